"""
Pages of a folder: two columns of text side by side that have nothing to do with each other.

Rows of a table begin at one height in both columns, so that their lines stand level. Two texts begin level at most, and
then each has its own headings and spaces.
"""

from __future__ import annotations

from collections.abc import Sequence

from frisat.read.pdf_lines import TextLine

_GUTTER = 12.0
"""Points of empty paper between the columns."""
_LEFT, _RIGHT = 0.3, 0.7
"""The part of the page's width in which the gutter lies."""
_FEWEST = 8
"""Lines of each column."""
_MOST, _DEEPEST = 300, 20
"""Lines of a page that is looked at, and those among which the columns begin: what stands above is its title."""
_LEVEL = 0.5
"""The share of the shorter column's lines that may stand level with one of the other; a table's nearly all do."""
_NEAR = 1.0
"""Points between lines that stand level."""
_FEWEST_GOING_ON = 2
"""Lines of each column that go on in mid sentence: it is text and no list of short entries."""


def parted(lines: Sequence[TextLine], width: float) -> tuple[list[TextLine], list[TextLine], list[TextLine]] | None:
    """
    The lines above two such columns, those of the left one and those of the right one; None when there are none.

    Args:
        lines: from the top. width: of the page, in points.
    """
    if len(lines) > _MOST:
        return None
    for begin in range(min(len(lines) - _FEWEST, _DEEPEST)):
        gutter = _gutter(lines[begin:], width)
        if gutter is not None:
            left, right = _sides(lines[begin:], gutter)
            return (list(lines[:begin]), left, right) if _are_two_texts(left, right) else None
    return None


def _gutter(lines: Sequence[TextLine], width: float) -> float | None:
    """The middle of the empty lane that runs down between all lines; None when a line runs across."""
    spans = sorted((piece.x0, piece.x1) for line in lines for piece in line.pieces)
    reach = spans[0][1]
    for x0, x1 in spans:
        if x0 - reach >= _GUTTER and _LEFT * width <= (x0 + reach) / 2 <= _RIGHT * width:
            return (x0 + reach) / 2
        reach = max(reach, x1)
    return None


def _sides(lines: Sequence[TextLine], gutter: float) -> tuple[list[TextLine], list[TextLine]]:
    sides: tuple[list[TextLine], list[TextLine]] = ([], [])
    for line in lines:
        for side, out in enumerate(sides):
            pieces = [piece for piece in line.pieces if (piece.x0 > gutter) == bool(side)]
            if pieces:
                words = [word for piece in pieces for word in piece.words]
                base, size = max(word.base for word in words), max(word.size for word in words)
                out.append(TextLine(pieces, base, size, line.top, line.bottom))
    for side_lines in sides:
        reach = max((line.x1 for line in side_lines), default=0.0)
        for line in side_lines:
            line.right = reach
    return sides


def _are_two_texts(left: Sequence[TextLine], right: Sequence[TextLine]) -> bool:
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) < _FEWEST or any(len(line.pieces) > 1 for line in (*left, *right)):
        return False
    level = sum(any(abs(line.base - other.base) <= _NEAR for other in longer) for line in shorter)
    going_on = [sum(line.pieces[0].words[0].text[:1].islower() for line in side) for side in (left, right)]
    return level <= _LEVEL * len(shorter) and min(going_on) >= _FEWEST_GOING_ON
