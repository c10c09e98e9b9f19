"""
Sentences around a list that tell of its rows once more, in words and with names made up for the test.
"""

from __future__ import annotations

import pytest

from frisat.plan.model import Activity, Plan
from frisat.read import from_txt
from frisat.read.to_plan import to_plan


def plan(text: str) -> Plan:
    return to_plan(from_txt.read(text.strip("\n").encode(), "side.txt")).plan


def days(activities: tuple[Activity, ...]) -> list[str | None]:
    return [one.period.edtf if one.period else None for one in activities]


TWICE = """
Køreplan for budgettet

Budget 2032 til 2035

Økonomiudvalget tiltrådte på mødet den 12. februar 2031 en køreplan for arbejdet. Planen ventes at være på plads den
8. oktober 2031.

Herunder står de vigtigste dage.

12. februar: Økonomiudvalget (ØU) fastlagde spillereglerne.

3. juni: Udvalgene bliver færdige med deres forslag.

19. august: Økonomiudvalget behandler tallene.

30. august - 2. september: Byrådets seminar.
"""


def test_a_list_below_sentences_begins_anew_and_does_not_run_on_from_them() -> None:
    said = plan(TWICE).activities
    assert days(said) == ["2031-10-08", "2031-02-12", "2031-06-03", "2031-08-19", "2031-08-30/2031-09-02"]


def test_a_sentence_on_a_row_of_the_list_is_no_second_activity_but_text() -> None:
    made = plan(TWICE)
    assert [one.title for one in made.activities if one.period and one.period.edtf == "2031-02-12"] == [
        "Økonomiudvalget (ØU) fastlagde spillereglerne."
    ]
    assert any("tiltrådte på mødet den 12. februar 2031" in text for text in made.text)


OTHER_DAYS = """
Parken ved søen

Udvalget forventes at vælge et forslag den 9. november 2031.

4. marts: Gåtur i parken
2. april: Åbent møde om planterne
17. maj: Naboerne bliver hørt
"""


def test_a_list_that_shares_no_day_with_the_sentence_above_begins_before_it() -> None:
    assert days(plan(OTHER_DAYS).activities) == ["2031-11-09", "2031-03-04", "2031-04-02", "2031-05-17"]


HELD = """
Parken ved søen

Byrådet vedtog planen for parken den 9. november 2031.

14. januar: Gåtur i parken
2. april: Åbent møde om planterne
17. maj: Naboerne bliver hørt
"""


def test_a_list_below_what_was_decided_comes_after_it() -> None:
    assert days(plan(HELD).activities)[1:] == ["2032-01-14", "2032-04-02", "2032-05-17"]


MOVED = """
Tidsplan for budget 2032

Planen er lavet om. Det gælder også borgermødet, der nu holdes den 2. oktober.

29. maj: Tallene lægges frem
26. september: Gennemgang for Byrådet
2. oktober: Borgermøde om tallene
9. oktober: Byrådets 1. behandling
"""


def test_the_year_of_a_budget_in_the_title_is_not_that_of_a_day_in_the_text() -> None:
    assert days(plan(MOVED).activities) == ["2031-05-29", "2031-09-26", "2031-10-02", "2031-10-09"]


@pytest.mark.parametrize(
    "other", ["Naboerne inviteres til gåtur den 2. oktober.", "Den 2. oktober er kontoret lukket."]
)
def test_a_sentence_on_another_thing_of_the_same_day_takes_no_row_away(other: str) -> None:
    text = MOVED.replace("Det gælder også borgermødet, der nu holdes den 2. oktober.", other)
    assert "2031-10-02" in days(plan(text).activities)
    assert "Borgermøde om tallene" in [one.title for one in plan(text).activities]


def test_a_sentence_that_lists_the_days_of_a_thing_stays_whole() -> None:
    text = MOVED.replace("Det gælder også borgermødet, der nu holdes den 2. oktober.", "")
    said = plan(f"{text}\nBorgermøder: 2. oktober, 5. november og 6. december 2031, alle kl. 19.\n")
    assert days(said.activities).count("2031-10-02") == 2
