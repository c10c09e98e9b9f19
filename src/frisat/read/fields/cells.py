"""
The actors of a responsible cell: where one name ends and the next begins, and what several of them share.

Names are kept as printed. General rules only; the words they know stand in `words.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from frisat.plan.regex import regex
from frisat.read.fields import mend, words
from frisat.read.fields.names import GLUE, Item, Token, glue, is_head, item_at, tokens, words_of

_ET_CETERA = regex(r"[\s,]*\b(?:m\.\s?fl\.?|mfl\.?|m\.\s?v\.?|mv\.?|m\.m\.?|osv\.?|o\.l\.?|etc\.?)(?=$|[\s,;)])", re.I)
_LEVEL = regex(r"^(?:adm|pol|administrativt?|politisk)\.?:?\s+(?=(?-i:[A-ZÆØÅ]))", re.I)
_DATED = regex(r"\s*\(\s*((?:den |d\. )?\d{1,2}\s?[./]\s?(?:\d{1,2}|[a-z]{3,9}\.?)[^)]*)\)")
_SEPARATOR = regex(
    r"(\s*;\s*|\s*\+\s*|\s*,\s+(?:og|samt)\s+|,\s+|\s+/\s+(?:og\s+)?(?:eller\s+)?|\s+(?:og/eller|og "
    r"eller|og|samt|eller|pg|&)\s+|"
    r"\s+[-–•]\s+)"
)
_SLASH = regex(r"(?<=[a-zæøåA-ZÆØÅ])/(?=[A-ZÆØÅ])")
_GROUP_OF = regex(r"((?:medarbejdere|ansatte|ledere|repræsentanter|medlemmer)(?: i| fra| af))\s+(\S+)$", re.I)
_KEPT_STOP = regex(r"\b(?:\w*udv|org|afd|sekr|forv|komm|repr|rep|adm)\.$", re.I)


@lru_cache(maxsize=4096)
def split(cell: str) -> tuple[str, ...]:
    """
    The actors of a responsible cell, as printed, in order.

    In: the cell's text, lines parted by newlines. "og" and "," inside a name part nothing; a shared qualifier is
    spread ("Ledere og medarbejdere i Skole" -> "Ledere i Skole", "medarbejdere i Skole"); "m.fl.", levels
    ("Adm.", "Pol.") and dates in brackets go. Empty for an empty cell.
    """
    return tuple(actor for actor, _ in split_dated(cell))


@lru_cache(maxsize=4096)
def split_dated(cell: str) -> tuple[tuple[str, str | None], ...]:
    """As `split`, each actor with the date words that stand in brackets after it (or None)."""
    out: list[tuple[str, str | None]] = []
    for entry in entries(cell):
        pieces = _pieces(entry)
        days = [_DATED.search(piece) for piece in pieces]
        for piece, day in zip(_spread([_DATED.sub("", piece) for piece in pieces]), days, strict=True):
            name = clean(piece)
            if name and name.lower() not in {known.lower() for known, _ in out}:
                out.append((name, day[1].strip() if day else None))
    return tuple(out)


def clean(name: str) -> str:
    """One actor's name without level, et cetera and end punctuation."""
    name = _ET_CETERA.sub("", mend.plain(name.replace(GLUE, " ")))
    name = _LEVEL.sub("", name).strip(" ,;:–-•·*")
    if name.endswith(".") and not _KEPT_STOP.search(name):
        name = name.rstrip(".")
    return name.strip()


def entries(cell: str) -> list[str]:
    """The cell's lines, put together where one name runs on over a line's end."""
    out: list[str] = []
    for line in cell.split("\n"):
        text = mend.plain(line).lstrip("•·*").strip()
        if not text:
            continue
        if out and not _new_entry(out[-1], text):
            out[-1] = mend.join([out[-1], text])
        else:
            out.append(text)
    return out


def _new_entry(before: str, text: str) -> bool:
    last = before.split()[-1]
    if before.endswith((",", "-", "/", "&", "+")) or last in words.DANGLING or not text[0].isalpha():
        return False
    if not text[0].isupper():
        return False
    if _has_head(before) and before.endswith((".", ")", ";")) and not _KEPT_STOP.search(before):
        return True
    if words.is_acronym(text.split()[0].strip(",.")) and len(text.split()) == 1:
        return _complete(last)
    return _names_itself(text) and _complete(last)


def _names_itself(text: str) -> bool:
    """Whether a line holds a body, a group or an area of its own, and not only a firm's name ("Tal & Tanke")."""
    for token in tokens(glue(text)):
        parts = [part for part in token.word.replace("&", GLUE).split(GLUE) if part]
        if is_head(token) and (words.is_actor_word(token.last) or any(words.is_area(part) for part in parts)):
            return True
    return False


