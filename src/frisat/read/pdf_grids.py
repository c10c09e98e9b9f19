"""Lines drawn on a PDF page to grids: which cells a table has, which frames stand by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from frisat.read.pdf_page import PdfPage, Rect

_SNAP = 3.2
"""Lines nearer than this are one: double borders, and the borders of neighbouring cells."""
_REACH = 3.5
"""How far a line may end from the one that it meets."""
_LEAST = 6.0
_MOST_LINES = 1200
_MOST_FRAMES = 500
"""More than these are a drawing, not tables and boxes."""


@dataclass(slots=True)
class Ruled:
    """
    A grid of drawn lines. `xs`, `ys`: places of the lines from the left and the top; `cells`: (first row, first
    column, rows, columns) of each cell, merged ones larger than one.
    """

    xs: list[float]
    ys: list[float]
    cells: list[tuple[int, int, int, int]] = field(default_factory=list)

    @property
    def rect(self) -> Rect:
        return Rect(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def cell(self, row: int, column: int, rows: int, columns: int) -> Rect:
        return Rect(self.xs[column], self.ys[row], self.xs[column + columns], self.ys[row + rows])


def joined(lines: Iterable[Rect], *, across: bool) -> list[Rect]:
    """Lines on one level that touch or overlap, as one."""

    def level(line: Rect) -> float:
        return (line.top + line.bottom) / 2 if across else (line.x0 + line.x1) / 2

    def ends(line: Rect) -> tuple[float, float]:
        return (line.x0, line.x1) if across else (line.top, line.bottom)

    groups: list[list[Rect]] = []
    for line in sorted(lines, key=level)[:_MOST_LINES]:
        if groups and level(line) - level(groups[-1][-1]) <= 1.6:
            groups[-1].append(line)
        else:
            groups.append([line])
    out: list[Rect] = []
    for group in groups:
        at = sum(map(level, group)) / len(group)
        start = end = None
        for line in sorted(group, key=ends):
            first, last = ends(line)
            if start is None or end is None:
                start, end = first, last
            elif first <= end + _REACH:
                end = max(end, last)
            else:
                out.append(_line(at, start, end, across))
                start, end = first, last
        if start is not None and end is not None:
            out.append(_line(at, start, end, across))
    return out


def _line(at: float, start: float, end: float, across: bool) -> Rect:
    return Rect(start, at, end, at) if across else Rect(at, start, at, end)


def lone_frames(page: PdfPage) -> list[Rect]:
    """
    Frames around a piece of text of their own: boxes of a chart, a text box. Not cells that touch each other, not a
    frame around other frames, not the page's border.
    """
    large = [f for f in page.frames if f.width > 25 and f.height > 12]
    large = [f for f in large if f.width * f.height < 0.6 * page.width * page.height]
    if len(large) > _MOST_FRAMES:
        return []
    unique: list[Rect] = []
    for frame in sorted(large, key=lambda f: f.width * f.height):
        if not any(frame.surrounds(other) and other.surrounds(frame, 4.0) for other in unique):
            unique.append(frame)
    out = []
    for frame in unique:
        others = [other for other in unique if other is not frame]
        if any(frame.surrounds(other) or _touch(frame, other) for other in others):
            continue
        if not any(_crosses(line, frame) for line in (*page.across, *page.down)):
            out.append(frame)
    return [f for f in out if any(f.holds(word) for word in page.words)]


def _touch(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share part of an edge or overlap without one holding the other."""
    if one.surrounds(other) or other.surrounds(one):
        return False
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > -2.5 and high > -2.5 and max(wide, high) > 4


def _crosses(line: Rect, frame: Rect) -> bool:
    """Whether a line runs through a frame from side to side: then it is a table's."""
    if line.width > line.height:
        inside = frame.top + 4 < line.top < frame.bottom - 4
        return inside and min(line.x1, frame.x1) - max(line.x0, frame.x0) > 0.9 * frame.width
    inside = frame.x0 + 4 < line.x0 < frame.x1 - 4
    return inside and min(line.bottom, frame.bottom) - max(line.top, frame.top) > 0.9 * frame.height


def edges(page: PdfPage, without: Sequence[Rect]) -> tuple[list[Rect], list[Rect]]:
    """All horizontal and vertical lines, the edges of frames among them, but not those of lone frames."""
    across, down = list(page.across), list(page.down)
    for frame in page.frames:
        if any(frame.surrounds(lone) and lone.surrounds(frame, 4.0) for lone in without):
            continue
        if frame.width * frame.height > 0.9 * page.width * page.height:
            continue
        across += [Rect(frame.x0, y, frame.x1, y) for y in (frame.top, frame.bottom)]
        down += [Rect(x, frame.top, x, frame.bottom) for x in (frame.x0, frame.x1)]
    across = [line for line in joined(across, across=True) if line.width > _LEAST]
    down = [line for line in joined(down, across=False) if line.height > _LEAST]
    return across, down


