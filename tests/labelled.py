"""Units that careful readers have labelled, and how far the labels of a predictor agree with theirs.

A file has a line a unit: id, language, company, block kind, letters, text, with tabs between. A letter stands for a
label, "-" for none; a small letter is one on which the readers differed: there no answer is right or wrong.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from math import nan, sqrt
from pathlib import Path

import msgspec

from audit.app.label import Unit, labeled
from audit.sentence.kinds import Label

LETTERS: Mapping[str, Label] = dict(zip("SCJKVDHUY", Label, strict=True))
ALL = "all"
"""Stands for all languages together."""


class Labelled(msgspec.Struct, frozen=True):
    """A line of the file."""

    id: str
    language: str
    company: str
    kind: str  # of its block
    letters: str
    text: str


class Agreement(msgspec.Struct, frozen=True):
    """How often a label was predicted and how often it was right."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def units(self) -> int:
        """How many units bear the label."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Share of the predictions that are right; NaN where there are none."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the units that were found; NaN where none bears the label."""
        return _share(self.right, self.units)

    @property
    def precision_interval(self) -> tuple[float, float]:
        """The 95 % interval of the precision."""
        return wilson(self.right, self.right + self.wrong)

    @property
    def recall_interval(self) -> tuple[float, float]:
        """The 95 % interval of the recall."""
        return wilson(self.right, self.units)


def read_units(path: Path, letters: str = "".join(LETTERS)) -> list[Labelled]:
    """The units of a file. Raises ValueError where a line is no unit or bears other letters than these."""
    lines = path.read_text("utf-8").split("\n")
    units = [Labelled(*line.split("\t", 5)) for line in lines if line.strip() and not line.startswith("#")]
    if odd := [unit.id for unit in units if set(unit.letters.upper()) - {"-", *letters}]:
        raise ValueError(f"{path}: {odd[0]} bears an unknown letter")
    return units


def labels_of(unit: Labelled) -> frozenset[str]:
    """What the tool says of a unit."""
    return frozenset(labeled(Unit(unit.id, unit.language, unit.kind, unit.text)).labels)


def agreement(
    units: Iterable[Labelled], predict: Callable[[Labelled], frozenset[str]] = labels_of
) -> Mapping[tuple[str, Label], Agreement]:
    """By language and label, and for all languages together."""
    counts: Counter[tuple[str, Label, str]] = Counter()
    for unit in units:
        said = predict(unit)
        for letter, label in LETTERS.items():
            if letter.lower() in unit.letters:
                continue
            for language in (unit.language, ALL):
                counts[language, label, _verdict(letter in unit.letters, label in said)] += 1
    keys = sorted({(language, list(Label).index(label)) for language, label, _ in counts}, key=_last_all)
    return {
        (language, label): Agreement(*(counts[language, label, verdict] for verdict in ("right", "wrong", "missed")))
        for language, label in ((language, list(Label)[place]) for language, place in keys)
    }


def wilson(hits: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share (Edwin B. Wilson, Probable Inference, JASA 22, 1927); NaN of nothing."""
    if not of:
        return nan, nan
    share, squared = hits / of, z * z
    middle = share + squared / (2 * of)
    reach = z * sqrt(share * (1 - share) / of + squared / (4 * of * of))
    return max(0.0, (middle - reach) / (1 + squared / of)), min(1.0, (middle + reach) / (1 + squared / of))


def _verdict(truth: bool, said: bool) -> str:
    if truth:
        return "right" if said else "missed"
    return "wrong" if said else "silent"


def _last_all(key: tuple[str, int]) -> tuple[bool, str, int]:
    return key[0] == ALL, *key


def _share(part: int, whole: int) -> float:
    return part / whole if whole else nan
