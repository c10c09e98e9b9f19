"""Word's styles and lists: what a paragraph inherits, its heading level, its bullet or number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from frisat.plan.regex import regex

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = regex(r"^(?:heading|overskrift|rubrik|überschrift|titre|kop)\s*([1-9])\b", re.IGNORECASE)
_LIST = regex(r"^list (?:bullet|number) ([2-5])$", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off", "none"})
_MOST_STYLES_UP = 20
_DEEPEST = 8
"""Word has nine levels of lists; a file may claim a billion."""


def val(element: Any, name: str) -> str | None:
    """`w:val` of the child `name`; None when there is no such child or it says nothing."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else child.get(W + "val")


def switch(element: Any, name: str) -> bool | None:
    """A switch such as `w:b`: on, off, or None when it is not said."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else (child.get(W + "val") or "1").lower() not in _OFF


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what its ancestors give it; None = not said."""

    key: str = ""
    name: str = ""
    level: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    list_depth: int = 0
    """How deep Word's own list styles stand ("List Bullet 2"), whose lists have one level each."""
    indent: int | None = None
    bold: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None


_PLAIN = Style()


class Styles:
    """The styles of one document by their id."""

    def __init__(self, root: Any | None) -> None:
        self._elements: dict[str, Any] = {}
        self._done: dict[str, Style] = {}
        self.default = ""
        for element in root.iter(W + "style") if root is not None else ():
            key = element.get(W + "styleId") or ""
            self._elements[key] = element
            if element.get(W + "type") == "paragraph" and (element.get(W + "default") or "0").lower() not in _OFF:
                self.default = key

    def of(self, key: str | None) -> Style:
        """The style with this id; the plain one when it is unknown."""
        return self._resolve(key or "", 0)

    def _resolve(self, key: str, depth: int) -> Style:
        if key in self._done:
            return self._done[key]
        element = self._elements.get(key)
        if element is None or depth > _MOST_STYLES_UP:
            return _PLAIN
        base = self._resolve(val(element, "basedOn") or "", depth + 1)
        paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
        numbers = paragraph.find(W + "numPr") if paragraph is not None else None
        name = val(element, "name") or key
        own_bold, own_struck, own_hidden = switch(run, "b"), struck_by(run), switch(run, "vanish")
        found = Style(
            key=key,
            name=name,
            level=_level(paragraph, name, key, base.level),
            list_id=val(numbers, "numId") or base.list_id,
            list_level=_int(val(numbers, "ilvl")) if val(numbers, "ilvl") else base.list_level,
            list_depth=int(deep[1]) - 1 if (deep := _LIST.match(name)) else base.list_depth,
            indent=indent_of(paragraph) if indent_of(paragraph) is not None else base.indent,
            bold=base.bold if own_bold is None else own_bold,
            struck=base.struck if own_struck is None else own_struck,
            hidden=base.hidden if own_hidden is None else own_hidden,
        )
        self._done[key] = found
        return found


def struck_by(run_properties: Any) -> bool | None:
    one, two = switch(run_properties, "strike"), switch(run_properties, "dstrike")
    return None if one is None and two is None else bool(one or two)


def indent_of(paragraph_properties: Any) -> int | None:
    """Left indent in characters (a character is taken as 6 points, 120 twentieths); None when not said."""
    element = paragraph_properties.find(W + "ind") if paragraph_properties is not None else None
    if element is None:
        return None
    said = element.get(W + "left") or element.get(W + "start")
    return None if said is None else max(0, _int(said) // 120)


def _level(paragraph: Any, name: str, key: str, inherited: int | None) -> int | None:
    """Heading level from 1, 0 for running text that overrides a heading; titles count as level 1."""
    outline = val(paragraph, "outlineLvl")
    if outline is not None:
        return _int(outline) + 1 if _int(outline) < 9 else 0
    match = _HEADING.match(name) or _HEADING.match(key)
    if match:
        return int(match[1])
    if name.lower() in ("title", "titel"):
        return 1
    return inherited


def _int(text: str | None) -> int:
    try:
        return int(float(text or 0))
    except ValueError:
        return 0


@dataclass(slots=True)
class ListLevel:
    """One level of a list: `kind` is Word's number format, `pattern` its text with %1…%9."""

    kind: str = "decimal"
    pattern: str = "%1."
    start: int = 1
    style: str | None = None
    indent: int | None = None


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, ListLevel] = field(default_factory=dict)
    restart: dict[int, int] = field(default_factory=dict)


class Lists:
    """The lists of one document; counts as paragraphs ask for their numbers, so ask in document order."""

    def __init__(self, root: Any | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        abstract = {e.get(W + "abstractNumId"): _levels(e) for e in root.iter(W + "abstractNum")}
        for element in root.iter(W + "num"):
            key = val(element, "abstractNumId") or ""
            found = _List(key, dict(abstract.get(key, {})))
            for override in element.iter(W + "lvlOverride"):
                level = _int(override.get(W + "ilvl"))
                found.levels.update(_levels(override))
                start = val(override, "startOverride")
                if start is not None:
                    found.restart[level] = _int(start)
            self._lists[element.get(W + "numId") or ""] = found

    def of(self, list_id: str | None, level: int | None, style: str) -> tuple[int, str] | None:
        """
        Depth and number text of the next paragraph of a list ("" for a bullet); None when it is in no list.

        Args:
            level: None takes the level that belongs to the paragraph's style.
        """
        found = self._lists.get(list_id or "")
        if found is None:
            return None
        if level is None:
            level = next((n for n, own in found.levels.items() if own.style == style), 0)
        level = min(level, _DEEPEST)
        own = found.levels.get(level, ListLevel())
        if own.kind == "none":
            return None
        if own.kind == "bullet":
            return level, ""
        return level, self._number(list_id or "", found, level)

    def _number(self, list_id: str, found: _List, level: int) -> str:
        counts = self._counts.setdefault(found.abstract, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for at, start in found.restart.items():
                counts[at] = start - 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        for at in range(level + 1):
            start = found.levels.get(at, ListLevel()).start
            counts.setdefault(at, start if at < level else start - 1)
        counts[level] += 1
        pattern = found.levels.get(level, ListLevel()).pattern

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            return written(counts.get(at, 1), found.levels.get(at, ListLevel()).kind)

        return re.sub(r"%([1-9])", number, pattern).strip()


def _levels(element: Any) -> dict[int, ListLevel]:
    out = {}
    for level in element.iter(W + "lvl"):
        text = level.find(W + "lvlText")
        out[_int(level.get(W + "ilvl"))] = ListLevel(
            kind=val(level, "numFmt") or "decimal",
            pattern=(text.get(W + "val") if text is not None else None) or "",
            start=_int(val(level, "start") or "1"),
            style=val(level, "pStyle"),
            indent=indent_of(level.find(W + "pPr")),
        )
    return out


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_SMALL = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def written(number: int, kind: str) -> str:
    """A list number in Word's number format: 3 as "3", "03", "c", "C", "iii", "III" or "3."."""
    if kind in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 20)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        text, rest = "", number
        for value, sign in (*_ROMAN, *_ROMAN_SMALL):
            text += sign * (rest // value)
            rest %= value
        return text.upper() if kind == "upperRoman" else text
    if kind == "decimalZero":
        return f"{number:02d}"
    return f"{number}." if kind == "ordinal" else str(number)
