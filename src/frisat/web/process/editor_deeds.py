"""
What a person does to a plan, turned into operations of the draft; each deed is one batch that is undone as one.

Nothing is written here: every function ends in an action of `drafts.py`. `seen` is the stamp of the page it came from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from frisat.plan import drafting
from frisat.plan.drafting import POSITION, WHOLE, ConflictError, Operation, State
from frisat.plan.errors import FormatError
from frisat.plan.model import Activity, Visibility
from frisat.plan.schema_out import Json, activity_to_json
from frisat.plan.typed import clock_beside, shown, typed
from frisat.web.base.clock import today
from frisat.web.process import drafts
from frisat.web.process.editor_state import for_writing
from frisat.web.process.models import Draft, Process


class GoneError(Exception):
    """The activity is not in the draft any more, or never was."""


@dataclass(eq=False)
class Refusal(Exception):  # noqa: N818 - it is what a page shows, not a fault
    """What kept a deed from being done, by field: what was typed wrongly, and what somebody else changed meanwhile."""

    faults: dict[str, FormatError] = field(default_factory=dict)
    conflicts: dict[str, Any] = field(default_factory=dict)
    """Field -> the value it holds now."""
    is_gone: bool = False
    pointing: tuple[str, ...] = ()
    """Keys of the activities that somebody let build on it, or be replaced by it, meanwhile."""


def set_fields(
    by: Any, process: Process, key: str, texts: Mapping[str, str], seen: str, *, batch: str = ""
) -> list[str]:
    """
    Changes what differs from what the page showed. The names of the fields that were changed.

    Raises:
        Refusal: something was typed wrongly, or was changed by somebody else; then nothing is changed.
        GoneError: the activity is not there. ClosedDraftError: the draft is not open any more.
    """
    with transaction.atomic():
        draft, number = for_writing(by, process, seen)
        state = drafts.state_of(draft)
        before = drafts.as_seen(draft, key, number)
        if before is None or key not in state.activities:
            raise GoneError(key) if before is None else Refusal(is_gone=True)
        operations, refusal = [], Refusal()
        for name, text in texts.items():
            try:
                operations += _field(state, key, before, name, text)
            except FormatError as fault:
                refusal.faults[name] = fault
                if not drafting.same(state.activities[key].get(name), before.get(name)):
                    refusal.conflicts[name] = state.activities[key].get(name)
        for operation in operations:
            now = state.activities[key].get(operation.field)
            if not drafting.same(now, operation.before) and not drafting.same(now, operation.after):
                refusal.conflicts[operation.field] = now
        if refusal.faults or refusal.conflicts:
            raise refusal
        # What two wrote alike is no quarrel, and no change either.
        operations = [o for o in operations if not drafting.same(state.activities[key].get(o.field), o.after)]
        try:
            done = drafts.change(by, draft, operations, batch=batch or drafts.new_batch())
        except drafting.CircleError as circle:
            raise Refusal(faults={"depends_on": circle}) from circle
        except FormatError as fault:
            raise Refusal(faults={next(iter(texts), "title"): fault}) from fault
        except ConflictError as conflict:  # somebody was faster, between the lines above
            raise Refusal(conflicts={conflict.operation.field: conflict.now}, is_gone=conflict.gone) from conflict
        return [o.field for o in done]


def _field(state: State, key: str, before: Mapping[str, Any], name: str, text: str) -> list[Operation]:
    """The operations that typing a text into one field means; none when the text is what was shown."""
    was = before.get(name)
    if shown(name, was) == plain(text):
        return []
    value = typed(name, text, year=year_for(state, key), keys=frozenset(state.activities))
    out = [Operation(key, name, was, value)]
    if name == "actors":
        out += _who(key, before, list(value or ()))
    elif name == "responsible" and value:
        whole = [*value, *(a for a in before.get("actors") or () if a not in value)]
        out.append(Operation(key, "actors", before.get("actors"), whole))
    elif name == "period" and (clock := clock_beside(text)) is not None:
        out.append(Operation(key, "time", before.get("time"), clock))
    return [o for o in out if not drafting.same(o.before, o.after)]


def plain(text: str) -> str:
    """A text as `shown` gives it: one sort of line end, nothing around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _who(key: str, before: Mapping[str, Any], actors: list[str]) -> list[Operation]:
    """Who is responsible stays among those who take part; where all were, all are."""
    was = list(before.get("responsible") or ())
    now = actors if was and was == list(before.get("actors") or ()) else [a for a in was if a in actors]
    return [Operation(key, "responsible", was, now)]


