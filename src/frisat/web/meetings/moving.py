"""
A meeting that has been announced is moved, cancelled or replaced: one deed, everywhere at once (docs/decisions/0017).

The newest published plan gets a minor version with the reason, the open draft the same change, the meeting a higher
SEQUENCE, and whoever must hear of it is told, in one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from frisat.plan import drafting
from frisat.plan.schema import activity_from_json, activity_to_json
from frisat.web.base.clock import today
from frisat.web.meetings.actions import of_meeting, unless_settled
from frisat.web.meetings.following import FIELDS
from frisat.web.meetings.models import Meeting
from frisat.web.people import permissions
from frisat.web.process import drafts
from frisat.web.process.actions import newest, plan_of, store_version
from frisat.web.process.models import PlanVersion, Process
from frisat.web.record.actions import action, nothing_changed, write


class NotPublishedError(Exception):
    """The meeting stands in no published plan: it is changed in the draft like any activity."""


@dataclass(frozen=True, slots=True)
class Moved:
    """`version` is the minor version; `kept` names the fields for which the open draft already said something else."""

    version: PlanVersion
    kept: tuple[str, ...]


@action(permissions.releases_papers, of=of_meeting)
def change(by: Any, meeting: Meeting, changes: Mapping[str, Any], *, reason: str, decision: str = "") -> Moved | None:
    """
    Changes what `FIELDS` names, as values of the plan format's JSON; None when nothing differs.

    What the open draft says of the same field is left alone where somebody changed it there already, and named in
    `kept`: nothing is overwritten silently.

    Raises:
        ValueError: another field, or no reason.
        FormatError: a value that the plan format does not allow.
        MeetingError: G301, G302, its minutes are final or being approved.
        NotPublishedError: no published plan has the activity.
    """
    if not set(changes) <= FIELDS:
        raise ValueError(f"not a meeting's: {', '.join(sorted(set(changes) - FIELDS))}")
    if not reason.strip():
        raise ValueError("a published meeting is changed for a reason")
    process = Process.objects.select_for_update().get(pk=meeting.process_id)
    unless_settled(meeting)
    version = newest(process)
    key = meeting.activity.key
    plan = plan_of(version) if version else None
    if plan is None or key not in plan.by_key():
        raise NotPublishedError
    before = activity_to_json(plan.by_key()[key])
    after = activity_to_json(activity_from_json({**before, **changes}))
    real = {field: after.get(field) for field in changes if not drafting.same(before.get(field), after.get(field))}
    if not real:
        nothing_changed()
        return None
    kept = _in_draft(by, process, key, before, real, reason)
    new = drafting.begin(plan)
    rows = {**new.activities, key: {**new.activities[key], **real}}
    made = store_version(
        by,
        process,
        drafting.State(new.plan, rows).to_plan(),
        name=version.name if version else "",
        valid_from=today(),
        reason=reason,
        minor=True,
        dated=version.dated if version else "",
        dated_words=version.dated_words if version else "",
        decision=decision,
    )
    meeting.refresh_from_db()  # `following.follow` has raised SEQUENCE, given the address and told who is invited
    write(
        by,
        "meeting.change",
        meeting,
        within=process,
        before={field: before.get(field) for field in real},
        after={**real, "version": made.number},
        reason=reason,
        basis=decision,
    )
    return Moved(made, kept)


def _in_draft(
    by: Any, process: Process, key: str, before: Mapping[str, Any], real: Mapping[str, Any], reason: str
) -> tuple[str, ...]:
    """Takes the same change into the open draft; the fields of it that the draft had changed already."""
    draft = drafts.open_draft_of(process)
    if draft is None or key not in drafts.state_of(draft).activities:
        return ()
    now = drafts.state_of(draft).activities[key]
    kept = tuple(
        f for f in real if not drafting.same(now.get(f), before.get(f)) and not drafting.same(now.get(f), real[f])
    )
    operations = [drafting.Operation(key, f, now.get(f), value) for f, value in real.items() if f not in kept]
    drafts.follow(by, draft, operations, reason=reason)
    return kept
