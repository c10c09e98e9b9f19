"""
Dated events in running text: which sentences tell of something that happens at a stated time.

Only what happens or is to happen is an event; dates of letters, laws, sources and finished background are not, and
leaving out a passing mention is right (docs/reference/plan-format.md). Used by `prose.py` and `agenda.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.model import Source, Status
from frisat.plan.period import Period, Precision
from frisat.plan.regex import regex
from frisat.read import evidence
from frisat.read.blocks import Line
from frisat.read.draft import DraftActivity
from frisat.read.fields import calling_off, mend, sentences, stamps
from frisat.read.fields.sentence_actors import actors_of
from frisat.read.layouts import prose_clauses, prose_feasts, prose_moves, prose_years
from frisat.read.layouts.prose_clauses import Sentence

_NOW = regex(
    r"\b(?:sætter|igangsætter|begynder|starter|indleder|lancerer|åbner|går(?=[^.]{0,80}\bi gang\b))\b"
    r"[^.]{0,60}?\bnu\b|"
    r"\bnu\b[^.]{0,25}\b(?:sættes|begynder|starter|igangsættes|indledes|lanceres|åbner|"
    r"går(?=[^.]{0,60}\bi gang\b))\b",
    re.IGNORECASE,
)
_ASIDE = regex(r",\s(?:som|der|hvor|hvilket|hvis)\s[^,]{0,60}$", re.IGNORECASE)
"""The beginning of a clause that only says more of a noun."""
_TRACK = regex(r"[”\"»'“]?\b([\wæøåÆØÅ-]+sporet)\b")
_WILL = regex(r"\b(?:vil|skal|forventes|planlægges|kommer til)\b")
_CALLED_OFF = regex(r"\b(?:aflyst|udsat|udskudt|flyttet|rykket|annulleret)\b", re.IGNORECASE)
_DONE = regex(
    r"\b(?:har|havde)\b(?!\s+(?:i stedet |nu |stadig |også |fortsat )*(?:mulighed|brug|behov|ret|pligt|frist|tid|lov|"
    r"møde|møder|plads)\b).{0,160}?\b[a-zæøå]{2,}(?:et|ået|gjort|holdt|lagt|sat|givet|taget|fået|t)\b|"
    r"\b(?:er|blev|var)\b (?:der )?(?:[\wæøåÆØÅ]+ ){0,3}?[a-zæøå]{3,}(?:et|ede|te|ført|lagt|holdt|sat)\b|"
    r"\b(?:blev|mødtes|deltog|vedtog|indgik|holdt|afholdt|besluttede|godkendte|drøftede|åbnede|startede|"
    r"begyndte|sendte)\b"
)
_PARTICIPLE = regex(r"\b[a-zæøå]{3,}(?:et|ede|ført|lagt|holdt|sat|taget|sendt|gjort)\b")
_TOLD = regex(
    r"\b(?:blev|var|havde|mødtes|vedtog|indgik|holdt|afholdt|besluttede|godkendte|drøftede|behandlede|nedsatte|bad|"
    r"tiltrådte|sendte)\b",
    re.IGNORECASE,
)
"""The past tense in which a case tells its own background."""
_PRODUCT = regex(
    r"\b(?:udviklet|udarbejdet|lavet|peget på|givet|formuleret|samlet|indsamlet|leveret|foreslået|afleveret|skrevet)\s+"
    r"(?P<what>(?:[a-zæøå]+\s+){0,2}(?:forslag|idéer|ideer|input|anbefalinger|udkast|bidrag|ønsker|"
    r"pejlemærker)\b[^.]*)",
    re.IGNORECASE,
)


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
        told = [(text, source) for said, source in sentences.of(lines) for text in prose_clauses.unpointed(said)]
        whole = [pair for pair in told if not _is_told_apart(pair[0])]
        said = [prose_clauses.without_frame(_dated(text, source, near or written)) for text, source in whole]
        at = 0
        while at < len(said):
            parts = prose_clauses.parts(said, at)
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


_QUOTED = regex(
    r"[«\"”»]\s*,?\s*(?:sagde|siger|udtalte|udtaler|fortalte|fortæller|lød|lyder|skrev|skriver)\b|"
    r"\b(?:sagde|udtalte|fortalte|skrev)\b[^:]{0,80}:\s*[«\"”»–-]",
    re.IGNORECASE,
)
"""What somebody is quoted for: when it was said is no event of the plan."""


def _is_told_apart(text: str) -> bool:
    return stamps.is_of_the_paper(text) or _QUOTED.search(text) is not None


_WAS_HELD = regex(
    r"^(?:[\w-]+ )?[\w-]*(?:mødet|workshoppen|seminaret|temadagen|topmødet|konferencen|høringen|arrangementet)\b"
    r"[^,;]{3,40}? (?:blev (?:af)?holdt|fandt sted|samlede|havde) ",
    re.IGNORECASE,
)
"""A sentence about a gathering of the process itself, "Borgermødet den 3. marts blev holdt med 80 deltagere"."""


def _is_background(said: Sentence, near: date) -> bool:
    """Whether a sentence of a paper only tells what was decided before the day that the paper is for."""
    if _WAS_HELD.search(said.text):
        return False
    days = [found.period.latest or found.period.earliest for found in prose_clauses.told(said.found)]
    return bool(_TOLD.search(said.text)) and bool(days) and all(day is not None and day < near for day in days)


def _dated(text: str, source: Source, near: date | None) -> Sentence:
    return Sentence(text, tuple(prose_years.settled(text, danish.find(text), near)), source)


def _shared(lead: Sentence, parts: Sequence[Sentence], section: str) -> list[DraftActivity]:
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


def _single(said: Sentence, section: str) -> list[DraftActivity]:
    """The events of one sentence: none, one, or one a clause when clauses have their own dates."""
    if not said.found:
        begins = _NOW.search(said.text)
        aside = begins is not None and _ASIDE.search(said.text, 0, begins.start()) is not None
        words = "nu" if begins is not None and not aside else prose_feasts.by_a_feast(said.text)
        return [_draft(said, Found(Period(None, words), 0, 0), section)] if words else []
    if (moved := prose_moves.moved(said)) is not None:
        return [_moved(said, *moved, section)]
    said = prose_clauses.spanning(prose_clauses.lasting(prose_clauses.without_months(said)))
    said, moves = prose_clauses.without_moves(said)
    moved_to = {said.found[n].period.edtf or said.found[n].period.text: text for n, text in moves.items()}
    clauses = [replace(clause, found=prose_clauses.told(clause.found)) for clause in prose_clauses.clauses(said)]
    told = [(clause, found) for clause in clauses for found in clause.found if evidence.happens(clause.text, found)]
    made = [_draft(clause, found, section) for clause, found in told]
    for draft, (clause, found) in zip(made, told, strict=True):
        if own := prose_clauses.own_words(clause, found):
            draft.title = own
            draft.actor_text = "; ".join(actors_of(own).responsible) or draft.actor_text
        if (move := moved_to.get(found.period.edtf or found.period.text)) is not None:
            draft.period_text, draft.status_text = found.period.text, move.strip("()")
            draft.found, draft.status = None, None
            draft.year, draft.year_basis = _year(found), found.period.basis or ""
        elif moved_to:
            draft.status = draft.status or Status.PLANNED
    return made


def _year(found: Found) -> int | None:
    """The year that a date was given for want of its own, None for any other."""
    return found.period.earliest.year if found.period.inferred and found.period.earliest else None


_MOVES = regex(r"flyt|uds[aæk]|ryk|ændre", re.IGNORECASE)


def _moved(said: Sentence, what: str, old: Found, new: Found, section: str) -> DraftActivity:
    """What was to be held on one day and is to be on another: both days in its words, for `when` to part."""
    draft = _draft(replace(said, text=what), old, section)
    day = old.period.earliest if old.period.inferred else None
    words = said.text[old.start : new.end]
    if _MOVES.search(words) is None:  # the verb stands before: "til" alone would make it a span
        words = f"{old.period.text}, flyttet til {new.period.text}"
    return replace(
        draft,
        found=None,
        status=None,
        period_text=words,
        year=day.year if day else None,
        year_basis=(old.period.basis or "") if day else "",
    )


def _draft(said: Sentence, found: Found, section: str, *, actor_text: str = "", row: object = None) -> DraftActivity:
    track = _TRACK.search(said.text)
    product = _PRODUCT.search(said.text)
    who = actors_of(said.text)
    return DraftActivity(
        title=_listed(said.text) or mend.plain(said.text),
        period_text=found.period.text,
        found=found,
        actor_text="; ".join([actor_text] if actor_text else who.responsible),
        participants=[*(who.responsible if actor_text else ()), *who.participants],
        named_actors=False,
        deliverables=[product["what"].strip()] if product else [],
        track=track[1] if track else None,
        status=_status(said.text, found),
        passing=found.period.precision is Precision.YEAR and not found.needs_year,
        section=section,
        told=True,
        source=said.source,
        row=row,
    )


_LISTED = regex(
    r"(?P<what>[^\W\d][^:\d]{2,80}):\s+(?P<days>[^:]*?\d[^:]*?)"
    r"(?:,? (?:alle |alle dage |begge )?(?:kl\.|klokken) [\d .:–-]+)?[.]?",
    re.IGNORECASE,
)


def _listed(text: str) -> str:
    """What a sentence that is a name and a list of its days names, "Møder: 3. maj og 9. juni 2026"; "" for others."""
    match = _LISTED.fullmatch(text.strip()) if len(text) < _LONGEST_LISTED else None
    return match["what"].strip() if match and danish.parse(match["days"]) else ""


_LONGEST_LISTED = 400


def _status(text: str, found: Found) -> Status | None:
    """Held for what is told in the past, ongoing for what begins "nu"; None leaves it to the words of the title."""
    if found.period.text == "nu":
        return Status.ONGOING
    if (off := calling_off.status(text, found)) is not None:
        return off
    done, will = _DONE.search(text), _WILL.search(text)
    if done is not None and done.start() >= found.end and not text[found.end : done.start()].strip():
        # "I maj er forslaget i høring": the subject follows the verb, and only what comes after it can be a participle.
        subject = re.match(r"\w+\s+\w+", text[done.start() :])
        done = _PARTICIPLE.search(text, done.start() + subject.end()) if subject else done
    if done is None or _CALLED_OFF.search(text) or (will and will.start() < done.start()):
        return None
    return Status.HELD
