"""Cards of a year's wheel: a box whose heading is a month (a quarter, a season), with a list of what happens in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.period import Period, Precision
from frisat.read.draft import DraftActivity
from frisat.read.layouts import bare_days, dated_lines, tables_words
from frisat.read.layouts.boxes_labels import label_of
from frisat.read.layouts.dump_rows import Seg
from frisat.read.layouts.tables_context import Context, is_month

_SPANS = frozenset(
    {Precision.MONTH, Precision.MONTHS, Precision.QUARTER, Precision.SEASON, Precision.YEAR, Precision.YEARS}
)
_FINE = frozenset({Precision.DAY, Precision.DAYS})
_ANY_YEAR = 2028
"""A leap year, so that every day is one."""


def items(when: str, segs: Sequence[Seg]) -> list[list[Seg]]:
    """
    The points of a card's list, each with the lines that it goes on over; [] when the box is one step.

    A list right below the heading, with no words before it and no labels in it, has no activity that its points could
    be the agenda of. Below a single day it is that day's programme.
    """
    found = danish.parse(when)
    if len(found) != 1 or found[0].in_any_year().period.precision not in _SPANS:
        return []
    if not segs or segs[0].bullet is None or any(label_of(seg.text) for seg in segs):
        return []
    out: list[list[Seg]] = []
    for seg in segs:
        if seg.bullet is not None and seg.bullet <= (segs[0].bullet or 0):
            out.append([])
        out[-1].append(seg)
    return out


def days(when: str, segs: Sequence[Seg]) -> list[Seg]:
    """
    The lines of a step that each name a day within its time ("Byrådet 26/3" below "1. kvartal 2031"), when everything
    but its first line is such lines: what the first line names is done on each of them.
    """
    heading = danish.parse(when)
    if len(heading) != 1 or len(segs) < _FEWEST_DAYS + 1 or segs[0].bullet is not None:
        return []
    for seg in segs[1:]:
        found = danish.find(seg.text) if len(seg.text) <= _LONGEST else []
        if len(found) != 1 or not _lies_in(found[0], heading[0]) or not seg.text[: found[0].start].strip(" :,("):
            return []
    return list(segs[1:])


_FEWEST_DAYS, _LONGEST = 2, 60


def with_own_day(activity: DraftActivity, *, numbered: bool = False) -> DraftActivity:
    """
    A card's point with the day that it names within the heading's time ("Møde 12. februar kl. 9-12" below "Februar").

    Days outside it are of something else that the point speaks of. `numbered`: points open with days (`bare_days`).
    """
    if is_month(activity.period_text):
        bare = bare_days.line_in_month(activity.title, activity.period_text)
        bare = bare or (bare_days.numbered_in_month(activity.title, activity.period_text) if numbered else None)
        if bare is not None:
            activity.period_text, activity.time_text, activity.title = bare[0], bare[1] or activity.time_text, bare[2]
            return activity
    heading = danish.parse(activity.period_text)
    own = [one for one in danish.find(activity.title) if _lies_in(one, heading[0])] if len(heading) == 1 else []
    if len(own) != 1:
        return activity
    said = dated_lines.split(activity.title, bullet=True, context=Context())
    if said is not None and said.found is not None and own[0].period.text in said.when:
        activity.title, activity.time_text = said.title, said.clock or activity.time_text
    _set_day(activity, own[0], heading[0])
    return activity


def on_day(activity: DraftActivity, line: str) -> DraftActivity:
    """A step on one of its `days`, named after both: "Behandling: Byrådet" on "26/3"."""
    heading, own = danish.parse(activity.period_text)[0], danish.find(line)[0]
    who = line[: own.start].strip(" :,(–-")
    activity.title = f"{activity.title}: {who}"
    activity.actor_text = who if tables_words.is_actor(who) else activity.actor_text
    _set_day(activity, own, heading)
    return activity


def _set_day(activity: DraftActivity, own: Found, heading: Found) -> None:
    year = heading.period.earliest if not heading.needs_year else None
    activity.period_text = own.period.text
    activity.found = own.with_year(year.year, f"heading:{heading.period.text}") if year else own


def _lies_in(own: Found, heading: Found) -> bool:
    if own.in_any_year().period.precision not in _FINE and "uge" not in own.period.text.lower():
        return False
    year = next((one.period.earliest.year for one in (own, heading) if not one.needs_year and one.period.earliest), 0)
    made = [one.with_year(year or _ANY_YEAR, "") if one.needs_year else one for one in (own, heading)]
    own_span, span = (_days(one.period) for one in made)
    return own_span is not None and span is not None and own_span[0] <= span[1] and own_span[1] >= span[0]


def _days(period: Period) -> tuple[date, date] | None:
    """The first and the last day of a period; of one that is open at an end, the day that it names."""
    first, last = period.earliest or period.latest, period.latest or period.earliest
    return (first, last) if first is not None and last is not None else None
