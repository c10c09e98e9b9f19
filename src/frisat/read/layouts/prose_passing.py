"""Times that a sentence only names in passing: conditions, what belongs to a noun, and what does not take place."""

from __future__ import annotations

import re

from frisat.plan.danish import Found
from frisat.plan.period import Precision
from frisat.plan.regex import regex

_CONDITION = regex(
    r"\b(?:(?:fyldt|fylder|fylt|fyllt)\s+(?:de\s+)?\w+\s+år|født|fødte|bopæl(?:\s+i\s+\w+(?:\s\w+)?)?)"
    r"\s+(?:(?:senest|inden|før|efter|pr\.?|på|den|i)\s+)*$",
    re.IGNORECASE,
)
"""Right before a day that says who may take part: an age limit, or where somebody has to live on it."""
_OF_A_NOUN = regex(
    r"(?:\b\w{3,}(?:et|en|erne|ene|elsen|ningen)|\b\w*(?:økonomi|budget|regnskab|priser?|takster?|valg|forlig|aftale|"
    r"lov|sag|møde|seminar|konference|plan|rapport|undersøgelse|status|tal|resultat(?:er)?))"
    r"\s+(?:i|for|fra|af|til)\s+$",
    re.IGNORECASE,
)
_GOES_ON = regex(r"\s*,?\s*(?:er|var|har|havde|bliver|blev|viser|viste|betyder|betød|giver|gav|forsinke\w*)\b")
_NOUN_FIRST = regex(
    r"^(?:som (?:en )?følge af|på grund af|efter|i forlængelse af|på baggrund af|med|siden|ved)\b", re.I
)
_NEGATED = regex(
    r"\b(?:holdes|afholdes|er|bliver|finder|har|holder|afholder)\s+(?:der\s+|vi\s+|udvalget\s+|rådet\s+)?"
    r"(?:ikke|ingen|hverken)\b(?!\s+(?:endnu|kun|blot|alene))",
    re.IGNORECASE,
)
_MOVED_AWAY = regex(
    r"\s*(?:(?:er |var |bliver |blev |er blevet )?(?:flyttet|udsat|udskudt|rykket|fremrykket|ændret) til\b|"
    r"(?:flyttes|udsættes|udskydes|rykkes|fremrykkes|ændres) til\b|i stedet (?:af)?holdes\b|(?:af)?holdes i stedet\b)",
    re.IGNORECASE,
)
"""Behind the time that no longer holds: "Mødet i marts er flyttet til den 2. april"."""
_MATTER = regex(r"\b\w*(?:møde[rt]?|møderne|kontor|telefontid|ferie|drift|åbent|samling)\b", re.IGNORECASE)
_VERB = regex(
    r"\s*(?:\([^()]{1,30}\)\s*)?(?!(?:er|var|har|havde|eller|efter|under|over|hver|ikke)\b)"
    r"(?:[a-zæøå]{3,}(?:er|es)|får|går|ser|står|sker|skal|vil|kan|kommer)\s+(?!og\b)[\wÆØÅæøå]"
)
_LEADS = regex(
    r"(?:og|men|samt|herefter|derefter|så|endelig|også)?\s*(?:allerede|senest|først|i|om|på)?\s*", re.IGNORECASE
)
_DAYS = frozenset({Precision.DAY, Precision.DAYS})


_EXCEPT = regex(
    r"\b(?:ikke|undtagen|undtaget|bortset fra|med undtagelse af|hverken|aldrig|ingen\s+(?:\w+)?)\s+"
    r"(?:(?:i|på|om|den|d\.)\s+)*$",
    re.IGNORECASE,
)
"""Right before a time at which something is not: "dog ikke i juli"."""
_GOES_ON_IN = regex(r"\b(?:fortsat|fortsætter|fortsætte|videreføres|også|stadig|møder(?:ne)?)\s+i\s+$", re.IGNORECASE)
"""Before a bare year in which what is said goes on, or whose matter it is."""
_RECOMMENDED = regex(r"\W*at\s", re.IGNORECASE)


def is_passing(text: str, found: Found) -> bool:
    """Whether a sentence names this time without telling of anything that happens then."""
    before = text[: found.start]
    if _MOVED_AWAY.match(text, found.end) or _EXCEPT.search(before):
        return True
    bare = found.period.precision is Precision.YEAR and not found.needs_year
    if bare and (_GOES_ON_IN.search(before) or _RECOMMENDED.match(text)):
        return True
    return bool(_CONDITION.search(text[: found.start])) or _is_of_a_noun(text, found) or takes_no_place(text)


def takes_no_place(text: str) -> bool:
    """Whether a sentence says that there are no meetings ("Der holdes ikke møder i juli")."""
    return bool(_NEGATED.search(text) and _MATTER.search(text))


def _is_of_a_noun(text: str, found: Found) -> bool:
    """ "Efter valget i foråret er …": the season belongs to the noun before it, as no day would."""
    period = (found.with_year(2024, "") if found.needs_year else found).period
    if period.precision in _DAYS or not _OF_A_NOUN.search(text[: found.start]):
        return False
    return bool(_GOES_ON.match(text, found.end)) or bool(_NOUN_FIRST.match(text))


def verb_follows(text: str, found: Found) -> bool:
    """Whether a clause opens with its time and its verb follows: "Den 9. juni drøfter rådet …"."""
    return bool(_LEADS.fullmatch(text[: found.start].strip()) is not None and _VERB.match(text, found.end))
