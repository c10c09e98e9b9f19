"""
What a layout found in a document before the fields are worked out: words sorted into columns, nothing interpreted.

A layout (`read/layouts/`) turns blocks into a `Draft`; `to_plan` turns drafts into a `Plan`: it works out years,
actors, kinds, statuses, keys and dependencies, the same way for every layout.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from frisat.plan.danish import Found
from frisat.plan.model import AgendaItem, DocumentKind, Header, Kind, Note, Source, Status


@dataclass(slots=True, kw_only=True)
class DraftActivity:
    """
    One thing that happens, as the words of its row, box or sentence.

    Every text is mended (`fields.mend.join`): line breaks and line-end hyphens are gone. Only `title` is required.
    A cell with several dates stays one DraftActivity with its whole `period_text`: `to_plan` makes two of it.
    """

    title: str
    period_text: str = ""
    """The date cell or the date words as printed; `to_plan` parses it when `found` is None. "" = no words of time."""
    found: Found | None = None
    """Given when the layout took the date out of running text itself."""
    period_note: str | None = None
    """Words beside the date that qualify it ("dato ikke fastlagt")."""
    time_text: str = ""
    """A clock-time cell or label ("kl. 15-17")."""
    year: int | None = None
    """The year that a heading above says, for dates without one."""
    year_basis: str = ""
    """Where `year` stands, as in `Period.basis` ("heading:Forår 2025")."""
    actor_text: str = ""
    """The responsible cell or label, lines joined by newlines: its bodies become `responsible`."""
    participants: list[str] = field(default_factory=list)
    """Bodies and groups listed as taking part, one cell, label or list entry each; split further by `to_plan`."""
    named_actors: bool = True
    """Whether `to_plan` looks for bodies in the title too."""
    agenda: list[str] = field(default_factory=list)
    deliverables: list[str] = field(default_factory=list)
    place: str | None = None
    track: str | None = None
    method: str | None = None
    kind: Kind | None = None
    """Given only when the layout knows better than the words of the title."""
    status: Status | None = None
    """Given only when the layout knows better than the words: running text told in the past."""
    status_text: str = ""
    """Status cell or sentences ("Mødet blev aflyst"), not part of title or agenda."""
    section: str = ""
    """The nearest heading above."""
    passing: bool = False
    """Whether its time is only mentioned (an aim "i 2035"), so that it says nothing about the years of others."""
    told: bool = False
    """Whether a sentence of running text tells of it, which stands in no list."""
    source: Source = field(default_factory=Source)
    block: int = 0
    """Index in `document.blocks` of the document that the layout was given: where it begins."""
    row: object = None
    """Equal for activities of one row: they share date, actors and source."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """
    What one layout read. Layouts share a document: a block whose index is not in `used` is offered to the next one,
    and what nobody used becomes text of the page or a note. Empty fields mean "this layout does not say".
    """

    kind: DocumentKind | None = None
    title: str = ""
    activities: list[DraftActivity] = field(default_factory=list)
    footnotes: list[tuple[str, str]] = field(default_factory=list)
    """(mark, text)."""
    stakeholders: list[str] = field(default_factory=list)
    stakeholders_complete: bool | None = None
    header: Header | None = None
    items: list[AgendaItem] = field(default_factory=list)
    text: list[tuple[int, str]] = field(default_factory=list)
    """(block index, paragraph) of prose that is no activity."""
    notes: list[Note] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    """Indices in `document.blocks` whose every word stands in this draft (or in one of its notes)."""

    def use(self, blocks: Iterable[int]) -> None:
        self.used.update(blocks)

    def without(self, gone: Collection[DraftActivity]) -> None:
        """Takes away activities that a document only speaks of again: they stay text, and their time a note."""
        self.activities = [one for one in self.activities if not any(one is other for other in gone)]
        self.text += [(one.block, one.title) for one in gone if all(one.title not in words for _, words in self.text)]
        self.notes += [Note("R101", one.source, one.title) for one in gone]
