"""The calendar: the rules of the standard, and what each sort of activity becomes in it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from icalendar import Calendar

from frisat.plan.model import Clock, Kind, Plan, Status
from frisat.plan.period import Period
from frisat.write.to_ics import feed, render, uid

from . import plans
from .calendar_rules import broken, parse

STAMP = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)


def events(plan: Plan, **own) -> list:
    return list(parse(render(plan, stamp=STAMP, **own)).all("VEVENT"))


def one(**fields):
    (event,) = events(Plan(title="P", activities=(plans.activity("a", **fields),)))
    return event


@pytest.mark.parametrize("make", plans.TRICKY.values(), ids=plans.TRICKY)
def test_every_tricky_plan_keeps_every_rule(make) -> None:
    data = render(make(), stamp=STAMP, staff=True)
    assert broken(data) == []
    assert len(Calendar.from_ical(data).events) == len(list(parse(data).all("VEVENT")))


@given(plans.PLANS)
def test_any_plan_at_all_keeps_every_rule(plan: Plan) -> None:
    assert broken(render(plan, stamp=STAMP, staff=True)) == []


def test_the_checker_finds_what_is_broken() -> None:
    """A rule book that passes everything would prove nothing."""
    good = render(plans.everything(), stamp=STAMP)
    for wrong in (
        good.replace(b"\r\n", b"\n"),
        good.replace(b"UID:", b"X-UID:"),
        good.replace(b"DTSTAMP:20270102T030405Z", b"DTSTAMP:20270102T030405"),
        good.replace(b"BEGIN:DAYLIGHT", b"BEGIN:STANDARD").replace(b"END:DAYLIGHT", b"END:STANDARD"),
        good.replace(b"METHOD:PUBLISH\r\n", b""),
        good.replace(b"STATUS:CONFIRMED", b"STATUS:MAYBE"),
        good.replace(b"SUMMARY:", b"SUMMARY:" + b"x" * 80),
        good.replace(b"Kulturhuset\\,", b"Kulturhuset,"),
    ):
        assert wrong != good
        assert broken(wrong)


def test_a_day_is_an_all_day_event() -> None:
    event = one(period=Period("2027-03-02", "2. marts 2027"))
    assert (event.value("DTSTART"), event.value("DTEND")) == ("20270302", "20270303")
    assert (event.value("STATUS"), event.value("TRANSP")) == ("CONFIRMED", "OPAQUE")


def test_days_are_one_event_to_the_end_of_the_last() -> None:
    event = one(period=Period("2027-03-30/2027-04-02", ""))
    assert (event.value("DTSTART"), event.value("DTEND")) == ("20270330", "20270403")


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [("2027-03-27", 14), ("2027-03-28", 13), ("2027-10-30", 13), ("2027-10-31", 14)],
)
def test_a_clock_time_is_danish_time_on_both_sides_of_summer_time(day: str, utc_hour: int) -> None:
    """Reference: summer time 2027 begins on 28 March and ends on 31 October."""
    plan = Plan(activities=(plans.activity("a", period=Period(day), time=Clock("15:00", "17:00")),))
    data = render(plan, stamp=STAMP)
    (event,) = Calendar.from_ical(data).events
    assert event.start.astimezone(UTC) == datetime.fromisoformat(f"{day}T{utc_hour}:00:00+00:00")
    (raw,) = parse(data).all("VEVENT")
    assert raw.parameters("DTSTART") == {"TZID": "Europe/Copenhagen"}


def test_our_time_zone_rule_gives_the_same_as_the_zone_database() -> None:
    """Every day at noon of two years, by the VTIMEZONE's own rule and by zoneinfo."""

    def last_sunday(year: int, month: int) -> date:
        day = date(year, month, 31)
        return day - timedelta(days=(day.weekday() + 1) % 7)

    zone = next(iter(parse(render(plans.everything(), stamp=STAMP)).all("VTIMEZONE")))
    summer, winter = (next(iter(zone.all(name))) for name in ("DAYLIGHT", "STANDARD"))
    assert summer.value("RRULE") == "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"
    assert winter.value("RRULE") == "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"
    assert (summer.value("TZOFFSETTO"), winter.value("TZOFFSETTO")) == ("+0200", "+0100")
    for offset in range(730):
        day = date(2027, 1, 1) + timedelta(days=offset)
        is_summer = last_sunday(day.year, 3) <= day < last_sunday(day.year, 10)
        real = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Europe/Copenhagen")).utcoffset()
        assert real == timedelta(hours=2 if is_summer else 1)


