"""What a page says of itself, and where its lines break, is no step of its plan."""

from __future__ import annotations

import pytest

from frisat.plan.model import Activity, Status
from frisat.plan.schema import reading_to_json
from frisat.read import from_html, from_txt
from frisat.read.fields import stamps
from frisat.read.to_plan import to_plan


def found(page: str) -> list[Activity]:
    return list(to_plan(from_txt.read(page.encode(), "side.txt")).plan.activities)


def read(page: str) -> list[tuple[str | None, str]]:
    return [(a.period.edtf if a.period else None, a.title) for a in found(page)]


@pytest.mark.parametrize(
    "line",
    [
        "Vedtaget af Byrådet den 4. maj 2031",
        "Foreløbig – opdateret 3.4.2031",
        "Referatet er godkendt elektronisk 4. maj 2031.",
        "Mødeprotokollen blev godkendt digitalt den 4. maj 2031",
        "Fastsat af bestyrelsen 10. december 2031.",
        "Godkendt på Havneudvalgets møde d. 3. marts 2031",
        "Revideret januar 2031",
        "Havnenyt nr. 3 – maj 2031",
        "Tryk: august 2031.",
        "Folderen er trykt i marts 2031",
        "Havnekontoret · Lerby Kommune · Redaktionen sluttede den 4. marts 2031",
        "HR og Arbejdsmiljø · Godkendt af HMU den 4. december 2030",
        "Af Plan og Miljø | 3. februar 2031",
        "Lerby Kommune – behandlet i Havneudvalget (HMU) d. 04.05.2031",
        "Notat om støj, 4. maj 2031 (PDF)",
        "Screening af planen – 4. maj 2031 (pdf, 2 MB)",
        "Rev. 2, 4. maj 2031",
        "Rev. 04.05.2031",
        "Rev. 4. maj 2031, dok.nr. 4471-31",
        "v. 2.1 – 4. maj 2031",
        "Udkast af 4. maj 2031",
        "Kladde pr. 4. maj 2031",
        "Revision B af 4. maj 2031",
        "Havnesekretariatet, 4. maj 2031",
    ],
)
def test_who_passed_a_paper_and_when_is_of_the_paper(line: str) -> None:
    assert stamps.is_of_the_paper(line)
    page = f"Plan for havnen\n{line}\n\n6. juni 2031: Opstart ved kajen\n9. juni 2031: Frist for bidrag\n"
    assert [when for when, _ in read(page)] == ["2031-06-06", "2031-06-09"]
    kept = reading_to_json(to_plan(from_txt.read(page.encode(), "side.txt")))
    assert line.strip(".").replace("·", "•") in str(kept) or kept["updated"] == "2031-01"


@pytest.mark.parametrize(
    "line",
    [
        "Byrådet vedtog planen den 4. maj 2031",
        "Vedtaget den 4. maj 2031 og sendt i høring",
        "Udsendt til høring 4. maj 2031",
        "Borgermøde om støj, 4. maj 2031 (PDF)",
        "Lerby Kommune – indvielse d. 04.05.2031",
        "Udkast til politik 4. maj 2031",
        "Status på planen, 4. maj 2031",
        "Vinterferie 4. maj 2031",
    ],
)
def test_a_sentence_that_tells_more_is_not(line: str) -> None:
    assert not stamps.is_of_the_paper(line)


LETTER = """Nyt fra havnen

Havnerådet tager på tur til de fire øer, og turen går i år af stabelen lørdag den
13. september 2031.

FISKERNES HUS

Huset bliver malet i løbet af sommeren, og forslag til farver kan sendes senest i
uge 20.

Alle er velkomne.
"""


def test_a_date_that_a_line_break_parts_from_its_sentence_heads_nothing() -> None:
    assert read(LETTER)[0][0] == "2031-09-13"
    assert [title for _, title in read(LETTER)] == [
        "Havnerådet tager på tur til de fire øer, og turen går i år af stabelen lørdag den 13. september 2031.",
        "Huset bliver malet i løbet af sommeren",
        "forslag til farver kan sendes senest i uge 20.",
    ]


def test_the_foot_of_a_page_parts_no_list_of_days() -> None:
    page = (
        "Møder 2031\n\nHavnerådet\nMøderne begynder kl. 13.\n\nOnsdag 8. januar\nOnsdag 5. februar\nOnsdag 5. marts\n\n"
        "Søby Kommune          Side 1\n\nSøby Kommune          Sagsnr. 31/0144\n\nKajudvalget\n\n"
        "Torsdag 9. januar\nTorsdag 6. februar\nTorsdag 6. marts\n\nSøby Kommune          Side 2\n"
    )
    days = ["2031-01-08", "2031-02-05", "2031-03-05", "2031-01-09", "2031-02-06", "2031-03-06"]
    assert read(page) == list(zip(days, ["Havnerådet"] * 3 + ["Kajudvalget"] * 3, strict=True))


