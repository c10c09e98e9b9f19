"""What waits for an account: days ahead, deadlines, drafts, imports, findings, comments that name it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from frisat.lint import Finding
from frisat.lint import check as lint
from frisat.plan.journey import Decision
from frisat.plan.model import Activity, Kind, Plan, Status
from frisat.web.base.memory import remembered
from frisat.web.cases import queries as cases
from frisat.web.cases.sight import decision_for
from frisat.web.desk.models import NoMail
from frisat.web.intake import queries as intakes
from frisat.web.intake.models import Intake
from frisat.web.people import permissions
from frisat.web.people.models import Account
from frisat.web.process import drafts
from frisat.web.process.actions import plan_of
from frisat.web.process.models import OPEN_STATES, Comment, Draft, DraftState, PlanVersion, Process

AHEAD = 14
"""Days that the start page looks ahead."""
_OFF = (Status.CANCELLED, Status.POSTPONED)
_GOES_ON = (Status.HELD, *_OFF)


@dataclass(frozen=True, slots=True)
class Work:
    """A process as somebody who works on it sees it: its draft if one is open, else its newest version."""

    process: Process
    plan: Plan
    draft: Draft | None
    version: PlanVersion | None
    role: str

    @property
    def stamp(self) -> tuple[object, ...]:
        """Changes whenever the plan does."""
        if self.draft is not None:
            return ("draft", self.draft.pk, self.draft.snapshot_upto)
        return ("version", *self.version.stamp) if self.version else ("none", self.process.pk)


@dataclass(frozen=True, slots=True)
class Item:
    """An activity of one process."""

    process: Process
    activity: Activity

    @property
    def first(self) -> date:
        """The first day that it can be on; for sorting."""
        period = self.activity.period
        return (period and (period.earliest or period.latest)) or date.max


def mine(who: Any) -> list[Work]:
    """The processes in which an account has a role, not put away, by name, each with its plan in work."""
    roles = permissions.roles_of(who)
    processes = list(Process.objects.filter(pk__in=roles, put_away=None).order_by("name", "pk"))
    open_drafts = {d.process_id: d for d in Draft.objects.filter(process__in=processes, state__in=OPEN_STATES)}
    newest = {v.process_id: v for v in _newest(processes)}
    out = []
    for process in processes:
        draft, version = open_drafts.get(process.pk), newest.get(process.pk)
        if draft is not None:
            plan = remembered(("draft", draft.pk, draft.snapshot_upto), lambda d=draft: drafts.state_of(d).to_plan())
        elif version is not None:
            plan = remembered(("whole", *version.stamp), lambda v=version: plan_of(v))
        else:
            plan = Plan(title=process.name)
        out.append(Work(process, plan, draft, version, str(roles[process.pk])))
    return out


def _newest(processes: Iterable[Process]) -> QuerySet[PlanVersion]:
    last = PlanVersion.objects.filter(process=OuterRef("process")).order_by("-major", "-minor").values("pk")[:1]
    return PlanVersion.objects.filter(process__in=list(processes), pk=Subquery(last)).defer("comparison")


def ahead(works: Sequence[Work], day: date, *, days: int = AHEAD) -> tuple[list[Item], list[Item], Item | None]:
    """
    What begins within `days` on a day that is said, what may fall in them though no day is said, and what comes next
    after them. Deadlines and called-off activities are left out.
    """
    last = day + timedelta(days=days)
    exact, vague, later = [], [], []
    for item in _items(works):
        activity, period = item.activity, item.activity.period
        if period is None or not activity.is_dated or activity.kind is Kind.DEADLINE or activity.status in _GOES_ON:
            continue
        first, end = period.earliest, period.latest
        if first is not None and day <= first <= last:
            (exact if period.is_exact else vague).append(item)
        elif first is not None and first > last:
            later.append(item)
        elif not period.is_exact and activity.status is not Status.ONGOING and end is not None and day <= end <= last:
            vague.append(item)
    exact.sort(key=lambda i: i.first)
    vague.sort(key=lambda i: i.first)
    return exact, vague, min(later, key=lambda i: i.first, default=None)


@dataclass(frozen=True, slots=True)
class Deadline:
    item: Item
    last: date
    is_late: bool


def deadlines(works: Sequence[Work], day: date, *, late: int = 60, most: int = 8) -> list[Deadline]:
    """Deadlines that passed within `late` days without a word that they were met, and those ahead; the late first."""
    out = []
    for item in _items(works):
        a = item.activity
        is_limit = a.kind is Kind.DEADLINE or (a.period is not None and a.period.bound == "before")
        if not is_limit or a.status in _GOES_ON or a.period is None or a.period.latest is None:
            continue
        if a.period.latest >= day - timedelta(days=late):
            out.append(Deadline(item, a.period.latest, a.period.latest < day))
    out.sort(key=lambda d: (not d.is_late, d.last))
    return out[:most]


def reviews(who: Any, day: date, *, within: int = 30) -> list[Decision]:
    """Decisions to be looked at again, in the processes whose meetings an account prepares, as it may see them."""
    mine = [pk for pk in permissions.roles_of(who) if permissions.prepares_meetings(who, pk)]
    found = cases.due_for_review(mine, day, within=within) if mine else []
    return [seen for seen in (decision_for(who, row) for row in found) if seen is not None]


def _items(works: Sequence[Work]) -> Iterable[Item]:
    for work in works:
        for activity in work.plan.activities:
            yield Item(work.process, activity)


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of one process: how many of each level, and the gravest."""

    work: Work
    errors: int
    warnings: int
    hints: int
    gravest: Finding

    @property
    def count(self) -> int:
        return self.errors + self.warnings + self.hints


