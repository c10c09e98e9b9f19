"""
From decided rows to operations of the process's draft, and from an import's operations to those that can be undone.

Nothing here writes; `decisions.py` and `undoing.py` do.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from frisat.plan import drafting, taking
from frisat.plan.drafting import PLAN, POSITION, WHOLE, Operation, State
from frisat.web.intake.models import Decision, Intake, Relation, Row, RowKind
from frisat.web.process.models import Operation as StoredOperation

Json = Mapping[str, Any]
_UNION = ("stakeholders", "text", "footnotes")
"""Lists of the plan as a whole: what a document adds goes behind what stands there."""


class GoneError(Exception):
    """The activity that a row was matched with is not in the plan any more."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def keys_of(intake: Intake) -> dict[str, str]:
    """Key in the reading -> key in the process, for rows that became an activity or are taken for one."""
    out: dict[str, str] = {}
    rows = intake.rows.filter(kind=RowKind.READ).exclude(decision=Decision.LEFT)
    for entry, became, matched, relation in rows.values_list("entry", "became", "matched", "relation"):
        key = became or (matched if relation == Relation.SAME else "")
        if key:
            out[entry] = key
    return out


def token(before: Any) -> str:
    """A short mark of a value that a person was shown, to see later whether it is still the same."""
    text = json.dumps(before, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def changes_of(row: Row, state: State, keys: Mapping[str, str], says: Collection[str]) -> list[taking.FieldChange]:
    """What a row would change in the activity that it was matched with; [] for a new one and for one that is gone."""
    ours = state.activities.get(row.matched) if row.relation == Relation.SAME else None
    if ours is None:
        return []
    theirs = taking.redirected(row.activity, keys)
    if ours.get("visibility") == "staff" and "visibility" not in says:
        theirs["visibility"] = "staff"  # a document that happens to name it makes nothing public
    return taking.changes(ours, theirs, says=says)


@dataclass(slots=True)
class Taken:
    """What decided rows come to: the operations, and row -> key in the process."""

    operations: list[Operation] = field(default_factory=list)
    became: dict[int, str] = field(default_factory=dict)
    new: int = 0
    changed: int = 0


def of_rows(
    intake: Intake, rows: Sequence[Row], state: State, new_key: Callable[[], str], at: Mapping[str, float] | None = None
) -> Taken:
    """
    The operations of rows that were accepted; `row.taken` names the groups of a match that were.

    `at` has the places of new activities by the number of their rows when these are only some of those that are taken.

    Raises GoneError when a matched activity has left the draft.
    """
    out = Taken()
    fresh: list[Row] = []
    for row in rows:
        if row.matched and row.matched not in state.activities:
            raise GoneError(row.matched)
        if row.matched and row.relation == Relation.SAME:
            out.became[row.pk] = row.matched
        else:
            fresh.append(row)
            out.became[row.pk] = new_key()
    keys = keys_of(intake) if intake.refers else {}
    keys |= {row.entry: out.became[row.pk] for row in rows}
    is_new = {row.pk for row in fresh}
    unplaced = [(str(row.pk), row.activity) for row in fresh if at is None or str(row.pk) not in at]
    at = {**(at or {}), **(taking.places(state, unplaced) if unplaced else {})}
    for row in rows:
        if row.pk in is_new:
            out.operations += _new(row, out.became[row.pk], at[str(row.pk)], state, keys)
            out.new += 1
        else:
            made = list(_changed(row, state, keys, intake.says))
            out.changed += any(o.field != "source" for o in made)
            out.operations += made
    if intake.refers:
        out.operations += _caught_up(intake, rows, out, state, keys)
    return out


def _new(row: Row, key: str, position: float, state: State, keys: Mapping[str, str]) -> Iterable[Operation]:
    activity = {**taking.redirected(row.activity, keys), "key": key, POSITION: position}
    replaces = row.matched and row.relation == Relation.REPLACES
    if replaces:
        activity["came_from"] = list(dict.fromkeys([*activity.get("came_from", ()), row.matched]))
    yield Operation(key, WHOLE, None, activity)
    if replaces and not state.activities[row.matched].get("replaced_by"):
        yield Operation(row.matched, "replaced_by", None, key)


def _changed(row: Row, state: State, keys: Mapping[str, str], says: Collection[str]) -> Iterable[Operation]:
    for change in changes_of(row, state, keys, says):
        if change.group in row.taken:
            for name, (before, after) in change.fields.items():
                yield Operation(row.matched, name, before, after)
    ours, theirs = state.activities[row.matched].get("source"), row.activity.get("source")
    if not says and theirs and not drafting.same(ours, theirs):  # Frisat's own table is no source of what it prints
        yield Operation(row.matched, "source", ours, theirs)


def _caught_up(
    intake: Intake, rows: Sequence[Row], taken: Taken, state: State, keys: Mapping[str, str]
) -> Iterable[Operation]:
    """What rows that were accepted before say of those that are now: they could not name them then."""
    now = {row.entry for row in rows}
    old = {entry: key for entry, key in keys_of(intake).items() if entry not in now}
    earlier = intake.rows.filter(kind=RowKind.READ, decision=Decision.ACCEPTED).exclude(pk__in=taken.became)
    for row in earlier:
        here = state.activities.get(row.became)
        if here is None or not taking.names_others(row.activity):
            continue
        then, wanted = taking.redirected(row.activity, old), taking.redirected(row.activity, keys)
        for name, (before, after) in taking.differing(then, wanted, ("depends_on", "replaced_by")).items():
            if drafting.same(here.get(name), before):
                yield Operation(row.became, name, here.get(name), after)
    plan = intake.rows.filter(kind=RowKind.PLAN, decision=Decision.ACCEPTED).first()
    if plan is not None and "footnotes" in plan.taken:
        before, after = _noted(plan.activity, old), _noted(plan.activity, keys)
        held = list(state.plan.get("footnotes") or ())
        wanted_notes = [after[before.index(n)] if n in before else n for n in held]
        if wanted_notes != held:
            yield Operation(PLAN, "footnotes", held, wanted_notes)


# ----------------------------------------------------------------------------------------------- the plan as a whole
def of_plan(row: Row, state: State, keys: Mapping[str, str]) -> dict[str, tuple[Any, Any]]:
    """Field of the plan -> (now, then) for what a document says of it otherwise; lists are added to."""
    out: dict[str, tuple[Any, Any]] = {}
    for name, theirs in row.activity.items():
        ours = state.plan.get(name)
        if name == "footnotes":
            theirs = _noted(row.activity, keys)
        if name in _UNION:
            theirs = [*(ours or ()), *(x for x in theirs if x not in (ours or ()))]
        if not drafting.same(ours, theirs):
            out[name] = (ours, theirs)
    return out


def _noted(said: Json, keys: Mapping[str, str]) -> list[Any]:
    """The footnotes of a document with the process's keys."""
    return [
        {**note, "activities": [keys[key] for key in note["activities"] if key in keys]}
        for note in said.get("footnotes") or ()
    ]


# -------------------------------------------------------------------------------------------------------- taking back
@dataclass(slots=True)
class Inverse:
    """Which stored operations can be taken back as the draft stands, and which not, because somebody went on."""

    back: list[StoredOperation] = field(default_factory=list)
    kept: list[StoredOperation] = field(default_factory=list)


def inverse(state: State, stored: Sequence[StoredOperation]) -> Inverse:
    """
    Tries the operations from the last to the first.

    One stays when its field was changed since, or when taking it back would remove an activity that another one of
    the plan points at.
    """
    held: set[int] = set()
    while True:
        out = Inverse()
        now = _tried(state, [o for o in sorted(stored, key=lambda o: -o.number) if o.pk not in held], out)
        out.kept += [o for o in stored if o.pk in held]
        gone = {o.key for o in out.back if o.field == WHOLE and o.before is None}
        named = _named(now) & gone
        if not named:
            return out
        held |= {o.pk for o in out.back if o.field == WHOLE and o.key in named}


def _tried(state: State, stored: Sequence[StoredOperation], out: Inverse) -> State:
    """Takes back what can be, in order; all in one go where nothing stands in the way, else half by half."""
    try:
        now = drafting.fold(state, (Operation(o.key, o.field, o.before, o.after).inverse() for o in stored))
    except drafting.ConflictError:
        if len(stored) == 1:
            out.kept.append(stored[0])
            return state
        half = len(stored) // 2
        return _tried(_tried(state, stored[:half], out), stored[half:], out)
    out.back += stored
    return now


def _named(state: State) -> set[str]:
    """Every key that some activity points at."""
    out: set[str] = set()
    for activity in state.activities.values():
        out.update(activity.get("depends_on") or (), activity.get("came_from") or ())
        if activity.get("replaced_by"):
            out.add(str(activity["replaced_by"]))
    return out
