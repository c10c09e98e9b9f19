"""Making two bodies one: choose the other, see what moves, do it; and take it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frisat.web.bodies import merge_actions, places, queries, spelling_actions, uses
from frisat.web.bodies.body_views import BOTH, found_body, page
from frisat.web.bodies.deeds import FIELD_WORDS
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.forms import ReasonForm
from frisat.web.bodies.models import Body
from frisat.web.people import permissions
from frisat.web.people.routes import work_page


@work_page(permissions.keeps_register, *BOTH)
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """`pk` goes into the body that `med` names; `med` empty: choose it first."""
    merged = found_body(pk)
    asked = (request.POST if request.method == "POST" else request.GET).get("med", "")
    into = _chosen(asked)
    if into is None:
        wrong = gettext("Choose the body that the two are to be.") if request.method == "POST" or asked else ""
        return _choose(request, merged, wrong)
    try:
        if request.method == "POST":
            reason = request.POST.get("reason", "").strip()[:300]
            merge_actions.merge(request.user, merged, into, seen=request.POST.get("seen", ""), reason=reason)
            text = gettext("“%(a)s” is now “%(b)s”. It can be undone below.")
            messages.success(request, text % {"a": merged.name, "b": into.name})
            return redirect("body", into.pk)
        wrong_said = ""
    except RegisterError as wrong:
        if wrong.code != "B108":
            return _choose(request, merged, wrong.said)
        wrong_said = wrong.said
    try:
        found = merge_actions.preview(merged, into)
    except RegisterError as wrong:
        return _choose(request, merged, wrong.said, status=422)
    used = uses.uses(merged, places.of(request.user))
    context = {
        "body": merged,
        "into": into,
        "preview": found,
        "uses": used[:20],
        "uses_count": len(used),
        "field_words": FIELD_WORDS,
        "form": ReasonForm(request.POST or None),
        "wrong": wrong_said,
    }
    return render(request, "bodies/merge.html", context, status=409 if wrong_said else 200)


def _chosen(asked: str) -> Body | None:
    if not (asked.isascii() and asked.isdigit() and len(asked) < 12):
        return None
    return queries.body(int(asked))


def _choose(request: HttpRequest, merged: Body, wrong: str, *, status: int = 422) -> HttpResponse:
    context = {"body": merged, "others": queries.choices(without=merged), "wrong": wrong}
    return render(request, "bodies/merge_choose.html", context, status=status if wrong else 200)


@work_page(permissions.keeps_register, "POST")
def undo(request: HttpRequest, pk: int, merge_pk: int) -> HttpResponse:
    found = found_body(pk)
    done = queries.merge_of(found, merge_pk)
    if done is None:
        raise Http404
    try:
        merge_actions.undo_merge(request.user, done, reason=request.POST.get("reason", "").strip()[:300])
        if request.POST.get("adskilt"):
            spelling_actions.keep_apart(request.user, done.merged, done.into)
    except RegisterError as wrong:
        return page(request, found, wrong=wrong)
    text = gettext("“%(a)s” and “%(b)s” are two bodies again, as they were.")
    messages.success(request, text % {"a": done.merged.name, "b": done.into.name})
    return redirect("body", done.merged_id)