_WEIGHT = {"error": 0, "warning": 1, "hint": 2}


def findings(works: Sequence[Work], day: date) -> list[Found]:
    """The findings in the plans that an account may change, the gravest process first."""
    out = []
    for work in works:
        found = remembered(("lint", *work.stamp, day), lambda w=work: tuple(lint(w.plan, today=day)))
        if found:
            levels = [str(f.level) for f in found]
            gravest = min(found, key=lambda f: _WEIGHT[str(f.level)])
            out.append(Found(work, levels.count("error"), levels.count("warning"), levels.count("hint"), gravest))
    return sorted(out, key=lambda f: (-f.errors, -f.warnings, -f.hints, f.work.process.name))


def undated(works: Sequence[Work]) -> list[tuple[Work, int]]:
    """How many activities of each process have no date, where any has none."""
    counts = ((w, sum(not a.is_dated and a.status not in _GOES_ON for a in w.plan.activities)) for w in works)
    return [(w, n) for w, n in counts if n]


def waiting(who: Any, works: Sequence[Work]) -> list[Work]:
    """Drafts that an account may approve and that somebody asks to have approved."""
    return [
        w
        for w in works
        if w.draft is not None and w.draft.state == DraftState.ASKED and permissions.approves(who, w.process.pk)
    ]


def returned(who: Any, works: Sequence[Work]) -> list[Work]:
    """Drafts that the approver has sent back to those who may change them."""
    return [
        w
        for w in works
        if w.draft is not None and w.draft.state == DraftState.RETURNED and permissions.edits_plan(who, w.process.pk)
    ]


def to_review(who: Any) -> list[Intake]:
    """Imports that wait for an account's review."""
    return list(intakes.to_review(who))


def naming(who: Any, *, most: int = 8) -> list[Comment]:
    """Unsettled comments that name an account, in processes that it may still read; the newest first."""
    found = Comment.objects.filter(named=who, settled=None, process__in=permissions.roles_of(who))
    return list(found.select_related("process", "by").order_by("-at")[:most])


def recipients() -> list[Account]:
    """The open accounts with a role somewhere, or who take part in meetings, that have not said they want no mail."""
    has_work = Q(roles__isnull=False) | Q(person__meetings__isnull=False) | Q(person__follow_ups__isnull=False)
    found = Account.objects.filter(has_work, is_active=True, no_mail=None)
    return list(found.distinct().order_by("pk"))


def wants_mail(who: Any) -> bool:
    return not NoMail.objects.filter(account=who).exists()
