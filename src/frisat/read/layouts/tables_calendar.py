"""Tables whose cells are months, each with its own name on the first line: a year's wheel laid out as a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from frisat.read.blocks import Cell, Line, Row, Table
from frisat.read.layouts import bare_days, day_within, own_days
from frisat.read.layouts.tables_context import is_month

_FEWEST = 4


def unfolded(table: Table) -> Table:
    """
    The table with one row for each line below a cell's month; unchanged when its cells are no months.

    A line may name its own day, at its beginning or further on. What stands in brackets says what the month is like
    ("(sommerferie)") and is no activity.
    """
    cells = [(row, cell) for row in table.rows for cell in row.cells if not cell.covered and cell.text.strip()]
    months = [(row, cell) for row, cell in cells if is_month(cell.lines[0].text)]
    told = [(row, cell) for row, cell in months if len(cell.lines) > 1]
    if len(told) < _FEWEST or len(months) * 5 < len(cells) * 4 or len(told) * 2 < len(months):
        return table
    source = table.rows[0].source
    rows = [Row(tuple(Cell((Line(name, source),)) for name in _HEADS), source, is_header=True)]
    for row, cell in told:
        month, *lines = cell.lines
        said = (line for line in lines if line.text.strip() and not _is_remark(line.text))
        rows += [Row((Cell((month,)), *_cells(line, month.text.strip())), row.source) for line in said]
    filled = [c for c in range(len(_HEADS)) if any(row.cells[c].lines for row in rows[1:])]
    return replace(table, rows=tuple(replace(row, cells=tuple(row.cells[c] for c in filled)) for row in rows))


_HEADS = ("Måned", "Dato", "Klokken", "Aktivitet", "Sted", "Status", "Indhold")


def _cells(line: Line, month: str) -> Iterator[Cell]:
    """The cells of one line, but for the month's, in the order of the heads."""
    first = bare_days.line_in_month(line.text, month)
    if first is not None:
        said = day_within.Within(first[0], first[2], first[1])
    elif (own := own_days.opens(line.text)) is not None:
        said = day_within.Within(own.when, own.title, own.clock)
    else:
        said = day_within.of(line.text, month) or day_within.Within("", line.text)
    for text in (said.when, said.clock, said.title, said.place, said.status, said.contents):
        yield Cell((replace(line, text=text),)) if text else Cell()


def _is_remark(text: str) -> bool:
    return text.strip().startswith("(") and text.strip().endswith(")")
