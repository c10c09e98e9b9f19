"""Every named read of invitations, letters and feeds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from frisat.plan.meeting import Part
from frisat.plan.model import Visibility
from frisat.web.base.among import Among
from frisat.web.base.clock import today
from frisat.web.base.mail_queue import LOST_AFTER
from frisat.web.bodies.models import Body, BodyKind, Seat, SeatRole
from frisat.web.bodies.queries import account_person, is_held
from frisat.web.invites.models import Feed, Invitation, Letter, LetterState, Method, Reply, SharedFeed
from frisat.web.meetings.models import Address, Leg, Meeting, MeetingBody, Participant
from frisat.web.meetings.models.meeting import printed_as
from frisat.web.meetings.value import name_of, with_all
from frisat.web.people import permissions
from frisat.web.people.models import Person
from frisat.web.process.keys import number_of
from frisat.web.process.models import Process


# ------------------------------------------------------------------------------------------------ who can be invited
@dataclass(frozen=True, slots=True)
class Candidate:
    """
    Somebody who may be invited. `key` names them in a form.

    `participant` is None for a member of a body that meets who does not stand among the participants yet.
    """

    key: str
    name: str
    email: str
    said: str
    participant: Participant | None = None
    person: Person | None = None
    body: Body | None = None
    part: Part = Part.MEMBER


_PARTS = {SeatRole.CHAIR: Part.MEMBER, SeatRole.SUBSTITUTE: Part.SUBSTITUTE, SeatRole.SECRETARY: Part.SECRETARY}
_CALLED = frozenset({SeatRole.CHAIR, SeatRole.DEPUTY, SeatRole.MEMBER})
"""Seats whose holders are called to a meeting of their body; a substitute is called when somebody stays away."""


def meeting_of(process: Process, pk: int) -> Meeting | None:
    """A meeting of the process with everything that its value is made of."""
    return with_all(Meeting.objects.filter(process=process, pk=pk)).first()


def mail_of(person: Person) -> str:
    """Where a person gets mail: the register's address, else that of their account."""
    return person.email or (person.account.email if person.account and person.account.is_active else "")


def candidates(row: Meeting) -> list[Candidate]:
    """Who takes part or sits on a body that meets and has no standing invitation, with the address to use."""
    held = {i.participant_id for i in standing(row)}
    mails = {i.email.casefold() for i in standing(row)}
    people = row.participants.select_related("person__account", "body").order_by("order", "pk")
    out = [_of_participant(p) for p in people if p.pk not in held]
    known = {p.person_id for p in people}
    day = _day_of(row)
    seats = Seat.objects.filter(body__in=[m.body_id for m in row.meeting_bodies.all()], role__in=_CALLED)
    for seat in seats.exclude(person=None).select_related("person__account", "body").order_by("body_id", "pk"):
        if seat.person is None or seat.person_id in known or not is_held(seat, day):
            continue
        known.add(seat.person_id)
        out.append(
            Candidate(
                f"s{seat.person_id}", seat.person.name, mail_of(seat.person), seat.body.name,
                person=seat.person, body=seat.body, part=_PARTS.get(SeatRole(seat.role), Part.MEMBER),
            )
        )  # fmt: skip
    return [c for c in out if not c.email or c.email.casefold() not in mails]


def _of_participant(who: Participant) -> Candidate:
    if who.person is not None:
        said = who.role or (who.body.name if who.body else "")
        return Candidate(f"p{who.pk}", name_of(who), mail_of(who.person), said, participant=who)
    return Candidate(f"p{who.pk}", name_of(who), _contact_of(who.body), "", participant=who)


def _contact_of(body: Body | None) -> str:
    """The address of a body: its public contact's, else its secretary's."""
    if body is None:
        return ""
    seats = body.seats.exclude(person=None).select_related("person__account")
    found = [s for s in seats if is_held(s, today()) and (s.is_public_contact or s.role == SeatRole.SECRETARY)]
    found.sort(key=lambda s: (not s.is_public_contact, s.pk))
    return next((mail for s in found if s.person and (mail := mail_of(s.person))), "")


def _day_of(row: Meeting) -> Any:
    index = getattr(row.activity, "index", None)
    return (index.first_day if index else None) or today()


# -------------------------------------------------------------------------------------------------------- invitations
def invitations(row: Meeting) -> list[Invitation]:
    """Everybody who was ever invited to a meeting, with their letters, the newest first."""
    found = Invitation.objects.filter(meeting=row).select_related("participant__person", "participant__body")
    return list(found.prefetch_related("letters").order_by("withdrawn", "name", "email"))


def standing(row: Meeting) -> list[Invitation]:
    """The invitations that were not withdrawn."""
    return list(Invitation.objects.filter(meeting=row, withdrawn=None))


def invitation_of(row: Meeting, pk: int) -> Invitation | None:
    return Invitation.objects.filter(meeting=row, pk=pk).select_related("meeting", "participant__person").first()


