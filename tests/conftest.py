"""What every test shares: the founding documents' folder, and the rule that CI skips nothing."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import founding_documents, turn

# Machines differ and CI's is shared: a slow example is no failure. What must be fast is measured in benchmarks/.
settings.register_profile("frisat", deadline=None)
settings.load_profile("frisat")

_SITES = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """A folder in which the workers of one run find what another of them has made (tests/e2e/served.py)."""
    if not hasattr(config, "workerinput"):
        config.stash[_SITES] = os.environ["FRISAT_TEST_SITES"] = tempfile.mkdtemp(prefix="frisat-sites-")
        if os.environ.get("FRISAT_WRITE_SECONDS"):
            config.pluginmanager.register(turn.Clock())


def pytest_unconfigure(config: pytest.Config) -> None:
    if made := config.stash.get(_SITES, None):
        shutil.rmtree(made, ignore_errors=True)


@pytest.fixture(scope="session")
def founding() -> Path:
    """The folder with `seeds/`, `truth/` and the scorer; the test is skipped by name where it is not at hand."""
    return founding_documents.needed()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    browsers = {item.path for item in items if item.get_closest_marker("browser")}
    place = {file: n for n, file in enumerate(turn.in_turn((item.path for item in items), browsers))}
    items.sort(key=lambda item: place[item.path])


def pytest_collection_finish() -> None:
    """
    What is there when the tests begin stays until they end: ten thousand tests and every module. Looking through it
    for garbage again and again took a seventh of the time of a test that asks for many pages.
    """
    gc.freeze()
    gc.set_threshold(5_000, 10, 10)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if os.environ.get("FRISAT_NO_SKIPS") and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped where nothing may be skipped: {reason}"
    return report
