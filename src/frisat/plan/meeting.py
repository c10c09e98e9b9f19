"""
A meeting as a frozen value: its head, who takes part, its items, its papers, what came of it.

Pages, Word, PDF, ZIP, JSON, calendars and search are made from this value alone, after `frisat.plan.sight` has taken
out of it what the reader may not see (docs/decisions/0017). Nothing here guesses, reads or writes files.

Words: docs/reference/glossary.md. Law: docs/policy/governance.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from frisat.plan.model import Clock, Person, Status
from frisat.plan.period import Period


class MeetingKind(StrEnum):
    """What a meeting is for. Only an ordinary or extraordinary one decides."""

    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"
    THEME = "theme"
    DIALOGUE = "dialogue"
    NETWORK = "network"
    VISIT = "visit"


DECIDING = frozenset({MeetingKind.ORDINARY, MeetingKind.EXTRAORDINARY})


class ItemKind(StrEnum):
    """What is asked of the body under an item. Only a decision binds."""

    ORIENTATION = "orientation"
    DISCUSSION = "discussion"
    RECOMMENDATION = "recommendation"
    DECISION = "decision"
    APPROVAL = "approval"


class Outcome(StrEnum):
    """What came of an item, in the words that Danish minutes use."""

    APPROVED = "approved"  # godkendt
    ADOPTED = "adopted"  # vedtaget
    ENDORSED = "endorsed"  # tiltrådt
    RECOMMENDED = "recommended"  # anbefales
    NOTED = "noted"  # taget til efterretning
    DISCUSSED = "discussed"  # drøftet
    POSTPONED = "postponed"  # udsat
    RETURNED = "returned"  # tilbagesendt
    REJECTED = "rejected"  # afvist
    WITHDRAWN = "withdrawn"  # taget af dagsordenen


FAVOURABLE = frozenset({Outcome.APPROVED, Outcome.ADOPTED, Outcome.ENDORSED, Outcome.RECOMMENDED})
"""The case goes on, as it was put or as the body changed it."""
STAYS = frozenset({Outcome.POSTPONED, Outcome.RETURNED, Outcome.WITHDRAWN})
"""The body has not had its say yet: the item comes again, here or where it came from."""


class Presence(StrEnum):
    """How somebody was there. EXPECTED until the meeting says otherwise."""

    EXPECTED = "expected"
    PRESENT = "present"
    EXCUSED = "excused"  # afbud
    ABSENT = "absent"  # fraværende uden afbud


class Part(StrEnum):
    """What somebody is in a meeting."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    CASEWORKER = "caseworker"
    MEMBER = "member"
    SUBSTITUTE = "substitute"
    GUEST = "guest"


class Stage(StrEnum):
    """How far the papers of a meeting are. From RELEASED on the agenda is out; FROZEN minutes are never changed."""

    DRAFT = "draft"
    REVIEW = "review"
    RELEASED = "released"
    TAKING = "taking"  # the minutes are being written
    APPROVING = "approving"  # and now read by those who were there
    FROZEN = "frozen"


