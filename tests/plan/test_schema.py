"""The plan's JSON: round trip, unknown keys, upgrades, refusals, and the published schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frisat.plan import schema
from frisat.plan.errors import FormatError
from frisat.plan.json_schema import json_schema
from frisat.plan.model import (
    FORMAT,
    Activity,
    ActorDate,
    AgendaItem,
    Clock,
    DocumentKind,
    Footnote,
    Header,
    Kind,
    LintOff,
    Note,
    Person,
    Plan,
    Quantity,
    Reading,
    Source,
    Status,
    Visibility,
)
from frisat.plan.period import Period

SCHEMA = jsonschema.Draft202012Validator(json_schema())
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=12)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
EDTF = st.sampled_from(
    ["2021", "2021-10~", "2021-10-26", "2021-10/..", "../2021", "2021-22", "[2021-04,2021-06]", None]
)
PERIOD = st.builds(
    Period, EDTF, TEXT, st.booleans(), st.sampled_from(["before", "after", None]), st.none() | TEXT, st.none() | TEXT
)
EXTRA = st.dictionaries(TEXT.map("x-{}".format), st.none() | TEXT | st.integers(), max_size=2)


@st.composite
def activities(draw: st.DrawFn) -> tuple[Activity, ...]:
    keys = draw(st.lists(TEXT.filter(bool), unique=True, max_size=4))
    return tuple(
        Activity(
            key=key,
            title=draw(TEXT),
            kind=draw(st.sampled_from(Kind)),
            period=draw(st.none() | PERIOD),
            time=draw(st.sampled_from([None, Clock("15:00"), Clock("09:30", "11:00")])),
            actors=draw(TEXTS),
            actor_dates=draw(st.lists(st.builds(ActorDate, TEXT, PERIOD), max_size=2).map(tuple)),
            agenda=draw(TEXTS),
            status=draw(st.sampled_from(Status)),
            status_reason=draw(st.none() | TEXT),
            quantities=draw(st.lists(st.builds(Quantity, TEXT, st.integers(), st.integers()), max_size=2).map(tuple)),
            visibility=draw(st.sampled_from(Visibility)),
            lint_off=draw(st.lists(st.builds(LintOff, TEXT, TEXT), max_size=1).map(tuple)),
            source=draw(st.sampled_from([None, Source("a.txt", (1, 4)), Source("b.pdf", page=2, table=1, row=3)])),
            extra=draw(EXTRA),
        )
        for key in keys
    )


PLANS = st.builds(
    Plan,
    kind=st.sampled_from(DocumentKind),
    title=TEXT,
    organisation=st.none() | TEXT,
    updated=st.sampled_from([None, "2020-12-09"]),
    provisional=st.booleans(),
    activities=activities(),
    footnotes=st.lists(st.builds(Footnote, TEXT, TEXT, TEXTS), max_size=2).map(tuple),
    stakeholders=TEXTS,
    header=st.none() | st.builds(Header, place=st.none() | TEXT, participants=st.none() | TEXTS, extra=EXTRA),
    items=st.lists(
        st.builds(AgendaItem, no=TEXT, title=TEXT, presenters=st.just((Person("Formanden"),)), extra=EXTRA), max_size=2
    ).map(tuple),
    text=TEXTS,
    extra=EXTRA,
)


@given(PLANS)
def test_a_plan_survives_its_json_unknown_keys_included(plan: Plan) -> None:
    """JSON and back gives an equal plan, and the JSON follows the published schema."""
    data = json.loads(json.dumps(schema.plan_to_json(plan)))

    assert schema.plan_from_json(data) == plan
    SCHEMA.validate(data)


def _objects(data: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of the format with the way to it; what an unknown key or the parts of a note hold is no level."""
    if isinstance(data, dict):
        yield path, data
        for key, value in data.items():
            if not key.startswith("x-") and key != "parts":
                yield from _objects(value, f"{path}.{key}")
    elif isinstance(data, list):
        for n, value in enumerate(data):
            yield from _objects(value, f"{path}.{n}")


FULL = Reading(
    Plan(
        activities=(
            Activity(
                key="a1",
                title="Møde",
                period=Period("2021-10"),
                time=Clock("15:00", "16:00"),
                actor_dates=(ActorDate("SSG", Period("2021-10-02")),),
                quantities=(Quantity("borgere", 1, 2),),
                lint_off=(LintOff("undated", "aftalt"),),
                source=Source("a.docx", row=1),
            ),
        ),
        footnotes=(Footnote("*", "Note"),),
        header=Header(chair=Person("Formanden"), secretary=Person("A"), caseworker=Person("B")),
        items=(AgendaItem(no="1", title="Budget", presenters=(Person("C"),)),),
    ),
    (Note("R102", Source("a.docx"), "32. maj"),),
)


