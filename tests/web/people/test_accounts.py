"""Accounts, as administrators keep them."""

from __future__ import annotations

import re
from smtplib import SMTPException

import pytest
from django.core import mail
from django.test import Client

from frisat.web.people import actions, queries
from frisat.web.people.models import Account, Role
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry

pytestmark = pytest.mark.django_db
LIST = "/arbejde/konti/"
NEW = "fire helt andre ord her"


@pytest.fixture
def admin() -> Account:
    return Account.objects.create_user("admin@engby.example", None, name="Ada Admin", is_site_admin=True)


@pytest.fixture
def anna() -> Account:
    return Account.objects.create_user("anna@engby.example", "en lang adgangskode", name="Anna")


@pytest.fixture
def as_admin(client: Client, admin: Account) -> Client:
    client.force_login(admin)
    return client


def page(answer: object) -> str:
    return answer.content.decode()


def verbs() -> list[str]:
    return list(Entry.objects.order_by("number").values_list("verb", flat=True))


def test_a_new_account_gets_a_one_time_link_by_mail(as_admin: Client, admin: Account) -> None:
    answer = as_admin.post(f"{LIST}ny/", {"name": "Bo Hansen", "email": " Bo@Engby.example "}, follow=True)

    bo = Account.objects.get(email="bo@engby.example")
    assert (bo.name, bo.is_site_admin, bo.makes_processes, bo.has_usable_password()) == (
        "Bo Hansen",
        False,
        False,
        False,
    )
    assert "Et engangslink til Bo Hansen er på vej til bo@engby.example." in page(answer)
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["bo@engby.example"], "Frisat: Din konto")
    path = re.search(r"http://127\.0\.0\.1:8000(/\S+)", sent.body).group(1)
    browser = Client()
    browser.post(browser.get(path)["Location"], {"password1": NEW, "password2": NEW})
    assert browser.post("/arbejde/konto/log-ind/", {"login": bo.email, "password": NEW}).status_code == 302
    assert verbs() == ["account.make", "account.password_chosen"]
    assert NEW not in str(list(Entry.objects.values_list("detail__content", flat=True)))


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"name": "", "email": "bo@engby.example"}, "Navnet mangler"),
        ({"name": "Bo", "email": ""}, "Mailadressen mangler"),
        ({"name": "Bo", "email": "bo hos engby"}, "Det er ikke en mailadresse"),
        ({"name": "Bo", "email": "ADMIN@engby.example"}, "Ada Admin har en konto med denne adresse"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_written_kept(as_admin: Client, form: dict[str, str], said: str) -> None:
    answer = as_admin.post(f"{LIST}ny/", {**form, "makes_processes": "on"})

    assert answer.status_code == 422
    assert said in page(answer)
    assert 'role="alert"' in page(answer)
    for value in filter(None, form.values()):
        assert f'value="{value}"' in page(answer)
    assert re.search(r'name="makes_processes"[^>]*checked', page(answer))
    assert Account.objects.count() == 1
    assert not mail.outbox


def test_a_mail_server_that_is_down_is_told_and_the_account_is_there(
    as_admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: object) -> None:
        raise SMTPException("nej")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)

    answer = as_admin.post(f"{LIST}ny/", {"name": "Bo", "email": "bo@engby.example"}, follow=True)

    assert "Mailserveren tog ikke imod mailen" in page(answer)
    assert Account.objects.filter(email="bo@engby.example").exists()


def test_the_list_is_searched_and_narrowed(as_admin: Client, anna: Account) -> None:
    closed = Account.objects.create_user("bo@engby.example", None, name="Bo", is_active=False)

    def listed(asked: str) -> set[str]:
        return set(re.findall(r'href="/arbejde/konti/\d+/">([^<]+)<', page(as_admin.get(f"{LIST}?{asked}"))))

    assert listed("") == {"Ada Admin", "Anna", "Bo"}
    assert listed("q=ANN engby") == {"Anna"}
    assert listed("vis=lukkede") == {closed.name}
    assert listed("vis=administratorer") == {"Ada Admin"}
    assert listed("vis=ventende") == {"Anna"}  # signing in for the test counts as signing in
    assert listed("q=ingen") == set()
    assert "Ingen konto passer" in page(as_admin.get(f"{LIST}?q=ingen"))


@pytest.mark.parametrize("asked", ["vis=alt", "side=0", "side=x", "side=2", "side=99999999999", "side=%C2%B2"])
def test_an_unknown_filter_or_page_is_asked_wrongly(as_admin: Client, asked: str) -> None:
    assert as_admin.get(f"{LIST}?{asked}").status_code == 400


def test_a_thousand_accounts_take_few_questions(as_admin: Client, django_assert_max_num_queries: object) -> None:
    Account.objects.bulk_create(
        Account(email=f"nr{n}@engby.example", name=f"Nr {n}", password="!") for n in range(1000)
    )

    with django_assert_max_num_queries(15):
        answer = as_admin.get(f"{LIST}?side=3")

    assert "Side 3 af 11" in page(answer)


