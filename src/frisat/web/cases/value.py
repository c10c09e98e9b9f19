"""
The rows of cases and decisions as values of `frisat.plan.journey`, whole. `sight` cuts them before anybody sees them.

A page asks the database a fixed number of times, however many steps or decisions there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localtime

from frisat.law.bodies import is_economy_committee
from frisat.plan import journey as data
from frisat.plan.journey import Ref, Say
from frisat.plan.meeting import Outcome
from frisat.plan.sentences import sentence
from frisat.plan.sight import Sight, seen_decision
from frisat.web.base import words
from frisat.web.bodies.models import Body
from frisat.web.cases.models import Case, CaseText, Days, Decision, Disclosure, Effect, FurtherBody, Step


def cases_with_all(cases: QuerySet[Case]) -> QuerySet[Case]:
    """The same cases with everything that `case_of` reads."""
    closed = Step._meta.get_field("items").related_model._default_manager.filter(closed=True)
    steps = Step.objects.select_related("body", "saw", "decision__process", "decision__item").prefetch_related(
        "decision__disclosures", Prefetch("items", closed, to_attr="closed_items")
    )
    return cases.select_related("process").prefetch_related(
        Prefetch("steps", steps), Prefetch("texts", CaseText.objects.all())
    )


def case_of(row: Case, sight: Sight) -> data.Case:
    """The whole case of a row that came through `cases_with_all`; the decisions it names as `sight` sees those."""
    return data.Case(
        key=str(row.number),
        title=row.title,
        case_no=row.case_no or row.process.case_no or None,
        process=row.process.name,
        costs=row.costs,
        shown=row.shown,
        closed=row.closed,
        ground=row.ground or None,
        texts=tuple(data.Text(t.number, t.name, t.text, t.sha256, localtime(t.made).date()) for t in row.texts.all()),
        steps=tuple(_step(s, sight) for s in row.steps.all()),
        language=words.language(),
    )


def _step(row: Step, sight: Sight) -> data.Step:
    vote: dict[str, Any] = row.vote or {}
    decision: Decision | None = getattr(row, "decision", None)
    told = row if row.closed else _closed_item(row) or row
    return data.Step(
        key=str(row.pk),
        order=row.order,
        body=row.body.name,
        body_key=str(row.body_id),
        organisation=row.body.organisation,
        is_economy=is_economy_committee(row.body.name),
        say=Say(row.say),
        text=row.text or None,
        recommendation=row.recommendation or None,
        due=row.due,
        day=row.day,
        outcome=Outcome(row.outcome) if row.outcome else None,
        said=row.said or None,
        reservations=row.reservations or None,
        text_no=row.saw.number if row.saw else None,
        skipped=row.skipped or None,
        closed=told.closed,
        extract=told.extract or None,
        withheld=told.withheld or _unsaid(told),
        in_favour=vote.get("in_favour"),
        against=vote.get("against"),
        abstained=vote.get("abstained"),
        dissents=tuple((d["who"], d["text"]) for d in row.dissents),
        decision=ref_of(decision, sight) if decision is not None else None,
    )


def _closed_item(row: Step) -> Any:
    """
    The item of a meeting that is closed and holds what the step does, None where there is none.

    Who closes an item after the minutes were final closes it wherever its words went: a step and a decision keep what
    was said of them, and are seen as the item is.
    """
    items = row.closed_items  # type: ignore[attr-defined] - of the part above, which points here: `cases_with_all`
    return next(iter(items), None)


def _unsaid(told: Any) -> str | None:
    """What stands where an item was closed without a word for the public: that it is."""
    return sentence("P007", language=words.language()) if told.closed and not told.extract else None


def decisions_with_all(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """The same decisions with everything that `decision_of` reads."""
    shown = Prefetch("disclosures", Disclosure.objects.all())
    others = Decision.objects.select_related("process", "item").prefetch_related(shown)
    effects = Effect.objects.select_related("version").defer("version__plan_json", "version__comparison")
    return decisions.select_related("process", "body", "step__case", "item").prefetch_related(
        shown,
        Prefetch("further", FurtherBody.objects.select_related("body")),
        Prefetch("days", Days.objects.all()),
        Prefetch("effects", effects),
        Prefetch("supersedes", others),
        Prefetch("superseded_by", others.prefetch_related("shares")),
    )


def decision_of(row: Decision, sight: Sight) -> data.Decision:
    """The whole decision of a row that came through `decisions_with_all`; those beside it as `sight` sees them."""
    out = _alone(row)
    case = row.step.case if row.step else None
    beside = [r for r in (ref_of(d, sight) for d in row.superseded_by.all()) if r is not None]
    bodies = bodies_of(row)
    days = list(row.days.all())
    if days:
        out = replace(out, in_force=days[-1].in_force, review=days[-1].review, put_right=localtime(days[-1].at).date())
    return replace(
        out,
        bodies=tuple(b.name for b in bodies),
        case=str(case.number) if case is not None and case.shown and not case.closed else None,
        case_no=(case.case_no if case else "") or row.process.case_no or None,
        changes=tuple(e.version.number for e in row.effects.all()),
        supersedes=ref_of(row.supersedes, sight) if row.supersedes else None,
        superseded_by=tuple(sorted(beside, key=lambda r: r.day)),
        stands_for=_stands_for(row, bodies),
    )


def bodies_of(row: Decision) -> list[Body]:
    """The bodies that made a decision, in the order of their meeting."""
    return [row.body, *(one.body for one in row.further.all())]


def _stands_for(row: Decision, bodies: Sequence[Body]) -> tuple[str, ...]:
    """For whom a joint decision stands that was superseded for one of its bodies alone."""
    later = list(row.superseded_by.all())
    shares = [{share.body_id for share in one.shares.all()} for one in later]
    if not later or not all(shares):
        return ()
    gone = set().union(*shares)
    return tuple(body.name for body in bodies if body.pk not in gone)


def _alone(row: Decision) -> data.Decision:
    """
    A decision without what stands beside it. The newest disclosure goes before what it was made with; an item that was
    closed since closes it.
    """
    told = list(row.disclosures.all())
    now: Any = told[-1] if told else row
    item = getattr(row, "item", None)
    if item is not None and item.closed and not now.closed:
        now = item
    return data.Decision(
        number=str(row),
        day=row.day,
        bodies=(),
        title=row.title,
        text=row.text,
        outcome=Outcome(row.outcome),
        process=row.process.name,
        slug=row.process.slug,
        closed=now.closed,
        extract=now.extract or None,
        withheld=now.withheld or _unsaid(now),
        legal_basis=row.legal_basis or None,
        in_force=row.in_force,
        review=row.review,
        language=words.language(),
    )


def ref_of(row: Decision, sight: Sight) -> Ref | None:
    """How another page may name the decision; None where it may not."""
    whole = seen_decision(_alone(row), sight)
    return Ref(whole.number, whole.title, whole.day) if whole is not None else None
