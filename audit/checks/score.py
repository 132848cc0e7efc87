"""Scores: straight lines, weighted means, and the share of units that bear a mark."""

from collections.abc import Callable, Iterable, Sequence

from audit.checks.pages import Pages
from audit.model import CheckResult, Dimension, DimensionScore, Finding, Measure, Result, Status

FORMULA_VERSION = 1
"""Of everything in this module; a check's own formula has the version of the check."""

MIN_WORDS = 100
"""Words under which nothing is scored: one sentence more or less would decide."""

MIN_DIMENSIONS = 2
"""Dimensions under which there is no overall score."""

Order = Callable[[Finding], tuple[float, ...]]
"""Sorts findings, the least first; equal ones keep their order."""

HALF = 50.0
"""Points under which a check that measures a share has failed."""


def straight_line(value: float, *, good: float, poor: float) -> float:
    """Points from 0 to 100, rounded to 0.1: 100 at `good` and better, 0 at `poor` and worse, a straight line between.

    Either may be the greater one. Raises ValueError where they are the same.
    """
    if good == poor:
        raise ValueError("the control points of a score are the same")
    inside = min(max(value, min(good, poor)), max(good, poor))
    return round(100.0 * ((inside - poor) / (good - poor)), 1) + 0.0  # + 0.0: never -0.0


def weighted_mean(pairs: Iterable[tuple[float, float]]) -> float | None:
    """The mean of (value, weight), rounded to 0.1; None where all weights together are nothing."""
    known = list(pairs)
    whole = sum(weight for _, weight in known)
    return round(sum(value * weight for value, weight in known) / whole, 1) if whole > 0 else None


def dimension_scores(results: Sequence[CheckResult]) -> tuple[DimensionScore, ...]:
    """Of every dimension: the weighted mean of its checks that have a score."""
    return tuple(DimensionScore(id=dimension, score=_of(dimension, results)) for dimension in Dimension)


def overall(dimensions: Iterable[DimensionScore]) -> float | None:
    """The mean of the dimensions that have a score; None where fewer than two have one."""
    known = [dimension.score for dimension in dimensions if dimension.score is not None]
    return weighted_mean((score, 1) for score in known) if len(known) >= MIN_DIMENSIONS else None


def share_of_units(
    check: str, *, good: float, poor: float, measure: str = "share", order: Order | None = None
) -> Callable[[Pages], Result]:
    """Make the site half of a check that weighs the units which bear its marks.

    The measure is the share of unique judged units that bear a mark of `check`, in [0, 1]; equal units are one unit,
    wherever they stand. At `good` or less the score is 100, at `poor` or more it is 0. `measure` names it in the prose;
    `order` sorts the findings, by default those with the most places first.
    """

    def site(pages: Pages) -> Result:
        units, found = pages.units, pages.findings(check)
        if units.words < MIN_WORDS:
            return Result(status=Status.INAPPLICABLE, reason="too-little-text")
        share = units.marked.get(check, 0) / units.count
        score = straight_line(share, good=good, poor=poor)
        return Result(
            status=Status.FAILED if score < HALF else Status.PASSED,
            score=score,
            measures=(Measure(key=measure, value=share, unit="share", good=good, poor=poor),),
            findings=tuple(sorted(found, key=order)) if order else found,
        )

    return site


def _of(dimension: Dimension, results: Sequence[CheckResult]) -> float | None:
    return weighted_mean(
        (check.result.score, check.weight)
        for check in results
        if check.dimension is dimension and check.result.score is not None
    )
