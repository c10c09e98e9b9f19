"""Lines become text again: which hyphens go, which stay, which words were broken without one."""

from __future__ import annotations

import pytest

from frisat.read.fields import mend


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["øvr. kommunale sundheds-", "direktører"], "øvr. kommunale sundhedsdirektører"),
        (["Møde i Lokal-MED Pleje og Lokal-", "MED Skole"], "Møde i Lokal-MED Pleje og Lokal-MED Skole"),
        (["spil i Idé-", "", "og debatoplægget"], "spil i Idé- og debatoplægget"),
        (["Børne- og ", "Kulturudvalget"], "Børne- og Kulturudvalget"),
        (["Børne-, ", "Unge- og Familieudvalget"], "Børne-, Unge- og Familieudvalget"),
        (["politisk kick-", "off for alle"], "politisk kick-off for alle"),
        (["Teams- eller", "fysisk møde"], "Teams- eller fysisk møde"),
        (["Senior-", "Topmøde"], "Senior-Topmøde"),
        (["perioden 2019-", "2023"], "perioden 2019-2023"),
        (["Oktober -", "november 2018"], "Oktober - november 2018"),
        (["Borgere/", "beboere"], "Borgere/beboere"),
        (["visioner for", "", "", "arbejdet"], "visioner for arbejdet"),
        (["ord\u00ad", "deling"], "orddeling"),
        (["bløde bindestreger inde i or\u00addet"], "bløde bindestreger inde i ordet"),
        (["hårdt\u00a0mellemrum", "\tog tabulator"], "hårdt mellemrum og tabulator"),
        ([], ""),
        (["", "  "], ""),
    ],
)
def test_lines_of_a_cell_are_joined_as_they_read(lines: list[str], text: str) -> None:
    assert mend.join(lines) == text


def test_a_compound_that_has_its_hyphen_elsewhere_keeps_it() -> None:
    known = mend.words_of(["Et medarbejder-topmøde for alle"])
    assert mend.join(["nyt medarbejder-", "topmøde"], known) == "nyt medarbejder-topmøde"
    assert mend.join(["nyt medarbejder-", "topmøde"]) == "nyt medarbejdertopmøde"


def test_a_word_broken_without_hyphen_is_healed_when_another_break_agrees() -> None:
    vocabulary = mend.Vocabulary.of(["Kulturkoordinat", "ionsudvalget", "Kulturkoordi", "nationsudvalget"])
    assert vocabulary.lines(["Kulturkoordinat", "ionsudvalget"]) == ["Kulturkoordinationsudvalget"]


def test_a_word_broken_without_hyphen_is_healed_when_it_stands_whole_elsewhere() -> None:
    vocabulary = mend.Vocabulary.of(["den nye høringsversion af planen", "Udkast til hørings", "version"])
    assert vocabulary.lines(["Udkast til hørings", "version"]) == ["Udkast til høringsversion"]


def test_a_body_that_is_one_only_as_a_whole_is_healed() -> None:
    vocabulary = mend.Vocabulary.of(["Aktører:", "Kulturaftalesekre", "tariatet"])
    assert vocabulary.lines(["Kulturaftalesekre", "tariatet"]) == ["Kulturaftalesekretariatet"]


@pytest.mark.parametrize("pair", [("Godkendelsesversio", "n af planen"), ("Koordinationsudvalg", "et")])
def test_a_rest_that_is_no_word_joins_the_line_before(pair: tuple[str, str]) -> None:
    assert mend.Vocabulary.of(pair).lines(pair) == [pair[0] + pair[1]]


@pytest.mark.parametrize(
    "pair", [("udvikling af det nære", "sundhedsvæsen"), ("Input fra", "politikere"), ("ledere", "medarbejdere")]
)
def test_two_whole_words_stay_two(pair: tuple[str, str]) -> None:
    assert mend.Vocabulary.of(pair).lines(pair) == list(pair)
