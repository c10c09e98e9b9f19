"""
The scan of papers behind the pages: each is scanned once, by the worker, or at once where it is small.

A paper that waits is given to nobody outside; an agenda with one is not sent before it was scanned.
"""

from __future__ import annotations

import time
from collections.abc import Iterable

from django.db.models import Q
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
    """
    Puts papers in the queue that no scan has met, and those whose copy is of an older making: what is out keeps being
    given out until the new copy is there. For a worker that begins.
    """
    old = Q(clean_sha256="") | Q(cleaner__lt=files.CLEANER)
    waiting = list(Paper.objects.filter(old, removed=None).exclude(sha256="").values_list("pk", flat=True))
    for pk in waiting:
        plan(pk)
    return len(waiting)


@task()
def scan_paper(pk: int) -> str:
    """Scans one paper; "done" where somebody had."""
    row = Paper.objects.only("data", "name", "sha256", "clean_sha256", "cleaner").get(pk=pk)
    if is_ready(row):
        return "done"
    look(row)
    return "scanned"


def look(paper: Paper) -> None:
    """Makes the copy that would be given out, scans it and keeps both."""
    from frisat.web.meetings import paper_actions
    from frisat.web.record.actions import SYSTEM

    ending = ending_of(paper)
    ready = files.ready(bytes(paper.data), ending)
    if ready.uncleaned == "E421" and paper.clean_sha256 not in ("", paper.sha256):
        # the copy of an older making has them accepted: somebody decided that
        ready = files.ready(bytes(paper.data), ending, accept_changes=True)
    files.scan(ready, ending)
    paper_actions.keep_checked(SYSTEM, paper.pk, ready)


def is_ready(paper: Paper) -> bool:
    """Whether what would be given out is kept, and made as it is made now."""
    return bool(paper.clean_sha256) and paper.cleaner >= files.CLEANER


def look_now(papers: Iterable[Paper]) -> None:
    """Scans what is small while whoever attached it waits; what is left the worker does."""
    begun = time.monotonic()
    for paper in papers:
        if time.monotonic() - begun > AT_ONCE_SECONDS:
            return
        if paper.size_bytes <= AT_ONCE_BYTES and not is_ready(paper):
            look(paper)


def cleaned(paper: Paper) -> files.Ready:
    """The copy with its tracked changes accepted, scanned. Raises FrisatError E4xx where none can be made."""
    ending = ending_of(paper)
    ready = files.ready(bytes(paper.data), ending, accept_changes=True)
    files.scan(ready, ending)
    return ready


def ending_of(paper: Paper) -> str:
    return paper.name.rpartition(".")[2].lower()
