"""What the pages of a meeting say of it, from the value that its reader may see (`sight.seen_by`) and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from frisat.plan import meeting as data
from frisat.plan import meeting_clocks
from frisat.plan.meeting import Outcome, Part
from frisat.plan.workdays import workdays_between
from frisat.web.base import words
from frisat.web.meetings.models import Meeting
from frisat.web.meetings.words import ITEM_KINDS, PARTS


@dataclass(frozen=True, slots=True)
class Shown:
    """An item of a page. `pk` and `revision` are 0 where the reader may not change it."""

    item: data.Item
    kind: str
    pk: int
    first: bool
    last: bool
    out: bool
    withdrawn: bool
    place: int

    @property
    def paragraphs(self) -> list[str]:
        return [p for p in (self.item.text or "").replace("\r\n", "\n").split("\n\n") if p.strip()]


def items(seen: data.Meeting, row: Meeting, *, may: bool) -> list[Shown]:
    """The items of a page; whoever may change them gets their numbers in the database, too."""
    out = []
    for n, item in enumerate(seen.items):
        is_out = seen.has_agenda and bool(item.no)
        out.append(
            Shown(
                item, str(ITEM_KINDS[item.kind]), int(item.key) if may else 0,
                n == 0 or (seen.has_agenda and not any(not i.no for i in seen.items[n:])), n == len(seen.items) - 1,
                is_out, item.outcome is Outcome.WITHDRAWN, n,
            )
        )  # fmt: skip
    return out


def day_of(seen: data.Meeting) -> date | None:
    """The day of a meeting where the plan says one."""
    return seen.period.only_day if seen.period is not None else None


def when(seen: data.Meeting) -> str:
    """ "tirsdag den 26. oktober 2021", or the plan's own words where no day is said."""
    day = day_of(seen)
    return words.full_day(day) if day is not None else seen.period.text if seen.period else gettext("no date yet")


@dataclass(frozen=True, slots=True)
class Heir:
    """The meeting that takes another one's place, as a link."""

    said: str
    url: str


def heir(seen: data.Meeting) -> Heir | None:
    """The meeting that takes this one's place."""
    if not seen.replaced_by:
        return None
    day, _, _tail = seen.replaced_by.partition("/")
    said = gettext("the meeting on %(day)s") % {"day": words.full_day(date.fromisoformat(day))}
    return Heir(said, reverse("meetings") + f"{seen.replaced_by}/")


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long the items are meant to take against the meeting's length. `unsaid`: items without minutes."""

    total: int
    length: int | None
    unsaid: int

    @property
    def over(self) -> int:
        return max(0, self.total - self.length) if self.length is not None else 0

    @property
    def total_words(self) -> str:
        return duration(self.total)

    @property
    def length_words(self) -> str:
        return duration(self.length or 0)


def minutes(seen: data.Meeting) -> Minutes:
    said = [i for i in seen.items if i.outcome is not Outcome.WITHDRAWN]
    total, length = meeting_clocks.minutes_of_items(seen), meeting_clocks.minutes_of(seen.clock)
    return Minutes(total, length, sum(i.minutes is None for i in said))


def duration(total: int) -> str:
    """ "2 timer og 15 minutter"."""
    hours, rest = divmod(total, 60)
    said = []
    if hours:
        said.append(ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours})
    if rest or not hours:
        said.append(ngettext("%(n)s minute", "%(n)s minutes", rest) % {"n": rest})
    return gettext("%(a)s and %(b)s") % {"a": said[0], "b": said[1]} if len(said) == 2 else said[0]


def send_words(send_by: date | None, seen: data.Meeting, today: date) -> str:
    """When the agenda must be out, in a sentence; "" once it is, or where the meeting has no day."""
    if send_by is None or seen.has_agenda:
        return ""
    day = words.full_day(send_by)
    if send_by < today:
        return gettext("The agenda was to be sent at the latest on %(day)s.") % {"day": day}
    if send_by == today:
        return gettext("The agenda must be sent today.")
    n = workdays_between(today, send_by)
    far = ngettext("in %(n)s working day", "in %(n)s working days", n) % {"n": words.number(n)}
    return gettext("The agenda must be sent at the latest on %(day)s, %(far)s.") % {"day": day, "far": far}


def people(seen: data.Meeting) -> list[tuple[str, list[data.Attendee]]]:
    """Who takes part, by what they are in the meeting."""
    return [(str(PARTS[part]), list(held)) for part in Part if (held := seen.holding(part))]
