"""The page of a meeting and the page of one of its items."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan import meeting_paper, minutes
from frisat.plan.meeting import Attendee, Item, Meeting, Part, Presence, Stage
from frisat.plan.model import Status
from frisat.plan.printed import one_line, period_words, word
from frisat.plan.wording import meetings as said
from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.bodies.models import Body
from frisat.web.meetings import public_queries as queries
from frisat.web.meetings.present import day_of
from frisat.web.portal.meeting_files import offers, paper_url
from frisat.web.portal.meeting_seeing import Shown, of_meeting
from frisat.web.portal.present import Link
from frisat.web.portal.public_bodies import has_page, url_of
from frisat.web.process.masks import masked

MAIN_PARTS = (Part.CHAIR, Part.SECRETARY, Part.CASEWORKER)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper under an item; without an address it is only named."""

    name: str
    url: str
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Section:
    """Text under an item's heading, paragraph by paragraph; the first one has no heading of its own."""

    heading: str
    lines: tuple[minutes.Line, ...]
    is_decision: bool


@dataclass(frozen=True, slots=True)
class Point:
    """
    An item as the templates print it; `links` lead to its case and its decision. `is_neutral`: closed for this reader;
    `is_opened`: closed for the public.
    """

    item: Item
    no: str
    title: str
    url: str
    facts: str
    presenters: tuple[str, ...]
    sections: tuple[Section, ...]
    papers: tuple[Paper, ...]
    corrections: tuple[tuple[date, str, str], ...]
    links: tuple[Link, ...]
    is_neutral: bool
    is_opened: bool


