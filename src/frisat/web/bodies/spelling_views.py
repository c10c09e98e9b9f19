"""The spellings of a body: one given, one taken away."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from frisat.web.bodies import back_actions, back_views, queries, spelling_actions
from frisat.web.bodies.body_views import add, found_body, page, processes_of
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.forms import AliasForm
from frisat.web.people import permissions
from frisat.web.people.routes import work_page


@work_page(permissions.keeps_register, "POST")
def add_alias(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_body(pk)
    form = AliasForm(request.POST, processes=processes_of(request.user))
    if form.is_valid():
        said = form.cleaned_data
        try:
            spelling_actions.add_alias(
                request.user, found, text=said["text"], process_id=said["process"], first_day=said["first_day"],
                last_day=said["last_day"],
            )  # fmt: skip
        except RegisterError as wrong:
            add(form, wrong)
        else:
            text = gettext("“%(text)s” is now a spelling of “%(name)s”.")
            messages.success(request, text % {"text": said["text"], "name": found.name})
            return redirect("body", pk)
    return page(request, found, alias=form)


@work_page(permissions.keeps_register, "POST")
def remove_alias(request: HttpRequest, pk: int, alias_pk: int) -> HttpResponse:
    found = found_body(pk)
    alias = queries.alias_of(found, alias_pk)
    if alias is None:
        raise Http404
    kept = back_actions.kept_alias(alias)
    try:
        spelling_actions.remove_alias(request.user, alias)
    except RegisterError as wrong:
        return page(request, found, wrong=wrong)
    text = gettext("“%(text)s” is no longer a spelling of “%(name)s”.")
    back_views.offer(request, text % {"text": alias.text, "name": found.name}, alias=kept)
    return redirect("body", pk)
