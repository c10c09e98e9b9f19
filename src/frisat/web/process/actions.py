"""Every write to processes, their documents and versions; drafts are in `drafts.py`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext

from frisat.plan.diff import Certainty, compare
from frisat.plan.model import Plan, Reading
from frisat.plan.schema import plan_from_json, plan_to_json, reading_from_json, reading_to_json
from frisat.read.blocks import Document
from frisat.web.people import permissions
from frisat.web.people.models import Role, RoleName
from frisat.web.process import carry, indexing, letting_out, lines
from frisat.web.process.models import (
    Activity,
    FormerSlug,
    IndexedActivity,
    Mention,
    PlanVersion,
    Process,
    SourceDocument,
)
from frisat.web.record.actions import SYSTEM, action, nothing_changed, write

Stored = Callable[[Any, Process, Plan | None, Plan], None]
_stored: list[Stored] = []


def when_stored(tell: Stored) -> None:
    """A higher part says here what it does when a version is stored: it gets the plan before and the new one."""
    if tell not in _stored:
        _stored.append(tell)


def _number_of(process: Process, *_args: Any, **_kwargs: Any) -> int:
    return process.pk


@action(permissions.makes_processes)
def make_process(by: Any, *, slug: str, name: str, **fields: Any) -> Process:
    """
    A new process, owned by who makes it.

    `fields` are further fields of `Process`. Raises ValidationError for a slug that is taken or cannot be an address.
    """
    process = Process(slug=slug, name=name, **fields)
    process.full_clean()
    if FormerSlug.objects.filter(slug=slug).exists():
        raise ValidationError({"slug": gettext("Another process has, or had, this address. Choose another one.")})
    process.save()
    if by is not SYSTEM:
        Role.objects.create(account=by, process_id=process.pk, name=RoleName.OWNER)
        permissions.forget_roles(by)
    write(by, "process.make", process, within=process, after={"slug": slug, "name": name, **_said(fields)})
    return process


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def document_of(
    process: Process,
    path: Path,
    reading: Reading,
    blocks: Document | None,
    *,
    name: str = "",
    dated: str = "",
    dated_words: str = "",
) -> SourceDocument:
    """A file with what was read from it, not stored: a long one takes seconds, in which nobody need wait to write."""
    data = path.read_bytes()
    return SourceDocument(
        process=process,
        name=name or reading.plan.title or path.name,
        file_name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        data=data,
        dated=dated or reading.plan.updated or "",
        dated_words=dated_words,
        kind=str(reading.plan.kind),
        reading=json.dumps(reading_to_json(reading), ensure_ascii=False),
        lines=lines.of_document(blocks),
    )


@action(permissions.edits_plan, of=_number_of)
def keep(by: Any, process: Process, document: SourceDocument) -> SourceDocument:
    """Stores a file of `document_of`; the same bytes in the same process are kept once."""
    known = SourceDocument.objects.filter(process=process, sha256=document.sha256).first()
    if known is not None:
        nothing_changed()
        return known
    document.process, document.added_by = process, None if by is SYSTEM else by
    document.save(force_insert=True)
    write(
        by, "document.keep", document, within=process,
        after={"file": document.file_name, "sha256": document.sha256},
    )  # fmt: skip
    return document


@action(permissions.edits_plan, of=_number_of)
def keep_document(
    by: Any, process: Process, path: Path, reading: Reading, blocks: Document | None, **named: str
) -> SourceDocument:
    """The file with what was read from it (`document_of`), made and stored in one."""
    return keep(by, process, document_of(process, path, reading, blocks, **named))


@action(permissions.approves, of=_number_of)
def publish_document(
    by: Any,
    process: Process,
    document: SourceDocument,
    *,
    valid_from: date,
    name: str = "",
    reason: str = "",
) -> PlanVersion:
    """The next version of a process's plan from a document: what it mentions moves on, what it does not stays."""
    process = Process.objects.select_for_update().get(pk=process.pk)
    plan = reading_from_json(json.loads(document.reading)).plan
    before = newest(process)
    new_key = key_maker(process)
    if before is None:
        step = carry.begin(plan, new_key)
    else:
        step = carry.go_on(plan_of(before), plan, new_key)
    return store_version(
        by,
        process,
        step.plan,
        name=name or document.name,
        valid_from=valid_from,
        reason=reason,
        document=document,
        dated=document.dated,
        dated_words=document.dated_words,
        comparison=step.comparison,
    )


