"""
What a tagged PDF says of its own structure: table cells, list items, headings, paragraphs.

Nobody sees the tags, so they only sort the words that are seen, and a table's tags count only when its words stand
on the page as they say: rows below each other, cells side by side.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from frisat.read.pdf_page import Rect, Word

_DEEPEST = 60
_MOST = 20_000
_WIDEST = 200


@dataclass(slots=True)
class TagCell:
    """A cell: `marks` are the numbers of the marked content in it."""

    marks: set[int] = field(default_factory=set)
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(slots=True)
class TagTable:
    rows: list[list[TagCell]] = field(default_factory=list)


@dataclass(slots=True)
class Tags:
    """
    The structure of one page, by number of marked content.

    `items`: first content of a list item -> depth from 0; `levels`: content of a heading -> level; `blocks`: content
    -> number of the paragraph, heading or item that it belongs to.
    """

    tables: list[TagTable] = field(default_factory=list)
    items: dict[int, int] = field(default_factory=dict)
    levels: dict[int, int] = field(default_factory=dict)
    blocks: dict[int, int] = field(default_factory=dict)


def read_tags(raw: Any, page: Any) -> Tags | None:
    """The tags of an open page; None when it has none."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return None
    try:
        walk = _Walk(raw)
        for index in range(max(0, raw.FPDF_StructTree_CountChildren(tree))):
            element = raw.FPDF_StructTree_GetChildAtIndex(tree, index)
            if element:
                walk.element(element, 0)
        return walk.tags if walk.tags.blocks else None
    finally:
        raw.FPDF_StructTree_Close(tree)


class _Walk:
    """Goes through the elements of one page once."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.tags = Tags()
        self._left = _MOST
        self._lists = 0
        self._block = 0
        self._level = 0
        self._item: list[bool] = []
        """For each open list item: whether its first content is still to come."""
        self._cells: list[TagCell] = []

    def element(self, element: Any, depth: int) -> None:
        self._left -= 1
        if self._left < 0 or depth > _DEEPEST:
            return
        kind = self._text(element)
        if kind == "Table" and not self._cells:
            self._table(element, depth)
            return
        if kind in ("P", "LI", "Caption", "Note") or _heading(kind):
            self._block += 1
        level, self._level = self._level, _heading(kind) or self._level
        self._lists += kind == "L"
        if kind == "LI":
            self._item.append(True)
        for mark, child in self._children(element):
            if child is not None:
                self.element(child, depth + 1)
            elif mark >= 0:
                self._content(mark, is_label=kind == "Lbl")
        if kind == "LI":
            self._item.pop()
            self._block += 1
        self._lists -= kind == "L"
        self._level = level

    def _content(self, mark: int, *, is_label: bool) -> None:
        self.tags.blocks[mark] = self._block
        if self._level:
            self.tags.levels[mark] = self._level
        if self._item and (self._item[-1] or is_label):
            self._item[-1] = is_label  # the label may be a drawn sign: the words after it begin the item too
            self.tags.items[mark] = max(self._lists - 1, 0)
        for cell in self._cells:
            cell.marks.add(mark)

    def _children(self, element: Any) -> Iterator[tuple[int, Any | None]]:
        """(number of marked content or -1, element or None) of each child."""
        for index in range(min(self.raw.FPDF_StructElement_CountChildren(element), _MOST)):
            child = self.raw.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                yield -1, child
            else:
                yield self.raw.FPDF_StructElement_GetChildMarkedContentID(element, index), None

    def _table(self, element: Any, depth: int) -> None:
        table = TagTable()
        for row, is_head in self._rows(element, depth, False):
            cells: list[TagCell] = []
            for _, child in self._children(row):
                kind = self._text(child) if child is not None else ""
                if kind in ("TD", "TH"):
                    rows, columns = self._spans(child)
                    cell = TagCell(rows=rows, columns=columns, header=is_head or kind == "TH")
                    cells.append(cell)
                    self._cells.append(cell)
                    self._block += 1
                    self.element(child, depth + 1)
                    self._cells.pop()
            if cells:
                table.rows.append(cells)
        if table.rows:
            self.tags.tables.append(table)

    def _rows(self, element: Any, depth: int, is_head: bool) -> Iterator[tuple[Any, bool]]:
        for _, child in self._children(element):
            kind = self._text(child) if child is not None else ""
            if kind == "TR":
                yield child, is_head
            elif kind in ("THead", "TBody", "TFoot"):
                yield from self._rows(child, depth + 1, kind == "THead")
            elif child is not None:
                self.element(child, depth + 1)

    def _spans(self, element: Any) -> tuple[int, int]:
        found = {"RowSpan": 1, "ColSpan": 1}
        value = ctypes.c_float()
        for index in range(min(self.raw.FPDF_StructElement_GetAttributeCount(element), 10)):
            attributes = self.raw.FPDF_StructElement_GetAttributeAtIndex(element, index)
            for name in found:
                entry = self.raw.FPDF_StructElement_Attr_GetValue(attributes, name.encode())
                if entry and self.raw.FPDF_StructElement_Attr_GetNumberValue(entry, ctypes.byref(value)):
                    found[name] = max(1, min(int(value.value), _WIDEST))
        return found["RowSpan"], found["ColSpan"]

    def _text(self, element: Any) -> str:
        """The type of an element, with the document's own names resolved by pdfium."""
        length = self.raw.FPDF_StructElement_GetType(element, None, 0)
        if not 0 < length < 200:
            return ""
        buffer = ctypes.create_string_buffer(length)
        self.raw.FPDF_StructElement_GetType(element, buffer, length)
        return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _heading(kind: str) -> int:
    return int(kind[1]) if len(kind) == 2 and kind[0] == "H" and kind[1] in "123456" else 0


@dataclass(slots=True)
class Filled:
    """A tagged table with its words: rows of (cell, words), and the area they cover."""

    rows: list[list[tuple[TagCell, list[Word]]]]
    rect: Rect


def filled(table: TagTable, words: Sequence[Word]) -> Filled | None:
    """
    The words in a tagged table's cells; None when the table is not one to rely on.

    It has to have two rows or more (one may do on a page where a table goes on), two columns or more, rows from the
    top down, cells from the left, and no words of others in its midst.
    """
    by_mark: dict[int, list[Word]] = {}
    for word in words:
        by_mark.setdefault(word.mark, []).append(word)
    rows = [
        [(cell, [word for mark in sorted(cell.marks) for word in by_mark.get(mark, [])]) for cell in row]
        for row in table.rows
    ]
    rows = [row for row in rows if any(found for _, found in row)]
    inside = [word for row in rows for _, found in row for word in found]
    if not inside or max(len(row) for row in rows) < 2:
        return None
    rect = Rect(
        min(w.x0 for w in inside), min(w.top for w in inside), max(w.x1 for w in inside), max(w.bottom for w in inside)
    )
    own = {id(word) for word in inside}
    strangers = sum(rect.holds(word, 0) and id(word) not in own for word in words)
    if strangers > 0.1 * len(inside) or not _stands_as_told(rows):
        return None
    return Filled(rows, rect)


def _stands_as_told(rows: Sequence[Sequence[tuple[TagCell, list[Word]]]]) -> bool:
    above = float("-inf")
    for row in rows:
        top = min(word.top for _, found in row for word in found)
        if top < above - 3:
            return False
        above = top
        left = float("-inf")
        for _, found in row:
            if found:
                x0 = min(word.x0 for word in found)
                if x0 < left:
                    return False
                left = max(word.x1 for word in found) - 3
    return True
