"""
Accepting or taking back thousands of rows, portion by portion (docs/decisions/0016).

Each portion is one transaction of about half a second: colleagues write in between, what was done so far is counted
where everybody sees it, and who asked can stop before the next one. A row is taken whole, with all its operations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from frisat.plan import taking
from frisat.plan.drafting import PLAN, WHOLE, State
from frisat.web.intake import decisions, operations, queries, renew_portions, wholesale
from frisat.web.intake.models import Decision, Intake, IntakeState, Relation, Row, RowKind
from frisat.web.intake.pace import in_portions
from frisat.web.intake.rows import store_many
from frisat.web.people import permissions
from frisat.web.process import drafts
from frisat.web.process.models import Draft
from frisat.web.process.models import Operation as StoredOperation
from frisat.web.record.actions import SYSTEM, action, nothing_changed

ACCEPTING, UNDOING = "accepting", "undoing"
Portion = Callable[[Any, int], bool]
"""Does the next so many rows in the name of who asked; False when none are left."""


class OtherDraftError(Exception):
    """The draft that the deed began in was published or thrown away meanwhile."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What a deed was begun from; the same when another worker takes it up."""

    draft: int
    upto: int
    batch: str


def run(by: Any, intake: Intake, deed: str) -> None:
    """
    Does a deed to its end; what came of it so far stands in `Intake.told` after every portion.

    Raises StoppedError, OtherDraftError, StaleError, PermissionDenied: what was done before stays, whole rows of it.
    """
    if deed == ACCEPTING:
        renew_portions.run(intake, during=deed)
    begun = begin(by, intake, deed)
    if begun is None:
        return
    portion = _accepting(intake, begun) if deed == ACCEPTING else _undoing(intake, begun)
    in_portions(lambda most: portion(_as_now(by), most))
    if deed == UNDOING:
        finish_undo(_as_now(by), intake, begun)


def _as_now(by: Any) -> Any:
    """Who asked, with the rights they have by now: an account remembers those it was asked for."""
    return by if by is SYSTEM else type(by).objects.get(pk=by.pk)


@action(permissions.edits_plan, of=decisions.process_of)
def begin(by: Any, intake: Intake, deed: str) -> Begun | None:
    """Notes what a deed begins from, or finds what was noted; None when there is nothing to do."""
    nothing_changed()
    intake = decisions.at_work(intake, deed)
    if intake.told.get("renewing"):
        intake.told, intake.total = {}, None
    if deed == ACCEPTING:
        if intake.state not in (IntakeState.READY, IntakeState.DONE):
            raise decisions.StaleError
        left = queries.rows_read(intake).filter(decision=Decision.OPEN, notes=[]).count()
        if not (left or intake.told):
            return None
        draft = drafts.open_draft(by, intake.process)
    else:
        found = drafts.open_draft_of(intake.process)
        left = _standing(intake, found).count() if found is not None else 0
        if found is None or not (left or intake.told):
            return None
        draft = found
    if not intake.told:
        intake.told = {"deed": deed, "draft": draft.pk, "upto": draft.snapshot_upto, "batch": drafts.new_batch()}
        intake.done, intake.total = 0, left
        intake.save(update_fields=["told", "done", "total"])
    elif intake.total is not None:
        intake.done = max(0, intake.total - left)
        intake.save(update_fields=["done"])
    return Begun(intake.told["draft"], intake.told["upto"], intake.told["batch"])


def _draft(intake: Intake, begun: Begun) -> Draft:
    """The draft that the deed began in. Raises OtherDraftError."""
    draft = drafts.open_draft_of(intake.process)
    if draft is None or draft.pk != begun.draft:
        raise OtherDraftError
    return draft


def _counted(intake: Intake, gone_through: int, **more: int) -> None:
    """Stores how far the deed is, in the transaction that brought it there."""
    intake.told = {**intake.told, **{name: intake.told.get(name, 0) + n for name, n in more.items()}}
    intake.done = min((intake.done or 0) + gone_through, intake.total or 0)
    intake.save(update_fields=["told", "done"])


# --------------------------------------------------------------------------------------------------------- accepting
def _accepting(intake: Intake, begun: Begun) -> Portion:
    at = _places(intake, begun)
    after: tuple[float, int] | None = None

    def portion(by: Any, most: int) -> bool:
        nonlocal after
        found = accept_portion(by, intake, begun, at, after, most)
        if found is None:
            return False
        after = found
        return True

    return portion


