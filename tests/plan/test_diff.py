"""Comparing plans: by the process's keys, by likeness in single cases, and what the changes say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from frisat.plan.diff import Certainty, ChangeKind, as_decided, compare, diff_to_json
from frisat.plan.diff.naming import at, bare, name_of, shift
from frisat.plan.model import Activity, Clock, Kind, Plan, Status
from frisat.plan.period import Period


def activity(key: str, title: str, edtf: str | None = "2027-03-02", **more: object) -> Activity:
    given: dict[str, object] = {"kind": Kind.MEETING, "actors": ("Byrådet",), **more}
    period = Period(edtf, edtf) if edtf else None
    return Activity(key=key, title=title, period=period, **given)  # type: ignore[arg-type]


def kinds(a: Plan, b: Plan) -> list[tuple[str, str | None, str | None, int | None]]:
    return [(str(c.kind), c.a, c.b, c.days) for c in compare(a, b).changes]


def plan(*activities: Activity) -> Plan:
    return Plan(activities=activities)


# ------------------------------------------------------------------------------------------ by key
def test_versions_of_a_process_are_compared_by_key_alone() -> None:
    """The same key is the same activity, however it is worded; another key is another, however alike."""
    a = plan(activity("a1", "Høring om havneplan"), activity("a2", "Godkendelse af havneplan", "2027-04-06"))
    b = plan(activity("a1", "Borgermøde", "2027-03-09"), activity("a3", "Godkendelse af havneplan", "2027-04-06"))

    assert kinds(a, b) == [
        ("moved", "a1", "a1", 7),
        ("reworded", "a1", "a1", 7),
        ("dropped", "a2", None, None),
        ("added", None, "a3", None),
    ]


def test_what_a_version_lacks_was_taken_out_whatever_its_date() -> None:
    """A document is silent of much; a version lacks only what somebody took out of it."""
    a = plan(
        activity("a1", "Opstart", "2026-01-05"),
        activity("a2", "Aflyst møde", status=Status.CANCELLED),
        activity("a3", "Engang", None),
        activity("a4", "Bliver", "2027-04-06"),
    )
    b = plan(activity("a4", "Bliver", "2027-04-13"))

    assert [k for k, *_ in kinds(a, b)] == ["unmentioned", "unmentioned", "unmentioned", "moved"]
    decided = as_decided(compare(a, b), a, b)
    assert [(str(c.kind), c.code) for c in decided.changes[:3]] == [
        ("dropped", "D147"),
        ("dropped", "D147"),
        ("dropped", "D148"),
    ]
    assert decided.changes[3] == compare(a, b).changes[3]
    assert decided.changes[2].sentence("da", a, b) == "»Engang« er taget ud af planen."
    for change in decided.changes:
        for language in ("da", "en"):
            assert "{" not in change.sentence(language, a, b)


def test_what_came_from_another_is_told_without_doubt() -> None:
    """A split that the plan states is worded as fact."""
    a = plan(activity("a1", "Workshop om havn"), activity("a9", "Status"))
    b = plan(
        activity("a4", "Workshop om havnens huse", "2027-03-09", came_from=("a1",)),
        activity("a5", "Workshop om havnens kaj", "2027-03-16", came_from=("a1",)),
        activity("a9", "Status"),
    )
    diff = compare(a, b)

    assert [(m.a, m.b, m.certainty) for m in diff.matches] == [
        ("a1", "a4", Certainty.SURE),
        ("a1", "a5", Certainty.SURE),
        ("a9", "a9", Certainty.SURE),
    ]
    assert all(c.kind is not ChangeKind.DROPPED for c in diff.changes)
    assert all("formentlig" not in c.sentence("da", a, b) for c in diff.changes)


def test_keys_of_a_reading_are_no_keys_of_a_process() -> None:
    """A shared hash decides nothing: likeness does."""
    a = plan(activity("3fa91c", "Høring om havneplan"))
    b = plan(activity("3fa91c", "Ansættelse af en ny direktør", actors=("Økonomiudvalget",)))

    assert compare(a, b).matches == ()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"status": Status.CANCELLED}, ("cancelled", None)),
        ({"period": None}, ("moved", None)),
        ({"period": Period("2027-03-30")}, ("moved", 28)),
        ({"period": Period("2027-02-23")}, ("moved", -7)),
        ({"responsible": ("Skoleudvalget",)}, ("reassigned", 0)),
        ({"title": "Møde om skoler"}, ("reworded", 0)),
        ({"place": "Rådhuset"}, ("reworded", 0)),
        ({"agenda": ("Budget",)}, ("reworded", 0)),
        ({"time": Clock("17:00")}, ("moved", 0)),
        ({"status": Status.TENTATIVE}, ("reworded", 0)),
    ],
)
def test_each_sort_of_change_has_its_kind(change: dict[str, object], expected: tuple[str, int | None]) -> None:
    """One field changed gives one change of the kind that belongs to it."""
    before = activity("a1", "Møde om budget", responsible=("Økonomiudvalget",), time=Clock("15:00"))
    after = replace(before, **change)  # type: ignore[arg-type]
    [found] = compare(plan(before), plan(after)).changes

    assert (str(found.kind), found.days) == (expected[0], expected[1] if "status" not in change else found.days)
    assert found.sentence("da", plan(before), plan(after)).endswith(".")


# ------------------------------------------------------------------------------------------ likeness
def test_an_open_or_undated_activity_is_not_dropped_for_its_date() -> None:
    """Dropped needs a place in the new plan's time: undated and earlier ones are unmentioned, open ones are dropped."""
    a = plan(
        activity("x1", "Netværk af naboer", None),
        activity("x2", "Cykelløb", "2026-05-01"),
        activity("x3", "Løbende pleje af skov", "2026/.."),
        activity("x4", "Indvielse af bro", "2027-06"),
        activity("x5", "Koncert", "2027-06-01", status=Status.CANCELLED),
    )
    b = plan(activity("y1", "Ansættelse af direktør", "2027-03-02", actors=("Økonomiudvalget",)))

    assert [k[:2] for k in kinds(a, b)] == [
        ("unmentioned", "x1"),
        ("unmentioned", "x2"),
        ("dropped", "x3"),
        ("dropped", "x4"),
        ("unmentioned", "x5"),
        ("added", None),
    ]


