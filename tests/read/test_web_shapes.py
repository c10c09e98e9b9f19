"""Shapes of municipal pages: forms of hearings, cells that web tables lose, points with days of their own."""

from __future__ import annotations

import pytest

from frisat.plan.model import Activity, Source
from frisat.read import from_txt
from frisat.read.blocks import Cell, Document, Line, Row, Table
from frisat.read.to_plan import to_plan


def read(page: str) -> list[tuple[str | None, str]]:
    """(EDTF, title) of what a page of text tells."""
    return [said(activity) for activity in to_plan(from_txt.read(page.encode(), "side.txt")).plan.activities]


def said(activity: Activity) -> tuple[str | None, str]:
    return (activity.period.edtf if activity.period else None), activity.title


FORM = """Forslag til havnepolitik

Høringstype
Politik
Sagsnummer
24-7731
Startdato
man, 06/05/2024
Høringsfrist
fre, 31/05/2024

Udvalget vil gerne høre, hvad I mener. Forslaget ligger på biblioteket.
"""


def test_a_form_of_a_hearing_says_when_it_begins_and_ends_below_labels_without_a_colon() -> None:
    assert read(FORM) == [("2024-05-06/2024-05-31", "Forslag til havnepolitik"), ("2024-05-31", "Høringsfrist")]


def test_a_label_with_words_of_its_own_names_what_happens() -> None:
    page = "Kystplan\n\nOmråde\n\nHele øen\n\nPeriode for høringen\n\n3. marts 2025 til 28. april 2025\n\nSagsnr.\n"
    assert read(page) == [("2025-03-03/2025-04-28", "Periode for høringen")]


def test_a_generic_label_heads_a_value_only_beside_other_labels() -> None:
    event = "Strandrensning\n\nTidspunkt\n\nLørdag den 4. maj 2030 kl. 10\n\nSted\n\nNordstranden\n"
    assert read(event) == [("2030-05-04", "Strandrensning")]


LIST = """Tidsplan for broen

Maj 2031: Rådgiver vælges.

2032: Byggeriet begynder

Ultimo 2033: Broen åbner.
"""


def test_a_bare_year_opens_a_line_beside_lines_that_open_with_dates() -> None:
    assert read(LIST) == [
        ("2031-05", "Rådgiver vælges."),
        ("2032", "Byggeriet begynder"),
        ("2033-09/2033-12", "Broen åbner."),
    ]


ROWS = """Plan for parken

Marts 2031: Opstart
April 2031: Opmåling
Juni 2031 - 15. august 2031

Beplantning fortsætter

Stier anlægges

September 2031: Indvielse
"""


def test_a_date_below_an_entry_is_a_cell_whose_row_has_several_lines() -> None:
    assert read(ROWS)[2:4] == [
        ("2031-06/2031-08-15", "Beplantning fortsætter"),
        ("2031-06/2031-08-15", "Stier anlægges"),
    ]


NEWS = """Møde om stierne

Juni |

Kommunen holder borgermøde om stierne onsdag den 21. september 2033 i hallen.

På mødet er der kaffe til alle gæster.

Læs forslaget på vores side om stier og veje
"""


def test_a_month_that_a_page_bears_is_no_time_of_its_sentences() -> None:
    assert read(NEWS) == [
        ("2033-09-21", "Kommunen holder borgermøde om stierne onsdag den 21. september 2033 i hallen."),
    ]


def test_points_with_a_later_day_behind_a_sign_are_activities_and_an_earlier_day_is_none() -> None:
    source = Source(document="plan.docx")
    blocks = (
        Line("Februar 2031", source, level=2),
        Line("Samtaler med ti foreninger", source, bullet=0),
        Line("Sejlklubber: 4.-6. februar", source, bullet=1),
        Line("Roklubber: 18. februar", source, bullet=1),
        Line("Opfølgning på mødet (3. januar)", source, bullet=1),
        Line("Marts 2031", source, level=2),
        Line("Udkast skrives", source, bullet=0),
    )
    plan = to_plan(Document("plan.docx", blocks)).plan
    assert [said(activity) for activity in plan.activities] == [
        ("2031-02", "Samtaler med ti foreninger"),
        ("2031-02-04/2031-02-06", "Sejlklubber"),
        ("2031-02-18", "Roklubber"),
        ("2031-03", "Udkast skrives"),
    ]
    assert plan.activities[0].agenda == ("Opfølgning på mødet (3. januar)",)


def table(heading: str, *rows: str) -> list[tuple[str | None, str]]:
    source = Source(document="ark.xlsx")
    made = tuple(Row(tuple(Cell((Line(text, source),)) for text in row.split("|")), source) for row in rows)
    blocks = (Line(heading, source, level=2), Table(made, source))
    return [said(a) for a in to_plan(Document("ark.xlsx", blocks)).plan.activities]


