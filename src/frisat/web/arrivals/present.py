"""What the pages of a meeting under review show, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from frisat.plan.typed import shown
from frisat.web.arrivals import forms, queries
from frisat.web.arrivals.models import Part, PartKind
from frisat.web.arrivals.queries import Looked
from frisat.web.intake import present
from frisat.web.intake.models import Row
from frisat.web.intake.present import Option
from frisat.web.meetings.words import OUTCOMES, PARTS, PRESENCES
from frisat.web.process import lines
from frisat.web.process.models import SourceDocument

BEFORE, BEHIND, MOST = 4, 6, 80
_CERTAINTIES: Mapping[str, Any] = {
    "sure": gettext_lazy("Surely"),
    "likely": gettext_lazy("Probably"),
    "possible": gettext_lazy("Perhaps"),
}
NONE: Mapping[str, Any] = {
    PartKind.PERSON: gettext_lazy("Nobody of the registers: the name stands as it is printed"),
    PartKind.ITEM: gettext_lazy("None of them, it is a new item"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One part in the list of parts."""

    looked: Looked
    name: str
    more: str
    doubt: str
    where: str


def line(one: Looked, row: Row | None, document: SourceDocument | None) -> Line:
    part = one.part
    doubts = [forms.words_of(said) for found in one.proposal.doubts.values() for said in found]
    doubt = doubts[0] if doubts else gettext("Look at the day, the name and the match.") if one.head_doubts else ""
    return Line(one, name_of(part, row), more_of(one, row), doubt if one.is_open else "", where(part, document))


def name_of(part: Part, row: Row | None) -> str:
    if part.kind == PartKind.HEAD:
        return str(row.activity.get("title") or "") if row is not None else ""
    if part.kind == PartKind.PERSON:
        return ", ".join(str(part.said[n]) for n in ("name", "role") if part.said.get(n))
    return f"{part.said.get('no') or '–'}. {part.said.get('title') or ''}"


def more_of(one: Looked, row: Row | None) -> str:
    """What is said of the part in small type: when, as what, what came of it, and what it is in the registers."""
    said, part = one.part.said, one.part
    if part.kind == PartKind.HEAD:
        return shown("period", row.activity.get("period")) if row is not None else ""
    best = one.proposal.best
    if part.kind == PartKind.PERSON:
        words = [str(PARTS[said["part"]])] if said.get("part") in PARTS else []
        if said.get("presence") not in (None, "expected"):
            words.append(str(PRESENCES[said["presence"]]))
        return " · ".join([*words, *([best.name] if best else [])])
    words = [str(OUTCOMES[said["outcome"]])] if said.get("outcome") else []
    if said.get("closed"):
        words.append(gettext("closed"))
    if best is not None:
        words.append(gettext("is on the agenda already"))
    return " · ".join(words)


# ----------------------------------------------------------------------------------------------------------- source
def where(part: Part, document: SourceDocument | None) -> str:
    """The place of a part in its document: "linje 28-34", "tabel 1, række 3"."""
    entries = marked(part, document)
    if not entries:
        return ""
    first, last = entries[0], entries[-1]
    if first["row"] is not None:
        return gettext("table %(table)s, row %(row)s") % {"table": first["table"], "row": first["row"]}
    if first["n"] is None:
        return gettext("page %(page)s") % {"page": first["page"]} if first["page"] else ""
    span = str(first["n"]) if last["n"] in (None, first["n"]) else f"{first['n']}-{last['n']}"
    said = gettext("line %(span)s") % {"span": span}
    return f"{gettext('page %(page)s') % {'page': first['page']}}, {said}" if first["page"] else said


def marked(part: Part, document: SourceDocument | None) -> list[dict[str, Any]]:
    if document is None or part.place is None:
        return []
    first, last = part.place
    return list(document.lines[first : last + 1])


def passage(part: Part, document: SourceDocument, *, whole: bool) -> list[dict[str, Any]]:
    """The lines around a part, its own marked; of the head, and of what stands nowhere, the beginning."""
    entries = document.lines
    first, last = part.place or (0, -1)
    start, end = max(0, first - BEFORE), min(len(entries), last + 1 + BEHIND, first + MOST)
    if whole or len(entries) <= BEFORE + BEHIND + 1:
        start, end = 0, len(entries)
    elif part.place is None:
        start, end = 0, min(len(entries), MOST // 2)
    return [{**lines.numbered(entries[n]), "marked": first <= n <= last} for n in range(start, end)]


def page_of(part: Part, document: SourceDocument) -> int | None:
    """The page of a PDF that a part stands on."""
    found = marked(part, document)
    is_pdf = document.file_name.lower().endswith(".pdf")
    return found[0]["page"] if is_pdf and found else None


# ---------------------------------------------------------------------------------------------------------- matches
def options(one: Looked, chosen: str | None) -> list[Option]:
    """What a person or an item can be; nothing to choose where there is only one way."""
    if not one.proposal.matches:
        return []
    picked = one.proposal.value if chosen is None else chosen
    made = [Option(m.value, f"{_CERTAINTIES[m.certainty]}: {m.name}", m.value == picked) for m in one.proposal.matches]
    return [*made, Option("", str(NONE[one.part.kind]), picked == "")]


def reasons(one: Looked) -> list[str]:
    found = one.proposal.best or next(iter(one.proposal.matches), None)
    return [forms.words_of(said) for said in found.reasons] if found else []


def row_options(row: Row, state: Any, chosen: str | None) -> list[Option]:
    """
    The activities that the meeting can be, as in any review, and besides those that people meet at on the same day.
    """
    out = present.options(row, state, chosen)
    there = {option.value for option in out}
    for key in queries.same_day(row):
        value = f"same:{key}"
        if value not in there:
            name = f"{_CERTAINTIES['possible']}: {present.called(state.activities[key])}"
            out.append(Option(value, name, value == chosen))
    return out


def row_reasons(row: Row) -> list[str]:
    same_day = not row.matched and bool(queries.same_day(row))
    return [*present.reasons(row), *([forms.words_of(("G439", {}))] if same_day else [])]


def counted(found: Sequence[Looked], kind: str) -> int:
    return sum(one.part.kind == kind for one in found)