def _places(intake: Intake, begun: Begun) -> dict[str, float]:
    """
    Where each new activity goes, worked out for all rows together: portion by portion the second would find the first
    one's activities there and go between them by date. The plan is taken without what this deed has brought so far.
    """
    draft = _draft(intake, begun)
    brought = set(
        draft.operations.filter(batch=intake.batch, number__gt=begun.upto, field=WHOLE, before__isnull=True)
        .values_list("key", flat=True)
    )  # fmt: skip
    now = drafts.state_of(draft)
    base = State(now.plan, {key: a for key, a in now.activities.items() if key not in brought})
    sure = queries.rows_read(intake).filter(notes=[])
    wanted = [
        (str(row.pk), row.activity)
        for row in sure.only("activity", "matched", "relation", "became", "decision")
        if not (row.matched and row.relation == Relation.SAME)
        and (row.decision == Decision.OPEN or row.became in brought)
    ]  # fmt: skip
    return taking.places(base, wanted)


@action(permissions.edits_plan, of=decisions.process_of)
def accept_portion(
    by: Any, intake: Intake, begun: Begun, at: Mapping[str, float], after: tuple[float, int] | None, most: int
) -> tuple[float, int] | None:
    """
    Takes the next sure rows behind one (position, number), as `decisions.accept_sure` does.

    Gives the last one gone through; None when there are none left.
    """
    nothing_changed()  # rows that say what the plan says change nothing in it; the end of the deed is recorded
    intake = decisions.at_work(intake, ACCEPTING)
    asked = queries.rows_read(intake).filter(decision=Decision.OPEN, notes=[])
    if after is not None:
        asked = asked.filter(Q(position__gt=after[0]) | Q(position=after[0], pk__gt=after[1]))
    rows = list(asked.select_for_update()[:most])
    if not rows:
        decisions.settle(intake)
        return None
    draft = _draft(intake, begun)
    state = drafts.state_of(draft)
    sure = decisions.fit(intake, rows, state)
    if sure:
        taken = decisions.take(by, intake, draft, state, sure, at)
        same = len(sure) - taken.new - taken.changed
        _counted(intake, len(rows), new=taken.new, changed=taken.changed, same=same)
    else:
        _counted(intake, len(rows))
    return rows[-1].position, rows[-1].pk


# ------------------------------------------------------------------------------------------------------- taking back
def _standing(intake: Intake, draft: Draft | None) -> Any:
    return StoredOperation.objects.filter(batch=intake.batch, draft=draft, undone_by=None)


def _undoing(intake: Intake, begun: Begun) -> Portion:
    below: int | None = None

    def portion(by: Any, most: int) -> bool:
        nonlocal below
        found = undo_portion(by, intake, begun, below, most)
        if found is None:
            return False
        below = found
        return True

    return portion


@action(permissions.edits_plan, of=decisions.process_of)
def undo_portion(by: Any, intake: Intake, begun: Begun, below: int | None, most: int) -> int | None:
    """
    Takes the import's last operations below a number back, and opens the rows that nothing is left of.

    What stands in the way of one stays for `finish_undo`. Gives the lowest number gone through; None at the end.
    """
    nothing_changed()
    intake = decisions.at_work(intake, UNDOING)
    draft = _draft(intake, begun)
    left = _standing(intake, draft)
    asked = left.filter(number__lt=below) if below is not None else left
    last = list(asked.order_by("-number")[:most])
    if not last:
        return None
    keys = {o.key for o in last} | {o.after for o in last if o.field == "replaced_by" and isinstance(o.after, str)}
    found = operations.inverse(drafts.state_of(draft), list(left.filter(key__in=keys)))
    if found.back:
        drafts.undo(by, draft, found.back, batch=begun.batch)
        _free(intake, draft, {o.key for o in found.back})
    _counted(intake, len(found.back), back=len(found.back))
    return last[-1].number


def _free(intake: Intake, draft: Draft, keys: set[str]) -> None:
    """Opens the rows of activities that no operation of the import is left of."""
    gone = keys - set(_standing(intake, draft).filter(key__in=keys).values_list("key", flat=True))
    of_rows = Q(became__in=gone) & ~Q(became="") | Q(kind=RowKind.UNMENTIONED, entry__in=gone)
    if PLAN in gone:
        of_rows |= Q(kind=RowKind.PLAN)
    rows: list[Row] = list(intake.rows.select_for_update().filter(of_rows).exclude(decision=Decision.OPEN))
    for row in rows:
        row.decision, row.became = Decision.OPEN, ""
    store_many(rows, "decision", "became")


@action(permissions.edits_plan, of=decisions.process_of)
def finish_undo(by: Any, intake: Intake, begun: Begun) -> None:
    """What the portions left, all in one: what activities of two portions say of each other, and what must stay."""
    nothing_changed()
    intake = decisions.at_work(intake, UNDOING)
    _draft(intake, begun)
    undone = wholesale.take_back(by, intake, batch=begun.batch)
    intake.told = {
        **intake.told, "back": intake.told.get("back", 0) + undone.back, "kept": list(undone.kept),
        "published": undone.published,
    }  # fmt: skip
    intake.save(update_fields=["told"])
