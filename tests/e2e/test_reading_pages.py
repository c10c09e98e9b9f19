"""How the tests themselves read a page: not before it is there."""

from __future__ import annotations

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.e2e.conftest import Open

pytestmark = pytest.mark.browser


class _Slow(BaseHTTPRequestHandler):
    """A page of one list whose second half comes half a second after the first."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>a</title>" + b" " * 4096 + b'<a href="/next">next</a>')
        if self.path == "/next":
            self.wfile.flush()
            time.sleep(0.5)
        self.wfile.write(b"<ul><li>one<li>two</ul>")

    def log_message(self, *_: object) -> None:
        """Nothing is written among the test's dots."""


def test_a_page_is_counted_when_all_of_it_has_come(new_page: Open) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Slow) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = new_page(scripts=False)
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
        page.get_by_text("next").click()

        assert page.url.endswith("/next")
        assert page.locator("li").count() == 2
        server.shutdown()
