"""
BARS V12: every role in every state of a draft, an import and a process tries every deed; every cell is asserted.

The deeds are the actions that the code has, found by looking at its modules, and the states those that its models name:
a new action or state that stands in no table below fails the first tests.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

import frisat.web
from frisat.plan.drafting import ConflictError, Operation
from frisat.web.base import memory
from frisat.web.cases.models import Case, Step
from frisat.web.intake import actions as intake_actions
from frisat.web.intake import decisions, joining, portions, wholesale
from frisat.web.intake import deeds as long_deeds
from frisat.web.intake.models import Decision, Intake, IntakeState, Row
from frisat.web.invites.models import Feed, Invitation
from frisat.web.people import permissions
from frisat.web.people.models import Account
from frisat.web.process import draft_ends, drafts, upkeep, version_actions
from frisat.web.process.models import Draft, DraftState, Process, ProcessState
from frisat.web.record.actions import SYSTEM
from tests.web import deeds
from tests.web.people.matrix import HOLD, ROLES
from tests.web.test_bars_foreign import rows

pytestmark = pytest.mark.django_db
WEB = Path(frisat.web.__file__).parent
NO = "refused"
"""In a cell: the deed is refused with an error that its page puts into words, and nothing is written."""
SAME = "same"
"""In a cell: the state stays as it is."""
REFUSED = (
    drafts.ClosedDraftError, version_actions.NotPublishableError, decisions.StaleError, decisions.KeptError,
    ConflictError, LookupError,
)  # fmt: skip


def actions() -> dict[str, Callable[..., Any]]:
    """Every action of the site, as "part.module.function"."""
    found = {}
    for path in sorted(WEB.glob("*/*.py")):
        if path.name == "__init__.py":
            continue
        module = import_module(f"frisat.web.{path.parent.name}.{path.stem}")
        for name, member in inspect.getmembers(module, inspect.isfunction):
            is_action = hasattr(member, "right") and not hasattr(member, "methods")
            if is_action and member.__module__ == module.__name__:
                found[f"{path.parent.name}.{path.stem}.{name}"] = member
    return found


@dataclass(slots=True)
class World:
    """What the deeds are done to."""

    process: Process
    draft: Draft
    intake: Intake
    row: Row
    said: version_actions.Publication
    operation: Operation
    taken: list[Any]
    unmentioned: int
    of_plan: int


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed, what each state becomes by it, and what has to be there before."""

    do: Callable[[Any, World], Any]
    becomes: Mapping[Any, Any]
    before: Callable[[World], Any] | None = None


# ---------------------------------------------------------------------------------------------------------- the tables
OPEN, ASKED, RETURNED, PUBLISHED, DROPPED = DraftState
WAITING, READING, READY, FAILED, DONE, UNDONE, AWAY = IntakeState


def draft(outcome: Any, **but: Any) -> dict[Any, Any]:
    """The same in every state that is worked on, refused in those that are over."""
    every = {OPEN: outcome, ASKED: outcome, RETURNED: outcome, PUBLISHED: NO, DROPPED: NO}
    return {**every, **{DraftState[state]: value for state, value in but.items()}}


def intake(outcome: Any, **but: Any) -> dict[Any, Any]:
    return {**dict.fromkeys(IntakeState, outcome), **{IntakeState[state]: value for state, value in but.items()}}


_REVIEW = intake(NO, READY=READY, DONE=READY)
"""Only what is under review is decided; what is done with rows still open is under review again."""


def _choice(w: World) -> decisions.Choice:
    return decisions.Choice({**w.row.activity, "title": "Et helt andet møde"})


def _accepted(w: World) -> None:
    decisions.accept(SYSTEM, w.intake, w.row.pk, w.row.version, _choice(w))


def _at(deed: str, before: Callable[[World], Any] | None = None) -> Callable[[World], None]:
    """The worker is at a long deed of the import."""

    def put(w: World) -> None:
        if before is not None:
            before(w)
        Intake.objects.filter(pk=w.intake.pk).update(step=deed)

    return put


def _begun(by: Any, w: World, deed: str) -> portions.Begun:
    return portions.begin(by, w.intake, deed) or portions.Begun(w.draft.pk, 0, w.intake.batch)


