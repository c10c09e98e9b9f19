"""Spans -> lists: "3., 10. og 17. maj", "uge 9, 11 og 14", "maj eller juni", and the limits around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from frisat.plan.danish import vocabulary as words_of
from frisat.plan.danish.points import Point
from frisat.plan.danish.ranges import Mode, Piece, Ranges, phrases_of
from frisat.plan.danish.spans import Span, shared_years
from frisat.plan.period import Bound

_MOST = 60
"""Dates that one list can hold; a longer one is read in pieces."""
_ONWARD = phrases_of(
    "og frem", "og fremefter", "og fremover", "og frem efter", "og videre", "og herefter", "og derefter", "og løbende",
    "og efterfølgende", "og fremad", "og fremadrettet", "frem", "fremad", "fremefter", "fremover", "fremadrettet", "ff",
)  # fmt: skip
_OR_LATER = phrases_of("eller senere", "eller tidligere", "eller før")
_AGAIN = (
    "løbende", "fortløbende", "ugentlig", "ugentligt", "månedlig", "månedligt", "kvartalsvis", "kvartalsvist",
    "halvårlig", "halvårligt", "årlig", "årligt", "jævnligt", "fast",
)  # fmt: skip
_BEGINNINGS = words_of.word_set("gælder gældende starter begynder løber virker kører først løbende og")
_TIL = phrases_of("til")
_RUN: dict[str, int] = {"month": 12, "week": 0, "quarter": 4, "half": 2, "tertial": 3, "season": 4}
"""Kinds that may follow on one another, with the number after which they begin again (0 = weeks: 52 or 53)."""
_BEGINS_LIST = frozenset({*words_of.WEEKDAYS, *words_of.ORDINALS, "den", "d"})
_JOINTS = frozenset({"-", "/", ",", ";", "+", "&"})
_JOINING_WORDS = words_of.word_set("og och samt eller el alternativt til frem indtil tom t")
Link = tuple[str, Piece]
"""A piece with what joins it to the next: "og", "eller" or ""."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A number that waits for the month (or "kvartal") behind a later one."""

    point: Point
    begin: int
    end: int
    how: str