def grids(across: Sequence[Rect], down: Sequence[Rect]) -> tuple[list[Ruled], list[Rect]]:
    """
    Grids of lines that meet, and the horizontal lines that no grid uses.

    A grid has at least two lines each way and more than one cell.
    """
    groups = _meeting(across, down)
    found: list[Ruled] = []
    used: set[int] = set()
    for hs, vs in groups:
        if len(hs) < 2 or not vs:
            continue
        ys = _places(sorted(across[h].top for h in hs))
        left, right = min(across[h].x0 for h in hs), max(across[h].x1 for h in hs)
        xs = _places(sorted([down[v].x0 for v in vs]))
        xs = _with_sides(xs, left, right)
        if len(xs) < 2 or len(ys) < 2:
            continue
        ruled = Ruled(xs, ys)
        ruled.cells = _cells(ruled, [across[h] for h in hs], [down[v] for v in vs])
        if len(ruled.cells) > 1:
            found.append(ruled)
            used |= set(hs)
    return found, [line for number, line in enumerate(across) if number not in used]


def _with_sides(xs: list[float], left: float, right: float) -> list[float]:
    """Column lines with the ends of the rows added where the outer lines are not drawn."""
    if xs[0] - left > 12:
        xs = [left, *xs]
    if right - xs[-1] > 12:
        xs = [*xs, right]
    return xs


def _meeting(across: Sequence[Rect], down: Sequence[Rect]) -> list[tuple[list[int], list[int]]]:
    """Numbers of the horizontal and vertical lines of each connected figure."""
    parent = list(range(len(across) + len(down)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for h, line in enumerate(across):
        for v, other in enumerate(down):
            meets_x = line.x0 - _REACH <= other.x0 <= line.x1 + _REACH
            if meets_x and other.top - _REACH <= line.top <= other.bottom + _REACH:
                parent[root(h)] = root(len(across) + v)
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for h in range(len(across)):
        groups.setdefault(root(h), ([], []))[0].append(h)
    for v in range(len(down)):
        groups.setdefault(root(len(across) + v), ([], []))[1].append(v)
    return list(groups.values())


def _places(sorted_places: list[float]) -> list[float]:
    out: list[list[float]] = []
    for place in sorted_places:
        if out and place - out[-1][-1] <= _SNAP:
            out[-1].append(place)
        else:
            out.append([place])
    return [sum(group) / len(group) for group in out]


def _cells(ruled: Ruled, across: Sequence[Rect], down: Sequence[Rect]) -> list[tuple[int, int, int, int]]:
    """Cells of a grid: neighbours without a line between them are one."""
    rows, columns = len(ruled.ys) - 1, len(ruled.xs) - 1
    parent = list(range(rows * columns))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for row in range(rows):
        top, bottom = ruled.ys[row], ruled.ys[row + 1]
        for column in range(columns):
            left, right = ruled.xs[column], ruled.xs[column + 1]
            if column + 1 < columns and not _has(down, right, top, bottom, across=False):
                parent[root(row * columns + column)] = root(row * columns + column + 1)
            if row + 1 < rows and not _has(across, bottom, left, right, across=True):
                parent[root(row * columns + column)] = root((row + 1) * columns + column)
    groups: dict[int, list[tuple[int, int]]] = {}
    for row in range(rows):
        for column in range(columns):
            groups.setdefault(root(row * columns + column), []).append((row, column))
    out = []
    for places in groups.values():
        top, left = min(r for r, _ in places), min(c for _, c in places)
        bottom, right = max(r for r, _ in places), max(c for _, c in places)
        if len(places) == (bottom - top + 1) * (right - left + 1):
            out.append((top, left, bottom - top + 1, right - left + 1))
        else:
            out.extend((row, column, 1, 1) for row, column in places)
    return sorted(out)


def _has(lines: Sequence[Rect], at: float, start: float, end: float, *, across: bool) -> bool:
    """Whether lines at a place cover most of the way from `start` to `end`."""
    covered = 0.0
    for line in lines:
        level = line.top if across else line.x0
        if abs(level - at) > _SNAP:
            continue
        first, last = (line.x0, line.x1) if across else (line.top, line.bottom)
        covered += max(0.0, min(last, end) - max(first, start))
    return covered > 0.6 * (end - start)
