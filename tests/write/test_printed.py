"""What a cell prints reads back: periods, clock times, kinds and statuses, actors, wrapped lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frisat.plan.model import ActorDate, Clock, Kind, Status
from frisat.plan.period import Period
from frisat.plan.printed import (
    actor_words,
    clock_words,
    join_lines,
    period_words,
    read_actor,
    read_kind_status,
    read_period,
    split_clock,
    status_words,
)
from frisat.plan.wording import writing

WORDS = st.text(alphabet="abcæøåÆØÅ 0123456789.,-–/()[]»«'\"*•|=+@\n\t§", max_size=40)
EDTF = st.sampled_from(
    [
        "2021-01-20",
        "2021-06",
        "2021",
        "2021-08/2021-09",
        "2018-03-14/2018-03-15",
        "2021-10/..",
        "../2021-03-01",
        "2021-22",
        "2022-34",
        "2021-10~",
        "2021-10?",
        "2026-12/2027-01",
        "[2021-04-15,2021-06-24]",
        "2021-10/2022",
    ]
)


@pytest.mark.parametrize(
    ("period", "printed"),
    [
        (Period("2021-01-20", "20. januar 2021"), "20. januar 2021"),
        (Period("2021-06", "Juni", inferred=True), "Juni [2021]"),
        (Period("2021-08/2021-09", "August-september 2021"), "August-september 2021"),
        (Period("2021-10/2022", "Oktober – 2021/2022"), "Oktober – 2021/2022"),
        (Period("2021-02", "Februar 2021", note="dato ikke fastlagt"), "Februar 2021 (dato ikke fastlagt)"),
        (Period("2021-11-02", "den 2. november", inferred=True), "den 2. november [2021]"),
        (Period("2021-05-01", "senest 1. maj 2021", bound="before"), "senest 1. maj 2021"),
        (Period(None, "dato ikke fastlagt"), "dato ikke fastlagt"),
        (Period(None, "Uge 9"), "Uge 9 [Uden dato]"),
        (Period(None, "20. januar 2021"), "20. januar 2021 [Uden dato]"),
        (None, "Uden dato"),
    ],
)
def test_a_period_is_printed_in_the_documents_own_words_and_what_they_lack_in_brackets(
    period: Period | None, printed: str
) -> None:
    assert period_words(period) == printed


@given(
    edtf=EDTF | st.none(),
    text=WORDS,
    inferred=st.booleans(),
    bound=st.sampled_from(["before", "after", None]),
    note=st.none() | WORDS,
    language=st.sampled_from(["da", "en"]),
)
def test_every_period_reads_back_whatever_its_words(edtf, text, inferred, bound, note, language) -> None:
    """EDTF and limit survive any words, notes and language."""
    period = Period(edtf, text, inferred=inferred, bound=bound if edtf else None, note=note)
    back = read_period(period_words(period, language))
    assert (back.edtf if back else None) == edtf
    if edtf is not None:
        assert back.bound == period.bound


@pytest.mark.parametrize("words", ["Juni", "2. november", "medio oktober", "uge 40/41", "dec.-jan."])
def test_an_inferred_year_comes_back_as_inferred(words: str) -> None:
    """Words without a year print it in brackets, and the flag survives."""
    from frisat.plan.danish import parse

    found = parse(words)
    assert len(found) == 1
    assert found[0].needs_year
    period = found[0].with_year(2021, "neighbours:2021").period
    back = read_period(period_words(period))
    assert back is not None
    assert (back.edtf, back.inferred, back.text) == (period.edtf, True, words)


def test_words_without_a_year_are_not_given_one() -> None:
    assert read_period("Juni") == Period(None, "Juni")


@given(st.integers(0, 23), st.integers(0, 59), st.none() | st.tuples(st.integers(0, 23), st.integers(0, 59)))
def test_clock_times_read_back_after_any_date(hour: int, minute: int, end: tuple[int, int] | None) -> None:
    clock = Clock(f"{hour:02}:{minute:02}", f"{end[0]:02}:{end[1]:02}" if end else None)
    assert split_clock(f"20. januar 2021 {clock_words(clock)}") == ("20. januar 2021", clock)
    assert split_clock(clock_words(clock, "en")) == ("", clock)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("kind", list(Kind))
def test_kind_and_status_read_back_also_when_the_lines_are_wrapped(kind: Kind, status: Status, language: str) -> None:
    lines = [
        writing.KINDS[kind][language],
        *status_words(status, "udvalget var ikke beslutningsdygtigt", "Møde i byrådet (20. januar 2021)", language),
    ]
    wrapped = [part for line in lines for part in line.replace(" ikke", "\nikke").replace(" byr", "\nbyr").split("\n")]
    got = read_kind_status(wrapped)
    assert got.kind is kind
    assert got.status is status
    assert got.reason == "udvalget var ikke beslutningsdygtigt"
    assert got.replaced == "Møde i byrådet (20. januar 2021)"


def test_a_kind_that_a_person_wrote_is_not_taken_for_one_of_ours() -> None:
    assert read_kind_status(["Havefest"]).kind is None
    assert read_kind_status(["Mødested"]).kind is None


def test_an_actors_own_day_reads_back_and_brackets_in_a_name_stay() -> None:
    day = ActorDate("SSG", Period("2018-11-23", "23/11", inferred=True))
    name, dates = read_actor(actor_words("SSG", [day]))
    assert name == "SSG"
    assert [(d.actor, d.period.edtf) for d in dates] == [("SSG", "2018-11-23")]
    assert read_actor("Byrådet (2022-2025)") == ("Byrådet (2022-2025)", ())


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Møde i Fag-", "MED Omsorg"], "Møde i Fag-MED Omsorg"),
        (["Ældre-", "og Aktivitetsudvalget"], "Ældre- og Aktivitetsudvalget"),
        (["politisk kick-", "off"], "politisk kick-off"),
        (["Februar/", "Marts 2022"], "Februar/Marts 2022"),
        (["mandag -", "fredag"], "mandag - fredag"),
        (["perioden 2019–", "2023"], "perioden 2019–2023"),
        (["Social,", "Sundhed & Omsorg"], "Social, Sundhed & Omsorg"),
        (["tids-", "og/eller handleplan"], "tids- og/eller handleplan"),
        (["a|", "b"], "a|b"),
    ],
)
def test_wrapped_lines_join_as_they_were(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text


def test_a_hanging_hyphen_before_any_other_word_keeps_its_space() -> None:
    """No line may end in such a hyphen, so the writers bind it to the next word."""
    from frisat.write.clean import keep_labels_inside

    assert keep_labels_inside("Ældre- Handicaprådet") == "Ældre-\u00a0Handicaprådet"
    assert keep_labels_inside("Ældre- og Handicaprådet") == "Ældre- og Handicaprådet"
