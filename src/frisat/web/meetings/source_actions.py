"""Where items come from besides being written: what colleagues propose, and a body's agenda templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from frisat.plan.meeting import MeetingKind
from frisat.web.base.seen import is_stale, stamp
from frisat.web.bodies.models import Body
from frisat.web.meetings import sources
from frisat.web.meetings.actions import of_meeting
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Item, Meeting, Proposed, Template
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.record.actions import action, nothing_changed, write

TEMPLATE_FIELDS = ("title", "kind", "minutes", "text", "recommendation")
"""What a template keeps of an item; never who presents it, nor whether it is closed."""


def _of_process(process: Process, *_args: Any, **_kwargs: Any) -> int:
    return process.pk


def of_proposed(proposed: Proposed, *_args: Any, **_kwargs: Any) -> int:
    return proposed.process_id


@action(permissions.comments, of=_of_process)
def propose(by: Any, process: Process, *, body: Body, title: str, kind: str, text: str = "") -> Proposed:
    """Somebody wants an item on the agenda of a body's next meeting."""
    made: Proposed = Proposed.objects.create(
        process=process, body=body, title=title, kind=kind, text=text, by=by if by.pk is not None else None
    )
    write(by, "meeting.propose", process, after={"proposed": made.pk, "body": body.pk})
    return made


@action(permissions.prepares_meetings, of=of_proposed)
def turn_down(by: Any, proposed: Proposed, *, reason: str) -> None:
    """Says no to a proposed item, and why; with an empty reason for one that was turned down, yes after all."""
    now = Proposed.objects.select_for_update().get(pk=proposed.pk)
    taken = now.became_id is not None and Item.objects.filter(pk=now.became_id).exists()
    if taken or now.turned_down == reason:
        nothing_changed()
        return
    if not reason and not now.turned_down:
        raise MeetingError("G112", "reason")
    now.turned_down = reason
    now.save(update_fields=["turned_down"])
    write(by, "meeting.turn_down", now.process, after={"proposed": now.pk}, reason=reason)


@action(permissions.prepares_meetings, of=of_meeting)
def keep_template(
    by: Any, meeting: Meeting, body: Body, *further: Body, name: str, items: Sequence[Mapping[str, Any]]
) -> Template:
    """
    A new template of a body, or of several that meet together. Raises MeetingError G118 for a name that one of them has
    already.
    """
    if sources.is_named([body, *further], name):
        raise MeetingError("G118", "name", value=name)
    made: Template = Template.objects.create(
        body=body, name=name, kind=MeetingKind(meeting.kind), items=[_kept(item) for item in items]
    )
    made.further.set(further)
    write(by, "meeting.template", body, within=meeting.process, after={"template": made.pk, "count": len(made.items)})
    return made


@action(permissions.prepares_meetings, of=of_meeting)
def change_template(
    by: Any,
    meeting: Meeting,
    template: Template,
    *,
    name: str,
    items: Sequence[Mapping[str, Any]],
    instead_of: tuple[str, list[Any]] | None = None,
    seen: str = "",
) -> tuple[str, list[Any]]:
    """
    Changes a template of one of the meeting's bodies; gives the name and the items that it had.

    Raises MeetingError: G118; G125 when what it has is not `instead_of`; G126 when it is not what the form was made
    of (`stand_of_template`).
    """
    if sources.is_named(template.bodies, name, but=template.pk):
        raise MeetingError("G118", "name", value=name)
    now = Template.objects.select_for_update().get(pk=template.pk)
    kept = [_kept(item) for item in items]
    before = (now.name, now.items)
    if before == (name, kept):
        nothing_changed()
        return before
    if is_stale(seen, stand_of_template(now)):
        raise MeetingError("G126", value=f"»{now.name}«")
    if instead_of is not None and before != instead_of:
        raise MeetingError("G125", value=now.name)
    now.name, now.items = name, kept
    now.save(update_fields=["name", "items"])
    said = {"template": now.pk, "count": len(kept)}
    write(by, "meeting.template_change", now.body, within=meeting.process, after=said)
    return before


def stand_of_template(template: Template) -> str:
    """What the form of a template says it was made of."""
    return stamp({"name": template.name, "items": template.items})


@action(permissions.prepares_meetings, of=of_meeting)
def drop_template(by: Any, meeting: Meeting, template: Template) -> None:
    """Takes a template away; agendas that were made from it stay."""
    write(by, "meeting.template_drop", template.body, within=meeting.process, before={"template": template.pk})
    template.delete()


def _kept(item: Mapping[str, Any]) -> dict[str, Any]:
    return {name: item[name] for name in TEMPLATE_FIELDS if item.get(name) not in (None, "")}
