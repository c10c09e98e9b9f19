"""
From matches to changes: what a person is told about each pair, and about what stands in one plan alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from frisat.plan.bodies import Kinship, kinship, plain
from frisat.plan.diff.features import kin_kinds, stage_of
from frisat.plan.diff.field_changes import Found, of_fields, of_plan
from frisat.plan.diff.fields import Titles, titles_of
from frisat.plan.diff.types import Certainty, Change, ChangeKind, Match, Parts
from frisat.plan.likeness import fold
from frisat.plan.model import Activity, Plan, Status
from frisat.plan.period import Period

_LOOSE = (Status.TENTATIVE,)


def first_day(activity: Activity) -> date | None:
    """The first possible day; for "senest" the limit, the only day known."""
    period = activity.period
    return None if period is None else period.earliest or period.latest


def days_moved(a: Activity, b: Activity) -> int | None:
    """Days from the first possible day of `a` to that of `b`; None when one side has no day."""
    ours, theirs = first_day(a), first_day(b)
    return None if ours is None or theirs is None else (theirs - ours).days


def changes_of(plan_a: Plan, plan_b: Plan, matches: Sequence[Match], *, stated: bool) -> tuple[Change, ...]:
    """
    All changes: for the activities of the first plan in its order, what is new in the second, then the plan's own.

    `stated`: the matches come from the process's own keys, so nothing is worded as likely and every field counts. Of
    two documents that only look alike, what one is silent of is no change.
    """
    ours, theirs = plan_a.by_key(), plan_b.by_key()
    of_a: dict[str, list[Match]] = {}
    for match in matches:
        of_a.setdefault(match.a, []).append(match)
    best_of_b = {m.b: m for m in sorted(matches, key=lambda m: list(Certainty).index(m.certainty), reverse=True)}
    heirs = Counter(m.a for m in matches)
    titles = titles_of(plan_a), titles_of(plan_b)
    begins = min((d for b in plan_b.activities if (d := first_day(b))), default=None)
    out: list[Change] = []
    for a in plan_a.activities:
        own = sorted(of_a.get(a.key, ()), key=lambda m: list(Certainty).index(m.certainty))
        called_off = bool(own) and not a.status.is_off and theirs[own[0].b].status.is_off
        for n, match in enumerate(own):
            second = n > 0 or best_of_b[match.b] is not match
            b = theirs[match.b]
            if stated and match.a == match.b:
                out += _of_one(a, b, match, titles)
            else:
                several = heirs[a.key] > 1 and not called_off
                out += _of_pair(
                    a, b, match, titles, stated=stated, second=second, several=several, called_off=called_off
                )
        if a.key not in of_a:
            out.append(_without_heir(a, begins))
    matched = {m.b for m in matches}
    out += [Change(ChangeKind.ADDED, None, b.key, None, "D140") for b in plan_b.activities if b.key not in matched]
    if stated:
        out += [Change(ChangeKind.REWORDED, None, None, None, code, parts) for code, parts in of_plan(plan_a, plan_b)]
    assert all(c.a is None or c.a in ours for c in out)  # noqa: S101 - a change never names what is not there
    return tuple(out)


def _without_heir(a: Activity, begins: date | None) -> Change:
    """
    `dropped` only for what lies in or after the span of the second plan; the rest is `unmentioned`.

    What was called off already, or held, is not dropped either: nobody expects to find it again.
    """
    latest = a.period.latest if a.period else None
    if not a.is_dated:
        kind, code = ChangeKind.UNMENTIONED, "D143"
    elif a.status.is_off:
        kind, code = ChangeKind.UNMENTIONED, "D144"
    elif begins is None or (latest is not None and latest < begins) or a.status is Status.HELD:
        kind, code = ChangeKind.UNMENTIONED, "D142"
    else:
        kind, code = ChangeKind.DROPPED, "D141"
    return Change(kind, a.key, None, None, code)


def _of_one(a: Activity, b: Activity, match: Match, titles: tuple[Titles, Titles]) -> Iterator[Change]:
    """One activity of the process in two versions: everything that differs."""
    if a == b:
        return
    days = days_moved(a, b)
    found = [*_in_status(a, b), *_in_time(a, b, days), *_in_words(a, b, titles, every=True)]
    for kind, code, parts in found:
        yield Change(kind, a.key, b.key, days, code, (("how", "stated"), *parts), match.certainty)


def _in_status(a: Activity, b: Activity) -> Iterator[Found]:
    was, now = a.status, b.status
    if was is now:
        return
    if now.is_off:
        yield ChangeKind.CANCELLED, "D120" if now is Status.CANCELLED else "D121", ()
    elif was.is_off:
        yield ChangeKind.REWORDED, "D122" if now is Status.PLANNED else "D123", ()
    elif was in _LOOSE and now is Status.PLANNED:
        yield ChangeKind.REWORDED, "D133", ()
    elif now in _LOOSE:
        yield ChangeKind.REWORDED, "D134", ()
    else:
        yield ChangeKind.REWORDED, "D123", ()


def _of_pair(
    a: Activity,
    b: Activity,
    match: Match,
    titles: tuple[Titles, Titles],
    *,
    stated: bool,
    second: bool,
    several: bool,
    called_off: bool,
) -> Iterator[Change]:
    days = days_moved(a, b)

    def change(kind: ChangeKind, code: str, parts: Parts = ()) -> Change:
        how = (("how", "stated" if stated else str(match.certainty)),)
        return Change(kind, a.key, b.key, days, code, how + parts, match.certainty)

    if second or (several and not stated and match.certainty is not Certainty.SURE):
        if second and called_off and not b.status.is_off:
            yield change(ChangeKind.REPLACED, "D114")
        else:
            yield change(ChangeKind.REPLACED, "D113" if second else "D112")
        return
    if a.status.is_off and not b.status.is_off:
        yield change(ChangeKind.REPLACED, "D110" if a.status is Status.CANCELLED else "D111")
        return
    elif match.certainty is not Certainty.SURE and not _still_the_same(a, b):
        yield change(ChangeKind.REPLACED, "D112")
        return
    elif b.status.is_off and not a.status.is_off:
        yield change(ChangeKind.CANCELLED, "D120" if b.status is Status.CANCELLED else "D121")
    else:
        timed = [change(kind, code, parts) for kind, code, parts in _in_time(a, b, days)]
        yield from timed
        if not timed and match.certainty is not Certainty.SURE:
            yield from (change(kind, code, parts) for kind, code, parts in _in_words(a, b, titles, every=False))
            return
        if match.certainty is not Certainty.SURE:
            yield from (change(kind, code, parts) for kind, code, parts in _in_name(a, b))
    if match.certainty is Certainty.SURE:
        yield from (change(kind, code, parts) for kind, code, parts in _in_words(a, b, titles, every=False))
        if not b.status.is_off:
            yield from (change(kind, code, parts) for kind, code, parts in _in_status(a, b))


def _still_the_same(a: Activity, b: Activity) -> bool:
    """Whether an unsure pair would at least be the same act by the same people, so that "moved" is the word."""
    if fold(title(a)) == fold(title(b)):
        return True
    alike = kin_kinds(a.kind, b.kind) == 1.0 and stage_of(a) == stage_of(b)
    return alike and (not a.actors or not b.actors or bool(_common(a.actors, b.actors)))


def title(activity: Activity) -> str:
    return activity.title.rstrip(" .*:;,")


def _common(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    return [x for x in ours if any(kinship(x, y) >= Kinship.LIKELY for y in theirs)]


def _in_time(a: Activity, b: Activity, days: int | None) -> Iterator[Found]:
    was, now = a.period, b.period
    if a.is_dated and b.is_dated:
        assert was is not None  # noqa: S101 - is_dated says so
        assert now is not None  # noqa: S101
        if (was.edtf, was.bound) != (now.edtf, now.bound):
            yield _period_changed(was, now, days)
    elif a.is_dated or b.is_dated:
        yield ChangeKind.MOVED, "D104" if a.is_dated else "D105", ()
        if not b.is_dated:
            return
    if a.time and b.time and a.time != b.time:
        clock = b.time.start.replace(":", ".") + (f"-{b.time.end.replace(':', '.')}" if b.time.end else "")
        yield ChangeKind.MOVED, "D106", (("clock", clock),)


def _period_changed(was: Period, now: Period, days: int | None) -> Found:
    """Moved, or only told more exactly ("in June" became "3 June") or less: then nothing is known to have moved."""
    ours, theirs = _reach(was), _reach(now)
    if not was.is_exact and _within(theirs, ours) and (theirs != ours or was.is_qualified > now.is_qualified):
        return ChangeKind.REWORDED, "D102", ()
    if not now.is_exact and _within(ours, theirs) and (theirs != ours or now.is_qualified > was.is_qualified):
        return ChangeKind.REWORDED, "D107", ()
    if ours == theirs:
        return ChangeKind.REWORDED, "D103", ()
    return ChangeKind.MOVED, "D103" if days == 0 or was.edtf == now.edtf else "D101", ()


def _reach(period: Period) -> tuple[date, date]:
    return period.earliest or date.min, period.latest or date.max


def _within(inner: tuple[date, date], outer: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _in_name(a: Activity, b: Activity) -> Iterator[Found]:
    """What makes a pair unsure that is told by its time: who reads of it must be able to find it in the new plan."""
    if fold(title(a)) != fold(title(b)):
        yield ChangeKind.REWORDED, "D130", ()
    elif a.responsible and b.responsible:
        yield from (found for found in _reassigned(a.responsible, b.responsible) if found[1] == "D135")
    elif a.actors and b.actors:
        yield from (found for found in _reassigned(a.actors, b.actors) if found[1] == "D135")


def _in_words(a: Activity, b: Activity, titles: tuple[Titles, Titles], *, every: bool) -> Iterator[Found]:
    reworded = fold(title(a)) != fold(title(b))
    told = set()
    for name in ("responsible", "actors"):
        was, now = getattr(a, name), getattr(b, name)
        if was and now and not (name == "actors" and (a.responsible or b.responsible)):
            found = list(_reassigned(was, now))
            if found or not every:
                told.add(name)
            yield from found
    if reworded:
        yield ChangeKind.REWORDED, "D130", ()
    yield from of_fields(a, b, titles, every=every, reworded=reworded, told=told)


def _reassigned(was: Sequence[str], now: Sequence[str]) -> Iterator[Found]:
    gone = _left_over(was, now)
    came = _left_over(now, was)
    if gone and came:
        yield ChangeKind.REASSIGNED, "D135", (("from", "|".join(gone)), ("to", "|".join(came)))
    elif came:
        yield ChangeKind.REASSIGNED, "D136", (("to", "|".join(came)),)
    elif gone:
        yield ChangeKind.REASSIGNED, "D137", (("from", "|".join(gone)),)


def _left_over(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """The names of `ours` that no name of `theirs` stands for, each body once, as printed."""
    seen = {plain(n): n for n in reversed(ours)}
    kept = [n for n in seen.values() if not any(kinship(n, m) >= Kinship.LIKELY for m in theirs)]
    return [n for n in ours if n in kept]
