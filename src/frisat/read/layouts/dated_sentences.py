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
