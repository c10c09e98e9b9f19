"""
Where one cell ends and the next begins, when a row's cells were dumped one after the other without a mark.

Evidence: what an actor cell can hold (`fields.cells.is_list`), full stops, blank lines, words that cannot end a cell,
names that other rows have in the same place, bullets, and capitals in the middle of a line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from frisat.plan.regex import regex
from frisat.read.fields import mend, words
from frisat.read.fields.cells import entries, is_list, split
from frisat.read.fields.names import glue, item_at, tokens
from frisat.read.layouts.dump_rows import Seg

ENOUGH = 4.3
"""The least score at which a cut between text and actor is believed."""
_STOP = regex(r"[.!?:][”\"“')*]*\*?$|[”\"“)]\*?$|\*$")
_WIDEST_ACTOR = 12


@dataclass(frozen=True, slots=True)
class Cut:
    """A row's segments in two: the text and the actor cell, with how sure the cut is."""

    text: tuple[Seg, ...]
    actor: tuple[Seg, ...]
    score: float


def ends_open(text: str) -> bool:
    """Whether a text cannot be the end of a cell: it ends in a preposition, a comma, a hyphen …"""
    bare = text.rstrip()
    if not bare:
        return False
    last = bare.split()[-1]
    return bare.endswith((",", "-", "/", "&", "+", "–")) or last.strip("(") in words.DANGLING


def _split_points(segs: Sequence[Seg]) -> Iterator[tuple[list[Seg], list[Seg], bool]]:
    """Every way to part the segments in two, at line ends and between words: (before, after, at a line's end)."""
    for at in range(len(segs) + 1):
        yield list(segs[:at]), list(segs[at:]), True
        if at == len(segs):
            break
        for match in re.finditer(r"\s+(?=[A-ZÆØÅa-zæøå(]|\d\. ?[a-zæøå])", segs[at].text):
            head = replace(segs[at], text=segs[at].text[: match.start()])
            tail = replace(segs[at], text=segs[at].text[match.end() :], gap=0)
            yield [*segs[:at], head], [tail, *segs[at + 1 :]], False


def actor_after(segs: Sequence[Seg], known: Collection[str]) -> Cut:
    """The cut of a row whose actor cell follows its text; no actor when nothing is believable."""
    best = Cut(tuple(segs), (), 0.0)
    for before, after, whole in _split_points(segs):
        if not after or not before or len(after) > _WIDEST_ACTOR or any(seg.bullet is not None for seg in after):
            continue
        score = _score_after(before, after, whole, known)
        if score > best.score:
            best = Cut(tuple(before), tuple(after), score)
    return best if best.score >= ENOUGH else _by_gap(segs) or Cut(tuple(segs), (), 0.0)


def _score_after(before: list[Seg], after: list[Seg], whole: bool, known: Collection[str]) -> float:
    last, first = before[-1].text, after[0].text
    if ends_open(last) or _is_modifier(last) or not _may_begin(first, whole):
        return 0.0
    cell = entries("\n".join(seg.text for seg in after))
    if not all(is_list(entry) for entry in cell):
        return 0.0
    score = 4.0 + 0.05 * sum(len(entry.split()) for entry in cell) + 0.5 * (_names(after) - 1)
    score += 3 if _STOP.search(last) else 0
    score += 1 if whole else 0
    score += 1.5 if whole and after[0].gap else 0
    score += 1.5 if cell[0].lower() in known else 0
    score -= 2 if _ends_in_name(last) or _is_actor_line(before) else 0
    if not whole:
        word = last.split()[-1]
        score += 0.5 if not word[0].isupper() or words.is_event(word) or _STOP.search(last) else -2
    return score


def _ends_in_name(text: str) -> bool:
    """Whether a body's name with a capital stands at the end ("analyse af elevtal Direktionen"): it begins the cell."""
    *_, before, last = ["", "", *text.split()]
    named = last[0].isupper() and words.is_body(last) and not words.is_acronym(last)
    return named and before.islower() and before not in words.DANGLING and before not in words.MODIFIERS


