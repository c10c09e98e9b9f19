"""The register of bodies: the list, the page of a body, and what is done to one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frisat.web.base.clock import today
from frisat.web.base.middleware import AskedWrongly
from frisat.web.base.paging import only, page_asked
from frisat.web.bodies import (
    actions,
    back_actions,
    back_views,
    checks,
    deeds,
    open_things,
    places,
    queries,
    successor_actions,
    uses,
)
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.forms import KIND_WORDS, ROLE_WORDS, AliasForm, BodyForm, CloseForm, SuccessorForm
from frisat.web.bodies.models import Alias, Body, BodyKind, Seat, SeatRole
from frisat.web.people import permissions
from frisat.web.people.routes import work_page
from frisat.web.record.things import Thing, label

BOTH = ("GET", "HEAD", "POST")
A_PAGE = 200


@work_page(permissions.reads_register)
def bodies(request: HttpRequest) -> HttpResponse:
    """Every body, those that exist no more folded away."""
    only(request.GET, "q", "slags", "organisation", "side")
    words, kind = request.GET.get("q", "").strip()[:100], request.GET.get("slags", "")
    organisation = request.GET.get("organisation")
    offered = queries.organisations()
    if kind and kind not in BodyKind.values:
        raise AskedWrongly(gettext("The list cannot be narrowed to “%(what)s”.") % {"what": kind[:40]})
    if organisation and organisation not in ("-", *offered):
        raise AskedWrongly(gettext("The list cannot be narrowed to “%(what)s”.") % {"what": organisation[:40]})
    whose = None if not organisation else "" if organisation == "-" else organisation
    found = list(queries.bodies(words=words, kind=kind, organisation=whose))
    day = today()
    pages = Paginator([b for b in found if b.last_day is None or b.last_day >= day], A_PAGE)
    asked = page_asked(request.GET.get("side", ""), pages.num_pages)
    context = {
        "page": pages.page(asked),
        "former": [b for b in found if b.last_day is not None and b.last_day < day],
        "words": words,
        "kind": kind,
        "whose": organisation or "",
        "is_narrowed": bool(words or kind or organisation),
        "kinds": KIND_WORDS.items(),
        "kind_words": KIND_WORDS,
        "organisations": [o for o in offered if o],
        "may_keep": permissions.keeps_register(request.user),
        "is_admin": permissions.keeps_accounts(request.user),
    }
    return render(request, "bodies/bodies.html", context)


@work_page(permissions.keeps_register, *BOTH)
def new(request: HttpRequest) -> HttpResponse:
    form = BodyForm(request.POST or None, initial={"name": request.GET.get("navn", "")[:200]})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make_body(request.user, **form.values())
        except RegisterError as wrong:
            add(form, wrong)
        else:
            messages.success(request, gettext("“%(name)s” is in the register.") % {"name": made.name})
            return redirect("body", made.pk)
    return render(request, "bodies/body_form.html", {"form": form}, status=422 if form.errors else 200)


@work_page(permissions.reads_register)
def body(request: HttpRequest, pk: int) -> HttpResponse:
    return page(request, found_body(pk))


@dataclass(slots=True)
class Term:
    """Seats that began on the same day: one term of a body."""

    first_day: Any
    seats: list[tuple[Seat, Any]] = field(default_factory=list)


def page(
    request: HttpRequest,
    found: Body,
    *,
    alias: AliasForm | None = None,
    close: CloseForm | None = None,
    wrong: RegisterError | None = None,
) -> HttpResponse:
    """The page of a body; with a form that could not be taken, status 422."""
    day = today()
    seats = queries.seats(found)
    now = [(s, ROLE_WORDS[SeatRole(s.role)]) for s in seats if queries.is_held(s, day)]
    ahead = [(s, ROLE_WORDS[SeatRole(s.role)]) for s in seats if s.first_day > day]
    past: dict[Any, Term] = {}
    for seat in seats:
        if seat.last_day is not None and seat.last_day < day:
            past.setdefault(seat.first_day, Term(seat.first_day)).seats.append((seat, ROLE_WORDS[SeatRole(seat.role)]))
    used = uses.uses(found, places.of(request.user))
    context = {
        "body": found,
        "kind": KIND_WORDS[BodyKind(found.kind)],
        "aliases": [(a, _where(a)) for a in queries.aliases(found)],
        "alias_form": alias or AliasForm(processes=processes_of(request.user)),
        "close_form": close or CloseForm(auto_id="id_close_%s"),
        "forms": [f for f in (alias, close) if f is not None and f.errors],
        "wrong": wrong,
        "now": now,
        "ahead": ahead,
        "past": sorted(past.values(), key=lambda t: t.first_day, reverse=True),
        "uses": used[:A_PAGE],
        "uses_left": max(0, len(used) - A_PAGE),
        "open_count": len(uses.still_open(used, day))
        + sum(len(rows) for _, rows in open_things.of(request.user, found)),
        "field_words": deeds.FIELD_WORDS,
        "forerunners": queries.forerunners(found),
        "parts": queries.parts(found),
        "merges": queries.merges(found),
        "merged_by": queries.merge_away(found) if found.merged_into_id else None,
        "history": deeds.history(Thing("body", str(found.pk))),
        "may_keep": permissions.keeps_register(request.user) and found.merged_into_id is None,
        "is_former": found.last_day is not None and found.last_day < day,
    }
    refused = wrong is not None or bool(context["forms"])
    return render(request, "bodies/body.html", context, status=422 if refused else 200)


def _where(alias: Alias) -> str:
    """Which process a spelling holds in; empty for all."""
    return label(Thing("process", str(alias.process_id))) if alias.process_id is not None else ""


def processes_of(who: Any) -> list[tuple[int, str]]:
    """The processes an account works in, by name: the register knows no other way to name them."""
    mine: Iterable[int] = permissions.roles_of(who)
    return sorted(((pk, label(Thing("process", str(pk)))) for pk in mine), key=lambda pair: pair[1])


@work_page(permissions.keeps_register, *BOTH)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_body(pk)
    names = ("name", "kind", "organisation", "part_of", "recommends_to", "first_day", "last_day", "outside_id")
    initial = {**{n: getattr(found, n) for n in names}, "seen": checks.stand(found)}
    form = BodyForm(request.POST or None, of=found, initial=initial)
    now: list[tuple[Any, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_body(request.user, found, seen=form.cleaned_data["seen"], **form.values())
        except RegisterError as wrong:
            add(form, wrong)
            if wrong.code == "B115":
                form = restand(form, checks.stand(found))
                now = [(form.fields[n].label, str(getattr(found, n) or "")) for n in names]
        else:
            messages.success(request, gettext("“%(name)s” is saved.") % {"name": form.cleaned_data["name"]})
            return redirect("body", pk)
    context = {"form": form, "body": found, "now": now}
    return render(request, "bodies/body_form.html", context, status=422 if form.errors else 200)


@work_page(permissions.keeps_register, "POST")
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_body(pk)
    form = CloseForm(request.POST, auto_id="id_close_%s")
    if form.is_valid():
        before = back_actions.ends_of([found])
        try:
            actions.close_body(request.user, found, **form.cleaned_data)
        except RegisterError as wrong:
            add(form, wrong)
        else:
            said = gettext("“%(name)s” is closed; its seats end with it.") % {"name": found.name}
            back_views.offer_ends(request, said, before, [found])
            return redirect("body", pk)
    return page(request, found, close=form)


@work_page(permissions.keeps_register, "POST")
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_body(pk)
    try:
        actions.reopen_body(request.user, found)
    except RegisterError as wrong:
        return page(request, found, wrong=wrong)
    messages.success(request, gettext("“%(name)s” has no last day any more.") % {"name": found.name})
    return redirect("body", pk)


@work_page(permissions.keeps_register, *BOTH)
def successor(request: HttpRequest, pk: int) -> HttpResponse:
    """Says who takes over, or makes the body that does."""
    found = found_body(pk)
    form = SuccessorForm(request.POST or None, of=found, initial={"successor": found.successor})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        both = [found, said["successor"]] if said["successor"] else [found]
        before = back_actions.ends_of(both)
        try:
            heir = successor_actions.hand_over(
                request.user, found, said["successor"], new_name=said["new_name"], from_day=said["from_day"],
                reason=said["reason"],
            )  # fmt: skip
        except RegisterError as wrong:
            add(form, wrong)
        else:
            text = gettext("“%(heir)s” takes over from “%(name)s”. Here is what is still open.")
            back_views.offer_ends(request, text % {"heir": heir.name, "name": found.name}, before, both)
            return redirect("body_handover", pk)
    return render(request, "bodies/successor.html", {"form": form, "body": found}, status=422 if form.errors else 200)


@work_page(permissions.keeps_register, "POST")
def no_successor(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_body(pk)
    before = back_actions.ends_of([found])
    try:
        successor_actions.set_successor(request.user, found, None)
    except RegisterError as wrong:
        return page(request, found, wrong=wrong)
    said = gettext("Nobody takes over from “%(name)s” any more.") % {"name": found.name}
    back_views.offer_ends(request, said, before, [found])
    return redirect("body", pk)


@work_page(permissions.reads_register)
def handover(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything open that a successor takes over, for print too."""
    found, day = found_body(pk), today()
    opened = uses.still_open(uses.uses(found, places.of(request.user)), day)
    drafts = sorted({u.place.process for u in opened if u.place.is_draft})
    context = {
        "body": found,
        "dated": [u for u in opened if u.place.first is not None or u.place.last is not None],
        "undated": [u for u in opened if u.place.first is None and u.place.last is None],
        "drafts": drafts,
        "things": open_things.of(request.user, found),
        "field_words": deeds.FIELD_WORDS,
        "seats": [(s, ROLE_WORDS[SeatRole(s.role)]) for s in queries.seats_on(found, day)],
        "day": day,
        "may_keep": permissions.keeps_register(request.user) and found.merged_into_id is None,
    }
    return render(request, "bodies/handover.html", context)


# ---------------------------------------------------------------------------------------------------------- shared
def found_body(pk: int) -> Body:
    found = queries.body(pk)
    if found is None:
        raise Http404
    return found


def add(form: forms.Form, wrong: RegisterError) -> None:
    """Puts what an action refused at the field it belongs to."""
    form.add_error(wrong.field if wrong.field in form.fields else None, wrong.said)


def restand(form: Any, seen: str) -> Any:
    """The same form with everything typed in it, made to save over what stands there by now."""
    data = form.data.copy()
    data["seen"] = seen
    form.data = data
    return form
