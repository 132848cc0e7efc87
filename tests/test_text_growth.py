"""Twice the hostile text takes about twice the time, not four times."""

import time
from collections.abc import Callable

import pytest

from audit.languages import pack
from audit.text.fold import fold
from audit.text.identify import identify_block, identify_page
from audit.text.readability import reading
from audit.text.sentences import sentences
from audit.text.tokens import Tokens

RULES = pack.rules("fr")
WORK: dict[str, Callable[[str], object]] = {
    "fold": fold,
    "tokens": lambda text: Tokens(text, RULES).spans,
    "sentences": lambda text: sentences(text, RULES),
    "reading": lambda text: reading([text], RULES),
    "identify": lambda text: (identify_page([text], None, ""), identify_block(text, "fr")),
}
HOSTILE = (
    "a",
    ".",
    ". ",
    "A. ",
    "l'",
    "a'",
    "?»",
    " »",
    "\u0301",
    "e\u0301\u0323",
    "\u200b",
    "1.",
    "@",
    "\n",
    "i",
    "qu",
)


@pytest.mark.parametrize("work", WORK)
@pytest.mark.parametrize("seed", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(work: str, seed: str) -> None:
    small, large = (min(_seconds(WORK[work], seed * (size // len(seed))) for _ in range(3)) for size in (8000, 32000))
    # Four times the text: a quadratic step would take sixteen times as long. Half a millisecond is the clock's noise.
    assert large < 9 * small + 0.0005


def _seconds(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start
