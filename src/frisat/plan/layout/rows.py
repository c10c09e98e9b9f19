"""Which row of its lane each activity stands in, so that nothing in a row touches its neighbour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from frisat.plan.layout.geometry import GAP


@dataclass(frozen=True, slots=True)
class Piece:
    """What must stand in one row together: one activity, or a postponed one with its new place."""

    keys: tuple[str, ...]
    left: float
    right: float


@dataclass(slots=True)
class _Row:
    taken: list[tuple[float, float]] = field(default_factory=list)

    def has_room(self, left: float, right: float) -> bool:
        low, high = left - GAP, right + GAP
        for a, b in self.taken:  # noqa: SIM110 (asked ten thousand times; all() takes twice as long)
            if a < high and low < b:
                return False
        return True


def assign(pieces: Sequence[Piece], keep: Mapping[str, int]) -> dict[str, int]:
    """
    Row of each key: the first row with `GAP` px free on both sides, pieces taken in the order given.

    `keep` names rows of an earlier drawing. Those who can stay in their row do, and only then the others look for one,
    so that moving one activity moves no other. Rows left empty by that are closed up at the end.
    """
    rows: list[_Row] = []
    out: dict[str, int] = {}
    later = []
    for piece in pieces:
        wanted = next((keep[key] for key in piece.keys if key in keep), None)
        if wanted is None or not 0 <= wanted < 10_000:
            later.append(piece)
            continue
        while len(rows) <= wanted:
            rows.append(_Row())
        if rows[wanted].has_room(piece.left, piece.right):
            _take(piece, wanted, rows, out)
        else:
            later.append(piece)
    for piece in later:
        number = next((n for n, row in enumerate(rows) if row.has_room(piece.left, piece.right)), len(rows))
        if number == len(rows):
            rows.append(_Row())
        _take(piece, number, rows, out)
    used = {number: place for place, number in enumerate(sorted(set(out.values())))}
    return {key: used[number] for key, number in out.items()}


def _take(piece: Piece, number: int, rows: list[_Row], out: dict[str, int]) -> None:
    rows[number].taken.append((piece.left, piece.right))
    for key in piece.keys:
        out[key] = number
