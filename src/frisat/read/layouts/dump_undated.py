"""Rows without a date and section headings between the rows of a dumped table: they must not inherit a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from frisat.plan.regex import regex
from frisat.read.fields import words
from frisat.read.fields.cells import is_list
from frisat.read.layouts import dump_entries
from frisat.read.layouts.dump_cells import ends_open, goes_on
from frisat.read.layouts.dump_rows import RawRow, Seg

_SECTION = regex(r"(?:fase|del|trin|spor|etape|runde|afsnit)\s+(?:\d+|[ivx]+|[a-d])\b|(?:19|20)\d\d$", re.IGNORECASE)
_PROSE = 25
"""Words of several sentences that no cell holds when the others hold none."""
_PAGE_GAP = 2
"""Blank lines from which on a new piece may begin without other signs: the end of a page or of the table."""


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    at: int


def parted(
    lead: Sequence[Seg], rows: Sequence[RawRow], *, actors: bool, agenda_first: bool = False
) -> list[RawRow | Heading]:
    """
    The rows with what has no date taken out of them, in order.

    In: what stands before the first date, the rows, whether the table has an actor column (then a gap alone parts
    nothing, because cells of one row are parted by gaps too), whether a row's agenda stands before its task (then the
    first text after the bullets is the row's own). A piece of one line before another undated piece is
    a heading; it becomes the `section` of those after it.
    """
    out: list[RawRow | Heading] = []
    section = ""
    pieces = _pieces(lead, actors, agenda_first, dated=False)
    for row in (None, *rows):
        if row is not None:
            own, *pieces = _pieces(row.segs, actors, agenda_first, dated=True)
            row.segs = own
            row.section = section
            out.append(row)
        for at, piece in enumerate(pieces):
            alone = len(piece) == 1 and piece[0].bullet is None
            if (_SECTION.match(piece[0].text) and alone) or (alone and at + 1 < len(pieces)):
                section = piece[0].text
                out.append(Heading(section, piece[0].at))
            else:
                out.append(RawRow("", piece, piece[0].at, section))
    return out


def _pieces(segs: Sequence[Seg], actors: bool, agenda_first: bool, *, dated: bool) -> list[list[Seg]]:
    out: list[list[Seg]] = [[]] if dated else []
    for at, seg in enumerate(segs):
        first = not out
        if first or ((out[-1] or len(out) > 1) and _begins(segs, at, out, actors, agenda_first)):
            out.append([seg])
        else:
            out[-1].append(seg)
    return out


def _begins(segs: Sequence[Seg], at: int, pieces: Sequence[Sequence[Seg]], actors: bool, agenda_first: bool) -> bool:
    """Whether segment `at` begins a row without a date, or a section."""
    seg, before, piece = segs[at], segs[at - 1], pieces[-1]
    if seg.bullet is not None or not seg.text[:1].isupper() or ends_open(before.text):
        return False
    if _is_part_of_row(seg):
        return False
    if _SECTION.match(seg.text) and seg.gap:
        return True
    bulleted = any(one.bullet is not None for one in piece)
    if agenda_first and bulleted and len(pieces) == 1 and not _has_task(piece):
        return False
    outdented = seg.indent > 0 and not any(one.indent for one in pieces[0][:1])
    event = words.is_event(seg.text.split()[0])
    if seg.gap and bulleted:
        return outdented or (event and not seg.text.endswith(".")) or _noted(segs, at)
    if bulleted and event and (outdented or _noted(segs, at)):
        return True
    if len(pieces) > 1 and len(piece) == 1 and (outdented or event):
        return True
    return not actors and seg.gap >= _PAGE_GAP and bool(piece)


def _has_task(piece: Sequence[Seg]) -> bool:
    """Whether text of its own stands below a piece's last bullet."""
    last = max(at for at, seg in enumerate(piece) if seg.bullet is not None)
    return any(
        seg.gap > 0 and seg.text[:1].isupper() and not ends_open(before.text) and not goes_on(before.text, seg.text)
        for before, seg in pairwise(piece[last:])
    )


def _is_part_of_row(seg: Seg) -> bool:
    kept, _, _ = dump_entries.without_status([seg])
    return not kept or dump_entries.participants_from([seg]) == 0


def _noted(segs: Sequence[Seg], at: int) -> bool:
    """Whether the lines that begin at `at` say, before the next bullet, that their date is not settled."""
    for seg in segs[at : at + 5]:
        if seg.bullet is not None:
            return False
        if dump_entries.without_status([seg])[2] is not None:
            return True
    return False


def cut_prose(rows: Sequence[RawRow]) -> int | None:
    """
    Takes the prose below the table out of the last row.

    It is prose when it begins after a blank line with a whole sentence and no other row ends in one. Returns the block
    where it begins, None when there is none.
    """
    if len(rows) < 3 or not rows[-1].segs:
        return None
    others = [row for row in rows[:-1] if row.segs]
    if any(re.search(r"[.!?]$", row.segs[-1].text) for row in others):
        return None
    last = rows[-1]
    for at, seg in enumerate(last.segs):
        rest = last.segs[at:]
        length = sum(len(one.text.split()) for one in rest)
        stops = sum(bool(re.search(r"[.!?]$", one.text)) for one in rest)
        sentence = (bool(re.search(r"[.:]$", rest[-1].text)) and length >= 5) or (stops >= 2 and length >= _PROSE)
        whole = at > 0 and seg.gap > 0 and not ends_open(last.segs[at - 1].text) and seg.text[:1].isupper()
        if whole and sentence and seg.bullet is None and not is_list(seg.text):
            del last.segs[at:]
            return seg.at
    return None
