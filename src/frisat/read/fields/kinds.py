"""What an activity is for: the kind that its words name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from frisat.plan.model import Kind
from frisat.plan.regex import regex
from frisat.read.fields import words
from frisat.read.fields.cells import is_list

_RULES: tuple[tuple[Kind, str], ...] = (
    (
        Kind.DEADLINE,
        r"\w*frist(?:en)? for|^\W*(?:\w+s)?frist|(?:hørings|svar|ansøgnings|klage|tilmeldings)frist|deadline|"
        r"senest\b|sidste (?:dag|frist)|\bskal (?:[\w ]{1,40} )?være \w+ senest\b|"
        r"\bskal være (?:hos|fremme|inde|rettet|afleveret|indsendt|sendt|modtaget|\w+ i hænde)\b",
    ),
    (
        Kind.HEARING,
        r"høring(?:en|er|sperioden?|sfase|ssvar)?\b|\w*høring(?:en)?\b|partshøring|\bhøres\b|\budtale[rs]? sig\b",
    ),
    (
        Kind.SURVEY,
        r"\w*(?:spørgeskema|survey|trivselsmåling|brugertilfredshed|borgerpanel)\w*|\w*undersøgelse\w* blandt|"
        r"\w*(?:bruger|bruger- og pårørende|pårørende|profil|tilfredsheds)undersøgelse\w*",
    ),
    (Kind.THEME_DEBATE, r"\w*tema(?:drøftelse|debat|møde|behandling)\w*"),
    (
        Kind.WORKSHOP,
        r"\w*workshops?\w*|\w*seminar\w*|\w*temadag\w*|\w*kursus\w*|kurser|camp\b|sprint(?:forløb)?\b|"
        r"\w*udviklingsdag\w*|\w*værksted\w*|\w*konference\w*",
    ),
    (
        Kind.TRIAL,
        r"\w*prøvehandling\w*|\w*afprøvning\w*|\bafprøve\w*|\w*forsøg(?:et|sordning\w*|speriode\w*)?\b|\bpilot\w*",
    ),
    (
        Kind.INVOLVEMENT,
        r"\w*(?:borger|bruger|pårørende|beboer|forældre|ungdoms|dialog)(?:samtale|inddragelse|dialog|"
        r"café|cafe)\w*|\w*(?:borger|bruger|pårørende|beboer|forældre|ungdoms)(?:møde)\w*|"
        r"(?<!fælles)\w*topmøde\w*|\w*samtalesalon\w*|\w*interview\w*|\w*samtaler\b|\bcafé\w*|"
        r"\w*cafe\b|\w*involvering\w*|"
        r"^\W*\w*inddragelse\w*|åbent hus|\w*folkemøde\w*|\w*festival\w*|fokusgruppe\w*|\w*træf\b|"
        r"\bfordebat(?:ten)?\b|\bid[eé]fase\w*|\b(?:by|havne|natur|skov|aften)?vandring(?:en)?\b|\bgåtur\w*|"
        r"\bforedrag\b|^\W*indkaldelse af (?:idéer|ideer|forslag)\b|\w*borgerting\w*",
    ),
    (
        Kind.DECISION,
        r"\w*godkend\w*|\w*beslutning\w*|\bbeslutte\w*|\w*vedtag\w*|(?:politisk |\d\. ?|første|anden|"
        r"endelig )?behandl(?:ing|er|es)\w*|"
        r"\bførstebehandling\w*|\bandenbehandling\w*|\bindstiller?\b|\btiltræde\w*|"
        r"\b(?:tager|tage) (?:\w+ )?stilling\b|\btager (?:\w+ )?en sag op\b|^\W*(?:indstilling|anbefaling)\b|"
        r"\bfastl(?:ægge[rs]?|agde)\b|\bfastsæt(?:ter|te|tes)\b|\bfastsatte\b|"
        r"\blægger\b.{1,80}\bfast\b|\bafgør(?:es)?\b|\b(?:siger|sige|sagde) ja\b",
    ),
    (
        Kind.MILESTONE,
        r"\b(?:træder?|trådte|trådt) i kraft|\ber i kraft\b|\bdriftsstart\w*|\bidriftsæt\w*|"
        r"\bsættes i (?:drift|gang)\b|"
        r"\ber i drift\b|"
        r"\bgælder fra\b|"
        r"\bbyggestart\b|\b(?:kontrakt)?(?:underskrivelse|indgåelse)\b|\bovergår til\b|\ber (?:igangsat|valgt)\b|"
        r"\bikrafttræde\w*|\bindg(?:å|ås|ået|ik|år)\b|\bnedsættes\b|\budkommer\b|\bunderskr\w*|\båbner\b|"
        r"\boffentliggør\w*|\bbliver offentlig\w*|\bindvi\w*|\bligger klar\b|\blanceres?\b|\bgår i luften|"
        r"\bopstart(?:er|es)?\b|\bstarter\b|^\W*start\b|\bsættes i gang|\bigangsættes\b|\bindsendes\b|"
        r"\bafleveres\b|\bmilepæl\w*|\bflytter ind|\bimplementer\w*|\bsendes i\b|\bafslutning\b|"
        r"\bafsluttes\b|\b(?:kommunal|regions|folketings|ældreråds|menighedsråds|brugerråds|"
        r"europaparlaments)?valg(?:et)?\b|\btages i brug",
    ),
    (
        Kind.ANALYSIS,
        r"\w*analyse\w*|\w*opsamling\w*|\w*kortlægning\w*|\w*evaluering\w*|\bevalueres\b|\w*afdækning\w*|"
        r"\w*tematisering\w*|\w*undersøgelse\w*|\w*måling(?:en)?\b|\w+vurdering(?:en|er)?\b|\w*opgørelse\w*|"
        r"\bopfølgning\b|\bstatus(?:notat|måling)\w*",
    ),
    (Kind.NETWORK, r"\w*netværk\w*|\berfagruppe\w*"),
    (
        Kind.ORIENTATION,
        r"\w*orienter\w*|\bmidtvejsstatus\b|\bfår (?:\w+ )?(?:forelagt|fremlagt|præsenteret)\b|\bhører (?:\w+ )?om\b|"
        r"\binformation(?:smøde)?\b|\w*briefing\b|\bpræsentation\b",
    ),
    (
        Kind.DRAFTING,
        r"\bformuler\w*|\budarbejd\w*|\blaver\b|\bfærdiggør\w*|\bgør\b.{0,60}\bfærdige?\b|\budkast\b|\bskriv\w*|\bforbered\w*(?!smød)|\budform\w*|"
        r"\bkvalificer\w*|\brevider\w*|\bjuster\w*|\btilret\w*|\bredig\w*|\bbearbejd\w*|\boplæg til",
    ),
    (
        Kind.MEETING,
        r"\w*møde(?:t|r|rne|s|rækken?)?\b|\w*temaaften\w*|\w*drøft\w*|\w*dialog\w*|\w*besøg\w*|\w*samråd\b|\bseance\b|"
        r"\b(?:ser|kigger) (?:\w+ )?på\b|\btaler (?:\w+ )?(?:om|sammen)\b|\bgennemgås\b|\ben snak\b|"
        r"\bkonvent(?:et|er)?\b|\bkick-?off\w*",
    ),
)
_COMPILED = tuple((kind, regex(pattern, re.IGNORECASE)) for kind, pattern in _RULES)
_RANK = {kind: rank for rank, (kind, _) in enumerate(_RULES)}
_TRIAL = next(pattern for kind, pattern in _COMPILED if kind is Kind.TRIAL)
_FIRST = frozenset({Kind.DEADLINE, Kind.SURVEY})
"""Kinds that hold wherever in the title their words stand."""
_DEBATES = regex(r"\bdrøft(?:er|es|else)\b", re.IGNORECASE)
"""What is done with a draft or a result in a meeting."""
_TO_HEARING = regex(r"\bi (?:offentlig |ny |intern )?høring\b", re.IGNORECASE)
_ANSWERS = regex(r"\b(?:hørings)?svar\w*|\bbemærkninger", re.IGNORECASE)
_WORKED_IN = regex(r"\b(?:samles|indarbejdes|sammenskrives|vurderes|indskrives)\b", re.IGNORECASE)
_HANDED_IN = regex(r"\b(?:afleveres|indsendes|modtaget|indgives)\b", re.IGNORECASE)
_PREPARES = regex(r"\bforberedelsesmød", re.IGNORECASE)
_IS_ABOUT = regex(r"\b(?:om|af|med|for|til|i|på|herunder|vedr\.?|fra|som|der)\b", re.IGNORECASE)

_SAYS_IT = 400
"""Characters in which a title has said what it is; the patterns would take the square of a longer word."""


@lru_cache(maxsize=4096)
def _of_words(text: str) -> Kind | None:
    """
    The kind whose words stand first (a plain meeting last): what comes after "om", "af",
    "med" is what the activity is about, so a rule
    that matches before the first of these wins over all that match after it.
    """
    about = _IS_ABOUT.search(text)
    head_end = about.start() if about else len(text)
    best: tuple[tuple[bool, bool, int, int], Kind] | None = None
    for kind, pattern in _COMPILED:
        match = pattern.search(text)
        if match is None:
            continue
        in_head = match.start() < head_end or kind in _FIRST
        order = (not in_head, kind is Kind.MEETING, match.start(), _RANK[kind])
        if best is None or order < best[0]:
            best = (order, kind)
    if best is None:
        return None
    starts_trial = best[1] is Kind.MILESTONE and _TRIAL.search(text)
    return Kind.TRIAL if starts_trial else best[1]


def kind_of(title: str, agenda: Sequence[str] = (), bound: str | None = None) -> Kind:
    """
    The kind of an activity by its title; a plain meeting takes the kind of its first agenda point when that decides
    or debates a theme; `bound` "before" makes a title without other words a deadline.
    """
    title, agenda = title[:_SAYS_IT], [point[:_SAYS_IT] for point in agenda[:1]]
    kind = (
        Kind.MEETING if _PREPARES.search(title) or _is_only_bodies(title) else _narrowed(_of_words(title), title, bound)
    )
    if bound == "before" and (kind is None or _is_only_bodies(title)):
        return Kind.DEADLINE
    if kind is Kind.MEETING and agenda:
        first = _of_words(agenda[0])
        if first in (Kind.DECISION, Kind.THEME_DEBATE):
            return first
    if kind is None and agenda:
        kind = _of_words(agenda[0])
    return kind or (Kind.MEETING if _BEFORE_BOARD.search(title) else Kind.OTHER)


_BEFORE_BOARD = regex(rf"\b[Ii]\s+{words.BODY_NAME}(?=[\s.,;:)]|$)")
"""Where a matter is before a board: "Oplægget om skolerne i Byrådet"."""


def _narrowed(kind: Kind | None, title: str, bound: str | None) -> Kind | None:
    """The kind of what is done with the thing that a title names first: a draft that is debated, or sent out."""
    if kind in _THINGS and _DEBATES.search(title):
        return Kind.MEETING
    if kind in (Kind.DRAFTING, Kind.MILESTONE) and _TO_HEARING.search(title):
        return Kind.HEARING
    if kind is Kind.HEARING and _ANSWERS.search(title):
        late = bound == "before" or _LATE.search(title)
        return Kind.DEADLINE if late else Kind.DRAFTING if _WORKED_IN.search(title) else kind
    late = bound == "before" or _LATE.search(title)
    return Kind.DEADLINE if kind is Kind.MILESTONE and late and _HANDED_IN.search(title) else kind


_THINGS = frozenset({Kind.DRAFTING, Kind.SURVEY, Kind.ANALYSIS})
_LATE = regex(r"\bsenest\b", re.IGNORECASE)


def _is_only_bodies(title: str) -> bool:
    name = title.rstrip(".* ")
    return bool(name) and is_list(name) and words.is_body(name.split()[-1])
