"""
Which activities of two plans without shared keys are the same: candidates, a one-to-one pairing, then split and merged.

Steps: (1) what stands identically in both is paired and set aside; (2) each other activity gets a few candidates from
an index of words and bodies; (3) the best pairs are taken greedily, one to one; (4) who is left over may join a pair
as a part of it. Certainty comes from the grounds, not from the score alone, and is never `sure` when another
candidate is nearly as good (docs/explanation/diff.md).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from frisat.plan.diff.features import Features
from frisat.plan.diff.grounds import FAR, LIKELY, POSSIBLE, grade
from frisat.plan.diff.index import Index
from frisat.plan.diff.scoring import Pair, score
from frisat.plan.diff.types import Certainty

CANDIDATES = 8
"""How many activities of the second plan are weighed against one of the first."""
COMMON = 80
"""A word or body that stands in more activities than this says too little to look for candidates by."""
JOINING = 0.42
"""The score a leftover activity needs to join a pair that is already made."""

Graded = tuple[Pair, Certainty]


def match(index: Index) -> list[Graded]:
    """All matches, in the order of the first plan and then of the second."""
    same = _identical(index)
    used_a, used_b = {p.i for p in same}, {p.j for p in same}
    free_a = [i for i in range(len(index.a)) if i not in used_a]
    free_b = [j for j in range(len(index.b)) if j not in used_b]
    pairs = _candidates(index, free_a, free_b)
    pairs.sort(key=lambda p: (-p.score, p.gap if p.gap is not None else 10**6, abs(p.i - p.j), p.i, p.j))
    chosen, rest = _one_to_one(pairs)
    rivals = _Rivals(pairs)
    out: list[Graded] = [(p, Certainty.SURE) for p in same]
    out += [(pair, grade(index, pair, rivals(pair))) for pair in chosen]
    out += _joined(index, chosen, rest, rivals)
    out += _instead(index, same, {pair.j for pair, _ in out})
    return sorted(out, key=lambda g: (g[0].i, g[0].j))


def _identical(index: Index) -> list[Pair]:
    """Pairs with the same title and period; among equals those with the same people first, then in plan order."""
    waiting: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for j, b in enumerate(index.b):
        waiting[_face(b)].append(j)
    out = []
    for i, a in enumerate(index.a):
        there = waiting.get(_face(a))
        if there:
            j = next((j for j in there if index.b[j].names.keys() == a.names.keys()), there[0])
            there.remove(j)
            out.append(score(index, i, j))
    return out


def _face(f: Features) -> tuple[object, ...]:
    period = f.activity.period
    if period is None or period.edtf is None:
        return (f.title, None, frozenset(f.names), f.activity.agenda)
    return (f.title, period.edtf, period.bound)


def _candidates(index: Index, free_a: list[int], free_b: list[int]) -> list[Pair]:
    postings: dict[str, list[int]] = defaultdict(list)
    by_name: dict[tuple[str, ...], list[int]] = defaultdict(list)
    by_title: dict[str, list[int]] = defaultdict(list)
    for j in free_b:
        b = index.b[j]
        for key in b.subject:
            postings[key].append(j)
        for name in b.names:
            by_name[name].append(j)
        by_title[b.title].append(j)
    for listed in (*by_title.values(), *by_name.values()):
        listed.sort(key=lambda j: _day(index.b[j]))
    everything = free_b if len(free_a) * len(free_b) <= 4000 else None
    out = []
    for i in free_a:
        a = index.a[i]
        picked = everything if everything is not None else _picked(index, a, postings, by_name, by_title)
        out += [p for p in (score(index, i, j) for j in picked) if p.score >= POSSIBLE]
    return out


def _day(f: Features) -> int:
    return f.low if f.low is not None else 10**7


def _picked(
    index: Index,
    a: Features,
    postings: dict[str, list[int]],
    by_name: dict[tuple[str, ...], list[int]],
    by_title: dict[str, list[int]],
) -> Iterable[int]:
    """The few activities of the second plan worth weighing: by rare words, by the same title, by body and day."""
    weight: dict[int, float] = defaultdict(float)
    for key, own in a.subject.items():
        listed = postings.get(key, ())
        if len(listed) <= COMMON:
            for j in listed:
                weight[j] += min(own, index.b[j].subject[key])
    best = sorted(weight, key=lambda j: (-weight[j], abs(_day(index.b[j]) - _day(a))))[:CANDIDATES]
    near = set(best)
    near.update(_around(index, by_title.get(a.title, []), a, 4))
    for name in a.names:
        near.update(_around(index, by_name.get(name, []), a, 2))
    return near


def _around(index: Index, listed: list[int], a: Features, reach: int) -> list[int]:
    """Of activities sorted by day, those nearest to `a`: at most `reach` on either side."""
    if len(listed) <= 2 * reach:
        return listed
    at = bisect_left(listed, _day(a), key=lambda j: _day(index.b[j]))
    return listed[max(0, at - reach) : at + reach]


def _one_to_one(pairs: list[Pair]) -> tuple[list[Pair], list[Pair]]:
    """The best pairs, each activity in one, and the pairs not taken; `pairs` come best first."""
    used_a: set[int] = set()
    used_b: set[int] = set()
    chosen, rest = [], []
    for pair in pairs:
        if pair.i in used_a or pair.j in used_b:
            rest.append(pair)
        else:
            used_a.add(pair.i)
            used_b.add(pair.j)
            chosen.append(pair)
    return chosen, rest


class _Rivals:
    """The best other score that either side of a pair has."""

    def __init__(self, pairs: list[Pair]) -> None:
        self.a: dict[int, list[Pair]] = defaultdict(list)
        self.b: dict[int, list[Pair]] = defaultdict(list)
        for pair in pairs:
            if len(self.a[pair.i]) < 2:
                self.a[pair.i].append(pair)
            if len(self.b[pair.j]) < 2:
                self.b[pair.j].append(pair)

    def __call__(self, pair: Pair) -> float:
        others = [p.score for p in (*self.a[pair.i], *self.b[pair.j]) if p is not pair]
        return max(others, default=0.0)


def _instead(index: Index, same: list[Pair], taken: set[int]) -> list[Graded]:
    """A new activity with the title of one that the second plan calls off: likely what stands in its place."""
    new: dict[str, list[int]] = defaultdict(list)
    for j, b in enumerate(index.b):
        if j not in taken and not b.activity.status.is_off:
            new[b.title].append(j)
    for listed in new.values():
        listed.sort(key=lambda j: _day(index.b[j]))
    out: list[Graded] = []
    for pair in same:
        gone, listed = index.b[pair.j], new.get(index.b[pair.j].title, [])
        if not gone.activity.status.is_off or index.a[pair.i].activity.status.is_off or not listed:
            continue
        after = bisect_left(listed, _day(gone), key=lambda j: _day(index.b[j]))
        heir = score(index, pair.i, listed[min(after, len(listed) - 1)])
        if heir.same_title and heir.score >= JOINING and (heir.gap is None or heir.gap <= FAR):
            listed.remove(heir.j)
            out.append((heir, Certainty.LIKELY))
    return out


def _joined(index: Index, chosen: list[Pair], rest: list[Pair], rivals: _Rivals) -> list[Graded]:
    """Leftover activities that join a pair: one activity became two, or two became one. Never `sure`."""
    of_a, of_b = {p.i: p for p in chosen}, {p.j: p for p in chosen}
    joined_a: set[int] = set()
    joined_b: set[int] = set()
    out: list[Graded] = []
    for pair in rest:
        left_a, left_b = pair.i not in of_a, pair.j not in of_b
        if not (left_a or left_b) or (left_a and pair.i in joined_a) or (left_b and pair.j in joined_b):
            continue
        host = of_b.get(pair.j) or of_a.get(pair.i)
        if host is None or host.score < LIKELY or pair.score < JOINING:
            continue
        certainty = grade(index, pair, rivals(pair))
        if certainty is Certainty.SURE:
            certainty = Certainty.LIKELY
        if left_a and pair.score < host.score - 0.05:
            certainty = Certainty.POSSIBLE  # the second plan's activity already has a better forerunner
        joined_a.add(pair.i)
        joined_b.add(pair.j)
        out.append((pair, certainty))
    return out
