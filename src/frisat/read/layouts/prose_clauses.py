"""How a dated sentence is cut: clauses with dates of their own, and the sentences that share the date of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.model import Source
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.fields import words

_ANNOUNCES = regex(
    r"\b(?:to|tre|fire|fem|flere|begge|forskellige)\s+(?:[a-zæøå]+\s+){0,2}(?:forløb|spor|dele?|trin|omgange|"
    r"faser|grupper|runder|måder|niveauer)\b",
    re.IGNORECASE,
)
_PART = regex(
    r"(?:i|på|for|ved)?\s*(?:det|den)\s+(?:ene|anden|andet|første|tredje|fjerde|sidste)\b|dels\b|"
    r"(?:i|på)\s+[”\"»'“]?[\wæøåÆØÅ-]*spor(?:et)?[”\"«'“]?\b",
    re.IGNORECASE,
)
_SPAN_WORDS = regex(r"\b(?:siden|i løbet af|gennem|igennem|i perioden|over|hen over)\b", re.IGNORECASE)
_CLAUSE = regex(
    r"\s*(?:;|,\s+(?:og|men|mens|hvorefter|derefter|hvorpå)\b|\s+(?:mens|hvorefter|hvorpå)\b|"
    r"\s+og\s+(?=(?:anden|2\.|endelig) ?behandling(?:en)?\b))\s*"
)
_VERB = regex(
    r"\b(?:er|har|bliver|blev|skal|vil|kan|får|går|sker|finder|tager|[a-zæøå]{2,}(?:er|ede|es|te|rer|ler|der))\b"
)


_TREATMENT = regex(r"(?:anden|2\.|endelig) ?behandling(?:en)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    found: tuple[Found, ...]
    source: Source


def parts(said: Sequence[Sentence], at: int) -> range:
    """
    The undated sentences after `at` that only carry out what it announces ("I det ene … I det andet …").

    They share its time, and it is no event of its own: "I løbet af efteråret har … Det er sket i to forløb. I det
    ene …". Empty when there are fewer than two.
    """
    lead = said[at]
    if len(lead.found) != 1 or not (_SPAN_WORDS.search(lead.text) or _ANNOUNCES.search(lead.text)):
        return range(0)
    start = at + 1
    if start < len(said) and not said[start].found and _ANNOUNCES.search(said[start].text):
        start += 1
    stop = start
    while stop < len(said) and not said[stop].found and _PART.match(said[stop].text):
        stop += 1
    return range(start, stop) if stop - start >= 2 else range(0)


def told(found: Sequence[Found]) -> tuple[Found, ...]:
    """
    The times of a clause without school years, which say for whom or how long something holds, and without bare years,
    when something finer says when: they are of budgets and aims.
    """
    found = [one for one in found if "skoleår" not in one.period.text.lower()]
    finer = [one for one in found if one.needs_year or one.period.precision not in (Precision.YEAR, Precision.NONE)]
    return tuple(finer) if finer else tuple(found)


def without_months(said: Sentence) -> Sentence:
    """
    The sentence without a month that only says which of several a thing is whose day it tells too: "Mødet i juni 2026
    holdes den 20. juni 2026".
    """
    kept = tuple(f for n, f in enumerate(said.found) if not _is_of_a_noun(said, f, said.found[n + 1 :]))
    return replace(said, found=kept) if len(kept) < len(said.found) else said


def _is_of_a_noun(said: Sentence, found: Found, later: Sequence[Found]) -> bool:
    month = found.in_any_year().period
    if month.precision is not Precision.MONTH or not _OF_A_MEETING.search(
        said.text, max(0, found.start - _NEAR), found.start
    ):
        return False
    days = [one.in_any_year().period for one in later]
    return any(
        day.precision in DAYS and day.earliest and month.earliest and day.earliest.month == month.earliest.month
        for day in days
    )


_NEAR = 80
"""Characters before a month that hold the word that it is of, so that many months cost linear time."""
_OF_A_MEETING = regex(
    r"\b[\w-]{0,40}(?:møde(?:t|r|rne)|seminaret|samling(?:en)?|drøftelse(?:n|r)?)\s+i\s+$", re.IGNORECASE
)
DAYS = frozenset({Precision.DAY, Precision.DAYS})


def without_frame(said: Sentence) -> Sentence:
    """
    The sentence without the month that only frames the days it goes on to list: "I januar er der møder: onsdag den 8.
    januar i Nord og torsdag den 9. januar i Syd".
    """
    kept = tuple(f for n, f in enumerate(said.found) if not _is_frame(said.text, f, said.found[n + 1 :]))
    return replace(said, found=kept) if len(kept) < len(said.found) else said


def _is_frame(text: str, found: Found, later: Sequence[Found]) -> bool:
    if found.in_any_year().period.precision is not Precision.MONTH or len(later) < 2:
        return False
    if ":" not in text[found.end : later[0].start]:
        return False
    days = [one.in_any_year().period for one in later]
    month = found.in_any_year().period.earliest
    return all(day.precision in DAYS and day.earliest and month and day.earliest.month == month.month for day in days)


_MOVED_FROM = regex(
    r"\s*\((?:(?:flyttet|udsat|rykket|udskudt|ændret) fra|var|før|tidligere|oprindeligt) "
    r"(?:(?:den|d\.)\s*)?[^()]{3,40}\)",
    re.IGNORECASE,
)


def without_moves(said: Sentence) -> tuple[Sentence, dict[int, str]]:
    """
    The sentence without remarks such as "(flyttet fra den 3. maj)", and these by the number of the date before each.
    """
    moves: dict[int, str] = {}
    for match in reversed(list(_MOVED_FROM.finditer(said.text))):
        start, end = match.span()
        before = [f for f in said.found if f.end <= start]
        if not before or sum(start < f.start < end for f in said.found) != 1:
            continue
        after = [f for f in said.found if f.start >= end]
        gone = end - start
        found = (*before, *(replace(f, start=f.start - gone, end=f.end - gone) for f in after))
        said = Sentence(said.text[:start] + said.text[end:], found, said.source)
        moves[len(before) - 1] = match[0].strip()
    return said, moves


def clauses(said: Sentence) -> list[Sentence]:
    """The sentence cut where a clause with a date and a verb of its own begins; whole when there is no such place."""
    if len(said.found) < 2:
        return [said]
    cuts = [(0, 0)]
    for match in _CLAUSE.finditer(said.text):
        before = [f for f in said.found if cuts[-1][1] <= f.start < match.start()]
        after = [f for f in said.found if f.start >= match.end()]
        verbs = _VERB.search(said.text, cuts[-1][1], match.start()), _VERB.search(said.text, match.end())
        if before and after and (all(verbs) or (verbs[0] and _TREATMENT.match(said.text, match.end()))):
            cuts.append((match.start(), match.end()))
    pieces = []
    for (_, start), (end, _) in zip(cuts, [*cuts[1:], (len(said.text), 0)], strict=True):
        text = said.text[start:end].lstrip(" ,;")
        at = end - len(text)
        found = tuple(replace(f, start=f.start - at, end=f.end - at) for f in said.found if start <= f.start < end)
        pieces.append(Sentence(text.rstrip(" ,;"), found, said.source))
    return [piece for piece in pieces if piece.found]


_AFTER_MONTH = regex(
    r"(?<=\d\. )(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)"
    r"(?: (?:19|20)\d\d)?"
    r"(?P<gap>\s+)(?=[A-ZÆØÅ][\w-]*[a-zæøå]\w*\s+(?:[\wæøåÆØÅ-]+,?\s+){0,7}?"
    r"(?:ventes|forventes|er|har|skal|vil|bliver|kan|behandler|godkender|vedtager|drøfter|mødes|holder|sender|får)\b)",
    re.IGNORECASE,
)
"""A day, and right behind it words that begin with a capital and have a verb: the full stop between them was lost."""
_LABEL = regex(
    r"(?:sagsbeskrivelse|sagsfremstilling|sagsindhold|baggrund|resume|resumé|beslutning|indstilling|tidsplan|proces|"
    r"formål) (?=[A-ZÆØÅ][a-zæøå])",
    re.IGNORECASE,
)
"""The heading of a part of a paper that ran into its first sentence."""
_SHORTEST = 30


def unpointed(text: str) -> list[str]:
    """
    The sentences of a text whose full stops behind days, and line ends behind headings, were lost on the way, as web
    pages that copy papers lose them.
    """
    label = _LABEL.match(text)
    if label is not None and text[label.end()].isupper() and len(text) > _SHORTEST:
        text = text[label.end() :]
    out, start = [], 0
    for match in _AFTER_MONTH.finditer(text):
        if match.start() - start >= _SHORTEST and text[match.end()].isupper():
            out.append(text[start : match.start("gap")])
            start = match.end()
    return [*out, text[start:]]


_LASTS = regex(
    r"\b[\w-]{0,40}(?:seminar(?:et)?|konference(?:n)?|studietur(?:en)?|kursus(?:et)?|internat(?:et)?|festival(?:en)?|"
    r"lejr(?:en)?|camp(?:en)?|messe(?:n)?|workshop(?:pen)?)\b[^.;:]{0,80}$",
    re.IGNORECASE,
)
"""Before two days that follow on one another: one thing that lasts for both."""
_BOTH = 2
_AND = regex(r"[^,;]{1,24} (?:og|&) [^,;]{1,40}", re.IGNORECASE)


def lasting(said: Sentence) -> Sentence:
    """The sentence with the two days of one thing as one time: "Seminaret holdes den 27. og fredag den 28. maj"."""
    if len(said.found) != _BOTH:
        return said
    first, last = said.found
    words = " ".join(said.text[first.start : last.end].split())
    if (
        not _LASTS.search(said.text, 0, first.start)
        or not _AND.fullmatch(words)
        or said.text[first.end : last.start].strip()
    ):
        return said  # days of one list stand right beside one another, with what joins them
    both = danish.together(first, last, words)
    return said if both is None else replace(said, found=(both,))


_BEGINS = regex(
    r"\b(?:begynder|starter|indledes|åbner|åbnes|løber|varer|går i gang|sættes i gang|igangsættes|foregår)\s+"
    r"(?:allerede |fra )?(?:(?:den|d\.)\s*)?$",
    re.IGNORECASE,
)
_ENDS = regex(
    r"\s*,?\s*(?:og (?:den )?)?(?:varer|løber|slutter|sluttes|afsluttes|lukker|lukkes|fortsætter|ender|"
    r"forventes afsluttet|frem)"
    r"(?: frem)?(?: igen)?(?: til| indtil)?(?: og med)?\s*(?:(?:den|d\.|senest)\s*)*",
    re.IGNORECASE,
)


def spanning(said: Sentence) -> Sentence:
    """The sentence with both ends of one time as one: "Høringen begynder den 3. maj og varer til den 28. maj"."""
    for n, (first, last) in enumerate(pairwise(said.found)):
        if not _BEGINS.search(said.text, max(0, first.start - _NEAR), first.start):
            continue
        if not _ENDS.fullmatch(said.text, first.end, last.start):
            continue
        words = " ".join(said.text[first.start : last.end].split())
        both = danish.between(first, last, words)
        if both is not None:
            return replace(said, found=(*said.found[:n], both, *said.found[n + 2 :]))
    return said


_MEMBER = regex(
    r"(?:^|,|\bog\b|\bsamt\b)?\s*(?P<where>(?:i|på|for|hos|ved|af)\s+[^,\d]{2,60}?)\s+(?:den|d\.)?\s*$", re.IGNORECASE
)
_LONGEST = 600


_DOES = regex(
    r"(?P<who>[A-ZÆØÅ][\wæøåÆØÅ-]*(?:[ ,]+(?:og |& )?[\w-]+){0,4}?)\s+(?P<does>(?:behandler|drøfter|godkender|vedtager|"
    r"indstiller|beslutter|orienteres|mødes|holder|afholder|præsenteres|tager stilling|stemmer|gennemgår|får)\b.*?)"
    r"[\s,]*(?:(?:den|d\.)\s*)?",
    re.DOTALL,
)
_NEXT_WHO = regex(r"\s*(?:,|,? og|,? samt)\s+(?P<who>[\w-]+(?:[ ,]+(?:og )?[\w-]+){0,4}?)\s+(?:(?:den|d\.)\s*)?")


def _elided(said: Sentence, found: Found) -> str:
    """
    What a sentence whose further bodies share the verb of the first says of one: "Udvalget behandler sagen den 13.
    april og kommunalbestyrelsen den 29. april" says of the 29th: "Kommunalbestyrelsen behandler sagen".
    """
    first = _DOES.fullmatch(said.text, 0, said.found[0].start)
    if first is None or not words.is_body(first["who"].split()[-1]):
        return ""
    who = [first["who"]]
    for before, after in pairwise(said.found):
        match = _NEXT_WHO.fullmatch(said.text, before.end, after.start)
        if match is None or not words.is_body(match["who"].split()[-1]):
            return ""
        who.append(match["who"])
    own = who[said.found.index(found)]
    return f"{own[:1].upper()}{own[1:]} {first['does']}".strip()


def own_words(said: Sentence, found: Found) -> str:
    """
    What a sentence that deals days out to bodies or places says of one of them, "" for every other sentence.

    "Sagen behandles i Økonomiudvalget den 3. maj og i Byrådet den 9. maj" says of the 9th of May: "Sagen behandles i
    Byrådet".
    """
    if len(said.found) < 2 or len(said.text) > _LONGEST:
        return ""
    if elided := _elided(said, found):
        return elided
    starts = [0, *(one.end for one in said.found)]
    members = [_MEMBER.search(said.text[start : one.start]) for start, one in zip(starts, said.found, strict=False)]
    if any(match is None for match in members[1:]) or members[0] is None:
        return ""
    first = members[0]
    between = [said.text[start : one.start] for start, one in zip(starts[1:], said.found[1:], strict=False)]
    if any(
        match is None or text[: match.start("where")].strip(" ,").lower() not in ("", "og", "samt")
        for text, match in zip(between, members[1:], strict=True)
    ):
        return ""
    lead = said.text[: first.start("where")].strip(" ,:")
    at = said.found.index(found)
    member = members[at]
    return f"{lead} {member['where']}" if lead and member is not None else ""
