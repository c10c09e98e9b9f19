"""
html to blocks: the content of a page as a person sees it, without menus, scripts and what the page hides.

What is left out is noted with its words. Attributes that nobody sees (`data-`, `alt`, `datetime`), comments and
scripts are never read.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from frisat.plan.errors import ReadError
from frisat.plan.model import Note, Source
from frisat.plan.regex import regex
from frisat.read import encoding, limits
from frisat.read.blocks import Document, Line
from frisat.read.from_html_blocks import Flow, Page
from frisat.read.from_html_parts import Parts
from frisat.read.places import numbered
from frisat.read.visible import one_line
from frisat.read.xml import as_read_error

_DECLARATION = regex(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_ENTITY = regex(r"<!ENTITY\b", re.IGNORECASE)
_CELL = regex(r"<t[dh][\s>]", re.IGNORECASE)
_DEEPEST = 250
"""The parser gives up at 256; below that, one level of a page costs three of Python's calls."""
_EXCERPT = 400


def read(data: bytes, name: str) -> Document:
    """
    The page's main content; its footer in `extra` ("footer").

    Raises ReadError: E318 the page defines entities, E319 a table of too many cells, E323 elements nested too deep.
    """
    text, guessed = encoding.decode(data, said=True)
    root = _parsed(text)
    page = Page(Source(document=name))
    parts = Parts(root)
    flow = Flow(page, parts)
    for element in parts.content():
        flow.element(element)
    blocks = numbered(flow.finished())
    notes = [Note(code, page.source, value=words[:_EXCERPT]) for code, words in parts.left_out]
    if page.pictures:
        notes.append(Note("R208", page.source, parts=(("count", str(page.pictures)),)))
    if page.deleted:
        changes = (("inserted", str(page.inserted)), ("deleted", str(page.deleted)))
        notes.append(Note("R206", page.source, parts=changes))
    if _is_cut_short(text):
        notes.append(Note("R223", page.source))
    if guessed:
        notes.append(Note("R216", page.source, value=guessed))
    extra = {"line_ends": "paragraph"}
    if parts.footer:
        extra["footer"] = "\n".join(parts.footer)
    return Document(
        name=name,
        blocks=blocks,
        title=_title(blocks, root),
        notes=tuple(notes),
        sha256=hashlib.sha256(data).hexdigest(),
        extra=extra,
    )


def _parsed(text: str) -> Any:
    from lxml import etree, html

    if _ENTITY.search(text):
        raise ReadError("E318")
    limits.check_cells(len(_CELL.findall(text)))
    text = _DECLARATION.sub("", text.replace("\0", ""))
    _check_depth(text)
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise ReadError("E326") from error
    except etree.XMLSyntaxError as error:
        raise as_read_error(error) from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise ReadError("E323")
    return root


_TABLE = regex(r"<(/?)table\b", re.IGNORECASE)
_PAGE_ENDS = regex(r"</(?:body|html)\s*>", re.IGNORECASE)


def _is_cut_short(text: str) -> bool:
    """Whether the page stops within a table, whose end tag no page may leave out (HTML, 4.9.1), and never ends."""
    ends = [bool(match[1]) for match in _TABLE.finditer(text)]
    return ends.count(False) > ends.count(True) and not _PAGE_ENDS.search(text)


_TAG = regex(r"<(/?)(div|span|b|i|font|ul|ol|li|table|tr|td|section|article|blockquote|em|strong|p|a|dl|dd)\b", re.I)


def _check_depth(text: str) -> None:
    """
    Raises E323 for elements nested deeper than any page's: asked of the text, before the parser builds them.

    Unclosed paragraphs, items and cells close themselves, so they are counted only within bounds that a person's
    page never reaches.
    """
    depth = 0
    for match in _TAG.finditer(text):
        if match[2].lower() in ("p", "li", "tr", "td", "dd"):
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > max(limits.current().depth, _DEEPEST) * 20:
            raise ReadError("E323")


def _title(blocks: tuple[Any, ...], root: Any) -> str:
    """The first heading of the highest level, else the page's title."""
    headings = [block for block in blocks if isinstance(block, Line) and block.level]
    if headings:
        return min(headings, key=lambda line: line.level).text
    title = root.find(".//title")
    return one_line(title.text or "") if title is not None else ""
