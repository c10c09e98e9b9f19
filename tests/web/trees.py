"""
A page as a browser builds it, after the HTML standard: what elements it has, and what the standard calls wrong with it.

The parser is exact and slow, nine tenths of what a look at a hostile site takes, and several tests look at the same
pages: a page is parsed once, and the entities that Django writes for every quote are not searched letter by letter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from unittest.mock import patch
from xml.etree.ElementTree import Element

import html5lib
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes

KEPT = 256
"""Pages of one crawl and what its forms were answered with, as a rule; a tree takes about a megabyte."""
_MEANT = {"amp;": "&", "lt;": "<", "gt;": ">", "quot;": '"', "#x27;": "'", "#39;": "'"}
_WRITTEN = re.compile("|".join(_MEANT))


_consume = HTMLTokenizer.consumeEntity


def _consume_quickly(self: Any, allowedChar: str | None = None, fromAttribute: bool = False) -> None:  # noqa: N803
    """html5lib's own, with a short way for whole entities of the usual spelling (test_trees.py: with the same end)."""
    found = _WRITTEN.match(self.stream.chunk, self.stream.chunkOffset)
    if found is None:
        _consume(self, allowedChar, fromAttribute)
        return
    self.stream.chunkOffset = found.end()
    meant = _MEANT[found[0]]
    if fromAttribute:
        self.currentToken["data"][-1][1] += meant
    else:
        self.tokenQueue.append({"type": tokenTypes["Characters"], "data": meant})


@lru_cache(maxsize=KEPT)
def parsed(html: str) -> tuple[Element, tuple[str, ...]]:
    """The document's tree, for reading only, and its parse errors."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    with patch.object(HTMLTokenizer, "consumeEntity", _consume_quickly):
        tree: Element = parser.parse(html)
    return tree, tuple(f"{place}: {what} {more}" for place, what, more in parser.errors)


def tree_of(html: str) -> Element:
    return parsed(html)[0]
