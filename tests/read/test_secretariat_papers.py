"""What ordinary papers of a secretariat do: forums with their points, days below a month, seasons, signatures."""

from __future__ import annotations

from frisat.plan.model import Status
from frisat.read.reading import document_of
from frisat.read.to_plan import to_plan
from tests.read import office


def html(body: str) -> list[tuple[str | None, str]]:
    read = to_plan(document_of(f"<html><body>{body}</body></html>".encode(), "a.html"))
    return [(a.period.edtf if a.period else None, a.title) for a in read.plan.activities]


def txt(text: str) -> list[tuple[str | None, str]]:
    read = to_plan(document_of(text.encode(), "a.txt"))
    return [(a.period.edtf if a.period else None, a.title) for a in read.plan.activities]


def test_a_forum_that_names_what_is_held_is_the_title_and_not_its_points() -> None:
    rows = (
        ("Dato", "Forum", "Tid og sted", "Indhold"),
        ("Tirsdag d. 25/8", "Arbejdsgruppe", "9-11", "Opgaveoversigt"),
        ("Mandag d. 31/8", "Fælles ledermøde", "16-18", "Forretningsorden"),
        ("Torsdag d. 17/9", "Workshop for medarbejdere", "8.30-12", "Aflyst"),
    )
    body = office.p("Mødeoversigt 2026") + office.tbl(*(office.tr(*row) for row in rows))
    read = to_plan(document_of(office.docx(body), "a.docx"))
    assert [a.title for a in read.plan.activities] == ["Arbejdsgruppe", "Fælles ledermøde", "Workshop for medarbejdere"]


def test_a_season_or_feast_before_a_colon_is_when_and_not_the_year_above_it() -> None:
    items = "<li>14. januar: Temamøde</li><li>Inden påske: Udkast er færdigt</li><li>Foråret: Besøg på skolerne</li>"
    assert html(f"<h1>Procesplan</h1><h2>2026</h2><ul>{items}</ul>") == [
        ("2026-01-14", "Temamøde"),
        (None, "Udkast er færdigt"),
        ("2026-21", "Besøg på skolerne"),
    ]


def test_places_with_their_own_weekday_below_a_month_are_activities() -> None:
    inner = "<li>Asp Skole tirsdag den 3. februar kl. 19</li><li>Opsamling fra mødet</li>"
    items = f"<li>14. januar: Temamøde</li><li>Februar: Dialogmøder<ul>{inner}</ul></li><li>17. marts: Drøftelse</li>"
    got = html(f"<h1>Procesplan</h1><h2>2026</h2><ul>{items}</ul>")
    assert [day for day, _ in got] == ["2026-01-14", "2026-02", "2026-02-03", "2026-03-17"]


def test_a_month_to_which_something_may_be_moved_is_not_its_own() -> None:
    items = "<li>9. marts: Udvalgsmøde</li><li>Foreningsdag i hallen (evt. flyttes til april)</li>"
    got = html(f"<h1>Årsplan 2027</h1><h2>Marts</h2><ul>{items}</ul><h2>April</h2><ul><li>13. april: Møde</li></ul>")
    assert [day for day, _ in got] == ["2027-03-09", "2027-03", "2027-04-13"]


def test_the_next_meeting_below_its_heading_is_called_so() -> None:
    body = "<h1>Referat</h1><p>Planen blev drøftet.</p><h2>Næste møde</h2><p>Mandag den 7. december 2026 kl. 9.30.</p>"
    assert html(body) == [("2026-12-07", "Næste møde")]


def test_a_list_of_days_is_named_by_the_word_before_it() -> None:
    got = html(
        "<h1>Kommissorium</h1><p>Styregruppemøder: 20. august, 15. oktober og 10. december 2026, alle kl. 9.</p>"
    )
    assert got == [(f"2026-{day}", "Styregruppemøder") for day in ("08-20", "10-15", "12-10")]


