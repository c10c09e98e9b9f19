"""The one mail a day."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from frisat.plan.drafting import Operation
from frisat.web.desk import actions, notices, tasks
from frisat.web.desk.models import Sent
from frisat.web.people.models import Account, Person, Role
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
    assert notices.send_daily(TODAY).sent == 1

    (letter,) = to(named)
    assert "Owner nævner dig i »" in letter.body
    assert f"/arbejde/forloeb/{process.slug}/plan/kommentarer/" in letter.body
    assert "kan du se på datoen" not in letter.body  # what was said stays behind the sign-in


def test_nobody_is_told_twice(named: Account) -> None:
    notices.send_daily(TODAY)

    assert notices.send_daily(TODAY).sent == 0
    assert len(mail.outbox) == 1


def test_who_lost_the_role_before_the_letter_is_told_nothing(named: Account, process: Process) -> None:
    Role.objects.filter(account=named, process_id=process.pk).delete()

    assert notices.send_daily(TODAY).sent == 0


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


def deadline(process: Process, by: Account, **more: Any) -> str:
    """The draft's first activity becomes a deadline five days ahead; its key."""
    draft = drafts.open_draft(by, process)
    state = drafts.state_of(draft)
    key = state.in_order()[0]
    period = {"edtf": "2027-05-08", "text": "8. maj 2027", "inferred": False, "bound": "before", "note": None}
    values = {"title": "Ansøgning", "period": period, "kind": "deadline", "status": "planned", **more}
    drafts.change(by, draft, [Operation(key, f, state.activities[key].get(f), v) for f, v in values.items()])
    return key


def test_a_near_deadline_is_told_to_those_who_keep_the_plan(process: Process, accounts: dict[str, Account]) -> None:
    deadline(process, accounts["editor"])
    notices.send_daily(TODAY)

    assert "Frist 8. maj 2027: Ansøgning" in to(accounts["editor"])[0].body
    assert not to(accounts["reader"])
    assert not to(accounts["approver"])


def test_a_near_deadline_is_told_to_the_person_who_answers_for_it(
    process: Process, accounts: dict[str, Account]
) -> None:
    """By the name in the register or that of the account; who only shares a first name, or takes part, is not."""
    reader, contributor, approver = accounts["reader"], accounts["contributor"], accounts["approver"]
    Person.objects.create(name="Ida Holm", account=reader)
    Account.objects.filter(pk=contributor.pk).update(name="Ida Holmgaard")
    Account.objects.filter(pk=approver.pk).update(name="Bo Skov")
    names = ["chefkonsulent Ida Holm", "Bo Skov"]
    key = deadline(process, accounts["editor"], actors=names, responsible=names[:1])
    notices.send_daily(TODAY)

    [letter] = to(reader)
    assert "Frist 8. maj 2027, som du har ansvar for: Ansøgning" in letter.body
    assert f"/arbejde/forloeb/{process.slug}/plan/{key}/" in letter.body
    assert not to(contributor)
    assert not to(approver)
    assert "som du har ansvar for" not in to(accounts["editor"])[0].body


def test_a_deadline_that_is_far_off_or_over_is_told_to_nobody(process: Process, accounts: dict[str, Account]) -> None:
    Account.objects.filter(pk=accounts["reader"].pk).update(name="Ida Holm")
    deadline(process, accounts["editor"], actors=["Ida Holm"], responsible=["Ida Holm"])
    notices.send_daily(date(2027, 4, 30))
    notices.send_daily(date(2027, 5, 9))

    assert not to(accounts["reader"])


def _away(self: object) -> int:
    raise SMTPServerDisconnected


