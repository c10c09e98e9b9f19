"""
Which fields of an activity, or of the plan itself, differ: one change a field, told by the words that came and went.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields
from operator import attrgetter

from frisat.plan.diff.fields import OF_ACTIVITY, OF_PLAN, POINTERS, Texts, Titles, is_said
from frisat.plan.diff.types import ChangeKind, Parts
from frisat.plan.likeness import fold
from frisat.plan.model import Activity, Plan

Found = tuple[ChangeKind, str, Parts]

_SPOKEN = ("kind", "place", "track", "method", "decides", "recommends")
_CONTENT = ("agenda", "deliverables", "quantities")
"""What two documents can be held against each other in where both say something; of contents only under one title."""


def of_fields(
    a: Activity, b: Activity, titles: tuple[Titles, Titles], *, every: bool, reworded: bool, told: Collection[str]
) -> Iterator[Found]:
    """
    A change for each field that differs and is not in `told`; title, dates and status are told elsewhere.

    `every`: the two are one row, so a field that one leaves empty is a change too. An activity under the same key in
    two documents is one row as well, but where it stands on the paper says nothing.
    """
    same_row = every or a.key == b.key
    if not same_row:
        for name in _SPOKEN if reworded else (*_SPOKEN, *_CONTENT):
            if is_said(a, name, titles[0]) and is_said(b, name, titles[1]):
                yield from _spoken(name, OF_ACTIVITY[name](a, "da", titles[0]), OF_ACTIVITY[name](b, "da", titles[1]))
        return
    for name, texts in OF_ACTIVITY.items():
        if name in told or (name == "title" and reworded) or (name == "source" and not every):
            continue
        old, new = texts(a, "da", titles[0]), texts(b, "da", titles[1])
        if _differs(a, b, name, old, new, by_key=every):
            yield from _told(name, old, new)


def _spoken(name: str, old: Texts, new: Texts) -> Iterator[Found]:
    """A change unless the two say the same in other letters or in another order."""
    if sorted(map(fold, old)) != sorted(map(fold, new)):
        yield from _told(name, old, new)


def _differs(a: Activity, b: Activity, name: str, old: Texts, new: Texts, *, by_key: bool) -> bool:
    if name.startswith("period.") and (a.period is None or b.period is None or a.period.edtf != b.period.edtf):
        return name == "period.note" and old != new  # other words, and another ground, come with another time
    if name == "time":
        return old != new and (a.time is None or b.time is None)
    if name in POINTERS and not by_key:
        return old != new
    if name == "actors" and a.responsible != b.responsible:
        return old != new
    return bool(attrgetter(name)(a) != attrgetter(name)(b)) or old != new


def _told(name: str, old: Texts, new: Texts) -> Iterator[Found]:
    kind = ChangeKind.REASSIGNED if name in ("responsible", "actors", "decides", "recommends") else ChangeKind.REWORDED
    yield kind, _code("D170", "D171", "D172", "D173", old, new), (("field", name),)


def of_plan(a: Plan, b: Plan) -> Iterator[tuple[str, Parts]]:
    """The code and parts of a change for each of the plan's own fields that differs."""
    for one in fields(Plan):
        name = one.name
        if name == "activities" or getattr(a, name) == getattr(b, name):
            continue
        if name == "header":
            yield "D184", (("field", "plan.header"),)
            continue
        old, new = OF_PLAN[name](a, "da"), OF_PLAN[name](b, "da")
        yield _code("D180", "D181", "D182", "D183", old, new), (("field", f"plan.{name}"),)


def _code(came: str, gone: str, both: str, neither: str, old: Texts, new: Texts) -> str:
    more, less = bool(set(new) - set(old)), bool(set(old) - set(new))
    return {(True, False): came, (False, True): gone, (True, True): both, (False, False): neither}[more, less]
