""" "Se som borger": the public page of a version that is not published yet, drawn by the public page's own code."""

from __future__ import annotations

import hashlib
import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from frisat.plan.schema import plan_to_json
from frisat.web.people import permissions
from frisat.web.portal.version_views import version_page
from frisat.web.process import decided, drafts, publish_views, queries, version_actions
from frisat.web.process.actions import completed, newest
from frisat.web.process.models import Draft, PlanVersion, Process
from frisat.web.process.publish_forms import PublishForm, said_of
from frisat.web.process.routes import process_page
from frisat.web.process.version_actions import Publication, as_published


@process_page(permissions.reads_process, "GET", "HEAD", "POST")
def as_citizen(request: HttpRequest, process: Process) -> HttpResponse:
    """
    The page that anybody will see once the draft is published.

    POST brings what the approver has written so far; it writes nothing, and comes back to the form when that is wrong.
    """
    draft = drafts.open_draft_of(process)
    if draft is None:
        return publish_views.page(request, process, fault=said_of(version_actions.NotPublishableError("U108")))
    before = newest(process)
    if request.method == "POST":
        form = PublishForm(request.POST, draft=draft, before=before)
        if not form.is_valid():
            return publish_views.page(request, process, form=form)
    else:
        begun = PublishForm(draft=draft, before=before)
        form = PublishForm({**begun.initial, "reason": "…"}, draft=draft, before=before)
        if not form.is_valid():
            return publish_views.page(request, process)
    said = form.publication
    found = would_be(process, draft, said if request.method == "POST" else replace_reason(said), before)
    more = {
        "preview": "process/publish_preview.html",
        "preview_form": form if request.method == "POST" else None,
        "may_publish": permissions.approves(request.user, process.pk)
        and (draft.state == "asked" or permissions.edits_plan(request.user, process.pk)),
    }
    return version_page(request, process, found, [*queries.versions_of(process), found], **more)


@process_page(permissions.reads_process)
def activity_of_preview(request: HttpRequest, process: Process, key: str) -> HttpResponse:
    """Where the links to activities in what was published lead from the page above: to the activity in the plan."""
    return redirect("editor_activity", process.slug, key)


def replace_reason(said: Publication) -> Publication:
    """Without the reason that nobody has written yet."""
    from dataclasses import replace

    return replace(said, reason="")


def would_be(process: Process, draft: Draft, said: Publication, before: PlanVersion | None) -> PlanVersion:
    """The version that publishing would make, without a row of its own: everything but its being there."""
    plan = completed(as_published(drafts.state_of(draft).to_plan(), said), process)
    text = json.dumps(plan_to_json(plan), ensure_ascii=False, separators=(",", ":"))
    minor = said.minor and before is not None
    return PlanVersion(
        process=process,
        major=before.major if before and minor else before.major + 1 if before else 1,
        minor=before.minor + 1 if before and minor else 0,
        name=said.name,
        plan_json=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        dated=said.dated or plan.updated or "",
        dated_words=said.dated_words,
        valid_from=said.valid_from,
        reason=said.reason.strip(),
        decision=said.decision.strip() or decided.cite(process, said.decided_by),
        provisional=plan.provisional,
    )


urlpatterns = [
    path("<slug:slug>/udkast/som-borger/", as_citizen, name="draft_as_citizen"),
    path("<slug:slug>/aktivitet/<slug:key>/", activity_of_preview, name="draft_as_citizen_activity"),
]
