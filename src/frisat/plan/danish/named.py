"""Months, seasons, weeks and years by name: "marts 2022", "efteråret", "vinter 2022/23", "uge 34", "i 2021"."""

from __future__ import annotations

from dataclasses import replace

from frisat.plan.danish import feasts
from frisat.plan.danish import vocabulary as words_of
from frisat.plan.danish.numerals import Numerals, Read
from frisat.plan.danish.points import Kind, Point
from frisat.plan.regex import regex

_SURNAME = regex(
    r".{0,40}(?:sen|berg|gaard|gård|lund|holm|bjerg|skov|strup|toft|dahl|mann|sson|krogh|riis|friis|winther|vinther|"
    r"bech|bach|juul|juhl|ravn|skou|lind|beck|holst|kjær|kjer|lauritz|møller|schmidt|schou|bruun|bang|hald)$"
)
"""How Danish surnames commonly end."""
_LEAD_TO_SEASON = words_of.LEAD_TO_MONTH | {"over", "næste", "kommende"}
_LEAD_TO_FEAST = words_of.word_set("på til den fra inden senest før efter indtil")
_LEAD_TO_YEAR = words_of.word_set(
    "i siden inden senest før efter hele året år løbet pr indtil perioden ultimo primo medio"
)


class Named(Numerals):
    """
    The rules for times that have a name.

    `start` is where the expression began, -1 when other words lead to it; then running text needs no more evidence.
    """

    def _feast(self, i: int, start: int) -> Read:
        """
        "Grundlovsdag 2025", "på 2. pinsedag", "1. søndag i advent"; in running text a bare name wants words that say
        that something is on it, for calendars print such names beside their days.
        """
        nth, j = 0, i
        if self.at(i).kind == "n" or self.at(i).text in words_of.ORDINALS:
            nth = self.number(i, 1, 4, 1) or words_of.ORDINALS.get(self.at(i).text, 0)
            j = self.dot(i + 1)
            if self.is_word(j, "søndag") and self.is_word(j + 1, "i"):
                j += 2
        elif self.is_word(i, "kristi", "sankt", "skt"):
            j = self.dot(i + 1)
        word = self.at(j).text
        if self.is_word(i, "sankt", "skt"):
            word = {"hans": "sankthans", "hansaften": "sankthansaften", "hansdag": "sankthansdag"}.get(word, "")
        found = feasts.of_word(word, nth) if self.at(j).kind == "w" else None
        if found is None or self.is_compound(j + 1):
            return None
        point, end = self.with_year(Point(*found), j + 1, short=False)
        after = self.at(j + 1)
        goes_on = after.kind == "w" and not after.line and self.text[after.start].isupper()  # a square, a surname
        said = point.kind == "advent" or self.led(i, _LEAD_TO_FEAST) or (self.at(i).line and after.kind == ":")
        if point.year is None and (goes_on or (start >= 0 and not said)):
            return None
        return (point, end) if not self._beside_figures(i, end) else None

    def _beside_figures(self, i: int, end: int) -> bool:
        """Whether a day in figures stands beside a name, "5. juni, Grundlovsdag", "Grundlovsdag den 5. juni"."""
        before = self.at(i - 1)
        k = i - 2 if i and before.kind in (",", "(", "-") else i - 1
        figures = self.at(k).kind == "n" or self.at(k).text in words_of.MONTHS
        tied = k >= 0 and figures and not self.at(i).line
        j = end + (self.at(end).kind in (",", "(", "-"))
        return tied or self.numeric(self.article(j), j) is not None or self.day_month(self.article(j), j) is not None

    def _month(self, i: int, start: int) -> Read:
        token = self.at(i)
        month = words_of.MONTHS[token.text]
        if self.is_compound(i + 1) or (token.text == "jul" and self._is_christmas(i)) or self._follows_no_day(i):
            return None
        j = self.dot(i + 1) if token.text not in words_of.FULL_MONTHS or self.at(i + 2).kind != "w" else i + 1
        if self.is_word(j, "måned", "mdr", "mnd"):
            j = self.dot(j + 1)
        point, k = self.with_year(Point("month", month), j)
        if point.year is None and self.strict and start >= 0 and not self._month_is_said(i, j):
            return None
        return point, k

    def _follows_no_day(self, i: int) -> bool:
        """Whether "123." or "den 45. i" stands before: a day that cannot be leaves no month to be right about."""
        if self.text[self.at(i).start].isupper():
            return False
        j = i - 2 if self.is_word(i - 1, "i") else i - 1
        dotted = self.at(j).kind == "."
        before = self.at(j - dotted)
        if j - dotted < 0 or before.kind != "n" or not (dotted or j == i - 1) or len(before.text) > 3:
            return False
        return not 1 <= int(before.text) <= 31

    def _is_christmas(self, i: int) -> bool:
        """ "inden jul 2021", "før jul.": the feast, unless another month or a dot inside a sentence makes it July."""
        after, sign = self.at(i + 2), self.at(i + 1).kind
        ends = after.kind == "" or after.line or self.text[after.start : after.start + 1].isupper()
        spans = sign in ("-", "/") or self.at(i - 1).kind in ("-", "/") or self._month_before(i)
        if (sign == "." and not ends) or spans:
            return False
        return i > 0 and self.at(i - 1).kind == "w"

    def _month_before(self, i: int) -> bool:
        """Whether "jan. til" stands before."""
        j = i - 3 if self.at(i - 2).kind == "." else i - 2
        return j >= 0 and self.is_word(i - 1, "til") and self.at(j).text in words_of.MONTHS

    def _month_is_said(self, i: int, j: int) -> bool:
        """Whether running text speaks of a month at all when no year follows: "i maj" does, "Maj Hansen" does not."""
        token, after, following = self.at(i), self.at(j), self.at(j + 1)
        is_full = token.text in words_of.FULL_MONTHS
        named = after.kind == "w" and self.text[after.start].isupper() and _SURNAME.match(after.text)
        listed = (after.kind == "," or self.is_word(j, "og", "eller")) and following.kind == "w"
        other_name = listed and following.text not in words_of.MONTHS and self.text[following.start].isupper()
        if token.text in words_of.FIRST_NAMES and self.text[token.start].isupper() and (named or other_name):
            return False
        if after.kind == "," and self.at(j - 1).kind == "." and following.text in words_of.MONTHS:
            return True
        if after.kind in ("-", "/") or self.is_word(j, "og", "och", "til", "eller", "samt"):
            is_month = following.text in words_of.FULL_MONTHS
            opens = token.line and after.kind == "-" and following.kind == "w" and self.text[following.start].islower()
            if is_month or (following.text in words_of.MONTHS and (opens or self.at(j + 2).kind in (".", "n", ""))):
                return True
        if is_full and self.led(i, words_of.LEAD_TO_MONTH):
            return True
        dotted = self.at(j - 1).kind == "." and (after.kind == "" or after.line)
        return token.line and (is_full or dotted)

    def _season(self, i: int, start: int) -> Read:
        token = self.at(i)
        late = words_of.LATE_SEASONS.get(token.text)
        season = late or words_of.SEASONS[token.text]
        if self.is_compound(i + 1):
            return None
        point = Point("season", season, part="ultimo" if late else "")
        if season == 24 and (winter := self._winter(i + 1)):
            return replace(point, year=winter[0]), winter[1]
        point, k = self.with_year(point, i + 1)
        if point.year is not None:
            return point, k
        if token.text in words_of.AMBIGUOUS_SEASONS:
            return None
        joined = self.at(i + 1).kind in ("/", "-") or self.is_word(i + 1, "og", "til", "eller")
        goes_on = joined and self.at(i + 2).text in words_of.SEASONS
        goes_on = goes_on or (token.line and self.at(i + 1).line)  # a heading
        if self.strict and start >= 0 and not goes_on and not self.led(i, _LEAD_TO_SEASON):
            return None
        return point, k

    def _winter(self, i: int) -> tuple[int, int] | None:
        """The two years of a winter, "2022/23", "2022-2023", "22/23": (the first, next index)."""
        first, mark, second = self.at(i), self.at(i + 1), self.at(i + 2)
        if first.kind != "n" or mark.kind not in ("/", "-") or second.kind != "n" or len(second.text) not in (2, 4):
            return None
        year = self.year4(i)
        if year is None and mark.kind == "/" and (short := self.number(i, 10, 69)):
            year = 2000 + short
        if year is None or int(second.text[-2:]) != (year + 1) % 100:
            return None
        return year, i + 3

    def _week(self, i: int) -> Read:
        """ "uge 34 2021", "Uge 9", "ugerne 9" (the rest of a list follows in `ranges`)."""
        token = self.at(i)
        j = self.dot(i + 1) if token.text in ("u", "w") else i + 1
        if self.is_word(j, "nr", "nummer"):
            j = self.dot(j + 1)
        week = self.number(j, 1, 53)
        if week is None or (token.text in ("u", "w") and self.at(j).gap and self.at(j - 1).kind == "w"):
            return None
        after = self.at(j + 1)
        if self.strict and (after.text in words_of.UNITS or self.is_word(i - 1, "hver", "pr", "per", "om")):
            return None
        if after.kind == "." and (self.at(j + 2).text in words_of.MONTHS or self._is_day_in_figures(j)):
            return None
        return self.with_year(Point("week", week), j + 1, short=False)

    def _is_day_in_figures(self, i: int) -> bool:
        """Whether a number begins a day such as "03.02.2027", as behind "i 8 uger"."""
        month, year = self.at(i + 2), self.at(i + 4)
        tight = not any(self.at(n).gap for n in range(i + 1, i + 5))
        return tight and month.kind == "n" and self.at(i + 3).kind == "." and year.kind == "n"

    def _from_year(self, i: int, start: int) -> Read:
        """ "2021 uge 34", "2021-W34", "2021 Q1", "2021"."""
        token, before = self.at(i), self.at(i - 1)
        if (year := self.year4(i)) is None or (self.is_compound(i + 1) and self.at(i + 2).text not in ("w", "q", "h")):
            return None
        tied = (".", "_", "\x00", "n", "w", "#", ",", ":") + (("/",) if start >= 0 else ())
        if i and not token.gap and before.kind in tied:
            return None
        j = i + 1
        if self.at(j).kind in (",", "-", ":"):
            j += 1
        marker = self.at(j)
        if marker.kind == "w" and marker.text in ("uge", "w", "week") and (week := self.number(j + 1, 1, 53)):
            return Point("week", week, year=year), j + 2
        if marker.kind == "w" and marker.text in ("q", "h") and not self.at(j + 1).gap:
            kind: Kind = "half" if marker.text == "h" else "quarter"
            if n := self.number(j + 1, 1, words_of.COUNT_OF_PART[kind], 1):
                return Point(kind, n, year=year), j + 2
        if self.strict and start >= 0 and not self._year_is_said(i, year):
            return None
        return Point("year", year=year), i + 1

    def _year_is_said(self, i: int, year: int) -> bool:
        """Whether a bare number of running text is a year: "i 2021", "siden 2018", or all there is."""
        after = self.at(i + 1)
        if self.last == 1 or (self.last == 2 and after.kind in (".", ":")):
            return True
        if self.tied_number(i + 1) or not 1990 <= year <= 2059 or after.text in words_of.UNITS:
            return False
        capital = after.kind == "w" and not after.line and self.text[after.start].isupper()
        if capital and year % 100 == 0:
            return False  # a post code
        return self.led(i, _LEAD_TO_YEAR)

    def _school_year(self, i: int) -> Read:
        """ "skoleåret 2022/23" runs from August to July."""
        year, second = self.year4(i + 1), self.at(i + 3)
        if year is None and (short := self.number(i + 1, 10, 69)):
            year = 2000 + short
        if year is None or self.at(i + 2).kind not in ("/", "-") or second.kind != "n":
            return None
        if int(second.text[-2:]) != (year + 1) % 100:
            return None
        return Point("school_year", year=year), i + 4
