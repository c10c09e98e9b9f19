"""
From a reading and the plan as it stands to the rows of a review: what each row seems to be, and what is unsure.

The only place that guesses on an import's behalf; every guess has its reasons, and none is carried out here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from frisat.plan import taking
from frisat.plan.diff import Certainty
from frisat.plan.model import Activity, Note, Plan, Reading, Visibility
from frisat.plan.schema import activity_from_json, activity_to_json, plan_to_json
from frisat.read.blocks import Document, Table
from frisat.read.layouts.own_words import header_of
from frisat.web.base.words import day
from frisat.web.intake import matching
from frisat.web.intake.models import Decision, Intake, Relation, Row, RowKind

Json = dict[str, Any]
_OF_TIME = frozenset(
    {"R102", "R103", "R104", "R105", "R106", "R111", "R112", "R113", "R114", "R115", "R117", "R118", "R119"}
)
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
    theirs = matching.under_own_keys(reading.plan, plan)
    known = {new.key: remembered[old.key] for old, new in matching.pairs(reading.plan, theirs)
             if remembered.get(old.key) in ours}  # fmt: skip
    matches = matching.chosen(matching.found(plan, theirs), theirs, known)
    if says:
        matching.by_place(plan, theirs, matches)
    notes = _notes_by_entry(reading)
    rows = [Row(intake=intake, kind=RowKind.PLAN, position=0.0, read=_of_plan(reading.plan), activity={})]
    rows[0].activity = rows[0].read
    for n, (own, activity) in enumerate(matching.pairs(reading.plan, theirs)):
        data = activity_to_json(own)
        row = Row(intake=intake, entry=own.key[:60], position=float(n + 1), read=data, activity=data)
        matching.write_best(row, matches.get(activity.key, []), ours)
        row.notes = _notes_of(row, own, notes.get(own.key, []), ours)
        rows.append(row)
    if "depends_on" in says:
        _keep_names(rows[1:], ours)
    rows += unmentioned(intake, plan, reading.plan, len(rows))
    return rows


def _keep_names(rows: Sequence[Row], ours: Mapping[str, Activity]) -> None:
    """
    Where a row was given another name or time in a document of ours, the rows that point at it still print the old
    one, which no row answers to: they point at it all the same.
    """
    same = {row.matched: row for row in rows if row.matched and row.relation == Relation.SAME}
    new_name = {
        key: row.entry for key, row in same.items()
        if row.activity.get("title") != ours[key].title or matching.when(ours[key]) != matching.when(_as_read(row))
    }  # fmt: skip
    entries = {row.entry: key for key, row in same.items()}
    for key, row in same.items():
        said = [entries.get(entry, "") for entry in row.activity.get("depends_on") or ()]
        lost = [k for k in ours[key].depends_on if k in new_name and k not in said]
        if lost:
            order = [*ours[key].depends_on, *said]
            kept = sorted({*said, *lost} - {""}, key=order.index)
            row.activity = {**row.activity, "depends_on": [same[k].entry for k in kept]}
        heir = ours[key].replaced_by
        if heir in new_name and not row.activity.get("replaced_by"):
            row.activity = {**row.activity, "replaced_by": new_name[heir]}


def _as_read(row: Row) -> Activity:
    return activity_from_json({**row.activity, "key": row.entry})


def renew(
    rows: Sequence[Row],
    fixed: Mapping[str, str],
    reading: Reading,
    plan: Plan,
    changed: Collection[str],
    remembered: Mapping[str, str],
    says: Collection[str] = (),
) -> list[Row]:
    """
    Proposes anew what rows are, now that activities of the plan are new, gone or say something else.

    Args:
        rows: the rows of the document in its order, none of them left out. fixed: entry of a row that a person
            decided about, or said what it is -> key of its activity, "" for a new one. plan: without activities that
            these rows brought. changed: keys of the plan since the proposals were made; what was proposed of other
            activities stands.
    Returns:
        The rows whose proposal is another one now, changed but not stored; `renewed` where the best match is.
    """
    ours = plan.by_key()
    read = {a.key: a for a in reading.plan.activities}
    own = [_as_read(row) for row in rows]
    document = replace(reading.plan, activities=tuple(own))
    theirs = matching.under_own_keys(document, plan)
    names = {old.key: new.key for old, new in matching.pairs(document, theirs)}
    part = replace(plan, activities=tuple(a for a in plan.activities if a.key in changed))
    found = matching.found(part, theirs) if part.activities else {}
    rank = list(Certainty)
    for row in rows:
        kept = [o for o in matching.offered(row) if o["key"] not in changed and o["key"] in ours]
        if both := [*kept, *found.get(names[row.entry], ())]:
            found[names[row.entry]] = sorted(both, key=lambda o: rank.index(o["certainty"]))
    known = {names[entry]: key for entry, key in {**remembered, **fixed}.items() if entry in names and key in ours}
    for entry, key in fixed.items():
        if not key:
            found.pop(names.get(entry, ""), None)
    matches = matching.chosen(found, theirs, known)
    if says:
        matching.by_place(plan, theirs, matches)
    said, out = _notes_by_entry(reading), []
    for row, activity in zip(rows, own, strict=True):
        if row.entry in fixed:
            continue
        was = (row.matched, row.relation, row.certainty)
        before = (*was, row.reasons, row.others, row.notes)
        row.matched, row.certainty, row.reasons, row.relation = "", "", [], Relation.SAME
        matching.write_best(row, matches.get(names[row.entry], []), ours)
        mended = [n for n in row.notes if n["field"] not in ("match", "period")]
        if row.entry in read and row.activity.get("period") == row.read.get("period"):
            first = [n for n in said.get(row.entry, ()) if n["field"] == "period"]
            row.notes = [*mended, *_notes_of(row, read[row.entry], first, ours)]
        else:  # a person wrote the period, or it is half of a row that was parted
            mended = [n for n in row.notes if n["field"] != "match"]
            row.notes = [*mended, *(n for n in _notes_of(row, activity, (), ours) if n["field"] == "match")]
        if (row.matched, row.relation, row.certainty) != was:
            row.renewed, row.taken = True, []
        if (row.matched, row.relation, row.certainty, row.reasons, row.others, row.notes) != before:
            out.append(row)
    return out


def _notes_of(row: Row, own: Activity, said: Sequence[Json], ours: Mapping[str, Activity]) -> list[Json]:
    """What is unsure about a row whose match was chosen."""
    notes = [*said, *_doubts(own, said)]
    if _is_known_time(row, own, ours):
        notes = [n for n in notes if n["field"] != "period"]
    if row.others or row.certainty in (Certainty.LIKELY, Certainty.POSSIBLE):
        notes.append(note("match", "I113"))
    return notes


def note(field: str, code: str, value: str = "", **parts: str) -> Json:
    """One thing that is unsure about a row: the field it stands beside, and the sentence."""
    return {"field": field, "code": code, "value": value, "parts": parts}


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
    return matching.when(ours[row.matched]) == matching.when(read)


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


def unmentioned(intake: Intake, plan: Plan, document: Plan, count: int) -> Iterator[Row]:
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
        elif a.status.is_done:
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
