"""
pdf to blocks: its text layer with the places of words, tables with and without lines, boxes, reading order.

Words on a page that is a picture (scanned) are read only when text recognition put a layer over it.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from frisat.plan.errors import ReadError
from frisat.plan.model import Note, Source
from frisat.read import limits, progress
from frisat.read.blocks import Block, Document, Line
from frisat.read.pdf_blocks import Assembly
from frisat.read.pdf_page import PdfPage, read_page
from frisat.read.pdf_running import without_running
from frisat.read.pdf_tags import read_tags
from frisat.read.pdf_text import read_words
from frisat.read.places import numbered

_LINK, _POPUP = 2, 16
_LARGE = 0.03
"""Pictures above this share of a page are told of: smaller ones are logos."""


def read(data: bytes, name: str) -> Document:
    """
    All pages in order; repeated headers and footers in `extra` ("header", "footer") and as notes.

    Raises ReadError: E313 a password is needed, E314 scanned without text, E315 damaged, E325 too many pages,
        E326 no text and no pictures either.
    """
    pages, attached = _pages(data)
    source = Source(document=name)
    if not any(page.words for page in pages):
        raise ReadError("E314" if any(page.pictures for page in pages) else "E326")
    notes = list(_notes(pages, source))
    if attached:
        notes.append(Note("R215", source, parts=(("count", str(attached)),)))
    running = without_running(pages)
    extra = {"line_ends": "layout"}
    for kind, texts in (("header", running.header), ("footer", running.footer)):
        if texts:
            extra[kind] = "\n".join(texts)
            notes.extend(Note("R209", source, value=text) for text in texts if not running.is_number(text))
    assembly = Assembly(name)
    for page in pages:
        assembly.add(page)
    blocks = numbered(assembly.blocks())
    return Document(
        name=name,
        blocks=blocks,
        title=_title(blocks),
        notes=tuple(notes),
        sha256=hashlib.sha256(data).hexdigest(),
        extra=extra,
    )


def _title(blocks: tuple[Block, ...]) -> str:
    headings = [block for block in blocks if isinstance(block, Line) and block.level]
    return min(headings, key=lambda line: line.level).text if headings else ""


def _notes(pages: list[PdfPage], source: Source) -> Iterator[Note]:
    pictures = 0
    for page in pages:
        area = page.width * page.height
        large = [p for p in page.pictures if p.width * p.height > _LARGE * area]
        if not page.words and large:
            yield Note("R210", Source(document=source.document, page=page.number), parts=(("page", str(page.number)),))
        elif page.words:
            pictures += sum(p.width * p.height < 0.6 * area for p in large)
    counted = (
        ("R208", pictures),
        ("R211", sum(page.unreadable for page in pages)),
        ("R220", sum(page.unseen for page in pages)),
    )
    for code, count in counted:
        if count:
            yield Note(code, source, parts=(("count", str(count)),))


def _pages(data: bytes) -> tuple[list[PdfPage], int]:
    """Every page read, and how many files are attached."""
    raw: Any = import_module("pypdfium2_raw")  # without the package's own layer, which takes as long again to import
    raw.FPDF_InitLibraryWithConfig(ctypes.byref(raw.FPDF_LIBRARY_CONFIG(version=2)))
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise ReadError("E313" if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD else "E315")
    try:
        count = raw.FPDF_GetPageCount(document)
        if count > limits.current().pages:
            raise ReadError("E325", pages=count, limit=limits.current().pages)
        if count < 1:
            raise ReadError("E315")
        pages = []
        for number in range(count):
            progress.tell("pages", number, count)
            if page := _page(raw, document, number):
                pages.append(page)
        if not pages:
            raise ReadError("E315")
        return pages, max(0, raw.FPDFDoc_GetAttachmentCount(document))
    finally:
        raw.FPDF_CloseDocument(document)


def _page(raw: Any, document: Any, number: int) -> PdfPage | None:
    """One page; what a person filled into forms or wrote over it is made part of it first."""
    page = raw.FPDF_LoadPage(document, number)
    if not page:
        return None
    try:
        if _has_filled_in(raw, page) and raw.FPDFPage_Flatten(page, 0) == raw.FLATTEN_SUCCESS:
            raw.FPDF_ClosePage(page)
            page = raw.FPDF_LoadPage(document, number)
            if not page:
                return None
        out, place = read_page(raw, page, number + 1)
        read_words(raw, page, place, out)
        out.tags = read_tags(raw, page)
        return out
    finally:
        if page:
            raw.FPDF_ClosePage(page)


def _has_filled_in(raw: Any, page: Any) -> bool:
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), 500)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind not in (_LINK, _POPUP):
            return True
    return False
