"""The house's calendar by body and by person: spellings are one, seats count on their days, who is booked twice."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frisat.plan.drafting import Operation
from frisat.web.bodies import actions, seat_actions, spelling_actions
from frisat.web.bodies.models import Body, BodyKind, Seat
from frisat.web.desk import calendar
from frisat.web.people.models import Account, Person
from frisat.web.process import drafts, editor_deeds, editor_state
from frisat.web.process.actions import plan_of
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM

pytestmark = pytest.mark.django_db
MAY = "/arbejde/kalender/?fra=2027-05"


def shown(client: Client, path: str = MAY) -> str:
    """The page's words below its form."""
    response = client.get(path)
    assert response.status_code == 200, response
    html = response.content.decode().split("</form>")[-1]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


def options(client: Client, field: str) -> list[str]:
    html = client.get(MAY).content.decode()
    [select] = re.findall(rf'<select[^>]* name="{field}">(.*?)</select>', html, re.S)
    return [unescape(re.sub(r"<[^>]+>", "", o)).strip() for o in re.findall(r"<option[^>]*>.*?</option>", select)]


def plan_says(by: Account, process: Process, *said: dict[str, object]) -> None:
    """The first activities are these instead, meetings in the draft."""
    draft = drafts.open_draft(by, process)
    state = drafts.state_of(draft)
    operations = []
    for key, one in zip(state.in_order(), said, strict=False):
        day = str(one.pop("day"))
        period = {"edtf": day, "text": day, "inferred": False, "bound": None, "note": None}
        fields = {"kind": "meeting", "status": "planned", "responsible": [], "period": period, **one}
        operations += [Operation(key, f, state.activities[key].get(f), v) for f, v in fields.items()]
    drafts.change(by, draft, operations)


def body(name: str, *spellings: str) -> Body:
    made = actions.make_body(SYSTEM, name=name, kind=BodyKind.COMMITTEE)
    for text in spellings:
        spelling_actions.add_alias(SYSTEM, made, text=text)
    return made


def seat(where: Body, name: str, first: date = date(2026, 1, 1), last: date | None = None) -> Person:
    found = Person.objects.filter(name=name).first()
    who = {"person": found} if found else {"new_person": name}
    made: Seat = seat_actions.add_seat_of(SYSTEM, where, first_day=first, last_day=last, **who)
    assert made.person is not None
    return made.person


@pytest.fixture
def two(accounts: dict[str, Account], process: Process) -> tuple[Body, Body]:
    """Two committees that meet on the same afternoon, each printed in two ways."""
    plan_says(
        accounts["editor"],
        process,
        {"title": "Skolemøde", "day": "2027-05-11", "actors": ["Skoleudvalget"]},
        {"title": "Byggemøde", "day": "2027-05-11", "actors": ["Byggeudv."]},
        {"title": "Opfølgning", "day": "2027-06-08", "actors": ["SKU"]},
        {"title": "Notat", "day": "2027-06-09", "actors": ["Sekretariatet"], "responsible": ["chefkonsulent Ida Holm"]},
    )
    return body("Skoleudvalget", "SKU"), body("Byggeudvalget", "Byggeudv.")


def test_all_spellings_of_a_body_are_one_entry(as_editor: Client, two: tuple[Body, Body]) -> None:
    offered = options(as_editor, "organ")

    assert {"Skoleudvalget", "Byggeudvalget", "Sekretariatet"} <= set(offered)
    assert not {"SKU", "Byggeudv."} & set(offered)
    body("Kulturudvalget", "KU")
    assert "Der er ikke noget i disse måneder" in shown(as_editor, f"{MAY}&organ=KU")  # of the register, but in no plan
    for asked in ("Skoleudvalget", "SKU", "skoleudvalget"):
        said = shown(as_editor, f"{MAY}&organ={asked}")
        assert "Skolemøde" in said, asked
        assert "Opfølgning" in said, asked
        assert "Byggemøde" not in said, asked


def test_a_person_has_what_the_bodies_have_in_which_they_sit_on_the_day(
    as_editor: Client, two: tuple[Body, Body]
) -> None:
    school, building = two
    ann = seat(school, "Ann Lund", last=date(2027, 5, 31))
    seat(building, "Bo Dahl")

    said = shown(as_editor, f"{MAY}&person={ann.pk}")

    assert "Skolemøde" in said
    assert "Medlem, Skoleudvalget" in said
    assert "Byggemøde" not in said
    assert "Opfølgning" not in said  # the seat ended a week before


def test_a_person_has_what_names_them_and_what_they_answer_for(as_editor: Client, two: tuple[Body, Body]) -> None:
    ida = Person.objects.create(name="Ida Holm")
    other = Person.objects.create(name="Ida Holmgaard")

    said = shown(as_editor, f"{MAY}&person={ida.pk}")
    assert "Notat" in said
    assert "Ansvarlig" in said
    assert "Skolemøde" not in said
    assert "Ingen plan nævner Ida Holmgaard" in shown(as_editor, f"{MAY}&person={other.pk}")


def test_a_person_in_two_places_is_told_on_their_page_and_on_everybodys(
    as_editor: Client, two: tuple[Body, Body]
) -> None:
    ann = seat(two[0], "Ann Lund")
    assert "Ann Lund har to ting" not in shown(as_editor)
    seat(two[1], "Ann Lund")

    for path in (MAY, f"{MAY}&person={ann.pk}"):
        assert shown(as_editor, path).count("Ann Lund har to ting samme dag") == 1, path

    seat(two[0], "Bo Dahl")
    seat(two[1], "Bo Dahl")
    assert "Ann Lund og Bo Dahl har to ting samme dag" in shown(as_editor)


