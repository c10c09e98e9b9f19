"""Dates alone on a line, whose words stand above ("2. Idefase" / "8. januar - 5. februar") or below as a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from frisat.plan import danish
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.draft import DraftActivity
from frisat.read.evidence.words import BODY, EVENT, HEADING
from frisat.read.fields import furniture, stamps
from frisat.read.layouts import tables_split, tables_words
from frisat.read.layouts.dated_alone import alone
from frisat.read.layouts.tables_context import is_date_heading

_NUMBER = regex(
    r"^(?:(?:trin|fase|step|etape)\s*\d{1,2}\s*[.):–-]\s+|\d{1,2}\s*[.):]\s+(?:(?:trin|fase|step|etape)\s*[.:–-]\s+)?)(?=\S)",
    re.IGNORECASE,
)
_STEP = regex(
    r"(?:første|anden|andet|tredje|fjerde|femte|sjette|sidste|\d{1,2}\.) (?:etape|fase|trin|del|step)\b:?",
    re.IGNORECASE,
)
"""A heading that only numbers a step."""
_STEP_BEFORE = regex(
    r"(?:første|anden|andet|tredje|fjerde|femte|sjette|sidste|\d{1,2}\.) (?:etape|fase|trin|del|step):\s+", re.I
)
_LONGEST = 90
_MANY = 4
"""Dates of a page that show how it sets them."""
_ENDS = (".", ",", ";")
_FINE = frozenset({Precision.DAY, Precision.DAYS, Precision.MONTH})
"""Times that a heading names as its own; "Møder i 1. halvår 2026" heads the days of that half year."""


def without_number(text: str) -> str:
    """A title without the number of its step: "2. Idefase", "1. fase: Idéer"."""
    return _NUMBER.sub("", _STEP_BEFORE.sub("", text.strip())).rstrip(":").strip()


_BARE_STEP = regex(r"(?:trin|fase|step|etape|skridt|del)\s*(?:nr\.?\s*)?\d{1,2}[.:]?", re.IGNORECASE)
_LONGEST_NAME = 160


def name_step(activity: DraftActivity) -> None:
    """Gives a step that only bears a number, "Trin 2", the first of the lines below it as its name."""
    if activity.agenda and _BARE_STEP.fullmatch(activity.title.strip()) and len(activity.agenda[0]) <= _LONGEST_NAME:
        activity.track = activity.track or activity.title.strip(" .:")
        activity.title, activity.agenda = activity.agenda[0], activity.agenda[1:]


def titles(document: Document) -> dict[int, tuple[int, str]]:
    """
    Block index of each date alone on a line -> block index and words of its title, the line above it.

    Bullets that are only dates belong to the heading above their list. Other lines do so where at least two headings
    have a date right below them, or where several dates follow one another.
    """
    lines = [(at, b) for at, b in enumerate(document.blocks) if isinstance(b, Line)]
    groups = _groups(document, lines)
    bulleted = [g for g in groups if g.bullets]
    plain = [g for g in groups if not g.bullets]
    if len(plain) < 2 or _heads_below(lines):
        plain = [g for g in plain if len(g.dates) > 1 or _is_years_list(document, g)]
    return {at: (g.title_at, g.title) for g in bulleted + plain for at in g.dates}


def _is_years_list(document: Document, group: _Group) -> bool:
    """Whether its first line holds the days of a whole year."""
    line = document.blocks[group.dates[0]]
    return isinstance(line, Line) and _is_list(line.text.strip(" ."), _FEWEST_ALONE)


@dataclass(frozen=True, slots=True)
class _Group:
    title_at: int
    title: str
    dates: tuple[int, ...]
    bullets: bool


def _groups(document: Document, lines: Sequence[tuple[int, Line]]) -> list[_Group]:
    """Runs of dates alone, each with the heading right above it."""
    out: list[_Group] = []
    below = _dates_end_the_page(lines)
    n = 0
    while n < len(lines):
        run = []
        bullet = lines[n][1].bullet is not None
        start = n
        if not bullet and _leads_in(lines, n):
            n += 1
            continue
        while n < len(lines) and (lines[n][1].bullet is not None) == bullet and alone(lines[n][1].text):
            run.append(lines[n][0])
            n = _next_bullet(lines, n + 1) if bullet else _next_date(lines, n + 1, tight=len(run) >= _FEWEST_ALONE)
        if not run:
            n += 1
            continue
        above = _title_above(document, lines, start, bullet=bullet, several=len(run) > 1, below=below)
        if above is None and len(run) > 1:
            above = _title_of_section(lines, start)
            if above is not None and len(run) < _FEWEST_ALONE and not _are_meetings(document, run, above[1]):
                above = None
        if above is not None:
            out.append(_Group(*above, tuple(run), bullet))
    return out


def _are_meetings(document: Document, run: Sequence[int], section: str) -> bool:
    """Whether two lines below the name of a list of meetings are days of it, and no headings of what stands below."""
    lines = [block for at in run if isinstance(block := document.blocks[at], Line) and not block.level]
    days = [one.in_any_year().period.precision for line in lines for one in danish.find(line.text)[:1]]
    return _MEETINGS.search(section) is not None and days == [Precision.DAY] * len(run)


def _leads_in(lines: Sequence[tuple[int, Line]], n: int) -> bool:
    """Whether a line ends with a colon and words of its own stand right below: it says when those are, "31.05.31:"."""
    if not lines[n][1].text.rstrip().endswith(":") or n + 1 == len(lines):
        return False
    below = lines[n + 1][1].text.strip()
    return below != "" and alone(below) is None


def _next_bullet(lines: Sequence[tuple[int, Line]], n: int) -> int:
    """The n-th line, or the list item after it when the n-th is a pause ("Sommerferie") between days of the list."""
    k = n
    while k < len(lines) and lines[k][1].bullet is not None and is_pause(lines[k][1].text):
        k += 1
    return k if k < len(lines) and lines[k][1].bullet is not None and alone(lines[k][1].text) is not None else n


def _next_date(lines: Sequence[tuple[int, Line]], n: int, *, tight: bool) -> int:
    """
    The n-th line, or the next date alone that only blank lines, pauses, and list lines with words of their own, stand
    before.

    Web pages set a blank line after each day, and some days say more: "Mandag den 27. marts + temamøde".
    `tight`: the list is long enough that such a day may also stand without a blank line.
    """
    k = n
    while k < len(lines) and (
        not lines[k][1].text.strip()
        or is_pause(lines[k][1].text)
        or is_undated(lines[k][1].text)
        or ((tight or k > n) and _is_dated_line(lines[k][1]))
    ):
        k += 1
    is_date = k < len(lines) and lines[k][1].bullet is None and alone(lines[k][1].text) is not None
    return k if is_date else n


_UNDATED = regex(
    r"(?P<what>[^()]{5,80}?)\s*(?:\(|[,:–-]\s)(?P<said>(?:dato(?:en)? )?"
    r"(?:fastlægges|fastsættes|aftales|meldes ud|følger|kommer)(?: senere| snarest)?|"
    r"dato(?:en)? (?:er )?(?:endnu )?ikke (?:fastlagt|fastsat|aftalt|kendt))\)?\.?",
    re.IGNORECASE,
)


def is_undated(text: str) -> bool:
    """Whether a line among days names a meeting whose day is still to come: "Ekstra møde (fastlægges senere)"."""
    return undated(text) is not None


def undated(text: str) -> tuple[str, str] | None:
    """What such a line names, and its words on the day that is to come."""
    match = _UNDATED.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    return (match["what"].strip(), match["said"]) if match and not danish.find(match["what"]) else None


def _is_dated_line(line: Line) -> bool:
    """Whether a short line without a full stop opens or ends with a day, and does not head anything."""
    text = line.text.strip()
    if line.level or line.bullet is not None or len(text) > _LONGEST or text.endswith((".", ":")) or alone(text):
        return False
    found = danish.find(text)
    return bool(found) and (_opens_with_date(text) or not text[found[-1].end :].strip())


def _dates_end_the_page(lines: Sequence[tuple[int, Line]]) -> bool:
    """
    Whether a page without headings sets each step in a line and its date in the next, over a blank line or not.

    Dates that stood as headings would have something below the last of them; dates that end the page belong to what
    stands above.
    """
    said = [line for _, line in lines if line.text.strip()]
    dates = [n for n, line in enumerate(said) if line.bullet is None and not line.level and alone(line.text)]
    heads = [said[n - 1] for n in dates if n and n - 1 not in dates]
    if len(dates) < _MANY or dates[0] == 0 or dates[-1] < len(said) - 1:
        return False
    return all(head.bullet is None and not head.text.rstrip().endswith(_ENDS) for head in heads)


def _title_above(
    document: Document, lines: Sequence[tuple[int, Line]], n: int, *, bullet: bool, several: bool, below: bool
) -> tuple[int, str] | None:
    """
    The heading above the n-th line; between a list and its heading may stand sentences.

    Args:
        several: the line begins a list of dates. below: each date of the page stands below its words.
    """
    k = n - 1
    below_date = False
    while k > 0 and not bullet and not lines[k][1].text.strip():
        k -= 1
    step = _NUMBER.match(lines[k][1].text) or _STEP.fullmatch(lines[k][1].text.strip())
    if k < n - 1 and not bullet and not (several or below or _is_list(lines[n][1].text) or step):
        return None  # only a list of days, or a numbered step, belongs to the heading over a blank line
    while k >= 0 and bullet and not _stops(lines[k][1], below_date=below_date):
        below_date = below_date or is_date_heading(lines[k][1].text)
        k -= 1
    if k < 0 or lines[k][1].bullet is not None or not _is_title(lines[k][1]):
        return None
    line = lines[k][1]
    set_off = bool(line.level or line.bold or k == 0 or not lines[k - 1][1].text.strip() or _NUMBER.match(line.text))
    beside = (several and k == n - 1) or (k > 0 and lines[k - 1][1].bullet is not None)
    leads_in = line.text.rstrip().endswith(":")
    right_above = bullet and (beside or leads_in)
    if not set_off and not right_above and not (several and leads_in and k == n - 1) and (document.plain or not bullet):
        return None
    return lines[k][0], without_number(_without_term(line.text))


_TERM = regex(
    r"\s*\((?:findes|gælder|fungerer|består|virker|nedlægges|oprettes|ophører)\b[^()]{2,60}\)(?=:?$)", re.IGNORECASE
)
"""From or until when a body is there, in brackets behind its name: no time of what the heading names."""


def _without_term(text: str) -> str:
    return _TERM.sub("", text.strip())


_FEWEST_ALONE = 3
"""Days in a row that are a list, though no line that is their heading stands right above."""


def _title_of_section(lines: Sequence[tuple[int, Line]], n: int) -> tuple[int, str] | None:
    """The heading of the section that a list of days stands in; only sentences may stand between."""
    first = next((k for k, (_, line) in enumerate(lines[:n]) if line.text.strip()), 0)
    name = lines[first][1].text.strip() if n else ""
    of_page = (lines[first][0], name) if len(name) <= _LONGEST and _CALENDAR.search(name) else None
    for k in range(n - 1, -1, -1):
        line = lines[k][1]
        text = line.text.strip()
        if _is_passed_by(text):
            continue
        if line.bullet is None and _is_title(line) and (line.level or k == 0 or not lines[k - 1][1].text.strip()):
            names = EVENT.search(text) or BODY.search(text) or of_page is None
            return (lines[k][0], text.rstrip(":").strip()) if names else of_page
        if text and not text.endswith((".", ":", "!", "?")):
            break
    return of_page


_CALENDAR = regex(r"\bmøde(?:kalender|plan|datoer|oversigt|række)", re.IGNORECASE)
"""What a page is called whose days without other words are meetings."""
_MEETINGS = regex(r"\bmøder(?:ne)?\b|\bmøde(?:kalender|plan|datoer|oversigt|række)", re.IGNORECASE)
"""What a section is called in which two days without other words are meetings."""
_STARTS = regex(r"(?:(?:alle )?møderne|møde(?:start|tid|tidspunkt)|alle møder|mødet)\b.{0,40}", re.IGNORECASE)


_PAUSE = regex(
    r"(?:(?:jul|sommer|vinter|efterårs|påske|krise|pinse|juli)\w*?)?(?:ferie|pause)n?|påsken?|jul(?:en)?|nytår|pinsen?|"
    r"(?:møde)?fri(?: periode)?|helligdage?|påskelov|sportlov|høstlov|sommarlov",
    re.IGNORECASE,
)
"""What stands between the days of a list, and names none of them."""


def is_pause(text: str) -> bool:
    """Whether a line only says that nothing is held for a time: "Sommerferie", "(julepause)"."""
    return _PAUSE.fullmatch(text.strip(" .:()–-")) is not None


def _is_passed_by(text: str) -> bool:
    """Whether a line between days and their heading says nothing of them: a pause, a part of a paper, other days."""
    said = text.strip(" .:()")
    if HEADING.fullmatch(said) or _PAUSE.fullmatch(said) or alone(said) is not None:
        return True
    if _STARTS.fullmatch(said) and danish.clock(said) is not None and not danish.find(said):
        return True  # when all of them begin
    return text.startswith("(") and text.endswith(")")


def _is_list(text: str, fewest: int = 2) -> bool:
    return len(danish.parse(text)) >= fewest


def _stops(line: Line, *, below_date: bool) -> bool:
    """Whether the search for a list's heading ends here: sentences, dates as headings and their lists are passed by."""
    text = line.text.strip()
    if not text or (text.endswith((".", ":")) and not _is_title(line)) or is_date_heading(text):
        return False
    if line.bullet is not None and _opens_with_date(text):
        return False  # of the same list
    if line.bullet is None and text.startswith("(") and text.endswith(")"):
        return False
    return line.bullet is None or not below_date


