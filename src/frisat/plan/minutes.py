"""
What minutes say of an item, in words and back: outcome, votes, dissent, who took no part, what is to be done.

The writers print `said(item)`; `understood` takes the same lines apart again, and knows the usual words of other
people's minutes ("Udvalget tiltrådte indstillingen"). What is not one of our own lines stays in the words of the
paper, so that nothing of it is lost. Law: docs/policy/governance.md (kommunestyrelsesloven § 13).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from frisat.plan.danish.words import wording
from frisat.plan.meeting import Dissent, FollowUp, Item, Outcome, Terms, Vote
from frisat.plan.period import Period
from frisat.plan.printed import LANGUAGES, key_of, one_line, word
from frisat.plan.regex import regex
from frisat.plan.sentences import Language, sentence
from frisat.plan.wording import meetings as words

_NUMERALS = ("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")
_COUNT = rf"(\d{{1,3}}|{'|'.join(_NUMERALS)})"
_NOT = r"(?<!ikke )(?<!ikke blev )(?<!ej )"
_HEARD: tuple[tuple[Outcome, re.Pattern[str]], ...] = tuple(
    (outcome, regex(rf"{_NOT}\b(?:{pattern})", re.IGNORECASE))
    for outcome, pattern in (
        (Outcome.WITHDRAWN, r"(?:taget|tages|udgår|udgik|trukket)\s(?:af|fra)\sdagsordenen|punktet udg(?:år|ik)\b"),
        (Outcome.POSTPONED, r"udsat\b|udsættes\b|udsatte\b|udskydes\b|udskudt\b|genoptages på"),
        (Outcome.RETURNED, r"tilbagesend(?:t|es|te)\b|sendes? tilbage til|hjemvis(?:t|es|te)\b"),
        (Outcome.REJECTED, r"afvis(?:t|es|te)\b|forkaste[ts]\b|ikke (?:godkendt|vedtaget|tiltrådt|imødekommet)\b"),
        (Outcome.NOTED, r"(?:taget|tages?|tog)\s(?:\w{1,30}\s){0,6}til efterretning|orienteringen (?:blev|er) givet"),
        (Outcome.RECOMMENDED, r"anbefal(?:es|et|er|ede|ing)\b|indstill(?:es|er) (?:til|over for) \w+(?:råd|udvalg)"),
        (Outcome.ENDORSED, r"tiltrådt\b|tiltrådte\b|tiltrædes?\b"),
        (Outcome.ADOPTED, r"vedtaget\b|vedtages\b|vedtog\b"),
        (Outcome.APPROVED, r"godkendt\b|godkendes\b|godkendte\b|imødekommet\b"),
        (Outcome.DISCUSSED, r"drøftet\b|drøftede\b|drøftes\b|drøftelse(?:n)? (?:blev|er) (?:holdt|afholdt)"),
    )
)  # fmt: skip
"""In the order in which one outweighs another in the same sentence: "tiltrådte at udsætte sagen" puts it off."""

_VOTE_NUMBERS = (
    regex(
        rf"\bfor(?: indstillingen| forslaget)? stemte {_COUNT}\b.{{0,200}}?\b[ie]?mod(?: stemte)? {_COUNT}\b",
        re.IGNORECASE | re.DOTALL,
    ),
    regex(
        rf"\b{_COUNT} (?:stemte )?(?:for|stemmer for)\b.{{0,200}}?\b{_COUNT} (?:stemte )?(?:stemmer )?[ie]?mod\b",
        re.IGNORECASE | re.DOTALL,
    ),
    regex(rf"\bmed {_COUNT} stemmer mod {_COUNT}\b", re.IGNORECASE),
)
_ABSTAINED = regex(rf"\b{_COUNT} (?:undlod|hverken)\b|\bundlod(?: at stemme)? {_COUNT}\b", re.IGNORECASE)
_ABSTAINED_WITHIN = 200
"""Characters after the numbers for and against in which those who did neither are counted."""
_WHO = r"(?<![\w.'-])(?P<who>[A-ZÆØÅ][\w.'-]{1,40}(?: [A-ZÆØÅ(][\w.')-]{0,40}){0,4})"
_DISSENT = regex(
    rf"{_WHO} ønske(?:r|de) (?:følgende )?(?:tilført|ført til|indført i) (?:protokollen|referatet)[,:]?\s*(?:at\s)?"
    r"(?P<text>.+)",
    re.DOTALL,
)
_CONFLICT = regex(rf"{_WHO} (?:var|er|blev erklæret|erklærede sig) inhabil\b")
_LISTENS = 6_000
"""Characters of a decision that are listened to; what a body decides is said at the beginning."""


@dataclass(frozen=True, slots=True)
class Line:
    """
    One paragraph under an item: a bold lead-in ("Imod stemte:") and what follows it; `label` may be empty.

    `bullet`: an entry of a list, which a plan's text begins with a dash.
    """

    text: str
    label: str = ""
    bullet: bool = False

    @property
    def whole(self) -> str:
        return " ".join(part for part in ("-" if self.bullet else "", self.label, self.text) if part)


def paragraphs(text: str | None) -> tuple[str, ...]:
    """The paragraphs of a text as single lines, blank ones left out."""
    return tuple(line for part in (text or "").split("\n") if (line := one_line(part)))


_BULLET = regex(r"[-–•*]\s+(?=\S)")


def lines_of(text: str | None) -> tuple[Line, ...]:
    """The paragraphs of a text, those that begin with a dash or a bullet as a list."""
    return tuple(
        Line(part[match.end() :], bullet=True) if (match := _BULLET.match(part)) else Line(part)
        for part in paragraphs(text)
    )


_SECTION = regex(
    r"(?:sagsfremstilling|resum[eé]|økonomi|økonomiske konsekvenser|retsgrundlag|lovgrundlag|høring|sagsgang|baggrund|"
    r"referat|opfølgning|kompetence|supplerende sagsfremstilling|indstilling|bilag):?",
    re.IGNORECASE,
)


def is_section(line: str) -> bool:
    """Whether a paragraph is the heading of a part of a case, as municipal papers have them."""
    return _SECTION.fullmatch(line.strip()) is not None


def heard(text: str) -> Outcome | None:
    """The outcome that the first sentence with a known word tells of; None when none does."""
    for part in re.split(r"(?<=[.!?])\s+|\n+", text):
        for outcome, pattern in _HEARD:
            if pattern.search(part):
                return outcome
    return None


# ------------------------------------------------------------------------------------------------------- in words
def said(item: Item, language: Language = "da") -> tuple[Line, ...]:
    """
    The lines under "Beslutning", in order: outcome, decision, votes, conflicts of interest, dissent, follow-ups.

    What the decision's own words say already is not said again. Empty where nothing came of the item yet.
    """
    decision = paragraphs(item.decision)
    told = _heard_all("\n".join(decision))
    out: list[Line] = []
    if item.outcome is not None and told.outcome is not item.outcome:
        out.append(Line(f"{word(words.OUTCOMES, item.outcome, language)}."))
    out += lines_of(item.decision)
    if item.closed:
        label = _label("extract", language) if item.decision or item.outcome else ""
        out += [Line(text, label) for text in paragraphs(item.extract)]
        if item.withheld:
            out.append(Line(one_line(item.withheld), _label("withheld", language)))
    if item.vote is not None and told.vote != item.vote:
        out += _vote_lines(item.vote, language)
    if conflicts := [name for name in item.conflicts if name not in told.conflicts]:
        out.append(Line(_names(conflicts), _label("conflicts", language)))
    dissents = (found for found in item.dissents if found not in told.dissents)
    out += [Line(one_line(d.text), f"{_label('dissent', language)} {one_line(d.who)}:") for d in dissents]
    out += term_lines(item.terms, language)
    out += [Line(follow_up_words(f, language), _label("follow_up", language)) for f in item.follow_ups]
    return tuple(line for line in out if line.text)


def term_lines(terms: Terms | None, language: Language = "da") -> list[Line]:
    """What a decision rests on, from when it holds, when it is looked at again and what it supersedes: a line each."""
    if terms is None:
        return []
    said = {
        "legal_basis": one_line(terms.legal_basis or ""),
        "in_force": wording(Period(terms.in_force), language) if terms.in_force else "",
        "review": wording(Period(terms.review), language) if terms.review else "",
        "supersedes": one_line(terms.supersedes or ""),
    }
    return [Line(text, _label(key, language)) for key, text in said.items() if text]


def _label(key: str, language: Language) -> str:
    return word(words.LINES, key, language)


def _names(names: Sequence[str]) -> str:
    """Names in a row; semicolons where one of them has a comma itself."""
    plain = [one_line(name) for name in names]
    return ("; " if any("," in name for name in plain) else ", ").join(plain)


def _vote_lines(vote: Vote, language: Language) -> list[Line]:
    parts = [f"{vote.in_favour} {word(words.PHRASES, 'for', language)}"]
    parts.append(f"{vote.against} {word(words.PHRASES, 'against', language)}")
    if vote.abstained:
        parts.append(f"{vote.abstained} {word(words.PHRASES, 'abstained', language)}")
    out = [Line(f"{', '.join(parts)}.", _label("vote", language))]
    for side in ("in_favour", "against", "abstained"):
        names: tuple[str, ...] = getattr(vote, f"names_{side}")
        if names:
            out.append(Line(_names(names), _label(side, language)))
    return out


def follow_up_words(found: FollowUp, language: Language) -> str:
    """ "Notat om anlæg (ansvarlig: Jens Krog, frist: 1. april 2025)"; the text's own full stop comes last."""
    inside = []
    if found.owner:
        inside.append(f"{word(words.PHRASES, 'owner', language)}: {one_line(found.owner)}")
    if found.day:
        inside.append(f"{word(words.PHRASES, 'day', language)}: {wording(Period(found.day), language)}")
    if found.is_done:
        inside.append(word(words.PHRASES, "done", language))
    text = one_line(found.text)
    if not inside:
        return text
    stop = "." if text.endswith(".") else ""
    return f"{text.removesuffix('.')} ({', '.join(inside)}){stop}"