def test_a_clash_of_a_body_is_not_told_again_for_each_who_sits_in_it(
    as_editor: Client, accounts: dict[str, Account], process: Process, two: tuple[Body, Body]
) -> None:
    plan_says(
        accounts["editor"],
        process,
        {"title": "A", "day": "2027-05-11", "actors": ["Skoleudvalget"]},
        {"title": "B", "day": "2027-05-11", "actors": ["SKU"]},
    )
    seat(two[0], "Ann Lund")

    said = shown(as_editor)
    assert "Skoleudvalget har to ting samme dag" in said
    assert "Ann Lund" not in said


def test_only_who_reads_the_register_asks_for_others(
    client: Client, accounts: dict[str, Account], two: tuple[Body, Body]
) -> None:
    ann = seat(two[0], "Ann Lund")
    seat(two[1], "Ann Lund")
    client.force_login(accounts["reader"])

    assert "Ann Lund" not in client.get(MAY).content.decode()
    assert client.get(f"{MAY}&person={ann.pk}").status_code == 400

    me = Person.objects.create(name="Reader Riis", account=accounts["reader"])
    html = client.get(f"{MAY}&person={me.pk}").content.decode()
    assert "Reader Riis (dig)" in html
    assert "Ann Lund" not in html


@pytest.mark.parametrize("asked", ["person=x", "person=99999", "person=1%00", "organ=Giraffudvalget", "organ=."])
def test_who_is_not_there_is_said(as_editor: Client, two: tuple[Body, Body], asked: str) -> None:
    assert as_editor.get(f"/arbejde/kalender/?{asked}").status_code == 400


def test_actors_with_days_of_their_own_stand_on_them(
    as_editor: Client, accounts: dict[str, Account], process: Process, two: tuple[Body, Body]
) -> None:
    period = {"edtf": "2027-05-25", "text": "25. maj 2027", "inferred": False, "bound": None, "note": None}
    plan_says(
        accounts["editor"],
        process,
        {
            "title": "Budget",
            "day": "2027-05-18",
            "actors": ["Byrådet", "SKU"],
            "actor_dates": [{"actor": "SKU", "period": period}],
        },
    )
    ann = seat(two[0], "Ann Lund")

    for asked in ("organ=Skoleudvalget", f"person={ann.pk}"):
        html = as_editor.get(f"{MAY}&{asked}").content.decode()
        days = re.findall(r'<span class="fr-date">(?:(?!fr-date).)*?Budget', html, re.S)
        assert len(days) == 1, asked
        assert "25. maj" in days[0], asked


def test_many_processes_ask_the_database_no_more(
    as_editor: Client, accounts: dict[str, Account], process: Process, two: tuple[Body, Body]
) -> None:
    seat(two[0], "Ann Lund")
    as_editor.get(MAY)
    with CaptureQueriesContext(connection) as asked:
        as_editor.get(MAY)

    assert len(asked) <= 15, [q["sql"][:90] for q in asked.captured_queries]


def test_an_actors_own_day_is_found_though_the_activity_lies_in_another_year(
    as_editor: Client, accounts: dict[str, Account], process: Process, two: tuple[Body, Body]
) -> None:
    period = {"edtf": "2027-05-25", "text": "25. maj 2027", "inferred": False, "bound": None, "note": None}
    dated = [{"actor": "SKU", "period": period}]
    plan_says(
        accounts["editor"], process,
        {"title": "Budget", "day": "2028-09-18", "actors": ["Byrådet", "SKU"], "actor_dates": dated},
    )  # fmt: skip

    assert "Budget" in shown(as_editor, f"{MAY}&organ=Skoleudvalget")
    assert "Budget" not in shown(as_editor, f"{MAY}&organ=Byrådet")


def test_full_months_stand_on_pages_of_their_own(
    as_editor: Client, two: tuple[Body, Body], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shown(as_editor)
    assert "Skolemøde" in whole
    assert "Opfølgning" in whole
    monkeypatch.setattr(calendar, "MOST", 0)

    html = as_editor.get(MAY).content.decode()
    assert re.findall(r'<h2 id="m-([0-9-]+)"', html) == ["2027-05"]
    [before] = re.findall(r'href="([^"]*)">Tidligere<', html)
    [later] = re.findall(r'href="([^"]*)">Senere<', html)
    assert unescape(before) == "?fra=2027-04"
    assert "Skolemøde" in html
    assert "Opfølgning" not in html
    assert "Opfølgning" in shown(as_editor, f"/arbejde/kalender/{unescape(later)}")


def test_a_day_that_only_a_draft_says_is_told_with_what_is_published(
    as_editor: Client, accounts: dict[str, Account], process: Process
) -> None:
    """Nobody takes a day that is still being worked on for the one that the public reads."""
    before = shown(as_editor, "/arbejde/kalender/?fra=2027-05") + shown(as_editor, "/arbejde/")
    assert "i udkastet" not in before
    published = plan_of(process.versions.order_by("major", "minor").last()).activities[0]
    plan_says(accounts["editor"], process, {"title": "Skolemøde", "day": "2027-05-11"})
    seen = editor_state.standing(process).stamp
    editor_deeds.add(accounts["editor"], process, seen, texts={"title": "Et nyt møde", "period": "12. maj 2027"})
    said = shown(as_editor)

    assert published.period is not None
    assert f"Skolemøde {process.name} · i udkastet; offentliggjort: {published.period.text}" in said
    assert f"Et nyt møde {process.name} · kun i udkastet" in said
