"""
`Plan` and `Reading` to and from the JSON of `frisat-plan/1` (docs/reference/plan-format.md).

Unknown keys survive a round trip at every level. An older format number is upgraded step by
step through `UPGRADES`; a newer one is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from frisat.plan.errors import FormatError, PeriodError
from frisat.plan.model import (
    FORMAT,
    Activity,
    ActorDate,
    AgendaItem,
    Clock,
    DocumentKind,
    Footnote,
    Header,
    Kind,
    LintOff,
    Note,
    Person,
    Plan,
    Quantity,
    Reading,
    Source,
    Status,
    Visibility,
)
from frisat.plan.period import Period
from frisat.plan.schema_out import (
    Json,
    activity_to_json,
    header_to_json,
    note_to_json,
    period_to_json,
    plan_to_json,
    reading_to_json,
    source_to_json,
)

__all__ = [
    "UPGRADES",
    "activity_from_json",
    "activity_to_json",
    "note_to_json",
    "period_from_json",
    "period_to_json",
    "plan_from_json",
    "plan_to_json",
    "reading_from_json",
    "reading_to_json",
    "source_from_json",
    "source_to_json",
]

UPGRADES: dict[str, Callable[[Json], Json]] = {}
"""Format name -> the step that turns its JSON into the next format's; empty while there is one format."""


def period_from_json(data: Any, where: str = "period") -> Period | None:
    if data is None:
        return None
    try:
        return Period(
            edtf=_text_or_none(data, "edtf"),
            text=str(data.get("text") or ""),
            inferred=bool(data.get("inferred", False)),
            bound=data.get("bound"),
            note=_text_or_none(data, "note"),
            basis=_text_or_none(data, "basis"),
            extra=_unknown(data, "edtf text inferred bound note basis"),
        )
    except PeriodError as error:
        raise FormatError(error.code, where=where, **error.parts) from None


def _text_or_none(data: Mapping[str, Any], key: str) -> str | None:
    value = data.get(key)
    if value is not None and not isinstance(value, str):
        raise FormatError("E201", value=f"{key} = {value!r}")
    return value


def source_from_json(data: Any) -> Source | None:
    if not isinstance(data, dict):
        return None
    lines = data.get("lines")
    return Source(
        document=data.get("document", ""),
        lines=(int(lines[0]), int(lines[-1])) if lines else None,
        page=data.get("page"),
        table=data.get("table"),
        row=data.get("row"),
        sheet=data.get("sheet"),
        extra=_unknown(data, "document lines page table row sheet"),
    )