def _opens_with_date(text: str) -> bool:
    found = danish.find(text)
    return bool(found) and text[: found[0].start].strip().lower() in ("", "den", "d.")


def _is_title(line: Line) -> bool:
    text = _without_term(line.text)
    if not text or len(text) > _LONGEST or text.endswith((".", ",", ";")):
        return False
    if stamps.is_stamp(text) or furniture.is_furniture(text):
        return False
    if HEADING.fullmatch(text.rstrip(":")) or _PAUSE.fullmatch(text.rstrip(":")):
        return False
    label = tables_split.label_of(text)
    if tables_words.header_roles(text.rstrip(":"))[:1] and len(text.split()) == 1 and label is None:
        return line.level > 0 or (line.bold and line.gap) or _NUMBER.match(text) is not None
    if is_date_heading(text):
        return False
    return not any(found.needs_year or found.period.precision in _FINE for found in danish.find(text))


def _heads_below(lines: Sequence[tuple[int, Line]]) -> bool:
    """Whether the dates stand above their headings: then a heading above a date belongs to the date before it."""
    said = [line for _, line in lines if line.text.strip()]
    first = next((n for n, line in enumerate(said) if not line.level and alone(line.text)), None)
    if first is None:
        return False
    return _is_head(said, first + 1) and not (
        _is_head(said, first - 1) and said[first - 1].level >= said[first + 1].level
    )


def _is_head(said: Sequence[Line], n: int) -> bool:
    return 0 <= n < len(said) and said[n].level > 0 and alone(said[n].text) is None