@of_meeting
def meeting(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Agenda or minutes, who took part, what can be fetched."""
    return render(request, "portal/meeting.html", context_of(shown))


@of_meeting
def item(request: HttpRequest, shown: Shown, no: str) -> HttpResponse:
    """One item by itself, with the ones before and after it."""
    found = context_of(shown)
    points: tuple[Point, ...] = found["points"]
    place = next((n for n, point in enumerate(points) if point.no == no), None)
    if place is None:
        raise Http404
    found |= {
        "point": points[place],
        "before": points[place - 1] if place else None,
        "after": points[place + 1] if place + 1 < len(points) else None,
    }
    return render(request, "portal/meeting_item.html", found)


def context_of(shown: Shown) -> dict[str, Any]:
    """What both pages print, all of it from the meeting as it was cut for the reader."""
    value = shown.value
    day = day_of(value)
    ready = queries.ready_papers(shown.row)
    beside = queries.beside(shown.row)
    return {
        "meeting": value,
        "title": title_of(value),
        "when": _when(value, day),
        "short_day": words.day(day) if day else (value.period.text if value.period else ""),
        "clock": words.clock(value.clock),
        "process": None,
        "of_process": shown.row.process,
        "url": reverse("meetings") + f"{shown.address}/",
        "is_minutes": meeting_paper.is_minutes(value) and value.stage in (Stage.TAKING, Stage.APPROVING, Stage.FROZEN),
        "is_draft": not value.has_agenda,
        "is_past": day is not None and day < today(),
        "is_frozen": value.stage is Stage.FROZEN,
        "points": tuple(_point(i, shown, ready, beside) for i in value.items),
        "planned": _planned(shown) if not value.items else (),
        "bodies": [_body(m.body) for m in shown.row.meeting_bodies.all()],
        "people": _people(value),
        "attendance": _attendance(value),
        "legs": value.legs,
        "corrections": tuple((_iso(c.day), c.text, c.by) for c in value.corrections if c.item is None),
        "off": value.status if value.status.is_off else "",
        "heir": _heir(value),
        "replaces": tuple(_at(address) for address in queries.replaced_by_it(shown.row)),
        "released": _iso(value.released),
        "files": offers(shown),
        "activity": reverse("activity", args=[shown.row.process.slug, shown.row.activity.key])
        if shown.is_public or getattr(shown.row.activity, "index", None)
        else "",
        "is_for_few": not shown.is_public,
        "event": _event(value),
    }


def _body(found: Body) -> Link:
    return Link(found.name, url_of(found) if has_page(found) else "")


def title_of(value: Meeting) -> str:
    return words.headline(value.title)


def _iso(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _when(value: Meeting, day: date | None) -> str:
    if day is not None:
        said_day = words.full_day(day)
        return said_day[:1].upper() + said_day[1:]
    return period_words(value.period, words.language()) if value.period else ""


def _point(found: Item, shown: Shown, ready: Collection[str], beside: Mapping[str, queries.Beside]) -> Point:
    language = words.language()
    is_opened = shown.opens(found)
    is_neutral = found.closed and not is_opened
    decision = word(said.SECTIONS, "decision", language)
    papers = word(said.SECTIONS, "papers", language)
    facts = meeting_paper.facts(found, language)
    sections = []
    for heading, lines in () if is_neutral else meeting_paper.sections(found, language):
        own = tuple(line for line in lines if heading or line.text != facts)
        if heading != papers and own:
            sections.append(Section(heading, own, heading == decision))
    return Point(
        item=found,
        no=one_line(found.no).rstrip("."),
        title=one_line(found.title),
        url=reverse("meetings") + f"{shown.address}/punkt-{one_line(found.no).rstrip('.')}/",
        facts=facts,
        presenters=tuple(", ".join(p for p in (one.name, one.role) if p) for one in found.presenters),
        sections=tuple(sections),
        papers=tuple(
            Paper(one_line(p.name), paper_url(shown, p) if p.key in ready else "", p.closed) for p in found.papers
        ),
        corrections=tuple((_iso(c.day), c.text, c.by) for c in shown.value.corrections if c.item == found.key),  # type: ignore[misc]
        links=() if found.closed else _links(beside.get(found.key), shown),
        is_neutral=is_neutral,
        is_opened=is_opened,
    )


def _links(beside: queries.Beside | None, shown: Shown) -> tuple[Link, ...]:
    """The case that an item is a part of, and the decision that it became, where anybody can read them."""
    out = []
    if beside is not None and beside.case:
        url = reverse("public_case", args=[shown.row.process.slug, beside.case])
        out.append(Link(gettext("The way of the case"), url))
    if beside is not None and beside.decision and shown.value.stage is Stage.FROZEN:
        number = "{}-{}".format(*beside.decision)
        url = reverse("decision", args=beside.decision)
        out.append(Link(gettext("Decision %(number)s") % {"number": number}, url))
    return tuple(out)


def _planned(shown: Shown) -> tuple[str, ...]:
    """What the plan says that a meeting without an agenda is about."""
    return tuple(masked(one) for one in queries.planned(shown.row))


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is in the meeting, and who."""

    label: str
    who: tuple[str, ...]


def _people(value: Meeting) -> list[Role]:
    """Chair, secretary, caseworker; those who are asked to be there; those who stayed away."""
    language = words.language()
    out = [
        Role(said.PARTS[part][language], tuple(meeting_paper.named(a) for a in value.holding(part)))
        for part in MAIN_PARTS
    ]
    return [role for role in out if role.who]


def _attendance(value: Meeting) -> list[Role]:
    """Who was there, who stayed away, and until the minutes say so who is invited."""
    language = words.language()
    groups: dict[Presence, list[str]] = {}
    for who in value.attendees:
        if who.part not in MAIN_PARTS or who.presence is not Presence.EXPECTED:
            groups.setdefault(who.presence, []).append(_stay(who))
    return [Role(said.PRESENCES[p][language], tuple(groups[p])) for p in Presence if p in groups]


def _stay(who: Attendee) -> str:
    beside = meeting_paper.stay_words(who) if who.presence is not Presence.EXCUSED else ""
    return f"{meeting_paper.named(who)} ({beside})" if beside else meeting_paper.named(who)


def _heir(value: Meeting) -> Link | None:
    """The meeting that takes this one's place."""
    return _at(value.replaced_by) if value.replaced_by else None


def _at(address: str) -> Link:
    """A meeting by the day in its address."""
    day, _, _tail = address.partition("/")
    return Link(words.full_day(date.fromisoformat(day)), reverse("meetings") + f"{address}/")


def _event(value: Meeting) -> dict[str, Any] | None:
    """The meeting as schema.org knows events, when its day is known; nothing of its items."""
    day = day_of(value)
    if day is None:
        return None
    off = {Status.CANCELLED: "EventCancelled", Status.POSTPONED: "EventPostponed"}.get(value.status, "EventScheduled")
    clock = value.clock
    out: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": title_of(value),
        "startDate": day.isoformat() + (f"T{clock.start}" if clock else ""),
        "eventStatus": f"https://schema.org/{off}",
        "organizer": [{"@type": "GovernmentOrganization", "name": body} for body in value.bodies],
    }
    if clock and clock.end:
        out["endDate"] = f"{day.isoformat()}T{clock.end}"
    if value.place:
        out["location"] = {"@type": "Place", "name": value.place}
    return out
