"""The short way of trees.py ends where the parser's own does: the same tree and the same errors."""

from __future__ import annotations

from html import escape
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests import payloads
from tests.web import trees

WORDS = " ".join(payloads.PAYLOADS)
ENTITIES = (
    "&amp; &amp &ampx; &amp;amp; &lt;b&gt; &lt &#x27; &#x27 &#x2; &#39; &#39 &#039; &quot;&quot &quote; &; & &# &#"
)


def page(text: str, attribute: str) -> str:
    return f"<!doctype html><title>{text}</title><p title=\"{attribute}\" lang='{attribute}' id={attribute}>{text}</p>"


def elements(tree: Element) -> list[tuple[Any, ...]]:
    return [(e.tag, dict(e.attrib), e.text, e.tail) for e in tree.iter()]


@pytest.mark.parametrize(
    "html",
    [
        page(escape(WORDS), escape(WORDS)),
        page(WORDS, WORDS),
        page(ENTITIES, ENTITIES),
        page(ENTITIES.replace(" ", ""), ENTITIES.replace(" ", "")),
        *(page("x" * (10_240 - n) + "&quot;&amp;", "") for n in range(60, 20, -2)),  # where html5lib's pieces meet
        "&quot",
        "&amp;",
    ],
)
def test_the_short_way_ends_where_the_long_one_does(html: str) -> None:
    plain = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    tree = plain.parse(html)

    found, errors = trees.parsed(html)

    assert elements(found) == elements(tree)
    assert list(errors) == [f"{place}: {what} {more}" for place, what, more in plain.errors]
