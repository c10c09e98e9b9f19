"""Year wheels: a month over lines that name their own days further on than at their beginning."""

from __future__ import annotations

from pathlib import Path

import pytest

from frisat.plan.model import Activity
from frisat.read import read as read_file
from frisat.read.layouts import day_within
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import Grid, Head, Item, Made


def read(*blocks: object, title: str) -> list[Activity]:
    return list(to_plan(to_blocks.make(Made("x.docx", title, blocks, ()))).plan.activities)  # type: ignore[arg-type]


def said(activities: list[Activity]) -> list[tuple[str | None, str]]:
    return [(a.period.edtf if a.period else None, a.title) for a in activities]


WHEEL = Grid(
    [
        [
            "August\nBestyrelsen, tirsdag den 26. kl. 17-19 (Nordskolen)\nFerie slut: 11/8",
            "September\nTrivselsmåling (uge 38-40)\nTeater kommer på besøg",
            "Oktober\nMotionsdag, fredag den 10. – AFLYST",
        ],
        [
            "November\nBestyrelsen, mandag den 24. kl. 17-19 – budget for 2026",
            "December\nJulemarked – den 5.",
            "Januar\nSkolefest, primo januar",
        ],
        [
            "Februar\nFrist for input (senest den 6.)",
            "Marts\n(påskeferie)",
            "April\nHøring om skoledistrikter, 7. april - 2. maj",
        ],
    ],
    head=0,
)


def test_lines_of_a_wheel_have_the_days_that_they_name_and_the_school_year_turns() -> None:
    made = read(WHEEL, title="Årshjul for skoleåret 2025/26")
    assert said(made) == [
        ("2025-08-26", "Bestyrelsen"),
        ("2025-08-11", "Ferie slut"),
        ("2025-09-15/2025-10-05", "Trivselsmåling"),
        ("2025-09", "Teater kommer på besøg"),
        ("2025-10-10", "Motionsdag"),
        ("2025-11-24", "Bestyrelsen"),
        ("2025-12-05", "Julemarked"),
        ("2026-01-01/2026-01-10", "Skolefest"),
        ("2026-02-06", "Frist for input"),
        ("2026-04-07/2026-05-02", "Høring om skoledistrikter"),
    ]
    assert (made[0].place, made[4].status.value, made[5].agenda) == ("Nordskolen", "cancelled", ("budget for 2026",))


def test_a_month_a_row_with_lines_beside_it_says_the_same() -> None:
    rows = [
        ["Måned", "Aktiviteter"],
        ["November", "Ældrerådet, tirsdag den 17. kl. 10-12\nNyt budget lægges"],
        ["December", "Ældrerådet, torsdag den 10. kl. 10-12\nTemadag (uge 50)"],
        ["Januar", "Ældrerådet, onsdag den 13. kl. 10-12\nFrist for puljer: 29/1"],
    ]
    assert said(read(Grid(rows), title="Årshjul 2026/2027")) == [
        ("2026-11-17", "Ældrerådet"),
        ("2026-11", "Nyt budget lægges"),
        ("2026-12-10", "Ældrerådet"),
        ("2026-12-07/2026-12-13", "Temadag"),
        ("2027-01-13", "Ældrerådet"),
        ("2027-01-29", "Frist for puljer"),
    ]


def test_lists_below_the_months_as_headings_say_the_same() -> None:
    made = read(
        Head("Januar"),
        Item("Ældrerådet, onsdag den 21. kl. 10-12"),
        Item("Frist for puljer: 30/1"),
        Item("Planen lægges"),
        Head("Februar"),
        Item("Ældrerådet, onsdag den 18. kl. 10-12"),
        Head("Marts"),
        Item("Høring om standarder, 2.-27. marts"),
        title="Årshjul 2026",
    )
    assert said(made) == [
        ("2026-01-21", "Ældrerådet"),
        ("2026-01-30", "Frist for puljer"),
        ("2026-01", "Planen lægges"),
        ("2026-02-18", "Ældrerådet"),
        ("2026-03-02/2026-03-27", "Høring om standarder"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Møde i brugerpanelet",
        "Status på handleplan for 2025",
        "Puljen på 3. runde åbner",
        "Høring fra maj til juni",
        "Den 2. behandling af budget",
        "17. Fællesmøde",
    ],
)
def test_numbers_that_are_no_day_of_the_month_are_none(line: str) -> None:
    assert day_within.of(line, "Januar") is None


def test_a_wheel_typed_as_text_has_the_same_days(tmp_path: Path) -> None:
    path = tmp_path / "hjul.txt"
    path.write_text(
        "Årshjul for Handicaprådet 2026\n\nJANUAR\nOrdinært møde torsdag den 15. kl. 16.00-18.00\n"
        "Årsberetning drøftes\n\nFEBRUAR\nDialogmøde, onsdag den 11.\nFrist for høringssvar: 20/2\n\n"
        "APRIL\nTemadag om tilgængelighed (uge 17)\n\nMAJ\nBesøg på bosteder – primo maj\n"
    )
    assert said(list(read_file(path).plan.activities)) == [
        ("2026-01-15", "Ordinært møde"),
        ("2026-01", "Årsberetning drøftes"),
        ("2026-02-11", "Dialogmøde"),
        ("2026-02-20", "Frist for høringssvar"),
        ("2026-04-20/2026-04-26", "Temadag om tilgængelighed"),
        ("2026-05-01/2026-05-10", "Besøg på bosteder"),
    ]
