"""
What a read activity would change in a planned one, where a new one stands in the plan, and how rows are joined.

A document says some things about an activity and keeps silent about others. Silence changes nothing, unless the
document has a place for the thing and left it empty (`says`: the fields of Frisat's own printed table). Activities
are JSON of the plan format, as drafts hold them. Pure.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from frisat.plan.bodies import Kinship, kinship
from frisat.plan.drafting import POSITION, STEP, State, same
from frisat.plan.likeness import fold
from frisat.plan.model import Kind, Status, Visibility
from frisat.plan.period import Period
from frisat.plan.schema import period_from_json

Json = Mapping[str, Any]

GROUPS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "when": ("period", "time"),
    "who": ("actors", "responsible", "actor_dates", "decides", "recommends"),
    "kind": ("kind",),
    "status": ("status", "status_reason"),
    "agenda": ("agenda",),
    "deliverables": ("deliverables",),
    "place": ("place",),
    "track": ("track",),
    "method": ("method",),
    "quantities": ("quantities",),
    "depends_on": ("depends_on",),
    "replaced_by": ("replaced_by",),
    "visibility": ("visibility",),
}
"""What a person decides about at once -> the fields of the format it is made of, in the order of reading."""
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "period": ("period", "time", "actor_dates"),
    "title": ("title",),
    "content": ("agenda", "deliverables", "depends_on", "place", "track", "method", "decides", "recommends"),
    "actors": ("actors", "responsible"),
    "kind": ("kind", "status", "status_reason", "replaced_by"),
    "visibility": ("visibility",),
}
"""Column of Frisat's own table -> fields that it speaks of, also by leaving them empty."""
_NAMES = frozenset({"actors", "responsible", "decides", "recommends"})
_NOTHING: tuple[Any, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that a document says otherwise: the group, and field -> (now, then) for what differs in it."""

    group: str
    fields: Mapping[str, tuple[Any, Any]]

    @property
    def is_loss(self) -> bool:
        """Whether something that the plan says would be gone."""
        return any(_is_empty(after) and not _is_empty(before) for before, after in self.fields.values())


def changes(ours: Json, theirs: Json, *, says: Collection[str] = ()) -> list[FieldChange]:
    """
    What differs between a planned activity and what a document says of it, group by group.

    Args:
        ours: the activity as it stands. theirs: as it was read; keys that it names must be those of `ours`' plan.
        says: fields that the document speaks of even where it is silent, and to the letter.
    """
    if says and same(_people(ours), _people(theirs)) and same(ours.get("responsible"), theirs.get("responsible")):
        theirs = {**theirs, "actors": ours.get("actors")}  # a table prints the responsible among the actors
    out = []
    for group, names in GROUPS.items():
        found = {
            name: (ours.get(name), theirs.get(name))
            for name in names
            if _differs(name, ours.get(name), theirs.get(name), to_the_letter=name in says)
        }
        if found:
            out.append(FieldChange(group, found))
    return out


def _people(activity: Json) -> list[str]:
    """Who takes part, as a table prints them: the responsible first."""
    return list(dict.fromkeys([*(activity.get("responsible") or ()), *(activity.get("actors") or ())]))


def _is_empty(value: Any) -> bool:
    return any(value is x or value == x for x in _NOTHING)


def _differs(name: str, ours: Any, theirs: Any, *, to_the_letter: bool) -> bool:
    if same(ours, theirs):
        return False
    if name == "period":
        return _other_period(period_from_json(ours), period_from_json(theirs), to_the_letter=to_the_letter)
    if to_the_letter:
        return not _same_words(ours, theirs)
    if _is_empty(theirs) or _says_nothing(name, ours, theirs):
        return False
    if name in _NAMES:
        return _other_names(ours or (), theirs)
    if isinstance(theirs, str):
        return fold(str(ours or "").rstrip(" .*:;,")) != fold(theirs.rstrip(" .*:;,"))
    if isinstance(theirs, list) and all(isinstance(x, str) for x in theirs):
        return [fold(x) for x in ours or ()] != [fold(x) for x in theirs]
    return True


def _says_nothing(name: str, ours: Any, theirs: Any) -> bool:
    """A kind that was not understood, a status that is the usual one, a document that is for everybody."""
    if name == "kind":
        return bool(theirs == Kind.OTHER)
    if name == "status":
        return bool(theirs == Status.PLANNED and ours != Status.TENTATIVE)
    return name == "visibility" and bool(theirs == Visibility.PUBLIC)


def _same_words(ours: Any, theirs: Any) -> bool:
    """Whether two values differ in white space alone, which no printed table keeps."""
    if isinstance(ours, str) and isinstance(theirs, str):
        return ours.split() == theirs.split()
    if isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        return all(_same_words(a, b) for a, b in zip(ours, theirs, strict=True))
    return same(ours, theirs)


def _other_names(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one list names a body that the other does not, whatever the spelling."""

    def lacks(some: Sequence[str], others: Sequence[str]) -> bool:
        return any(all(kinship(a, b) < Kinship.LIKELY for b in others) for a in some)

    return lacks(ours, theirs) or lacks(theirs, ours)


def _other_period(ours: Period | None, theirs: Period | None, *, to_the_letter: bool) -> bool:
    """Whether a document says another time. Other words for the same time are news only to the letter."""
    was = (ours.edtf, ours.bound) if ours else (None, None)
    now = (theirs.edtf, theirs.bound) if theirs else (None, None)
    if not to_the_letter:
        return theirs is not None and theirs.edtf is not None and was != now
    if was != now:
        return True
    words = [" ".join(p.text.split()) if p else "" for p in (ours, theirs)]
    is_bare = not any(c.isalpha() for c in words[1])  # a sheet keeps the day itself, "27-05-2027", not its words
    return words[0] != words[1] and not is_bare


# ------------------------------------------------------------------------------------------------------ places
def places(state: State, wanted: Sequence[tuple[str, Json]]) -> dict[str, float]:
    """
    A position in the plan for each new activity.

    Args:
        state: the draft. wanted: (name, activity JSON) in the order of the document.
    Returns:
        name -> position. Into a plan without activities they go in the order of the document. Else a dated one goes
        behind the last one that begins no later, and an undated one behind the one before it in the document, or to
        the end. Several for one gap share it evenly, in the order of time and then of the document.
    """
    order = state.in_order()
    if not order:
        return {name: STEP * (n + 1) for n, (name, _) in enumerate(wanted)}
    positions = [float(state.activities[key].get(POSITION, 0.0)) for key in order]
    begins: list[Any] = []
    for key in order:  # a running maximum: a plan that somebody ordered by hand stays as it is
        own = _sort_key(state.activities[key])
        begins.append(max(begins[-1], own) if begins and own else own or (begins[-1] if begins else ()))
    gaps: dict[int, list[tuple[Any, int, str]]] = {}
    before: tuple[int, Any] = (len(order), ())
    for n, (name, activity) in enumerate(wanted):
        own = _sort_key(activity)
        before = (bisect_right(begins, own), own) if own else before
        gaps.setdefault(before[0], []).append((before[1], n, name))
    out: dict[str, float] = {}
    for gap, names in gaps.items():
        low = positions[gap - 1] if gap else positions[0] - STEP * (len(names) + 1)
        high = positions[gap] if gap < len(positions) else low + STEP * (len(names) + 1)
        for n, (_, _, name) in enumerate(sorted(names)):
            out[name] = low + (high - low) * (n + 1) / (len(names) + 1)
    return out


def _sort_key(activity: Json) -> tuple[Any, ...]:
    period = period_from_json(activity.get("period"))
    return period.sort_key if period is not None and period.edtf is not None else ()


# ------------------------------------------------------------------------------------------- joining and parting
def joined(first: Json, second: Json) -> dict[str, Any]:
    """
    Two rows as one activity: what the first says stands, lists go on with the second's, and no word is lost.

    A title that goes on with a small letter is taken for the rest of the first one; another becomes an agenda point.
    """
    out = dict(first)
    for name, theirs in second.items():
        ours = out.get(name)
        if name in ("key", "title", "source") or _is_empty(theirs):
            continue
        if _is_empty(ours):
            out[name] = theirs
        elif isinstance(ours, list) and isinstance(theirs, list):
            out[name] = [*ours, *(x for x in theirs if x not in ours)]
        elif name == "remark":
            out[name] = f"{ours}\n{theirs}"
    title, rest = str(first.get("title") or "").strip(), str(second.get("title") or "").strip()
    if not title or (rest and rest[0].islower()):
        out["title"] = f"{title} {rest}".strip()
    elif rest:
        out["agenda"] = [*(first.get("agenda") or ()), rest, *(x for x in second.get("agenda") or ())]
    out["source"] = hull(first.get("source"), second.get("source"))
    return out


def hull(a: Json | None, b: Json | None) -> dict[str, Any] | None:
    """The place in a document that holds two places of it; the first one's page, table and row where they differ."""
    if not a or not b:
        return dict(a or b or {}) or None
    out = {name: value for name, value in a.items() if name == "document" or b.get(name) == value}
    if "page" not in out and "page" in a:
        out["page"] = a["page"]
    lines = [n for source in (a, b) for n in source.get("lines") or ()]
    if lines:
        out["lines"] = [min(lines), max(lines)]
        if a.get("row") != b.get("row"):
            out.pop("row", None)
            out.pop("table", None)
    elif "row" in a:
        out |= {name: a[name] for name in ("table", "row") if name in a}
    return out


def redirected(activity: Json, keys: Mapping[str, str]) -> dict[str, Any]:
    """
    The activity with the keys that it names (`depends_on`, `came_from`, `replaced_by`) turned by `keys`.

    A name that `keys` lacks is left out: what it points at is not in the plan.
    """
    out = dict(activity)
    for name in ("depends_on", "came_from"):
        if out.get(name):
            out[name] = list(dict.fromkeys(keys[key] for key in out[name] if key in keys))
    if out.get("replaced_by"):
        out["replaced_by"] = keys.get(str(out["replaced_by"]))
    return out


def names_others(activity: Json) -> bool:
    """Whether the activity points at another one."""
    return any(activity.get(name) for name in ("depends_on", "came_from", "replaced_by"))


def differing(ours: Json, theirs: Json, names: Iterable[str]) -> dict[str, tuple[Any, Any]]:
    """Field -> (now, then) for each of the fields `names` whose value is another."""
    return {n: (ours.get(n), theirs.get(n)) for n in names if not same(ours.get(n), theirs.get(n))}
