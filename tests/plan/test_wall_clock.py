"""Clock times that a meeting cannot have."""

from __future__ import annotations

from datetime import date

import pytest

from frisat.plan.model import Clock
from frisat.plan.wall_clock import fault

SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)


@pytest.mark.parametrize(
    ("start", "end", "day", "code"),
    [
        ("15:00", "17:00", date(2027, 10, 26), ""),
        ("15:00", None, date(2027, 10, 26), ""),
        ("15:00", "14:59", date(2027, 10, 26), "G101"),
        ("15:00", "15:00", None, "G101"),
        ("02:30", None, SPRING, "G102"),
        ("01:00", "02:00", SPRING, "G102"),
        ("01:30", "03:00", SPRING, ""),
        ("03:00", "04:00", SPRING, ""),
        ("02:30", None, AUTUMN, "G103"),
        ("01:30", "02:00", AUTUMN, "G103"),
        ("01:59", "03:00", AUTUMN, ""),
        ("02:30", "03:00", date(2027, 10, 30), ""),
        ("02:30", None, None, ""),
    ],
)
def test_fault(start: str, end: str | None, day: date | None, code: str) -> None:
    assert fault(Clock(start, end), day) == code
