"""
What a demonstration shows of the registers: bodies, seats across an election, a hand-over, a process put away.

The folder's `register.toml` says all of it (examples/register.toml); a folder without one shows none.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def said(folder: Path) -> dict[str, Any]:
    """What the folder says of the registers; empty when it says nothing."""
    try:
        return tomllib.loads((folder / "register.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}


def load_register(folder: Path, accounts: dict[str, Any]) -> bool:
    """Makes the bodies once; False when the register has some already, or the folder names none."""
    from django.db import transaction

    from frisat.web.bodies.models import Body
    from frisat.web.process.models import Process

    register = said(folder)
    process = Process.objects.filter(slug=register.get("process", "")).first()
    if process is None or Body.objects.exists():
        return False
    with transaction.atomic():
        _bodies(accounts["admin"], process.organisation, register["body"])
        if "put_away" in register:
            _away(accounts["admin"], accounts, **register["put_away"])
    return True


def _bodies(by: Any, organisation: str, register: list[dict[str, Any]]) -> None:
    """A body stands after those that it names."""
    from frisat.web.bodies import actions, queries, seat_actions, spelling_actions, successor_actions

    own = queries.own(organisation)
    made: dict[str, Any] = {}
    for one in register:
        above = {"recommends_to": made[one["recommends_to"]]} if "recommends_to" in one else {}
        body = actions.make_body(by, name=one["name"], kind=one["kind"], organisation=own, **above)
        made[one["name"]] = body
        for text in one.get("spellings", ()):
            spelling_actions.add_alias(by, body, text=text)
        for seat in one.get("seats", ()):
            seat_actions.add_seat_of(by, body, **seat)
        if "successor" in one:
            heir = dict(one["successor"])
            successor_actions.set_successor(by, body, made[heir.pop("name")], **heir)


def _away(by: Any, accounts: dict[str, Any], *, reason: str, **fields: str) -> None:
    """A process that was begun and put away."""
    from frisat.web.people import actions as people
    from frisat.web.people.models import RoleName
    from frisat.web.process import actions, upkeep

    process = actions.make_process(by, **fields)
    for name in RoleName.values:
        people.give_role(by, process.pk, accounts[name], RoleName(name))
    upkeep.put_away(by, process, reason=reason)