# ----------------------------------------------------------------------------------------------------- understood
def understood(item: Item, outcome: str | None) -> Item:
    """
    The item with what the words under "Beslutning" say of it; paragraphs are parted by blank lines.

    Our own lines become values and leave the text; other people's words become values and stay in `decision`. Of a
    closed item without a title of its own they are what the public may read (`extract`).
    """
    lines = paragraphs(outcome)
    kept: list[str] = []
    own = _Told()
    withheld = extract = None
    for n, line in enumerate(lines):
        label, rest = _labelled(line)
        if n == 0 and (key := key_of(words.OUTCOMES, line.removesuffix("."))) and line.endswith("."):
            own.outcome = Outcome(key)
        elif label == "withheld":
            withheld = rest
        elif label == "extract":
            extract = f"{extract}\n\n{rest}" if extract else rest
        elif label is None or not own.take(label, rest):
            kept.append(line)
    decision = "\n\n".join(kept) or None
    told = _heard_all("\n".join(kept))
    if item.closed and is_neutral(item.title) and own.outcome is None and extract is None:
        return replace(item, extract=decision, withheld=withheld)
    return replace(
        item,
        outcome=own.outcome or told.outcome,
        decision=decision,
        extract=extract,
        vote=own.vote or told.vote,
        conflicts=tuple(dict.fromkeys((*own.conflicts, *told.conflicts))),
        dissents=tuple(dict.fromkeys((*own.dissents, *told.dissents))),
        terms=Terms(**own.terms) if own.terms else None,
        follow_ups=own.follow_ups,
        withheld=withheld,
    )


