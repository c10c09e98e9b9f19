"""
A draft as the plan it starts from plus operations; an operation is taken only if the field still holds `before`.

Two people never overwrite each other silently: who comes second is told what stands there now (`ConflictError`).
Undoing is the inverse operation, under the same condition. A draft's state is the JSON of the plan format with the
activities by key, each with a `position` (a number; the order of the plan) beside its other fields. Pure.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from frisat.plan.errors import FormatError
from frisat.plan.json_fault import activity_fault, plan_fault, unfit
from frisat.plan.model import Plan
from frisat.plan.schema import activity_from_json, plan_from_json
from frisat.plan.schema_out import Json, plan_to_json

STEP = 1024.0
"""Distance of two positions in a plan that nobody has reordered."""
POSITION = "position"
WHOLE = ""
"""Field name of an operation on the whole activity: added (`before` None) or removed (`after` None)."""
PLAN = ""
"""Key of an operation on the plan itself, such as its title."""
FIELDS = frozenset({
    "title", "kind", "period", "time", "actors", "responsible", "actor_dates", "agenda", "deliverables", "depends_on",
    "came_from", "status", "status_reason", "replaced_by", "place", "track", "method", "quantities", "decides",
    "recommends", "visibility", "lint_off", "remark", "source", POSITION,
})  # fmt: skip
"""What an operation on an activity may name."""
PLAN_FIELDS = frozenset({
    "title", "kind", "language", "organisation", "case_no", "updated", "provisional", "footnotes", "stakeholders",
    "stakeholders_complete", "text",
})  # fmt: skip
"""What an operation on the plan itself may name."""


@dataclass(frozen=True, slots=True)
class Operation:
    """`key`'s `field` goes from `before` to `after`; JSON values as the plan format has them, None for "not said"."""

    key: str
    field: str
    before: Any
    after: Any

    def inverse(self) -> Operation:
        """The operation that takes this one back."""
        return replace(self, before=self.after, after=self.before)


class CircleError(FormatError):
    """Activities would wait for each other: `circle` is their keys, the one that was changed first and last (E204)."""

    def __init__(self, state: State, circle: list[str]) -> None:
        titles = [str(state.activities[key].get("title") or key) for key in circle]
        super().__init__("E204", where=circle[0], value="» → «".join(titles))
        self.circle = circle


class ConflictError(Exception):
    """Somebody else changed the field meanwhile: `now` is what it holds, None also when its activity is gone."""

    def __init__(self, operation: Operation, now: Any, *, gone: bool = False) -> None:
        super().__init__(f"{operation.key}.{operation.field}")
        self.operation, self.now, self.gone = operation, now, gone


@dataclass(frozen=True, slots=True)
class State:
    """A draft as it stands: the plan without its activities, and the activities by key, both as JSON."""

    plan: Mapping[str, Any]
    activities: Mapping[str, Mapping[str, Any]]

    def as_json(self) -> Json:
        return {"plan": dict(self.plan), "activities": {key: dict(a) for key, a in self.activities.items()}}

    def in_order(self) -> list[str]:
        """Keys of the activities in the order of the plan."""
        return sorted(self.activities, key=lambda key: (float(self.activities[key].get(POSITION, 0.0)), key))

    def to_plan(self) -> Plan:
        """The plan that the draft would become. Raises FormatError when a value is not of the format."""
        rows = [{k: v for k, v in self.activities[key].items() if k != POSITION} for key in self.in_order()]
        return plan_from_json({**self.plan, "activities": rows})


def state_from_json(data: Mapping[str, Any]) -> State:
    """A state as `State.as_json` gave it."""
    return State(data["plan"], data["activities"])


def begin(plan: Plan) -> State:
    """The state of a draft that starts from a plan: nothing is changed yet."""
    data = plan_to_json(plan)
    rows = data.pop("activities")
    return State(data, {row["key"]: {**row, POSITION: STEP * (n + 1)} for n, row in enumerate(rows)})


def value(state: State, key: str, field: str) -> Any:
    """What a field holds now, None when it is not said. Raises KeyError for an activity that is not there."""
    if key == PLAN:
        return state.plan.get(field)
    if field == WHOLE:
        return state.activities.get(key)
    return state.activities[key].get(field)


def apply(state: State, operation: Operation) -> State:
    """
    The state after one operation.

    Raises:
        ConflictError: the field no longer holds `before`, or its activity is gone or there already.
        FormatError: no such field, or a value that the format does not allow.
        CircleError: activities would wait for each other; a FormatError too.
    """
    return fold(state, (operation,))


def fold(state: State, operations: Iterable[Operation]) -> State:
    """The state after many operations, in time that grows with their number. Raises as `apply`."""
    plan, activities = dict(state.plan), dict(state.activities)
    for operation in operations:
        _take(plan, activities, operation)
    return State(plan, activities)


def _take(plan: dict[str, Any], activities: dict[str, Mapping[str, Any]], operation: Operation) -> None:
    """Takes one operation on a copy that nobody else holds."""
    key, field = operation.key, operation.field
    if not isinstance(key, str) or not isinstance(field, str):
        raise FormatError("E203", value=repr(key)[:80])
    if (fault := unfit(operation.after)) is not None:
        raise FormatError("E203", where=key, value=f"{field}{fault}")
    if key == PLAN:
        _on_plan(plan, operation)
        return
    if field == WHOLE:
        _on_whole(plan, activities, operation)
        return
    if field not in FIELDS:
        raise FormatError("E203", where=key, value=field)
    here = activities.get(key)
    if here is None:
        raise ConflictError(operation, None, gone=True)
    if not same(here.get(field), operation.before):
        raise ConflictError(operation, here.get(field))
    changed = {k: v for k, v in here.items() if k != field}
    if operation.after is not None:
        changed[field] = operation.after
    _check(changed, key)
    activities[key] = changed
    if field == "depends_on":
        _no_circle(plan, activities, key)


