"""The secretary's page of invitations: who is invited, errors that keep what was written, and whom it refuses."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from frisat.web.invites import actions, queries
from frisat.web.invites.models import Answer, Invitation, Letter, Reply
from frisat.web.meetings.models import Meeting, Participant
from frisat.web.people.models import Account, Person
from frisat.web.process.models import IndexedActivity
from tests.web.people.world import twin

pytestmark = pytest.mark.django_db


def page(meeting: Meeting, name: str = "invitations", *more: int) -> str:
    return reverse(name, args=[meeting.process.slug, meeting.pk, *more])


def boxes(meeting: Meeting) -> dict[str, str]:
    row = queries.meeting_of(meeting.process, meeting.pk)
    assert row is not None
    return {f"box-{c.key}": "on" for c in queries.candidates(row) if c.email} | {
        f"mail-{c.key}": c.email for c in queries.candidates(row)
    }


def test_everybody_with_an_address_is_invited_in_one_click(meeting: Meeting, as_editor: Client) -> None:
    shown = as_editor.get(page(meeting)).content.decode()
    assert "Ingen er inviteret endnu" in shown
    assert shown.count("checked") == 2  # the chair and the guests have no address

    answer = as_editor.post(page(meeting), boxes(meeting), follow=True).content.decode()
    assert "2 invitationer er på vej" in answer
    assert "2 er inviteret: 2 har ikke svaret." in answer
    assert Letter.objects.filter(state="waiting").count() == 2


def test_a_missing_or_wrong_address_is_said_and_everything_is_kept(meeting: Meeting, as_editor: Client) -> None:
    chair = Participant.objects.get(meeting=meeting, part="chair")
    sent = {**boxes(meeting), f"box-p{chair.pk}": "on", "other_name": "Bo Bæk", "other_mail": "bo-engby.example"}
    answer = as_editor.post(page(meeting), sent)
    said = answer.content.decode()

    assert answer.status_code == 422
    assert "Karen Formand har ingen mailadresse" in said
    assert f'href="#id_mail-p{chair.pk}"' in said
    assert "»bo-engby.example« er ikke en mailadresse" in said
    assert 'value="bo-engby.example"' in said
    assert 'value="Bo Bæk"' in said
    assert not Invitation.objects.exists()


def test_two_with_one_address_and_nobody_at_all_are_said(meeting: Meeting, as_editor: Client) -> None:
    sent = boxes(meeting)
    mails = [key for key in sent if key.startswith("mail-") and sent[key]]
    said = as_editor.post(page(meeting), {**sent, mails[1]: sent[mails[0]]}).content.decode()
    assert "Hver skal have sin egen adresse" in said
    assert "Ingen er valgt" in as_editor.post(page(meeting), {}).content.decode()


def test_members_of_the_body_that_meets_become_participants_when_they_are_invited(
    meeting: Meeting, as_editor: Client
) -> None:
    from datetime import date

    from frisat.web.bodies.models import Seat

    body = meeting.meeting_bodies.get(order=0).body
    sits, gone = (Person.objects.create(name=n, email=f"{n}@engby.example") for n in ("sidder", "forbi"))
    Seat.objects.create(body=body, person=sits, first_day=date(2020, 1, 1))
    Seat.objects.create(body=body, person=gone, first_day=date(2020, 1, 1), last_day=date(2021, 12, 31))
    as_editor.post(page(meeting), boxes(meeting))

    assert Invitation.objects.get(email="sidder@engby.example").participant.person == sits
    assert not Invitation.objects.filter(email="forbi@engby.example").exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"edtf": "2027-05", "words": "maj 2027"}, "Mødets dato ligger ikke fast"),
        ({"status": "cancelled"}, "Mødet er aflyst eller udskudt"),
        ({"status": "postponed"}, "Mødet er aflyst eller udskudt"),
    ],
)
def test_a_meeting_that_cannot_be_called_to_says_why(
    meeting: Meeting, as_editor: Client, changes: dict[str, str], said: str
) -> None:
    sent = boxes(meeting)
    IndexedActivity.objects.filter(activity=meeting.activity).update(**changes)
    assert said in as_editor.get(page(meeting)).content.decode()
    assert said in as_editor.post(page(meeting), sent, follow=True).content.decode()
    assert not Invitation.objects.exists()


def test_a_letter_that_was_refused_says_what_to_do(
    meeting: Meeting, invited: list[Invitation], as_editor: Client
) -> None:
    Letter.objects.filter(invitation=invited[0]).update(state="failed", fault="550 5.1.1 no such user")
    said = as_editor.get(page(meeting)).content.decode()
    assert "Mailserveren afviste brevet: »550 5.1.1 no such user«" in said


def test_one_is_sent_again_withdrawn_and_answered_for(
    meeting: Meeting, invited: list[Invitation], as_editor: Client
) -> None:
    one = invited[0]
    as_editor.post(page(meeting, "invite_again", one.pk))
    assert sorted(Letter.objects.filter(invitation=one).values_list("method", "copy")) == [
        ("REQUEST", 0),
        ("REQUEST", 1),
    ]
    assert (
        "Afbud"
        in as_editor.post(page(meeting, "invite_answer", one.pk), {"answer": "DECLINED"}, follow=True).content.decode()
    )
    one.refresh_from_db()
    assert one.answer == Answer.DECLINED
    said = as_editor.post(page(meeting, "invite_withdraw", one.pk), follow=True).content.decode()
    assert "er ikke længere inviteret" in said
    assert "Ikke længere inviteret" in said


def test_the_secretary_tells_that_the_agenda_is_ready(
    meeting: Meeting, invited: list[Invitation], as_editor: Client
) -> None:
    assert "er ikke frigivet" in as_editor.post(page(meeting, "invite_papers"), follow=True).content.decode()
    Meeting.objects.filter(pk=meeting.pk).update(stage="released")
    said = as_editor.post(page(meeting, "invite_papers"), follow=True).content.decode()
    assert "3 får besked om, at dagsordenen er klar" in said
    assert Letter.objects.filter(method="PAPERS").count() == 3


def test_answers_that_were_not_used_are_listed(meeting: Meeting, invited: list[Invitation], as_editor: Client) -> None:
    Reply.objects.create(message_sha256="0" * 64, meeting=meeting, sender="ond@ond.example", ignored="uninvited")
    assert "ond@ond.example er ikke inviteret" in as_editor.get(page(meeting)).content.decode()


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("reader", 403), ("contributor", 403), ("admin", 403)])
def test_who_does_not_prepare_meetings_sees_no_address(
    meeting: Meeting, invited: list[Invitation], client: Client, accounts: dict[str, Account], who: str, status: int
) -> None:
    client.force_login(accounts[who])
    answers = [
        client.get(page(meeting)),
        client.post(page(meeting), {}),
        client.post(page(meeting, "invite_papers")),
        *(client.post(page(meeting, name, invited[0].pk)) for name in ("invite_again", "invite_withdraw")),
    ]
    assert [a.status_code for a in answers] == [status] * 5
    assert not [a for a in answers if b"@engby.example" in a.content.replace(who.encode() + b"@engby.example", b"")]


def test_an_invitation_of_another_meeting_is_not_found(
    meeting: Meeting, invited: list[Invitation], as_editor: Client
) -> None:
    from frisat.web.meetings.actions import make_meeting
    from frisat.web.record.actions import SYSTEM

    row = IndexedActivity.objects.filter(process=meeting.process, left_in=None).exclude(activity=meeting.activity)[0]
    other = make_meeting(SYSTEM, row.activity)
    foreign = make_meeting(SYSTEM, twin(meeting.process).activities.order_by("number")[0])
    assert as_editor.post(page(other, "invite_withdraw", invited[0].pk)).status_code == 404
    own = reverse("invitations", args=[meeting.process.slug, foreign.pk])
    assert as_editor.get(own).status_code == 404


def test_two_secretaries_who_invite_the_same_one_send_one_letter(
    meeting: Meeting, accounts: dict[str, Account]
) -> None:
    wanted = [actions.Wanted("Bo", "bo@engby.example")]
    first = actions.invite(accounts["editor"], meeting, wanted)
    again = actions.invite(accounts["approver"], meeting, [actions.Wanted("Bo", "BO@engby.example")])

    assert (len(first), len(again), Letter.objects.count()) == (1, 0, 1)
