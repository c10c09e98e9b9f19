"""
What a person decides about the rows of a review. What is accepted is in the process's draft at once, as one batch.

Every write names the version of the row that its person saw; who comes second is told (`StaleError`), and so is who
accepts a change of something that a colleague has changed in the plan since (`MovedError`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from frisat.plan import drafting, taking
from frisat.plan.drafting import PLAN, State
from frisat.plan.schema import activity_from_json
from frisat.web.intake import beside, operations, queries, renewing
from frisat.web.intake.actions import held
from frisat.web.intake.models import Decision, Intake, IntakeState, Relation, Row, RowKind
from frisat.web.intake.pace import StoppedError
from frisat.web.intake.rows import store_many
from frisat.web.people import permissions
from frisat.web.process import drafts
from frisat.web.process.actions import key_maker
from frisat.web.process.models import Draft
from frisat.web.process.models import Operation as StoredOperation
from frisat.web.record.actions import SYSTEM, action, nothing_changed, write


class StaleError(Exception):
    """Somebody else decided about the row, or changed it, since it was shown."""


class BusyError(StaleError):
    """The worker is at all the rows of the import right now."""


class MovedError(Exception):
    """What a person was shown as the plan's own value is not that any more: the groups it is about."""

    def __init__(self, groups: Collection[str]) -> None:
        super().__init__(", ".join(groups))
        self.groups = tuple(groups)


class KeptError(Exception):
    """Something cannot be taken back because somebody went on from there: the keys it is about."""

    def __init__(self, keys: Collection[str]) -> None:
        super().__init__(", ".join(keys))
        self.keys = tuple(dict.fromkeys(keys))


def process_of(intake: Intake, *_args: Any, **_kwargs: Any) -> int:
    return intake.process_id


def at_work(intake: Intake, deed: str, *more: str) -> Intake:
    """
    The import for writing, while the worker is at this deed, with its process and `more`: "document".

    Raises StaleError when it is not; StoppedError when asked to stop.
    """
    found = held(intake, *more)
    if found.step != deed:
        raise StaleError
    if found.stopping:
        raise StoppedError
    return found


def locked(intake: Intake) -> Intake:
    """The import for writing. Raises StaleError when it is not under review (any more)."""
    found = held(intake)
    if found.state not in (IntakeState.READY, IntakeState.DONE):
        raise StaleError
    if found.step:
        raise BusyError
    return found


def open_row(intake: Intake, pk: int, version: int, *, state: Decision | None = Decision.OPEN) -> Row:
    """The row for writing. Raises StaleError when it is not as its person saw it."""
    row: Row = intake.rows.select_for_update().get(pk=pk)
    if row.version != version or (state is not None and row.decision != state):
        raise StaleError
    row.intake = intake
    return row


def saved(row: Row, *fields: str) -> None:
    """Stores fields of a row and raises its version."""
    row.version += 1
    row.save(update_fields=[*fields, "version"])


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person says a row is: `matched` empty for a new activity; `groups` of a match that are to change."""

    activity: Mapping[str, Any]
    matched: str = ""
    relation: Relation = Relation.SAME
    groups: tuple[str, ...] = ()
    seen: Mapping[str, str] | None = None
    """Group -> token of what the plan said when the page was made; None when the plan was not shown."""


@action(permissions.edits_plan, of=process_of)
def correct(by: Any, intake: Intake, pk: int, version: int, choice: Choice) -> Row:
    """Keeps what a person wrote and chose, without accepting it."""
    intake = locked(intake)
    row = open_row(intake, pk, version)
    _write_choice(row, choice)
    saved(row, "activity", "matched", "relation", "taken", "certainty", "chosen")
    write(by, "intake.correct", intake, within=intake.process, after={"row": row.entry})
    return row


def _write_choice(row: Row, choice: Choice) -> None:
    activity_from_json(dict(choice.activity))  # raises FormatError for what the plan format does not allow
    if (choice.matched, choice.relation) != (row.matched, row.relation):
        row.certainty, row.chosen = "", True  # a person said so; no machine's certainty is left
    row.activity, row.matched, row.relation = dict(choice.activity), choice.matched, choice.relation
    row.taken = list(choice.groups)


@action(permissions.edits_plan, of=process_of)
def accept(by: Any, intake: Intake, pk: int, version: int, choice: Choice) -> Row:
    """
    Takes a row into the draft: as a new activity, or as the chosen changes of the one it was matched with.

    Raises:
        StaleError, MovedError: see there. operations.GoneError: the matched activity left the draft.
        FormatError: a value that the plan format does not allow.
    """
    intake = locked(intake)
    row = open_row(intake, pk, version)
    _write_choice(row, choice)
    draft, state = draft_of(by, intake)
    keys = operations.keys_of(intake) if intake.refers else {}
    found = {c.group: c for c in operations.changes_of(row, state, keys, intake.says)}
    if choice.seen is not None:
        moved = [g for g in choice.groups if g in found and _moved(choice.seen, found[g])]
        if moved:
            raise MovedError(moved)
    taken = take(by, intake, draft, state, [row])
    write(
        by, "intake.accept", intake, within=intake.process,
        after={"row": row.entry, "key": row.became, "new": bool(taken.new)},
    )  # fmt: skip
    settle(intake)
    return row


def _moved(seen: Mapping[str, str], change: taking.FieldChange) -> bool:
    before = seen.get(change.group)
    return before is not None and before != seen_token(change)


def seen_token(change: taking.FieldChange) -> str:
    """The mark of what the plan says where a change is proposed."""
    return operations.token({name: before for name, (before, _) in change.fields.items()})


def draft_of(by: Any, intake: Intake) -> tuple[Draft, State]:
    """The process's open draft, begun if need be, and how it stands."""
    draft = drafts.open_draft(by, intake.process)
    return draft, drafts.state_of(draft)


