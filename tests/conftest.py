"""What every test shares: the founding documents' folder, and the rule that CI skips nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

import pytest
from hypothesis import settings

from tests import founding_documents

# Machines differ and CI's is shared: a slow example is no failure. What must be fast is measured in benchmarks/.
settings.register_profile("frisat", deadline=None)
settings.load_profile("frisat")

TESTS = Path(__file__).parent


_SITES = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """A folder in which the workers of one run find what another of them has made (tests/e2e/served.py)."""
    if not hasattr(config, "workerinput"):
        config.stash[_SITES] = os.environ["FRISAT_TEST_SITES"] = tempfile.mkdtemp(prefix="frisat-sites-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if made := config.stash.get(_SITES, None):
        shutil.rmtree(made, ignore_errors=True)


@pytest.fixture(scope="session")
def founding() -> Path:
    """The folder with `seeds/`, `truth/` and the scorer; the test is skipped by name where it is not at hand."""
    return founding_documents.needed()


LONG = (
    "read/test_hostile.py",
    "web/test_bars_payloads.py",
    "web/people/test_routes.py",
    "cli/test_hostile_cli.py",
    "write/test_hostile_plans.py",
    "plan/test_drafting.py",
    "web/process/test_two_people.py",
    "web/test_bars_errors.py",
)
"""
Files that take longest, run first: `make test` hands whole files to its workers, so that what a file makes is made
once, and a long one at the end would be waited for by all the others.
"""

LONG_IN_A_BROWSER = ("e2e/test_whole_day.py", "e2e/test_every_page.py", "e2e/test_meeting_journey.py")
"""The same of those that need a browser."""


def in_turn(files: Iterable[Path], browsers: Set[Path]) -> list[Path]:
    """
    The files in the order in which they are run; `browsers`: those with a test that needs a browser.

    These come last: a browser that has been driven leaves an event loop in its process, in which Django refuses to
    ask a database anything, so that each later test of that worker would fail before it begins.
    """
    turn = {TESTS / name: place for place, name in enumerate(LONG + LONG_IN_A_BROWSER)}
    return sorted(dict.fromkeys(files), key=lambda file: (file in browsers, turn.get(file, len(turn))))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    browsers = {item.path for item in items if item.get_closest_marker("browser")}
    place = {file: n for n, file in enumerate(in_turn((item.path for item in items), browsers))}
    items.sort(key=lambda item: place[item.path])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if os.environ.get("FRISAT_NO_SKIPS") and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped where nothing may be skipped: {reason}"
    return report
