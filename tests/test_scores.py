"""Scores: what must hold of them for any site."""

import math
from collections.abc import Iterator
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.checks import checks
from audit.checks.pages import Pages
from audit.checks.score import dimension_scores, overall, share_of_units, straight_line, weighted_mean
from audit.model import CheckResult, Dimension, Mark, PageFacts, Person, Reading, Result, Role, Status, Unit, Way
from crawler.outcome import Outcome

points = st.floats(-1000, 1000)
controls = st.tuples(points, points).filter(lambda pair: abs(pair[0] - pair[1]) > 1e-6)
SHARE = share_of_units("praise", good=0.01, poor=0.12)


@given(points, controls)
def test_a_score_is_never_outside_its_scale(value: float, ends: tuple[float, float]) -> None:
    score = straight_line(value, good=ends[0], poor=ends[1])
    assert 0.0 <= score <= 100.0
    assert math.copysign(1, score) == 1
    assert score == round(score, 1)


@given(points, points, controls)
def test_a_better_value_has_no_lower_score(one: float, other: float, ends: tuple[float, float]) -> None:
    good, poor = ends
    worse, better = sorted((one, other), reverse=good < poor)
    assert straight_line(worse, good=good, poor=poor) <= straight_line(better, good=good, poor=poor)


def test_the_control_points_are_the_ends() -> None:
    assert straight_line(60, good=60, poor=30) == 100
    assert straight_line(30, good=60, poor=30) == 0
    assert straight_line(45, good=60, poor=30) == 50
    assert straight_line(0.01, good=0.01, poor=0.11) == 100
    assert straight_line(0.06, good=0.01, poor=0.11) == 50


def test_equal_control_points_are_an_error() -> None:
    with pytest.raises(ValueError, match="control points"):
        straight_line(1, good=2, poor=2)


@given(st.lists(st.tuples(st.floats(0, 100), st.integers(1, 5)), min_size=1))
def test_a_mean_is_between_its_values(pairs: list[tuple[float, int]]) -> None:
    values = [value for value, _ in pairs]
    mean = weighted_mean(pairs)
    assert mean is not None
    assert min(values) - 0.1 <= mean <= max(values) + 0.1


def test_nothing_has_no_mean() -> None:
    assert weighted_mean([]) is None


def checked(dimension: Dimension, score: float | None, weight: int = 1) -> CheckResult:
    result = Result(status=Status.PASSED, score=score)
    return CheckResult(id="x", dimension=dimension, weight=weight, version=1, result=result)


def test_a_dimension_is_the_weighted_mean_of_its_checks_that_have_a_score() -> None:
    results = [checked(Dimension.PLAIN, 100, 1), checked(Dimension.PLAIN, 40, 2), checked(Dimension.PLAIN, None, 9)]
    assert {found.id: found.score for found in dimension_scores(results)}[Dimension.PLAIN] == 60


def test_one_dimension_makes_no_whole() -> None:
    one = [checked(Dimension.PLAIN, 80)]
    two = [*one, checked(Dimension.HUMAN, 40)]
    assert overall(dimension_scores(one)) is None
    assert overall(dimension_scores(two)) == 60


# ---- sites

marks = st.sampled_from([(), (Mark(check="praise", kind="leadership", start=0, end=3),)])
units = st.builds(
    Unit,
    block=st.integers(0, 9),
    start=st.just(0),
    end=st.just(9),
    digest=st.integers(0, 40),
    words=st.just(20),
    judged=st.booleans(),
    marks=marks,
    text=st.just("Non-stop."),
)
readings = st.builds(
    Reading,
    language=st.sampled_from(["it", "en", "fr"]),
    sentences=st.integers(1, 30),
    words=st.integers(30, 900),
    letters=st.integers(100, 5000),
    syllables=st.integers(30, 2500),
)
names = st.sampled_from(["Anna", "Anna Ferri", "ANNA FERRI", "Marco Sala"])
people = st.builds(
    Person, name=names, role=st.sampled_from(["", "titolare", "Titolare e fornaia"]), block=st.integers(-1, 5)
)
ways = st.builds(
    Way,
    kind=st.sampled_from(["mail", "phone"]),
    value=st.sampled_from(["a@a.it", "info@a.it", "011 555 0142", "+39 0115550142"]),
    person=st.sampled_from(["", "Anna", "Anna Ferri"]),
    nature=st.sampled_from(["mailbox", "phone", "person"]),
)
sites = st.lists(
    st.builds(
        PageFacts,
        url=st.sampled_from(["a", "b", "c", "d"]),
        outcome=st.just(Outcome.AUDITED),
        role=st.sampled_from(Role),
        units=st.lists(units, max_size=12).map(tuple),
        readings=st.lists(readings, max_size=1).map(tuple),
        people=st.lists(people, max_size=3).map(tuple),
        ways=st.lists(ways, max_size=4).map(tuple),
    ),
    max_size=6,
)


