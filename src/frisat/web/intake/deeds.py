"""
What takes too long for a person to wait for a page: asked for here, carried out by the worker, told when it is done.

A deed is one transaction: when the worker dies in it nothing of it is there, and the next one takes it up again. While
it waits or runs, `Intake.step` names it and nobody decides anything about the import.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from frisat.web.intake import decisions, renewing, wholesale
from frisat.web.intake.models import Intake, IntakeState
from frisat.web.people import permissions
from frisat.web.process.models import Operation
from frisat.web.record.actions import SYSTEM, action, nothing_changed

RENEWING, ACCEPTING, UNDOING = "renewing", "accepting", "undoing"
LONG = 1000
"""So many rows or operations are done in a second or two; more are left to the worker."""


def is_long_undo(intake: Intake) -> bool:
    """Whether taking an import back is better done in the background."""
    standing = Operation.objects.filter(batch=intake.batch, draft__process=intake.process_id, undone_by=None)
    return bool(standing.count() > LONG)


@action(permissions.edits_plan, of=decisions.process_of)
def ask(by: Any, intake: Intake, deed: str) -> None:
    """Leaves a deed to the worker, which records it. Raises BusyError when it is at another one."""
    from frisat.web.intake.tasks import carry_out

    nothing_changed()
    asked = Intake.objects.filter(pk=intake.pk, step="").exclude(
        Q(state__in=[IntakeState.WAITING, IntakeState.READING, IntakeState.FAILED])
    )
    if not asked.update(step=deed, started=timezone.now(), told={}):
        raise decisions.BusyError
    carry_out.enqueue(intake.pk, deed, by.pk)


def carry_out(by: Any, intake: Intake, deed: str) -> bool:
    """Does what was asked for, whole or not at all; False when nobody asks for it (any more)."""
    with transaction.atomic():
        if not Intake.objects.filter(pk=intake.pk, step=deed).update(step=""):
            return False
        intake.step = ""
        told: dict[str, Any] = {"deed": deed}
        try:
            with transaction.atomic():
                told |= _done(by, intake, deed)
        except PermissionDenied:
            told["failed"] = "right"
        except decisions.StaleError:
            told["failed"] = "stale"
        Intake.objects.filter(pk=intake.pk).update(told=told)
    return True


def _done(by: Any, intake: Intake, deed: str) -> dict[str, Any]:
    if deed == RENEWING:
        return {"rows": renewing.renew(SYSTEM, intake)}
    if deed == ACCEPTING:
        sure = decisions.accept_sure(by, intake)
        return {"new": sure.new, "changed": sure.changed, "same": sure.same}
    undone = wholesale.undo(by, intake)
    return {"back": undone.back, "kept": list(undone.kept), "published": undone.published}


@action(permissions.system_only)
def give_up(by: Any, intake: Intake, deed: str) -> None:
    """The worker could not do it: nothing of it was written, and who asked is told."""
    nothing_changed()
    Intake.objects.filter(pk=intake.pk, step=deed).update(step="", told={"deed": deed, "failed": "fault"})


@action(permissions.edits_plan, of=decisions.process_of)
def read(by: Any, intake: Intake) -> dict[str, Any]:
    """What came of the last deed, once: somebody has read it then."""
    nothing_changed()
    found = Intake.objects.select_for_update().only("told").get(pk=intake.pk)
    told = dict(found.told)
    if told:
        Intake.objects.filter(pk=intake.pk).update(told={})
    return told
