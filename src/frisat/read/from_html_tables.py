"""Tables of a page as grids, and lists of terms as tables of two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from frisat.plan.regex import regex
from frisat.read.blocks import Block, Box, Cell, Line, Row, Table
from frisat.read.from_html_blocks import Flow, Look, Page
from frisat.read.from_html_parts import Parts
from frisat.read.limits import check_cells
from frisat.read.places import cell_of
from frisat.read.visible import one_line

_WIDEST = 1000
_FRAME_LINES = 14


def read_table(element: Any, page: Page, parts: Parts) -> list[Block]:
    """A table as one block; as a Box when it frames a few lines; as its content when it only lays out others."""
    rows = list(_rows(element, page, parts))
    cells = [cell for row, _ in rows for cell in row if cell.tag in ("td", "th") and parts.is_content(cell)]
    nested = any(cell.find(".//table") is not None for cell in cells)
    if nested and (len(rows) == 1 or all(_count(row) < 2 for row, _ in rows)):
        return [block for cell in cells for block in _flow(cell, page, parts)]
    if len(cells) == 1:
        lines = _lines(cells[0], page, parts)
        if len(lines) > _FRAME_LINES:
            return list(lines)
        return [Box(lines, page.source)] if lines else []
    page.tables += 1
    grid = _grid(rows, page, parts)
    if not any(cell.lines for row in grid for cell in row.cells):
        return []
    caption = element.find("caption")
    words = one_line(caption.text_content()) if caption is not None and parts.is_content(caption) else ""
    return [Table(tuple(grid), replace(page.source, table=page.tables), caption=words)]


def _count(row: Any) -> int:
    return sum(1 for cell in row if cell.tag in ("td", "th"))


def _rows(element: Any, page: Page, parts: Parts) -> Iterator[tuple[Any, bool]]:
    """(row, whether the page marks it as a heading), of this table and not of those inside it."""
    for child in element:
        if child.tag == "tr":
            if parts.is_content(child):
                yield child, _is_heading(child)
        elif child.tag in ("thead", "tbody", "tfoot") and parts.is_content(child):
            for row in child:
                if row.tag == "tr" and parts.is_content(row):
                    yield row, child.tag == "thead" or _is_heading(row)


def _is_heading(row: Any) -> bool:
    tags = [cell.tag for cell in row if cell.tag in ("td", "th")]
    return len(tags) > 1 and set(tags) == {"th"}


def _grid(rows: list[tuple[Any, bool]], page: Page, parts: Parts) -> list[Row]:
    """Rows of equal width; `held`: column -> rows that a cell from above still covers."""
    held: dict[int, int] = {}
    placed: list[tuple[dict[int, Cell], bool]] = []
    width = 0
    for number, (row, heading) in enumerate(rows):
        cells: dict[int, Cell] = {at: Cell(covered=True) for at in held}
        held = {at: left - 1 for at, left in held.items() if left > 1}
        column = 0
        for element in row:
            if element.tag not in ("td", "th") or not parts.is_content(element):
                continue
            while column in cells:
                column += 1
            across = min(_span(element, "colspan"), _WIDEST)
            down = _span(element, "rowspan") or len(rows)
            down = max(1, min(down, len(rows) - number))
            cells[column] = cell_of(_lines(element, page, parts), row_span=down, col_span=across, shade=_shade(element))
            for at in range(column, column + across):
                if at > column:
                    cells[at] = Cell(covered=True)
                if down > 1:
                    held[at] = down - 1
            column += across
        check_cells((max(cells, default=0) + 1) * (number + 1))
        width = max(width, max(cells, default=-1) + 1)
        placed.append((cells, heading))
    check_cells(width * len(placed))
    return [_row(cells, heading, width, number, page) for number, (cells, heading) in enumerate(placed, 1)]


def _row(cells: dict[int, Cell], heading: bool, width: int, number: int, page: Page) -> Row:
    source = replace(page.source, table=page.tables, row=number)
    out = []
    for column in range(width):
        cell = cells.get(column, Cell())
        lines = tuple(replace(line, source=source) for line in cell.lines)
        out.append(replace(cell, lines=lines) if lines else cell)
    return Row(tuple(out), source, is_header=heading)


_BACKGROUND = regex(r"background(?:-color)?\s*:\s*(#[0-9a-f]{3,8}|rgba?\([^)]{5,40}\)|[a-z]{3,20})", re.IGNORECASE)
_NO_COLOUR = frozenset({"", "#fff", "#ffffff", "white", "none", "transparent", "inherit", "initial", "unset"})


def _shade(element: Any) -> str:
    """A name for the cell's own background colour; "" for none and for white."""
    said = _BACKGROUND.search(element.get("style") or "")
    colour = (said[1] if said else element.get("bgcolor") or "").strip().lower()
    return "" if colour in _NO_COLOUR else colour


