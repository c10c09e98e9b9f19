"""What the record says of a body or a person, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from frisat.web.record import queries
from frisat.web.record.models import Entry
from frisat.web.record.sentences import Change, Told, shown, tell
from frisat.web.record.things import Thing

DEEDS = {
    "body.make": _("Added to the register"),
    "body.change": _("Changed"),
    "body.close": _("Closed"),
    "body.reopen": _("Opened again"),
    "body.successor": _("Successor set"),
    "body.alias_add": _("Spelling added"),
    "body.alias_remove": _("Spelling removed"),
    "body.alias_back": _("Spelling brought back"),
    "body.ends_back": _("Ending taken back"),
    "body.merge": _("Merged into another body"),
    "body.merged_here": _("Another body merged into this one"),
    "body.unmerge": _("Merge undone"),
    "body.unmerged_here": _("Merge undone"),
    "body.keep_apart": _("Kept apart from another body"),
    "body.name_apart": _("A name was said not to be this body"),
    "seat.add": _("Seat added"),
    "seat.change": _("Seat changed"),
    "seat.remove": _("Seat taken away"),
    "seat.end_all": _("Seats ended"),
    "seat.back": _("Seat brought back"),
    "person.make": _("Added to the register"),
    "person.change": _("Changed"),
    "person.account": _("Account set"),
}
FIELD_WORDS = {
    "actors": _("takes part"),
    "responsible": _("is responsible"),
    "decides": _("decides"),
    "recommends": _("recommends"),
    "stakeholders": _("is on the list of stakeholders"),
}
SHOWN = ("text", "name", "into", "merged", "from", "other", "person", "representative_of", "last_day", "successor")
"""Values worth showing in one line of the history, the first that is there."""
_NAMES_IT = ("person", "representative_of")
"""Whose seat was changed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One deed. `about` is whom or what it was about; `changes` what a change changed, field by field."""

    at: datetime
    who: str
    what: Any
    about: str
    changes: tuple[Change, ...]
    reason: str
    is_erased: bool


def history(of: Thing, *, most: int = 30) -> Sequence[Line]:
    """What was done to a thing, the newest first."""
    entries = list(queries.history(of, most=most))
    return [_line(entry, told) for entry, told in zip(entries, tell(entries), strict=True)]


def _line(entry: Entry, told: Told) -> Line:
    said = {} if told.is_closed else entry.detail.said
    values = {**_values(said.get("before")), **_values(said.get("after"))}
    changed = entry.verb.endswith(".change")
    about = next((name for name in (_NAMES_IT if changed else SHOWN) if values.get(name)), "")
    return Line(
        at=entry.moment,
        who=said.get("who", ""),
        what=DEEDS.get(entry.verb, entry.verb),
        about=shown(about, values.get(about)),
        changes=told.changes if changed else (),
        reason=told.reason,
        is_erased=entry.detail.is_erased,
    )


def _values(found: Any) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}
