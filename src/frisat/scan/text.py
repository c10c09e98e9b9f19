"""From pieces of text to findings: the finders asked, doubtful numbers weighed against the whole file."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from math import exp, lgamma, log

from frisat.scan import contacts, evidence, masking, numbers
from frisat.scan.finding import Finding, Grade, Kind, Place, Report
from frisat.scan.normal import plain, unescaped
from frisat.scan.pieces import Piece, at

MOST = 5_000
"""Findings kept of one file; the rest are counted."""
_DOUBTFUL = 2_000
_READ = 400
"""Findings whose excerpt has the words around them."""
_SERIES, _SHARE = 3, 0.8
"""From so many bare numbers on, a share above this that can be days of birth makes them a list of persons."""
_DAYS, _UNLIKELY = 0.073, 1e-4
"""The share of random numbers that can be days of birth (with replacement numbers), and what is no chance any more."""


def scan_text(words: str) -> tuple[Finding, ...]:
    """
    What stands in a text that must not be published unseen: personal numbers, e-mail addresses, telephone numbers.

    Args:
        words: Any text; line ends count the lines that places name.
    Returns:
        Findings in the text's order, the number itself in none of them.
    """
    return scan_pieces("", [Piece(words, at("S340"), lines=True)]).findings


class _Gathering:
    """Findings of one file while it is gone through."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.left_out = 0
        self.seen: set[tuple[object, ...]] = set()
        self.doubtful: list[tuple[Finding, numbers.Number, bool]] = []
        self.named: list[tuple[Finding, numbers.Number]] = []
        self.serials = 0
        self.persons = 0
        self.facts = Counter[str]()
        self.by_digits: dict[str, list[int]] = {}
        self.again: set[str] = set()

    def add(self, finding: Finding, key: object = None, digits: str = "") -> None:
        """Keeps a finding once: office files repeat a text for older programs."""
        mark = (finding.kind, finding.code, finding.place, finding.parts, key if key is not None else finding.excerpt)
        if mark in self.seen:
            return
        self.seen.add(mark)
        telling = finding.grade is Grade.HIGH or finding.incomplete
        if len(self.findings) >= (2 * MOST if telling else MOST):
            self.left_out += 1
        else:
            if digits:
                self.by_digits.setdefault(digits, []).append(len(self.findings))
            self.findings.append(finding)

    def add_again(self, finding: Finding, digits: str) -> None:
        """A number seen before, now with more words beside it: its grade may rise; a new one is added."""
        known = self.by_digits.get(digits, [])
        order = list(Grade)
        for number in known:
            old = self.findings[number]
            if order.index(finding.grade) < order.index(old.grade):
                self.findings[number] = replace(old, grade=finding.grade, reasons=finding.reasons)
        if not known:
            self.again.add(digits)
            self.add(finding, digits, digits)


def scan_pieces(name: str, found: Iterable[Piece | Finding]) -> Report:
    """The report of what an opener hands over, piece by piece; nothing of a piece is kept but its findings."""
    here = _Gathering()
    for one in found:
        if isinstance(one, Finding):
            here.add(one)
            continue
        if not one.text:
            continue
        here.facts["texts"] += 1
        here.facts["characters"] += len(one.text)
        _look(one, here)
    _settle(here)
    return Report(name, tuple(here.findings), here.left_out, dict(here.facts))


def _look(piece: Piece, here: _Gathering) -> None:
    text = unescaped(plain(piece.text))
    spans: list[tuple[int, int]] = []
    has_digits = any(c in text for c in "0123456789")
    places = _Lines(text) if piece.lines else None

    def place_of(start: int) -> Place:
        return piece.place if places is None else replace(piece.place, parts=(*piece.place.parts, places.of(start)))

    if has_digits:
        if not piece.again and not (piece.label and evidence.is_other_label(piece.label)):
            here.serials += numbers.unexplained(text)
        for number in numbers.find(text, piece.label, strict=piece.strict):
            spans.append((number.start, number.end))
            _number(piece, text, number, partial(place_of, number.start), here)
    if piece.again:
        return
    for mail in contacts.mails(text):
        spans.append((mail.start, mail.end))
        shown = masking.masked(text[mail.start : mail.end])
        grade = Grade.MEDIUM if mail.private else Grade.LOW
        code = "S104" if mail.private else "S103"
        excerpt = _excerpt(here, text, mail.start, mail.end, shown)
        address = text[mail.start : mail.end].casefold()
        here.add(Finding(Kind.EMAIL, grade, code, place_of(mail.start), (), (), excerpt), (mail.start, address))
    if not has_digits or piece.strict:
        return
    spans.sort()
    for phone in contacts.telephones(text, piece.label):
        at_span = bisect_left(spans, (phone.start, 0))
        if any(a < phone.end and phone.start < b for a, b in spans[max(0, at_span - 1) : at_span + 1]):
            continue
        shown = masking.masked(text[phone.start : phone.end])
        excerpt = _excerpt(here, text, phone.start, phone.end, shown)
        code, grade = ("S106", Grade.MEDIUM) if phone.said else ("S105", Grade.LOW)
        digits = text[phone.start : phone.end]
        here.add(Finding(Kind.TELEPHONE, grade, code, place_of(phone.start), (), (), excerpt), (phone.start, digits))


