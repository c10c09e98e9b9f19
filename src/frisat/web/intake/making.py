"""
From a reading to the rows of a review, in portions (docs/decisions/0016): counted, stopped, taken up by another worker.

What the rows are is worked out outside any transaction, against the plan as it stood then (`Intake.held_against`); what
changes in it meanwhile is caught up with when the review is opened (`renewing`). Until the last portion is there and
the document is kept, the import is being read, and nobody sees a row of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from frisat.plan import taking
from frisat.plan.drafting import begin
from frisat.plan.model import Reading
from frisat.read.blocks import Document
from frisat.web.intake import operations, proposals, queries
from frisat.web.intake.actions import fitting, forget_rows, go_on, held, plan_now
from frisat.web.intake.models import IDLE, Decision, Intake, IntakeState, Row
from frisat.web.intake.pace import StoppedError, in_portions
from frisat.web.intake.renewing import plan_standing
from frisat.web.people import permissions
from frisat.web.process.actions import document_of, keep
from frisat.web.process.models import SourceDocument
from frisat.web.record.actions import SYSTEM, action, nothing_changed, write

MAKING = "making"
"""The step in which the rows are stored."""


def make(intake: Intake, path: Path, reading: Reading, document: Document | None) -> None:
    """
    Makes the review of a document that was read.

    Raises StoppedError when somebody stopped it; PermissionDenied when who handed it in may no longer import.
    """
    _may(intake)
    if not go_on(SYSTEM, intake, "comparing", found=len(reading.plan.activities)):
        raise StoppedError
    title = " ".join(reading.plan.title.split())[:200] or path.name
    kept = document_of(intake.process, path, reading, document, name=title)
    known = intake.process.documents.filter(sha256=kept.sha256)
    intake.document = known.defer("data", "lines", "reading").first()
    intake.says = proposals.columns_of(document)
    intake.held_against, plan = str(plan_standing(intake)), plan_now(intake.process)
    rows = proposals.rows_of(intake, fitting(reading), plan, queries.remembered(intake), intake.says)
    intake.refers = any(taking.names_others(row.activity) for row in rows) or any(
        note.activities for note in reading.plan.footnotes
    )
    if not operations.of_plan(rows[0], begin(plan), {}):
        rows[0].decision = Decision.LEFT  # it says nothing of the plan as a whole that the plan does not
    at = begin_rows(SYSTEM, intake, rows)

    def portion(most: int) -> bool:
        nonlocal at
        if at >= len(rows):
            return False
        at = store_portion(SYSTEM, intake, rows[at : at + most])
        return True

    in_portions(portion)
    finish(SYSTEM, intake, reading, kept)


def _may(intake: Intake) -> Any:
    """Who handed it in, with the right to import. Raises PermissionDenied."""
    who = type(intake.by).objects.get(pk=intake.by_id) if intake.by is not None else SYSTEM
    if who is not SYSTEM and not permissions.edits_plan(who, intake.process_id):
        raise PermissionDenied("who handed it in has lost the right")
    return who


def _mine(intake: Intake, step: str = MAKING) -> Intake:
    """The import for writing, while it is being read. Raises StoppedError."""
    found = held(intake, "by")
    if found.state != IntakeState.READING or found.step != step:
        raise StoppedError
    return found


@action(permissions.system_only)
def begin_rows(by: Any, intake: Intake, rows: Sequence[Row]) -> int:
    """
    Notes how many rows there will be; gives how many a worker that died has stored already.

    They count only when they are the first of these, and were held against the plan as it stood now.
    """
    nothing_changed()
    found = _mine(intake, "comparing")
    stored = list(found.rows.order_by("pk").values_list("kind", "entry"))
    if found.held_against != intake.held_against or stored != [(r.kind, r.entry) for r in rows[: len(stored)]]:
        forget_rows(found)
        stored = []
    found.step, found.done, found.total = MAKING, len(stored), len(rows)
    found.held_against = intake.held_against
    found.save(update_fields=["step", "done", "total", "held_against"])
    return len(stored)


@action(permissions.system_only)
def store_portion(by: Any, intake: Intake, rows: Sequence[Row]) -> int:
    """Stores the next rows; gives how many there are by now."""
    nothing_changed()
    found = _mine(intake)
    Row.objects.bulk_create(rows, batch_size=500)
    found.done = (found.done or 0) + len(rows)
    found.save(update_fields=["done"])
    return found.done


@action(permissions.system_only)
def finish(by: Any, intake: Intake, reading: Reading, document: SourceDocument) -> None:
    """Keeps the document and opens the review. Raises PermissionDenied as `make`."""
    found = _mine(intake)
    who = _may(found)
    found.document = keep(who, found.process, document)
    for name, value in IDLE.items():
        setattr(found, name, value)
    found.says, found.refers, found.held_against = intake.says, intake.refers, intake.held_against
    found.loose = len(proposals.loose_notes(reading))
    found.upload, found.state = None, IntakeState.READY
    found.found, found.finished = len(reading.plan.activities), timezone.now()
    found.save()
    write(by, "intake.read", found, within=found.process, after={"activities": found.found})