def _is_actor_line(before: Sequence[Seg]) -> bool:
    """Whether the last line before a cut is an actor by itself, so that the cell begins further up."""
    if len(before) < 2 or ends_open(before[-2].text) or _STOP.search(before[-1].text):
        return False
    return is_list(before[-1].text)


def _may_begin(text: str, whole: bool) -> bool:
    return text[0].isupper() or (whole and text.split()[0].lower() not in words.DANGLING)


_ADJECTIVE = regex(r"[A-ZÆØÅ][a-zæøå]+(?:lig|isk|al|el|iv|ær|ig|ende)$")


def _half_name(text: str) -> bool:
    """Whether a name ends in an adjective with a capital, so that its noun must follow ("Center for Offentlig")."""
    last = text.split()[-1]
    return bool(_ADJECTIVE.match(last)) and not words.is_actor_word(last) and not words.is_area(last)


def _is_modifier(text: str) -> bool:
    last = text.split()[-1]
    return last.islower() and last in words.MODIFIERS and not words.is_people(last)


def _by_gap(segs: Sequence[Seg]) -> Cut | None:
    """The last group after a blank line, when it is short, begins with a capital and is no sentence or event."""
    for at in range(len(segs) - 1, 0, -1):
        if not segs[at].gap:
            continue
        text = mend.join([seg.text for seg in segs[at:]])
        before = segs[at - 1].text
        if any(seg.bullet is not None for seg in segs[at:]) or ends_open(before) or len(text.split()) > 8:
            return None
        plain = text[0].isupper() and not words.is_event(text.split()[0]) and not text.endswith(("?", ":", "."))
        if plain and _STOP.search(before):
            return Cut(tuple(segs[:at]), tuple(segs[at:]), ENOUGH)
        return None
    return None


def actor_before(segs: Sequence[Seg], known: Collection[str]) -> Cut:
    """The cut of a row whose actor cell comes before its text; no actor when nothing is believable."""
    best = Cut(tuple(segs), (), 0.0)
    for actor, text, whole in _split_points(segs):
        if not actor or len(actor) > _WIDEST_ACTOR or any(seg.bullet is not None for seg in actor):
            continue
        score = _score_before(actor, text, whole, known)
        if score > best.score:
            best = Cut(tuple(text), tuple(actor), score)
    return best if best.score >= ENOUGH - 0.3 else Cut(tuple(segs), (), 0.0)


def _score_before(actor: list[Seg], text: list[Seg], whole: bool, known: Collection[str]) -> float:
    if ends_open(actor[-1].text) or _half_name(actor[-1].text):
        return 0.0
    first = text[0].text if text else ""
    if first and (first.split()[0].lower() in words.DANGLING or (first[0].islower() and not (whole and text[0].gap))):
        return 0.0
    cell = entries("\n".join(seg.text for seg in actor))
    if not all(is_list(entry) for entry in cell):
        return 0.0
    if first and not whole and words.is_area(first.split()[0]) and words.is_body(actor[-1].text.split()[-1]):
        return 0.0
    score = 4.0 + 0.05 * sum(len(entry.split()) for entry in cell)
    score += 1 if whole else 0
    score += 1.5 if whole and text and text[0].gap else 0
    score += 1.5 if cell[-1].lower() in known or cell[0].lower() in known else 0
    score += 1.5 if first and _opens_text(first) else 0
    return score


def _names(segs: Sequence[Seg]) -> int:
    return len(split("\n".join(seg.text for seg in segs)))


def _opens_text(text: str) -> bool:
    """Whether a text begins as titles do: with an event's name, or "1. behandling"."""
    return bool(re.match(r"\d\.", text)) or words.is_event(text.split()[0].strip('”"'))


