"""An agenda is built, reviewed, sent, supplemented and corrected; nothing is overwritten and no number changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied

from frisat.plan.meeting import Outcome, Stage
from frisat.web.meetings import actions, agenda_actions, paper_actions, release_actions, sight
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Item, Meeting, Paper
from frisat.web.record import queries as record
from frisat.web.record.models import Detail
from tests.web.meetings.conftest import SECRET

if TYPE_CHECKING:
    from frisat.web.people.models import Account

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n% et bilag"


def order(meeting: Meeting) -> list[tuple[str, str]]:
    return list(Item.objects.filter(meeting=meeting).order_by("order").values_list("no", "title"))


def sent(by: Any, meeting: Meeting, loaded: Any) -> Any:
    return release_actions.release(by, meeting, seen=release_actions.stand_of(loaded()))


def refusal(deed: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(MeetingError) as refused:
        deed(*args, **kwargs)
    assert refused.value.said
    return refused.value.code


def test_items_are_added_placed_removed_and_brought_back(meeting: Meeting, accounts: dict[str, Account]) -> None:
    editor = accounts["editor"]
    first, second = list(meeting.items.all())
    [new] = agenda_actions.add_items(editor, meeting, [{"title": "Eventuelt"}])
    [early] = agenda_actions.add_items(editor, meeting, [{"title": "Velkomst"}], at=0)
    assert [t for _, t in order(meeting)] == ["Velkomst", first.title, second.title, "Eventuelt"]
    agenda_actions.place_item(editor, new, at=1)
    agenda_actions.place_item(editor, early, at=99)
    assert [t for _, t in order(meeting)] == ["Eventuelt", first.title, second.title, "Velkomst"]
    agenda_actions.remove_item(editor, new)
    assert [t for _, t in order(meeting)] == [first.title, second.title, "Velkomst"]
    agenda_actions.bring_back_item(editor, new)
    assert order(meeting)[0][1] == "Eventuelt"
    assert record.verify().is_whole


def test_a_stale_form_overwrites_nothing(meeting: Meeting, accounts: dict[str, Account]) -> None:
    item = meeting.items.first()
    assert item is not None
    agenda_actions.change_item(accounts["owner"], item, {"title": "Min titel"}, seen=0)
    assert refusal(agenda_actions.change_item, accounts["editor"], item, {"title": "Din titel"}, seen=0) == "G105"
    item.refresh_from_db()
    assert (item.title, item.revision) == ("Min titel", 1)
    agenda_actions.change_item(accounts["editor"], item, {"title": "Min titel"}, seen=0)  # the same words: no quarrel


def test_the_record_holds_no_words_of_items(meeting: Meeting, accounts: dict[str, Account], loaded: Any) -> None:
    item = meeting.items.get(order=2)
    agenda_actions.change_item(accounts["owner"], item, {"text": "Kanariefuglen", "title": "Kanariefuglen"}, seen=0)
    paper_actions.add_paper(accounts["owner"], item, PDF, "Kanariefuglen.pdf", closed=True, ground="§ 27")
    sent(accounts["owner"], meeting, loaded)
    assert not Detail.objects.filter(content__icontains="kanariefugl").exists()
    assert not Detail.objects.filter(content__contains=SECRET).exists()


def test_review_goes_back_when_somebody_who_may_not_send_changes_it(
    meeting: Meeting, accounts: dict[str, Account]
) -> None:
    editor, approver = accounts["editor"], accounts["approver"]
    release_actions.ask_review(editor, meeting)
    agenda_actions.add_items(approver, meeting, [{"title": "Godkenderens punkt"}])
    meeting.refresh_from_db()
    assert meeting.stage == Stage.REVIEW
    agenda_actions.add_items(editor, meeting, [{"title": "Redaktørens punkt"}])
    meeting.refresh_from_db()
    assert meeting.stage == Stage.DRAFT
    release_actions.ask_review(editor, meeting)
    assert refusal(release_actions.give_back, approver, meeting, remarks=" ") == "G112"
    release_actions.give_back(approver, meeting, remarks="Ret punkt 1")
    meeting.refresh_from_db()
    assert (meeting.stage, meeting.remarks) == (Stage.DRAFT, "Ret punkt 1")


def test_only_who_approves_sends_and_only_what_the_page_showed(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    stand = release_actions.stand_of(loaded())
    with pytest.raises(PermissionDenied):
        release_actions.release(accounts["editor"], meeting, seen=stand)
    agenda_actions.add_items(accounts["editor"], meeting, [{"title": "Sat på imens"}])
    assert refusal(release_actions.release, accounts["owner"], meeting, seen=stand) == "G111"
    heard: list[int] = []
    actions.when_changed(lambda by, told: heard.append(told.pk))
    try:
        issue = sent(accounts["owner"], meeting, loaded)
    finally:
        actions._told.pop()
    assert (issue.number, issue.kind, heard) == (1, "agenda", [meeting.pk])
    assert [no for no, _ in order(meeting)] == ["1", "2", "3"]
    meeting.refresh_from_db()
    assert meeting.stage == Stage.RELEASED
    assert meeting.released is not None
    assert len(sight.public(loaded()).items) == 3


def test_a_supplement_numbers_the_new_and_no_other(meeting: Meeting, accounts: dict[str, Account], loaded: Any) -> None:
    owner = accounts["owner"]
    sent(owner, meeting, loaded)
    assert refusal(sent, owner, meeting, loaded) == "G120"
    agenda_actions.add_items(owner, meeting, [{"title": "Hastesag"}], at=1)
    agenda_actions.add_items(owner, meeting, [{"title": "Til sidst"}])
    public = sight.public(loaded())
    assert [i.no for i in public.items] == ["1", "2"]
    assert "Hastesag" not in str(public)
    assert [i.no for i in sight.seen_by(accounts["editor"], loaded()).items] == ["1", "", "2", ""]
    issue = sent(owner, meeting, loaded)
    assert issue.number == 2
    assert [no for no, _ in order(meeting)] == ["1", "1a", "2", "3"]
    assert [i.supplementary for i in sight.public(loaded()).items] == [False, True, False, True]


def test_what_was_sent_is_corrected_with_a_reason_and_by_who_approves(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    sent(accounts["owner"], meeting, loaded)
    item = meeting.items.get(no="1")
    change = agenda_actions.change_item
    assert refusal(change, accounts["editor"], item, {"title": "x"}, seen=0, reason="Fejl") == "G106"
    assert refusal(change, accounts["owner"], item, {"title": "x"}, seen=0) == "G106"
    assert refusal(agenda_actions.place_item, accounts["owner"], item, at=1) == "G106"
    assert refusal(agenda_actions.remove_item, accounts["owner"], item) == "G106"
    assert refusal(paper_actions.add_paper, accounts["editor"], item, PDF, "a.pdf") == "G106"
    change(accounts["owner"], item, {"title": "Rettet"}, seen=0, reason="Forkert overskrift")
    assert sight.public(loaded()).items[0].title == "Rettet"
    assert meeting.issues.count() == 2
    assert "Rettet" not in meeting.issues.get(number=1).text


def test_an_item_taken_off_keeps_its_number(meeting: Meeting, accounts: dict[str, Account], loaded: Any) -> None:
    sent(accounts["owner"], meeting, loaded)
    item = meeting.items.get(no="1")
    with pytest.raises(PermissionDenied):
        agenda_actions.withdraw_item(accounts["editor"], item, reason="x")
    assert refusal(agenda_actions.withdraw_item, accounts["owner"], item, reason="") == "G112"
    agenda_actions.withdraw_item(accounts["owner"], item, reason="Sagen er ikke klar.")
    assert [no for no, _ in order(meeting)] == ["1", "2"]
    seen = sight.seen_by(accounts["owner"], loaded()).items[0]
    assert (seen.no, seen.outcome) == ("1", Outcome.WITHDRAWN)


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.RELEASED, Stage.TAKING, Stage.FROZEN])
def test_an_item_is_closed_at_every_stage_and_gone_at_once(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any, stage: Stage
) -> None:
    sent(accounts["owner"], meeting, loaded)
    Meeting.objects.filter(pk=meeting.pk).update(stage=stage)
    item = meeting.items.get(order=1)
    with pytest.raises(PermissionDenied):
        agenda_actions.close_item(accounts["editor"], item, closed=True, ground="§ 27")
    assert refusal(agenda_actions.close_item, accounts["owner"], item, closed=True, ground=" ") == "G108"
    agenda_actions.close_item(accounts["owner"], item, closed=True, ground="Personforhold, § 27")
    assert item.title not in str(sight.public(loaded()))
    agenda_actions.close_item(accounts["owner"], item, closed=False, ground="Det er ikke hemmeligt mere")
    now = Item.objects.get(pk=item.pk)
    assert (now.closed, now.ground) == (False, "")


@pytest.mark.parametrize("stage", [Stage.TAKING, Stage.APPROVING, Stage.FROZEN])
def test_an_agenda_is_not_changed_once_the_minutes_have_begun(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any, stage: Stage
) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(stage=stage)
    item, owner = meeting.items.first(), accounts["owner"]
    paper = Paper.objects.filter(item=item).first()
    assert item is not None
    assert paper is not None
    tried = [
        refusal(agenda_actions.add_items, owner, meeting, [{"title": "x"}]),
        refusal(agenda_actions.change_item, owner, item, {"title": "x"}, seen=0, reason="x"),
        refusal(agenda_actions.place_item, owner, item, at=1),
        refusal(agenda_actions.remove_item, owner, item),
        refusal(agenda_actions.bring_back_item, owner, item),
        refusal(agenda_actions.withdraw_item, owner, item, reason="x"),
        refusal(paper_actions.add_paper, owner, item, PDF, "a.pdf", reason="x"),
        refusal(paper_actions.change_paper, owner, paper, {"name": "x"}, reason="x"),
        refusal(paper_actions.remove_paper, owner, paper, reason="x"),
        refusal(release_actions.ask_review, owner, meeting),
        refusal(release_actions.release, owner, meeting, seen=release_actions.stand_of(loaded())),
    ]
    assert set(tried) == {"G107"}


def test_papers_are_what_their_names_say_and_closed_one_by_one(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    from frisat.plan.errors import ReadError

    editor, item = accounts["editor"], meeting.items.get(order=1)
    for data, name, code in [(b"hej", "a.pdf", "G201"), (PDF, "a.docm", "G202"), (b"MZ\x90\0", "a.exe", "G203")]:
        with pytest.raises(ReadError) as refused:
            paper_actions.add_paper(editor, item, data, name)
        assert refused.value.code == code
    assert refusal(paper_actions.add_paper, editor, item, PDF, "a.pdf", closed=True) == "G108"
    made = paper_actions.add_paper(editor, item, PDF, "../Løn & gæld.pdf")
    assert (made.name, made.size_bytes, len(made.key)) == ("Løn & gæld.pdf", len(PDF), 32)
    assert paper_actions.add_paper(editor, item, PDF, "igen.pdf").pk == made.pk
    paper_actions.change_paper(editor, made, {"name": "Notat", "closed": True, "ground": "Personforhold"})
    made.refresh_from_db()
    assert (made.name, made.closed) == ("Notat.pdf", True)
    sent(accounts["owner"], meeting, loaded)
    assert "Notat" not in str(sight.public(loaded()))
    paper_actions.change_paper(accounts["owner"], made, {"closed": False}, reason="Må gerne ses")
    assert "Notat.pdf" in str(sight.public(loaded()))
    paper_actions.remove_paper(accounts["owner"], made, reason="Forkert udgave")
    assert "Notat.pdf" not in str(sight.public(loaded()))
    assert meeting.issues.count() == 3


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_the_agenda_of_no_meeting_and_an_empty_one_is_not_sent(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any, status: str
) -> None:
    from frisat.web.meetings import move_actions

    owner = accounts["owner"]
    assert refusal(move_actions.change, owner, meeting, {"status": "cancelled"}, reason=" ") == "G112"
    move_actions.change(owner, meeting, {"status": status, "status_reason": "Storm"}, reason="Storm")
    assert refusal(sent, owner, meeting, loaded) == "G110"
    for item in list(meeting.items.all()):
        agenda_actions.remove_item(owner, item)
    assert refusal(sent, owner, meeting, loaded) == "G109"