def test_an_end_after_midnight_lies_on_the_next_day_and_no_end_is_made_up() -> None:
    late = one(time=Clock("22:00", "01:00"))
    assert late.value("DTEND") == "20270303T010000"
    assert one(time=Clock("19:00")).value("DTEND") is None
    assert one(time=Clock("19:00", "24:00")).value("DTEND") == "20270303T000000"


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2027-02", "20270201", "20270301"),
        ("2027-02/2027-03", "20270201", "20270401"),
        ("2027", "20270101", "20280101"),
        ("2027-33", "20270101", "20270401"),
        ("2027-10~", "20271001", "20271101"),
        ("2027-10/..", "20271001", "20271101"),
        ("2027-03-02?", "20270302", "20270303"),
    ],
)
def test_a_fuzzy_period_is_a_tentative_span_shown_as_free(edtf: str, start: str, end: str) -> None:
    event = one(period=Period(edtf, "engang"))
    assert (event.value("DTSTART"), event.value("DTEND")) == (start, end)
    assert (event.value("STATUS"), event.value("TRANSP")) == ("TENTATIVE", "TRANSPARENT")
    assert "ikke lagt helt fast" in (event.value("DESCRIPTION") or "")


def test_fuzzy_periods_can_be_switched_off() -> None:
    plan = Plan(activities=(plans.activity("a"), plans.activity("b", period=Period("2027-05", "maj 2027"))))
    made = feed(plan, stamp=STAMP, fuzzy=False)
    assert [e.value("UID") for e in parse(made.data).all("VEVENT")] == [uid("/", "a")]
    assert made.fuzzy == ("b",)


def test_several_possible_days_are_several_tentative_events() -> None:
    got = events(Plan(activities=(plans.activity("a", period=Period("[2027-04-15,2027-06-24]")),)))
    assert [e.value("DTSTART") for e in got] == ["20270415", "20270624"]
    assert {e.value("STATUS") for e in got} == {"TENTATIVE"}
    assert len({e.value("UID") for e in got}) == 2


def test_a_deadline_is_its_last_day_and_does_not_make_it_look_taken() -> None:
    event = one(period=Period("2027-05-01", "senest 1. maj 2027", bound="before"), kind=Kind.DEADLINE)
    assert (event.value("DTSTART"), event.value("TRANSP")) == ("20270501", "TRANSPARENT")
    assert event.value("STATUS") == "CONFIRMED"


@pytest.mark.parametrize(("status", "word"), [(Status.CANCELLED, "Aflyst"), (Status.POSTPONED, "Udskudt")])
def test_what_does_not_take_place_is_cancelled_and_says_so_in_its_title(status: Status, word: str) -> None:
    event = one(status=status, status_reason="Formanden er syg")
    assert event.value("STATUS") == "CANCELLED"
    assert event.value("TRANSP") == "TRANSPARENT"
    assert event.value("SUMMARY") == f"{word}: Møde i udvalget"
    assert "Grund: Formanden er syg" in (event.value("DESCRIPTION") or "")


def test_undated_activities_are_left_out_and_the_calendar_says_so() -> None:
    plan = Plan(
        title="P",
        activities=(
            plans.activity("a"),
            plans.activity("b", "Netværk", period=None),
            plans.activity("c", "Dialogmøde", period=Period(None, "dato ikke fastlagt")),
        ),
    )
    made = feed(plan, stamp=STAMP)
    assert made.undated == ("b", "c")
    said = parse(made.data).value("X-WR-CALDESC") or ""
    assert said == "2 aktiviteter uden dato er ikke med i kalenderen: »Netværk«\\, »Dialogmøde«."


def test_the_uid_stays_when_title_and_date_change_and_the_sequence_goes_up() -> None:
    before = plans.activity("a17")
    after = plans.activity("a17", "Ny titel", period=Period("2027-04-06"))
    first = events(Plan(activities=(before,)), process="skoler")[0]
    second = events(Plan(activities=(after,)), process="skoler", sequences={"a17": 1})[0]
    assert first.value("UID") == second.value("UID")
    assert (first.value("SEQUENCE"), second.value("SEQUENCE")) == ("0", "1")
    other = events(Plan(activities=(before,)), process="veje")[0]
    assert other.value("UID") != first.value("UID")


def test_the_public_calendar_holds_nothing_for_staff_only() -> None:
    public = render(plans.staff_and_public(), stamp=STAMP)
    assert b"Formm" not in public
    assert "Formøde".encode() not in public
    assert "Formøde".encode() in render(plans.staff_and_public(), stamp=STAMP, staff=True)
    assert b"Kun os" not in render(plans.staff_and_public(), stamp=STAMP, staff=True)


def test_the_same_plan_and_stamp_give_the_same_bytes() -> None:
    assert render(plans.everything(), stamp=STAMP) == render(plans.everything(), stamp=STAMP)


def test_a_long_danish_title_is_folded_between_letters() -> None:
    data = render(Plan(activities=(plans.activity("a", "Ærø på ø " * 40),)), stamp=STAMP)
    assert broken(data) == []
    (event,) = Calendar.from_ical(data).events
    assert str(event["SUMMARY"]) == ("Ærø på ø " * 40).strip()


def test_the_calendar_is_the_golden_one() -> None:
    """Golden file; `make golden` rewrites it and the change is reviewed."""
    import os
    from pathlib import Path

    golden = Path(__file__).parent.parent / "golden" / "everything.ics"
    got = render(plans.everything(), stamp=STAMP)
    if os.environ.get("FRISAT_WRITE_GOLDEN"):
        golden.write_bytes(got)
    assert got == golden.read_bytes()
