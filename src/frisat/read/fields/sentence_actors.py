"""
Who acts and who takes part in a sentence of running text.

A title says "møde med borgere"; a sentence says "kommunen holder møder, hvor 450 borgere og medarbejdere deltog". The
phrase is found by its place in the sentence, what it holds is read as in a title (`named`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from frisat.plan.regex import regex
from frisat.read.fields import words
from frisat.read.fields.cells import unique
from frisat.read.fields.named import named

_FINITE = (
    r"(?:har|vil|skal|kan|er|bliver|blev|får|havde|så|tog|bad|traf|gav|(?:for)?ventes|mødes|mødtes|samle[sr]|samledes|holdt|vedtog|indgik|"
    r"(?!\w*(?:tem|to|vem|cem)ber\b|efter\b|under\b|over\b|eller\b)[a-zæøå]{2,}(?:er|ede|te|der|rer))"
)
_SUBJECT = regex(rf"^(?P<who>[A-ZÆØÅ][^.,;:]{{1,70}}?)\s+{_FINITE}\b")
_COUNTED = r"(?:(?:ca\.|cirka|omkring|over|mere end|mindst|knap|godt|op mod)\s+)?(?:\d[\d.]*\s+)?"
_INVERTED = regex(
    rf"\b(?:{_FINITE}|samledes)\s+{_COUNTED}(?P<who>(?!der\b|det\b|den\b|de\s+(?:to|tre)\b|nu\b)[^.,;:]{{3,90}})"
)
_WITH = regex(
    r"\b(?:med|blandt|fra|hos|hvor|inviterer|inviteret|inddrager|inddraget|hører|for|mellem)\s+"
    r"(?:både\s+|alle\s+(?=de\s))?(?:(?:ca\.|cirka|omkring|over|mindst|knap|godt|"
    r"op mod)\s+)?(?:\d[\d.]*\s*(?:[-–]\s*\d+)?\s+)?"
    r"(?P<who>[^.;:()]{3,120})"
)
_OF = regex(r"\b(?:inddragelse|involvering|deltagelse|inddragelsen|involveringen)\s+(?:af|fra)\s+(?P<who>[^.;:]{3,90})")
_OTHERS = regex(
    r"(?:^|,|\bog)\s+(?P<who>andre(?:\s+med\s+[a-zæøå]+(?:\s+(?:for|i|til|på)\s+[a-zæøå]+)?|\s+[a-zæøå]+erede))\b"
)
_COMPOUND = regex(
    r"\b(?P<who>borger|medarbejder|forældre|elev|beboer|bruger|pårørende)-?(?:samtale|møde|café|cafe|topmøde|"
    r"panel|dialog|workshop)\w*",
    re.IGNORECASE,
)  # fmt: skip
_PLURAL = {
    "borger": "borgere",
    "medarbejder": "medarbejdere",
    "elev": "elever",
    "beboer": "beboere",
    "bruger": "brugere",
}
_LEAD = regex(r"^(?:\d{1,2}[.)]\s+(?=[A-ZÆØÅ\d]))?(?:(?=[^:]*\d)[^:]{3,40}:\s+(?=[A-ZÆØÅ]))?")
"""What numbers a sentence or stands on its day before it: "3. 1. oktober 2031: Børneudvalget drøfter …"."""
_GENITIVE = regex(r"^\S+(?:s|’s)\s")
_AGREEMENT = regex(
    r"\b(?:aftale|kontrakt|samarbejdsaftale|partnerskab)\w*\s+med\b|\bindg(?:år|ået|ik|ås)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Actors:
    """`responsible`: the bodies that the sentence's verb belongs to; `participants`: who else takes part."""

    responsible: tuple[str, ...]
    participants: tuple[str, ...]


