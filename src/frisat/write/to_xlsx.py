"""
A plan as a workbook: one activity a row, dates that Excel can sort, everything visible.

A day is a date cell; anything vaguer is its own words, with the first and last possible day in two date columns.
Every other cell is text, so that nothing in a plan becomes a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from frisat.plan.model import Activity, Plan, Status
from frisat.plan.period import Period, Precision
from frisat.plan.printed import clock_words, period_words
from frisat.plan.sentences import Language
from frisat.write import outline as parts
from frisat.write.archive import core_properties, steady
from frisat.write.clean import clean
from frisat.write.labels import Labels

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_DATE_FORMAT = "dd-mm-yyyy"
_MOST_IN_CELL = 32_000
"""Excel takes 32,767 characters in a cell."""
_EXCEL_BEGINS = date(1900, 3, 1)
"""Before this day Excel's calendar is wrong."""
_FONT = "Calibri"


def render(plan: Plan, *, language: Language = "da", staff: bool = False) -> bytes:
    """The workbook as bytes of a .xlsx. `staff`: with what is for staff only."""
    from openpyxl import Workbook

    shown = parts.publishable(plan, staff=staff)
    o = parts.outline(plan, language=language, staff=staff)
    labels = Labels(language)
    book = Workbook()
    sheet: Any = book.active
    sheet.title = labels.phrase("plan_sheet")
    _plan_sheet(sheet, shown, o, labels, staff=staff)
    if o.head or o.items:
        _agenda_sheet(book, o, labels)
    if o.footnotes:
        _list_sheet(book, o.footnotes_heading, [f"{mark} {text}".strip() for mark, text in o.footnotes])
    if o.stakeholders:
        _list_sheet(book, o.stakeholders_heading, [*o.stakeholders, o.stakeholders_note])
    if o.text:
        _list_sheet(book, o.text_heading, o.text)
    out = BytesIO()
    book.save(out)
    core = core_properties(o.title, {"da": "da-DK", "en": "en-GB"}[language])
    return steady(out.getvalue(), lambda name, part: core if name == "docProps/core.xml" else part)


# ------------------------------------------------------------------------------------------------------- the plan
@dataclass(frozen=True, slots=True)
class _Context:
    labels: Labels
    names: dict[str, str]
    marks: dict[str, str]


Value = str | date | None


@dataclass(frozen=True, slots=True)
class _Column:
    """`always`: the column is there even when no activity fills it."""

    key: str
    width: int
    value: Callable[[Activity, _Context], Value]
    always: bool = False


def is_plain_day(period: Period | None) -> bool:
    """Whether a date cell says all that the period says: one day, stated outright, nothing beside it."""
    return (
        period is not None
        and period.precision is Precision.DAY
        and period.is_exact
        and not (period.inferred or period.note)
        and period.latest is not None
        and period.latest >= _EXCEL_BEGINS
    )


def _when(a: Activity, c: _Context) -> Value:
    if a.period and is_plain_day(a.period):
        return a.period.earliest
    return period_words(a.period, c.labels.language)


def _day(day: date | None) -> Value:
    return day if day is None or day >= _EXCEL_BEGINS else day.strftime("%d-%m-%Y")


def _first(a: Activity, c: _Context) -> Value:
    return _day(a.period.earliest) if a.period else None


def _last(a: Activity, c: _Context) -> Value:
    return _day(a.period.latest) if a.period else None


def _lines(texts: Iterable[str]) -> str:
    """Several texts in one cell: one a line, with a bullet when there are more, or when one has a dash of its own."""
    kept = [text for raw in texts if (text := clean(raw))]
    bullets = len(kept) > 1 or any(text[0] in "-–•" for text in kept)
    return "\n".join(f"• {text}" if bullets else text for text in kept)


def _listed(key: str) -> Callable[[Activity, _Context], Value]:
    return lambda a, c: _lines(getattr(a, key))


def _text(key: str) -> Callable[[Activity, _Context], Value]:
    return lambda a, c: clean(getattr(a, key) or "")


_COLUMNS = (
    _Column("period", 22, _when, always=True),
    _Column("first", 12, _first, always=True),
    _Column("last", 12, _last, always=True),
    _Column("time", 16, lambda a, c: clock_words(a.time, c.labels.language)),
    _Column("title", 48, lambda a, c: clean(a.title), always=True),
    _Column("kind", 18, lambda a, c: c.labels.kind(a.kind), always=True),
    _Column("actors", 34, lambda a, c: _lines(parts.actors_of(a, c.labels.language)[0]), always=True),
    _Column("others", 34, lambda a, c: _lines(parts.actors_of(a, c.labels.language)[1])),
    _Column("agenda", 50, _listed("agenda")),
    _Column("deliverables", 40, _listed("deliverables")),
    _Column("status", 14, lambda a, c: c.labels.status(a.status), always=True),
    _Column("reason", 30, _text("status_reason")),
    _Column("replaced", 34, lambda a, c: c.names.get(a.replaced_by or "")),
    _Column("place", 26, _text("place")),
    _Column("track", 20, _text("track")),
    _Column("method", 26, _text("method")),
    _Column("recommends", 28, _listed("recommends")),
    _Column("decides", 28, _listed("decides")),
    _Column("depends", 34, lambda a, c: _lines(c.names[k] for k in a.depends_on if k in c.names)),
    _Column("note", 10, lambda a, c: c.marks.get(a.key)),
)
_VISIBILITY = _Column("visibility", 16, lambda a, c: c.labels.visibility(a.visibility), always=True)