def ignored(row: Meeting) -> list[Reply]:
    """Answers about a meeting that changed nothing, the newest first."""
    return list(Reply.objects.filter(meeting=row).exclude(ignored="").order_by("-pk")[:50])


def is_known(sha256: str) -> bool:
    """Whether a mail was looked at before."""
    return Reply.objects.filter(message_sha256=sha256).exists()


def invited_as(uid: UUID | None) -> list[Invitation]:
    """Everybody who was invited under a UID: those of one meeting."""
    if uid is None:
        return []
    return list(Invitation.objects.filter(uid=uid).select_related("meeting__process", "participant"))


# ------------------------------------------------------------------------------------------------------------- letters
def due(now: datetime) -> QuerySet[Letter]:
    """Letters to send now: those that wait, and those that a worker took and was broken off with."""
    waits = Q(state=LetterState.WAITING) & (Q(not_before=None) | Q(not_before__lte=now))
    lost = Q(state=LetterState.SENDING, claimed__lt=now - LOST_AFTER)
    return Letter.objects.filter(waits | lost).order_by("pk")


def next_due(now: datetime) -> datetime | None:
    """When the next letter is to be sent; None when none waits."""
    times = []
    for state, not_before, claimed in Letter.objects.filter(
        state__in=[LetterState.WAITING, LetterState.SENDING]
    ).values_list("state", "not_before", "claimed"):
        times.append(claimed + LOST_AFTER if state == LetterState.SENDING and claimed else not_before or now)
    return min(times, default=None)


def letter(pk: int) -> Letter:
    return Letter.objects.select_related("invitation__participant__person__account").get(pk=pk)


def was_told(invitation: Invitation) -> bool:
    """Whether any letter that says when the meeting is has gone out to them, or may have."""
    gone = (LetterState.SENT, LetterState.SENDING)
    return invitation.letters.filter(method=Method.REQUEST, state__in=gone).exists()


def was_told_before(letter: Letter) -> bool:
    """Whether another letter than this one has told them of the meeting."""
    others = letter.invitation.letters.filter(method=Method.REQUEST, state=LetterState.SENT)
    return others.exclude(pk=letter.pk).exists()


# --------------------------------------------------------------------------------------------------------------- feeds
def digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def feed(token: str) -> Feed | None:
    """
    The feed at a secret address; None for an unknown one, a revoked one and one of a closed account.

    One query that finds a row or none: what is not given out takes the same time, whatever the reason.
    """
    found = Feed.objects.filter(token_sha256=digest(token), revoked=None, account__is_active=True)
    return found.select_related("account", "process").first()


def feeds(account: Any) -> list[Feed]:
    """One's own calendars that are not revoked."""
    return list(Feed.objects.filter(account=account, revoked=None).select_related("process"))


def feed_of(account: Any, pk: int) -> Feed | None:
    """One of one's own calendars, open or closed."""
    return Feed.objects.filter(account=account, pk=pk).first()


def shared_feed(token: str) -> SharedFeed | None:
    """The calendar of a body at an address made for somebody; None for an unknown and a revoked one: one query."""
    found = SharedFeed.objects.filter(token_sha256=digest(token), revoked=None)
    return found.select_related("body__merged_into").first()


def shared_feeds(body: Body) -> list[SharedFeed]:
    """The open addresses of a body's calendar, the newest first."""
    return list(SharedFeed.objects.filter(body=body, revoked=None).select_related("by"))


def shared_feed_of(body: Body, pk: int) -> SharedFeed | None:
    """One of a body's addresses, open or closed."""
    return SharedFeed.objects.filter(body=body, pk=pk).select_related("body").first()


def body_now(body: Body) -> Body:
    """The body that this one is after merges."""
    while body.merged_into is not None:
        body = body.merged_into
    return body


PAST, AHEAD = timedelta(days=366), timedelta(days=3 * 366)
MOST = 2000
"""A calendar holds meetings of the last year and the next three, and no more than this."""


_UNREAD = (
    "activity__index__search", "activity__index__version__plan_json", "activity__index__version__comparison",
)  # fmt: skip
"""Texts that no calendar tells of: a whole plan for each of two thousand meetings."""


def _in_calendars() -> QuerySet[Meeting]:
    """Meetings of the newest published plans that calendars have room for; columns only, nothing of items."""
    day = today()
    near = Q(activity__index__first_day__isnull=True) | Q(
        activity__index__last_day__gte=day - PAST, activity__index__first_day__lte=day + AHEAD
    )
    found = Meeting.objects.filter(near, activity__index__left_in=None, activity__index__isnull=False)
    found = found.select_related("process", "activity__index__version").defer(*_UNREAD)
    return found.order_by("activity__index__first_day", "pk")


def public_meetings(body: Body | None = None) -> QuerySet[Meeting]:
    """The meetings that anybody may know of, of all bodies or of one."""
    found = _in_calendars().filter(activity__index__visibility=str(Visibility.PUBLIC), process__put_away=None)
    if body is not None:
        found = found.filter(Exists(Meeting.objects.filter(pk=OuterRef("pk"), meeting_bodies__body=body)))
    return found[:MOST]


