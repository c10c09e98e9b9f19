"""Answers out of a mailbox: who they count for, and that old, forged, foreign and hostile ones change nothing."""

from __future__ import annotations

import io
import mailbox as stdlib
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse

from frisat.plan.meeting import Stage
from frisat.read.invite_reply import MOST_BYTES, NoAnswerError, answer_of
from frisat.web.invites import actions, mailbox, replies, reply_actions
from frisat.web.invites.mail import written
from frisat.web.invites.models import Answer, Ignored, Invitation, Letter, Reply
from frisat.web.meetings.models import Meeting, Participant
from frisat.web.record import queries as record
from frisat.web.record.actions import SYSTEM

if TYPE_CHECKING:
    from frisat.web.people.models import Account

pytestmark = pytest.mark.django_db
STAMP = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
OUTLOOK = (
    'ATTENDEE;PARTSTAT={answer};CN="Medlem; Mads: x":MAILTO:{attendee}\r\nCOMMENT;LANGUAGE=da-DK:\\n\r\n'
    "UID:{uid}\r\nSUMMARY;LANGUAGE=da-DK:Accepteret: Møde\r\nDTSTART;TZID=Romance Standard Time:20270503T150000\r\n"
    "DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}\r\nSEQUENCE:{sequence}\r\nX-MICROSOFT-CDO-APPT-SEQUENCE:{sequence}\r\n"
)


def mail(
    invitation: Invitation | str,
    answer: str = "ACCEPTED",
    *,
    sender: str = "",
    attendee: str = "",
    sequence: int = 0,
    stamp: datetime = STAMP,
    method: str = "REPLY",
    body: str = OUTLOOK,
    to: str = "moeder@engby.example",
    organizer: str = "",
) -> bytes:
    """A mail as Outlook writes one, with a folded line in it."""
    uid = invitation if isinstance(invitation, str) else f"{invitation.uid}@frisat"
    attendee = attendee or (invitation.email if isinstance(invitation, Invitation) else "x@engby.example")
    event = body.format(answer=answer, attendee=attendee, uid=uid, stamp=stamp, sequence=sequence)
    event += f"ORGANIZER;CN=Engby:mailto:{organizer}\r\n" if organizer else ""
    event = event.replace("PARTSTAT=", "PARTS\r\n TAT=", 1)
    calendar = (
        f"BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{event}END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    head = f"From: Mads <{sender or attendee}>\r\nTo: {to}\r\nSubject: Svar\r\nMIME-Version: 1.0\r\n"
    return (
        f'{head}Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nJa\r\n'
        f'--b\r\nContent-Type: text/calendar; charset="utf-8"; method={method}\r\n\r\n{calendar}\r\n--b--\r\n'
    ).encode()


@pytest.fixture
def mads(invited: list[Invitation]) -> Invitation:
    return Invitation.objects.get(email="medlem@engby.example")


def presence(invitation: Invitation) -> str:
    return Participant.objects.get(pk=invitation.participant_id).presence


@pytest.mark.parametrize(
    ("answer", "becomes"), [("ACCEPTED", "expected"), ("TENTATIVE", "expected"), ("DECLINED", "excused")]
)
def test_an_answer_is_taken_once_and_who_declines_is_excused(mads: Invitation, answer: str, becomes: str) -> None:
    done = replies.read_all([mail(mads, answer), mail(mads, answer)])

    assert (done.taken, done.known, dict(done.ignored)) == (1, 1, {})
    mads.refresh_from_db()
    assert (mads.answer, presence(mads)) == (answer, becomes)
    before = list(Reply.objects.values())
    assert replies.read_all([mail(mads, answer)]).known == 1
    assert list(Reply.objects.values()) == before
    assert record.verify().is_whole


def test_who_comes_after_all_is_expected_again(mads: Invitation) -> None:
    later = STAMP + timedelta(hours=1)
    replies.read_all([mail(mads, "DECLINED"), mail(mads, "ACCEPTED", stamp=later)])
    mads.refresh_from_db()
    assert (mads.answer, presence(mads)) == (Answer.ACCEPTED, "expected")


@pytest.mark.parametrize("said", ["present", "absent", "excused"])
def test_what_the_secretary_said_of_somebody_stays(mads: Invitation, said: str) -> None:
    Participant.objects.filter(pk=mads.participant_id).update(presence=said)
    replies.read_all([mail(mads, "DECLINED"), mail(mads, "ACCEPTED", stamp=STAMP + timedelta(hours=1))])

    assert presence(mads) == said


@pytest.mark.parametrize("stage", [Stage.APPROVING, Stage.FROZEN])
def test_a_late_answer_changes_nothing_of_minutes_that_people_have_said_yes_to(mads: Invitation, stage: str) -> None:
    Meeting.objects.filter(pk=mads.meeting_id).update(stage=stage)
    replies.read_all([mail(mads, "DECLINED")])

    mads.refresh_from_db()
    assert (mads.answer, presence(mads), mads.excused) == (Answer.DECLINED, "expected", False)


def test_the_secretary_writes_down_what_was_said_by_telephone(mads: Invitation) -> None:
    reply_actions.answer_for(SYSTEM, mads, Answer.DECLINED)
    assert presence(mads) == "excused"
    reply_actions.answer_for(SYSTEM, mads, Answer.NONE)
    assert presence(mads) == "expected"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"sender": "ond@ond.example"}, Ignored.FORGED),
        ({"attendee": "ond@ond.example"}, Ignored.UNINVITED),
        ({"attendee": "karen@engby.example", "sender": "medlem@engby.example"}, Ignored.FORGED),
        ({"method": "REQUEST"}, Ignored.NO_ANSWER),
        ({"answer": "DELEGATED"}, Ignored.NO_ANSWER),
        ({"answer": "NEEDS-ACTION"}, Ignored.NO_ANSWER),
        ({"stamp": datetime(2199, 1, 1, tzinfo=UTC)}, Ignored.NO_ANSWER),
        ({"body": OUTLOOK + "RECURRENCE-ID:20270503T130000Z\r\n"}, Ignored.NO_ANSWER),
        ({"body": OUTLOOK + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:b@engby.example\r\n"}, Ignored.NO_ANSWER),
        ({"body": OUTLOOK + "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\n"}, Ignored.NO_ANSWER),
    ],
)
def test_what_is_no_answer_of_who_was_invited_changes_nothing_and_is_listed(
    mads: Invitation, change: dict[str, object], why: Ignored
) -> None:
    done = replies.read_all([mail(mads, **{"answer": "DECLINED", **change})])  # type: ignore[arg-type]

    assert (done.taken, dict(done.ignored)) == (0, {str(why): 1})
    assert set(Invitation.objects.values_list("answer", flat=True)) == {Answer.NONE}
    assert presence(mads) == "expected"
    assert Reply.objects.get().ignored == why


