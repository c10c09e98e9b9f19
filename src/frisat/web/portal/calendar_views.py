"""Calendars: what lies ahead in all processes, and the plan of one process month by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from frisat.plan.model import Activity, Status
from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.base.memory import remembered
from frisat.web.base.middleware import AskedWrongly
from frisat.web.base.paging import only
from frisat.web.bodies import queries as bodies
from frisat.web.meetings import public_queries as meetings
from frisat.web.portal.actors import Actors, Option, Pair
from frisat.web.portal.events import Event, event
from frisat.web.portal.public_bodies import Called
from frisat.web.portal.seeing import around, frame, seen
from frisat.web.process import queries
from frisat.web.process.models import Process


@dataclass(frozen=True, slots=True)
class Month:
    """One month: what has a day in it, and what begins some time in it."""

    name: str
    ident: str
    days: tuple[Event, ...]
    some_time: tuple[Event, ...]
    is_now: bool


@dataclass(frozen=True, slots=True)
class Now:
    """What began in an earlier month and is not over: what goes on, and what may fall in these days."""

    going_on: tuple[Event, ...]
    maybe: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Now and the months. Each activity stands in one place."""

    now: Now | None
    months: tuple[Month, ...]


def arranged(pairs: Sequence[Pair], day: date, met: Mapping[tuple[int, str], str] | None = None) -> Calendar:
    """
    The dated activities of `pairs` on `day`.

    A month holds what begins in it; vaguer than a month stands under its first possible one. What began in an earlier
    month and is not over stands under "now" instead, so that no past month heads what is still to come. `met`: the
    addresses of their meetings, where they were asked for already.
    """
    dated = [(p, a) for p, a in pairs if a.period is not None and a.is_dated]
    if met is None:
        met = meetings.addresses_of((p.pk, a.key) for p, a in dated)
    dated.sort(key=lambda pair: pair[1].period.sort_key)  # type: ignore[union-attr]
    begun = [pair for pair in dated if _is_begun(pair[1], day)]
    going = tuple(event(a, p, day, met) for p, a in begun if _goes_on(a))
    maybe = tuple(event(a, p, day, met) for p, a in begun if not _goes_on(a))
    groups: dict[tuple[int, int], list[Pair]] = {}
    for process, activity in dated:
        first = activity.period and (activity.period.earliest or activity.period.latest)
        if first and not _is_begun(activity, day):
            groups.setdefault((first.year, first.month), []).append((process, activity))
    months = tuple(_month(date(*start, 1), members, day, met) for start, members in sorted(groups.items()))
    return Calendar(Now(going, maybe) if begun else None, months)


def _month(first: date, members: Sequence[Pair], day: date, met: Mapping[tuple[int, str], str]) -> Month:
    return Month(
        words.month(first),
        f"m-{first.year}-{first.month:02}",
        tuple(event(a, p, day, met) for p, a in members if a.period and a.period.is_exact),
        tuple(event(a, p, day, met) for p, a in members if a.period and not a.period.is_exact),
        (first.year, first.month) == (day.year, day.month),
    )


def _is_begun(activity: Activity, day: date) -> bool:
    """Whether it goes ahead, may have begun before this month, and is not certainly over."""
    period = activity.period
    if period is None or activity.status.is_done or period.is_over(day):
        return False
    return period.earliest is None or period.earliest < day.replace(day=1)


def _goes_on(activity: Activity) -> bool:
    """Whether it fills its days, as what is ongoing, open-ended or given by days does; a season only holds it."""
    period = activity.period
    if activity.status is Status.ONGOING or period is None:
        return True
    return activity.status is not Status.TENTATIVE and (period.is_exact or period.latest is None)


@dataclass(frozen=True, slots=True)
class Whose:
    """What is left when one body or group is asked for, and who can be."""

    pairs: Sequence[Pair]
    options: Sequence[Option]
    chosen: Option | None


def filtered(request: HttpRequest, pairs: Sequence[Pair], called: Called) -> Whose:
    """What `?organ=` asks for: any accepted spelling of a body means all of them. Raises AskedWrongly for nobody."""
    actors, asked = Actors(pairs, called), request.GET.get("organ", "")
    chosen = actors.chosen(asked, pairs)
    if chosen is None:
        if asked:
            said = gettext("Nothing in this calendar names “%(value)s”.")
            raise AskedWrongly(said % {"value": asked[:80]})
        return Whose(pairs, actors.options, None)
    left = [(p, a) for p, a in pairs if chosen.key in actors.keys(p, a)]
    return Whose(left, actors.options, chosen)


@require_safe
def process_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The plan of one process month by month, and how to subscribe."""
    at = seen(request, slug, "organ")
    shared = around(at.process, at.version, at.today)
    plan = shared.plan
    whose = filtered(request, [(at.process, a) for a in plan.activities], shared.called)
    found = arranged(whose.pairs, at.today)
    context = {
        **frame(at, "calendar"),
        "whose": whose,
        "now": found.now,
        "months": found.months,
        "next_month": _next_month(found.months, at.today),
        "undated": sum(not a.is_dated for a in plan.activities),
        "feed": request.build_absolute_uri(reverse("feed", args=[slug])),
    }
    return render(request, "portal/process_calendar.html", context)


def _next_month(months: Sequence[Month], day: date) -> Month | None:
    now = f"m-{day.year}-{day.month:02}"
    return next((m for m in months if m.ident >= now), None)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """
    Everything that goes on or lies ahead in all processes, month by month.

    Which meetings anybody may open is asked each time; what the plans and the register say is kept until they change.
    """
    only(request.GET, "organ")
    day, processes = today(), list(queries.listed())
    published = queries.stamp()
    pairs = remembered(("ahead in all", day, published), lambda: _ahead(processes, day))
    met = meetings.addresses_of(((p.pk, a.key) for p, a in pairs), since=day)
    known = ("calendar", words.language(), day, published, bodies.stamp(), request.GET.get("organ", ""))

    def made_of() -> Whose:
        plans = queries.newest_public_plans(p.pk for p in processes)
        return filtered(request, pairs, Called((p, plans[p.pk][1]) for p in processes))

    def drawn() -> SafeString:
        found = arranged(whose.pairs, day, met)
        return render_to_string("portal/_months.html", {
            "now": found.now, "months": found.months, "provisional": queries.provisional()
        })  # fmt: skip

    whose = remembered(known, made_of)
    drawing = remembered((*known, frozenset(met.items())), drawn, shelf="drawings")
    context = {"whose": whose, "drawing": drawing, "processes": processes, "day": day}
    return render(request, "portal/calendar.html", context)


def _ahead(processes: Sequence[Process], day: date) -> list[Pair]:
    """The dated public activities of all processes that are not over."""
    plans = queries.newest_public_plans(p.pk for p in processes)
    return [
        (process, a)
        for process in processes
        for a in plans[process.pk][1].activities
        if a.period and a.is_dated and not a.period.is_over(day)
    ]
