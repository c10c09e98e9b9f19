"""E-mail addresses and telephone numbers in text. Most may be published: the grade says how private they look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MAIL = re.compile(
    r"(?<![\w.+!#$%&'*/=?^`{|}~-])[\w.+!#$%&'*/=?^`{|}~-]{1,64}"
    r"(?:@|[^\S\n]?[\[({](?:at|@|snabel-?a)[\])}][^\S\n]?)"
    r"[\w-]{1,63}(?:(?:\.|[^\S\n]?[\[({](?:dot|punktum|prik)[\])}][^\S\n]?)[\w-]{1,63}){1,6}",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|mac|jubii|ofir|mail|proton(?:mail)?|pm|gmx|"
    r"[\w.-]{0,40}(?:stofanet|youmail|webspeed|tdcadsl|tdcspace|post\d?\.tele|privat|newmail|bbsyd|fibermail|profibermail))"
    r"\.[a-z.]{2,6}$",
    re.IGNORECASE,
)
_SP = r"[^\S\n]"
_LABELLED = re.compile(
    r"(?<![^\W_])(?:tlf|tel|telefon(?:nummer|nr|en)?|mobil(?:nummer|nr|telefon|en)?|mob|phone|mobile|direkte|ring(?:e)?(?:\s+til)?"
    r"|kontaktes\s+på|fax|telefax|sms|t|m)"
    rf"\.?{_SP}{{0,2}}(?:nr\.?|nummer|no\.?)?{_SP}{{0,2}}[:.]?{_SP}{{0,3}}(?:på{_SP})?"
    rf"(?P<number>(?:(?:\+|00){_SP}?\d{{1,3}}[^\S\n-]?)?\(?\d(?:(?:[^\S\n]{{1,2}}|[^\S\n]?[-.()/]{{1,2}}[^\S\n]?)?\d){{5,13}})(?![\d])",
    re.IGNORECASE,
)
_WITH_CODE = re.compile(rf"(?<![\w+])(?:\+|00){_SP}?\d{{1,3}}(?:[ .()-]{{0,2}}\d){{6,12}}(?![\w])")
_PARTED = re.compile(
    rf"(?<![\d.,/+-])(?<!\d{_SP})(?:[2-9]\d{_SP}\d\d{_SP}\d\d{_SP}\d\d|[2-9]\d{{3}}{_SP}\d{{4}}|[2-9]\d-\d\d-\d\d-\d\d|"
    rf"[2-9]\d\.\d\d\.\d\d\.\d\d)(?![\w/%]|[-.,]\d|{_SP}\d)(?!{_SP}?(?:kr|mio|mia|dkk|pct|%|t\.?kr|m2|m²))"
)
_OTHER = re.compile(
    r"(?<![^\W_])(?:cvr|p|se|ean|gln|sags?|j(?:ournal)?|dok(?:ument)?|brev|id|kle|matr(?:ikel)?|konto|reg|iban|faktura|ordre|"
    r"kunde|vare|løbe|ejendoms|bfe|isbn|issn|kreditor|projekt|acadre|edoc|giro|licens|postnr|rekv\w*|budget\w*|regnskab\w*)"
    r"[\s.-]{0,2}(?:nr|nummer|id|numre)?\.?[\s:=#(-]{0,4}(?:[\d.-]{1,6}\s)?$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d\s?(?:19|20)\d\d")
_ONE_LETTER = re.compile(r"[tm](?![^\W_])", re.IGNORECASE)


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
    taken: list[tuple[int, int]] = []
    for match in _LABELLED.finditer(text):
        digits = re.sub(r"\D", "", match["number"])
        if _ONE_LETTER.match(match[0]) and match[0][1] not in ":.":
            continue  # "t 12" is hours
        start, end = match.span("number")
        if not 8 <= len(digits) <= 15 or _OTHER.search(text[max(0, start - 24) : start]):
            continue
        if len(digits) == 10 and not match["number"].startswith(("+", "00")):
            continue  # ten digits are no Danish telephone number, but may be a personal one
        taken.append((start, end))
        yield Contact(start, end, private=True, said=True)
    spans = iter(sorted([*_WITH_CODE.finditer(text), *_PARTED.finditer(text)], key=lambda m: m.start()))
    last = -1
    done = sorted(taken)
    at = 0
    for match in spans:
        start, end = match.span()
        while at < len(done) and done[at][1] <= start:
            at += 1
        if start < last or (at < len(done) and done[at][0] < end):
            continue
        if _YEARS.fullmatch(match[0]) or _OTHER.search(text[max(0, start - 24) : start]):
            continue
        digits = re.sub(r"\D", "", match[0])
        if match[0].startswith("00") and len(digits) < 12:
            continue  # zeros that only fill a number up
        last = end
        yield Contact(start, end, private=False)
    if (
        label
        and re.search(r"(?:^|[^\w])(?:tlf|telefon|mobil|phone|mobile)", label, re.IGNORECASE)
        and not taken
        and last < 0
    ):
        for match in re.finditer(r"(?<!\d)[2-9]\d{7}(?!\d)", text):
            yield Contact(match.start(), match.end(), private=True, said=True)
