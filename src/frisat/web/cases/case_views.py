"""The cases of a process as its secretariat works on them: the list, a case on its way, its text."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frisat.law import journeys
from frisat.plan.case_numbers import bare, hint
from frisat.plan.journey import Say, tally
from frisat.plan.sentences import hint as hint_of
from frisat.plan.sentences import sentence
from frisat.web.base import seen, words
from frisat.web.base.clock import today
from frisat.web.cases import actions, again, agendas, pages, queries, sight
from frisat.web.cases.errors import CaseError
from frisat.web.cases.forms import AboutCase, CloseForm, NewCase, TextForm, add, as_typed
from frisat.web.cases.models import Case
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page

BOTH = ("GET", "HEAD", "POST")


def case_or_404(process: Process, number: int) -> Case:
    found = queries.case_of(process, number)
    if found is None:
        raise Http404
    return found


@process_page(permissions.reads_process)
def cases(request: HttpRequest, process: Process) -> HttpResponse:
    """Every case of the process, those that wait for somebody first."""
    day = today()
    lines = []
    for row in queries.cases_of(process):
        case = sight.case_for(request.user, row)
        if case is None:
            continue
        lines.append((case, [pages.stop(case, s, day) for s in case.now], tally(case, day) if case.assents else None))
    lines.sort(key=lambda line: not line[1])
    context = {"process": process, "lines": lines, "may_prepare": _prepares(request, process)}
    return render(request, "cases/cases.html", context)


def _prepares(request: HttpRequest, process: Process) -> bool:
    return permissions.prepares_meetings(request.user, process.pk)


@process_page(permissions.prepares_meetings, *BOTH)
def new(request: HttpRequest, process: Process) -> HttpResponse:
    form = NewCase(request.POST or None, process=process)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if said["way"] == "chain":
            journey = queries.journey_from(said["first"], costs=said["costs"])
        else:
            journey = [(body, Say.ASSENTS) for body in said.get("bodies", ())]
        made = actions.make_case(
            request.user, process, title=said["title"], case_no=bare(said["case_no"]), text=said["text"],
            costs=said["costs"], journey=journey, due=said["due"],
        )  # fmt: skip
        messages.success(
            request, gettext("The case is made. The public does not see it yet.") + _doubt(said["case_no"])
        )
        return redirect("case", process.slug, made.number)
    return render(request, "cases/case_new.html", {"process": process, "form": form}, status=_status(form))


def _status(form: Any) -> int:
    return 422 if form.errors else 200


def _doubt(case_no: str) -> str:
    """What is odd about a case number: said beside the success, for it is never refused."""
    code = hint(case_no)
    if not code:
        return ""
    parts, language = {"value": bare(case_no)}, words.language()
    return f" {sentence(code, parts, language=language)} {hint_of(code, parts, language=language)}"


@process_page(permissions.reads_process)
def case(request: HttpRequest, process: Process, case_no: int) -> HttpResponse:
    """A case on its way: every step with what may be done at it, and what is doubtful about the journey."""
    row = sight.case_row(request.user, process.pk, case_no)
    if row is None:
        raise Http404
    return page(request, process, row)


def page(request: HttpRequest, process: Process, row: Case, **more: Any) -> HttpResponse:
    found = sight.case_for(request.user, row)
    if found is None or (found.closed and not _prepares(request, process)):
        raise Http404
    day = today()
    steps = list(row.steps.all())
    for step in steps:
        step.case = row  # the case is here already
    doubts = journeys.check(found, day)
    said: dict[str, list[tuple[str, str]]] = {}
    for one in doubts:
        said.setdefault(one.step, []).append((one.message(words.language()), one.hint(words.language())))
    may = _prepares(request, process)
    places = agendas.open_to(steps) if may else {}
    standing = agendas.standing_on(steps) if may else {}
    closing = agendas.closing([s for s in steps if not row.closed]) if may else {}
    back_to = {s.pk: ", ".join(b.body.name for b in again.bodies_ahead(s, steps)) for s in steps} if may else {}
    stops = [
        pages.stop(
            found, s, day, findings=tuple(said.get(s.key, ())),
            places=places.get(int(s.key), ()), agendas=standing.get(int(s.key), ()),
            back_to=back_to.get(int(s.key), ""), closed_by=closing.get(int(s.key), ()),
        )
        for s in found.steps
    ]  # fmt: skip
    context = {
        "process": process,
        "case": found,
        "rows": pages.rows(found, stops),
        "whole": said.get("", []),
        "doubts": len(doubts),
        "tally": pages.shown_tally(tally(found, day), found, day) if found.assents else None,
        "may_prepare": may,
        "may_release": permissions.releases_papers(request.user, process.pk),
        "close_form": CloseForm(initial={"closed": found.closed, "ground": found.ground or ""}),
        **more,
    }
    return render(request, "cases/case.html", context, status=422 if more else 200)


@process_page(permissions.prepares_meetings, *BOTH)
def change(request: HttpRequest, process: Process, case_no: int) -> HttpResponse:
    """What the case is called, its number, whether it costs money."""
    row = case_or_404(process, case_no)
    form = AboutCase(request.POST or None, initial=as_typed(row))
    now: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.change_case(
                request.user, row, **{**said, "case_no": bare(said["case_no"])}, seen=request.POST.get("seen", "")
            )
        except CaseError as wrong:
            add(form, wrong)
            row = case_or_404(process, case_no)
            now = as_typed(row)
        else:
            messages.success(request, gettext("Saved.") + _doubt(said["case_no"]))
            return redirect("case", process.slug, row.number)
    context = _around(process, row, form, differs=seen.differs(form, now))
    return render(request, "cases/case_change.html", context, status=_status(form))


@process_page(permissions.prepares_meetings, *BOTH)
def text(request: HttpRequest, process: Process, case_no: int) -> HttpResponse:
    """A new wording of the case's text; earlier ones stay."""
    row = case_or_404(process, case_no)
    newest = row.texts.last()
    now: dict[str, Any] = {}
    form = TextForm(request.POST or None, initial={"text": newest.text if newest else ""})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.write_text(request.user, row, **form.cleaned_data, seen=request.POST.get("seen", ""))
        except CaseError as wrong:
            add(form, wrong)
            row = case_or_404(process, case_no)
            newest = row.texts.last()
            now = {"text": newest.text} if newest and wrong.code == "Q122" else {}
        else:
            said = gettext("Text no. %(n)s is what the bodies are asked about from now on.")
            messages.success(request, said % {"n": made.number})
            return redirect("case", process.slug, row.number)
    context = _around(process, row, form, newest=newest, differs=seen.differs(form, now))
    return render(request, "cases/case_text.html", context, status=_status(form))


def _around(process: Process, row: Case, form: Any, **more: Any) -> dict[str, Any]:
    return {"process": process, "case": row, "form": form, "seen": actions.stand_of(row), **more}


@process_page(permissions.releases_papers, "POST")
def show(request: HttpRequest, process: Process, case_no: int) -> HttpResponse:
    row = case_or_404(process, case_no)
    shown = request.POST.get("vis") == "1"
    actions.show(request.user, row, shown=shown)
    said = gettext("The public can follow the case now.") if shown else gettext("The public no longer sees the case.")
    messages.success(request, said)
    return redirect("case", process.slug, row.number)


@process_page(permissions.releases_papers, "POST")
def close(request: HttpRequest, process: Process, case_no: int) -> HttpResponse:
    row = case_or_404(process, case_no)
    form = CloseForm(request.POST)
    if form.is_valid():
        try:
            actions.close(request.user, row, **form.cleaned_data)
        except CaseError as wrong:
            add(form, wrong)
        else:
            closed = form.cleaned_data["closed"]
            said = gettext("The case is closed.") if closed else gettext("The case is open.")
            messages.success(request, said)
            return redirect("case", process.slug, row.number)
    return page(request, process, row, close_form=form)
