"""
Every named read of meetings over processes: which meetings have a page for whom, lists of them, and search.

Lists read columns of the meeting and of its activity's index row, and nothing of its items. What stands in one
meeting comes through `sight.seen_by` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, Max, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Cast, Substr

from frisat.plan.meeting import MeetingKind, Stage
from frisat.plan.meeting import Paper as PaperValue
from frisat.plan.model import Visibility
from frisat.web.base.among import Among
from frisat.web.base.memory import remembered
from frisat.web.bodies.models import Body
from frisat.web.cases import sight as case_sight
from frisat.web.cases.models import Step
from frisat.web.meetings.models import Address, Item, Meeting, MeetingBody, Paper, Participant
from frisat.web.meetings.models.meeting import printed_as
from frisat.web.people import permissions
from frisat.web.process import queries as processes
from frisat.web.process.actions import newest, plan_of
from frisat.web.process.models import Process

_PUBLIC = Q(activity__index__visibility=str(Visibility.PUBLIC))
HAS_AGENDA = (Stage.RELEASED, Stage.TAKING, Stage.APPROVING, Stage.FROZEN)
HAS_MINUTES = (Stage.APPROVING, Stage.FROZEN)
_OF_LINES = (
    "kind", "stage", "process__slug", "process__name", "activity__number", "activity__process",
    *(f"activity__index__{name}" for name in (
        "title", "status", "edtf", "words", "first_day", "start", "end", "place", "replaced_by",
    )),
)  # fmt: skip
_AROUND_LINES = ("addresses", Prefetch("meeting_bodies", MeetingBody.objects.select_related("body")))
_NUMBERED = re.compile(r"(.+)-([1-9][0-9]{0,3})")


# ------------------------------------------------------------------------------------------------------ one meeting
def open_to(who: Any) -> QuerySet[Meeting]:
    """
    The meetings that have a page for `who`.

    For anybody those in published plans; for who works in a process or takes part in a meeting also those that the
    plan keeps for staff. What of the meeting they see, `sight` says.
    """
    known = _PUBLIC
    if permissions.signed_in(who):
        mine = Participant.objects.filter(person__account=who.pk).values("meeting")
        known |= Q(process__in=permissions.roles_of(who)) | Q(pk__in=mine, activity__index__isnull=False)
    return Meeting.objects.filter(known)


def at(who: Any, day: date, tail: str) -> Meeting | None:
    """
    The meeting that has or had the address, where `who` may open it; None as well for one that is not there.

    `tail` is the printed end of an address, "aeldreudvalget" or "aeldreudvalget-2".
    """
    places = [Q(slug=tail, number=1)]
    if (parted := _NUMBERED.fullmatch(tail)) and int(parted[2]) > 1:
        places.append(Q(slug=parted[1], number=int(parted[2])))
    for place in places:
        ids = Address.objects.filter(place, day=day).values("meeting")
        found = open_to(who).filter(pk__in=ids).first()
        if found is not None:
            return found
    return None


def of_activity(who: Any, process: Process, key: str) -> Meeting | None:
    """The meeting that an activity is, where `who` may open it and it has an address."""
    found = open_to(who).filter(process=process, activity__number=int(key[1:]), addresses__isnull=False)
    return found.distinct().first()


def ready_papers(row: Meeting) -> frozenset[str]:
    """Keys of the papers that have a clean copy to give out: a paper without one, or held back, is only named."""
    found = _given_out(row)
    return frozenset(found.values_list("key", flat=True))


@dataclass(frozen=True, slots=True)
class Beside:
    """What an item leads to that anybody can read: the number of its case in the process, its decision's address."""

    case: int | None
    decision: tuple[int, int] | None


