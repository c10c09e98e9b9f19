"""
Every write to the items of an agenda before and after it is out.

The record names items by number and never by their words: a closed item's words stand in the item alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import F, Max
from django.utils import timezone

from frisat.plan.meeting import Outcome, Stage
from frisat.web.meetings import fetched_actions, issues, letting_out, paper_copies
from frisat.web.meetings.actions import is_released, of_meeting, tell_all
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import FollowUp, Item, Meeting, Paper, Proposed, Why
from frisat.web.meetings.queries import not_taken
from frisat.web.people import permissions
from frisat.web.record.actions import SYSTEM, action, nothing_changed, write

FIELDS = (
    "title", "kind", "presenters", "minutes", "case_no", "text", "recommendation", "closed", "ground", "about",
)  # fmt: skip
"""What the form of an item changes."""


def of_item(item: Item, *_args: Any, **_kwargs: Any) -> int:
    return item.meeting.process_id


def held_agenda(by: Any, meeting: Meeting) -> Meeting:
    """
    The meeting's row, held until the transaction ends. Raises MeetingError G107 when the minutes have begun.

    An agenda under review that is changed by somebody who may not let it out is a draft again: what the reviewer was
    asked to look at is not what stands there.
    """
    found: Meeting = Meeting.objects.select_for_update(of=("self",)).select_related("process", "activity").get(
        pk=meeting.pk
    )  # fmt: skip
    if found.stage not in (Stage.DRAFT, Stage.REVIEW, Stage.RELEASED):
        raise MeetingError("G107")
    if found.stage == Stage.REVIEW and not may_release(by, found):
        found.stage = Stage.DRAFT
        found.save(update_fields=["stage"])
    meeting.stage = found.stage
    return found


def may_release(by: Any, meeting: Meeting) -> bool:
    return by is SYSTEM or permissions.releases_papers(by, meeting.process_id)


def is_out(meeting: Meeting, item: Item) -> bool:
    """Whether an item has been sent."""
    return is_released(meeting) and bool(item.no)


def check_out(by: Any, meeting: Meeting, item: Item, reason: str) -> bool:
    """Whether an item has been sent; raises MeetingError G106 where it has, and `by` may not or gives no reason."""
    if not is_out(meeting, item):
        return False
    if not may_release(by, meeting):
        raise MeetingError("G106")
    if not reason.strip():
        raise MeetingError("G106", "reason")
    return True


@action(permissions.prepares_meetings, of=of_meeting)
def add_items(by: Any, meeting: Meeting, rows: Sequence[Mapping[str, Any]], *, at: int | None = None) -> list[Item]:
    """
    New items, behind the last one or from place `at` on (0 is the first). Each row has `title` and what else is known
    of `FIELDS`; `step` is a step of a case, `again_of` an item that was put off, `papers` the numbers of its papers
    that come along, `proposed` and `follow_up` the rows that an item came from.

    Raises MeetingError: G107.
    """
    meeting = held_agenda(by, meeting)
    if not rows:
        nothing_changed()
        return []
    order = list(Item.objects.filter(meeting=meeting).order_by("order", "pk"))
    made: list[Item] = []
    papers: list[Paper] = []
    for row in rows:
        known = {name: value for name, value in row.items() if name not in ("proposed", "follow_up", "papers")}
        made.append(Item.objects.create(meeting=meeting, order=_last(meeting) + 1, **known))
        if (before := row.get("again_of")) is not None:
            papers += paper_copies.bring_along(by, made[-1], before, row.get("papers", ()))
        if (wish := row.get("proposed")) is not None:
            Proposed.objects.filter(not_taken("became"), pk=wish.pk).update(became=made[-1])
        if (follow := row.get("follow_up")) is not None:
            FollowUp.objects.filter(pk=follow.pk).update(came_back=made[-1])
    if at is not None:
        _number([*order[:at], *made, *order[at:]])
    said = {"items": [item.pk for item in made], **({"papers": [one.pk for one in papers]} if papers else {})}
    write(by, "meeting.item_add", meeting, within=meeting.process, after=said)
    return made


def _last(meeting: Meeting) -> int:
    """The highest place on the agenda, of removed items too."""
    return Item._base_manager.filter(meeting=meeting).aggregate(top=Max("order"))["top"] or 0


def _number(items: Sequence[Item]) -> None:
    """Writes the places of items in their order. For actions."""
    for n, item in enumerate(items, 1):
        if item.order != n:
            item.order = n
    Item.objects.bulk_update(items, ["order"])


@action(permissions.prepares_meetings, of=of_item)
def change_item(by: Any, item: Item, values: Mapping[str, Any], *, seen: int, reason: str = "") -> Item:
    """
    Changes what `FIELDS` names. `seen` is the revision that the form was made of.

    Raises:
        MeetingError: G105 somebody changed it since; G106 it is out, and `by` may not or gives no reason; G107;
            G108 closed without a reason.
        gate.passing.HeldError: it is out, and the new words must be looked at first.
    """
    meeting = held_agenda(by, item.meeting)
    now = Item.objects.select_for_update().get(pk=item.pk, meeting=meeting)
    changed = [name for name in FIELDS if name in values and getattr(now, name) != values[name]]
    if not changed:
        nothing_changed()
        return now
    if now.revision != seen:
        raise MeetingError("G105")
    out = check_out(by, meeting, now, reason)
    for name in changed:
        setattr(now, name, values[name])
    if now.closed and not now.ground.strip():
        raise MeetingError("G108", "ground")
    now.revision += 1
    now.save(update_fields=[*changed, "revision"])
    if "closed" in changed and now.closed:
        fetched_actions.tell_holders_of_item(by, now.pk, Why.CLOSED)
    said = {"item": now.pk, "fields": changed}
    write(by, "meeting.item_change", meeting, within=meeting.process, after=said, reason=reason)
    if out and not now.closed:
        letting_out.require(by, meeting)
    if out:
        issues.freeze(by, meeting, "agenda", reason=reason)
        tell_all(by, meeting)
    return now


@action(permissions.prepares_meetings, of=of_item)
def place_item(by: Any, item: Item, *, at: int) -> None:
    """
    Puts an item at a place of the agenda, 0 the first. What is out keeps its order: only what waits
    moves, between them.

    Raises MeetingError: G106 for an item that is out; G107.
    """
    meeting = held_agenda(by, item.meeting)
    order = list(Item.objects.filter(meeting=meeting).order_by("order", "pk"))
    moved = next((one for one in order if one.pk == item.pk), None)
    if moved is None:
        raise MeetingError("G119", value=item.title)
    if is_out(meeting, moved):
        raise MeetingError("G106")
    was = order.index(moved)
    order.remove(moved)
    order.insert(max(0, min(at, len(order))), moved)
    if order.index(moved) == was:
        nothing_changed()
        return
    _number(order)
    said = {"item": moved.pk, "place": order.index(moved) + 1}
    write(by, "meeting.item_place", meeting, within=meeting.process, after=said)


@action(permissions.prepares_meetings, of=of_item)
def remove_item(by: Any, item: Item) -> None:
    """
    Takes an item away that was never sent; `bring_back_item` undoes it. What it came from (a proposal, a follow-up)
    is offered again, and is the item's again when it comes back, unless another agenda has taken it.

    Raises MeetingError: G106, G107.
    """
    meeting = held_agenda(by, item.meeting)
    now = Item._base_manager.select_for_update().get(pk=item.pk)
    if now.removed is not None:
        nothing_changed()
        return
    if is_out(meeting, now):
        raise MeetingError("G106")
    now.removed = timezone.now()
    now.save(update_fields=["removed"])
    write(by, "meeting.item_remove", meeting, within=meeting.process, after={"item": now.pk})


@action(permissions.prepares_meetings, of=of_item)
def bring_back_item(by: Any, item: Item) -> None:
    """Undoes `remove_item`. Raises MeetingError: G107."""
    meeting = held_agenda(by, item.meeting)
    if not Item._base_manager.filter(pk=item.pk).exclude(removed=None).update(removed=None):
        nothing_changed()
        return
    write(by, "meeting.item_back", meeting, within=meeting.process, after={"item": item.pk})


@action(permissions.releases_papers, of=of_item)
def withdraw_item(by: Any, item: Item, *, reason: str) -> None:
    """
    Takes an item off an agenda that is out: it stays under its number with the outcome "withdrawn".

    Raises MeetingError: G107; G112 without a reason.
    """
    meeting = held_agenda(by, item.meeting)
    now = Item.objects.select_for_update().get(pk=item.pk, meeting=meeting)
    if not is_out(meeting, now) or now.outcome == Outcome.WITHDRAWN:
        nothing_changed()
        return
    if not reason.strip():
        raise MeetingError("G112", "reason")
    now.outcome, now.revision = Outcome.WITHDRAWN, now.revision + 1
    now.save(update_fields=["outcome", "revision"])
    write(by, "meeting.item_withdraw", meeting, within=meeting.process, after={"item": now.pk}, reason=reason)
    issues.freeze(by, meeting, "agenda", reason=reason)
    tell_all(by, meeting)


@action(permissions.releases_papers, of=of_item)
def close_item(by: Any, item: Item, *, closed: bool, ground: str) -> None:
    """
    Closes or opens an item at any stage, also when the agenda is out and the minutes are written.

    It is gone from every page with the next request: they all go through `frisat.plan.sight`. `ground` stands with the
    item, and in the record under "closed" so that keeping accounts gives no sight of it.

    Closing is never held back; opening is, as any publication (gate.passing.HeldError).

    Raises MeetingError: G108 without a ground.
    """
    if not ground.strip():
        raise MeetingError("G108", "ground")
    meeting = Meeting.objects.select_for_update().get(pk=item.meeting_id)
    now = Item.objects.select_for_update().get(pk=item.pk, meeting=meeting)
    if now.closed == closed:
        nothing_changed()
        return
    now.closed, now.ground = closed, ground.strip() if closed else ""
    now.save(update_fields=["closed", "ground"])
    Item.objects.filter(pk=now.pk).update(revision=F("revision") + 1)
    if closed:
        fetched_actions.tell_holders_of_item(by, now.pk, Why.CLOSED)
    verb = "meeting.item_close" if closed else "meeting.item_open"
    write(by, verb, meeting, within=meeting.process, after={"item": now.pk}, reason=ground, visibility="closed")
    if not closed:
        letting_out.require(by, meeting)
    if is_out(meeting, now):
        issues.freeze(by, meeting, "agenda")
        tell_all(by, meeting)
