"""Actor cells and actors in titles: where a name ends, what several share, who only is spoken about."""

from __future__ import annotations

import pytest

from frisat.read.fields import actors
from frisat.read.fields.sentence_actors import actors_of


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Byrådet", ["Byrådet"]),
        ("", []),
        ("Børne- og \nKulturudvalget \nByrådet", ["Børne- og Kulturudvalget", "Byrådet"]),
        ("Institut for Lokal \nUdvikling", ["Institut for Lokal Udvikling"]),
        (
            "Ledere og medarbejdere i \nKultur og Fritid",
            ["Ledere i Kultur og Fritid", "medarbejdere i Kultur og Fritid"],
        ),
        ("direktør, chefer og ledere i Skole", ["direktør", "chefer i Skole", "ledere i Skole"]),
        ("Direktør og chefer fra de tre kommuner", ["Direktør fra de tre kommuner", "chefer fra de tre kommuner"]),
        ("Rep. fra Ungerådet, Rep. \nfra Hoved-MED", ["Rep. fra Ungerådet", "Rep. fra Hoved-MED"]),
        ("Nyt fagudvalg og Center \nfor Læring", ["Nyt fagudvalg", "Center for Læring"]),
        ("ABC + øvr. \nkommunale direktører", ["ABC", "øvr. kommunale direktører"]),
        (
            "Regionsråd, \nByråd / og eller \nrelevante udvalg / \nABCD",
            ["Regionsråd", "Byråd", "relevante udvalg", "ABCD"],
        ),
        ("Adm. ABC (23/11)\n\nPol. XYZ (13/12)", ["ABC", "XYZ"]),
        ("Byrådet/Direktionen", ["Byrådet", "Direktionen"]),
        ("Chefgruppen Børn, Unge & Familie", ["Chefgruppen Børn, Unge & Familie"]),
        ("Børn, Unge og Familie", ["Børn, Unge og Familie"]),
        ("Børn og Unge, Skole og Dagtilbud", ["Børn og Unge", "Skole og Dagtilbud"]),
        (
            "Udvalget for Kultur og Fritid, Teknik- og Miljøudvalget m.fl.",
            ["Udvalget for Kultur og Fritid", "Teknik- og Miljøudvalget"],
        ),
        ("Formand for Ældrerådet og direktør for Skole", ["Formand for Ældrerådet", "direktør for Skole"]),
        ("formænd for udv. vedr. børn/unge og beskæftigelse", ["formænd for udv. vedr. børn/unge og beskæftigelse"]),
        ("Byrådet, Byrådet", ["Byrådet"]),
        ("Frivillige og frivillige organisationer", ["Frivillige", "frivillige organisationer"]),
        ("Politisk arbejdsgruppe", ["Politisk arbejdsgruppe"]),
        ("Fag-MED Kultur og Fritid", ["Fag-MED Kultur og Fritid"]),
        ("HR og Arbejdsmiljø, Hoved-MED og Byrådet", ["HR og Arbejdsmiljø", "Hoved-MED", "Byrådet"]),
    ],
)
def test_an_actor_cell_gives_its_actors_as_printed(cell: str, names: list[str]) -> None:
    assert list(actors.split(cell)) == names


