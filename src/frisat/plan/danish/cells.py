"""`parse`: the dates of a text that is a date cell, read generously, with the words that may stand beside them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from frisat.plan.danish import vocabulary as words_of
from frisat.plan.danish.chains import Chains
from frisat.plan.danish.composed import on_composed
from frisat.plan.danish.found import Found
from frisat.plan.danish.ranges import Piece
from frisat.plan.danish.reading import NO_DATE, led_by_clock, settled_piece
from frisat.plan.danish.refine import refined
from frisat.plan.model import Clock
from frisat.plan.period import Period
from frisat.plan.regex import regex

_LONGEST_CELL = 400
_UNDATED = regex(
    r"(?:endnu\s+)?(?:ikke\s+)?(?:nærmere\s+)?(?:fastlagt|fastsat|fastlægges|fastsættes|aftales|aftalt|planlagt|afklares|afklaret|"
    r"besluttet|kendt|afventer|uvist|ukendt|følger|meddeles|udestår|kommer)(?:\s+(?:senere|nærmere|endnu))?"
    r"|tbd|tba|t\.b\.d\.|n/a|nu|p\.?t\.?|snarest(?:\s+muligt)?|hurtigst\s+muligt|senere|\?+|løbende|fortløbende|kontinuerligt|"
    r"hele\s+(?:tiden|året|perioden)|året\s+rundt|efter\s+behov|ved\s+behov|ad\s+hoc|dags\s+dato|ingen\s+dato|uden\s+dato|"
    rf"{words_of.BY_A_FEAST}|"
    r"årligt|månedligt|kvartalsvis[t]?|halvårligt|ugentligt|hver\s+(?:uge|måned)|hvert\s+(?:år|kvartal|halvår)",
    re.IGNORECASE,
)
"""Cells that say when without a date."""

_ONGOING = frozenset({"løbende", "fortløbende"})
_BESIDE = regex(
    r"forvent(?:et|es|elig(?:t)?)|evt|eventuelt|foreløbigt?|muligvis|måske|planlagt|ny\s+dato|aflyst|udsat|flyttet|udskudt|afholdt|"
    r"obs|nb|bekræftet|heldags?|formiddag|eftermiddag|aften|morgen|hele\s+dagen|deadline|frist|fast|ny",
    re.IGNORECASE,
)
"""Words beside a date that qualify it: they become its note."""

_LABEL = regex(r"(?:møde)?(?:dato|tid|tidspunkt|periode)\s{0,3}:?", re.IGNORECASE)
_GLUE = frozenset(",;:.•*·|-_\uf0b7\u2022()[]¹²³⁴⁵")
_SMALL_WORDS = frozenset({"i", "den", "d", "på", "ved", "pr", "per", "og", "til", "kl", "fra", "enten"})


def parse(text: str, *, year: int | None = None, basis: str = "") -> list[Found]:
    """
    The dates of a text that is a date cell: also "2021-", "Juni", "Uge 9", "2024", ranges over lines.

    Returns [] when the text is not one: any word that no date expression, clock time or qualifying word explains.
    A cell that says there is no date ("dato ikke fastlagt", "løbende") gives one `Found` without EDTF.
    """
    if len(text) > _LONGEST_CELL or not text.strip():
        return []
    found = _parsed(text)
    return list(found) if year is None else [one.with_year(year, basis) for one in found]


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[Found, ...]:
    """Kept, because every layout that may fit asks the same lines; cells are short."""
    return tuple(on_composed(text, lambda whole: _Cell(whole).read()))


def is_date_cell(text: str) -> bool:
    """Whether `text` is a date cell, one that says there is no date included."""
    return bool(parse(text))


class _Cell:
    """One cell while it is read from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.reader = Chains(text, strict=False)
        self.out: list[Found] = []
        self.notes: list[str] = []
        self.undated: tuple[int, int] | None = None

    def read(self) -> list[Found]:
        i: int | None = 0
        while i is not None and i < self.reader.last:
            i = self._dates(i) or self._words(i) or self._glue(i)
        if i is None:
            return []
        return self._with_notes()

    def _dates(self, i: int) -> int | None:
        read = self.reader.sequence(i)
        if read is None:
            return None
        pieces, end = read
        self._add(pieces)
        return self._open_end(end, pieces[-1])

    def _add(self, pieces: list[Piece]) -> None:
        self.out += [settled_piece(self.reader, piece, self.text) for piece in pieces]

    def _open_end(self, i: int, piece: Piece) -> int:
        """ "2021-", "Juni 2021 –": a dash at the end of a cell leaves the end open."""
        reader, span = self.reader, piece.span
        j = i + (reader.at(i).kind in ("-", "→"))
        j += j > i and reader.at(j).kind == ">"
        if j == i or reader.at(j).kind not in ("", ")") or span.last or span.bound or span.options:
            return i
        open_piece = replace(piece, span=replace(span, open_end=True), end=j, cut=j)
        self.out[-1] = settled_piece(reader, open_piece, self.text)
        return j

    def _words(self, i: int) -> int | None:
        """Words that say there is no date, or that qualify the one beside them."""
        token = self.reader.at(i)
        if token.kind not in ("w", "?", "n"):
            return None
        start = token.start
        if undated := NO_DATE.match(self.text, start) or self._whole(_UNDATED, start):
            words = " ".join(undated.group().split())
            if words.lower() not in _ONGOING:
                self.notes.append(words)
            self.undated = (self.undated[0] if self.undated else start, undated.end())
            return self.reader.after(undated.end(), i)
        if beside := self._whole(_BESIDE, start):
            self.notes.append(" ".join(beside.group().split()))
            return self.reader.after(beside.end(), i)
        label = self._whole(_LABEL, start)
        return self.reader.after(label.end(), i) if label else None

    def _whole(self, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
        match = pattern.match(self.text, start)
        return None if match is None or self.text[match.end() : match.end() + 1].isalnum() else match

    def _glue(self, i: int) -> int | None:
        """Skips what may stand between the dates of a cell; None when it is a word that belongs to something else."""
        reader = self.reader
        token = reader.at(i)
        if token.kind == "(" and self.out and (closed := self._in_brackets(i)):
            return closed
        if token.kind in _GLUE:
            return i + 1
        if self.out and token.kind == "n" and len(token.text) == 1 and reader.at(i + 1).kind == ")":
            return i + 2  # the mark of a footnote
        if clock := reader.clock(i):
            return self._clock(i, clock[1], clock[0].clock)
        if token.kind == "w" and (token.text in _SMALL_WORDS or token.text in words_of.WEEKDAYS):
            return reader.dot(i + 1)
        return None

    def _in_brackets(self, i: int) -> int | None:
        """Short words in brackets behind a date are its note."""
        start = self.reader.at(i).end
        close = self.text.find(")", start, start + 80)
        inner = " ".join(self.text[start:close].split()) if close >= 0 else ""
        if not inner or re.search(r"[0-9]{3}", inner) or self.reader.sequence(i + 1) is not None:
            return None
        self.notes.append(inner)
        return self.reader.after(close + 1, i)

    def _clock(self, i: int, j: int, clock: Clock) -> int | None:
        """A clock time that stands apart from its date: that of the date before it, else of the one behind it."""
        if self.out:
            last = self.out[-1]
            if last.time is None and last.span is not None:
                self.out[-1] = replace(last, time=clock, end=self.reader.tokens[j - 1].end)
            return j
        j += self.reader.at(j).kind == ","
        read = self.reader.sequence(j)
        if read is None:
            return None
        self._add([led_by_clock(piece, clock, i if n == 0 else piece.begin) for n, piece in enumerate(read[0])])
        return read[1]

    def _with_notes(self) -> list[Found]:
        if not self.out:
            if self.undated is None:
                return []
            start, end = self.undated
            return [Found(Period(None, " ".join(self.text[start:end].split())), start, end)]
        self.out = refined(self.out, self.text)
        if self.notes:
            last = self.out[-1]
            note = ", ".join(dict.fromkeys(self.notes))
            end = max(last.end, len(self.text.rstrip()))
            self.out[-1] = replace(last, period=replace(last.period, note=note), end=end)
        return self.out
