"""
Pages of municipalities as text: the shapes that real ones have, in sentences and with names made up for the test.

Each test is one cause of a date or activity that was once read wrongly or not at all.
"""

from __future__ import annotations

import pytest

from frisat.plan.model import Reading
from frisat.read import from_txt, glued
from frisat.read.to_plan import to_plan


def read(text: str) -> Reading:
    return to_plan(from_txt.read(text.strip("\n").encode(), "side.txt"))


def said(text: str) -> list[tuple[str | None, str]]:
    """(EDTF, title) of every activity, in order."""
    return [(a.period.edtf if a.period else None, a.title) for a in read(text).plan.activities]


def days(text: str) -> list[str | None]:
    return [edtf for edtf, _ in said(text)]


# ------------------------------------------------------------------------------------------- the years of budgets
@pytest.mark.parametrize(
    "title",
    [
        "Tidsplan for budget 2031",
        "Budget 2031-2034",
        "Budgetlægningen 2031 med overslagsårene 2032 til 2034",
        "Kalender 2030 for budget 2031",
    ],
)
def test_a_budget_is_made_the_year_before(title: str) -> None:
    text = f"{title}\n\n4. marts: Økonomiudvalget godkender rammer\n9. oktober: Byrådet vedtager budgettet\n"
    assert days(text) == ["2030-03-04", "2030-10-09"]


def test_the_reason_for_the_year_names_the_budget() -> None:
    first = read("Tidsplan for budget 2031\n\n4. marts: Rammer\n9. oktober: Vedtagelse\n").plan.activities[0]
    assert first.period is not None
    assert first.period.basis == "budget:budget 2031"


def test_following_up_a_budget_happens_in_its_own_year() -> None:
    text = "Budgetopfølgning 2031\n\n4. marts: Første opfølgning\n9. oktober: Anden opfølgning\n"
    assert days(text) == ["2031-03-04", "2031-10-09"]


def test_a_heading_between_blank_lines_gives_the_year_of_the_list_below() -> None:
    text = "Om kommunen\n\nBudget 2031\n\nHer er de vigtigste dage.\n\n4. marts: Rammer\n9. oktober: Vedtagelse\n"
    assert days(text) == ["2030-03-04", "2030-10-09"]


# -------------------------------------------------------------------------------------------- years of other dates
def test_a_list_stays_in_the_year_that_the_page_names() -> None:
    text = (
        "Plan for hallen\n\nByrådet godkender planen den 10. oktober 2031.\n\n"
        "• 30. august - Seminar for alle\n• 5. september - Udvalget mødes\n• 5. oktober - Sidste frist\n"
    )
    assert days(text) == ["2031-10-10", "2031-08-30", "2031-09-05", "2031-10-05"]


def test_older_steps_below_newer_ones_are_one_leap_back() -> None:
    text = (
        "Vindmøller ved Lindeby\n\nHøring af planen: maj til juni 2031\n\nforventet godkendelse:\n"
        "Planudvalget den 27. september\nByrådet den 9. oktober\n\n"
        "Idéfasen var i høring fra den 2. juni til den 30. juni 2028\n"
    )
    assert days(text)[1:3] == ["2031-09-27", "2031-10-09"]


def test_a_heading_over_bare_days_gives_them_its_year() -> None:
    text = "Rådet\n\nRådet mødes her.\n\nMødeplan 2031\n\n • Torsdag den 23. januar\n • Torsdag den 20. februar\n"
    assert said(text) == [("2031-01-23", "Mødeplan 2031"), ("2031-02-20", "Mødeplan 2031")]


def test_a_remark_in_brackets_and_a_bullet_with_words_leave_the_list_whole() -> None:
    text = (
        "Brugerrådet\n\nBrugerrådets møder\n\n • Mandag den 18. februar 2031\n • 7. april 2031 (start 9.00)\n"
        " • Mandag den 24. juni 2031 - Rundtur på havnen\n • Mandag den 16. september 2031\n"
    )
    assert days(text) == ["2031-02-18", "2031-04-07", "2031-06-24", "2031-09-16"]
    assert [title for _, title in said(text)].count("Brugerrådets møder") == 3


def test_lists_of_days_below_the_name_of_each_body() -> None:
    text = (
        "Mødedage\n\nByråd og udvalg mødes følgende dage i 2031:\n\nByrådet\n\n"
        "2. februar, 2. marts, 6. april, 18. maj, 1. juni, 24. august, 5. oktober,23. november\n\nSocialudvalget\n\n"
        "19. januar, 16. februar, 16. marts, 13. april, 11. maj, 22. juni, 24. august, 14. december\n"
    )
    found = said(text)
    assert len(found) == 16
    assert found[0] == ("2031-02-02", "Byrådet")
    assert found[-1] == ("2031-12-14", "Socialudvalget")


