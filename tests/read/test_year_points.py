"""Years as headings over points: each point is something of its year, what stands below it is said of it."""

from __future__ import annotations

import pytest

from frisat.plan.model import Activity
from frisat.read import from_txt
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import Head, Item, Made


def activities(text: str) -> list[Activity]:
    return list(to_plan(from_txt.read(text.encode(), "x.txt")).plan.activities)


def said(made: list[Activity]) -> list[tuple[str | None, str]]:
    return [(a.period.edtf if a.period else None, a.title) for a in made]


PAPER = """Vejen til ny skole

2027: Forberedelse

1. Byggeprogram
   Skolen beskriver sine behov.
2. Arkitektkonkurrence
   - opslag
   - bedømmelse
3. Lokalplan

Det tager nok et år.

2028{sign} Byggeri

 1) Udbud
 2) Grundsten lægges

2029: Ibrugtagning
"""


@pytest.mark.parametrize("sign", [":", " –", " -"])
def test_each_point_is_of_the_year_above_it(sign: str) -> None:
    made = activities(PAPER.format(sign=sign))
    assert said(made) == [
        ("2027", "Byggeprogram"),
        ("2027", "Arkitektkonkurrence"),
        ("2027", "Lokalplan"),
        ("2028", "Udbud"),
        ("2028", "Grundsten lægges"),
        ("2029", "Ibrugtagning"),
    ]
    assert [a.track for a in made] == ["Forberedelse", "Forberedelse", "Forberedelse", "Byggeri", "Byggeri", None]
    assert made[0].agenda == ("Skolen beskriver sine behov.",)
    assert made[1].agenda == ("opslag", "bedømmelse")


def test_what_stands_between_two_years_is_not_of_the_last_point() -> None:
    plan = to_plan(from_txt.read(PAPER.format(sign=":").encode(), "x.txt")).plan
    assert "Det tager nok et år." in plan.text
    assert plan.activities[2].agenda == ()


def test_the_points_may_be_a_list_and_the_years_headings() -> None:
    made = Made(
        "x.docx",
        "Udviklingsplan",
        (
            Head("2027: Analyse", 2),
            Item("Interview med borgere"),
            Item("Kortlægning af veje"),
            Head("2028: Anlæg", 2),
            Item("Udbud"),
            Item("Byggeri"),
        ),
        (),
    )
    plan = to_plan(to_blocks.make(made)).plan
    assert said(list(plan.activities)) == [
        ("2027", "Interview med borgere"),
        ("2027", "Kortlægning af veje"),
        ("2028", "Udbud"),
        ("2028", "Byggeri"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hvad vi har lært\n\n2026: Erfaringer\n\n1. Der er for få cykler.\n2. Vi vil have flere hænder.\n\n"
        "2027: Projekter\n\n1. Veje bygges ikke.\n",
        "Budgettet\n\n2027: Budget\n\n1. Skoler bygges\n2. Veje\n\n2028: Budget\n\n1. Skoler\n2. Udbud\n",
        "Tal\n\n2027: Børn\n\n1. Nord\n2. Syd\n\n2028: Børn\n\n1. Nord\n2. Syd\n",
        "Plan\n\n2028: Udbud\n\n1. Udbud\n2. Kontrakt\n\n2027: Analyse\n\n1. Analyse\n2. Rapport\n",
    ],
)
def test_sentences_sums_places_and_years_in_disorder_are_no_plan(text: str) -> None:
    assert not [when for when, _ in said(activities(text)) if when]
