"""What is done at the steps of a case: put there, moved, skipped, answered, set on an agenda; many answers at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext

from frisat.plan.answers import Answer, answers
from frisat.plan.journey import Say, tally
from frisat.web.base import seen, words
from frisat.web.base.clock import today
from frisat.web.base.kept_rows import kept_row
from frisat.web.cases import actions, again, agendas, pages, queries, sight
from frisat.web.cases.back_views import offer
from frisat.web.cases.case_views import BOTH, case_or_404
from frisat.web.cases.errors import CaseError
from frisat.web.cases.forms import PasteForm, ReasonForm, SayForm, StepForm, StepsForm, add
from frisat.web.cases.models import Case, Step, has_spoken, is_waiting
from frisat.web.cases.words import OUTCOME_WORDS
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page


def _step(process: Process, number: int, pk: int) -> tuple[Case, Step]:
    row = case_or_404(process, number)
    step = queries.step_of(row, pk)
    if step is None:
        raise Http404
    return row, step


def _back(process: Process, row: Case, step: Step | None = None) -> HttpResponse:
    answer = redirect("case", process.slug, row.number)
    if step is not None:
        answer["Location"] += f"#trin-{step.pk}"
    return answer


def _form_page(
    request: HttpRequest, template: str, process: Process, row: Case, form: Any, **more: Any
) -> HttpResponse:
    context = {"process": process, "case": row, "form": form, **more}
    return render(request, f"cases/{template}.html", context, status=422 if form.errors else 200)


@process_page(permissions.prepares_meetings, *BOTH)
def add_step(request: HttpRequest, process: Process, case_no: int) -> HttpResponse:
    row = case_or_404(process, case_no)
    form = StepsForm(request.POST or None, steps=list(row.steps.all()), initial={"say": Say.RECOMMENDS})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_steps(request.user, row, [form.cleaned_data["body"]], **form.values)
        except CaseError as wrong:
            add(form, wrong)
        else:
            messages.success(request, gettext("“%(body)s” is on the way.") % {"body": made[0].body.name})
            return _back(process, row, made[0])
    return _form_page(request, "step_new", process, row, form)


@process_page(permissions.prepares_meetings, *BOTH)
def step(request: HttpRequest, process: Process, case_no: int, step: int) -> HttpResponse:
    """What the body is to be told: its own text, the recommendation, by when."""
    row, found = _step(process, case_no, step)
    names = ("say", "due", "text", "recommendation")
    form = StepForm(request.POST or None, initial={n: getattr(found, n) for n in names})
    now: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_step(request.user, found, **form.cleaned_data, seen=request.POST.get("seen", ""))
        except CaseError as wrong:
            add(form, wrong)
            row, found = _step(process, case_no, step)
            now = {n: getattr(found, n) for n in names} if wrong.code == "Q122" else {}
        else:
            messages.success(request, gettext("Saved."))
            return _back(process, row, found)
    more = {"seen": actions.stand_of(found), "differs": seen.differs(form, now)}
    return _form_page(request, "step", process, row, form, step=found, **more)


@process_page(permissions.prepares_meetings, "POST")
def move(request: HttpRequest, process: Process, case_no: int, step: int) -> HttpResponse:
    """One place up or down the way, or off it; or the bodies before it once more, where it sent the case back."""
    row, found = _step(process, case_no, step)
    where = request.POST.get("hvor", "")
    if where == "fjern":
        kept = kept_row(found)
        try:
            actions.remove_step(request.user, found)
        except CaseError as wrong:
            messages.error(request, wrong.said)
            return _back(process, row, found)
        offer(request, row, gettext("“%(body)s” is off the way.") % {"body": found.body.name}, step=kept)
        return _back(process, row)
    if where == "igen":
        made = again.before_them_again(request.user, found)
        if made:
            said = gettext("The case comes before “%(body)s” again.")
            messages.success(request, said % {"body": ", ".join(one.body.name for one in made)})
            return _back(process, row, made[0])
    if where in ("op", "ned"):
        actions.move_step(request.user, found, up=where == "op")
    return _back(process, row, found)


@process_page(permissions.prepares_meetings, *BOTH)
def skip(request: HttpRequest, process: Process, case_no: int, step: int) -> HttpResponse:
    """Past a body for a reason, or by it after all."""
    row, found = _step(process, case_no, step)
    if request.method == "POST" and request.POST.get("alligevel"):
        actions.unskip(request.user, found)
        messages.success(request, gettext("The case passes “%(body)s” after all.") % {"body": found.body.name})
        return _back(process, row, found)
    form = ReasonForm(request.POST or None, initial={"reason": found.skipped})
    if request.method == "POST" and form.is_valid():
        try:
            actions.skip(request.user, found, reason=form.cleaned_data["reason"])
        except CaseError as wrong:
            add(form, wrong)
        else:
            messages.success(request, gettext("The case goes past “%(body)s”.") % {"body": found.body.name})
            return _back(process, row, found)
    return _form_page(request, "skip", process, row, form, step=found)


@process_page(permissions.prepares_meetings, *BOTH)
def say(request: HttpRequest, process: Process, case_no: int, step: int) -> HttpResponse:
    """What the body said."""
    row, found = _step(process, case_no, step)
    texts = list(row.texts.all())
    form = SayForm(request.POST or None, texts=texts, initial={"day": today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.say(request.user, found, **form.values)
        except CaseError as wrong:
            add(form, wrong)
        else:
            messages.success(request, gettext("The answer of “%(body)s” is written.") % {"body": found.body.name})
            return _back(process, row, found)
    return _form_page(request, "say", process, row, form, step=found, texts=texts)


@process_page(permissions.prepares_meetings, *BOTH)
def unsay(request: HttpRequest, process: Process, case_no: int, step: int) -> HttpResponse:
    """Takes back what was written by mistake."""
    row, found = _step(process, case_no, step)
    try:
        actions.unless_said(found)
    except CaseError as nothing:
        messages.error(request, nothing.said)
        return _back(process, row, found)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = kept_row(found)
            actions.unsay(request.user, found, reason=form.cleaned_data["reason"])
        except CaseError as wrong:
            add(form, wrong)
        else:
            offer(
                request,
                row,
                gettext("The answer of “%(body)s” is taken back.") % {"body": found.body.name},
                answer=kept,
            )
            return _back(process, row, found)
    return _form_page(request, "unsay", process, row, form, step=found)


@process_page(permissions.prepares_meetings, "POST")
def agenda(request: HttpRequest, process: Process, case_no: int, step: int) -> HttpResponse:
    """Sets the step on the agenda of a meeting of its body."""
    row, found = _step(process, case_no, step)
    try:
        place = agendas.put(request.user, found, request.POST.get("moede", "")[:20])
    except LookupError:
        messages.error(request, gettext("That meeting takes no more items. Choose another one."))
    except CaseError as wrong:
        messages.error(request, wrong.said)
    else:
        messages.success(request, gettext("The case is on the agenda: %(meeting)s.") % {"meeting": place.label})
    return _back(process, row, found)


# ---------------------------------------------------------------------------------------------- several bodies at once
@process_page(permissions.reads_process)
def approvals(request: HttpRequest, process: Process, case_no: int) -> HttpResponse:
    """Who has said yes to which text, with which reservations, and who is missing: one page, ready to print."""
    row = case_or_404(process, case_no)
    case = sight.case_for(request.user, row)
    if case is None or not case.assents:
        raise Http404
    day = today()
    context = {
        "process": process,
        "case": case,
        "tally": pages.shown_tally(tally(case, day), case, day),
        "may_prepare": permissions.prepares_meetings(request.user, process.pk),
    }
    return render(request, "cases/approvals.html", context)


@process_page(permissions.prepares_meetings, *BOTH)
def paste(request: HttpRequest, process: Process, case_no: int) -> HttpResponse:
    """Answers pasted from Excel: first shown as they were understood, then taken in, all of them or none."""
    row = case_or_404(process, case_no)
    form = PasteForm(request.POST or None)
    found: list[Answer] = []
    asked = [s for s in row.steps.all() if s.say == Say.ASSENTS]
    steps = {str(s.pk): s for s in asked if is_waiting(s)}
    if request.method == "POST" and form.is_valid():
        spoken = [name for _, name in _spellings(process, [s for s in asked if has_spoken(s)])]
        found, wrong = answers(form.cleaned_data["rows"], _spellings(process, list(steps.values())), spoken)
        for one in wrong:
            form.add_error("rows", CaseError(one.code, row=one.row, value=one.value).said)
        if not found and not wrong:
            form.add_error("rows", CaseError("Q116").said)
        if request.POST.get("tag") and not form.errors:
            try:
                n = actions.say_many(request.user, row, [(steps[a.body], _said(a)) for a in found])
            except CaseError as refused:
                form.add_error("rows", refused.said)
            else:
                said = ngettext("%(n)s answer is written.", "%(n)s answers are written.", n)
                messages.success(request, said % {"n": words.number(n)})
                return redirect("case_approvals", process.slug, row.number)
    several = row.texts.count() > 1
    understood = [
        (a, steps[a.body].body, OUTCOME_WORDS[a.outcome], actions.text_on(row, a.day) if several else None)
        for a in found
    ]
    return _form_page(request, "paste", process, row, form, understood=understood, left=list(steps.values()))


def _said(answer: Answer) -> dict[str, Any]:
    return {"outcome": answer.outcome, "day": answer.day, "reservations": answer.reservations}


def _spellings(process: Process, steps: list[Step]) -> list[tuple[str, str]]:
    """Each way in which the bodies of the steps are called, with the key of their step."""
    by_body = {s.body_id: str(s.pk) for s in steps}
    names = [(str(s.pk), s.body.name) for s in steps]
    for s in steps:
        if whose := s.body.organisation:  # as the list on the page names it, too
            names += [(str(s.pk), whose), (str(s.pk), f"{s.body.name} ({whose})")]
    return [*names, *((by_body[body], text) for body, text in queries.other_names(process, list(by_body)))]
