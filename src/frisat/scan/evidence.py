"""
Words near ten digits that say what they are: a personal number, or one of the many other numbers of an office.

A label is a word right before the number ("CPR-nr.: "); around it, within the sentence, words of persons count.
Danish first, English too.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_NUMBER = r"[\s.-]{0,2}(?:nr|nummer|numre|no|number|id)?s?\.?"
_TAIL = rf"{_NUMBER}[\s:;=>|(\[\"'«»*#_.?-]{{0,8}}(?:(?:er|is|på|of|:|med|lyder|hedder)\s{{1,3}})?[\"'(«»]?\Z"
_OTHERS = r"(?:[\d.-]{1,12}[\s,/]{1,2}(?:og )?){0,2}"
"""Numbers that the same label covers: "reg.nr. og konto: 1234 0001234567"."""
_FOR = re.compile(
    r"(?:c\.?\s?p\.?\s?r\.?|person(?:al)?[\s_-]?(?:nr|nummer|numre|number|id|nummeret|numbers?)|pers\.?\s?nr|"
    r"(?:cpr|civilregister|fødsels)[\s_-]?(?:nr|nummer|nummeret|numre)|social\s?security|identitetsnummer|"
    r"erstatnings(?:personnummer|cpr)|civil\s?registration)" + _TAIL,
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?<![^\W_])(?:sags?(?:[\s.-]?(?:nr|nummer|numre|id|numrene))|sag|(?:acadre|sbsys|edoc|esdh|f2|kle|kmd)[\s-]?(?:sag)?|"
    r"j\.?(?:ournal)?[\s.-]?(?:nr|nummer)|journal|brev[\s-]?id|dok(?:ument)?[\s.-]?(?:nr|nummer|id)|akt|"
    r"ean|gln|lokationsnummer|stregkode|cvr|se[\s-]?n(?:r|ummer)|p[\s-]?(?:nr|nummer|enhed)|produktionsenhed(?:snummer)?|"
    r"tlf|tel|telefon|mobil|mob|fax|phone|mobile|direkte|ring|sms|telefax|lokalnummer|"
    r"(?:konto|bank|giro|gironummer|fik|betalings)[\s-]?(?:nr|nummer|id)?|kontonummer|kontonr|reg[\s.-]?(?:nr)?|iban|swift|kort(?:nr|nummer|art)?|"
    r"isbn|issn|doi|isbn-1[03]|faktura|ordre|ordrenummer|rekvisition(?:snummer)?|kunde(?:nr|nummer)|kreditor(?:nr|nummer)?|debitor(?:nr|nummer)?|"
    r"vare(?:nr|nummer)|løbe(?:nr|nummer)|medlems(?:nr|nummer)|licens(?:nr|nummer)?|aftale(?:nr|nummer)|projekt(?:nr|nummer)|tilbud(?:snr)?|"
    r"matr(?:ikel)?(?:nr|nummer)?|ejendoms(?:nr|nummer)|bfe|bbr|esr|koordinat(?:er)?|utm|vejkode|serie(?:nr|nummer)|"
    r"reference|ref|referencenr|id|uuid|version|case|account|invoice|order)"
    + _TAIL.removesuffix(r"\Z")
    + _OTHERS
    + r"\Z",
    re.IGNORECASE,
)
_SOME = re.compile(
    rf"(?<![^\W_])(?!(?:borger|klient|patient|elev|barn|medarbejder|ansøger|person|løn|bruger|cpr|civilregister|fødsels))[^\W\d_]{{2,30}}"
    rf"(?:nr|nummer|numre|no|id)\.?[\s:#=]{{0,3}}{_OTHERS}\Z",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"(?<![^\W_])(?:cpr\w*|person(?:nr|numm)\w*|f\.|født\w*|fødsel\w*|fødte|f\.d\.|born|birth\w*|alder|år\s+gammel|dob)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?<![^\W_])(?:borger\w*|klient\w*|patient\w*|ansøg\w*|elev\w*|barn\w*|børn\w*|forældre\w*|mor|far|moder|fader|"
    r"mand|kone|søn\w*|datter\w*|ægtefælle\w*|samlever\w*|pårørende\w*|værge\w*|bruger\w*|beboer\w*|lejer\w*|modtager\w*|"
    r"medarbejder\w*|ansat\w*|personen|person|vedkommende|underskrevet|underskriver\w*|underskrift\w*|signatur\w*|"
    r"signeret|digitalt|navn\w*|adresse\w*|hr|fru|frk|afsender\w*|indsender\w*|klager\w*|sygemeldt\w*|partshør\w*|"
    r"anmelder\w*|modtaget\s+fra|vedr\w*|angående|ejer\w*|plejebarn\w*|identi\w*|mitid|nemid|citizen\w*|patient\w*|"
    r"name|address|applicant\w*|signed|employee\w*|pupil\w*|child\w*|regarding)(?![^\W_])",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<![^\W_])[A-ZÆØÅÉ][a-zæøåéüöä]{1,20}(?:\s(?:[A-ZÆØÅÉ]\.|[A-ZÆØÅÉ][a-zæøåéüöä]{1,20})){1,3}[,\s(:-]{0,3}\Z"
)
_NAME_AFTER = re.compile(
    r"^[,)\s:-]{1,3}[A-ZÆØÅÉ][a-zæøåéüöä]{1,20}(?:\s(?:[A-ZÆØÅÉ]\.|[A-ZÆØÅÉ][a-zæøåéüöä]{1,20})){1,3}(?![^\W_])"
)
_OTHER_AFTER = re.compile(r"^\s?(?:kr\b|kroner|dkk|mio|mia|t\.?kr|%|pct|eur|€|stk|m2|m²|kwh|kg|km)", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-ZÆØÅÉ][a-zæøåéüöä]")
_STOP = re.compile(r"(?<=[a-zæøå0-9)]{2})[.!?;]\s+(?=[A-ZÆØÅ0-9])")
_LABEL_CHARS = 48
_AROUND_CHARS = 90


def says_personal(before: str) -> bool:
    """Whether the words end in a label of personal numbers."""
    return _FOR.search(before[-_LABEL_CHARS:]) is not None


def says_other(before: str) -> bool:
    """Whether the words end in a label of another sort of number."""
    return _AGAINST.search(before[-_LABEL_CHARS:]) is not None


def says_some_number(before: str) -> bool:
    """Whether the words end in the name of any sort of number that is not a person's ("stednr. ")."""
    return _SOME.search(before[-_LABEL_CHARS:]) is not None


