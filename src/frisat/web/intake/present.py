"""What the pages of a review show, in words: doubts, changes, matches, the lines of the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext, gettext_lazy

from frisat.plan import taking
from frisat.plan.drafting import State, begin
from frisat.plan.likeness import words as words_of
from frisat.plan.model import Source
from frisat.plan.schema import source_from_json
from frisat.plan.sentences import hint, sentence
from frisat.plan.typed import shown
from frisat.web.base import words
from frisat.web.base.templatetags.parts import sentence_case
from frisat.web.intake.actions import plan_without_draft
from frisat.web.intake.decisions import seen_token
from frisat.web.intake.models import Decision, Intake, Relation, Row
from frisat.web.intake.renewing import Base, base_of
from frisat.web.process import editor_words, lines
from frisat.web.process.drafts import state_of
from frisat.web.process.models import Process, SourceDocument

BEFORE, BEHIND, MOST_LINES = 6, 10, 60
MOST_OPTIONS = 40

GROUP_NAMES: Mapping[str, Any] = {
    "title": gettext_lazy("Activity"),
    "when": gettext_lazy("When"),
    "who": gettext_lazy("Who"),
    "kind": gettext_lazy("Kind"),
    "status": gettext_lazy("Status"),
    "agenda": gettext_lazy("Agenda"),
    "deliverables": gettext_lazy("Deliverables"),
    "place": gettext_lazy("Place"),
    "track": gettext_lazy("Track"),
    "method": gettext_lazy("Method"),
    "quantities": gettext_lazy("Numbers"),
    "depends_on": gettext_lazy("Builds on"),
    "replaced_by": gettext_lazy("Replaced by"),
    "visibility": gettext_lazy("Shown to"),
}
_CERTAINTIES: Mapping[str, Any] = {
    "sure": gettext_lazy("surely"),
    "likely": gettext_lazy("probably"),
    "possible": gettext_lazy("perhaps"),
}


# ------------------------------------------------------------------------------------------------------------ doubts
def said(note: Mapping[str, Any]) -> tuple[str, str]:
    """A doubt as (sentence, what to do)."""
    parts = {"value": note.get("value", ""), **note.get("parts", {})}
    language = words.language()
    return sentence(note["code"], parts, language=language), hint(note["code"], parts, language=language)


def doubts(row: Row) -> dict[str, list[tuple[str, str]]]:
    """Field -> what is unsure about it; "" for the row, "match" for what it may be. Nothing once it was decided."""
    out: dict[str, list[tuple[str, str]]] = {}
    if row.decision == Decision.OPEN:
        for note in row.notes:
            out.setdefault(note.get("field", ""), []).append(said(note))
    return out


# ----------------------------------------------------------------------------------------------------------- changes
@dataclass(frozen=True, slots=True)
class ShownChange:
    """One change of a matched activity, old → new, with the mark of what the old was when the page was made."""

    group: str
    name: str
    pairs: Sequence[tuple[str, str, str]]
    """(field's name where there are several, now, then)."""
    token: str
    is_loss: bool
    is_chosen: bool


def shown_changes(
    row: Row, found: Sequence[taking.FieldChange], titles: Mapping[str, str], chosen: Sequence[str] | None = None
) -> list[ShownChange]:
    """The changes of a row for a page. What takes something out of the plan is not chosen beforehand."""
    picked = chosen if chosen is not None else row.taken or [c.group for c in found if not c.is_loss]
    out = []
    for change in found:
        many = len(change.fields) > 1
        pairs = [
            (
                editor_words.field_name(name) if many else "",
                editor_words.value_words(name, before, titles),
                editor_words.value_words(name, after, titles),
            )
            for name, (before, after) in change.fields.items()
        ]
        name = str(GROUP_NAMES[change.group])
        out.append(ShownChange(change.group, name, pairs, seen_token(change), change.is_loss, change.group in picked))
    return out


# ----------------------------------------------------------------------------------------------------------- matches
@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a row can be; `value` is "" for a new activity, else "same:a17" or "replaces:a17"."""

    value: str
    name: str
    is_chosen: bool


def value_of(row: Row) -> str:
    return f"{row.relation}:{row.matched}" if row.matched else ""


def options(row: Row, state: State, chosen: str | None = None) -> list[Option]:
    """The choices of a row: what it was matched with, the other possible ones, a new activity, then the likest."""
    picked = value_of(row) if chosen is None else chosen
    offered: dict[str, str] = {}
    if row.matched:
        offered[value_of(row)] = row.certainty
    for other in row.others:
        offered.setdefault(f"{other['relation']}:{other['key']}", other["certainty"])
    for key in [k.partition(":")[2] for k in list(offered)]:
        if state.activities.get(key, {}).get("status") in ("cancelled", "postponed"):
            offered.setdefault(f"replaces:{key}", "")
        offered.setdefault(f"same:{key}", "")
    if picked:
        offered.setdefault(picked, "")
    out = [Option("", gettext("None of them, it is a new activity"), picked == "")]
    for value, certainty in offered.items():
        relation, _, key = value.partition(":")
        if key in state.activities:
            out.append(Option(value, _named(state.activities[key], relation, certainty), value == picked))
    return out


def others(state: State, title: str) -> list[tuple[str, str]]:
    """(key, what it is called) of the activities that could be meant, the likest first: for a list to choose from."""
    wanted = set(words_of(title))
    scored = []
    for n, key in enumerate(state.in_order()):
        activity = state.activities[key]
        common = (
            len(wanted & set(words_of(str(activity.get("title", ""))))) if len(state.activities) > MOST_OPTIONS else 0
        )
        scored.append((-common, n, key))
    scored.sort()
    return [(key, called(state.activities[key])) for _, _, key in scored[:MOST_OPTIONS]]


def called(activity: Mapping[str, Any]) -> str:
    """An activity in a list: its title and its period's words."""
    when = shown("period", activity.get("period")) or gettext("no date")
    return f"{activity.get('title', '')} ({when})"


def _named(activity: Mapping[str, Any], relation: str, certainty: str) -> str:
    name = called(activity)
    if relation == Relation.REPLACES:
        name = gettext("Takes the place of %(name)s") % {"name": name}
    return sentence_case(f"{_CERTAINTIES[certainty]}: {name}") if certainty in _CERTAINTIES else name


def reasons(row: Row) -> list[str]:
    """Why a row was matched, sentence by sentence."""
    out = []
    for code, parts in row.reasons if row.matched or row.kind == "unmentioned" else ():
        out.append(sentence(code, dict(parts), language=words.language()))
    for other in () if row.matched else row.others[:1]:
        out += [sentence(code, dict(parts), language=words.language()) for code, parts in other["reasons"]]
    return out


# ------------------------------------------------------------------------------------------------------------ source
def passage(document: SourceDocument | None, row: Row | None, *, whole: bool = False) -> list[dict[str, Any]]:
    """The lines of the source around a row, those that carry it marked; all of them when asked for, or when short."""
    if document is None:
        return []
    entries = document.lines
    source = source_of(row)
    marked = [i for i, e in enumerate(entries) if source is not None and lines.carries(e, source)]
    if whole or len(entries) <= BEFORE + BEHIND:
        first, last = 0, len(entries)
    elif marked:
        first, last = max(0, marked[0] - BEFORE), min(len(entries), marked[-1] + 1 + BEHIND)
        last = min(last, first + MOST_LINES)
    else:
        first, last = 0, min(len(entries), BEFORE + BEHIND)
    inside = set(marked)
    return [{**lines.numbered(entries[i]), "marked": i in inside} for i in range(first, last)]


def source_of(row: Row | None) -> Source | None:
    return source_from_json(row.activity.get("source")) if row is not None else None


def where(row: Row) -> str:
    """The place of a row in its document, "linje 64-68"."""
    source = source_of(row)
    return source.where(words.language()) if source is not None else ""


def page_of(row: Row | None) -> int | None:
    source = source_of(row)
    return source.page if source is not None else None


# -------------------------------------------------------------------------------------------------------------- rows
@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table of rows."""

    row: Row
    when: str
    is_inferred: bool
    title: str
    doubt: str
    where: str
    match: str
    n_changes: int

    @property
    def is_renewed(self) -> bool:
        return self.row.renewed and self.row.decision == Decision.OPEN

    @property
    def status(self) -> str:
        return str(self.row.activity.get("status") or "planned")


def line(row: Row, titles: Mapping[str, str], n_changes: int) -> Line:
    period = row.activity.get("period") or {}
    first = next(iter(row.notes), None) if row.decision == Decision.OPEN else None
    return Line(
        row,
        shown("period", period),
        bool(period.get("inferred")),
        str(row.activity.get("title") or ""),
        said(first)[0] if first else "",
        where(row),
        titles.get(row.matched, "") if row.matched else "",
        n_changes,
    )


def state_now(process: Process, base: Base | None = None) -> State:
    """The plan that an import is held against, as the state of a draft; `base` if it was asked for before."""
    base = base or base_of(process)
    return state_of(base.draft) if base.draft is not None else begin(plan_without_draft(process, base.version))


def titles_of(state: State) -> dict[str, str]:
    """Key -> title of every activity of the plan."""
    return {key: str(a.get("title", "")) for key, a in state.activities.items()}


def unmentioned_line(row: Row) -> dict[str, Any]:
    """An activity that the document does not mention, with the reason of the proposal."""
    return {
        "row": row,
        "title": row.read.get("title", ""),
        "when": shown("period", row.read.get("period")),
        "status": row.read.get("status") or "planned",
        "why": reasons(row),
    }


_DEEDS: Mapping[str, Any] = {
    "making": gettext_lazy("The rows of the review are made"),
    "renewing": gettext_lazy("The plan has changed, and the rows are held against it anew"),
    "accepting": gettext_lazy("The sure rows are being accepted"),
    "undoing": gettext_lazy("The import is being taken back"),
}


def step_words(intake: Intake) -> str:
    """What is being done right now, for who waits, with how much of it is done where that is counted."""
    if intake.stopping:
        return gettext("Is being stopped")
    if intake.state == "waiting":
        return gettext("Waits for its turn")
    if intake.step in _DEEDS:
        said = str(_DEEDS["renewing" if intake.told.get("renewing") else intake.step])
        return f"{said}: {count_words(intake)}" if intake.total else said
    if intake.step == "comparing" and intake.found is not None:
        said = gettext("%(count)s activities read; they are held against the plan")
        return said % {"count": grouped(intake.found)}
    if intake.step == "pages" and intake.total:
        return gettext("The document is read: page %(count)s") % {"count": count_words(intake)}
    if intake.step == "finding":
        return gettext("The activities are found in what was read")
    return gettext("Is being read")


def count_words(intake: Intake) -> str:
    """How far a step is: "4.200 af 10.000"."""
    return gettext("%(done)s of %(total)s") % {"done": grouped(intake.done or 0), "total": grouped(intake.total or 0)}


def grouped(number: int) -> str:
    """A number as a person reads it: 10.000 in Danish, 10,000 in English."""
    return number_format(number, use_l10n=True, force_grouping=True)
