"""Where somebody is signed in: told in plain words, ended one by one, and no longer than a working day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from frisat.web.people import sessions
from frisat.web.people.machines import machine_of
from frisat.web.people.models import Account
from frisat.web.record.models import Entry

pytestmark = pytest.mark.django_db
PROFILE = "/arbejde/konto/"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"


@pytest.mark.parametrize(
    ("said", "machine"),
    [
        (WINDOWS, ("Chrome", "Windows")),
        (WINDOWS + " Edg/131.0", ("Edge", "Windows")),
        (IPHONE, ("Safari", "iPhone")),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", ("Firefox", "Linux")),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537.36",
         ("Samsung Internet", "Android")),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.1 Safari/605.1.15", ("Safari", "Mac")),
        ("curl/8.5", ("", "")),
        ("", ("", "")),
        ("<script>" * 1000, ("", "")),
    ],
)  # fmt: skip
def test_a_machine_in_two_words(said: str, machine: tuple[str, str]) -> None:
    assert machine_of(said) == machine


def browser(anna: Account, user_agent: str) -> Client:
    """A machine on which Anna has signed in by its form."""
    client = Client(headers={"user-agent": user_agent})
    answer = client.post("/arbejde/konto/log-ind/", {"login": anna.email, "password": "en lang adgangskode"})
    assert answer.status_code == 302
    return client


@pytest.fixture
def anna(db: None) -> Account:
    return Account.objects.create_user("anna@engby.example", "en lang adgangskode", name="Anna")


def page(client: Client) -> str:
    return " ".join(client.get(PROFILE).content.decode().split())


def test_ones_sessions_are_listed_and_this_one_is_marked(anna: Account) -> None:
    here, telephone = browser(anna, WINDOWS), browser(anna, IPHONE)
    other = Account.objects.create_user("bo@engby.example", "en lang adgangskode", name="Bo")
    browser(other, IPHONE)

    html = page(here)

    assert 'Chrome på Windows</strong> <span class="badge badge-success">Denne her</span>' in html
    assert "Safari på iPhone</strong>" in html
    assert html.count("Afslut<span") == 1
    assert "Denne her" in page(telephone)
    for session in Session.objects.all():
        assert session.session_key not in html
        assert "127.0.0.1" not in str(session.get_decoded())
        assert "AppleWebKit" not in str(session.get_decoded())


def test_one_session_is_ended_and_that_is_recorded(anna: Account) -> None:
    here, telephone = browser(anna, WINDOWS), browser(anna, IPHONE)
    name = next(one.name for one in sessions.of(anna, this=here.session.session_key) if not one.is_this)

    answer = here.post(f"{PROFILE}log-ud/{name}/", follow=True)

    assert "Du er logget ud der." in answer.content.decode()
    assert telephone.get(PROFILE).status_code == 302
    assert here.get(PROFILE).status_code == 200
    assert Entry.objects.filter(verb="account.session_end", thing_key=str(anna.pk)).count() == 1
    assert here.post(f"{PROFILE}log-ud/{name}/").status_code == 404  # it is gone


def test_nobody_ends_anothers_session_nor_this_one_that_way(anna: Account) -> None:
    here, bo = browser(anna, WINDOWS), Account.objects.create_user("bo@engby.example", "en lang adgangskode", name="Bo")
    other = browser(bo, IPHONE)
    mine, his = (sessions.name_of(c.session.session_key) for c in (here, other))

    assert here.post(f"{PROFILE}log-ud/{his}/").status_code == 404
    assert here.post(f"{PROFILE}log-ud/{mine}/").status_code == 404
    assert other.get(PROFILE).status_code == 200
    assert here.get(PROFILE).status_code == 200


def test_signed_out_everywhere_else_only_this_one_is_left(anna: Account) -> None:
    here, telephone = browser(anna, WINDOWS), browser(anna, IPHONE)

    here.post(f"{PROFILE}log-af-overalt/")
    anna.refresh_from_db()

    assert telephone.get(PROFILE).status_code == 302
    assert [one.is_this for one in sessions.of(anna, this=here.session.session_key)] == [True]
    assert "Du er ikke logget ind andre steder." in page(here)


def test_use_is_noted_now_and_then_and_makes_no_session_longer(anna: Account) -> None:
    here = browser(anna, WINDOWS)
    key = here.session.session_key
    session = here.session
    began = timezone.now() - timedelta(hours=3)
    session[sessions.BEGAN] = session[sessions.USED] = began.isoformat()
    session.save()

    here.get(PROFILE)

    after = Session.objects.get(pk=key)
    said = after.get_decoded()
    assert timezone.now() - sessions._moment(said[sessions.USED]) < timedelta(minutes=1)  # type: ignore[operator]
    ends = began + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    assert abs(after.expire_date - ends) < timedelta(seconds=5)
    used = said[sessions.USED]
    here.get(PROFILE)
    assert Session.objects.get(pk=key).get_decoded()[sessions.USED] == used  # not written at each page
