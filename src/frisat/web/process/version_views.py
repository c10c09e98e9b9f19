"""Versions as staff see them, and taking something out of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from frisat.plan.layout.labels import date_words
from frisat.plan.model import Visibility
from frisat.web.base import words
from frisat.web.people import permissions
from frisat.web.process import queries, take_out
from frisat.web.process.actions import newest, plan_of
from frisat.web.process.models import PlanVersion, Process, TakenOut
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
def take_something_out(request: HttpRequest, process: Process, number: str = "") -> HttpResponse:
    """
    What, then every place where it stands, then from which of them and the ground: taken out only at the third step.

    Looking is a GET (`?key=` or `?text=`) and writes nothing. From the page of a version an activity can be chosen.
    """
    version = _version(process, number) if number else None
    context: dict[str, Any] = {
        "process": process,
        "version": version,
        "here": reverse("version_take_out", args=[process.slug, number])
        if version
        else reverse("process_take_out", args=[process.slug]),
        "back": reverse("work_version", args=[process.slug, number])
        if version
        else reverse("work_process", args=[process.slug]),
    }
    data = request.POST if request.method == "POST" else request.GET
    form = TakeOutForm(data, places=data.getlist("where")) if "key" in data or "text" in data else TakeOutForm()
    if not form.is_bound or not form.is_valid():
        return _answer(request, {**context, "form": form})
    said = form.cleaned_data
    wanted = said["where"] if request.method == "POST" and "valgt" in data else None
    try:
        if request.method != "POST":
            return _answer(request, {**context, "form": form, **_found(process, version, said, wanted)})
        rows = take_out.take_out(
            request.user, process, ground=said["ground"], key=said["key"], text=said["text"], where=wanted
        )
    except take_out.NotTakenOutError as error:
        form.add_error(error.field, said_of(error))
        if error.field in ("ground", "where"):
            context |= _found(process, version, said, wanted)
        return _answer(request, {**context, "form": form})
    messages.success(request, _done(rows))
    return HttpResponseRedirect(str(context["back"]))


def _found(
    process: Process, version: PlanVersion | None, said: dict[str, Any], wanted: list[str] | None
) -> dict[str, Any]:
    """Where it stands, each place with whether it is ticked: all where the words are known to stand, to begin with."""
    found = take_out.look(process, key=said["key"], text=said["text"])
    ticked = set(found.names if wanted is None else wanted)
    newest_plan = plan_of(version) if version is not None else None
    return {
        "found": found,
        "in_plan": take_out.PLAN in ticked,
        "beside": [(one, one.name in ticked) for one in found.beside],
        "activity": newest_plan.by_key().get(said["key"]) if newest_plan is not None else None,
    }


def _done(rows: list[TakenOut]) -> str:
    """From how many versions, and from how many things beside the plan."""
    versions = sum(row.version_id is not None for row in rows)
    things = len({(row.thing, row.thing_key) for row in rows if row.version_id is None})
    said = []
    if versions:
        said.append(ngettext("Taken out of %(n)s version.", "Taken out of %(n)s versions.", versions) % {"n": versions})
    if things:
        text = ngettext(
            "Taken out of %(n)s meeting, case or decision.", "Taken out of %(n)s meetings, cases or decisions.", things
        )
        said.append(text % {"n": things})
    return " ".join(said) or gettext("It is taken out.")


def _answer(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    return render(request, "process/version_take_out.html", context, status=422 if context["form"].errors else 200)
