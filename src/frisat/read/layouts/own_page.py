"""What stands around Frisat's own table: title, the line of facts, and the sections after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from frisat.plan.model import DocumentKind
from frisat.plan.printed import LANGUAGES, join_lines, key_of, leading, one_line, read_period
from frisat.plan.regex import regex
from frisat.plan.wording import writing
from frisat.read.blocks import Block, Line

_PART = " · "
_MARK = regex(r"(\*+|†+|‡+|\(?\d{1,3}[.)]?|\(?[a-zæøå]\)|[¹²³⁴⁵⁶⁷⁸⁹])\s+(.+)")
_SECTIONS = ("footnotes", "stakeholders", "text")


@dataclass(slots=True)
class Page:
    """What the lines around the table say; `used` are the indices of the blocks that are understood."""

    title: str = ""
    kind: DocumentKind = DocumentKind.PLAN
    organisation: str | None = None
    case_no: str | None = None
    updated: str | None = None
    provisional: bool = False
    footnotes: tuple[tuple[str, str], ...] = ()
    stakeholders: tuple[str, ...] = ()
    stakeholders_complete: bool = False
    text: tuple[str, ...] = ()
    used: set[int] = field(default_factory=set)


def read_page(blocks: Sequence[Block], tables: set[int], *, wrapped: bool) -> Page:
    """`tables`: indices of the own tables; `wrapped`: a line may be a part of a paragraph."""
    page = Page()
    lines = [(at, b) for at, b in enumerate(blocks) if isinstance(b, Line) and b.text.strip()]
    first = min(tables)
    _head(page, [(at, line) for at, line in lines if at < first], wrapped=wrapped)
    section: str | None = None
    held: dict[str, list[tuple[int, Line]]] = {key: [] for key in _SECTIONS}
    for at, line in lines:
        if at in page.used:
            continue
        heading = key_of(writing.HEADINGS, line.text)
        if heading is not None:
            section = heading if at > first else None
            if heading != "items":
                page.used.add(at)
        elif is_furniture(line.text, page.title):
            page.used.add(at)
        elif section in held:
            held[section].append((at, line))
            page.used.add(at)
    _footnotes(page, [line for _, line in held["footnotes"]], wrapped=wrapped)
    _stakeholders(page, [line for _, line in held["stakeholders"]], wrapped=wrapped)
    page.text = tuple(_paragraphs([line for _, line in held["text"]], wrapped=wrapped))
    return page


# ------------------------------------------------------------------------------------------------- above the table
def _head(page: Page, lines: Sequence[tuple[int, Line]], *, wrapped: bool) -> None:
    """Title, facts and remarks; what else stands above (an agenda's head and items) is left alone."""
    at_facts = next((n for n, (_, line) in enumerate(lines) if n and _document_kind(line.text)), None)  # 0 is the title
    if at_facts is None:
        return
    title = lines[:at_facts]
    page.title = join_lines(line.text for _, line in title)
    page.used |= {at for at, _ in title}
    facts = [lines[at_facts]]
    for at, line in lines[at_facts + 1 :]:
        if not wrapped or (not facts[-1][1].text.rstrip().endswith("·") and not line.text.lstrip().startswith("·")):
            break
        facts.append((at, line))
    _facts(page, join_lines(line.text for _, line in facts))
    page.used |= {at for at, _ in facts}
    _remarks(page, [(at, line) for at, line in lines if at not in page.used])


def _document_kind(text: str) -> str | None:
    """The kind of document when a line is the line of facts: it begins with the kind's name and then ends or goes on
    after a dot."""
    first = one_line(text).split(_PART)[0].removesuffix(" ·")
    return key_of(writing.DOCUMENTS, first)


def _facts(page: Page, text: str) -> None:
    parts = [part.strip(" ·") for part in text.split(_PART)]
    page.kind = DocumentKind(key_of(writing.DOCUMENTS, parts[0]) or "plan")
    for part in parts[1:]:
        fact = leading(writing.FACTS, part)
        match fact:
            case ("case_no", said) if said:
                page.case_no = said.strip()
            case ("updated", said) if said:
                period = read_period(said)
                page.updated = period.edtf if period and period.edtf else said
            case ("provisional", ""):
                page.provisional = True
            case ("staff", ""):
                pass
            case _:
                page.organisation = f"{page.organisation}{_PART}{part}" if page.organisation else part or None


def _pattern(phrase: str) -> str:
    """A printed phrase as a pattern, its braces standing for a number."""
    said = [re.sub(r"\\\{\w+\\\}", r"\\d+", re.escape(writing.PHRASES[phrase][lang])) for lang in LANGUAGES]
    return "|".join(said)


_REMARK = regex("|".join(_pattern(p) for p in ("some_undated", "one_undated", "no_activities", "inferred")))


def _remarks(page: Page, lines: Sequence[tuple[int, Line]]) -> None:
    """Our own sentences above the table, each perhaps broken over two lines."""
    for n, (at, line) in enumerate(lines):
        if _REMARK.fullmatch(one_line(line.text)):
            page.used.add(at)
        elif n + 1 < len(lines) and _REMARK.fullmatch(join_lines((line.text, lines[n + 1][1].text))):
            page.used |= {at, lines[n + 1][0]}


_PAGE_NUMBER = regex(r"(?:(.*)\s)?(?:Side|Page) (\d+) (?:af|of) (\d+)")


def is_furniture(text: str, title: str) -> bool:
    """A foot of a page: "Mødeoversigt 2021   Side 2 af 5"."""
    match = _PAGE_NUMBER.fullmatch(one_line(text))
    return match is not None and (not match[1] or title.startswith(match[1].rstrip("… ")))


# ---------------------------------------------------------------------------------------------------- after the table
def _paragraphs(lines: Sequence[Line], *, wrapped: bool) -> list[str]:
    """Whole paragraphs: on a page, a gap or a bullet begins one."""
    out: list[list[str]] = []
    for line in lines:
        new = not wrapped or not out or line.gap or line.bullet is not None
        if new:
            out.append([line.text])
        else:
            out[-1].append(line.text)
    return [text for part in out if (text := join_lines(part))]


def _footnotes(page: Page, lines: Sequence[Line], *, wrapped: bool) -> None:
    """ "* Metoden …"; on a page a note goes on until the next mark."""
    notes: list[tuple[str, list[str]]] = []
    for line in lines:
        text = one_line(line.text)
        match = _MARK.fullmatch(text)
        if match and not (wrapped and notes and match[1][0].isdigit() and not notes[-1][0][0].isdigit()):
            notes.append((match[1], [match[2]]))
        elif notes and wrapped:
            notes[-1][1].append(text)
        else:
            mark, _, rest = text.partition(" ")
            notes.append((mark, [rest]) if len(mark) <= 4 and rest else ("", [text]))
    page.footnotes = tuple((mark, join_lines(parts)) for mark, parts in notes)


def _stakeholders(page: Page, lines: Sequence[Line], *, wrapped: bool) -> None:
    entries: list[list[str]] = []
    for line in lines:
        text = one_line(line.text)
        note = key_of({k: writing.PHRASES[k] for k in ("stakeholders_open", "stakeholders_complete")}, text)
        if note:
            page.stakeholders_complete = note == "stakeholders_complete"
            continue
        typed = text[0] in "•●▪\uf0b7"
        if line.bullet is None and not typed and wrapped and entries:
            entries[-1].append(text)
        else:
            entries.append([text[1:].strip() if typed else text])
    page.stakeholders = tuple(said for entry in entries if (said := join_lines(entry)))
