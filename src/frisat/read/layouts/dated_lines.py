"""One line with a date, taken apart: when, and what happens then."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.draft import DraftActivity
from frisat.read.fields import words
from frisat.read.layouts import bare_days, day_within
from frisat.read.layouts.tables_context import Context
from frisat.read.layouts.tables_words import Role

_SEPARATOR = regex(r"\s{3,}|\s*(?:\)?\s*(?::|[–—+-](?=\s)|[>»→|\t])|,|\.(?=\s))\s*|\s*\)\s*")
_BEFORE = regex(r"(?:\s*(?:,|:|[–—-]|\(|\||\t)|\s{3,})\s*(?:den|d\.)?\s*$", re.IGNORECASE)
_LEAD = regex(r"[\s•*>»→–—-]*(?:(?:den|d\.|dato:|senest|inden|fra)\s*)?", re.IGNORECASE)
_BETWEEN = regex(r"\s*(?:(?:,|og|samt|&|\+|/|eller)\s*(?:den\s*)?)?", re.IGNORECASE)
_CLOCK = regex(
    r"[\s,]*(?:(?:kl\.?|klokken)\s*)(?P<clock>\d[\d.:]*(?:\s*(?:[-–]|til)\s*(?:kl\.?\s*)?\d[\d.:]*)?)", re.IGNORECASE
)
_MOVED = regex(r"\s*\((?P<said>(?:flyttet|udsat|rykket|udskudt|ændret) (?P<way>fra|til) [^()]{1,60})\)", re.IGNORECASE)
"""The other day of a move, in brackets right behind the day that opens the line."""
_LAST = regex(
    r"(?P<title>[^\d(].{3,}?)\s*(?:\((?P<in>[^()]+)\)|(?:,|:|\s[–—-]|\t|\||\s{3,})\s*(?P<after>[^,:()\t|]+?))[.;]?",
    re.DOTALL,
)
"""What happens, and then the date in brackets or after a separator: "Evaluering (oktober)"."""
_NAMED = regex(r"[A-ZÆØÅ][\wæøå-]+(?: [\wæøåÆØÅ&-]+){0,2} +(?:(?:den|d\.) ?)?")
"""What a day is for, in the few words before it: "Budgetseminar fredag den 28. april"."""
_LISTED = regex(
    r"(?P<title>[^\d:(][^:]{2,80}):\s*(?P<days>(?:(?:\w{3,7}dag\s+)?(?:den |d\. ?)?)\d[^:()]*?)[.;]?", re.DOTALL
)
"""A body with all its days: "Ældrerådet: 20/1, 14/4 og 8/9 2026"."""
_YEARS_FIRST = regex(
    r"(?P<when>(?:19|20)\d\d(?: ?[/–-] ?(?:(?:19|20)\d\d|\d\d))?)\s*:\s+(?P<title>[^\W\d].*)", re.DOTALL
)
"""A list item that opens with years, which in running text may be anything: "2026-2027: Plejehjemmet bygges"."""
_DAY_FIRST = regex(r"(?P<day>(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2]))(?=\s*[:,–—-]\s|\s+[A-ZÆØÅ»”(]|\s+kl)")
"""A day in figures that opens a line; elsewhere "2/5" may be a share, and no share stands before a sign or a name."""
_MONTHS_FIRST = regex(
    rf"(?P<day>(?:(?:{words.SHORT_MONTHS})\.?\s?[-–/]\s?){{1,2}}"
    rf"(?!jan)(?:{words.SHORT_MONTHS})\.?)(?=\s*:\s|\s{{3,}}\S|\s[–—-]\s)",
    re.IGNORECASE,
)
"""Months cut short that open a line before a sign or a gap; elsewhere "jan-aug" may be names."""
_MOVES = r"(?:evt\.?|eventuelt|måske|muligvis)\s+(?:flyttes|udsættes|udskydes|rykkes)\b"
_MAY_MOVE = regex(_MOVES, re.IGNORECASE)
_PERHAPS = regex(rf"{_MOVES} til (?:den |d\. ?)?$", re.IGNORECASE)
"""Before a day to which something may come to be moved: it is planned for another."""
_TERM = regex(r"(?:gældende|gælder|med virkning|med ikrafttræden)\b", re.IGNORECASE)
"""From when something holds that is decided, announced or printed at another time of the same point."""
_WIDE = regex(r"\s{4,}")
"""Columns of space count as three signs, whatever their width: no pattern has to try them all."""
_LONGEST_HEAD = 30
LONG = 200
"""Characters beyond which a line is prose."""


@dataclass(slots=True)
class Dated:
    """
    A line taken apart: its date words, what they mean, and what happens. `first`: the date opens the line; `apart`: it
    ends the line behind a sign, so that the words before it name what is dated.
    """

    when: str
    found: Found | None
    title: str
    clock: str = ""
    first: bool = True
    apart: bool = False
    remark: str = ""
    """What stands in brackets behind a day that a heading names."""
    note: str = ""
    """What the line says of its day's being open, below a month: "dato følger"."""
    moved: str = ""
    """The words on the other day that the date was moved to, "flyttet til 14. april"."""


