"""Every write to follow-ups: asked for while minutes are taken, done and undone afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from frisat.web.meetings.agenda_actions import of_item
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.minutes_actions import taking
from frisat.web.meetings.models import FollowUp, Item
from frisat.web.people import permissions
from frisat.web.people.models import Person
from frisat.web.record.actions import action, nothing_changed, write


def _of(follow_up: FollowUp, *_args: Any, **_kwargs: Any) -> int:
    return follow_up.item.meeting.process_id


@action(permissions.prepares_meetings, of=of_item)
def ask(by: Any, item: Item, *, text: str, owner: Person | None = None, day: date | None = None) -> FollowUp:
    """Something to be done after an item. Raises MeetingError: G301 to G303; G318 no text."""
    meeting = taking(item.meeting)
    if not text.strip():
        raise MeetingError("G318", "text")
    made: FollowUp = FollowUp.objects.create(item=item, text=text.strip(), owner=owner, day=day)
    write(by, "meeting.follow_up", meeting, within=meeting.process, after={"item": item.pk, "follow_up": made.pk})
    return made


@action(permissions.prepares_meetings, of=_of)
def take_out(by: Any, follow_up: FollowUp) -> None:
    """Takes a follow-up out of minutes that are being taken. Raises MeetingError: G301 to G303."""
    meeting = taking(follow_up.item.meeting)
    gone, _ = FollowUp.objects.filter(pk=follow_up.pk).delete()
    if not gone:
        nothing_changed()
        return
    before = {"item": follow_up.item_id, "follow_up": follow_up.pk}
    write(by, "meeting.follow_up_out", meeting, within=meeting.process, before=before)


@action(permissions.prepares_meetings, of=_of)
def put_done(by: Any, follow_up: FollowUp, *, done: bool) -> None:
    """A follow-up is done, or not done after all. Also after the minutes are final: they say what was asked for."""
    _put_done(by, follow_up, done=done)


def _owner_of(follow_up: FollowUp, *_args: Any, **_kwargs: Any) -> int | None:
    return follow_up.owner.account_id if follow_up.owner else None


@action(permissions.is_account, of=_owner_of)
def say_done(by: Any, follow_up: FollowUp, *, done: bool) -> None:
    """The same, said by whoever it was asked of."""
    _put_done(by, follow_up, done=done)


def _put_done(by: Any, follow_up: FollowUp, *, done: bool) -> None:
    now = FollowUp.objects.select_for_update(of=("self",)).select_related("item__meeting__process").get(pk=follow_up.pk)
    if (now.done is not None) is done:
        nothing_changed()
        return
    now.done = timezone.now() if done else None
    now.done_by = by if done and by.pk is not None else None
    now.save(update_fields=["done", "done_by"])
    meeting = now.item.meeting
    verb = "meeting.follow_up_done" if done else "meeting.follow_up_open"
    write(by, verb, meeting, within=meeting.process, after={"follow_up": now.pk})
