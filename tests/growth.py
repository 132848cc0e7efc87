"""How the time that something takes grows with the text."""

import time
from collections.abc import Callable

SMALL = 8000  # characters
FACTOR = 4


def grows_in_step(work: Callable[[str], object], piece: str) -> bool:
    """Whether four times the text takes about four times as long; a quadratic step would take sixteen times."""
    small, large = (
        min(_seconds(work, piece * (size // len(piece))) for _ in range(3)) for size in (SMALL, FACTOR * SMALL)
    )
    return large < 9 * small + 0.0005  # half a millisecond is the clock's noise


def _seconds(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start
