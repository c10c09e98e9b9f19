"""
How sure a match is, and why: the grounds that a person would name, in the order of their weight.
"""

from __future__ import annotations

from frisat.plan.bodies import Kinship, kinship
from frisat.plan.diff.features import Features
from frisat.plan.diff.index import Index
from frisat.plan.diff.scoring import RARE_CREW, SPECIFIC, Pair
from frisat.plan.diff.types import Certainty, Reason
from frisat.plan.likeness import concept, stem, words
from frisat.plan.model import Kind, Status

POSSIBLE, LIKELY = 0.29, 0.32
"""Least score of a match; of a likely one, which needs grounds besides."""
MARGIN = 0.08
"""How much better than any other candidate a sure match must be."""
NEAR = 45
"""Days between the periods up to which an activity can have changed its kind and still be likely the same."""
FAR = 300
"""Days between the two periods beyond which nothing but an identical wording is sure."""


def grade(index: Index, pair: Pair, rival: float) -> Certainty:
    """
    The certainty of a pair whose best rival scores `rival`.

    Sure: the same act of the same body on the same rare subject, or the one summit in either plan, with no rival near.
    Likely: subject or people speak for it. Possible: everything else above the least score.
    """
    a, b = index.a[pair.i], index.b[pair.j]
    if a.history and pair.gap:
        return Certainty.POSSIBLE
    if _open_to_doubt(a, b):
        well = pair.score >= 0.5 or (pair.crew_rare >= 1.2 and pair.score >= LIKELY)
        return Certainty.LIKELY if well and _speaks(pair) else Certainty.POSSIBLE
    clear = pair.score >= rival + MARGIN and (pair.gap is None or pair.gap <= FAR)
    if clear and (_same_act(pair, a) or _one_of_a_kind(index, pair, a, b)):
        return Certainty.SURE
    if pair.score >= LIKELY and _speaks(pair) and _natural(pair, a, b):
        return Certainty.LIKELY
    return Certainty.POSSIBLE


def _open_to_doubt(a: Features, b: Features) -> bool:
    """One says it may happen or goes on all the time, the other is a fixed thing: never more than likely."""
    one, other = a.activity.status, b.activity.status
    loose = {Status.TENTATIVE, Status.ONGOING}
    return one is not other and (one in loose or other in loose)


def _same_act(pair: Pair, a: Features) -> bool:
    if pair.kinds < 0.5 and not pair.same_title:
        return False
    agree = pair.body or pair.crew is None or pair.crew >= 0.4
    if pair.same_title:
        specific = sum(weight for key, weight in a.subject.items() if key in a.heads) >= SPECIFIC
        return specific and (agree or pair.gap == 0)
    if not pair.same_stage or pair.kinds < 1.0 or not pair.point:
        return False
    if pair.body and pair.subject >= 0.5 and pair.rare >= 0.5:
        return True
    if pair.body and pair.gap == 0 and pair.subject >= 0.4 and pair.rare >= 0.35:
        return True
    return pair.crew is None and pair.subject >= 0.75 and pair.rare >= 1.2 and (pair.gap or 0) <= 60


def _one_of_a_kind(index: Index, pair: Pair, a: Features, b: Features) -> bool:
    """The only one of its name in both plans ("topmøde"), and what stands before the name agrees too."""
    if not pair.unique or pair.kinds < 1.0 or (pair.crew is not None and pair.crew < 0.3):
        return False
    ours, theirs = ({stem(w) for w in words(f.activity.title)} for f in (a, b))
    for key in a.heads.keys() & b.heads.keys():
        if index.count(key) != 2 or index.rarity(key) < 0.5 or not a.heads[key] & b.heads[key]:
            continue
        if all(any(word.endswith(key) for word in side) for side in (ours, theirs)):
            return True  # the very word, not one of the same meaning: that may be another method
    return False


def _speaks(pair: Pair) -> bool:
    """Whether subject or people speak for the pair, beyond sharing a busy body."""
    if pair.same_title or (pair.unique and pair.kinds == 1.0):
        return True
    if pair.point and pair.subject >= 0.35 and pair.rare >= 0.5 and (pair.crew is None or pair.crew >= 0.2):
        return True
    return pair.body and pair.crew_rare >= RARE_CREW


def _natural(pair: Pair, a: Features, b: Features) -> bool:
    """Whether one can easily have become the other: the same kind, a decision and its effect, or about then."""
    return (
        pair.kinds == 1.0
        or {a.activity.kind, b.activity.kind} == {Kind.DECISION, Kind.MILESTONE}
        or pair.gap is None
        or pair.gap <= NEAR
    )


def reasons(index: Index, pair: Pair) -> tuple[Reason, ...]:
    """The grounds of a match: codes D15x with the words and names that carry them."""
    a, b = index.a[pair.i], index.b[pair.j]
    out = []
    if pair.same_title:
        out.append(Reason("D150"))
    elif shared := _shared(index, a, b):
        out.append(Reason("D151", (("words", ", ".join(shared)),)))
    if pair.unique and not pair.same_title:
        out.append(Reason("D157"))
    if names := _shared_names(a, b):
        out.append(Reason("D152", (("bodies", ", ".join(names)),)))
    elif pair.crew is not None and pair.crew < 0.1:
        out.append(Reason("D158"))
    if pair.gap == 0:
        out.append(Reason("D153"))
    elif pair.gap is not None and pair.gap > FAR:
        out.append(Reason("D159"))
    if pair.kinds == 1.0:
        out.append(Reason("D154"))
    elif pair.kinds == 0.0:
        out.append(Reason("D160"))
    if not pair.same_stage:
        out.append(Reason("D155"))
    if a.activity.status.is_off:
        out.append(Reason("D156"))
    return tuple(out)


def _shared(index: Index, a: Features, b: Features) -> list[str]:
    """Up to three words of the first that carry the likeness, as it writes them, the rarest first."""
    weight = {key: min(w, b.subject[key]) for key, w in a.subject.items() if key in b.subject}
    said: dict[str, float] = {}
    text = " ".join((a.activity.title, *a.activity.agenda, *a.activity.deliverables))
    for word in words(text):
        for key in (concept(stem(word)), *index.parts_of(word)):
            if weight.get(key, 0.0) >= 0.12:
                said[word] = max(said.get(word, 0.0), weight[key])
    return sorted(said, key=lambda w: -said[w])[:3]


def _shared_names(a: Features, b: Features) -> list[str]:
    return [n for n in a.names.values() if any(kinship(n, m) >= Kinship.LIKELY for m in b.names.values())][:3]
