"""Days with a name of their own: "Grundlovsdag", "skærtorsdag", "2. pinsedag", "1. søndag i advent"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Literal

from frisat.plan.workdays import easter

Kind = Literal["day", "easter", "advent"]
Named = tuple[Kind, int, int]
"""("day", month, day); ("easter", 0, days after Easter Sunday); ("advent", 0, which Sunday)."""

_FIXED: Final = {
    "nytårsdag": (1, 1),
    "helligtrekongersdag": (1, 6),
    "valentinsdag": (2, 14),
    "grundlovsdag": (6, 5),
    "valdemarsdag": (6, 15),
    "sankthans": (6, 23),
    "sankthansaften": (6, 23),
    "sankthansdag": (6, 24),
    "mortensaften": (11, 10),
    "luciadag": (12, 13),
    "juleaften": (12, 24),
    "juleaftensdag": (12, 24),
    "nytårsaften": (12, 31),
    "nytårsaftensdag": (12, 31),
}
_OF_EASTER: Final = {
    "fastelavnssøndag": -49,
    "fastelavnsmandag": -48,
    "palmesøndag": -7,
    "skærtorsdag": -3,
    "langfredag": -2,
    "påskelørdag": -1,
    "påskedag": 0,
    "påskesøndag": 0,
    "påskemandag": 1,
    "himmelfartsdag": 39,
    "pinselørdag": 48,
    "pinsedag": 49,
    "pinsesøndag": 49,
    "pinsemandag": 50,
}
_SECOND: Final = frozenset({"påskedag", "pinsedag"})
"""Of these there are two: the second is the day after."""
WORDS: Final = frozenset({*_FIXED, *_OF_EASTER, "juledag", "kristi", "sankt", "skt"})
"""Every word that such a name may begin with; "advent" and "juledag" want a number before them."""


def of_word(word: str, nth: int = 0) -> Named | None:
    """The day that a word names, in lower case, with the number before it ("2. pinsedag"), 0 = none."""
    if word == "juledag" and nth in (1, 2):
        return "day", 12, 24 + nth
    if word == "advent" and 1 <= nth <= len(_SUNDAYS):
        return "advent", 0, nth
    if nth and not (word in _SECOND and nth in (1, 2)):
        return None
    if word in _FIXED:
        return "day", *_FIXED[word]
    return ("easter", 0, _OF_EASTER[word] + (nth == 2)) if word in _OF_EASTER else None


_SUNDAYS = range(4)


def day_of(kind: Kind, number: int, year: int) -> date:
    """The day `number` after Easter Sunday, or the `number`-th Sunday in Advent, of a year. Gregorian calendar."""
    if kind == "easter":
        return easter(year) + timedelta(number)
    christmas = date(year, 12, 25)
    fourth = christmas - timedelta(christmas.isoweekday())
    return fourth - timedelta(weeks=4 - number)
