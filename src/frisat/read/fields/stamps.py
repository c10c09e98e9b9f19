"""Lines in which a paper speaks of itself: when it was written, changed or approved. Their dates are no activities."""

from __future__ import annotations

import re

from frisat.plan.regex import regex

_MADE = (
    r"opdateret|revideret|ajourført|ændret|rettet|redigeret|udskrevet|udarbejdet|skrevet|vedtaget|godkendt|tiltrådt|"
    r"fastsat|fastlagt|udgivet|oprettet|journaliseret|udsendt|sendt|offentliggjort|publiceret|dateret|oppdatert|publisert|uppdaterad|publicerad"
)
_STAMP = regex(
    rf"[\W\d]*(?:referat(?:et)? )?(?:(?:(?:sidst|senest|sist|senast) )?(?:{_MADE})\b|version\b|udgave\b|"
    r"(?:møde)?dat[oe]\s*:|tid\b|sags?(?:nr|id)|journalnr|dok(?:ument)?\.?\s?nr|side \d|j\.? ?nr)",
    re.IGNORECASE,
)


_LABEL = regex(rf"(?:(?:sidst|senest|sist|senast) )?(?:{_MADE})(?: den)?:?", re.IGNORECASE)


def is_label(text: str) -> bool:
    """Whether a line only announces a day on which something was done to the paper ("Sidst opdateret")."""
    return _LABEL.fullmatch(text.strip()) is not None


_DATED = regex(
    rf"(?:(?:sidst|senest|sist|senast) )?(?:{_MADE})(?: (?:den|d\.))?:?\s+(?:\w{{3,7}}dag\s+)?"
    r"(?:den\s+)?\d{1,2}[./ -].{2,24}",
    re.IGNORECASE,
)


def is_dated_stamp(text: str) -> bool:
    """Whether a line is such a label with its day and nothing else: "Offentliggjort 12. marts 2031"."""
    return len(text) < _SHORT and _DATED.fullmatch(text.strip()) is not None


_SHORT = 60


_ITSELF = regex(
    rf"(?:(?:foreløbig\w*|udkast|kladde|endelig\w*|version [\d.]+)\s*(?:[–—,-]|\bog\b|\()\s*)?"
    r"(?:\w*(?:referatet|protokollen|dagsordenen|notatet|planen|papiret) (?:er|blev|er blevet) )?"
    rf"(?:(?:sidst|senest|sist|senast) )?(?:{_MADE})(?: (?:elektronisk|digitalt|skriftligt|pr\. mail))?"
    r"(?:\s+(?:af|i|på)(?:\s+[\w.-]+){1,6}?)?(?:,?\s+(?:den|d\.|pr\.))?:?\s+(?:\w{3,7}dag\s+)?(?:den\s+|d\.\s*)?"
    r"(?:\d{1,2}[./ -]\s?\w{1,9}[./ -]{0,2}\s?(?:19|20)?\d\d|[^\W\d]{3,9}\s+(?:19|20)\d\d)[.)]*",
    re.IGNORECASE,
)


_ISSUE = regex(
    r"(?:[\w-]+\s+){0,2}(?:nr\.?|nummer|udgave)\s*\d{1,3}\s*[,.|·–-]?\s*(?:\d{1,2}\.\s*)?[^\W\d]{3,9}\.?\s+(?:19|20)\d\d",
    re.IGNORECASE,
)
"""The number of a newsletter and its month: "Nr. 3 – maj 2031"."""


_SIGNED = regex(
    r"\w*(?:sekretariat|forvaltning|afdeling|stab|direktør|chef)(?:en|et)?(?: (?:for|i) [\w. -]{2,40}?)?"
    r"(?:,?\s+(?:den|d\.)|,)\s+\d{1,2}\.\s*[^\W\d]{3,9}\.?\s+(?:19|20)\d\d\.?",
    re.IGNORECASE,
)
"""Which office wrote it, and when: "Sekretariatet, den 4. maj 2031", "Stab og Sekretariat, 4. maj 2031"."""


