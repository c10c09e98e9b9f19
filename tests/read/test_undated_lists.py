"""Bullets under a heading that says that their time is open are activities without a date."""

from __future__ import annotations

from frisat.plan.model import Source
from frisat.read.blocks import Document, Line
from frisat.read.layouts import undated_lists
from frisat.read.to_plan import to_plan
from tests.read.documents import table

SOURCE = Source("plan.docx")


def listed(heading: str) -> Document:
    return Document(
        "plan.docx",
        (
            Line("Mødeplan 2026", SOURCE, level=1),
            table([["Dato", "Aktivitet", "Hvem"], ["3. maj 2026", "Temamøde om skoler", "Byrådet"]]),
            Line(heading, SOURCE, level=2),
            Line("Netværk for skoleledere – i regi af KL", SOURCE, bullet=0),
            Line("Deltagere:", SOURCE),
            Line("Lærere", SOURCE, bullet=1),
            Line("Direktionen", SOURCE, bullet=1),
            Line("Dialogmøde med forældre", SOURCE, bullet=0),
            Line("Baggrund", SOURCE, level=2),
            Line("Skolerne skal drøfte rammerne.", SOURCE),
        ),
    )


def test_what_is_being_planned_is_an_activity_without_a_date() -> None:
    """Both bullets are read, the first with those who take part; the table before and the text after are untouched."""
    plan = to_plan(listed("Møder under planlægning")).plan

    assert [(a.title, a.is_dated) for a in plan.activities] == [
        ("Temamøde om skoler", True),
        ("Netværk for skoleledere – i regi af KL", False),
        ("Dialogmøde med forældre", False),
    ]
    assert {"Lærere", "Direktionen"} <= set(plan.activities[1].actors)
    assert plan.activities[1].period is None


def test_bullets_under_another_heading_are_no_activities() -> None:
    """A heading that speaks of no events, or of no open time, makes nothing of its bullets."""
    for heading in ("Interessenter", "Formål med møderne", "Møder den 3. juni 2026"):
        assert undated_lists.fits(listed(heading)) == 0.0
