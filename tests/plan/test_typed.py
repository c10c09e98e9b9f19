"""What is typed into a plan: as a person writes it, and back again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frisat.plan.errors import FormatError
from frisat.plan.model import Activity
from frisat.plan.schema import activity_from_json, activity_to_json
from frisat.plan.sentences import hint, sentence
from frisat.plan.typed import CHOICES, FIELDS, LINES, clock_beside, doubt, period, shown, typed


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("medio marts 2022", "2022-03-11/2022-03-20"),
        ("26. oktober 2027", "2027-10-26"),
        ("senest 1. maj 2027", "2027-05-01"),
        ("Februar/Marts 2022", "2022-02/2022-03"),
        ("3/5-27", "2027-05-03"),
    ],
)
def test_a_period_is_kept_as_words_with_its_meaning_beside(words: str, edtf: str) -> None:
    made = typed("period", words)

    assert (made["text"], made["edtf"]) == (words, edtf)
    assert doubt(made) is None


def test_a_week_without_a_year_gets_the_year_of_its_neighbours_and_says_so() -> None:
    made = typed("period", "uge 34", year=(2027, "neighbours:2027"))

    assert made["edtf"] == "2027-08-23/2027-08-29"
    assert (made["inferred"], made["basis"]) == (True, "neighbours:2027")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("når udvalget er klar", "M101"),
        ("30. februar 2027", "M102"),
        ("14. marts 2027 og 3. april 2027", "M103"),
        ("uge 34", "M104"),
        ("mandag den 4. maj 2027", "M105"),
        ("dato ikke fastlagt", None),
        ("løbende", None),
        ("", None),
    ],
)
def test_words_that_cannot_be_read_are_kept_and_marked(words: str, code: str | None) -> None:
    made = typed("period", words)
    found = doubt(made)

    assert (found[0] if found else None) == code
    assert (made["text"] if made else "") == words
    if found:
        assert sentence(found[0], {"value": found[1]})
        assert hint(found[0], {"value": found[1]})


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("15-17", "15:00", "17:00"),
        ("kl. 15.30", "15:30", None),
        ("9", "09:00", None),
        ("15:00–17:00", "15:00", "17:00"),
    ],
)
def test_a_time_of_day_is_typed_as_people_write_it(words: str, start: str, end: str | None) -> None:
    assert typed("time", words) == {"start": start, "end": end}


def test_a_time_typed_beside_the_date_is_found() -> None:
    assert clock_beside("26. oktober 2027 kl. 15-17") == {"start": "15:00", "end": "17:00"}
    assert clock_beside("26. oktober 2027") is None


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("time", "efter frokost", "E211"),
        ("time", "25", "E211"),
        ("quantities", "mange borgere", "E212"),
        ("quantities", "200-150 borgere", "E212"),
        ("depends_on", "a9", "E213"),
        ("replaced_by", "a9", "E213"),
        ("kind", "fest", "E214"),
        ("actor_dates", "Ældrerådet", "E215"),
        ("title", "  ", "E216"),
        ("title", "x" * 501, "E217"),
        ("source", "x", "E203"),
    ],
)
def test_what_cannot_be_is_refused_with_the_value_and_what_to_do(field: str, text: str, code: str) -> None:
    with pytest.raises(FormatError) as told:
        typed(field, text, keys=frozenset({"a1"}))

    assert told.value.code == code
    assert str(told.value)


def test_quantities_actor_dates_and_dependencies_are_typed_one_a_line() -> None:
    assert typed("quantities", "150-200 borgere\n12 ledere") == [
        {"what": "borgere", "min": 150, "max": 200},
        {"what": "ledere", "min": 12, "max": 12},
    ]
    assert typed("actor_dates", "Ældrerådet: 3. maj 2027")[0]["period"]["edtf"] == "2027-05-03"
    assert typed("depends_on", "a1, a2 a1", keys=frozenset({"a1", "a2"})) == ["a1", "a2"]


_words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)


@given(st.sampled_from(FIELDS), st.text(max_size=40))
def test_what_was_typed_is_of_the_format_and_comes_back_the_same(field: str, text: str) -> None:
    """Any text: refused in words, or a value that the plan format takes and that is the same when typed again."""
    try:
        made = typed(field, text, year=(2027, "neighbours:2027"), keys=frozenset({"a1"}))
    except FormatError:
        return
    row: dict[str, Any] = {**activity_to_json(Activity(key="a1", title="x")), field: made}
    if field == "title":
        row["title"] = made
    activity_from_json({k: v for k, v in row.items() if v is not None})
    assert typed(field, shown(field, made), year=(2027, "neighbours:2027"), keys=frozenset({"a1"})) == made


@given(st.sampled_from(LINES), st.lists(_words, min_size=1, max_size=4))
def test_lines_come_back_as_they_were(field: str, lines: list[str]) -> None:
    assert typed(field, shown(field, lines)) == lines


def test_every_choice_can_be_typed() -> None:
    for field, choices in CHOICES.items():
        assert [typed(field, choice) for choice in choices] == list(choices)


def test_a_period_without_words_is_not_said() -> None:
    assert period("   ") is None
