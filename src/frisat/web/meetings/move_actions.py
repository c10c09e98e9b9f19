"""
Moving, cancelling and taking up again, published or not; and what would follow, for the page that asks first.

A published meeting goes through `moving.change`. One that only the draft has is changed there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from frisat.plan import drafting, meeting_clocks
from frisat.plan import meeting as data
from frisat.plan.model import Clock, Status
from frisat.plan.typed import period
from frisat.web.base.seen import is_stale, stamp
from frisat.web.meetings import moving
from frisat.web.meetings.actions import of_meeting, readdress
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Meeting
from frisat.web.meetings.value import value_of, with_all
from frisat.web.people import permissions
from frisat.web.process import drafts
from frisat.web.process.actions import newest, plan_of
from frisat.web.process.models import PlanVersion, Process
from frisat.web.record.actions import SYSTEM, action, nothing_changed, write


@dataclass(frozen=True, slots=True)
class Follows:
    """What follows a change: the plan's next version ("" for none), and the fields that the open draft keeps."""

    version: str
    kept: tuple[str, ...]


def check_clock(clock: Clock | None, day: date | None) -> None:
    """Raises MeetingError for a time that a meeting cannot have: G101 to G103."""
    if clock is not None and (found := meeting_clocks.of_clock(clock, day)):
        raise MeetingError(found.code, "clock", **found.parts)


def moved(day: str, clock: Clock | None, place: str) -> dict[str, Any]:
    """The plan's fields of a meeting that is moved; a date in words, as people write it."""
    time = {"start": clock.start, "end": clock.end} if clock else None
    return {"period": period(day), "time": time, "place": place or None}


def cancelled(status: Status, reason: str, heir: str) -> dict[str, Any]:
    """The plan's fields of a meeting that is cancelled, postponed, or takes place after all."""
    is_on = status is Status.PLANNED
    return {
        "status": str(status),
        "status_reason": None if is_on else reason,
        "replaced_by": None if is_on else heir or None,
    }


def published(process: Process, key: str) -> PlanVersion | None:
    """The newest version, where it has the activity."""
    version = newest(process)
    return version if version is not None and key in plan_of(version).by_key() else None


def follows(meeting: Meeting, changes: Mapping[str, Any]) -> Follows:
    """What `change` would do; writes nothing."""
    process, key = meeting.process, meeting.activity.key
    version = published(process, key)
    if version is None:
        return Follows("", ())
    draft = drafts.open_draft_of(process)
    rows = drafts.state_of(draft).activities if draft else {}
    before = drafting.begin(plan_of(version)).activities[key]
    now = rows.get(key, before)
    kept = tuple(
        f for f, value in changes.items()
        if not drafting.same(now.get(f), before.get(f)) and not drafting.same(now.get(f), value)
    )  # fmt: skip
    return Follows(f"{version.major}.{version.minor + 1}", kept)


def stand_of(meeting: data.Meeting) -> str:
    """What the forms of moving and cancelling are made of, for `change`."""
    told = {name: getattr(meeting, name) for name in ("clock", "place", "status", "status_reason", "replaced_by")}
    return stamp({**told, "period": meeting.period and (meeting.period.edtf, meeting.period.text)})


@action(permissions.prepares_meetings, of=of_meeting)
def change(by: Any, meeting: Meeting, changes: Mapping[str, Any], *, reason: str, seen: str = "") -> tuple[str, ...]:
    """
    Changes what a meeting reads of its activity, wherever it stands; the fields that the open draft kept. `seen` is
    `stand_of` the meeting as the form showed it.

    Raises MeetingError: G112 without a reason, G114 where `by` may not change what is published, G119 gone, G127
    moved or cancelled by somebody else since.
    """
    if not reason.strip():
        raise MeetingError("G112", "reason")
    Process.objects.select_for_update().get(pk=meeting.process_id)
    if seen and is_stale(seen, stand_of(value_of(with_all(Meeting.objects.filter(pk=meeting.pk)).get()))):
        raise MeetingError("G127")
    if published(meeting.process, meeting.activity.key) is not None:
        if by is not SYSTEM and not permissions.releases_papers(by, meeting.process_id):
            raise MeetingError("G114")
        done = moving.change(by, meeting, changes, reason=reason)
        nothing_changed()  # `moving.change` has written what there was
        return done.kept if done else ()
    draft = drafts.open_draft_of(meeting.process)
    now = drafts.state_of(draft).activities.get(meeting.activity.key) if draft else None
    if draft is None or now is None:
        raise MeetingError("G119", value=str(meeting.activity))
    operations = [drafting.Operation(meeting.activity.key, f, now.get(f), value) for f, value in changes.items()]
    take = drafts.change if by is SYSTEM or permissions.edits_plan(by, meeting.process_id) else drafts.follow
    if take(by, draft, operations, reason=reason):
        readdress(meeting)
        write(by, "meeting.change", meeting, within=meeting.process, after=dict(changes), reason=reason)
    return ()
