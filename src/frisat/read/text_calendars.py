"""
Months drawn with spaces in a text file: a line of weekdays above lines of days, one month or several side by side.

Each becomes a table as an office document would hold it, so that `layouts.calendars` reads it as any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from frisat.plan.regex import regex
from frisat.read.blocks import Block, Cell, Line, Row, Table
from frisat.read.columns import RawLine, with_tables

_ORDER = ("ma", "ti", "on", "to", "fr", "lø", "sø")
_NAME = regex(
    r"(?<![^\W\d_])(?:(?P<stem>ma|ti|on|to|fr|lø|sø)(?:[nrsde]{0,4}(?:dag)?|ndag|rsdag|sdag|edag|rdag)?\.?)(?![^\W\d_])",
    re.IGNORECASE,
)
_DAY = regex(
    r"(?<![\d.:])(?P<day>[1-9]|0[1-9]|[12]\d|3[01])(?![\d:])(?P<mark>\.?[^\s\d]{0,8}(?: [^\s\d]{1,8}(?=\s|$))?)"
)
_MONTH = regex(
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)(?:\s+(?:19|20)\d\d)?",
    re.IGNORECASE,
)
_LONGEST = 300
"""Characters of a line of weekdays: of four months side by side, with room."""
_FEWEST_DAYS, _FEWEST_WEEKS = 5, 4
_MOST_WEEKS = 6


@dataclass(frozen=True, slots=True)
class _Month:
    """A month's place on the lines: from which character to which, and its name where it stands above."""

    start: int
    end: int
    name: str


def with_calendars(lines: Sequence[RawLine]) -> tuple[Block, ...]:
    """The blocks of a text's lines, its drawn months as tables; all else as `columns.with_tables` makes it."""
    blocks: list[Block] = []
    plain: list[RawLine] = []
    at = 0
    while at < len(lines):
        months = _head(lines, at)
        below = _weeks(lines, at + 1) if months else 0
        tables = [_table(month, lines[at : at + 1 + below]) for month in months] if below >= _FEWEST_WEEKS else []
        if not tables or not all(tables):
            plain.append(lines[at])
            at += 1
            continue
        named = months[0].name and plain and plain[-1].line.text.strip()
        above = plain.pop().line if named else lines[at].line
        blocks += with_tables(plain)
        plain = []
        for month, table in zip(months, tables, strict=True):
            if month.name:
                blocks.append(replace(above, text=month.name, indent=0, level=3))
            blocks += [table] if table else []
        at += 1 + below
    return (*blocks, *with_tables(plain))


def _head(lines: Sequence[RawLine], at: int) -> list[_Month]:
    """The months whose weekdays a line names: each begins at a Monday; empty for any other line."""
    text = lines[at].text
    if len(text) > _LONGEST:
        return []
    found = [(m.start(), _ORDER.index(m["stem"].lower())) for m in _NAME.finditer(text)]
    if len(found) < _FEWEST_DAYS:
        return []
    rest = _NAME.sub(" ", re.sub(r"(?i)\b(?:uge|u)\b\.?|[|.]", " ", text))
    if rest.strip():
        return []
    starts = [place for place, day in found if day == 0]
    if not starts or len(found) not in (len(starts) * 5, len(starts) * 6, len(starts) * 7):
        return []
    edges = [0, *(_middle(text, start) for start in starts[1:]), 10_000]
    above = next((line.text for line in reversed(lines[max(0, at - 2) : at]) if line.text.strip()), "")
    names = [m.group() for m in _MONTH.finditer(above)] if not _MONTH.sub("", above).strip(" |") else []
    if len(names) not in (0, len(starts)) or (len(starts) > 1 and not names):
        return []
    names = names or [""] * len(starts)
    return [_Month(edges[n], edges[n + 1], names[n]) for n in range(len(starts))]


def _middle(text: str, start: int) -> int:
    """Where a month begins that stands beside another: after the wider space before its Monday or its week."""
    before = text[:start]
    week = re.search(r"(?i)(?:uge|u)\.?\s*$", before)
    return week.start() if week else start - 1 if before.endswith(" ") else start


def _weeks(lines: Sequence[RawLine], first: int) -> int:
    """How many lines of days follow."""
    count = 0
    for line in lines[first : first + _MOST_WEEKS]:
        rest = _DAY.sub(" ", line.text)
        if not _DAY.search(line.text) or len(rest.split()) > 4:
            break
        count += 1
    return count


def _table(month: _Month, lines: Sequence[RawLine]) -> Table | None:
    """The month as a table of seven columns; None where the days do not follow each other."""
    rows = [Row(tuple(_cell(name, lines[0].line) for name in _ORDER), lines[0].line.source)]
    last = 0
    for line in lines[1:]:
        found = [(int(m["day"]), m.group()) for m in _DAY.finditer(line.text[month.start : month.end])]
        if len(found) > 1 and found[1][0] == last + 1:
            found = found[1:]  # the number of the week
        if not found:
            continue
        if [day for day, _ in found] != list(range(last + 1, last + 1 + len(found))) or len(found) > 7:
            return None
        pad = 7 - len(found) if last == 0 else 0
        texts = [""] * pad + [text for _, text in found]
        texts += [""] * (7 - len(texts))
        rows.append(Row(tuple(_cell(text, line.line) for text in texts), line.line.source))
        last = found[-1][0]
    return Table(tuple(rows), lines[0].line.source) if last >= 28 else None


def _cell(text: str, line: Line) -> Cell:
    return Cell((replace(line, text=text.strip(), indent=0, bullet=None, level=0),) if text.strip() else ())
