"""
One index over the activities of two plans: how rare each word and body is in both, and the features that follow.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import log

from frisat.plan.diff.features import (
    MOST_NAMES,
    Features,
    crew_words,
    emptiness,
    names_in_title,
    names_of,
    numbers_in_title,
    object_of,
    ordinal,
    puts_off,
    stage_of,
    title_words,
    weighed_words,
)
from frisat.plan.likeness import FORM_STEMS, concept, fold, parts, stem, words
from frisat.plan.model import Activity

PART = 0.5
"""Weight of the parts of a compound beside the whole."""

_Face = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@dataclass(slots=True, eq=False)
class _Wording:
    """The words of one or more activities that read the same; `keys` and `crew_keys` before rarity is known."""

    activity: Activity
    weighed: dict[str, float]
    crew: dict[str, float]
    names: dict[tuple[str, ...], str]
    count: int = 0
    keys: dict[str, float] | None = None
    crew_keys: dict[str, float] | None = None
    made: Features | None = None


def _face(a: Activity) -> _Face:
    return (a.title, a.agenda, a.deliverables, a.responsible, a.actors)


class Index:
    """
    The features of all activities of two plans, weighed by how rare a word is in both together.

    `a` and `b` hold one `Features` per activity in plan order. `titles` are the documents' own titles, `before` the
    day the first was written: what had ended by then is history. With `wanted` only the activities with these keys get
    features (all are counted), so `a` and `b` are shorter.
    """

    def __init__(
        self,
        a: Sequence[Activity],
        b: Sequence[Activity],
        *,
        titles: Sequence[str] = (),
        before: date | None = None,
        wanted: Collection[str] | None = None,
    ) -> None:
        wordings: dict[_Face, _Wording] = {}
        for x in (*a, *b):
            face = _face(x)
            if face not in wordings:
                wordings[face] = _Wording(x, weighed_words(x), crew_words(x), names_of(x))
            wordings[face].count += 1
        self._size = max(len(a) + len(b), 40)
        self._theme = {concept(stem(w)) for title in titles for w in words(title)}
        self._cut(wordings.values())
        self._count(wordings.values())
        self.a, self.b = (
            [self._features(x, wordings[_face(x)], day) for x in side if wanted is None or x.key in wanted]
            for side, day in ((a, before), (b, None))
        )

    def _cut(self, wordings: Collection[_Wording]) -> None:
        """Cut every word of both plans into its parts, by the words that stand alone somewhere."""
        said = {w for x in wordings for w in x.weighed}
        crews = {w for x in wordings for w in x.crew}
        known = {stem(w) for w in said if len(w) > 3}
        self._parts = {w: tuple(p for p in parts(w, known) if len(p) > 2) for w in said | crews}
        self._forms = {concept(stem(w)) for w, cut in self._parts.items() if cut and cut[-1] in FORM_STEMS}

    def _count(self, wordings: Collection[_Wording]) -> None:
        """Count in how many activities each word, crew word and body stands."""
        self._counts: Counter[str] = Counter()
        self._crew_counts: Counter[str] = Counter()
        self._name_counts: Counter[tuple[str, ...]] = Counter()
        for x in wordings:
            x.keys, x.crew_keys = self._keys(x.weighed), self._keys(x.crew)
            for key in x.keys:
                self._counts[key] += x.count
            for key in x.crew_keys:
                self._crew_counts[key] += x.count
            for name in x.names:
                self._name_counts[name] += x.count

    def _keys(self, weighed: dict[str, float]) -> dict[str, float]:
        """Concept -> weight; the parts of a compound stand beside it at half weight."""
        out: dict[str, float] = {}
        for word, weight in weighed.items():
            key = concept(stem(word))
            out[key] = max(out.get(key, 0.0), weight)
            for part in self._parts[word]:
                out[part] = max(out.get(part, 0.0), weight * PART)
        return out

    def parts_of(self, word: str) -> tuple[str, ...]:
        """The parts of a word of either plan, () for a simple one."""
        return self._parts.get(word, ())

    def rarity(self, key: str) -> float:
        """0-1, near 1 for a word that two activities of the whole share and nobody else has."""
        return _rarity(self._counts[key], self._size)

    def count(self, key: str) -> int:
        """How many activities of both plans hold the word or a compound of it."""
        return self._counts[key]

    def name_rarity(self, name: tuple[str, ...]) -> float:
        """0-1, near 1 for a body that hardly any other activity names."""
        return _rarity(self._name_counts[name], self._size)

    def _features(self, a: Activity, wording: _Wording, before: date | None) -> Features:
        made = wording.made or self._made(wording)
        wording.made = made
        period = a.period
        off = a.status.is_off
        return Features(
            activity=a,
            title=made.title,
            subject=made.subject,
            mass=made.mass,
            heads=made.heads,
            compounds=made.compounds,
            object=made.object,
            names_in_title=made.names_in_title,
            numbers=made.numbers,
            crew=made.crew,
            crew_mass=made.crew_mass,
            names=made.names,
            low=ordinal(period.earliest or period.latest) if period else None,
            high=ordinal(period.latest) if period else None,
            stage=stage_of(a),
            history=before is not None and period is not None and period.is_over(before) and not off,
            puts_off=made.puts_off,
        )

    def _made(self, wording: _Wording) -> Features:
        """What follows from the words alone, once for all activities that read the same."""
        subject, crew = wording.keys or {}, wording.crew_keys or {}
        own = {
            key: weight * self.rarity(key) * emptiness(key, self._forms, self._theme)
            for key, weight in subject.items()
            if not (key in crew and (crew[key] == 1.0 or weight <= PART))
        }
        weighed_crew = {key: weight * _rarity(self._crew_counts[key], self._size) for key, weight in crew.items()}
        return Features(
            activity=wording.activity,
            title=fold(wording.activity.title).rstrip(" .*:;"),
            subject=own,
            mass=sum(own.values()),
            heads=self._heads(title_words(wording.activity), own),
            compounds=self._heads(list(wording.weighed), subject),
            object=next(iter(object_of(wording.activity.title)), None),
            names_in_title=names_in_title(wording.activity),
            numbers=numbers_in_title(wording.activity),
            crew=weighed_crew,
            crew_mass=sum(weighed_crew.values()),
            names=dict(list(wording.names.items())[:MOST_NAMES]),
            low=None,
            high=None,
            stage=0,
            history=False,
            puts_off=puts_off(wording.activity),
        )

    def _heads(self, said: Sequence[str], own: dict[str, float]) -> dict[str, frozenset[str]]:
        out: dict[str, set[str]] = {}
        for word in said:
            cut = self._parts[word]
            out.setdefault(concept(stem(word)), set()).add("")
            if cut:
                out.setdefault(cut[-1], set()).add(cut[0])
        return {key: frozenset(before) for key, before in out.items() if key in own}


@lru_cache(maxsize=16384)
def _rarity(count: int, size: int) -> float:
    return max(0.05, log((size + 1) / (count + 0.5)) / log(size + 1))
