"""One text cut into tokens, with the small questions that every rule asks of it; and the years behind a date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from frisat.plan.danish import vocabulary as words_of
from frisat.plan.danish.clocks import ClockMatch, clock_at
from frisat.plan.danish.points import Point
from frisat.plan.danish.tokens import Token, tokenize

_CLOCK_WORDS = frozenset({"kl", "klokken", "fra", "ca", "mellem", "cirka", "omkring"})
_AFTER_SHORT_YEAR = frozenset({"til", "og", "och", "samt", "eller", "kl", "klokken", "frem", "indtil", "t"})
_LAST_HOUR, _LAST_DAY = 24, 31
_MONTHS, _SEASONS, _WEEK = words_of.MONTHS, words_of.SEASONS, words_of.WEEK


class Reader:
    """
    The tokens of one text. `strict` (running text) asks for words that speak for a date; a date cell does not.

    `at(i)` is the token at an index; before the first and behind the last stand empty ones, so that looking a few
    tokens ahead or back needs no test.
    """

    def __init__(self, text: str, *, strict: bool) -> None:
        self.text = text
        self.strict = strict
        self.tokens: list[Token] = tokenize(text)
        self.last = len(self.tokens) - 1
        padded = self.tokens + [self.tokens[-1]] * 12
        self.at: Callable[[int], Token] = padded.__getitem__

    def is_word(self, i: int, *words: str) -> bool:
        token = self.at(i)
        return token.kind == "w" and token.text in words

    def dot(self, i: int) -> int:
        """The index after an abbreviation's or ordinal's dot, when one stands there."""
        token = self.at(i)
        return i + 1 if token.kind == "." and not token.gap else i

    def after(self, position: int, i: int) -> int:
        """The first token index that starts at or after a text position, from `i` on."""
        while i < self.last and self.tokens[i].start < position:
            i += 1
        return i

    def number(self, i: int, low: int, high: int, digits: int = 2) -> int | None:
        """The number at `i` when it has at most so many digits and lies between the limits."""
        token = self.at(i)
        if token.kind != "n" or len(token.text) > digits:
            return None
        number = int(token.text)
        return number if low <= number <= high else None

    def article(self, i: int) -> int:
        """Skips "den", "d."."""
        token = self.at(i)
        if token.kind != "w":
            return i
        if token.text == "den":
            return i + 1
        if token.text == "d" and self.at(i + 1).kind in ("n", "."):
            return self.dot(i + 1)
        return i

    def led(self, i: int, words: frozenset[str]) -> bool:
        """Whether one of `words` stands right before, in the same paragraph."""
        before = self.at(i - 1)
        return i > 0 and before.kind == "w" and before.text in words and not self.at(i).para

    def tied_number(self, i: int) -> bool:
        """Whether "-5", "/5", ".5", ",5" follow without a gap, so that what stands before is no whole number."""
        sign, after = self.at(i), self.at(i + 1)
        return sign.kind in ("-", "/", ".", ",") and not sign.gap and after.kind == "n" and not after.gap

    def is_compound(self, i: int) -> bool:
        """ "2021-priser", "maj-mødet": a dash that ties on a word of its own."""
        dash, word = self.at(i), self.at(i + 1)
        if dash.kind != "-" or dash.gap or word.kind != "w" or word.gap:
            return False
        if (word.text in ("den", "d", "ca") or word.text in words_of.WEEKDAYS) and self._leads_to_day(i + 2):
            return False  # "3. maj-d. 7. juni": a span without a space
        return not any(word.text in known for known in (_MONTHS, _SEASONS, _WEEK, words_of.PART_BEFORE_MONTH))

    def _leads_to_day(self, i: int) -> bool:
        """Whether a number comes next, after a dot, a comma and an article at most."""
        i = self.dot(i)
        i = self.article(i + (self.at(i).kind == ","))
        return self.number(i, 1, 31) is not None

    def clock(self, i: int, *, beside_date: bool = True) -> tuple[ClockMatch, int] | None:
        """The clock time at `i`; beside a date in a date cell "15.30" and "15-17" are times, too."""
        token = self.at(i)
        if token.kind == "n":
            if self.at(i + 1).kind not in (".", ":", "-", "w"):
                return None
        elif token.kind != "w" or token.text not in _CLOCK_WORDS:
            return None
        found = clock_at(self.text, token.start, generous=beside_date and not self.strict)
        return (found, self.after(found.end, i)) if found else None

    # ------------------------------------------------------------------------------------------ years
    def year4(self, i: int) -> int | None:
        """The year of four digits at `i`."""
        if len(self.at(i).text) != 4:
            return None
        return self.number(i, words_of.YEAR_MIN, words_of.YEAR_MAX, 4)

    def year_after(self, i: int, *, linked: bool = True) -> tuple[int, int, bool] | None:
        """A year right behind a point, "2021", "af 2021", "'21", "(2021)": (year, next index, in brackets)."""
        token = self.at(i)
        if token.kind in ("(", "["):
            year = self.year4(i + 1)
            closed = self.at(i + 2).kind in (")", "]")
            return (year, i + 3, True) if year is not None and closed else None
        if token.kind in ("'", "’", "‘", "´"):
            short = self.number(i + 1, 0, 99)
            return None if short is None else (words_of.two_digit_year(f"{short:02d}"), i + 2, False)
        j = i
        is_linked = linked and token.kind == "w" and token.text in ("af", "i", "år", "året")
        is_tied = token.kind in ("-", "/") and not token.gap and not self.at(j + 1).gap
        j += token.kind == "," or is_linked or is_tied
        year = self.year4(j)
        if year is None or self.is_compound(j + 1):
            return None
        return year, j + 1, False

    def short_year(self, i: int, *, day: bool = False) -> tuple[int, int] | None:
        """
        "26" right after a month: a year in a date cell, and where a sentence or line leaves it nothing else to be.

        `day`: a day of the month stands before, so that in running text the number may be an hour.
        """
        token = self.at(i)
        if token.kind != "n" or len(token.text) != 2 or (self.number(i, 10, 69) is None and token.text[0] != "0"):
            return None
        following, second = self.at(i + 1), self.at(i + 2)
        if following.kind == "." and (second.text in _MONTHS or not second.gap) and second.kind:
            return None
        if following.kind == "w" and following.text not in _AFTER_SHORT_YEAR and not following.line:
            return None
        if following.kind == "." and not second.kind and not day and token.text[0] not in "0456789":
            return None  # "August 18." as calendars print their days
        if self.strict:
            is_span = following.kind == "-" and (second.text in _MONTHS or second.text in _SEASONS)
            ends_span = self.at(i - 1).kind in ("-", ".") and following.kind in ("", ")", ",", ":")
            if not is_span and not ends_span and not self._can_only_be_year(i, day=day):
                return None
        elif second.kind == "n":
            goes_on = following.kind == "-" and self.at(self.dot(i + 3)).text not in _MONTHS
            if goes_on or (following.kind in (":", "/") and not following.gap):
                return None
        return words_of.two_digit_year(token.text), i + 1

    def _can_only_be_year(self, i: int, *, day: bool) -> bool:
        """Whether nothing follows two figures after a month that they could count, and they are no hour of a day."""
        number, following = self.at(i), self.at(i + 1)
        if day and number.text[0] != "0" and int(number.text) <= _LAST_HOUR:
            return False
        if not day and 0 < int(number.text) <= _LAST_DAY and number.text[0] != "0" and self.at(i - 1).line:
            return False  # "Januar 20" as calendars list their days
        if following.kind in ("", ")", "]", ";") or following.line:
            return True
        if following.kind == "w":
            return self.at(i + 2).text in _MONTHS
        if following.kind == "." and self.at(i - 1).line:
            return False
        return following.kind in (",", ":", ".") and self.at(i + 2).gap and self.at(i + 2).kind != "n"

    def with_year(self, point: Point, i: int, *, linked: bool = True, short: bool = True) -> tuple[Point, int]:
        """The point with the year printed behind it, and the index after that."""
        if found := self.year_after(i, linked=linked):
            year, j, brackets = found
            return replace(point, year=year, year_in_brackets=brackets), j
        tied = not self.strict and self.at(i).kind == "-" and not self.at(i).gap and not self.at(i + 1).gap
        if short and (
            short_found := self.short_year(i + tied, day=point.kind == "day")
        ):  # "apr-21", as spreadsheets print it
            return replace(point, year=short_found[0]), short_found[1]
        return point, i
