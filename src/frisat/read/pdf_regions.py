"""One page of a PDF parted into tables, boxes and lines, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from frisat.plan import danish
from frisat.read import pdf_panels
from frisat.read.pdf_grids import Ruled, edges, grids, lone_frames
from frisat.read.pdf_lines import TextLine, lines_of
from frisat.read.pdf_page import PdfPage, Rect, Word
from frisat.read.pdf_tables import RawTable, from_bands, from_grid, from_tags, widened, with_heading
from frisat.read.pdf_tags import filled
from frisat.read.pdf_undrawn import undrawn


@dataclass(slots=True)
class Item:
    """Something on a page, with its place: a table, the words of a box, or a line."""

    rect: Rect
    page: int
    what: RawTable | TextLine | list[Word]


def items_of(page: PdfPage, last_starts: Sequence[float]) -> list[Item]:
    """
    The tables, boxes and lines of one page in reading order.

    Args:
        last_starts: columns of the table that ended the page before, in case it goes on; empty when none did.
    """
    panels = pdf_panels.parted(page) if not last_starts else []
    if panels:
        return [item for panel in panels for item in _of_panel(panel)]
    return _items(page, last_starts)


def _of_panel(panel: PdfPage) -> list[Item]:
    """The items of one panel; its lines know how far they could have reached."""
    items = _items(panel, ())
    reach = max(word.x1 for word in panel.words)
    for item in items:
        if isinstance(item.what, TextLine):
            item.what.right = item.what.right or reach
    return items


def _items(page: PdfPage, last_starts: Sequence[float]) -> list[Item]:
    """The tables, boxes and lines of a page, or of a panel of one."""
    tagged, words = _tagged(page, last_starts)
    areas = [table.rect for table in tagged]
    boxes = [box for box in lone_frames(page) if not any(box.surrounds(area, 4.0) for area in areas)]
    boxes = [box for box in _without_labels(boxes, page.words) if not _is_band(box, page)]
    owner = _owners(page.words, boxes)
    kept = {id(word) for word in words}
    free = [w for w, box in zip(page.words, owner, strict=True) if box is None and id(w) in kept]
    items = [Item(table.rect, page.number, table) for table in tagged]
    for number, box in enumerate(boxes):
        inside = [w for w, own in zip(page.words, owner, strict=True) if own == number and id(w) in kept]
        if inside:
            items.append(Item(box, page.number, inside))
    across, down = edges(page, boxes)
    found, loose = grids(across, down)
    tables = [table for ruled in found if (table := _grid(ruled, free, last_starts))]
    areas += [table.rect for table in tables]
    loose = [line for line in loose if not any(_within(line, rect) for rect in areas)]
    rest = [word for word in free if not any(rect.holds(word) for rect in areas)]
    for ys, rect in _bands(loose, page):
        table = from_bands(*_with_ends(ys, rect, rest), rest, last_starts)
        if table is not None:
            tables.append(table)
            rest = [word for word in rest if not table.rect.holds(word)]
    items += [Item(table.rect, page.number, table) for table in tables]
    for piece in _undrawn(rest, items, page, last_starts):
        rect = piece.rect
        items.append(Item(rect, page.number, piece))
    return _in_order(items)


def _tagged(page: PdfPage, last_starts: Sequence[float]) -> tuple[list[RawTable], list[Word]]:
    """The tables that the page's tags tell of, where they can be relied on, and the words in none of them."""
    words = page.words
    tables: list[RawTable] = []
    for told in page.tags.tables if page.tags else ():
        found = filled(told, page.words)
        if found is None:
            continue
        table = from_tags(found)
        if table is None:
            continue
        if not tables:
            widened(table, last_starts)
        inside = {id(word) for row in found.rows for _, own in row for word in own}
        words = with_heading(table, [word for word in words if id(word) not in inside])
        tables.append(table)
    return tables, words


def _grid(ruled: Ruled, words: Sequence[Word], last_starts: Sequence[float]) -> RawTable | None:
    if len(ruled.xs) > 2:
        return from_grid(ruled, words)
    return from_bands(ruled.ys, ruled.rect, words, last_starts)


def _undrawn(
    words: Sequence[Word], items: Sequence[Item], page: PdfPage, last_starts: Sequence[float]
) -> Iterator[RawTable | TextLine]:
    """Lines and undrawn tables of the words that are left, looked for between the tables and boxes."""
    lines = lines_of(words)
    walls = sorted((item.rect.top + item.rect.bottom) / 2 for item in items)
    stretches: dict[int, list[TextLine]] = {}
    for line in lines:
        stretches.setdefault(sum(wall < line.base for wall in walls), []).append(line)
    for number, stretch in sorted(stretches.items()):
        hint = last_starts if number == 0 else ()
        yield from undrawn(stretch, page.width, hint)


_LONGEST_LABEL, _BESIDE = 30, 45.0
"""Characters of a label on a ground of its own, and points to the words that it stands beside."""


