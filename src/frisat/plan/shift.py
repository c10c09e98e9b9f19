"""
A plan again, later or earlier: what a copy of a process begins with when its days are moved to a new start.

Days keep their weekday and their distance, and step past weekends, holidays, closed days and the July pause, without
one overtaking another. A month moves as a month, a quarter by quarters, a year by years, and a week, a third of a month
or a month steps past the July pause when no other day is left in it; what has no date keeps its words. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from frisat.plan.model import Activity, ActorDate, DocumentKind, Footnote, Kind, Plan, Status, Visibility
from frisat.plan.moving import MEETINGS
from frisat.plan.moving import first_day as begin_of
from frisat.plan.period import Period, Precision
from frisat.plan.shift_periods import WEEK, YEAR, Step, shift_period, third_of


@dataclass(frozen=True, slots=True)
class Moved:
    """
    One activity before and after, for people to look at.

    `why` are codes of `plan/wording/shifting.py`: why its day is not simply so many days later, what was reset, and
    what in its words a person should look at. `after` is None for one that is left out.
    """

    before: Activity
    after: Activity | None
    why: tuple[str, ...]

    @property
    def now(self) -> Period | None:
        return self.after.period if self.after is not None else None


def first_day(plan: Plan) -> date | None:
    """The earliest day that something in the plan can begin; None when nothing has a date."""
    days = [p.earliest or p.latest for p in (a.period for a in plan.activities) if p is not None]
    return min((day for day in days if day is not None), default=None)


def step_to(old: date, new: date) -> Step:
    """
    The step from one start to another.

    Days are rounded up to whole weeks, so that a Tuesday stays a Tuesday and nothing begins before the new start.
    """
    days = -(-(new - old).days // WEEK) * WEEK
    return Step(days, (new.year - old.year) * 12 + new.month - old.month)


def shifted(plan: Plan, new_start: date) -> tuple[Moved, ...]:
    """
    Every activity of a plan as a new process that begins on `new_start` would have it, in the plan's order.

    Nothing has happened yet there: statuses are reset, sources and reasons dropped. What was called off and replaced
    by another activity of the plan is left out, since its heir comes along. Keys are the old ones (`copied` gives new).
    """
    old = first_day(plan)
    step = step_to(old, new_start) if old is not None else Step(0, 0)
    keys = plan.by_key()
    out = []
    for a in plan.activities:
        if a.status.is_off and a.replaced_by in keys and a.replaced_by != a.key:
            out.append(Moved(a, None, ("N101",)))
        else:
            out.append(_moved(a, step))
    return _in_order(out, step)


def copied(moved: tuple[Moved, ...], new_key: Callable[[], str]) -> tuple[Activity, ...]:
    """The activities that come along, each under a key of its own, pointing at each other under the new keys."""
    taken = [m.after for m in moved if m.after is not None]
    keys = {a.key: new_key() for a in taken}
    for m in moved:  # who waited for what was replaced waits for what replaced it
        heir = m.before.replaced_by
        if m.after is None and heir in keys:
            keys.setdefault(m.before.key, keys[heir])
    return tuple(replace(a, key=keys[a.key], depends_on=_known(a, keys), came_from=(), replaced_by=None) for a in taken)


def plan_of(plan: Plan, activities: tuple[Activity, ...], **own: str | None) -> Plan:
    """The copy as a plan of its own: `own` are its title, organisation and case number."""
    return Plan(
        kind=DocumentKind.PLAN,
        language=plan.language,
        title=own.get("title") or "",
        organisation=own.get("organisation"),
        case_no=own.get("case_no"),
        activities=activities,
        footnotes=tuple(Footnote(f.mark, f.text) for f in plan.footnotes if not f.activities),
        stakeholders=plan.stakeholders,
    )


def _known(a: Activity, keys: Mapping[str, str]) -> tuple[str, ...]:
    found = dict.fromkeys(keys[k] for k in a.depends_on if k in keys)
    return tuple(k for k in found if k != keys[a.key])


def _moved(a: Activity, step: Step) -> Moved:
    period, why = shift_period(a.period, step) if a.period is not None else (None, ())
    dates = []
    for d in a.actor_dates:
        one, more = shift_period(d.period, step)
        dates.append(ActorDate(d.actor, one))
        why += more
    codes = list(why)
    if a.status.is_off:
        codes.append("N102")
    elif a.status in (Status.HELD, Status.ONGOING):
        codes.append("N103")
    if any(YEAR.search(words) for words in (a.title, *a.agenda, *a.deliverables)):
        codes.append("N110")
    after = replace(
        a,
        period=period,
        actor_dates=tuple(dates),
        status=Status.TENTATIVE if a.status is Status.TENTATIVE else Status.PLANNED,
        status_reason=None,
        source=None,
        lint_off=(),
        extra={},
    )
    return Moved(a, after, tuple(dict.fromkeys(codes)))


# ---------------------------------------------------------------------------------------------------------- the order
_WEEKS = 60
"""How much later a day is tried before it is left for a person to place."""


def _in_order(moved: list[Moved], step: Step) -> tuple[Moved, ...]:
    """
    The same, with nothing that stepped past days off now standing behind what used to come after it.

    What builds on something that was over before it begins after it again (N108), or is pointed out where its words
    are too loose to be moved (N111).
    """
    at = {m.before.key: n for n, m in enumerate(moved)}
    heirs = {m.before.key: m.before.replaced_by for m in moved if m.after is None}
    reached: date | None = None
    for n in sorted((n for n, m in enumerate(moved) if _begin(m) is not None), key=lambda n: (_begin(moved[n]), n)):
        m = moved[n]
        floors = [_free_after(moved[at[k]], m) for k in (heirs.get(k, k) for k in m.before.depends_on) if k in at]
        floor = max((day for day in floors if day is not None), default=None)
        if _is_in_days(m):
            lowest = max((day for day in (floor, reached) if day is not None), default=None)
            moved[n] = m = _not_before(m, lowest, step)
            begins = begin_of(m.now)
            reached = max((day for day in (reached, begins) if day is not None), default=None)
        elif floor is not None and _ends_before(m, floor):
            moved[n] = replace(m, why=(*m.why, "N111"))
    return tuple(moved)


def _begin(m: Moved) -> date | None:
    """The day on which it began in the plan that is copied; None for what has none there or here."""
    return begin_of(m.before.period) if begin_of(m.now) is not None else None


def _is_in_days(m: Moved) -> bool:
    period = m.before.period
    return period is not None and period.precision in (Precision.DAY, Precision.DAYS) and third_of(period) is None


def _free_after(needed: Moved, m: Moved) -> date | None:
    """The first day on which something can begin by what it builds on; None where that order never held."""
    was, now, began = needed.before.period, needed.now, _begin(m)
    if was is None or was.latest is None or now is None or now.latest is None or began is None:
        return None
    gap = timedelta(0 if needed.before.kind is Kind.DEADLINE else 1)
    return now.latest + gap if was.latest + gap <= began else None


def _not_before(m: Moved, lowest: date | None, step: Step) -> Moved:
    """The activity so much later that it begins on `lowest` or after it; a meeting stays on its day of the week."""
    by = WEEK if m.before.kind in MEETINGS else 1
    tried, extra = m, 0
    while lowest is not None and (begins := begin_of(tried.now)) is not None:
        if begins >= lowest:
            return replace(tried, why=tuple(dict.fromkeys((*m.why, *tried.why, "N108")))) if extra else m
        extra += by
        if extra > _WEEKS * WEEK:
            break
        tried = _moved(m.before, Step(step.days + extra, step.months))
    return replace(m, why=(*m.why, "N111")) if lowest is not None else m


def _ends_before(m: Moved, day: date) -> bool:
    """Whether every day that loose words leave open lies before `day`."""
    period = m.now
    return period is not None and period.latest is not None and period.latest < day


def is_public(moved: Moved) -> bool:
    """Whether the activity would be shown to anybody."""
    return moved.before.visibility is Visibility.PUBLIC
