"""
What a person types into a field of a plan, and how a field's value is shown to be typed over.

`typed` and `shown` are each other's inverse for every value of the format that a person can write. A period is kept as
words, with its meaning where it can be read; what cannot be read stays as words (`doubt` says what is wrong). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from frisat.plan.danish import clock, parse
from frisat.plan.errors import FormatError
from frisat.plan.model import Kind, Status, Visibility
from frisat.plan.schema import period_from_json
from frisat.plan.schema_out import Json, period_to_json

LINES = ("actors", "responsible", "agenda", "deliverables", "decides", "recommends")
"""Fields that hold one text a line."""
KEYS = ("depends_on", "came_from")
GLUE = "\ue000"
"""Stands for a space inside one of the keys that spaces divide: what somebody typed that is no activity is one, too."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(map(str, Kind)),
    "status": tuple(map(str, Status)),
    "visibility": tuple(map(str, Visibility)),
}
TEXTS = ("title", "status_reason", "place", "track", "method", "remark")
FIELDS = (*TEXTS, *LINES, *CHOICES, "depends_on", "replaced_by", "period", "time", "quantities", "actor_dates")
"""What a person can type; the rest of a plan's fields are the program's own."""
LONGEST = {"title": 500, "remark": 5000, "status_reason": 1000}
LONGEST_OTHER = 2000
_ONE_LINE = frozenset(TEXTS) - {"remark", "status_reason"}


def typed(field: str, text: str, *, year: tuple[int, str] | None = None, keys: frozenset[str] = frozenset()) -> Any:
    """
    The value that a text stands for in a field, None for "not said".

    Args:
        year: the year for a period that has none, and on what it rests (`Period.basis`).
        keys: the activities that there are.
    Raises:
        FormatError: E211-E217; `where` is the field.
    """
    text = _clean(text)
    if len(text) > (most := LONGEST.get(field, LONGEST_OTHER)):
        raise FormatError("E217", where=field, value=len(text), most=most)
    if field in LINES:
        return [line for line in map(str.strip, text.split("\n")) if line] or None
    if field in TEXTS:
        return _text(field, text)
    if field in CHOICES:
        if text not in CHOICES[field]:
            raise FormatError("E214", where=field, value=text[:80])
        return text
    if field not in FIELDS:
        raise FormatError("E203", where=field, value=field[:40])
    return _MADE[field](text, year, keys)


