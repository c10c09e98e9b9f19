"""Cases and decisions as their pages draw them: words for what the values say, for staff and public alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.timezone import localtime

from frisat.plan.journey import Case, Decision, Ref, Standing, Step, Tally
from frisat.plan.sentences import sentence
from frisat.web.base import words
from frisat.web.cases.agendas import Place
from frisat.web.cases.words import OUTCOME_WORDS, SAY_WORDS, STANDING_WORDS
from frisat.web.process import take_out


@dataclass(frozen=True, slots=True)
class Stop:
    """A step on the line: what it is called, whether it is its turn, what stands beside it."""

    step: Step
    say: Any
    outcome: Any
    standing: Any
    is_now: bool
    is_older: bool
    is_late: bool
    decision: Link | None
    findings: tuple[tuple[str, str], ...] = ()
    places: Sequence[Place] = ()
    agendas: Sequence[Place] = ()
    back_to: str = ""
    closed_by: Sequence[Place] = ()

    @property
    def is_on_agenda(self) -> bool:
        """Whether something may still come of it at a meeting."""
        return any(not place.is_over for place in self.agendas)

    @property
    def votes(self) -> tuple[int, int, int] | None:
        s = self.step
        return None if s.in_favour is None else (s.in_favour, s.against or 0, s.abstained or 0)

    @property
    def is_skipped(self) -> bool:
        return self.step.standing is Standing.SKIPPED

    @property
    def is_said(self) -> bool:
        return self.step.standing is Standing.SAID

    @property
    def stays(self) -> bool:
        return self.step.standing is Standing.STAYS


@dataclass(frozen=True, slots=True)
class Link:
    """A decision as another page names it: its number taken apart, as addresses want it."""

    ref: Ref
    year: int
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """The steps of one order: one body, or several side by side. `no` counts from 1."""

    no: int
    stops: list[Stop] = field(default_factory=list)


def link(ref: Ref | None) -> Link | None:
    if ref is None:
        return None
    year, number = ref.number.split("-")
    return Link(ref, int(year), int(number))


def links(refs: Iterable[Ref]) -> list[Link]:
    return [found for found in map(link, refs) if found is not None]


def stop(case: Case, step: Step, day: date, **more: Any) -> Stop:
    waits = not (step.is_answered or step.standing is Standing.SKIPPED)
    return Stop(
        step=step,
        say=SAY_WORDS[step.say],
        outcome=OUTCOME_WORDS[step.outcome] if step.outcome else "",
        standing=STANDING_WORDS[step.standing],
        is_now=step in case.now,
        is_older=case.is_older(step) and step.is_yes,
        is_late=waits and step.due is not None and step.due < day,
        decision=link(step.decision),
        **more,
    )


def rows(case: Case, stops: Sequence[Stop]) -> list[Row]:
    """The line of a journey: stops of the same order side by side."""
    out: dict[int, Row] = {}
    for one in stops:
        out.setdefault(one.step.order, Row(len(out) + 1)).stops.append(one)
    return list(out.values())


def shown_tally(found: Tally, case: Case, day: date) -> dict[str, Any]:
    """The parts of the view of a parallel approval, each as stops."""
    parts = {
        name: [stop(case, s, day) for s in getattr(found, name)] for name in ("yes", "older", "no", "missing", "closed")
    }
    reserved = [s for s in (*parts["yes"], *parts["older"]) if s.step.reservations]
    return {**parts, "reserved": reserved, "late": len(found.late), "total": found.total, "agreed": found.is_agreed}


def outcome_word(decision: Decision) -> Any:
    return OUTCOME_WORDS[decision.outcome] if decision.outcome else ""


def split(number: str) -> tuple[int, int]:
    """ "2026-7" as year and number."""
    year, _, own = number.partition("-")
    return int(year), int(own)


def gone(thing: str, key: int) -> list[tuple[date, str]]:
    """What was taken out of a case or a decision by law: the day, and what kind of thing on what ground."""
    return [
        (localtime(one.at).date(), sentence("U120", {"ground": one.ground.rstrip(".")}, language=words.language()))
        for one in take_out.told_of(thing, key)
    ]
