"""Points -> one span, "fra … til …", "14. maj - 2. juni", "primo-medio maj", with the words of limit before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, cast

from frisat.plan.danish import vocabulary as words_of
from frisat.plan.danish.grammar import Grammar
from frisat.plan.danish.numerals import Read
from frisat.plan.danish.points import Part, Point
from frisat.plan.danish.spans import Span
from frisat.plan.model import Clock
from frisat.plan.period import Bound

Mode = Literal["", "limit", "from", "moved", "between", "since", "during"]
Phrases = dict[str, tuple[tuple[str, ...], ...]]


def phrases_of(*texts: str) -> Phrases:
    """Phrases by their first word, longest first."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(text.split()) for text in texts), key=len, reverse=True):
        out.setdefault(words[0], []).append(words)
    return {first: tuple(phrases) for first, phrases in out.items()}


_BEFORE = phrases_of(
    "senest", "senest inden", "senest ved", "senest i", "senest med", "inden", "før", "frem til", "frem til og med",
    "indtil", "indtil og med", "til og med", "ikke senere end", "tom", "t o m", "op til", "gældende til",
    "gældende frem til", "gældende til og med", "innen", "senast", "senast den", "till och med", "fram till", "före",
    "innan",
)  # fmt: skip
_FROM = phrases_of(
    "gældende fra", "gældende fra og med", "fra og med", "med virkning fra", "med virkning fra og med", "fom", "f o m",
    "først fra", "från och med", "fr o m",
)  # fmt: skip
_AFTER = phrases_of("ikke før", "tidligst", "efter")
_DURING = phrases_of(
    "i løbet af", "i perioden", "perioden", "i hele", "hele", "hele året", "året", "resten af",
    "i resten af", "i årene", "under perioden", "i løpet av", "under hela",
)  # fmt: skip
_TO = phrases_of(
    "til", "til og med", "frem til", "frem til og med", "indtil", "indtil og med", "og til", "og til og med",
    "og frem til", "og frem til og med", "og indtil", "tom", "t o m", "till", "till och med", "fram till",
    "fram till och med",
)  # fmt: skip
_NOT_DURING = frozenset({"for"})
_FROM_ONE, _AND = frozenset({"fra", "från"}), ("og", "och")
_BETWEEN = frozenset({"mellem", "imellem", "mellom", "mellan"})
STARTS = frozenset({*_BEFORE, *_AFTER, *_FROM, *_DURING, *_FROM_ONE, *_BETWEEN, "siden"})
"""Words that may stand before a date and belong to it."""
_SPANS_YEARS: frozenset[Mode] = frozenset({"from", "between", "during", "since"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A span with the tokens that say it: text from `begin` to `end`, with its clock time to `cut`."""

    span: Span
    begin: int
    end: int
    cut: int
    clock: Clock | None = None
    said_by: tuple[int, int] | None = None
    """Tokens of the whole list when the piece alone does not say its date ("14." of "14. og 15. marts")."""


class Ranges(Grammar):
    """The rules that join two points, and those for limits."""

    def words(self, i: int, phrases: Phrases) -> int | None:
        """The index after the longest phrase that stands at `i`; dots of abbreviations are passed over."""
        token = self.at(i)
        if token.kind != "w" or token.text not in phrases:
            return None
        for phrase in phrases[token.text]:
            j = i
            for word in phrase:
                if not self.is_word(j, word):
                    break
                j = self.dot(j + 1)
            else:
                return j
        return None

    def prefix(self, i: int) -> tuple[Bound | None, Mode, int]:
        """What stands before a date, a limit or the first word of a span, and the index after it."""
        token = self.at(i)
        if token.kind != "w" or (token.text not in STARTS and token.text != "til"):
            return None, "", i
        if (j := self.words(i, _BEFORE)) is not None:
            if self.is_word(j, "udgangen", "slutningen", "afslutningen") and self.is_word(j + 1, "af"):
                j += 2  # the end of what the limit names is the limit itself
            return "before", "limit", j
        if (j := self.words(i, _AFTER)) is not None:
            return "after", "limit", j
        if (j := self.words(i, _FROM)) is not None:
            return "after", "from", j
        if token.text in _FROM_ONE:
            return "after", "moved" if self._is_move(i) else "from", i + 1
        if token.text == "siden" or token.text in _BETWEEN:
            return None, "since" if token.text == "siden" else "between", i + 1
        if (j := self.words(i, _DURING)) is not None and not self.led(i, _NOT_DURING):
            return self.prefix(j) if self.is_word(j, *_FROM_ONE, *_BETWEEN) else (None, "during", j)
        if token.text == "til" and self.led(i, words_of.MOVES) and not self.strict:
            return None, "during", i + 1
        if token.text == "til" and not self.strict and self.at(i + 1).text not in words_of.SEASONS:
            return "before", "limit", i + 1
        return None, "", i

    def _is_move(self, i: int) -> bool:
        near = (self.at(k) for k in range(max(0, i - 4), i))
        return any(token.kind == "w" and token.text in words_of.MOVES for token in near)

    def to(self, i: int, mode: Mode) -> int | None:
        """The index after what joins two ends of a span, or None."""
        token = self.at(i)
        if token.kind in ("-", "/"):
            return i + 1 if token.kind == "-" or mode != "moved" else None
        if token.kind == "," and self.is_word(i + 1, "til", "frem", "indtil"):
            return self.words(i + 1, _TO)
        if token.kind != "w" or mode == "moved":
            return None
        if mode == "between" and token.text in _AND:
            return i + 1
        return self.words(i, _TO)

    def clock_after(self, i: int) -> tuple[Clock | None, int]:
        """A clock time right behind a date, with its comma or brackets, and the index after it."""
        token = self.at(i)
        j = i
        opened = token.kind in ("(", "[")
        if opened or token.kind in (",", ";", ":") or (token.kind == "-" and self.is_word(i + 1, "kl", "klokken")):
            j += 1
        found = self.clock(j)
        if found is None:
            return None, i
        j = found[1]
        if opened:
            if self.at(j).kind not in (")", "]"):
                return None, i
            j += 1
        return found[0].clock, j

    def weekday_after(self, i: int) -> int:
        """Skips "(tirsdag)" behind a date."""
        if self.at(i).kind == "(" and self.at(i + 1).text in words_of.WEEKDAYS and self.at(self.dot(i + 2)).kind == ")":
            return self.dot(i + 2) + 1
        return i

    def span(self, i: int, mode: Mode, like: Point | None = None, *, mixed: bool = False) -> Piece | None:
        """
        One point, or one range of points, beginning at `i`.

        `like`: what came before it in a list; it must be of the same kind unless `mixed` ("maj eller 3. juni").
        """
        if piece := self._parts_pair(i) or self._years(i, mode) or self._weekdays_of_week(i):
            return piece
        read = self.point(i, led=mode != "" or like is not None) or self._bare_week(i, like)
        if read is None:
            return None
        if like is not None and read[0].kind != like.kind and (not mixed or (self.strict and read[0].kind == "year")):
            return None
        first, end = read
        if piece := self._to_years(i, first, end):
            return piece
        end = self.weekday_after(end)
        clock, cut = self.clock_after(end)
        last = self._range_end(cut, first, mode)
        if last is None:
            return Piece(Span(first), i, end, cut, clock)
        point, stop = last
        if point.kind == "year" and first.year is None and first.kind != "year":
            return Piece(Span(replace(first, year=point.year)), i, stop, stop, clock)
        point, stop = self._last_of_row(point, stop)
        if pair := self._year_pair(first, point, stop):
            return Piece(pair, i, stop + 2, stop + 2, clock)
        stop = self.weekday_after(stop)
        second, cut_second = self.clock_after(stop)
        if clock and second:
            second = Clock(clock.start, second.end or second.start)
        return Piece(Span(first, point), i, stop, cut_second, second or clock)

    def _last_of_row(self, point: Point, i: int) -> tuple[Point, int]:
        """The last of "maj/juni/juli 2022", of which `point` was the second."""
        for _ in range(12):
            if point.year is not None or self.at(i).kind != "/":
                break
            read = self.point(i + 1, led=True) or self._bare_week(i + 1, point)
            if read is None or read[0].kind != point.kind:
                break
            point, i = read
        return point, i

    def _year_pair(self, first: Point, last: Point, i: int) -> Span | None:
        """ "november-februar 2021/22": both years stand behind the last; `i` is the index after the first year."""
        mark, second = self.at(i), self.at(i + 1)
        if last.year is None or first.year is not None or mark.kind != "/" or mark.gap or second.gap:
            return None
        if second.kind != "n" or second.text not in (str(last.year + 1), f"{(last.year + 1) % 100:02d}"):
            return None
        return Span(replace(first, year=last.year), replace(last, year=last.year + 1))

    def _range_end(self, i: int, first: Point, mode: Mode) -> Read:
        """The second end of a span whose first ends before token `i`."""
        j = self.to(i, mode)
        if j is None:
            return None
        mark = self.at(i).kind
        read = self.point(j, led=True) or self._bare_week(j, first)
        if read is None or (mark == "/" and read[0].kind != first.kind):
            return None
        if read[0].kind == "year" and self.strict:
            vague = first.kind in ("month", "season", "quarter", "half")
            if not vague and not (first.kind == "year" and mode in _SPANS_YEARS):
                return None
        return read

    def _to_years(self, i: int, first: Point, end: int) -> Piece | None:
        """ "Oktober – 2021/2022": from October of the first year into the second. `end`: the index after the point."""
        if first.kind not in ("month", "season", "quarter"):
            return None
        year, j = first.year, end
        if year is None:
            j += self.at(j).kind == "-"
            year, j = self.year4(j), j + 1
        mark, second = self.at(j), self.at(j + 1)
        if year is None or mark.kind != "/" or mark.gap or second.gap or self.at(j + 2).kind == "/":
            return None
        if self.year4(j - 1) != year:
            return None
        last = self.year4(j + 1) or (year + 1 if second.text == f"{(year + 1) % 100:02d}" else None)
        if last is None or last <= year:
            return None
        return Piece(Span(replace(first, year=year), Point("year", year=last)), i, j + 2, j + 2)

    def _parts_pair(self, i: int) -> Piece | None:
        """ "primo-medio maj 2021", "medio/ultimo oktober", "primo og medio maj"."""
        token, sign = self.at(i), self.at(i + 1)
        if token.kind != "w" or token.text not in words_of.PART_BEFORE_MONTH:
            return None
        if sign.kind not in ("-", "/") and not self.is_word(i + 1, "til", "og"):
            return None
        if self.at(i + 2).text not in words_of.PART_BEFORE_MONTH or (read := self.point(i + 2, led=True)) is None:
            return None
        last, end = read
        first = replace(last, part=cast(Part, words_of.PARTS[token.text]))
        clock, cut = self.clock_after(end)
        return Piece(Span(first, last), i, end, cut, clock)

    def _weekdays_of_week(self, i: int) -> Piece | None:
        """ "mandag-onsdag i uge 6 2022"."""
        first = self.weekday(i)
        if first is None or (j := self.to(first[2], "")) is None or (read := self.point(j, led=True)) is None:
            return None
        last, end = read
        if last.kind != "week" or last.weekday is None:
            return None
        clock, cut = self.clock_after(end)
        return Piece(Span(replace(last, weekday=first[0], weekday_text=first[1]), last), i, end, cut, clock)

    def _years(self, i: int, mode: Mode) -> Piece | None:
        """ "2020/2021", "2020-21" in a date cell; "2021-" heading a line of running text is open."""
        mark, second = self.at(i + 1), self.at(i + 2)
        if mark.kind not in ("-", "/") or (year := self.year4(i)) is None:
            return None
        if self.strict and self.at(i).line and mark.kind == "-" and not mark.gap:
            words_follow = second.kind == "w" and second.gap and second.text not in words_of.MONTHS
            if words_follow or second.kind == "" or second.line:
                return Piece(Span(Point("year", year=year), open_end=True), i, i + 2, i + 2)
        if self.strict and mode not in _SPANS_YEARS and not self.led(i, frozenset({"i"})):
            return None
        last = self.year4(i + 2)
        if last is None and second.kind == "n" and not second.gap and second.text == f"{(year + 1) % 100:02d}":
            last = year + 1
        if last is None and not self.strict and not second.gap and (short := self.number(i + 2, 13, 99)):
            last = year - year % 100 + short
        following = self.at(i + 3)
        tied = following.kind in ("-", "/") and not following.gap and self.at(i + 4).kind in ("n", "w")
        if last is None or last <= year or tied:
            return None
        return Piece(Span(Point("year", year=year), Point("year", year=last)), i, i + 3, i + 3)

    def _bare_week(self, i: int, like: Point | None) -> Read:
        """The bare number that goes on a list or range of weeks: "uge 9, 11 og 14", "uge 51-2"."""
        if like is None or like.kind != "week" or (week := self.number(i, 1, 53)) is None:
            return None
        after, second = self.at(i + 1), self.at(i + 2)
        if after.kind == "w" and (after.text in words_of.MONTHS or (self.strict and after.text in words_of.UNITS)):
            return None
        if after.kind in (".", ":") and (second.text in words_of.MONTHS or (second.kind == "n" and not second.gap)):
            return None
        if after.kind == "/" and second.kind == "n" and len(second.text) < 4 and self.at(i - 1).kind != "/":
            return None  # "uge 9-1/3"
        return self.with_year(Point("week", week), i + 1, short=False)
