"""The words that Danish date expressions are made of, with what they stand for; Norwegian and Swedish months too."""

from __future__ import annotations

from typing import Final


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for lists that read as a line."""
    return frozenset(text.split())


def word_list(text: str) -> list[str]:
    """The words of a text in order."""
    return text.split()


MONTHS_DA: Final = word_list("januar februar marts april maj juni juli august september oktober november december")
MONTHS_EN: Final = word_list("January February March April May June July August September October November December")
WEEKDAYS_DA: Final = word_list("mandag tirsdag onsdag torsdag fredag lørdag søndag")

_FULL_MONTHS = {
    1: "januar januari january",
    2: "februar februari february",
    3: "marts mars march",
    4: "april",
    5: "maj mai",
    6: "juni june",
    7: "juli july",
    8: "august augusti",
    9: "september",
    10: "oktober october",
    11: "november",
    12: "december desember",
}
_SHORT_MONTHS = {
    1: "jan",
    2: "feb febr",
    3: "mar mrt",
    4: "apr",
    6: "jun",
    7: "jul",
    8: "aug",
    9: "sep sept septbr",
    10: "okt oktbr",
    11: "nov novbr",
    12: "dec des decbr",
}
FULL_MONTHS: Final = {word: n for n, words in _FULL_MONTHS.items() for word in words.split()}
MONTHS: Final = {**FULL_MONTHS, **{word: n for n, words in _SHORT_MONTHS.items() for word in words.split()}}
"""Word in lower case -> month number 1-12."""

FIRST_NAMES: Final = frozenset({"maj", "august", "april", "juni", "juli", "mai", "mars"})
"""Month words that a person may be called; alone before a surname they are no month."""

_WEEKDAYS = {
    0: "mandag mandagen måndag man ma",
    1: "tirsdag tirsdagen tisdag tirs tir ti",
    2: "onsdag onsdagen ons on",
    3: "torsdag torsdagen tors tor to",
    4: "fredag fredagen fre fr",
    5: "lørdag lørdagen lördag lør lø",
    6: "søndag søndagen söndag søn sø",
}
WEEKDAYS: Final = {word: n for n, words in _WEEKDAYS.items() for word in words.split()}
"""Word -> 0 (Monday) to 6; those of two or three letters are other words too and need a dot or a date cell."""

SEASONS: Final = {
    word: n
    for n, words in {
        21: "forår foråret vår våren",
        22: "sommer sommeren sommar sommaren",
        23: "efterår efteråret høst høsten höst hösten",
        24: "vinter vinteren vintern",
    }.items()
    for word in words.split()
}
LATE_SEASONS: Final = {"sensommer": 22, "sensommeren": 22, "senefterår": 23, "senefteråret": 23}
YEAR_TURNS: Final = frozenset({"årsskiftet", "årsskifte"})
ENDS_OF_YEAR: Final = frozenset({"udgang", "slutning", "afslutning", "utgang", "slut"})
"""After "årets"."""
AMBIGUOUS_SEASONS: Final = frozenset({"vår", "våren", "høst", "høsten"})
"""Words for a season that also mean "our" or "harvest": they need a year."""

ORDINALS: Final = {
    word: n
    for n, words in {
        1: "første 1ste i",
        2: "andet anden ii",
        3: "tredje iii",
        4: "fjerde iv",
    }.items()
    for word in words.split()
    if word not in ("i",)
}
PARTS_OF_YEAR: Final = {
    "kvartal": "quarter",
    "kvartalet": "quarter",
    "kvt": "quarter",
    "kvart": "quarter",
    "kv": "quarter",
    "halvår": "half",
    "halvåret": "half",
    "tertial": "tertial",
    "tertialet": "tertial",
}
QUARTER_LETTERS: Final = frozenset({"q", "h", "k"})
COUNT_OF_PART: Final = {"quarter": 4, "half": 2, "tertial": 3}

PARTS: Final = {
    "primo": "primo",
    "medio": "medio",
    "ultimo": "ultimo",
    "ult": "ultimo",
    "start": "primo",
    "starten": "primo",
    "begyndelsen": "primo",
    "først": "primo",
    "tidligt": "primo",
    "tidlig": "primo",
    "midt": "medio",
    "midten": "medio",
    "slut": "ultimo",
    "slutningen": "ultimo",
    "sidst": "ultimo",
    "sent": "ultimo",
    "udgangen": "ultimo",
}
"""Word -> the third of a month, week, season or year that it names."""

PART_BEFORE_MONTH: Final = frozenset({"start", "midt", "slut", "primo", "medio", "ultimo", "ult"})
"""Parts that may stand right before a month: "slut maj"."""

PLAIN_PARTS: Final = frozenset({"primo", "medio", "ultimo", "ult"})
"""Parts that stand directly before what they divide; the others want "af" or "i" in running text."""

ABOUT: Final = frozenset({"ca", "cirka", "circa", "omkring", "omtrent"})

BY_A_FEAST: Final = (
    r"(?:inden|før|efter|i|op\s+til|omkring|ved|lige\s+(?:før|efter))\s+"
    r"(?:(?:sommer|efterårs|vinter|jule|påske)ferien|jul(?:en)?|påsken?|pinsen?|nytår)(?![^\W\d_])"
)
"""A time that only a holiday says; no day of it is in the words."""

WEEK: Final = frozenset({"uge", "ugen", "uke", "vecka", "week"})
WEEKS: Final = frozenset({"uger", "ugerne", "uge", "uke", "uker", "vecka", "veckor"})
UNITS: Final = word_set(
    "point medlemmer skoler timer time dage dag gange gang minutter min møder uger måneder år pct procent pladser "
    "personer borgere"
)
"""Words that make the number before them a count."""

MOVES: Final = word_set(
    "flyttes flyttet flytter flytning udsættes udsat udsætte udskydes udskudt udskyde rykkes rykket rykke ændres "
    "ændret udskydelse udsættelse"
)
"""After these "fra X til Y" names two dates, not a span."""

LEAD_TO_MONTH: Final = word_set(
    "i til fra inden senest før efter siden hele løbet pr per omkring ca medio primo ultimo perioden mellem af måned "
    "måneden tidligst indtil eller"
)
"""Words before a month that show that running text speaks of one."""

YEAR_MIN: Final = 1900
YEAR_MAX: Final = 2099


def two_digit_year(text: str) -> int:
    """ "21" -> 2021, "98" -> 1998."""
    number = int(text)
    return number + (2000 if number < 70 else 1900)
