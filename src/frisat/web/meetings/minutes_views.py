"""
Taking minutes live, on one screen: who is there, what comes of each item, follow-ups.

Every form is saved by itself, some seconds after the last key (saving.js asks for JSON) or with its own button.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from frisat.plan.meeting import Stage
from frisat.web.base import way_back, words
from frisat.web.meetings import (
    approval_actions,
    follow_queries,
    minutes_actions,
    minutes_forms,
    minutes_page,
    present,
    queries,
    sight,
    terms,
)
from frisat.web.meetings.back_views import offer
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.follow_forms import FollowUpForm
from frisat.web.meetings.meeting_views import found_meeting, light_meeting
from frisat.web.meetings.minutes_page import Card, Stay
from frisat.web.meetings.models import Meeting
from frisat.web.meetings.saving import saved_answer, wants_json
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page


@process_page(permissions.prepares_meetings)
def minutes(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """The page of the minutes, as far as they are: to begin, live, being approved, final."""
    row = found_meeting(process, pk)
    if row.stage in (Stage.APPROVING, Stage.FROZEN):
        return redirect("minutes_whole", process.slug, pk)
    if row.stage != Stage.TAKING:
        return render(request, "meetings/minutes_begin.html", head_of(request, row))
    return live(request, row)


def head_of(request: HttpRequest, row: Meeting) -> dict[str, Any]:
    """What every page of minutes has: the meeting as its reader may see it, and its day."""
    seen = sight.seen_by(request.user, row)
    return {
        "process": row.process, "row": row, "meeting": seen, "title": words.headline(seen.title),
        "when": present.when(seen), "clock": words.clock(seen.clock),
        "is_off": seen.status.is_off,
        "may_release": permissions.releases_papers(request.user, row.process_id),
    }  # fmt: skip


def live(
    request: HttpRequest, row: Meeting, *, card: Card | None = None, stay: Stay | None = None,
    follow: tuple[int, FollowUpForm] | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The live page; a card, a stay or a form that was refused stands with what was typed."""
    context = head_of(request, row)
    shown = minutes_page.cards(context["meeting"], row)
    if card is not None:
        shown = [card if one.row.pk == card.row.pk else one for one in shown]
    people = [stay if stay is not None and one.row.pk == stay.row.pk else one for one in minutes_page.stays(row)]
    forms = {one.row.pk: FollowUpForm(prefix=f"p{one.row.pk}") for one in shown}
    if follow is not None:
        forms[follow[0]] = follow[1]
    wrong = [(f"punkt-{card.row.pk}", said) for said in card.wrong.values()] if card else []
    wrong += [(f"deltager-{stay.row.pk}", said) for said in stay.wrong.values()] if stay else []
    wrong += [(f"id_p{follow[0]}-{name}", e[0]) for name, e in follow[1].errors.items()] if follow else []
    context |= {
        "cards": [(one, forms[one.row.pk]) for one in shown], "stays": people, "sums": minutes_page.sums(row),
        "others": [(p.row, p.name) for p in people], "places": [(i.row.pk, i.item.no) for i in shown],
        "owners": follow_queries.owner_names(row), "earlier": terms.earlier(row), "wrong": wrong,
        "lacking": len(approval_actions.lacking(row)),
    }  # fmt: skip
    return render(request, "meetings/minutes.html", context, status=status)


def to(process: Process, pk: int, place: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('minutes', args=[process.slug, pk])}#{place}")


