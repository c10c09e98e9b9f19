"""A year taken from a title or heading, against the weekdays that are printed beside the days."""

from __future__ import annotations

import pytest

from frisat.plan.model import Activity
from frisat.read import from_txt
from frisat.read.to_plan import to_plan


def read(page: str) -> list[Activity]:
    return list(to_plan(from_txt.read(page.encode(), "side.txt")).plan.activities)


def days(page: str) -> list[str | None]:
    return [activity.period.edtf if activity.period else None for activity in read(page)]


LIST = """{title}

Torsdag den 9. januar: Opstart i havnerådet
Tirsdag den 4. februar: Rundtur med roklubben
12. marts: Frist for bidrag
Onsdag den 23. april: Samling på kajen
"""


@pytest.mark.parametrize("title", ["Havneplan 2024", "Havneplan 2026", "Budget 2024", "Havneplan 2024-2026"])
def test_weekdays_that_all_fit_the_year_beside_a_titles_decide(title: str) -> None:
    assert days(LIST.format(title=title)) == ["2025-01-09", "2025-02-04", "2025-03-12", "2025-04-23"]


def test_the_printed_weekday_is_told_as_the_reason() -> None:
    first = read(LIST.format(title="Havneplan 2024"))[0].period
    assert first is not None
    assert first.inferred
    assert first.basis == "weekday:torsdag"


def test_one_wrong_weekday_is_a_slip_and_refutes_no_year() -> None:
    page = "Havneplan 2025\n\nOnsdag den 9. januar: Opstart\n4. februar: Rundtur\n12. marts: Frist for bidrag\n"
    assert days(page) == ["2025-01-09", "2025-02-04", "2025-03-12"]


def test_weekdays_that_fit_no_year_together_refute_none() -> None:
    page = "Havneplan 2025\n\nMandag den 9. januar: Opstart\nTorsdag den 4. februar: Tur\nLørdag den 13. marts: Frist\n"
    assert days(page) == ["2025-01-09", "2025-02-04", "2025-03-13"]


def test_days_after_the_turn_of_the_year_take_the_next_by_their_weekdays() -> None:
    page = (
        "Havneråd 2025\n\nTorsdag den 4. september: Opstart\nMandag den 1. december: Rundtur\n"
        "Tirsdag den 13. januar: Frist for bidrag\nOnsdag den 18. marts: Samling på kajen\n"
    )
    assert days(page) == ["2025-09-04", "2025-12-01", "2026-01-13", "2026-03-18"]


def test_a_page_that_names_its_year_keeps_it_beside_one_date_of_another() -> None:
    page = (
        "Sådan arbejder rådet i 2035\n\nTorsdag den 1. februar: Foredrag\nLørdag den 9. juni: Sommertur\n"
        "30. august: Møde med udvalget\n\nNæste valg til rådet er i november 2037.\n"
    )
    assert days(page) == ["2035-02-01", "2035-06-09", "2035-08-30", "2037-11"]


CLOSED = "Værkstedet\n\nUdgaven er fra marts {last}.\n\nVærkstedet holder lukket i {lead}:\n\n"


@pytest.mark.parametrize(("lead", "last"), [("skoleåret 2030/2031", 2031), ("skoleåret 2030/31", 2031)])
def test_a_school_year_above_a_list_says_the_year_of_each_row(lead: str, last: int) -> None:
    page = (
        CLOSED.format(lead=lead, last=last)
        + "- Den 30. juli - 4. august – oprydning\n- Den 14.-18. oktober – eftersyn\n- 2. december – kursus\n"
        "- Den 10. februar – service\n- 5.-9. maj – udstilling\n"
    )
    assert days(page) == [
        "2030-07-30/2030-08-04",
        "2030-10-14/2030-10-18",
        "2030-12-02",
        "2031-02-10",
        "2031-05-05/2031-05-09",
    ]


def test_a_span_that_lies_most_in_the_july_that_ends_a_school_year_is_in_that_year() -> None:
    page = (
        "Lukkedage i skoleåret 2030/31:\n\n- 20. juli - 2. august – sommerlukket\n"
        "- 3. marts – service\n- 4. juni – kursus\n"
    )
    assert days(page) == ["2031-07-20/2031-08-02", "2031-03-03", "2031-06-04"]
