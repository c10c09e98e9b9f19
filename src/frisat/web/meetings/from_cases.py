"""
A step of a case on the agenda of a meeting of its body: what the case page offers, and the item that is made of it.

What came of the item goes back to the step when the minutes are approved: `cases.actions.say`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan.journey import Say
from frisat.plan.meeting import STAYS, ItemKind, Outcome, Stage
from frisat.plan.model import OFF
from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.bodies.models import Body
from frisat.web.bodies.open_things import heirs_of
from frisat.web.cases.agendas import Place
from frisat.web.cases.errors import CaseError
from frisat.web.cases.models import Case, Decision, Step, is_waiting
from frisat.web.meetings import paper_copies, public_queries
from frisat.web.meetings.models import Item, Meeting
from frisat.web.people import permissions
from frisat.web.process.models import IndexedActivity
from frisat.web.record.actions import action, nothing_changed, write

KINDS = {
    Say.PREPARES: ItemKind.RECOMMENDATION,
    Say.HEARD: ItemKind.DISCUSSION,
    Say.RECOMMENDS: ItemKind.RECOMMENDATION,
    Say.DECIDES: ItemKind.DECISION,
    Say.ASSENTS: ItemKind.DECISION,
}
OPEN = (Stage.DRAFT, Stage.REVIEW)
"""While the agenda is made; a released one takes items only as a supplementary agenda."""


def open_to(steps: Sequence[Step]) -> Mapping[int, Sequence[Place]]:
    """
    By step, the coming meetings of its body in its process whose agenda is not released, the nearest first; of one that
    was postponed or sent back as of one that has not been dealt with.

    After the last day of the body they are those of the body that took its place.
    """
    waiting = [s for s in steps if is_waiting(s)]
    heirs = heirs_of({s.body_id for s in waiting})
    found = (
        Meeting.objects.filter(
            process__in={s.case.process_id for s in waiting},
            meeting_bodies__body__in={*heirs, *(heir.pk for found in heirs.values() for heir in found)},
            stage__in=OPEN,
        )
        .exclude(activity__index__status__in=OFF)
        .prefetch_related("meeting_bodies")
        .select_related("activity__index", "process")
        .distinct()
    )
    meetings = sorted((m for m in found if _day(m) is None or _day(m) >= today()), key=_when)  # type: ignore[operator]
    return {s.pk: [place for m in meetings if (place := _offered(s, m, heirs[s.body_id])) is not None] for s in waiting}


def _offered(step: Step, meeting: Meeting, heirs: Sequence[Body]) -> Place | None:
    body = _dealt_with_by(step, meeting, heirs) if meeting.process_id == step.case.process_id else None
    if body is None:
        return None
    place = _place(meeting)
    if body.pk == step.body_id:
        return place
    said = gettext("%(meeting)s: %(heir)s has taken over from %(body)s")
    return replace(place, label=said % {"meeting": place.label, "heir": body.name, "body": step.body.name})


def _dealt_with_by(step: Step, meeting: Meeting, heirs: Sequence[Body]) -> Body | None:
    """The body that deals with a step at a meeting: its own, or the heir that has taken its place by then; or None."""
    here, day, body = {b.body_id for b in meeting.meeting_bodies.all()}, _day(meeting), step.body
    if body.pk in here:
        return body
    for heir in heirs:
        if day is not None and body.last_day is not None and day <= body.last_day and body.merged_into_id is None:
            return None
        if heir.pk in here:
            return heir
        body = heir
    return None


def standing_on(steps: Sequence[Step]) -> Mapping[int, Sequence[Place]]:
    """By step, the meetings on whose agenda it stands."""
    rows = Item.objects.filter(step__in=[s.pk for s in steps]).exclude(outcome=Outcome.WITHDRAWN)
    out: dict[int, list[Place]] = {}
    for item in rows.select_related("meeting__activity__index", "meeting__process"):
        if item.step_id is not None:
            out.setdefault(item.step_id, []).append(replace(_place(item.meeting), is_over=_is_over(item)))
    return out


def closing(steps: Sequence[Step]) -> Mapping[int, Sequence[Place]]:
    """
    By step, the closed items of it: any one of them closes the whole step to the public (`cases.value`), for its words
    went there and nobody can tell which of them another meeting said again.
    """
    rows = Item.objects.filter(step__in=[s.pk for s in steps], closed=True).order_by("pk")
    out: dict[int, list[Place]] = {}
    for item in rows.select_related("meeting__activity__index", "meeting__process"):
        if item.step_id is not None:
            where = _place(item.meeting)
            label = gettext("%(meeting)s, item %(no)s") % {"meeting": where.label, "no": item.no or item.order}
            url = reverse("work_item", args=[item.meeting.process.slug, item.meeting_id, item.pk])
            out.setdefault(item.step_id, []).append(replace(where, label=label, url=url))
    return out


def _is_over(item: Item) -> bool:
    index: IndexedActivity | None = getattr(item.meeting.activity, "index", None)
    if item.outcome:
        return item.outcome in STAYS
    return index is not None and (index.status in OFF or (index.last_day is not None and index.last_day < today()))


def public_of(steps: Sequence[Step]) -> Mapping[int, Sequence[Place]]:
    """By step, the items of it that anybody can read, with their addresses."""
    out: dict[int, list[Place]] = {}
    for item in _readable(Item.objects.filter(step__in=[s.pk for s in steps]), public_queries.HAS_AGENDA):
        if item.step_id is not None and (place := _public_place(item)) is not None:
            out.setdefault(item.step_id, []).append(place)
    return out


def decided_at(decision: Decision) -> Place | None:
    """The item of final minutes that a decision was made under, where anybody can read it."""
    found = _readable(Item.objects.filter(decision=decision), (Stage.FROZEN,)).first()
    return None if found is None else _public_place(found)


def _readable(items: QuerySet[Item], stages: Sequence[str]) -> QuerySet[Item]:
    """
    The open ones of some items, of papers that are out, of meetings that have a page for everybody and stand in the
    plan still. Their meetings are named first, so that not all the meetings there are have to be gone through.
    """
    held = list(items.order_by().values_list("meeting", flat=True))
    meetings = public_queries.listed().filter(stage__in=stages, pk__in=held).values("pk")
    found = items.filter(meeting__in=meetings, closed=False).exclude(no="").exclude(outcome=Outcome.WITHDRAWN)
    return found.select_related("meeting__activity__index").prefetch_related("meeting__addresses")


def _public_place(item: Item) -> Place | None:
    addresses = list(item.meeting.addresses.all())
    if not addresses:
        return None
    page = f"{reverse('meetings')}{addresses[-1]}/punkt-{item.no.rstrip('.')}/"
    label = gettext("The meeting of %(day)s, item %(no)s")
    return Place(str(item.pk), label % {"day": words.day(addresses[-1].day), "no": item.no}, page)


def put(by: Any, step: Step, key: str) -> Place:
    """Makes the step an item of the meeting with this key. Raises LookupError for one that is not open to it."""
    if key not in {place.key for place in open_to([step]).get(step.pk, ())}:
        raise LookupError(key)
    return _place(put_on_agenda(by, Meeting.objects.get(pk=int(key)), step).meeting)


def _of_meeting(meeting: Meeting, *_args: Any, **_kwargs: Any) -> int:
    return meeting.process_id


@action(permissions.prepares_meetings, of=_of_meeting)
def put_on_agenda(by: Any, meeting: Meeting, step: Step) -> Item:
    """
    The step's text and recommendation as the last item of a meeting; the item that is there already where it is.

    Papers of the meeting that put it off, sent it back or was called off come along (`paper_copies`).

    A step whose body is no more goes over to the body that took its place and meets here. A closed case, and an
    earlier item that was closed, give a closed item with the same ground. Raises LookupError for a step of another
    process, or when the agenda was sent, or the meeting called off, since it was offered; CaseError (Q101) when the
    body that took over has its own say there.
    """
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("activity__index")
    meeting = rows.get(pk=meeting.pk)
    index = getattr(meeting.activity, "index", None)
    is_off = index is not None and index.status in OFF
    if meeting.process_id != step.case.process_id or meeting.stage not in OPEN or is_off:
        raise LookupError(f"meeting {meeting.pk} does not take step {step.pk}")
    step.refresh_from_db()
    case = Case.objects.get(pk=step.case_id)  # it may have been closed since the page was made
    there = meeting.items.filter(step=step).exclude(outcome=Outcome.WITHDRAWN).first()
    if there is not None:
        nothing_changed()
        return there
    before, bodies = _hand_over(meeting, step)
    newest = case.texts.last()
    was = _before(step)
    last = meeting.items.aggregate(last=Max("order"))["last"] or 0
    item: Item = Item.objects.create(
        meeting=meeting,
        order=last + 1,
        title=case.title,
        kind=KINDS[Say(step.say)],
        case_no=case.case_no,
        text=step.text or (newest.text if newest else ""),
        recommendation=step.recommendation,
        closed=case.closed or (was is not None and was.closed),
        ground=case.ground or (was.ground if was is not None else ""),
        step=step,
        again_of=was,
    )
    papers = paper_copies.bring_along(by, item, was) if was is not None else []
    said = {"position": item.order, **bodies, **({"papers": [one.pk for one in papers]} if papers else {})}
    write(by, "case.agenda", step, within=meeting.process, before=before, after=said)
    return item


def _before(step: Step) -> Item | None:
    """The newest item of a step of which nothing came: what hangs on it comes along."""
    rows = Item.objects.filter(step=step, meeting__removed=None).exclude(outcome=Outcome.WITHDRAWN)
    found = rows.select_related("meeting__activity__index").order_by("-pk")
    return next((item for item in found if _is_over(item)), None)


def _hand_over(meeting: Meeting, step: Step) -> tuple[dict[str, Any], dict[str, Any]]:
    """The step becomes that of the heir that deals with it; what the record says of that, nothing for its own body."""
    was = step.body
    body = _dealt_with_by(step, meeting, heirs_of([was.pk])[was.pk])
    if body is None or body.pk == was.pk:
        return {}, {}
    if Step.objects.filter(case=step.case_id, order=step.order, body=body).exists():
        raise CaseError("Q101", body=body.name)
    step.body = body
    step.save(update_fields=["body"])
    return {"bodies": [was.pk]}, {"bodies": [body.pk]}


def _day(meeting: Meeting) -> Any:
    found: IndexedActivity | None = getattr(meeting.activity, "index", None)
    return found.first_day if found else None


def _when(meeting: Meeting) -> tuple[bool, str, int]:
    day = _day(meeting)
    return day is None, day.isoformat() if day else "", meeting.pk


def _place(meeting: Meeting) -> Place:
    found: IndexedActivity | None = getattr(meeting.activity, "index", None)
    day = words.day(found.first_day) if found and found.first_day else (found.words if found else "")
    title = found.title if found else ""
    url = reverse("work_meeting", args=[meeting.process.slug, meeting.pk])
    return Place(str(meeting.pk), ", ".join(filter(None, [day, title])) or str(meeting.activity), url)
