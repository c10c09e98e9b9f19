"""Calendars that papers propose and decide on: labels and lead-ins are no titles, a day that is moved is two."""

from __future__ import annotations

import pytest

from frisat.plan import danish
from frisat.plan.model import Activity, Status
from frisat.read import from_txt
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import Head, Made, Para


def paper(title: str, *blocks: object) -> list[Activity]:
    made = Made("x.docx", "", (Head(title, 1), *blocks), ())
    return list(to_plan(to_blocks.make(made)).plan.activities)


def said(activities: list[Activity]) -> list[tuple[str | None, str]]:
    return [(a.period.edtf if a.period else None, a.title) for a in activities]


@pytest.mark.parametrize(
    "lead",
    [
        "Der foreslås disse datoer for 2027:",
        "Forslag til mødedatoer:",
        "Sekretariatet foreslår følgende datoer:",
        "Det foreslås, at rådet mødes på disse dage:",
        "Mødedatoerne bliver følgende:",
    ],
)
@pytest.mark.parametrize("label", ["Problemstilling", "Sagens indhold", "Administrationen bemærker"])
def test_days_below_a_lead_in_are_called_after_the_calendar(label: str, lead: str) -> None:
    days = [Para(day) for day in ("14. januar 2027", "11. februar 2027", "11. marts 2027")]
    made = paper("Beslutning om mødekalender 2027 for Seniorrådet", Head(label, 2), Para(lead), *days)
    name = "Mødekalender 2027 for Seniorrådet"
    assert said(made) == [("2027-01-14", name), ("2027-02-11", name), ("2027-03-11", name)]
    assert {a.actors for a in made} == {("Seniorrådet",)}


def test_what_is_done_on_days_keeps_its_words() -> None:
    days = [Para(day) for day in ("14. januar 2027", "11. februar 2027", "11. marts 2027")]
    made = paper("Kampagne 2027", Para("Der uddeles foldere på følgende dage:"), *days)
    assert {a.title for a in made} == {"Der uddeles foldere på følgende dage"}


def test_a_day_is_no_title_of_another() -> None:
    made = paper(
        "Punkt 4: Møder i Integrationsrådet 2027",
        Head("Administrationen bemærker", 2),
        Para("8. april 2027"),
        Para("13. maj 2027"),
    )
    assert [when for when, _ in said(made)] == ["2027-04-08", "2027-05-13"]
    assert not any(danish.find(title.removesuffix("2027")) for _, title in said(made))


@pytest.mark.parametrize(
    "sentence",
    [
        "Godkendt som indstillet, dog således at det foreslåede møde d.4.5.27 flyttes til d.11.5.27.",
        "Godkendt, dog flyttes mødet den 4. maj 2027 til den 11. maj 2027.",
        "Godkendt med den ændring, at mødet den 4. maj 2027 rykkes til den 11. maj 2027.",
        "Mødet den 4. maj 2027 flyttes til den 11. maj 2027.",
        "Derfor udskydes mødet i rådet fra den 4. maj 2027 til den 11. maj 2027.",
    ],
)
def test_a_meeting_that_a_decision_moves_is_put_off_and_held_on_the_new_day(sentence: str) -> None:
    text = f"Nyt fra rådet\n\n{sentence}\n"
    made = list(to_plan(from_txt.read(text.encode(), "x.txt")).plan.activities)
    assert [(a.period and a.period.edtf, a.status) for a in made] == [
        ("2027-05-04", Status.POSTPONED),
        ("2027-05-11", Status.PLANNED),
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("d.15/9 Nordgruppemøde", "2027-09-15"),
        ("mødet d.28.11.27 aflyses", "2027-11-28"),
        ("(d.4/5)", "2027-05-04"),
        ("fra d.1/6 til d.3/6", "2027-06-01/2027-06-03"),
        ("tirsdag d.3/5 kl.14", "2027-05-03"),
    ],
)
def test_den_in_short_may_be_tied_to_its_day(text: str, day: str) -> None:
    assert [found.period.edtf for found in danish.find(text, year=2027)] == [day]


@pytest.mark.parametrize("text", ["d.1.2 Delmål", "m.d.28/11", "afsnit D.3.4", "p.d.3/4"])
def test_other_letters_and_numbers_of_sections_are_no_days(text: str) -> None:
    assert not danish.find(text, year=2027)


@pytest.mark.parametrize(
    "sentence",
    [
        "Udvalget mødes i reglen den tredje tirsdag i måneden, bortset fra juli, hvor der er ferie.",
        "Rådet holder som hovedregel møde hver måned, bortset fra juli 2027.",
    ],
)
def test_a_month_that_a_habit_leaves_out_is_no_activity(sentence: str) -> None:
    text = f"Nyt fra rådet\n\n{sentence}\n"
    assert not to_plan(from_txt.read(text.encode(), "x.txt")).plan.activities
