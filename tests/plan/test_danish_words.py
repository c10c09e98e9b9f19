"""Periods written in words, and read back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from frisat.plan.danish import basis_words, meaning, parse, printed, wording
from frisat.plan.danish.basis import BASES
from frisat.plan.period import Period

DAYS = st.dates(date(1990, 1, 1), date(2069, 12, 31))
DAY = DAYS.map(date.isoformat)
MONTH = DAYS.map(lambda d: f"{d:%Y-%m}")
YEAR = DAYS.map(lambda d: f"{d:%Y}")
CODE = st.tuples(YEAR, st.sampled_from(["21", "22", "23", "24", "33", "34", "35", "36"])).map("-".join)
QUALIFIER = st.sampled_from(["", "", "", "~", "?"])
ATOM = st.tuples(st.one_of(DAY, MONTH, YEAR, CODE), QUALIFIER).map("".join)
END = st.tuples(st.one_of(DAY, MONTH), QUALIFIER).map("".join)


def _forward(pair: tuple[str, str]) -> str:
    """The two in the order in which they begin; a reversed range has no words that say it so."""
    return "/".join(sorted(pair, key=lambda text: (text.rstrip("~?").ljust(10, "-"), text)))


INTERVAL = st.tuples(END, END).filter(lambda p: p[0].rstrip("~?") != p[1].rstrip("~?")).map(_forward)
YEARS = st.tuples(YEAR, YEAR).filter(lambda p: p[0] != p[1]).map(_forward)
ONE_OF = st.lists(ATOM, min_size=2, max_size=4, unique_by=lambda text: text.rstrip("~?")).map(
    lambda parts: f"[{','.join(parts)}]"
)
BOUNDED = st.one_of(ATOM, INTERVAL, YEARS)
PERIODS = st.one_of(
    st.builds(Period, st.one_of(BOUNDED, ONE_OF, ATOM.map(lambda a: f"{a}/.."), END.map(lambda a: f"../{a}"))),
    st.builds(Period, BOUNDED, bound=st.sampled_from(["before", "after"])),
    st.just(Period(None)),
)


def same(a: str | None, b: str | None) -> bool:
    """Whether two EDTF texts are equal, a quarter or season at an open end said in months."""
    if a == b:
        return True
    one, two = Period(a), Period(b)
    return "/" in (a or "") and one.earliest == two.earliest and one.latest == two.latest


@settings(max_examples=400, deadline=None)
@given(PERIODS)
@example(Period("2021-12-27/2022-01-02", bound="before"))
@example(Period("2021-03-22/2021-03-28", bound="after"))
@example(Period("2021-05-01/2021-05-31"))
@example(Period("2021-05/2021-05-20"))
def test_the_words_of_a_period_say_the_same_period(period: Period) -> None:
    words = wording(period)
    back = parse(words)

    assert len(back) == 1, words
    assert (same(period.edtf, back[0].period.edtf), back[0].period.bound) == (True, period.bound), words


@settings(max_examples=100)
@given(PERIODS)
def test_every_period_has_english_words(period: Period) -> None:
    words = wording(period, "en")

    assert words
    assert not any(danish in f" {words} " for danish in (" til ", " maj ", " eller ", " senest ", " kvartal "))


@pytest.mark.parametrize(
    ("edtf", "bound", "danish", "english"),
    [
        ("2021-01-20", None, "20. januar 2021", "20 January 2021"),
        ("2018-03-14/2018-03-15", None, "14.-15. marts 2018", "14–15 March 2018"),
        ("2021-04-29/2021-05-02", None, "29. april til 2. maj 2021", "29 April to 2 May 2021"),
        ("2026-11-09/2027-01-15", None, "9. november 2026 til 15. januar 2027", "9 November 2026 to 15 January 2027"),
        ("2021-01/2021-06", None, "januar-juni 2021", "January–June 2021"),
        ("2026-12/2027-01", None, "december 2026 til januar 2027", "December 2026 to January 2027"),
        ("2021/2023", None, "2021-2023", "2021–2023"),
        ("2021-10/2022", None, "oktober 2021 til 2022", "October 2021 to 2022"),
        ("2021-10/..", None, "fra oktober 2021 og frem", "from October 2021 onwards"),
        ("../2021-10", None, "løbende frem til oktober 2021", "ongoing until October 2021"),
        ("2022-34", None, "2. kvartal 2022", "2nd quarter of 2022"),
        ("2021-23", None, "efteråret 2021", "autumn 2021"),
        ("2022-24", None, "vinteren 2022/23", "winter 2022/23"),
        ("2021-05-01~", None, "ca. 1. maj 2021", "about 1 May 2021"),
        ("2021-05?", None, "maj 2021 (?)", "May 2021 (?)"),
        ("[2021-04-15,2021-06-24]", None, "15. april 2021 eller 24. juni 2021", "15 April 2021 or 24 June 2021"),
        ("2021-05-01", "before", "senest 1. maj 2021", "no later than 1 May 2021"),
        ("2021-05-01", "after", "fra og med 1. maj 2021", "from 1 May 2021 at the earliest"),
        ("2021-06-14/2021-06-20", "before", "senest uge 24, 2021", "no later than week 24, 2021"),
        (None, None, "dato ikke fastlagt", "date not set"),
    ],
)
def test_the_words_are_those_that_a_secretary_would_write(
    edtf: str | None, bound: str | None, danish: str, english: str
) -> None:
    period = Period(edtf, bound=bound)  # type: ignore[arg-type]

    assert (danish, english) == (wording(period), wording(period, "en"))


@pytest.mark.parametrize(
    ("words", "edtf", "explained"),
    [
        ("medio marts 2022", "2022-03-11/2022-03-20", "11.-20. marts 2022"),
        ("ultimo uge 12 2021", "2021-03-25/2021-03-28", "25.-28. marts 2021"),
        ("uge 40/41 2021", "2021-10-04/2021-10-17", "4.-17. oktober 2021"),
        ("2. kvartal 2022", "2022-34", "april-juni 2022"),
        ("2. halvår af 2024", "2024-07/2024-12", "juli-december 2024"),
        ("efteråret 2021", "2021-23", "september-november 2021"),
        ("vinter 2022/23", "2022-24", "december 2022 til februar 2023"),
        ("primo 2025", "2025-01/2025-04", "januar-april 2025"),
        ("siden sommer", "2021-06/..", "fra juni 2021 og frem"),
        ("Marts-april", "2021-03/2021-04", "marts-april 2021"),
        ("20. januar 2021", "2021-01-20", None),
        ("22-10-2020", "2020-10-22", None),
        ("7.11.24", "2024-11-07", None),
        ("Februar/Marts 2022", "2022-02/2022-03", None),
        ("senest 1. maj 2021", "2021-05-01", None),
        ("2021-", "2021/..", None),
        ("dato ikke fastlagt", None, None),
        ("", "2021-05-04", None),
        ("", "2022-34", "april-juni 2022"),
    ],
)
def test_small_type_explains_only_what_the_words_do_not_say(
    words: str, edtf: str | None, explained: str | None
) -> None:
    assert explained == meaning(Period(edtf, words))


@pytest.mark.parametrize(
    ("words", "edtf", "in_a_document"),
    [
        ("Juni", "2021-06", "Juni [2021]"),
        ("Marts-april", "2021-03/2021-04", "Marts-april [2021]"),
        ("29. december-2. januar", "2021-12-29/2022-01-02", "29. december-2. januar [2022]"),
        ("20. januar 2021", "2021-01-20", "20. januar 2021"),
        ("dato ikke fastlagt", None, "dato ikke fastlagt"),
        ("", "2021-05", "maj 2021"),
        ("når situationen tillader det", "2021-05", "maj 2021"),
    ],
)
def test_an_inferred_year_is_printed_in_brackets_and_comes_back(
    words: str, edtf: str | None, in_a_document: str
) -> None:
    period = Period(edtf, words, inferred=True, basis="neighbours:2021")

    assert in_a_document == printed(period)
    assert [edtf] == [f.period.edtf for f in parse(in_a_document)]


def test_a_year_in_brackets_is_known_to_be_inferred() -> None:
    period = parse("Juni [2021]")[0].period

    assert (period.inferred, period.basis) == (True, "brackets")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("code", sorted(BASES))
def test_every_basis_has_its_sentence(code: str, language: str) -> None:
    detail = {"document_date": ":2020-12-09", "brackets": "", "person": "", "column": ""}.get(code, ":2021")
    words = basis_words(code + detail, language)  # type: ignore[arg-type]

    assert words.endswith(".")
    assert "{" not in words
    if detail:
        assert "2021" in words or "2020" in words


@pytest.mark.parametrize("basis", ["unheard-of", "neighbours", "document_date:soon", "document_date"])
def test_an_unknown_basis_still_says_that_the_year_was_inferred(basis: str) -> None:
    assert basis_words(basis) == "Året er udledt af sammenhængen."


def test_no_basis_no_words() -> None:
    assert (basis_words(None), basis_words("")) == ("", "")
