"""
What sort of body a printed name is: who decides, who recommends, who is heard.

Source: docs/policy/governance.md#bodies. Told from the form of the name alone; a group of people is no body.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from frisat.plan.bodies import ends_as_body, is_top, plain
from frisat.plan.likeness import fold, stem


class Role(StrEnum):
    """What a body is in the municipal order."""

    COUNCIL = "council"  # byråd, kommunalbestyrelse, borgerrepræsentation, regionsråd: decides
    COMMITTEE = "committee"  # økonomiudvalg, stående udvalg: recommends, and decides what is delegated
    ADVISORY = "advisory"  # ældreråd, handicapråd, bestyrelser: is heard
    CODETERMINATION = "codetermination"  # the MED committees: discuss before a decision
    ADMINISTRATION = "administration"  # forvaltning, direktion, chefgruppe
    STATE = "state"  # ministries, agencies, Folketinget, Regeringen
    GROUP = "group"  # people: medarbejdere, borgere, ledere


_ADMINISTRATION = (
    "forvaltning", "administration", "direktion", "chefgrup", "ledergrup", "sekretariat", "styregrup",
    "projektgrup", "arbejdsgrup", "afdeling", "direktør", "kommunaldirektør",
)  # fmt: skip
_PEOPLE = frozenset(map(stem, ("medarbejdere", "ledere", "borgere", "beboere", "chefer", "elever", "forældre")))
_STATE_WORDS = ("ministeri", "folketing", "regering")
_SHORT = {
    "øu": Role.COMMITTEE, "øk": Role.COMMITTEE, "øku": Role.COMMITTEE, "økonomiudv": Role.COMMITTEE,
    "kb": Role.COUNCIL, "hmu": Role.CODETERMINATION, "lmu": Role.CODETERMINATION, "fmu": Role.CODETERMINATION,
}  # fmt: skip
_CODETERMINATION = ("medudvalg", "hovedudvalg", "samarbejdsudvalg", "hovedmed", "lokalmed")
_GROUPS = ("formandskab", "formand", "medlem", "repræsentant", "gruppe")


_WORD = re.compile(r"[^\W_]+\.?")
_STEMS = ("udvalg", "råd", "nævn", "styr")
_NOUN = re.compile(r"(?:(?:udvalg|råd|nævn)(?:et|ene)?|styrelse(?:n|r|rne)?)s?\.?$|styr\.$")


def _without_described(name: str) -> str:
    """
    The name without adjectives that have the stem of a body: "udvalgte borgere" are chosen, they are no committee.

    An adjective stands before what it describes, or alone; the last word of several letters more ("Vejudvalgt") is a
    slip of the pen for a noun.
    """
    words = _WORD.findall(fold(name).replace("-", " "))
    gone = {
        word
        for n, word in enumerate(words)
        if stem(word).endswith(_STEMS)
        and not _NOUN.search(word)
        and (n < len(words) - 1 or word.startswith(_STEMS) or word.endswith("ende"))
    }
    return " ".join(w for w in re.split(r"\s+", name) if fold(w).strip(" ,;:()-") not in gone) if gone else name


@lru_cache(maxsize=4096)
def role_of(name: str) -> Role:
    """The role of a body by its printed name; GROUP when the name is of people, or says nothing."""
    name = _without_described(name)
    stems = plain(name)
    if not stems:
        return Role.GROUP
    if len(stems) == 1 and stems[0] in _SHORT:
        return _SHORT[stems[0]]
    if any(s.startswith(_GROUPS) for s in stems) or (len(stems) > 1 and stems[0] in _PEOPLE):
        return Role.GROUP
    if is_top(name):
        return Role.COUNCIL
    if any(s in _CODETERMINATION or s.endswith(("medudvalg", "hovedudvalg")) for s in stems):
        return Role.CODETERMINATION
    ends = (stems[-1], stems[0])
    if any(s.endswith("udvalg") for s in stems):
        return Role.COMMITTEE
    if any(s.endswith(_STATE_WORDS) or (s.endswith("styr") and not s.endswith("bestyr")) for s in ends):
        return Role.STATE
    if any(s.startswith(_ADMINISTRATION) or s.endswith(_ADMINISTRATION) for s in ends):
        return Role.ADMINISTRATION
    if any(ends_as_body(s) for s in ends):
        return Role.ADVISORY
    return Role.GROUP


def is_body(name: str) -> bool:
    """Whether the name is of a body that has a calendar of its own."""
    return role_of(name) is not Role.GROUP


_ECONOMY = frozenset({"øu", "øk", "øku", "øeu", "øke", "økonomiudv"})


def is_economy_committee(name: str) -> bool:
    """Whether a body is the økonomiudvalg by its printed name ("ØKU", "Økonomi- og Erhvervsudvalget")."""
    words = _WORD.findall(fold(_without_described(name)))
    return any(w.rstrip(".") in _ECONOMY for w in words) or (
        role_of(name) is Role.COMMITTEE and any(w.startswith("økonomi") for w in words)
    )