def split(text: str, *, bullet: bool, context: Context) -> Dated | None:
    """
    A line taken apart into its date and what happens then; None when it has no date or is a sentence of prose.

    Args:
        bullet: whether it is a list item: then a date in the middle or at the end of a sentence counts too.
        context: the headings above, for bare days below a month ("14.: Møde").
    """
    text = _WIDE.sub("   ", text)
    if (beside := _MOVED_BESIDE.fullmatch(text)) is not None and len(danish.find(beside["said"])) == 1:
        rest = split(beside["text"], bullet=bullet, context=context)
        if rest is not None and not rest.moved:
            return replace(rest, moved=beside["said"])
    if numbered := _NUMBERED.match(text):
        rest = split(text[numbered.end() :], bullet=bullet, context=context)
        if rest is not None and rest.first and rest.title != text[numbered.end() :]:
            return replace(rest, title=f"{numbered['mark']}: {rest.title}")
    if context.month and (bare := bare_days.line_in_month(text, context.month)):
        return Dated(bare[0], None, bare[2], bare[1])
    if context.month and (bare := day_within.bare_in_month(text, context.month)):
        return Dated(bare[0], None, bare[2], bare[1], first=False, apart=True)
    if (days := _LISTED.fullmatch(text)) and len(danish.parse(days["days"])) > 1:
        return Dated(days["days"], None, days["title"].strip(), first=False)
    opens_with_week = len(text) <= 2 * LONG and _WEEK_FIRST.match(text) is not None
    if opens_with_week and (own := _day_of_week(text, danish.find(text), context)) is not None:
        return own
    heads = (colon := text.find(":")) > 0 and colon <= _LONGEST_HEAD and danish.is_date_cell(text[:colon])
    if not opens_with_week and not heads and (last := _LAST.fullmatch(text)) and _is_own_date(last):
        dates = danish.parse(last["in"] or last["after"])
        if len(dates) == 1 and (dates[0].needs_year or dates[0].period.edtf):
            return Dated(
                (last["in"] or last["after"]).strip(), dates[0], last["title"].strip(), first=False, apart=True
            )
    found = [one for one in danish.find(text) if not _PERHAPS.search(text, 0, one.start)]
    if bullet and (ends := _ends_with_days(text, found, figures=bool(context.years))) is not None:
        return ends
    lead = _LEAD.match(text)
    if (day := _DAY_FIRST.match(text) or _MONTHS_FIRST.match(text)) and not (found and found[0].start < day.end("day")):
        found = [*(replace(one, start=0, end=day.end("day")) for one in danish.parse(day["day"])), *found]
    if bullet and (years := _YEARS_FIRST.fullmatch(text)) and len(dates := danish.parse(years["when"])) == 1:
        return Dated(years["when"], dates[0], years["title"])
    if bullet and (entry := headed(text, found)) is not None:
        return entry
    if not found:
        return None
    if bullet and _is_told(text, found):
        return None
    if bullet and len(found) > 1:
        found = [one for one in found if not _TERM.match(text, one.start)] or found
    first = found[0]
    if lead is not None and first.start <= lead.end():
        return _date_first(text, found, bullet=bullet)
    end = first.end
    if not text[end:].strip(" .)!;,"):
        before = text[: first.start]
        cut = _BEFORE.search(before)
        if cut is not None and before[: cut.start()].strip():
            return Dated(text[first.start : end], first, before[: cut.start()].strip(), first=False, apart=True)
        if _NAMED.fullmatch(before):
            return Dated(text[first.start : end], first, before.strip(), first=False)
        return Dated(text[first.start : end], first, text, first=False) if bullet else None
    dated = first.in_any_year()
    if bullet and dated.period.precision not in (Precision.YEAR, Precision.YEARS, Precision.OPEN, Precision.NONE):
        return Dated(text[first.start : end], first, text, first=False)
    return None


