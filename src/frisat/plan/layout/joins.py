"""Postponed marks and the line to their new place: who is joined with whom, and with the words on which side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from frisat.plan.layout.geometry import Move, Placed
from frisat.plan.model import Activity

LEAST_LINE = 12.0
CLEAR = 5.0

Placer = Callable[[Activity, bool, str | None], Placed | None]
"""(activity, joined, side) -> the activity with its words on that side (None: as usual), or None: no room there."""


def pairs(activities: Sequence[Activity]) -> list[tuple[Activity, Activity]]:
    """
    (the old, the new) of one lane that a line could join, in document order.

    Each activity is at one end of one line at most, so that a line never runs through the words of a third.
    """
    by_key = {a.key: a for a in activities}
    busy: set[str] = set()
    out = []
    for old in activities:
        new = by_key.get(old.replaced_by or "")
        if not old.status.is_off or new is None or new is old:
            continue
        if old.key not in busy and new.key not in busy:
            busy |= {old.key, new.key}
            out.append((old, new))
    return out


def join(old: Activity, new: Activity, place: Placer) -> tuple[Placed, Placed, Move] | None:
    """
    Both placed so that a straight line between them crosses no words, or None when there is no such way.

    Tried in turn: words as usual; the earlier one's words on its left; the later one's too on the right.
    """
    for old_side, new_side in (
        (None, None),
        ("left", None),
        ("right", None),
        (None, "right"),
        (None, "left"),
        ("left", "right"),
        ("right", "left"),
    ):
        a, b = place(old, True, old_side), place(new, False, new_side)
        if a is None or b is None or _collide(a, b):
            continue
        forward = a.mark.box.x <= b.mark.box.x
        x1 = _edge(a, right=forward) + (CLEAR if forward else -CLEAR)
        x2 = _edge(b, right=not forward) + (-CLEAR if forward else CLEAR)
        if (x2 - x1 if forward else x1 - x2) >= LEAST_LINE:
            return a, b, Move(a.key, b.key, x1, x2, a.mark.middle)
    return None


def _collide(a: Placed, b: Placed) -> bool:
    boxes_a, boxes_b = (a.mark.reach, a.label.box), (b.mark.reach, b.label.box)
    room = 10.0
    return any(
        p.x < q.right + room and q.x < p.right + room and p.y < q.bottom and q.y < p.bottom
        for p in boxes_a
        for q in boxes_b
    )


def _edge(placed: Placed, *, right: bool) -> float:
    """Where the line may leave the mark: beyond the words when these stand at that side, else at the mark itself."""
    mark, label = placed.mark.reach, placed.label
    if right:
        return label.box.right if label.side == "right" else mark.right
    return label.box.x if label.side == "left" else mark.x
