"""A new process in one screen: empty, from a document, or as a copy whose days are shown before it is made."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from frisat.plan import shift
from frisat.plan.layout.labels import date_words
from frisat.plan.sentences import sentence
from frisat.web.base import words
from frisat.web.people import permissions
from frisat.web.people.routes import work_page
from frisat.web.process import make
from frisat.web.process.make_forms import NewProcessForm, case_number_hint, period_means
from frisat.web.process.models import Process


@work_page(permissions.makes_processes, "GET", "HEAD", "POST")
def new(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "process/process_new.html", {"form": NewProcessForm(by=request.user)})
    form = NewProcessForm(request.POST, by=request.user)
    if not form.is_valid():
        return render(request, "process/process_new.html", {"form": form}, status=422)
    said = form.cleaned_data
    is_copy = said["start"] == "copy"
    if is_copy and "make" not in request.POST:
        moved = shift.shifted(make.plan_to_copy(request.user, said["copy_of"]), said["start_day"])
        context = {"form": form, "model": said["copy_of"], "start": said["start_day"], "rows": _rows(moved)}
        return render(request, "process/process_copy.html", context)
    try:
        process = make.make(
            request.user,
            owner=said["owner"],
            copy_of=said["copy_of"] if is_copy else None,
            new_start=said.get("start_day") if is_copy else None,
            **form.fields_of_process,
        )
    except ValidationError as error:
        form.add_error(None, error) if not hasattr(error, "error_dict") else form.add_error("slug", error.messages)
        return render(request, "process/process_new.html", {"form": form}, status=422)
    messages.success(request, gettext("The process “%(name)s” has been made.") % {"name": process.name})
    return redirect(_next_page(process, said["start"]))


def _next_page(process: Process, start: str) -> str:
    """Where the plan begins: the upload, the copied draft, or the page of the process."""
    name = {"document": "imports", "copy": "editor"}.get(start, "work_process")
    try:
        return reverse(name, args=[process.slug])
    except NoReverseMatch:
        return reverse("work_process", args=[process.slug])


@dataclass(frozen=True, slots=True)
class Row:
    """One activity of a copy before it is made: when it was, when it will be, and what to look at."""

    title: str
    before: str
    after: str
    why: tuple[str, ...]
    is_left_out: bool


def _rows(moved: tuple[shift.Moved, ...]) -> list[Row]:
    language = words.language()
    none = gettext("no date")
    return [
        Row(
            m.before.title,
            date_words(m.before, language) or none,
            "" if m.after is None else (date_words(m.after, language) or none),
            tuple(sentence(code, language=language) for code in m.why),
            m.after is None,
        )
        for m in moved
    ]


@work_page(permissions.makes_processes)
def address(request: HttpRequest) -> HttpResponse:
    """The address that a name would get, as a fragment of the form."""
    form = NewProcessForm({"name": request.GET.get("name", "")[:200]}, by=request.user)
    context = {"proposed": form.proposed_address, "namesakes": form.namesakes}
    return render(request, "process/process_new_address.html", context)


@work_page(permissions.signed_in)
def meaning(request: HttpRequest) -> HttpResponse:
    """What a typed period, or a case number, means, as a fragment beside its field."""
    if "case_no" in request.GET:
        said = case_number_hint(request.GET["case_no"][:200])
    else:
        said = period_means(request.GET.get("period", "")[:200])
    return render(request, "process/process_meaning.html", {"said": said})
