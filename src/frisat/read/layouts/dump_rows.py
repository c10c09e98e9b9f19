"""Rows of a table whose columns are lost: where a row begins, which words are its date cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise, zip_longest

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.blocks import Line
from frisat.read.fields import words
from frisat.read.fields.cells import is_list

_MONTH = (
    r"(?:jan(?:uar[iy]?)?|feb(?:r|ruar[iy]?)?|mar(?:s|ts|ch)?|apr(?:il)?|ma[jiy]|jun[ie]?|jul[iy]?|aug(?:ust[i]?)?|"
    r"sep(?:t|tember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[cs](?:ember)?)"
)
_WEEKDAY = r"(?:man|tirs?|ons|tors?|fre|lør|søn)(?:dag(?:en)?)?"
_SEASON = r"(?:for[åa]r|sommer|efter[åa]r|vinter)(?:et|en)?"
_DATEISH = regex(
    rf"\(?(?:den|d\.|uge|uger|primo|medio|ultimo|start|starten|slut|slutningen|midt|begyndelsen|udgangen|midten|fra|til|og|eller|senest|inden|frem|"
    rf"efter|før|mellem|tidligt|sent|kl\.?|kvartal|halvår|[1-4]\.|første|andet|tredje|fjerde|anden|af|i|ca\.?|omkring|forventet|foreløbig|evt\.|"
    rf"{_MONTH}\.?(?:[-–/]{_MONTH}\.?)*[-–/]?|{_WEEKDAY}\.?|{_SEASON}(?:[-–/]{_SEASON})*|q[1-4]|"
    rf"[-–/]|(?:{_MONTH}|{_SEASON})?[-–/]?\d[\d./:–-]*(?:{_MONTH}\.?)?\d*)[,.:)]*$",
    re.IGNORECASE,
)
_UNDATED = regex(
    r"(?:løbende|fortløbende|dato (?:endnu )?ikke (?:endelig )?(?:fastlagt|fastsat|aftalt)|ikke fastlagt|dato følger|"
    r"dato ukendt|ingen dato|afventer|afklares|tbd|tba|ukendt|\?)$",
    re.IGNORECASE,
)
_UNDATED_START = regex(r"((?i:løbende|dato ikke fastlagt|ikke fastlagt))\s+(?=[A-ZÆØÅ])")
_BARE_YEAR = regex(r"(?:19|20)\d\d$")
_YEARS = regex(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?$")
_BULLET_AFTER_DATE = regex(r"[-–—*o•]\s+(?=[A-ZÆØÅ”\"])")
MAX_TOKENS = 12


@dataclass(frozen=True, slots=True)
class Seg:
    """One line of a row, or the part of it that follows the date. `gap`: blank lines before it."""

    text: str
    at: int
    gap: int = 0
    indent: int = 0
    bullet: int | None = None


@dataclass(slots=True)
class RawRow:
    """A row: the words of its date cell, and everything else in the order in which it was dumped."""

    date: str
    segs: list[Seg] = field(default_factory=list)
    first: int = 0
    section: str = ""
    lines: list[int] = field(default_factory=list)
    """Block numbers of the date's own lines."""
    year: int | None = None
    """The year that a line of its own gives to this row and those above the next such line."""


@dataclass(frozen=True, slots=True)
class DateCell:
    text: str
    rest: str
    """What follows the date on its last line."""
    last: int
    """Index of the last line that the date cell uses."""


def segs_of(lines: Sequence[tuple[int, Line]]) -> list[Seg]:
    """
    Lines as segments, blank ones counted into the gap of the next; a bullet inside a line begins a new one. More space
    than usual, or the end of bold type, parts two segments as a blank line does.
    """
    out: list[Seg] = []
    gap, bold = 0, False
    for at, line in lines:
        if not line.text.strip():
            gap += 1
            continue
        gap = max(gap, int(line.gap or (bold and not line.bold)))
        bold = line.bold
        first, *others = re.split(r"\s+•\s*", line.text)
        if first.strip():
            out.append(Seg(first.strip(), at, gap, line.indent, line.bullet))
        out += [Seg(other.strip(), at, 0, 0, 0) for other in others if other.strip()]
        gap = 0
    return out


def date_at(segs: Sequence[Seg], at: int) -> DateCell | None:
    """
    The date cell that begins segment `at`, over as many of the next segments as it fills; None when there is none.

    Nothing is a date cell after a word that cannot end a cell ("for", "og", "den"), and a lower-case text after it
    without a blank line before it speaks of a sentence that runs on.
    """
    seg = segs[at]
    if seg.bullet is not None or seg.text.startswith("(") or _runs_on(segs, at):
        return None
    if match := _UNDATED_START.match(seg.text):
        return DateCell(match[1], seg.text[match.end() :], at)
    if _UNDATED.match(seg.text):
        return DateCell(seg.text, "", at)
    found = _longest(segs, at)
    return found if found is not None and _believable(segs, at, found) else None


def _runs_on(segs: Sequence[Seg], at: int) -> bool:
    if at == 0:
        return False
    before = segs[at - 1].text
    last = before.split()[-1]
    return last in words.DANGLING or before.endswith(("-", ",", "/", "&", "§"))


