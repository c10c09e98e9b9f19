"""A step of a case becomes an item of a meeting of its body."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from frisat.plan.journey import Say
from frisat.plan.meeting import ItemKind
from frisat.web.bodies.models import Body
from frisat.web.cases import actions
from frisat.web.meetings import actions as meetings
from frisat.web.meetings.models import Item
from frisat.web.people.models import Account
from frisat.web.process.models import IndexedActivity, Process
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry

if TYPE_CHECKING:
    from frisat.web.meetings.models import Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def coming(process: Process, chain: dict[str, Body]) -> Meeting:
    """A meeting of the committee that is still to come."""
    index = IndexedActivity.objects.filter(process=process, left_in=None, first_day__gte="2027-05-03").first()
    assert index is not None
    return meetings.make_meeting(SYSTEM, index.activity, bodies=[chain["committee"]])


def test_a_step_is_put_on_the_agenda_of_a_meeting_of_its_body(
    client: Client, accounts: dict[str, Account], process: Process, chain: dict[str, Body], coming: Meeting
) -> None:
    journey = [(chain["committee"], Say.RECOMMENDS), (chain["council"], Say.DECIDES)]
    case = actions.make_case(SYSTEM, process, title="Skolestruktur", case_no="26/1", text="Sagen", journey=journey)
    committee, council = case.steps.all()
    actions.change_step(SYSTEM, committee, recommendation="Anbefales")
    actions.close(SYSTEM, case, closed=True, ground="Kontraktforhold")
    client.force_login(accounts["editor"])
    page = f"/arbejde/forloeb/skolestruktur/sager/{case.number}/"
    before = Entry.objects.count()
    client.post(f"{page}trin/{council.pk}/dagsorden/", {"moede": coming.pk})
    assert not Item.objects.exists(), "the council does not meet there"
    client.post(f"{page}trin/{committee.pk}/dagsorden/", {"moede": coming.pk})

    item = Item.objects.get()
    assert (item.title, item.case_no, item.text, item.recommendation) == ("Skolestruktur", "26/1", "Sagen", "Anbefales")
    assert (item.kind, item.closed, item.ground) == (ItemKind.RECOMMENDATION, True, "Kontraktforhold")
    assert Entry.objects.count() == before + 1
    assert "På dagsordenen:" in client.get(page).content.decode()
    client.post(f"{page}trin/{committee.pk}/dagsorden/", {"moede": coming.pk})
    assert Item.objects.count() == 1
