"""Beside the rows of a review: parting one, what is not mentioned, the plan as a whole, the warnings, pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext

from frisat.plan.danish import wording
from frisat.plan.errors import FormatError, PeriodError, ReadError
from frisat.plan.period import Period
from frisat.plan.typed import shown, typed
from frisat.web.base import words
from frisat.web.base.middleware import AskedWrongly
from frisat.web.base.paging import only, page_asked
from frisat.web.intake import (
    beside,
    decisions,
    deed_words,
    forms,
    joining,
    operations,
    pictures,
    present,
    queries,
    wholesale,
)
from frisat.web.intake.models import Decision, Intake
from frisat.web.intake.views import go, import_or_404, is_read
from frisat.web.intake.warned import Listing
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page

A_PAGE = 50
WARNINGS_A_PAGE = 200
"""They are read through, and printed, as one list."""
PLAN_NAMES = {
    "title": gettext_lazy("Title"),
    "kind": gettext_lazy("Kind of document"),
    "organisation": gettext_lazy("Organisation"),
    "case_no": gettext_lazy("Case number"),
    "updated": gettext_lazy("Updated"),
    "provisional": gettext_lazy("Provisional"),
    "stakeholders": gettext_lazy("Stakeholders"),
    "stakeholders_complete": gettext_lazy("The list of stakeholders is complete"),
    "footnotes": gettext_lazy("Footnotes"),
    "text": gettext_lazy("Text beside the activities"),
}


_PARTED = ("period", "title", "agenda")
"""What each half of a parted row says for itself; the rest they share."""


def _reviewed(process: Process, pk: int) -> Intake:
    intake = import_or_404(process, pk)
    if not is_read(intake):
        raise Http404
    return intake


def _import_url(intake: Intake) -> str:
    return reverse("import", args=[intake.process.slug, intake.pk])


def _frame(intake: Intake, tab: str) -> dict[str, Any]:
    document = intake.document
    return {
        "process": intake.process,
        "intake": intake,
        "document": document,
        "tab": tab,
        "import_url": _import_url(intake),
        "standing": queries.standing(intake),
        "unmentioned": queries.unmentioned_counts(intake),
        "loose": queries.loose(intake),
        "beside": beside.tabs(intake),
    }


@process_page(permissions.edits_plan, "GET", "HEAD", "POST")
def part(request: HttpRequest, process: Process, pk: int, row_pk: int) -> HttpResponse:
    """One row made two: what stays, and what the second one says."""
    intake = _reviewed(process, pk)
    row = queries.rows_read(intake).filter(pk=row_pk, decision=Decision.OPEN).first()
    if row is None:
        raise Http404
    row.intake = intake
    said = {f"{n}-{name}": shown(name, row.activity.get(name)) for n in (1, 2) for name in _PARTED}
    errors: dict[str, tuple[str, str]] = {}
    if request.method == "POST":
        made = []
        for n in (1, 2):
            activity = dict(row.activity)
            for name in _PARTED:
                text = request.POST.get(f"{n}-{name}", "").replace("\r\n", "\n")
                was, said[f"{n}-{name}"] = said[f"{n}-{name}"], text
                if text == was:
                    continue
                try:
                    activity[name] = typed(name, text)
                except FormatError as error:
                    errors[f"{n}-{name}"] = forms.told(error)
            made.append({k: v for k, v in activity.items() if v is not None})
        version = int(request.POST["version"]) if request.POST.get("version", "").isdigit() else -1
        if not errors and made[0] == made[1]:
            errors["2-title"] = (gettext("The two rows say the same."), gettext("Change what the second one says."))
        if not errors:
            try:
                joining.part(request.user, intake, row.pk, version, made[0], made[1])
            except decisions.StaleError:
                messages.warning(request, gettext("A colleague has changed the row since you opened it."))
                return go("import", process, pk)
            messages.success(request, gettext("The row is two now. Look at both and accept them."))
            return go("import", process, pk)
    fields = [
        [
            {
                "id": f"felt-{n}-{name}", "name": f"{n}-{name}", "label": forms.label(name),
                "value": said[f"{n}-{name}"], "tall": name == "agenda", "error": errors.get(f"{n}-{name}"),
            }
            for name in _PARTED
        ]
        for n in (1, 2)
    ]  # fmt: skip
    context = {
        "process": process, "intake": intake, "row": row, "parts": fields,
        "import_url": _import_url(intake),
        "wrong": [f for side in fields for f in side if f["error"]],
    }  # fmt: skip
    return render(request, "intake/part.html", context, status=422 if errors else 200)


@process_page(permissions.edits_plan, "GET", "HEAD", "POST")
def unmentioned(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """Activities of the plan that the document does not mention: they stay, unless a person says otherwise."""
    intake = _reviewed(process, pk)
    if request.method == "POST" and "igen" in request.POST:
        return _open_again(request, intake, request.POST["igen"])
    if request.method == "POST":
        said = {}
        for name, value in request.POST.items():
            number, _, version = name.removeprefix("v-").partition("-")
            if name.startswith("v-") and number.isdigit() and version.isdigit() and value in ("left", "dropped"):
                said[int(number)] = (int(version), Decision(value))
        try:
            stay, leave = wholesale.decide_unmentioned(request.user, intake, said)
        except decisions.StaleError:
            messages.warning(
                request, gettext("A colleague has decided some of it meanwhile. Nothing of yours was taken.")
            )
            return go("import_unmentioned", process, pk)
        told = []
        if stay:
            told.append(
                ngettext("%(n)s activity stays as it is", "%(n)s activities stay as they are", stay) % {"n": stay}
            )
        if leave:
            told.append(ngettext("%(n)s leaves the plan", "%(n)s leave the plan", leave) % {"n": leave})
        messages.success(request, ", ".join(told) + "." if told else gettext("Nothing was chosen."))
        return go("import_unmentioned", process, pk)
    only(request.GET, "vis", "side")
    if (show := request.GET.get("vis", "")) not in ("", "uaendret"):
        raise AskedWrongly(gettext("There is no such selection of rows: “%(value)s”.") % {"value": show[:40]})
    rows = queries.unmentioned(intake)
    asked = rows.filter(decision=Decision.OPEN, proposed=Decision.DROPPED)
    shows_all = show == "uaendret"
    pages = Paginator(rows.exclude(decision=Decision.OPEN, proposed=Decision.DROPPED) if shows_all else asked, A_PAGE)
    page = pages.page(page_asked(request.GET.get("side", ""), pages.num_pages))
    context = {**_frame(intake, "unmentioned"), "page": page, "shows_all": shows_all}
    context["entries"] = [present.unmentioned_line(row) for row in page]
    return render(request, "intake/unmentioned.html", context)


def _open_again(request: HttpRequest, intake: Intake, asked: str) -> HttpResponse:
    """Takes back what was decided about one activity that is not mentioned: `asked` is its row and version."""
    number, _, version = asked.partition("-")
    row = queries.unmentioned(intake).filter(pk=int(number) if number.isdigit() and len(number) < 18 else 0).first()
    if row is None:
        raise Http404
    try:
        decisions.reopen(request.user, intake, row.pk, int(version) if version.isdigit() else -1)
    except decisions.BusyError:
        messages.info(request, deed_words.busy_words())
    except decisions.StaleError:
        messages.warning(request, gettext("A colleague has decided about it since you opened the page."))
    except decisions.KeptError:
        said = gettext("It cannot be taken back: a colleague has gone on with it, or it is published.")
        messages.warning(request, said)
    else:
        title = str(row.read.get("title") or "")
        messages.success(request, gettext("The decision about “%(title)s” is taken back.") % {"title": title})
    return go("import_unmentioned", intake.process, intake.pk)


@process_page(permissions.edits_plan, "GET", "HEAD", "POST")
def plan(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """What the document says of the plan as a whole: title, date, stakeholders, footnotes, text."""
    intake = _reviewed(process, pk)
    row = queries.plan_row(intake)
    if row is None:
        raise Http404
    problem = ""
    if request.method == "POST":
        version = int(request.POST["version"]) if request.POST.get("version", "").isdigit() else -1
        seen = {name[4:]: str(v) for name, v in request.POST.items() if name.startswith("set-")}
        try:
            if request.POST.get("do") == "reopen":
                decisions.reopen(request.user, intake, row.pk, version)
                messages.success(request, gettext("The decision is taken back."))
            else:
                taken = wholesale.take_plan(request.user, intake, row.pk, version, request.POST.getlist("tag"), seen)
                messages.success(request, gettext("It is in the draft.") if taken else gettext("Nothing was taken."))
            return go("import_plan", process, pk)
        except decisions.StaleError:
            problem = gettext("A colleague has decided about it since you opened the page.")
        except decisions.KeptError:
            problem = gettext("It cannot be taken back: a colleague has gone on with it, or it is published.")
        except decisions.MovedError:
            problem = gettext("A colleague has changed it in the plan since you opened the page. This is there now.")
        row.refresh_from_db()
    found = operations.of_plan(row, present.state_now(process), operations.keys_of(intake))
    is_first = not process.versions.exists()
    entries = [
        {
            "name": name,
            "label": PLAN_NAMES[name],
            "before": _plan_words(name, before),
            "after": _plan_words(name, after),
            "token": operations.token(before),
            "is_added": name in ("stakeholders", "text", "footnotes") and bool(before),
            "is_chosen": not before or (is_first and name == "kind"),
        }
        for name, (before, after) in found.items()
    ]
    context = {
        **_frame(intake, "plan"), "row": row, "entries": entries, "problem": problem,
        "is_open": row.decision == Decision.OPEN,
        "taken": [str(PLAN_NAMES[n]) for n in row.taken if n in PLAN_NAMES],
    }  # fmt: skip
    return render(request, "intake/plan.html", context, status=409 if problem else 200)


def _plan_words(name: str, value: Any) -> list[str]:
    """A field of the plan for reading, one text a line."""
    if value in (None, "", [], {}):
        return []
    if isinstance(value, bool):
        return [gettext("yes") if value else gettext("no")]
    if name == "footnotes":
        return [f"{note.get('mark', '')} {note.get('text', '')}".strip() for note in value]
    if name == "updated":
        return [_day_words(str(value))]
    if name == "kind":
        from frisat.plan.wording.writing import DOCUMENTS

        return [DOCUMENTS.get(str(value), {}).get(words.language(), str(value))]
    return [str(x) for x in value] if isinstance(value, list) else [str(value)]


def _day_words(edtf: str) -> str:
    try:
        return wording(Period(edtf), words.language())
    except PeriodError:
        return edtf


@process_page(permissions.edits_plan)
def warnings(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """Everything that the reading was unsure of or did not understand, in the order of the document."""
    only(request.GET, "vis", "side")
    intake = _reviewed(process, pk)
    show = request.GET.get("vis", "")
    if show not in ("", "aabne"):
        raise AskedWrongly(gettext("There is no such selection of rows: “%(value)s”.") % {"value": show})
    frame = _frame(intake, "warnings")
    pages = Paginator(Listing(intake, only_open=show == "aabne"), WARNINGS_A_PAGE)
    page = pages.page(page_asked(request.GET.get("side", ""), pages.num_pages))
    return render(request, "intake/warnings.html", {**frame, "page": page, "show": show})


@process_page(permissions.edits_plan)
def picture(request: HttpRequest, process: Process, pk: int, number: int) -> HttpResponse:
    """The picture of a page of a PDF."""
    intake = _reviewed(process, pk)
    if not 1 <= number <= pictures.most_pages():
        raise Http404
    try:
        data = pictures.of_page(intake.document_id, number, Path(settings.DATA))
    except ReadError as error:
        raise Http404 from error
    return HttpResponse(data, content_type="image/png", headers={"X-Content-Type-Options": "nosniff"})
