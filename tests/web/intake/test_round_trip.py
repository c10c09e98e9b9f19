"""A plan that went out as Word, was edited and came back gives exactly the list of changes."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest

from frisat.plan.model import Plan
from frisat.web.intake import decisions, operations, queries
from frisat.web.intake.models import Decision, Intake
from frisat.web.process import actions, drafts
from frisat.write import write
from tests.web.intake.conftest import HandIn

pytestmark = pytest.mark.django_db


def plan(process: Any) -> Plan:
    newest = actions.newest(process)
    assert newest is not None
    return actions.plan_of(newest)


def edited(data: bytes, change: Any) -> bytes:
    """A .docx as a colleague saves it after `change(table)`, where `table` is python-docx's."""
    import docx

    document = docx.Document(BytesIO(data))
    change(document.tables[0])
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def put(cell: Any, text: str) -> None:
    """Writes into a cell as a person does: over the words of its first paragraph."""
    first = cell.paragraphs[0]
    for run in first.runs[1:]:
        run.text = ""
    first.runs[0].text = text


def listed(intake: Intake) -> list[tuple[str, str, Any]]:
    """(key, group, what it would become) for every change that the review lists."""
    draft = drafts.open_draft_of(intake.process)
    state = drafts.state_of(draft) if draft else drafts.drafting.begin(plan(intake.process))
    keys = operations.keys_of(intake)
    out = []
    for row in queries.rows_read(intake):
        found = operations.changes_of(row, state, keys, intake.says)
        out += [(row.matched, c.group, {name: after for name, (_, after) in c.fields.items()}) for c in found]
    return out


@pytest.mark.parametrize("staff", [False, True])
def test_an_unchanged_plan_comes_back_without_a_change(process: Any, hand_in: HandIn, staff: bool) -> None:
    before = plan(process)
    intake = hand_in("plan.docx", write(before, "docx", staff=staff))
    seen = before.activities if staff else before.public().activities

    assert listed(intake) == []
    assert {r.matched for r in queries.rows_read(intake)} == {a.key for a in seen}
    assert not queries.rows_read(intake).filter(matched="").exists()


def test_what_a_colleague_changed_in_word_is_the_list_of_changes(process: Any, hand_in: HandIn) -> None:
    before = plan(process)
    rows = {a.key: n + 1 for n, a in enumerate(before.public().activities)}
    moved, renamed = [a for a in before.public().activities if a.is_dated and a.status == "planned"][:2]

    def change(table: Any) -> None:
        put(table.cell(rows[moved.key], 0), "14. juni 2027")
        put(table.cell(rows[renamed.key], 1), "Et helt andet møde om skolernes fremtid")
        table._tbl.append(table.add_row()._tr)
        last = table.rows[-1].cells
        for cell, text in zip(last, ("1. oktober 2027", "Evaluering af skolestrukturen"), strict=False):
            cell.text = text

    intake = hand_in("rettet.docx", edited(write(before, "docx"), change))

    changes = listed(intake)
    assert [(key, group) for key, group, _ in changes] == [(moved.key, "when"), (renamed.key, "title")]
    assert changes[0][2]["period"]["edtf"] == "2027-06-14"
    assert changes[1][2]["title"] == "Et helt andet møde om skolernes fremtid"
    new = queries.rows_read(intake).filter(matched="")
    assert [row.activity["title"] for row in new] == ["Evaluering af skolestrukturen"]


def test_words_taken_out_in_word_are_a_change_that_is_not_taken_with_the_sure_ones(
    process: Any, hand_in: HandIn, accounts: dict[str, Any]
) -> None:
    before = plan(process)
    target = next(a for a in before.public().activities if a.actors)
    row = [a.key for a in before.public().activities].index(target.key) + 1

    def change(table: Any) -> None:
        headings = [c.text for c in table.rows[0].cells]
        for paragraph in table.cell(row, headings.index("Hvem")).paragraphs:
            for run in paragraph.runs:
                run.text = ""

    intake = hand_in("rettet.docx", edited(write(before, "docx"), change))
    changes = listed(intake)
    decisions.accept_sure(accounts["editor"], intake)

    assert [(key, group) for key, group, _ in changes] == [(target.key, "who")]
    assert changes[0][2]["actors"] in ([], None)
    assert queries.rows_read(intake).get(decision=Decision.OPEN).matched == target.key


def test_accepted_changes_are_what_the_draft_says(process: Any, hand_in: HandIn, accounts: dict[str, Any]) -> None:
    before = plan(process)
    target = next(a for a in before.public().activities if a.is_dated)
    later = replace(before, activities=tuple(
        replace(a, place="Skovskolen") if a.key == target.key else a for a in before.activities
    ))  # fmt: skip
    intake = hand_in("rettet.docx", write(later, "docx"))
    decisions.accept_sure(accounts["editor"], intake)

    draft = drafts.open_draft_of(process)
    assert draft is not None
    assert drafts.state_of(draft).to_plan() == later
