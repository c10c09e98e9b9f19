"""
What was taken away from a meeting brought back as it was: a participant, a follow-up, a template.

What is kept for it (`base.kept_rows`) travels with the message that tells of the deed, and counts only for who did it.
Parts of a visit, a changed template and what was undone in the minutes go back by the actions that changed them.
"""

from __future__ import annotations

from typing import Any, TypeVar

from frisat.plan.meeting import Part
from frisat.web.base.kept_rows import Kept, insert_again, row_of
from frisat.web.bodies.models import Body
from frisat.web.bodies.open_things import with_forerunners
from frisat.web.meetings import letting_out, sources
from frisat.web.meetings.actions import of_meeting, unless_settled
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.minutes_actions import taking
from frisat.web.meetings.models import FollowUp, Meeting, Participant, Template
from frisat.web.meetings.queries import bodies_of
from frisat.web.meetings.value import name_of
from frisat.web.people import permissions
from frisat.web.record.actions import action, write

Row = TypeVar("Row", Participant, FollowUp, Template)


@action(permissions.prepares_meetings, of=of_meeting)
def bring_participant_back(by: Any, meeting: Meeting, kept: Kept, *, name: str) -> Participant:
    """
    Somebody who was taken out, with who stood in and the invitation. Raises MeetingError: G104 another one leads the
    meeting by now; G125 takes part again already, or what it hung on is gone; G301, G302.
    gate.passing.HeldError: the public reads the name again.
    """
    unless_settled(meeting)
    made = _row(kept, Participant, name)
    there = meeting.participants.select_related("person", "body")
    if made.meeting_id != meeting.pk or (made.person_id and there.filter(person=made.person_id).exists()):
        raise MeetingError("G125", value=name)
    chair = there.filter(part=Part.CHAIR).first()
    if made.part == Part.CHAIR and chair is not None:
        raise MeetingError("G104", value=name_of(chair))
    insert_again(made, kept)
    letting_out.require(by, meeting)
    write(by, "meeting.participant_back", meeting, within=meeting.process, after={"participant": made.pk})
    return made


@action(permissions.prepares_meetings, of=of_meeting)
def bring_follow_up_back(by: Any, meeting: Meeting, kept: Kept, *, text: str) -> FollowUp:
    """A follow-up that was taken out of minutes that are being taken. Raises MeetingError: G125; G301 to G303."""
    found = taking(meeting)
    made = _row(kept, FollowUp, text)
    if made.item.meeting_id != found.pk:
        raise MeetingError("G125", value=text)
    insert_again(made, kept)
    after = {"item": made.item_id, "follow_up": made.pk}
    write(by, "meeting.follow_up_back", found, within=found.process, after=after)
    return made


@action(permissions.prepares_meetings, of=of_meeting)
def bring_template_back(by: Any, meeting: Meeting, kept: Kept, *, name: str) -> Template:
    """A template that was deleted. Raises MeetingError: G118 the body has another of that name by now; G125."""
    made = _row(kept, Template, name)
    bodies = list(Body.objects.filter(pk__in=[made.body_id, *kept["row"]["fields"].get("further", [])]))
    if not {body.pk for body in bodies} & {body.pk for body in with_forerunners(bodies_of(meeting))}:
        raise MeetingError("G125", value=name)
    if sources.is_named(bodies, made.name):
        raise MeetingError("G118", "name", value=name)
    insert_again(made, kept)
    made.further.set(body for body in bodies if body.pk != made.body_id)
    write(by, "meeting.template_back", made.body, within=meeting.process, after={"template": made.pk})
    return made


def _row(kept: Kept, wanted: type[Row], name: str) -> Row:
    try:
        made = row_of(kept)
    except LookupError:
        raise MeetingError("G125", value=name) from None
    if not isinstance(made, wanted):
        raise TypeError(f"a {wanted.__name__} was to come back, not {made!r}")
    return made
