"""Rows and sentences that tell of other days and bodies: who acts on which day, what a row goes on to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from frisat.plan.model import Activity
from frisat.read import read
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import Grid, Head, Made, Para


def table(*rows: list[str], title: str = "Ny skolestruktur 2026") -> list[Activity]:
    grid = Grid([["Dato", "Aktivitet", "Ansvarlig"], *rows])
    return list(to_plan(to_blocks.make(Made("x.docx", "", [Head(title, 1), grid], ()))).plan.activities)


def days(activities: list[Activity]) -> list[tuple[str | None, str, str]]:
    return [(a.period.edtf if a.period else None, a.title, ", ".join(a.actors)) for a in activities]


@pytest.mark.parametrize(
    ("when", "what", "who", "acting"),
    [
        ("12. og 19. maj 2026", "Politisk behandling", "Økonomiudvalget og Byrådet", ["Økonomiudvalget", "Byrådet"]),
        ("12/5 og 19/5 2026", "Endelig beslutning", "BUU / KB", ["BUU", "KB"]),
        ("12. & 19. maj 2026", "Økonomiudvalget / Byrådet behandler forslaget", "", ["Økonomiudvalget", "Byrådet"]),
        ("12. & 19. maj 2026", "Økonomiudvalg og Byråd behandler forslaget", "", ["Økonomiudvalg", "Byråd"]),
    ],
)
def test_so_many_days_as_bodies_are_each_ones_own(when: str, what: str, who: str, acting: list[str]) -> None:
    made = table([when, what, who], ["1. juni 2026", "Forslaget sendes i høring", "Forvaltningen"])
    assert [(a.period.edtf if a.period else None, *a.actors) for a in made[:2]] == [
        ("2026-05-12", acting[0]),
        ("2026-05-19", acting[1]),
    ]


def test_people_who_share_two_days_are_there_on_both() -> None:
    made = table(
        ["5. og 12. august 2026", "Workshops", "Skolechefen og konsulenter"],
        ["1. juni 2026", "Forslaget sendes i høring", "Forvaltningen"],
    )
    assert [len(a.responsible) for a in made] == [2, 2, 1]


def test_a_row_that_goes_on_to_tell_of_a_deadline_is_two_and_what_leads_to_papers_is_none() -> None:
    made = table(
        ["20. maj 2026", "Forslaget sendes i høring. Fristen for høringssvar er den 30. juni", "Skoleafdelingen"],
        ["1. juli 2026", "Notat om svarene\nLæs de høringssvar, der er kommet ind", "Skoleafdelingen"],
    )
    assert [(edtf, title) for edtf, title, _ in days(made)] == [
        ("2026-05-20", "Forslaget sendes i høring"),
        ("2026-06-30", "Fristen for høringssvar er den 30. juni"),
        ("2026-07-01", "Notat om svarene"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "(oprindeligt planlagt til den 8. september)",
        "(skulle have været holdt den 8. september, men blev rykket)",
        "(tidligere dato 8. september)",
        "(flyttet fra 8. september)",
    ],
)
def test_the_day_that_a_meeting_was_first_meant_for_is_put_off(said: str) -> None:
    made = table(
        ["15. september 2026", f"Borgermøde {said}", "Formanden"], ["1. oktober 2026", "Byrådet beslutter", "Byrådet"]
    )
    assert [(a.period.edtf, a.status.value) for a in made if a.period] == [
        ("2026-09-08", "postponed"),
        ("2026-09-15", "planned"),
        ("2026-10-01", "planned"),
    ]


def test_what_stands_below_a_bodys_meeting_is_on_its_agenda(tmp_path: Path) -> None:
    path = tmp_path / "proces.txt"
    path.write_text(
        "Ændret proces for budgettet\n\nPå den baggrund foreslår administrationen denne plan:\n\n"
        "6. september 2019:\n\nRegeringen ventes at indgå en aftale.\n\n"
        "16. september 2019 kl. 09.30:\n\nMøde i Forretningsudvalget (nyt møde).\n\nGennemgang af aftalen.\n\n"
        "20. september 2019:\n\nMinisteriet melder rammerne ud.\n\n"
        "30. september 2019:\n\nEkstraordinært møde i Regionsrådet.\n\nBudgettet behandles første gang.\n"
    )
    assert [(a.title, list(a.agenda)) for a in read(path).plan.activities] == [
        ("Regeringen ventes at indgå en aftale.", []),
        ("Møde i Forretningsudvalget (nyt møde).", ["Gennemgang af aftalen."]),
        ("Ministeriet melder rammerne ud.", []),
        ("Ekstraordinært møde i Regionsrådet.", ["Budgettet behandles første gang."]),
    ]


def test_a_heading_names_what_the_sentence_below_tells_again() -> None:
    made = to_plan(
        to_blocks.make(
            Made(
                "x.docx",
                "",
                [
                    Head("Testperioder", 1),
                    Head("Frivillige test fra den 7. oktober til den 29. november 2019", 2),
                    Para("I tiden fra den 7. oktober til den 29. november 2019 kan skolerne tage test, hvis de vil."),
                    Head("Borgermøde den 16. december 2019", 2),
                    Para("Kom og hør om testene den 16. december kl. 19 på skolen."),
                ],
                (),
            )
        )
    ).plan.activities
    assert [(a.period.edtf, a.title, len(a.agenda)) for a in made if a.period] == [
        ("2019-10-07/2019-11-29", "Frivillige test", 1),
        ("2019-12-16", "Borgermøde", 1),
    ]


def test_a_sentence_that_only_begins_from_a_day_of_the_plan_is_no_second_activity(tmp_path: Path) -> None:
    path = tmp_path / "valg.txt"
    path.write_text(
        "Valg til rådet\n\n"
        "- 15. december 2027: Byrådet skal være konstitueret\n"
        "- 18. december 2027: Partierne får besked\n"
        "- 12. januar 2028: Sekretariatet skal senest have besked om, hvem der er valgt\n\n"
        "Så snart alle medlemmer er valgt den 12. januar 2028, indkaldes der til konstituerende møder.\n"
    )
    assert [a.period.edtf for a in read(path).plan.activities if a.period] == ["2027-12-15", "2027-12-18", "2028-01-12"]
