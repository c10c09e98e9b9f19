"""
Cards whose labels stand on lines of their own, "Hvornår" above "3. marts": label and value as one line again.

A word such as "Ansvarlig" alone on a line heads a column as well as it labels a value. It is a label where the same
words come again and again, each time above a line that is none of them, and one of them says when. "Næste møde" is one
where a day stands right below it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.blocks import Block, Document, Line
from frisat.read.layouts import dated_alone, tables_words
from frisat.read.layouts.tables_words import DATE_ROLES

_FEWEST = 3
"""Cards from which on a word alone on its line is a label: two may be the heads of two tables."""
_LABELS = 2
"""Different labels of a card."""
_LONGEST = 30


def joined(document: Document) -> Document:
    """The document with each such label and the line below it as one, "Hvornår: 3. marts"; unchanged without them."""
    lines = [(at, b) for at, b in enumerate(document.blocks) if isinstance(b, Line) and b.text.strip()]
    labels = _labels(lines)
    pairs = {
        at: below
        for (at, line), (below, value) in pairwise(lines)
        if (_plain(line.text) in labels and _may_be_label(line)) or _is_next_meeting(line, value)
    }
    if not pairs:
        return document
    values = set(pairs.values())
    blocks: list[Block] = []
    for at, block in enumerate(document.blocks):
        if at in pairs and isinstance(block, Line) and isinstance(value := document.blocks[pairs[at]], Line):
            text = f"{block.text.strip().rstrip(':')}: {value.text.strip()}"
            blocks.append(replace(block, text=text, level=0, bold=False, bullet=None, struck=value.struck))
        elif at not in values:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _plain(text: str) -> str:
    return text.strip().rstrip(":").strip().lower()


_NEXT = regex(r"(?:næste|kommende) (?:ordinære )?[\w-]*møde[rt]?", re.IGNORECASE)


def _is_next_meeting(line: Line, value: Line) -> bool:
    """Whether a line is a heading such as "Næste møde", right above the day, clock and place of that meeting."""
    return (
        _NEXT.fullmatch(_plain(line.text)) is not None
        and line.bullet is None
        and not value.level
        and value.bullet is None
        and dated_alone.alone(value.text) is not None
    )


def _may_be_label(line: Line) -> bool:
    """Whether a line is one short phrase that can head a column, and no list item."""
    text = line.text.strip()
    if len(text) > _LONGEST or line.bullet is not None or len(text.split()) > 3 or text.endswith((".", ",", ";")):
        return False
    return bool(tables_words.header_roles(text)[:1]) and not any(map(str.isdigit, text))


def _labels(lines: list[tuple[int, Line]]) -> frozenset[str]:
    """The words that are labels on this page."""
    counts = Counter(_plain(line.text) for _, line in lines if _may_be_label(line))
    often = {text for text, number in counts.items() if number >= _FEWEST}
    below = list(pairwise(lines))
    for (_, line), (_, value) in below:
        if _plain(line.text) in often and (value.level or _plain(value.text) in often):
            often.discard(_plain(line.text))
    times = {text for text in often if set(tables_words.header_roles(text)[:1]) & DATE_ROLES}
    dated = sum(
        _plain(line.text) in times
        and (danish.is_date_cell(value.text.strip()) or tables_words.is_when(value.text.strip()))
        for (_, line), (_, value) in below
    )
    return frozenset(often) if len(often) >= _LABELS and dated >= _FEWEST else frozenset()
