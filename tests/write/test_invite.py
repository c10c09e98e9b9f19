"""Invitations and calendars of meetings: the rules, and three readers that agree on the instant."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Component

from frisat.plan.meeting import Attendee, Item, Leg, Meeting, Stage
from frisat.plan.model import Clock, Status
from frisat.plan.period import Period
from frisat.plan.sight import seen as seen_by
from frisat.write.ics_zone import NAME, moment, zone_lines
from frisat.write.to_invite import Address, Entry, Invited, Method, calendar, invitation, is_invitable

from .calendar_rules import broken as broken_feed
from .calendar_rules import parse
from .invite_rules import RULES, broken, seen

AFTERNOON = Clock("15:00", "17:00")
STAMP = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)
PAGE = "https://x.example/moeder/1/"
ZONE = ZoneInfo("Europe/Copenhagen")
ORGANIZER = Address("Engby Kommune, Sekretariatet", "moeder@engby.example")
ANNA = Invited(Address("Anna Ågård; »formand«", "anna@engby.example"))


def meeting(day: str = "2027-05-03", clock: Clock | None = AFTERNOON, **fields: object) -> Meeting:
    values = {"title": "Møde i Ældre- og Aktivitetsudvalget", "place": "Multisalen, rådhuset", **fields}
    period = Period(day, day) if day else None
    return Meeting(uid="u", period=period, clock=clock, **values)  # type: ignore[arg-type]


def entry(of: Meeting, **own: object) -> Entry:
    values = {
        "uid": "8f1d2c-77@frisat",
        "sequence": of.sequence,
        "stamp": STAMP,
        "url": "https://x.example/moeder/1/",
        **own,
    }
    return Entry(of, **values)  # type: ignore[arg-type]


def letter(of: Meeting, method: Method = Method.REQUEST, invited: Invited = ANNA, **own: object) -> bytes:
    made = invitation(method, entry(of, **own), organizer=ORGANIZER, invited=invited)
    assert made is not None
    return made


GOOD = letter(meeting(title="Møde på rådhuset, »Ældre«", link="https://video.example/1"))


def test_there_are_thirty_rules_and_a_good_invitation_keeps_them_all() -> None:
    assert len(RULES) >= 30
    assert broken(GOOD) == []


@pytest.mark.parametrize("name", RULES)
def test_each_rule_finds_what_breaks_it(name: str) -> None:
    wrong = RULES[name].breaks(GOOD)

    assert wrong != GOOD
    assert name in broken(wrong)


# ------------------------------------------------------------------------------------------------------ generated cases
DAYS = st.one_of(
    st.dates(date(1980, 1, 1), date(2100, 12, 31)),
    st.sampled_from([date(y, m, d) for y, m, d in (
        (2027, 3, 28), (2027, 10, 31), (1980, 4, 6), (1980, 9, 28), (1995, 9, 24), (1996, 10, 27), (1996, 3, 31),
        (2020, 12, 16), (2021, 10, 26), (2028, 2, 29), (2026, 12, 31),
    )]),
)  # fmt: skip
HOURS = st.integers(0, 23)
CLOCKS = st.one_of(
    st.none(),
    st.sampled_from([Clock("02:30", "03:30"), Clock("02:00", "02:30"), Clock("01:30", "03:00"), Clock("23:00", "01:00"),
                     Clock("22:00", "24:00"), Clock("15:00"), Clock("00:00", "00:00")]),
    st.builds(lambda h, m, n: Clock(f"{h:02}:{m:02}", f"{n:02}:15"), HOURS, st.integers(0, 59), HOURS),
)  # fmt: skip
WORDS = st.one_of(
    st.text(min_size=1, max_size=60).filter(lambda t: t.strip() != ""),
    st.sampled_from(["æøå ÆØÅ " * 38, "a,b;c\\d\nBEGIN:VEVENT", 'Navn "citat"; x:y', "\r\nATTENDEE:x@y.z", "🏛️ møde"]),
)  # fmt: skip
NAMES = WORDS.map(lambda t: t[:200])
MEETINGS = st.builds(
    lambda day, clock, title, place, status, reason, link, legs, items, released: meeting(
        day.isoformat(), clock, title=f"M {title}", place=place, status=status, status_reason=reason, link=link,
        legs=tuple(Leg(t, Clock("10:00", "11:30"), "Lindely") for t in legs),
        items=tuple(Item(key=str(n), no=str(n + 1), title=t, closed=n == 1) for n, t in enumerate(items)),
        stage=Stage.RELEASED if released else Stage.DRAFT, sequence=len(items),
    ),
    DAYS, CLOCKS, WORDS, st.none() | WORDS, st.sampled_from(Status), st.none() | WORDS,
    st.none() | st.just("https://video.example/møde"), st.lists(WORDS, max_size=2), st.lists(WORDS, max_size=3),
    st.booleans(),
)  # fmt: skip
INVITED = st.builds(
    lambda name, mail, answer, chair: Invited(Address(name, mail), answer, chair),
    NAMES,
    st.sampled_from(["anna@engby.example", "o'hara+moede@engby.example", "a%b#c@engby.example"]),
    st.sampled_from(["NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE"]),
    st.booleans(),
)
Case = tuple[Meeting, Method, bytes]
GIVEN: list[tuple[Invited, str]] = []
"""Who each of `cases()` was written to, and the UID of the meeting in its place."""


@cache
def cases() -> list[Case]:
    """The same 160 invitations in every run, and some that must be among them."""
    found: list[Case] = []

    @settings(max_examples=160, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(MEETINGS, st.sampled_from(Method), INVITED)
    def collect(of: Meeting, method: Method, invited: Invited) -> None:
        public = seen_by(of)
        heir = "2b@frisat" if of.items else ""
        found.append((public, method, letter(public, method, invited, heir_uid=heir)))
        GIVEN.append((invited, heir))

    collect()
    moved = meeting("2021-01-20", title="Temamøde", sequence=1)
    off = meeting(
        "2020-12-16", title="Temamøde", status=Status.CANCELLED, status_reason="COVID-19", replaced_by="2021-01-20/x"
    )
    long = meeting(title="Møde om " + "æ" * 292)
    for of, method in ((moved, Method.REQUEST), (off, Method.CANCEL), (long, Method.REQUEST), (long, Method.CANCEL)):
        found.append((of, method, letter(of, method)))
        GIVEN.append((ANNA, ""))
    return found


def test_every_generated_invitation_keeps_every_rule() -> None:
    assert len(cases()) >= 160
    assert [(of, said) for of, _, data in cases() if (said := broken(data))] == []


def test_every_invitation_says_what_it_was_given() -> None:
    """Rules see that a value has its form; here it is the right one, as icalendar reads it."""
    every = cases()
    for (of, method, data), (invited, heir) in zip(every, GIVEN, strict=True):
        (event,) = Calendar.from_ical(data).events
        who, asks, off = event["ATTENDEE"], method is Method.REQUEST, of.status.is_off
        role = "CHAIR" if invited.is_chair else "OPT-PARTICIPANT" if invited.is_optional else "REQ-PARTICIPANT"
        assert (str(event["UID"]), int(event["SEQUENCE"])) == ("8f1d2c-77@frisat", of.sequence)
        assert event["DTSTAMP"].dt == STAMP == event["LAST-MODIFIED"].dt
        assert str(event["ORGANIZER"]) == f"mailto:{ORGANIZER.email}"
        assert unquote(str(who)) == f"mailto:{invited.who.email}"
        assert (who.params["ROLE"], who.params["CUTYPE"]) == (role, "INDIVIDUAL")
        assert (who.params.get("PARTSTAT"), who.params.get("RSVP")) == (
            (invited.answer, "TRUE") if asks else (None,) * 2
        )
        tentative = of.status is Status.TENTATIVE
        assert str(event["STATUS"]) == ("CANCELLED" if off or not asks else "TENTATIVE" if tentative else "CONFIRMED")
        assert str(event["TRANSP"]) == ("TRANSPARENT" if off or not asks else "OPAQUE")
        assert str(event["CLASS"]) == "PUBLIC"
        assert (str(event["URL"]), str(event.get("RELATED-TO", ""))) == (PAGE, heir)
        assert str(Calendar.from_ical(data)["METHOD"]) == method


def expected(of: Meeting) -> tuple[object, object]:
    """Start and end as instants (seconds since 1970), or as days: worked out here, not by the writer."""
    day = date.fromisoformat(of.period.edtf)  # type: ignore[union-attr, arg-type]
    clock = of.clock or (Clock("10:00", "11:30") if of.legs else None)
    if clock is None:
        return day.isoformat(), (day + timedelta(days=1)).isoformat()

    def instant(on: date, said: str) -> int:
        hour, minute = map(int, said.split(":"))
        local = datetime(on.year, on.month, on.day, tzinfo=ZONE) + timedelta(hours=hour, minutes=minute)
        return int(local.timestamp())

    if not clock.end:
        return instant(day, clock.start), None
    later = day if clock.end > clock.start else day + timedelta(days=1)
    begins, ends = instant(day, clock.start), instant(later, clock.end)
    return begins, ends if ends > begins else None  # the clocks can jump over a whole meeting


def by_icalendar(data: bytes) -> Iterator[tuple[object, object]]:
    def said(value: object) -> object:
        if value is None:
            return None
        at = value.dt  # type: ignore[attr-defined]
        return int(at.timestamp()) if isinstance(at, datetime) else at.isoformat()

    for event in Calendar.from_ical(data).events:
        yield said(event.get("DTSTART")), said(event.get("DTEND"))


@cache
def by_ical_js() -> list[dict[str, object]]:
    from frisat.web.base import build

    script = build.MODULES / "ical.js" / "dist" / "ical.js"
    if not script.is_file():
        build.fetch()
    node, _ = build._node()
    reader = [str(node), str(__import__("pathlib").Path(__file__).with_name("ical_js.mjs")), str(script)]
    texts = json.dumps([data.decode() for _, _, data in cases()])
    done = subprocess.run(reader, input=texts, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_three_readers_agree_on_the_instant() -> None:
    wrong = []
    for (of, method, data), js in zip(cases(), by_ical_js(), strict=True):
        (mine,) = [expected(of)]
        (theirs,) = by_icalendar(data)
        (event,) = js["events"]  # type: ignore[misc]
        if not mine == theirs == (event["start"], event["end"]):
            wrong.append((of.period, of.clock, mine, theirs, event["start"], event["end"]))
        assert js["method"] == method
    assert wrong == []


def test_both_parsers_read_the_words_that_were_written() -> None:
    """Escaping and folding lose nothing and let nothing else in: one line of a title is one value again."""
    from frisat.write.clean import clean

    for (of, _, data), js in zip(cases(), by_ical_js(), strict=True):
        (event,) = js["events"]  # type: ignore[misc]
        (theirs,) = Calendar.from_ical(data).events
        title = clean(of.title)
        assert event["summary"].endswith(title)
        assert str(theirs["SUMMARY"]).endswith(title)
        assert len(event["attendees"]) == 1
        assert event["description"] == str(theirs["DESCRIPTION"])
        assert (event["location"] or "") == str(theirs.get("LOCATION", "")) == clean(of.place or "")


# ------------------------------------------------------------------------------------------------------------- the zone
def test_the_zone_says_the_right_time_on_every_day_from_1980_to_2100() -> None:
    """Danish time as Python's copy of the time zone database has it, worked out of the VTIMEZONE by icalendar."""
    for days in ([date(1980, 1, 1)], [date(2027, 1, 1)]):
        zone = Component.from_ical("\r\n".join(zone_lines(days)) + "\r\n").to_tz()
        day, wrong = max(days[0], date(1980, 1, 1)).replace(day=1), []
        if days[0].year > 1980:
            day = date(1996, 4, 1)
        while day < date(2101, 1, 1):
            for hour in (0, 1, 4, 12, 23):
                at = datetime(day.year, day.month, day.day, hour)
                if at.replace(tzinfo=zone).utcoffset() != at.replace(tzinfo=ZONE).utcoffset():
                    wrong.append(at)
            day += timedelta(days=1)
        assert wrong == []