def test_a_day_of_a_list_may_have_a_remark_before_its_clock_or_be_moved() -> None:
    page = (
        "Møder 2031\n\nHavnerådet\n\nOnsdag 8. januar\nOnsdag 5. februar\nOnsdag 5. marts\n"
        "Onsdag 2. april (budget) kl. 15.00\n"
        "Onsdag 7. maj – flyttet til mandag 12. maj på grund af havnefesten\nOnsdag 4. juni\n"
    )
    made = found(page)
    assert [a.period.edtf for a in made if a.period] == [
        "2031-01-08", "2031-02-05", "2031-03-05", "2031-04-02", "2031-05-07", "2031-05-12", "2031-06-04",
    ]  # fmt: skip
    assert {a.title for a in made} == {"Havnerådet"}
    old, new = made[4:6]
    assert old.status is Status.POSTPONED
    assert old.replaced_by == new.key


def test_a_month_that_only_frames_the_days_listed_after_it_is_no_event() -> None:
    page = (
        "Forløb\n\nI januar holdes der møder: onsdag den 8. januar 2031 i Nordby, torsdag den 9. januar 2031 i Syd "
        "og tirsdag den 14. januar 2031 i Vesterby.\n"
    )
    assert [when for when, _ in read(page)] == ["2031-01-08", "2031-01-09", "2031-01-14"]


@pytest.mark.parametrize("room", ["lokale 4", "mødelokale B", "Kantinen"])
def test_the_next_meeting_of_minutes_is_called_so_wherever_it_is_held(room: str) -> None:
    page = (
        "Referat\n\nHavnerådet\n\nMødedato:      24. september 2031\nMødested:      Rådhuset\n"
        "Deltagere:     Havnefogeder\n\n1. Godkendelse af dagsorden\n\nGodkendt.\n\n"
        "2. Bøjer\n\nAlle havnefogeder gennemgår deres bøjer inden udgangen af januar 2032.\n\n"
        f"3. Næste møde\n\nOnsdag den 10. december 2031 kl. 08.30-10.30 i {room}.\n\n"
        "Referatet er godkendt elektronisk 1. oktober 2031.\n"
    )
    assert read(page)[1:] == [
        ("2032-01", "Alle havnefogeder gennemgår deres bøjer inden udgangen af januar 2032."),
        ("2031-12-10", "Næste møde"),
    ]


def test_a_point_that_lists_the_days_of_meetings_has_these_meetings() -> None:
    page = (
        "Dagsorden\n\nHavnerådet\n\nMødedato:      24. februar 2031\nMødested:      Rådhuset\n"
        "Deltagere:     Havnefogeder\n\n1. Godkendelse af referat\n\n"
        "Referat fra mødet den 4. november 2030 er udsendt til rådet den 19. november 2030.\n\n"
        "2. Mødedatoer 2031\n\n- 23. april kl. 15-17\n- 10. september kl. 15-17 (fællesmøde med Ungerådet)\n\n"
        "3. Eventuelt\n"
    )
    assert read(page)[1:] == [("2031-04-23", "Mødedatoer 2031"), ("2031-09-10", "Fællesmøde med Ungerådet")]


def test_a_season_that_heads_the_rows_below_it_is_no_activity_and_no_second_day() -> None:
    """Also where a page ends between the season and its rows."""
    page = (
        "Dato                      Aktivitet                      Hvem\n\n\nForåret 2031\n\n"
        "Torsdag den 6. marts      Opstart ved kajen              Havnefogeden\n\n"
        "Tirsdag den 18. marts     Godkendelse af takster         Havneudvalget\n\n\nEfteråret 2031\n\n\n"
        "Lerby Kommune . Torvet 1 . 4970 Lerby                                 Side 1\n\n\n"
        "Dato                      Aktivitet                      Hvem\n\n"
        "Tirsdag den 19. august    Behandling af budget           Havneudvalget\n\n"
        "Onsdag den 3. september   Vedtagelse af budget           Byrådet\n\n\n"
        "Lerby Kommune . Torvet 1 . 4970 Lerby                                 Side 2\n"
    )
    assert [when for when, _ in read(page)] == ["2031-03-06", "2031-03-18", "2031-08-19", "2031-09-03"]


def test_what_is_held_on_another_day_instead_is_told_with_both() -> None:
    page = (
        "<table><tr><th>Dato</th><th>Aktivitet</th></tr>"
        "<tr><td>9. september 2031</td><td>Havnedag<br>Udskudt, afholdes i stedet den 16. september 2031</td></tr>"
        "<tr><td>1. oktober 2031</td><td>Frist for svar</td></tr></table>"
    )
    made = to_plan(from_html.read(page.encode(), "side.html")).plan.activities
    assert [(a.period and a.period.edtf, a.status) for a in made][:2] == [
        ("2031-09-09", Status.POSTPONED),
        ("2031-09-16", Status.PLANNED),
    ]


