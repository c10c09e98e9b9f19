"""Days of their own that the lines of a cell open with, where a month, week or quarter stands over the cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from frisat.plan import danish
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.blocks import Line
from frisat.read.layouts import dated_lines, tables_split
from frisat.read.layouts.tables_context import Context

_COARSE = frozenset({Precision.YEAR, Precision.YEARS, Precision.OPEN, Precision.NONE})


_HANGS = regex(r"[^:]{3,40}:")
"""A line that only names a day; what is on it stands in the next."""


@dataclass(slots=True)
class Entry:
    """One thing in the cell: the words of its day, "" where it has none of its own, and its lines without them."""

    when: str
    title: str
    lines: list[Line]


def entries(lines: Sequence[Line]) -> list[Entry]:
    """
    The lines of a cell as entries, each beginning with a line that opens with a date; [] when none does.

    A line without a date goes on with the entry above it, but a list item is one of its own.
    """
    out: list[Entry] = []
    hanging = ""
    for line in lines:
        text = f"{hanging} {line.text}".strip()
        if not text or (line is not lines[-1] and _HANGS.fullmatch(text) and danish.is_date_cell(text[:-1])):
            hanging = text
            continue
        hanging, line = "", replace(line, text=text)
        dated = opens(text)
        if dated is not None:
            out.append(Entry(f"{dated.when} {dated.clock}".strip(), dated.title, [replace(line, text=dated.title)]))
        elif out and line.bullet is None:
            out[-1].lines.append(line)
        else:
            out.append(Entry("", line.text, [line]))
    return out if any(entry.when for entry in out) else []


def opens(text: str) -> dated_lines.Dated | None:
    """The date that a line opens with and the words behind it."""
    text = text.strip()
    if len(text) > 2 * dated_lines.LONG or (not any(map(str.isdigit, text[:24])) and ":" not in text):
        return None
    dated = dated_lines.split(text, bullet=False, context=Context())
    if dated is None or not dated.first or tables_split.is_status(dated.title):
        return None
    return dated if dated.found is None or dated.found.in_any_year().period.precision not in _COARSE else None
