"""`find` (dates in running text, strict) and `parse` (a text that is a date cell, generous)."""

from __future__ import annotations

import re

from frisat.plan.danish import vocabulary as V
from frisat.plan.danish.chains import Chains, Piece
from frisat.plan.danish.found import Found, settle
from frisat.plan.danish.traps import masked
from frisat.plan.period import Period

_SIGNAL = re.compile(
    r"[0-9]|jan|feb|mar|apr|maj|mai|jun|jul|aug|sep|okt|nov|dec|des|for\u0301?år|efterår|sommer|vinter|sommar|høst|hösten|"
    r"kvartal|halvår|dato|fastlagt|fastsat",
    re.IGNORECASE,
)
_NO_DATE = re.compile(
    r"(?:endnu\s{1,3})?(?:(?:nærmere\s{1,3})?(?:(?:møde)?dato(?:en|er)?|tidspunkt(?:et)?|tid)\s{1,3}(?:og\s{1,3}(?:tid|sted|tidspunkt)\s{1,3})?)"
    r"(?:er\s{1,3}|ikke\s{1,3}er\s{1,3})?(?:endnu\s{1,3})?"
    r"(?:ikke\s{1,3}(?:endnu\s{1,3})?(?:fastlagt|fastsat|kendt|aftalt|besluttet|på\s{1,3}plads|afklaret)"
    r"|følger|kommer|mangler|tilgår|udestår|afventer|ukendt|aftales(?:\s{1,3}(?:senere|nærmere))?|"
    r"(?:fastlægges|fastsættes|meddeles|afklares|udmeldes)(?:\s{1,3}(?:senere|nærmere))?)(?:\s{1,3}(?:senere|endnu))?",
    re.IGNORECASE,
)
_UNDATED_CELL = re.compile(
    r"(?:endnu\s+)?(?:ikke\s+)?(?:(?:nærmere\s+)?(?:fastlagt|fastsat|fastlægges|fastsættes|aftales|aftalt|planlagt|afklares|afklaret|besluttet|"
    r"kendt|afventer|uvist|ukendt|følger|meddeles|udestår|kommer)(?:\s+(?:senere|nærmere|endnu))?)"
    r"|tbd|tba|t\.b\.d\.|n/a|nu|p\.?t\.?|snarest(?:\s+muligt)?|hurtigst\s+muligt|senere|\?+|løbende|fortløbende|kontinuerligt|"
    r"hele\s+(?:tiden|året|perioden)|året\s+rundt|efter\s+behov|ved\s+behov|ad\s+hoc|dags\s+dato|"
    r"årligt|månedligt|kvartalsvis[t]?|halvårligt|ugentligt|hver\s+(?:uge|måned)|hvert\s+(?:år|kvartal|halvår)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"forvent(?:et|es|eligt?|et\s+dato)|evt|eventuelt|foreløbigt?|muligvis|måske|planlagt|ny(?:\s+)dato|løbende|fortløbende|aflyst|"
    r"udsat|flyttet|udskudt|afholdt|obs|nb|bekræftet|heldag|formiddag|eftermiddag|aften|morgen|hele\s+dagen|dato|tid|tidspunkt|deadline|frist|"
    r"møde(?:dato|tidspunkt)|fast|ny",
    re.IGNORECASE,
)
_GLUE = frozenset(",;:.•*·|-_\uf0b7\u2022()[]")


def _piece(reader: Chains, piece: Piece, text: str, end: int | None = None, note: str | None = None) -> Found:
    first, last = piece.said_by or (piece.begin, piece.end)
    tokens = reader.tokens
    words = " ".join(text[tokens[first].start : tokens[last - 1].end].split())
    start = tokens[piece.begin].start
    stop = tokens[piece.cut - 1].end if end is None else end
    return settle(piece.span, words, start, stop, piece.clock, note=note)


def _settled(found: list[Found], year: int | None, basis: str) -> list[Found]:
    return found if year is None else [f.with_year(year, basis) for f in found]


