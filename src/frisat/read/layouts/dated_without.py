"""Entries of a dated list that have no date: "Studietur til Aarhus" among dated bullets, "Ét år efter: Evaluering"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.draft import Draft, DraftActivity
from frisat.read.evidence.words import CONTACT, HEADING, LINK
from frisat.read.fields import furniture, mend, stamps
from frisat.read.layouts import dated_titles

_FEWEST = 3
"""Dated entries of a list, from which on one without a date is of the same sort."""
_LONGEST = 110
_COUNT = (
    r"(?:et|ét|en|én|to|tre|fire|fem|seks|otte|ni|ti|tolv|fjorten|\d{1,2}(?:\s?[-–]\s?\d{1,2})?)(?: (?:halvt|kvart))?"
)
_RELATIVE = regex(
    rf"(?P<when>(?:(?:senest|inden for|ca\.|cirka|omkring|mindst)\s+)?{_COUNT}\s+(?:år|måned(?:er)?|mdr\.?|uger?|"
    r"(?:hver)?dage?|kvartal(?:er)?)\s+(?:efter|før|inden|senere|derefter|herefter)(?:\s[a-zæøå]+){0,4})\s*"
    r"(?::|\s[-–—])\s*(?P<what>\S.*)",
    re.IGNORECASE,
)
"""A time that only another tells: "Tre måneder efter opstart: …"."""
_LABELLED = regex(r"[^:]{2,40}:\s+\S")
_POINTS = regex(
    r"(?:\w*dagsorden(?:en)?|\w*dagsordenspunkter|punkter|program(?:met)?|deltagere|bilag|materialer?|husk|bemærk|"
    r"praktisk\w*|kontakt\w*)\b[^.]{0,40}:?",
    re.IGNORECASE,
)
"""What heads a list of something else."""


def add(draft: Draft, document: Document) -> None:
    """Adds to a draft the entries without a date that stand in its dated lists, each in its place."""
    made = {one.block for one in draft.activities if one.period_text}
    found = [*_listed(draft, document, made), *_relative(draft, document, made)]
    if not found:
        return
    draft.activities = sorted([*draft.activities, *found], key=lambda one: one.block)
    draft.use(one.block for one in found)


def _listed(draft: Draft, document: Document, made: set[int]) -> Iterator[DraftActivity]:
    for head, run in _runs(document):
        dated = [at for at, line in run if at in made and danish.find(line.text)]
        bare = [(at, line) for at, line in run if at not in draft.used and at not in made]
        if len(dated) < _FEWEST or len(bare) * 2 > len(dated) or _POINTS.fullmatch(head.strip(" :")):
            continue
        whole = all(document.blocks[at].text.rstrip().endswith(".") for at in dated)  # type: ignore[union-attr]
        for at, line in bare:
            if _is_entry(line.text.strip(), whole=whole):
                yield DraftActivity(title=mend.plain(line.text), section=head, source=line.source, block=at)


def _is_entry(text: str, *, whole: bool) -> bool:
    """Whether a bullet names something to be held or done; `whole`: the dated ones are sentences, and so may it be."""
    if len(text) > _LONGEST or danish.find(text) or _LABELLED.match(text) or not text[:1].isupper():
        return False
    if text.endswith((":", "?", ",")) or dated_titles.is_pause(text) or (text.endswith(".") and not whole):
        return False
    is_of_page = stamps.is_stamp(text) or furniture.is_furniture(text) or HEADING.fullmatch(text.rstrip(" :."))
    return not (is_of_page or CONTACT.search(text) or LINK.match(text))


def _runs(document: Document) -> Iterator[tuple[str, list[tuple[int, Line]]]]:
    """The words above each list of bullets with its entries; deeper bullets stand between them and are left out."""
    head, run = "", list[tuple[int, Line]]()
    for at, block in enumerate(document.blocks):
        if isinstance(block, Line) and not block.text.strip():
            continue
        if isinstance(block, Line) and block.bullet is not None and not block.level:
            if not run or block.bullet == run[0][1].bullet:
                run.append((at, block))
            continue
        if run:
            yield head, run
        head, run = (block.text if isinstance(block, Line) else ""), []
    if run:
        yield head, run


def _relative(draft: Draft, document: Document, made: set[int]) -> Iterator[DraftActivity]:
    """Lines "Ét år efter: …" right below an entry of a list."""
    below = False
    for at, block in enumerate(document.blocks):
        if not isinstance(block, Line) or not block.text.strip():
            continue
        match = _RELATIVE.fullmatch(block.text.strip()) if len(block.text) < 2 * _LONGEST else None
        if match is not None and below and at not in made and not danish.find(block.text):
            title, when = match["what"], match["when"]
            yield DraftActivity(title=mend.plain(title), period_text=when, source=block.source, block=at)
            continue
        below = at in made
