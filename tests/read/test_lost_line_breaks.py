"""Texts whose list has lost its line breaks on the way: every bullet inside the line begins an entry of its own."""

from __future__ import annotations

import pytest

from frisat.read import from_txt
from frisat.read.to_plan import to_plan

ITEMS = (
    "8. november 2027 kl. 12: Frist for kandidatlister",
    "10.-11. november 2027: Stemmesedler sendes ud",
    "29. november 2027 kl. 10: Stemmerne tælles op",
)


def said(text: str) -> list[tuple[str | None, str]]:
    plan = to_plan(from_txt.read(text.encode(), "x.txt")).plan
    return [(a.period.edtf if a.period else None, a.title) for a in plan.activities]


@pytest.mark.parametrize("sign", ["•", "●", "▪", "➢", "}"])
@pytest.mark.parametrize("before", ["", "@$:"])
def test_each_item_is_an_entry(sign: str, before: str) -> None:
    line = before + " ".join(f"{sign} {item}" for item in ITEMS)
    assert said(f"Plan for valg til ældrerådet\n\n{line}\n") == [
        ("2027-11-08", "Frist for kandidatlister"),
        ("2027-11-10/2027-11-11", "Stemmesedler sendes ud"),
        ("2027-11-29", "Stemmerne tælles op"),
    ]


@pytest.mark.parametrize(
    "line", ["8. november 2027 • Rådhuset • Borgermøde", "• 8. november 2027   • Møde", "} 8. november 2027: Møde"]
)
def test_signs_between_the_facts_of_one_thing_and_columns_part_nothing(line: str) -> None:
    page = from_txt.read(f"Plan\n\n{line}\n".encode(), "x.txt")
    assert sum(bool(one.text.strip()) for one in page.lines()) == 2
