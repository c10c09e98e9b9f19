"""A meeting's JSON: round trip, unknown keys, refusals that say where, and the published schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frisat.plan import meeting as m
from frisat.plan.errors import FormatError
from frisat.plan.meeting_json import FORMAT, json_schema, meeting_from_json, meeting_to_json
from frisat.plan.model import Clock, Person, Status
from frisat.plan.period import Period
from frisat.plan.sight import PUBLIC, seen

SCHEMA = jsonschema.Draft202012Validator(json_schema())
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=12)
SOME = st.none() | TEXT
NAMES = st.lists(TEXT, max_size=2).map(tuple)
COUNT = st.integers(0, 40)
CLOCK = st.sampled_from(["08:00", "15:30", "24:00"])
EXTRA = st.dictionaries(TEXT.map("x-{}".format), st.none() | TEXT | st.integers(), max_size=2)


def some(cls: Callable[..., Any], *given: st.SearchStrategy[Any], **named: st.SearchStrategy[Any]) -> Any:
    return st.lists(st.builds(cls, *given, **named), max_size=2).map(tuple)


ITEM = st.builds(
    m.Item,
    key=st.uuids().map(str),
    no=TEXT,
    title=TEXT,
    kind=st.sampled_from(m.ItemKind),
    presenters=some(Person, TEXT, SOME),
    minutes=st.none() | COUNT,
    case_no=SOME,
    text=SOME,
    recommendation=SOME,
    closed=st.booleans(),
    ground=SOME,
    extract=SOME,
    withheld=SOME,
    supplementary=st.booleans(),
    papers=some(m.Paper, TEXT, TEXT, TEXT, COUNT, st.booleans(), SOME),
    conflicts=NAMES,
    outcome=st.none() | st.sampled_from(m.Outcome),
    decision=SOME,
    vote=st.none() | st.builds(m.Vote, COUNT, COUNT, COUNT, NAMES, NAMES, NAMES),
    dissents=some(m.Dissent, TEXT, TEXT),
    follow_ups=some(m.FollowUp, text=TEXT, owner=SOME, day=st.sampled_from([None, "2025-03-04"])),
    extra=EXTRA,
)
MEETINGS = st.builds(
    m.Meeting,
    uid=TEXT,
    title=TEXT,
    kind=st.sampled_from(m.MeetingKind),
    bodies=NAMES,
    period=st.none() | st.builds(Period, st.sampled_from([None, "2021-10-26", "2021-10~"]), TEXT),
    clock=st.sampled_from([None, Clock("15:00"), Clock("15:00", "17:00")]),
    place=SOME,
    link=SOME,
    status=st.sampled_from(Status),
    stage=st.sampled_from(m.Stage),
    sequence=COUNT,
    attendees=some(
        m.Attendee,
        TEXT,
        st.sampled_from(m.Part),
        SOME,
        SOME,
        st.sampled_from(m.Presence),
        SOME,
        st.none() | CLOCK,
        st.none() | CLOCK,
    ),
    legs=some(m.Leg, TEXT, st.sampled_from([None, Clock("09:30", "11:00")]), SOME),
    items=st.lists(ITEM, max_size=2, unique_by=lambda item: item.key).map(tuple),
    approvals=some(m.Approval, TEXT, SOME, st.none() | st.booleans(), st.booleans(), SOME),
    corrections=some(m.Correction, TEXT, TEXT, TEXT, SOME),
    department=SOME,
    extra=EXTRA,
)
LEAST = {"format": FORMAT, "uid": "a", "title": "Møde"}
ITEM_LEAST = {"key": "1", "no": "1", "title": "Budget"}


@given(MEETINGS)
def test_a_meeting_survives_its_json_unknown_keys_included(meeting: m.Meeting) -> None:
    """JSON and back gives an equal meeting, and the JSON follows the published schema."""
    data = json.loads(json.dumps(meeting_to_json(meeting)))

    assert meeting_from_json(data) == meeting
    SCHEMA.validate(data)


def test_the_least_that_a_meeting_needs() -> None:
    """What is left out has the default of the value; the format needs an address and a title."""
    assert meeting_from_json(LEAST) == m.Meeting(uid="a", title="Møde")
    SCHEMA.validate(LEAST)


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        ([], "E205", ""),
        ({}, "E205", ""),
        ({"format": "frisat-plan/1"}, "E205", ""),
        ({"format": "frisat-meeting/2"}, "E206", ""),
        ({"format": FORMAT, "uid": "a"}, "E205", "title"),
        ({**LEAST, "title": 4}, "E205", "title"),
        ({**LEAST, "kind": "party"}, "E205", "kind"),
        ({**LEAST, "sequence": True}, "E205", "sequence"),
        ({**LEAST, "bodies": "Byrådet"}, "E205", "bodies"),
        ({**LEAST, "bodies": ["Byrådet", None]}, "E205", "bodies.2"),
        ({**LEAST, "items": [ITEM_LEAST, 3]}, "E205", "items.2"),
        ({**LEAST, "items": [{**ITEM_LEAST, "vote": {"against": 2}}]}, "E205", "items.1.vote.in_favour"),
        ({**LEAST, "items": [ITEM_LEAST, ITEM_LEAST]}, "E205", "items"),
        ({**LEAST, "clock": {"start": "25:00"}}, "E205", "clock.start"),
        ({**LEAST, "attendees": [{"name": "A", "came": "kl. 3"}]}, "E205", "attendees.1.came"),
        ({**LEAST, "period": {"edtf": "2021-02-30"}}, "E102", "period"),
        ({**LEAST, "period": "26. oktober"}, "E205", "period"),
    ],
)
def test_json_that_is_no_meeting_is_refused_with_a_code_and_a_place(data: Any, code: str, where: str) -> None:
    """Every way of being wrong ends in one FormatError that names the value, never in another exception."""
    with pytest.raises(FormatError) as refused:
        meeting_from_json(data)

    assert (code, where) == (refused.value.code, refused.value.where)
    assert str(refused.value)


def test_what_a_file_said_beyond_the_format_is_never_public() -> None:
    """Nobody knows what an unknown key holds, so the cut for the public takes it out, of items too."""
    data = {**LEAST, "stage": "released", "intern": "x", "items": [{**ITEM_LEAST, "note": "y"}]}

    meeting = meeting_from_json(data)

    assert (meeting.extra, meeting.items[0].extra) == ({"intern": "x"}, {"note": "y"})
    public = seen(meeting, PUBLIC)
    assert (public.extra, public.items[0].extra) == ({}, {})


def test_unknown_keys_inside_a_person_or_a_time_fall() -> None:
    """The cut for the public looks for them in the meeting and its items alone, so nothing deeper may hold any."""
    person, day = {"name": "A", "intern": "x"}, {"edtf": "2027-03-02", "text": "2. marts", "intern": "x"}
    data = {**LEAST, "period": day, "clock": {"start": "15:00", "intern": "x"}}
    data["items"] = [{**ITEM_LEAST, "presenters": [person]}]
    meeting = meeting_from_json(data)

    assert "intern" not in json.dumps(meeting_to_json(meeting))
    of_a_plan = Person("A", extra={"intern": "x"})
    item = replace(meeting.items[0], presenters=(of_a_plan,))
    timed = replace(meeting, items=(item,), period=Period("2027-03-02", extra={"intern": "x"}))
    assert "intern" not in json.dumps(meeting_to_json(timed))
