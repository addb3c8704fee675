"""A real HTTPS server that takes what is put into a hook."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HERE = "127.0.0.1"


class Hook:
    """What came, by path, and what is answered."""

    def __init__(self) -> None:
        self.status, self.headers = 200, dict[str, str]()
        self.breaks = False
        """It takes what comes, and says nothing."""
        self.came: list[tuple[str, Any]] = []
        self.port = 0

    @property
    def url(self) -> str:
        return f"https://{HERE}:{self.port}/services/T0/B0/secret"


@contextmanager
def listening(tls: ssl.SSLContext | None) -> Iterator[Hook]:
    """`tls` None: in the open."""
    hook = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            hook.came.append((self.path, json.loads(body)))
            if hook.breaks:
                self.close_connection = True
                return
            self.send_response(hook.status)
            for name, value in ({"Content-Length": "2"} | hook.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(b"ok")

        do_GET = do_POST

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing: tests tell enough."""

    server = ThreadingHTTPServer((HERE, 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    hook.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield hook
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