class Chains(Ranges):
    """The rules for lists."""

    def __init__(self, text: str, *, strict: bool) -> None:
        super().__init__(text, strict=strict)
        self._no_list_before = 0

    def sequence(self, i: int) -> tuple[list[Piece], int] | None:
        """Every date of the expression or list beginning at `i`: pieces with years shared, and the index after them."""
        bound, mode, j = self.prefix(i)
        chain = self._chain(j, mode)
        if not chain:
            return None
        end = chain[-1][1].cut
        pieces = self._joined(chain, mode)
        if (onward := self._onward(i, end, mode)) is not None and len(pieces) == 1 and pieces[0].span.last is None:
            span = replace(pieces[0].span, open_end=True)
            return [replace(pieces[0], span=span, begin=i, end=max(onward, pieces[0].end), cut=onward)], onward
        if self.strict and mode == "from" and not self._begins(i, pieces):
            return None
        if bound is None and len(pieces) == 1 and mode == "" and (later := self.words(end, _OR_LATER)) is not None:
            span = replace(pieces[0].span, bound="after" if self.is_word(end + 1, "senere") else "before")
            return [replace(pieces[0], span=span, begin=i, end=later, cut=later)], later
        ongoing = i > 0 and self.is_word(i - 1, "løbende", "fortløbende")
        pieces = [self._limited(piece, bound, mode, ongoing=ongoing) for piece in pieces]
        pieces[0] = replace(pieces[0], begin=i)
        return pieces, end

    def _begins(self, i: int, pieces: list[Piece]) -> bool:
        """Whether "fra 2021" is a beginning ("indføres fra 2021") and not an origin ("tal fra 2019")."""
        if not self.is_word(i, "fra") or self.at(i).line:
            return True
        if any(piece.span.first.kind != "year" or piece.span.last is not None for piece in pieces):
            return True
        verb = self.at(i - 1)
        return verb.kind == "w" and (verb.text.endswith("es") or verb.text in _BEGINNINGS)

    def _onward(self, i: int, end: int, mode: Mode) -> int | None:
        """The index after "og frem", or `end` where "løbende fra …" or "hver måned fra …" says the same."""
        onward = self.words(end, _ONWARD)
        if onward is not None and self.is_word(onward, "mod", "imod", "til", "for"):
            return None
        if onward is None and i > 0 and mode in ("from", "since") and self._is_again_and_again(i - 1):
            return end
        return onward

    def _is_again_and_again(self, i: int) -> bool:
        """Whether the words that end at `i` say that something is done over and over."""
        each = i > 0 and self.is_word(i - 1, "hver", "hvert") and self.is_word(i, "uge", "måned", "kvartal", "halvår")
        return each or self.is_word(i, *_AGAIN)

    def _limited(self, piece: Piece, bound: Bound | None, mode: Mode, *, ongoing: bool) -> Piece:
        """The piece with the limit that stands before it."""
        span = piece.span
        if mode == "since" and span.last is None and not span.options:
            return replace(piece, span=replace(span, open_end=True, since=True))
        if mode == "moved" or bound is None or (mode == "from" and span.last is not None and not span.joined):
            return piece
        if ongoing and bound == "before" and span.last is None and not span.options:
            return replace(piece, span=replace(span, open_start=True))
        return replace(piece, span=replace(span, bound=bound))

    def _chain(self, i: int, mode: Mode) -> list[Link]:
        out: list[Link] = []
        j, how = i, ""
        while len(out) < _MOST:
            like = out[-1][1].span.points[-1] if out else None
            got = self.days(j, mode)
            if got is not None and like is not None and got[0][1].span.first.kind != like.kind and how != "eller":
                got = None
            if got is None:
                piece = self.span(j, mode, like, mixed=how == "eller")
                if piece is None:
                    break
                got = [("", piece)]
            if out:
                out[-1] = (how, out[-1][1])
            out += got
            end = got[-1][1].cut
            separator = self.separator(end)
            if mode == "moved" and separator is None and (to := self.words(end, _TIL)) is not None:
                separator = ("og", to)
            if separator is None or mode == "between":
                break
            how, j = separator
        return out

    def separator(self, i: int) -> tuple[str, int] | None:
        """("og" | "eller", next index) of what joins the dates of a list."""
        j = i + (self.at(i).kind in (",", ";", "+", "&"))
        token = self.at(j)
        if token.kind == "w":
            if token.text in ("og", "och", "samt"):
                if self.at(j + 1).kind == "/" and self.is_word(j + 2, "eller"):
                    return "eller", j + 3
                return "og", j + 1
            if token.text in ("eller", "alternativt", "el"):
                return "eller", self.dot(j + 1)
        return ("og", j) if j > i else None

    def _joined(self, chain: list[Link], mode: Mode) -> list[Piece]:
        """Years shared along the list; "eller" made one; neighbours without a day made one span, unless in a move."""
        pieces = [piece for _, piece in chain]
        if len(pieces) == 1:
            return pieces
        own = [piece.span.first.year is not None for piece in pieces]
        shared = list(shared_years(tuple(point for piece in pieces for point in piece.span.points)))
        clock = pieces[-1].clock
        out: list[Piece] = []
        for piece in pieces:
            points = [shared.pop(0) for _ in piece.span.points]
            span = replace(piece.span, first=points[0], last=points[1] if len(points) > 1 else None)
            out.append(replace(piece, span=span, clock=piece.clock or clock))
        begin, end, cut = pieces[0].begin, pieces[-1].end, pieces[-1].cut
        simple = all(piece.span.last is None for piece in out)
        firsts = tuple(piece.span.first for piece in out)
        if simple and any(how == "eller" for how, _ in chain[:-1]):
            return [Piece(Span(firsts[0], options=firsts), begin, end, cut, clock)]
        over_new_year = (
            len(firsts) == 2
            and all(own)
            and firsts[1].year == (firsts[0].year or 0) + 1
            and firsts[1].number < firsts[0].number
        )
        neighbours = (not any(own[:-1]) or over_new_year) and _are_neighbours(firsts)
        if mode != "moved" and simple and (neighbours or _run_on(firsts, mode)):
            return [Piece(Span(firsts[0], firsts[-1], joined=True), begin, end, cut, clock)]
        alone = [not self._is_bare(piece) and (own[n] or not own[-1]) for n, piece in enumerate(out)]
        return [
            piece if alone[n] else replace(piece, said_by=piece.said_by or (begin, end)) for n, piece in enumerate(out)
        ]

    def _is_bare(self, piece: Piece) -> bool:
        """Whether the piece is the bare number of a list of weeks."""
        return piece.span.first.kind == "week" and self.at(piece.begin).kind == "n" and self.year4(piece.begin) is None

    # ------------------------------------------------------------------------------------------ waiting numbers
    def days(self, i: int, mode: Mode = "") -> list[Link] | None:
        """
        A list or range whose first numbers wait for the month behind the last: "14.-15. marts", "3., 10. og 17. maj",
        "2. og 3. kvartal". The same for ordinals of quarters and half-years.
        """
        if i < self._no_list_before or not self._may_wait(i):
            return None
        waiting: list[_Waiting] = []
        j, last_weekday, first_weekday = self._weekday_pair(i)
        while len(waiting) < _MOST:
            if waiting and (full := self._full(j)) is not None:
                return self._filled(waiting, full[0], j, full[1], last_weekday)
            found = self._waiting(j, mode)
            if found is None or (not waiting and self._full(j) is not None):
                break
            if first_weekday is not None:
                named = replace(found[0].point, weekday=first_weekday[0], weekday_text=first_weekday[1])
                found, first_weekday = (replace(found[0], point=named), found[1]), None
            waiting.append(found[0])
            j = found[1]
        if waiting:
            self._no_list_before = j
        return None

    def _may_wait(self, i: int) -> bool:
        """A cheap look whether a number, weekday or ordinal at `i` is joined to something."""
        token = self.at(i)
        if token.kind == "w":
            return token.text in _BEGINS_LIST
        if token.kind != "n":
            return False
        joint = self.at(self.dot(i + 1))
        return joint.kind in _JOINTS or (joint.kind == "w" and joint.text in _JOINING_WORDS)

    def _full(self, i: int) -> tuple[Point, int] | None:
        """A point at `i` that can give its month or unit to the numbers before it."""
        full = self.point(i, led=True)
        return full if full and full[0].kind in ("day", "quarter", "half", "tertial") and not full[0].part else None

    def _waiting(self, i: int, mode: Mode) -> tuple[_Waiting, int] | None:
        """A bare number with what joins it to the next, and the index of that next one."""
        entry = self._bare_number(i)
        if entry is None:
            return None
        point, end, dotted = entry
        if (to := self.to(end, mode)) is not None:
            if self.at(end).kind == "/" and not dotted:
                return None
            return _Waiting(point, i, end, "-"), to
        separator = self.separator(end)
        if separator is None or (self.strict and not dotted and self.at(i).kind == "n"):
            return None
        return _Waiting(point, i, end, separator[0]), separator[1]

    def _weekday_pair(self, i: int) -> tuple[int, tuple[int, str] | None, tuple[int, str] | None]:
        """ "mandag-onsdag den 3.-5. maj": (index of the first number, the last's weekday, the first's)."""
        first = self.weekday(i)
        if first is None or (j := self.to(first[2], "")) is None or (last := self.weekday(j)) is None:
            return i, None, None
        return last[2], (last[0], last[1]), (first[0], first[1])

    def _bare_number(self, i: int) -> tuple[Point, int, bool] | None:
        """A number that may be a day or the number of a quarter: (point without month, next index, has a dot)."""
        weekday = self.weekday(i)
        j = weekday[2] if weekday else self.article(i)
        if (day := self.number(j, 1, 31)) is not None:
            if self._ends_figures(j):
                return None
            end = self.dot(j + 1)
            point, dotted = Point("day", 0, day), end > j + 1 or j > i
        elif self.at(j).kind == "w" and (ordinal := self.ordinal(j, 4)):
            point, end, dotted = Point("quarter", ordinal[0], ordinal[0]), ordinal[1], True
        else:
            return None
        if weekday:
            point = replace(point, weekday=weekday[0], weekday_text=weekday[1])
        return point, end, dotted

    def _ends_figures(self, i: int) -> bool:
        """Whether the number is the "9." of "30.9." or the "6" of "4/6": no day of its own."""
        sign, before = self.at(i - 1), self.at(i - 2)
        if i < 2 or self.at(i).gap or sign.gap or before.kind != "n":
            return False
        return sign.kind == "/" or (sign.kind == "." and self.number(i, 1, 12) is not None)

    def _filled(
        self, waiting: list[_Waiting], last: Point, begin: int, end: int, weekday: tuple[int, str] | None
    ) -> list[Link] | None:
        """The list with the month (or unit) of its last member, `last` from `begin` to `end`, given to all."""
        if weekday is not None:
            last = replace(last, weekday=weekday[0], weekday_text=weekday[1])
        given = [point for entry in waiting if (point := _given(entry.point, last)) is not None]
        if len(given) < len(waiting):
            return None
        points = [*given, last]
        end = self.weekday_after(end)
        clock, cut = self.clock_after(end)
        starts, ends = [*(entry.begin for entry in waiting), begin], [*(entry.end for entry in waiting), end]
        hows = [*(entry.how for entry in waiting), ""]
        out: list[Link] = []
        i = 0
        while i < len(points):
            k = i + (hows[i] == "-")
            first, second = points[i], points[k]
            whole = (starts[0], end) if len(points) > k - i + 1 else None
            stop = starts[k + 1] if k + 1 < len(starts) else cut
            out.append((hows[k], Piece(Span(first, second if k > i else None), starts[i], ends[k], stop, clock, whole)))
            i = k + 1
        return out


