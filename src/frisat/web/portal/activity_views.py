"""The page of an activity: its source beside it, its history, and what may belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from frisat.plan.layout.labels import date_words
from frisat.plan.model import Activity, Status
from frisat.web.base import words
from frisat.web.meetings import public_queries as meetings
from frisat.web.portal import changes, findings, passages, present
from frisat.web.portal.meeting_seeing import Shown, shown_of
from frisat.web.portal.present import Around, Link
from frisat.web.portal.seeing import Seen, around, frame, seen, version_or_404
from frisat.web.process import comparing, queries
from frisat.web.process.models import PlanVersion, Process
from frisat.write import svg_words


@require_safe
def activity(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One activity with its source beside it, its history, and what may belong to it."""
    at = seen(request, slug)
    if key[1:] != str(int(key[1:])):
        raise Http404
    version, found = _last_version_with(at, key)
    shared = around(at.process, version, at.today)
    row = present.row(found, shared)
    by_key = shared.plan.by_key()
    document = queries.source_of(at.process, found)
    has_left = version.pk != at.version.pk
    passage = passages.of(document, found.source) if document else []
    met = meeting_of(at.process, key)
    context = {
        **frame(at),
        "met": met,
        "met_url": reverse("meetings") + f"{met.address}/" if met else "",
        "activity": found,
        "row": row,
        "actors": present.who(found, shared, found.actors),
        "responsible": present.who(found, shared, [n for n in found.responsible if n not in found.actors]),
        "decides": present.who(found, shared, found.decides),
        "has_left": has_left,
        "last_version": version,
        "left_in": changes.left_in(key, version, at.version) if has_left else None,
        "document": document,
        "passage": passage,
        "marked": _marked(passage),
        "where": found.source.where(words.language()) if found.source else "",
        "depends_on": _links(found.depends_on, by_key, shared),
        "came_from": _links(found.came_from, by_key, shared),
        "replaced_by": _links((found.replaced_by,) if found.replaced_by else (), by_key, shared),
        "relatives": _relatives(version, key, shared),
        "history": _history(at, key),
        "footnotes": [note for note in shared.plan.footnotes if key in note.activities],
        "mentions": passages.mentions(at.process, key),
        "event": _event(found, at.process),
        "findings": [f for f in findings.findings(version, at.today) if key in f.keys],
    }
    return render(request, "portal/activity.html", context)


def meeting_of(process: Process, key: str) -> Shown | None:
    """The meeting that the activity is, as anybody sees it; the page of an activity is the same for all."""
    nobody = AnonymousUser()
    row = meetings.of_activity(nobody, process, key)
    return shown_of(nobody, row) if row else None


def _marked(passage: Sequence[passages.Entry]) -> str:
    """What the marks in a passage mean, in a table or in a text; empty when nothing is marked."""
    marked = [entry for entry in passage if entry.get("marked")]
    if not marked:
        return ""
    if all(entry["row"] is not None for entry in marked):
        return ngettext("The marked row carries this activity.", "The marked rows carry this activity.", len(marked))
    return ngettext("The marked line carries this activity.", "The marked lines carry this activity.", len(marked))


def _last_version_with(at: Seen, key: str) -> tuple[PlanVersion, Activity]:
    """The version asked for, or the last one before it that has the activity. Raises Http404."""
    numbers = [v.number for v in at.versions]
    for number in reversed(numbers[: numbers.index(at.version.number) + 1]):
        version = version_or_404(at.process, number)
        found = queries.public_plan(version).by_key().get(key)
        if found is not None:
            return version, found
    raise Http404


def _links(keys: Sequence[str], by_key: dict[str, Activity], shared: Around) -> list[Link]:
    return [
        Link(
            present.title_of(by_key[k]),
            present.activity_url(shared.process, k),
            date_words(by_key[k], words.language()),
        )
        for k in keys
        if k in by_key
    ]


@dataclass(frozen=True, slots=True)
class Relative:
    link: Link
    reasons: tuple[str, ...]
    is_later: bool
    grade: str


def _relatives(version: PlanVersion, key: str, shared: Around) -> list[Relative]:
    language = words.language()
    return [
        Relative(
            Link(
                present.title_of(h.activity),
                present.activity_url(shared.process, h.activity.key),
                date_words(h.activity, language),
            ),
            tuple(r.sentence(language) for r in h.reasons),
            h.is_later,
            words.grade(h.certainty),
        )
        for h in comparing.relatives(version, key)
    ]


@dataclass(frozen=True, slots=True)
class Past:
    """What one version said of the activity."""

    version: PlanVersion
    when: str
    title: str
    status: str


def _history(at: Seen, key: str) -> list[Past]:
    language = words.language()
    past = [
        Past(version, date_words(a, language) or gettext("no date"), a.title, svg_words.status_words(a, {}, language))
        for version, a in queries.history(at.process, key)
    ]
    return [p for n, p in enumerate(past) if n == 0 or _told_by(p) != _told_by(past[n - 1])]


def _told_by(past: Past) -> tuple[str, str, str]:
    return past.when, past.title, past.status


def _event(a: Activity, process: Process) -> dict[str, Any] | None:
    """The activity as schema.org knows events, when it begins on a known day."""
    if a.period is None or not a.period.is_exact or a.period.earliest is None:
        return None
    start = a.period.earliest.isoformat() + (f"T{a.time.start}" if a.time else "")
    off = {Status.CANCELLED: "EventCancelled", Status.POSTPONED: "EventPostponed"}.get(a.status, "EventScheduled")
    out: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": a.title,
        "startDate": start,
        "endDate": (a.period.latest or a.period.earliest).isoformat()
        + (f"T{a.time.end}" if a.time and a.time.end else ""),
        "eventStatus": f"https://schema.org/{off}",
        "superEvent": {"@type": "Event", "name": process.name},
    }
    if a.place:
        out["location"] = {"@type": "Place", "name": a.place}
    return out
