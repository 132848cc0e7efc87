"""What becomes of every URL, on real servers."""

import gzip
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from crawler.crawlfile import CrawlFile
from crawler.errors import Locked
from crawler.known import Known
from crawler.options import Options, Resolve
from crawler.outcome import Outcome
from crawler.supervise import crawl
from tests.loopback import WORDS, Answer, Routes, Server, moved, page, serve

LOOPBACK = ("127.0.0.0/8",)
HTML = {"Content-Type": "text/html"}


def run(folder: Path, start: str, *, note: str = "tests.noting:note", **options: Any) -> dict[str, Known]:
    """Crawl without a delay; what became of each URL by its URL."""
    asked: dict[str, Any] = {"delay": 0.0, "allow_private": LOOPBACK, **options}
    path = folder / "crawl.sqlite"
    crawl(path, Options(start=start, **asked), note=note, note_digest="1", started_at="2026-11-21T10:00:00Z")
    with CrawlFile.open(path) as file:
        return {known.url: known for known in file.known()}


def outcomes(known: Mapping[str, Known], server: Server) -> dict[str, Outcome]:
    """Outcome by path."""
    return {url.removeprefix(server.url): item.outcome for url, item in known.items()}


CASES: dict[str, tuple[Routes, dict[str, Outcome]]] = {
    "every page that links reach": (
        {"/": page("Home", "/a", "b.html?x=1#top"), "/a": page("A", "/"), "/b.html?x=1": page("B", "/a#foot")},
        {"/": Outcome.AUDITED, "/a": Outcome.AUDITED, "/b.html?x=1": Outcome.AUDITED},
    ),
    "a redirect is one, its target another": (
        {"/": page("Home", "/old"), "/old": moved("/new", 301), "/new": page("New")},
        {"/": Outcome.AUDITED, "/old": Outcome.REDIRECTED, "/new": Outcome.AUDITED},
    ),
    "redirects without an end": (
        {"/": page("Home", "/loop"), "/loop": moved("/loop"), **{f"/r{n}": moved(f"/r{n + 1}") for n in range(9)}},
        {"/": Outcome.AUDITED, "/loop": Outcome.UNREACHABLE},
    ),
    "a redirect to another site is not followed": (
        {"/": page("Home", "/out"), "/out": moved("http://127.0.0.2:1/secret")},
        {"/": Outcome.AUDITED, "/out": Outcome.REDIRECTED},
    ),
    "a redirect to no page": (
        {"/": page("Home", "/js", "/file"), "/js": moved("javascript:alert(1)"), "/file": moved("file:///etc/passwd")},
        {"/": Outcome.AUDITED, "/js": Outcome.UNREACHABLE, "/file": Outcome.UNREACHABLE},
    ),
    "status tells the outcome": (
        {
            "/": page("Home", "/401", "/403", "/404", "/410", "/418", "/500"),
            **{f"/{status}": Answer(status=status, headers=HTML) for status in (401, 403, 410, 418, 500)},
        },
        {
            "/": Outcome.AUDITED,
            "/401": Outcome.LOGIN,
            "/403": Outcome.REFUSED,
            "/404": Outcome.NOT_FOUND,
            "/410": Outcome.NOT_FOUND,
            "/418": Outcome.SERVER_ERROR,
            "/500": Outcome.SERVER_ERROR,
        },
    ),
    "what is no page": (
        {
            "/": page("Home", "/flyer.pdf", "/photo", "/hidden-pdf"),
            "/photo": Answer(body=b"\x89PNG" * 99, headers={"Content-Type": "image/png"}),
            "/hidden-pdf": Answer(body=b"%PDF-1.7 \x00" + b"\x00" * 500, headers=HTML),
        },
        {
            "/": Outcome.AUDITED,
            "/flyer.pdf": Outcome.NOT_HTML,
            "/photo": Outcome.NOT_HTML,
            "/hidden-pdf": Outcome.NOT_HTML,
        },
    ),
    "links that do something are left alone": (
        {"/": page("Home", "/logout", "/shop?add-to-cart=3")},
        {"/": Outcome.AUDITED, "/logout": Outcome.UNSAFE_ACTION, "/shop?add-to-cart=3": Outcome.UNSAFE_ACTION},
    ),
    "a folder inside itself": (
        {"/": page("Home", "/x/1/x/2/x/3/"), "/x/1/x/2/x/3/": page("Trap")},
        {"/": Outcome.AUDITED, "/x/1/x/2/x/3/": Outcome.TRAP},
    ),
    "the same copy twice is one page": (
        {"/": page("Home", "/a", "/b"), "/a": page("Same"), "/b": page("Same")},
        {"/": Outcome.AUDITED, "/a": Outcome.AUDITED, "/b": Outcome.DUPLICATE},
    ),
    "parameters of a visit name no page": (
        {"/": page("Home", "/a?utm_source=x", "/a?PHPSESSID=1", "/a"), "/a": page("A")},
        {"/": Outcome.AUDITED, "/a": Outcome.AUDITED},
    ),
    "robots.txt forbids": (
        {
            "/robots.txt": Answer(body=b"User-agent: *\nDisallow: /private/\n", headers={"Content-Type": "text/plain"}),
            "/": page("Home", "/private/a"),
            "/private/a": page("Private"),
        },
        {"/": Outcome.AUDITED, "/private/a": Outcome.ROBOTS},
    ),
    "the body of a missing robots.txt is no rule": (
        {"/robots.txt": Answer(status=404, body=b"User-agent: *\nDisallow: /\n"), "/": page("Home")},
        {"/": Outcome.AUDITED},
    ),
    "too big": (
        {"/": page("Home", "/big"), "/big": Answer(body=b"<p>" + b"word " * 1_100_000)},
        {"/": Outcome.AUDITED, "/big": Outcome.TOO_BIG},
    ),
    "a bomb is too big": (
        {
            "/": page("Home", "/bomb"),
            "/bomb": Answer(
                body=gzip.compress(b"<p>" + b"a" * 50_000_000), headers={**HTML, "Content-Encoding": "gzip"}
            ),
        },
        {"/": Outcome.AUDITED, "/bomb": Outcome.TOO_BIG},
    ),
    "an encoding that changes nothing": (
        {"/": page("Home", "/a"), "/a": page("A")._replace(headers={**HTML, "Content-Encoding": "identity"})},
        {"/": Outcome.AUDITED, "/a": Outcome.AUDITED},
    ),
    "compression that is none": (
        {"/": page("Home", "/a"), "/a": page("A")._replace(headers={**HTML, "Content-Encoding": "gzip"})},
        {"/": Outcome.AUDITED, "/a": Outcome.NOT_HTML},
    ),
    "a redirect in letters of its own": (
        {"/": page("Home", "/a"), "/a": moved("/qualit\u00c3\u00a0"), "/qualit%C3%A0": page("Quality")},
        {"/": Outcome.AUDITED, "/a": Outcome.REDIRECTED, "/qualit%C3%A0": Outcome.AUDITED},
    ),
    "a host that is no address": (
        {"/": page("Home", "http://a%3Ab/", "/a", "/b"), "/a": moved("http://a%3Ab/"), "/b": page("B")},
        {"/": Outcome.AUDITED, "/a": Outcome.UNREACHABLE, "/b": Outcome.AUDITED},
    ),
    "headers without an end": (
        {
            "/": page("Home", "/a", "/b"),
            "/a": page("A")._replace(headers={f"X-{number}": "a" * 9000 for number in range(40)}),
            "/b": page("B"),
        },
        {"/": Outcome.AUDITED, "/a": Outcome.TOO_BIG, "/b": Outcome.AUDITED},
    ),
    "layers of compression": (
        {
            "/": page("Home", "/layers", "/unknown"),
            "/layers": Answer(body=gzip.compress(b"x"), headers={**HTML, "Content-Encoding": "gzip, gzip, gzip"}),
            "/unknown": Answer(body=b"x", headers={**HTML, "Content-Encoding": "zorp"}),
        },
        {"/": Outcome.AUDITED, "/layers": Outcome.NOT_HTML, "/unknown": Outcome.NOT_HTML},
    ),
    "a short name of a page is a double": (
        {
            "/": page("Home", "/a", "/?p=2"),
            "/a": Answer(
                body=b'<link rel="shortlink" href="/?p=1"><link rel="shortlink" href="/?p=2">' + page("A").body
            ),
            "/?p=2": page("Linked"),
        },
        {"/": Outcome.AUDITED, "/a": Outcome.AUDITED, "/?p=1": Outcome.DUPLICATE, "/?p=2": Outcome.AUDITED},
    ),
    "an answer to everything is a soft 404": (
        {
            "/": page("Home", "/a", "/gone"),
            "/a": page("A"),
            "/gone": page("Nothing here", text="Nothing here but this"),
            "/h2h-audit-a1b2c3d4-this-page-does-not-exist": page("Nothing here", text="Nothing here but this"),
        },
        {"/": Outcome.AUDITED, "/a": Outcome.AUDITED, "/gone": Outcome.SOFT_404},
    ),
    "a site with one page under every name": (
        {
            "/": page("App", "/a"),
            "/a": page("App", "/a"),
            "/h2h-audit-a1b2c3d4-this-page-does-not-exist": page("App", "/a"),
        },
        {"/": Outcome.AUDITED, "/a": Outcome.DUPLICATE},
    ),
    "the start's own redirects belong to the site": (
        {"/": moved("/en/"), "/en/": page("Home", "/it/"), "/it/": page("Casa")},
        {"/": Outcome.REDIRECTED, "/en/": Outcome.AUDITED, "/it/": Outcome.AUDITED},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_url_ends_in_one_outcome(name: str, tmp_path: Path) -> None:
    routes, expected = CASES[name]
    with serve(routes) as server:
        found = outcomes(run(tmp_path, f"{server.url}/"), server)
    assert found == expected


def test_sitemaps_are_seeds(tmp_path: Path) -> None:
    routes: dict[str, Answer] = {
        "/": page("Home"),
        "/robots.txt": Answer(body=b"Sitemap: /index.xml\nSitemap: http://127.0.0.2:1/strange.xml"),
        "/hidden": page("Only in the sitemap"),
    }
    with serve(routes) as server:
        index = f"<sitemapindex><sitemap><loc>{server.url}/pages.xml.gz</loc></sitemap></sitemapindex>"
        pages = f"<urlset><url><loc>{server.url}/hidden</loc></url><url><loc>http://127.0.0.2:1/x</loc></url></urlset>"
        routes["/index.xml"] = Answer(body=index.encode(), headers={"Content-Type": "application/xml"})
        routes["/pages.xml.gz"] = Answer(
            body=gzip.compress(pages.encode()), headers={"Content-Type": "application/gzip"}
        )
        found = outcomes(run(tmp_path, f"{server.url}/"), server)
    assert found == {"/": Outcome.AUDITED, "/hidden": Outcome.AUDITED}


def test_sitemaps_of_sitemaps_have_an_end(tmp_path: Path) -> None:
    routes: dict[str, Answer] = {"/": page("Home")}
    with serve(routes) as server:
        for name in ("sitemap", *(f"index{number}" for number in range(60))):
            links = (f"{server.url}/{'index' if name == 'sitemap' else name + '-'}{n}.xml" for n in range(60))
            index = f"<sitemapindex>{''.join(f'<sitemap><loc>{link}</loc></sitemap>' for link in links)}</sitemapindex>"
            routes[f"/{name}.xml"] = Answer(body=index.encode(), headers={"Content-Type": "application/xml"})
        assert outcomes(run(tmp_path, f"{server.url}/"), server) == {"/": Outcome.AUDITED}
    assert sum(server.hits.values()) <= 103


def test_strangers_are_never_asked(tmp_path: Path) -> None:
    with serve({}, host="127.0.0.2") as stranger:
        out = f"{stranger.url}/x"
        routes = {
            "/": Answer(
                body=f'<base href="{stranger.url}/"><a href="rel">1</a><a href="{out}">2</a>'
                f'<iframe src="{out}"></iframe>'
                f'<meta http-equiv="refresh" content="99; url={out}"><link rel="canonical" href="{out}">'
                f"<p>{WORDS}".encode()
            ),
            "/robots.txt": Answer(body=f"Sitemap: {stranger.url}/sitemap.xml\n".encode()),
        }
        with serve(routes) as server:
            known = run(tmp_path, f"{server.url}/")
    assert not stranger.hits
    assert outcomes(known, server) == {"/": Outcome.AUDITED}


def test_the_guard_is_on_by_default(tmp_path: Path) -> None:
    with serve({"/": page("Home")}) as server:
        for number, host in enumerate(
            ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0")
        ):
            folder = tmp_path / str(number)
            folder.mkdir()
            known = run(folder, f"http://{host}:{server.port}/", allow_private=())
            assert [item.outcome for item in known.values()] == [Outcome.BLOCKED_ADDRESS], host
    assert not server.hits


def test_a_redirect_of_the_start_cannot_lead_inside(tmp_path: Path) -> None:
    with serve({"/": page("Secret")}, host="127.0.0.2") as inside, serve({"/": moved(f"{inside.url}/")}) as server:
        known = run(tmp_path, f"{server.url}/", allow_private=("127.0.0.1/32",))
    assert [item.outcome for item in known.values()] == [Outcome.REDIRECTED, Outcome.BLOCKED_ADDRESS]
    assert not inside.hits


def test_resolve_leads_a_name_to_an_address(tmp_path: Path) -> None:
    with serve({"/": page("Home", "http://www.firm.example:PORT/about"), "/about": page("About")}) as server:
        known = run(
            tmp_path,
            f"http://firm.example:{server.port}/",
            allow_private=(),
            resolve=(Resolve(host="firm.example", port=server.port, address="127.0.0.1"),),
        )
    assert known[f"http://firm.example:{server.port}/"].outcome is Outcome.AUDITED


def test_www_and_apex_are_one_site() -> None:
    from crawler.links import follow
    from crawler.scope import Scope

    scope = Scope(origin="https://www.firm.example", hosts=("firm.example", "www.firm.example"), port=443)
    links = [
        "http://firm.example/a",
        "https://www.firm.example/a",
        "http://www.firm.example:80/a",
        "https://blog.firm.example/x",
    ]
    assert [(item.url, item.outcome) for item in follow(scope, links)] == [
        ("https://www.firm.example/a", None),
        ("https://blog.firm.example/", Outcome.OUT_OF_SCOPE),
    ]


def test_a_path_limits_the_crawl_to_its_folder(tmp_path: Path) -> None:
    routes = {"/shop/": page("Shop", "/shop/a", "/about"), "/shop/a": page("A"), "/about": page("About")}
    with serve(routes) as server:
        found = outcomes(run(tmp_path, f"{server.url}/shop/"), server)
    assert found == {"/shop/": Outcome.AUDITED, "/shop/a": Outcome.AUDITED, "/about": Outcome.OUT_OF_SCOPE}


def test_globs_leave_pages_out(tmp_path: Path) -> None:
    routes = {"/": page("Home", "/a/1", "/b/1", "/a/2"), **{f"/a/{n}": page(f"A{n}") for n in (1, 2)}}
    with serve(routes) as server:
        found = outcomes(run(tmp_path, f"{server.url}/", include=("/a/*",), exclude=("*/2",)), server)
    assert found == {"/": Outcome.AUDITED, "/a/1": Outcome.AUDITED, "/a/2": Outcome.EXCLUDED, "/b/1": Outcome.EXCLUDED}


def test_the_budget_counts_pages_with_copy_of_their_own(tmp_path: Path) -> None:
    names = [f"/p{n:02}" for n in range(20)]
    routes = {"/": page("Home", *names), **{name: page("Same" if n % 2 else name) for n, name in enumerate(names)}}
    with serve(routes) as server:
        found = list(run(tmp_path, f"{server.url}/", max_pages=6).values())
    assert sum(item.outcome is Outcome.AUDITED for item in found) == 6
    assert len(found) == 21
    assert {item.outcome for item in found} == {Outcome.AUDITED, Outcome.DUPLICATE, Outcome.OVER_BUDGET}


def test_robots_that_cannot_be_read_forbid_everything(tmp_path: Path) -> None:
    with serve({"/robots.txt": Answer(status=503), "/": page("Home")}) as server:
        found = outcomes(run(tmp_path, f"{server.url}/"), server)
    assert found == {"/": Outcome.ROBOTS}
    assert server.hits["/"] == 0


RULES = b"User-agent: *\nDisallow: /private\n"
ROBOTS: dict[str, tuple[Answer, Outcome, Outcome | None]] = {
    "as a picture": (Answer(body=RULES, headers={"Content-Type": "image/png"}), Outcome.AUDITED, Outcome.ROBOTS),
    "as JSON": (Answer(body=RULES, headers={"Content-Type": "application/json"}), Outcome.AUDITED, Outcome.ROBOTS),
    "of 6 MB": (Answer(body=RULES + b"# filling\n" * 600_000), Outcome.AUDITED, Outcome.ROBOTS),
    "a bomb": (
        Answer(body=gzip.compress(b"#" * 50_000_000), headers={"Content-Encoding": "gzip"}), Outcome.ROBOTS, None
    ),
    "in layers": (Answer(body=RULES, headers={"Content-Encoding": "gzip, gzip, gzip"}), Outcome.ROBOTS, None),
    "that leads inside": (moved("http://10.0.0.1/robots.txt"), Outcome.ROBOTS, None),
}  # fmt: skip


@pytest.mark.parametrize(("robots", "home", "private"), ROBOTS.values(), ids=ROBOTS.keys())
def test_a_strange_robots_txt_opens_nothing(
    tmp_path: Path, robots: Answer, home: Outcome, private: Outcome | None
) -> None:
    with serve({"/robots.txt": robots, "/": page("Home", "/private"), "/private": page("Private")}) as server:
        found = outcomes(run(tmp_path, f"{server.url}/"), server)
    assert (found["/"], found.get("/private")) == (home, private)
    assert not server.hits["/private"]


def test_robots_txt_is_asked_for_again_when_the_server_says(tmp_path: Path) -> None:
    times: list[float] = []

    def busy(count: int) -> Answer:
        times.append(time.monotonic())
        return Answer(body=RULES) if count > 1 else Answer(status=503, headers={"Retry-After": "2"})

    with serve({"/robots.txt": busy, "/": page("Home")}) as server:
        found = outcomes(run(tmp_path, f"{server.url}/"), server)
    assert found == {"/": Outcome.AUDITED}
    assert times[1] - times[0] >= 2


def test_robots_can_be_ignored(tmp_path: Path) -> None:
    routes = {"/robots.txt": Answer(body=b"User-agent: *\nDisallow: /"), "/": page("Home")}
    with serve(routes) as server:
        found = outcomes(run(tmp_path, f"{server.url}/", ignore_robots=True), server)
    assert found == {"/": Outcome.AUDITED}
    assert server.hits["/robots.txt"] == 0


def test_retry_after_is_waited_for(tmp_path: Path) -> None:
    times: list[float] = []

    def busy(count: int) -> Answer:
        times.append(time.monotonic())
        return page("Busy") if count > 1 else Answer(status=503, headers={"Retry-After": "2"})

    with serve({"/": page("Home", "/busy"), "/busy": busy}) as server:
        found = outcomes(run(tmp_path, f"{server.url}/"), server)
    assert found == {"/": Outcome.AUDITED, "/busy": Outcome.AUDITED}
    assert times[1] - times[0] >= 2


def test_secrets_go_to_the_named_host_alone_and_into_no_file(tmp_path: Path) -> None:
    with serve({"/": page("Other")}, host="127.0.0.2") as other, serve({"/": moved(f"{other.url}/")}) as server:
        run(tmp_path, f"{server.url}/", auth="marta:s3cr3t-word", headers=(("X-Key", "s3cr3t-key"),))
    assert server.heard[-1][1]["authorization"].startswith("Basic ")
    assert server.heard[-1][1]["x-key"] == "s3cr3t-key"
    assert other.heard
    assert all("authorization" not in headers and "x-key" not in headers for _, headers in other.heard)
    assert not any(b"s3cr3t" in path.read_bytes() for path in tmp_path.iterdir())


def test_secrets_go_to_no_other_port_of_the_host(tmp_path: Path) -> None:
    with serve({"/": page("Other")}) as other, serve({"/": moved(f"{other.url}/")}) as server:
        run(tmp_path, f"{server.url}/", auth="marta:s3cr3t-word", headers=(("X-Key", "s3cr3t-key"),))
    assert "authorization" in server.heard[-1][1]
    assert other.heard
    assert all("authorization" not in headers and "x-key" not in headers for _, headers in other.heard)


def test_a_crawl_that_another_run_takes_over_ends_in_so_many_words(tmp_path: Path) -> None:
    def taken(_: int) -> Answer:
        with CrawlFile.open(tmp_path / "crawl.sqlite") as file:
            file.take_over()
        return page("Home")

    with serve({"/": taken}) as server, pytest.raises(Locked):
        run(tmp_path, f"{server.url}/")


def test_no_language_is_asked_for_but_the_users(tmp_path: Path) -> None:
    with serve({"/": page("Home")}) as server:
        run(tmp_path, f"{server.url}/")
    assert all("accept-language" not in headers and "cookie" not in headers for _, headers in server.heard)


def test_a_page_that_kills_its_readers_is_given_up(tmp_path: Path) -> None:
    with serve({"/": page("Home", "/deadly", "/a"), "/deadly": page("Deadly"), "/a": page("A")}) as server:
        found = outcomes(run(tmp_path, f"{server.url}/", note="tests.noting:deadly"), server)
    assert found == {"/": Outcome.AUDITED, "/deadly": Outcome.CRASHED_US, "/a": Outcome.AUDITED}


def test_a_broken_off_page_is_kept_and_marked(tmp_path: Path) -> None:
    cut = page("Cut")._replace(cut=500)
    with serve({"/": page("Home", "/cut"), "/cut": cut}) as server:
        found = outcomes(run(tmp_path, f"{server.url}/"), server)
    assert found["/cut"] is Outcome.AUDITED


def test_the_last_pages_are_asked_for_first(tmp_path: Path) -> None:
    names = [f"/p{n}" for n in range(9)]
    with serve({"/": page("Home", *names), **{name: page(name) for name in names}}) as server:
        found = run(tmp_path, f"{server.url}/", max_pages=3, seeds=(f"{server.url}/p7", f"{server.url}/p8"))
    audited = [url.removeprefix(server.url) for url, item in found.items() if item.outcome is Outcome.AUDITED]
    assert audited == ["/", "/p7", "/p8"]


def test_a_dry_run_asks_for_the_start_only(tmp_path: Path) -> None:
    with serve({"/": page("Home", "/a"), "/a": page("A")}) as server:
        found = outcomes(run(tmp_path, f"{server.url}/", dry_run=True), server)
    assert server.hits["/a"] == 0
    assert found == {"/": Outcome.AUDITED, "/a": Outcome.OVER_BUDGET}


def test_a_site_that_is_not_there(tmp_path: Path) -> None:
    with serve({}) as server:
        pass
    known = run(tmp_path, f"{server.url}/")
    assert [(item.outcome, item.detail) for item in known.values()] == [(Outcome.UNREACHABLE, "connection refused")]


def test_nothing_is_imported_from_the_folder_that_one_is_standing_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("crawler", "msgspec", "scrapy"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'taken')!r}, 'w')", "utf-8")
    monkeypatch.chdir(tmp_path)
    with serve({"/": page("Home")}) as server:
        found = outcomes(run(tmp_path, f"{server.url}/"), server)
    assert found == {"/": Outcome.AUDITED}
    assert not (tmp_path / "taken").exists()
