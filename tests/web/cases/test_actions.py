"""A case from the administration to the council, an agreement before twenty bodies, decisions and their numbers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from frisat.law import journeys
from frisat.plan.journey import Say, tally
from frisat.plan.meeting import Outcome, Vote
from frisat.plan.sight import Sight
from frisat.web.base.clock import today
from frisat.web.bodies.models import Body
from frisat.web.cases import actions, deciding, queries, sight
from frisat.web.cases.errors import CaseError
from frisat.web.cases.models import Case, Decision
from frisat.web.cases.value import case_of
from frisat.web.people.models import Account
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM

pytestmark = pytest.mark.django_db
DAY = date(2027, 4, 1)
ALL = Sight(drafts=True, closed=True)


def value(case: Case) -> Any:
    found = queries.case_of(case.process, case.number)
    assert found is not None
    return case_of(found, ALL)


def decided(process: Process, body: Body, **more: Any) -> Decision:
    said = {"day": DAY, "title": "Aftalen", "text": "Godkendt", "outcome": Outcome.APPROVED}
    return deciding.decide(SYSTEM, process, body=body, **{**said, **more})


def test_a_case_goes_from_the_administration_to_the_council(process: Process, chain: dict[str, Body]) -> None:
    journey = queries.journey_from(chain["office"], costs=True)
    case = actions.make_case(SYSTEM, process, title="Skolestruktur", text="Sagen", costs=True, journey=journey)

    assert [(b.name, s) for b, s in journey] == [
        ("Skoleforvaltningen", Say.PREPARES), ("Skoleudvalget", Say.RECOMMENDS), ("Økonomiudvalget", Say.RECOMMENDS),
        ("Byrådet", Say.DECIDES),
    ]  # fmt: skip
    for n, step in enumerate(case.steps.all()):
        actions.say(SYSTEM, step, outcome=Outcome.RECOMMENDED if n < 3 else Outcome.ADOPTED, day=date(2027, 4, 1 + n))
    found = value(case)
    assert journeys.check(found, date(2027, 5, 1)) == []
    assert found.now == ()


def test_a_journey_without_the_economy_committee_is_doubted_where_it_costs(
    process: Process, chain: dict[str, Body]
) -> None:
    journey = [(chain["committee"], Say.RECOMMENDS), (chain["council"], Say.DECIDES)]
    case = actions.make_case(SYSTEM, process, title="Skolestruktur", costs=True, journey=journey)

    assert [f.code for f in journeys.check(value(case), DAY)] == ["J105"]
    actions.change_case(SYSTEM, case, costs=False)
    assert journeys.check(value(case), DAY) == []


@pytest.mark.parametrize(
    ("first", "day", "codes"),
    [
        (None, DAY, ["J102"]),
        (Outcome.POSTPONED, DAY, ["J104"]),
        (Outcome.RETURNED, DAY, ["J104"]),
        (Outcome.RECOMMENDED, date(2027, 4, 2), ["J103"]),
        (Outcome.RECOMMENDED, DAY, []),
        (Outcome.REJECTED, DAY, []),
    ],
)
def test_what_is_said_too_early_is_doubted(
    process: Process, chain: dict[str, Body], first: Outcome | None, day: date, codes: list[str]
) -> None:
    journey = [(chain["committee"], Say.RECOMMENDS), (chain["council"], Say.DECIDES)]
    case = actions.make_case(SYSTEM, process, title="Skolestruktur", journey=journey)
    committee, council = case.steps.all()
    if first is not None:
        actions.say(SYSTEM, committee, outcome=first, day=day)
    actions.say(SYSTEM, council, outcome=Outcome.ADOPTED, day=DAY)

    assert [f.code for f in journeys.check(value(case), date(2027, 5, 1))] == codes


def test_a_step_is_skipped_only_for_a_reason_and_can_be_passed_after_all(
    process: Process, chain: dict[str, Body]
) -> None:
    case = actions.make_case(SYSTEM, process, title="S", journey=queries.journey_from(chain["committee"], costs=False))
    step = case.steps.first()
    with pytest.raises(CaseError, match="Q102"):
        actions.skip(SYSTEM, step, reason=" ")
    actions.skip(SYSTEM, step, reason="Hastesag")
    assert [f.code for f in journeys.check(value(case), DAY)] == ["J101"]
    actions.unskip(SYSTEM, step)
    assert journeys.check(value(case), DAY) == []


def test_a_postponed_body_says_more_and_one_that_has_said_its_word_does_not(
    process: Process, chain: dict[str, Body]
) -> None:
    case = actions.make_case(SYSTEM, process, title="S", journey=[(chain["council"], Say.DECIDES)])
    step = case.steps.get()
    actions.say(SYSTEM, step, outcome=Outcome.POSTPONED, day=date(2027, 3, 1))
    said = actions.say(SYSTEM, step, outcome=Outcome.ADOPTED, day=DAY, vote=Vote(20, 5, 2))

    assert (said.outcome, said.vote["against"]) == ("adopted", 5)
    with pytest.raises(CaseError, match="Q103"):
        actions.say(SYSTEM, step, outcome=Outcome.REJECTED, day=DAY)
    with pytest.raises(CaseError, match="Q120"):
        actions.unsay(SYSTEM, step, reason="")
    actions.unsay(SYSTEM, step, reason="Forkert sag")
    step.refresh_from_db()
    assert (step.outcome, step.day, step.vote, step.saw) == ("", None, None, None)
    with pytest.raises(CaseError, match="Q119"):
        actions.say(SYSTEM, step, outcome=Outcome.ADOPTED, day=date(2027, 5, 4))


def test_steps_change_places_and_bodies_side_by_side_move_together(
    process: Process, chain: dict[str, Body], twenty: list[Body]
) -> None:
    case = actions.make_case(
        SYSTEM, process, title="S", journey=[(chain["office"], Say.PREPARES), *((b, Say.ASSENTS) for b in twenty)]
    )
    assert [s.order for s in case.steps.all()] == [1] + [2] * 20
    actions.move_step(SYSTEM, case.steps.first(), up=False)

    assert [s.order for s in case.steps.all()] == [1] * 20 + [2]
    assert case.steps.last().body == chain["office"]
    actions.add_steps(SYSTEM, case, [chain["committee"]], say=Say.HEARD, order=1)
    assert [(s.order, s.say) for s in case.steps.all()][:2] == [(1, "heard"), (2, "assents")]


def test_twenty_bodies_answer_and_a_yes_to_an_older_text_is_seen(process: Process, twenty: list[Body]) -> None:
    case = actions.make_case(
        SYSTEM, process, title="Sundhedsaftalen", text="Første udkast", due=date(2027, 4, 15),
        journey=[(b, Say.ASSENTS) for b in twenty],
    )  # fmt: skip
    steps = list(case.steps.all())
    actions.say(SYSTEM, steps[0], outcome=Outcome.APPROVED, day=DAY)
    actions.write_text(SYSTEM, case, text="Andet udkast", name="Godkendelsesversion")
    for step in steps[1:17]:
        actions.say(
            SYSTEM, step, outcome=Outcome.ENDORSED, day=DAY, reservations="Økonomien" if step == steps[2] else ""
        )
    actions.say(SYSTEM, steps[17], outcome=Outcome.REJECTED, day=DAY)
    found = value(case)
    counted = tally(found, date(2027, 5, 1))

    assert (len(counted.yes), len(counted.older), len(counted.no), len(counted.missing)) == (16, 1, 1, 2)
    assert len(counted.late) == 2
    assert not counted.is_agreed
    assert [f.code for f in journeys.check(found, date(2027, 5, 1))] == ["J107", "J108", "J108"]
    actions.say(SYSTEM, steps[18], outcome=Outcome.RETURNED, day=DAY)
    found = value(case)
    counted = tally(found, date(2027, 5, 1))
    assert (len(counted.no), len(counted.missing), len(counted.late)) == (2, 1, 1), "sent back is an answer"
    assert [f.code for f in journeys.check(found, date(2027, 5, 1))] == ["J107", "J108"]
    actions.say(SYSTEM, steps[18], outcome=Outcome.POSTPONED, day=DAY)
    assert len(tally(value(case), DAY).missing) == 2, "put off is none"
    with pytest.raises(CaseError, match="Q112"):
        actions.write_text(SYSTEM, case, text="Andet udkast ")


def test_decisions_are_numbered_within_their_year(process: Process, chain: dict[str, Body]) -> None:
    numbers = [str(decided(process, chain["council"])) for _ in range(3)]
    other = decided(process, chain["council"], day=date(2026, 12, 31))

    assert (numbers, str(other)) == (["2027-1", "2027-2", "2027-3"], "2026-1")
    with pytest.raises(CaseError, match="Q106"):
        decided(process, chain["council"], closed=True)
    assert str(decided(process, chain["council"])) == "2027-4", "a refused one takes no number"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"review": date(2027, 3, 1)}, "Q108"),
        ({"closed": True, "extract": " "}, "Q106"),
    ],
)
def test_what_cannot_be_a_decision_is_refused(
    process: Process, chain: dict[str, Body], more: dict[str, Any], code: str
) -> None:
    with pytest.raises(CaseError, match=code):
        decided(process, chain["council"], **more)


def test_a_decision_supersedes_an_earlier_one_and_a_step_has_one(process: Process, chain: dict[str, Body]) -> None:
    case = actions.make_case(SYSTEM, process, title="S", journey=[(chain["council"], Say.DECIDES)])
    step = actions.say(SYSTEM, case.steps.get(), outcome=Outcome.ADOPTED, day=DAY)
    first = decided(process, chain["council"], step=step)
    with pytest.raises(CaseError, match="Q104"):
        decided(process, chain["council"], step=step)
    with pytest.raises(CaseError, match="Q104"):
        actions.unsay(SYSTEM, step, reason="Forkert")
    with pytest.raises(CaseError, match="Q107"):
        decided(process, chain["council"], supersedes=first, day=date(2027, 3, 1))
    with pytest.raises(CaseError, match="Q109"):
        decided(process, chain["committee"], step=step)
    second = decided(process, chain["council"], supersedes=first, day=date(2027, 4, 30))

    row = queries.decision_in(process, first.year, first.number)
    assert row is not None
    seen = sight.public_decision(row)
    assert seen is not None
    assert [r.number for r in seen.superseded_by] == [str(second)]


def test_a_decision_is_of_no_day_that_is_to_come(process: Process, chain: dict[str, Body]) -> None:
    """An address that stays would tell citizens of what nobody has decided; from when it holds may lie ahead."""
    said = {"body": chain["council"], "title": "A", "text": "B", "outcome": Outcome.ADOPTED}
    with pytest.raises(CaseError) as refused:
        deciding.decide(SYSTEM, process, day=today() + timedelta(days=1), **said)
    assert (refused.value.code, refused.value.field) == ("Q124", "day")
    made = deciding.decide(SYSTEM, process, day=today(), in_force=today() + timedelta(days=30), **said)
    assert made.day == today()


def test_who_may_do_what(process: Process, chain: dict[str, Body], accounts: dict[str, Account]) -> None:
    case = actions.make_case(accounts["editor"], process, title="S", journey=[(chain["council"], Say.DECIDES)])
    with pytest.raises(PermissionDenied):
        actions.show(accounts["editor"], case, shown=True)
    with pytest.raises(PermissionDenied):
        deciding.decide(
            accounts["reader"], process, body=chain["council"], day=DAY, title="A", text="B", outcome=Outcome.ADOPTED
        )
    actions.show(accounts["approver"], case, shown=True)


def test_a_closed_answer_is_counted_as_one_and_never_told(process: Process, twenty: list[Body]) -> None:
    case = actions.make_case(SYSTEM, process, title="A", journey=[(b, Say.ASSENTS) for b in twenty[:3]])
    first, second, _ = case.steps.all()
    actions.say(SYSTEM, first, outcome=Outcome.REJECTED, day=DAY, closed=True, withheld="Personforhold")
    actions.say(SYSTEM, second, outcome=Outcome.APPROVED, day=DAY)
    actions.show(SYSTEM, case, shown=True)
    row = queries.case_of(process, case.number)
    assert row is not None
    seen = sight.public_case(row)
    assert seen is not None
    counted = tally(seen, DAY)

    assert (len(counted.yes), len(counted.no), len(counted.missing), len(counted.closed)) == (1, 0, 1, 1)
    assert [s.key for s in seen.now] == [seen.steps[2].key]
    assert len(tally(value(case), DAY).no) == 1
