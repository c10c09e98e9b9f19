"""A line that holds a date and nothing else but what is said of that date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.layouts import tables_split, tables_words
from frisat.read.layouts.tables_context import joined

_LONGEST = 90
_CLOCK = regex(
    r"[\s,–-]*(?:\(\s*)?(?:fra\s+)?(?:kl\.?|klokken)\s*\d[\d.:]*(?:\s*(?:[-–]|til)\s*(?:kl\.?\s*)?\d[\d.:]*)?\s*\)?(?:\*+\)?)?",
    re.IGNORECASE,
)
_HOPED = r"(?:(?:det )?(?:forventes|forventet|planlægges|planlagt)(?: at)? )?"
_FROM_TO = regex(
    rf"{_HOPED}(?:start\w*|begynd\w*|opstart|fra)\s*:?\s+(?:i )?(?P<first>\S.{{2,30}}?)\s*(?:,|;|og|–|-)?\s+{_HOPED}"
    r"(?:afslut\w*|slutte\w*|slut(?= \w+ )|slut\w*|færdig\w*)\s*:?\s+(?:i )?(?P<last>\S.{2,30}?)\.?",
    re.IGNORECASE,
)
"""Both ends named by words: "Start medio 2022 og afsluttet medio 2023"."""
_SHORTEST = regex(r"[1-9]/[1-9]")
_LONGEST_LIST, _MANY = 400, 4
"""Characters of a line that holds a whole year's days, and how many they are at least."""


@dataclass(frozen=True, slots=True)
class Alone:
    """A line that holds only a date: its words, clock words, and what else is said of the date, such as where."""

    when: str
    clock: str = ""
    status: str = ""
    place: str = ""


def alone(text: str) -> Alone | None:
    """
    The date of a line that says only when: a date, perhaps a clock, a remark in brackets, a status ("mødet er aflyst").

    None for every other line, and for a bare year.
    """
    text, said_beside = _without_remark(text.strip())
    if moved := _MOVED_TO.fullmatch(text):
        old = alone(moved["day"])
        return None if old is None or old.status else replace(old, status=moved["said"])
    if not (3 < len(text) <= _LONGEST_LIST or _SHORTEST.fullmatch(text)) or text.isdigit():
        return None
    if ends := _FROM_TO.fullmatch(text):
        return _ends(ends["first"], ends["last"])
    found = danish.find(text)
    if not found and danish.is_date_cell(text):
        return Alone(text)
    if len(text) > _LONGEST and len(found) < _MANY:
        return None
    if not found or text[: found[0].start].strip().lower() not in ("", "den", "d."):
        return None
    end = found[-1].end
    for before, after in pairwise(found):
        if not re.fullmatch(r"\s*(?:,|og|och|samt|/|&)?\s*(?:den\s*)?", text[before.end : after.start]):
            return None
    when = text[:end].strip()
    rest = text[end:]
    clock = _CLOCK.match(rest)
    rest = (rest[clock.end() :] if clock else rest).strip(" ,.–-")
    rest = rest if any(map(str.isalnum, rest)) else ""  # a footnote's mark
    if not danish.is_date_cell(when) and not danish.parse(when):
        return None
    where = _WHERE.fullmatch(rest) if clock or found[-1].time else None
    if where is not None:
        rest = ""
    if rest and not tables_split.is_status(rest):
        return None
    status = rest or (said_beside if tables_split.is_status(said_beside) else "")
    starts = clock[0].strip(" ,()–-") if clock else ""
    if not starts and (own := _STARTS.fullmatch(said_beside)):
        starts = own["clock"]
    return Alone(when, starts, status, where["place"] if where is not None else "")


def _ends(first: str, last: str) -> Alone | None:
    if not (tables_words.is_dated(first) and tables_words.is_dated(last)):
        return None
    text, _ = joined(first, last, None, "")
    return Alone(text) if len(danish.parse(text)) == 1 else None


_WHERE = regex(
    r"(?:på|i|hos|ved)\s+(?P<place>(?:[A-ZÆØÅ0-9]|(?:møde)?lokale\b)[^.,;:]{1,60}|"
    r"[a-zæøå]*(?:huset|salen|hallen|skolen|cent(?:er|r)et|kontoret|biblioteket|gården|kantinen|lokalet|museet|teatret))"
)
"""Where it is, behind a clock time."""
_STARTS = regex(r"(?:(?:møde)?start\w*|begynder|obs)?\s*(?P<clock>(?:kl\.?|klokken)?\s*\d[\d.:]*)", re.IGNORECASE)
_MOVED_TO = regex(
    r"(?P<day>[^–(]{4,60}?)\s*(?:[–(]|\s-|,)\s*(?P<said>(?:mødet (?:er |bliver )?)?(?:flyttet|flyttes|udsat|udsættes|"
    r"rykket|rykkes) til [^()]*\d[^()]*)\)?",
    re.IGNORECASE,
)
"""A day and to which other it was moved: "14. oktober – flyttet til den 19. oktober"."""
_BEFORE_CLOCK = regex(r"\s\((?P<said>[^()\d]{3,60})\)(?=\s+(?:kl\.?|klokken)\s*\d)", re.IGNORECASE)


def _without_remark(text: str) -> tuple[str, str]:
    """A line and the remarks in brackets behind its day, which are no dates themselves."""
    said: list[str] = []
    if (inside := _BEFORE_CLOCK.search(text)) is not None:
        said.append(inside["said"])
        text = text[: inside.start()] + text[inside.end() :]
    while (remark := re.search(r"\s\(([^()]*)\)$", text)) is not None and not danish.parse(remark[1]):
        text = text[: remark.start()].rstrip()
        said.insert(0, remark[1].strip())
    return text, ", ".join(said)