def _span(element: Any, name: str) -> int:
    said = (element.get(name) or "1").strip()
    return int(said) if said.isdecimal() and len(said) < 6 else 1


def _flow(element: Any, page: Page, parts: Parts) -> list[Block]:
    flow = Flow(page, parts)
    look = Look(bold=element.tag == "th")
    flow.text(element.text, look)
    for child in element:
        flow.element(child, look)
        flow.text(child.tail, look)
    return flow.finished()


def _lines(element: Any, page: Page, parts: Parts) -> tuple[Line, ...]:
    """A cell's content as lines; a table in it gives one line a row, its cells parted by tabs."""
    out: list[Line] = []
    before = page.tables
    for block in _flow(element, page, parts):
        if isinstance(block, Line):
            out.append(block)
        elif isinstance(block, Box):
            out.extend(block.lines)
        else:
            for row in block.rows:
                words = [one_line(cell.text) for cell in row.cells if cell.lines]
                out.append(Line("\t".join(words), page.source))
    page.tables = before
    return tuple(out)


def read_terms(element: Any, page: Page, parts: Parts) -> list[Block]:
    """A list of terms and what they mean (`dl`) as a table of two columns: that is how a page shows it."""
    pairs: list[tuple[list[Line], list[Line]]] = []
    for child in _terms(element):
        if not parts.is_content(child):
            continue
        lines = list(_lines(child, page, parts))
        if child.tag == "dt":
            if not pairs or pairs[-1][1]:
                pairs.append(([], []))
            pairs[-1][0].extend(lines)
        elif lines:
            if not pairs:
                pairs.append(([], []))
            pairs[-1][1].extend(lines)
    if not pairs:
        return []
    page.tables += 1
    rows = []
    for number, (term, meaning) in enumerate(pairs, 1):
        rows.append(_row({0: cell_of(term), 1: cell_of(meaning)}, False, 2, number, page))
    return [Table(tuple(rows), replace(page.source, table=page.tables))]


def _terms(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag in ("dt", "dd"):
            yield child
        elif child.tag == "div":
            yield from _terms(child)


_FEWEST_ROWS = 3
_MOST_CELLS = 12


def rows_without_table(children: Sequence[Any], at: int, parts: Parts) -> list[Any]:
    """
    The elements from `at` on that are rows of a table which the page sets without one: the first has nothing but the
    words of a header, one an element, and those behind it have as many elements; [] when there is none.
    """
    from frisat.read.layouts.tables_words import header_roles

    first = _cells_of(children[at], parts)
    if not 2 <= len(first) <= _MOST_CELLS or not all(header_roles(one_line(cell.text_content())) for cell in first):
        return []
    rows = list(takewhile(lambda one: len(_cells_of(one, parts)) == len(first), children[at:]))
    return rows if len(rows) >= _FEWEST_ROWS else []


def _cells_of(row: Any, parts: Parts) -> list[Any]:
    """The elements that a row holds and nothing beside them; [] when it has words of its own."""
    if not isinstance(row.tag, str) or row.tag not in ("div", "li", "section", "a") or not parts.is_content(row):
        return []
    if (row.text or "").strip() or any((one.tail or "").strip() for one in row):
        return []
    cells = [one for one in row if isinstance(one.tag, str)]
    return cells if all(one.tag in ("div", "span", "p", "time", "strong", "b") for one in cells) else []


def read_rows(rows: Sequence[Any], page: Page, parts: Parts) -> list[Block]:
    """Such rows as a table, the first its header."""
    page.tables += 1
    cells = [[cell_of(list(_lines(cell, page, parts))) for cell in _cells_of(row, parts)] for row in rows]
    made = [_row(dict(enumerate(line)), n == 1, len(line), n, page) for n, line in enumerate(cells, 1)]
    return [Table(tuple(made), replace(page.source, table=page.tables))]
