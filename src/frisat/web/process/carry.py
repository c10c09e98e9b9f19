"""
How a plan goes on when a new document speaks of some of its activities.

What the document mentions moves on under the key it had; what it does not mention stays as it is. Only sure matches
keep a key: likely and possible ones stay proposals, in `comparison`, until a person decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from frisat.plan.diff import Certainty, Change, ChangeKind, Diff, Match, Reason, compare
from frisat.plan.model import Activity, Plan, Visibility

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """The plan under the process's keys, key in the document -> key in the process, and what the comparison said."""

    plan: Plan
    keys: dict[str, str]
    comparison: Json


def begin(document: Plan, new_key: Callable[[], str]) -> Step:
    """The first plan of a process: every activity gets a key."""
    keys = {a.key: new_key() for a in document.activities}
    return Step(rekeyed(document, keys, ()), keys, {})


def go_on(before: Plan, document: Plan, new_key: Callable[[], str]) -> Step:
    """
    The plan after `document`, a newer paper about the same process, was read against the plan `before`.

    A sure pair keeps the key, but a cancelled or postponed activity stays, says what replaced it, and its heir gets a
    key of its own that comes from it. Activities stand by time, undated last, each side in its own order.
    """
    diff = compare(before, document)
    old = before.by_key()
    keys: dict[str, str] = {}
    origins: dict[str, list[str]] = {}
    heirs: dict[str, str] = {}
    taken: set[str] = set()
    for match in diff.matches:
        if match.certainty is not Certainty.SURE:
            continue
        if old[match.a].status.is_off:
            origins.setdefault(match.b, []).append(match.a)
            heirs.setdefault(match.a, match.b)
        elif match.a in taken or match.b in keys:
            origins.setdefault(match.b, []).append(match.a)
            taken.add(match.a)
        else:
            keys[match.b] = match.a
            taken.add(match.a)
    for activity in document.activities:
        if activity.key not in keys:
            keys[activity.key] = new_key()
    told = rekeyed(document, keys, tuple((b, tuple(a)) for b, a in origins.items()))
    told = replace(told, activities=tuple(_as_visible_as(a, old.get(a.key)) for a in told.activities))
    stays = [
        replace(a, replaced_by=keys[heirs[a.key]]) if a.key in heirs else a
        for a in before.activities
        if a.key not in taken
    ]
    plan = replace(told, activities=_by_time([*told.activities, *stays]), footnotes=_footnotes(before, told, stays))
    return Step(plan, keys, _comparison(diff, keys))


def _as_visible_as(activity: Activity, before: Activity | None) -> Activity:
    """What was for staff only stays so: a document that happens to name it makes nothing public."""
    if before is None or before.visibility is Visibility.PUBLIC:
        return activity
    return replace(activity, visibility=before.visibility)


def rekeyed(plan: Plan, keys: dict[str, str], origins: Iterable[tuple[str, tuple[str, ...]]]) -> Plan:
    """The plan with every key `keys[key]`; `origins` says what an activity (by its old key) comes from."""
    came = dict(origins)

    def moved(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(keys[name] for name in names if name in keys)

    return replace(
        plan,
        activities=tuple(
            replace(
                a,
                key=keys[a.key],
                came_from=came.get(a.key, ()),
                depends_on=moved(a.depends_on),
                replaced_by=keys.get(a.replaced_by or ""),
            )
            for a in plan.activities
        ),
        footnotes=tuple(replace(f, activities=moved(f.activities)) for f in plan.footnotes),
    )


def _by_time(activities: list[Activity]) -> tuple[Activity, ...]:
    dated = sorted((a for a in activities if a.is_dated), key=lambda a: a.period.sort_key if a.period else ())
    return (*dated, *(a for a in activities if not a.is_dated))


def _footnotes(before: Plan, told: Plan, stays: list[Activity]) -> tuple[Any, ...]:
    kept = {a.key for a in stays}
    old = tuple(f for f in before.footnotes if any(key in kept for key in f.activities))
    return told.footnotes + old


# ---------------------------------------------------------------------------------------- comparison to and from JSON
def _comparison(diff: Diff, keys: dict[str, str]) -> Json:
    """The comparison with the document's keys turned into the process's; JSON for `PlanVersion.comparison`."""

    def key(name: str | None) -> str | None:
        return None if name is None else keys[name]

    return {
        "matches": [
            {"a": m.a, "b": key(m.b), "certainty": str(m.certainty), "reasons": reasons_to_json(m.reasons)}
            for m in diff.matches
        ],
        "changes": [
            {
                "kind": str(c.kind),
                "a": c.a,
                "b": key(c.b),
                "days": c.days,
                "code": c.code,
                "parts": [list(p) for p in c.parts],
                "certainty": str(c.certainty) if c.certainty else None,
            }
            for c in diff.changes
        ],
    }


def reasons_to_json(reasons: Iterable[Reason]) -> list[Any]:
    return [[r.code, [list(p) for p in r.parts]] for r in reasons]


def reasons_from_json(data: Iterable[Any]) -> tuple[Reason, ...]:
    return tuple(Reason(code, tuple((k, v) for k, v in parts)) for code, parts in data)


def comparison_from_json(data: Json) -> Diff:
    """What `_comparison` stored, as a `Diff` whose keys are those of the two versions."""
    matches = tuple(
        Match(m["a"], m["b"], Certainty(m["certainty"]), reasons_from_json(m["reasons"]))
        for m in data.get("matches", ())
    )
    changes = tuple(
        Change(
            ChangeKind(c["kind"]),
            c["a"],
            c["b"],
            c["days"],
            c["code"],
            tuple((k, v) for k, v in c["parts"]),
            Certainty(c["certainty"]) if c["certainty"] else None,
        )
        for c in data.get("changes", ())
    )
    return Diff(matches, changes)
