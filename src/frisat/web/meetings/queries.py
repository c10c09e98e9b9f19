"""
Every named read of meetings for those who prepare them. Lists read columns and show nothing of items.

One meeting whole comes through `found`; what of it a page may show is `sight.seen_by`'s to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from frisat.law.deadlines import AGENDA_WORKDAYS, agenda_deadline
from frisat.plan.meeting import Stage
from frisat.plan.meeting_clocks import MEETS as MEETS
from frisat.plan.model import OFF, Clock, Status
from frisat.plan.model import Activity as PlanActivity
from frisat.web.base.among import Among
from frisat.web.bodies import queries as register
from frisat.web.bodies.models import Body
from frisat.web.meetings.models import BodyRule, Fetched, Issue, Item, Meeting, MeetingBody, Paper, Participant
from frisat.web.meetings.value import with_all
from frisat.web.people import permissions
from frisat.web.process.editor_state import Standing, made, standing
from frisat.web.process.models import Activity, IndexedActivity, Process

"""Kinds of activity that people meet at."""
UNSENT = (Stage.DRAFT, Stage.REVIEW)
_OF_ROW = (
    "stage", "send_by", "series__name", "activity__number",
    *(f"activity__index__{name}" for name in (
        "title", "words", "first_day", "last_day", "place", "status", "status_reason", "start", "end",
    )),
)  # fmt: skip
"""What `_row` reads of a meeting."""


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting of a list. `day` is the first day it can be on, `send_by` the last day for its agenda."""

    pk: int
    slug: str
    process: str
    title: str
    when: str
    day: date | None
    clock: Clock | None
    place: str
    status: Status
    reason: str
    stage: Stage
    bodies: tuple[str, ...]
    series: str
    send_by: date | None

    @property
    def is_off(self) -> bool:
        return self.status.is_off

    @property
    def is_sent(self) -> bool:
        return self.stage not in UNSENT

    def is_late(self, today: date) -> bool:
        return self.send_by is not None and self.send_by < today and not self.is_sent and not self.is_off


def deadline(send_by: date | None, day: date | None, workdays: Iterable[int]) -> date | None:
    """The last day for an agenda: the one that somebody set, else the strictest of the bodies' rules."""
    if send_by is not None or day is None:
        return send_by
    return agenda_deadline(day, workdays=max(workdays, default=AGENDA_WORKDAYS))


def rows(process: Process) -> list[Row]:
    """The meetings of a process by day, those without one last. Three queries, whatever their number, and the draft."""
    found = list(Meeting.objects.filter(process=process).select_related("activity__index", "series").only(*_OF_ROW))
    if not found:
        return []
    drafted: dict[str, PlanActivity] = {}
    if any(getattr(m.activity, "index", None) is None for m in found):
        drafted = activities(standing(process))
    of = _bodies_of(found)
    out = [_row(m, process, *of(m.pk), drafted) for m in found]
    return sorted(out, key=lambda r: (r.day is None, r.day or date.max, r.clock.start if r.clock else "", r.pk))


def activities(now: Standing) -> dict[str, PlanActivity]:
    """The activities of the plan in work, by key, in its order."""
    return {key: made(now.state.activities[key]) for key in now.state.in_order()}


def _bodies_of(meetings: Sequence[Meeting]) -> Any:
    """A function: a meeting's number -> the names of its bodies, and how many working days each wants."""
    names: dict[int, list[str]] = {}
    days: dict[int, list[int]] = {}
    held = MeetingBody.objects.filter(Among("meeting", [m.pk for m in meetings]))
    for meeting, name, workdays in held.values_list("meeting", "body__name", "body__meeting_rule__agenda_workdays"):
        names.setdefault(meeting, []).append(name)
        days.setdefault(meeting, []).append(AGENDA_WORKDAYS if workdays is None else workdays)
    return lambda pk: (tuple(names.get(pk, ())), days.get(pk, []))


def _row(
    m: Meeting, process: Process, bodies: tuple[str, ...], days: list[int], drafted: dict[str, PlanActivity]
) -> Row:
    index: IndexedActivity | None = getattr(m.activity, "index", None)
    title, when, day, clock, place, status, reason = process.name, "", None, None, "", Status.PLANNED, ""
    is_exact = False
    if index is not None:
        title, when, day, place, reason = index.title, index.words, index.first_day, index.place, index.status_reason
        clock = Clock(index.start, index.end or None) if index.start else None
        status, is_exact = Status(index.status), index.first_day is not None and index.first_day == index.last_day
    elif (a := drafted.get(m.activity.key)) is not None:
        title, place, status, clock, reason = a.title, a.place or "", a.status, a.time, a.status_reason or ""
        when, day = (a.period.text, a.period.earliest) if a.period else ("", None)
        is_exact = bool(a.period and a.period.is_exact)
    return Row(
        m.pk, process.slug, process.name, title, when, day, clock, place, status, reason, Stage(m.stage), bodies,
        m.series.name if m.series else "", deadline(m.send_by, day if is_exact else None, days),
    )  # fmt: skip


