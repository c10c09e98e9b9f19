"""
Tables of one body's meetings with their points: "Møde | Sager | Temadrøftelse", a day in the first column of each row.

What happens is the meeting, and every point in the row is on its agenda, however many there are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from frisat.plan.regex import regex
from frisat.read.blocks import Cell, Line, Row, Table
from frisat.read.layouts import plain_tables, tables_header, tables_words
from frisat.read.layouts.tables_words import DATE_ROLES, Role

_MEETING = regex(r"(?P<what>(?:ordinær(?:t|e) )?(?:\w+s)?møde)(?:t|r|rne|dag|dage|dato|datoer)?", re.IGNORECASE)
_POINTS = regex(
    r"(?:(?:faste|særlige|politiske|kommende) )?(?:sager|punkter|emner?|tema(?:er|drøftelser?)?|dagsordens?\w*|"
    r"drøftelser?|behandles|indhold)",
    re.IGNORECASE,
)
_BESIDE = frozenset({Role.PLACE, Role.CLOCK, Role.AGENDA, Role.NUMBER})
_FEWEST, _MOST_ROWS = 3, 80


def unfolded(table: Table) -> Table:
    """The table with day, meeting and points in columns of their own; unchanged when it is no such table."""
    rows = table.rows
    if not _FEWEST < len(rows) <= _MOST_ROWS or not plain_tables.is_even(rows):
        return table
    if not plain_tables.is_unmerged(rows):
        return table
    texts = plain_tables.texts_of(rows)
    head = tables_header.find(texts, rows)
    if head is None:
        return table
    heads = [text.strip(" :") for text in texts[head]]
    days = [c for c, text in enumerate(heads) if _MEETING.fullmatch(text) and _are_days(texts[head + 1 :], c)]
    points = [c for c, text in enumerate(heads) if _POINTS.fullmatch(text)]
    others = [c for c in range(len(heads)) if c not in days and c not in points]
    if len(days) != 1 or not points or not all(_is_beside(heads[c]) for c in others):
        return table
    name = _MEETING.fullmatch(heads[days[0]])
    assert name is not None  # noqa: S101 -- asked for above
    said = [("Dato", days[0]), (name["what"].capitalize(), -1), ("Dagsorden", -2), *((heads[c], c) for c in others)]
    source = rows[head].source
    made = [Row(tuple(_cell("Aktivitet" if c == -1 else text, source) for text, c in said), source, is_header=True)]
    for row in rows[head + 1 :]:
        lines = tuple(line for c in points for line in row.cells[c].lines if line.text.strip())
        own = {-1: _cell(said[1][0], row.source), -2: Cell(lines)}
        if row.cells[days[0]].lines:
            made.append(Row(tuple(own[c] if c < 0 else row.cells[c] for _, c in said), row.source))
    return replace(table, rows=tuple(made))


def _are_days(body: Sequence[Sequence[str]], c: int) -> bool:
    said = [line[c] for line in body if line[c]]
    return len(said) >= _FEWEST and sum(map(tables_words.is_dated, said)) * 10 >= len(said) * 7


def _is_beside(head: str) -> bool:
    roles = set(tables_words.header_roles(head)[:1])
    return not roles & DATE_ROLES and (not head or bool(roles & _BESIDE))


def _cell(text: str, source: object) -> Cell:
    return Cell((Line(text, source),))  # type: ignore[arg-type]
