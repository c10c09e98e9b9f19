"""
Days of a page and of its lines: the page's own day, lines that a page's text runs together, seminars over two days,
times that say too little. Words and names are made up for the test.
"""

from __future__ import annotations

import pytest

from frisat.plan.model import Plan
from frisat.read import from_txt, glued
from frisat.read.to_plan import to_plan


def plan(text: str) -> Plan:
    return to_plan(from_txt.read(text.strip("\n").encode(), "side.txt")).plan


def said(text: str) -> list[tuple[str | None, str]]:
    return [(one.period.edtf if one.period else None, one.title) for one in plan(text).activities]


# ----------------------------------------------------------------------------------------------- the page's own day
NEWS = """
Du er her

Ny køreplan for budget 2032

{label} 11. august 2031
Staten og kommunerne mødes senere end normalt og begynder først i slutningen af august.

Alle i Byrådet er enige om køreplanen. Den formelle godkendelse sker i Økonomiudvalget d. 4. september.

Derefter ligger 1. behandlingen den 2. oktober. Forslaget kommer i høring, og svar skal være fremme d. 20. oktober.

Sidst opdateret

11.08.2031
"""


@pytest.mark.parametrize("label", ["Dato:", "Publiceret:"])
def test_the_day_that_a_page_is_of_heads_none_of_its_sentences(label: str) -> None:
    made = plan(NEWS.format(label=label))
    days = [one.period.edtf for one in made.activities if one.period]
    assert days == ["2031-09-04", "2031-10-02", "2031-10-20"]
    assert made.title == "Ny køreplan for budget 2032"


def test_entries_that_each_begin_with_a_labelled_date_are_a_list() -> None:
    text = (
        "Møder i parken\n\nDato: 3. maj 2031\nGåtur\n\nDato: 4. juni 2031\nRundvisning\n\nDato: 5. juli 2031\nKoncert\n"
    )
    assert said(text) == [("2031-05-03", "Gåtur"), ("2031-06-04", "Rundvisning"), ("2031-07-05", "Koncert")]


# -------------------------------------------------------------------------------------------- lines run together
@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("2. behandling d. 8. oktoberDer er kort tid", ["2. behandling d. 8. oktober", "Der er kort tid"]),
        ("Høring til 3. maj 2031Byrådet mødes", ["Høring til 3. maj 2031", "Byrådet mødes"]),
        ("24. augustByrådet behandler den 3. majPlanen", ["24. augustByrådet behandler den 3. majPlanen"]),
        ("Mødet den 3. maj i Byrådet", ["Mødet den 3. maj i Byrådet"]),
        ("Den 5. majDag", ["Den 5. majDag"]),
    ],
)
def test_a_line_that_ends_with_a_day_is_parted_from_the_next(text: str, lines: list[str]) -> None:
    assert glued.cut(text) == lines


def test_both_of_two_lines_run_together_are_read() -> None:
    text = (
        "Køreplan 2031\n\n• 1. behandling d. 17. september\n• 2. behandling d. 8. oktoberFordi der er kort tid, "
        "er der et orienteringsmøde d. 14. september.\n"
    )
    days = [edtf for edtf, _ in said(text)]
    assert days == ["2031-09-17", "2031-10-08", "2031-09-14"]


def test_months_cut_short_that_run_into_the_words_are_their_time() -> None:
    text = (
        "Skolerne\n\n2. august 2031: Forslaget sendes ud\n\nSept-oktTre møder for naboer\n\n"
        "27. oktober: Sidste dag for svar\n"
    )
    assert ("2031-09/2031-10", "Tre møder for naboer") in said(text)


# ------------------------------------------------------------------------------------------------- two days of one
@pytest.mark.parametrize("days", ["d. 7. og 8. september", "7. & 8. september", "den 7. og 8. september 2031"])
def test_a_seminar_on_two_days_in_a_row_is_one(days: str) -> None:
    text = f"Køreplan 2031\n\n• Seminar om skolerne holdes {days}\n• Byrådet mødes d. 10. september\n"
    assert [edtf for edtf, _ in said(text)] == ["2031-09-07/2031-09-08", "2031-09-10"]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Møde i gruppen d. 7. og 8. september", ["2031-09-07", "2031-09-08"]),
        ("Seminar holdes d. 7. og 18. september", ["2031-09-07", "2031-09-18"]),
    ],
)
def test_meetings_on_two_days_and_days_apart_are_two(words: str, edtf: list[str]) -> None:
    text = f"Køreplan 2031\n\n• {words}\n• Byrådet mødes d. 20. september\n"
    assert [one for one, _ in said(text)][:2] == edtf


def test_days_at_the_end_of_a_list_item_are_whole_without_a_year_above() -> None:
    text = (
        "Køreplan\n\n• Gruppen mødes d. 7. og 18. september\n• Byrådet mødes d. 20. september\n• Fest d. 3. oktober\n"
    )
    assert [one.period.text for one in plan(text).activities if one.period][:1] == ["d. 7. og 18. september"]


# ---------------------------------------------------------------------------------------------- too little is said
def test_a_sentence_that_only_says_after_the_summer_is_no_activity() -> None:
    text = "Om parken\n\nByrådet vedtog planen den 3. maj 2031. Som altid er der en høring efter sommeren.\n"
    assert [edtf for edtf, _ in said(text)] == ["2031-05-03"]


AGENDA = """
Kulturudvalget

Publiceret 12-05-2031

Mandag den 12-05-2031 kl. 16:30

Indholdsfortegnelse:

Åbne
41 Plan for museet

Godkendelse af dagsorden:
Godkendt.

Fraværende:

41. Plan for museet

Sagsfremstilling
Udvalget skal vælge en plan.

Planen er sådan:

  • Naboer høres d. 2. juni
  • Udvalget vælger d. 16. juni
"""


def test_a_body_its_day_and_headings_of_a_paper_are_an_agenda() -> None:
    made = plan(AGENDA)
    meeting, *others = made.activities
    assert meeting.period is not None
    assert (meeting.period.edtf, meeting.title, meeting.actors) == ("2031-05-12", "Kulturudvalget", ("Kulturudvalget",))
    assert [one.period.edtf for one in others if one.period] == ["2031-06-02", "2031-06-16"]
    assert [item.title for item in made.items] == ["Plan for museet"]
