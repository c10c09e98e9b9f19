"""Days written in figures: "22-10-2020", "7.11.24", "4/9-2021", "2021-09-04", "4/9", "4.9.", "3. maj"."""

from __future__ import annotations

import re

from frisat.plan.danish import vocabulary as words_of
from frisat.plan.danish.points import Point
from frisat.plan.danish.reader import Reader
from frisat.plan.regex import regex

Read = tuple[Point, int] | None

_D = r"[-‐‑‒–−]"
_GOES_ON = (
    r"(?:[-–][0-9]{1,2}[./]\s?[0-9]{1,2}(?:[./-]|\s(?:19|20)[0-9]{2})"
    r"|–[0-9]{1,2}-[0-9]{1,2}-(?:19|20)[0-9]{2}|–(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})"
)
_TAIL = rf"(?![0-9])(?![./][0-9])(?!(?!{_GOES_ON})[-–][0-9])(?![^\W\d_])(?!-[^\W\d_]{{1,3}}[0-9])"
"""Nothing but another date may be tied on behind: else it was a case number, an address or a version."""

_ISO = regex(
    rf"(?P<y>(?:19|20)[0-9]{{2}})(?P<s>{_D}|[./])(?P<m>[0-9]{{1,2}})(?P=s)(?P<d>[0-9]{{1,2}})(?:T(?=[0-9]{{2}}:)|{_TAIL})"
)
_DMY = regex(
    r"(?P<d>[0-9]{1,2})(?:"
    rf"(?P<s>{_D}|[./])(?P<m>[0-9]{{1,2}})(?P=s)(?P<y>(?:19|20)[0-9]{{2}}|[0-9]{{2}})"
    rf"|[./]\s?(?P<m2>[0-9]{{1,2}})(?:\.?\s?{_D}\s?|[./]\s?|\.?\s)['’]?(?P<y2>(?:19|20)[0-9]{{2}})"
    rf"|/(?P<m3>[0-9]{{1,2}})\s?(?:{_D}\s?['’]?|['’]|\s['’])(?P<y3>[1-4][0-9])"
    rf"){_TAIL}"
)
_MONTH_YEAR = regex(rf"(?P<m>[0-9]{{1,2}})[-./](?P<y>(?:19|20)[0-9]{{2}}){_TAIL}")
_DM_SLASH = regex(r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})(?![0-9/])(?!\.[0-9])(?![^\W\d_])(?!,[0-9])")
_DM_DOT = regex(r"(?P<d>[0-9]{1,2})\.\s?(?P<m>[0-9]{1,2})(?P<dot>\.)?(?![0-9])(?!\.?[^\W\d_])(?![/:][0-9])")
_LED = r"\s?(?:(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?\.?,?\s)?(?:den\s|d\.\s?)?"
_TO = rf"\s?(?:{_D}|—|(?:frem\s)?til(?:\sog\smed)?\b){_LED}"
_AND = rf"(?:\s?[,;&+](?:\s(?:og|samt|eller)\b)?|\s(?:og|och|samt|eller)\b){_LED}"
_DM_BEFORE_DMY = regex(rf"{_TO}[0-9]{{1,2}}\.[0-9]{{1,2}}\.", re.IGNORECASE)
_DM_BEFORE_YEAR = regex(
    rf"(?:(?:{_TO}|{_AND})[0-9]{{1,2}}\.\s?[0-9]{{1,2}}\.){{0,9}}(?:{_TO}|{_AND})"
    r"(?:[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?(?:19|20)[0-9]{2}|[0-9]{2}\.[0-9]{2}\.[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
"""Behind "30.9.": " og 1.10.2024", "., 15.3. og 2.4.2029": a list or span whose year stands behind the last."""
_MORE_DM = regex(
    rf"(?:(?P<to>{_TO})|{_AND})(?P<next>[0-9]{{1,2}}/[0-9]{{1,2}})(?P<year>\s?[-–/\s]\s?['’]?(?:(?:19|20)?[0-9]{{2}})\b)?(?![0-9/])",
    re.IGNORECASE,
)
"""Behind "4/6": " til 3/8-2024", ", 11/6", " og tirsdag d. 11/6"."""
_LIST_TO_YEAR = regex(
    rf"(?:{_AND}[0-9]{{1,2}}/[0-9]{{1,2}}(?![0-9/])){{1,9}}\s?[-–/\s]\s?['’]?(?:19|20)[0-9]{{2}}\b", re.IGNORECASE
)
"""Behind "8/2": ", 2/3 og 31/3-2031": the year behind the last says of all of a list that they are days."""
_MEETINGS = ("råd", "rådet", "udvalg", "udvalget", "møde", "mødet", "bestyrelse", "bestyrelsen", "seminar", "workshop")
_MAY_FOLLOW = words_of.word_set("kl klokken og och til samt eller i på fra blev er")
_FRACTIONS = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "24/7"})
_NO_START = frozenset({".", "/", "_", ":", "\x00", "n", "w", "#", "+", "§"})
_BEFORE_DEN = frozenset("(,:;-/•*")
_LEAD_TO_DAY = words_of.word_set(
    "d den senest inden før efter fra til og pr per indtil frist fristen deadline ansøgningsfrist svarfrist "
    "høringsfrist tilmeldingsfrist afleveringsfrist"
)


