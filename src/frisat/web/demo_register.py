"""
What a demonstration shows of the registers: bodies, seats across an election, a hand-over, a process put away.

Offices alone, no person: the terms of the council are the law's, the bodies are those that the example plans name.
"""

from __future__ import annotations

from datetime import date
from typing import Any

TERMS = ((date(2018, 1, 1), date(2021, 12, 31)), (date(2022, 1, 1), date(2025, 12, 31)))
"""The council's terms on both sides of the example plans."""


def load_register(accounts: dict[str, Any], process: Any) -> bool:
    """Makes the bodies once; False when the register has some already."""
    from django.db import transaction

    from frisat.web.bodies.models import Body

    if Body.objects.exists():
        return False
    with transaction.atomic():
        _bodies(accounts["admin"], process.organisation)
        _away(accounts["admin"], accounts)
    return True


def _bodies(by: Any, organisation: str) -> None:
    from frisat.web.bodies import actions, queries, spelling_actions, successor_actions
    from frisat.web.bodies.models import BodyKind

    own = queries.own(organisation)

    def made(name: str, kind: str, **fields: Any) -> Any:
        return actions.make_body(by, name=name, kind=kind, organisation=own, **fields)

    council = made("Byrådet", BodyKind.COUNCIL)
    spelling_actions.add_alias(by, council, text="Viborg Byråd")
    committee = made("Ældre- og Aktivitetsudvalget", BodyKind.COMMITTEE, recommends_to=council)
    heir = made("Nyt fagudvalg", BodyKind.COMMITTEE, recommends_to=council)
    spelling_actions.add_alias(by, heir, text="nyt fagudvalg med ansvar for ældreområdet")
    made("Viborg Ældreråd", BodyKind.ADVISORY)
    made("Ældrerådet", BodyKind.ADVISORY)  # two that are one: the proposals say so
    made("Fælles-MED SSO", BodyKind.CODETERMINATION)  # "Fælles-MED" in a plan asks whether it is this one
    made("Forvaltningen", BodyKind.ADMINISTRATION)
    _seats(by, council, committee)
    said = "Planen venter et nyt fagudvalg med ansvar for ældreområdet efter valget."
    successor_actions.set_successor(by, committee, heir, from_day=TERMS[1][0], reason=said)


def _seats(by: Any, council: Any, committee: Any) -> None:
    """The council's chair is the mayor in each term; the committee is elected by the council for one."""
    from frisat.web.bodies import seat_actions
    from frisat.web.bodies.models import SeatRole

    for first, last in TERMS:
        seat_actions.add_seat_of(
            by, council, representative_of="Borgmesteren", role=SeatRole.CHAIR, first_day=first, last_day=last
        )
    for role in (SeatRole.CHAIR, SeatRole.MEMBER):
        first, last = TERMS[0]
        seat_actions.add_seat_of(by, committee, representative_of="Byrådet", role=role, first_day=first, last_day=last)


def _away(by: Any, accounts: dict[str, Any]) -> None:
    """A process that was begun and put away: out of the lists, never gone."""
    from frisat.web.people import actions as people
    from frisat.web.people.models import RoleName
    from frisat.web.process import actions, upkeep

    process = actions.make_process(by, slug="proeve", name="Prøve af et forløb", summary="Oprettet for at prøve.")
    for name in RoleName.values:
        people.give_role(by, process.pk, accounts[name], RoleName(name))
    upkeep.put_away(by, process, reason="Oprettet for at prøve; bruges ikke.")
