"""What stands at the ends of pages and papers and is none of their text: page numbers, feet, archives, approvals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from frisat.plan import danish
from frisat.plan.model import Note
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.blocks import Block, Document, Line, lines_of
from frisat.read.draft import Draft
from frisat.read.fields import columns, furniture, mend, stamps
from frisat.read.layouts import tables_words

_PAGE_NO = regex(r"^(?:side|s\.|page)?\s*\d{1,3}\s*(?:(?:af|/|of)\s*\d{1,3})?$|^-\s*\d{1,3}\s*-$", re.IGNORECASE)


def take(document: Document, draft: Draft, *, is_updated: Callable[[str], bool]) -> None:
    """
    Takes them out of the way of the layouts.

    Args:
        document: the page. draft: what is taken, noted or kept as text. is_updated: whether a line says when the paper
            was brought up to date, which somebody else takes.
    """
    _take_furniture(document, draft)
    _take_archives(document, draft)
    _take_elsewhere(document, draft)
    _take_passing(document, draft, is_updated)


def _take_furniture(document: Document, draft: Draft) -> None:
    """Page numbers, and lines that stand again and again at the ends of pages; one note names them."""
    if not document.plain:
        return
    lines = [(at, block) for at, block in enumerate(document.blocks) if isinstance(block, Line) and block.text.strip()]
    pages = [line.source.page for _, line in lines]
    edges = {
        at
        for n, (at, _) in enumerate(lines)
        if pages[n] is not None
        and (n == 0 or n == len(lines) - 1 or pages[n] != pages[n - 1] or pages[n] != pages[n + 1])
    }
    counts = Counter(line_text(document, at) for at in edges)
    numbered = _numbered(lines)
    said = []
    for at, line in lines:
        text = mend.plain(line.text)
        repeated = at in numbered or (
            at in edges and counts[text] >= 2 and columns.header(text) is None and not is_date(text)
        )
        if _is_page_number(document, at, text) or repeated:
            draft.use([at])
            said.append((line, text))
    if said:
        unique = list(dict.fromkeys(text for _, text in said))
        draft.notes.append(Note("R109", said[0][0].source, " · ".join(unique)))


_NUMBERED = regex(r"(?P<name>\S.{1,80}?)[\s|·•–-]+side\s+\d{1,3}(?:\s*(?:af|/)\s*\d{1,3})?\.?", re.IGNORECASE)


def _numbered(lines: Sequence[tuple[int, Line]]) -> set[int]:
    """
    Lines that are a name and the number of a page, the same name with one number after the other, and the line that
    stands right below each but the last, when it is the same every time: the foot of a page and the head of the next.
    """
    feet = [
        (n, match["name"]) for n, (_, line) in enumerate(lines) if (match := _NUMBERED.fullmatch(line.text.strip()))
    ]
    names = Counter(name for _, name in feet)
    feet = [(n, name) for n, name in feet if names[name] >= 2]
    heads = [n + 1 for n, _ in feet if n + 1 < len(lines)]
    texts = Counter(mend.plain(line.text) for _, line in lines)
    again = [n for n in heads if texts[mend.plain(lines[n][1].text)] >= 2]
    same = {mend.plain(lines[n][1].text) for n in again}
    running = again if len(again) == len(heads) and len(same) == 1 else []
    return {lines[n][0] for n in [*(n for n, _ in feet), *running]}


def _take_archives(document: Document, draft: Draft) -> None:
    """The heading of a web page's archive of older pages, and the months below it: when they were is no plan."""
    inside = False
    for at, line in enumerate(document.blocks):
        text = line.text.strip() if isinstance(line, Line) else "-"
        if text and (furniture.is_archive(text) or (inside and furniture.is_archived(text))):
            inside = True
            draft.use([at])
            draft.text.append((at, mend.plain(text)))
        elif text:
            inside = False


def _take_elsewhere(document: Document, draft: Draft) -> None:
    """The parts of a page below headings such as "Seneste nyt" and "Læs også": their days are of other matters."""
    over: Line | None = None
    named = False
    for at, block in enumerate(document.blocks):
        if isinstance(block, Line) and _ends(over, block):
            named_so = block.text.strip(" :").lower() in document.title.lower()
            elsewhere = (_heads_elsewhere(block) and not named_so) or (named and furniture.is_of_sources(block.text))
            over = block if elsewhere else None
            named = named or block.level == 1
        if over is None or at in draft.used:
            continue
        words = [block.text] if isinstance(block, Line) else [line.text for line in lines_of(block)]
        draft.use([at])
        draft.text.append((at, mend.plain(" ".join(words))))


