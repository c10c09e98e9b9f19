"""
What a demonstration shows of cases: one on its way to the council, one text before twenty bodies, a decision.

The folder's `cases.toml` says all of it (examples/cases.toml); a folder without one shows none.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any


def load_cases(folder: Path) -> bool:
    """Makes them once; False when there are cases already, or the folder or the register names none."""
    from django.db import transaction

    from frisat.web.bodies.models import Body
    from frisat.web.cases.models import Case
    from frisat.web.process.models import Process

    try:
        said = tomllib.loads((folder / "cases.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    if Case.objects.exists() or not Body.objects.exists():
        return False
    with transaction.atomic():
        for one in said.get("body", ()):
            body_of(one["name"], one["kind"], recommends_to=one.get("recommends_to", ""))
        for one in said.get("case", ()):
            process = Process.objects.filter(slug=one["process"]).first()
            if process is not None:
                (_agreement if "assents" in one else _journey)(process, one)
        for one in said.get("decision", ()):
            _decision(one)
    return True


def body_of(name: str, kind: str, *, organisation: str = "", recommends_to: str = "") -> Any:
    """A body of the register, made where it has none of that name."""
    from frisat.web.bodies import actions
    from frisat.web.bodies.models import Body
    from frisat.web.record.actions import SYSTEM

    found = Body.objects.filter(name=name, organisation=organisation).first()
    if found is not None:
        return found
    above = {"recommends_to": Body.objects.get(name=recommends_to)} if recommends_to else {}
    return actions.make_body(SYSTEM, name=name, kind=kind, organisation=organisation, **above)


def _journey(process: Any, one: dict[str, Any]) -> None:
    """A case whose first bodies have had their say; the public follows it."""
    from frisat.plan.journey import Say
    from frisat.plan.meeting import Dissent, Outcome, Vote
    from frisat.web.bodies.models import Body
    from frisat.web.cases import actions
    from frisat.web.record.actions import SYSTEM

    bodies = {b.name: b for b in Body.objects.filter(name__in=[s["body"] for s in one["steps"]], organisation="")}
    journey = [(bodies[s["body"]], Say(s["say"])) for s in one["steps"]]
    case = actions.make_case(
        SYSTEM, process, title=one["title"], case_no=one.get("case_no", ""), text=one["text"],
        costs=one.get("costs", False), journey=journey, day=one["day"],
    )  # fmt: skip
    for step, said in zip(case.steps.all(), one["steps"], strict=True):
        if "recommendation" in said:
            actions.change_step(SYSTEM, step, recommendation=said["recommendation"])
        if "outcome" in said:
            vote = Vote(**said["vote"]) if "vote" in said else None
            dissents = [Dissent(**d) for d in said.get("dissents", ())]
            actions.say(
                SYSTEM, step, outcome=Outcome(said["outcome"]), day=said["day"], said=said["said"], vote=vote,
                dissents=dissents,
            )  # fmt: skip
    actions.show(SYSTEM, case, shown=True)


def _agreement(process: Any, one: dict[str, Any]) -> None:
    """One text before sovereign bodies: most have said yes, one to an older text, some are missing."""
    from frisat.plan.journey import Say
    from frisat.plan.meeting import Outcome
    from frisat.web.cases import actions
    from frisat.web.record.actions import SYSTEM

    named = {
        name: body_of(f"Kommunalbestyrelsen i {name}", "council", organisation=f"{name} Kommune")
        for name in one["assents"]
    }
    named[one["region"]] = body_of(f"Regionsrådet i {one['region']}", "council", organisation=one["region"])
    journey = [(body, Say.ASSENTS) for body in named.values()]
    case = actions.make_case(
        SYSTEM, process, title=one["title"], text=one["text"], journey=journey, due=one["due"], day=one["day"]
    )
    step_of = {s.body_id: s for s in case.steps.select_related("body")}
    steps = {name: step_of[body.pk] for name, body in named.items()}
    day: date = one["due"]
    for name in one["older"]:
        actions.say(SYSTEM, steps.pop(name), outcome=Outcome.APPROVED, day=day.replace(day=5))
    actions.write_text(SYSTEM, case, **one["newer"])
    for n, (name, step) in enumerate(steps.items()):
        if name not in one["missing"]:
            outcome = Outcome.RETURNED if name in one["returned"] else Outcome.APPROVED
            reserved = one["reservations"].get(name, "")
            actions.say(SYSTEM, step, outcome=outcome, day=day.replace(day=11 + n % 17), reservations=reserved)
    actions.show(SYSTEM, case, shown=True)


def _decision(one: dict[str, Any]) -> None:
    from frisat.plan.meeting import Outcome
    from frisat.web.bodies.models import Body
    from frisat.web.cases import deciding
    from frisat.web.process.models import Process
    from frisat.web.record.actions import SYSTEM

    process = Process.objects.filter(slug=one["process"]).first()
    body = Body.objects.filter(name=one["body"], organisation="").first()
    if process is not None and body is not None:
        rest = {k: v for k, v in one.items() if k not in ("process", "body", "outcome")}
        deciding.decide(SYSTEM, process, body=body, outcome=Outcome(one["outcome"]), **rest)