# ------------------------------------------------------------------------------------- lines, headings, time lines
def test_spans_of_months_head_single_lines_in_a_time_line() -> None:
    text = (
        "Forløb\n\nMaj 2031\nOpstart i gruppen\n\nJuni/juli 2031\nFælles drøftelser\n\n"
        "September 2031 - februar 2032\nPlanen skrives\n\nMarts 2032\nPlanen er færdig\n"
    )
    assert said(text) == [
        ("2031-05", "Opstart i gruppen"),
        ("2031-06/2031-07", "Fælles drøftelser"),
        ("2031-09/2032-02", "Planen skrives"),
        ("2032-03", "Planen er færdig"),
    ]


def test_a_sentence_below_the_day_of_news_keeps_its_own_day() -> None:
    text = (
        "Nyt fra byen\n\nNy hal\n\n8. januar 2031\n\nDer er møde i foreningen.\n\nNy sti\n\n15. januar 2031\n\n"
        "Byrådet besluttede den 14. december 2030 at bygge stien.\n"
    )
    assert "2030-12-14" in days(text)
    assert ("2031-01-15", "Byrådet besluttede den 14. december 2030 at bygge stien.") not in said(text)


def test_days_in_figures_and_small_words_open_the_lines_of_a_list() -> None:
    text = (
        "Plan\n\n13.4.2031 (Møde med alle)\n18.4.2031 Udvalget drøfter\nultimo april Fælles seminar\n"
        "8.5 + 12.6 Skolerne mødes\n22.5.2031 Rammen godkendes\nprimo juni Materialet sendes ud\n"
    )
    assert said(text) == [
        ("2031-04-13", "Møde med alle"),
        ("2031-04-18", "Udvalget drøfter"),
        ("2031-04-21/2031-04-30", "Fælles seminar"),
        ("2031-05-08", "Skolerne mødes"),
        ("2031-06-12", "Skolerne mødes"),
        ("2031-05-22", "Rammen godkendes"),
        ("2031-06-01/2031-06-10", "Materialet sendes ud"),
    ]


def test_a_bare_year_opens_an_item_of_a_dated_list() -> None:
    text = "Plan\n\n • Maj 2031: Opstart\n • Primo 2032: Forslag\n • 2032 Høring og vedtagelse\n"
    assert said(text)[-1] == ("2032", "Høring og vedtagelse")


def test_what_is_expected_is_an_item_of_its_own() -> None:
    text = "Planer\n\n • Høring april 2031\n • Forventet ikrafttræden af planen i september 2031.\n"
    assert days(text) == ["2031-04", "2031-09"]


def test_numbered_steps_may_open_with_a_day() -> None:
    text = "Sådan gør du\n\n1. Send en ansøgning i perioden 12/9 til 13/10-2031.\n2. 31/10 Svaret offentliggøres.\n"
    assert days(text) == ["2031-09-12/2031-10-13", "2031-10-31"]


# --------------------------------------------------------------------------------------------------- running text
def test_a_stop_after_the_article_ends_no_sentence() -> None:
    text = "Forslaget har været i høring i perioden mandag den. 26. august til fredag den 6. september 2030.\n"
    assert days(text) == ["2030-08-26/2030-09-06"]


def test_two_figures_are_a_year_after_the_article() -> None:
    assert days("Fristen løber indtil d. 12.10.07, og sagen behandles derefter i byrådet.\n") == ["2007-10-12"]


# ------------------------------------------------------------------------------------------------ agendas, minutes
PAPER = """
UDVALG

Udvalget for Havn og Hav

MØDE

Referat

STED

Rådhuset, lokale 2

STARTTIDSPUNKT

04-06-2031 09:00:00

SLUTTIDSPUNKT

04-06-2031 11:00:00


PUNKTER

49. Godkendelse af dagsorden
50. Ny bro
51. Orientering om fisk



49. Godkendelse af dagsorden

Beslutning i Udvalget for Havn og Hav den 04-06-2031

Godkendt



50. Ny bro

Broen åbner den 1. september 2031.
"""


def test_labels_alone_on_their_lines_and_points_listed_twice() -> None:
    reading = read(PAPER)
    header = reading.plan.header
    assert header is not None
    assert (header.date, header.start, header.end, header.body) == (
        "2031-06-04",
        "09:00",
        "11:00",
        "Udvalget for Havn og Hav",
    )
    assert [(item.no, item.title) for item in reading.plan.items] == [
        ("49", "Godkendelse af dagsorden"),
        ("50", "Ny bro"),
        ("51", "Orientering om fisk"),
    ]
    assert days(PAPER) == ["2031-06-04", "2031-09-01"]


