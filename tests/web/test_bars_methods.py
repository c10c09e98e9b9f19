"""BARS V14, R2: on every address of the site, by everybody: what only reads answers no other method, whoever asks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.conf import settings as site
from django.test import Client
from django.urls import resolve, reverse

from frisat.web.people.models import Account
from frisat.web.process.models import Process
from frisat.web.record.models import Entry
from tests.web import deeds
from tests.web.people.matrix import ROLES
from tests.web.people.test_routes import SITE, _is_staff_address, names_in

pytestmark = pytest.mark.django_db
METHODS = ("POST", "PUT", "PATCH", "DELETE")
PUBLIC = {found.name: found for path, found in SITE if not _is_staff_address(path) and found.name}
NAMELESS = [path for path, found in SITE if not found.name and not _is_staff_address(path)]


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def given(process: Process, accounts: dict[str, Account]) -> dict[str, Any]:
    """What the names in public addresses stand for."""
    kinds = deeds.world_of(process, accounts["owner"])
    paper = process.documents.order_by("pk").last()
    return {"slug": "skolestruktur", "key": kinds["key"], "version": "2", "number": paper.pk, "name": "plan.pdf",
            "pk": kinds["body"], "token": "ingen", "path": "frisat/frisat.css",
            "day": date(2027, 6, 1), "tail": "ungdomsraadet", "no": "1",
            "year": kinds["decision_year"], "case_no": kinds["case"]}  # fmt: skip


def address(name: str, given: dict[str, Any]) -> str:
    wanted = names_in(PUBLIC[name])
    unknown = [n for n in wanted if n not in given]
    assert not unknown, f"{name}: say in `given` what {unknown} stands for"
    return reverse(name, kwargs={n: given[n] for n in wanted})


def test_every_public_address_has_a_name_and_is_tried(given: dict[str, Any]) -> None:
    assert len(PUBLIC) >= 20
    assert [p for p in NAMELESS if not p.startswith("^static") and "static/" not in p] == []
    for name in PUBLIC:
        assert resolve(address(name, given)).url_name == name


def test_no_public_address_takes_anything_from_anybody(given: dict[str, Any], accounts: dict[str, Account]) -> None:
    wrong, tried, before = [], 0, Entry.objects.count()
    paths = [address(name, given) for name in PUBLIC] + ["/arbejde/findes-ikke/", "/findes-ikke/"]
    for role in ROLES:
        if role == "owner":
            paths += [f"/en{path}" for path in paths]
        client = Client(raise_request_exception=False)
        if role in accounts:
            client.force_login(accounts[role])
        for path in paths:
            for method in METHODS:
                status = client.generic(method, path, b"x=1", "application/x-www-form-urlencoded").status_code
                tried += 1
                if status not in (301, 302, 403, 404, 405):
                    wrong.append(f"{method} {path} by {role}: {status}")
    assert tried > 700
    assert Entry.objects.count() == before
    assert not wrong, "\n".join(wrong)


def test_a_method_cannot_be_put_over_another(process: Process, accounts: dict[str, Account]) -> None:
    """Neither a header nor a field of a form makes a POST of a GET, or a DELETE of a POST."""
    client = Client()
    client.force_login(accounts["owner"])
    before = Entry.objects.count()
    for path in ("/arbejde/forloeb/skolestruktur/laeg-vaek/", "/arbejde/forloeb/skolestruktur/tilstand/"):
        said = {"reason": "x", "state": "ended", "_method": "POST"}
        for header in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
            assert client.get(path, said, headers={header: "POST"}).status_code == 405
    assert Entry.objects.count() == before
    process.refresh_from_db()
    assert process.put_away is None


def test_a_form_of_another_site_is_refused(process: Process, accounts: dict[str, Account]) -> None:
    """A token is asked for, and a request that a browser says comes from elsewhere has none of ours."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(accounts["owner"])
    client.get("/arbejde/forloeb/skolestruktur/indstillinger/")
    token = client.cookies[site.CSRF_COOKIE_NAME].value
    sent = {"reason": "x", "csrfmiddlewaretoken": token}

    for origin in ("https://ond.example", "null", "http://testserver.ond.example"):
        answer = client.post("/arbejde/forloeb/skolestruktur/laeg-vaek/", sent, headers={"origin": origin})
        assert answer.status_code == 403
    process.refresh_from_db()
    assert process.put_away is None
    assert (site.SESSION_COOKIE_SAMESITE, site.CSRF_COOKIE_SAMESITE) == ("Lax", "Lax")