def _longest(segs: Sequence[Seg], at: int) -> DateCell | None:
    pieces: list[tuple[str, int, int]] = []  # word, segment, end of the word in it
    here = at
    while here < len(segs) and here <= at + 2 and (here == at or segs[here].gap <= 1):
        complete = True
        if segs[here].bullet is not None:
            break
        for match in re.finditer(r"\S+", segs[here].text):
            if len(pieces) >= MAX_TOKENS or not _DATEISH.match(match[0]):
                complete = False
                break
            pieces.append((match[0], here, match.end()))
        if not complete:
            break
        here += 1
    for size in range(len(pieces), 0, -1):
        text = " ".join(word for word, _, _ in pieces[:size])
        if pieces[size - 1][0].lower() in words.DANGLING or (not re.search(r"\w", pieces[size - 1][0]) and size > 1):
            continue
        if _is_cell(text):
            _, last, end = pieces[size - 1]
            return DateCell(text, segs[last].text[end:].strip(), last)
    return None


@lru_cache(maxsize=4096)
def _is_cell(text: str) -> bool:
    return bool(re.search(r"\d|[a-zæøå]{3}", text, re.IGNORECASE)) and danish.is_date_cell(text.strip(","))


def _believable(segs: Sequence[Seg], at: int, cell: DateCell) -> bool:
    """Whether a date at a line's start begins a row, and is no part of the sentence before it."""
    follows = cell.rest.lstrip("”\"“'(–- ")
    lower_after = bool(follows) and follows[0].islower() and not cell.rest.startswith("(")
    after_stop = at == 0 or segs[at].gap > 0 or segs[at - 1].text.endswith((".", ":", "!", "?", ")"))
    if _BARE_YEAR.match(cell.text) and at and not segs[at].gap and not after_stop:
        return bool(follows) and not lower_after and not is_list(follows)
    if cell.text[0].islower() and not cell.text.startswith(("uge", "primo", "medio", "ultimo")) and not after_stop:
        return False
    return not lower_after or segs[at].gap > 0 or at == 0


def starts(segs: Sequence[Seg]) -> dict[int, DateCell]:
    """Segment index -> date cell of each row, when the date is the first column."""
    out: dict[int, DateCell] = {}
    at = 0
    while at < len(segs):
        cell = date_at(segs, at)
        if cell is None:
            at += 1
            continue
        out[at] = cell
        at = max(cell.last, at) + 1
    years = [
        at for at, cell in out.items() if _YEARS.match(cell.text) and not (cell.rest and _BARE_YEAR.match(cell.text))
    ]
    if 2 * len(years) < len(out):  # "2019-2023" in a title, broken over lines
        for at in years:
            del out[at]
    return out


def rows(segs: Sequence[Seg]) -> tuple[list[Seg], list[RawRow]]:
    """What stands before the first row, and the rows, of a table whose first column is the date."""
    begin = starts(segs)
    order = sorted(begin)
    out = []
    for at, until in zip_longest(order, order[1:], fillvalue=len(segs)):
        cell = begin[at]
        row = RawRow(cell.text, first=segs[at].at, lines=[segs[n].at for n in range(at, cell.last + 1)])
        if cell.rest:
            row.segs.append(_after_date(segs[cell.last], cell.rest))
        row.segs += segs[cell.last + 1 : until]
        out.append(row)
    _head_with_years(out, {at: segs[at].text for at in order})
    return list(segs[: order[0]] if order else segs), out


def _head_with_years(rows_: Sequence[RawRow], first_lines: Mapping[int, str]) -> None:
    """
    Gives rows the year that stands alone on the line above the first of them, as in a table whose years are rows.

    Only years that rise from one such line to the next, two at least: a lone one may belong to its row alone.
    """
    heads = [
        int(line) if _BARE_YEAR.match(line) and (row.date != line or not row.segs) else None
        for row, line in zip(rows_, first_lines.values(), strict=True)
    ]
    years = [year for year in heads if year is not None]
    if len(years) < _FEWEST_YEARS or any(after <= before for before, after in pairwise(years)):
        return
    current: int | None = None
    for row, year in zip(rows_, heads, strict=True):
        current = year or current
        row.year = current


_FEWEST_YEARS = 2


def _after_date(seg: Seg, rest: str) -> Seg:
    """What follows a date on its line; a dash or star before a capital is the bullet of the next cell."""
    bullet = _BULLET_AFTER_DATE.match(rest)
    return replace(seg, text=rest[bullet.end() :] if bullet else rest, gap=0, bullet=0 if bullet else None)


def inner(segs: Sequence[Seg]) -> list[tuple[int, int, int, int, str]]:
    """
    Date cells anywhere in the segments, for tables whose date column is not the first.

    Returns: (segment, start in it, last segment, end in that one, words), in order.
    """
    out = []
    at = 0
    start = 0
    while at < len(segs):
        hit = _date_inside(segs, at, start)
        if hit is None:
            at, start = at + 1, 0
            continue
        out.append(hit)
        at, start = hit[2], hit[3]
    return out


def _date_inside(segs: Sequence[Seg], at: int, start: int) -> tuple[int, int, int, int, str] | None:
    text = segs[at].text
    for match in re.finditer(r"\S+", text[start:]):
        begin = start + match.start()
        if not _DATEISH.match(match[0]) or match[0].lower() in words.DANGLING:
            continue
        before = text[:begin].split() or (segs[at - 1].text.split() if at else [])
        if before and (before[-1].lower() in words.DANGLING or before[-1].endswith((",", "§"))):
            continue
        rest = [replace(segs[at], text=text[begin:]), *segs[at + 1 : at + 3]]
        cell = _longest(rest, 0)
        if cell is None or _BARE_YEAR.match(cell.text):
            continue
        last = at + cell.last
        end = len(segs[last].text) - len(cell.rest) if last > at or cell.rest else len(text)
        return at, begin, last, end, cell.text
    return None