def _given(point: Point, last: Point) -> Point | None:
    """A waiting number as a point like `last`; None when there is no such quarter or half-year."""
    if last.kind == "day":
        return replace(point, kind="day", number=last.number, year=last.year, year_in_brackets=last.year_in_brackets)
    number = point.day or point.number
    return replace(last, number=number, year=None) if number <= words_of.COUNT_OF_PART[last.kind] else None


def _run_on(points: tuple[Point, ...], mode: Mode) -> bool:
    """
    Whether the last part of a year or month and the first of the next are one stretch: "resten af 2031 samt primo
    2032", "ultimo juni og primo juli". Whole years are one only where the words before them say so (`mode`).
    """
    if len(points) != 2:
        return False
    first, last = points
    if first.kind != last.kind or first.part not in _LAST or last.part not in _FIRST:
        return False
    if first.kind == "year":
        return last.year == (first.year or 0) + 1 and (mode == "during" or last.part != "")
    if first.kind != "month" or not first.part or not last.part:
        return False
    if first.year == last.year:
        return last.number == first.number + 1
    return first.number - last.number == _RUN["month"] - 1 and last.year == (first.year or 0) + 1


_LAST, _FIRST = ("", "ultimo", "second_half"), ("", "primo", "first_half")


def _are_neighbours(points: tuple[Point, ...]) -> bool:
    """Whether months, weeks, quarters or seasons follow on one another without a gap."""
    size = _RUN.get(points[0].kind)
    if size is None or any(point.part or point.weekday is not None for point in points):
        return False
    return all(b.number == a.number + 1 or (size and a.number - b.number == size - 1) for a, b in pairwise(points))
