"""An audit of an invented firm, made by hand, with its pages: what the tests of the report print."""

import hashlib
from collections.abc import Callable, Iterator

from audit.model import (
    SCHEMA_VERSION,
    Audit,
    AuditedPage,
    CheckResult,
    Dimension,
    DimensionScore,
    Entry,
    Finding,
    Listing,
    Mark,
    Measure,
    Notice,
    PageFacts,
    Place,
    Result,
    Role,
    Status,
    Unit,
    Versions,
)
from crawler.outcome import Outcome
from crawler.page import Block, Page, Region

HOME = "https://torchio-valmara.example/"
ABOUT = "https://torchio-valmara.example/chi-siamo"
VISIT = "https://torchio-valmara.example/en/visit"

LONG = (
    "Le olive che arrivano al mattino dai nostri sei terreni sopra il lago, raccolte a mano dalle famiglie che "
    "lavorano con noi da quando il frantoio era ancora nella stalla di mio nonno, vengono lavate, pesate davanti a chi "
    "le porta e frante entro sera, perché l’olio di ieri non sia mai quello di domani."
)
SHORT = "Frangiamo le olive il giorno in cui si raccolgono."
ENGLISH_LONG = (
    "If you would like to see the press at work you are welcome on any weekday in November after two in the afternoon, "
    "when the first crates come down from the hill and Marta has time to show you what she does and why."
)

HOME_BLOCKS = (
    Block(kind="title", text="Torchio Valmara: olio del lago", region=Region.HEAD),
    Block(kind="meta", text="Un frantoio di famiglia sopra il lago.", region=Region.HEAD),
    Block(kind="a", text="Chi siamo", region=Region.NAV),
    Block(kind="h1", text="L’olio del nostro lago"),
    Block(kind="p", text=f"{SHORT} {LONG}"),
    Block(kind="h2", text="Dove trovarci"),
    Block(kind="li", text="Al mercato di Valmara, il sabato"),
    Block(kind="li", text="In frantoio, da ottobre a dicembre"),
    Block(kind="quote", text="Il primo olio che mi sa di casa. — Piera, Lecco"),
    Block(kind="button", text="Scrivete a Marta"),
    Block(kind="p", text="Torchio Valmara, via del Torchio 4", region=Region.FOOTER),
)
ABOUT_BLOCKS = (
    Block(kind="title", text="Chi siamo", region=Region.HEAD),
    Block(kind="h1", text="Chi siamo"),
    Block(kind="p", text="Marta Bellandi guida il frantoio; suo fratello Ivo cura gli ulivi."),
    Block(kind="p", text=LONG),
    Block(kind="p", text="We ship to Switzerland too.", lang="en"),
    Block(kind="p", text="Usiamo i cookie.", note="consent", region=Region.ASIDE),
)
VISIT_BLOCKS = (
    Block(kind="title", text="Visit the press", region=Region.HEAD),
    Block(kind="h1", text="Visit the press"),
    Block(kind="p", text=ENGLISH_LONG),
    Block(kind="p", text="Write to marta@torchio-valmara.example and she will tell you when to come."),
)


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> 1


def _unit(block: int, blocks: tuple[Block, ...], text: str, *, marked: bool = False) -> Unit:
    start = blocks[block].text.index(text)
    mark = Mark(check="readability", kind="long-sentence", start=0, end=len(text))
    return Unit(
        block=block,
        start=start,
        end=start + len(text),
        digest=_digest(text),
        words=len(text.split()),
        judged=blocks[block].region is Region.MAIN and blocks[block].kind != "quote" and not blocks[block].note,
        marks=(mark,) if marked else (),
        text=text if marked else "",
    )


def _facts(url: str, blocks: tuple[Block, ...], long: str, *, language: str, role: Role) -> PageFacts:
    units = []
    for index, block in enumerate(blocks):
        head, found, _ = block.text.partition(long)
        parts = (head.strip(), long) if found else (block.text,)
        units += [_unit(index, blocks, part, marked=part == long) for part in parts if part]
    return PageFacts(
        url=url,
        outcome=Outcome.AUDITED,
        title=blocks[0].text,
        language=language,
        declared_language=language,
        role=role,
        words=sum(unit.words for unit in units if unit.judged),
        units=tuple(units),
    )


PAGES = (
    (Page(url=HOME, lang="it", blocks=HOME_BLOCKS), _facts(HOME, HOME_BLOCKS, LONG, language="it", role=Role.HOME)),
    (
        Page(url=ABOUT, lang="it", blocks=ABOUT_BLOCKS),
        _facts(ABOUT, ABOUT_BLOCKS, LONG, language="it", role=Role.ABOUT),
    ),
    (
        Page(url=VISIT, lang="en", blocks=VISIT_BLOCKS),
        _facts(VISIT, VISIT_BLOCKS, ENGLISH_LONG, language="en", role=Role.CONTACT),
    ),
)


def pages() -> Iterator[tuple[Page, PageFacts]]:
    """The invented firm's pages."""
    return iter(PAGES)


def finding(sentence: str, language: str, *places: Place, kind: str = "long-sentence") -> Finding:
    """A finding over the whole of a sentence."""
    return Finding(
        key=f"{_digest(sentence):016x}",
        check="readability",
        kind=kind,
        sentence=sentence,
        language=language,
        spans=((0, len(sentence)),),
        places=places,
        count=len(places),
    )


