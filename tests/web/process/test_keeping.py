"""A process is made in one screen, renamed with its old addresses kept, and put away without a loss."""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import pairwise
from random import Random

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from frisat.plan.model import Status
from frisat.plan.workdays import is_workday
from frisat.web.base import memory
from frisat.web.people.models import Account, Role
from frisat.web.process import actions, drafts, make, upkeep
from frisat.web.process.models import FormerSlug, Process
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry

pytestmark = pytest.mark.django_db
NEW = "/arbejde/forloeb/nyt/"


@pytest.fixture
def maker(accounts: dict[str, Account]) -> Account:
    account = accounts["owner"]
    account.makes_processes = True
    account.save()
    return account


def form(maker: Account, **own: str) -> dict[str, str]:
    return {"name": "Ældrepolitik 2028", "owner": str(maker.pk), "start": "empty", **own}


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Velfærdsaftalen på ældreområdet", "velfaerdsaftalen-paa-aeldreomraadet"),
        ("  Sundhed & Å, 2027! ", "sundhed-aa-2027"),
        ("Ø", "oe"),
        ("中文", ""),
        ("x" * 200, "x" * 60),
    ],
)
def test_the_address_is_made_of_the_name(name: str, address: str) -> None:
    assert make.address_of(name) == address


def test_only_the_name_has_to_be_there(client: Client, maker: Account) -> None:
    client.force_login(maker)

    answer = client.post(NEW, form(maker))

    made = Process.objects.get(slug="aeldrepolitik-2028")
    assert answer["Location"] == "/arbejde/forloeb/aeldrepolitik-2028/"
    assert Role.objects.get(process_id=made.pk).account == maker
    assert "Ældrepolitik 2028" in client.get(answer["Location"]).content.decode()
    assert client.get("/forloeb/aeldrepolitik-2028/").status_code == 404  # nothing is public yet


def test_everything_that_can_be_said_is_kept(client: Client, maker: Account, accounts: dict[str, Account]) -> None:
    client.force_login(maker)
    said = form(
        maker, slug="aeldre", case_no="Sagsnr. 27.69.48-G01-1-17", parties="Byrådet\n\nRegeringen ",
        legal_basis="Serviceloven § 83", period="efteråret 2027 - sommeren 2028", owner=str(accounts["editor"].pk),
    )  # fmt: skip

    client.post(NEW, said)

    made = Process.objects.get(slug="aeldre")
    assert (made.case_no, made.parties, made.legal_basis) == (
        "27.69.48-G01-1-17", ["Byrådet", "Regeringen"], "Serviceloven § 83",
    )  # fmt: skip
    assert made.period["text"] == "efteråret 2027 - sommeren 2028"
    assert made.period["edtf"] is not None
    assert {r.account.name for r in Role.objects.filter(process_id=made.pk, name="owner")} == {"Owner", "Editor"}


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"name": ""}, "Navnet mangler"),
        ({"slug": "skolestruktur"}, "er eller har været et andet forløbs adresse"),
        ({"slug": "nyt"}, "er eller har været et andet forløbs adresse"),
        ({"slug": "Æ ø"}, "En adresse har små bogstaver"),
        ({"start": "copy"}, "Vælg det forløb"),
        ({"start": "copy", "new_start": "engang"}, "»engang« er ikke en dag"),
        ({"name": "中文"}, "Navnet har ingen bogstaver"),
    ],
)
def test_a_fault_keeps_what_was_written(client: Client, maker: Account, own: dict[str, str], said: str) -> None:
    client.force_login(maker)

    answer = client.post(NEW, form(maker, legal_basis="<b>§ 83</b>", **own))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "&lt;b&gt;§ 83&lt;/b&gt;" in answer.content.decode()
    assert Process.objects.count() == 1


def test_a_strange_case_number_is_a_hint_and_is_taken(client: Client, maker: Account) -> None:
    client.force_login(maker)
    hint = client.get(f"{NEW}betyder/", {"case_no": "Brevid 4225075"}).content.decode()
    assert "et brev eller et dokument" in hint

    client.post(NEW, form(maker, case_no="Brevid 4225075"))

    assert Process.objects.get(slug="aeldrepolitik-2028").case_no == "Brevid 4225075"


def test_a_copy_is_looked_at_before_it_is_made(client: Client, maker: Account, process: Process) -> None:
    client.force_login(maker)
    said = form(maker, start="copy", copy_of=str(process.pk), new_start="1. september 2028")

    page = client.post(NEW, said).content.decode()
    assert "Se kopien igennem" in page
    assert "Rykket forbi" in page
    assert Process.objects.count() == 1
    client.post(NEW, {**said, "make": "1"})

    made = Process.objects.get(slug="aeldrepolitik-2028")
    draft = drafts.open_draft_of(made)
    assert draft is not None
    plan = drafts.state_of(draft).to_plan()
    source = actions.plan_of(actions.newest(process))  # type: ignore[arg-type]
    assert 0 < len(plan.activities) < len(source.activities)  # what was replaced stays behind
    assert {a.source for a in plan.activities} == {None}
    assert {a.status for a in plan.activities} <= {Status.PLANNED, Status.TENTATIVE}
    days = [a.period.earliest for a in plan.activities if a.period and a.period.is_exact and a.period.earliest]
    assert min(days) >= date(2028, 9, 1)
    assert all(is_workday(day, closed_days_off=True) for day in days)
    assert [a.key for a in plan.activities] == [a.key for a in made.activities.all()]
    assert drafts.rebuilt(draft) == drafts.state_of(draft)