def test_days_with_a_clock_and_a_place_are_meetings_of_what_the_heading_names() -> None:
    rows = ("Dato|Tid|Sted", "03-09-2031|kl. 13-15|Lokale 4", "26-11-2031|kl. 13-15|Lokale 4")
    assert table("Havnegruppens møder", *rows) == [
        ("2031-09-03", "Havnegruppens møder"),
        ("2031-11-26", "Havnegruppens møder"),
    ]


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("Planen forventes vedtaget i byrådet inden sommerferien.", "inden sommerferien"),
        ("Forslaget forelægges udvalget efter påske.", "efter påske"),
        ("Der var mange gæster i julen.", None),
        ("Normalt behandles regnskabet efter påske.", None),
    ],
)
def test_what_is_planned_for_a_holiday_has_words_and_no_day(sentence: str, when: str | None) -> None:
    plan = to_plan(from_txt.read(f"Havneplan\n\n{sentence}\n".encode(), "side.txt")).plan
    assert [(a.period.edtf, a.period.text) for a in plan.activities if a.period] == ([(None, when)] if when else [])


MINUTES = """Udvalg: Havnerådet
Mødedato: 8. oktober 2030
Mødested: Lokale 2

1. Mødedage
Beslutning
Tiltrådt, idet mødet den 12. marts i stedet holdes den 5. marts.

2. Eventuelt
Intet.
"""


def test_a_decision_may_move_a_day_and_the_new_day_lies_ahead() -> None:
    days = [when for when, _ in read(MINUTES)]
    assert "2031-03-05" in days
    assert "2031-03-12" not in days
    assert "2030-03-05" not in days


FORM_ROWS = ("Aktivitet|{what}", "Hvornår|{when}", "Hvor|Rådhuset", "Deltagere|Alle", "Tilmelding|Ingen")


@pytest.mark.parametrize("what", ["Borgermøde på øen", "Afsluttende topmøde"])
def test_a_table_of_fields_and_values_is_one_event(what: str) -> None:
    rows = (row.format(what=what, when="tirsdag den 3. juni 2031 kl. 19.00") for row in FORM_ROWS)
    assert table("Møder", *rows) == [("2031-06-03", what)]


def test_a_list_of_milestones_and_dates_is_no_form() -> None:
    rows = ("Milepæl|Dato", "Projektplan godkendes|16. januar 2031", "Status gives|3. juni 2031", "Slut|1. juli 2031")
    assert [when for when, _ in table("Milepæle", *rows)] == ["2031-01-16", "2031-06-03", "2031-07-01"]


def test_a_deadline_for_something_else_stands_beside_what_a_month_holds() -> None:
    rows = (
        "Måned|Opgaver|Frist for punkter til dagsorden",
        "Januar|Årsplan|9. januar",
        "April|Temadag|",
        "Maj|Høring|8. maj",
    )
    assert table("Årshjul 2031", *rows) == [
        ("2031-01", "Årsplan"),
        ("2031-01-09", "Frist for punkter til dagsorden"),
        ("2031-04", "Temadag"),
        ("2031-05", "Høring"),
        ("2031-05-08", "Frist for punkter til dagsorden"),
    ]


BUDGET = """Ændringer i budget 2032

Hvorfor
Rådet drøftede i januar 2032, hvad der skal spares inden februar 2032.

Høringer:

- Havneudvalget: 2. marts – 9. marts kl. 10

- Parkudvalget: 5. marts - 16. marts kl. 10
"""


def test_a_budget_gives_no_year_that_the_dates_of_its_page_speak_against() -> None:
    got = read(BUDGET)
    assert ("2032-03-02/2032-03-09", "Havneudvalget") in got
    assert not any(when and when.startswith("2031") for when, _ in got)


PAPER = """Mødedato: 24.06.2031, kl. 18:30
Mødested: Pakhuset, Kajen 9
Sag: Rådets møder i 2032
Planen lægges frem.
Løsning
Rådet samles hver måned, men ikke i august.
Mødeplan
- 8. januar
- 9. september
- 2. december
Alle møder er i Pakhuset kl. 17.
"""


def test_days_of_a_paper_without_blank_lines_stand_below_their_heading_and_in_the_year_of_the_matter() -> None:
    plan = to_plan(from_txt.read(PAPER.encode(), "side.txt")).plan
    assert [said(activity) for activity in plan.activities[1:]] == [
        ("2032-01-08", "Mødeplan"),
        ("2032-09-09", "Mødeplan"),
        ("2032-12-02", "Mødeplan"),
    ]
    assert plan.activities[0].place == "Pakhuset, Kajen 9"


