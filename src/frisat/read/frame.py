"""What frames a plan on its page: title, stamp, footnotes, list of stakeholders, page numbers, repeated lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frisat.plan import danish
from frisat.plan.model import Note
from frisat.read.blocks import Block, Document, Line, Table
from frisat.read.draft import Draft
from frisat.read.fields import columns, mend, words

_STAMP = re.compile(
    r"^\(?(?:senest |sidst )?(?:opdateret|revideret|ajourført|redigeret|ændret)(?: (?:den|d\.|"
    r"pr\.))?\s*:?\s*(?P<day>.*?)\)?$",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"^(?P<mark>\*{1,3}|[¹²³⁴⁵]|\(?\d\)|†)\s*(?P<text>\w.*)$", re.DOTALL)
_PAGE_NO = re.compile(r"^(?:side|s\.|page)?\s*\d{1,3}\s*(?:(?:af|/|of)\s*\d{1,3})?$|^-\s*\d{1,3}\s*-$", re.IGNORECASE)
_STAKEHOLDERS = re.compile(
    r"^(?:(?:oversigt|liste) over )?(?:\w+e )?interessent(?:er|liste|oversigt|erne|"
    r"analyse)\b(?!.*[.]$)",
    re.IGNORECASE,
)
_INCOMPLETE = re.compile(r"ikke udtømmende|bl\.\s?a\.|blandt andet|\beksempelvis\b|\bf\.eks\.", re.IGNORECASE)
_ET_CETERA = re.compile(r"^(?:m\.\s?fl\.?|mfl\.?|m\.\s?v\.?|mv\.?|osv\.?|etc\.?|m\.m\.?)$", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"(?<![\w-])((?:[A-ZÆØÅ][a-zæøåé-]+(?:[- ][A-ZÆØÅ][a-zæøåé-]+){0,2}) Kommune|Region "
    r"(?:[A-ZÆØÅ][a-zæøå]+))(?:s)?\b"
)
_CASE_NO = re.compile(
    r"\b(?:sags?(?:nr|nummer|id|\s?nr|\s?id)|j\.\s?nr|journalnr|"
    r"acadre(?:\s?sagsnr)?)\.?\s*:?\s*(?P<no>[\w.]*\d[\w./-]*)",
    re.IGNORECASE,
)
_PROVISIONAL = re.compile(r"\b(?:foreløbig\w*|udkast|kladde|forslag til tids)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_LONGEST_NAME = 90


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself."""

    title: str
    organisation: str | None
    case_no: str | None
    updated: str | None
    provisional: bool
    years: tuple[int, ...]
    """Years that the title names, for dates without one."""
    day: date | None
    """The document's own date."""


def take(document: Document) -> Draft:
    """Footnotes, lists of stakeholders, stamps and page furniture, out of the way of the layouts."""
    draft = Draft()
    blocks = document.blocks
    _take_furniture(document, draft)
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if at not in draft.used and isinstance(block, Line) and block.text.strip():
            at = max(at + 1, _take_at(document, at, draft))
        elif isinstance(block, Table) and _is_stakeholder_table(block):
            _take_table(block, at, draft)
            at += 1
        else:
            at += 1
    return draft


def _take_at(document: Document, at: int, draft: Draft) -> int:
    line = document.blocks[at]
    if not isinstance(line, Line):
        return at + 1
    if _STAMP.match(line.text) and len(line.text) < _LONGEST_NAME and stamp(line.text) is not None:
        draft.use([at])
        return at + 1
    if (footnote := _FOOTNOTE.match(line.text)) and _is_mark(document, at, footnote["mark"]):
        end = _paragraph_end(document.blocks, at)
        text = mend.join([footnote["text"], *(b.text for b in document.blocks[at + 1 : end] if isinstance(b, Line))])
        draft.footnotes.append((footnote["mark"], text))
        draft.use(range(at, end))
        return end
    if _STAKEHOLDERS.match(line.text) and line.bullet is None and _is_heading(document, at, line):
        return _take_stakeholders(document.blocks, at, draft)
    return at + 1


def _is_heading(document: Document, at: int, line: Line) -> bool:
    """Whether a line can head a list: it begins with a capital and does not go on the line before it."""
    before = _line_text(document, at - 1) if at else ""
    runs_on = bool(before) and (before.split()[-1] in words.DANGLING or before.endswith((",", "-", "/")))
    return line.text[:1].isupper() and not runs_on


