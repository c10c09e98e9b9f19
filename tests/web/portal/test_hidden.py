"""What is for staff only shows nowhere in public: no page, file, feed, count, comparison, check or search finds it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from frisat.plan.model import Activity, Kind, Plan, Reading, Source, Visibility
from frisat.plan.period import Period
from frisat.read.blocks import Document, Line
from frisat.web.portal.files import NAMES
from frisat.web.portal.sitemap import addresses
from frisat.web.process import actions, queries
from frisat.web.process.models import PlanVersion, Process
from frisat.web.record.actions import SYSTEM

pytestmark = pytest.mark.django_db
HOME = "/forloeb/skolestruktur/"
CANARY = "Kanariefugl"
WORDS = (CANARY, CANARY.lower(), "Hemmeligudvalget", "1999")


def canaries() -> tuple[Activity, ...]:
    return (
        Activity(
            key="k1",
            title=f"{CANARY} forhandling",
            kind=Kind.DECISION,
            period=Period("1999-05-04", text="4. maj 1999"),
            actors=("Hemmeligudvalget",),
            agenda=(CANARY,),
            place=CANARY,
            track=CANARY,
            visibility=Visibility.STAFF,
        ),
        Activity(key="k2", title=f"{CANARY} uden dato", visibility=Visibility.STAFF),
    )


@pytest.fixture
def hidden(process: Process, newest: PlanVersion) -> list[str]:
    """Version 3 with two staff activities that public ones point at; version 4 moves one. Keys of the two."""
    plan = actions.plan_of(newest)
    version = actions.publish_version(
        SYSTEM,
        process,
        replace(plan, activities=(*plan.activities, *canaries())),
        valid_from=date(2027, 4, 28),
        reason="Version tre",
    )
    keys = [a.key for a in actions.plan_of(version).activities if a.visibility is Visibility.STAFF]
    plan = actions.plan_of(version)
    pointing = tuple(
        replace(a, depends_on=(keys[0],), replaced_by=keys[0], came_from=(keys[1],), remark=CANARY)
        if a.key == "a3"
        else replace(a, period=Period("1999-06-01", text="1. juni 1999"))
        if a.key == keys[0]
        else a
        for a in plan.activities
    )
    actions.publish_version(
        SYSTEM, process, replace(plan, activities=pointing), valid_from=date(2027, 4, 29), reason="Fire"
    )
    return keys


def pages(process: Process) -> list[str]:
    found = [*addresses(), "/soeg/?q=kanariefugl", "/soeg/?q=hemmeligudvalget", f"{HOME}hent/", "/kalender/"]
    found += [f"{HOME}?dato=2027-04-28", f"{HOME}?baner=organ", f"{HOME}?baner=slags", f"{HOME}?slags=decision"]
    found += [f"{HOME}aendringer/?fra={a}&til={b}" for a, b in ((1, 3), (2, 3), (3, 4), (1, 4))]
    return [*found, *(f"/en{path}" for path in found)]


def test_no_page_names_it(client: Client, process: Process, hidden: list[str]) -> None:
    for path in pages(process):
        html = client.get(path).content.decode()
        asked = html.replace("kanariefugl", "").replace("hemmeligudvalget", "") if "soeg" in path else html
        assert not [word for word in WORDS if word in asked], path
        assert not re.search(rf"\b({'|'.join(hidden)})\b", html), path


def test_its_address_answers_as_one_that_never_was(client: Client, process: Process, hidden: list[str]) -> None:
    unknown = client.get(f"{HOME}aktivitet/a888/")
    for key in hidden:
        found = client.get(f"{HOME}aktivitet/{key}/")
        assert found.status_code == unknown.status_code == 404
        assert found.content.replace(key.encode(), b"") == unknown.content.replace(b"a888", b"")


def test_no_count_includes_it(client: Client, process: Process, hidden: list[str]) -> None:
    public = len(queries.newest_public_plan(process).activities)

    assert f"Version 4 · {public} aktiviteter" in client.get(HOME).content.decode()
    assert f"af {public} aktiviteter" in client.get("/").content.decode()
    assert f"{public} aktiviteter" in client.get(f"{HOME}plan/").content.decode()


def test_a_selection_does_not_offer_what_only_it_has(client: Client, process: Process, hidden: list[str]) -> None:
    for query in (f"spor={CANARY}", "organ=Hemmeligudvalget"):
        response = client.get(f"{HOME}?{query}")
        unknown = client.get(f"{HOME}?{query.split('=')[0]}=Findesikke")
        assert response.status_code == unknown.status_code == 400


def unpacked(data: bytes) -> str:
    """Everything that can be read in a file: parts of a package, streams of a PDF, else its text."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    if data[:5] == b"%PDF-":
        import pypdfium2

        with pypdfium2.PdfDocument(data) as document:
            text = "\n".join(page.get_textpage().get_text_range() for page in document)
            return text + str(document.get_metadata_dict())
    return data.decode("utf-8", "replace").replace("\r\n ", "")


