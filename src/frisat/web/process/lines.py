"""
The text of a source document line by line, as it is shown beside an activity.

One entry a line or table row: `{"n": number shown, "page", "table", "row", "cells": [text…], "level": heading level}`;
places as in `frisat.plan.model.Source`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from frisat.plan.model import Source
from frisat.read.blocks import Box, Document, Line, Table

Entry = dict[str, Any]
AROUND = 4
"""So many lines before and after those that carry an activity are shown with them."""


def of_document(document: Document | None) -> list[Entry]:
    """The entries of a document; none for a frisat-plan, which has no lines."""
    if document is None:
        return []
    out: list[Entry] = []
    for block in document.blocks:
        match block:
            case Line():
                out.append(_line(block))
            case Box():
                out += [_line(line) for line in block.lines]
            case Table():
                out += _rows(block)
    while out and not any(out[-1]["cells"]):
        out.pop()
    return out


def _entry(source: Source, cells: list[str], level: int = 0) -> Entry:
    first = source.lines[0] if source.lines else None
    return {
        "n": first,
        "page": source.page,
        "table": source.table,
        "row": source.row,
        "cells": cells,
        "level": level,
    }


def _line(line: Line) -> Entry:
    text = line.text if line.bullet is None else f"• {line.text.lstrip()}"
    return _entry(line.source, [text] if line.text.strip() else [], line.level)


def _rows(table: Table) -> Iterator[Entry]:
    for row in table.rows:
        cells = ["\n".join(line.text for line in cell.lines) for cell in row.cells if not cell.covered]
        yield _entry(row.source, cells)


def passage(entries: Sequence[Entry], source: Source | None) -> list[Entry]:
    """
    The entries around the place `source`, each with its `number` and whether it is `marked`.

    Empty when the document has no lines or the place is not in it.
    """
    if source is None:
        return []
    marked = [i for i, entry in enumerate(entries) if carries(entry, source)]
    if not marked:
        return []
    first, last = max(0, marked[0] - AROUND), min(len(entries), marked[-1] + 1 + AROUND)
    inside = set(marked)
    return [{**numbered(entries[i]), "marked": i in inside} for i in range(first, last)]


def numbered(entry: Entry) -> Entry:
    """The entry with the `number` to show: of its table row, else of its line."""
    return {**entry, "number": entry["n"] if entry["row"] is None else entry["row"]}


def carries(entry: Entry, source: Source) -> bool:
    """Whether a line or table row stands at the place `source`."""
    if source.table is not None and source.row is not None and entry["row"] is not None:
        same = entry["table"] == source.table and entry["row"] == source.row
        return same and (source.page is None or entry["page"] is None or entry["page"] == source.page)
    if source.lines is not None and entry["n"] is not None:
        return bool(source.lines[0] <= entry["n"] <= source.lines[1])
    return False
