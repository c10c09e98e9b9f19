"""Every field of the model: a change of it is told in a Danish and an English sentence, of versions as of documents."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from frisat.plan.diff import Certainty, ChangeKind, compare, diff_to_json
from frisat.plan.diff.fields import OF_ACTIVITY, OF_PLAN
from frisat.plan.model import (
    Activity,
    ActorDate,
    AgendaItem,
    Clock,
    DocumentKind,
    Footnote,
    Header,
    Kind,
    LintOff,
    Person,
    Plan,
    Quantity,
    Source,
    Status,
    Visibility,
)
from frisat.plan.period import Period
from frisat.plan.wording.diffing import FIELDS, SENTENCES

DAY = Period("2027-03-02", "2. marts 2027")
OTHER = Activity(key="a2", title="Høring om havneplan", period=Period("2027-02", "februar 2027"))
THIRD = Activity(key="a3", title="Rundtur på havnen", period=Period("2027-05", "maj 2027"))
ACTIVITY = Activity(
    key="a1", title="Borgermøde om byens torv", kind=Kind.INVOLVEMENT, period=DAY, actors=("Kulturudvalget",)
)

ONE: dict[str, tuple[Any, Any, str]] = {
    "title": ("Borgermøde om torvet", "Borgermøde om torv og park", "torv og park"),
    "kind": (Kind.MEETING, Kind.WORKSHOP, "»Workshop«"),
    "period": (DAY, Period("2027-03-09", "9. marts 2027"), "9. marts 2027"),
    "time": (Clock("15:00"), Clock("16:00", "17:00"), "16.00-17.00"),
    "actors": (("Kulturudvalget",), ("Kulturudvalget", "Ældrerådet"), "Ældrerådet"),
    "responsible": (("Byrådet",), ("Børneudvalget",), "Børneudvalget"),
    "actor_dates": (
        (ActorDate("SSG", Period("2027-03-02", "2. marts")),),
        (ActorDate("SSG", Period("2027-03-03", "3. marts")),),
        "»SSG: 3. marts«",
    ),
    "agenda": (("Budget",), ("Budget", "Regnskab"), "»Regnskab«"),
    "deliverables": (("Udkast",), ("Notat",), "»Notat« i stedet for »Udkast«"),
    "depends_on": (("a2",), ("a3",), "»Rundtur på havnen« i stedet for »Høring om havneplan«"),
    "came_from": (("a8",), ("a9",), "»a9« i stedet for »a8«"),
    "status": (Status.TENTATIVE, Status.HELD, "afholdt"),
    "status_reason": ("Sygdom", "Valg", "»Valg« i stedet for »Sygdom«"),
    "replaced_by": ("a2", "a3", "»Rundtur på havnen«"),
    "place": ("Rådhuset", "Biblioteket", "»Biblioteket« i stedet for »Rådhuset«"),
    "track": ("Borgerspor", "Ansattespor", "»Ansattespor«"),
    "method": ("Café", "Rundbord", "»Rundbord«"),
    "quantities": ((Quantity("borgere", 150, 200),), (Quantity("borgere", 250, 250),), "»250 borgere«"),
    "decides": (("Byrådet",), ("Økonomiudvalget",), "»Økonomiudvalget«"),
    "recommends": (("Byrådet",), ("Økonomiudvalget",), "»Økonomiudvalget«"),
    "visibility": (Visibility.STAFF, Visibility.PUBLIC, "»Alle«"),
    "lint_off": ((LintOff("undated", "endnu"),), (LintOff("undated", "aftalt"),), "aftalt"),
    "remark": ("ring til Bo", "skriv til Bo", "»skriv til Bo«"),
    "source": (Source("a.docx", row=1), Source("b.docx", row=2), "»b.docx, række 2«"),
    "extra": ({"x": 1}, {"x": 2}, "»x: 2«"),
}
OF_PERIOD: dict[str, tuple[Period, Period, str]] = {
    "edtf": (DAY, replace(DAY, edtf="2027-03-09"), "flyttet"),
    "text": (DAY, replace(DAY, text="d. 2/3 2027"), "»d. 2/3 2027« i stedet for »2. marts 2027«"),
    "inferred": (DAY, replace(DAY, inferred=True), "udledt"),
    "bound": (DAY, replace(DAY, bound="before"), "senest den 2. marts"),
    "note": (DAY, replace(DAY, note="dato ikke fastlagt"), "»dato ikke fastlagt«"),
    "basis": (replace(DAY, inferred=True), replace(DAY, inferred=True, basis="heading:Plan 2027"), "Plan 2027"),
    "extra": (DAY, replace(DAY, extra={"x": 2}), "»x: 2«"),
}
WHOLE: dict[str, tuple[Any, Any, str]] = {
    "kind": (DocumentKind.PLAN, DocumentKind.MEETINGS, "»Mødeoversigt«"),
    "title": ("Plan for torvet", "Plan for torv og park", "»Plan for torv og park«"),
    "language": ("da", "en", "»en«"),
    "organisation": ("Vesterby Kommune", "Østerby Kommune", "»Østerby Kommune«"),
    "case_no": ("26/1", "26/2", "»26/2«"),
    "updated": ("2027-01-02", "2027-01-03", "3. januar 2027"),
    "provisional": (False, True, "foreløbig"),
    "sha256": ("a" * 64, "b" * 64, "bbb"),
    "footnotes": ((Footnote("*", "Kun i dag"),), (Footnote("*", "Kun i morgen"),), "»* Kun i morgen«"),
    "stakeholders": (("Borgere",), ("Borgere", "Foreninger"), "»Foreninger«"),
    "stakeholders_complete": (False, True, "udtømmende"),
    "header": (Header(place="A", chair=Person("Bo")), Header(place="B", chair=Person("Bo")), "ændret: Mødested."),
    "items": ((AgendaItem(no="1", title="Budget"),), (AgendaItem(no="1", title="Regnskab"),), "»1 Regnskab«"),
    "text": (("Om torvet",), ("Om parken",), "»Om parken«"),
    "extra": ({"x": 1}, {"x": 2}, "»x: 2«"),
}


def plans(before: Activity, after: Activity) -> tuple[Plan, Plan]:
    return Plan(activities=(before, OTHER, THIRD)), Plan(activities=(after, OTHER, THIRD))


def told(a: Plan, b: Plan) -> tuple[list[str], list[str]]:
    changes = compare(a, b).changes
    danish, english = ([c.sentence(language, a, b) for c in changes] for language in ("da", "en"))
    assert not set(danish) & set(english)
    assert all("{" not in s and s.endswith(".") for s in danish + english)
    return danish, english


def names(kind: type, *left_out: str) -> set[str]:
    return {f.name for f in fields(kind)} - set(left_out)


def test_a_new_field_of_the_model_must_be_told_too() -> None:
    """The samples below, and the words for each field, are as many as the fields of the model."""
    assert set(ONE) == names(Activity, "key")
    assert set(OF_PERIOD) == names(Period)
    assert set(WHOLE) == names(Plan, "activities")
    assert set(OF_ACTIVITY) | {f"plan.{name}" for name in OF_PLAN} == set(FIELDS)
    assert names(Activity, "key", "period", "status") <= set(OF_ACTIVITY)
    assert names(Plan, "activities") == set(OF_PLAN)


@pytest.mark.parametrize("field", sorted(ONE))
def test_a_change_of_any_field_of_an_activity_is_told(field: str) -> None:
    """What it is now stands in the sentence; so it does when the field was empty; and its loss is told."""
    one, other, words = ONE[field]
    before, after = (replace(ACTIVITY, **{field: value}) for value in (one, other))
    danish, english = told(*plans(before, after))

    assert len(danish) == len(english) == 1
    assert words in danish[0]
    blank = getattr(Activity(key="x", title="Et møde"), field)
    if blank != other:
        empty = replace(ACTIVITY, **{field: blank})
        assert len(told(*plans(empty, after))[0]) == len(told(*plans(after, empty))[0]) == 1


@pytest.mark.parametrize("field", sorted(OF_PERIOD))
def test_a_change_of_any_part_of_a_period_is_told(field: str) -> None:
    one, other, words = OF_PERIOD[field]
    before, after = (replace(ACTIVITY, period=value) for value in (one, other))

    assert any(words in said for said in told(*plans(before, after))[0])


@pytest.mark.parametrize("field", sorted(WHOLE))
def test_a_change_of_any_field_of_the_plan_is_told(field: str) -> None:
    """One change that names no activity; of the head of an agenda the field is named, never the person in it."""
    one, other, words = WHOLE[field]
    a, b = (replace(Plan(activities=(ACTIVITY,)), **{field: value}) for value in (one, other))
    [change] = compare(a, b).changes

    assert change.is_whole_plan
    assert (change.a, change.b, change.kind) == (None, None, ChangeKind.REWORDED)
    assert words in told(a, b)[0][0]
    assert "Bo" not in told(a, b)[0][0].split()
    assert diff_to_json(compare(a, b), a, b)["changes"][0]["sentence"] == told(a, b)[0][0]


def test_several_fields_of_one_activity_are_told_one_by_one() -> None:
    """A meeting that moved, changed hands and got another clock time: three sentences, none swallowed by another."""
    before = replace(ACTIVITY, time=Clock("15:00"), responsible=("Byrådet",), place="Rådhuset")
    after = replace(
        before, period=Period("2027-03-09", "9/3"), time=Clock("16:00"), responsible=("Ældrerådet",), place=None
    )
    changes = compare(*plans(before, after)).changes

    assert [c.code for c in changes] == ["D101", "D106", "D135", "D171"]


def test_a_cancelled_meeting_that_is_held_after_all_is_not_replaced_by_itself() -> None:
    before = replace(ACTIVITY, status=Status.CANCELLED, status_reason="Sygdom")
    a, b = plans(before, replace(before, status=Status.PLANNED, status_reason=None))

    assert told(a, b)[0] == [
        "Borgermødet om byens torv den 2. marts 2027 er ikke længere aflyst.",
        "Under »Grund« for borgermødet om byens torv den 2. marts 2027 står ikke længere »Sygdom«.",
    ]


def test_of_two_documents_silence_is_no_change_but_what_both_say_is() -> None:
    """Two papers about one meeting: the one names no place, so nothing went; both name who decides, and differ."""
    before = replace(ACTIVITY, key="x1", place="Rådhuset", decides=("Byrådet",), track="Borgerspor")
    after = replace(before, key="y1", place=None, decides=("Økonomiudvalget",), track="Ansattespor")
    a, b = Plan(activities=(before,)), Plan(activities=(after,))
    diff = compare(a, b)

    assert [m.certainty for m in diff.matches] == [Certainty.SURE]
    assert sorted(dict(c.parts)["field"] for c in diff.changes) == ["decides", "track"]


def test_a_row_of_a_file_that_was_read_again_tells_all_its_fields() -> None:
    """The same key outside a process is the same title and time: a reading that somebody added a place to."""
    before = replace(ACTIVITY, key="3fa91c", source=Source("a.docx", row=1))
    after = replace(before, place="Rådhuset", visibility=Visibility.STAFF, source=Source("b.docx", row=7))
    diff = compare(Plan(activities=(before,)), Plan(activities=(after,)))

    assert sorted(dict(c.parts)["field"] for c in diff.changes) == ["place", "visibility"]


def test_where_it_stands_on_paper_is_a_quiet_change() -> None:
    """Pages that link to the paper anyway leave it out; every other change is heard."""
    source = compare(*plans(ACTIVITY, replace(ACTIVITY, source=Source("b.docx", row=7)))).changes
    place = compare(*plans(ACTIVITY, replace(ACTIVITY, place="Rådhuset"))).changes

    assert [c.is_quiet for c in (*source, *place)] == [True, False]


def test_every_sentence_of_a_pair_can_say_how_sure_it_is() -> None:
    """A sentence about two activities has room for "formentlig" and "måske"; what stands alone needs none."""
    alone = {"D140", "D141", "D142", "D143", "D144", "D147", "D148", "D180", "D181", "D182", "D183", "D184"}
    grounds = {code for code in SENTENCES if code in ("D145", "D146") or code.startswith(("D15", "D16"))}
    for code in SENTENCES.keys() - alone - grounds:
        assert all("{how}" in SENTENCES[code][language] for language in ("da", "en")), code


def test_an_unsure_pair_says_so_in_every_sentence() -> None:
    """Two meetings that may be the same: whatever is told of them carries the doubt, in both languages."""
    before = replace(ACTIVITY, key="x1", title="Byrådsmøde", actors=("Byrådet",), status=Status.TENTATIVE)
    after = replace(before, key="y1", period=Period("2027-03-09"), status=Status.PLANNED)
    a, b = Plan(activities=(before,)), Plan(activities=(after,))
    diff = compare(a, b)

    assert diff.matches[0].certainty is not Certainty.SURE
    assert diff.changes
    for change in diff.changes:
        assert any(word in change.sentence("da", a, b) for word in ("formentlig", "måske"))
        assert any(word in change.sentence("en", a, b) for word in ("probably", "possibly"))
