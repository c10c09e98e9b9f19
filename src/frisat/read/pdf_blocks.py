"""Pages of a PDF to blocks: tables, boxes and lines in reading order; what goes on over a page end is put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from frisat.plan.model import Source
from frisat.read.blocks import Block, Box, Cell, Line, Row, Table
from frisat.read.fields import mend
from frisat.read.pdf_grids import Ruled, edges, grids, lone_frames
from frisat.read.pdf_lines import TextLine, cell_lines, is_gap, lines_of, piece_line, pitch_of
from frisat.read.pdf_page import PdfPage, Rect, Word
from frisat.read.pdf_tables import RawCell, RawTable, from_bands, from_grid, from_tags, undrawn, with_heading
from frisat.read.pdf_tags import Tags, filled
from frisat.read.places import struck_cell

_OPEN = re.compile(r"(?:[-–,/(]|\b(?:og|eller|samt|i|for|af|med|til|på|om|fra|ved|den|det|de|en|et|der|som|at))$", re.I)
_SAME_COLUMN = 14.0


@dataclass(slots=True)
class _Item:
    """Something on a page, with its place: a table, a box's words, or a line."""

    rect: Rect
    page: int
    what: RawTable | TextLine | list[Word]


@dataclass(slots=True)
class _Open:
    """A table under way: its rows so far, and where its columns begin."""

    starts: list[float]
    rows: list[Row] = field(default_factory=list)
    page: int = 1


