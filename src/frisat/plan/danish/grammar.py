"""
Tokens -> `Point`s: the single named times. `ranges.py` and `chains.py` join them to spans and lists.

Every method takes a token index and returns what it read with the index after it, or None. None looks more than some
tens of tokens ahead, so that reading is linear in the length of the text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from frisat.plan.danish import feasts
from frisat.plan.danish import vocabulary as words_of
from frisat.plan.danish.named import Named
from frisat.plan.danish.numerals import Read
from frisat.plan.danish.points import Kind, Part, Point

_AT = frozenset({"ved", "omkring"})
_ORDINAL_MARKS = frozenset({".", "w"})


class Grammar(Named):
    """The rules for single points."""

    def point(self, i: int, *, led: bool = False) -> Read:
        """One named time with what stands before and behind it: "ca.", a weekday, "primo", "(?)"."""
        start, about = i, False
        token = self.at(i)
        while token.kind == "~" or (token.kind == "w" and token.text in words_of.ABOUT):
            about, i = True, self.dot(i + 1)
            if i - start > 4:
                return None
            token = self.at(i)
        first = self.article(i)
        read = self._with_weekday(first) or self._with_part(i) or self._base(first, -1 if led else i)
        if read is None:
            return None
        point, j = read
        if about:
            point = replace(point, qualifier="~")
        elif (k := self._question(j)) is not None:
            point, j = replace(point, qualifier="?"), k
        return point, j

    def _question(self, i: int) -> int | None:
        """The index after "?" (date cells only) or "(?)"."""
        kind = self.at(i).kind
        if kind == "?" and not self.strict:
            return i + 1
        if kind in ("(", "[") and self.at(i + 1).kind == "?" and self.at(i + 2).kind in (")", "]"):
            return i + 3
        return None

    def weekday(self, i: int) -> tuple[int, str, int] | None:
        """(0-6, as printed, next index) of a weekday's name with its dot, comma and article."""
        token = self.at(i)
        if token.kind != "w" or (number := words_of.WEEKDAYS.get(token.text)) is None:
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
        if self.is_word(j, "i") and self.at(j + 1).text in words_of.WEEK:
            j += 1
        read = self._base(j, -1)
        if read is None or read[0].kind not in ("day", "week") or read[0].part:
            return None
        return replace(read[0], weekday=number, weekday_text=printed), read[1]

    def _with_part(self, i: int) -> Read:
        """ "ultimo uge 12", "slutningen af maj 2021", "første halvdel af 2024", "primo 2025"."""
        token = self.at(i)
        part: Part | None = None
        j = i + 1
        if token.kind == "w" and token.text in words_of.PARTS:
            part = cast(Part, words_of.PARTS[token.text])
            j = self.dot(j)
        elif found := self._half_or_week(i):
            part, j = found
        if part is None:
            return None
        linked = self.is_word(j, "af", "i", "på")
        before_month = token.text in words_of.PART_BEFORE_MONTH and self.at(j).text in words_of.MONTHS
        if self.strict and not linked and not before_month and token.text not in words_of.PLAIN_PARTS:
            return None
        read = self._base(self.article(j + linked), -1)
        if read is None or read[0].kind == "day" or (part.endswith("week") and read[0].kind != "month"):
            return None
        return replace(read[0], part=part), read[1]

    def _half_or_week(self, i: int) -> tuple[Part, int] | None:
        """ "første halvdel", "sidste uge"."""
        last = self.is_word(i, "sidste")
        nth = (2, i + 1) if last else self.ordinal(i, 2)
        if nth is None or (self.at(i).kind == "n" and self.at(i + 1).kind != "."):
            return None
        number, j = nth
        if self.is_word(j, "halvdel"):
            return "first_half" if number == 1 else "second_half", j + 1
        if self.is_word(j, "uge") and (last or number == 1) and self.is_word(j + 1, "af", "i"):
            return "last_week" if last else "first_week", j + 1
        return None

    def _weekday_of_month(self, i: int) -> Read:
        """ "første mandag i maj 2021", "sidste fredag i august"."""
        nth = self.ordinal(i, 4) or ((5, i + 1) if self.is_word(i, "sidste") else None)
        if nth is None or (weekday := words_of.WEEKDAYS.get(self.at(nth[1]).text)) is None:
            return None
        month = self.at(nth[1] + 2)
        if not self.is_word(nth[1] + 1, "i") or month.text not in words_of.FULL_MONTHS:
            return None
        point = Point("nth_weekday", words_of.FULL_MONTHS[month.text], nth[0], weekday=weekday)
        return self.with_year(point, nth[1] + 3)

    def _base(self, i: int, start: int) -> Read:
        """A point without anything before it; `start` is where the expression began, -1 when other words lead to it."""
        token = self.at(i)
        if token.kind == "n":
            return self._from_number(i, start, len(token.text))
        if token.kind != "w":
            return None
        word = token.text
        if word in feasts.WORDS:
            return self._feast(i, start)
        if word in words_of.MONTHS:
            return self._month(i, start)
        if word in words_of.SEASONS or word in words_of.LATE_SEASONS:
            return self._season(i, start)
        if word in words_of.WEEKS or (word in ("u", "w") and not self.strict):
            return self._week(i)
        if word in words_of.ORDINALS or word == "sidste":
            return self._weekday_of_month(i) or self._nth(i) or self._first_of_month(i) or self._feast(i, start)
        if word in words_of.QUARTER_LETTERS or word in words_of.PARTS_OF_YEAR:
            return self._letter_quarter(i, start)
        if word == "årets":
            return self._end_of_year(i, start)
        if word in words_of.YEAR_TURNS:
            winter = self._winter(i + 1)
            return (Point("year_turn", year=winter[0]), winter[1]) if winter else (Point("year_turn"), i + 1)
        return self._school_year(i) if word in ("skoleåret", "skoleår") else None

    def _from_number(self, i: int, start: int, digits: int) -> Read:
        mark = self.at(i + 1).kind
        if digits == 4:
            found = self.numeric(i, start) if mark in ("-", ".", "/") else None
            return found or self._from_year(i, start)
        if digits > 2:
            return None
        if mark in ("-", ".", "/") and (found := self.numeric(i, start)):
            return found
        if mark in ("w", ".", "-"):
            ordinal = mark in _ORDINAL_MARKS
            nth = self._weekday_of_month(i) or self._nth(i) or self._feast(i, start) if ordinal else None
            return nth or self.day_month(i, start)
        return None

    def ordinal(self, i: int, highest: int) -> tuple[int, int] | None:
        """ "andet" or "2." -> (2, next index)."""
        token = self.at(i)
        if token.kind == "w":
            number = words_of.ORDINALS.get(token.text)
            return (number, i + 1) if number and number <= highest else None
        figure = self.number(i, 1, highest, 1)
        return (figure, self.dot(i + 1)) if figure else None

    def _nth(self, i: int) -> Read:
        """ "1. kvartal 2025", "andet halvår af 2024", "2. kvt.", "3. tertial"."""
        found = self.ordinal(i, 4)
        if found is None or self.at(found[1]).text not in words_of.PARTS_OF_YEAR:
            return None
        number, j = found
        word = self.at(j).text
        kind = cast(Kind, words_of.PARTS_OF_YEAR[word])
        if number > words_of.COUNT_OF_PART[kind]:
            return None
        point, k = self.with_year(Point(kind, number), self.dot(j + 1))
        if word in ("kv", "kvart") and point.year is None and self.strict:
            return None
        return point, k

    def _first_of_month(self, i: int) -> Read:
        """ "den første maj 2021"."""
        day, month = self.ordinal(i, 4), self.at(i + 1)
        if day is None or not self.is_word(i - 1, "den") or month.text not in words_of.FULL_MONTHS:
            return None
        return self.with_year(Point("day", words_of.FULL_MONTHS[month.text], day[0]), i + 2, linked=False)

    def _end_of_year(self, i: int, start: int) -> Read:
        """ "inden årets udgang" is the year as a limit, "ved årets udgang" its last third."""
        if not self.is_word(i + 1, *words_of.ENDS_OF_YEAR) or (self.strict and start >= 0 and not self.led(i, _AT)):
            return None
        return self.with_year(Point("year", part="" if start < 0 else "ultimo"), i + 2, short=False)

    def _letter_quarter(self, i: int, start: int) -> Read:
        """ "Q2 2022", "H1 2024", "kvartal 2"."""
        token, number = self.at(i), self.at(i + 1)
        if token.text in words_of.QUARTER_LETTERS:
            if number.gap or (token.text == "k" and self.strict):
                return None
            kind: Kind = "half" if token.text == "h" else "quarter"
        else:
            kind = cast(Kind, words_of.PARTS_OF_YEAR[token.text])
        n = self.number(i + 1, 1, words_of.COUNT_OF_PART[kind], 1)
        if n is None or (self.tied_number(i + 2) and self.year4(i + 3) is None):
            return None
        point, j = self.with_year(Point(kind, n), i + 2)
        joined = self.at(j).kind in ("-", "/", ",") or self.is_word(j, "og", "til", "eller")
        goes_on = joined and self.at(j + 1).text == token.text
        if token.text != "q":  # headings, cup sizes and rooms: only with a year behind the list
            goes_on = goes_on and any(self.year4(k) for k in range(j + 2, j + 6))
        unsaid = not goes_on and (token.text in ("h", "k") or (self.strict and not self.led(i, words_of.LEAD_TO_MONTH)))
        if point.year is None and start >= 0 and unsaid:
            return None
        return point, j
