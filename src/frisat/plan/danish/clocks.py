"""Clock times in Danish text: "kl. 15-17", "15.00–17.00", "klokken 9", "kl. 9.30 til ca. 12"."""

from __future__ import annotations

import re
from typing import NamedTuple

from frisat.plan.model import Clock
from frisat.plan.regex import regex

_HOUR = r"(?:[01]?[0-9]|2[0-4])"
_MINUTE = r"[0-5][0-9]"
_ABOUT = r"(?:(?:ca|cirka|omkring)\b\.?\s{0,3})?"
_KL = r"(?:klokken|kl)\b\s{0,3}[.:]?\s{0,3}"
_LOOSE = rf"(?:{_HOUR}[.:,]{_MINUTE}(?::{_MINUTE})?|{_HOUR}{_MINUTE}(?![0-9])|{_HOUR})(?![0-9])"
_TIGHT = rf"{_HOUR}[.:]{_MINUTE}(?::{_MINUTE})?(?![0-9])"
_TO = r"\s{0,3}(?:[-‐‑‒–—−]|til\b|og\s{1,3}til\b)\s{0,3}"
_NO_DATE = (
    r"(?!\s{0,3}[.]?\s{0,3}(?:jan|feb|mar[st.]|apr|maj|mai|jun|jul|aug|sep|okt|nov|de[cs]|kvartal|halvår)"
    r"|[-/.:][0-9]|[0-9])"
)
_NO_MORE = r"(?![.:/][0-9]|[0-9])"

_SAID = regex(
    rf"(?:mellem\s{{1,3}}{_KL}{_ABOUT}(?P<a>{_LOOSE})\s{{1,3}}og\s{{1,3}}(?:{_KL})?{_ABOUT}(?P<b>{_LOOSE}){_NO_MORE}"
    rf"|(?:fra\s{{1,3}})?{_ABOUT}{_KL}{_ABOUT}(?P<c>{_LOOSE})"
    rf"(?:\s{{1,3}}i\s{{1,3}}dag)?(?:{_TO}(?:{_KL})?{_ABOUT}(?:{_KL})?(?P<d>{_LOOSE}){_NO_DATE})?)"
    r"(?:\s{0,2}uhr\b)?",
    re.IGNORECASE,
)
_BARE_RANGE = regex(
    rf"(?:fra\s{{1,3}})?(?:(?P<a>{_TIGHT}){_TO}{_ABOUT}(?P<b>{_TIGHT}|{_HOUR}(?![0-9]))"
    rf"|(?P<c>{_HOUR}){_TO}(?P<d>{_TIGHT})){_NO_DATE}",
    re.IGNORECASE,
)
_BARE_COLON = regex(rf"(?P<a>{_HOUR}:{_MINUTE}(?::{_MINUTE})?){_NO_MORE}(?!:)")
_BARE_DOT = regex(rf"(?P<a>{_HOUR}[.]{_MINUTE}){_NO_MORE}(?!\.)")
_BARE_HOURS = regex(rf"(?P<a>{_HOUR})\s{{0,2}}[-–]\s{{0,2}}(?P<b>{_HOUR}){_NO_DATE}(?!\.)")
_HINT = regex(r"kl|[0-9][.:][0-9]", re.IGNORECASE)
_EDGE = regex(r"(?<![\w.:/-])(?=[0-9]|kl|fra|mellem|ca|omk|cirka)", re.IGNORECASE)


class ClockMatch(NamedTuple):
    clock: Clock
    end: int


def _hhmm(text: str) -> str | None:
    """ "9" -> "09:00", "1530" -> "15:30", "9.30" -> "09:30"; None when the day has no such minute."""
    digits = re.findall(r"[0-9]+", text)
    if len(digits) == 1 and len(digits[0]) > 2:
        digits = [digits[0][:-2], digits[0][-2:]]
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 or minute == 0 else None


def _made(match: re.Match[str] | None) -> ClockMatch | None:
    if match is None:
        return None
    groups = match.groupdict()
    start = _hhmm(groups.get("a") or groups.get("c") or "x9999") if groups.get("a") or groups.get("c") else None
    last = groups.get("b") or groups.get("d")
    end = _hhmm(last) if last else None
    if start is None or (last and end is None):
        return None
    return ClockMatch(Clock(start, end), match.end())


def clock_at(text: str, start: int, *, generous: bool = False) -> ClockMatch | None:
    """
    The clock time that begins exactly at `start`.

    `generous` (beside a date in a date cell) also takes "15.30" and "15-17" without "kl.".
    """
    if text[start : start + 1].isdigit():
        found = _made(_BARE_RANGE.match(text, start)) or _made(_BARE_COLON.match(text, start))
    else:
        found = _made(_SAID.match(text, start)) or _made(_BARE_RANGE.match(text, start))
    if found is None and generous:
        found = _made(_BARE_DOT.match(text, start))
        if found is None:
            hours = _made(_BARE_HOURS.match(text, start))
            if hours is not None and hours.clock.end is not None and hours.clock.start < hours.clock.end:
                found = hours
    return found


def clock(text: str) -> Clock | None:
    """
    The first clock time said in `text`: "kl. 15-17", "15.00-17.00", "klokken 9:30", "10.30 - 12".

    A bare number is no time; "15.00" alone is, when it is all there is. None when there is none.
    """
    whole = text.strip()
    if not _HINT.search(whole):
        return None
    for edge in _EDGE.finditer(whole):
        found = clock_at(whole, edge.start())
        if found is not None:
            return found.clock
    found = _made(_BARE_DOT.match(whole))
    return found.clock if found is not None and found.end == len(whole) else None
