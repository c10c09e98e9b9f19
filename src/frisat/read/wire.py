"""
A `Document` as JSON and back: how a child hands it to its parent. Never pickle: what a child was made to send is data.

Blocks and lines are short lists, since a long plan has tens of thousands of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from frisat.plan.model import Note, Source
from frisat.read.blocks import Block, Box, Cell, Document, Line, Row, Table


def document_to_json(document: Document) -> dict[str, Any]:
    return {
        "name": document.name,
        "blocks": [_block_out(block) for block in document.blocks],
        "plain": document.plain,
        "title": document.title,
        "notes": [[n.code, _source_out(n.source), n.value, list(n.parts), list(n.activities)] for n in document.notes],
        "sha256": document.sha256,
        "extra": document.extra,
    }


def _source_out(s: Source | None) -> list[Any] | None:
    return None if s is None else [s.document, s.lines, s.page, s.table, s.row, s.sheet]


def _line_out(line: Line) -> list[Any]:
    return [
        line.text, _source_out(line.source), line.level, line.bullet, line.bold, line.indent, line.gap, line.struck
    ]  # fmt: skip


def _block_out(block: Block) -> list[Any]:
    if isinstance(block, Line):
        return ["line", _line_out(block)]
    if isinstance(block, Box):
        return ["box", _source_out(block.source), [_line_out(line) for line in block.lines]]
    rows = [[_source_out(row.source), row.is_header, [_cell_out(cell) for cell in row.cells]] for row in block.rows]
    return ["table", _source_out(block.source), block.caption, rows]


def _cell_out(cell: Cell) -> list[Any]:
    return [
        [_line_out(line) for line in cell.lines],
        cell.row_span,
        cell.col_span,
        cell.covered,
        cell.struck,
        cell.shade,
    ]


def document_from_json(data: dict[str, Any]) -> Document:
    """Raises KeyError, TypeError, ValueError or IndexError when `data` is not what `document_to_json` makes."""
    return Document(
        name=str(data["name"]),
        blocks=tuple(_block_in(block) for block in data["blocks"]),
        plain=bool(data["plain"]),
        title=str(data["title"]),
        notes=tuple(
            Note(str(code), _source_in(source), str(value), _pairs(parts), tuple(map(str, activities)))
            for code, source, value, parts, activities in data["notes"]
        ),
        sha256=str(data["sha256"]),
        extra={str(key): str(value) for key, value in data["extra"].items()},
    )


def _pairs(parts: Sequence[Any]) -> tuple[tuple[str, str], ...]:
    return tuple((str(key), str(value)) for key, value in parts)


def _number(value: Any) -> int | None:
    return None if value is None else int(value)


def _source_in(data: Sequence[Any] | None) -> Source | None:
    if data is None:
        return None
    document, lines, page, table, row, sheet = data
    return Source(
        document=str(document),
        lines=(int(lines[0]), int(lines[1])) if lines else None,
        page=_number(page),
        table=_number(table),
        row=_number(row),
        sheet=None if sheet is None else str(sheet),
    )


def _place_in(data: Sequence[Any] | None) -> Source:
    return _source_in(data) or Source()


def _line_in(data: Sequence[Any]) -> Line:
    text, source, level, bullet, bold, indent, gap, struck = data
    return Line(
        str(text), _place_in(source), int(level), _number(bullet), bool(bold), int(indent), bool(gap),
        tuple(map(str, struck)),
    )  # fmt: skip


def _block_in(data: Sequence[Any]) -> Block:
    kind = data[0]
    if kind == "line":
        return _line_in(data[1])
    if kind == "box":
        return Box(tuple(_line_in(line) for line in data[2]), _place_in(data[1]))
    if kind != "table":
        raise ValueError(kind)
    return Table(tuple(_row_in(row) for row in data[3]), _place_in(data[1]), str(data[2]))


def _row_in(data: Sequence[Any]) -> Row:
    source, header, cells = data
    return Row(tuple(_cell_in(cell) for cell in cells), _place_in(source), bool(header))


def _cell_in(data: Sequence[Any]) -> Cell:
    lines, row_span, col_span, covered, struck, shade = data
    return Cell(
        tuple(_line_in(line) for line in lines), int(row_span), int(col_span), bool(covered), bool(struck), str(shade)
    )
