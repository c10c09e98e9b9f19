"""Tables whose heads are the bodies that meet, or what is due, and whose cells are the days of it."""

from __future__ import annotations

from frisat.plan.model import Activity, Kind
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import C, Grid, Head, Made, Para


def read(*rows: list[str | C], above: tuple[str, ...] = ("Møder i 2027",)) -> list[Activity]:
    blocks = (Head(above[0], 1), *map(Para, above[1:]), Grid(list(rows)))
    return list(to_plan(to_blocks.make(Made("x.docx", "", blocks, ()))).plan.activities)


def said(activities: list[Activity]) -> list[tuple[str | None, str]]:
    return [(a.period.edtf if a.period else None, a.title) for a in activities]


def test_each_day_is_a_meeting_of_the_body_at_the_head_of_its_column() -> None:
    made = read(
        ["Økonomiudvalget", "Byrådet"],
        ["11. januar 2027", "18. januar 2027 kl. 17"],
        ["8. februar 2027", "15. februar 2027 kl. 17"],
        ["12. april 2027", "-"],
    )
    assert said(made) == [
        ("2027-01-11", "Økonomiudvalget"),
        ("2027-01-18", "Byrådet"),
        ("2027-02-08", "Økonomiudvalget"),
        ("2027-02-15", "Byrådet"),
        ("2027-04-12", "Økonomiudvalget"),
    ]
    assert [(a.actors, a.kind) for a in made[:2]] == [
        (("Økonomiudvalget",), Kind.MEETING),
        (("Byrådet",), Kind.MEETING),
    ]


def test_a_cell_that_says_what_is_on_its_day_is_that_and_the_bodys_own() -> None:
    made = read(
        ["ANSØGNINGSFRIST", "SOGNERÅDETS FORRETNINGSUDVALG", "SOGNERÅDET"],
        ["21. januar 2027", "Torsdag 4. februar 2027 kl. 18.00", "Torsdag 18. februar 2027 kl. 1900"],
        ["", "", "Temadag: Lørdag 24. april 2027"],
        ["30. april 2027", "Torsdag 20. maj 2027 kl. 18.00", "Torsdag 27. maj 2027 kl. 1900"],
        ["", "Studietur (juni 2027)", "(Dialogmøde med BY: Juni 2027)"],
        above=("Sognerådet", "18. november 2026", "Mødekalender 2027", "Forslaget ser sådan ud:"),
    )
    assert said(made) == [
        ("2027-01-21", "ANSØGNINGSFRIST"),
        ("2027-02-04", "SOGNERÅDETS FORRETNINGSUDVALG"),
        ("2027-02-18", "SOGNERÅDET"),
        ("2027-04-24", "Temadag"),
        ("2027-04-30", "ANSØGNINGSFRIST"),
        ("2027-05-20", "SOGNERÅDETS FORRETNINGSUDVALG"),
        ("2027-05-27", "SOGNERÅDET"),
        ("2027-06", "Studietur"),
        ("2027-06", "Dialogmøde med BY"),
    ]
    assert made[3].actors == ("SOGNERÅDET",)
    assert made[0].actors == ()


def test_a_cell_with_several_days_has_a_meeting_on_each_and_a_month_beside_says_it_of_all() -> None:
    made = read(
        ["Måned", "Økonomiudvalget", "Byrådet"],
        ["Januar", "11. januar 2027\n18. januar 2027", "25. januar 2027 kl. 17"],
        ["Februar", "8. februar 2027", "15. februar 2027\nkl. 18"],
        ["August", "20.-21. august 2027: Budgetseminar", "-"],
    )
    assert said(made) == [
        ("2027-01-11", "Økonomiudvalget"),
        ("2027-01-18", "Økonomiudvalget"),
        ("2027-01-25", "Byrådet"),
        ("2027-02-08", "Økonomiudvalget"),
        ("2027-02-15", "Byrådet"),
        ("2027-08-20/2027-08-21", "Budgetseminar"),
    ]


def test_beside_a_column_of_matters_the_days_are_those_of_the_bodies_that_take_them() -> None:
    made = read(
        ["Sag", "Økonomiudvalget", "Byrådet"],
        ["Budgetopfølgning 1", "11. januar 2027", "25. januar 2027"],
        ["Regnskab 2026", "8. februar 2027", "15. februar 2027"],
        ["Budgetopfølgning 2", "8. marts 2027", "15. marts 2027"],
    )
    assert said(made)[:2] == [("2027-01-11", "Budgetopfølgning 1"), ("2027-01-25", "Budgetopfølgning 1")]
    assert [a.actors for a in made[:2]] == [("Økonomiudvalget",), ("Byrådet",)]
