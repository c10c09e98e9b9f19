"""Signing in with a password: who gets in, what the others are told, and how often they may try."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client, override_settings
from django.utils.http import int_to_base36

from frisat.web.people import actions, links
from frisat.web.people.models import Account
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry

PASSWORD = "en lang adgangskode"
NEW = "fire helt andre ord her"
LOGIN = "/arbejde/konto/log-ind/"
DESK = "/arbejde/"
LIMIT = 5
"""Wrong passwords that one address may be tried with in five minutes."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> Account:
    return Account.objects.create_user("anna@engby.example", PASSWORD, name="Anna")


def sign_in(client: Client, mail: str, password: str = PASSWORD, **headers: str) -> object:
    return client.post(LOGIN, {"login": mail, "password": password}, headers=headers or None)


def is_in(client: Client) -> bool:
    return client.get(DESK).status_code == 200


def said(answer: object) -> str:
    """The page without what differs each time, and without the address that was written."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode())
    return re.sub(r'value="[^"]*@[^"]*"', "", text)


def test_the_right_password_lets_in_and_renews_the_session(client: Client, anna: Account) -> None:
    client.get(LOGIN)
    session = client.session
    session["before"] = 1
    session.save()
    old = session.session_key
    client.cookies["sessionid"] = old

    answer = sign_in(client, "Anna@Engby.example")

    assert (answer.status_code, answer["Location"]) == (302, DESK)
    assert is_in(client)
    assert client.session.session_key != old
    assert not Session.objects.filter(session_key=old).exists()


@pytest.mark.parametrize(
    "address", ["https://ond.example/", "//ond.example/", "javascript:alert(1)", "https:ond.example"]
)
def test_signing_in_leads_to_no_other_site(client: Client, anna: Account, address: str) -> None:
    answer = client.post(LOGIN, {"login": anna.email, "password": PASSWORD, "next": address})

    assert answer["Location"] == DESK


def test_signing_in_leads_back_to_what_was_asked_for(client: Client, anna: Account) -> None:
    led = client.get("/arbejde/konto/")

    assert led["Location"] == "/arbejde/konto/log-ind/?next=%2Farbejde%2Fkonto%2F"
    assert client.post(led["Location"], {"login": anna.email, "password": PASSWORD})["Location"] == "/arbejde/konto/"


def test_who_posts_after_the_session_ended_comes_back_to_the_page_with_the_form(client: Client, db: None) -> None:
    """The address that was posted to may take nothing else."""
    form = "http://testserver/arbejde/konto/?vis=alt"

    led = client.post("/arbejde/konto/log-af-overalt/", headers={"Referer": form})
    without = client.post("/arbejde/konto/log-af-overalt/")

    assert led["Location"] == f"{LOGIN}?next=%2Farbejde%2Fkonto%2F%3Fvis%3Dalt"
    assert without["Location"] == f"{LOGIN}?next=%2Farbejde%2F"


def test_unknown_closed_and_wrong_are_answered_alike(client: Client, anna: Account) -> None:
    closed = Account.objects.create_user("lukket@engby.example", PASSWORD, name="Lukket", is_active=False)
    Account.objects.create_user("ny@engby.example", None, name="Uden adgangskode")

    answers = [
        sign_in(client, anna.email, "forkert adgangskode"),
        sign_in(client, "ingen@engby.example", "forkert adgangskode"),
        sign_in(client, closed.email, PASSWORD),
        sign_in(client, closed.email, "forkert adgangskode"),
        sign_in(client, "ny@engby.example", "forkert adgangskode"),
    ]

    assert {a.status_code for a in answers} == {200}
    assert len({said(a) for a in answers}) == 1
    assert "hører ikke sammen" in said(answers[0])
    assert not is_in(client)


@override_settings(ACCOUNT_RATE_LIMITS={"login": None, "login_failed": None})
def test_an_unknown_address_takes_as_long_as_a_known_one(slow_passwords: None, client: Client, anna: Account) -> None:
    """
    Within 10 %, in processor time of this thread: what other work does to the clock says nothing.

    Up to 13 turns where the first four are too uneven to say; one that leaves the hashing out is a tenth each time.
    """
    Account.objects.create_user("ny@engby.example", None, name="Uden adgangskode")
    took: dict[str, list[float]] = {anna.email: [], "ingen@engby.example": [], "ny@engby.example": []}
    for turn in range(13):
        for address, times in took.items():
            begun = time.thread_time()
            assert sign_in(client, address, "forkert adgangskode").status_code == 200
            if turn:  # the first warms up
                times.append(time.thread_time() - begun)
        known, *others = [statistics.median(times) for times in took.values() if times] or [0.0]
        is_alike = turn >= 4 and all(abs(other - known) <= 0.10 * known for other in others)
        if is_alike:
            break

    assert is_alike, took


def test_guessing_is_stopped_and_the_right_password_waits_too(client: Client, anna: Account) -> None:
    for _ in range(LIMIT):
        assert "hører ikke sammen" in said(sign_in(client, anna.email, "forkert adgangskode"))

    answer = sign_in(client, anna.email)

    assert "Vent fem minutter" in said(answer)
    assert not is_in(client)


def test_guessing_at_an_unknown_address_is_stopped_alike(client: Client, anna: Account) -> None:
    for _ in range(LIMIT):
        sign_in(client, "ingen@engby.example", "forkert adgangskode")

    assert "Vent fem minutter" in said(sign_in(client, "ingen@engby.example"))


def test_another_host_name_or_case_gives_no_more_tries(anna: Account) -> None:
    for n in range(LIMIT):
        client = Client(headers={"host": ["localhost", "127.0.0.1"][n % 2]})
        sign_in(client, anna.email.upper() if n % 2 else anna.email, "forkert adgangskode")

    assert "Vent fem minutter" in said(sign_in(Client(), anna.email))


@pytest.mark.parametrize(("proxies", "is_stopped"), [(0, True), (1, False)])
def test_what_a_visitor_says_of_its_network_address_counts_behind_a_proxy_only(
    anna: Account, proxies: int, is_stopped: bool
) -> None:
    """FRISAT_PROXY sets the number of trusted proxies to one; else X-Forwarded-For would give tries without end."""
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=proxies):
        for n in range(12):
            answer = sign_in(Client(), f"nr{n}@engby.example", "forkert", **{"x-forwarded-for": f"10.0.0.{n}"})

    assert ("Vent fem minutter" in said(answer)) is is_stopped


@pytest.mark.parametrize(("said", "trusted"), [("", 0), ("0", 0), ("1", 1)])
def test_the_settings_trust_a_proxy_only_when_told(tmp_path: Path, said: str, trusted: int) -> None:
    code = "from frisat.web import settings; print(settings.ALLAUTH_TRUSTED_PROXY_COUNT)"
    env = {**os.environ, "FRISAT_DATA": str(tmp_path), "FRISAT_PROXY": said}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)

    assert int(done.stdout) == trusted


def test_signing_out_needs_a_post_and_ends_the_session(client: Client, anna: Account) -> None:
    sign_in(client, anna.email)
    assert client.get("/arbejde/konto/log-af/").status_code == 200
    assert is_in(client)

    answer = client.post("/arbejde/konto/log-af/")

    assert answer["Location"] == LOGIN
    assert not is_in(client)


@pytest.mark.parametrize("address", ["/arbejde/konto/tilmeld/", "/arbejde/konto/signup/", "/accounts/signup/"])
def test_nobody_signs_up(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
    assert client.post(address, {"email": "ond@ond.example", "password1": NEW, "password2": NEW}).status_code == 404
    assert not Account.objects.exists()


# ------------------------------------------------------------------------------------------------ sessions that end
def test_a_new_password_ends_the_other_sessions(client: Client, anna: Account) -> None:
    other = Client()
    sign_in(client, anna.email)
    sign_in(other, anna.email)

    answer = client.post("/arbejde/konto/adgangskode/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert answer.status_code == 302
    assert is_in(client)
    assert not is_in(other)
    assert Entry.objects.get(verb="account.password_changed").who == f"account:{anna.pk}"


def test_signing_out_everywhere_else_keeps_the_session_that_asks(client: Client, anna: Account) -> None:
    other = Client()
    sign_in(client, anna.email)
    sign_in(other, anna.email)

    client.post("/arbejde/konto/log-af-overalt/")

    assert is_in(client)
    assert not is_in(other)


def test_closing_ends_every_session_at_once(client: Client, anna: Account) -> None:
    sign_in(client, anna.email)
    actions.close_account(SYSTEM, anna)

    assert not is_in(client)
    actions.open_account(SYSTEM, anna)
    assert not is_in(client)  # a session that ended stays ended


# --------------------------------------------------------------------------------------------------- one-time links
def ask_for_a_link(client: Client, address: str, **headers: str) -> str:
    """Asks for a new password; the path of the link in the mail, or nothing."""
    mail.outbox.clear()
    answer = client.post("/arbejde/konto/glemt/", {"email": address}, headers=headers or None)
    assert answer["Location"] == "/arbejde/konto/glemt/sendt/"
    assert len(mail.outbox) == 1  # whoever asks, one mail goes
    found = re.search(r"http://127\.0\.0\.1:8000(/\S+)", mail.outbox[0].body.replace("http://127.0.0.1:8000\n", ""))
    return found.group(1) if found else ""


def choose(client: Client, path: str, password: str = NEW) -> object:
    """Opens a link and chooses a password with it."""
    opened = client.get(path)
    there = opened["Location"] if opened.status_code == 302 else path
    return client.post(there, {"password1": password, "password2": password})


def test_a_link_changes_the_password_once(client: Client, anna: Account) -> None:
    path = ask_for_a_link(client, anna.email)

    assert choose(client, path).status_code == 302
    assert sign_in(client, anna.email, NEW).status_code == 302

    anna.refresh_from_db()
    again = Client()
    assert "Linket kan ikke bruges" in said(again.get(path))
    assert "Linket kan ikke bruges" in said(choose(again, path, "endnu en ny adgangskode"))
    anna.refresh_from_db()
    assert anna.check_password(NEW)
    assert Entry.objects.filter(verb="account.password_chosen").count() == 1


def test_a_link_opened_twice_is_used_once(client: Client, anna: Account) -> None:
    """Two windows hold the form of the same link; the second finds it used."""
    path = ask_for_a_link(client, anna.email)
    other = Client()
    forms = [c.get(path)["Location"] for c in (client, other)]

    client.post(forms[0], {"password1": NEW, "password2": NEW})
    late = other.post(forms[1], {"password1": "en tredje adgangskode", "password2": "en tredje adgangskode"})

    assert "Linket kan ikke bruges" in said(late)
    anna.refresh_from_db()
    assert anna.check_password(NEW)


@pytest.mark.parametrize("what", ["closed", "closed and opened", "role", "address", "signed in", "sent again", "hour"])
def test_a_link_is_worth_nothing_once_anything_changed(
    client: Client, anna: Account, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ask_for_a_link(client, anna.email)
    form = client.get(path)["Location"]
    admin = Account.objects.create_user("admin@engby.example", None, name="Admin", is_site_admin=True)
    if what.startswith("closed"):
        actions.close_account(admin, anna)
    if what == "closed and opened":
        actions.open_account(admin, anna)
    elif what == "role":
        actions.give_role(admin, 1, anna, "reader")
    elif what == "address":
        actions.change_account(
            admin, anna, email="ny@engby.example", name="Anna", is_site_admin=False, makes_processes=False
        )
    elif what == "signed in":
        sign_in(Client(), anna.email)
    elif what == "sent again":
        actions.link_sent(admin, anna)
    elif what == "hour":
        now = links.OneTimeLinks._now
        later = timedelta(seconds=links.OF_A_KNOWN_PASSWORD + 1)
        monkeypatch.setattr(links.OneTimeLinks, "_now", lambda self: now(self) + later)

    assert "Linket kan ikke bruges" in said(Client().get(path))
    assert "Linket kan ikke bruges" in said(client.post(form, {"password1": NEW, "password2": NEW}))
    anna.refresh_from_db()
    assert not anna.check_password(NEW)


def test_a_first_link_lasts_a_week_and_is_not_renewed_by_asking_for_a_new_password(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """V22: an invitation that expired must not come to life through the page of forgotten passwords."""
    bo = actions.make_account(SYSTEM, email="bo@engby.example", name="Bo")
    path = links.one_time_link(bo).removeprefix("http://127.0.0.1:8000")
    now = links.OneTimeLinks._now
    monkeypatch.setattr(links.OneTimeLinks, "_now", lambda self: now(self) + timedelta(days=6))
    assert client.get(path).status_code == 302
    monkeypatch.setattr(links.OneTimeLinks, "_now", lambda self: now(self) + timedelta(days=8))

    assert "Linket kan ikke bruges" in said(client.get(path))
    assert ask_for_a_link(client, bo.email) == ""
    assert "bed din administrator om et nyt link" in mail.outbox[0].body


def test_a_forged_link_is_refused(client: Client, anna: Account) -> None:
    for key in ("aaa-bbb", "", "set-password", "%00", "c0ffee-" + "0" * 32):
        answer = client.get(f"/arbejde/konto/ny-adgangskode/{int_to_base36(anna.pk)}-{key}/")
        assert answer.status_code in (200, 404)
        assert "password1" not in said(answer)


@pytest.mark.parametrize("who", ["unknown", "closed", "never"])
def test_nobody_learns_who_has_an_account_by_asking_for_a_new_password(client: Client, anna: Account, who: str) -> None:
    Account.objects.create_user("closed@engby.example", PASSWORD, name="Lukket", is_active=False)
    Account.objects.create_user("never@engby.example", None, name="Ny")
    known = client.post("/arbejde/konto/glemt/", {"email": anna.email})
    other = client.post("/arbejde/konto/glemt/", {"email": f"{who}@engby.example"})

    assert (known.status_code, known["Location"]) == (other.status_code, other["Location"])
    assert [m.to for m in mail.outbox] == [[anna.email], [f"{who}@engby.example"]]
    assert "ny-adgangskode" in mail.outbox[0].body
    assert "ny-adgangskode" not in mail.outbox[1].body


@override_settings(ALLOWED_HOSTS=["*"])
def test_mail_never_repeats_the_host_of_a_request(client: Client, anna: Account) -> None:
    path = ask_for_a_link(client, anna.email, host="ond.example")

    assert path.startswith("/arbejde/konto/ny-adgangskode/")
    assert "ond.example" not in mail.outbox[0].body + mail.outbox[0].subject


def test_mail_is_not_asked_for_without_end(client: Client, anna: Account) -> None:
    for _ in range(5):
        answer = client.post("/arbejde/konto/glemt/", {"email": anna.email})

    assert answer.status_code == 429
    assert "For mange forsøg" in said(answer)
    assert len(mail.outbox) == 3


def test_without_a_mail_server_mail_is_a_file_that_only_its_owner_reads(tmp_path: object, anna: Account) -> None:
    backend = "frisat.web.people.mail.KeptAsFiles"
    with override_settings(EMAIL_BACKEND=backend, EMAIL_FILE_PATH=str(tmp_path / "mail")):
        Client().post("/arbejde/konto/glemt/", {"email": anna.email})

    (file,) = (tmp_path / "mail").iterdir()
    assert file.stat().st_mode & 0o077 == 0
    assert b"anna@engby.example" in file.read_bytes()
