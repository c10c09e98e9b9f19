"""Columns that nobody drew: the empty lanes between words that run down through a table's lines."""

from __future__ import annotations

from collections.abc import Sequence

from frisat.read.pdf_lines import TextLine

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
    """Whether two columns are running text side by side, to be read one after the other, and no table."""
    if len(starts) != 2 or len(lines) < 8:
        return False
    both = [line for line in lines if len(line.pieces) > 1]
    if len(both) < 0.6 * len(lines):
        return False
    for column in (0, 1):
        widths = [p.x1 - p.x0 for line in lines for p in line.pieces if column_of(p.x0, starts) == column]
        if not widths or sum(widths) / len(widths) < 0.28 * width:
            return False
    return True
