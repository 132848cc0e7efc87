"""A server on 127.0.0.1 whose every answer a test decides."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

WORDS = (
    "The bakery in the old mill opens at six and sells bread, rolls and one kind of cake until the last loaf is gone."
)


class Answer(NamedTuple):
    """What the server sends."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = {"Content-Type": "text/html; charset=utf-8"}
    pause: float = 0.0  # seconds before it
    cut: int = 0  # bytes of Content-Length that never come


Routes = Mapping[str, Answer | Callable[[int], Answer]]


class Server(NamedTuple):
    """A running server."""

    url: str  # without a slash at its end
    port: int
    hits: Counter[str]
    heard: list[tuple[str, Mapping[str, str]]]  # (path, headers in lower case)


def page(title: str, *links: str, text: str = "") -> Answer:
    """A page with copy of its own and links."""
    anchors = " ".join(f'<a href="{link}">{link}</a>' for link in links)
    copy = f"<main><h1>{title}</h1><p>{text or title}. {WORDS}</p>{anchors}</main>"
    return Answer(body=f'<!doctype html><html lang="en"><title>{title}</title>{copy}</html>'.encode())


def moved(location: str, status: int = 302) -> Answer:
    """A redirect."""
    return Answer(status=status, headers={"Location": location})


@contextmanager
def serve(routes: Routes, *, host: str = "127.0.0.1") -> Iterator[Server]:
    """Serve these paths, 404 on all others; a callable route is told how often it has been asked, from 1."""
    hits: Counter[str] = Counter()
    heard: list[tuple[str, Mapping[str, str]]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            hits[self.path] += 1
            heard.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            route = routes.get(self.path, Answer(status=404, body=b"<p>no such page</p>"))
            answer = route(hits[self.path]) if callable(route) else route
            stop.wait(answer.pause)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body) + answer.cut))
            self.end_headers()
            try:
                self.wfile.write(answer.body)
            except OSError:
                return
            if answer.cut:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    stop = threading.Event()
    server = ThreadingHTTPServer((host, 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield Server(f"http://{host}:{server.server_port}", server.server_port, hits, heard)
    finally:
        stop.set()
        server.shutdown()
        thread.join()
        server.server_close()
