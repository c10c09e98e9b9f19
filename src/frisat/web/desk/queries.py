"""What waits for an account: days ahead, deadlines, drafts, imports, findings, comments that name it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext

from frisat.lint import Finding
from frisat.lint import check as lint
from frisat.plan.journey import Decision
from frisat.plan.layout.labels import date_words
from frisat.plan.model import Activity, Kind, Plan, Status
from frisat.web.base import words
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
LATE = 60
"""Days for which a deadline that passed is still told of."""


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

    def item(self, activity: Activity) -> Item:
        """The activity with what the public reads of its days, where the draft says otherwise."""
        if self.draft is None or self.version is None:
            return Item(self.process, activity)
        version = self.version
        public = remembered(("by key", *version.stamp), lambda: {a.key: a for a in plan_of(version).activities})
        return Item(self.process, activity, _unlike(activity, public.get(activity.key)))


def _unlike(activity: Activity, public: Activity | None) -> str:
    if public is None:
        return gettext("only in the draft")
    if (public.period, public.time) == (activity.period, activity.time):
        return ""
    parts = (date_words(public, words.language()) or gettext("without a day"), words.clock(public.time))
    return gettext("in the draft; published: %(when)s") % {"when": ", ".join(p for p in parts if p)}


@dataclass(frozen=True, slots=True)
class Item:
    """An activity of one process."""

    process: Process
    activity: Activity
    unlike: str = ""
    """What is published of its days, in words, where the draft that the item is of says otherwise."""

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
    return PlanVersion.objects.filter(process__in=list(processes), pk=Subquery(last)).defer("comparison", "plan_json")


@dataclass(frozen=True, slots=True)
class Outlook:
    """What one plan says of the days around one day; see `ahead`, `deadlines` and `undated`."""

    exact: tuple[Activity, ...]
    vague: tuple[Activity, ...]
    later: Activity | None
    deadlines: tuple[Activity, ...]
    undated: int


def outlook(work: Work, day: date) -> Outlook:
    """Worked out once for each plan and day, for to ask thousands of activities takes longer than to draw the page."""
    return remembered(("outlook", *work.stamp, day), lambda: _outlook(work.plan, day))


def _outlook(plan: Plan, day: date) -> Outlook:
    last = day + timedelta(days=AHEAD)
    exact, vague, later, limits = [], [], [], []
    undated = 0
    for activity in plan.activities:
        if activity.status.is_done:
            continue
        period = activity.period
        undated += not activity.is_dated
        if _is_limit(activity, day):
            limits.append(activity)
        if period is None or not activity.is_dated or activity.kind is Kind.DEADLINE:
            continue
        first, end = period.earliest, period.latest
        if first is not None and day <= first <= last:
            (exact if period.is_exact else vague).append(activity)
        elif first is not None and first > last:
            later.append((first, activity))
        elif first is not None and end is not None and end < day:
            continue
        elif not period.is_exact and activity.status is not Status.ONGOING and end is not None and day <= end <= last:
            vague.append(activity)
    nearest = min(later, key=lambda one: one[0], default=(day, None))[1]
    return Outlook(tuple(exact), tuple(vague), nearest, tuple(limits), undated)


def _is_limit(activity: Activity, day: date) -> bool:
    """Whether it is a deadline ahead, or one that passed within `LATE` days without a word that it was met."""
    period = activity.period
    if period is None or (activity.kind is not Kind.DEADLINE and period.bound != "before"):
        return False
    return period.latest is not None and period.latest >= day - timedelta(days=LATE)


def ahead(works: Sequence[Work], day: date) -> tuple[list[Item], list[Item], Item | None]:
    """
    What begins within `AHEAD` days on a day that is said, what may fall in them though no day is said, and what comes
    next after them. Deadlines and called-off activities are left out.
    """
    seen = [(w, outlook(w, day)) for w in works]
    exact = sorted((w.item(a) for w, found in seen for a in found.exact), key=lambda i: i.first)
    vague = sorted((w.item(a) for w, found in seen for a in found.vague), key=lambda i: i.first)
    later = (w.item(found.later) for w, found in seen if found.later is not None)
    return exact, vague, min(later, key=lambda i: i.first, default=None)


@dataclass(frozen=True, slots=True)
class Deadline:
    item: Item
    last: date
    is_late: bool


def deadlines(works: Sequence[Work], day: date, *, late: int = LATE, most: int = 8) -> list[Deadline]:
    """
    Deadlines that passed within `late` days, at most `LATE`, without a word that they were met, and those ahead; the
    late first.
    """
    out = []
    for work in works:
        for activity in outlook(work, day).deadlines:
            period = activity.period
            if period is not None and period.latest is not None and period.latest >= day - timedelta(days=late):
                out.append(Deadline(work.item(activity), period.latest, period.latest < day))
    out.sort(key=lambda d: (not d.is_late, d.last))
    return out[:most]


def reviews(who: Any, day: date, *, within: int = 30) -> list[Decision]:
    """Decisions to be looked at again, in the processes whose meetings an account prepares, as it may see them."""
    mine = [pk for pk in permissions.roles_of(who) if permissions.prepares_meetings(who, pk)]
    found = cases.due_for_review(mine, day, within=within) if mine else []
    return [seen for seen in (decision_for(who, row) for row in found) if seen is not None]


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


def undated(works: Sequence[Work], day: date) -> list[tuple[Work, int]]:
    """How many activities of each process have no date, where any has none."""
    counts = ((w, outlook(w, day).undated) for w in works)
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