def unmade(process: Process) -> list[tuple[str, str, str]]:
    """Activities of the plan that people meet at and that have no meeting yet: key, title, when."""
    there = {f"a{n}" for n in Meeting.objects.filter(process=process).values_list("activity__number", flat=True)}
    state = standing(process).state
    lacking = (made(state.activities[key]) for key in state.in_order() if key not in there)
    return [
        (a.key, a.title, a.period.text if a.period else "") for a in lacking if a.kind in MEETS and not a.status.is_off
    ]


def due(who: Any, today: date, *, within: int = 7, late: int = 30) -> list[Row]:
    """
    Meetings of the processes whose meetings an account prepares whose agenda is not out: the deadline passed within
    `late` days, or comes within `within`; and the meeting is ahead. The first deadline first. Two queries.
    """
    mine = [pk for pk in permissions.roles_of(who) if permissions.prepares_meetings(who, pk)]
    ahead = Q(activity__index__first_day__gte=today, activity__index__left_in=None)
    found = Meeting.objects.filter(ahead, process__in=mine, process__put_away=None, stage__in=UNSENT)
    found = found.exclude(activity__index__status__in=OFF).select_related("activity__index", "process", "series")
    meetings = list(found)
    if not meetings:
        return []
    of = _bodies_of(meetings)
    out = [_row(m, m.process, *of(m.pk), {}) for m in meetings]
    first, last = today - timedelta(days=late), today + timedelta(days=within)
    return sorted(
        (r for r in out if r.send_by is not None and first <= r.send_by <= last),
        key=lambda r: (r.send_by or date.max, r.pk),
    )


def in_review(who: Any) -> list[Row]:
    """Agendas under review that an account may let out."""
    mine = [pk for pk in permissions.roles_of(who) if permissions.releases_papers(who, pk)]
    found = Meeting.objects.filter(process__in=mine, process__put_away=None, stage=Stage.REVIEW)
    meetings = list(found.select_related("activity__index", "process", "series"))
    of = _bodies_of(meetings) if meetings else None
    return [_row(m, m.process, *of(m.pk), {}) for m in meetings] if of else []


# ------------------------------------------------------------------------------------------------------ one meeting
def found(process: Process, pk: int) -> Meeting | None:
    """A meeting of the process with everything that its value is made of."""
    rows: QuerySet[Meeting] = with_all(Meeting.objects.filter(process=process, pk=pk))
    return rows.first()


def not_taken(field: str) -> Q:
    """Of proposals and follow-ups: no agenda has taken it, or the item that it became (`field`) was taken away."""
    return Q(**{field: None}) | Q(**{f"{field}__removed__isnull": False})


def unscanned_of(items: Sequence[Item]) -> list[Paper]:
    """The papers of some items that no scan has met."""
    return list(Paper.objects.filter(item__in=items, removed=None, clean_sha256="").exclude(sha256=""))


def light(process: Process, pk: int) -> Meeting | None:
    """The same without what hangs on it, for a page that does one thing to it."""
    row: Meeting | None = (
        Meeting.objects.filter(process=process, pk=pk).select_related("process", "activity__index").first()
    )
    return row


def of_activity(process: Process, key: str) -> tuple[Activity | None, Meeting | None]:
    """An activity of the process by its key, and its meeting."""
    digits = key[1:]
    if not (key.startswith("a") and digits.isascii() and digits.isdigit() and len(digits) < 10):
        return None, None
    row = process.activities.filter(number=int(digits)).first()
    return row, Meeting.objects.filter(activity=row).first() if row else None


def item_of(meeting: Meeting, pk: int, *, removed: bool = False) -> Item | None:
    """An item of the meeting; `removed`: also one that was taken away."""
    items = Item._base_manager if removed else Item.objects
    row: Item | None = items.filter(meeting=meeting, pk=pk).select_related("meeting__process", "about").first()
    return row


