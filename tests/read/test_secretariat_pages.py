"""What secretariats' pages do: lead-in sentences above days, headings that tell, lost full stops, bare step numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from frisat.plan.model import Activity
from frisat.read import read


def read_as(tmp_path: Path, text: str, name: str = "side.txt") -> list[Activity]:
    path = tmp_path / name
    path.write_text(text)
    return list(read(path).plan.activities)


def days(activities: list[Activity]) -> list[tuple[str | None, str]]:
    return [(a.period.edtf if a.period else None, a.title) for a in activities]


@pytest.mark.parametrize(
    "lead",
    [
        "I 2026 holder Handicaprådet møde på følgende datoer:",
        "Handicaprådet holder i 2026 møde på følgende datoer:",
        "Handicaprådet mødes i 2026 på disse datoer:",
        "I 2026 mødes Handicaprådet på nedenstående datoer:",
        "Handicaprådet (findes til og med 31. december 2026):",
    ],
)
def test_a_sentence_that_leads_in_to_days_names_the_body_that_meets(tmp_path: Path, lead: str) -> None:
    text = f"Mødeplan 2026\n\n{lead}\n\n- 20. januar 2026\n- 17. marts 2026\n- 19. maj 2026\n"
    assert days(read_as(tmp_path, text)) == [
        ("2026-01-20", "Handicaprådet"),
        ("2026-03-17", "Handicaprådet"),
        ("2026-05-19", "Handicaprådet"),
    ]


@pytest.mark.parametrize(
    "extra", ["Ekstra møde om budget - dato følger", "Evt. ekstra møde om budget (fastlægges senere)"]
)
def test_a_meeting_without_a_day_in_a_list_of_days_parts_it_in_no_two(tmp_path: Path, extra: str) -> None:
    made = read_as(
        tmp_path,
        "Referat\nForslag til kalender på grundlag af beslutningen på rådets møde den 9. december 2026 (sag 66).\n"
        f"Skolebestyrelsens møder i 2027:\nMandag den 11. januar\nOnsdag den 3. marts\n{extra}\n"
        "Torsdag den 6. maj\nTirsdag den 15. juni - årsmøde\nTirsdag den 7. september 2027\n",
    )
    assert [edtf for edtf, _ in days(made)] == [
        "2027-01-11",
        "2027-03-03",
        None,
        "2027-05-06",
        "2027-06-15",
        "2027-09-07",
    ]
    assert made[2].title.removeprefix("Evt. e").removeprefix("E") == "kstra møde om budget"


def test_a_heading_that_says_who_does_what_when_is_an_activity_and_that_of_a_paper_is_none(tmp_path: Path) -> None:
    made = read_as(
        tmp_path,
        "<h1>Helhedsplan for Søby</h1>"
        "<h2>Høring fra den 1. marts til den 26. april 2027</h2><p>Fra den 1. marts til den 26. april 2027 kan alle "
        "sende bemærkninger.</p><h2>Byrådet behandler planen den 24. juni 2027</h2><p>Mødet er åbent for alle.</p>"
        "<h2>Ny borgmester valgt den 3. maj 2027</h2><p>Det skete uden kampvalg.</p>"
        "<h2>Referat fra møde den 3. juni 2027</h2><p>Punkt 1 blev udsat.</p>"
        "<h2>Tilmelding senest 1. maj 2027</h2><p>Skriv til os.</p>",
        "side.html",
    )
    assert days(made) == [
        ("2027-03-01/2027-04-26", "Høring"),
        ("2027-06-24", "Byrådet behandler planen"),
        ("2027-05-01", "Tilmelding"),
    ]


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("Forhandlingerne begynder den 22. september 2026 og varer til og med den 26. september.", "09-22/2026-09-26"),
        ("Høringen starter den 1. maj 2026 og slutter den 28. maj 2026.", "05-01/2026-05-28"),
        ("Ansøgningsrunden åbner 3. august 2026 og lukker igen 5. oktober 2026.", "08-03/2026-10-05"),
        ("Afstemningen løber fra den 4. maj og frem til den 8. maj 2026.", "05-04/2026-05-08"),
        ("Arbejdet går i gang den 4. maj 2026 og forventes afsluttet den 1. juni 2026.", "05-04/2026-06-01"),
    ],
)
def test_both_ends_that_a_sentence_tells_are_one_time(tmp_path: Path, sentence: str, edtf: str) -> None:
    made = read_as(tmp_path, f"Budgettet\n\n{sentence}\n\nByrådet beslutter den 6. oktober 2026.\n")
    assert [made[0].period.edtf if made[0].period else None, len(made)] == [f"2026-{edtf}", 2]


def test_sentences_whose_full_stops_were_lost_behind_days_are_several(tmp_path: Path) -> None:
    made = read_as(
        tmp_path,
        "Punkt 1. Budgetprocedure\n\nSagsbeskrivelse På mødet fortælles om Kulturudvalgets første temadrøftelser den "
        "6. juni og den 11. juni Byrådets behandling af budgettet ventes at ligge den 25. august Byrådet forventes at "
        "have 1. behandling af budgettet den 18. september 2014 og 2. behandling den 9. oktober.\n",
    )
    assert [(edtf, title[:40]) for edtf, title in days(made)] == [
        ("2014-06-06", "På mødet fortælles om Kulturudvalgets fø"),
        ("2014-06-11", "På mødet fortælles om Kulturudvalgets fø"),
        ("2014-08-25", "Byrådets behandling af budgettet ventes "),
        ("2014-09-18", "Byrådet forventes at have 1. behandling "),
        ("2014-10-09", "2. behandling den 9. oktober."),
    ]


def test_days_in_lines_of_their_own_head_what_stands_below_where_some_end_with_a_colon(tmp_path: Path) -> None:
    """The page's first line is the plan's own name, and no step that the first day belongs to."""
    made = read_as(
        tmp_path,
        "Tidsplan for budget 2027\n\n12. august 2026 kl. 08.30:\n\nMøde i Økonomiudvalget\n\nBudgettet gennemgås.\n\n"
        "20. august 2026:\n\nByrådsseminar\n\n3. september 2026\n\nFrist for ændringsforslag\n\n"
        "10. september 2026:\n\nMøde i Byrådet\n",
    )
    assert days(made) == [
        ("2026-08-12", "Møde i Økonomiudvalget"),
        ("2026-08-20", "Byrådsseminar"),
        ("2026-09-03", "Frist for ændringsforslag"),
        ("2026-09-10", "Møde i Byrådet"),
    ]


def test_a_step_that_bears_only_a_number_is_called_after_what_is_done_in_it(tmp_path: Path) -> None:
    steps = [
        ("15. januar 2026", "Udvalget godkender kommissoriet"),
        ("1. februar - 31. marts 2026", "Foreninger og borgere inddrages"),
        ("12. maj 2026", "Udkast behandles i udvalget"),
        ("26. august 2026", "Byrådet vedtager politikken"),
    ]
    text = "".join(f"<h3>Trin {n}</h3><p>{day}</p><p>{what}</p>" for n, (day, what) in enumerate(steps, 1))
    made = read_as(tmp_path, f"<h1>Processen for en ny politik</h1>{text}", "side.html")
    assert [a.title for a in made] == [what for _, what in steps]


def test_who_signs_a_letter_and_what_is_said_to_go_on_now_are_no_activities(tmp_path: Path) -> None:
    made = read_as(
        tmp_path,
        "Kære skolebestyrelser\n\nDe 33 forslag går nu videre til ministerierne, der skal se på dem.\n\n"
        "Af de otte netværk har de syv sendt ansøgninger, som ministerierne nu går i gang med at læse.\n\n"
        "Høringssvar skal sendes til Skoleforvaltningen inden den 3. maj 2026.\n\n"
        "Med venlig hilsen\nSkoleafdelingen, 12. marts 2026\n",
    )
    assert [edtf for edtf, _ in days(made)] == ["2026-05-03"]


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("KB. 2. behandling", "KB"),
        ("ØK, indstilling til 1. behandling", "ØK"),
        ("(KB ordinært møde)", "KB"),
        ("THU udvalg gennemgår forslag til budget", "THU udvalg"),
        ("BUU drøfter forslaget", "BUU"),
    ],
)
def test_the_short_name_that_opens_a_row_acts_and_days_in_figures_need_no_year(
    tmp_path: Path, title: str, who: str
) -> None:
    rows = [("13.4.2017", "Budgetseminar"), ("8.5 + 12.6", title), ("19.6.2017", "Frist"), ("26.6.2017", "Borgermøde")]
    body = "".join(f"<tr><td>{when}</td><td>{what}</td></tr>" for when, what in rows)
    made = read_as(tmp_path, f"<h1>Budget 2018</h1><table>{body}</table>", "plan.html")
    assert [a.period.edtf for a in made if a.period] == [
        "2017-04-13",
        "2017-05-08",
        "2017-06-12",
        "2017-06-19",
        "2017-06-26",
    ]
    assert made[1].actors == made[2].actors == (who,)


@pytest.mark.parametrize(
    ("lead", "what"),
    [
        ("Der afholdes informationsmøder:", "Informationsmøde"),
        ("Forvaltningen inviterer til borgermøder på skolerne:", "Borgermøde"),
        ("Der holdes følgende workshops for forældre:", "Workshop"),
    ],
)
def test_days_that_only_say_where_are_of_what_the_line_above_says_is_held(tmp_path: Path, lead: str, what: str) -> None:
    made = read_as(
        tmp_path,
        f"Høring om skoledistrikter\n\n{lead}\nNordskolen: tirsdag den 9. februar 2027 kl. 17-18.30\n"
        "Østskolen: onsdag den 10. februar 2027 kl. 17-18.30\nVestskolen: torsdag den 11. februar 2027 kl. 19\n",
    )
    assert [(a.title, a.place) for a in made] == [
        (f"{what} – {where}", where) for where in ("Nordskolen", "Østskolen", "Vestskolen")
    ]


def test_lines_that_end_with_their_date_are_entries_though_no_blank_line_parts_them(tmp_path: Path) -> None:
    made = read_as(
        tmp_path,
        "Budgetprocedure for budget 2028\n\nFase 1: Forberedelse (januar-april)\n"
        "Økonomiudvalget godkender budgetproceduren den 20. januar 2027.\n"
        "Fase 2: Forhandling og vedtagelse (september-oktober)\n1. behandling i Byrådet den 7. september 2027\n"
        "Frist for ændringsforslag den 22. september 2027 kl. 12\n2. behandling i Byrådet den 5. oktober 2027\n",
    )
    told = dict(days(made))
    assert told["2027-09-07"].startswith("1. behandling i Byrådet")
    assert told["2027-09-22"].startswith("Frist for ændringsforslag")
    assert told["2027-10-05"].startswith("2. behandling i Byrådet")


def test_how_many_weeks_stand_before_a_day_in_figures_is_no_week_of_the_year(tmp_path: Path) -> None:
    made = read_as(
        tmp_path, "Tidsplan\n\nOffentlig høring i 8 uger      03.02.2027 - 31.03.2027\nBorgermøde  25.02.2027\n"
    )
    assert "2027-02-03/2027-03-31" in [edtf for edtf, _ in days(made)]
    assert not any("W" in str(edtf) or edtf == "2027-01-18/2027-01-24" for edtf, _ in days(made))


def test_a_wide_time_whose_sentence_names_its_days_is_of_those_days(tmp_path: Path) -> None:
    steps = [
        ("Efterår 2026", "Kortlægning og interview med nøglepersoner."),
        ("Vinter 2026/27", "Dialogmøder i byerne: Nord den 12. januar, Syd den 14. januar og Vest den 19. januar."),
        ("Forår 2027", "Udkast skrives. Frist for bidrag er den 8. april."),
        ("Sommer 2027", "Byrådet vedtager politikken den 22. juni 2027."),
    ]
    text = "".join(f"<h3>{when}</h3><p>{what}</p>" for when, what in steps)
    made = read_as(tmp_path, f"<h1>Sundhedspolitik 2027-2031</h1><h2>Sådan bliver den til</h2>{text}", "side.html")
    assert days(made) == [
        ("2026-23", "Kortlægning og interview med nøglepersoner."),
        ("2027-01-12", "Dialogmøder i byerne – Nord"),
        ("2027-01-14", "Dialogmøder i byerne – Syd"),
        ("2027-01-19", "Dialogmøder i byerne – Vest"),
        ("2027-21", "Udkast skrives"),
        ("2027-04-08", "Frist for bidrag er den 8. april."),
        ("2027-06-22", "Byrådet vedtager politikken den 22. juni 2027."),
    ]


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        (
            "Udvalget behandler sagen den 13. april 2027 og kommunalbestyrelsen den 29. april 2027.",
            ["Udvalget behandler sagen", "Kommunalbestyrelsen behandler sagen"],
        ),
        (
            "Børneudvalget drøfter svarene den 13. april 2027, Økonomiudvalget den 20. april 2027 og Byrådet den "
            "29. april 2027.",
            ["Børneudvalget drøfter svarene", "Økonomiudvalget drøfter svarene", "Byrådet drøfter svarene"],
        ),
        (
            "Sagen behandles af Økonomiudvalget den 20. april 2027 og af Byrådet den 29. april 2027.",
            ["Sagen behandles af Økonomiudvalget", "Sagen behandles af Byrådet"],
        ),
    ],
)
def test_bodies_that_share_a_verb_each_act_on_their_own_day(tmp_path: Path, sentence: str, titles: list[str]) -> None:
    made = read_as(tmp_path, f"Det videre forløb\n\n{sentence}\n\nHøringen er slut den 1. marts 2027.\n")
    assert [title for _, title in days(made)][: len(titles)] == titles


def test_a_day_below_next_meeting_is_called_that(tmp_path: Path) -> None:
    made = read_as(
        tmp_path,
        "Opsamling på møde i følgegruppen, den 11. marts 2027\n\n1. Siden sidst\nDer er kommet 42 svar.\n"
        "3. Næste møde\nMandag den 19. april kl. 16.30 – 18.30 på biblioteket.\n",
    )
    assert [(a.title, a.place) for a in made if a.period and a.period.edtf == "2027-04-19"] == [
        ("Næste møde", "biblioteket")
    ]


def test_a_mail_that_is_signed_below_with_its_day_gives_its_days_their_year(tmp_path: Path) -> None:
    """Days in figures with points before a dash are days, and who signs on which day is nothing that happens."""
    made = read_as(
        tmp_path,
        "Kære kolleger,\n\nSom lovet får I her en kort plan:\n\n* 3.2. - workshop 1\n* 24.2. - workshop 2\n"
        "* 17.3. - styregruppen\n* medio maj afleverer vi til direktionen\n\nHilsen Mette\n20. januar 2027\n",
    )
    assert [edtf for edtf, _ in days(made)] == ["2027-02-03", "2027-02-24", "2027-03-17", "2027-05-11/2027-05-20"]


def test_what_stands_small_behind_a_day_of_a_bodys_list_is_on_that_meeting(tmp_path: Path) -> None:
    made = read_as(
        tmp_path,
        "<h1>Mødekalender</h1><h2>Fagligt strategisk niveau</h2><ul><li>13. januar 2027 kl. 9-12 – fokus på budget</li>"
        "<li>14. april 2027 kl. 9-12</li><li>8. september 2027 kl. 9-12 – herunder regnskab</li></ul>",
        "side.html",
    )
    assert [(a.title, list(a.agenda)) for a in made] == [
        ("Fagligt strategisk niveau", ["fokus på budget"]),
        ("Fagligt strategisk niveau", []),
        ("Fagligt strategisk niveau", ["herunder regnskab"]),
    ]


def test_an_entry_of_a_list_of_days_whose_time_has_no_figures_is_one_of_them(tmp_path: Path) -> None:
    made = read_as(
        tmp_path,
        "Sæt kryds i kalenderen\n20/4 2027 kl. 19: Webinar for bestyrelser\n4/5 2027: Temadag for lærere\n"
        "Uge 22: Udkast til strategi offentliggøres\nInden sommerferien: Byrådet tager stilling\n",
    )
    assert [title for _, title in days(made)] == [
        "Webinar for bestyrelser",
        "Temadag for lærere",
        "Udkast til strategi offentliggøres",
        "Byrådet tager stilling",
    ]


@pytest.mark.parametrize("label", ["Periode", "Tid", "Tidsperiode", "Hvornår"])
def test_phases_with_labels_below_their_names_have_their_points_days(tmp_path: Path, label: str) -> None:
    made = read_as(
        tmp_path,
        f"Procesplan - sammenlægning af to skoler\n\nFase 1 - Forberedelse\n{label}: 1. februar - 31. marts 2027\n"
        "Ansvarlig: Skolechefen\nAktiviteter:\n- Nedsættelse af styregruppe (uge 5)\n"
        "- Personalemøder 9. og 11. februar\n"
        f"\nFase 2 - Beslutning\n{label}: juni 2027\nAnsvarlig: Byrådet\nAktiviteter:\n- BSU 8. juni\n- BY 24. juni\n",
    )
    assert days(made) == [
        ("2027-02-01/2027-03-31", "Forberedelse"),
        ("2027-02-01/2027-02-07", "Nedsættelse af styregruppe"),
        ("2027-02-09", "Personalemøder"),
        ("2027-02-11", "Personalemøder"),
        ("2027-06", "Beslutning"),
        ("2027-06-08", "BSU"),
        ("2027-06-24", "BY"),
    ]
    assert [a.responsible for a in made if a.responsible] == [("Skolechefen",), ("Byrådet",)]


def test_what_bears_its_day_in_brackets_below_a_month_is_of_that_day(tmp_path: Path) -> None:
    made = read_as(
        tmp_path,
        "Ny tildelingsmodel - proces\n\nMarts 2027: Administrationen udarbejder modeller\n"
        "Maj 2027: Høring slutter den 14. maj\n"
        "Juni 2027: Udvalget indstiller (8. juni), Økonomiudvalget (15. juni) og Byrådet (24. juni)\n"
        "August 2027: Modellen træder i kraft (1/8)\n",
    )
    assert days(made) == [
        ("2027-03", "Administrationen udarbejder modeller"),
        ("2027-05-14", "Høring slutter den 14. maj"),
        ("2027-06-08", "Udvalget indstiller"),
        ("2027-06-15", "Økonomiudvalget"),
        ("2027-06-24", "Byrådet"),
        ("2027-08-01", "Modellen træder i kraft"),
    ]
