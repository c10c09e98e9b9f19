"""Two expressions of one cell that say one date ("Marts 2022, uge 9-10"): the finer holds."""

from __future__ import annotations

from dataclasses import replace

from frisat.plan.danish.found import Found, settle
from frisat.plan.danish.spans import Span
from frisat.plan.regex import regex

_RANK = {
    "day": 0,
    "nth_weekday": 0,
    "week": 1,
    "month": 3,
    "quarter": 4,
    "tertial": 4,
    "half": 4,
    "season": 4,
    "year": 5,
}
_BETWEEN = regex(r"[\s,(:–-]{0,6}")
_SOME_YEARS = range(2019, 2026)
"""Years that show between them whether a week may hold a day or lie in a month when neither has a year."""


def _rank(span: Span) -> int:
    ranks = {_RANK.get(point.kind, 6) - bool(point.part) for point in span.points}
    return max(ranks)


def _in_year_of(span: Span, coarse: Span) -> list[Span]:
    """The finer span in every year that the coarser one gives it; as it is when it has its own."""
    years = {point.year for point in coarse.points if point.year is not None}
    if not span.needs_year or not years:
        return [span]
    return [replace(span, first=replace(span.first, year=year)) for year in sorted(years)]


def refined(found: list[Found], text: str, *, strict: bool = False) -> list[Found]:
    """
    The list with neighbours made one where one lies in the other and nothing says that they are two.

    `strict` (running text) does so for what stands in brackets and for a week beside its month only.
    """
    out: list[Found] = []
    for one in found:
        made = _one_of_two(out[-1], one, text, strict=strict) if out else None
        if made is None:
            out.append(one)
        else:
            out[-1] = made
    return out


def _one_of_two(one: Found, two: Found, text: str, *, strict: bool) -> Found | None:
    if one.span is None or two.span is None or not _BETWEEN.fullmatch(text[one.end : two.start]):
        return None
    opened = "(" in text[one.end : two.start] and text[two.end : two.end + 1] == ")"
    if opened and _is_week_of(one.span, two.span):
        return replace(one, end=two.end + 1)
    if _is_special(one.span) or _is_special(two.span) or _rank(one.span) == _rank(two.span):
        return None
    fine, coarse = (one.span, two.span) if _rank(one.span) < _rank(two.span) else (two.span, one.span)
    if strict and not opened and (fine.first.kind, coarse.first.kind) != ("week", "month"):
        return None
    end = two.end + opened
    for span in _in_year_of(fine, coarse):
        if _overlap(span, coarse):
            words = " ".join(text[one.start : end].split())
            note = one.period.note or two.period.note
            return settle(span, words, one.start, end, one.time or two.time, note=note)
    return None


def _is_week_of(one: Span, two: Span) -> bool:
    """Whether a day with its bound ("senest 15. oktober") has only its week in the brackets behind it."""
    return one.bound is not None and one.last is None and one.first.kind == "day" and two.first.kind == "week"


def _is_special(span: Span) -> bool:
    return bool(span.options or span.bound or span.open_end or span.open_start)


def _overlap(fine: Span, coarse: Span) -> bool:
    year = next((p.year for p in (*coarse.points, *fine.points) if p.year is not None), None)
    return any(_overlap_in(fine, coarse, one) for one in ([year] if year is not None else _SOME_YEARS))


def _overlap_in(fine: Span, coarse: Span, year: int) -> bool:
    inner, outer = (settle(span, "", 0, 0, None, year=year).period for span in (fine, coarse))
    return inner.overlaps(outer)
