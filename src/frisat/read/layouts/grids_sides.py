"""The columns of a grid that are no time: what is done in a row, and who does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frisat.read.blocks import Table
from frisat.read.layouts import tables_words
from frisat.read.layouts.tables_words import Role

_ACTORS = (Role.ACTOR, Role.PARTICIPANTS)


@dataclass(frozen=True, slots=True)
class Sides:
    """Column numbers: of the row's label, and of its actors (None: the grid names none)."""

    label: int = 0
    actor: int | None = None


def sides(texts: Sequence[Sequence[str]], axis: int, times: Sequence[bool]) -> Sides:
    """
    Which columns beside the time axis name the row's task and its actors, by the words over them.

    Args:
        texts: the grid's cells. axis: index of its row of months or weeks. times: which columns are places on it.
    """
    heads = {
        c: tables_words.header_roles(next((row[c] for row in reversed(texts[: axis + 1]) if row[c]), ""))
        for c, is_time in enumerate(times)
        if not is_time
    }
    actors = [c for c, roles in heads.items() if roles and roles[0] in _ACTORS]
    titled = [c for c, roles in heads.items() if c not in actors and Role.TITLE in roles]
    label = 0
    if 0 in actors:
        # Bodies in the first column are themselves the label, unless another column says what they do.
        label = next(iter(titled), 0)
    actor = next((c for c in actors if c != label), None)
    return Sides(label, actor)


def text_of(texts: Sequence[Sequence[str]], table: Table, row: int, column: int, axis: int) -> str:
    """A side cell's words; of a cell merged over several rows, in each of them."""
    for n in range(row, axis, -1):
        cells = table.rows[n].cells
        if column >= len(cells) or not cells[column].covered:
            return " ".join(texts[n][column].split())
    return ""
