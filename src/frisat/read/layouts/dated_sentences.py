"""
Entries of a list that go on to tell of more: "1. halvår: Planen skrives. Høring forventes i maj-juni.", "30. august:
Rådet vælger. Flyttes til den 27. september, fordi …".

A further sentence with days of its own is an activity of its own, by the same evidence as in running text; one that
says to which other day the entry was moved is its status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read import evidence
from frisat.read.blocks import Line
from frisat.read.draft import DraftActivity
from frisat.read.fields import sentences
from frisat.read.layouts import prose_events

_MOVED = regex(
    r"(?:mødet |den |det )?(?:er |bliver |blev )?(?:flytte[rst]*|rykke[rst]*|udsat|udsættes|udskudt|udskydes)\s+til\s",
    re.IGNORECASE,
)
_WIDE = frozenset({Precision.YEAR, Precision.YEARS, Precision.OPEN, Precision.NONE})
_LONGEST = 600


_COARSE = frozenset(
    {Precision.SEASON, Precision.QUARTER, Precision.MONTHS, Precision.MONTH, Precision.YEAR, Precision.YEARS}
)
_FINE = frozenset({Precision.DAY, Precision.DAYS})
_NAMED = regex(r"(?P<lead>[^:\d]{4,80}):\s+(?P<list>\S.*)", re.DOTALL)
_WHERE = regex(r"(?:^|,|;|\bog\b|\bsamt\b)\s*(?P<where>[A-ZÆØÅ][^,;:\d]{1,40}?)[\s:,(–-]*(?:(?:den|d\.)\s*)?$")


def with_own_days(activities: Sequence[DraftActivity]) -> Iterator[DraftActivity]:
    """
    The activities; one of a season, month or year whose sentence names its days within that is of those days: "Sommer
    2027: Byrådet vedtager politikken den 22. juni", "Dialogmøder: Nord den 12. januar, Syd den 14. januar".
    """
    for activity in activities:
        title = activity.title
        own = danish.parse(activity.period_text) if activity.found is None else [activity.found]
        if len(own) == 1 and (made := _in_brackets(activity, own[0])):
            yield from made
            continue
        days = danish.find(title) if len(title) <= _LONGEST and len(own) == 1 else []
        settled = [_within(day, own[0], activity) for day in days]
        if not settled or not all(settled) or not all(evidence.happens(title, one) for one in settled if one):
            yield activity
            continue
        for n, day in enumerate(one for one in settled if one):
            before = title[days[n - 1].end if n else 0 : days[n].start]
            yield replace(
                activity,
                title=_member(title, before) if len(days) > 1 else title,
                period_text=day.period.text,
                found=day,
                row=None if len(days) > 1 else activity.row,
            )


_BRACKETED = regex(
    r"(?P<what>[^()]{3,200}?)\s*\((?P<when>(?:(?:den|d\.|senest|inden) ?)*\d[^()]{1,30})\)[.,;]?\s*(?:(?:og|samt)\s+)?"
)


def _in_brackets(activity: DraftActivity, wide: Found) -> list[DraftActivity]:
    """What bears its day in brackets: "Udvalget indstiller (8. juni), Byrådet beslutter (24. juni)"."""
    pieces = list(_BRACKETED.finditer(activity.title)) if activity.title.endswith((")", ").")) else []
    if not pieces or "".join(piece[0] for piece in pieces) != activity.title:
        return []
    days = [danish.parse(piece["when"]) for piece in pieces]
    settled = [_within(found[0], wide, activity) if len(found) == 1 else None for found in days]
    if not all(settled):
        return []
    return [
        replace(activity, title=piece["what"].strip(" ,;"), period_text=day.period.text, found=day)
        for piece, day in zip(pieces, settled, strict=True)
        if day is not None
    ]


def _within(day: Found, wide: Found, activity: DraftActivity) -> Found | None:
    """A day in the year in which it lies in a wider time; None for other times, and where it lies outside."""
    if wide.in_any_year().period.precision not in _COARSE or day.in_any_year().period.precision not in _FINE:
        return None
    if wide.needs_year and activity.year is None:
        return None
    whole = (wide.with_year(activity.year or 0, "") if wide.needs_year else wide).period
    if whole.earliest is None or whole.latest is None:
        return None
    for year in range(whole.earliest.year, min(whole.latest.year, whole.earliest.year + 1) + 1):
        made = day.with_year(year, activity.year_basis or f"heading:{activity.period_text}") if day.needs_year else day
        first = made.period.earliest or made.period.latest
        if first is not None and whole.earliest <= first <= whole.latest:
            return made
    return None


def _member(title: str, before: str) -> str:
    """What one of several days of a sentence is called: "Dialogmøder – Nord"; the sentence where nothing parts them."""
    named = _NAMED.fullmatch(title)
    where = _WHERE.search(before.rpartition(":")[2])
    return f"{named['lead'].strip()} – {where['where'].strip()}" if named and where else title


def parted(activities: Sequence[DraftActivity]) -> Iterator[DraftActivity]:
    """Each entry without its further sentences, and then what those tell of."""
    for activity in activities:
        title = activity.title
        cuts = sentences.split(title) if ". " in title and len(title) <= _LONGEST else []
        if len(cuts) < 2:
            yield activity
            continue
        texts = [title[start:end].strip() for start, end in cuts]
        moves = [text for text in texts[1:] if _is_moved(text)]
        told = [(text, _told(activity, text)) for text in texts[1:] if text not in moves]
        more = [one for _, made in told for one in made]
        kept = [texts[0], *(text for text, made in told if not made)]
        if len(kept) < len(texts):
            moved = moves[0] if moves else ""
            whole = kept[0].rstrip(".") if len(kept) == 1 else " ".join(kept)
            activity = replace(activity, title=whole, status_text=moved or activity.status_text)
        yield activity
        yield from more


def _is_moved(text: str) -> bool:
    return _MOVED.match(text) is not None and len(danish.find(text)) == 1


def _tells_again(activity: DraftActivity, found: Sequence[Found]) -> bool:
    """Whether a sentence names the entry's own time once more, or a part of it."""
    own = [activity.found] if activity.found is not None else danish.parse(activity.period_text)
    year = activity.year or next((one.period.earliest.year for one in found if one.period.earliest), _ANY_YEAR)
    times = [[(one.with_year(year, "") if one.needs_year else one).period for one in dates] for dates in (own, found)]
    return any(mine.edtf == said.edtf or mine.edtf is None for mine in times[0] for said in times[1])


_ANY_YEAR = 2024


def _told(activity: DraftActivity, text: str) -> list[DraftActivity]:
    """What one further sentence tells of, in the year of its entry; [] where it has no finer time of its own."""
    found = danish.find(text)
    if not found or any(one.in_any_year().period.precision in _WIDE for one in found) or _tells_again(activity, found):
        return []
    made = prose_events.events([[Line(text, activity.source)]], block=activity.block, section=activity.section)
    for one in made:
        if one.found is not None and one.found.needs_year and activity.year is not None:
            one.found = one.found.with_year(activity.year, activity.year_basis)
    return made
