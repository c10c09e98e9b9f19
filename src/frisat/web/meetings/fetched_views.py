"""Who with an account has fetched a paper, and whether they were told that it was closed since."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from frisat.web.meetings import queries
from frisat.web.meetings.head_views import title_of
from frisat.web.meetings.item_views import item_in
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page


@process_page(permissions.prepares_meetings)
def fetched(request: HttpRequest, process: Process, pk: int, item_pk: int, paper_key: str) -> HttpResponse:
    """The accounts that have a copy, also of a paper that was taken away."""
    row, item = item_in(process, pk, item_pk)
    paper = queries.paper_of(row, item.pk, paper_key, removed=True)
    if paper is None:
        raise Http404
    context = {
        "process": process, "row": row, "item": item, "paper": paper, "title": title_of(row),
        "rows": queries.fetched_of(paper), "now": paper.clean_sha256 or paper.sha256,
    }  # fmt: skip
    return render(request, "meetings/fetched.html", context)