@process_page(permissions.prepares_meetings, "POST")
def begin(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    row = light_meeting(process, pk)
    try:
        minutes_actions.begin(request.user, row)
    except MeetingError as wrong:
        messages.error(request, wrong.said)
        return redirect("work_meeting", process.slug, pk)
    said = gettext("The minutes have begun. It can be undone while nothing is written in them.")
    way_back.offer(request, said, url=reverse("minutes_begin_back", args=[process.slug, pk]), fields={})
    return redirect("minutes", process.slug, pk)


@process_page(permissions.prepares_meetings, "POST")
def take_begin_back(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """The minutes have not begun after all, as long as nothing is written."""
    try:
        minutes_actions.take_begin_back(request.user, light_meeting(process, pk))
    except MeetingError as wrong:
        messages.error(request, wrong.said)
        return redirect("minutes", process.slug, pk)
    messages.success(request, gettext("The minutes have not begun. The agenda can be changed again."))
    return redirect("work_meeting", process.slug, pk)


@process_page(permissions.prepares_meetings, "POST")
def everybody(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """All of whom nothing is said yet are there."""
    try:
        n = minutes_actions.everybody_came(request.user, light_meeting(process, pk))
    except MeetingError as wrong:
        messages.error(request, wrong.said)
    else:
        said = ngettext("%(n)s participant is marked as present.", "%(n)s participants are marked as present.", n)
        messages.success(request, said % {"n": n})
    return to(process, pk, "fremmoede")


@process_page(permissions.prepares_meetings, "POST")
def presence(request: HttpRequest, process: Process, pk: int, person_pk: int) -> HttpResponse:
    """How one participant was there."""
    row = found_meeting(process, pk)
    who = next((p for p in row.participants.all() if p.pk == person_pk), None)
    if who is None:
        raise Http404
    said = minutes_forms.stay_said(request.POST, who, list(row.participants.all()), list(row.items.all()))
    stale = False
    try:
        seen = minutes_forms.number(request.POST.get("seen", ""))
        who = minutes_actions.put_stay(request.user, who, said.values, seen=seen)
    except MeetingError as wrong:
        said.wrong.append(wrong)
        stale = wrong.code == "G305"
    row = found_meeting(process, pk)
    if wants_json(request):
        now = next((p for p in row.participants.all() if p.pk == person_pk), who)
        body = {
            "revision": now.revision,
            "wrong": minutes_page.faults(said.wrong),
            "sums": minutes_page.sums_words(row),
        }
        if stale:
            body["now"] = [[gettext("Attendance"), " ".join(minutes_page.stay_words(row, now))]]
            return JsonResponse(body, status=409)
        return saved_answer(**body)
    if said.wrong:
        stay = next(one for one in minutes_page.stays(row) if one.row.pk == person_pk)
        stay.wrong, stay.typed = minutes_page.faults(said.wrong), request.POST
        return live(request, row, stay=stay, status=409 if stale else 422)
    return to(process, pk, f"deltager-{person_pk}")


@process_page(permissions.prepares_meetings, "POST")
def item(request: HttpRequest, process: Process, pk: int, item_pk: int) -> HttpResponse:
    """What came of an item."""
    row = found_meeting(process, pk)
    found = next((i for i in row.items.all() if i.pk == item_pk), None)
    if found is None:
        raise Http404
    said = minutes_forms.item_said(request.POST, minutes_page.voters_of(row))
    terms.read(request.POST, found, row, said)
    stale = False
    try:
        seen = minutes_forms.number(request.POST.get("seen", ""))
        minutes_actions.take_down(request.user, found, said.values, seen=seen)
    except MeetingError as wrong:
        said.wrong.append(wrong)
        stale = wrong.code == "G305"
    row = found_meeting(process, pk)
    shown = next((c for c in minutes_page.cards(sight.seen_by(request.user, row), row) if c.row.pk == item_pk), None)
    if shown is None:
        raise Http404
    shown.wrong = minutes_page.faults(said.wrong)
    if stale:
        shown.now = minutes_page.differing(minutes_actions.of_minutes(shown.row), said.values)
    if wants_json(request):
        body = {
            "revision": shown.row.revision, "wrong": shown.wrong, "prose": shown.prose, "lead": shown.lead,
            "votes": minutes_page.votes_words(shown), "undo": bool(shown.row.earlier),
        }  # fmt: skip
        return JsonResponse({**body, "now": shown.now}, status=409) if stale else saved_answer(**body)
    if said.wrong:
        minutes_page.with_sent(shown, request.POST)
        return live(request, row, card=shown, status=409 if stale else 422)
    return to(process, pk, f"punkt-{item_pk}")


@process_page(permissions.prepares_meetings, "POST")
def undo(request: HttpRequest, process: Process, pk: int, item_pk: int) -> HttpResponse:
    """Takes the last save of an item back."""
    row = light_meeting(process, pk)
    found = queries.item_of(row, item_pk)
    if found is None:
        raise Http404
    try:
        before = minutes_actions.of_minutes(found)
        now = minutes_actions.undo(request.user, found, seen=minutes_forms.number(request.POST.get("seen", "")))
    except MeetingError as wrong:
        messages.error(request, wrong.said)
    else:
        said = gettext("The last change of item %(no)s is undone.") % {"no": found.no}
        offer(request, process, pk, said, item=found.pk, minutes=before, seen=now.revision)
    return to(process, pk, f"punkt-{item_pk}")