def _complete(last: str) -> bool:
    """Whether a name can end with this word: a body, people, an acronym or an area."""
    return words.is_actor_word(last.strip(".,")) or words.is_area(last) or words.is_acronym(last.strip("."))


def _has_head(text: str) -> bool:
    return any(is_head(token) for token in tokens(glue(text)))


def _pieces(entry: str) -> list[str]:
    """One entry at its separators, put together again where the rest is no actor of its own."""
    text = glue(_ET_CETERA.sub("", entry))
    text = _SLASH.sub(" / ", text) if all(map(_has_head, _SLASH.split(text))) else text
    parts = _SEPARATOR.split(text)
    out = [parts[0]]
    for separator, part in zip(parts[1::2], parts[2::2], strict=True):
        if not part.strip():
            continue
        if out[-1].strip() and not _stands_alone(out[-1], separator, part):
            out[-1] += separator + part
        else:
            out.append(part)
    return [piece for piece in out if piece.strip(" ,;.")]


def _stands_alone(before: str, separator: str, part: str) -> bool:
    if _DATED.fullmatch(part.strip()) or before.count("(") > before.count(")"):
        return False
    found = tokens(part)
    inside = any(token.low in words.QUALIFIERS or token.low in ("for", "vedr.") for token in tokens(before))
    if not found:
        return False
    if item_at(found, 0) is not None or words.is_acronym(found[0].word):
        return True
    if separator.strip() in (";", "+"):
        return True
    if found[0].is_cap:
        return not (inside and separator.strip() in ("og", "&") and not _has_head(part))
    return not inside and not separator.strip().startswith("-")


def _spread(pieces: list[str]) -> list[str]:
    """Qualifiers that several share given to each: "chefer" + "ledere i X" -> "chefer i X", "ledere i X"."""
    out = list(pieces)
    for at in range(len(out) - 2, -1, -1):
        here, after = tokens(out[at]), tokens(out[at + 1])
        tail = _shared_tail(after)
        bare = len(here) == 1 and words.is_people(here[0].last)
        if tail and bare and at == len(out) - 2:
            out[at] = f"{out[at].strip()} {tail}"
    for at in range(1, len(out)):
        here, before = tokens(out[at]), tokens(out[at - 1])
        if (group := _GROUP_OF.match(out[at - 1].strip())) and len(here) == 1 and _same_kind(group[2], here[0].word):
            out[at] = f"{group[1]} {out[at].strip()}"
            continue
        bare = len(here) == 1 and words.is_people(here[0].last) and here[0].word.islower()
        if bare and at == len(out) - 1 and len(before) >= 2 and _adjective(before[0]) and is_head(before[1]):
            out[at] = f"{before[0].word} {out[at].strip()}"
    return out


def _same_kind(one: str, other: str) -> bool:
    """Whether two bodies are of one kind, so that a group of the first is one of the other too."""
    return words.is_body(one) and words.is_body(other) and one[-3:].lower() == other.strip(".,")[-3:].lower()


def _adjective(token: Token) -> bool:
    return token.word.islower() and token.low.endswith(("ale", "ige", "ske")) and not is_head(token)


def _shared_tail(after: list[Token]) -> str:
    if not after or not words.is_people(after[0].last):
        return ""
    for at, token in enumerate(after[1:], start=1):
        if token.low in words.QUALIFIERS:
            return words_of(after, at, len(after))
        break
    return ""


def is_list(text: str) -> bool:
    """
    Whether a text is nothing but a list of actors, as an actor cell is: no verb, no sentence, no lower-case noun
    that is no body or group. What `layouts/dump` asks where columns are lost.
    """
    text = mend.plain(text)
    if not text or len(text) > 260 or not _may_open(text):
        return False
    bare = _ET_CETERA.sub("", _DATED.sub("", text)).strip(" .")
    found = tokens(glue(_SLASH.sub(" / ", bare)))
    at = 0
    while at < len(found):
        item = item_at(found, at)
        if item is None or _stops_inside(found, item):
            return False
        at = item.end
        if at < len(found) and found[at - 1].tail not in ("", ",", ";", ")"):
            return False
        while at < len(found) and found[at].low in ("og", "samt", "/", "+", "&", "eller", "pg", "m.fl."):
            at += 1
    return bool(found)


def _may_open(text: str) -> bool:
    first = text.split()[0]
    return text[0].isupper() or first.lower() in words.MODIFIERS or _has_head(first)


def _stops_inside(found: list[Token], item: Item) -> bool:
    return any(token.tail not in ("", ",") for token in found[item.start : item.end - 1])


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each once, case ignored."""
    out: dict[str, str] = {}
    for name in names:
        if name:
            out.setdefault(name.lower(), name)
    return tuple(out.values())


def join_pieces(pieces: list[str]) -> tuple[str, ...]:
    """Pieces of a list in running text, qualifiers spread and cleaned."""
    return tuple(name for name in map(clean, _spread(pieces)) if name)
