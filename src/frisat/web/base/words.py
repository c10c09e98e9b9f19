"""Days and distances in time as people say them, in the language of the page."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import get_language, gettext, ngettext

from frisat.plan.model import Activity, Clock, Status
from frisat.plan.period import Period
from frisat.plan.sentences import Language

_DAYS = {
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "da": [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_NUMBERS = {
    "da": ["nul", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"],
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
}


def language() -> Language:
    return "en" if get_language() == "en" else "da"


def headline(title: str) -> str:
    """A title as a heading: its full stop and the mark of a footnote are left out, an ellipsis is not."""
    title = title.rstrip(" *")
    return title if title.endswith("..") else title.removesuffix(".")


def number(n: int) -> str:
    """Small numbers as words, "fem", others as digits; "én" and "et" are left to the sentence."""
    words = _NUMBERS[language()]
    return words[n] if 0 <= n < len(words) else str(n)


def grade(certainty: str) -> str:
    """How sure a match is, in one word; empty for a sure one. Sentences of a comparison say it in the same words."""
    return {"likely": gettext("Probably"), "possible": gettext("Perhaps")}.get(certainty, "")


def day(value: date) -> str:
    """ "20. oktober 2021" or "20 October 2021"."""
    month = MONTHS[language()][value.month - 1]
    return f"{value.day}. {month} {value.year}" if language() == "da" else f"{value.day} {month} {value.year}"


def moment(value: datetime) -> str:
    """ "20. oktober 2021 kl. 14.05" or "20 October 2021 at 14:05", in the hours of `value` itself."""
    if language() == "da":
        return f"{day(value)} kl. {value:%H.%M}"
    return f"{day(value)} at {value:%H:%M}"


def weekday(value: date) -> str:
    return _DAYS[language()][value.weekday()]


def full_day(value: date) -> str:
    """ "onsdag den 20. oktober 2021" or "Wednesday 20 October 2021"."""
    return f"{weekday(value)} den {day(value)}" if language() == "da" else f"{weekday(value)} {day(value)}"


def month(value: date) -> str:
    return f"{MONTHS[language()][value.month - 1]} {value.year}"


def clock(value: Clock | None) -> str:
    """ "kl. 15.00-17.00" or "15:00-17:00"; empty for none."""
    if value is None:
        return ""
    both = value.start + (f"-{value.end}" if value.end else "")
    return f"kl. {both.replace(':', '.')}" if language() == "da" else both


def away(activity: Activity, today: date) -> str:
    """
    How far off an activity is: "om seks dage", "om cirka fem uger", "kan være nu", "er i gang"; empty when it is over.

    Measured to the earliest day it can begin; never more exact than the period itself.
    """
    period = activity.period
    if period is None or period.earliest is None or period.is_over(today):
        return ""
    days = (period.earliest - today).days
    if days <= 0:
        return _now(activity, period, today)
    if days == 1:
        return gettext("tomorrow")
    if days <= 14 and period.is_exact:
        return gettext("in %(number)s days") % {"number": number(days)}
    weeks = max(1, round(days / 7))
    if weeks <= 9:
        said = ngettext("in about one week", "in about %(number)s weeks", weeks)
        return said % {"number": number(weeks)} if weeks != 1 else said
    months = round(days / 30.44)
    if months <= 22:
        return gettext("in about %(number)s months") % {"number": number(months)}
    return gettext("in about %(number)s years") % {"number": number(round(days / 365.25))}


def _now(activity: Activity, period: Period, today: date) -> str:
    """For what may have begun: a month or a season is somewhere among its days, days and what is ongoing fill them."""
    if period.only_day is not None:
        return gettext("today")
    if activity.status is Status.ONGOING or (period.is_exact and period.has_begun(today)):
        return gettext("going on now")
    return gettext("may be now")
