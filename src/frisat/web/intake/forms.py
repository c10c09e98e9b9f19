"""
What a person types about a row, turned into an activity; what cannot be taken is kept as typed and said beside it.

A field that nobody touched keeps its stored value to the letter, so that opening and accepting a row changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from frisat.plan.errors import FormatError
from frisat.plan.sentences import hint, sentence
from frisat.plan.typed import CHOICES, LINES, doubt, shown, typed
from frisat.web.base import words
from frisat.web.intake.models import Row
from frisat.web.process import editor_words

MAIN = ("period", "title", "actors", "agenda", "kind", "status")
MORE = (
    "time", "responsible", "status_reason", "deliverables", "place", "track", "method", "decides", "recommends",
    "quantities", "actor_dates", "visibility",
)  # fmt: skip
FIELDS = (*MAIN, *MORE)
_TALL = frozenset({*LINES, "quantities", "actor_dates"})
_YEARLESS = "M104"


@dataclass(slots=True)
class Field:
    """One field as it is drawn."""

    name: str
    label: str
    value: str
    choices: Sequence[tuple[str, str]] = ()
    tall: bool = False
    meaning: Sequence[str] = ()
    doubts: Sequence[tuple[str, str]] = ()
    """What is unsure: (sentence, what to do)."""
    error: str = ""
    advice: str = ""

    @property
    def ident(self) -> str:
        return f"felt-{self.name}"

    @property
    def rows(self) -> int:
        return min(8, max(2, self.value.count("\n") + 1 + max(map(len, self.value.split("\n"))) // 60))

    @property
    def is_unsure(self) -> bool:
        return bool(self.doubts)


@dataclass(slots=True)
class RowForm:
    """The fields of one row: as stored, or as a person sent them."""

    row: Row
    activity: dict[str, Any]
    fields: dict[str, Field]
    errors: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def main(self) -> list[Field]:
        return [self.fields[name] for name in MAIN]

    @property
    def more(self) -> list[Field]:
        return [self.fields[name] for name in MORE]

    @property
    def more_is_open(self) -> bool:
        return any(f.error or f.doubts for f in self.more)

    @property
    def more_said(self) -> int:
        return sum(bool(f.value) and f.name != "visibility" for f in self.more)

    @property
    def wrong(self) -> list[Field]:
        return [f for f in self.fields.values() if f.error]


def shown_form(row: Row, doubts: Mapping[str, Sequence[tuple[str, str]]]) -> RowForm:
    """The fields as stored. `doubts`: field -> what is unsure about it."""
    said = {name: shown(name, row.activity.get(name)) for name in FIELDS}
    return _form(row, dict(row.activity), said, doubts, {})


def sent_form(row: Row, sent: Mapping[str, str], doubts: Mapping[str, Sequence[tuple[str, str]]]) -> RowForm:
    """The fields as sent, the activity that they make, and what is wrong with them."""
    activity, errors = dict(row.activity), {}
    said: dict[str, str] = {}
    for name in FIELDS:
        was = shown(name, row.activity.get(name))
        text = sent.get(name, was).replace("\r\n", "\n")
        said[name] = text
        if text == was:
            continue
        try:
            made = typed(name, text)
        except FormatError as error:
            language = words.language()
            errors[name] = (
                sentence(error.code, error.parts, language=language),
                hint(error.code, error.parts, language=language),
            )
            continue
        if made is None:
            activity.pop(name, None)
        else:
            activity[name] = made
    return _form(row, activity, said, doubts, errors)


def _form(
    row: Row,
    activity: dict[str, Any],
    said: Mapping[str, str],
    doubts: Mapping[str, Sequence[tuple[str, str]]],
    errors: dict[str, tuple[str, str]],
) -> RowForm:
    fields = {}
    for name in FIELDS:
        made = Field(name, label(name), said[name], tall=name in _TALL, doubts=doubts.get(name, ()))
        if name in CHOICES:
            made.choices = editor_words.choices(name)
            made.value = said[name] or CHOICES[name][0]
        if name == "period":
            made.meaning = editor_words.meaning_of(
                activity.get("period"), status=activity.get("status") or "planned", kind=activity.get("kind") or "other"
            )
            if not made.doubts and (found := editor_words.doubt_of(activity.get("period"))):
                made.doubts = [found]
        if name in errors:
            made.error, made.advice = errors[name]
        fields[name] = made
    return RowForm(row, activity, fields, errors)


def told(error: FormatError) -> tuple[str, str]:
    """An error as (sentence, what to do)."""
    language = words.language()
    return sentence(error.code, error.parts, language=language), hint(error.code, error.parts, language=language)


def label(name: str) -> str:
    """What a field is called in a review."""
    if name == "period":
        return gettext("Date, in the source's words")
    if name == "title":
        return gettext("Activity")
    return editor_words.field_name(name)


def has_doubt(period: Mapping[str, Any] | None) -> bool:
    """Whether a period's words should be looked at."""
    return doubt(period) is not None


def touched(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """The fields that a person changed by hand."""
    from frisat.plan.drafting import same

    return {name for name in FIELDS if not same(before.get(name), after.get(name))}
