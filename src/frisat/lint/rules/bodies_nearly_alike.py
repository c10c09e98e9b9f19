"""
Two names in the plan are probably one body in two spellings.

Frisat keeps the printed names and never joins them itself. Names that differ in capitals, abbreviation, one letter or
a place name before the body are shown; "Skoleudvalget" and "Skoleudvalgets formandskab" are two.

Passes:
    2027-02-02 | meeting | Møde | Børne- og Skoleudvalget
    2027-03-02 | meeting | Møde | Børne- og Skoleudvalgets formandskab
Fails:
    2027-02-02 | meeting | Møde | Børne- og Skoleudvalget
    2027-03-02 | meeting | Møde | Børne- og skoleudvalget
"""

from __future__ import annotations

from collections.abc import Iterator

from frisat.law.bodies import is_body
from frisat.lint.context import Context
from frisat.lint.finding import Finding, Level
from frisat.plan.bodies import Kinship, kinship, plain
from frisat.plan.likeness import stem
from frisat.plan.model import Plan

ID = "bodies-nearly-alike"
LEVEL = "hint"
SOURCE = "docs/policy/governance.md#names"
OPTIONS: dict[str, int | str | bool] = {}


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each rarer spelling, with the activities that use it and one that uses the commoner."""
    users: dict[str, list[str]] = {}
    for a in plan.activities:
        for name in dict.fromkeys((*a.responsible, *a.actors, *a.decides, *a.recommends)):
            users.setdefault(name, []).append(a.key)
    near: dict[str, list[str]] = {}
    for rare in sorted(users, key=lambda n: (-len(users[n]), n)):
        openings = {stems[:4] for stems in plain(rare)}
        candidates = dict.fromkeys(name for opening in openings for name in near.get(opening, ()))
        common = next((c for c in candidates if (is_body(c) or is_body(rare)) and _alike(c, rare)), None)
        if common is not None:
            keys = tuple(dict.fromkeys((*users[rare], users[common][0])))
            yield Finding(ID, Level(LEVEL), keys, "L130", (("a", rare), ("b", common)), SOURCE)
        for opening in openings:
            near.setdefault(opening, []).append(rare)


def _alike(a: str, b: str) -> bool:
    if a[:1].lower() + a[1:] == b[:1].lower() + b[1:]:
        return False  # a capital where a sentence begins
    if plain(a) == plain(b) and _only_inflected(a, b):
        return False
    return kinship(a, b) >= Kinship.LIKELY


def _only_inflected(a: str, b: str) -> bool:
    """Whether the names differ in grammar alone ("skolebestyrelser", "skolebestyrelserne"), not in spelling."""
    ours, theirs = a.split(), b.split()
    if len(ours) != len(theirs) or "." in a + b:
        return False
    different = [(x, y) for x, y in zip(ours, theirs, strict=True) if x != y]
    return all(x.lower() != y.lower() and stem(x.lower()) == stem(y.lower()) for x, y in different)
