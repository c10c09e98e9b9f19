"""Lines of one cell or paragraph back to running text: line breaks, line-end hyphens and broken words mended."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from frisat.plan.regex import regex
from frisat.read.fields import words

_SPACES = regex(r"[\s\u00a0\u2007\u202f]+")
_SUSPENDED = regex(r"(?:og|eller|samt|og/eller|men|til|,)(?:\W|$)", re.IGNORECASE)
"""What follows a hyphen that stands for a left-out word end: "Børne- og Kulturudvalget"."""
_KEPT_BEFORE = frozenset({"kick", "e", "ad", "in", "it", "hr", "ikke", "check", "follow", "drop", "work", "non", "pre"})
"""First halves of loan words and abbreviations that keep their hyphen: kick-off, e-mail, it-strategi."""
_SOFT = ("\u00ad", "\u00ac")
_HYPHENS = ("-", "\u2010", "\u2011")
_LAST_WORD = regex(r"[^\W\d_]+$")
_FIRST_WORD = regex(r"^[^\W\d_]+")
_WORD = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD_LENGTH = 100
"""Characters that a word at a line's end may have; looking for its beginning in more would take quadratic time."""


def words_of(lines: Sequence[str]) -> frozenset[str]:
    """Every whole word of a text, lower case: what `join` looks up to tell a broken word from two words."""
    out: set[str] = set()
    for line in lines:
        found = _WORD.findall(line.lower())
        out.update(found)
    return frozenset(out)


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """One line with single spaces and without soft hyphens."""
    return _SPACES.sub(" ", text.replace("\u00ad", "")).strip()


def join(lines: Sequence[str], known: Collection[str] = ()) -> str:
    """
    One text from the lines of a cell.

    A hyphen at a line's end goes when it only divides a word ("sundheds-/direktører"); it stays before capitals
    ("Lokal-/MED"), and, with a space, before og, eller and samt ("Idé-/og debatoplæg"). `known`: whole words seen
    elsewhere in the document; one that has its hyphen there keeps it. A soft hyphen at a line's end always joins.
    Empty lines are skipped.
    """
    out = ""
    for line in lines:
        text = _SPACES.sub(" ", line).strip()
        if text:
            out = joined(out, text, known) if out else text
    return out.replace("\u00ad", "")


def joined(before: str, after: str, known: Collection[str] = ()) -> str:
    """Two texts with single spaces, neither empty, made one as `join` does."""
    if before.endswith(_SOFT):
        return before[:-1] + after
    if before.endswith(_HYPHENS) and len(before) > 1 and not before[-2].isspace():
        return _after_hyphen(before, after, known)
    return before + after if _slashed(before, after) else f"{before} {after}"


def _slashed(before: str, after: str) -> bool:
    """Whether a slash without a space stands at the border of two lines: "Borgere/" + "beboere"."""
    ends = before.endswith("/") and len(before) > 1 and not before[-2].isspace()
    return ends or (after.startswith("/") and len(after) > 1 and not after[1].isspace())


def _after_hyphen(before: str, after: str, known: Collection[str]) -> str:
    """The two lines joined, the first ending in a hyphen."""
    head, tail = _LAST_WORD.search(before[-_WORD_LENGTH - 1 : -1]), _FIRST_WORD.search(after)
    if _SUSPENDED.match(after):
        return f"{before} {after}"
    if head is None or tail is None or not after[0].islower():
        return before + after
    first, second = head[0].lower(), tail[0].lower()
    kept = first in _KEPT_BEFORE or head[0].isupper() or _are_months(first, second) or f"{first}-{second}" in known
    return before + after if kept and first + second not in known else before[:-1] + after


_MONTH = regex(rf"(?:{words.SHORT_MONTHS})[a-zæøå]*")


