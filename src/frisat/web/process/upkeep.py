"""What is said of a process beside its plan: name, address, case number, state; putting it away and back."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from frisat.web.base.seen import require, stamp
from frisat.web.people import permissions
from frisat.web.process import letting_out
from frisat.web.process.make import is_taken
from frisat.web.process.models import FormerSlug, Process, ProcessState
from frisat.web.record.actions import action, nothing_changed, write

FIELDS = ("name", "slug", "organisation", "case_no", "summary", "parties", "legal_basis", "period")


def stand_of(process: Process) -> str:
    """What the form of a process's settings says it was made of."""
    return stamp({name: getattr(process, name) for name in FIELDS})


def stand_of_state(process: Process) -> str:
    """What the form that says how far a process has come says it was made of."""
    return stamp({"state": str(process.state)})


def _number_of(process: Process, *_args: Any, **_kwargs: Any) -> int:
    return process.pk


@action(permissions.owns_process, of=_number_of)
def change(by: Any, process: Process, *, seen: str = "", **fields: Any) -> Process:
    """
    Other words for a process. A new address leaves the old one leading to it for ever.

    Raises ValidationError for an address that another process has or had, or that cannot be one; StaleError when
    somebody changed the process since the form was made (`stand_of`); gate.passing.HeldError.
    """
    process = Process.objects.select_for_update().get(pk=process.pk)
    require(seen, stand_of(process))
    before = {name: getattr(process, name) for name in fields}
    new = {name: value for name, value in fields.items() if value != before[name]}
    if not new:
        nothing_changed()
        return process
    old_slug = process.slug
    for name, value in new.items():
        setattr(process, name, value)
    if process.slug != old_slug:
        if is_taken(process.slug, by_other_than=process):
            raise ValidationError({"slug": gettext("Another process has, or had, this address. Choose another one.")})
        FormerSlug.objects.filter(process=process, slug=process.slug).delete()  # back to an address of its own
        FormerSlug.objects.create(process=process, slug=old_slug)
    process.full_clean()
    process.save()
    letting_out.require_process(by, process)
    write(by, "process.change", process, within=process, before={n: before[n] for n in new}, after=new)
    return process


@action(permissions.owns_process, of=_number_of)
def set_state(by: Any, process: Process, state: str, *, reason: str, seen: str = "") -> Process:
    """
    How far the process has come, and why that is said now.

    Raises ValueError for a state that is none, StaleError when it was another than the form's (`stand_of_state`).
    """
    process = Process.objects.select_for_update().get(pk=process.pk)
    if str(process.state) != state:  # what two say alike is no quarrel
        require(seen, stand_of_state(process))
    before, process.state = process.state, ProcessState(state)
    if before == process.state:
        nothing_changed()
        return process
    process.save(update_fields=["state"])
    write(by, "process.state", process, within=process, before=before, after=str(process.state), reason=reason)
    return process


@action(permissions.owns_process, of=_number_of)
def put_away(by: Any, process: Process, *, reason: str) -> Process:
    """Out of every list; its addresses, versions and history stay."""
    process = Process.objects.select_for_update().get(pk=process.pk)
    if process.put_away is not None:
        nothing_changed()
        return process
    process.put_away = timezone.now()
    process.save(update_fields=["put_away"])
    write(by, "process.put_away", process, within=process, reason=reason)
    return process


@action(permissions.owns_process, of=_number_of)
def bring_back(by: Any, process: Process) -> Process:
    """Into the lists again."""
    process = Process.objects.select_for_update().get(pk=process.pk)
    if process.put_away is None:
        nothing_changed()
        return process
    process.put_away = None
    process.save(update_fields=["put_away"])
    write(by, "process.bring_back", process, within=process)
    return process
