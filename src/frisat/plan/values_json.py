"""
Frozen values to JSON and back by their own fields, and the JSON Schema of them. Used by `meeting_json.py`.

Every field is a key of the same name; tuples are lists, enumerations their words, periods as in `frisat-plan/1`.
A class with a field `extra` that is never None keeps the keys that it does not know. Others let them fall, as the small
parts of a plan do here: what is cut for the public is cut from a meeting and its items alone. Plans have a hand-written
form instead (`schema.py`), because theirs was published before the values took their shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from frisat.plan.errors import FormatError
from frisat.plan.json_schema import period_schema
from frisat.plan.period import Period
from frisat.plan.schema import period_from_json
from frisat.plan.schema_out import Json, period_to_json

_PLAIN: Mapping[Any, str] = {str: "string", int: "integer", bool: "boolean"}


def to_json(value: Any) -> Any:
    """The value as JSON: objects, lists, strings, numbers, true and false, null."""
    if isinstance(value, Period):
        return period_to_json(replace(value, extra=None) if value.extra else value)
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, tuple):
        return [to_json(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        own = {f.name: to_json(getattr(value, f.name)) for f in fields(value) if f.name != "extra"}
        unknown: Mapping[str, Any] = getattr(value, "extra", {}) if _keeps_unknown(type(value)) else {}
        return {**unknown, **own}
    return value


def from_json(kind: type, data: Any, *, code: str, where: str = "") -> Any:
    """
    A value of the dataclass `kind`. A key that is left out, and null where it may not be, means the field's default.

    Raises FormatError: `code` with the path of the first value of another kind ("items.2.vote.against", lists from
    1), E101 or E102 for a period that cannot be.
    """
    if not isinstance(data, Mapping):
        raise FormatError(code, where=where, value="V204")
    out: dict[str, Any] = {}
    for one in fields(kind):
        path = f"{where}.{one.name}".lstrip(".")
        if one.name == "extra":
            known = {f.name for f in fields(kind)}
            if _keeps_unknown(kind):
                out["extra"] = {key: value for key, value in data.items() if key not in known}
        elif data.get(one.name) is not None:
            out[one.name] = _value(_hints(kind)[one.name], data[one.name], code, path)
        elif _is_required(one):
            raise FormatError(code, where=path, value="V204")
    return kind(**out)


def _value(hint: Any, data: Any, code: str, where: str) -> Any:
    hint, _ = _without_none(hint)
    if get_origin(hint) is tuple:
        if not isinstance(data, list):
            raise FormatError(code, where=where, value="V204")
        (inner, _) = get_args(hint)
        return tuple(_value(inner, one, code, f"{where}.{n}") for n, one in enumerate(data, 1))
    if hint is Period:
        if not isinstance(data, Mapping):
            raise FormatError(code, where=where, value="V204")
        return period_from_json(data, where)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        if data not in [str(member) for member in hint]:
            raise FormatError(code, where=where, value="V204")
        return hint(data)
    if is_dataclass(hint) and isinstance(hint, type):
        return from_json(hint, data, code=code, where=where)
    if not isinstance(data, hint) or (isinstance(data, bool) and hint is not bool):
        raise FormatError(code, where=where, value="V204")
    return data


def schema_of(kind: type, defs: dict[str, Json]) -> Json:
    """A reference to the schema of `kind`, which is put into `defs` with all that it is made of."""
    name = kind.__name__.lower()
    if name not in defs:
        defs[name] = {}
        own = [one for one in fields(kind) if one.name != "extra"]
        defs[name] = {
            "type": "object",
            "properties": {one.name: _schema(_hints(kind)[one.name], defs) for one in own},
            "required": [one.name for one in own if _is_required(one)],
        }
    return {"$ref": f"#/$defs/{name}"}


def _schema(hint: Any, defs: dict[str, Json]) -> Json:
    hint, optional = _without_none(hint)
    if optional:
        return {"anyOf": [_schema(hint, defs), {"type": "null"}]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0], defs)}
    if hint is Period:
        defs.setdefault("period", period_schema())
        return {"$ref": "#/$defs/period"}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [str(member) for member in hint]}
    if is_dataclass(hint) and isinstance(hint, type):
        return schema_of(hint, defs)
    return {"type": _PLAIN[hint]}


@cache
def _keeps_unknown(kind: type) -> bool:
    return any(one.name == "extra" and one.default_factory is not MISSING for one in fields(kind))


def _is_required(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _without_none(hint: Any) -> tuple[Any, bool]:
    """The type beside None, and whether None was there."""
    if get_origin(hint) in (Union, UnionType):
        kinds = [one for one in get_args(hint) if one is not NoneType]
        return kinds[0], len(kinds) < len(get_args(hint))
    return hint, False


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
