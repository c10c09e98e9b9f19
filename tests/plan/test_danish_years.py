"""Years for dates printed without one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from frisat.plan.danish import Found, fill_years, find, parse
from frisat.plan.danish.told_years import TitleYears


def cells(*texts: str) -> list[Found]:
    return [found for text in texts for found in parse(text)]


def edtf(found: Sequence[Found]) -> list[str | None]:
    return [f.period.edtf for f in found]


@pytest.mark.parametrize(
    ("texts", "years"),
    [
        (["20. januar 2021", "3. februar", "10. marts"], [2021, 2021, 2021]),
        (["november 2021", "december", "januar", "februar"], [2021, 2021, 2022, 2022]),
        (["november", "december", "januar 2022"], [2021, 2021, 2022]),
        (["22-06-2021", "Juni", "September", "2021-"], [2021, 2021, 2021, 2021]),
        (["September 2021", "August-september", "1. oktober 2021"], [2021, 2021, 2021]),
        (["Marts/april 2022", "1. april", "maj"], [2022, 2022, 2022]),
        (["10. januar 2021", "november"], [2021, 2021]),
        (["maj 2021", "september", "januar", "april", "september"], [2021, 2021, 2022, 2022, 2022]),
        (["uge 48 2021", "uge 51", "uge 2", "uge 10"], [2021, 2021, 2022, 2022]),
        (["efteråret 2021", "vinteren", "foråret"], [2021, 2021, 2022]),
        (["2. kvartal 2022", "3. kvartal", "1. kvartal"], [2022, 2022, 2023]),
        (["3. maj 2019", "5. juni", "10. maj 2023", "8. juni"], [2019, 2019, 2023, 2023]),
    ],
)
def test_the_rows_around_a_date_give_its_year(texts: list[str], years: list[int]) -> None:
    filled = fill_years(cells(*texts))

    assert years == [int((f.period.edtf or "0000")[:4]) for f in filled]
    for was, now in zip(cells(*texts), filled, strict=True):
        assert now.period.inferred == was.needs_year
        assert (now.period.basis or "").startswith("neighbours:") == was.needs_year
        assert now.period.text == was.period.text


def test_an_explicit_year_is_never_touched() -> None:
    given = cells("3. maj 2021", "1. januar 1999", "uge 9 2030")

    assert given == fill_years(given, title=TitleYears((2025,)), document_date=date(2025, 1, 1))


def test_the_title_gives_years_when_no_row_does() -> None:
    filled = fill_years(cells("Oktober", "November", "Januar", "Maj"), title=TitleYears((2020, 2021)))

    assert edtf(filled) == ["2020-10", "2020-11", "2021-01", "2021-05"]
    assert {"title:2020/2021"} == {f.period.basis for f in filled}


def test_a_plan_may_run_on_past_the_year_of_its_title_but_not_begin_before_it() -> None:
    assert edtf(fill_years(cells("Oktober", "Marts"), title=TitleYears((2021,)))) == ["2021-10", "2022-03"]
    assert edtf(fill_years(cells("Januar", "November"), title=TitleYears((2021,)))) == ["2021-01", "2021-11"]


def test_the_documents_date_gives_the_year_of_what_comes_next() -> None:
    filled = fill_years(cells("2. november", "20. januar"), document_date=date(2021, 9, 23))

    assert edtf(filled) == ["2021-11-02", "2022-01-20"]
    assert {"document_date:2021-09-23"} == {f.period.basis for f in filled}


def test_since_looks_back_from_the_documents_date() -> None:
    filled = fill_years(find("Der har været workshops siden sommer."), document_date=date(2021, 9, 23))

    assert edtf(filled) == ["2021-06/.."]
    assert edtf(fill_years(cells("siden sommer"), document_date=date(2021, 3, 1))) == ["2020-06/.."]
    assert edtf(fill_years(cells("siden sommer", "26. oktober 2021"))) == ["2021-06/..", "2021-10-26"]


def test_the_weekday_decides_between_years() -> None:
    """4 May is a Tuesday in 2021 (and a Wednesday in 2022)."""
    filled = fill_years(cells("tirsdag den 4. maj"), title=TitleYears((2020, 2021, 2022)))

    assert edtf(filled) == ["2021-05-04"]
    assert filled[0].period.basis == "weekday:tirsdag"
    assert filled[0].weekday_wrong is None


def test_a_weekday_that_fits_no_near_year_is_told() -> None:
    filled = fill_years(cells("3. maj 2021", "søndag den 10. maj", "17. maj 2021"))

    assert filled[1].period.edtf == "2021-05-10"
    assert filled[1].weekday_wrong == "søndag"


def test_nothing_to_go_by_leaves_the_year_open() -> None:
    (found,) = fill_years(cells("3. maj"))

    assert found.needs_year
    assert found.period.edtf is None
    assert not found.period.inferred


def test_a_day_that_only_leap_years_have_finds_one() -> None:
    assert edtf(fill_years(cells("januar 2024", "29. februar"))) == ["2024-01", "2024-02-29"]


def test_an_old_date_in_the_background_does_not_pull_the_rows_along() -> None:
    """ "siden 2018" is no row of the plan."""
    filled = fill_years([*cells("siden 2018"), *cells("maj", "juni")], document_date=date(2021, 3, 1))

    assert edtf(filled) == ["2018/..", "2021-05", "2021-06"]


def test_years_that_lie_centuries_apart_are_answered_at_once() -> None:
    filled = fill_years(cells("3. maj 1905", "juni", "3. maj 2095"))

    assert len(filled) == 3


def test_two_thousand_rows_take_no_time() -> None:
    import time

    rows = cells("januar 2021") + [
        f for _ in range(400) for f in cells("marts", "juni", "september", "november", "januar")
    ]
    begun = time.process_time()
    filled = fill_years(rows)

    assert not any(f.needs_year for f in filled)
    assert filled[-1].period.edtf is not None
    assert time.process_time() - begun < 5


def test_with_year_says_why() -> None:
    (found,) = parse("Juni")
    with_year = found.with_year(2021, "heading:2021")

    assert (with_year.period.edtf, with_year.period.inferred, with_year.period.basis) == (
        "2021-06",
        True,
        "heading:2021",
    )
    assert with_year.with_year(1999, "title:1999") == with_year


def test_a_year_that_was_only_taken_from_the_documents_date_says_no_more_than_that_date() -> None:
    """A mail of August with a list that ends in March, and below it a sentence about September: one year's plan."""
    told = find("Den 1. september begynder undersøgelsen.")[0].with_year(2025, "document_date")
    filled = fill_years([*cells("25/8", "4/11", "20/1", "1/3"), told], document_date=date(2025, 8, 21))
    assert edtf(filled) == ["2025-08-25", "2025-11-04", "2026-01-20", "2026-03-01", "2025-09-01"]
    assert {one.period.basis for one in filled[:4]} == {"document_date:2025-08-21"}


