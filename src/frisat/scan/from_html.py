"""
Web pages: text, what is hidden, attributes, comments, scripts and the head.

The page is looked at twice: as the parser builds it, and as plain source without its tags, because browsers and
parsers differ on what broken markup means.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from frisat.plan.errors import ReadError
from frisat.read import encoding
from frisat.read.from_html_parts import INLINE
from frisat.scan.finding import Grade, Kind
from frisat.scan.pieces import Found, Piece, at, fact

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_TAG = re.compile(r"<(?:[^<>\"']|\"[^\"]{0,4000}\"|'[^']{0,4000}'){0,4000}>")
_BREAKING = re.compile(
    r"</?(?:p|div|li|td|th|tr|br|h[1-6]|dt|dd|option|section|article|table)\b[^<>]{0,400}>", re.IGNORECASE
)
_INLINE = INLINE - {"acronym", "output", "rb", "rp", "rt", "ruby"} | {"nobr"}
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d]*[1-9])|font-size\s*:\s*0(?![.\d]*[1-9])|"
    r"clip\s*:\s*rect|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_MACHINE = frozenset(
    {"class", "style", "id", "rel", "type", "lang", "charset", "role", "integrity", "nonce", "d", "points"}
)
_LONG_VALUE = 20_000
_LABEL_CHARS = 60


def look(data: bytes) -> Found:
    """Pieces and facts of a page. Raises ReadError E318 when it defines entities."""
    text, _ = encoding.decode(data, said=True)
    if re.search(r"<!ENTITY\b", text, re.IGNORECASE):
        raise ReadError("E318")
    root = _parsed(text)
    if root is None:
        yield fact(Kind.EMBEDDED_FILE, Grade.MEDIUM, "S153", at("S345"), incomplete=True, value="html")
    else:
        yield from _tree(root)
    joined = unescape(_TAG.sub(_its_lines, _BREAKING.sub(lambda match: "\t" + _its_lines(match), text)))
    yield Piece(joined, at("S330"), lines=True, again=root is not None)
    yield Piece(unescape(text), at("S330"), lines=True, strict=True, again=True)


def _its_lines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _parsed(text: str) -> Any | None:
    from lxml import etree, html

    text = _DECLARATION.sub("", text.replace("\0", ""))
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, recover=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return None if any("depth" in entry.message.lower() for entry in parser.error_log) else root


class _Flow:
    """Collects the text of one block; `label` is the block before when it is short (a heading, a question)."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.line = 0
        self.label = ""
        self.hidden = 0
        self.comments = 0

    def say(self, text: str | None, line: int) -> None:
        if text:
            if not self.words:
                self.line = line
            self.words.append(text)

    def done(self, code: str) -> Found:
        text = "".join(self.words)
        self.words = []
        if text.strip():
            yield Piece(text, at(code, line=self.line), label=self.label, alone=True)
            said = " ".join(text.split())
            self.label = said if len(said) <= _LABEL_CHARS else ""


def _tree(root: Any) -> Found:
    """All elements in the document's order, without recursion: a hostile page is as deep as the parser lets it be."""
    from lxml import etree

    flow = _Flow()
    hidden_at: list[Any] = []
    rows = _Rows()
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        line = element.sourceline or 0
        code = "S332" if hidden_at else "S330"
        if event in ("comment", "pi"):
            flow.comments += 1
            yield Piece(element.text or "", at("S331", line=line))
            flow.say(element.tail, line)
            continue
        if event == "start":
            if tag not in _INLINE:
                yield from flow.done(code)
            yield from _attributes(element, line)
            if tag in ("script", "style", "template", "noscript", "textarea", "title", "option", "svg"):
                where = "S333" if tag in ("script", "style") else "S334" if tag == "title" else code
                strict = tag == "style"
                yield Piece(_unslashed(element.text or ""), at(where, line=line), strict=strict)
            elif _is_hidden(element):
                hidden_at.append(element)
                flow.hidden += bool("".join(element.itertext()).strip()) if len(hidden_at) == 1 else 0
                flow.say(element.text, line)
            else:
                flow.say("\n" if tag == "br" else element.text, line)
            continue
        if tag not in _INLINE:
            yield from flow.done(code)
        if tag == "tr":
            yield from rows.row(element, line)
        elif tag == "table":
            rows.heads = []
        if hidden_at and hidden_at[-1] is element:
            hidden_at.pop()
        flow.say(element.tail, line)
    yield from flow.done("S330")
    if flow.hidden or flow.comments:
        count = flow.hidden + flow.comments
        yield fact(Kind.HIDDEN_TEXT, Grade.LOW, "S117", at("S345"), count=count)


class _Rows:
    """Rows of tables once more, each cell under its heading and all of them in one line."""

    def __init__(self) -> None:
        self.heads: list[str] = []

    def row(self, element: Any, line: int) -> Found:
        cells = ["".join(cell.itertext()).strip() for cell in element if cell.tag in ("td", "th")]
        if not cells:
            return
        place = at("S330", line=line)
        if len(cells) < 200 and any(any(c.isdigit() for c in cell) for cell in cells):
            yield Piece(" | ".join(" ".join(cell.split()) for cell in cells), place, again=True)
            for cell, head in zip(cells, self.heads, strict=False):
                yield Piece(cell, place, label=head, alone=True, again=True)
        if not self.heads:
            self.heads = cells


def _attributes(element: Any, line: int) -> Found:
    names = element.attrib
    label = " ".join(names.get(key) or "" for key in ("name", "id", "property", "for", "aria-label", "placeholder"))
    meta = element.tag == "meta"
    for name, value in names.items():
        if not value or len(value) < 6:
            continue
        place = at("S334", line=line) if meta else at("S335", name=name[:40], line=line)
        machine = name in _MACHINE or len(value) > _LONG_VALUE or value.startswith("data:")
        author = meta and (names.get("name") or "").lower() in (
            "author",
            "dc.creator",
            "dcterms.creator",
            "last-modified-by",
        )
        yield Piece(value, place, label=f"{name}\n{label}".strip(), alone=True, strict=machine)
        if author and name == "content":
            yield fact(Kind.METADATA, Grade.LOW, "S130", place, name="S351", value=value[:80])


def _is_hidden(element: Any) -> bool:
    style = element.get("style") or ""
    typed = element.tag == "input" and (element.get("type") or "").lower() == "hidden"
    return typed or "hidden" in element.attrib or (bool(style) and _HIDING.search(style) is not None)


_SLASHED = re.compile(r"\\(?:u00|x)([0-9A-Fa-f]{2})|\\u(20[0-9A-Fa-f]{2})")


def _unslashed(script: str) -> str:
    """Characters of a script that are written as \\u002d or \\x2d."""
    return _SLASHED.sub(lambda match: chr(int(match[1] or match[2], 16)), script) if "\\" in script else script
