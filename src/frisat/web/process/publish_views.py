"""From draft to version: what has changed, asking for approval, returning, publishing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frisat.lint import check
from frisat.plan.model import Plan, Visibility
from frisat.web.base.clock import today
from frisat.web.people import permissions
from frisat.web.process import draft_ends, drafts, publish_beside, version_actions
from frisat.web.process.actions import newest, plan_of
from frisat.web.process.models import Draft, DraftState, Process
from frisat.web.process.publish_forms import PublishForm, ReturnForm, said_of
from frisat.web.process.routes import process_page


@process_page(permissions.reads_process)
def publish(request: HttpRequest, process: Process) -> HttpResponse:
    """The draft on its way: what has changed, who waits for whom, and the form of the next version."""
    return page(request, process)


@process_page(permissions.reads_process)
def compare(request: HttpRequest, process: Process) -> HttpResponse:
    """The draft and the newest version side by side."""
    draft = drafts.open_draft_of(process)
    if draft is None:
        return page(request, process)
    before, plan = _two(process, draft)
    version = newest(process)
    context = {
        "process": process,
        "version": version,
        "beside": publish_beside.side_by_side(before, plan),
        "older_name": gettext("Version %(number)s") % {"number": version.number} if version else "",
        "newer_name": gettext("Draft"),
    }
    return render(request, "process/publish_compare.html", context)


def page(
    request: HttpRequest,
    process: Process,
    *,
    form: PublishForm | None = None,
    back: ReturnForm | None = None,
    fault: str = "",
) -> HttpResponse:
    """The page of publishing, with what somebody wrote when it could not be taken."""
    draft, version, who = drafts.open_draft_of(process), newest(process), request.user
    may_edit, may_approve = permissions.edits_plan(who, process.pk), permissions.approves(who, process.pk)
    context: dict[str, Any] = {"process": process, "version": version, "draft": draft, "fault": fault}
    context |= {"may_edit": may_edit, "may_approve": may_approve}
    if draft is not None:
        before, plan = _two(process, draft)
        found = check(plan, today=today())
        asked = draft.state == DraftState.ASKED
        context |= {
            "asked": asked,
            "returned": draft.state == DraftState.RETURNED,
            "told": publish_beside.sentences(before, plan) if version else (),
            "count": len(plan.activities),
            "staff": sum(a.visibility is Visibility.STAFF for a in plan.activities),
            "errors": sum(str(f.level) == "error" for f in found),
            "warnings": sum(str(f.level) == "warning" for f in found),
            "may_publish": may_approve and (asked or may_edit),
            "form": form or PublishForm(draft=draft, before=version),
            "back": back or ReturnForm(auto_id="id_back_%s"),
            "next_number": version.major + 1 if version else 1,
        }
    else:
        context["dropped"] = draft_ends.dropped(process)
    wrong = bool(fault or (form and form.errors) or (back and back.errors))
    return render(request, "process/publish.html", context, status=422 if wrong else 200)


def _two(process: Process, draft: Draft) -> tuple[Plan, Plan]:
    """The newest version's whole plan, empty before the first, and the draft's."""
    version = newest(process)
    return plan_of(version) if version else Plan(), drafts.state_of(draft).to_plan()


def _draft_or_page(request: HttpRequest, process: Process) -> Draft | HttpResponse:
    draft = drafts.open_draft_of(process)
    if draft is None:
        return page(request, process, fault=said_of(version_actions.NotPublishableError("U108")))
    return draft


@process_page(permissions.edits_plan, "POST")
def ask(request: HttpRequest, process: Process) -> HttpResponse:
    draft = _draft_or_page(request, process)
    if isinstance(draft, HttpResponse):
        return draft
    seen = request.POST.get("upto", "")
    try:
        version_actions.ask(request.user, draft, upto=int(seen) if seen.isdigit() and len(seen) < 10 else -1)
    except version_actions.NotPublishableError as error:
        return page(request, process, fault=said_of(error))
    except drafts.ClosedDraftError:
        return page(request, process, fault=said_of(version_actions.NotPublishableError("U108")))
    messages.success(request, gettext("Approval has been asked for. Those who approve see it on their page “My day”."))
    return redirect("draft_publish", process.slug)


@process_page(permissions.edits_plan, "POST")
def take_back(request: HttpRequest, process: Process) -> HttpResponse:
    draft = _draft_or_page(request, process)
    if isinstance(draft, HttpResponse):
        return draft
    try:
        version_actions.take_back(request.user, draft)
    except drafts.ClosedDraftError:
        return page(request, process, fault=said_of(version_actions.NotPublishableError("U108")))
    messages.success(request, gettext("The draft is yours again."))
    return redirect("draft_publish", process.slug)


@process_page(permissions.approves, "POST")
def give_back(request: HttpRequest, process: Process) -> HttpResponse:
    draft = _draft_or_page(request, process)
    if isinstance(draft, HttpResponse):
        return draft
    back = ReturnForm(request.POST, auto_id="id_back_%s")
    if not back.is_valid():
        return page(request, process, back=back)
    try:
        version_actions.give_back(request.user, draft, remarks=back.cleaned_data["remarks"])
    except version_actions.NotPublishableError as error:
        back.add_error("remarks" if error.field else None, said_of(error))
        return page(request, process, back=back)
    except drafts.ClosedDraftError:
        return page(request, process, back=back, fault=said_of(version_actions.NotPublishableError("U108")))
    messages.success(request, gettext("The draft has been sent back with your remarks."))
    return redirect("draft_publish", process.slug)


@process_page(permissions.approves, "POST")
def publish_now(request: HttpRequest, process: Process) -> HttpResponse:
    """The draft becomes the next version, if it is still what the approver saw."""
    draft = _draft_or_page(request, process)
    if isinstance(draft, HttpResponse):
        return draft
    form = PublishForm(request.POST, draft=draft, before=newest(process))
    if not form.is_valid():
        return page(request, process, form=form)
    try:
        version = version_actions.publish_draft(request.user, draft, form.publication)
    except version_actions.NotPublishableError as error:
        form.add_error(error.field or None, said_of(error))
        if error.code == "U101":  # what stands on the new page has been seen by then
            form.data = {**form.data.dict(), "upto": drafts.open_draft_of(process).snapshot_upto}  # type: ignore[union-attr]
        return page(request, process, form=form)
    except drafts.ClosedDraftError:
        return page(request, process, form=form, fault=said_of(version_actions.NotPublishableError("U108")))
    said = gettext("Version %(number)s has been published. Anybody can see it now.")
    messages.success(request, said % {"number": version.number})
    return redirect("work_version", process.slug, version.number)


@process_page(permissions.approves, "POST")
def edit_again(request: HttpRequest, process: Process) -> HttpResponse:
    """Back from the preview to the form, with everything that was written. Writes nothing."""
    draft = _draft_or_page(request, process)
    if isinstance(draft, HttpResponse):
        return draft
    return page(request, process, form=PublishForm(request.POST, draft=draft, before=newest(process)))
