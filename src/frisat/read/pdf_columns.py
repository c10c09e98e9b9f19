"""Columns that nobody drew: the empty lanes between words that run down through a table's lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from frisat.read.pdf_lines import Piece, TextLine

_LEAST_LANE = 3.5
"""Points. Narrower lanes run through prose by chance."""


def lanes(lines: Sequence[TextLine]) -> list[float]:
    """
    Where columns begin: x of each column's left edge, the first one's included; one entry = no columns.

    Only lines with several pieces tell. A lane may be crossed by one line in twenty of them (a gap too narrow to
    see), and by a third of the others (headings and remarks across the table).
    """
    telling = [line for line in lines if len(line.pieces) > 1]
    if not telling:
        return [min((line.x0 for line in lines), default=0.0)]
    spans = sorted((piece.x0, piece.x1) for line in telling for piece in line.pieces)
    allowed = len(telling) // 20
    edges = sorted([(x0, 1) for x0, _ in spans] + [(x1, -1) for _, x1 in spans])
    starts = [spans[0][0]]
    depth = 0
    lane_from: float | None = None
    for x, step in edges:
        if step > 0 and depth <= allowed and lane_from is not None and x - lane_from >= _LEAST_LANE:
            starts.append(x)
        depth += step
        lane_from = x if depth <= allowed and step < 0 else (lane_from if depth <= allowed else None)
    return _kept(starts, lines, telling)


_TIGHT = 0.42
"""In font sizes: a gap between columns that stand close, still clearly wider than a space (a quarter)."""


def at_tight_lanes(lines: Sequence[TextLine]) -> list[TextLine]:
    """
    The lines with pieces parted also at narrow gaps that stand below each other in at least three of them.

    A space never does: the words right of it would all have to begin at one place, and none cross it.
    """
    begins: dict[int, list[float]] = {}
    for number, line in enumerate(lines):
        begins[number] = [x for piece in line.pieces for x in _after_gaps(piece)]
    places = sorted((x, number) for number, xs in begins.items() for x in xs)
    accepted: list[float] = []
    at = 0
    while at < len(places):
        group = [place for place in places[at:] if place[0] - places[at][0] <= 1.5]
        x = group[0][0]
        if len({number for _, number in group}) >= 3 and _is_lane(x, lines):
            accepted.append(x)
        at += len(group)
    return [_parted(line, accepted) for line in lines] if accepted else list(lines)


def _after_gaps(piece: Piece) -> list[float]:
    """Left edges of the words of a piece that stand behind more than a space; a bullet's gap is its own."""
    words = piece.words[1:] if piece.bullet is not None else piece.words
    return [b.x0 for a, b in pairwise(words) if b.x0 - a.x1 > _TIGHT * max(a.size, b.size)]


def _is_lane(x: float, lines: Sequence[TextLine]) -> bool:
    reaching = [line for line in lines if line.x0 < x - 2 and line.x1 > x + 2]
    closed = sum(any(w.x0 < x - 2 and w.x1 > x - 0.2 * w.size for w in line.words) for line in reaching)
    return closed <= 0.15 * len(reaching)


def _parted(line: TextLine, places: Sequence[float]) -> TextLine:
    pieces: list[Piece] = []
    for piece in line.pieces:
        begins = [x for x in _after_gaps(piece) if any(-0.5 <= x - place <= 2 for place in places)]
        rest = piece
        for x in begins:
            left = [word for word in rest.words if word.x0 < x]
            right = [word for word in rest.words if word.x0 >= x]
            if left and right:
                pieces.append(Piece(left, rest.bullet, rest.text_x))
                rest = Piece(right, None, x)
        pieces.append(rest)
    return TextLine(pieces, line.base, line.size, line.top, line.bottom)


def _kept(starts: list[float], lines: Sequence[TextLine], telling: Sequence[TextLine]) -> list[float]:
    """Without columns that hardly a line has and lanes that prose runs across."""
    kept = starts[:1]
    single = [line for line in lines if len(line.pieces) == 1]
    for number, x in enumerate(starts[1:], 1):
        until = starts[number + 1] if number + 1 < len(starts) else float("inf")
        here = sum(any(x - 2 <= p.x0 < until - 1 for p in line.pieces) for line in telling)
        crossing = sum(crosses(line, x) for line in single)
        if here >= 1 and crossing <= 0.35 * len(lines):
            kept.append(x)
    return kept


def crosses(line: TextLine, x: float) -> bool:
    """Whether a piece of a line runs across the left edge of a column."""
    return any(piece.x0 < x - 3 and piece.x1 > x + 3 for piece in line.pieces)


def column_of(x: float, starts: Sequence[float]) -> int:
    """Number of the column in which a place lies."""
    number = 0
    for at, start in enumerate(starts):
        if x >= start - 2.5:
            number = at
    return number


def is_two_columns_of_prose(lines: Sequence[TextLine], starts: Sequence[float], width: float) -> bool:
    """Whether two columns are running text side by side: wide, full, and going on in mid sentence."""
    if len(starts) != 2 or len(lines) < 8:
        return False
    both = [line for line in lines if len(line.pieces) > 1]
    if len(both) < 0.6 * len(lines):
        return False
    for column in (0, 1):
        pieces = [p for line in lines for p in line.pieces if column_of(p.x0, starts) == column]
        wide = sum(p.x1 - p.x0 for p in pieces) >= 0.2 * width * len(pieces)
        going_on = sum(p.words[0].text[:1].islower() for p in pieces) >= 0.3 * len(pieces)
        if not (wide and going_on):
            return False
    return True