def test_an_hour_that_the_clocks_jump_over_or_pass_twice_is_told_in_utc() -> None:
    """2027: summer time begins on 28 March at 2 and ends on 31 October at 3 (sommertidsbekendtgørelsen)."""
    jumped, twice_ = (
        letter(meeting("2027-03-28", Clock("02:30", "04:00"))),
        letter(meeting("2027-10-31", Clock("02:30", "04:00"))),
    )

    assert [seen(d).value("DTSTART") for d in (jumped, twice_)] == ["20270328T013000Z", "20271031T003000Z"]
    assert not list(seen(jumped).calendar.all("VTIMEZONE"))
    assert moment(date(2027, 5, 3), "24:00").isoformat() == "2027-05-04T00:00:00+02:00"


def test_old_meetings_bring_the_old_rules_and_new_ones_the_simple_pair() -> None:
    assert letter(meeting("1985-05-06")).count(b"BEGIN:DAYLIGHT") == 2
    assert letter(meeting("2027-05-06")).count(b"BEGIN:DAYLIGHT") == 1
    assert seen(letter(meeting("2027-05-06"))).parameters("DTSTART") == {"TZID": NAME}


# --------------------------------------------------------------------------------------------------------- what it says
@pytest.mark.parametrize("day", ["", "2027-05", "2027-05~", "[2027-05-03,2027-05-04]", "2027-21", "2027-05-03/2027-06"])
def test_a_meeting_without_a_settled_day_gets_no_invitation_but_can_be_called_off(day: str) -> None:
    of = meeting(day)

    assert not is_invitable(of)
    assert invitation(Method.REQUEST, entry(of), organizer=ORGANIZER, invited=ANNA) is None
    off = letter(of, Method.CANCEL)
    assert broken(off) == []
    assert seen(off).value("DTSTART") == ""


