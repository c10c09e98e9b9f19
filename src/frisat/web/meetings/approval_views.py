"""The minutes as a whole: sent for approval, answered, opened again, made final, corrected."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan import minutes_prose
from frisat.plan.meeting import Stage
from frisat.web.base import words
from frisat.web.meetings import approval_actions, follow_queries, minutes_page, queries, sight
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.meeting_views import BOTH, found_meeting
from frisat.web.meetings.minutes_views import head_of
from frisat.web.meetings.models import Meeting
from frisat.web.meetings.value import name_of
from frisat.web.people import factor, permissions
from frisat.web.people.routes import work_page
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page


@process_page(permissions.prepares_meetings)
def whole(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """The minutes as they will be read, and what can be done with them at their stage."""
    return _page(request, found_meeting(process, pk))


def _page(
    request: HttpRequest, row: Meeting, *, wrong: MeetingError | None = None, place: str = "", sent: Any = None
) -> HttpResponse:
    if row.stage not in (Stage.TAKING, Stage.APPROVING, Stage.FROZEN):
        return redirect("minutes", row.process.slug, row.pk)
    context = head_of(request, row)
    seen = context["meeting"]
    approvals = [(a, name_of(a.participant), a.participant.person) for a in row.approvals.all()]
    context |= {
        "told": minutes_page.read(seen),
        "attendance": minutes_prose.attendance(seen, words.language()),
        "corrections": minutes_page.beside(seen, None),
        "lacking": approval_actions.lacking(row) if row.stage == Stage.TAKING else [],
        "stand": approval_actions.stand_of(row),
        "approvals": approvals,
        "missing": [name for a, name, _ in approvals if a.approved is None],
        "against": [name for a, name, _ in approvals if a.approved is False],
        "wrong": wrong,
        "place": place,
        "sent": sent or {},
        "issue": queries.issues_of(row),
        "decisions": follow_queries.decisions_of(row),
    }  # fmt: skip
    return render(request, "meetings/minutes_whole.html", context, status=422 if wrong else 200)


def _done(request: HttpRequest, row: Meeting, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("minutes_whole", row.process.slug, row.pk)


@process_page(permissions.prepares_meetings, "POST")
def send(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    row = found_meeting(process, pk)
    try:
        approval_actions.send(request.user, row, seen=request.POST.get("seen", ""))
    except MeetingError as wrong:
        return _page(request, found_meeting(process, pk), wrong=wrong, place="send")
    return _done(request, row, gettext("The minutes are out for approval."))


@process_page(permissions.prepares_meetings, "POST")
def reopen(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    row = found_meeting(process, pk)
    try:
        approval_actions.reopen(request.user, row, reason=request.POST.get("reason", ""))
    except MeetingError as wrong:
        return _page(request, row, wrong=wrong, place="ret", sent=request.POST)
    messages.success(request, gettext("The minutes can be corrected. Everybody is asked again afterwards."))
    return redirect("minutes", process.slug, pk)


@process_page(permissions.prepares_meetings, "POST")
def answer_for(request: HttpRequest, process: Process, pk: int, person_pk: int) -> HttpResponse:
    """The secretary writes down what somebody without an account said, and how it was told."""
    row = found_meeting(process, pk)
    approval = next((a for a in row.approvals.all() if a.participant_id == person_pk), None)
    if approval is None:
        raise Http404
    try:
        approval_actions.answer_for(
            request.user, approval, approved=request.POST.get("svar") == "ja", remark=request.POST.get("remark", ""),
            told=request.POST.get("told", ""), seen=request.POST.get("seen", ""),
        )  # fmt: skip
    except MeetingError as wrong:
        return _page(request, row, wrong=wrong, place=f"svar-{person_pk}", sent=request.POST)
    return _done(
        request, row, gettext("The answer of %(who)s is written down.") % {"who": name_of(approval.participant)}
    )


@process_page(permissions.releases_papers, "POST")
def freeze(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    row = found_meeting(process, pk)
    try:
        approval_actions.freeze(
            request.user, row, seen=request.POST.get("seen", ""), reason=request.POST.get("reason", "")
        )
    except MeetingError as wrong:
        return _page(request, row, wrong=wrong, place="afslut", sent=request.POST)
    return _done(request, row, gettext("The minutes are final."))


@process_page(permissions.releases_papers, "POST")
def correct(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """A dated correction beside the frozen text."""
    row = found_meeting(process, pk)
    wanted = request.POST.get("punkt", "")
    item = next((i for i in row.items.all() if str(i.pk) == wanted), None)
    if wanted and item is None:
        raise Http404
    try:
        approval_actions.correct(request.user, row, text=request.POST.get("text", ""), item=item)
    except MeetingError as wrong:
        return _page(request, row, wrong=wrong, place="rettelse", sent=request.POST)
    return _done(request, row, gettext("The correction stands beside the old text."))


@work_page(permissions.signed_in, *BOTH)
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """A participant reads the minutes and answers; with the second factor where there is one."""
    approval = follow_queries.own_approval(request.user, pk)
    if approval is None:
        raise Http404
    row = follow_queries.whole(approval.meeting_id)
    seen = sight.seen_by(request.user, row)
    wrong: MeetingError | None = None
    if request.method == "POST":
        if (asked := factor.asked_for(request)) is not None:
            return asked
        try:
            approval_actions.answer(
                request.user, approval, approved=request.POST.get("svar") == "ja",
                remark=request.POST.get("remark", ""), seen=request.POST.get("seen", ""),
                factor=factor.is_recent(request),
            )  # fmt: skip
        except MeetingError as error:
            wrong = error
        else:
            messages.success(request, gettext("Thank you. Your answer is kept."))
            return redirect(reverse("minutes_own", args=[pk]))
    context = {
        "approval": approval, "row": row, "meeting": seen, "title": words.headline(seen.title), "wrong": wrong,
        "told": minutes_page.read(seen), "attendance": minutes_prose.attendance(seen, words.language()),
        "corrections": minutes_page.beside(seen, None), "sent": request.POST,
        "is_open": row.stage == Stage.APPROVING,
    }  # fmt: skip
    return render(request, "meetings/minutes_own.html", context, status=422 if wrong else 200)
