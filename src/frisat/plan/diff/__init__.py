"""
Compare two plans: which activities are the same, and what became of each (docs/explanation/diff.md).

Two versions of one process are compared by their keys; documents that share none are matched by likeness, with a
graded certainty and its grounds. Pure, the standard library only.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from frisat.plan.diff.changes import changes_of
from frisat.plan.diff.grounds import reasons
from frisat.plan.diff.index import Index
from frisat.plan.diff.matching import match
from frisat.plan.diff.types import Certainty, Change, ChangeKind, Diff, Match, Reason
from frisat.plan.errors import PeriodError
from frisat.plan.model import Plan
from frisat.plan.period import Period
from frisat.plan.regex import regex
from frisat.plan.sentences import Language

__all__ = ["Certainty", "Change", "ChangeKind", "Diff", "Match", "Reason", "as_decided", "compare", "diff_to_json"]

_PROCESS_KEY = regex(r"a[1-9]\d{0,5}")


def compare(a: Plan, b: Plan) -> Diff:
    """
    What changed from plan `a`, the older, to plan `b`.

    When the two share a key that a process gave ("a17"), keys and `came_from` decide alone; else likeness does.
    """
    shared = {x.key for x in a.activities} & {x.key for x in b.activities}
    stated = any(_PROCESS_KEY.fullmatch(key) for key in shared)
    matches = _by_key(a, b) if stated else _by_likeness(a, b)
    return Diff(matches, changes_of(a, b, matches, stated=stated))


def as_decided(diff: Diff, a: Plan, b: Plan) -> Diff:
    """
    The same comparison, said of two versions that people made: what `b` lacks was taken out by somebody.

    A document is silent of much that goes on; a version is not, since nothing leaves it before a person says so. What
    `b` still holds keeps what was said of it.
    """
    ours, theirs = a.by_key(), b.by_key()

    def settled(change: Change) -> Change:
        if change.a is None or change.b is not None or change.a in theirs:
            return change
        code = "D147" if ours[change.a].is_dated else "D148"
        return Change(ChangeKind.DROPPED, change.a, None, None, code)

    return Diff(diff.matches, tuple(settled(change) for change in diff.changes))


def _by_key(a: Plan, b: Plan) -> tuple[Match, ...]:
    """Pairs of the same key, then those that `came_from` ties where the old key is gone or was split."""
    theirs = b.by_key()
    heirs: dict[str, list[str]] = {}
    for activity in b.activities:
        for origin in activity.came_from:
            heirs.setdefault(origin, []).append(activity.key)
    out = []
    for activity in a.activities:
        if activity.key in theirs:
            out.append(Match(activity.key, activity.key, Certainty.SURE, (Reason("D145"),)))
        out += [
            Match(activity.key, heir, Certainty.SURE, (Reason("D146"),))
            for heir in heirs.get(activity.key, ())
            if heir != activity.key
        ]
    return tuple(out)


def _by_likeness(a: Plan, b: Plan) -> tuple[Match, ...]:
    index = Index(a.activities, b.activities, titles=(a.title, b.title), before=_day_of(a.updated))
    return tuple(
        Match(
            a.activities[pair.i].key,
            b.activities[pair.j].key,
            certainty,
            reasons(index, pair),
        )
        for pair, certainty in match(index)
    )


def _day_of(edtf: str | None) -> date | None:
    """The last day that a document's own date can stand for; None when it says none that can be read."""
    try:
        return Period(edtf).earliest if edtf else None
    except PeriodError:
        return None


def diff_to_json(diff: Diff, a: Plan, b: Plan, language: Language = "da") -> dict[str, Any]:
    """What `frisat diff --json` prints (docs/reference/plan-format.md), with every reason and change as a sentence."""
    return {
        "matches": [
            {
                "a": m.a,
                "b": m.b,
                "certainty": str(m.certainty),
                "reasons": [r.sentence(language) for r in m.reasons],
                "codes": [r.code for r in m.reasons],
            }
            for m in diff.matches
        ],
        "changes": [
            {
                "kind": str(c.kind),
                "a": c.a,
                "b": c.b,
                "days": c.days,
                "certainty": str(c.certainty) if c.certainty else None,
                "code": c.code,
                "sentence": c.sentence(language, a, b),
            }
            for c in diff.changes
        ],
    }
