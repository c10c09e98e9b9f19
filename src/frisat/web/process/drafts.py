"""
Every write to a draft. One mechanism carries editing, conflicts, undo, imports and what-if: operations.

An operation is taken only if the field still holds what its writer saw (`frisat.plan.drafting`, docs/decisions/0013).
"""

from __future__ import annotations

import json
import secrets
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import Any

from django.db.models import Max

from frisat.plan import drafting
from frisat.plan.drafting import PLAN, value
from frisat.plan.model import Plan
from frisat.web.people import permissions
from frisat.web.process.actions import key_maker, newest, plan_of
from frisat.web.process.models import OPEN_STATES, Draft, DraftState, Operation, Process
from frisat.web.record.actions import action, nothing_changed, write


def _process_of(draft: Draft, *_args: Any, **_kwargs: Any) -> int:
    return draft.process_id


def _number_of(process: Process, *_args: Any, **_kwargs: Any) -> int:
    return process.pk


def open_draft_of(process: Process) -> Draft | None:
    """The draft that is being worked on, if there is one."""
    found: Draft | None = (
        process.drafts.filter(state__in=OPEN_STATES)
        .select_related("starts_from")
        .defer("starts_from__plan_json", "starts_from__comparison")  # long, and mostly not asked for
        .first()
    )
    return found


def state_of(draft: Draft) -> drafting.State:
    """The draft as it stands; nobody changes what this gives."""
    return _kept(draft.snapshot)


_states: OrderedDict[str, drafting.State] = OrderedDict()
"""What the last few snapshots hold: one edit asks for the state before and after it, and the next one again."""
_lock = Lock()


def _kept(snapshot: str) -> drafting.State:
    with _lock:
        found = _states.get(snapshot)
    return found if found is not None else _keep(snapshot, drafting.state_from_json(json.loads(snapshot)))


def _keep(snapshot: str, state: drafting.State) -> drafting.State:
    with _lock:
        _states[snapshot] = state
        _states.move_to_end(snapshot)
        while len(_states) > 8:
            _states.popitem(last=False)
    return state


def as_seen(draft: Draft, key: str, number: int) -> Mapping[str, Any] | None:
    """An activity as it stood when `number` was the draft's last operation; None when it was not there."""
    now: Any = state_of(draft).activities.get(key)
    since = draft.operations.filter(number__gt=number, key=key).order_by("-number")
    for field, before in since.values_list("field", "before"):
        if field == drafting.WHOLE:
            now = before
        elif now is not None:
            now = {**{k: v for k, v in now.items() if k != field}, **({} if before is None else {field: before})}
    seen: Mapping[str, Any] | None = now
    return seen


def order_seen(draft: Draft, number: int) -> list[str]:
    """Keys of the activities in the order in which they stood when `number` was the draft's last operation."""
    places = {key: float(row[drafting.POSITION]) for key, row in state_of(draft).activities.items()}
    since = draft.operations.filter(number__gt=number, field__in=(drafting.WHOLE, drafting.POSITION)).exclude(key=PLAN)
    for key, field, before in since.order_by("-number").values_list("key", "field", "before"):
        if before is None:
            places.pop(key, None)
        else:
            places[key] = float(before[drafting.POSITION] if field == drafting.WHOLE else before)
    return sorted(places, key=lambda key: (places[key], key))


def new_batch() -> str:
    """A name for the operations of one deed, so that it is undone as one."""
    return secrets.token_hex(16)


def rebuilt(draft: Draft) -> drafting.State:
    """The same, worked out from the start and every operation: what `state_of` must equal."""
    start = plan_of(draft.starts_from) if draft.starts_from else Plan()
    said = draft.operations.order_by("number").values_list("key", "field", "before", "after")
    return drafting.fold(drafting.begin(start), (drafting.Operation(*row) for row in said))


@action(permissions.edits_plan, of=_number_of)
def open_draft(by: Any, process: Process) -> Draft:
    """The process's open draft, begun from its newest version when there is none."""
    Process.objects.select_for_update().get(pk=process.pk)
    draft = open_draft_of(process)
    if draft is not None:
        nothing_changed()
        return draft
    version = newest(process)
    plan = plan_of(version) if version else Plan()
    draft = Draft.objects.create(
        process=process,
        starts_from=version,
        snapshot=_text(drafting.begin(plan)),
        opened_by=_account(by),
    )
    if version is None:
        named = {
            "title": process.name,
            "organisation": process.organisation or None,
            "case_no": process.case_no or None,
        }
        begun = ((field, value(state_of(draft), PLAN, field), said) for field, said in named.items())
        _take(by, draft, [drafting.Operation(PLAN, field, now, said) for field, now, said in begun if said])
    write(by, "draft.open", draft, within=process, after={"starts_from": version.number if version else None})
    return draft


