"""One change as one sentence: fills the templates of `plan/wording/diffing.py` from the two plans."""

from __future__ import annotations

from frisat.plan.diff.naming import at, bare, capital, list_of, name_of, shift, title_of
from frisat.plan.diff.types import Change
from frisat.plan.model import Plan
from frisat.plan.sentences import Language, sentence

_HOW: dict[Language, dict[str, str]] = {
    "da": {"stated": "", "sure": "", "likely": " formentlig", "possible": " måske"},
    "en": {"stated": "", "sure": "", "likely": " probably", "possible": " possibly"},
}
_AT_BEST_LIKELY = {"D110", "D111", "D112", "D113"}
"""Sentences that say one thing took another's place: no document states it, so they never sound surer than likely."""


def tell(change: Change, language: Language, plan_a: Plan, plan_b: Plan) -> str:
    """The sentence of `change`. Raises KeyError when the plans are not those it was made from."""
    a = plan_a.by_key()[change.a] if change.a is not None else None
    b = plan_b.by_key()[change.b] if change.b is not None else None
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
    for side in ("from", "to"):
        if side in given:
            parts[side] = list_of(given[side].split("|"), language)
    parts["shift"] = ""
    if change.days and a is not None and b is not None and a.period is not None and b.period is not None:
        exact = a.period.is_exact and b.period.is_exact
        parts["shift"] = f", {shift(change.days, language, exact=exact)}"
    return capital(sentence(change.code, parts, language=language))