@pytest.mark.parametrize("name", [n for n in NAMES if n != "tidslinje.png"])
def test_no_file_holds_it(client: Client, process: Process, hidden: list[str], name: str) -> None:
    for number in (3, 4):
        data = client.get(f"{HOME}plan/{number}/{name}").content
        text = unpacked(data)
        assert len(text) > 300
        assert not [word for word in WORDS[:3] if word in text]


def test_the_feed_has_no_event_for_it(client: Client, process: Process, hidden: list[str]) -> None:
    for path in (f"{HOME}kalender.ics", f"/en{HOME}kalender.ics"):
        text = unpacked(client.get(path).content)
        assert "BEGIN:VEVENT" in text
        assert not [word for word in (*WORDS, *(f"{key}-" for key in hidden)) if word in text]


def test_the_data_file_is_the_public_plan(client: Client, process: Process, hidden: list[str]) -> None:
    data = json.loads(client.get(f"{HOME}plan/4/plan.json").content)

    assert {a["visibility"] for a in data["activities"]} == {"public"}
    assert not set(hidden) & {a["key"] for a in data["activities"]}


def test_becoming_public_shows_as_new_and_becoming_hidden_as_gone(
    client: Client, process: Process, newest: PlanVersion
) -> None:
    plan = actions.plan_of(newest)
    closed = replace(
        plan,
        activities=tuple(replace(a, visibility=Visibility.STAFF) if a.key == "a3" else a for a in plan.activities),
    )
    actions.publish_version(SYSTEM, process, closed, valid_from=date(2027, 4, 28))

    html = client.get(HOME).content.decode()

    assert 'id="a3"' not in html
    assert not [i for i in queries.coming(date(2027, 5, 3)) if i.activity.key == "a3"]


def test_source_lines_of_a_staff_activity_are_left_out_beside_a_public_one(
    client: Client, db: None, tmp_path: object
) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "plan.txt"
    path.write_text("x")
    texts = ["1. maj 2027 Møde", f"2. maj 2027 {CANARY}", "3. maj 2027 Høring"]
    lines = tuple(Line(t, Source("plan.txt", lines=(n, n))) for n, t in enumerate(texts, 1))

    def one(n: int, **own: Visibility) -> Activity:
        period = Period(f"2027-05-0{n}", text=f"{n}. maj 2027")
        return Activity(
            key=f"x{n}", title=texts[n - 1][12:], period=period, source=Source("plan.txt", lines=(n, n)), **own
        )

    plan = Plan(title="Plan", activities=(one(1), one(2, visibility=Visibility.STAFF), one(3)))
    process = actions.make_process(SYSTEM, slug="ny", name="Ny")
    document = actions.keep_document(SYSTEM, process, path, Reading(plan), Document("plan.txt", lines))
    actions.publish_document(SYSTEM, process, document, valid_from=date(2027, 1, 1))

    for key in ("a1", "a3"):
        html = client.get(f"/forloeb/ny/aktivitet/{key}/").content.decode()
        assert "1. maj 2027 Møde" in html
        assert CANARY not in html


def test_lines_of_a_paper_with_a_closed_item_are_not_shown(client: Client, db: None, tmp_path: object) -> None:
    from pathlib import Path

    from frisat.plan.model import AgendaItem

    path = Path(str(tmp_path)) / "dagsorden.txt"
    path.write_text("x")
    plan = Plan(items=(AgendaItem(no="1", title="Velkomst"), AgendaItem(no="2", title=CANARY, closed=True)))
    lines = (Line(f"2. {CANARY}", Source("dagsorden.txt", lines=(1, 1))),)
    process = actions.make_process(SYSTEM, slug="ny", name="Ny")
    actions.publish_version(
        SYSTEM, process, Plan(activities=(Activity(key="x", title="Møde"),)), valid_from=date(2027, 1, 1)
    )
    document = actions.keep_document(SYSTEM, process, path, Reading(plan), Document("dagsorden.txt", lines))
    actions.add_document(SYSTEM, process, document)

    html = client.get(f"/forloeb/ny/dokument/{document.pk}/").content.decode()

    assert "Velkomst" in html
    assert CANARY not in html
