"""Figures of steps side by side, programmes of one day, bands of years in a table, mastheads, deadlines of papers."""

from __future__ import annotations

import pytest
import typst

from frisat.plan.model import Kind
from frisat.read import from_pdf
from frisat.read.fields import stamps
from frisat.read.reading import document_of
from frisat.read.regrouped import regrouped
from frisat.read.to_plan import to_plan
from tests.read import office

Said = list[tuple[str | None, str]]


def of_pdf(source: str) -> Said:
    read = to_plan(from_pdf.read(typst.compile(source.encode()), "a.pdf"))
    return [(a.period.edtf if a.period else None, a.title) for a in read.plan.activities]


def of_docx(body: str) -> Said:
    read = to_plan(document_of(office.docx(body), "a.docx"))
    return [(a.period.edtf if a.period else None, a.title) for a in read.plan.activities]


def rows(*lines: tuple[str, ...]) -> str:
    return office.tbl(*(office.tr(*line) for line in lines))


FIGURE = (
    ("Marts 2031", "9. maj 2031", "Juni - juli 2031"),
    ("Opstart", "Idéværksted", "Skrivning"),
    ("Planen lægges", "Idéer samles ind", "Forvaltningen skriver"),
    ("Leverance: Plan", "Aktører: Byrådet, Ungerådet", "Leverance: Udkast"),
)


def test_columns_with_labels_below_their_times_are_the_steps_of_a_figure() -> None:
    cells = ", ".join(f"[{cell}]" for line in FIGURE for cell in line)
    assert of_pdf(f'#set page("a4", flipped: true)\n#table(columns: 3, stroke: none, {cells})') == [
        ("2031-03", "Opstart"),
        ("2031-05-09", "Idéværksted"),
        ("2031-06/2031-07", "Skrivning"),
    ]


def test_a_step_of_such_a_figure_has_its_labels_in_a_word_table_too() -> None:
    body = office.p("Proces for kulturpolitik") + rows(*FIGURE)
    first, second, _ = to_plan(document_of(office.docx(body), "a.docx")).plan.activities
    assert (first.deliverables, second.actors) == (("Plan",), ("Byrådet", "Ungerådet"))


def test_columns_below_months_without_labels_stay_a_calendar() -> None:
    lines = (("Januar", "Februar", "Marts"), ("Budgetmøde", "Temadag", "Høring"), ("Ledermøde", "", "Kursus"))
    document = document_of(office.docx(office.p("Kalender 2031") + rows(*lines)), "a.docx")
    assert regrouped(document) is document


PROGRAMME = (("Tid", "Hvad", "Hvem"), ("8.30", "Morgenmad", "Køkkenet"), ("9.00-11.30", "Rundvisning", "Lederen"))


@pytest.mark.parametrize(
    "heading", ["Mandag den 12. maj 2031 – første dag", "Indvielsen fredag den 16. maj 2031", "Flytning 3. juni 2031"]
)
def test_clock_times_below_a_heading_with_one_day_are_that_days_programme(heading: str) -> None:
    day = {"Man": "2031-05-12", "Ind": "2031-05-16", "Fly": "2031-06-03"}[heading[:3]]
    made = to_plan(document_of(office.docx(office.p("Drejebog") + office.p(heading) + rows(*PROGRAMME)), "a.docx"))
    assert [(a.period and a.period.edtf, a.title) for a in made.plan.activities] == [
        (day, "Morgenmad"),
        (day, "Rundvisning"),
    ]


def test_clock_times_below_a_heading_with_two_days_have_no_day_of_it() -> None:
    body = office.p("Drejebog") + office.p("Seminaret den 12. maj eller 19. maj 2031") + rows(*PROGRAMME)
    made = of_docx(body)
    assert [day for day, title in made if title in {"Morgenmad", "Rundvisning"}] == [None, None]


BAND = "table.cell(colspan: 3, fill: luma(220))[*{}*]"


def test_a_year_on_a_ground_across_a_table_dates_the_rows_below_it() -> None:
    lines = [
        "[Dato], [Aktivitet], [Aktør]",
        BAND.format(2031),
        "[7. oktober], [Drøftelse af analyse], [Byrådet]",
        "[3. november], [Beslutning om høring], [Byrådet]",
        BAND.format(2032),
        "[14. januar], [Høringsmøde], [Udvalget]",
        "[17. februar], [Indstilling], [Udvalget]",
    ]
    source = f'#set page("a4")\n= Procesplan\n#table(columns: (3cm, 1fr, 4cm), stroke: none, {", ".join(lines)})'
    assert of_pdf(source) == [
        ("2031-10-07", "Drøftelse af analyse"),
        ("2031-11-03", "Beslutning om høring"),
        ("2032-01-14", "Høringsmøde"),
        ("2032-02-17", "Indstilling"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nyhedsbrev nr. 4 · maj 2031 · Udgives af Lerby Kommune",
        "Lerby Kommune · Køreplan version 2 · 7. august 2031",
        "Nyt fra skoleudvalget, 3. februar 2031",
        "Lerby Kommune, 3. februar 2031",
    ],
)
def test_a_masthead_is_of_the_paper(text: str) -> None:
    assert stamps.is_of_the_paper(text)


@pytest.mark.parametrize(
    "text", ["Byrådet · Budgetmøde · 7. august 2031", "Nyt fra skoleudvalget: møde 3. februar 2031"]
)
def test_a_line_that_names_what_is_held_is_not_of_the_paper(text: str) -> None:
    assert not stamps.is_of_the_paper(text)


