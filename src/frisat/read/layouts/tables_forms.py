"""Tables that stand on their side: header words down the first column, as a form that tells of one event has them."""

from __future__ import annotations

from dataclasses import replace

from frisat.plan import danish
from frisat.read.blocks import Row, Table
from frisat.read.layouts import plain_tables, tables_words
from frisat.read.layouts.tables_words import DATE_ROLES, Role

_FEWEST, _MOST = 3, 15
"""Fields of a form; two lines may be anything, and a longer table is a list."""


def is_form(table: Table) -> bool:
    """
    Whether a table of two columns is one event told field by field: most of its first column are header words, each
    stands there once, one says when, and its value is a date.
    """
    if not _FEWEST <= len(table.rows) <= _MOST or any(len(row.cells) != 2 for row in table.rows):
        return False
    if not plain_tables.is_unmerged(table.rows):
        return False
    fields = [(plain_tables.mended(row.cells[0]), plain_tables.mended(row.cells[1])) for row in table.rows]
    roles = [tables_words.header_roles(label)[:1] for label, _ in fields]
    known = [role[0] for role in roles if role]
    if len(known) * 3 < len(fields) * 2 or len(set(known)) * 3 < len(known) * 2:
        return False
    times = [value for (_, value), role in zip(fields, roles, strict=True) if role and role[0] in DATE_ROLES]
    dated = any(danish.find(value) or tables_words.is_dated(value) for value in times)
    if sum(tables_words.is_when(value) for _, value in fields) * 2 > len(fields):
        return False  # a list of things with their dates
    return dated and len(known) >= 2 and known.count(Role.TITLE) <= 1


def turned(table: Table) -> Table:
    """The table with its columns made rows, the first of them its header."""
    width = len(table.rows[0].cells)
    rows = tuple(
        Row(tuple(row.cells[c] for row in table.rows), table.rows[0].source, is_header=c == 0) for c in range(width)
    )
    return replace(table, rows=rows)
