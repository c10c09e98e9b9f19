"""A meeting in the example process: two bodies, five who take part, an open item, a closed one, papers under both."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from frisat.web.meetings.models import Meeting
    from frisat.web.people.models import Account
    from frisat.web.process.models import Process

SECRET = "Opsigelse af lejemålet på Havnegade"
"""The title of the closed item: it may stand nowhere that the public sees."""


@pytest.fixture
def member(process: Process) -> Account:
    """An account with no role in the process, whose person is a member of the meeting's first body."""
    from frisat.web.people.models import Account

    return Account.objects.create_user("medlem@engby.example", "en lang adgangskode", name="Mads Medlem")


@pytest.fixture
def barred(process: Process) -> Account:
    """A member of the meeting who has a conflict of interest in its closed item."""
    from frisat.web.people.models import Account

    return Account.objects.create_user("inhabil@engby.example", "en lang adgangskode", name="Inge Inhabil")


@pytest.fixture
def meeting(process: Process, member: Account, barred: Account) -> Meeting:
    """A meeting on the process's first activity with one certain day; its agenda is not released yet."""
    from frisat.plan.meeting import ItemKind, Part
    from frisat.web.bodies.models import Body, BodyKind, Seat
    from frisat.web.meetings import actions
    from frisat.web.meetings.models import Conflict, Item, Paper
    from frisat.web.people.models import Person
    from frisat.web.process.models import IndexedActivity
    from frisat.web.record.actions import SYSTEM
    from tests.web.gate.scanned import let_pass

    indexed = IndexedActivity.objects.filter(process=process, edtf__regex=r"^\d{4}-\d{2}-\d{2}$", left_in=None).first()
    assert indexed is not None
    committee = Body.objects.create(name="Skoleudvalget", kind=BodyKind.COMMITTEE)
    other = Body.objects.create(name="Elevrådet", kind=BodyKind.ADVISORY)
    made = actions.make_meeting(SYSTEM, indexed.activity, bodies=[committee, other])
    chair = Person.objects.create(name="Karen Formand")
    actions.add_participant(SYSTEM, made, person=chair, role="formand", part=Part.CHAIR)
    for account in (member, barred):
        person = Person.objects.create(name=account.name, account=account)
        actions.add_participant(SYSTEM, made, person=person)
        Seat.objects.create(body=committee, person=person, first_day=date(2020, 1, 1))
    actions.add_participant(SYSTEM, made, printed="Repræsentanter fra forvaltningen", part=Part.GUEST)
    items = [
        Item.objects.create(meeting=made, order=1, title="Status på skolestrukturen", text="Der gives en status."),
        Item.objects.create(
            meeting=made, order=2, title=SECRET, text=f"{SECRET}: sagen", recommendation="Lejemålet opsiges.",
            kind=ItemKind.DECISION, closed=True, ground="Kontraktforhold, forvaltningslovens § 27",
        ),
    ]  # fmt: skip
    Conflict.objects.create(item=items[1], participant=made.participants.get(person__account=barred))
    for n, (item, closed) in enumerate([(items[0], False), (items[0], True), (items[1], False)]):
        Paper.objects.create(
            item=item, key=f"{n:032x}", name=f"bilag-{n}.pdf", data=b"%PDF-1.7", sha256=f"{n:064x}", size_bytes=8,
            media_type="application/pdf", closed=closed, ground="Personforhold" if closed else "",
        )  # fmt: skip
    let_pass(made)
    return made


@pytest.fixture
def loaded(meeting: Meeting) -> Any:
    """A function that gives the meeting as a page would fetch it."""
    from frisat.web.meetings.models import Meeting
    from frisat.web.meetings.value import with_all

    return lambda: with_all(Meeting.objects.filter(pk=meeting.pk)).get()