def test_days_without_a_clock_are_all_day_with_an_end_that_is_not_in_it() -> None:
    found = seen(letter(meeting("2027-05-03/2027-05-04", None)))
    assert (found.value("DTSTART"), found.value("DTEND")) == ("20270503", "20270505")


def test_a_visit_lasts_from_its_first_part_to_its_last() -> None:
    legs = (Leg("Lindely", Clock("10:00", "11:30")), Leg("Rådhuset", Clock("13:00", "14:15"), "Sal 2"))
    found = seen(letter(meeting(clock=None, legs=legs)))

    assert (found.value("DTSTART"), found.value("DTEND")) == ("20270503T100000", "20270503T141500")
    assert "Program:\\nkl. 10.00-11.30 Lindely\\nkl. 13.00-14.15 Rådhuset\\, Sal 2" in found.value("DESCRIPTION")


def test_a_cancelled_meeting_says_why_and_what_takes_its_place() -> None:
    of = meeting(
        "2020-12-16", title="Temamøde", status=Status.CANCELLED, status_reason="Corona", replaced_by="2021-01-20/a"
    )
    found = seen(letter(of, Method.CANCEL, heir_uid="77@frisat", heir_url="https://x.example/moeder/2/"))

    assert found.value("SUMMARY") == "Aflyst: Temamøde"
    assert "Grund: Corona\\nAfløses af: https://x.example/moeder/2/" in found.value("DESCRIPTION")
    assert (found.value("RELATED-TO"), found.value("STATUS")) == ("77@frisat", "CANCELLED")


