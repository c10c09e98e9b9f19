"""The form of one activity: its fields group by group, with what was typed, what is wrong, and what others wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from frisat.plan.typed import CHOICES, GLUE, shown
from frisat.web.process import editor_rows
from frisat.web.process.editor_answers import words_of
from frisat.web.process.editor_deeds import Refusal
from frisat.web.process.editor_state import Standing
from frisat.web.process.editor_words import choices, doubt_of, field_name, meaning_of, value_words

GROUPS = (
    ("when", ("period", "time", "place")),
    ("what", ("title", "kind", "track", "method", "agenda", "deliverables")),
    ("who", ("actors", "responsible", "decides", "recommends", "quantities", "actor_dates")),
    ("state", ("status", "status_reason", "replaced_by", "depends_on")),
    ("staff", ("visibility", "remark")),
)
"""The form's groups and their fields, in order."""
MANY = ("actors", "responsible", "decides", "recommends", "depends_on")
"""Fields of one short line for each entry, with suggestions."""
LONG = ("title", "agenda", "deliverables", "quantities", "actor_dates", "remark", "status_reason")
_EMPTY_LINES = 2


@dataclass(slots=True)
class Field:
    """One field of the form. `conflict`: what somebody else wrote there meanwhile, None when nobody did."""

    name: str
    label: str
    kind: str
    text: str
    lines: list[str]
    options: list[tuple[str, str]]
    hint: str
    fault: str
    means: tuple[str, ...]
    doubt: tuple[str, str] | None
    conflict: str | None
    suggestions: str
    required: bool


def _hints() -> dict[str, str]:
    return {
        "period": gettext("For instance 26. oktober 2027, medio marts 2027, uge 34 or senest 1. maj 2027."),
        "time": gettext("For instance 15.00-17.00."),
        "agenda": gettext("One point a line."),
        "deliverables": gettext("One a line."),
        "quantities": gettext("For instance 150-200 borgere. One number a line."),
        "actor_dates": gettext("For instance Ældrerådet: 3. maj 2027. One a line."),
        "depends_on": gettext("Activities that must be over first."),
        "replaced_by": gettext("The activity that takes place instead."),
        "status_reason": gettext("Why it is postponed, cancelled or not certain."),
        "remark": gettext("Only staff see it. It is never published."),
        "visibility": gettext("What only staff see is left out of every public page and file."),
        "responsible": gettext("Those who must see to it that it happens."),
    }


def fields_of(
    now: Standing, key: str, typed: dict[str, str] | None = None, refusal: Refusal | None = None
) -> list[Any]:
    """The form of an activity, group by group; with what a person typed, when it was not taken."""
    row = now.state.activities[key]
    titles = editor_rows.titles_of(now)
    hints = _hints()
    out = []
    for group, names in GROUPS:
        made = []
        for name in names:
            text = (typed or {}).get(name, shown(name, row.get(name)) or _default(name))
            fault = refusal.faults.get(name) if refusal else None
            against = refusal.conflicts.get(name, _NONE) if refusal else _NONE
            lines = _lines(name, text, titles)
            made.append(
                Field(
                    name=name,
                    label=field_name(name),
                    kind=_kind(name),
                    text=_labelled(text, titles) if name == "replaced_by" else text,
                    lines=lines,
                    options=choices(name) if name in CHOICES else [],
                    hint=hints.get(name, ""),
                    fault=words_of(fault) if fault else "",
                    means=meaning_of(row.get("period")) if name == "period" and not typed else (),
                    doubt=doubt_of(row.get("period")) if name == "period" and not typed else None,
                    conflict=None if against is _NONE else value_words(name, against, titles) or gettext("(empty)"),
                    suggestions="aktiviteter" if name in ("depends_on", "replaced_by") else "navne",
                    required=name == "title",
                )
            )
        out.append((group, made))
    return out


_NONE = object()


def _default(name: str) -> str:
    return {"kind": "other", "status": "planned", "visibility": "public"}.get(name, "")


def _kind(name: str) -> str:
    if name in CHOICES:
        return "choice"
    if name in MANY:
        return "many"
    return "long" if name in LONG else "one"


def _lines(name: str, text: str, titles: dict[str, str]) -> list[str]:
    if name not in MANY:
        return []
    said = text.split() if name == "depends_on" else text.split("\n")
    said = [_labelled(s, titles) if name == "depends_on" else s for s in said if s]
    return [*said, *[""] * _EMPTY_LINES]


def _labelled(key: str, titles: dict[str, str]) -> str:
    """ "a17 · Møde i Byrådet" """
    return f"{key} · {' '.join(titles[key].split())[:100]}" if key in titles else key.replace(GLUE, " ")
