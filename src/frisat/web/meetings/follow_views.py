"""Follow-ups: asked for while minutes are taken, and the list of what is still to be done, by body and person."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from frisat.web.base import way_back
from frisat.web.base.clock import today
from frisat.web.base.kept_rows import kept_row
from frisat.web.base.paging import one_of, only
from frisat.web.meetings import follow_actions, follow_queries
from frisat.web.meetings.back_views import offer
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.follow_forms import FollowUpForm
from frisat.web.meetings.meeting_views import found_meeting
from frisat.web.meetings.minutes_views import live, to
from frisat.web.meetings.models import FollowUp
from frisat.web.people import permissions
from frisat.web.people.routes import work_page
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page


@process_page(permissions.prepares_meetings, "POST")
def ask(request: HttpRequest, process: Process, pk: int, item_pk: int) -> HttpResponse:
    row = found_meeting(process, pk)
    item = next((i for i in row.items.all() if i.pk == item_pk), None)
    if item is None:
        raise Http404
    form = FollowUpForm(request.POST, prefix=f"p{item_pk}")
    if form.is_valid():
        try:
            follow_actions.ask(request.user, item, **form.cleaned_data)
        except MeetingError as wrong:
            messages.error(request, wrong.said)
            return redirect("minutes", process.slug, pk)
        return to(process, pk, f"opfoelgning-{item_pk}")
    return live(request, row, follow=(item_pk, form), status=422)


@process_page(permissions.prepares_meetings, "POST")
def take_out(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    found = _found(process, pk)
    try:
        kept = kept_row(found)
        follow_actions.take_out(request.user, found)
    except MeetingError as wrong:
        messages.error(request, wrong.said)
    else:
        said = gettext("The follow-up is taken out: %(text)s") % {"text": found.text[:120]}
        offer(request, process, found.item.meeting_id, said, follow_up=kept, name=found.text[:120])
    return to(process, found.item.meeting_id, f"opfoelgning-{found.item_id}")


def _found(process: Process, pk: int) -> FollowUp:
    found = follow_queries.follow_up_of(process, pk)
    if found is None:
        raise Http404
    return found


@process_page(permissions.prepares_meetings)
def follow_ups(request: HttpRequest, process: Process) -> HttpResponse:
    """What is to be done, by body or by person; what is done stands folded below."""
    only(request.GET, "vis")
    by_person = one_of(request.GET, "vis", "person") == "person"
    found = follow_queries.follow_ups_of(process)
    key: Callable[[Any], str] = (lambda r: r.owner) if by_person else (lambda r: r.bodies)
    open_ones = sorted((r for r in found if not r.done), key=key)
    context = {
        "process": process,
        "groups": [(name, list(rows)) for name, rows in groupby(open_ones, key=key)],
        "done": sorted((r for r in found if r.done), key=lambda r: r.done, reverse=True)[:50],
        "by_person": by_person,
        "today": today(),
    }
    return render(request, "meetings/follow_ups.html", context)


@process_page(permissions.prepares_meetings, "POST")
def put_done(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    found = _found(process, pk)
    done = request.POST.get("gjort") == "1"
    follow_actions.put_done(request.user, found, done=done)
    by = "?vis=person" if request.POST.get("vis") == "person" else ""
    _say(request, found, done, vis="person" if by else "")
    return redirect(f"{reverse('follow_ups', args=[process.slug])}{by}")


@work_page(permissions.signed_in, "POST")
def say_done(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever it was asked of says that it is done, from the start page."""
    found = follow_queries.own_follow_up(request.user, pk)
    if found is None:
        raise Http404
    done = request.POST.get("gjort") == "1"
    follow_actions.say_done(request.user, found, done=done)
    _say(request, found, done)
    return redirect("desk")


def _say(request: HttpRequest, found: FollowUp, done: bool, **more: str) -> None:
    """What was done, with the way back to where it stood before."""
    said = gettext("The follow-up is done: %(text)s") if done else gettext("The follow-up is open again: %(text)s")
    text = follow_queries.text_for(request.user, found) or gettext("from a closed item")
    back = {"gjort": "0" if done else "1", **more}
    way_back.offer(request, said % {"text": text[:120]}, url=request.path, fields=back)
