"""Which lane an activity stands in: its track, its body, its kind, or one lane for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal

from frisat.plan.layout.text import clean
from frisat.plan.model import Activity
from frisat.plan.sentences import Language, sentence

LaneBy = Literal["track", "body", "kind", "none"]
LaneOf = Callable[[Activity], str | None]
MOST_LANES = 7
"""With more bodies than this the ones with fewest activities share a lane."""

KIND_CODE = {
    "meeting": "T201",
    "theme_debate": "T202",
    "orientation": "T203",
    "decision": "T204",
    "workshop": "T205",
    "hearing": "T206",
    "survey": "T207",
    "deadline": "T208",
    "milestone": "T209",
    "involvement": "T210",
    "analysis": "T211",
    "drafting": "T212",
    "trial": "T213",
    "network": "T214",
    "other": "T215",
}
"""Kind -> code of its name as a heading of several; plan/wording/timeline.py has the words."""


def body_of(activity: Activity) -> str | None:
    """Who stands first for it: the first responsible, else the first actor, as printed; None when nobody is named."""
    for names in (activity.responsible, activity.actors):
        if names and clean(names[0]):
            return clean(names[0])
    return None


def in_lanes(
    activities: Sequence[Activity], by: LaneBy, language: Language, lane_of: LaneOf | None = None
) -> list[tuple[str, list[Activity]]]:
    """
    Activities parted into named lanes.

    Lanes stand in the order in which the plan first names them, which no date can change; "the others" and "not said"
    come last. Names that differ only in case or spacing are one. Where no activity states a track, lanes by track are
    lanes by body. `lane_of` (say, an alias register) overrides the name. One lane without a name when `by` is "none".
    """
    if by == "none":
        return [("", list(activities))] if activities else []
    name_of = lane_of or _namer(activities, by, language)
    names: dict[str, str] = {}
    members: dict[str, list[Activity]] = {}
    nobody: list[Activity] = []
    for activity in activities:
        name = clean(name_of(activity) or "")
        if not name:
            nobody.append(activity)
            continue
        folded = " ".join(name.casefold().split())
        names.setdefault(folded, name[:1].upper() + name[1:])
        members.setdefault(folded, []).append(activity)
    others = _small(members) if by in ("body", "track") else set()
    lanes = [(names[f], list(found)) for f, found in members.items() if f not in others]
    if others:
        rest = [a for a in activities if any(a is b for f in others for b in members[f])]
        lanes.append((sentence("T103", language=language), rest))
    if nobody:
        unsaid = "T105" if by == "track" and any(a.track for a in activities) else "T104"
        lanes.append((sentence(unsaid, language=language) if lanes else "", nobody))
    return lanes


def _namer(activities: Sequence[Activity], by: LaneBy, language: Language) -> LaneOf:
    if by == "kind":
        return lambda a: sentence(KIND_CODE[str(a.kind)], language=language)
    if by == "track" and any(a.track and clean(a.track) for a in activities):
        return lambda a: a.track
    return body_of


def _small(members: dict[str, list[Activity]]) -> set[str]:
    """The lanes to merge into one: all but the biggest, when there are more than a drawing can name."""
    if len(members) <= MOST_LANES:
        return set()
    order = list(members)
    size = Counter({name: len(found) for name, found in members.items()})
    kept = sorted(order, key=lambda name: (-size[name], order.index(name)))[: MOST_LANES - 1]
    singles = {name for name in kept if size[name] == 1}
    merged = set(order) - set(kept)
    return merged | singles if len(singles) < len(kept) else merged
