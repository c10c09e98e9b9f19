"""
From minutes that are written to minutes that nothing changes: asked, answered, opened again, frozen, corrected.

TAKING → APPROVING → FROZEN, and back from APPROVING to TAKING. Nothing leads back from FROZEN: what was wrong gets a
dated correction beside it. Law: docs/policy/governance.md (kommunestyrelsesloven § 13).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.utils import timezone

from frisat.plan import meeting as data
from frisat.plan.meeting import DECIDING, ItemKind, MeetingKind, Outcome, Presence, Stage
from frisat.plan.minutes_prose import VOTERS, lacks, lead
from frisat.plan.model import Status
from frisat.plan.sentences import Language, hint, sentence
from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.cases import actions as cases
from frisat.web.cases import deciding
from frisat.web.cases.errors import CaseError
from frisat.web.cases.models import Decision, has_spoken
from frisat.web.meetings import issues, letting_out, queries, terms
from frisat.web.meetings.actions import of_meeting, tell_all
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.minutes_actions import taking
from frisat.web.meetings.models import Approval, Correction, Issue, Item, Meeting
from frisat.web.meetings.value import name_of, speakers, value_of, vote_of, with_all
from frisat.web.people import permissions
from frisat.web.record.actions import SYSTEM, action, nothing_changed, write

BINDING = frozenset({Outcome.APPROVED, Outcome.ADOPTED, Outcome.ENDORSED, Outcome.REJECTED})
"""Outcomes of an item for decision that become a decision with a number of its own."""


def stand_of(meeting: Meeting) -> str:
    """Another text when anything changes that minutes say. `meeting` came through `with_all`."""
    return issues.digest([issues.as_text(_bare(value_of(meeting)))])


def _bare(value: data.Meeting) -> data.Meeting:
    """
    The words of the minutes alone: without what is said of them, without date and place, which are the plan's, and
    without what may be closed, opened or done while they are being read.
    """
    items = tuple(
        replace(
            item, closed=False, ground=None, papers=(),
            follow_ups=tuple(replace(f, is_done=False) for f in item.follow_ups),
        )
        for item in value.items
    )  # fmt: skip
    return replace(
        value, title="", period=None, clock=None, place=None, status=Status.PLANNED, status_reason=None,
        replaced_by=None, approvals=(), corrections=(), stage=Stage.TAKING, sequence=0, link=None, items=items,
    )  # fmt: skip


def _whole(meeting: Meeting) -> Meeting:
    found: Meeting = with_all(Meeting.objects.filter(pk=meeting.pk)).get()
    return found


def lacking(meeting: Meeting) -> list[tuple[str, str]]:
    """What keeps the minutes from going out: a sentence each, with the place on the page that it leads to."""
    language = words.language()
    value = value_of(meeting)
    names = {name_of(p): f"deltager-{p.pk}" for p in meeting.participants.all()}
    out = []
    for one in lacks(value):
        said = f"{sentence(one.code, one.parts, language=language)} {hint(one.code, one.parts, language=language)}"
        out.append((said.strip(), f"punkt-{one.item}" if one.item else names.get(one.who or "", "")))
    return out


@action(permissions.prepares_meetings, of=of_meeting)
def send(by: Any, meeting: Meeting, *, seen: str) -> None:
    """
    Asks everybody with a say who was there to approve the minutes. `seen` is `stand_of` as the page showed them.

    The sentence of an outcome is written down where the secretary left it to us: from here on words are words.

    Raises MeetingError: G301 to G303; G314 something is missing; G315 changed since. gate.passing.HeldError: anybody
    reads them from here on.
    """
    found = taking(meeting)
    row = _whole(found)
    if left := lacking(row):
        raise MeetingError("G314", value=left[0][0])
    if seen != stand_of(row):
        raise MeetingError("G315")
    value = value_of(row)
    language: Language = "en" if value.language == "en" else "da"
    for item, shown in zip(row.items.all(), value.items, strict=True):
        if not item.decision_text:
            Item.objects.filter(pk=item.pk).update(decision_text=lead(shown, speakers(item, value), language))
    text = stand_of(_whole(found))
    for who in row.participants.all():
        if who.part in VOTERS and who.presence == Presence.PRESENT and not _is_body(who):
            Approval.objects.update_or_create(
                participant=who, defaults={"meeting": found, "sha256": text, **_UNANSWERED}
            )
    found.stage = meeting.stage = Stage.APPROVING
    found.save(update_fields=["stage"])
    letting_out.require(by, found)
    write(by, "meeting.minutes_send", found, within=found.process, after={"sha256": text})


_UNANSWERED: dict[str, Any] = {"approved": None, "at": None, "factor": False, "remark": "", "told": ""}


def _is_body(who: Any) -> bool:
    """Whether somebody is a whole body or "representatives of", which cannot answer."""
    return who.person_id is None


@action(permissions.prepares_meetings, of=of_meeting)
def reopen(by: Any, meeting: Meeting, *, reason: str) -> None:
    """
    Takes minutes back from approval to be corrected; who has answered is asked again, for it is another text.

    Raises MeetingError: G301, G303; G112 without a reason.
    """
    found = Meeting.objects.select_for_update(of=("self",)).select_related("process").get(pk=meeting.pk)
    if found.stage == Stage.TAKING:
        nothing_changed()
        return
    if found.stage != Stage.APPROVING:
        taking(found)
    if not reason.strip():
        raise MeetingError("G112", "reason")
    answered = found.approvals.exclude(approved=None)
    before = [{"participant": a.participant_id, "approved": a.approved} for a in answered]
    found.approvals.all().delete()
    found.stage = meeting.stage = Stage.TAKING
    found.save(update_fields=["stage"])
    write(
        by, "meeting.minutes_reopen", found, within=found.process, visibility="closed",
        before={"answers": before}, reason=reason,
    )  # fmt: skip


def _account_of(approval: Approval, *_args: Any, **_kwargs: Any) -> int | None:
    person = approval.participant.person
    return person.account_id if person else None


def _of_approval(approval: Approval, *_args: Any, **_kwargs: Any) -> int:
    return approval.meeting.process_id


@action(permissions.is_account, of=_account_of)
def answer(by: Any, approval: Approval, *, approved: bool, remark: str, seen: str, factor: bool) -> None:
    """
    What a participant says of the minutes: approved, or not and why.

    Raises MeetingError: G301 final; G303 taken back meanwhile; G315 not the text that was read; G316 a no without a
    remark.
    """
    _answer(by, approval, approved=approved, remark=remark, seen=seen, factor=factor, told="")


@action(permissions.prepares_meetings, of=_of_approval)
def answer_for(by: Any, approval: Approval, *, approved: bool, remark: str, told: str, seen: str) -> None:
    """The same of somebody without an account, with how it was told. Raises besides: G320; G322 has an account."""
    if _account_of(approval) is not None and by is not SYSTEM:
        raise MeetingError("G322", value=name_of(approval.participant))
    if not told.strip():
        raise MeetingError("G320", "told")
    _answer(by, approval, approved=approved, remark=remark, seen=seen, factor=False, told=told.strip()[:120])


def _answer(by: Any, approval: Approval, *, approved: bool, remark: str, seen: str, factor: bool, told: str) -> None:
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("process").get(pk=approval.meeting_id)
    if meeting.stage == Stage.FROZEN:
        raise MeetingError("G301")
    now = Approval.objects.filter(pk=approval.pk).first()
    if meeting.stage != Stage.APPROVING or now is None:
        raise MeetingError("G315")
    if seen != now.sha256 or seen != stand_of(_whole(meeting)):
        raise MeetingError("G315")
    if not approved and not remark.strip():
        raise MeetingError("G316", "remark")
    now.approved, now.remark, now.told, now.factor, now.at = approved, remark.strip(), told, factor, timezone.now()
    now.save()
    said = {"participant": now.participant_id, "approved": approved, "factor": factor, "sha256": seen}
    write(by, "meeting.minutes_answer", meeting, within=meeting.process, after=said)


@action(permissions.releases_papers, of=of_meeting)
def freeze(by: Any, meeting: Meeting, *, seen: str, reason: str = "") -> Issue:
    """
    Makes the minutes final: an issue that never changes, decisions with their numbers, and those concerned are told.

    Raises MeetingError: G301, G303; G315 changed since; G317 somebody has not approved and no reason is given.
    """
    found = Meeting.objects.select_for_update(of=("self",)).select_related("process", "activity").get(pk=meeting.pk)
    if found.stage != Stage.APPROVING:
        taking(found)
        raise MeetingError("G303")
    row = _whole(found)
    if seen != stand_of(row):
        raise MeetingError("G315")
    missing = [name_of(a.participant) for a in row.approvals.all() if not a.approved]
    if missing and not reason.strip():
        raise MeetingError("G317", "reason", value=", ".join(missing))
    _decide(by, row)
    found.stage = meeting.stage = Stage.FROZEN
    found.save(update_fields=["stage"])
    Item.objects.filter(meeting=found).update(earlier=[])
    letting_out.require(by, found)
    issue = issues.freeze(by, found, "minutes", reason=reason)
    said = {"number": issue.number, "sha256": issue.sha256, "missing": len(missing)}
    write(by, "meeting.minutes_freeze", found, within=found.process, after=said, reason=reason)
    tell_all(by, found)
    return issue


def _decide(by: Any, row: Meeting) -> None:
    """Decisions of the items that bind, and the word of the body in the cases that travel."""
    bodies = queries.bodies_of(row)
    if not bodies or MeetingKind(row.kind) not in DECIDING:
        return
    day = min(queries.exact_day(row) or today(), today())
    for item in row.items.all():
        if not item.outcome or item.outcome == Outcome.WITHDRAWN:
            continue
        outcome, step = Outcome(item.outcome), item.step
        public: dict[str, Any] = {"closed": item.closed, "extract": item.extract, "withheld": item.withheld}
        if step is not None and not has_spoken(step):
            with _as_of_minutes():
                cases.say(
                    by, step, outcome=outcome, day=day, said=item.decision_text,
                    vote=vote_of(item.vote) if item.vote else None,
                    dissents=[data.Dissent(d["who"], d["text"]) for d in item.dissents], **public,
                )  # fmt: skip
        if item.kind == ItemKind.DECISION and outcome in BINDING and item.decision_id is None:
            who = [step.body] if step is not None else bodies
            free = step if step is not None and not Decision.objects.filter(step=step).exists() else None
            with _as_of_minutes():
                item.decision = deciding.decide(
                    by, row.process, body=who[0], further=who[1:], day=day, title=item.title,
                    text=item.decision_text, outcome=outcome, step=free,
                    **terms.of_decision(item, row.process), **public,
                )  # fmt: skip
            item.save(update_fields=["decision"])


@contextmanager
def _as_of_minutes() -> Iterator[None]:
    """What a case or a decision refuses is said where the minutes are made final; the sentences are of one table."""
    try:
        yield
    except CaseError as refused:
        raise MeetingError(refused.code, **refused.parts) from refused


@action(permissions.releases_papers, of=of_meeting)
def correct(by: Any, meeting: Meeting, *, text: str, item: Item | None = None) -> Correction:
    """
    A dated text beside frozen minutes, of one item or of the whole. The old text stays where it is.

    Raises MeetingError: G302, G303 before they are final; G318 no text; G119 an item of another meeting.
    """
    found = Meeting.objects.select_for_update(of=("self",)).select_related("process").get(pk=meeting.pk)
    if found.stage != Stage.FROZEN:
        taking(found)
        raise MeetingError("G302")
    if not text.strip():
        raise MeetingError("G318", "text")
    if item is not None and item.meeting_id != found.pk:
        raise MeetingError("G119", value=item.no)
    made: Correction = Correction.objects.create(
        meeting=found, item=item, text=text.strip(), by=by if by.pk is not None else None
    )
    letting_out.require(by, found)
    said = {"correction": made.pk, "item": item.pk if item else None}
    write(by, "meeting.minutes_correct", found, within=found.process, after=said)
    tell_all(by, found)
    return made
