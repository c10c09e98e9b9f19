"""
Forms that two people have open at once: each says what it was made of, and the deed refuses when that is no longer so.

`stamp` is what the form carries along in a hidden field; the action asks for it again of the row that it holds. A
program has none, since it was made of nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext


def stamp(values: Mapping[str, Any]) -> str:
    """Another text when any of the values is another."""
    said = json.dumps({str(k): v for k, v in values.items()}, default=str, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:24]


class StaleError(Exception):
    """What a form was made of is no longer so; nothing was written."""


def require(seen: str, now: str) -> None:
    """Raises StaleError for a form that was made of something else than stands now; both as `stamp` gives them."""
    if is_stale(seen, now):
        raise StaleError


def told() -> str:
    """What somebody is told whose form was made of something else."""
    return gettext(
        "Somebody else changed this while you were writing, so nothing is saved. Compare the two, and save again if "
        "yours is to stand."
    )


def is_stale(seen: str, now: str) -> bool:
    """Whether a form was made of something else than stands now; both as `stamp` gives them."""
    return bool(seen) and seen != now


def differs(form: forms.Form, now: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The fields in which what stands now is not what the form says: label, and what stands."""
    out = []
    for name, field in form.fields.items():
        if name not in now:
            continue
        if isinstance(field, forms.BooleanField):
            if bool(form[name].value()) != bool(now[name]):
                out.append((str(field.label), gettext("Yes") if now[name] else gettext("No")))
            continue
        mine, theirs = (str(field.prepare_value(v) if v is not None else "") for v in (form[name].value(), now[name]))
        if mine.replace("\r\n", "\n").strip() != theirs.replace("\r\n", "\n").strip():
            choices = {str(key): str(label) for key, label in getattr(field, "choices", ())}
            out.append((str(field.label), choices.get(theirs, theirs) or gettext("empty")))
    return out
