"""
Tables that begin with their own name and its facts: "AP 2: Teknisk løsning", "Ansvarlig: …", "Periode: …", then steps.

The name is a step by itself, with the time and the people that the table gives for it: it becomes a table of one row
that stands above the table of its steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from frisat.plan import danish
from frisat.read.blocks import Cell, Line, Row, Table
from frisat.read.layouts import tables_words
from frisat.read.layouts.plain_tables import texts_of
from frisat.read.layouts.tables_words import DATE_ROLES, Role

_MOST_FACTS = 4
"""Rows of facts below a name."""
_LONGEST_LABEL = 30
_FACTS = DATE_ROLES | {Role.ACTOR, Role.PARTICIPANTS, Role.DELIVERABLE, Role.PLACE, Role.STATUS, Role.AGENDA}
_HEADS = {Role.ACTOR: "Ansvarlig", Role.PARTICIPANTS: "Deltagere", Role.DELIVERABLE: "Leverance", Role.PLACE: "Sted",
          Role.STATUS: "Status", Role.AGENDA: "Indhold"}  # fmt: skip


def parted(table: Table) -> Iterator[Table]:
    """The table of the name and the table of the steps; the table alone when it does not begin so."""
    texts = texts_of(table.rows)
    facts, begin = _facts(texts)
    when = next((value for role, value in facts if role in DATE_ROLES), "")
    if not when or not tables_words.is_dated(when):
        yield table
        return
    end = len(texts)
    while end > begin and (fact := _told_alone(texts[end - 1])) is not None:
        facts.append(fact)
        end -= 1
    yield _of_name(table, facts, when)
    if end > begin:
        yield replace(table, rows=(table.rows[0], *table.rows[begin:end]))


def _facts(texts: Sequence[Sequence[str]]) -> tuple[list[tuple[Role, str]], int]:
    """The facts of the name in the first row, and the first row below them; ([], 0) when there are none."""
    if len(texts) < 2 or _filled(texts[0]) != 1 or danish.is_date_cell("".join(texts[0])):
        return [], 0
    out: list[tuple[Role, str]] = []
    at = 1
    while at < len(texts) and at <= _MOST_FACTS and (told := _told(texts[at])) is not None:
        out += told
        at += 1
    return out, at


def _told(line: Sequence[str]) -> list[tuple[Role, str]] | None:
    """What a row of labels and values says: each cell both ("Periode: maj"), or by turns; None when it is none."""
    said = [text for text in line if text]
    both = [fact for text in said if (fact := _fact(*text.split(":", 1))) is not None] if said else []
    if both and len(both) == len(said):
        return both
    if all(tables_words.header_roles(value) for value in said[1::2]):
        return None  # the heads of columns
    turns = [_fact(*pair) for pair in zip(said[::2], said[1::2], strict=False)]
    facts = [fact for fact in turns if fact is not None]
    return facts if facts and len(said) == 2 * len(facts) else None


def _told_alone(line: Sequence[str]) -> tuple[Role, str] | None:
    """What a row of one cell says of the name below its steps: "Leverance: Behovsrapport"."""
    said = [text for text in line if text]
    fact = _fact(*said[0].split(":", 1)) if len(said) == 1 else None
    return fact if fact is not None and fact[0] not in DATE_ROLES else None


def _fact(label: str, value: str = "") -> tuple[Role, str] | None:
    """A label's role and its value; None when the label is none of a fact."""
    role = next(iter(tables_words.header_roles(label)), None) if len(label.strip()) <= _LONGEST_LABEL else None
    if role not in _FACTS or not value.strip():
        return None
    if role in DATE_ROLES and not tables_words.is_when(value.strip()):
        return None
    return role, value.strip()


def _of_name(table: Table, facts: Sequence[tuple[Role, str]], when: str) -> Table:
    source = table.rows[0].source
    others = [(role, value) for role, value in facts if role in _HEADS]
    name = next(cell for cell in table.rows[0].cells if cell.lines)
    heads = ["Periode", "Aktivitet", *(_HEADS[role] for role, _ in others)]
    head = Row(tuple(_cell(text, table) for text in heads), source, is_header=True)
    told = (_cell(when, table), replace(name, row_span=1, col_span=1), *(_cell(value, table) for _, value in others))
    return replace(table, rows=(head, Row(told, source)))


def _cell(text: str, table: Table) -> Cell:
    return Cell((Line(text, table.rows[0].source),))


def _filled(line: Sequence[str]) -> int:
    return sum(map(bool, line))
