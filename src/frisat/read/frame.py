"""What frames a plan on its page: title, stamp, footnotes, list of stakeholders, page numbers, repeated lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from frisat.plan import danish
from frisat.plan.danish.told_years import TitleYears
from frisat.plan.regex import regex
from frisat.read import own_day, page_ends, paper, records, stakeholders
from frisat.read.blocks import Block, Document, Line, Table
from frisat.read.draft import Draft
from frisat.read.fields import furniture, mend, title_years, words

_STAMP = regex(
    r"^\(?(?:(?:denne |dette )?[a-zæøå]{3,25} (?:er|blev) (?=senest|sidst))?(?:senest |sidst )?"
    r"(?:opdateret|revideret|ajourført|redigeret|ændret)(?: (?:den|d\.|pr\.))?\s*:?\s*(?P<day>.*?)\)?$",
    re.IGNORECASE,
)
_FOOTNOTE = regex(r"^(?P<mark>\*{1,3}|[¹²³⁴⁵]|\(?\d\)|†)\s*(?P<text>\w.*)$", re.DOTALL)
_ORGANISATION = regex(
    r"(?<![\w-])((?:[A-ZÆØÅ][a-zæøåé-]+(?:[- ][A-ZÆØÅ][a-zæøåé-]+){0,2}) Kommune|Region "
    r"(?:[A-ZÆØÅ][a-zæøå]+))(?:s)?\b"
)
_CASE_NO = regex(
    r"\b(?:sags?(?:nr|nummer|id|\s?nr|\s?id)|j\.\s?nr|journalnr|"
    r"acadre(?:\s?sagsnr)?)\.?\s*:?\s*(?P<no>[\w.]*\d[\w./-]*)",
    re.IGNORECASE,
)
_PROVISIONAL = regex(r"\b(?:foreløbig\w*|udkast|kladde|forslag til tids)\b", re.IGNORECASE)
_LONGEST_NAME = 90


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself."""

    title: str
    organisation: str | None
    case_no: str | None
    updated: str | None
    provisional: bool
    years: TitleYears
    """Years that the title says, for dates without one."""
    file: TitleYears
    """Years that the file's name says, for when nothing in it says any."""
    day: date | None
    """The document's own date."""


def take(document: Document) -> Draft:
    """Footnotes, lists of stakeholders, stamps and page furniture, out of the way of the layouts."""
    draft = Draft()
    blocks = document.blocks
    marks = _Marks(document)
    paper.take(document, draft)
    page_ends.take(document, draft, is_updated=lambda text: _STAMP.match(text) is not None)
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if at not in draft.used and isinstance(block, Line) and block.text.strip():
            at = max(at + 1, _take_at(document, at, draft, marks))
        elif isinstance(block, Table) and stakeholders.is_list(block):
            stakeholders.take_table(block, at, draft)
            at += 1
        elif isinstance(block, Table) and records.is_record(block):
            records.take(block, at, draft)
            at += 1
        else:
            at += 1
    return draft


def _take_at(document: Document, at: int, draft: Draft, marks: _Marks) -> int:
    line = document.blocks[at]
    if not isinstance(line, Line):
        return at + 1
    if _STAMP.match(line.text) and len(line.text) < _LONGEST_NAME and stamp(line.text) is not None:
        draft.use([at])
        return at + 1
    if (footnote := _FOOTNOTE.match(line.text)) and marks.stand_elsewhere(footnote["mark"], line):
        end = _paragraph_end(document.blocks, at)
        text = mend.join([footnote["text"], *(b.text for b in document.blocks[at + 1 : end] if isinstance(b, Line))])
        draft.footnotes.append((footnote["mark"], text))
        draft.use(range(at, end))
        return end
    if (end := records.take_lines(document.blocks, at, draft)) > at:
        return end
    if stakeholders.is_heading(line, page_ends.line_text(document, at - 1) if at else ""):
        return stakeholders.take_list(document.blocks, at, draft)
    return at + 1


def stamp(text: str) -> str | None:
    """The EDTF of an "opdateret" line, None when it says no date."""
    match = _STAMP.match(text.strip())
    found = danish.parse(match["day"]) or danish.find(match["day"]) if match else []
    return found[0].period.edtf if found else None


