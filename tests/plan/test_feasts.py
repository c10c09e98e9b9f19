"""Days with a name of their own are dates where something is on them, and no more than a name beside their figures."""

from __future__ import annotations

from datetime import date

import pytest

from frisat.plan import danish
from frisat.plan.danish import feasts

EASTER = {1961: (4, 2), 2000: (4, 23), 2008: (3, 23), 2011: (4, 24), 2024: (3, 31), 2025: (4, 20), 2038: (4, 25)}
"""As almanacs print it, with the earliest and the latest of our time."""


@pytest.mark.parametrize("year", EASTER)
def test_easter_falls_where_almanacs_have_it(year: int) -> None:
    assert feasts.day_of("easter", 0, year) == date(year, *EASTER[year])


def test_the_sundays_of_advent_are_the_four_before_christmas() -> None:
    for year in range(2020, 2040):
        sundays = [feasts.day_of("advent", nth, year) for nth in (1, 2, 3, 4)]
        assert all(day.isoweekday() == 7 for day in sundays)
        assert sundays == sorted(sundays)
        assert date(year, 11, 27) <= sundays[0] <= date(year, 12, 3)
        assert date(year, 12, 18) <= sundays[3] <= date(year, 12, 24)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Vinderne kåres på Grundlovsdag 2025.", "2025-06-05"),
        ("Havnen åbner Sankthansaften 2025.", "2025-06-23"),
        ("Svarene gives inden skærtorsdag 2025.", "../2025-04-17"),
        ("Vi tænder lyset 1. søndag i advent 2025.", "2025-11-30"),
        ("Der er dans på 2. pinsedag 2025.", "2025-06-09"),
        ("Huset er lukket fra langfredag til 2. påskedag 2025.", "2025-04-18/2025-04-21"),
        ("Kristi himmelfartsdag 2025: Løb om søen", "2025-05-29"),
        ("Skt. Hans 2025: Bål", "2025-06-23"),
    ],
)
def test_a_named_day_with_its_year_is_that_day(text: str, edtf: str) -> None:
    (found,) = danish.find(text)
    limited = f"../{found.period.edtf}" if found.period.bound == "before" else found.period.edtf
    assert limited == edtf


def test_a_named_day_without_a_year_takes_one_like_any_other_date() -> None:
    (found,) = danish.find("Stafetten har finale på påskelørdag.")
    assert found.needs_year
    assert found.with_year(2025, "").period.edtf == "2025-04-19"


@pytest.mark.parametrize("text", ["5. juni Grundlovsdag", "5/6-2025, Grundlovsdag", "Grundlovsdag den 5. juni 2025"])
def test_a_name_beside_its_figures_is_no_second_date(text: str) -> None:
    (found,) = danish.find(text)
    assert "Grundlovsdag" not in found.period.text


@pytest.mark.parametrize(
    "text", ["Grundlovsdag", "24 Juleaften", "Hver juleaften er der dans.", "Mød op på Skt. Hans Torv", "Sankthansfest"]
)
def test_a_bare_name_is_no_date(text: str) -> None:
    """Calendars print such names in the fields of their days."""
    assert danish.find(text) == []
    assert danish.parse(text) == []