def beside(row: Meeting) -> dict[str, Beside]:
    """By key of an item that is a part of a case or became a decision. `row` came through `value.with_all`."""
    items = [item for item in row.items.all() if item.step_id or item.decision_id]
    if not items:
        return {}
    cases, decisions = _cases_of(items), _decisions_of(items)
    return {str(item.pk): Beside(cases.get(item.step_id), decisions.get(item.decision_id)) for item in items}


def _cases_of(items: Iterable[Item]) -> dict[int | None, int]:
    """Step -> the number of its case, of those that the public follows."""
    found = Step.objects.filter(pk__in=[i.step_id for i in items if i.step_id], case__shown=True, case__closed=False)
    return dict(found.values_list("pk", "case__number"))


def _decisions_of(items: Iterable[Item]) -> dict[int | None, tuple[int, int]]:
    """Decision -> its address, of those that the public may know of."""
    wanted = [i.decision_id for i in items if i.decision_id]
    rows = case_sight.published_decisions().filter(pk__in=wanted) if wanted else ()
    return {row.pk: (row.year, row.number) for row in rows if case_sight.public_decision(row) is not None}


def replaced_by_it(row: Meeting) -> list[str]:
    """Addresses of the meetings in whose place the published plan puts this one; not of those it keeps for staff."""
    rows = Meeting.objects.filter(_PUBLIC, process=row.process_id, activity__index__replaced_by=row.activity.key)
    found = rows.exclude(pk=row.pk).order_by("activity__index__first_day", "pk").prefetch_related("addresses")
    return [str(list(one.addresses.all())[-1]) for one in found if one.addresses.all()]


def planned(row: Meeting) -> tuple[str, ...]:
    """What the newest plan says that a meeting is about; nothing of what the plan keeps for staff."""
    index = getattr(row.activity, "index", None)
    is_open = index is not None and index.left_in_id is None and index.visibility == str(Visibility.PUBLIC)
    version = newest(row.process) if is_open else None
    found = plan_of(version).by_key().get(row.activity.key) if version is not None else None
    return found.agenda if found is not None else ()


def clean_bytes(row: Meeting, paper: PaperValue) -> bytes | None:
    """
    The clean copy of a paper of `row`; None where there is none, or where it is not open as `paper` says it is.

    Asked anew for each paper, so that one closed while a ZIP is sent does not go out with it.
    """
    one = _given_out(row).filter(key=paper.key, closed=paper.closed).only("clean").first()
    return None if one is None else bytes(one.clean)


def _given_out(row: Meeting) -> QuerySet[Paper]:
    """
    Papers with bytes for who may see them. What the gate holds back reaches nobody outside the secretariat; a closed
    paper is not published, so its members get it whatever stands in it.
    """
    there = Paper.objects.filter(item__meeting=row, removed=None, clean__isnull=False)
    return there.filter(Q(held=False) | Q(closed=True) | Q(item__closed=True))


