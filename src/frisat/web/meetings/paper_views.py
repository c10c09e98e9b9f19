"""Papers under an item: handed in, read, renamed, closed, taken away and brought back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan.errors import FrisatError, ReadError
from frisat.scan.masking import masked
from frisat.web.base import uploads, way_back, words
from frisat.web.base.downloads import handed_out
from frisat.web.gate import files, pages, passing
from frisat.web.gate.passing import HeldError
from frisat.web.meetings import fetching, letting_out, paper_actions, paper_tasks, queries, sight
from frisat.web.meetings.errors import MeetingError, said_of
from frisat.web.meetings.item_views import item_in, with_refused_paper
from frisat.web.meetings.meeting_views import found_meeting
from frisat.web.meetings.models import Paper
from frisat.web.meetings.value import value_of
from frisat.web.people import permissions
from frisat.web.people.routes import demand
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page


def _to(process: Process, pk: int, item_pk: int) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('work_item', args=[process.slug, pk, item_pk])}#bilag")


@process_page(permissions.prepares_meetings, "POST")
def add(request: HttpRequest, process: Process, pk: int, item_pk: int) -> HttpResponse:
    """One or several files; each that is refused is named with its reason, the others are kept."""
    _, found = item_in(process, pk, item_pk)
    files = request.FILES.getlist("fil")
    kept, faults = [], [said_of(ReadError("E219", value=name)) for name in uploads.refused(request)]
    said: dict[str, Any] = {
        "closed": bool(request.POST.get("lukket")), "ground": request.POST.get("grund", "").strip()[:300],
        "reason": request.POST.get("hvorfor", "").strip()[:300],
    }  # fmt: skip
    for file in files:
        try:
            kept.append(paper_actions.add_paper(request.user, found, file.read(), file.name or "", **said))
        except (ReadError, MeetingError) as wrong:
            faults.append(said_of(wrong))
        except HeldError:
            said_name = gettext(
                "“%(name)s”: the name seems to hold a personal number. Rename the file and attach it again."
            )
            faults.append(said_name % {"name": masked(file.name or "")})
    if not files and not faults:
        faults.append(gettext("No file was chosen."))
    paper_tasks.look_now(kept)
    if kept:
        messages.success(request, gettext("Attached: %(names)s") % {"names": ", ".join(p.name for p in kept)})
    if faults:
        return with_refused_paper(request, process, pk, item_pk, faults)
    return _to(process, pk, item_pk)


def _paper(process: Process, pk: int, item_pk: int, key: str, *, removed: bool = False) -> Paper:
    row, found = item_in(process, pk, item_pk)
    paper = queries.paper_of(row, found.pk, key, removed=removed)
    if paper is None:
        raise Http404
    return paper


@process_page(permissions.reads_process)
def paper(request: HttpRequest, process: Process, pk: int, item_pk: int, paper_key: str) -> HttpResponse:
    """
    The file as a download, for whom the meeting's sight leaves it: the copy that is given out. Who prepares the
    meetings gets it before it was scanned and where it is held back, too, and with `?original` what was handed in.
    """
    seen = sight.seen_by(request.user, found_meeting(process, pk))
    there = any(i.key == str(item_pk) and any(p.key == paper_key for p in i.papers) for i in seen.items)
    if not there:
        raise Http404
    found = _paper(process, pk, item_pk, paper_key)
    prepares = permissions.prepares_meetings(request.user, process.pk)
    data = queries.original_of(found) if prepares and "original" in request.GET else queries.bytes_of(found, prepares)
    if data is None:
        raise Http404
    if request.method != "HEAD":  # which gets no bytes
        fetching.note(request.user, [(found.key, data)])
    return handed_out(data, found.name)


@process_page(permissions.prepares_meetings, "GET", "HEAD", "POST")
def check(request: HttpRequest, process: Process, pk: int, item_pk: int, paper_key: str) -> HttpResponse:
    """What the scan found in a paper; POST lets it out all the same, for a reason."""
    found = _paper(process, pk, item_pk, paper_key)
    if request.method != "POST":
        return _checked(request, process, found)
    demand(permissions.releases_papers(request.user, process.pk))
    try:
        paper_actions.let_out(request.user, found)
    except HeldError as held:
        return _checked(request, process, found, held=held)
    messages.success(request, gettext("“%(name)s” goes out as it is.") % {"name": found.name})
    return _to(process, pk, item_pk)


@process_page(permissions.prepares_meetings, "POST")
def clean(request: HttpRequest, process: Process, pk: int, item_pk: int, paper_key: str) -> HttpResponse:
    """The copy with its tracked changes accepted is what is given out."""
    found = _paper(process, pk, item_pk, paper_key)
    try:
        paper_actions.take_clean(request.user, found, paper_tasks.cleaned(found))
    except (FrisatError, MeetingError) as wrong:
        return _checked(request, process, found, wrong=said_of(wrong))
    messages.success(request, gettext("The cleaned copy of “%(name)s” is what is given out.") % {"name": found.name})
    return redirect("paper_check", process.slug, pk, item_pk, paper_key)


def _checked(
    request: HttpRequest, process: Process, paper: Paper, *, held: HeldError | None = None, wrong: str = ""
) -> HttpResponse:
    row = found_meeting(process, paper.item.meeting_id)
    may_override = permissions.releases_papers(request.user, process.pk)
    paper = _paper(process, row.pk, paper.item_id, paper.key)
    one = letting_out.check_paper(row, paper, paper.item.no or str(paper.item.order))
    one = passing.with_overrides(process.pk, [one])[0]
    found = pages.rows([one], may_override=may_override, error=held, asks=paper.held)
    context = {
        "process": process,
        "row": row,
        "title": words.headline(value_of(row).title),
        "paper": paper,
        "item": paper.item,
        "rows": found,
        "is_closed": paper.closed or paper.item.closed,
        "is_copy": bool(paper.clean_sha256) and paper.clean_sha256 != paper.sha256,
        "uncleaned": one.uncleaned or one.fault,
        "waits": one.waits,
        "unchecked": one.is_unchecked,
        "clean": not one.findings and not one.fault and not one.uncleaned and not one.waits,
        "takes_changes": files.takes_changes(one.findings, paper_tasks.ending_of(paper)),
        "may_override": may_override,
        "held": held,
        "wrong": wrong,
    }
    return render(request, "meetings/paper.html", context, status=422 if held or wrong else 200)


@process_page(permissions.prepares_meetings, "POST")
def change(request: HttpRequest, process: Process, pk: int, item_pk: int, paper_key: str) -> HttpResponse:
    found = _paper(process, pk, item_pk, paper_key)
    values = {
        "name": request.POST.get("navn", found.name),
        "closed": bool(request.POST.get("lukket")),
        "ground": request.POST.get("grund", "")[:300],
    }
    try:
        reason = request.POST.get("hvorfor", "").strip()[:300]
        seen = request.POST.get("seen", "")
        paper_actions.change_paper(request.user, found, values, reason=reason, seen=seen)
    except MeetingError as wrong:
        return with_refused_paper(request, process, pk, item_pk, [f"{found.name}: {wrong.said}"], key=paper_key)
    messages.success(request, gettext("Saved."))
    return _to(process, pk, item_pk)


@process_page(permissions.prepares_meetings, "POST")
def remove(request: HttpRequest, process: Process, pk: int, item_pk: int, paper_key: str) -> HttpResponse:
    found = _paper(process, pk, item_pk, paper_key)
    try:
        reason = request.POST.get("hvorfor", "").strip()[:300]
        paper_actions.remove_paper(request.user, found, reason=reason)
    except MeetingError as wrong:
        return with_refused_paper(request, process, pk, item_pk, [f"{found.name}: {wrong.said}"], key=paper_key)
    said = gettext("“%(name)s” is taken away. It can be brought back.") % {"name": found.name}
    url = reverse("paper_back", args=[process.slug, pk, item_pk, paper_key])
    way_back.offer(request, said, url=url, fields={"hvorfor": reason})
    return _to(process, pk, item_pk)


@process_page(permissions.prepares_meetings, "POST")
def bring_back(request: HttpRequest, process: Process, pk: int, item_pk: int, paper_key: str) -> HttpResponse:
    found = _paper(process, pk, item_pk, paper_key, removed=True)
    try:
        paper_actions.bring_back_paper(request.user, found, reason=request.POST.get("hvorfor", "").strip()[:300])
    except MeetingError as wrong:
        messages.error(request, f"{found.name}: {wrong.said}")
    else:
        messages.success(request, gettext("“%(name)s” is attached again.") % {"name": found.name})
    return _to(process, pk, item_pk)