def _ends(over: Line | None, line: Line) -> bool:
    """Whether a line is a heading at which the part below `over` ends, or where one may begin."""
    if over is not None and over.level:
        return 0 < line.level <= over.level
    return line.level > 0 or (line.bold and line.bullet is None)


def _heads_elsewhere(line: Line) -> bool:
    """Whether a line heads what a page says beside its matter; the page's own name may be such words."""
    return line.level != 1 and furniture.is_elsewhere(line.text)


_HEAD_LINES, _FOOT_LINES = 8, 3
"""Lines at the ends of a paper in which it says who passed it; in between that is a step of what it tells."""


def _take_passing(document: Document, draft: Draft, is_updated: Callable[[str], bool]) -> None:
    """Lines at the ends of a paper that say who made or passed it, and when: they are no steps of its plan."""
    said = [(at, b) for at, b in enumerate(document.blocks) if not isinstance(b, Line) or b.text.strip()]
    for n, (at, line) in enumerate(said):
        if _HEAD_LINES <= n < len(said) - _FOOT_LINES:
            continue
        if at in draft.used or not isinstance(line, Line) or is_updated(line.text):
            continue
        beside = [said[m][1] for m in (n - 1, n + 1) if 0 <= m < len(said)]
        states = stamps.says_state(line.text) and not any(map(_is_dated, beside))
        signed = n >= len(said) - _FOOT_LINES and not any(map(_is_signed, beside))
        signed = signed and (_is_signed(line) or (_is_signed_shortly(line) and not any(map(_is_dated, beside))))
        if (stamps.is_of_the_paper(line.text) or states or signed) and not (line.level or line.bullet is not None):
            draft.use([at])
            draft.text.append((at, mend.plain(line.text)))


_SIGNED = regex(
    r"(?P<who>[A-ZÆØÅ][^\d,:.]{2,60}),\s+(?:den|d\.)\s+\d{1,2}\.\s*[^\W\d]{3,9}\.?\s+(?:19|20)\d\d\.?", re.IGNORECASE
)


def _is_signed(block: Block) -> bool:
    """Whether a line is the office or body that wrote the paper, and the day: "Plan og Byg, den 4. maj 2031"."""
    match = _SIGNED.fullmatch(block.text.strip()) if isinstance(block, Line) and len(block.text) < _SEARCHED else None
    return match is not None and (tables_words.is_actor(match["who"]) or match["who"].endswith(" Kommune"))


_SHORTLY = regex(
    r"(?P<who>[A-ZÆØÅ][^\d,:.]{2,60}?)\s*(?:/\s?[A-ZÆØÅ][a-zæøåA-ZÆØÅ]{1,4})?(?:,| [–-])\s+(?:(?:den|d\.)\s+)?"
    r"(?:\d{1,2}\.\s*)?[^\W\d]{3,9}\.?\s+(?:19|20)\d\d\.?"
)
_OFFICE = regex(
    r"(?i:\w*(?:sekretariat|forvaltning|afdeling|stab|direktion|center|team|kontor|administration)(?:en|et)?\b)|"
    r"[A-ZÆØÅ][a-zæøå-]+(?:, [A-ZÆØÅ][a-zæøå-]+)* og [A-ZÆØÅ][a-zæøå-]+"
)


def _is_signed_shortly(block: Block) -> bool:
    """Whether a line alone at the end is an office with a day or month: "Sekretariatet, 11. december 2031"."""
    text = block.text.strip() if isinstance(block, Line) else ""
    match = _SHORTLY.fullmatch(text) if len(text) < _SEARCHED else None
    if match is None or (isinstance(block, Line) and (block.bullet is not None or block.level)):
        return False
    return _OFFICE.search(match["who"]) is not None or match["who"].endswith(" Kommune")


_COARSE = frozenset({Precision.YEAR, Precision.YEARS})


def _is_dated(block: Block) -> bool:
    """Whether a line names a day or month, or a block is no line: beside such a one a line may be a step of a list."""
    if not isinstance(block, Line):
        return True
    return any(found.in_any_year().period.precision not in _COARSE for found in danish.find(block.text[:_SEARCHED]))


_SEARCHED = 400


def line_text(document: Document, at: int) -> str:
    block = document.blocks[at]
    return mend.plain(block.text) if isinstance(block, Line) else ""


def is_date(text: str) -> bool:
    return danish.is_date_cell(text)


def _is_page_number(document: Document, at: int, text: str) -> bool:
    """A page number: says "side", or is a number alone between blank lines that is no year."""
    if not _PAGE_NO.match(text):
        return False
    if re.search(r"[a-z]|/|^-", text, re.IGNORECASE):
        return not is_date(text) or "side" in text.lower()
    around = [line_text(document, n) for n in (at - 1, at + 1) if 0 <= n < len(document.blocks)]
    return int(text) < 200 and not any(around)
