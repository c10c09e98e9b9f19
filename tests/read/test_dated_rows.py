"""Days below the words they share: lists of a year's days, rows of days and places, bare days below a heading."""

from __future__ import annotations

import pytest

from frisat.read.layouts import dated_alone, dated_rows
from frisat.read.to_plan import to_plan
from tests.read.documents import dumped


def said(text: str) -> list[tuple[str | None, str]]:
    plan = to_plan(dumped(text)).plan
    return [(a.period.edtf if a.period else None, a.title) for a in plan.activities]


def test_a_line_with_all_days_of_a_year_that_it_names() -> None:
    page = """
Handicaprådet

Rådet rådgiver kommunalbestyrelsen om alt, der har betydning for borgere med handicap.

Mødedatoer i Handicaprådet 2026: 20/1, 17/3, 5/5 og 8/9.

Rådet blev oprettet efter loven om retssikkerhed, og medlemmerne vælges for fire år.
"""
    assert [edtf for edtf, title in said(page) if "Handicaprådet" in title] == [
        "2026-01-20",
        "2026-03-17",
        "2026-05-05",
        "2026-09-08",
    ]


ROWS = """
Ny trafikplan

Forslaget er i høring fra den 20. oktober 2025 til den 15. januar 2026.

De tre åbne værksteder holdes:
21/11 i Multihallen, Engvej 4, 7999 Byen
2/12 på Søndre Skole, Skolevej 1, 7998 Landsbyen
9/12 kl. 16-18 hos Havnefogeden
Der er kaffe alle dage.
"""


def test_rows_of_days_and_places_are_called_after_what_leads_in_to_them() -> None:
    plan = to_plan(dumped(ROWS)).plan
    got = [(a.period.edtf if a.period else None, a.title, a.place) for a in plan.activities if a.place]
    assert got == [
        ("2025-11-21", "De tre åbne værksteder", "Multihallen, Engvej 4, 7999 Byen"),
        ("2025-12-02", "De tre åbne værksteder", "Søndre Skole, Skolevej 1, 7998 Landsbyen"),
        ("2025-12-09", "De tre åbne værksteder", "Havnefogeden"),
    ]
    assert plan.activities[-1].time is not None


@pytest.mark.parametrize(
    "page",
    [
        "Opskrift:\n1/2 i Gryden\n",  # one alone
        "Opskrift:\n1/2 kop mel\n1/4 kop sukker\n",
        "Vi mødes her\n3/4 i Hallen\n4/5 i Hallen\n",  # nothing leads in to them
    ],
)
def test_other_numbers_are_no_rows_of_days(page: str) -> None:
    assert dated_rows.rows(dumped(page)) == {}


def test_bare_days_below_a_heading_over_a_blank_line_take_its_year_and_words() -> None:
    page = """
Om rådet

Rådet har elleve medlemmer og holder til på rådhuset i Byen.

Seniorrådets møder i 2027

14. januar
18. februar
11. marts

Møderne begynder normalt kl. 9.

Sekretær er Ane Eksempel, telefon 00 00 00 00.
"""
    assert said(page) == [(day, "Seniorrådets møder i 2027") for day in ("2027-01-14", "2027-02-18", "2027-03-11")]


def test_steps_with_a_number_have_their_time_below_over_a_blank_line() -> None:
    page = """
Sådan bliver havnen til

1. fase: Idéer (slut)

2. halvår 2025/1. halvår 2026

I denne fase talte vi med alle, der bruger havnen, og samlede deres ønsker i en bog.

2. fase: Konkurrence

Start medio 2026 og afsluttet primo 2027

Vinderen er fundet.

3. fase: Byggeri

2027 - 2029
"""
    assert said(page) == [
        ("2025-07/2026-06", "Idéer (slut)"),
        ("2026-05/2027-04", "Konkurrence"),
        ("2027/2029", "Byggeri"),
    ]


