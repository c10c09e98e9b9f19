"""What the words of a title, heading or file name say about the years of the dates below them."""

from __future__ import annotations

import re
from datetime import date

from frisat.plan.danish.told_years import TitleYears
from frisat.plan.regex import regex
from frisat.read.fields import budget_years

_ONE = r"(?:19|20)\d\d"
_ONE_OR_TWO = rf"(?:{_ONE} ?(?:[-–/]|og|til) ?)?{_ONE}"
_NAME = regex(
    r"\b(?:\w*(?:vision|strategi|politik|målsætning|reform|aftale|forlig)|"
    r"(?:kommune|klima|lokal|udviklings?|helheds|master|fremtids)plan)(?:en|et|n|s|ens|ets)?,? (?:for |til |mod |fra )?"
    rf"{_ONE_OR_TWO}|\b(?:mod|inden|senest|siden) (?:år |udgangen af )?{_ONE}|"
    rf"\b(?:evaluering|regnskab|årsberetning|beretning|redegørelse|lov)\b[^.:]*?{_ONE}",
    re.IGNORECASE,
)
"""A year as part of what something is called, or is to be reached by, and not the one in which its steps are taken."""
_PAST = regex(
    r"\b(?:besluttede|vedtog|godkendte|blev|var|fik|kom|gik|indgik|nedsatte|bad|begyndte|startede|sluttede)\b.*"
    rf"{_ONE}",
    re.IGNORECASE,
)
_CASE_NO = regex(r"\b(?:sags?|j(?:ournal)?|acadre)\.?[ -]?(?:nr|nummer|id|no)\.?\s?:?\s*\S+", re.IGNORECASE)
_YEAR = regex(rf"(?<!\d)({_ONE})(?!\d)")
_TERM = regex(rf"(?<!\d)({_ONE}) ?(?:[-–—/]|til) ?({_ONE})(?!\d)", re.IGNORECASE)
_OVER_NEW_YEAR = regex(
    rf"(?<!\d)(?:(?P<first>{_ONE}) ?/ ?(?P<second>{_ONE}|\d\d)|"
    r"\b(?:skole|studie|sæson|folkeoplysnings)\w*[ :]+(?P<short>\d\d) ?[/–-] ?(?P<end>\d\d))(?!\d)",
    re.IGNORECASE,
)
"""A school year, or the like that is written like one."""
_ROUND = regex(r"(?<!\w)OK ?['’]?(?P<short>\d\d)(?!\d)")
"""Bargaining in the public sector, "OK24": the agreements end on 31 March of the year that it is named by."""
_TURNS, _ROUND_TURNS = 8, 5
"""The month with which a school year begins, and the one in which the first steps of bargaining are taken."""
_BEHIND_A_WORD = regex(r"(?<=[^\W\d])(?=\d)")
_IN_A_NAME = regex(rf"[^\W\d]+|(?:[^\W\d]{{3,}})?{_ONE}|\d\d?")
"""What in a file's name may say a year; other figures among letters are a key that a system gave it."""
_TWO = regex(r"(?<=[12][09]\d\d) (?=(?:20)?\d\d\b)")
"""Where a file's name parts two years, "2026-27", in which no slash can stand."""
_NEXT_CENTURY = 100


def is_name(words: str) -> bool:
    """Whether the year in the words of a heading or title is part of a name or a term, or of something past."""
    terms = any(int(term[2]) > int(term[1]) + 1 for term in _TERM.finditer(words))
    return terms or bool(_NAME.search(words) or _PAST.search(words))


def of_title(title: str) -> TitleYears:
    """
    The years that a title says.

    Of a term such as "2026-2030" the first, near which the steps that have no other year are taken; of "2025/26" the
    time from August to July; of a budget the year in which it is made.
    """
    budget = budget_years.told(_CASE_NO.sub(" ", title))
    if (split := _OVER_NEW_YEAR.search(budget.rest)) and (over := _over_new_year(split)):
        return over
    years = tuple(int(year) for year in _YEAR.findall(budget.rest))
    term = _TERM.search(budget.rest)
    if term and set(years) == {int(term[1]), int(term[2])} and years[-1] > years[0] + 1:
        years = years[:1]
    if years:
        return TitleYears(years, is_name=is_name(title))
    if budget.made:
        return TitleYears(budget.made, f"budget:{budget.words}")
    return _of_a_round(title)


def of_file(name: str) -> TitleYears:
    """The year that a file's name says as a word of its own or behind one: "moedeplan-2027.txt", "plan2027.pdf"."""
    words = re.split(r"[_\-\s]+", name.rpartition(".")[0])
    plain = " ".join(_BEHIND_A_WORD.sub(" ", word) for word in words if _IN_A_NAME.fullmatch(word))
    said = of_title(_TWO.sub("/", plain))
    one = (len(said.years) == 1 or said.span is not None) and not said.is_name
    return TitleYears(said.years, f"file:{name}", span=said.span) if one else TitleYears()


def _over_new_year(found: re.Match[str]) -> TitleYears | None:
    first = int(found["first"] or 0) or 2000 + int(found["short"])
    if int((found["second"] or found["end"])[-2:]) != (first + 1) % _NEXT_CENTURY:
        return None
    return TitleYears((first, first + 1), span=(date(first, _TURNS, 1), date(first + 1, _TURNS - 1, 31)))


def _of_a_round(title: str) -> TitleYears:
    named = _ROUND.search(title)
    if named is None:
        return TitleYears()
    year = 2000 + int(named["short"])
    span = date(year - 1, _ROUND_TURNS, 1), date(year, _ROUND_TURNS - 1, 30)
    return TitleYears((year - 1, year), f"title:{named[0]}", span=span)
