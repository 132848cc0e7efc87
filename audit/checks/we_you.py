"""Who the sentences are about: the company or the reader, told by grammar."""

from audit.checks.check import Check
from audit.checks.pages import Pages
from audit.checks.score import HALF, straight_line
from audit.model import Dimension, Measure, Result, Status

MIN_SENTENCES = 20
"""Sentences about anybody under which a share says nothing."""

# A page that speaks with a reader speaks of both; one that addresses him in every tenth sentence talks to itself.
GOOD, POOR = 0.5, 0.1


def _site(pages: Pages) -> Result:
    """The share of `you` among the unique judged sentences that are about either; one about both counts for both."""
    units = pages.units
    if units.about_either < MIN_SENTENCES:
        return Result(status=Status.INAPPLICABLE, reason="few-sentences")
    share = units.about_you / (units.about_you + units.about_us)
    score = straight_line(share, good=GOOD, poor=POOR)
    return Result(
        status=Status.PASSED if score >= HALF else Status.FAILED,
        score=score,
        measures=(Measure(key="you-share", value=share, unit="share", good=GOOD, poor=POOR),),
    )


CHECK = Check(id="we-you", dimension=Dimension.DIALOGUE, weight=1, site=_site)
