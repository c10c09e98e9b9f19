"""
An entry of the record as a person reads it: a sentence, why, and what changed field by field.

The words are in `frisat.plan.wording.history`. A detail that was taken out is said to be; one that is closed says
nothing at all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from frisat.plan import typed
from frisat.plan.sentences import catalogue, sentence
from frisat.plan.wording.history import BODIES, CHOICES, FIELDS, KINDS, VALUES
from frisat.plan.wording.recorded import CODES, COLUMNS, OWN_NUMBERS
from frisat.plan.wording.writing import KINDS as ACTIVITIES
from frisat.web.base import words
from frisat.web.base.clock import COPENHAGEN
from frisat.web.record.models import Detail, Entry, Visibility
from frisat.web.record.things import Thing, known, label

LONGEST = 600
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_KEYS = frozenset({"activity", "key", "keys"})
"""Fields that name activities by their keys."""
_ADDED = "meeting.item_add"
"""Its `items` are rows of the database; elsewhere they are the numbers that are printed."""
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Change:
    """What a field said before and after; empty where it said nothing. `of` is the activity, where there are many."""

    of: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """
    An entry in words. `within` is what it happened in.

    `erased` is the ground on which its detail was taken out, `erased_at` when.
    """

    number: int
    at: datetime
    text: str
    reason: str
    basis: str
    changes: tuple[Change, ...]
    thing: Thing
    thing_url: str
    within: str = ""
    erased: str = ""
    erased_at: datetime | None = None
    is_closed: bool = False

    @property
    def day(self) -> str:
        return words.day(self.at.date())

    @property
    def clock(self) -> str:
        return self.at.strftime("%H.%M" if words.language() == "da" else "%H:%M")


def tell(entries: Iterable[Entry]) -> list[Told]:
    """Entries in words, in the order given. Each thing's name and address are asked for once."""
    names: dict[Thing, str] = {}

    def name(of: Thing) -> str:
        if of not in names:
            names[of] = _name(of)
        return names[of]

    addresses: dict[Thing, str] = {}

    def address(of: Thing) -> str:
        if of not in addresses:
            registered = known(of.type)
            addresses[of] = registered.url(of.key) if registered else ""
        return addresses[of]

    inside: dict[Thing, Mapping[str, str]] = {}

    def parts(of: Thing) -> Mapping[str, str]:
        if of not in inside:
            registered = known(of.type)
            inside[of] = registered.parts(of.key) if registered else {}
        return inside[of]

    return [_told(entry, name, address, parts) for entry in entries]


def _name(of: Thing) -> str:
    if of.type == "entry":
        return sentence("record.entry", {"number": of.key}, language=words.language())
    return label(of)


def _told(entry: Entry, name: Any, address: Any, parts: Any) -> Told:
    detail: Detail | None = getattr(entry, "detail", None)
    thing = Thing(entry.thing, entry.thing_key)
    is_closed = detail is None or detail.visibility == Visibility.CLOSED
    said = {} if is_closed or detail is None else _said(detail)
    kind, _, key = entry.who.partition(":")
    who = said.get("who") or ("Frisat" if kind == "system" else name(Thing("account", key)))
    code = entry.verb if entry.verb in catalogue() else "record.other"
    within = Thing(entry.within, entry.within_key)
    erased_by = detail.erased_by if detail is not None and detail.is_erased else None
    return Told(
        number=entry.number,
        at=entry.moment.astimezone(COPENHAGEN),
        text=sentence(code, {"who": who, "thing": words.headline(name(thing))}, language=words.language()),
        reason=str(said.get("reason", "")),
        basis=str(said.get("basis", "")),
        changes=tuple(_changes(said, entry.verb, partial(parts, within))),
        thing=thing,
        thing_url=address(thing),
        within=name(within) if within.type and within != thing else "",
        erased=detail.erased_ground if detail is not None and erased_by else "",
        erased_at=erased_by.moment.astimezone(COPENHAGEN) if erased_by else None,
        is_closed=is_closed,
    )


def _said(detail: Detail) -> Mapping[str, Any]:
    try:
        found = detail.said
    except ValueError:  # tampered with; `frisat record verify` says so
        return {}
    return found if isinstance(found, Mapping) else {}


