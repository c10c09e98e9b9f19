"""Rows of a dumped table for any order of its columns: dates first, last or in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from frisat.read.fields.columns import Role
from frisat.read.layouts import dump_cells, dump_rows
from frisat.read.layouts.dump_rows import RawRow, Seg

_WORDS = (Role.TEXT, Role.AGENDA, Role.PRODUCT)
_WHO = (Role.ACTOR, Role.PARTICIPANTS)


def rows(segs: Sequence[Seg], roles: Sequence[Role]) -> tuple[list[Seg], list[RawRow]]:
    """
    What stands before the first row, and the rows.

    Dates first: as `dump_rows.rows`. Dates last: a row is what stands before its date. Dates in the middle: what
    stands between two dates is the last columns of one row and the first of the next, parted where an actor cell
    ends or begins.
    """
    at = list(roles).index(Role.DATE)
    before, after = roles[:at], roles[at + 1 :]
    if not any(role in _WORDS or role in _WHO for role in before):
        return dump_rows.rows(segs)
    dates = dump_rows.inner(segs)
    between = _between(segs, dates)
    if not dates:
        return list(segs), []
    if not any(role in _WORDS or role in _WHO for role in after):
        out = [
            RawRow(date[4], piece, _first(piece, segs, date), lines=_lines(segs, date))
            for date, piece in zip(dates, between[:-1], strict=True)
        ]
        if between[-1]:
            out.append(RawRow("", between[-1], between[-1][0].at))
        return [], out
    return [], _middle(segs, dates, between, roles, after)


def _lines(segs: Sequence[Seg], date: tuple[int, int, int, int, str]) -> list[int]:
    return [segs[n].at for n in range(date[0], date[2] + 1)]


def _first(piece: Sequence[Seg], segs: Sequence[Seg], date: tuple[int, int, int, int, str]) -> int:
    return min([segs[date[0]].at, *(seg.at for seg in piece)])


def _between(segs: Sequence[Seg], dates: Sequence[tuple[int, int, int, int, str]]) -> list[list[Seg]]:
    """The segments before the first date, between dates, and after the last."""
    out: list[list[Seg]] = []
    at, start = 0, 0
    for first, begin, last, end, _ in dates:
        piece = _slice(segs, at, start, first, begin)
        out.append(piece)
        at, start = last, end
    out.append(_slice(segs, at, start, len(segs), 0))
    return out


def _slice(segs: Sequence[Seg], at: int, start: int, until: int, stop: int) -> list[Seg]:
    out = []
    for n in range(at, min(until + 1, len(segs))):
        text = segs[n].text[(start if n == at else 0) : (stop if n == until else None)].strip()
        if text:
            out.append(replace(segs[n], text=text, gap=0 if n == at and start else segs[n].gap))
    return out


def _middle(
    segs: Sequence[Seg],
    dates: Sequence[tuple[int, int, int, int, str]],
    between: Sequence[list[Seg]],
    roles: Sequence[Role],
    after: Sequence[Role],
) -> list[RawRow]:
    """Rows whose date stands in the middle; `segs` of a row: its cells as if the date stood first."""
    actor_last = any(role in _WHO for role in after)
    heads, tails = [between[0]], []
    for piece in between[1:-1]:
        if not any(role in _WHO for role in (*roles, *after)):
            task, points = dump_cells.agenda_before(piece)
            agenda_last = Role.AGENDA in after
            tails.append(points if agenda_last else task)
            heads.append(task if agenda_last else points)
            continue
        cut = dump_cells.actor_before(piece, ()) if actor_last else dump_cells.actor_after(piece, ())
        ahead, behind = (cut.actor, cut.text) if actor_last else (cut.text, cut.actor)
        tails.append(list(ahead))
        heads.append(list(behind))
    tails.append(between[-1])
    return [
        RawRow(date[4], [*head, *_apart(tail)], _first(head, segs, date), lines=_lines(segs, date))
        for date, head, tail in zip(dates, heads, tails, strict=True)
    ]


def _apart(tail: list[Seg]) -> list[Seg]:
    """The cell after the date, marked as a cell of its own by a blank line before it."""
    return [replace(tail[0], gap=max(1, tail[0].gap)), *tail[1:]] if tail else []
