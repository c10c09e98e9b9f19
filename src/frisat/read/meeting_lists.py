"""
Lists of a body's meetings: who meets and at what time of the day, where a heading or a sentence says it once for all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from frisat.plan import danish
from frisat.plan.model import Clock, DocumentKind, Kind
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.draft import Draft, DraftActivity
from frisat.read.fields import mend, words
from frisat.read.layouts import tables_words
from frisat.read.timed import Timed

_MEETS = (
    r"(?:(?:politiske |ordinære |kommende )*(?:møde|møte)(?:r|rne|ne)|(?:møde|møte)\s?(?:dato\w*|plan\w*|kalender\w*|"
    r"dage\w*|række\w*|rekke\w*|oversigt\w*|tider)|(?:kalender|plan|datoer|oversigt) (?:for|over) (?:møde|møte)\w*|"
    r"sammanträd\w*|(?:mötes|sammanträdes)\w*)"
)
_GATHER = regex(
    r"(?:(?:i \d{4} )?(?:mødes|holder) (?P<body>[^.:;,\d]{3,80}?) (?:møder? )?|"
    r"(?P<own>[^.:;,\d]{3,80}?) (?:mødes|(?:af)?holder (?:i \d{4} )?(?:\w+ )?møder?) (?:i \d{4} )?)"
    r"(?:på |den |i )?(?:disse|følgende|nedenstående)\b.*",
    re.IGNORECASE,
)
"""A sentence that leads in to a list of days: "I 2031 mødes Seniorrådet på disse datoer"."""
_DATES = regex(rf"\b{_MEETS}\b", re.IGNORECASE)
_POSSESSED = regex(rf"(?P<body>[^\d:;,]+?)s {_MEETS}\b.*", re.IGNORECASE | re.DOTALL)
_CUT = regex(r"\s+(?:for|i|af|over)\s+|\s*[:,|]\s+|\s+[-–—]\s+|[()]", re.IGNORECASE)
_YEARS = regex(r"\s*(?:\bi\s+)?(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?\s*")
_NO_BODY = regex(r".*\b(?:kommune|kommunen|region|regionen|kommuner|kommunerne)", re.IGNORECASE)
_LONGEST = 120
_FEWEST = 2


def is_of_meetings(title: str) -> bool:
    """Whether words name a list of meetings: "Mødedatoer 2026", "Byrådets møder", "Sammanträdesdagar"."""
    return len(title) <= _LONGEST and (_DATES.search(title) is not None or _GATHER.fullmatch(title) is not None)


def body_in(title: str) -> str:
    """The one body whose meetings a heading names; "" when it names none."""
    text = mend.plain(_YEARS.sub(" ", title)).strip(" .:")
    gather = _GATHER.fullmatch(mend.plain(title).strip(" .:"))
    if gather is not None:
        who = gather["body"] or gather["own"]
        return who if _is_body(who) or (" " in who and words.is_body(who.split()[-1])) else ""
    if (own := _POSSESSED.fullmatch(text)) and _is_body(own["body"]):
        return own["body"].strip()
    pieces = [piece.strip() for piece in _CUT.split(text)]
    bodies = [piece for piece in pieces if _is_body(piece)]
    if (
        not bodies
        and len(said := [w for w in re.findall(r"[\w-]+", text) if words.is_body(w)]) == 1
        and _is_body(said[0])
    ):
        # a sentence with one name in it: "I 2026 holder Handicaprådet møder"
        bodies = said if text.split()[0] != said[0] or not text.split()[1:2] else []
    return bodies[0] if len(bodies) == 1 else ""


def _is_body(text: str) -> bool:
    """Whether words are one body's own name, not a sort of bodies ("fagudvalg")."""
    if not (text[:1].isupper() or text.endswith(("et", "en"))):
        return False
    return tables_words.is_actor(text) and not _NO_BODY.match(text) and words.is_body(text.split()[-1])


