"""Who works in a process: its roles, for its owners and for the site's administrators."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from frisat.web.base import seen, way_back
from frisat.web.people import actions, permissions, queries
from frisat.web.people.forms import ROLE_MEANING, ROLE_WORDS, ChangeRoleForm, RoleForm
from frisat.web.people.models import Account, Role, RoleName
from frisat.web.process.models import Process
from frisat.web.process.routes import may_see, process_page

BOTH = ("GET", "HEAD", "POST")


@process_page(permissions.gives_roles, *BOTH)
def roles(request: HttpRequest, process: Process) -> HttpResponse:
    """Who has which role, and a form for somebody new: it changes no role that an account has already."""
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.account is not None:
        try:
            actions.give_role(
                request.user, process.pk, form.account, form.cleaned_data["role"], seen=actions.stand_of_role(None)
            )
        except seen.StaleError:
            form.add_error("email", _has_role(process, form.account))
        else:
            said = {"name": form.account.name, "role": str(ROLE_WORDS[RoleName(form.cleaned_data["role"])]).lower()}
            messages.success(request, gettext("%(name)s is %(role)s in the process.") % said)
            return _back(request, process, form.account)
    return _page(request, process, form)


def _page(
    request: HttpRequest, process: Process, form: RoleForm, *, stale: tuple[int, str] | None = None
) -> HttpResponse:
    """The roles; `stale` is a role that somebody changed meanwhile, and what its form wanted it to be ("": gone)."""
    at, wanted = stale or (0, "")
    shown = {
        "process": process,
        "form": form,
        "rows": [
            (
                role,
                ChangeRoleForm(initial={"role": wanted if role.pk == at and wanted else role.name},
                               auto_id=f"id_{role.pk}_%s"),
                ROLE_WORDS[RoleName(role.name)],
                actions.stand_of_role(role.name),
            )
            for role in queries.roles_in(process.pk)
        ],
        "is_outside": not permissions.reads_process(request.user, process.pk),
        "stale": at,
        "wanted": ROLE_WORDS[RoleName(wanted)] if wanted else "",
        "told": seen.told(),
        "meanings": [(ROLE_WORDS[name], ROLE_MEANING[name]) for name in RoleName],
    }  # fmt: skip
    return render(request, "process/roles.html", shown, status=422 if form.errors or stale else 200)


def _has_role(process: Process, account: Account) -> str:
    has = next((r for r in queries.roles_in(process.pk) if r.account_id == account.pk), None)
    said = gettext("%(name)s works in the process already, as %(role)s. Change the role in the list above.")
    word = str(ROLE_WORDS[RoleName(has.name)]).lower() if has else ""
    return said % {"name": account.name, "role": word}


@process_page(permissions.gives_roles, "POST")
def change_role(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    role = _role(process, pk)
    form = ChangeRoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("Choose one of the roles in the list."))
        return redirect("process_roles", process.slug)
    if not role.account.is_active:
        messages.error(request, gettext("The account is closed. It can be taken out of the process, nothing else."))
        return redirect("process_roles", process.slug)
    try:
        actions.give_role(
            request.user, process.pk, role.account, form.cleaned_data["role"], seen=request.POST.get("seen", "")
        )
    except seen.StaleError:
        return _page(request, process, RoleForm(), stale=(role.pk, form.cleaned_data["role"]))
    except actions.LastOneError:
        messages.error(request, _last_owner(role.account))
        return redirect("process_roles", process.slug)
    said = {"name": role.account.name, "role": str(ROLE_WORDS[RoleName(form.cleaned_data["role"])]).lower()}
    messages.success(request, gettext("%(name)s is %(role)s in the process.") % said)
    return _back(request, process, role.account)


@process_page(permissions.gives_roles, "POST")
def take_role(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    role = _role(process, pk)
    try:
        actions.take_role(request.user, process.pk, role, seen=request.POST.get("seen", ""))
    except seen.StaleError:
        return _page(request, process, RoleForm(), stale=(role.pk, ""))
    except actions.LastOneError:
        messages.error(request, _last_owner(role.account))
        return redirect("process_roles", process.slug)
    said = gettext("%(name)s no longer works in the process.") % {"name": role.account.name}
    if role.account.pk == request.user.pk and not permissions.keeps_accounts(request.user):
        messages.success(request, f"{said} {gettext('Another owner of it can take you in again.')}")
    elif not role.account.is_active:
        messages.success(request, f"{said} {gettext('The account is closed; opened again, it can get a role again.')}")
    else:
        url, back = reverse("process_roles", args=[process.slug]), {"email": role.account.email, "role": role.name}
        way_back.offer(request, said, url=url, fields=back)
    return _back(request, process, role.account)


def _role(process: Process, pk: int) -> Role:
    found = queries.role_in(process.pk, pk)
    if found is None:
        raise Http404
    return found


def _back(request: HttpRequest, process: Process, changed: Account) -> HttpResponse:
    """To the roles; who changed one's own keeps the session, made anew, and goes where one may still be."""
    if changed.pk != request.user.pk:
        return redirect("process_roles", process.slug)
    request.user.refresh_from_db()
    permissions.forget_roles(request.user)
    update_session_auth_hash(request, request.user)
    if may_see(request.user, process) and permissions.gives_roles(request.user, process.pk):
        return redirect("process_roles", process.slug)
    return redirect("desk")


def _last_owner(account: Account) -> str:
    said = gettext("%(name)s is the process's last owner. Make somebody else owner first.")
    return said % {"name": account.name}
