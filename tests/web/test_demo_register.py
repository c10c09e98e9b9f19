"""What the demonstration shows of the registers is there, once, and of offices alone."""

from __future__ import annotations

from datetime import date

import pytest

from frisat.web import demo_register
from frisat.web.bodies.models import Body, Seat
from frisat.web.people.models import Account
from frisat.web.process.models import Process

pytestmark = pytest.mark.django_db


def test_the_register_of_the_demonstration(process: Process, accounts: dict[str, Account]) -> None:
    assert demo_register.load_register(accounts, process)
    assert not demo_register.load_register(accounts, process)

    old = Body.objects.get(name="Ældre- og Aktivitetsudvalget")
    assert old.successor is not None
    assert old.last_day == date(2021, 12, 31)
    assert Seat.objects.count() == 4
    assert not Seat.objects.exclude(person=None).exists()
    away = Process.objects.get(slug="proeve")
    assert away.put_away is not None
