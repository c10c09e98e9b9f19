"""What the headings above a line or row say about time: the year for days without one, a month for bare days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.period import Period, Precision, parse_edtf
from frisat.plan.regex import regex
from frisat.read import frame
from frisat.read.blocks import Document, Line, Table
from frisat.read.draft import DraftActivity
from frisat.read.fields import budget_years, furniture, stamps

_YEAR = regex(r"(?<![\d./-])(?:19|20)\d\d(?![\d]|[.-]\d)")
_SCHOOL_YEAR = regex(r"\b(skoleåret|skoleår) (\d\d) ?[/–-] ?(\d\d)(?!\d)", re.IGNORECASE)
_TWO_YEARS = regex(r"(?<!\d)((?:19|20)\d\d) ?([/–-]) ?((?:19|20)\d\d|\d\d)(?!\d)")


def years_in(text: str) -> tuple[int, ...]:
    """
    The years that a heading names, in order. "2025/26" and "2025-2026" are two; a longer span such as
    "2025-2037" names a plan's term and says nothing about when its steps are taken. The year of a budget stands for
    the one in which it is made.
    """
    return _years(text)[0]


def _years(text: str) -> tuple[tuple[int, ...], str]:
    """The years a heading names, and the words of the budget that they were taken from when nothing else names one."""
    budget = budget_years.told(text)
    said = _calendar_years(budget.rest)
    return (said, "") if said else (budget.made, budget.words)


def _calendar_years(text: str) -> tuple[int, ...]:
    out: list[int] = []

    def two(match: re.Match[str]) -> str:
        first = int(match[1])
        last = int(match[3]) if len(match[3]) == 4 else first // 100 * 100 + int(match[3])
        if match[2] != "/" and len(match[3]) == 2 and last <= 12 and last != first % 100 + first // 100 * 100 + 1:
            return match[0]
        if last == first + 1:
            out.extend((first, last))
        return " "

    rest = _TWO_YEARS.sub(two, _SCHOOL_YEAR.sub(r"\1 20\2/\3", text))
    out += [int(m[0]) for m in _YEAR.finditer(rest)]
    return tuple(dict.fromkeys(out))


@dataclass(frozen=True, slots=True)
class Context:
    """
    What stands above. `years`: the nearest heading's; `basis`: where they stand; `heading`: the nearest heading.
    `when`: the heading's own words when it is a date itself ("Marts 2026"), which undated lines below it take.
    """

    heading: str = ""
    years: tuple[int, ...] = ()
    basis: str = ""
    when: str = ""
    dated: frozenset[int] = frozenset()
    """The years that the document's own dates name."""
    above: str = ""
    """The nearest heading that is no date itself, when `heading` is one."""
    budgets: frozenset[int] = frozenset()
    """The years of the budget that the page is about: in a heading they name it, and no time."""

    def below(self, heading: str) -> Context:
        """The context of what stands under `heading`, which itself stands under this one."""
        text = heading.strip().rstrip(":").strip()
        years, budget = _years(text)
        if budget and self.dated and not self.dated & set(years):
            years, budget = (), ""  # the year before a budget's is only where its work is usually done
        if not budget and set(years) <= self.budgets - self.dated and not is_date_heading(text):
            years = ()
        basis = f"budget:{budget}" if budget else f"heading:{text}" if years else self.basis
        is_date = is_date_heading(text)
        above = (self.above if self.when else self.heading) if is_date else ""
        return replace(
            self, heading=text, years=years or self.years, basis=basis, when=text if is_date else "", above=above
        )

    def refuted_by(self, printed: Sequence[int]) -> Context:
        """
        The context for a list whose days bear these years, in order of their printing: where several do and none is a
        heading's, that is in a name ("Klimaplan 2030") and says nothing of the days without one.
        """
        named = bool(self.years) and not self.when and len(printed) >= _SEVERAL and not set(self.years) & set(printed)
        return replace(self, years=(), basis="") if named else self

    @property
    def year(self) -> int | None:
        """The one year that holds for everything below, None when there are two or none."""
        return self.years[0] if len(self.years) == 1 else None

    def year_for(self, text: str) -> int | None:
        """
        The year of a date text that lacks one; of two years the one that puts it inside the heading's own span, or most
        of its days ("30. juli - 5. august" in a school year that begins in August).
        """
        if len(self.years) <= 1:
            return self.year
        held = danish.parse(self.when) if self.when else danish.find(self.heading)
        found = next(iter(danish.parse(text) or danish.find(text)), None)
        if len(held) != 1 or held[0].needs_year or found is None or not found.needs_year:
            return None
        inside = {y: _days_shared(found.with_year(y, "").period, held[0].period) for y in self.years}
        fitting = [y for y, days in inside.items() if days and days == max(inside.values())]
        return fitting[0] if len(fitting) == 1 else None

    @property
    def month(self) -> str:
        """The heading's words when it is one month: what a bare day below it belongs to."""
        found = danish.parse(self.when) if self.when else []
        if len(found) != 1:
            return ""
        return self.when if _is_month(found[0]) else ""


