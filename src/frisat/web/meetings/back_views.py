"""The way back after something was taken away from a meeting, its minutes or the templates of its body."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from frisat.web.base import way_back
from frisat.web.meetings import back_actions, head_actions, minutes_actions, queries, source_actions, sources
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.meeting_views import light_meeting
from frisat.web.meetings.models import Meeting
from frisat.web.meetings.value import name_of
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page


def offer(request: HttpRequest, process: Process, pk: int, said: str, **kept: Any) -> None:
    """Tells what was taken away, with the button that brings it back; `kept` is what `bring_back` knows."""
    way_back.offer_kept(request, said, url=reverse("meeting_bring_back", args=[process.slug, pk]), kept=kept)


def as_json(legs: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The parts of a visit, to be kept."""
    return [{k: v.isoformat() if isinstance(v, time) else v for k, v in leg.items()} for leg in legs]


def _legs(kept: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    def clock(said: str | None) -> time | None:
        return time.fromisoformat(said) if said else None

    return [{**leg, "start": clock(leg["start"]), "end": clock(leg["end"])} for leg in kept]


@process_page(permissions.prepares_meetings, "POST")
def bring_back(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    row = light_meeting(process, pk)
    kept = way_back.kept_in(request)
    if kept is None:
        messages.error(request, gettext("It can no longer be brought back from here. Write it again."))
        return redirect("work_meeting", process.slug, pk)
    try:
        return _bring_back(request, process, row, kept)
    except MeetingError as wrong:
        messages.error(request, wrong.said)
    return redirect("work_meeting", process.slug, pk)


def _bring_back(request: HttpRequest, process: Process, row: Meeting, kept: dict[str, Any]) -> HttpResponse:
    by, minutes = request.user, reverse("minutes", args=[process.slug, row.pk])
    if "participant" in kept:
        there = back_actions.bring_participant_back(by, row, kept["participant"], name=kept["name"])
        messages.success(request, gettext("%(who)s takes part again.") % {"who": name_of(there)})
        return redirect("meeting_people", process.slug, row.pk)
    if "follow_up" in kept:
        follow_up = back_actions.bring_follow_up_back(by, row, kept["follow_up"], text=kept["name"])
        messages.success(request, gettext("The follow-up is there again: %(text)s") % {"text": kept["name"]})
        return redirect(f"{minutes}#opfoelgning-{follow_up.item_id}")
    if "minutes" in kept:
        item = queries.item_of(row, kept["item"])
        if item is None:
            raise Http404
        minutes_actions.take_down(by, item, kept["minutes"], seen=kept["seen"])
        said = gettext("Item %(no)s says again what it said before you undid the change.")
        messages.success(request, said % {"no": item.no})
        return redirect(f"{minutes}#punkt-{item.pk}")
    if "legs" in kept:
        head_actions.set_legs(by, row, _legs(kept["legs"]), instead_of=_legs(kept["now"]))
        messages.success(request, gettext("The parts of the visit are as they were before."))
        return redirect("meeting_legs", process.slug, row.pk)
    if "template" in kept:
        back_actions.bring_template_back(by, row, kept["template"], name=kept["name"])
        messages.success(request, gettext("The template “%(name)s” is there again.") % {"name": kept["name"]})
        return redirect("agenda_templates", process.slug, row.pk)
    return _template_as_before(request, process, row, kept)


def _template_as_before(request: HttpRequest, process: Process, row: Meeting, kept: dict[str, Any]) -> HttpResponse:
    found = sources.template_of(row, kept["template_of"])
    (name, items), (name_now, items_now) = kept["before"], kept["now"]
    if found is None:
        raise MeetingError("G125", value=name)

    source_actions.change_template(request.user, row, found, name=name, items=items, instead_of=(name_now, items_now))
    messages.success(request, gettext("The template “%(name)s” is as it was before.") % {"name": name})
    return redirect("agenda_templates", process.slug, row.pk)
