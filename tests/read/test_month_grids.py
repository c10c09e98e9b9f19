"""A calendar in which cells are days and marks say which: initials, crosses, stars, colours, drawn with spaces."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from frisat.plan.model import Kind
from frisat.read import read
from tests.web.arrivals.year_lists import COMMITTEE, COUNCIL, LISTS

GRIDS = [name for name in LISTS if name.startswith("grid")]
ONE = ("grid: a year, crosses", "grid: weeks, stars", "grid: text")


@pytest.mark.parametrize("what", GRIDS)
def test_each_marked_day_is_a_meeting_of_the_body_that_the_mark_means(tmp_path: Path, what: str) -> None:
    name, made = LISTS[what]
    (tmp_path / name).write_bytes(made())

    found = read(tmp_path / name).plan.activities

    held = {(a.actors[0], a.period.edtf) for a in found if a.period}
    wanted = {("Byrådet", day.isoformat()) for day in COUNCIL}
    if what not in ONE:
        wanted |= {("Økonomiudvalget", day.isoformat()) for day in COMMITTEE}
    assert held == wanted
    assert len(found) == len(wanted)
    assert {a.kind for a in found} == {Kind.MEETING}


def text(tmp_path: Path, *lines: str) -> list[tuple[str, str | None]]:
    path = tmp_path / "kalender.txt"
    path.write_text("\n".join(lines))
    return [(a.title, a.period.edtf if a.period else None) for a in read(path).plan.activities]


MAY = ["Maj 2027", "Ma Ti On To Fr Lø Sø"]
WEEKS = [
    "                1  2", " 3  4  5  6  7  8  9", "10 11 12 13 14 15 16", "17 18 19 20 21 22 23",
    "24 25 26{} 28 29 30", "31",
]  # fmt: skip


def test_a_month_without_a_mark_holds_nothing(tmp_path: Path) -> None:
    plain = [line.format(" 27") for line in WEEKS]
    assert text(tmp_path, "Byrådets møder 2027", "", *MAY, *plain) == []


def test_a_mark_that_nothing_explains_in_a_calendar_of_nobody_is_no_meeting(tmp_path: Path) -> None:
    """Whose meeting a star is, nobody can know."""
    marked = [line.format("*27") for line in WEEKS]
    found = text(tmp_path, "Kalender 2027", "", *MAY, *marked)
    assert not any("udvalg" in title.lower() or "råd" in title.lower() for title, _ in found)


def test_numbers_that_do_not_follow_each_other_are_no_month(tmp_path: Path) -> None:
    from frisat.read.blocks import Table
    from frisat.read.from_txt import read as blocks

    lines = ["Ma Ti On To Fr Lø Sø", "1 2 3 4 5 6 7", "9 8 7 6 5 4 3", "1 1 1 1 1 1 1", "5 5 5 5 5 5 5"]
    assert not any(isinstance(b, Table) for b in blocks("\n".join(lines).encode(), "tal.txt").blocks)


WEEKDAYS = ("Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag")
SHORT = ("man", "tir", "ons", "tor", "fre", "lør", "søn")


def sheets(tmp_path: Path, *made: tuple[str, dict[str, str], Sequence[tuple[str, date]]], names=WEEKDAYS) -> list[Any]:
    """A workbook: for each sheet its name, cells above the weeks, and where each month's weekdays begin."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, titles, months in made:
        sheet = book.create_sheet(name)
        for place, words in titles.items():
            sheet[place] = words
        for corner, month in months:
            first = sheet[corner]
            for n, weekday in enumerate(names):
                sheet.cell(first.row, first.column + n, weekday)
            for down, week in enumerate(Calendar().monthdayscalendar(month.year, month.month), 1):
                for n, day in filter(lambda one: one[1], enumerate(week)):
                    held = {5: "\nØkonomiudvalget", 12: "\nByrådet kl. 17"}.get(day, "")
                    sheet.cell(first.row + down, first.column + n, f"{day}{held}" if held else day)
    book.save(tmp_path / "kalender.xlsx")
    found = read(tmp_path / "kalender.xlsx").plan.activities
    return [(a.title, a.period.edtf if a.period else None) for a in found]


def held(*months: str) -> list[tuple[str, str]]:
    return [one for month in months for one in (("Økonomiudvalget", f"{month}-05"), ("Byrådet", f"{month}-12"))]


@pytest.mark.parametrize(
    "titles",
    [
        {"A1": "Marts 2027", "C1": "Mødekalender – Sønderby Kommune"},
        {"A1": "Mødekalender marts 2027", "D1": "Sønderby Kommune"},
        {"A1": "Mødekalender marts 2027"},
        {"A1": "Møder 2027", "A2": "Marts", "C2": "Byråd og udvalg"},
    ],
)
def test_the_month_may_stand_beside_or_within_the_title_over_its_weeks(tmp_path: Path, titles: dict[str, str]) -> None:
    assert sheets(tmp_path, ("Ark1", titles, [("A3", date(2027, 3, 1))])) == held("2027-03")


def test_two_months_of_weeks_side_by_side_are_two(tmp_path: Path) -> None:
    titles = {"A1": "Kalender 2028", "A2": "April", "I2": "Maj"}
    months = [("A3", date(2028, 4, 1)), ("I3", date(2028, 5, 1))]
    assert sheets(tmp_path, ("Ark1", titles, months), names=SHORT) == held("2028-04", "2028-05")


def test_a_sheet_a_month_without_its_year_goes_on_from_the_sheet_before(tmp_path: Path) -> None:
    made = [
        (name, {"A1": title, "C1": "Kalender"}, [("A2", first)])
        for name, title, first in (
            ("Ark1", "December 2026", date(2026, 12, 1)),
            ("Ark2", "Januar", date(2027, 1, 1)),
        )
    ]
    assert sheets(tmp_path, *made) == held("2026-12", "2027-01")


def test_a_weekday_cut_short_before_its_day_is_no_title(tmp_path: Path) -> None:
    rows = [
        ["Måned", "Økonomiudvalget", "Socialudvalget"],
        ["Januar", "man. 19.", "tir. 13."],
        ["Marts", "man. 16.", "–"],
    ]
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in [["Mødekalender 2026"], *rows]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx").plan.activities
    assert [(a.period.edtf if a.period else None, a.title, a.kind) for a in found] == [
        ("2026-01-19", "Økonomiudvalget", Kind.MEETING),
        ("2026-01-13", "Socialudvalget", Kind.MEETING),
        ("2026-03-16", "Økonomiudvalget", Kind.MEETING),
    ]
