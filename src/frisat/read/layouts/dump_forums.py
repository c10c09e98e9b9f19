"""
Rows of meeting overviews without a column of titles, "Dato Forum Sted Emner", when their columns are lost.

What names the row is who meets. Its contents begin at a list sign, or at what a lost one left: a line that is set in,
or two spaces inside a line. In what stands before them the place is told by its words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from frisat.plan.regex import regex
from frisat.read.fields import mend, words
from frisat.read.fields.columns import Role
from frisat.read.fields.where import is_place
from frisat.read.layouts import tables_split
from frisat.read.layouts.dump_rows import RawRow, Seg

_WIDE = regex(r"\s{2,}")
_CAPITAL = regex(r"\s+(?=[A-ZÆØÅ])")
_LONGEST = 300
"""Characters of a body and its place together."""
_LONGEST_NOTE = 6
"""Words in brackets that a line break parts: "(dato" above "følger)"."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The cells of a row: who meets, where, how it goes, and the segments of its contents."""

    forum: str
    place: str
    status: str
    contents: tuple[Seg, ...]

    @property
    def is_event(self) -> bool:
        """Whether the first cell says what is held and not who meets ("Fælles temadag for …")."""
        return any(words.is_event(word) and word.lower() not in words.MODIFIERS for word in self.forum.split())


def is_shape(roles: Sequence[Role]) -> bool:
    """Whether the columns are who, where and what about, in this order, and none says what is held."""
    who = [n for n, role in enumerate(roles) if role in (Role.ACTOR, Role.PARTICIPANTS)]
    if Role.TEXT in roles or len(who) != 1 or roles[-1] is not Role.AGENDA:
        return False
    return list(roles[who[0] + 1 :]) == [Role.PLACE, Role.AGENDA]


def joined(segs: Sequence[Seg]) -> list[Seg]:
    """The segments with brackets closed that a line break parts."""
    out: list[Seg] = []
    for seg in segs:
        last = out[-1].text if out else ""
        is_open = last.startswith("(") and ")" not in last and seg.bullet is None
        if is_open and len(f"{last} {seg.text}".split()) <= _LONGEST_NOTE:
            out[-1] = replace(out[-1], text=f"{last} {seg.text}")
        else:
            out.append(seg)
    return out


def cut_below(row: RawRow) -> int | None:
    """
    Takes what stands below the table out of its last row: after the contents, over a blank line and no list item.

    Returns: the block where it begins, None when there is nothing.
    """
    begun = False
    for at, seg in enumerate(row.segs):
        is_point = _is_point(seg)
        if begun and seg.gap and not is_point:
            del row.segs[at:]
            return seg.at
        begun = begun or is_point or bool(_WIDE.search(seg.text)) or at > 0
    return None


def parts(segs: Sequence[Seg], names: Collection[str], known: frozenset[str]) -> Parts:
    """
    A row's cells, as far as they show.

    Args:
        segs: the row without its date and status lines. names: what other rows call who meets, in small letters.
        known: the document's words, to mend those that a line break parts.
    """
    head: list[str] = []
    contents: list[Seg] = []
    for seg in segs:
        if contents or _is_point(seg):
            contents.append(replace(seg, bullet=0) if _is_point(seg) else seg)
            continue
        first, *others = _WIDE.split(seg.text)
        head.append(first)
        contents += [replace(seg, text=other, gap=0, bullet=0) for other in others]
    said = mend.join(head, known)
    forum, rest = _cut(said, names)
    if rest and tables_split.is_status(rest):
        return Parts(forum, "", rest, tuple(contents))
    if rest and not contents and not is_place(rest.rpartition(", ")[2]):
        return Parts(forum, "", "", (Seg(rest, segs[0].at),))
    return Parts(forum, rest, "", tuple(contents))


def _is_point(seg: Seg) -> bool:
    return seg.bullet is not None or seg.indent > 0


def _cut(text: str, names: Collection[str]) -> tuple[str, str]:
    """Who meets, and the place (or the status) behind it; the whole text and "" when nothing shows where it ends."""
    if len(text) > _LONGEST:
        return text, ""
    for match in _CAPITAL.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if before.split()[-1].lower() in words.DANGLING or before.endswith(","):
            continue
        if is_place(after) or is_place(after.rpartition(", ")[2]) or tables_split.is_status(after):
            return before, after
    name = next(
        (n for n in sorted(names, key=len, reverse=True) if re.match(rf"{re.escape(n)}\s+\S", text.lower())), ""
    )
    return (text[: len(name)], text[len(name) :].strip()) if name else (text, "")