READABILITY = CheckResult(
    id="readability",
    dimension=Dimension.PLAIN,
    weight=2,
    version=1,
    result=Result(
        status=Status.PASSED,
        score=81.3,
        measures=(
            Measure(key="reading-ease", value=56.7, unit="points", good=60.0, poor=40.0, language="it"),
            Measure(key="reading-ease", value=64.2, unit="points", good=60.0, poor=30.0, language="en"),
        ),
        findings=(
            finding(LONG, "it", Place(url=HOME, block=4), Place(url=ABOUT, block=3)),
            finding(ENGLISH_LONG, "en", Place(url=VISIT, block=2)),
        ),
        strengths=(finding(SHORT, "it", Place(url=HOME, block=4)),),
    ),
)
FACES = CheckResult(
    id="faces",
    dimension=Dimension.HUMAN,
    weight=2,
    version=1,
    result=Result(
        status=Status.FAILED,
        score=33.3,
        reason="people-reachable",
        measures=(Measure(key="reachable-people", value=1 / 3, unit="share", good=0.75, poor=0.1),),
        listings=(
            Listing(
                key="people",
                entries=(
                    Entry(
                        kind="reachable",
                        text="Marta Bellandi",
                        detail="guida il frantoio",
                        good=True,
                        places=(Place(url=ABOUT, block=2), Place(url=VISIT, block=3)),
                        count=2,
                    ),
                    Entry(
                        kind="named", text="Ivo", detail="cura gli ulivi", places=(Place(url=ABOUT, block=2),), count=1
                    ),
                ),
            ),
            Listing(
                key="ways",
                entries=(
                    Entry(
                        kind="person",
                        text="marta@torchio-valmara.example",
                        good=True,
                        places=(Place(url=VISIT, block=3),),
                        count=1,
                    ),
                    Entry(
                        kind="mailbox",
                        text="info@torchio-valmara.example",
                        places=tuple(Place(url=url, block=-1) for url in (HOME, ABOUT, VISIT)),
                        count=3,
                    ),
                    Entry(kind="form", text="", places=(Place(url=HOME, block=9),), count=1),
                ),
            ),
        ),
    ),
)

_UNREAD = (
    (Outcome.ROBOTS, "/carrello", ""),
    (Outcome.UNSAFE_ACTION, "/esci?logout=1", ""),
    (Outcome.REDIRECTED, "/home", HOME),
    (Outcome.NOT_FOUND, "/vendemmia-2019", "404"),
    (Outcome.NOT_HTML, "/listino.pdf", "application/pdf"),
    (Outcome.DUPLICATE, "/index.php", HOME),
)


def _audited(facts: PageFacts) -> AuditedPage:
    return AuditedPage(
        url=facts.url,
        outcome=facts.outcome,
        title=facts.title,
        language=facts.language,
        declared_language=facts.declared_language,
        role=facts.role,
        words=facts.words,
        findings=sum(bool(unit.marks) for unit in facts.units),
    )


AUDIT = Audit(
    schema_version=SCHEMA_VERSION,
    site="torchio-valmara.example",
    start=HOME,
    read_at="2026-11-21T09:30:00Z",
    versions=Versions(tool="0.1.0", words="0123456789ab", formula=1),
    language="it",
    languages=(("it", 2), ("en", 1)),
    words=2417,
    score=57.3,
    dimensions=(
        DimensionScore(id=Dimension.HONEST, score=None),
        DimensionScore(id=Dimension.PLAIN, score=81.3),
        DimensionScore(id=Dimension.HUMAN, score=33.3),
        DimensionScore(id=Dimension.DIALOGUE, score=None),
    ),
    checks=(READABILITY, FACES),
    claims=(),
    pages=(
        *(_audited(facts) for _, facts in PAGES),
        *(
            AuditedPage(url=f"https://torchio-valmara.example{path}", outcome=outcome, detail=detail)
            for outcome, path, detail in _UNREAD
        ),
    ),
    outcomes=((Outcome.AUDITED, 3), *((outcome, 1) for outcome, _, _ in _UNREAD)),
    notices=(Notice(key="languages-not-audited", detail="de, nl"),),
)

EMPTY = Audit(
    schema_version=SCHEMA_VERSION,
    site="thirty-words.example",
    start="https://thirty-words.example/",
    read_at="2026-11-21T09:30:00Z",
    versions=AUDIT.versions,
    language="en",
    languages=(("en", 1),),
    words=30,
    score=None,
    dimensions=tuple(DimensionScore(id=dimension, score=None) for dimension in Dimension),
    checks=(
        CheckResult(
            id="readability",
            dimension=Dimension.PLAIN,
            weight=2,
            version=1,
            result=Result(status=Status.INAPPLICABLE, reason="too-little-text"),
        ),
        CheckResult(
            id="faces",
            dimension=Dimension.HUMAN,
            weight=2,
            version=1,
            result=Result(
                status=Status.INAPPLICABLE,
                reason="too-little-text",
                listings=(Listing(key="people", entries=()), Listing(key="ways", entries=())),
            ),
        ),
    ),
    claims=(),
    pages=(AuditedPage(url="https://thirty-words.example/", outcome=Outcome.AUDITED, language="en", words=30),),
    outcomes=((Outcome.AUDITED, 1),),
)

EMPTY_PAGE = (
    Page(url=EMPTY.start, blocks=(Block(kind="h1", text="Thirty words"),)),
    PageFacts(url=EMPTY.start, outcome=Outcome.AUDITED, language="en", words=30),
)

SAMPLES: dict[str, tuple[Audit, Callable[[], Iterator[tuple[Page, PageFacts]]]]] = {
    "full": (AUDIT, pages),
    "empty": (EMPTY, lambda: iter((EMPTY_PAGE,))),
}
