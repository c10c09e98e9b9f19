"""A step of a case becomes an item of a meeting of its body."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from frisat.plan.journey import Say
from frisat.plan.meeting import ItemKind, Outcome
from frisat.plan.model import Status
from frisat.web.bodies.models import Body
from frisat.web.cases import actions
from frisat.web.meetings import actions as meetings
from frisat.web.meetings.from_cases import put_on_agenda
from frisat.web.meetings.models import Item
from frisat.web.people.models import Account
from frisat.web.process.models import IndexedActivity, Process
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry

if TYPE_CHECKING:
    from frisat.web.cases.models import Step
    from frisat.web.meetings.models import Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def coming(process: Process, chain: dict[str, Body]) -> Meeting:
    """A meeting of the committee that is still to come."""
    index = IndexedActivity.objects.filter(process=process, left_in=None, first_day__gte="2027-05-03").first()
    assert index is not None
    return meetings.make_meeting(SYSTEM, index.activity, bodies=[chain["committee"]])


def test_a_step_is_put_on_the_agenda_of_a_meeting_of_its_body(
    client: Client, accounts: dict[str, Account], process: Process, chain: dict[str, Body], coming: Meeting
) -> None:
    journey = [(chain["committee"], Say.RECOMMENDS), (chain["council"], Say.DECIDES)]
    case = actions.make_case(SYSTEM, process, title="Skolestruktur", case_no="26/1", text="Sagen", journey=journey)
    committee, council = case.steps.all()
    actions.change_step(SYSTEM, committee, recommendation="Anbefales")
    actions.close(SYSTEM, case, closed=True, ground="Kontraktforhold")
    client.force_login(accounts["editor"])
    page = f"/arbejde/forloeb/skolestruktur/sager/{case.number}/"
    before = Entry.objects.count()
    client.post(f"{page}trin/{council.pk}/dagsorden/", {"moede": coming.pk})
    assert not Item.objects.exists(), "the council does not meet there"
    client.post(f"{page}trin/{committee.pk}/dagsorden/", {"moede": coming.pk})

    item = Item.objects.get()
    assert (item.title, item.case_no, item.text, item.recommendation) == ("Skolestruktur", "26/1", "Sagen", "Anbefales")
    assert (item.kind, item.closed, item.ground) == (ItemKind.RECOMMENDATION, True, "Kontraktforhold")
    assert Entry.objects.count() == before + 1
    assert "På dagsordenen:" in client.get(page).content.decode()
    client.post(f"{page}trin/{committee.pk}/dagsorden/", {"moede": coming.pk})
    assert Item.objects.count() == 1


@pytest.fixture
def heir(db: None) -> Body:
    return Body.objects.create(name="Børne- og Familieudvalget")


def offered(client: Client, step: Step) -> str:
    page = client.get(f"/arbejde/forloeb/skolestruktur/sager/{step.case.number}/").content.decode()
    return page.partition(f'id="moede-{step.pk}"')[2].partition("</select>")[0]


def put(client: Client, step: Step, meeting: Meeting) -> str:
    page = f"/arbejde/forloeb/skolestruktur/sager/{step.case.number}/"
    answer = client.post(f"{page}trin/{step.pk}/dagsorden/", {"moede": meeting.pk}, follow=True)
    return answer.content.decode()


@pytest.fixture
def of_heir(process: Process, heir: Body) -> Meeting:
    """A meeting to come of the body that takes over."""
    index = IndexedActivity.objects.filter(process=process, left_in=None, first_day__gte="2027-05-03").first()
    assert index is not None
    return meetings.make_meeting(SYSTEM, index.activity, bodies=[heir])


def test_what_waited_for_a_body_that_is_no_more_comes_before_the_one_that_took_over(
    client: Client, accounts: dict[str, Account], process: Process, chain: dict[str, Body], heir: Body, of_heir: Meeting
) -> None:
    old, middle = chain["committee"], Body.objects.create(name="Børneudvalget", last_day=date(2026, 12, 31))
    case = actions.make_case(
        SYSTEM, process, title="Skolestruktur", journey=[(old, Say.RECOMMENDS), (chain["council"], Say.DECIDES)]
    )
    step = case.steps.get(body=old)
    client.force_login(accounts["editor"])
    assert offered(client, step) == "", "nobody has taken over"
    Body.objects.filter(pk=old.pk).update(successor=middle, last_day=date(2025, 12, 31))
    Body.objects.filter(pk=middle.pk).update(successor=heir)
    assert "Børne- og Familieudvalget har overtaget efter Skoleudvalget" in offered(client, step)

    put(client, step, of_heir)

    assert Item.objects.get().step == step
    step.refresh_from_db()
    assert step.body == heir
    entry = Entry.objects.filter(verb="case.agenda").get()
    said = json.loads(entry.detail.content)
    assert (said["before"], said["after"]) == ({"bodies": [old.pk]}, {"position": 1, "bodies": [heir.pk]})


def test_what_was_merged_into_another_body_comes_before_that_one(
    client: Client, accounts: dict[str, Account], process: Process, chain: dict[str, Body], heir: Body, of_heir: Meeting
) -> None:
    case = actions.make_case(SYSTEM, process, title="Skolestruktur", journey=[(chain["committee"], Say.RECOMMENDS)])
    Body.objects.filter(pk=chain["committee"].pk).update(merged_into=heir)
    client.force_login(accounts["editor"])

    put(client, case.steps.get(), of_heir)

    assert case.steps.get().body == heir
    assert Item.objects.count() == 1


def test_a_body_that_still_sits_on_the_day_of_the_meeting_keeps_its_cases(
    client: Client, accounts: dict[str, Account], process: Process, chain: dict[str, Body], heir: Body, of_heir: Meeting
) -> None:
    case = actions.make_case(SYSTEM, process, title="Skolestruktur", journey=[(chain["committee"], Say.RECOMMENDS)])
    Body.objects.filter(pk=chain["committee"].pk).update(successor=heir, last_day=date(2029, 12, 31))
    client.force_login(accounts["editor"])

    assert offered(client, case.steps.get()) == ""
    assert "tager ikke flere punkter" in put(client, case.steps.get(), of_heir)
    assert not Item.objects.exists()


def test_two_that_must_say_yes_do_not_become_one_unseen(
    client: Client, accounts: dict[str, Account], process: Process, chain: dict[str, Body], heir: Body, of_heir: Meeting
) -> None:
    """The body that took over has a word of its own at the same step: the old one's is for a person to go past."""
    case = actions.make_case(
        SYSTEM, process, title="Fælles aftale", journey=[(chain["committee"], Say.ASSENTS), (heir, Say.ASSENTS)]
    )
    Body.objects.filter(pk=chain["committee"].pk).update(successor=heir)
    client.force_login(accounts["editor"])

    said = put(client, case.steps.get(body=chain["committee"]), of_heir)

    assert "»Børne- og Familieudvalget« står allerede på sagens vej på det trin." in said
    assert not Item.objects.exists()


