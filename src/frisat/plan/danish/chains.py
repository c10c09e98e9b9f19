"""Points -> spans and lists: "14.-15. marts", "fra … til …", "senest …", "uge 9, 11 og 14", "maj eller juni"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from frisat.plan.danish import vocabulary as V
from frisat.plan.danish.grammar import Grammar
from frisat.plan.danish.points import Point
from frisat.plan.danish.spans import Span, shared_years
from frisat.plan.model import Clock
from frisat.plan.period import Bound

Mode = Literal["", "from", "moved", "between", "since", "during"]
_MOST = 60
"""Dates that one list can hold; longer ones are read in pieces."""

_BEFORE = (
    ("senest", "inden"), ("senest", "ved"), ("senest", "i"), ("senest",), ("inden",), ("før",), ("frem", "til", "og", "med"),
    ("frem", "til"), ("indtil", "og", "med"), ("indtil",), ("til", "og", "med"), ("ikke", "senere", "end"), ("tom",),
)  # fmt: skip
_AFTER = (
    ("gældende", "fra", "og", "med"), ("gældende", "fra"), ("fra", "og", "med"), ("med", "virkning", "fra", "og", "med"),
    ("med", "virkning", "fra"), ("ikke", "før"), ("tidligst",), ("efter",), ("fom",), ("først", "fra"),
)  # fmt: skip
_DURING = (
    ("i", "løbet", "af"), ("i", "perioden"), ("perioden",), ("i", "hele"), ("hele",), ("resten", "af"), ("i", "resten", "af"),
)  # fmt: skip
_ONWARD = (
    ("og", "frem"), ("og", "fremefter"), ("og", "fremover"), ("og", "videre"), ("og", "herefter"), ("og", "derefter"),
    ("og", "løbende"), ("frem",), ("fremefter",), ("fremover",), ("ff",), ("og", "frem", "efter"), ("og", "efterfølgende"),
)  # fmt: skip


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


class Chains(Grammar):
    """The rules that join points."""

    def __init__(self, text: str, *, strict: bool) -> None:
        super().__init__(text, strict=strict)
        self._no_list_before = 0

    def words(self, i: int, phrases: tuple[tuple[str, ...], ...]) -> int | None:
        """The index after the first phrase that stands at `i`; dots of abbreviations are passed over."""
        if self.at(i).kind != "w":
            return None
        for phrase in phrases:
            j = i
            for word in phrase:
                if not self.is_word(j, word):
                    break
                j = self.dot(j + 1)
            else:
                return j
        return None

    def abbreviation(self, i: int) -> tuple[str, int] | None:
        """ "t.o.m." and "f.o.m." with any dots -> ("tom" | "fom", next index)."""
        first, j = self.at(i).text, self.dot(i + 1)
        if self.is_word(i, "tom", "fom"):
            return first, j
        if first in ("t", "f") and self.is_word(j, "o") and self.is_word(self.dot(j + 1), "m"):
            return f"{first}om", self.dot(self.dot(j + 1) + 1)
        return None

    def prefix(self, i: int) -> tuple[Bound | None, Mode, int]:
        """What stands before a date: a limit or the first word of a span, and the index after it."""
        if short := self.abbreviation(i):
            return ("before" if short[0] == "tom" else "after"), "", short[1]
        if (j := self.words(i, _BEFORE)) is not None:
            return "before", "", j
        if (j := self.words(i, _AFTER)) is not None:
            return "after", "from", j
        if self.is_word(i, "fra"):
            return "after", "moved" if self._is_move(i) else "from", i + 1
        if self.is_word(i, "mellem"):
            return None, "between", i + 1
        if self.is_word(i, "siden"):
            return None, "since", i + 1
        if (j := self.words(i, _DURING)) is not None:
            inner = self.prefix(j) if self.at(j).text in ("fra", "mellem") else (None, "during", j)
            return inner  # type: ignore[return-value]
        if not self.strict and self.words(i, (("til",), ("op", "til"))):
            return "before", "", i + 1 + self.is_word(i, "op")
        return None, "", i

    def _is_move(self, i: int) -> bool:
        return any(self.at(k).kind == "w" and self.at(k).text in V.MOVES for k in range(max(0, i - 4), i))

    # ------------------------------------------------------------------------------------------ ranges
    def to(self, i: int, first: Point | None, mode: Mode) -> int | None:
        """The index after what joins two ends of a span, or None."""
        token = self.at(i)
        if token.kind == "-":
            return i + 1
        if token.kind == "/" and mode not in ("moved",):
            return i + 1
        if mode == "between" and self.is_word(i, "og"):
            return i + 1
        if short := self.abbreviation(i):
            return short[1] if short[0] == "tom" else None
        if mode == "moved":
            return None
        if self.at(i).kind == "," and self.is_word(i + 1, "til", "frem", "indtil"):
            i += 1
        ways = (("og", "frem", "til", "og", "med"), ("og", "frem", "til"), ("og", "indtil"), ("og", "til", "og", "med"), ("og", "til"),
                ("til", "og", "med"), ("til",), ("frem", "til", "og", "med"), ("frem", "til"), ("indtil", "og", "med"), ("indtil",))  # fmt: skip
        return self.words(i, ways)

    def _clock(self, i: int) -> tuple[Clock | None, int]:
        """A clock time right after a date, with its comma, brackets or "fra"."""
        j = i
        opened = self.at(j).kind in ("(", "[")
        if (
            opened
            or self.at(j).kind in (",", ";", ":")
            or (self.at(j).kind == "-" and self.is_word(j + 1, "kl", "klokken"))
        ):
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

    def _weekday_after(self, i: int) -> int:
        """Skips "(tirsdag)" behind a date."""
        if self.at(i).kind == "(" and self.at(i + 1).text in V.WEEKDAYS and self.at(self.dot(i + 2)).kind == ")":
            return self.dot(i + 2) + 1
        return i

    def span(self, i: int, mode: Mode, like: Point | None = None) -> Piece | None:
        """One point, or one range of points, beginning at `i`; `like`: what came before it in a list."""
        if piece := self._parts_pair(i) or self._years(i, mode):
            return piece
        read = self.point(i, led=mode != "" or like is not None) or self._bare_week(i, like)
        if read is None or (like is not None and read[0].kind != like.kind):
            return None
        first, end = read
        if piece := self._to_years(i, first, end):
            return piece
        end = self._weekday_after(end)
        clock, cut = self._clock(end)
        last = self._range_end(cut, first, mode)
        if last is None:
            return Piece(Span(first), i, end, cut, clock)
        point, stop = last
        if point.kind == "year" and first.year is None and first.kind != "year":
            return Piece(Span(replace(first, year=point.year)), i, stop, stop, clock)
        stop = self._weekday_after(stop)
        second, cut_second = self._clock(stop)
        if clock and second:
            second = Clock(clock.start, second.end or second.start)
        return Piece(Span(first, point), i, stop, cut_second, second or clock)

    def _range_end(self, i: int, first: Point, mode: Mode) -> tuple[Point, int] | None:
        j = self.to(i, first, mode)
        if j is None:
            return None
        dash = self.at(i).kind in ("-", "/")
        read = self.point(j, led=True) or (self._bare_week(j, first) if dash else None)
        if read is None:
            return None
        point = read[0]
        if (
            point.kind == "year"
            and first.kind != "year"
            and self.strict
            and first.kind not in ("month", "season", "quarter", "half")
        ):
            return None
        if (
            point.kind == "year"
            and dash
            and first.kind == "year"
            and self.strict
            and mode not in ("from", "between", "during", "since")
        ):
            return None
        if self.at(i).kind == "/" and point.kind != first.kind:
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
        second = self.at(j + 1)
        if year is None or self.at(j).kind != "/" or self.at(j).gap or second.gap or self.at(j + 2).kind == "/":
            return None
        if self.year4(j - 1) != year:
            return None
        last = self.year4(j + 1) or (year + 1 if second.text == f"{(year + 1) % 100:02d}" else None)
        if last is None or last <= year:
            return None
        return Piece(Span(replace(first, year=year), Point("year", year=last)), i, j + 2, j + 2)

    def _parts_pair(self, i: int) -> Piece | None:
        """ "primo-medio maj 2021", "medio/ultimo oktober"."""
        token = self.at(i)
        if token.kind != "w" or token.text not in V.PLAIN_PARTS or self.at(i + 1).kind not in ("-", "/"):
            return None
        if self.at(i + 2).text not in V.PLAIN_PARTS or (read := self.point(i + 2, led=True)) is None:
            return None
        last, end = read
        first = replace(last, part=V.PARTS[token.text])  # type: ignore[arg-type]
        clock, cut = self._clock(end)
        return Piece(Span(first, last), i, end, cut, clock)

    def _years(self, i: int, mode: Mode) -> Piece | None:
        """ "2020/2021", "2020-21" in a date cell; "2021-" heading a line of running text is open."""
        year, mark, second = self.year4(i), self.at(i + 1), self.at(i + 2)
        if year is None or mark.kind not in ("-", "/"):
            return None
        if self.strict and self.at(i).line and mark.kind == "-" and not mark.gap and (second.gap or second.kind == ""):
            if (second.kind == "w" and second.text not in V.MONTHS) or second.kind == "" or second.line:
                return Piece(Span(Point("year", year=year), open_end=True), i, i + 2, i + 2)
        if self.strict and mode not in ("from", "between", "during", "since") and not self._led(i, frozenset({"i"})):
            return None
        last = self.year4(i + 2)
        if last is None and second.kind == "n" and not second.gap and second.text == f"{(year + 1) % 100:02d}":
            last = year + 1
        following = self.at(i + 3)
        if (
            last is None
            or last <= year
            or (following.kind in ("-", "/") and not following.gap)
            or self._is_compound(i + 3)
        ):
            return None
        return Piece(Span(Point("year", year=year), Point("year", year=last)), i, i + 3, i + 3)

    def _bare_week(self, i: int, like: Point | None) -> tuple[Point, int] | None:
        """The bare number that goes on a list or range of weeks: "uge 9, 11 og 14", "uge 51-2"."""
        if like is None or like.kind != "week" or (week := self.number(i, 1, 53)) is None:
            return None
        after = self.at(i + 1)
        if after.kind == "." and self.at(i + 2).text in V.MONTHS:
            return None
        if after.kind == "w" and (after.text in V.MONTHS or (self.strict and after.text in V.UNITS)):
            return None
        if (
            after.kind in (".", ":", "/")
            and self.at(i + 2).kind == "n"
            and not self.at(i + 2).gap
            and after.kind != "/"
        ):
            return None
        return self.with_year(Point("week", week), i + 1, short=False)

    # ------------------------------------------------------------------------------------------ lists
    def separator(self, i: int) -> tuple[str, int] | None:
        """("og" | "eller", next index) of what joins the dates of a list."""
        j = i
        if self.at(j).kind in (",", ";", "+", "&"):
            j += 1
        if self.is_word(j, "og", "samt", "og/eller"):
            if self.at(j + 1).kind == "/" and self.is_word(j + 2, "eller"):
                return "eller", j + 3
            return "og", j + 1
        if self.is_word(j, "eller", "alternativt"):
            return "eller", j + 1
        return ("og", j) if j > i else None

    def days(self, i: int) -> list[tuple[str, Piece]] | None:
        """
        A list or range whose first numbers wait for the month behind the last: "14.-15. marts", "3., 10. og 17. maj",
        "2. og 3. kvartal". The same for ordinals of quarters and half-years.
        """
        if i < self._no_list_before:
            return None
        found: list[tuple[Point, int, int, str]] = []
        j, joined, weekday = self._weekday_pair(i)
        while len(found) < _MOST:
            full = self.point(j, led=True)
            if full is not None and full[0].kind in ("day", "quarter", "half", "tertial") and not full[0].part:
                if not found:
                    return None
                return self._filled(found, full[0], j, full[1], joined)
            entry = self._bare_number(j)
            if entry is None:
                break
            point, end, dotted = entry
            if weekday is not None:
                point, weekday = replace(point, weekday=weekday[0], weekday_text=weekday[1]), None
            if (to := self.to(end, None, "")) is not None:
                how, k = "-", to
                if self.at(end).kind == "/" and not dotted:
                    break
            elif sep := self.separator(end):
                how, k = sep
                if self.strict and not dotted and self.at(j).kind == "n":
                    break
            else:
                break
            found.append((point, j, end, how))
            j = k
        if found:
            self._no_list_before = j
        return None

    def _weekday_pair(self, i: int) -> tuple[int, tuple[int, str] | None, tuple[int, str] | None]:
        """ "mandag-onsdag den 3.-5. maj": (index of the first number, the last's weekday, the first's)."""
        first = self.weekday(i)
        if first is None or (j := self.to(first[2], None, "")) is None or (last := self.weekday(j)) is None:
            return i, None, None
        return last[2], (last[0], last[1]), (first[0], first[1])

    def _bare_number(self, i: int) -> tuple[Point, int, bool] | None:
        """A number that may be a day or the number of a quarter: (point without month, next index, has a dot)."""
        weekday = self.weekday(i)
        j = weekday[2] if weekday else self.article(i)
        if (day := self.number(j, 1, 31)) is not None:
            end = self.dot(j + 1)
            point = Point("day", 0, day)
            dotted = end > j + 1 or j > i
        elif ordinal := self._ordinal(j, 4):
            point, end, dotted = Point("quarter", ordinal[0], ordinal[0]), ordinal[1], True
        else:
            return None
        if weekday:
            point = replace(point, weekday=weekday[0], weekday_text=weekday[1])
        return point, end, dotted

    def _filled(
        self,
        found: list[tuple[Point, int, int, str]],
        last: Point,
        begin: int,
        end: int,
        weekday: tuple[int, str] | None,
    ) -> list[tuple[str, Piece]] | None:
        """The list with month (or unit) and year of its last member given to all."""
        if weekday is not None:
            last = replace(last, weekday=weekday[0], weekday_text=weekday[1])
        points: list[Point] = []
        for point, _, _, _ in found:
            if last.kind == "day":
                points.append(
                    replace(
                        point, kind="day", number=last.number, year=last.year, year_in_brackets=last.year_in_brackets
                    )
                )
            else:
                number = point.day or point.number
                if number > V.COUNT_OF_PART[last.kind]:
                    return None
                points.append(replace(last, number=number, year=None))
        points.append(last)
        clock, cut = self._clock(self._weekday_after(end))
        end = cut if clock is None else end
        whole = (found[0][1], end)
        out: list[tuple[str, Piece]] = []
        hows = [how for *_, how in found]
        starts = [start for _, start, _, _ in found] + [begin]
        ends = [stop for _, _, stop, _ in found] + [end]
        i = 0
        while i < len(points):
            is_range = i < len(hows) and hows[i] == "-"
            k = i + 1 if is_range else i
            span = Span(points[i], points[k] if is_range else None)
            stop = starts[k + 1] if k + 1 < len(starts) else cut
            out.append(
                (
                    hows[k] if k < len(hows) else "",
                    Piece(span, starts[i], ends[k], stop, clock, whole if len(points) > k - i + 1 else None),
                )
            )
            i = k + 1
        return out

    def sequence(self, i: int) -> tuple[list[Piece], int] | None:
        """Every date of one expression or list beginning at `i`: pieces with years shared, and the index after them."""
        bound, mode, j = self.prefix(i)
        if bound is None and mode == "" and self.at(j).kind not in ("n", "w", "~"):
            return None
        if (
            bound == "before"
            and self.is_word(j, "udgangen", "slutningen", "afslutningen")
            and self.is_word(j + 1, "af")
        ):
            j += 2  # the end of what the limit names is the limit itself
        chain = self._chain(j, mode)
        if not chain:
            return None
        end = chain[-1][1].cut
        pieces = self._joined(chain)
        onward = self.words(end, _ONWARD)
        if self.at(i - 1).text in ("løbende", "fortløbende") and i and mode in ("from", "since") and onward is None:
            onward = end
        if onward is not None and len(pieces) == 1 and pieces[0].span.last is None:
            piece = pieces[0]
            pieces = [replace(piece, span=replace(piece.span, open_end=True), end=onward, cut=onward)]
            return [replace(pieces[0], begin=i)], onward
        pieces = [self._limited(piece, bound, mode) for piece in pieces]
        pieces[0] = replace(pieces[0], begin=i)
        return pieces, end

    def _limited(self, piece: Piece, bound: Bound | None, mode: Mode) -> Piece:
        span = piece.span
        if mode == "since" and span.last is None:
            return replace(piece, span=replace(span, open_end=True, since=True))
        if mode == "from" and span.last is not None:
            return piece
        if mode == "moved":
            return piece
        return replace(piece, span=replace(span, bound=bound)) if bound else piece

    def _chain(self, i: int, mode: Mode) -> list[tuple[str, Piece]]:
        out: list[tuple[str, Piece]] = []
        j = i
        while len(out) < _MOST:
            like = out[-1][1].span.points[-1] if out else None
            got = self.days(j)
            if got is not None and like is not None and got[0][1].span.first.kind != like.kind:
                got = None
            if got is None:
                piece = self.span(j, mode, like)
                if piece is None:
                    break
                got = [("", piece)]
            if out:
                out[-1] = (how, out[-1][1])
            out += got
            end = got[-1][1].cut
            sep = self.separator(end)
            if mode == "moved" and sep is None and (to := self.words(end, (("til",),))) is not None:
                sep = ("og", to)
            if sep is None or mode == "between":
                break
            how, j = sep
        return out

    def _joined(self, chain: list[tuple[str, Piece]]) -> list[Piece]:
        """Years shared along the list; "eller" made one; neighbours without a day of their own made one span."""
        pieces = [piece for _, piece in chain]
        if len(pieces) == 1:
            return pieces
        own = [piece.span.first.year is not None for piece in pieces]
        flat = [point for piece in pieces for point in piece.span.points]
        shared = list(shared_years(tuple(flat)))
        clock = pieces[-1].clock
        out: list[Piece] = []
        for piece in pieces:
            points = [shared.pop(0) for _ in piece.span.points]
            span = replace(piece.span, first=points[0], last=points[1] if len(points) > 1 else None)
            out.append(replace(piece, span=span, clock=piece.clock or clock))
        whole = (pieces[0].begin, pieces[-1].end)
        hows = [how for how, _ in chain[:-1]]
        simple = all(piece.span.last is None for piece in out)
        if "eller" in hows and simple:
            points_ = tuple(piece.span.first for piece in out)
            return [Piece(Span(points_[0], options=points_), whole[0], whole[1], out[-1].cut, clock)]
        if simple and not any(own[:-1]) and _are_neighbours([piece.span.first for piece in out]):
            return [Piece(Span(out[0].span.first, out[-1].span.first), whole[0], whole[1], out[-1].cut, clock)]
        return [
            piece
            if not self._is_partial(piece) and (own[n] or not own[-1])
            else replace(piece, said_by=piece.said_by or whole)
            for n, piece in enumerate(out)
        ]

    def _is_partial(self, piece: Piece) -> bool:
        """Whether the piece is the bare number of a list of weeks."""
        return piece.span.first.kind == "week" and self.at(piece.begin).kind == "n" and self.year4(piece.begin) is None


def _are_neighbours(points: list[Point]) -> bool:
    """Whether months, weeks, quarters or seasons follow on one another without a gap."""
    first = points[0]
    if first.kind not in ("month", "week", "quarter", "half", "season", "tertial") or any(
        p.part or p.weekday is not None for p in points
    ):
        return False
    size = {"month": 12, "week": 0, "quarter": 4, "half": 2, "tertial": 3, "season": 4}[first.kind]
    for one, two in zip(points, points[1:], strict=False):
        if two.number == one.number + 1 or (size and (one.number - two.number) == size - 1):
            continue
        return False
    return True