@pytest.mark.parametrize(
    "uid", ["unknown@frisat", "8f6b3a0c-6f0e-4b7e-9b0a-2d4c1a9f0e11@frisat", "x@elsewhere.example", "@"]
)
def test_an_answer_to_nothing_of_ours_keeps_no_address(mads: Invitation, uid: str) -> None:
    replies.read_all([mail(uid)])
    assert list(Reply.objects.values_list("ignored", "sender", "meeting")) == [(Ignored.UNKNOWN, "", None)]


def test_the_uid_of_the_public_calendar_answers_nothing(mads: Invitation, meeting: Meeting) -> None:
    """Who knows an address and the public calendar cannot answer for somebody."""
    mine = f"{meeting.uid}@frisat"
    replies.read_all([mail(mine, "DECLINED", attendee=mads.email)])
    assert presence(mads) == "expected"


def test_an_answer_to_an_earlier_time_or_before_another_one_is_older(mads: Invitation) -> None:
    Invitation.objects.filter(pk=mads.pk).update(sequence=1)
    assert replies.read_all([mail(mads, "DECLINED", sequence=0)]).ignored == {"older": 1}
    now = mail(mads, "ACCEPTED", sequence=1, stamp=STAMP)
    late = mail(mads, "DECLINED", sequence=1, stamp=STAMP - timedelta(minutes=1))
    done = replies.read_all([now, late])

    mads.refresh_from_db()
    assert (done.taken, done.ignored, mads.answer) == (1, {"older": 1}, Answer.ACCEPTED)


def test_who_is_no_longer_invited_cannot_answer(mads: Invitation) -> None:
    Invitation.objects.filter(pk=mads.pk).update(withdrawn=STAMP)
    assert replies.read_all([mail(mads)]).ignored == {"uninvited": 1}


