"""Words that nobody uses at a kitchen table."""

from audit.checks.check import Check
from audit.checks.score import share_of_units
from audit.model import Dimension

CHECK = Check(
    id="jargon",
    dimension=Dimension.PLAIN,
    weight=2,
    # Every trade has a few such words; where one unit in eight holds one, a reader needs an interpreter.
    site=share_of_units("jargon", good=0.01, poor=0.12, measure="share-jargon"),
)
