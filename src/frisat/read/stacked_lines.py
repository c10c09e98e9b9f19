"""What each line of a step that takes several lines is: a day, a clock, a labelled value, a sentence, words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.fields import furniture, stamps
from frisat.read.layouts import dated_alone, tables_words
from frisat.read.layouts.tables_words import DATE_ROLES, Role

_LABEL = regex(r"(?P<label>[^\W\d][\w .()/-]{1,28}?)\s*:\s+(?P<value>\S.*)")
_SENTENCE = 12
"""Words from which a line without a full stop reads as a sentence too."""
_LONGEST = 300


class Kind(StrEnum):
    """What a line is in its step."""

    DATE = "date"
    CLOCK = "clock"
    LABELLED = "labelled"
    SENTENCE = "sentence"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Said:
    """One line that says something. `at`: its block; `value`: its words without the label; `blank`: space above it."""

    at: int
    line: Line
    kind: Kind
    value: str
    label: str = ""
    blank: bool = False

    @property
    def level(self) -> int:
        return self.line.level

    @property
    def bold(self) -> bool:
        return self.line.bold

    @property
    def is_head(self) -> bool:
        return bool(self.line.level or self.line.bold)

    @property
    def leads_in(self) -> bool:
        """Whether it ends with a colon, so that what it says is of the lines below."""
        return self.line.text.rstrip().endswith(":")

    @property
    def is_page(self) -> bool:
        """Whether it belongs to the page and not to its text."""
        return furniture.is_furniture(self.line.text) or stamps.is_dated_stamp(self.line.text)

    @property
    def sort(self) -> tuple[object, ...]:
        """What it has in common with the line at the same place of another step."""
        return (self.kind, self.label.lower(), self.line.level, self.line.bullet is not None, self.line.bold)


def regions(document: Document) -> Iterator[list[Said]]:
    """Runs of lines between tables and boxes, without the blank ones."""
    region: list[Said] = []
    blank = True
    for at, block in enumerate(document.blocks):
        if not isinstance(block, Line):
            if region:
                yield region
            region, blank = [], True
        elif not any(map(str.isalnum, block.text)):
            blank = True
        else:
            region.append(_said(at, block, blank=blank or block.gap))
            blank = False
    if region:
        yield region


def _said(at: int, line: Line, *, blank: bool) -> Said:
    text = line.text.strip()
    label, value = "", text
    if len(text) <= _LONGEST and (match := _LABEL.fullmatch(text)) and not danish.find(match["label"]):
        label, value = match["label"].strip(), match["value"].strip()
    return Said(at, line, _kind(text, label, value), value, label, blank)


def _kind(text: str, label: str, value: str) -> Kind:
    if (label and _is_day(value) and _may_date(label)) or (not label and _is_day(text)):
        return Kind.DATE
    if label:
        return Kind.LABELLED
    if len(text) < 40 and tables_words.is_clock(text):
        return Kind.CLOCK
    if text.endswith((".", "!", "?", ":")) or len(text.split()) > _SENTENCE:
        return Kind.SENTENCE
    return Kind.WORDS


def _may_date(label: str) -> bool:
    """Whether a label can name the time of a step: it says so, or nothing known else."""
    roles = tables_words.header_roles(label)
    return not stamps.is_label(label) and (not roles or bool(set(roles) & (DATE_ROLES | {Role.WEEKDAY, Role.CLOCK})))


def names_time(label: str) -> bool:
    """Whether a label is known to say when."""
    return bool(set(tables_words.header_roles(label)) & (DATE_ROLES | {Role.WEEKDAY, Role.CLOCK}))


def _is_day(text: str) -> bool:
    return text[:1].isalnum() and len(text) <= 120 and dated_alone.alone(text) is not None
