"""
What must follow when an activity is moved: what builds on it, agendas, hearings, days off and the July pause.

The law's figures come in as `Rules`, because law stands above this file. Every consequence is a proposal with its
reasons as codes; nothing is changed here. Only what the move itself breaks is moved, by as little as will do. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from frisat.plan.model import Activity, Kind, Plan
from frisat.plan.moving import MEETINGS, day_of, first_day, fits, later, length_of, pause_reason, stretched
from frisat.plan.period import Period, Precision

Reason = tuple[str, tuple[tuple[str, str], ...]]
"""A code of plan/wording/consequences.py and the parts that fill its sentence."""

_AGENDA_WORDS = ("dagsorden", "indkald", "udsend", "sagsfremstilling", "mødemateriale", "bilag")


@dataclass(frozen=True, slots=True)
class HearingNeed:
    """How many days a hearing must be open, what about, and how long the decision must wait after it."""

    least_days: int
    wait_days: int = 0
    what: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """What law and practice ask for, as functions of an activity or a day."""

    hearing: Callable[[Activity], HearingNeed]
    agenda_deadline: Callable[[date], date]
    is_political: Callable[[Activity], bool]
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Consequence:
    """
    What follows for one activity: from `before` to `after`, and why. `after` None: told only, nothing to accept.

    `instead`: for the moved activity itself, a period that would raise no objection.
    """

    key: str
    before: Period | None
    after: Period | None
    reasons: tuple[Reason, ...]
    instead: Period | None = None


def what_if(plan: Plan, key: str, wanted: Period, rules: Rules) -> list[Consequence]:
    """
    Everything that follows when `key` moves to `wanted`, the moved activity's own objections first, then plan order.

    Args:
        plan: with `key` still at its old time. Circles of dependencies are gone round once.
    Raises:
        KeyError: no such activity.
    """
    run = _Run(plan, key, wanted, rules)
    own = run.about_itself()
    run.follow()
    order = {a.key: n for n, a in enumerate(plan.activities)}
    told = sorted((c for c in run.found.values() if c.key != key), key=lambda c: order[c.key])
    return ([own] if own else []) + told


class _Run:
    """One question: where everything would stand (`now`), and what was found on the way."""

    def __init__(self, plan: Plan, key: str, wanted: Period, rules: Rules) -> None:
        self.by_key = plan.by_key()
        self.key, self.rules = key, rules
        self.old = self.by_key[key].period
        self.now: dict[str, Period | None] = {a.key: a.period for a in plan.activities} | {key: wanted}
        self.found: dict[str, Consequence] = {}
        self.users: dict[str, list[str]] = defaultdict(list)
        for a in plan.activities:
            for needed in a.depends_on:
                if needed in self.by_key:
                    self.users[needed].append(a.key)

    # ------------------------------------------------------------------------------------------ the moved one itself
    def about_itself(self) -> Consequence | None:
        a, period = self.by_key[self.key], self.now[self.key]
        reasons: list[Reason] = []
        instead: Period | None = None
        heir = self.by_key.get(a.replaced_by or "")
        if a.status.is_off and heir is not None:
            reasons.append(("C117", (("status", str(a.status)), ("a", heir.title))))
        reasons += [
            ("C104", (("a", self.by_key[needed].title), ("when", self._end_of(needed))))
            for needed in a.depends_on
            if self._starts_too_early(a, needed)
        ]
        day = day_of(period)
        if day is not None and (why := self._objection(a, day)):
            reasons.append(why)
            instead = later(a, period, day, self._ok(a))
        reasons += self._hearing(a, period)
        if a.kind is Kind.HEARING and instead is None:
            instead = stretched(period, self.rules.hearing(a).least_days)
        if a.actor_dates:
            reasons.append(("C114", ()))
        reasons += self._agenda(a, period)
        return Consequence(a.key, self.old, None, tuple(reasons), instead) if reasons else None

    def _objection(self, a: Activity, day: date) -> Reason | None:
        if a.kind not in MEETINGS and a.kind not in (Kind.DEADLINE, Kind.WORKSHOP, Kind.INVOLVEMENT, Kind.NETWORK):
            return None
        return pause_reason(a, day, political=self.rules.is_political(a))

    def _ok(self, a: Activity) -> Callable[[date], bool]:
        political = self.rules.is_political(a)
        return lambda day: fits(a, day, political=political)

    def _hearing(self, a: Activity, period: Period | None) -> list[Reason]:
        days = length_of(period) if a.kind is Kind.HEARING else None
        if days is None or period is None:
            return []
        need = self.rules.hearing(a)
        out: list[Reason] = []
        if days < need.least_days:
            parts = (("what", need.what), ("least", str(need.least_days)), ("days", str(days)))
            out.append(("C111", parts))
        first, last = period.earliest, period.latest
        if first and last and first <= date(first.year, 7, 31) and last >= date(first.year, 7, 1):
            out.append(("C118", ()))
        return out

    def _agenda(self, a: Activity, period: Period | None) -> list[Reason]:
        """When the agenda of a political meeting must be out; nothing for a meeting that is over."""
        day = day_of(period)
        if day is None or a.kind not in MEETINGS or not self.rules.is_political(a) or a.status.is_done:
            return []
        if self.rules.today is not None and day < self.rules.today:
            return []
        out = self.rules.agenda_deadline(day)
        late = self.rules.today is not None and out < self.rules.today
        return [("C116" if late else "C115", (("when", out.isoformat()),))]

    # ----------------------------------------------------------------------------------------------- what builds on it
    def follow(self) -> None:
        waiting, seen = [self.key], {self.key}
        while waiting:
            at = waiting.pop(0)
            self._agendas_of(at)
            self._replaced_by(at)
            for user in self.users[at]:
                if user in seen or self.by_key[user].status.is_done:
                    continue
                if self._move_after(user, at):
                    seen.add(user)
                    waiting.append(user)

    def _move_after(self, key: str, moved: str) -> bool:
        """Moves `key` behind everything it builds on when the move of `moved` has put it too early."""
        a = self.by_key[key]
        if key == self.key or not self._is_broken(a, moved):
            return False
        late = [n for n in a.depends_on if n in self.by_key and self._starts_too_early(a, n)]
        needs = [(self._free_from(a, n), n) for n in late or [moved]]
        begin, reason = max(((day, n) for day, n in needs if day is not None), default=(None, moved))
        before = self.now[key]
        if begin is None or before is None:
            return False
        reasons: list[Reason] = [self._why(a, reason)]
        after = later(a, before, begin, self._ok(a))
        if after is not None and after.edtf == before.edtf:
            return False  # "some time in February" still has room behind the 1st
        if after is None:
            self.found[key] = Consequence(key, before, None, (*reasons, ("C110", ())))
            return False
        if a.kind is Kind.HEARING:
            after = stretched(after, self.rules.hearing(a).least_days) or after
            if (days := length_of(after)) is not None:
                reasons.append(("C112", (("days", str(days)),)))
            reasons += self._hearing(a, after)
        day, was = day_of(after), day_of(before)
        if day and was and day.weekday() == was.weekday() and a.kind in MEETINGS:
            reasons.append(("C109", ()))
        reasons += self._agenda(a, after)
        self.found[key] = Consequence(key, before, after, tuple(reasons))
        self.now[key] = after
        return True

    def _why(self, a: Activity, needed: str) -> Reason:
        other = self.by_key[needed]
        wait = self.rules.hearing(other).wait_days if other.kind is Kind.HEARING and a.kind is Kind.DECISION else 0
        parts = (("a", other.title), ("when", self._end_of(needed)))
        return ("C102", (*parts, ("days", str(wait)))) if wait else ("C101", parts)

    def _end_of(self, key: str) -> str:
        """The last day that something can take, or its month, as EDTF for a sentence."""
        period = self.now[key]
        if period is None or period.latest is None:
            return period.edtf or "" if period else ""
        exact = period.precision in (Precision.DAY, Precision.DAYS)
        return period.latest.isoformat() if exact else f"{period.latest:%Y-%m}"

    def _free_from(self, a: Activity, needed: str, *, old: bool = False) -> date | None:
        """The first day on which `a` can begin by what it needs; None when that has no end."""
        other = self.by_key[needed]
        period = other.period if old else self.now[needed]
        if period is None or period.latest is None or other.status.is_off:
            return None
        wait = self.rules.hearing(other).wait_days if other.kind is Kind.HEARING and a.kind is Kind.DECISION else 0
        gap = 0 if other.kind is Kind.DEADLINE else 1
        return period.latest + timedelta(max(wait, gap))

    def _starts_too_early(self, a: Activity, needed: str) -> bool:
        """Whether `a` as it now stands may begin before what it needs is over."""
        if needed not in self.by_key:
            return False
        free, begins = self._free_from(a, needed), first_day(self.now[a.key])
        return free is not None and begins is not None and begins < free

    def _is_broken(self, a: Activity, moved: str) -> bool:
        """Whether an order that held, or may have held, is now lost."""
        if not self._starts_too_early(a, moved):
            return False
        was_free, began = self._free_from(a, moved, old=True), first_day(a.period)
        if was_free is None or began is None or began >= was_free:
            return True
        now, period = self.now[moved], self.now[a.key]
        last_start = period.start[1] if period else None
        soonest_end = now.end[0] if now else None
        return last_start is not None and soonest_end is not None and last_start <= soonest_end

    # ---------------------------------------------------------------------------------------------- what goes with it
    def _agendas_of(self, key: str) -> None:
        """Deadlines for sending out the agenda move with their meeting."""
        a, old, new = self.by_key[key], day_of(self.by_key[key].period), day_of(self.now[key])
        if a.kind not in MEETINGS or old is None or new is None:
            return
        was = self.rules.agenda_deadline(old)
        for d in self.by_key.values():
            if d.kind is not Kind.DEADLINE or d.status.is_done or d.key in self.found or d.key == self.key:
                continue
            if not any(word in " ".join((d.title, *d.agenda)).casefold() for word in _AGENDA_WORDS):
                continue
            day = day_of(d.period)
            linked = d.key in a.depends_on or (day == was and bool({*d.actors} & {*a.actors} or not d.actors))
            if not linked or d.period is None or day is None:
                continue
            after = d.period.shift((self.rules.agenda_deadline(new) - day).days)
            if after is not None and after.edtf != d.period.edtf:
                self.now[d.key] = after
                self.found[d.key] = Consequence(d.key, d.period, after, (("C103", (("a", a.title),)),))

    def _replaced_by(self, key: str) -> None:
        for a in self.by_key.values():
            if a.replaced_by == key and a.key != self.key and a.key not in self.found:
                self.found[a.key] = Consequence(a.key, a.period, None, (("C113", ()),))
