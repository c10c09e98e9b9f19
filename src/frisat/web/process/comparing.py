"""Versions held against each other: what changed, and what may have become of what. Public, as `queries` is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from frisat.plan.diff import Certainty, Diff, Match, Reason, as_decided, compare
from frisat.plan.model import Activity as PlanActivity
from frisat.plan.model import Plan
from frisat.web.base.memory import remembered
from frisat.web.process import carry, queries
from frisat.web.process.models import (
    PlanVersion,
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions side by side: the public plans and what differs; `stated` when only keys were compared."""

    a: Plan
    b: Plan
    diff: Diff
    maybes: tuple[Any, ...]


def comparison(older: PlanVersion, newer: PlanVersion) -> Comparison:
    """
    What changed between two versions, in public.

    For neighbours that a document parts it is what reading that document gave; else the keys decide. `maybes` are the
    unsure matches that were proposed on the way.
    """
    key = ("comparison", older.stamp, newer.stamp, queries.taken_out_of(newer.process_id))
    return remembered(key, lambda: _comparison(older, newer))


def _comparison(older: PlanVersion, newer: PlanVersion) -> Comparison:
    a, b = queries.public_plan(older), queries.public_plan(newer)
    ours, theirs = a.by_key(), b.by_key()
    between = list(
        PlanVersion.objects.filter(process=newer.process_id)
        .filter(Q(major__gt=older.major) | Q(major=older.major, minor__gt=older.minor))
        .filter(Q(major__lt=newer.major) | Q(major=newer.major, minor__lte=newer.minor))
        .order_by("major", "minor")
    )
    steps = [carry.comparison_from_json(v.comparison) for v in between]
    maybes = tuple(
        m
        for step in steps
        for m in step.matches
        if m.certainty is not Certainty.SURE and m.a in ours and m.b in theirs and m.b not in ours
    )
    if len(between) == 1 and between[0].comparison:
        changes = tuple(c for c in steps[0].changes if (c.a is None or c.a in ours) and (c.b is None or c.b in theirs))
        return Comparison(a, b, as_decided(Diff(steps[0].matches, changes), a, b), maybes)
    diff = as_decided(compare(a, b), a, b)
    # What came from another activity in an older version still does: that is no news between these two.
    news = tuple(c for c in diff.changes if c.a is None or c.a == c.b or c.b is None or c.b not in ours)
    return Comparison(a, b, Diff(diff.matches, news), maybes)


@dataclass(frozen=True, slots=True)
class Heir:
    """An unsure successor or forerunner of an activity."""

    activity: PlanActivity
    certainty: Certainty
    reasons: tuple[Reason, ...]
    is_later: bool


def relatives(version: PlanVersion, key: str) -> list[Heir]:
    """What an activity may have become, or come from, by the comparisons up to `version`."""
    plan = queries.public_plan(version).by_key()
    out = []
    for m in _undecided(version):
        if m.a == key and m.b in plan:
            out.append(Heir(plan[m.b], m.certainty, m.reasons, True))
        elif m.b == key and m.a in plan:
            out.append(Heir(plan[m.a], m.certainty, m.reasons, False))
    return out


def unsure_pairs(version: PlanVersion) -> dict[str, str]:
    """Key of an activity -> key of what may have replaced it: likely ones that nobody has decided."""
    plan = queries.public_plan(version).by_key()
    out: dict[str, str] = {}
    for m in _undecided(version):
        if m.certainty is Certainty.LIKELY and m.a in plan and m.b in plan:
            out.setdefault(m.a, m.b)
    return out


def _undecided(version: PlanVersion) -> list[Match]:
    """The unsure matches up to `version` of activities that did not move on under their own key in the same step."""

    def build() -> list[Match]:
        found = PlanVersion.objects.filter(process=version.process_id).filter(
            Q(major__lt=version.major) | Q(major=version.major, minor__lte=version.minor)
        )
        out = []
        for step in (carry.comparison_from_json(v.comparison) for v in found.order_by("major", "minor")):
            went_on = {m.a for m in step.matches if m.certainty is Certainty.SURE}
            out += [m for m in step.matches if m.certainty is not Certainty.SURE and m.a not in went_on and m.a != m.b]
        return out

    return remembered(("undecided", version.stamp, queries.taken_out_of(version.process_id)), build)
