"""What stands on a page, case by case."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from crawler.outcome import Outcome
from crawler.page import Block, Contact, Field, Item, Page, Region
from crawler.read import read

CASES = tomllib.loads((Path(__file__).parent / "cases" / "extract.toml").read_text("utf-8"))["case"]
URL = "https://forno.test/chi/siamo"
SENTENCE = "Il nostro pane nasce di notte e arriva caldo ogni mattina sulla tavola di chi lo ama. "


def page(html: str) -> Page:
    return read(URL, html.encode("utf-8", "surrogatepass"), "text/html; charset=utf-8")


def shown(block: Block) -> str:
    lang = f" ({block.lang})" if block.lang else ""
    return f"{block.region} {block.kind} {block.text}{lang}" + (f" [{block.note}]" if block.note else "")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_page_is_read_as_a_visitor_reads_it(case: dict[str, Any]) -> None:
    blocks = [block for block in page(case["html"]).blocks if case.get("head") or block.region is not Region.HEAD]
    assert [shown(block) for block in blocks] == case["blocks"]


# ---- main or body


def test_what_is_beside_a_main_that_holds_the_copy_is_aside() -> None:
    html = f"<div>Spedizione gratis</div><main><h1>Pane</h1><p>{SENTENCE * 5}</p></main><div>Torna su</div>"
    regions = [block.region for block in page(html).blocks]
    assert regions == [Region.ASIDE, Region.MAIN, Region.MAIN, Region.ASIDE]


def test_a_hero_outside_main_is_copy() -> None:
    html = f"<div><h1>Pane</h1><p>Ogni giorno</p></div><main><p>{SENTENCE * 5}</p></main>"
    assert {block.region for block in page(html).blocks} == {Region.MAIN}


def test_a_main_that_holds_little_does_not_count() -> None:
    html = f"<main><h1>Pane</h1></main><div><p>{SENTENCE * 5}</p></div>"
    assert {block.region for block in page(html).blocks} == {Region.MAIN}


# ---- links


def links(html: str) -> list[str]:
    return [link.url for link in page(html).links]


def test_links_are_resolved_and_each_url_stands_once() -> None:
    html = (
        "<a href=' due?a=1&amp;b=2#x '></a><a href='/due'>Due</a><a href=due?a=1&b=2>Testo</a><a href=#top>su</a>"
        "<a href='//altro.test/'>x</a><area href=/mappa><iframe src=/dentro></iframe><a href='/a b'>y</a>"
    )
    assert links(html) == [
        "https://forno.test/chi/due?a=1&b=2",
        "https://forno.test/due",
        "https://altro.test/",
        "https://forno.test/mappa",
        "https://forno.test/dentro",
        "https://forno.test/a%20b",
    ]
    assert page(html).links[0].text == "Testo"


def test_base_href_counts_for_all_links_even_for_those_before_it() -> None:
    assert links("<a href=a>x</a><base href='/su/'><base href='/no/'>") == ["https://forno.test/su/a"]


@pytest.mark.parametrize(
    "href",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://a/b",
        "data:text/html,x",
        "http://[",
        "http://a:99999/",
        "http://",
    ],
)
def test_what_is_no_web_page_is_no_link(href: str) -> None:
    assert links(f"<a href='{href}'>x</a><a href=/ok>y</a>") == ["https://forno.test/ok"]


def test_links_in_hidden_menus_count() -> None:
    assert links("<nav style='display:none'><a href=/a>A</a></nav>") == ["https://forno.test/a"]


def test_two_thousand_links_are_enough() -> None:
    many = page("".join(f"<a href=/{i}>x</a> " for i in range(2_100)))
    assert len(many.links) == 2_000
    assert "many-links" in many.flags


def test_head_says_canonical_alternates_robots_and_author() -> None:
    found = page(
        "<html lang='fr-CH'><link rel=canonical href=/c><link rel=alternate hreflang=en-GB href=/en><meta name=robots "
        "content='NOINDEX, follow'><meta name=author content=' Anna  Neri '><p>Ciao</p>"
    )
    assert (found.lang, found.canonical, found.noindex) == ("fr", "https://forno.test/c", True)
    assert [(link.url, link.lang) for link in found.alternates] == [("https://forno.test/en", "en")]
    assert found.author == "Anna Neri"


# ---- contacts


def contacts(html: str) -> list[tuple[str, str]]:
    return [(contact.kind, contact.value) for contact in page(html).contacts]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a href='mailto:Anna%2Bx@Forno.IT?subject=Ciao'>x</a>", [("mail", "anna+x@forno.it")]),
        ("<a href='mailto:a@b.it,c@d.it'>x</a>", [("mail", "a@b.it"), ("mail", "c@d.it")]),
        ("<a href='mailto:?subject=x'>x</a>", []),
        ("<p>Scrivi ad anna@forno.it.</p>", [("mail", "anna@forno.it")]),
        ("<p>anna [at] forno [dot] it</p><p>l(at)forno.it</p>", [("mail", "anna@forno.it"), ("mail", "l@forno.it")]),
        ("<p>seguici @forno, oggi@ore 8</p>", []),
        ("<a href='tel:+390521123456'>0521 123456</a>", [("phone", "0521 123456")]),
        ("<a href='tel:+390521123456'>Chiama</a>", [("phone", "+390521123456")]),
        ("<p>Tel. 0521 123456 - P.IVA 01234567890</p>", [("phone", "0521 123456")]),
        ("<p>Tél : 04 78 12 34 56 / 06 12 34 56 78</p>", [("phone", "04 78 12 34 56")]),
        ("<p>+39 0521 123456</p>", [("phone", "+39 0521 123456")]),
        ("<p>P.IVA IT01234567890, SIREN 123 456 789, dal 1998, oltre 500.000 clienti, +500 clienti</p>", []),
        ("<a href='https://wa.me/39333'>x</a>", [("chat", "https://wa.me/39333")]),
        ("<a href='https://api.whatsapp.com/send?phone=39'>x</a>", [("chat", "https://api.whatsapp.com/send?phone=39")]),
        ("<a href='https://api.whatsapp.com/send?text=ciao'>x</a><a href='https://t.me/share/url?u=x'>y</a>", []),
        ("<p>anna@forno.it</p><a href=mailto:anna@forno.it>anna@forno.it</a>", [("mail", "anna@forno.it")]),
        ("<p>Scrivi a <a href=mailto:anna@forno.it>anna@forno.it</a></p>", [("mail", "anna@forno.it")]),
    ],
)  # fmt: skip
def test_ways_to_reach_someone_are_found(html: str, expected: list[tuple[str, str]]) -> None:
    assert contacts(html) == expected


def test_a_contact_stands_near_its_card() -> None:
    html = "".join(
        f"<div><h3>{name}</h3><p>Fornaia</p><div><a href=mailto:{name}@forno.it>Scrivi</a></div></div>"
        for name in ("Anna", "Lia")
    )
    assert [contact.near for contact in page(f"<section>{html}</section>").contacts] == [
        "Anna\nFornaia\nScrivi",
        "Lia\nFornaia\nScrivi",
    ]


def test_a_card_ends_where_somebody_else_begins() -> None:
    html = "".join(f"<div><b>{name}</b> <a href=mailto:{name}@b.it>Scrivi</a></div>" for name in ("Anna", "Lia"))
    assert [contact.near for contact in page(f"<section>{html}</section>").contacts] == ["Anna Scrivi", "Lia Scrivi"]
    html = "<div><a href=mailto:a@b.it>Anna</a><a href=mailto:l@b.it>Lia</a></div>"
    assert [contact.near for contact in page(html).contacts] == ["Anna", "Lia"]


def test_a_contact_in_a_list_of_links_in_the_footer_stands_in_the_footer() -> None:
    html = (
        "<p>Ciao</p><footer><ul><li><a href=mailto:a@b.it>a@b.it</a></li><li><a href=/x>Privacy</a></li></ul></footer>"
    )
    assert page(html).contacts == (
        Contact(kind="mail", value="a@b.it", text="a@b.it", near="a@b.it", region=Region.FOOTER),
    )


def test_near_is_short_and_holds_the_contact() -> None:
    (contact,) = page(f"<p>{SENTENCE * 20} anna@forno.it {SENTENCE * 20}</p>").contacts
    assert len(contact.near) <= 400
    assert "anna@forno.it" in contact.near


# ---- forms


def test_a_form_has_the_fields_that_a_visitor_sees_with_their_labels() -> None:
    (form,) = page(
        "<h2>Scrivici</h2><form action=/invia><label for=n>Nome</label><input id=n name=nome>"
        "<label>E-mail <input type=EMAIL></label>"
        "<input placeholder=Telefono type=tel><textarea aria-label=Messaggio></textarea>"
        "<select name=s><option>a</select><input type=hidden name=token>"
        "<div style='display:none'><input name=trappola></div><button>Invia</button></form>"
    ).forms
    assert form.fields == (
        Field(name="nome", label="Nome"),
        Field(type="email", label="E-mail"),
        Field(type="tel", label="Telefono"),
        Field(type="textarea", label="Messaggio"),
        Field(name="s", type="select"),
    )
    assert (form.action, form.button, form.near) == ("/invia", "Invia", "Scrivici")


def test_a_form_without_a_field_is_none() -> None:
    assert page("<form><button>Compra</button></form>").forms == ()


# ---- structured data


def test_json_ld_is_flattened() -> None:
    html = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "Organization", "name": "Forno", "open": true, "employee":
            [{"@type": ["Person"], "name": "Anna  Neri"}]}
    ]}</script><p>Ciao</p>"""
    assert page(html).items == (
        Item(types=("Organization",), properties=(("name", "Forno"), ("open", "true"))),
        Item(types=("Person",), properties=(("name", "Anna Neri"),), parent="Organization.employee"),
    )