_DAY_LAST = regex(r"(?P<title>[^\W\d][^\d]{6,160}[^\W\d])\s+(?P<day>(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2]))\.?")
"""A list item that ends with a day in figures; a share stands before what it is of, or behind "med" and the like."""
_SHARES = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "24/7"})


_MOVED_BESIDE = regex(
    r"(?P<text>[^()]{4,200}?)\s*"
    r"\((?P<said>(?:(?:flyttet|udsat|rykket|udskudt|ændret) fra|var|før|tidligere|oprindeligt?) "
    r"[^()]{3,40})\)",
    re.IGNORECASE,
)
"""An entry and behind it the day on which it was to be: "Workshop 2: 23. februar (var 16. februar)"."""
_DEN = regex(r"[\s,:–-]*(?:\b(?:den|d\.))?\s*$", re.IGNORECASE)


def _ends_with_days(text: str, found: list[Found], *, figures: bool) -> Dated | None:
    """
    A list item that ends with several days ("Gruppen mødes 9/4, 23/4 og 7/5"), or below a heading with a year with one
    in `figures` ("Rådet drøfter udkast 26/5").
    """
    days = found[-1:]
    for before in reversed(found[:-1]):
        if not days or not _BETWEEN.fullmatch(text[before.end : days[0].start]):
            break
        days.insert(0, before)
    if len(days) > 1 and len(days) == len(found) and days[0].start and not text[days[-1].end :].strip(" ."):
        if len(danish.parse(when := text[days[0].start : days[-1].end])) == len(days):
            return Dated(when, None, _DEN.sub("", text[: days[0].start]), first=False)
        return None
    last = _DAY_LAST.fullmatch(text) if figures and not found else None
    if last is None or last["day"] in _SHARES or len(dates := danish.parse(last["day"])) != 1:
        return None
    return Dated(last["day"], dates[0], last["title"], first=False)


_HEADED = regex(r"(?P<when>[^\W\d][^:\d]{2,30}):\s+(?P<title>[A-ZÆØÅ].+)", re.DOTALL)


def headed(text: str, found: list[Found]) -> Dated | None:
    """An entry with a time without figures before a colon: "Foråret: Besøg på skolerne", "Inden påske: Udkast"."""
    match = _HEADED.fullmatch(text)
    dates = danish.parse(match["when"]) if match else []
    if match is None or len(dates) != 1 or (found and found[0].start < match.end("when")):
        return None
    return Dated(match["when"].strip(), dates[0], match["title"])


_NUMBERED = regex(r"(?P<mark>[A-ZÆØÅ]{1,3}\d{1,2})(?:\s?[–—:.-]\s+|:\s*)(?=\S)")
"""The mark of a milestone or package before its date: "M2 – 1. maj 2026: Kortlægning"."""
_WEEK_FIRST = regex(r"(?:i )?uge\.? \d{1,2}(?=[\s:,.–-])", re.IGNORECASE)
_WEEK = regex(r"(?:i )?uge\.? \d{1,2}(?:,? (?:19|20)\d\d)?", re.IGNORECASE)
_HOLDS = regex(
    r".*(?:,|\(|\b(?:holdes|afholdes|finder sted|foregår))\s*(?:(?:den|d\.|på)\s*)?", re.IGNORECASE | re.DOTALL
)
"""How a day is led in to that says when in its week something is; "tilmelding senest den …" does not."""
_UNTIL = regex(r"\b(?:senest|inden|før|efter|tilmeld\w*)\b[^.]*$", re.IGNORECASE)


def _day_of_week(text: str, found: list[Found], context: Context) -> Dated | None:
    """
    A line that opens with a week and says further on which of its days: "Uge 9 Stormøde på skolen, onsdag den
    3. marts". The day is when.
    """
    if len(found) != 2 or not _WEEK.fullmatch(text[found[0].start : found[0].end].strip(" :.,")):
        return None
    week, day = found
    between = text[week.end : day.start]
    if (
        day.in_any_year().period.precision is not Precision.DAY
        or not _HOLDS.fullmatch(between)
        or _UNTIL.search(between)
    ):
        return None
    behind = text[day.end :].lstrip(" .,)")
    title = f"{_BEFORE.sub('', between)} {behind}".strip(" ,:–—-")
    if not any(map(str.isalpha, between)) or not title[:1].isupper() or len(title) > 2 * LONG:
        return None
    if not any(_in_one(week, day, year) for year in ((context.year,) if context.year else _ANY_YEARS)):
        return None
    return Dated(text[day.start : day.end], replace(day), title)


