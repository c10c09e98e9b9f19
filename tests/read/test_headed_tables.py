"""Tables that begin with a name and its facts: the name is a step of its own above the steps of the table."""

from __future__ import annotations

import pytest

from frisat.plan.model import Activity
from frisat.read.reading import document_of
from frisat.read.to_plan import to_plan
from tests.read import office

SPAN = '<w:gridSpan w:val="3"/>'
STEPS = (("Aktivitet", "Tid", "Hvem"), ("Interview", "April 2031", "Projektgruppen"), ("Test", "3. maj 2031", "IT"))


def activities(*rows: str) -> tuple[Activity, ...]:
    return to_plan(document_of(office.docx(office.p("Projektplan") + office.tbl(*rows)), "a.docx")).plan.activities


def said(found: tuple[Activity, ...]) -> list[tuple[str, str | None]]:
    return [(a.title, a.period.edtf if a.period else None) for a in found]


NAME = office.tr(office.tc("Pakke 1: Behov", look=SPAN))
INNER = [office.tr(*row) for row in STEPS]
INNER_SAID = [("Interview", "2031-04"), ("Test", "2031-05-03")]


@pytest.mark.parametrize(
    "facts",
    [
        (("Ansvarlig: Staben", "Periode: april – maj 2031", ""),),
        (("Periode: april – maj 2031", "", ""), ("Ansvarlig: Staben", "", "")),
        (("Periode", "april – maj 2031", ""), ("Ansvarlig", "Staben", "")),
    ],
)
def test_the_name_has_the_period_and_people_that_stand_below_it(facts: tuple[tuple[str, ...], ...]) -> None:
    rows = [NAME, *(office.tr(*row) for row in facts), *INNER]
    found = activities(*rows, office.tr(office.tc("Leverance: Rapport", look=SPAN)))
    assert said(found) == [("Pakke 1: Behov", "2031-04/2031-05"), *INNER_SAID]
    assert found[0].actors == ("Staben",)
    assert found[0].deliverables == ("Rapport",)
    assert {a.track for a in found[1:]} == {"Pakke 1: Behov"}


def test_heads_of_columns_below_a_name_are_no_facts_of_it() -> None:
    assert said(activities(NAME, *INNER)) == INNER_SAID
