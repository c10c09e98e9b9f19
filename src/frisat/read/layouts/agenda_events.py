"""What the points of an agenda tell of: dated lists in them ("Processen: 3. maj: Høring …") and dated sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.model import Kind, Source
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.draft import DraftActivity
from frisat.read.fields import sentences
from frisat.read.layouts import agenda_items, dated_alone, dated_lists, prose_events, prose_years

_NEXT = frozenset({"næste møde", "næste møder", "kommende møde", "kommende møder"})
_DAYS_OF_MEETINGS = regex(
    r"(?:kommende |næste )?(?:mødedatoer|mødedage|mødeplan|møderække|(?:datoer|dage) for (?:\w+ )?møder(?:ne)?|møder)"
    r"(?: (?:for |i )?(?:(?:første|andet|1\.|2\.) halvår )?(?:19|20)\d\d)?",
    re.IGNORECASE,
)
"""The title of a point that lists the days of a board's meetings: "Mødedatoer 2031"."""
_LIST = 2
"""Dated lines from which on they are a list and no sentence that happens to begin with a date."""


def events(body: Sequence[Line], *, plain: bool, near: date | None, block: int, title: str = "") -> list[DraftActivity]:
    """
    The dated events of one point's text, in order.

    `near` is the day that dates without a year are close to; `title` heads the point, and a year in it holds for the
    lists of the point unless it is of a day that the title names.
    """
    body = [line for line in body if not agenda_items.is_bare_outcome(line.text) and not _is_own_day(line, near)]
    if _tells_next(title) and not any(_alone(line) for line in body):
        body = _sentences(body)
    if _tells_next(title) and (days := [(line, found) for line in body for found in _alone(line)]):
        made = [_meeting(title.strip(" .:"), found, line.source, block) for line, found in days]
        for (line, _), one in zip(days, made, strict=True):
            said = dated_alone.alone(line.text)
            one.status_text, one.place = (said.status, said.place or None) if said is not None else ("", None)
            if (joint := _JOINT.search(line.text)) is not None:
                one.title = joint[1][:1].upper() + joint[1][1:]
        _give_years(made, near, block, ahead=True)
        others = [line for line in body if not _alone(line) and _tells_of_a_day(line)]
        return [*made, *(one for line in others for one in prose_events.events([[line]], near=near, block=block))]
    meetings = next_meetings([(block, line) for line in body])
    if meetings:
        rest = [line for line in body if _label_of_next(line) is None]
        return [*events(rest, plain=plain, near=near, block=block, title=title), *meetings]
    above = "" if any(_is_narrow(found) for found in danish.find(title)) else title
    listed = dated_lists.read(Document("", tuple(body), plain=plain, title=above))
    if len(listed.activities) < _LIST:
        return prose_events.events(agenda_items.groups(body), near=near, block=block)
    rest = [line for at, line in enumerate(body) if at not in listed.used or not line.text.strip()]
    out = [(a.block, a) for a in listed.activities]
    _give_years(listed.activities, near, block)
    places = {id(line): at for at, line in enumerate(body)}
    for group in agenda_items.groups(rest):
        told = prose_events.events([group], near=near, block=block)
        out += [(places[id(group[0])], activity) for activity in told]
    return [activity for _, activity in sorted(out, key=lambda one: one[0])]


def _sentences(body: Sequence[Line]) -> list[Line]:
    """The sentences of some lines, each as a line of its own."""
    told = [pair for group in agenda_items.groups(body) for pair in sentences.of(group)]
    return [Line(text, source) for text, source in told]


def _tells_of_a_day(line: Line) -> bool:
    return any(found.in_any_year().period.precision is Precision.DAY for found in danish.find(line.text))


_JOINT = regex(r"\(((?:fælles|tema|dialog)(?:møde)\w*(?: (?:med|om) [^()]{2,80})?)\)", re.IGNORECASE)
"""What sort of meeting a day's remark says it is: "(fællesmøde med Ungerådet)"."""


def _tells_next(title: str) -> bool:
    """Whether a point is of the next meeting, or of the days of the meetings to come."""
    said = title.strip(" .:")
    return said.lower() in _NEXT or _DAYS_OF_MEETINGS.fullmatch(said) is not None


def _is_own_day(line: Line, near: date | None) -> bool:
    """Whether a line holds only the meeting's own day, as a decision's head repeats it."""
    found = danish.parse(line.text) if near is not None and len(line.text) < _SHORT else []
    return len(found) == 1 and near is not None and found[0].period.edtf == near.isoformat()


_SHORT = 40
"""Characters of a line that may be a day and nothing else."""


def _is_narrow(found: Found) -> bool:
    return found.needs_year or found.period.precision not in (Precision.YEAR, Precision.YEARS, Precision.OPEN)


def _give_years(listed: Sequence[DraftActivity], near: date | None, block: int, *, ahead: bool = False) -> None:
    """
    Years for the dates of a list that lack one: the first lies near the paper's day, each further one near that before
    it, so that a list of a year's meetings runs on from month to month. `ahead`: the first too lies rather ahead.
    """
    for n, activity in enumerate(listed):
        activity.block = block
        found = activity.found
        if found is None and activity.year is None and len(dates := danish.parse(activity.period_text)) == 1:
            found = dates[0]
        if found is None:
            continue
        if found.needs_year and activity.year is None:
            found = activity.found = prose_years.resolved(found, near, runs_on=n > 0 or ahead)
        if not found.needs_year and near is not None:
            near = found.period.earliest or near


def of_the_body(made: Sequence[DraftActivity], body: str | None) -> None:
    """Gives the next meetings that a paper tells of the body whose paper it is."""
    for one in made:
        if body and _tells_next(one.title) and not (one.actor_text or one.participants):
            one.participants, one.kind = [body], Kind.MEETING


def next_meetings(lines: Sequence[tuple[int, Line]]) -> list[DraftActivity]:
    """Lines "Næste møde: …" that hold a day."""
    said = [(at, line, _label_of_next(line)) for at, line in lines]
    return [_meeting(one[0], found, line.source, at) for at, line, one in said if one for found in one[1]]


def _label_of_next(line: Line) -> tuple[str, list[Found]] | None:
    """The label "Næste møde" of a line with the days behind it; None for any other line."""
    name, _, words = line.text.partition(":")
    if name.strip().lower() not in _NEXT:
        return None
    found = _days(words)
    return (name.strip(), found) if found else None


def _alone(line: Line) -> list[Found]:
    """The days of a line that says no more than when and where."""
    return _days(line.text) if dated_alone.alone(line.text) is not None else []


def _days(words: str) -> list[Found]:
    return [one for one in danish.find(words) if one.needs_year or one.period.edtf is not None]


def _meeting(name: str, found: Found, source: Source, at: int) -> DraftActivity:
    return DraftActivity(title=name, period_text=found.period.text, found=found, source=source, block=at)
