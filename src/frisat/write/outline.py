"""
A plan as the neutral parts of a document: title, facts, head, items, the table of activities, notes.

docx, pdf and html are set from the same outline, so that they say the same in the same order. Every text in it is
one line without control characters; nothing here knows a file type.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from frisat.plan.errors import PeriodError
from frisat.plan.model import AgendaItem, DocumentKind, Header, Person, Plan, Visibility
from frisat.plan.period import Period
from frisat.plan.printed import period_words
from frisat.plan.sentences import Language
from frisat.write.clean import clean
from frisat.write.labels import Labels
from frisat.write.table import Cell, Column, Para, Row, Table, actors_of, marks_of, names_of, table_of

__all__ = [
    "Cell",
    "Column",
    "Item",
    "Outline",
    "Para",
    "Row",
    "Table",
    "actors_of",
    "edtf_words",
    "marks_of",
    "names_of",
    "outline",
    "publishable",
]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an agenda: "2. Budget 2027", what is said of it, by whom, what came of it."""

    heading: str
    paragraphs: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document. `head` is (label, lines) pairs of an agenda; what a plan lacks is empty."""

    title: str
    language: Language
    facts: str
    head: tuple[tuple[str, tuple[str, ...]], ...]
    items_heading: str
    items: tuple[Item, ...]
    table_heading: str
    remarks: tuple[str, ...]
    table: Table
    footnotes_heading: str
    footnotes: tuple[tuple[str, str], ...]
    stakeholders_heading: str
    stakeholders: tuple[str, ...]
    stakeholders_note: str
    text_heading: str
    text: tuple[str, ...]
    landscape: bool


def publishable(plan: Plan, *, staff: bool = False) -> Plan:
    """What of the plan may be written: for staff everything, else what `Plan.public` lets through."""
    return plan if staff else plan.public()


def outline(plan: Plan, *, language: Language = "da", staff: bool = False) -> Outline:
    """
    The parts of the document that prints `plan`, labels in `language`.

    `staff`: everything is printed, with the column "Vises for"; else only what is public.
    """
    shown = publishable(plan, staff=staff)
    labels = Labels(language)
    is_agenda = shown.kind in (DocumentKind.AGENDA, DocumentKind.MINUTES)
    table = table_of(shown, labels, staff=staff, upright=is_agenda)
    has_more = is_agenda or shown.text or shown.items or shown.header
    return Outline(
        title=clean(shown.title) or labels.document(shown.kind),
        language=language,
        facts=_facts(shown, labels, staff=staff),
        head=_head(shown.header, labels) if shown.header else (),
        items_heading=labels.heading("items"),
        items=tuple(_item(i, labels) for i in shown.items),
        table_heading=labels.heading("in_plan" if is_agenda else "activities") if has_more else "",
        remarks=_remarks(shown, table, labels),
        table=table,
        footnotes_heading=labels.heading("footnotes"),
        footnotes=tuple((clean(f.mark), clean(f.text)) for f in shown.footnotes),
        stakeholders_heading=labels.heading("stakeholders"),
        stakeholders=tuple(text for s in shown.stakeholders if (text := clean(s))),
        stakeholders_note=labels.phrase(
            "stakeholders_complete" if shown.stakeholders_complete else "stakeholders_open"
        ),
        text_heading=labels.heading("text"),
        text=tuple(text for p in shown.text if (text := clean(p))),
        landscape=len(table.columns) > 4 and not is_agenda,
    )


# ------------------------------------------------------------------------------------------------ above the table
def edtf_words(edtf: str | None, language: Language) -> str:
    """An EDTF date of the plan's head in words; text that is no date stands as it is."""
    if not edtf:
        return ""
    try:
        return period_words(Period(edtf), language)
    except PeriodError:
        return clean(edtf)


def _facts(plan: Plan, labels: Labels, *, staff: bool) -> str:
    """ "Mødeoversigt · Lindeby Kommune · Sagsnr. 24/10117 · Opdateret 9. december 2024 · Foreløbig"."""
    updated = edtf_words(plan.updated, labels.language)
    said = [
        labels.document(plan.kind),
        clean(plan.organisation or ""),
        f"{labels.fact('case_no')} {clean(plan.case_no)}" if plan.case_no else "",
        f"{labels.fact('updated')} {updated}" if updated else "",
        labels.fact("provisional") if plan.provisional else "",
        labels.fact("staff") if staff and any(a.visibility is Visibility.STAFF for a in plan.activities) else "",
    ]
    return " · ".join(part for part in said if part)


def _remarks(plan: Plan, table: Table, labels: Labels) -> tuple[str, ...]:
    """Sentences above the table: how many activities have no date, and what square brackets mean."""
    out = []
    undated = sum(not a.is_dated for a in plan.activities)
    if not plan.activities:
        out.append(labels.phrase("no_activities"))
    if undated:
        out.append(
            labels.phrase("one_undated" if undated == 1 else "some_undated", count=undated, total=len(table.rows))
        )
    if any(a.period and a.period.inferred for a in plan.activities):
        out.append(labels.phrase("inferred"))
    return tuple(out)


def person_words(person: Person) -> str:
    """ "Karen Holm, udvalgsformand"."""
    return clean(", ".join(part for part in (person.name, person.role) if part))


def _head(header: Header, labels: Labels) -> tuple[tuple[str, tuple[str, ...]], ...]:
    times = "-".join(clean(t).replace(":", ".") for t in (header.start, header.end) if t)
    plain = {
        "date": edtf_words(header.date, labels.language),
        "time": times,
        "place": header.place,
        "body": header.body,
        "chair": header.chair and person_words(header.chair),
        "secretary": header.secretary and person_words(header.secretary),
        "caseworker": header.caseworker and person_words(header.caseworker),
    }
    lists = {key: getattr(header, key) for key in ("participants", "absent", "substitutes")}
    last = {
        "case_no": header.case_no,
        "department": header.department,
        "unit": header.unit,
        "document_date": edtf_words(header.document_date, labels.language),
    }
    every: dict[str, Iterable[str]] = {
        **{key: (value,) for key, value in plain.items() if value},
        **{key: value for key, value in lists.items() if value},
        **{key: (value,) for key, value in last.items() if value},
    }
    return tuple((f"{labels.header(key)}:", tuple(clean(v) for v in values)) for key, values in every.items())


def _item(item: AgendaItem, labels: Labels) -> Item:
    paragraphs = [Para(clean(part)) for part in (item.text or "").split("\n\n") if clean(part)]
    if item.outcome and clean(item.outcome):
        paragraphs.append(Para(clean(item.outcome), label=f"{labels.phrase('outcome')}:"))
    title, closed = clean(item.title), labels.phrase("closed")
    if item.presenters:
        people = f" {labels.phrase('and')} ".join(person_words(p) for p in item.presenters)
        title = f"{title} {labels.phrase('presenter')} {people}"
    if item.closed and title != closed:
        title = f"{title} ({closed[:1].lower()}{closed[1:]})"
    number = clean(item.no).rstrip(".")
    return Item(f"{number}. {title}" if number else title, tuple(paragraphs))
