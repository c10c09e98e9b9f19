"""Dates in running text: where they stand, what goes with them, and that nothing breaks or hangs."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frisat.plan.danish import clock, find, is_date_cell, parse
from tests.plan.gold import Expected, dates


def _pieces(text: str) -> list[str]:
    """Pieces of text parted by "|", since many of them end in a space."""
    return text.split("|")


WORDS = _pieces(
    "3.|14.-15.|maj|Marts|2021|21|uge|9|og|til|-|–|/|,|kl.|15.00|senest|fra|primo|kvartal|1.|den|d.|mandag|man.|eller|"
    "(|)|"
    "forår|Q2|4/9|22-10-2020|ca.|løbende|dato|ikke|fastlagt|\n|.|§|nr.|og frem|mellem|siden|i løbet af|halvår|t.o.m.|"
    "'21|?|"
    "[2021]|Byrådet|2021-"
)
SOUP = st.tuples(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([" ", ""])).map(
    lambda pair: pair[1].join(pair[0])
)


@settings(max_examples=500, deadline=None)
@given(SOUP | st.text(max_size=60))
def test_what_is_found_stands_in_order_without_overlap(text: str) -> None:
    end = 0
    for found in find(text):
        assert end <= found.start < found.end <= len(text)
        assert found.needs_year <= (found.period.edtf is None)
        assert found.period.text
        end = found.end


@settings(max_examples=500, deadline=None)
@given(SOUP | st.text(max_size=60))
def test_a_cell_is_read_in_order_without_overlap(text: str) -> None:
    end = 0
    for found in parse(text):
        assert end <= found.start < found.end <= len(text)
        assert " ".join(found.period.text.split()) == found.period.text
        end = found.end
    assert is_date_cell(text) == bool(parse(text))


@settings(max_examples=300, deadline=None)
@given(SOUP, st.integers(1990, 2050))
def test_a_year_settles_everything_that_wants_one(text: str, year: int) -> None:
    for found in [*find(text, year=year, basis="title:x"), *parse(text, year=year, basis="title:x")]:
        assert not found.needs_year


@pytest.mark.parametrize("row", dates(), ids=lambda row: row.words)
def test_letters_in_parts_and_soft_hyphens_are_read_the_same(row: Expected) -> None:
    words = row.words
    softened = words.replace("sept", "se\u00adpt").replace("janu", "ja\u00adnu").replace(" ", "\u00a0")
    plain = [f.period.edtf for f in parse(words)]

    assert plain == [f.period.edtf for f in parse(unicodedata.normalize("NFD", words))]
    assert plain == [f.period.edtf for f in parse(softened)]


def test_slices_are_of_the_text_given_even_when_its_letters_come_in_parts() -> None:
    text = unicodedata.normalize("NFD", "På mødet i foråret 2021 på Sjælland")
    (found,) = find(text)

    assert unicodedata.normalize("NFC", text[found.start : found.end]) == "foråret 2021"


def test_the_words_are_kept_as_printed_on_one_line() -> None:
    (found,) = parse("Oktober -\n november  2018")

    assert (found.period.text, found.period.edtf) == ("Oktober - november 2018", "2018-10/2018-11")


def test_every_date_of_a_list_keeps_the_words_that_say_it() -> None:
    text = "Møder 14. og 15. marts 2018 i salen"
    first, second = find(text)

    assert first.period.text == second.period.text == "14. og 15. marts 2018"
    assert text[: first.start] + text[first.end : second.start] + text[second.end :] == "Møder   i salen"


def test_the_clock_time_belongs_to_the_slice_but_not_to_the_words() -> None:
    text = "Møde tirsdag den 4. maj 2021 kl. 15-17 i salen"
    (found,) = find(text)

    assert text[found.start : found.end] == "tirsdag den 4. maj 2021 kl. 15-17"
    assert found.period.text == "tirsdag den 4. maj 2021"


def test_no_date_beside_a_date_is_its_note() -> None:
    (found,) = find("Møde med ledere februar 2021 (dato ikke fastlagt) på rådhuset")
    period = found.period

    assert (period.edtf, period.note, period.text) == ("2021-02", "dato ikke fastlagt", "februar 2021")


def test_no_date_alone_is_found_without_one() -> None:
    (found,) = find("Dialogmøde med ledere (dato ikke fastlagt)")

    assert (found.period.edtf, found.period.text, found.needs_year) == (None, "dato ikke fastlagt", False)


@pytest.mark.parametrize("words", ["forventet", "evt.", "foreløbig", "aflyst"])
def test_a_word_beside_a_date_is_its_note(words: str) -> None:
    (found,) = parse(f"3. maj 2021 ({words})")

    assert (found.period.edtf, found.period.note) == ("2021-05-03", words)
    assert parse(f"{words} 3. maj 2021")[0].period.note == words.rstrip(".")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("mandag den 4. maj 2021", "mandag"),
        ("Tirsdag den 4. maj 2021", None),
        ("ons. d. 4/5-2021", "ons"),
        ("mandag-tirsdag den 3.-4. maj 2021", None),
        ("tirsdag-onsdag den 3.-4. maj 2021", "tirsdag"),
    ],
)
def test_a_weekday_that_the_calendar_denies_is_told(text: str, wrong: str | None) -> None:
    (found,) = find(text)

    assert wrong == found.weekday_wrong


@pytest.mark.parametrize("text", ["30. februar 2021", "31. juni 2021", "29. februar 2023", "31/4-2021", "uge 53 2021"])
def test_a_day_that_the_calendar_lacks_is_told_and_not_moved(text: str) -> None:
    (found,) = find(text)

    assert (found.period.edtf, found.impossible, found.needs_year) == (None, True, False)
    assert found.period.text == text


@pytest.mark.parametrize(
    "text",
    ["32. maj 2021", "12-13-2021", "0. maj 2021", "uge 54 2021", "5. kvartal 2021", "3. halvår 2021", "123. maj 2021"],
)
def test_a_number_that_can_be_no_day_is_no_such_date(text: str) -> None:
    """Nor is the month beside it the date: "32. maj" is no "maj"."""
    assert [f.period.edtf for f in find(text) if not f.impossible] == []


@pytest.mark.parametrize("text", ["32. maj", "31. februar", "den 31. april"])
def test_a_day_that_no_year_has_waits_for_no_year(text: str) -> None:
    (found,) = find(text)

    assert (found.impossible, found.needs_year) == (True, False)


@pytest.mark.parametrize("text", ["Vi er 50. Maj 2021 bliver travl.", "Budget 2021. Maj 2021 bliver travl."])
def test_a_number_that_ends_a_sentence_is_no_day_of_the_next(text: str) -> None:
    assert [f.period.edtf for f in find(text)] == ["2021-05"]


HOSTILE = _pieces(
    "1,|1. |1-|uge 9, |maj/|maj og |(|kl. |kl 9 - |9.30-|1/|2021-|2021/2022/|a|.| | \n|den |d. 1. |ca. |@a|a.b|"
    "www.|§ 1, stk. |"
    "nr. |fra |mandag |man. 3., |mandag-tirsdag |primo |endnu ikke |dato |dato er endnu ikke |tid og |første og |"
    "dec. 26-|"
    "4/9-|1.1.|12 34 56 |senest inden |mellem 1. maj og |1. maj og |3. maj kl. 9-|eller |til og med |å|a\u0301|"
    "\u00ad|1 |"
    "23/11 |[2021|+|0|1.500,|sagsnr. |tlf 12 |forår/|q1 |1. kvartal og |nærmere dato |2021 (|primo-|uge 9-|"
    "ca. ~|i perioden |"
    "14.-|_|1\u0301|v1.1.|uge nr. |\uf0b7"
)
WORST = _pieces("1,|1. |uge 9, |maj og |(|kl 9 - |a| |d. 1. |@a|a.b|a\u0301|mandag-tirsdag |dato er endnu ikke |q1 |+")


@pytest.mark.parametrize("reading", [find, parse, clock], ids=["find", "parse", "clock"])
@pytest.mark.parametrize("piece", WORST)
def test_a_hundred_kilobytes_of_hostile_text_are_read_at_once(piece: str, reading: Callable[[str], object]) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    begun = time.process_time()
    reading(text)

    assert time.process_time() - begun < 3, "about 1 s of processor time on a slow machine"


def test_time_grows_with_the_length_and_not_with_its_square() -> None:
    def once(text: str) -> float:
        begun = time.process_time()
        find(text)
        return time.process_time() - begun

    def is_in_proportion(piece: str) -> bool:
        short, long = once(piece * 400), once(piece * 3_200)
        return long < 8 * max(short, 0.01) * 3

    once(HOSTILE[0])  # compiles the patterns
    for piece in HOSTILE:
        assert any(is_in_proportion(piece) for _ in range(3)), piece  # what grows with the square does so each time


def test_a_text_without_a_sign_of_a_date_costs_nothing() -> None:
    line = "Borgermøder og workshops når situationen tillader det i området"
    begun = time.process_time()
    for _ in range(2_000):
        find(line)

    assert time.process_time() - begun < 0.2, "0.1 ms a line"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("M2 – 1. maj 2026: Kortlægning", "2026-05-01"),
        ("AP1 - 15. februar 2026", "2026-02-15"),
        ("D4: 3. maj 2026", "2026-05-03"),
        ("Q1 – Q3 2026", "2026-01/2026-09"),
        ("U5: møde 3. maj 2026", "2026-05-03"),
    ],
)
def test_the_number_of_a_milestone_begins_no_date(text: str, edtf: str) -> None:
    assert edtf in [found.period.edtf for found in find(text)]


@pytest.mark.parametrize("lead", ["Løbende", "Hver måned", "Kvartalsvis", "Månedligt"])
def test_what_is_done_again_and_again_from_a_time_has_no_end(lead: str) -> None:
    assert [found.period.edtf for found in parse(f"{lead} fra april 2025")] == ["2025-04/.."]
    assert [found.period.edtf for found in parse("Fra april 2025")] == ["2025-04"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Resten af 2031 samt begyndelsen af 2032", ["2031/2032-04"]),
        ("2031 og primo 2032", ["2031/2032-04"]),
        ("Resten af 2031 og 2032", ["2031/2032"]),
        ("ultimo december og primo januar 2032", ["2031-12-21/2032-01-10"]),
        ("Slutningen af maj og begyndelsen af juni 2031", ["2031-05-21/2031-06-10"]),
        ("2031 og 2032", ["2031", "2032"]),
        ("primo 2031 og primo 2032", ["2031-01/2031-04", "2032-01/2032-04"]),
        ("ultimo juni 2031 og primo juli 2032", ["2031-06-21/2031-06-30", "2032-07-01/2032-07-10"]),
    ],
)
def test_the_end_of_one_time_and_the_beginning_of_the_next_are_one_stretch(text: str, edtf: list[str]) -> None:
    assert [found.period.edtf for found in parse(text)] == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Næste møder bliver 8/2, 2/3 og 31/3-2031.", ["2031-02-08", "2031-03-02", "2031-03-31"]),
        (
            "Prøverne bliver 14/1, 1/2, 3/4 og 20/5 2031 i salen.",
            ["2031-01-14", "2031-02-01", "2031-04-03", "2031-05-20"],
        ),
        ("Det gav 1/2, 2/3 og 3/4 af udgiften i 2031.", []),
    ],
)
def test_the_year_behind_a_list_of_figures_says_that_they_are_days(text: str, edtf: list[str]) -> None:
    assert [found.period.edtf for found in find(text) if found.period.edtf != "2031"] == edtf