def test_a_line_of_a_months_cell_that_names_its_day_begins_anew_below_one_that_does_not() -> None:
    body = office.p("Årshjul for skoler 2031") + rows(
        ("Måned", "Læring", "Drift"),
        ("Marts", "Læseuge", "Regnskab 1\nIndberetning af lektioner, frist 14. marts"),
        ("April", "", "Ferieplan"),
        ("Maj", "Prøver", ""),
    ).replace("\n", "</w:t><w:br/><w:t>")
    made = of_docx(body)
    assert ("2031-03", "Regnskab 1") in made
    assert [day for day, title in made if title.startswith("Indberetning")] == ["2031-03-14"]


def test_days_for_the_papers_of_a_meeting_are_named_by_their_column_and_the_meeting() -> None:
    made = of_docx(
        office.p("Mødeplan 2031")
        + rows(
            ("Dato", "Møde", "Udsendelse af dagsorden"),
            ("21-01-2031", "Ordinært møde", "14-01-2031"),
            ("18-03-2031", "Temamøde", "11-03-2031"),
        )
    )
    assert ("2031-01-14", "Udsendelse af dagsorden – Ordinært møde") in made


PLAN = [("Dato", "Hvad")] + [(f"{day}. {month}", f"Møde i udvalg {day}") for day, month in
        ((2, "februar"), (3, "marts"), (9, "april"), (12, "maj"), (8, "juni"))]  # fmt: skip


def test_a_sentence_that_only_says_the_year_of_the_whole_plan_is_text_with_a_note() -> None:
    body = office.p("Tidsplan for budget 2031") + office.p("Budgettet behandles i løbet af 2030. Planen kan ændres.")
    body += rows(*((f"{day} 2030", what) for day, what in PLAN))
    made = to_plan(document_of(office.docx(body), "a.docx"))
    assert all(a.period and len(str(a.period.edtf)) > 4 for a in made.plan.activities)
    assert any("i løbet af 2030" in words for words in made.plan.text)
    assert any(note.code == "R101" and "i løbet af 2030" in note.value for note in made.notes)


def test_a_deadline_that_an_undated_page_has_lies_ahead_of_the_day_it_was_written() -> None:
    body = (
        "<h1>Nyt fra puljen</h1><p>Nyhedsbrev nr. 2 · april 2031</p><p>Puljen har ansøgningsfrist den 1. november.</p>"
    )
    made = to_plan(document_of(f"<html><body>{body}</body></html>".encode(), "a.html")).plan.activities
    assert [(a.period and a.period.edtf, a.kind) for a in made] == [("2031-11-01", Kind.DEADLINE)]


AXIS = (("Opgave", "Hvem", "9/3", "10/3", "11/3", "12/3"), ("Fase 1", "", "", "", "", ""))
TASKS = (("Pakning", "Personalet", "x", "x", "", ""), ("Flytning", "Vognmand", "", "x", "x", "x"),
         ("Oprydning", "Personalet", "x", "", "", "x"))  # fmt: skip


def test_marks_below_single_days_are_when_a_task_is_done_from_the_first_to_the_last_of_each_run() -> None:
    made = to_plan(document_of(office.docx(office.p("Flytteplan 2031") + rows(*AXIS, *TASKS)), "a.docx"))
    assert [(a.period and a.period.edtf, a.title, a.actors) for a in made.plan.activities] == [
        ("2031-03-09/2031-03-10", "Pakning", ("Personalet",)),
        ("2031-03-10/2031-03-12", "Flytning", ("Vognmand",)),
        ("2031-03-09", "Oprydning", ("Personalet",)),
        ("2031-03-12", "Oprydning", ("Personalet",)),
    ]


def test_what_stands_above_such_days_gives_their_year() -> None:
    lines = [("", "Marts 2031", "", "", "", ""), *AXIS[:1], *TASKS[:2]]
    text = "\n".join(";".join(line) for line in lines)
    made = to_plan(document_of(text.encode(), "a.csv")).plan.activities
    assert [a.period and a.period.edtf for a in made] == ["2031-03-09/2031-03-10", "2031-03-10/2031-03-12"]


def test_words_below_single_days_are_no_marks() -> None:
    lines = (("Kommune", "Borgmester", "Møde 1", "9/3/2031"), ("A", "B", "Besøg", "x"), ("C", "D", "x", "Besøg"))
    document = document_of(office.docx(office.p("Oversigt") + rows(*lines)), "a.docx")
    assert regrouped(document) is document


def test_a_heading_that_a_page_elsewhere_has_over_other_matters_may_be_its_own_topic() -> None:
    body = "<h1>Nye åbningstider på pladserne</h1><h2>Åbningstider</h2><p>Udvalget drøfter dem den 14. april 2031.</p>"
    made = to_plan(document_of(f"<html><body>{body}</body></html>".encode(), "a.html")).plan.activities
    assert [a.period and a.period.edtf for a in made] == ["2031-04-14"]
    other = body.replace("Nye åbningstider på pladserne", "Ny kulturpolitik")
    assert not to_plan(document_of(f"<html><body>{other}</body></html>".encode(), "a.html")).plan.activities


def test_a_remark_that_says_by_when_to_sign_up_is_a_deadline_of_its_own() -> None:
    lines = (
        ("Dato", "Møde", "Bemærkning"),
        ("16-04-2031", "Temadag om søvn", "Tilmelding senest 27. marts 2031"),
        ("07-05-2031", "Ledermøde", "Oplæg fra praksis"),
        ("11-06-2031", "Netværksdag", "Tilmelding er ikke nødvendig"),
    )
    made = to_plan(document_of(office.docx(office.p("Mødekalender 2031") + rows(*lines)), "a.docx")).plan.activities
    due = [(a.period and a.period.edtf, a.title) for a in made if a.kind is Kind.DEADLINE]
    assert due == [("2031-03-27", "Tilmelding senest 27. marts 2031 – Temadag om søvn")]
    assert len(made) == 4
