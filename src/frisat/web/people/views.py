"""The accounts of the site, for administrators."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frisat.web.base import seen
from frisat.web.base.middleware import AskedWrongly
from frisat.web.base.paging import only, page_asked
from frisat.web.people import actions, permissions, queries
from frisat.web.people.forms import ROLE_WORDS, AccountForm, ReasonForm
from frisat.web.people.models import Account, RoleName
from frisat.web.people.notices import send_link
from frisat.web.people.routes import work_page

A_PAGE = 100
BOTH = ("GET", "HEAD", "POST")


@work_page(permissions.keeps_accounts)
def accounts(request: HttpRequest) -> HttpResponse:
    only(request.GET, "vis", "q", "side")
    shown, words = request.GET.get("vis", ""), request.GET.get("q", "").strip()[:100]
    if shown not in queries.SHOWN:
        raise AskedWrongly(gettext("The list cannot be narrowed to “%(what)s”.") % {"what": shown[:40]})
    pages = Paginator(queries.accounts(shown=shown, words=words), A_PAGE)
    asked = page_asked(request.GET.get("side", ""), pages.num_pages)
    return render(
        request,
        "people/accounts.html",
        {"page": pages.page(asked), "shown": shown, "words": words, "is_narrowed": bool(shown or words)},
    )


@work_page(permissions.keeps_accounts, *BOTH)
def new_account(request: HttpRequest) -> HttpResponse:
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.make_account(request.user, **form.cleaned_data)
        _mail(request, made, is_new=True)
        return redirect("account_page", made.pk)
    return render(request, "people/account_new.html", {"form": form}, status=422 if form.errors else 200)


@work_page(permissions.keeps_accounts, *BOTH)
def account(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    fields = ("name", "email", "makes_processes", "is_site_admin")
    form = AccountForm(request.POST or None, of=found, initial={name: getattr(found, name) for name in fields})
    now: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_account(request.user, found, **form.cleaned_data, seen=request.POST.get("seen", ""))
        except actions.LastOneError:
            form.add_error("is_site_admin", _last_administrator(found))
        except seen.StaleError:
            form.add_error(None, seen.told())
            found = _found(pk)
            now = {name: getattr(found, name) for name in fields}
        else:
            return _done(request, found, gettext("The account of %(name)s is saved."))
    shown = {
        "account": found,
        "form": form,
        "seen": actions.stand_of(found),
        "differs": seen.differs(form, now),
        "reason": ReasonForm(),
        "roles": [(role, ROLE_WORDS[RoleName(role.role.name)]) for role in queries.roles(found)],
        "is_oneself": found.pk == request.user.pk,
    }
    return render(request, "people/account.html", shown, status=422 if form.errors else 200)


@work_page(permissions.keeps_accounts, "POST")
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    try:
        actions.close_account(request.user, found, reason=_reason(request))
    except actions.LastOneError:
        messages.error(request, _last_administrator(found))
        return redirect("account_page", pk)
    return _done(request, found, gettext("The account of %(name)s is closed, and signed out everywhere."))


@work_page(permissions.keeps_accounts, "POST")
def open_again(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    actions.open_account(request.user, found, reason=_reason(request))
    return _done(request, found, gettext("The account of %(name)s is open again."))


@work_page(permissions.keeps_accounts, "POST")
def sign_out(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    actions.sign_out(request.user, found)
    return _done(request, found, gettext("%(name)s is signed out everywhere."))


@work_page(permissions.keeps_accounts, "POST")
def take_factors(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    actions.take_factors(request.user, found, reason=_reason(request))
    return _done(
        request, found, gettext("%(name)s has no second factor any more, and sets one up at the next sign-in.")
    )


@work_page(permissions.keeps_accounts, "POST")
def disconnect(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    actions.disconnect_account(request.user, found)
    return _done(request, found, gettext("%(name)s is found by mail address at the next sign-in from outside."))


@work_page(permissions.keeps_accounts, "POST")
def new_link(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(pk)
    if not found.is_active:
        messages.error(request, gettext("The account is closed. Open it before you send a link."))
        return redirect("account_page", pk)
    actions.link_sent(request.user, found)
    _mail(request, found, is_new=False)
    return _renewed(request, found)


def _found(pk: int) -> Account:
    found = queries.account(pk)
    if found is None:
        raise Http404
    return found


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "").strip()[:300]


def _done(request: HttpRequest, found: Account, sentence: str) -> HttpResponse:
    messages.success(request, sentence % {"name": found.name})
    return _renewed(request, found)


def _renewed(request: HttpRequest, found: Account) -> HttpResponse:
    """Back to the account; who did it to oneself keeps the session that asked, made anew."""
    if found.pk == request.user.pk:
        request.user.refresh_from_db()
        if request.user.is_active:
            update_session_auth_hash(request, request.user)
    return redirect("account_page", found.pk)


def _last_administrator(found: Account) -> str:
    said = gettext("%(name)s is the site's last administrator. Make somebody else administrator first.")
    return said % {"name": found.name}


def _mail(request: HttpRequest, found: Account, *, is_new: bool) -> None:
    said: dict[str, Any] = {"name": found.name, "mail": found.email}
    if send_link(found, is_new=is_new):
        messages.success(request, gettext("A one-time link for %(name)s is on its way to %(mail)s.") % said)
    else:
        messages.error(
            request,
            gettext("The mail server did not take the mail to %(mail)s. The account is there; send the link later.")
            % said,
        )
