"""
Tables in agendas and minutes: those that list the points, and those that are plans of their own ("Sagsgang").

A plan table inside a point is left to the layout that reads tables; a table of points becomes numbered lines, so that
it is read as the points of any other agenda.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from frisat.plan.regex import regex
from frisat.read.blocks import Block, Cell, Document, Line, Table
from frisat.read.fields import mend
from frisat.read.layouts import agenda_items, tables_words
from frisat.read.layouts.agenda_labels import field_of
from frisat.read.layouts.tables_words import DATE_ROLES, Role

_NUMBER = regex(r"(?:punkt|pkt\.?|sag)?\s*(\d{1,2})\s*[.):]?", re.IGNORECASE)


def plans(document: Document) -> set[int]:
    """Indices of the tables that are plans: a column of dates under a header, no labels of the meeting's head."""
    return {at for at, block in enumerate(document.blocks) if isinstance(block, Table) and _is_plan(block)}


def lists_points(document: Document) -> bool:
    """Whether a table of the document lists the points of a meeting, each with its number."""
    return any(isinstance(block, Table) and _points_at(block) is not None for block in document.blocks)


def instead(document: Document, left: Collection[int]) -> dict[int, list[Line]]:
    """What stands for tables: numbered lines for those of points, nothing for the plans that are `left` to others."""
    out: dict[int, list[Line]] = {at: [] for at in left}
    for at, block in enumerate(document.blocks):
        if (points := _as_lines(block)) is not None:
            out[at] = points
    return out


def _is_plan(table: Table) -> bool:
    if len(table.rows) < 2 or _points_at(table) is not None:
        return False
    first = [mend.plain(row.cells[0].text) for row in table.rows if row.cells]
    if sum(field_of(text) is not None for text in first[1:]) * 2 >= len(first):
        return False
    if {"navn", "godkendelse"} <= {mend.plain(cell.text).casefold() for cell in table.rows[0].cells}:
        return False  # who approved the minutes, and when
    heads = [tables_words.header_roles(mend.plain(cell.text)) for cell in table.rows[0].cells]
    timed = any(role in DATE_ROLES for roles in heads for role in roles)
    if not timed:
        return False
    from frisat.read.layouts import tables  # late: most agendas have no such table, and it brings all readers of rows

    return tables.is_plan(table)


def _as_lines(block: Block) -> list[Line] | None:
    """The points of a table of points as numbered lines with their other cells below; None for any other block."""
    if not isinstance(block, Table) or (column := _points_at(block)) is None:
        return None
    out: list[Line] = []
    heads = [mend.plain(cell.text) for cell in block.rows[0].cells]
    for row in block.rows[1:]:
        said = [
            _with_head(cell, heads[n]) for n, cell in enumerate(row.cells) if n not in (0, column) and cell.text.strip()
        ]
        number = _NUMBER.fullmatch(mend.plain(row.cells[0].text))
        title = mend.join([line.text for line in row.cells[column].lines])
        if number is None or not title:
            out += [line for cell in row.cells for line in cell.lines if line.text.strip()]
            continue
        source = _first_source(row.cells, block)
        out.append(Line(f"{number[1]}. {title}", source.source, bold=True))
        for cell in said:
            out += [replace(line, gap=n == 0) for n, line in enumerate(cell.lines) if line.text.strip()]
    return out


_MINUTES = regex(r"(?:ca\.? ?)?\d{1,3}\s*(?:min(?:\.|utter)?|')", re.IGNORECASE)


def _holds_clocks(table: Table, column: int) -> bool:
    """Whether a column headed as one of times says at what hour of the meeting a point is, or how long it takes."""
    said = [mend.plain(row.cells[column].text) for row in table.rows[1:]]
    return all(tables_words.is_clock(text) or _MINUTES.fullmatch(text) for text in said if text) and any(said)


def _with_head(cell: Cell, head: str) -> Cell:
    """A cell that says what a point is for, "Beslutning" under "Formål", with its heading: no outcome stands below."""
    text = cell.text.strip()
    if not head or head.lower() == text.lower() or not agenda_items.is_bare_outcome(text):
        return cell
    return replace(cell, lines=(replace(cell.lines[0], text=f"{head}: {text}"), *cell.lines[1:]))


def _first_source(cells: Sequence[Cell], table: Table) -> Line:
    return next((line for cell in cells for line in cell.lines), Line("", table.source))


def _points_at(table: Table) -> int | None:
    """The column of the points' titles in a table whose first column numbers them 1, 2, 3; None when it is none."""
    width = min((len(row.cells) for row in table.rows), default=0)
    if width < 2 or len(table.rows) < 3:
        return None
    heads = [mend.plain(cell.text) for cell in table.rows[0].cells]
    times = [n for n, head in enumerate(heads) if set(tables_words.header_roles(head)[:1]) & DATE_ROLES]
    if any(not _holds_clocks(table, n) for n in times):
        return None
    numbers = [_NUMBER.fullmatch(mend.plain(row.cells[0].text)) for row in table.rows[1:]]
    said = [int(match[1]) for match in numbers if match]
    if len(said) < 2 or len(said) * 3 < len(numbers) * 2 or said != list(range(said[0], said[0] + len(said))):
        return None
    return next((n for n, head in enumerate(heads) if n and Role.TITLE in tables_words.header_roles(head)), 1)
