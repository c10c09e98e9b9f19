"""Where moved activities stood in an earlier version: on the timeline, in the list, for screen readers, on request."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from frisat.plan.model import Activity, Kind, Plan, Visibility
from frisat.plan.period import Period
from frisat.web.process import actions
from frisat.web.process.former import former
from frisat.web.process.models import PlanVersion, Process
from frisat.web.record.actions import SYSTEM

pytestmark = pytest.mark.django_db
HOME = "/forloeb/flyttet/"


def step(key: str, title: str, edtf: str | None, text: str = "", **own: object) -> Activity:
    period = Period(edtf, text=text or (edtf or "dato ikke fastlagt"))
    made = Activity(key=key, title=title, period=period, actors=("Skoleudvalget",))
    return replace(made, **own)  # type: ignore[arg-type]


@pytest.fixture
def moved(db: None) -> Process:
    """Three versions: a1 moves twice, a2 stays, a3 loses its day, a4 becomes exact, a5 is a hearing that moves."""
    process = actions.make_process(SYSTEM, slug="flyttet", name="Flyttet")
    first = [
        step("x1", "Dialogmøde om skoler", "2020-10-26", "26. oktober 2020"),
        step("x2", "Fast møde", "2020-11-02", "2. november 2020"),
        step("x3", "Studietur", "2020-11-10", "10. november 2020"),
        step("x4", "Temadag", "2020-12", "December 2020"),
        step("x5", "Høring om skoler", "2020-11-01/2020-12-01", "1. november - 1. december 2020", kind=Kind.HEARING),
    ]
    version = actions.publish_version(
        SYSTEM, process, Plan(title="1", activities=tuple(first)), valid_from=date(2020, 9, 1)
    )
    by_key = actions.plan_of(version).by_key()
    second = [
        replace(by_key["a1"], period=Period("2021-01-20", text="20. januar 2021")),
        by_key["a2"],
        replace(by_key["a3"], period=Period(None, text="dato ikke fastlagt")),
        replace(by_key["a4"], period=Period("2020-12-08", text="8. december 2020")),
        replace(by_key["a5"], period=Period("2021-03-01/2021-04-01", text="1. marts - 1. april 2021")),
    ]
    actions.publish_version(SYSTEM, process, Plan(title="2", activities=tuple(second)), valid_from=date(2020, 10, 1))
    third = [replace(second[0], period=Period("2021-05-03", text="3. maj 2021")), *second[1:]]
    actions.publish_version(SYSTEM, process, Plan(title="3", activities=tuple(third)), valid_from=date(2020, 11, 1))
    return process


def newest(process: Process) -> PlanVersion:
    found = actions.newest(process)
    assert found is not None
    return found


def page(client: Client, query: str = "", path: str = HOME) -> str:
    response = client.get(path + query)
    assert response.status_code == 200
    return response.content.decode()


def ghosts(html: str) -> dict[str, str]:
    """Key -> accessible name of each ghost in the drawing."""
    found = re.findall(r'<a href="#(a\d+)" class="[^"]*\bis-former\b[^"]*"[^>]*aria-label="([^"]*)"', html)
    return {key: " ".join(name.split()) for key, name in found}


def rows(html: str) -> dict[str, str]:
    return dict(re.findall(r'<tr id="(a\d+)"(.*?)</tr>', html, re.DOTALL))


def test_each_activity_remembers_the_last_other_time_it_had(moved: Process) -> None:
    found = former(newest(moved))

    assert {key: (f.period.text, f.number, f.is_move) for key, f in found.items()} == {
        "a1": ("20. januar 2021", "2", True),
        "a3": ("10. november 2020", "1", True),
        "a4": ("December 2020", "1", False),
        "a5": ("1. november - 1. december 2020", "1", True),
    }


def test_the_first_version_has_no_earlier_times(moved: Process) -> None:
    assert former(moved.versions.get(major=1)) == {}


def test_the_timeline_draws_where_moved_activities_stood(client: Client, moved: Process) -> None:
    found = ghosts(page(client))

    assert set(found) == {"a1", "a3", "a5"}
    assert found["a1"] == "før: 20. januar 2021. Flyttet til 3. maj 2021: Dialogmøde om skoler."
    assert found["a3"].replace("\u00a0", " ") == "før: 10. november 2020 Studietur Har ikke længere en dato."


def test_a_ghosts_name_begins_with_the_words_that_are_seen_on_it(client: Client, moved: Process) -> None:
    """WCAG 2.5.3: who speaks to the page says what is seen."""
    found = re.findall(r'is-former[^>]*aria-label="([^"]*)">(.*?)</a>', page(client), re.DOTALL)
    assert len(found) == 3
    for body, name in found:
        seen = re.findall(r'<text(?! class="tl-words")[^>]*>([^<]*)</text>', name)
        assert body.startswith(" ".join(seen))


def test_ghosts_are_dashed_outlines_also_for_a_hearing(client: Client, moved: Process) -> None:
    html = page(client)
    for key in ("a1", "a5"):
        drawn = re.search(rf'<a href="#{key}" class="[^"]*is-former[^>]*>(.*?)</a>', html, re.DOTALL)
        assert drawn is not None
        assert 'class="tl-ghost"' in drawn[1]
        assert "tl-hear" not in drawn[1]


def test_the_list_and_the_activitys_page_say_it_too(client: Client, moved: Process) -> None:
    found = rows(page(client))

    assert "før: 20. januar 2021 (version 2)" in found["a1"]
    assert "før:" not in found["a2"]
    assert "før: December 2020 (version 1)" in found["a4"]
    assert "Før: 20. januar 2021 (version 2)" in page(client, path=f"{HOME}aktivitet/a1/")
    assert "before: 20. januar 2021 (version 2)" in page(client, path=f"/en{HOME}")


def test_a_year_that_was_worked_out_stands_in_brackets(client: Client, db: None) -> None:
    process = actions.make_process(SYSTEM, slug="flyttet", name="Flyttet")
    old = step("x1", "Topmøde", None, period=Period("2021-06", text="Juni", inferred=True, basis="neighbours"))
    actions.publish_version(SYSTEM, process, Plan(title="1", activities=(old,)), valid_from=date(2021, 1, 1))
    new = replace(old, key="a1", period=Period("2021-10-05", text="5. oktober 2021"))
    actions.publish_version(SYSTEM, process, Plan(title="2", activities=(new,)), valid_from=date(2021, 2, 1))

    assert "før: Juni [2021] (version 1)" in rows(page(client))["a1"]


def test_the_earlier_places_can_be_hidden_or_be_all_that_is_shown(client: Client, moved: Process) -> None:
    hidden, only = page(client, "?foer=skjul"), page(client, "?foer=kun")

    assert ghosts(hidden) == {}
    assert set(rows(hidden)) == {"a1", "a2", "a3", "a4", "a5"}
    assert set(rows(only)) == {"a1", "a3", "a4", "a5"}
    assert set(ghosts(only)) == {"a1", "a3", "a5"}
    assert '<option value="kun" selected>' in only
    assert client.get(f"{HOME}?foer=maaske").status_code == 400


def test_a_filter_takes_the_ghosts_of_what_it_leaves_out(client: Client, moved: Process) -> None:
    assert set(ghosts(page(client, "?slags=hearing"))) == {"a5"}


def test_what_was_never_moved_has_no_such_filter(client: Client, process: Process) -> None:
    html = client.get("/forloeb/skolestruktur/?dato=2027-03-10").content.decode()

    assert 'name="foer"' not in html


def test_the_plan_as_it_stood_shows_the_ghosts_of_that_day(client: Client, moved: Process) -> None:
    assert ghosts(page(client, "?dato=2020-09-15")) == {}
    assert ghosts(page(client, "?dato=2020-10-15"))["a1"].startswith("før: 26. oktober 2020.")
    version = page(client, path=f"{HOME}plan/2/")
    assert ghosts(version)["a1"].startswith("før: 26. oktober 2020.")
    assert "</svg>før: her stod den i en tidligere version</li>" in version


def test_what_was_once_for_staff_is_not_told_by_a_ghost(client: Client, db: None) -> None:
    """An activity that was hidden in the version before has no earlier place in public."""
    process = actions.make_process(SYSTEM, slug="flyttet", name="Flyttet")
    old = step("x1", "Lukket møde", "2021-01-11", "11. januar 2021", visibility=Visibility.STAFF)
    actions.publish_version(SYSTEM, process, Plan(title="1", activities=(old,)), valid_from=date(2021, 1, 1))
    new = replace(
        old, key="a1", visibility=Visibility.PUBLIC, period=Period("2021-02-02", text="2. februar 2021"), title="Møde"
    )
    actions.publish_version(SYSTEM, process, Plan(title="2", activities=(new,)), valid_from=date(2021, 1, 2))

    html = page(client)

    assert "11. januar 2021" not in html
    assert ghosts(html) == {}
