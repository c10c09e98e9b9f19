"""Seats in a body: one added, changed or taken away, and many ended at an election."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext

from frisat.web.base.clock import today
from frisat.web.bodies import back_actions, back_views, queries, seat_actions
from frisat.web.bodies.body_views import BOTH, found_body, page, restand
from frisat.web.bodies.body_views import add as add_wrong
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.forms import KIND_WORDS, ElectionForm, SeatForm
from frisat.web.bodies.models import Body, BodyKind, Seat
from frisat.web.people import permissions
from frisat.web.people.routes import work_page

ENDS_AT_ELECTION = (BodyKind.COUNCIL, BodyKind.COMMITTEE)


@work_page(permissions.keeps_register, *BOTH)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    body = found_body(pk)
    form = SeatForm(request.POST or None, body=body, initial={"first_day": body.first_day or today()})
    if request.method == "POST" and form.is_valid():
        try:
            seat = seat_actions.add_seat_of(
                request.user, body, new_person=form.cleaned_data["new_person"], **form.values()
            )
        except RegisterError as wrong:
            add_wrong(form, wrong)
        else:
            said = {"who": str(seat.person or seat.representative_of), "body": body.name}
            messages.success(request, gettext("%(who)s has a seat in “%(body)s”.") % said)
            return redirect("seat_add" if request.POST.get("flere") else "body", pk)
    context = {"form": form, "body": body}
    return render(request, "bodies/seat_form.html", context, status=422 if form.errors else 200)


@work_page(permissions.keeps_register, *BOTH)
def change(request: HttpRequest, pk: int, seat_pk: int) -> HttpResponse:
    body = found_body(pk)
    seat = _seat(body, seat_pk)
    initial: dict[str, Any] = {n: getattr(seat, n) for n in seat_actions.SEAT_FIELDS}
    initial["seen"] = seat_actions.stand_of_seat(seat)
    form = SeatForm(request.POST or None, body=body, of=seat, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            seat_actions.change_seat(request.user, seat, seen=form.cleaned_data["seen"], **form.values())
        except RegisterError as wrong:
            add_wrong(form, wrong)
            if wrong.code == "B115":
                form = restand(form, initial["seen"])
        else:
            messages.success(request, gettext("The seat is saved."))
            return redirect("body", pk)
    context = {"form": form, "body": body, "seat": seat}
    return render(request, "bodies/seat_form.html", context, status=422 if form.errors else 200)


@work_page(permissions.keeps_register, "POST")
def remove(request: HttpRequest, pk: int, seat_pk: int) -> HttpResponse:
    body = found_body(pk)
    seat = _seat(body, seat_pk)
    kept = back_actions.kept_seat(seat)
    try:
        seat_actions.remove_seat(request.user, seat, reason=request.POST.get("reason", "").strip()[:300])
    except RegisterError as wrong:
        return page(request, body, wrong=wrong)
    said = gettext("The seat of %(who)s in “%(body)s” is taken away.")
    back_views.offer(request, said % {"who": seat.person or seat.representative_of, "body": body.name}, seat=kept)
    return redirect("body", pk)


def _seat(body: Body, pk: int) -> Seat:
    found = queries.seat_of(body, pk)
    if found is None:
        raise Http404
    return found


@work_page(permissions.keeps_register, *BOTH)
def election(request: HttpRequest) -> HttpResponse:
    """Ends the seats of several bodies: councils and committees are ticked beforehand."""
    offered = queries.with_seats_on(today())
    bodies = [body for body, _ in offered]
    first = [body.pk for body in bodies if body.kind in ENDS_AT_ELECTION]
    form = ElectionForm(request.POST or None, offered=bodies, initial={"bodies": first})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        before = back_actions.ends_of(said["bodies"])
        try:
            count = seat_actions.end_seats(
                request.user, said["bodies"], last_day=said["last_day"], reason=said["reason"]
            )
        except RegisterError as wrong:
            add_wrong(form, wrong)
        else:
            text = ngettext("%(n)s seat was ended.", "%(n)s seats were ended.", count)
            back_views.offer_ends(request, text % {"n": count}, before, said["bodies"])
            return redirect("bodies")
    ticked = set(request.POST.getlist("bodies")) if request.method == "POST" else {str(pk) for pk in first}
    rows = [(b, n, KIND_WORDS[BodyKind(b.kind)], str(b.pk) in ticked) for b, n in offered]
    return render(request, "bodies/election.html", {"form": form, "rows": rows}, status=422 if form.errors else 200)
