"""The year's meeting dates of a body: reviewed as rows, made one series, taken back, and imported once more."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest

from frisat.web.intake.models import Row, RowKind
from frisat.web.meetings.models import BodyRule, Meeting, Series, Template
from tests.web.arrivals import steps
from tests.web.arrivals.year_lists import COMMITTEE, COUNCIL, LISTS, grid_of

if TYPE_CHECKING:
    from django.test import Client

    from frisat.web.bodies.models import Body
    from frisat.web.process.models import Process
    from tests.web.arrivals.conftest import HandIn

pytestmark = pytest.mark.django_db
YEAR = """Byrådets møder 2027

Onsdag den 27. januar 2027
Onsdag den 24. februar 2027 kl. 16.00
Onsdag den 31. marts 2027
Onsdag den 28. april 2027
"""
CHANGED = """Byrådets møder 2027

Onsdag den 27. januar 2027
Onsdag den 24. februar 2027 kl. 16.00 - aflyst
Torsdag den 1. april 2027
Onsdag den 28. april 2027
Onsdag den 26. maj 2027
"""


@pytest.fixture
def council(plan_of_year: Process) -> Body:
    """A council with a template, a rule of its own, and somebody in it."""
    from frisat.web.bodies.actions import make_body
    from frisat.web.bodies.models import BodyKind, Seat
    from frisat.web.people.models import Person
    from frisat.web.record.actions import SYSTEM

    body = make_body(SYSTEM, name="Byrådet", kind=BodyKind.COUNCIL)
    Template.objects.create(body=body, name="Ordinært", items=[{"title": "Godkendelse af dagsorden"}])
    BodyRule.objects.create(body=body, agenda_workdays=6, place="Byrådssalen", start=time(17), end=time(20))
    Seat.objects.create(body=body, person=Person.objects.create(name="Karen Holm"), first_day=date(2026, 1, 1))
    return body


def accept_rows(client: Client, intake: Any) -> None:
    client.post(steps.address(intake, "sikre/"))
    for row in Row.objects.filter(intake=intake, kind=RowKind.READ, decision="open"):
        url, sent = steps.form_of(steps.page(client, steps.address(intake, f"?raekke={row.pk}")), steps.ROW)
        assert client.post(url, {**sent, "do": "accept"}).status_code == 303


def make(client: Client, intake: Any, **changed: Any) -> Any:
    url = steps.address(intake, "moederaekke/")
    _, sent = steps.form_of(steps.page(client, url), "//main//form[@novalidate]")
    return client.post(url, {**sent, **changed}, follow=True)


def days(process: Process) -> dict[str, Meeting]:
    from frisat.web.meetings import queries

    return {row.day.isoformat(): Meeting.objects.get(pk=row.pk) for row in queries.rows(process) if row.day}


def test_a_list_of_dates_becomes_a_series_with_body_clock_place_items_and_rule(
    owner: Client, plan_of_year: Process, hand_in: HandIn, council: Body
) -> None:
    intake = hand_in("moedeplan.txt", YEAR)
    said = owner.get(steps.address(intake, "moederaekke/")).content.decode()
    assert "Ingen række med et møde er godkendt endnu" in said
    accept_rows(owner, intake)
    assert "kan blive til en møderække" in owner.get(steps.address(intake)[: -len("moede/")]).content.decode()
    assert Meeting.objects.count() == 0

    answer = make(owner, intake, workdays="5")

    assert "4 møder er oprettet i »Byrådet, 2027«" in answer.content.decode()
    (series,) = Series.objects.all()
    assert (series.name, series.body) == ("Byrådet, 2027", council)
    found = days(plan_of_year)
    assert list(found) == ["2027-01-27", "2027-02-24", "2027-03-31", "2027-04-28"]
    from frisat.web.meetings import queries

    rows = {row.day.isoformat(): row for row in queries.rows(plan_of_year) if row.day}
    assert (rows["2027-01-27"].clock.start, rows["2027-01-27"].clock.end) == ("17:00", "20:00")
    assert rows["2027-02-24"].clock.start == "16:00"
    assert {row.place for row in rows.values()} == {"Byrådssalen"}
    assert rows["2027-01-27"].send_by == date(2027, 1, 20)
    for meeting in found.values():
        assert meeting.series == series
        assert [i.title for i in meeting.items.all()] == ["Godkendelse af dagsorden"]
        assert [str(p) for p in meeting.participants.all()] == ["Karen Holm"]
        assert [b.body for b in meeting.meeting_bodies.all()] == [council]
    assert "4 møder er lavet af dokumentet" in owner.get(steps.address(intake, "moederaekke/")).content.decode()


def test_the_series_is_taken_back_but_for_what_somebody_used(
    owner: Client, plan_of_year: Process, hand_in: HandIn, council: Body
) -> None:
    from frisat.web.meetings import agenda_actions
    from frisat.web.record.actions import SYSTEM

    intake = hand_in("moedeplan.txt", YEAR)
    accept_rows(owner, intake)
    make(owner, intake)
    used = days(plan_of_year)["2027-03-31"]
    agenda_actions.add_items(SYSTEM, used, [{"title": "Budget"}])

    refused = owner.post(steps.address(intake, "fortryd/"), follow=True).content.decode()
    assert "kan ikke fortrydes" in refused
    assert Meeting.objects.count() == 4
    said = owner.post(steps.address(intake, "moederaekke/fortryd/"), follow=True).content.decode()

    assert "3 møder er taget tilbage" in said
    assert "Disse bliver stående" in said
    assert list(Meeting.objects.all()) == [used]


def test_the_whole_import_takes_its_meetings_with_it(
    owner: Client, plan_of_year: Process, hand_in: HandIn, council: Body
) -> None:
    from frisat.web.process import drafts

    intake = hand_in("moedeplan.txt", YEAR)
    accept_rows(owner, intake)
    make(owner, intake)

    owner.post(steps.address(intake, "fortryd/"))

    assert Meeting.objects.count() == 0
    draft = drafts.open_draft_of(plan_of_year)
    assert draft is not None
    assert drafts.state_of(draft).activities == {}


def test_the_same_list_again_gives_changes_and_no_doubles(
    owner: Client, plan_of_year: Process, hand_in: HandIn, council: Body
) -> None:
    """One meeting moved, one cancelled, one added: the others stay as they are."""
    from frisat.web.meetings import queries

    first = hand_in("moedeplan.txt", YEAR)
    accept_rows(owner, first)
    make(owner, first)
    before = days(plan_of_year)

    second = hand_in("moedeplan ny.txt", CHANGED)
    accept_rows(owner, second)
    said = make(owner, second).content.decode()

    assert "1 møde er oprettet i »Byrådet, 2027«" in said
    rows = {row.day.isoformat(): row for row in queries.rows(plan_of_year) if row.day}
    assert list(rows) == ["2027-01-27", "2027-02-24", "2027-04-01", "2027-04-28", "2027-05-26"]
    assert rows["2027-04-01"].pk == before["2027-03-31"].pk
    assert rows["2027-02-24"].pk == before["2027-02-24"].pk
    assert rows["2027-02-24"].is_off
    assert Series.objects.count() == 1
    assert Meeting.objects.filter(series=Series.objects.get()).count() == 5
    assert (
        "De var møder i rækken i forvejen"
        in make(owner, second, aktivitet=[before["2027-01-27"].activity.key]).content.decode()
    )


def test_what_is_missing_is_said_and_kept(owner: Client, plan_of_year: Process, hand_in: HandIn, council: Body) -> None:
    from frisat.web.bodies.actions import make_body
    from frisat.web.record.actions import SYSTEM

    other = make_body(SYSTEM, name="Ældrerådet")
    wrong = Template.objects.create(body=other, name="Rådets", items=[])
    intake = hand_in("moedeplan.txt", YEAR)
    accept_rows(owner, intake)

    nothing = make(owner, intake, aktivitet=[])
    assert nothing.status_code == 422
    assert "Der er ikke valgt noget møde" in nothing.content.decode()
    foreign = make(owner, intake, aktivitet=["a99999"], name="Mine møder")
    assert foreign.status_code == 422
    assert 'value="Mine møder"' in foreign.content.decode()
    said = make(owner, intake, template=str(wrong.pk), name="", clock="20.00-17.00", workdays="mange").content.decode()
    for words in ("Skabelonen hører til et andet organ", "Navnet mangler", "Skriv et helt antal dage", 'value="mange"'):
        assert words in said, words
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize("what", LISTS)
def test_the_dates_of_a_year_become_one_series_whatever_they_are_written_in(
    owner: Client, plan_of_year: Process, hand_in: HandIn, council: Body, what: str
) -> None:
    name, made = LISTS[what]
    intake = hand_in(name, made())
    accept_rows(owner, intake)

    page = make(owner, intake).content.decode()

    assert "5 møder er oprettet i »Byrådet, 2027«" in page
    assert [day for day, m in days(plan_of_year).items() if m.series_id] == [day.isoformat() for day in COUNCIL]
    (series,) = Series.objects.all()
    assert series.body == council


def test_a_calendar_of_two_bodies_becomes_a_series_of_each(
    owner: Client, plan_of_year: Process, hand_in: HandIn, council: Body
) -> None:
    from frisat.web.bodies.actions import make_body
    from frisat.web.record.actions import SYSTEM

    committee = make_body(SYSTEM, name="Økonomiudvalget")
    name, made = LISTS["grid: weeks, initials"]
    intake = hand_in(name, made())
    accept_rows(owner, intake)
    make(owner, intake)
    assert "4 møder er oprettet i »Økonomiudvalget, 2027«" in make(owner, intake).content.decode()
    held = {
        s.body: sorted(d for d, m in days(plan_of_year).items() if m.series_id == s.pk) for s in Series.objects.all()
    }
    assert held == {
        council: [day.isoformat() for day in COUNCIL],
        committee: [day.isoformat() for day in COMMITTEE],
    }


def test_a_meeting_with_a_remark_in_brackets_belongs_to_the_year_whatever_the_remark_is_about(
    owner: Client, plan_of_year: Process, hand_in: HandIn, council: Body
) -> None:
    """A council treats its budget at its meetings: the two days were left out of the series without a word."""
    remarks = {date(2027, 6, 2): "Byrådet (budget 1. beh.)", date(2027, 6, 16): "Byrådet (2. behandling af budget)"}
    intake = hand_in("kalender.xlsx", grid_of({**dict.fromkeys(COUNCIL, "Byrådet"), **remarks}))
    accept_rows(owner, intake)
    others = [row for row in Row.objects.filter(intake=intake, kind=RowKind.READ) if row.activity["kind"] != "meeting"]
    assert len(others) == 2, "their words say what is done there"

    page = make(owner, intake).content.decode()

    assert "7 møder er oprettet i »Byrådet, 2027«" in page
    assert [day for day, m in days(plan_of_year).items() if m.series_id] == [
        day.isoformat() for day in sorted([*COUNCIL, *remarks])
    ]
