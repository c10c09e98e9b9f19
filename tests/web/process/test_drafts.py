"""A draft in the database: stored equals worked through again; nobody is overwritten unseen; anything is undone."""

from __future__ import annotations

import pytest

from frisat.plan.drafting import Operation, same
from frisat.plan.errors import FormatError
from frisat.web.people.models import Account
from frisat.web.process import drafts
from frisat.web.process import editor_deeds as deeds
from frisat.web.process.editor_deeds import GoneError, Refusal
from frisat.web.process.editor_history import deeds as history_of
from frisat.web.process.editor_history import last_own
from frisat.web.process.editor_state import standing
from frisat.web.process.models import Draft, DraftState, Process
from frisat.web.record.actions import SYSTEM
from frisat.web.record.queries import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(process: Process, accounts: dict[str, Account]) -> Draft:
    made: Draft = drafts.open_draft(accounts["editor"], process)
    return made


def first_key(draft: Draft) -> str:
    return drafts.state_of(draft).in_order()[0]


def seen(process: Process) -> str:
    return standing(process).stamp


def test_a_draft_is_opened_once(process: Process, accounts: dict[str, Account], draft: Draft) -> None:
    assert drafts.open_draft(accounts["owner"], process) == draft


def test_what_is_stored_equals_working_it_through_again(process: Process, accounts: dict[str, Account]) -> None:
    anna = accounts["editor"]
    key = deeds.add(anna, process, seen(process), texts={"title": "Nyt møde", "period": "uge 34"})
    deeds.set_fields(anna, process, key, {"place": "Rådhuset", "actors": "Byrådet\nBørneudvalget"}, seen(process))
    deeds.move(anna, process, key, "op", seen(process))
    copy = deeds.duplicate(anna, process, key, seen(process))
    deeds.remove(anna, process, copy, seen(process))
    draft = drafts.open_draft_of(process)
    assert draft is not None
    for _ in range(3):
        deed = last_own(draft, anna)
        assert deed is not None
        drafts.undo(anna, draft, deed.operations)
        draft.refresh_from_db()

    drafts._states.clear()
    assert drafts.state_of(draft).as_json() == drafts.rebuilt(draft).as_json()
    assert verify().is_whole


def test_a_new_activity_is_for_staff_only_and_its_week_gets_a_year(
    process: Process, accounts: dict[str, Account]
) -> None:
    key = deeds.add(accounts["editor"], process, seen(process), texts={"title": "Nyt", "period": "uge 34"})
    row = standing(process).state.activities[key]

    assert row["visibility"] == "staff"
    assert row["period"]["inferred"]


def test_the_second_to_a_cell_is_told_and_nothing_is_written(
    process: Process, accounts: dict[str, Account], draft: Draft
) -> None:
    key, stamp = first_key(draft), seen(process)
    deeds.set_fields(accounts["editor"], process, key, {"place": "Rådhuset"}, stamp)

    with pytest.raises(Refusal) as told:
        deeds.set_fields(accounts["owner"], process, key, {"place": "Hallen", "track": "Politisk spor"}, stamp)
    assert told.value.conflicts == {"place": "Rådhuset"}
    assert not standing(process).state.activities[key].get("track")


def test_different_fields_and_different_activities_merge(
    process: Process, accounts: dict[str, Account], draft: Draft
) -> None:
    one, two = drafts.state_of(draft).in_order()[:2]
    stamp = seen(process)
    deeds.set_fields(accounts["editor"], process, one, {"place": "Rådhuset"}, stamp)
    deeds.set_fields(accounts["owner"], process, one, {"method": "Samtale"}, stamp)
    deeds.set_fields(accounts["owner"], process, two, {"place": "Hallen"}, stamp)

    rows = standing(process).state.activities
    assert (rows[one]["place"], rows[one]["method"], rows[two]["place"]) == ("Rådhuset", "Samtale", "Hallen")


def test_the_same_written_by_two_is_no_quarrel(process: Process, accounts: dict[str, Account], draft: Draft) -> None:
    key, stamp = first_key(draft), seen(process)
    for who in ("editor", "owner"):
        deeds.set_fields(accounts[who], process, key, {"place": "Rådhuset"}, stamp)

    assert standing(process).state.activities[key]["place"] == "Rådhuset"


def test_what_was_typed_wrongly_does_not_hide_that_somebody_changed_it(
    process: Process, accounts: dict[str, Account], draft: Draft
) -> None:
    key, stamp = first_key(draft), seen(process)
    deeds.set_fields(accounts["editor"], process, key, {"time": "15-17"}, stamp)

    with pytest.raises(Refusal) as told:
        deeds.set_fields(accounts["owner"], process, key, {"time": "efter frokost"}, stamp)
    assert set(told.value.faults) == set(told.value.conflicts) == {"time"}