@lru_cache(maxsize=64)  # a sentence with many days is asked once for each of them
def actors_of(sentence: str) -> Actors:
    """The bodies and groups of one sentence, as printed, in order; empty when it names none."""
    sentence = _LEAD.sub("", sentence)
    subject = _subject(sentence)
    doers = tuple(name for name in subject if _is_office(name))
    others = [name for name in subject if name not in doers]
    for pattern in (_WITH, _OF):
        for match in pattern.finditer(sentence):
            others += _first_list(match["who"])
    others += [match["who"] for match in _OTHERS.finditer(sentence) if others]
    if _AGREEMENT.search(sentence):
        doers += tuple(name for name in others if _is_office(name))
    if not others and not doers:
        doers += _treating(sentence)
    if not others and not doers:
        doers += tuple(name for name in named(sentence) if _is_office(name))
    if not others and not doers:
        others += [_group(match["who"]) for match in _COMPOUND.finditer(sentence)]
    doers = unique(doers)
    known = {name.lower() for name in doers}
    return Actors(doers, tuple(name for name in unique(others) if name.lower() not in known))


_TREATED = regex(
    r"\b(?:godkend|behandl|vedtag|beslut|drøft|tiltræd|tiltrådt|forelægges|fremlægges|stilling|orienter)\w*\b"
)
_BEFORE = regex(rf"\b(?:i|af|for)\s+(?P<who>{words.BODY_NAME})(?=[\s.,;:)]|$)")
_WHOSE = regex(rf"\b(?P<who>{words.BODY_NAME})s\s+(?:\d\.|første|anden|endelige)\s+behandling")


def _treating(sentence: str) -> tuple[str, ...]:
    """The boards before which a matter is, "godkendes i Økonomiudvalget", "byrådets 2. behandling"."""
    whose = [match["who"] for match in _WHOSE.finditer(sentence)]
    treated = [match["who"] for match in _BEFORE.finditer(sentence)] if _TREATED.search(sentence) else []
    return unique([*whose, *treated])


_JOINS = regex(
    r"(?P<who>[A-ZÆØÅ][^.,;:!?]{2,80}?)\s+(?:deltager|deltog|medvirker|inviteres|"
    r"er (?:også )?(?:med|inviteret|velkommen|velkomne))(?P<more>\b[^.!?]{0,60})\.?"
)


def who_joins(sentence: str) -> str:
    """Who a sentence says takes part and nothing else, "Formanden for Ældrerådet deltager den første dag."; else ""."""
    match = _JOINS.fullmatch(sentence.strip())
    if match is None or not named(f"Møde med {match['who'][0].lower()}{match['who'][1:]}"):
        return ""
    return match["who"]


def _group(word: str) -> str:
    return _PLURAL.get(word.lower(), word.lower())


def _subject(sentence: str) -> list[str]:
    """The list of bodies or groups that is the sentence's subject, before its verb or right after it."""
    match = _SUBJECT.match(sentence)
    if match and (found := _first_list(match["who"])) and match["who"].lower().startswith(found[0].lower()):
        return found
    for match in _INVERTED.finditer(sentence):
        found = _first_list(match["who"])
        if found and match["who"].lower().startswith(found[0].lower().split()[0]):
            return found
    return []


def _first_list(phrase: str) -> list[str]:
    """The bodies and groups that a phrase begins with; what a genitive only describes is none of them."""
    found = [name for name in named(f"Møde med {phrase}") if not _GENITIVE.match(name) or _is_office(name)]
    if not found:
        return []
    begins = phrase.lower().find(found[0].lower().split()[0])
    return found if 0 <= begins <= 12 else []


def _is_office(name: str) -> bool:
    """A body, an authority or an organisation, and not a group of people."""
    head = name.split()[0] if len(name.split()) == 1 else name
    last = head.split()[-1].rstrip(".")
    if words.is_people(last):
        return False
    return (
        words.is_body(last)
        or bool(re.search(r"(?:kommunen?|regionen?|regeringen|staten|ministeriet)$", last, re.IGNORECASE))
        or (name[:1].isupper() and words.is_body(name.split()[-1]))
    )