def test_two_of_one_sort_are_not_mixed_up() -> None:
    """The same form by the same body on another matter is not the same."""
    a = plan(activity("x1", "Høringsperiode for havneplan", kind=Kind.HEARING))
    b = plan(activity("y1", "Høringsperiode for skovplan", "2027-05-04", kind=Kind.HEARING))

    assert all(m.certainty is Certainty.POSSIBLE for m in compare(a, b).matches)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Borgermøde om trafikplan i Nordby", "Borgermøde om trafikplan i Sønderby"),
        ("Workshop I om trafikplan", "Workshop II om trafikplan"),
        ("1. behandling af trafikplan", "2. behandling af trafikplan"),
    ],
)
def test_one_of_a_row_is_never_surely_another_of_it(one: str, other: str) -> None:
    """Place and number part what is otherwise the same."""
    assert all(
        m.certainty is not Certainty.SURE
        for m in compare(plan(activity("x1", one)), plan(activity("y1", other))).matches
    )


def test_a_decision_to_put_something_off_is_not_the_thing_put_off() -> None:
    """The postponement is new; the approval went to its new date."""
    a = plan(activity("x1", "Godkendelse af havneplan", kind=Kind.DECISION))
    b = plan(
        activity("y1", "Beslutning om udskydelse af havneplan", "2027-02-09", kind=Kind.DECISION),
        activity("y2", "Endelig godkendelse af havneplan", "2027-09-07", kind=Kind.DECISION),
    )

    assert kinds(a, b)[0] == ("moved", "x1", "y2", 189)
    assert ("added", None, "y1", None) in kinds(a, b)