_PROPOSED = (
    r"(?:(?:der|det|vi|formanden|formandskabet|administrationen|forvaltningen|sekretariatet|\w+et) )?"
    r"(?:foreslå(?:s|r)?|indstille[sr]|anbefale[sr])\b.*|"
    r"(?:der er |vi har )?(?:forslag|oplæg|udkast) til\b.*"
)
_SAYS_WHICH = regex(
    rf"(?:{_PROPOSED}|.*\b(?:disse|følgende|nedenstående))\s*"
    r"(?:(?:disse|følgende|nedenstående|nye) )*(?:møde)?(?:datoer|dage|tidspunkter|terminer)\b.*|"
    r"(?:de |alle )?(?:møde)?(?:datoer(?:ne)?|dage(?:ne)?)(?: (?:for|i) (?:møderne|mødet|(?:19|20)\d\d))*"
    r"(?: (?:er|bliver|vil være|foreslås|fastsættes)\b.*)?",
    re.IGNORECASE,
)
"""What only leads in to days and names nothing of them: "Der foreslås disse datoer for 2031", "Forslag til datoer"."""
_DECIDED = regex(
    r"(?:(?:punkt|pkt\.?|sag)\s*)?(?:\d{1,3}\s*[.:)–-]?\s+)?"
    r"(?:(?:beslutning|godkendelse|fastlæggelse|fastsættelse|vedtagelse|forslag|udkast|orientering|drøftelse)\w* "
    r"(?:om|af|til|vedr(?:\.|ørende)) )?(?P<what>\S.*?)(?:\s*[–-]\s*(?:åben|lukket|åbent punkt))?",
    re.IGNORECASE,
)
"""A heading of a paper for a meeting, with the number of the point and what is done with the matter."""


def _name(document: Document, draft: Draft, top: str) -> None:
    """Gives days whose line above only leads in to them the name of the calendar that they stand in."""
    told = Counter(activity.title for activity in draft.activities)
    for activity in draft.activities:
        said = activity.title.strip(" .:")
        if told[activity.title] < _FEWEST or len(said) > _LONGEST or not _SAYS_WHICH.fullmatch(said):
            continue
        if _GATHER.fullmatch(said) is not None and body_in(said) not in {"", *_NO_NAME}:
            continue  # the body whose meetings they are is named
        if (calendar := _calendar(document, activity, top)) != "":
            own = body_in(said)
            if all(said != words for _, words in draft.text):
                draft.text.append((activity.block, said))
            activity.title = calendar
            activity.actor_text = activity.actor_text or ("" if own in _NO_NAME else own)


_NO_NAME = frozenset({"rådet", "udvalget", "bestyrelsen"})
"""Words for a body that the paper's heading names."""


def _calendar(document: Document, activity: DraftActivity, top: str) -> str:
    """The words of the heading above an activity, or of the document's title, that call it a list of meetings."""
    above = document.blocks[: activity.block]
    heads = [block.text for block in reversed(above) if isinstance(block, Line) and block.level]
    for text in [*heads, top, document.title]:
        match = _DECIDED.fullmatch(mend.plain(text).strip(" .:"))
        if match is not None and is_of_meetings(match["what"]) and not _SAYS_WHICH.fullmatch(match["what"]):
            return match["what"][:1].upper() + match["what"][1:]
    return ""


def say_who(document: Document, drafts: Sequence[Draft]) -> None:
    """
    Makes the days below a heading such as "Mødedatoer 2026 – Ældrerådet" meetings of the body that meets.

    A heading without a body takes the one in a line of its own above it, else the document's title. The meetings keep
    the heading as their title, as it is all that the document calls them; a sentence that leads in to them names none.
    """
    made = [activity for draft in drafts for activity in draft.activities]
    top = next((draft.title for draft in drafts if draft.title), "") or document.title
    for draft in drafts:
        _name(document, draft, top)
    shared = Counter(mend.plain(activity.title) for activity in made)
    in_top = body_in(top) if is_of_meetings(top) or _is_body(top) else ""
    for activity in made:
        title = mend.plain(activity.title)
        several = shared[title] >= _FEWEST or len(danish.parse(mend.plain(activity.period_text))) >= _FEWEST
        if several and is_of_meetings(title):
            above = _above(document, activity)
            is_sentence = _GATHER.fullmatch(title.strip(" .:")) is not None
            body = (is_sentence and above) or body_in(title) or above or in_top
            activity.actor_text = activity.actor_text or body
            activity.kind = activity.kind or Kind.MEETING
            activity.title = body if is_sentence and body else activity.title


_LIST_OF = regex(rf"{_MEETS} (?:i|for)\b", re.IGNORECASE)


def _above(document: Document, activity: DraftActivity) -> str:
    """The body that stands alone in the line right above the heading of an activity's days."""
    title, below = mend.plain(activity.title), False
    for block in reversed(document.blocks[: activity.block]):
        if not isinstance(block, Line):
            return ""
        text = mend.plain(block.text).strip().rstrip(":")
        if below and text:
            if len(text) > _LONGEST or (not _is_body(text) and _LIST_OF.match(text) is None):
                return ""
            return body_in(text)
        below = below or text == title
    return ""