def test_every_level_of_the_format_is_tried_below() -> None:
    """The sample has each object of the published schema once, so that no level can be forgotten."""
    ways = {re.sub(r"\.\d+", "", path) for path, _ in _objects(schema.reading_to_json(FULL))}

    assert ways == {
        "", ".activities", ".activities.period", ".activities.time", ".activities.actor_dates",
        ".activities.actor_dates.period", ".activities.quantities", ".activities.lint_off", ".activities.source",
        ".footnotes", ".header", ".header.chair", ".header.secretary", ".header.caseworker", ".items",
        ".items.presenters", ".notes", ".notes.source",
    }  # fmt: skip


@given(st.data())
def test_unknown_keys_survive_at_every_level(data: st.DataObject) -> None:
    """A newer program's keys, put into any of the objects, are there after a round trip, and nothing else is."""
    document = json.loads(json.dumps(schema.reading_to_json(FULL)))
    for _, one in list(_objects(document)):
        one.update(data.draw(EXTRA))

    again = schema.reading_to_json(schema.reading_from_json(document))

    assert json.loads(json.dumps(again)) == document
    SCHEMA.validate({k: v for k, v in again.items() if k != "notes"} | {"notes": []})


def test_notes_survive_and_can_be_said_in_the_other_language() -> None:
    """A note keeps its code and parts, so that a Danish reading can be shown in English."""
    note = Note("E102", Source("a.txt", (3, 3)), "30. februar")
    data = schema.reading_to_json(Reading(Plan(), (note,)))

    again = schema.reading_from_json(data)

    assert again.notes == (note,)
    assert data["notes"][0]["where"] == "linje 3"
    assert "30. februar" in again.notes[0].message("en")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ([], "E201"),
        ({}, "E201"),
        ({"format": "word"}, "E201"),
        ({"format": "frisat-plan/99"}, "E202"),
        ({"format": FORMAT, "activities": [{"key": "a"}]}, "E201"),
        ({"format": FORMAT, "activities": [{"key": "a", "title": "x", "kind": "party"}]}, "E201"),
        ({"format": FORMAT, "activities": [{"key": "a", "title": "x"}, {"key": "a", "title": "y"}]}, "E201"),
        ({"format": FORMAT, "activities": [{"key": "a", "title": "x", "period": {"edtf": "sommer"}}]}, "E101"),
        ({"format": FORMAT, "activities": [{"key": "a", "title": "x", "period": {"edtf": "2021-02-30"}}]}, "E102"),
        ({"format": FORMAT, "activities": [{"key": "a", "title": "x", "actors": "alle"}]}, "E201"),
        ({"format": FORMAT, "activities": 4}, "E201"),
        ({"format": FORMAT, "items": [3]}, "E201"),
    ],
)
def test_json_that_is_no_plan_is_refused_with_a_code(data: Any, code: str) -> None:
    """Every way of being wrong ends in one FormatError, never in another exception."""
    with pytest.raises(FormatError) as refused:
        schema.plan_from_json(data)

    assert refused.value.code == code
    assert str(refused.value)


def test_an_older_format_is_upgraded_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step of UPGRADES is taken until the format is today's."""
    monkeypatch.setitem(schema.UPGRADES, "frisat-plan/0", lambda d: {**d, "format": FORMAT, "title": d["name"]})

    assert schema.plan_from_json({"format": "frisat-plan/0", "name": "Gammel plan"}).title == "Gammel plan"


def test_the_public_sees_no_staff_activity_and_nothing_that_points_at_one() -> None:
    """`Plan.public` leaves out staff activities, remarks and every key of what was left out."""
    plan = Plan(
        activities=(
            Activity(key="a1", title="Åben", remark="internt", depends_on=("skjult",), replaced_by="skjult"),
            Activity(key="skjult", title="Lukket", visibility=Visibility.STAFF),
        ),
        footnotes=(Footnote("*", "om den lukkede", ("skjult",)), Footnote("**", "om alle")),
    )

    public = schema.plan_to_json(plan.public())

    assert [a["key"] for a in public["activities"]] == ["a1"]
    assert "skjult" not in json.dumps(public)
    assert "internt" not in json.dumps(public)
    assert [f["mark"] for f in public["footnotes"]] == ["**"]


def test_the_public_sees_a_closed_point_as_a_number_and_a_neutral_heading() -> None:
    """Title, text, presenters and outcome of a closed item are gone, from the meeting's agenda points too."""
    plan = Plan(
        activities=(Activity(key="a1", title="Møde", agenda=("Budget", "Lukket punkt: Køb af Kaj 4")),),
        items=(
            AgendaItem(no="1", title="Budget"),
            AgendaItem(no="2", title="Køb af Kaj 4", text="hemmeligt", presenters=(Person("N"),), closed=True),
        ),
    )

    public = schema.plan_to_json(plan.public())

    assert "Kaj 4" not in json.dumps(public, ensure_ascii=False)
    assert "hemmeligt" not in json.dumps(public)
    assert public["activities"][0]["agenda"] == ["Budget", "Lukket punkt"]
    assert [(i["no"], i["title"], i["closed"]) for i in public["items"]] == [
        ("1", "Budget", False),
        ("2", "Lukket punkt", True),
    ]
