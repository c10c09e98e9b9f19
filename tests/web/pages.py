"""
Every page of the workspace and every form on it, found by looking: none can be forgotten.

`crawl` asks for each address of the table in people/matrix.py and follows the links of the pages into the workspace;
`forms` reads the forms out of a page, with what a browser would send if somebody pressed the button.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve, reverse

from tests.web import trees
from tests.web.people.matrix import ROUTES
from tests.web.people.test_routes import WORK, arguments

WORDS = {"text", "search", "email", "tel", "url", "password", "textarea", "hidden", ""}
"""Sorts of field that take any words, whatever the browser would make of them."""
_LINK = re.compile(r'<a\b[^>]*? href="([^"]*)"')
LEAVE = ("/arbejde/konto/log-af", "/arbejde/konto/udefra/")


@dataclass(slots=True)
class Form:
    """One form of a page: where it goes, and name -> (sort of field, value sent, choices)."""

    page: str
    action: str
    method: str
    fields: dict[str, tuple[str, list[str], list[str]]] = field(default_factory=dict)
    is_pressed: bool = False
    """Whether it has a button: what is shown to be read alone has none."""

    @property
    def name(self) -> str:
        """The name of the address that it goes to."""
        return str(resolve(urlsplit(self.action).path).url_name)

    def data(self) -> dict[str, Any]:
        return {
            name: values if len(values) > 1 else values[0] for name, (_, values, _) in self.fields.items() if values
        }


def addresses(kinds: dict[str, Any]) -> Iterator[str]:
    """Every address of the workspace that can be asked for, with the objects of a world (people/world.py)."""
    for name, route in WORK.items():
        row = ROUTES[name]
        if "GET" in row.methods:
            yield reverse(name, kwargs=arguments(route, row, kinds)) + row.ask


def forms(page: str, html: str) -> list[Form]:
    tree = trees.tree_of(html)
    outside: dict[str, Form] = {}
    found = []
    for element in tree.iter("form"):
        action = urldefrag(urljoin(page, element.get("action") or page))[0]
        made = Form(page, action, (element.get("method") or "get").lower())
        found.append(made)
        if element.get("id"):
            outside[element.get("id")] = made
        for part in element.iter():
            if part.get("form") is None:
                _take(made, part)
    for part in tree.iter():
        if part.get("form") in outside:
            _take(outside[part.get("form")], part)
    for element in tree.iter("form"):  # a button may send the same fields elsewhere
        for part in element.iter("button"):
            if part.get("formaction"):
                whole = next(f for f, e in zip(found, tree.iter("form"), strict=False) if e is element)
                there = urldefrag(urljoin(page, part.get("formaction")))[0]
                method = (part.get("formmethod") or whole.method).lower()
                found.append(Form(page, there, method, dict(whole.fields), is_pressed=True))
    return found


def _take(form: Form, part: Any) -> None:
    name = part.get("name")
    if _presses(part) and part.get("disabled") is None:
        form.is_pressed = True
    if not name or name == "csrfmiddlewaretoken" or part.get("disabled") is not None:
        return
    if part.tag == "input":
        sort = (part.get("type") or "text").lower()
        if sort in ("checkbox", "radio"):
            _, values, choices = form.fields.setdefault(name, (sort, [], []))
            value = part.get("value", "on")
            choices.append(value)
            if part.get("checked") is not None:
                values.append(value)
        elif sort != "submit":
            form.fields.setdefault(name, (sort, [], []))[1].append(part.get("value", ""))
    elif part.tag == "textarea":
        form.fields.setdefault(name, ("textarea", [], []))[1].append("".join(part.itertext()))
    elif part.tag == "select":
        options = [(o.get("value", "".join(o.itertext())), o.get("selected") is not None) for o in part.iter("option")]
        chosen = [value for value, is_chosen in options if is_chosen] or [value for value, _ in options][:1]
        form.fields[name] = ("select", chosen, [value for value, _ in options])
    elif part.tag == "button" and (part.get("type") or "submit") == "submit":
        form.fields.setdefault(name, ("button", [], []))[2].append(part.get("value", ""))


def _presses(part: Any) -> bool:
    sort = (part.get("type") or "submit").lower()
    return (part.tag == "button" and sort == "submit") or (
        part.tag == "input" and part.get("type") in ("submit", "image")
    )


def crawl(
    client: Client, begin: Iterable[str], *, most: int = 400, seen_before: set[str] | None = None
) -> dict[str, Any]:
    """Address -> answer, for the given addresses and what their pages lead to in the workspace; one of each pattern."""
    waiting, found, patterns = list(begin), {}, set()
    first = len(waiting)
    while waiting and len(found) < most:
        address, is_given = waiting.pop(0), first > 0
        first -= 1
        parts = urlsplit(address)
        try:
            match = resolve(parts.path)
        except Resolver404:
            continue
        pattern = (match.url_name, frozenset(p.partition("=")[0] for p in parts.query.split("&")))
        if address in found or (not is_given and pattern in patterns):
            continue
        patterns.add(pattern)
        answer = found[address] = client.get(address)
        if not answer.get("Content-Type", "").startswith("text/html") or answer.streaming:
            continue
        for link in _LINK.findall(answer.content.decode()):
            there = urldefrag(urljoin(address, unescape(link)))[0]
            if there.startswith("/arbejde/") and not there.startswith(LEAVE):
                waiting.append(there)
    return found
