"""Lines of one cell or paragraph back to running text: line breaks, line-end hyphens and broken words mended."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_SPACES = re.compile(r"[\s\u00a0\u2007\u202f]+")
_SUSPENDED = re.compile(r"(?:og|eller|samt|og/eller|men|til|,)(?:\W|$)", re.IGNORECASE)
"""What follows a hyphen that stands for a left-out word end: "Ældre- og Aktivitetsudvalget"."""
_KEPT_BEFORE = frozenset({"kick", "e", "ad", "in", "it", "hr", "ikke", "check", "follow", "drop", "work", "non", "pre"})
"""First halves of loan words and abbreviations that keep their hyphen: kick-off, e-mail, it-strategi."""
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"^[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words_of(lines: Sequence[str]) -> frozenset[str]:
    """Every whole word of a text, lower case: what `join` looks up to tell a broken word from two words."""
    out: set[str] = set()
    for line in lines:
        found = _WORD.findall(line.lower())
        out.update(found)
    return frozenset(out)


def plain(text: str) -> str:
    """One line with single spaces and without soft hyphens."""
    return _SPACES.sub(" ", text.replace("\u00ad", "")).strip()


def join(lines: Sequence[str], known: Collection[str] = ()) -> str:
    """
    One text from the lines of a cell.

    A hyphen at a line's end goes when it only divides a word ("sundheds-/direktører"); it stays before capitals
    ("Fag-/MED"), and with a space before og, eller, samt ("Ældre- og/Aktivitetsudvalget" is not even at the end,
    "Idé-/og debatoplæg" is). `known`: whole words seen elsewhere in the document; a hyphenated one wins.
    Empty lines are skipped. A soft hyphen at a line's end always joins.
    """
    out = ""
    for line in lines:
        soft = out.endswith("\u00ad") or out.endswith("\u00ac")
        text = _SPACES.sub(" ", line.replace("\u00ad", "") if not line.rstrip().endswith("\u00ad") else line).strip()
        if not text:
            continue
        if not out:
            out = text
        elif soft:
            out = out[:-1] + text
        else:
            out += _between(out, text, known)
            out = out[:-2] + text if out.endswith("-\0") else out + text
    return out.replace("\u00ad", "").rstrip("\u00ac")


def _between(before: str, after: str, known: Collection[str]) -> str:
    """What stands between two lines: a space, nothing, or the mark that the hyphen goes."""
    if before.endswith(("-", "\u2010", "\u2011")) and len(before) > 1 and not before[-2].isspace():
        return _after_hyphen(before, after, known)
    if before.endswith("/") and len(before) > 1 and not before[-2].isspace():
        return ""
    if after.startswith("/") and len(after) > 1 and not after[1].isspace():
        return ""
    return " "


def _after_hyphen(before: str, after: str, known: Collection[str]) -> str:
    head, tail = _LAST_WORD.search(before[:-1]), _FIRST_WORD.search(after)
    if _SUSPENDED.match(after):
        return " "
    if head is None or tail is None or not after[0].islower():
        return ""
    first, second = head[0].lower(), tail[0].lower()
    if first + second in known:
        return "\0"
    if first in _KEPT_BEFORE or head[0].isupper() or f"{first}-{second}" in known:
        return ""
    return "\0"


def heals(before: str, after: str, known: Collection[str], width: int) -> bool:
    """
    Whether two lines are one word broken without a hyphen, as narrow boxes do ("koordinat/ionsudvalget").

    So when the joined word (or one that it begins, or is the beginning of) stands whole elsewhere in the document
    and the halves are no words of it; or when the line fills the box (`width` = its longest line) to the last letter
    and the rest is too short or too odd to be a word of its own.
    """
    head, tail = _LAST_WORD.search(before), _FIRST_WORD.search(after)
    if head is None or tail is None or not after[0].islower():
        return False
    first, second = head[0].lower(), tail[0].lower()
    whole = first + second
    if second in SMALL_WORDS or first in SMALL_WORDS:
        return False
    if whole in known and not (first in known and second in known):
        return True
    if len(whole) >= 9 and _has_kin(whole, known) and second not in known and first not in known:
        return True
    full = len(before) >= width - 2
    if len(second) == 1 or (len(second) <= 3 and not _VOWEL.search(second)):
        return len(first) >= 5
    return full and before == head[0] and len(first) >= 9 and not _STARTS_WORD.match(second)


def _has_kin(whole: str, known: Collection[str]) -> bool:
    """Whether the document has the word in another form: longer or shorter by an ending, or abbreviated."""
    stem = whole[: max(8, len(whole) - 3)]
    return any(word.startswith(stem) and word != whole for word in known)


SMALL_WORDS = frozenset(
    ["og", "i", "på", "af", "til", "for", "fra", "med", "ved", "om", "den", "det", "de", "en", "et", "er", "som", "at", "der", "har", "ny", "nye", "nyt", "eller", "samt", "under", "over", "efter", "før", "mellem", "hos", "blandt", "inden", "uden", "mod", "ad", "ift", "ift.", "pr", "vedr.", "kan", "skal", "vil", "bliver", "blev", "var", "ikke", "sig", "sin", "sit", "alle"]
)
_VOWEL = re.compile(r"[aeiouyæøå]")
_STARTS_WORD = re.compile(
    r"(?:af|an|be|for|fra|frem|gen|ind|med|mod|ned|om|op|over|på|sam|til|ud|under|ved)[a-zæøå]{4,}$|"
    r"[a-zæøå]{5,}(?:else|elser|er|et|en|ing|inger|ning|ninger|hed)$"
)
