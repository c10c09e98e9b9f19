"""The items of an agenda: added, written, put in order, taken away and brought back, closed, withdrawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from frisat.web.base import seen, way_back
from frisat.web.meetings import agenda_actions, queries, readers
from frisat.web.meetings.agenda_forms import CloseForm, ItemForm, ReasonForm
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.forms import add, case_hint
from frisat.web.meetings.head_views import title_of
from frisat.web.meetings.meeting_views import BOTH, found_meeting, light_meeting, page
from frisat.web.meetings.models import Item, Meeting
from frisat.web.meetings.saving import saved_answer, wants_json
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page


def item_in(process: Process, pk: int, item_pk: int, *, removed: bool = False) -> tuple[Meeting, Item]:
    """An item of a meeting of this process. Raises Http404 for a foreign one."""
    row = light_meeting(process, pk)
    found = queries.item_of(row, item_pk, removed=removed)
    if found is None:
        raise Http404
    return row, found


def to_item(process: Process, pk: int, item_pk: int) -> HttpResponse:
    """Back to where the item stands on the meeting's page."""
    return HttpResponseRedirect(f"{reverse('work_meeting', args=[process.slug, pk])}#punkt-{item_pk}")


@process_page(permissions.prepares_meetings, "POST")
def add_one(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """A new item from its title alone; the rest is written on its own page."""
    row = found_meeting(process, pk)
    title = " ".join(request.POST.get("titel", "").split())
    if not title:
        return page(request, row, wrong=MeetingError("G123", "titel"))
    try:
        [made] = agenda_actions.add_items(request.user, row, [{"title": title[:300]}], at=_place(request.POST))
    except MeetingError as wrong:
        return page(request, found_meeting(process, pk), wrong=wrong)
    if request.POST.get("skriv"):
        return HttpResponseRedirect(reverse("work_item", args=[process.slug, pk, made.pk]))
    return to_item(process, pk, made.pk)


def _place(sent: Any) -> int | None:
    text = str(sent.get("plads", ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None


@process_page(permissions.prepares_meetings, *BOTH)
def item(request: HttpRequest, process: Process, pk: int, item_pk: int) -> HttpResponse:
    row, found = item_in(process, pk, item_pk)
    out = agenda_actions.is_out(row, found)
    form = ItemForm(request.POST or None, out=out, initial=_initial(found))
    differs: list[tuple[str, str]] = []
    if request.method == "POST" and wants_json(request) and not out:
        return _saved_meanwhile(request, found, form)
    if request.method == "POST" and form.is_valid():
        revision = form.cleaned_data["seen"]
        try:
            agenda_actions.change_item(
                request.user, found, form.values(), seen=-1 if revision is None else revision,
                reason=form.cleaned_data.get("reason", ""),
            )  # fmt: skip
        except MeetingError as wrong:
            add(form, wrong)
            if wrong.code == "G105":
                _, found = item_in(process, pk, item_pk)
                differs = _differs(form, found)
                form.data = form.data.copy()
                form.data["seen"] = str(found.revision)
                if found.closed:  # to save again must not open what somebody has closed meanwhile
                    form.data["closed"], form.data["ground"] = "on", form.data.get("ground") or found.ground
        else:
            messages.success(request, gettext("Saved."))
            if hint := case_hint(form.cleaned_data["case_no"]):
                messages.warning(request, hint)
            return to_item(process, pk, item_pk)
    return _shown(request, row, found, form, differs=differs, status=422 if form.errors else 200)


def _saved_meanwhile(request: HttpRequest, found: Item, form: ItemForm) -> HttpResponse:
    """
    Keeps what can be kept while somebody writes, and says of the rest what is wrong. An item is not closed before its
    ground is written, and an empty title leaves the old one. What is sent already is never changed this way.
    """
    wrong = {} if form.is_valid() else {name: str(said[0]) for name, said in form.errors.items()}
    values = form.values()
    if "ground" in wrong:
        values.pop("closed", None)
    revision = form.cleaned_data.get("seen")
    try:
        found = agenda_actions.change_item(request.user, found, values, seen=-1 if revision is None else revision)
    except MeetingError as refused:
        if refused.code != "G105":
            return JsonResponse({"revision": found.revision, "wrong": {"": refused.said}, "saved": ""})
        now = queries.item_of(found.meeting, found.pk) or found
        said = {"revision": now.revision, "wrong": {"": refused.said}, "now": _differs(form, now)}
        if now.closed:  # to save again must not open what somebody has closed meanwhile
            said["closed"] = now.ground
        return JsonResponse(said, status=409)
    return saved_answer(revision=found.revision, wrong=wrong)


def with_refused_paper(
    request: HttpRequest, process: Process, pk: int, item_pk: int, faults: Sequence[str], *, key: str = ""
) -> HttpResponse:
    """
    The item's page with what was refused of a paper: `key` names the one that was to be changed, "" a new one. What was
    typed beside it stands there again; a browser alone keeps no chosen file.
    """
    row, found = item_in(process, pk, item_pk)
    form = ItemForm(out=agenda_actions.is_out(row, found), initial=_initial(found))
    typed = {
        "key": key, "faults": faults, "closed": bool(request.POST.get("lukket")), "name": request.POST.get("navn", ""),
        "ground": request.POST.get("grund", ""), "reason": request.POST.get("hvorfor", ""),
    }  # fmt: skip
    return _shown(request, row, found, form, typed=typed, status=422)


def _shown(
    request: HttpRequest, row: Meeting, found: Item, form: ItemForm, *, differs: Sequence[tuple[str, str]] = (),
    typed: Mapping[str, Any] | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    process, out = row.process, agenda_actions.is_out(row, found)
    context = {
        "process": process, "row": row, "item": found, "form": form, "title": title_of(row), "differs": differs,
        "out": out, "papers": queries.papers_of(found), "typed": typed,
        "gone_papers": queries.papers_of(found, removed=True),
        "saves_itself": row.stage in queries.OPEN and not out,
        "may_release": permissions.releases_papers(request.user, process.pk), "may_change": row.stage in queries.OPEN,
        "summed": readers.summed(readers.shown(row, found)),
    }  # fmt: skip
    return render(request, "meetings/item.html", context, status=status)


def _initial(found: Item) -> dict[str, Any]:
    return {
        "seen": found.revision, "title": found.title, "kind": found.kind, "minutes": found.minutes,
        "presenters": "\n".join(", ".join(filter(None, (p["name"], p.get("role")))) for p in found.presenters),
        "case_no": found.case_no, "text": found.text, "recommendation": found.recommendation,
        "closed": found.closed, "ground": found.ground,
    }  # fmt: skip


def _differs(form: ItemForm, now: Item) -> list[tuple[str, str]]:
    """What the item says now where the form says something else: label, and what stands."""
    return seen.differs(form, {name: value for name, value in _initial(now).items() if name != "seen"})


@process_page(permissions.prepares_meetings, "POST")
def place(request: HttpRequest, process: Process, pk: int, item_pk: int) -> HttpResponse:
    """Up, down, or to a place: 0 is the first."""
    _, found = item_in(process, pk, item_pk)
    where, at = request.POST.get("hvor", ""), _place(request.POST)
    if where in ("op", "ned"):
        at = queries.place_of(found) + (-1 if where == "op" else 1)
    if at is None:
        return page(request, found_meeting(process, pk), wrong=MeetingError("G119", value=found.title))
    try:
        agenda_actions.place_item(request.user, found, at=max(0, at))
    except MeetingError as wrong:
        return page(request, found_meeting(process, pk), wrong=wrong)
    return to_item(process, pk, item_pk)


@process_page(permissions.prepares_meetings, "POST")
def remove(request: HttpRequest, process: Process, pk: int, item_pk: int) -> HttpResponse:
    _, found = item_in(process, pk, item_pk)
    try:
        agenda_actions.remove_item(request.user, found)
    except MeetingError as wrong:
        return page(request, found_meeting(process, pk), wrong=wrong)
    said = gettext("“%(title)s” is taken away. It can be brought back below the agenda, too.") % {"title": found.title}
    way_back.offer(request, said, url=reverse("item_back", args=[process.slug, pk, item_pk]), fields={})
    return HttpResponseRedirect(f"{reverse('work_meeting', args=[process.slug, pk])}#dagsorden")


@process_page(permissions.prepares_meetings, "POST")
def bring_back(request: HttpRequest, process: Process, pk: int, item_pk: int) -> HttpResponse:
    _, found = item_in(process, pk, item_pk, removed=True)
    try:
        agenda_actions.bring_back_item(request.user, found)
    except MeetingError as wrong:
        return page(request, found_meeting(process, pk), wrong=wrong)
    return to_item(process, pk, item_pk)


@process_page(permissions.releases_papers, *BOTH)
def withdraw(request: HttpRequest, process: Process, pk: int, item_pk: int) -> HttpResponse:
    """Takes an item off an agenda that was sent."""
    row, found = item_in(process, pk, item_pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            agenda_actions.withdraw_item(request.user, found, reason=form.cleaned_data["reason"])
        except MeetingError as wrong:
            add(form, wrong)
        else:
            messages.success(request, gettext("The item is taken off the agenda. Its number stays."))
            return to_item(process, pk, item_pk)
    context = {"process": process, "row": row, "item": found, "form": form, "title": title_of(row)}
    return render(request, "meetings/withdraw.html", context, status=422 if form.errors else 200)


@process_page(permissions.releases_papers, *BOTH)
def close(request: HttpRequest, process: Process, pk: int, item_pk: int) -> HttpResponse:
    """Closes an item, or opens one that is closed, at any stage; with a reason."""
    row, found = item_in(process, pk, item_pk)
    form = CloseForm(request.POST or None)
    closing = not found.closed
    if request.method == "POST" and form.is_valid():
        wanted = request.POST.get("luk", "1" if closing else "0") == "1"
        try:
            agenda_actions.close_item(request.user, found, closed=wanted, ground=form.cleaned_data["ground"])
        except MeetingError as wrong:
            add(form, wrong)
        else:
            said = gettext("The item is closed. The public sees nothing of it from now on.")
            messages.success(request, said if wanted else gettext("The item is open. The public can read it."))
            return to_item(process, pk, item_pk)
    context = {"process": process, "row": row, "item": found, "form": form, "title": title_of(row), "closing": closing}
    return render(request, "meetings/close.html", context, status=422 if form.errors else 200)
