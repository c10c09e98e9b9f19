"""`frisat admin MAIL`: the first administrator, without mail and without a running site."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from frisat.cli import DONE, FAILED, main
from frisat.web.people import actions
from frisat.web.people.models import Account
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry

pytestmark = pytest.mark.django_db
NEW = "fire helt andre ord her"


def link_in(text: str) -> str:
    return re.search(r"http://127\.0\.0\.1:8000(/arbejde/konto/ny-adgangskode/\S+)", text).group(1)


def test_the_link_makes_a_person_administrator(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["admin", "Anna@Engby.example", "--name", "Anna Jensen"]) == DONE

    out = capsys.readouterr().out
    assert "anna@engby.example er administrator." in out
    form = client.get(link_in(out))["Location"]
    client.post(form, {"password1": NEW, "password2": NEW})
    client.post("/arbejde/konto/log-ind/", {"login": "anna@engby.example", "password": NEW})
    assert client.get("/arbejde/konti/").status_code == 200
    anna = Account.objects.get()
    assert (anna.name, anna.is_site_admin) == ("Anna Jensen", True)
    assert next(iter(Entry.objects.values_list("verb", "who"))) == ("account.make", "system")


def test_a_closed_account_is_opened_and_made_administrator(capsys: pytest.CaptureFixture[str]) -> None:
    bo = actions.make_account(SYSTEM, email="bo@engby.example", name="Bo")
    actions.close_account(SYSTEM, bo)

    assert main(["admin", "bo@engby.example", "--language", "en"]) == DONE

    assert "bo@engby.example is administrator." in capsys.readouterr().out
    bo.refresh_from_db()
    assert (bo.is_active, bo.is_site_admin, bo.name) == (True, True, "Bo")


@pytest.mark.parametrize("word", ["anna", "", "a@b@c", "anna@engby.example\nBcc: x@y.dk"])
def test_what_is_no_address_is_one_clear_line(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["admin", word]) == FAILED

    assert "er ikke en mailadresse. Skriv den som navn@eksempel.dk." in capsys.readouterr().err
    assert not Account.objects.exists()


def test_it_works_in_an_empty_folder(tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("FRISAT_", "DJANGO_", "DATABASE"))}

    done = subprocess.run(
        [sys.executable, "-m", "frisat.cli", "admin", "anna@engby.example"],
        env={**env, "FRISAT_DATA": str(tmp_path / "ny"), "FRISAT_HOSTS": "plan.engby.example"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "https://plan.engby.example/arbejde/konto/ny-adgangskode/" in done.stdout
