"""`Period`: what it means, how it sorts, when it is over."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frisat.plan.errors import PeriodError
from frisat.plan.period import Period, Precision, parse_edtf

DAYS = st.dates(date(1001, 1, 1), date(2999, 12, 31))


def atoms(*, oracle: bool = False) -> st.SearchStrategy[str]:
    """EDTF dates of the subset; `oracle`: only those the `edtf` package reads as the standard says."""
    year = DAYS.map(lambda d: f"{d:%Y}")
    month = DAYS.map(lambda d: f"{d.year:04d}-{d.month:02d}")
    day = DAYS.map(lambda d: f"{d.year:04d}-{d.month:02d}-{d.day:02d}")
    # edtf takes winter to be December only
    seasons = st.tuples(DAYS, st.sampled_from([21, 22, 23] if oracle else [21, 22, 23, 24]))
    season = seasons.map(lambda pair: f"{pair[0].year:04d}-{pair[1]}")
    # edtf does not read a quarter inside an interval
    quarter = st.tuples(DAYS, st.integers(33, 36)).map(lambda pair: f"{pair[0].year:04d}-{pair[1]}")
    plain = st.one_of(year, month, day, season) if oracle else st.one_of(year, month, day, season, quarter)
    return plain if oracle else st.tuples(plain, st.sampled_from(["", "", "~", "?"])).map("".join)


def texts(*, oracle: bool = False) -> st.SearchStrategy[str]:
    atom = atoms(oracle=oracle)
    # edtf keeps the order of a set only when it is sorted, so both are given in order
    pair = st.tuples(atom, atom).map(sorted)
    return st.one_of(
        atom,
        pair.map("/".join),
        atom.map(lambda a: f"{a}/.."),
        atom.map(lambda a: f"../{a}"),
        st.tuples(DAYS, DAYS).map(lambda two: "[" + ",".join(sorted(d.isoformat() for d in two)) + "]"),
    )


PERIODS = st.builds(
    Period,
    st.one_of(st.none(), texts()),
    bound=st.sampled_from([None, None, "before", "after"]),
)


def strict(value: Any) -> date | None:
    """What `lower_strict`/`upper_strict` answer, as a day; None for an open end."""
    if isinstance(value, float):
        assert math.isinf(value)
        return None
    return date(*value[:3])


@settings(max_examples=60, deadline=None)
@given(texts(oracle=True))
def test_first_and_last_day_are_those_of_the_edtf_package(text: str) -> None:
    from edtf import parse_edtf as oracle

    said = oracle(text)
    period = Period(text)

    assert (strict(said.lower_strict()), strict(said.upper_strict())) == (period.earliest, period.latest)


@pytest.mark.parametrize("code", [33, 34, 35, 36])
def test_a_quarter_alone_is_that_of_the_edtf_package(code: int) -> None:
    from edtf import parse_edtf as oracle

    said = oracle(f"2022-{code}")

    assert (strict(said.lower_strict()), strict(said.upper_strict())) == Period(f"2022-{code}").start


def test_winter_goes_on_into_the_next_year() -> None:
    """ISO 8601-2 leaves the months open; Danish winter is December to February (docs/reference/plan-format.md)."""
    winter = Period("2023-24")

    assert (winter.earliest, winter.latest) == (date(2023, 12, 1), date(2024, 2, 29))


@given(PERIODS)
def test_a_period_is_a_value(period: Period) -> None:
    twin = Period(period.edtf, bound=period.bound)

    assert (period, hash(period)) == (twin, hash(twin))
    with pytest.raises(AttributeError):
        period.edtf = None  # type: ignore[misc]


@given(PERIODS)
def test_the_earliest_day_is_never_after_the_latest_unless_the_document_has_it_backwards(period: Period) -> None:
    if period.earliest and period.latest:
        assert period.earliest <= period.latest or period.is_reversed


@pytest.mark.parametrize(
    ("edtf", "start", "end", "precision"),
    [
        ("2021-01-20", ("2021-01-20", "2021-01-20"), ("2021-01-20", "2021-01-20"), Precision.DAY),
        ("2021-02", ("2021-02-01", "2021-02-28"), ("2021-02-01", "2021-02-28"), Precision.MONTH),
        ("2024-02", ("2024-02-01", "2024-02-29"), ("2024-02-01", "2024-02-29"), Precision.MONTH),
        ("2021", ("2021-01-01", "2021-12-31"), ("2021-01-01", "2021-12-31"), Precision.YEAR),
        ("2021-23", ("2021-09-01", "2021-11-30"), ("2021-09-01", "2021-11-30"), Precision.SEASON),
        ("2022-34", ("2022-04-01", "2022-06-30"), ("2022-04-01", "2022-06-30"), Precision.QUARTER),
        ("2018-03-14/2018-03-15", ("2018-03-14", "2018-03-14"), ("2018-03-15", "2018-03-15"), Precision.DAYS),
        ("2021-01/2021-06", ("2021-01-01", "2021-01-31"), ("2021-06-01", "2021-06-30"), Precision.MONTHS),
        ("2021-10/2022", ("2021-10-01", "2021-10-31"), ("2022-01-01", "2022-12-31"), Precision.YEARS),
        ("2021-10/..", ("2021-10-01", "2021-10-31"), (None, None), Precision.OPEN),
        ("../2021-10", (None, None), ("2021-10-01", "2021-10-31"), Precision.OPEN),
        ("[2021-04-15,2021-06-24]", ("2021-04-15", "2021-06-24"), ("2021-04-15", "2021-06-24"), Precision.ONE_OF),
        ("2021-05~", ("2021-05-01", "2021-05-31"), ("2021-05-01", "2021-05-31"), Precision.MONTH),
    ],
)
def test_edges_and_precision(
    edtf: str, start: tuple[str | None, str | None], end: tuple[str | None, str | None], precision: Precision
) -> None:
    period = Period(edtf)

    assert (tuple(map(_day, start)), tuple(map(_day, end)), precision) == (
        period.start,
        (period.end if edtf != "2021-10/.." else (None, None)),
        period.precision,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def test_a_limit_before_has_no_first_day() -> None:
    """ "senest 1. maj": it may happen on any day until then."""
    deadline = Period("2021-05-01", bound="before")

    assert deadline.start == (None, date(2021, 5, 1))
    assert deadline.end == (None, date(2021, 5, 1))
    assert (deadline.earliest, deadline.latest) == (None, date(2021, 5, 1))


def test_a_limit_after_has_no_last_day() -> None:
    """ "tidligst 1. maj": it may happen on any day from then."""
    since = Period("2021-05-01", bound="after")

    assert since.start == (date(2021, 5, 1), None)
    assert (since.earliest, since.latest) == (date(2021, 5, 1), None)


@pytest.mark.parametrize(
    "text",
    [
        *[
            "",
            " ",
            "2021-1",
            "21",
            "2021-13",
            "2021-00",
            "2021-25",
            "2021-37",
            "2021-02-30",
            "2021-06-31",
            "2023-02-29",
        ],
        *[
            "2021-01-20 ",
            "2021/",
            "/2021",
            "../..",
            "2021/2022/2023",
            "[2021]",
            "[]",
            "[2021,]",
            "[2021,2022",
            "2021-05%",
        ],
        *[
            "~2021",
            "2021-05-~",
            "2021-1X",
            "Y20210",
            "0000",
            "2021-05-01T10:00",
            "２０２１",
            "2021‐05",
            "..",
            "2021/..~",
        ],
    ],
)
def test_what_is_no_period_of_ours_is_refused_with_its_value(text: str) -> None:
    with pytest.raises(PeriodError) as refused:
        Period(text)

    assert refused.value.code in ("E101", "E102")
    assert text in str(refused.value)


@given(st.text(max_size=30))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        Period(text)
    except PeriodError:
        return
    assert parse_edtf(text).first or parse_edtf(text).last


def test_a_wrong_bound_is_refused() -> None:
    with pytest.raises(PeriodError):
        Period("2021", bound="around")  # type: ignore[arg-type]


def test_undated_is_last_and_never_over() -> None:
    undated, may, far = Period(None, "dato ikke fastlagt"), Period("2021-05"), Period("2999")

    assert sorted([undated, far, may]) == [may, far, undated]
    assert not undated.is_over(date(2999, 1, 1))
    assert not undated.has_begun(date(2999, 1, 1))
    assert not undated.overlaps(undated)
    assert undated.precision is Precision.NONE


@given(st.lists(PERIODS, max_size=8))
def test_sorting_puts_the_undated_last_and_earlier_before_later(periods: list[Period]) -> None:
    ordered = sorted(periods)
    dated = [p for p in ordered if p.edtf is not None]

    assert ordered == dated + [p for p in ordered if p.edtf is None]
    assert [p.sort_key for p in ordered] == sorted(p.sort_key for p in periods)


@given(PERIODS, PERIODS)
def test_overlap_works_both_ways(a: Period, b: Period) -> None:
    assert a.overlaps(b) == b.overlaps(a)


@given(PERIODS)
def test_a_dated_period_that_runs_forward_overlaps_itself(period: Period) -> None:
    """A limit ("senest") has one end only, so that its two dates cannot run backward."""
    runs_backward = period.is_reversed and period.bound is None

    assert period.overlaps(period) == (period.edtf is not None and not runs_backward)


@given(PERIODS, DAYS)
def test_what_is_over_is_so_for_ever_and_overlaps_no_later_day(period: Period, day: date) -> None:
    if period.is_over(day):
        assert period.is_over(day + timedelta(1))
        assert not period.overlaps(Period(day.isoformat()))


@pytest.mark.parametrize(
    ("edtf", "bound", "over_on"),
    [
        ("2021-05-04", None, "2021-05-05"),
        ("2021-05", None, "2021-06-01"),
        ("2021-24", None, "2022-03-01"),
        ("2021-05-04/2021-05-06", None, "2021-05-07"),
        ("[2021-04-15,2021-06-24]", None, "2021-06-25"),
        ("2021-05-01", "before", "2021-05-02"),
        ("../2021-05", None, "2021-06-01"),
    ],
)
def test_is_over_on_the_day_after_its_last_possible_day(edtf: str, bound: Any, over_on: str) -> None:
    period, day = Period(edtf, bound=bound), date.fromisoformat(over_on)

    assert period.is_over(day)
    assert not period.is_over(day - timedelta(1))


@pytest.mark.parametrize(("edtf", "bound"), [("2021/..", None), ("2021-05-01", "after")])
def test_what_has_no_end_is_never_over(edtf: str, bound: Any) -> None:
    assert not Period(edtf, bound=bound).is_over(date(2999, 1, 1))


def test_has_begun_only_when_it_is_certain() -> None:
    may = Period("2021-05")

    assert not may.has_begun(date(2021, 5, 30))
    assert may.has_begun(date(2021, 5, 31))
    assert Period("2021-05-01/2021-05-31").has_begun(date(2021, 5, 1))


def test_a_reversed_range_says_so() -> None:
    assert Period("2021-05-04/2021-05-03").is_reversed
    assert not Period("2021-05-04/2021-05").is_reversed
    assert not Period("2021-05-03/2021-05-04").is_reversed


def test_only_days_can_be_shifted() -> None:
    assert Period("2021-05-04").shift(35) == Period("2021-06-08")
    assert Period("2021-05-31/2021-06-02", bound="before").shift(-1) == Period("2021-05-30/2021-06-01", bound="before")
    assert Period("2021-05-04~").shift(1) == Period("2021-05-05~")
    assert Period("9999-12-31").shift(1) is None
    assert Period("2021-05").shift(1) is None
    assert Period(None).shift(1) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-400, 400))
def test_shifting_there_and_back_is_the_same_day(day: date, days: int) -> None:
    period = Period(day.isoformat())
    moved = period.shift(days)

    assert moved is not None
    assert moved.shift(-days) == period


@pytest.mark.parametrize(
    ("edtf", "bound", "day"),
    [
        ("2027-05-03", None, date(2027, 5, 3)),
        ("2027-05-03/2027-05-03", None, date(2027, 5, 3)),
        ("2027-05-03/2027-05-04", None, None),
        ("2027-05-03~", None, None),
        ("2027-05-03", "before", None),
        ("2027-05", None, None),
        (None, None, None),
    ],
)
def test_the_only_day_is_a_day_that_is_known_for_sure(edtf: str | None, bound: str | None, day: date | None) -> None:
    assert Period(edtf, "", bound=bound).only_day == day