def _clean(text: str) -> str:
    """The text without what nobody typed: half characters, control characters, other line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c in "\n\t" or (ord(c) >= 32 and not "\ud800" <= c <= "\udfff")).strip()


def _text(field: str, text: str) -> str | None:
    if field in _ONE_LINE:
        text = " ".join(text.split())
    if field == "title" and not text:
        raise FormatError("E216", where=field)
    return text or None


def _depends_on(text: str, _year: object, keys: frozenset[str]) -> list[str] | None:
    out = list(dict.fromkeys(text.replace(",", " ").split()))
    for key in out:
        _known(key, keys, "depends_on")
    return out or None


def _replaced_by(text: str, _year: object, keys: frozenset[str]) -> str | None:
    return _known(text, keys, "replaced_by") if text else None


def _known(key: str, keys: frozenset[str], field: str) -> str:
    if key not in keys:
        raise FormatError("E213", where=field, value=key[:80].replace(GLUE, " "))
    return key


def _time(text: str, *_: object) -> Json | None:
    if not text:
        return None
    found = clock(text) or clock(f"kl. {text}")
    digits = re.sub(r"[^0-9]", "", text)
    if (
        found is None
        or len(digits) > 8
        or re.search(r"[A-Za-zÆØÅæøå]", re.sub(r"(?i)\b(kl|klokken|til|ca)\b", "", text))
    ):
        raise FormatError("E211", where="time", value=text[:80])
    return {"start": found.start, "end": found.end}


_QUANTITY = re.compile(r"(?:(?:ca|cirka)\.?\s+)?([0-9][0-9.]{0,9})(?:\s*[-–]\s*([0-9][0-9.]{0,9}))?\s+(\S.*)")


def _quantities(text: str, *_: object) -> list[Json] | None:
    out = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        match = _QUANTITY.fullmatch(line)
        if match is None:
            raise FormatError("E212", where="quantities", value=line[:80])
        least = int(match[1].replace(".", ""))
        most = int((match[2] or match[1]).replace(".", ""))
        if most < least:
            raise FormatError("E212", where="quantities", value=line[:80])
        out.append({"what": match[3].strip(), "min": least, "max": most})
    return out or None


def _actor_dates(text: str, year: tuple[int, str] | None, _keys: object) -> list[Json] | None:
    out = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        actor, colon, words = line.partition(":")
        if not colon or not actor.strip() or not words.strip():
            raise FormatError("E215", where="actor_dates", value=line[:80])
        out.append({"actor": actor.strip(), "period": period(words.strip(), year=year)})
    return out or None


def period(text: str, *, year: tuple[int, str] | None = None) -> Json | None:
    """A period from its words: its meaning where one can be read, else the words alone; None for no words."""
    words = " ".join(text.split())
    if not words:
        return None
    found = parse(words)
    if len(found) != 1 or found[0].impossible:
        return {"edtf": None, "text": words, "inferred": False, "bound": None, "note": None}
    one = found[0]
    if one.needs_year and year is not None:
        one = one.with_year(*year)
    made = period_to_json(one.period) or {}
    if one.period.edtf is None and one.period.note is None:
        return {**made, "text": words}
    return made


def _period(text: str, year: tuple[int, str] | None, _keys: object) -> Json | None:
    return period(text, year=year)


def clock_beside(text: str) -> Json | None:
    """The time of day that stands beside the date in a period's words ("26. oktober 2027 kl. 15-17"), if any."""
    found = parse(" ".join(text.split()))
    if len(found) != 1 or found[0].time is None:
        return None
    return {"start": found[0].time.start, "end": found[0].time.end}


def doubt(value: Mapping[str, Any] | None) -> tuple[str, str] | None:
    """
    What a reader should look at in a period: a code (M101-M105) and the words it is about; None when all is well.

    Words that say there is no date yet are well.
    """
    if not value:
        return None
    words = str(value.get("text") or "")
    found = parse(words)
    if len(found) == 1 and found[0].weekday_wrong:
        return "M105", found[0].weekday_wrong
    if value.get("edtf") is not None or not words:
        return None
    if not found:
        return "M101", words
    if len(found) > 1:
        return "M103", words
    if found[0].impossible:
        return "M102", words
    return ("M104", words) if found[0].needs_year else None


_MADE: Mapping[str, Callable[[str, tuple[int, str] | None, frozenset[str]], Any]] = {
    "depends_on": _depends_on,
    "replaced_by": _replaced_by,
    "period": _period,
    "time": _time,
    "quantities": _quantities,
    "actor_dates": _actor_dates,
}


def shown(field: str, value: Any) -> str:
    """A field's value as a person would type it; empty for "not said"."""
    if not value:
        return ""
    if field in LINES:
        return "\n".join(value)
    if field in KEYS:
        return " ".join(value)
    if field == "period":
        return _words_of(value)
    if field == "time":
        return "-".join(said.replace(":", ".") for said in (value["start"], value.get("end")) if said)
    if field == "quantities":
        return "\n".join(
            f"{q['min']} {q['what']}" if q["min"] == q["max"] else f"{q['min']}-{q['max']} {q['what']}" for q in value
        )
    if field == "actor_dates":
        return "\n".join(f"{d['actor']}: {_words_of(d['period'])}" for d in value)
    return str(value)


def _words_of(value: Mapping[str, Any]) -> str:
    """The period's own words, with the note that stands beside them; made from its meaning where it has none."""
    words = str(value.get("text") or "")
    if not words and value.get("edtf"):
        from frisat.plan.danish import wording

        made = period_from_json(dict(value))
        words = wording(made) if made else ""
    note = str(value.get("note") or "").strip("()")
    return f"{words} ({note})" if note and note not in words else words