class Assembly:
    """Takes pages in order and gives the document's blocks."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._items: list[_Item] = []
        self._sizes: Counter[float] = Counter()
        self._right = 0.0
        self._tags: dict[int, Tags] = {}
        self._last_starts: list[float] = []

    def add(self, page: PdfPage) -> None:
        """Finds the tables, boxes and lines of one page."""
        if page.tags:
            self._tags[page.number] = page.tags
        items = self._page(page)
        self._items += items
        last = items[-1].what if items else None
        self._last_starts = last.starts if isinstance(last, RawTable) else []
        self._right = max([self._right, *(item.rect.x1 for item in items)])

    def _page(self, page: PdfPage) -> list[_Item]:
        for word in page.words:
            self._sizes[round(word.size, 1)] += len(word.text)
        tagged, words = self._tagged(page)
        areas = [table.rect for table in tagged]
        boxes = [box for box in lone_frames(page) if not any(box.surrounds(area, 4.0) for area in areas)]
        owner = _owners(page.words, boxes)
        kept = {id(word) for word in words}
        free = [w for w, box in zip(page.words, owner, strict=True) if box is None and id(w) in kept]
        items = [_Item(table.rect, page.number, table) for table in tagged]
        for number, box in enumerate(boxes):
            inside = [w for w, own in zip(page.words, owner, strict=True) if own == number and id(w) in kept]
            if inside:
                items.append(_Item(box, page.number, inside))
        across, down = edges(page, boxes)
        found, loose = grids(across, down)
        tables = [table for ruled in found if (table := self._grid(ruled, free))]
        areas += [table.rect for table in tables]
        loose = [line for line in loose if not any(_within(line, rect) for rect in areas)]
        rest = [word for word in free if not any(rect.holds(word) for rect in areas)]
        for ys, rect in _bands(loose, page):
            table = from_bands(*_with_ends(ys, rect, rest), rest, self._last_starts)
            if table is not None:
                tables.append(table)
                rest = [word for word in rest if not table.rect.holds(word)]
        items += [_Item(table.rect, page.number, table) for table in tables]
        for piece in self._undrawn(rest, items, page):
            rect = piece.rect
            items.append(_Item(rect, page.number, piece))
        return _in_order(items)

    def _tagged(self, page: PdfPage) -> tuple[list[RawTable], list[Word]]:
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
            inside = {id(word) for row in found.rows for _, own in row for word in own}
            words = with_heading(table, [word for word in words if id(word) not in inside])
            tables.append(table)
        return tables, words

    def _grid(self, ruled: Ruled, words: Sequence[Word]) -> RawTable | None:
        if len(ruled.xs) > 2:
            return from_grid(ruled, words)
        return from_bands(ruled.ys, ruled.rect, words, self._last_starts)

    def _undrawn(self, words: Sequence[Word], items: list[_Item], page: PdfPage) -> Iterable[RawTable | TextLine]:
        """Lines and undrawn tables of the words that are left, looked for between the tables and boxes."""
        lines = lines_of(words)
        walls = sorted((item.rect.top + item.rect.bottom) / 2 for item in items)
        stretches: dict[int, list[TextLine]] = {}
        for line in lines:
            stretches.setdefault(sum(wall < line.base for wall in walls), []).append(line)
        for number, stretch in sorted(stretches.items()):
            hint = self._last_starts if number == 0 else ()
            yield from undrawn(stretch, page.width, hint)

    def blocks(self) -> list[Block]:
        """Everything taken in, in order; call once."""
        body = self._body_size()
        out: list[Block] = []
        table: _Open | None = None
        paragraph: list[TextLine] = []
        number = 0
        levels = self._levels(body)
        for at, item in enumerate(self._items):
            if not isinstance(item.what, TextLine):
                out.extend(self._paragraphs(paragraph, at - len(paragraph), levels))
                paragraph = []
            if isinstance(item.what, RawTable):
                if table is None or not _continues(table, item):
                    out.extend(_closed(table, number, self.name))
                    number += 1
                    table = _Open(item.what.starts, page=item.page)
                self._rows(table, item, number)
                continue
            out.extend(_closed(table, number, self.name))
            table = None
            if isinstance(item.what, TextLine):
                paragraph.append(item.what)
            else:
                source = Source(document=self.name, page=item.page)
                lines = cell_lines(item.what, source, self._box_pitch() * item.what[0].size)
                if lines:
                    out.append(Box(lines, source))
        out.extend(_closed(table, number, self.name))
        out.extend(self._paragraphs(paragraph, len(self._items) - len(paragraph), levels))
        return out

    def _box_pitch(self) -> float:
        """Usual distance of lines in boxes, in sizes of their letters: a box alone has too few lines to tell."""
        steps = sorted(
            (below.base - above.base) / above.size
            for item in self._items
            if isinstance(item.what, list)
            for above, below in pairwise(lines_of(item.what, wide=False))
        )
        return steps[len(steps) // 5] if steps else 1.2

    def _body_size(self) -> float:
        return self._sizes.most_common(1)[0][0] if self._sizes else 10.0

    def _levels(self, body: float) -> dict[float, int]:
        """Size of letters -> heading level: sizes well above the usual one, the largest first."""
        large = {
            round(item.what.size, 1)
            for item in self._items
            if isinstance(item.what, TextLine) and item.what.size > 1.1 * body
        }
        return {size: min(level, 6) for level, size in enumerate(sorted(large, reverse=True), 1)}

    def _rows(self, table: _Open, item: _Item, number: int) -> None:
        """Adds a page's rows to the table under way; one that the page end broke goes on in the row before."""
        raw = item.what
        assert isinstance(raw, RawTable)  # noqa: S101 -- narrows the type
        fresh = bool(table.rows) and item.page != table.page
        pitch = raw.pitch()
        rows = [replace(self._row(r.cells, pitch, item.page, number), is_header=r.header) for r in raw.rows]
        if fresh and rows and _same_words(rows[0], table.rows[0]):
            table.rows[0] = Row(table.rows[0].cells, table.rows[0].source, is_header=True)
            table.rows.append(Row(rows[0].cells, self._place(rows[0], table, number), is_header=True))
            rows = rows[1:]
        if fresh and rows and _is_rest_of(rows[0], _last_body(table.rows)):
            at = max(n for n, row in enumerate(table.rows) if not row.is_header)
            table.rows[at] = _together(table.rows[at], rows[0])
            rows = rows[1:]
        for row in rows:
            table.rows.append(Row(row.cells, self._place(row, table, number), row.is_header))
        table.page = item.page

    def _place(self, row: Row, table: _Open, number: int) -> Source:
        return Source(document=self.name, page=row.source.page, table=number, row=len(table.rows) + 1)

    def _row(self, cells: Sequence[RawCell], pitch: float, page: int, number: int) -> Row:
        source = Source(document=self.name, page=page, table=number)
        out = []
        for cell in cells:
            lines = cell_lines(cell.words, source, pitch)
            out.append(Cell(lines, cell.rows, cell.columns, cell.covered, struck_cell(lines)))
        return Row(tuple(out), source)

    def _paragraphs(self, lines: list[TextLine], at: int, levels: dict[float, int]) -> list[Line]:
        """Running lines as paragraphs: a line goes on from the one above if that had no room for its first word."""
        pages = [self._items[at + number].page for number in range(len(lines))]
        pitch = pitch_of(lines)
        out: list[Line] = []
        group: list[TextLine] = []
        first_page = 0
        gap = False
        for number, line in enumerate(lines):
            before = lines[number - 1] if number else None
            same_page = number > 0 and pages[number] == pages[number - 1]
            apart = before is not None and (not same_page or is_gap(before, line, pitch))
            if group and before is not None and not apart and self._goes_on(before, line, group):
                group.append(line)
                continue
            if group:
                out.append(self._paragraph(group, first_page, gap, levels))
            group, first_page, gap = [line], pages[number], apart and same_page
        if group:
            out.append(self._paragraph(group, first_page, gap, levels))
        return out

    def _parted(self, above: TextLine, line: TextLine, page: int) -> bool:
        """Whether the tags put two lines into different paragraphs."""
        tags = self._tags.get(page)
        if tags is None:
            return False
        one, other = (tags.blocks.get(words[at].mark) for words, at in ((above.words, -1), (line.words, 0)))
        return one is not None and other is not None and one != other

    def _goes_on(self, above: TextLine, line: TextLine, group: Sequence[TextLine]) -> bool:
        piece = line.pieces[0]
        if len(line.pieces) > 1 or len(above.pieces) > 1 or piece.bullet is not None:
            return False
        if abs(line.size - above.size) > 0.6 or line.bold != above.bold:
            return False
        start = group[0].pieces[0]
        lefts = (start.x0, start.text_x, above.x0)
        if min(abs(line.x0 - left) for left in lefts) > 2.5 * line.size:
            return False
        first = line.words[0]
        return above.x1 + 0.25 * line.size + (first.x1 - first.x0) > self._right - 2.0

    def _paragraph(self, group: Sequence[TextLine], page: int, gap: bool, levels: dict[float, int]) -> Line:
        source = Source(document=self.name, page=page)
        tags, mark = self._tags.get(page), group[0].words[0].mark
        level = levels.get(round(group[0].size, 1), 0)
        if tags and mark in tags.blocks:
            level = tags.levels.get(mark, 0)
        if len(group) == 1 and len(group[0].pieces) > 1:
            return _with_tabs(group[0], source, gap, level)
        parts = [piece_line(line.pieces[0], source, level=level, gap=gap) for line in group]
        first = parts[0]
        text = mend.join([part.text for part in parts])
        struck = tuple(words for part in parts for words in part.struck)
        if all(part.struck == (part.text,) for part in parts):
            struck = (text,)
        bold = all(part.bold for part in parts)
        bullet = first.bullet
        if bullet is None and not level and tags:
            bullet = tags.items.get(mark)
        return Line(text, source, level, bullet, bold, first.indent, gap, struck)


