"""Grids of bodies by months or weeks: every day in a cell is one activity."""

from __future__ import annotations

import pytest

from frisat.plan.model import DocumentKind, Status
from frisat.read import from_html
from frisat.read.draft import DraftActivity
from frisat.read.layouts import grids
from frisat.read.layouts.grids_cells import Slot, when_in_cell
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import C, Grid, Head, Made, Para


def read(*blocks: object, title: str = "Mødekalender 2026") -> list[DraftActivity]:
    return grids.read(to_blocks.make(Made("x.docx", title, blocks, ()))).activities  # type: ignore[arg-type]


def said(activities: list[DraftActivity]) -> list[tuple[str | None, str, str]]:
    return [(a.found.period.edtf if a.found else None, a.title, a.actor_text) for a in activities]


GRID = Grid([["", "Januar", "Februar", "Marts"], ["Byrådet", "28", "25. og 26.", ""], ["Ældrerådet", "", "d. 10", "–"]])
WANTED = [
    ("2026-01-28", "Byrådet", "Byrådet"),
    ("2026-02-25", "Byrådet", "Byrådet"),
    ("2026-02-26", "Byrådet", "Byrådet"),
    ("2026-02-10", "Ældrerådet", "Ældrerådet"),
]


def test_one_day_in_a_cell_is_one_activity_called_after_its_body() -> None:
    assert said(read(GRID)) == WANTED


def test_months_down_and_bodies_across_say_the_same() -> None:
    turned = Grid(
        [
            ["Måned", "Byrådet", "Ældrerådet"],
            ["Januar", "28", ""],
            ["Februar", "25. og 26.", "d. 10"],
            ["Marts", "", "–"],
        ]
    )
    assert sorted(said(read(turned)), key=str) == sorted(WANTED, key=str)


def test_the_months_begin_again_in_the_next_year() -> None:
    got = read(
        Grid([["", "Nov.", "Dec.", "Jan.", "Feb."], ["Byrådet", "26", "17", "28", "25"]]), title="Møder 2025/2026"
    )
    assert [edtf for edtf, _, _ in said(got)] == ["2025-11-26", "2025-12-17", "2026-01-28", "2026-02-25"]


def test_a_year_row_above_the_months_counts() -> None:
    grid = Grid(
        [
            ["", C("2024", cols=2), C("2025", cols=2)],
            ["", "Nov", "Dec", "Jan", "Feb"],
            ["Byrådet", "27", "18", "22", "26"],
        ],
        head=2,
    )
    assert [edtf for edtf, _, _ in said(read(grid, title="Kalender"))] == [
        "2024-11-27",
        "2024-12-18",
        "2025-01-22",
        "2025-02-26",
    ]


def test_without_a_year_the_day_is_left_to_the_context() -> None:
    got = read(GRID, title="Mødekalender")
    assert [(a.period_text, a.found) for a in got][:2] == [("28. Januar", None), ("25. Februar", None)]


def test_a_second_axis_further_down_replaces_the_first() -> None:
    got = read(
        Grid([["", "Januar", "Februar"], ["Byrådet", "28", "25"], ["", "August", "September"], ["Byrådet", "26", "30"]])
    )
    assert [edtf for edtf, _, _ in said(got)] == ["2026-01-28", "2026-02-25", "2026-08-26", "2026-09-30"]


def test_words_in_a_cell_name_the_activity_and_brackets_qualify_it() -> None:
    got = read(
        Grid([["", "Marts", "April", "Maj"], ["Skoleudvalget", "4 (tema)", "Borgermøde", "12. Besøg på skoler"]])
    )
    assert said(got) == [
        ("2026-03-04", "Skoleudvalget (tema)", "Skoleudvalget"),
        ("2026-04", "Borgermøde", "Skoleudvalget"),
        ("2026-05-12", "Besøg på skoler", "Skoleudvalget"),
    ]


def test_crosses_side_by_side_are_one_span_of_a_task() -> None:
    got = read(
        Grid(
            [
                ["Opgave", "Uge 34", "Uge 35", "Uge 36", "Uge 37"],
                ["Analyse", "x", "x", "", "x"],
                ["Skrivning", "", "", "X", ""],
            ]
        ),
        title="2025",
    )
    assert said(got) == [
        ("2025-08-18/2025-08-31", "Analyse", ""),
        ("2025-09-08/2025-09-14", "Analyse", ""),
        ("2025-09-01/2025-09-07", "Skrivning", ""),
    ]


def test_crosses_of_a_body_are_a_meeting_each() -> None:
    got = read(Grid([["", "Januar", "Februar", "Marts"], ["Ældrerådet", "x", "x", ""]]))
    assert said(got) == [("2026-01", "Ældrerådet", "Ældrerådet"), ("2026-02", "Ældrerådet", "Ældrerådet")]


