"""
The plan as frozen values: `Plan`, `Activity` and what they are made of (docs/reference/plan-format.md).

Everything above this file speaks in these types. Nothing here guesses, reads or writes files. `extra` holds the keys of
the JSON that this version does not know, at every level: None or empty when there are none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from frisat.plan.period import Period
from frisat.plan.sentences import Language, hint, sentence

FORMAT = "frisat-plan/1"


class DocumentKind(StrEnum):
    """What sort of document a plan was read from."""

    PLAN = "plan"
    MEETINGS = "meetings"
    PROCESS = "process"
    AGENDA = "agenda"
    MINUTES = "minutes"
    PAGE = "page"


class Kind(StrEnum):
    """What an activity is for."""

    MEETING = "meeting"
    THEME_DEBATE = "theme_debate"
    ORIENTATION = "orientation"
    DECISION = "decision"
    WORKSHOP = "workshop"
    HEARING = "hearing"
    SURVEY = "survey"
    DEADLINE = "deadline"
    MILESTONE = "milestone"
    INVOLVEMENT = "involvement"
    ANALYSIS = "analysis"
    DRAFTING = "drafting"
    TRIAL = "trial"
    NETWORK = "network"
    OTHER = "other"


class Status(StrEnum):
    """What the document says about whether an activity goes ahead; never what the calendar knows."""

    PLANNED = "planned"
    TENTATIVE = "tentative"
    ONGOING = "ongoing"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    HELD = "held"

    @property
    def is_off(self) -> bool:
        """Called off, or put off: it does not take place on the day that it names."""
        return self in OFF

    @property
    def is_done(self) -> bool:
        """Off or held: nothing of it is still to come."""
        return self is Status.HELD or self in OFF


OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
"""What `Status.is_off` says, for questions to a database."""


class Visibility(StrEnum):
    PUBLIC = "public"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Clock:
    """Local clock times of one day, "HH:MM"; `end` is None when only the start is said."""

    start: str
    end: str | None = None
    extra: Mapping[str, Any] | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the document something stands; all numbers from 1; `lines` is a hull, both ends included."""

    document: str = ""
    lines: tuple[int, int] | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    sheet: str | None = None
    extra: Mapping[str, Any] | None = field(default=None, hash=False)

    def where(self, language: Language = "da") -> str:
        """The place in words, "side 2, tabel 1, række 4"; empty when nothing is known."""
        said = []
        if self.sheet is not None:
            said.append(sentence("P006", {"sheet": self.sheet}, language=language))
        if self.page is not None:
            said.append(sentence("P003", {"page": self.page}, language=language))
        if self.table is not None:
            said.append(sentence("P004", {"table": self.table}, language=language))
        if self.row is not None:
            said.append(sentence("P005", {"row": self.row}, language=language))
        elif self.lines is not None:
            first, last = self.lines
            code = "P001" if first == last else "P002"
            said.append(sentence(code, {"first": first, "last": last}, language=language))
        return ", ".join(said)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something that the activity names: 150-200 borgere."""

    what: str
    min: int
    max: int
    extra: Mapping[str, Any] | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class ActorDate:
    """One actor's own day in a row that several actors share."""

    actor: str
    period: Period
    extra: Mapping[str, Any] | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class LintOff:
    """A rule switched off for one activity, and why."""

    rule: str
    reason: str
    extra: Mapping[str, Any] | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One thing that happens, or was to happen. Field meanings: docs/reference/plan-format.md."""

    key: str
    title: str
    kind: Kind = Kind.OTHER
    period: Period | None = None
    time: Clock | None = None
    actors: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    actor_dates: tuple[ActorDate, ...] = ()
    agenda: tuple[str, ...] = ()
    deliverables: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    came_from: tuple[str, ...] = ()
    status: Status = Status.PLANNED
    status_reason: str | None = None
    replaced_by: str | None = None
    place: str | None = None
    track: str | None = None
    method: str | None = None
    quantities: tuple[Quantity, ...] = ()
    decides: tuple[str, ...] = ()
    recommends: tuple[str, ...] = ()
    visibility: Visibility = Visibility.PUBLIC
    lint_off: tuple[LintOff, ...] = ()
    remark: str | None = None
    source: Source | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def is_dated(self) -> bool:
        """Whether the words give any time at all."""
        return self.period is not None and self.period.edtf is not None


@dataclass(frozen=True, slots=True)
class Footnote:
    mark: str
    text: str
    activities: tuple[str, ...] = ()
    extra: Mapping[str, Any] | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class Person:
    """A named person in a role, as a document prints it."""

    name: str
    role: str | None = None
    extra: Mapping[str, Any] | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The head of an agenda or minutes. None means "the document does not say", an empty tuple never does."""

    date: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    body: str | None = None
    chair: Person | None = None
    secretary: Person | None = None
    caseworker: Person | None = None
    participants: tuple[str, ...] | None = None
    absent: tuple[str, ...] | None = None
    substitutes: tuple[str, ...] | None = None
    case_no: str | None = None
    department: str | None = None
    unit: str | None = None
    document_date: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    no: str
    title: str
    text: str | None = None
    presenters: tuple[Person, ...] = ()
    outcome: str | None = None
    closed: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Note:
    """
    Something a reading wants a person to know: what was not understood, guessed or left out.

    `code` names the sentence in `plan/wording/`, `parts` fill it (as pairs, so that a note can be hashed);
    `value` is the words of the document that it is about; `activities` are keys.
    """

    code: str
    source: Source | None = None
    value: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    activities: tuple[str, ...] = ()
    extra: Mapping[str, Any] | None = field(default=None, hash=False)

    def message(self, language: Language = "da") -> str:
        return sentence(self.code, {"value": self.value, **dict(self.parts)}, language=language)

    def hint(self, language: Language = "da") -> str:
        return hint(self.code, {"value": self.value, **dict(self.parts)}, language=language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole document, or one version of a process's plan; `activities` stand in document order."""

    kind: DocumentKind = DocumentKind.PLAN
    title: str = ""
    language: str = "da"
    organisation: str | None = None
    case_no: str | None = None
    updated: str | None = None
    provisional: bool = False
    sha256: str | None = None
    activities: tuple[Activity, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    stakeholders: tuple[str, ...] = ()
    stakeholders_complete: bool = False
    header: Header | None = None
    items: tuple[AgendaItem, ...] = ()
    text: tuple[str, ...] = ()
    """Prose of the page that belongs to no activity, one entry a paragraph (JSON key "text")."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def by_key(self) -> dict[str, Activity]:
        """Activity of each key; keys are unique in a plan (schema checks it)."""
        return {activity.key: activity for activity in self.activities}

    def public(self) -> Plan:
        """
        The plan that anybody may see: `public` activities only, nothing pointing at the others, no remarks.

        A closed item keeps its number, so that the agenda's numbers stay true, under a neutral heading: its title may
        be confidential too. The heading also takes its place among an activity's agenda points.
        """
        seen = {a.key for a in self.activities if a.visibility is Visibility.PUBLIC}
        neutral = sentence("P007", language="en" if self.language == "en" else "da")
        closed = tuple(item.title.casefold() for item in self.items if item.closed and item.title)
        return replace(
            self,
            activities=tuple(_open_part(a, seen, closed, neutral) for a in self.activities if a.key in seen),
            footnotes=tuple(
                replace(f, activities=tuple(k for k in f.activities if k in seen))
                for f in self.footnotes
                if not f.activities or any(k in seen for k in f.activities)
            ),
            items=tuple(AgendaItem(no=i.no, title=neutral, closed=True) if i.closed else i for i in self.items),
        )


def _open_part(a: Activity, seen: set[str], closed: tuple[str, ...], neutral: str) -> Activity:
    """A public activity without what is not: itself where there is nothing such, as of nearly all of them."""
    now: dict[str, Any] = {
        "remark": None,
        "agenda": tuple(neutral if any(c in p.casefold() for c in closed) else p for p in a.agenda),
        "depends_on": tuple(k for k in a.depends_on if k in seen),
        "came_from": tuple(k for k in a.came_from if k in seen),
        "replaced_by": a.replaced_by if a.replaced_by in seen else None,
    }
    other = {name: value for name, value in now.items() if value != getattr(a, name)}
    return replace(a, **other) if other else a


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document said (`plan`) and what a person should look at (`notes`)."""

    plan: Plan
    notes: tuple[Note, ...] = ()
