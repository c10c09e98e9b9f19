"""
Taking something out of published versions: closed matters, personal data (docs/how-to/take-out.md).

The one way around the guard of rows that are written once (`_rewrite`). It goes through everything of the process
that repeats the words: every version, what was compared, documents as they are shown, drafts and their operations,
comments, the index and the record's details, and through what stands beside the plan (`standing`): meetings, cases,
decisions and papers, those that the person chooses. The file as it was handed in stays, for staff.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from frisat.plan.errors import FrisatError
from frisat.plan.redaction import BLOCK, SHORTEST, Redactor, Taken, own_words, places
from frisat.plan.schema import source_from_json
from frisat.web.base import memory
from frisat.web.people import permissions
from frisat.web.process import standing, take_out_around, take_out_record
from frisat.web.process.actions import project_anew
from frisat.web.process.lines import carries
from frisat.web.process.models import Draft, Operation, PlanVersion, Process, TakenOut
from frisat.web.process.standing import Standing
from frisat.web.record.actions import action, write
from frisat.web.record.things import Thing

PLAN = "plan"
"""What a form calls the plan with its versions, documents, drafts and comments."""
COMMON = 40
"""A text that stands in more places than this is a word of the plan, not a name or a sentence."""
Scrubber = Callable[[Process, Redactor], None]
_also: list[Scrubber] = []


class NotTakenOutError(FrisatError):
    """Nothing was taken out (U111-U115); `field` is the one of the form that it is about."""

    def __init__(self, code: str, *, field: str, **parts: object) -> None:
        super().__init__(code, **parts)
        self.field = field


def also(scrub: Scrubber) -> None:
    """A higher part that keeps words of the plan says here how they are taken out there."""
    if scrub not in _also:
        _also.append(scrub)


@dataclass(frozen=True, slots=True)
class Found:
    """Where something stands: the versions that hold it, each place with the words around it, and what is beside."""

    taken: Taken
    versions: tuple[PlanVersion, ...]
    places: tuple[str, ...]
    beside: tuple[Standing, ...] = ()

    @property
    def names(self) -> list[str]:
        """Every place that can be chosen, as a form calls it; those where the words are known to stand."""
        return [*([PLAN] if self.versions else []), *(one.name for one in self.beside if one.is_sure)]


def look(process: Process, *, key: str = "", text: str = "") -> Found:
    """
    What taking out an activity (`key`) or a text would touch. Nothing is written.

    Raises NotTakenOutError when it stands nowhere, or is a word that stands everywhere.
    """
    text = " ".join(text.split())
    versions = list(process.versions.order_by("major", "minor"))
    plans = {v.pk: json.loads(v.plan_json) for v in versions}
    if not key:
        if len(text) < SHORTEST:
            raise NotTakenOutError("U111", field="text")
        taken = Taken(texts=(text,))
    else:
        taken = Taken(key=key, texts=own_words(key, plans.values()))
    redactor = Redactor(taken)
    holding = tuple(v for v in versions if redactor.holds(plans[v.pk]) or redactor.holds(_beside(v)))
    beside = standing.found(process, redactor)
    if not holding and not any(one.is_sure for one in beside):
        raise NotTakenOutError("U112", field="text")
    said = [place for v in holding for place in places([plans[v.pk], _beside(v)], taken)]
    count = len(said) + sum(len(one.places) for one in beside)
    if not key and count > COMMON * (len(holding) + len(beside)):
        raise NotTakenOutError("U115", field="text", value=text, count=count)
    return Found(taken, holding, tuple(dict.fromkeys(said)), beside)


def _beside(version: PlanVersion) -> dict[str, str]:
    return {
        "title": version.name,
        "reason": version.reason,
        "decision": version.decision,
        "printed": version.dated_words,
    }


def _number_of(process: Process, *_args: Any, **_kwargs: Any) -> int:
    return process.pk


@action(permissions.approves, of=_number_of)
def take_out(
    by: Any, process: Process, *, ground: str, key: str = "", text: str = "", where: Collection[str] | None = None
) -> list[TakenOut]:
    """
    Takes an activity, or a text wherever it stands, out of every version, for good; what is said of it is `ground`.

    Args:
        where: the places that were chosen, of `Found.names` and the names of files; None: everywhere. An activity goes
            from the plan always. What nobody outside of the review sees (imports, proposals) is not chosen: it follows.

    Raises NotTakenOutError as `look`, for a ground that is missing (U114) or repeats the content (U113), and when no
        place is chosen (U119).
    """
    process = Process.objects.select_for_update().get(pk=process.pk)
    ground = " ".join(ground.split())
    if not ground:
        raise NotTakenOutError("U114", field="ground")
    found = look(process, key=key, text=text)
    redactor = Redactor(found.taken)
    if redactor.text(ground) != ground:
        raise NotTakenOutError("U113", field="ground")
    chosen = _chosen(found, where, key)
    rows: list[TakenOut] = []
    forgotten: list[Thing] = []
    if PLAN in chosen:
        _documents(process, redactor, found.taken)
        _drafts(process, found.taken)
        rows = _versions(by, process, redactor, "activity" if key else "text", ground)
        for comment in process.comments.all():
            comment.text = redactor.text(comment.text)
            comment.save(update_fields=["text"])
        take_out_around.clean_around(process, redactor, _rewrite)
        project_anew(process)
        forgotten = take_out_around.forget_names(by, process, redactor, ground)
    for scrub in _also:
        scrub(process, redactor)
    rows += _beside_the_plan(by, process, redactor, chosen, ground)
    left = {(one.thing, one.key) for one in found.beside if one.name not in chosen}
    take_out_record.erase_details(by, process, redactor, ground, forgotten, left=left, only_beside=PLAN not in chosen)
    said = {
        "versions": [
            {"version": r.version.number, "before": r.sha256_before, "after": r.sha256_after} for r in rows if r.version
        ],
        "things": [[r.thing, r.thing_key, r.part, r.what] for r in rows if r.version is None],
    }
    versions = [r.version for r in rows if r.version is not None]
    verb = "version.take_out" if versions else "process.take_out"
    after = {name: value for name, value in said.items() if value}
    write(by, verb, versions[-1] if versions else process, within=process, after=after, reason=ground)
    memory.forget()
    return rows


def _chosen(found: Found, where: Collection[str] | None, key: str) -> set[str]:
    """The names of the places that words are taken out of. The plan goes along where no version holds them."""
    offered = {*found.names, *(one.name for one in found.beside)}
    chosen = set(found.names) if where is None else set(where) & offered
    if key or (chosen and not found.versions):
        chosen.add(PLAN)
    if not chosen:
        raise NotTakenOutError("U119", field="where")
    return chosen


def _beside_the_plan(
    by: Any, process: Process, redactor: Redactor, chosen: Collection[str], ground: str
) -> list[TakenOut]:
    for one in TakenOut.objects.filter(process=process):
        if (left := redactor.text(one.ground)) != one.ground:
            _rewrite(one, ground=left)
    return [
        TakenOut.objects.create(
            process=process, thing=gone.thing, thing_key=gone.key, part=gone.part, what=gone.what, ground=ground,
            sha256_before=gone.before, sha256_after=gone.after, by=by if by.pk is not None else None,
        )
        for gone in standing.take_beside(process, redactor, chosen, _rewrite)
    ]  # fmt: skip


def _versions(by: Any, process: Process, redactor: Redactor, what: str, ground: str) -> list[TakenOut]:
    rows = []
    for version in process.versions.order_by("major", "minor"):
        plan = json.loads(version.plan_json)
        left, beside = redactor.value(plan), _beside(version)
        comparison = redactor.comparison(version.comparison)
        changed = left != plan or redactor.holds(beside)
        if not changed and comparison == version.comparison:
            continue
        text = json.dumps(left, ensure_ascii=False, separators=(",", ":")) if left != plan else version.plan_json
        digest = hashlib.sha256(text.encode()).hexdigest()
        before = version.content_sha256 or version.sha256
        own = redactor.value(beside)
        _rewrite(
            version,
            plan_json=text,
            comparison=comparison,
            name=own["title"],
            reason=own["reason"],
            decision=own["decision"],
            dated_words=own["printed"],
            content_sha256=digest if changed else version.content_sha256,
        )
        if changed:
            rows.append(
                TakenOut.objects.create(
                    version=PlanVersion.objects.get(pk=version.pk),
                    what=what,
                    ground=ground,
                    sha256_before=before,
                    sha256_after=digest,
                    by=by if by.pk is not None else None,
                )
            )
    return rows


def _documents(process: Process, redactor: Redactor, taken: Taken) -> None:
    """What is shown of the documents: their lines and what was read from them. The file itself stays as it came."""
    stood = _sources(process, taken.key) if taken.key else set()
    mentioned: dict[int, set[str]] = {}
    for document_id, entry in (
        process.documents.filter(mentions__certainty="sure", mentions__activity__number=int(taken.key[1:])).values_list(
            "pk", "mentions__entry"
        )
        if taken.key
        else ()
    ):
        mentioned.setdefault(document_id, set()).add(entry)
    for document in process.documents.defer("data"):
        reading = json.loads(document.reading)
        gone = {
            a["key"]
            for a in reading["activities"]
            if _place(document.file_name, a.get("source")) in stood or a["key"] in mentioned.get(document.pk, ())
        }
        sources = [a.get("source") for a in reading["activities"] if a["key"] in gone]
        for entry in gone:
            reading = Redactor(Taken(key=entry)).value(reading)
        own = redactor if not taken.key else Redactor(Taken(texts=taken.texts))  # its keys are not the process's
        lines = [_line(line, own, document.file_name, sources, stood) for line in document.lines]
        reading = own.value(reading)
        _rewrite(
            document,
            name=own.text(document.name),
            file_name=own.text(document.file_name),  # as the sources in the versions are called from now on
            dated_words=own.text(document.dated_words),
            reading=json.dumps(reading, ensure_ascii=False),
            lines=lines,
        )


def _sources(process: Process, key: str) -> set[tuple[Any, ...]]:
    """Every place that an activity was read from, in any version."""
    found = set()
    for version in process.versions.all():
        for a in json.loads(version.plan_json)["activities"]:
            if a["key"] == key and a.get("source"):
                found.add(_place(a["source"]["document"], a["source"]))
    return found


def _place(document: str, source: Mapping[str, Any] | None) -> tuple[Any, ...] | None:
    if not source:
        return None
    return (document, *(json.dumps(source.get(n)) for n in ("lines", "page", "table", "row", "sheet")))


def _line(
    line: dict[str, Any], redactor: Redactor, name: str, sources: list[Any], stood: set[tuple[Any, ...]]
) -> dict[str, Any]:
    """A line as it is shown from now on: blacked out where the activity stood."""
    places_here = [source_from_json(s) for s in sources if s]
    places_here += [
        source_from_json(dict(zip(("lines", "page", "table", "row", "sheet"), map(json.loads, p[1:]), strict=True)))
        for p in stood
        if p and p[0] == name
    ]
    if any(place is not None and carries(line, place) for place in places_here):
        return {**line, "cells": [BLOCK for _ in line["cells"]]}
    return {**line, "cells": [redactor.text(cell) for cell in line["cells"]]}


def _drafts(process: Process, taken: Taken) -> None:
    """Drafts, open and closed: what they hold and every operation that led there, so that the two still agree."""
    for draft in Draft.objects.filter(process=process).select_related("starts_from"):
        start = [a["key"] for a in json.loads(draft.starts_from.plan_json)["activities"]] if draft.starts_from else []
        redactor = Redactor(taken, start)
        if taken.key:
            own = draft.operations.filter(key=taken.key)
            models.QuerySet(Operation).filter(pk__in=own.values("pk"))._raw_delete(own.db)
        for operation in draft.operations.all():
            before = redactor.value(operation.before, operation.field)
            after = redactor.value(operation.after, operation.field)
            if (before, after) != (operation.before, operation.after):
                _rewrite(operation, before=before, after=after)
        state = redactor.value(json.loads(draft.snapshot))
        draft.snapshot = json.dumps(state, ensure_ascii=False, separators=(",", ":"))
        draft.remarks = redactor.text(draft.remarks)
        draft.save(update_fields=["snapshot", "remarks"])


def _rewrite(row: models.Model, **fields: Any) -> None:
    """
    Changes a row that is written once: the only place that does (tests/web/process/test_take_out.py).

    A plain set of rows is asked for, which has no guard.
    """
    models.QuerySet(type(row)).filter(pk=row.pk).update(**fields)


def newest() -> datetime | None:
    """When last something was taken out, of any process; None for never."""
    found: datetime | None = TakenOut.objects.aggregate(newest=models.Max("at"))["newest"]
    return found


def told_of(thing: str, key: object, part: str | None = None) -> list[TakenOut]:
    """What was taken out of something beside the plan, the first first; with `part`, of that part of it."""
    rows = TakenOut.objects.filter(thing=thing, thing_key=str(key)).order_by("at", "pk")
    return list(rows if part is None else rows.filter(part=part))


def kinds_taken(version: PlanVersion) -> list[TakenOut]:
    """What was taken out of a version, the first first: kind, day and ground, never what it said."""
    return list(version.taken_out.order_by("at", "pk"))
