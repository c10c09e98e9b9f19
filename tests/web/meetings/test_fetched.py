"""BARS R3: who had fetched a paper is listed for those who prepare the meeting, and told when it is closed since."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from frisat.plan.meeting import Stage
from frisat.web.gate.files import Ready
from frisat.web.meetings import agenda_actions, fetched_actions, fetched_mail, paper_actions
from frisat.web.meetings.models import Conflict, Fetched, Paper, PaperNotice
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry
from tests.web.invites.post import Post

if TYPE_CHECKING:
    from frisat.web.meetings.models import Meeting
    from frisat.web.people.models import Account

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    server = Post()
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 1.0
    settings.DEFAULT_FROM_EMAIL = "Frisat <moeder@engby.example>"
    yield server
    server.stop()


@pytest.fixture
def sent(meeting: Meeting) -> Meeting:
    """The agenda is out, and its papers hold words of their own."""
    meeting.items.filter(order=1).update(no="1")
    meeting.items.filter(order=2).update(no="2")
    for paper in Paper.objects.filter(item__meeting=meeting):
        Paper.objects.filter(pk=paper.pk).update(data=paper.name.encode(), clean=paper.name.encode())
    type(meeting).objects.filter(pk=meeting.pk).update(stage=Stage.RELEASED)
    meeting.refresh_from_db()
    return meeting


@pytest.fixture
def opened(sent: Meeting) -> Paper:
    found: Paper = Paper.objects.get(item__meeting=sent, item__closed=False, closed=False)
    return found


def address(paper: Paper) -> str:
    return f"/moeder/{paper.item.meeting.addresses.last()}/bilag/{paper.key}/{quote(paper.name)}"


def client_of(who: Account | None) -> Client:
    client = Client()
    if who is not None:
        client.force_login(who)
    return client


def fetch(who: Account | None, paper: Paper) -> None:
    answer = client_of(who).get(address(paper))
    assert answer.status_code == 200
    assert b"".join(answer) == bytes(Paper.objects.get(pk=paper.pk).clean)


def later() -> Any:
    return timezone.now() + fetched_actions.WAITS + timedelta(seconds=1)


def mails(post: Post) -> list[tuple[str, str]]:
    return [(to[0], str(message.get_content())) for to, message in post.handler.taken]


def test_a_named_readers_download_is_noted_and_the_publics_is_not(
    opened: Paper, member: Account, accounts: dict[str, Account]
) -> None:
    fetch(None, opened)
    assert client_of(member).head(address(opened)).status_code == 200
    assert not Fetched.objects.exists()
    fetch(member, opened)
    fetch(member, opened)
    [row] = Fetched.objects.all()
    assert (row.account, row.paper, row.last >= row.first) == (member, opened, True)
    work = reverse(
        "work_paper", args=[opened.item.meeting.process.slug, opened.item.meeting_id, opened.item_id, opened.key]
    )
    assert client_of(accounts["reader"]).get(work).status_code == 200
    assert {f.account for f in Fetched.objects.all()} == {member, accounts["reader"]}


def test_the_zip_of_all_papers_is_a_download_of_each_that_is_in_it(sent: Meeting, barred: Account) -> None:
    answer = client_of(barred).get(f"/moeder/{sent.addresses.last()}/papirer.zip")
    assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    got = {f.paper.item.order: f.account for f in Fetched.objects.select_related("paper__item")}
    assert got == {1: barred}
    assert Fetched.objects.count() == 2  # the open paper and the closed one of the first item; not the item that bars


@pytest.mark.parametrize("how", ["paper", "item", "taken away", "held back", "barred"])
def test_what_is_closed_while_the_zip_is_sent_is_not_in_it_and_the_zip_says_so(
    sent: Meeting, opened: Paper, member: Account, accounts: dict[str, Account], how: str
) -> None:
    """
    The agenda is on its way when the paper, its item or the meeting's member changes: each paper is decided on anew.

    The member still reads what is closed, and gets it; anybody else, and a member who is barred, gets one sentence.
    """
    extra = Paper.objects.create(
        item=opened.item, key="e" * 32, order=9, name="notat.txt", data=b"andet", clean=b"andet", sha256="e" * 64,
        clean_sha256="e" * 64, size_bytes=5, media_type="text/plain",
    )  # fmt: skip
    by, at = accounts["approver"], f"/moeder/{sent.addresses.last()}/papirer.zip"
    on_the_way = [client_of(who).get(at) for who in (None, member)]
    begun = [(iter(answer.streaming_content), answer) for answer in on_the_way]  # type: ignore[attr-defined]
    first = [next(pieces) for pieces, _ in begun]
    {
        "paper": lambda: paper_actions.change_paper(by, opened, {"closed": True, "ground": "Personforhold"}),
        "item": lambda: agenda_actions.close_item(by, opened.item, closed=True, ground="Personforhold"),
        "taken away": lambda: paper_actions.remove_paper(by, opened, reason="Forkert bilag"),
        "held back": lambda: Paper.objects.filter(pk=opened.pk).update(held=True),
        "barred": lambda: _bar(member, opened, by),
    }[how]()
    public, own = ([*first[n : n + 1], *pieces] for n, (pieces, _) in enumerate(begun))

    gets = {"paper": (False, True), "item": (False, True), "taken away": (False, False), "held back": (False, False),
            "barred": (False, False)}[how]  # fmt: skip
    for pieces, may in ((public, gets[0]), (own, gets[1])):
        with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as archive:
            assert archive.testzip() is None
            told = {name.partition(" ")[2]: archive.read(name) for name in archive.namelist()[1:]}
        assert (told.get(opened.name) == opened.name.encode()) is may
        assert ("Trukket tilbage.txt" in told) is not may
        goes_too = how in ("item", "barred") and not may
        assert (told.get(extra.name) == b"andet") is not goes_too
    noted = set(Fetched.objects.filter(account=member).values_list("paper", flat=True))
    assert (opened.pk in noted) is gets[1]


def _bar(member: Account, opened: Paper, by: Account) -> None:
    own = opened.item.meeting.participants.get(person__account=member)
    Conflict.objects.create(item=opened.item, participant=own)
    agenda_actions.close_item(by, opened.item, closed=True, ground="Personforhold")


def test_a_refused_download_is_none(opened: Paper, accounts: dict[str, Account]) -> None:
    Paper.objects.filter(pk=opened.pk).update(closed=True, ground="Personforhold")
    assert client_of(accounts["stranger"]).get(address(opened)).status_code == 404
    assert not Fetched.objects.exists()


def test_a_database_that_takes_no_note_keeps_nobody_from_reading(
    opened: Paper, member: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: Any, **_kwargs: Any) -> None:
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr(fetched_actions, "note", full)
    fetch(member, opened)


@pytest.mark.parametrize("how", ["paper", "item", "taken away", "exchanged"])
def test_who_has_a_copy_is_told_once_and_those_who_prepare_see_it(
    opened: Paper, member: Account, barred: Account, accounts: dict[str, Account], post: Post, how: str
) -> None:
    """Told are those who fetched it, but for who did it; the mail names neither the paper nor the item's title."""
    by = accounts["approver"]
    for who in (member, by):
        fetch(who, opened)
    deed = {
        "paper": lambda: paper_actions.change_paper(by, opened, {"closed": True, "ground": "Personforhold"}),
        "item": lambda: agenda_actions.close_item(by, opened.item, closed=True, ground="Personforhold"),
        "taken away": lambda: paper_actions.remove_paper(by, opened, reason="Forkert bilag"),
        "exchanged": lambda: paper_actions.take_clean(by, opened, Ready(b"renset", "f" * 64)),
    }[how]
    deed()
    assert fetched_mail.send_due(timezone.now()) == 0, "what is undone at once is told to nobody"
    assert fetched_mail.send_due(later()) == 1
    assert fetched_mail.send_due(later() + timedelta(days=1)) == 0

    [(to, said)] = mails(post)
    words = {"paper": "er lukket siden", "item": "er lukket siden", "taken away": "er taget tilbage siden",
             "exchanged": "er byttet ud siden"}  # fmt: skip
    assert to == member.email
    assert words[how] in said
    assert "punkt 1" in said
    assert opened.name not in said
    assert opened.item.title not in said
    if how in ("paper", "item"):
        assert "Du må stadig læse det" in said
    path = reverse(
        "paper_fetched", args=[opened.item.meeting.process.slug, opened.item.meeting_id, opened.item_id, opened.key]
    )
    page = client_of(accounts["editor"]).get(path).content.decode()
    assert member.name in page
    assert by.name in page
    assert page.count("fik besked på mail den") == 1
    assert client_of(accounts["reader"]).get(path).status_code == 403
    assert Entry.objects.filter(verb="meeting.paper_told").count() == 1