def find(text: str, *, year: int | None = None, basis: str = "") -> list[Found]:
    """
    Every date expression in running text, left to right, traps left out.

    Strict: what only might be a date is none. `year` with its `basis` is given to those that need one.
    """
    if not _SIGNAL.search(text):
        return []
    reader = Chains(masked(text), strict=True)
    out: list[Found] = []
    i = 0
    while i < reader.last:
        token = reader.tokens[i]
        if token.kind not in ("n", "w"):
            i += 1
            continue
        if token.kind == "w" and token.text[:4] in ("dato", "tids", "mød", "møde", "nærm", "endn", "tid"):
            if no_date := _NO_DATE.match(text, token.start):
                out.append(_no_date(no_date, text, out))
                i = reader.after(no_date.end(), i)
                continue
        i = _next(reader, i, text, out)
    return _settled(out, year, basis)


def _no_date(match: re.Match[str], text: str, out: list[Found]) -> Found:
    """Words that say there is no date; beside one they become its note (the caller's list is changed)."""
    words = " ".join(match.group().split())
    if out and out[-1].period.note is None and re.fullmatch(r"[\s(\[,–-]{0,4}", text[out[-1].end : match.start()]):
        before = out.pop()
        closing = match.end() + (text[match.end() : match.end() + 1] in (")", "]"))
        if before.span is not None:
            return settle(before.span, before.period.text, before.start, closing, before.time, note=words)
    return Found(Period(None, words), match.start(), match.end())


def _next(reader: Chains, i: int, text: str, out: list[Found]) -> int:
    """Reads what begins at token `i`, adds it to `out` and returns where to go on."""
    lead = reader.clock(i, beside_date=False)
    clock, j = None, i
    if lead is not None:
        clock, j = lead[0].clock, lead[1]
        if reader.at(j).kind == ",":
            j += 1
    read = reader.sequence(j)
    if read is None:
        return lead[1] if lead is not None else i + 1
    pieces, end = read
    if _is_about_something_else(reader, j, pieces):
        return end
    for n, piece in enumerate(pieces):
        if clock is not None and piece.clock is None:
            piece = _with_clock(piece, clock, i if n == 0 else piece.begin)
        out.append(_piece(reader, piece, text))
    return end


def _with_clock(piece: Piece, clock: object, begin: int) -> Piece:
    from dataclasses import replace

    return replace(piece, clock=clock, said_by=piece.said_by or (piece.begin, piece.end), begin=begin)


def _is_about_something_else(reader: Chains, i: int, pieces: list[Piece]) -> bool:
    """The day of a law or letter ("lov nr. 879 af 12. maj 2021"), or one counted from ("3 uger før 1. maj")."""
    before = reader.at(i - 1) if i else None
    if before is None or before.kind != "w" or reader.at(i).para:
        return False
    if pieces[0].span.bound is not None and reader.at(i).text in ("før", "efter", "inden") and before.text in V.UNITS:
        return True
    return before.text == "af" and pieces[0].span.first.kind == "day" and not reader.at(i).line


def parse(text: str, *, year: int | None = None, basis: str = "") -> list[Found]:
    """
    The dates of a text that is a date cell: also "2021-", "Juni", "Uge 9", "2024", ranges over lines.

    Returns [] when the text is not one: any word that no date expression, clock time or qualifying word explains.
    A cell that says there is no date ("dato ikke fastlagt", "løbende") gives one `Found` without EDTF.
    """
    if len(text) > 400 or not text.strip():
        return []
    return _settled(_cell(text), year, basis)