def test_who_signs_a_paper_at_its_foot_does_nothing_that_day() -> None:
    steps = "9. juni        Udvalget behandler forslag\n\n15. juni       Rådet behandler forslag\n\n"
    plan = f"Tidsplan 2026\n\n{steps}"
    assert [day for day, _ in txt(f"{plan}\nPlan og Byudvikling, den 12. december 2025\n")] == [
        "2026-06-09",
        "2026-06-15",
    ]
    listed = "Økonomiudvalget, den 3. juni 2026\n\nByrådet, den 12. juni 2026\n"
    assert [day for day, _ in txt(f"Møder om budgettet\n\n{listed}")] == ["2026-06-03", "2026-06-12"]


def test_what_a_paper_says_of_itself_names_no_year_of_its_plan() -> None:
    assert html("<h1>Plan</h1><p>Notatet beskriver en ændring af skolerne fra skoleåret 2027/2028.</p>") == []


def test_what_is_put_off_and_has_no_other_time_is_then() -> None:
    rows = (
        ("Nr.", "Aktivitet", "Start", "Slut", "Bemærkning"),
        ("1", "Pilot", "3. maj 2031", "9. maj 2031", ""),
        ("2", "Ibrugtagning", "", "", "Udskudt til 2. halvår 2031"),
    )
    body = office.p("Tidsplan") + office.tbl(*(office.tr(*row) for row in rows))
    last = to_plan(document_of(office.docx(body), "a.docx")).plan.activities[-1]
    assert last.period is not None
    assert (last.title, last.period.edtf, last.status) == ("Ibrugtagning", "2031-07/2031-12", Status.POSTPONED)


def test_a_remark_below_a_months_meetings_has_its_own_days() -> None:
    rows = (
        ("Måned", "Økonomiudvalget", "Byrådet", "Bemærkninger"),
        ("Marts", "9/3", "16/3", ""),
        ("April", "13/4", "27/4", "Seminar 22.-23. april (Hotel Kysten)"),
        ("Maj", "11/5", "25/5", ""),
    )
    body = office.p("Mødekalender 2031") + office.tbl(*(office.tr(*row) for row in rows))
    said = {a.title: a.period for a in to_plan(document_of(office.docx(body), "a.docx")).plan.activities}
    period = said["Seminar (Hotel Kysten)"]
    assert period is not None
    assert period.edtf == "2031-04-22/2031-04-23"


def test_the_number_of_a_milestone_is_no_part_of_its_date() -> None:
    items = "<li>M2 – 1. maj 2026: Kortlægning</li><li>M4 – 1. januar 2027: Pilot går i gang</li>"
    got = html(f"<h1>Kommissorium</h1><h2>Milepæle</h2><ul>{items}<li>AP1 - juni 2027: Evaluering</li></ul>")
    assert got == [
        ("2026-05-01", "M2: Kortlægning"),
        ("2027-01-01", "M4: Pilot går i gang"),
        ("2027-06", "AP1: Evaluering"),
    ]


def test_the_day_on_which_a_task_was_agreed_is_not_when_it_is_done() -> None:
    rows = (
        ("Nr.", "Aktion", "Ansvarlig", "Aftalt på møde", "Frist"),
        ("24", "Udkast rundsendes", "Jura", "14/1", "18/2"),
        ("27", "Notat om beredskab", "IT-chef", "4/3", "1/4"),
    )
    body = office.p("Aktionsliste 2026") + office.tbl(*(office.tr(*row) for row in rows))
    read = to_plan(document_of(office.docx(body), "a.docx"))
    assert [a.period and a.period.edtf for a in read.plan.activities] == ["2026-02-18", "2026-04-01"]
    assert any("Aftalt på møde" in n.value for n in read.notes), "what is left out is said"


def test_a_numbered_point_next_meeting_holds_a_meeting() -> None:
    points = "1. Status\n   Der holdes naboorientering den 15. april 2026.\n\n2. Næste møde\n   7. maj 2026 kl. 9\n"
    head = (
        "REFERAT\n\nMøde:     Styregruppen\nTid:      Torsdag den 12. marts 2026 kl. 9.00-11.00\nSted:     Rådhuset\n\n"
    )
    got = txt(f"{head}\n{points}\n\nReferat udsendt den 16. marts 2026\n")
    assert [day for day, _ in got] == ["2026-03-12", "2026-04-15", "2026-05-07"]
    assert got[-1][1] == "Næste møde"


