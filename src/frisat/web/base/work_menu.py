"""The menu of the workspace: each part says at its start which entry it has, and for whom (`AppConfig.ready`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Part:
    """An entry: `name` of its address, what it is called, and who sees it; `order` from left to right."""

    order: int
    address: str
    called: str | Promise
    may_see: Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    url: str
    is_here: bool


_parts: dict[str, Part] = {}


def add(order: int, address: str, called: str | Promise, may_see: Callable[[Any], bool]) -> None:
    """An entry of the menu; a second call for the same address replaces the first."""
    _parts[address] = Part(order, address, called, may_see)


def of(request: HttpRequest) -> list[Entry]:
    """The entries that who is signed in may see; the one whose address begins the page's is marked."""
    parts = [p for p in sorted(_parts.values(), key=lambda p: p.order) if p.may_see(request.user)]
    urls = [reverse(p.address) for p in parts]
    here = max((url for url in urls if request.path.startswith(url)), key=len, default="")
    if here == reverse("desk") != request.path:
        here = ""
    return [Entry(str(p.called), url, url == here) for p, url in zip(parts, urls, strict=True)]
