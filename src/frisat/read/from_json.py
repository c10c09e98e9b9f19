"""`frisat-plan` and `frisat-meeting` JSON: they already say what a document has to be read for."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from frisat.plan.errors import FormatError, FrisatError, ReadError
from frisat.plan.json_fault import first_fault
from frisat.plan.meeting import Meeting
from frisat.plan.meeting_json import meeting_from_json
from frisat.plan.meeting_paper import plan_of_meeting
from frisat.plan.model import Note, Reading
from frisat.plan.regex import regex
from frisat.plan.schema import reading_from_json
from frisat.read import encoding

_LONGEST = 20_000
"""Characters of one text; the longest paragraph of a municipal paper has a tenth."""
_UNSEEN = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")
"""Steers a terminal, turns the words around it, or stands in no page; other files lose them as they are read, too."""


def read(data: bytes, name: str) -> Reading:
    """
    The plan and its notes; of a meeting its agenda or minutes as a plan. Notes of a kind that this Frisat has no
    words for are left out.

    Raises:
        ReadError: with the format's own code (E201 not a plan, E202 made by a newer Frisat, E205/E206 the same of a
            meeting, E1xx a period that cannot be), E315 the JSON is broken, E323 it is nested too deep, E328 one of
            its texts is too long.
    """
    with _told():
        said = _said(data)
        if _is_meeting(said):
            return Reading(plan_of_meeting(meeting_from_json(said)))
        reading = reading_from_json(said)
        if (fault := first_fault(said)) is not None:
            raise FormatError("E201", where=fault, value="V204")
    return replace(reading, notes=tuple(note for note in reading.notes if _is_sayable(note)))


def meeting(data: bytes) -> Meeting | None:
    """The meeting of a `frisat-meeting` JSON; None for any other. Raises as `read`."""
    with _told():
        said = _said(data)
        return meeting_from_json(said) if _is_meeting(said) else None


def _said(data: bytes) -> Any:
    text, _ = encoding.decode(data)
    said = _loaded(text.lstrip("\ufeff"))
    _check(said)
    return said


def _is_meeting(said: Any) -> bool:
    return isinstance(said, dict) and str(said.get("format")).startswith("frisat-meeting/")


@contextmanager
def _told() -> Iterator[None]:
    """Whatever is wrong with the JSON becomes a ReadError."""
    try:
        yield
    except FormatError as error:
        raise ReadError(error.code, where=error.where, **error.parts) from error
    except RecursionError as error:
        raise ReadError("E323") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ReadError("E315") from error


def _loaded(text: str) -> Any:
    """The JSON as every program reads it: no numbers that JSON has not, no half characters, none that are not seen."""
    said = json.loads(text, parse_constant=_refuse, parse_float=_finite)
    return _whole(said) if "\\u" in text or _UNSEEN.search(text) else said


def _refuse(name: str) -> Any:
    raise ValueError(name)


def _finite(number: str) -> float:
    value = float(number)
    return value if math.isfinite(value) else _refuse(number)


def _whole(value: Any) -> Any:
    """The same with U+FFFD for surrogates without a partner, which no file can be written with, and nothing unseen."""
    if isinstance(value, str):
        if value.isascii() and value.isprintable():
            return value
        return _UNSEEN.sub("", value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return value


def _check(value: Any) -> None:
    if any(len(text) > _LONGEST for text in _texts(value)):
        raise ReadError("E328")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        yield from value
        yield from _texts(list(value.values()))


def _is_sayable(note: Note) -> bool:
    """Whether the note's code is known and its parts fill the sentences."""
    try:
        return all(isinstance(say(language), str) for say in (note.message, note.hint) for language in ("da", "en"))
    except (FrisatError, LookupError, ValueError, TypeError):
        return False
