"""Dates of draft activities: cells parsed, years filled in, rows with several dates parted, moves understood."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.danish.told_years import TitleYears, Told
from frisat.plan.model import Activity, Note, Source, Status
from frisat.plan.period import Period, Precision
from frisat.plan.regex import regex
from frisat.read import days_told, each_body, page_year, told_years, when_once
from frisat.read.blocks import Line
from frisat.read.draft import DraftActivity
from frisat.read.fields import mend
from frisat.read.frame import Head
from frisat.read.layouts import prose_years, tables_dashes
from frisat.read.timed import Timed

_MOVED = regex(
    r"\b(?:flytte[st]|flyttet|rykke[st]|rykket|udsat|udsættes|udskudt|udskydes|ændret)\b.*?(?:\btil\b|"
    r"→|\bny(?:t)? (?:dato|dag|tidspunkt)\b|\bi stedet (?:den|d\.|\w+dag)(?=\s))",
    re.IGNORECASE,
)
_MOVED_FROM = regex(
    r"\b(?:(?:flyttet|udsat|rykket|udskudt|ændret) fra|"
    r"(?:(?<=^)|(?<=\())(?:var|før)(?= (?:(?:den|d\.|\w+dag) )*\d)|"
    r"skulle (?:oprindeligt |ellers )?(?:have været|være) (?:af)?holdt|"
    r"(?:oprindelig|tidligere)t?(?: dato:?)?(?: planlagt| berammet| fastsat| annonceret| sat)?(?: til)?"
    r"(?= (?:(?:den|d\.|\w+dag) )*\d))",
    re.IGNORECASE,
)
"""Beside the new date: "20. maj (flyttet fra 13. maj)", "(oprindeligt planlagt til den 13. maj)"."""
_CANCELLED = regex(r"\baflys", re.IGNORECASE)
_TIMEWORD = regex(
    r"\d|januar|februar|marts|april|\bmaj\b|juni|juli|august|september|oktober|november|december|uge|kvartal", re.I
)
_YEAR_NOTES = {
    "neighbours": "R111",
    "title": "R112",
    "heading": "R113",
    "weekday": "R114",
    "document_date": "R115",
    "column": "R117",
    "budget": "R118",
    "file": "R119",
}
"""What a year was taken from (`Period.basis` before the colon) -> the note that says so."""


def timed(drafts: Sequence[DraftActivity], head: Head, lines: Sequence[Line] = ()) -> list[Timed]:
    """
    The activities with their periods, in document order; a cell with two dates gives two.

    Years that the words lack come from `DraftActivity.year`, else from the neighbours, the title and the document's
    date, else from what the page's `lines` say elsewhere; what stays without a year has no EDTF and a note.
    """
    out: list[Timed] = []
    for draft in drafts:
        out += _parted(draft, len(out))
    asked = [one for one in out if one.found is not None and not one.draft.passing]
    dates = [
        told_years.Dated(one.found, one.draft.year_basis, one.draft.section) for one in asked if one.found is not None
    ]
    twice = days_told.years(lines) if any(one.found.needs_year or one.found.period.inferred for one in dates) else {}
    lacking, told = told_years.in_doubt(dates, head.day, twice, head.years.years)
    if any(found.needs_year for found in lacking):
        filled = _with_years(lacking, told, _sections(asked), _lists(asked), head, lines)
        for one, found in zip(asked, filled, strict=True):
            one.found = found
    for one in out:
        _settle(one, head)
    return when_once.each(out)


def _sections(found: Sequence[Timed]) -> frozenset[int]:
    """The dates that are the first below another heading than those before; headings that are dates are no sections."""
    heads = [one.draft.section.strip() for one in found]
    return frozenset(
        n
        for n, (before, head) in enumerate(pairwise(heads), 1)
        if head and before != head and not (danish.is_date_cell(head) or danish.is_date_cell(before))
    )


def _lists(found: Sequence[Timed]) -> dict[int, float]:
    """
    The first date of a list, when only sentences stand above it and the last of them is on what is to come, with what a
    day between the list's end and that sentence's counts: little where the sentence tells how it all ends.
    """
    first = next((n for n, one in enumerate(found) if not one.draft.told), 0)
    if not first or found[first - 1].draft.status is Status.HELD:
        return {}
    return {first: _END_WEIGHT if prose_years.ENDS.search(found[first - 1].draft.title) else _BEFORE_WEIGHT}


_END_WEIGHT, _BEFORE_WEIGHT = 0.2, 2.0
"""What is told first mostly comes first, so that a list is before it only when it comes much nearer that way."""


def _with_years(
    lacking: Sequence[Found],
    told: Mapping[int, Told],
    anew: Collection[int],
    lists: Mapping[int, float],
    head: Head,
    lines: Sequence[Line],
) -> list[Found]:
    """
    The dates with the years that they lack, where those are known. `anew`: those that begin a section; `lists`: those
    that begin a list below sentences.

    What the page says elsewhere counts where nothing nearer says a year, or where the printed weekdays refute it.
    """
    known = danish.fill_years(
        lacking,
        title=head.years,
        document_date=head.day,
        anew=anew,
        lists=lists,
        told=told,
    )
    if all(one.needs_year for one in known):
        page = page_year.find(lines, known)
        title = TitleYears(page.years, page.basis) if page else head.file
        return danish.fill_years(known, title=title)
    if not page_year.are_all_wrong(lacking, known):
        return known
    bare = [one for one in lacking if one.needs_year]
    page = page_year.find(lines, bare)
    if page is None:
        return known
    filled = iter(danish.fill_years(bare, title=TitleYears(page.years, page.basis)))
    return [next(filled) if one.needs_year else one for one in lacking]


def _parted(draft: DraftActivity, before: int) -> list[Timed]:
    cell = mend.plain(draft.period_text)
    found = [draft.found] if draft.found is not None else parse_cell(cell, draft.year, draft.year_basis)
    if not found and _MOVED.search(cell) and tables_dashes.names(cell):
        slashed = parse_cell(tables_dashes.slashed(cell), draft.year, draft.year_basis)
        found = [replace(one, period=replace(one.period, text=cell[one.start : one.end])) for one in slashed]
    moved = _moved(draft, cell, found)
    if moved is not None:
        old, new = moved
        status = Status.CANCELLED if _CANCELLED.search(f"{cell} {draft.status_text}") else Status.POSTPONED
        first = Timed(replace(draft, status_text=draft.status_text), old, status=status, replaced_by=before + 1)
        return [first, Timed(replace(draft, status_text=""), new, status=Status.PLANNED)]
    if not found and (put_off := _put_off(draft)) is not None:
        return [Timed(replace(draft, period_text=put_off.period.text), put_off, status=Status.POSTPONED)]
    if draft.found is None and _is_headed(cell, found):
        return [Timed(draft, found[1])]
    if (whole := _over_two_days(draft, cell, found)) is not None:
        return [Timed(draft, whole)]
    if len(found) > 1:
        own = each_body.parted(draft, len(found)) or [draft] * len(found)
        return [Timed(replace(of, period_text=one.period.text), one) for of, one in zip(own, found, strict=True)]
    return [Timed(draft, found[0] if found else None)]


def _is_headed(cell: str, found: list[Found]) -> bool:
    """Whether a cell holds a season or quarter that heads its part of the list, and the row's own day right behind."""
    if len(found) != _TWO:
        return False
    wide, day = (one.in_any_year().period for one in found)
    return (
        wide.precision in _HEADING
        and day.precision is Precision.DAY
        and not cell[found[0].end : found[1].start].strip()
        and found[0].start == 0
    )


