"""Throwing a draft away with what is lost in sight, and taking it up again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frisat.web.people import permissions
from frisat.web.process import draft_ends, drafts, publish_beside, publish_views
from frisat.web.process.actions import newest, plan_of
from frisat.web.process.models import Draft, Process
from frisat.web.process.publish_forms import DropForm, said_of
from frisat.web.process.routes import process_page
from frisat.web.process.version_actions import NotPublishableError


@process_page(permissions.edits_plan, "GET", "HEAD", "POST")
def drop(request: HttpRequest, process: Process) -> HttpResponse:
    """What is lost with the draft, then why; only then is it thrown away."""
    draft = drafts.open_draft_of(process)
    if draft is None:
        return publish_views.page(request, process)
    if request.method != "POST":
        return _page(request, process, draft, DropForm(initial={"upto": draft.snapshot_upto}))
    form = DropForm(request.POST)
    if not form.is_valid():
        return _page(request, process, draft, form)
    said = form.cleaned_data
    try:
        draft_ends.drop(request.user, draft, reason=said["reason"], upto=said["upto"])
    except NotPublishableError as error:
        form.add_error(error.field or None, said_of(error))
        form.data = {**form.data.dict(), "upto": draft.snapshot_upto}  # what is lost now stands on the new page
        return _page(request, process, draft, form)
    except drafts.ClosedDraftError:
        return publish_views.page(request, process, fault=said_of(NotPublishableError("U108")))
    messages.success(request, gettext("The draft has been thrown away. You can take it up again below."))
    return redirect("draft_publish", process.slug)


def _page(request: HttpRequest, process: Process, draft: Draft, form: DropForm) -> HttpResponse:
    version = newest(process)
    plan = drafts.state_of(draft).to_plan()
    context = {
        "process": process,
        "version": version,
        "draft": draft,
        "form": form,
        "lost": draft_ends.lost(draft),
        "told": publish_beside.sentences(plan_of(version), plan) if version else (),
        "count": len(plan.activities),
    }
    return render(request, "process/draft_drop.html", context, status=422 if form.errors else 200)


@process_page(permissions.edits_plan, "POST")
def bring_back(request: HttpRequest, process: Process) -> HttpResponse:
    """The draft that was thrown away last is in work again."""
    draft = draft_ends.last_dropped(process)
    if draft is None:
        return publish_views.page(request, process, fault=said_of(NotPublishableError("U118")))
    try:
        draft_ends.bring_back(request.user, draft)
    except NotPublishableError as error:
        return publish_views.page(request, process, fault=said_of(error))
    messages.success(request, gettext("The draft is in work again, with everything that stood in it."))
    return redirect("draft_publish", process.slug)
