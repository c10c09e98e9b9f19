"""From draft to version: who may what, nothing but what was seen, one transaction, the citizen's view."""

from __future__ import annotations

import hashlib
import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from frisat.plan.drafting import WHOLE, Operation
from frisat.web.people.models import Account
from frisat.web.process import actions, drafts, publish_beside, version_actions
from frisat.web.process.drafts import ClosedDraftError
from frisat.web.process.models import Draft, DraftState, IndexedActivity, Process
from frisat.web.process.version_actions import NotPublishableError, Publication
from frisat.web.record.models import Entry

pytestmark = pytest.mark.django_db
HOME = "/arbejde/forloeb/skolestruktur/udkast/"
DAY = {"edtf": "2027-09-14", "text": "14. september 2027", "inferred": False, "bound": None, "note": None}


@pytest.fixture
def draft(process: Process, accounts: dict[str, Account]) -> Draft:
    """A draft in which the survey has moved and the citizens' meeting is for staff only."""
    editor = accounts["editor"]
    draft = drafts.open_draft(editor, process)
    rows = drafts.state_of(draft).activities
    moved, hidden = (next(k for k, a in rows.items() if w in a["title"]) for w in ("Spørgeskema", "Borgermøde"))
    drafts.change(
        editor,
        draft,
        [
            Operation(moved, "period", rows[moved]["period"], DAY),
            Operation(hidden, "visibility", "public", "staff"),
        ],
    )
    return again(draft)


def again(draft: Draft) -> Draft:
    return Draft.objects.get(pk=draft.pk)


def said(draft: Draft, **own: object) -> Publication:
    values = {"upto": draft.snapshot_upto, "valid_from": date(2027, 5, 3), "name": "Planen", "reason": "Byrådet"}
    return Publication(**{**values, **own})  # type: ignore[arg-type]


def form(draft: Draft, **own: str) -> dict[str, str]:
    values = {
        "upto": str(draft.snapshot_upto),
        "name": "Tids- og procesplan, rettet",
        "size": "major",
        "reason": "Byrådet udskød undersøgelsen",
        "decision": "Byrådet, 27. april 2027, punkt 5",
        "provisional": "final",
        "valid_from": "3. maj 2027",
        "dated": "3. maj 2027",
    }
    return {**values, **own}


def test_an_editor_asks_and_an_approver_publishes_what_was_asked(
    draft: Draft, accounts: dict[str, Account], process: Process
) -> None:
    version_actions.ask(accounts["editor"], draft, upto=draft.snapshot_upto)
    version = version_actions.publish_draft(accounts["approver"], draft, said(draft, decision="Punkt 5"))

    closed = again(draft)
    assert (closed.state, closed.became) == (DraftState.PUBLISHED, version)
    assert closed.closed is not None
    assert (version.number, version.reason, version.decision) == ("3", "Byrådet", "Punkt 5")
    assert version.published_by == accounts["approver"]
    assert actions.plan_of(version).activities == drafts.state_of(closed).to_plan().activities
    assert IndexedActivity.objects.filter(process=process, words="14. september 2027", version=version).exists()


def test_a_minor_version_stands_under_the_one_it_corrects(draft: Draft, accounts: dict[str, Account]) -> None:
    assert version_actions.publish_draft(accounts["owner"], draft, said(draft, minor=True)).number == "2.1"