@pytest.mark.parametrize("outcome", [Outcome.POSTPONED, Outcome.RETURNED])
def test_what_a_meeting_put_off_or_sent_back_can_be_put_on_another_agenda(
    client: Client, accounts: dict[str, Account], process: Process, chain: dict[str, Body], coming: Meeting,
    outcome: Outcome,
) -> None:  # fmt: skip
    case = actions.make_case(SYSTEM, process, title="Skolestruktur", journey=[(chain["committee"], Say.RECOMMENDS)])
    step = case.steps.get()
    index = IndexedActivity.objects.filter(process=process, left_in=None, first_day__gte="2027-05-03").last()
    assert index is not None
    assert index.activity != coming.activity
    other = meetings.make_meeting(SYSTEM, index.activity, bodies=[chain["committee"]])
    client.force_login(accounts["editor"])
    put(client, step, coming)
    assert offered(client, step) == "", "it stands on an agenda that has not been dealt with"
    Item.objects.update(outcome=outcome)
    actions.say(SYSTEM, step, outcome=outcome, day=date(2027, 4, 1))

    assert f'value="{other.pk}"' in offered(client, step)
    put(client, step, other)

    assert Item.objects.filter(step=step, meeting=other).count() == 1
    assert offered(client, step) == "", "now it stands on the next one"


def test_a_meeting_that_was_called_off_does_not_keep_the_case(
    client: Client, accounts: dict[str, Account], process: Process, chain: dict[str, Body], coming: Meeting
) -> None:
    case = actions.make_case(SYSTEM, process, title="Skolestruktur", journey=[(chain["committee"], Say.RECOMMENDS)])
    step = case.steps.get()
    index = IndexedActivity.objects.filter(process=process, left_in=None, first_day__gte="2027-05-03").last()
    assert index is not None
    other = meetings.make_meeting(SYSTEM, index.activity, bodies=[chain["committee"]])
    client.force_login(accounts["editor"])
    put(client, step, coming)
    IndexedActivity.objects.filter(activity=coming.activity).update(status=Status.CANCELLED)

    assert f'value="{other.pk}"' in offered(client, step)