# --------------------------------------------------------------------------------------------------- whose answer it is
@pytest.fixture
def tagged(settings: Any, meeting: Meeting, request: pytest.FixtureRequest) -> list[Invitation]:
    """The same people, invited where the mail server knows plus addresses."""
    settings.FRISAT_REPLY_TAGS = True
    settings.DEFAULT_FROM_EMAIL = "Engby <moeder@engby.example>"
    made: list[Invitation] = request.getfixturevalue("invited")
    return made


def plus(invitation: Invitation) -> str:
    return f"moeder+{invitation.tag}@engby.example"


def answer_of_mads(mads: Invitation) -> tuple[str, bool]:
    mads.refresh_from_db()
    return mads.answer, mads.confirmed


def test_each_letter_names_an_organizer_of_its_own_that_stays_when_the_meeting_changes(
    tagged: list[Invitation],
) -> None:
    tags = {i.tag for i in tagged}
    assert len(tags) == len(tagged) == 3
    assert all(len(tag) == 16 for tag in tags)
    for one in tagged:
        for letter in one.letters.all():
            text = icalendar_text(letter)
            assert f"mailto:{plus(one)}" in text
            assert not any(other.tag in text for other in tagged if other.pk != one.pk)
    again = actions.send_again(SYSTEM, tagged[0])
    assert f"mailto:{plus(tagged[0])}" in icalendar_text(again)


def icalendar_text(letter: Letter) -> str:
    sent = written(letter)
    assert isinstance(sent.calendar, bytes)  # type: ignore[attr-defined]
    return re.sub(r"\r\n ", "", sent.calendar.decode())  # type: ignore[attr-defined]


@pytest.mark.parametrize("where", ["to", "organizer"])
def test_an_answer_to_the_invitations_own_address_is_confirmed(tagged: list[Invitation], where: str) -> None:
    mads = next(i for i in tagged if i.email == "medlem@engby.example")
    done = replies.read_all([mail(mads, "ACCEPTED", **{where: plus(mads)})])  # type: ignore[arg-type]
    assert (done.taken, answer_of_mads(mads)) == (1, (Answer.ACCEPTED, True))


def test_an_answer_with_the_letter_of_somebody_else_is_forged(tagged: list[Invitation]) -> None:
    """Inge knows the meeting's UID and Mads's address, and writes his address as the sender."""
    mads, inge = (next(i for i in tagged if i.email == f"{who}@engby.example") for who in ("medlem", "inhabil"))
    done = replies.read_all([mail(mads, "DECLINED", to=plus(inge))])
    assert (done.ignored, answer_of_mads(mads)) == ({"forged": 1}, (Answer.NONE, False))
    assert presence(mads) == "expected"


def test_one_without_the_tag_is_taken_and_shown_as_not_confirmed_until_somebody_confirms_it(
    tagged: list[Invitation], client: Client, accounts: dict[str, Account]
) -> None:
    mads = next(i for i in tagged if i.email == "medlem@engby.example")
    assert replies.read_all([mail(mads, "DECLINED")]).taken == 1
    assert (answer_of_mads(mads), presence(mads)) == ((Answer.DECLINED, False), "excused")
    client.force_login(accounts["editor"])
    address = reverse("invitations", args=[mads.meeting.process.slug, mads.meeting_id])
    assert "ikke bekræftet</span>" in client.get(address).content.decode()
    assert "en afsender kan forfalskes" in client.get(address).content.decode()
    reply_actions.answer_for(SYSTEM, mads, Answer.DECLINED)
    assert answer_of_mads(mads) == (Answer.DECLINED, True)
    assert "ikke bekræftet" not in client.get(address).content.decode()


def test_one_without_the_tag_changes_no_confirmed_answer_and_is_listed(
    tagged: list[Invitation], client: Client, accounts: dict[str, Account]
) -> None:
    mads = next(i for i in tagged if i.email == "medlem@engby.example")
    later = STAMP + timedelta(hours=1)
    done = replies.read_all([mail(mads, "ACCEPTED", to=plus(mads)), mail(mads, "DECLINED", stamp=later)])
    assert (done.taken, done.ignored) == (1, {"unconfirmed": 1})
    assert (answer_of_mads(mads), presence(mads)) == ((Answer.ACCEPTED, True), "expected")
    client.force_login(accounts["editor"])
    address = reverse("invitations", args=[mads.meeting.process.slug, mads.meeting_id])
    assert "svarede uden om invitationens egen adresse" in client.get(address).content.decode()
    last = mail(mads, "DECLINED", to=plus(mads), stamp=later + timedelta(hours=1))
    assert replies.read_all([last]).taken == 1
    assert answer_of_mads(mads) == (Answer.DECLINED, True)


