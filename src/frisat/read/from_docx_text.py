"""
A Word paragraph as the words a person sees: split runs joined, tracked changes as accepted, fields as their result.

What is met on the way and not read (hidden text, comments, pictures) is counted in `Seen` for the notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from frisat.read.from_docx_styles import Style, Styles, W, struck_by, switch, val
from frisat.read.visible import SUPERSCRIPTS, visible

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

_THROUGH = frozenset(
    W + name
    for name in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "moveTo", "sdtContent", "rubyBase")
)
_SYMBOLS = {
    "f0b7": "•", "f0a7": "•", "f076": "•", "f0d8": "➢", "f0fc": "✓", "f0fe": "☒", "f0a8": "☐", "f06f": "☐", "f052": "☑",
    "f0e0": "→", "f0e8": "→", "f0df": "←", "f0de": "⇒", "f0f3": "↔", "f02d": "-", "f0d7": "·", "f0ae": "→",
    "f028": "☎", "f02a": "✉", "f04a": "☺", "f0a3": "☐", "f078": "☒", "f071": "☐",
}  # fmt: skip


@dataclass(slots=True)
class Seen:
    """What a reading met and did not read, or read in a way that a person should know."""

    hidden: int = 0
    hidden_rows: int = 0
    inserted: int = 0
    deleted: int = 0
    comments: int = 0
    pictures: int = 0
    embedded: int = 0
    contents_lines: int = 0
    unfilled: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a paragraph with one look. `page`: on which page it begins."""

    text: str
    bold: bool
    struck: bool
    page: int


@dataclass(slots=True)
class Story:
    """What runs through a document while its paragraphs are read in order."""

    styles: Styles
    seen: Seen = field(default_factory=Seen)
    page: int = 1
    fields: list[str] = field(default_factory=list)
    """Open fields, outermost first: "code" while its instruction stands, "result" after it."""
    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    """(footnote or endnote, id) -> the mark printed for it, in the order in which they are met."""
    own_mark: str = ""
    """The mark of the note whose text is being read."""
    frames: list[Any] = field(default_factory=list)
    """Text boxes, drawings and diagrams met in the paragraph, to be read after it."""

    @property
    def in_code(self) -> bool:
        return "code" in self.fields


def mend_fields(root: Any) -> None:
    """Takes away field marks without a partner, so that a half field cannot swallow the rest of a document."""
    open_marks: list[tuple[Any, list[Any]]] = []
    alone = []
    for mark in list(root.iter(W + "fldChar")):
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            open_marks.append((mark, []))
        elif not open_marks:
            alone.append(mark)
        elif kind == "end":
            open_marks.pop()
        else:
            open_marks[-1][1].append(mark)
    for mark, inner in open_marks:
        alone.extend((mark, *inner))
    for mark in alone:
        mark.getparent().remove(mark)


def pieces_of(paragraph: Any, style: Style, story: Story) -> list[Piece]:
    """The pieces of a paragraph in order; line breaks are newlines in them. Frames go to `story.frames`."""
    return list(_walk(paragraph, style, story))


def _walk(element: Any, style: Style, story: Story) -> Iterator[Piece]:
    for child in element:
        tag = child.tag
        if tag == W + "r":
            yield from _run(child, style, story)
        elif tag == W + "ins":
            story.seen.inserted += 1
            yield from _walk(child, style, story)
        elif tag in (W + "del", W + "moveFrom"):
            story.seen.deleted += 1
        elif tag == W + "sdt":
            yield from _control(child, style, story)
        elif tag == MC + "AlternateContent":
            chosen = choice(child)
            if chosen is not None:
                yield from _walk(chosen, style, story)
        elif tag in _THROUGH or tag == W + "ruby":
            yield from _walk(child, style, story)
        elif tag in (M + "oMath", M + "oMathPara"):
            words = "".join(t.text or "" for t in child.iter(M + "t"))
            yield Piece(visible(words), False, False, story.page)


