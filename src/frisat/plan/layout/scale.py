"""The time axis: which days a drawing spans, and its ticks from single days to decades."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from frisat.plan.layout.geometry import Axis, Tick
from frisat.plan.layout.text import Face, width
from frisat.plan.period import Period, Precision
from frisat.plan.sentences import Language

SHORT_SPAN = 70
"""Up to so many days the axis begins and ends with whole weeks, above with whole months."""
LONG_SPAN = 365 * 9
"""From so many days the axis begins and ends with whole years."""
LEAST_SPAN = 28

MONTHS: dict[Language, tuple[str, ...]] = {
    "da": ("jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
LONG_MONTHS: dict[Language, tuple[str, ...]] = {
    "da": (
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
    ),
    "en": (
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
    ),
}
WEEK: dict[Language, str] = {"da": "uge", "en": "week"}
QUARTER: dict[Language, str] = {"da": "{}. kvt.", "en": "Q{}"}
MINOR_SIZE = 12.0
MAJOR_SIZE = 14.0


def window(periods: Iterable[Period]) -> tuple[date, date] | None:
    """
    First and last day of an axis that shows all dated `periods` whole, rounded outwards to weeks, months or years.

    Open ends ask for no room of their own, and an end said only as a year ("October to 2022") asks for its beginning:
    such a bar runs off the axis. None when nothing is dated.
    """
    days: list[date] = []
    for period in periods:
        span = period.span
        if span is None:
            continue
        for atom in (span.first, span.last):
            if atom is not None:
                vague = atom.precision is Precision.YEAR and span.first is not span.last and not span.options
                days.append(atom.high if vague and atom is span.first else atom.low)
                days += [] if vague else [atom.high]
    if not days:
        return None
    return rounded(min(days), max(days))


def rounded(first: date, last: date) -> tuple[date, date]:
    """The days outwards to whole weeks (and at least four of them), months or years, by how many they are."""
    span = last.toordinal() - first.toordinal() + 1
    if span <= SHORT_SPAN:
        low = first.toordinal() - first.weekday()
        high = last.toordinal() + 6 - last.weekday()
        missing = max(0, LEAST_SPAN - (high - low + 1))
        low -= missing // 14 * 7
        high += (missing - missing // 14 * 7 + 6) // 7 * 7
        return date.fromordinal(max(1, low)), date.fromordinal(min(date.max.toordinal(), high))
    if span < LONG_SPAN:
        return first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])
    return date(first.year, 1, 1), date(last.year, 12, 31)


def axis(first: date, last: date, left: float, right: float, language: Language) -> Axis:
    """The axis from `left` to `right` px with the finest unit whose words have room."""
    day = (right - left) / (last.toordinal() - first.toordinal() + 1)
    bare = Axis(first, last, left, right, "", ())
    if day >= 26:
        unit, minor, major = "day", _days(bare, language), _month_heads(bare, language)
    elif day * 7 >= 48:
        unit, minor, major = "week", _weeks(bare, language), _month_heads(bare, language)
    elif day * 30.4 >= 31:
        unit, minor, major = "month", _months(bare, language), _years(bare, 1)
    elif day * 91 >= 46:
        unit, minor, major = "quarter", _quarters(bare, language), _years(bare, 1)
    else:
        step = next((n for n in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000) if day * 365.25 * n >= 44), 5000)
        unit, minor, major = "year", [], _years(bare, step)
    return Axis(first, last, left, right, unit, (*minor, *major))


def _centred(bare: Axis, spans: Iterator[tuple[date, date, str]]) -> list[Tick]:
    """A tick at the start of each span, its words in the middle of what is seen of it where they fit."""
    out = []
    for low, high, text in spans:
        x1, x2 = max(bare.left, bare.x(low)), min(bare.right, bare.after(high))
        fits = width(text, Face.REGULAR, MINOR_SIZE) + 4 <= x2 - x1
        out.append(Tick(x1, False, text if fits else "", (x1 + x2) / 2))
    return out


def _headed(bare: Axis, starts: Iterator[tuple[date, str]]) -> list[Tick]:
    """A tick at each start, its words right of it; words that would run into the next ones are left out."""
    at = [(max(bare.left, bare.x(day)), text) for day, text in starts]
    out = []
    for i, (x, text) in enumerate(at):
        end = at[i + 1][0] if i + 1 < len(at) else bare.right + 12
        fits = x + 6 + width(text, Face.SEMIBOLD, MAJOR_SIZE) + 4 <= end
        out.append(Tick(x, True, text if fits else "", x + 6))
    return out


def _each_month(first: date, last: date) -> Iterator[tuple[date, date]]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield date(year, month, 1), date(year, month, monthrange(year, month)[1])
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _days(bare: Axis, language: Language) -> list[Tick]:
    count = bare.last.toordinal() - bare.first.toordinal() + 1
    days = [bare.first + timedelta(i) for i in range(count)]
    return _centred(bare, ((d, d, f"{d.day}." if language == "da" else str(d.day)) for d in days))


def _weeks(bare: Axis, language: Language) -> list[Tick]:
    monday = bare.first.toordinal() - bare.first.weekday()
    spans = []
    while monday <= bare.last.toordinal():
        low = date.fromordinal(max(1, monday))
        high = date.fromordinal(min(date.max.toordinal(), monday + 6))
        spans.append((low, high, f"{WEEK[language]} {low.isocalendar().week}"))
        monday += 7
    return _centred(bare, iter(spans))


def _months(bare: Axis, language: Language) -> list[Tick]:
    return _centred(bare, ((a, b, MONTHS[language][a.month - 1]) for a, b in _each_month(bare.first, bare.last)))


def _quarters(bare: Axis, language: Language) -> list[Tick]:
    spans: list[tuple[date, date, str]] = []
    for low, _ in _each_month(bare.first, bare.last):
        if low.month % 3 == 1 or not spans:
            start = low.replace(month=(low.month - 1) // 3 * 3 + 1)
            end = date(start.year, start.month + 2, monthrange(start.year, start.month + 2)[1])
            spans.append((start, end, QUARTER[language].format((start.month + 2) // 3)))
    return _centred(bare, iter(spans))


def _month_heads(bare: Axis, language: Language) -> list[Tick]:
    months = _each_month(bare.first, bare.last)
    return _headed(bare, ((a, f"{LONG_MONTHS[language][a.month - 1]} {a.year}") for a, _ in months))


def _years(bare: Axis, step: int) -> list[Tick]:
    years = [y for y in range(bare.first.year, bare.last.year + 1) if y % step == 0]
    if not years or (step == 1 and years[0] != bare.first.year):
        years.insert(0, bare.first.year)
    return _headed(bare, ((date(y, 1, 1), str(y)) for y in years))


def in_words(day: date, language: Language) -> str:
    """A day in plain words: "20. oktober 2021"."""
    month = LONG_MONTHS[language][day.month - 1]
    return f"{day.day}. {month} {day.year}" if language == "da" else f"{day.day} {month} {day.year}"
