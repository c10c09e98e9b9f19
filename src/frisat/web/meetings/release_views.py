"""Review and release of an agenda: what will be seen, what is missing, and the button that lets it out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frisat.plan import sight as pure
from frisat.plan.meeting import Part, Stage
from frisat.plan.model import Status
from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.gate import pages
from frisat.web.gate.passing import HeldError
from frisat.web.meetings import letting_out, present, queries, release_actions
from frisat.web.meetings.agenda_forms import ReasonForm
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.meeting_views import BOTH, found_meeting, light_meeting, page
from frisat.web.meetings.models import Meeting
from frisat.web.meetings.value import value_of
from frisat.web.meetings.words import ITEM_KINDS
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page


@process_page(permissions.prepares_meetings, "POST")
def ask(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    row = light_meeting(process, pk)
    try:
        release_actions.ask_review(request.user, row)
    except MeetingError as wrong:
        return page(request, found_meeting(process, pk), wrong=wrong)
    messages.success(request, gettext("Whoever may send the agenda finds it on their first page."))
    return redirect("work_meeting", process.slug, pk)


@process_page(permissions.releases_papers, "POST")
def give_back(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    row = light_meeting(process, pk)
    try:
        release_actions.give_back(request.user, row, remarks=request.POST.get("remarks", ""))
    except MeetingError as wrong:
        return _page(request, found_meeting(process, pk), wrong=wrong)
    messages.success(request, gettext("The agenda is sent back with your remarks."))
    return redirect("work_meeting", process.slug, pk)


@process_page(permissions.prepares_meetings, *BOTH)
def send(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """The agenda as the public will see it and what is missing; POST lets it out."""
    row = found_meeting(process, pk)
    if request.method != "POST":
        return _page(request, row)
    if not permissions.releases_papers(request.user, process.pk):
        from django.core.exceptions import PermissionDenied

        raise PermissionDenied
    reason = " ".join(request.POST.get("reason", "").split())[:300]
    try:
        issue = release_actions.release(request.user, row, seen=request.POST.get("seen", ""), reason=reason)
    except MeetingError as wrong:
        return _page(request, found_meeting(process, pk), wrong=wrong)
    except HeldError as held:
        return _page(request, found_meeting(process, pk), held=held)
    said = gettext("The agenda is sent.") if issue.number == 1 else gettext("The supplementary agenda is sent.")
    messages.success(request, said)
    return redirect("work_meeting", process.slug, pk)


def _page(
    request: HttpRequest, row: Meeting, *, wrong: MeetingError | None = None, held: HeldError | None = None
) -> HttpResponse:
    """What would be sent: with what the public will see of it, not what the reader does."""
    whole = value_of(row)
    numbered = _numbered(row, whole)
    seen = pure.seen(numbered, pure.PUBLIC)
    new = {item.key for item in whole.items if not item.no} if whole.has_agenda else set()
    bodies = [m.body for m in row.meeting_bodies.all()]
    may_release = permissions.releases_papers(request.user, row.process_id)
    checked = [*letting_out.check(row, seen), *letting_out.check_papers(row)]
    found = pages.rows(checked, may_override=may_release, error=held)
    day = present.day_of(whole)
    send_by = queries.deadline(row.send_by, day, queries.workdays_of(bodies))
    context = {
        "process": row.process,
        "row": row,
        "meeting": seen,
        "when": present.when(seen),
        "clock": words.clock(seen.clock),
        "items": [(item, ITEM_KINDS[item.kind], item.key in new) for item in seen.items],
        "is_supplement": whole.has_agenda,
        "new": len(new),
        "closed": sum(item.closed for item in whole.items),
        "closed_papers": sum(p.closed for item in whole.items if not item.closed for p in item.papers),
        "missing": _missing(row, whole, send_by),
        "hindrances": release_actions.hindrances(row),
        "stand": release_actions.stand_of(row),
        "may_release": may_release,
        "held_rows": [r for r in found if r.held],
        "seen_rows": [r for r in found if not r.held],
        "scan": pages.summary(checked),
        "held": held,
        "reason": request.POST.get("reason", ""),
        "in_review": row.stage == Stage.REVIEW,
        "can_send": bool(seen.items) and whole.status is not Status.CANCELLED and (not whole.has_agenda or bool(new)),
        "form": ReasonForm(auto_id="tilbage_%s"),
        "wrong": wrong,
    }
    return render(request, "meetings/send.html", context, status=422 if wrong or held else 200)


def _numbered(row: Meeting, whole: present.data.Meeting) -> present.data.Meeting:
    """The meeting as it will be when it is sent: released, every item with the number that it will get."""
    from dataclasses import replace

    from frisat.plan.agenda_numbers import given

    numbers = given([item.no for item in row.items.all()])
    items = tuple(replace(item, no=no) for item, no in zip(whole.items, numbers, strict=True))
    stage = whole.stage if whole.has_agenda else Stage.RELEASED
    return replace(whole, items=items, stage=stage)


def _missing(row: Meeting, whole: present.data.Meeting, send_by: present.date | None) -> list[str]:
    """What a secretary would want to know before sending: nothing of it keeps the agenda back."""
    out = []
    if send_by is not None and not whole.has_agenda and send_by < today():
        said = gettext("The deadline for sending was %(day)s. The law asks for it “as far as possible”.")
        out.append(said % {"day": words.full_day(send_by)})
    if present.day_of(whole) is None:
        out.append(gettext("The meeting has no day."))
    if whole.clock is None:
        out.append(gettext("The meeting has no time."))
    if not whole.place and not whole.link:
        out.append(gettext("The meeting has neither a place nor a link."))
    if not whole.holding(Part.CHAIR):
        out.append(gettext("Nobody is chair of the meeting."))
    if not whole.attendees:
        out.append(gettext("Nobody takes part yet."))
    return out
