"""Lines of a source as the public sees them, and what papers beside the plan say of its activities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from frisat.plan.layout.labels import date_words
from frisat.plan.model import Source, Visibility
from frisat.web.arrivals.queries import is_of_meeting
from frisat.web.base import words
from frisat.web.portal import present
from frisat.web.portal.present import Link
from frisat.web.process import lines, masks, queries
from frisat.web.process.carry import reasons_from_json
from frisat.web.process.models import PlanVersion, Process, SourceDocument

Entry = dict[str, Any]


def of(document: SourceDocument, source: Source | None) -> list[Entry]:
    """
    The lines around a place in a document, contact data blacked out.

    A line that also carries an activity for staff only is left out: one row of a table can hold both.
    """
    hidden = _hidden_places(document)
    found = lines.passage(document.lines, source)
    return _masked([entry for entry in found if not any(lines.carries(entry, place) for place in hidden)])


def whole(document: SourceDocument) -> list[Entry]:
    """Every line of a document that the public may see."""
    hidden = _hidden_places(document)
    return _masked([lines.numbered(e) for e in document.lines if not any(lines.carries(e, place) for place in hidden)])


def _hidden_places(document: SourceDocument) -> list[Source]:
    """Where the document speaks of what is for staff only in its own reading or in the newest plan of the process."""
    from frisat.web.process.actions import newest, plan_of

    plans = [queries.reading_of(document).plan]
    version = newest(document.process)
    if version is not None:
        plans.append(plan_of(version))
    found = [
        a.source
        for plan in plans
        for a in plan.activities
        if a.visibility is Visibility.STAFF and a.source is not None and a.source.document == document.file_name
    ]
    closed = [i for i in queries.reading_of(document).plan.items if i.closed]
    if closed or is_of_meeting(document):
        # Nothing says where an item's lines are, and an item can be closed later at the meeting: show none of them.
        found += [Source(document.file_name, lines=(1, 10**9))]
    return found


def _masked(entries: Sequence[Entry]) -> list[Entry]:
    return [{**entry, "cells": [masks.masked(cell) for cell in entry["cells"]]} for entry in entries]


@dataclass(frozen=True, slots=True)
class Told:
    """A passage of a paper that seems to speak of an activity."""

    paper: Link
    when: str
    words: str
    grade: str
    reasons: tuple[str, ...]


def mentions(process: Process, key: str) -> list[Told]:
    """What papers say of one activity."""
    out = []
    for mention in queries.mentions(process, key):
        entry = queries.reading_of(mention.document).plan.by_key().get(mention.entry)
        if entry is None or entry.visibility is Visibility.STAFF or is_of_meeting(mention.document):
            continue
        url = reverse("paper", args=[process.slug, mention.document_id])
        where = entry.source.where(words.language()) if entry.source else ""
        out.append(
            Told(
                Link(mention.document.name, url, where),
                date_words(entry, words.language()),
                masks.masked(entry.title),
                words.grade(mention.certainty),
                tuple(r.sentence(words.language()) for r in reasons_from_json(mention.reasons)),
            )
        )
    return out


@dataclass(frozen=True, slots=True)
class Said:
    """One dated thing that a paper says, and the activity of the plan that it may be."""

    when: str
    words: str
    activity: Link | None
    grade: str
    """How sure it is that it is that one; empty when it is."""


def entries(process: Process, document: SourceDocument, version: PlanVersion) -> list[Said]:
    """
    What a paper says, in its order, with the activities of the public plan it seems to speak of. Of one that became a
    meeting nothing: the meeting says what of it anybody may read.
    """
    if is_of_meeting(document):
        return []
    plan = queries.public_plan(version).by_key()
    found = {m.entry: m for m in queries.mentions(process) if m.document_id == document.pk}
    out = []
    for entry in queries.reading_of(document).plan.public().activities:
        mention = found.get(entry.key)
        match = plan.get(mention.activity.key) if mention else None
        link = None
        if match is not None:
            when = date_words(match, words.language())
            link = Link(present.title_of(match), present.activity_url(process, match.key), when)
        out.append(
            Said(
                date_words(entry, words.language()),
                masks.masked(entry.title),
                link,
                words.grade(mention.certainty) if mention else "",
            )
        )
    return out