def test_what_was_over_when_its_document_was_written_has_no_sure_heir() -> None:
    """A meeting before the plan's own date was held; a like one later is at most possibly the same."""
    a = replace(plan(activity("x1", "Borgermøde om havneplan", "2027-01-12")), updated="2027-02-01")
    b = plan(activity("y1", "Borgermøde om havneplan", "2027-04-12"))

    assert [m.certainty for m in compare(a, b).matches] == [Certainty.POSSIBLE]


def test_a_series_of_equal_titles_is_paired_by_day() -> None:
    """Eleven of twelve monthly meetings stand still; the moved one is not sure, for nobody can know which it is."""
    a = plan(*(activity(f"x{m:02}", "Byrådsmøde", f"2027-{m:02}-10") for m in range(1, 13)))
    b = plan(*(activity(f"y{m:02}", "Byrådsmøde", f"2027-{m:02}-{17 if m == 6 else 10}") for m in range(1, 13)))
    matches = {m.a: (m.b, m.certainty) for m in compare(a, b).matches}

    assert matches.pop("x06") == ("y06", Certainty.LIKELY)
    assert matches == {f"x{m:02}": (f"y{m:02}", Certainty.SURE) for m in range(1, 13) if m != 6}


def test_empty_plans_can_be_compared() -> None:
    """Nothing against something is all new, something against nothing is unmentioned."""
    some = plan(activity("x1", "Møde"))

    assert kinds(plan(), plan()) == []
    assert kinds(plan(), some) == [("added", None, "x1", None)]
    assert kinds(some, plan()) == [("unmentioned", "x1", None, None)]


def test_json_has_the_published_shape() -> None:
    """`matches` and `changes` as docs/reference/plan-format.md lays them down, in either language."""
    a, b = plan(activity("a1", "Møde om budget")), plan(activity("a1", "Møde om budget", "2027-03-09"))
    data = diff_to_json(compare(a, b), a, b, "en")

    assert data["matches"][0].items() >= {"a": "a1", "b": "a1", "certainty": "sure"}.items()
    assert data["changes"] == [
        {
            "kind": "moved",
            "a": "a1",
            "b": "a1",
            "days": 7,
            "certainty": "sure",
            "code": "D101",
            "sentence": "“Møde om budget” has moved from 2 March 2027 to 9 March 2027, seven days later.",
        }
    ]


# ------------------------------------------------------------------------------------------ words
@pytest.mark.parametrize(
    ("title", "first", "inside"),
    [
        ("Møde i byrådet", "Mødet i byrådet", "mødet i byrådet"),
        ("Temadrøftelse om skoler.", "Temadrøftelsen om skoler", "temadrøftelsen om skoler"),
        ("Workshop", "Workshoppen", "workshoppen"),
        ("Frist for bidrag*", "Fristen for bidrag", "fristen for bidrag"),
        ("Drøftelser med ansatte", "»Drøftelser med ansatte«", "»Drøftelser med ansatte«"),
        ("Mødet i byrådet", "Mødet i byrådet", "mødet i byrådet"),
        ("Høring. Frist 1. maj", "»Høring. Frist 1. maj«", "»Høring. Frist 1. maj«"),
        ("", "en aktivitet uden titel", "en aktivitet uden titel"),
    ],
)
def test_a_title_becomes_definite_only_where_that_is_sure_danish(title: str, first: str, inside: str) -> None:
    """Known singular nouns get their ending; everything else stands in quotes."""
    a = activity("a1", title)

    assert name_of(a, first=True) == first
    assert name_of(a) == inside


