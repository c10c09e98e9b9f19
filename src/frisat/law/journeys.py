"""
What is doubtful about a case's way from body to body: a step gone past, out of order, or decided too early.

Source: docs/policy/governance.md#journey, which says for each rule what it rests on. A finding warns and stops nobody:
the municipality's own rules of procedure, and what a body delegated, are not known here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from frisat.law.bodies import is_economy_committee
from frisat.plan.journey import FINAL, Case, Say, Standing, Step
from frisat.plan.sentences import Language, hint, sentence

SOURCE = "docs/policy/governance.md#journey"


class Level(StrEnum):
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """`step` is the key of the step that it is about, "" for the whole journey."""

    code: str
    level: Level
    step: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    source: str = SOURCE

    def message(self, language: Language = "da") -> str:
        return sentence(self.code, self.parts, language=language)

    def hint(self, language: Language = "da") -> str:
        return hint(self.code, self.parts, language=language)


def check(case: Case, today: date) -> list[Finding]:
    """Everything doubtful about the journey, warnings first, in the order of the steps."""
    found = [
        *_skipped(case), *_without_say(case), *_early(case), *_stayed(case), *_money(case), *_nobody(case),
        *_older(case), *_late(case, today), *_ahead(case, today),
    ]  # fmt: skip
    return sorted(found, key=lambda f: f.level is not Level.WARNING)


def _skipped(case: Case) -> Iterator[Finding]:
    """J101: the case went past a body."""
    for step in case.steps:
        if step.standing is Standing.SKIPPED:
            yield Finding("J101", Level.WARNING, step.key, {"body": step.body, "why": step.skipped or ""})


def _without_say(case: Case) -> Iterator[Finding]:
    """J102: a later body has had its say while an earlier one has not."""
    for step, before in _pairs(case):
        if before.standing is Standing.WAITS:
            yield Finding("J102", Level.WARNING, step.key, {"body": step.body, "before": before.body})


def _early(case: Case) -> Iterator[Finding]:
    """J103: a later body had its say on an earlier day."""
    for step, before in _pairs(case):
        if before.standing is Standing.SAID and before.day and step.day and step.day < before.day:
            yield Finding("J103", Level.WARNING, step.key, {"body": step.body, "before": before.body})


def _stayed(case: Case) -> Iterator[Finding]:
    """J104: an earlier body postponed the case or sent it back, and a later one went on with it."""
    for step, before in _pairs(case):
        if before.standing is Standing.STAYS:
            parts = {"body": step.body, "before": before.body, "outcome": str(before.outcome)}
            yield Finding("J104", Level.WARNING, step.key, parts)


def _pairs(case: Case) -> Iterator[tuple[Step, Step]]:
    """Each step that has its word with each one before it; for one step only the last of those before that differ."""
    spoken = [s for s in case.steps if s.standing is Standing.SAID]
    for step in spoken:
        for before in case.steps:
            if before.order < step.order:
                yield step, before


def _money(case: Case) -> Iterator[Finding]:
    """J105: a case that costs money passes no economy committee on its way to the council."""
    passes = any(
        (s.is_economy or is_economy_committee(s.body)) and s.standing is not Standing.SKIPPED for s in case.steps
    )
    if case.costs and not passes and any(s.say is Say.DECIDES for s in case.steps):
        yield Finding("J105", Level.WARNING)


def _nobody(case: Case) -> Iterator[Finding]:
    """J106: nobody on the way decides."""
    if case.steps and not any(s.say in FINAL for s in case.steps):
        yield Finding("J106", Level.HINT)


def _older(case: Case) -> Iterator[Finding]:
    """J107: a sovereign body said yes to another text than the newest."""
    for step in case.assents:
        if step.is_yes and case.is_older(step):
            yield Finding("J107", Level.WARNING, step.key, {"body": step.body, "text": str(step.text_no)})


def _late(case: Case, today: date) -> Iterator[Finding]:
    """J108: the day by which a body was to have its say is past."""
    for step in case.steps:
        if step.due is not None and step.due < today and not (step.is_answered or step.standing is Standing.SKIPPED):
            yield Finding("J108", Level.WARNING, step.key, {"body": step.body, "day": step.due.isoformat()})


def _ahead(case: Case, today: date) -> Iterator[Finding]:
    """J109: a body is said to have had its say on a day that is still to come."""
    for step in case.steps:
        if step.day is not None and step.day > today:
            yield Finding("J109", Level.WARNING, step.key, {"body": step.body, "day": step.day.isoformat()})
