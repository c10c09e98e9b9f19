"""Who did what, when and why: of one object, of a process, and the whole; each to those who may read it."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory

from frisat.web.people import actions as people_actions
from frisat.web.people.models import Account
from frisat.web.process import upkeep
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM, action, erase, write
from frisat.web.record.models import Entry, Visibility
from frisat.web.record.things import Thing

pytestmark = pytest.mark.django_db
Accounts = dict[str, Account]


@action(lambda who: True)
def put_in(by: object, process: Process, **said: object) -> Entry:
    return write(by, "process.change", process, within=process, **said)  # type: ignore[arg-type]


@action(lambda who: True)
def take_out(by: object, entry: Entry, ground: str) -> Entry:
    return erase(by, entry, ground=ground)


def address(process: Process) -> str:
    return f"/arbejde/protokol/process/{process.pk}/"


def text(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200, where
    return " ".join(answer.content.decode().split())


def test_a_process_shows_what_was_done_in_it_with_reason_and_difference(
    client: Client, process: Process, accounts: Accounts
) -> None:
    upkeep.change(accounts["owner"], process, name="Ny skolestruktur 2028", case_no="27/1234")
    upkeep.set_state(accounts["owner"], process, "running", reason="Byrådet begyndte den 3. maj")
    client.force_login(accounts["reader"])

    said = text(client, address(process))

    assert "Owner ændrede, hvor langt forløbet Ny skolestruktur 2028 er." in said
    assert "Byrådet begyndte den 3. maj" in said
    assert "<dt>Sagsnummer</dt>" in said
    assert "27/1234" in said
    assert "<dt>Hvor langt</dt>" in said
    assert "forberedes</del>" in said
    assert "i gang</ins>" in said
    assert "Frisat udgav en version af planen." in said
    assert "preparing" not in said


@pytest.mark.parametrize("role", ["owner", "editor", "approver", "contributor", "reader", "admin"])
def test_who_can_see_the_process_can_read_its_history(
    role: str, client: Client, process: Process, accounts: Accounts
) -> None:
    client.force_login(accounts[role])

    assert client.get(address(process)).status_code == 200


def test_a_stranger_is_told_that_there_is_no_such_page(client: Client, process: Process, accounts: Accounts) -> None:
    client.force_login(accounts["stranger"])
    activity, version = process.activities.first(), process.versions.first()
    assert activity is not None
    assert version is not None

    for where in (
        address(process),
        f"/arbejde/protokol/activity/{activity.pk}/",
        f"/arbejde/protokol/version/{version.pk}/",
        f"/arbejde/protokol/account/{accounts['owner'].pk}/",
        "/arbejde/protokol/",
    ):
        assert client.get(where).status_code == 404, where


def test_nobody_signed_in_is_led_to_sign_in(client: Client, process: Process) -> None:
    for where in (address(process), "/arbejde/protokol/"):
        assert client.get(where).status_code == 302


@pytest.mark.parametrize("role", ["owner", "editor", "approver", "contributor", "reader"])
def test_the_whole_record_is_for_administrators(role: str, client: Client, accounts: Accounts) -> None:
    client.force_login(accounts[role])

    assert client.get("/arbejde/protokol/").status_code == 404


NO_THINGS = ("process/x", "process/-1", "process/99999999999999999999", "process/9999", "ukendt/1", "activity/x",
             "body/9999", "account/x", "body/x", "entry/1", "process/" + "1" * 90)  # fmt: skip


@pytest.mark.parametrize("where", NO_THINGS)
def test_a_thing_that_is_none_has_no_page(where: str, client: Client, accounts: Accounts) -> None:
    client.force_login(accounts["editor"])

    assert client.get(f"/arbejde/protokol/{where}/").status_code == 404


@pytest.mark.parametrize(
    "asked",
    ["hvad=noget", "hvem=x", "hvem=-1", "fra=i+går", "til=2027-02-30", "foer=x", "foer=0", "ukendt=1",
     "hvad=role&hvad=body", "fra=2027-05-04&til=2027-05-03", "til=9999-12-31", "hvem=%00", "foer=99999999999999999999"],
)  # fmt: skip
def test_a_filter_that_is_none_is_refused(asked: str, client: Client, accounts: Accounts) -> None:
    client.force_login(accounts["admin"])

    assert client.get(f"/arbejde/protokol/?{asked}").status_code == 400


def test_the_whole_record_narrows_by_person_kind_and_day(client: Client, process: Process, accounts: Accounts) -> None:
    people_actions.give_role(accounts["owner"], process.pk, accounts["stranger"], "reader")
    client.force_login(accounts["admin"])
    owner = accounts["owner"].pk

    assert "Owner gav Stranger en rolle." in text(client, f"/arbejde/protokol/?hvem={owner}")
    assert "oprettede forløbet" not in text(client, f"/arbejde/protokol/?hvem={owner}")
    assert "oprettede forløbet" in text(client, "/arbejde/protokol/?hvem=frisat&hvad=process")
    assert "gav Stranger" in text(client, "/arbejde/protokol/?hvad=role")
    assert "Der er ikke gjort noget" in text(client, "/arbejde/protokol/?til=2001-01-01")
    day = Entry.objects.last().moment.date().isoformat()  # type: ignore[union-attr]
    assert "gav Stranger" in text(client, f"/arbejde/protokol/?fra={day[:4]}-01-01&til=&hvem=&hvad=")


def test_what_was_taken_out_is_said_to_be_and_is_nowhere(client: Client, process: Process, accounts: Accounts) -> None:
    entry = put_in(accounts["owner"], process, after={"summary": "Borgeren Xantippe klagede"})
    take_out(SYSTEM, entry, "databeskyttelsesforordningen, artikel 17")
    client.force_login(accounts["owner"])

    said = text(client, address(process))

    assert "Xantippe" not in said
    assert "er taget ud" in said
    assert "databeskyttelsesforordningen, artikel 17" in said
    assert "Owner rettede oplysningerne" in said


def test_closed_words_are_shown_to_nobody(client: Client, process: Process, accounts: Accounts) -> None:
    put_in(accounts["owner"], process, reason="Xantippe", after={"summary": "Xantippe"}, visibility=Visibility.CLOSED)

    for role in ("owner", "admin"):
        client.force_login(accounts[role])
        for where in (address(process), *(["/arbejde/protokol/"] if role == "admin" else [])):
            said = text(client, where)
            assert "Xantippe" not in said
            assert "er lukket" in said


def test_what_people_wrote_is_shown_as_words_and_never_as_code(
    client: Client, process: Process, accounts: Accounts
) -> None:
    evil = "<script>alert(1)</script>{{ 7|add:7 }}\"'><img src=x onerror=alert(1)>{who}{0}"
    accounts["owner"].name = evil[:120]
    put_in(accounts["owner"], process, reason=evil, before={evil: evil}, after={evil: {evil: [evil]}})
    client.force_login(accounts["admin"])

    for where in (address(process), "/arbejde/protokol/"):
        said = text(client, where)
        assert "<script>alert" not in said
        assert "<img src=x" not in said
        assert "&lt;script&gt;alert(1)" in said


def test_older_entries_are_a_page_away(client: Client, process: Process, accounts: Accounts) -> None:
    for n in range(60):
        put_in(accounts["owner"], process, after={"summary": f"nummer {n:02d}."})
    client.force_login(accounts["owner"])

    first = text(client, address(process))
    older = first.split('href="?')[1].split('"')[0].replace("&amp;", "&")
    second = text(client, f"{address(process)}?{older}")

    assert "nummer 59." in first
    assert "nummer 00." not in first
    assert "nummer 00." in second
    assert "nummer 59." not in second


def test_a_history_of_fifty_entries_asks_the_database_few_times(
    client: Client, process: Process, accounts: Accounts, django_assert_max_num_queries: object
) -> None:
    for n in range(60):
        put_in(accounts["owner"], process, after={"summary": f"nummer {n}"})
    client.force_login(accounts["owner"])

    with django_assert_max_num_queries(15):  # type: ignore[operator]
        assert client.get(address(process)).status_code == 200


def test_the_link_to_a_history_is_for_who_may_read_it(process: Process, accounts: Accounts) -> None:
    template = Template("{% load history %}{% history thing %}")

    def link(who: Account, thing: object) -> str:
        request = RequestFactory().get("/arbejde/")
        request.user = who  # type: ignore[assignment]
        return template.render(Context({"request": request, "thing": thing}))

    assert address(process) in link(accounts["reader"], process)
    assert link(accounts["stranger"], process) == ""
    assert link(accounts["reader"], object()) == ""
    assert link(accounts["reader"], Thing("ukendt", "1")) == ""


def test_history_reads_in_english_too(client: Client, process: Process, accounts: Accounts) -> None:
    upkeep.set_state(accounts["owner"], process, "running", reason="Begun")
    client.force_login(accounts["owner"])

    said = text(client, f"/en{address(process)}")

    assert "Owner changed how far the process" in said
    assert "running</ins>" in said
