"""Columns of bare numbers whose heads say that they are weeks: "Startuge | Slutuge", "Fra uge | Til uge"."""

from __future__ import annotations

import re
from dataclasses import replace

from frisat.plan.regex import regex
from frisat.read.blocks import Row, Table
from frisat.read.fields import mend

_HEAD = regex(
    r"(?P<end>start|slut|fra|til|begynder|slutter)[- ]?(?:i )?uge(?:nr\.?)?|uge[- ]?(?P<last>start|slut|fra|til)",
    re.IGNORECASE,
)
_NUMBER = regex(r"(?:0?[1-9]|[1-4]\d|5[0-3])\.?")
_FIRST = frozenset({"start", "fra", "begynder"})
_DEEPEST = 4
"""Rows among which the head is sought."""


def named(table: Table) -> Table:
    """The table with "Uge 5" for each such 5 and heads of plain words; unchanged when it has none."""
    for at, row in enumerate(table.rows[:_DEEPEST]):
        heads = {c: match for c, cell in enumerate(row.cells) if (match := _HEAD.fullmatch(cell.text.strip()))}
        if heads:
            ends = {c: (match["end"] or match["last"]).lower() in _FIRST for c, match in heads.items()}
            rows = [_with_heads(row, ends) if n == at else _with_weeks(line, ends) for n, line in enumerate(table.rows)]
            return replace(table, rows=tuple(rows))
    return table


def _with_heads(row: Row, ends: dict[int, bool]) -> Row:
    return _said(row, {c: "Start" if first else "Slut" for c, first in ends.items()})


def _with_weeks(row: Row, ends: dict[int, bool]) -> Row:
    texts = {c: mend.join([line.text for line in row.cells[c].lines]) for c in ends if c < len(row.cells)}
    return _said(row, {c: f"Uge {text.rstrip('.')}" for c, text in texts.items() if _NUMBER.fullmatch(text)})


def _said(row: Row, texts: dict[int, str]) -> Row:
    cells = (
        replace(cell, lines=(replace(cell.lines[0], text=texts[c]),)) if c in texts and cell.lines else cell
        for c, cell in enumerate(row.cells)
    )
    return replace(row, cells=tuple(cells))
