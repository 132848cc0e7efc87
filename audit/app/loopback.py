"""A folder as a website on 127.0.0.1, for the demo and the tests."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path


class _Files(SimpleHTTPRequestHandler):
    """Files and nothing else: no listings, no log."""

    def list_directory(self, path: object) -> BytesIO | None:  # noqa: ARG002 - the standard library's hook
        """A folder without an index is not a page."""
        self.send_error(404)
        return None

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, *, port: int = 0) -> Iterator[int]:
    """Serve a folder on 127.0.0.1 and give the port; `port` if it is free, else any."""
    handler = partial(_Files, directory=str(folder))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
