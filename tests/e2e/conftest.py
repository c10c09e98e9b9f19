"""The site served for real, and a real browser to read it with."""

from __future__ import annotations

import contextlib
import functools
import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e import served
from tests.e2e.served import DOCUMENTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def _executable() -> str:
    """Where the browser of this machine lies; the test is skipped by name where there is none."""
    executable = next((found for name in NAMES if (found := shutil.which(name))), None)
    if executable is None:
        pytest.skip("a browser: none of " + ", ".join(NAMES) + " is installed")
    return executable


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Nobody waits for a site to be made and served for a browser that is not there."""
    if item.get_closest_marker("browser"):
        _executable()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a site with the made-up process."""
    folder = tmp_path_factory.mktemp("site")
    served.begin(folder, DOCUMENTS)
    yield from served.serve(folder)


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a site without any process."""
    folder = tmp_path_factory.mktemp("empty")
    served.begin(folder)
    yield from served.serve(folder)


READS = {
    "Locator": ("all", "all_inner_texts", "all_text_contents", "count", "evaluate_all", "is_hidden", "is_visible"),
    "Page": ("content", "eval_on_selector_all", "evaluate", "title"),
}


def _read_whole_pages() -> None:
    """What does not itself wait for an element is asked of a page that has come whole.

    A click that opens a page comes back when the first bytes of it are there. To count at that
    moment is to count what a slow machine has parsed so far, which may be nothing.
    """
    from playwright import sync_api

    def patient(read: Callable[..., object]) -> Callable[..., object]:
        @functools.wraps(read)
        def reading(where: Any, *args: object, **options: object) -> object:
            getattr(where, "page", where).wait_for_load_state("domcontentloaded")
            return read(where, *args, **options)

        return reading

    for kind, names in READS.items():
        for name in names:
            read = getattr(getattr(sync_api, kind), name)
            if not hasattr(read, "__wrapped__"):
                setattr(getattr(sync_api, kind), name, patient(read))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser of this machine."""
    executable = _executable()
    from playwright.sync_api import sync_playwright

    _read_whole_pages()
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


@contextlib.contextmanager
def opening(browser: Browser) -> Iterator[Open]:
    """`make(width=320, dark=True, scripts=True)`: a page of a fresh visitor, closed afterwards."""
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

    try:
        yield make
    finally:
        for context in contexts:
            context.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Open]:
    """`opening` for one test."""
    with opening(browser) as make:
        yield make
