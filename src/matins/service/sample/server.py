"""The sample edition's web server: a process of its own that ends when its standard input does.

`python -m matins.service.sample.server FD NOW` serves on the listening socket FD; NOW (Unix seconds) dates the entries.
"""

import socket
import sys
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from matins.service.sample.catalogue import read_catalogue
from matins.service.sample.site import Resource, site


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "matins-sample"
    sys_version = ""
    timeout = 10
    server: "SiteServer"

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        resource = self.server.resources.get(self.path.partition("?")[0])
        if resource is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        unchanged = _names(self.headers.get("If-None-Match", ""), resource.etag)
        self.send_response(HTTPStatus.NOT_MODIFIED if unchanged else HTTPStatus.OK)
        self.send_header("ETag", resource.etag)
        if not unchanged:
            self.send_header("Content-Type", resource.content_type)
            self.send_header("Content-Length", str(len(resource.body)))
        self.end_headers()
        if with_body and not unchanged:
            self.wfile.write(resource.body)


class SiteServer(ThreadingHTTPServer):
    """Answers GET and HEAD for `resources` on a socket that listens already."""

    daemon_threads = True

    def __init__(self, listening: socket.socket, resources: Mapping[str, Resource]) -> None:
        super().__init__(listening.getsockname(), _Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listening
        self.resources = resources


def serve(listening: socket.socket, resources: Mapping[str, Resource]) -> None:
    """Serve `resources` until standard input ends."""
    with SiteServer(listening, resources) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        sys.stdin.buffer.read()
        server.shutdown()


def main(descriptor: int, now: int) -> None:
    """Serve the bundled edition on the listening socket `descriptor`."""
    listening = socket.socket(fileno=descriptor)
    host, port = listening.getsockname()
    serve(listening, site(read_catalogue(), f"http://{host}:{port}", now))


def _names(header: str, etag: str) -> bool:
    # The comparison of If-None-Match is the weak one (RFC 9110, section 13.1.2).
    names = [name.strip().removeprefix("W/") for name in header.split(",")]
    return etag in names or names == ["*"]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