def test_lone_signs_between_lines_are_no_activities() -> None:
    page = "3. maj 2026\n|\nFrist for spørgsmål\n|\n9. juni 2026\n|\nEndelig beslutning\n|\n|\n"
    assert said(page) == [("2026-05-03", "Frist for spørgsmål"), ("2026-06-09", "Endelig beslutning")]


@pytest.mark.parametrize(
    "text", ["Start i morgen og slut på tirsdag", "Start: nu, slut: 2027 måske", "Fra 2 til 3 slutter 4"]
)
def test_words_for_both_ends_need_two_dates(text: str) -> None:
    assert dated_alone.alone(text) is None


STEPS = """
Byens nye park

Vinteren 2026

Jorden undersøges.

April-maj 2026

Planen tegnes.

2. halvår 2026

Parken anlægges.

Forår 2027

Parken åbner.

Ret til ændringer forbeholdes.

Bladet udgives af Byen Kommune.
"""


def test_lines_after_the_last_step_of_a_time_line_are_none_of_its_steps() -> None:
    assert said(STEPS) == [
        ("2026-24", "Jorden undersøges."),
        ("2026-04/2026-05", "Planen tegnes."),
        ("2026-07/2026-12", "Parken anlægges."),
        ("2027-21", "Parken åbner."),
    ]


def test_a_date_below_a_label_is_when_the_pages_own_event_is() -> None:
    page = """
Borgermøde om cykelstier

Alle er velkomne til at høre om planerne.

Mødetid:

11.06.2026 kl. 19:00
til 11.06.2026 kl. 21:00

Frist for tilmelding:
4. juni 2026

Kontakt Vej og Park

Engvej 1
"""
    plan = to_plan(dumped(page)).plan
    got = [(a.period.edtf if a.period else None, a.title) for a in plan.activities]
    assert got == [("2026-06-11", "Borgermøde om cykelstier"), ("2026-06-04", "Frist for tilmelding")]
    time = plan.activities[0].time
    assert time is not None
    assert (time.start, time.end) == ("19:00", "21:00")


def test_an_end_before_the_begin_is_not_taken() -> None:
    page = "Åbent hus\n\nMødetid:\n\n11.06.2026 kl. 19:00\ntil 11.06.2025 kl. 21:00\n\nVi glæder os.\n"
    assert said(page) == [("2026-06-11", "Åbent hus")]


def test_headings_of_half_years_head_the_days_below_them() -> None:
    page = """
Handicaprådet

Møder i første halvår 2026:

Onsdag den 14. januar
Onsdag den 18. marts

Møder i andet halvår 2026:

Onsdag den 19. august
Onsdag den 14. oktober

Skriv til sekretæren, hvis du vil vide mere.
"""
    assert said(page) == [
        ("2026-01-14", "Møder i første halvår 2026"),
        ("2026-03-18", "Møder i første halvår 2026"),
        ("2026-08-19", "Møder i andet halvår 2026"),
        ("2026-10-14", "Møder i andet halvår 2026"),
    ]


def test_a_month_with_its_days_is_those_days() -> None:
    page = "Mødedage 2026\n\nJanuar: 13. og 27.\nFebruar: 10.\nMarts: 3., 17. og 31.\n"
    assert [edtf for edtf, _ in said(page)] == [
        "2026-01-13",
        "2026-01-27",
        "2026-02-10",
        "2026-03-03",
        "2026-03-17",
        "2026-03-31",
    ]


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Der afholdes borgermøder følgende steder:", "Borgermøder"),
        ("Vi holder i 2026 åbent hus på følgende datoer:", "Åbent hus"),
        ("De to informationsmøder er:", "De to informationsmøder"),
    ],
)
def test_the_words_that_lead_in_are_the_name_of_what_is_held(lead: str, name: str) -> None:
    page = f"Nyt torv\n\n{lead}\n3. november 2026 kl. 19 på Skolen\n4. november 2026 kl. 19 i Hallen\n"
    assert [title for _, title in said(page)] == [name, name]
