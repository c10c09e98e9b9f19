"""Elements of a page to lines and tables: inline words flow together, block elements end a line."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from frisat.plan.model import Source
from frisat.read.blocks import Block, Line
from frisat.read.from_html_parts import INLINE, Parts
from frisat.read.visible import SUPERSCRIPTS, one_line, typed_bullet, visible

_BOLD = frozenset({"b", "strong"})
_STRUCK = frozenset({"del", "s", "strike"})
_FEWEST_ROWS = 3
_MOST_PARTS = 12
"""Inline parts of one card."""
_PICTURES = frozenset({"img", "svg", "canvas", "picture", "object", "embed"})


@dataclass(slots=True)
class Page:
    """What all flows of one page share."""

    source: Source
    tables: int = 0
    pictures: int = 0
    inserted: int = 0
    deleted: int = 0
    """Corrections inside a line that are read as they end: the new words alone."""
    heading: int = 1
    """The level of the last heading: what folds out a part of the page stands below it."""
    folds: int = 0
    """How many parts that fold out stand around what is read."""


@dataclass(frozen=True, slots=True)
class Look:
    bold: bool = False
    struck: bool = False
    deleted: bool = False
    inserted: bool = False
    raised: bool = False
    kept: bool = False
    """White space is kept (`pre`)."""


@dataclass(slots=True)
class Flow:
    """The blocks of one container while its elements come in; a table's cells have flows of their own."""

    page: Page
    parts: Parts
    out: list[Block] = field(default_factory=list)
    _pieces: list[tuple[str, Look]] = field(default_factory=list)
    _level: int = 0
    _bullet: int | None = None
    _prefix: str = ""
    _indent: int = 0
    _depth: int = -1
    _gap: bool = False

    def element(self, element: Any, look: Look = Look()) -> None:
        """Reads an element and all in it; the text after it is its parent's to read."""
        if isinstance(element.tag, str) and element.tag in _PICTURES and not self.parts.is_hidden(element):
            self.page.pictures += 1
        if not self.parts.is_content(element):
            return
        tag = element.tag
        if tag == "br":
            self._pieces.append(("\n", look))
        elif tag == "hr":
            self.end()
            self._gap = True
        elif tag == "table":
            self.end()
            from frisat.read.from_html_tables import read_table

            self.out.extend(read_table(element, self.page, self.parts))
        elif tag == "dl":
            self.end()
            from frisat.read.from_html_tables import read_terms

            self.out.extend(read_terms(element, self.page, self.parts))
        elif tag in ("ul", "ol", "menu"):
            self._list(element, look)
        elif tag in INLINE and not _is_card(element):
            self._inside(element, _look(element, look))
        else:
            self._block(element, _look(element, look))

    def _inside(self, element: Any, look: Look) -> None:
        self.text(element.text, look)
        children, at = list(element), 0
        while at < len(children):
            rows = self._rows(children, at) if element.tag not in INLINE else []
            if not rows:
                self._part(children[at])
                self.element(children[at], look)
            self.text(children[at + max(len(rows), 1) - 1].tail, look)
            at += max(len(rows), 1)

    def _part(self, element: Any) -> None:
        """
        Parts an inline element from the one right before it when each has a look of its own: no space stands between
        them, but the page sets them apart; in one card of several, in lines. A number stays with what it numbers.
        """
        before = element.getprevious()
        if before is None or (before.tail or "") or not self._pieces or element.tag not in INLINE:
            return
        looks = [one.get("class") for one in (before, element)]
        if before.tag not in INLINE or None in looks or looks[0] == looks[1]:
            return
        last, first = self._pieces[-1][0][-1:], (element.text or "")[:1]
        if last.isalnum() and first.isalnum():
            number = one_line(before.text_content()).rstrip(".").isdecimal()
            self._pieces.append(("\n" if _is_card(element.getparent()) and not number else " ", Look()))

    def _rows(self, children: list[Any], at: int) -> list[Any]:
        """Reads the rows of a table that the page sets without one, and gives them; [] when none begin here."""
        if len(children) - at < _FEWEST_ROWS or not len(children[at]):
            return []
        from frisat.read.from_html_tables import read_rows, rows_without_table

        rows = rows_without_table(children, at, self.parts)
        if rows:
            self.end()
            self.out.extend(read_rows(rows, self.page, self.parts))
        return rows

    def text(self, text: str | None, look: Look = Look()) -> None:
        if not text:
            return
        text = visible(text)
        if not look.kept:
            first, last = text[:1].isspace(), text[-1:].isspace()
            words = " ".join(text.split())
            text = f"{' ' * first}{words}{' ' * last}" if words else " "
        if look.raised and text.strip().isdigit():
            text = text.translate(SUPERSCRIPTS)
        self._pieces.append((text, look))

    def _block(self, element: Any, look: Look) -> None:
        self.end()
        level, self._level = self._level, self._level_of(element) or self._level
        self.page.folds += element.tag == "details"
        self._inside(element, look)
        self.end()
        self.page.folds -= element.tag == "details"
        self._level = level

    def _level_of(self, element: Any) -> int:
        """The level of a heading, also of what folds out a part of the page; 0 for what heads nothing."""
        if element.tag == "summary":
            return min(self.page.heading + max(self.page.folds, 1), 6)
        level = _level(element)
        self.page.heading = level or self.page.heading
        return level

    def _list(self, element: Any, look: Look) -> None:
        self.end()
        before = (self._depth, self._bullet, self._prefix)
        self._depth += 1
        number = _start(element)
        for child in element:
            if child.tag == "li" and self.parts.is_content(child):
                self._bullet = self._depth
                value = child.get("value") or ""
                number = int(value) if value.isdecimal() and len(value) < 7 else number
                self._prefix = f"{number}." if element.tag == "ol" else ""
                number += 1
                self._inside(child, _look(child, look))
                self.end()
                self._bullet, self._prefix = None, ""
            elif child.tag != "li":
                self.element(child, look)
            self.text(child.tail, look)
        self.end()
        self._depth, self._bullet, self._prefix = before

    def end(self) -> None:
        """Ends the line under way."""
        pieces, self._pieces = self._pieces, []
        rows: list[list[tuple[str, Look]]] = [[]]
        for text, look in pieces:
            first, *rest = text.split("\n")
            rows[-1].append((first, look))
            rows.extend([(part, look)] for part in rest)
        for number, row in enumerate(rows):
            if not any(text.strip() for text, _ in row):
                self._gap = self._gap or 0 < number < len(rows) - 1
                continue
            self._line(row)

    def _line(self, row: list[tuple[str, Look]]) -> None:
        row = self._corrected(row)
        told = [(text, look) for text, look in row if text.strip()]
        joined = "".join(text for text, _ in row)
        text = joined.rstrip() if told[0][1].kept else one_line(joined)
        indent = len(text) - len(text.lstrip(" ")) if told[0][1].kept else max(self._depth, 0) * 2
        text = text.strip(" ")
        struck = _struck(row, told, text)
        bullet = self._bullet
        if bullet is None and not self._level:
            typed = typed_bullet(text)
            if typed:
                bullet = typed[0] + max(self._depth, 0)
                struck = (typed[1],) if struck == (text,) else struck
                text = typed[1]
        if self._prefix:
            struck = (f"{self._prefix} {text}",) if struck == (text,) else struck
            text = f"{self._prefix} {text}"
        self.out.append(
            Line(
                text,
                self.page.source,
                level=self._level,
                bullet=None if self._level else bullet,
                bold=all(look.bold for _, look in told),
                indent=indent,
                gap=self._gap and bool(self.out),
                struck=struck,
            )
        )
        self._gap, self._bullet, self._prefix = False, None, ""

    def _corrected(self, row: list[tuple[str, Look]]) -> list[tuple[str, Look]]:
        """
        A row without the words that others took the place of.

        Words struck inside a word or a date ("12.13. maj") were corrected, and so were those of `del` beside `ins`.
        Other struck words stay: they say what is cancelled, and which day an activity was moved from.
        """
        told = [n for n, (text, _) in enumerate(row) if text.strip()]
        gone = set()
        for at, n in enumerate(told):
            look = row[n][1]
            if not look.struck:
                continue
            before = row[told[at - 1]] if at else None
            behind = row[told[at + 1]] if at + 1 < len(told) else None
            beside = [one for one in (before, behind) if one is not None and not one[1].struck]
            is_edit = look.deleted and any(one[1].inserted for one in beside)
            if is_edit or _is_glued(row, n):
                gone.add(n)
                self.page.deleted += 1
                self.page.inserted += any(one[1].inserted for one in beside)
        return [one for n, one in enumerate(row) if n not in gone]

    def finished(self) -> list[Block]:
        self.end()
        return self.out


