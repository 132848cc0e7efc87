"""Findings in the order of what they weigh."""

from audit.model import Finding
from audit.sentence.kinds import Grade, kinds


def by_grade(finding: Finding) -> tuple[float, ...]:
    """What could be proved and is not comes first; then opinion; then style."""
    return (list(Grade).index(kinds()[finding.kind].grade),)
