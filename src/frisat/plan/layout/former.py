"""
Where moved activities stood in an earlier version: a ghost with "før: 26. oktober 2020" and a line to the new place.

A ghost is laid out as an activity of its own under a key that no plan can have; `lane` parts the two again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from frisat.plan.layout.geometry import Move, Placed
from frisat.plan.layout.joins import Placer, join
from frisat.plan.layout.labels import date_words
from frisat.plan.model import Activity, Kind, Status
from frisat.plan.period import Period
from frisat.plan.printed import period_words
from frisat.plan.sentences import Language, sentence

MARK = "\0before"
"""After the key of an activity: its ghost. No key of a plan holds a zero character."""


def ghosts(activities: Sequence[Activity], former: Mapping[str, Period], language: Language) -> list[Activity]:
    """One ghost for each of `activities` that `former` gives a dated period for, in their order."""
    out = []
    for activity in activities:
        period = former.get(activity.key)
        if period is not None and period.edtf is not None:
            words = sentence("T116", {"words": period_words(period, language)}, language=language)
            told = replace(period, text=words, note=None)
            kind = Kind.OTHER if activity.kind is Kind.HEARING else activity.kind  # a hearing's band has no outline
            ghost = replace(activity, key=activity.key + MARK, period=told, kind=kind, time=None)
            out.append(replace(ghost, status=Status.POSTPONED))
    return out


def is_ghost(key: str) -> bool:
    return key.endswith(MARK)


def plain(key: str) -> str:
    """The key of the activity that a ghost belongs to."""
    return key.removesuffix(MARK)


def state(ghost: Activity, by_key: Mapping[str, Activity], language: Language) -> str:
    """ "Flyttet til 22. januar 2021", for a ghost without a line that shows the way."""
    now = by_key.get(plain(ghost.key))
    if now is None or not now.is_dated:
        return sentence("T118", language=language)
    return sentence("T117", {"words": date_words(now, language)}, language=language)


def joined(
    old: Sequence[Activity], members: Mapping[str, Activity], busy: Collection[str], place: Placer
) -> list[tuple[Placed, Placed, Move]]:
    """The ghosts that have room for a line to their activity in one row; `busy` has a line to another already."""
    out = []
    for ghost in old:
        now = members.get(plain(ghost.key))
        if now is None or now.key in busy:
            continue
        found = join(ghost, now, place)
        if found:
            out.append(found)
    return out
