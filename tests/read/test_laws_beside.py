"""What a page says of the law below its last date is nothing that is done on that day; what is done to a law is."""

from __future__ import annotations

import pytest

from frisat.read import from_txt
from frisat.read.to_plan import to_plan

PAGE = """Vigtige datoer i arbejdet med budgettet i 2027

15. marts

Økonomimøde

 - Provstiets økonomi lægges frem

1. april

Menighedsrådene lægger årsregnskab i Dataarkivet

 - Regnskab for anlæg

15. september

PU melder rammer ud

15. september

PU afleverer budgettet til kommunen

15. november

PU siger god for budgetterne

{below}
"""


def titles(below: str) -> list[str]:
    page = from_txt.read(PAGE.format(below=below).encode(), "x.txt")
    return [activity.title for activity in to_plan(page).plan.activities]


@pytest.mark.parametrize(
    "below",
    [
        "Grundloven siger, at folkekirkens forhold ordnes ved lov. Lovene kan læses på retsinformation.dk",
        "Loven om økonomien i folkekirken ses her.",
        "Bekendtgørelsen om kirkens økonomi fastsætter frister for alle menighedsråd.",
        "De nærmere regler findes på ministeriets side.",
        "Lovene kan læses på retsinformation.dk",
    ],
)
def test_what_laws_say_is_no_step(below: str) -> None:
    assert len(titles(below)) == 5
    assert titles(below)[-1] == "PU siger god for budgetterne"


def test_what_is_done_to_a_law_is_a_step() -> None:
    page = PAGE.replace("PU siger god for budgetterne", "Vedtægten godkendes af menighedsrådet")
    assert "Vedtægten godkendes af menighedsrådet" in [
        a.title for a in to_plan(from_txt.read(page.format(below="").encode(), "x.txt")).plan.activities
    ]
