"""Words that say where something is and nothing else: a room, a house, a street with its number, a screen."""

from __future__ import annotations

import re

from frisat.plan.regex import regex

_HOUSE = (
    r"(?:rådhus|bibliotek|kultur(?:hus|værft|gård|sal)|medborgerhus|forsamlingshus|sundhedshus|sognehus|borgerhus|"
    r"beboerhus|aktivitetshus|klubhus|hus|sognegård|gård|kro|hotel|hal|sal|aula|kantine|skole|kirke|lokale|center|"
    r"centr|teater|museum|foyer|auditori|spisehus|festsal|idrætshal|loft|caf[eé])"
)
_PLACE = regex(
    rf"(?:(?:i|på|hos|ved) )?(?:[\wæøåÆØÅ.'’&-]+ ){{0,3}}[\wæøåÆØÅ-]*{_HOUSE}(?:en|et|n|t|um|ummet)?s?"
    r"(?: (?:[A-ZÆØÅ]|\d)[\w-]*){0,2}(?:, .{2,80})?",
    re.IGNORECASE,
)
_STREET = regex(
    r"(?:.{2,60}, )?[A-ZÆØÅ][\w.'-]*(?: [\w.'-]+){0,3}(?:vej|gade|allé|torv|torvet|plads|stræde|vænget|parken)"
    r"(?:en|et)? \d+.*",
    re.IGNORECASE,
)
_SCREEN = regex(r"(?:online|digitalt?|virtuelt?|(?:via |på )?(?:teams|zoom|skype))(?:[ ,(-].{0,40})?", re.IGNORECASE)
_HAPPENS = regex(
    r"møde|åbent hus|fest|besøg|indvielse|åbning|høring|debat|valg|kursus|uddannelse|\bny[et]?\b", re.IGNORECASE
)
_LONGEST = 120


def is_place(text: str) -> bool:
    """Whether a line names a place; words of something that happens there make it more than that."""
    text = text.strip().rstrip(".")
    if not text or len(text) > _LONGEST or (_HAPPENS.search(text.partition(",")[0]) and not text.startswith("Møde")):
        return False
    return any(pattern.fullmatch(text) for pattern in (_PLACE, _STREET, _SCREEN))