@pytest.mark.parametrize(
    ("role", "deed", "may"),
    [
        ("owner", "ask", True), ("editor", "ask", True), ("approver", "ask", False), ("contributor", "ask", False),
        ("reader", "ask", False), ("stranger", "ask", False), ("admin", "ask", False),
        ("owner", "publish", True), ("editor", "publish", False), ("approver", "publish", True),
        ("contributor", "publish", False), ("reader", "publish", False), ("stranger", "publish", False),
        ("admin", "publish", False),
        ("owner", "give_back", True), ("editor", "give_back", False), ("approver", "give_back", True),
        ("contributor", "give_back", False), ("reader", "give_back", False), ("stranger", "give_back", False),
    ],
)  # fmt: skip
def test_who_may_take_a_draft_one_step_further(
    draft: Draft, accounts: dict[str, Account], role: str, deed: str, may: bool
) -> None:
    who = accounts[role]
    if deed != "ask":
        version_actions.ask(accounts["editor"], draft, upto=draft.snapshot_upto)
    deeds = {
        "ask": lambda: version_actions.ask(who, draft, upto=draft.snapshot_upto),
        "publish": lambda: version_actions.publish_draft(who, draft, said(draft)),
        "give_back": lambda: version_actions.give_back(who, draft, remarks="Ret datoen"),
    }
    before = again(draft).state

    if may:
        deeds[deed]()
        assert again(draft).state != before
    else:
        with pytest.raises(PermissionDenied):
            deeds[deed]()
        assert again(draft).state == before


def test_an_approver_who_does_not_edit_waits_to_be_asked(draft: Draft, accounts: dict[str, Account]) -> None:
    with pytest.raises(NotPublishableError) as raised:
        version_actions.publish_draft(accounts["approver"], draft, said(draft))
    assert raised.value.code == "U102"


def test_only_what_the_approver_saw_is_published(draft: Draft, accounts: dict[str, Account], process: Process) -> None:
    version_actions.ask(accounts["editor"], draft, upto=draft.snapshot_upto)
    seen = said(draft)
    key = next(iter(drafts.state_of(draft).activities))
    drafts.change(accounts["editor"], draft, [Operation(key, "place", None, "Rådhuset")])

    with pytest.raises(NotPublishableError) as raised:
        version_actions.publish_draft(accounts["owner"], draft, seen)

    assert raised.value.code == "U101"
    assert again(draft).state == DraftState.OPEN  # what was asked about is not what stands there now
    assert process.versions.count() == 2


def test_a_change_that_comes_after_publishing_is_refused_and_told(draft: Draft, accounts: dict[str, Account]) -> None:
    version_actions.publish_draft(accounts["owner"], draft, said(draft))

    with pytest.raises(ClosedDraftError):
        drafts.change(accounts["editor"], draft, [Operation("a1", "place", None, "Rådhuset")])
    with pytest.raises(ClosedDraftError):
        version_actions.publish_draft(accounts["owner"], draft, said(draft))


