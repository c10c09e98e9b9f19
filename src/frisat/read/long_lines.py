"""Lines that no person wrote: cut to a length at which every question asked of a line stays cheap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from frisat.plan.regex import regex
from frisat.read.blocks import Block, Box, Cell, Document, Line, Table

MOST = 2500
"""
Characters; the longest paragraph of a municipal paper has some 1,500. Patterns look at a line as a whole, and what
one costs may grow with the square of its length: a file of one line would hold its reader for minutes.
"""

_WORD = regex(r"\w{300}(?=\w)")
"""In such lines no word is longer: what looks for a word's ending begins anew at each of its letters."""

_GAPS = (
    regex(r"(?<=[.!?])(?<!\b\d\.)(?<!\b\d\d\.)\s+(?=[A-ZÆØÅ])"),
    regex(r"(?<![\s\d.])\s+(?![\s\d])"),
    regex(r"\s+"),
)
"""Where a line may be cut, best first: after a sentence, at a space that parts no date ("26. oktober 2021"), at any."""


def cut(document: Document) -> Document:
    """The document with every longer line as several, cut after a sentence or else a word; unchanged when none is."""
    if all(len(line.text) <= MOST for line in document.lines()):
        return document
    return replace(document, blocks=tuple(piece for block in document.blocks for piece in _of_block(block)))


def _of_block(block: Block) -> Iterator[Block]:
    if isinstance(block, Line):
        yield from _of_line(block)
    elif isinstance(block, Box):
        yield replace(block, lines=_of_lines(block.lines))
    else:
        yield _of_table(block)


def _of_table(table: Table) -> Table:
    rows = tuple(replace(row, cells=tuple(_of_cell(cell) for cell in row.cells)) for row in table.rows)
    return replace(table, rows=rows)


def _of_cell(cell: Cell) -> Cell:
    if all(len(line.text) <= MOST for line in cell.lines):
        return cell
    return replace(cell, lines=_of_lines(cell.lines))


def _of_lines(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(piece for line in lines for piece in _of_line(line))


def _of_line(line: Line) -> Iterator[Line]:
    if len(line.text) <= MOST:
        yield line
        return
    text, start = _WORD.sub(r"\g<0> ", line.text), 0
    while len(text) - start > MOST:
        end = _border(text, start + MOST // 2, start + MOST)
        yield _piece(line, text[start:end])
        start = end
    yield _piece(line, text[start:])


def _border(text: str, low: int, high: int) -> int:
    """Where to cut between two places: behind the last sentence, else the last word, else at the later place."""
    for gap in _GAPS:
        ends = [end for match in gap.finditer(text, low, high + 1) if (end := match.end()) <= high]
        if ends:
            return ends[-1]
    return high


def _piece(line: Line, text: str) -> Line:
    return replace(line, text=text.strip(), struck=(text.strip(),) if line.struck == (line.text,) else line.struck)
