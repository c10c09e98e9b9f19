"""One's own account: name, password, second factor, sessions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from frisat.web.base import seen
from frisat.web.people import actions, permissions, queries, sessions
from frisat.web.people.forms import ROLE_WORDS, ProfileForm
from frisat.web.people.models import RoleName
from frisat.web.people.routes import work_page


@work_page(permissions.signed_in, "GET", "HEAD", "POST")
def profile(request: HttpRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, initial={"name": request.user.name})
    now: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            actions.rename_oneself(request.user, name=form.cleaned_data["name"], seen=request.POST.get("seen", ""))
        except seen.StaleError:
            form.add_error(None, seen.told())
            request.user.refresh_from_db()
            now = {"name": request.user.name}
        else:
            messages.success(request, gettext("Your name is saved."))
            return redirect("account_profile")
    shown = {
        "form": form,
        "seen": actions.stand_of_name(request.user),
        "differs": seen.differs(form, now),
        "has_factor": queries.has_second_factor(request.user),
        "comes_from_outside": queries.comes_from_outside(request.user),
        "sessions": sessions.of(request.user, this=request.session.session_key),
        "roles": [(found, ROLE_WORDS[RoleName(found.role.name)]) for found in queries.roles(request.user)],
    }
    return render(request, "people/profile.html", shown, status=422 if form.errors else 200)


@work_page(permissions.signed_in, "POST")
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """Ends one's sessions on all machines but this one, whose session is made anew."""
    actions.sign_oneself_out(request.user)
    update_session_auth_hash(request, request.user)
    messages.success(request, gettext("You are signed out everywhere else."))
    return redirect("account_profile")


@work_page(permissions.signed_in, "POST")
def end_session(request: HttpRequest, name: str) -> HttpResponse:
    """Signs one out on one other machine. A name that no session of one's own has is not found."""
    this = request.session.session_key
    if name not in {one.name for one in sessions.of(request.user, this=this) if not one.is_this}:
        raise Http404
    actions.end_own_session(request.user, name=name, this=this)
    messages.success(request, gettext("You are signed out there."))
    return redirect(f"{reverse('account_profile')}#h-sessions")
