"""Long sentences, and the formula made for the language.

The points of a language are those of its formula over the sentences of running text. They are reckoned for each role
of page apart, and a role counts with its words, at most 500: so a blog of a hundred posts weighs no more than the home
page and what is said of the offer. Between the control points of the formula, which its language pack states, the
score is a straight line; with several languages it is their mean, weighted by words. Sentences of the same page on
several addresses count once.
"""

from collections.abc import Iterable, Iterator

from audit.checks.check import Check, Sentence
from audit.checks.pages import Pages
from audit.checks.score import HALF, MIN_WORDS, straight_line, weighted_mean
from audit.languages import pack
from audit.model import Dimension, Finding, Mark, Measure, PageFacts, Reading, Result, Role, Status

ID = "readability"
ROLE_WORDS = 500
"""Words at most that a role counts with."""

_Counts = dict[str, dict[Role, Reading]]


def _page(sentence: Sentence) -> Iterable[Mark]:
    """The whole sentence, where it has more words than the language bears."""
    if sentence.complete and sentence.words > sentence.rules.long_sentence:
        yield Mark(check=ID, kind="long-sentence", start=0, end=len(sentence.text))


def _site(pages: Pages) -> Result:
    """The formula of each language, and every long sentence."""
    counts = _counts(pages)
    words = {code: sum(reading.words for reading in roles.values()) for code, roles in counts.items()}
    measures = tuple(
        _measure(code, counts[code])
        for code in sorted(words, key=lambda code: (-words[code], code))
        if words[code] >= MIN_WORDS
    )
    if not measures:
        return Result(status=Status.INAPPLICABLE, reason="too-little-text")
    score = weighted_mean(
        (straight_line(measure.value, good=measure.good, poor=measure.poor), words[measure.language or ""])
        for measure in measures
    )
    return Result(
        status=Status.PASSED if score is not None and score >= HALF else Status.FAILED,
        score=score,
        measures=measures,
        findings=tuple(sorted(pages.findings(ID), key=_longest_first)),
    )


def _longest_first(finding: Finding) -> tuple[int, str]:
    return -len(finding.sentence.split()), finding.key


def _counts(pages: Pages) -> _Counts:
    """The readings of all pages added up, by language and role; equal pages of the same role once."""
    seen: set[int] = set()
    counts: _Counts = {}
    for page in pages():
        same = _likeness(page)
        if page.readings and same not in seen:
            seen.add(same)
            for reading in page.readings:
                roles = counts.setdefault(reading.language, {})
                roles[page.role] = _sum(reading, roles.get(page.role))
    return counts


def _likeness(page: PageFacts) -> int:
    """A number that equal pages of the same role share: of what is judged on them, wherever it stands."""
    counts = (number for reading in page.readings for number in (reading.sentences, reading.words, reading.letters))
    judged = sorted(unit.digest for unit in page.units if unit.judged)
    return hash((list(Role).index(page.role), *counts, -1, *judged))


def _sum(one: Reading, other: Reading | None) -> Reading:
    if other is None:
        return one
    return Reading(
        language=one.language,
        sentences=one.sentences + other.sentences,
        words=one.words + other.words,
        letters=one.letters + other.letters,
        syllables=one.syllables + other.syllables,
    )


def _measure(code: str, roles: dict[Role, Reading]) -> Measure:
    formula = pack.rules(code).formula
    return Measure(
        key="reading-ease",
        value=round(weighted_points(_by_role(code, roles)), 1),
        unit="points",
        good=formula.good,
        poor=formula.poor,
        language=code,
    )


def _by_role(code: str, roles: dict[Role, Reading]) -> Iterator[tuple[float, int]]:
    formula = pack.rules(code).formula
    for role in Role:
        reading = roles.get(role)
        if reading is not None and reading.sentences and reading.words:
            yield formula.value(reading), min(reading.words, ROLE_WORDS)


def weighted_points(pairs: Iterable[tuple[float, int]]) -> float:
    """The mean of (points, weight); raises ZeroDivisionError where there are none."""
    known = list(pairs)
    return sum(points * weight for points, weight in known) / sum(weight for _, weight in known)


CHECK = Check(id=ID, dimension=Dimension.PLAIN, weight=1, site=_site, page=_page)
