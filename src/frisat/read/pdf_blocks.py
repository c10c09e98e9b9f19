"""Pages of a PDF to blocks: what each page holds is found, then put together over the page ends."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from frisat.plan.model import Source
from frisat.read.blocks import Block, Box
from frisat.read.pdf_lines import TextLine, cell_lines, lines_of
from frisat.read.pdf_page import PdfPage
from frisat.read.pdf_paragraphs import Paragraphs
from frisat.read.pdf_regions import Item, items_of
from frisat.read.pdf_rows import OpenTable
from frisat.read.pdf_tables import RawTable
from frisat.read.pdf_tags import Tags


class Assembly:
    """Takes pages in order and gives the document's blocks."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._items: list[Item] = []
        self._sizes: Counter[float] = Counter()
        self._right = 0.0
        self._tags: dict[int, Tags] = {}
        self._last_starts: list[float] = []

    def add(self, page: PdfPage) -> None:
        """Finds the tables, boxes and lines of one page."""
        for word in page.words:
            self._sizes[round(word.size, 1)] += len(word.text)
        if page.tags:
            self._tags[page.number] = page.tags
        items = items_of(page, self._last_starts)
        self._items += items
        last = items[-1].what if items else None
        self._last_starts = last.starts if isinstance(last, RawTable) else []
        # a page of short lines only does not say how far its lines could have reached
        self._right = max([self._right, 0.6 * page.width, *(item.rect.x1 for item in items)])

    def blocks(self) -> list[Block]:
        """Everything taken in, in order; call once."""
        paragraphs = Paragraphs(self.name, self._levels(), self._right, self._tags)
        box_pitch = self._box_pitch()
        out: list[Block] = []
        table: OpenTable | None = None
        lines: list[TextLine] = []
        pages: list[int] = []
        tables = 0
        for item in self._items:
            what = item.what
            if isinstance(what, TextLine):
                lines.append(what)
                pages.append(item.page)
            else:
                out.extend(paragraphs.lines(lines, pages))
                lines, pages = [], []
            if isinstance(what, RawTable) and table is not None and table.goes_on_in(what, item.page):
                table.add(what, item.page)
                continue
            if table is not None:
                # before the lines that may have come after it: those are still being gathered
                out.append(table.closed())
                table = None
            if isinstance(what, RawTable):
                tables += 1
                table = OpenTable(what, item.page, tables, self.name)
            elif isinstance(what, list):
                source = Source(document=self.name, page=item.page)
                found = cell_lines(what, source, box_pitch * what[0].size)
                out.extend([Box(found, source)] if found else [])
        if table is not None:
            out.append(table.closed())
        out.extend(paragraphs.lines(lines, pages))
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

    def _levels(self) -> dict[float, int]:
        """Size of letters -> heading level: sizes well above the usual one, the largest first."""
        body = self._sizes.most_common(1)[0][0] if self._sizes else 10.0
        large = {
            round(item.what.size, 1)
            for item in self._items
            if isinstance(item.what, TextLine) and item.what.size > 1.1 * body
        }
        return {size: min(level, 6) for level, size in enumerate(sorted(large, reverse=True), 1)}
