"""
From a reading and the plan as it stands to the rows of a review: what each row seems to be, and what is unsure.

The only place that guesses on an import's behalf; every guess has its reasons, and none is carried out here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from frisat.plan import taking
from frisat.plan.diff import Certainty, ChangeKind, Diff, compare
from frisat.plan.likeness import fold
from frisat.plan.model import Activity, Note, Plan, Reading, Status, Visibility
from frisat.plan.schema import activity_to_json, plan_to_json
from frisat.read.blocks import Document, Table
from frisat.read.layouts.own_words import header_of
from frisat.web.base.words import day
from frisat.web.intake.models import Decision, Intake, Relation, Row, RowKind
from frisat.web.process.carry import reasons_to_json

Json = dict[str, Any]
_OFF = (Status.CANCELLED, Status.POSTPONED)
_OVER = (*_OFF, Status.HELD)
_OF_TIME = frozenset({"R102", "R103", "R104", "R105", "R106", "R111", "R112", "R113", "R114", "R115", "R117"})
PLAN_FIELDS = (
    "title", "kind", "organisation", "case_no", "updated", "provisional", "stakeholders", "stakeholders_complete",
    "footnotes", "text",
)  # fmt: skip
"""What a document can say of the plan as a whole."""


def columns_of(document: Document | None) -> list[str]:
    """The fields that the document speaks of even where it is silent: those of Frisat's own printed table."""
    if document is None:
        return []
    for block in document.blocks:
        if not isinstance(block, Table):
            continue
        for row in block.rows[:4]:
            if (found := header_of([cell.text for cell in row.cells])) is not None:
                return sorted(field for column in set(found) for field in taking.COLUMNS.get(column, ()))
    return []


def rows_of(
    intake: Intake, reading: Reading, plan: Plan, remembered: Mapping[str, str], says: Collection[str] = ()
) -> list[Row]:
    """
    The rows of a review, none of them stored.

    Args:
        plan: the open draft or the newest version, whose keys are the process's. remembered: key in the reading ->
            key that it became when the same file was imported before.
    """
    ours = plan.by_key()
    theirs = _strange(reading.plan, plan)
    diff = compare(plan, theirs)
    known = {new.key: remembered[old.key] for old, new in _pairs(reading.plan, theirs)
             if remembered.get(old.key) in ours}  # fmt: skip
    matches = _chosen(diff, theirs, known)
    if says:
        _by_place(plan, theirs, matches)
    notes = _notes_by_entry(reading)
    rows = [Row(intake=intake, kind=RowKind.PLAN, position=0.0, read=_of_plan(reading.plan), activity={})]
    rows[0].activity = rows[0].read
    for n, (own, activity) in enumerate(_pairs(reading.plan, theirs)):
        data = activity_to_json(own)
        row = Row(intake=intake, entry=own.key[:60], position=float(n + 1), read=data, activity=data)
        _match(row, matches.get(activity.key, []), ours)
        said = notes.get(own.key, [])
        row.notes = [*said, *_doubts(own, said)]
        if _is_known_time(row, own, ours):
            row.notes = [n for n in row.notes if n["field"] != "period"]
        if row.others or row.certainty in (Certainty.LIKELY, Certainty.POSSIBLE):
            row.notes.append(note("match", "I113"))
        rows.append(row)
    rows += _unmentioned(intake, plan, reading.plan, len(rows))
    return rows


def note(field: str, code: str, value: str = "", **parts: str) -> Json:
    """One thing that is unsure about a row: the field it stands beside, and the sentence."""
    return {"field": field, "code": code, "value": value, "parts": parts}


# ------------------------------------------------------------------------------------------------------- matches
def _strange(theirs: Plan, ours: Plan) -> Plan:
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


def _chosen(diff: Diff, theirs: Plan, remembered: Mapping[str, str]) -> dict[str, list[Json]]:
    """
    Key in the reading -> possible matches, the best first.

    An activity of the plan is the first choice of one row only: of the surest, then of the first.
    """
    replaced = {(c.a, c.b) for c in diff.changes if c.kind is ChangeKind.REPLACED}
    found: dict[str, list[Json]] = {}
    rank = list(Certainty)
    for m in sorted(diff.matches, key=lambda m: rank.index(m.certainty)):
        relation = Relation.REPLACES if (m.a, m.b) in replaced else Relation.SAME
        said = {"key": m.a, "certainty": str(m.certainty), "relation": relation, "reasons": reasons_to_json(m.reasons)}
        found.setdefault(m.b, []).append(said)
    for entry, key in remembered.items():
        known = {"key": key, "certainty": "sure", "relation": Relation.SAME, "reasons": [["I120", []]]}
        found[entry] = [known, *(m for m in found.get(entry, ()) if m["key"] != key)]
    taken = set(remembered.values())
    order = sorted(theirs.activities, key=lambda a: rank.index(found[a.key][0]["certainty"]) if a.key in found else 9)
    for activity in order:
        options = found.get(activity.key, [])
        if not options or activity.key in remembered:
            continue
        first = options[0]
        if first["key"] in taken and first["relation"] == Relation.SAME:
            options[0] = {**first, "certainty": str(Certainty.POSSIBLE)}
            options.sort(key=lambda m: m["key"] in taken)
        if options[0]["key"] not in taken and options[0]["certainty"] != Certainty.POSSIBLE:
            taken.add(options[0]["key"])
    return found