def kinds() -> list[tuple[str, str]]:
    """What a history can be narrowed to: (what stands in the address, words)."""
    at = 0 if words.language() == "da" else 1
    return [(kind, said[at]) for kind, said in KINDS.items()]


def field_words(field: str) -> str:
    """A field's name in words; as it is where nobody gave it any."""
    if field in COLUMNS:
        return COLUMNS[field][words.language()]
    found = FIELDS.get(field)
    return found[0 if words.language() == "da" else 1] if found else field


def _changes(said: Mapping[str, Any], verb: str, parts: Callable[[], Mapping[str, str]]) -> Iterator[Change]:
    """
    What an entry changed: operations of a draft, fields, or the one value that its verb is about.

    Args:
        parts: gives what is inside the thing that it happened in, by key; asked for only where a key is named.
    """
    before, after = said.get("before"), said.get("after")
    if isinstance(after, Mapping) and isinstance(after.get("operations"), list):
        for one in after["operations"]:
            if isinstance(one, Mapping):
                field = str(one.get("field", ""))
                key = str(one.get("key", ""))
                of = parts().get(key, key) if key else ""
                yield from _change(of, field or "activity", one.get("before"), one.get("after"))
        return
    if isinstance(before, Mapping) or isinstance(after, Mapping):
        old = before if isinstance(before, Mapping) else {}
        new = after if isinstance(after, Mapping) else {}
        for field in dict.fromkeys([*old, *new]):
            was, now = old.get(field), new.get(field)
            if field == "items" and verb == _ADDED:
                continue
            if field in _KEYS:
                was, now = _in_words(was, parts), _in_words(now, parts)
            yield from _change("", str(field), was, now)
        return
    kind, _, deed = verb.partition(".")
    for one in _change("", "", before, after):
        yield replace(one, field=field_words(deed if deed in FIELDS else kind if kind in FIELDS else ""))


def _in_words(value: Any, parts: Callable[[], Mapping[str, str]]) -> Any:
    """The keys of activities as people call them."""
    if isinstance(value, list):
        return [_in_words(one, parts) for one in value]
    return parts().get(value, value) if isinstance(value, str) and value else value


def _change(of: str, field: str, before: Any, after: Any) -> Iterator[Change]:
    if before == after and before is not None:
        return
    old, new = shown(field, before), shown(field, after)
    if old or new:
        yield Change(of, field_words(field), old, new)


def shown(field: str, value: Any) -> str:
    """A recorded value for reading: yes and no, days, lists; never more than LONGEST letters of it."""
    text = _shown(field, value)
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + " …"


def _shown(field: str, value: Any) -> str:
    at = 0 if words.language() == "da" else 1
    if value is None or value == "" or value == [] or value == {}:
        return ""
    if isinstance(value, bool):
        return (("ja", "nej"), ("yes", "no"))[at][0 if value else 1]
    if isinstance(value, Mapping):
        if "edtf" in value:  # a period: its own words, else what it means
            return typed.shown("period", value)
        if "text" in value and isinstance(value["text"], str):
            return value["text"]
        if "title" in value and isinstance(value["title"], str):
            return value["title"]
        parts = ((field_words(str(k)), _shown(str(k), v)) for k, v in value.items())
        return "; ".join(f"{name}: {said}" for name, said in parts if said)
    if isinstance(value, list):
        return ", ".join(said for one in value if (said := _shown(field, one)))
    if isinstance(value, int) and field in OWN_NUMBERS:
        return ""
    text = str(value)
    if field == "fields":
        return field_words(text).lower()
    if field in CODES and text in CODES[field]:
        return CODES[field][text][words.language()].lower()
    if field in CHOICES and text in VALUES:
        return VALUES[text][at]
    if field == "kind" and text in BODIES:
        return BODIES[text][at]
    if field == "kind" and text in ACTIVITIES:
        return ACTIVITIES[text][words.language()]
    if _DIGEST.fullmatch(text):
        return f"{text[:12]}…"
    if _DAY.fullmatch(text):
        try:
            return words.day(date.fromisoformat(text))
        except ValueError:
            return text
    return text if isinstance(value, str | int | float) else json.dumps(value, ensure_ascii=False)