_ANY_YEARS = range(2020, 2032)
"""Years in which a week begins on each of the days that it ever begins on."""


def _in_one(week: Found, day: Found, year: int) -> bool:
    spans = [(one.with_year(year, "") if one.needs_year else one).period for one in (week, day)]
    return spans[0].overlaps(spans[1])


_FEWEST_WORDS = 8


def _is_told(text: str, found: list[Found]) -> bool:
    """
    Whether a list item is a whole sentence with several dates, none of which opens it or heads it: each has to be
    asked for what the sentence says of it, as in running text.
    """
    found = [one for one in found if not _TERM.match(text, one.start)]
    if len(found) < 2 or not text.endswith(".") or len(text.split()) < _FEWEST_WORDS:
        return False
    lead = _LEAD.match(text)
    return found[0].start > (lead.end() if lead else 0) and ":" not in text[: found[0].start]


def _is_own_date(last: re.Match[str]) -> bool:
    """Whether the end of a line is a date by itself: the year behind "2030 -" is the end of a span of years."""
    said = (last["in"] or last["after"]).strip()
    if _MAY_MOVE.match(said):
        return False
    spans = last["after"] is not None and re.fullmatch(r"\d{4}", said) and re.search(r"\b\d{4}$", last["title"])
    begins = min((found.start for found in danish.find(last.string)), default=last.start("title"))
    within = last["after"] is not None and last.start("title") < begins < last.start("after")  # "Torsdag, 19. maj"
    return not spans and not within and danish.is_date_cell(said)


def _date_first(text: str, found: list[Found], *, bullet: bool) -> Dated | None:
    """A line that opens with a date, or with several of them."""
    end, several = found[0].end, False
    for other in found[1:]:
        if not _BETWEEN.fullmatch(text[end : other.start]):
            break
        end, several = other.end, True
    when = text[:end].strip(" •*>»→–—-(\t")
    rest = text[end:]
    clock = _CLOCK.match(rest)
    if clock:
        rest = rest[clock.end() :]
    moved = _MOVED.match(rest)
    rest = rest[moved.end() :] if moved else rest
    separator = _SEPARATOR.match(rest)
    title = rest[separator.end() :].strip() if separator else rest.strip()
    if not title:
        return None
    if whole := re.fullmatch(r"\(([^()]+)\)", title):
        title = whole[1].strip()
    if moved and moved["way"].lower() == "fra":
        return Dated(f"{when}{moved[0]}", None, title, clock["clock"] if clock else "")
    if moved:
        return Dated(when, replace(found[0]), title, clock["clock"] if clock else "", moved=moved["said"])
    one = None if several else replace(found[0])
    if separator is None and not title[0].isupper() and title[0] not in '”"»(':
        return Dated(when, one, text, first=True) if bullet else None
    if len(title) > 2 * LONG:
        return None
    return Dated(when, one, title, clock["clock"] if clock else "")


def rank(text: str) -> int:
    """How deep a date heading without a level stands: a year above a season, a month, a day."""
    found = danish.parse(text)
    if len(found) != 1:
        return 80
    period = found[0].in_any_year().period
    ranks = {Precision.YEAR: 60, Precision.YEARS: 60, Precision.SEASON: 70, Precision.QUARTER: 70, Precision.MONTHS: 75}
    return ranks.get(period.precision, 80 if period.precision is Precision.MONTH else 90)


def say(activity: DraftActivity, role: Role, text: str) -> None:
    """Puts what a labelled line says into the activity that it belongs to."""
    match role:
        case Role.PLACE:
            activity.place = text
        case Role.PARTICIPANTS:
            activity.participants.append(text)
        case Role.ACTOR:
            activity.actor_text = f"{activity.actor_text}\n{text}".strip()
        case Role.DELIVERABLE:
            activity.deliverables.append(text)
        case Role.CLOCK:
            activity.time_text = text
        case _:
            activity.agenda.append(text)