_TOLD = (
    "pk", "kind", "sequence", "process", "process__name", "activity__index__version",
    *(f"activity__index__{name}" for name in (
        "title", "edtf", "words", "start", "end", "place", "status", "status_reason", "replaced_by", "visibility",
        "left_in",
    )),
)  # fmt: skip
"""What `feeds` reads of a meeting, and as numbers what never changes under one: its UID, when its version came."""


def told(found: QuerySet[Meeting]) -> str:
    """
    Another text as soon as a calendar of these meetings would say anything else: a hash of the rows it is made of.

    Those that are found are found by what everybody may see at this moment, so that what is kept under it is never
    given out longer than that. Five queries, none of whose rows is made an object of, and no day or time either: that
    takes longer than all the rest.
    """
    said = hashlib.sha256()
    whose, heir = _TOLD.index("process"), _TOLD.index("activity__index__replaced_by")
    rows = list(found.values_list(*_TOLD))
    among = Among("meeting", [row[0] for row in rows])
    said.update(repr(rows).encode())
    for around in (
        MeetingBody.objects.filter(among).order_by("pk").values_list("meeting", "order", "body__name"),
        Leg.objects.filter(among).order_by("pk").values_list(),
        Address.objects.filter(among).order_by("pk").values_list("pk", "meeting", "slug", "number"),
        _heirs_told({(row[whose], number_of(row[heir])) for row in rows if row[heir]}),
    ):
        said.update(repr(list(around)).encode())
    return said.hexdigest()


def _heirs_told(wanted: set[tuple[int, int | None]]) -> Iterable[Any]:
    """What is told of the meetings of these activities, (process, number): some may take the place of others."""
    if not wanted:
        return ()
    heirs = Meeting.objects.filter(
        process__in={p for p, _ in wanted}, activity__number__in={n for _, n in wanted if n is not None}
    )
    return heirs.order_by("pk", "addresses__pk").values_list(
        "pk", "uid", "activity__number", "process", "activity__index__visibility", "activity__index__left_in",
        "addresses__day", "addresses__slug", "addresses__number",
    )  # fmt: skip


def meetings_of_feed(feed: Feed) -> list[Meeting]:
    """What a personal calendar holds now: its owner's rights are asked for each time."""
    if feed.process is not None:
        if not permissions.reads_process(feed.account, feed.process_id):
            return []
        return list(_in_calendars().filter(process=feed.process)[:MOST])
    me = account_person(feed.account)
    if me is None:
        return []
    return list(_in_calendars().filter(participants__person=me).distinct()[:MOST])


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside some meetings, by their numbers: names of bodies, parts of visits, the newest address."""

    bodies: Mapping[int, Sequence[str]]
    legs: Mapping[int, Sequence[Leg]]
    addresses: Mapping[int, str]


def around(rows: Sequence[Meeting]) -> Around:
    """Three queries, and no row made an object of that is only a name or an address."""
    among = Among("meeting", [row.pk for row in rows])
    bodies: dict[int, list[str]] = {}
    held = MeetingBody.objects.filter(among).order_by("meeting", "order", "pk")
    for meeting, name in held.values_list("meeting", "body__name"):
        bodies.setdefault(meeting, []).append(name)
    legs: dict[int, list[Leg]] = {}
    for leg in Leg.objects.filter(among):
        legs.setdefault(leg.meeting_id, []).append(leg)
    printed = Address.objects.filter(among).order_by("pk").values_list("meeting", "day", "slug", "number")
    return Around(bodies, legs, {meeting: printed_as(*parts) for meeting, *parts in printed})


def heirs(rows: Sequence[Meeting]) -> dict[tuple[int, int], Meeting]:
    """(process, number of the activity) -> the meeting that takes another one's place. One query."""
    wanted = {(r.process_id, number_of(r.activity.index.replaced_by)) for r in rows}
    numbers = {number for _, number in wanted if number is not None}
    if not numbers:
        return {}
    found = Meeting.objects.filter(process__in={p for p, _ in wanted}, activity__number__in=numbers)
    found = found.select_related("activity__index").prefetch_related("addresses")
    return {(m.process_id, m.activity.number): m for m in found}


def public_body(pk: int) -> Body | None:
    """
    A body whose meetings anybody may subscribe to: a public office, or one that a published plan has a meeting of.

    One that was merged into another is that one.
    """
    found = Body.objects.filter(pk=pk).select_related("merged_into").first()
    found = body_now(found) if found is not None else None
    if found is None or found.kind in (BodyKind.COUNCIL, BodyKind.COMMITTEE) or has_meetings(found):
        return found
    return None


def has_meetings(body: Body) -> bool:
    """Whether a published plan tells everybody of a meeting of the body."""
    public = Meeting.objects.filter(
        activity__index__left_in=None, activity__index__visibility=str(Visibility.PUBLIC), process__put_away=None
    )
    return public.filter(meeting_bodies__body=body).exists()