@pytest.mark.parametrize(
    "script", ["{", "", "{'a': 1}", "[" * 100_000, '{"a":' * 100_000, "NaN", '{"@type": {"a": []}}']
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    found = page(f'<script type="application/ld+json">{script}</script><p>Ciao</p>')
    assert found.items == ()
    assert found.outcome is Outcome.AUDITED


def test_lone_surrogates_of_json_are_replaced() -> None:
    (item,) = page(r'<script type="application/ld+json">{"name": "a\ud800b"}</script>').items
    assert item.properties == (("name", "a\ufffdb"),)


def test_microdata_is_flattened() -> None:
    html = (
        "<div itemscope itemtype='https://schema.org/Organization'><b itemprop=name>Forno</b>"
        "<div itemprop=employee itemscope itemtype='http://schema.org/Person'>"
        "<i itemprop=name>Anna <b>Neri</b></i></div>"
        "<a itemprop=url href=/x>y</a></div>"
    )
    assert page(html).items == (
        Item(types=("Organization",), properties=(("name", "Forno"), ("url", "/x"))),
        Item(types=("Person",), properties=(("name", "Anna Neri"),), parent="Organization.employee"),
    )


# ---- outcomes


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("", Outcome.EMPTY),
        ("   ", Outcome.EMPTY),
        ("<html><body></body></html>", Outcome.EMPTY),
        ("<nav><a href=/>Home</a></nav>", Outcome.EMPTY),
        ("<h1>Example</h1><p>For use in documents.</p>", Outcome.AUDITED),
        ("<h1>Example</h1><p>For use in documents.</p><script src=/count.js></script>", Outcome.AUDITED),
        ("<div id=root></div><script src=/app.js></script>", Outcome.EMPTY_SHELL),
        ("<p>Loading</p><div id=app></div><script src=/app.js></script>", Outcome.EMPTY_SHELL),
        (
            "<p>Loading</p><noscript>You need scripts to run this.</noscript><script src=/a.js></script>",
            Outcome.EMPTY_SHELL,
        ),
        ("<div id=root><h1>Pane</h1><p>Fresco</p></div><script src=/app.js></script>", Outcome.AUDITED),
        ("<meta http-equiv=refresh content='0; url=/nuovo'><p>Vai</p>", Outcome.REDIRECTED),
        ("<meta http-equiv=refresh content='99; url=/nuovo'><p>Vai</p>", Outcome.AUDITED),
        ("<meta http-equiv=refresh content='5'><p>Vai</p>", Outcome.AUDITED),
        ("<h1>Area clienti</h1><form><input name=u><input type=password><button>Entra</button></form>", Outcome.LOGIN),
        (f"<p>{SENTENCE * 2}</p><form><input type=password></form>", Outcome.AUDITED),
    ],
)
def test_a_page_without_copy_is_an_outcome(html: str, outcome: Outcome) -> None:
    assert page(html).outcome is outcome


