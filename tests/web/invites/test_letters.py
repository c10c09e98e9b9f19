"""Letters over a real SMTP connection: what they say, and that each goes out once whatever the mail server does."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frisat.web.base.mail_queue import LOST_AFTER
from frisat.web.invites import actions, letters, queries
from frisat.web.invites.models import Answer, Invitation, Letter, LetterState
from frisat.web.meetings import moving
from frisat.web.meetings.models import Meeting
from frisat.web.people.models import Account
from frisat.web.record import queries as record
from frisat.web.record.actions import SYSTEM
from tests.web.invites.conftest import NOW
from tests.web.invites.post import Post, calendar_of
from tests.web.meetings.conftest import SECRET
from tests.write.invite_rules import broken, seen

pytestmark = pytest.mark.django_db
WHO = ["inhabil@engby.example", "karen@engby.example", "medlem@engby.example"]
LATER = {"period": {"edtf": "2027-11-30", "text": "30. november 2027"}}


def states() -> list[str]:
    return sorted(Letter.objects.values_list("state", flat=True))


def test_each_gets_a_letter_of_their_own_with_text_html_and_calendar(invited: list[Invitation], post: Post) -> None:
    assert letters.send_due(NOW) == 3

    assert post.handler.to_whom == WHO
    for to, message in post.handler.taken:
        kinds = [p.get_content_type() for p in message.walk()]
        assert kinds == ["multipart/alternative", "text/plain", "text/html", "text/calendar"]
        part = list(message.walk())[-1]
        assert (part.get_param("method"), part.get_param("charset")) == ("REQUEST", "utf-8")
        data = calendar_of(message)
        assert broken(data) == []
        assert seen(data).method == "REQUEST"
        assert seen(data).value("ATTENDEE") == f"mailto:{to[0]}"
        assert seen(data).value("ORGANIZER") == "mailto:moeder@engby.example"
        assert message["From"].addresses[0].addr_spec == "moeder@engby.example"
        others = set(WHO) - set(to)
        assert not [other for other in others if other.encode() in message.as_bytes()]
    assert states() == ["sent"] * 3
    assert letters.send_due(NOW + timedelta(days=1)) == 0
    assert record.verify().is_whole


def test_all_have_one_uid_that_public_calendars_do_not_tell(
    invited: list[Invitation], meeting: Meeting, post: Post
) -> None:
    letters.send_due(NOW)
    uids = {seen(calendar_of(m)).value("UID") for _, m in post.handler.taken}

    assert len(uids) == 1
    assert f"{meeting.uid}@frisat" not in uids


def test_nothing_closed_goes_by_mail_to_members_either(invited: list[Invitation], meeting: Meeting, post: Post) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(stage="released", link="https://video.example/1")
    assert letters.send_due(NOW) == 3

    assert post.handler.to_whom == WHO
    for _, message in post.handler.taken:
        every = "".join(str(p.get_content()) for p in message.walk() if not p.is_multipart())
        said = every + calendar_of(message).replace(b"\r\n ", b"").decode()
        assert "Lukket punkt" in said
        assert "https://video.example/1" in said
        assert SECRET not in said
        assert "bilag-" not in said


def test_what_is_closed_between_the_queue_and_the_sending_is_not_told(
    invited: list[Invitation], meeting: Meeting, post: Post
) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(stage="released")
    meeting.items.filter(order=1).update(closed=True, ground="Personforhold")
    assert letters.send_due(NOW) == 3

    assert post.handler.to_whom == WHO
    assert not [m for _, m in post.handler.taken if "Status på".encode() in calendar_of(m).replace(b"\r\n ", b"")]


def test_who_lost_the_right_meanwhile_gets_nothing(
    invited: list[Invitation], meeting: Meeting, member: Account, barred: Account, post: Post
) -> None:
    """A closed account, somebody taken off the meeting, and one whose invitation was withdrawn."""
    member.is_active = False
    member.save()
    meeting.participants.filter(person__account=barred).exclude(conflicts__isnull=False).delete()
    Invitation.objects.filter(email=barred.email).update(participant=None)
    chair = Invitation.objects.get(email="karen@engby.example")
    actions.withdraw(SYSTEM, chair)

    assert letters.send_due(NOW) == 0
    assert post.handler.taken == []
    faults = dict(Letter.objects.values_list("invitation__email", "fault").order_by("-pk"))
    assert faults == {
        "karen@engby.example": "changed again", "medlem@engby.example": "account closed",
        "inhabil@engby.example": "no longer takes part",
    }  # fmt: skip
    assert Letter.objects.get(method="CANCEL").fault == "never told"


def test_a_moved_meeting_is_told_again_under_the_same_uid_and_a_higher_sequence(
    invited: list[Invitation], meeting: Meeting, post: Post
) -> None:
    letters.send_due(NOW)
    Invitation.objects.update(answer=Answer.ACCEPTED, answered=NOW, answered_sequence=0)
    moving.change(SYSTEM, meeting, LATER, reason="Salen er optaget.")
    letters.send_due(NOW + timedelta(minutes=1))

    before, after = (seen(calendar_of(post.handler.taken[n][1])) for n in (0, 3))
    assert before.value("UID") == after.value("UID")
    assert (before.value("SEQUENCE"), after.value("SEQUENCE")) == ("0", "1")
    assert after.value("DTSTART").startswith("20271130")
    assert post.handler.taken[3][1]["Subject"].strip().startswith("Ændret: ")
    assert set(Invitation.objects.values_list("answer", flat=True)) == {Answer.NONE}


def test_an_answer_holds_when_only_the_place_changes(invited: list[Invitation], meeting: Meeting, post: Post) -> None:
    Invitation.objects.update(answer=Answer.ACCEPTED)
    moving.change(SYSTEM, meeting, {"place": "Aulaen"}, reason="Salen er optaget.")
    letters.send_due(NOW)

    assert {seen(calendar_of(m)).parameters("ATTENDEE")["PARTSTAT"] for _, m in post.handler.taken} == {"ACCEPTED"}


def test_two_changes_before_the_first_letter_are_one_letter(
    invited: list[Invitation], meeting: Meeting, post: Post
) -> None:
    moving.change(SYSTEM, meeting, LATER, reason="Salen er optaget.")
    moving.change(SYSTEM, meeting, {"place": "Aulaen"}, reason="Større sal.")

    assert letters.send_due(NOW) == 3
    assert {seen(calendar_of(m)).value("SEQUENCE") for _, m in post.handler.taken} == {"2"}
    assert states() == ["dropped"] * 6 + ["sent"] * 3


def test_a_cancelled_meeting_leaves_calendars_with_its_reason(
    invited: list[Invitation], meeting: Meeting, post: Post
) -> None:
    letters.send_due(NOW)
    off = {"status": "cancelled", "status_reason": "For få tilmeldte"}
    moving.change(SYSTEM, meeting, off, reason="For få tilmeldte")
    letters.send_due(NOW)

    said = seen(calendar_of(post.handler.taken[-1][1]))
    assert broken(said.data) == []
    assert (said.method, said.value("STATUS"), said.value("SEQUENCE")) == ("CANCEL", "CANCELLED", "1")
    assert "Grund: For få tilmeldte" in said.value("DESCRIPTION")
    assert len(post.handler.taken) == 6
    assert post.handler.taken[-1][1]["Subject"].strip().startswith("Aflyst: ")


def test_a_withdrawn_invitation_is_called_back_and_can_be_made_anew(
    invited: list[Invitation], meeting: Meeting, post: Post
) -> None:
    letters.send_due(NOW)
    one = Invitation.objects.select_related("meeting").get(email="karen@engby.example")
    actions.withdraw(SYSTEM, one)
    letters.send_due(NOW)
    actions.invite(SYSTEM, meeting, [actions.Wanted("Karen", "Karen@engby.example", one.participant)])
    letters.send_due(NOW)

    mine = [seen(calendar_of(m)) for to, m in post.handler.taken if to == ["karen@engby.example"]]
    assert [(s.method, s.value("SEQUENCE")) for s in mine] == [("REQUEST", "0"), ("CANCEL", "1"), ("REQUEST", "2")]
    assert len(post.handler.taken) == 5


def test_the_agenda_is_ready_is_told_without_a_calendar(
    invited: list[Invitation], meeting: Meeting, post: Post
) -> None:
    letters.send_due(NOW)
    with pytest.raises(actions.NotReadyError, match="unreleased"):
        actions.send_papers(SYSTEM, meeting)
    Meeting.objects.filter(pk=meeting.pk).update(stage="released")
    assert actions.send_papers(SYSTEM, meeting) == 3
    letters.send_due(NOW)

    message = post.handler.taken[-1][1]
    assert [p.get_content_type() for p in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert re.search(r"/moeder/\d{4}-\d\d-\d\d/skoleudvalget/", message.get_body(("plain",)).get_content())


# ------------------------------------------------------------------------------------------------- faults of the server
def test_a_server_that_is_away_for_an_hour_has_everything_later_each_once_and_the_secretary_sees_it(
    invited: list[Invitation], post: Post, meeting: Meeting, as_editor: Client
) -> None:
    page = reverse("invitations", args=[meeting.process.slug, meeting.pk])
    post.stop()
    tried, now = [], NOW
    while now < NOW + timedelta(hours=1):
        letters.send_due(now)
        tried.append(now)
        when = queries.next_due(now)
        assert when is not None
        assert when > now
        now = when
    pauses = [b - a for a, b in pairwise(tried)]
    assert pauses == sorted(pauses)
    assert len(tried) <= 7
    assert states() == ["waiting"] * 3
    assert as_editor.get(page).content.decode().count("til mailserveren; der prøves igen") == 3

    post.start()
    assert letters.send_due(now) == 3
    assert post.handler.to_whom == WHO
    assert states() == ["sent"] * 3
    assert letters.send_due(now + timedelta(hours=1)) == 0
    shown = as_editor.get(page).content.decode()
    assert (shown.count("Invitationen blev sendt"), shown.count("prøves igen")) == (3, 0)


def test_a_no_for_now_is_tried_again_and_a_no_for_good_is_told(invited: list[Invitation], post: Post) -> None:
    post.handler.to = {WHO[0]: "450 4.2.1 mailbox busy", WHO[1]: "550 5.1.1 no such user"}
    assert letters.send_due(NOW) == 1

    found = {i: Letter.objects.get(invitation__email=i) for i in WHO}
    assert [found[i].state for i in WHO] == ["waiting", "failed", "sent"]
    assert found[WHO[1]].fault == "550 5.1.1 no such user"
    post.handler.to = {}
    assert letters.send_due(NOW) == 0
    assert letters.send_due(NOW + timedelta(minutes=2)) == 1
    assert post.handler.to_whom == [WHO[0], WHO[2]]


@pytest.mark.parametrize("answer", ["451 4.3.0 try again", "close", "421 4.3.2 shutting down"])
def test_a_mail_that_is_not_taken_is_sent_later(invited: list[Invitation], post: Post, answer: str) -> None:
    post.handler.data = [answer]
    now = NOW
    for _ in range(4):
        letters.send_due(now)
        now += timedelta(minutes=5)

    assert post.handler.to_whom == WHO
    assert states() == ["sent"] * 3


def test_a_mail_that_is_refused_is_not_sent_again(invited: list[Invitation], post: Post) -> None:
    post.handler.data = ["554 5.7.1 spam"]
    for minutes in (0, 10, 600):
        letters.send_due(NOW + timedelta(minutes=minutes))

    assert states() == ["failed", "sent", "sent"]
    assert len(post.handler.taken) == 2


def test_a_server_that_is_too_slow_is_left_and_asked_again(
    invited: list[Invitation], post: Post, settings: Any
) -> None:
    settings.EMAIL_TIMEOUT = 0.5
    post.handler.data, post.handler.pause = ["slow"], 3.0
    letters.send_due(NOW)
    settings.EMAIL_TIMEOUT = 5
    for minutes in (1, 5):
        letters.send_due(NOW + timedelta(minutes=minutes))

    assert states() == ["sent"] * 3


def test_a_break_after_the_mail_was_taken_sends_the_same_mail_again(invited: list[Invitation], post: Post) -> None:
    """Nobody can know whether it arrived: the second has the same Message-ID, UID, SEQUENCE and DTSTAMP."""
    post.handler.data = ["take and close"]
    for minutes in (0, 1, 5):
        letters.send_due(NOW + timedelta(minutes=minutes))

    twice = [m for to, m in post.handler.taken if post.handler.to_whom.count(to[0]) == 2]
    assert len(post.handler.taken) == 4
    assert len({m["Message-ID"] for m in twice}) == 1
    assert calendar_of(twice[0]) == calendar_of(twice[1])


def test_what_cannot_be_sent_for_days_is_told_to_the_secretary(invited: list[Invitation], post: Post) -> None:
    post.stop()
    Letter.objects.update(made=NOW - timedelta(days=4))
    letters.send_due(NOW)

    assert states() == ["failed"] * 3
    assert queries.next_due(NOW) is None


def test_two_workers_send_each_letter_once(invited: list[Invitation], post: Post) -> None:
    from frisat.web.invites import letter_actions

    first = Letter.objects.order_by("pk").first()
    assert first is not None
    assert letter_actions.claim(SYSTEM, first, NOW)
    assert not letter_actions.claim(SYSTEM, first, NOW)
    assert letters.send_due(NOW) == 2
    assert letters.send_due(NOW + LOST_AFTER + timedelta(seconds=1)) == 1
    assert post.handler.to_whom == WHO


# ------------------------------------------------------------------------------------------------------------ injection
HOSTILE = [
    "Bo\r\nBcc: alle@ond.example",
    "Bo\nSubject: x",
    'Bo" <ond@ond.example>',
    "=?utf-8?q?Bo=0ABcc?=",
    "Bø\u2028Bcc: x",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_becomes_a_head_or_a_recipient(meeting: Meeting, post: Post, name: str) -> None:
    from frisat.web.process.models import IndexedActivity

    IndexedActivity.objects.filter(activity=meeting.activity).update(title=f"Møde {name}", place=name)
    actions.invite(SYSTEM, meeting, [actions.Wanted(name, "bo@engby.example")])
    letters.send_due(NOW)

    ((to, message),) = post.handler.taken
    assert to == ["bo@engby.example"]
    assert message["Bcc"] is None
    assert len(message.get_all("Subject")) == len(message.get_all("To")) == 1
    assert [a.addr_spec for a in message["To"].addresses] == ["bo@engby.example"]
    assert broken(calendar_of(message)) == []


def test_a_letter_of_a_change_that_was_undone_is_not_there(invited: list[Invitation], meeting: Meeting) -> None:
    from django.db import transaction

    count = Letter.objects.count()

    def move_and_break() -> None:
        with transaction.atomic():
            moving.change(SYSTEM, meeting, LATER, reason="Salen er optaget.")
            assert Letter.objects.count() == count + 3
            raise RuntimeError

    with pytest.raises(RuntimeError):
        move_and_break()
    assert Letter.objects.count() == count
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.WAITING}


def test_a_version_from_the_editor_that_moves_the_meeting_tells_those_invited_too(
    invited: list[Invitation], meeting: Meeting, post: Post, accounts: dict[str, Account]
) -> None:
    """The plan is the only place where the day stands, so whichever way it changed, the letters follow."""
    from datetime import date

    from frisat.plan.drafting import Operation, value
    from frisat.web.process import drafts, version_actions

    letters.send_due(NOW)
    owner, key = accounts["owner"], meeting.activity.key
    draft = drafts.open_draft(owner, meeting.process)
    now = value(drafts.state_of(draft), key, "period")
    drafts.change(owner, draft, [Operation(key, "period", now, LATER["period"])])
    draft.refresh_from_db()
    said = version_actions.Publication(
        upto=draft.snapshot_upto, valid_from=date(2027, 5, 3), name="Planen", reason="Besluttet"
    )
    version_actions.publish_draft(owner, draft, said)
    letters.send_due(NOW)

    meeting.refresh_from_db()
    assert (meeting.sequence, str(meeting.addresses.last())) == (1, "2027-11-30/skoleudvalget")
    after = seen(calendar_of(post.handler.taken[-1][1]))
    assert (len(post.handler.taken), after.value("SEQUENCE")) == (6, "1")
    assert after.value("DTSTART").startswith("20271130")
