"""
The rows of a meeting as a value of `frisat.plan.meeting`, whole. Nobody shows it before `sight.seen_by` has cut it.

A page with one meeting asks the database a fixed number of times, however many items there are (`with_all`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from typing import Any

from django.db.models import Manager, Prefetch, QuerySet
from django.utils.timezone import localtime

from frisat.plan import meeting as data
from frisat.plan.meeting import ItemKind, MeetingKind, Outcome, Part, Presence, Stage
from frisat.plan.meeting_json import meeting_from_json
from frisat.plan.model import Activity as PlanActivity
from frisat.plan.model import Clock, Person, Status, Visibility
from frisat.plan.period import Period
from frisat.plan.schema import activity_from_json
from frisat.plan.sentences import sentence
from frisat.web.meetings.models import (
    Approval,
    Conflict,
    Correction,
    FollowUp,
    Item,
    Leg,
    Meeting,
    MeetingBody,
    Paper,
    Participant,
)
from frisat.web.process import drafts, take_out
from frisat.web.process.keys import number_of
from frisat.web.process.models import IndexedActivity


def _as_there(rows: Manager[Any]) -> QuerySet[Any]:
    """What is kept of participants, in their order: minutes that say it in another order would be another text."""
    there = rows.select_related("participant__person", "participant__body")
    return there.order_by("participant__order", "participant_id", "pk")


def with_all(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """The same meetings with everything that `value_of` reads, in a fixed number of queries."""
    papers = Paper.objects.filter(removed=None).defer("data", "clean")
    items = Item.objects.select_related("step__body").prefetch_related(
        Prefetch("papers", papers),
        Prefetch("follow_ups", FollowUp.objects.select_related("owner")),
        Prefetch("conflict_rows", _as_there(Conflict.objects)),
    )
    there = Participant.objects.select_related("person", "body", "stands_in_for__person", "came_item", "left_item")
    return meetings.select_related("process", "activity__index", "activity__process").prefetch_related(
        Prefetch("meeting_bodies", MeetingBody.objects.select_related("body")),
        Prefetch("participants", there),
        Prefetch("items", items),
        Prefetch("approvals", _as_there(Approval.objects)),
        Prefetch("corrections", Correction.objects.select_related("by")),
        "legs",
        "addresses",
    )


def value_of(row: Meeting) -> data.Meeting:
    """
    The whole meeting of a row that came through `with_all`.

    Date, time, place, status, reason and replacement are those of the newest published plan; of a meeting that no
    version has yet, those of the open draft, which only staff can reach. Frozen minutes are read as they were frozen:
    what is called otherwise later in the register is called there as it was. What is closed, done, corrected or called
    off since is as it stands now.
    """
    when = _indexed(row) or _drafted(row)
    keys = {item.pk: str(item.pk) for item in row.items.all()}
    live = data.Meeting(
        uid=str(row.uid),
        title=when.title,
        kind=MeetingKind(row.kind),
        bodies=tuple(m.body.name for m in row.meeting_bodies.all()),
        period=when.period,
        clock=when.clock,
        place=when.place or None,
        link=row.link or None,
        case_no=row.case_no or row.process.case_no or None,
        process=row.process.name,
        status=when.status,
        status_reason=when.reason or None,
        replaced_by=_heir(row, when.heir),
        stage=Stage(row.stage),
        sequence=row.sequence,
        released=row.released.date().isoformat() if row.released else None,
        attendees=tuple(_attendee(p) for p in row.participants.all()),
        legs=tuple(leg_of(leg) for leg in row.legs.all()),
        department=row.department or None,
        unit=row.unit or None,
        items=_items(row),
        approvals=tuple(_approval(a) for a in row.approvals.all()),
        corrections=(
            *(
                data.Correction(c.at.date().isoformat(), c.text, c.by.name if c.by else "Frisat", keys.get(c.item_id))
                for c in row.corrections.all()
            ),
            *_taken_out(row),
        ),
    )
    return _frozen(row, live) if live.stage is Stage.FROZEN else live


def _taken_out(row: Meeting) -> Iterator[data.Correction]:
    """What was taken out by law: what kind of thing, when and on what ground, beside the item in which it stood."""
    for one in take_out.told_of("meeting", row.pk) if row.taken_out else ():
        code = "U121" if one.what == "file" else "U120"
        text = sentence(code, {"ground": one.ground.rstrip(".")}, language="da")
        if one.sha256_before and one.sha256_after:
            text += " " + sentence("U122", {"before": one.sha256_before, "after": one.sha256_after}, language="da")
        yield data.Correction(localtime(one.at).date().isoformat(), text, "", one.part or None, taken_out=True)


def _frozen(row: Meeting, live: data.Meeting) -> data.Meeting:
    """The minutes as they were frozen, with what may still change after that as it is now."""
    text = row.issues.filter(kind="minutes").values_list("text", flat=True).last()
    if text is None:
        return live
    then = meeting_from_json(json.loads(text))
    now = {item.key: item for item in live.items}
    items = tuple(
        replace(
            item, closed=now[item.key].closed, ground=now[item.key].ground, extract=now[item.key].extract,
            withheld=now[item.key].withheld, papers=now[item.key].papers, follow_ups=now[item.key].follow_ups,
        )
        for item in then.items
        if item.key in now
    )  # fmt: skip
    return replace(
        then, items=items, corrections=live.corrections, status=live.status, status_reason=live.status_reason,
        replaced_by=live.replaced_by, sequence=live.sequence, link=live.link,
    )  # fmt: skip


class When:
    """What a meeting reads of its activity."""

    __slots__ = ("clock", "heir", "period", "place", "reason", "status", "title")

    def __init__(
        self, title: str, period: Period | None, clock: Clock | None, place: str, status: Status, reason: str, heir: str
    ) -> None:
        self.title, self.period, self.clock, self.place = title, period, clock, place
        self.status, self.reason, self.heir = status, reason, heir


def _indexed(row: Meeting) -> When | None:
    found: IndexedActivity | None = getattr(row.activity, "index", None)
    if found is None:
        return None
    period = Period(found.edtf or None, found.words) if found.words or found.edtf else None
    clock = Clock(found.start, found.end or None) if found.start else None
    return When(found.title, period, clock, found.place, Status(found.status), found.status_reason, found.replaced_by)


def _drafted(row: Meeting) -> When:
    found = drafted_activity(row)
    if found is None:
        return When(row.process.name, None, None, "", Status.PLANNED, "", "")
    return When(
        found.title,
        found.period,
        found.time,
        found.place or "",
        found.status,
        found.status_reason or "",
        found.replaced_by or "",
    )


def drafted_activity(row: Meeting) -> PlanActivity | None:
    """The activity as the open draft has it; None where there is no draft or it lacks the activity."""
    draft = drafts.open_draft_of(row.process)
    found = draft and drafts.state_of(draft).activities.get(row.activity.key)
    return activity_from_json(found) if found else None


def _heir(row: Meeting, key: str) -> str | None:
    """
    The address of the meeting that takes this one's place; None for one that the plan keeps for staff: an address
    tells its day and its body.
    """
    number = number_of(key)
    if number is None:
        return None
    heir = Meeting.objects.filter(
        process=row.process_id, activity__number=number, activity__index__visibility=str(Visibility.PUBLIC)
    ).first()
    address = heir and heir.addresses.last()
    return str(address) if address else None


def _clock(at: time | None) -> str | None:
    return None if at is None else f"{at:%H:%M}"


def name_of(who: Participant) -> str:
    return str(who.person.name if who.person else who.printed or (who.body.name if who.body else ""))


def _attendee(who: Participant) -> data.Attendee:
    return data.Attendee(
        name=name_of(who),
        part=Part(who.part),
        role=who.role or None,
        body=who.body.name if who.body and (who.person or who.printed) else None,
        presence=Presence(who.presence),
        stands_in_for=name_of(who.stands_in_for) if who.stands_in_for else None,
        came=_clock(who.came),
        left=_clock(who.left),
        came_item=_no(who.came_item),
        left_item=_no(who.left_item),
    )


def _no(item: Item | None) -> str | None:
    return None if item is None else item.no or str(item.order)


def leg_of(leg: Leg) -> data.Leg:
    start = _clock(leg.start)
    return data.Leg(leg.title, Clock(start, _clock(leg.end)) if start else None, leg.place or None)


def _items(row: Meeting) -> tuple[data.Item, ...]:
    """
    The items under their numbers. An agenda that was never sent has none: a number is the place. Once it was, what has
    none waits for the supplement, which `frisat.plan.sight` keeps from those who see no drafts.
    """
    items = list(row.items.all())
    is_out = any(item.no for item in items)
    return tuple(_item(item, item.no or ("" if is_out else str(n))) for n, item in enumerate(items, 1))


def _item(item: Item, no: str) -> data.Item:
    vote: dict[str, Any] | None = item.vote
    return data.Item(
        key=str(item.pk),
        no=no,
        title=item.title,
        kind=ItemKind(item.kind),
        presenters=tuple(Person(p["name"], p.get("role") or None) for p in item.presenters),
        minutes=item.minutes,
        case_no=item.case_no or None,
        text=item.text or None,
        recommendation=item.recommendation or None,
        closed=item.closed,
        ground=item.ground or None,
        extract=item.extract or None,
        withheld=item.withheld or None,
        supplementary=item.supplementary,
        papers=tuple(
            data.Paper(p.key, p.name, p.sha256, p.size_bytes, p.closed, p.ground or None) for p in item.papers.all()
        ),
        conflicts=tuple(name_of(c.participant) for c in item.conflict_rows.all()),
        outcome=Outcome(item.outcome) if item.outcome else None,
        decision=item.decision_text or None,
        vote=vote_of(vote) if vote else None,
        dissents=tuple(data.Dissent(d["who"], d["text"]) for d in item.dissents),
        terms=data.Terms(**item.terms) if item.terms else None,
        follow_ups=tuple(
            data.FollowUp(
                text=f.text,
                owner=f.owner.name if f.owner else None,
                day=f.day.isoformat() if f.day else None,
                is_done=f.done is not None,
            )
            for f in item.follow_ups.all()
        ),
    )


def speakers(item: Item, meeting: data.Meeting) -> tuple[str, ...]:
    """
    The bodies that an item's outcome is the word of: those of a joint meeting, and of a step of a case its body alone.
    """
    return (item.step.body.name,) if item.step is not None and len(meeting.bodies) > 1 else meeting.bodies


def vote_of(said: dict[str, Any]) -> data.Vote:
    """A vote from its JSON column."""
    return data.Vote(**{k: tuple(v) if isinstance(v, list) else v for k, v in said.items()})


def _approval(found: Approval) -> data.Approval:
    return data.Approval(
        name_of(found.participant),
        found.at.isoformat(timespec="minutes") if found.at else None,
        found.approved,
        found.factor,
        found.remark or None,
        found.told or None,
    )