def test_a_stub_says_where_it_leads() -> None:
    stub = page("<meta http-equiv=Refresh content=\"0;URL='/nuovo'\">")
    assert stub.detail == "https://forno.test/nuovo"
    assert [link.url for link in stub.links] == ["https://forno.test/nuovo"]


def test_plain_text_is_read_in_paragraphs() -> None:
    found = read(URL, b"Ciao a\r\ntutti <b>.\r\n\r\nArrivederci.", "text/plain; charset=utf-8")
    assert [block.text for block in found.blocks] == ["Ciao a tutti <b>.", "Arrivederci."]


def test_a_part_of_a_body_is_marked() -> None:
    assert read(URL, b"<p>Ciao", "text/html", partial=True).flags == ("partial",)


def test_words_are_counted_outside_head_navigation_and_consent() -> None:
    found = page(
        "<title>Uno due</title><nav>tre</nav><p>quattro – l'altro 5</p><div class=gdpr>sei</div><footer>sette</footer>"
    )
    assert found.words == 4


# ---- digest and sketch


def test_equal_copy_has_an_equal_digest_whatever_the_menu_and_title() -> None:
    one = page(f"<title>Uno</title><nav>A</nav><p>{SENTENCE}</p>")
    two = page(f"<title>Due</title><nav>B</nav><p>{SENTENCE}</p>")
    three = page(f"<title>Uno</title><nav>A</nav><p>{SENTENCE}!</p>")
    assert one.digest == two.digest != three.digest
    assert len(one.digest) == 16


def test_sketches_of_like_pages_are_alike() -> None:
    text = [f"parola{i}" for i in range(300)]
    one, two = page(" ".join(text)).sketch, page(" ".join([*text, "altra"])).sketch
    other = page(" ".join(reversed(text))).sketch
    assert len(one) == 64
    assert list(one) == sorted(one)
    assert len(set(one) & set(two)) >= 60
    assert not set(one) & set(other)


def test_nothing_hangs_on_the_hash_seed() -> None:
    code = (
        "import sys; from crawler.read import read; p = read('http://a.test/', sys.stdin.buffer.read(), None); "
        "print(p.digest, p.sketch, p.blocks, p.links, p.contacts)"
    )
    body = (f"<p>{SENTENCE}</p><a href=/a>x</a> a@b.it" + "<a href=/b>y</a><a href=mailto:c@d.it>z</a>").encode()
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], input=body, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