def test_a_weekday_under_a_week_is_a_day() -> None:
    got = read(Grid([["", "Uge 10", "Uge 11", "Uge 12"], ["Skoleudvalget", "tirsdag", "", "19/3"]]), title="Plan 2025")
    assert [edtf for edtf, _, _ in said(got)] == ["2025-03-04", "2025-03-19"]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("17 + 24", ["2026-06-17", "2026-06-24"]),
        ("17/6", ["2026-06-17"]),
        ("3.-4.", ["2026-06-03/2026-06-04"]),
        ("10 kl. 16", ["2026-06-10"]),
        ("ons 10.", ["2026-06-10"]),
        ("x", ["2026-06"]),
        ("3, 10 og 17", ["2026-06-03", "2026-06-10", "2026-06-17"]),
    ],
)
def test_cells_of_a_month(cell: str, wanted: list[str]) -> None:
    got = list(when_in_cell(cell, Slot("Juni", 2026, "")))
    assert [found.period.edtf if found else None for _, found, _ in got] == wanted


@pytest.mark.parametrize(
    "grid",
    [
        Grid(
            [["Måned", "Aktivitet", "Hvem"], ["Januar", "Møde om budget", "Byrådet"], ["Februar", "Seminar", "Byrådet"]]
        ),
        Grid([["Dato", "Aktivitet"], ["4. marts 2025", "Møde"], ["5. maj 2025", "Tur"]]),
        Grid([["Post", "2024", "2025", "2026"], ["Løn", "12", "13", "14"], ["Drift", "2", "3", "4"]]),
    ],
)
def test_plan_tables_and_budgets_are_no_grids(grid: Grid) -> None:
    assert grids.fits(to_blocks.make(Made("x.docx", "Plan 2025", [grid], ()))) == 0.0


def test_a_calendar_of_bodies_is_a_document_of_meetings() -> None:
    assert grids.read(to_blocks.make(Made("x.docx", "2026", [Head("Møder"), GRID], ()))).kind is DocumentKind.MEETINGS


def test_a_status_word_in_a_cell_is_the_status_of_its_day() -> None:
    got = read(Grid([["", "Marts", "April", "Maj"], ["Byrådet", "4", "8 (aflyst)", "12. aflyst"]]))
    assert [(a.title, a.status_text) for a in got] == [("Byrådet", ""), ("Byrådet", "aflyst"), ("Byrådet", "aflyst")]


def test_a_word_before_a_day_may_say_that_its_meeting_is_off() -> None:
    got = read(Grid([["", "Marts", "April", "Maj"], ["Byrådet", "4 og aflyst 18", "aflyst 8", "aflyst: 12 og 26"]]))
    assert [(a.period_text, a.status_text) for a in got] == [
        ("4. Marts", ""),
        ("18. Marts", "aflyst"),
        ("8. April", "aflyst"),
        ("12. Maj", "aflyst"),
        ("26. Maj", ""),
    ]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Budgetdøgn 16.-17.", [("2026-04-16/2026-04-17", "Budgetdøgn")]),
        ("Temamøde for rådet den 10.", [("2026-04-10", "Temamøde for rådet")]),
        ("Borgermøde (4.)\nReception 9/4", [("2026-04-04", "Borgermøde"), ("2026-04-09", "Reception")]),
        # Another month's day, numbers that count something, words without a day.
        ("Reception 9/5", [("2026-04", "Reception 9/5")]),
        ("Budgetmøde nr. 2.", [("2026-04", "Budgetmøde nr. 2.")]),
        ("Budgetdøgn", [("2026-04", "Budgetdøgn")]),
    ],
)
def test_words_with_a_day_behind_them_are_on_that_day_of_the_cells_month(
    cell: str, wanted: list[tuple[str, str]]
) -> None:
    found = list(when_in_cell(cell, Slot("April", 2026)))
    assert [(one.period.edtf if one else None, words) for _, one, words in found] == wanted


def test_a_footnotes_mark_behind_a_day_is_no_title() -> None:
    grid = Grid(
        [["Måned", "Byrådet", "Ældrerådet"], ["Maj", "26.*", "4."], ["Juni", "23.", "2."], ["August", "25.", "6."]]
    )
    assert "Byrådet*" in [title for _, title, _ in said(read(grid))]


def planned(*blocks: object, title: str = "Plan") -> list[tuple[str | None, str, str | None, str]]:
    made = to_plan(to_blocks.make(Made("x.docx", title, blocks, ()))).plan.activities  # type: ignore[arg-type]
    return [(a.period.edtf if a.period else None, a.title, a.track, a.kind.value) for a in made]


