"""The meetings of a process: the list, making them, and the page of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from frisat.plan.meeting import MeetingKind, Stage
from frisat.plan.model import Kind, Visibility
from frisat.plan.typed import shown
from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.base.paging import only, paged
from frisat.web.meetings import head_actions, present, public_queries, queries, sight, sources
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.forms import NewMeetingForm, add
from frisat.web.meetings.models import Meeting
from frisat.web.meetings.move_actions import check_clock
from frisat.web.meetings.words import MEETING_KINDS, STAGES, STATUSES
from frisat.web.people import permissions
from frisat.web.process import editor_deeds
from frisat.web.process.drafts import ClosedDraftError
from frisat.web.process.editor_answers import closed_words
from frisat.web.process.editor_state import standing
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page

BOTH = ("GET", "HEAD", "POST")
PAGE = 50
"""Past meetings on one page of the list."""
_KINDS = {Kind.THEME_DEBATE: MeetingKind.THEME, Kind.NETWORK: MeetingKind.NETWORK}


@process_page(permissions.reads_process)
def meetings(request: HttpRequest, process: Process) -> HttpResponse:
    """Coming, past and called-off meetings, and what in the plan has no meeting yet; many past ones page by page."""
    only(request.GET, "side")
    day = today()
    rows = queries.rows(process)
    ahead = [r for r in rows if not r.is_off and (r.day is None or r.day >= day)]
    over = [r for r in rows if not r.is_off and r.day is not None and r.day < day][::-1]
    page = paged(request.GET, len(over), PAGE)
    is_first = page.number == 1
    may = permissions.prepares_meetings(request.user, process.pk)
    context = {
        "process": process,
        "coming": _said(ahead, day) if is_first else [],
        "past": _said(over[page.part], day),
        "off": _said([r for r in rows if r.is_off], day) if is_first else [],
        "page": page,
        "unmade": queries.unmade(process) if may and is_first else [],
        "may_prepare": may,
        "may_edit": permissions.edits_plan(request.user, process.pk),
        "may_propose": permissions.comments(request.user, process.pk),
        "empty": not rows,
    }
    return render(request, "meetings/meetings.html", context)


def _said(rows: Sequence[queries.Row], day: date) -> list[tuple[queries.Row, Any, Any, bool]]:
    return [(row, STAGES[row.stage], STATUSES.get(row.status, ""), row.is_late(day)) for row in rows]


@process_page(permissions.prepares_meetings, "POST")
def make(request: HttpRequest, process: Process) -> HttpResponse:
    """Makes the meetings of the activities that were ticked; one alone is shown at once."""
    now = standing(process)
    rows, bodies, kind = [], {}, MeetingKind.ORDINARY
    for key in dict.fromkeys(request.POST.getlist("aktivitet")):
        activity, _ = queries.of_activity(process, key)
        planned = now.activity(key)
        if activity is None or planned is None:
            raise Http404
        day = planned.period.earliest if planned.period and planned.period.earliest else today()
        rows.append(activity)
        bodies[activity.pk] = queries.bodies_named(process, planned.actors, day)
        kind = _KINDS.get(planned.kind, MeetingKind.ORDINARY)
    series = " ".join(request.POST.get("serie", "").split())[:200]
    if not rows:
        messages.error(request, gettext("No meeting was chosen. Tick those that are to be made."))
        return redirect("work_meetings", process.slug)
    kinds = kind if len(rows) == 1 else MeetingKind.ORDINARY
    made = head_actions.make_meetings(request.user, process, rows, bodies=bodies, kind=kinds, series=series)
    if len(made) == 1:
        return redirect("work_meeting", process.slug, made[0].pk)
    said = ngettext("%(n)s meeting is made.", "%(n)s meetings are made.", len(made))
    messages.success(request, said % {"n": len(made)})
    return redirect("work_meetings", process.slug)


@process_page(permissions.edits_plan, *BOTH)
def new(request: HttpRequest, process: Process) -> HttpResponse:
    """A meeting that the plan lacks: its activity is added to the draft, and the meeting is made."""
    form = NewMeetingForm(request.POST or None, initial={"kind": MeetingKind.ORDINARY})
    if request.method == "POST" and form.is_valid():
        try:
            made = _made(request, process, form.cleaned_data)
        except MeetingError as wrong:
            add(form, wrong)
        except ClosedDraftError:
            form.add_error(None, closed_words())
        else:
            messages.success(request, gettext("The meeting is made. It stands in the draft of the plan, too."))
            return redirect("work_meeting", process.slug, made.pk)
    context = {"process": process, "form": form}
    return render(request, "meetings/new.html", context, status=422 if form.errors else 200)


def _made(request: HttpRequest, process: Process, said: dict[str, Any]) -> Meeting:
    clock, body = said["clock"], said["body"]
    check_clock(clock, said["day"])
    kind = MeetingKind(said["kind"])
    texts = {
        "title": said["title"],
        "period": f"{said['day'].day}. {words.MONTHS['da'][said['day'].month - 1]} {said['day'].year}",
        "time": shown("time", {"start": clock.start, "end": clock.end}) if clock else "",
        "place": said["place"],
        "kind": str({MeetingKind.THEME: Kind.THEME_DEBATE, MeetingKind.NETWORK: Kind.NETWORK}.get(kind, Kind.MEETING)),
        "actors": body.name if body else "",
        "visibility": str(Visibility.STAFF if said["staff_only"] else Visibility.PUBLIC),
    }
    key = editor_deeds.add(request.user, process, standing(process).stamp, texts=texts)
    activity, _ = queries.of_activity(process, key)
    assert activity is not None  # noqa: S101 - the line above made it
    bodies = {activity.pk: [body] if body else []}
    return head_actions.make_meetings(request.user, process, [activity], bodies=bodies, kind=kind)[0]


@process_page(permissions.reads_process)
def meeting(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    return page(request, found_meeting(process, pk))


def found_meeting(process: Process, pk: int) -> Meeting:
    """A meeting of this process with all that is its. Raises Http404."""
    row = queries.found(process, pk)
    if row is None:
        raise Http404
    return row


def light_meeting(process: Process, pk: int) -> Meeting:
    """The same without its items. Raises Http404."""
    row = queries.light(process, pk)
    if row is None:
        raise Http404
    return row


def refused_if_settled(request: HttpRequest, row: Meeting) -> HttpResponse | None:
    """Back to the meeting with the reason, for what is sent to a meeting whose minutes are final or being approved."""
    if request.method != "POST" or row.stage not in (Stage.APPROVING, Stage.FROZEN):
        return None
    messages.error(request, MeetingError("G301" if row.stage == Stage.FROZEN else "G302").said)
    return redirect("work_meeting", row.process.slug, row.pk)


def public_url(request: HttpRequest, row: Meeting) -> str:
    """Where the public reads the meeting, where it has a page for whoever asks; "" else."""
    address = row.addresses.last()
    if address is None or not public_queries.open_to(request.user).filter(pk=row.pk).exists():
        return ""
    return reverse("meetings") + f"{address}/"


def page(request: HttpRequest, row: Meeting, *, wrong: MeetingError | None = None) -> HttpResponse:
    """The page of a meeting; with what was refused, status 422."""
    process = row.process
    seen = sight.seen_by(request.user, row)
    may = permissions.prepares_meetings(request.user, process.pk)
    bodies = [m.body for m in row.meeting_bodies.all()]
    day = present.day_of(seen)
    send_by = queries.deadline(row.send_by, day, queries.workdays_of(bodies))
    context = {
        "process": process,
        "row": row,
        "meeting": seen,
        "kind": MEETING_KINDS[seen.kind],
        "stage": STAGES[seen.stage],
        "status": STATUSES.get(seen.status, ""),
        "is_off": seen.status.is_off,
        "when": present.when(seen),
        "clock": words.clock(seen.clock),
        "items": present.items(seen, row, may=may),
        "sum": present.minutes(seen),
        "send_by": send_by,
        "send_words": present.send_words(send_by, seen, today()),
        "is_late": send_by is not None and send_by < today() and not seen.has_agenda,
        "people": present.people(seen),
        "heir": present.heir(seen),
        "public_url": public_url(request, row),
        "templates": sources.templates(bodies) if may and not seen.items else [],
        "follows": len(sources.follow_ups(row, bodies)) if may and seen.stage in queries.OPEN else 0,
        "removed": queries.removed_items(row) if may else [],
        "waiting": sum(not item.no for item in seen.items),
        "may_prepare": may,
        "may_change": may and seen.stage in queries.OPEN,
        "is_settled": seen.stage in (Stage.APPROVING, Stage.FROZEN),
        "may_release": permissions.releases_papers(request.user, process.pk),
        "wrong": wrong,
    }
    return render(request, "meetings/meeting.html", context, status=422 if wrong else 200)