def pages_of(site: list[PageFacts]) -> Pages:
    return Pages(lambda: iter(site))


def scores(site: list[PageFacts]) -> list[tuple[Status, float | None, object]]:
    halves = [check.site for check in checks()] + [SHARE]
    results = [half(pages_of(site)) for half in halves]
    return [(result.status, result.score, result.measures) for result in results]


@given(sites)
def test_every_score_of_any_site_is_on_its_scale(site: list[PageFacts]) -> None:
    for _, score, _ in scores(site):
        assert score is None or 0 <= score <= 100


@given(sites, st.randoms(use_true_random=False))
def test_the_order_of_the_pages_changes_no_score(site: list[PageFacts], random: Random) -> None:
    shuffled = list(site)
    random.shuffle(shuffled)
    assert scores(shuffled) == scores(site)


@given(sites, st.data())
def test_a_page_that_stands_twice_changes_no_score(site: list[PageFacts], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(site), max_size=3)) if site else []
    assert scores(site + again) == scores(site)


@given(sites, st.data())
def test_flagging_a_clean_unit_raises_no_score(site: list[PageFacts], data: st.DataObject) -> None:
    clean = [(at, place) for at, page in enumerate(site) for place, unit in enumerate(page.units) if not unit.marks]
    if not clean:
        return
    at, place = data.draw(st.sampled_from(clean))
    flagged = msgspec.structs.replace(
        site[at].units[place], marks=(Mark(check="praise", kind="leadership", start=0, end=3),)
    )
    page = msgspec.structs.replace(site[at], units=(*site[at].units[:place], flagged, *site[at].units[place + 1 :]))
    before = SHARE(pages_of(site)).score
    after = SHARE(pages_of([*site[:at], page, *site[at + 1 :]])).score
    assert (before is None) == (after is None)
    assert before is None or after is None or after <= before


@given(sites)
def test_each_unit_is_counted_once(site: list[PageFacts]) -> None:
    judged = [unit for page in site for unit in page.units if unit.judged]
    about = [unit for unit in judged if unit.sentence and unit.about]
    found = pages_of(site).units
    assert found.count == len({unit.digest for unit in judged})
    assert found.words == sum(
        {unit.digest: unit.words for unit in sorted(judged, key=lambda unit: unit.words)}.values()
    )
    assert found.about_either == len({unit.digest for unit in about})
    assert found.about_us == len({unit.digest for unit in about if unit.about in ("us", "both")})
    assert found.about_you == len({unit.digest for unit in about if unit.about in ("you", "both")})
    for check in {mark.check for unit in judged for mark in unit.marks}:
        bearing = (unit for unit in judged if any(mark.check == check for mark in unit.marks))
        assert found.marked[check] == len({unit.digest for unit in bearing})


def test_what_checks_share_is_gathered_in_one_pass() -> None:
    reads: list[int] = []

    unit = Unit(block=0, start=0, end=1, digest=1, words=1, judged=True)

    def read() -> Iterator[PageFacts]:
        reads.append(1)
        return iter([PageFacts(url="a", outcome=Outcome.AUDITED, units=(unit,))])

    pages = Pages(read)
    for check in ("self-praise", "jargon"):
        assert pages.units.count == 1
        assert pages.findings(check) == ()
    assert len(reads) == 1


def test_what_is_not_judged_is_not_counted() -> None:
    made = tuple(Unit(block=n, start=0, end=9, digest=n, words=5, judged=n < 3) for n in range(5))
    found = pages_of([PageFacts(url="a", outcome=Outcome.AUDITED, units=made)]).units
    assert (found.count, found.words) == (3, 15)


def test_a_share_has_the_points_that_it_states() -> None:
    flagged = (Mark(check="praise", kind="leadership", start=0, end=3),)
    made = [
        Unit(block=n, start=0, end=9, digest=n, words=5, judged=True, marks=flagged if n < 13 else (), text="x")
        for n in range(200)
    ]
    result = SHARE(pages_of([PageFacts(url="a", outcome=Outcome.AUDITED, units=tuple(made))]))
    assert result.measures[0].value == 0.065
    assert result.score == 50.0
    assert len(result.findings) == 13
