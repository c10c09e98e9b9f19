"""
Meetings follow the published plan, whichever way a version came about: the editor, an import, or moving one meeting.

What a meeting reads of its activity has changed: calendars must hear of it, the meeting gets its new day's address,
and whoever is invited is told, all in the transaction that stores the version.
"""

from __future__ import annotations

from typing import Any

from django.db.models import F

from frisat.plan import drafting
from frisat.plan.model import Plan
from frisat.plan.schema import activity_to_json
from frisat.web.meetings.actions import readdress, tell_all
from frisat.web.meetings.models import Meeting
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.record.actions import action, nothing_changed, write

FIELDS = frozenset({"period", "time", "place", "status", "status_reason", "replaced_by"})
"""What a meeting reads of its activity, in the names of the plan format."""


def _of_process(process: Process, *_args: Any) -> int:
    return process.pk


@action(permissions.approves, of=_of_process)
def follow(by: Any, process: Process, before: Plan | None, after: Plan) -> None:
    """Raises SEQUENCE of every meeting that `after` tells otherwise than `before`, and tells who must hear of it."""
    nothing_changed()
    old = before.by_key() if before is not None else {}
    new = after.by_key()
    for meeting in Meeting.objects.filter(process=process).select_related("activity"):
        key = meeting.activity.key
        was = activity_to_json(old[key]) if key in old else None
        now = activity_to_json(new[key]) if key in new else None
        if was is None or (now is not None and all(drafting.same(was.get(f), now.get(f)) for f in FIELDS)):
            continue
        Meeting.objects.filter(pk=meeting.pk).update(sequence=F("sequence") + 1)
        meeting.refresh_from_db()
        readdress(meeting)
        write(by, "meeting.follow", meeting, within=process)
        tell_all(by, meeting)
