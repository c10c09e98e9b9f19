"""The site served for real, and a real browser to read it with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DOCUMENTS = Path(__file__).parents[1] / "web" / "documents"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
_PREPARE = """
import sys
from pathlib import Path
from frisat.web import serve
serve.prepare()
from frisat.web import demo
demo.load(Path(sys.argv[1]))
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _serve(folder: Path, documents: Path | None, **settings: str) -> Iterator[str]:
    """A server of its own with `documents` imported, stopped afterwards; yields its address."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("FRISAT_", "DJANGO_", "DATABASE"))}
    env = {**clean, "FRISAT_DATA": str(folder), "FRISAT_TODAY": "2027-05-03", "FRISAT_ORGANISATION": "Engby Kommune"}
    env |= settings
    if documents is not None:
        subprocess.run([sys.executable, "-c", _PREPARE, str(documents)], env=env, check=True)
    port = _free_port()
    code = f"from frisat.web import serve; serve.main('127.0.0.1', {port})"
    address = f"http://127.0.0.1:{port}"
    log = (folder / "server.log").open("w")
    server = subprocess.Popen([sys.executable, "-c", code], env=env, stdout=log, stderr=log)
    try:
        _wait(f"{address}/healthz", server, folder / "server.log")
        yield address
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the server did not come up:\n{log.read_text()}")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a site with the made-up process."""
    yield from _serve(tmp_path_factory.mktemp("site"), DOCUMENTS)


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a site without any process."""
    yield from _serve(tmp_path_factory.mktemp("empty"), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser of this machine; the tests are skipped by name where there is none."""
    executable = next((found for name in NAMES if (found := shutil.which(name))), None)
    if executable is None:
        pytest.skip("a browser: none of " + ", ".join(NAMES) + " is installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core's script."""
    from frisat.web.base import build

    script = build.MODULES / "axe-core" / "axe.min.js"
    if not script.is_file():
        build.fetch()
    return script.read_text()


Open = Callable[..., "Page"]


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Open]:
    """`new_page(width=320, dark=True, scripts=True)`: a page of a fresh visitor, closed afterwards."""
    contexts = []

    def make(width: int = 1280, *, dark: bool = False, scripts: bool = True, height: int = 900) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale="da-DK",
            bypass_csp=False,
        )
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
