"""Every write from handing a document in to the rows of its review; what a person decides is in `decisions.py`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils import timezone

from frisat.plan.meeting_paper import is_paper, meeting_title
from frisat.plan.model import Plan, Reading
from frisat.web.base.uploads import file_name as clean_name
from frisat.web.intake.models import IDLE, Decision, Intake, IntakeState, Row, RowKind
from frisat.web.people import permissions
from frisat.web.process.actions import newest, plan_of
from frisat.web.process.drafts import open_draft_of, state_of
from frisat.web.process.models import PlanVersion, Process, SourceDocument
from frisat.web.record.actions import SYSTEM, action, nothing_changed, write

UNDER_WAY = (IntakeState.WAITING, IntakeState.READING)


def _number_of(process: Process, *_args: Any, **_kwargs: Any) -> int:
    return process.pk


def _process_of(intake: Intake, *_args: Any, **_kwargs: Any) -> int:
    return intake.process_id


@action(permissions.edits_plan, of=_number_of)
def hand_in(by: Any, process: Process, name: str, data: bytes) -> Intake:
    """A document for the queue. The name is cleaned; what the bytes are is for the reading to say."""
    from frisat.web.intake.tasks import read_intake

    digest = hashlib.sha256(data).hexdigest()
    intake = Intake.objects.create(
        process=process,
        file_name=_own_name(process, clean_name(name), digest),
        upload=data,
        by=None if by is SYSTEM else by,
    )
    write(by, "intake.hand_in", intake, within=process, after={"file": intake.file_name, "sha256": digest})
    read_intake.enqueue(intake.pk)
    return intake


def _own_name(process: Process, name: str, digest: str) -> str:
    """
    The name, with a number when another document of the process has it.

    Activities name their source by its file name, so two different files must not share one.
    """
    taken = dict(process.documents.values_list("file_name", "sha256"))
    waiting = {i.file_name: hashlib.sha256(bytes(i.upload or b"")).hexdigest()
               for i in process.intakes.filter(document=None, file_name__startswith=name[:20])}  # fmt: skip
    taken |= waiting
    stem, dot, ending = name.rpartition(".")
    n, tried = 1, name
    while taken.get(tried, digest) != digest:
        n += 1
        tried = f"{stem or ending} ({n}){dot}{ending if stem else ''}"
    return tried


def held(intake: Intake, *beside: str) -> Intake:
    """The import for writing, in whatever state it is, with its process and `beside`: "document", "by"."""
    found = Intake.objects.select_for_update(of=("self",)).select_related("process", *beside)
    now: Intake = found.defer("upload", "document__data", "document__lines").get(pk=intake.pk)
    return now


@action(permissions.system_only)
def begin_reading(by: Any, pk: int) -> Intake | None:
    """Takes an import from the queue; None when it was stopped, or is read already."""
    intake = (
        Intake.objects.select_for_update(of=("self",))
        .filter(pk=pk, state__in=UNDER_WAY)
        .select_related("process")
        .first()
    )
    nothing_changed()  # that a machine begins is no deed of anybody's
    if intake is not None:
        intake.state, intake.step, intake.started = IntakeState.READING, "reading", timezone.now()
        intake.done = intake.total = None
        intake.save(update_fields=["state", "step", "started", "done", "total"])
    return intake


@action(permissions.system_only)
def go_on(
    by: Any, intake: Intake, step: str, *, done: int | None = None, total: int | None = None, found: int | None = None
) -> bool:
    """What a person who waits is told meanwhile; False when somebody has stopped the reading."""
    nothing_changed()
    going = Intake.objects.filter(pk=intake.pk, state=IntakeState.READING)
    return bool(going.update(step=step, done=done, total=total, found=found))


def fitting(reading: Reading) -> Reading:
    """
    The reading with keys that fit into a column and are told apart, whatever a file claims. A meeting is not called
    "Referat": the one of an agenda or minutes is named by what the paper says of it.
    """
    if is_paper(reading.plan) and reading.plan.activities:
        first, *others = reading.plan.activities
        named = replace(first, title=meeting_title(reading.plan) or first.title)
        reading = replace(reading, plan=replace(reading.plan, activities=(named, *others)))
    if all(0 < len(a.key) <= 60 for a in reading.plan.activities):
        return reading
    short = {a.key: f"k{n}" for n, a in enumerate(reading.plan.activities)}
    activities = tuple(replace(a, key=short[a.key]) for a in reading.plan.activities)
    notes = tuple(replace(n, activities=tuple(short[k] for k in n.activities if k in short)) for n in reading.notes)
    return replace(reading, plan=replace(reading.plan, activities=activities), notes=notes)


def plan_now(process: Process) -> Plan:
    """The plan that an import is held against: the open draft, else the newest version, else an empty one."""
    draft = open_draft_of(process)
    return state_of(draft).to_plan() if draft is not None else plan_without_draft(process, newest(process))


def plan_without_draft(process: Process, version: PlanVersion | None) -> Plan:
    """The newest version's plan, else an empty one."""
    if version is not None:
        return plan_of(version)
    # As a draft of a process without a version begins (`drafts.open_draft`).
    return Plan(title=process.name, organisation=process.organisation or None, case_no=process.case_no or None)