def test_the_task_stands_beside_the_phase_that_is_merged_over_it_and_weeks_below_months_carry_the_names() -> None:
    grid = Grid(
        [
            ["", "", "", C("Januar", cols=2), C("Februar", cols=2)],
            ["Fase", "Opgave", "Ansvarlig", "Uge 4", "Uge 5", "Uge 6", "Uge 7"],
            [C("1. Afklaring", rows=2), "Kortlægning", "Driften", "x", "x", "", ""],
            ["Udkast til aftale", "Driften", "", "", "", "M"],
            ["Styring", "Møde i styregruppen", "Styregruppen", "M", "M", "", ""],
        ],
        head=2,
    )
    assert planned(grid, Para("x = arbejdet pågår   M = milepæl"), title="Udbud 2026") == [
        ("2026-01-19/2026-02-01", "Kortlægning", "1. Afklaring", "analysis"),
        ("2026-02-09/2026-02-15", "Udkast til aftale", "1. Afklaring", "drafting"),
        ("2026-01-19/2026-01-25", "Møde i styregruppen", "Styring", "meeting"),
        ("2026-01-26/2026-02-01", "Møde i styregruppen", "Styring", "meeting"),
    ]


def test_a_phase_said_once_holds_for_the_rows_below_and_a_letter_that_nothing_explains_is_a_mark() -> None:
    grid = Grid(
        [
            ["Spor", "Opgave", "Tovholder", C("2026", cols=2), C("2027", cols=2)],
            ["", "", "", "Nov", "Dec", "Jan", "Feb"],
            ["Digital", "Kravliste", "IT", "x", "x", "", ""],
            ["", "Aflevering", "IT", "", "", "A", ""],
            ["Fysisk", "Ombygning", "IT", "", "x", "x", "x"],
        ],
        head=2,
    )
    assert planned(grid) == [
        ("2026-11/2026-12", "Kravliste", "Digital", "other"),
        ("2027-01", "Aflevering", "Digital", "other"),
        ("2026-12/2027-02", "Ombygning", "Fysisk", "other"),
    ]


def test_letters_that_a_legend_explains_part_a_bar_and_say_what_is_done() -> None:
    grid = Grid(
        [
            ["Indsatsområde", "Aktivitet", "1. kvt. 2026", "2. kvt. 2026", "3. kvt. 2026"],
            [C("Ny struktur", rows=2), "Fælles visitation", "P", "G", "G"],
            ["Ny hjemmeside", "", "P", "G"],
        ]
    )
    made = to_plan(to_blocks.make(Made("x.docx", "Plan", [grid, Para("P = planlægning, G = gennemførelse")], ())))
    assert [(a.period.edtf if a.period else None, a.title, a.agenda) for a in made.plan.activities] == [
        ("2026-33", "Fælles visitation", ("planlægning",)),
        ("2026-04/2026-09", "Fælles visitation", ("gennemførelse",)),
        ("2026-34", "Ny hjemmeside", ("planlægning",)),
        ("2026-35", "Ny hjemmeside", ("gennemførelse",)),
    ]


def test_quarters_written_short_below_their_years_are_an_axis() -> None:
    grid = Grid(
        [
            ["Aktivitet", C("2026", cols=3), C("2027", cols=2)],
            ["", "2. kv.", "3. kv.", "4. kv.", "1. kv.", "2. kv."],
            ["Projektering", "x", "x", "", "", ""],
            ["Udførelse", "", "", "x", "x", "x"],
        ],
        head=2,
    )
    assert [(edtf, title) for edtf, title, _, _ in planned(grid)] == [
        ("2026-04/2026-09", "Projektering"),
        ("2026-10/2027-06", "Udførelse"),
    ]


UNSURE = """
<h1>Mødeplan 2027</h1>
<table><tr><th></th><th>Økonomiudvalget</th><th>Ældrerådet</th><th>Byrådet</th></tr>
<tr><td>Januar</td><td>12</td><td>5</td><td>26</td></tr>
<tr><td>Februar</td><td>9</td><td>evt. 2</td><td>23</td></tr>
<tr><td>Marts</td><td>9</td><td>ca. 4</td><td>(30)</td></tr>
<tr><td>April</td><td>13 og evt. 20</td><td>6?</td><td>27</td></tr>
<tr><td>Maj</td><td>11</td><td>forventet 4</td><td>25</td></tr></table>
"""


def test_a_day_of_a_month_that_is_said_not_to_be_sure_is_that_day() -> None:
    plan = to_plan(from_html.read(UNSURE.encode(), "plan.html")).plan
    held = {(a.period.edtf, a.title): a.status for a in plan.activities if a.period}

    assert {key[0] for key in held if key[1] == "Ældrerådet"} == {
        "2027-01-05",
        "2027-02-02",
        "2027-03-04~",
        "2027-04-06",
        "2027-05-04",
    }
    assert ("2027-03-30", "Byrådet") in held
    assert {day for (day, _), status in held.items() if status is Status.TENTATIVE} == {
        "2027-02-02",
        "2027-04-20",
        "2027-04-06",
        "2027-05-04",
    }
    assert held["2027-04-13", "Økonomiudvalget"] is Status.PLANNED
