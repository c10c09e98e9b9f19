"""The start page, the house's calendar and the menu of the workspace."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frisat.plan.drafting import Operation
from frisat.web.desk import queries
from frisat.web.people.models import Account
from frisat.web.process import drafts
from frisat.web.process.models import Comment, Draft, DraftState, Process

pytestmark = pytest.mark.django_db
TODAY = date(2027, 5, 3)


def text(client: Client, path: str = "/arbejde/") -> str:
    response = client.get(path)
    assert response.status_code == 200, response
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def changed(by: Account, process: Process, **fields: object) -> Draft:
    """A draft in which the first activity has other values."""
    draft = drafts.open_draft(by, process)
    state = drafts.state_of(draft)
    key = state.in_order()[0]
    said = [Operation(key, f, state.activities[key].get(f), value) for f, value in fields.items()]
    drafts.change(by, draft, said)
    return draft


def period(edtf: str) -> dict[str, object]:
    return {"edtf": edtf, "text": edtf, "inferred": False, "bound": None, "note": None}


@pytest.mark.parametrize("name", ["owner", "editor", "approver", "contributor", "reader", "stranger", "admin"])
def test_every_role_has_a_start_page_and_a_calendar(client: Client, accounts: dict[str, Account], name: str) -> None:
    client.force_login(accounts[name])

    for path in ("/arbejde/", "/arbejde/kalender/", "/en/arbejde/", "/en/arbejde/kalender/"):
        assert client.get(path).status_code == 200, path


def test_who_has_no_process_is_told_what_to_do(client: Client, accounts: dict[str, Account]) -> None:
    client.force_login(accounts["stranger"])
    assert "Du har ingen forløb endnu" in text(client)
    assert "Nyt forløb" not in text(client)

    client.force_login(accounts["admin"])
    assert "Nyt forløb" in text(client)


def test_what_lies_ahead_stands_with_working_days_to_it(
    as_editor: Client, accounts: dict[str, Account], process: Process
) -> None:
    changed(
        accounts["editor"],
        process,
        title="Møde om skoler",
        period=period("2027-05-10"),
        kind="meeting",
        status="planned",
    )

    said = text(as_editor)

    assert "Møde om skoler" in said
    assert re.search(r"2027-05-10|10. maj 2027", said)
    assert "om fire hverdage" in said  # 6 May is Ascension Day


def test_what_lies_months_ahead_is_not_counted_in_working_days(
    as_editor: Client, accounts: dict[str, Account], process: Process
) -> None:
    far = {"title": "Frist for ansøgning.", "period": period("2027-10-01"), "kind": "deadline", "status": "planned"}
    changed(accounts["editor"], process, **far)

    said = text(as_editor)

    assert re.search(r"om cirka fem måneder\b.{0,80} Frist for ansøgning ", said)
    assert "Frist for ansøgning. " not in said  # a heading has no full stop


def test_a_passed_deadline_stands_first_and_says_so(accounts: dict[str, Account], process: Process) -> None:
    changed(
        accounts["editor"],
        process,
        title="Frist for ansøgning",
        period=period("2027-05-01"),
        kind="deadline",
        status="planned",
    )

    found = queries.deadlines(queries.mine(accounts["editor"]), TODAY)

    assert (found[0].item.activity.title, found[0].is_late) == ("Frist for ansøgning", True)


def test_a_draft_waits_for_the_approver_and_not_for_the_reader(
    client: Client, accounts: dict[str, Account], process: Process
) -> None:
    draft = changed(accounts["editor"], process, title="Nyt")
    Draft.objects.filter(pk=draft.pk).update(state=DraftState.ASKED, asked_by=accounts["editor"])

    client.force_login(accounts["approver"])
    assert "Ét udkast venter på din godkendelse." in text(client)
    client.force_login(accounts["reader"])
    assert "Intet venter på dig i dag." in text(client)


def test_a_returned_draft_comes_back_with_its_remarks(
    as_editor: Client, accounts: dict[str, Account], process: Process
) -> None:
    draft = changed(accounts["editor"], process, title="Nyt")
    Draft.objects.filter(pk=draft.pk).update(state=DraftState.RETURNED, remarks="Datoen passer ikke")

    said = text(as_editor)

    assert "Ét udkast er sendt tilbage til dig." in said
    assert "Datoen passer ikke" in said


def test_a_comment_that_names_me_stands_until_it_is_settled(
    as_editor: Client, accounts: dict[str, Account], process: Process
) -> None:
    comment = Comment.objects.create(process=process, text="Kan du se på datoen?", by=accounts["owner"])
    comment.named.add(accounts["editor"])
    assert "Owner nævner dig i en kommentar" in text(as_editor)

    from django.utils import timezone

    Comment.objects.update(settled=timezone.now())
    assert "nævner dig" not in text(as_editor)


def test_a_comment_in_a_process_that_i_lost_names_me_no_more(accounts: dict[str, Account], process: Process) -> None:
    comment = Comment.objects.create(process=process, text="Kan du?", by=accounts["owner"])
    comment.named.add(accounts["stranger"])

    assert queries.naming(accounts["stranger"]) == []


def test_the_start_page_asks_the_database_little(as_editor: Client, process: Process) -> None:
    as_editor.get("/arbejde/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        as_editor.get("/arbejde/")

    assert len(asked) <= 15, [q["sql"][:90] for q in asked.captured_queries]


def test_the_calendar_says_what_clashes(as_editor: Client, accounts: dict[str, Account], process: Process) -> None:
    draft = drafts.open_draft(accounts["editor"], process)
    state = drafts.state_of(draft)
    one, other = state.in_order()[:2]
    said = {"period": period("2027-05-11"), "kind": "meeting", "status": "planned", "actors": ["Skoleudvalget"]}
    operations = [Operation(k, f, state.activities[k].get(f), v) for k in (one, other) for f, v in said.items()]
    drafts.change(accounts["editor"], draft, operations)

    shown = text(as_editor, "/arbejde/kalender/")

    assert "Skoleudvalget har to ting samme dag" in shown
    assert "Uge 19" in shown


def test_the_calendar_can_be_asked_for_a_month_a_process_and_a_body(as_editor: Client, process: Process) -> None:
    text(as_editor, f"/arbejde/kalender/?forloeb={process.slug}&organ=Byrådet&fra=2026-11")

    assert "Kristi himmelfartsdag" in text(as_editor, "/arbejde/kalender/?fra=2027-05")


@pytest.mark.parametrize("asked", ["fra=2027-13", "fra=x", "forloeb=ukendt", "noget=1", "fra=0001-01", "fra=9999-12"])
def test_a_wrong_question_to_the_calendar_is_told(as_editor: Client, asked: str) -> None:
    assert as_editor.get(f"/arbejde/kalender/?{asked}").status_code == 400


def test_the_menu_has_what_one_may_see_and_marks_where_one_is(client: Client, accounts: dict[str, Account]) -> None:
    client.force_login(accounts["reader"])
    assert "Konti" not in text(client)
    html = client.get("/arbejde/kalender/").content.decode()
    assert re.search(r'<a class="nav-link" href="/arbejde/kalender/" aria-current="page">', html)
    assert not re.search(r'<a class="nav-link" href="/arbejde/" aria-current', html)

    client.force_login(accounts["admin"])
    assert "Konti" in text(client)
