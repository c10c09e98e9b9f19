"""A plan written as docx, pdf, xlsx, html or json and read again has the same activities in the same order."""

from __future__ import annotations

import json

import pytest

from frisat.plan.model import Plan, Status
from frisat.plan.schema import plan_from_json
from frisat.write import write
from tests.flow.round_trip import links, read_bytes, same
from tests.flow.truths import NAMES, founding_plan
from tests.write import plans

FORMATS = ("docx", "html", "xlsx", "pdf")


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("make", plans.TRICKY.values(), ids=plans.TRICKY)
def test_a_tricky_plan_says_the_same_when_it_comes_back(make, to: str) -> None:
    plan = make()
    back = read_bytes(write(plan, to, staff=True), f"plan.{to}").plan
    same(plan, back)


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("make", [plans.every_status, plans.everything, plans.agenda], ids=lambda m: m.__name__)
def test_english_labels_come_back_as_well(make, to: str) -> None:
    plan = make()
    same(plan, read_bytes(write(plan, to, staff=True, language="en"), f"plan.{to}").plan)


@pytest.mark.parametrize("to", FORMATS)
def test_the_public_copy_comes_back_as_the_public_plan(to: str) -> None:
    plan = plans.staff_and_public()
    back = read_bytes(write(plan, to), f"plan.{to}").plan
    same(plan.public(), back)


@pytest.mark.parametrize("to", FORMATS)
def test_the_page_around_the_table_comes_back(to: str) -> None:
    """Title, kind, organisation, case number, stamp, footnotes, stakeholders and prose."""
    plan = plans.everything()
    back = read_bytes(write(plan, to), f"plan.{to}").plan
    assert (back.title, back.kind, back.organisation) == (plan.title, plan.kind, plan.organisation)
    assert (back.case_no, back.updated, back.provisional) == (plan.case_no, plan.updated, plan.provisional)
    assert [(f.mark, f.text) for f in back.footnotes] == [(f.mark, f.text) for f in plan.footnotes]
    assert [len(f.activities) for f in back.footnotes] == [1, 0]
    assert (back.stakeholders, back.stakeholders_complete) == (plan.stakeholders, plan.stakeholders_complete)
    assert back.text == plan.text
    assert back.activities[1].depends_on == (back.activities[0].key,)


@pytest.mark.parametrize("to", FORMATS)
def test_an_agendas_head_and_items_come_back(to: str) -> None:
    plan = plans.agenda()
    back = read_bytes(write(plan, to, staff=True), f"plan.{to}").plan
    assert back.header == plan.header
    assert [(i.no, i.title, i.closed) for i in back.items] == [(i.no, i.title, i.closed) for i in plan.items]
    assert back.items[0].presenters == plan.items[0].presenters


@pytest.mark.parametrize("to", FORMATS)
def test_replacements_point_at_the_same_rows_and_inferred_years_stay_inferred(to: str) -> None:
    plan = plans.every_status()
    assert links(read_bytes(write(plan, to), f"plan.{to}").plan) == links(plan)
    periods = plans.every_period()
    back = read_bytes(write(periods, to), f"plan.{to}").plan
    flags = [
        (a.title, b.period.inferred)
        for a, b in zip(periods.activities, back.activities, strict=True)
        if b.period and b.period.edtf
    ]
    wanted = {a.title for a in periods.activities if a.period and a.period.inferred}
    assert wanted <= {title for title, inferred in flags if inferred}


@pytest.mark.founding
@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_the_founding_documents_come_back(founding, name: str, to: str) -> None:
    plan = founding_plan(founding, name)
    same(plan, read_bytes(write(plan, to, staff=True), f"plan.{to}").plan)


@pytest.mark.parametrize("to", FORMATS)
def test_what_frisat_wrote_itself_needs_nobodys_attention(to: str) -> None:
    """No note: nothing on the page is left over, not even its foot."""
    assert read_bytes(write(plans.many_rows(), to), f"plan.{to}").notes == ()


def test_json_needs_no_reader() -> None:
    plan = plans.everything()
    assert plan_from_json(json.loads(write(plan, "json", staff=True))) == plan


@pytest.mark.parametrize("to", ["docx", "xlsx", "html"])
def test_a_row_that_a_person_added_is_read_too(to: str) -> None:
    """The reader goes by the page: what stands on it counts, who wrote it does not."""
    plan = plans.everything()
    data = write(plan, to)
    back = read_bytes(_with_a_row(data, to), f"plan.{to}").plan
    added = back.activities[-1]
    assert len(back.activities) == len(plan.activities) + 1
    assert added.title == "Orientering af ældrerådet"
    assert added.period is not None
    assert added.period.edtf == "2027-05-03"
    assert added.actors == ("Ældrerådet",)
    assert added.status is Status.PLANNED


def _with_a_row(data: bytes, to: str) -> bytes:
    from io import BytesIO

    out = BytesIO()
    if to == "html":
        row = (
            "<tr><td>3. maj 2027</td><th scope=row>Orientering af ældrerådet</th><td></td><td>Ældrerådet</td>"
            "<td>Orientering</td></tr></tbody>"
        )
        return data.replace(b"</tbody>", row.encode())
    if to == "docx":
        from docx import Document

        document = Document(BytesIO(data))
        table = document.tables[-1]
        cells = table.add_row().cells
        cells[0].text, cells[1].text, cells[3].text = "3. maj 2027", "Orientering af ældrerådet", "Ældrerådet"
        document.save(out)
        return out.getvalue()
    from datetime import date

    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data))
    sheet = book.active
    head = next(r for r in range(1, 20) if sheet.cell(r, 1).value == "Dato")
    columns = {sheet.cell(head, c).value: c for c in range(1, sheet.max_column + 1)}
    new = sheet.max_row + 1
    sheet.cell(new, columns["Dato"]).value = date(2027, 5, 3)
    sheet.cell(new, columns["Dato"]).number_format = "dd-mm-yyyy"
    sheet.cell(new, columns["Aktivitet"]).value = "Orientering af ældrerådet"
    sheet.cell(new, columns["Hvem"]).value = "Ældrerådet"
    book.save(out)
    return out.getvalue()


def test_nothing_but_the_page_carries_the_plan() -> None:
    """With core properties, styles' names and every attribute of ours gone, the words alone are read."""
    import re

    plan = plans.everything()
    page = write(plan, "html").decode()
    body = page[page.index("<main>") :]
    bare = re.sub(r"<(\w+)[^>]*>", r"<\1>", body)
    same(plan, read_bytes(f"<html><body>{bare}</body></html>".encode(), "plan.html").plan)


def test_two_own_plans_in_one_folder_keep_apart() -> None:
    """Equal words give equal keys, other words others: the keys of a reading are stable."""
    plan = plans.same_again()
    first, second = (read_bytes(write(plan, to), f"plan.{to}").plan for to in ("docx", "html"))
    assert [a.key for a in first.activities] == [a.key for a in second.activities]
    assert len({a.key for a in first.activities}) == 3


def test_a_plan_without_activities_can_be_written_and_says_so() -> None:
    for to in FORMATS:
        assert write(Plan(title="Tom"), to)
    assert b"Planen har ingen aktiviteter." in write(Plan(title="Tom"), "html")
