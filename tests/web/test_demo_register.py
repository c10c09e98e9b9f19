"""What the demonstration shows of the registers is there, once, and of offices alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from frisat.web import demo_register
from frisat.web.bodies.models import Body, Seat
from frisat.web.demo import EXAMPLES
from frisat.web.people.models import Account
from frisat.web.process.models import Process

pytestmark = pytest.mark.django_db


def test_the_register_of_the_demonstration(process: Process, accounts: dict[str, Account], tmp_path: Path) -> None:
    told = (EXAMPLES / "register.toml").read_text(encoding="utf-8")
    folder = tmp_path
    (folder / "register.toml").write_text(told.replace('"velfaerdsaftale"', f'"{process.slug}"', 1), encoding="utf-8")

    assert not demo_register.load_register(tmp_path / "findes-ikke", accounts)
    assert demo_register.load_register(folder, accounts)
    assert not demo_register.load_register(folder, accounts)

    old = Body.objects.get(name="Ældre- og Aktivitetsudvalget")
    assert old.successor is not None
    assert old.last_day == date(2021, 12, 31)
    assert Seat.objects.count() == 4
    assert not Seat.objects.exclude(person=None).exists()
    away = Process.objects.get(slug="proeve")
    assert away.put_away is not None
