"""Every named read of cases and decisions. What somebody may see of the rows: `sight`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from frisat.law.bodies import is_economy_committee
from frisat.plan import journey as data
from frisat.plan.journey import Say, Standing, Stop
from frisat.plan.minutes_prose import joined
from frisat.plan.sentences import sentence
from frisat.plan.sight import PUBLIC, seen_decision
from frisat.web.base.clock import today
from frisat.web.bodies import queries as bodies
from frisat.web.bodies.models import Alias, Body
from frisat.web.bodies.open_things import OpenThing
from frisat.web.cases import sight
from frisat.web.cases.models import Case, Days, Decision, Step, is_waiting, not_superseded
from frisat.web.cases.sight import published_decisions
from frisat.web.cases.value import bodies_of, cases_with_all, decision_of, decisions_with_all
from frisat.web.cases.words import SAY_WORDS
from frisat.web.people import permissions
from frisat.web.process.decided import Offer
from frisat.web.process.models import PlanVersion, Process

_EVER = 36_525
"""Days: whatever day a decision is looked at again, its successor is told of it."""


def cases_of(process: Process) -> QuerySet[Case]:
    return cases_with_all(Case.objects.filter(process=process))


def case_of(process: Process, number: int) -> Case | None:
    return cases_of(process).filter(number=number).first()


def step_of(case: Case, pk: int) -> Step | None:
    """A step of this case, and of no other."""
    return Step.objects.select_related("body", "case__process", "saw").filter(case=case, pk=pk).first()


def step_in(process: Process, pk: int) -> Step | None:
    """A step of any case of the process."""
    return Step.objects.select_related("body", "case__process").filter(pk=pk, case__process=process).first()


def other_names(process: Process, bodies: Sequence[int]) -> list[tuple[int, str]]:
    """What the bodies are called besides their names, in the process or everywhere: body and spelling."""
    of = Q(process_id=process.pk) | Q(process_id=None)
    return list(Alias.objects.filter(of, body__in=bodies).values_list("body", "text"))


def decisions_in(process_ids: Iterable[int]) -> QuerySet[Decision]:
    return decisions_with_all(Decision.objects.filter(process__in=list(process_ids)))


def decision_at(year: int, number: int) -> Decision | None:
    """A decision of a published process, by its address."""
    return published_decisions().filter(year=year, number=number).first()


def decision_in(process: Process, year: int, number: int) -> Decision | None:
    return decisions_with_all(Decision.objects.filter(process=process, year=year, number=number)).first()


def due_for_review(process_ids: Iterable[int], day: date, *, within: int = 30) -> list[Decision]:
    """Decisions that are to be looked at again within so many days, or should have been, and still stand."""
    last = day + timedelta(days=within)
    newest = Days.objects.filter(decision=OuterRef("pk")).order_by("-pk")
    # by two indexes those that had such a day at any time; which day holds is asked of these alone
    ever = Q(review__lte=last) | Q(pk__in=Days.objects.filter(review__lte=last).order_by().values("decision"))
    found = Decision.objects.filter(ever, not_superseded(), process__in=list(process_ids)).annotate(
        put_right=Subquery(newest.values("pk")[:1]), other_review=Subquery(newest.values("review")[:1])
    )
    found = found.filter(Q(put_right=None, review__lte=last) | Q(other_review__lte=last))
    return list(decisions_with_all(found).order_by(Coalesce("other_review", "review"), "pk"))


def open_steps_of(who: Any, of: Sequence[Body]) -> list[OpenThing]:
    """The steps at which cases wait for some bodies, in the processes that an account reads."""
    mine = _read_by(who)
    ids = {body.pk for body in of}
    rows = Case.objects.filter(process__in=mine, process__put_away=None, steps__body__in=ids).distinct()
    out = []
    for row in cases_with_all(rows):
        seen = sight.case_for(who, row)
        if seen is None:
            continue
        waiting = [s for s in seen.steps if int(s.body_key) in ids and s.standing in (Standing.WAITS, Standing.STAYS)]
        out += [_of_step(row, seen, step) for step in waiting]
        if seen.closed and not seen.steps and any(_waits(s, ids) for s in row.steps.all()):
            out.append(_of_step(row, seen, None))
    return out


def _read_by(who: Any) -> list[int]:
    return [pk for pk in permissions.roles_of(who) if permissions.reads_process(who, pk)]


def _waits(step: Step, bodies: Collection[int]) -> bool:
    return step.body_id in bodies and is_waiting(step)


def _of_step(row: Case, seen: data.Case, step: data.Step | None) -> OpenThing:
    """A step of a case as its reader may know of it: of one that is closed to the reader, that it waits."""
    return OpenThing(
        "step", seen.title, row.process.name, reverse("case", args=[row.process.slug, row.number]),
        str(SAY_WORDS[step.say]) if step is not None else "", step.due if step is not None else None, row.closed,
    )  # fmt: skip


def reviews_of(who: Any, of: Sequence[Body]) -> list[OpenThing]:
    """Decisions of some bodies that are to be looked at again some day, in the processes that an account reads."""
    ids = {body.pk for body in of}
    due = due_for_review(_read_by(who), today(), within=_EVER)
    rows = [d for d in due if any(body.pk in ids for body in bodies_of(d))]
    out = []
    for row in rows:
        seen = sight.decision_for(who, row)
        if seen is not None:
            url = reverse("work_decision", args=[row.process.slug, row.year, row.number])
            title = f"{row}: {seen.title}"
            days = list(row.days.all())
            review = days[-1].review if days else row.review
            out.append(OpenThing("decision", title, row.process.name, url, "", review, row.closed))
    return out


def journey_from(first: Body, *, costs: bool) -> list[tuple[Body, Say]]:
    """The bodies that a case beginning in `first` passes, by who recommends to whom in the register."""
    known = {body.pk: body for body in bodies.living() if body.organisation == first.organisation}
    known.setdefault(first.pk, first)
    stops = [Stop(b.pk, b.name, str(b.kind), b.recommends_to_id) for b in known.values()]
    economy = frozenset(b.pk for b in known.values() if is_economy_committee(b.name))
    return [(known[key], say) for key, say in data.proposed(stops, first.pk, costs=costs, economy=economy)]


def cite(row: Decision) -> str:
    """A decision in one Danish line that anybody may read: number, body and day, never what it is about."""
    who = joined([body.name for body in bodies_of(row)])
    parts = {"number": str(row), "body": who, "day": row.day.isoformat()}
    return sentence("Q192", parts, language="da")


def offers(process: Process) -> list[Offer]:
    """The decisions that a version of the process can be published by; a closed one under its neutral heading."""
    out = []
    for row in decisions_in([process.pk])[:200]:
        seen = seen_decision(decision_of(row, PUBLIC))
        if seen is not None:
            out.append(Offer(str(row), f"{row}: {seen.title}", cite(row)))
    return out


def by_key(process: Process, key: str) -> Decision:
    """The decision of a form ("2026-7"). Raises LookupError for one that the process has not."""
    year, _, number = key.partition("-")
    if not (year.isascii() and year.isdigit() and number.isascii() and number.isdigit() and len(key) < 16):
        raise LookupError(key)
    found = decision_in(process, int(year), int(number))
    if found is None:
        raise LookupError(key)
    return found


def carry(by: Any, key: str, version: PlanVersion) -> None:
    from frisat.web.cases import deciding

    deciding.carry(by, by_key(version.process, key), version)


def behind(versions: Sequence[PlanVersion]) -> dict[int, Decision]:
    """Version -> the decision that caused it."""
    pks = [v.pk for v in versions if v.pk]
    rows = published_decisions().filter(effects__version__in=pks)
    return {e.version_id: row for row in rows for e in row.effects.all() if e.version_id in pks}
