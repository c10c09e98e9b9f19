"""The way back after something was taken from the journey of a case."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from frisat.web.base import way_back
from frisat.web.cases import back_actions
from frisat.web.cases.case_views import case_or_404
from frisat.web.cases.errors import CaseError
from frisat.web.cases.models import Case
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page


def offer(request: HttpRequest, row: Case, said: str, **kept: Any) -> None:
    """Tells what was taken away, with the button that brings it back: `step=` or `answer=` what was kept."""
    way_back.offer_kept(
        request, said, url=reverse("case_bring_back", args=[row.process.slug, row.number]), kept=kept
    )  # fmt: skip


@process_page(permissions.prepares_meetings, "POST")
def bring_back(request: HttpRequest, process: Process, case_no: int) -> HttpResponse:
    row = case_or_404(process, case_no)
    kept = way_back.kept_in(request)
    if kept is None:
        messages.error(request, gettext("It can no longer be brought back from here. Write it again."))
        return redirect("case", process.slug, row.number)
    try:
        if "step" in kept:
            step = back_actions.bring_step_back(request.user, row, kept["step"])
            said = gettext("“%(body)s” is on the way again.")
        else:
            step = back_actions.bring_answer_back(request.user, row, kept["answer"])
            said = gettext("The answer of “%(body)s” stands again.")
    except CaseError as wrong:
        messages.error(request, wrong.said)
        return redirect("case", process.slug, row.number)
    messages.success(request, said % {"body": step.body.name})
    return redirect(f"{reverse('case', args=[process.slug, row.number])}#trin-{step.pk}")
