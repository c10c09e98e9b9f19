"""`Period` -> words, Danish or English, for a period that has none of its own; and the small type that explains one."""

from __future__ import annotations

import re
from datetime import date

from frisat.plan.danish.vocabulary import MONTHS_DA, MONTHS_EN, WEEKDAYS, WEEKDAYS_DA
from frisat.plan.period import Atom, Period, Precision, Span
from frisat.plan.regex import regex
from frisat.plan.sentences import Language, sentence

_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_ORDINALS = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th"}


def weekday(name: str, language: Language = "da") -> str:
    """The whole name of a weekday that is printed as `name` ("Tirs."), or the words as they are when it is none."""
    number = WEEKDAYS.get(name.lower().strip(". "))
    if number is None:
        return name
    return WEEKDAYS_DA[number] if language == "da" else _WEEKDAYS_EN[number]


def _month(month: int, language: Language) -> str:
    return (MONTHS_DA if language == "da" else MONTHS_EN)[month - 1]


def _day(day: date, language: Language, *, month: bool = True, year: bool = True) -> str:
    words = f"{day.day}." if language == "da" else str(day.day)
    if month or year:
        words += f" {_month(day.month, language)}"
    return f"{words} {day.year}" if year else words


def _said(atom: Atom, language: Language, *, year: bool = True) -> str:
    """One EDTF date in words, without its qualifier."""
    low = atom.low
    tail = f" {low.year}" if year else ""
    match atom.precision:
        case Precision.DAY:
            return _day(low, language, year=year)
        case Precision.MONTH:
            return _month(low.month, language) + tail
        case Precision.QUARTER:
            number = (low.month + 2) // 3
            if language == "da":
                return f"{number}. kvartal{tail}"
            return f"{_ENGLISH_ORDINALS[number]} quarter" + (f" of{tail}" if tail else "")
        case Precision.SEASON:
            return _season(low, language)
        case _:
            return str(low.year)


def _season(low: date, language: Language) -> str:
    """Always with its year; winter with both of them, since it lies in two."""
    code = {3: "W121", 6: "W122", 9: "W123", 12: "W124"}[low.month]
    years = f"{low.year}/{(low.year + 1) % 100:02d}" if low.month == 12 else str(low.year)
    return sentence(code, {"year": years}, language=language)


def _qualified(atom: Atom, language: Language, *, year: bool = True) -> str:
    words = _said(atom, language, year=year or atom.qualifier == "?")
    if atom.qualifier == "~":
        return sentence("W101", {"when": words}, language=language)
    return f"{words} (?)" if atom.qualifier == "?" else words


def _iso_week(span: Span) -> tuple[int, int] | None:
    """(year, week) when the span is exactly one week."""
    if span.first is None or span.last is None or span.first.precision is not Precision.DAY:
        return None
    low, high = span.first.low, span.last.high
    same = low.isoweekday() == 1 and (high - low).days == 6 and not (span.first.qualifier or span.last.qualifier)
    return low.isocalendar()[:2] if same and span.last.precision is Precision.DAY else None


def _interval(first: Atom, last: Atom, language: Language) -> str:
    """Two ends as short as they can be said: "14.-15. marts 2018", "januar-juni 2021", "3. maj til 4. juni 2021"."""
    a, b = first.low, last.low
    plain = not (first.qualifier or last.qualifier)
    same_year = a.year == b.year
    if plain and same_year and first.precision == last.precision == Precision.DAY and a.month == b.month and a <= b:
        dash = "-" if language == "da" else "–"
        return f"{_day(a, language, month=False, year=False)}{dash}{_day(b, language)}"
    if plain and same_year and first.precision == last.precision == Precision.MONTH and a <= b:
        dash = "-" if language == "da" else "–"
        return f"{_month(a.month, language)}{dash}{_month(b.month, language)} {b.year}"
    if plain and first.precision == last.precision == Precision.YEAR:
        return f"{a.year}-{b.year}" if language == "da" else f"{a.year}–{b.year}"
    short = (
        same_year
        and a <= b
        and first.qualifier != "?"
        and first.precision in (Precision.DAY, Precision.MONTH)
        and last.precision in (Precision.DAY, Precision.MONTH)
    )
    start, end = _qualified(first, language, year=not short), _qualified(last, language)
    return sentence("W102", {"first": start, "last": end}, language=language)


