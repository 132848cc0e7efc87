"""Counts over running text, for the readability formula of its language."""

from collections.abc import Iterable, Sequence

from audit.languages.rules import Rules
from audit.model import Reading
from audit.text.sentences import sentences
from audit.text.tokens import Tokens

MIN_WORDS = 3
"""A sentence of fewer words is a fragment, and no formula was made for those."""


def reading(blocks: Iterable[str], rules: Rules) -> Reading:
    """Counts over blocks of running text, split into sentences; headings, buttons and the like are not for this."""
    return reading_of((text[start:end] for text in blocks for start, end in sentences(text, rules)), rules)


def reading_of(split: Iterable[str], rules: Rules) -> Reading:
    """The same over sentences."""
    return reading_of_words((Tokens(sentence, rules).words for sentence in split), rules)


def reading_of_words(split: Iterable[Sequence[str]], rules: Rules) -> Reading:
    """The same over the folded words of sentences, numbers left out. Apostrophes are no letters."""
    counted = [found for found in split if len(found) >= MIN_WORDS]
    flat = [word for found in counted for word in found]
    joined = "".join(flat)
    return Reading(
        language=rules.code,
        sentences=len(counted),
        words=len(flat),
        letters=len(joined) - joined.count("'"),
        syllables=sum(map(rules.syllables, flat)),
    )


def points(reading: Reading, rules: Rules) -> float | None:
    """What the language's formula makes of the counts; None where there is no sentence."""
    return rules.formula.value(reading) if reading.sentences else None