def test_a_paper_on_one_matter_tells_what_its_text_tells() -> None:
    text = (
        "Mødedato: 17.05.2031, kl. 18:30\nMødested: Kulturhuset\n\nSag om fest\n\nRådet skal beslutte en fest.\n\n"
        "Festen holdes lørdag den 14. juni 2031 i parken.\n"
    )
    assert days(text) == ["2031-05-17", "2031-06-14"]


@pytest.mark.parametrize(
    "text",
    [
        "Referat af Havneudvalgets møde den 28. januar 2031\n569. Forslag til plan for broen\nSagsnummer: 2031-0325\n",
        "Ældrerådet\n\nOffentliggjort 25-10-2031\n\nOnsdag den 28-01-2031 kl. 16:15\n\n"
        "1. Ny bro\n2. Nyt tag\n3. Eventuelt\n",
        "Referat\ntil\nmødet i Byrådet\nden 28. januar 2031 kl. 17:00\n\nPkt. Tekst\n34 Godkendelse af dagsorden\n"
        "35 Nyt tag på hallen i 2032\n36 Ny bro\n37 Salg af grund\n",
        "Møde:\nHavneudvalget\nMødetid:\n28. januar 2031 kl. 12:30\nTilstede:\nEn Person\nFraværende:\nEn Anden\n\n"
        "ÅBNE SAGER\n\n209. Lån til broen\nSagsnr.: 2031-000452\n",
    ],
)
def test_the_meeting_of_a_paper_without_the_usual_head(text: str) -> None:
    assert days(text) == ["2031-01-28"]


def test_a_closed_matter_without_numbers_tells_nothing() -> None:
    text = (
        "Mødedato: 17.05.2031, kl. 18:30\nMødested: Kulturhuset\n\nLukket sag: Køb af grund\n\n"
        "Grunden overtages den 14. juni 2031.\n"
    )
    assert days(text) == ["2031-05-17"]


# --------------------------------------------------------------------------------------------- what the page adds
def test_furniture_of_a_page_is_neither_title_nor_activity() -> None:
    text = (
        "Spring til indhold\nLindeby Kommunes logo\n\nNy bro\n\nMarts 2031\nBroen tegnes\n\nMaj 2031\nBroen bygges\n\n"
        "Juni 2031\nBroen åbner\n\nTil toppen\n"
    )
    assert read(text).plan.title == "Ny bro"
    assert said(text) == [("2031-03", "Broen tegnes"), ("2031-05", "Broen bygges"), ("2031-06", "Broen åbner")]


def test_cells_that_the_page_ran_together_are_parted_after_the_date() -> None:
    text = (
        "Plan 2031\n\nTidspunktBegivenhed\nMajUdvalgene drøfter temaer\n1. juniByrådets temamøde\n"
        "26. august - 9. septemberForslaget er i høring\n20. september kl. 12:00Frist for ændringer\n"
    )
    assert said(text) == [
        ("2031-05", "Udvalgene drøfter temaer"),
        ("2031-06-01", "Byrådets temamøde"),
        ("2031-08-26/2031-09-09", "Forslaget er i høring"),
        ("2031-09-20", "Frist for ændringer"),
    ]


