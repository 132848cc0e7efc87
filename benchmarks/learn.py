"""Learns the weights of `audit/sentence/weighing.py` from labelled units and prints them as `weights.toml`.

    python benchmarks/learn.py [--precision P] [--alone P] [--prior OLD.toml] [--tuned UNITS.tsv …] -- UNITS.tsv …

A logistic regression with a quadratic penalty, fitted by Newton's method (David R. Cox, The Regression Analysis of
Binary Sequences, JRSS B 20, 1958), over the units that hold phrases or cues of a label. The thresholds are the lowest
at which the units that then bear it are right in `--precision` of the cases (`--alone`: of those with cues only), on
companies that the weights have not seen (ten folds). What that gives is printed to standard error. `--tuned` names
units that the phrases were written after: they flatter the phrases, so they count a third and set no threshold.
`--prior` names weights that were learned before, from other units: what the new ones say little of stays near those.
"""

import argparse
import sys
import tomllib
from collections.abc import Mapping, Sequence
from math import exp
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from audit.sentence.copy import Copy
from audit.sentence.kinds import Label
from audit.sentence.marks import surviving
from audit.sentence.vocabulary import vocabulary
from audit.sentence.weighing import NEVER, WEIGHED, evidence, features
from audit.text.tokens import Tokens
from tests.labelled import LETTERS, Labelled, read_units

PENALTY = 6.0
FEWEST = 20  # units that must be right above a threshold: fewer prove nothing
TUNED = 1 / 3  # of a case
FOLDS = 10
STEPS = 12  # of Newton's method: it has long settled then
RISING = frozenset({"phrase-more", "strong-more", "mild-more", "mild-beside", "words"})
"""More words of value are no less praise: what would weigh against it weighs nothing."""


class Case(NamedTuple):
    """A unit whose cues are to be weighed."""

    company: str
    told: Mapping[str, float]
    true: bool
    tuned: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("units", nargs="+", type=Path, metavar="UNITS.tsv")
    parser.add_argument("--precision", type=float, default=0.8)
    parser.add_argument("--alone", type=float, default=0.7)
    parser.add_argument("--tuned", nargs="*", type=Path, default=[], metavar="UNITS.tsv")
    parser.add_argument("--prior", type=Path, metavar="OLD.toml")
    options = parser.parse_args()
    before = tomllib.loads(options.prior.read_text("utf-8")) if options.prior else {}
    fresh, tuned = ([unit for path in paths for unit in read_units(path)] for paths in (options.units, options.tuned))
    print("# Learned by benchmarks/learn.py from labelled units; see audit/sentence/weighing.py.")
    for label in sorted(WEIGHED):
        prior = before.get(label, {}).get("weights", {})
        learned_from = [*cases(fresh, label), *cases(tuned, label, tuned=True)]
        _learn(label, learned_from, prior, (options.precision, options.alone))


def cases(units: Sequence[Labelled], label: Label, *, tuned: bool = False) -> list[Case]:
    """Of the units with something to weigh for a label, those on which the readers agree."""
    letter = next(letter for letter, meant in LETTERS.items() if meant is label)
    found: list[Case] = []
    for unit in units:
        if letter.lower() in unit.letters:
            continue
        words = vocabulary(unit.language)
        copy = Copy(Tokens(unit.text, words.rules), unit.kind, words)
        if copy.kind == "quote":
            continue
        hits = surviving(copy, words)
        if own := evidence(label, hits):
            found.append(Case(unit.company, features(own, copy), letter in unit.letters, tuned))
    return found


def _learn(label: Label, learned_from: Sequence[Case], prior: Mapping[str, float], wanted: tuple[float, float]) -> None:
    names = sorted({name for case in learned_from for name in case.told})
    weights = _fit(learned_from, names, prior)
    unseen = _unseen(learned_from, names, prior)
    print(f"\n[{label}]")
    for name, precision in zip(("phrases", "cues"), wanted, strict=True):
        ranked = [(total, true) for total, true, cues in unseen if cues is (name == "cues")]
        print(f"{name} = {_threshold(f'{label}, {name}', ranked, precision):.2f}")
    print(f"\n[{label}.weights]")
    for name, weight in zip(names, weights, strict=True):
        print(f"{name} = {weight:.2f}")