def test_a_sentence_of_a_list_is_asked_for_each_of_its_dates() -> None:
    page = (
        "Tidsplan\n\n- Bestyrelsen vedtog den 9. maj 2031, at det nye system skal bruges pr. 15. januar 2034.\n"
        "- Fra 4. august 2031 kan du købe billet i kiosken.\n"
    )
    assert [when for when, _ in read(page)] == ["2031-05-09", "2034-01-15", "2031-08-04"]


def test_remarks_in_brackets_are_no_title() -> None:
    page = "Møder i rådet\n\nDatoer 2031\n\n- 15. januar\n- 18. juni kl. 10.00 (onsdag) (ekstra)\n- 5. november\n"
    assert {title for _, title in read(page)} == {"Datoer 2031"}


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Vedtagelse: maj 07", "2007-05"),
        ("jan 07 - mar 07: Udbud", "2007-01/2007-03"),
        ("Forår 09 - efterår 09: Byggeri", "2009-03/2009-11"),
        ("28. february 2031: Møde", "2031-02-28"),
        ("Inden årets udgang 2031: Aftale", "2031"),
    ],
)
def test_years_of_two_figures_and_the_end_of_a_year(words: str, when: str) -> None:
    assert [got for got, _ in read(f"Tidsplan\n\n{words}\nMarts 2031: Slut\n")][:1] == [when]


@pytest.mark.parametrize(
    "words", ["Den 3. maj 18 mødes rådet.", "I maj 24 medlemmer deltog.", "Åbent i maj 12, 13 og 14"]
)
def test_figures_after_a_month_that_may_be_hours_or_counts_are_no_years(words: str) -> None:
    assert not any(when and when[:4] in ("2018", "2024", "2012") for when, _ in read(f"Side\n\n{words}\n"))


CALENDAR = """Møder i rådet i 2031:

Januar 13.

Februar 17

Marts 10.

Juni Ingen

Oktober 6. og 27. (regnskab)

Vi mødes kl. 16.
"""


def test_a_month_may_stand_before_its_days_and_a_month_without_meetings_is_none() -> None:
    plan = to_plan(from_txt.read(CALENDAR.encode(), "side.txt")).plan
    assert [said(activity) for activity in plan.activities] == [
        (day, "Møder i rådet i 2031") for day in ("2031-01-13", "2031-02-17", "2031-03-10", "2031-10-06", "2031-10-27")
    ]
    assert plan.activities[-1].agenda == ("regnskab",)


STAMPED = """Høring om havnen

Type
Høring
Høringsfrist
6. oktober 2031
Offentliggjort
10. september 2031
Materialet består af tre bilag og et brev.
Hanne Holm
Vedhæftede dokumenter
"""


def test_the_day_on_which_a_page_was_published_heads_nothing() -> None:
    assert read(STAMPED) == [("2031-10-06", "Høringsfrist")]
    assert read("Ny politik i høring\n\nDate: 16. maj 2031\nUdkastet er klar til at blive læst af alle.\n") == []


STEPS = """Vigtige frister

August 2031

- Havnene melder deres kajer ind

August 2033

- Alle kajer har fået numre

Læs mere om numrene

Hent vejledningen
"""


def test_lines_below_a_list_of_steps_are_no_steps() -> None:
    assert [when for when, _ in read(STEPS)] == ["2031-08", "2033-08"]


def test_a_year_of_months_in_cells_is_read_cell_by_cell() -> None:
    source = Source(document="hjul.docx")

    def cell(*texts: str) -> Cell:
        return Cell(tuple(Line(text, source) for text in texts))

    cells = [
        [cell("Januar", "Måling åbner", "Tal samles"), cell("Februar", "Møde"), cell("Marts", "Samtaler")],
        [cell("April", "Udkast"), cell("Juli", "(ferie)"), cell("Oktober", "Rapporten godkendes")],
    ]
    sheet = Table(tuple(Row(tuple(row), source) for row in cells), source)
    document = Document("hjul.docx", (Line("Årshjul 2031 for skolerne", source, level=1), sheet))
    assert [said(activity) for activity in to_plan(document).plan.activities] == [
        ("2031-01", "Måling åbner"),
        ("2031-01", "Tal samles"),
        ("2031-02", "Møde"),
        ("2031-03", "Samtaler"),
        ("2031-04", "Udkast"),
        ("2031-10", "Rapporten godkendes"),
    ]


