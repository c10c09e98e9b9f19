"""The index of every process made anew from its versions, and where it differed from what was stored."""

from __future__ import annotations

from typing import Any

from frisat.web.meetings import indexing
from frisat.web.process import actions
from frisat.web.process.models import IndexedActivity, Process
from frisat.web.record.actions import SYSTEM


def all_processes() -> list[tuple[str, int]]:
    """For each process its name and how many of its activities stood wrong in the index."""
    out = []
    for process in Process.objects.order_by("name"):
        before = stored(process)
        actions.reindex(SYSTEM, process)
        after = stored(process)
        out.append((process.name, sum(before.get(k) != after.get(k) for k in before.keys() | after.keys())))
    return out


def items_of_meetings() -> tuple[int, int]:
    """How many items of agendas there are, and how many of them stood wrong in the index of search."""
    return indexing.reindex()


def stored(process: Process) -> dict[int, dict[str, Any]]:
    """What the index says of each activity of a process."""
    return {row["activity_id"]: row for row in IndexedActivity.objects.filter(process=process).values()}
