"""Days set over two lines, "12" above "maj", as calendars of events print them: one line again."""

from __future__ import annotations

from dataclasses import replace

from frisat.plan.regex import regex
from frisat.read.blocks import Block, Document, Line

_DAY = regex(r"(?:0?[1-9]|[12]\d|3[01])\.?")
_MONTH = regex(
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|mar|apr|jun|jul|"
    r"aug|sep|sept|okt|nov|dec)\.?(?:,?\s+(?:19|20)\d\d)?"
)
_FEWEST = 2


def joined(document: Document) -> Document:
    """The document with the number of a day and the month right below it as one line, where it does so repeatedly."""
    pairs = {at for at in range(len(document.blocks) - 1) if _is_pair(document.blocks[at], document.blocks[at + 1])}
    if len(pairs) < _FEWEST:
        return document
    blocks: list[Block] = []
    for at, block in enumerate(document.blocks):
        below = document.blocks[at + 1] if at in pairs else None
        if isinstance(block, Line) and isinstance(below, Line):
            blocks.append(replace(block, text=f"{block.text.strip().rstrip('.')}. {below.text.strip()}"))
        elif at - 1 not in pairs:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _is_pair(number: Block, month: Block) -> bool:
    if not isinstance(number, Line) or not isinstance(month, Line) or number.bullet is not None:
        return False
    return bool(_DAY.fullmatch(number.text.strip()) and _MONTH.fullmatch(month.text.strip().lower()))
