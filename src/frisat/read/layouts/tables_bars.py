"""
Bars of months or weeks beside the columns that say when: the columns tell it to the day, the bars draw it again.

Crosses, or cells of colour, under "Jan", "Uge 7" or a bare number are no words of what happens. Where each row has its
begin and end in cells of their own, those hold and the columns of the bars are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from frisat.plan.regex import regex
from frisat.read.blocks import Cell, Row, Table
from frisat.read.layouts import tables_words
from frisat.read.layouts.grids_cells import MARK, is_slot
from frisat.read.layouts.tables_words import Role

_HEAD_ROWS = 4
"""Rows among which the words over the columns are sought."""
_FEWEST = 3
"""Columns of bars side by side; fewer may be marks of anything."""
_ENDS = frozenset({Role.START, Role.END})
_NUMBER = regex(r"(?:u(?:ge)?\.? ?)?\d{1,2}\.?")
_LINE = regex(r"[-–—=_█▓▒░■▪◼xX×●•◆◇♦▲★*>→ ]{1,40}")


def without(table: Table) -> Table:
    """The table without its columns of bars; unchanged when it has none, or when nothing else says when."""
    bars = columns(table)
    if not bars:
        return table
    keep = [c for c in range(len(table.rows[0].cells)) if c not in bars]
    rows = (replace(row, cells=tuple(_cell(row, c, bars) for c in keep)) for row in table.rows)
    return replace(table, rows=tuple(row for row in rows if any(cell.lines or cell.covered for cell in row.cells)))


def _cell(row: Row, c: int, bars: set[int]) -> Cell:
    cell = row.cells[c]
    if cell.col_span == 1:
        return cell
    return replace(cell, col_span=sum(k not in bars for k in range(c, c + cell.col_span)))


def columns(table: Table) -> set[int]:
    """The columns that hold nothing but bars, beside a column of begins and one of ends; empty when there are none."""
    width = len(table.rows[0].cells) if table.rows else 0
    if width < _FEWEST + 3 or any(len(row.cells) != width for row in table.rows):
        return set()
    texts = [[cell.text.strip() for cell in row.cells] for row in table.rows]
    head = _head(texts)
    if head is None:
        return set()
    bars = {c for c in range(width) if _is_bar(table, texts, head, c)}
    return bars if len(bars) >= _FEWEST else set()


def _head(texts: Sequence[Sequence[str]]) -> int | None:
    """The last row of the head, when it names a begin and an end and both stand as dates in most rows below."""
    for n, line in enumerate(texts[:_HEAD_ROWS]):
        ends = {role: c for c, text in enumerate(line) for role in tables_words.header_roles(text)[:1] if role in _ENDS}
        if len(ends) < len(_ENDS):
            continue
        last = n
        while last + 1 < len(texts) and last < n + _HEAD_ROWS and _is_axis(texts[last + 1]):
            last += 1
        body = [line for line in texts[last + 1 :] if sum(map(bool, line)) > 1]
        dated = [sum(tables_words.is_when(line[c]) for line in body) for c in ends.values()]
        return last if body and min(dated) * 2 >= len(body) else None
    return None


def _is_axis(line: Sequence[str]) -> bool:
    return sum(is_slot(text) or bool(_NUMBER.fullmatch(text)) for text in line) >= _FEWEST


def _is_bar(table: Table, texts: Sequence[Sequence[str]], head: int, c: int) -> bool:
    """Whether a column's head is a place on a time axis, or empty, and its cells are empty, marks or colour."""
    over = [line[c] for line in texts[: head + 1] if line[c]]
    named = not over or is_slot(over[-1]) or bool(_NUMBER.fullmatch(over[-1]))
    cells = [line[c] for line in texts[head + 1 :]]
    if not named or not all(not text or MARK.fullmatch(text) or _LINE.fullmatch(text) for text in cells):
        return False
    return bool(over) or any(cells) or any(row.cells[c].shade for row in table.rows[head + 1 :])