@pytest.mark.parametrize(
    ("edtf", "fra", "naar"),
    [
        ("2027-03-02", "den 2. marts 2027", "den 2. marts 2027"),
        ("2027-03-02/2027-03-04", "den 2.-4. marts 2027", "den 2.-4. marts 2027"),
        ("2027-03-30/2027-04-02", "den 30. marts – 2. april 2027", "den 30. marts – 2. april 2027"),
        ("2027-06", "juni 2027", "i juni 2027"),
        ("2027-08/2027-09", "august-september 2027", "i august-september 2027"),
        ("2027", "2027", "i 2027"),
        ("2027-21", "foråret 2027", "i foråret 2027"),
        ("2027-34", "2. kvartal 2027", "i 2. kvartal 2027"),
        ("2027-10/2028", "»2027-10/2028«", "(»2027-10/2028«)"),
        ("2027/..", "»2027/..«", "fra 2027 og frem"),
        (None, "ingen fast dato", "uden dato"),
    ],
)
def test_periods_in_running_text(edtf: str | None, fra: str, naar: str) -> None:
    """Days and months are told; quarters, seasons and open ends too; anything else keeps its own words."""
    period = Period(edtf, edtf) if edtf else None

    assert bare(period) == fra
    assert at(period) == naar


@pytest.mark.parametrize(
    ("days", "exact", "words"),
    [
        (1, True, "én dag senere"),
        (9, True, "ni dage senere"),
        (-35, True, "35 dage tidligere"),
        (30, False, "cirka én måned senere"),
        (42, False, "cirka seks uger senere"),
        (214, False, "cirka syv måneder senere"),
        (4570, False, "cirka 13 år senere"),
    ],
)
def test_distances_are_as_exact_as_what_they_rest_on(days: int, exact: bool, words: str) -> None:
    """Exact days are counted, vague ones told in weeks and months with "cirka"."""
    assert shift(days, exact=exact) == words


def _one(edtf: str, text: str = "", bound: str | None = None, **more: Any) -> Plan:
    period = Period(edtf, text, bound="before" if bound == "before" else None)
    return Plan(activities=(Activity(key="a1", title="Borgermøde om byens torv", period=period, **more),))


@pytest.mark.parametrize(
    ("was", "now", "danish", "english"),
    [
        (_one("2027-03"), _one("2027-03", bound="before"), "til senest marts 2027.", "to no later than March 2027."),
        (_one("2027-03-02"), _one("2027-03/.."), "»fra marts 2027 og frem«", "“from March 2027 onwards”"),
        (_one("2027-03-02"), _one("2027-03-05/2027-03-06"), "til den 5.-6. marts 2027, tre dage", "to 5–6 March 2027"),
        (_one("2027-08"), _one("2027-34"), "til 2. kvartal 2027", "to 2nd quarter of 2027"),
    ],
)
def test_a_period_without_words_of_its_own_is_still_told_in_words(
    was: Plan, now: Plan, danish: str, english: str
) -> None:
    """Nothing as it is stored stands in a sentence, and a mere "senest" is no move."""
    said = [change.sentence(language, was, now) for language in ("da", "en") for change in compare(was, now).changes]

    assert danish in said[0]
    assert english in said[1]
    assert not re.search(r"\d{4}-\d\d|/", " ".join(said))


@pytest.mark.parametrize(
    ("vague", "exact"),
    [("2027", "2027-03-02"), ("2027-03~", "2027-03"), ("2027-03/2027-04", "2027-04"), ("2027/..", "2027-03-02")],
)
def test_a_time_told_more_or_less_exactly_is_not_a_move(vague: str, exact: str) -> None:
    """ "i 2027" holds 2 March 2027: nothing is known to have moved, and no distance is said."""
    was, now = _one(vague), _one(exact)
    [closer], [wider] = compare(was, now).changes, compare(now, was).changes

    assert (closer.kind, wider.kind) == (ChangeKind.REWORDED, ChangeKind.REWORDED)
    assert closer.sentence("da", was, now).startswith("Tidspunktet for borgermødet om byens torv er gjort mere præcist")
    assert wider.sentence("da", now, was).startswith(
        "Tidspunktet for borgermødet om byens torv er gjort mindre præcist"
    )
    assert wider.sentence("en", now, was).startswith("The time of “Borgermøde om byens torv” has been made less exact")