def _fit(learned_from: Sequence[Case], names: Sequence[str], prior: Mapping[str, float]) -> list[float]:
    """The weights that make the truth most likely, those near the prior preferred; none of `RISING` is below zero."""
    kept = list(names)
    while True:
        found = dict(zip(kept, _newton(learned_from, kept, prior), strict=True))
        fallen = {name for name in RISING & found.keys() if found[name] < 0}
        if not fallen:
            return [found.get(name, 0.0) for name in names]
        kept = [name for name in kept if name not in fallen]


def _newton(learned_from: Sequence[Case], names: Sequence[str], prior: Mapping[str, float]) -> list[float]:
    rows = [[case.told.get(name, 0.0) for name in names] for case in learned_from]
    truth = [float(case.true) for case in learned_from]
    counts = [TUNED if case.tuned else 1.0 for case in learned_from]
    weights = [0.0] * len(names)
    free = names.index("bias")
    for _ in range(STEPS):
        slope = [
            PENALTY * (prior.get(name, 0.0) - weight) * (name != "bias")
            for name, weight in zip(names, weights, strict=True)
        ]
        curve = [
            [PENALTY * (at == other and at != free) + 1e-9 * (at == other) for other in range(len(names))]
            for at in range(len(names))
        ]
        for row, true, counted in zip(rows, truth, counts, strict=True):
            chance = _chance(_dot(weights, row))
            filled = [at for at, value in enumerate(row) if value]
            for at in filled:
                slope[at] += counted * (true - chance) * row[at]
                for other in filled:
                    curve[at][other] += counted * chance * (1 - chance) * row[at] * row[other]
        weights = [weight + step for weight, step in zip(weights, _solve(curve, slope), strict=True)]
    return weights


def _unseen(
    learned_from: Sequence[Case], names: Sequence[str], prior: Mapping[str, float]
) -> list[tuple[float, bool, bool]]:
    """By weights that have seen nothing of its company: sum and truth of every case, and whether it has cues alone.

    The highest sum first.
    """
    found: list[tuple[float, bool, bool]] = []
    for fold in range(FOLDS):
        held = [case for case in learned_from if crc32(case.company.encode()) % FOLDS == fold]
        others = [case for case in learned_from if crc32(case.company.encode()) % FOLDS != fold]
        weights = _fit(others, names, prior)
        found += [
            (_dot(weights, [case.told.get(name, 0.0) for name in names]), case.true, not case.told["phrase"])
            for case in held
            if not case.tuned
        ]
    return sorted(found, reverse=True)


def _threshold(what: str, ranked: Sequence[tuple[float, bool]], precision: float) -> float:
    """The lowest sum down to which the cases are right often enough; none where too few would bear that out."""
    right, best, told = 0, NEVER, "none"
    for count, (total, true) in enumerate(ranked, 1):
        right += true
        if right >= max(precision * count, FEWEST):
            told = f"precision {right / count:.2f}, {right} of {sum(true for _, true in ranked)} found"
            best = -NEVER if count == len(ranked) else total  # where the last one counts, all do
    print(f"{what}: {len(ranked)} units, threshold {best:.2f}: {told}", file=sys.stderr)
    return best


def _chance(total: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _dot(left: Sequence[float], right: Sequence[float]) -> float:
    return sum(one * other for one, other in zip(left, right, strict=True) if other)


def _solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Gauss's elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for below in range(at + 1, size):
            share = rows[below][at] / rows[at][at]
            if share:
                rows[below] = [value - share * above for value, above in zip(rows[below], rows[at], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        found[at] = (rows[at][size] - _dot(rows[at][at + 1 : size], found[at + 1 :])) / rows[at][at]
    return found


if __name__ == "__main__":
    main()