def test_who_may_read_it_no_more_is_told_to_delete_the_copy(
    opened: Paper, accounts: dict[str, Account], post: Post
) -> None:
    fetch(accounts["stranger"], opened)
    paper_actions.change_paper(accounts["approver"], opened, {"closed": True, "ground": "Personforhold"})
    fetched_mail.send_due(later())
    [(_, said)] = mails(post)
    assert "Slet din kopi" in said
    assert "Du må stadig læse det" not in said


def test_what_was_undone_before_the_mail_went_is_not_told(
    opened: Paper, member: Account, accounts: dict[str, Account], post: Post
) -> None:
    fetch(member, opened)
    paper_actions.remove_paper(accounts["approver"], opened, reason="Forkert bilag")
    paper_actions.bring_back_paper(accounts["approver"], opened, reason="Det var det rigtige")
    assert fetched_mail.send_due(later()) == 0
    assert mails(post) == []
    assert [(n.done, n.fault) for n in PaperNotice.objects.all()] == [(True, "undone")]


def test_a_closed_account_gets_no_mail(
    opened: Paper, member: Account, accounts: dict[str, Account], post: Post
) -> None:
    fetch(member, opened)
    paper_actions.remove_paper(accounts["approver"], opened, reason="Forkert bilag")
    type(member).objects.filter(pk=member.pk).update(is_active=False)
    assert fetched_mail.send_due(later()) == 0
    assert mails(post) == []