class Numerals(Reader):
    """The rules for days that are written with figures."""

    def numeric(self, i: int, start: int) -> Read:
        """Day, month and mostly year in figures; `start` is where the expression began, -1 when led by other words."""
        token, before = self.at(i), self.at(i - 1)
        tied = i > 0 and not token.gap and not self._is_tied_to_den(i)
        if tied and (before.kind in _NO_START or self._ends_case_number(i)):
            return None
        if not self.strict and (match := _MONTH_YEAR.match(self.text, token.start)):
            month = int(match["m"])
            return (
                (Point("month", month, year=int(match["y"])), self.after(match.end(), i)) if 1 <= month <= 12 else None
            )
        if len(token.text) == 4:
            if match := _ISO.match(self.text, token.start):
                return self._day(int(match["d"]), int(match["m"]), int(match["y"]), match.end(), i)
            return self._year_month(i)
        if match := _DMY.match(self.text, token.start):
            year_text = match["y"] or match["y2"] or match["y3"]
            year = int(year_text) if len(year_text) == 4 else words_of.two_digit_year(year_text)
            said = self._is_said(i, start) or 2010 <= year <= 2049
            if len(year_text) == 4 or not self.strict or said:
                month = int(match["m"] or match["m2"] or match["m3"])
                return self._day(int(match["d"]), month, year, match.end(), i)
        return self._day_slash_month(i, start) or self._day_dot_month(i, start)

    def _is_tied_to_den(self, i: int) -> bool:
        """Whether "den" is tied on before in short: "d.15/9", "d.28.11.17"; "d.1.2" may be a section."""
        if (_DM_SLASH.match(self.text, self.at(i).start) or _DMY.match(self.text, self.at(i).start)) is None:
            return False
        led, lead = self.at(i - 1), self.at(i - 2)
        if i < 2 or led.kind != "." or led.gap or lead.text != "d":
            return False
        return i == 2 or lead.gap or self.at(i - 3).kind in _BEFORE_DEN

    def _ends_case_number(self, i: int) -> bool:
        """ "330-12-10-2020": figures tied on before."""
        if self.at(i - 1).kind != "-" or self.at(i - 1).gap or self.at(i - 2).kind != "n" or not self.strict:
            return False
        is_year_of_day = self.at(i - 4).kind == "/" and self.at(i - 2).gap and self.year4(i - 2) is not None
        return len(self.at(i - 2).text) > 2 and self.at(i - 3).kind not in (".", "/", "-") and not is_year_of_day

    def _day(self, day: int, month: int, year: int | None, end: int, i: int) -> Read:
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        return Point("day", month, day, year), self.after(end, i)

    def _is_said(self, i: int, start: int) -> bool:
        """Whether other words already say that a date stands here: "den", a weekday, "senest", a range or list."""
        return start < i or (self.at(i - 1).kind in ("w", ".") and self.led(start, _LEAD_TO_DAY))

    def _day_slash_month(self, i: int, start: int) -> Read:
        match = _DM_SLASH.match(self.text, self.at(i).start)
        if match is None:
            return None
        if self.strict and not self._is_said(i, start) and not self._stands_as_date(i, match):
            return None
        return self._day(int(match["d"]), int(match["m"]), None, match.end(), i)

    def _follows_a_meeting(self, i: int) -> bool:
        """Whether "ØU 14/4", "Byrådet 28/4", "møde 3/5" stand there: a body or meeting right before."""
        before = self.at(i - 1)
        if i == 0 or before.kind != "w" or self.at(i).line:
            return False
        printed = self.text[before.start : before.end]
        return (printed.isupper() and 2 <= len(printed) <= 5) or before.text.endswith(_MEETINGS)

    def _stands_as_date(self, i: int, match: re.Match[str]) -> bool:
        """Whether a bare "23/11" of running text is a date: alone in brackets, before a clock or heading a line."""
        token, before, end = self.at(i), self.at(i - 1), match.end()
        after = self.at(self.after(end, i))
        if after.text in ("kl", "klokken") or self._follows_a_meeting(i):
            return True
        if (more := _MORE_DM.match(self.text, end)) is not None:
            shares = (match.group() in _FRACTIONS) + (more["next"] in _FRACTIONS)
            if more["year"] or shares < (2 if more["to"] else 1) or _LIST_TO_YEAR.match(self.text, end):
                return True
        if match.group() in _FRACTIONS:
            return False
        if before.kind in ("(", "[") and after.kind in (")", "]"):
            return True
        if not token.line and not self._is_numbered_line(i):
            return False
        counts = after.kind == "w" and (after.text in words_of.UNITS or after.text in ("af", "dele", "del"))
        is_share = int(match["d"]) <= int(match["m"]) and self.text[after.start : after.start + 1].islower()
        return not counts and not is_share and (after.kind in ("", ":", "-") or after.gap)

    def _is_numbered_line(self, i: int) -> bool:
        """Whether only a list's number stands before: "8. 31/10 Ansøgningsfrist"."""
        mark, number = self.at(i - 1), self.at(i - 2)
        return i > 1 and mark.kind in (".", ")") and not mark.gap and number.kind == "n" and bool(number.line)

    def _day_dot_month(self, i: int, start: int) -> Read:
        """ "4.9." after words that say so or in a date cell; "10.15" is a time and "17.4" a section."""
        match = _DM_DOT.match(self.text, self.at(i).start)
        if match is None:
            return None
        tied = _DM_BEFORE_DMY.match(self.text, match.end()) is not None
        after = self.at(self.after(match.end(), i))
        dotted = match["dot"] is not None
        tied = tied or after.text in ("kl", "klokken")
        tied = tied or (dotted and _DM_BEFORE_YEAR.match(self.text, match.end()) is not None)
        if not dotted and not tied and after.kind == "w" and after.text not in _MAY_FOLLOW:
            return None
        if not (tied or (dotted and not self.strict) or (start < i and (dotted or " " not in match.group()))):
            return None
        if start < 0 and not dotted and not tied and self.strict:
            return None
        return self._day(int(match["d"]), int(match["m"]), None, match.end(), i)

    def _year_month(self, i: int) -> Read:
        """ "2021-09" in a date cell; "2020-21" is two years and read elsewhere."""
        if self.strict or (year := self.year4(i)) is None:
            return None
        dash, token, month = self.at(i + 1), self.at(i + 2), self.number(i + 2, 1, 12)
        if dash.kind != "-" or dash.gap or token.gap or month is None or len(token.text) != 2:
            return None
        if month == year % 100 + 1 or self.at(i + 3).kind in ("-", "."):
            return None
        return Point("month", month, year=year), i + 3

    def day_month(self, i: int, start: int) -> Read:
        """
        "3. maj 2021", "3 maj", "03-maj-21"; "32. maj" is read too, as a day that no calendar has, never as "maj".

        In running text "32. Maj" can be a number that ends a sentence, so there it is not.
        """
        token, before = self.at(i), self.at(i - 1)
        day = self.number(i, 0, 99)
        tied = not token.gap and before.kind in (".", "/", "\x00", "§") and self.at(i - 2).kind == "n"
        if day is None or tied:
            return None
        j, sign = i + 1, self.at(i + 1)
        dashed = sign.kind == "-" and not sign.gap and not self.at(i + 2).gap
        ending = sign.kind == "w" and sign.text in ("ste", "te", "de") and not sign.gap
        j += sign.kind == "." or dashed or ending
        month = self.at(j)
        if month.kind != "w" or month.text not in words_of.MONTHS or self.is_compound(j + 1):
            return None
        if not 1 <= day <= 31 and self.strict and self.text[month.start].isupper():
            return None
        return self.with_year(Point("day", words_of.MONTHS[month.text], day), self.dot(j + 1), linked=False)