def test_a_day_in_brackets_belongs_to_the_actor_before_it() -> None:
    assert actors.split_dated("Adm. ABC (23/11)\nPol. XYZ (13/12)") == (("ABC", "23/11"), ("XYZ", "13/12"))


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Møde i Teknik- og Miljøudvalget", ["Teknik- og Miljøudvalget"]),
        ("Byrådsmøde", ["Byrådet"]),
        ("Børne- og Ungeudvalgsmøde", ["Børne- og Ungeudvalget"]),
        ("Byrådets budgetseminar", ["Byrådet"]),
        ("MED-møde", ["MED"]),
        ("Møde mellem borgmesteren og Danske Seniorer", ["borgmesteren", "Danske Seniorer"]),
        ("Temadag for lederne i Kultur og Fritid.", ["lederne i Kultur og Fritid"]),
        (
            "Institut for Lokal Udvikling afholder workshop for Børneudvalget.",
            ["Institut for Lokal Udvikling", "Børneudvalget"],
        ),
        ("Orientering af nyt fagudvalg med ansvar for skoler.", ["nyt fagudvalg"]),
        (
            "Spørgeskemaundersøgelse blandt decentrale medarbejdere og ledere.",
            ["decentrale medarbejdere", "decentrale ledere"],
        ),
        ("Høring af Ældrerådet og Handicaprådet", ["Ældrerådet", "Handicaprådet"]),
        ("Drøftelse i Hoved-MED Pleje, Lokal-MED og ved møder med parter", ["Hoved-MED Pleje", "Lokal-MED", "parter"]),
        ("Inddragelse af interessenter", ["interessenter"]),
        ("Netværk – i regi af Kulturministeriet", ["Kulturministeriet"]),
        ("Samtaler med 150-200 borgere", ["borgere"]),
        ("Anna Holms besøg i byen", ["Anna Holm"]),
        ("Anna Marie Holms besøg i byen", ["Anna Marie Holm"]),
        ("Byrådet godkender budget 2025", ["Byrådet"]),
        ("Workshop med partnere i maj", ["partnere"]),
        ("Havneudvalget 2. behandler taksterne", ["Havneudvalget"]),
        ("Forvaltningen gennemgår svarene fra høringen", ["Forvaltningen"]),
        ("Udkastet forelægges Havneudvalget inden ferien", ["Havneudvalget"]),
        ("Halvårsstatus til Havneudvalget", ["Havneudvalget"]),
        ("Spørgeskema til lærere og elever", ["lærere", "elever"]),
        ("Undervisning af medarbejdere", ["medarbejdere"]),
        ("Udkast i høring hos Havnerådet og Ungerådet", ["Havnerådet", "Ungerådet"]),
        ("Møde mellem skoleledere og lærere i distrikt Øst", ["skoleledere i distrikt Øst", "lærere i distrikt Øst"]),
        ("Byrådet får vist kataloget med direktionens forslag til ny plan", ["Byrådet"]),
        ("Kataloget med direktionens forslag gennemgås for Byrådet", ["Byrådet"]),
        ("Udvalgets formandskab mødes", ["Udvalgets formandskab"]),
        (
            "Seminar for rådet med deltagelse af Hoved-MED’s medarbejderrepræsentanter og direktionen",
            ["rådet", "Hoved-MED’s medarbejderrepræsentanter", "direktionen"],
        ),
        ("MED organisationen og beboerne kan se planen", ["MED organisationen", "beboerne"]),
        ("Plan- og Klimaudvalget (PKU) vedtog rammerne", ["Plan- og Klimaudvalget"]),
        ("Kulturudvalget – 1. behandling af planen", ["Kulturudvalget"]),
        ("Byrådet, seminar i to dage", ["Byrådet"]),
        ("Byrådets 2. behandling af planen", ["Byrådet"]),
        ("Planen gøres klar til Byrådets 2. behandling", []),
        ("M3 – Valg af løsning", []),
        ("Rådets seminar, hvor også direktionen er med", ["Rådet", "direktionen"]),
        ("Rammerne meldes ud af Havneudvalget", ["Havneudvalget"]),
        ("Oplæggene gennemgås af styregruppen", ["styregruppen"]),
        ("Svar fra Havnerådet og Ungerådet skal være inde", ["Havnerådet", "Ungerådet"]),
        ("Møde i Område-MED Pleje og Ældre", ["Område-MED Pleje og Ældre"]),
        ("Netværksmøde for demensvejledere og læger", ["demensvejledere", "læger"]),
        ("LMU´erne taler om planen", ["LMU´erne"]),
    ],
)
def test_who_takes_part_is_named_by_the_title(title: str, names: list[str]) -> None:
    assert list(actors.named(title)) == names


@pytest.mark.parametrize(
    "title",
    [
        "Beslutning om udskydelse, herunder inddragelse af interessenter.",
        "Beslutning om nedsættelse af følgegruppe",
        "Godkendelse af kommissorium for styregruppen",
        "Indstilling til Byrådet",
        "Frist for ansøgning om frisættelse fra anden lovgivning.",
        "Opsamling i Vestby Kommune",
        "Opstart af arbejdsgrupper",
        "Myndighedsbehandling",
        "Borgermøde om havnen",
        "Budgetsamråd",
        "AFLYST",
        "Rapport om forholdene",
        "Udendørs event i forbindelse med Kulturfestival (Torvet)",
    ],
)
def test_who_is_only_spoken_about_is_left_out(title: str) -> None:
    assert actors.named(title) == ()


@pytest.mark.parametrize(
    ("text", "is_list"),
    [
        ("Byrådet", True),
        ("Skolebestyrelser, lokalråd og MED-udvalg", True),
        ("Center for Læring", True),
        ("Rep. fra Ungerådet, direktør og chefer i Skole", True),
        ("Temadrøftelse", False),
        ("Høring Ældrerådet", False),
        ("Velfærd. Forvaltningen", False),
        ("drøftes i Byrådet", False),
        ("Møde med Byrådet", False),
        ("", False),
    ],
)
def test_a_list_of_actors_is_told_from_a_title(text: str, is_list: bool) -> None:
    assert actors.is_list(text) is is_list


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Den 3. september 2031 mødes styregruppen om udkastet.", ["styregruppen"]),
        ("Den 3. maj godkendte Havneudvalget Havneplanen.", ["Havneudvalget"]),
        ("Styregruppen mødes fire gange om året.", ["Styregruppen"]),
        ("På mødet den 3. maj vedtog Havne- og Kystudvalget en ny plan.", ["Havne- og Kystudvalget"]),
        ("Havneudvalget ventes at drøfte oplægget i maj 2031.", ["Havneudvalget"]),
        ("Havneudvalget så på mødet den 3. maj 2031 på budgettet.", ["Havneudvalget"]),
        ("4. 3. maj 2031: Havneudvalget indstiller en ny plan.", ["Havneudvalget"]),
        ("Planen ventes godkendt af styregruppen den 3. maj 2031.", ["styregruppen"]),
    ],
)
def test_the_subject_of_a_sentence_acts_wherever_it_stands(sentence: str, names: list[str]) -> None:
    assert list(actors_of(sentence).responsible) == names


def test_a_group_that_is_counted_takes_part_where_it_stands_behind_the_verb() -> None:
    """The number before the group is no part of its name."""
    assert actors_of("Den 3. maj 2031 samledes 80 lærere og elever.").participants == ("lærere", "elever")
