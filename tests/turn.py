"""
In which order the test files are run, and how long each of them took when that was last measured.

`make test` hands whole files to its workers, so that what a file makes is made once; a long file at the end would be
waited for by all the others, so the longest are begun first. `FRISAT_WRITE_SECONDS=1 make test` measures anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
KEPT = TESTS / "seconds.txt"
LEAST = 2
"""Seconds from which a file is named: below that its place makes no difference."""


def seconds(kept: Path = KEPT) -> dict[Path, int]:
    """What each file took, set-up and all; nothing for the short ones."""
    lines = kept.read_text(encoding="utf-8").splitlines() if kept.is_file() else []
    return {TESTS / name: int(took) for took, name in (line.split(maxsplit=1) for line in lines)}


def in_turn(files: Iterable[Path], browsers: Set[Path], took: Mapping[Path, int] | None = None) -> list[Path]:
    """
    The files in the order in which they are run; `browsers`: those with a test that needs a browser.

    These come last: a browser that has been driven leaves an event loop in its process, in which Django refuses to
    ask a database anything, so that each later test of that worker would fail before it begins.
    """
    took = seconds() if took is None else took
    return sorted(dict.fromkeys(files), key=lambda file: (file in browsers, -took.get(file, 0)))


class Clock:
    """A plugin of the run's first process: adds up what each file took, and keeps it when the run ends."""

    def __init__(self, kept: Path = KEPT) -> None:
        self.kept, self.took = kept, Counter[Path]()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.took[TESTS.parent / report.nodeid.partition("::")[0]] += report.duration  # type: ignore[assignment]

    def pytest_sessionfinish(self) -> None:
        """Files that were not run keep what they had; one that is gone goes."""
        every = {**seconds(self.kept), **self.took}
        rows = sorted((-round(took), file) for file, took in every.items() if round(took) >= LEAST and file.is_file())
        lines = (f"{-took:4} {file.relative_to(TESTS).as_posix()}\n" for took, file in rows)
        self.kept.write_text("".join(lines), encoding="utf-8")