def _no_circle(plan: Mapping[str, Any], activities: Mapping[str, Mapping[str, Any]], key: str) -> None:
    state = State(plan, activities)
    if circle := circle_through(state, key):
        raise CircleError(state, circle)


def circle_through(state: State, key: str) -> list[str]:
    """Keys of a circle of dependencies through `key`, which stands first and last; empty when there is none."""
    came: dict[str, str] = {}
    waiting = [key]
    while waiting:
        at = waiting.pop()
        for next_one in (state.activities.get(at) or {}).get("depends_on") or ():
            if next_one == key:
                back = [key, at]
                while back[-1] != key:
                    back.append(came[back[-1]])
                return back[::-1]
            if next_one not in came and next_one in state.activities:
                came[next_one] = at
                waiting.append(next_one)
    return []


def _on_plan(plan: dict[str, Any], operation: Operation) -> None:
    if operation.field not in PLAN_FIELDS:
        raise FormatError("E203", where="plan", value=operation.field)
    now = plan.get(operation.field)
    if not same(now, operation.before):
        raise ConflictError(operation, now)
    changed = {**plan, operation.field: operation.after, "activities": []}
    if (fault := plan_fault(changed)) is not None:
        raise FormatError("E203", where="plan", value=fault)
    plan_from_json(changed)
    plan[operation.field] = operation.after


def _on_whole(plan: Mapping[str, Any], activities: dict[str, Mapping[str, Any]], operation: Operation) -> None:
    here = activities.get(operation.key)
    if not same(here, operation.before):
        raise ConflictError(operation, here, gone=here is None)
    if operation.after is None:
        activities.pop(operation.key, None)
        return
    if not isinstance(operation.after, Mapping) or operation.after.get("key") != operation.key:
        raise FormatError("E203", where=operation.key, value="key")
    _check(operation.after, operation.key)
    activities[operation.key] = operation.after
    _no_circle(plan, activities, operation.key)


def _check(activity: Mapping[str, Any], key: str) -> None:
    """Raises FormatError when an activity's JSON is not of the format."""
    position = activity.get(POSITION)
    if isinstance(position, bool) or not isinstance(position, int | float) or not math.isfinite(position):
        raise FormatError("E203", where=key, value=POSITION)
    said = {k: v for k, v in activity.items() if k != POSITION}
    if (fault := activity_fault(said)) is not None:
        raise FormatError("E203", where=key, value=fault)
    try:
        activity_from_json(said)
    except (KeyError, TypeError, AttributeError, IndexError, ValueError, OverflowError) as error:
        raise FormatError("E203", where=key, value=key) from error


_NOTHING: tuple[Any, ...] = (None, "", [], (), {})


def same(a: Any, b: Any) -> bool:
    """Whether two values of a field say the same: "not said", the empty text and the empty list are one."""
    if a in _NOTHING and b in _NOTHING:
        return True
    if isinstance(a, Mapping) and isinstance(b, Mapping):
        return all(same(a.get(k), b.get(k)) for k in {*a, *b})
    if isinstance(a, list | tuple) and isinstance(b, list | tuple):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b, strict=True))
    return bool(a == b) and isinstance(a, bool) == isinstance(b, bool)


def between(state: State, before: str | None, after: str | None) -> float:
    """
    A position between two neighbours (keys; None = the beginning or the end of the plan).

    Positions are halved each time, so a thousand moves into one gap run out of numbers; `respaced` then helps.
    """
    low = float(state.activities[before][POSITION]) if before else None
    high = float(state.activities[after][POSITION]) if after else None
    if low is None:
        return STEP if high is None else high - STEP
    return low + STEP if high is None else (low + high) / 2


def taken_back(state: State, operations: Sequence[Operation]) -> list[Operation]:
    """
    The operations that take others back, one for each in the order given; who comes back has a place of their own.

    Somebody may stand there by now: then it is behind them. Where no number is left between two, operations follow
    that space the whole plan out.

    Raises:
        ConflictError, FormatError: as `apply`.
    """
    back = [o.inverse() for o in operations]
    places = {key: float(row[POSITION]) for key, row in fold(state, back).activities.items()}
    standing, is_full = Counter(places.values()), False
    last = {o.key: n for n, o in enumerate(back) if o.field in (WHOLE, POSITION) and o.key in places}
    for key, n in last.items():
        here = places[key]
        if standing[here] == 1:
            continue
        above = min((place for place in places.values() if place > here), default=here + 2 * STEP)
        put = (here + above) / 2
        is_full = is_full or not here < put < above
        after = put if back[n].field == POSITION else {**back[n].after, POSITION: put}
        back[n], places[key] = replace(back[n], after=after), put
        standing[here] -= 1
        standing[put] += 1
    return back + (respaced(fold(state, back)) if is_full else [])


def is_crowded(state: State) -> bool:
    """Whether two neighbours stand so close that nothing fits between them."""
    positions = [float(state.activities[key][POSITION]) for key in state.in_order()]
    return any(b - a < 1e-6 for a, b in pairwise(positions))


def respaced(state: State) -> list[Operation]:
    """Operations that give every activity a round position again, in the same order."""
    return [
        Operation(key, POSITION, state.activities[key].get(POSITION), STEP * (n + 1))
        for n, key in enumerate(state.in_order())
        if state.activities[key].get(POSITION) != STEP * (n + 1)
    ]
