"""
Any plan written to a document, edited by somebody without an account and read again: exactly the edits are proposed.

Nothing is stored here: the proposals are worked out from the reading as an import does, for many plans and edits.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from frisat.plan.drafting import begin
from frisat.plan.model import Activity, Clock, Kind, Plan, Status
from frisat.plan.period import Period
from frisat.read.to_plan import to_plan
from frisat.web.intake import operations, proposals
from frisat.web.intake.models import Decision, Intake, RowKind
from frisat.write import write

Deed = Callable[[Any], None]
SUBJECTS = (
    "skolestruktur",
    "varmeplan",
    "havnepark",
    "cykelstier",
    "ældreboliger",
    "kulturhus",
    "budgetramme",
    "byskov",
)
DEEDS = ("Borgermøde om", "Drøftelse af", "Godkendelse af", "Høring om", "Evaluering af", "Temamøde om")
BODIES = ("Byrådet", "Økonomiudvalget", "Klimaudvalget", "Elevrådet", "Skolebestyrelserne")
KINDS = (Kind.INVOLVEMENT, Kind.DECISION, Kind.MEETING, Kind.HEARING)
WORDS = st.sampled_from(
    ("Velkomst", "Oplæg ved chefen", "Samtaler ved bordene", "Opsamling", "Afrunding", "Næste skridt")
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    count = draw(st.integers(3, 7))
    names = draw(st.permutations([f"{deed} {what}" for deed in DEEDS for what in SUBJECTS]))
    made = []
    for n in range(count):
        status = draw(st.sampled_from((Status.PLANNED, Status.PLANNED, Status.HELD, Status.CANCELLED)))
        day = f"2028-{n + 1:02d}-{draw(st.integers(1, 28)):02d}"
        made.append(
            Activity(
                key=f"a{n + 1}",
                title=names[n],
                kind=draw(st.sampled_from(KINDS)),
                period=Period(day, _danish(day)),
                time=draw(st.sampled_from((None, Clock("19:00", "21:30"), Clock("17:00")))),
                actors=tuple(draw(st.lists(st.sampled_from(BODIES[:3]), max_size=2, unique=True))),
                responsible=tuple(draw(st.lists(st.sampled_from(BODIES[3:]), max_size=1))),
                agenda=tuple(draw(st.lists(WORDS, max_size=3, unique=True))),
                deliverables=tuple(draw(st.lists(st.sampled_from(("Notat", "Kort")), max_size=2, unique=True))),
                place=draw(st.sampled_from((None, "Rådhuset", "Kulturhuset, store sal"))),
                track=draw(st.sampled_from((None, "Borgerspor", "Politisk spor"))),
                method=draw(st.sampled_from((None, "Samtalesaloner"))),
                status=status,
                status_reason="for få tilmeldte" if status is Status.CANCELLED else None,
                depends_on=tuple({f"a{draw(st.integers(1, n))}"}) if n and draw(st.booleans()) else (),
            )
        )
    return Plan(title="Tids- og procesplan for byen", organisation="Engby Kommune", activities=tuple(made))


_MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
           "december")  # fmt: skip


def _danish(iso: str) -> str:
    year, month, day = (int(x) for x in iso.split("-"))
    return f"{day}. {_MONTHS[month - 1]} {year}"


# ---------------------------------------------------------------------------------------------- a colleague's edits
LINES: dict[str, tuple[str, str, str]] = {
    "period": ("Dato", "", "24. december 2028"),
    "title": ("Aktivitet", "", "Et helt andet møde end det der stod"),
    "agenda": ("Indhold", "Dagsorden:", "Noget nyt på dagsordenen"),
    "deliverables": ("Indhold", "Leverance:", "Et pixikort"),
    "place": ("Indhold", "Sted:", "Biblioteket"),
    "track": ("Indhold", "Spor:", "Forvaltningens spor"),
    "method": ("Indhold", "Metode:", "Vandring"),
    "who": ("Hvem", "Deltagere:", "Handicaprådet"),
    "kind": ("Slags", "", "Milepæl"),
    "status": ("Slags", "Begrundelse:", "salen var lukket"),
}
"""What is changed (a group of changes, or "period" for "when"): column, label of the line, the words it gets."""
GROUP = {"period": "when"}


def target(texts: list[str], label: str) -> int | None:
    """The line of a cell that an edit changes: the one with the label, the one below a label that stands alone."""
    for n, text in enumerate(texts):
        if not label:
            return n
        if text.strip().startswith(label):
            return n if text.strip() != label else n + 1
    return None


def overwrite(paragraph: Any, words: str, *, tracked: bool) -> None:
    """New words in the last run, as typed over or with "track changes" on."""
    run = paragraph.runs[-1]
    lead = " " if run.text.startswith(" ") else ""
    if not tracked:
        run.text = lead + words
        return
    element = run._r
    new = deepcopy(element)
    for text in element.findall(qn("w:t")):
        text.tag = qn("w:delText")
    for text in new.findall(qn("w:t")):
        text.text = lead + words
        text.set(qn("xml:space"), "preserve")
    gone, came = OxmlElement("w:del"), OxmlElement("w:ins")
    for n, mark in enumerate((gone, came)):
        mark.set(qn("w:id"), str(900 + n))
        mark.set(qn("w:author"), "Kollega")
    element.addprevious(gone)
    gone.append(element)
    gone.addnext(came)
    came.append(new)


def in_word(
    data: bytes, edits: list[tuple[int, str]], *, tracked: bool, deed: Callable[[Any], None]
) -> tuple[bytes, set]:
    """The file after the edits, and those that the row had a line for."""
    document = docx.Document(BytesIO(data))
    table = document.tables[0]
    heads = [c.text for c in table.rows[0].cells]
    done = set()
    for row, what in edits:
        column, label, words = LINES[what]
        at = next((n for n, head in enumerate(heads) if head.startswith(column)), None)
        if at is None:
            continue
        paragraphs = table.cell(row + 1, at).paragraphs
        line = target([p.text for p in paragraphs], label)
        if line is not None and line < len(paragraphs) and paragraphs[line].runs:
            overwrite(paragraphs[line], words, tracked=tracked)
            done.add((row, what))
    deed(table)
    out = BytesIO()
    document.save(out)
    return out.getvalue(), done


def in_excel(data: bytes, edits: list[tuple[int, str]]) -> tuple[bytes, set]:
    book = openpyxl.load_workbook(BytesIO(data))
    sheet = book.active
    head = next(r for r in range(1, 12) if "Aktivitet" in [c.value for c in sheet[r]])
    heads = [str(c.value or "") for c in sheet[head]]
    done = set()
    for row, what in edits:
        column, label, words = LINES[what]
        at = next((n for n, text in enumerate(heads) if text.startswith(column)), None)
        cell = sheet.cell(head + 1 + row, at + 1) if at is not None else None
        if cell is None or not isinstance(cell.value, str):
            continue
        texts = cell.value.split("\n")
        line = target(texts, label)
        if line is not None and line < len(texts):
            bullet = texts[line][:2] if texts[line][:1] in "•–-" else ""
            texts[line] = f"{label} {words}" if label and label in texts[line] else bullet + words
            cell.value = "\n".join(texts)
            done.add((row, what))
    out = BytesIO()
    book.save(out)
    return out.getvalue(), done


# ---------------------------------------------------------------------------------------------- what is proposed
def proposed(plan: Plan, data: bytes, to: str) -> tuple[set[tuple[str, str]], list[str], set[str]]:
    """(key, group) of every change that is proposed, titles of new rows, keys that are not mentioned."""
    from importlib import import_module

    document = import_module(f"frisat.read.from_{to}").read(data, f"plan.{to}")
    reading = to_plan(document)
    intake = Intake(pk=1, says=proposals.columns_of(document))
    rows = proposals.rows_of(intake, reading, plan, {}, intake.says)
    read = [r for r in rows if r.kind == RowKind.READ]
    keys = {r.entry: r.matched for r in read if r.matched and r.relation == "same"}
    state, found = begin(plan), set()
    for row in read:
        assert row.decision == Decision.OPEN
        found |= {(row.matched, c.group) for c in operations.changes_of(row, state, keys, intake.says)}
    new = [r.activity["title"] for r in read if not r.matched]
    return found, new, {a.key for a in plan.activities} - {r.matched for r in read}


def nothing(table: Any) -> None:
    return None


@settings(max_examples=8, deadline=None)
@given(plan=plans(), to=st.sampled_from(("docx", "xlsx", "html")), staff=st.booleans())
def test_nothing_edited_nothing_proposed(plan: Plan, to: str, staff: bool) -> None:
    assert proposed(plan, write(plan, to, staff=staff), to) == (set(), [], set())


@settings(max_examples=3, deadline=None)
@given(plan=plans())
def test_nothing_edited_nothing_proposed_in_a_pdf(plan: Plan) -> None:
    assert proposed(plan, write(plan, "pdf"), "pdf") == (set(), [], set())


EDITS = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(list(LINES))), min_size=1, max_size=5, unique=True)


def wanted(plan: Plan, done: set[tuple[int, str]]) -> set[tuple[str, str]]:
    return {(plan.activities[row].key, GROUP.get(what, what)) for row, what in done}


def is_known_still(changed: set[str]) -> bool:
    """
    Whether something tells that it is the same row, and not one taken out and another one written: its day or its
    title. A place or a method that is left says too little, since other rows have the same.
    """
    return not {"period", "title"} <= changed


@settings(max_examples=12, deadline=None)
@given(plan=plans(), edits=EDITS, tracked=st.booleans())
def test_every_cell_that_was_changed_in_word_is_proposed_and_nothing_else(
    plan: Plan, edits: list[tuple[int, str]], tracked: bool
) -> None:
    data, done = in_word(write(plan, "docx"), edits, tracked=tracked, deed=nothing)
    assume(all(is_known_still({what for at, what in done if at == row}) for row, _ in done))

    assert proposed(plan, data, "docx") == (wanted(plan, done), [], set())


@settings(max_examples=8, deadline=None)
@given(plan=plans(), edits=EDITS)
def test_every_cell_that_was_changed_in_excel_is_proposed_and_nothing_else(
    plan: Plan, edits: list[tuple[int, str]]
) -> None:
    data, done = in_excel(write(plan, "xlsx"), edits)
    assume(all(is_known_still({what for at, what in done if at == row}) for row, _ in done))

    assert proposed(plan, data, "xlsx") == (wanted(plan, done), [], set())


def test_rows_given_one_and_the_same_new_title_in_excel_are_known_by_their_days() -> None:
    """The sheet prints a day in another way than the plan does: what counts is the day that is meant."""
    rows = [("a1", "Borgermøde om skolestruktur", 1), ("a2", "Borgermøde om varmeplan", 2), ("a3", "Høring", 3)]
    plan = Plan(title="Plan", activities=tuple(
        Activity(key=key, title=title, period=Period(f"2028-0{n}-01", _danish(f"2028-0{n}-01")))
        for key, title, n in rows
    ))  # fmt: skip

    data, done = in_excel(write(plan, "xlsx"), [(0, "title"), (1, "title")])

    assert done == {(0, "title"), (1, "title")}
    assert proposed(plan, data, "xlsx") == ({("a1", "title"), ("a2", "title")}, [], set())


@settings(max_examples=15, deadline=None)
@given(plan=plans(), data=st.data())
def test_rows_that_were_moved_added_or_removed_in_word(plan: Plan, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(plan.activities))
    order = data.draw(st.permutations(range(len(plan.activities))))
    adds = data.draw(st.booleans())

    def deed(table: Any) -> None:
        rows = [row._tr for row in table.rows[1:]]
        for at in order:
            table._tbl.append(rows[at])
        table._tbl.remove(rows[plan.activities.index(gone)])
        if adds:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = "24. december 2028", "Juletræsfest på torvet"

    edited, _ = in_word(write(plan, "docx"), [], tracked=False, deed=deed)
    found, new, missing = proposed(plan, edited, "docx")

    lost = {(a.key, "depends_on") for a in plan.activities if gone.key in a.depends_on and a is not gone}
    assert found <= lost, "only what pointed at the row that was removed may say otherwise"
    assert new == (["Juletræsfest på torvet"] if adds else [])
    assert missing == {gone.key}


@pytest.mark.parametrize("field", ["place", "agenda", "deliverables"])
def test_a_line_that_was_taken_out_in_word_is_a_loss(field: str) -> None:
    full = Activity(key="a1", title="Borgermøde om byskov", period=Period("2028-03-02", "2. marts 2028"),
                    place="Rådhuset", agenda=("Velkomst",), deliverables=("Notat",), track="Borgerspor")  # fmt: skip
    other = Activity(key="a2", title="Høring om havnepark", period=Period("2028-05-02", "2. maj 2028"))
    plan = Plan(title="Plan", activities=(full, other))

    def deed(table: Any) -> None:
        cell = next(c for c in table.rows[1].cells if "Sted:" in c.text)
        label = LINES[field][1]
        for n, paragraph in enumerate(cell.paragraphs):
            if paragraph.text.startswith(label):
                rest = cell.paragraphs[n + 1] if paragraph.text.strip() == label else None
                for one in filter(None, (paragraph, rest)):
                    one._p.getparent().remove(one._p)
                return

    data, _ = in_word(write(plan, "docx"), [], tracked=False, deed=deed)
    assert proposed(plan, data, "docx") == ({("a1", field)}, [], set())
