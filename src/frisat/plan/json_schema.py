"""
The JSON Schema of `frisat-plan/1`, published as docs/reference/frisat-plan-1.schema.json.

Built from the model's own enumerations, so that the schema cannot fall behind; a test holds the file to it.
"""

from __future__ import annotations

from typing import Any

from frisat.plan.model import FORMAT, DocumentKind, Kind, Status, Visibility

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_CLOCK: Schema = {"type": "string", "pattern": "^([01][0-9]|2[0-4]):[0-5][0-9]$"}
_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?]?"
_EDTF: Schema = {
    "type": "string",
    "pattern": rf"^({_DATE}|{_DATE}/(\.\.|{_DATE})|\.\./{_DATE}|\[{_DATE}(,{_DATE})+\])$",
}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(enum: type[Any]) -> Schema:
    return {"enum": [str(member) for member in enum]}


def _object(required: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    """An object whose unknown keys are allowed: they survive a round trip."""
    return {"type": "object", "properties": required | (optional or {}), "required": list(required)}


def _list(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def period_schema() -> Schema:
    """A period, as it stands in plans and meetings."""
    return _object(
        {
            "edtf": _or_null(_EDTF),
            "text": _TEXT,
            "inferred": {"type": "boolean"},
            "bound": {"enum": ["before", "after", None]},
            "note": _or_null(_TEXT),
        },
        {"basis": _TEXT},
    )


def _source() -> Schema:
    number: Schema = {"type": "integer", "minimum": 1}
    lines = {"type": "array", "items": number, "minItems": 2, "maxItems": 2}
    return _object(
        {"document": _TEXT}, {"lines": lines, "page": number, "table": number, "row": number, "sheet": _TEXT}
    )


def _activity() -> Schema:
    quantity = _object({"what": _TEXT, "min": {"type": "integer"}, "max": {"type": "integer"}})
    return _object(
        {
            "key": {"type": "string", "minLength": 1},
            "title": _TEXT,
            "kind": _one_of(Kind),
            "period": _or_null({"$ref": "#/$defs/period"}),
        },
        {
            "came_from": _TEXTS,
            "time": _or_null(_object({"start": _CLOCK}, {"end": _or_null(_CLOCK)})),
            "actors": _TEXTS,
            "responsible": _TEXTS,
            "actor_dates": _list(_object({"actor": _TEXT, "period": {"$ref": "#/$defs/period"}})),
            "agenda": _TEXTS,
            "deliverables": _TEXTS,
            "depends_on": _TEXTS,
            "status": _one_of(Status),
            "status_reason": _or_null(_TEXT),
            "replaced_by": _or_null(_TEXT),
            "place": _or_null(_TEXT),
            "track": _or_null(_TEXT),
            "method": _or_null(_TEXT),
            "quantities": _list(quantity),
            "decides": _TEXTS,
            "recommends": _TEXTS,
            "visibility": _one_of(Visibility),
            "lint_off": _list(_object({"rule": _TEXT, "reason": _TEXT})),
            "remark": _or_null(_TEXT),
            "source": _or_null({"$ref": "#/$defs/source"}),
        },
    )


def _header() -> Schema:
    person = _or_null(_object({"name": _TEXT}, {"role": _or_null(_TEXT)}))
    texts = ("place", "body", "case_no", "department", "unit")
    return _object(
        {},
        {
            **{name: _or_null(_EDTF) for name in ("date", "document_date")},
            **{name: _or_null(_CLOCK) for name in ("start", "end")},
            **{name: _or_null(_TEXT) for name in texts},
            **dict.fromkeys(("chair", "secretary", "caseworker"), person),
            **{name: _or_null(_TEXTS) for name in ("participants", "absent", "substitutes")},
        },
    )


def json_schema() -> Schema:
    """The schema as one JSON object (draft 2020-12)."""
    person = _object({"name": _TEXT}, {"role": _or_null(_TEXT)})
    item = _object(
        {"no": _TEXT, "title": _TEXT},
        {
            "text": _or_null(_TEXT),
            "presenters": _list(person),
            "outcome": _or_null(_TEXT),
            "closed": {"type": "boolean"},
        },
    )
    note = _object(
        {"code": _TEXT, "where": _TEXT, "value": _TEXT, "message": _TEXT, "hint": _TEXT},
        {"parts": {"type": "object"}, "activities": _TEXTS, "source": _or_null({"$ref": "#/$defs/source"})},
    )
    plan = _object(
        {
            "format": {"const": FORMAT},
            "kind": _one_of(DocumentKind),
            "title": _TEXT,
            "activities": _list({"$ref": "#/$defs/activity"}),
        },
        {
            "language": _TEXT,
            "organisation": _or_null(_TEXT),
            "case_no": _or_null(_TEXT),
            "updated": _or_null(_EDTF),
            "provisional": {"type": "boolean"},
            "sha256": _or_null({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
            "footnotes": _list(_object({"mark": _TEXT, "text": _TEXT}, {"activities": _TEXTS})),
            "stakeholders": _TEXTS,
            "stakeholders_complete": {"type": "boolean"},
            "header": _or_null(_header()),
            "items": _list(item),
            "text": _TEXTS,
            "notes": _list(note),
        },
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:frisat:frisat-plan-1",
        "title": FORMAT,
        **plan,
        "$defs": {"activity": _activity(), "period": period_schema(), "source": _source()},
    }
