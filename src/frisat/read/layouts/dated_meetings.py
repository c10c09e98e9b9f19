"""
Pages of a body's meetings in which each day stands as a heading, with its clock, over the points of that meeting.

"Møder i Seniorrådet 2031 / Onsdag den 15. januar kl. 15-17 / • Konstituering / • Årsplan": the points are no activities
of their own. Where the page does not name meetings the same shape is a time line whose lines are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from frisat.plan.regex import regex
from frisat.read import meeting_lists
from frisat.read.blocks import Document, Line
from frisat.read.fields import mend, no_date, stamps, words
from frisat.read.layouts import tables_words
from frisat.read.layouts.dated_alone import Alone, alone
from frisat.read.layouts.tables_context import is_month

_FEWEST = 3
_WEEKDAY = regex(rf"\b(?:{words.WEEKDAY_STEMS})(?:dag|\.)", re.IGNORECASE)
_LONGEST_POINT = 160
_PLACE = regex(r"(?:sted|mødested|lokale|mødelokale|hvor)\s*:\s*(?P<place>\S.*)", re.IGNORECASE)
_CLOCK = regex(r"(?:tid|tidspunkt|mødetid|klokkeslæt)\s*:\s*(?P<clock>\S.*)", re.IGNORECASE)
_LEADS_IN = regex(
    r"(?:foreløbig |forventet |foreløbige )?(?:dagsorden|dagsordenspunkter|punkter|temaer?|emner?|program)\s*:?",
    re.IGNORECASE,
)


_BESIDE = regex(r"\((?P<said>[^()]+)\)\s*$")


@dataclass(slots=True)
class Meeting:
    """One such day: its line taken apart, what its meeting is called, and the lines below that are of it."""

    when: Alone
    title: str
    body: str = ""
    """Who meets, where the title does not say it."""
    note: str = ""
    """What stands beside a day that is not known yet: "dato følger"."""
    points: dict[int, str] = field(default_factory=dict)
    place: str = ""
    clock: str = ""
    lines: set[int] = field(default_factory=set)
    """The lines that say where, when and what, beside the day's own."""


def of(document: Document) -> dict[int, Meeting]:
    """The meetings of a page by the block of each day; {} for a page that is none of this shape."""
    said = [(at, b) for at, b in enumerate(document.blocks) if not isinstance(b, Line) or b.text.strip()]
    days = [n for n, (_, b) in enumerate(said) if isinstance(b, Line) and _is_day(b)]
    if len(days) < _FEWEST:
        return {}
    first = said[days[0]][1]
    above = [b for _, b in said[: days[0]] if isinstance(b, Line)]
    title = next((mend.plain(b.text) for b in reversed(above) if meeting_lists.is_of_meetings(mend.plain(b.text))), "")
    title = title or (document.title if not above and meeting_lists.is_of_meetings(document.title) else "")
    if not title or not isinstance(first, Line):
        return {}
    out = {}
    for n, end in zip(days, [*days[1:], len(said)], strict=True):
        at, line = said[n]
        assert isinstance(line, Line)  # noqa: S101 -- as `days` says
        out[at] = _meeting(line, title, said[n + 1 : end])
    exact = sum(bool(_WEEKDAY.search(one.when.when) or one.when.clock) for one in out.values())
    listed = sum(bool(one.points) for one in out.values())
    bodies = [tables_words.is_actor(text) for one in out.values() for text in one.points.values()]
    if exact * 3 < len(days) * 2 or listed * 3 < len(days) * 2 or sum(bodies) * 2 > len(bodies):
        return {}
    return out


_NAMED = regex(
    r"(?P<name>(?:\d{1,2}\.\s+)?(?:ordinære?\s+|ekstraordinært\s+)?[\w-]*møde(?:\s+(?:nr\.?\s*)?\d{1,2})?)"
    r"\s*(?::|,|\s[–-])?\s+(?:den\s+|d\.\s*)?(?P<day>\S.*)",
    re.IGNORECASE,
)
"""A meeting's own name before its day: "2. møde: onsdag den 10. marts kl. 10"."""


def _named(text: str) -> tuple[str, str]:
    """The name before the day of such a line, "" for none, and the rest."""
    match = _NAMED.fullmatch(text.strip())
    return (match["name"], match["day"]) if match else ("", text)


def _is_day(line: Line) -> bool:
    if len(line.text) > _LONGEST_POINT:
        return False
    said = alone(_named(line.text)[1])
    return (
        said is not None
        and not stamps.is_stamp(line.text)
        and (bool(line.level or line.bold) or not is_month(said.when))
    )


def _meeting(line: Line, title: str, below: Sequence[tuple[int, object]]) -> Meeting:
    """A day with the bullets below it, and the lines before them that say where and at what time it is."""
    name, day = _named(mend.plain(line.text))
    said = alone(day)
    assert said is not None  # noqa: S101 -- as `_is_day` says
    made = Meeting(said, name or title, body=meeting_lists.body_in(title) if name else "")
    if (beside := _BESIDE.search(day)) is not None and no_date.stands_for_none(beside["said"]):
        made.note = beside["said"]
    for at, block in below:
        if not isinstance(block, Line) or block.level or len(block.text) > _LONGEST_POINT:
            break
        text = mend.plain(block.text)
        if block.bullet is not None and (line.bullet is None or block.bullet > line.bullet):
            made.points[at] = text
        elif place := _PLACE.fullmatch(text):
            made.place = place["place"]
        elif clock := _CLOCK.fullmatch(text):
            made.clock = clock["clock"]
        elif made.points or not _LEADS_IN.fullmatch(text):
            break
        made.lines.add(at)
    return made
