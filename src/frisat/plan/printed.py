"""
The printed form of a plan's values, both ways: what stands in a cell of Frisat's own table, and what it means.

Writers print with the functions `…_words`, the reader of Frisat's own table reads with their inverses, so that a
plan on paper says the same as the plan (tests/flow/test_round_trip.py). Pure text; nothing here knows a file type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from frisat.plan.errors import PeriodError
from frisat.plan.model import ActorDate, Clock, Kind, Status
from frisat.plan.period import Bound, Period, parse_edtf
from frisat.plan.regex import regex
from frisat.plan.sentences import Language
from frisat.plan.wording import writing

LANGUAGES: tuple[Language, ...] = ("da", "en")
_BASIS = "brackets"
"""`Period.basis` of what stands in square brackets (`danish.basis`)."""

_LIMITS: dict[Bound, str] = {"before": "senest", "after": "fra og med"}
"""Before an EDTF text in brackets, where no words of ours would do."""
_YEAR = regex(r"\d{4}")
_BRACKETED = regex(r"(?s)(.*?)\s*\[([^\[\]]+)\]")
_CLOCK = regex(r"(?s)(?:(.*)[\s,])?(?:kl\.|at)\s(\d\d?)[.:](\d\d)(?:\s?[-–]\s?(\d\d?)[.:](\d\d))?", re.IGNORECASE)
_ISO_DAY = regex(r"\d{4}-\d\d-\d\d")
KEEPS_APART = r"(?:og|eller|samt|til|hhv\.?|respektive|and|or|og/eller|&|\+)(?=$|[\s,.;:)])"
"""A word before which a hanging hyphen keeps its space: "tids- og procesplan"."""
_KEPT_APART = regex(KEEPS_APART)


def one_line(text: str) -> str:
    """The text with every run of white space, line breaks and no-break spaces included, as one space."""
    return " ".join(text.replace("\u200b", "").replace("\u00ad", "").split())


def join_lines(lines: Iterable[str]) -> str:
    """
    The lines of one paragraph of Frisat's own table as one text.

    Frisat hyphenates nothing, so a hyphen, dash or stroke at a line's end is the text's own and the next word
    follows without a space, but for "Ældre- | og Aktivitetsudvalget".
    """
    out = ""
    for raw in lines:
        line = one_line(raw)
        if not line:
            continue
        glued = len(out) > 1 and out[-1] in "-–—/|" and out[-2] != " "
        if glued and out[-1] != "/" and _KEPT_APART.match(line):
            glued = False
        out = f"{out}{line}" if glued or not out else f"{out} {line}"
    return out


# ---------------------------------------------------------------------------------------------- vocabularies
def word(words: Mapping[str, writing.Words], key: str, language: Language) -> str:
    return words[key][language]


def fold(text: str) -> str:
    return one_line(text).casefold().rstrip(":")


def key_of(words: Mapping[str, writing.Words], text: str) -> str | None:
    """Which entry of a vocabulary the text is, in either language, whatever its case and a final colon."""
    wanted = fold(text)
    for key, said in words.items():
        if any(fold(said[language]) == wanted for language in LANGUAGES):
            return key
    return None


def leading(words: Mapping[str, writing.Words], text: str) -> tuple[str, str] | None:
    """(entry, rest of the text) for the longest entry that the text begins with as whole words; None for none."""
    best: tuple[int, str] | None = None
    for key, said in words.items():
        for language in LANGUAGES:
            label = said[language]
            ends = len(text) == len(label) or not text[len(label) : len(label) + 1].isalnum() or label.endswith(":")
            if text[: len(label)].casefold() == label.casefold() and ends and (best is None or len(label) > best[0]):
                best = (len(label), key)
    return (best[1], text[best[0] :].strip()) if best else None


# --------------------------------------------------------------------------------------------------- periods
@lru_cache(maxsize=4096)
def period_words(period: Period | None, language: Language = "da") -> str:
    """
    The words of a date cell that `read_period` turns back into the same period.

    The document's own words stand first, untouched. Where they alone do not say the period, what is missing follows
    in square brackets: the year ("Juni [2021]"), else the whole meaning. A note follows in round brackets.
    """
    undated = word(writing.PHRASES, "undated", language)
    if period is None:
        return undated
    text, note = one_line(period.text), one_line(period.note or "")
    tail = f" ({note})" if note else ""
    plain = (text or undated) + tail if period.edtf is None else ""
    if period.edtf is None:
        clear = _says(plain, period) and not lacks_year(text)
        return plain if clear else f"{text} [{undated}]{tail}".strip()
    candidates = list(_candidates(period, text, language))
    for beside in dict.fromkeys((tail, "")):
        for flag_too in (True, False):
            for candidate in candidates:
                if _says(f"{candidate}{beside}", period, flag_too=flag_too):
                    return f"{candidate}{beside}"
    return candidates[-1]


def _candidates(period: Period, text: str, language: Language) -> Iterator[str]:
    """Ways to print a dated period, the plainest first; the last always reads back."""
    from frisat.plan.danish import wording

    edtf = period.edtf or ""
    bare = replace(period, text="", note=None)
    meanings = [wording(bare, language), wording(bare, "da")]
    if not text:
        text = meanings[0]
        if period.inferred:
            yield from (f"[{words}]" for words in meanings)
    if not period.inferred:
        yield text
    for year in dict.fromkeys(_YEAR.findall(edtf)):
        yield f"{text} [{year}]"
    yield from (f"{text} [{words}]" for words in meanings)
    yield text
    limit = f"{_LIMITS[period.bound]} " if period.bound else ""
    exact = edtf.strip("[]").replace(",", " | ") if period.span and period.span.options else edtf
    yield f"{text} [{limit}{exact}]"
    yield f"[{limit}{exact}]"


def _says(words: str, period: Period, *, flag_too: bool = True) -> bool:
    got = read_period(words)
    if got is None:
        return False
    same = (got.edtf, got.bound) == (period.edtf, period.bound)
    return same and (not flag_too or period.edtf is None or got.inferred == period.inferred)


def read_period(words: str) -> Period | None:
    """
    The period that a date cell prints; None for "Uden dato" and for an empty cell.

    Words that lack a year which no bracket supplies give a Period without `edtf`: nothing is guessed here.
    """
    text = one_line(words)
    if not text or key_of({"undated": writing.PHRASES["undated"]}, text):
        return None
    base, note = split_note(text)
    for words, beside in ((text, None), (base, note)):
        if match := _BRACKETED.fullmatch(words):
            return replace(_bracketed(match[1], match[2]), note=beside)
    whole = _plain(text)
    if note is None or not base or (whole.edtf is not None and whole.note is None):
        return whole
    return replace(_plain(base), note=note)


def lacks_year(words: str) -> bool:
    """Whether the words are a date without its year, which a reader may look for in the context."""
    from frisat.plan.danish import parse

    found = parse(one_line(words))
    return len(found) == 1 and found[0].needs_year


def split_note(text: str) -> tuple[str, str | None]:
    """ "Februar 2021 (dato ikke fastlagt)" → its two parts; the round brackets may hold others."""
    if not text.endswith(")"):
        return text, None
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return text[:at].strip(), text[at + 1 : -1].strip()
    return text, None


def _plain(text: str) -> Period:
    """Words without brackets of ours; `edtf` None when they hold no time, several times or lack a year."""
    from frisat.plan.danish import parse

    if _ISO_DAY.fullmatch(text):
        return _edtf(text, text) or Period(None, text)
    found = parse(text)
    if len(found) != 1 or found[0].needs_year or found[0].period.edtf is None or found[0].period.inferred:
        return Period(None, text)
    return replace(found[0].period, text=text, basis=None)


def _edtf(exact: str, text: str) -> Period | None:
    """The period of an EDTF text, perhaps after "senest" or "fra og med"; "a | b" = one of several."""
    bound: Bound | None = None
    for limit, said in _LIMITS.items():
        if exact.startswith(f"{said} "):
            bound, exact = limit, exact.removeprefix(f"{said} ")
    exact = f"[{exact.replace(' | ', ',')}]" if " | " in exact else exact
    try:
        parse_edtf(exact)
    except PeriodError:
        return None
    return Period(exact, text, bound=bound)


def _bracketed(base: str, meaning: str) -> Period:
    """The period of "Juni [2021]", "i sommerferien [juli 2021]" or "[maj 2021]"."""
    from frisat.plan.danish import parse

    if key_of({"undated": writing.PHRASES["undated"]}, meaning):
        return Period(None, base)
    found = parse(base) if base else []
    no_year = len(found) == 1 and found[0].needs_year
    if no_year and _YEAR.fullmatch(meaning):
        period = found[0].with_year(int(meaning), _BASIS).period
        return replace(period, text=base, inferred=True, basis=_BASIS)
    exact = _edtf(meaning, base)
    said, own = exact or replace(_plain(meaning), text=base, note=None), _plain(base)
    if exact and not _YEAR.fullmatch(meaning):
        inferred = no_year
    else:
        inferred = own.edtf is None or (own.edtf, own.bound) == (said.edtf, said.bound)
    inferred = inferred and said.edtf is not None
    return replace(said, inferred=inferred, basis=_BASIS if inferred else None)


# ----------------------------------------------------------------------------------------------- clock times
def clock_words(clock: Clock | None, language: Language = "da") -> str:
    """ "kl. 15.00-17.00"; empty for None."""
    if clock is None:
        return ""
    span = clock.start.replace(":", ".") + (f"-{clock.end.replace(':', '.')}" if clock.end else "")
    return f"{word(writing.PHRASES, 'clock', language)} {span}"


def split_clock(text: str) -> tuple[str, Clock | None]:
    """ "20. januar 2021 kl. 15.00-17.00" → the words before, and the clock time that ends them."""
    match = _CLOCK.fullmatch(text.strip())
    if not match:
        return text.strip(), None
    before, h1, m1, h2, m2 = match.groups()
    if int(h1) > 24 or int(m1) > 59 or (h2 and (int(h2) > 24 or int(m2) > 59)):
        return text.strip(), None
    end = f"{int(h2):02}:{m2}" if h2 else None
    return (before or "").strip(" ,\n"), Clock(f"{int(h1):02}:{m1}", end)


# ------------------------------------------------------------------------------------------- kind and status
@dataclass(frozen=True, slots=True)
class KindStatus:
    """What the cell "Slags og status" says; `replaced` is the printed name of the activity that takes over."""

    kind: Kind | None = None
    status: Status = Status.PLANNED
    reason: str | None = None
    replaced: str | None = None


_UNDER_STATUS = {key: writing.LABELS[key] for key in ("reason", "replaced")}


def status_words(status: Status, reason: str | None, replaced: str | None, language: Language = "da") -> list[str]:
    """The lines under the kind: "Aflyst", "Grund: …", "Afløses af: …"; none for what is simply planned."""
    out = [] if status is Status.PLANNED else [word(writing.STATUSES, str(status), language)]
    if reason and one_line(reason):
        out.append(f"{word(writing.LABELS, 'reason', language)} {one_line(reason)}")
    if replaced:
        out.append(f"{word(writing.LABELS, 'replaced', language)} {replaced}")
    return out


def read_kind_status(lines: Sequence[str]) -> KindStatus:
    """
    The cell "Slags og status" from its lines as they stand, wrapped or not.

    `kind` is None when the first word is none of the printed kinds (a person has written in the cell).
    """
    head, labelled = _labelled(lines, _UNDER_STATUS)
    text = join_lines(head)
    kind = leading(writing.KINDS, text) or leading(writing.KINDS, "".join(head[:2]))  # a word that a page broke
    if kind:
        text = kind[1]
    status = leading(writing.STATUSES, text)
    return KindStatus(
        Kind(kind[0]) if kind else None,
        Status(status[0]) if status else Status.PLANNED,
        labelled.get("reason"),
        labelled.get("replaced"),
    )


def _labelled(lines: Sequence[str], labels: Mapping[str, writing.Words]) -> tuple[list[str], dict[str, str]]:
    """Lines before the first label, and the text after each label up to the next."""
    head: list[str] = []
    parts: dict[str, list[str]] = {}
    at = head
    for raw in lines:
        line = one_line(raw)
        if (hit := leading(labels, line)) and hit[0] not in parts:
            at = parts.setdefault(hit[0], [])
            line = hit[1]
        if line:
            at.append(line)
    return head, {key: joined for key, said in parts.items() if (joined := join_lines(said))}


def reference(title: str, when: str) -> str:
    """How one activity is named in the row of another: title and date words, "Møde i byrådet (20. januar 2021)"."""
    return f"{one_line(title)} ({when})"


# ---------------------------------------------------------------------------------------------------- actors
def actor_words(actor: str, dates: Sequence[ActorDate] = (), language: Language = "da") -> str:
    """The actor as printed, and its own day when the row gives one: "Styregruppen (dato: 23. november 2018)"."""
    own = [period_words(d.period, language) for d in dates if d.actor == actor]
    if not own:
        return one_line(actor)
    return f"{one_line(actor)} ({word(writing.PHRASES, 'actor_date', language)}: {'; '.join(own)})"


_ACTOR_DATE = regex(r"(.+?) \((?:dato|date): (.+)\)")


def read_actor(text: str) -> tuple[str, tuple[ActorDate, ...]]:
    """The inverse of `actor_words`."""
    match = _ACTOR_DATE.fullmatch(text)
    if not match:
        return text, ()
    name = match[1]
    return name, tuple(ActorDate(name, read_period(words) or Period(None)) for words in match[2].split("; "))
