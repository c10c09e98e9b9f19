"""Word tables as grids: merged cells, hidden and deleted rows, tables in cells, and tables that are only a frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from frisat.plan.errors import ReadError
from frisat.plan.model import Source
from frisat.read.blocks import Block, Box, Cell, Line, Row, Table
from frisat.read.from_docx_lines import Context, Flow, is_on
from frisat.read.from_docx_styles import W, val
from frisat.read.from_docx_text import MC, choice
from frisat.read.limits import check_cells, current
from frisat.read.places import cell_of

_WIDEST = 250
_NO_COLOUR = frozenset({"AUTO", "FFFFFF"})
_FRAME_LINES = 14
"""A table of one cell with more lines than this is a page with a border, not a box."""


@dataclass(slots=True)
class _Place:
    """A cell as it stands in its row: first column, columns it spans, whether it goes on from the row above."""

    column: int
    span: int
    element: Any
    continues: bool
    begins: bool


@dataclass(slots=True)
class _WordRow:
    places: list[_Place]
    header: bool


def children(container: Any, context: Context) -> Iterator[Any]:
    """Paragraphs and tables that stand in a container, out of the wrappers around them."""
    for child in container:
        tag = child.tag
        if tag in (W + "p", W + "tbl"):
            yield child
        elif tag == W + "sdt":
            content = child.find(W + "sdtContent")
            if content is None:
                continue
            if _is_contents(child):
                context.story.seen.contents_lines += sum(1 for _ in content.iter(W + "p"))
                continue
            if is_on(child.find(W + "sdtPr"), "showingPlcHdr"):
                asked = " ".join("".join(t.text or "" for t in content.iter(W + "t")).split())
                context.story.seen.unfilled.extend([asked] if asked else [])
                continue
            yield from children(content, context)
        elif tag in (W + "customXml", W + "ins", W + "moveTo", W + "smartTag"):
            yield from children(child, context)
        elif tag == MC + "AlternateContent":
            chosen = choice(child)
            if chosen is not None:
                yield from children(chosen, context)
        elif tag == W + "altChunk":
            context.story.seen.embedded += 1


def _is_contents(control: Any) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and (gallery.get(W + "val") or "") == "Table of Contents"


def read_blocks(container: Any, context: Context, depth: int = 0) -> list[Block]:
    """Everything in a container as blocks, in order."""
    if depth > current().depth // 4:
        raise ReadError("E323")
    out: list[Block] = []
    flow = Flow(context)
    for child in children(container, context):
        if child.tag == W + "p":
            flow.paragraph(child)
        else:
            out.extend(flow.taken())
            out.extend(read_table(child, context, depth))
    out.extend(flow.taken())
    return out


def read_cell(container: Any, context: Context, depth: int = 0) -> tuple[Line, ...]:
    """Everything in a cell or text box as lines: rows of a table in it are lines with tabs, boxes their lines."""
    lines: list[Line] = []
    for block in read_blocks(container, context, depth + 1):
        if isinstance(block, Line):
            lines.append(block)
        elif isinstance(block, Box):
            lines.extend(block.lines)
        else:
            lines.extend(line for row in block.rows for line in _flat(row))
    return tuple(lines)


def _flat(row: Row) -> list[Line]:
    """A row of a table in a cell: its short cells on one line as they look, or line by line."""
    cells = [cell for cell in row.cells if cell.lines]
    if all(len(cell.lines) == 1 for cell in cells) and len(cells) > 1:
        first = cells[0].lines[0]
        text = "\t".join(cell.lines[0].text for cell in cells)
        struck = (text,) if all(cell.struck for cell in cells) else tuple(s for c in cells for s in c.lines[0].struck)
        return [Line(text, first.source, bullet=first.bullet, bold=all(c.lines[0].bold for c in cells), struck=struck)]
    return [line for cell in cells for line in cell.lines]


def read_table(element: Any, context: Context, depth: int = 0) -> list[Block]:
    """
    A table as one block; as a Box when it is a frame around a few lines; as its content when it only lays out others.
    """
    rows = list(_rows(element, context))
    cells = [place for row in rows for place in row.places if not place.continues]
    nested = any(child.tag == W + "tbl" for place in cells for child in place.element)
    width = max((place.column + place.span for row in rows for place in row.places), default=0)
    if nested and (len(rows) == 1 or width == 1 or all(len(row.places) == 1 for row in rows)):
        return [block for place in cells for block in read_blocks(place.element, context, depth + 1)]
    if len(cells) == 1:
        lines = read_cell(cells[0].element, context, depth)
        if len(lines) > _FRAME_LINES:
            return list(lines)
        return [Box(lines, lines[0].source)] if lines else []
    context.tables += 1
    number = context.tables
    check_cells(width * len(rows))
    source = Source(document=context.name, page=context.source().page, table=number)
    grid = [_row(row, rows[at:], width, context, number, at + 1, depth) for at, row in enumerate(rows)]
    return [Table(tuple(grid), source)] if any(cell.lines for row in grid for cell in row.cells) else []


def _rows(table: Any, context: Context) -> Iterator[_WordRow]:
    """Rows that are seen, with their cells placed in the grid."""
    for row in _unwrapped(table, "tr", context):
        look = row.find(W + "trPr")
        if look is not None:
            if look.find(W + "del") is not None:
                context.story.seen.deleted += 1
                continue
            if look.find(W + "ins") is not None:
                context.story.seen.inserted += 1
            if is_on(look, "hidden") or _all_hidden(row):
                context.story.seen.hidden_rows += 1
                continue
        column = _int(val(look, "gridBefore"))
        places: list[_Place] = []
        for cell in _unwrapped(row, "tc", context):
            own = cell.find(W + "tcPr")
            if own is not None and own.find(W + "cellDel") is not None:
                context.story.seen.deleted += 1
            span = max(1, min(_int(val(own, "gridSpan")) or 1, _WIDEST))
            if val(own, "hMerge") == "continue" and places:
                places[-1].span += span
            else:
                merge = own.find(W + "vMerge") if own is not None else None
                continues = merge is not None and (merge.get(W + "val") or "continue") == "continue"
                places.append(_Place(column, span, cell, continues, merge is not None and not continues))
            column += span
            if column > _WIDEST:
                check_cells(column * current().cells)
        if places:
            yield _WordRow(places, is_on(look, "tblHeader"))


def _unwrapped(container: Any, name: str, context: Context) -> Iterator[Any]:
    """Rows of a table or cells of a row, out of the content controls around them."""
    for child in container:
        if child.tag == W + name:
            yield child
        elif child.tag == W + "sdt":
            content = child.find(W + "sdtContent")
            if content is not None:
                yield from _unwrapped(content, name, context)
        elif child.tag in (W + "customXml", W + "ins", W + "moveTo"):
            yield from _unwrapped(child, name, context)


def _all_hidden(row: Any) -> bool:
    """A row whose every run is hidden text is not on the page either."""
    runs = [run for run in row.iter(W + "r") if run.find(W + "t") is not None]
    return bool(runs) and all(is_on(run.find(W + "rPr"), "vanish") for run in runs)


def _row(
    row: _WordRow, below: list[_WordRow], width: int, context: Context, table: int, number: int, depth: int
) -> Row:
    """One row of the grid. `below`: this row and those under it, to see how far a merged cell reaches."""
    cells = [Cell() for _ in range(width)]
    page: int | None = None
    for place in row.places:
        own = place.element.find(W + "tcPr")
        if place.continues and number > 1:  # in the first row it would go on from nothing, and is read
            cells[place.column] = Cell(covered=True)
        else:
            deleted = own is not None and own.find(W + "cellDel") is not None
            lines = () if deleted else read_cell(place.element, context, depth)
            page = page or next((line.source.page for line in lines), None)
            spans = _row_span(place, below) if place.begins else 1
            look = own.find(W + "shd") if own is not None else None
            fill = (look.get(W + "fill") or "").upper() if look is not None else ""
            shade = "" if fill in _NO_COLOUR else fill
            cells[place.column] = cell_of(lines, row_span=spans, col_span=place.span, shade=shade)
        for column in range(place.column + 1, min(place.column + place.span, width)):
            cells[column] = Cell(covered=True)
    source = Source(document=context.name, page=page or context.source().page, table=table, row=number)
    placed = tuple(_in_row(cell, source) for cell in cells)
    return Row(placed, source, is_header=row.header)


def _row_span(place: _Place, below: list[_WordRow]) -> int:
    span = 1
    for row in below[1:]:
        if not any(p.continues and p.column == place.column for p in row.places):
            break
        span += 1
    return span


def _in_row(cell: Cell, source: Source) -> Cell:
    lines = tuple(replace(line, source=replace(line.source, table=source.table, row=source.row)) for line in cell.lines)
    return replace(cell, lines=lines) if lines else cell


def _int(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
