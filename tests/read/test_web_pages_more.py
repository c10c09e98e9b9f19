"""
More shapes of municipal web pages as text, in sentences and with names made up for the test.

Each test is one cause of a date or activity that was once read wrongly or not at all.
"""

from __future__ import annotations

import pytest

from frisat.read import from_html, from_txt
from frisat.read.fields import quantities
from frisat.read.to_plan import to_plan


def said(text: str) -> list[tuple[str | None, str]]:
    """(EDTF, title) of every activity, in order."""
    plan = to_plan(from_txt.read(text.strip("\n").encode(), "side.txt")).plan
    return [(a.period.edtf if a.period else None, a.title) for a in plan.activities]


def days(text: str) -> list[str | None]:
    return [edtf for edtf, _ in said(text)]


# ------------------------------------------------------------------------------- days alone on lines set far apart
LIST = """
Sag 41 - Mødeplan for Teknisk Udvalg i 2031

Forslag til udvalgets møder i 2031

Mandag den 13. januar

Mandag den 10. februar

Mandag den 10. marts + besigtigelse


Budgetseminar fredag den 25. april


Mandag den 12. maj

Mandag den 16. juni


Datoerne følger den faste rytme.

Kompetence

Teknisk Udvalg.

Indstilling

At forslaget godkendes.
"""


def test_days_over_blank_lines_are_one_list_and_head_nothing() -> None:
    assert days(LIST) == ["2031-01-13", "2031-02-10", "2031-03-10", "2031-04-25", "2031-05-12", "2031-06-16"]


def test_a_day_of_a_list_keeps_the_words_that_stand_with_it() -> None:
    named = dict(said(LIST))
    assert named["2031-03-10"] == "besigtigelse"
    assert named["2031-04-25"] == "Budgetseminar"
    assert named["2031-05-12"] == named["2031-01-13"] == "Forslag til udvalgets møder i 2031"


def test_two_dates_with_text_below_each_still_stand_as_headings() -> None:
    text = "Tidsplan\n\n4. marts 2031\n\nByrådet drøfter rammen\n\n9. april 2031\n\nByrådet vedtager rammen\n"
    assert said(text) == [("2031-03-04", "Byrådet drøfter rammen"), ("2031-04-09", "Byrådet vedtager rammen")]


STEPS = """
Milepæle

Forundersøgelse afsluttes

Maj 2031

Møde med lodsejerne

4. april 2032

Udbud af arbejdet

Okt. 2032

Gravearbejde

24. august 2032 – februar 2033

Indvielse

1. maj 2033
"""


def test_dates_that_end_a_page_belong_to_the_words_above_them() -> None:
    assert said(STEPS) == [
        ("2031-05", "Forundersøgelse afsluttes"),
        ("2032-04-04", "Møde med lodsejerne"),
        ("2032-10", "Udbud af arbejdet"),
        ("2032-08-24/2033-02", "Gravearbejde"),
        ("2033-05-01", "Indvielse"),
    ]


def test_a_time_line_cut_off_after_a_date_is_not_turned_around() -> None:
    steps = ["Udvalget drøfter rammen.", "Rådet høres.", "Byrådet vedtager planen.", "Planen offentliggøres."]
    dates = ["4. marts 2031", "9. april 2031", "6. maj 2031", "2. juni 2031"]
    text = "\n\n".join(["Tidsplan", *(x for pair in zip(dates, steps, strict=True) for x in pair), "1. juli 2031"])
    assert days(text)[:4] == ["2031-03-04", "2031-04-09", "2031-05-06", "2031-06-02"]
    assert said(text)[0][1].startswith("Udvalget drøfter rammen")


# ------------------------------------------------------------------------------------------------ begin and end
@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Starter medio maj og forventes afsluttet oktober 2031.", "2031-05-11/2031-10"),
        ("Forventes startet i april og slutte i august 2031.", "2031-04/2031-08"),
        ("Start maj 2031 og færdig august 2031", "2031-05/2031-08"),
    ],
)
def test_a_step_says_its_begin_and_end_in_one_sentence(words: str, edtf: str) -> None:
    text = (
        f"Vejen anlægges i to etaper.\n\nFørste etape\n\n{words}\n\nAnden etape\n\nStart maj 2032 og færdig juni 2032\n"
    )
    assert said(text) == [(edtf, "Første etape"), ("2032-05/2032-06", "Anden etape")]


def test_imellem_is_between() -> None:
    text = (
        " • Der holdes møder på skolerne imellem den 8. september og den 3. oktober 2031.\n"
        " • Byrådet beslutter 9. december 2031.\n"
    )
    assert days(text) == ["2031-09-08/2031-10-03", "2031-12-09"]


