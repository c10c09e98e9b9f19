"""
Rows of days and places below the words they share: "Der er åbent hus:" and then "19/11 i Hallen", "2/12 på skolen".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.layouts.dated_lines import Dated

_WHERE = regex(
    r",?\s*(?:(?P<clock>(?:kl\.?|klokken)\s*\d[\d.:]*(?:\s*(?:[-–]|til)\s*(?:kl\.?\s*)?\d[\d.:]*)?)\s*,?\s*)?"
    r"(?:på|i|hos|ved)\s+(?P<place>[A-ZÆØÅ].{1,150})",
    re.IGNORECASE,
)
_VERB = regex(
    r"\s+(?:er|bliver|holdes|afholdes|finder sted|foregår|sker)(?:\s+(?:på\s+)?følgende(?:\s+\w+)?)?$", re.IGNORECASE
)
_HELD = regex(
    r"(?:der|vi|kommunen|udvalget|rådet)\s+(?:af)?hold(?:es|er)\s+(?:i\s+(?:19|20)\d\d\s+)?(?P<what>\D{4,80}?)"
    r"(?:\s+(?:på\s+)?følgende\s+\w+)?",
    re.IGNORECASE,
)
_FOLLOWING = regex(r"\s+(?:på\s+)?følgende\s+\w+$", re.IGNORECASE)
_NAMELESS = regex(r"(?:(?:på|i)\s+)?(?:følgende|disse)?\s*(?:datoer|dage|tidspunkter|tid og sted)", re.IGNORECASE)
_DAY = regex(r"(?:(?:den|d\.)\s*)?\d{1,2}/\d{1,2}(?=[\s,])", re.IGNORECASE)
"""In running text "2/12 i" may be a share; in a row of days it is one."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One of the days. `lead`: block of the words above, whose name is the title; "" where they name nothing."""

    dated: Dated
    place: str
    lead: int


def rows(document: Document) -> dict[int, Row]:
    """Block index -> row, for every run of at least two such lines right below a line that leads in to them."""
    lines = [(at, b) for at, b in enumerate(document.blocks) if not isinstance(b, Line) or b.text.strip()]
    out: dict[int, Row] = {}
    n = 0
    while n < len(lines):
        above, block = lines[n]
        n += 1
        if not isinstance(block, Line) or not block.text.rstrip().endswith(":") or len(block.text) > 200:
            continue
        run: dict[int, Row] = {}
        while n < len(lines) and (row := _row(lines[n][1], block.text, above)) is not None:
            run[lines[n][0]] = row
            n += 1
        if len(run) >= _FEWEST:
            out |= run
    return out


def _row(block: object, lead: str, above: int) -> Row | None:
    if not isinstance(block, Line):
        return None
    text = block.text.strip()
    day = _DAY.match(text)
    found = danish.parse(day[0]) if day else danish.find(text)
    if not found or text[: found[0].start].strip().lower() not in ("", "den", "d."):
        return None
    first = found[0]
    match = _WHERE.fullmatch(text, first.end)
    if match is None or not match["place"][0].isupper():
        return None
    dated = Dated(text[: first.end].strip(), first, _name(lead), match["clock"] or "")
    return Row(dated, match["place"].strip(" ."), above)


def _name(lead: str) -> str:
    name = lead.strip().rstrip(":").strip()
    if held := _HELD.fullmatch(name):
        name = held["what"][0].upper() + held["what"][1:]
    name = _FOLLOWING.sub("", _VERB.sub("", name))
    return "" if _NAMELESS.fullmatch(name) else name
