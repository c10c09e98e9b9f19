"""Who has a stake in a process, and whether its plan reaches them: the plan's own list held against its activities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from frisat.plan.drafting import PLAN, Operation, value
from frisat.plan.likeness import fold
from frisat.plan.model import Plan
from frisat.plan.reach import Reached, reach
from frisat.plan.spellings import clusters, propose
from frisat.web.bodies import queries as bodies
from frisat.web.process import drafts
from frisat.web.process.body_places import names_in
from frisat.web.process.models import Process

FIELD = "stakeholders"
COMPLETE = "stakeholders_complete"


@dataclass(frozen=True, slots=True)
class Register:
    """The stakeholders of a plan: those it lists and everybody who acts in it. `links`: name -> body's number."""

    listed: list[Reached]
    others: list[Reached]
    links: dict[str, int]

    @property
    def reached(self) -> list[Reached]:
        return [r for r in self.listed if r.is_reached]

    @property
    def not_reached(self) -> list[Reached]:
        return [r for r in self.listed if not r.is_reached]


def register(process: Process, plan: Plan, day: date) -> Register:
    """Who the plan reaches, spellings of one name taken together: by the register of bodies, else by their form."""
    names = dict.fromkeys([*plan.stakeholders, *(name for a in plan.activities for _, name in names_in(a))])
    known = bodies.resolve(names, process.pk, day, organisation=process.organisation)
    same = _same(process, list(names), {name: body.pk for name, body in known.items()})
    found = reach(plan.activities, plan.stakeholders, today=day, same=same)
    links = {name: body.pk for name, body in known.items()}
    return Register([r for r in found if r.is_listed], [r for r in found if not r.is_listed], links)


def _same(process: Process, names: list[str], known: dict[str, int]) -> Callable[[str], str]:
    """Name -> what stands for all of its spellings. A name with a body is never joined to another body's."""
    found = propose(names, organisation=process.organisation or settings.FRISAT_ORGANISATION)
    stands: dict[str, str] = {}
    for group in clusters(names, found):
        numbers = {known[name] for name in group if name in known}
        for name in group:
            if name in known:
                stands[name] = f"body {known[name]}"
            elif len(numbers) == 1:
                stands[name] = f"body {next(iter(numbers))}"
            else:
                stands[name] = fold(group[0])
    return lambda name: stands.get(name, fold(name))


def add(by: Any, process: Process, names: list[str]) -> list[str]:
    """Puts names on the plan's list, in its draft; those that were not there. Raises as `drafts.change` does."""
    draft = drafts.open_draft(by, process)
    now = list(value(drafts.state_of(draft), PLAN, FIELD) or ())
    there = {fold(str(name)) for name in now}
    new = []
    for name in names:
        if fold(name) not in there:
            there.add(fold(name))
            new.append(name)
    if new:
        drafts.change(by, draft, [Operation(PLAN, FIELD, now or None, [*now, *new])])
    return new


def remove(by: Any, process: Process, name: str) -> int:
    """Takes a name off the plan's list, in its draft: the number of the operation, for undoing it; 0 for none."""
    draft = drafts.open_draft(by, process)
    now = list(value(drafts.state_of(draft), PLAN, FIELD) or ())
    left = [n for n in now if n != name]
    if len(left) == len(now):
        return 0
    return int(drafts.change(by, draft, [Operation(PLAN, FIELD, now, left or None)])[0].number)


def say_complete(by: Any, process: Process, is_complete: bool) -> None:
    """Says that the list is, or is not, complete; a list is not complete until somebody says so."""
    draft = drafts.open_draft(by, process)
    now = value(drafts.state_of(draft), PLAN, COMPLETE)
    if bool(now) != is_complete:
        drafts.change(by, draft, [Operation(PLAN, COMPLETE, now, is_complete or None)])