def _are_months(first: str, second: str) -> bool:
    """Whether a hyphen at a line's end stands between two months: "Juni-/august"."""
    return _MONTH.fullmatch(first) is not None and _MONTH.fullmatch(second) is not None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document, as evidence for words that narrow boxes break without a hyphen."""

    whole: frozenset[str]
    """Words that stand inside a line, or are divided by a hyphen at its end: surely whole."""
    joined: frozenset[str]
    """What the last word of one line and the first of the next make together, where two different breaks agree."""

    @classmethod
    def of(cls, lines: Sequence[str]) -> Vocabulary:
        """From the document's lines, blank ones left out, in order."""
        texts = [text for line in lines if (text := plain(line))]
        whole: set[str] = set()
        breaks: dict[str, set[str]] = {}
        for text, after in zip_longest(texts, texts[1:], fillvalue=""):
            found = _WORD.findall(text.lower())
            whole.update(found[1:-1] if text[:1].islower() else found[:-1])
            head, tail = _LAST_WORD.search(text.rstrip("-")[-_WORD_LENGTH:]), _FIRST_WORD.search(after)
            if head and tail and after[0].islower():
                together = (head[0] + tail[0]).lower()
                if text.endswith("-") and not _SUSPENDED.match(after):
                    whole.add(_after_hyphen(head[0] + "-", tail[0], ()).lower())
                elif not text.endswith("-"):
                    breaks.setdefault(together, set()).add(head[0].lower())
        return cls(frozenset(whole), frozenset(word for word, heads in breaks.items() if len(heads) > 1))

    def heals(self, before: str, after: str) -> bool:
        """
        Whether two lines are one word broken without a hyphen ("koordinat/ionsudvalget").

        So when the joined word (or one that shares its beginning) stands whole elsewhere in the document or is broken
        elsewhere at another place; when the rest is no word at all; or when it is a public body's name only as a
        whole.
        """
        head, tail = _LAST_WORD.search(before[-_WORD_LENGTH:]), _FIRST_WORD.search(after)
        if head is None or tail is None or not after[0].islower():
            return False
        first, second = head[0].lower(), tail[0].lower()
        together = first + second
        if after.strip(".,") == tail[0] and second in _ENDINGS and len(first) >= 8:
            return True
        if first in SMALL_WORDS or second in SMALL_WORDS:
            return False
        if len(second) == 1 or (len(second) <= 3 and not _VOWEL.search(second)):
            return len(first) >= 5
        if together in self.joined:
            return True
        if first in self.whole and second in self.whole:
            return False
        if together in self.whole or (second not in self.whole and self._has_kin(together, len(first))):
            return True
        parts = words.is_actor_word(first) or words.is_actor_word(second)
        return len(first) >= 4 and not parts and words.is_body(together) and second not in self.whole

    def _has_kin(self, together: str, broken_at: int) -> bool:
        """Whether the document has the word in another form: another ending, or abbreviated."""
        stem = together[: max(9, broken_at + 3, int(len(together) * 0.7))]
        return len(together) > len(stem) and any(word.startswith(stem) for word in self.whole | self.joined)

    def lines(self, lines: Sequence[str]) -> list[str]:
        """The lines with broken words put together; other lines stay lines."""
        out: list[str] = []
        for line in lines:
            text = plain(line)
            if not text:
                continue
            if out and out[-1].endswith("-"):
                out[-1] = join([out[-1], text], self.whole)
            elif out and self.heals(out[-1], text):
                out[-1] += text
            else:
                out.append(text)
        return out


SMALL_WORDS = frozenset(
    [
        "kl",
        "nr",
        "pr",
        "jf",
        "og",
        "i",
        "på",
        "af",
        "til",
        "for",
        "fra",
        "med",
        "ved",
        "om",
        "den",
        "det",
        "de",
        "en",
        "et",
        "er",
        "som",
        "at",
        "der",
        "har",
        "ny",
        "nye",
        "nyt",
        "eller",
        "samt",
        "under",
        "over",
        "efter",
        "før",
        "mellem",
        "hos",
        "blandt",
        "inden",
        "uden",
        "mod",
        "ad",
        "ift",
        "ift.",
        "pr",
        "vedr.",
        "kan",
        "skal",
        "vil",
        "bliver",
        "blev",
        "var",
        "ikke",
        "sig",
        "sin",
        "sit",
        "alle",
    ]
)
_ENDINGS = frozenset({"et", "en", "ne", "ene", "er", "erne", "ets", "ens"})
"""What the last line of a broken word may be alone: "udvalg/et"."""
_VOWEL = regex(r"[aeiouyæøå]")
