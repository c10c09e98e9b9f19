"""Sentences that call a gathering off or put it off, with the aside of when it was to be. All words are made up."""

from __future__ import annotations

import pytest

from frisat.plan.model import Activity, Status
from frisat.read import from_txt
from frisat.read.to_plan import to_plan


def activities(sentence: str) -> tuple[Activity, ...]:
    page = f"Nyt fra Børn og Unge\nUdgivet 20. februar 2027\n\n{sentence}\n"
    return to_plan(from_txt.read(page.encode(), "nyt.txt")).plan.activities


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Temadagen, der var planlagt til den 4. marts, er aflyst.", Status.CANCELLED),
        ("Det møde i forældrerådet, som skulle have været holdt 4. marts, bliver ikke til noget.", Status.CANCELLED),
        ("Workshoppen den 4. marts, som vi havde inviteret til, må vi desværre aflyse.", Status.CANCELLED),
        ("Borgermødet, der var berammet til torsdag den 4. marts, bliver ikke holdt.", Status.CANCELLED),
        ("Det planlagte seminar den 4. marts er aflyst.", Status.CANCELLED),
        ("Vi må desværre aflyse informationsmødet den 4. marts.", Status.CANCELLED),
        ("Caféen den 4. marts bliver ikke til noget.", Status.CANCELLED),
        ("Dialogmødet den 4. marts gennemføres ikke på grund af for få tilmeldte.", Status.CANCELLED),
        ("Studieturen, som skulle finde sted den 4. marts, er udsat på ubestemt tid.", Status.POSTPONED),
        ("Mødet i følgegruppen den 4. marts er udskudt, og en ny dato meldes ud senere.", Status.POSTPONED),
    ],
)
def test_a_gathering_that_is_called_off_keeps_its_day_and_says_so(sentence: str, status: Status) -> None:
    (one,) = activities(sentence)

    assert one.period is not None
    assert (one.period.edtf, one.status) == ("2027-03-04", status)


@pytest.mark.parametrize(
    "sentence",
    [
        "I marts holdes der ikke møder.",
        "Der er ikke møde den 4. marts.",
        "Planen, som blev vedtaget den 4. marts 2025, er lagt på hjemmesiden.",
        "Aftalen, der var indgået den 4. marts 2025, gælder fortsat.",
    ],
)
def test_where_no_known_gathering_is_called_off_there_is_no_activity(sentence: str) -> None:
    assert activities(sentence) == ()


def test_what_was_to_be_on_one_day_and_is_moved_to_another_has_both() -> None:
    old, new = activities("Netværksmødet, som skulle være afholdt den 4. marts, er flyttet til den 19. marts.")

    assert [one.period and one.period.edtf for one in (old, new)] == ["2027-03-04", "2027-03-19"]
    assert (old.status, old.replaced_by, new.status) == (Status.POSTPONED, new.key, Status.PLANNED)
    assert old.title == new.title == "Netværksmødet"


def test_a_thing_that_is_not_carried_out_before_a_day_is_not_called_off() -> None:
    told = activities("Udvalget har bedt om, at forsøget ikke gennemføres før 4. marts.")
    assert Status.CANCELLED not in [one.status for one in told]


@pytest.mark.parametrize(
    "sentence",
    [
        "Borgermødet i Lerby den 4. marts flyttes til den 19. marts, da hallen er under ombygning.",
        "Borgermødet i Lerby den 4. marts må udsættes til den 19. marts på grund af sygdom.",
        "Borgermødet i Lerby den 4. marts er derfor flyttet til den 19. marts, samme sted.",
    ],
)
def test_what_is_moved_with_a_reason_behind_has_both_days(sentence: str) -> None:
    old, new = activities(sentence)

    assert [one.period and one.period.edtf for one in (old, new)] == ["2027-03-04", "2027-03-19"]
    assert (old.status, old.replaced_by, old.title) == (Status.POSTPONED, new.key, "Borgermødet i Lerby")
