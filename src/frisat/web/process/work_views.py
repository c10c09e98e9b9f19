"""My processes, the page from which one is worked on, and its settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frisat.lint import check
from frisat.plan.layout.labels import date_words
from frisat.plan.model import Activity, Plan
from frisat.web.base import seen, words
from frisat.web.base.clock import today
from frisat.web.people import permissions
from frisat.web.people import queries as people_queries
from frisat.web.people.forms import ROLE_WORDS
from frisat.web.people.models import RoleName
from frisat.web.people.routes import work_page
from frisat.web.process import draft_ends, drafts, queries, upkeep, work_counts
from frisat.web.process.actions import newest, plan_of
from frisat.web.process.editor_news import changed
from frisat.web.process.make_forms import AboutForm, ReasonForm, StateForm
from frisat.web.process.models import Draft, PlanVersion, Process
from frisat.web.process.routes import process_page


@dataclass(frozen=True, slots=True)
class Line:
    """A process in the list: what I am in it, how far it is, and what waits there."""

    process: Process
    role: str
    version: PlanVersion | None
    draft: Draft | None
    waiting: list[work_counts.Waiting]


@work_page(permissions.signed_in)
def processes(request: HttpRequest) -> HttpResponse:
    """The processes that an account has a role in; an administrator sees all of them."""
    lines = _lines(request.user)
    context = {
        "lines": [line for line in lines if line.process.put_away is None],
        "away": [line for line in lines if line.process.put_away is not None],
        "may_make": permissions.makes_processes(request.user),
    }
    return render(request, "process/process_list.html", context)


def _lines(who: Any) -> list[Line]:
    roles = permissions.roles_of(who)
    found = list(queries.worked_on(who))
    drafts_open = {d.process_id: d for d in queries.open_drafts([p.pk for p in found])}
    newest_of = queries.newest_of([p.pk for p in found])
    waiting = work_counts.waiting([p.pk for p in found if permissions.edits_plan(who, p.pk)])
    return [
        Line(
            p,
            str(ROLE_WORDS[roles[p.pk]]) if p.pk in roles else "",
            newest_of.get(p.pk),
            drafts_open.get(p.pk),
            waiting.get(p.pk, []),
        )
        for p in found
    ]


def _waiting(who: Any, process: Process) -> list[work_counts.Waiting]:
    """What waits in the process; nothing for who may not do anything about it."""
    may = permissions.edits_plan(who, process.pk)
    return work_counts.waiting([process.pk]).get(process.pk, []) if may else []


@dataclass(frozen=True, slots=True)
class Next:
    """An activity that lies ahead."""

    key: str
    when: str
    far: str
    title: str


@process_page(permissions.reads_process)
def process(request: HttpRequest, process: Process) -> HttpResponse:
    """Where a process stands: what is next, its draft, versions, imports, roles and findings."""
    version, draft = newest(process), drafts.open_draft_of(process)
    plan = drafts.state_of(draft).to_plan() if draft else plan_of(version) if version else Plan()
    day = today()
    levels = [str(f.level) for f in check(plan, today=day)]
    context = {
        "process": process,
        "version": version,
        "versions": queries.versions_of(process)[::-1],
        "draft": draft,
        "dropped": draft is None and draft_ends.last_dropped(process) is not None,
        "changed": changed(draft),
        "count": len(plan.activities),
        "ahead": [_next(a, day) for a in ahead(plan, day)[:3]],
        "errors": levels.count("error"),
        "warnings": levels.count("warning"),
        "hints": levels.count("hint"),
        "waiting": _waiting(request.user, process),
        "people": [(r, ROLE_WORDS[RoleName(r.name)]) for r in people_queries.roles_in(process.pk)],
        "state_form": StateForm(initial={"state": process.state}),
        "may_own": permissions.owns_process(request.user, process.pk),
        "may_edit": permissions.edits_plan(request.user, process.pk),
        "may_approve": permissions.approves(request.user, process.pk),
        "may_give": permissions.gives_roles(request.user, process.pk),
        "asked": draft is not None and draft.state == "asked",
        "returned": draft is not None and draft.state == "returned",
    }
    return render(request, "process/process_work.html", context)


def ahead(plan: Plan, day: date) -> list[Activity]:
    """What lies ahead in a plan, the nearest first; called-off and held activities are left out."""
    found = [
        a for a in plan.activities if a.period and a.is_dated and not a.status.is_done and not a.period.is_over(day)
    ]
    return sorted(found, key=lambda a: ((a.period.earliest or date.min) < day, a.period.sort_key))  # type: ignore[union-attr]


def _next(a: Activity, day: date) -> Next:
    return Next(a.key, date_words(a, words.language()), words.away(a, day), words.headline(a.title))


# ----------------------------------------------------------------------------------------------------------- settings
@process_page(permissions.owns_process, "GET", "HEAD", "POST")
def settings_page(request: HttpRequest, process: Process) -> HttpResponse:
    """Name, address, case number and the rest; state; putting away."""
    if request.method != "POST":
        return _settings(request, process, AboutForm.filled(process))
    form = AboutForm(request.POST, of=process)
    if not form.is_valid():
        return _settings(request, process, form)
    try:
        changed = upkeep.change(request.user, process, seen=request.POST.get("seen", ""), **form.fields_of_process)
    except seen.StaleError:
        process.refresh_from_db()
        form.add_error(None, seen.told())
        return _settings(request, process, form, differs=seen.differs(form, AboutForm.as_typed(process)))
    except ValidationError as error:
        form.add_error("slug", error.messages)
        return _settings(request, process, form)
    if changed.slug != process.slug:
        said = gettext("Saved. The old address leads to the new one from now on.")
    else:
        said = gettext("Saved.")
    messages.success(request, said)
    return redirect("process_settings", changed.slug)


def _settings(
    request: HttpRequest,
    process: Process,
    form: AboutForm,
    *,
    state: StateForm | None = None,
    away: Any = None,
    differs: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    """`differs`: what stands there now in the fields of the form that was sent."""
    context = {
        "process": process,
        "form": form,
        "seen": upkeep.stand_of(process),
        "seen_state": upkeep.stand_of_state(process),
        "differs": differs,
        "state_form": state or StateForm(initial={"state": process.state}, auto_id="id_state_%s"),
        "away_form": away or ReasonForm(auto_id="id_away_%s"),
        "former": process.former_slugs.order_by("pk"),
    }
    wrong = any(f.errors for f in (form, state, away) if f is not None)
    return render(request, "process/process_settings.html", context, status=422 if wrong else 200)


@process_page(permissions.owns_process, "POST")
def set_state(request: HttpRequest, process: Process) -> HttpResponse:
    form = StateForm(request.POST, auto_id="id_state_%s")
    if not form.is_valid():
        return _settings(request, process, AboutForm.filled(process), state=form)
    said, mark = form.cleaned_data, request.POST.get("seen", "")
    try:
        upkeep.set_state(request.user, process, said["state"], reason=said["reason"], seen=mark)
    except seen.StaleError:
        process.refresh_from_db()
        form.add_error(None, seen.told())
        form.differs = seen.differs(form, {"state": process.state})
        return _settings(request, process, AboutForm.filled(process), state=form)
    messages.success(request, gettext("Saved. The reason stands in the history."))
    return redirect("work_process", process.slug)


@process_page(permissions.owns_process, "POST")
def put_away(request: HttpRequest, process: Process) -> HttpResponse:
    form = ReasonForm(request.POST, auto_id="id_away_%s")
    if not form.is_valid():
        return _settings(request, process, AboutForm.filled(process), away=form)
    upkeep.put_away(request.user, process, reason=form.cleaned_data["reason"])
    said = gettext("“%(name)s” has been put away. Nothing is deleted, and every public address still works.")
    messages.success(request, said % {"name": process.name})
    return redirect("work_process", process.slug)


@process_page(permissions.owns_process, "POST")
def bring_back(request: HttpRequest, process: Process) -> HttpResponse:
    upkeep.bring_back(request.user, process)
    messages.success(request, gettext("“%(name)s” stands in the lists again.") % {"name": process.name})
    return redirect("work_process", process.slug)
