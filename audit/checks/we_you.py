"""Who the sentences are about: the company or the reader, told by grammar."""

from audit.checks.check import Check
from audit.checks.pages import Pages
from audit.checks.score import HALF, straight_line
from audit.model import Dimension, Measure, Result, Status, Unit

MIN_SENTENCES = 20
"""Sentences about anybody under which a share says nothing."""

# A page that speaks with a reader speaks of both; one that addresses him in every tenth sentence talks to itself.
GOOD, POOR = 0.5, 0.1


def _site(pages: Pages) -> Result:
    """The share of `you` among the unique judged sentences that are about either; one about both counts for both.

    Fragments are left out: a row of buttons ("Call us", "Learn more") is no conversation.
    """
    about = {unit.digest: unit.about for page in pages() for unit in page.units if _counts(unit)}
    us = sum(who in ("us", "both") for who in about.values())
    you = sum(who in ("you", "both") for who in about.values())
    if len(about) < MIN_SENTENCES:
        return Result(status=Status.INAPPLICABLE, reason="few-sentences")
    share = you / (you + us)
    score = straight_line(share, good=GOOD, poor=POOR)
    return Result(
        status=Status.PASSED if score >= HALF else Status.FAILED,
        score=score,
        measures=(Measure(key="you-share", value=share, unit="share", good=GOOD, poor=POOR),),
    )


def _counts(unit: Unit) -> bool:
    return unit.judged and unit.sentence and bool(unit.about)


CHECK = Check(id="we-you", dimension=Dimension.DIALOGUE, weight=1, site=_site)