def _by_place(ours: Plan, theirs: Plan, matches: dict[str, list[Json]]) -> None:
    """
    Frisat's own table came back: one row between two known ones is likely the one that stood there, whatever it is
    called now.
    """
    first = {b: options[0]["key"] for b, options in matches.items() if options[0]["certainty"] == Certainty.SURE}
    back = {a: b for b, a in first.items()}

    def gaps(keys: Sequence[str], known: Mapping[str, str]) -> dict[tuple[str, str], list[str]]:
        """(known key before, known key behind), as keys of the plan -> the unknown ones between them."""
        out: dict[tuple[str, str], list[str]] = {}
        named = [known.get(key, "") for key in keys]
        for n, key in enumerate(keys):
            if named[n]:
                continue
            before = next((x for x in reversed(named[:n]) if x), "^")
            behind = next((x for x in named[n:] if x), "$")
            out.setdefault((before, behind), []).append(key)
        return out

    mine = gaps([a.key for a in ours.activities], {a: a for a in back})
    came = gaps([a.key for a in theirs.activities], first)
    for between, keys in came.items():
        if len(keys) == 1 == len(mine.get(between, ())) and keys[0] not in matches:
            matches[keys[0]] = [{
                "key": mine[between][0], "certainty": str(Certainty.LIKELY), "relation": Relation.SAME,
                "reasons": [["I121", []]],
            }]  # fmt: skip


def _pairs(reading: Plan, theirs: Plan) -> Iterator[tuple[Activity, Activity]]:
    """Each activity of the reading as it was read, and as it was compared."""
    return zip(reading.activities, theirs.activities, strict=True)


def _match(row: Row, options: Sequence[Json], ours: Mapping[str, Activity]) -> None:
    """Writes the best option on the row when it is more than possible; the others stay to choose from."""
    best = options[0] if options and options[0]["certainty"] != Certainty.POSSIBLE else None
    if best is not None:
        row.matched, row.certainty, row.reasons = best["key"], best["certainty"], best["reasons"]
        row.relation = best["relation"]
    row.others = [o for o in options if o is not best]
    if best is not None and best["certainty"] == Certainty.SURE:  # the rest is worth a look only if it is likely
        row.others = [o for o in row.others if o["certainty"] == Certainty.LIKELY and ours[o["key"]].status not in _OFF]


# -------------------------------------------------------------------------------------------------------- doubts
def _notes_by_entry(reading: Reading) -> dict[str, list[Json]]:
    out: dict[str, list[Json]] = {}
    for n in reading.notes:
        for key in n.activities:
            out.setdefault(key, []).append(_note_of(n))
    return out


def _note_of(n: Note) -> Json:
    field = "period" if n.code in _OF_TIME else "status" if n.code == "R107" else ""
    return note(field, n.code, n.value, **dict(n.parts))


def _is_known_time(row: Row, read: Activity, ours: Mapping[str, Activity]) -> bool:
    """Whether the plan surely has the activity at the very time that was read: then the time is no doubt any more."""
    if row.certainty != Certainty.SURE or row.relation != Relation.SAME:
        return False
    was, now = ours[row.matched].period, read.period
    return (was.edtf if was else None) == (now.edtf if now else None)


def loose_notes(reading: Reading) -> list[Note]:
    """What the reading noted about no activity: text that was left out, columns that were not understood."""
    return [n for n in reading.notes if not n.activities]


def _doubts(activity: Activity, said: Sequence[Json]) -> Iterator[Json]:
    """What is unsure about the period of an activity as it was read, unless a note of the reading says it."""
    period = activity.period
    if any(n["field"] == "period" for n in said):
        return
    if period is None:
        yield note("period", "I110")
    elif period.edtf is None:
        yield note("period", "I111", period.text) if period.text else note("period", "I110")
    elif period.inferred:
        yield note("period", "I112", period.text)
    elif period.is_reversed:
        yield note("period", "I114", period.text)


# --------------------------------------------------------------------------------- the plan, and what is not named
def _of_plan(plan: Plan) -> Json:
    data = plan_to_json(plan)
    return {name: data[name] for name in PLAN_FIELDS if data.get(name) not in (None, "", [], False)}


def _unmentioned(intake: Intake, plan: Plan, document: Plan, count: int) -> Iterator[Row]:
    """One row for each activity of the plan; those that a row was matched with are not shown (`queries`)."""
    begins = min((p.earliest or p.latest for a in document.activities if (p := a.period) and (p.earliest or p.latest)),
                 default=None)  # fmt: skip
    other_kind = document.kind is not plan.kind
    shows_staff = any(a.visibility is Visibility.STAFF for a in document.activities)
    for n, a in enumerate(plan.activities):
        latest = a.period.latest if a.period else None
        proposed, reason = Decision.LEFT, ["I132", []]
        if a.visibility is Visibility.STAFF and not shows_staff:
            reason = ["I134", []]
        elif not a.is_dated:
            reason = ["I131", []]
        elif a.status in _OVER:
            reason = ["I133", []]
        elif begins is not None and latest is not None and latest < begins:
            reason = ["I130", [["day", day(begins)]]]
        elif not other_kind:
            proposed, reason = Decision.DROPPED, ["I135", []]
        yield Row(
            intake=intake,
            kind=RowKind.UNMENTIONED,
            entry=a.key,
            position=float(count + n),
            read=activity_to_json(a),
            proposed=proposed,
            reasons=[reason],
        )