def _excerpt(here: _Gathering, text: str, start: int, end: int, shown: str) -> str:
    """With the words around it for as many findings as a person reads."""
    return masking.excerpt(text, start, end, shown) if len(here.findings) + len(here.doubtful) < _READ else shown


def _number(piece: Piece, text: str, number: numbers.Number, place: Callable[[], Place], here: _Gathering) -> None:
    score, reasons = number.score, number.reasons
    alone = piece.alone and text[: number.start].strip() == "" and text[number.end :].strip() == ""
    if alone and number.bare and "S207" not in reasons:
        score += 1
        reasons = (*reasons, "S208")
    grade = numbers.grade_of(score)
    doubtful = number.bare and not number.entangled and not piece.again and not {"S205", "S206", "S207"} & set(reasons)
    if not grade and (not doubtful or len(here.doubtful) >= _DOUBTFUL):
        return
    excerpt = _excerpt(here, text, number.start, number.end, masking.cpr(number.digits))
    finding = Finding(Kind.CPR, Grade(grade or "low"), "S101", place(), (), reasons, excerpt)
    if piece.again:
        here.add_again(finding, number.digits)
    elif doubtful and len(here.doubtful) < _DOUBTFUL:
        here.doubtful.append((finding, number, bool(grade)))
    elif number.bare and "S206" in reasons and "S205" not in reasons and len(here.named) < _DOUBTFUL:
        here.persons += grade != "low"
        here.named.append((finding, number))
    else:
        here.persons += grade != "low"
        here.add(finding, (number.start, number.digits), number.digits)


def _settle(here: _Gathering) -> None:
    """
    Bare numbers that nothing beside them explains: what the rest of the file makes likely.

    One that can be a day of birth is told, gravest where nearly all in the file can. Among serial numbers of ten
    digits, as many as chance gives are none, and neither are those that go up from one beginning. A file with certain
    personal numbers is likelier to hold more of them.
    """
    bare = [number for _, number, _ in here.doubtful] + [number for _, number in here.named]
    batches = _batches(number.digits for number in bare)
    for finding, number in here.named:  # words of persons near it: no chance, but the end of a column all the same
        if number.digits[:6] not in batches:
            here.add(finding, (number.start, number.digits), number.digits)
    days = sum(number.digits[:6] not in batches for _, number, _ in here.doubtful)
    others = here.serials + len(here.doubtful) - days
    chance = others >= _SERIES and _at_least(days, days + others) > _UNLIKELY
    series = days >= _SERIES and days / (days + others) >= _SHARE
    for finding, number, enough in here.doubtful:
        if number.digits in here.again or (not enough and number.digits[:6] in batches):
            continue
        if series or (here.persons and number.score >= 0 and not chance):
            reasons = (*finding.reasons, "S209")
            grade = Grade.MEDIUM if series else finding.grade
            here.add(replace(finding, reasons=reasons, grade=grade), (number.start, number.digits), number.digits)
        elif not chance:
            reasons = finding.reasons if enough else (*finding.reasons, "S210")
            here.add(replace(finding, reasons=reasons), (number.start, number.digits), number.digits)


def _batches(found: Iterable[str]) -> set[str]:
    """Beginnings that several numbers share: nobody lists so many people of one birthday, but numbers go up."""
    heads = Counter(digits[:6] for digits in set(found))
    return {head for head, count in heads.items() if count >= _SERIES}


def _at_least(days: int, all_of_them: int) -> float:
    """How likely so many of some random numbers of ten digits can be days of birth."""
    one, other = log(_DAYS), log(1 - _DAYS)
    ways = lgamma(all_of_them + 1)
    fewer = (
        exp(ways - lgamma(n + 1) - lgamma(all_of_them - n + 1) + n * one + (all_of_them - n) * other)
        for n in range(days)
    )
    return max(0.0, 1.0 - sum(fewer))


class _Lines:
    """Line numbers of a text."""

    def __init__(self, text: str) -> None:
        self._ends: list[int] = []
        at_char = text.find("\n")
        while at_char >= 0:
            self._ends.append(at_char)
            at_char = text.find("\n", at_char + 1)

    def of(self, start: int) -> tuple[str, str]:
        return "line", str(bisect_left(self._ends, start) + 1)
