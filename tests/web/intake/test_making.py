"""BARS U23: the rows of a review are made, and made anew, in portions: counted, stopped, taken up by another worker."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frisat.web.intake import actions, decisions, deeds, making, pace, queries, renew_portions, renewing, tasks
from frisat.web.intake.models import Intake, IntakeState, Row
from frisat.web.people.models import Role
from frisat.web.process import drafts
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry
from tests.web.intake.conftest import HandIn
from tests.web.intake.test_portions import COUNT, TABLE, after_portions

pytestmark = pytest.mark.django_db
ROWS = COUNT + 1
"""One more than activities: what the document says of the plan as a whole."""


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "TURN_SECONDS", 0)
    for name in ("FIRST", "LEAST", "MOST"):
        monkeypatch.setattr(pace, name, 10)


@pytest.fixture
def waiting(empty_process: Any, accounts: dict[str, Any]) -> Intake:
    return actions.hand_in(accounts["editor"], empty_process, "stor.csv", TABLE.encode())


def address(name: str, intake: Intake) -> str:
    return reverse(name, args=[intake.process.slug, intake.pk])


def again(intake: Intake) -> Intake:
    return Intake.objects.select_related("process", "by", "document").get(pk=intake.pk)


def after_making(monkeypatch: pytest.MonkeyPatch, count: int, then: Any) -> None:
    after(monkeypatch, making, count, then)


def after(monkeypatch: pytest.MonkeyPatch, module: Any, count: int, then: Any) -> None:
    """`then()` happens after so many portions, as it would in another program."""
    portion, calls = module.store_portion, []

    def watched(*args: Any) -> Any:
        out = portion(*args)
        calls.append(1)
        if len(calls) == count:
            then()
        return out

    monkeypatch.setattr(module, "store_portion", watched)


class DiedError(BaseException):
    pass


def die() -> None:
    raise DiedError


# ------------------------------------------------------------------------------------------------ rows of a review
def test_the_rows_are_counted_where_everybody_sees_it(
    as_editor: Client, waiting: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = []

    def look() -> None:
        pages.append(as_editor.get(address("import", waiting)).content.decode())
        pages.append(as_editor.get(reverse("imports", args=[waiting.process.slug])).content.decode())

    after_making(monkeypatch, 2, look)
    assert tasks.read_intake.call(waiting.pk) == "ready"

    for page in pages:
        assert f"Rækkerne til gennemsynet bliver lavet: 20 af {ROWS}" in page
        assert f'value="20" max="{ROWS}"' in page
        assert ">Stop<" in page
        assert "Møde nummer 3" not in page, "nobody sees a row before all of them are there"
    done = again(waiting)
    assert (done.step, done.done, done.total, done.upload) == ("", None, None, None)
    assert queries.rows_read(done).count() == COUNT
    assert [r.activity["title"] for r in queries.rows_read(done)] == [f"Møde nummer {n}" for n in range(COUNT)]
    assert Entry.objects.filter(verb="intake.read").count() == 1


def test_stopped_between_two_portions_nothing_of_it_is_left_and_it_is_read_again(
    as_editor: Client, waiting: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        after_making(patch, 2, lambda: as_editor.post(address("import_stop", waiting)))
        assert tasks.read_intake.call(waiting.pk) == "dropped"

    assert not Row.objects.filter(intake=waiting).exists()
    assert not waiting.process.documents.exists()
    page = as_editor.get(address("import", waiting)).content.decode()
    assert "Læs igen" in page
    as_editor.post(address("import_again", waiting))
    assert tasks.read_intake.call(waiting.pk) == "ready"
    assert queries.rows_read(again(waiting)).count() == COUNT


def test_another_worker_goes_on_where_one_died(waiting: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        after_making(patch, 3, die)
        with pytest.raises(DiedError):
            tasks.read_intake.call(waiting.pk)
    left = again(waiting)
    assert (left.state, left.step, left.done, left.total) == (IntakeState.READING, making.MAKING, 30, ROWS)
    first = list(waiting.rows.order_by("pk").values_list("pk", flat=True))
    assert len(first) == 30

    assert tasks.read_intake.call(waiting.pk) == "ready"
    rows = list(waiting.rows.order_by("pk").values_list("pk", flat=True))
    assert rows[:30] == first
    assert len(rows) == ROWS
    assert queries.rows_read(again(waiting)).count() == COUNT


def test_another_worker_begins_anew_when_the_plan_has_changed_since_one_died(
    waiting: Intake, hand_in: HandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        after_making(patch, 3, die)
        with pytest.raises(DiedError):
            tasks.read_intake.call(waiting.pk)
    other = hand_in("lille.csv", "Dato;Aktivitet\n1. oktober 2027;Møde nummer 0\n", into=waiting.process)
    decisions.accept_sure(other.by, other)

    assert tasks.read_intake.call(waiting.pk) == "ready"
    rows = list(queries.rows_read(again(waiting)))
    assert len(rows) == COUNT
    assert rows[0].matched, "the first row knows what the other document brought meanwhile"
    assert not renewing.is_due(again(waiting))


def test_a_colleague_changes_the_plan_between_two_portions_and_the_review_knows_it(
    as_editor: Client, waiting: Intake, hand_in: HandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = hand_in("lille.csv", "Dato;Aktivitet\n1. oktober 2027;Møde nummer 0\n", into=waiting.process)
    after_making(monkeypatch, 2, lambda: decisions.accept_sure(other.by, other))
    assert tasks.read_intake.call(waiting.pk) == "ready"

    assert renewing.is_due(again(waiting))
    as_editor.get(address("import", waiting))
    first = queries.rows_read(again(waiting)).first()
    assert first is not None
    assert first.matched


def test_who_loses_the_right_meanwhile_gets_no_review(waiting: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    role = Role.objects.filter(account=waiting.by, process_id=waiting.process_id)
    after_making(monkeypatch, 2, lambda: role.update(name="reader"))

    assert tasks.read_intake.call(waiting.pk) == "failed"
    assert again(waiting).error_code == "I103"
    assert not Row.objects.filter(intake=waiting).exists()


# -------------------------------------------------------------------------------------------------- proposals anew
@pytest.fixture
def behind(hand_in: HandIn, empty_process: Any, monkeypatch: pytest.MonkeyPatch) -> Intake:
    """A review whose rows another document has brought meanwhile, too many for a page to wait for."""
    first = hand_in("stor.csv", TABLE, into=empty_process)
    other = hand_in("samme.csv", TABLE + "1. december 2027;Et møde mere\n", into=empty_process)
    decisions.accept_sure(first.by, first)
    monkeypatch.setattr(renewing, "MOST_PAIRS", 1)
    return again(other)


def matched(intake: Intake) -> int:
    return sum(bool(r.matched) for r in queries.rows_read(intake))


def test_proposals_are_counted_while_they_are_made_anew(
    as_editor: Client, behind: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = []
    after(monkeypatch, renew_portions, 2, lambda: pages.append(as_editor.get(address("import", behind)).content))
    as_editor.get(address("import", behind))
    tasks.carry_out.call(behind.pk, deeds.RENEWING, None)

    page = pages[0].decode()
    assert "Planen er ændret, og rækkerne holdes op mod den på ny: 20 af " in page
    assert ">Stop<" in page
    assert matched(behind) == COUNT
    assert Entry.objects.filter(verb="intake.renew").count() == 1
    assert f"{COUNT} forslag er gjort om" in as_editor.get(address("import", behind)).content.decode()


def test_stopped_it_says_so_waits_and_is_asked_for_again(
    as_editor: Client, behind: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        after(patch, renew_portions, 2, lambda: as_editor.post(address("import_stop", behind)))
        as_editor.get(address("import", behind))
        tasks.carry_out.call(behind.pk, deeds.RENEWING, None)

    assert matched(behind) == 20
    page = as_editor.get(address("import", behind)).content.decode()
    assert "Det blev stoppet." in page
    assert "Hold rækkerne op mod planen, som den er nu" in page
    assert again(behind).step == "", "it does not begin again by itself"
    as_editor.post(address("import_renew", behind))
    tasks.carry_out.call(behind.pk, deeds.RENEWING, behind.by.pk)
    page = as_editor.get(address("import", behind)).content.decode()
    assert "Hold rækkerne op mod planen, som den er nu" not in page
    assert matched(behind) == COUNT


def test_stopped_before_it_began_it_waits_as_well(as_editor: Client, behind: Intake) -> None:
    as_editor.get(address("import", behind))
    as_editor.post(address("import_stop", behind))

    assert tasks.carry_out.call(behind.pk, deeds.RENEWING, None) == "gone"
    page = as_editor.get(address("import", behind)).content.decode()
    assert "Hold rækkerne op mod planen, som den er nu" in page
    assert matched(behind) == 0


def test_what_the_plan_says_anew_after_a_stop_is_caught_up_with(as_editor: Client, behind: Intake) -> None:
    as_editor.get(address("import", behind))
    as_editor.post(address("import_stop", behind))
    draft = drafts.open_draft_of(behind.process)
    assert draft is not None
    from frisat.plan.drafting import Operation

    key = next(iter(drafts.state_of(draft).activities))
    drafts.change(SYSTEM, draft, [Operation(key, "place", None, "Rådhuset")])

    assert renewing.is_due(again(behind))


def test_the_next_worker_ends_what_a_dead_one_began(behind: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    deeds.ask(SYSTEM, behind, deeds.RENEWING)
    with monkeypatch.context() as patch:
        after(patch, renew_portions, 2, die)
        with pytest.raises(DiedError):
            tasks.carry_out.call(behind.pk, deeds.RENEWING, None)
    assert matched(behind) == 20

    assert tasks.carry_out.call(behind.pk, deeds.RENEWING, None) == "done"
    assert matched(behind) == COUNT
    done = again(behind)
    assert (done.step, done.told) == ("", {"deed": deeds.RENEWING, "rows": COUNT})
    assert Entry.objects.filter(verb="intake.renew").count() == 1


def test_accepting_holds_the_rows_against_the_plan_first_and_counts_both(
    as_editor: Client, behind: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = []

    def look() -> None:
        pages.append(as_editor.get(address("import", behind)).content.decode())

    after(monkeypatch, renew_portions, 2, look)
    after_portions(monkeypatch, "accept_portion", 2, look)
    as_editor.post(address("import_sure", behind))
    assert tasks.carry_out.call(behind.pk, deeds.ACCEPTING, behind.by.pk) == "done"

    assert "holdes op mod den på ny: 20 af" in pages[0]
    assert "De sikre rækker bliver godkendt: 20 af" in pages[1]
    draft = drafts.open_draft_of(behind.process)
    assert draft is not None
    assert len(drafts.state_of(draft).activities) == COUNT + 1, "nothing is in the plan twice"


def test_a_fault_leaves_the_review_to_its_people(
    as_editor: Client, behind: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewing, "work_out", lambda _: 1 / 0)
    as_editor.get(address("import", behind))
    assert tasks.carry_out.call(behind.pk, deeds.RENEWING, None) == "failed"

    page = as_editor.get(address("import", behind)).content.decode()
    assert "Noget gik galt undervejs." in page
    assert "Hold rækkerne op mod planen, som den er nu" in page


def test_a_page_works_out_beforehand_what_others_would_wait_for(
    behind: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless somebody wrote a row in between: then it is worked out again, and what they wrote stands."""
    monkeypatch.setattr(renewing, "MOST_PAIRS", 10**6)
    worked, calls = renewing.work_out, []

    def watched(intake: Intake) -> Any:
        out = worked(intake)
        calls.append(1)
        if len(calls) == 1:
            row = queries.rows_read(intake)[0]
            decisions.leave(behind.by, intake, row.pk, row.version)
        return out

    monkeypatch.setattr(renewing, "work_out", watched)
    renewing.follow(behind)

    assert len(calls) == 2
    assert matched(behind) == COUNT - 1
