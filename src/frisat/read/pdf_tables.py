"""Tables of a PDF page: from drawn grids, from drawn rows, and from words that stand in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from frisat.read.limits import check_cells
from frisat.read.pdf_columns import at_tight_lanes, column_of, crosses, lanes
from frisat.read.pdf_grids import Ruled
from frisat.read.pdf_lines import TextLine, lines_of
from frisat.read.pdf_page import Rect, Word
from frisat.read.pdf_tags import Filled

_SAME = 10.0
"""How far the left edges of one column may differ from page to page, in points."""


@dataclass(slots=True)
class RawCell:
    words: list[Word] = field(default_factory=list)
    rows: int = 1
    columns: int = 1
    covered: bool = False


@dataclass(slots=True)
class RawRow:
    cells: list[RawCell]
    top: float = 0.0
    header: bool = False


@dataclass(slots=True)
class RawTable:
    """A table of one page. `starts`: left edges of its columns; `rect`: where it stands; `drawn`: its rows are."""

    rows: list[RawRow]
    starts: list[float]
    rect: Rect
    drawn: bool = False

    def pitch(self) -> float:
        """Usual distance of lines, taken inside the cells: lines of neighbouring cells need not be level."""
        steps: list[float] = []
        for row in self.rows:
            for cell in row.cells:
                lines = lines_of(cell.words, wide=False) if cell.words else []
                steps += [below.base - above.base for above, below in pairwise(lines)]
        steps.sort()
        return steps[len(steps) // 5] if steps else 0.0


def from_grid(ruled: Ruled, words: Sequence[Word]) -> RawTable | None:
    """A drawn grid with the words in its cells; rows and columns without a word are left out. None when empty."""
    rows, columns = len(ruled.ys) - 1, len(ruled.xs) - 1
    check_cells(rows * columns)
    grid = [[RawCell() for _ in range(columns)] for _ in range(rows)]
    for row, column, down, right in ruled.cells:
        for r in range(row, row + down):
            for c in range(column, column + right):
                grid[r][c] = RawCell(covered=True)
        grid[row][column] = RawCell(rows=down, columns=right)
    placed = {(r, c): cell for cell in ruled.cells for r in _span(cell[0], cell[2]) for c in _span(cell[1], cell[3])}
    for word in words:
        slot = (_slot(word.middle, ruled.ys), _slot((word.x0 + word.x1) / 2, ruled.xs))
        first = placed.get(slot)
        if first is None:
            continue
        grid[first[0]][first[1]].words.append(word)
    if not any(cell.words for line in grid for cell in line):
        return None
    keep = [c for c in range(columns) if any(line[c].words or line[c].covered for line in grid)]
    keep = [c for c in keep if any(line[c].words for line in grid) or any(not line[c].covered for line in grid)]
    out = [
        RawRow([line[c] for c in keep], ruled.ys[r])
        for r, line in enumerate(grid)
        if any(cell.words or cell.covered for cell in line)
    ]
    return RawTable(out, [ruled.xs[c] for c in keep], ruled.rect, drawn=True)


def from_tags(found: Filled) -> RawTable | None:
    """
    A tagged table. None when its cells do not stand in columns.

    Columns are where the words are: the file's tree has no cell that is empty on the page.
    """
    columns = _columns(found)
    if len(columns) < max(len(row) for row in found.rows):
        return None
    check_cells(len(columns) * len(found.rows))
    held: dict[int, int] = {}
    rows: list[RawRow] = []
    for row in found.rows:
        cells = {at: RawCell(covered=True) for at in held}
        held = {at: left - 1 for at, left in held.items() if left > 1}
        for cell, words in row:
            if not words:
                continue
            first = _column(min(word.x0 for word in words), columns)
            last = max(first, _column(max(word.x1 for word in words), columns)) if cell.columns > 1 else first
            last = max(last, min(first + cell.columns, len(columns)) - 1)
            if any(at in cells and not cells[at].covered for at in range(first, last + 1)):
                return None
            cells |= {at: RawCell(covered=True) for at in range(first + 1, last + 1)}
            cells[first] = RawCell(list(words), cell.rows, last - first + 1)
            if cell.rows > 1:
                held |= dict.fromkeys(range(first, last + 1), cell.rows - 1)
        top = min(word.top for _, words in row for word in words)
        made = [cells.get(at, RawCell()) for at in range(len(columns))]
        rows.append(RawRow(made, top, all(cell.header for cell, words in row if words)))
    return RawTable(rows, [x0 for x0, _ in columns], found.rect, drawn=True)


def _columns(found: Filled) -> list[tuple[float, float]]:
    """From where to where each column has words: cells of one column lie below each other."""
    spans = sorted(
        (min(word.x0 for word in words), max(word.x1 for word in words))
        for row in found.rows
        for cell, words in row
        if words and cell.columns == 1
    )
    out: list[tuple[float, float]] = []
    for x0, x1 in spans:
        if out and x0 < out[-1][1] - 1.5:
            out[-1] = (out[-1][0], max(out[-1][1], x1))
        else:
            out.append((x0, x1))
    return out


def _column(x: float, columns: Sequence[tuple[float, float]]) -> int:
    """The column at or next to a place."""
    return min(range(len(columns)), key=lambda at: max(columns[at][0] - x, x - columns[at][1], 0.0))


def widened(table: RawTable, starts: Sequence[float]) -> bool:
    """
    Gives a table the columns at `starts` when its own are some of them; the others are empty on this page.

    Returns:
        Whether it did.
    """
    if len(starts) <= len(table.starts):
        return False
    places = [min(range(len(starts)), key=lambda at: abs(starts[at] - x)) for x in table.starts]
    if len(set(places)) < len(places) or any(
        abs(starts[at] - x) > _SAME for at, x in zip(places, table.starts, strict=True)
    ):
        return False
    for row in table.rows:
        cells = [RawCell() for _ in starts]
        for old, cell in enumerate(row.cells):
            last = places[min(old + cell.columns, len(places)) - 1]
            cells[places[old]] = RawCell(cell.words, cell.rows, last - places[old] + 1, cell.covered)
            for at in range(places[old] + 1, last + 1):
                cells[at] = RawCell(covered=True)
        row.cells = cells
    table.starts = list(starts)
    return True


def with_heading(table: RawTable, words: Sequence[Word]) -> list[Word]:
    """
    Puts a repeated heading right above a tagged table into it (programs mark the repetition as no content).

    Returns:
        The words that are not part of it.
    """
    above = [line for line in lines_of(words) if line.base < table.rect.top + 1]
    if not above or len(above[-1].pieces) < 2:
        return list(words)
    line = above[-1]
    near = table.rect.top - line.bottom < 1.6 * line.size
    if near:
        widened(table, [piece.x0 for piece in line.pieces])
    if not near or any(min(abs(piece.x0 - x) for x in table.starts) > 8 for piece in line.pieces):
        return list(words)
    table.rows.insert(0, row_of([line], table.starts, line.top))
    table.rect = Rect(table.rect.x0, line.top, table.rect.x1, table.rect.bottom)
    gone = {id(word) for word in line.words}
    return [word for word in words if id(word) not in gone]


def _span(first: int, count: int) -> range:
    return range(first, first + count)


def _slot(place: float, lines: Sequence[float]) -> int:
    for number in range(len(lines) - 1):
        if lines[number] - 0.5 <= place < lines[number + 1] + 0.5:
            return number
    return -1


def from_bands(ys: Sequence[float], rect: Rect, words: Sequence[Word], hint: Sequence[float] = ()) -> RawTable | None:
    """
    A table with drawn rows and undrawn columns. None when its words stand in no columns.

    Args:
        ys: the horizontal lines from the top. hint: columns of the table that this one goes on from.
    """
    inside = [word for word in words if rect.holds(word)]
    lines = at_tight_lanes(lines_of(inside))
    starts = fitting(lines, hint) or lanes(lines)
    if len(starts) < 2:
        return None
    rows: list[RawRow] = []
    for top, bottom in pairwise(ys):
        band = [word for word in inside if top - 0.5 <= word.middle < bottom + 0.5]
        if band:
            rows.append(row_of(lines_of(band), starts, top))
    tall = max((len(lines_of([w for cell in row.cells for w in cell.words])) for row in rows), default=0)
    if len(ys) <= 4 and tall > 6:  # lines above and below the heading only: the rows are the words' own
        from frisat.read.pdf_undrawn import from_lines

        return from_lines(lines, starts, rect)
    return RawTable(rows, starts, rect, drawn=True) if len(rows) > 1 else None


def fitting(lines: Sequence[TextLine], hint: Sequence[float]) -> list[float]:
    """The columns of `hint` when these lines stand in them too: hardly one runs across or begins beside them."""
    if len(hint) < 2 or not lines:
        return []
    wrong = sum(any(crosses(line, x) for x in hint[1:]) for line in lines)
    aligned = sum(any(abs(piece.x0 - x) < 14 for x in hint) for line in lines for piece in line.pieces)
    pieces = sum(len(line.pieces) for line in lines)
    return list(hint) if wrong <= 0.1 * len(lines) and aligned >= 0.6 * pieces else []


def row_of(lines: Sequence[TextLine], starts: Sequence[float], top: float) -> RawRow:
    """Words of one row dealt out to the columns; a piece that runs across several of them is a merged cell."""
    cells = [RawCell() for _ in starts]
    if len(lines) == 1 and len(lines[0].pieces) == 1:
        piece = lines[0].pieces[0]
        first, last = column_of(piece.x0, starts), column_of(piece.x1, starts)
        if last > first and crosses(lines[0], starts[first + 1]):
            cells[first] = RawCell(list(piece.words), columns=last - first + 1)
            for at in range(first + 1, last + 1):
                cells[at] = RawCell(covered=True)
            return RawRow(cells, top)
    for line in lines:
        for piece in line.pieces:
            first, last = column_of(piece.x0, starts), column_of(piece.x1 - 3, starts)
            if first == last:
                cells[first].words.extend(piece.words)
                continue
            for word in piece.words:
                cells[column_of(word.x0 if word.x0 > starts[first] else starts[first], starts)].words.append(word)
    return RawRow(cells, top)
