"""benchmarks/record.py says which bar of the record is missed, and ends with status 1."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))
import record  # type: ignore[import-not-found]


@pytest.mark.parametrize(
    ("history_ms", "rows_a_second", "is_whole", "status", "said"),
    [
        (50.0, 50_000.0, True, 0, ""),
        (50.1, 50_000.0, True, 1, "history of one object: 50.1 ms"),
        (1.0, 49_999.0, True, 1, "verify: 49,999 rows/s"),
        (float("nan"), 90_000.0, True, 1, "history"),
        (1.0, 90_000.0, False, 1, "the chain is not whole"),
    ],
)
def test_a_missed_bar_ends_with_status_1(
    capsys: pytest.CaptureFixture[str], history_ms: float, rows_a_second: float, is_whole: bool, status: int, said: str
) -> None:
    assert record.told(history_ms, rows_a_second, is_whole) == status
    assert said in capsys.readouterr().out


def test_the_bars_are_those_that_were_asked_for() -> None:
    assert (record.MOST_MS, record.LEAST_ROWS, record.ROWS) == (50.0, 50_000.0, 1_000_000)
