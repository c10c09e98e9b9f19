"""
An activity uses a product that no activity makes.

A link to an activity that is not in the plan is a warning. Beyond that the words are read: "udkast", "rapport",
"oplæg", "høringsversion" and the like, when they are what is treated, approved or heard, must be some activity's
deliverable or drafting work. That is a guess, so a hint; it is made only in plans that list deliverables.

Passes:
    2027-02 | drafting | Formulering af høringsversion | Sekretariatet | deliverables: Høringsversion af sundhedspolitik
    2027-03 | decision | Godkendelse af høringsversion | Byrådet
Fails:
    2027-02 | analysis | Foranalyse | Sekretariatet | deliverables: Rapport om borgernes ønsker
    2027-03 | decision | Godkendelse af høringsversion af sundhedspolitik | Byrådet
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from frisat.lint.context import Context, certainly_before
from frisat.lint.finding import Finding, Level, titled
from frisat.plan.likeness import concept, parts, stem, words
from frisat.plan.model import Activity, Kind, Plan

ID = "deliverable-never-made"
LEVEL = "hint"
SOURCE = "docs/policy/plan.md#order"
OPTIONS: dict[str, int | str | bool] = {}


_USED = re.compile(
    r"\b(?:behandling|drøftelse[r]?|godkendelse|præsentation|fremlæggelse|vedtagelse|udsendelse|høring|udgangspunkt|baggrund)"
    r"\s+(?:af|i|om|over|på)\s+(?P<what>[^.;,:()]+)",
    re.IGNORECASE,
)
_PRODUCTS = frozenset(
    map(
        stem,
        (
            "udkast", "rapport", "oplæg", "debatoplæg", "høringsversion", "godkendelsesversion", "notat", "udspil",
            "katalog", "analyse", "kortlægning", "høringsudkast", "hvidbog", "redegørelse", "baggrundsrapport",
        ),
    )
)  # fmt: skip
_MAKING = frozenset({Kind.DRAFTING, Kind.ANALYSIS, Kind.SURVEY})


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each product without a maker."""
    for user in context.going:
        for key in user.depends_on:
            if key not in context.by_key:
                yield Finding(ID, Level.WARNING, (user.key,), "L127", (titled("a", user), ("key", key)), SOURCE)
    if not any(a.deliverables for a in plan.activities):
        return
    makers = _makers(context)
    for user in context.going:
        for what in _used(user):
            found = [m for m in makers.get(_product(what) or "", ()) if m is not user]
            if user.deliverables and _product(" ".join(user.deliverables)) == _product(what):
                continue
            if not found:
                parts = (titled("a", user), ("what", what))
                yield Finding(ID, Level(LEVEL), (user.key,), "L128", parts, SOURCE)
            elif all(certainly_before(user, m) for m in found):
                given = (titled("a", user), ("what", what), titled("b", found[0]))
                yield Finding(ID, Level(LEVEL), (user.key, found[0].key), "L129", given, SOURCE)


def _product(text: str) -> str | None:
    """The first word for a product in a text, as its stem; the head of a compound counts: "idéoplæg" is an oplæg."""
    for word in words(text):
        for key in (stem(word), *parts(word)[-1:]):
            if key in _PRODUCTS:
                return concept(key)
    return None


def _used(a: Activity) -> list[str]:
    """What the title and agenda say is treated, approved or heard, where that is a product."""
    return [
        match["what"].strip()
        for text in (a.title, *a.agenda)
        for match in _USED.finditer(text)
        if _product(" ".join(words(match["what"])[:3])) is not None  # further on it is only spoken of
    ]


def _makers(context: Context) -> dict[str, list[Activity]]:
    """Product -> the activities that make one: as a deliverable, or as drafting and analysis by their title."""
    out: dict[str, list[Activity]] = {}
    for a in context.plan.activities:
        if a.status.is_off:
            continue
        made = [*a.deliverables, a.title] if a.kind in _MAKING else [*a.deliverables]
        for text in made:
            for word in words(text):
                for key in (stem(word), *parts(word)[-1:]):
                    if key in _PRODUCTS:
                        out.setdefault(concept(key), []).append(a)
    return out