def year_for(state: State, key: str) -> tuple[int, str] | None:
    """The year for words that have none, and on what it rests: the activity's own, its neighbours', else today's."""
    order = state.in_order()
    at = order.index(key) if key in order else len(order)
    near = sorted(range(len(order)), key=lambda n: (n != at, abs(n - at), n > at))
    for n in near[:12]:
        year = _year(state.activities[order[n]].get("period"))
        if year is not None:
            return year, f"neighbours:{year}"
    return today().year, f"document_date:{today().isoformat()}"


def _year(period: Any) -> int | None:
    edtf = (period or {}).get("edtf") or ""
    digits = edtf.lstrip("[./")[:4]
    return int(digits) if len(digits) == 4 and digits.isdigit() else None


# --------------------------------------------------------------------------------------------------- whole activities
def add(by: Any, process: Process, seen: str, *, after: str = "", texts: Mapping[str, str] | None = None) -> str:
    """A new activity behind `after`, else at the end; for staff only until somebody says otherwise. Its key."""
    return add_many(by, process, seen, [texts or {}], after=after)[0]


def add_many(
    by: Any, process: Process, seen: str, rows: Sequence[Mapping[str, str]], *, after: str = "", batch: str = ""
) -> list[str]:
    """
    New activities in one deed, in their order. Raises FormatError for a text that no field takes; then none is added.
    """
    with transaction.atomic():
        draft, _ = for_writing(by, process, seen)
        state = drafts.state_of(draft)
        behind = after if after in state.activities else (state.in_order() or [""])[-1]
        made = [_new(state, behind, texts) for texts in rows]
        keys = drafts.new_keys(by, draft, len(made))
        operations, last = [], behind
        for key, row in zip(keys, made, strict=True):
            state, ops = _put(state, {**row, "key": key}, last)
            operations += ops
            last = key
        drafts.change(by, draft, operations, batch=batch or drafts.new_batch())
        return keys


def _new(state: State, near: str, texts: Mapping[str, str]) -> Json:
    row = activity_to_json(Activity(key="", title="", visibility=Visibility.STAFF))
    for name, text in texts.items():
        if text.strip():
            row[name] = typed(name, text, year=year_for(state, near), keys=frozenset(state.activities))
            if name == "period" and (clock := clock_beside(text)):
                row["time"] = clock
    return row


def _put(state: State, row: Json, behind: str) -> tuple[State, list[Operation]]:
    """A new activity's operations, behind another; spaced out first where nothing fits."""
    operations: list[Operation] = []
    if drafting.is_crowded(state):
        operations = drafting.respaced(state)
        state = drafting.fold(state, operations)
    whole = {**row, POSITION: _place(state, behind)}
    operations.append(Operation(row["key"], WHOLE, None, whole))
    return drafting.apply(state, operations[-1]), operations


def _place(state: State, behind: str) -> float:
    order = state.in_order()
    if behind not in state.activities:
        return drafting.between(state, None, order[0] if order else None)
    at = order.index(behind)
    return drafting.between(state, behind, order[at + 1] if at + 1 < len(order) else None)


def duplicate(by: Any, process: Process, key: str, seen: str) -> str:
    """A copy behind the activity, under a new key; it continues nothing and comes from no document."""
    with transaction.atomic():
        draft, _ = for_writing(by, process, seen)
        state = drafts.state_of(draft)
        if key not in state.activities:
            raise GoneError(key)
        [new] = drafts.new_keys(by, draft, 1)
        kept = {k: v for k, v in state.activities[key].items() if k not in ("source", "came_from", POSITION)}
        _, operations = _put(state, {**kept, "key": new, "visibility": str(Visibility.STAFF)}, key)
        drafts.change(by, draft, operations, batch=drafts.new_batch())
        return new


