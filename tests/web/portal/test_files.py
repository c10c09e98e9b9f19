"""Downloads and feeds: every format, the same bytes at the same address, and 304 when nothing is new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from frisat.plan.period import Period
from frisat.plan.schema import plan_from_json
from frisat.web.base import memory
from frisat.web.portal.files import NAMES
from frisat.web.process import actions
from frisat.web.process.models import PlanVersion, Process
from frisat.web.record.actions import SYSTEM
from frisat.write import FORMATS

pytestmark = pytest.mark.django_db
HOME = "/forloeb/skolestruktur/"
SIGNS = {
    "docx": b"PK",
    "xlsx": b"PK",
    "pdf": b"%PDF-",
    "timeline": b"%PDF-",
    "png": b"\x89PNG",
    "ics": b"BEGIN:VCALENDAR",
}


@pytest.mark.parametrize("name", NAMES)
def test_every_format_can_be_fetched_in_both_languages(client: Client, process: Process, name: str) -> None:
    for prefix in ("", "/en"):
        response = client.get(f"{prefix}{HOME}plan/2/{name}")
        to = NAMES[name]
        assert response.status_code == 200
        assert response["Content-Type"] == FORMATS[to][0]
        assert response.content.startswith(SIGNS.get(to, b""))
        assert "attachment" in response["Content-Disposition"]


@pytest.mark.parametrize("name", ["plan.json", "plan.html", "plan.ics", "tidslinje.svg"])
def test_a_versions_address_gives_the_same_bytes_for_ever(client: Client, process: Process, name: str) -> None:
    first = client.get(f"{HOME}plan/1/{name}").content
    memory.forget()
    actions.publish_version(SYSTEM, process, actions.plan_of(newest_of(process)), valid_from=date(2027, 5, 1))

    assert client.get(f"{HOME}plan/1/{name}").content == first


def newest_of(process: Process) -> PlanVersion:
    found = actions.newest(process)
    assert found is not None
    return found


def test_the_downloads_page_offers_every_format(client: Client, process: Process) -> None:
    html = client.get(f"{HOME}hent/").content.decode()

    for name in NAMES:
        assert f'href="{HOME}plan/2/{name}"' in html


def test_the_data_file_reads_back_as_the_plan_that_is_shown(client: Client, process: Process) -> None:
    plan = plan_from_json(client.get(f"{HOME}plan/2/plan.json").json())

    assert [a.key for a in plan.activities][:2] == ["a1", "a2"]
    assert len(plan.activities) == 12


def test_an_unchanged_feed_answers_304(client: Client, process: Process) -> None:
    first = client.get(f"{HOME}kalender.ics")
    again = client.get(f"{HOME}kalender.ics", headers={"if-none-match": first["ETag"]})

    assert first["Content-Type"].startswith("text/calendar")
    assert (again.status_code, again.content) == (304, b"")


def test_a_moved_activity_changes_the_feed_and_raises_its_sequence(client: Client, process: Process) -> None:
    def events() -> dict[str, str]:
        text = client.get(f"{HOME}kalender.ics").content.decode().replace("\r\n ", "")
        parts = text.split("BEGIN:VEVENT")[1:]
        return {p.split("UID:")[1].split("-")[0].split("@")[0]: p for p in parts}

    before = events()
    etag = client.get(f"{HOME}kalender.ics")["ETag"]
    plan = actions.plan_of(newest_of(process))
    moved = tuple(
        replace(a, period=Period("2027-05-11", text="11. maj 2027")) if a.key == "a3" else a for a in plan.activities
    )
    actions.publish_version(SYSTEM, process, replace(plan, activities=moved), valid_from=date(2027, 5, 1), minor=True)

    after = events()

    assert "SEQUENCE:1" in before["a3"]
    assert "SEQUENCE:2" in after["a3"]
    assert "20270511" in after["a3"]
    assert client.get(f"{HOME}kalender.ics", headers={"if-none-match": etag}).status_code == 200


def test_events_lead_to_the_activitys_page(client: Client, process: Process) -> None:
    text = client.get(f"{HOME}kalender.ics").content.decode().replace("\r\n ", "")

    assert f"http://testserver{HOME}aktivitet/a3/" in text


def test_a_cancelled_activity_is_cancelled_in_the_feed(client: Client, process: Process) -> None:
    text = client.get(f"{HOME}kalender.ics").content.decode().replace("\r\n ", "")
    event = next(p for p in text.split("BEGIN:VEVENT") if "UID:a2-" in p)

    assert "STATUS:CANCELLED" in event