def test_a_changed_address_or_right_signs_out_everywhere(as_admin: Client, anna: Account) -> None:
    hers = Client()
    hers.force_login(anna)

    as_admin.post(f"{LIST}{anna.pk}/", {"name": "Anna Gift", "email": anna.email})
    assert hers.get("/arbejde/").status_code == 200  # a name is no right

    as_admin.post(f"{LIST}{anna.pk}/", {"name": "Anna Gift", "email": anna.email, "makes_processes": "on"})
    assert hers.get("/arbejde/").status_code == 302
    assert verbs() == ["account.change", "account.change"]


@pytest.mark.parametrize("what", ["log-af", "luk", "link"])
def test_each_of_these_ends_every_session(as_admin: Client, anna: Account, what: str) -> None:
    hers = Client()
    hers.force_login(anna)

    assert as_admin.post(f"{LIST}{anna.pk}/{what}/").status_code == 302

    assert hers.get("/arbejde/").status_code == 302
    assert len(verbs()) == 1


def test_closing_keeps_the_reason_and_opening_lets_in_again(as_admin: Client, anna: Account) -> None:
    as_admin.post(f"{LIST}{anna.pk}/luk/", {"reason": "er holdt op"})
    entry = Entry.objects.select_related("detail").get(verb="account.close")
    assert entry.detail.said["reason"] == "er holdt op"
    answer = as_admin.post(f"{LIST}{anna.pk}/link/", follow=True)
    assert "Kontoen er lukket. Åbn den" in page(answer)
    assert not mail.outbox

    as_admin.post(f"{LIST}{anna.pk}/aabn/")

    browser = Client()
    browser.post("/arbejde/konto/log-ind/", {"login": anna.email, "password": "en lang adgangskode"})
    assert browser.get("/arbejde/").status_code == 200


def test_the_last_administrator_can_be_neither_closed_nor_demoted(as_admin: Client, admin: Account) -> None:
    closed = as_admin.post(f"{LIST}{admin.pk}/luk/", follow=True)
    demoted = as_admin.post(f"{LIST}{admin.pk}/", {"name": admin.name, "email": admin.email})

    assert "er den sidste administrator" in page(closed)
    assert demoted.status_code == 422
    assert "er den sidste administrator" in page(demoted)
    with pytest.raises(actions.LastOneError):
        actions.close_account(SYSTEM, admin)
    admin.refresh_from_db()
    assert (admin.is_active, admin.is_site_admin) == (True, True)
    assert verbs() == []


def test_with_another_administrator_one_may_go_and_keeps_the_session_that_asks(
    as_admin: Client, admin: Account, anna: Account
) -> None:
    as_admin.post(f"{LIST}{anna.pk}/", {"name": anna.name, "email": anna.email, "is_site_admin": "on"})

    as_admin.post(f"{LIST}{admin.pk}/", {"name": admin.name, "email": admin.email})

    assert as_admin.get("/arbejde/konto/").status_code == 200
    assert as_admin.get(LIST).status_code == 404


def test_a_closed_administrator_does_not_count(admin: Account, anna: Account) -> None:
    actions.make_administrator(SYSTEM, email=anna.email)
    actions.close_account(SYSTEM, anna)

    with pytest.raises(actions.LastOneError):
        actions.close_account(SYSTEM, admin)


def test_doing_it_twice_writes_once(admin: Account, anna: Account) -> None:
    for _ in range(2):
        actions.close_account(admin, anna)
    for _ in range(2):
        actions.open_account(admin, anna)
    actions.take_factors(admin, anna)
    actions.disconnect_account(admin, anna)

    assert verbs() == ["account.close", "account.open"]


def test_an_account_that_alone_owns_a_process_is_shown_so(as_admin: Client, anna: Account, process: object) -> None:
    Role.objects.create(account=anna, process_id=process.pk, name="owner")

    assert "eneste ejer" in page(as_admin.get(f"{LIST}{anna.pk}/"))
    assert queries.roles(anna)[0].process == process.name


XSS = '"><img src=x onerror=alert(1)>{{7*7}}</title><script>alert(1)</script>'


def test_a_name_is_never_markup(as_admin: Client, anna: Account, process: object) -> None:
    """V25, on every page of this part that shows it."""
    Account.objects.filter(pk=anna.pk).update(name=XSS)
    Role.objects.create(account=anna, process_id=process.pk, name="owner")
    hers = Client()
    hers.force_login(Account.objects.get(pk=anna.pk))
    pages = [
        as_admin.get(LIST), as_admin.get(f"{LIST}{anna.pk}/"), hers.get("/arbejde/konto/"), hers.get("/arbejde/"),
        hers.get("/arbejde/forloeb/skolestruktur/roller/"), as_admin.post(f"{LIST}{anna.pk}/log-af/", follow=True),
    ]  # fmt: skip

    for answer in pages:
        assert answer.status_code == 200
        assert "<img src=x" not in page(answer)
        assert "<script>alert" not in page(answer)
        assert "&lt;img src=x" in page(answer)


def test_a_mail_head_takes_no_second_line(as_admin: Client, anna: Account) -> None:
    answer = as_admin.post(f"{LIST}ny/", {"name": "Bo\r\nBcc: ond@ond.example", "email": "bo@engby.example"})

    assert answer.status_code in (302, 422)
    for sent in mail.outbox:
        assert sent.recipients() == ["bo@engby.example"]
        assert "\n" not in sent.subject
