"""
Tables that are several things under one another, or no table at all, put as what they look like.

A sheet may hold two lists below each other, each with its own head; a table of two columns may tell of one step after
the other in labels and values, which are read as the lines that they are (`stacked`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read import day_axis, headed_tables, records
from frisat.read.blocks import Block, Box, Document, Line, Table
from frisat.read.fields.no_date import stands_for_none
from frisat.read.layouts import bare_days, dated_alone, tables_words
from frisat.read.layouts.boxes_labels import label_of
from frisat.read.layouts.plain_tables import mended, texts_of
from frisat.read.layouts.tables_context import is_month
from frisat.read.layouts.tables_words import DATE_ROLES

_LONGEST_LABEL = 30
_FEWEST = 2
_MOST_ROWS = 400
_FEWEST_CARDS = 3


def regrouped(document: Document) -> Document:
    """The document with such tables parted or dissolved; unchanged when it has none."""
    if not any(isinstance(block, Table) for block in document.blocks):
        return document
    labels = Counter(label for block in document.blocks if isinstance(block, Table) for label in _labels(block))
    blocks = [made for block in document.blocks for made in _of(block, labels)]
    return replace(document, blocks=tuple(blocks)) if tuple(blocks) != document.blocks else document


def _of(block: Block, labels: Counter[str]) -> Iterator[Block]:
    if not isinstance(block, Table) or len(block.rows) > _MOST_ROWS:
        yield block
    elif unfolded := day_axis.unfolded(block):
        yield from unfolded
    elif _is_told_by_labels(block, labels):
        yield from _lines(block)
    elif _are_cards(block):
        yield from _cards(block)
    elif _are_steps(block):
        yield from _steps(block)
    else:
        named = tuple(headed_tables.parted(block))
        yield from named if named != (block,) else _parts(block)


# ------------------------------------------------------------------------------------------- labels and values
def _labels(table: Table) -> list[str]:
    """The labels in the first column of a table of two."""
    if len(table.rows) > _MOST_ROWS or any(len(row.cells) != 2 for row in table.rows):
        return []
    pairs = [(mended(row.cells[0]), mended(row.cells[1])) for row in table.rows]
    return [label.rstrip(":").lower() for label, value in pairs if label and value and _is_label(label)]


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and (text.endswith(":") or bool(tables_words.header_roles(text)))


def _is_told_by_labels(table: Table, labels: Counter[str]) -> bool:
    """Whether the rows are labels and values, the same labels again here or in other tables, one of them a time."""
    own = _labels(table)
    told = sum(len(row.cells) == 2 and all(map(mended, row.cells)) for row in table.rows)
    if len(own) < _FEWEST or len(own) * 5 < told * 4:
        return False
    again = [label for label in own if labels[label] >= _FEWEST]
    if len(again) * 2 < len(own):
        return False
    times = {label for label in own if set(tables_words.header_roles(label)[:1]) & DATE_ROLES}
    values = [mended(row.cells[1]) for row in table.rows if mended(row.cells[0]).rstrip(":").lower() in times]
    return any(danish.find(value) or tables_words.is_when(value) for value in values)


def _lines(table: Table) -> Iterator[Line]:
    """Each row as a line: "Hvem: Byrådet"; a row with one filled cell heads what stands below it."""
    for row in table.rows:
        first, last = (mended(cell) for cell in row.cells)
        line = next(line for cell in row.cells for line in cell.lines) if first or last else None
        if line is None:
            continue
        if first and last:
            yield replace(line, text=f"{first.rstrip(':')}: {last}", bold=False, bullet=None, gap=False)
        else:
            yield replace(line, text=first or last, bold=True, gap=False)


# ------------------------------------------------------------------------------------------------------- cards
def _are_cards(table: Table) -> bool:
    """Whether each cell is a step by itself, several lines of which one says when, set side by side by the table."""
    cells = [cell for row in table.rows for cell in row.cells if mended(cell)]
    if len(cells) < _FEWEST_CARDS:
        return False
    told = [[line.text for line in cell.lines if line.text.strip()] for cell in cells]
    if sum(is_month(lines[0]) for lines in told) * 2 > len(told):
        return False  # a calendar: each cell is headed by its month
    return all(len(lines) > 1 and sum(dated_alone.alone(text) is not None for text in lines) == 1 for lines in told)


def _cards(table: Table) -> Iterator[Line]:
    """The cells' lines, row by row, with space above each card."""
    for row in table.rows:
        for cell in row.cells:
            lines = [line for line in cell.lines if line.text.strip()]
            yield from (replace(line, gap=n == 0) for n, line in enumerate(lines))


# ------------------------------------------------------------------------------------------------------- steps
def _are_steps(table: Table) -> bool:
    """
    Whether each column is a step: its time in the first row, no other there, and labels of a step ("Leverance: …",
    "Aktører: …") further down in most of the columns, as a figure of a process sets its steps side by side.
    """
    width = len(table.rows[0].cells) if table.rows else 0
    if width < _FEWEST_CARDS or len(table.rows) <= _FEWEST or any(len(row.cells) != width for row in table.rows):
        return False
    times = [mended(cell) for cell in table.rows[0].cells]
    if len(set(times)) < width or not all(map(danish.is_date_cell, times)):
        return False
    below = [[line.text for row in table.rows[1:] for line in row.cells[c].lines] for c in range(width)]
    return sum(any(label_of(text) for text in column) for column in below) * 2 > width


