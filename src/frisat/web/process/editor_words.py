"""What fields, choices and values are called on the editor's pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from frisat.plan.danish import basis_words
from frisat.plan.model import Activity
from frisat.plan.schema import period_from_json
from frisat.plan.sentences import hint, sentence
from frisat.plan.typed import CHOICES, doubt, shown
from frisat.web.base import words
from frisat.write import svg_words
from frisat.write.labels import Labels

NAMES: Mapping[str, Any] = {
    "title": gettext_lazy("What"),
    "period": gettext_lazy("Period"),
    "time": gettext_lazy("Time of day"),
    "actors": gettext_lazy("Who"),
    "responsible": gettext_lazy("Responsible"),
    "actor_dates": gettext_lazy("Own days of participants"),
    "kind": gettext_lazy("Kind"),
    "status": gettext_lazy("Status"),
    "status_reason": gettext_lazy("Reason"),
    "replaced_by": gettext_lazy("Replaced by"),
    "track": gettext_lazy("Track"),
    "place": gettext_lazy("Place"),
    "method": gettext_lazy("Method"),
    "agenda": gettext_lazy("Agenda"),
    "deliverables": gettext_lazy("Deliverables"),
    "depends_on": gettext_lazy("Builds on"),
    "quantities": gettext_lazy("Numbers"),
    "decides": gettext_lazy("Decides"),
    "recommends": gettext_lazy("Recommends"),
    "visibility": gettext_lazy("Shown to"),
    "remark": gettext_lazy("Remark for staff"),
    "lint_off": gettext_lazy("Findings switched off"),
    "came_from": gettext_lazy("Continues"),
    "source": gettext_lazy("Source"),
    "position": gettext_lazy("Place in the order"),
    "": gettext_lazy("The activity"),
}
PLAN_NAMES: Mapping[str, Any] = {
    "title": gettext_lazy("title of the plan"),
    "kind": gettext_lazy("kind of plan"),
    "language": gettext_lazy("language"),
    "organisation": gettext_lazy("organisation"),
    "case_no": gettext_lazy("case number"),
    "updated": gettext_lazy("day of the stamp “updated”"),
    "provisional": gettext_lazy("provisional or final"),
    "footnotes": gettext_lazy("footnotes"),
    "stakeholders": gettext_lazy("the list of stakeholders"),
    "stakeholders_complete": gettext_lazy("whether the list of stakeholders is exhaustive"),
    "text": gettext_lazy("text around the table"),
}
"""The fields of the plan itself (`drafting.PLAN_FIELDS`), as they stand inside a sentence."""


def field_name(name: str) -> str:
    """A field's name as its label has it."""
    return str(NAMES.get(name, name))


def choice(field: str, value: str) -> str:
    """One of the choices of a field in words."""
    labels = Labels(words.language())
    if field == "kind":
        return labels.kind(value)
    if field == "status":
        return labels.status(value)
    return gettext("everybody") if value == "public" else gettext("staff only")


def choices(field: str) -> list[tuple[str, str]]:
    return [(value, choice(field, value)) for value in CHOICES[field]]


def value_words(field: str, value: Any, titles: Mapping[str, str]) -> str:
    """A field's value for reading."""
    if value in (None, "", [], {}):
        return ""
    if field in CHOICES:
        return choice(field, str(value))
    if field == "replaced_by":
        return titles.get(str(value), str(value))
    if field in ("depends_on", "came_from"):
        return "\n".join(titles.get(key, key) for key in value)
    if field in ("", "source", "lint_off", "position"):
        return ""
    return shown(field, value)


def meaning_of(period: Any, *, status: str = "planned", kind: str = "other") -> tuple[str, ...]:
    """What the words of a period mean, phrase by phrase, for the small type under them."""
    made = period_from_json(dict(period)) if period else None
    if made is None or made.edtf is None:
        return ()
    from dataclasses import replace

    from frisat.plan.model import Kind, Status

    language = words.language()
    a = Activity(key="x", title="", kind=Kind(kind), status=Status(status), period=made)
    bare = replace(a, period=replace(made, inferred=False, basis=None))
    said = list(svg_words.meaning(bare, language))
    if made.precision == "day" and isinstance(made.latest, date) and not made.is_qualified:
        said.append(words.weekday(made.latest))
    if made.inferred:
        said.append(basis_words(made.basis or "?", language))
    return tuple(dict.fromkeys(said))


def doubt_of(period: Any) -> tuple[str, str] | None:
    """What is wrong with a period's words and what to do about it; None when all is well."""
    found = doubt(period)
    if found is None:
        return None
    code, value = found
    language = words.language()
    return sentence(code, {"value": value}, language=language), hint(code, {"value": value}, language=language)
