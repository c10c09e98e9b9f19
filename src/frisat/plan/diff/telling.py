"""One change as one sentence: fills the templates of `plan/wording/diffing.py` from the two plans."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from frisat.plan.diff.fields import header_fields, quoted, texts_of
from frisat.plan.diff.naming import at, bare, capital, list_of, name_of, shift, title_of
from frisat.plan.diff.types import Change
from frisat.plan.model import Activity, Plan
from frisat.plan.period import Period
from frisat.plan.sentences import Language, sentence
from frisat.plan.wording.diffing import FIELDS

_HOW: dict[Language, dict[str, str]] = {
    "da": {"stated": "", "sure": "", "likely": " formentlig", "possible": " måske"},
    "en": {"stated": "", "sure": "", "likely": " probably", "possible": " possibly"},
}
_AT_BEST_LIKELY = {"D110", "D111", "D112", "D113", "D114"}
"""Sentences that say one thing took another's place: no document states it, so they never sound surer than likely."""


class _Same:
    """A plan that is asked for by being the very object: thousands of sentences are told of the same two."""

    __slots__ = ("plan",)

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __hash__(self) -> int:
        return id(self.plan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.plan is other.plan


@lru_cache(maxsize=4)
def _by_key(same: _Same) -> dict[str, Activity]:
    return same.plan.by_key()


def tell(change: Change, language: Language, plan_a: Plan, plan_b: Plan) -> str:
    """The sentence of `change`. Raises KeyError when the plans are not those it was made from."""
    a = _by_key(_Same(plan_a))[change.a] if change.a is not None else None
    b = _by_key(_Same(plan_b))[change.b] if change.b is not None else None
    given = dict(change.parts)
    how = given.pop("how", "stated")
    if how == "sure" and change.code in _AT_BEST_LIKELY:
        how = "likely"
    parts: dict[str, object] = {**given, "how": _HOW[language][how]}
    for side, x in (("a", a), ("b", b)):
        if x is not None:
            parts[side] = name_of(x, language)
            parts[side.upper()] = name_of(x, language, first=True)
            parts[f"{side}_at"] = at(x.period, language)
            parts[f"{side}_bare"] = bare(x.period, language)
            parts[f"{side}_title"] = title_of(x)
            parts[f"{side}_quoted"] = name_of(x, language, definite=False)
            parts[f"{side}_status"] = str(x.status)
    for side in ("from", "to"):
        if side in given:
            parts[side] = list_of(given[side].split("|"), language)
    if "field" in given:
        parts["field"] = FIELDS[given["field"]][language]
        parts.update(_field_parts(given["field"], language, (plan_a, a), (plan_b, b)))
    parts["shift"] = ""
    was, now = a.period if a else None, b.period if b else None
    if change.days and was is not None and now is not None and not _one_holds_the_other(was, now):
        exact = was.is_exact and now.is_exact
        parts["shift"] = f", {shift(change.days, language, exact=exact)}"
    said = capital(sentence(change.code, parts, language=language))
    return said[:-1] if said.endswith("..") else said  # after an abbreviation one full stop is enough


def _field_parts(
    field: str, language: Language, was: tuple[Plan, Activity | None], now: tuple[Plan, Activity | None]
) -> dict[str, str]:
    """What came to stand in the field ("to"), and what went ("from"), as quotations."""
    if field == "plan.header":
        return {"to": list_of(list(header_fields(was[0].header, now[0].header, language)), language)}
    old, new = (texts_of(field, plan, activity, language) for plan, activity in (was, now))
    came, gone = tuple(t for t in new if t not in old), tuple(t for t in old if t not in new)
    return {name: quoted(texts, language) for name, texts in (("to", came), ("from", gone)) if texts}


def _one_holds_the_other(was: Period, now: Period) -> bool:
    """Whether one time lies within the other, vaguer one: then "seven weeks later" would say more than is known."""
    if was.is_exact and now.is_exact:
        return False
    spans = [(p.earliest or date.min, p.latest or date.max) for p in (was, now)]
    (a, b), (c, d) = spans
    return (a <= c and d <= b) or (c <= a and b <= d)
