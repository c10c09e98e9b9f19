"""
Proposals follow the plan: what rows seem to be is worked out again when activities of the plan have changed since.

Two documents that were handed in together both know the plan as it was then; once the first one's rows are accepted,
the second one's must be held against those as well, or everything is in the plan twice. What a person decided or said
stands. A row whose proposal became another one has a new version, so that a form made before is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from frisat.plan.drafting import PLAN, POSITION
from frisat.plan.model import Plan, Reading
from frisat.web.intake import proposals, queries
from frisat.web.intake.actions import fitting, held, plan_now
from frisat.web.intake.models import Decision, Intake, IntakeState, Relation, Row, RowKind
from frisat.web.intake.rows import store_many
from frisat.web.people import permissions
from frisat.web.process.actions import newest
from frisat.web.process.drafts import open_draft_of
from frisat.web.process.models import Draft, Operation, PlanVersion, Process
from frisat.web.process.queries import reading_of
from frisat.web.record.actions import SYSTEM, action, nothing_changed, write

MOST_AT_ONCE = 700
MOST_PAIRS = 60_000
"""More rows and activities than these are compared in the background: a person waits for the page meanwhile."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The plan as an import sees it: the version, and the last operation in the draft that is not its own."""

    version: int
    draft: int = 0
    operation: int = 0

    def __str__(self) -> str:
        return f"{self.version}:{self.draft}:{self.operation}" if self.operation else str(self.version)


@dataclass(frozen=True, slots=True)
class Base:
    """What an import is held against: the open draft, else the newest version if there is one."""

    draft: Draft | None
    version: PlanVersion | None = None


def base_of(process: Process) -> Base:
    draft = open_draft_of(process)
    return Base(draft) if draft is not None else Base(None, newest(process))


def plan_standing(intake: Intake, base: Base | None = None) -> Standing:
    """How the plan stands now. An import's own operations change nothing about its other rows."""
    base = base or base_of(intake.process)
    draft = base.draft
    if draft is None:
        return Standing(base.version.pk if base.version else 0)
    last = _foreign(draft, intake).order_by("-number").values_list("number", flat=True).first()
    begun = draft.starts_from_id or 0
    return Standing(begun, draft.pk, last) if last else Standing(begun)


def _foreign(draft: Draft, intake: Intake) -> QuerySet[Operation]:
    found: QuerySet[Operation] = draft.operations.exclude(key=PLAN).exclude(field=POSITION)
    return found.exclude(batch=intake.batch).filter(Q(undoes=None) | ~Q(undoes__batch=intake.batch))


def is_due(intake: Intake, base: Base | None = None) -> bool:
    """Whether the plan has changed since the proposals of an import that is under review were made."""
    if intake.state != IntakeState.READY or intake.step:
        return False
    return str(plan_standing(intake, base)) not in (intake.held_against, intake.not_against)


def is_behind(intake: Intake, base: Base | None = None) -> bool:
    """Whether somebody stopped it: the proposals are as they were before the plan changed."""
    return intake.not_against != "" and intake.not_against == str(plan_standing(intake, base))


def takes_long(intake: Intake) -> bool:
    """Whether the proposals do not follow the plan, and making them follow is for the worker."""
    return intake.held_against != str(plan_standing(intake)) and is_long(intake)


def _changed(intake: Intake, now: Standing) -> set[str] | None:
    """Keys of the activities that have changed since; None for "any of them"."""
    said = [int(n) for n in intake.held_against.split(":") if n.isdigit()]
    then = Standing(*said) if len(said) in (1, 3) else None
    if then is None or then.version != now.version or not now.draft or then.draft not in (0, now.draft):
        return None
    draft = Draft.objects.get(pk=now.draft)
    since = _foreign(draft, intake).filter(number__gt=then.operation if then.draft else 0)
    return set(since.values_list("key", flat=True))


def is_long(intake: Intake) -> bool:
    """Whether renewing is better done in the background."""
    changed = _changed(intake, plan_standing(intake))
    activities = len(plan_now(intake.process).activities) if changed is None else len(changed)
    rows = queries.rows_read(intake).count()
    return rows + activities > MOST_AT_ONCE or rows * activities > MOST_PAIRS


@dataclass(frozen=True, slots=True)
class Work:
    """What renewing comes to, none of it stored yet."""

    against: str
    """The state of the plan that the proposals are held against by it."""
    rows: Sequence[Row]
    """Rows of the document whose proposal is another one now."""
    fresh: Sequence[Row]
    other: Sequence[Row]
    gone: Sequence[int]
    """Activities that are not mentioned: new ones, those that say something else, numbers of those that left."""

    since: str
    versions: tuple[int, int]
    """What the import said when it was worked out."""

    @property
    def count(self) -> int:
        return len(self.rows) + len(self.fresh) + len(self.other)


