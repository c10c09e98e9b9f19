"""Clock times."""

from __future__ import annotations

import pytest

from frisat.plan.danish import clock, find, parse
from frisat.plan.model import Clock


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("kl. 15-17", "15:00", "17:00"),
        ("kl. 15.00–17.00", "15:00", "17:00"),
        ("kl. 15.00 - 17.00", "15:00", "17:00"),
        ("kl. 15:00-17:00", "15:00", "17:00"),
        ("Kl. 15 til 17", "15:00", "17:00"),
        ("kl 15-17", "15:00", "17:00"),
        ("kl.15-17", "15:00", "17:00"),
        ("kl: 15.00-17.00", "15:00", "17:00"),
        ("fra kl. 15 til kl. 17", "15:00", "17:00"),
        ("mellem kl. 15 og 17", "15:00", "17:00"),
        ("kl. 9.30 til ca. 12", "09:30", "12:00"),
        ("kl. ca. 9.30-12", "09:30", "12:00"),
        ("klokken 9", "09:00", None),
        ("klokken 9:30", "09:30", None),
        ("kl. 1530", "15:30", None),
        ("kl. 9", "09:00", None),
        ("kl. 09.00", "09:00", None),
        ("15.00-17.00", "15:00", "17:00"),
        ("15.00 – 17.00", "15:00", "17:00"),
        ("10.30 - 12", "10:30", "12:00"),
        ("10-11.30", "10:00", "11:30"),
        ("15:30", "15:30", None),
        ("15.00", "15:00", None),
        ("9.30", "09:30", None),
        ("Mødetidspunkt: 15.00-17.00", "15:00", "17:00"),
        ("Tirsdag den 4. maj 2021 kl. 15.00-17.00 i byrådssalen", "15:00", "17:00"),
        ("09:00:00", "09:00", None),
        ("kl. 24", "24:00", None),
        ("kl. 00.00", "00:00", None),
    ],
)
def test_a_clock_time_is_read(text: str, start: str, end: str | None) -> None:
    assert Clock(start, end) == clock(text)


@pytest.mark.parametrize(
    "text",
    [
        *[
            "",
            "15",
            "15-17",
            "3. maj 2021",
            "04-05-2021",
            "4/9",
            "§ 17.4",
            "lokale 3.12 og 3.14",
            "25.00",
            "kl.",
            "12.60",
        ],
        *[
            "1.500 kr.",
            "version 2.10",
            "20/49269",
            "150-200",
            "2021-09-04",
            "24.30",
            "kl. 25",
            "86 69 93 49",
            "kløver 9",
        ],
        "27.69.48",
    ],
)
def test_what_is_no_clock_time(text: str) -> None:
    assert clock(text) is None


@pytest.mark.parametrize(
    "text", ["kl. 9.12", "kl. 10.11-11.12", "10.11-11.12", "klokken 4.9", "kl. 4.9.", "9.12 - 10.12"]
)
def test_a_clock_time_is_never_a_date(text: str) -> None:
    assert find(text) == []
    assert parse(text) == []


def test_a_clock_range_does_not_eat_the_next_day() -> None:
    (found,) = parse("3. maj 2021 kl. 12 - 4. maj 2021 kl. 15")

    assert found.period.edtf == "2021-05-03/2021-05-04"
    assert found.time == Clock("12:00", "15:00")
