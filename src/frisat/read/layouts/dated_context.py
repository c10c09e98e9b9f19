"""What stands around a dated line: whether headings make a time line, which day or year a line itself says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice, pairwise
from statistics import median

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.fields import words
from frisat.read.layouts.dated_lines import LONG, split
from frisat.read.layouts.tables_context import Context, is_date_heading, is_month, years_in

_FEWEST = 3
"""Date headings, or lines that open with a day in figures, from which on they are the page's way of saying dates."""
_LEADS_IN = 200
_NEAR = 12
"""Characters before a date in which the end of the sentence before it stands."""
_DAY = words.DAY_IN_FIGURES
_IN_FIGURES = regex(
    rf"(?P<days>{_DAY}(?:\s?(?:\+|&|og)\s?{_DAY})*)\.?(?:\s+(?=[(A-ZÆØÅ])|\s*(?:[–-]\s|:\s)\s*)(?P<title>\S.*)",
    re.DOTALL,
)
_BEFORE_SIGN = regex(rf"{_DAY}\.?(?:\s[–-]|:)\s")
_FULL_FIGURES = regex(words.WHOLE_IN_FIGURES)
_ENDED = regex(r"(?:^|[.;]\s+)(?:den |d\. )?$", re.IGNORECASE)
_COLON = regex(r"\s*:\s+\S")
_YEAR_FIRST = regex(r"(?P<when>(?:19|20)\d\d)(?:\s*:\s+|\s+(?:[–-]\s+)?)(?P<title>[A-ZÆØÅ][a-zæøå].*)", re.DOTALL)


def is_timeline(below: Mapping[int, int]) -> bool:
    """Whether most dates that stand as headings (`below_headings`) have one or two lines below them, not a section."""
    return len(below) >= _FEWEST and median(below.values()) <= 2


def last_step(below: Mapping[int, int]) -> tuple[int, int] | None:
    """
    The last date of a time line (`below_headings`), and how many lines below it may still be steps: as many as stand
    below the date before that has most. None when too few stand before to show it.
    """
    *before, last = below
    return (last, max(below[n] for n in before)) if len(before) >= _FEWEST - 1 else None


def is_past_the_end(document: Document, step: tuple[int, int] | None, heading: int, at: int) -> bool:
    """
    Whether a line below the last date of a time line is no step any more.

    Args:
        step: `last_step`. heading: block of the date. at: block of the line.
    """
    if step is None or heading != step[0]:
        return False
    lines = (n for n in range(heading + 1, at + 1) if _says(document, n))
    return next(islice(lines, step[1], None), None) is not None


def below_headings(document: Document) -> dict[int, int]:
    """Block of each date that stands as a heading -> how many lines of text stand below it until the next."""
    counts: dict[int, int] = {}
    now = -1
    for at, block in enumerate(document.blocks):
        if not isinstance(block, Line) or not _says(document, at):
            continue
        if block.bullet is None and is_date_heading(block.text):
            now = at
            counts[now] = 0
        elif now >= 0:
            counts[now] += 1
    return counts


def _says(document: Document, at: int) -> bool:
    block = document.blocks[at]
    return isinstance(block, Line) and any(map(str.isalnum, block.text))


def is_list(when: str) -> bool:
    """Whether the words of a date are a whole list of days, as a body's meetings of a year are."""
    return len(danish.parse(when)) >= _FEWEST


def in_figures(document: Document) -> bool:
    """Whether several lines open with a day such as "22.5.2017", or with one such as "3.2." before a dash or colon."""
    texts = [block.text.strip() for block in document.blocks if isinstance(block, Line)]
    ways = (_FULL_FIGURES, _BEFORE_SIGN)
    return any(sum(bool(way.match(text)) for text in texts) >= _FEWEST for way in ways)


def day_in_figures(text: str) -> tuple[str, Found | None, str] | None:
    """When and what of "8.5 + 12.6 Udvalget drøfter …", which elsewhere may be any number."""
    match = _IN_FIGURES.fullmatch(text)
    if match is None:
        return None
    days = re.split(r"\s?(?:\+|&|og)\s?", match["days"])
    return ", ".join(f"{day}." for day in days), None, match["title"].strip()


def year_first(text: str) -> tuple[str, Found | None, str] | None:
    """When and what of a line that opens with a bare year, in a list whose lines open with dates."""
    match = _YEAR_FIRST.fullmatch(text)
    return (match["when"], danish.parse(match["when"])[0], match["title"].strip()) if match else None