def test_who_is_no_longer_invited_is_told_so_without_a_word_that_the_meeting_is_off() -> None:
    found = seen(letter(meeting(title="Temamøde"), Method.CANCEL))
    assert (found.value("SUMMARY"), found.value("STATUS")) == ("Temamøde", "CANCELLED")


def test_an_agenda_that_sight_has_cut_is_all_that_a_calendar_tells() -> None:
    items = (
        Item(key="1", no="1", title="Status"),
        Item(key="2", no="2", title="Opsigelse", closed=True, ground="§ 27"),
    )
    of = meeting(items=items, stage=Stage.RELEASED, link="https://video.example/hemmelig",
                 attendees=(Attendee("Karen Formand"),))  # fmt: skip
    said = letter(seen_by(of))

    assert b"Dagsorden:\\n1. Status\\n2. Lukket punkt" in said.replace(b"\r\n ", b"")
    for word in (b"Opsigelse", "§ 27".encode(), b"hemmelig", b"Karen"):
        assert word not in said.replace(b"\r\n ", b"")


def test_the_place_is_the_room_or_else_the_link() -> None:
    assert (
        seen(letter(meeting(place=None, link="https://video.example/1"))).value("LOCATION") == "https://video.example/1"
    )


# ------------------------------------------------------------------------------------------------------------- the feed
def feed(*entries: Entry) -> bytes:
    return calendar(entries, name="Møder i Ældrerådet; åbne")


def test_a_feed_keeps_the_rules_of_feeds_with_settled_fuzzy_cancelled_and_undated_meetings() -> None:
    every = [meeting(), meeting("2027-05"), meeting("[2027-05-03,2027-05-10]", None), meeting(""),
             meeting("1985-05-06"), meeting("2020-12-16", status=Status.CANCELLED, status_reason="Corona")]  # fmt: skip
    data = feed(*(entry(of, uid=f"{n}@frisat") for n, of in enumerate(every)))

    assert broken_feed(data) == []
    events = list(parse(data).all("VEVENT"))
    assert [e.value("UID") for e in events] == [
        "0@frisat",
        "1@frisat",
        "2@frisat",
        "2-2@frisat",
        "4@frisat",
        "5@frisat",
    ]
    assert [e.value("STATUS") for e in events] == ["CONFIRMED", *["TENTATIVE"] * 3, "CONFIRMED", "CANCELLED"]
    assert [e.value("TRANSP") for e in events] == ["OPAQUE", *["TRANSPARENT"] * 3, "OPAQUE", "TRANSPARENT"]
    assert parse(data).value("X-WR-CALDESC") == "Ét møde uden dato er ikke med i kalenderen."
    assert len(list(Calendar.from_ical(data).events)) == 6


@given(st.lists(MEETINGS, max_size=4))
@settings(max_examples=40, deadline=None)
def test_any_meetings_at_all_make_a_feed_that_keeps_the_rules(every: list[Meeting]) -> None:
    assert broken_feed(feed(*(entry(of, uid=f"{n}@frisat") for n, of in enumerate(every)))) == []


def test_the_same_meetings_give_the_same_bytes() -> None:
    assert feed(entry(meeting())) == feed(entry(meeting()))


def test_two_thousand_meetings_are_written_in_a_second() -> None:
    import time

    every = [entry(meeting(), uid=f"{n}@frisat") for n in range(2000)]
    began = time.process_time()
    feed(*every)
    assert time.process_time() - began < 1
