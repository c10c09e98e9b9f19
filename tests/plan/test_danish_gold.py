"""The gold list: what a date cell says, what running text says, and what is no date at all."""

from __future__ import annotations

import re

import pytest

from frisat.plan.danish import Found, find, is_date_cell, parse
from tests.plan.gold import Expected, dates, traps

GOLD = dates()


def said(found: list[Found]) -> list[tuple[str | None, str | None, tuple[str, str | None] | None]]:
    return [(f.period.edtf, f.period.bound, (f.time.start, f.time.end) if f.time else None) for f in found]


def wanted(row: Expected) -> list[tuple[str | None, str | None, tuple[str, str | None] | None]]:
    return [(edtf, row.bound, row.time) for edtf in row.edtf]


@pytest.mark.parametrize("row", GOLD, ids=lambda row: row.words)
def test_a_date_cell_says_what_the_gold_list_says(row: Expected) -> None:
    found = parse(row.words)
    if row.year is not None:
        assert all(f.needs_year and f.period.edtf is None for f in found)
        found = parse(row.words, year=row.year, basis="heading:x")
        assert all(f.period.inferred and f.period.basis == "heading:x" for f in found)

    assert wanted(row) == said(found)
    assert is_date_cell(row.words)


@pytest.mark.parametrize("row", [row for row in GOLD if not row.only_cell], ids=lambda row: row.words)
def test_running_text_says_the_same(row: Expected) -> None:
    assert wanted(row) == said(find(row.words, year=row.year, basis="heading:x"))


@pytest.mark.parametrize(
    "row", [row for row in GOLD if not row.only_cell and re.match(r"[0-9]{1,2}[./]", row.words)], ids=lambda r: r.words
)
def test_a_date_in_the_middle_of_a_sentence_is_cut_out_where_it_stands(row: Expected) -> None:
    before, after = "Udvalget mødes den ", ", og borgerne er velkomne."
    text = before + row.words + after
    found = find(text, year=row.year, basis="heading:x")

    assert list(row.edtf) == [f.period.edtf for f in found]
    assert text[: found[0].start].strip() in ("Udvalget mødes", "Udvalget mødes den")
    assert text[found[-1].end :].lstrip(" .:").startswith(", og borgerne")


@pytest.mark.parametrize(("text", "edtf"), traps(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_trap_is_no_date(text: str, edtf: tuple[str, ...]) -> None:
    """What names a day that no calendar has is told as such; it gives neither that day, nor its month, nor its end."""
    assert list(edtf) == [f.period.edtf for f in find(text) if not f.impossible]


@pytest.mark.parametrize(("text", "edtf"), [row for row in traps() if not row[1]], ids=lambda v: str(v))
def test_a_trap_in_the_middle_of_a_line_is_no_date(text: str, edtf: tuple[str, ...]) -> None:
    for line in (f"Orientering om {text} til udvalget", f"Byrådet drøfter sagen ({text})."):
        assert [f for f in find(line) if not f.impossible] == []
