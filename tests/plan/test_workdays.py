"""Days off, working days, weeks; the `holidays` package is the oracle."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frisat.plan import workdays

YEARS = range(1990, 2041)
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize("year", YEARS)
def test_public_holidays_are_those_of_the_holidays_package(year: int) -> None:
    import holidays as oracle

    ours = {day for day, holiday in workdays.holidays(year).items() if holiday.kind == "holiday"}

    assert set(oracle.country_holidays("DK", years=year)) == ours


@pytest.mark.parametrize("year", YEARS)
def test_closed_days_hold_the_optional_days_of_the_holidays_package(year: int) -> None:
    """1 May, 5 June and Christmas Eve are optional there; the others are custom in town halls."""
    import holidays as oracle
    from holidays.constants import OPTIONAL

    optional = set(oracle.country_holidays("DK", years=year, categories=(OPTIONAL,)))
    ours = workdays.holidays(year)

    assert optional <= set(ours)
    assert {"closed"} == {ours[day].kind for day in optional} - {"holiday"}


def test_store_bededag_ends_with_2023() -> None:
    """Act no. 214 of 6 March 2023."""
    assert workdays.holidays(2023)[date(2023, 5, 5)].name == "Store bededag"
    assert not workdays.is_holiday(date(2024, 4, 26))
    assert workdays.is_workday(date(2024, 4, 26))


@pytest.mark.parametrize("year", YEARS)
def test_every_day_off_has_both_names_and_a_source_and_stands_in_order(year: int) -> None:
    days = workdays.holidays(year)

    assert list(days) == sorted(days)
    for holiday in days.values():
        assert holiday.name
        assert holiday.name_en
        assert holiday.source


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1818, date(1818, 3, 22)),
        (1943, date(1943, 4, 25)),
        (2000, date(2000, 4, 23)),
        (2021, date(2021, 4, 4)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter(year: int, day: date) -> None:
    """The earliest and latest possible days and some others, as the almanac prints them."""
    assert day == workdays.easter(year)


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2021, 6, 5), "closed"),
        (date(2021, 12, 24), "closed"),
        (date(2021, 12, 31), "closed"),
        (date(2021, 5, 14), "closed"),
        (date(2021, 5, 1), "closed"),
        (date(2021, 5, 13), "holiday"),
        (date(2008, 5, 1), "holiday"),  # Ascension Day fell on 1 May: the law is stronger than the custom
    ],
)
def test_kind_of_a_day_off(day: date, kind: str) -> None:
    found = workdays.holiday_on(day)

    assert found is not None
    assert kind == found.kind
    assert workdays.is_holiday(day) == (kind == "holiday")


def test_a_closed_day_is_a_workday_unless_asked_otherwise() -> None:
    friday = date(2021, 12, 24)

    assert workdays.is_workday(friday)
    assert not workdays.is_workday(friday, closed_days_off=True)
    assert not workdays.is_workday(date(2021, 12, 25))


@given(DAYS)
def test_weekends_are_never_workdays(day: date) -> None:
    assert not (day.isoweekday() > 5 and workdays.is_workday(day))


@given(DAYS, st.integers(1, 40))
def test_counting_workdays_forward_and_back_meets(day: date, n: int) -> None:
    later = workdays.add_workdays(day, n)

    assert workdays.is_workday(later)
    assert workdays.workdays_between(day + timedelta(1), later) == n
    assert workdays.add_workdays(later, -n) <= day or workdays.is_workday(day)
    assert workdays.add_workdays(later, 0) == later


def test_four_weekdays_before_a_meeting_over_easter() -> None:
    """Wednesday 7 April 2021: Easter Monday, Easter Sunday, Good Friday and Maundy Thursday do not count."""
    assert workdays.add_workdays(date(2021, 4, 7), -4) == date(2021, 3, 29)


def test_between_counts_both_ends_and_nothing_backwards() -> None:
    assert workdays.workdays_between(date(2021, 5, 3), date(2021, 5, 7)) == 5
    assert workdays.workdays_between(date(2021, 5, 7), date(2021, 5, 3)) == 0
    assert workdays.workdays_between(date(2021, 5, 13), date(2021, 5, 13)) == 0


@given(st.integers(1990, 2040), st.integers(1, 53))
def test_an_iso_week_runs_from_monday_to_sunday(year: int, week: int) -> None:
    if week > workdays.weeks_in(year):
        with pytest.raises(ValueError, match="week"):
            workdays.iso_week(year, week)
        return
    monday, sunday = workdays.iso_week(year, week)

    assert (monday.isoweekday(), sunday - monday) == (1, timedelta(6))
    assert monday.isocalendar()[:2] == (year, week)


@pytest.mark.parametrize(("year", "weeks"), [(2020, 53), (2021, 52), (2026, 53), (2027, 52)])
def test_weeks_in_a_year(year: int, weeks: int) -> None:
    assert weeks == workdays.weeks_in(year)


def test_the_july_pauses() -> None:
    assert workdays.july_pause(2021) == (date(2021, 7, 12), date(2021, 8, 1))
    assert workdays.july_pause(2021, weeks=(29, 29)) == (date(2021, 7, 19), date(2021, 7, 25))
    assert workdays.political_pause(2021) == (date(2021, 7, 1), date(2021, 7, 31))
