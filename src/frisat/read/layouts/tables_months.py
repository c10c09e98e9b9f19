"""
Tables with a row for each month, whose cells name the days of what happens in it: "12. marts: Borgermøde".

Each such entry becomes a row of its own, with its day in a column beside the month.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from frisat.plan import danish
from frisat.plan.period import Precision
from frisat.read.blocks import Cell, Line, Row, Table
from frisat.read.layouts import bare_days, day_within, own_days, plain_tables
from frisat.read.layouts.tables_context import is_month

_WIDE = frozenset({Precision.MONTH, Precision.MONTHS, Precision.QUARTER, Precision.SEASON})
_FEWEST = 2
_MOST_ROWS = 80
_MOST_LINES = 30


def unfolded(table: Table) -> Table:
    """The table with a row for each dated entry; unchanged when its cells name no days below months."""
    rows = table.rows
    if not _FEWEST < len(rows) + 1 <= _MOST_ROWS or not plain_tables.is_even(rows):
        return table
    if not plain_tables.is_unmerged(rows):
        return table
    texts = plain_tables.texts_of(rows)
    wide = next((c for c in range(len(texts[0])) if _is_wide([line[c] for line in texts])), None)
    if wide is None:
        return table
    found = [(c, _dated(rows, c, wide)) for c in range(len(texts[0])) if c != wide]
    column, dated = max(found, key=lambda pair: pair[1], default=(0, 0))
    said = sum(bool(line[column]) for line in texts)
    if dated < _FEWEST or dated * 2 < said - 1:
        return table
    made = [made for n, row in enumerate(rows) for made in _rows(row, n, wide, column, texts)]
    if _is_span(texts[0][wide]):
        made.insert(0, _head(rows[0], wide, column))
    return replace(table, rows=tuple(made))


def _head(row: Row, wide: int, column: int) -> Row:
    """A head for a table that has none: which column has the month, which the day, and which says what happens."""
    names = ["Måned" if c == wide else "Aktivitet" if c == column else "" for c in range(len(row.cells))]
    names.insert(wide + 1, "Dato")
    return Row(tuple(_said(Cell(), row, name) for name in names), row.source, is_header=True)


def _is_wide(cells: Sequence[str]) -> bool:
    """
    Whether a column holds months, quarters or seasons and nothing finer, below a head or none.

    A row or two beside them may have words without a date ("Hele året", "Løbende").
    """
    said = [text for text in cells[1:] if text]
    spans = sum(map(_is_span, said))
    others = [text for text in said if not _is_span(text)]
    return spans >= _FEWEST and len(others) * 4 <= spans and not any(map(danish.find, others))


def _is_span(text: str) -> bool:
    if is_month(text):
        return True
    found = danish.parse(text) if len(text) <= 40 else []
    return len(found) == 1 and found[0].in_any_year().period.precision in _WIDE


def _dated(rows: Sequence[Row], column: int, wide: int) -> int:
    """How many rows have a cell in the column with a line that names a day."""
    return sum(bool(_entries(row, column, wide)) for row in rows)


def _entries(row: Row, column: int, wide: int) -> list[own_days.Entry]:
    """The things that a row's cell names, with the days that lines open with, or name further on; [] when none does."""
    lines = [line for line in row.cells[column].lines if line.text.strip()]
    if own := own_days.entries(lines):
        return own
    month = row.cells[wide].text.strip()
    if len(lines) > _MOST_LINES or any(line.text[:1].islower() for line in lines):
        return []  # a line that goes on with the one above it
    made = []
    for line in lines:
        said = day_within.of(line.text, month) or day_within.Within("", line.text)
        beside = [f"Sted: {said.place}"] if said.place else []
        beside += [text for text in (said.status, said.contents) if text]
        texts = (replace(line, text=text) for text in (said.title, *beside))
        when = bare_days.in_month(said.when, month) or said.when
        made.append(own_days.Entry(f"{when} kl. {said.clock}" if said.clock else when, said.title, [*texts]))
    return made if any(entry.when for entry in made) else []


def _rows(row: Row, n: int, wide: int, column: int, texts: Sequence[Sequence[str]]) -> list[Row]:
    cells = row.cells
    is_head = n == 0 and not _is_span(texts[0][wide])
    if is_head:
        named = (*cells[:wide], _said(cells[wide], row, "Måned"), _said(Cell(), row, "Dato"), *cells[wide + 1 :])
        return [replace(row, cells=named)]
    out = []
    entries = _entries(row, column, wide)
    for entry in entries:
        day = Cell((replace(entry.lines[0], text=entry.when),)) if entry.when else Cell()
        made = [*cells[: wide + 1], day, *cells[wide + 1 :]]
        made[column + (column > wide)] = replace(cells[column], lines=tuple(entry.lines))
        out.append(replace(row, cells=tuple(made)))
    return out or [replace(row, cells=(*cells[: wide + 1], Cell(), *cells[wide + 1 :]))]


def _said(cell: Cell, row: Row, text: str) -> Cell:
    return replace(cell, lines=(Line(text, cell.lines[0].source if cell.lines else row.source),))
