"""
Tables whose columns are tracks beside a column of dates ("Måned | Politisk niveau | Administrativt niveau | MED").

Every filled cell is something that happens of its own; its column says on which track.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.blocks import Cell, Line, Row, Table
from frisat.read.layouts import bare_days, dated_lines, day_within, plain_tables, tables_words
from frisat.read.layouts.tables_context import Context, is_month
from frisat.read.layouts.tables_words import DATE_ROLES, Role

_TRACK = regex(r"(?:spor(?:et)?|niveau(?:et)?|proces(?:sen)?|forløb(?:et)?|strøg)$", re.IGNORECASE)
_OWN_DATE = regex(r"(?P<title>.*\S)\s*\((?P<date>[^()]*\d[^()]*)\)\s*$", re.DOTALL)


_LONGEST = 300
"""Characters of a cell that can end with a day of its own."""


def unfolded(table: Table) -> Table:
    """The table with one row for each filled track cell: date, activity, track; unchanged when it has no tracks."""
    if not plain_tables.is_even(table.rows) or len(table.rows) < 3:
        return table
    if not plain_tables.is_unmerged(table.rows):
        return table
    texts = plain_tables.texts_of(table.rows)
    found = _columns(texts)
    if found is None:
        return table
    date, tracks = found
    source = table.rows[0].source
    by_month = _is_by_month(texts, date)
    names = ("Måned", "Dato", "Aktivitet", "Spor") if by_month else ("Dato", "Aktivitet", "Spor")
    rows = [Row(tuple(Cell((Line(name, source),)) for name in names), source, is_header=True)]
    for line, row in zip(texts[1:], table.rows[1:], strict=True):
        for c in tracks:
            track = Cell((Line(texts[0][c], row.source),))
            if by_month and line[c]:
                said = _entries(row.cells[c], line[date])
                rows += [Row((row.cells[date], when, what, track), row.source) for when, what in said]
            elif line[c]:
                when, what = _parted(row.cells[date], line[date], row.cells[c], line[c])
                rows.append(Row((when, what, track), row.source))
    return replace(table, rows=tuple(rows))


def _is_by_month(texts: Sequence[Sequence[str]], date: int) -> bool:
    """Whether the column of dates holds months and nothing finer: then a cell may name its own days."""
    said = [line[date] for line in texts[1:] if line[date]]
    return len(said) >= 2 and all(map(is_month, said))


def _entries(cell: Cell, month: str) -> Iterator[tuple[Cell, Cell]]:
    """
    Date cell and words of each thing that a cell below a month says: a line that opens with a day begins anew, and so
    does one that names its day further on ("Ledermøde 14/1").
    """
    groups: list[list[Line]] = []
    for line in cell.lines:
        above = groups[-1][0] if groups else line
        opens = not groups or _opens_with_day(line) is not None or _opens_with_day(above) is not None
        within = line.text[:1].isupper() and any(day_within.of(one.text, month) for one in (line, above))
        if opens or within:
            groups.append([])
        groups[-1].append(line)
    for group in groups:
        dated = _opens_with_day(group[0])
        if dated is None:
            last = _OWN_DATE.fullmatch(group[-1].text) if len(group[-1].text) <= _LONGEST else None
            said = day_within.of(group[0].text, month) if len(group) == 1 else None
            if last is not None and len(danish.parse(last["date"])) == 1:
                group = [*group[:-1], replace(group[-1], text=last["title"])]
                dated = dated_lines.Dated(last["date"], None, group[0].text)
            elif said is not None:
                when = bare_days.in_month(said.when, month) or said.when
                dated = dated_lines.Dated(when, None, said.words, said.time)
            else:
                yield Cell(), replace(cell, lines=tuple(group))
                continue
        when = f"{dated.when} {dated.clock}".strip()
        lines = (replace(group[0], text=dated.title), *group[1:])
        yield replace(cell, lines=(replace(group[0], text=when),)), replace(cell, lines=lines)


def _opens_with_day(line: Line) -> dated_lines.Dated | None:
    dated = dated_lines.split(line.text, bullet=False, context=Context())
    return dated if dated is not None and dated.first else None


def _columns(texts: Sequence[Sequence[str]]) -> tuple[int, list[int]] | None:
    """The column of dates and those of the tracks; None when the columns are no tracks."""
    heads = texts[0]
    roles = [tables_words.header_roles(head) for head in heads]
    dates = [c for c, said in enumerate(roles) if said and said[0] in DATE_ROLES]
    tracks = [c for c in range(len(heads)) if c not in dates]
    if not dates and not heads[0] and all(tables_words.is_when(line[0]) for line in texts[1:] if line[0]):
        dates, tracks = [0], tracks[1:]
    if len(dates) != 1 or len(tracks) < 2 or not all(heads[c] for c in tracks):
        return None
    if any(set(roles[c]) - {Role.PHASE, Role.ACTOR, Role.TITLE} for c in tracks):
        return None
    by_month = _is_by_month(texts, dates[0])
    named = sum(
        bool(_TRACK.search(heads[c])) or tables_words.is_actor(heads[c]) or (by_month and not roles[c]) for c in tracks
    )
    cells = [line[c] for line in texts[1:] for c in tracks]
    said = [cell for cell in cells if cell]
    if named * 2 < len(tracks) or len(said) == len(cells) or any(danish.is_date_cell(cell) for cell in said):
        return None
    if any(tables_words.is_actor(cell) for cell in said):
        return None
    dated = sum(tables_words.is_when(line[dates[0]]) for line in texts[1:])
    return (dates[0], tracks) if dated >= 2 and dated * 3 >= (len(texts) - 1) * 2 else None


def _parted(date: Cell, when: str, cell: Cell, text: str) -> tuple[Cell, Cell]:
    """Date cell and words of one activity; a day in brackets at the end is narrower than the row's month."""
    match = _OWN_DATE.fullmatch(text) if len(text) <= _LONGEST else None
    days = danish.parse(match["date"]) if match else []
    row = danish.parse(when)
    if match is None or len(days) != 1 or len(row) != 1 or row[0].period.earliest is None:
        return date, cell
    year = row[0].period.earliest.year
    day = days[0].with_year(year, f"neighbours:{year}") if days[0].needs_year else days[0]
    if not day.period.overlaps(row[0].period):
        return date, cell
    printed = match["date"] if not days[0].needs_year else f"{match['date'].rstrip('.')} {year}"
    return _said(date, printed), _said(cell, match["title"])


def _said(cell: Cell, text: str) -> Cell:
    line = cell.lines[0] if cell.lines else None
    return replace(cell, lines=(replace(line, text=text),) if line is not None else ())