def test_a_fault_while_publishing_leaves_everything_as_it_was(
    draft: Draft, accounts: dict[str, Account], process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("disk full")

    entries = Entry.objects.count()
    monkeypatch.setattr("frisat.web.process.indexing.project", broken)
    with pytest.raises(RuntimeError):
        version_actions.publish_draft(accounts["owner"], draft, said(draft))

    assert process.versions.count() == 2
    assert again(draft).state == DraftState.OPEN
    assert Entry.objects.count() == entries


@pytest.mark.parametrize(
    ("own", "code"),
    [({"reason": " "}, "U103"), ({"valid_from": date(2027, 4, 1)}, "U104")],
)
def test_a_version_says_why_and_never_holds_before_the_last(
    draft: Draft, accounts: dict[str, Account], own: dict[str, object], code: str
) -> None:
    with pytest.raises(NotPublishableError) as raised:
        version_actions.publish_draft(accounts["owner"], draft, said(draft, **own))
    assert raised.value.code == code


def test_a_draft_that_says_the_same_is_no_version(process: Process, accounts: dict[str, Account]) -> None:
    same = drafts.open_draft(accounts["owner"], process)
    with pytest.raises(NotPublishableError) as raised:
        version_actions.publish_draft(accounts["owner"], same, said(same))
    assert raised.value.code == "U105"


def test_making_a_provisional_plan_final_is_a_version(draft: Draft, accounts: dict[str, Account]) -> None:
    version_actions.publish_draft(accounts["owner"], draft, said(draft, provisional=True))
    same = drafts.open_draft(accounts["owner"], draft.process)

    assert not version_actions.publish_draft(accounts["owner"], same, said(same, minor=True)).provisional


def test_a_process_without_activities_publishes_nothing(accounts: dict[str, Account]) -> None:
    accounts["owner"].makes_processes = True
    empty = actions.make_process(accounts["owner"], slug="tomt", name="Tomt")
    draft = drafts.open_draft(accounts["owner"], empty)
    with pytest.raises(NotPublishableError) as raised:
        version_actions.ask(accounts["owner"], draft, upto=draft.snapshot_upto)
    assert raised.value.code == "U106"


# ------------------------------------------------------------------------------------------------------------- pages
def test_the_way_through_the_pages(client: Client, draft: Draft, accounts: dict[str, Account]) -> None:
    client.force_login(accounts["editor"])
    page = client.get(HOME).content.decode()
    assert "Spørgeskemaundersøgelse" in page
    assert "Kun for medarbejdere" in page
    assert client.post(f"{HOME}spoerg/", {"upto": draft.snapshot_upto}).status_code == 302

    client.force_login(accounts["approver"])
    assert client.post(f"{HOME}returner/", {"remarks": "Ret <b>stedet</b>"}).status_code == 302
    assert again(draft).state == DraftState.RETURNED

    client.force_login(accounts["editor"])
    page = client.get(HOME).content.decode()
    assert "Ret &lt;b&gt;stedet&lt;/b&gt;" in page
    client.post(f"{HOME}spoerg/", {"upto": draft.snapshot_upto})

    client.force_login(accounts["approver"])
    answer = client.post(f"{HOME}udgiv/", form(draft, provisional="provisional"))
    assert (answer.status_code, answer["Location"]) == (302, "/arbejde/forloeb/skolestruktur/version/3/")
    assert "Version 3 er udgivet" in client.get(answer["Location"]).content.decode()


def test_a_provisional_plan_says_so_everywhere(client: Client, draft: Draft, accounts: dict[str, Account]) -> None:
    version_actions.publish_draft(accounts["owner"], draft, said(draft, provisional=True))

    for path in ("", "plan/", "plan/3/", "plan/3/plan.html", "kalender.ics", "plan/3/plan.ics", "plan/3/tidslinje.svg"):
        text = client.get(f"/forloeb/skolestruktur/{path}").content.decode().lower().replace("\r\n ", "")
        assert "foreløbig plan" in text or "(foreløbig)" in text or "foreløbig</" in text or "· foreløbig" in text, path
    assert client.get("/forloeb/skolestruktur/plan/3/plan.json").json()["provisional"] is True


def test_input_is_kept_and_the_fault_leads_to_its_field(
    client: Client, draft: Draft, accounts: dict[str, Account]
) -> None:
    client.force_login(accounts["owner"])

    answer = client.post(f"{HOME}udgiv/", form(draft, valid_from="engang i maj", reason="", decision="Punkt »5«"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_valid_from"' in page
    assert "»engang i maj« er ikke en dag" in page
    assert 'href="#id_reason"' in page
    assert 'value="Punkt »5«"' in page
    assert draft.process.versions.count() == 2


def test_a_stale_page_is_told_and_the_next_try_publishes(
    client: Client, draft: Draft, accounts: dict[str, Account]
) -> None:
    client.force_login(accounts["owner"])
    old = form(draft)
    key = next(iter(drafts.state_of(draft).activities))
    drafts.change(accounts["editor"], draft, [Operation(key, "place", None, "Rådhuset")])

    answer = client.post(f"{HOME}udgiv/", old)

    assert answer.status_code == 422
    assert "Udkastet er ændret, siden du åbnede siden" in answer.content.decode()
    assert f'name="upto" value="{again(draft).snapshot_upto}"' in answer.content.decode()
    assert client.post(f"{HOME}udgiv/", form(again(draft))).status_code == 302


@pytest.mark.parametrize("upto", ["", "x", "-1", "99999999999999999999"])
def test_a_forged_number_of_changes_publishes_nothing(
    client: Client, draft: Draft, accounts: dict[str, Account], upto: str
) -> None:
    client.force_login(accounts["owner"])
    assert client.post(f"{HOME}udgiv/", form(draft, upto=upto)).status_code == 422
    assert client.post(f"{HOME}spoerg/", {"upto": upto}).status_code == 422
    assert draft.process.versions.count() == 2


def body_of(page: str) -> str:
    """What stands inside the page's own part, without what differs from one look to another."""
    found = re.search(r'<div class="fr-as-published">(.*)</div>\s*</main>', page, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_citizens_view_is_the_page_that_will_be(client: Client, draft: Draft, accounts: dict[str, Account]) -> None:
    client.force_login(accounts["owner"])
    before = client.post(f"{HOME}som-borger/", form(draft)).content.decode()
    assert "Sådan vil alle se det" in before
    assert "Links til planens sider og filer virker, når den er udgivet." in before
    assert draft.process.versions.count() == 2
    client.post(f"{HOME}udgiv/", form(draft))
    client.logout()

    after = client.get("/forloeb/skolestruktur/plan/3/").content.decode()

    assert body_of(before) == body_of(after)
    assert "Borgermøde" not in before
    assert "hallen@engby.example" not in before
    assert hashlib.sha256(body_of(before).encode()).hexdigest() == hashlib.sha256(body_of(after).encode()).hexdigest()


def test_the_citizens_view_is_private_until_it_is_published(
    client: Client, draft: Draft, accounts: dict[str, Account]
) -> None:
    assert client.get(f"{HOME}som-borger/").status_code == 302
    client.force_login(accounts["stranger"])
    assert client.get(f"{HOME}som-borger/").status_code == 404
    client.force_login(accounts["reader"])
    answer = client.get(f"{HOME}som-borger/")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


# --------------------------------------------------------------------------------------------------- every change told
@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "Et helt andet navn", "Et helt andet navn"),
        ("actors", ["Økonomiudvalget"], "Økonomiudvalget"),
        ("responsible", ["Økonomiudvalget"], "Økonomiudvalget"),
        ("agenda", ["Nyt punkt"], "Nyt punkt"),
        ("deliverables", ["Et notat"], "Et notat"),
        ("place", "Rådhuset", "Rådhuset"),
        ("track", "Borgerspor", "Borgerspor"),
        ("method", "Samtalesalon", "Samtalesalon"),
        ("status", "cancelled", "aflyst"),
        ("status_reason", "For få tilmeldte", "For få tilmeldte"),
        ("kind", "workshop", "Workshop"),
        ("decides", ["Byrådet selv"], "Byrådet selv"),
        ("time", {"start": "15:00", "end": None}, "15"),
        ("depends_on", ["a1"], "Opstartsmøde om skolestrukturen"),
        ("visibility", "staff", "kun ansatte"),
        ("period", DAY, "14. september 2027"),
        (WHOLE, None, "Spørgeskema"),
    ],
)
def test_no_change_is_untold(
    process: Process, accounts: dict[str, Account], field: str, value: object, words: str
) -> None:
    draft = drafts.open_draft(accounts["editor"], process)
    rows = drafts.state_of(draft).activities
    key = next(k for k, a in rows.items() if "Spørgeskema" in a["title"])
    before = dict(rows[key]) if field == WHOLE else rows[key].get(field)
    drafts.change(accounts["editor"], draft, [Operation(key, field, before, value)])
    version = actions.newest(process)
    assert version is not None

    told = publish_beside.sentences(actions.plan_of(version), drafts.state_of(again(draft)).to_plan())

    assert [t.key for t in told] == [key]
    assert any(words.lower() in s.lower() for s in told[0].sentences), told