def _texts(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = data.get(key)
    if not value:
        return ()
    if not isinstance(value, list | tuple) or not all(isinstance(x, str) for x in value):
        raise FormatError("E201", value=f"{key} = {value!r}")
    return tuple(value)


def _member(enum: Any, value: Any, default: Any) -> Any:
    if value is None:
        return default
    try:
        return enum(value)
    except ValueError:
        raise FormatError("E201", value=repr(value)) from None


def _rest(data: Mapping[str, Any], known: frozenset[str]) -> Json:
    return {k: v for k, v in data.items() if k not in known}


def _unknown(data: Mapping[str, Any], known: str) -> Json | None:
    """The keys of a small object that are not among the `known` ones, None when there are none."""
    return _rest(data, _keys(known)) or None


@cache
def _keys(known: str) -> frozenset[str]:
    return frozenset(known.split())


_ACTIVITY_KEYS = frozenset(activity_to_json(Activity(key="", title="")))
_HEADER_KEYS = frozenset(header_to_json(Header()) or ())
_ITEM_KEYS = frozenset({"no", "title", "text", "presenters", "outcome", "closed"})
_PLAN_KEYS = frozenset(plan_to_json(Plan())) | {"notes"}


def activity_from_json(data: Mapping[str, Any]) -> Activity:
    """One activity. Raises FormatError (E201, or a period's own code) naming the key at fault."""
    if not isinstance(data, dict) or not isinstance(data.get("key"), str) or not isinstance(data.get("title"), str):
        raise FormatError("E201", value="V202")
    where = str(data["key"])
    time = data.get("time")
    return Activity(
        key=data["key"],
        title=data["title"],
        kind=_member(Kind, data.get("kind"), Kind.OTHER),
        period=period_from_json(data.get("period"), where),
        time=Clock(time["start"], time.get("end"), _unknown(time, "start end")) if time else None,
        actors=_texts(data, "actors"),
        responsible=_texts(data, "responsible"),
        actor_dates=tuple(
            ActorDate(d["actor"], period_from_json(d["period"], where) or Period(None), _unknown(d, "actor period"))
            for d in data.get("actor_dates") or ()
        ),
        agenda=_texts(data, "agenda"),
        deliverables=_texts(data, "deliverables"),
        depends_on=_texts(data, "depends_on"),
        came_from=_texts(data, "came_from"),
        status=_member(Status, data.get("status"), Status.PLANNED),
        status_reason=_text_or_none(data, "status_reason"),
        replaced_by=_text_or_none(data, "replaced_by"),
        place=_text_or_none(data, "place"),
        track=_text_or_none(data, "track"),
        method=_text_or_none(data, "method"),
        quantities=tuple(
            Quantity(q["what"], q["min"], q["max"], _unknown(q, "what min max")) for q in data.get("quantities") or ()
        ),
        decides=_texts(data, "decides"),
        recommends=_texts(data, "recommends"),
        visibility=_member(Visibility, data.get("visibility"), Visibility.PUBLIC),
        lint_off=tuple(LintOff(o["rule"], o["reason"], _unknown(o, "rule reason")) for o in data.get("lint_off") or ()),
        remark=_text_or_none(data, "remark"),
        source=source_from_json(data.get("source")),
        extra=_rest(data, _ACTIVITY_KEYS),
    )


def _person_in(data: Any) -> Person | None:
    return Person(data["name"], data.get("role"), _unknown(data, "name role")) if data else None


def _header_in(data: Any) -> Header | None:
    if data is None:
        return None
    return Header(
        date=data.get("date"),
        start=data.get("start"),
        end=data.get("end"),
        place=data.get("place"),
        body=data.get("body"),
        chair=_person_in(data.get("chair")),
        secretary=_person_in(data.get("secretary")),
        caseworker=_person_in(data.get("caseworker")),
        participants=_texts_or_none(data, "participants"),
        absent=_texts_or_none(data, "absent"),
        substitutes=_texts_or_none(data, "substitutes"),
        case_no=data.get("case_no"),
        department=data.get("department"),
        unit=data.get("unit"),
        document_date=data.get("document_date"),
        extra=_rest(data, _HEADER_KEYS),
    )


def _texts_or_none(data: Mapping[str, Any], key: str) -> tuple[str, ...] | None:
    return None if data.get(key) is None else _texts(data, key)


def plan_from_json(data: Any) -> Plan:
    """
    The plan of a JSON object of `frisat-plan/1` or an older format.

    Raises:
        FormatError: E201, not such an object (the message names what is wrong); E202, made by a newer Frisat;
            E101/E102, a period that cannot be.
    """
    if not isinstance(data, dict) or not isinstance(data.get("format"), str):
        raise FormatError("E201", value="V201")
    while data["format"] in UPGRADES:
        data = UPGRADES[data["format"]](data)
    if data["format"] != FORMAT:
        raise FormatError("E202" if data["format"].startswith("frisat-plan/") else "E201", value=data["format"])
    try:
        plan = _plan(data)
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        raise FormatError("E201", value="V204") from error
    if len({a.key for a in plan.activities}) != len(plan.activities):
        raise FormatError("E201", value="V203")
    return plan


def _plan(data: Json) -> Plan:
    return Plan(
        kind=_member(DocumentKind, data.get("kind"), DocumentKind.PLAN),
        title=data.get("title") or "",
        language=data.get("language") or "da",
        organisation=_text_or_none(data, "organisation"),
        case_no=_text_or_none(data, "case_no"),
        updated=_text_or_none(data, "updated"),
        provisional=bool(data.get("provisional", False)),
        sha256=_text_or_none(data, "sha256"),
        activities=tuple(activity_from_json(a) for a in data.get("activities") or ()),
        footnotes=tuple(
            Footnote(f["mark"], f["text"], _texts(f, "activities"), _unknown(f, "mark text activities"))
            for f in data.get("footnotes") or ()
        ),
        stakeholders=_texts(data, "stakeholders"),
        stakeholders_complete=bool(data.get("stakeholders_complete", False)),
        header=_header_in(data.get("header")),
        items=tuple(
            AgendaItem(
                no=str(i["no"]),
                title=i["title"],
                text=i.get("text"),
                presenters=tuple(
                    Person(p["name"], p.get("role"), _unknown(p, "name role")) for p in i.get("presenters") or ()
                ),
                outcome=i.get("outcome"),
                closed=bool(i.get("closed", False)),
                extra=_rest(i, _ITEM_KEYS),
            )
            for i in data.get("items") or ()
        ),
        text=_texts(data, "text"),
        extra=_rest(data, _PLAN_KEYS),
    )


def reading_from_json(data: Any) -> Reading:
    """A reading as printed by `frisat read --json`. Raises as `plan_from_json`."""
    plan = plan_from_json(data)
    return Reading(
        plan,
        tuple(
            Note(
                n["code"],
                source_from_json(n.get("source")),
                n.get("value", ""),
                tuple((k, str(v)) for k, v in (n.get("parts") or {}).items()),
                tuple(n.get("activities") or ()),
                _unknown(n, "code where value message hint parts activities source"),
            )
            for n in data.get("notes") or ()
        ),
    )