def _without_rows(w: World) -> Intake:
    w.intake.rows.all().delete()
    return w.intake


def _joined(w: World) -> None:
    joining.join(SYSTEM, w.intake, w.row.pk, w.row.version)
    w.row.refresh_from_db()


def _row(do: Callable[..., Any], becomes: Any = None, before: Any = None) -> Deed:
    return Deed(lambda by, w: do(by, w.intake, w.row.pk, w.row.version), becomes or _REVIEW, before)


DRAFTS = {
    "process.drafts.change": Deed(lambda by, w: drafts.change(by, w.draft, [w.operation]), draft(OPEN, RETURNED=SAME)),
    "process.drafts.follow": Deed(
        lambda by, w: drafts.follow(by, w.draft, [w.operation], reason="Salen er optaget."), draft(OPEN, RETURNED=SAME)
    ),
    "process.drafts.undo": Deed(lambda by, w: drafts.undo(by, w.draft, w.taken), draft(OPEN, RETURNED=SAME)),
    "process.drafts.new_key": Deed(lambda by, w: drafts.new_key(by, w.draft), draft(SAME)),
    "process.drafts.new_keys": Deed(lambda by, w: drafts.new_keys(by, w.draft, 2), draft(SAME)),
    "process.version_actions.ask": Deed(
        lambda by, w: version_actions.ask(by, w.draft, upto=w.said.upto), draft(ASKED, ASKED=NO)
    ),
    "process.version_actions.take_back": Deed(lambda by, w: version_actions.take_back(by, w.draft), draft(OPEN)),
    "process.version_actions.give_back": Deed(
        lambda by, w: version_actions.give_back(by, w.draft, remarks="Ret datoen"), draft(NO, ASKED=RETURNED)
    ),
    "process.version_actions.publish_draft": Deed(
        lambda by, w: version_actions.publish_draft(by, w.draft, w.said), draft(PUBLISHED)
    ),
    "process.draft_ends.drop": Deed(
        lambda by, w: draft_ends.drop(by, w.draft, reason="Begyndt forfra", upto=w.said.upto), draft(DROPPED)
    ),
    "process.draft_ends.bring_back": Deed(lambda by, w: draft_ends.bring_back(by, w.draft), draft(NO, DROPPED=OPEN)),
}
UNASKED = {OPEN, RETURNED}
"""States in which an approver who does not edit publishes nothing: nobody asked."""

