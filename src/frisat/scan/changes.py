"""Tracked changes of a Word part: whether there are any, and the part as it is when all of them are accepted."""

from __future__ import annotations

import re
from typing import Any

from frisat.read.from_docx_styles import W

_TAKEN = ("del", "moveFrom")
_KEPT = ("ins", "moveTo")
_RANGES = re.compile(r"(?:moveFrom|moveTo|customXml(?:Ins|Del|MoveFrom|MoveTo))Range(?:Start|End)|numberingChange")
_MARKS = re.compile(r"\w+PrChange|tblGridChange|cellIns|cellDel|cellMerge")


def has_any(root: Any) -> bool:
    return any(_is_change(_local(element)) for element in root.iter())


def _is_change(local: str) -> bool:
    return local in _TAKEN or local in _KEPT or bool(_MARKS.fullmatch(local) or _RANGES.fullmatch(local))


def _local(element: Any) -> str:
    """The name of a Word element; "" for any other."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.removeprefix(W) if tag.startswith(W) else ""


def accept(root: Any) -> None:
    """Deleted text, rows and paragraph marks go, inserted ones stay, marks of changed looks go."""
    for row in [r for r in root.iter(W + "tr") if r.find(f"{W}trPr/{W}del") is not None]:
        drop(row)
    for paragraph in [p for p in root.iter(W + "p") if p.find(f"{W}pPr/{W}rPr/{W}del") is not None]:
        _join(paragraph)
    for element in list(root.iter()):
        local = _local(element)
        if element.getparent() is None:
            continue
        if local in _TAKEN or _MARKS.fullmatch(local) or _RANGES.fullmatch(local):
            drop(element)
        elif local in _KEPT:
            _unwrap(element)


def _join(paragraph: Any) -> None:
    """A deleted paragraph mark: what the paragraph still says stands before the words of the next one."""
    following = paragraph.getnext()
    if following is None or following.tag != W + "p":
        return
    properties = following.find(W + "pPr")
    place = 0 if properties is None else following.index(properties) + 1
    for child in [c for c in paragraph if c.tag != W + "pPr"]:
        following.insert(place, child)
        place += 1
    drop(paragraph)


def _unwrap(element: Any) -> None:
    parent = element.getparent()
    place = parent.index(element)
    for child in list(element):
        parent.insert(place, child)
        place += 1
    parent.remove(element)


def drop(element: Any) -> None:
    """Takes an element out; the text behind it, which belongs to its parent, stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
