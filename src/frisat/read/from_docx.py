"""
docx to blocks, read as the page looks: what is deleted, hidden or only a comment is not there, but is noted.

Raw XML rather than a document library: a library's objects cost 16 times the memory of the XML, and none reads
text boxes, content controls and tracked changes as they look.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import Any

from frisat.plan.errors import ReadError
from frisat.plan.model import Note, Source
from frisat.plan.regex import regex
from frisat.read.blocks import Block, Document, Line
from frisat.read.from_docx_lines import Context
from frisat.read.from_docx_styles import Lists, Styles, W
from frisat.read.from_docx_tables import read_blocks
from frisat.read.from_docx_text import Seen, Story, mend_fields
from frisat.read.ooxml import Package, R, Relation
from frisat.read.places import numbered

_PAGE_WORDS = regex(r"(?:side|page|s\.|p\.)?\s*\d*\s*(?:af|of|/|-|–|\|)?\s*\d*", re.IGNORECASE)


def read(data: bytes, name: str) -> Document:
    """
    The body in order, footnotes after it; headers and footers in `extra` ("header", "footer") and as notes.

    Raises ReadError: E312, E315-E318 and E323 as the package and its XML may, E319 a table of too many cells.
    """
    package = Package(data)
    part = package.main("word/document.xml")
    root = package.xml(part)
    relations = package.relations(part)
    body = root.find(W + "body")
    if body is None:
        raise ReadError("E315")
    mend_fields(root)
    context = Context(
        package=package,
        part=part,
        name=name,
        story=Story(Styles(package.optional(_of_kind(relations, "styles")))),
        lists=Lists(package.optional(_of_kind(relations, "numbering"))),
        paged=next(root.iter(W + "lastRenderedPageBreak"), None) is not None,
        diagrams={key: r.part for key, r in relations.items() if r.kind == "diagramData"},
    )
    blocks = read_blocks(body, context)
    blocks += _notes_at_end(context, relations)
    extra = {"line_ends": "paragraph"}
    notes: list[Note] = []
    for kind in ("header", "footer"):
        words = _running(root, kind, context, relations)
        if words:
            extra[kind] = "\n".join(words)
            telling = [line for line in words if not _PAGE_WORDS.fullmatch(line.strip())]
            notes.extend(Note("R209", Source(document=name), value=line) for line in telling)
    notes = _notes(context.story.seen, package, name) + notes
    return Document(
        name=name,
        blocks=numbered(blocks),
        title=_title(blocks),
        notes=tuple(notes),
        sha256=hashlib.sha256(data).hexdigest(),
        extra=extra,
    )


def _of_kind(relations: dict[str, Relation], kind: str) -> str | None:
    return next((r.part for r in relations.values() if r.kind == kind and r.part), None)


def _title(blocks: list[Block]) -> str:
    """The first heading of the highest level that stands before any table."""
    best: Line | None = None
    for block in blocks:
        if isinstance(block, Line) and block.level and (best is None or block.level < best.level):
            best = block
    return best.text if best else ""


def _notes_at_end(context: Context, relations: dict[str, Relation]) -> list[Block]:
    """Footnotes and endnotes that the text refers to, in that order, each beginning with its mark."""
    out: list[Block] = []
    parts: dict[str, Any] = {}
    for (kind, key), mark in list(context.story.marks.items()):
        if kind not in parts:
            root = context.package.optional(_of_kind(relations, f"{kind}s"))
            if root is not None:
                mend_fields(root)
            parts[kind] = root
        root = parts[kind]
        note = next((n for n in root.iter(W + kind) if n.get(W + "id") == key), None) if root is not None else None
        if note is None:
            continue
        context.story.own_mark = mark
        lines = read_blocks(note, context)
        first = lines[0] if lines else None
        if mark and isinstance(first, Line):
            lines[0] = replace(first, text=f"{mark} {first.text.removeprefix(mark).strip()}")
        out.extend(lines)
    context.story.own_mark = ""
    return out


def _running(root: Any, kind: str, context: Context, relations: dict[str, Relation]) -> list[str]:
    """The lines of all page headers or footers in use, each once."""
    out: list[str] = []
    done: set[str] = set()
    for reference in root.iter(f"{W}{kind}Reference"):
        relation = relations.get(reference.get(R + "id") or "")
        if relation is None or not relation.part or relation.part in done:
            continue
        done.add(relation.part)
        part = context.package.optional(relation.part)
        if part is None:
            continue
        mend_fields(part)
        seen = context.story.seen
        context.story.seen = Seen()  # pictures and hidden text of a letterhead are nobody's concern
        lines = Document("", tuple(read_blocks(part, context))).lines()
        out.extend(line.text for line in lines if line.text and line.text not in out)
        context.story.seen = seen
    return out


def _notes(seen: Seen, package: Package, name: str) -> list[Note]:
    """A note for everything that was left out, none for what was not there."""
    source = Source(document=name)
    out = []
    if seen.inserted or seen.deleted:
        parts = (("inserted", str(seen.inserted)), ("deleted", str(seen.deleted)))
        out.append(Note("R206", source, parts=parts))
    counted = (
        ("R202", seen.hidden),
        ("R203", seen.hidden_rows),
        ("R207", seen.comments),
        ("R208", seen.pictures),
        ("R215", seen.embedded + package.count("word/embeddings/") * (seen.embedded == 0)),
        ("R217", seen.contents_lines),
    )
    out.extend(Note(code, source, parts=(("count", str(count)),)) for code, count in counted if count)
    out.extend(Note("R218", source, value=asked) for asked in dict.fromkeys(seen.unfilled))
    if package.has_macros:
        out.append(Note("R214", source))
    return out
