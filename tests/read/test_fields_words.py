"""Kinds, statuses, quantities, columns: what single words of a plan mean."""

from __future__ import annotations

import pytest

from frisat.plan.model import Kind, Quantity, Status
from frisat.read.fields import columns, kinds, quantities, status
from frisat.read.fields.columns import Role


@pytest.mark.parametrize(
    ("title", "agenda", "kind"),
    [
        ("Godkendelse af høringsversion", (), Kind.DECISION),
        ("Byrådet vedtager budget", (), Kind.DECISION),
        ("2. behandling af budget", (), Kind.DECISION),
        ("Temadrøftelse om skolen", (), Kind.THEME_DEBATE),
        ("Temamøde i byrådet", ("Drøfte mål",), Kind.THEME_DEBATE),
        ("Møde i byrådet", ("Godkendelse af plan",), Kind.DECISION),
        ("Møde i byrådet", ("Præsentation af plan",), Kind.MEETING),
        ("Byrådet", (), Kind.MEETING),
        ("Løbende forberedelsesmøde med KL", (), Kind.MEETING),
        ("Workshop med resultater af prøvehandlinger", (), Kind.WORKSHOP),
        ("Løbende opstart af prøvehandlinger", (), Kind.TRIAL),
        ("Frist for høringssvar", (), Kind.DEADLINE),
        ("Bidragene skal være fremme hos staben", (), Kind.DEADLINE),
        ("Listen skal efter loven være godkendt senest i maj", (), Kind.DEADLINE),
        ("Vedtægten trådte i kraft", (), Kind.MILESTONE),
        ("Næste nyhedsbrev udkommer", (), Kind.MILESTONE),
        ("Havneudvalget får forelagt regnskabet", (), Kind.ORIENTATION),
        ("Midtvejsstatus til Havneudvalget", (), Kind.ORIENTATION),
        ("Udvalget lægger rammerne fast", (), Kind.DECISION),
        ("Kick-off for styregruppen", (), Kind.MEETING),
        ("Fordebatten løber", (), Kind.INVOLVEMENT),
        ("Offentlig høring", (), Kind.HEARING),
        ("Spørgeskemaundersøgelse blandt ansatte", (), Kind.SURVEY),
        ("Borgermøde om planen", (), Kind.INVOLVEMENT),
        ("Interviews med brugere", (), Kind.INVOLVEMENT),
        ("Loven træder i kraft", (), Kind.MILESTONE),
        ("Aftale indgås", (), Kind.MILESTONE),
        ("Formulering af udkast", (), Kind.DRAFTING),
        ("Foranalyse", (), Kind.ANALYSIS),
        ("Netværk for kommuner", (), Kind.NETWORK),
        ("Orientering/drøftelse af status i udvalget", (), Kind.ORIENTATION),
        ("Møde i Aktivitetsudvalget", (), Kind.MEETING),
        ("Byggeperiode", (), Kind.OTHER),
        ("Planen for parken i Kulturudvalget", (), Kind.MEETING),
        ("Gravearbejde i området", (), Kind.OTHER),
        ("Fritidsudvalget ser på svarene", (), Kind.MEETING),
        ("Hovedudvalget hører om planen til 1. behandling", (), Kind.ORIENTATION),
        ("Udvalget fastlægger rammerne", (), Kind.DECISION),
        ("Møde om parken", ("Dato ikke fastlagt",), Kind.MEETING),
        ("Udvalgene gør deres planer færdige", (), Kind.DRAFTING),
        ("Naboerne kan udtale sig om planen", (), Kind.HEARING),
    ],
)
def test_a_title_names_its_kind(title: str, agenda: tuple[str, ...], kind: Kind) -> None:
    assert kinds.kind_of(title, agenda) is kind


