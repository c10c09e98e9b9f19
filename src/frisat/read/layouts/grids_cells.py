"""One cell of a grid: the days, crosses and words that stand under a month, a week or a quarter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.model import Source
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.blocks import Line
from frisat.read.fields import mend, words
from frisat.read.layouts import grids_named, own_days, tables_words
from frisat.read.layouts.tables_context import month_number, weekday_in

MARK = regex(r"[xX×●•✓✔■▪◼◆◇♦▲★*]{1,2}|ja", re.IGNORECASE)
NOTHING = regex(r"[-–—./ ]*|ingen(?: møder?)?|ferie|sommerferie", re.IGNORECASE)
DAY = regex(
    rf"\s*(?:(?P<weekday>(?:{words.WEEKDAY_STEMS})(?:dag)?\.?)\s*)?(?:d\.|den)?\s*"
    r"(?P<first>[0-3]?\d)(?:(?P<slash>/)(?P<month>1?\d)(?!\d))?\.?(?:\s?[-–]\s?(?P<last>[0-3]?\d)\.?)?(?![\d:%])(?:\s*(?=\D)|$)"
)
_TITLED = regex(r"(?P<day>0?[1-9]|[12]\d|3[01])\.?(?:/(?P<month>0?[1-9]|1[012]))?\s*:\s+(?P<what>\S.*)")
_SEPARATOR = regex(r"\s*(?:\+|,|&|;|/|\bog\b|\n)\s*")
WEEK = regex(r"(?:uge|u)\.? ?(\d{1,2})(?!\d)(?:,? ?(?:19|20)\d\d|[/-](?:19|20)?\d\d)?", re.IGNORECASE)


_QUARTER = regex(
    r"(?:(?:[1-4]|I|II|III|IV)\.? ?(?:kvartal|kvart\.?|kvt\.?|kv\.?)|Q[1-4])(?:,? ?(?:19|20)\d\d)?", re.IGNORECASE
)


@dataclass(slots=True)
class Slot:
    """One month, week, quarter or day of the time axis. `year` is None when nothing says it."""

    text: str
    year: int | None
    basis: str = ""

    @property
    def is_month(self) -> bool:
        return month_number(self.text) is not None

    @property
    def number(self) -> str:
        """The first number in it: the week's."""
        return "".join(re.findall(r"\d+", self.text)[:1])

    @property
    def is_week(self) -> bool:
        return bool(WEEK.fullmatch(self.text.strip()))


def is_slot(text: str) -> bool:
    """Whether a header is one place on a time axis: a month or a few, a week, a quarter; not a day or a year."""
    text = text.strip()
    if not text or len(text) > 30:
        return False
    if month_in(text) is not None or WEEK.fullmatch(text):
        return True
    return _QUARTER.fullmatch(text) is not None


def month_in(text: str) -> int | None:
    """1 to 12: the month that a place of the time axis is, or the first of the months that it reaches over."""
    first, dash, last = re.sub(r"\s+(?=(?:19|20)\d\d$)", " ", text.strip()).partition("-" if "-" in text else "–")
    if not dash:
        return month_number(text)
    begin, end = month_number(first), month_number(last)
    return begin if end is not None else None


def when_in_cell(text: str, slot: Slot) -> Iterator[tuple[str, Found | None, str]]:
    """
    What a cell says: for each of its days (words of the date, the date when it can be said, other words).

    A cross is the slot itself. Words without a day happen some time in the slot.
    """
    text = text.strip()
    if MARK.fullmatch(text):
        yield slot.text, found_in(slot.text, slot), ""
        return
    if slot.is_month and (named := grids_named.days(text)):
        for said, own_day, note in named:
            yield said, _beside(own_day, slot), note
        return
    if own := own_days.entries([Line(line, Source()) for line in text.split("\n")]):
        for entry in own:
            when = entry.when or slot.text
            yield when, found_in(when, slot), mend.join([line.text for line in entry.lines])
        return
    if not slot.is_month:
        yield from _in_week(text, slot)
        return
    if len(danish.parse(text)) == 1 and not tables_words.is_day(text) and not DAY.match(text):
        yield text, _beside(danish.parse(text)[0], slot) if re.search(r"\d", text) else found_in(text, slot), ""
        return
    if any(map(_TITLED.fullmatch, text.split("\n"))):
        yield from _titled(text.split("\n"), slot)
        return
    behind = [_day_behind(line, slot) for line in _SENTENCE.split(text) if line.strip()]
    if behind and all(behind):
        for said, what in filter(None, behind):
            yield said, found_in(said, slot), what
        return
    days, words = _days(text, month_number(slot.text) or 0)
    if words == "?":
        days, words = [(day, note) for day, note in days[:-1]] + [(f"{days[-1][0]}?", days[-1][1])] if days else [], ""
    if not days:
        yield slot.text, found_in(slot.text, slot), " ".join(text.split())
    for day, note in days:
        said = f"{day} {slot.text}"
        sure = _UNSURE.sub("", said.replace("?", ""), count=1)
        yield said, found_in(said, slot) or found_in(sure, slot), note or words