@action(permissions.approves, of=_number_of)
def publish_version(
    by: Any,
    process: Process,
    plan: Plan,
    *,
    valid_from: date,
    name: str = "",
    reason: str = "",
    minor: bool = False,
    document: SourceDocument | None = None,
) -> PlanVersion:
    """
    A plan that speaks in the process's own keys as its next version.

    Activities whose key the process has not given get a new one. Raises ValueError for a key of the form "a17" that
    it never gave.
    """
    process = Process.objects.select_for_update().get(pk=process.pk)
    given = {a.key for a in process.activities.all()}
    forged = [a.key for a in plan.activities if a.key not in given and a.key[:1] == "a" and a.key[1:].isdigit()]
    if forged:
        raise ValueError(f"the process never gave the key {', '.join(forged)}")
    new_key = key_maker(process)
    keys = {a.key: a.key if a.key in given else new_key() for a in plan.activities}
    origins = [(a.key, a.came_from) for a in plan.activities]
    plan = carry.rekeyed(plan, keys, origins)
    return store_version(
        by, process, plan, name=name, valid_from=valid_from, reason=reason, minor=minor, document=document
    )


def store_version(
    by: Any,
    process: Process,
    plan: Plan,
    *,
    name: str,
    valid_from: date,
    reason: str,
    minor: bool = False,
    document: SourceDocument | None = None,
    dated: str = "",
    dated_words: str = "",
    comparison: carry.Json | None = None,
    decision: str = "",
) -> PlanVersion:
    """
    The next row of versions, its index and its entry in the record. For actions: rights are theirs to ask for.

    Raises gate.passing.HeldError for what must be looked at before anybody reads it.
    """
    before = newest(process)
    plan = completed(plan, process)
    letting_out.require_version(by, process, before, plan, name, reason, dated_words, decision)
    if before is None:
        number = (1, 0)
    else:
        number = (before.major, before.minor + 1) if minor else (before.major + 1, 0)
    text = json.dumps(plan_to_json(plan), ensure_ascii=False, separators=(",", ":"))
    version = PlanVersion.objects.create(
        process=process,
        major=number[0],
        minor=number[1],
        name=name or plan.title,
        plan_json=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        dated=dated or plan.updated or "",
        dated_words=dated_words,
        valid_from=valid_from,
        reason=reason,
        provisional=plan.provisional,
        document=document,
        comparison=comparison or {},
        decision=decision,
        published_by=None if by is SYSTEM else by,
    )
    indexing.project(process, version, plan)
    said = {"version": version.number, "sha256": version.sha256, "valid_from": valid_from.isoformat()}
    write(by, "version.publish", version, within=process, after=said, reason=reason, basis=decision)
    for tell in _stored:
        tell(by, process, plan_of(before) if before is not None else None, plan)
    return version


def completed(plan: Plan, process: Process) -> Plan:
    """
    A plan with the process's organisation and case number where it says none.

    They are kept with the version: its files must not change when the process's own data do.
    """
    return replace(
        plan,
        organisation=plan.organisation or process.organisation or None,
        case_no=plan.case_no or process.case_no or None,
    )


@action(permissions.edits_plan, of=_number_of)
def add_document(by: Any, process: Process, document: SourceDocument) -> int:
    """
    A paper that speaks of the process without being its plan (agenda, minutes, fact page): what it may mention.

    Returns how many passages seem to speak of an activity of the newest plan. Nothing in the plan changes.
    """
    version = newest(process)
    if version is None or document.mentions.exists():
        nothing_changed()
        return 0
    letting_out.require_document(by, document)
    plan = reading_from_json(json.loads(document.reading)).plan
    rows = {a.key: a for a in process.activities.all()}
    found = [
        Mention(
            document=document,
            activity=rows[m.a],
            entry=m.b,
            certainty=str(m.certainty),
            reasons=carry.reasons_to_json(m.reasons),
        )
        for m in compare(plan_of(version), plan).matches
        if m.certainty is not Certainty.POSSIBLE
    ]
    Mention.objects.bulk_create(found)
    write(by, "document.mentions", document, within=process, after={"count": len(found)})
    return len(found)


@action(permissions.system_only)
def reindex(by: Any, process: Process) -> None:
    """Makes the index of one process anew from its versions, as publishing them one by one made it."""
    project_anew(process)
    write(by, "process.reindex", process, within=process)


def project_anew(process: Process) -> None:
    """The index of a process from its versions. For actions: rights and the record are theirs."""
    IndexedActivity.objects.filter(process=process).delete()
    for version in process.versions.order_by("major", "minor"):
        indexing.project(process, version, plan_of(version))


def newest(process: Process) -> PlanVersion | None:
    found: PlanVersion | None = process.versions.order_by("major", "minor").last()
    return found


def plan_of(version: PlanVersion) -> Plan:
    """The whole plan as stored, staff's activities too."""
    return plan_from_json(json.loads(version.plan_json))


def key_maker(process: Process, ahead: int = 0) -> Callable[[], str]:
    """A function that makes the next activity of the process and gives its key; the first `ahead` are made at once."""
    highest = process.activities.aggregate(top=Max("number"))["top"] or 0
    count = iter(range(highest + 1, 10**6))
    ready = [Activity(process=process, number=next(count)) for _ in range(ahead)]
    Activity.objects.bulk_create(ready, batch_size=500)
    waiting = iter(ready)

    def new_key() -> str:
        for made in waiting:
            return made.key
        row: Activity = Activity.objects.create(process=process, number=next(count))
        return row.key

    return new_key
