"""What clashes in a calendar over several processes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from frisat.plan.clashes import Entry, booked_twice, clashes, days_of, days_off
from frisat.plan.model import Activity, Clock, Kind, Status
from frisat.plan.period import Period

THURSDAY = "2027-05-20"


def made(title: str = "Møde", edtf: str | None = THURSDAY, place: str = "A", **own: Any) -> Entry:
    said: dict[str, Any] = {"kind": Kind.MEETING, "actors": ("Skoleudvalget",), **own}
    return Entry(place, Activity(key=title, title=title, period=Period(edtf, edtf or "") if edtf else None, **said))


def codes(*entries: Entry) -> list[str]:
    return [clash.code for clash in clashes(entries)]


@pytest.mark.parametrize(
    ("a", "b", "code"),
    [
        (("15:00", "17:00"), ("16:00", "18:00"), "K003"),
        (("15:00", "17:00"), ("17:00", "18:00"), None),
        (("15:00", None), ("15:00", None), "K003"),
        (("15:00", None), ("16:00", None), "K004"),
        (("09:00", None), ("15:00", None), None),
        (("09:00", "10:00"), ("15:00", None), None),
        (("09:00", "10:00"), None, "K004"),
        (None, None, "K004"),
    ],
)
def test_one_body_in_two_places(
    a: tuple[str, str | None] | None, b: tuple[str, str | None] | None, code: str | None
) -> None:
    found = codes(made("X", time=Clock(*a) if a else None), made("Y", place="B", time=Clock(*b) if b else None))

    assert found == ([code] if code else [])


def test_another_spelling_of_a_body_is_the_same_body() -> None:
    assert codes(made("X", actors=("Byrådet",)), made("Y", actors=("byråd",))) == ["K004"]


def test_different_bodies_and_days_do_not_clash() -> None:
    assert codes(made("X"), made("Y", actors=("Ældrerådet",))) == []
    assert codes(made("X"), made("Y", "2027-05-21")) == []


def test_only_days_that_are_said_clash() -> None:
    assert codes(made("X", "2027-05"), made("Y")) == []
    assert codes(made("X", "2027-05-01/2027-05-31"), made("Y")) == []
    assert codes(made("X", None), made("Y")) == []


def test_called_off_meetings_and_what_is_no_meeting_do_not_clash() -> None:
    assert codes(made("X", status=Status.CANCELLED), made("Y")) == []
    assert codes(made("X", kind=Kind.HEARING), made("Y")) == []
    assert codes(made("X", kind=Kind.DEADLINE), made("Y")) == []


def test_a_meeting_of_two_days_meets_another_on_its_second() -> None:
    found = clashes([made("Døgnseminar", "2027-05-19/2027-05-20", kind=Kind.WORKSHOP), made("Y")])

    assert [(c.code, c.day) for c in found] == [("K004", date(2027, 5, 20))]


def test_two_bodies_that_share_two_meetings_are_told_once() -> None:
    both = ("Skoleudvalget", "Ældrerådet")

    assert codes(made("X", actors=both), made("Y", actors=both)) == ["K004"]


def test_three_meetings_in_a_day_are_many() -> None:
    entries = [made(f"M{n}", time=Clock(f"{8 + 3 * n:02}:00", f"{9 + 3 * n:02}:00")) for n in range(3)]

    assert codes(*entries) == ["K005"]


def test_a_meeting_on_a_holiday_and_in_the_summer_break() -> None:
    ascension, july = "2027-05-06", "2027-07-15"

    assert codes(made("X", ascension)) == ["K001"]
    assert codes(made("X", july)) == ["K002"]
    assert codes(made("X", july, kind=Kind.WORKSHOP)) == []


def test_sentences_name_what_clashes() -> None:
    (clash,) = clashes([made("Budget"), made("Skoler")])

    assert (
        clash.message("da") == "Skoleudvalget har to ting samme dag, og tiderne kan støde sammen: »Budget« og »Skoler«."
    )
    assert "Skoleudvalget" in clash.message("en")


def test_days_of_something_long_are_none() -> None:
    assert days_of(made("X", "2027-05-18/2027-05-20").activity) == [
        date(2027, 5, 18),
        date(2027, 5, 19),
        date(2027, 5, 20),
    ]
    assert days_of(made("X", "2027-05-18/2027-05-21").activity) == []


def test_one_person_in_two_bodies_is_booked_twice() -> None:
    one, other = made("X", actors=("Skoleudvalget",)), made("Y", actors=("Ældrerådet",))

    assert clashes([one, other]) == []
    assert [(c.code, dict(c.parts)["body"]) for c in booked_twice("Formanden", [one, other])] == [("K004", "Formanden")]


def test_a_register_may_say_who_is_there() -> None:
    one, other = made("X", actors=("Skoleudv.",)), made("Y", actors=("SU",))
    known = [Entry(e.place, e.activity, ((7, "Skoleudvalget"),)) for e in (one, other)]

    assert clashes([one, other]) == []
    assert [dict(c.parts)["body"] for c in clashes(known)] == ["Skoleudvalget"]


def test_days_off_alone() -> None:
    assert [c.code for c in days_off([made("X", "2027-05-06"), made("Y", "2027-05-06")])] == ["K001", "K001"]
