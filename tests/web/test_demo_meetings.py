"""What the demonstration shows of meetings is there, once, and is found from the front page and on the desk."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils.timezone import localtime

from frisat.plan.meeting import Stage
from frisat.web import demo, demo_cases, demo_meetings, demo_register, demo_work
from frisat.web.cases.models import Case, Decision
from frisat.web.meetings import queries
from frisat.web.meetings.models import FollowUp, Item, Meeting
from frisat.web.people.models import Person
from frisat.web.process.actions import newest
from frisat.web.process.models import Process
from frisat.web.record import queries as record
from frisat.web.record.models import Entry

pytestmark = pytest.mark.django_db
CANCELLED, HEIR = "/moeder/2020-12-16/byraadet/", "/moeder/2021-01-20/byraadet/"
JOINT = "/moeder/2021-10-26/aeldre-og-aktivitetsudvalget/"
TOGETHER = "/moeder/2021-10-28/aeldre-og-aktivitetsudvalget/"
WITH_CLOSED = "/moeder/2021-10-12/aeldre-og-aktivitetsudvalget/"
CASE = "/forloeb/velfaerdsaftale/sager/1/"


@pytest.fixture
def shown(settings: LazySettings) -> dict[str, Any]:
    """The demonstration, all but the draft and the import; its accounts."""
    for name, value in demo.site().items():
        setattr(settings, name, value)
    demo.load(demo.EXAMPLES)
    accounts = demo_work.make_accounts()
    assert demo_register.load_register(demo.EXAMPLES, accounts)
    assert demo_cases.load_cases(demo.EXAMPLES)
    assert demo_meetings.load_meetings(demo.EXAMPLES, accounts) == 8
    return accounts


def page(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return " ".join(answer.content.decode().split())


def links(text: str) -> set[str]:
    return set(re.findall(r'href="([^"#?]+)', text))


def test_a_visitor_and_a_secretary_find_it_all(shown: dict[str, Any]) -> None:
    before = Entry.objects.count()
    assert demo_meetings.load_meetings(demo.EXAMPLES, shown) == 0
    assert not demo_cases.load_cases(demo.EXAMPLES)
    demo_work.make_accounts()
    assert Entry.objects.count() == before
    assert record.verify().is_whole
    process = Process.objects.get(slug="velfaerdsaftale")
    version = newest(process)
    assert version is not None
    assert (version.number, "opdigtet" in version.reason) == ("2.1", True)

    # From the front page: the menu leads to the meetings, and they to those of October.
    assert "/moeder/" in links(page("/"))
    assert {JOINT, WITH_CLOSED, CANCELLED} <= links(page("/moeder/?vis=tidligere"))
    assert JOINT in links(page("/forloeb/velfaerdsaftale/"))

    # The agenda of the documents, under its own day, and minutes that say what is made up.
    joint = page(JOINT)
    for said in ("kl. 15.00-17.00", "Rådhuset - Multisalen", "20/49269", "23. september 2021"):
        assert said in joint
    assert joint.count("pdigtet til demonstrationen") == 5
    assert [i.title for i in Meeting.objects.get(addresses__day=date(2021, 10, 26)).items.all()] == [
        "Velkomst", "Status på arbejdet med velfærdsaftale på ældreområdet",
        "Temadrøftelse: Sammenhængsmodellen i praksis", "Eventuelt", "Afrunding af mødet",
    ]  # fmt: skip

    # Cancelled, with its heir, and what the plan said it was about.
    cancelled = page(CANCELLED)
    assert "Mødet er aflyst" in cancelled
    assert HEIR in links(cancelled)
    assert CANCELLED in links(page(HEIR))
    assert "drømmescenarie" in cancelled

    # One closed item: its words are nowhere, its extract is.
    closed = Item.objects.get(closed=True)
    assert closed.meeting.stage == Stage.FROZEN
    minutes = page(WITH_CLOSED)
    assert closed.extract in minutes
    for path in (WITH_CLOSED, f"{WITH_CLOSED}punkt-{closed.no}/", "/beslutninger/", "/moeder/?q=Leje"):
        assert closed.title not in page(path)

    # From the item to the case and back, and on to the body whose turn it is.
    assert CASE in links(page(f"{WITH_CLOSED}punkt-2/"))
    case = page(CASE)
    assert f"{WITH_CLOSED}punkt-2/" in links(case)
    steps = list(Case.objects.get(process=process).steps.select_related("body"))
    assert [bool(s.outcome) for s in steps] == [True, True, True, False, False]
    assert Item.objects.get(step=steps[3]).meeting.stage == Stage.DRAFT
    assert Decision.objects.filter(process=process).count() == 4

    # A decision of the minutes stands with what it rests on, there and at its own address.
    [ruled] = Decision.objects.filter(legal_basis="Kommunestyrelsesloven § 20")
    for path in (WITH_CLOSED, f"/beslutninger/{ruled}/"):
        for said in ("Kommunestyrelsesloven § 20", "1. november 2021", "1. juni 2022"):
            assert said in page(path), path

    # Two committees that decide one thing together: one decision, of both, and whose member sat there.
    both = "Ældre- og Aktivitetsudvalget og Social- og Sundhedsudvalget"
    [address] = [a for a in links(page(TOGETHER)) if a.startswith("/beslutninger/2")]
    assert both in page(address)
    assert address in links(page("/beslutninger/?organ=Social- og Sundhedsudvalget"))
    for said in ("Udvalgsmedlem Pil, Social- og Sundhedsudvalget", "Udvalgsmedlem Elm, Ældre- og Aktivitetsudvalget"):
        assert said in page(TOGETHER)

    # The health agreement before twenty bodies, in the months that its plan names.
    agreement = Case.objects.get(process__slug="sundhedsaftale")
    assert agreement.steps.count() == 20
    older, newer = (localtime(t.made).date() for t in agreement.texts.all())
    answers = {s.saw.number: s.day for s in agreement.steps.exclude(day=None).order_by("-day")}
    assert older <= answers[1] < newer <= answers[2], "nobody answers a text before it was written"
    assert [localtime(t.made).date() for t in Case.objects.get(process=process).texts.all()] == [steps[0].day]
    assert {s.day.month for s in agreement.steps.all() if s.day} == {6}
    assert "15 af 20" in page("/forloeb/sundhedsaftale/sager/1/")

    # The desk: an agenda to look through, one to be sent, a follow-up; nobody can be written to.
    assert [row.title for row in queries.in_review(shown["approver"])] == [
        "Orientering/drøftelse af status i Ældre- og Aktivitetsudvalget."
    ]
    today = date(2021, 11, 3)
    assert [row.send_by for row in queries.due(shown["owner"], today)] == [date(2021, 11, 3), date(2021, 11, 10)]
    assert FollowUp.objects.get().owner == Person.objects.get(account=shown["editor"])
    assert not Person.objects.exclude(email="", telephone="").exists()
