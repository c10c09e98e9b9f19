"""
What takes too long for a person to wait for a page: asked for here, carried out by the worker, told when it is done.

While a deed waits or runs, `Intake.step` names it, `done` and `total` say how far it is, and nobody decides anything
about the import. Accepting and taking back go portion by portion (`portions.py`) and can be stopped; when the worker
dies the next one goes on from the last portion. So does making proposals anew (`renew_portions.py`), which changes
nothing in the plan: stopped, it leaves the review as it was, until somebody asks for it or the plan changes again.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

from frisat.web.intake import actions, decisions, portions, renew_portions, renewing
from frisat.web.intake.models import IDLE, Intake, IntakeState
from frisat.web.intake.pace import StoppedError
from frisat.web.intake.portions import ACCEPTING, UNDOING
from frisat.web.intake.renew_portions import RENEWING
from frisat.web.people import permissions
from frisat.web.process.models import Operation
from frisat.web.record.actions import SYSTEM, action, nothing_changed, write

STOPPABLE = (ACCEPTING, UNDOING, RENEWING)
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
    if not asked.update(**IDLE | {"step": deed}, started=timezone.now(), told={}):
        raise decisions.BusyError
    carry_out.enqueue(intake.pk, deed, by.pk)


@action(permissions.edits_plan, of=decisions.process_of)
def stop(by: Any, intake: Intake) -> bool:
    """
    Asks the worker to stop before its next portion; at once when it has not begun. False when there is nothing to stop.

    What was done stays, told and recorded at the end; `undo` takes an import back as a whole.
    """
    found = actions.held(intake)
    if found.step not in STOPPABLE or found.stopping:
        nothing_changed()
        return False
    if found.total is None:
        Intake.objects.filter(pk=found.pk).update(**IDLE, told={"deed": found.step, "stopped": True})
        if found.step == RENEWING:
            _leave_behind(found)
    else:
        Intake.objects.filter(pk=found.pk).update(stopping=True)
    write(by, "intake.stop_deed", found, within=found.process, after={"deed": found.step})
    return True


def _leave_behind(intake: Intake) -> None:
    """The rows are not held against the plan as it stands now, until somebody asks for it or it changes again."""
    Intake.objects.filter(pk=intake.pk).update(not_against=str(renewing.plan_standing(intake)))


def carry_out(by: Any, intake: Intake, deed: str) -> bool:
    """Does what was asked for; False when nobody asks for it (any more)."""
    if not Intake.objects.filter(pk=intake.pk, step=deed).exists():
        return False
    why = ""
    try:
        if deed == RENEWING:
            renew_portions.run(intake)
        else:
            portions.run(by, intake, deed)
    except PermissionDenied:
        why = "right"
    except portions.OtherDraftError:
        why = "draft"
    except StoppedError:
        why = "stopped"
    except decisions.StaleError:
        why = "stale"
    end(SYSTEM, by, intake, deed, why)
    return True


_SAYS = {ACCEPTING: ("new", "changed", "same"), UNDOING: ("back",), RENEWING: ("rows",)}


@action(permissions.system_only)
def end(by: Any, who: Any, intake: Intake, deed: str, why: str = "") -> None:
    """Ends a deed that went in portions: what it came to is recorded in the name of who asked, and told.

    Args:
        why: it ended before its end: "stopped", "right", "draft", "stale", "fault".
    """
    found = actions.held(intake)
    nothing_changed()
    if found.step != deed:
        return
    came = {name: int(found.told.get(name, 0)) for name in _SAYS[deed]}
    cut = {"before_the_end": why} if why else {}
    # Taking back is recorded with the last of it, which says what stays; proposals when all of them are made.
    is_recorded = deed == RENEWING or (deed == UNDOING and not why)
    if any(came.values()) and not is_recorded:
        verb = "intake.accept_sure" if deed == ACCEPTING else "intake.undo"
        write(who, verb, found, within=found.process, after=came | cut)
    told: dict[str, Any] = {"deed": deed} | came
    if deed == UNDOING and not why:
        told |= {"kept": found.told.get("kept", []), "published": bool(found.told.get("published"))}
    if why:
        told |= {"stopped": True} if why == "stopped" else {"failed": why}
        told |= {"total": found.total or 0}
    if deed == RENEWING and why:  # else the page would ask for it again at once, and nobody would see the rows
        _leave_behind(found)
    elif found.state in (IntakeState.READY, IntakeState.DONE):
        decisions.settle(found)
    Intake.objects.filter(pk=found.pk).update(**IDLE, told=told)


@action(permissions.system_only)
def give_up(by: Any, intake: Intake, deed: str, who: Any = None) -> None:
    """The worker could not do it, or not all of it: who asked is told."""
    nothing_changed()
    if deed in STOPPABLE:
        end(by, who or by, intake, deed, "fault")
        return
    Intake.objects.filter(pk=intake.pk, step=deed).update(**IDLE, told={"deed": deed, "failed": "fault"})


@action(permissions.edits_plan, of=decisions.process_of)
def read(by: Any, intake: Intake) -> dict[str, Any]:
    """What came of the last deed, once: somebody has read it then."""
    nothing_changed()
    found = Intake.objects.select_for_update().only("told").get(pk=intake.pk)
    told = dict(found.told)
    if told:
        Intake.objects.filter(pk=intake.pk).update(told={})
    return told