def _with_tabs(line: TextLine, source: Source, gap: bool, level: int) -> Line:
    """A line of several pieces outside any table: tabs stand where the gaps are."""
    parts = [piece_line(piece, source) for piece in line.pieces]
    struck = tuple(words for part in parts for words in part.struck)
    text = "\t".join(part.text for part in parts)
    return Line(text, source, level, parts[0].bullet, all(p.bold for p in parts), 0, gap, struck)


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


def _in_order(items: list[_Item]) -> list[_Item]:
    """From the top; things that stand beside each other from the left."""
    items.sort(key=lambda item: (item.rect.top, item.rect.x0))
    rows: list[list[_Item]] = []
    for item in items:
        boxes = not isinstance(item.what, TextLine)
        last = rows[-1] if rows else []
        beside = bool(last) and boxes and all(_beside(item, other) for other in last)
        if beside:
            last.append(item)
        else:
            rows.append([item])
    return [item for row in rows for item in sorted(row, key=lambda i: i.rect.x0)]


def _beside(one: _Item, other: _Item) -> bool:
    if isinstance(other.what, TextLine):
        return False
    high = min(one.rect.bottom, other.rect.bottom) - max(one.rect.top, other.rect.top)
    wide = min(one.rect.x1, other.rect.x1) - max(one.rect.x0, other.rect.x0)
    return high > 0.5 * min(one.rect.height, other.rect.height) and wide < 2


def _continues(table: _Open, item: _Item) -> bool:
    """Whether a table is the one from the page before: as many columns in the same places."""
    raw = item.what
    assert isinstance(raw, RawTable)  # noqa: S101 -- narrows the type
    if item.page != table.page + 1 or len(raw.starts) != len(table.starts):
        return False
    return all(abs(a - b) < _SAME_COLUMN for a, b in zip(raw.starts, table.starts, strict=True))


def _closed(table: _Open | None, number: int, name: str) -> list[Block]:
    if table is None or not table.rows:
        return []
    page = table.rows[0].source.page
    rows = tuple(_numbered(row) for row in table.rows)
    return [Table(rows, Source(document=name, page=page, table=number))]


def _numbered(row: Row) -> Row:
    """The row with its number in the source of each line; lines keep their own page."""
    cells = []
    for cell in row.cells:
        lines = tuple(
            Line(
                line.text,
                Source(row.source.document, None, line.source.page, row.source.table, row.source.row),
                line.level, line.bullet, line.bold, line.indent, line.gap, line.struck,
            )
            for line in cell.lines
        )  # fmt: skip
        cells.append(Cell(lines, cell.row_span, cell.col_span, cell.covered, cell.struck))
    return Row(tuple(cells), row.source, row.is_header)


def _same_words(one: Row, other: Row) -> bool:
    return [cell.text for cell in one.cells] == [cell.text for cell in other.cells]


def _last_body(rows: Sequence[Row]) -> Row | None:
    return next((row for row in reversed(rows) if not row.is_header), None)


def _is_rest_of(row: Row, before: Row | None) -> bool:
    """
    Whether a row at the top of a page is the rest of the one before: it has no words in its first column, and in
    some column goes on in the middle of a sentence.
    """
    if before is None or not before.cells[0].lines or row.cells[0].lines:
        return False
    for cell, above in zip(row.cells, before.cells, strict=True):
        if cell.lines and above.lines:
            first, last = cell.lines[0], above.lines[-1]
            if first.bullet is None and (first.text[:1].islower() or _OPEN.search(last.text)):
                return True
            if first.bullet is not None and last.bullet is not None:
                return True
    return False


def _together(row: Row, rest: Row) -> Row:
    cells = []
    for cell, more in zip(row.cells, rest.cells, strict=True):
        lines = cell.lines + more.lines
        cells.append(Cell(lines, cell.row_span, cell.col_span, cell.covered, struck_cell(lines)))
    return Row(tuple(cells), row.source, row.is_header)