def test_a_new_section_of_a_dated_paper_may_tell_of_the_same_months_once_more() -> None:
    found = [find(text)[0] for text in ("januar 2038", "29. september 2038", "10. februar", "3. marts")]

    def last(**said: object) -> list[str | None]:
        return edtf(fill_years(found, **said)[2:])  # type: ignore[arg-type]

    assert last(document_date=date(2038, 2, 2), anew=[2]) == ["2038-02-10", "2038-03-03"]
    assert last(document_date=date(2038, 2, 2)) == ["2039-02-10", "2039-03-03"]
    assert last(anew=[2]) == ["2039-02-10", "2039-03-03"]
    assert last(document_date=date(2038, 9, 20), anew=[2]) == ["2039-02-10", "2039-03-03"]


def test_a_year_long_past_that_one_sentence_tells_of_pulls_no_plan_into_it() -> None:
    """A note of February 2026 that ends with what was held in 2018 is of 2026; a list of 2018 stays in 2018."""
    written = date(2026, 2, 2)
    texts = ("24/2", "14. april", "15. september", "december", "28. november 2018")
    assert edtf(fill_years(cells(*texts), document_date=written)) == [
        "2026-02-24",
        "2026-04-14",
        "2026-09-15",
        "2026-12",
        "2018-11-28",
    ]
    listed = ("3. januar 2018", "24/2", "14. april 2018", "28. november 2018")
    assert edtf(fill_years(cells(*listed), document_date=written))[1] == "2018-02-24"
