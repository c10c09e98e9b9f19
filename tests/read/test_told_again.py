"""
Activities that a page names again, and moves told in brackets; words and names are made up for the test.
"""

from __future__ import annotations

from frisat.plan.model import Activity, Status
from frisat.read import from_txt
from frisat.read.to_plan import to_plan


def activities(text: str) -> tuple[Activity, ...]:
    return to_plan(from_txt.read(text.strip("\n").encode(), "side.txt")).plan.activities


AGAIN = """
Budget 2032-2035

Overordnet køreplan:

Seminar 1
24. maj 2031

Seminar 2
16.-17. august 2031

Borgermøde på nettet
29. august 2031 kl. 19.00-21.00

Byrådet – 2. behandling
8. oktober 2031

Brev om høringen

Byrådet har holdt to seminarer.

Se oplæggene her:

Seminar 1: d. 24. maj

Seminar 2: d. 16. - 17. august
{more}
Senest opdateret 25-06-2032
"""


def test_what_a_page_names_again_below_its_plan_is_no_second_activity() -> None:
    said = activities(AGAIN.format(more=""))
    assert [one.title for one in said] == ["Seminar 1", "Seminar 2", "Borgermøde på nettet", "Byrådet – 2. behandling"]
    assert said[-1].agenda == ()


def test_another_day_of_the_same_name_is_an_activity() -> None:
    days = [one.period.edtf for one in activities(AGAIN.format(more="\nSeminar 3: d. 5. september\n")) if one.period]
    assert days[-1] == "2031-09-05"
    assert len(days) == 5


MOVED = """
Om planen for parken

Køreplanen siger, at 2. behandling er i Kulturudvalget den 8. oktober 2031 (flyttet fra d. 3. oktober) og i byrådet den
10. oktober 2031.
"""


def test_a_day_in_brackets_from_which_a_meeting_was_moved_is_put_off_and_the_other_days_are_not() -> None:
    said = [(one.period.edtf, one.status, one.actors) for one in activities(MOVED) if one.period]
    assert said == [
        ("2031-10-03", Status.POSTPONED, ("Kulturudvalget",)),
        ("2031-10-08", Status.PLANNED, ("Kulturudvalget",)),
        ("2031-10-10", Status.PLANNED, ("byrådet",)),
    ]
