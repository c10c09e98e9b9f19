"""The review: what a person sees of each row, decides, and finds in the draft afterwards."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frisat.web.intake import decisions, joining, queries
from frisat.web.intake.models import Decision, Intake, IntakeState, Relation, Row
from frisat.web.process import drafts
from frisat.web.record.models import Entry
from tests.web.intake.conftest import HandIn

pytestmark = pytest.mark.django_db
PLAN = """Klimaplan for Engby

3. maj 2027 Møde i Klimaudvalget
- Drøftelse af mål
12. juni 2027 Byrådsmøde
- Godkendelse af klimaplanen
Dialogmøde med borgerne (dato ikke fastlagt)
"""
TABLE = (
    "Dato;Aktivitet;Hvem\n"
    "3. maj 2027;Drøftelse af mål;Klimaudvalget\n"
    "12. juni 2027;Godkendelse af klimaplanen;Byrådet\n"
    "September;Borgermøde om;Borgerne\n"
    "(dato ikke fastlagt);klima og energi;Borgerne\n"
)


@pytest.fixture
def intake(empty_process: Any, hand_in: HandIn) -> Intake:
    """A table of four rows, imported into a process without a plan."""
    return hand_in("klima.csv", TABLE, into=empty_process)


def state(process: Any) -> Any:
    draft = drafts.open_draft_of(process)
    assert draft is not None
    return drafts.state_of(draft)


def rows(intake: Intake) -> list[Row]:
    return list(queries.rows_read(intake))


def address(name: str, intake: Intake, *args: int) -> str:
    return reverse(name, args=[intake.process.slug, intake.pk, *args])


def send(client: Client, row: Row, do: str = "accept", **fields: Any) -> Any:
    data = {"version": row.version, "do": do, **fields}
    return client.post(address("import_row", row.intake, row.pk), data)


def test_nothing_is_in_the_plan_before_a_person_accepts(as_editor: Client, intake: Intake) -> None:
    page = as_editor.get(address("import", intake)).content.decode()

    assert "læst til 4 aktiviteter. Intet er gemt i planen" in page
    assert drafts.open_draft_of(intake.process) is None
    assert intake.process.activities.count() == 0


def test_unsure_rows_stand_out_with_their_reason_and_come_first(as_editor: Client, intake: Intake) -> None:
    page = as_editor.get(address("import", intake)).content.decode()
    first = next(r for r in rows(intake) if r.notes)

    assert f'action="{address("import_row", intake, first.pk)}"' in page
    assert "fr-unsure-field" in page
    assert "årstal" in page


def test_an_accepted_row_is_a_new_activity_of_the_draft_with_its_source(as_editor: Client, intake: Intake) -> None:
    row = rows(intake)[0]
    answer = send(
        as_editor, row, title="Drøftelse af klimamål", period="medio maj 2027", actors="Klimaudvalget\nByrådet"
    )

    assert answer.status_code == 303
    row.refresh_from_db()
    activity = state(intake.process).activities[row.became]
    assert (activity["title"], activity["actors"]) == ("Drøftelse af klimamål", ["Klimaudvalget", "Byrådet"])
    assert activity["period"]["edtf"] == "2027-05-11/2027-05-20"
    assert activity["source"]["document"] == "klima.csv"
    assert activity["source"]["row"] == 2
    assert Entry.objects.filter(verb="intake.accept", who__startswith="account:").count() == 1


def test_what_cannot_be_taken_is_told_beside_its_field_and_all_that_was_typed_is_kept(
    as_editor: Client, intake: Intake
) -> None:
    row = rows(intake)[0]
    answer = send(as_editor, row, title="", place="Rådhuset", period="engang")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#felt-title"' in page
    assert 'value="Rådhuset"' in page
    assert 'value="engang"' in page
    row.refresh_from_db()
    assert (row.decision, drafts.open_draft_of(intake.process)) == (Decision.OPEN, None)


def test_all_sure_rows_are_accepted_at_once_in_the_order_of_the_document(as_editor: Client, intake: Intake) -> None:
    as_editor.post(address("import_sure", intake))

    sure = [r for r in rows(intake) if not r.notes]
    assert [r.decision for r in sure] == [Decision.ACCEPTED] * 2
    now = state(intake.process)
    assert [now.activities[k]["title"] for k in now.in_order()] == [r.activity["title"] for r in sure]
    assert {r.decision for r in rows(intake) if r.notes} == {Decision.OPEN}


def test_two_rows_become_one_and_two_again(as_editor: Client, intake: Intake, accounts: dict[str, Any]) -> None:
    third, fourth = rows(intake)[2:]
    before = dict(third.activity)
    send(as_editor, third, "join")
    third.refresh_from_db()

    assert third.activity["title"] == "Borgermøde om klima og energi"
    assert len(rows(intake)) == 3
    send(as_editor, third, "unjoin")
    third.refresh_from_db()
    assert third.activity == before
    assert [r.pk for r in rows(intake)][2:] == [third.pk, fourth.pk]


def test_one_row_becomes_two_each_with_what_was_typed(as_editor: Client, intake: Intake) -> None:
    row = rows(intake)[1]
    data = {"version": row.version, "1-title": "Indstilling", "1-period": "1. juni 2027", "1-agenda": "",
            "2-title": "Godkendelse", "2-period": "12. juni 2027", "2-agenda": "Klimaplanen"}  # fmt: skip
    same = as_editor.post(
        address("import_part", intake, row.pk),
        {**data, "2-title": "Indstilling", "2-period": "1. juni 2027", "2-agenda": ""},
    )
    answer = as_editor.post(address("import_part", intake, row.pk), data)

    assert (same.status_code, answer.status_code) == (422, 303)
    second, third = rows(intake)[1:3]
    assert (second.pk, second.activity["title"], second.activity["period"]["edtf"]) == (
        row.pk,
        "Indstilling",
        "2027-06-01",
    )
    assert (third.activity["title"], third.activity["agenda"]) == ("Godkendelse", ["Klimaplanen"])
    assert third.notes


def test_a_row_is_left_out_and_taken_in_again(as_editor: Client, intake: Intake) -> None:
    row = rows(intake)[0]
    send(as_editor, row, "leave")
    row.refresh_from_db()
    left = row.decision
    send(as_editor, row, "reopen")
    row.refresh_from_db()

    assert (left, row.decision) == (Decision.LEFT, Decision.OPEN)


def test_taking_an_accepted_row_back_takes_its_activity_out_of_the_draft(as_editor: Client, intake: Intake) -> None:
    row = rows(intake)[0]
    send(as_editor, row)
    row.refresh_from_db()
    key = row.became
    send(as_editor, row, "reopen")

    assert key not in state(intake.process).activities
    row.refresh_from_db()
    assert (row.decision, row.became) == (Decision.OPEN, "")


# ----------------------------------------------------------------------------------------------------- two people
def test_who_comes_second_to_a_row_is_told_and_keeps_what_they_typed(
    as_editor: Client, intake: Intake, accounts: dict[str, Any]
) -> None:
    row = rows(intake)[0]
    row.intake = intake
    decisions.correct(
        accounts["editor"], intake, row.pk, 0, decisions.Choice({**row.activity, "title": "Hendes titel"})
    )
    answer = send(as_editor, row, title="Min titel")

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "En kollega har ændret rækken" in page
    assert 'value="Min titel"' in page
    assert 'name="version" value="1"' in page
    assert drafts.open_draft_of(intake.process) is None


def test_two_people_who_accept_the_same_row_make_one_activity(
    as_editor: Client, intake: Intake, accounts: dict[str, Any]
) -> None:
    row = rows(intake)[0]
    first, second = send(as_editor, row), send(as_editor, row)

    assert (first.status_code, second.status_code) == (303, 409)
    assert "En kollega har taget stilling til rækken" in second.content.decode()
    assert len(state(intake.process).activities) == 1


def test_a_change_of_what_a_colleague_changed_meanwhile_is_told(
    process: Any, hand_in: HandIn, as_editor: Client, accounts: dict[str, Any]
) -> None:
    from frisat.plan.drafting import Operation

    new = "Dato;Aktivitet;Hvem\n9. maj 2027;Temadrøftelse om klassestørrelser;Byrådet\n"
    intake = hand_in("ny.csv", new)
    row = rows(intake)[0]
    page = as_editor.get(address("import", intake)).content.decode()
    token = page.split('name="set-when" value="')[1].split('"')[0]
    draft = drafts.open_draft(accounts["owner"], process)
    was = drafts.state_of(draft).activities[row.matched]["period"]
    theirs = {**was, "edtf": "2027-05-05", "text": "5. maj 2027"}
    drafts.change(accounts["owner"], draft, [Operation(row.matched, "period", was, theirs)])
    answer = send(as_editor, row, svar=f"same:{row.matched}", tag="when", **{"set-when": token})

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "En kollega har ændret dette i planen, siden du åbnede rækken: Hvornår" in page
    assert "5. maj 2027" in page
    assert state(process).activities[row.matched]["period"]["edtf"] == "2027-05-05"
    token = page.split('name="set-when" value="')[1].split('"')[0]
    again = send(as_editor, row, svar=f"same:{row.matched}", tag="when", **{"set-when": token})
    assert again.status_code == 303
    assert state(process).activities[row.matched]["period"]["edtf"] == "2027-05-09"


# ------------------------------------------------------------------------------------------------- matches, memory
def test_changes_of_a_match_are_taken_one_by_one(process: Any, hand_in: HandIn, as_editor: Client) -> None:
    new = "Dato;Aktivitet;Hvem\n9. maj 2027;Temadrøftelse om klassestørrelser;Børne- og Skoleudvalget\n"
    intake = hand_in("ny.csv", new)
    row = rows(intake)[0]
    before = state_or_newest(process)[row.matched]
    page = as_editor.get(address("import", intake)).content.decode()
    send(as_editor, row, svar=f"same:{row.matched}", tag="when")

    assert 'id="tag-when"' in page
    assert 'id="tag-who"' in page
    after = state(process).activities[row.matched]
    assert after["period"]["edtf"] == "2027-05-09"
    assert after["actors"] == before["actors"]
    assert after["source"]["document"] == "ny.csv"


def state_or_newest(process: Any) -> Any:
    from frisat.web.intake.present import state_now

    return state_now(process).activities


def test_a_person_may_choose_another_activity_and_sees_its_changes_before_they_are_taken(
    process: Any, hand_in: HandIn, as_editor: Client
) -> None:
    intake = hand_in("ny.csv", "Dato;Aktivitet;Hvem\n1. oktober 2027;Noget helt nyt;Elevrådet\n")
    row = rows(intake)[0]
    assert row.matched == ""
    answer = send(as_editor, row, anden="a1")

    row.refresh_from_db()
    assert answer.status_code == 303
    assert (row.decision, row.matched, drafts.open_draft_of(process)) == (Decision.OPEN, "a1", None)
    page = as_editor.get(answer["Location"].split("#")[0]).content.decode()
    assert 'id="tag-title"' in page
    gone = send(as_editor, row, anden="a999")
    assert gone.status_code == 409
    assert "er ikke i planen" in gone.content.decode()


def test_a_new_activity_takes_the_place_of_a_cancelled_one(
    process: Any, hand_in: HandIn, as_editor: Client, accounts: dict[str, Any]
) -> None:
    from frisat.plan.drafting import Operation

    off, said = next(
        (key, a) for key, a in state_or_newest(process).items() if a["status"] in ("cancelled", "postponed")
    )
    draft = drafts.open_draft(accounts["owner"], process)
    drafts.change(accounts["owner"], draft, [Operation(off, "replaced_by", said.get("replaced_by"), None)])
    intake = hand_in("ny.csv", "Dato;Aktivitet;Hvem\n1. oktober 2027;Et nyt møde i stedet;Elevrådet\n")
    row = rows(intake)[0]
    decisions.accept(accounts["editor"], intake, row.pk, 0, decisions.Choice(row.activity, off, Relation.REPLACES))
    row.refresh_from_db()
    now = state(process).activities

    assert row.became not in ("", off)
    assert now[off]["replaced_by"] == row.became
    assert now[row.became]["came_from"] == [off]


def test_the_same_file_again_proposes_exactly_the_activities_that_its_rows_became(
    intake: Intake, hand_in: HandIn, accounts: dict[str, Any]
) -> None:
    decisions.accept_sure(accounts["editor"], intake)
    titled = rows(intake)[2]
    decisions.accept(
        accounts["editor"],
        intake,
        titled.pk,
        titled.version,
        decisions.Choice({**titled.activity, "title": "Noget andet"}),
    )
    became = {r.entry: r.became for r in rows(intake) if r.became}
    again = hand_in("klima igen.csv", TABLE, into=intake.process)

    assert len(became) == 3
    assert {r.entry: r.matched for r in rows(again) if r.matched} == became
    assert {r.certainty for r in rows(again) if r.matched} == {"sure"}


# ------------------------------------------------------------------------------------------------ what is not named
def test_what_the_document_does_not_mention_stays_until_a_person_decides(
    process: Any, hand_in: HandIn, as_editor: Client
) -> None:
    text = "<h1>Tids- og procesplan</h1><table><tr><th>Dato</th><th>Aktivitet</th><th>Aktører</th></tr>" \
           "<tr><td>4. maj 2027</td><td>Dialogmøde med skolebestyrelserne om fælles fagfaglighed</td><td>Skolebestyrelserne</td></tr></table>"  # fmt: skip  # noqa: E501
    intake = hand_in("ny.html", text)
    mentioned = {r.matched for r in rows(intake)}
    listed = list(queries.unmentioned(intake))
    before = set(state_or_newest(process))

    assert {r.entry for r in listed} == before - mentioned
    dropped = [r for r in listed if r.proposed == Decision.DROPPED]
    assert dropped
    page = as_editor.get(address("import_unmentioned", intake)).content.decode()
    assert "bortfalder?" in page
    assert drafts.open_draft_of(process) is None
    data = {f"v-{dropped[0].pk}-{dropped[0].version}": "dropped"}
    answer = as_editor.post(address("import_unmentioned", intake), data, follow=True)
    assert "1 bortfalder" in answer.content.decode()
    assert set(state(process).activities) == before - {dropped[0].entry}
    stale = as_editor.post(address("import_unmentioned", intake), data, follow=True)
    assert "En kollega har imens taget stilling" in stale.content.decode()


def test_a_meeting_overview_beside_a_plan_asks_for_nothing_to_leave(process: Any, hand_in: HandIn) -> None:
    intake = hand_in(
        "oversigt.txt", "Mødeoversigt for skolestruktur\n\n4. maj 2027 Møde i Byrådet\n11. maj 2027 Møde i Elevrådet\n"
    )

    assert intake.document is not None
    assert intake.document.kind != "plan"
    assert not queries.unmentioned(intake).filter(proposed=Decision.DROPPED).exists()


def test_the_plan_as_a_whole_is_taken_field_by_field(as_editor: Client, intake: Intake) -> None:
    row = queries.plan_row(intake)
    assert row is not None
    page = as_editor.get(address("import_plan", intake))
    assert page.status_code == 200
    as_editor.post(address("import_plan", intake), {"version": row.version, "tag": ["kind"]})

    row.refresh_from_db()
    assert row.decision in (Decision.ACCEPTED, Decision.LEFT)


# ------------------------------------------------------------------------------------------------------ undo as one
def test_the_whole_import_is_undone_as_one(as_editor: Client, intake: Intake, accounts: dict[str, Any]) -> None:
    decisions.accept_sure(accounts["editor"], intake)
    answer = as_editor.post(address("import_undo", intake), follow=True)

    assert "Importen er fortrudt." in answer.content.decode()
    assert state(intake.process).activities == {}
    intake.refresh_from_db()
    assert intake.state == IntakeState.UNDONE
    assert {r.decision for r in rows(intake)} == {Decision.OPEN}
    as_editor.post(address("import_resume", intake))
    decisions.accept_sure(accounts["editor"], intake)
    assert len(state(intake.process).activities) == 2


def test_what_a_colleague_went_on_with_is_named_and_left(
    as_editor: Client, intake: Intake, accounts: dict[str, Any]
) -> None:
    from frisat.plan.drafting import Operation

    decisions.accept_sure(accounts["editor"], intake)
    first, second = rows(intake)[:2]
    draft = drafts.open_draft_of(intake.process)
    assert draft is not None
    drafts.change(accounts["editor"], draft, [Operation(first.became, "place", None, "Rådhuset")])
    answer = as_editor.post(address("import_undo", intake), follow=True)

    page = answer.content.decode()
    assert "bortset fra det, en kollega har arbejdet videre med: »Drøftelse af mål«" in page
    assert set(state(intake.process).activities) == {first.became}
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.decision, second.decision) == (Decision.ACCEPTED, Decision.OPEN)


def test_an_activity_that_another_one_points_at_is_not_removed_by_undoing(
    as_editor: Client, intake: Intake, accounts: dict[str, Any]
) -> None:
    from frisat.plan.drafting import POSITION, Operation

    decisions.accept_sure(accounts["editor"], intake)
    first = rows(intake)[0]
    draft = drafts.open_draft_of(intake.process)
    assert draft is not None
    key = drafts.new_key(accounts["editor"], draft)
    own = {"key": key, "title": "Egen", "depends_on": [first.became], POSITION: 9999.0}
    drafts.change(accounts["editor"], draft, [Operation(key, "", None, own)])
    as_editor.post(address("import_undo", intake))

    assert set(state(intake.process).activities) == {first.became, key}


def test_every_deed_is_recorded(as_editor: Client, intake: Intake, accounts: dict[str, Any]) -> None:
    first, second, third, _ = rows(intake)
    send(as_editor, first)
    send(as_editor, second, "leave")
    send(as_editor, third, "save", title="Rettet")
    as_editor.post(address("import_undo", intake))

    verbs = set(Entry.objects.filter(thing="intake", thing_key=str(intake.pk)).values_list("verb", flat=True))
    assert {"intake.hand_in", "intake.read", "intake.accept", "intake.leave", "intake.correct", "intake.undo"} <= verbs


def test_joining_and_parting_are_refused_for_a_stale_row(intake: Intake, accounts: dict[str, Any]) -> None:
    row = rows(intake)[0]
    with pytest.raises(decisions.StaleError):
        joining.join(accounts["editor"], intake, row.pk, 7)
    with pytest.raises(decisions.StaleError):
        joining.part(accounts["editor"], intake, row.pk, 7, row.activity, row.activity)


@pytest.mark.parametrize("query", ["?raekke=x", "?raekke=999999", "?vis=ukendt", "?side=x&vis=alle"])
def test_odd_questions_get_an_answer(as_editor: Client, intake: Intake, query: str) -> None:
    wanted = 404 if query.startswith("?raekke") else 400

    assert as_editor.get(address("import", intake) + query).status_code == wanted