@pytest.mark.parametrize(
    ("title", "bound", "kind"),
    [
        ("Tværgående politisk arbejdsgruppe", None, Kind.MEETING),
        ("Regionsrådet*", None, Kind.MEETING),
        ("Følgegruppen mødes tre gange om året", None, Kind.MEETING),
        ("Skoleudvalget drøfter udkast til principper", None, Kind.MEETING),
        ("Resultat af trivselsmålingen drøftes i ledergruppen", None, Kind.MEETING),
        ("Temaaften om livets afslutning", None, Kind.MEETING),
        ("Udkast til naturplan sendes i høring", None, Kind.HEARING),
        ("Ungerådet høres", None, Kind.HEARING),
        ("Høringssvar sendes senest til sekretariatet", None, Kind.DEADLINE),
        ("Bidrag afleveres til redaktionen", "before", Kind.DEADLINE),
        ("Klagefristen udløber", None, Kind.DEADLINE),
        ("Høringssvar indarbejdes i planen", None, Kind.DRAFTING),
        ("Kommunalbestyrelsen tager stilling til forslaget", None, Kind.DECISION),
        ("Indstilling om ny struktur", None, Kind.DECISION),
        ("Ny ordning kan træde i kraft", None, Kind.MILESTONE),
        ("Driftsstart for den nye linje", None, Kind.MILESTONE),
        ("Fordebat om kystplan", None, Kind.INVOLVEMENT),
        ("Pårørendeundersøgelse", None, Kind.SURVEY),
        ("Opgaven er i gang i ugen", None, Kind.OTHER),
        ("Budgetkonference for rådet", None, Kind.WORKSHOP),
        ("Byvandring langs havnen", None, Kind.INVOLVEMENT),
        ("Takster, der er i kraft fra nytår", None, Kind.MILESTONE),
        ("Ordningen evalueres efter et år", None, Kind.ANALYSIS),
    ],
)
def test_what_is_done_with_a_thing_and_by_when_is_its_kind(title: str, bound: str | None, kind: Kind) -> None:
    assert kinds.kind_of(title, (), bound) is kind


@pytest.mark.parametrize(
    ("title", "said", "beside", "want"),
    [
        ("Møde i byrådet", "Mødet blev aflyst", "", Status.CANCELLED),
        ("AFLYST: Borgermøde", "", "", Status.CANCELLED),
        ("Møde i byrådet", "Udsat til 3. maj", "", Status.POSTPONED),
        ("Beslutning om udskydelse af arbejdet", "", "", Status.PLANNED),
        ("Møde om aflyste busruter", "", "", Status.PLANNED),
        ("Løbende opstart", "", "", Status.ONGOING),
        ("Møde", "", "Februar 2021 dato ikke fastlagt", Status.TENTATIVE),
        ("Eventuel igangsætning", "", "", Status.TENTATIVE),
        ("Godkende foreløbig plan", "", "", Status.PLANNED),
        ("Workshop", "Afholdt", "", Status.HELD),
        ("Workshop", "i gang", "", Status.ONGOING),
        ("Workshop", "", "", Status.PLANNED),
    ],
)
def test_the_words_say_whether_it_goes_ahead(title: str, said: str, beside: str, want: Status) -> None:
    assert status.status_of(title, said, period_words=beside)[0] is want


def test_the_reason_of_a_cancellation_is_kept() -> None:
    assert status.status_of("Møde", "Mødet er aflyst på grund af sygdom.") == (
        Status.CANCELLED,
        "på grund af sygdom",
    )


def test_quantities_count_people_and_bodies_and_nothing_else() -> None:
    assert quantities.find("Samtaler med 150-200 borgere") == (Quantity("borgere", 150, 200),)
    assert quantities.find("Netværk for de syv kommuner") == (Quantity("kommuner", 7, 7),)
    assert quantities.find("cirka 1.200 medarbejdere") == (Quantity("medarbejdere", 1200, 1200),)
    assert quantities.find("§ 17, stk. 4 udvalg, lokale 12, 3 måneder, kl. 15") == ()


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("Dato Aktivitet Hvem", [Role.DATE, Role.TEXT, Role.ACTOR]),
        ("Hvem Hvad Hvornår", [Role.ACTOR, Role.TEXT, Role.DATE]),
        ("Tid Møde Deltagere Indhold", [Role.DATE, Role.TEXT, Role.PARTICIPANTS, Role.AGENDA]),
        ("Dato Dagsorden for mødet", None),
        ("Møde Deltagere", None),
        ("Dato", None),
    ],
)
def test_a_header_line_without_column_borders(line: str, roles: list[Role] | None) -> None:
    assert columns.header(line) == roles