def _cell(text: str) -> list[Found]:
    reader = Chains(text, strict=False)
    out: list[Found] = []
    notes: list[str] = []
    undated: tuple[int, int] | None = None
    i = 0
    while i < reader.last:
        token = reader.tokens[i]
        if read := reader.sequence(i):
            out += [_piece(reader, piece, text) for piece in read[0]]
            i = _open_end(reader, read[1], read[0], out, text)
            continue
        if no_date := (_NO_DATE.match(text, token.start) or _whole(_UNDATED_CELL, text, token.start)):
            if no_date.group().lower() not in ("løbende", "fortløbende"):
                notes.append(" ".join(no_date.group().split()))
            undated = undated or (no_date.start(), no_date.end())
            undated = (undated[0], no_date.end())
            i = reader.after(no_date.end(), i)
            continue
        if (beside := _whole(_BESIDE, text, token.start)) is not None:
            if beside.group().lower() not in (
                "dato",
                "tid",
                "tidspunkt",
                "mødedato",
                "mødetidspunkt",
                "løbende",
                "fortløbende",
            ):
                notes.append(" ".join(beside.group().split()))
            i = reader.after(beside.end(), i)
            continue
        step = _glue(reader, i, text, out, notes)
        if step is None:
            return []
        i = step
    return _with_notes(out, notes, undated, text)


def _whole(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    match = pattern.match(text, start)
    return None if match is None or (text[match.end() : match.end() + 1].isalnum()) else match


def _open_end(reader: Chains, i: int, pieces: list[Piece], out: list[Found], text: str) -> int:
    """ "2021-", "Juni 2021 –": a dash at the end of a cell leaves the end open (the caller's list is changed)."""
    from dataclasses import replace

    span = pieces[-1].span
    if reader.at(i).kind != "-" or reader.at(i + 1).kind not in ("", ")") or span.last or span.bound or span.options:
        return i
    piece = replace(pieces[-1], span=replace(span, open_end=True), end=i + 1, cut=i + 1)
    out[-1] = _piece(reader, piece, text)
    return i + 1


def _glue(reader: Chains, i: int, text: str, out: list[Found], notes: list[str]) -> int | None:
    """Skips what may stand between the dates of a cell; None when it is a word that belongs to something else."""
    token = reader.tokens[i]
    if token.kind == "(" and out:
        close = text.find(")", token.end)
        if 0 <= close < token.end + 80:
            inner = " ".join(text[token.end : close].split())
            if inner and not re.search(r"[0-9]{3}", inner):
                notes.append(inner)
                return reader.after(close + 1, i)
    if token.kind in _GLUE:
        return i + 1
    if clock := reader.clock(i):
        if out and out[-1].time is None and out[-1].span is not None:
            from dataclasses import replace

            out[-1] = replace(out[-1], time=clock[0].clock, end=reader.tokens[clock[1] - 1].end)
            return clock[1]
        return clock[1] if out else _clock_first(reader, i, clock[1], clock[0].clock, out, text)
    if token.kind == "w" and (
        token.text in ("i", "den", "d", "på", "ved", "pr", "per", "og", "kl") or token.text in V.WEEKDAYS
    ):
        return reader.dot(i + 1)
    return None


def _clock_first(reader: Chains, i: int, j: int, clock: object, out: list[Found], text: str) -> int | None:
    """ "kl. 15-17 den 3. maj 2021": the clock stands before its date."""
    if reader.at(j).kind == ",":
        j += 1
    read = reader.sequence(j)
    if read is None:
        return None
    out += [_piece(reader, _with_clock(p, clock, i if n == 0 else p.begin), text) for n, p in enumerate(read[0])]
    return read[1]


def _with_notes(out: list[Found], notes: list[str], undated: tuple[int, int] | None, text: str) -> list[Found]:
    if not out:
        if undated is None:
            return []
        start, end = undated
        return [Found(Period(None, " ".join(text[start:end].split())), start, end)]
    if not notes:
        return out
    from dataclasses import replace

    note = ", ".join(dict.fromkeys(notes))
    last = out[-1]
    start = out[0].start if len(out) > 1 else min(out[0].start, len(text) - len(text.lstrip()))
    del start
    out[-1] = replace(last, period=replace(last.period, note=note), end=max(last.end, len(text.rstrip())))
    return out


def is_date_cell(text: str) -> bool:
    """Whether `text` is a date cell, one that says there is no date included."""
    return bool(parse(text))