def _without_labels(boxes: Sequence[Rect], words: Sequence[Word]) -> list[Rect]:
    """
    The boxes but for grounds of a single short line with the words that it names right beside it, as a poster sets its
    dates: together they are a row.
    """
    free = [word for word in words if not any(box.holds(word) for box in boxes)]

    def is_label(box: Rect) -> bool:
        inside = [word for word in words if box.holds(word)]
        if len(lines_of(inside, wide=False)) != 1 or sum(len(word.text) + 1 for word in inside) > _LONGEST_LABEL:
            return False
        return any(box.top <= w.middle <= box.bottom and 0 <= w.x0 - box.x1 <= _BESIDE for w in free)

    return [box for box in boxes if not is_label(box)]


def _is_band(box: Rect, page: PdfPage) -> bool:
    """Whether a ground across the page holds no more than a year or a month: a row of a table, over those it dates."""
    if box.width < 0.5 * page.width:
        return False
    inside = [word for word in page.words if box.holds(word)]
    text = " ".join(word.text for word in inside)
    return len(text) <= _LONGEST_LABEL and danish.is_date_cell(text)


def _owners(words: Sequence[Word], boxes: Sequence[Rect]) -> list[int | None]:
    """
    The number of the box that each word stands in, words in the file's order. Words that run over the bottom of
    their box stay with it: they follow it in the file, a line further down.
    """
    out: list[int | None] = []
    before: Word | None = None
    own: int | None = None
    for word in words:
        inside = next((number for number, box in enumerate(boxes) if box.holds(word)), None)
        if own is not None and before is not None and inside != own:
            box = boxes[own]
            below = -0.2 * word.size <= word.base - before.base <= 1.5 * word.size
            if below and box.x0 - 2 <= word.x0 and word.x1 <= box.x1 + 4 and word.size <= 1.1 * before.size:
                inside = own
        out.append(inside)
        before, own = word, inside
    return out


def _within(line: Rect, rect: Rect) -> bool:
    return rect.x0 - 4 <= line.x0 and line.x1 <= rect.x1 + 4 and rect.top - 4 <= line.top <= rect.bottom + 4


def _bands(lines: Sequence[Rect], page: PdfPage) -> list[tuple[list[float], Rect]]:
    """Horizontal lines one below the other with the same ends, as (places, the area between them)."""
    groups: list[list[Rect]] = []
    for line in sorted(lines, key=lambda ln: ln.top):
        if line.width < 0.3 * page.width:
            continue
        group = next((g for g in groups if abs(g[-1].x0 - line.x0) < 6 and abs(g[-1].x1 - line.x1) < 6), None)
        if group is None:
            groups.append([line])
        else:
            group.append(line)
    out = []
    for group in groups:
        if len(group) > 1:
            ys = [line.top for line in group]
            out.append((ys, Rect(group[0].x0, ys[0], group[0].x1, ys[-1])))
    return out


def _with_ends(ys: list[float], rect: Rect, words: Sequence[Word]) -> tuple[list[float], Rect]:
    """The band above the first line and below the last one added where the table has no outer lines of its own."""
    lines = lines_of([word for word in words if rect.x0 - 3 <= word.x0 and word.x1 <= rect.x1 + 3])
    steps = [b - a for a, b in pairwise(ys)]
    reach = max(steps) if steps else 0.0
    above = [line for line in lines if line.base < ys[0]]
    below = [line for line in lines if line.base > ys[-1]]
    if above and len(above[-1].pieces) > 1 and ys[0] - above[-1].base < 1.6 * above[-1].size:
        ys = [above[-1].top - 1, *ys]
    last = ys[-1]
    for line in below:
        near = line.top - last < 1.2 * line.size
        if (
            not near
            or line.bottom - ys[-1] > max(reach * 1.5, 5 * line.size)
            or (line is below[0] and len(line.pieces) < 2)
        ):
            break
        last = line.bottom
    if last > ys[-1]:
        ys = [*ys, last + 1]
    return ys, Rect(rect.x0, ys[0], rect.x1, ys[-1])


def _in_order(items: list[Item]) -> list[Item]:
    """
    From the top; things that stand beside each other from the left. Lines keep the order they came in: columns of
    running text were put one after the other already.
    """
    lowest = 0.0
    tops: dict[int, float] = {}
    for item in items:
        if isinstance(item.what, TextLine):
            lowest = max(lowest, item.rect.top)
        tops[id(item)] = lowest if isinstance(item.what, TextLine) else item.rect.top
    items.sort(key=lambda item: tops[id(item)])
    rows: list[list[Item]] = []
    for item in items:
        boxes = not isinstance(item.what, TextLine)
        last = rows[-1] if rows else []
        beside = bool(last) and boxes and all(_beside(item, other) for other in last)
        if beside:
            last.append(item)
        else:
            rows.append([item])
    return [item for row in rows for item in sorted(row, key=lambda i: i.rect.x0)]


def _beside(one: Item, other: Item) -> bool:
    if isinstance(other.what, TextLine):
        return False
    high = min(one.rect.bottom, other.rect.bottom) - max(one.rect.top, other.rect.top)
    wide = min(one.rect.x1, other.rect.x1) - max(one.rect.x0, other.rect.x0)
    return high > 0.5 * min(one.rect.height, other.rect.height) and wide < 2
