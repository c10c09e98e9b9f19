"""BARS U23: thousands of rows are accepted and taken back in portions: counted, left, stopped, taken up again."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frisat.web.intake import decisions, deeds, pace, portions, queries, tasks, wholesale
from frisat.web.intake.models import Decision, Intake, IntakeState, Row
from frisat.web.people.models import Role
from frisat.web.process import drafts
from frisat.web.process.models import Operation
from frisat.web.record.models import Entry
from tests.web.intake.conftest import HandIn

pytestmark = pytest.mark.django_db
COUNT = 47
MONTHS = ("oktober", "maj", "august", "juni")
TABLE = "Dato;Aktivitet\n" + "".join(f"{n % 28 + 1}. {MONTHS[n % 4]} 2027;Møde nummer {n}\n" for n in range(COUNT))


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deeds, "LONG", 10)
    monkeypatch.setattr(pace, "TURN_SECONDS", 0)
    for name in ("FIRST", "LEAST", "MOST"):
        monkeypatch.setattr(pace, name, 10)


@pytest.fixture
def large(empty_process: Any, hand_in: HandIn) -> Intake:
    return hand_in("stor.csv", TABLE, into=empty_process)


def address(name: str, intake: Intake) -> str:
    return reverse(name, args=[intake.process.slug, intake.pk])


def do(intake: Intake, deed: str) -> str:
    return tasks.carry_out.call(intake.pk, deed, intake.by.pk)


def order(intake: Intake) -> list[str]:
    draft = drafts.open_draft_of(intake.process)
    return [a.title for a in drafts.state_of(draft).to_plan().activities] if draft is not None else []


def again(intake: Intake) -> Intake:
    return Intake.objects.select_related("process", "by").get(pk=intake.pk)


def after_portions(monkeypatch: pytest.MonkeyPatch, name: str, count: int, then: Any) -> None:
    """`then()` happens between two portions, as it would in another program."""
    portion, calls = getattr(portions, name), []

    def watched(*args: Any) -> Any:
        out = portion(*args)
        calls.append(1)
        if len(calls) == count:
            then()
        return out

    monkeypatch.setattr(portions, name, watched)


def test_portions_come_to_the_same_plan_as_all_at_once(empty_process: Any, hand_in: HandIn, large: Intake) -> None:
    deeds.ask(large.by, large, deeds.ACCEPTING)
    assert do(large, deeds.ACCEPTING) == "done"
    in_portions = order(large)

    assert in_portions == [f"Møde nummer {n}" for n in range(COUNT)], "the order of the document, not of its dates"
    draft = drafts.open_draft_of(large.process)
    assert draft is not None
    assert drafts.state_of(draft) == drafts.rebuilt(draft)
    assert again(large).state == IntakeState.DONE
    assert Entry.objects.filter(verb="intake.accept_sure").count() == 1

    deeds.ask(large.by, large, deeds.UNDOING)
    assert do(large, deeds.UNDOING) == "done"
    assert order(large) == []
    assert {r.decision for r in queries.rows_read(large)} == {Decision.OPEN}
    assert again(large).state == IntakeState.UNDONE
    assert Entry.objects.filter(verb="intake.undo").count() == 1
    assert wholesale.resume(large.by, large)
    decisions.accept_sure(large.by, large)
    assert order(large) == in_portions


def test_a_page_that_is_opened_meanwhile_counts_and_can_be_left(
    as_editor: Client, large: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def look() -> None:
        seen.append(as_editor.get(address("import", large)).content.decode())
        seen.append(as_editor.get(reverse("imports", args=[large.process.slug])).content.decode())

    after_portions(monkeypatch, "accept_portion", 2, look)
    waiting = as_editor.post(address("import_sure", large), follow=True).content.decode()
    do(large, deeds.ACCEPTING)

    assert "De sikre rækker bliver godkendt." in waiting
    for page in seen:
        assert f"De sikre rækker bliver godkendt: 20 af {COUNT}" in page
        assert f'value="20" max="{COUNT}"' in page
        assert ">Stop<" in page
    assert f"Godkendt: {COUNT} nye aktiviteter." in as_editor.get(address("import", large)).content.decode()


def test_what_is_stopped_between_two_portions_stays_whole_and_is_taken_back_as_one(
    as_editor: Client, large: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = []

    def stop() -> None:
        as_editor.post(address("import_stop", large))
        pages.append(as_editor.get(address("import", large)).content.decode())

    after_portions(monkeypatch, "accept_portion", 2, stop)
    as_editor.post(address("import_sure", large))
    assert do(large, deeds.ACCEPTING) == "done"

    assert "Bliver stoppet" in pages[0]
    assert ">Stop<" not in pages[0]
    accepted = queries.rows_read(large).filter(decision=Decision.ACCEPTED)
    assert accepted.count() == 20 == len(order(large)) == Operation.objects.filter(batch=large.batch).count()
    told = as_editor.get(address("import", large)).content.decode()
    assert f"Det blev stoppet. 20 af {COUNT} rækker er godkendt" in told
    assert again(large).step == ""
    said = Entry.objects.get(verb="intake.accept_sure")
    assert said.who == f"account:{large.by.pk}"
    as_editor.post(address("import_undo", large))
    do(large, deeds.UNDOING)
    assert order(large) == []


def test_taking_back_is_stopped_between_two_rows_and_goes_on_later(
    as_editor: Client, large: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    decisions.accept_sure(large.by, large)
    with monkeypatch.context() as patch:
        after_portions(patch, "undo_portion", 2, lambda: as_editor.post(address("import_stop", large)))
        as_editor.post(address("import_undo", large))
        do(large, deeds.UNDOING)

    assert len(order(large)) == COUNT - 20
    kinds = [r.decision for r in queries.rows_read(large)]
    assert kinds == [Decision.ACCEPTED] * (COUNT - 20) + [Decision.OPEN] * 20
    assert again(large).state == IntakeState.READY
    told = as_editor.get(address("import", large)).content.decode()
    assert f"20 af {COUNT} ændringer er taget tilbage" in told
    as_editor.post(address("import_undo", large))
    do(large, deeds.UNDOING)
    assert order(large) == []


def test_what_has_not_begun_is_stopped_at_once(as_editor: Client, large: Intake) -> None:
    as_editor.post(address("import_sure", large))
    told = as_editor.post(address("import_stop", large), follow=True).content.decode()

    assert "Det blev stoppet. Intet blev gjort." in told
    assert do(large, deeds.ACCEPTING) == "gone"
    assert order(large) == []


def test_another_worker_goes_on_where_one_died(large: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    class DiedError(BaseException):
        pass

    def die() -> None:
        raise DiedError

    deeds.ask(large.by, large, deeds.ACCEPTING)
    with monkeypatch.context() as patch:
        after_portions(patch, "accept_portion", 3, die)
        with pytest.raises(DiedError):
            do(large, deeds.ACCEPTING)
    assert (again(large).done, again(large).total, again(large).step) == (30, COUNT, deeds.ACCEPTING)

    assert do(large, deeds.ACCEPTING) == "done"
    assert order(large) == [f"Møde nummer {n}" for n in range(COUNT)]
    assert again(large).told == {"deed": deeds.ACCEPTING, "new": COUNT, "changed": 0, "same": 0}


def test_a_colleague_writes_between_two_portions_and_what_they_changed_stays(
    as_editor: Client, large: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    from frisat.plan.drafting import Operation as Change

    decisions.accept_sure(large.by, large)
    first = queries.rows_read(large).first()
    assert first is not None

    def change() -> None:
        draft = drafts.open_draft_of(large.process)
        assert draft is not None
        drafts.change(large.by, draft, [Change(first.became, "place", None, "Rådhuset")])

    after_portions(monkeypatch, "undo_portion", 1, change)
    as_editor.post(address("import_undo", large))
    do(large, deeds.UNDOING)

    assert order(large) == ["Møde nummer 0"]
    told = as_editor.get(address("import", large)).content.decode()
    assert "bortset fra det, en kollega har arbejdet videre med: »Møde nummer 0«" in told
    assert again(large).state == IntakeState.READY


def test_a_draft_that_is_thrown_away_meanwhile_ends_the_deed(
    as_editor: Client, large: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    from frisat.web.process import draft_ends

    def drop() -> None:
        draft = drafts.open_draft_of(large.process)
        assert draft is not None
        draft_ends.drop(large.by, draft, reason="Forfra", upto=draft.snapshot_upto)

    after_portions(monkeypatch, "accept_portion", 2, drop)
    as_editor.post(address("import_sure", large))
    do(large, deeds.ACCEPTING)

    assert drafts.open_draft_of(large.process) is None
    assert (
        "Udkastet blev offentliggjort eller kasseret imens" in as_editor.get(address("import", large)).content.decode()
    )


def test_who_loses_the_right_meanwhile_accepts_no_more(
    as_editor: Client, large: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    role = Role.objects.filter(account=large.by, process_id=large.process_id)
    after_portions(monkeypatch, "accept_portion", 1, lambda: role.update(name="reader"))
    as_editor.post(address("import_sure", large))
    do(large, deeds.ACCEPTING)
    role.update(name="editor")

    assert Row.objects.filter(intake=large, decision=Decision.ACCEPTED).count() == 10
    told = as_editor.get(address("import", large)).content.decode()
    assert f"Du må ikke længere ændre planen i dette forløb. 10 af {COUNT} rækker er godkendt" in told


def test_rows_that_name_each_other_over_portions_are_taken_back_too(large: Intake, as_editor: Client) -> None:
    """The last of a portion waits for the first of the next: neither order of taking back would do."""
    rows = list(queries.rows_read(large))
    for n in range(0, COUNT - 1, 3):
        rows[n].activity = {**rows[n].activity, "depends_on": [rows[n + 1].entry]}
        rows[n].save()
    rows[COUNT - 1].activity = {**rows[COUNT - 1].activity, "depends_on": [rows[0].entry]}
    rows[COUNT - 1].save()
    Intake.objects.filter(pk=large.pk).update(refers=True)
    as_editor.post(address("import_sure", large))
    do(large, deeds.ACCEPTING)
    draft = drafts.open_draft_of(large.process)
    assert draft is not None
    by_title = {a.title: a for a in drafts.state_of(draft).to_plan().activities}
    assert len(by_title) == COUNT
    key = by_title["Møde nummer 10"].key
    assert by_title["Møde nummer 9"].depends_on == (key,), "the last of one portion names the first of the next"

    as_editor.post(address("import_undo", large))
    do(large, deeds.UNDOING)
    assert order(large) == []
    assert again(large).state == IntakeState.UNDONE