# -------------------------------------------------------------------------------------------- what is no activity
def test_a_span_of_years_behind_a_name_is_no_date_of_its_own() -> None:
    text = (
        "Tidsplan for Fjordens Fremtid 2031 - 2037\n\n4. marts 2031 Ansøgning sendes\n9. april 2031 Byrådet beslutter\n"
    )
    assert days(text) == ["2031-03-04", "2031-04-09"]


def test_the_time_that_a_meeting_was_moved_from_is_no_activity() -> None:
    text = (
        "Mødeplan 2031 følger planen fra sidste år.\n\n"
        "Dog er rådets møde i marts flyttet til tirsdag den 1. april 2031 på grund af vinterferien.\n"
    )
    assert days(text) == ["2031-04-01"]


def test_an_address_at_the_top_of_a_page_is_no_name() -> None:
    text = (
        "www.byen.example Kontakt Udskriv Sitemap\nBorgermøde om havnen\n\nVelkommen til debat om havnen.\n\n"
        "Tid og sted:\n\nMandag d. 12. maj 2031 kl. 19-21\n\nBiblioteket, Havnegade 2.\n"
    )
    assert said(text) == [("2031-05-12", "Borgermøde om havnen")]


# -------------------------------------------------------------------------------------------- lines of one plan
def test_a_table_set_as_one_paragraph_is_read_entry_by_entry() -> None:
    text = (
        "Tidsplan 2031\n\n10. februar - 14. februar: Pladsen indrettes. 17. februar - 14. april: Jordarbejder. "
        "5. maj: Vejen tages i brug.\n"
    )
    assert said(text) == [
        ("2031-02-10/2031-02-14", "Pladsen indrettes."),
        ("2031-02-17/2031-04-14", "Jordarbejder."),
        ("2031-05-05", "Vejen tages i brug."),
    ]


def test_a_point_below_a_year_may_end_with_its_month() -> None:
    text = "2031\n\n • Konkurrencen åbner i april\n • Forslag indleveres december\n\n2032\n\n • Byggeriet går i gang\n"
    assert days(text) == ["2031-04", "2031-12", "2032"]


def test_the_time_from_which_something_holds_is_not_when_it_is_announced() -> None:
    text = (
        " • Nye takster gældende fra skoleåret 2031/32 varsles senest den 1. februar 2031.\n"
        " • Udvalget drøfter taksterne den 4. januar 2031.\n"
    )
    assert days(text) == ["2031-02-01", "2031-01-04"]


# ------------------------------------------------------------------------------------------------------- counted
def test_the_word_before_a_number_says_that_it_is_a_reference() -> None:
    assert not quantities.find("Dialog i lokale 12 borgere")
    assert [(q.what, q.min) for q in quantities.find("Dialog med 12 borgere")] == [("borgere", 12)]


# ------------------------------------------------------------------------------------------------------ next meetings
NEXT = "<!DOCTYPE html><html><body><h1>Udvalgene i hallen</h1>{body}</body></html>"


def next_meetings(body: str) -> list[tuple[str, str | None, str | None]]:
    plan = to_plan(from_html.read(NEXT.format(body=body).encode(), "side.html")).plan
    return [(a.title, a.period.edtf if a.period else None, a.place) for a in plan.activities]


def test_a_next_meeting_with_its_place_is_called_what_it_stands_under() -> None:
    body = (
        "<h2>Boldudvalget</h2><p>Om bolde.</p><p>Næste møde: Mandag den 3. marts 2031 kl. 9-10 i Salen.</p>"
        "<h2>Netudvalget</h2><p>Næste møde er tirsdag den 4. marts 2031 kl. 9-10.</p>"
    )
    assert next_meetings(body) == [
        ("Boldudvalget", "2031-03-03", "Salen"),
        ("Netudvalget", "2031-03-04", None),
    ]


def test_a_heading_of_the_next_meeting_is_no_name_of_it() -> None:
    body = "<h2>Næste møde</h2><p>Mandag den 3. marts 2031 kl. 9-10 i Salen.</p><h2>Kontakt</h2><p>Ring til os.</p>"
    assert next_meetings(body) == [("Udvalgene i hallen", "2031-03-03", "Salen")]


def test_a_next_meeting_that_says_what_it_is_on_keeps_its_words() -> None:
    body = "<h2>Boldudvalget</h2><p>Næste møde: 3. marts 2031 kl. 9, hvor udvalget ser på nye net.</p>"
    assert next_meetings(body) == [
        ("Næste møde: 3. marts 2031 kl. 9, hvor udvalget ser på nye net.", "2031-03-03", None)
    ]
