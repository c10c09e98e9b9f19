"""
The journey of a case as a frozen value: the bodies it passes, what each said and to which text, and decisions.

Pages, files and lists are made from these values after `frisat.plan.sight` has taken out what the reader may not see.
Warnings about a journey: `frisat.law.journeys`. Words: docs/reference/glossary.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frisat.plan.meeting import FAVOURABLE, STAYS, Outcome
from frisat.plan.minutes_prose import joined


class Say(StrEnum):
    """What a body's word is worth in a case."""

    PREPARES = "prepares"  # the administration puts the case before the first political body
    HEARD = "heard"  # hearing bodies: ældreråd, MED
    RECOMMENDS = "recommends"
    DECIDES = "decides"
    ASSENTS = "assents"  # one of several sovereign bodies that must all say yes


FINAL = frozenset({Say.DECIDES, Say.ASSENTS})


class Standing(StrEnum):
    """How far a step is, worked out from what stands on it."""

    WAITS = "waits"
    STAYS = "stays"  # postponed, sent back or taken off: the body has not had its say
    SAID = "said"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """
    One body on a case's way. Steps of the same `order` go side by side.

    Attributes:
        key: its place in addresses.
        due, day: by when the body must have said its word, and when it did.
        said: the body's own words; `reservations` go with a yes.
        text_no: the number of the case's text that the body saw; None where nobody noted it.
        skipped: why the case went past the body; None while it does not.
        closed: the body dealt with it behind closed doors; `extract` is what the public may read of it, `withheld`
            why it may read nothing.
        in_favour, against, abstained: votes, None where nobody counted. `dissents`: who and what.
    """

    key: str
    order: int
    body: str
    say: Say
    body_key: str = ""
    organisation: str = ""
    is_economy: bool = False
    text: str | None = None
    recommendation: str | None = None
    due: date | None = None
    day: date | None = None
    outcome: Outcome | None = None
    said: str | None = None
    reservations: str | None = None
    text_no: int | None = None
    skipped: str | None = None
    closed: bool = False
    extract: str | None = None
    withheld: str | None = None
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    dissents: tuple[tuple[str, str], ...] = ()
    decision: Ref | None = None

    @property
    def standing(self) -> Standing:
        if self.skipped is not None:
            return Standing.SKIPPED
        if self.outcome is None:  # what was said behind closed doors may be cut out; that it was said is not
            return Standing.SAID if self.closed and (self.extract or self.withheld) else Standing.WAITS
        return Standing.STAYS if self.outcome in STAYS else Standing.SAID

    @property
    def is_yes(self) -> bool:
        return self.outcome in FAVOURABLE

    @property
    def is_answered(self) -> bool:
        """Whether the body has given an answer, be it that the text comes back; putting it off is none."""
        return self.standing is Standing.SAID or self.outcome is Outcome.RETURNED


@dataclass(frozen=True, slots=True)
class Text:
    """A wording of what is put before the bodies; `day` is when it was written down, `sha256` that of its UTF-8."""

    no: int
    name: str
    text: str
    sha256: str
    day: date


