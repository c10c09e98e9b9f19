"""What an import did to a meeting, kept so that it is known again, and taken back as one deed while nobody went on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import time
from typing import Any

from django.utils import timezone

from frisat.plan.meeting import Stage
from frisat.web.arrivals import named_papers, queries
from frisat.web.arrivals.models import Taken
from frisat.web.arrivals.rows import clock
from frisat.web.bodies.models import Body
from frisat.web.intake import decisions
from frisat.web.intake.models import Decision
from frisat.web.meetings import minutes_actions
from frisat.web.meetings import queries as meetings
from frisat.web.meetings.actions import remove_meeting, set_bodies
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Conflict, FollowUp, Item, Meeting, Participant
from frisat.web.people import permissions
from frisat.web.record.actions import action, nothing_changed, write

Check = Callable[[Meeting], bool]
_used: list[Check] = []


def when_taking_back(is_used: Check) -> None:
    """A higher part says here whether it has gone on with a meeting, so that its import can no longer be undone."""
    _used.append(is_used)


STAYS = ("part", "role", "presence", "came", "left", "stands_in_for_id", "body_id", "printed")
AGENDA = ("title", "kind", "presenters", "minutes", "case_no", "text", "recommendation", "closed", "ground")


def standing(meeting: Meeting) -> dict[str, Any]:
    """What of a meeting an import can change, as JSON: to see later whether it is the same, and to bring it back."""
    items = list(Item.objects.filter(meeting=meeting).order_by("order", "pk"))
    return {
        "stage": str(Meeting.objects.values_list("stage", flat=True).get(pk=meeting.pk)),
        "head": {n: getattr(Meeting.objects.get(pk=meeting.pk), n) for n in ("case_no", "department", "unit")},
        "bodies": [b.pk for b in meetings.bodies_of(meeting)],
        "items": {str(i.pk): {**_agenda_of(i), **minutes_actions.of_minutes(i)} for i in items},
        "papers": sorted(str(p) for p in named_papers.standing(meeting)),
        "follow_ups": sorted(FollowUp.objects.filter(item__meeting=meeting).values_list("pk", flat=True)),
        "people": {str(p.pk): _stay_of(p) for p in meetings.participants_of(meeting)},
    }


def _agenda_of(item: Item) -> dict[str, Any]:
    return {"no": item.no, "order": item.order, **{name: getattr(item, name) for name in AGENDA}}


def _stay_of(who: Participant) -> dict[str, Any]:
    said = {name: getattr(who, name) for name in STAYS}
    return {**said, "came": _iso(who.came), "left": _iso(who.left), "person_id": who.person_id}


def _iso(at: time | None) -> str | None:
    return at.isoformat("minutes") if at else None


@action(permissions.edits_plan, of=lambda taken, **_: taken.intake.process_id)
def take_back(by: Any, taken: Taken, *, with_row: bool = True) -> tuple[str, ...]:
    """
    Takes an import out of its meeting again; the parts are as they were decided, and can be taken anew.

    `with_row`: the row of the import that was accepted along with it is open again, too.

    Gives the keys of activities that stay in the plan, since somebody went on with them or published them.

    Raises MeetingError: G407 when somebody has gone on with the meeting.
    """
    meeting = Meeting._base_manager.select_for_update(of=("self",)).select_related("process", "activity").get(
        pk=taken.meeting_id
    )  # fmt: skip
    now = Taken.objects.select_for_update().get(pk=taken.pk)
    if now.undone is not None or meeting.removed is not None:
        nothing_changed()
        return ()
    index = getattr(meeting.activity, "index", None)
    title = index.title if index is not None else str(now.intake)
    stands = {k: v for k, v in now.after.items() if k not in ("took_row", "series")}
    if any(is_used(meeting) for is_used in _used) or standing(meeting) != stands or _has_own_papers(meeting):
        raise MeetingError("G407", value=title)
    if now.is_new:
        remove_meeting(by, meeting)
    else:
        _bring_back(by, meeting, now)
    now.undone = timezone.now()
    now.save(update_fields=["undone"])
    write(by, "meeting.arrive_back", meeting, within=meeting.process, before={"taken": now.pk})
    return _row_back(by, now) if with_row and now.after.get("took_row") else ()


def _has_own_papers(meeting: Meeting) -> bool:
    """Whether somebody attached something, or a decision was made of an item."""
    items = Item.objects.filter(meeting=meeting)
    return (
        items.filter(papers__removed=None).exclude(papers__sha256="").filter(papers__isnull=False).exists()
        or items.exclude(decision=None).exists()
        or meeting.corrections.exists()
    )


def _row_back(by: Any, taken: Taken) -> tuple[str, ...]:
    intake = taken.intake
    row = queries.own_row(intake)
    if row is None or row.decision != Decision.ACCEPTED:
        return ()
    try:
        decisions.reopen(by, intake, row.pk, row.version)
    except (decisions.KeptError, decisions.StaleError):
        return (str(row.became),)
    return ()


def _bring_back(by: Any, meeting: Meeting, taken: Taken) -> None:
    """A meeting that was there before, as it was then. An agenda that went out with the import cannot come back in."""
    before: Mapping[str, Any] = taken.before
    if before["stage"] not in (taken.after["stage"], Stage.RELEASED):
        raise MeetingError("G407", value=str(taken.intake))
    FollowUp.objects.filter(item__meeting=meeting).exclude(pk__in=before["follow_ups"]).delete()
    for item in Item.objects.filter(meeting=meeting):
        Conflict.objects.filter(item=item).exclude(
            participant__in=before["items"].get(str(item.pk), {}).get("conflicts", [])
        ).delete()
        named_papers.drop_named(item, before["papers"])
        if (was := before["items"].get(str(item.pk))) is None:
            item.delete()
            continue
        for name, value in was.items():
            if name != "conflicts":
                setattr(item, name, value)
        item.revision += 1
        item.save()
    for who in meetings.participants_of(meeting):
        stay = before["people"].get(str(who.pk))
        if stay is None:
            who.delete()
            continue
        for name, value in stay.items():
            setattr(who, name, clock(value) if name in ("came", "left") else value)
        who.revision += 1
        who.save()
    Meeting.objects.filter(pk=meeting.pk).update(stage=before["stage"], **before["head"])
    if before["bodies"] != taken.after["bodies"]:
        known = Body.objects.in_bulk(before["bodies"])
        set_bodies(by, meeting, [known[pk] for pk in before["bodies"]])
