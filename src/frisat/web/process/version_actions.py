"""
From draft to version: an editor asks, an approver returns the draft or publishes it (docs/how-to/publish.md).

Publishing is one transaction: what the approver saw is frozen, projected into the index, and the draft is closed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone

from frisat.plan import meeting_clocks
from frisat.plan.errors import FrisatError
from frisat.plan.model import Plan
from frisat.plan.schema import plan_to_json
from frisat.plan.sentences import hint, sentence
from frisat.web.base import words
from frisat.web.people import permissions
from frisat.web.process import decided
from frisat.web.process.actions import newest, plan_of, store_version
from frisat.web.process.drafts import ClosedDraftError, state_of
from frisat.web.process.models import OPEN_STATES, Draft, DraftState, PlanVersion, Process
from frisat.web.record.actions import SYSTEM, action, write


class NotPublishableError(FrisatError):
    """A draft cannot go on as it stands (U101-U110); `field` is the one of the form that it is about."""

    def __init__(self, code: str, *, field: str = "", **parts: object) -> None:
        super().__init__(code, **parts)
        self.field = field


@dataclass(frozen=True, slots=True)
class Publication:
    """
    What is said of a version beside its plan.

    `upto` is the number of the last operation that the approver saw: nothing else is published. `dated` is the day
    that the plan says it was brought up to date (EDTF), `dated_words` the stamp as it is printed.
    """

    upto: int
    valid_from: date
    name: str
    reason: str = ""
    decision: str = ""
    provisional: bool = False
    minor: bool = False
    dated: str = ""
    dated_words: str = ""
    decided_by: str = ""
    """Key of a decision that `process.decided` offers; its line stands for `decision` where nobody wrote one."""


def _process_of(draft: Draft, *_args: Any, **_kwargs: Any) -> int:
    return draft.process_id


def locked(draft: Draft) -> tuple[Process, Draft]:
    """
    The process and its draft, both held until the end of the transaction.

    The process first, as whoever opens a draft holds it; whoever changes the draft waits for the draft.
    """
    process = Process.objects.select_for_update().get(pk=draft.process_id)
    found = Draft.objects.select_for_update(of=("self",)).select_related("starts_from").get(pk=draft.pk)
    if found.state not in OPEN_STATES:
        raise ClosedDraftError
    return process, found


@action(permissions.edits_plan, of=_process_of)
def ask(by: Any, draft: Draft, *, upto: int) -> None:
    """
    The editor asks the approver to publish the draft as it stands after operation `upto`.

    Raises ClosedDraftError; NotPublishableError when it was changed meanwhile (U101), was sent already (U110) or has
    nothing to publish (U105, U106).
    """
    process, draft = locked(draft)
    if draft.state == DraftState.ASKED:
        raise NotPublishableError("U110")
    _same_as_seen(draft, upto)
    plan = state_of(draft).to_plan()
    _worth_publishing(process, plan)
    _can_be_held(newest(process), plan)
    draft.state, draft.asked_by = DraftState.ASKED, _account(by)
    draft.save(update_fields=["state", "asked_by"])
    write(by, "draft.ask", draft, within=process, after={"upto": upto})


@action(permissions.edits_plan, of=_process_of)
def take_back(by: Any, draft: Draft) -> None:
    """The editor wants to go on: the draft awaits nobody any more. Raises ClosedDraftError."""
    process, draft = locked(draft)
    was = draft.state
    draft.state = DraftState.OPEN
    draft.save(update_fields=["state"])
    write(by, "draft.take_back", draft, within=process, before=was, after=str(DraftState.OPEN))


@action(permissions.approves, of=_process_of)
def give_back(by: Any, draft: Draft, *, remarks: str) -> None:
    """
    The approver returns the draft to its editors, and says why.

    Raises ClosedDraftError; NotPublishableError without remarks (U109) or when nobody asked (U102).
    """
    process, draft = locked(draft)
    if draft.state != DraftState.ASKED:
        raise NotPublishableError("U102")
    if not remarks.strip():
        raise NotPublishableError("U109", field="remarks")
    draft.state, draft.remarks = DraftState.RETURNED, remarks.strip()
    draft.save(update_fields=["state", "remarks"])
    write(by, "draft.return", draft, within=process, after={"remarks": draft.remarks})


@action(permissions.approves, of=_process_of)
def publish_draft(by: Any, draft: Draft, said: Publication) -> PlanVersion:
    """
    The draft as the approver saw it becomes the next version, and is closed.

    Who approves without editing publishes only what an editor asked for. Raises ClosedDraftError,
    NotPublishableError (U101-U106).
    """
    process, draft = locked(draft)
    _same_as_seen(draft, said.upto)
    if draft.state != DraftState.ASKED and by is not SYSTEM and not permissions.edits_plan(by, process.pk):
        raise NotPublishableError("U102")
    before = newest(process)
    if before is not None:
        if not said.reason.strip():
            raise NotPublishableError("U103", field="reason")
        if said.valid_from < before.valid_from:
            day, last = words.day(said.valid_from), words.day(before.valid_from)
            raise NotPublishableError("U104", field="valid_from", day=day, before=last, number=before.number)
    plan = as_published(state_of(draft).to_plan(), said)
    _worth_publishing(process, plan)
    _can_be_held(before, plan)
    version = store_version(
        by,
        process,
        plan,
        name=said.name,
        valid_from=said.valid_from,
        reason=said.reason.strip(),
        minor=said.minor and before is not None,
        dated=said.dated,
        dated_words=said.dated_words,
        decision=said.decision.strip() or decided.cite(process, said.decided_by),
    )
    decided.carry(by, said.decided_by, version)
    draft.state, draft.became, draft.closed = DraftState.PUBLISHED, version, timezone.now()
    draft.save(update_fields=["state", "became", "closed"])
    return version


def as_published(plan: Plan, said: Publication) -> Plan:
    """A draft's plan with what is said of it beside it."""
    return replace(plan, title=said.name, provisional=said.provisional, updated=said.dated or None)


def _same_as_seen(draft: Draft, upto: int) -> None:
    if draft.snapshot_upto != upto:
        raise NotPublishableError("U101")


def _worth_publishing(process: Process, plan: Plan) -> None:
    if not plan.activities:
        raise NotPublishableError("U106")
    before = newest(process)
    if before is not None and _told(plan) == _told(plan_of(before)):
        raise NotPublishableError("U105", number=before.number)


def _can_be_held(before: PlanVersion | None, plan: Plan) -> None:
    """
    Raises NotPublishableError U123 for a meeting at a time that cannot be, or on several days by mistake.

    What the last version says the same way keeps nothing back: it may be as its document has it.
    """
    faulty = [(a, found) for a in plan.activities if (found := meeting_clocks.of_activity(a)) is not None]
    old = plan_of(before).by_key() if faulty and before is not None else {}
    for activity, found in faulty:
        was = old.get(activity.key)
        if was is None or (was.period, was.time) != (activity.period, activity.time):
            language = words.language()
            told = (say(found.code, found.parts, language=language) for say in (sentence, hint))
            raise NotPublishableError("U123", title=activity.title, said=" ".join(told))


def _told(plan: Plan) -> dict[str, Any]:
    """What a plan says, without its name and its stamp: a new date alone is no new version."""
    return plan_to_json(replace(plan, title="", updated=None))


def _account(by: Any) -> Any:
    """Who acts, for a foreign key: None for the program itself."""
    return by if by.pk is not None else None
