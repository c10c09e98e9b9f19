"""Sentences that say of one gathering, named with its day, that it is not held then."""

from __future__ import annotations

from functools import lru_cache

from frisat.plan.danish import Found
from frisat.plan.model import Status
from frisat.plan.regex import regex

_ADVERBS = r"(?: (?:blevet|desværre|nu|derfor|imidlertid|dog|alligevel|som bekendt)){0,3}"
_OFF = regex(
    rf"\b(?:er|bliver|blev){_ADVERBS} (?:aflyst|annulleret)\b|\b(?:aflyses|annulleres)\b|"
    rf"\b(?:bliver|blev){_ADVERBS} ikke (?:til noget|(?:af)?holdt|gennemført)\b|"
    rf"\b(?:af)?(?:holdes|gennemføres){_ADVERBS} ikke\b(?! (?:kun|blot|alene|længere|endnu))|"
    rf"\b(?:har )?(?:måttet|må|måtte|har|bliver nødt til at|ser os nødsaget til at)"
    rf"(?: (?:vi|jeg|man|formanden|forvaltningen))?{_ADVERBS} aflyse?t?\b|\baflyser\b"
)
_PUT_OFF = regex(
    rf"\b(?:er|bliver|blev){_ADVERBS} (?:udsat|udskudt)\b|\b(?:udsættes|udskydes)\b|"
    rf"\b(?:må|måtte|har måttet)(?: (?:vi|jeg|man))?{_ADVERBS} (?:udsætte|udskyde)\b"
)
_TO = regex(r"[^.]{0,60}\b(?:til|i stedet)\b[^.]{0,40}\d")
_ONE = regex(
    r"\b(?:[Dd]et|[Dd]en|[Aa]ftenens|[Åå]rets) (?:\w+ )?[a-zæøå]{4,}|"
    r"\b(?i:[a-zæøå-]*(?:mødet|seancen|workshoppen|seminaret|dagen|aftenen|arrangementet|høringen|"
    r"besøget|samlingen|rundvisningen|caféen|cafeen|træffet|konferencen|kurset|udflugten|turen|vandringen|dialogen|"
    r"messen|festen|frokosten|debatten|drøftelsen|kick-?off(?:'et)?|hus|undervisningen|netværket|lejren))\b"
)
"""A gathering that readers know: "temadagen", "det planlagte seminar"."""
_WAS_TO_BE = regex(
    r",\s*(?:der|som)(?: (?:ellers|oprindeligt|tidligere|ifølge planen))?(?: (?:vi|I))?(?: (?:ellers|oprindeligt))? "
    r"(?:(?:var|er|blev|havde|er blevet)(?: \w+)? (?:planlagt|berammet|fastsat|sat|aftalt|annonceret|varslet|"
    r"programsat|inviteret|indkaldt)|skulle (?:have )?(?:været(?: blevet)?|være|have) ?(?:af)?(?:holdt|gennemført)?|"
    r"skulle finde sted)"
    r"(?: (?:til|på|i|med|her))*\s+(?:(?:den|d\.)\s*)?$"
)


def was_to_be(before: str) -> bool:
    """Whether words end in an aside of when a thing was to be: "Temadagen, der var planlagt til den …"."""
    return _WAS_TO_BE.search(before) is not None


def status(text: str, found: Found) -> Status | None:
    """
    What a sentence says became of the gathering whose day `found` is: cancelled, postponed (with no new day), or None.

    Only where the words name one gathering that readers know and the sentence's own verb calls it off: "I juli holdes
    der ikke møder" takes no gathering from a day.
    """
    called = _verb(text)
    if called is None:
        return None
    said, at, one = called
    if one > found.start and text[: found.start].count(","):
        return None
    return said if _governs(text, found, at) else None


@lru_cache(maxsize=64)
def _verb(text: str) -> tuple[Status, int, int] | None:
    """
    What the sentence's verb says, and where it and the gathering's name stand; remembered, as every day that a long
    sentence names asks for it.
    """
    off = _OFF.search(text)
    put = _PUT_OFF.search(text) if off is None else None
    verb = off or (put if put is not None and _TO.match(text, put.end()) is None else None)
    one = _ONE.search(text) if verb is not None else None
    if verb is None or one is None:
        return None
    return Status.CANCELLED if off is not None else Status.POSTPONED, verb.start(), one.start()


def _governs(text: str, found: Found, at: int) -> bool:
    """Whether the verb at a place speaks of that day: no other sentence or "men" stands between them."""
    start, end = min(at, found.start), max(at, found.end)
    between = text[start:end]
    return len(between) < _FAR and not any(word in between for word in (", men ", "; ", ", mens ", " hvis "))


_FAR = 160
