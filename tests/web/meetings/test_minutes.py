"""Minutes: taken on one screen, saved by field, approved by those who were there, frozen, corrected."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from frisat.plan.meeting import ItemKind, Outcome, Part, Presence, Stage
from frisat.web.meetings import approval_actions, follow_actions, follow_queries, minutes_actions, moving, sight
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Approval, FollowUp, Item, Meeting
from frisat.web.meetings.value import with_all
from frisat.web.people.models import Person
from frisat.web.record import queries as record
from frisat.web.record.actions import SYSTEM
from tests.web.meetings.conftest import SECRET

if TYPE_CHECKING:
    from frisat.web.people.models import Account

pytestmark = pytest.mark.django_db
PROCESS = "skolestruktur"


def at(name: str, *args: Any) -> str:
    return reverse(name, args=[PROCESS, *args])


def whole(meeting: Meeting) -> Meeting:
    return with_all(Meeting.objects.filter(pk=meeting.pk)).get()


@pytest.fixture
def taking(meeting: Meeting) -> Meeting:
    """The meeting with its agenda out and its minutes begun."""
    meeting.items.filter(order=1).update(no="1")
    meeting.items.filter(order=2).update(no="2")
    Meeting.objects.filter(pk=meeting.pk).update(stage=Stage.RELEASED)
    minutes_actions.begin(SYSTEM, meeting)
    return meeting


@pytest.fixture
def written(taking: Meeting) -> Meeting:
    """Minutes in which nothing is missing."""
    minutes_actions.everybody_came(SYSTEM, taking)
    first, second = taking.items.order_by("order")
    minutes_actions.take_down(SYSTEM, first, {"outcome": "noted"}, seen=0)
    minutes_actions.take_down(SYSTEM, second, {"outcome": "approved", "withheld": "Sagen forhandles."}, seen=0)
    return taking


@pytest.fixture
def approving(written: Meeting) -> Meeting:
    approval_actions.send(SYSTEM, written, seen=approval_actions.stand_of(whole(written)))
    return written


@pytest.fixture
def frozen(approving: Meeting) -> Meeting:
    approval_actions.freeze(SYSTEM, approving, seen=approval_actions.stand_of(whole(approving)), reason="Hastesag.")
    return approving


@pytest.fixture
def editor(client: Client, accounts: dict[str, Account]) -> Client:
    client.force_login(accounts["editor"])
    return client


@pytest.fixture
def owner(client: Client, accounts: dict[str, Account]) -> Client:
    client.force_login(accounts["owner"])
    return client


def sent(meeting: Meeting, order: int, **more: Any) -> tuple[str, dict[str, Any]]:
    item = meeting.items.get(order=order)
    return at("minutes_item", meeting.pk, item.pk), {"seen": item.revision, "udfald": item.outcome, **more}


def test_an_item_is_written_with_outcome_votes_dissent_and_conflict(taking: Meeting, editor: Client) -> None:
    minutes_actions.everybody_came(SYSTEM, taking)
    _, mads, inge = taking.participants.order_by("order")[:3]
    address, form = sent(
        taking, 1, udfald="endorsed", tekst="", stemmer="1", in_favour="2", against="", abstained="",
        **{f"stemme-{mads.pk}": "against"}, inhabile="1", inhabil=[inge.pk], dissens="1",
        **{"dissens-hvem": [mads.pk, ""], "dissens-tekst": ["Det går for hurtigt.", ""]},
    )  # fmt: skip
    answer = editor.post(address, form)
    assert answer.status_code == 302
    page = editor.get(at("minutes", taking.pk)).content.decode()
    for said in (
        "Tiltrådt.", "For stemte 2, imod 1 (Mads Medlem).", "Inge Inhabil var inhabil og deltog ikke i punktet.",
        "Mads Medlem ønskede sit mindretalsstandpunkt ført til referat: »Det går for hurtigt.«",
    ):  # fmt: skip
        assert said in page
    assert record.verify().is_whole


def test_it_saves_itself_and_says_when(taking: Meeting, editor: Client) -> None:
    address, form = sent(taking, 1, udfald="discussed", tekst="Drøftet med interesse.")
    answer = editor.post(address, form, headers={"accept": "application/json"})
    found = json.loads(answer.content)
    assert answer.status_code == 200
    assert found["saved"].startswith("Gemt kl. ")
    assert (found["revision"], found["prose"]) == (1, ["Drøftet med interesse."])
    assert Item.objects.get(meeting=taking, order=1).decision_text == "Drøftet med interesse."


@pytest.mark.parametrize("as_json", [True, False])
def test_two_writers_at_once_both_see_what_stands_and_nothing_is_overwritten(
    taking: Meeting, editor: Client, as_json: bool
) -> None:
    item = taking.items.get(order=1)
    minutes_actions.take_down(SYSTEM, item, {"decision_text": "Den andens ord"}, seen=0)
    address, _ = sent(taking, 1)
    headers = {"accept": "application/json"} if as_json else {}
    answer = editor.post(address, {"seen": "0", "udfald": "noted", "tekst": "Mine ord"}, headers=headers)
    page = json.dumps(json.loads(answer.content), ensure_ascii=False) if as_json else answer.content.decode()
    assert answer.status_code == 409
    assert "Den andens ord" in page
    assert as_json or "Mine ord" in page
    assert Item.objects.get(pk=item.pk).decision_text == "Den andens ord"
    again = editor.post(address, {"seen": "1", "udfald": "noted", "tekst": "Mine ord"}, headers=headers)
    assert again.status_code in (200, 302)
    assert Item.objects.get(pk=item.pk).decision_text == "Mine ord"


def test_a_number_that_is_none_is_told_and_the_rest_is_saved(taking: Meeting, editor: Client) -> None:
    address, form = sent(taking, 1, tekst="Beslutningen", stemmer="1", in_favour="mange", against="2")
    answer = editor.post(address, form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "»mange« er ikke et antal stemmer" in page
    assert 'value="mange"' in page
    assert 'href="#punkt-' in page
    now = Item.objects.get(meeting=taking, order=1)
    assert (now.decision_text, now.vote) == ("Beslutningen", None)


def test_fewer_votes_than_names_are_refused(taking: Meeting, editor: Client) -> None:
    karen, mads = taking.participants.order_by("order")[:2]
    address, form = sent(
        taking, 1, stemmer="1", in_favour="1", **{f"stemme-{karen.pk}": "in_favour", f"stemme-{mads.pk}": "in_favour"}
    )
    assert "Der er navne på 2 stemmer, men der står 1." in editor.post(address, form).content.decode()


def test_each_save_can_be_taken_back(taking: Meeting, editor: Client) -> None:
    item = taking.items.get(order=1)
    mads = taking.participants.order_by("order")[1]
    for n, values in enumerate(
        ({"outcome": "noted"}, {"decision_text": "Første"}, {"decision_text": "Anden", "conflicts": [mads.pk]})
    ):
        minutes_actions.take_down(SYSTEM, item, values, seen=n)
    states = []
    for n in (3, 4, 5):
        editor.post(at("minutes_undo", taking.pk, item.pk), {"seen": n})
        now = Item.objects.get(pk=item.pk)
        states.append((now.outcome, now.decision_text, now.conflict_rows.count()))
    assert states == [("noted", "Første", 0), ("noted", "", 0), ("", "", 0)]
    with pytest.raises(MeetingError, match="G321"):
        minutes_actions.undo(SYSTEM, item, seen=6)
    with pytest.raises(MeetingError, match="G305"):
        minutes_actions.undo(SYSTEM, item, seen=2)


def test_who_came_late_and_left_is_not_counted_where_they_were_away(taking: Meeting, editor: Client) -> None:
    minutes_actions.everybody_came(SYSTEM, taking)
    mads = taking.participants.order_by("order")[1]
    second = taking.items.get(order=2)
    second.conflict_rows.all().delete()
    form = {"seen": "1", "fremmoede": "present", "kom": "15.20", "kom-punkt": second.pk, "gik": "", "gik-punkt": ""}
    assert editor.post(at("minutes_presence", taking.pk, mads.pk), form).status_code == 302
    page = editor.get(at("minutes", taking.pk)).content.decode()
    assert "2 kan stemme i punktet." in page
    assert "3 kan stemme i punktet." in page
    told = editor.get(at("minutes_whole", taking.pk)).content.decode()
    assert "Mads Medlem kom kl. 15.20 og deltog fra punkt 2." in told
    stale = editor.post(at("minutes_presence", taking.pk, mads.pk), {**form, "kom": "15.40"})
    assert stale.status_code == 409
    wrong = editor.post(at("minutes_presence", taking.pk, mads.pk), {**form, "seen": "2", "kom": "sent"})
    assert "»sent« er ikke et klokkeslæt" in wrong.content.decode()


def test_minutes_that_lack_something_do_not_go_out_and_lead_to_what_is_missing(taking: Meeting, editor: Client) -> None:
    page = editor.get(at("minutes_whole", taking.pk)).content.decode()
    items = list(taking.items.order_by("order"))
    for said in (f"#punkt-{items[0].pk}", f"#punkt-{items[1].pk}", "Punkt 1 mangler et udfald.", "#deltager-"):
        assert said in page
    with pytest.raises(MeetingError, match="G314"):
        approval_actions.send(SYSTEM, taking, seen=approval_actions.stand_of(whole(taking)))


def test_a_closed_decision_needs_an_extract_or_a_ground(written: Meeting) -> None:
    second = written.items.get(order=2)
    minutes_actions.take_down(SYSTEM, second, {"withheld": ""}, seen=second.revision)
    assert [said for said, _ in approval_actions.lacking(whole(written))] == [
        "Punkt 2 er lukket og har hverken et offentligt uddrag eller en grund til, at der ikke gives et. "
        "Skriv det ene eller det andet under punktet."
    ]


def test_what_is_sent_is_what_was_read(written: Meeting) -> None:
    read = approval_actions.stand_of(whole(written))
    first = written.items.get(order=1)
    minutes_actions.take_down(SYSTEM, first, {"decision_text": "Noget andet"}, seen=first.revision)
    with pytest.raises(MeetingError, match="G315"):
        approval_actions.send(SYSTEM, written, seen=read)


def test_each_who_was_there_answers_for_oneself_and_nobody_else(
    approving: Meeting, client: Client, accounts: dict[str, Account], member: Account, barred: Account
) -> None:
    mine = Approval.objects.get(participant__person__account=member)
    assert approving.approvals.count() == 3
    address = reverse("minutes_own", args=[mine.pk])
    for who in (barred, accounts["owner"], accounts["admin"], accounts["stranger"]):
        client.force_login(who)
        assert client.get(address).status_code == 404
        assert client.post(address, {"svar": "ja", "seen": mine.sha256}).status_code == 404
    with pytest.raises(PermissionDenied):
        approval_actions.answer(accounts["owner"], mine, approved=True, remark="", seen=mine.sha256, factor=False)
    client.force_login(member)
    assert "Godkend referat" in client.get("/arbejde/").content.decode()
    assert SECRET in client.get(address).content.decode()
    refused = client.post(address, {"svar": "nej", "seen": mine.sha256, "remark": ""})
    assert refused.status_code == 422
    assert "Der mangler en bemærkning." in refused.content.decode()
    assert client.post(address, {"svar": "ja", "seen": mine.sha256}).status_code == 302
    mine.refresh_from_db()
    assert (mine.approved, mine.factor) == (True, False)
    assert "Du godkendte referatet" in client.get(address).content.decode()


def test_who_is_barred_reads_minutes_without_the_closed_item(
    approving: Meeting, client: Client, barred: Account
) -> None:
    client.force_login(barred)
    mine = Approval.objects.get(participant__person__account=barred)
    page = client.get(reverse("minutes_own", args=[mine.pk])).content.decode()
    assert SECRET not in page
    assert "Lukket punkt" in page


def test_who_has_a_second_factor_is_asked_for_it(approving: Meeting, client: Client, member: Account) -> None:
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(member, generate_totp_secret())
    client.force_login(member)
    mine = Approval.objects.get(participant__person__account=member)
    address = reverse("minutes_own", args=[mine.pk])
    answer = client.post(address, {"svar": "ja", "seen": mine.sha256})
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("mfa_reauthenticate"))
    mine.refresh_from_db()
    assert mine.approved is None


def test_the_secretary_writes_down_who_has_no_account_and_how_it_was_told(
    approving: Meeting, editor: Client, member: Account
) -> None:
    karen = Approval.objects.get(participant__person__account=None)
    address = at("minutes_answer_for", approving.pk, karen.participant_id)
    refused = editor.post(address, {"svar": "ja", "seen": karen.sha256, "told": ""})
    assert refused.status_code == 422
    editor.post(address, {"svar": "ja", "seen": karen.sha256, "told": "på papir"})
    karen.refresh_from_db()
    assert (karen.approved, karen.told, karen.factor) == (True, "på papir", False)
    has_account = Approval.objects.get(participant__person__account=member)
    address = at("minutes_answer_for", approving.pk, has_account.participant_id)
    answer = editor.post(address, {"svar": "ja", "seen": has_account.sha256, "told": "i telefonen"})
    assert "har en konto og svarer selv" in answer.content.decode()


def test_minutes_that_are_corrected_are_asked_about_anew(approving: Meeting, member: Account) -> None:
    mine = Approval.objects.get(participant__person__account=member)
    approval_actions.answer(member, mine, approved=True, remark="", seen=mine.sha256, factor=False)
    approval_actions.reopen(SYSTEM, approving, reason="Et navn er forkert.")
    first = approving.items.get(order=1)
    minutes_actions.take_down(SYSTEM, first, {"decision_text": "Rettet."}, seen=first.revision)
    approval_actions.send(SYSTEM, approving, seen=approval_actions.stand_of(whole(approving)))
    again = Approval.objects.get(participant__person__account=member)
    assert again.approved is None
    assert again.sha256 != mine.sha256
    with pytest.raises(MeetingError, match="G315"):
        approval_actions.answer(member, again, approved=True, remark="", seen=mine.sha256, factor=False)


def test_closing_an_item_while_it_is_read_keeps_nobody_from_answering(approving: Meeting, member: Account) -> None:
    from frisat.web.meetings import agenda_actions

    agenda_actions.close_item(SYSTEM, approving.items.get(order=1), closed=True, ground="Personforhold")
    mine = Approval.objects.get(participant__person__account=member)
    approval_actions.answer(member, mine, approved=True, remark="", seen=mine.sha256, factor=False)
    mine.refresh_from_db()
    assert mine.approved is True


def test_missing_and_dissenting_answers_are_named_and_ask_for_a_reason(
    approving: Meeting, owner: Client, member: Account
) -> None:
    mine = Approval.objects.get(participant__person__account=member)
    approval_actions.answer(
        member, mine, approved=False, remark="Afstemningen er forkert.", seen=mine.sha256, factor=False
    )
    page = owner.get(at("minutes_whole", approving.pk)).content.decode()
    assert "Godkender ikke: Mads Medlem." in page
    assert "Har ikke svaret: Karen Formand, Inge Inhabil." in page
    seen = approval_actions.stand_of(whole(approving))
    refused = owner.post(at("minutes_freeze", approving.pk), {"seen": seen})
    assert refused.status_code == 422
    assert "har ikke godkendt referatet" in refused.content.decode()
    owner.post(at("minutes_freeze", approving.pk), {"seen": seen, "reason": "Sagen haster."})
    approving.refresh_from_db()
    assert approving.stage == Stage.FROZEN


def test_who_has_not_answered_stands_in_the_order_of_the_participants(approving: Meeting, owner: Client) -> None:
    """Not in the order in which a database happens to keep the answers."""
    participants = list(approving.participants.order_by("-order"))
    for order, one in enumerate(participants):
        type(one).objects.filter(pk=one.pk).update(order=100 + order)
    asked = [str(one) for one in participants if Approval.objects.filter(participant=one).exists()]
    page = owner.get(at("minutes_whole", approving.pk)).content.decode()
    assert f"Har ikke svaret: {', '.join(asked)}." in page


def test_a_binding_outcome_becomes_a_decision_with_a_number_of_its_year(approving: Meeting) -> None:
    from frisat.web.cases.models import Decision

    approval_actions.freeze(SYSTEM, approving, seen=approval_actions.stand_of(whole(approving)), reason="Alle spurgt.")
    made = Decision.objects.get()
    item = approving.items.get(order=2)
    assert item.decision == made
    assert (item.kind, made.outcome, made.closed, made.withheld) == (
        ItemKind.DECISION, Outcome.APPROVED, True, "Sagen forhandles.",
    )  # fmt: skip
    assert made.text == "Skoleudvalget og Elevrådet godkendte indstillingen."
    assert approving.items.get(order=1).decision is None


def test_frozen_minutes_keep_their_words_whatever_the_register_says_later(frozen: Meeting) -> None:
    before = sight.public(whole(frozen))
    Person.objects.filter(name="Karen Formand").update(name="Karen Nygift")
    frozen.meeting_bodies.first().body.__class__.objects.filter(name="Skoleudvalget").update(name="Børneudvalget")
    assert sight.public(whole(frozen)) == before


def test_a_correction_stands_with_its_date_beside_the_old_text(frozen: Meeting, owner: Client) -> None:
    item = frozen.items.get(order=1)
    old = "Skoleudvalget og Elevrådet tog orienteringen til efterretning."
    assert owner.post(at("minutes_correct", frozen.pk), {"text": " ", "punkt": item.pk}).status_code == 422
    owner.post(at("minutes_correct", frozen.pk), {"text": "Elevrådet var ikke til stede.", "punkt": item.pk})
    page = owner.get(at("minutes_whole", frozen.pk)).content.decode()
    assert old in page
    assert "Elevrådet var ikke til stede." in page
    assert page.index(old) < page.index("Elevrådet var ikke til stede.")
    seen = sight.public(whole(frozen))
    assert [c.item for c in seen.corrections] == [str(item.pk)]
    assert seen.items[0].decision == old


@pytest.mark.parametrize("stage", [Stage.APPROVING, Stage.FROZEN])
def test_nothing_else_changes_minutes_that_are_read_or_final(approving: Meeting, owner: Client, stage: Stage) -> None:
    Meeting.objects.filter(pk=approving.pk).update(stage=stage)
    who, item = approving.participants.order_by("order")[1], approving.items.get(order=1)
    before = whole(approving)
    for name, args, form in (
        ("participant", (who.pk,), {"part": "guest", "role": "gæst"}),
        ("participant_remove", (who.pk,), {}),
        ("meeting_people", (), {"printed": "En til", "part": "member"}),
        ("meeting_seats", (), {}),
        ("meeting_head", (), {"kind": "theme"}),
        ("minutes_item", (item.pk,), {"seen": item.revision, "udfald": "rejected"}),
        ("minutes_undo", (item.pk,), {"seen": item.revision}),
        ("minutes_presence", (who.pk,), {"seen": who.revision, "fremmoede": "absent"}),
        ("minutes_everybody", (), {}),
        ("follow_up_ask", (item.pk,), {f"p{item.pk}-text": "Noget"}),
    ):
        assert owner.post(at(name, approving.pk, *args), form).status_code in (302, 409, 422), name
    with pytest.raises(MeetingError):
        moving.change(SYSTEM, approving, {"place": "Et andet sted"}, reason="x")
    now = whole(approving)
    assert sight.public(now) == sight.public(before)
    assert [p.presence for p in now.participants.all()] == [p.presence for p in before.participants.all()]


def test_a_follow_up_comes_back_on_the_next_agenda_until_it_is_done(
    taking: Meeting, editor: Client, member: Account
) -> None:
    item = taking.items.get(order=1)
    owner = Person.objects.get(account=member)
    prefix = f"p{item.pk}"
    wrong = editor.post(
        at("follow_up_ask", taking.pk, item.pk), {f"{prefix}-text": "Svar skolerne", f"{prefix}-owner": "Ukendt"}
    )
    assert wrong.status_code == 422
    assert "Der er ingen person i registeret, der hedder »Ukendt«." in wrong.content.decode()
    assert "Svar skolerne" in wrong.content.decode()
    editor.post(
        at("follow_up_ask", taking.pk, item.pk),
        {f"{prefix}-text": "Svar skolerne", f"{prefix}-owner": "mads medlem", f"{prefix}-day": "10. maj 2027"},
    )
    found = FollowUp.objects.get()
    assert (found.owner, found.day) == (owner, date(2027, 5, 10))
    body = taking.meeting_bodies.get(order=0).body
    assert follow_queries.open_follow_ups([body], taking.process) == []
    Meeting.objects.filter(pk=taking.pk).update(stage=Stage.FROZEN)
    assert follow_queries.open_follow_ups([body], taking.process) == [found]
    assert follow_queries.open_follow_ups([body], taking.process, but=taking) == []
    for view in ("", "?vis=person"):
        assert "Svar skolerne" in editor.get(at("follow_ups") + view).content.decode()
    editor.post(at("follow_up_done", found.pk), {"gjort": "1"})
    assert follow_queries.open_follow_ups([body], taking.process) == []
    follow_actions.say_done(member, found, done=False)
    assert follow_queries.open_follow_ups([body], taking.process) == [found]


def test_the_owner_is_told_of_a_follow_up_but_not_the_words_of_a_closed_item(
    taking: Meeting, member: Account, settings: Any
) -> None:
    from django.core import mail

    from frisat.web.desk import notices

    owner = Person.objects.get(account=member)
    for order, text in ((1, "Svar skolerne"), (2, "Ring til udlejeren")):
        follow_actions.ask(SYSTEM, taking.items.get(order=order), text=text, owner=owner, day=date(2027, 5, 5))
    Meeting.objects.filter(pk=taking.pk).update(stage=Stage.FROZEN)
    notices.send_daily(date(2027, 5, 3))
    letter = next(m for m in mail.outbox if m.to == [member.email])
    assert "Svar skolerne" in letter.body
    assert "Ring til udlejeren" not in letter.body
    assert "en opfølgning fra et lukket punkt" in letter.body


def test_minutes_wait_in_the_daily_mail_until_they_are_answered(approving: Meeting, member: Account) -> None:
    from frisat.web.desk import notices

    said = [n.said for n in notices.news_for(member, date(2027, 5, 3))]
    assert len(said) == 1
    mine = Approval.objects.get(participant__person__account=member)
    approval_actions.answer(member, mine, approved=True, remark="", seen=mine.sha256, factor=False)
    assert notices.news_for(member, date(2027, 5, 3)) == []


def test_no_minutes_of_a_meeting_that_was_called_off(meeting: Meeting, owner: Client) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(stage=Stage.RELEASED)
    moving.change(SYSTEM, meeting, {"status": "cancelled", "status_reason": "Sne"}, reason="Sne")
    with pytest.raises(MeetingError, match="G304"):
        minutes_actions.begin(SYSTEM, meeting)


def test_everybody_is_there_leaves_alone_who_has_been_spoken_of(taking: Meeting) -> None:
    karen = taking.participants.order_by("order")[0]
    minutes_actions.put_stay(SYSTEM, karen, {"presence": Presence.EXCUSED}, seen=0)
    assert minutes_actions.everybody_came(SYSTEM, taking) == 3
    karen.refresh_from_db()
    assert karen.presence == Presence.EXCUSED


def test_everybody_is_there_calls_the_substitute_of_nobody_who_is_not_away(taking: Meeting) -> None:
    karen, mads, *_ = taking.participants.order_by("order")
    called, spare = (
        taking.participants.create(
            order=20 + n, person=Person.objects.create(name=name), part=Part.SUBSTITUTE, stands_in_for=who
        )
        for n, (name, who) in enumerate((("Sofie", karen), ("Søren", mads)))
    )
    minutes_actions.put_stay(SYSTEM, karen, {"presence": Presence.EXCUSED}, seen=0)

    minutes_actions.everybody_came(SYSTEM, taking)

    called.refresh_from_db()
    spare.refresh_from_db()
    assert (called.presence, spare.presence) == (Presence.PRESENT, Presence.EXPECTED)
    assert not [said for said, _ in approval_actions.lacking(whole(taking)) if "Søren" in said]


def test_begun_minutes_go_back_while_nothing_is_written(meeting: Meeting, client: Client, accounts: Any) -> None:
    """Who began by mistake can change the agenda again, from the message; with a word in them they have begun."""
    from frisat.web.meetings import agenda_actions, release_actions

    release_actions.release(SYSTEM, meeting, seen=release_actions.stand_of(whole(meeting)))
    client.force_login(accounts["owner"])
    home = f"/arbejde/forloeb/skolestruktur/moeder/{meeting.pk}/"
    begun = client.post(f"{home}referat/begynd/", follow=True).content.decode()
    assert f'action="{home}referat/begynd/fortryd/"' in begun
    back = client.post(f"{home}referat/begynd/fortryd/", follow=True)
    assert "Dagsordenen kan ændres igen" in back.content.decode()
    meeting.refresh_from_db()
    assert meeting.stage == Stage.RELEASED
    agenda_actions.add_items(SYSTEM, meeting, [{"title": "Tillæg"}])

    minutes_actions.begin(SYSTEM, meeting)
    item = meeting.items.get(order=1)
    minutes_actions.take_down(SYSTEM, item, {"outcome": "noted"}, seen=item.revision)
    refused = client.post(f"{home}referat/begynd/fortryd/", follow=True)
    assert "Der er skrevet i referatet" in refused.content.decode()
    meeting.refresh_from_db()
    assert meeting.stage == Stage.TAKING
