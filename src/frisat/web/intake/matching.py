"""Which activities of the plan the rows of a review could be: the best first, each the first choice of one row only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from frisat.plan.diff import Certainty, ChangeKind, compare
from frisat.plan.likeness import fold
from frisat.plan.model import Activity, DocumentKind, Plan
from frisat.web.intake.models import Relation, Row
from frisat.web.process.carry import reasons_to_json

Json = dict[str, Any]
_TELLING = ("title", "time", "agenda", "deliverables", "place", "track", "method", "actors", "responsible")


def under_own_keys(theirs: Plan, ours: Plan) -> Plan:
    """
    The reading's plan, under keys of its own unless the ones it has are this process's.

    A plan that another process wrote has an "a17" as well. Keys count as ours when half of the shared ones stand by
    the same title.
    """
    known = ours.by_key()
    shared = [a for a in theirs.activities if a.key in known]
    alike = sum(fold(a.title) == fold(known[a.key].title) for a in shared)
    if not shared or alike * 2 >= len(shared):
        return theirs
    return replace(
        theirs, activities=tuple(replace(a, key=f"x{n}", came_from=()) for n, a in enumerate(theirs.activities))
    )


def found(plan: Plan, theirs: Plan) -> dict[str, list[Json]]:
    """
    Key in the reading -> possible matches, the best first.

    In a list of a body's meetings a day that is not there any more was moved; only what is called off is replaced.
    """
    diff = compare(plan, theirs)
    replaced = {(c.a, c.b) for c in diff.changes if c.kind is ChangeKind.REPLACED}
    if theirs.kind is DocumentKind.MEETINGS:
        ours = plan.by_key()
        replaced = {(a, b) for a, b in replaced if a in ours and ours[a].status.is_off}
    out: dict[str, list[Json]] = {}
    rank = list(Certainty)
    for m in sorted(diff.matches, key=lambda m: rank.index(m.certainty)):
        relation = Relation.REPLACES if (m.a, m.b) in replaced else Relation.SAME
        said = {"key": m.a, "certainty": str(m.certainty), "relation": relation, "reasons": reasons_to_json(m.reasons)}
        out.setdefault(m.b, []).append(said)
    return out


def chosen(offers: dict[str, list[Json]], theirs: Plan, remembered: Mapping[str, str]) -> dict[str, list[Json]]:
    """
    The same, with what is remembered first.

    An activity of the plan is the first choice of one row only: of the surest, then of the first.
    """
    rank = list(Certainty)
    for entry, key in remembered.items():
        known = {"key": key, "certainty": "sure", "relation": Relation.SAME, "reasons": [["I120", []]]}
        offers[entry] = [known, *(m for m in offers.get(entry, ()) if m["key"] != key)]
    taken = set(remembered.values())
    order = sorted(
        theirs.activities, key=lambda a: rank.index(offers[a.key][0]["certainty"]) if offers.get(a.key) else 9
    )
    for activity in order:
        options = offers.get(activity.key, [])
        if not options or activity.key in remembered:
            continue
        first = options[0]
        if first["key"] in taken and first["relation"] == Relation.SAME:
            options[0] = {**first, "certainty": str(Certainty.POSSIBLE)}
            options.sort(key=lambda m: m["key"] in taken)
        if options[0]["key"] not in taken and options[0]["certainty"] != Certainty.POSSIBLE:
            taken.add(options[0]["key"])
    return offers


def by_place(ours: Plan, theirs: Plan, matches: dict[str, list[Json]]) -> None:
    """
    Frisat's own table came back: one row between two known ones is likely the one that stood there, whatever it is
    called now.
    """
    both = ours.by_key(), theirs.by_key()

    def is_known(key: str, best: Json) -> bool:
        """Surely the same, or likely and by the same name: its time was changed."""
        same_name = fold(both[0][best["key"]].title) == fold(both[1][key].title)
        is_likely = best["certainty"] == Certainty.LIKELY and same_name
        return bool(best["relation"] == Relation.SAME and (best["certainty"] == Certainty.SURE or is_likely))

    first = {b: options[0]["key"] for b, options in matches.items() if options and is_known(b, options[0])}

    def may_be(key: str, there: str) -> bool:
        """
        A row that is called off as the one that stood there, or like it is not, is that one, not what came in its
        place. A row that shares nothing with it is another one: somebody took one out and wrote one.
        """
        best = matches.get(key, [None])[0]
        was, now = both[0][there], both[1][key]
        if best is None or best["certainty"] == Certainty.POSSIBLE:
            return _share(was, now)
        is_alike = was.status == now.status if was.status.is_off else not now.status.is_off
        return is_alike and best["key"] == there and best["relation"] == Relation.REPLACES

    back = {a: b for b, a in first.items()}

    def gaps(keys: Sequence[str], known: Mapping[str, str]) -> dict[tuple[str, str], list[str]]:
        """(known key before, known key behind), as keys of the plan -> the unknown ones between them."""
        out: dict[tuple[str, str], list[str]] = {}
        named = [known.get(key, "") for key in keys]
        behind = list(accumulate(reversed(named), lambda last, name: name or last, initial="$"))[::-1]
        before = accumulate(named, lambda last, name: name or last, initial="^")
        for n, (key, last) in enumerate(zip(keys, before, strict=False)):
            if not named[n]:
                out.setdefault((last, behind[n + 1]), []).append(key)
        return out

    mine = gaps([a.key for a in ours.activities], {a: a for a in back})
    came = gaps([a.key for a in theirs.activities], first)
    for between, keys in came.items():
        there = mine.get(between, [])
        for key, old in zip(keys, there, strict=True) if len(keys) == len(there) else ():
            is_at_its_time = when(both[0][old]) == when(both[1][key])
            if not may_be(key, old) or (len(keys) > 1 and not is_at_its_time):
                continue
            matches[key] = [{
                "key": old, "certainty": str(Certainty.LIKELY), "relation": Relation.SAME,
                "reasons": [["I121", []]],
            }]  # fmt: skip


def when(activity: Activity) -> str | None:
    """The time that it means, however it is written: a sheet prints 01-03-2028 where the plan says 1. marts 2028."""
    return activity.period.edtf if activity.period else None


def _share(was: Activity, now: Activity) -> bool:
    """Whether two rows of a table say anything in common that tells rows apart."""
    if when(was) and when(was) == when(now):
        return True
    return any(getattr(was, name) and getattr(was, name) == getattr(now, name) for name in _TELLING)


def pairs(reading: Plan, theirs: Plan) -> Iterator[tuple[Activity, Activity]]:
    """Each activity of the reading as it was read, and as it was compared."""
    return zip(reading.activities, theirs.activities, strict=True)


def write_best(row: Row, options: Sequence[Json], ours: Mapping[str, Activity]) -> None:
    """Writes the best option on the row when it is more than possible; the others stay to choose from."""
    best = options[0] if options and options[0]["certainty"] != Certainty.POSSIBLE else None
    if best is not None:
        row.matched, row.certainty, row.reasons = best["key"], best["certainty"], best["reasons"]
        row.relation = best["relation"]
    row.others = [o for o in options if o is not best]
    if best is not None and best["certainty"] == Certainty.SURE:  # the rest is worth a look only if it is likely
        row.others = [o for o in row.others if o["certainty"] == Certainty.LIKELY and not ours[o["key"]].status.is_off]


def offered(row: Row) -> list[Json]:
    """What a row could be as it was proposed before, the best first."""
    best = {"key": row.matched, "certainty": row.certainty, "relation": row.relation, "reasons": row.reasons}
    return [*([best] if row.matched and row.certainty else []), *row.others]