_HEADING = frozenset({Precision.SEASON, Precision.QUARTER})
_OVER_DAYS = regex(
    r"\b[\w-]*(?:seminar(?:et)?|konference(?:n)?|kursus(?:set)?|uddannelse(?:n)?|studietur(?:en)?|internat(?:et)?|"
    r"festival(?:en)?|camp(?:en)?|topmøde(?:t)?|messe(?:n)?|valg(?:et)?)\b",
    re.IGNORECASE,
)
"""What is one thing though it takes two days, while "møder" and "møde" on two days are two."""
_AND = regex(r"\.?\s?(?:og|&|\+|samt)\s?(?=\d{1,2}\.)", re.IGNORECASE)


def _over_two_days(draft: DraftActivity, cell: str, found: list[Found]) -> Found | None:
    """The two days in a row of one seminar, "d. 7. og 8. september", as one span; None for everything else."""
    if (
        len(found) != _TWO
        or found[0].period.text != found[1].period.text
        or not _OVER_DAYS.search(draft.title[:_SAYS_IT])
    ):
        return None
    spans = parse_cell(_AND.sub(".-", cell, count=1), draft.year, draft.year_basis)
    if len(spans) != 1:
        return None
    one = spans[0].in_any_year().period
    if one.earliest is None or one.latest is None or (one.latest - one.earliest).days != 1:
        return None
    return replace(spans[0], period=replace(spans[0].period, text=found[0].period.text))


_TWO, _SAYS_IT = 2, 400


def _put_off(draft: DraftActivity) -> Found | None:
    """The one time that a remark puts off to what has no other: "Udskudt til 2. halvår 2031"."""
    if not _MOVED.search(draft.status_text) or mend.plain(draft.period_text):
        return None
    new = danish.find(mend.plain(draft.status_text), year=draft.year, basis=draft.year_basis)
    return new[0] if len(new) == 1 else None