def is_neutral(title: str) -> bool:
    """Whether a title is the neutral heading of a closed item."""
    return one_line(title) in {sentence("P007", language=language) for language in LANGUAGES}


@dataclass(slots=True)
class _Told:
    """What lines of our own said so far."""

    outcome: Outcome | None = None
    vote: Vote | None = None
    conflicts: tuple[str, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    terms: dict[str, str] = field(default_factory=dict)

    def take(self, label: str, rest: str) -> bool:
        """Whether the line with this label was one of ours, and is taken in."""
        if label == "vote":
            counts = [int(n) for n in re.findall(r"\d+", rest)]
            if not 2 <= len(counts) <= 3:
                return False
            self.vote = _counted(counts)
        elif label in ("in_favour", "against", "abstained"):
            if self.vote is None:
                return False
            names = {"names_in_favour": self.vote.names_in_favour, "names_against": self.vote.names_against}
            names |= {"names_abstained": self.vote.names_abstained, f"names_{label}": _split(rest)}
            self.vote = _counted([self.vote.in_favour, self.vote.against, self.vote.abstained], names)
        elif label == "conflicts":
            self.conflicts += _split(rest)
        elif label.startswith("dissent"):
            self.dissents += (Dissent(label.partition(" ")[2], rest),)
        elif label in _TERMS:
            return self._take_term(label, rest)
        else:
            self.follow_ups += (follow_up_of(rest),)
        return True

    def _take_term(self, label: str, rest: str) -> bool:
        """A day that is none, and a number that no decision can have, stay in the words of the paper."""
        if label in ("in_force", "review"):
            from frisat.plan import danish

            found = danish.parse(rest)
            if len(found) != 1 or not found[0].period.is_exact or not found[0].period.edtf:
                return False
            rest = found[0].period.edtf
        if label == "supersedes" and not _NUMBER.fullmatch(rest):
            return False
        return self.terms.setdefault(label, rest) == rest


_TERMS = ("legal_basis", "in_force", "review", "supersedes")
_NUMBER = regex(r"\d{4}-\d{1,6}")
_OWN_LABELS = (*_TERMS, "vote", "in_favour", "against", "abstained", "conflicts", "follow_up", "withheld", "extract")


def _labelled(line: str) -> tuple[str | None, str]:
    """(key of `LINES`, rest) of a line with one of our labels; a dissent's key has the name behind it."""
    head, colon, rest = line.partition(":")
    if not colon or not rest.strip():
        return None, line
    for key in _OWN_LABELS:
        if any(head == said.rstrip(":") for said in words.LINES[key].values()):
            return key, rest.strip()
    for said in words.LINES["dissent"].values():
        if head.startswith(f"{said} "):
            return f"dissent {head.removeprefix(said).strip()}", rest.strip()
    return None, line


def _split(text: str) -> tuple[str, ...]:
    mark = ";" if ";" in text else ","
    return tuple(part.strip() for part in text.rstrip(".").split(mark) if part.strip())


def follow_up_of(text: str) -> FollowUp:
    """The inverse of `follow_up_words`; a bracket that says something else is part of the text."""
    keys = [key for name in ("owner", "day", "done") for key in words.PHRASES[name].values()]
    starts = [at for key in keys if (at := text.rfind(f" ({key}")) >= 0]
    stop = "." if text.endswith(").") else ""
    inside = text.removesuffix(stop)
    if not starts or not inside.endswith(")"):
        return FollowUp(text=text)
    from frisat.plan import danish

    owner = day = None
    is_done = False
    for part in re.split(r", (?=(?:frist: |udført$|by: |done$))", inside[max(starts) + 2 : -1]):
        key, _, rest = part.partition(": ")
        found = danish.parse(rest) if rest else []
        if key in words.PHRASES["owner"].values() and rest:
            owner = rest
        elif key in words.PHRASES["day"].values() and found and found[0].period.edtf:
            day = found[0].period.edtf
        elif part in words.PHRASES["done"].values():
            is_done = True
        else:
            return FollowUp(text=text)
    return FollowUp(text=text[: max(starts)] + stop, owner=owner, day=day, is_done=is_done)


def _heard_all(text: str) -> _Told:
    """What other people's words tell of."""
    text = text[:_LISTENS]
    return _Told(
        outcome=heard(text),
        vote=_vote_of(text),
        conflicts=tuple(dict.fromkeys(match["who"] for match in _CONFLICT.finditer(text))),
        dissents=tuple(
            Dissent(match["who"], one_line(match["text"]))
            for line in text.split("\n")
            if (match := _DISSENT.search(line))
        ),
    )


def _vote_of(text: str) -> Vote | None:
    for pattern in _VOTE_NUMBERS:
        if match := pattern.search(text):
            counts = [_number(group) for group in match.groups()]
            if beside := _ABSTAINED.search(text, match.end(), match.end() + _ABSTAINED_WITHIN):
                counts.append(_number(beside[1] or beside[2]))
            return _counted(counts)
    return None


def _counted(counts: Sequence[int], names: Mapping[str, tuple[str, ...]] | None = None) -> Vote:
    """A vote of two or three numbers, in favour, against and abstained."""
    numbers = dict(zip(("in_favour", "against", "abstained"), counts, strict=False))
    return Vote(**numbers, **(names or {}))  # type: ignore[arg-type]


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMERALS.index(text.lower())