def forget_rows(intake: Intake) -> None:
    """Takes the rows away that a reading has stored so far: nobody has seen one of them. For actions."""
    # As one statement: nothing names a row that nobody has seen, and collecting what might takes seconds.
    theirs = Row.objects.filter(intake=intake.pk)
    theirs._raw_delete(theirs.db)


@action(permissions.system_only)
def fail(by: Any, intake: Intake, code: str, parts: Mapping[str, str]) -> None:
    """The document could not be read. The file stays."""
    done = Intake.objects.filter(pk=intake.pk, state__in=UNDER_WAY).update(
        **IDLE,
        state=IntakeState.FAILED,
        error_code=code,
        error_parts=dict(parts),
        finished=timezone.now(),
    )
    if not done:
        nothing_changed()
        return
    forget_rows(intake)
    write(by, "intake.fail", intake, within=intake.process, after={"code": code})


@action(permissions.edits_plan, of=_process_of)
def stop(by: Any, intake: Intake) -> bool:
    """Stops an import that waits or is being read; False when it is no longer under way. The file stays."""
    done = Intake.objects.filter(pk=intake.pk, state__in=UNDER_WAY).update(
        **IDLE, state=IntakeState.DROPPED, finished=timezone.now()
    )
    if not done:
        nothing_changed()
        return False
    forget_rows(intake)
    write(by, "intake.stop", intake, within=intake.process)
    return True


@action(permissions.edits_plan, of=_process_of)
def read_again(by: Any, intake: Intake) -> Intake | None:
    """
    Puts an import that failed, was stopped or was put away back in the queue, in the name of who asks for it.

    One that was read stays with what people wrote in its rows: its document is read as an import of its own. Gives the
    one that is read; None when it is read or being read already.
    """
    from frisat.web.intake.tasks import read_intake

    intake = Intake.objects.select_for_update(of=("self",)).select_related("process", "document").get(pk=intake.pk)
    if intake.step or intake.state not in (IntakeState.FAILED, IntakeState.DROPPED, IntakeState.UNDONE):
        nothing_changed()
        return None
    if intake.rows.exists():
        intake = Intake(process=intake.process, file_name=intake.file_name, document=intake.document)
    intake.state, intake.error_code, intake.error_parts, intake.found = IntakeState.WAITING, "", {}, None
    intake.by, intake.step, intake.finished = None if by is SYSTEM else by, "", None
    intake.told, intake.held_against = {}, ""
    intake.save()
    write(by, "intake.again", intake, within=intake.process)
    read_intake.enqueue(intake.pk)
    return intake


@action(permissions.edits_plan, of=_process_of)
def put_away(by: Any, intake: Intake) -> int:
    """
    Ends a review: what was accepted stays in the draft, what nobody decided is left out. Gives the number left out.
    """
    intake = Intake.objects.select_for_update(of=("self",)).select_related("process").get(pk=intake.pk)
    if intake.state != IntakeState.READY or intake.step:
        nothing_changed()
        return 0
    left = intake.rows.filter(decision=Decision.OPEN, joined_to=None)
    count = left.filter(kind=RowKind.READ).count()
    left.update(decision=Decision.LEFT, left_at_end=True)
    taken = intake.rows.filter(decision__in=[Decision.ACCEPTED, Decision.DROPPED]).exists()
    intake.state, intake.finished = IntakeState.DONE if taken else IntakeState.DROPPED, timezone.now()
    intake.save(update_fields=["state", "finished"])
    write(by, "intake.end", intake, within=intake.process, after={"left": count})
    return count


def bytes_of(intake: Intake) -> bytes:
    """The file as it was handed in, wherever it is kept by now."""
    if intake.upload is not None:
        return bytes(intake.upload)
    if intake.document_id is not None:
        return bytes(SourceDocument.objects.values_list("data", flat=True).get(pk=intake.document_id))
    return b""
