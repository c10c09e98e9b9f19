"""
Sentences around a list that tell of one of its rows once more: "Planen blev godkendt på mødet den 3. marts 2031" above
the row "3. marts: Udvalget godkender planen".

The row is the activity; the sentence says its year where the row has none, and stays as text of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.draft import Draft, DraftActivity
from frisat.read.fields import actors, kinds, mend
from frisat.read.fields.sentence_actors import actors_of

_DAYS = frozenset({Precision.DAY, Precision.DAYS})
_WORD = regex(r"[^\W\d_]{6,}")
_STEM = 6
"""Letters in which two forms of a word agree: "borgermødet", "borgermøde"."""
_MOST = 400
"""Sentences or rows that are compared with one another."""


def years(told: Sequence[DraftActivity], plan: Sequence[DraftActivity]) -> None:
    """
    Gives rows without a year that of the sentences that tell of the same day with its year, if all agree; of a day that
    is usual for beginning or ending only of those that tell of the same thing.
    """
    dated = [
        (one, day, day.period.earliest.year)
        for one in told[:_MOST]
        if (day := _day(one)) is not None and not day.needs_year and day.period.earliest is not None
    ]
    for row in plan[:_MOST]:
        own = _day(row)
        if own is None or not own.needs_year or row.year is not None:
            continue
        said = {
            year for one, day, year in dated if _is_same_day(own, day) and (_is_same(one, row) or not _is_usual(own))
        }
        if len(said) == 1:
            row.year = said.pop()
            row.year_basis = f"neighbours:{row.year}"
            row.found = own.with_year(row.year, row.year_basis) if row.found is not None else None


def without(draft: Draft, plan: Sequence[DraftActivity]) -> None:
    """
    Takes away the sentences that tell of a row of the plan; they stay text, and their day a note. One that lists the
    days of a thing stays whole.
    """
    times = Counter((one.block, one.title) for one in draft.activities)
    rows = [(row, day) for row in plan[:_MOST] if (day := _day(row)) is not None]
    gone = [
        one
        for one in draft.activities[:_MOST]
        if times[one.block, one.title] == 1
        and (day := _day(one)) is not None
        and any(_tells_again(one, day, row, own) for row, own in rows)
    ]
    draft.without(gone)


_ONCE = regex(
    r"(?:så snart|når|efter at|da|hvis|inden|før(?:end)?) (?!(?:den|d\.|\d))(?:[^,.;:]|(?<=\d)[.:]){5,160}"
    r"(?P<comma>,)\s+[a-zæøå]",
    re.IGNORECASE,
)


def _tells_again(told: DraftActivity, day: Found, row: DraftActivity, own: Found) -> bool:
    """Whether a sentence of a day tells of a row of `own` time: of the same thing, or it only begins from then."""
    if _is_premise(told):
        return _is_same_day(own, day) or _ends_then(own, day)
    return _is_same_day(own, day) and _is_same(told, row)


def _ends_then(row: Found, day: Found) -> bool:
    """Whether the last day of a span is a day; of the year that either of them says."""
    year = next((f.period.latest.year for f in (row, day) if not f.needs_year and f.period.latest), _ANY_YEAR)
    last, that = ((f.with_year(year, "") if f.needs_year else f).period.latest for f in (row, day))
    return last is not None and last == that


_ANY_YEAR = 2024


def _is_premise(told: DraftActivity) -> bool:
    """Whether a sentence only begins from a day of the plan: "Så snart rådet er valgt den 3. maj, indkaldes der …"."""
    text = mend.plain(told.title)
    clause = _ONCE.match(text)
    when = mend.plain(told.period_text)
    at = text.find(when) if when else -1
    return clause is not None and 0 <= at < clause.start("comma")


def _day(activity: DraftActivity) -> Found | None:
    """The one day, or span of days, of an activity; its year may lack."""
    found = [activity.found] if activity.found is not None else danish.parse(activity.period_text)
    if len(found) != 1 or found[0].period.bound or found[0].in_any_year().period.precision not in _DAYS:
        return None
    if found[0].needs_year and activity.year is not None:
        return found[0].with_year(activity.year, activity.year_basis)
    return found[0]


def _is_usual(found: Found) -> bool:
    """Whether a day is one from or to which much holds in any year: the first or last of a month."""
    day = found.in_any_year().period.earliest
    return day is not None and (day.day == 1 or (day + timedelta(days=1)).day == 1)


def _is_same_day(row: Found, told: Found) -> bool:
    """Whether both are the same days, of the same year where both have one."""
    if not row.needs_year and not told.needs_year:
        return row.period.edtf == told.period.edtf
    one, other = (found.in_any_year().period for found in (row, told))
    return bool(
        one.earliest
        and other.earliest
        and one.latest
        and other.latest
        and (one.earliest.timetuple()[1:3], one.latest.timetuple()[1:3])
        == (other.earliest.timetuple()[1:3], other.latest.timetuple()[1:3])
    )


def _is_same(told: DraftActivity, row: DraftActivity) -> bool:
    """Whether a sentence and a row of one day are of one thing: the same body, or a word and what is done with it."""
    first, second = mend.plain(told.title), mend.plain(f"{row.actor_text} {row.title}")
    if _bodies(first) & (_bodies(second) | _bodies(mend.plain(row.title)) | set(_names(row.actor_text))):
        return True
    same = kinds.kind_of(first) is kinds.kind_of(mend.plain(row.title), row.agenda)
    return same and bool(_stems(first) & _stems(" ".join([second, *row.agenda])))


@lru_cache(maxsize=1024)
def _bodies(text: str) -> frozenset[str]:
    return frozenset(name.lower() for name in (*actors.named(text), *actors_of(text).responsible))


def _names(cell: str) -> list[str]:
    return [name.lower() for name in actors.split(cell)] if cell else []


@lru_cache(maxsize=1024)
def _stems(text: str) -> frozenset[str]:
    months = {found.period.text.lower() for found in danish.find(text)}
    return frozenset(
        word[:_STEM].lower() for word in _WORD.findall(text) if not any(word.lower() in said for said in months)
    )