def test_the_header_over_the_dates_counts_and_not_the_names_above_it() -> None:
    rows = ("Formand|Næstformand", "A. Holm|K. Bæk", "Dato|Tema", "12. januar 2031|Start", "9. februar 2031|")
    assert table("Havneudvalget", *rows) == [("2031-01-12", "Start"), ("2031-02-09", "Havneudvalget")]


WORKS = """Ny ledning

Tidsplan

Periode  Aktivitet Status
18. april 2031 - 8. maj 2031  Hovedledning
8. maj 2031 - 17. maj 2031  Stik til huse
22. maj 2031 - 6. juni 2031  Omkobling

Trafikken under arbejdet:
Vejen er smal en tid, og busserne kører en anden rute, som står på stoppestedet.

Støj om natten
Maskinerne kan høres. Det varer kort.

Har du spørgsmål?
Kontakt os på side@example.dk
"""


def test_text_below_a_dumped_table_is_no_row_of_it() -> None:
    assert [title for _, title in read(WORKS)] == ["Hovedledning", "Stik til huse", "Omkobling"]


def test_words_that_only_lead_to_papers_are_no_title() -> None:
    page = "Møder i Havnerådet 2031\n\n17. januar 2031  Dagsorden | Referat\n21. marts 2031  Dagsorden\n"
    assert read(page) == [("2031-01-17", "Møder i Havnerådet 2031"), ("2031-03-21", "Møder i Havnerådet 2031")]


PHASES = """Hvad sker der?

Fase 1: Undersøgelse (jan.-marts 2031)
Vi undersøger bunden.

Fase 2: Anlæg (2032)
Gravearbejdet går i gang.
"""


def test_numbered_steps_end_with_their_time_and_are_described_below() -> None:
    plan = to_plan(from_txt.read(PHASES.encode(), "side.txt")).plan
    assert [said(activity) for activity in plan.activities] == [
        ("2031-01/2031-03", "Fase 1: Undersøgelse"),
        ("2032", "Fase 2: Anlæg"),
    ]
    assert plan.activities[1].agenda == ("Gravearbejdet går i gang.",)


EVENTS = """Arrangementer 2031

12
maj
Åbent hus på havnen
Kl. 10-14, Havnevej 2

3
juni
Borgermøde om stierne
Kl. 19-21, Rådhuset
"""


def test_a_day_above_its_month_is_one_date_and_the_clock_below_belongs_to_the_event() -> None:
    plan = to_plan(from_txt.read(EVENTS.encode(), "side.txt")).plan
    assert [(*said(a), a.time.start if a.time else None, a.place) for a in plan.activities] == [
        ("2031-05-12", "Åbent hus på havnen", "10:00", "Havnevej 2"),
        ("2031-06-03", "Borgermøde om stierne", "19:00", "Rådhuset"),
    ]


NEWS_LIST = """Nyt fra havnen

Ny bro på vej
Offentliggjort 12. marts 2031
Kommunen bygger en bro.

Borgermøde om broen
Offentliggjort 14. december 2031
Kom til borgermøde i hallen den 19. januar kl. 19.
"""


def test_news_tell_of_what_they_announce_and_not_of_the_day_they_were_published() -> None:
    assert read(NEWS_LIST) == [("2032-01-19", "Kom til borgermøde i hallen den 19. januar kl. 19.")]


def test_a_list_of_days_below_sentences_is_of_the_section_that_it_stands_in() -> None:
    page = (
        "Mødeplan for Havnerådet 2031\n\nMøderne holdes kl. 16-18 på rådhuset.\n\n"
        "Mandag d. 13/1\nMandag d. 10/2\nMandag d. 10/3\n"
    )
    plan = to_plan(from_txt.read(page.encode(), "side.txt")).plan
    assert plan.title == "Mødeplan for Havnerådet 2031"
    assert [said(activity) for activity in plan.activities] == [
        (day, "Mødeplan for Havnerådet 2031") for day in ("2031-01-13", "2031-02-10", "2031-03-10")
    ]


def test_years_head_the_steps_of_a_time_line_of_years() -> None:
    page = "Tidslinje\n\n2029\nForundersøgelser\nByrådet bevilger penge\n\n2030\nUdbud\n\n2031-2032\nByggeri\n"
    assert read(page) == [
        ("2029", "Forundersøgelser"),
        ("2029", "Byrådet bevilger penge"),
        ("2030", "Udbud"),
        ("2031/2032", "Byggeri"),
    ]


def test_a_body_before_its_day_is_the_title_in_a_list_too() -> None:
    assert read("Proces\n\n- Havneudvalget 12. august 2031\n- Byrådet 26. august 2031\n") == [
        ("2031-08-12", "Havneudvalget"),
        ("2031-08-26", "Byrådet"),
    ]