def entries(text: str) -> list[str]:
    """
    The entries of a time table that is set as one paragraph, "10. maj: Start. 3. juni: Møde. …"; fewer than three are
    none, as a sentence may open with a day and go on after a colon.
    """
    if text.count(":") < _FEWEST:
        return []
    ended = [f for f in danish.find(text) if _ENDED.search(text, max(0, f.start - _NEAR), f.start)]
    cuts = [f.start for f in ended if _COLON.match(text, f.end)]
    if len(cuts) < _FEWEST:
        return []
    return [text[a:b].strip() for a, b in pairwise([*cuts, len(text)])]


_PHASE = regex(r"(?:fase|etape|trin|del|step|spor|skridt)\s+(?:\d{1,2}|[ivx]{1,4}|[a-f])\b", re.IGNORECASE)


def phases(document: Document) -> frozenset[int]:
    """The lines that number a step and end with its time; one alone may be a sentence's beginning."""
    lines = [(at, b) for at, b in enumerate(document.blocks) if isinstance(b, Line) and len(b.text) <= LONG]
    numbered = [(at, b.text.strip()) for at, b in lines if _PHASE.match(b.text.strip())]
    dated = [at for at, text in numbered if (said := split(text, bullet=False, context=Context())) and said.apart]
    return frozenset(dated) if len(dated) >= 2 else frozenset()


_LINK = (
    r"(?:dagsorden|referat|beslutningsreferat|beslutningsprotokol|bilag|materiale|video|optagelse|link|pdf|læs mere|"
    r"se mere|tilmelding|tilmeld)"
)
_LINKS = regex(
    rf"(?:(?:se|læs|hent|åbn)\s+)?{_LINK}(?:\s*(?:[|·,;/]|og|\s)\s*{_LINK})*(?:\s*\(?pdf\)?)?[.]?", re.IGNORECASE
)


def is_links(text: str) -> bool:
    """Whether the words behind a day only lead to papers: "Dagsorden | Referat"."""
    return len(text) <= _LONGEST_LINKS and _LINKS.fullmatch(text.strip()) is not None


_LONGEST_LINKS = 60


def own_month(text: str, when: str) -> str:
    """The month that a point below a year ends with ("Forslag indleveres december"); "" when there is none."""
    words = text.rstrip(" .").rsplit(None, 1)
    year = danish.parse(when)
    if len(words) < 2 or len(year) != 1 or year[0].period.precision is not Precision.YEAR or not is_month(words[1]):
        return ""
    return words[1]


def begins_anew(text: str, context: Context) -> bool:
    """Whether a line that begins small is no rest of the line above: "ultimo juni Ansøgning sendes"."""
    dated = split(text, bullet=False, context=context)
    return dated is not None and dated.first and dated.title[:1].isupper()


def own_day(text: str, when: str) -> Found | None:
    """
    The whole date that a sentence below a date heading names, when it lies outside the heading's time.

    A list of news has the day of each as its heading, and says what happened or will happen some other day.
    """
    found = danish.find(text)
    heading = danish.parse(when)
    if len(found) != 1 or len(heading) != 1 or found[0].needs_year or heading[0].needs_year or not text.endswith("."):
        return None
    own = found[0]
    fine = own.period.precision in (Precision.DAY, Precision.DAYS)
    beside = text[: own.start].rstrip().endswith("(")
    return own if fine and not beside and not own.period.overlaps(heading[0].period) else None


_SCHOOL_YEAR = regex(r"\bskoleår", re.IGNORECASE)
"""A span of two years' months that days below it lie in, as they lie in a calendar year."""


def says_year(document: Document, at: int) -> bool:
    """
    Whether a line outside the list gives the year of its dates: it leads in to them ("… følgende dage i 2026:", "… i
    skoleåret 2026/27:"), or stands by itself as a heading in dumped text ("Budget 2026").
    """
    line = document.blocks[at]
    if not isinstance(line, Line) or line.bullet is not None or not years_in(line.text):
        return False
    text = line.text.strip()
    if len(text) > _LEADS_IN:
        return False
    leads_in = text.endswith(":")
    spans = [found for found in danish.find(text) if not (leads_in and _SCHOOL_YEAR.search(found.period.text))]
    if any(found.period.precision is not Precision.YEAR or found.needs_year for found in spans):
        return False
    if leads_in:
        return True
    alone = len(text) <= LONG // 3 and not text.endswith((".", ",", ";")) and text[:1].isupper()
    return document.plain and alone and _is_blank(document, at - 1) and _is_blank(document, at + 1)


def _is_blank(document: Document, at: int) -> bool:
    block = document.blocks[at] if 0 <= at < len(document.blocks) else None
    return block is None or (isinstance(block, Line) and not block.text.strip())