def choice(alternate: Any) -> Any | None:
    """The one branch of an alternate content that is shown: the first choice, the fallback only without one."""
    found = alternate.find(MC + "Choice")
    return found if found is not None else alternate.find(MC + "Fallback")


def _control(control: Any, style: Style, story: Story) -> Iterator[Piece]:
    """A content control inside a paragraph: its words, unless they only ask to be replaced."""
    content = control.find(W + "sdtContent")
    if content is None:
        return
    if switch(control.find(W + "sdtPr"), "showingPlcHdr"):
        asked = visible("".join(t.text or "" for t in content.iter(W + "t"))).strip()
        if asked:
            story.seen.unfilled.append(asked)
        return
    yield from _walk(content, style, story)


def _run(run: Any, style: Style, story: Story) -> Iterator[Piece]:
    look = run.find(W + "rPr")
    own = story.styles.of(val(look, "rStyle"))
    bold = _first(switch(look, "b"), own.bold, style.bold)
    struck = _first(struck_by(look), own.struck, style.struck)
    hidden = _first(switch(look, "vanish"), own.hidden, style.hidden)
    raised = val(look, "vertAlign") == "superscript"
    texts: list[str] = []
    began = story.page
    for child in run:
        text = _said(child, story)
        if text is None or story.in_code:
            continue
        if not texts:
            began = story.page
        texts.append(text)
    text = visible("".join(texts))
    if not text:
        return
    if hidden:
        story.seen.hidden += bool(text.strip())
        return
    if raised and text.strip().isdigit():
        text = text.translate(SUPERSCRIPTS)
    yield Piece(text, bold, struck, began)


def _first(*said: bool | None) -> bool:
    return next((value for value in said if value is not None), False)


def _said(child: Any, story: Story) -> str | None:
    """What one element of a run puts on the page; None for nothing."""
    tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
    match tag:
        case "t":
            return str(child.text or "")
        case "tab" | "ptab":
            return "\t"
        case "br" | "cr":
            return "\n"
        case "noBreakHyphen":
            return "-"
        case "sym":
            code = (child.get(W + "char") or "").lower()
            return _SYMBOLS.get(code, "•" if code.startswith("f0") else _character(code))
        case "fldChar":
            _field(child.get(W + "fldCharType"), story)
        case "lastRenderedPageBreak":
            story.page += 1
        case "footnoteReference" | "endnoteReference":
            return _mark(child, tag, story)
        case "footnoteRef" | "endnoteRef":
            return story.own_mark
        case "commentReference":
            story.seen.comments += 1
        case "drawing" | "pict" | "object":
            if not story.in_code:
                story.frames.append(child)
        case "AlternateContent":
            chosen = choice(child)
            said = [_said(inner, story) for inner in chosen] if chosen is not None else []
            return "".join(text for text in said if text) or None
    return None


def _character(code: str) -> str:
    try:
        return chr(int(code, 16)) if code else ""
    except (ValueError, OverflowError):
        return ""


def _field(kind: str | None, story: Story) -> None:
    if kind == "begin":
        story.fields.append("code")
    elif kind == "separate" and story.fields:
        story.fields[-1] = "result"
    elif kind == "end" and story.fields:
        story.fields.pop()


def _mark(reference: Any, tag: str, story: Story) -> str:
    """The mark of a note: a raised number; "" when the author's own mark stands beside the reference."""
    kind = "footnote" if tag == "footnoteReference" else "endnote"
    own = (reference.get(W + "customMarkFollows") or "0").lower() not in ("0", "false", "off")
    number = 1 + sum(1 for (other, _), mark in story.marks.items() if other == kind and mark)
    mark = "" if own else str(number).translate(SUPERSCRIPTS)
    if not own and kind == "endnote":
        mark = f"[{'i' * number if number < 4 else number}]"
    story.marks.setdefault((kind, reference.get(W + "id") or ""), mark)
    return mark