_BEHIND = regex(
    r"(?P<what>[^\W\d][^\d]*[^\W\d]{2}[^\d]*?)[\s:(–-]\s*(?:(?:den|d\.)\s*)?"
    r"(?P<days>[0-3]?\d\.(?:\s?(?:[-–,&+]|og)\s?[0-3]?\d\.)*|[0-3]?\d/1?\d)\)?"
    r"(?:,?\s*(?P<clock>kl\.? ?\d[\d.:]*(?: ?[-–] ?\d[\d.:]*)?))?",
    re.IGNORECASE,
)
_COUNTS = regex(
    r"(?:nr|nummer|§|pkt|punkt|side|s|kl|klokken|fase|trin|hold|runde|del|uge|version|klasse|årgang|kreds|budget|afsnit|bilag)\.?",
    re.IGNORECASE,
)
"""Words before a number that is no day."""
_LONGEST = 120
"""Characters of a line of a cell that names one thing."""


def _day_behind(text: str, slot: Slot) -> tuple[str, str] | None:
    """When and what of words with days of their month behind them: "Budgetseminar 16.-17."; None for others."""
    if len(text) > _LONGEST:
        return None
    if (named := _named_day(text.strip(), slot)) is not None:
        return named
    match = _BEHIND.fullmatch(text.strip())
    if match is None or _COUNTS.fullmatch(match["what"].split()[-1]) or tables_words.is_weekday(match["what"]):
        return None
    days, slash, month = match["days"].partition("/")
    numbers = [int(number) for number in re.findall(r"\d+", days)]
    if slash:
        days = f"{days}." if int(month) == month_number(slot.text) else ""
    if not days or not all(1 <= n <= 31 for n in numbers):
        return None
    said = f"{days} {slot.text} {match['clock'] or ''}".strip()
    return (said, re.sub(r"\s+(?:den|d\.?)$", "", match["what"]).strip(" :,(–-")) if danish.parse(said) else None


_SENTENCE = regex(r"\n|(?<=[a-zæøå\d])\.\s+(?=[A-ZÆØÅ])")
_FINE = frozenset({Precision.DAY, Precision.DAYS, Precision.OPEN})
_NAME = regex(r"[^\W\d][^\d.]{2,}?[\s:,–-]*(?:\b(?:den|d\.|i)\s*)?")
_BESIDE = regex(r"\s*(?P<where>\([^()]{1,60}\))?[.\s]*")


def _named_day(text: str, slot: Slot) -> tuple[str, str] | None:
    """The same with the month in words, and where it is in brackets: "Seminar 22.-23. april (Hotel Kysten)"."""
    found = danish.find(text)
    if len(found) != 1 or found[0].in_any_year().period.precision not in _FINE:
        return None
    before, beside = text[: found[0].start], _BESIDE.fullmatch(text, found[0].end)
    day = found_in(text[found[0].start : found[0].end], slot) or found[0]
    if beside is None or _NAME.fullmatch(before) is None or (day.period.earliest and not _is_in(day, slot)):
        return None
    what = re.sub(r"\s+(?:den|d\.?|i)$", "", before.strip(" :,–-"), flags=re.IGNORECASE)
    return text[found[0].start : found[0].end], f"{what} {beside['where'] or ''}".strip()


def _is_in(day: Found, slot: Slot) -> bool:
    """Whether a day or span begins or ends in the month of the slot."""
    ends = (day.period.earliest, day.period.latest)
    return any(end is not None and end.month == month_number(slot.text) for end in ends)


def _titled(lines: Sequence[str], slot: Slot) -> Iterator[tuple[str, Found | None, str]]:
    """Lines some of which open with a day and say what is on it ("14/1: Frokost"); others go on with the one above."""
    said: list[tuple[str, list[str]]] = []
    for line in filter(None, map(str.strip, lines)):
        match = _TITLED.fullmatch(line)
        if match:
            day = match["day"] if match["month"] else f"{match['day']}. {slot.text}"
            said.append((f"{day}/{match['month']}" if match["month"] else day, [match["what"]]))
        elif said:
            said[-1][1].append(line)
        else:
            said.append((slot.text, [line]))
    for when, texts in said:
        yield when, found_in(when, slot), mend.join(texts)


