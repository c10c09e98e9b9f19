"""Moving and cancelling a meeting: asked with GET, which shows what follows and writes nothing; done with POST."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frisat.plan.errors import FormatError
from frisat.plan.model import Status
from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.meetings import move_actions, present, queries
from frisat.web.meetings.errors import MeetingError, said_of
from frisat.web.meetings.forms import CancelForm, MoveForm, add
from frisat.web.meetings.meeting_views import BOTH, found_meeting
from frisat.web.meetings.models import Meeting
from frisat.web.meetings.value import value_of
from frisat.web.meetings.words import STATUSES
from frisat.web.people import permissions
from frisat.web.process.drafts import ClosedDraftError
from frisat.web.process.editor_answers import closed_words
from frisat.web.process.editor_words import field_name
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page


@process_page(permissions.prepares_meetings, *BOTH)
def move(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    row = found_meeting(process, pk)
    whole = value_of(row)
    initial = {"day": present.day_of(whole), "clock": whole.clock, "place": whole.place or ""}
    asked = request.method == "POST" or "day" in request.GET
    form = MoveForm((request.POST if request.method == "POST" else request.GET) if asked else None, initial=initial)
    context: dict[str, Any] = {
        "process": process, "row": row, "form": form, "title": words.headline(whole.title),
        "seen": move_actions.stand_of(whole),
    }  # fmt: skip
    if asked and form.is_valid():
        said = form.cleaned_data
        try:
            move_actions.check_clock(said["clock"], said["day"])
            day = f"{said['day'].day}. {words.MONTHS['da'][said['day'].month - 1]} {said['day'].year}"
            changes = move_actions.moved(day, said["clock"], said["place"])
            if request.method == "POST":
                return _done(request, row, changes, said["reason"], gettext("The meeting is moved."))
        except MeetingError as wrong:
            add(form, wrong)
            context |= _now(wrong, row)
        else:
            context |= _preview(row, changes)
            send_by = queries.deadline(row.send_by, said["day"], queries.workdays_of(queries.bodies_of(row)))
            context |= {
                "old": f"{present.when(whole)} {words.clock(whole.clock)}".strip(),
                "new": f"{words.full_day(said['day'])} {words.clock(said['clock'])}".strip(),
                "send_by": send_by if not whole.has_agenda else None,
                "past": said["day"] < today(),
            }
    return render(request, "meetings/move.html", context, status=422 if form.errors else 200)


def _now(wrong: MeetingError, row: Meeting) -> dict[str, Any]:
    """What the plan says of the meeting now, where somebody else changed it while the page was open."""
    if wrong.code != "G127":
        return {}
    now = value_of(found_meeting(row.process, row.pk))
    said = [
        (gettext("Day"), f"{present.when(now)} {words.clock(now.clock)}".strip()),
        (gettext("Place"), now.place or gettext("empty")),
        (gettext("Status"), str(STATUSES.get(now.status, gettext("Takes place")))),
        (gettext("Why"), now.status_reason or ""),
    ]
    return {"differs": [(label, text) for label, text in said if text]}


def _preview(row: Meeting, changes: dict[str, Any]) -> dict[str, Any]:
    follows = move_actions.follows(row, changes)
    return {"preview": True, "version": follows.version, "kept": [field_name(f) for f in follows.kept],
            "sequence": row.sequence + 1}  # fmt: skip


def _done(request: HttpRequest, row: Meeting, changes: dict[str, Any], reason: str, said: str) -> HttpResponse:
    """Does it. Raises MeetingError for what the page then says beside its field."""
    try:
        kept = move_actions.change(request.user, row, changes, reason=reason, seen=request.POST.get("seen", ""))
    except FormatError as wrong:
        raise MeetingError("G124", value=said_of(wrong)) from wrong
    except ClosedDraftError:
        raise MeetingError("G124", value=closed_words()) from None
    messages.success(request, said)
    if kept:
        names = ", ".join(field_name(f) for f in kept)
        messages.warning(
            request, gettext("The draft of the plan says something else already and was left alone: %(fields)s.")
            % {"fields": names},
        )  # fmt: skip
    return redirect("work_meeting", row.process.slug, row.pk)


@process_page(permissions.prepares_meetings, *BOTH)
def cancel(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    row = found_meeting(process, pk)
    whole = value_of(row)
    is_off = whole.status.is_off
    heirs = queries.heirs(row)
    asked = request.method == "POST" or "status" in request.GET
    data = (request.POST if request.method == "POST" else request.GET) if asked else None
    form = CancelForm(data, heirs=heirs, is_off=is_off)
    context: dict[str, Any] = {
        "process": process, "row": row, "form": form, "title": words.headline(whole.title), "is_off": is_off,
        "seen": move_actions.stand_of(whole),
    }  # fmt: skip
    if asked and form.is_valid():
        said = form.cleaned_data
        status = Status(said["status"])
        changes = move_actions.cancelled(status, said["reason"], said["heir"])
        done = {
            Status.CANCELLED: gettext("The meeting is cancelled. Its agenda stays."),
            Status.POSTPONED: gettext("The meeting is postponed. Its agenda stays."),
        }.get(status, gettext("The meeting takes place after all."))
        try:
            if request.method == "POST":
                return _done(request, row, changes, said["reason"], done)
        except MeetingError as wrong:
            add(form, wrong)
            context |= _now(wrong, row)
        else:
            heir = dict(heirs).get(said["heir"], "")
            context |= _preview(row, changes) | {"heir": heir, "status": status, "has_agenda": whole.has_agenda}
    return render(request, "meetings/cancel.html", context, status=422 if form.errors else 200)
