"""`frisat doctor` on the site: what is in place and what to do about the rest."""

from __future__ import annotations

import pytest

from frisat.web import doctor
from frisat.web.base import build
from frisat.web.people.models import Account, Role, RoleName


@pytest.mark.django_db
def test_a_site_in_order_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "is_built", lambda: True)

    found = list(doctor.checks("da"))

    assert [name for name, _ok, _said in found] == ["Udseende", "Indstillinger", "Database", "Sammenhæng"]
    assert all(ok for _name, ok, _said in found)


@pytest.mark.django_db
def test_what_is_missing_comes_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "is_built", lambda: False)

    name, ok, said = next(doctor.checks("en"))

    assert (name, ok) == ("Assets", False)
    assert "make setup" in said


@pytest.mark.django_db
def test_a_role_in_a_process_that_is_none_is_counted() -> None:
    account = Account.objects.create_user("anna@engby.example", name="Anna")
    Role.objects.create(account=account, process_id=999, name=RoleName.READER)

    name, ok, said = list(doctor.checks("da"))[-1]

    assert (name, ok) == ("Sammenhæng", False)
    assert said.startswith("1 roller")
