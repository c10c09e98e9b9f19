"""What a decision made in a meeting rests on, from when it holds, when it is looked at again, what it supersedes."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from frisat.plan import minutes, minutes_prose
from frisat.plan.meeting import ItemKind, Outcome, Stage, Terms
from frisat.plan.meeting_json import meeting_from_json, meeting_to_json
from frisat.scan import words_in
from frisat.web.cases import deciding, queries
from frisat.web.cases.errors import CaseError
from frisat.web.cases.models import Decision
from frisat.web.meetings import approval_actions, minutes_actions, sight
from frisat.web.meetings import queries as meetings
from frisat.web.meetings.models import Item, Meeting
from frisat.web.meetings.value import with_all
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Detail, Entry
from frisat.write.meeting import write_meeting

if TYPE_CHECKING:
    from frisat.web.people.models import Account

pytestmark = pytest.mark.django_db
PROCESS = "skolestruktur"
TYPED = {
    "vilkaar": "1",
    "retsgrundlag": "Folkeskoleloven § 40",
    "gaelder": "1. august 2031",
    "genoptages": "1. marts 2033",
    "erstatter": "2020-1",
}


def at(name: str, *args: Any) -> str:
    return reverse(name, args=[PROCESS, *args])


def whole(meeting: Meeting) -> Meeting:
    return with_all(Meeting.objects.filter(pk=meeting.pk)).get()


@pytest.fixture
def earlier(meeting: Meeting) -> Decision:
    """A decision of the same process, made long before the meeting."""
    return deciding.decide(
        SYSTEM, meeting.process, body=meeting.meeting_bodies.get(order=0).body, day=date(2020, 3, 1),
        title="Den gamle skolestruktur", text="Strukturen bliver.", outcome=Outcome.ADOPTED,
    )  # fmt: skip


@pytest.fixture
def taking(meeting: Meeting, earlier: Decision) -> Meeting:
    """The meeting with its minutes begun, and an open item that decides."""
    meeting.items.filter(order=1).update(no="1", kind=ItemKind.DECISION)
    meeting.items.filter(order=2).update(no="2")
    Meeting.objects.filter(pk=meeting.pk).update(stage=Stage.RELEASED)
    minutes_actions.begin(SYSTEM, meeting)
    return meeting


@pytest.fixture
def editor(client: Client, accounts: dict[str, Account]) -> Client:
    client.force_login(accounts["editor"])
    return client


@pytest.fixture
def frozen(taking: Meeting) -> Meeting:
    minutes_actions.everybody_came(SYSTEM, taking)
    first, second = taking.items.order_by("order")
    said = {"outcome": "adopted", "terms": {
        "legal_basis": "Folkeskoleloven § 40", "in_force": "2031-08-01", "review": "2033-03-01", "supersedes": "2020-1",
    }}  # fmt: skip
    minutes_actions.take_down(SYSTEM, first, said, seen=0)
    minutes_actions.take_down(SYSTEM, second, {"outcome": "approved", "withheld": "Sagen forhandles."}, seen=0)
    approval_actions.send(SYSTEM, taking, seen=approval_actions.stand_of(whole(taking)))
    approval_actions.freeze(SYSTEM, taking, seen=approval_actions.stand_of(whole(taking)), reason="Hastesag.")
    return taking


def sent(taking: Meeting, **more: str) -> tuple[str, dict[str, Any]]:
    item = taking.items.get(order=1)
    return at("minutes_item", taking.pk, item.pk), {"seen": item.revision, "udfald": "adopted", **TYPED, **more}


def test_all_four_are_entered_while_minutes_are_taken_and_stand_in_them(taking: Meeting, editor: Client) -> None:
    address, form = sent(taking)
    assert editor.post(address, form).status_code == 302
    page = editor.get(at("minutes", taking.pk)).content.decode()
    for said in (
        "Retsgrundlag: Folkeskoleloven § 40", "I kraft fra: 1. august 2031", "Tages op igen senest: 1. marts 2033",
        "Erstatter beslutning: 2020-1", 'value="1. august 2031"', '<option value="2020-1">Den gamle skolestruktur',
    ):  # fmt: skip
        assert said in page
    again = Item.objects.get(meeting=taking, order=1)
    editor.post(at("minutes_undo", taking.pk, again.pk), {"seen": again.revision})
    assert Item.objects.get(pk=again.pk).terms is None


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("gaelder", "31. februar 2031", "»31. februar 2031« er ikke en dag, der kan læses."),
        ("genoptages", "snart", "»snart« er ikke en dag, der kan læses."),
        ("genoptages", "1. marts 2001", "Beslutningen gennemgås den 1. marts 2001"),
        ("erstatter", "2019-7", "Forløbet har ingen beslutning 2019-7."),
        ("erstatter", "den gamle", "Forløbet har ingen beslutning den gamle."),
    ],
)
def test_one_that_cannot_be_is_told_and_kept_in_its_field_while_the_rest_is_saved(
    taking: Meeting, editor: Client, field: str, typed: str, sentence: str
) -> None:
    address, form = sent(taking, **{field: typed})
    answer = editor.post(address, form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert f'value="{typed}"' in page
    now = Item.objects.get(meeting=taking, order=1)
    assert (now.outcome, len(now.terms or {})) == ("adopted", 3)


def test_a_decision_that_lies_after_the_meeting_is_not_superseded(taking: Meeting, editor: Client) -> None:
    day = meetings.exact_day(taking)
    assert day is not None
    later = deciding.decide(
        SYSTEM, taking.process, body=taking.meeting_bodies.get(order=0).body, day=day + timedelta(days=1),
        title="Senere", text="Senere.", outcome=Outcome.ADOPTED,
    )  # fmt: skip
    address, form = sent(taking, erstatter=str(later))
    answer = editor.post(address, form)
    assert answer.status_code == 422
    assert str(later) in answer.content.decode()
    assert "supersedes" not in (Item.objects.get(meeting=taking, order=1).terms or {})


def test_the_decision_carries_them_at_its_address_and_the_earlier_one_leads_to_it(
    frozen: Meeting, client: Client
) -> None:
    made = frozen.items.get(order=1).decision
    assert made is not None
    assert (made.legal_basis, made.in_force, made.review, str(made.supersedes)) == (
        "Folkeskoleloven § 40", date(2031, 8, 1), date(2033, 3, 1), "2020-1",
    )  # fmt: skip
    page = client.get(reverse("decision", args=[made.year, made.number])).content.decode()
    for said in ("Folkeskoleloven § 40", "1. august 2031", "1. marts 2033", "Den gamle skolestruktur"):
        assert said in page
    found = json.loads(client.get(reverse("decision_data", args=[made.year, made.number])).content)
    assert (found["in_force"], found["review"], found["supersedes"]["number"]) == ("2031-08-01", "2033-03-01", "2020-1")
    assert f'href="{found["meeting"]}"' in page
    old = client.get(reverse("decision", args=[2020, 1])).content.decode()
    assert reverse("decision", args=[made.year, made.number]) in old


def test_minutes_as_json_and_on_paper_say_them_and_are_read_back(frozen: Meeting) -> None:
    seen = sight.public(whole(frozen))
    first = seen.items[0]
    wanted = Terms(legal_basis="Folkeskoleloven § 40", in_force="2031-08-01", review="2033-03-01", supersedes="2020-1")
    assert first.terms == wanted
    assert meeting_from_json(json.loads(json.dumps(meeting_to_json(seen)))) == seen
    for language in ("da", "en"):
        lines = "\n\n".join(line.whole for line in minutes.said(first, language))  # type: ignore[arg-type]
        assert minutes.understood(type(first)(key="1", no="1", title="x"), lines).terms == wanted
    assert "I kraft fra: 1. august 2031" in minutes_prose.prose(first, seen)


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_the_files_of_the_minutes_hold_them(frozen: Meeting, kind: str) -> None:
    made = write_meeting(sight.public(whole(frozen)), kind)
    count, is_whole = words_in(made, f"referat.{kind}", ["Folkeskoleloven § 40"])
    assert (count, is_whole) == (1, True)


def test_a_closed_item_says_nothing_of_them_in_public(taking: Meeting) -> None:
    item = taking.items.get(order=2)
    minutes_actions.take_down(SYSTEM, item, {"outcome": "adopted", "terms": {"legal_basis": "Hemmelig § 1"}}, seen=0)
    Meeting.objects.filter(pk=taking.pk).update(stage=Stage.APPROVING)
    assert sight.public(whole(taking)).items[1].terms is None


def test_days_are_put_right_beside_the_decision_with_a_reason_and_the_minutes_keep_theirs(
    frozen: Meeting, client: Client, accounts: dict[str, Account]
) -> None:
    made = frozen.items.get(order=1).decision
    assert made is not None
    address = at("decision_days", made.year, made.number)
    client.force_login(accounts["owner"])
    form = {"in_force": "1. januar 2032", "review": "1. marts 2033", "reason": ""}
    refused = client.post(address, form)
    assert refused.status_code == 422
    assert "Der mangler en grund til, at datoerne rettes." in refused.content.decode()
    assert 'value="1. januar 2032"' in refused.content.decode()
    assert client.post(address, {**form, "reason": "Loven træder senere i kraft"}).status_code == 302
    page = client.get(reverse("decision", args=[made.year, made.number])).content.decode()
    assert "1. januar 2032" in page
    assert "Datoerne er rettet" in page
    data = json.loads(client.get(reverse("decision_data", args=[made.year, made.number])).content)
    assert data["in_force"] == "2032-01-01"
    assert "put_right" in data
    entry = Entry.objects.get(verb="decision.days")
    assert "Loven træder senere i kraft" in Detail.objects.get(entry=entry).content
    terms = sight.public(whole(frozen)).items[0].terms
    assert terms is not None
    assert terms.in_force == "2031-08-01"


def test_a_review_before_the_decision_and_a_reader_who_may_not_are_refused(
    frozen: Meeting, accounts: dict[str, Account]
) -> None:
    made = frozen.items.get(order=1).decision
    assert made is not None
    with pytest.raises(CaseError, match="Q108"):
        deciding.put_days(SYSTEM, made, in_force=None, review=date(2001, 1, 1), reason="x")
    with pytest.raises(PermissionDenied):
        deciding.put_days(accounts["reader"], made, in_force=None, review=None, reason="x")


def test_my_day_goes_by_the_review_day_as_it_was_put_right(frozen: Meeting) -> None:
    made = frozen.items.get(order=1).decision
    assert made is not None
    asked = [frozen.process_id]
    assert queries.due_for_review(asked, date(2033, 2, 20)) == [made]
    deciding.put_days(SYSTEM, made, in_force=made.in_force, review=date(2034, 3, 1), reason="Udskudt")
    assert queries.due_for_review(asked, date(2033, 2, 20)) == []
    assert queries.due_for_review(asked, date(2034, 2, 20)) == [made]
    deciding.put_days(SYSTEM, made, in_force=made.in_force, review=None, reason="Tages ikke op")
    assert queries.due_for_review(asked, date(2034, 2, 20)) == []