def work_out(intake: Intake) -> Work | None:
    """What is to be stored so that the proposals follow the plan as it stands now; None when they do."""
    now = plan_standing(intake)
    if intake.held_against == str(now) or intake.document is None:
        return None
    versions = _versions(intake)
    changed, plan = _changed(intake, now), plan_now(intake.process)
    reading = fitting(reading_of(intake.document))
    rows = list(queries.rows_read(intake).exclude(decision=Decision.LEFT))
    plan = _without_own(plan, rows)
    keys = {a.key for a in plan.activities}
    fixed = {r.entry: _said(r) for r in rows if r.chosen or r.decision != Decision.OPEN}
    made = proposals.renew(
        rows, fixed, reading, plan, keys if changed is None else changed, queries.remembered(intake), intake.says
    )
    return Work(str(now), made, *_unmentioned(intake, plan, reading), intake.held_against, versions)


def _holds(intake: Intake, work: Work) -> bool:
    """Whether nobody has decided, written or renewed a row since something was worked out."""
    return work.versions == _versions(intake) and work.since == intake.held_against


def _versions(intake: Intake) -> tuple[int, int]:
    """How many rows an import has, and how often they were written."""
    found = intake.rows.aggregate(rows=Count("pk"), writes=Sum("version"))
    return found["rows"], found["writes"] or 0


def store_rows(rows: Sequence[Row]) -> int:
    """Stores proposals of rows; gives how many became others. For actions."""
    store_many(rows, "matched", "relation", "certainty", "reasons", "others", "notes", "taken", "renewed")
    return sum(row.renewed for row in rows)


def store_fresh(rows: Sequence[Row]) -> None:
    """Stores activities that are not mentioned, and were not there before. For actions."""
    Row.objects.bulk_create(rows, batch_size=500)


def store_other(rows: Sequence[Row]) -> None:
    """Stores what is proposed of activities that are not mentioned. For actions."""
    store_many(rows, "read", "proposed", "reasons")


def end_renewal(by: Any, intake: Intake, work: Work, count: int) -> None:
    """What is left to do when all rows are stored. For actions that hold the import."""
    intake.rows.filter(pk__in=work.gone, decision=Decision.OPEN).delete()
    intake.held_against, intake.not_against = work.against, ""
    intake.save(update_fields=["held_against", "not_against"])
    if count:
        write(by, "intake.renew", intake, within=intake.process, after={"rows": count})


def follow(intake: Intake) -> int:
    """As `renew`, for a page: what is to be stored is worked out before others have to wait."""
    if not is_due(intake):
        return 0
    return renew(SYSTEM, intake, work_out(intake))


@action(permissions.system_only)
def renew(by: Any, intake: Intake, work: Work | None = None) -> int:
    """
    Makes the proposals of open rows anew when the plan has changed since; gives how many became others.

    As one deed, for what a person waits for; the worker does it in portions (`renew_portions`). `work`: what it came to
    a moment ago; worked out again when somebody has written a row since.
    """
    intake = held(intake, "document")
    nothing_changed()  # when it writes nothing
    if intake.state != IntakeState.READY or intake.step:
        return 0
    if work is None or not _holds(intake, work):
        work = work_out(intake)
    if work is None:
        return 0
    count = store_rows(work.rows)
    store_fresh(work.fresh)
    store_other(work.other)
    end_renewal(by, intake, work, count)
    return count


def _said(row: Row) -> str:
    """The activity of a row that a person decided about or chose: "" for a new one."""
    return row.matched if row.relation == Relation.SAME else ""


def _without_own(plan: Plan, rows: Iterable[Row]) -> Plan:
    """The plan without the activities that rows of the import itself brought: no other row of it is one of those."""
    own = {r.became for r in rows if r.became and (r.relation != Relation.SAME or r.became != r.matched)}
    return replace(plan, activities=tuple(a for a in plan.activities if a.key not in own)) if own else plan


def _unmentioned(intake: Intake, plan: Plan, reading: Reading) -> tuple[list[Row], list[Row], list[int]]:
    """The activities that the document does not mention: new ones come, those that left go, decided ones stay."""
    stored = {row.entry: row for row in intake.rows.filter(kind=RowKind.UNMENTIONED)}
    first = int(max((row.position for row in stored.values()), default=intake.found or 0)) + 1
    keys = {a.key for a in plan.activities}
    gone = [row.pk for key, row in stored.items() if key not in keys and row.decision == Decision.OPEN]
    fresh, other = [], []
    for row in proposals.unmentioned(intake, plan, reading.plan, first):
        was = stored.get(row.entry)
        if was is None:
            fresh.append(row)
            continue
        said = (row.read, row.proposed, row.reasons)
        if was.decision == Decision.OPEN and said != (was.read, was.proposed, was.reasons):
            was.read, was.proposed, was.reasons = said
            other.append(was)
    return fresh, other, gone
