"""The register of persons."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frisat.web.base.clock import today
from frisat.web.base.paging import only, page_asked
from frisat.web.bodies import deeds, queries, seat_actions
from frisat.web.bodies.body_views import A_PAGE, BOTH, add, restand
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.forms import ROLE_WORDS, PersonAccountForm, PersonForm
from frisat.web.bodies.models import SeatRole
from frisat.web.people import permissions
from frisat.web.people.models import Person
from frisat.web.people.routes import work_page
from frisat.web.record.things import Thing


@work_page(permissions.reads_register)
def persons(request: HttpRequest) -> HttpResponse:
    only(request.GET, "q", "side")
    words, day = request.GET.get("q", "").strip()[:100], today()
    pages = Paginator(queries.persons(words=words), A_PAGE)
    shown = pages.page(page_asked(request.GET.get("side", ""), pages.num_pages))
    rows = [(p, [(s, ROLE_WORDS[SeatRole(s.role)]) for s in p.seats.all() if queries.is_held(s, day)]) for p in shown]
    context = {"page": shown, "rows": rows, "words": words, "may_keep": permissions.keeps_register(request.user)}
    return render(request, "bodies/persons.html", context)


@work_page(permissions.keeps_register, *BOTH)
def new(request: HttpRequest) -> HttpResponse:
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = seat_actions.make_person(request.user, **form.values())
        except RegisterError as wrong:
            add(form, wrong)
        else:
            messages.success(request, gettext("%(name)s is in the register.") % {"name": made.name})
            return redirect("person", made.pk)
    return render(request, "bodies/person_form.html", {"form": form}, status=422 if form.errors else 200)


@work_page(permissions.reads_register)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _found(pk))


def _page(request: HttpRequest, found: Person, account: PersonAccountForm | None = None) -> HttpResponse:
    day = today()
    seats = [(s, ROLE_WORDS[SeatRole(s.role)]) for s in queries.seats_of_person(found)]
    context = {
        "person": found,
        "now": [pair for pair in seats if queries.is_held(pair[0], day)],
        "others": [pair for pair in seats if not queries.is_held(pair[0], day)],
        "history": deeds.history(Thing("person", str(found.pk))),
        "may_keep": permissions.keeps_register(request.user),
        "may_link": permissions.keeps_accounts(request.user),
        "account_form": account or PersonAccountForm(initial={"email": found.account.email if found.account else ""}),
    }
    return render(request, "bodies/person.html", context, status=422 if account is not None else 200)


@work_page(permissions.keeps_register, *BOTH)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    stand = seat_actions.stand_of_person(found)
    initial = {**{n: getattr(found, n) for n in seat_actions.PERSON_FIELDS}, "seen": stand}
    form = PersonForm(request.POST or None, initial=initial)
    now: list[tuple[object, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            seat_actions.change_person(request.user, found, seen=form.cleaned_data["seen"], **form.values())
        except RegisterError as wrong:
            add(form, wrong)
            if wrong.code == "B115":
                form = restand(form, stand)
                now = [(form.fields[n].label, getattr(found, n)) for n in seat_actions.PERSON_FIELDS]
        else:
            messages.success(request, gettext("%(name)s is saved.") % {"name": form.cleaned_data["name"]})
            return redirect("person", pk)
    context = {"form": form, "person": found, "now": now}
    return render(request, "bodies/person_form.html", context, status=422 if form.errors else 200)


@work_page(permissions.keeps_accounts, "POST")
def set_account(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    form = PersonAccountForm(request.POST)
    if form.is_valid():
        try:
            seat_actions.set_account(request.user, found, form.account)
        except RegisterError as wrong:
            form.add_error("email", wrong.said)
        else:
            said = {"name": found.name, "account": form.account.name if form.account else ""}
            text = gettext("%(name)s signs in with the account of %(account)s.") if form.account else gettext(
                "%(name)s does not sign in any more.")  # fmt: skip
            messages.success(request, text % said)
            return redirect("person", pk)
    return _page(request, found, form)


def _found(pk: int) -> Person:
    found = queries.person(pk)
    if found is None:
        raise Http404
    return found
