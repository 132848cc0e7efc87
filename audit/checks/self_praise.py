"""Praise that a company gives itself."""

from audit.checks.check import Check
from audit.checks.grades import by_grade
from audit.checks.score import share_of_units
from audit.model import Dimension

CHECK = Check(
    id="self-praise",
    dimension=Dimension.HONEST,
    weight=2,
    # One boast in a hundred units is a slip that nobody minds; one in eight is a site that talks of nothing else.
    site=share_of_units("self-praise", good=0.01, poor=0.12, measure="share-praise", order=by_grade),
)