def test_a_wheel_may_give_weekday_and_day_below_the_month_of_its_row() -> None:
    rows = (
        ("Måned", "Møde", "Faste emner", "Andet"),
        ("Januar", "Tirsdag 13.", "Godkendelse af årshjul", ""),
        ("Februar", "Tirsdag 10.", "Budgetopfølgning", "Kvalitetsstandarder (frist 20/2)"),
        ("Marts", "Tirsdag 10.", "", "Ældretopmøde 24.-25. marts"),
        ("Juli", "Mødefri", "", ""),
    )
    body = office.p("Årshjul 2026") + office.tbl(*(office.tr(*row) for row in rows))
    read = to_plan(document_of(office.docx(body), "a.docx"))
    assert [(a.period.edtf if a.period else None, a.title, a.agenda) for a in read.plan.activities] == [
        ("2026-01-13", "Møde", ("Godkendelse af årshjul",)),
        ("2026-02-10", "Møde", ("Budgetopfølgning",)),
        ("2026-02-20", "Kvalitetsstandarder (frist)", ()),
        ("2026-03-10", "Møde", ()),
        ("2026-03-24/2026-03-25", "Ældretopmøde", ()),
    ]


def plan(*rows: tuple[str, ...], title: str = "Tidsplan") -> list[tuple[str | None, str]]:
    body = office.p(title) + office.tbl(*(office.tr(*row) for row in rows))
    read = to_plan(document_of(office.docx(body), "a.docx"))
    return [(a.period.edtf if a.period else None, a.title) for a in read.plan.activities]


def test_a_table_of_meetings_has_their_points_on_the_agenda() -> None:
    rows = (
        ("Møde", "Sager", "Temadrøftelse"),
        ("11. januar", "Årsplan", "Rekruttering"),
        ("8. februar", "Kvalitetsstandarder", ""),
        ("8. marts", "Regnskab", "Besøg"),
    )
    assert plan(*rows, title="Årsplan 2027") == [(f"2027-{day}", "Møde") for day in ("01-11", "02-08", "03-08")]


def test_a_remark_beside_a_body_is_not_what_is_held() -> None:
    rows = (
        ("Dato", "Udvalg", "Sted", "Bemærkning"),
        ("05-01-2027", "Økonomiudvalget", "Rådhuset", ""),
        ("12-01-2027", "Byrådet", "Salen", "Temamøde kl. 16"),
        ("09-02-2027", "Byrådet", "Salen", "Flyttet til 16-02-2027"),
    )
    assert plan(*rows) == [
        ("2027-01-05", "Økonomiudvalget"),
        ("2027-01-12", "Byrådet"),
        ("2027-02-09", "Byrådet"),
        ("2027-02-16", "Byrådet"),
    ]


def test_a_year_that_the_plan_prints_lies_within_it_though_the_title_names_another() -> None:
    lines = "1/12-15/1    Høring\n8/2          Udvalgsmøde\n23/2         Byrådet vedtager\nMarts        Fejring\n"
    got = txt(f"Tidsplan, april 2026\n\nFase 3 Høring (december 2026 - marts 2027)\n\n{lines}")
    assert [day for day, _ in got[-4:]] == ["2026-12-01/2027-01-15", "2027-02-08", "2027-02-23", "2027-03"]


def test_each_body_of_a_sentence_has_its_own_words() -> None:
    text = "Sagen behandles i Økonomiudvalget den 3. maj 2027 og i Byrådet den 9. maj 2027."
    assert html(f"<h1>Høring</h1><p>{text}</p>") == [
        ("2027-05-03", "Sagen behandles i Økonomiudvalget"),
        ("2027-05-09", "Sagen behandles i Byrådet"),
    ]


