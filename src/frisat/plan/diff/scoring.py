"""
How much speaks for two activities being the same: a score for ranking and the single grounds for the certainty.
"""

from __future__ import annotations

from dataclasses import dataclass

from frisat.plan.bodies import Kinship, kinship
from frisat.plan.diff.features import DISCUSSED, Features, kin_kinds, object_of
from frisat.plan.diff.index import Index
from frisat.plan.likeness import FORM_STEMS
from frisat.plan.model import Status

SPECIFIC = 0.3
"""Weight from which on words say what an activity is about, not only its form."""
RARE_CREW = 0.95
"""Summed rarity of shared bodies that says as much as a shared subject."""


@dataclass(frozen=True, slots=True)
class Pair:
    """
    One pair that may be the same.

    `subject` 0-1: how far the words of the one are those of the other; `rare`: summed rarity of the words shared, so
    how much that says; `crew` 0-1 likewise for who takes part, None when one side names nobody; `crew_rare`: summed
    rarity of the bodies shared; `body`: a named body is the same; `unique`: a word of both titles stands nowhere
    else; `point`: what the one is mainly about is in the other; `gap` days between the two periods (0 = they can
    meet), None when one is undated; `kinds` 0-1.
    """

    i: int
    j: int
    score: float
    subject: float
    rare: float
    crew: float | None
    crew_rare: float
    body: bool
    gap: int | None
    kinds: float
    same_title: bool
    same_stage: bool
    unique: bool
    point: bool


def overlap(a: dict[str, float], b: dict[str, float]) -> float:
    """The weight that two weighed word lists share."""
    if len(a) > len(b):
        a, b = b, a
    return sum(min(weight, b[key]) for key, weight in a.items() if key in b)


def days_between(a: Features, b: Features) -> int | None:
    """Days from the one period to the other, 0 when they can share a day, None when one is undated."""
    if a.low is None or b.low is None:
        return None
    if a.high is not None and a.high < b.low:
        return b.low - a.high
    if b.high is not None and b.high < a.low:
        return a.low - b.high
    return 0


def shared_names(index: Index, a: Features, b: Features) -> tuple[float, bool]:
    """Summed rarity of the bodies that both name, in whatever spelling (half for a wider one), and whether any is."""
    total, found = 0.0, False
    for stems, name in a.names.items():
        best = Kinship.SAME if stems in b.names else max((kinship(name, x) for x in b.names.values()), default=0)
        if best >= Kinship.LIKELY:
            total, found = total + index.name_rarity(stems), True
        elif best == Kinship.PART:
            total += 0.5 * index.name_rarity(stems)
    return total, found


def _likeness(shared: float, ours: float, theirs: float) -> float:
    """Between "the smaller is inside the larger" and "both are one": the mean of the two measures."""
    if shared <= 0 or not ours or not theirs:
        return 0.0
    return 0.5 * shared / min(ours, theirs) + shared / (ours + theirs)


def score(index: Index, i: int, j: int) -> Pair:
    """Weigh activity `i` of the first plan against `j` of the second."""
    a, b = index.a[i], index.b[j]
    rare = overlap(a.subject, b.subject)
    subject = _likeness(rare, a.mass, b.mass)
    same_title = a.title == b.title and _title_says_it(a, b)
    crew, crew_rare, body = _crew(index, a, b)
    unique = _unique(index, a, b)
    gap = days_between(a, b)
    kinds = kin_kinds(a.activity.kind, b.activity.kind)
    total = _blend(a, b, subject * min(1.0, 0.4 + rare), crew, crew_rare)
    if same_title:
        total = max(total, 0.75 + 0.25 * (crew if crew is not None else 0.6))
    elif unique and kinds == 1.0:
        total = max(total, 0.55 + 0.1 * subject)
    total *= 0.7 + 0.3 * kinds
    same_stage = a.stage == b.stage or not a.stage or not b.stage or max(a.stage, b.stage) <= DISCUSSED
    if not same_stage:
        total *= 0.92
    point = same_title or (shares_point(a, b) and not other_sort(a, b))
    if not point and not unique and crew_rare < RARE_CREW:
        total *= 0.6
    total *= _time_factor(a, b, gap) * _status_factor(a, b)
    if a.puts_off != b.puts_off:
        total *= 0.5  # the decision to put something off is not the thing put off
    return Pair(i, j, total, subject, rare, crew, crew_rare, body, gap, kinds, same_title, same_stage, unique, point)