INTAKES = {
    "intake.actions.stop": Deed(
        lambda by, w: intake_actions.stop(by, w.intake), intake(SAME, WAITING=AWAY, READING=AWAY)
    ),
    "intake.actions.read_again": Deed(
        lambda by, w: intake_actions.read_again(by, w.intake),
        intake(SAME),  # what has rows stays with them; another import is read
    ),
    "intake.actions.read_again unread": Deed(
        lambda by, w: intake_actions.read_again(by, _without_rows(w)),
        intake(SAME, FAILED=WAITING, DROPPED=WAITING, UNDONE=WAITING),
    ),
    "intake.actions.put_away": Deed(lambda by, w: intake_actions.put_away(by, w.intake), intake(SAME, READY=AWAY)),
    "intake.wholesale.resume": Deed(
        lambda by, w: wholesale.resume(by, w.intake), intake(SAME, DONE=READY, UNDONE=READY, DROPPED=READY)
    ),
    "intake.wholesale.undo": Deed(lambda by, w: wholesale.undo(by, w.intake), intake(UNDONE), before=_accepted),
    "intake.wholesale.decide_unmentioned": Deed(
        lambda by, w: wholesale.decide_unmentioned(by, w.intake, {w.unmentioned: (0, Decision.LEFT)}), _REVIEW
    ),
    "intake.wholesale.take_plan": Deed(
        lambda by, w: wholesale.take_plan(by, w.intake, w.of_plan, 0, ["title"], {}), _REVIEW
    ),
    "intake.decisions.accept": Deed(
        lambda by, w: decisions.accept(by, w.intake, w.row.pk, w.row.version, _choice(w)), _REVIEW
    ),
    "intake.decisions.correct": Deed(
        lambda by, w: decisions.correct(by, w.intake, w.row.pk, w.row.version, _choice(w)),
        intake(NO, READY=SAME, DONE=SAME),
    ),
    "intake.decisions.accept_sure": Deed(lambda by, w: decisions.accept_sure(by, w.intake), _REVIEW),
    "intake.decisions.leave": _row(decisions.leave),
    "intake.decisions.reopen": _row(decisions.reopen),
    "intake.joining.join": _row(joining.join, intake(NO, READY=SAME, DONE=SAME)),
    "intake.joining.unjoin": _row(joining.unjoin, intake(NO, READY=SAME, DONE=SAME), before=_joined),
    "intake.joining.part": Deed(
        lambda by, w: joining.part(
            by, w.intake, w.row.pk, w.row.version, {**w.row.activity, "title": "A"}, {**w.row.activity, "title": "B"}
        ),
        intake(NO, READY=SAME, DONE=SAME),
    ),
    "intake.deeds.ask": Deed(
        lambda by, w: long_deeds.ask(by, w.intake, long_deeds.ACCEPTING),
        intake(SAME, WAITING=NO, READING=NO, FAILED=NO),
    ),
    "intake.deeds.read": Deed(lambda by, w: long_deeds.read(by, w.intake), intake(SAME)),
    "intake.deeds.stop": Deed(
        lambda by, w: long_deeds.stop(by, w.intake), intake(SAME), before=_at(long_deeds.ACCEPTING)
    ),
    "intake.portions.begin": Deed(
        lambda by, w: portions.begin(by, w.intake, portions.ACCEPTING),
        intake(NO, READY=SAME, DONE=SAME),
        before=_at(portions.ACCEPTING),
    ),
    "intake.portions.accept_portion": Deed(
        lambda by, w: portions.accept_portion(by, w.intake, _begun(by, w, portions.ACCEPTING), {}, None, 1),
        intake(NO, READY=SAME, DONE=SAME),
        before=_at(portions.ACCEPTING),
    ),
    "intake.portions.undo_portion": Deed(
        lambda by, w: portions.undo_portion(by, w.intake, _begun(by, w, portions.UNDOING), None, 1),
        intake(NO, READY=SAME, DONE=SAME),
        before=_at(portions.UNDOING, _accepted),
    ),
    "intake.portions.finish_undo": Deed(
        lambda by, w: portions.finish_undo(by, w.intake, _begun(by, w, portions.UNDOING)),
        intake(NO, READY=UNDONE, DONE=UNDONE),
        before=_at(portions.UNDOING, _accepted),
    ),
}

PROCESSES = {
    "process.upkeep.change": Deed(lambda by, w: upkeep.change(by, w.process, name="Et andet navn"), {}),
    "process.upkeep.put_away": Deed(lambda by, w: upkeep.put_away(by, w.process, reason="Forældet"), {}),
    "process.upkeep.bring_back": Deed(lambda by, w: upkeep.bring_back(by, w.process), {}),
    **{
        f"process.upkeep.set_state {state}": Deed(
            lambda by, w, s=state: upkeep.set_state(by, w.process, s, reason="Aftalt"),  # type: ignore[misc]
            dict.fromkeys(ProcessState, state),
        )
        for state in ProcessState
    },
}

STATELESS = {
    "process.actions.add_document": "a document is kept whatever the states",
    "process.actions.keep_document": "the same",
    "process.actions.keep": "the same",
    "process.actions.make_process": "there is none yet",
    "process.make.make": "there is none yet",
    "process.actions.publish_document": "the demonstration's way to a version; no page calls it",
    "process.actions.publish_version": "the same",
    "process.drafts.open_draft": "gives the draft that is open, or begins one",
    "process.comment_actions.comment": "something is said of a plan in any state",
    "process.comment_actions.settle": "the same",
    "process.editor_attachments.attach": "a file belongs to an activity, not to a draft",
    "process.take_out.take_out": "of versions, which have no states",
    "intake.actions.hand_in": "makes an import",
}
"""Actions of the two parts that stand beside the states, and why. Their rights are asserted all the same."""


# ------------------------------------------------------------------------------------------------- nothing is forgotten
def test_every_action_stands_in_a_table() -> None:
    named = {name.split()[0] for name in (*DRAFTS, *INTAKES, *PROCESSES)} | set(STATELESS)
    by_people = {
        name for name, found in actions().items()
        if name.split(".")[0] in ("process", "intake") and found.right is not permissions.system_only
    }  # fmt: skip

    assert named == by_people


