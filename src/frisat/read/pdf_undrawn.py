"""Tables that nobody drew: lines whose words stand in columns, put into rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from frisat.plan.regex import regex
from frisat.read import pdf_folders
from frisat.read.fields.no_date import is_no_rest_of, stands_for_none
from frisat.read.limits import check_cells
from frisat.read.pdf_columns import at_tight_lanes, column_of, crosses, is_two_columns_of_prose, lanes
from frisat.read.pdf_lines import TextLine, pitch_of
from frisat.read.pdf_page import Rect
from frisat.read.pdf_tables import RawTable, fitting, row_of

_GOES_ON = regex(r"^(?:[-–/]|\d{4}\b\W*$|[a-zæøå(])")
_OPEN_END = regex(r"(?:[-–/,]|\b(?:og|eller|til|fra|mellem|samt))$", re.IGNORECASE)


def undrawn(lines: Sequence[TextLine], width: float, hint: Sequence[float] = ()) -> list[RawTable | TextLine]:
    """
    The lines of a page with the tables among them put together.

    Args:
        lines: from the top, no drawn table among them. width: of the page, in points. hint: columns of the table
            that stood last on the page before, in case it goes on.
    """
    out: list[RawTable | TextLine] = []
    if not hint and (folder := pdf_folders.parted(lines, width)) is not None:
        return [item for part in folder for item in undrawn(part, width)]
    for number, block in enumerate(_blocks(lines)):
        out.extend(_block(block, width, hint if number == 0 else ()))
    return out


def _blocks(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Lines parted at headings in larger letters and at wide gaps."""
    out: list[list[TextLine]] = []
    for line in lines:
        before = out[-1][-1] if out else None
        larger = before is not None and abs(line.size - before.size) > 0.14 * before.size and len(line.pieces) == 1
        smaller = before is not None and len(before.pieces) == 1 and before.size > 1.14 * line.size
        far = before is not None and line.base - before.base > 5.5 * max(line.size, before.size)
        if before is None or larger or smaller or far:
            out.append([])
        out[-1].append(line)
    return out


def _block(lines: list[TextLine], width: float, hint: Sequence[float]) -> list[RawTable | TextLine]:
    lines = at_tight_lanes(lines)
    starts = fitting(lines, hint)
    if not starts:
        first = next((at for at, line in enumerate(lines) if len(line.pieces) > 1), None)
        if first is None:
            return list(lines)
        starts = lanes(lines[first:])
        if len(starts) < 2:
            parts = _at_prose(lines)
            if len(parts) == 1:
                return list(lines)
            return [item for part in parts for item in _block(part, width, ())]
    begin, end = _reach(lines, starts)
    table = lines[begin:end]
    telling = [line for line in table if len({column_of(p.x0, starts) for p in line.pieces}) > 1]
    if not hint and (len(telling) < 2 or (len(telling) < 3 and len(starts) < 3)):
        return list(lines)
    if is_two_columns_of_prose(table, starts, width):
        return [*lines[:begin], *_one_after_other(table, starts), *lines[end:]]
    rect = Rect(min(ln.x0 for ln in table), table[0].top, max(ln.x1 for ln in table), table[-1].bottom)
    made = from_lines(table, starts, rect)
    rest: list[RawTable | TextLine] = list(lines[end:])
    if any(len(line.pieces) > 1 for line in lines[end:]):
        rest = _block(lines[end:], width, ())
    return [*lines[:begin], *([made] if made else table), *rest]


def _at_prose(lines: list[TextLine]) -> list[list[TextLine]]:
    """Lines parted where two or more running lines stand between lines with columns."""
    out: list[list[TextLine]] = [[]]
    run = 0
    for line in lines:
        single = len(line.pieces) == 1
        if out[-1] and ((single and run == 0) or (not single and run > 1)):
            out.append([])
        run = run + 1 if single else 0
        out[-1].append(line)
    merged: list[list[TextLine]] = []
    for part in out:
        lone = len(part) < 2 or len(part[0].pieces) > 1
        if (merged and lone and len(merged[-1][-1].pieces) > 1) or (merged and len(part) < 2):
            merged[-1].extend(part)
        else:
            merged.append(part)
    return merged if len(merged) > 1 else [lines]


