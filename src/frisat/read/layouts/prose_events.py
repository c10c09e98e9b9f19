"""
Dated events in running text: which sentences tell of something that happens at a stated time.

Only what happens or is to happen is an event; dates of letters, laws, sources and finished background are not, and
leaving out a passing mention is right (docs/reference/plan-format.md). Used by `prose.py` and `agenda.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.model import Source, Status
from frisat.plan.period import Period, Precision
from frisat.plan.regex import regex
from frisat.read.blocks import Line
from frisat.read.draft import DraftActivity
from frisat.read.fields import mend, sentences, stamps
from frisat.read.fields.sentence_actors import actors_of
from frisat.read.layouts import prose_passing, prose_years

_SOURCE = regex(
    r"\b(?:jf\.|jævnfør|ifølge|i henhold til|kilde|opdateret|sidst (?:ændret|redigeret|opdateret)|publiceret|udgivet|"
    r"offentliggjort den|skrevet den|brev af|notat af|notatet af|mail af|rapport fra|skrivelse af|cirkulære|"
    r"bekendtgørelse|"
    r"lov nr|lovbekendtgørelse|vejledning nr|referat af|dagsorden af|kontrakt af|aftale af|tal fra|opgjort|statistik|"
    r"fakta pr\.|copyright|©|sags?nr|journalnr|version|telefon|tlf|cvr|adopted|last updated)\b",
    re.IGNORECASE,
)
_EVENT_NOUN = regex(
    r"(?:møde[rt]?|møderne|mødet|topmøde\w*|workshop\w*|seminar\w*|temadag\w*|konference\w*|høring\w*|debat\w*|"
    r"dialog\w*|kick-?off|"
    r"frist\w*|deadline\w*|åbning\w*|indvielse\w*|valg\w*|afstemning\w*|kursus|kurser\w*|café\w*|cafe\w*|"
    r"arrangement\w*|"
    r"undersøgelse\w*|interview\w*|samtale\w*|besøg\w*|rundtur\w*|festival\w*|ferie\w*|evaluering\w*|"
    r"opstart\w*|start\w*|"
    r"lancering\w*|behandling\w*|budgetvedtagelse\w*|forlig\w*|aftale\w*|projekt\w*|forsøg\w*|pilot\w*|"
    r"prøvehandling\w*)\b",
    re.IGNORECASE,
)
_FUTURE = regex(
    r"\b(?:vil(?: blive)?|skal|bliver|forventes?|kan|planlægges|påtænkes|finder sted|løber|starter|begynder|"
    r"åbner|lukker|slutter|"
    r"træder i kraft|gælder fra|går i gang|sættes|udløber|senest|inden|frem til|mødes|samles|inviterer|"
    r"inviteres|behandler|"
    r"beslutter|drøfter|godkender|vedtager|sender|sendes|offentliggør\w*|holder|afholder|gennemfører|deltager|"
    r"tager stilling|"
    r"kommer att|ska|varar|pågår|hålls|börjar|startar|sammanträder|beslutar|behandlar|antas|vedtas|avholdes|skjer|blir|"
    r"(?!deres|vores|jeres|alles)[a-zæøå]{3,}(?<!ern)es)\b",
    re.IGNORECASE,
)
_SECOND = regex(
    r"^(?:[^\s\d]+ ){1,3}(?!eller|efter|under|over|hver|\w*(?:tem|to|vem|cem)ber)[a-zæøå]{3,}er\b[^(]*$|"
    r"\b[a-zæøå]{3,}er (?:vi|der|man|kommunen|regionen)\b"
)
"""A main clause has its verb second: "Forvaltningen samler …", "I maj samler vi …" tell of something."""
_PAST = regex(
    r"\b(?:(?:er|har|blev|var|havde)\b[^.]*\b[a-zæøå]+(?:et|t|ede|te|ået)|blev|mødtes|deltog|vedtog|besluttede|"
    r"godkendte|holdt|indgik|gav|tog|fandt sted|bød|lagde|underskrev|"
    r"drøftede|afholdt(?:e|es)?|gennemført(?:e|es)?|[a-zæøå]{3,}(?:ede|edes|te|tes))\b",
    re.IGNORECASE,
)
_NOW = regex(
    r"\b(?:sætter|går|igangsætter|begynder|starter|indleder|lancerer|åbner)\b[^.]{0,60}?\bnu\b|"
    r"\bnu\b[^.]{0,25}\b(?:sættes|går|begynder|starter|igangsættes|indledes|lanceres|åbner)\b",
    re.IGNORECASE,
)
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
_TRACK = regex(r"[”\"»'“]?\b([\wæøåÆØÅ-]+sporet)\b")
_WILL = regex(r"\b(?:vil|skal|forventes|planlægges|kommer til)\b")
_CALLED_OFF = regex(r"\b(?:aflyst|udsat|udskudt|flyttet|rykket|annulleret)\b", re.IGNORECASE)
_DONE = regex(
    r"\b(?:har|havde)\b.{0,160}?\b[a-zæøå]{2,}(?:et|ået|gjort|holdt|lagt|sat|givet|taget|fået|t)\b|"
    r"\b(?:er|blev|var)\b (?:der )?(?:[\wæøåÆØÅ]+ ){0,3}?[a-zæøå]{3,}(?:et|ede|te|ført|lagt|holdt|sat)\b|"
    r"\b(?:blev|mødtes|deltog|vedtog|indgik|holdt|afholdt|besluttede|godkendte|drøftede|åbnede|startede|"
    r"begyndte|sendte)\b"
)
_PARTICIPLE = regex(r"\b[a-zæøå]{3,}(?:et|ede|ført|lagt|holdt|sat|taget|sendt|gjort)\b")
_TERM = regex(
    r"\b(?:gælder|gældende|dækker|omfatter)\b(?: (?:for|i|hele|perioden|året|til og med))*\s*$", re.IGNORECASE
)
"""Before a year: the term of a plan or a law, which is no event."""
_LAST_TIME = regex(
    r"\b(?:blev|er|var)(?: \w+){0,2} (?:senest|sidst)\b|\b(?:senest|sidst) (?:blev|er|var)\b", re.IGNORECASE
)
"""What was done the last time is background."""
_POINTED = regex(
    r"\b(?:i|fra|til|inden|senest|og|primo|medio|ultimo|hele|slutningen af|midten af|starten af|begyndelsen af) $",
    re.IGNORECASE,
)
"""Before a month's name without a number: a word that makes it a time ("i maj")."""
_ASKS = regex(
    r"(?:\d{1,2}[.)]\s*)?(?:send|indsend|søg|tilmeld|aflever|kom|deltag|mød|giv|skriv|bestil|book|stem|husk)\b", re.I
)
"""What readers are asked to do."""
_HABIT = regex(
    r"(?:normalt|sædvanligvis|som regel|typisk|som udgangspunkt|hvert år|generelt|ofte|plejer)\b", re.IGNORECASE
)
"""A sentence that begins so tells what is usual, not what happens at a day of this plan."""
_FIGURES = regex(
    r"\b\w*(?:økonomi|budget|regnskab|status|forbrug|udgift|indtægt|takst|resultat|prognose|ramme|midle|arbejde)\w*"
    r"\b[^.,;]{0,50}\b(?:i|for|fra|til)\s+$",
    re.IGNORECASE,
)
"""Before a bare year: the year belongs to figures ("status over økonomien i kommunen i 2030")."""
_USUAL = regex(r"\b(?:typisk|sædvanligvis|som regel|normalt|plejer|hvert år|årligt)\b", re.IGNORECASE)
"""Beside a date without a year: what happens every year."""
_MONEY = regex(r"\d\s*(?:mio\.?|mia\.?|t\.?)?\s*kr\b|\bkroner\b", re.IGNORECASE)
"""A year beside an amount is a budget year."""
_TOLD = regex(
    r"\b(?:blev|var|havde|mødtes|vedtog|indgik|holdt|afholdt|besluttede|godkendte|drøftede|behandlede|nedsatte|bad|"
    r"tiltrådte|sendte)\b",
    re.IGNORECASE,
)
"""The past tense in which a case tells its own background."""
_SPAN_WORDS = regex(r"\b(?:siden|i løbet af|gennem|igennem|i perioden|over|hen over)\b", re.IGNORECASE)
_PRODUCT = regex(
    r"\b(?:udviklet|udarbejdet|lavet|peget på|givet|formuleret|samlet|indsamlet|leveret|foreslået|afleveret|skrevet)\s+"
    r"(?P<what>(?:[a-zæøå]+\s+){0,2}(?:forslag|idéer|ideer|input|anbefalinger|udkast|bidrag|ønsker|"
    r"pejlemærker)\b[^.]*)",
    re.IGNORECASE,
)
_CLAUSE = regex(r"\s*(?:;|,\s+(?:og|men|mens|hvorefter|derefter|hvorpå)\b|\s+(?:mens|hvorefter|hvorpå)\b)\s*")
_VERB = regex(
    r"\b(?:er|har|bliver|blev|skal|vil|kan|får|går|sker|finder|tager|[a-zæøå]{2,}(?:er|ede|es|te|rer|ler|der))\b"
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    found: tuple[Found, ...]
    source: Source


def events(
    paragraphs: Sequence[Sequence[Line]],
    *,
    near: date | None = None,
    written: date | None = None,
    block: int = 0,
    section: str = "",
) -> list[DraftActivity]:
    """
    The dated events of some paragraphs, in order.

    Args:
        paragraphs: Each as its lines.
        near: The day that an agenda is for: a date without a year is taken nearest to it, and what the text tells
            of the time before is background.
        written: A day that any other text was written close to, for years alone.
        block: Index of the block they stand in, for `DraftActivity.block`.
    Returns:
        One draft an event; its title is the sentence as printed, or the clause when a sentence tells of several.
    """
    out: list[DraftActivity] = []
    for lines in paragraphs:
        said = [_dated(text, source, near or written) for text, source in sentences.of(lines)]
        at = 0
        while at < len(said):
            parts = _parts(said, at)
            if parts:
                out += _shared(said[at], said[parts.start : parts.stop], section)
                at = parts.stop
                continue
            if near is None or not _is_background(said[at], near):
                out += _single(said[at], section)
            at += 1
    for activity in out:
        activity.block = block
    return out


def _is_background(said: _Sentence, near: date) -> bool:
    """Whether a sentence of a paper only tells what was decided before the day that the paper is for."""
    days = [found.period.latest or found.period.earliest for found in said.found]
    return bool(_TOLD.search(said.text)) and bool(days) and all(day is not None and day < near for day in days)


def _dated(text: str, source: Source, near: date | None) -> _Sentence:
    return _Sentence(text, tuple(prose_years.settled(text, danish.find(text), near)), source)


def _parts(said: Sequence[_Sentence], at: int) -> range:
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


def _shared(lead: _Sentence, parts: Sequence[_Sentence], section: str) -> list[DraftActivity]:
    row = object()
    subject = sentences.subject(lead.text)
    return [
        replace_source(_draft(part, lead.found[0], section, actor_text=subject, row=row), lead.source) for part in parts
    ]


def replace_source(draft: DraftActivity, other: Source) -> DraftActivity:
    """The draft with the place of the sentence that dates it taken in."""
    if draft.source.lines and other.lines:
        first, last = draft.source.lines
        draft.source = replace(draft.source, lines=(min(first, other.lines[0]), max(last, other.lines[1])))
    return draft


def _single(said: _Sentence, section: str) -> list[DraftActivity]:
    """The events of one sentence: none, one, or one a clause when clauses have their own dates."""
    if not said.found:
        if _NOW.search(said.text):
            return [_draft(said, Found(Period(None, "nu"), 0, 0), section)]
        return []
    clauses = [replace(clause, found=_told(clause.found)) for clause in _clauses(said)]
    return [
        _draft(clause, found, section) for clause in clauses for found in clause.found if _happens(clause.text, found)
    ]


def _told(found: Sequence[Found]) -> tuple[Found, ...]:
    """The times of a clause without its bare years, when something finer says when: they are of budgets and aims."""
    finer = [one for one in found if one.needs_year or one.period.precision not in (Precision.YEAR, Precision.NONE)]
    return tuple(finer) if finer else tuple(found)


def _clauses(said: _Sentence) -> list[_Sentence]:
    """The sentence cut where a clause with a date and a verb of its own begins; whole when there is no such place."""
    if len(said.found) < 2:
        return [said]
    cuts = [(0, 0)]
    for match in _CLAUSE.finditer(said.text):
        before = [f for f in said.found if cuts[-1][1] <= f.start < match.start()]
        after = [f for f in said.found if f.start >= match.end()]
        verbs = _VERB.search(said.text, cuts[-1][1], match.start()), _VERB.search(said.text, match.end())
        if before and after and all(verbs):
            cuts.append((match.start(), match.end()))
    pieces = []
    for (_, start), (end, _) in zip(cuts, [*cuts[1:], (len(said.text), 0)], strict=True):
        text = said.text[start:end].lstrip(" ,;")
        at = end - len(text)
        found = tuple(replace(f, start=f.start - at, end=f.end - at) for f in said.found if start <= f.start < end)
        pieces.append(_Sentence(text.rstrip(" ,;"), found, said.source))
    return [piece for piece in pieces if piece.found]


def _happens(text: str, found: Found) -> bool:
    """Whether the sentence tells of something at that time, and not of a source, a law or the past of the matter."""
    around = text[max(0, found.start - 45) : found.end + 12]
    if _SOURCE.search(around) or _is_background_of_paper(text) or prose_passing.is_passing(text, found):
        return False
    said = text[found.start : found.end]
    clear = any(char.isdigit() for char in said) or len(said.split()) > 1
    if found.needs_year and not clear and not _POINTED.search(text[: found.start]):
        return False
    period = found.period if not found.needs_year else found.with_year(2024, "").period
    if period.edtf is None:
        return False
    if found.needs_year and _USUAL.search(text):
        return False
    vague = period.precision in (Precision.YEAR, Precision.YEARS, Precision.OPEN) and not period.inferred
    if vague and _FIGURES.search(text[: found.start]):
        return False
    if vague and (not _FUTURE.search(text) or _TERM.search(text[: found.start]) or _MONEY.search(text)):
        return False
    if re.search(r"\(\s*$", text[: found.start]) and re.match(r"\s*\)", text[found.end :]) and vague:
        return False
    return _tells(text) or prose_passing.verb_follows(text, found) or _is_labelled(text, found)


def _is_labelled(text: str, found: Found) -> bool:
    """Whether a line only says when what its label names will be: "Endelig beslutning: forventet medio 2026"."""
    label, colon, rest = text[: found.start].partition(":")
    return bool(
        colon
        and len(label) <= _LABEL
        and re.fullmatch(r"\s*(?:forventet|forventes|ca\.|cirka|senest)?\s*(?:den)?\s*", rest, re.IGNORECASE)
        and not text[found.end :].strip(" .")
    )


_LABEL = 80
"""Characters of a label."""


@lru_cache(maxsize=64)
def _is_background_of_paper(text: str) -> bool:
    return stamps.is_stamp(text) or _LAST_TIME.search(text) is not None


@lru_cache(maxsize=64)
def _tells(text: str) -> bool:
    """Whether a sentence says that something happens; asked again for each of its dates."""
    if _HABIT.match(text):
        return False
    return any(pattern.search(text) for pattern in (_EVENT_NOUN, _FUTURE, _PAST, _SECOND)) or bool(_ASKS.match(text))


def _draft(said: _Sentence, found: Found, section: str, *, actor_text: str = "", row: object = None) -> DraftActivity:
    track = _TRACK.search(said.text)
    product = _PRODUCT.search(said.text)
    who = actors_of(said.text)
    return DraftActivity(
        title=mend.plain(said.text),
        period_text=found.period.text,
        found=found,
        actor_text="\n".join([actor_text] if actor_text else who.responsible),
        participants=[*(who.responsible if actor_text else ()), *who.participants],
        named_actors=False,
        deliverables=[product["what"].strip()] if product else [],
        track=track[1] if track else None,
        status=_status(said.text, found),
        passing=found.period.precision is Precision.YEAR and not found.needs_year,
        section=section,
        source=said.source,
        row=row,
    )


def _status(text: str, found: Found) -> Status | None:
    """Held for what is told in the past, ongoing for what begins "nu"; None leaves it to the words of the title."""
    if found.period.text == "nu":
        return Status.ONGOING
    done, will = _DONE.search(text), _WILL.search(text)
    if done is not None and done.start() >= found.end and not text[found.end : done.start()].strip():
        # "I maj er forslaget i høring": the subject follows the verb, and only what comes after it can be a participle.
        subject = re.match(r"\w+\s+\w+", text[done.start() :])
        done = _PARTICIPLE.search(text, done.start() + subject.end()) if subject else done
    if done is None or _CALLED_OFF.search(text) or (will and will.start() < done.start()):
        return None
    return Status.HELD