_WHEN = (
    r"(?:\w{3,7}dag\s+)?(?:den\s+|d\.\s*)?"
    r"(?:\d{1,2}[./ -]\s?\w{1,9}[./ -]{0,2}\s?(?:19|20)\d\d|[^\W\d]{3,9}\s+(?:19|20)\d\d)[.)]*"
)
_PRINTED = regex(
    r"(?:[^\W\d]{3,20}\s+(?:er|blev)\s+)?(?:trykt?|trykning|redaktionen(?:\s+er)?\s+(?:af)?slutte\w*|"
    rf"redaktions(?:slut|afslutning))\s*:?\s*(?:i\s+)?{_WHEN}",
    re.IGNORECASE,
)
"""When a leaflet or a newsletter went to print: "Tryk: maj 2031", "Redaktionen sluttede den 4. maj 2031"."""
_BYLINE = regex(
    r"(?:(?:skrevet |tekst |foto )?af\b|(?:tekst|foto)\s*:|(?:oplæg|præsentation|indlæg) (?:til|for)\b|nyhed(?:er)?$|"
    r"pressemeddelelse$|artikel$)",
    re.IGNORECASE,
)
"""Who wrote a piece, or what sort it is, beside its day: "Af Plan og Miljø | 3. februar 2031"."""
_DAY_ALONE = regex(_WHEN, re.IGNORECASE)
_NUMBERED = regex(
    r"(?:[^\W\d][\w-]*\s+){0,2}(?:version|revision|udgave|nr\.?|nummer)\s*\d[\d.]{0,5}|udgives (?:af|\d)",
    re.IGNORECASE,
)
"""Which version or issue it is, or who brings it out: "Drejebog version 3", "Nyhedsbrev nr. 2", "Udgives af …"."""
_VERSION = regex(
    r"\(?(?:(?:(?:rev(?:ision)?|ver(?:sion)?)\b\.?|v\.?(?=\s?\d))\s*(?:nr\.?\s*)?(?:\d[\d.]*|[A-H]\b)?|"
    r"\d{1,2}\. (?:udgave|version|udkast|revision)|"
    r"(?:udkast|kladde|udgave|status)\b(?: \d[\d.]*(?=\s*[,–—:(-]|\s(?:af|pr)))?)"
    r"\s*(?:[,–—:(·-]\s*)?(?:(?:af|pr\.?|per|fra)\s+)?" + _WHEN + r"\)?"
    r"(?:\s*[,;·–-]?\s*(?:dok(?:ument)?|sags?|j(?:ournal)?)\.?\s?nr\.?:?\s*[\w./-]{3,30})?",
    re.IGNORECASE,
)
"""Which version it is, and of when: "Rev. 2, 4. maj 2031", "Udkast af 4. maj 2031", "v. 2.1 (maj 2031)"."""
_MASTHEAD = regex(
    r"(?:[^\W\d]\w*(?:[ -]\w+)? kommune|region [^\W\d]\w+)\s*(?:,|[–—|·-])\s*" + _WHEN + r"|"
    r"(?:nyt fra|nyhedsbrev (?:fra|for)|nyheder fra|information fra)\s+[^.!?:,]{2,60}(?:,|\s[–—-])\s*" + _WHEN,
    re.IGNORECASE,
)
"""The first line of a newsletter or a page: "Nyt fra udvalget, 3. februar 2031", "Lerby Kommune, 3. februar 2031"."""
_PARTS = regex(r"\s*[·|•\t]\s*|\s{3,}")
_MOST_PARTS = 6


def is_of_the_paper(text: str) -> bool:
    """
    Whether a whole line or sentence says no more than who made or passed the paper and when: "Foreløbig – opdateret
    3.4.2031", "Vedtaget af Byrådet den 4. maj 2031", "Sekretariatet, den 4. maj 2031". Its parts may stand side by
    side: "HR-afdelingen · Godkendt af udvalget den 4. maj 2031".
    """
    said = text.strip()
    if len(said) >= 3 * _SHORT:
        return False
    if _FILE.fullmatch(said) or _OF_OWNER.fullmatch(said):
        return True
    if len(said) < 2 * _SHORT and any(one.fullmatch(said) for one in (_ITSELF, _ISSUE, _SIGNED, _PRINTED, _MASTHEAD)):
        return True
    if len(said) < _SHORT and _VERSION.fullmatch(said) and not says_state(said):
        return True
    parts = [part for part in _PARTS.split(said) if part]
    if not 2 <= len(parts) <= _MOST_PARTS:
        return False
    dated = [part for part in parts if _YEAR.search(part)]
    if len(dated) != 1:
        return False
    if _DAY_ALONE.fullmatch(dated[0]):
        return any(_BYLINE.match(part) or _NUMBERED.match(part) for part in parts if part is not dated[0])
    return any(one.fullmatch(dated[0]) for one in (_ITSELF, _PRINTED))


