"""A draft is thrown away with what is lost in sight, and taken up again while the plan has not gone on without it."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from frisat.plan.drafting import PLAN, Operation
from frisat.web.people.models import Account
from frisat.web.process import actions, draft_ends, draft_feeds, drafts, version_actions
from frisat.web.process.drafts import ClosedDraftError
from frisat.web.process.models import Draft, DraftState, Process
from frisat.web.process.publish_forms import PublishForm
from frisat.web.process.version_actions import NotPublishableError
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry

pytestmark = pytest.mark.django_db
HOME = "/arbejde/forloeb/skolestruktur/udkast/"
Accounts = dict[str, Account]


@pytest.fixture
def draft(process: Process, accounts: Accounts) -> Draft:
    """Two changes of the editor, one of them taken back, and one of the owner."""
    found = drafts.open_draft(accounts["editor"], process)
    rows = drafts.state_of(found).activities
    first, second = list(rows)[:2]
    drafts.change(accounts["editor"], found, [Operation(first, "title", rows[first]["title"], "Et nyt navn")])
    done = drafts.change(accounts["editor"], found, [Operation(first, "place", rows[first].get("place"), "Rådhuset")])
    drafts.undo(accounts["editor"], found, done)
    drafts.change(accounts["owner"], found, [Operation(second, "title", rows[second]["title"], "Et andet navn")])
    return Draft.objects.get(pk=found.pk)


def text(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def test_the_page_says_what_is_lost_and_by_whom(as_editor: Client, draft: Draft) -> None:
    html = text(as_editor.get(f"{HOME}kasser/"))

    assert "Det går tabt: 2 rettelser" in html
    assert "<strong>Editor</strong> én rettelse" in html
    assert "<strong>Owner</strong> én rettelse" in html
    assert "Et nyt navn" in html
    assert "version 2 planen, som den står" in html
    assert Draft.objects.get(pk=draft.pk).state == DraftState.OPEN  # looking writes nothing


def test_a_draft_is_thrown_away_with_its_reason_and_taken_up_again_whole(
    as_editor: Client, draft: Draft, process: Process
) -> None:
    held = drafts.state_of(draft)
    answer = as_editor.post(
        f"{HOME}kasser/", {"upto": draft.snapshot_upto, "reason": "Vi begynder forfra"}, follow=True
    )
    html = text(answer)

    assert "Udkastet er kasseret." in html
    assert "Editor kasserede et udkast med 2 rettelser" in html
    assert "Vi begynder forfra" in html
    assert drafts.open_draft_of(process) is None
    entry = Entry.objects.get(verb="draft.drop")
    assert entry.detail.said["reason"] == "Vi begynder forfra"
    assert "Tag det kasserede udkast frem igen" in text(as_editor.get("/arbejde/forloeb/skolestruktur/"))

    html = text(as_editor.post(f"{HOME}tag-frem/", follow=True))

    assert "Udkastet er i arbejde igen" in html
    again = drafts.open_draft_of(process)
    assert again is not None
    assert again.pk == draft.pk
    assert drafts.state_of(again) == held == drafts.rebuilt(again)
    assert Entry.objects.filter(verb="draft.bring_back").count() == 1


def test_without_a_reason_nothing_is_thrown_away_and_the_page_stays(as_editor: Client, draft: Draft) -> None:
    answer = as_editor.post(f"{HOME}kasser/", {"upto": draft.snapshot_upto, "reason": "  "})

    assert answer.status_code == 422
    assert "Skriv, hvorfor udkastet kasseres." in text(answer)
    assert 'aria-describedby="id_reason_hint id_reason_error"' in text(answer)
    assert drafts.open_draft_of(draft.process) is not None


def test_a_change_that_came_meanwhile_is_shown_before_it_is_lost(
    as_editor: Client, draft: Draft, accounts: Accounts
) -> None:
    seen = draft.snapshot_upto
    key, row = next(iter(drafts.state_of(draft).activities.items()))
    drafts.change(accounts["owner"], draft, [Operation(key, "place", row.get("place"), "Aulaen")])

    answer = as_editor.post(f"{HOME}kasser/", {"upto": seen, "reason": "Vi begynder forfra"})

    assert answer.status_code == 422
    assert "Udkastet er ændret, siden du åbnede siden." in text(answer)
    assert "Vi begynder forfra</textarea>" in text(answer)
    assert "Det går tabt: 3 rettelser" in text(answer)
    assert f'name="upto" value="{seen + 1}"' in text(answer)


@pytest.mark.parametrize("role", ["approver", "contributor", "reader", "stranger", "admin"])
def test_who_does_not_edit_throws_nothing_away(role: str, draft: Draft, accounts: Accounts) -> None:
    with pytest.raises(PermissionDenied):
        draft_ends.drop(accounts[role], draft, reason="Nej", upto=draft.snapshot_upto)
    draft_ends.drop(accounts["owner"], draft, reason="Ja", upto=draft.snapshot_upto)
    with pytest.raises(PermissionDenied):
        draft_ends.bring_back(accounts[role], draft)


def test_a_draft_thrown_away_takes_no_more_changes(draft: Draft, accounts: Accounts) -> None:
    draft_ends.drop(accounts["owner"], draft, reason="Ja", upto=draft.snapshot_upto)

    with pytest.raises(ClosedDraftError):
        drafts.change(accounts["editor"], draft, [Operation(PLAN, "title", None, "Ny")])
    with pytest.raises(ClosedDraftError):
        draft_ends.drop(accounts["owner"], draft, reason="Igen", upto=draft.snapshot_upto)
    with pytest.raises(ClosedDraftError):
        version_actions.ask(accounts["editor"], draft, upto=draft.snapshot_upto)


def test_it_cannot_be_taken_up_once_a_new_draft_began(as_editor: Client, draft: Draft, accounts: Accounts) -> None:
    draft_ends.drop(accounts["owner"], draft, reason="Ja", upto=draft.snapshot_upto)
    drafts.open_draft(accounts["editor"], draft.process)

    answer = as_editor.post(f"{HOME}tag-frem/")

    assert answer.status_code == 422
    assert "planen er gået videre uden det" in text(answer)
    with pytest.raises(NotPublishableError, match="gået videre"):
        draft_ends.bring_back(accounts["editor"], draft)


def test_it_cannot_be_taken_up_once_a_version_came(draft: Draft, accounts: Accounts) -> None:
    draft_ends.drop(accounts["owner"], draft, reason="Ja", upto=draft.snapshot_upto)
    newest = actions.newest(draft.process)
    assert newest is not None
    actions.publish_version(SYSTEM, draft.process, actions.plan_of(newest), valid_from=date(2027, 6, 1))

    assert draft_ends.dropped(draft.process) is None
    with pytest.raises(NotPublishableError):
        draft_ends.bring_back(accounts["editor"], draft)


def test_an_import_that_fed_it_is_named_and_so_is_the_date_that_its_document_prints(
    process: Process, accounts: Accounts
) -> None:
    from frisat.web.intake.models import Intake

    document = process.documents.order_by("pk").first()
    assert document is not None
    intake = Intake.objects.create(process=process, state="done", file_name="plan.docx", document=document)
    draft = drafts.open_draft(accounts["editor"], process)
    key, row = next(iter(drafts.state_of(draft).activities.items()))
    operation = Operation(key, "place", row.get("place"), "Aulaen")
    drafts.change(accounts["editor"], draft, [operation], batch=intake.batch)

    draft = Draft.objects.get(pk=draft.pk)
    lost = draft_ends.lost(draft)

    assert [feed.name for feed in lost.feeds] == ["plan.docx"]
    assert lost.feeds[0].url.endswith(f"/import/{intake.pk}/")
    assert lost.feeds[0].dated == document.dated


def test_an_import_says_that_its_draft_was_thrown_away_and_leads_to_its_history(
    as_editor: Client, process: Process, accounts: Accounts
) -> None:
    from frisat.web.intake.models import Decision, Intake, Row

    intake = Intake.objects.create(
        process=process, state="done", file_name="plan.docx", document=process.documents.order_by("pk").first()
    )
    draft = drafts.open_draft(accounts["editor"], process)
    key, row = next(iter(drafts.state_of(draft).activities.items()))
    at_place = {name: value for name, value in row.items() if name != "position"}
    Row.objects.create(
        intake=intake, position=1, entry=key, read=at_place, activity=at_place, decision=Decision.ACCEPTED
    )
    operation = Operation(key, "place", row.get("place"), "Aulaen")
    drafts.change(accounts["editor"], draft, [operation], batch=intake.batch)
    address = f"/arbejde/forloeb/skolestruktur/import/{intake.pk}/"

    before = text(as_editor.get(address, follow=True))
    assert "kasserede" not in before
    assert f'href="/arbejde/protokol/intake/{intake.pk}/"' in before

    draft_ends.drop(accounts["owner"], draft, reason="Vi begynder forfra", upto=Draft.objects.get().snapshot_upto)

    after = text(as_editor.get(address, follow=True))
    assert "stod i et udkast, som Owner kasserede" in after
    assert "Vi begynder forfra" in after


def test_the_stamp_proposed_is_the_documents_own_before_the_day_of_publishing(
    process: Process, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = actions.newest(process)
    draft = drafts.open_draft(accounts["editor"], process)
    key, row = next(iter(drafts.state_of(draft).activities.items()))

    def proposed() -> str:
        fresh = Draft.objects.get(pk=draft.pk)
        return str(PublishForm(draft=fresh, before=version).initial["dated"])

    assert proposed() == "3. maj 2027"  # the day it is published, the test's today

    change = Operation(key, "place", row.get("place"), "Aulaen")
    drafts.change(accounts["editor"], draft, [change], batch="intake-7")
    named = {"intake-7": draft_feeds.Feed("plan.docx", "/", "2027-04-12")}
    monkeypatch.setitem(draft_feeds._namers, "intake", lambda process, batches: named)
    assert proposed() == "12. april 2027"  # its document prints it

    now = drafts.state_of(Draft.objects.get(pk=draft.pk)).plan.get("updated")
    drafts.change(accounts["editor"], draft, [Operation(PLAN, "updated", now, "2027-04")])
    assert proposed() == "april 2027"  # somebody accepted it into the plan
