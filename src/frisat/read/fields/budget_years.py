"""
Years of budgets: "Budget 2026" is made in 2025.

A council adopts a year's budget by 15 October of the year before (styrelsesloven §§ 37-38; in Norway and Sweden by the
end of it), so that the days of a plan for the budget of 2026 lie in 2025 unless it says otherwise. A budget year, and
the years beyond that it estimates for, are never the year of a day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from frisat.plan.regex import regex

_YEAR = r"(?:19|20)\d\d"
_SPAN = rf"(?:\s?(?:[-–/]|til|og)\s?(?:{_YEAR}|\d\d(?!\d)))*"
_BUDGET = regex(
    r"\bbud(?:get|sjett?)(?:s|tet|en|et)?(?:-?(?:lægning|forslag|behandling|aftale|forlig|vedtagelse|år|arbejde|"
    r"strategi|materiale|katalog|procedure|drøftelse|prosess|arbeid)[a-zæøå]*)?"
    rf"\s(?:for\s|til\s)?(?:årene?\s|året\s|år\s|perioden\s)?(?P<year>{_YEAR})(?:s|'s)?{_SPAN}(?![\d./-]*\d)",
    re.IGNORECASE,
)
"""Not "budgetopfølgning 2026", which is in that year."""
_PROCESS = regex(
    r"\bbudget(?:s|tets)?-?(?:høring|forhandling|proces|kalender|møde|seminar|konference|orientering|hjul)[a-zæøå]*\s"
    rf"(?:for\s)?(?P<year>{_YEAR}){_SPAN}(?![\d./-]*\d)",
    re.IGNORECASE,
)
"""What is done for a budget, named by the budget's year or by its own."""
_BEYOND = regex(
    rf"\b(?:\w*overslagsår\w*|økonomiplan\w*|regnskab\w*|rekneskap\w*)\s(?:for\s|i\s)?(?:år\s)?{_YEAR}{_SPAN}", re.I
)


@dataclass(frozen=True, slots=True)
class Told:
    """A text without the years of its budgets, the years these may be made in, and the words that say so."""

    rest: str
    made: tuple[int, ...]
    words: str


def told(text: str) -> Told:
    """The budget years of a heading or title taken out of it."""
    if "bud" not in text.lower() and "år" not in text.lower() and "regnskab" not in text.lower():
        return Told(text, (), "")
    found, either = list(_BUDGET.finditer(text)), list(_PROCESS.finditer(text))
    rest = _BEYOND.sub(" ", _PROCESS.sub(" ", _BUDGET.sub(" ", text)))
    made = [int(m["year"]) - 1 for m in found]
    made += [int(m["year"]) - back for m in either if not found for back in (1, 0)]
    words = [m[0].strip() for m in (*found, *either)]
    return Told(rest, tuple(dict.fromkeys(made)), words[0] if words else "")
