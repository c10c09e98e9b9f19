"""
Sentences beside a plan that tell of no step of it: when the whole of it is, and what was decided long before it.

They stay text of the page, and their time a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.draft import Draft, DraftActivity
from frisat.read.layouts.prose_years import day_of, year_of

_WHOLE = 5
"""Rows that show when a plan is."""
_ROUGH = frozenset({Precision.SEASON, Precision.QUARTER, Precision.YEAR, Precision.YEARS})
_LONG = timedelta(days=365)
_LED_TO = regex(
    r"\b(?:besluttede|vedtog|godkendte|tiltrådte|nedsatte|indgik|bad|igangsatte|"
    r"(?:blev|er) (?:besluttet|vedtaget|godkendt|indgået))\b",
    re.IGNORECASE,
)
"""What leads to a plan; what was held before it stays a step of it."""
_ROWS = regex(
    r"(?:(?:alle|politiske|ordinære|faste) )*(?:\w*møder(?:ne)?|mødedatoer(?:ne)?|aktiviteter(?:ne)?|datoer(?:ne)?|"
    r"\w*(?:plan|kalender|oversigt)(?:en)?)\b(?:[^.;:,]|(?<=\d)\.){0,60}[.;:]?",
    re.IGNORECASE,
)
"""Words that name the rows of a plan and no more: "Politiske møder i 1. og 2. halvår"."""


def without(draft: Draft, plan: Sequence[DraftActivity]) -> None:
    """Takes such sentences out of what was read of the text beside a plan."""
    years = [year for activity in plan if (year := year_of(activity)) is not None]
    if len(years) >= _WHOLE and len(set(years)) == 1:
        draft.without([one for one in draft.activities if _is_all_of(one, years[0])])
    days = [day for activity in plan if (day := day_of(activity)) is not None]
    if len(days) >= _WHOLE:
        first, last = min(days), max(days)
        draft.without([one for one in draft.activities if _is_before(one, first) or _is_of_all(one, first, last)])


def _is_all_of(activity: DraftActivity, year: int) -> bool:
    """Whether a date is one year, neither guessed nor a time by which something is done."""
    found = activity.found
    if found is None or found.needs_year or found.period.bound or found.period.inferred:
        return False
    return found.period.edtf == str(year)


def _is_before(activity: DraftActivity, first: date) -> bool:
    """Whether a sentence tells what was decided before the plan began, roughly when, or more than a year before."""
    found = activity.found
    if found is None or found.needs_year or found.period.bound or _LED_TO.search(activity.title) is None:
        return False
    last = found.period.latest
    return last is not None and last < (first if found.period.precision in _ROUGH else first - _LONG)


def _is_of_all(activity: DraftActivity, first: date, last: date) -> bool:
    """Whether words name the rows of the plan and the time in which all of them are."""
    found = activity.found
    if found is None or _ROWS.fullmatch(activity.title.strip()) is None:
        return False
    period = (found.with_year(first.year, "") if found.needs_year else found).period
    begins, ends = period.earliest, period.latest
    return begins is not None and ends is not None and begins < ends and begins <= first and last <= ends