class _Marks:
    """Footnote marks of one document; each is looked for once, however many lines begin with it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._holders: dict[str, tuple[Line, ...]] = {}

    def stand_elsewhere(self, mark: str, own: Line) -> bool:
        """Whether the mark stands after a word in another line, so that its own is a footnote and no bullet."""
        if mark[0].isdigit() or mark[0] == "(":
            return False
        if mark not in self._holders:
            pattern = regex(rf"[^\s*]{re.escape(mark)}(?!\*)")
            self._holders[mark] = tuple(islice((x for x in self._document.lines() if pattern.search(x.text)), 2))
        return any(line is not own for line in self._holders[mark])


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


def title(document: Document) -> tuple[list[int], str]:
    """
    The title at the head of a page: block numbers and text; ([], "") when the first words are none.

    A first-level heading anywhere, else the first line when it is short, no sentence, no label, no list item.
    """
    lines = [(at, b) for at, b in enumerate(document.blocks) if isinstance(b, Line) and b.text.strip()]
    for at, line in lines:
        if line.level == 1:
            return [at], mend.plain(line.text)
    while lines and furniture.is_furniture(lines[0][1].text):
        lines = lines[1:]
    if not lines:
        return [], ""
    at, line = lines[0]
    if len(lines) > 1 and _ORGANISATION.fullmatch(mend.plain(line.text)) and not lines[1][1].bullet:
        lines = lines[1:]  # the sender's name stands above the title
        at, line = lines[0]
    text = mend.plain(_without_sender(line.text))
    label = re.match(r"[\w./ ]{2,24}:\s", text) and not re.match(r"\w+ \d{4}", text)
    if line.bullet is not None or label or len(text) > 160 or re.match(r"\d+[.)]\s", text) or page_ends.is_date(text):
        return [], ""
    if text.endswith(".") and len(text.split()) > 6 and not is_plan_name(text):
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


_PLAN_NAME = regex(
    r"\b(?:(?:tids|proces|aktivitets|møde|hørings|milepæls|fremdrifts|inddragelses|implementerings|års|projekt)plan|"
    r"mødekalender|mødeoversigt|køreplan|årshjul|drejebog|procedure|framdriftsplan|tidplan)\b",
    re.IGNORECASE,
)
_IS_TOLD = regex(r"\b(?:er|har|blev|bliver|vil|skal|kan|findes|ses|vises|fremgår|godkendte|\w+es)\b|[.!?] \S", re.I)


def is_plan_name(text: str) -> bool:
    """Whether a line that ends with a full stop names a plan all the same: "Politisk tidsplan for budget 2026."."""
    return bool(_PLAN_NAME.search(text)) and not _IS_TOLD.search(text)


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
    running = [line for part in ("header", "footer") for line in document.extra.get(part, "").splitlines()]
    written = [*(line.text for line in lines), *running]
    updated = next((day for said in written if _STAMP.match(said) and (day := stamp(said)) is not None), None)
    header = next((draft.header for draft in drafts if draft.header is not None), None)
    case = _CASE_NO.search(text) or _CASE_NO.search("\n".join(running))
    draft_line = any(
        re.fullmatch(r"\(?(?:udkast|kladde|foreløbig)\)?[.:!]?", line.text.strip(), re.I) for line in lines
    )
    day = updated or (header.document_date if header else None) or paper.day(lines) or own_day.find(lines)
    return Head(
        title=name,
        organisation=_organisation(text) or _organisation(" ".join(running)),
        case_no=(header.case_no if header else None) or (case["no"].rstrip(".") if case else None),
        updated=updated,
        provisional=bool(_PROVISIONAL.search(name)) or draft_line,
        years=title_years.of_title(name),
        file=title_years.of_file(document.name),
        day=date.fromisoformat(day) if day and re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None,
    )


def _organisation(text: str) -> str | None:
    names = Counter(re.sub(r"^(?:I|For|Af|Til|Fra) ", "", match) for match in _ORGANISATION.findall(text))
    return names.most_common(1)[0][0] if names else None
