"""
Every write to decisions: making one, saying what of it the public may read, and what it changed in the plan.

What the public would read of one passes the gate first (`letting_out`; gate.passing.HeldError).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from frisat.plan.meeting import Outcome
from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.bodies.models import Body
from frisat.web.bodies.open_things import with_forerunners
from frisat.web.cases import letting_out
from frisat.web.cases.actions import account, of_process
from frisat.web.cases.errors import CaseError
from frisat.web.cases.models import Days, Decision, Disclosure, Effect, FurtherBody, Share, Step, Year
from frisat.web.cases.value import bodies_of
from frisat.web.people import permissions
from frisat.web.process.models import PlanVersion, Process
from frisat.web.record.actions import action, nothing_changed, write


def _of_decision(decision: Decision, *_args: Any, **_kwargs: Any) -> int:
    return decision.process_id


@action(permissions.releases_papers, of=of_process)
def decide(
    by: Any,
    process: Process,
    *,
    body: Body,
    further: Sequence[Body] = (),
    day: date,
    title: str,
    text: str,
    outcome: Outcome,
    legal_basis: str = "",
    in_force: date | None = None,
    review: date | None = None,
    closed: bool = False,
    extract: str = "",
    withheld: str = "",
    step: Step | None = None,
    supersedes: Decision | None = None,
) -> Decision:
    """
    A decision with the next number of its year. The number is given in the transaction: undone with it, never twice.

    Args:
        further: the bodies that decide it together with `body`, at a joint meeting.
        extract, withheld: what the public reads of a closed one, or why there is nothing.
        step: where on a case's way it was made; of this process and body, which then decides alone.
        supersedes: what it replaces; of a joint decision the share of who decides here, where they are of those that
            made it and others of them are not.

    Raises:
        CaseError: Q106 closed without extract or ground, Q107 it supersedes a later one, Q108 the review lies before
            the day, Q109 a step of something else, Q104 the step has its decision, Q124 a day that is to come.
    """
    if closed and not (extract.strip() or withheld.strip()):
        raise CaseError("Q106", "extract")
    if day > today():
        raise CaseError("Q124", "day", day=words.day(day))
    if supersedes is not None and supersedes.day > day:
        raise CaseError("Q107", "supersedes", number=str(supersedes), day=words.day(supersedes.day))
    if review is not None and review < day:
        raise CaseError("Q108", "review", review=words.day(review), day=words.day(day))
    others = [one for one in dict.fromkeys(further) if one.pk != body.pk]
    if step is not None and (step.case.process_id != process.pk or step.body_id != body.pk or others):
        raise CaseError("Q109", "step")
    if step is not None and (there := Decision.objects.filter(step=step).first()) is not None:
        raise CaseError("Q104", "step", body=body.name, number=str(there))
    year, _ = Year.objects.select_for_update().get_or_create(year=day.year)
    year.last += 1
    year.save(update_fields=["last"])
    made: Decision = Decision.objects.create(
        process=process,
        year=day.year,
        number=year.last,
        day=day,
        body=body,
        step=step,
        title=title,
        text=text,
        outcome=outcome,
        closed=closed,
        extract=extract.strip() if closed else "",
        withheld=withheld.strip() if closed else "",
        legal_basis=legal_basis,
        in_force=in_force,
        review=review,
        supersedes=supersedes,
        by=account(by),
    )
    FurtherBody.objects.bulk_create(FurtherBody(decision=made, body=one, order=n) for n, one in enumerate(others, 1))
    _keep_shares(made, [body, *others])
    letting_out.require_decision(by, made)
    told = {"number": str(made), "day": day.isoformat(), **({} if closed else {"outcome": str(outcome)})}
    write(by, "decision.make", made, within=process, after=told, basis=legal_basis)
    return made


def _keep_shares(made: Decision, by: Sequence[Body]) -> None:
    """
    For which bodies alone a decision supersedes a joint one. None are kept where nothing of that one is left, and where
    it was made by another body, which then decides over all of them: the council over two committees.
    """
    if made.supersedes is None:
        return
    joint = {body.pk for body in bodies_of(made.supersedes)}
    mine = joint & {body.pk for body in with_forerunners(by)}
    earlier = Share.objects.filter(decision__supersedes=made.supersedes).values_list("body", flat=True)
    if mine and joint - mine - set(earlier):
        Share.objects.bulk_create(Share(decision=made, body_id=pk) for pk in sorted(mine))


@action(permissions.releases_papers, of=_of_decision)
def disclose(
    by: Any, decision: Decision, *, closed: bool, ground: str, extract: str = "", withheld: str = ""
) -> Disclosure | None:
    """
    Closes a decision that was open, or opens one that was closed; None when it is so already.

    Raises CaseError: Q106 closed without extract or ground for withholding, Q110 without a reason.
    """
    Process.objects.select_for_update().get(pk=decision.process_id)
    last = decision.disclosures.last()
    extract, withheld = (extract.strip(), withheld.strip()) if closed else ("", "")
    if not ground.strip():
        raise CaseError("Q110", "ground")
    if closed and not (extract or withheld):
        raise CaseError("Q106", "extract")
    now = last or decision
    if (now.closed, now.extract, now.withheld) == (closed, extract, withheld):
        nothing_changed()
        return None
    made: Disclosure = Disclosure.objects.create(
        decision=decision, closed=closed, extract=extract, withheld=withheld, ground=ground.strip(), by=account(by)
    )
    letting_out.require_decision(by, decision)
    verb = "decision.close" if closed else "decision.open"
    write(by, verb, decision, within=decision.process)
    return made


@action(permissions.releases_papers, of=_of_decision)
def put_days(by: Any, decision: Decision, *, in_force: date | None, review: date | None, reason: str) -> Days | None:
    """
    Puts the days of a decision right: what was decided stays as it is. None when they are so already.

    Raises CaseError: Q108 the review lies before the day, Q123 without a reason.
    """
    Process.objects.select_for_update().get(pk=decision.process_id)
    last = decision.days.last() or decision
    if not reason.strip():
        raise CaseError("Q123", "reason")
    if review is not None and review < decision.day:
        raise CaseError("Q108", "review", review=words.day(review), day=words.day(decision.day))
    if (last.in_force, last.review) == (in_force, review):
        nothing_changed()
        return None
    made: Days = Days.objects.create(decision=decision, in_force=in_force, review=review, by=account(by))
    before, after = ({"in_force": _iso(d.in_force), "review": _iso(d.review)} for d in (last, made))
    write(by, "decision.days", decision, within=decision.process, before=before, after=after, reason=reason.strip())
    return made


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


@action(permissions.approves, of=_of_decision)
def carry(by: Any, decision: Decision, version: PlanVersion) -> Effect:
    """The decision caused the version, which is being published. Raises ValueError for one of another process."""
    if version.process_id != decision.process_id:
        raise ValueError(f"version {version.pk} is of another process")
    made: Effect = Effect.objects.create(decision=decision, version=version)
    write(by, "decision.carry", decision, within=decision.process, after={"version": version.number})
    return made