def test_a_removed_activity_takes_what_points_at_it_along_and_comes_back_whole(
    process: Process, accounts: dict[str, Account], draft: Draft
) -> None:
    anna = accounts["editor"]
    one, two = drafts.state_of(draft).in_order()[:2]
    deeds.set_fields(anna, process, two, {"depends_on": one}, seen(process))
    before = standing(process).state.as_json()
    deeds.remove(anna, process, one, seen(process))
    assert not standing(process).state.activities[two].get("depends_on")

    deed = last_own(drafts.open_draft_of(process), anna)  # type: ignore[arg-type]
    assert deed is not None
    drafts.undo(anna, draft, deed.operations)

    assert same(standing(process).state.as_json()["activities"], before["activities"])


def test_removing_what_somebody_changed_meanwhile_is_told(
    process: Process, accounts: dict[str, Account], draft: Draft
) -> None:
    key, stamp = first_key(draft), seen(process)
    deeds.set_fields(accounts["owner"], process, key, {"place": "Rådhuset"}, stamp)

    with pytest.raises(Refusal):
        deeds.remove(accounts["editor"], process, key, stamp)
    assert key in standing(process).state.activities


def test_a_circle_is_refused_by_name_also_when_two_people_make_it(
    process: Process, accounts: dict[str, Account], draft: Draft
) -> None:
    one, two = drafts.state_of(draft).in_order()[:2]
    stamp = seen(process)
    deeds.set_fields(accounts["editor"], process, one, {"depends_on": two}, stamp)

    with pytest.raises(Refusal) as told:
        deeds.set_fields(accounts["owner"], process, two, {"depends_on": one}, stamp)
    assert told.value.faults["depends_on"].code == "E204"


def test_a_change_of_a_draft_that_awaits_approval_opens_it_again(
    process: Process, accounts: dict[str, Account], draft: Draft
) -> None:
    Draft.objects.filter(pk=draft.pk).update(state=DraftState.ASKED)
    deeds.set_fields(accounts["editor"], process, first_key(draft), {"place": "Rådhuset"}, seen(process))

    draft.refresh_from_db()
    assert draft.state == DraftState.OPEN


def test_a_page_of_a_draft_that_was_closed_is_told(
    process: Process, accounts: dict[str, Account], draft: Draft
) -> None:
    stamp = seen(process)
    Draft.objects.filter(pk=draft.pk).update(state=DraftState.DROPPED)

    for old in (stamp, "v999999", "rubbish", ""):
        with pytest.raises(drafts.ClosedDraftError):
            deeds.set_fields(accounts["editor"], process, first_key(draft), {"place": "Rådhuset"}, old)


def test_an_activity_of_another_process_is_not_there(process: Process, accounts: dict[str, Account]) -> None:
    with pytest.raises(GoneError):
        deeds.set_fields(accounts["editor"], process, "a9999", {"place": "x"}, seen(process))


def test_any_deed_of_the_list_is_undone_until_the_start_is_back(
    process: Process, accounts: dict[str, Account], draft: Draft
) -> None:
    anna = accounts["editor"]
    start = drafts.state_of(draft).as_json()
    key = deeds.add(anna, process, seen(process), texts={"title": "Nyt"})
    deeds.set_fields(anna, process, key, {"title": "Nyere"}, seen(process))
    deeds.set_fields(anna, process, first_key(draft), {"kind": "workshop"}, seen(process))
    draft.refresh_from_db()
    for deed in history_of(draft, anna):
        drafts.undo(anna, draft, deed.operations)
        draft.refresh_from_db()

    assert same(drafts.state_of(draft).as_json()["activities"], start["activities"])
    for deed in history_of(draft, anna)[:3]:  # and the undoing is undone
        drafts.undo(anna, draft, deed.operations)
        draft.refresh_from_db()
    assert drafts.state_of(draft).activities[key]["title"] == "Nyere"


def test_operations_of_another_draft_are_not_undone_here(process: Process, accounts: dict[str, Account]) -> None:
    anna = accounts["editor"]
    deeds.add(anna, process, seen(process), texts={"title": "Nyt"})
    draft = drafts.open_draft_of(process)
    assert draft is not None
    rows = list(draft.operations.all())
    Draft.objects.filter(pk=draft.pk).update(state=DraftState.DROPPED)
    other = drafts.open_draft(anna, process)

    with pytest.raises(ValueError, match="another draft"):
        drafts.undo(anna, other, rows)


def test_no_operation_takes_what_the_format_does_not_allow(draft: Draft) -> None:
    key = first_key(draft)
    before = draft.snapshot
    for field, sent in (("kind", "fest"), ("actors", "Byrådet"), ("time", {"start": 9}), ("nonsense", 1), ("title", 3)):
        now = drafts.state_of(draft).activities[key].get(field)
        with pytest.raises(FormatError):
            drafts.change(SYSTEM, draft, [Operation(key, field, now, sent)])
    draft.refresh_from_db()

    assert draft.snapshot == before