def parse_cell(cell: str, year: int | None = None, basis: str = "") -> list[Found]:
    """The dates of a date cell; a cell with other words beside its dates is searched as running text."""
    if not cell:
        return []
    found = danish.parse(cell, year=year, basis=basis)
    return found or danish.find(cell, year=year, basis=basis)


def _moved(draft: DraftActivity, cell: str, found: list[Found]) -> tuple[Found, Found] | None:
    """Old and new date of "flyttes fra X til Y", or of a dated row whose status says "udsat til Y"."""
    if _MOVED.search(cell) and len(found) == 2:
        return found[0], found[1]
    if found and (said := _MOVED_FROM.search(cell)) and found[0].start < said.start():
        old = danish.find(cell[said.end() :], year=draft.year, basis=draft.year_basis)
        new = parse_cell(cell[: said.start()].rstrip(" ,;–-("), draft.year, draft.year_basis)
        return (old[0], new[0]) if len(old) == len(new) == 1 else None
    if len(found) == 1 and (said := _MOVED_FROM.search(draft.status_text)):
        words = draft.status_text[said.start() :]
        words = tables_dashes.slashed(words) if tables_dashes.names(cell) else words
        old = danish.find(words, year=draft.year, basis=draft.year_basis)
        if len(old) == 1 and old[0].in_any_year().period.precision is found[0].in_any_year().period.precision:
            return old[0], found[0]
    if draft.status_text and _MOVED.search(draft.status_text):
        new = danish.find(draft.status_text, year=draft.year, basis=draft.year_basis) or _whole_year(draft.status_text)
        if len(new) == 2:
            return (found[0] if found else new[0]), new[1]
        if len(new) == 1 and found:
            return found[0], new[0]
    return None


def _whole_year(remark: str) -> list[Found]:
    """The bare year that ends a remark on a move, "udskudt til 2032"; elsewhere such a number may count anything."""
    said = _TO_A_YEAR.search(remark)
    return danish.parse(said[1]) if said else []


_TO_A_YEAR = regex(r"\btil ((?:19|20)\d\d)[.)]?$", re.IGNORECASE)


def _settle(one: Timed, head: Head) -> None:
    draft, found = one.draft, one.found
    cell = mend.plain(draft.period_text)
    if found is None:
        said = cell or draft.period_note or ""
        one.period = Period(None, said, note=draft.period_note if cell else None) if said else None
        if cell and _TIMEWORD.search(cell):
            one.notes.append(Note("R102", draft.source, cell))
    else:
        one.period = found.period
        if one.period.basis == "document_date" and head.day is not None:  # the layout did not know the day
            one.period = replace(one.period, basis=f"document_date:{head.day}")
            one.found = found = replace(found, period=one.period)
        if draft.period_note and not one.period.note:
            one.period = replace(one.period, note=draft.period_note)
        one.notes += _doubts(found, draft)
    one.time = (danish.clock(draft.time_text) if draft.time_text else None) or (found.time if found else None)


def _doubts(found: Found, draft: DraftActivity) -> list[Note]:
    period, out = found.period, []
    if found.needs_year:
        out.append(Note("R104", draft.source, period.text))
    elif found.impossible:
        out.append(Note("R106", draft.source, period.text))
    elif period.inferred and period.edtf is not None and period.basis != "brackets":
        out.append(_year_note(draft.source, period))
    if found.weekday_wrong:
        out.append(Note("R105", draft.source, period.text, (("weekday", found.weekday_wrong),)))
    return out


def _year_note(source: Source, period: Period) -> Note:
    """The note on a year that was inferred, worded by what it was taken from."""
    basis, _, detail = (period.basis or "").partition(":")
    code = _YEAR_NOTES.get(basis, "R103") if detail or basis == "column" else "R103"
    return Note(code, source, period.text, (("edtf", period.edtf or ""), ("detail", detail)))


def link_replaced(built: Sequence[Activity], timed_: Sequence[Timed]) -> list[Activity]:
    """The activities with the key of the one that replaces each moved one."""
    return [
        activity if one.replaced_by is None else replace(activity, replaced_by=built[one.replaced_by].key)
        for activity, one in zip(built, timed_, strict=True)
    ]


def near(said: str, period: Period | None) -> Period | None:
    """A day without a year ("23/11") beside an activity's own period: the year that puts it inside or nearest."""
    if period is None or period.edtf is None:
        return None
    found = danish.parse(said)
    if not found:
        return None
    one = found[0]
    if not one.needs_year:
        return one.period
    first, last = period.earliest or period.latest, period.latest or period.earliest
    if first is None or last is None:
        return None
    for year in sorted({first.year, last.year}):
        made = one.with_year(year, period.text).period
        if made.overlaps(period):
            return made
    return one.with_year(first.year, period.text).period


def speaks_of_time(text: str) -> bool:
    """Whether page text that became no activity names a date that a person may want to look at."""
    return any(found.period.edtf is not None or found.needs_year for found in danish.find(text))
