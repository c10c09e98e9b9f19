"""Decisions about more than a row: what is not mentioned, the plan as a whole, and the import taken back as one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from frisat.plan.drafting import PLAN, WHOLE, Operation
from frisat.web.intake import beside, operations
from frisat.web.intake.decisions import (
    BusyError,
    MovedError,
    StaleError,
    draft_of,
    held,
    locked,
    open_row,
    process_of,
    saved,
    settle,
    standing_operations,
)
from frisat.web.intake.models import Decision, Intake, IntakeState, RowKind
from frisat.web.intake.rows import store_many
from frisat.web.people import permissions
from frisat.web.process import drafts
from frisat.web.record.actions import action, nothing_changed, write


@action(permissions.edits_plan, of=process_of)
def decide_unmentioned(by: Any, intake: Intake, said: Mapping[int, tuple[int, Decision]]) -> tuple[int, int]:
    """
    What becomes of activities that the document does not mention.

    Args:
        said: row -> (the version that its person saw, LEFT for "stays as it is" or DROPPED for "leaves the plan").
    Returns:
        How many stay, how many leave.
    Raises:
        StaleError: one of them was decided meanwhile; nothing is written.
    """
    intake = locked(intake)
    rows = {row.pk: row for row in intake.rows.select_for_update().filter(kind=RowKind.UNMENTIONED, pk__in=said)}
    if len(rows) != len(said) or any(
        rows[pk].version != version or rows[pk].decision != Decision.OPEN for pk, (version, _) in said.items()
    ):
        raise StaleError
    leaving = [rows[pk] for pk, (_, decision) in said.items() if decision == Decision.DROPPED]
    if leaving:
        draft, state = draft_of(by, intake)
        made = [
            Operation(row.entry, WHOLE, state.activities[row.entry], None)
            for row in leaving
            if row.entry in state.activities
        ]
        drafts.change(by, draft, made, batch=intake.batch)
    for pk, (_, decision) in said.items():
        rows[pk].decision = decision
    store_many(list(rows.values()), "decision")
    after = {"stay": len(said) - len(leaving), "leave": [row.entry for row in leaving]}
    write(by, "intake.unmentioned", intake, within=intake.process, after=after)
    settle(intake)
    return len(said) - len(leaving), len(leaving)


@action(permissions.edits_plan, of=process_of)
def take_plan(
    by: Any, intake: Intake, pk: int, version: int, fields: Collection[str], seen: Mapping[str, str]
) -> list[str]:
    """
    Takes what the document says of the plan as a whole, the named fields of it; gives those that changed.

    Raises StaleError and MovedError as for a row.
    """
    intake = locked(intake)
    row = open_row(intake, pk, version)
    draft, state = draft_of(by, intake)
    found = operations.of_plan(row, state, operations.keys_of(intake))
    moved = [n for n in fields if n in found and n in seen and operations.token(found[n][0]) != seen[n]]
    if moved:
        raise MovedError(moved)
    made = [Operation(PLAN, name, *found[name]) for name in found if name in fields]
    drafts.change(by, draft, made, batch=intake.batch)
    row.taken, row.decision = [o.field for o in made], Decision.ACCEPTED if made else Decision.LEFT
    saved(row, "taken", "decision")
    write(by, "intake.accept_plan", intake, within=intake.process, after={"fields": row.taken})
    settle(intake)
    return list(row.taken)


@dataclass(frozen=True, slots=True)
class Undone:
    """How many operations were taken back, and the activities (key, "" for the plan) where something was left."""

    back: int
    kept: tuple[str, ...]
    published: bool
    """Whether something stays because its draft was published or dropped."""


@action(permissions.edits_plan, of=process_of)
def undo(by: Any, intake: Intake) -> Undone:
    """
    Takes everything back that an import did to the open draft; what somebody has changed since is left and named.

    The rows that were taken back are open again. Raises beside.HeldError when what was made of them cannot be undone.
    """
    intake = held(intake)
    if intake.step:
        raise BusyError
    beside.take_back(by, intake)
    return take_back(by, intake)


def take_back(by: Any, intake: Intake, *, batch: str = "") -> Undone:
    """
    As `undo`, for actions that hold the import.

    `batch` names the operations of a deed that has taken some back already.
    """
    draft = drafts.open_draft_of(intake.process)
    stored = standing_operations(intake)
    here = [o for o in stored if draft is not None and o.draft_id == draft.pk]
    so_far = draft.operations.filter(batch=batch).count() if draft is not None and batch else 0
    if draft is None or not (here or so_far):
        nothing_changed()
        return Undone(0, (), bool(stored))
    found = operations.inverse(drafts.state_of(draft), here)
    if found.back:
        drafts.undo(by, draft, found.back, batch=batch)
    kept = tuple(dict.fromkeys(o.key for o in found.kept))
    published = len(here) < len(stored)
    stays = {*kept, *(o.key for o in stored if o.draft_id != draft.pk)}
    rows = list(intake.rows.select_for_update().exclude(decision=Decision.OPEN))
    freed = [r for r in rows if (PLAN if r.kind == RowKind.PLAN else r.became or r.entry) not in stays]
    for row in freed:
        row.decision, row.became = Decision.OPEN, ""
    store_many(freed, "decision", "became")
    intake.state = IntakeState.READY if stays else IntakeState.UNDONE
    intake.save(update_fields=["state"])
    said = {"back": so_far + len(found.back), "kept": list(kept)}
    write(by, "intake.undo", intake, within=intake.process, after=said)
    return Undone(len(found.back), kept, published)


@action(permissions.edits_plan, of=process_of)
def resume(by: Any, intake: Intake) -> bool:
    """
    Opens a review again that was taken back or put away; False when there is nothing to open.

    What its end left out is open again; what a person left out stays so.
    """
    intake = held(intake)
    if intake.step:
        raise BusyError
    may = intake.state in (IntakeState.UNDONE, IntakeState.DROPPED, IntakeState.DONE)
    if not may or not intake.rows.filter(kind=RowKind.READ).exists():
        nothing_changed()
        return False
    left = intake.rows.filter(decision=Decision.LEFT, left_at_end=True)
    left.update(decision=Decision.OPEN, left_at_end=False)
    intake.state, intake.finished = IntakeState.READY, None
    intake.save(update_fields=["state", "finished"])
    write(by, "intake.resume", intake, within=intake.process)
    return True
