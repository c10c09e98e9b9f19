"""Days and parts of a month whose name stands elsewhere, in a heading or another column: "Onsdag d. 14.", "primo"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from frisat.plan import danish
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.draft import Draft, DraftActivity
from frisat.read.fields import words
from frisat.read.layouts.tables_context import is_month

_WEEKDAY = rf"(?:(?:{words.WEEKDAY_STEMS})(?:dag(?:en)?|\.)?|(?:ma|ti|on|to|fr|lø|sø)\.)"
_ONE = r"[0-3]?\d\b\.?"
_DAYS = rf"{_ONE}(?:\s?(?:[-–+&,]|/(?=\s)|og|til)\s?(?:(?:{_WEEKDAY}\s)?(?:d\.|den)\s?)?{_ONE})*"
_LEAD = rf"(?:(?:senest|inden|frem til|fra)\s+)?(?:{_WEEKDAY},?\s+)?(?:(?:d\.|den)\s*)?"
_CLOCK = r",?\s*(?:kl\.?|klokken)\s*\d[\d.:]*(?<!:)(?:\s*(?:[-–]|til)\s*(?:kl\.?\s*)?\d[\d.:]*(?<!:))?"
_ALONE = regex(rf"(?P<lead>{_LEAD})(?P<days>{_DAYS})(?P<clock>{_CLOCK})?", re.IGNORECASE)
_PART = regex(
    r"(?:i |hen over )?(?P<part>hele|løbet af|(?:slutningen|begyndelsen|starten|midten|udgangen) af|sidst i|først i|"
    r"sidste halvdel af|første halvdel af|primo|medio|ultimo)(?: måneden)?",
    re.IGNORECASE,
)
_HAS_MONTH = frozenset({"primo", "medio", "ultimo"})
"""Parts that may stand without "måneden"."""
_LINE = regex(
    rf"(?P<lead>{_LEAD})(?P<days>{_DAYS})"
    rf"(?P<clock>{_CLOCK})?"
    r"(?P<moved>\s*\((?:flyttet|udsat|rykket|ændret) fra (?:(?:d\.|den)\s*)?(?P<old>[0-3]?\d)\.?\))?"
    r"(?P<cut>\s*(?::|[–-](?=\s)|\t)|(?=\s{3,}))?\s*(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_MOVED_BEHIND = regex(
    r"(?P<title>[^()]{3,160}?)\s*(?:\(|[–-]\s)(?P<said>(?:flyttet|udsat|rykket|ændret) (?:fra|til)) (?:(?:d\.|den)\s*)?"
    r"(?P<other>[0-3]?\d)\.?\)?",
    re.IGNORECASE,
)
"""What is held, and behind it the day of the same month from which, or to which, it was moved."""
_LINE_PART = regex(r"(?P<part>[^\d:]{3,40}?)\s*(?::|[–-](?=\s))\s*(?P<rest>\S.*)", re.DOTALL)
_PART_FIRST = regex(r"(?P<part>(?i:primo|medio|ultimo))\s+(?P<rest>[A-ZÆØÅ»”].*)", re.DOTALL)
"""A part of the month with nothing between it and what happens then: "Primo Opstilling af kandidater"."""


def in_month(text: str, month: str) -> str:
    """
    The words of a date for what stands under `month`: "14." gives "14. maj", "hele måneden" gives "hele maj"; a clock
    behind a day stays behind it.

    Empty when the text is neither days alone nor a part of a month.
    """
    text = text.strip()
    if whole := _ALONE.fullmatch(text):
        said = f"{whole['lead']}{_pointed(whole['days'])} {month}{whole['clock'] or ''}"
        return said if _are_days(whole["days"]) else ""
    if (part := _PART.fullmatch(text)) and (part["part"].lower() in _HAS_MONTH or "måneden" in text.lower()):
        said = re.sub(r"\s*måneden$", "", text, flags=re.IGNORECASE)
        return f"{said} {month}"
    return ""


def line_in_month(text: str, month: str) -> tuple[str, str, str] | None:
    """
    When, clock and what of a line below a month's heading: "Onsdag d. 14. kl. 16-18: Møde".

    None for a line that opens with no day. Without a sign between the day and the words a weekday or "den" has to
    say that the number is one.
    """
    if (match := _LINE.fullmatch(text)) and _are_days(match["days"]):
        title = match["rest"].strip()
        names_no_month = not danish.find(f"{match['days']} {title.split()[0]}")
        if match["cut"] is not None or (match["lead"].strip() and title[:1].isupper() and names_no_month):
            when = f"{match['lead']}{_pointed(match['days'])} {month}"
            if match["moved"]:
                when = f"{when} (flyttet fra {match['old']}. {month})"
            elif (moved := _MOVED_BEHIND.fullmatch(title)) is not None:
                title = moved["title"]
                other = f"{moved['said']} {moved['other']}. {month}"
                when = f"{when} {other}" if other.split()[1].lower() == "til" else f"{when} ({other})"
            return when, (match["clock"] or "").strip(" ,"), title
    part = _LINE_PART.fullmatch(text) or _PART_FIRST.fullmatch(text)
    when = in_month(part["part"], month) if part is not None else ""
    return (when, "", part["rest"].strip()) if part is not None and when and danish.parse(when) else None


_NUMBERED = regex(r"(?P<days>[0-3]?\d\.(?:\s?(?:[-–+&,]|og|til)\s?[0-3]?\d\.)*)\s+(?P<rest>[A-ZÆØÅ»”(].*)", re.DOTALL)
_FEWEST_NUMBERED = 4


def are_numbered(cells: Iterable[Sequence[str]]) -> bool:
    """
    Whether the lines of cells that stand for months open with days, "20. Temamøde", and not with running numbers: most
    of them do, and hardly a cell begins with 1.
    """
    lines = [[_NUMBERED.fullmatch(text.strip()) for text in cell] for cell in cells if cell]
    found = [match for cell in lines for match in cell if match and _are_days(match["days"])]
    firsts = [cell[0]["days"] for cell in lines if cell and cell[0]]
    if len(found) < _FEWEST_NUMBERED or 2 * len(found) < sum(map(len, lines)):
        return False
    return bool(3 * sum(days == "1." for days in firsts) < len(firsts))


def numbered_in_month(text: str, month: str) -> tuple[str, str, str] | None:
    """When, clock and what of such a line: "20. Temamøde"; None for any other."""
    match = _NUMBERED.fullmatch(text.strip())
    return (f"{match['days']} {month}", "", match["rest"]) if match and _are_days(match["days"]) else None


_MONTH_FIRST = regex(
    r"(?P<month>[^\W\d_]{3,9}\.?)\s+(?P<days>[0-3]?\d\.?(?:\s?(?:,|og|\+|&)\s?[0-3]?\d\.?)*)\s*"
    r"(?:\((?P<remark>[^()]{3,80})\))?",
    re.IGNORECASE,
)
_FEWEST = 3


def are_months_first(texts: Iterable[str]) -> bool:
    """Whether lines of a page set a month before its days, "Januar 20.", so that "Februar 24" does so too."""
    said = (_MONTH_FIRST.fullmatch(text.strip()) for text in texts if len(text) < _LONGEST)
    dotted = (match for match in said if match and "." in match["days"] and is_month(match["month"]))
    return next(islice(dotted, _FEWEST - 1, None), None) is not None


_LONGEST = 120


def days_of_month(text: str, *, month_first: bool = False) -> tuple[str, str]:
    """
    The dates of a line that is a month with its days and nothing else, "Januar: 14. og 28.", and a remark behind them;
    empty when it is none. `month_first`: `are_months_first` of the page.
    """
    month, colon, days = text.rstrip(" .").partition(":")
    if colon:
        return (in_month(days.strip(), month.strip()), "") if days.strip() and is_month(month) else ("", "")
    match = _MONTH_FIRST.fullmatch(text.strip()) if month_first and len(text) < _LONGEST else None
    if match is None or not is_month(match["month"]):
        return "", ""
    return in_month(match["days"], match["month"]), match["remark"] or ""


def is_none(text: str) -> bool:
    """Whether the words beside a month or day say that nothing is then: "Juli: ingen"."""
    return _NONE.fullmatch(text.strip(" .")) is not None


def without_headings(draft: Draft) -> None:
    """Makes what says only in which season or quarter the rows below it are, "Efteråret 2031", text of the page."""
    gone = [one for one in draft.activities if _only_heads(one)]
    if gone and len(gone) * 2 < len(draft.activities):
        draft.text += [(one.block, one.title) for one in gone]
        draft.activities = [one for one in draft.activities if all(one is not other for other in gone)]


def _only_heads(one: DraftActivity) -> bool:
    if one.agenda or one.actor_text or one.participants or one.deliverables or len(one.title) > _LONGEST_HEADING:
        return False
    found = danish.parse(one.title)
    return len(found) == 1 and found[0].in_any_year().period.precision in (Precision.SEASON, Precision.QUARTER)


_LONGEST_HEADING = 40
_NONE = regex(
    r"\(?(?:ingen|intet)(?: (?:møder?|aktiviteter?|arrangementer?))?\)?|"
    r"mødefri(?: måned| uge)?|[-–]|\(?(?:sommer)?ferie\)?",
    re.IGNORECASE,
)


def _are_days(days: str) -> bool:
    return all(1 <= int(number) <= 31 for number in re.findall(r"\d+", days))


def _pointed(days: str) -> str:
    return re.sub(r"(?<=\d)\.?(?!\d|\.)", ".", days.strip())
