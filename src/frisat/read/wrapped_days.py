"""
Running text whose line breaks before a date, "… holdes lørdag den" above "13. september.", or "… på skolen," above
"tirsdag den 4. maj.": one line again. So is a date that is broken within a month's name, "August - okto-" above
"ber 2031".

By itself the second line looks like a date that heads what stands below it, or like none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.blocks import Block, Document, Line

_FEWEST_WORDS = 4
"""Words of a line that is running text; a shorter one may be a cell or a heading."""
_LONGEST, _LONGEST_ABOVE = 40, 400
"""Characters of the second line and of the first; no text is laid out in longer ones."""
_HANGS = regex(
    r"(?:\b(?:af|i|den|d\.|til|fra|og|inden|senest|uge|ugerne|på|ved|for|efter|før|omkring|primo|medio|ultimo|"
    r"sommeren|efteråret|foråret|vinteren|sommerferien|årsskiftet|januar|februar|marts|april|maj|juni|juli|august|"
    r"september|oktober|november|december|\w{3,4}dag)|[–-])$",
    re.IGNORECASE,
)
_WEEKDAY = regex(r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag|den \d)", re.IGNORECASE)
_REST = regex(r"(?:(?:19|20)\d\d|[a-zæøå0-9].*)[.;,]?")


def joined(document: Document) -> Document:
    """The document with such lines joined; unchanged when it is no text with lines as laid out, or has none."""
    if not document.plain:
        return document
    blocks: list[Block] = []
    for block in document.blocks:
        above = blocks[-1] if blocks else None
        if isinstance(block, Line) and isinstance(above, Line) and _goes_on(above, block):
            blocks[-1] = _one(above, block)
        elif isinstance(block, Line) and isinstance(above, Line) and _is_broken(above, block):
            blocks[-1] = _one(replace(above, text=above.text.strip()[:-1]), block, "")
        elif isinstance(block, Line) and isinstance(above, Line) and (whole := _whole_range(above, block)):
            blocks[-1] = _one(replace(above, text=whole), block, "", "")
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks)) if len(blocks) < len(document.blocks) else document


def _goes_on(above: Line, below: Line) -> bool:
    first, rest = above.text.strip(), below.text.strip()
    if below.bullet is not None or below.level or not rest or len(rest) > _LONGEST or not _REST.fullmatch(rest):
        return False
    if len(first) > _LONGEST_ABOVE or len(first.split()) < _FEWEST_WORDS:
        return False
    if not _HANGS.search(first) and not (first.endswith(",") and rest[0].islower() and _WEEKDAY.match(rest)):
        return False
    return danish.is_date_cell(rest.rstrip(".;,")) or danish.is_date_cell(rest)


_BROKEN = regex(r".*[a-zæøå]{2}-", re.IGNORECASE)


def _is_broken(above: Line, below: Line) -> bool:
    """Whether two lines are one date with a month's name broken at a hyphen."""
    first, rest = above.text.strip(), below.text.strip()
    if len(first) > _LONGEST or len(rest) > _LONGEST or not rest[:1].islower() or not _BROKEN.fullmatch(first):
        return False
    return (
        below.bullet is None and danish.is_date_cell(first[:-1] + rest) and not danish.is_date_cell(f"{first} {rest}")
    )


_CUT = regex(r"(?P<days>\d{1,2}\.[^\d–-]{0,12}?\s?[–-]\s?(?:\d{1,2}\.)?)\s{2,}(?P<what>\S.*)", re.IGNORECASE)
_TAIL = regex(r"(?P<rest>(?:\d{1,2}\.\s?)?[^\W\d]{3,9}\.?(?:\s(?:19|20)\d\d)?)(?:\s{2,}(?P<more>\S.*))?", re.IGNORECASE)
_LONGEST_ROW = 200


def _whole_range(above: Line, below: Line) -> str:
    """
    Two lines of a list in columns whose span of days is cut at its column's edge, as one: "26. august - 9.   Høring"
    above "september   i Ældrerådet". "" for all others.
    """
    first, rest = above.text.strip(), below.text.strip()
    if len(first) > _LONGEST_ROW or len(rest) > _LONGEST_ROW or below.bullet is not None:
        return ""
    cut = _CUT.fullmatch(first)
    tail = _TAIL.fullmatch(rest) if cut else None
    if cut is None or tail is None or danish.is_date_cell(cut["days"]):
        return ""
    days = f"{cut['days']} {tail['rest']}"
    found = danish.parse(days)
    if len(found) != 1 or not danish.is_date_cell(tail["rest"]):
        return ""
    return f"{days}   {cut['what']} {tail['more'] or ''}".rstrip()


def _one(above: Line, below: Line, between: str = " ", rest: str | None = None) -> Line:
    source = above.source
    if source.lines and below.source.lines:
        source = replace(source, lines=(source.lines[0], below.source.lines[1]))
    return replace(
        above, text=f"{above.text.rstrip()}{between}{below.text.strip() if rest is None else rest}", source=source
    )
