"""
From matches to changes: what a person is told about each pair, and about what stands in one plan alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from frisat.plan.bodies import Kinship, kinship, plain
from frisat.plan.diff.features import kin_kinds, stage_of
from frisat.plan.diff.types import Certainty, Change, ChangeKind, Match, Parts
from frisat.plan.likeness import fold
from frisat.plan.model import Activity, Plan, Status

_OFF = (Status.CANCELLED, Status.POSTPONED)
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
    All changes: for the activities of the first plan in its order, then what is new in the second.

    `stated`: the matches come from the process's own keys, so nothing is worded as likely.
    """
    ours, theirs = plan_a.by_key(), plan_b.by_key()
    of_a: dict[str, list[Match]] = {}
    for match in matches:
        of_a.setdefault(match.a, []).append(match)
    best_of_b = {m.b: m for m in sorted(matches, key=lambda m: list(Certainty).index(m.certainty), reverse=True)}
    heirs = Counter(m.a for m in matches)
    begins = min((d for b in plan_b.activities if (d := first_day(b))), default=None)
    out: list[Change] = []
    for a in plan_a.activities:
        for n, match in enumerate(sorted(of_a.get(a.key, ()), key=lambda m: list(Certainty).index(m.certainty))):
            second = n > 0 or best_of_b[match.b] is not match
            out += _of_pair(a, theirs[match.b], match, stated=stated, second=second, several=heirs[a.key] > 1)
        if a.key not in of_a:
            out.append(_without_heir(a, begins))
    matched = {m.b for m in matches}
    out += [Change(ChangeKind.ADDED, None, b.key, None, "D140") for b in plan_b.activities if b.key not in matched]
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
    elif a.status in _OFF:
        kind, code = ChangeKind.UNMENTIONED, "D144"
    elif begins is None or (latest is not None and latest < begins) or a.status is Status.HELD:
        kind, code = ChangeKind.UNMENTIONED, "D142"
    else:
        kind, code = ChangeKind.DROPPED, "D141"
    return Change(kind, a.key, None, None, code)


def _of_pair(a: Activity, b: Activity, match: Match, *, stated: bool, second: bool, several: bool) -> Iterator[Change]:
    days = days_moved(a, b)

    def change(kind: ChangeKind, code: str, parts: Parts = ()) -> Change:
        how = (("how", "stated" if stated else str(match.certainty)),)
        return Change(kind, a.key, b.key, days, code, how + parts, match.certainty)

    if second or (several and not stated and match.certainty is not Certainty.SURE):
        yield change(ChangeKind.REPLACED, "D113" if second else "D112")
        return
    if a.status in _OFF and b.status not in _OFF:
        yield change(ChangeKind.REPLACED, "D110" if a.status is Status.CANCELLED else "D111")
        return
    elif match.certainty is not Certainty.SURE and not _still_the_same(a, b):
        yield change(ChangeKind.REPLACED, "D112")
        return
    elif b.status in _OFF and a.status not in _OFF:
        yield change(ChangeKind.CANCELLED, "D120" if b.status is Status.CANCELLED else "D121")
    else:
        timed = [change(kind, code, parts) for kind, code, parts in _in_time(a, b, days)]
        yield from timed
        if not timed and match.certainty is not Certainty.SURE:
            yield from (change(kind, code, parts) for kind, code, parts in _in_words(a, b, stated=stated))
            return
    if match.certainty is Certainty.SURE:
        yield from (change(kind, code, parts) for kind, code, parts in _in_words(a, b, stated=stated))


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


Found = tuple[ChangeKind, str, Parts]


def _in_time(a: Activity, b: Activity, days: int | None) -> Iterator[Found]:
    was, now = a.period, b.period
    if a.is_dated and b.is_dated:
        assert was is not None  # noqa: S101 - is_dated says so
        assert now is not None  # noqa: S101
        if (was.edtf, was.bound) != (now.edtf, now.bound):
            if days == 0 or was.edtf == now.edtf or _inside(a, b):
                yield ChangeKind.MOVED, "D103", ()
            else:
                yield ChangeKind.MOVED, "D101", ()
            return
    elif a.is_dated:
        yield ChangeKind.MOVED, "D104", ()
        return
    elif b.is_dated:
        yield ChangeKind.MOVED, "D105", ()
        return
    if a.time and b.time and a.time != b.time:
        clock = b.time.start.replace(":", ".") + (f"-{b.time.end.replace(':', '.')}" if b.time.end else "")
        yield ChangeKind.MOVED, "D106", (("clock", clock),)


def _inside(a: Activity, b: Activity) -> bool:
    """Whether the new period lies within the old, vaguer one: then it was made exact, not moved."""
    was, now = a.period, b.period
    if was is None or now is None or was.is_exact or was.bound or now.bound:
        return False
    if was.earliest is None or now.earliest is None or now.latest is None:
        return False
    return was.earliest <= now.earliest and (was.latest is None or now.latest <= was.latest)


def _in_words(a: Activity, b: Activity, *, stated: bool) -> Iterator[Found]:
    reworded = fold(title(a)) != fold(title(b))
    if a.responsible and b.responsible:
        yield from _reassigned(a.responsible, b.responsible)
    elif not a.responsible and not b.responsible and a.actors and b.actors:
        yield from _reassigned(a.actors, b.actors)
    if reworded:
        yield ChangeKind.REWORDED, "D130", ()
    if (stated or not reworded) and _texts(a) != _texts(b) and (stated or (a.agenda and b.agenda)):
        yield ChangeKind.REWORDED, "D131", ()
    if stated and fold(a.place or "") != fold(b.place or "") and b.place:
        yield ChangeKind.REWORDED, "D132", (("place", b.place),)
    if (a.status in _LOOSE) != (b.status in _LOOSE) and b.status not in _OFF and a.status not in _OFF:
        yield ChangeKind.REWORDED, "D134" if b.status in _LOOSE else "D133", ()


def _texts(a: Activity) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(map(fold, a.agenda)), tuple(map(fold, a.deliverables))


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
