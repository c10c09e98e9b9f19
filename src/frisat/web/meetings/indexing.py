"""
The index that search finds items in: folded words of what each item says, made anew whenever an item is saved.

It is found by, never shown, and never decides who sees what: `queries.open_items` does, from the rows themselves, at
the moment of the question.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from frisat.plan.likeness import stem, words
from frisat.web.meetings import inverted, tasks
from frisat.web.meetings.models import Item, ItemWords
from frisat.web.process.spelling import holding, loose

_MOST_WORDS = 8


def asked_words(text: str) -> list[str]:
    """The words of what somebody searches for, each once."""
    return list(dict.fromkeys(words(text)))[:_MOST_WORDS]


def matching(column: str, text: str) -> Q:
    """Rows whose `column` of folded words has each word of `text`: in a word, by its stem, a short one at the start."""
    every = Q()
    for word in asked_words(text):
        if len(word) > 3:
            every &= holding(column, loose(word)) | holding(column, f" {loose(stem(word))}")
        else:
            every &= holding(column, f" {loose(word)}")
    return every if asked_words(text) else Q(pk__in=[])


def holds(item: Item, text: str, *, with_minutes: bool) -> bool:
    """Whether the row itself holds every word of `text`, by the rule of `matching`."""
    said = _folded(_said(item, with_minutes=with_minutes)) if not item.closed else ""
    for word in asked_words(text):
        forms = [f" {loose(word)}"]
        if len(word) > 3:
            forms += [f" {loose(stem(word))}", loose(word)]
        if not any(form in said for form in forms):
            return False
    return True


def said_by(item: Item) -> tuple[str, str]:
    """Folded words of the item as its agenda has it, and as its minutes have it too; two empty texts when closed."""
    if item.closed:
        return "", ""
    return _folded(_said(item, with_minutes=False)), _folded(_said(item, with_minutes=True))


def _said(item: Item, *, with_minutes: bool) -> list[str]:
    said = [item.no, item.title, item.case_no, item.text, item.recommendation]
    said += [str(p.get("name", "")) for p in item.presenters]
    if with_minutes:
        said += [item.decision_text, *(str(d.get("text", "")) for d in item.dissents)]
    return said


def _folded(said: list[str]) -> str:
    """All words at once: `loose` leaves the spaces between them."""
    found = dict.fromkeys(words(" \n ".join(said)))
    both = loose(" ".join([*found, *(stem(w) for w in found)]))
    return f" {' '.join(dict.fromkeys(both.split(' ')))} "


def when_saved(sender: object, instance: Item, raw: bool = False, **_rest: Any) -> None:
    """Makes the words of a saved item anew. For the signal of the model."""
    if not raw:
        _keep([instance])
        tasks.plan_folding()


def reindex() -> tuple[int, int]:
    """All words made anew: how many items there are, and how many of them stood otherwise in the index."""
    stored = {pk: (agenda, whole) for pk, agenda, whole in ItemWords.objects.values_list("item", "agenda", "whole")}
    count = wrong = 0
    batch: list[Item] = []
    for item in Item.objects.order_by("pk").iterator(chunk_size=500):
        count += 1
        if stored.pop(item.pk, None) != said_by(item):
            wrong += 1
            batch.append(item)
        if len(batch) >= 500:
            _keep(batch)
            batch = []
    _keep(batch)
    return count, wrong or (0 if inverted.rebuild() else count)


def _keep(items: list[Item]) -> None:
    made = []
    for item in items:
        agenda, whole = said_by(item)
        made.append(ItemWords(item=item, agenda=agenda, whole=whole))
    ItemWords.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["item"], update_fields=["agenda", "whole"], batch_size=200
    )
    inverted.mark(item.meeting_id for item in items)