def _days_shared(one: Period, other: Period) -> int:
    """How many days two periods have in common; one that is open at an end is as long as the other."""
    if not one.overlaps(other):
        return 0
    first = [day for day in (one.earliest, other.earliest) if day is not None]
    last = [day for day in (one.latest, other.latest) if day is not None]
    return (min(last) - max(first)).days + 1 if first and last else 1


def day_of(heading: str) -> str:
    """The words of the one day that a heading names ("Tirsdag den 4. maj 2031 – første dag"); "" without one."""
    found = danish.find(heading) if heading else []
    is_day = len(found) == 1 and found[0].in_any_year().period.precision is Precision.DAY
    return found[0].period.text if is_day else ""


def _is_month(found: Found) -> bool:
    edtf = found.in_any_year().period.edtf
    return bool(edtf and re.fullmatch(r"\d{4}-(?:0\d|1[012])", edtf))


def is_month(text: str) -> bool:
    """Whether a text is one month, with or without a year."""
    found = danish.parse(text.strip())
    return len(found) == 1 and _is_month(found[0])


def is_date_heading(text: str) -> bool:
    """Whether a heading is a date, month, season, week or year and nothing else."""
    text = text.strip().rstrip(":").strip()
    return 0 < len(text) <= 60 and danish.is_date_cell(text) and not _REMARK.search(text)


_REMARK = regex(
    r"\((?!(?:forventet|foreløbig|evt|eventuelt|ny|dato|tid|aflyst|udsat|uge)\b)[^\W\d][^()]*\s[^()\d]*\)$", re.I
)
"""Words in brackets behind a date that say what happens then: "26.6.2026 (ordinært møde)"."""


def is_carried(heading: str, activities: Iterable[DraftActivity]) -> bool:
    """Whether an activity says a heading's words: as its time, its track, or the reason for a year it lacks."""
    text = heading.strip().rstrip(":")
    return any(
        text in activity.period_text
        or text == activity.track
        or (text in activity.year_basis and not years_in(activity.period_text))
        for activity in activities
    )


def joined(first: str, last: str, year: int | None, basis: str) -> tuple[str, Found | None]:
    """
    A start cell and an end cell as one period: its words, and the period when the words alone would not parse.

    Equal cells, or an empty end, are the start alone.
    """
    if not last or last == first:
        return first, None
    if not first:
        return last, None
    text = f"{first} – {last}"
    if len(danish.parse(text)) == 1:
        return text, None
    ends = [danish.parse(first, year=year, basis=basis), danish.parse(last, year=year, basis=basis)]
    if any(len(e) != 1 or e[0].needs_year or e[0].period.edtf is None for e in ends):
        return text, None
    a, b = (e[0].period for e in ends)
    edtf = f"{str(a.edtf).partition('/')[0]}/{str(b.edtf).rpartition('/')[2]}"
    period = Period(edtf, text, inferred=a.inferred or b.inferred, basis=a.basis or b.basis)
    return text, Found(period, 0, len(text))


def month_number(text: str) -> int | None:
    """1 to 12 when a text is one month ("Sept.", "august 2025"), else None."""
    text = text.strip()
    if not text or text[0].isdigit() or len(text) > 20:
        return None
    found = danish.parse(text)
    if len(found) != 1 or not _is_month(found[0]):
        return None
    return int(str(found[0].in_any_year().period.edtf)[5:7])


_WEEKDAYS = ("man", "tir", "ons", "tor", "fre", "lør", "søn")


def weekday_in(week: str, weekday: str, year: int | None, basis: str) -> Found | None:
    """The day that a week and a weekday in two places mean; None when the year is unknown or the words do not fit."""
    at = next((n for n, name in enumerate(_WEEKDAYS) if weekday.strip().lower().startswith(name)), None)
    found = danish.parse(week, year=year, basis=basis) if year else danish.parse(week)
    if at is None or len(found) != 1 or found[0].needs_year or found[0].period.edtf is None:
        return None
    span = parse_edtf(found[0].period.edtf)
    if span.first is None or span.last is None or (span.last.high - span.first.low).days != 6:
        return None
    day = span.first.low.fromordinal(span.first.low.toordinal() + at)
    text = f"{week} {weekday}"
    period = Period(day.isoformat(), text, inferred=found[0].period.inferred, basis=found[0].period.basis)
    return replace(found[0], period=period, start=0, end=len(text))


