"""The pages that belong to no single process: front page, lists, calendar, search, and what the site says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from frisat.plan.layout.labels import date_words
from frisat.plan.model import Activity
from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.base.memory import remembered
from frisat.web.portal import changes
from frisat.web.portal.present import activity_url, title_of
from frisat.web.portal.seeing import around, frame, seen
from frisat.web.process import queries
from frisat.web.process.models import IndexedActivity, PlanVersion, Process
from frisat.write.svg_marks import glyph, glyph_name


@dataclass(frozen=True, slots=True)
class Event:
    """One activity in a list over all processes."""

    when: str
    far: str
    clock: str
    title: str
    url: str
    process: Process
    place: str
    glyph: SafeString


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


def _events(items: Sequence[IndexedActivity], day: date) -> list[Event]:
    newest: dict[int, dict[str, Activity]] = {}
    out = []
    for item in items:
        if item.process_id not in newest:
            newest[item.process_id] = queries.newest_public_plan(item.process).by_key()
        activity = newest[item.process_id].get(item.activity.key)
        if activity is not None:
            out.append(_event(activity, item.process, day))
    return out


def _event(activity: Activity, process: Process, day: date) -> Event:
    return Event(
        when=date_words(activity, words.language()) or gettext("no date"),
        far=words.away(activity, day),
        clock=words.clock(activity.time),
        title=title_of(activity),
        url=activity_url(process, activity.key),
        process=process,
        place=activity.place or "",
        glyph=mark_safe(glyph(glyph_name(activity))),  # noqa: S308 - made of constants
    )


def _tiles(day: date) -> list[Tile]:
    """Every process, those with something ahead first."""
    out = []
    for process in queries.listed():
        version = queries.newest_public_version(process)
        activities = queries.public_plan(version).activities
        first = min((a.period.earliest for a in activities if a.period and a.period.earliest), default=None)
        last = max((a.period.latest for a in activities if a.period and a.period.latest), default=None)
        years = (
            f"{first.year}-{last.year}"
            if first and last and first.year != last.year
            else str(first.year)
            if first
            else ""
        )
        ahead = _events(queries.coming(day, process=process, most=1), day)
        out.append(
            Tile(
                process,
                version,
                len(activities),
                sum(bool(a.period and a.period.is_over(day)) for a in activities),
                years,
                ahead[0] if ahead else None,
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
        "ahead": _events(queries.coming(day), day),
        "going_on": _events(queries.going_on(day, most=4), day),
        "decided": _events(queries.decided(day), day),
        "changed": _changed(day),
        "tiles": _tiles(day),
    }


@require_safe
def processes(request: HttpRequest) -> HttpResponse:
    """Every process."""
    return render(request, "portal/processes.html", {"tiles": _tiles(today())})


# --------------------------------------------------------------------------------------------------------- calendar
@dataclass(frozen=True, slots=True)
class Month:
    """One month: what has a day in it, and what lies some time in it."""

    name: str
    ident: str
    days: tuple[Event, ...]
    some_time: tuple[Event, ...]
    is_now: bool


def _months(pairs: Sequence[tuple[Process, Activity]], day: date) -> list[Month]:
    """Months with something beginning in them, in order; vaguer than a month stands under its first possible one."""
    groups: dict[tuple[int, int], list[tuple[Process, Activity]]] = {}
    for process, activity in pairs:
        first = activity.period and (activity.period.earliest or activity.period.latest)
        if first:
            groups.setdefault((first.year, first.month), []).append((process, activity))
    out = []
    for (year, month), members in sorted(groups.items()):
        members.sort(key=lambda pair: pair[1].period.sort_key)  # type: ignore[union-attr]
        exact = [_event(a, p, day) for p, a in members if a.period and a.period.is_exact]
        vague = [_event(a, p, day) for p, a in members if a.period and not a.period.is_exact]
        first = date(year, month, 1)
        out.append(
            Month(
                words.month(first),
                f"m-{year}-{month:02}",
                tuple(exact),
                tuple(vague),
                (year, month) == (day.year, day.month),
            )
        )
    return out


@require_safe
def process_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The plan of one process month by month, and how to subscribe."""
    at = seen(request, slug)
    plan = around(at.process, at.version, at.today).plan
    months = _months([(at.process, a) for a in plan.activities], at.today)
    context = {
        **frame(at, "calendar"),
        "months": months,
        "next_month": _next_month(months, at.today),
        "undated": sum(not a.is_dated for a in plan.activities),
        "feed": request.build_absolute_uri(reverse("feed", args=[slug])),
    }
    return render(request, "portal/process_calendar.html", context)


def _next_month(months: Sequence[Month], day: date) -> Month | None:
    now = f"m-{day.year}-{day.month:02}"
    return next((m for m in months if m.ident >= now), None)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Everything that lies ahead in all processes, month by month."""
    day = today()
    pairs = [
        (process, a)
        for process in queries.listed()
        for a in queries.newest_public_plan(process).activities
        if a.period and a.is_dated and not a.period.is_over(day)
    ]
    months = _months(pairs, day)
    return render(request, "portal/calendar.html", {"months": months, "processes": queries.listed(), "day": day})


# ----------------------------------------------------------------------------------------------------------- search
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Processes and activities by words."""
    asked = " ".join(request.GET.get("q", "").replace("\0", "").split())[:200]
    found_processes, found = queries.search(asked)
    day = today()
    context = {
        "asked": asked,
        "processes": found_processes,
        "found": _events(found, day),
        "count": len(found_processes) + len(found),
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
    entries = [(p, queries.newest_public_version(p)) for p in queries.listed()]
    return render(request, "portal/data.html", {"entries": entries})
