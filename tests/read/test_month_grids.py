"""A calendar in which cells are days and marks say which: initials, crosses, stars, colours, drawn with spaces."""

from __future__ import annotations

from pathlib import Path

import pytest

from frisat.plan.model import Kind
from frisat.read import read
from tests.web.arrivals.year_lists import COMMITTEE, COUNCIL, LISTS

GRIDS = [name for name in LISTS if name.startswith("grid")]
ONE = ("grid: a year, crosses", "grid: weeks, stars", "grid: text")


@pytest.mark.parametrize("what", GRIDS)
def test_each_marked_day_is_a_meeting_of_the_body_that_the_mark_means(tmp_path: Path, what: str) -> None:
    name, made = LISTS[what]
    (tmp_path / name).write_bytes(made())

    found = read(tmp_path / name).plan.activities

    held = {(a.actors[0], a.period.edtf) for a in found if a.period}
    wanted = {("Byrådet", day.isoformat()) for day in COUNCIL}
    if what not in ONE:
        wanted |= {("Økonomiudvalget", day.isoformat()) for day in COMMITTEE}
    assert held == wanted
    assert len(found) == len(wanted)
    assert {a.kind for a in found} == {Kind.MEETING}


def text(tmp_path: Path, *lines: str) -> list[tuple[str, str | None]]:
    path = tmp_path / "kalender.txt"
    path.write_text("\n".join(lines))
    return [(a.title, a.period.edtf if a.period else None) for a in read(path).plan.activities]


MAY = ["Maj 2027", "Ma Ti On To Fr Lø Sø"]
WEEKS = [
    "                1  2", " 3  4  5  6  7  8  9", "10 11 12 13 14 15 16", "17 18 19 20 21 22 23",
    "24 25 26{} 28 29 30", "31",
]  # fmt: skip


def test_a_month_without_a_mark_holds_nothing(tmp_path: Path) -> None:
    plain = [line.format(" 27") for line in WEEKS]
    assert text(tmp_path, "Byrådets møder 2027", "", *MAY, *plain) == []


def test_a_mark_that_nothing_explains_in_a_calendar_of_nobody_is_no_meeting(tmp_path: Path) -> None:
    """Whose meeting a star is, nobody can know."""
    marked = [line.format("*27") for line in WEEKS]
    found = text(tmp_path, "Kalender 2027", "", *MAY, *marked)
    assert not any("udvalg" in title.lower() or "råd" in title.lower() for title, _ in found)


def test_numbers_that_do_not_follow_each_other_are_no_month(tmp_path: Path) -> None:
    from frisat.read.blocks import Table
    from frisat.read.from_txt import read as blocks

    lines = ["Ma Ti On To Fr Lø Sø", "1 2 3 4 5 6 7", "9 8 7 6 5 4 3", "1 1 1 1 1 1 1", "5 5 5 5 5 5 5"]
    assert not any(isinstance(b, Table) for b in blocks("\n".join(lines).encode(), "tal.txt").blocks)