@pytest.mark.parametrize("text", ["Juniorrådet mødes", "Maj måned", "4. maj 2031", "MAJFEST", "I majMåned"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert glued.parted(text) == text


def test_an_aim_far_ahead_gives_no_year_to_a_meeting() -> None:
    text = (
        "Kom til møde\n\nDu er inviteret, når byrådet torsdag den 1. november holder møde om byen.\n\n"
        "Andelen af glade borgere skal stige til 80 ud af 100 i 2040.\n"
    )
    assert days(text)[0] is None


def test_a_budget_year_beside_a_season_is_no_event() -> None:
    text = "Midlerne\n\nI foråret 2031 sendte afdelingerne forslag til, hvordan midlerne kan bruges i 2034 og 2035.\n"
    assert days(text) == ["2031-21"]


def test_what_is_usual_is_no_event() -> None:
    text = "Reglerne\n\nNormalt skal budgettet være på plads den 15. oktober 2031.\n"
    assert days(text) == []


def test_the_week_of_a_day_in_brackets_is_no_date_of_its_own() -> None:
    text = "Frister\n\nByrådet vedtager planen senest den 15. oktober 2031 (uge 42).\n"
    assert days(text) == ["2031-10-15"]


def test_days_of_one_month_the_wrong_way_round_do_not_last_a_year() -> None:
    text = "Plan 2031\n\n21. - 20. august - Seminar\n5. september - Møde\n"
    assert days(text) == ["2031-08-21/2031-08-20", "2031-09-05"]


def test_a_title_whose_year_no_date_shares_is_a_name() -> None:
    text = (
        "Høring om plan 2035\n\nHøringen løb fra 26. august til 9. september 2031.\n\n"
        "Den 1. september holdt udvalget borgermøde.\n"
    )
    assert days(text) == ["2031-08-26/2031-09-09", "2031-09-01"]


def test_a_label_with_a_date_is_an_event() -> None:
    assert days("Mølleparken\n\nEndelig politisk stillingtagen: forventet medio 2031\n") == ["2031-05/2031-08"]


def test_a_plan_is_named_by_a_line_with_a_full_stop() -> None:
    text = (
        "Politisk tidsplan for budgetarbejdet 2031 med overslagsår 2032 til 2034.\n\n"
        "21. april - Udvalget\n\n • Rammer\n\n9. juni - Byrådet\n"
    )
    assert days(text) == ["2030-04-21", "2030-06-09"]


def test_words_in_brackets_below_a_date_are_no_activity() -> None:
    text = "Plan 2031\n\n2.-5. maj\n\n(uden udvalget)\n\nDialog med skolerne\n\n9. juni\n\nSeminar\n"
    assert said(text) == [("2031-05-02/2031-05-05", "Dialog med skolerne"), ("2031-06-09", "Seminar")]


# ------------------------------------------------------------------------------------------------- a second batch
def test_the_day_above_the_labels_of_a_head_is_the_meetings() -> None:
    text = (
        "Aktuelt om skolen\n\nDu kan læse mere om skolen her.\n\nSiden bliver opdateret.\n\nDu kan også ringe.\n\n"
        "Læs her\nIkon\n\nPolitik\n\nReferat\n\nOnsdag den 18. december 2030 kl. 17:00\n\nMødested: Salen\n"
        "Udvalg: Byrådet\nMedlemmer: En Person, En Anden\n  • Sagsid.: 18/15013\n\n    Indstilling\n\n    Intet.\n"
    )
    assert days(text) == ["2030-12-18"]


def test_points_marked_open_and_the_meetings_own_day_in_them() -> None:
    text = (
        "Referat\nHavneudvalget\n06-11-2030 kl. 13:00\nSalen\nDagsordenspunkter\n\n  åbent 1 Fraværende\n"
        "  åbent 2 Ny bro\n  åbent 3 Nyt tag\n  lukket 4 Salg\n  åbent 5 Orientering\n\n 1  Fraværende\n\n"
        "Behandling\n\n"
        "Havneudvalget\n\n06-11-2030\n\n1\n\nFravær\n\nEn Person\n\nHavneudvalget den 6. november 2030:\n\nGodkendt.\n"
    )
    reading = read(text)
    assert [item.title for item in reading.plan.items][:2] == ["Fraværende", "Ny bro"]
    assert days(text) == ["2030-11-06"]


def test_a_page_that_announces_one_event_names_it() -> None:
    text = (
        "Møde om broen\n\nPå mødet fortæller borgmesteren om broen.\n\n"
        "Tid og sted: mandag den 16. september 2030 kl. 19-20.30, på Rådhuset.\n"
    )
    assert said(text) == [("2030-09-16", "Møde om broen")]


def test_the_date_of_a_letter_is_no_event() -> None:
    assert days("Brev om broen\n\nDato: 3. maj 2030\n\nKære alle. Broen er smuk.\n") == []


def test_months_in_which_something_usually_happens_are_no_events() -> None:
    text = (
        "Møder ude\n\nMøderne afholdes typisk i maj og november måned.\n\n"
        "Afholdte møder\n- Maj 2030 - Havnen\n- November 2029 - Hallen\n"
    )
    assert days(text) == ["2030-05", "2029-11"]


def test_abbreviations_inside_a_date_end_no_sentence() -> None:
    text = (
        "Planen\n\nEfter et år, mandag d. 15.5. 2030, gav byrådet sit svar. "
        "Svar sendes til A/S Bro (att. Bo Holm) senest den 23. maj 2030.\n"
    )
    assert [(a, t[:7]) for a, t in said(text)] == [("2030-05-15", "Efter e"), ("2030-05-23", "Svar se")]


def test_a_date_before_the_first_year_lies_in_it() -> None:
    text = "Høringen løber indtil 23. maj.\n\nByrådet har på mødet den 28. marts 2030 sendt planen i høring.\n"
    assert days(text) == ["2030-05-23", "2030-03-28"]


def test_the_year_of_figures_is_no_event() -> None:
    text = "Møde\n\nBorgmesteren vil gennemgå aftalen og status over økonomien i hele byen i 2034.\n"
    assert days(text) == []


def test_before_christmas_is_not_in_july() -> None:
    text = "Kære alle\n\nTak for et godt møde før jul. Vi mødes igen den 4. februar 2030.\n"
    assert days(text) == ["2030-02-04"]
