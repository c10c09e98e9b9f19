"""Cells below a month that print days with their month: the row says what is on them, and the printed month counts."""

from __future__ import annotations

import pytest

from frisat.plan.model import Kind
from frisat.read.draft import DraftActivity
from frisat.read.layouts import grids
from frisat.read.layouts.grids_cells import Slot, when_in_cell
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import Grid, Made


def read(*rows: list[str], title: str = "Årsplan 2031") -> list[DraftActivity]:
    return grids.read(to_blocks.make(Made("x.docx", title, (Grid(list(rows)),), ()))).activities


def said(activities: list[DraftActivity]) -> list[tuple[str | None, str]]:
    return [(a.found.period.edtf if a.found else None, a.title) for a in activities]


def test_the_month_printed_in_a_cell_is_no_title_of_its_day() -> None:
    got = read(
        ["", "Januar", "Februar", "Marts", "April"],
        ["Havneudvalg", "14. januar", "", "11. og 25. marts", "8. april"],
        ["Årsmøde for bådklubber", "", "23. februar (Rebslageriet)", "", ""],
    )
    assert said(got) == [
        ("2031-01-14", "Havneudvalg"),
        ("2031-03-11", "Havneudvalg"),
        ("2031-03-25", "Havneudvalg"),
        ("2031-04-08", "Havneudvalg"),
        ("2031-02-23", "Årsmøde for bådklubber (Rebslageriet)"),
    ]


def test_a_day_of_the_month_before_stands_in_the_column_of_what_it_is_for() -> None:
    """The papers for a meeting in the first days of a month are due in the one before, over New Year too."""
    got = read(
        ["", "Januar", "Februar", "Marts", "April"],
        ["Bilag sendes", "29. december", "31. januar", "2. marts", "30. marts"],
        ["Bestyrelsesmøde", "8. januar", "6. februar", "9. marts", "7. april"],
    )
    assert [edtf for edtf, title in said(got) if title == "Bilag sendes"] == [
        "2030-12-29", "2031-01-31", "2031-03-02", "2031-03-30",
    ]  # fmt: skip


def test_the_row_says_what_kind_such_a_day_is() -> None:
    grid = Grid([["", "Maj", "Juni", "Juli"], ["Frist for ansøgninger", "4. maj", "", "2. juli"],
                 ["Regnskab afleveres senest den:", "12. maj", "", ""],
                 ["Konvent for skippere", "", "9. juni", ""]])  # fmt: skip
    plan = to_plan(to_blocks.make(Made("x.docx", "Årsplan 2031", (grid,), ()))).plan
    assert [(a.title, a.kind) for a in plan.activities] == [
        ("Frist for ansøgninger", Kind.DEADLINE),
        ("Frist for ansøgninger", Kind.DEADLINE),
        ("Regnskab afleveres senest den:", Kind.DEADLINE),
        ("Konvent for skippere", Kind.MEETING),
    ]


@pytest.mark.parametrize(
    ("cell", "month", "wanted"),
    [
        ("3. maj\n17. maj", "Maj", [("2031-05-03", ""), ("2031-05-17", "")]),
        ("29. april - 2. maj", "Maj", [("2031-04-29/2031-05-02", "")]),
        ("3. maj kl. 17 og 5. juni kl. 10", "Maj", [("2031-05-03", ""), ("2031-06-05", "")]),
        ("Senest 30. december", "Januar", [("2030-12-30", "")]),
        ("3. maj Åbent hus", "Maj", [("2031-05-03", "Åbent hus")]),
        ("5/6", "Juni", [("2031-06-05", "")]),
    ],
)
def test_days_of_a_cell(cell: str, month: str, wanted: list[tuple[str, str]]) -> None:
    found = list(when_in_cell(cell, Slot(month, 2031, "title:2031")))
    assert [(day.period.edtf if day else None, words) for _, day, words in found] == wanted


def test_a_month_without_a_year_dates_no_such_day() -> None:
    assert [day for _, day, _ in when_in_cell("29. december", Slot("Januar", None))] == [None]
