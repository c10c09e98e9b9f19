"""What the words of meetings are called on pages: kinds, parts, stages, outcomes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from frisat.plan.meeting import ItemKind, MeetingKind, Outcome, Part, Presence, Stage
from frisat.plan.model import Status

MEETING_KINDS = {
    MeetingKind.ORDINARY: _("Ordinary meeting"),
    MeetingKind.EXTRAORDINARY: _("Extraordinary meeting"),
    MeetingKind.THEME: _("Theme meeting"),
    MeetingKind.DIALOGUE: _("Dialogue meeting"),
    MeetingKind.NETWORK: _("Network meeting"),
    MeetingKind.VISIT: _("Visit with several parts"),
}
ITEM_KINDS = {
    ItemKind.ORIENTATION: _("Orientation"),
    ItemKind.DISCUSSION: _("Discussion"),
    ItemKind.RECOMMENDATION: _("Recommendation"),
    ItemKind.DECISION: _("Decision"),
    ItemKind.APPROVAL: _("Approval"),
}
PARTS = {
    Part.CHAIR: _("Chair of the meeting"),
    Part.SECRETARY: _("Secretary"),
    Part.CASEWORKER: _("Caseworker"),
    Part.MEMBER: _("Member"),
    Part.SUBSTITUTE: _("Substitute"),
    Part.GUEST: _("Guest"),
}
STAGES = {
    Stage.DRAFT: _("Agenda in work"),
    Stage.REVIEW: _("Agenda under review"),
    Stage.RELEASED: _("Agenda sent"),
    Stage.TAKING: _("Minutes being written"),
    Stage.APPROVING: _("Minutes being approved"),
    Stage.FROZEN: _("Minutes approved"),
}
STATUSES = {
    Status.CANCELLED: _("Cancelled"),
    Status.POSTPONED: _("Postponed"),
    Status.HELD: _("Held"),
}
OUTCOMES = {
    Outcome.APPROVED: _("Approved"),
    Outcome.ADOPTED: _("Adopted"),
    Outcome.ENDORSED: _("Endorsed"),
    Outcome.RECOMMENDED: _("Recommended"),
    Outcome.NOTED: _("Noted"),
    Outcome.DISCUSSED: _("Discussed"),
    Outcome.POSTPONED: _("Put off"),
    Outcome.RETURNED: _("Sent back"),
    Outcome.REJECTED: _("Rejected"),
    Outcome.WITHDRAWN: _("Taken off the agenda"),
}
PRESENCES = {
    Presence.EXPECTED: _("Not said yet"),
    Presence.PRESENT: _("Present"),
    Presence.EXCUSED: _("Excused"),
    Presence.ABSENT: _("Absent"),
}
