"""Grids whose axis says elsewhere what its numbers are, and cells that say what happens on which day."""

from __future__ import annotations

import pytest

from frisat.read.draft import DraftActivity
from frisat.read.layouts import grids, grids_axis, tables
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import C, Grid, Made


def read(*blocks: object, title: str = "Plan") -> list[DraftActivity]:
    return grids.read(to_blocks.make(Made("x.docx", title, blocks, ()))).activities  # type: ignore[arg-type]


def said(activities: list[DraftActivity]) -> list[tuple[str | None, str]]:
    return [(a.found.period.edtf if a.found else None, a.title) for a in activities]


@pytest.mark.parametrize("word", ["Uge (2025)", "Uge 2025", "Uger i 2025", "UGENR. 2025"])
def test_numbers_below_a_merged_word_for_weeks_are_weeks(word: str) -> None:
    grid = Grid(
        [
            [C("Opgave", rows=2), C("Ansvarlig", rows=2), C(word, cols=5)],
            ["34", "35", "36", "37", "38"],
            ["Inventar vælges", "Byggeudvalget", "X", "X", "", "", ""],
            ["Flytning", "Driften", "", "", "", "x", ""],
        ],
        head=2,
    )
    got = read(grid)
    assert said(got) == [("2025-08-18/2025-08-31", "Inventar vælges"), ("2025-09-08/2025-09-14", "Flytning")]
    assert [a.actor_text for a in got] == ["Byggeudvalget", "Driften"]


def test_the_word_may_stand_before_the_numbers_and_the_year_turns_once() -> None:
    grid = Grid([["Uge", "51", "52", "1", "2"], ["Høring", "x", "", "", ""], ["Notat", "", "", "x", "x"]])
    assert said(read(grid, title="Plan 2025/2026")) == [
        ("2025-12-15/2025-12-21", "Høring"),
        ("2025-12-29/2026-01-11", "Notat"),
    ]


def test_weeks_below_months_are_the_finer_axis() -> None:
    grid = Grid(
        [
            ["", C("Oktober 2025", cols=2), C("November 2025", cols=2), C("December 2025", cols=2)],
            ["Uge", "41", "42", "45", "46", "50", "51"],
            ["Interview", "x", "x", "", "", "", ""],
            ["Rapport", "", "", "", "x", "", "x"],
        ],
        head=2,
    )
    assert said(read(grid)) == [
        ("2025-10-06/2025-10-19", "Interview"),
        ("2025-11-10/2025-11-16", "Rapport"),
        ("2025-12-15/2025-12-21", "Rapport"),
    ]


def test_a_mark_below_a_merged_month_is_in_that_month() -> None:
    grid = Grid(
        [
            ["Opgave", C("Marts 2025", cols=2), C("April 2025", cols=2), C("Maj 2025", cols=2)],
            ["Analyse", "", "x", "", "", "", ""],
            ["Høring", "", "", "x", "x", "", "x"],
        ]
    )
    assert said(read(grid)) == [("2025-03", "Analyse"), ("2025-04", "Høring"), ("2025-05", "Høring")]


@pytest.mark.parametrize(
    "grid",
    [
        Grid([["Skole", "7", "8", "9"], ["Byskolen", "12", "14", "9"]]),
        Grid([["", C("Elever i klasse", cols=3)], ["Skole", "7", "8", "9"], ["Byskolen", "x", "", "x"]], head=2),
        Grid([["Uge", "71", "72", "73"], ["Byskolen", "x", "", "x"]]),
        Grid([["Uge", "8", "3", "1", "9", "2"], ["Byskolen", "x", "", "x", "", ""]]),
    ],
)
def test_other_numbers_are_no_weeks(grid: Grid) -> None:
    (table,) = [block for block in to_blocks.make(Made("x.docx", "", (grid,), ())).blocks if hasattr(block, "rows")]
    assert grids_axis.named(table) == table


def test_days_with_their_words_in_the_cells_of_a_year() -> None:
    grid = Grid(
        [
            ["Måned", "Udvalget", "Ældrerådet"],
            ["Maj", "5/5: Temadag\n19/5: Ordinært møde", "12: Besøg på centret"],
            ["Juni", "2/6: Studietur", "11/6: Sommermøde\ni haven"],
        ]
    )
    made = Made("x.docx", "Årshjul 2025", (grid,), ())
    assert not tables.read(to_blocks.make(made)).activities
    got = to_plan(to_blocks.make(made)).plan.activities
    assert [(a.period.edtf if a.period else None, a.title) for a in got] == [
        ("2025-05-05", "Temadag"),
        ("2025-05-19", "Ordinært møde"),
        ("2025-05-12", "Besøg på centret"),
        ("2025-06-02", "Studietur"),
        ("2025-06-11", "Sommermøde i haven"),
    ]


def test_an_axis_of_the_first_days_of_weeks_or_months_is_one_of_weeks_or_months() -> None:
    """Over a long week year too: 2026 has a week 53."""
    weeks = Grid(
        [
            ["Opgave", "Ansvarlig", "14-12-2026", "21-12-2026", "28-12-2026", "04-01-2027"],
            ["Test", "IT", "x", "x", "x", ""],
            ["Drift", "IT", "", "", "x", "x"],
        ]
    )
    made = to_plan(to_blocks.make(Made("x.docx", "Plan", [weeks], ()))).plan.activities
    assert [(a.period.edtf if a.period else None, a.title) for a in made] == [
        ("2026-12-14/2027-01-03", "Test"),
        ("2026-12-28/2027-01-10", "Drift"),
    ]
    months = Grid(
        [
            ["Opgave", "01-11-2026", "01-12-2026", "01-01-2027", "01-02-2027"],
            ["Test", "x", "", "", ""],
            ["Drift", "", "", "x", ""],
        ]
    )
    assert said(read(months)) == [("2026-11", "Test"), ("2027-01", "Drift")]
