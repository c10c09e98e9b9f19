"""Proposals follow the plan: nothing is in it twice because two documents were read before either was accepted."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frisat.plan.drafting import POSITION, WHOLE, Operation
from frisat.web.intake import decisions, deeds, joining, pace, portions, queries, renewing, tasks, wholesale
from frisat.web.intake.models import Decision, Intake, Relation, Row
from frisat.web.people.models import Role
from frisat.web.process import drafts
from frisat.web.process.actions import make_process
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry
from tests.web.intake.conftest import HandIn

pytestmark = pytest.mark.django_db
HEAD = "Dato;Aktivitet;Hvem\n"
FIRST = HEAD + (
    "3. maj 2027;Drøftelse af mål for varmeplanen;Klimaudvalget\n"
    "12. juni 2027;Godkendelse af klimaplanen;Byrådet\n"
    "4. august 2027;Borgermøde om havneparken;Borgerne\n"
)
SECOND = HEAD + (
    "3. maj 2027;Drøftelse af mål for varmeplanen;Klimaudvalget\n"
    "19. juni 2027;Godkendelse af klimaplanen;Byrådet\n"
    "1. oktober 2027;Evaluering af cykelstierne;Forvaltningen\n"
)


@pytest.fixture
def both(empty_process: Any, hand_in: HandIn) -> tuple[Intake, Intake]:
    """Two documents about nearly the same, read before a row of either was accepted."""
    return hand_in("først.csv", FIRST, into=empty_process), hand_in("siden.csv", SECOND, into=empty_process)


def rows(intake: Intake) -> list[Row]:
    return list(queries.rows_read(intake))


def address(name: str, intake: Intake, *args: int) -> str:
    return reverse(name, args=[intake.process.slug, intake.pk, *args])


def titles(process: Any) -> list[str]:
    draft = drafts.open_draft_of(process)
    assert draft is not None
    return [a.title for a in drafts.state_of(draft).to_plan().activities]


def brought(first: Intake) -> dict[str, str]:
    return {r.activity["title"]: r.became for r in rows(first)}


def change(by: Any, process: Any, *operations: Operation) -> None:
    drafts.change(by, drafts.open_draft(by, process), operations)


def test_the_second_document_knows_what_the_first_one_brought(as_editor: Client, both: tuple[Intake, Intake]) -> None:
    first, second = both
    assert not any(r.matched for r in rows(second))
    decisions.accept_sure(first.by, first)
    keys = brought(first)
    page = as_editor.get(address("import", second)).content.decode()

    assert "2 forslag er gjort om, fordi planen er ændret, siden dokumentet blev læst." in page
    assert [r.matched for r in rows(second)] == [
        keys["Drøftelse af mål for varmeplanen"], keys["Godkendelse af klimaplanen"], "",
    ]  # fmt: skip
    assert {r.entry for r in queries.unmentioned(second)} == {keys["Borgermøde om havneparken"]}
    as_editor.post(address("import_sure", second))
    for row in rows(second):
        if row.decision == Decision.OPEN:
            choice = decisions.Choice(row.activity, row.matched, Relation(row.relation), ("when",))
            decisions.accept(second.by, second, row.pk, row.version, choice)
    assert sorted(titles(second.process)) == [
        "Borgermøde om havneparken", "Drøftelse af mål for varmeplanen", "Evaluering af cykelstierne",
        "Godkendelse af klimaplanen",
    ]  # fmt: skip


def test_all_sure_rows_are_held_against_the_plan_as_it_is_even_when_nobody_opened_the_review_again(
    both: tuple[Intake, Intake],
) -> None:
    first, second = both
    decisions.accept_sure(first.by, first)
    decisions.accept_sure(second.by, second)

    assert titles(first.process).count("Drøftelse af mål for varmeplanen") == 1
    assert titles(first.process).count("Godkendelse af klimaplanen") == 1


def test_who_accepts_a_row_that_was_new_when_the_page_was_made_is_told_and_keeps_what_was_typed(
    as_editor: Client, both: tuple[Intake, Intake]
) -> None:
    first, second = both
    row = rows(second)[0]
    decisions.accept_sure(first.by, first)
    answer = as_editor.post(
        address("import_row", second, row.pk), {"version": row.version, "do": "accept", "svar": "", "place": "Rådhuset"}
    )

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Planen er ændret, siden du åbnede rækken" in page
    assert 'value="Rådhuset"' in page
    assert f'value="same:{brought(first)["Drøftelse af mål for varmeplanen"]}" checked' in page
    assert len(titles(second.process)) == 3


def test_what_a_person_said_or_decided_stands(both: tuple[Intake, Intake], accounts: dict[str, Any]) -> None:
    first, second = both
    decisions.accept_sure(first.by, first)
    renewing.renew(SYSTEM, second)
    one, two, three = rows(second)
    decisions.correct(second.by, second, one.pk, one.version, decisions.Choice(one.activity))  # "it is a new one"
    decisions.accept(second.by, second, two.pk, two.version, decisions.Choice(two.activity, two.matched))
    decisions.leave(second.by, second, three.pk, three.version)
    was = [(r.matched, r.relation, r.decision, r.certainty) for r in rows(second)]
    key = brought(first)["Drøftelse af mål for varmeplanen"]
    change(accounts["editor"], second.process, Operation(key, "place", None, "Rådhuset"))
    renewing.renew(SYSTEM, second)

    assert [(r.matched, r.relation, r.decision, r.certainty) for r in rows(second)] == was
    assert rows(second)[0].matched == ""


def test_one_activity_is_the_match_of_one_row_also_when_a_person_chose_it(
    both: tuple[Intake, Intake], accounts: dict[str, Any]
) -> None:
    first, second = both
    decisions.accept_sure(first.by, first)
    keys = brought(first)
    renewing.renew(SYSTEM, second)
    third = rows(second)[2]
    mine = keys["Drøftelse af mål for varmeplanen"]
    decisions.correct(second.by, second, third.pk, third.version, decisions.Choice(third.activity, mine))
    change(accounts["editor"], second.process, Operation(mine, "place", None, "Rådhuset"))
    renewing.renew(SYSTEM, second)

    assert [r.matched for r in rows(second)].count(mine) == 1
    assert rows(second)[2].matched == mine


def test_an_import_s_own_activities_are_no_match_of_its_other_rows(
    as_editor: Client, both: tuple[Intake, Intake]
) -> None:
    first, _ = both
    row = rows(first)[0]
    decisions.accept(first.by, first, row.pk, row.version, decisions.Choice(row.activity))
    assert not renewing.is_due(first)
    change(first.by, first.process, Operation(rows(first)[0].became, "place", None, "Rådhuset"))
    assert renewing.is_due(first)
    as_editor.get(address("import", first))

    first.refresh_from_db()
    assert not renewing.is_due(first)
    assert [r.matched for r in rows(first)] == ["", "", ""]
    assert not any(r.renewed for r in rows(first))
    assert not queries.unmentioned(first).exists()


def test_an_activity_that_left_the_plan_is_no_proposal_any_more(
    both: tuple[Intake, Intake], accounts: dict[str, Any], as_editor: Client
) -> None:
    first, second = both
    decisions.accept_sure(first.by, first)
    renewing.renew(SYSTEM, second)
    keys = brought(first)
    gone, listed = keys["Drøftelse af mål for varmeplanen"], keys["Borgermøde om havneparken"]
    state = drafts.state_of(drafts.open_draft(first.by, first.process))
    change(accounts["editor"], first.process, *(Operation(k, WHOLE, state.activities[k], None) for k in (gone, listed)))
    as_editor.get(address("import", second))

    assert rows(second)[0].matched == ""
    assert rows(second)[0].renewed
    assert not queries.unmentioned(second).exists()


def test_joined_and_parted_rows_are_renewed_as_they_are_now(both: tuple[Intake, Intake]) -> None:
    first, second = both
    one, two, three = rows(second)
    joining.join(second.by, second, two.pk, two.version)
    joining.part(second.by, second, one.pk, one.version, one.activity, {**one.activity, "title": "Noget andet"})
    decisions.accept_sure(first.by, first)
    renewing.renew(SYSTEM, second)

    named = {r.entry: r.matched for r in rows(second)}
    assert named[one.entry] == brought(first)["Drøftelse af mål for varmeplanen"]
    assert named[two.entry] == brought(first)["Godkendelse af klimaplanen"]
    assert three.entry not in named
    notes = {r.entry: [n["code"] for n in r.notes] for r in rows(second)}
    assert "I115" in notes[one.entry]
    assert "I116" in notes[two.entry]


def test_taking_the_first_import_back_makes_the_second_s_rows_new_again(both: tuple[Intake, Intake]) -> None:
    first, second = both
    before = [(r.matched, r.notes) for r in rows(second)]
    decisions.accept_sure(first.by, first)
    renewing.renew(SYSTEM, second)
    wholesale.undo(first.by, first)
    renewing.renew(SYSTEM, second)

    assert [(r.matched, r.notes) for r in rows(second)] == before


@pytest.mark.parametrize("field", [POSITION, "remark"])
def test_a_change_that_says_nothing_about_a_row_renews_no_proposal(
    both: tuple[Intake, Intake], field: str, accounts: dict[str, Any]
) -> None:
    first, second = both
    decisions.accept_sure(first.by, first)
    renewing.renew(SYSTEM, second)
    Row.objects.update(renewed=False)
    versions = [r.version for r in rows(second)]
    key = rows(first)[0].became
    was = drafts.state_of(drafts.open_draft(first.by, first.process)).activities[key].get(field)
    change(accounts["editor"], first.process, Operation(key, field, was, 5.0 if field == POSITION else "Husk lokale"))
    renewing.renew(SYSTEM, second)

    assert [r.version for r in rows(second)] == versions
    assert not any(r.renewed for r in rows(second))


def test_renewing_is_recorded_once_and_only_when_something_became_another(both: tuple[Intake, Intake]) -> None:
    first, second = both
    decisions.accept_sure(first.by, first)
    for _ in range(3):
        renewing.renew(SYSTEM, second)
    renewing.renew(SYSTEM, first)

    assert Entry.objects.filter(verb="intake.renew").count() == 1


def test_a_partial_renewal_is_what_a_whole_one_gives(process: Any, hand_in: HandIn, accounts: dict[str, Any]) -> None:
    """Only what was changed is compared again; held against everything, nothing else comes of it."""
    text = HEAD + "9. maj 2027;Temadrøftelse om klassestørrelser;Byrådet\n2. oktober 2027;Møde i Elevrådet;Elevrådet\n"
    intake = hand_in("ny.csv", text)
    draft = drafts.open_draft(accounts["owner"], process)
    key = drafts.new_key(accounts["owner"], draft)
    own = {"key": key, "title": "Møde i Elevrådet", "actors": ["Elevrådet"], POSITION: 9999.0,
           "period": {"edtf": "2027-10-02", "text": "2. oktober 2027"}}  # fmt: skip
    drafts.change(accounts["owner"], draft, [Operation(key, WHOLE, None, own)])
    renewing.renew(SYSTEM, intake)
    part = [(r.matched, r.certainty, r.relation) for r in rows(intake)]
    Intake.objects.filter(pk=intake.pk).update(held_against="")
    renewing.renew(SYSTEM, intake)

    assert part[1][0] == key
    assert [(r.matched, r.certainty, r.relation) for r in rows(intake)] == part


def test_few_queries_however_many_rows(as_editor: Client, accounts: dict[str, Any], hand_in: HandIn) -> None:
    counts = []
    for n in (5, 60):
        plan = make_process(SYSTEM, slug=f"plan-{n}", name=f"Plan {n}")
        Role.objects.create(account=accounts["editor"], process_id=plan.pk, name="editor")
        lines = "".join(f"{d % 28 + 1}. maj 2027;Møde nummer {d} om {n};Byrådet\n" for d in range(n))
        editor = type(accounts["editor"]).objects.get(pk=accounts["editor"].pk)  # knows of the role
        other = lines.replace("Byrådet", "Klimaudvalget")
        one, two = (hand_in(f"{n}.csv", HEAD + said, into=plan, by=editor) for said in (lines, other))
        decisions.accept_sure(one.by, one)
        with CaptureQueriesContext(connection) as seen:
            assert as_editor.get(address("import", two)).status_code == 200
        assert sum(r.renewed for r in rows(two)) >= n - 1
        counts.append(len(seen))

    assert counts[1] - counts[0] <= 3, counts
    assert counts[1] <= 45, counts


# ------------------------------------------------------------------------------------------------ in the background
def run(intake: Intake, deed: str, by: Any) -> str:
    return tasks.carry_out.call(intake.pk, deed, by.pk)


def test_many_rows_are_renewed_by_the_worker_while_the_page_says_so(
    as_editor: Client, both: tuple[Intake, Intake], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = both
    decisions.accept_sure(first.by, first)
    monkeypatch.setattr(renewing, "MOST_PAIRS", 1)
    page = as_editor.get(address("import", second)).content.decode()
    assert "Planen er ændret, og rækkerne holdes op mod den på ny" in page
    assert 'hx-trigger="every 2s"' in page
    assert not any(r.matched for r in rows(second))
    row = rows(second)[0]
    refused = as_editor.post(
        address("import_row", second, row.pk), {"version": row.version, "do": "accept"}, follow=True
    )
    assert "Intet blev godkendt" in refused.content.decode()

    assert run(second, deeds.RENEWING, SYSTEM) == "done"
    page = as_editor.get(address("import", second)).content.decode()
    assert "2 forslag er gjort om" in page


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deeds, "LONG", 1)


@pytest.mark.usefixtures("few")
def test_many_rows_are_accepted_and_taken_back_by_the_worker_and_who_comes_back_is_told_once(
    as_editor: Client, both: tuple[Intake, Intake]
) -> None:
    first, _ = both
    asked = as_editor.post(address("import_sure", first), follow=True).content.decode()
    assert "De sikre rækker bliver godkendt" in asked
    assert drafts.open_draft_of(first.process) is None
    assert run(first, deeds.ACCEPTING, first.by) == "done"
    assert run(first, deeds.ACCEPTING, first.by) == "gone"
    told = as_editor.get(address("import", first)).content.decode()
    again = as_editor.get(address("import", first)).content.decode()
    assert "Godkendt: 3 nye aktiviteter." in told
    assert "Godkendt: 3 nye aktiviteter." not in again

    assert (
        "Importen bliver taget tilbage" in as_editor.post(address("import_undo", first), follow=True).content.decode()
    )
    listed = as_editor.get(reverse("imports", args=[first.process.slug])).content.decode()
    assert "Importen bliver taget tilbage" in listed
    assert run(first, deeds.UNDOING, first.by) == "done"
    assert "Importen er fortrudt." in as_editor.get(address("import", first)).content.decode()
    assert titles(first.process) == []


@pytest.mark.usefixtures("few")
def test_a_deed_that_fails_keeps_whole_rows_only_and_says_how_far_it_came(
    as_editor: Client, both: tuple[Intake, Intake], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = both
    as_editor.post(address("import_sure", first))
    monkeypatch.setattr(pace, "FIRST", 2)
    monkeypatch.setattr(pace, "LEAST", 1)
    monkeypatch.setattr(pace, "MOST", 2)
    taken = portions.decisions.take

    def broken(by: Any, intake: Intake, draft: Any, state: Any, rows: list[Row], at: Any = None) -> Any:
        out = taken(by, intake, draft, state, rows, at)
        if len(rows) < 2:
            raise RuntimeError("the second portion")
        return out

    monkeypatch.setattr(portions.decisions, "take", broken)
    assert run(first, deeds.ACCEPTING, first.by) == "failed"

    told = as_editor.get(address("import", first)).content.decode()
    assert "Noget gik galt undervejs. 2 af 3 rækker er godkendt" in told
    assert [r.decision for r in rows(first)] == [Decision.ACCEPTED, Decision.ACCEPTED, Decision.OPEN]
    assert len(titles(first.process)) == 2
    wholesale.undo(first.by, first)
    assert titles(first.process) == []


@pytest.mark.usefixtures("few")
def test_who_lost_the_right_meanwhile_accepts_nothing(
    as_editor: Client, both: tuple[Intake, Intake], accounts: dict[str, Any]
) -> None:
    from frisat.web.people.models import Role

    first, _ = both
    as_editor.post(address("import_sure", first))
    role = Role.objects.filter(account=accounts["editor"], process_id=first.process_id)
    role.update(name="reader")
    run(first, deeds.ACCEPTING, accounts["editor"])
    role.update(name="editor")

    assert "må ikke længere" in as_editor.get(address("import", first)).content.decode()
    assert {r.decision for r in rows(first)} == {Decision.OPEN}


@pytest.mark.usefixtures("few")
def test_a_deed_whose_worker_died_twice_is_given_up_with_a_sentence(
    as_editor: Client, both: tuple[Intake, Intake]
) -> None:
    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    first, _ = both
    as_editor.post(address("import_sure", first))
    task = DBTaskResult.objects.get(task_path=tasks.carry_out.module_path)
    gone = tasks.worker_name().rpartition(":")[0] + ":999999"
    task.status, task.worker_ids, task.started_at = "RUNNING", [gone], timezone.now()
    task.save()
    assert tasks.take_up() == 1
    task.refresh_from_db()
    task.status, task.worker_ids, task.started_at = "RUNNING", [gone] * 2, timezone.now()
    task.save()
    assert tasks.take_up() == 0

    first.refresh_from_db()
    assert first.step == ""
    assert "Intet blev gjort" in as_editor.get(address("import", first)).content.decode()
