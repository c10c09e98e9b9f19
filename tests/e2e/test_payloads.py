"""
Hostile words in a real browser, with the page's policy switched off so that nothing but the markup itself holds: no
script runs, nobody else is asked. Then raw requests that no browser sends, at the server that serves it.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest

from tests import payloads
from tests.e2e import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOME = "/forloeb/fjendtlig/"
PATHS = [
    "/",
    HOME,
    f"/en{HOME}?baner=organ",
    f"{HOME}plan/1/",
    f"{HOME}aendringer/",
    f"{HOME}eftersyn/",
    f"{HOME}kalender/",
    f"{HOME}hent/",
    f"{HOME}dokument/3/",
    "/kalender/",
    "/soeg/?q=" + quote(payloads.SCRIPTS[11]),
    f"{HOME}?slags=" + quote(payloads.SCRIPTS[21]),
    "/findes-ikke/" + quote(payloads.SCRIPTS[31]),
    *(f"{HOME}aktivitet/a{n}/" for n in range(1, 70, 14)),
]
FILES = ["plan.html", "tidslinje.svg"]


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a site whose every word is hostile."""
    folder = tmp_path_factory.mktemp("hostile-site")
    served.begin(folder, payloads.folder(tmp_path_factory.mktemp("hostile")))
    yield from served.serve(folder)


class Watch:
    """A page that notes each dialog, request to another host and script that ran."""

    def __init__(self, browser: Browser, own: str) -> None:
        self.context = browser.new_context(bypass_csp=True, locale="da-DK", viewport={"width": 1280, "height": 900})
        self.ran: list[str] = []
        self.asked: list[str] = []
        self._own = own
        self.page: Page = self.context.new_page()
        self.page.on("dialog", lambda dialog: (self.ran.append(self.page.url), dialog.dismiss())[0])
        self.context.route("**/*", self._route)

    def _route(self, route) -> None:  # type: ignore[no-untyped-def]
        url = route.request.url
        if urlsplit(url).netloc in ("", self._own) or url.startswith(("data:", "file:")):
            route.continue_()
        else:
            self.asked.append(url)
            route.abort()

    def poke(self) -> None:
        """What a visitor might do that runs a handler: focus, point, open, click what the words may have made."""
        self.page.evaluate(
            """() => { for (const e of document.querySelectorAll(`[onmouseover], [onfocus], [ontoggle], [onload],
            [onerror], a[href^="javascript" i], [autofocus]`)) { e.focus?.(); e.click?.();
            e.dispatchEvent(new Event('mouseover')); } }"""
        )
        self.page.wait_for_timeout(30)


@pytest.fixture
def watch(browser: Browser, hostile_site: str) -> Iterator[Watch]:
    watch = Watch(browser, urlsplit(hostile_site).netloc)
    yield watch
    watch.context.close()


@pytest.mark.browser
def test_the_watch_sees_a_script_and_a_request(watch: Watch) -> None:
    """Else the test below could not fail."""
    page = f'<img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a><img src="http://{payloads.EVIL}/x.png">'
    watch.page.set_content(page)
    watch.page.wait_for_timeout(200)

    assert watch.ran
    assert watch.asked == [f"http://{payloads.EVIL}/x.png"]


@pytest.mark.browser
def test_no_word_runs_and_nobody_else_is_asked(watch: Watch, hostile_site: str, tmp_path: Path) -> None:
    for path in PATHS:
        watch.page.goto(hostile_site + path)
        watch.poke()
    for name in FILES:
        written = tmp_path / name
        written.write_bytes(watch.context.request.get(f"{hostile_site}{HOME}plan/1/{name}").body())
        watch.page.goto(written.as_uri())
        watch.poke()
        assert "alert(1)" in watch.page.content()

    assert watch.ran == []
    assert watch.asked == []