def test_days_cut_from_a_period_are_a_change_of_time() -> None:
    """Five stated days that became two did not become more exact: they were exact before."""
    assert [
        (c.kind, c.code) for c in compare(_one("2027-03-01/2027-03-05"), _one("2027-03-01/2027-03-02")).changes
    ] == [(ChangeKind.MOVED, "D103")]


def test_an_abbreviation_at_the_end_takes_one_full_stop() -> None:
    was = _one("2027-03-02", actors=("Kulturudvalget",))
    now = _one("2027-03-02", actors=("Børneudv.",))
    [change] = compare(was, now).changes

    assert change.sentence("da", was, now).endswith("ligger nu hos Børneudv. i stedet for Kulturudvalget.")
    [back] = compare(now, was).changes
    assert back.sentence("da", now, was).endswith("i stedet for Børneudv.")


def test_a_new_time_is_printed_as_each_language_prints_it() -> None:
    was = _one("2027-03-02", time=Clock("15:00", "17:00"))
    now = _one("2027-03-02", time=Clock("16:30", "18:00"))
    [change] = compare(was, now).changes

    assert change.sentence("da", was, now).endswith("har fået nyt klokkeslæt: kl. 16.30-18.00.")
    assert change.sentence("en", was, now).endswith("has been given a new time: 16:30–18:00.")


def test_what_is_new_stands_in_quotes_because_nobody_has_heard_of_it() -> None:
    now = _one("2027-03-02")
    [change] = compare(Plan(), now).changes

    assert change.sentence("da", Plan(), now) == "Nyt i planen: »Borgermøde om byens torv« den 2. marts 2027."


def _told(a: Plan, b: Plan) -> list[tuple[str, str | None, str]]:
    return [
        (str(c.kind), str(c.certainty) if c.certainty else None, c.sentence("da", a, b)) for c in compare(a, b).changes
    ]


def test_a_new_meeting_of_the_name_of_one_called_off_likely_stands_in_its_place() -> None:
    """No document says so, so it is never sure; a meeting of another name is only new."""
    old = plan(activity("x1", "Temadrøftelse om unges trivsel", "2028-04-04"))
    off = activity("y1", "Temadrøftelse om unges trivsel", "2028-04-04", status=Status.CANCELLED)
    heir = activity("y2", "Temadrøftelse om unges trivsel", "2028-04-18")

    assert _told(old, plan(off, heir)) == [
        ("cancelled", "sure", "Temadrøftelsen om unges trivsel den 4. april 2028 er aflyst."),
        (
            "replaced",
            "likely",
            "Temadrøftelsen om unges trivsel den 4. april 2028 afløses formentlig af temadrøftelsen om unges trivsel "
            "den 18. april 2028, 14 dage senere.",
        ),
    ]
    other = replace(heir, title="Besøg på renseanlægget")
    assert [kind for kind, *_ in _told(old, plan(off, other))] == ["cancelled", "added"]


def test_who_reads_of_an_unsure_move_is_told_what_it_is_called_now_or_who_holds_it() -> None:
    """Else nobody could find it in the new plan."""
    rows = [activity(f"r{n}", title, f"2028-0{n + 1}-03") for n, title in enumerate(("Opstart", "Seminar", "Status"))]
    old = activity("x", "Behandling af høringssvar", "2028-08-15", actors=("Børneudvalget",), kind=Kind.DECISION)
    new = activity("y", "Behandling af høringssvar", "2028-08-22", actors=("Økonomiudvalget",), kind=Kind.DECISION)

    told = _told(plan(*rows, old), plan(*(replace(r, key=f"s{r.key}") for r in rows), new))
    assert [(kind, certainty) for kind, certainty, _ in told] == [("moved", "likely"), ("reassigned", "likely")]
    assert told[1][2] == (
        "Behandlingen af høringssvar den 22. august 2028 ligger formentlig nu hos Økonomiudvalget i stedet for "
        "Børneudvalget."
    )