def _plan_sheet(sheet: Worksheet, plan: Plan, o: parts.Outline, labels: Labels, *, staff: bool) -> None:
    """Title and facts above the header row; the panes are frozen under it, and it carries the filter."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    context = _Context(labels, parts.names_of(plan, labels.language), parts.marks_of(plan))
    columns, grid = _filled(plan, context, (*_COLUMNS, _VISIBILITY) if staff else _COLUMNS)
    _put(sheet, 1, 1, o.title).font = Font(name=_FONT, size=18, bold=True, color="0D4F5C")
    _put(sheet, 2, 1, o.facts).font = Font(name=_FONT, size=11, color="4A5759")
    for at, remark in enumerate(o.remarks, start=3):
        _put(sheet, at, 1, remark).font = Font(name=_FONT, size=11, color="4A5759")
    head = 4 + len(o.remarks)
    line = Side(style="thin", color="9DB0B3")
    border = Border(left=line, right=line, top=line, bottom=line)
    top = Alignment(wrap_text=True, vertical="top")
    left = Alignment(wrap_text=True, vertical="top", horizontal="left")
    body, strong = Font(name=_FONT, size=11), Font(name=_FONT, size=11, bold=True)
    off, tint = Font(name=_FONT, size=11, bold=True, color="A3211B"), PatternFill("solid", fgColor="E3EEF0")
    for at, column in enumerate(columns, start=1):
        cell = _put(sheet, head, at, labels.column(column.key))
        cell.font, cell.fill, cell.border, cell.alignment = strong, tint, border, top
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    for down, (activity, values) in enumerate(zip(plan.activities, grid, strict=True), start=head + 1):
        for at, (column, value) in enumerate(zip(columns, values, strict=True), start=1):
            cell = _put(sheet, down, at, value)
            cancelled = column.key == "status" and activity.status is Status.CANCELLED
            cell.font = off if cancelled else strong if column.key == "title" else body
            cell.border, cell.alignment = border, left if isinstance(value, date) else top
        sheet.row_dimensions[down].height = _height(columns, values)
    last = f"{get_column_letter(len(columns))}{head + len(grid)}"
    sheet.freeze_panes = f"A{head + 1}"
    sheet.auto_filter.ref = f"A{head}:{last}"
    _print_setup(sheet, f"{head}:{head}", large=sum(column.width for column in columns) > _A4_COLUMNS)


_A4_COLUMNS = 260
"""Width of the columns, in characters, from which an A4 page would be too small to read."""
_LINE = 15.0
"""Height of one line of the body font, in points."""
_HIGHEST = 409.0
"""Excel's own limit for a row."""


def _height(columns: Iterable[_Column], values: Iterable[Value]) -> float:
    """Room for the row's longest cell: not every program measures wrapped text when it opens a file."""
    lines = 1
    for column, value in zip(columns, values, strict=True):
        if isinstance(value, str):
            wide = column.width - 2
            lines = max(lines, sum(1 + len(line) // wide for line in value.split("\n")))
    return min(_HIGHEST, lines * _LINE + 2)


def _filled(plan: Plan, context: _Context, columns: Iterable[_Column]) -> tuple[list[_Column], list[list[Value]]]:
    """The columns that some activity fills (and those that are always there), and the values by row."""
    by_column = [(c, [c.value(a, context) for a in plan.activities]) for c in columns]
    kept = [(c, values) for c, values in by_column if c.always or any(values)]
    return [c for c, _ in kept], [list(row) for row in zip(*(values for _, values in kept), strict=True)]


def _put(sheet: Worksheet, row: int, column: int, value: Value) -> Any:
    """A date cell or a text cell, never a formula."""
    cell: Any = sheet.cell(row=row, column=column)
    if isinstance(value, date):
        cell.value = value
        cell.number_format = _DATE_FORMAT
    elif value:
        text = clean_lines(value)[:_MOST_IN_CELL]
        cell.value = text
        cell.data_type = "s"  # the library takes a leading "=" for a formula
        if text.lstrip()[:1] in ("=", "+", "-", "@"):
            cell.quotePrefix = True
            cell.number_format = "@"
    return cell


def clean_lines(text: str) -> str:
    """The text with its line breaks, each line clean."""
    return "\n".join(clean(line) for line in text.split("\n"))


def _print_setup(sheet: Any, title_rows: str, *, large: bool = False) -> None:
    """On its side, one page wide; on A3 when there is much."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8 if large else 9  # A3 or A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if title_rows:
        sheet.print_title_rows = title_rows
    sheet.oddFooter.right.text = "&P / &N"


# ------------------------------------------------------------------------------------------------- further sheets
def _agenda_sheet(book: Workbook, o: parts.Outline, labels: Labels) -> None:
    """The head as label and value, then an item a row: heading and what is said of it."""
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(labels.column("agenda"))
    row = 1
    top = Alignment(wrap_text=True, vertical="top")
    for label, values in o.head:
        _put(sheet, row, 1, label).font = Font(name=_FONT, bold=True)
        _put(sheet, row, 2, "\n".join(values)).alignment = top
        row += 1
    row += 1 if o.head and o.items else 0
    for item in o.items:
        _put(sheet, row, 1, item.heading).font = Font(name=_FONT, bold=True)
        said = [f"{p.label} {p.text}".strip() for p in item.paragraphs]
        _put(sheet, row, 2, "\n".join(said)).alignment = top
        row += 1
    for column, width in (("A", 40), ("B", 90)):
        sheet.column_dimensions[column].width = width
    for cells in sheet.iter_rows():
        cells[0].alignment = top
    _print_setup(sheet, "")


def _list_sheet(book: Workbook, title: str, lines: Iterable[str]) -> None:
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(title)
    _put(sheet, 1, 1, title).font = Font(name=_FONT, size=14, bold=True, color="0D4F5C")
    for row, line in enumerate(lines, start=2):
        _put(sheet, row, 1, line).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 110
    _print_setup(sheet, "")
