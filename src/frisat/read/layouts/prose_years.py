"""Years of dates in running text: from the year that the sentence names, else from the day it was written near to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.period import Period, Precision
from frisat.plan.regex import regex
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
    return [resolved(one, near, text) for one in found]


def _is_year(found: Found) -> bool:
    return found.period.precision is Precision.YEAR and not found.period.inferred


_PAST = regex(
    r"\b(?:blev|var|havde|har|mødtes|vedtog|indgik|holdt|afholdt|besluttede|godkendte|drøftede|behandlede|nedsatte|bad|"
    r"tiltrådte|sendte|deltog|fandt sted|[a-zæøå]{3,}ede)\b",
    re.IGNORECASE,
)
_AHEAD = regex(
    r"\b(?:vil|skal|forventes?|planlægges|fastlægges|foreslås|kommende|næste|senest|inden|"
    r"målet|hensigten|ønsket)\b|\b(?:af)?holdes\b|"
    r"\b(?!(?:deres|vores|jeres|alles|anses|findes|ses)\b)[a-zæøå]{3,}(?<!n)es\b|"
    r"\ber (?:blevet )?(?:udsat|udskudt|flyttet|rykket) til\b|"
    r"\b(?:har|er)\s+[^\W\d]*frist\b|\b[^\W\d]*frist(?:en)?\s+er\b",
    re.I,
)


def resolved(found: Found, near: date | None, text: str = "", *, runs_on: bool = False) -> Found:
    """
    A date without a year takes the one that puts it nearest to `near`, on the side of it that the sentence speaks of.

    `runs_on`: it stands in a list below `near`, so that it rather lies ahead.
    """
    if not found.needs_year or near is None:
        return found
    years = [found.with_year(year, "document_date") for year in (near.year - 1, near.year, near.year + 1)]
    dated = [one for one in years if one.period.edtf]
    back, ahead = (8, 2) if runs_on else _weights(text)
    return min(dated, key=lambda one: _distance(one.period, near, back, ahead), default=found)


def _weights(text: str) -> tuple[int, int]:
    """
    What a day back and a day ahead cost. A text speaks of what comes sooner than of what is long past (half a year back
    equals nine months ahead), and its tense says which of the two it does.
    """
    if _AHEAD.search(text):
        return 8, 2
    return (2, 5) if _PAST.search(text) else (3, 2)


def _distance(period: Period, near: date, back: int, ahead: int) -> int:
    day = period.earliest or period.latest
    if day is None:
        return 10_000
    if period.precision is Precision.YEAR:
        return abs(day.year - near.year) * 1000  # "inden årets udgang" is said in that year
    return (day - near).days * ahead if day >= near else (near - day).days * back


def of_title(told: Sequence[DraftActivity], year: int | None) -> None:
    """Gives events that a page tells of what is to come the year of the calendar that its title names."""
    for activity in told if year is not None else ():
        if activity.found is not None and activity.found.needs_year and not _PAST.search(activity.title):
            activity.found = activity.found.with_year(year or 0, f"title:{year}")


def of_the_plan(told: Sequence[DraftActivity], plan: Sequence[DraftActivity], written: date | None) -> None:
    """
    Gives events of running text that lack a year the one that the plan beside them is for.

    Text around a plan is in no order with it, so that the years of the rows before and after say nothing. A printed
    weekday settles the year, and a text with a day of its own (`written`: a letter) speaks of what comes soon after.
    """
    said = sorted({year for activity in plan if (year := year_of(activity)) is not None})
    for activity in told if said or written is not None else ():
        found = activity.found
        if found is None or not found.needs_year or activity.year is not None:
            continue
        near = [written.year, written.year + 1, written.year - 1] if written is not None else []
        fits = [year for year in dict.fromkeys([*near, *said]) if _weekday_fits(found, year)]
        if fits:
            activity.found = found.with_year(fits[0], "document_date" if fits[0] in near else f"neighbours:{fits[0]}")
        elif written is not None and (written.year not in said or len(said) > 1):
            activity.found = resolved(found, written, activity.title)
        elif (within := _within(found, said, plan)) and not found.with_year(within, "").weekday_wrong:
            year = within + _beside(found, within, activity.title, plan)
            activity.found = found.with_year(year, f"neighbours:{within}")


ENDS = regex(
    r"\b(?:træder? i kraft|gælder? fra|(?:gen)?åbner|indvies|tages i brug|udløber|(?:står?|er) (?:klar|færdig)|"
    r"afsluttes|inden da|forinden)\b|"
    r"\b(?:forventes|ventes|skal|vil|kan) (?:så |derefter |herefter |endeligt? )*(?:at )?(?:vælge|vedtage|godkende|"
    r"beslutte|træffe (?:endelig )?beslutning)\b|\bendeligt? (?:vedtag|godkend|beslut)\w*",
    re.IGNORECASE,
)
"""Words on how something ends that a plan leads to."""
_DECIDED = regex(
    r"\b(?:vedtog|besluttede|godkendte|nedsatte|indgik|valgte|afsatte|bevilgede|igangsatte)\b", re.IGNORECASE
)
"""Words on what a plan starts from."""


def _beside(found: Found, year: int, text: str, plan: Sequence[DraftActivity]) -> int:
    """
    1 for a date that a plan of one year leads to and that would lie before all of it, -1 for one that it starts from
    and that would lie after it, else 0.
    """
    days = sorted(day for activity in plan if (day := day_of(activity)) is not None)
    made = found.with_year(year, "").period
    day = made.earliest or made.latest
    if not days or day is None:
        return 0
    if day < days[0] and ENDS.search(text):
        return 1
    return -1 if day > days[-1] and _DECIDED.search(text) else 0


def _within(found: Found, years: Sequence[int], plan: Sequence[DraftActivity]) -> int | None:
    """The year of the plan; of several the one that puts a date between the plan's first and last day, if only one."""
    if len(years) == 1:
        return years[0]
    days = sorted(day for activity in plan if (day := day_of(activity)) is not None)
    if not days:
        return None
    made = ((year, found.with_year(year, "").period) for year in years)
    fits = [
        year
        for year, period in made
        if (period.latest or date.max) >= days[0] and (period.earliest or period.latest or date.max) <= days[-1]
    ]
    return fits[0] if len(fits) == 1 else None


def day_of(activity: DraftActivity) -> date | None:
    """The first day of an activity whose year is known."""
    found = activity.found or next(iter(danish.parse(activity.period_text)), None)
    if found is None or (found.needs_year and activity.year is None):
        return None
    period = found.with_year(activity.year or 0, "").period if found.needs_year else found.period
    return period.earliest or period.latest


def _weekday_fits(found: Found, year: int) -> bool:
    """Whether the date prints a weekday that is right in a year."""
    points = found.span.points if found.span is not None else ()
    made = found.with_year(year, "")
    return any(p.weekday is not None and p.kind == "day" for p in points) and not (
        made.weekday_wrong or made.impossible
    )


def year_of(activity: DraftActivity) -> int | None:
    if activity.year is not None:
        return activity.year
    found = activity.found or next(iter(danish.parse(activity.period_text)), None)
    first = found.period.earliest if found is not None and not found.needs_year else None
    return first.year if first is not None else None
