"""
Danish public holidays, closed days, working days, ISO weeks and the July pause.

A "holiday" is a day on which public offices are closed by law or the Church's old order of feasts; a "closed" day is
one on which municipal offices usually are closed by agreement or custom. Own code, so that every day can name its
source; the `holidays` package is the oracle in the tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal

DayKind = Literal["holiday", "closed"]

_FEASTS = "Danske Lov 1683 og Helligdagsreformen 1770 (forordning af 26. oktober 1770)"
_ACT_2023 = "Lov nr. 214 af 6. marts 2023 om konsekvenser ved afskaffelsen af store bededag som helligdag"
_CONSTITUTION = (
    "Danmarks Riges Grundlov af 5. juni 1849 og 5. juni 1953; lukkeloven (lov om detailsalg fra butikker m.v.)"
)
_AGREEMENT = "Kommunernes overenskomster og kutyme: fridag eller halv fridag"
_CUSTOM = "Kutyme: mange kommuner holder lukket"

STAFF_PAUSE_WEEKS: Final = (28, 30)
"""ISO weeks in which most staff are away (industriferien and the school holidays); a setting, not law."""
POLITICAL_PAUSE: Final = ((7, 1), (7, 31))
"""First and last (month, day) of the political summer pause: by custom no committee or council meets in July."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off: its names, whether by law ("holiday") or by agreement or custom ("closed"), and the source."""

    name: str
    name_en: str
    kind: DayKind
    source: str


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876, as given by Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=256)
def _calendar(year: int) -> tuple[tuple[date, Holiday], ...]:
    sunday = easter(year)
    moving = [
        (-3, "Skærtorsdag", "Maundy Thursday"),
        (-2, "Langfredag", "Good Friday"),
        (0, "Påskedag", "Easter Sunday"),
        (1, "2. påskedag", "Easter Monday"),
        (39, "Kristi himmelfartsdag", "Ascension Day"),
        (49, "Pinsedag", "Whit Sunday"),
        (50, "2. pinsedag", "Whit Monday"),
    ]
    days = {sunday + timedelta(n): Holiday(da, en, "holiday", _FEASTS) for n, da, en in moving}
    if year <= 2023:
        days[sunday + timedelta(26)] = Holiday(
            "Store bededag", "Great Prayer Day", "holiday", f"Forordning af 27. marts 1686; afskaffet ved: {_ACT_2023}"
        )
    days[date(year, 1, 1)] = Holiday("Nytårsdag", "New Year's Day", "holiday", _FEASTS)
    days[date(year, 12, 25)] = Holiday("Juledag", "Christmas Day", "holiday", _FEASTS)
    days[date(year, 12, 26)] = Holiday("2. juledag", "Second Day of Christmas", "holiday", _FEASTS)
    closed = [
        (date(year, 5, 1), Holiday("1. maj", "Labour Day", "closed", _CUSTOM)),
        (date(year, 6, 5), Holiday("Grundlovsdag", "Constitution Day", "closed", _CONSTITUTION)),
        (date(year, 12, 24), Holiday("Juleaftensdag", "Christmas Eve", "closed", _AGREEMENT)),
        (date(year, 12, 31), Holiday("Nytårsaftensdag", "New Year's Eve", "closed", _AGREEMENT)),
        (
            sunday + timedelta(40),
            Holiday("Fredag efter Kristi himmelfartsdag", "Friday after Ascension Day", "closed", _CUSTOM),
        ),
    ]
    for day, holiday in closed:
        days.setdefault(day, holiday)
    return tuple(sorted(days.items()))


def holidays(year: int) -> dict[date, Holiday]:
    """Every day off of a year in date order, those by law and those by custom; a day has the stronger of its two."""
    return dict(_calendar(year))


def holiday_on(day: date) -> Holiday | None:
    """The day off that `day` is, if any."""
    return next((holiday for when, holiday in _calendar(day.year) if when == day), None)


def is_holiday(day: date) -> bool:
    """Whether `day` is a public holiday by law; Sundays alone are not counted."""
    found = holiday_on(day)
    return found is not None and found.kind == "holiday"


def is_workday(day: date, *, closed_days_off: bool = False) -> bool:
    """
    Whether `day` is a weekday and no public holiday (hverdag, Monday to Friday).

    `closed_days_off`: days that are off by agreement or custom do not count either.
    """
    if day.isoweekday() > 5:
        return False
    found = holiday_on(day)
    return found is None or (found.kind == "closed" and not closed_days_off)


def add_workdays(day: date, n: int, *, closed_days_off: bool = False) -> date:
    """The n-th working day after `day` (before it for a negative n); `day` itself for 0."""
    step = timedelta(1 if n >= 0 else -1)
    left = abs(n)
    while left:
        day += step
        left -= is_workday(day, closed_days_off=closed_days_off)
    return day


def workdays_between(first: date, last: date, *, closed_days_off: bool = False) -> int:
    """The number of working days from `first` to `last`, both included; 0 when `last` is earlier."""
    days = (last - first).days + 1
    return sum(is_workday(first + timedelta(n), closed_days_off=closed_days_off) for n in range(max(0, days)))


def iso_week(year: int, week: int) -> tuple[date, date]:
    """Monday and Sunday of an ISO 8601 week. Raises ValueError when the year has no such week."""
    monday = date.fromisocalendar(year, week, 1)
    return monday, monday + timedelta(6)


def weeks_in(year: int) -> int:
    """52 or 53."""
    return date(year, 12, 28).isocalendar()[1]


def july_pause(year: int, weeks: tuple[int, int] = STAFF_PAUSE_WEEKS) -> tuple[date, date]:
    """First and last day of the weeks in which staff are away."""
    return iso_week(year, weeks[0])[0], iso_week(year, weeks[1])[1]


def political_pause(year: int) -> tuple[date, date]:
    """First and last day of the summer pause in which no committee or council meets."""
    (first_month, first_day), (last_month, last_day) = POLITICAL_PAUSE
    return date(year, first_month, first_day), date(year, last_month, last_day)