def test_what_was_sent_back_comes_before_the_body_ahead_again_and_what_it_said_the_first_time_stays(
    client: Client, accounts: dict[str, Account], process: Process, chain: dict[str, Body], coming: Meeting
) -> None:
    journey = [
        (chain["committee"], Say.RECOMMENDS),
        (chain["economy"], Say.RECOMMENDS),
        (chain["council"], Say.DECIDES),
    ]
    case = actions.make_case(SYSTEM, process, title="Skolestruktur", journey=journey)
    committee, economy, council = case.steps.all()
    actions.say(SYSTEM, committee, outcome=Outcome.RECOMMENDED, day=date(2027, 3, 1), said="Anbefales")
    actions.skip(SYSTEM, economy, reason="Koster ikke noget")
    client.force_login(accounts["editor"])
    page = f"/arbejde/forloeb/skolestruktur/sager/{case.number}/"
    assert "For Skoleudvalget igen" not in client.get(page).content.decode(), "nobody has sent it back"
    client.post(f"{page}trin/{council.pk}/flyt/", {"hvor": "igen"})
    assert case.steps.count() == 3
    actions.say(SYSTEM, council, outcome=Outcome.RETURNED, day=date(2027, 4, 1))
    assert "For Skoleudvalget igen" in client.get(page).content.decode()

    said = client.post(f"{page}trin/{council.pk}/flyt/", {"hvor": "igen"}, follow=True).content.decode()

    assert "Sagen kommer for »Skoleudvalget« igen." in said
    assert "For Skoleudvalget igen" not in said, "it has gone back"
    first, _, again, last = case.steps.all()
    assert (first.body, first.said, again.body, again.say, again.outcome) == (
        chain["committee"], "Anbefales", chain["committee"], Say.RECOMMENDS, "",
    )  # fmt: skip
    assert last.pk == council.pk
    assert f'value="{coming.pk}"' in offered(client, again)
    client.post(f"{page}trin/{council.pk}/flyt/", {"hvor": "igen"})
    assert case.steps.count() == 4, "asked once"
    assert Entry.objects.filter(verb="case.again").count() == 1


def test_a_body_that_put_the_case_off_has_not_had_its_say(
    client: Client, accounts: dict[str, Account], process: Process, chain: dict[str, Body]
) -> None:
    """Its text can be changed, its answer pasted with those of the others, and the case can go past it."""
    case = actions.make_case(SYSTEM, process, title="Fælles aftale", journey=[(chain["committee"], Say.ASSENTS)])
    step = actions.say(SYSTEM, case.steps.get(), outcome=Outcome.POSTPONED, day=date(2027, 4, 1))
    client.force_login(accounts["editor"])
    page = f"/arbejde/forloeb/skolestruktur/sager/{case.number}/"

    assert actions.change_step(SYSTEM, step, recommendation="Anbefales stadig").recommendation == "Anbefales stadig"
    actions.skip(SYSTEM, step, reason="Er lagt sammen med en anden")
    actions.unskip(SYSTEM, step)
    rows = "Skoleudvalget\t12-04-2027\tgodkendt"
    client.post(f"{page}godkendelser/indsaet/", {"rows": rows, "tag": "1"})

    assert case.steps.get().outcome == Outcome.APPROVED


def test_an_open_item_and_a_closed_one_close_their_step_to_the_public_and_its_page_names_the_closed_one(
    client: Client, accounts: dict[str, Account], process: Process, chain: dict[str, Body], coming: Meeting
) -> None:
    case = actions.make_case(SYSTEM, process, title="Skolestruktur", journey=[(chain["committee"], Say.RECOMMENDS)])
    step = case.steps.get()
    actions.show(SYSTEM, case, shown=True)
    index = IndexedActivity.objects.filter(process=process, left_in=None, first_day__gte="2027-05-03").last()
    assert index is not None
    other = meetings.make_meeting(SYSTEM, index.activity, bodies=[chain["committee"]])
    first = put_on_agenda(SYSTEM, coming, step)
    Item.objects.filter(pk=first.pk).update(closed=True, ground="Forhandling", outcome=Outcome.POSTPONED)
    actions.say(SYSTEM, step, outcome=Outcome.POSTPONED, day=date(2026, 4, 1))
    again = put_on_agenda(SYSTEM, other, step)
    assert (again.closed, again.ground) == (True, "Forhandling"), "what was closed comes back closed"
    Item.objects.filter(pk=again.pk).update(closed=False, ground="", outcome=Outcome.RECOMMENDED)
    actions.say(SYSTEM, step, outcome=Outcome.RECOMMENDED, day=date(2026, 5, 1), said="Udvalget anbefaler det.")

    public = client.get(f"/forloeb/skolestruktur/sager/{case.number}/").content.decode()
    assert "Behandlet bag lukkede døre." in public
    assert "Udvalget anbefaler det." not in public
    client.force_login(accounts["editor"])
    page = f"/arbejde/forloeb/skolestruktur/sager/{case.number}/"
    told = client.get(page).content.decode()
    assert "så længe dette punkt er lukket" in told
    assert (
        f"/{coming.pk}/punkter/{first.pk}/" in told.partition("så længe dette punkt er lukket")[2].partition("</p>")[0]
    )
    Item.objects.filter(pk=first.pk).update(closed=False, ground="")
    assert "så længe dette punkt er lukket" not in client.get(page).content.decode()
    assert "Udvalget anbefaler det." in client.get(f"/forloeb/skolestruktur/sager/{case.number}/").content.decode()
