"""The decisions of a process as its secretariat keeps them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frisat.plan import journey as plan_journey
from frisat.plan.meeting import Outcome
from frisat.web.base.clock import today
from frisat.web.base.paging import numbers_on, only, paged
from frisat.web.cases import deciding, pages, queries, sight
from frisat.web.cases.case_views import BOTH
from frisat.web.cases.errors import CaseError
from frisat.web.cases.forms import DaysForm, DecideForm, DiscloseForm, add
from frisat.web.cases.models import Decision, Step, not_superseded
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page

PAGE = 50
"""Decisions on one page of the list."""


def _decision(process: Process, year: int, number: int) -> Decision:
    found = queries.decision_in(process, year, number)
    if found is None:
        raise Http404
    return found


@process_page(permissions.reads_process)
def decisions(request: HttpRequest, process: Process) -> HttpResponse:
    """What was decided in the process, page by page. Each has a line, a closed one as the reader may see it."""
    only(request.GET, "side")
    found = queries.decisions_in([process.pk])
    count = found.count()
    page = paged(request.GET, count, PAGE)
    numbers = numbers_on(page, found, count)
    seen = (sight.decision_for(request.user, row) for row in found.filter(pk__in=numbers))
    context = {
        "process": process,
        "lines": [(d, *pages.split(d.number), pages.outcome_word(d)) for d in seen if d is not None],
        "page": page,
        "day": today(),
        "may_release": permissions.releases_papers(request.user, process.pk),
    }
    return render(request, "cases/decisions.html", context)


@process_page(permissions.reads_process)
def decision(request: HttpRequest, process: Process, year: int, number: int) -> HttpResponse:
    row = _decision(process, year, number)
    found = sight.decision_for(request.user, row)
    if found is None:
        raise Http404
    context = {
        "process": process,
        "row": row,
        "decision": found,
        "year": year,
        "number": number,
        "outcome": pages.outcome_word(found),
        "supersedes": pages.link(found.supersedes),
        "superseded_by": pages.links(found.superseded_by),
        "day": today(),
        "may_release": permissions.releases_papers(request.user, process.pk),
    }
    return render(request, "cases/decision_work.html", context)


@process_page(permissions.releases_papers, *BOTH)
def new(request: HttpRequest, process: Process) -> HttpResponse:
    """A decision of its own, or of the step that the address names: then what the step says is filled in."""
    step = _asked_step(request, process)
    earlier = [(str(d), f"{d}: {d.title}") for d in queries.decisions_in([process.pk]).filter(not_superseded())]
    form = DecideForm(request.POST or None, process=process, earlier=earlier, fixed=step, initial=_of_step(step))
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        after = queries.by_key(process, said["supersedes"]) if said["supersedes"] else None
        body = step.body if step is not None else said["body"]
        try:
            made = deciding.decide(
                request.user, process,
                **{**said, "body": body, "outcome": Outcome(said["outcome"]), "supersedes": after, "step": step},
            )  # fmt: skip
        except CaseError as wrong:
            add(form, wrong)
        else:
            said_so = gettext("Decision %(number)s is on record, at an address that stays.")
            messages.success(request, said_so % {"number": str(made)})
            return redirect("work_decision", process.slug, made.year, made.number)
    context = {"process": process, "form": form, "step": step}
    return render(request, "cases/decision_new.html", context, status=422 if form.errors else 200)


def _asked_step(request: HttpRequest, process: Process) -> Step | None:
    asked = request.GET.get("trin", "")
    if not asked:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise Http404
    found = queries.step_in(process, int(asked))
    if found is None or hasattr(found, "decision"):
        raise Http404
    return found


def _of_step(step: Step | None) -> dict[str, Any]:
    if step is None:
        return {"day": today()}
    names = ("day", "outcome", "closed", "extract", "withheld")
    closed = step.closed or step.case.closed
    return {
        **{n: getattr(step, n) for n in names},
        "closed": closed,
        "title": step.case.title,
        "text": step.said or step.recommendation,
    }


@process_page(permissions.releases_papers, *BOTH)
def disclose(request: HttpRequest, process: Process, year: int, number: int) -> HttpResponse:
    """Closes a decision that was open, or opens it, for a reason."""
    row, found = _seen(request, process, year, number)
    begin = {"closed": found.closed, "extract": found.extract or "", "withheld": found.withheld or ""}
    form = DiscloseForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        try:
            made = deciding.disclose(request.user, row, **form.cleaned_data)
        except CaseError as wrong:
            add(form, wrong)
        else:
            if made is not None:
                said = gettext("It is closed everywhere now.") if made.closed else gettext("Anybody can read it now.")
                messages.success(request, said)
            return redirect("work_decision", process.slug, year, number)
    said = {
        "title": gettext("What the public may read"),
        "lead": gettext("It holds on every page and in every file at once."),
    }
    return _beside(request, process, found, form, year=year, number=number, **said)


@process_page(permissions.releases_papers, *BOTH)
def days(request: HttpRequest, process: Process, year: int, number: int) -> HttpResponse:
    """Puts right from when a decision holds, and when it is looked at again, for a reason."""
    row, found = _seen(request, process, year, number)
    form = DaysForm(request.POST or None, initial={"in_force": found.in_force, "review": found.review})
    if request.method == "POST" and form.is_valid():
        try:
            made = deciding.put_days(request.user, row, **form.cleaned_data)
        except CaseError as wrong:
            add(form, wrong)
        else:
            if made is not None:
                said = gettext("The days of decision %(number)s are put right. They can be put back the same way.")
                messages.success(request, said % {"number": str(row)})
            return redirect("work_decision", process.slug, year, number)
    lead = gettext("What was decided stays as it is. The minutes keep the days that were decided.")
    return _beside(
        request, process, found, form, year=year, number=number, title=gettext("Put the days right"), lead=lead
    )


def _seen(request: HttpRequest, process: Process, year: int, number: int) -> tuple[Decision, plan_journey.Decision]:
    """The row and what of it the reader sees; no page for who sees nothing of it."""
    row = _decision(process, year, number)
    found = sight.decision_for(request.user, row)
    if found is None:
        raise Http404
    return row, found


def _beside(
    request: HttpRequest, process: Process, found: plan_journey.Decision, form: Form, **shown: Any
) -> HttpResponse:
    """A form about what stands beside a decision, which itself never changes."""
    context = {"process": process, "decision": found, "form": form, **shown}
    return render(request, "cases/beside_decision.html", context, status=422 if form.errors else 200)
