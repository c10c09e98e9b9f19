"""
What the marks of a calendar mean: "ØU = Økonomiudvalget" below it, a colour with its name beside, a cross in a calendar
that is of one body alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from frisat.plan.regex import regex
from frisat.read.blocks import Cell, Document, Line, Row, Table
from frisat.read.fields import mend
from frisat.read.layouts import tables_words

SIGN = regex(r"[x×*●•■□○◆◇✓✔+#]{1,3}", 2)
"""A mark that is no word: it only says that something is held."""
_PAIR = regex(r"(?P<mark>[^\s=:]{1,8})\s*(?:=|:|–|—|-|\t|\s)\s*(?P<said>\S.{2,80})")
_OF = regex(r"(?:ordinært |ordinære )?(?:møde[rt]?|mødedag(?:e)?|mødedato(?:er)?) (?:i|for|med|af) (?P<body>.+)", 2)
_SPLIT = regex(r"\s*[,;]\s+(?=\S{1,8}\s*[=:])")


@dataclass(slots=True)
class Legend:
    """Mark or shade -> what is held; `sign`: what a mark means that is explained nowhere, "" for nothing."""

    marks: dict[str, str] = field(default_factory=dict)
    shades: dict[str, str] = field(default_factory=dict)
    sign: str = ""

    def said(self, text: str) -> str:
        """What the words of a day's cell mean; the words themselves where they are no mark."""
        found = self.marks.get(_key(text))
        if found is None and self.sign and SIGN.fullmatch(text.strip()):
            return self.sign
        return found or text


def of(document: Document, body: str) -> Legend:
    """The legend of a document's calendars. `body` is whose meetings the whole document is of, "" for several."""
    out = Legend(sign=body)
    for block in document.blocks:
        if isinstance(block, Line):
            for part in _SPLIT.split(mend.plain(block.text)):
                _take(out, _pair(part))
        elif isinstance(block, Table):
            for row in block.rows:
                for mark, cell, said in _pairs(row):
                    _take(out, (mark, said) if mark else None)
                    if cell.shade and said:
                        out.shades.setdefault(cell.shade, said)
    return out


def is_legend(row: Row) -> bool:
    """Whether a row below a calendar only explains marks."""
    filled = [cell for cell in row.cells if cell.lines]
    return bool(filled) and len(filled) <= 2 and any(True for _ in _pairs(row))


def _take(out: Legend, pair: tuple[str, str] | None) -> None:
    if pair is not None:
        out.marks.setdefault(_key(pair[0]), pair[1])


def _key(text: str) -> str:
    return text.strip(" .()").casefold()


def _pair(text: str) -> tuple[str, str] | None:
    match = _PAIR.fullmatch(text.strip())
    if match is None or not _is_mark(match["mark"]):
        return None
    body = _body(match["said"])
    return (match["mark"], body) if body else None


def _is_mark(text: str) -> bool:
    """A sign, or initials: in capitals, or with a capital in the middle ("ØU", "BoK", "HMU")."""
    return SIGN.fullmatch(text) is not None or (sum(letter.isupper() for letter in text) >= 2 and len(text) <= 8)


def _body(text: str) -> str:
    """The body that a legend's words name: "Økonomiudvalget", "møde i Økonomiudvalget"; "" for anything else."""
    text = text.strip(" .")
    if match := _OF.fullmatch(text):
        text = match["body"]
    return text if tables_words.is_actor(text) and len(text) > 3 else ""


def _pairs(row: Row) -> Iterator[tuple[str, Cell, str]]:
    """(mark, its cell, body) of a row: a mark or a colour with a body in the next cell, or a colour with its own."""
    cells: Sequence[Cell] = row.cells
    for at, cell in enumerate(cells):
        text = cell.text.strip()
        beside = _body(cells[at + 1].text) if at + 1 < len(cells) else ""
        if beside and not text and cell.shade and cell.shade != cells[at + 1].shade:
            yield "", cell, beside
        elif beside and text and _is_mark(text):
            yield text, cell, beside
        elif text and cell.shade and (own := _body(text)) and sum(bool(c.lines) for c in cells) == 1:
            yield "", cell, own
