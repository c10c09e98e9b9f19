"""
Tokens -> `Point`s: the single named times. `chains.py` joins them to spans and lists.

`strict` (running text) asks for words that speak for a date; a date cell (`parse`) does not. Every method takes a
token index and returns what it read with the index after it, or None. No method looks more than some tens of tokens
ahead, so that reading is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import cast

from frisat.plan.danish import vocabulary as V
from frisat.plan.danish.clocks import ClockMatch, clock_at
from frisat.plan.danish.points import Kind, Part, Point
from frisat.plan.danish.tokens import Token, tokenize

Read = tuple[Point, int] | None

_D = r"[-‐‑‒–−]"
_TAIL = r"(?![0-9])(?![-./–][0-9])(?![^\W\d_])(?!-[^\W\d_]{0,3}[0-9])"
_ISO = re.compile(
    rf"(?P<y>(?:19|20)[0-9]{{2}})(?:({_D})(?P<m>[0-9]{{1,2}})\2|([./])(?P<m2>[0-9]{{1,2}})\4)(?P<d>[0-9]{{1,2}})(?:(?=T[0-9]{{2}}:)|{_TAIL})"
)
_DMY = re.compile(
    r"(?P<d>[0-9]{1,2})(?:"
    rf"(?P<s>{_D}|[./])(?P<m>[0-9]{{1,2}})(?P=s)(?P<y>(?:19|20)[0-9]{{2}}|[0-9]{{2}})"
    rf"|(?:[./])\s?(?P<m2>[0-9]{{1,2}})(?:\.?\s?{_D}\s?|[./]\s?|\.?\s)(?P<y2>['’]?(?:19|20)[0-9]{{2}})"
    rf"|/(?P<m3>[0-9]{{1,2}})\s?(?:{_D}\s?['’]?|['’]|\s['’])(?P<y3>[1-4][0-9])"
    rf"){_TAIL}"
)
_DM_SLASH = re.compile(r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})(?![0-9/.])(?![^\W\d_])(?!,[0-9])")
_DM_DOT = re.compile(r"(?P<d>[0-9]{1,2})\.\s?(?P<m>[0-9]{1,2})(?P<dot>\.)?(?![0-9])(?!\.?[^\W\d_])(?![/:][0-9])")
_DM_BEFORE_DMY = re.compile(rf"\s?(?:{_D}|—|til\b)\s?(?:d\.|den)?\s?[0-9]{{1,2}}\.[0-9]{{1,2}}\.")
_FRACTIONS = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "24/7", "7/9", "9/11"})
_SURNAME = re.compile(r".*(?:sen|berg|gaard|gård|lund|holm|bjerg|skov|strup|toft|dahl|mann|sson)$")
_LEAD_TO_MONTH = frozenset(
    "i til fra inden senest før efter siden hele løbet pr per omkring ca medio primo ultimo perioden mellem af måned "
    "måneden tidligst indtil eller ultimo".split()
)
_LEAD_TO_YEAR = frozenset(
    "i siden fra inden senest før efter hele året år løbet pr indtil perioden ultimo primo medio".split()
)


class Grammar:
    """One text cut into tokens, and the rules for single points in it."""

    def __init__(self, text: str, *, strict: bool) -> None:
        self.text = text
        self.strict = strict
        self.tokens: list[Token] = tokenize(text)
        self.last = len(self.tokens) - 1

    # ------------------------------------------------------------------------------------------ looking
    def at(self, i: int) -> Token:
        return self.tokens[i] if 0 <= i < self.last else self.tokens[self.last]

    def is_word(self, i: int, *words: str) -> bool:
        token = self.at(i)
        return token.kind == "w" and token.text in words

    def dot(self, i: int) -> int:
        """The index after an abbreviation's or ordinal's dot, when one stands there."""
        return i + 1 if self.at(i).kind == "." and not self.at(i).gap else i

    def after(self, position: int, i: int) -> int:
        """The first token index that starts at or after a text position, from `i` on."""
        while i < self.last and self.tokens[i].start < position:
            i += 1
        return i

    def number(self, i: int, low: int, high: int, digits: int = 2) -> int | None:
        token = self.at(i)
        if token.kind != "n" or len(token.text) > digits or not low <= int(token.text) <= high:
            return None
        return int(token.text)

    def article(self, i: int) -> int:
        """Skips "den", "d.", "dag", "på"."""
        for _ in range(3):
            if self.is_word(i, "den", "dagen", "på", "dag"):
                i += 1
            elif self.is_word(i, "d") and (self.at(i + 1).kind in ("n", ".")):
                i = self.dot(i + 1)
            else:
                break
        return i

    def clock(self, i: int, *, beside_date: bool = True) -> tuple[ClockMatch, int] | None:
        token = self.at(i)
        if token.kind != "n" and not (
            token.kind == "w" and token.text in ("kl", "klokken", "fra", "ca", "mellem", "cirka", "omkring")
        ):
            return None
        found = clock_at(self.text, token.start, generous=beside_date and not self.strict)
        return (found, self.after(found.end, i)) if found else None

    # ------------------------------------------------------------------------------------------ years
    def year4(self, i: int) -> int | None:
        year = self.number(i, V.YEAR_MIN, V.YEAR_MAX, 4)
        return year if year is not None and len(self.at(i).text) == 4 else None

    def year_after(self, i: int, *, linked: bool = True) -> tuple[int, int, bool] | None:
        """A year right after a point: (year, next index, in brackets). Takes "2021", ", 2021", "af 2021", "'21", "(2021)"."""
        if self.at(i).kind in ("(", "["):
            year = self.year4(i + 1)
            closed = self.at(i + 2).kind in (")", "]")
            return (year, i + 3, True) if year is not None and closed else None
        if self.at(i).kind in ("'", "’", "‘", "´") and (short := self.number(i + 1, 0, 99)) is not None:
            return V.two_digit_year(f"{short:02d}"), i + 2, False
        j = i
        if (self.at(j).kind == "," and self.year4(j + 1) is not None) or (
            linked and self.is_word(j, "af", "i", "år", "året")
        ):
            j += 1
        elif self.at(j).kind in ("-", "/") and not self.at(j).gap and self.year4(j + 1) and not self.at(j + 1).gap:
            j += 1
        if (year := self.year4(j)) is None or self._is_compound(j + 1):
            return None
        return year, j + 1, False

    def _is_compound(self, i: int) -> bool:
        """ "2021-priser", "maj-mødet": a dash that ties on a word of its own."""
        dash, word = self.at(i), self.at(i + 1)
        if dash.kind != "-" or dash.gap or word.kind != "w" or word.gap:
            return False
        return word.text not in V.MONTHS and word.text not in V.SEASONS and word.text not in V.WEEK

    def short_year(self, i: int) -> tuple[int, int] | None:
        """ "26" right after a month: a year in a date cell; in running text only in "dec. 26-jan. 27"."""
        token = self.at(i)
        if token.kind != "n" or len(token.text) != 2 or self.number(i, 10, 69) is None:
            return None
        following = self.at(i + 1)
        if following.kind == "." and (self.at(i + 2).text in V.MONTHS or not self.at(i + 2).gap):
            return None
        if following.kind == "w" and following.text in V.MONTHS:
            return None
        if self.strict:
            is_span = following.kind == "-" and self.at(i + 2).text in V.MONTHS
            if not is_span and not (self.at(i - 1).kind in ("-", ".") and following.kind in ("", ")", ",", ":")):
                return None
        elif following.kind == "-" and self.at(i + 2).kind == "n" and self.at(self.dot(i + 3)).text not in V.MONTHS:
            return None
        elif following.kind == "w" or (
            following.kind in (".", ":", "/") and not following.gap and self.at(i + 2).kind == "n"
        ):
            return None
        return V.two_digit_year(token.text), i + 1

    def with_year(self, point: Point, i: int, *, linked: bool = True, short: bool = True) -> tuple[Point, int]:
        if point.year is not None:
            return point, i
        if found := self.year_after(i, linked=linked):
            year, j, brackets = found
            return replace(point, year=year, year_in_brackets=brackets), j
        if short and (short_found := self.short_year(i)):
            return replace(point, year=short_found[0]), short_found[1]
        return point, i

    # ------------------------------------------------------------------------------------------ points
    def point(self, i: int, *, led: bool = False) -> Read:
        """One named time with what stands before and behind it: "ca.", a weekday, "primo", "(?)"."""
        start, about = i, False
        while self.at(i).kind == "~" or (self.at(i).kind == "w" and self.at(i).text in V.ABOUT):
            about, i = True, self.dot(i + 1)
            if i - start > 4:
                return None
        read = self._with_weekday(self.article(i)) or self._with_part(i) or self._base(self.article(i), i, led=led)
        if read is None:
            return None
        point, j = read
        if about:
            point = replace(point, qualifier="~")
        elif (k := self._question(j)) is not None:
            point, j = replace(point, qualifier="?"), k
        return point, j

    def _question(self, i: int) -> int | None:
        if self.at(i).kind == "?" and not self.strict:
            return i + 1
        return (
            i + 3
            if self.at(i).kind in ("(", "[") and self.at(i + 1).kind == "?" and self.at(i + 2).kind in (")", "]")
            else None
        )

    def weekday(self, i: int) -> tuple[int, str, int] | None:
        """(0-6, as printed, next index) of a weekday's name with its dot, comma and article."""
        token = self.at(i)
        if token.kind != "w" or (number := V.WEEKDAYS.get(token.text)) is None:
            return None
        j = self.dot(i + 1)
        if len(token.text) < 5 and j == i + 1 and self.strict:
            return None
        if self.at(j).kind == ",":
            j += 1
        return number, self.text[token.start : token.end], self.article(j)

    def _with_weekday(self, i: int) -> Read:
        if (found := self.weekday(i)) is None:
            return None
        number, printed, j = found
        read = self._base(self.skip_in(j), i)
        if read is None or read[0].kind not in ("day", "week") or read[0].part:
            return None
        return replace(read[0], weekday=number, weekday_text=printed), read[1]

    def skip_in(self, i: int) -> int:
        return i + 1 if self.is_word(i, "i") and self.at(i + 1).text in V.WEEK else i

    def _with_part(self, i: int) -> Read:
        """ "ultimo uge 12", "slutningen af maj 2021", "første halvdel af 2024", "primo 2025"."""
        token = self.at(i)
        part: Part | None = None
        j = i + 1
        if token.kind == "w" and token.text in V.PARTS:
            part = cast(Part, V.PARTS[token.text])
            j = self.dot(j)
        elif (half := self._ordinal(i, 2)) and self.is_word(half[1], "halvdel"):
            part, j = ("first_half", "second_half")[half[0] - 1], half[1] + 1  # type: ignore[assignment]
        if part is None:
            return None
        linked = self.is_word(j, "af", "i", "på")
        if self.strict and not linked and token.text not in V.PLAIN_PARTS:
            return None
        j += linked
        read = self._base(self.article(j), j, led=True)
        if read is None or read[0].kind == "day":
            return None
        return replace(read[0], part=part), read[1]

    def _base(self, i: int, start: int, *, led: bool = False) -> Read:
        token = self.at(i)
        if token.kind == "n":
            rules: tuple[Callable[[int, int], Read], ...] = (self._numeric, self._day_month, self._nth, self._from_year)
        elif token.kind == "w":
            rules = (self._month, self._season, self._week, self._nth, self._letter_quarter, self._school_year)
        else:
            return None
        for rule in rules:
            if read := rule(i, start if not led else -1):
                return read
        return None

    def _numeric(self, i: int, start: int) -> Read:
        token = self.at(i)
        before = self.at(i - 1)
        if i and not token.gap and before.kind in (".", "/", "_", ":", "\x00", "n", "w", "#", "+", "§"):
            return None
        if i and not token.gap and before.kind == "-" and self.at(i - 2).kind == "n" and not before.gap and self.strict:
            near = self.at(i - 3)
            if near.kind not in (".", "/") and not near.gap and len(self.at(i - 2).text) > 2:
                return None
        if match := _ISO.match(self.text, token.start):
            groups = match.groupdict()
            return self._day(int(groups["d"]), int(groups["m"] or groups["m2"]), int(groups["y"]), match.end(), i)
        if match := _DMY.match(self.text, token.start):
            groups = match.groupdict()
            year_text = (groups["y"] or groups["y2"] or groups["y3"]).strip("'’")
            year = int(year_text) if len(year_text) == 4 else V.two_digit_year(year_text)
            if len(year_text) == 4 or not self.strict or 2010 <= year <= 2049:
                month = int(groups["m"] or groups["m2"] or groups["m3"])
                return self._day(int(match["d"]), month, year, match.end(), i)
        return self._day_slash_month(i, start) or self._year_month(i)

    def _day(self, day: int, month: int, year: int | None, end: int, i: int) -> Read:
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        return Point("day", month, day, year), self.after(end, i)

    def _day_slash_month(self, i: int, start: int) -> Read:
        token = self.at(i)
        said = start < 0 or (
            start < i or self.at(start - 1).text in ("d", "den", "senest", "inden", "fra", "til", "og")
        )
        if match := _DM_SLASH.match(self.text, token.start):
            whole = match.group()
            if self.strict and not said and not self._stands_as_date(i, match.end(), whole):
                return None
            return self._day(int(match["d"]), int(match["m"]), None, match.end(), i)
        if match := _DM_DOT.match(self.text, token.start):
            tied = _DM_BEFORE_DMY.match(self.text, match.end()) is not None
            if (
                tied
                or said
                or (
                    match["dot"]
                    and not self.strict
                    and not re.match(r"\s?\S", self.text[match.end() : match.end() + 2])
                )
            ):
                if not self.strict or tied or match["dot"] or " " not in match.group():
                    if self.strict and said and not match["dot"] and not tied and start == i:
                        return None
                    return self._day(int(match["d"]), int(match["m"]), None, match.end(), i)
            elif match["dot"] and not self.strict:
                return self._day(int(match["d"]), int(match["m"]), None, match.end(), i)
        return None

    def _stands_as_date(self, i: int, end: int, whole: str) -> bool:
        """Whether a bare "23/11" of running text stands as a date: alone in brackets, before a clock or heading a line."""
        if whole in _FRACTIONS:
            return False
        token, before = self.at(i), self.at(i - 1)
        after = self.at(self.after(end, i))
        if i and before.kind in ("(", "[") and after.kind in (")", "]"):
            return True
        if after.text in ("kl", "klokken"):
            return True
        if after.kind == "-" and re.match(r"\s?[-–—]\s?[0-9]{1,2}/[0-9]{1,2}(?![0-9/])", self.text[end : end + 12]):
            return True
        heads = token.line and (after.kind in ("", ":", "-") or after.line or after.gap)
        return heads and not (after.kind == "w" and after.text in (V.UNITS | {"af", "dele", "del"}))

    def _year_month(self, i: int) -> Read:
        """ "2021-09" in a date cell; "2020-21" is two years and read elsewhere."""
        if self.strict or (year := self.year4(i)) is None or self.at(i + 1).kind != "-" or self.at(i + 1).gap:
            return None
        month_token = self.at(i + 2)
        month = self.number(i + 2, 1, 12)
        if (
            month is None
            or len(month_token.text) != 2
            or month_token.gap
            or month == year % 100 + 1
            or self.at(i + 3).kind in ("-", ".")
        ):
            return None
        return Point("month", month, year=year), i + 3

    def _day_month(self, i: int, start: int) -> Read:
        """ "3. maj 2021", "3 maj", "03-maj-21"."""
        day = self.number(i, 1, 31)
        if day is None or (
            i
            and not self.at(i).gap
            and self.at(i - 1).kind in (".", "/", ",", "\x00", "§")
            and self.at(i - 2).kind == "n"
            and self.at(i - 1).kind != ","
        ):
            return None
        j = i + 1
        if self.at(j).kind == "." or (self.at(j).kind == "-" and not self.at(j).gap and not self.at(j + 1).gap):
            j += 1
        elif self.is_word(j, "ste", "te", "de") and not self.at(j).gap:
            j += 1
        month = self.at(j)
        if month.kind != "w" or month.text not in V.MONTHS or self._is_compound(j + 1):
            return None
        point = Point("day", V.MONTHS[month.text], day)
        if not month.text.isalpha():
            return None
        return self.with_year(point, self.dot(j + 1), linked=False)

    def _ordinal(self, i: int, highest: int) -> tuple[int, int] | None:
        token = self.at(i)
        if token.kind == "w" and (number := V.ORDINALS.get(token.text)) and number <= highest:
            return number, i + 1
        number_ = self.number(i, 1, highest, 1)
        return (number_, self.dot(i + 1)) if number_ else None

    def _nth(self, i: int, start: int) -> Read:
        """ "1. kvartal 2025", "andet halvår af 2024", "2. kvt.", "3. tertial"."""
        found = self._ordinal(i, 4)
        if found is None or self.at(found[1]).text not in V.PARTS_OF_YEAR:
            return None
        number, j = found
        word = self.at(j).text
        kind = cast(Kind, V.PARTS_OF_YEAR[word])
        if number > V.COUNT_OF_PART[kind]:
            return None
        point, k = self.with_year(Point(kind, number), self.dot(j + 1))
        if word == "kv" and point.year is None and self.strict:
            return None
        return point, k

    def _letter_quarter(self, i: int, start: int) -> Read:
        """ "Q2 2022", "H1 2024", "kvartal 2", "K3 2023"."""
        token, number = self.at(i), self.at(i + 1)
        if token.text in ("q", "h", "k") and not number.gap:
            kind: Kind = "half" if token.text == "h" else "quarter"
        elif token.text in ("kvartal", "halvår", "tertial", "kvt"):
            kind = cast(Kind, V.PARTS_OF_YEAR[token.text])
        else:
            return None
        n = self.number(i + 1, 1, V.COUNT_OF_PART[kind], 1)
        if n is None:
            return None
        point, j = self.with_year(Point(kind, n), i + 2)
        if point.year is None and (token.text in "hk" or (self.strict and not self._led(i, _LEAD_TO_MONTH))):
            return None
        return point, j

    def _month(self, i: int, start: int) -> Read:
        token = self.at(i)
        month = V.MONTHS.get(token.text)
        if month is None or self._is_compound(i + 1):
            return None
        j = self.dot(i + 1) if token.text not in V.FULL_MONTHS or self.at(i + 2).kind != "w" else i + 1
        if self.is_word(j, "måned", "mdr", "mnd"):
            j = self.dot(j + 1)
        if (
            self.at(j).kind == "-"
            and not self.at(j).gap
            and not self.at(j + 1).gap
            and (short := self.short_year(j + 1))
            and not self.strict
        ):
            return Point("month", month, year=short[0]), short[1]
        point, k = self.with_year(Point("month", month), j)
        if point.year is None and self.strict and start >= 0 and not self._month_is_said(i, j):
            return None
        return point, k

    def _month_is_said(self, i: int, j: int) -> bool:
        """Whether running text speaks of a month at all when no year follows: "i maj" does, "Maj Hansen" does not."""
        token, after = self.at(i), self.at(j)
        printed = self.text[token.start : token.end]
        surname = after.kind == "w" and _SURNAME.match(after.text) and self.text[after.start].isupper()
        if token.text in V.FIRST_NAMES and printed[0].isupper() and surname:
            return False
        if after.kind in ("-", "/") or self.is_word(j, "og", "til", "eller", "samt"):
            following = self.at(j + 1)
            if following.text in V.MONTHS and (
                following.text in V.FULL_MONTHS or self.at(j + 2).kind in (".", "n", "")
            ):
                return True
        if token.text in V.FULL_MONTHS and self._led(i, _LEAD_TO_MONTH):
            return True
        if not token.line:
            return False
        return token.text in V.FULL_MONTHS or after.kind == "" or after.line

    def _led(self, i: int, words: frozenset[str]) -> bool:
        before = self.at(i - 1) if i else None
        return before is not None and before.kind == "w" and before.text in words and not self.at(i).para

    def _season(self, i: int, start: int) -> Read:
        token = self.at(i)
        late = V.LATE_SEASONS.get(token.text)
        season = late or V.SEASONS.get(token.text)
        if season is None or self._is_compound(i + 1):
            return None
        point = Point("season", season, part="ultimo" if late else "")
        j = i + 1
        year = self.year4(j)
        if season == 24 and self.at(j + (year is not None)).kind in ("/", "-"):
            first = year if year is not None else None
            second = self.at(j + 2)
            if (
                first is not None
                and second.kind == "n"
                and int(second.text[-2:]) == (first + 1) % 100
                and len(second.text) in (2, 4)
            ):
                return replace(point, year=first), j + 3
        if (
            season == 24
            and (short := self.number(j, 10, 69))
            and self.at(j + 1).kind == "/"
            and self.number(j + 2, 10, 69) == short + 1
        ):
            return replace(point, year=2000 + short), j + 3
        point, k = self.with_year(point, j)
        if point.year is None:
            if token.text in V.AMBIGUOUS_SEASONS:
                return None
            if (
                self.strict
                and start >= 0
                and not self._led(i, _LEAD_TO_MONTH | {"over", "næste", "sidste"})
                and self.at(j).kind != "/"
            ):
                return None
        return point, k

    def _week(self, i: int, start: int) -> Read:
        token = self.at(i)
        is_u = token.text in ("u", "w") and not self.strict
        if token.text not in V.WEEK | V.WEEKS and not is_u:
            return None
        j = self.dot(i + 1) if is_u else i + 1
        if self.is_word(j, "nr", "nummer"):
            j = self.dot(j + 1)
        week = self.number(j, 1, 53)
        if week is None:
            return None
        if self.strict and (self.at(j + 1).text in V.UNITS or self.is_word(i - 1, "hver", "pr", "per", "om")):
            return None
        if self.at(j + 1).kind == "." and self.at(j + 2).text in V.MONTHS:
            return None
        return self.with_year(Point("week", week), j + 1, short=False)

    def _from_year(self, i: int, start: int) -> Read:
        """ "2021 uge 34", "2021-W34", "2021 Q1", "2021"."""
        if (year := self.year4(i)) is None or self._is_compound_year(i):
            return None
        if i and not self.at(i).gap and self.at(i - 1).kind in (".", "/", "_", "\x00", "n", "w", "#", ",", ":"):
            return None
        j = i + 1
        if self.at(j).kind in (",", "-", ":"):
            j += 1
        marker = self.at(j)
        if marker.kind == "w" and marker.text in ("uge", "w", "week") and (week := self.number(j + 1, 1, 53)):
            return Point("week", week, year=year), j + 2
        if marker.kind == "w" and marker.text in ("q", "h") and not self.at(j + 1).gap:
            kind: Kind = "half" if marker.text == "h" else "quarter"
            if n := self.number(j + 1, 1, V.COUNT_OF_PART[kind], 1):
                return Point(kind, n, year=year), j + 2
        if self.strict and start >= 0 and not self._year_is_said(i, year):
            return None
        return Point("year", year=year), i + 1

    def _is_compound_year(self, i: int) -> bool:
        return self._is_compound(i + 1)

    def _year_is_said(self, i: int, year: int) -> bool:
        """Whether a bare number of running text is a year: "i 2021", "siden 2018", or all there is."""
        after = self.at(i + 1)
        if self.last == 1:
            return True
        tied = (
            after.kind in ("-", "/", ".", ",")
            and not after.gap
            and self.at(i + 2).kind == "n"
            and not self.at(i + 2).gap
        )
        if tied or not 1990 <= year <= 2059 or after.text in V.UNITS:
            return False
        capital = after.kind == "w" and not after.line and self.text[after.start].isupper()
        if capital and year % 100 == 0:
            return False  # a post code
        return self._led(i, _LEAD_TO_YEAR)

    def _school_year(self, i: int, start: int) -> Read:
        """ "skoleåret 2022/23" runs from August to July."""
        if not self.is_word(i, "skoleåret", "skoleår") or (year := self.year4(i + 1)) is None:
            return None
        second = self.at(i + 3)
        if self.at(i + 2).kind not in ("/", "-") or second.kind != "n" or int(second.text[-2:]) != (year + 1) % 100:
            return None
        return Point("school_year", year=year), i + 4