def _title_says_it(a: Features, b: Features) -> bool:
    """Whether an equal title settles it: not when it only says who meets, and the agendas are about other things."""
    ours, theirs = a.activity.agenda, b.activity.agenda
    return not ours or not theirs or ours == theirs or sum(a.subject[key] for key in a.heads) >= SPECIFIC


def shares_point(a: Features, b: Features) -> bool:
    """Whether the weightiest word of at least one side stands in the other; a side without words has no point."""
    if _apart(a.names_in_title, b.names_in_title) or _apart(a.numbers, b.numbers):
        return False  # "Borgermøde i Nord" and "Borgermøde i Syd", "Workshop I" and "Workshop II"
    if a.object and b.object and a.object not in b.compounds and b.object not in a.compounds:
        return False
    for one, other in ((a, b), (b, a)):
        if not one.subject or max(one.subject.values()) < SPECIFIC:
            return True
        if max(one.subject, key=lambda key: one.subject[key]) in other.subject:
            return True
    return False


def other_sort(a: Features, b: Features) -> bool:
    """Whether both are about one sort of thing but each about its own: "trafikplan" and "varmeplan"."""
    for key in a.compounds.keys() & b.compounds.keys():
        if key not in FORM_STEMS and _sorts_differ(a.compounds[key], b.compounds[key]):
            return True
    return False


def _apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours) and bool(theirs) and not ours & theirs


def _sorts_differ(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sides put different words before the same head; the plain head goes with any."""
    return "" not in ours and "" not in theirs and not ours & theirs


def _crew(index: Index, a: Features, b: Features) -> tuple[float | None, float, bool]:
    """How far the same people and bodies take part, how rare those are, whether a body is the same; None: not said."""
    if not a.crew or not b.crew:
        return None, 0.0, False
    crew = _likeness(overlap(a.crew, b.crew), a.crew_mass, b.crew_mass)
    rare, body = shared_names(index, a, b)
    return (max(crew, 0.9 if rare >= 1.0 else 0.75) if body else crew), rare, body


def _unique(index: Index, a: Features, b: Features) -> bool:
    """
    Whether a word of both titles, or the head of one, stands in these two activities and nowhere else.

    Not when each then says what it is about, and that differs: "Høringsperiode for havneplan", "… for skovplan".
    """
    if _apart(a.names_in_title, b.names_in_title) or _apart(a.numbers, b.numbers):
        return False
    for key in a.heads.keys() & b.heads.keys():
        if index.count(key) == 2 and not _sorts_differ(a.heads[key], b.heads[key]):
            ours, theirs = (object_of(f.activity.title, key) for f in (a, b))
            if not ours or not theirs or set(ours) & set(theirs):
                return True
    return False


def _blend(a: Features, b: Features, subject: float, crew: float | None, crew_rare: float) -> float:
    """Subject and crew together; a side without a subject of its own ("Møde i udvalget") leaves more to the crew."""
    said = min(1.0, min(a.mass, b.mass) / 0.6)
    if crew is None:
        return 0.85 * subject * (0.3 + 0.7 * said)
    weight = (0.2 + 0.45 * said) * (1.0 - 0.3 * min(1.0, max(0.0, crew_rare - 0.5)))
    blended = weight * subject + (1 - weight) * crew * min(1.0, 0.55 + 0.35 * crew_rare)
    if said == 1.0 and subject < 0.08:
        blended *= 0.5  # both say what they are about, and it is not the same
    elif subject < 0.08 and max(a.mass, b.mass) > 0.6 and crew_rare < 1.0:
        blended *= 0.65  # one says what it is about, the other nothing of the kind
    if crew < 0.1:
        blended *= 0.6  # both name who, and they are others
    return blended


def _time_factor(a: Features, b: Features, gap: int | None) -> float:
    if gap is None:
        return 1.0 if a.low is b.low else 0.9
    factor = 1.0 - 0.3 * min(1.0, gap / 400) - (0.15 if gap > 800 else 0.0)
    # what was over when its own document was written has no later date
    return factor * 0.5 if a.history and gap else factor


def _status_factor(a: Features, b: Features) -> float:
    one, other = a.activity.status, b.activity.status
    return 0.92 if one != other and Status.TENTATIVE in (one, other) else 1.0