def stamp(text: str) -> str | None:
    """The EDTF of an "opdateret" line, None when it says no date."""
    match = _STAMP.match(text.strip())
    found = danish.parse(match["day"]) or danish.find(match["day"]) if match else []
    return found[0].period.edtf if found else None


def _is_mark(document: Document, at: int, mark: str) -> bool:
    """Whether the mark stands after a word elsewhere, so that the line is a footnote and no bullet or number."""
    if mark[0].isdigit() or mark[0] == "(":
        return False
    pattern = re.compile(rf"[^\s*]{re.escape(mark)}(?!\*)")
    return any(pattern.search(line.text) for line in document.lines() if line is not document.blocks[at])


def _paragraph_end(blocks: Sequence[Block], at: int) -> int:
    end = at + 1
    while end < len(blocks):
        block = blocks[end]
        if (
            not isinstance(block, Line)
            or not block.text.strip()
            or block.bullet is not None
            or _FOOTNOTE.match(block.text)
        ):
            break
        if block.level or block.source.lines is None:
            break
        end += 1
    return end


def _take_stakeholders(blocks: Sequence[Block], at: int, draft: Draft) -> int:
    """A heading that names stakeholders and the short lines below it; nothing when no list follows."""
    heading, names, used = [blocks[at]], [], [at]
    complete, here, gaps = True, at + 1, 0
    while here < len(blocks):
        block = blocks[here]
        if not isinstance(block, Line):
            break
        text = block.text.strip()
        if not text:
            gaps += 1
            here += 1
            continue
        if (gaps and names and (gaps > 2 or block.bullet is None)) or _ends_list(text, block):
            break
        gaps = 0
        used.append(here)
        here += 1
        if not names and _STAKEHOLDERS.match(text):
            heading.append(block)
        elif _ET_CETERA.match(text):
            complete = False
        else:
            names += _name(text, names, block)
    said = " ".join(block.text for block in heading if isinstance(block, Line))
    if len(names) < 3:
        return at + 1
    draft.stakeholders += names
    draft.stakeholders_complete = complete and not _INCOMPLETE.search(said)
    draft.text.append((at, mend.plain(said)))
    draft.use(used)
    return here


def _ends_list(text: str, line: Line) -> bool:
    sentence = text.endswith(".") and len(text.split()) > 7 and not _ET_CETERA.match(text)
    dated = bool(re.match(r"\D{0,12}\d", text)) and bool(danish.find(text[:40]))
    return (
        dated
        or sentence
        or len(text) > _LONGEST_NAME
        or bool(line.level)
        or bool(_STAMP.match(text))
        or text.endswith(":")
    )


def _name(text: str, names: list[str], line: Line) -> list[str]:
    """A stakeholder's name; a line that runs on from the last one is joined to it."""
    text = re.sub(r"[,\s]*\bm\.\s?fl\.?$", "", text).strip(" ,;")
    if names and line.bullet is None and (names[-1].split()[-1].lower() in words.DANGLING or names[-1].endswith("-")):
        names[-1] = mend.join([names[-1], text])
        return []
    return [text] if text else []


def _is_stakeholder_table(table: Table) -> bool:
    first = table.rows[0].cells if table.rows else ()
    said = [cell for cell in first if cell.text.strip()]
    return len(said) == 1 and bool(_STAKEHOLDERS.match(said[0].text.strip())) and len(table.rows) > 2


def _take_table(table: Table, at: int, draft: Draft) -> None:
    names = [mend.join([line.text for line in c.lines]) for row in table.rows[1:] for c in row.cells if c.text.strip()]
    incomplete = any(_ET_CETERA.match(name) for name in names)
    draft.stakeholders += [name for name in names if not _ET_CETERA.match(name)]
    heading = " ".join(cell.text for cell in table.rows[0].cells).strip()
    draft.stakeholders_complete = not incomplete and not _INCOMPLETE.search(heading)
    draft.text.append((at, mend.plain(heading)))
    draft.use([at])