@pytest.mark.parametrize(
    ("table", "states"), [(DRAFTS, DraftState), (INTAKES, IntakeState), (PROCESSES, ProcessState)],
    ids=["drafts", "imports", "processes"],
)  # fmt: skip
def test_every_deed_says_what_becomes_of_every_state(table: dict[str, Deed], states: Any) -> None:
    for name, deed in table.items():
        assert set(deed.becomes) in ({*states}, set()), name


# ------------------------------------------------------------------------------------------------------------ the site
@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def people(accounts: dict[str, Account]) -> dict[str, Any]:
    return {**accounts, "anonymous": AnonymousUser()}


@pytest.fixture
def world(process: Process, accounts: dict[str, Account]) -> World:
    kinds = deeds.world_of(process, accounts["owner"])
    draft = drafts.open_draft_of(process)
    assert draft is not None
    found = drafts.state_of(draft).activities
    title = found[kinds["key"]]["title"]
    taken = drafts.change(SYSTEM, draft, [Operation(kinds["key"], "title", title, "En anden titel")])
    draft.refresh_from_db()
    said = version_actions.Publication(
        upto=draft.snapshot_upto, valid_from=date(2027, 5, 3), name="Planen", reason="Besluttet"
    )
    intake = Intake.objects.get(pk=kinds["import"])
    row = Row.objects.get(pk=kinds["row"])
    Row.objects.create(intake=intake, position=1.5, entry="k2", read=row.read, activity=row.activity)
    Row.objects.filter(pk=kinds["plan"]).update(activity={"title": "Noget tredje"})
    place = found[kinds["key"]].get("place")
    return World(process, draft, intake, row, said, Operation(kinds["key"], "place", place, "Rådhuset"), taken,
                 kinds["unmentioned"], kinds["plan"])  # fmt: skip


