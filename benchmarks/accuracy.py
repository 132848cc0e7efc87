"""Prints how right `label` is on units that careful readers have labelled: precision and recall by language and label.

    python benchmarks/accuracy.py [--misses LABEL] [--markdown] UNITS.tsv …

Both figures come with their 95 % intervals (Wilson), and with the number of units that bear the label. `--misses`
prints the units that a label is wrong about; `tests/labelled.py` says what a file holds.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from audit.sentence.kinds import Label
from tests.labelled import LETTERS, Agreement, Labelled, agreement, labels_of, read_units


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("units", nargs="+", type=Path, metavar="UNITS.tsv")
    parser.add_argument("--misses", choices=list(Label), metavar="LABEL")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    units = [unit for path in options.units for unit in read_units(path)]
    if options.misses:
        _print_misses(units, Label(options.misses))
    else:
        _print_table(units, markdown=options.markdown)


def _print_misses(units: Sequence[Labelled], label: Label) -> None:
    letter = next(letter for letter, meant in LETTERS.items() if meant is label)
    for unit in units:
        truth, said = letter in unit.letters, label in labels_of(unit)
        if truth != said and letter.lower() not in unit.letters:
            print("missed" if truth else "wrong", unit.id, unit.language, unit.kind, unit.text, sep="\t")


def _print_table(units: Sequence[Labelled], *, markdown: bool) -> None:
    if markdown:
        print("| language | label | units | precision | recall |\n|---|---|--:|--:|--:|")
    for (language, label), found in agreement(units).items():
        if found.units or found.wrong:
            row = language, label, str(found.units), *_figures(found)
            print(f"| {' | '.join(row)} |" if markdown else "{:4} {:15} {:>5}  P {}  R {}".format(*row))


def _figures(found: Agreement) -> tuple[str, str]:
    return (
        _figure(found.precision, found.precision_interval),
        _figure(found.recall, found.recall_interval),
    )


def _figure(share: float, interval: tuple[float, float]) -> str:
    low, high = interval
    return "-" if share != share else f"{share:.2f} ({low:.2f}-{high:.2f})"


if __name__ == "__main__":
    main()