def test_a_mail_server_that_is_away_loses_nothing_and_doubles_nothing(
    named: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", _away)
        assert notices.send_daily(TODAY) == notices.Sending(sent=0, refused=1)
    assert not Sent.objects.exists()

    assert notices.send_daily(TODAY).sent == 1
    assert notices.send_daily(TODAY).sent == 0


def test_of_two_workers_only_one_writes(named: Account) -> None:
    about = [n.about for n in notices.news_for(named, TODAY)]
    assert actions.claim(SYSTEM, named, about) == about

    assert notices.send_daily(TODAY).sent == 0


def test_what_happens_between_the_looks_of_two_workers_makes_no_second_letter(
    named: Account, process: Process, accounts: dict[str, Account]
) -> None:
    """The first has claimed its news and writes; the second sees the same news and one thing more."""
    actions.claim(SYSTEM, named, [n.about for n in notices.news_for(named, TODAY)])
    comment_actions.comment(accounts["owner"], process, text=f"@{named.name} også titlen?")

    assert notices.send_daily(TODAY).sent == 0
    Sent.objects.update(handed=timezone.now(), done=timezone.now())
    a_day_goes_by()
    assert notices.send_daily(TODAY).sent == 1
    assert len(to(named)) == 1


def test_an_account_of_which_no_letter_can_be_written_costs_nobody_else_theirs(
    named: Account, process: Process, accounts: dict[str, Account], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor its own, once what was wrong is mended."""
    comment_actions.comment(accounts["editor"], process, text=f"@{accounts['owner'].name} ja")
    really = notices._letter

    def break_one(who: Account, news: Any) -> EmailMessage:
        letter = really(who, news)
        if who == min(named, accounts["owner"], key=lambda a: a.pk):
            letter.extra_headers["X-Bad"] = "en linje\nog en til"
        return letter

    with monkeypatch.context() as patch:
        patch.setattr(notices, "_letter", break_one)
        assert notices.send_daily(TODAY) == notices.Sending(sent=1, refused=1)
    assert notices.send_daily(TODAY).sent == 1
    assert (len(to(named)), len(to(accounts["owner"]))) == (1, 1)


def test_a_letter_that_was_broken_off_is_written_an_hour_later(named: Account) -> None:
    actions.claim(SYSTEM, named, [n.about for n in notices.news_for(named, TODAY)])
    Sent.objects.update(at=timezone.now() - timedelta(hours=2))

    assert notices.send_daily(TODAY).sent == 1


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_worker_that_dies_while_the_letter_goes_out_sends_nothing_twice(
    named: Account, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    """Killed just before or just after the mail server took the letter: which of the two, nobody can know any more."""

    class Killed(BaseException):
        pass

    really = EmailMessage.send

    def die(self: EmailMessage) -> int:
        if when == "after":
            really(self)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", die)
        with pytest.raises(Killed):
            notices.send_daily(TODAY)
    a_day_goes_by()

    assert notices.send_daily(TODAY).sent == 0
    assert len(to(named)) == (when == "after")


def a_day_goes_by() -> None:
    for sent in Sent.objects.all():
        for name in ("at", "handed", "done"):
            if (was := getattr(sent, name)) is not None:
                Sent.objects.filter(pk=sent.pk).update(**{name: was - timedelta(days=1)})


def test_nobody_gets_two_letters_on_one_day(named: Account, process: Process, accounts: dict[str, Account]) -> None:
    notices.send_daily(TODAY)
    comment_actions.comment(accounts["owner"], process, text=f"@{named.name} også titlen?")

    assert notices.send_daily(TODAY).sent == 0
    a_day_goes_by()
    assert notices.send_daily(TODAY).sent == 1
    assert len(to(named)) == 2


def test_a_letter_has_one_name_however_often_it_is_sent(named: Account, process: Process) -> None:
    notices.send_daily(TODAY)
    Sent.objects.all().delete()
    notices.send_daily(TODAY)

    first, again = (m.message()["Message-ID"] for m in to(named))
    assert first == again
    assert re.fullmatch(r"<[0-9a-f]{32}@localhost>", first)


def test_who_wants_no_mail_gets_none_and_says_so_on_a_page(named: Account, client: Client) -> None:
    client.force_login(named)
    assert client.post("/arbejde/mail/", {"mail": "0"}).status_code == 302
    assert notices.send_daily(TODAY).sent == 0

    client.post("/arbejde/mail/", {"mail": "1"})
    assert notices.send_daily(TODAY).sent == 1


def test_a_process_name_cannot_add_a_header(named: Account, process: Process) -> None:
    Process.objects.filter(pk=process.pk).update(name="X\r\nBcc: alle@engby.example")
    notices.send_daily(TODAY)

    (letter,) = mail.outbox
    assert letter.message()["Bcc"] is None
    assert "\n" not in letter.subject


def test_a_closed_account_gets_nothing(named: Account) -> None:
    Account.objects.filter(pk=named.pk).update(is_active=False)

    assert notices.send_daily(TODAY).sent == 0


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


NOON = datetime(2027, 5, 3, 12, tzinfo=ZoneInfo("Europe/Copenhagen"))


def test_a_mail_server_that_does_not_answer_is_asked_again_soon(
    named: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", _away)
        tasks.daily_mail.func()

    waiting = DBTaskResult.objects.get()
    assert timedelta(0) < waiting.run_after - timezone.now() <= tasks.SOON
    waiting.delete()
    tasks.daily_mail.func()
    assert len(to(named)) == 1
    assert DBTaskResult.objects.get().run_after == tasks.next_morning(timezone.now())


def test_letters_that_were_broken_off_are_gone_on_with_when_a_worker_begins() -> None:
    tasks.plan_next(NOON - timedelta(days=1))
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=NOON - timedelta(hours=5))

    assert tasks.take_up(NOON) == NOON + tasks.SOON


def test_what_was_broken_off_another_day_waits_for_the_morning() -> None:
    tasks.plan_next(NOON - timedelta(days=2))
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=NOON - timedelta(hours=29))

    assert tasks.take_up(NOON) == tasks.next_morning(NOON)


def test_the_next_mail_is_put_in_the_queue_once() -> None:
    assert tasks.plan_next() is not None
    assert tasks.plan_next() is None
