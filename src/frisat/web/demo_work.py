"""
What a demonstration shows of the workspace: accounts, a draft in work, an import to review, a comment.

Everything goes through the actions that people's own clicks use. What is there already is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from frisat.web.demo_cases import load_cases
from frisat.web.demo_meetings import load_meetings
from frisat.web.demo_register import load_register, said

Say = Callable[[str], None]


def make_accounts() -> dict[str, Any]:
    """The accounts by role name, with a role in every process. One with a changed password gets the folder's again."""
    from frisat.web.people import actions, demo
    from frisat.web.people.models import Account, Role, RoleName
    from frisat.web.process.models import Process
    from frisat.web.record.actions import SYSTEM

    out = {}
    for told in demo.ACCOUNTS:
        account = Account.objects.filter(email=told.email).first()
        if account is None:
            may_make = told.role == RoleName.OWNER
            account = actions.make_account(
                SYSTEM, email=told.email, name=told.name, is_site_admin=told.is_admin, makes_processes=may_make
            )
        if not account.check_password(demo.password()):
            demo.set_password(SYSTEM, account)
        out[told.role or "admin"] = account
    for process in Process.objects.all():
        for told in demo.ACCOUNTS:
            if told.role and not Role.objects.filter(process_id=process.pk, account=out[told.role]).exists():
                actions.give_role(SYSTEM, process.pk, out[told.role], RoleName(told.role))
    return out


def load_work(folder: Path, accounts: dict[str, Any], say: Say = lambda line: None) -> None:
    """A draft with a moved activity and a comment, and an import that waits to be reviewed."""
    from django.db import transaction

    from frisat.web.process.models import Process

    process = Process.objects.filter(slug="velfaerdsaftale").first()
    if load_register(folder, accounts):
        say("Organer, pladser, en afløser og et forløb, der er lagt væk")
    if load_cases(folder):
        say("En sag på vej til byrådet, en aftale hos tyve organer og en beslutning")
    if count := load_meetings(folder, accounts):
        say(f"{count} møder: et aflyst og dets afløser, dagsordener, referater, et lukket punkt")
    if process is None or process.drafts.exists() or process.intakes.exists():
        return
    with transaction.atomic():
        _draft(process, accounts, said(folder).get("stakeholders", []))
    _import(process, accounts, folder / "moedeoversigt.pdf")
    say(f"{process.name}: et udkast i arbejde, en kommentar og en import, der skal gennemses")


def _draft(process: Any, accounts: dict[str, Any], listed: list[str]) -> None:
    """The editor moves the coming orientation a fortnight and asks the approver whether that is right."""
    from frisat.plan.drafting import Operation
    from frisat.plan.model import Status
    from frisat.plan.schema_out import period_to_json
    from frisat.web.base.clock import today
    from frisat.web.people.models import RoleName
    from frisat.web.process import comment_actions, drafts, stakeholders

    editor, approver = accounts[RoleName.EDITOR], accounts[RoleName.APPROVER]
    draft = drafts.open_draft(editor, process)
    state = drafts.state_of(draft)
    ahead = [
        a
        for a in state.to_plan().activities
        if a.period and a.period.is_exact and a.status is Status.PLANNED and (a.period.earliest or today()) > today()
    ]
    if not ahead:
        return
    one = min(ahead, key=lambda a: a.period.sort_key if a.period else ())
    moved = one.period.shift(14) if one.period else None
    if moved is None:
        return
    before = state.activities[one.key].get("period")
    drafts.change(editor, draft, [Operation(one.key, "period", before, period_to_json(moved))])
    if listed:
        stakeholders.add(editor, process, listed)
    text = f"@{approver.name}: Kan udvalget nå det to uger senere?"
    comment_actions.comment(editor, process, text=text, key=one.key)


def _import(process: Any, accounts: dict[str, Any], path: Path) -> None:
    from frisat.web.intake import actions, tasks
    from frisat.web.people.models import RoleName

    intake = actions.hand_in(accounts[RoleName.EDITOR], process, path.name, path.read_bytes())
    tasks.read_intake.call(intake.pk)


def told(say: Say = print) -> None:
    """Prints the accounts and their password, as `make run` does at its start."""
    from frisat.web.people import demo

    say("Log ind på /arbejde/ med en af disse konti (kun i demonstrationen):")
    for account in demo.ACCOUNTS:
        say(f"  {account.email:<28} {account.name}")
    say(f"  Adgangskode til dem alle: {demo.password()}")
