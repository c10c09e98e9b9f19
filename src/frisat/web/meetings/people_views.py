"""Who takes part in a meeting: added from the seats, by name, as a body or in words; changed; taken out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext

from frisat.plan.meeting import Part, Presence
from frisat.web.base import seen, words
from frisat.web.base.kept_rows import kept_row
from frisat.web.meetings import actions, people_actions, queries
from frisat.web.meetings.back_views import offer
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.forms import ChangeParticipantForm, ParticipantForm, add
from frisat.web.meetings.head_views import title_of
from frisat.web.meetings.meeting_views import BOTH, light_meeting, refused_if_settled
from frisat.web.meetings.models import Meeting, Participant
from frisat.web.meetings.value import name_of
from frisat.web.meetings.words import PARTS, PRESENCES
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page


@process_page(permissions.prepares_meetings, *BOTH)
def people(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """Everybody, and the form that adds one more."""
    row = light_meeting(process, pk)
    if (refused := refused_if_settled(request, row)) is not None:
        return refused
    form = ParticipantForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = actions.add_participant(
                request.user, row, person=said["person"], body=said["body"], printed=said["printed"],
                role=said["role"], part=Part(said["part"]),
            )  # fmt: skip
        except actions.TwoChairsError:
            form.add_error("part", MeetingError("G104", value=_chair(row)).said)
        else:
            messages.success(request, gettext("%(who)s takes part.") % {"who": name_of(made)})
            return redirect("meeting_people", process.slug, pk)
    rows = [
        (p, name_of(p), PARTS[Part(p.part)], PRESENCES[Presence(p.presence)] if p.presence != Presence.EXPECTED else "")
        for p in queries.participants_of(row)
    ]
    day = queries.exact_day(row)
    context = {
        "process": process, "row": row, "form": form, "rows": rows, "title": title_of(row),
        "bodies": queries.bodies_of(row), "day": day,
    }  # fmt: skip
    return render(request, "meetings/people.html", context, status=422 if form.errors else 200)


def _chair(row: Meeting) -> str:
    held = next((p for p in queries.participants_of(row) if p.part == Part.CHAIR), None)
    return name_of(held) if held else ""


@process_page(permissions.prepares_meetings, "POST")
def seats(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """Whoever holds a seat in the meeting's bodies on its day."""
    row = light_meeting(process, pk)
    if (refused := refused_if_settled(request, row)) is not None:
        return refused
    day = queries.exact_day(row)
    if day is None:
        messages.error(request, MeetingError("G113", value=title_of(row)).said)
        return redirect("meeting_people", process.slug, pk)
    count = people_actions.fill_from_seats(request.user, row, day=day)
    if count:
        said = ngettext("%(n)s participant was added.", "%(n)s participants were added.", count)
        messages.success(request, said % {"n": count})
    else:
        said = gettext("Nobody was added: everybody with a seat on %(day)s takes part already, or no seat is kept.")
        messages.info(request, said % {"day": words.day(day)})
    to = "work_meeting" if request.POST.get("herfra") == "moede" else "meeting_people"
    return redirect(to, process.slug, pk)


def _participant(process: Process, pk: int, person_pk: int) -> tuple[Meeting, Participant]:
    row = light_meeting(process, pk)
    found = queries.participant_of(row, person_pk)
    if found is None:
        raise Http404
    return row, found


@process_page(permissions.prepares_meetings, *BOTH)
def change(request: HttpRequest, process: Process, pk: int, person_pk: int) -> HttpResponse:
    row, found = _participant(process, pk, person_pk)
    initial = people_actions.told_of(found)
    form = ChangeParticipantForm(request.POST or None, of=found, initial=initial)
    now: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            people_actions.change_participant(request.user, found, form.cleaned_data, seen=request.POST.get("seen", ""))
        except MeetingError as wrong:
            add(form, wrong)
            if wrong.code == "G126":
                _, found = _participant(process, pk, person_pk)
                now = people_actions.told_of(found)
        else:
            messages.success(request, gettext("Saved."))
            return redirect("meeting_people", process.slug, pk)
    context = {
        "process": process, "row": row, "form": form, "name": name_of(found), "title": title_of(row),
        "seen": people_actions.stand_of(found), "differs": seen.differs(form, now),
    }  # fmt: skip
    return render(request, "meetings/participant.html", context, status=422 if form.errors else 200)


@process_page(permissions.prepares_meetings, "POST")
def remove(request: HttpRequest, process: Process, pk: int, person_pk: int) -> HttpResponse:
    _, found = _participant(process, pk, person_pk)
    name = name_of(found)
    try:
        kept = kept_row(found)
        people_actions.remove_participant(request.user, found)
    except MeetingError as wrong:
        messages.error(request, wrong.said)
    else:
        said = gettext("%(who)s no longer takes part.") % {"who": name}
        offer(request, process, pk, said, participant=kept, name=name)
    return redirect("meeting_people", process.slug, pk)
