"""Who may read what is closed of an item: shown, barred, let in, and each of them taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan.meeting import Stage
from frisat.web.base import way_back
from frisat.web.meetings import queries, reader_actions, readers
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.head_views import title_of
from frisat.web.meetings.item_views import item_in
from frisat.web.meetings.models import Item, Meeting, Participant
from frisat.web.meetings.value import name_of
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page


@process_page(permissions.prepares_meetings)
def shown(request: HttpRequest, process: Process, pk: int, item_pk: int) -> HttpResponse:
    """Everybody who takes part or has a seat, and whether they read it."""
    row, found = item_in(process, pk, item_pk)
    return _page(request, row, found)


def _page(
    request: HttpRequest, row: Meeting, item: Item, *, wrong: MeetingError | None = None, of: int = 0, typed: str = ""
) -> HttpResponse:
    """`wrong` is what was refused of the participant `of`, with the reason that was typed."""
    found = readers.shown(row, item)
    papers = item.papers.filter(removed=None, closed=True).count()
    context = {
        "process": row.process, "row": row, "item": item, "title": title_of(row), "readers": found,
        "summed": readers.summed(found), "may_let_in": permissions.releases_papers(request.user, row.process_id),
        "may_bar": row.stage not in (Stage.APPROVING, Stage.FROZEN), "has_closed": item.closed or papers > 0,
        "closed_papers": papers, "wrong": wrong, "of": of, "typed": typed,
    }  # fmt: skip
    return render(request, "meetings/readers.html", context, status=422 if wrong else 200)


def _who(process: Process, pk: int, item_pk: int, person_pk: int) -> tuple[Meeting, Item, Participant]:
    row, item = item_in(process, pk, item_pk)
    found = queries.participant_of(row, person_pk)
    if found is None:
        raise Http404
    return row, item, found


def _why(request: HttpRequest) -> str:
    return " ".join(request.POST.get("why", "").split())[:300]


def _done(
    request: HttpRequest, found: tuple[Meeting, Item, Participant], deed: Callable[[], Any], said: str,
    back: str = "", fields: dict[str, str] | None = None,
) -> HttpResponse:  # fmt: skip
    """Does it and says so; `back` is the address that undoes it. What is refused stands on the page."""
    row, item, who = found
    try:
        deed()
    except MeetingError as wrong:
        return _page(request, row, item, wrong=wrong, of=who.pk, typed=_why(request))
    told = said % {"who": name_of(who)}
    if back:
        url = reverse(back, args=[row.process.slug, row.pk, item.pk, who.pk])
        way_back.offer(request, told, url=url, fields=fields or {})
    else:
        messages.success(request, told)
    return redirect("item_readers", row.process.slug, row.pk, item.pk)


@process_page(permissions.prepares_meetings, "POST")
def bar(request: HttpRequest, process: Process, pk: int, item_pk: int, person_pk: int) -> HttpResponse:
    found = _who(process, pk, item_pk, person_pk)
    said = gettext("%(who)s is barred from the item and sees nothing closed of it.")
    return _done(request, found, lambda: reader_actions.bar(request.user, found[1], found[2], why=_why(request)), said)


@process_page(permissions.prepares_meetings, "POST")
def unbar(request: HttpRequest, process: Process, pk: int, item_pk: int, person_pk: int) -> HttpResponse:
    found = _who(process, pk, item_pk, person_pk)
    held = found[1].conflict_rows.filter(participant=found[2]).first()
    said = gettext("%(who)s is not barred from the item any more.")
    fields = {"why": held.why or gettext("Conflict of interest") if held else ""}
    return _done(
        request, found, lambda: reader_actions.unbar(request.user, found[1], found[2]), said, "item_bar", fields
    )


@process_page(permissions.releases_papers, "POST")
def let_in(request: HttpRequest, process: Process, pk: int, item_pk: int, person_pk: int) -> HttpResponse:
    found = _who(process, pk, item_pk, person_pk)
    said = gettext("%(who)s may read the item from now on, until you take it back.")
    return _done(
        request, found, lambda: reader_actions.let_in(request.user, found[1], found[2], why=_why(request)), said
    )


@process_page(permissions.releases_papers, "POST")
def end(request: HttpRequest, process: Process, pk: int, item_pk: int, person_pk: int) -> HttpResponse:
    found = _who(process, pk, item_pk, person_pk)
    held = found[1].let_in_rows.filter(participant=found[2], ended=None).first()
    said = gettext("%(who)s reads nothing closed of the item any more.")
    fields = {"why": held.why if held else ""}
    return _done(
        request, found, lambda: reader_actions.end_letting_in(request.user, found[1], found[2]), said,
        "item_let_in", fields,
    )  # fmt: skip