@pytest.mark.browser
def test_the_policy_is_in_force(browser: Browser, hostile_site: str) -> None:
    """The second wall: a script that did get into a page would not run, and what it asks for would not be fetched."""
    context = browser.new_context()
    page = context.new_page()
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss())[0])
    page.goto(hostile_site + "/")
    page.evaluate(
        """() => { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>'
        + '<iframe srcdoc="<script>parent.alert(1)<' + '/script>"></iframe><base href="http://evil.example/">');
        const s = document.createElement('script'); s.textContent = 'alert(2)'; document.body.append(s); }"""
    )
    page.wait_for_timeout(200)

    assert ran == []
    assert page.evaluate("new URL('x', document.baseURI).host") == urlsplit(hostile_site).netloc
    assert page.evaluate("fetch('http://evil.example/').then(() => 'sent', () => 'stopped')") == "stopped"
    context.close()


# ----------------------------------------------------------------------------------------------------- raw requests
def _ask(site: str, request: bytes) -> bytes:
    """The first bytes of the answer to exactly these bytes; empty when the server just hangs up."""
    parts = urlsplit(site)
    with socket.create_connection((str(parts.hostname), int(parts.port or 80)), timeout=10) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(request)
        answer = b""
        with contextlib.suppress(OSError):  # a server may answer and hang up before it has heard all
            connection.shutdown(socket.SHUT_WR)
        with contextlib.suppress(ConnectionError):
            while len(answer) < 2_000_000 and (chunk := connection.recv(65536)):
                answer += chunk
        return answer


_HOST = b"Host: 127.0.0.1\r\nConnection: close\r\n"
RAW = {
    "traversal": b"GET /static/../../../../../etc/passwd HTTP/1.1\r\n" + _HOST + b"\r\n",
    "encoded traversal": b"GET /static/%2e%2e/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + _HOST + b"\r\n",
    "absolute address": b"GET http://evil.example/ HTTP/1.1\r\n" + _HOST + b"\r\n",
    "null byte": b"GET /a\0b HTTP/1.1\r\n" + _HOST + b"\r\n",
    "encoded null byte": b"GET /forloeb/%00/ HTTP/1.1\r\n" + _HOST + b"\r\n",
    "bytes that are no text": b"GET /\xff\xfe?\xff=\xfe HTTP/1.1\r\n" + _HOST + b"\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nHost: evil.example\r\n" + _HOST + b"\r\n",
    "two lengths": b"POST / HTTP/1.1\r\n" + _HOST + b"Content-Length: 0\r\nContent-Length: 5\r\n\r\nGET /",
    "length and chunks": b"POST / HTTP/1.1\r\n"
    + _HOST
    + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a number that is none": b"POST / HTTP/1.1\r\n" + _HOST + b"Content-Length: -1\r\n\r\n",
    "a header of 100 KB": b"GET / HTTP/1.1\r\n" + _HOST + b"X: " + b"a" * 100_000 + b"\r\n\r\n",
    "a thousand headers": b"GET / HTTP/1.1\r\n" + _HOST + b"X-A: b\r\n" * 1000 + b"\r\n",
    "an address of 100 KB": b"GET /?" + b"a" * 100_000 + b" HTTP/1.1\r\n" + _HOST + b"\r\n",
    "a method of its own": b"FOO / HTTP/1.1\r\n" + _HOST + b"\r\n",
    "trace": b"TRACE / HTTP/1.1\r\n" + _HOST + b"X-Secret: abc\r\n\r\n",
    "a header in two lines": b"GET / HTTP/1.1\r\n" + _HOST + b"X: a\r\n b\r\n\r\n",
    "an end of line alone": b"GET / HTTP/1.1\nHost: 127.0.0.1\n\n",
    "no request at all": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "an underscore": b"GET / HTTP/1.1\r\n" + _HOST + b"X_Forwarded_Proto: https\r\n\r\n",
}


@pytest.mark.parametrize("name", RAW)
def test_a_raw_request_is_answered_or_dropped(hostile_site: str, name: str) -> None:
    answer = _ask(hostile_site, RAW[name])

    status = answer[9:12]
    assert answer == b"" or answer.startswith(b"HTTP/1.")
    assert status[:1] in (b"", b"2", b"3", b"4") or status == b"501", answer[:80]
    for word in (b"root:", b"Traceback", b"X-Secret: abc", b'evil.example/"'):
        assert word not in answer
    assert _ask(hostile_site, b"GET /healthz HTTP/1.1\r\n" + _HOST + b"\r\n").startswith(b"HTTP/1.1 200")
