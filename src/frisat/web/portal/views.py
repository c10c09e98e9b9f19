"""The pages that belong to no single process: front page, lists, search, and what the site says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.base.memory import remembered
from frisat.web.base.paging import only
from frisat.web.base.views import seen_of
from frisat.web.portal import changes, meeting_list
from frisat.web.portal.events import Event, events
from frisat.web.process import queries
from frisat.web.process.models import PlanVersion, Process


@dataclass(frozen=True, slots=True)
class Changed:
    """A version that came lately, and how many activities it moved."""

    version: PlanVersion
    url: str
    moved: int
    is_first: bool


@dataclass(frozen=True, slots=True)
class Tile:
    """A process in the list: how far it has come by its own plan, and what comes next in it."""

    process: Process
    version: PlanVersion
    count: int
    over: int
    years: str
    next: Event | None

    @property
    def steps(self) -> range:
        return range(10)

    @property
    def steps_over(self) -> int:
        return round(10 * self.over / self.count) if self.count else 0


def _tiles(day: date) -> list[Tile]:
    """Every process, those with something ahead first; six questions, however many. Kept until one is published."""
    return remembered(("tiles", words.language(), day, queries.stamp()), lambda: _made_tiles(day))


def _made_tiles(day: date) -> list[Tile]:
    out = []
    listed = list(queries.listed())
    plans = queries.newest_public_plans(p.pk for p in listed)
    ahead = {found.process.pk: found for found in events(queries.next_of_each(day), day)}
    for process in listed:
        version, plan = plans[process.pk]
        activities = plan.activities
        first = min((a.period.earliest for a in activities if a.period and a.period.earliest), default=None)
        last = max((a.period.latest for a in activities if a.period and a.period.latest), default=None)
        years = (
            f"{first.year}-{last.year}"
            if first and last and first.year != last.year
            else str(first.year)
            if first
            else ""
        )
        out.append(
            Tile(
                process,
                version,
                len(activities),
                sum(bool(a.period and a.period.is_over(day)) for a in activities),
                years,
                ahead.get(process.pk),
            )
        )
    return sorted(out, key=lambda tile: (tile.next is None, tile.process.name))


def _changed(day: date) -> list[Changed]:
    out = []
    for version in queries.newest_versions(day):
        before = queries.before(version)
        url = reverse("process", args=[version.process.slug])
        moved = 0
        if before is not None:
            url = reverse("changes", args=[version.process.slug]) + f"?fra={before.number}&til={version.number}"
            moved = changes.summary(before, version).get("moved", 0)
        out.append(Changed(version, url, moved, before is None))
    return out


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What happens next, what was decided and changed lately, and every process."""
    day = today()
    context = remembered(("front", words.language(), day, queries.stamp()), lambda: _front(day))
    return render(request, "portal/front.html", context)


def _front(day: date) -> dict[str, object]:
    """What the front page shows on a day; the same until something is published."""
    return {
        "ahead": events(queries.coming(day), day),
        "going_on": events(queries.going_on(day, most=4), day),
        "decided": events(queries.decided(day), day),
        "changed": _changed(day),
        "provisional": queries.provisional(),
        "tiles": _tiles(day),
    }


@require_safe
def processes(request: HttpRequest) -> HttpResponse:
    """Every process."""
    only(request.GET)
    return render(request, "portal/processes.html", {"tiles": _tiles(today())})


# ----------------------------------------------------------------------------------------------------------- search
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Processes, activities and open items of agendas by words."""
    only(request.GET, "q")
    asked = " ".join(seen_of(request.GET.get("q", "")[:1000]).split())[:200]
    found_processes, found = queries.search(asked)
    day = today()
    hits = meeting_list.hits(asked)
    context = {
        "asked": asked,
        "hits": hits,
        "provisional": queries.provisional(),
        "processes": found_processes,
        "found": events(found, day),
        "count": len(found_processes) + len(found) + len(hits),
    }
    return render(request, "portal/search.html", context)


# ------------------------------------------------------------------------------------------------ the site on itself
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement, or that it has yet to be made."""
    if settings.FRISAT_WAS_URL:
        return HttpResponseRedirect(settings.FRISAT_WAS_URL)
    return render(request, "portal/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/privacy.html")


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What can be fetched as data, process by process."""
    processes = list(queries.listed())
    newest = queries.newest_of([p.pk for p in processes])
    entries = [(p, newest[p.pk]) for p in processes]
    return render(request, "portal/data.html", {"entries": entries})
