"""
What stands in each field of an activity and of a plan, as short texts that a comparison can hold against each other.

`changes.py` asks which fields differ, `telling.py` what stood there: both ask here, so that a sentence never carries
a copy of the words. A field that the table lacks is found by tests/plan/test_diff_fields.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from frisat.plan.danish import basis_words, wording
from frisat.plan.diff.naming import shorten, title_of
from frisat.plan.errors import PeriodError
from frisat.plan.model import Activity, Header, Plan, Quantity, Visibility
from frisat.plan.period import Period
from frisat.plan.sentences import Language
from frisat.plan.wording.writing import DOCUMENTS, HEADER, KINDS, VISIBILITIES

Texts = tuple[str, ...]
Titles = Mapping[str, str]
"""Key -> title of the activities of one plan."""

_LONG = 70


def titles_of(plan: Plan) -> Titles:
    return {a.key: title_of(a) for a in plan.activities}


def _one(text: str | None) -> Texts:
    return (text,) if text else ()


def _unknown(extra: Mapping[str, Any] | None) -> Texts:
    return tuple(f"{key}: {value}" for key, value in (extra or {}).items())


def _clock(a: Activity, language: Language) -> Texts:
    if a.time is None:
        return ()
    said = a.time.start + (f"-{a.time.end}" if a.time.end else "")
    return (said.replace(":", ".") if language == "da" else said.replace("-", "–"),)


def _when(period: Period, language: Language) -> str:
    return period.text or wording(Period(period.edtf), language)


def _quantity(q: Quantity) -> str:
    return f"{q.min if q.min == q.max else f'{q.min}-{q.max}'} {q.what}"


def _basis(a: Activity, language: Language) -> Texts:
    """Why the year is what it is; a year that stands in the words needs no reason."""
    if a.period is None or not a.period.inferred:
        return ()
    yes = {"da": "året er udledt", "en": "the year is inferred"}[language]
    return (basis_words(a.period.basis, language) if a.period.basis else yes,)


def _source(a: Activity, language: Language) -> Texts:
    if a.source is None:
        return ()
    return (", ".join(p for p in (a.source.document, a.source.where(language)) if p),)


def _others(a: Activity) -> Texts:
    return tuple(name for name in a.actors if name not in a.responsible)


OF_ACTIVITY: dict[str, Callable[[Activity, Language, Titles], Texts]] = {
    "title": lambda a, _l, _t: _one(a.title),
    "kind": lambda a, lang, _: (KINDS[a.kind][lang],),
    "period.text": lambda a, _l, _t: _one(a.period.text if a.period else None),
    "period.note": lambda a, _l, _t: _one(a.period.note if a.period else None),
    "period.inferred": lambda a, lang, _: _basis(a, lang),
    "period.extra": lambda a, _l, _t: _unknown(a.period.extra if a.period else None),
    "time": lambda a, lang, _: _clock(a, lang),
    "responsible": lambda a, _l, _t: a.responsible,
    "actors": lambda a, _l, _t: _others(a),
    "actor_dates": lambda a, lang, _: tuple(f"{d.actor}: {_when(d.period, lang)}" for d in a.actor_dates),
    "agenda": lambda a, _l, _t: a.agenda,
    "deliverables": lambda a, _l, _t: a.deliverables,
    "depends_on": lambda a, _l, titles: tuple(titles.get(key, key) for key in a.depends_on),
    "came_from": lambda a, _l, titles: tuple(titles.get(key, key) for key in a.came_from),
    "status_reason": lambda a, _l, _t: _one(a.status_reason),
    "replaced_by": lambda a, _l, titles: _one(titles.get(a.replaced_by, a.replaced_by) if a.replaced_by else None),
    "place": lambda a, _l, _t: _one(a.place),
    "track": lambda a, _l, _t: _one(a.track),
    "method": lambda a, _l, _t: _one(a.method),
    "quantities": lambda a, _l, _t: tuple(map(_quantity, a.quantities)),
    "decides": lambda a, _l, _t: a.decides,
    "recommends": lambda a, _l, _t: a.recommends,
    "visibility": lambda a, lang, _: (VISIBILITIES[a.visibility][lang],),
    "lint_off": lambda a, _l, _t: tuple(f"{off.rule}: {off.reason}" for off in a.lint_off),
    "remark": lambda a, _l, _t: _one(a.remark),
    "source": lambda a, lang, _: _source(a, lang),
    "extra": lambda a, _l, _t: _unknown(a.extra),
}
"""Field (docs/reference/plan-format.md) -> what stands in it. Dates and status have sentences of their own."""

POINTERS = frozenset({"depends_on", "came_from", "replaced_by"})
"""Fields that hold keys; in documents that share none, the titles behind them are what can be compared."""
DEFAULTS = {"kind": "other", "visibility": str(Visibility.PUBLIC)}


def is_said(a: Activity, field: str, titles: Titles) -> bool:
    """Whether the field says anything; "other" and "public" are what stands where nothing was said."""
    if field in DEFAULTS:
        return str(getattr(a, field)) != DEFAULTS[field]
    return bool(OF_ACTIVITY[field](a, "da", titles))


def header_fields(a: Header | None, b: Header | None, language: Language) -> Texts:
    """What the fields of the head are called that differ; never what stands in them, for persons do."""
    names = (f.name for f in fields(Header) if getattr(a, f.name, None) != getattr(b, f.name, None))
    return tuple(dict.fromkeys(HEADER.get(name, HEADER["time"])[language] for name in names))


def _day(edtf: str | None, language: Language) -> Texts:
    try:
        return (wording(Period(edtf), language),) if edtf else ()
    except PeriodError:
        return _one(edtf)


OF_PLAN: dict[str, Callable[[Plan, Language], Texts]] = {
    "kind": lambda p, lang: (DOCUMENTS[p.kind][lang],),
    "title": lambda p, _: _one(p.title),
    "language": lambda p, _: _one(p.language),
    "organisation": lambda p, _: _one(p.organisation),
    "case_no": lambda p, _: _one(p.case_no),
    "updated": lambda p, lang: _day(p.updated, lang),
    "provisional": lambda p, lang: ({"da": "foreløbig", "en": "provisional"}[lang],) if p.provisional else (),
    "sha256": lambda p, _: _one(p.sha256[:12] if p.sha256 else None),
    "footnotes": lambda p, _: tuple(f"{f.mark} {f.text}" for f in p.footnotes),
    "stakeholders": lambda p, _: p.stakeholders,
    "stakeholders_complete": lambda p, lang: (
        ({"da": "listen er udtømmende", "en": "the list is complete"}[lang],) if p.stakeholders_complete else ()
    ),
    "header": lambda _p, _l: (),
    "items": lambda p, _: tuple(f"{i.no} {i.title}".strip() for i in p.items),
    "text": lambda p, _: p.text,
    "extra": lambda p, _: _unknown(p.extra),
}
"""The same for the plan itself; the head of an agenda is told by the names of its fields (`header_fields`)."""


def texts_of(field: str, plan: Plan, activity: Activity | None, language: Language) -> Texts:
    """What stands in a field of the activity, or of the plan when the field is named "plan.…"."""
    if activity is None:
        return OF_PLAN[field.removeprefix("plan.")](plan, language)
    return OF_ACTIVITY[field](activity, language, titles_of(plan) if field in POINTERS else {})


def quoted(texts: Texts, language: Language) -> str:
    """ "»A«, »B« og 3 mere": texts inside a sentence, each cut to a readable length."""
    marks = "»{}«" if language == "da" else "“{}”"
    said = [marks.format(shorten(" ".join(text.split()), _LONG)) for text in texts[:3]]
    if len(texts) > 3:
        said.append(f"{len(texts) - 3} {'mere' if language == 'da' else 'more'}")
    last = {"da": " og ", "en": " and "}[language]
    return last.join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else said[0]
