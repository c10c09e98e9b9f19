"""`Finding`: one thing a rule wants a person to look at, as a code with its parts; words come from plan/wording."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frisat.law.hearings import rule_named
from frisat.plan.danish.basis import basis_words
from frisat.plan.diff.naming import bare, capital, only_frame, shorten, title_of
from frisat.plan.model import Activity, Plan
from frisat.plan.period import Period
from frisat.plan.sentences import Language, hint, sentence
from frisat.plan.workdays import holiday_on


class Level(StrEnum):
    """How grave: error = the plan contradicts itself or the law; warning = something is missing; hint = look here."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_STATUS: dict[Language, dict[str, str]] = {
    "da": {"cancelled": "aflyst", "postponed": "udskudt"},
    "en": {"cancelled": "cancelled", "postponed": "postponed"},
}

Part = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One finding.

    `activities` are keys, the one it is about first. `parts` fill the sentence; a value that begins with "@day:",
    "@weekday:", "@holiday:", "@hearing:", "@when:", "@basis:" or "@status:" is put into words in the reader's language.
    """

    rule: str
    level: Level
    activities: tuple[str, ...]
    code: str
    parts: tuple[Part, ...]
    source: str

    def message(self, language: Language = "da") -> str:
        return capital(sentence(self.code, self.in_words(language), language=language))

    def hint(self, language: Language = "da") -> str:
        return hint(self.code, self.in_words(language), language=language)

    def where(self, plan: Plan, language: Language = "da") -> str:
        """Where the first activity stands in its document; its title when nothing is known; "" for the whole plan."""
        activity = plan.by_key().get(self.activities[0]) if self.activities else None
        if activity is None:
            return ""
        return (activity.source.where(language) if activity.source else "") or title_of(activity)

    def in_words(self, language: Language) -> dict[str, object]:
        """The parts as a sentence of this language takes them."""
        return {name: _in_words(value, language) for name, value in self.parts}


def _in_words(value: str, language: Language) -> str:
    if not value.startswith("@"):
        return value
    kind, _, what = value[1:].partition(":")
    if kind == "day":
        return bare(Period(what), language)
    if kind == "when":
        edtf, _, text = what.partition("|")
        return bare(Period(edtf or None, text), language)
    if kind == "weekday":
        return WEEKDAYS[language][date.fromisoformat(what).weekday()]
    if kind == "holiday":
        found = holiday_on(date.fromisoformat(what))
        return "" if found is None else found.name if language == "da" else found.name_en
    if kind == "hearing":
        return rule_named(what).name(language)
    if kind == "basis":
        return basis_words(what or None, language)
    if kind == "status":
        return _STATUS[language][what]
    return value


def titled(name: str, activity: Activity) -> Part:
    """The part that carries an activity's title; one that only says who meets gets its first agenda point."""
    title = title_of(activity)
    if activity.agenda and only_frame(activity):
        title = f"{title}: {shorten(activity.agenda[0].strip().rstrip(' .:;,'))}"
    return name, title or activity.key


def when(name: str, activity: Activity) -> Part:
    """The part that carries an activity's period, in words when it is told."""
    period = activity.period
    return name, "@when:|" if period is None else f"@when:{period.edtf or ''}|{period.text}"


def on_day(name: str, day: date, kind: str = "day") -> Part:
    """The part that carries a day: as a date, or as its "weekday" or "holiday"."""
    return name, f"@{kind}:{day.isoformat()}"
