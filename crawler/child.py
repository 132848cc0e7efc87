"""What fetcher and readers share as child processes of a supervisor.

A child gets its orders as one line of JSON on standard input, so that secrets stand in no file and no list of
processes. The pipe stays open as long as the supervisor lives: when it closes, the child ends at once.
"""

import os
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from crawler.crawlfile import SupersededError
from crawler.errors import H2HError

Orders = TypeVar("Orders")


def run(kind: type[Orders], work: Callable[[Orders], None]) -> None:
    """Take the orders, work, and end the process with the exit code of what happened."""
    import msgspec

    orders = msgspec.json.decode(sys.stdin.buffer.readline(), type=kind)
    threading.Thread(target=_watch, daemon=True).start()
    try:
        work(orders)
    except SupersededError:
        sys.exit(0)
    except H2HError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)


def _watch() -> None:
    """End with the supervisor, whatever it died of; what was not stored is asked for again."""
    fd: Any = sys.stdin.fileno()
    while os.read(fd, 4096):
        pass
    os._exit(0)
