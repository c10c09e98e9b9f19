"""Calendars with a place for every day, as sheets and Word files of secretariats set them: every meeting on its day."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
import pytest

from frisat.plan.model import Clock, Plan, Status
from frisat.read import read

HELD = {
    (6, 1): "Økonomiudvalget kl. 14",
    (27, 1): "Byrådet kl. 18",
    (3, 2): "Skoleudvalget kl. 8.30\nÆldrerådet kl. 10-12",
    (24, 2): "Byrådet (aflyst)",
    (2, 4): "Skærtorsdag",
    (28, 4): "Byrådet, Økonomiudvalget",
}
"""(day, month) -> what the cell of 2026 says."""
MEETINGS = [
    ("2026-01-06", "Økonomiudvalget", Clock("14:00"), Status.PLANNED),
    ("2026-01-27", "Byrådet", Clock("18:00"), Status.PLANNED),
    ("2026-02-03", "Skoleudvalget", Clock("08:30"), Status.PLANNED),
    ("2026-02-03", "Ældrerådet", Clock("10:00", "12:00"), Status.PLANNED),
    ("2026-02-24", "Byrådet", None, Status.CANCELLED),
    ("2026-04-28", "Byrådet", None, Status.PLANNED),
    ("2026-04-28", "Økonomiudvalget", None, Status.PLANNED),
]
MONTHS = ("Januar", "Februar", "Marts", "April")


def sheet(path: Path, rows: Sequence[Sequence[object]], name: str = "Ark1") -> Plan:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = name
    for row in rows:
        page.append(list(row))
    book.save(path)
    return read(path).plan


def said(plan: Plan) -> list[tuple[object, ...]]:
    return [(a.period.edtf if a.period else None, a.title, a.time, a.status) for a in plan.activities]


def day_by_month() -> list[list[object]]:
    rows: list[list[object]] = [["Dag", *MONTHS]]
    return rows + [[day, *(HELD.get((day, month)) for month in range(1, 5))] for day in range(1, 32)]


def wall() -> list[list[object]]:
    """Each month has its own column of weekdays and days."""
    rows: list[list[object]] = [[cell for month in MONTHS for cell in (month, "")]]
    for day in range(1, 32):
        row: list[object] = []
        for month in range(1, 5):
            if day > calendar.monthrange(2026, month)[1]:
                row += ["", ""]
                continue
            weekday = ("Ma", "Ti", "On", "To", "Fr", "Lø", "Sø")[datetime.date(2026, month, day).weekday()]
            row += [f"{weekday} {day}", HELD.get((day, month))]
        rows.append(row)
    return rows


def turned() -> list[list[object]]:
    return [list(row) for row in zip(*day_by_month(), strict=True)]


@pytest.mark.parametrize("rows", [day_by_month(), wall(), turned()], ids=["day by month", "wall", "month by day"])
def test_a_year_of_days(tmp_path: Path, rows: list[list[object]]) -> None:
    """The year stands above; a holiday is no meeting, two bodies in a cell are two, a cancelled one is said to be."""
    plan = sheet(tmp_path / "kalender.xlsx", [["Mødekalender 2026"], *rows])

    assert said(plan) == MEETINGS
    assert plan.kind == "meetings"
    assert all(a.actors == (a.title,) for a in plan.activities)


def test_the_year_in_the_name_of_the_sheet(tmp_path: Path) -> None:
    assert said(sheet(tmp_path / "kalender.xlsx", day_by_month(), "2026")) == MEETINGS


def test_no_year_anywhere_gives_no_year(tmp_path: Path) -> None:
    plan = sheet(tmp_path / "kalender.xlsx", day_by_month())

    assert len(plan.activities) == len(MEETINGS)
    assert all(a.period is not None and a.period.edtf is None for a in plan.activities)


def test_weeks_of_a_month(tmp_path: Path) -> None:
    """The month is the heading above its table; days of the neighbour months that fill its weeks are not read."""
    document = docx.Document()
    document.add_heading("Mødekalender 2026", 1)
    for month in (1, 2):
        document.add_heading(f"{MONTHS[month - 1]} 2026", 2)
        table = document.add_table(0, 8)
        head = ("Uge", "Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag")
        weeks = calendar.Calendar().monthdatescalendar(2026, month)
        for row in [
            head,
            *(
                (str(week[0].isocalendar()[1]), *(f"{d.day}\n{HELD.get((d.day, d.month), '')}".strip() for d in week))
                for week in weeks
            ),
        ]:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    path = tmp_path / "kalender.docx"
    document.save(str(path))

    assert said(read(path).plan) == MEETINGS[:5]