def _one_of(options: tuple[Atom, ...], language: Language) -> str:
    said = [_qualified(atom, language) for atom in options]
    if len({atom.precision for atom in options}) > 1:  # a list of unlike things is clear only with "eller" throughout
        joined = said[0]
        for words in said[1:]:
            joined = sentence("W103", {"first": joined, "last": words}, language=language)
        return joined
    return sentence("W103", {"first": ", ".join(said[:-1]), "last": said[-1]}, language=language)


def _plain(span: Span, language: Language, *, whole: bool) -> str:
    """The words of a parsed EDTF text without its limit; `whole`: it is an interval even if both ends are equal."""
    if span.options:
        return _one_of(span.options, language)
    if span.last is None and span.first is not None:
        return sentence("W104", {"when": _qualified(span.first, language)}, language=language)
    if span.first is None and span.last is not None:
        return sentence("W105", {"when": _qualified(span.last, language)}, language=language)
    if span.first is None or span.last is None:  # never: an interval open at both ends is no EDTF
        return sentence("W100", language=language)
    return _interval(span.first, span.last, language) if whole else _qualified(span.first, language)


def wording(period: Period, language: Language = "da") -> str:
    """
    Words for a period, "14.-15. marts 2018", "senest 1. maj 2021", "dato ikke fastlagt".

    `parse` of the Danish words gives the same `edtf` and `bound` (quarters and seasons inside an interval come back as
    months).
    """
    span = period.span
    if span is None or period.edtf is None:
        return sentence("W100", language=language)
    words = _plain(span, language, whole="/" in period.edtf)
    if period.bound is None:
        return words
    week = _iso_week(span)
    if week:
        words = sentence("W106", {"week": week[1], "year": week[0]}, language=language)
    if period.bound == "before":
        return sentence("W107", {"when": words}, language=language)
    long = "/" in period.edtf and not week  # "fra og med maj-juni" would be read as the span itself
    return sentence("W109" if long else "W108", {"when": words}, language=language)


_NOT_PLAIN = regex(
    r"\b(?:uge|ugerne|primo|medio|ultimo|ult|start\w*|begyndelsen|først|tidlig\w*|midt\w*|slut\w*|sidst|sent|udgangen|kvartal\w*|kvt|kv|"
    r"halvår\w*|halvdel|tertial\w*|[qhkw]\d|forår\w*|sommer\w*|sensommer\w*|efterår\w*|senefterår\w*|vinter\w*|skoleår\w*|siden)\b",
    re.IGNORECASE,
)


def meaning(period: Period, language: Language = "da") -> str | None:
    """
    What the printed words stand for, for small type beside them: "11.-20. marts 2022" for "medio marts 2022".

    None when the words say it themselves, or when there is nothing to say.
    """
    span = period.span
    if span is None or period.edtf is None:
        return None
    years = {str(atom.low.year) for atom in (span.first, span.last, *span.options) if atom is not None}
    has_year = any(year in period.text or year[2:] in re.findall(r"[0-9]+", period.text) for year in years)
    if period.text and not _NOT_PLAIN.search(period.text) and has_year:
        return None
    if not period.text and span.first is not None and span.first.precision not in (Precision.SEASON, Precision.QUARTER):
        return None
    words = wording(_in_months(period, span), language)
    return None if words.casefold() == period.text.casefold() else words


def _in_months(period: Period, span: Span) -> Period:
    """Quarters and seasons as the months they are."""
    if span.first is None or span.last is None or span.options or "/" in (period.edtf or ""):
        return period
    if span.first.precision not in (Precision.SEASON, Precision.QUARTER):
        return period
    q = span.first.qualifier
    edtf = f"{span.first.low:%Y-%m}{q}/{span.first.high:%Y-%m}{q}"
    return Period(edtf, bound=period.bound)


def printed(period: Period) -> str:
    """
    The period's own words as they go into a document that is to be read again.

    An inferred year stands in brackets behind them ("Juni [2021]"); words that would then not come back as the same
    period give way to `wording`.
    """
    from frisat.plan.danish.cells import parse

    def comes_back(words: str) -> bool:
        read = parse(words)
        return len(read) == 1 and read[0].period.edtf == period.edtf and read[0].period.bound == period.bound

    if not period.text:
        return wording(period)
    if period.edtf is None or comes_back(period.text):
        return period.text
    span = period.span
    ends = [atom.low.year for atom in (span.last, span.first) if atom is not None] if span else []
    for year in dict.fromkeys(ends):
        if comes_back(words := f"{period.text} [{year}]"):
            return words
    return wording(period)