def _reach(lines: Sequence[TextLine], starts: Sequence[float]) -> tuple[int, int]:
    """From the first line with columns to the last line that stands in them."""
    fits = [not any(crosses(line, x) for x in starts[1:]) for line in lines]
    several = [at for at, line in enumerate(lines) if len(line.pieces) > 1 and fits[at]]
    if not several:
        return 0, len(lines)
    begin = several[0]
    while begin > 0 and fits[begin - 1] and column_of(lines[begin - 1].x0, starts) > 0:
        begin -= 1
    end = several[-1] + 1
    pitch = pitch_of(lines)
    while end < len(lines) and fits[end] and lines[end].base - lines[end - 1].base < 1.6 * max(pitch, lines[end].size):
        if column_of(lines[end].x0, starts) == 0 and lines[end].x1 - lines[end].x0 > 0.9 * (starts[1] - starts[0]):
            break
        end += 1
    return begin, end


def _one_after_other(lines: Sequence[TextLine], starts: Sequence[float]) -> list[TextLine]:
    """Two columns of running text as lines: the left one, then the right one."""
    out = []
    for column in range(len(starts)):
        for line in lines:
            pieces = [piece for piece in line.pieces if column_of(piece.x0, starts) == column]
            if pieces:
                out.append(TextLine(pieces, line.base, line.size, line.top, line.bottom))
    return out


def from_lines(lines: Sequence[TextLine], starts: list[float], rect: Rect) -> RawTable | None:
    groups = _rows(lines, starts)
    check_cells(len(groups) * len(starts))
    rows = [row_of(group, starts, group[0].top) for group in groups]
    return RawTable(rows, starts, rect) if len(rows) > 1 else None


def _rows(lines: Sequence[TextLine], starts: Sequence[float]) -> list[list[TextLine]]:
    """
    Lines to rows. Wide gaps part rows when they do so throughout; else a row begins where its first column has
    words that do not go on from the line above.
    """
    pitch = pitch_of(lines)
    by_gap = _at_gaps(lines, pitch)
    firsts = [sum(_begins(group, at, starts) for at in range(len(group))) for group in by_gap]
    if len(by_gap) > 2 and sum(count == 1 for count in firsts) >= 0.8 * len(by_gap) and max(firsts) <= 1:
        return by_gap
    out: list[list[TextLine]] = []
    row_gap = _least_row_gap(lines, starts)
    for at, line in enumerate(lines):
        step = line.base - lines[at - 1].base if at else 0.0
        far = row_gap > 1.5 * pitch > 0 and step >= 0.97 * row_gap
        if not out or _begins(lines, at, starts) or far or _spans(line, starts) or _spans(out[-1][-1], starts):
            out.append([line])
        else:
            out[-1].append(line)
    return out


def _spans(line: TextLine, starts: Sequence[float]) -> bool:
    return len(line.pieces) == 1 and crosses(line, starts[1])


def _at_gaps(lines: Sequence[TextLine], pitch: float) -> list[list[TextLine]]:
    out: list[list[TextLine]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if line.base - before.base > 1.3 * max(pitch, 1.0):
            out.append([line])
        else:
            out[-1].append(line)
    return out


def _least_row_gap(lines: Sequence[TextLine], starts: Sequence[float]) -> float:
    """The smallest step to a line that begins a row; 0 when there are too few to tell."""
    steps = [line.base - lines[at - 1].base for at, line in enumerate(lines) if at > 1 and _begins(lines, at, starts)]
    return min(steps) if len(steps) > 2 else 0.0


def _begins(lines: Sequence[TextLine], at: int, starts: Sequence[float]) -> bool:
    """Whether a line has words in the first column that do not go on from those above it."""
    text = _first_column(lines[at], starts)
    if not text:
        return False
    above = _first_column(lines[at - 1], starts) if at else ""
    goes_on = bool(above) and bool(_GOES_ON.match(text) or _OPEN_END.search(above)) and not stands_for_none(above)
    if not goes_on or not any(p.text[:1].isupper() for p in lines[at].pieces if column_of(p.x0, starts) > 0):
        return not goes_on
    return stands_for_none(text) or is_no_rest_of(text, above)  # no date of its own, but something begins beside it


def _first_column(line: TextLine, starts: Sequence[float]) -> str:
    return " ".join(piece.text for piece in line.pieces if column_of(piece.x0, starts) == 0)
