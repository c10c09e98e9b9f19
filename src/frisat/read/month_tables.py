"""
Tables that stand below a month's name and give days without it, "Tirsdag den 12." below "Januar 2027": with the month.

A page may set a small table, often without a head, below the name of each month.
"""

from __future__ import annotations

from dataclasses import replace

from frisat.plan import danish
from frisat.read.blocks import Block, Document, Line, Row, Table
from frisat.read.layouts import bare_days
from frisat.read.layouts.tables_context import is_month

_MOST_ROWS = 60
_COLUMNS = 2
"""Columns from the left among which the days stand."""


def named(document: Document) -> Document:
    """The document with the month in the cells of such tables; unchanged when it has none."""
    if not any(isinstance(block, Table) for block in document.blocks):
        return document
    blocks: list[Block] = []
    month = ""
    for block in document.blocks:
        if isinstance(block, Table):
            blocks.append(_named(block, month) if month else block)
            continue
        if isinstance(block, Line) and block.text.strip():
            text = block.text.strip().rstrip(":")
            month = text if is_month(text) else ""
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _named(table: Table, month: str) -> Table:
    """The table with its days in the month; as it is where no column of it holds bare days and other dates alone."""
    if not table.rows or len(table.rows) > _MOST_ROWS or _is_grid(table, month):
        return table
    for column in range(min(_COLUMNS, min(len(row.cells) for row in table.rows))):
        texts = [" ".join(row.cells[column].text.split()) for row in table.rows]
        days = [bare_days.in_month(text, month) if text else "" for text in texts]
        head = 1 if not days[0] and not danish.is_date_cell(texts[0]) else 0
        others = [text for text, day in zip(texts[head:], days[head:], strict=True) if text and not day]
        if any(days) and all(map(danish.is_date_cell, others)):
            rows = (_in_month(row, column, day) for row, day in zip(table.rows, days, strict=True))
            return replace(table, rows=tuple(rows))
    return table


def _is_grid(table: Table, month: str) -> bool:
    """Whether days stand side by side in a row, as in the squares of a month: they are no column of dates."""
    return any(
        sum(bool(bare_days.in_month(cell.text.strip(), month)) for cell in row.cells) > _COLUMNS for row in table.rows
    )


def _in_month(row: Row, column: int, day: str) -> Row:
    cell = row.cells[column]
    if not day:
        return row
    made = replace(cell, lines=(replace(cell.lines[0], text=day),))
    return replace(row, cells=(*row.cells[:column], made, *row.cells[column + 1 :]))
