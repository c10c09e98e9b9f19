"""`find`: dates in running text, strict. `cells.py` reads date cells, generous."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from frisat.plan.danish import feasts
from frisat.plan.danish import vocabulary as words_of
from frisat.plan.danish.chains import Chains
from frisat.plan.danish.composed import on_composed
from frisat.plan.danish.found import Found, settle
from frisat.plan.danish.ranges import STARTS, Piece
from frisat.plan.danish.refine import refined
from frisat.plan.danish.tokens import Token
from frisat.plan.danish.traps import masked
from frisat.plan.model import Clock
from frisat.plan.period import Period
from frisat.plan.regex import regex

_SIGNAL = regex(
    r"[0-9]|jan|feb|mar|apr|maj|mai|jun|jul|aug|sep|okt|nov|dec|des|f[oø]|årsskift|årets|efter|sommer|sommar|vinter|høst|hösten|"
    r"kvartal|halvår|aften|lovsdag|påske|pinse|torsdag|sankt|skt|nytår|valdemars|himmelfart|dato|tidspunkt|fastlagt|fastsat|[\u0300-\u036f]",
    re.IGNORECASE,
)
_S = r"\s{1,3}"
_HEADING_YEAR = regex(
    r"(?:^[^\S\n]{0,8}|(?:datoer|møder|møderne|kalender|mødeplan|mødedage|mødekalender)[^\S\n](?:i[^\S\n]|for[^\S\n])?)"
    r"(?P<year>(?:19|20)[0-9]{2})[^\S\n]?:",
    re.MULTILINE | re.IGNORECASE,
)
NO_DATE = regex(
    rf"(?:ny{_S})?(?:endnu{_S})?(?:nærmere{_S})?(?:(?:møde)?dato(?:en|er|erne)?|(?:møde)?tidspunkt(?:et)?|tid)"
    rf"(?:{_S}og{_S}(?:tid|sted|tidspunkt))?"
    rf"{_S}(?:(?:er|ikke{_S}er){_S})?(?:endnu{_S})?"
    rf"(?:ikke{_S}(?:endnu{_S})?(?:fastlagt|fastsat|kendt|aftalt|besluttet|på{_S}plads|afklaret)"
    rf"|følger|kommer|mangler|tilgår|udestår|afventer|ukendt|(?:aftales|fastlægges|fastsættes|meddeles|afklares|udmeldes))"
    rf"(?:{_S}(?:senere|nærmere|endnu))?(?![^\W\d_])",
    re.IGNORECASE,
)
"""Words that say there is no date yet: "dato ikke fastlagt", "datoen fastsættes senere"."""

_NO_DATE_STARTS = words_of.word_set(
    "ny endnu nærmere dato datoen datoer datoerne mødedato mødedatoen mødedatoer tidspunkt tidspunktet mødetidspunkt "
    "mødetidspunktet tid"
)
_NO_DATE_GOES_ON = words_of.word_set(
    "og er ikke endnu følger kommer mangler tilgår udestår afventer ukendt aftales fastlægges fastsættes meddeles "
    "afklares udmeldes"
) | (_NO_DATE_STARTS - {"ny", "endnu", "nærmere"})
_ARTICLES = frozenset({"den", "d"})
_AFTER_DAY = frozenset({".", "/", "-", ":", ",", ";", "+", "&"})
_WORDS_AFTER_DAY = words_of.word_set("ste te de og och samt eller el alternativt til frem indtil tom t") | {
    *words_of.MONTHS,
    *words_of.PARTS_OF_YEAR,
}
_NEEDS_NUMBER = frozenset({"d", "q", "h", "k", "uge", "ugen", "week", "uke"})
_DATE_WORDS = frozenset(
    {
        *words_of.MONTHS,
        *words_of.SEASONS,
        *words_of.LATE_SEASONS,
        *words_of.WEEKDAYS,
        *words_of.ORDINALS,
        *words_of.PARTS,
        *words_of.ABOUT,
        *words_of.WEEKS,
        *words_of.QUARTER_LETTERS,
        *words_of.PARTS_OF_YEAR,
        *STARTS,
        *_ARTICLES,
        "sidste",
        *words_of.YEAR_TURNS,
        "årets",
        "skoleåret",
        "skoleår",
        *feasts.WORDS,
        "kl",
        "klokken",
    }
)
"""Every word that can begin a date expression or its clock time; all others are passed over at once."""


def settled_piece(reader: Chains, piece: Piece, text: str) -> Found:
    """A piece of the token list made a `Found` with the words of `text`."""
    first, last = piece.said_by or (piece.begin, piece.end)
    tokens = reader.tokens
    words = " ".join(text[tokens[first].start : tokens[last - 1].end].split())
    return settle(piece.span, words, tokens[piece.begin].start, tokens[piece.cut - 1].end, piece.clock)


def led_by_clock(piece: Piece, clock: Clock, begin: int) -> Piece:
    """The piece with a clock time that stands before it, from token `begin` on."""
    return replace(piece, clock=clock, said_by=piece.said_by or (piece.begin, piece.end), begin=begin)


def find(text: str, *, year: int | None = None, basis: str = "") -> list[Found]:
    """
    Every date expression in running text, left to right, traps left out.

    Strict: what only might be a date is none. `year` with its `basis` is given to those that need one.
    """
    if not _SIGNAL.search(text):
        return []
    out = _found_before(text) if len(text) <= _KEPT else on_composed(text, _find)
    return list(out) if year is None else [found.with_year(year, basis) for found in out]


_KEPT = 600
"""Characters of a text whose dates are remembered: a line is asked by every layout that may fit it."""


@lru_cache(maxsize=4096)
def _found_before(text: str) -> tuple[Found, ...]:
    return tuple(on_composed(text, _find))


def _find(text: str) -> list[Found]:
    reader = Chains(masked(text), strict=True)
    out: list[Found] = []
    i = 0
    while i < reader.last:
        i = _next(reader, i, text, out)
    return _under_year(refined(out, text, strict=True), text)


def _under_year(found: list[Found], text: str) -> list[Found]:
    """ "Mødedatoer 2022: 11. januar, 8. februar": the year that heads a line is that of its dates."""
    if not any(one.needs_year for one in found):
        return found
    heads = [(match.end(), int(match["year"])) for match in _HEADING_YEAR.finditer(text)]
    ends = {end - 1 for end, _ in heads}
    out = []
    for one in found:
        if one.span is not None and one.span.first.kind == "year" and text.find(":", one.end, one.end + 2) in ends:
            continue  # the heading itself
        head = next(((end, year) for end, year in reversed(heads) if end <= one.start), None)
        under = one.needs_year and head is not None and "\n" not in text[head[0] : one.start]
        out.append(one.with_year(head[1], f"heading:{head[1]}") if under and head is not None else one)
    return out


def _next(reader: Chains, i: int, text: str, out: list[Found]) -> int:
    """Reads what begins at token `i`, adds it to `out` and returns where to go on."""
    token, after = reader.at(i), reader.at(i + 1)
    if token.kind == "w":
        might = token.text in _NO_DATE_STARTS and after.text in _NO_DATE_GOES_ON
        if might and (no_date := NO_DATE.match(text, token.start)):
            _add_no_date(no_date, text, out)
            return reader.after(no_date.end(), i)
        if token.text not in _DATE_WORDS or (token.text in STARTS and after.kind not in ("w", "n", ".", "~")):
            return i + 1
        if token.text in _NEEDS_NUMBER and after.kind != "n" and after.text not in (".", "nr", "nummer"):
            return i + 1
    elif token.kind != "n" or not _may_be_date(len(token.text), after):
        return i + 1
    return _expression(reader, i, text, out)


def _may_be_date(digits: int, after: Token) -> bool:
    """A cheap look whether a number of so many digits may begin a date or clock time, by what follows it."""
    if digits == 4:
        return after.kind != "n"
    return digits < 3 and (after.kind in _AFTER_DAY or (after.kind == "w" and after.text in _WORDS_AFTER_DAY))


def _expression(reader: Chains, i: int, text: str, out: list[Found]) -> int:
    """The date expression at token `i`, with the clock time that may stand before it."""
    lead = reader.clock(i, beside_date=False)
    j = i
    if lead is not None:
        j = lead[1] + (reader.at(lead[1]).kind == ",")
    read = reader.sequence(j)
    if read is None:
        return max(i + 1, lead[1]) if lead is not None else i + 1
    pieces, end = read
    if _is_about_something_else(reader, j, pieces):
        return end
    for n, piece in enumerate(pieces):
        if lead is not None and piece.clock is None:
            piece = led_by_clock(piece, lead[0].clock, i if n == 0 else piece.begin)
        out.append(settled_piece(reader, piece, text))
    return end


def _add_no_date(match: re.Match[str], text: str, out: list[Found]) -> None:
    """Words that say there is no date: the note of the date they stand beside, else a `Found` of their own."""
    words = " ".join(match.group().split())
    beside = out and out[-1].period.note is None and out[-1].span is not None
    if beside and re.fullmatch(r"[\s(\[,–-]{0,4}", text[out[-1].end : match.start()]):
        before = out.pop()
        closing = match.end() + (text[match.end() : match.end() + 1] in (")", "]"))
        out.append(replace(before, end=closing, period=replace(before.period, note=words)))
        return
    out.append(Found(Period(None, words), match.start(), match.end()))


def _is_about_something_else(reader: Chains, i: int, pieces: list[Piece]) -> bool:
    """The day of a law or letter ("lov nr. 879 af 12. maj 2021"), or one counted from ("3 uger før 1. maj")."""
    before = reader.at(i - 1)
    if i == 0 or before.kind != "w" or reader.at(i).para:
        return False
    if pieces[0].span.bound is not None and reader.at(i).text in ("før", "efter", "inden"):
        return before.text in words_of.UNITS
    return before.text == "af" and pieces[0].span.first.kind == "day" and not reader.at(i).line
