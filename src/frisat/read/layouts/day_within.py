"""
The day that a line below a month names further on than at its beginning: "Fagligt forum, onsdag den 17. kl. 13-15
(rådhuset) – budget", "Frist for data: 23/2", "Status sendes til regionen (ultimo april)".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.fields import words
from frisat.read.layouts import bare_days, tables_split
from frisat.read.layouts.tables_context import month_number

_WEEKDAY = rf"(?:{words.WEEKDAY_STEMS})(?:dag(?:en)?|\.)?"
_ONE = r"(?:0?[1-9]|[12]\d|3[01])\b\.?"
_BARE = regex(
    rf"(?:(?:senest|inden|fra)\s+)?\b(?:{_WEEKDAY},?\s+(?:den\s+|d\.\s*)?|den\s+|d\.\s*){_ONE}"
    rf"(?:\s?(?:[-–&,]|og)\s?(?:(?:{_WEEKDAY}\s+)?(?:den\s+|d\.\s*))?{_ONE})*(?![\d/:%]|\s*[^\W\d]+\s+(?:mio|kr))",
    re.IGNORECASE,
)
_FIGURES = regex(
    r"(?:(?:senest|inden|fra|d\.|den)\s+)*(?<![\d/.])(?:0?[1-9]|[12]\d|3[01])/(?P<month>0?[1-9]|1[0-2])(?![\d/])"
)
_CLOCK = regex(
    r"[\s,]*(?:kl\.?|klokken)\s*(?P<clock>\d[\d.:]*(?<![.:])(?:\s*(?:[-–]|til)\s*(?:kl\.?\s*)?\d[\d.:]*(?<![.:]))?)",
    re.I,
)
_PLACE = regex(r"\s*\((?P<place>[^()]{2,60})\)")
_JOINT = regex(r"[\s,:(–-]*(?:\b(?:den|d\.|i|holdes|afholdes))?\s*$", re.IGNORECASE)
_LONGEST = 240
_FINE = frozenset({Precision.DAY, Precision.DAYS, Precision.MONTH, Precision.MONTHS})


@dataclass(frozen=True, slots=True)
class Within:
    """A line taken apart: the words of its date, its clock, what is held, where, how it goes, and what is on it."""

    when: str
    title: str
    clock: str = ""
    place: str = ""
    status: str = ""
    contents: str = ""

    @property
    def time(self) -> str:
        """Its clock as a cell of clocks has it; "" without one."""
        return f"kl. {self.clock}" if self.clock else ""

    @property
    def words(self) -> str:
        """All that the line says beside when."""
        place = f" ({self.place})" if self.place else ""
        status = f" ({self.status})" if self.status else ""
        return f"{self.title}{place}{f' – {self.contents}' if self.contents else ''}{status}"


def of(text: str, month: str) -> Within | None:
    """A line below `month` (a month's words) taken apart; None when it names no day of that month behind its title."""
    number = month_number(month)
    if number is None or len(text) > _LONGEST:
        return None
    place = _own(text, number) or _bare(text)
    if place is None:
        return None
    start, end = place
    title = _JOINT.sub("", text[:start]).strip()
    if not re.search(r"[^\W\d]{3}", title):
        return None
    rest = text[end:]
    if text[:start].rstrip().endswith("("):
        rest = rest.lstrip().removeprefix(")")
    return _behind(Within(text[start:end].strip(" ,"), title), rest)


def bare_in_month(text: str, month: str) -> tuple[str, str, str] | None:
    """
    When, clock and what of a line that names a day without its month behind its title; None for any other line.

    What else stands behind the day stays in the title.
    """
    if month_number(month) is None or len(text) > _LONGEST or _bare(text) is None:
        return None
    said = of(text, month)
    when = bare_days.in_month(said.when, month) if said is not None else ""
    if said is None or not when:
        return None
    return when, said.time, said.words


def _own(text: str, month: int) -> tuple[int, int] | None:
    """Where the one date of a line stands that is whole, and lies in the month."""
    found = danish.find(text)
    if not found and (match := _FIGURES.search(text)) and int(match["month"]) == month:
        return match.span() if len(_FIGURES.findall(text)) == 1 else None
    if len(found) != 1 or not _in_month(found[0], month):
        return None
    return found[0].start, _without_clock(text, found[0])


def _without_clock(text: str, found: Found) -> int:
    clock = _CLOCK.search(text, found.start, found.end)
    return clock.start() if clock else found.end


def _in_month(found: Found, month: int) -> bool:
    """Whether a date is a day, a week or a few months that touch the month in some year near ours."""
    if not found.needs_year and found.period.precision not in _FINE:
        return False
    for year in (2024, 2025, 2026) if found.needs_year else (0,):
        period = (found.with_year(year, "") if year else found).period
        first, last = period.earliest or period.latest, period.latest or period.earliest
        if first is None or last is None or (last - first).days > _WIDEST:
            return False
        if first.month <= month <= last.month or (first.year < last.year and month in (first.month, last.month)):
            return True
    return False


_WIDEST = 100
"""Days of what a month's line may name: a hearing goes on into the next month, a year is no time of it."""


def _bare(text: str) -> tuple[int, int] | None:
    """Where a day without its month stands: with a weekday or "den" before it, and nothing dated elsewhere."""
    if danish.find(text):
        return None
    found = list(_BARE.finditer(text))
    return found[0].span() if len(found) == 1 else None


def _behind(so_far: Within, rest: str) -> Within:
    """What stands behind the day: its clock, its place in brackets, and behind a dash how it goes or what is on it."""
    clock = place = status = contents = ""
    if match := _CLOCK.match(rest):
        clock, rest = match["clock"], rest[match.end() :]
    if (match := _PLACE.match(rest)) and not danish.find(match["place"]):
        if tables_split.is_status(match["place"]):
            status = match["place"]
        else:
            place = match["place"]
        rest = rest[match.end() :]
    said = rest.strip(" ,.:;–-")
    if tables_split.is_status(said):
        status = said
    elif said[:1] and rest.lstrip()[:1] in "–-:,;.":
        contents = said
    elif said:
        return Within(so_far.when, f"{so_far.title} {said}", clock, place, status)
    return Within(so_far.when, so_far.title, clock, place, status, contents)
