"""E-mail addresses and telephone numbers in text. Most may be published: the grade says how private they look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MAIL = re.compile(
    r"(?:(?<![\w.+!#$%&'*/=?^`{|}~-])|(?<=[\w.+!#$%&'*/=?^`{|}~-]{64}))[\w.+!#$%&'*/=?^`{|}~-]{1,64}"
    r"(?:@|[^\S\n]?[\[({](?:at|@|snabel-?a)[\])}][^\S\n]?)"
    r"[\w-]{1,63}(?:(?:\.|[^\S\n]?[\[({](?:dot|punktum|prik)[\])}][^\S\n]?)[\w-]{1,63}){1,6}",
    re.IGNORECASE,
)
"""Begins where a word does, or within one that is longer than an address can be."""
_PRIVATE = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|mac|jubii|ofir|mail|proton(?:mail)?|pm|gmx|"
    r"[\w.-]{0,40}(?:stofanet|youmail|webspeed|tdcadsl|tdcspace|post\d?\.tele|privat|newmail|bbsyd|fibermail|profibermail))"
    r"\.[a-z.]{2,6}$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?<![^\W_])(?:(?:tlf|tel|telefon(?:nummer|nr|en)?|mobil(?:nummer|nr|telefon|en)?|mob|phone|mobile|"
    r"direkte|ring(?:e|es)?(?:\s+til)?|kontaktes\s+på|fax|telefax|sms)\.?[ \t]{0,2}(?:nr\.?|nummer|no\.?)?"
    r"[ \t]{0,2}[:.]?|[tm][:.])[ \t]{0,3}(?:på |til )?\(?\Z",
    re.IGNORECASE,
)
_STRETCH = re.compile(r"[+\d](?:[ .()/-]{0,3}\d){6,}")
_SAID = re.compile(r"(?:(?:\+|00) ?\d{1,3}[ -]?)?\(?\d(?:(?: {1,2}| ?[-.()/]{1,2} ?)?\d){5,13}(?!\d)")
_UNSAID = re.compile(
    r"(?<![\w+.,/-])(?<!\d )(?:"
    r"(?P<code>(?:\+ ?\d{1,3}|004[4-9](?=[ .()-]{0,2}\d(?:[ .()-]{0,2}\d){7}))(?:[ .()-]{0,2}\d){6,12}(?!\w))|"
    r"(?:[2-9]\d \d\d \d\d \d\d|[2-9]\d{3} \d{4}|[2-9]\d-\d\d-\d\d-\d\d|[2-9]\d\.\d\d\.\d\d\.\d\d)"
    r"(?![\w/%]|[-.,]\d| \d)(?! ?(?:kr|mio|mia|dkk|pct|%|t\.?kr|m2|m²)))"
)
_DAYS = re.compile(r"(?:[0-2]\d|3[01])[-.](?:0\d|1[0-2])[-.]")
_OTHER = re.compile(
    r"(?<![^\W_])(?:cvr|p|se|ean|gln|sags?|j(?:ournal)?|dok(?:ument)?|brev|id|kle|matr(?:ikel)?|konto|reg|iban|faktura|ordre|"
    r"kunde|vare|løbe|ejendoms|bfe|isbn|issn|kreditor|projekt|acadre|edoc|giro|licens|postnr|rekv\w*|budget\w*|regnskab\w*)"
    r"[\s.-]{0,2}(?:nr|nummer|id|numre)?\.?[\s:=#(-]{0,4}(?:[\d.-]{1,6}\s)?$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d\s?(?:19|20)\d\d")
_CALLED = re.compile(r"(?:^|[^\w])(?:tlf|telefon|mobil|phone|mobile)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Contact:
    """An address or a number. `private`: it looks like a person's own; `said`: words call it a telephone."""

    start: int
    end: int
    private: bool
    said: bool = False


def mails(text: str) -> Iterator[Contact]:
    """Every e-mail address, disguised ones ("navn (snabel-a) sted.dk") included."""
    low = text.casefold()
    if "@" not in text and "at" not in low and "snabel" not in low:
        return
    for match in _MAIL.finditer(text):
        tail = match[0].rpartition(".")[2]
        if tail.isdigit() or match[0].startswith(("/", "=")) or len(tail) < 2:
            continue
        yield Contact(match.start(), match.end(), _PRIVATE.search(match[0]) is not None)


def telephones(text: str, label: str = "") -> Iterator[Contact]:
    """
    Danish and foreign telephone numbers, each place once.

    Eight digits in a row are one only when words or a country code say so: register, case and letter numbers have
    as many.
    """
    called = bool(label) and _CALLED.search(label) is not None
    for stretch in _STRETCH.finditer(text):
        start, end = stretch.span()
        before = text[max(0, start - 40) : start]
        if _LABEL.search(before) and (said := _SAID.match(text, start)) and _is_telephone(said[0]):
            yield Contact(said.start(), said.end(), private=True, said=True)
            start = said.end()
        elif called and re.fullmatch(r"[2-9]\d{7}", stretch[0]):
            yield Contact(start, end, private=True, said=True)
            continue
        for match in _UNSAID.finditer(text, start, min(len(text), end + 8)):
            if match.start() >= end:
                break
            other = _OTHER.search(text[max(0, match.start() - 24) : match.start()])
            if other or _YEARS.fullmatch(match[0]) or _DAYS.match(match[0]):
                continue
            yield Contact(match.start(), match.end(), private=False)


def _is_telephone(number: str) -> bool:
    """Ten digits without a country code are no Danish telephone number, but may be a personal one."""
    count = sum(c.isdigit() for c in number)
    return 8 <= count <= 15 and (count != 10 or number.startswith(("+", "00")))
