"""The earlier issues of an agenda: when each was sent and why, what it says otherwise, and how it read."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from frisat.plan.meeting_changes import changes
from frisat.plan.sight import Sight
from frisat.web.base import words
from frisat.web.meetings import issues, present, queries, sight
from frisat.web.meetings.head_views import title_of
from frisat.web.meetings.meeting_views import found_meeting
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page


def _sees_all(how: Sight) -> bool:
    """Whether nothing is closed to a reader. The reason for a correction may name what is, and is for those alone."""
    return how.closed and not how.barred


@process_page(permissions.reads_process)
def agenda_issues(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """Every issue, the newest first, with what it says otherwise than the one before it."""
    row = found_meeting(process, pk)
    how = sight.sight_of(request.user, row)
    rows, before = [], None
    for issue in queries.agenda_issues_of(row):
        then = issues.as_then(issue.text, row, how)
        told = () if before is None else changes(before, then, words.language())
        rows.append((issue, told, sum(bool(item.no) for item in then.items)))
        before = then
    context = {
        "process": process, "row": row, "title": title_of(row), "issues": rows[::-1], "newest": len(rows),
        "sees_all": _sees_all(how),
    }  # fmt: skip
    return render(request, "meetings/issues.html", context)


@process_page(permissions.reads_process)
def agenda_issue(request: HttpRequest, process: Process, pk: int, number: int) -> HttpResponse:
    """One issue as it was sent, cut by what is closed today."""
    row = found_meeting(process, pk)
    found = queries.agenda_issues_of(row)
    issue = next((one for one in found if one.number == number), None)
    if issue is None:
        raise Http404
    how = sight.sight_of(request.user, row)
    then = issues.as_then(issue.text, row, how)
    context = {
        "process": process, "row": row, "title": title_of(row), "issue": issue, "meeting": then,
        "sees_all": _sees_all(how),
        "when": present.when(then), "clock": words.clock(then.clock), "people": present.people(then),
        "items": [s for s in present.items(then, row, may=False) if s.item.no], "newest": found[-1].number,
    }  # fmt: skip
    return render(request, "meetings/issue.html", context)
