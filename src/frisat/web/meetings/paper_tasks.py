"""
The scan of papers behind the pages: each is scanned once, by the worker, or at once where it is small.

A paper that waits is given to nobody outside; an agenda with one is not sent before it was scanned.
"""

from __future__ import annotations

import time
from collections.abc import Iterable

from django_tasks import task

from frisat.web.gate import files
from frisat.web.meetings.models import Paper

AT_ONCE_BYTES = 256 * 1024
AT_ONCE_SECONDS = 1.0
"""Whoever attaches files waits no longer than about this for their scan; the rest is the worker's."""


def plan(pk: int) -> None:
    """Puts the scan of a paper in the queue. In the transaction of its making: undone with it."""
    scan_paper.enqueue(pk)


def take_up() -> int:
    """Puts papers in the queue that no scan has met: those from before there was one. For a worker that begins."""
    waiting = list(Paper.objects.filter(clean_sha256="", removed=None).exclude(sha256="").values_list("pk", flat=True))
    for pk in waiting:
        plan(pk)
    return len(waiting)


@task()
def scan_paper(pk: int) -> str:
    """Scans one paper; "done" where somebody had."""
    row = Paper.objects.only("data", "name", "clean_sha256").get(pk=pk)
    if row.clean_sha256:
        return "done"
    look(row)
    return "scanned"


def look(paper: Paper) -> None:
    """Makes the copy that would be given out, scans it and keeps both."""
    from frisat.web.meetings import paper_actions
    from frisat.web.record.actions import SYSTEM

    ending = ending_of(paper)
    ready = files.ready(bytes(paper.data), ending)
    files.scan(ready, ending)
    paper_actions.keep_checked(SYSTEM, paper.pk, ready)


def look_now(papers: Iterable[Paper]) -> None:
    """Scans what is small while whoever attached it waits; what is left the worker does."""
    begun = time.monotonic()
    for paper in papers:
        if time.monotonic() - begun > AT_ONCE_SECONDS:
            return
        if paper.size_bytes <= AT_ONCE_BYTES and not paper.clean_sha256:
            look(paper)


def cleaned(paper: Paper) -> files.Ready:
    """The copy with its tracked changes accepted, scanned. Raises FrisatError E4xx where none can be made."""
    ending = ending_of(paper)
    ready = files.ready(bytes(paper.data), ending, accept_changes=True)
    files.scan(ready, ending)
    return ready


def ending_of(paper: Paper) -> str:
    return paper.name.rpartition(".")[2].lower()