STAGES = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Attendee:
    """
    A person, a body or "representatives of" something, as invited and as present.

    `came` and `left` are local clock times, "HH:MM", of who was not there all the time; `came_item` is the number of
    the first item that somebody took part in, `left_item` that of the first one no more. `stands_in_for` is a name.
    """

    name: str
    part: Part = Part.MEMBER
    role: str | None = None
    body: str | None = None
    presence: Presence = Presence.EXPECTED
    stands_in_for: str | None = None
    came: str | None = None
    left: str | None = None
    came_item: str | None = None
    left_item: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """
    A file under an item (bilag). `key` is its place in addresses; `ground` why it is closed.

    A paper that was only named in a document has an empty `sha256` and no bytes.
    """

    key: str
    name: str
    sha256: str
    size_bytes: int
    closed: bool = False
    ground: str | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """
    Numbers of votes; the names are those that the minutes give, for each side.

    `why` says why they do not add up to those who were there.
    """

    in_favour: int
    against: int = 0
    abstained: int = 0
    names_in_favour: tuple[str, ...] = ()
    names_against: tuple[str, ...] = ()
    names_abstained: tuple[str, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Dissent:
    """A member's own view, which the minutes must carry when it is asked for (kommunestyrelsesloven § 13)."""

    who: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """
    What a decision rests on and from when it holds: days are ISO, `supersedes` is the number of an earlier decision.

    `in_force` is the first day on which it holds; `review` the day by which it is to be looked at again.
    """

    legal_basis: str | None = None
    in_force: str | None = None
    review: str | None = None
    supersedes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Something to be done after the meeting; `day` is the last day for it, ISO."""

    text: str
    owner: str | None = None
    day: str | None = None
    is_done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """
    One item (punkt). `no` is what people call it and never changes once the agenda is released; "" on a released
    agenda: it waits for the supplement.

    Attributes:
        ground: why the item is closed, recorded item by item.
        extract: what the public may read of a closed item's decision; `withheld` is why it may read nothing.
        conflicts: names of those who took no part in this item (inhabil).
        minutes: how long it is meant to take.
    """

    key: str
    no: str
    title: str
    kind: ItemKind = ItemKind.DISCUSSION
    presenters: tuple[Person, ...] = ()
    minutes: int | None = None
    case_no: str | None = None
    text: str | None = None
    recommendation: str | None = None
    closed: bool = False
    ground: str | None = None
    extract: str | None = None
    withheld: str | None = None
    supplementary: bool = False
    papers: tuple[Paper, ...] = ()
    conflicts: tuple[str, ...] = ()
    outcome: Outcome | None = None
    decision: str | None = None
    vote: Vote | None = None
    dissents: tuple[Dissent, ...] = ()
    terms: Terms | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Leg:
    """One part of a visit with several: "10.00-11.30 Plejecenter Lindely"."""

    title: str
    clock: Clock | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """
    What a participant said of the minutes: approved, or not and why. `factor`: with a second factor. `at` is ISO.

    `told` is how the secretary was told by who has no account: "på papir".
    """

    name: str
    at: str | None = None
    approved: bool | None = None
    factor: bool = False
    remark: str | None = None
    told: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """
    A dated text beside frozen minutes; `item` is the key of the item that it is about, None: the whole.

    `taken_out`: it tells that something was taken out by law, and stands beside an agenda, too.
    """

    day: str
    text: str
    by: str
    item: str | None = None
    taken_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """
    A whole meeting. `uid` is what calendars know it by for ever, `sequence` how often it was changed since.

    `period`, `clock`, `place`, `status`, `status_reason` and `replaced_by` are the activity's (dates are stored once);
    `replaced_by` is the address of the meeting that takes this one's place. `released` is the day of the agenda, ISO;
    `department` and `unit` are who sends it. `extra` (as an item's) holds what a file said beyond the format: it is
    kept, never printed and never shown to the public, because nobody knows what it is.
    """

    uid: str
    title: str
    kind: MeetingKind = MeetingKind.ORDINARY
    bodies: tuple[str, ...] = ()
    period: Period | None = None
    clock: Clock | None = None
    place: str | None = None
    link: str | None = None
    case_no: str | None = None
    process: str | None = None
    status: Status = Status.PLANNED
    status_reason: str | None = None
    replaced_by: str | None = None
    stage: Stage = Stage.DRAFT
    sequence: int = 0
    released: str | None = None
    attendees: tuple[Attendee, ...] = ()
    legs: tuple[Leg, ...] = ()
    items: tuple[Item, ...] = ()
    approvals: tuple[Approval, ...] = ()
    corrections: tuple[Correction, ...] = ()
    language: str = "da"
    department: str | None = None
    unit: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def holding(self, part: Part) -> tuple[Attendee, ...]:
        """Who is chair, secretary, caseworker … of the meeting, in order."""
        return tuple(a for a in self.attendees if a.part is part)

    @property
    def has_minutes(self) -> bool:
        """Whether what was decided may be read: the minutes are written and being approved, or frozen."""
        return STAGES.index(self.stage) >= STAGES.index(Stage.APPROVING)

    @property
    def has_agenda(self) -> bool:
        """Whether the agenda is out. A cancelled meeting keeps its agenda."""
        return STAGES.index(self.stage) >= STAGES.index(Stage.RELEASED)