def test_text_below_a_table_of_spaces_is_none_of_its_rows() -> None:
    page = (
        "Opgave                        Ansvarlig           Frist\n"
        "Rapport skrives færdig        Havnefogeden        28.11.2031\n"
        "Oplæg til nye bøjer           Indkøb              13.12.2031\n"
        "\n"
        "5. Eventuelt\nIntet.\n\n"
        "Næste møde: Tirsdag den 2. december 2031 kl. 12.30 i kantinen.\n"
    )
    assert [title for _, title in read(page)][:2] == ["Rapport skrives færdig", "Oplæg til nye bøjer"]
    assert all("Eventuelt" not in title and "Intet" not in title for _, title in read(page))


HAVN = """Procesplan for ny havnepolitik
Foreløbig – november 2030

Havnerådet har ønsket, at sejlere og fiskere bliver hørt.
Planen er kort og kan ændres.

1. Opstart

Uge 3 2031 Havneudvalget godkender planen.

Uge 6 Kick-off for formænd og frivillige i klubhuset,
onsdag den 5. februar kl. 17-19.

2. Inddragelse

Medio marts Interview med tyve sejlere.
Udføres af havnefogeden.

2/4 Temamøde om kajen.
"""


def test_a_line_without_a_day_takes_none_from_the_paper_or_from_its_neighbour() -> None:
    assert read(HAVN) == [
        ("2031-01-13/2031-01-19", "Havneudvalget godkender planen."),
        ("2031-02-05", "Kick-off for formænd og frivillige i klubhuset"),
        ("2031-03-11/2031-03-20", "Interview med tyve sejlere."),
        ("2031-04-02", "Temamøde om kajen."),
    ]
    kept = str(reading_to_json(to_plan(from_txt.read(HAVN.encode(), "side.txt"))))
    for line in ("Foreløbig – november 2030", "sejlere og fiskere bliver hørt", "Udføres af havnefogeden"):
        assert line in kept


def test_a_draft_among_dated_steps_is_a_step_and_no_state_of_the_paper() -> None:
    page = "Plan for havnen\n\nUdkast – maj 2031\nHøring – juni 2031\nVedtagelse – august 2031\n"
    assert [when for when, _ in read(page)] == ["2031-05", "2031-06", "2031-08"]


def test_the_office_that_signs_a_paper_does_nothing_that_day() -> None:
    page = "Havnens møder 2031\n\n6. juni: Opstart ved kajen\n9. juni: Frist\n\nHavnesekretariatet, den 4. maj 2031\n"
    assert [when for when, _ in read(page)] == ["2031-06-06", "2031-06-09"]
    assert not stamps.is_of_the_paper("Borgermøde, den 4. maj 2031")


def test_a_numbered_section_between_dated_lines_ends_the_date_above_it() -> None:
    page = (
        "Plan for havnen\n\nMarts 2031\n\nKajen males om.\n\nApril 2031\n\nBroen lægges ud.\n\n"
        "2. Efter åbningen\n\n3. maj 2031 Havnefest ved kajen.\n\n9. maj 2031 Regatta for børn.\n"
    )
    assert "Efter åbningen" not in str([title for _, title in read(page)])
    assert {"2031-05-03", "2031-05-09"} <= {when for when, _ in read(page)}


@pytest.mark.parametrize(
    "line",
    ["Borgermøde | 3. februar 2031", "Byrådet · Høring begynder 3. maj 2031", "Folder trykkes og deles ud maj 2031"],
)
def test_something_that_happens_beside_a_day_is_not_of_the_paper(line: str) -> None:
    assert not stamps.is_of_the_paper(line)


def test_a_month_broken_at_a_hyphen_and_a_date_over_two_lines_are_dates_of_their_steps() -> None:
    page = """Procesplan for havnen


August - okto-
ber 2031
Vandringer på kajen
Ansvarlig: Havnekontoret


Inden udgangen
af november 2031
Planen vedtages
Ansvarlig: Byrådet
"""
    assert read(page) == [("2031-08/2031-10", "Vandringer på kajen"), ("2031-11", "Planen vedtages")]


def test_a_school_year_in_a_sentence_says_what_holds_and_is_no_event() -> None:
    assert read(
        "Om aftalen\n\nAftalen giver skolerne frihed fra skoleåret 2031/32. Den 3. maj 2031 holder vi møde."
    ) == [("2031-05-03", "Den 3. maj 2031 holder vi møde.")]