def kind(drafts: Sequence[Draft], title: str) -> DocumentKind:
    """A list of meetings, by its title or because all that is in it are meetings called after bodies; else a plan."""
    made = [activity for draft in drafts for activity in draft.activities]
    bodies = sum(activity.kind is Kind.MEETING and _has_body(activity) for activity in made)
    if is_of_meetings(title) and bodies * 2 >= len(made):
        return DocumentKind.MEETINGS
    return DocumentKind.MEETINGS if bodies >= _FEWEST and bodies == len(made) else DocumentKind.PLAN


def _has_body(activity: DraftActivity) -> bool:
    return tables_words.is_actor(activity.title) or tables_words.is_actor(activity.actor_text)


# -------------------------------------------------------------------------------------------------- clock times
_CLOCK = r"(?:(?:fra |ca\.? )?(?:kl\.?|klokken|kl)\s*\d|mellem (?:kl\.? ?)?\d)"
_HELD_ALL = (
    r"(?:alle |samtlige |de |øvrige |andre |ordinære |andra )*"
    r"(?:møder(?:ne)?|møter|møtene|møtetid|mødetid(?:en)?|mødestart|sammanträden(?:a)?|möten(?:a)?|mötestid|tidspunkt|tid)"
)
_SAYS = (
    r"er|vil|afholdes|holdes|holder|begynder|starter|mødes|ligger|finder|sted|møder|altid|som|udgangspunkt|normalt|typisk|"
    r"alle|sine|møderne|dage|hver|gang|starttidspunkt|mødetid|mødetidspunkt|börjar|hålls|medmindre|andet|nævnt|fremgår|i|"
    r"tidsrummet"
)
_HELD = regex(
    rf"(?:(?P<all>(?i:{_HELD_ALL}))|(?P<body>[A-ZÆØÅ][^.:;\d]*?))"
    rf"(?P<says>(?:\s+(?:{_SAYS})|,|:|\s*[–-]\s)*)\s*(?P<clock>{_CLOCK}.*)",
    re.DOTALL,
)
_END = regex(
    r"^(?P<start>.*?\d)\s*(?:,)?\s*(?:og )?(?:slutter|sluttar|slutt)\w*\s*(?:kl\.?\s*)?(?P<end>\d[\d.:]*)", re.DOTALL
)
_SENTENCE = regex(r"(?<=[^\Wk][^\Wl])\.\s+(?=[A-ZÆØÅ])|(?<=\d)\.\s+(?=[A-ZÆØÅ])|\n|;\s+")


def set_clocks(document: Document, timed: Sequence[Timed]) -> None:
    """
    Gives the days of a list of meetings the time of day that a sentence says for all of them, or for a body's.

    A meeting with a clock of its own keeps it. Asked only of documents that are lists of meetings.
    """
    used = {one.draft.source.lines for one in timed}
    said = list(_said(document, used))
    for one in timed:
        if one.time is not None or one.period is None or one.period.precision is not Precision.DAY:
            continue
        names = {mend.plain(one.draft.title).lower(), mend.plain(one.draft.actor_text).lower()}
        own = next((clock for body, clock in said if body and body.lower() in names), None)
        one.time = own or next((clock for body, clock in said if not body), None)


def _said(document: Document, used: set[tuple[int, int] | None]) -> Iterator[tuple[str, Clock]]:
    """(body, clock) of each sentence that says when meetings begin; "" for a sentence on all of them."""
    for block in document.blocks:
        if not isinstance(block, Line) or block.source.lines in used or "l" not in block.text:
            continue
        for sentence in _SENTENCE.split(mend.plain(block.text)):
            match = _HELD.match(sentence.strip())
            clock = danish.clock(_spanned(match["clock"])) if match else None
            if match is None or clock is None or _is_dated(match["clock"]):
                continue
            body = "" if match["all"] else _named(match["body"])
            if match["all"] or body:
                yield body, clock


def _is_dated(text: str) -> bool:
    """Whether a day stands in the sentence: then its clock is that day's."""
    return any(found.needs_year or found.period.precision is Precision.DAY for found in danish.find(text))


def _spanned(text: str) -> str:
    match = _END.match(text)
    return f"{match['start']}-{match['end']}" if match else text


def _named(text: str) -> str:
    """The body that a sentence opens with: "Byrådets møder", "Økonomiudvalget mødes"."""
    text = text.strip()
    if own := _POSSESSED.fullmatch(text):
        text = own["body"].strip()
    for said in (text, text.removesuffix("s")):
        if said and _is_body(said):
            return said.removesuffix("s") if said.endswith("ts") else said
    return ""
