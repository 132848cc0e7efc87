"""The site pass: the facts of all pages → one audit. Pure; several passes over the pages, never all of them at once."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from audit.checks import checks
from audit.checks.check import Check
from audit.checks.findings import marked_units
from audit.checks.pages import Pages
from audit.checks.score import MIN_WORDS, dimension_scores, overall
from audit.languages.pack import codes
from audit.last_word import LastWord, standing, with_accepted
from audit.model import (
    SCHEMA_VERSION,
    Audit,
    AuditedPage,
    CheckResult,
    Entry,
    Finding,
    Listing,
    Notice,
    PageFacts,
    Place,
    Result,
    Role,
    Status,
    Versions,
)
from crawler.known import CrawlInfo, Known
from crawler.outcome import Outcome

NOTHING_SAID = LastWord()
Read = Callable[[], Iterator[PageFacts]]

LITTLE = 300
"""Words of judged copy under which the figures rest on few sentences."""


def judge(
    info: CrawlInfo,
    known: Callable[[], Iterator[Known]],
    pages: Read,
    *,
    versions: Versions,
    include: Callable[[Check], bool] = lambda _: True,
    among: Sequence[Check] | None = None,
    word: LastWord = NOTHING_SAID,
) -> Audit:
    """The audit of a crawl.

    `known` yields every URL that the crawl came to know, `pages` the facts of those that were read, in page order (by
    depth, then URL). Of `among`, by default all checks there are, those that `include` says yes to are run. A check
    that raises is `cant-tell`, with a notice. `word` is the last one: what it accepts, and words that it ignores, leave
    findings and scores, and checks that it switches off are not run; what was accepted is listed in the results.
    """
    there = tuple(check for check in (checks() if among is None else among) if include(check))
    chosen = tuple(filter(word.includes, there))
    rows = _rows(info, known, pages)
    rank = {row.url: place for place, row in enumerate(rows)}

    def read() -> Iterator[PageFacts]:
        for page in pages():
            place = rank.get(page.url)
            if place is not None and rows[place].outcome is Outcome.AUDITED:
                role = rows[place].role
                yield page if page.role is role else msgspec.structs.replace(page, role=role)

    audited = Pages(lambda: map(word.heeded, read()))
    unheeded = Pages(lambda: map(word.without_ignored, read()))
    words = audited.units.words
    results, failed = _run(chosen, audited)
    results = _in_page_order(with_accepted(results, unheeded, word), rank)
    rows = _counted(rows, audited, results)
    dimensions = dimension_scores(results)
    languages = _languages(rows)
    return Audit(
        schema_version=SCHEMA_VERSION,
        site=info.site,
        start=info.start,
        read_at=info.started_at,
        versions=versions,
        language=languages[0][0] if languages else None,
        languages=languages,
        words=words,
        score=overall(dimensions),
        dimensions=dimensions,
        checks=results,
        claims=(),
        pages=rows,
        outcomes=_outcomes(rows),
        notices=(*_notices(info, rows), *_little(words), *_decided(word, there, results), *failed),
    )


# ---- the pages


def _rows(info: CrawlInfo, known: Callable[[], Iterator[Known]], pages: Read) -> tuple[AuditedPage, ...]:
    """Every URL once, by depth, then URL."""
    read = {page.url: _row(info, page) for page in pages()}
    listed = [(url.depth, url.url, _settled(url, read.pop(url.url, None))) for url in known()]
    listed += [(0, url, row) for url, row in read.items()]
    return tuple(row for _, _, row in sorted(listed, key=lambda item: item[:2]))


def _row(info: CrawlInfo, page: PageFacts) -> AuditedPage:
    home = page.url == info.start and page.role is not Role.LEGAL
    return AuditedPage(
        url=page.url,
        outcome=page.outcome,
        detail=page.detail,
        title=page.title,
        language=page.language,
        declared_language=page.declared_language,
        role=Role.HOME if home else page.role,
        words=page.words,
        flags=page.flags,
    )


def _settled(url: Known, row: AuditedPage | None) -> AuditedPage:
    """The crawl's word on a URL stands, unless it says audited: then the page itself may say that it holds no copy."""
    if row is None:
        return AuditedPage(url=url.url, outcome=url.outcome, detail=url.detail)
    if url.outcome is Outcome.AUDITED:
        return row if row.outcome is Outcome.AUDITED else msgspec.structs.replace(row, words=0)
    return msgspec.structs.replace(row, outcome=url.outcome, detail=url.detail, words=0)


def _counted(rows: Sequence[AuditedPage], pages: Pages, results: Iterable[CheckResult]) -> tuple[AuditedPage, ...]:
    """The rows with the findings that stand on each page, of the checks that had something to judge."""
    judged = frozenset(check.id for check in results if check.result.status in (Status.PASSED, Status.FAILED))
    found = {page.url: count for page in pages() if (count := marked_units(page, judged))}
    return tuple(msgspec.structs.replace(row, findings=found[row.url]) if row.url in found else row for row in rows)


