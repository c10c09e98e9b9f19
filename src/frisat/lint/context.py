"""
What the rules share: options, the day to judge by, who decides, and which activities are about the same.

Everything dear is made on first use and kept for the run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from frisat.law.bodies import Role, role_of
from frisat.lint.config import Config
from frisat.plan.diff.features import Features
from frisat.plan.diff.index import Index
from frisat.plan.diff.scoring import overlap
from frisat.plan.errors import PeriodError
from frisat.plan.likeness import fold
from frisat.plan.model import Activity, Kind, Plan
from frisat.plan.period import Period

SAME_SUBJECT = 0.6
"""Share of the shorter one's weighed words that two activities must have in common to be taken for one matter."""
TELLING = 0.45
"""Summed rarity that the words in common must have, so that a busy word alone is not enough."""
A_WORD = 0.1
"""Weight from which a word is more than the form of an activity."""
_COMMON = 60
_NOTHING: frozenset[str] = frozenset()


class Context:
    """One run over one plan. Raises nothing: what cannot be known is empty."""

    def __init__(self, plan: Plan, config: Config, today: date | None) -> None:
        self.plan = plan
        self._config = config
        self._today = today
        self.by_key = plan.by_key()
        self._built_on: dict[str, frozenset[str]] = {}

    def option(self, rule: str, name: str, default: int | str | bool) -> int:
        """The number set for an option of a rule, else its default."""
        return int(self._config.options.get(rule, {}).get(name, default))

    def text_option(self, rule: str, name: str, default: int | str | bool) -> str:
        """The text set for an option of a rule, else its default."""
        return str(self._config.options.get(rule, {}).get(name, default))

    @cached_property
    def today(self) -> date | None:
        """The day to judge by: the caller's, else the plan's own date, else none."""
        if self._today is not None:
            return self._today
        try:
            return Period(self.plan.updated).latest if self.plan.updated else None
        except PeriodError:
            return None

    @cached_property
    def going(self) -> tuple[Activity, ...]:
        """The activities that are neither cancelled nor postponed."""
        return tuple(a for a in self.plan.activities if not a.status.is_off)

    @cached_property
    def hearings(self) -> tuple[Activity, ...]:
        return tuple(a for a in self.going if a.kind is Kind.HEARING)

    @cached_property
    def council_decisions(self) -> tuple[tuple[Activity, str], ...]:
        """Each decision that a council takes, with the council's name as printed."""
        return tuple((a, council) for a in self.decisions if (council := self.council(a)) is not None)

    @cached_property
    def decisions(self) -> tuple[Activity, ...]:
        return tuple(a for a in self.going if a.kind is Kind.DECISION or a.decides)

    @cached_property
    def committee_acts(self) -> tuple[Activity, ...]:
        """What a committee recommends or decides without the council sitting in the same row."""
        return tuple(
            a
            for a in self.going
            if self.committee(a) is not None
            and not self.has_council(a)
            and (a.kind is Kind.DECISION or a.recommends or recommends_in_words(a))
        )

    @staticmethod
    def council(a: Activity) -> str | None:
        """The council that decides in an activity, if any."""
        deciders = a.decides or a.responsible or a.actors
        return next((n for n in deciders if role_of(n) is Role.COUNCIL), None) if _decides(a) else None

    @staticmethod
    def has_council(a: Activity) -> bool:
        return any(role_of(n) is Role.COUNCIL for n in (*a.responsible, *a.actors))

    @staticmethod
    def committee(a: Activity) -> str | None:
        """The first committee that takes part in an activity, if any."""
        return next((n for n in (*a.recommends, *a.responsible, *a.actors) if role_of(n) is Role.COMMITTEE), None)

    def builds_on(self, a: Activity) -> frozenset[str]:
        """Keys of everything that an activity depends on, directly or through others."""
        if not a.depends_on:
            return _NOTHING
        if a.key in self._built_on:
            return self._built_on[a.key]
        seen: set[str] = set()
        waiting = list(a.depends_on)
        while waiting:
            key = waiting.pop()
            if key not in seen and key in self.by_key:
                seen.add(key)
                waiting += self.by_key[key].depends_on
        self._built_on[a.key] = frozenset(seen)
        return self._built_on[a.key]

    @cached_property
    def _features(self) -> dict[str, Features]:
        wanted = {a.key for a in (*self.hearings, *self.decisions, *self.committee_acts)}
        index = Index(self.plan.activities, (), titles=(self.plan.title,), wanted=wanted)
        return {f.activity.key: f for f in index.a}

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = defaultdict(list)
        for key, f in self._features.items():
            for word in f.subject:
                out[word].append(key)
        return out

    def same_matter(self, a: Activity, among: Iterable[Activity]) -> list[Activity]:
        """
        Those of `among` that seem to be about the same matter as `a`; a likeness of words, so open to doubt.

        `a` and `among` are hearings, decisions or acts of a committee; of others nothing is known.
        """
        ours = self._features[a.key]
        near = {key for word in ours.subject if len(self._by_word[word]) <= _COMMON for key in self._by_word[word]}
        return [x for x in among if x.key in near and x.key != a.key and self._one_matter(ours, self._features[x.key])]

    def shares_a_word(self, a: Activity, b: Activity) -> bool:
        """Whether two such activities have any word of their subjects in common, or a part of one."""
        ours, theirs = self._features[a.key].subject, self._features[b.key].subject
        return any(theirs.get(word, 0.0) >= A_WORD for word, weight in ours.items() if weight >= A_WORD)

    @staticmethod
    def _one_matter(a: Features, b: Features) -> bool:
        shared = overlap(a.subject, b.subject)
        return shared >= TELLING and shared >= SAME_SUBJECT * min(a.mass, b.mass)


def _decides(a: Activity) -> bool:
    return a.kind is Kind.DECISION or bool(a.decides)


def recommends_in_words(a: Activity) -> bool:
    """Whether title or agenda speak of a recommendation."""
    return any("indstil" in fold(text) or "anbefal" in fold(text) for text in (a.title, *a.agenda))


def certainly_before(a: Activity, b: Activity) -> bool:
    """Whether `a` is over before `b` can begin."""
    if a.period is None or b.period is None:
        return False
    ends, begins = a.period.latest, b.period.start[0]
    return ends is not None and begins is not None and ends < begins