def test_a_mail_server_that_is_away_for_an_hour_gets_each_mail_once_and_a_refused_one_is_shown(
    opened: Paper, member: Account, barred: Account, accounts: dict[str, Account], post: Post
) -> None:
    for who in (member, barred):
        fetch(who, opened)
    paper_actions.remove_paper(accounts["approver"], opened, reason="Forkert bilag")
    post.stop()
    now = later()
    for minutes in (0, 1, 3, 7, 15, 30, 60):
        assert fetched_mail.send_due(now + timedelta(minutes=minutes)) == 0
    assert {n.done for n in PaperNotice.objects.all()} == {False}
    post.start()
    post.handler.to[barred.email] = "550 no such user"
    assert fetched_mail.send_due(now + timedelta(hours=3)) == 1
    assert fetched_mail.send_due(now + timedelta(hours=6)) == 0
    assert [to for to, _ in mails(post)] == [member.email]
    assert sorted((n.done, n.sent is not None) for n in PaperNotice.objects.all()) == [(True, False), (True, True)]
    path = reverse(
        "paper_fetched", args=[opened.item.meeting.process.slug, opened.item.meeting_id, opened.item_id, opened.key]
    )
    assert "kunne ikke få besked på mail" in client_of(accounts["editor"]).get(path).content.decode()


def test_what_nobody_signed_in_has_fetched_is_told_to_nobody(
    opened: Paper, accounts: dict[str, Account], post: Post
) -> None:
    paper_actions.remove_paper(SYSTEM, opened, reason="Forkert bilag")
    assert not PaperNotice.objects.exists()
    assert fetched_mail.next_due() is None


def test_one_mail_that_cannot_be_written_keeps_no_other_and_a_server_that_is_away_is_asked_once(
    opened: Paper, member: Account, barred: Account, accounts: dict[str, Account], post: Post,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The same queue as that of invitations: what it keeps there, it keeps here."""
    for who in (member, barred):
        fetch(who, opened)
    paper_actions.remove_paper(accounts["approver"], opened, reason="Forkert bilag")
    whole = fetched_mail.written

    def written(row: Any) -> Any:
        if row.fetched.account == member:
            raise LookupError("a row that is broken")
        return whole(row)

    with monkeypatch.context() as broken:
        broken.setattr(fetched_mail, "written", written)
        assert fetched_mail.send_due(later()) == 1
    assert [to for to, _ in mails(post)] == [barred.email]

    opens: list[bool] = []

    def away(*_: Any, **__: Any) -> None:
        opens.append(True)
        raise OSError("no route to the mail server")

    with monkeypatch.context() as gone:
        gone.setattr("django.core.mail.backends.smtp.EmailBackend.open", away)
        assert fetched_mail.send_due(later() + timedelta(minutes=5)) == 0
    assert len(opens) == 1
    assert fetched_mail.send_due(later() + timedelta(hours=1)) == 1
    assert [to for to, _ in mails(post)] == [barred.email, member.email]
    names = [message["Message-ID"] for _, message in post.handler.taken]
    assert len(set(names)) == 2
