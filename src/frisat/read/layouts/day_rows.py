"""A line that holds days side by side and nothing else, each perhaps with a remark: "Den 6/2 - aflyst   Den 13/2"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.period import Precision
from frisat.plan.regex import regex

_FEWEST = 2
_LEAD = frozenset({"", "den", "d", "•", "-"})
_REMARK = regex(r"\(?[–-]?\s*(?P<said>[^\d\s()][^\d()]{0,38}?)\s*\)?", re.IGNORECASE)
_BETWEEN = regex(r"[\s,;|/•]*(?:(?:den|d\.|og)\s*)?$", re.IGNORECASE)
_JOINS = regex(r"\s?(?:,|og|samt|&|\+|/|[–-]|til|eller)\s?(?:den|d\.)?\s?", re.IGNORECASE)
"""What parts the days of a list that reads as one text: `danish` reads those at once."""
_MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Day:
    when: str
    remark: str = ""


def days(text: str) -> list[Day]:
    """The days of such a line in order; [] when it says anything else, or is a list that reads as one text."""
    found = danish.find(text)
    if len(found) < _FEWEST or text[: found[0].start].strip(" .").lower() not in _LEAD or not all(map(_is_day, found)):
        return []
    gaps = [text[a.end : b.start] for a, b in pairwise(found)]
    if all(_JOINS.fullmatch(gap) for gap in gaps) or any(a.period.text == b.period.text for a, b in pairwise(found)):
        return []
    out = []
    for one, gap in zip(found, [*gaps, text[found[-1].end :]], strict=True):
        remark = _remark(gap)
        if remark is None:
            return []
        out.append(Day(text[one.start : one.end].strip(), remark))
    return out


def _is_day(found: Found) -> bool:
    """Whether it is a day and no limit: what is due "senest 30. maj" is of the words before it."""
    period = found.in_any_year().period
    return period.bound is None and period.precision in (Precision.DAY, Precision.DAYS)


def _remark(gap: str) -> str | None:
    """The few words behind a day, "" without any; None when they are more than a remark."""
    gap = _BETWEEN.sub("", gap).strip(" ,;.*")
    if not gap:
        return ""
    match = _REMARK.fullmatch(gap)
    set_off = gap[0] in "(–-"
    return match["said"] if match and set_off and len(match["said"].split()) <= _MOST_WORDS else None
