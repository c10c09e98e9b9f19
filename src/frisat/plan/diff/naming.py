"""
Activities, periods and distances in running text: "temamødet i byrådet", "den 16. december 2020", "ni dage senere".
"""

from __future__ import annotations

import re
from datetime import date

from frisat.plan.danish import wording
from frisat.plan.likeness import FORM_STEMS, STOP, concept, parts, stem, words
from frisat.plan.model import Activity
from frisat.plan.period import Period, Precision
from frisat.plan.sentences import Language

MONTHS: dict[Language, tuple[str, ...]] = {
    "da": (
        "januar", "februar", "marts", "april", "maj", "juni",
        "juli", "august", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_NUMBERS: dict[Language, tuple[str, ...]] = {
    "da": ("", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"),
    "en": ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}
_DEFINITE = (
    ("møde", "t"), ("else", "n"), ("ing", "en"), ("seminar", "et"), ("workshop", "pen"), ("dag", "en"), ("frist", "en"),
    ("netværk", "et"), ("analyse", "n"), ("rapport", "en"), ("festival", "en"), ("udkast", "et"), ("besøg", "et"),
    ("samtale", "n"), ("konference", "n"), ("debat", "ten"), ("oplæg", "get"),
)  # fmt: skip
"""Ending of a noun -> what makes it definite; only words whose form is certain."""
_PREPOSITIONS = frozenset(
    ("i", "om", "af", "med", "for", "på", "til", "mellem", "blandt", "hos", "ved", "fra", "vedr", "vedrørende", "over")
)
_LONG, _POINT = 90, 60
"""Letters after which a title, or an agenda point beside it, is cut in a sentence."""


def title_of(activity: Activity) -> str:
    """The title without end punctuation and footnote mark."""
    return activity.title.strip().rstrip(" .*:;,")


def _definite(title: str) -> str | None:
    """The title with its first noun made definite, when that is certain to be good Danish; else None."""
    if "." in title or len(title) > _LONG:
        return None
    first, _, rest = title.partition(" ")
    if not first.isalpha() or (rest and rest.split(" ", 1)[0].lower() not in _PREPOSITIONS):
        return None
    if any(first.lower().endswith(tail + add) for tail, add in _DEFINITE):
        return title
    ending = next((add for tail, add in _DEFINITE if first.lower().endswith(tail)), None)
    return None if ending is None else f"{first}{ending}{' ' if rest else ''}{rest}"


def shorten(text: str, longest: int = _LONG) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"


def only_frame(activity: Activity) -> bool:
    """Whether the title says who meets but not on what: "Møde i byrådet"."""
    crew = {concept(stem(w)) for name in activity.actors for w in words(name)}
    for word in words(activity.title):
        key = concept(stem(word))
        if word in STOP or key in FORM_STEMS or key in crew or (parts(word) and parts(word)[-1] in FORM_STEMS):
            continue
        return False
    return True


def name_of(activity: Activity, language: Language = "da", *, first: bool = False, definite: bool = True) -> str:
    """
    The activity as part of a sentence; `first` when it opens it.

    Danish titles are put in the definite form where that is sure to be right, else, and when `definite` is false
    because nobody has heard of the activity yet, they stand in quotes. A title that
    only says who meets gets its first agenda point in brackets.
    """
    title = title_of(activity)
    if not title:
        return {"da": "en aktivitet uden titel", "en": "an activity without a title"}[language]
    said = _definite(title) if language == "da" and definite else None
    if said is None:
        said = f"»{shorten(title)}«" if language == "da" else f"“{shorten(title)}”"
    elif first:
        said = said[0].upper() + said[1:]
    elif len(said) > 1 and not said[1].isupper():
        said = said[0].lower() + said[1:]
    if activity.agenda and only_frame(activity):
        point = shorten(activity.agenda[0].strip().rstrip(" .:;,"), _POINT)
        said += f" (»{point}«)" if language == "da" else f" (“{point}”)"
    return said


def _day(day: date, language: Language, *, year: bool = True) -> str:
    month = MONTHS[language][day.month - 1]
    said = f"{day.day}. {month}" if language == "da" else f"{day.day} {month}"
    return f"{said} {day.year}" if year else said


def bare(period: Period | None, language: Language = "da") -> str:
    """The period after "fra", "til" or "from", "to": "den 16. december 2020", "juni 2021", else its own words."""
    da = language == "da"
    if period is None or period.span is None:
        return "ingen fast dato" if da else "no fixed date"
    if period.bound:
        words_for = {"before": ("senest", "no later than"), "after": ("tidligst", "no earlier than")}[period.bound]
        return f"{words_for[0 if da else 1]} {bare(Period(period.edtf, period.text), language)}"
    first, last = period.earliest, period.latest
    if first and last and not period.is_qualified:
        if period.precision is Precision.DAY:
            return f"den {_day(first, language)}" if da else _day(first, language)
        if period.precision is Precision.DAYS:
            same = (first.year, first.month) == (last.year, last.month)
            if same:
                return f"den {first.day}.-{_day(last, language)}" if da else f"{first.day}–{_day(last, language)}"
            return (
                f"{'den ' if da else ''}{_day(first, language, year=first.year != last.year)} – {_day(last, language)}"
            )
        if period.precision in (Precision.MONTH, Precision.MONTHS) and first.year == last.year:
            names = list(dict.fromkeys((MONTHS[language][first.month - 1], MONTHS[language][last.month - 1])))
            return f"{('-' if da else '–').join(names)} {first.year}"
        if period.precision in (Precision.YEAR, Precision.QUARTER, Precision.SEASON):
            return wording(Period(period.edtf), language)
    text = period.text or wording(Period(period.edtf), language)
    return f"»{text}«" if da else f"“{text}”"


def at(period: Period | None, language: Language = "da") -> str:
    """The period as an adverb: "den 16. december 2020", "i juni 2021", "uden dato"."""
    if period is None or period.span is None:
        return "uden dato" if language == "da" else "without a date"
    if period.bound is None and (period.earliest is None or period.latest is None):
        return wording(Period(period.edtf), language)  # "fra 2021 og frem"
    said = bare(period, language)
    if period.bound:
        return said
    if language == "da":
        if said[0] == "»":
            return f"({said})"
        return said if said.startswith("den ") else f"i {said}"
    if said[0] == "“":
        return f"({said})"
    if period.precision in (Precision.DAY, Precision.DAYS):
        return f"on {said}"
    return f"in the {said}" if period.precision is Precision.QUARTER else f"in {said}"


def _number(n: int, language: Language) -> str:
    return _NUMBERS[language][n] if n < len(_NUMBERS[language]) else str(n)


def shift(days: int, language: Language = "da", *, exact: bool) -> str:
    """How far something moved: "ni dage senere", "cirka syv måneder senere"; `exact` when both days are known."""
    n, later = abs(days), days > 0
    if exact or n < 14:
        count, unit = n, ("dag", "dage", "day", "days")
    elif n < 60 and abs(n - 30.5) > 3:
        count, unit = round(n / 7), ("uge", "uger", "week", "weeks")
    elif n < 730:
        count, unit = round(n / 30.44), ("måned", "måneder", "month", "months")
    else:
        count, unit = round(n / 365.25), ("år", "år", "year", "years")
    about = "" if exact else {"da": "cirka ", "en": "about "}[language]
    which = (0 if count == 1 else 1) + (0 if language == "da" else 2)
    side = {"da": ("tidligere", "senere"), "en": ("earlier", "later")}[language][later]
    return f"{about}{_number(count, language)} {unit[which]} {side}"


def list_of(names: list[str], language: Language = "da") -> str:
    """ "A", "A og B", "A, B og C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {'og' if language == 'da' else 'and'} {names[-1]}"


def capital(text: str) -> str:
    """`text` with a capital first letter, for a sentence that opens with it."""
    return re.sub(r"^([^\w»“]*)(\w)", lambda m: m[1] + m[2].upper(), text, count=1)
