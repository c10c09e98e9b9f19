"""Single rules on the cases that are easy to get wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from frisat.lint import Config, check, findings_to_json
from frisat.lint.notation import parse
from frisat.plan.model import DocumentKind


def codes(text: str, rule: str, config: Config | None = None) -> list[str]:
    example = parse(text)
    return [f.code for f in check(example.plan, config=config or Config(), today=example.today) if f.rule == rule]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2027-05-06 | meeting | Møde | Byrådet", "L116"),  # Kristi himmelfartsdag 2027
        ("2027-05-08 | meeting | Møde | Byrådet", "L115"),  # a Saturday
        ("2027-12-24 | meeting | Møde | Byrådet", "L117"),
        ("2027-07-06 | meeting | Møde | Kulturudvalget", "L118"),
        ("2027-07-13 | workshop | Workshop | medarbejdere", "L119"),
        ("2027-07-06 | workshop | Workshop | medarbejdere", None),
        ("2027-05-08 | involvement | Borgermøde | borgere", None),
        ("2027-05-15 | milestone | Loven træder i kraft | Folketinget", None),
        ("2027-05 | meeting | Møde | Byrådet", None),
        ("2027-05-06 | meeting | Møde | Byrådet | status: cancelled", None),
        ("2023-05-05 | meeting | Møde | Byrådet", "L116"),  # store bededag, the last time
        ("2024-04-26 | meeting | Møde | Byrådet", None),  # would have been store bededag
    ],
)
def test_days_off(line: str, expected: str | None) -> None:
    """Which days are off for which sort of activity."""
    assert codes(line, "day-off") == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2027-01-04/2027-02-28 | hearing | Høring om skolelukning i Nord", None),  # 56 days
        ("2027-01-04/2027-02-27 | hearing | Høring om skolelukning i Nord", "L106"),
        ("2027-01-04/2027-02-14 | hearing | Høring om lukning af Nordre Skole", "L106"),
        ("2027-01-04/2027-01-31 | hearing | Høring om kommuneplantillæg nr. 4", None),
        ("2027-01-04/2027-01-30 | hearing | Høring om kommuneplantillæg nr. 4", "L107"),
        ("2027-01-04/2027-01-24 | hearing | Høring om lokalplan 12", "L107"),
        ("2027-09-01/2027-09-07 | hearing | Høring om budget 2028", None),
        ("2027-05 | hearing | Høring om kommuneplan", "L106"),  # a month can hold 31 days at most
        ("2027-01/2027-02 | hearing | Høring om kommuneplan", None),  # the words allow 59 days
        ("2027-01-04 | hearing | Høring om kommuneplan", None),
        ("2027-01-04/.. | hearing | Høring om kommuneplan", None),
    ],
)
def test_hearing_lengths(line: str, expected: str | None) -> None:
    """The least length follows the matter, and vague words get the benefit of the doubt."""
    assert codes(line, "hearing-too-short") == ([expected] if expected else [])


def test_the_general_length_is_an_option() -> None:
    """A municipality can set its own least length for other hearings."""
    line = "2027-03-01/2027-03-21 | hearing | Høring om idrætspolitik | Byrådet"

    assert codes(line, "hearing-too-short") == ["L107"]
    assert codes(line, "hearing-too-short", Config(options={"hearing-too-short": {"general_days": 21}})) == []


def test_sending_a_text_out_to_hearing_rightly_comes_first() -> None:
    """The approval of a hearing version is no early decision."""
    text = """
    2027-02-20 | decision | Godkendelse af høringsversion af ny sundhedspolitik | Byrådet | key: d1
    2027-03-01/2027-04-26 | hearing | Høring om ny sundhedspolitik | Byrådet | needs: d1
    2027-03-02 | decision | Byrådet sender ny sundhedspolitik i offentlig høring | Byrådet
    """
    assert codes(text, "decision-before-hearing-ends") == []


def test_the_closing_of_a_school_waits_four_weeks_after_the_hearing() -> None:
    """A decision three weeks after the hearing is too early, five weeks after is not."""
    text = """
    2027-01-04/2027-02-28 | hearing | Høring om skolelukning i Nord | Byrådet | key: h1
    {day} | decision | Skolelukning i Nord | Byrådet | needs: h1
    """
    assert codes(text.format(day="2027-03-21"), "decision-before-hearing-ends") == ["L105"]
    assert codes(text.format(day="2027-04-04"), "decision-before-hearing-ends") == []


def test_a_cancelled_meeting_that_something_else_sums_up() -> None:
    """The summing up finds the cancelled one by body and form, unless one that was held fits as well."""
    cancelled = "2027-01-12 | theme_debate | Temamøde i byrådet | Byrådet | status: cancelled | key: c1\n"
    user = "2027-02-02 | meeting | Møde i udvalget | Kulturudvalget | key: u1"
    user += " | agenda: Opsamling på temadrøftelse i byrådet"
    held = "2027-01-19 | theme_debate | Temadrøftelse i byrådet | Byrådet\n"
    other = "2027-01-12 | theme_debate | Temamøde i Skoleudvalget | Skoleudvalget | status: cancelled\n"

    findings = [f for f in check(parse(cancelled + user).plan) if f.rule == "cancelled-but-used"]

    assert [(f.activities, str(f.level)) for f in findings] == [(("u1", "c1"), "hint")]
    assert codes(cancelled + held + user, "cancelled-but-used") == []
    assert codes(other + user, "cancelled-but-used") == []


def test_a_replacement_in_time_can_be_built_on() -> None:
    """What is replaced before it is needed is no finding; a replacement that comes later is one."""
    text = """
    2027-01-12 | workshop | Workshop | Forvaltningen | status: cancelled | replaced_by: n1 | key: c1
    {day} | workshop | Workshop | Forvaltningen | key: n1
    2027-02-02 | meeting | Møde | Kulturudvalget | needs: c1
    """
    assert codes(text.format(day="2027-01-26"), "cancelled-but-used") == []
    assert codes(text.format(day="2027-02-26"), "cancelled-but-used") == ["L125"]


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("Børne- og Skoleudvalget", "Børne- og skoleudvalget", True),
        ("Børne- og Skoleudvalget", "Børne- og Skoleudv.", True),
        ("Nyby Ældreråd", "Ældrerådet", True),
        ("Kulturudvalget", "Kulturudvaget", True),
        ("Kulturudvalget", "Kulturudvalgets formandskab", False),
        ("Lokal-MED Nord", "Lokal-MED Syd", False),
        ("Lokal-MED", "Lokal-MED Syd", False),
        ("Skoleudvalget", "Kulturudvalget", False),
        ("Byrådet", "byrådet", False),
        ("skolebestyrelser", "skolebestyrelserne", False),
        ("MED", "Lokal-MED", False),
        ("Høring i Ældreråd", "Ældreråd", False),
        ("medarbejdere i Nord", "medarbejdere i nord", False),
    ],
)
def test_which_names_are_nearly_alike(a: str, b: str, alike: bool) -> None:
    """Spellings of one body are shown, parts of a body and people are not."""
    text = f"2027-02-02 | meeting | Møde | {a}\n2027-03-02 | meeting | Møde | {b}"

    assert codes(text, "bodies-nearly-alike") == (["L130"] if alike else [])


def test_double_booking_needs_times_to_be_more_than_a_hint() -> None:
    """Overlapping clock times warn, one after the other is fine, no times at all is a hint, cancelled counts not."""
    line = "2027-03-02 | meeting | Møde om {what} | Byrådet{more}\n"

    def of(one: str, other: str) -> list[str]:
        return codes(line.format(what="A", more=one) + line.format(what="B", more=other), "body-double-booked")

    assert of(" | time: 15:00-16:30", " | time: 16:00-17:00") == ["L131"]
    assert of(" | time: 15:00-16:00", " | time: 16:00-17:00") == []
    assert of("", "") == ["L132"]
    assert of("", " | status: cancelled") == []


def test_the_process_can_have_a_first_and_last_day() -> None:
    """With the days set, what lies wholly outside is a warning; a month that reaches in is not."""
    config = Config(options={"outside-process": {"first": "2027-02-10", "last": "2027-12-31"}})
    text = "2027-01 | meeting | A | Byrådet\n2027-02 | meeting | B | Byrådet\n2028-01-04 | meeting | C | Byrådet"

    assert codes(text, "outside-process", config) == ["L133", "L133"]


def test_weekdays_are_checked_also_where_the_year_was_inferred() -> None:
    """The weekday is compared with the day that the period stands for."""
    assert codes('2027-03-02 "onsdag den 2. marts" | meeting | Møde | Byrådet', "weekday-mismatch") == ["L120"]
    assert codes('2027-03-02 "ons d. 2/3-27" | meeting | Møde | Byrådet', "weekday-mismatch") == ["L120"]
    assert codes('2027-03-02 "tirsdag den 2. marts" | meeting | Møde | Byrådet', "weekday-mismatch") == []
    assert codes('2027-03-02 "2. marts" | meeting | Søndagscafé på mandag | Byrådet', "weekday-mismatch") == []


def test_a_link_to_nothing_is_a_warning() -> None:
    """An activity that builds on a key the plan lacks is found without any guessing."""
    assert codes("2027-03-02 | meeting | Møde | Byrådet | needs: a99", "deliverable-never-made") == ["L127"]


def test_json_carries_message_hint_place_and_source() -> None:
    """The shape that `frisat lint --json` prints."""
    plan = parse("2027-10-01 | deadline | Frist for ansøgning").plan
    [finding] = findings_to_json(check(plan), plan)["findings"]

    assert finding == {
        "rule": "no-responsible",
        "level": "warning",
        "activities": ["a1"],
        "where": "Frist for ansøgning",
        "message": "Ingen er nævnt som ansvarlig for »Frist for ansøgning«. "
        "En frist uden ansvarlig giver ingen påmindelse.",
        "hint": "Skriv, hvem der skal overholde fristen.",
        "source": "docs/policy/plan.md#responsible",
        "code": "L114",
    }


def test_an_empty_plan_has_no_findings() -> None:
    """Nothing to check is nothing to say."""
    assert check(parse("").plan) == []


@pytest.mark.parametrize(
    ("before", "decision", "expected"),
    [
        ("2027-09-01 | decision | Behandling af budgetforslag | Økonomiudvalget", "1. behandling af budget", []),
        ("2027-03-01 | decision | Behandling af budgetforslag | Økonomiudvalget", "1. behandling af budget", ["L101"]),
        ("2027-09-01 | decision | Ansættelse af direktør | Økonomiudvalget", "Godkendelse af budget", ["L101"]),
        ("2027-09-01 | decision | Ansættelse af direktør | Økonomiudvalget", "2. behandling af budget", []),
    ],
)
def test_what_counts_as_a_recommendation(before: str, decision: str, expected: list[str]) -> None:
    """A committee that treats the matter shortly before, and a first reading, are enough."""
    text = f"{before}\n2027-09-14 | decision | {decision} | Byrådet"

    assert codes(text, "decision-without-recommendation") == expected


def rules_of(text: str) -> list[str]:
    return [finding.rule for finding in check(parse(text).plan)]


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("heading:Mødekalender 2027", []),
        ("column", []),
        ("title:2027", []),
        ("person", []),
        ("title:2026/2027", ["year-inferred"]),
        ("neighbours:2027", ["year-inferred"]),
        ("weekday:tirsdag", ["year-inferred"]),
        ("document_date:2027-01-05", ["year-inferred"]),
    ],
)
def test_a_year_that_the_document_prints_over_its_dates_is_no_guess(basis: str, expected: list[str]) -> None:
    """A calendar called 2027 says the year of every day in it."""
    assert rules_of(f'2027-06 "Juni" | meeting | Møde i Byrådet | Byrådet | inferred: {basis}') == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- | meeting | Dialogmøde | ledere", ["undated"]),
        ('- "løbende" | meeting | Opfølgning | ledere | status: ongoing', []),
        ("- | meeting | Dialogmøde | ledere | status: held", []),
        ("- | network | Netværk for ledere | ledere", []),
    ],
)
def test_what_goes_on_has_been_or_stands_needs_no_date(line: str, expected: list[str]) -> None:
    assert rules_of(line) == expected


def test_a_plan_that_names_nobody_says_so_once_and_keeps_its_deadlines() -> None:
    """Six meetings without a name are one finding; the deadline among them has its own."""
    lines = [f"2027-0{month}-02 | meeting | Møde {month}" for month in range(2, 8)]
    found = check(parse("\n".join([*lines, "2027-08-02 | deadline | Frist for svar"])).plan)
    findings = [finding for finding in found if finding.rule == "no-responsible"]

    assert [(f.code, len(f.activities)) for f in findings] == [("L139", 6), ("L114", 1)]
    assert findings[0].message() == "Planen siger sjældent, hvem der er ansvarlig: 6 af 7 aktiviteter nævner ingen."


def test_one_activity_put_off_the_rule_does_not_hide_the_others() -> None:
    """`lint_off` takes its own activity out of the plan's finding only."""
    lines = [f"2027-0{month}-02 | meeting | Møde {month}" for month in range(1, 8)]
    lines[0] += " | off: no-responsible=Rådet holder dem selv"
    [finding] = [f for f in check(parse("\n".join(lines)).plan) if f.rule == "no-responsible"]

    assert (finding.code, len(finding.activities)) == ("L139", 6)


