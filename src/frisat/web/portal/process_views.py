"""The page of a process: what is next, timeline, list, what is uncertain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from frisat.plan.model import Plan
from frisat.web.portal import cards, filters, meeting_list, present, timeline
from frisat.web.portal.seeing import around, frame, seen
from frisat.web.process import queries


@require_safe
def process(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a process: what is next, timeline, list, what is uncertain."""
    at = seen(request, slug, *filters.NAMES)
    shared = around(at.process, at.version, at.today)
    asked = filters.asked(request.GET, shared)
    shown = [a for a in shared.plan.activities if asked.keeps(a)]
    rows = present.list_of(shown, shared) if shown else ""
    drawing = timeline.drawn(shared, asked) if shown else ""
    context = {
        **frame(at),
        "asked": asked,
        "rows": rows,
        "has_today": 'id="i-dag"' in rows,
        "shown": len(shown),
        "total": len(shared.plan.activities),
        "timeline": drawing,
        "is_tall": timeline.is_tall(drawing),
        "legend": timeline.legend(shown, drawing),
        "years": _years(shared.plan, asked),
        "cards": cards.top(at, shared),
        "doubts": cards.doubts(shared),
        "papers": queries.papers(at.process),
        "near": meeting_list.near(at.today, process=at.process) if at.is_newest else None,
        "body_lanes": not any(a.track for a in shared.plan.activities),
    }
    return render(request, "portal/process.html", context)


@dataclass(frozen=True, slots=True)
class Zoom:
    words: str
    query: str
    is_current: bool


def _years(plan: Plan, asked: filters.Asked) -> list[Zoom]:
    """The years that the plan reaches over, each a link that shows it alone; none when there is only one."""
    years: set[int] = set()
    for a in plan.activities:
        if a.period and a.period.earliest:
            last = a.period.latest or a.period.earliest
            years.update(range(a.period.earliest.year, min(last.year, a.period.earliest.year + 12) + 1))
    if len(years) < 2:
        return []
    out = [Zoom(gettext("Whole process"), "", asked.first is None and asked.last is None)]
    for year in sorted(years):
        current = asked.first == date(year, 1, 1) and asked.last == date(year, 12, 31)
        out.append(Zoom(str(year), str(year), current))
    return out
