"""
Cells that say which body takes a row's matter up, and when: "Teknikudvalget 9. september", "ØU 9/9, KB 16/9".

They stand beside the row's own time (a hearing's, a draft's), and each is an activity of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from frisat.plan import danish
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.layouts.tables_words import is_actor

_BETWEEN = regex(
    r"^[\s,;:/·–(-]+|(?:[\s,;:/·–()-]|\b(?:den|d\.|og|samt|i|pr\.|møde|mødet))+$|^(?:og|samt|i|på)\b\s*", re.IGNORECASE
)
_LONGEST = 160
_ENOUGH, _FEWEST, _ASKED = 0.6, 2, 20
"""Share of a column's filled cells, how many at least, and how many of them are asked."""
_FINE = frozenset({Precision.DAY, Precision.DAYS, Precision.MONTH})


@dataclass(frozen=True, slots=True)
class Handled:
    """One body's taking up: its name and the words of the day."""

    who: str
    when: str


def split(text: str) -> list[Handled]:
    """The bodies and days of a cell, in order; empty when it says anything besides."""
    said = " ".join(text.split()).strip(" .")
    if not said or len(said) > _LONGEST or not any(map(str.isdigit, said)):
        return []
    found = danish.find(said)
    if not found or any(one.in_any_year().period.precision not in _FINE for one in found):
        return []
    gaps = [
        said[a:b] for a, b in zip([0, *(f.end for f in found)], [*(f.start for f in found), len(said)], strict=True)
    ]
    names = [_name(gap) for gap in gaps]
    who = names[:-1] if not names[-1] else names[1:] if not names[0] else []
    if len(who) != len(found) or not all(name and is_actor(name) for name in who):
        return []
    return [Handled(name, one.period.text) for name, one in zip(who, found, strict=True)]


def _name(gap: str) -> str:
    before = None
    while before != gap:
        before, gap = gap, _BETWEEN.sub("", gap)
    return gap


def is_column(cells: Sequence[str]) -> bool:
    """Whether most filled cells of a column, and at least two, name a body and its day."""
    filled = [cell for cell in cells if cell.strip(" -–")]
    asked = filled if len(filled) <= _ASKED else filled[:: len(filled) // _ASKED + 1]
    told = sum(bool(split(cell)) for cell in asked)
    return told >= _FEWEST and told >= _ENOUGH * len(asked)