@pytest.mark.parametrize(
    ("kind", "expected"), [("agenda", 0), ("minutes", 0), ("page", 0), ("plan", 1), ("meetings", 1)]
)
def test_only_plans_are_asked_who_is_responsible(kind: str, expected: int) -> None:
    """An agenda's words about what happened hand nothing out."""
    plan = replace(parse("2027-03-02 | meeting | Resultaterne lægges frem").plan, kind=DocumentKind(kind))

    assert len(check(plan)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            '2027-03-05 "senest torsdag den 5. marts 2027" | deadline | Frist for svar | Byrådet | bound: before',
            ["L120"],
        ),
        ('2027-03-05 "senest fredag den 5. marts 2027" | deadline | Frist for svar | Byrådet | bound: before', []),
        ('2027-03-01/2027-03-03 "mandag den 1. – torsdag den 3. marts 2027" | workshop | Seminar | Byrådet', ["L120"]),
    ],
)
def test_the_weekday_of_a_limit_and_of_either_end_is_checked(line: str, expected: list[str]) -> None:
    assert codes(line, "weekday-mismatch") == expected


def test_the_weekday_of_one_actors_own_day_is_checked() -> None:
    """A row that gives each body its own day can be wrong in each of them."""
    from frisat.plan.model import Activity, ActorDate, Plan
    from frisat.plan.period import Period

    own = ActorDate("Handicaprådet", Period("2027-03-05", "torsdag den 5. marts 2027"))
    plan = Plan(activities=(Activity(key="a1", title="Høring af råd", actor_dates=(own,)),))

    assert [f.code for f in check(plan) if f.rule == "weekday-mismatch"] == ["L120"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('2027-05-06 "senest den 6. maj 2027" | deadline | Frist for svar | Byrådet | bound: before', ["L116"]),
        ('2027-05-08 "senest den 8. maj 2027" | deadline | Frist for svar | Byrådet | bound: before', ["L115"]),
        ('2027-05-06 "fra den 6. maj 2027" | meeting | Møder | Byrådet | bound: after', ["L116"]),
        ("2027-05-05/2027-05-07 | workshop | Seminar | Byrådet", ["L116"]),
        ("2027-04-16/2027-04-17 | workshop | Seminar | Byrådet", ["L115"]),
        ("2027-04-14/2027-04-16 | workshop | Seminar | Byrådet", []),
        ("2027-05-03/2027-05-30 | meeting | Samtaler | Forvaltningen", []),
        ("2027-05 | meeting | Samtaler | Forvaltningen", []),
    ],
)
def test_a_limit_and_each_day_of_a_short_run_are_looked_up_in_the_calendar(line: str, expected: list[str]) -> None:
    """One finding an activity; a run of weeks is not held on each of its days."""
    assert codes(line, "day-off") == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("2027-03-05 | decision | Godkendelse af skoleplan | Byrådet", ["L132"]),
        ("2027-03-05 | decision | Godkendelse af skoleplan | Byrådet | time: 15:00-16:00", ["L132"]),
        ("2027-03-06 | decision | Godkendelse af skoleplan | Byrådet", []),
        ("2027-03-05/2027-03-06 | workshop | Skoledage | Byrådet", ["L132"]),
        ("2027-03-01/2027-03-30 | workshop | Skoledage | Byrådet", []),
        ('2027-03-05 "senest den 5. marts" | decision | Svar | Byrådet | bound: before', []),
    ],
)
def test_a_seminar_of_two_days_takes_its_body_on_both(second: str, expected: list[str]) -> None:
    assert (
        codes(f"2027-03-04/2027-03-05 | workshop | Budgetseminar | Byrådet\n{second}", "body-double-booked") == expected
    )