def take(
    by: Any, intake: Intake, draft: Draft, state: State, rows: list[Row], at: Mapping[str, float] | None = None
) -> operations.Taken:
    """Takes rows into the draft. For actions. `at`: the places of new ones, where they are known."""
    fresh = sum(not (row.matched and row.relation == Relation.SAME) for row in rows)
    taken = operations.of_rows(intake, rows, state, key_maker(intake.process, fresh), at)
    drafts.change(by, draft, taken.operations, batch=intake.batch)
    for row in rows:
        row.became, row.decision = taken.became[row.pk], Decision.ACCEPTED
    said = ("activity", "matched", "relation", "certainty", "chosen") if len(rows) == 1 else ()
    store_many(rows, *said, "taken", "became", "decision")
    return taken


def settle(intake: Intake) -> None:
    """A review in which nothing waits for a person any more is done, and one in which something does is not."""
    waits = (
        queries.rows_read(intake).filter(decision=Decision.OPEN).exists()
        or intake.rows.filter(kind=RowKind.PLAN, decision=Decision.OPEN).exclude(activity={}).exists()
        or queries.unmentioned(intake).filter(decision=Decision.OPEN, proposed=Decision.DROPPED).exists()
    )
    state = IntakeState.READY if waits else IntakeState.DONE
    if state != intake.state:
        intake.state, intake.finished = state, None if waits else timezone.now()
        intake.save(update_fields=["state", "finished"])


@dataclass(frozen=True, slots=True)
class Sure:
    """What accepting all sure rows came to."""

    new: int
    changed: int
    same: int


@action(permissions.edits_plan, of=process_of)
def accept_sure(by: Any, intake: Intake) -> Sure:
    """
    Takes every open row where nothing is unsure: new ones, and all changes of those that are surely in the plan.

    What they are is worked out anew first if the plan has changed since (`renewing`). A row whose change would take
    something out of the plan, and one whose activity has left it, stay open.
    """
    renewing.renew(SYSTEM, intake)
    intake = locked(intake)
    draft, state = draft_of(by, intake)
    asked = queries.rows_read(intake).filter(decision=Decision.OPEN, notes=[]).select_for_update()
    rows = fit(intake, asked, state)
    if not rows:
        nothing_changed()
        return Sure(0, 0, 0)
    taken = take(by, intake, draft, state, rows)
    out = Sure(taken.new, taken.changed, len(rows) - taken.new - taken.changed)
    said = {"new": out.new, "changed": out.changed, "same": out.same}
    write(by, "intake.accept_sure", intake, within=intake.process, after=said)
    settle(intake)
    return out


def fit(intake: Intake, rows: Iterable[Row], state: State) -> list[Row]:
    """Those of the sure rows that can be taken without a person: what would be lost or mended is for one to decide."""
    keys = operations.keys_of(intake) if intake.refers else {}
    out = []
    for row in rows:
        row.intake = intake
        found = operations.changes_of(row, state, keys, intake.says)
        if drafting.unfit(row.activity) is not None:
            continue  # a person sees it when they accept the row, and may mend it
        if any(c.is_loss for c in found) or (row.matched and row.matched not in state.activities):
            continue
        row.taken = [c.group for c in found]
        out.append(row)
    return out


@action(permissions.edits_plan, of=process_of)
def leave(by: Any, intake: Intake, pk: int, version: int) -> Row:
    """Leaves a row out: it is no activity, or not of this process."""
    intake = locked(intake)
    row = open_row(intake, pk, version)
    row.decision = Decision.LEFT
    saved(row, "decision")
    write(by, "intake.leave", intake, within=intake.process, after={"row": row.entry})
    settle(intake)
    return row


@action(permissions.edits_plan, of=process_of)
def reopen(by: Any, intake: Intake, pk: int, version: int) -> Row:
    """
    Takes a decision back, and what it did to the draft.

    Raises KeptError when somebody has gone on from there, or the draft was published.
    """
    intake = locked(intake)
    row = open_row(intake, pk, version, state=None)
    if row.decision in (Decision.ACCEPTED, Decision.DROPPED):
        _take_back(by, intake, row)
    row.decision, row.became = Decision.OPEN, ""
    saved(row, "decision", "became")
    write(by, "intake.reopen", intake, within=intake.process, after={"row": row.entry})
    settle(intake)
    return row


def _take_back(by: Any, intake: Intake, row: Row) -> None:
    stored = [o for o in standing_operations(intake) if _is_of(o, row)]
    if not stored:
        return
    if row.became and row.became in beside.held(intake):
        raise KeptError([row.became])
    draft = drafts.open_draft_of(intake.process)
    if draft is None or any(o.draft_id != draft.pk for o in stored):
        raise KeptError([row.became or row.entry])
    found = operations.inverse(drafts.state_of(draft), stored)
    if found.kept:
        raise KeptError([o.key for o in found.kept])
    drafts.undo(by, draft, found.back)


def standing_operations(intake: Intake) -> list[StoredOperation]:
    """The operations of an import that nobody has taken back."""
    found = StoredOperation.objects.filter(batch=intake.batch, draft__process=intake.process_id, undone_by=None)
    return list(found.order_by("number"))


def _is_of(operation: StoredOperation, row: Row) -> bool:
    if row.kind == RowKind.PLAN:
        return operation.key == PLAN
    if row.kind == RowKind.UNMENTIONED:
        return operation.key == row.entry and operation.field == drafting.WHOLE
    successor = operation.key == row.matched and operation.field == "replaced_by" and operation.after == row.became
    return bool(row.became) and (operation.key == row.became or successor)