def _steps(table: Table) -> Iterator[Box]:
    """Each column as a box of its lines."""
    for c in range(len(table.rows[0].cells)):
        cells = [[line for line in row.cells[c].lines if line.text.strip()] for row in table.rows]
        if cells[2]:
            cells[2][0] = replace(
                cells[2][0], gap=True
            )  # what is done stands in a row of its own, the words on it below
        lines = tuple(line for cell in cells for line in cell)
        yield Box(lines, lines[0].source)


# ------------------------------------------------------------------------------------------- one below the other
def _parts(table: Table) -> Iterator[Block]:
    """The table, or the tables that stand below one another in it, with the words above each as lines."""
    texts = texts_of(table.rows)
    heads = [n for n, line in enumerate(texts) if _is_head(line) or records.heads(line)]
    cuts = [n for n in heads[1:] if texts[n] != texts[heads[0]] and n - heads[0] > _FEWEST and _has_rows(texts, n)]
    cuts = sorted({*cuts, *_timeless(texts, heads)})
    if not cuts:
        yield from _below_its_name(table, texts)
        return
    begin = 0
    for cut in [*cuts, len(texts)]:
        end = cut
        while cut < len(texts) and end > begin + 1 and _filled(texts[end - 1]) == 1:
            end -= 1
        yield from _one(table, begin, end)
        begin = end


def _timeless(texts: Sequence[Sequence[str]], heads: Sequence[int]) -> list[int]:
    """
    First rows of what stands below a row of one cell and has other words where the head says that days are, in every
    row: hours, figures or facts below a list of what happens.
    """
    if not heads:
        return []
    times = [c for c, text in enumerate(texts[heads[0]]) if _is_time(text)]
    ends = [*(n for n, line in enumerate(texts) if n > heads[0] and _filled(line) <= 1), len(texts)]
    out = []
    for lone, end in pairwise(ends):
        rows = texts[lone + 1 : end]
        if len(rows) >= _FEWEST and all(
            any(line[c] and not _tells_time(line[c]) for c in times) or _counts(line) for line in rows
        ):
            out.append(lone + 1)
    dated = any(tables_words.is_dated(line[c]) for line in texts[heads[0] : ends[0]] for c in times)
    return out if dated else []


def _is_time(text: str) -> bool:
    return bool(text) and bool(set(tables_words.header_roles(text)[:1]) & DATE_ROLES)


def _tells_time(text: str) -> bool:
    return tables_words.is_when(text) or tables_words.is_day(text) or bool(danish.find(text)) or stands_for_none(text)


def _counts(line: Sequence[str]) -> bool:
    """Whether a row is nothing but figures: a year, and what was counted in it."""
    return all(_FIGURE.fullmatch(text) for text in line if text)


_FIGURE = regex(r"[\d.,]*\d(?: ?(?:%|kr\.|mio\. kr\.))?")


def _below_its_name(table: Table, texts: Sequence[Sequence[str]]) -> Iterator[Block]:
    """The table; rows of one cell above its head, as a sheet begins with its name, are lines above it."""
    above = next((n for n, line in enumerate(texts) if _filled(line) > 1), 0)
    if above and len(texts) - above > _FEWEST and _filled(texts[above]) > _FEWEST:
        yield from _one(table, 0, len(texts))
    else:
        yield table


def _one(table: Table, begin: int, end: int) -> Iterator[Block]:
    """Some rows as a table of their own without its empty columns; rows with one filled cell above it are lines."""
    rows = list(table.rows[begin:end])
    while rows and sum(bool(cell.lines) for cell in rows[0].cells) <= 1:
        yield from (replace(line, bold=True) for cell in rows[0].cells for line in cell.lines)
        rows.pop(0)
    keep = [
        c for c in range(len(table.rows[0].cells)) if any(c < len(row.cells) and row.cells[c].lines for row in rows)
    ]
    if rows and keep:
        made = tuple(replace(row, cells=tuple(row.cells[c] for c in keep)) for row in rows)
        yield replace(table, rows=made, source=rows[0].source)


def _filled(line: Sequence[str]) -> int:
    return sum(map(bool, line))


def _is_head(line: Sequence[str]) -> bool:
    """Whether a row is nothing but the words that head columns, one of them of time."""
    said = [text for text in line if text]
    if len(said) < _FEWEST or any(danish.is_date_cell(text) or bare_days.in_month(text, "maj") for text in said):
        return False
    roles = [tables_words.header_roles(text) if len(text) <= _LONGEST_LABEL else () for text in said]
    timed = any(set(role[:1]) & DATE_ROLES for role in roles)
    return timed and sum(map(bool, roles)) * 3 >= len(said) * 2


def _has_rows(texts: Sequence[Sequence[str]], n: int) -> bool:
    """Whether a row with several filled cells stands right below."""
    return n + 1 < len(texts) and _filled(texts[n + 1]) >= _FEWEST
