"""
Year wheels as tables: a month a row, the days of a body's meetings in a column that names them, and beside it what
else happens, with days of its own ("Måned | Møde i rådet | Temaer | Øvrigt": "Juni | Tirsdag 10/6 | Valg | Fest 19/6").

Each day becomes a row: the meeting, called after its column, with the undated cells of its row as contents, and each
other thing with the day in its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.blocks import Cell, Line, Row, Table
from frisat.read.layouts import bare_days, plain_tables
from frisat.read.layouts.tables_context import is_month, month_number

_MEETING = regex(r"\bmøde(?:r|t|rne|dag\w*|dato\w*)?\b|\w+møde(?:r|t|rne)?\b", re.IGNORECASE)
_FEWEST = 3
_FEWEST_OWN = 2
_HEAD_ROWS = 4
_MOST_ROWS = 60
_FIGURES = regex(r"(?<![\d/])(?P<day>0?[1-9]|[12]\d|3[01])/(?P<month>0?[1-9]|1[0-2])(?![\d/])")
_AROUND = regex(r"\s*[(,–-]?\s*(?:\b(?:den|d\.)\s*)?$", re.IGNORECASE)


@dataclass(slots=True)
class _Shape:
    head: int
    month: int
    meeting: int
    others: list[int]
    """Columns whose cells name days of their own."""


def unfolded(table: Table) -> Table:
    """The table with a row for each day; unchanged when it is no such wheel."""
    rows = table.rows
    if not _FEWEST < len(rows) <= _MOST_ROWS or not plain_tables.is_even(rows):
        return table
    texts = plain_tables.texts_of(rows)
    shape = _shape(texts)
    if shape is None or any(cell.row_span > 1 for row in rows for cell in row.cells):
        return table
    source = rows[shape.head].source
    heads = tuple(Cell((Line(name, source),)) for name in ("Måned", "Dato", "Aktivitet", "Indhold"))
    made = [Row(heads, source, is_header=True)]
    for row, line in zip(rows[shape.head + 1 :], texts[shape.head + 1 :], strict=True):
        made += [Row(cells, row.source) for cells in _entries(row, line, shape, texts[shape.head][shape.meeting])]
    above = tuple(_narrowed(row) for row in rows[: shape.head])
    return replace(table, rows=(*above, *made))


def _narrowed(row: Row) -> Row:
    """A row above the head, its filled cells in the four columns that the table has now."""
    filled = [replace(cell, col_span=1) for cell in row.cells if cell.lines][:4]
    return replace(row, cells=(*filled, *[Cell()] * (4 - len(filled))))


def _shape(texts: Sequence[Sequence[str]]) -> _Shape | None:
    for head, line in enumerate(texts[:_HEAD_ROWS]):
        body = texts[head + 1 :]
        month = next(
            (c for c in range(len(line)) if _share(body, c, is_month) == 1.0 and _filled(body, c) >= _FEWEST), -1
        )
        if month < 0:
            continue
        meeting = [c for c in range(len(line)) if c != month and _MEETING.search(line[c]) and _is_days(body, c)]
        others = [c for c in range(len(line)) if c not in (month, *meeting) and line[c] and _has_days(body, c, month)]
        bare = meeting and any(line[meeting[0]] and not danish.find(line[meeting[0]]) for line in body)
        return _Shape(head, month, meeting[0], others) if len(meeting) == 1 and (others or bare) else None
    return None


def _filled(body: Sequence[Sequence[str]], c: int) -> int:
    return sum(bool(line[c]) for line in body)


def _share(body: Sequence[Sequence[str]], c: int, test: object) -> float:
    said = [line[c] for line in body if line[c]]
    return sum(bool(test(text)) for text in said) / len(said) if said else 0.0  # type: ignore[operator]


def _is_days(body: Sequence[Sequence[str]], c: int) -> bool:
    return _filled(body, c) >= _FEWEST and _share(body, c, lambda t: len(t) < 80 and _is_dated(t)) >= 0.7


def _is_dated(text: str) -> bool:
    """Whether a text names a day, or has one of the month in its row: "Tirsdag 10/6", "Tirsdag 10."."""
    return bool(danish.find(text)) or bool(bare_days.in_month(text, "maj"))


def _has_days(body: Sequence[Sequence[str]], c: int, month: int) -> bool:
    """Whether most cells of a column have words and a day of the month that their row is for."""
    said = [(line[c], month_number(line[month])) for line in body if line[c] and line[month]]
    own = sum((day := _day(text, number)) is not None and bool(day[1]) for text, number in said)
    return own >= _FEWEST_OWN and own * 2 > len(said)


def _day(text: str, month: int | None) -> tuple[str, str] | None:
    """The words of the day in a text and the text without them; None when it names none of the month."""
    for found in danish.find(text):
        day = found.in_any_year().period.earliest
        if day is not None and day.month == month:
            return text[found.start : found.end].strip(), _without(text, found.start, found.end)
    for match in _FIGURES.finditer(text):
        if int(match["month"]) == month:
            return match[0], _without(text, *match.span())
    return None


def _without(text: str, start: int, end: int) -> str:
    before, after = _AROUND.sub("", text[:start]), text[end:].lstrip(" ).,:–-")
    joint = f"{before} {after}".strip()
    joint = f"{joint})" if joint.count("(") > joint.count(")") else joint
    return re.sub(r"\s+", " ", joint)


def _entries(row: Row, line: Sequence[str], shape: _Shape, name: str) -> Iterator[tuple[Cell, ...]]:
    month = row.cells[shape.month]
    used = {shape.month, shape.meeting, *shape.others}
    contents = tuple(x for c, cell in enumerate(row.cells) if c not in used for x in cell.lines if x.text.strip())
    meeting = row.cells[shape.meeting]
    if _is_dated(line[shape.meeting]):
        bare = bare_days.in_month(line[shape.meeting], line[shape.month])
        meeting = replace(meeting, lines=(replace(meeting.lines[0], text=bare),)) if bare else meeting
        yield month, meeting, Cell((Line(name, row.source),)), Cell(contents)
    elif line[shape.meeting] and not bare_days.is_none(line[shape.meeting]):
        yield month, Cell(), meeting, Cell(contents)
    elif contents:
        yield month, Cell(), Cell(contents), Cell()
    for c in shape.others:
        for said in row.cells[c].lines:
            own = _day(said.text, month_number(line[shape.month]))
            when, title = own if own is not None and own[1] else ("", said.text)
            if title.strip():
                yield (
                    month,
                    Cell((replace(said, text=when),)) if when else Cell(),
                    Cell((replace(said, text=title),)),
                    Cell(),
                )
