"""Two people at one import, and what happens around it meanwhile: each is told, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frisat.web.intake import actions, decisions, queries, wholesale
from frisat.web.intake.models import Decision, Intake, IntakeState, Row
from frisat.web.process import drafts, upkeep
from frisat.web.record.actions import SYSTEM
from tests.web.intake.conftest import HandIn

pytestmark = pytest.mark.django_db
ROWS = "Dato;Aktivitet;Hvem\n3. maj 2027;Drøftelse af mål;Klimaudvalget\n12. juni 2027;Godkendelse af planen;Byrådet\n"


@pytest.fixture
def intake(hand_in: HandIn, empty_process: Any) -> Intake:
    return hand_in("plan.csv", ROWS, into=empty_process)


@pytest.fixture
def as_owner(empty_process: Any, accounts: dict[str, Any]) -> Client:
    """A second browser, of a colleague who may do the same."""
    from frisat.web.people.models import Role

    Role.objects.create(account=accounts["owner"], process_id=empty_process.pk, name="owner")
    browser = Client()
    browser.force_login(type(accounts["owner"]).objects.get(pk=accounts["owner"].pk))
    return browser


def address(name: str, intake: Intake, *args: int) -> str:
    return reverse(name, args=[intake.process.slug, intake.pk, *args])


def rows(intake: Intake) -> list[Row]:
    return list(queries.rows_read(intake))


def accept(browser: Client, intake: Intake, row: Row, **said: Any) -> Any:
    return browser.post(
        address("import_row", intake, row.pk),
        {"version": row.version, "do": "accept", "svar": "", "title": row.activity["title"], **said},
    )


def activities(intake: Intake) -> int:
    draft = drafts.open_draft_of(intake.process)
    return len(drafts.state_of(draft).activities) if draft else 0


def test_two_people_take_different_rows_of_one_import(as_editor: Client, as_owner: Client, intake: Intake) -> None:
    one, two = rows(intake)
    assert accept(as_editor, intake, one).status_code == 303
    assert accept(as_owner, intake, two).status_code == 303

    assert activities(intake) == 2
    intake.refresh_from_db()
    assert {r.decision for r in rows(intake)} == {Decision.ACCEPTED}


def test_all_sure_rows_are_accepted_while_a_colleague_corrects_one(
    as_editor: Client, as_owner: Client, intake: Intake
) -> None:
    one, _ = rows(intake)
    as_owner.post(address("import_sure", intake))
    answer = accept(as_editor, intake, one, title="Drøftelse af mål og midler")

    assert answer.status_code == 409
    assert "En kollega har taget stilling til rækken" in answer.content.decode()
    assert activities(intake) == 2
    assert [r.activity["title"] for r in rows(intake)] == ["Drøftelse af mål", "Godkendelse af planen"]


@pytest.mark.parametrize("how", ["undone", "ended"])
def test_an_import_is_undone_or_ended_while_a_colleague_reviews_a_row(
    as_editor: Client, as_owner: Client, intake: Intake, how: str
) -> None:
    one, two = rows(intake)
    if how == "undone":
        accept(as_owner, intake, one)
        as_owner.post(address("import_undo", intake))
    else:
        as_owner.post(address("import_end", intake))
    answer = accept(as_editor, intake, two, title="Godkendelse af hele planen", place="Rådhuset")

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "En kollega har fortrudt eller afsluttet importen" in page
    assert 'value="Godkendelse af hele planen"' in page
    assert 'value="Rådhuset"' in page
    assert "Genoptag gennemsynet" in page
    assert activities(intake) == 0
    assert accept(as_editor, intake, two).status_code == 409
    as_editor.post(address("import_resume", intake))
    again = rows(intake)[1]
    assert accept(as_editor, intake, again, title="Godkendelse af hele planen").status_code == 303
    assert activities(intake) == 1


def test_two_people_undo_the_same_import(as_editor: Client, as_owner: Client, intake: Intake) -> None:
    as_editor.post(address("import_sure", intake))
    first = as_editor.post(address("import_undo", intake), follow=True).content.decode()
    second = as_owner.post(address("import_undo", intake), follow=True).content.decode()

    assert "Importen er fortrudt." in first
    assert "Der var intet at fortryde." in second
    assert activities(intake) == 0


def test_an_import_is_read_again_while_a_colleague_has_its_old_rows_open(
    as_editor: Client, as_owner: Client, intake: Intake
) -> None:
    old = rows(intake)[0]
    as_owner.post(address("import_end", intake))
    again = as_owner.post(address("import_again", intake))
    assert again.status_code == 303
    assert accept(as_editor, intake, old).status_code == 409, "the review is ended; its rows are there"

    assert activities(intake) == 0
    assert rows(intake)[0].pk == old.pk
    made = intake.process.intakes.order_by("pk").last()
    assert made is not None
    assert again["Location"] == address("import", made) != address("import", intake)
    page = as_editor.get(address("import", made))
    assert page.status_code == 200
    assert "venter" in page.content.decode().casefold()


def test_a_process_that_was_put_away_meanwhile_keeps_its_review_and_stands_on_no_list(
    as_editor: Client, intake: Intake, accounts: dict[str, Any]
) -> None:
    upkeep.put_away(SYSTEM, intake.process, reason="lagt sammen med et andet")
    assert intake.pk not in {i.pk for i in queries.to_review(accounts["editor"])}
    assert accept(as_editor, intake, rows(intake)[0]).status_code == 303

    assert activities(intake) == 1
    assert wholesale.undo(intake.by, intake).back == 1


def test_who_was_signed_out_meanwhile_is_led_to_the_row_and_nothing_was_done(as_editor: Client, intake: Intake) -> None:
    row = rows(intake)[0]
    as_editor.logout()
    here = f"http://testserver{address('import', intake)}?raekke={row.pk}"
    answer = as_editor.post(
        address("import_row", intake, row.pk), {"version": 0, "do": "accept"},
        headers={"hx-request": "true", "hx-current-url": here},
    )  # fmt: skip

    assert answer.status_code == 401
    assert f"%3Fraekke%3D{row.pk}" in answer["HX-Redirect"]
    assert rows(intake)[0].decision == Decision.OPEN
    assert activities(intake) == 0


def test_the_original_is_reached_from_an_activity_by_those_who_may_see_it(
    as_editor: Client, client: Client, intake: Intake, accounts: dict[str, Any]
) -> None:
    row = rows(intake)[0]
    accept(as_editor, intake, row)
    became = rows(intake)[0].became
    assert intake.document is not None
    file = reverse("document_file", args=[intake.process.slug, intake.document.pk])
    page = as_editor.get(reverse("editor", args=[intake.process.slug]) + f"{became}/")
    assert page.status_code == 200
    assert file in page.content.decode()
    assert as_editor.get(file).status_code == 200

    other = Client()
    other.force_login(accounts["stranger"])
    assert other.get(file).status_code == 404
    assert other.get(address("import_file", intake)).status_code == 404


def test_a_stale_end_and_a_stale_stop_change_nothing(as_editor: Client, as_owner: Client, intake: Intake) -> None:
    decisions.accept_sure(intake.by, intake)
    intake.refresh_from_db()
    was = intake.state
    assert was in (IntakeState.DONE, IntakeState.READY)
    for name in ("import_stop", "import_again"):
        assert as_owner.post(address(name, intake)).status_code == 303
    intake.refresh_from_db()

    assert intake.state == was
    assert activities(intake) == 2
    assert actions.put_away(intake.by, intake) == 0
