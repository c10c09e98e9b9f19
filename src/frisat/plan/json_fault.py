"""Foreign JSON held against the published schema: what stands where another kind of value belongs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from frisat.plan.json_schema import Schema, json_schema

_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "array": (list,),
    "object": (dict,),
    "integer": (int,),
    "boolean": (bool,),
}
_FORGIVING = frozenset({"edtf", "key", "format"})
"""A property of the objects in which a null stands for a key that is left out: periods, activities, the plan."""


def first_fault(data: Any) -> str | None:
    """
    The path of the first value that is not what the schema says ("activities.3.time.start"); None when there is none.

    More forgiving than the schema: keys may be missing, and null may stand for a key that is left out. What a period
    says is judged where it is read (`Period`).
    """
    return next(_faults(data, _schema(), ""), None)


def activity_fault(data: Any) -> str | None:
    """As `first_fault`, of one activity alone."""
    return next(_faults(data, _schema()["$defs"]["activity"], ""), None)


def plan_fault(data: Any) -> str | None:
    """As `first_fault`, without looking into the activities."""
    return next(_faults({k: v for k, v in data.items() if k != "activities"}, _schema(), ""), None)


_DEEPEST, _MOST, _LONGEST = 12, 5000, 100_000


def unfit(value: Any) -> str | None:
    """
    The path of the first part of a value that no database or file can keep; None when all of it can be kept.

    Half characters, the character of number 0, numbers without end, what is no JSON, and what is beyond all measure:
    more than 12 levels, 5,000 parts, or 100,000 characters in all.
    """
    waiting: list[tuple[Any, str, int]] = [(value, "", 0)]
    parts = length = 0
    while waiting:
        at, path, depth = waiting.pop()
        parts += 1
        if depth > _DEEPEST or parts > _MOST:
            return path or "."
        if isinstance(at, str):
            length += len(at)
            if length > _LONGEST or not _is_text(at):
                return path or "."
        elif isinstance(at, Mapping):
            if not all(isinstance(k, str) and _is_text(k) for k in at):
                return path or "."
            waiting += [(v, f"{path}.{k}", depth + 1) for k, v in at.items()]
        elif isinstance(at, list | tuple):
            waiting += [(v, f"{path}.{n}", depth + 1) for n, v in enumerate(at, 1)]
        elif isinstance(at, float):
            if not math.isfinite(at):
                return path or "."
        elif at is not None and (not isinstance(at, int) or abs(at) > 2**53):
            return path or "."
    return None


def _is_text(text: str) -> bool:
    return "\x00" not in text and not any("\ud800" <= c <= "\udfff" for c in text)


@lru_cache(maxsize=1)
def _schema() -> Schema:
    return json_schema()


def _faults(value: Any, schema: Mapping[str, Any], path: str) -> Iterator[str]:
    if "$ref" in schema:
        schema = _schema()["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        if value is not None:
            yield from _faults(value, schema["anyOf"][0], path)
        return
    wanted = _TYPES.get(schema.get("type", ""))
    if wanted and (not isinstance(value, wanted) or (isinstance(value, bool) and bool not in wanted)):
        yield path
        return
    if "enum" in schema and value not in schema["enum"]:
        yield path
    if value == "" and schema.get("minLength"):
        yield path
    if "minimum" in schema and value < schema["minimum"]:
        yield path
    if "pattern" in schema and not path.endswith(".edtf") and not re.search(schema["pattern"], value):
        yield path
    if isinstance(value, list):
        for n, item in enumerate(value, 1):
            yield from _faults(item, schema.get("items", {}), f"{path}.{n}")
    elif isinstance(value, dict):
        yield from _in_object(value, schema, path)


def _in_object(value: Mapping[str, Any], schema: Mapping[str, Any], path: str) -> Iterator[str]:
    properties = schema.get("properties", {})
    required = () if _FORGIVING & properties.keys() else schema.get("required", ())
    for name, inner in properties.items():
        if name in value and (value[name] is not None or name in required):
            yield from _faults(value[name], inner, f"{path}.{name}".lstrip("."))