def _take_furniture(document: Document, draft: Draft) -> None:
    """Page numbers, and lines that stand again and again at the ends of pages; one note names them."""
    if not document.plain:
        return
    lines = [(at, block) for at, block in enumerate(document.blocks) if isinstance(block, Line) and block.text.strip()]
    pages = [line.source.page for _, line in lines]
    edges = [
        at
        for n, (at, _) in enumerate(lines)
        if pages[n] is not None
        and (n == 0 or n == len(lines) - 1 or pages[n] != pages[n - 1] or pages[n] != pages[n + 1])
    ]
    counts = Counter(_line_text(document, at) for at in edges)
    said = []
    for at, line in lines:
        text = mend.plain(line.text)
        repeated = at in edges and counts[text] >= 2 and columns.header(text) is None and not _is_date(text)
        if _is_page_number(document, at, text) or repeated:
            draft.use([at])
            said.append((line, text))
    if said:
        unique = list(dict.fromkeys(text for _, text in said))
        draft.notes.append(Note("R109", said[0][0].source, " · ".join(unique)))


def _line_text(document: Document, at: int) -> str:
    block = document.blocks[at]
    return mend.plain(block.text) if isinstance(block, Line) else ""


def _is_date(text: str) -> bool:
    return danish.is_date_cell(text)


def _is_page_number(document: Document, at: int, text: str) -> bool:
    """A page number: says "side", or is a number alone between blank lines that is no year."""
    if not _PAGE_NO.match(text):
        return False
    if re.search(r"[a-z]|/|^-", text, re.IGNORECASE):
        return not _is_date(text) or "side" in text.lower()
    around = [_line_text(document, n) for n in (at - 1, at + 1) if 0 <= n < len(document.blocks)]
    return int(text) < 200 and not any(around)


def title(document: Document) -> tuple[list[int], str]:
    """
    The title at the head of a page: block numbers and text; ([], "") when the first words are none.

    A first-level heading anywhere, else the first line when it is short, no sentence, no label, no list item.
    """
    lines = [(at, b) for at, b in enumerate(document.blocks) if isinstance(b, Line) and b.text.strip()]
    for at, line in lines:
        if line.level == 1:
            return [at], mend.plain(line.text)
    if not lines:
        return [], ""
    at, line = lines[0]
    if len(lines) > 1 and _ORGANISATION.fullmatch(mend.plain(line.text)) and not lines[1][1].bullet:
        lines = lines[1:]  # the sender's name stands above the title
        at, line = lines[0]
    text = mend.plain(_without_sender(line.text))
    label = re.match(r"[\w./ ]{2,24}:\s", text) and not re.match(r"\w+ \d{4}", text)
    if line.bullet is not None or label or len(text) > 160 or re.match(r"\d+[.)]\s", text) or _is_date(text):
        return [], ""
    if text.endswith(".") and len(text.split()) > 6:
        return [], ""
    used = [at]
    while len(used) < 3 and len(used) < len(lines):
        after_at, after = lines[len(used)]
        runs_on = after_at == used[-1] + 1 and (after.text[:1].islower() or text.split()[-1].lower() in words.DANGLING)
        if not runs_on or after.bullet is not None:
            break
        used.append(after_at)
        text = mend.join([text, after.text])
    return used, text


def _without_sender(text: str) -> str:
    """A title line without the organisation's name that stands at its other end."""
    parts = re.split(r" {3,}", text.strip())
    kept = [part for part in parts if not _ORGANISATION.fullmatch(part.strip())]
    return " ".join(kept or parts)


def head(document: Document, drafts: Sequence[Draft]) -> Head:
    """What the document says of itself, from its lines and from what the layouts found."""
    lines = list(document.lines())
    text = mend.plain(" ".join(line.text for line in lines))
    name = next((draft.title for draft in drafts if draft.title), "") or document.title
    updated = next((day for line in lines if _STAMP.match(line.text) and (day := stamp(line.text)) is not None), None)
    header = next((draft.header for draft in drafts if draft.header is not None), None)
    case = _CASE_NO.search(text)
    draft_line = any(
        re.fullmatch(r"\(?(?:udkast|kladde|foreløbig)\)?[.:!]?", line.text.strip(), re.I) for line in lines
    )
    day = updated or (header.document_date if header else None)
    return Head(
        title=name,
        organisation=_organisation(text),
        case_no=(header.case_no if header else None) or (case["no"].rstrip(".") if case else None),
        updated=updated,
        provisional=bool(_PROVISIONAL.search(name)) or draft_line,
        years=tuple(int(year) for year in _YEAR.findall(name)),
        day=date.fromisoformat(day) if day and re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None,
    )


def _organisation(text: str) -> str | None:
    names = Counter(re.sub(r"^(?:I|For|Af|Til|Fra) ", "", match) for match in _ORGANISATION.findall(text))
    return names.most_common(1)[0][0] if names else None
