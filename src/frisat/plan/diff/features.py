"""
What the comparison looks at in an activity: weighted subject words, bodies, days, stage.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from frisat.plan.bodies import plain
from frisat.plan.likeness import FORM_STEMS, STOP, concept, fold, parts, stem, words
from frisat.plan.model import Activity, Kind
from frisat.plan.regex import regex

MOST_NAMES = 12  # of one activity that are compared one by one; longer lists are compared by their words
_ASIDE = regex(r"\b(?:herunder|evt\.?|eventuelt|f\.eks\.|fx|i forbindelse med)\b", re.IGNORECASE)
AGENDA, DELIVERABLE, ASIDE = 0.8, 0.4, 0.5
"""Weights beside a title's 1.0: agenda points, deliverables, what follows "herunder"."""
FORM, FORM_COMPOUND, THEME = 0.12, 0.35, 0.4
"""What is left of the weight of a form word ("møde"), of a compound with such a head ("forberedelsesmøde"), and of a
word that stands in the title of either document: its theme, which all activities share."""

_STAGES: dict[str, int] = {
    concept(stem(word)): stage
    for stage, listed in enumerate(
        (
            "orientering orientere",
            "drøftelse dialog temamøde temadrøftelse debat",
            "udarbejde udkast formulering udspil",
            "høring",
            "indstilling indstille anbefaling",
            "godkendelse beslutning vedtagelse behandling",
            "indgåelse ikrafttrædelse",
        ),
        start=1,
    )
    for word in listed.split()
}
DISCUSSED, DECIDED = 2, 6
_ACTS = frozenset(key for key, stage in _STAGES.items() if stage <= DECIDED)
_ABOUT = frozenset(("om", "for", "af", "vedr", "vedrørende", "ift", "til"))
_PUTS_OFF = frozenset(concept(stem(w)) for w in ("udskydelse", "aflysning", "aflyse", "flytning"))
_FAMILIES = (
    {Kind.MEETING, Kind.THEME_DEBATE, Kind.ORIENTATION, Kind.DECISION, Kind.WORKSHOP, Kind.NETWORK},
    {Kind.INVOLVEMENT, Kind.WORKSHOP, Kind.THEME_DEBATE, Kind.SURVEY, Kind.HEARING},
    {Kind.DECISION, Kind.MILESTONE, Kind.DEADLINE},
    {Kind.ANALYSIS, Kind.DRAFTING, Kind.SURVEY},
)


def kin_kinds(a: Kind, b: Kind) -> float:
    """1 for the same kind, 0.5 for kinds that turn into each other, 0.25 when one says nothing, else 0."""
    if a is b:
        return 1.0
    if any(a in family and b in family for family in _FAMILIES):
        return 0.5
    return 0.25 if Kind.OTHER in (a, b) else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """
    One activity as the comparison sees it.

    `subject` and `crew`: concept -> weight, with their sums. `heads`: concept of a title word, or of the head of a
    compound there -> what stands before it ("" for the plain word). `compounds`: the same for agenda words too.
    `object`: the first concept after "om", "for", "af" in the title. `names_in_title` and `numbers`: proper names
    ("Nord") and counters ("II", "2.") there. `names`: plain form of who takes part -> name as printed. `low` and
    `high`: day ordinals, None = open or undated. `stage`: 0-7. `history`: over before its own document was written.
    `puts_off`: it is the decision to put something off.
    """

    activity: Activity
    title: str
    subject: dict[str, float]
    mass: float
    heads: dict[str, frozenset[str]]
    compounds: dict[str, frozenset[str]]
    object: str | None
    names_in_title: frozenset[str]
    numbers: frozenset[str]
    crew: dict[str, float]
    crew_mass: float
    names: dict[tuple[str, ...], str]
    low: int | None
    high: int | None
    stage: int
    history: bool
    puts_off: bool


def ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