# ------------------------------------------------------------------------------------------------------------ lists
@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is narrowed to; empty means all."""

    body: Body | None = None
    kind: MeetingKind | None = None
    year: int | None = None
    process: Process | None = None
    words: str = ""

    @property
    def is_narrowed(self) -> bool:
        return any((self.body, self.kind, self.year, self.process, self.words))


def listed(asked: Asked | None = None) -> QuerySet[Meeting]:
    """The meetings of published plans that stand in lists, narrowed to all but words (`searching.meetings`)."""
    found = Meeting.objects.filter(_PUBLIC, activity__index__left_in=None, process__put_away=None)
    asked = asked or Asked()
    if asked.body is not None:
        found = found.filter(meeting_bodies__body=asked.body)
    if asked.kind is not None:
        found = found.filter(kind=asked.kind)
    if asked.year is not None:
        found = found.filter(
            activity__index__first_day__range=(date(asked.year, 1, 1), date(asked.year, 12, 31)),
        )
    if asked.process is not None:
        found = found.filter(process=asked.process)
    return found


def rows(numbers: Sequence[int]) -> list[Meeting]:
    """
    The meetings with these numbers that stand in lists, with what their lines say, in the same order: three questions.
    """
    by_number = {m.pk: m for m in with_lines(listed().filter(Among("pk", numbers)).order_by())}
    return [by_number[n] for n in numbers if n in by_number]


def with_lines(found: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """With the columns that the line of a meeting in a list is made of, and no others."""
    return found.select_related("process", "activity__index").only(*_OF_LINES).prefetch_related(*_AROUND_LINES)


def choices(stamp: tuple[object, ...]) -> tuple[list[Body], list[int]]:
    """
    What a list can be narrowed to: the bodies that have a meeting in it, by name, and years, the newest first.

    `stamp`: that of the lists (`order.stamp`).
    """

    def make() -> tuple[list[int], list[int]]:
        bodies = MeetingBody.objects.filter(meeting__in=listed().values("pk")).order_by()
        # as a text, of which the year is the beginning: SQLite asks Python for the year of each of twenty thousand days
        day = Cast("activity__index__first_day", CharField())
        years = listed().exclude(activity__index__first_day=None).order_by().annotate(year=Substr(day, 1, 4))
        return (
            list(bodies.values_list("body", flat=True).distinct()),
            sorted(map(int, years.values_list("year", flat=True).distinct()), reverse=True),
        )

    met, years = remembered(("choices of meetings", stamp), make)
    return list(Body.objects.filter(pk__in=met).order_by("name")), years


def addresses_stamp() -> tuple[object, ...]:
    """With the plans' stamp, changes when `printed_addresses` does: one is made, a meeting removed or given back."""
    said = Address.objects.aggregate(count=Count("pk"), last=Max("pk"))
    standing = Meeting.objects.aggregate(count=Count("pk"), numbers=Sum("pk"))
    return said["count"], said["last"], standing["count"], standing["numbers"]


def printed_addresses() -> list[str]:
    """The newest address of every meeting in the lists, as it is printed, in the order of the days."""
    found = Address.objects.filter(meeting__in=listed().values("pk")).order_by("pk")
    newest = {meeting: printed for meeting, *printed in found.values_list("meeting", "day", "slug", "number")}
    return [printed_as(*printed) for printed in sorted(newest.values())]


def addresses_of(activities: Iterable[tuple[int, str]], *, since: date | None = None) -> dict[tuple[int, str], str]:
    """
    (process, key of an activity) -> printed address of its public meeting, for those that have one.

    `since`: none of the activities is certainly over on this day, so that the others need not be read.
    """
    wanted = set(activities)
    among = listed().filter(process__in={p for p, _ in wanted})
    if since is not None:
        among = among.filter(Q(activity__index__last_day__gte=since) | Q(activity__index__last_day=None))
    found = Address.objects.filter(meeting__in=among.values("pk"))
    out = {
        (process, f"a{number}"): (day, slug, n)
        for process, number, day, slug, n in found.order_by("pk").values_list(
            "meeting__process", "meeting__activity__number", "day", "slug", "number"
        )
    }
    return {key: printed_as(*printed) for key, printed in out.items() if key in wanted}


# ----------------------------------------------------------------------------------------------------------- search
def open_items() -> QuerySet[Item]:
    """
    The items that anybody may read: open ones of agendas that are out, in meetings of the lists.

    A test holds this to what `sight.public` shows.
    """
    return open_of(Item.objects.filter(meeting__in=listed().values("pk")))


def open_of(items: QuerySet[Item]) -> QuerySet[Item]:
    """Those of the items of meetings in the lists that anybody may read."""
    return items.filter(closed=False, meeting__stage__in=HAS_AGENDA)


def published_process(slug: str) -> Process | None:
    return processes.listed().filter(slug=slug).first()


def body_numbered(number: str, among: Sequence[Body]) -> Body | None:
    """The body of `among` with that number; None for none."""
    return next((b for b in among if str(b.pk) == number), None)