def paper_of(meeting: Meeting, item_pk: int, key: str, *, removed: bool = False) -> Paper | None:
    rows = Paper.objects.filter(item=item_pk, item__meeting=meeting, key=key).defer("data", "clean")
    rows = rows if removed else rows.filter(removed=None)
    row: Paper | None = rows.select_related("item__meeting__process").first()
    return row


def bytes_of(paper: Paper, prepares: bool) -> bytes | None:
    """
    What is handed out of a paper: the copy without traces of its authors. None for who does not prepare meetings
    where it is not scanned yet, or is held back.
    """
    row = Paper.objects.select_related("item").only("clean", "held", "closed", "item__closed").get(pk=paper.pk)
    if not prepares and (row.clean is None or (row.held and not (row.closed or row.item.closed))):
        return None
    return bytes(row.clean) if row.clean is not None else original_of(paper)


def original_of(paper: Paper) -> bytes:
    """What was handed in."""
    return bytes(Paper.objects.values_list("data", flat=True).get(pk=paper.pk))


def participant_of(meeting: Meeting, pk: int) -> Participant | None:
    row: Participant | None = (
        meeting.participants.filter(pk=pk).select_related("meeting__process", "person", "body").first()
    )
    return row


def bodies_of(meeting: Meeting) -> list[Body]:
    return [m.body for m in meeting.meeting_bodies.select_related("body")]


def rules_of(bodies: Sequence[Body]) -> dict[int, BodyRule]:
    return {rule.body_id: rule for rule in BodyRule.objects.filter(body__in=bodies)}


def workdays_of(bodies: Sequence[Body]) -> list[int]:
    """How many working days each of some bodies wants its agendas before the meeting: its own rule, else the Act's."""
    rules = rules_of(bodies)
    return [rules[body.pk].agenda_workdays if body.pk in rules else AGENDA_WORKDAYS for body in bodies]


def issues_of(meeting: Meeting) -> list[Issue]:
    """What was sent, the newest first, without its text."""
    return list(meeting.issues.defer("text").select_related("by").order_by("-pk"))


def agenda_issues_of(meeting: Meeting) -> list[Issue]:
    """The issues of an agenda with their text, the first one first."""
    return list(meeting.issues.filter(kind="agenda").select_related("by").order_by("number"))


def bodies_named(process: Process, named: Sequence[str], day: date) -> list[Body]:
    """The bodies that an activity's participants name, in their order."""
    known = register.resolve(named, process.pk, day, organisation=process.organisation)
    return list(dict.fromkeys(known[name] for name in named if name in known))


def exact_day(row: Meeting) -> date | None:
    """The day of a meeting, where the plan says one: of the newest version, else of the draft."""
    index: IndexedActivity | None = getattr(row.activity, "index", None)
    if index is not None:
        return index.first_day if index.first_day == index.last_day else None
    drafted = activities(standing(row.process)).get(row.activity.key)
    period = drafted.period if drafted else None
    return period.only_day if period is not None else None


OPEN = (Stage.DRAFT, Stage.REVIEW, Stage.RELEASED)
"""Stages in which an agenda can be changed."""


def removed_items(meeting: Meeting) -> list[Item]:
    """Items that were taken away before they were sent, the last one first."""
    return list(Item._base_manager.filter(meeting=meeting).exclude(removed=None).order_by("-removed")[:10])


def participants_of(meeting: Meeting) -> list[Participant]:
    """Everybody who takes part, in order."""
    return list(meeting.participants.select_related("person", "body", "stands_in_for__person", "stands_in_for__body"))


def papers_of(item: Item, *, removed: bool = False) -> list[Paper]:
    """The papers of an item without their bytes, with how many accounts have each; `removed`: those taken away."""
    found = item.papers.filter(removed__isnull=not removed).defer("data", "clean")
    return list(found.annotate(fetchers=Count("fetched__account", distinct=True)))


def fetched_of(paper: Paper) -> list[Fetched]:
    """Who has a copy of a paper, the first one first, with what they were told since."""
    return list(paper.fetched.select_related("account").prefetch_related("notices"))


def place_of(item: Item) -> int:
    """Where an item stands on its agenda, 0 the first."""
    order = list(Item.objects.filter(meeting=item.meeting_id).order_by("order", "pk").values_list("pk", flat=True))
    return order.index(item.pk)


def heirs(meeting: Meeting) -> list[tuple[str, str]]:
    """The activities that could take a meeting's place: what people meet at and is not called off; key and name."""
    out = []
    for key, a in activities(standing(meeting.process)).items():
        if key != meeting.activity.key and a.kind in MEETS and not a.status.is_off:
            out.append((key, f"{a.period.text}: {a.title}" if a.period else a.title))
    return out
