"""Prints how long the words take: to load, and per megabyte of copy with all marks, in seconds of processor time.

python benchmarks/words.py [UNITS.jsonl | FOLDER]

Without a file the copy is the sentences that the packs' own authors gave their entries: nearly each bears a mark, so it
is the slowest copy there can be. A file holds units as `h2h-audit label` reads them. Of a folder of HTML pages the
whole page pass is timed (language, sentences, people, readability, words): megabytes of copy, not of HTML.
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from audit.app.label import Unit
from audit.languages import pack
from audit.languages.lexicon import lexicon
from audit.languages.phrases import expand
from audit.page.note import note
from audit.sentence.marks import marks_of
from audit.sentence.vocabulary import Vocabulary, vocabulary
from crawler.read import read


def main() -> None:
    if sys.argv[1:] and Path(sys.argv[1]).is_dir():
        _pages(Path(sys.argv[1]))
        return
    for code in pack.codes():
        start = time.process_time()
        words = vocabulary(code)
        marks_of("A b c.", "p", words)
        seconds = time.process_time() - start
        phrases = sum(len(expand(entry.phrase, words.rules)) for entry in words.words.entries)
        print(f"{code}  {len(words.words.entries)} entries, {phrases} phrases, loaded in {seconds * 1000:.0f} ms")
        units = _units(code, sys.argv[1:])
        size = sum(len(text.encode()) for _, text in units)
        seconds = min(_time(units, words) for _ in range(3))
        print(f"{code}  {size / 1e6:.2f} MB in {len(units)} units: {size / seconds / 1e6:.2f} MB/s")


def _pages(folder: Path) -> None:
    files = sorted(folder.rglob("*.htm*"))
    pages = [read(f"https://site.example/{at}", file.read_bytes(), "text/html") for at, file in enumerate(files)]
    size = sum(len(block.text.encode()) for page in pages for block in page.blocks)
    seconds = []
    for _ in range(3):
        start = time.process_time()
        for page in pages:
            note(page)
        seconds.append(max(time.process_time() - start, 1e-6))
    print(f"{size / 1e6:.2f} MB in {len(pages)} pages: {size / min(seconds) / 1e6:.2f} MB/s")


def _units(code: str, files: Sequence[str]) -> list[tuple[str, str]]:
    if not files:
        return [("p", text) for entry in lexicon(code).entries for text in (*entry.bad, *entry.good)]
    lines = Path(files[0]).read_bytes().splitlines()
    return [
        (unit.kind, unit.text) for unit in (msgspec.json.decode(line, type=Unit) for line in lines) if unit.lang == code
    ]


def _time(units: Sequence[tuple[str, str]], words: Vocabulary) -> float:
    start = time.process_time()
    for kind, text in units:
        marks_of(text, kind, words)
    return max(time.process_time() - start, 1e-6)


if __name__ == "__main__":
    main()
