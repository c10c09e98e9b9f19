"""The comparison of two versions tells what moved, why, and what may be the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from frisat.plan.model import Activity, Kind, Plan, Reading
from frisat.plan.period import Period
from frisat.web.portal import changes
from frisat.web.process import actions, comparing
from frisat.web.process.models import PlanVersion, Process
from frisat.web.record.actions import SYSTEM

pytestmark = pytest.mark.django_db
HOME = "/forloeb/skolestruktur/"


def versions(process: Process) -> list[PlanVersion]:
    return list(process.versions.order_by("major", "minor"))


def test_a_move_is_told_with_both_days_and_how_far(client: Client, process: Process) -> None:
    html = client.get(f"{HOME}aendringer/").content.decode()

    assert "Byrådet besluttede den 20. april 2027 at udskyde sagen til efteråret." in html
    assert "er flyttet fra den 24. juni 2027 til den 27. oktober 2027" in html


def test_english_tells_the_same_in_english(client: Client, process: Process) -> None:
    html = client.get(f"/en{HOME}aendringer/").content.decode()

    assert "has moved from 24 June 2027 to 27 October 2027" in html


def test_what_was_cancelled_and_held_over_is_probably_replaced(process: Process) -> None:
    told = changes.told(*versions(process))

    assert any("blev aflyst og er formentlig afløst" in s for item in told.moved for s in item.sentences)


def test_a_meeting_held_before_the_new_plan_is_not_dropped(process: Process) -> None:
    told = changes.told(*versions(process))

    assert "Opstartsmøde om skolestrukturen" in [line.link.words for line in told.unmentioned]
    assert "Opstartsmøde om skolestrukturen" not in [line.link.words for line in told.dropped]


def test_an_unsure_pair_stands_as_perhaps_with_its_reasons_and_not_as_new(db: None, tmp_path: object) -> None:
    from pathlib import Path

    process = actions.make_process(SYSTEM, slug="ny", name="Ny")

    def paper(name: str, *activities: Activity) -> PlanVersion:
        path = Path(str(tmp_path)) / name
        path.write_text(name)
        document = actions.keep_document(SYSTEM, process, path, Reading(Plan(title=name, activities=activities)), None)
        return actions.publish_document(SYSTEM, process, document, valid_from=date(2027, 1, 1))

    def step(key: str, title: str, kind: Kind, edtf: str, body: str = "Skoleudvalget") -> Activity:
        period = Period(edtf, text=edtf)
        return Activity(key=key, title=title, kind=kind, period=period, actors=(body,))

    first = paper("a.txt", step("x1", "Drøftelse af visioner for skolerne", Kind.THEME_DEBATE, "2027-03-01"))
    second = paper("b.txt", step("y1", "Godkendelse af visioner for skolerne", Kind.DECISION, "2027-04-01"))

    told = changes.told(first, second)

    assert [item.grade for item in told.maybe] == ["Formentlig"]
    assert told.maybe[0].reasons
    assert told.added == ()

    third = paper("c.txt", step("z1", "Behandling af høringssvar", Kind.DECISION, "2027-05-04"))
    fourth = paper("d.txt", step("w1", "Behandling af høringssvar", Kind.DECISION, "2027-05-11", "Økonomiudvalget"))
    (moved,) = changes.told(third, fourth).maybe
    assert [sentence.split(" er ")[-1].split(" ligger ")[-1] for sentence in moved.sentences] == [
        "formentlig flyttet fra den 4. maj 2027 til den 11. maj 2027, syv dage senere.",
        "formentlig nu hos Økonomiudvalget i stedet for Skoleudvalget.",
    ]


def test_versions_that_a_person_made_are_compared_by_their_keys(process: Process) -> None:
    plan = actions.plan_of(versions(process)[-1])
    renamed = tuple(replace(a, title="Noget helt andet") if a.key == "a5" else a for a in plan.activities)
    actions.publish_version(SYSTEM, process, replace(plan, activities=renamed), valid_from=date(2027, 5, 1))

    *_, older, newer = versions(process)
    told = changes.told(older, newer)

    assert [item.heading for item in (*told.moved, *told.other)] == ["Noget helt andet"]
    assert not told.added
    assert not told.dropped


def test_two_equal_versions_say_so(client: Client, process: Process) -> None:
    actions.publish_version(SYSTEM, process, actions.plan_of(versions(process)[-1]), valid_from=date(2027, 5, 1))

    assert "De to versioner siger det samme" in client.get(f"{HOME}aendringer/").content.decode()


def test_any_two_versions_can_be_compared(client: Client, process: Process) -> None:
    actions.publish_version(SYSTEM, process, actions.plan_of(versions(process)[-1]), valid_from=date(2027, 5, 1))

    html = client.get(f"{HOME}aendringer/?fra=1&til=3").content.decode()

    assert "27. oktober 2027" in html


def test_the_checks_name_rule_source_and_activity(client: Client, process: Process) -> None:
    html = client.get(f"{HOME}eftersyn/").content.decode()

    assert "Eftersyn af planen" in html
    assert "Regel: Uden dato" in html
    assert "Kilde: Frisats retningslinjer for planer, afsnittet om datoer" in html
    assert f'href="{HOME}aktivitet/a6/"' in html


def dropped_in_version_3(process: Process, *keys: str) -> tuple[PlanVersion, PlanVersion]:
    """Two versions, the newer without some activities, and one after it that a document made."""
    plan = actions.plan_of(versions(process)[-1])
    left = tuple(a for a in plan.activities if a.key not in keys)
    actions.publish_version(
        SYSTEM, process, replace(plan, activities=left), valid_from=date(2027, 5, 1), reason="Byrådet droppede det"
    )
    *_, older, newer = versions(process)
    return older, newer


def test_what_a_person_took_out_is_never_said_to_stay(client: Client, process: Process) -> None:
    """Also what is undated or lies behind: in a version that people made, nothing is merely not mentioned."""
    plan = actions.plan_of(versions(process)[-1])
    keys = [a.key for a in plan.activities]
    older, newer = dropped_in_version_3(process, keys[0], keys[-1])

    told = changes.told(older, newer)
    html = " ".join(client.get(f"{HOME}aendringer/").content.decode().split())

    assert [(one.version.number, len(one.lines)) for one in told.gone] == [("3", 2)]
    assert not told.dropped
    assert not told.unmentioned
    assert "Taget ud af planen</h2>" in html
    assert "Byrådet droppede det" in html
    assert "bliver stående" not in html
    assert (
        comparing.comparison(older, newer).diff.changes[0].sentence("da", plan, plan).endswith("er taget ud af planen.")
    )


def test_what_was_taken_out_is_laid_to_the_version_that_did_it(process: Process) -> None:
    plan = actions.plan_of(versions(process)[-1])
    older, third = dropped_in_version_3(process, plan.activities[0].key)
    fourth = actions.publish_version(
        SYSTEM, process, replace(plan, activities=plan.activities[2:]), valid_from=date(2027, 6, 1), reason="To mere"
    )

    told = changes.told(older, fourth)

    assert [(one.version.number, len(one.lines)) for one in told.gone] == [("3", 1), ("4", 1)]
    assert third.number == "3"


def test_the_page_of_an_activity_that_was_taken_out_says_when_and_why(client: Client, process: Process) -> None:
    key = actions.plan_of(versions(process)[-1]).activities[0].key
    dropped_in_version_3(process, key)

    html = " ".join(client.get(f"{HOME}aktivitet/{key}/").content.decode().split())

    assert "Aktiviteten er ikke længere i planen: den blev taget ud i version 3" in html
    assert "var sidst med i version 2" in html
    assert "Byrådet droppede det" in html
