"""Years of dates in running text: from the year that the sentence names, else from the day it was written near to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.period import Period, Precision
from frisat.read.draft import DraftActivity


def settled(text: str, found: Sequence[Found], near: date | None) -> list[Found]:
    """
    The dates of one sentence with their years.

    "Møderne i 2026 holdes den 22. januar og 19. marts": a year after "i" holds for the days behind it and is then no
    date of its own ("budgettet for 2027" says nothing of the day). Other dates without a year take the one that puts
    them nearest to `near`.
    """
    held = len(found) > 1 and _is_year(found[0]) and re.search(r"\bi\s+$", text[: found[0].start], re.IGNORECASE)
    if held and all(one.needs_year for one in found[1:]):
        year = int(str(found[0].period.edtf))
        return [one.with_year(year, f"neighbours:{year}") for one in found[1:]]
    return [resolved(one, near) for one in found]


def _is_year(found: Found) -> bool:
    return found.period.precision is Precision.YEAR and not found.period.inferred


def resolved(found: Found, near: date | None) -> Found:
    """A date without a year takes the one that puts it nearest to `near`."""
    if not found.needs_year or near is None:
        return found
    years = [found.with_year(year, "document_date") for year in (near.year - 1, near.year, near.year + 1)]
    dated = [one for one in years if one.period.edtf]
    return min(dated, key=lambda one: _distance(one.period, near), default=found)


def _distance(period: Period, near: date) -> int:
    day = period.earliest or period.latest
    if day is None:
        return 10_000
    # A text speaks of what comes sooner than of what is long past: half a year back equals nine months ahead.
    return (day - near).days if day >= near else (near - day).days * 3 // 2


def of_the_plan(told: Sequence[DraftActivity], plan: Sequence[DraftActivity]) -> None:
    """
    Gives events of running text that lack a year the one year that the plan beside them is for.

    Text around a plan is in no order with it, so that the years of the rows before and after say nothing.
    """
    said = {year for activity in plan if (year := _year_of(activity)) is not None}
    if len(said) != 1:
        return
    year = next(iter(said))
    for activity in told:
        if activity.found is not None and activity.found.needs_year and activity.year is None:
            activity.found = activity.found.with_year(year, f"neighbours:{year}")


def _year_of(activity: DraftActivity) -> int | None:
    if activity.year is not None:
        return activity.year
    found = activity.found or next(iter(danish.parse(activity.period_text)), None)
    first = found.period.earliest if found is not None and not found.needs_year else None
    return first.year if first is not None else None
