"""The columns of a grid that are no time: what is done in a row, and who does it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from frisat.plan.regex import regex
from frisat.read.blocks import Table
from frisat.read.layouts import tables_words
from frisat.read.layouts.tables_words import Role

_ACTORS = (Role.ACTOR, Role.PARTICIPANTS)


@dataclass(frozen=True, slots=True)
class Sides:
    """Column numbers: of the row's label, its actors, its clock time and its phase (None: the grid names none)."""

    label: int = 0
    actor: int | None = None
    clock: int | None = None
    track: int | None = None


_LABEL = regex(
    r"(?P<label>.*?\w[^\d,:(]*?)[\s,:(–-]+(?:(?:man|tirs|ons|tors|fre|lør|søn)dage?\s+)?(?P<clock>(?:kl\.?|klokken)\s*\d[\d.:]*(?:\s*(?:[-–]|til)\s*(?:kl\.?\s*)?\d[\d.:]*)?"
    r"|\d{1,2}[.:]\d\d(?:\s*[-–]\s*\d{1,2}(?:[.:]\d\d)?)?)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


_ORDINAL = regex(r"(?:nr\.? ?)?(?:\d{1,3}|[A-Za-z])(?:\.\d{1,2})*[.):]?", re.IGNORECASE)


def timed(label: str) -> tuple[str, str]:
    """What is held and its clock time, when words end with one: "Byrådet kl. 18", "Økonomiudvalget (8.30-11)"."""
    match = _LABEL.fullmatch(label)
    if match is None or match["rest"].strip(" )."):
        return label, ""
    return match["label"].strip(), match["clock"].strip(" .:")


def sides(table: Table, texts: Sequence[Sequence[str]], axis: int, times: Sequence[bool]) -> Sides:
    """
    Which columns beside the time axis name the row's task and its actors, by the words over them.

    Args:
        texts: the words of the table's cells. axis: index of its last row of months or weeks. times: which columns
            are places on it.
    """
    printed = [next((row[c] for row in reversed(texts[: axis + 1]) if row[c]), "") for c in range(len(times))]
    heads = {c: tables_words.header_roles(printed[c]) for c, is_time in enumerate(times) if not is_time}
    actors = [c for c, roles in heads.items() if roles and roles[0] in _ACTORS]
    titled = [c for c, roles in heads.items() if c not in actors and Role.TITLE in roles]
    label = 0
    if _numbers(texts, axis):
        words = (c for c in heads if c and c not in actors and texts[axis][c])
        label = next((c for c in titled if c), next(words, 0))
    elif 0 in actors:
        # Bodies in the first column are themselves the label, unless another column says what they do.
        label = next(iter(titled), 0)
    track = None
    if not label and (finer := _finer(table, texts, axis, heads, actors)):
        label, track = finer, 0
    actor = next((c for c in actors if c != label), None)
    clocks = (c for c, roles in heads.items() if roles and c != label and _holds_clocks(texts, axis, c))
    return Sides(label, actor, next(clocks, None), track)


def _finer(
    table: Table,
    texts: Sequence[Sequence[str]],
    axis: int,
    heads: Mapping[int, Sequence[Role]],
    actors: Sequence[int],
) -> int | None:
    """The column that names the tasks when the first only groups them: merged over its rows, or said once for all."""
    rows = range(axis + 1, len(texts))
    groups = Role.PHASE in heads.get(0, ())
    for c in heads:
        if not c or c in actors:
            continue
        named = [n for n in rows if texts[n][c] and not tables_words.is_clock(texts[n][c])]
        if len(named) * 2 > len(rows) and (groups or any(table.rows[n].cells[0].covered for n in named)):
            return c
    return None


def _numbers(texts: Sequence[Sequence[str]], axis: int) -> bool:
    """Whether the first column only numbers the rows."""
    below = [row[0] for row in texts[axis + 1 :] if row[0]]
    return bool(below) and all(map(_ORDINAL.fullmatch, below))


def _holds_clocks(texts: Sequence[Sequence[str]], axis: int, column: int) -> bool:
    """Whether at least half of a column's filled cells are clock times."""
    below = [row[column] for row in texts[axis + 1 :] if row[column]]
    return bool(below) and sum(map(tables_words.is_clock, below)) * 2 >= len(below)


def text_of(texts: Sequence[Sequence[str]], table: Table, row: int, column: int, axis: int) -> str:
    """A side cell's words; of a cell merged over several rows, in each of them."""
    for n in range(row, axis, -1):
        cells = table.rows[n].cells
        if column >= len(cells) or not cells[column].covered:
            return " ".join(texts[n][column].split())
    return ""
