"""Whether a sentence tells of something that happens at a time that it names, and not of a source or the past."""

from __future__ import annotations

import re
from functools import lru_cache

from frisat.plan.danish import Found, vocabulary
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.fields import stamps
from frisat.read.layouts import prose_passing

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
    r"\b(?:vil(?: blive)?|skal|bliver|forventes?|kan|planlægges|påtænkes|finder sted|sker|foregår|varer|"
    r"løber|starter|begynder|"
    r"åbner|lukker|slutter|"
    r"træder i kraft|gælder fra|gældende|er i kraft|har virkning|"
    r"går i gang|sættes|udløber|senest|inden|frem til|mødes|samles|inviterer|"
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
_WITH_CHANGE = regex(
    r"\b(?:således at|sådan at|idet|dog at|med den (?:ændring|bemærkning|tilføjelse),? at)\b", re.IGNORECASE
)
"""What follows in a decision ("Godkendt, således at mødet …") is no part of the paper's own history."""
_FEAST = regex(rf"\b{vocabulary.BY_A_FEAST}", re.IGNORECASE)
_BEHIND = regex(r"\b(?:blev|var|har|havde)\b", re.IGNORECASE)
_PLANNED = regex(
    r"\b(?:forventes?|planlægges|planlagt|påregnes|forelægges|behandles?|vedtages|besluttes|godkendes|fremlægges|"
    r"sendes i høring|endelig (?:behandling|vedtagelse|godkendelse|beslutning))\b",
    re.IGNORECASE,
)
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


def happens(text: str, found: Found) -> bool:
    """Whether the sentence tells of something at that time, and not of a source, a law or the past of the matter."""
    around = text[max(0, found.start - 45) : found.end + 12]
    if _SOURCE.search(around) or prose_passing.is_passing(text, found):
        return False
    if _is_background_of_paper(text) and not _WITH_CHANGE.search(text[: found.start]):
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


def by_a_feast(text: str) -> str:
    """The words of a time that only a holiday says, where a sentence tells what is planned for it; "" elsewhere."""
    match = _FEAST.search(text)
    if match is None or not _PLANNED.search(text) or _HABIT.search(text) or _USUAL.search(text):
        return ""
    return "" if prose_passing.takes_no_place(text) or _BEHIND.search(text) else match[0]


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
