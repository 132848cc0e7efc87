"""Claims that a buyer would lean on and that the site gives no way to check: tell your family nothing else (Ogilvy)."""

from audit.checks.check import Check
from audit.checks.score import share_of_units
from audit.model import Dimension

CHECK = Check(
    id="family-test",
    dimension=Dimension.HONEST,
    weight=2,
    # What could be proved and is not weighs more than a boast: half of its share is as bad.
    site=share_of_units("family-test", good=0.005, poor=0.06, measure="share-claims"),
)
