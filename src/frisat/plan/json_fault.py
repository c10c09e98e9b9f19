"""Foreign JSON held against the published schema: what stands where another kind of value belongs."""

from __future__ import annotations

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
