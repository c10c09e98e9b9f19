"""
Every write to a case and to the steps of its journey. Decisions: `deciding`.

The record names what was done and never repeats a case's words: a case that is closed later must not stand in a history
that readers of the process see. What the words were stands in the rows, under the sight of the case.

What the public would read of a case passes the gate first (`letting_out`): these raise gate.passing.HeldError then.

`say` is what a meeting's minutes call when they are approved; a secretary calls it with what a letter said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db.models import Max

from frisat.plan.journey import Say, fingerprint
from frisat.plan.meeting import Dissent, Outcome, Vote
from frisat.web.base import words
from frisat.web.base.clock import moment, today
from frisat.web.base.seen import is_stale, stamp
from frisat.web.bodies.models import Body
from frisat.web.cases import letting_out
from frisat.web.cases.errors import CaseError
from frisat.web.cases.models import Case, CaseText, Decision, Step, has_spoken
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM, action, nothing_changed, write

CASE_FIELDS = frozenset({"title", "case_no", "costs"})
"""What the form of a case changes."""
STEP_FIELDS = frozenset({"text", "recommendation", "due", "say"})
"""What the form of a step changes before its body has had its say."""


def of_process(process: Process, *_args: Any, **_kwargs: Any) -> int:
    return int(process.pk)


def of_case(case: Case, *_args: Any, **_kwargs: Any) -> int:
    return case.process_id


def of_step(step: Step, *_args: Any, **_kwargs: Any) -> int:
    return step.case.process_id


def account(by: Any) -> Any:
    """Who acts, for a foreign key: None for the program itself."""
    return None if by is SYSTEM else by


def held(case: Case) -> Case:
    """The case, held until the end of the transaction: its numbers and orders are given to one at a time."""
    return Case.objects.select_for_update(of=("self",)).select_related("process").get(pk=case.pk)


# ------------------------------------------------------------------------------------------------------------ the case
@action(permissions.prepares_meetings, of=of_process)
def make_case(
    by: Any,
    process: Process,
    *,
    title: str,
    case_no: str = "",
    text: str = "",
    costs: bool = False,
    journey: Sequence[tuple[Body, Say]] = (),
    due: date | None = None,
    day: date | None = None,
) -> Case:
    """
    A new case that the public does not see yet. `journey` are its bodies in order; those that assent go side by side.

    `due` is the day by which each that assents must have answered; `day` when the text was written, if not today.
    """
    process = Process.objects.select_for_update().get(pk=process.pk)
    last = process.cases.aggregate(last=Max("number"))["last"] or 0
    case = Case.objects.create(process=process, number=last + 1, title=title, case_no=case_no, costs=costs)
    if text.strip():
        _keep_text(by, case, text, "", day)
    order = 0
    for n, (body, say) in enumerate(journey):
        beside = n > 0 and say is Say.ASSENTS and journey[n - 1][1] is Say.ASSENTS
        order += 0 if beside else 1
        limit = due if say is Say.ASSENTS else None
        Step.objects.get_or_create(case=case, order=order, body=body, defaults={"say": say, "due": limit})
    write(by, "case.make", case, within=process, after={"bodies": [b.pk for b, _ in journey]})
    return case


def stand_of(row: Case | Step) -> str:
    """What the form of a case or a step is made of, for `change_case`, `write_text` and `change_step`."""
    if isinstance(row, Step):
        return stamp({name: getattr(row, name) for name in STEP_FIELDS})
    newest = row.texts.aggregate(last=Max("number"))["last"]
    return stamp({**{name: getattr(row, name) for name in CASE_FIELDS}, "texts": newest})


@action(permissions.prepares_meetings, of=of_case)
def change_case(by: Any, case: Case, *, seen: str = "", **fields: Any) -> Case:
    """
    Changes `CASE_FIELDS`, those that `fields` name. `seen` is `stand_of` the case as the form showed it; Q122 when that
    is no longer so.
    """
    if not set(fields) <= CASE_FIELDS:
        raise ValueError(f"not of a case: {', '.join(sorted(fields))}")
    case = held(case)
    if is_stale(seen, stand_of(case)):
        raise CaseError("Q122", value=case.title)
    changed = {name: value for name, value in fields.items() if getattr(case, name) != value}
    if not changed:
        nothing_changed()
        return case
    for name, value in changed.items():
        setattr(case, name, value)
    case.save(update_fields=list(changed))
    letting_out.require_case(by, case)
    write(by, "case.change", case, within=case.process, after={"fields": sorted(changed)})
    return case


@action(permissions.prepares_meetings, of=of_case)
def write_text(by: Any, case: Case, *, text: str, name: str = "", day: date | None = None, seen: str = "") -> CaseText:
    """
    A new wording of what is put before the bodies; earlier ones stay. Raises CaseError: Q112 for the same words, Q122
    when the case is not as the form showed it (`seen` is `stand_of`).

    `day` is when it was written, if not today.
    """
    case = held(case)
    if is_stale(seen, stand_of(case)):
        raise CaseError("Q122", "text", value=case.title)
    newest = case.texts.last()
    if newest is not None and newest.text == text.strip():
        raise CaseError("Q112", "text", title=newest.name or case.title)
    made = _keep_text(by, case, text, name, day)
    letting_out.require_case(by, case)
    write(by, "case.text", case, within=case.process, after={"number": made.number, "sha256": made.sha256})
    return made


def _keep_text(by: Any, case: Case, text: str, name: str, day: date | None) -> CaseText:
    last = case.texts.aggregate(last=Max("number"))["last"] or 0
    made: CaseText = CaseText.objects.create(
        case=case,
        number=last + 1,
        name=name,
        text=text.strip(),
        sha256=fingerprint(text.strip()),
        made=moment(day),
        by=account(by),
    )
    return made


@action(permissions.releases_papers, of=of_case)
def show(by: Any, case: Case, *, shown: bool) -> None:
    """Lets the public follow the case, or takes it back from there."""
    case = held(case)
    if case.shown == shown:
        nothing_changed()
        return
    case.shown = shown
    case.save(update_fields=["shown"])
    if shown:
        letting_out.require_case(by, case)
    write(by, "case.show" if shown else "case.hide", case, within=case.process)


@action(permissions.releases_papers, of=of_case)
def close(by: Any, case: Case, *, closed: bool, ground: str = "") -> None:
    """Closes the case to the public, for a ground, or opens it again. Raises CaseError (Q110)."""
    case = held(case)
    ground = ground.strip() if closed else ""
    if closed and not ground:
        raise CaseError("Q110", "ground")
    if (case.closed, case.ground) == (closed, ground):
        nothing_changed()
        return
    case.closed, case.ground = closed, ground
    case.save(update_fields=["closed", "ground"])
    if not closed:
        letting_out.require_case(by, case)
    write(by, "case.close" if closed else "case.open", case, within=case.process)


# ----------------------------------------------------------------------------------------------------------- the steps
@action(permissions.prepares_meetings, of=of_case)
def add_steps(
    by: Any, case: Case, bodies: Sequence[Body], *, say: Say, order: int | None = None, due: date | None = None
) -> list[Step]:
    """
    Puts bodies on the way, side by side, at `order` (the steps from there on move down by one); None: last.

    Bodies that assent go beside those that do already. Raises CaseError (Q101) for a body that stands there.
    """
    case = held(case)
    steps = list(case.steps.all())
    if order is None:
        beside = [s.order for s in steps if s.say == say and say is Say.ASSENTS]
        order = max(beside) if beside else max((s.order for s in steps), default=0) + 1
    else:
        for step in sorted(steps, key=lambda s: -s.order):
            if step.order >= order:
                Step.objects.filter(pk=step.pk).update(order=step.order + 1)
        steps = list(case.steps.all())
    for body in bodies:
        if any(s.order == order and s.body_id == body.pk for s in steps):
            raise CaseError("Q101", "body", body=body.name)
    made = [Step.objects.create(case=case, order=order, body=body, say=say, due=due) for body in dict.fromkeys(bodies)]
    write(by, "case.steps", case, within=case.process, after={"bodies": [b.pk for b in bodies], "say": str(say)})
    return made


@action(permissions.prepares_meetings, of=of_step)
def move_step(by: Any, step: Step, *, up: bool) -> None:
    """The step changes places with those before or after it; steps side by side move together. At the end: nothing."""
    case = held(step.case)
    mine = Step.objects.get(pk=step.pk).order
    orders = sorted(set(case.steps.values_list("order", flat=True)))
    at = orders.index(mine) + (-1 if up else 1)
    if not 0 <= at < len(orders):
        nothing_changed()
        return
    other, away = orders[at], max(orders) + 1
    for was, becomes in ((mine, away), (other, mine), (away, other)):
        case.steps.filter(order=was).update(order=becomes)
    write(by, "case.move", case, within=case.process, before={"position": mine}, after={"position": other})


@action(permissions.prepares_meetings, of=of_step)
def change_step(by: Any, step: Step, *, seen: str = "", **fields: Any) -> Step:
    """
    Changes `STEP_FIELDS`, before the body has had its say; putting it off or sending it back is none.

    Raises CaseError: Q103, Q122 when the step is not as the form showed it (`seen` is `stand_of`).
    """
    if not set(fields) <= STEP_FIELDS:
        raise ValueError(f"not of a step: {', '.join(sorted(fields))}")
    held(step.case)
    step = _fresh(step)
    if is_stale(seen, stand_of(step)):
        raise CaseError("Q122", value=step.body.name)
    changed = {name: value for name, value in fields.items() if getattr(step, name) != value}
    if not changed:
        nothing_changed()
        return step
    _unless_settled(step)
    for name, value in changed.items():
        setattr(step, name, value)
    step.save(update_fields=list(changed))
    write(by, "case.step", step, within=step.case.process, after={"fields": sorted(changed)})
    return step


@action(permissions.prepares_meetings, of=of_step)
def skip(by: Any, step: Step, *, reason: str) -> None:
    """The case goes past the body, for a reason. Raises CaseError (Q102 without one, Q103 when it has had its say)."""
    held(step.case)
    step = _fresh(step)
    if not reason.strip():
        raise CaseError("Q102", "reason", body=step.body.name)
    _unless_settled(step)
    if step.skipped == reason.strip():
        nothing_changed()
        return
    step.skipped = reason.strip()
    step.save(update_fields=["skipped"])
    letting_out.require_case(by, step.case)
    write(by, "case.skip", step, within=step.case.process)


@action(permissions.prepares_meetings, of=of_step)
def unskip(by: Any, step: Step) -> None:
    """The case passes the body after all."""
    held(step.case)
    step = _fresh(step)
    if not step.skipped:
        nothing_changed()
        return
    step.skipped = ""
    step.save(update_fields=["skipped"])
    write(by, "case.unskip", step, within=step.case.process)


@action(permissions.prepares_meetings, of=of_step)
def remove_step(by: Any, step: Step) -> None:
    """Takes a body off the way that was put there by mistake. Raises CaseError (Q105) once something hangs on it."""
    held(step.case)
    step = _fresh(step)
    if step.outcome or step.items.exists():  # type: ignore[attr-defined] - of the part above, which points here
        raise CaseError("Q105", body=step.body.name)
    case, body = step.case, step.body_id
    step.delete()
    write(by, "case.unstep", case, within=case.process, before={"bodies": [body]})


@action(permissions.prepares_meetings, of=of_step)
def say(
    by: Any,
    step: Step,
    *,
    outcome: Outcome,
    day: date,
    said: str = "",
    reservations: str = "",
    vote: Vote | None = None,
    dissents: Sequence[Dissent] = (),
    text: CaseText | None = None,
    closed: bool = False,
    extract: str = "",
    withheld: str = "",
) -> Step:
    """
    What a body said of the case: from approved minutes, or from a letter. A body that had postponed may say more.

    Args:
        text: which wording the body saw; None: the newest that there was on the day.
        closed: the item was closed; then the public reads `extract`, or `withheld`, why there is none.

    Raises:
        CaseError: Q103 it has had its say, Q106 closed without extract or ground, Q119 a day that is to come.
    """
    case = held(step.case)
    step = _fresh(step)
    _unless_settled(step)
    if closed and not (extract.strip() or withheld.strip()):
        raise CaseError("Q106", "extract")
    if day > today():
        raise CaseError("Q119", "day", body=step.body.name, day=words.day(day))
    if text is not None and text.case_id != case.pk:
        raise ValueError(f"text {text.pk} is of another case")
    step.outcome, step.day, step.said, step.reservations = outcome, day, said.strip(), reservations.strip()
    step.vote = asdict(vote) if vote else None
    step.dissents = [asdict(d) for d in dissents]
    step.saw = text or text_on(case, day)
    step.closed, step.extract, step.withheld = closed, extract.strip(), withheld.strip()
    step.skipped = ""
    step.save()
    told = {} if closed or case.closed else {"outcome": str(outcome)}
    seen = {"number": step.saw.number} if step.saw else {}
    letting_out.require_case(by, step.case)
    write(by, "case.say", step, within=case.process, after={"day": day.isoformat(), **seen, **told})
    return step


@action(permissions.prepares_meetings, of=of_step)
def unsay(by: Any, step: Step, *, reason: str) -> None:
    """
    Takes back what was written of a body by mistake. The history keeps it.

    Raises CaseError: Q104 it has become a decision, Q102 without a reason, Q118 it has said nothing.
    """
    held(step.case)
    step = _fresh(step)
    unless_said(step)
    if not reason.strip():
        raise CaseError("Q120", "reason", body=step.body.name)
    told = {} if step.closed or step.case.closed else {"outcome": step.outcome}
    before = {"day": step.day.isoformat() if step.day else None, **told}
    step.outcome = step.said = step.reservations = step.extract = step.withheld = ""
    step.day = step.saw = step.vote = None
    step.dissents, step.closed = [], False
    step.save()
    why = "" if step.case.closed else reason.strip()
    write(by, "case.unsay", step, within=step.case.process, before=before, reason=why)


def unless_said(step: Step) -> None:
    """Raises CaseError where there is nothing to take back: Q104 it has become a decision, Q118 nothing was said."""
    decision = Decision.objects.filter(step=step).first()
    if decision is not None:
        raise CaseError("Q104", body=step.body.name, number=str(decision))
    if not step.outcome:
        raise CaseError("Q118", body=step.body.name)


@action(permissions.prepares_meetings, of=of_case)
def say_many(by: Any, case: Case, answers: Sequence[tuple[Step, Mapping[str, Any]]]) -> int:
    """What several bodies said, all of it or none: pairs of a step and what `say` takes. Raises as `say`."""
    if not answers:
        raise CaseError("Q116", "rows")
    for step, said in answers:
        if step.case_id != case.pk:
            raise ValueError(f"step {step.pk} is of another case")
        say(by, step, **said)
    return len(answers)


def text_on(case: Case, day: date) -> CaseText | None:
    """The wording that a body had before it on a day: the newest by then; the newest of all where none is so old."""
    return case.texts.filter(made__date__lte=day).last() or case.texts.last()


def _unless_settled(step: Step) -> None:
    """Raises CaseError (Q103) where the body has had its say."""
    if has_spoken(step):
        raise CaseError("Q103", body=step.body.name)


def _fresh(step: Step) -> Step:
    return Step.objects.select_related("body", "case__process").get(pk=step.pk)