_FILE = regex(
    r"(?!.*(?:møde|seminar|workshop|høring|frist|debat|besøg))[^:]{3,100}[,–-]\s*"
    + _WHEN.removesuffix("[.)]*")
    + r"\s*\((?:pdf|docx?|word|xlsx?|excel)(?:,? [\d.,]+ ?[km]b)?\)",
    re.IGNORECASE,
)
"""A paper among those that a page offers, with its day and what file it is: "Notat om støj, 4. maj 2031 (PDF)"."""
_OF_OWNER = regex(
    r"(?:[^\W\d]\w*(?:[ -]\w+)? kommune|region [^\W\d]\w+)\s*(?:,|[–—|·-])\s*"
    rf"(?:{_MADE}|behandlet|drøftet)\s+(?:af|i|på)\s+[^.!?:;]{{3,60}}?,?\s+(?:den|d\.|pr\.)\s+{_WHEN}",
    re.IGNORECASE,
)
"""Whose paper it is, and before whom it was: "Lerby Kommune – behandlet i Hovedudvalget (MED) d. 04.05.2031"."""
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")


_STATE = regex(
    r"(?:foreløbig\w*(?: (?:udgave|version|plan|udkast))?|(?:første |andet |endeligt )?udkast|kladde|"
    r"endelig(?:t)?(?: (?:udgave|version))?|version [\d.]+|\d\. (?:udgave|version|udkast))"
    r"\s*[–—,(-]\s*(?:(?:den|d\.)\s*)?(?:\d{1,2}\.\s*)?[^\W\d]{3,9}\.?\s+(?:19|20)\d\d\)?\.?",
    re.IGNORECASE,
)
"""How far the paper is, and the month it is of: "Foreløbig – maj 2031", "Udkast, 4. maj 2031"."""


def says_state(text: str) -> bool:
    """Whether a whole line says how far the paper is, and when; among steps it may be one ("Udkast – maj 2031")."""
    said = text.strip()
    return len(said) < _SHORT and _STATE.fullmatch(said) is not None


_PLAN = regex(
    r"(?:(?:foreløbig|revideret|opdateret|samlet|overordnet|politisk|ny|justeret|ændret|endelig)\w* )?"
    r"(?:tids-? ?(?:og|,) ?(?:proces|handle)plan|"
    r"\w*(?:tids|proces|møde|aktivitets|handle|milepæls|implementerings|projekt|års)plan|\w*(?:kalender|oversigt|årshjul|"
    r"køreplan|drejebog|notat|referat|dagsorden|kommissorium|nyhedsbrev))(?: [^,–(]{2,80})?\s*[,–(-]\s*(?:pr\. )?"
    r"(?:(?:den |d\. )?\d{1,2}\.\s*)?[^\W\d]{3,9}\.?\s+(?:19|20)\d\d\)?",
    re.IGNORECASE,
)


def names_plan(text: str) -> bool:
    """Whether a whole line is the name of a paper and the month or day that it is of: "Tidsplan, april 2031"."""
    said = text.strip()
    return len(said) < 2 * _SHORT and _PLAN.fullmatch(said) is not None


def is_stamp(text: str) -> bool:
    """
    Whether a line or sentence begins with what was done to the paper itself ("Godkendt i Byrådet den …"), or with a
    label of its head ("Sagsnr.", "Version 2"). A sentence with a subject ("Byrådet godkendte …") is none.
    """
    return _STAMP.match(text) is not None
