"""
The table of who was there ("Navn | Funktion | Fremmøde") as lists of participants, absent and substitutes.

Frisat's own minutes have such a table, and so have those of other systems; both are known by their header row. Used
by `agenda_labels.py`.
"""

from __future__ import annotations

import re

from frisat.plan.printed import key_of
from frisat.plan.regex import regex
from frisat.plan.wording import meetings as words
from frisat.read.blocks import Table
from frisat.read.fields import mend
from frisat.read.layouts import plain_tables

_NAME = regex(r"(?:navn|deltager|medlem|person|name)(?:e|er|mer)?", re.IGNORECASE)
_THERE = regex(
    r"(?:fremmøde|deltagelse|tilstedeværelse|til ?stede|mødt|status|fremmødt|attendance|present)", re.IGNORECASE
)
_PRESENT = regex(r"(?:til ?stede|mødt|fremmødt|deltog|ja|x|present)\b", re.IGNORECASE)
_AWAY = regex(r"(?:afbud|fraværende|ikke mødt|ikke til stede|udeblevet|nej|apologies|absent)\b", re.IGNORECASE)
_EXCUSED = regex(r"(?:afbud|apologies)\b", re.IGNORECASE)
_SUBSTITUTE = regex(r"(?:stedfortræder|suppleant|substitute)\b", re.IGNORECASE)
_NAMED_ELSEWHERE = ("chair", "secretary", "caseworker")
"""Parts that have a label of their own in the head; their rows say only that they were there."""


def lists(table: Table) -> dict[str, list[str]] | None:
    """ "participants", "absent" and "substitutes" with their entries; None for any other table."""
    if len(table.rows) < 2:
        return None
    heads = [mend.plain(cell.text).rstrip(":") for cell in table.rows[0].cells]
    name = next((n for n, head in enumerate(heads) if _NAME.fullmatch(head)), None)
    there = next((n for n, head in enumerate(heads) if _THERE.fullmatch(head)), None)
    if name is None or there is None or len(heads) > 6:
        return None
    out: dict[str, list[str]] = {"participants": [], "absent": [], "substitutes": []}
    for row in table.rows[1:]:
        cells = [plain_tables.mended(cell) for cell in row.cells]
        if len(cells) != len(heads) or not cells[name] or cells == heads:
            continue
        beside = next((text for n, text in enumerate(cells) if n not in (name, there) and text), "")
        part = key_of(words.PARTS, beside)
        if part in _NAMED_ELSEWHERE:
            continue
        field, said = _entry(cells[there])
        if field == "participants" and (part == "substitute" or _SUBSTITUTE.match(beside)):
            field = "substitutes"
        who = (
            f"{cells[name]}, {beside}" if beside and part is None and not _SUBSTITUTE.fullmatch(beside) else cells[name]
        )
        out[field].append(f"{who} ({said})" if said else who)
    return out


def _entry(state: str) -> tuple[str, str]:
    """(list, what is told beside the name) of "Til stede fra kl. 15.20", "Afbud", "Ja"."""
    if _AWAY.match(state):
        return "absent", "afbud" if _EXCUSED.match(state) else ""
    rest = state[match.end() :].strip(" ,.:") if (match := _PRESENT.match(state)) else ""
    return "participants", rest