def remove(by: Any, process: Process, key: str, seen: str) -> str:
    """
    Takes an activity out of the draft, and with it what points at it. The batch, for undoing it.

    Raises Refusal when somebody changed it since the page was shown, or let another build on it.
    """
    with transaction.atomic():
        draft, number = for_writing(by, process, seen)
        state = drafts.state_of(draft)
        before = drafts.as_seen(draft, key, number)
        if before is None or key not in state.activities:
            raise GoneError(key)
        now = state.activities[key]
        changed = {f: now.get(f) for f in {*now, *before} - {POSITION} if not drafting.same(now.get(f), before.get(f))}
        if changed:
            raise Refusal(conflicts=changed)
        pointing = _unpointed(state, key)
        new = [o for o in pointing if not drafting.same(_at(drafts.as_seen(draft, o.key, number), o.field), o.before)]
        if new:
            raise Refusal(pointing=tuple(o.key for o in new))
        batch = drafts.new_batch()
        drafts.change(by, draft, [*pointing, Operation(key, WHOLE, now, None)], batch=batch)
        return batch


def _at(row: Mapping[str, Any] | None, name: str) -> Any:
    return None if row is None else row.get(name)


def _unpointed(state: State, key: str) -> list[Operation]:
    """Operations after which nothing builds on an activity or is replaced by it."""
    out = []
    for other, row in state.activities.items():
        if other == key:
            continue
        if key in (row.get("depends_on") or ()):
            out.append(Operation(other, "depends_on", row["depends_on"], [k for k in row["depends_on"] if k != key]))
        if row.get("replaced_by") == key:
            out.append(Operation(other, "replaced_by", key, None))
    return out


def move(by: Any, process: Process, key: str, where: str, seen: str) -> bool:
    """
    Puts an activity elsewhere in the order: "op", "ned", "foer:a3" or "efter:a3". False when it stands there already.

    Raises GoneError when one of the two is not there, FormatError for an unknown place; Refusal when somebody moved
    the activity since the page was shown: the conflict of its position is the key it stands behind now, or None.
    """
    with transaction.atomic():
        draft, number = for_writing(by, process, seen)
        state = drafts.state_of(draft)
        if key not in state.activities:
            raise GoneError(key)
        operations: list[Operation] = []
        if drafting.is_crowded(state):
            operations = drafting.respaced(state)
            state = drafting.fold(state, operations)
        neighbours = _neighbours(state, key, where)
        # Who wants it before or after another has what they want; one place up or down is from where they saw it.
        if (neighbours is not None or where in ("op", "ned")) and _was_moved(draft, key, number):
            order = state.in_order()
            raise Refusal(conflicts={POSITION: order[order.index(key) - 1] if key != order[0] else None})
        if neighbours is None:
            return False
        put = drafting.between(state, *neighbours)
        operations.append(Operation(key, POSITION, state.activities[key][POSITION], put))
        return bool(drafts.change(by, draft, operations, batch=drafts.new_batch()))


def _was_moved(draft: Draft, key: str, number: int) -> bool:
    """Whether an activity stands elsewhere than on a page of that age; spacing the whole plan out moves nobody."""
    if not draft.operations.filter(number__gt=number, key=key, field=POSITION).exists():
        return False
    was, now = drafts.order_seen(draft, number), drafts.state_of(draft).in_order()
    both = {*was} & {*now}
    return [k for k in was if k in both] != [k for k in now if k in both]


def _neighbours(state: State, key: str, where: str) -> tuple[str | None, str | None] | None:
    """Between whom the activity goes; None when it stands there already."""
    order = state.in_order()
    at = order.index(key)
    rest = [k for k in order if k != key]
    word, _, other = where.partition(":")
    if word in ("foer", "efter") and other != key:
        if other not in state.activities:
            raise GoneError(other)
        to = rest.index(other) + (word == "efter")
    elif where in ("op", "ned"):
        to = at + (1 if where == "ned" else -1)
    else:
        raise FormatError("E203", where=key, value=where[:40])
    if to == at or not 0 <= to <= len(rest):
        return None
    return (rest[to - 1] if to else None, rest[to] if to < len(rest) else None)


def change_all(by: Any, process: Process, operations: Sequence[Operation], seen: str, *, reason: str = "") -> str:
    """Operations worked out elsewhere (a fix, a what-if), all or none. The batch. Raises as `drafts.change`."""
    with transaction.atomic():
        draft, _ = for_writing(by, process, seen)
        batch = drafts.new_batch()
        drafts.change(by, draft, operations, batch=batch, reason=reason)
        return batch


def draft_of(process: Process) -> Draft | None:
    """The open draft, if there is one."""
    return drafts.open_draft_of(process)
