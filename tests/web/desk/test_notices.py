"""The one mail a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from frisat.plan.drafting import Operation
from frisat.web.desk import actions, notices, tasks
from frisat.web.desk.models import Sent
from frisat.web.people.models import Account, Role
from frisat.web.process import comment_actions, drafts
from frisat.web.process.models import Draft, DraftState, Process
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry

pytestmark = pytest.mark.django_db
TODAY = date(2027, 5, 3)


@pytest.fixture
def named(process: Process, accounts: dict[str, Account]) -> Account:
    """The editor, named by the owner in a comment."""
    comment_actions.comment(accounts["owner"], process, text=f"@{accounts['editor'].name} kan du se på datoen?")
    return accounts["editor"]


def to(account: Account) -> list[Any]:
    return [m for m in mail.outbox if m.to == [account.email]]


def test_who_is_named_gets_one_letter_with_where_to_look(named: Account, process: Process) -> None:
    assert notices.send_daily(TODAY) == 1

    (letter,) = to(named)
    assert "Owner nævner dig i »" in letter.body
    assert f"/arbejde/forloeb/{process.slug}/plan/kommentarer/" in letter.body
    assert "kan du se på datoen" not in letter.body  # what was said stays behind the sign-in


def test_nobody_is_told_twice(named: Account) -> None:
    notices.send_daily(TODAY)

    assert notices.send_daily(TODAY) == 0
    assert len(mail.outbox) == 1


def test_who_lost_the_role_before_the_letter_is_told_nothing(named: Account, process: Process) -> None:
    Role.objects.filter(account=named, process_id=process.pk).delete()

    assert notices.send_daily(TODAY) == 0


def test_who_must_approve_is_told_and_again_only_when_the_draft_changed(
    process: Process, accounts: dict[str, Account]
) -> None:
    draft = drafts.open_draft(accounts["editor"], process)
    Draft.objects.filter(pk=draft.pk).update(state=DraftState.ASKED)
    notices.send_daily(TODAY)
    notices.send_daily(TODAY)

    (letter,) = to(accounts["approver"])
    assert "venter på din godkendelse" in letter.body
    assert not to(accounts["reader"])


def test_a_near_deadline_is_told_to_those_who_keep_the_plan(process: Process, accounts: dict[str, Account]) -> None:
    draft = drafts.open_draft(accounts["editor"], process)
    state = drafts.state_of(draft)
    key = state.in_order()[0]
    period = {"edtf": "2027-05-08", "text": "8. maj 2027", "inferred": False, "bound": "before", "note": None}
    values = {"title": "Ansøgning", "period": period, "kind": "deadline", "status": "planned"}
    drafts.change(
        accounts["editor"], draft, [Operation(key, f, state.activities[key].get(f), v) for f, v in values.items()]
    )
    notices.send_daily(TODAY)

    assert "Frist 8. maj 2027: Ansøgning" in to(accounts["editor"])[0].body
    assert not to(accounts["reader"])
    assert not to(accounts["approver"])


def test_a_mail_server_that_is_away_loses_nothing_and_doubles_nothing(
    named: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(self: object) -> int:
        raise SMTPServerDisconnected

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", away)
        assert notices.send_daily(TODAY) == 0
    assert not Sent.objects.exists()

    assert notices.send_daily(TODAY) == 1
    assert notices.send_daily(TODAY) == 0


def test_of_two_workers_only_one_writes(named: Account) -> None:
    about = [n.about for n in notices.news_for(named, TODAY)]
    assert actions.claim(SYSTEM, named, about) == about

    assert notices.send_daily(TODAY) == 0


def test_a_letter_that_was_broken_off_is_written_an_hour_later(named: Account) -> None:
    actions.claim(SYSTEM, named, [n.about for n in notices.news_for(named, TODAY)])
    Sent.objects.update(at=timezone.now() - timedelta(hours=2))

    assert notices.send_daily(TODAY) == 1


def test_who_wants_no_mail_gets_none_and_says_so_on_a_page(named: Account, client: Client) -> None:
    client.force_login(named)
    assert client.post("/arbejde/mail/", {"mail": "0"}).status_code == 302
    assert notices.send_daily(TODAY) == 0

    client.post("/arbejde/mail/", {"mail": "1"})
    assert notices.send_daily(TODAY) == 1


def test_a_process_name_cannot_add_a_header(named: Account, process: Process) -> None:
    Process.objects.filter(pk=process.pk).update(name="X\r\nBcc: alle@engby.example")
    notices.send_daily(TODAY)

    (letter,) = mail.outbox
    assert letter.message()["Bcc"] is None
    assert "\n" not in letter.subject


def test_a_closed_account_gets_nothing(named: Account) -> None:
    Account.objects.filter(pk=named.pk).update(is_active=False)

    assert notices.send_daily(TODAY) == 0


def test_the_record_says_that_somebody_was_told_and_not_what(named: Account) -> None:
    notices.send_daily(TODAY)

    entry = Entry.objects.get(verb="desk.mail")
    assert (entry.thing, entry.thing_key) == ("account", str(named.pk))
    assert entry.detail.said["after"] == {"count": 1}


@pytest.mark.parametrize(
    ("now", "then"),
    [("2027-05-03T06:59", "2027-05-03T07:00"), ("2027-05-03T07:00", "2027-05-04T07:00"),
     ("2027-03-27T12:00", "2027-03-28T07:00"), ("2027-10-30T12:00", "2027-10-31T07:00")],
)  # fmt: skip
def test_the_next_morning_is_seven_o_clock_also_when_the_clock_changes(now: str, then: str) -> None:
    zone = ZoneInfo("Europe/Copenhagen")

    assert tasks.next_morning(datetime.fromisoformat(now).replace(tzinfo=zone)) == datetime.fromisoformat(then).replace(
        tzinfo=zone
    )


def test_the_next_mail_is_put_in_the_queue_once() -> None:
    assert tasks.plan_next() is not None
    assert tasks.plan_next() is None