def _languages(rows: Iterable[AuditedPage]) -> tuple[tuple[str, int], ...]:
    """Languages of the audited pages with how many there are; the one with the most pages, then words, first."""
    audited = [row for row in rows if row.outcome is Outcome.AUDITED and row.language]
    pages = Counter(row.language or "" for row in audited)
    words: Counter[str] = Counter()
    for row in audited:
        words[row.language or ""] += row.words
    return tuple(sorted(pages.items(), key=lambda item: (-item[1], -words[item[0]], item[0])))


def _outcomes(rows: Iterable[AuditedPage]) -> tuple[tuple[Outcome, int], ...]:
    counted = Counter(row.outcome for row in rows)
    return tuple((outcome, counted[outcome]) for outcome in Outcome if counted[outcome])


# ---- the checks


def _run(chosen: Iterable[Check], pages: Pages) -> tuple[tuple[CheckResult, ...], tuple[Notice, ...]]:
    results: list[CheckResult] = []
    failed: list[Notice] = []
    for check in chosen:
        try:
            result = check.site(pages)
        except Exception:  # noqa: BLE001 - one broken check must not lose the report
            result = Result(status=Status.CANT_TELL)
            failed.append(Notice(key="check-failed", detail=check.id))
        results.append(
            CheckResult(
                id=check.id, dimension=check.dimension, weight=check.weight, version=check.version, result=result
            )
        )
    return tuple(results), tuple(failed)


def _in_page_order(results: Iterable[CheckResult], rank: dict[str, int]) -> tuple[CheckResult, ...]:
    return tuple(msgspec.structs.replace(check, result=_ordered(check.result, rank)) for check in results)


def _ordered(result: Result, rank: dict[str, int]) -> Result:
    """The result with all places in page order, however the pages came."""

    def ordered(places: tuple[Place, ...]) -> tuple[Place, ...]:
        return tuple(sorted(places, key=lambda place: (rank.get(place.url, len(rank)), place.url, place.block)))

    def finding(found: Finding) -> Finding:
        return msgspec.structs.replace(found, places=ordered(found.places))

    def entry(found: Entry) -> Entry:
        return msgspec.structs.replace(found, places=ordered(found.places))

    return msgspec.structs.replace(
        result,
        findings=tuple(map(finding, result.findings)),
        strengths=tuple(map(finding, result.strengths)),
        accepted=tuple(msgspec.structs.replace(item, finding=finding(item.finding)) for item in result.accepted),
        listings=tuple(
            Listing(key=listing.key, entries=tuple(map(entry, listing.entries))) for listing in result.listings
        ),
    )


# ---- what the reader must know


def _notices(info: CrawlInfo, rows: Sequence[AuditedPage]) -> Iterator[Notice]:
    if not info.finished:
        yield Notice(key="not-finished")
    if info.ignored_robots:
        yield Notice(key="robots-ignored")
    for note in sorted(set(info.notes)):
        name, _, detail = note.partition(":")
        yield Notice(key=name.strip(), detail=detail.strip())
    counted = Counter(row.outcome for row in rows)
    if counted[Outcome.OVER_BUDGET]:
        yield Notice(key="budget-spent", detail=str(counted[Outcome.OVER_BUDGET]))
    if counted[Outcome.EMPTY_SHELL]:
        yield Notice(key="empty-shells", detail=str(counted[Outcome.EMPTY_SHELL]))
    if counted[Outcome.LANGUAGE]:
        yield Notice(key="languages-not-audited", detail=_unread_languages(rows))
    wrong = Counter(filter(None, map(_contradiction, rows)))
    if wrong:
        told = (f"{pair} ({count})" for pair, count in sorted(wrong.items(), key=lambda item: (-item[1], item[0])))
        yield Notice(key="wrong-lang-attribute", detail=", ".join(told))


def _decided(word: LastWord, there: Iterable[Check], results: Iterable[CheckResult]) -> Iterator[Notice]:
    """What the agency has decided, and what no longer holds of it."""
    off = [check.id for check in there if not word.includes(check)]
    if off:
        yield Notice(key="checks-off", detail=", ".join(off))
    if over := standing(word.expired, results):
        yield Notice(key="acceptance-expired", detail=str(over))


def _little(words: int) -> Iterator[Notice]:
    if MIN_WORDS <= words < LITTLE:
        yield Notice(key="little-text")


def _contradiction(row: AuditedPage) -> str:
    """Declared and real language, where they are two: "en → it"."""
    declared, real = row.declared_language, row.language
    wrong = row.outcome is Outcome.AUDITED and declared and real and declared != real
    return f"{declared} → {real}" if wrong else ""


def _unread_languages(rows: Iterable[AuditedPage]) -> str:
    """The codes of languages without a pack; where none is known, the number of pages."""
    unread = [row for row in rows if row.outcome is Outcome.LANGUAGE]
    found = {row.language or row.declared_language or "" for row in unread} - {"", *codes()}
    return ", ".join(sorted(found)) or str(len(unread))
