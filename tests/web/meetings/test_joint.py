"""A joint meeting of two bodies: whose decision it is, where it stands, and what one of them can do to it alone."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from frisat.plan.journey import Say
from frisat.plan.likeness import fold
from frisat.plan.meeting import ItemKind, Outcome, Stage
from frisat.web.base.kept_rows import kept_row
from frisat.web.bodies import merge_actions, open_things, seat_actions
from frisat.web.bodies.models import Alias, Body, BodyKind, SeatRole
from frisat.web.cases import actions as cases
from frisat.web.cases import deciding, queries
from frisat.web.cases.errors import CaseError
from frisat.web.cases.models import Decision, FurtherBody, made_by
from frisat.web.cases.value import decisions_with_all
from frisat.web.meetings import (
    actions,
    approval_actions,
    back_actions,
    from_cases,
    minutes_actions,
    people_actions,
    source_actions,
    sources,
)
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Meeting, Template
from frisat.web.meetings.value import with_all
from frisat.web.people.models import Person
from frisat.web.portal.public_bodies import url_of
from frisat.web.record.actions import SYSTEM

if TYPE_CHECKING:
    from frisat.web.people.models import Account
    from frisat.web.process.models import Process

pytestmark = pytest.mark.django_db
LATER = date(2027, 5, 3)


def whole(meeting: Meeting) -> Meeting:
    return with_all(Meeting.objects.filter(pk=meeting.pk)).get()


def finish(meeting: Meeting) -> None:
    """Begins the minutes of a draft whose items are approved, and makes them final."""
    for n, item in enumerate(meeting.items.order_by("order"), 1):
        meeting.items.filter(pk=item.pk).update(no=str(n))
    Meeting.objects.filter(pk=meeting.pk).update(stage=Stage.RELEASED)
    minutes_actions.begin(SYSTEM, meeting)
    minutes_actions.everybody_came(SYSTEM, meeting)
    for item in meeting.items.order_by("order"):
        said = {"outcome": "approved"} | ({"withheld": "Sagen forhandles."} if item.closed else {})
        minutes_actions.take_down(SYSTEM, item, said, seen=0)
    approval_actions.send(SYSTEM, meeting, seen=approval_actions.stand_of(whole(meeting)))
    approval_actions.freeze(SYSTEM, meeting, seen=approval_actions.stand_of(whole(meeting)), reason="Hastesag.")


@pytest.fixture
def joint(meeting: Meeting) -> tuple[Meeting, Decision, Decision]:
    """Final minutes of Skoleudvalget and Elevrådet, with their open decision and their closed one."""
    Body.objects.filter(name="Elevrådet").update(kind=BodyKind.COMMITTEE)
    meeting.items.filter(order=1).update(kind=ItemKind.DECISION)
    finish(meeting)
    open_, closed = meeting.items.order_by("order")
    assert open_.decision is not None
    assert closed.decision is not None
    return meeting, open_.decision, closed.decision


def both() -> tuple[Body, Body]:
    return Body.objects.get(name="Skoleudvalget"), Body.objects.get(name="Elevrådet")


def anew(decision: Decision, body: Body, *further: Body) -> Decision:
    return deciding.decide(
        SYSTEM, decision.process, body=body, further=further, day=LATER, title="Ny struktur", text="Ny struktur.",
        outcome=Outcome.ADOPTED, supersedes=decision,
    )  # fmt: skip


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_a_joint_meeting_decides_stands_with_each_of_its_bodies(
    joint: tuple[Meeting, Decision, Decision], client: Client
) -> None:
    _, made, closed = joint
    page = reverse("decision", args=[made.year, made.number])
    for body in both():
        mine = read(client, url_of(body))
        assert page in mine
        assert "Skoleudvalget og Elevrådet" in mine
        listed = read(client, f"{reverse('decisions')}?organ={body.name}")
        assert page in listed
        assert set(Decision.objects.filter(made_by([body]))) == {made, closed}
    own = read(client, page)
    assert own.count("Skoleudvalget og Elevrådet") == 2, "above, and as it is cited"
    assert '<span class="fr-block">Skoleudvalget</span><span class="fr-block">Elevrådet</span>' in own
    data = client.get(reverse("decision_data", args=[made.year, made.number])).json()
    assert (data["bodies"], data["body"]) == (["Skoleudvalget", "Elevrådet"], "Skoleudvalget og Elevrådet")
    assert "Skoleudvalget og Elevrådet" in queries.cite(made)
    assert "stands_for" not in data


def test_who_is_named_by_hand_stands_with_the_body_as_who_is_in_the_register_does(
    meeting: Meeting, client: Client
) -> None:
    for body in both():
        actions.add_participant(SYSTEM, meeting, body=body, printed=f"{body.name}s medlem")
    actions.add_participant(SYSTEM, meeting, body=both()[0])
    Meeting.objects.filter(pk=meeting.pk).update(stage=Stage.RELEASED)
    page = read(client, f"/moeder/{meeting.addresses.last()}/")
    for said in ("Skoleudvalgets medlem, Skoleudvalget<", "Elevrådets medlem, Elevrådet<", ">Skoleudvalget<"):
        assert said in page
    assert "Skoleudvalget, Skoleudvalget" not in page, "a body that takes part itself is named once"


def test_the_chair_of_each_body_is_told_to_be_its_chair(meeting: Meeting) -> None:
    for body, who in zip(both(), ("Sanne", "Emil"), strict=True):
        seat_actions.add_seat_of(
            SYSTEM, body, person=Person.objects.create(name=who), role=SeatRole.CHAIR, first_day=date(2020, 1, 1)
        )
    people_actions.fill_from_seats(SYSTEM, meeting, day=date(2027, 5, 1))
    roles = dict(meeting.participants.filter(person__name__in=["Sanne", "Emil"]).values_list("person__name", "role"))
    assert roles == {"Sanne": "formand for Skoleudvalget", "Emil": "formand for Elevrådet"}


def test_a_closed_one_is_closed_on_the_pages_of_both(joint: tuple[Meeting, Decision, Decision], client: Client) -> None:
    _, made, closed = joint
    pages = [url_of(body) for body in both()]
    assert all(closed.title not in read(client, page) for page in pages)
    deciding.disclose(SYSTEM, made, closed=True, ground="Forhandling", withheld="Sagen forhandles.")
    assert all(made.title not in read(client, page) for page in [*pages, reverse("decisions")])
    assert "Skoleudvalget og Elevrådet" in read(client, reverse("decision", args=[made.year, made.number]))


def test_one_of_them_deciding_anew_leaves_it_standing_for_the_other(
    joint: tuple[Meeting, Decision, Decision], client: Client
) -> None:
    _, made, _ = joint
    first, other = both()
    address = reverse("decision", args=[made.year, made.number])
    anew(made, first)
    page = read(client, address)
    assert "Den gælder stadig for Elevrådet." in page
    assert "Afløst for en del" in read(client, reverse("decisions"))
    data = client.get(reverse("decision_data", args=[made.year, made.number])).json()
    assert data["stands_for"] == ["Elevrådet"]
    anew(made, other)
    assert "Den gælder stadig" not in read(client, address)
    assert "Afløst for en del" not in read(client, reverse("decisions"))


@pytest.mark.parametrize("who", ["both", "another"])
def test_all_of_them_or_a_body_above_supersede_the_whole(
    joint: tuple[Meeting, Decision, Decision], client: Client, who: str
) -> None:
    _, made, _ = joint
    first, other = both()
    if who == "both":
        anew(made, other, first)
    else:
        anew(made, Body.objects.create(name="Kommunalbestyrelsen", kind=BodyKind.COUNCIL))
    assert "Den gælder stadig" not in read(client, reverse("decision", args=[made.year, made.number]))


def test_who_took_over_from_one_of_them_decides_in_its_place(
    joint: tuple[Meeting, Decision, Decision], client: Client
) -> None:
    _, made, _ = joint
    first, _ = both()
    heir = Body.objects.create(name="Børneudvalget", kind=BodyKind.COMMITTEE)
    first.successor, first.last_day = heir, date(2027, 4, 30)
    first.save()
    anew(made, heir)
    assert "Den gælder stadig for Elevrådet." in read(client, reverse("decision", args=[made.year, made.number]))


def test_a_partly_superseded_decision_is_still_to_be_looked_at_again_and_by_both(
    joint: tuple[Meeting, Decision, Decision],
) -> None:
    _, made, _ = joint
    first, other = both()
    deciding.put_days(SYSTEM, made, in_force=None, review=LATER, reason="Frist")
    anew(made, first)
    assert made in queries.due_for_review([made.process_id], LATER)
    anew(made, other)
    assert made not in queries.due_for_review([made.process_id], LATER)


def test_the_review_is_handed_over_with_either_body(
    joint: tuple[Meeting, Decision, Decision], accounts: dict[str, Account]
) -> None:
    _, made, _ = joint
    deciding.put_days(SYSTEM, made, in_force=None, review=LATER, reason="Frist")
    for body in both():
        things = [one.title for _, rows in open_things.of(accounts["owner"], body) for one in rows]
        assert f"{made}: {made.title}" in things


def test_the_body_that_stays_after_a_merge_has_the_decision(
    joint: tuple[Meeting, Decision, Decision], client: Client
) -> None:
    _, made, _ = joint
    _, other = both()
    stays = Body.objects.create(name="Ungdomsrådet", kind=BodyKind.COMMITTEE)
    merge_actions.merge(SYSTEM, other, stays)
    page = reverse("decision", args=[made.year, made.number])
    assert page in read(client, url_of(stays))
    assert page in read(client, f"{reverse('decisions')}?organ=Ungdomsrådet")
    assert "Skoleudvalget og Elevrådet" in read(client, page)


def test_a_step_at_a_joint_meeting_is_decided_by_its_own_body_alone(meeting: Meeting, process: Process) -> None:
    first, other = both()
    case = cases.make_case(
        SYSTEM, process, title="Skoleveje", text="Skolevejene lægges om.", journey=[(other, Say.DECIDES)]
    )
    step = cases.change_step(SYSTEM, case.steps.get(), recommendation="Vejene lægges om.")
    from_cases.put_on_agenda(SYSTEM, meeting, step)
    finish(meeting)
    item = meeting.items.get(step__case=case)
    assert item.decision is not None
    assert (item.decision.body, list(item.decision.further.all())) == (other, [])
    assert item.decision_text.startswith("Elevrådet ")
    assert case.steps.get().said == item.decision_text
    assert not Decision.objects.filter(made_by([first]), pk=item.decision_id).exists()


def test_a_decision_of_a_step_has_no_further_bodies(process: Process, meeting: Meeting) -> None:
    first, other = both()
    case = cases.make_case(SYSTEM, process, title="Skoleveje", text="Tekst.", journey=[(first, Say.DECIDES)])
    with pytest.raises(CaseError) as refused:
        deciding.decide(
            SYSTEM, process, body=first, further=[other], day=LATER, title="A", text="B", outcome=Outcome.ADOPTED,
            step=case.steps.get(),
        )  # fmt: skip
    assert refused.value.code == "Q109"
    assert not FurtherBody.objects.exists()


def test_a_joint_decision_is_put_on_record_by_hand_and_an_unknown_name_is_told_and_kept(
    client: Client, accounts: dict[str, Account], meeting: Meeting
) -> None:
    first, other = both()
    Alias.objects.create(body=other, text=other.name, folded=fold(other.name))
    client.force_login(accounts["owner"])
    address = reverse("decision_new", args=[meeting.process.slug])
    form: dict[str, Any] = {
        "body": first.pk, "further": "Elevrådet\nElverrådet", "day": "1. marts 2026", "title": "Fælles", "text": "Ja.",
        "outcome": "adopted",
    }  # fmt: skip
    answer = client.post(address, form)
    assert answer.status_code == 422
    assert "Elevrådet\nElverrådet" in answer.content.decode()
    assert not Decision.objects.exists()
    client.post(address, form | {"further": "Elevrådet\n\n Elevrådet "})
    made = decisions_with_all(Decision.objects.all()).get()
    assert [one.body.name for one in made.further.all()] == ["Elevrådet"]


def test_decisions_that_were_final_before_get_the_other_bodies_of_their_meeting(
    joint: tuple[Meeting, Decision, Decision],
) -> None:
    _, made, closed = joint
    FurtherBody.objects.all()._raw_delete(using="default")  # type: ignore[attr-defined] - as it was before
    step = import_module("frisat.web.meetings.migrations.0015_joint_decisions")
    for _again in range(2):
        step.name_the_others(apps, None)
        assert {(f.decision, f.body.name) for f in FurtherBody.objects.all()} == {
            (made, "Elevrådet"), (closed, "Elevrådet"),
        }  # fmt: skip


def test_a_template_kept_from_a_joint_meeting_is_offered_to_the_same_bodies_first_and_to_each(
    meeting: Meeting, client: Client, accounts: dict[str, Account]
) -> None:
    first, other = both()
    client.force_login(accounts["owner"])
    alone = source_actions.keep_template(SYSTEM, meeting, first, name="Alene", items=[{"title": "Velkomst"}])
    answer = client.post(reverse("agenda_templates", args=[meeting.process.slug, meeting.pk]), {"name": "Fælles"})
    assert answer.status_code == 302
    kept = Template.objects.get(name="Fælles")
    assert sources.templates([other, first]) == [kept, alone]
    assert sources.templates([first]) == [alone, kept]
    assert sources.templates([other]) == [kept]
    heir = Body.objects.create(name="Ungdomsrådet", kind=BodyKind.ADVISORY)
    Body.objects.filter(pk=other.pk).update(successor=heir)
    assert sources.templates([heir]) == [kept]
    page = read(client, reverse("agenda_templates", args=[meeting.process.slug, meeting.pk]))
    assert ">Skoleudvalget</span>, <span>Elevrådet<" in page.replace(' lang="da"', "")


def test_one_name_is_one_template_of_each_body_of_a_joint_meeting(meeting: Meeting) -> None:
    first, other = both()
    source_actions.keep_template(SYSTEM, meeting, other, first, name="Fælles", items=[])
    for bodies in ([first], [other], [first, other]):
        with pytest.raises(MeetingError) as refused:
            source_actions.keep_template(SYSTEM, meeting, *bodies, name="Fælles", items=[])
        assert refused.value.code == "G118"


def test_a_deleted_joint_template_comes_back_to_both_bodies(meeting: Meeting) -> None:
    first, other = both()
    made = source_actions.keep_template(SYSTEM, meeting, first, other, name="Fælles", items=[{"title": "Velkomst"}])
    kept = kept_row(made)
    source_actions.drop_template(SYSTEM, meeting, made)
    assert not Template.objects.exists()
    back_actions.bring_template_back(SYSTEM, meeting, kept, name="Fælles")
    assert Template.objects.get().bodies == [first, other]
