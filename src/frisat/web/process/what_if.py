"""What must follow when an activity is moved: the law's figures put into `frisat.plan.consequences`, and its words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from frisat.law.bodies import Role, role_of
from frisat.law.deadlines import agenda_deadline
from frisat.law.hearings import rule_for
from frisat.lint import check
from frisat.plan.consequences import Consequence, HearingNeed, Rules, what_if
from frisat.plan.danish import wording
from frisat.plan.drafting import Operation, State
from frisat.plan.model import Activity, Plan
from frisat.plan.period import Period
from frisat.plan.schema import period_from_json
from frisat.plan.schema_out import Json, period_to_json
from frisat.plan.sentences import hint, sentence
from frisat.plan.typed import period as period_of
from frisat.plan.typed import shown
from frisat.web.base import words
from frisat.web.process.editor_deeds import year_for
from frisat.web.process.editor_findings import plan_of


@dataclass(frozen=True, slots=True)
class Line:
    """One consequence as a page prints it. `after` empty: it is only told."""

    key: str
    title: str
    before: str
    after: str
    reasons: tuple[tuple[str, str], ...]
    """Sentence and what to do about it."""
    instead: str


@dataclass(frozen=True, slots=True)
class Answer:
    """
    What a move means: the new period, what follows, and findings that the plan would then have and has not now.

    `is_readable` False: the words give no time, so nothing can be worked out.
    """

    period: Json | None
    is_readable: bool
    own: Line | None
    lines: tuple[Line, ...]
    findings: tuple[str, ...]


def _need(a: Activity) -> HearingNeed:
    rule = rule_for(a.title, *a.agenda)
    return HearingNeed(rule.least_days, rule.wait_days, rule.name(words.language()))


def rules(today: date) -> Rules:
    return Rules(
        hearing=_need,
        agenda_deadline=agenda_deadline,
        is_political=lambda a: any(role_of(n) in (Role.COUNCIL, Role.COMMITTEE) for n in (*a.responsible, *a.actors)),
        today=today,
    )


def ask(state: State, key: str, text: str, today: date) -> Answer:
    """What follows when `key` moves to the period that the words `text` name. Raises KeyError: no such activity."""
    plan = plan_of(state)
    made = period_of(text, year=year_for(state, key))
    wanted = period_from_json(made) if made else None
    if wanted is None or wanted.edtf is None:
        return Answer(made, False, None, (), ())
    found = what_if(plan, key, wanted, rules(today))
    titles = {a.key: a.title for a in plan.activities}
    own = next((c for c in found if c.key == key), None)
    others = [c for c in found if c.key != key]
    moved = {key: wanted} | {c.key: c.after for c in others if c.after is not None}
    return Answer(
        period=made,
        is_readable=True,
        own=_line(own, titles) if own else None,
        lines=tuple(_line(c, titles) for c in others),
        findings=_new_findings(plan, key, moved, today),
    )


def _line(c: Consequence, titles: dict[str, str]) -> Line:
    language = words.language()
    return Line(
        key=c.key,
        title=titles[c.key],
        before=shown("period", period_to_json(c.before)) if c.before else "",
        after=wording(c.after) if c.after else "",
        reasons=tuple(
            (sentence(code, dict(parts), language=language), hint(code, dict(parts), language=language))
            for code, parts in c.reasons
        ),
        instead=wording(c.instead) if c.instead else "",
    )


_SAID = frozenset({"day-off", "hearing-too-short", "hearing-in-july"})
"""Rules whose finding on the moved activity itself is told above already."""


def _new_findings(plan: Plan, key: str, moved: dict[str, Period], today: date) -> tuple[str, ...]:
    after = replace(
        plan,
        activities=tuple(replace(a, period=moved[a.key]) if a.key in moved else a for a in plan.activities),
    )
    had = {(f.rule, f.activities) for f in check(plan, today=today)}
    language = words.language()
    return tuple(
        f.message(language)
        for f in check(after, today=today)
        if (f.rule, f.activities) not in had and not (f.rule in _SAID and f.activities[:1] == (key,))
    )


def operations(state: State, key: str, text: str, accepted: Collection[str], today: date) -> list[Operation]:
    """The move and those of its consequences that were accepted, as operations."""
    plan = plan_of(state)
    made = period_of(text, year=year_for(state, key))
    out = [Operation(key, "period", state.activities[key].get("period"), made)]
    wanted = period_from_json(made) if made else None
    if wanted is None or wanted.edtf is None:
        return out
    for c in what_if(plan, key, wanted, rules(today)):
        if c.key in accepted and c.key != key and c.after is not None:
            note = c.before.note if c.before else None
            after = replace(c.after, text=wording(c.after), note=note)
            out.append(Operation(c.key, "period", state.activities[c.key].get("period"), period_to_json(after)))
    return out