def test_without_the_setting_nothing_is_tagged_and_every_answer_is_not_confirmed(mads: Invitation) -> None:
    assert mads.tag == ""
    replies.read_all([mail(mads, to="moeder+0123456789abcdef@engby.example")])
    assert answer_of_mads(mads) == (Answer.ACCEPTED, False)


# ------------------------------------------------------------------------------------------------------------- hostile
def _nested(depth: int) -> bytes:
    head = b"From: a@b.example\r\nMIME-Version: 1.0\r\n"
    return head + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(depth)
    )


HOSTILE = {
    "empty": b"",
    "zeros": b"\0" * 5000,
    "no head": b"\r\n\r\nhello",
    "too large": b"From: a@b.example\r\n\r\n" + b"x" * (MOST_BYTES + 1),
    "deep": _nested(3000),
    "many parts": b"From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    + b"--b\r\nContent-Type: text/calendar\r\n\r\nx\r\n" * 500,
    "two senders": b"From: a@b.example, c@d.example\r\n\r\nx",
    "two From": b"From: a@b.example\r\nFrom: c@d.example\r\n\r\nx",
    "broken head": b'From: =?utf-8?q?=?= <"@>\r\nContent-Type: text/calendar; =;\r\n\r\nBEGIN:VCALENDAR',
    "long line": b"From: a@b.example\r\nContent-Type: text/calendar\r\n\r\n" + b"BEGIN:VCALENDAR;" * 10_000,
    "quotes": b"From: a@b.example\r\nContent-Type: text/calendar\r\n\r\n" + b'";' * 60_000,
    "unknown letters": b"From: a@b.example\r\nContent-Type: text/calendar; charset=klingon\r\n\r\nMETHOD:REPLY",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_is_no_answer_soon(name: str) -> None:
    import time

    began = time.process_time()
    with pytest.raises(NoAnswerError):
        answer_of(HOSTILE[name])
    assert time.process_time() - began < 3


def test_hostile_mails_are_put_aside_and_the_rest_is_read(mads: Invitation) -> None:
    done = replies.read_all([*HOSTILE.values(), mail(mads)])

    assert done.taken == 1
    assert sum(done.ignored.values()) == len(HOSTILE)
    assert done.ignored["too large"] == 1


# ----------------------------------------------------------------------------------------------------------- mailboxes
def test_a_file_a_maildir_and_a_folder_give_the_same_mails(tmp_path: Path) -> None:
    one, two = mail("a@frisat"), mail("b@frisat", "DECLINED")
    box = stdlib.mbox(tmp_path / "box")
    folder = stdlib.Maildir(tmp_path / "maildir")
    (tmp_path / "plain").mkdir()
    for number, raw in enumerate((one, two)):
        box.add(raw)
        folder.add(raw)
        (tmp_path / "plain" / f"{number}.eml").write_bytes(raw)
    box.close()
    (tmp_path / "plain" / "out").symlink_to("/etc/hostname")

    for name in ("box", "maildir", "plain"):
        found = sorted(answer_of(raw).answer for raw in mailbox.messages(str(tmp_path / name)))
        assert found == ["ACCEPTED", "DECLINED"], name


def test_a_mail_longer_than_any_answer_is_never_held_whole() -> None:
    huge = io.BytesIO(
        b"From a\r\nFrom: a@b.example\r\n\r\n" + (b"x" * 60_000 + b"\r\n") * 100 + b"\r\nFrom b\r\nFrom: b@b\r\n"
    )
    first, second = mailbox.of_mbox(huge)

    assert MOST_BYTES < len(first) < MOST_BYTES + 70_000
    assert second == b"From: b@b\r\n"


def test_a_mailbox_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(mailbox.NoMailboxError, match="findes-ikke"):
        list(mailbox.messages(str(tmp_path / "findes-ikke")))