def _in_week(text: str, slot: Slot) -> Iterator[tuple[str, Found | None, str]]:
    """A cell under a week or quarter: a weekday, a full date, or words for some time in it."""
    if slot.is_week and tables_words.is_weekday(text):
        found = weekday_in(slot.text, text, slot.year, slot.basis)
        yield f"{slot.text} {text}", found, ""
        return
    found = next(iter(danish.parse(text, year=slot.year, basis=slot.basis)), None)
    if found is not None:
        yield text, found, ""
        return
    yield slot.text, found_in(slot.text, slot), " ".join(text.split())


def found_in(text: str, slot: Slot) -> Found | None:
    """The date of these words in the slot's year; None leaves it to whoever knows the year."""
    parsed = danish.parse(text, year=slot.year, basis=slot.basis) if slot.year else danish.parse(text)
    return parsed[0] if len(parsed) == 1 and not parsed[0].needs_year else None


def _beside(found: Found, slot: Slot) -> Found | None:
    """A date that prints its own month, in the year of the slot or of the month next to it; None as in `found_in`."""
    if not found.needs_year:
        return found
    month = month_number(slot.text)
    if slot.year is None or month is None:
        return None
    return found.with_year(grids_named.year_beside(found, month, slot.year), slot.basis)


def _days(text: str, month: int) -> tuple[list[tuple[str, str]], str]:
    """The days at the beginning of a cell with each one's own words, and words that belong to all of them."""
    out: list[tuple[str, str]] = []
    at = 0
    while (match := _day_at(text, at)) is not None:
        first, last = int(match["first"]), int(match["last"] or 0)
        if not 1 <= first <= 31 or last > 31:
            break
        end = match.end()
        unsure = text[at : match.start()].strip(" (:")
        marked = unsure if _MARKED.fullmatch(unsure) else ""
        unsure = f"{unsure} " if unsure and not marked else ""
        if match["slash"] and int(match["month"]) != month:
            end = match.end("first")
            out.append((f"{unsure}{first}.", ""))
        else:
            out.append((f"{unsure}{first}.-{last}." if last > first else f"{unsure}{first}.", ""))
        end += len(text[end:]) - len(_BRACKET_ENDS.sub("", text[end:])) if "(" in text[at : match.start()] else 0
        note = re.match(r"\s*(?:\((?P<in>[^)]*)\)|(?P<clock>kl\.? ?\d[\d.:]*(?: ?[-–] ?\d[\d.:]*)?))", text[end:])
        if note:
            out[-1] = (out[-1][0], (f"({note['in']})" if note["in"] is not None else note["clock"]).strip())
            end += note.end()
        if marked:
            out[-1] = (out[-1][0], " ".join(filter(None, (marked, out[-1][1]))))
        part = _SEPARATOR.match(text, end)
        if part is None or part.end() == at:
            return out, " ".join(text[end:].split()).strip(" .:–-")
        at = part.end()
        if _day_at(text, at) is None:
            words = " ".join(text[at:].split())
            return out, words
    return (out, "") if at >= len(text) else (out, " ".join(text[at:].split()))


_UNSURE = regex(
    r"\s*(?:(?:evt\.?|eventuelt|ev\.|ca\.?|cirka|forventet|forv\.|forventeligt|foreløbigt?|måske|muligvis|reserve(?:ret)?|"
    r"tentativt?)\s+(?:den\s+|d\.\s*)?|\((?=\s*[0-3]?\d\.?\s*\)))",
    re.IGNORECASE,
)
"""Before a day that is not sure: "evt. 20", or the bracket of one that stands in brackets: "(30)"."""
_MARKED = regex(r"aflyst|udgår|bortfalder|udsat|ekstra(?:ordinært?)?(?: møde)?", re.IGNORECASE)
"""Before a day, what it says of the meeting on it: "aflyst 1", "ekstra 22"."""
_MARKED_DAY = regex(rf"\s*(?:{_MARKED.pattern})\s*:?\s+(?:den\s+|d\.\s*)?", re.IGNORECASE)
_BRACKET_ENDS = regex(r"^\s*\)")


def _day_at(text: str, at: int) -> re.Match[str] | None:
    """The day at a place of a cell, behind what says that it is not sure."""
    if (match := DAY.match(text, at)) is not None:
        return match
    unsure = _UNSURE.match(text, at) or _MARKED_DAY.match(text, at)
    return DAY.match(text, unsure.end()) if unsure is not None else None