@lru_cache(maxsize=16384)
def _stage(word: str) -> int:
    return next((_STAGES[key] for key in (concept(stem(word)), *parts(word)[-1:]) if key in _STAGES), 0)


def stage_of(activity: Activity) -> int:
    """How far along the road from telling to deciding the activity is, 1-7; 0 when no word says so."""
    for text in (activity.title, *activity.agenda):
        for word in words(text):
            if stage := _stage(word):
                return stage
    return DECIDED if activity.kind is Kind.DECISION else 0


@lru_cache(maxsize=16384)
def _cut_aside(text: str) -> tuple[str, str]:
    """What a text says, and what it says by the way, from "herunder" or "evt." on."""
    aside = _ASIDE.search(text)
    return (text[: aside.start()], text[aside.start() :]) if aside and aside.start() > 0 else (text, "")


def _texts(a: Activity) -> Iterable[tuple[str, float]]:
    for text, weight in (
        (a.title, 1.0),
        *((t, AGENDA) for t in a.agenda),
        *((t, DELIVERABLE) for t in a.deliverables),
    ):
        said, aside = _cut_aside(text)
        yield said, weight
        if aside:
            yield aside, weight * ASIDE


def _says(word: str) -> bool:
    """Whether a word has content: no small word, no bare number."""
    return word not in STOP and not word.replace("-", "").isdigit()


def weighed_words(a: Activity) -> dict[str, float]:
    """Folded word -> weight of the place where it stands, the greatest counting."""
    out: dict[str, float] = {}
    for text, weight in _texts(a):
        for word in words(text):
            if _says(word) and out.get(word, 0.0) < weight:
                out[word] = weight
    return out


def emptiness(key: str, forms: Collection[str], theme: Collection[str]) -> float:
    """How much of a concept's weight is left: little for the form of an activity or the theme of the whole plan."""
    if key in FORM_STEMS or key in _ACTS:
        return FORM
    if key in forms:
        return FORM_COMPOUND
    return THEME if key in theme else 1.0


def puts_off(a: Activity) -> bool:
    """Whether the activity is itself the decision to put something off."""
    return any(concept(stem(w)) in _PUTS_OFF for w in title_words(a))


_NAME = regex(r"(?<=\s)[A-ZÆØÅ][a-zæøåé]{2,}\b")
_COUNTER = regex(r"\b(?:[1-9]|1[0-2]|I{1,3}|IV|VI{0,3}|IX|X)\b(?![-.:/]\d)")


def names_in_title(a: Activity) -> frozenset[str]:
    """The folded proper names of a title, those of its people and bodies left out: where, or for whom."""
    crew = {stem(w) for name in (*a.responsible, *a.actors) for w in words(name)}
    return frozenset(s for w in _NAME.findall(_cut_aside(a.title)[0]) if (s := stem(fold(w))) not in crew)


def numbers_in_title(a: Activity) -> frozenset[str]:
    """Small numbers and Roman numerals of a title: which of a row."""
    return frozenset(_COUNTER.findall(a.title))


def object_of(title: str, key: str = "") -> list[str]:
    """
    The concepts after the first "om", "for", "af" of a title, [] when there is none.

    With `key` the preposition must follow directly on a word that ends in that stem.
    """
    said = words(title)
    for n, word in enumerate(said[:-1]):
        if said[n + 1] in _ABOUT and (concept(stem(word)).endswith(key) or stem(word).endswith(key)):
            return [concept(stem(w)) for w in said[n + 2 :] if _says(w)]
    return []


def title_words(a: Activity) -> list[str]:
    return [w for w in words(_cut_aside(a.title)[0]) if _says(w)]


def names_of(a: Activity) -> dict[tuple[str, ...], str]:
    return {p: name for name in (*a.responsible, *a.actors) if (p := plain(name))}


def crew_words(a: Activity) -> dict[str, float]:
    return {w: 1.0 for name in (*a.responsible, *a.actors) for w in words(name) if w not in STOP or w == "med"}