def groups(segs: Sequence[Seg]) -> list[list[Seg]]:
    """Segments parted at blank lines, but not where the text before plainly runs on."""
    out: list[list[Seg]] = []
    for seg in segs:
        runs_on = bool(out) and (ends_open(out[-1][-1].text) or seg.text[:1].islower() or seg.text[0] in "–(")
        if out and (not seg.gap or runs_on):
            out[-1].append(seg)
        else:
            out.append([seg])
    return out


def activities(segs: Sequence[Seg]) -> list[list[Seg]]:
    """
    The activities of a text cell: blank lines part them when the one before is a whole sentence (or an event by name)
    and the next begins like one: with an event's name, or with a body that does something.
    """
    out: list[list[Seg]] = []
    for group in groups(segs):
        if out and not (_whole(out[-1]) and _begins_activity(mend.join([seg.text for seg in group]))):
            out[-1] += group
        else:
            out.append(list(group))
    return out


def _whole(group: Sequence[Seg]) -> bool:
    return bool(_STOP.search(group[-1].text)) or words.is_event(group[0].text.split()[0])


def _begins_activity(text: str) -> bool:
    if words.is_event(text.split()[0].strip("”\"'")):
        return True
    found = tokens(glue(text))
    item = item_at(found, 0)
    return item is not None and item.end < len(found) and bool(re.match(r"[a-zæøå]{3,}(?:r|es)$", found[item.end].low))


def agenda_after(segs: Sequence[Seg]) -> tuple[list[Seg], list[Seg]]:
    """
    A row's task cell and agenda cell: the agenda begins at the first bullet, else after a blank line, else at an
    event's name with a capital in the middle of a line ("Ministerens besøg Møde med borgmesteren").
    """
    first = next((at for at, seg in enumerate(segs) if seg.bullet is not None or _opens_agenda(seg.text)), len(segs))
    if first < len(segs):
        return list(segs[:first]), list(segs[first:])
    parts = groups(segs)
    if not parts:
        return [], []
    task, rest = _inside_line(parts[0])
    return task, [*rest, *(seg for group in parts[1:] for seg in group)]


def agenda_before(segs: Sequence[Seg]) -> tuple[list[Seg], list[Seg]]:
    """
    A row's task cell and agenda cell when the agenda comes first: the task begins after the last bullet, at a capital
    after a blank line (or at an event's name on a new line).
    """
    last = max((at for at, seg in enumerate(segs) if seg.bullet is not None), default=-1)
    if last < 0:
        parts = groups(segs)
        return (parts[-1] if parts else []), [seg for group in parts[:-1] for seg in group]
    for at in range(last + 1, len(segs)):
        seg, before = segs[at], segs[at - 1].text
        begins = seg.text[:1].isupper() and not ends_open(before)
        if begins and not goes_on(before, seg.text) and (seg.gap or words.is_event(seg.text.split()[0])):
            return list(segs[at:]), list(segs[:at])
    return [], list(segs)


def goes_on(before: str, text: str) -> bool:
    """Whether a whole sentence stands after another: a point's second sentence and no row's task."""
    return before.rstrip().endswith(".") and text.rstrip().endswith(".")


def _opens_agenda(text: str) -> bool:
    return bool(re.match(r"(?:dagsorden|program|punkter|emner)\s*:?\s*$", text, re.IGNORECASE))


def _inside_line(group: list[Seg]) -> tuple[list[Seg], list[Seg]]:
    for at, seg in enumerate(group):
        for match in re.finditer(r"\s+(?=[A-ZÆØÅ])", seg.text):
            head, tail = seg.text[: match.start()], seg.text[match.end() :]
            if ends_open(head) or _STOP.search(head) or not words.is_event(tail.split()[0]) or len(tail.split()) < 2:
                continue
            return (
                [*group[:at], replace(seg, text=head)],
                [replace(seg, text=tail, gap=0), *group[at + 1 :]],
            )
    return group, []