def test_a_sheets_day_has_no_clock_for_its_formats_sake() -> None:
    cells = office.c("A1", "Dato") + office.c("B1", "Aktivitet")
    rows = f'<row r="1">{cells}</row>' + "".join(
        f'<row r="{n}">{office.c(f"A{n}", 46143 + n, 1)}{office.c(f"B{n}", "Møde")}</row>' for n in (2, 3, 4)
    )
    formats = '<numFmts><numFmt numFmtId="200" formatCode="yyyy\\-mm\\-dd\\ h:mm:ss"/></numFmts>'
    styles = f'{formats}<cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs>'
    book = office.xlsx({"Plan": f"<sheetData>{rows}</sheetData>"}, styles=styles)
    read = to_plan(document_of(book, "a.xlsx"))
    assert [(a.period and a.period.edtf, a.time) for a in read.plan.activities] == [
        (f"2026-05-{day:02}", None) for day in (3, 4, 5)
    ]


def test_a_span_cut_at_the_edge_of_its_column_is_one() -> None:
    lines = (
        "25. august            Budgetseminar\n"
        "26. august - 9.       Høring i MED-udvalg og\n"
        "september             Ældreråd\n"
        "15. september         Forhandlinger\n"
    )
    assert txt(f"Tidsplan 2031\n\n{lines}") == [
        ("2031-08-25", "Budgetseminar"),
        ("2031-08-26/2031-09-09", "Høring i MED-udvalg og Ældreråd"),
        ("2031-09-15", "Forhandlinger"),
    ]


def test_the_days_that_lead_up_to_a_meeting_stand_beside_it_and_the_clock_is_the_meetings() -> None:
    rows = (
        ("Mødedato", "Tid", "Frist for punkter", "Formøde"),
        ("4. februar", "9-12", "14. januar", "2. februar"),
        ("15. april", "9-12", "25. marts", "13. april"),
        ("10. juni", "9-15", "20. maj", "8. juni"),
    )
    body = office.p("Mødeplan 2027") + office.tbl(*(office.tr(*row) for row in rows))
    read = to_plan(document_of(office.docx(body), "a.docx"))
    first = read.plan.activities[:3]
    assert sorted((a.period.edtf or "", a.title) for a in first if a.period) == [
        ("2027-01-14", "Frist for punkter"),
        ("2027-02-02", "Formøde"),
        ("2027-02-04", "Møde"),
    ]
    assert [a.title for a in read.plan.activities if a.time] == ["Møde"] * 3


def test_a_room_is_no_clock_and_a_cancelled_meeting_may_say_so_in_its_clocks_column() -> None:
    rows = (
        ("Dato", "Tid", "Lokale"),
        ("12. januar", "15.00", "3.12"),
        ("9. februar", "AFLYST", ""),
        ("9. marts", "13.00", "Byrådssalen"),
    )
    body = office.p("Økonomiudvalget 2027") + office.tbl(*(office.tr(*row) for row in rows))
    read = to_plan(document_of(office.docx(body), "a.docx"))
    assert [(str(a.status), a.place) for a in read.plan.activities] == [
        ("planned", "3.12"),
        ("cancelled", None),
        ("planned", "Byrådssalen"),
    ]


def test_a_newsletters_masthead_dates_what_its_lists_leave_without_a_year() -> None:
    letter = (
        "NYHEDSBREV FRA TEKNIK\n{masthead}\n\nDen 1. november åbner hallen. Indvielsen er den 14. februar 2028.\n\n"
        "KALENDER\n\n23. oktober     Temaaften\n8. november    Dialogmøde\n5. december       Julefrokost\n"
    )
    for masthead in (
        "Nr. 3 - oktober 2027",
        "Vejby Kommune                   Nr. 7 · oktober 2027",
        "Nyhedsbrev, oktober 2027",
    ):
        got = txt(letter.format(masthead=masthead))
        assert [day for day, _ in got][-3:] == ["2027-10-23", "2027-11-08", "2027-12-05"], masthead


