"""
Tables whose heads say what happens and whose cells only say when: "Frist for punkter | Dagsorden udsendes | Møde",
or whose meetings the days are: "Økonomiudvalget | Byrådet".

Each day becomes a row of its own, named by its head, or by its own words where the cell has some ("Temadag: 25. april
2015"); where and at what clock belong to the last of them, the meeting that the others lead up to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.blocks import Cell, Line, Row, Table
from frisat.read.layouts import dated_lines, plain_tables, tables_header, tables_words
from frisat.read.layouts.tables_context import Context
from frisat.read.layouts.tables_words import DATE_ROLES, Role

_PLAIN = DATE_ROLES - {Role.DEADLINE} | {Role.WEEKDAY, Role.NUMBER, Role.CLOCK}
_ASIDE = frozenset({Role.PLACE, Role.CLOCK, Role.NUMBER, Role.WEEKDAY, Role.WEEK, Role.STATUS, Role.ACTOR})
_MEETING = regex(r"mødedato(?:er)?|mødedage?|møde(?:t|rne)?s dato", re.IGNORECASE)
"""A head over the days of the meetings that the other days of their rows lead up to."""
_OVER_ALL = frozenset({Role.YEAR, Role.MONTH})
"""What a column says of all the days in its row."""
_BRACKETED = regex(r"\((?P<said>[^()]+)\)")
_FEWEST = 2
_MOST_ROWS = 100


def unfolded(table: Table) -> Table:
    """The table with a row for each such day; unchanged when something else in it names what happens."""
    rows = table.rows
    if not _FEWEST < len(rows) <= _MOST_ROWS or not plain_tables.is_even(rows):
        return table
    if not plain_tables.is_unmerged(rows):
        return table
    texts = plain_tables.texts_of(rows)
    head = tables_header.find(texts, rows)
    if head is None or head + _FEWEST >= len(rows):
        return table
    named = [
        c for c in range(len(texts[0])) if _names_its_days(texts[head][c], [line[c] for line in texts[head + 1 :]])
    ]
    if len(named) < _FEWEST or _is_named(texts, head, named):
        return table
    meeting = next((c for c in range(len(texts[0])) if c not in named and _MEETING.fullmatch(texts[head][c])), None)
    named = sorted({*named, *(() if meeting is None else (meeting,))})
    source = rows[head].source
    others = [c for c in range(len(texts[0])) if c not in named]
    over = {c for c in others if set(tables_words.header_roles(texts[head][c])[:1]) & _OVER_ALL}
    heads = [*(_said(name, source) for name in _COLUMNS), *(rows[head].cells[c] for c in others)]
    out = [*rows[:head], Row(tuple(heads), source, is_header=True)]
    for row in rows[head + 1 :]:
        made = [(c, *own) for c in named for own in _entries(row.cells[c])]
        last = meeting if any(c == meeting for c, _, _ in made) else made[-1][0] if made else None
        for c, when, own in made:
            beside = [row.cells[o] if c == last or o in over else Cell() for o in others]
            name = "Møde" if c == meeting else texts[head][c]
            who = name if tables_words.is_actor(name) else ""
            out.append(
                Row((Cell((when,)), _said(own or name, row.source), _said(who, row.source), *beside), row.source)
            )
    return replace(table, rows=tuple(out))


_COLUMNS = ("Dato", "Aktivitet", "Aktør")


def _entries(cell: Cell) -> Iterator[tuple[Line, str]]:
    """The line of each day in a cell, and what it says that happens then: "" where it only says when."""
    said = [line for line in cell.lines if line.text.strip()]
    each = len(said) > 1 and all(danish.find(line.text) for line in said)
    for line in said if each else [replace(said[0], text=plain_tables.mended(cell))] if said else []:
        if tables_words.is_dated(line.text):
            yield line, ""
            continue
        inner = _BRACKETED.fullmatch(line.text.strip())
        dated = dated_lines.split(inner["said"] if inner else line.text, bullet=True, context=Context())
        if dated is not None and dated.title and tables_words.is_dated(dated.when):
            yield replace(line, text=f"{dated.when} {dated.clock}".strip()), dated.title


def _said(text: str, source: object) -> Cell:
    return Cell((Line(text, source),))  # type: ignore[arg-type]


def _names_its_days(head: str, cells: Sequence[str]) -> bool:
    """Whether a head says what happens on the days below it."""
    said = [text for text in cells if text.strip(" -–")]
    dated = sum(map(tables_words.is_dated, said))
    if not head or dated < _FEWEST or danish.is_date_cell(head):
        return False
    if sum(bool(tables_words.is_dated(text) or danish.find(text)) for text in said) * 10 < len(said) * 7:
        return False
    return not set(tables_words.header_roles(head)[:1]) & _PLAIN


def _is_named(texts: Sequence[Sequence[str]], head: int, named: Sequence[int]) -> bool:
    """Whether another column names what happens: most rows have words there, each its own."""
    for c, text in enumerate(texts[head]):
        roles = set(tables_words.header_roles(text)[:1])
        said = [line[c] for line in texts[head + 1 :] if any(map(str.isalpha, line[c]))]
        if c in named or roles & _ASIDE or roles & DATE_ROLES:
            continue
        if len(said) * 10 >= (len(texts) - head - 1) * 6 and (Role.TITLE in roles or len(set(said)) * 2 > len(said)):
            return True
    return False
