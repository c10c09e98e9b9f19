"""BARS U23: an import ends with one list of warnings, each with its place in the source and the row it is about."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frisat.plan.model import Note, Source
from frisat.web.intake import decisions, more_views, queries, warned
from frisat.web.intake.models import Decision, Intake, Row
from tests.web.intake.conftest import HandIn

pytestmark = pytest.mark.django_db
TABLE = (
    "Dato;Aktivitet;Hvem\n"
    "1. maj 2027;Sikkert møde;Byrådet\n"
    ";Møde uden dato;Byrådet\n"
    "foråret;Møde med løs tid;Byrådet\n"
    "3. juni 2027;Sikkert møde to;Byrådet\n"
)


@pytest.fixture
def intake(empty_process: Any, hand_in: HandIn) -> Intake:
    return hand_in("plan.csv", TABLE, into=empty_process)


def address(name: str, intake: Intake, *args: int) -> str:
    return reverse(name, args=[intake.process.slug, intake.pk, *args])


def page(browser: Client, intake: Intake, query: str = "") -> str:
    answer = browser.get(address("import_warnings", intake) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def items(html: str) -> list[str]:
    listed = re.search(r'<ol class="fr-plain in-warned".*?</ol>', html, re.DOTALL)
    found = re.findall(r"<li>(.*?)</li>", listed[0], re.DOTALL) if listed else []
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in found]


def with_note(monkeypatch: pytest.MonkeyPatch, *notes: Note) -> None:
    monkeypatch.setattr(warned.proposals, "loose_notes", lambda _: list(notes))


def test_every_unsure_row_stands_there_with_its_place_and_leads_to_the_row(as_editor: Client, intake: Intake) -> None:
    html = page(as_editor, intake)
    unsure = [r for r in queries.rows_read(intake) if r.notes]
    assert [r.activity["title"] for r in unsure] == ["Møde uden dato", "Møde med løs tid"]

    found = items(html)
    assert len(found) == 2, found
    for one, row in zip(found, unsure, strict=True):
        assert one.startswith(present_where(row))
        assert row.activity["title"] in one
        assert "Usikker" in one
        link = f"{address('import', intake)}?raekke={row.pk}#laesning"
        assert link in html
        assert row.activity["title"] in as_editor.get(link.partition("#")[0]).content.decode()
    assert "Advarsler</span>" not in found
    assert f"Advarsler ({len(found)})" in as_editor.get(address("import", intake)).content.decode()
    assert "2 advarsler, hver med sit sted i dokumentet" in as_editor.get(address("import", intake)).content.decode()


def present_where(row: Row) -> str:
    from frisat.web.intake import present

    where = present.where(row)
    assert where
    return where


def test_what_belongs_to_no_row_stands_between_them_where_the_document_has_it(
    as_editor: Client, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [r for r in queries.rows_read(intake) if r.notes]
    first = rows[0].activity["source"]
    between = Source("plan.csv", row=first.get("row"), table=first.get("table"),
                     lines=tuple(first["lines"]) if first.get("lines") else None)  # fmt: skip
    with_note(monkeypatch, Note("R108", between, "engang"), Note("R108", None, "intet sted"))
    Intake.objects.filter(pk=intake.pk).update(loose=2)
    html = page(as_editor, intake)
    found = items(html)

    assert len(found) == 4
    assert ["Møde uden dato" in one for one in found].count(True) == 1
    at = next(n for n, one in enumerate(found) if "engang" in one and "Hører ikke til nogen række" in one)
    assert at == 1, "behind the row that stands at the same place"
    assert "Se stedet i kilden" in found[at]
    assert f"{address('import', intake)}?raekke={rows[0].pk}#h-kilde" in html
    assert found[-1].startswith("Intet sted i dokumentet")
    assert "Se stedet" not in found[-1]


def test_a_row_that_is_decided_stays_on_the_list_and_leaves_the_open_ones(as_editor: Client, intake: Intake) -> None:
    first = next(r for r in queries.rows_read(intake) if r.notes)
    decisions.leave(intake.by, intake, first.pk, first.version)

    every, left = items(page(as_editor, intake)), items(page(as_editor, intake, "?vis=aabne"))
    assert len(every) == 2
    assert "Udeladt" in every[0]
    assert len(left) == 1
    assert "Møde uden dato" not in left[0]
    for row in queries.rows_read(intake).filter(decision=Decision.OPEN):
        decisions.leave(intake.by, intake, row.pk, row.version)
    assert "Der er taget stilling til alle rækker med en advarsel." in page(as_editor, intake, "?vis=aabne")
    assert "Gennemsynet er færdigt" in page(as_editor, intake), "the list is there after the end"


def test_a_proposal_that_was_made_anew_is_a_warning_until_it_is_decided(as_editor: Client, intake: Intake) -> None:
    sure = queries.rows_read(intake).filter(notes=[]).first()
    assert sure is not None
    Row.objects.filter(pk=sure.pk).update(renewed=True)
    assert any("Planen er ændret, siden dokumentet blev læst" in one for one in items(page(as_editor, intake)))

    decisions.leave(intake.by, intake, sure.pk, sure.version)
    assert not any("Planen er ændret" in one for one in items(page(as_editor, intake)))


def test_nothing_to_warn_of_is_said(as_editor: Client, empty_process: Any, hand_in: HandIn) -> None:
    sure = hand_in("sikker.csv", "Dato;Aktivitet\n1. maj 2027;Et møde\n", into=empty_process)
    html = page(as_editor, sure)

    assert "Der er ingen advarsler." in html
    assert "Advarsler (0)" in html


def test_an_unknown_selection_is_refused(as_editor: Client, intake: Intake) -> None:
    assert as_editor.get(address("import_warnings", intake) + "?vis=andet").status_code == 400


def test_the_list_costs_the_same_however_long_it_is(
    as_editor: Client, empty_process: Any, hand_in: HandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(intake: Intake) -> int:
        page(as_editor, intake)
        with CaptureQueriesContext(
            connection,
        ) as queries_made:
            page(as_editor, intake)
        return len(queries_made)

    rows = [f";Møde {n} uden dato;Byrådet\n" for n in range(60)]
    few = hand_in("lille.csv", "Dato;Aktivitet;Hvem\n" + "".join(rows[:3]), into=empty_process)
    many = hand_in("stor.csv", "Dato;Aktivitet;Hvem\n" + "".join(rows), into=empty_process)
    assert asked(few) == asked(many)
    monkeypatch.setattr(more_views, "WARNINGS_A_PAGE", 20)
    second = page(as_editor, many, "?side=2")
    assert len(items(second)) == 20
    assert 'start="21"' in second
    assert "Side 2 af 3" in second


def test_every_page_of_a_review_leads_back_to_its_rows(as_editor: Client, intake: Intake) -> None:
    """An address that is set in one block of a template is empty in another."""
    row = queries.rows_read(intake).first()
    assert row is not None
    home = address("import", intake)
    for name, args in [("import_warnings", ()), ("import_unmentioned", ()), ("import_plan", ()),
                       ("import_part", (row.pk,))]:  # fmt: skip
        html = as_editor.get(address(name, intake, *args)).content.decode()
        content = html.partition("<h1")[2]
        assert f'href="{home}' in content, name
        assert 'href=""' not in content, name
        assert 'href="?raekke' not in content, name
