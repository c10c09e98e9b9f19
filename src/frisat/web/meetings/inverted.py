"""
Which meetings have which word: for search among hundreds of thousands of items, the same on every database.

It is one level coarser than the items and only ever too generous: it names the meetings worth looking into, and
`searching` looks into their rows. A meeting whose items were saved since it was folded in is always worth looking
into, so that search misses nothing between a save and the worker's next round, and a lost index is slow, not wrong.

The worker folds meetings in, many at a time and in a transaction of its own: a word that stands in every meeting is
one long row, and two people who save an agenda at a time must not wait for each other at it.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Length

from frisat.plan.likeness import stem
from frisat.web.meetings.models import Item, ItemWords, MeetingWords, Word
from frisat.web.process.spelling import holding, loose

LONGEST = 60
"""Letters of a word that are kept. A longer one stands in pieces of so many that overlap by half."""
SHORT = 3
"""Words of so few letters are looked for at the beginning of words alone; those beginnings have rows of their own."""
BATCH = 200
"""Meetings folded in at once; `MANY` when there are so many that the same words would be written over and over."""
MANY = 4000
LARGEST = 16
"""Rows of a word that are looked at before the others: those with the most meetings."""
NEARLY_ALL = 0.75
"""A word that more than this part of the meetings say narrows nothing: to unite its rows takes longer than it saves."""


# ------------------------------------------------------------------------------------------------------------ asking
def worth_a_look(asked: Iterable[str], of: int) -> set[int] | None:
    """
    The numbers of the meetings that may have an item with every one of the folded words `asked`; None: any may.

    By the rule of `indexing.matching`, and a word of more letters than are kept by its first ones. `of`: how many
    meetings there are in the lists; a word that nearly all of them say narrows nothing.
    """
    every: set[int] | None = None
    for word in asked:
        have = _saying(word, most=NEARLY_ALL * of)
        if have is None:
            continue
        every = have if every is None else every & have
        if not every:
            break
    return None if every is None else every.union(stale())


def _saying(asked: str, *, most: float) -> set[int] | None:
    """
    The meetings that say a word; None when they are more than `most`, as is seen in the words that most of them say.

    The texts first, which an index holds without the numbers: those of every word together are many megabytes.
    """
    texts = list(Word.objects.filter(_forms(asked)).values_list("text", flat=True))
    found = Word.objects.filter(text__in=texts)
    largest = list(found.order_by(Length("meetings").desc()).values_list("text", "meetings")[:LARGEST])
    have = set().union(*(_numbers(packed) for _, packed in largest))
    if len(texts) > LARGEST and len(have) <= most:
        left = set(texts).difference(text for text, _ in largest)
        for packed in found.filter(text__in=left).values_list("meetings", flat=True).iterator():
            have.update(_numbers(packed))
    return have if len(have) <= most else None


def _forms(word: str) -> Q:
    said = loose(word)
    if len(word) <= SHORT:
        return _beginning(said)
    return holding("text", said[: LONGEST // 2]) | _beginning(loose(stem(word)))


def _beginning(said: str) -> Q:
    if len(said) <= SHORT:
        return Q(text=f"{said}*")
    return Q(text__startswith=said[: LONGEST // 2])


def stale() -> list[int]:
    """The meetings whose items were saved since they were folded in."""
    return list(MeetingWords.objects.filter(stale=True).values_list("meeting", flat=True))


# ----------------------------------------------------------------------------------------------------------- keeping
def mark(meetings: Iterable[int]) -> None:
    """Says that items of these meetings were saved; part of the transaction that saves them."""
    rows = [MeetingWords(meeting_id=pk, stale=True) for pk in sorted(set(meetings))]
    MeetingWords.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["meeting"], update_fields=["stale"], batch_size=500
    )


def fold_in() -> int:
    """Takes up the words of every meeting that waits for it; how many there were."""
    count, batch = 0, MANY if MeetingWords.objects.filter(stale=True).count() > MANY // 2 else BATCH
    while done := _fold_batch(batch):
        count += done
    return count


@transaction.atomic
def _fold_batch(most: int) -> int:
    Word.objects.select_for_update().get_or_create(text="", defaults={"meetings": b""})  # one worker at a time
    found = MeetingWords.objects.select_for_update(skip_locked=True).filter(stale=True).order_by("pk")[:most]
    rows = list(found)
    said: dict[int, set[str]] = {row.pk: set() for row in rows}
    known = ItemWords.objects.filter(item__meeting__in=said, item__removed=None)
    for meeting, words in known.values_list("item__meeting", "whole"):
        said[meeting].update(words.split())
    come: dict[str, list[int]] = {}
    gone: dict[str, list[int]] = {}
    for row in rows:
        before, now = set(row.words.split()), said[row.pk]
        _gather(come, row.pk, _entries(now) - _entries(before))
        _gather(gone, row.pk, _entries(before) - _entries(now))
        row.words, row.stale = " ".join(sorted(now)), False
    _rewrite(come, gone)
    MeetingWords.objects.bulk_update(rows, ["words", "stale"], batch_size=100)
    return len(rows)


def _gather(into: dict[str, list[int]], meeting: int, entries: Iterable[str]) -> None:
    for entry in entries:
        into.setdefault(entry, []).append(meeting)


def _entries(words: Iterable[str]) -> set[str]:
    """What the words of a meeting are found under: themselves, in pieces where they are long, and how they begin."""
    out: set[str] = set()
    for word in words:
        out.update(f"{word[:n]}*" for n in range(1, min(SHORT, len(word)) + 1))
        out.add(word[:LONGEST])
        out.update(word[at : at + LONGEST] for at in range(LONGEST // 2, len(word) - LONGEST // 2, LONGEST // 2))
    return out


def _rewrite(come: dict[str, list[int]], gone: dict[str, list[int]]) -> None:
    """The rows of some words with meetings put in and taken out; a word that no meeting says any more is deleted."""
    texts = sorted(come.keys() | gone.keys())
    for at in range(0, len(texts), 500):
        part = texts[at : at + 500]
        stored = {w.text: w.meetings for w in Word.objects.select_for_update().filter(text__in=part).order_by("text")}
        kept, empty = [], []
        for text in part:
            numbers = set(_numbers(stored.get(text, b""))).union(come.get(text, ())).difference(gone.get(text, ()))
            if numbers:
                kept.append(Word(text=text, meetings=_packed(numbers)))
            else:
                empty.append(text)
        Word.objects.bulk_create(kept, update_conflicts=True, unique_fields=["text"], update_fields=["meetings"])
        Word.objects.filter(text__in=empty).delete()


def rebuild() -> bool:
    """
    The whole index anew from the words of the items; whether it had been right.

    What is there is right to a letter, or it is thrown away. Search goes on meanwhile, slower.
    """
    fold_in()
    if _is_right():
        return True
    Word.objects.all().delete()
    MeetingWords.objects.all().delete()
    mark(Item.objects.order_by().values_list("meeting", flat=True).distinct())
    fold_in()
    return False


def _is_right() -> bool:
    """Whether every row is what the items' words make of it."""
    said: dict[str, array[int]] = {}
    now: set[str] = set()
    current = 0
    meetings: dict[int, str] = dict(MeetingWords.objects.filter(stale=False).values_list("meeting", "words"))
    found = ItemWords.objects.filter(item__removed=None).order_by("item__meeting").values_list("item__meeting", "whole")

    def close() -> bool:
        for entry in _entries(now):
            said.setdefault(entry, array("I")).append(current)
        return meetings.pop(current, None) == " ".join(sorted(now))

    for meeting, words in found.iterator(chunk_size=2000):
        if meeting != current:
            if current and not close():
                return False
            current, now = meeting, set()
        now.update(words.split())
    if current and not close():
        return False
    for text, packed in Word.objects.exclude(text="").values_list("text", "meetings").iterator(chunk_size=500):
        if _packed(said.pop(text, ())) != bytes(packed):
            return False
    return not said and not any(meetings.values())


# ----------------------------------------------------------------------------------------------------------- numbers
def _packed(numbers: Iterable[int]) -> bytes:
    out = array("I", sorted(numbers))
    if sys.byteorder == "big":
        out.byteswap()
    return out.tobytes()


def _numbers(packed: bytes | memoryview) -> array[int]:
    out = array("I")
    out.frombytes(packed)
    if sys.byteorder == "big":
        out.byteswap()
    return out