_STOPS = (".", "!", "?")


def title_context(document: Document) -> Context:
    """What the document's title says: its own, else the first words of the page when they read as a title."""
    first = next((b for b in document.blocks if not isinstance(b, Line) or _speaks(b.text)), None)
    title = document.title or (first.text if isinstance(first, Line) and len(first.text) <= 160 else "")
    ends = title.endswith(_STOPS) and not frame.is_plan_name(title)
    made = bool(budget_years.told(" ".join(b.text for b in document.blocks if isinstance(b, Line))[:_HEAD]).made)
    of_title = budget_years.told(title).made
    top = Context(
        dated=_years_of_dates(document) if made or of_title else frozenset(),
        budgets=frozenset(year + 1 for year in of_title[:1]),
    )
    if not title or ends:
        return top
    below = replace(top.below(title), when="")
    if below.years and _bears_a_day(title) and _years_of_dates(document) - {*below.years}:
        return replace(below, years=(), basis="")  # the month in which the paper was written
    return below.refuted_by(_printed_years(line.text for line in document.lines())) if below.years else below


def _bears_a_day(title: str) -> bool:
    """Whether the year of a title stands with a month or day alone: "Tidsplan, april 2031"."""
    found = danish.find(title)
    return len(found) == 1 and found[0].period.precision in (Precision.DAY, Precision.MONTH)


_HEAD = 2000
"""Characters of a page in which the budget that it is about is named."""
_MOST_LINES = 400
"""Lines that are asked for years; a page that names none so far names none."""


def _years_of_dates(document: Document) -> frozenset[int]:
    """The years of the months and days that a document's lines name."""
    texts = [line.text for line in islice(document.lines(), _MOST_LINES) if len(line.text) < _LONG]
    said = (found for text in texts if _YEAR.search(text) for found in danish.find(text))
    fine = (one.period for one in said if not one.needs_year and one.period.precision in _FINE)
    return frozenset(day.year for period in fine for day in (period.earliest, period.latest) if day is not None)


_SEVERAL = 3
"""Days with their years that show when a list is, against the year of a heading."""


def _printed_years(texts: Iterable[str]) -> list[int]:
    """The years of the days and months that texts open with."""
    out = []
    for text in islice((text for text in texts if any(map(str.isdigit, text[:_OPENS]))), _MOST_LINES):
        first = next(iter(danish.find(text[:_LONG])), None)
        if first is not None and first.start <= _LEADS and not first.needs_year and first.period.precision in _FINE:
            day = first.period.earliest or first.period.latest
            out += [day.year] if day else []
    return out


_OPENS, _LEADS = 60, 12
"""Characters at a line's beginning that hold its date, and that may stand before it ("Senest den ")."""
_LONG = 2000
_FINE = frozenset({Precision.DAY, Precision.DAYS, Precision.MONTH, Precision.MONTHS})


def _speaks(text: str) -> bool:
    return bool(text.strip()) and not furniture.is_furniture(text)


def above_tables(document: Document) -> Iterator[tuple[int, Table, Context]]:
    """Each table with its index and what the headings and the caption above it say."""
    top = title_context(document)
    stack: list[tuple[int, Context]] = []
    loose = Context()
    for at, block in enumerate(document.blocks):
        if isinstance(block, Line) and block.text.strip():
            if block.level and not stamps.is_stamp(block.text):
                while stack and stack[-1][0] >= block.level:
                    stack.pop()
                above = stack[-1][1] if stack else top
                stack.append((block.level, above.below(block.text)))
                loose = Context()
            elif _may_head(block) and (block.bold or _next_table(document, at)):
                loose = (loose if loose.heading else stack[-1][1] if stack else top).below(block.text)
        elif isinstance(block, Table):
            context = loose if loose.heading else stack[-1][1] if stack else top
            if block.caption:
                context = context.below(block.caption)
            texts = (line.text for row in block.rows for cell in row.cells for line in cell.lines)
            yield at, block, context.refuted_by(_printed_years(texts))
            loose = Context()


def _may_head(line: Line) -> bool:
    """Whether a line is short enough to stand over a table: no sentence, nor what the paper says of itself."""
    return len(line.text) <= 120 and not stamps.is_stamp(line.text) and not line.text.rstrip().endswith(_STOPS)


def _next_table(document: Document, at: int) -> bool:
    """Whether the next block that says anything is a table."""
    for block in document.blocks[at + 1 :]:
        if isinstance(block, Table):
            return True
        if not isinstance(block, Line) or block.text.strip():
            return False
    return False
