"""What an address asks of a list: which filters, and which of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext

from frisat.web.base.middleware import AskedWrongly

BY_OTHERS = ("utm_", "fbclid", "gclid", "msclkid", "mc_cid", "mc_eid")
"""Beginnings of names that mail programs and social media hang on every link that is followed from them."""


def only(query: QueryDict, *names: str) -> None:
    """
    Raises AskedWrongly for a filter that the list has not: what was meant to narrow it shall not silently show all.

    `names`: those it has. What others hang on a link that is shared is passed over.
    """
    for name in query:
        if name not in names and not name.startswith(BY_OTHERS):
            raise AskedWrongly(gettext("There is no filter called “%(value)s”.") % {"value": name[:40]})


def one_of(query: QueryDict, name: str, *known: str) -> str:
    """What a filter says: one of `known`, or nothing. Raises AskedWrongly."""
    said = query.get(name, "")
    if said and said not in known:
        raise AskedWrongly(gettext("The list cannot be narrowed to “%(what)s”.") % {"what": said[:40]})
    return said


def page_asked(said: str, pages: int) -> int:
    """The number of the page, 1 where none is named. Raises AskedWrongly for one that there is not."""
    if not said:
        return 1
    if not (said.isascii() and said.isdecimal()) or len(said) > 6 or not 1 <= int(said) <= pages:
        raise AskedWrongly(gettext("The list has no page “%(value)s”.") % {"value": said[:40]})
    return int(said)


@dataclass(frozen=True, slots=True)
class Page:
    """
    One page of a list.

    `number` counts from 1, `pages` is how many there are (1 for an empty list), `part` cuts it from the whole list;
    `before` and `after` are the numbers of its neighbours, 0 where there is none.
    """

    number: int
    pages: int
    part: slice
    before: int
    after: int


def paged(query: QueryDict, count: int, size: int) -> Page:
    """The page of a list of `count` that `side` names, `size` to a page. Raises AskedWrongly for one there is not."""
    pages = max(1, -(-count // size))
    number = page_asked(query.get("side", ""), pages)
    part = slice((number - 1) * size, number * size)
    return Page(number, pages, part, number - 1, number + 1 if number < pages else 0)


def numbers_on(page: Page, found: QuerySet[Any], count: int) -> list[int]:
    """
    The numbers of the rows on a page of `count` that stand in a complete order, for their columns sort slowly.

    A page of the second half is counted from the end: a database keeps as many rows in order as it steps over.
    """
    first, last = page.part.start, min(page.part.stop, count)
    numbers = found.values_list("pk", flat=True)
    if first <= count // 2:
        return list(numbers[first:last])
    return list(numbers.reverse()[count - last : count - first])[::-1]
