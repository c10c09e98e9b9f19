"""
What a person types about a part of a meeting, turned into what the part says; what cannot be taken is kept as typed.

A field that nobody touched keeps its value to the letter, so that opening and accepting a part changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frisat.plan.errors import PeriodError
from frisat.plan.meeting import FollowUp, ItemKind, MeetingKind, Outcome, Presence
from frisat.plan.meeting import Part as Role
from frisat.plan.minutes import follow_up_of, follow_up_words
from frisat.plan.sentences import hint, sentence
from frisat.plan.typed import shown
from frisat.plan.values_json import from_json, to_json
from frisat.plan.wall_clock import fault
from frisat.web.arrivals import sheets
from frisat.web.arrivals.models import Part, PartKind
from frisat.web.arrivals.proposals import MOST, Said
from frisat.web.base import words
from frisat.web.bodies.forms import DayField
from frisat.web.meetings.forms import ClockField
from frisat.web.meetings.words import ITEM_KINDS, MEETING_KINDS, OUTCOMES, PARTS, PRESENCES

Json = dict[str, Any]
_PRESENTER = re.compile(r"^(.*?)(?:,\s*(.+))?$")
_NUMBER = re.compile(r"\d{1,4}(?:[.\- ]?\d{1,3}){0,2}[a-zæøå]?", re.IGNORECASE)
LONG = 100_000


@dataclass(slots=True)
class Field:
    """One field as it is drawn: a line, lines, a long text, a choice or a tick."""

    name: str
    label: str
    value: str
    kind: str = "text"
    help: str = ""
    choices: Sequence[tuple[str, Any]] = ()
    doubts: Sequence[str] = ()
    error: str = ""

    @property
    def ident(self) -> str:
        return f"felt-{self.name}"

    @property
    def rows(self) -> int:
        most = 14 if self.kind == "long" else 8
        return min(most, max(2, sum(1 + len(line) // 60 for line in self.value.split("\n"))))

    @property
    def is_unsure(self) -> bool:
        return bool(self.doubts)


@dataclass(slots=True)
class PartForm:
    """The fields of one part, as stored or as sent, what the part then says, and what is wrong."""

    fields: dict[str, Field]
    said: Json
    wrong: list[Field] = field(default_factory=list)


class _WrongError(Exception):
    """What was typed cannot be taken; the sentence says why and what to do."""


_FIELDS: Mapping[str, Sequence[tuple[str, Any, str, Any]]] = {
    PartKind.HEAD: (
        ("kind", _("What kind of meeting"), "choice", MEETING_KINDS),
        ("bodies", _("Bodies that meet"), "lines", _("One a line, as the register knows them. May be empty.")),
        ("case_no", _("Case number"), "text", ""),
        ("department", _("Administration that sends it"), "text", ""),
        ("unit", _("Office"), "text", ""),
        ("released", _("The paper's own date"), "text", _("As 23. september 2021. May be empty.")),
    ),
    PartKind.PERSON: (
        ("name", _("Name"), "text", _("A person, a body, or “representatives of” something.")),
        ("role", _("Title"), "text", ""),
        ("part", _("Part in the meeting"), "choice", PARTS),
        ("presence", _("Attendance"), "choice", PRESENCES),
        ("stands_in_for", _("Stands in for"), "text", ""),
        ("came", _("Came at"), "text", _("As 15.20. Empty for who was there from the beginning.")),
        ("left", _("Left at"), "text", ""),
    ),
    PartKind.ITEM: (
        ("no", _("Number"), "text", ""),
        ("title", _("Title"), "text", ""),
        ("presenters", _("Who presents it"), "lines", _("One a line: name, then title after a comma.")),
        ("kind", _("What is asked of the body"), "choice", ITEM_KINDS),
        ("minutes", _("Minutes that it is to take"), "text", ""),
        ("case_no", _("Case number"), "text", ""),
        ("text", _("Case"), "long", _("An empty line begins a new paragraph.")),
        ("recommendation", _("Recommendation"), "long", ""),
        ("closed", _("Closed item"), "tick", _("The public sees its number and “Closed item”, nothing else.")),
        ("ground", _("Why it is closed"), "text", ""),
    ),
}  # fmt: skip
_OF_MINUTES = (
    ("outcome", _("What came of it"), "choice", OUTCOMES),
    ("decision", _("Decision"), "long", _("In the words of the minutes.")),
    ("extract", _("What the public may read of the decision"), "long", _("Only of a closed item.")),
    ("withheld", _("Why the public may read nothing of it"), "text", _("Only of a closed item.")),
    ("follow_ups", _("Follow-ups"), "lines", _("One a line: what, then (ansvarlig: name, frist: day).")),
)


def _specs(part: Part, is_minutes: bool) -> list[tuple[str, Any, str, Any]]:
    found = list(_FIELDS[part.kind])
    if part.kind == PartKind.ITEM and (is_minutes or any(part.said.get(n) for n in ("outcome", "decision"))):
        found += _OF_MINUTES
    return found


def shown_form(part: Part, doubts: Mapping[str, Sequence[Said]], *, is_minutes: bool) -> PartForm:
    """The fields as stored, with what is unsure beside each."""
    return _form(part, _as_text(part, is_minutes), dict(part.said), doubts, {}, is_minutes)


def sent_form(
    part: Part, sent: Mapping[str, str], doubts: Mapping[str, Sequence[Said]], *, is_minutes: bool
) -> PartForm:
    """The fields as sent, what the part then says, and what cannot be taken."""
    was = _as_text(part, is_minutes)
    said, errors = dict(part.said), {}
    texts = {}
    for name, _label, kind, _more in _specs(part, is_minutes):
        text = _clean(sent.get(name, "" if kind == "tick" else was[name]))
        texts[name] = text
        if text == was[name]:
            continue
        try:
            said[name] = _taken(part, name, kind, text)
        except _WrongError as wrong:
            errors[name] = str(wrong)
    if part.kind == PartKind.HEAD:
        said["makes"] = bool(sent.get("makes"))
    return _form(part, texts, said, doubts, errors, is_minutes)


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c in "\n\t" or (ord(c) >= 32 and not "\ud800" <= c <= "\udfff")).strip()


def _form(
    part: Part, texts: Mapping[str, str], said: Json, doubts: Mapping[str, Sequence[Said]],
    errors: Mapping[str, str], is_minutes: bool,
) -> PartForm:  # fmt: skip
    out: dict[str, Field] = {}
    for name, label, kind, more in _specs(part, is_minutes):
        made = Field(name, str(label), texts[name], kind, "" if kind == "choice" else str(more))
        if kind == "choice":
            made.choices = [(str(value), said_) for value, said_ in more.items()]
            if name == "outcome":
                made.choices = [("", _("Nothing was decided")), *made.choices]
        made.doubts = [words_of(one) for one in doubts.get(name, ())]
        made.error = errors.get(name, "")
        out[name] = made
    return PartForm(out, said, [f for f in out.values() if f.error])


def words_of(said: Said) -> str:
    """A doubt or reason with what to do about it."""
    language = words.language()
    return f"{sentence(said[0], said[1], language=language)} {hint(said[0], said[1], language=language)}".strip()


# ------------------------------------------------------------------------------------------------- stored, as text
def _as_text(part: Part, is_minutes: bool) -> dict[str, str]:
    return {name: _shown(name, part.said.get(name)) for name, *_rest in _specs(part, is_minutes)}


def _shown(name: str, value: Any) -> str:
    if name == "presenters":
        return "\n".join(", ".join(filter(None, (p["name"], p.get("role")))) for p in value or ())
    if name == "follow_ups":
        return "\n".join(follow_up_words(from_json(FollowUp, f, code="E205"), "da") for f in value or ())
    if name == "released" and value:
        return words.day(date.fromisoformat(value))
    if name in ("came", "left") and value:
        return str(value).replace(":", ".")
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, list):
        return "\n".join(str(one) for one in value)
    return "" if value is None else str(value)


# --------------------------------------------------------------------------------------------------- typed, as JSON
def _taken(part: Part, name: str, kind: str, text: str) -> Any:
    if kind == "tick":
        return bool(text)
    if kind == "choice":
        return _chosen(name, text)
    if name in _MADE:
        return _MADE[name](text)
    if kind == "lines":
        return [line for line in (" ".join(one.split()) for one in text.split("\n")) if line]
    if kind == "long":
        _fits(text, LONG)
        return "\n\n".join(p.strip() for p in re.split(r"\n\s*\n", text) if p.strip()) or None
    text = " ".join(text.split())
    if not text and name in ("title", "name"):
        raise _WrongError(words_of(("G418", {})))
    _fits(text, MOST.get(name, 120))
    return text if part.kind == PartKind.HEAD else text or None


def _fits(text: str, most: int) -> None:
    if len(text) > most:
        raise _WrongError(words_of(("G416", {"n": str(len(text)), "most": str(most)})))


_ENUMS: Mapping[str, Any] = {"part": Role, "presence": Presence, "outcome": Outcome}


def _chosen(name: str, text: str) -> str | None:
    """One of the values of a list; whoever sends another one did not use the page."""
    if name == "outcome" and not text:
        return None
    kinds: tuple[Any, ...] = (_ENUMS[name],) if name in _ENUMS else (MeetingKind, ItemKind)
    if any(text in {str(one) for one in kind} for kind in kinds):
        return text
    raise _WrongError(gettext("Choose one of the list."))


def _presenters(text: str) -> list[Json]:
    out = []
    for line in filter(None, (" ".join(x.split()) for x in text.split("\n"))):
        match = _PRESENTER.match(line)
        out.append({"name": match[1] if match else line, "role": (match[2] if match else None) or None})
    return out


def _follow_ups(text: str) -> list[Json]:
    return [to_json(follow_up_of(line)) for line in filter(None, (" ".join(x.split()) for x in text.split("\n")))]


def _minutes(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= 600):
        raise _WrongError(words_of(("G421", {"value": text[:40]})))
    return int(text)


def _day(text: str) -> str:
    try:
        found = DayField(required=False).clean(text)
    except (django_forms.ValidationError, PeriodError) as wrong:
        raise _WrongError(" ".join(getattr(wrong, "messages", [str(wrong)]))) from wrong
    return found.isoformat() if found else ""


def _clock(text: str) -> str | None:
    try:
        found = ClockField().clean(text)
    except django_forms.ValidationError as wrong:
        raise _WrongError(" ".join(wrong.messages)) from wrong
    if found is None:
        return None
    if code := fault(found, None):
        parts = {"start": shown("time", {"start": found.start, "end": None}), "end": "", "value": text}
        raise _WrongError(words_of((code, parts)))
    return str(found.start)


def _no(text: str) -> str:
    text = " ".join(text.split()).rstrip(".")
    if text and (len(text) > MOST["no"] or not _NUMBER.fullmatch(text)):
        raise _WrongError(words_of(("G425", {"value": text[:40]})))
    return text


_MADE: Mapping[str, Callable[[str], Any]] = {
    "presenters": _presenters,
    "follow_ups": _follow_ups,
    "minutes": _minutes,
    "released": _day,
    "came": _clock,
    "left": _clock,
    "no": _no,
}


def standing_item(part: Part) -> list[tuple[str, str]]:
    """What an item says that its form does not change: votes, dissent, who was barred, attachments that are named."""
    item = sheets.item(part.said)
    out: list[tuple[str, str]] = []
    if item.vote is not None:
        said = gettext("%(for)s for, %(against)s against, %(abstained)s neither") % {
            "for": item.vote.in_favour, "against": item.vote.against, "abstained": item.vote.abstained,
        }  # fmt: skip
        out.append((gettext("Vote"), said))
    out += [(gettext("Dissent of %(who)s") % {"who": d.who}, d.text) for d in item.dissents]
    if item.conflicts:
        out.append((gettext("Barred from the item"), ", ".join(item.conflicts)))
    if item.papers:
        out.append((gettext("Attachments that are named"), ", ".join(p.name for p in item.papers)))
    return out