def test_a_cell_of_a_month_on_a_track_names_its_day_behind_what_is_held() -> None:
    rows = (
        ("Måned", "Økonomi", "Politik", "MED og ledelse"),
        ("Marts", "1. budgetopfølgning", "Dialogmøde med Ældrerådet 11/3", "MED-temadag 19/3"),
        ("April", "Budgetseminar 22.-23. april", "Politikken drøftes", ""),
        ("Maj", "Tekniske korrektioner", "", "Handleplaner afleveres senest 29/5"),
    )
    body = office.p("Årshjul 2027") + office.tbl(*(office.tr(*row) for row in rows))
    read = to_plan(document_of(office.docx(body), "a.docx"))
    assert {a.title: a.period.edtf for a in read.plan.activities if a.period} == {
        "1. budgetopfølgning": "2027-03",
        "Dialogmøde med Ældrerådet": "2027-03-11",
        "MED-temadag": "2027-03-19",
        "Budgetseminar": "2027-04-22/2027-04-23",
        "Politikken drøftes": "2027-04",
        "Tekniske korrektioner": "2027-05",
        "Handleplaner afleveres": "2027-05-29",
    }


def test_forums_with_a_column_for_their_points_are_what_meets() -> None:
    rows = (
        ("Dato", "Tid", "Forum", "Punkter til dagsorden", "Bemærkning"),
        ("14-01-2027", "13-15", "Styregruppen", "Årsplan", ""),
        ("11-02-2027", "13-15", "Faglig klynge", "Data om indlæggelser", "Udsat – ny dato 4. marts 2027"),
        ("15-04-2027", "9-15", "Styregruppen", "Vinterberedskab", ""),
    )
    body = office.p("Mødekalender 2027") + office.tbl(*(office.tr(*row) for row in rows))
    read = to_plan(document_of(office.docx(body), "a.docx"))
    assert [(a.period.edtf, a.title, a.status) for a in read.plan.activities if a.period] == [
        ("2027-01-14", "Styregruppen", Status.PLANNED),
        ("2027-02-11", "Faglig klynge", Status.POSTPONED),
        ("2027-03-04", "Faglig klynge", Status.PLANNED),
        ("2027-04-15", "Styregruppen", Status.PLANNED),
    ]
    assert read.plan.activities[0].agenda == ("Årsplan",)
    assert read.plan.activities[0].actors == ("Styregruppen",)


def test_a_row_for_the_whole_year_leaves_the_months_of_a_wheel_their_days() -> None:
    rows = (
        ("Januar", "Møde i rådet den 20. januar"),
        ("Februar", "Dialogmøde med udvalget"),
        ("Marts", "Møde i rådet den 17. marts"),
        ("April", "Frist for svar til budgettet: 7. april"),
        ("Maj", "Temadag"),
        ("Hele året", "Svar i sager om tilgængelighed"),
    )
    for last in ("Hele året", "Løbende"):
        told = [*rows[:-1], (last, rows[-1][1])]
        body = office.p("Årshjul 2026 for Handicaprådet") + office.tbl(*(office.tr(*row) for row in told))
        read = to_plan(document_of(office.docx(body), "a.docx"))
        days = [a.period.edtf if a.period else None for a in read.plan.activities]
        assert days[:5] == ["2026-01-20", "2026-02", "2026-03-17", "2026-04-07", "2026-05"], last
        assert len(days) == 6


def test_a_week_without_meetings_and_why_is_no_activity() -> None:
    rows = (
        ("Dato", "Møde", "Sted"),
        ("15-03-2027", "Udvalgsmøde", "Rådhuset"),
        ("Uge 12", "Ingen møder (påske)", ""),
        ("12-04-2027", "Borgermøde", "Skolen"),
    )
    body = office.p("Mødeoversigt") + office.tbl(*(office.tr(*row) for row in rows))
    read = to_plan(document_of(office.docx(body), "a.docx"))
    assert [a.title for a in read.plan.activities] == ["Udvalgsmøde", "Borgermøde"]