@action(permissions.edits_plan, of=_process_of)
def change(
    by: Any, draft: Draft, operations: Sequence[drafting.Operation], *, batch: str = "", reason: str = ""
) -> list[Operation]:
    """
    Takes operations, all or none, as one deed. Those that change nothing are left out.

    Raises:
        drafting.ConflictError: somebody changed one of the fields meanwhile; nothing is taken.
        FormatError: a value that the plan format does not allow; nothing is taken.
        ClosedDraftError: the draft was published or dropped meanwhile.
    """
    draft = _locked(draft)
    real = [o for o in operations if not drafting.same(o.before, o.after)]
    if not real:
        nothing_changed()
        return []
    rows = _take(by, draft, real, batch=batch)
    said = [{"key": o.key, "field": o.field, "before": o.before, "after": o.after} for o in real]
    write(by, "draft.change", draft, within=draft.process, before=None, after={"operations": said}, reason=reason)
    return rows


@action(permissions.approves, of=_process_of)
def follow(by: Any, draft: Draft, operations: Sequence[drafting.Operation], *, reason: str) -> list[Operation]:
    """As `change`, for who published the same change beside the draft and may not otherwise edit it."""
    draft = _locked(draft)
    real = [o for o in operations if not drafting.same(o.before, o.after)]
    if not real:
        nothing_changed()
        return []
    rows = _take(by, draft, real, batch=new_batch())
    said = [{"key": o.key, "field": o.field, "before": o.before, "after": o.after} for o in real]
    write(by, "draft.change", draft, within=draft.process, before=None, after={"operations": said}, reason=reason)
    return rows


@action(permissions.edits_plan, of=_process_of)
def undo(by: Any, draft: Draft, operations: Sequence[Operation], *, batch: str = "") -> list[Operation]:
    """
    Takes operations back, the last first, as one deed (`batch`: as part of one); those taken back already are left out.

    Raises drafting.ConflictError when somebody has changed a field since; ClosedDraftError as `change`.
    """
    draft = _locked(draft)
    if any(o.draft_id != draft.pk for o in operations):
        raise ValueError("operations of another draft")
    done = set(Operation.objects.filter(undoes__in=operations).values_list("undoes_id", flat=True))
    left = sorted((o for o in operations if o.pk not in done), key=lambda o: -o.number)
    if not left:
        nothing_changed()
        return []
    done_then = [drafting.Operation(o.key, o.field, o.before, o.after) for o in left]
    rows = _take(by, draft, drafting.taken_back(state_of(draft), done_then), batch=batch or new_batch(), undoes=left)
    write(by, "draft.undo", draft, within=draft.process, after={"numbers": [o.number for o in left]})
    return rows


@action(permissions.edits_plan, of=_process_of)
def new_key(by: Any, draft: Draft) -> str:
    """A key for an activity that is about to be added: given once, never used again."""
    draft = _locked(draft)
    key = key_maker(draft.process)()
    write(by, "activity.key", draft, within=draft.process, after={"key": key})
    return key


@action(permissions.edits_plan, of=_process_of)
def new_keys(by: Any, draft: Draft, count: int) -> list[str]:
    """As `new_key`, for many at once."""
    draft = _locked(draft)
    make = key_maker(draft.process)
    keys = [make() for _ in range(count)]
    write(by, "activity.key", draft, within=draft.process, after={"keys": keys})
    return keys


class ClosedDraftError(Exception):
    """The draft is not open any more: somebody published or dropped it."""


def _locked(draft: Draft) -> Draft:
    found = Draft.objects.select_for_update(of=("self",)).select_related("process").get(pk=draft.pk)
    if found.state not in OPEN_STATES:
        raise ClosedDraftError
    return found


def _take(
    by: Any,
    draft: Draft,
    operations: Iterable[drafting.Operation],
    *,
    batch: str = "",
    undoes: Sequence[Operation] = (),
) -> list[Operation]:
    """
    Folds operations into a locked draft and stores them; a draft that awaited approval is open again.

    `undoes` are the rows that the first of the operations take back, one each.
    """
    operations = list(operations)
    state = drafting.fold(state_of(draft), operations)
    last = draft.operations.aggregate(last=Max("number"))["last"] or 0
    rows = [
        Operation(
            draft=draft,
            number=last + 1 + n,
            key=o.key,
            field=o.field,
            before=o.before,
            after=o.after,
            by=_account(by),
            batch=batch,
            undoes=undoes[n] if n < len(undoes) else None,
        )
        for n, o in enumerate(operations)
    ]
    Operation.objects.bulk_create(rows)
    draft.snapshot, draft.snapshot_upto = _text(state), last + len(rows)
    _keep(draft.snapshot, state)
    if draft.state == DraftState.ASKED:
        draft.state = DraftState.OPEN  # what was asked about is not what stands there now
    draft.save(update_fields=["snapshot", "snapshot_upto", "state"])
    return rows


def _text(state: drafting.State) -> str:
    return json.dumps(state.as_json(), ensure_ascii=False, separators=(",", ":"))


def _account(by: Any) -> Any:
    """Who acts, for a foreign key: None for the program itself."""
    return by if by.pk is not None else None