class _UndoneError(Exception):
    pass


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is taken back."""
    try:
        with transaction.atomic():
            yield
            raise _UndoneError
    except _UndoneError:
        pass


def tried(deed: Deed, by: Any, world: World, now: Callable[[], Any]) -> Any:
    """What a state becomes when somebody tries a deed in it."""
    try:
        with transaction.atomic():
            deed.do(by, world)
    except PermissionDenied:
        return PermissionDenied
    except REFUSED:
        return NO
    finally:
        permissions.forget_roles(by)
    return now()


def wrong_cells(
    table: dict[str, Deed],
    states: Any,
    people: dict[str, Any],
    world: World,
    put: Callable[[Any], Any],
    now: Callable[[], Any],
    expected: Callable[[str, str, Any, Any], Any],
) -> list[str]:
    """The cells in which something else happened than the table says; each deed is taken back."""
    found = actions()
    wrong, cells = [], 0
    for (name, deed), state in product(table.items(), states):
        right = found[name.split()[0]].right.__name__
        with undone():
            if deed.before and state in (READY, DONE):
                deed.before(world)
            put(state)
            before, looked = rows(), set()
            for role in ROLES:
                with undone():
                    seen = tried(deed, people[role], world, now)
                    if seen in (NO, PermissionDenied) and seen not in looked:
                        looked.add(seen)  # the same refusal to the next role comes from the same line
                        assert rows() == before, f"{name}, {state}, {role}: half written"
                if seen is not PermissionDenied:
                    refresh(world)
                told = expected(name, role, state, deed.becomes.get(state, SAME))
                wanted = PermissionDenied if role not in HOLD[right] else state if told == SAME else told
                cells += 1
                if seen != wanted:
                    wrong.append(f"{name}, {state}, {role}: {seen}, expected {wanted}")
        refresh(world)
    assert cells == len(table) * len(states) * len(ROLES)
    return wrong


def refresh(world: World) -> None:
    """As the objects stand after something was taken back; nothing that was remembered counts any more."""
    memory.forget()
    for one in (world.draft, world.intake, world.row, world.process):
        one.refresh_from_db()


def test_every_role_in_every_state_of_a_draft(world: World, people: dict[str, Any]) -> None:
    def put(state: DraftState) -> None:
        over = timezone.now() if state in (PUBLISHED, DROPPED) else None
        Draft.objects.filter(pk=world.draft.pk).update(state=state, closed=over)
        world.draft.refresh_from_db()

    def expected(name: str, role: str, state: Any, told: Any) -> Any:
        return NO if name.endswith(".publish_draft") and role == "approver" and state in UNASKED else told

    def now() -> Any:
        return DraftState(Draft.objects.get(pk=world.draft.pk).state)

    assert wrong_cells(DRAFTS, DraftState, people, world, put, now, expected) == []


def test_every_role_in_every_state_of_an_import(world: World, people: dict[str, Any]) -> None:
    def put(state: IntakeState) -> None:
        Intake.objects.filter(pk=world.intake.pk).update(state=state)
        world.intake.refresh_from_db()

    def expected(name: str, role: str, state: Any, told: Any) -> Any:
        return state if name.endswith(".undo") and state not in (READY, DONE) else told

    def now() -> Any:
        return IntakeState(Intake.objects.get(pk=world.intake.pk).state)

    assert wrong_cells(INTAKES, IntakeState, people, world, put, now, expected) == []


@pytest.mark.parametrize("is_away", [False, True])
def test_every_role_in_every_state_of_a_process(world: World, people: dict[str, Any], is_away: bool) -> None:
    def put(state: ProcessState) -> None:
        Process.objects.filter(pk=world.process.pk).update(state=state, put_away=timezone.now() if is_away else None)

    def expected(name: str, role: str, state: Any, told: Any) -> Any:
        away = {"process.upkeep.put_away": True, "process.upkeep.bring_back": False}.get(name, is_away)
        return state if told == SAME else told, away

    def now() -> Any:
        found = Process.objects.get(pk=world.process.pk)
        return ProcessState(found.state), found.put_away is not None

    assert wrong_cells(PROCESSES, ProcessState, people, world, put, now, expected) == []


def test_what_has_no_state_asks_for_its_right_and_what_the_program_does_is_for_nobody(
    world: World, people: dict[str, Any]
) -> None:
    """Every action of the site, by every role that lacks its right: refused before anything else is looked at."""
    first = {"draft": world.draft, "intake": world.intake, "process": world.process, "process_id": world.process.pk}
    first |= _of_meeting(world)
    mine = [account.pk for account in people.values() if account.pk]
    nobodys_feed = Feed.objects.exclude(account__in=mine).first()
    first |= {"invitation": Invitation.objects.get(meeting=first["meeting"]), "feed": nobodys_feed}
    asked = 0
    for found in actions().values():
        right = found.right.__name__
        names = [p for p in inspect.signature(found).parameters if p != "by"]
        if right == "signed_in":
            continue
        for role in set(ROLES) - HOLD.get(right, set()):
            given = [first.get(n, _comment(world) if n == "comment" else None) for n in names]
            bound = inspect.signature(found).parameters
            more = {n: v for n, v in zip(names, given, strict=True) if bound[n].kind is inspect.Parameter.KEYWORD_ONLY}
            plain = [v for n, v in zip(names, given, strict=True)
                     if bound[n].kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]  # fmt: skip
            with pytest.raises(PermissionDenied):
                found(people[role], *plain, **more)
            asked += 1
    assert asked > 300


def _of_meeting(world: World) -> dict[str, Any]:
    """What the actions of meetings are done to."""
    meeting = world.process.meetings.get(stage="draft")
    asked = world.process.meetings.get(stage="approving")
    item = meeting.items.first()
    body = meeting.meeting_bodies.get().body
    case = Case.objects.create(process=world.process, number=99, title="En sag")
    step = Step.objects.create(case=case, order=1, body=body, say="decides")
    return {
        "taken": SimpleNamespace(intake=world.intake), "sheet": SimpleNamespace(intake=world.intake),
        "step": step, "case": case, "decision": world.process.decisions.first(),
        "meeting": meeting, "activity": meeting.activity, "item": item, "paper": item.papers.first(),
        "participant": meeting.participants.first(), "proposed": world.process.proposed_items.first(),
        "approval": asked.approvals.last(),
        "follow_up": world.process.meetings.get(stage="taking").items.first().follow_ups.last(),
    }  # fmt: skip


def _comment(world: World) -> Any:
    return world.process.comments.first()