def counts_something(after: str) -> bool:
    """Whether a unit follows: an amount."""
    return _OTHER_AFTER.match(after) is not None


class Near:
    """The telling words of one text, found once however many numbers ask for them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._birth: list[int] | None = None
        self._person: list[int] = []
        self._telling = False

    def around(self, start: int, end: int) -> tuple[bool, bool, bool]:
        """(a word of birth, a word of persons, a name beside) near the span."""
        if self._birth is None:
            self._birth = [match.start() for match in _BIRTH.finditer(self.text)]
            self._person = [match.start() for match in _PERSON.finditer(self.text)]
            self._telling = bool(self._birth or self._person or _CAPITAL.search(self.text))
        if not self._telling:
            return False, False, False
        first, last = self._sentence(start, end)
        before, after = self.text[max(0, start - _LABEL_CHARS) : start], self.text[end : end + _LABEL_CHARS]
        named = _NAME.search(before) is not None or _NAME_AFTER.match(after) is not None
        return _within(self._birth, first, last), _within(self._person, first, last), named

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        """Where the words end that go with the span: at a full stop, at most `_AROUND_CHARS` away."""
        first, last = max(0, start - _AROUND_CHARS), end + _AROUND_CHARS
        stops = [match.end() for match in _STOP.finditer(self.text, first, start)]
        stop = _STOP.search(self.text, end, last)
        return stops[-1] if stops else first, stop.start() + 1 if stop else last


def _within(places: list[int], first: int, last: int) -> bool:
    at = bisect_left(places, first)
    return at < len(places) and places[at] < last


def is_label(words: str) -> bool:
    """Whether a heading or a key ("CPR-nr.", "cprNumber") names personal numbers; several stand a line each."""
    return any(says_personal(_SPLIT.sub(" ", line).strip()) or says_personal(line) for line in words.split("\n"))


def is_other_label(words: str) -> bool:
    """Whether a heading or a key names another sort of number."""
    return any(says_other(_SPLIT.sub(" ", line).strip()) for line in words.split("\n"))


class Columns:
    """Lists within a text, their lines cut in columns by tabs: asked from the beginning on, each line is read once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._has_tabs = "\t" in text
        self._line = (0, -1)
        self._at = self._column = 0
        self._list = (-1, -1)
        self._heads: list[str] = []

    def heading(self, start: int) -> str:
        """
        The heading of the column that a place of the text stands in; "" where there is none.

        It is the cell of the topmost of the lines with tabs that follow each other, unless that has a digit in it.
        """
        if not self._has_tabs or not self._step_to(start):
            return ""
        first, last = self._line
        top = self._top_of(first)
        if top != self._list[0]:
            end = self.text.find("\n", top)
            self._heads = self.text[top : end if end >= 0 else len(self.text)].split("\t")
        self._list = (top, last)
        if top == first or self._column >= len(self._heads):
            return ""
        found = self._heads[self._column].strip()
        return "" if any(c.isdigit() for c in found) else found[:_AROUND_CHARS]

    def _step_to(self, start: int) -> bool:
        """Takes line and column of a place; False where its line has no columns."""
        if not self._at <= start <= self._line[1]:
            first, last = self.text.rfind("\n", 0, start) + 1, self.text.find("\n", start)
            self._line = (first, last if last >= 0 else len(self.text))
            self._at, self._column = first, 0
        self._column += self.text.count("\t", self._at, start)
        self._at = start
        return self._column > 0 or self.text.find("\t", start, self._line[1]) >= 0

    def _top_of(self, first: int) -> int:
        """Where the topmost line of the list begins to which a line belongs."""
        top = first
        while top > 0:
            if self._list[0] <= top - 1 <= self._list[1]:
                return self._list[0]
            before = self.text.rfind("\n", 0, top - 1) + 1
            if self.text.find("\t", before, top - 1) < 0:
                break
            top = before
        return top


_SPLIT = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])|_")
