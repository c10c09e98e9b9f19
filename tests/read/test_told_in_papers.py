"""What minutes, time lines and pages tell of beside their main matter: next meetings, moves, gatherings held, links."""

from __future__ import annotations

from pathlib import Path

import pytest

from frisat.plan import danish
from frisat.plan.model import Activity, Plan, Status
from frisat.read import glued, read
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import Made, Para
from tests.read.documents import dumped

MINUTES = """
Referat

Møde: Styregruppen for Havnebadet
Dato: 4. marts 2031
Tid: 13.00-14.00
Referent: Projektlederen

1. Status
Borgermødet den 11. februar blev holdt med 80 deltagere. Udbuddet blev godkendt den 6. januar.
Prøvesvømningen flyttes fra april til maj. Drøftelsen af taksten flyttes fra april til maj.
Kontrakten forventes underskrevet i september 2033.

2. Kommende møder
6. maj kl. 13.00-14.00 på Teams
9. september kl. 13.00-14.00 – aflyst
"""


def minutes() -> Plan:
    return to_plan(dumped(MINUTES)).plan


def named(activities: tuple[Activity, ...], word: str) -> list[tuple[str | None, Status]]:
    return [(one.period.edtf if one.period else None, one.status) for one in activities if word in one.title]


def test_the_next_meetings_of_minutes_are_of_their_body_and_soon() -> None:
    """A contract two years on says nothing of the year of the next meeting."""
    got = minutes().activities

    assert named(got, "Kommende møder") == [("2031-05-06", Status.PLANNED), ("2031-09-09", Status.CANCELLED)]
    assert {one.actors for one in got if one.title == "Kommende møder"} == {("Styregruppen for Havnebadet",)}


def test_the_label_of_a_meeting_beside_a_body_says_who_meets() -> None:
    header = minutes().header
    assert header is not None
    assert (header.body, header.date) == ("Styregruppen for Havnebadet", "2031-03-04")


def test_a_gathering_that_minutes_tell_of_was_held_and_what_was_once_decided_is_background() -> None:
    got = minutes().activities
    assert named(got, "Borgermødet") == [("2031-02-11", Status.HELD)]
    assert named(got, "Udbuddet") == []


def test_what_is_moved_from_one_month_to_the_next_is_told_of_both() -> None:
    assert named(minutes().activities, "Drøftelsen af taksten") == [
        ("2031-04", Status.POSTPONED),
        ("2031-05", Status.PLANNED),
    ]


def test_neighbouring_months_of_a_span_stay_one() -> None:
    (found,) = danish.find("Der samles svar ind fra april til maj 2031.")
    assert found.period.edtf == "2031-04/2031-05"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rådet har i stedet mulighed for at give et skriftligt svar senest den 3. maj 2031.", Status.PLANNED),
        ("Udvalget har frist til den 3. maj 2031 til at give et høringssvar.", Status.PLANNED),
        ("Rådet har givet sit svar den 3. maj 2031.", Status.HELD),
    ],
)
def test_a_chance_to_do_something_is_not_the_deed(text: str, status: Status) -> None:
    made = Made("side.docx", "", (Para("Nyt fra rådet"), Para(text)), ())
    assert [one.status for one in to_plan(to_blocks.make(made)).plan.activities] == [status]


def test_a_second_line_below_a_step_of_a_time_line_says_more_of_it() -> None:
    """Most dates have one line below them; "Høringsperiode" is a step, no label of the next date."""
    steps = """
Plan for havnebadet

3. marts 2031
Borgermøde i hallen
Svømmerne fortalte om deres ønsker.

7. april 2031
Udvalget behandler et udkast
Se sagen her

2.-28. maj 2031
Høringsperiode

13. maj 2031
Workshop for medarbejdere

4. juni 2031
Behandling i Fritidsudvalget

11. juni 2031
Behandling i Økonomiudvalget

18. juni 2031
Temamøde med Byrådet

25. juni 2031
Svar til svømmerne

9. juli 2031
Byrådet vedtager planen
"""
    got = to_plan(dumped(steps)).plan.activities

    assert [(one.period.edtf, one.title) for one in got if one.period] == [
        ("2031-03-03", "Borgermøde i hallen"),
        ("2031-04-07", "Udvalget behandler et udkast"),
        ("2031-05-02/2031-05-28", "Høringsperiode"),
        ("2031-05-13", "Workshop for medarbejdere"),
        ("2031-06-04", "Behandling i Fritidsudvalget"),
        ("2031-06-11", "Behandling i Økonomiudvalget"),
        ("2031-06-18", "Temamøde med Byrådet"),
        ("2031-06-25", "Svar til svømmerne"),
        ("2031-07-09", "Byrådet vedtager planen"),
    ]
    assert got[0].agenda == ("Svømmerne fortalte om deres ønsker.",)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Sept-oktTre møder holdt", "Sept-okt   Tre møder holdt"),
        ("jan.-feb. 2031Kortlægning", "jan.-feb. 2031   Kortlægning"),
    ],
)
def test_short_months_that_run_into_their_words_are_parted(line: str, said: str) -> None:
    assert glued.parted(line) == said
    assert len(danish.find(said)) == 1


def test_two_days_that_share_a_month_over_a_wide_gap_are_both_dated(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        "Møder i 2031:\n\n  • 3. marts - Temamøde\n\n  • 7.  og 8. april - Fællesmøde\n\n  • 6. maj - Temamøde\n"
    )
    assert [one.period.edtf for one in read(path).plan.activities if one.period] == [
        "2031-03-03",
        "2031-04-07",
        "2031-04-08",
        "2031-05-06",
    ]


def test_the_head_of_a_pages_archive_is_no_activity() -> None:
    got = to_plan(dumped("Arkiv for måneden: februar 2031\n\nNyt bad\n\nBadet åbner den 4. juni 2031.")).plan
    assert [one.period.edtf for one in got.activities if one.period] == ["2031-06-04"]
