"""Versions as staff see them, and taking something out of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext

from frisat.plan.layout.labels import date_words
from frisat.plan.model import Visibility
from frisat.web.base import words
from frisat.web.people import permissions
from frisat.web.process import queries, take_out
from frisat.web.process.actions import newest, plan_of
from frisat.web.process.models import PlanVersion, Process
from frisat.web.process.publish_forms import TakeOutForm, said_of
from frisat.web.process.routes import process_page


def _version(process: Process, number: str) -> PlanVersion:
    """A version of this process by its number. Raises Http404."""
    found = queries.version_numbered(process, number)
    if found is None:
        raise Http404
    return found


@process_page(permissions.reads_process)
def version(request: HttpRequest, process: Process, number: str) -> HttpResponse:
    """A version with what only staff see: who published it, and the activities that the public does not see."""
    found = _version(process, number)
    language = words.language()
    rows = [
        (a.key, date_words(a, language) or gettext("no date"), a.title, a.visibility is Visibility.STAFF)
        for a in plan_of(found).activities
    ]
    latest = newest(process)
    context = {
        "process": process,
        "version": found,
        "versions": queries.versions_of(process)[::-1],
        "rows": rows,
        "is_newest": latest is not None and latest.pk == found.pk,
        "before": queries.before(found),
        "gone": take_out.kinds_taken(found),
        "may_take_out": permissions.approves(request.user, process.pk),
    }
    return render(request, "process/version_work.html", context)


@process_page(permissions.approves, "GET", "HEAD", "POST")
def take_something_out(request: HttpRequest, process: Process, number: str) -> HttpResponse:
    """
    What, then every place where it stands, then the ground: taken out only at the third step.

    Looking is a GET (`?key=` or `?text=`) and writes nothing.
    """
    found = _version(process, number)
    context: dict[str, Any] = {"process": process, "version": found}
    data = request.POST if request.method == "POST" else request.GET
    form = TakeOutForm(data) if "key" in data or "text" in data else TakeOutForm()
    if not form.is_bound or not form.is_valid():
        return _answer(request, {**context, "form": form})
    said = form.cleaned_data
    try:
        if request.method != "POST":
            context["found"] = take_out.look(process, key=said["key"], text=said["text"])
            context["activity"] = plan_of(found).by_key().get(said["key"])
            return _answer(request, {**context, "form": form})
        rows = take_out.take_out(request.user, process, ground=said["ground"], key=said["key"], text=said["text"])
    except take_out.NotTakenOutError as error:
        form.add_error(error.field, said_of(error))
        if error.field == "ground":
            context["found"] = take_out.look(process, key=said["key"], text=said["text"])
            context["activity"] = plan_of(found).by_key().get(said["key"])
        return _answer(request, {**context, "form": form})
    text = ngettext("Taken out of %(n)s version.", "Taken out of %(n)s versions.", len(rows)) % {"n": len(rows)}
    messages.success(request, text)
    return redirect("work_version", process.slug, number)


def _answer(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    return render(request, "process/version_take_out.html", context, status=422 if context["form"].errors else 200)
