"""Versions of a plan, what changed between two, what the checks found, and the papers beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from frisat.plan.diff import Certainty
from frisat.plan.errors import PeriodError
from frisat.plan.model import Clock, Header
from frisat.plan.period import Period
from frisat.web.base import words
from frisat.web.base.clock import today as day_now
from frisat.web.base.middleware import AskedWrongly
from frisat.web.cases import queries as cases
from frisat.web.cases.pages import split
from frisat.web.cases.sight import public_decision
from frisat.web.portal import changes, filters, findings, passages, published_part, taken, timeline
from frisat.web.portal.seeing import Seen, around, frame, process_or_404, seen, version_or_404
from frisat.web.process import comparing, masks, publish_beside, queries
from frisat.web.process.models import PlanVersion, Process


@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """All versions of the plan, the newest first; minor ones stand folded under the one they change."""
    at = seen(request, slug)
    groups: list[dict[str, Any]] = []
    for version in at.versions:
        entry = {"version": version, "counts": queries.counts(version_or_404(at.process, version.number))}
        if version.minor:
            groups[-1]["minor"].append(entry)
        else:
            before = groups[-1]["minor"][-1]["version"] if groups and groups[-1]["minor"] else None
            entry["before"] = before or (groups[-1]["version"] if groups else None)
            groups.append({**entry, "minor": []})
    return render(request, "portal/versions.html", {**frame(at, "versions"), "groups": groups[::-1]})


@require_safe
def version(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """One version as it was published, at an address that always shows the same."""
    process = process_or_404(slug)
    found = version_or_404(process, number)
    if number != found.number:
        raise Http404
    return version_page(request, process, found, queries.versions_of(process))


def version_page(
    request: HttpRequest, process: Process, found: PlanVersion, all_versions: list[PlanVersion], **more: Any
) -> HttpResponse:
    """
    The page of a version. It is also what an approver sees before publishing, of a version that has no row yet.

    `more` is what stands around the page then; the page itself is the same.
    """
    at = Seen(process, found, all_versions, day_now(), None)
    shared = around(process, found, found.valid_from)
    asked = filters.asked(request.GET, shared)
    drawing = timeline.drawn(shared, asked)
    position = [v.number for v in all_versions].index(found.number)
    part = published_part.part(found)
    context = {
        **frame(at, "versions"),
        "part": part,
        "citation": published_part.citation(request, process, found, part),
        "timeline": drawing,
        "legend": timeline.legend([a for a in shared.plan.activities if asked.keeps(a)], drawing),
        "is_tall": timeline.is_tall(drawing),
        "asked": asked,
        "total": len(shared.plan.activities),
        "before": all_versions[position - 1] if position else None,
        "after": all_versions[position + 1] if position + 1 < len(all_versions) else None,
        "gone": taken.of(found),
        "decided_by": decided_by(found),
        **more,
    }
    return render(request, "portal/version.html", context)


def decided_by(version: PlanVersion) -> Any:
    """The decision that caused the version, as anybody may see it; None where none is on record."""
    row = cases.behind([version]).get(version.pk) if version.pk else None
    found = public_decision(row) if row is not None else None
    return {"decision": found, "at": split(found.number)} if found is not None else None


@require_safe
def changes_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What changed between two versions, in sentences."""
    at = seen(request, slug, "fra", "til", "vis")
    if len(at.versions) < 2:
        return render(request, "portal/changes_none.html", frame(at, "changes"))
    known = {v.number: v for v in at.versions}
    newest = request.GET.get("til") or at.versions[-1].number
    if newest not in known:
        raise Http404
    position = list(known).index(newest)
    oldest = request.GET.get("fra") or at.versions[max(position - 1, 0)].number
    if oldest not in known:
        raise Http404
    if request.GET.get("vis", "") not in ("", "side"):
        raise AskedWrongly(gettext("Changes are shown as sentences or side by side, in no other way."))
    if list(known).index(oldest) >= position:
        raise AskedWrongly(gettext("Choose an older version to compare with a newer one."))
    older, newer = version_or_404(at.process, oldest), version_or_404(at.process, newest)
    context = {
        **frame(at, "changes"),
        "older": older,
        "newer": newer,
        "told": (said := changes.told(older, newer)),
        "gone_count": sum(len(one.lines) for one in said.gone),
        "beside": beside(older, newer) if request.GET.get("vis") == "side" else None,
        "older_counts": queries.counts(older),
        "newer_counts": queries.counts(newer),
    }
    return render(request, "portal/changes.html", context)


def beside(older: PlanVersion, newer: PlanVersion) -> Sequence[publish_beside.Pair]:
    """The two public plans side by side, where they differ."""
    found = comparing.comparison(older, newer)
    pairs = [(m.a, m.b) for m in found.diff.matches if m.certainty is Certainty.SURE]
    return publish_beside.side_by_side(found.a, found.b, pairs)


@require_safe
def findings_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What the checks found in the public plan, by weight."""
    at = seen(request, slug)
    found = findings.findings(at.version, at.today)
    context = {**frame(at, "findings"), "levels": findings.by_level(found), "count": len(found)}
    return render(request, "portal/findings.html", context)


def _meeting(head: Header | None) -> dict[str, str]:
    """Day and time of the meeting that a paper is the agenda of, in words."""
    if head is None:
        return {}
    try:
        period = Period(head.date) if head.date else None
    except PeriodError:
        period = None
    day = words.full_day(period.earliest) if period and period.is_exact and period.earliest else head.date or ""
    return {"head_day": day, "head_clock": words.clock(Clock(head.start, head.end)) if head.start else ""}


@require_safe
def paper(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A document beside the plan: its head, its items, and what it says of the plan's activities."""
    at = seen(request, slug)
    document = at.process.documents.defer("data").filter(pk=number, versions__isnull=True).first()
    if document is None:
        raise Http404
    plan = queries.reading_of(document).plan
    context = {
        **frame(at),
        "document": document,
        "head": plan.header,
        **_meeting(plan.header),
        "items": [
            (item.no, masks.masked(item.title), masks.masked(item.text or "")) for item in plan.items if not item.closed
        ],
        "entries": passages.entries(at.process, document, at.version),
        "lines": passages.whole(document),
    }
    return render(request, "portal/paper.html", context)