def _is_card(element: Any) -> bool:
    """Whether it is one of several of one look that hold nothing but inline parts with looks of their own."""
    look = element.get("class")
    if look is None or (element.text or "").strip():
        return False
    parts = list(islice(element, _MOST_PARTS + 1))  # a slice of an element counts all that is in it
    if not 2 <= len(parts) <= _MOST_PARTS or any((one.tail or "").strip() for one in parts):
        return False
    if any(not isinstance(one.tag, str) or one.tag not in INLINE or not one.get("class") for one in parts):
        return False
    beside = (element.getnext(), element.getprevious())
    return any(one is not None and one.tag == element.tag and one.get("class") == look for one in beside)


def _is_glued(row: list[tuple[str, Look]], at: int) -> bool:
    """Whether a struck piece and a letter or digit that is not struck stand together without a space."""
    text = row[at][0]
    behind = row[at + 1] if at + 1 < len(row) else None
    if behind is not None and not behind[1].struck and not text[-1].isspace() and behind[0][:1].isalnum():
        return True
    before = row[at - 1] if at else None
    return before is not None and not before[1].struck and text[0].isalnum() and before[0][-1:].isalnum()


def _struck(row: list[tuple[str, Look]], told: list[tuple[str, Look]], text: str) -> tuple[str, ...]:
    if not any(look.struck for _, look in told):
        return ()
    if all(look.struck or not any(map(str.isalnum, words)) for words, look in told):
        return (text,)
    parts, under_way = [], ""
    for words, look in [*row, ("", Look())]:
        if look.struck:
            under_way += words
        elif under_way.strip():
            parts.append(one_line(under_way))
            under_way = ""
    return tuple(parts)


def _look(element: Any, look: Look) -> Look:
    style = (element.get("style") or "").lower().replace(" ", "")
    heavy = "font-weight:bold" in style or any(f"font-weight:{n}00" in style for n in (6, 7, 8, 9))
    light = "font-weight:normal" in style or "font-weight:400" in style
    return Look(
        bold=(look.bold or element.tag in _BOLD or heavy or element.tag == "th") and not light,
        struck=look.struck or element.tag in _STRUCK or "line-through" in style,
        deleted=look.deleted or element.tag == "del",
        inserted=look.inserted or element.tag == "ins",
        raised=look.raised or element.tag == "sup",
        kept=look.kept or element.tag == "pre" or "white-space:pre" in style,
    )


def _level(element: Any) -> int:
    tag = element.tag
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return int(tag[1])
    if (element.get("role") or "").lower() == "heading":
        said = element.get("aria-level") or "2"
        return min(int(said), 9) if said.isdecimal() and len(said) < 7 else 2
    return 0


def _start(element: Any) -> int:
    said = element.get("start") or "1"
    return int(said) if said.removeprefix("-").isdecimal() and len(said) < 7 else 1