def fingerprint(text: str) -> str:
    """SHA-256 of a text as hexadecimal digits: by it, two bodies can see that they said yes to the same."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Ref:
    """Another decision as it is named beside this one: its number ("2026-7"), title and day."""

    number: str
    title: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """
    A text on its way.

    `costs`: it needs money, so the economy committee must have it. `shown`: the public may follow it.
    """

    key: str
    title: str
    case_no: str | None = None
    process: str = ""
    costs: bool = False
    shown: bool = False
    closed: bool = False
    ground: str | None = None
    texts: tuple[Text, ...] = ()
    steps: tuple[Step, ...] = ()
    language: str = "da"

    @property
    def newest(self) -> Text | None:
        return self.texts[-1] if self.texts else None

    def is_older(self, step: Step) -> bool:
        """Whether the body said its word on another text than the newest."""
        newest = self.newest
        return newest is not None and step.text_no is not None and step.text_no != newest.no

    @property
    def now(self) -> tuple[Step, ...]:
        """The steps whose turn it is: the first order in which somebody has not had its say."""
        open_ = [s for s in self.steps if s.standing in (Standing.WAITS, Standing.STAYS)]
        first = min((s.order for s in open_), default=None)
        return tuple(s for s in open_ if s.order == first)

    @property
    def assents(self) -> tuple[Step, ...]:
        return tuple(s for s in self.steps if s.say is Say.ASSENTS)


@dataclass(frozen=True, slots=True)
class Tally:
    """
    Of sovereign bodies that must all say yes: who did to the newest text, to an older one, answered something else (no,
    or sent back), is missing.

    `closed` answered behind closed doors, and the reader may not know what.
    """

    yes: tuple[Step, ...]
    older: tuple[Step, ...]
    no: tuple[Step, ...]
    missing: tuple[Step, ...]
    late: tuple[Step, ...]
    closed: tuple[Step, ...] = ()

    @property
    def total(self) -> int:
        return len(self.yes) + len(self.older) + len(self.no) + len(self.missing) + len(self.closed)

    @property
    def is_agreed(self) -> bool:
        return bool(self.yes) and len(self.yes) == self.total


def tally(case: Case, today: date) -> Tally:
    """
    Who has assented to the case's newest text. A body that is skipped does not count; `late` are of the missing.

    A body that sent the text back has answered: it is nobody's turn to wait for it, though it will be asked again.
    """
    asked = [s for s in case.assents if s.standing is not Standing.SKIPPED]
    spoken = [s for s in asked if s.is_answered]
    missing = tuple(s for s in asked if not s.is_answered)
    return Tally(
        yes=tuple(s for s in spoken if s.is_yes and not case.is_older(s)),
        older=tuple(s for s in spoken if s.is_yes and case.is_older(s)),
        no=tuple(s for s in spoken if s.outcome is not None and not s.is_yes),
        missing=missing,
        late=tuple(s for s in missing if s.due is not None and s.due < today),
        closed=tuple(s for s in spoken if s.outcome is None),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """
    What a body decided, or several (`bodies`) at a joint meeting, at an address for ever. `changes` are the numbers of
    the plan versions that it caused.

    `supersedes` is the decision that it replaces, `superseded_by` those that replaced it; `stands_for` are the bodies
    for which it stands, when it was replaced for others alone. `put_right` is the day on which `in_force` and `review`
    were last corrected; None: they are as they were decided.
    """

    number: str
    day: date
    bodies: tuple[str, ...]
    title: str
    text: str
    outcome: Outcome | None
    process: str = ""
    slug: str = ""
    case_no: str | None = None
    case: str | None = None
    closed: bool = False
    extract: str | None = None
    withheld: str | None = None
    legal_basis: str | None = None
    in_force: date | None = None
    review: date | None = None
    put_right: date | None = None
    changes: tuple[str, ...] = ()
    supersedes: Ref | None = None
    superseded_by: tuple[Ref, ...] = ()
    stands_for: tuple[str, ...] = ()
    language: str = "da"

    @property
    def body(self) -> str:
        """ "Skoleudvalget og Elevrådet"."""
        return joined(self.bodies, "en" if self.language == "en" else "da")

    @property
    def is_superseded(self) -> bool:
        """Whether nothing of it stands any more."""
        return bool(self.superseded_by) and not self.stands_for


@dataclass(frozen=True, slots=True)
class Stop:
    """A body that a journey may pass, as the register of bodies knows it. `kind` as there: "council", "committee" …"""

    key: int
    name: str
    kind: str
    recommends_to: int | None = None


def proposed(stops: Sequence[Stop], first: int, *, costs: bool, economy: frozenset[int]) -> list[tuple[int, Say]]:
    """
    A journey for a case that begins in the body `first`: each body on the chain of who recommends to whom.

    The last body of the chain decides, those before it recommend, an administration prepares, an advisory body is
    heard. Where the case `costs` and the chain passes none of `economy`, the first of them is put before the last one.
    A chain that comes back to a body it has passed ends there.
    """
    known = {stop.key: stop for stop in stops}
    chain: list[int] = []
    at: int | None = first
    while at is not None and at in known and at not in chain:
        chain.append(at)
        at = known[at].recommends_to
    committees = [k for k in known if k in economy]
    if costs and committees and not economy & set(chain) and len(chain) > 1:
        chain.insert(len(chain) - 1, committees[0])
    said = {"administration": Say.PREPARES, "advisory": Say.HEARD, "codetermination": Say.HEARD}
    out = [(key, said.get(known[key].kind, Say.RECOMMENDS)) for key in chain]
    if out and out[-1][1] is Say.RECOMMENDS:
        out[-1] = (out[-1][0], Say.DECIDES)
    return out