def test_a_copy_of_what_one_cannot_see_is_refused(maker: Account, accounts: dict[str, Account]) -> None:
    hidden = actions.make_process(SYSTEM, slug="hemmeligt", name="Hemmeligt")
    with pytest.raises(PermissionDenied):
        make.make(maker, name="Kopi", slug="kopi", copy_of=hidden, new_start=date(2028, 1, 3))
    assert not Process.objects.filter(slug="kopi").exists()


def test_who_has_no_role_in_a_process_copies_its_public_plan(accounts: dict[str, Account], process: Process) -> None:
    found = make.plan_to_copy(accounts["stranger"], process)
    assert "hallen@engby.example" not in str(found)
    assert found.activities


# ------------------------------------------------------------------------------------------------ addresses for ever
TAILS = (
    "",
    "plan/",
    "plan/1/",
    "plan/2/plan.json",
    "aktivitet/a1/",
    "aendringer/",
    "eftersyn/",
    "kalender.ics",
    "hent/",
)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_address_a_process_had_leads_to_it_and_its_versions_keep_their_bytes(
    client: Client, process: Process, accounts: dict[str, Account], seed: int
) -> None:
    """Renamed at random, back to earlier addresses too."""
    names = Random(seed).choices(["skoler", "nye-skoler", "skolestruktur", "engby-2027"], k=6)
    home = process
    before = {t: digest(client, home.slug, t) for t in ("plan/1/plan.json", "plan/2/plan.ics")}
    had = [home.slug, *names]

    for name in names:
        home = upkeep.change(accounts["owner"], home, slug=name)

    memory.forget()
    for old in {*had} - {home.slug}:
        for tail in TAILS:
            answer = client.get(f"/forloeb/{old}/{tail}")
            assert (answer.status_code, answer["Location"]) == (301, f"/forloeb/{home.slug}/{tail}")
    assert {t: digest(client, home.slug, t) for t in before} == before
    assert {f.slug for f in FormerSlug.objects.all()} == {*had} - {home.slug}
    moves = sum(a != b for a, b in pairwise(had))
    assert Entry.objects.filter(verb="process.change").count() == moves


def digest(client: Client, slug: str, tail: str) -> str:
    return hashlib.sha256(client.get(f"/forloeb/{slug}/{tail}").content).hexdigest()


def test_an_address_that_was_is_never_given_to_another(accounts: dict[str, Account], process: Process) -> None:
    upkeep.change(accounts["owner"], process, slug="nye-skoler")

    with pytest.raises(ValidationError):
        actions.make_process(SYSTEM, slug="skolestruktur", name="En anden")
    assert make.free_address("Skolestruktur") == "skolestruktur-2"


def test_the_old_address_of_an_unpublished_process_tells_nobody_the_new_one(client: Client, process: Process) -> None:
    hidden = actions.make_process(SYSTEM, slug="hemmeligt", name="Hemmeligt")
    upkeep.change(SYSTEM, hidden, slug="meget-hemmeligt")

    assert client.get("/forloeb/hemmeligt/").status_code == 404


def test_a_version_keeps_its_files_when_the_process_gets_another_case_number(
    client: Client, process: Process, accounts: dict[str, Account]
) -> None:
    tails = ("plan/2/plan.json", "plan/2/plan.html", "plan/2/plan.ics")
    before = [digest(client, process.slug, t) for t in tails]
    upkeep.change(accounts["owner"], process, case_no="99/1", organisation="En anden", name="Et andet navn")
    memory.forget()

    assert [digest(client, process.slug, t) for t in tails] == before


# ------------------------------------------------------------------------------------------------- put away and back
def test_what_is_put_away_leaves_every_list_and_keeps_its_addresses(
    client: Client, process: Process, accounts: dict[str, Account]
) -> None:
    client.force_login(accounts["owner"])
    assert client.post(f"/arbejde/forloeb/{process.slug}/laeg-vaek/", {"reason": ""}).status_code == 422
    client.post(f"/arbejde/forloeb/{process.slug}/laeg-vaek/", {"reason": "Lagt sammen med et andet"})
    mine = client.get("/arbejde/forloeb/").content.decode()
    assert "1 forløb, der er lagt væk" in mine
    client.logout()

    for path in ("/", "/forloeb/", "/kalender/", "/soeg/?q=skolestruktur", "/aabne-data/", "/sitemap.xml"):
        assert "forloeb/skolestruktur/" not in client.get(path).content.decode(), path
    assert client.get("/forloeb/skolestruktur/").status_code == 200

    client.force_login(accounts["owner"])
    client.post(f"/arbejde/forloeb/{process.slug}/tag-frem/")
    assert "forloeb/skolestruktur/" in client.get("/forloeb/").content.decode()


@pytest.mark.parametrize("tail", ["", "import/", "plan/", "udkast/"])
def test_the_pages_where_people_work_say_that_the_process_is_put_away(
    client: Client, process: Process, accounts: dict[str, Account], tail: str
) -> None:
    client.force_login(accounts["owner"])
    here = f"/arbejde/forloeb/{process.slug}/{tail}"
    assert "lagt væk" not in client.get(here).content.decode()
    upkeep.put_away(accounts["owner"], process, reason="Lagt sammen med et andet")

    assert "Forløbet er lagt væk" in client.get(here).content.decode()


def test_a_state_is_changed_with_a_reason(client: Client, process: Process, accounts: dict[str, Account]) -> None:
    client.force_login(accounts["owner"])
    address = f"/arbejde/forloeb/{process.slug}/tilstand/"

    assert client.post(address, {"state": "running", "reason": ""}).status_code == 422
    assert client.post(address, {"state": "gone", "reason": "Fordi"}).status_code == 422
    client.post(address, {"state": "running", "reason": "Byrådet har vedtaget planen"})

    entry = Entry.objects.filter(verb="process.state").get()
    assert (entry.detail.said["after"], entry.detail.said["reason"]) == ("running", "Byrådet har vedtaget planen")
