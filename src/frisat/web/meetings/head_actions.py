"""The head of a meeting that is its own: kind, link, case number, when the agenda goes out, legs, rules, series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from frisat.plan.meeting import MeetingKind
from frisat.web.base.seen import is_stale, stamp
from frisat.web.bodies.models import Body
from frisat.web.meetings import letting_out
from frisat.web.meetings.actions import make_meeting, of_meeting, unless_settled
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import BodyRule, Leg, Meeting, MeetingBody, Series
from frisat.web.people import permissions
from frisat.web.process.models import Activity, Process
from frisat.web.record.actions import action, nothing_changed, write

FIELDS = ("kind", "link", "case_no", "department", "unit", "send_by")
RULE = ("agenda_workdays", "place", "start", "end")
LEG = ("title", "start", "end", "place")


def stand_of(meeting: Meeting) -> str:
    """What the form of the head is made of, for `set_head`."""
    bodies = list(MeetingBody.objects.filter(meeting=meeting).values_list("body_id", flat=True))
    return stamp({**{name: getattr(meeting, name) for name in FIELDS}, "bodies": bodies})


@action(permissions.prepares_meetings, of=of_meeting)
def set_head(by: Any, meeting: Meeting, values: Mapping[str, Any], *, seen: str = "") -> None:
    """
    Changes what `FIELDS` names. `seen` is `stand_of` the meeting as the form showed it.

    Raises MeetingError: G126 changed since; G301, G302 its minutes are final or being approved.
    """
    unless_settled(meeting)
    now = Meeting.objects.get(pk=meeting.pk)
    if is_stale(seen, stand_of(now)):
        raise MeetingError("G126", value=gettext("The meeting"))
    changed = [name for name in FIELDS if name in values and getattr(now, name) != values[name]]
    if not changed:
        nothing_changed()
        return
    for name in changed:
        setattr(now, name, values[name])
    now.save(update_fields=changed)
    letting_out.require(by, now)
    write(by, "meeting.head", now, within=now.process, after={"fields": changed})


def stand_of_legs(meeting: Meeting) -> str:
    """What the form of the parts is made of, for `set_legs`."""
    return _stand_of_legs(_legs(meeting))


def _stand_of_legs(legs: list[dict[str, Any]]) -> str:
    return stamp({"legs": legs})


def _legs(meeting: Meeting) -> list[dict[str, Any]]:
    return [{name: getattr(leg, name) for name in LEG} for leg in Leg.objects.filter(meeting=meeting)]


@action(permissions.prepares_meetings, of=of_meeting)
def set_legs(
    by: Any,
    meeting: Meeting,
    legs: Sequence[Mapping[str, Any]],
    *,
    instead_of: Sequence[Mapping[str, Any]] | None = None,
    seen: str = "",
) -> list[dict[str, Any]]:
    """
    The parts of a visit in their order, instead of those that were there, which it gives. Each has `LEG`.

    Raises MeetingError: G125 when those that are there are not `instead_of`; G126 when they are not those of which the
    form was made (`seen` is `stand_of_legs`); G301, G302.
    """
    unless_settled(meeting)
    before = _legs(meeting)
    if is_stale(seen, _stand_of_legs(before)):
        raise MeetingError("G126", value=gettext("The parts of the visit"))
    if before == [dict(leg) for leg in legs]:
        nothing_changed()
        return before
    if instead_of is not None and before != [dict(leg) for leg in instead_of]:
        raise MeetingError("G125", value=", ".join(leg["title"] for leg in legs))
    meeting.legs.all().delete()
    Leg.objects.bulk_create(Leg(meeting=meeting, order=n, **leg) for n, leg in enumerate(legs))
    letting_out.require(by, meeting)
    write(by, "meeting.legs", meeting, within=meeting.process, after={"count": len(legs)})
    return before


def stand_of_rule(rule: BodyRule | None) -> str:
    """What the form of a body's rules is made of, for `set_rule`."""
    return stamp({name: getattr(rule, name) for name in RULE} if rule is not None else {})


@action(permissions.prepares_meetings, of=of_meeting)
def set_rule(by: Any, meeting: Meeting, body: Body, values: Mapping[str, Any], *, seen: str = "") -> BodyRule:
    """
    What the rules of procedure of one of the meeting's bodies say; they hold for all its meetings.

    Raises MeetingError G126 when they are not those of which the form was made (`seen` is `stand_of_rule`).
    """
    rule, made = BodyRule.objects.select_for_update().get_or_create(body=body)
    if is_stale(seen, stand_of_rule(None if made else rule)):
        raise MeetingError("G126", value=body.name)
    changed = [name for name in RULE if name in values and getattr(rule, name) != values[name]]
    if not changed and not made:
        nothing_changed()
        return rule
    before = {"agenda_workdays": rule.agenda_workdays}
    for name in changed:
        setattr(rule, name, values[name])
    rule.save()
    after = {"agenda_workdays": rule.agenda_workdays, "fields": changed}
    write(by, "meeting.rule", body, within=meeting.process, before=before, after=after)
    return rule


def _of_process(process: Process, *_args: Any, **_kwargs: Any) -> int:
    return process.pk


@action(permissions.prepares_meetings, of=_of_process)
def make_meetings(
    by: Any,
    process: Process,
    activities: Sequence[Activity],
    *,
    bodies: Mapping[int, Sequence[Body]],
    kind: MeetingKind = MeetingKind.ORDINARY,
    series: str = "",
) -> list[Meeting]:
    """
    The meetings of several activities; with `series`, together as a series of the first body of the first one.

    `bodies` has each activity's, by its number in the database.
    """
    made = [make_meeting(by, one, kind=kind, bodies=bodies.get(one.pk, ())) for one in activities]
    if series and made:
        first = next((b for one in activities for b in bodies.get(one.pk, ())), None)
        if first is not None:
            row = Series.objects.create(process=process, body=first, name=series)
            Meeting.objects.filter(pk__in=[m.pk for m in made]).update(series=row)
            said = {"count": len(made), "meetings": [m.pk for m in made]}
            write(by, "meeting.series", made[0], within=process, after=said)
    nothing_changed()  # each meeting that was made says so itself; those that were there say nothing
    return made
