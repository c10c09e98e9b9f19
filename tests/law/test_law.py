"""Law and practice as data: roles of bodies, hearing lengths, agenda deadlines, statute references, life of a text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frisat.law.bodies import Role, role_of
from frisat.law.deadlines import agenda_deadline, papers_deadline
from frisat.law.hearings import HEARINGS, Footing, rule_for, rule_named
from frisat.law.lifecycle import Stage, is_final, sends_to_hearing, stage_of
from frisat.law.statutes import Act, Paragraph, find, parse


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Byrådet", Role.COUNCIL),
        ("Kommunalbestyrelsen", Role.COUNCIL),
        ("Borgerrepræsentationen", Role.COUNCIL),
        ("Regionsrådet", Role.COUNCIL),
        ("Økonomiudvalget", Role.COMMITTEE),
        ("ØU", Role.COMMITTEE),
        ("Børne- og Skoleudvalget", Role.COMMITTEE),
        ("kulturudv.", Role.COMMITTEE),
        ("Ældrerådet", Role.ADVISORY),
        ("Handicapråd", Role.ADVISORY),
        ("Skolebestyrelsen", Role.ADVISORY),
        ("Lokal-MED", Role.CODETERMINATION),
        ("Hovedudvalget", Role.CODETERMINATION),
        ("Forvaltningen", Role.ADMINISTRATION),
        ("Direktionen", Role.ADMINISTRATION),
        ("Socialstyrelsen", Role.STATE),
        ("Børne- og Undervisningsministeriet", Role.STATE),
        ("medarbejdere på skoleområdet", Role.GROUP),
        ("borgere", Role.GROUP),
        ("Udvalgets formandskab", Role.GROUP),
        ("repræsentanter fra Ældrerådet", Role.GROUP),
        ("", Role.GROUP),
    ],
)
def test_what_sort_of_body_a_name_is(name: str, role: Role) -> None:
    """A role is told from the form of the name."""
    assert role_of(name) is role


def test_hearing_lengths_follow_the_matter_and_say_what_they_rest_on() -> None:
    """The narrower matter counts, and only what was seen as law is called law."""
    assert rule_for("Høring om skolelukning og ny skolestruktur").key == "school-closing"
    assert rule_for("Høring om kommuneplan 2029").least_days == 56
    assert rule_for("Høring om kommuneplantillæg nr. 4").key == "municipal-plan-change"
    assert rule_for("Forslag til tillæg nr. 12 til Kommuneplan 2025").key == "municipal-plan-change"
    assert rule_for("Høring om idrætspolitik").key == "general"
    assert rule_named("local-plan").footing is Footing.DOUBT
    assert {rule.key for rule in HEARINGS if rule.footing is Footing.LAW} == {
        "school-closing",
        "municipal-plan",
        "raw-materials",
    }


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        ("Høring om lukning af Nordre Skole", True),
        ("Nedlæggelse af Sct. Hans Skole og Åby Skole", True),
        ("Forslag om at nedlægge to af kommunens skoler", True),
        ("Høring om lukning af landsbyskolerne", True),
        ("Høring om lukning af svømmehallen ved Nordre Skole", False),
        ("Høring om lukning af skolens SFO", False),
        ("Høring om lukning af musikskolen", False),
        ("Høring om lukning af vejen til skolen", False),
    ],
)
def test_the_closing_of_a_school_is_known_by_its_name_too(text: str, closes: bool) -> None:
    """What is at a school, and schools that are no folkeskole, are not meant by the law's eight weeks."""
    assert (rule_for(text).key == "school-closing") is closes


def test_the_agenda_is_out_four_working_days_before() -> None:
    """Weekends and public holidays do not count (kommunestyrelsesloven § 8, stk. 4)."""
    assert agenda_deadline(date(2027, 3, 12)) == date(2027, 3, 8)  # Friday back to Monday
    assert agenda_deadline(date(2027, 3, 30)) == date(2027, 3, 19)  # over the five days of Easter 2027
    assert papers_deadline(date(2027, 3, 12), workdays=3) == date(2027, 3, 9)
    with pytest.raises(ValueError, match="workdays"):
        agenda_deadline(date(2027, 3, 12), workdays=-1)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("§ 17, stk. 4", "§ 17, stk. 4"),
        ("§17 stk.4", "§ 17, stk. 4"),
        ("§ 9 a, stk. 3, nr. 2, litra b", "§ 9 a, stk. 3, nr. 2, litra b"),
        ("§§ 30-33", "§§ 30-33"),
        ("§ 8, stk. 4, 2. pkt.", "§ 8, stk. 4, 2. pkt."),
        ("lov nr. 879 af 12. maj 2021", "lov nr. 879 af 12. maj 2021"),
        ("Bekendtgørelse nr. 904 af 22. august 2019", "bekendtgørelse nr. 904 af 22. august 2019"),
    ],
)
def test_references_are_printed_in_one_form(text: str, printed: str) -> None:
    """A whole reference is parsed, and what it prints parses to the same."""
    reference = parse(text)

    assert str(reference) == printed
    assert parse(printed) == reference


def test_references_in_running_text() -> None:
    """Found left to right; "§ 3 i loven" has no letter i, 31 February no act, and 17.4 is a committee, not a date."""
    text = "Efter § 3 i loven og lov nr. 7 af 31. februar 2020 nedsættes et 17.4-udvalg, jf. lov nr. 12 af 1. juni 2023"

    assert [str(r.what) for r in find(text)] == ["§ 3", "§ 17, stk. 4", "lov nr. 12 af 1. juni 2023"]
    assert [text[r.start : r.end] for r in find(text)][1] == "17.4"
    assert find("Mødet den 17.4. kl. 15 og sag 17.4") == []
    assert parse("se § 17") is None


@given(
    st.builds(
        Paragraph,
        no=st.integers(1, 999),
        letter=st.sampled_from(["", "a", "b", "h"]),
        stk=st.none() | st.integers(1, 20),
        nr=st.none() | st.integers(1, 20),
        litra=st.sampled_from(["", "a", "c"]),
    )
)
def test_paragraphs_survive_the_round_trip(paragraph: Paragraph) -> None:
    """Whatever is printed is read back as the same place."""
    assert parse(str(paragraph)) == paragraph


@given(
    st.builds(Act, kind=st.just("lov"), no=st.integers(1, 9999), signed=st.dates(date(1900, 1, 1), date(2100, 1, 1)))
)
def test_acts_survive_the_round_trip(act: Act) -> None:
    """Number and day of an act are read back."""
    assert parse(str(act)) == act


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Idé- og debatoplæg", Stage.IDEA),
        ("Udkast til politik", Stage.DRAFT),
        ("Godkendelse af høringsversion", Stage.HEARING_VERSION),
        ("Byrådet sender forslaget i offentlig høring", Stage.HEARING_VERSION),
        ("Høring", Stage.HEARING),
        ("Godkendelsesversion af aftalen", Stage.APPROVAL_VERSION),
        ("Endelig vedtagelse", Stage.APPROVED),
        ("Budget, 2. behandling", Stage.APPROVED),
        ("Møde i byrådet", None),
    ],
)
def test_how_far_a_text_has_come(text: str, stage: Stage | None) -> None:
    """The furthest stage that the words name."""
    assert stage_of(text) == stage
    assert sends_to_hearing(text) is (stage is Stage.HEARING_VERSION)
    assert is_final(text) is (stage in (Stage.APPROVED, Stage.APPROVAL_VERSION))
