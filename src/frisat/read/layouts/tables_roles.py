"""What the columns of a plan table hold: told by the header's words, and by what stands in the cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from frisat.plan.regex import regex
from frisat.read.layouts import tables_handled
from frisat.read.layouts.tables_content import Content, content
from frisat.read.layouts.tables_words import DATE_ROLES, Role, header_roles, is_actor

_TITLE_RANK = regex(
    r"(?P<a>aktivitet|hvad|opgave|handling|milepæl|indsats|begivenhed|arrangement|tiltag)|(?P<b>emne|sag|titel|"
    r"behandling|punkt|møde|proces)",
    re.IGNORECASE,
)
_MOST_COLUMNS = 200
"""A plan's table of months, weeks and notes has half as many; no roles are sought in a wider one."""


@dataclass(slots=True)
class Columns:
    """Which column has which role: `at[role]` = its indices, in order. `headers`: each column's header words."""

    headers: list[str]
    at: dict[Role, list[int]] = field(default_factory=dict)
    by_words: int = 0
    """How many columns the header's words alone tell."""

    def one(self, role: Role) -> int | None:
        return self.at[role][0] if self.at.get(role) else None

    def many(self, *roles: Role) -> list[int]:
        return sorted(c for role in roles for c in self.at.get(role, ()))

    def put(self, role: Role, column: int) -> None:
        self.at.setdefault(role, []).append(column)

    @property
    def is_dated(self) -> bool:
        return any(self.at.get(role) for role in DATE_ROLES)


def columns(headers: Sequence[str], cells: Sequence[Sequence[str]]) -> Columns:
    """
    The role of each column.

    Args:
        headers: header texts, "" where the table has none. cells: body rows, each with one text a column.
    """
    out = Columns(list(headers))
    width = len(headers)
    if width > _MOST_COLUMNS:
        return out
    look = [content([row[c] for row in cells]) for c in range(width)]
    said = [header_roles(h) for h in headers]
    out.by_words = sum(bool(s) for s in said)
    left = [c for c in range(width) if look[c].filled or said[c]]
    left = _handled(out, left, look, cells)
    left = _times(out, left, look, said)
    left = _named(out, left, look, said)
    left = _by_content(out, left, look, said)
    _title(out, left, look, said)
    return out


def _handled(out: Columns, left: list[int], look: list[Content], cells: Sequence[Sequence[str]]) -> list[int]:
    """Columns that name a body and its day in each cell, beside one that says when the row itself is."""
    own = [c for c in left if look[c].when >= 0.5]
    told = [c for c in left if c not in own and tables_handled.is_column([row[c] for row in cells])] if own else []
    for c in told:
        out.put(Role.HANDLED, c)
    return [c for c in left if c not in told]


def _times(out: Columns, left: list[int], look: list[Content], said: list[tuple[Role, ...]]) -> list[int]:
    """Columns that hold time, by content above all: a header may mislead ("Tid" over clock times)."""
    dates: list[int] = []
    left = _without_recorded(out, left, look)
    for c in list(left):
        first = next((r for r in said[c] if r in DATE_ROLES or r in (Role.CLOCK, Role.WEEKDAY, Role.NUMBER)), None)
        role: Role | None = None
        if not look[c].filled:
            role = first if first not in (Role.NUMBER, None) else None
        elif look[c].weekday >= 0.6:
            role = Role.WEEKDAY
        elif look[c].year >= 0.6 and (first is Role.YEAR or look[c].distinct < 0.6):
            role = Role.YEAR
        elif (
            look[c].clock >= 0.5
            and first is not Role.NUMBER
            and (first is Role.CLOCK or _holds_clocks(out, c, look, said))
        ):
            role = Role.CLOCK
        elif (
            look[c].clock >= 0.9
            and first is Role.DATE
            and any(said[o][:1] == (Role.DATE,) and look[o].when >= 0.9 for o in range(len(said)) if o != c)
        ):
            role = Role.CLOCK  # "15-17" under "Tid", beside the days
        elif first is Role.WEEK and look[c].week >= 0.5:
            role = Role.WEEK
        elif first is Role.MONTH and look[c].when >= 0.5:
            role = Role.MONTH
        elif first is Role.NUMBER and look[c].number >= 0.5:
            role = Role.NUMBER
        elif first is Role.WEEKDAY and look[c].day + look[c].when >= 0.5:
            role = Role.DATE  # "Dag" over the days of the month that stands in another column
        elif look[c].when >= 0.5 or (first in DATE_ROLES and look[c].when + look[c].undated + look[c].day >= 0.25):
            role = first if first in (Role.START, Role.END, Role.DEADLINE) else Role.DATE
        elif first in (Role.DATE,) and look[c].filled <= 1:
            role = Role.DATE
        if role is None:
            continue
        left.remove(c)
        if role in (Role.DATE, Role.START, Role.END, Role.DEADLINE):
            dates.append(c)
        else:
            out.put(role, c)
    _dates(out, dates, said)
    return left


def _holds_clocks(out: Columns, c: int, look: list[Content], said: list[tuple[Role, ...]]) -> bool:
    """
    Whether cells that may be clock times are, though their head does not say so: by their minutes, or because the days
    stand in another column ("Tid" over "9-12"). "3.12" may be a room.
    """
    if said[c][:1] == (Role.PLACE,):
        return False
    if look[c].minutes >= 0.3:
        return True
    return _TIME.fullmatch(out.headers[c].strip(" :")) is not None and any(
        o.when >= 0.5 and o.clock < 0.3 for n, o in enumerate(look) if n != c
    )


_TIME = regex(r"tid(?:er|srum)?", re.IGNORECASE)
_RECORDED = regex(
    r"(?:aftalt|besluttet|rejst|stillet|oprettet|registreret|modtaget|indkommet|journaliseret|tilføjet|indmeldt|"
    r"(?:(?:senest|sidst) )?(?:opdateret|ændret|rettet)|fra møde\w*|dato for (?:oprettelse|beslutning|registrering))\b",
    re.IGNORECASE,
)
"""Heads over the days on which something was written down, beside those on which it is to be done."""


def _without_recorded(out: Columns, left: list[int], look: list[Content]) -> list[int]:
    """The columns without those that only say when a row was written, when another one says when it is done."""
    recorded = [c for c in left if _RECORDED.match(out.headers[c].strip()) and look[c].when + look[c].day >= 0.5]
    others = any(look[c].when >= 0.5 for c in left if c not in recorded)
    return [c for c in left if c not in recorded] if others else left


def _dates(out: Columns, dates: list[int], said: list[tuple[Role, ...]]) -> None:
    """Several date columns: start and end, a day with its deadline, or a day for each of several bodies."""
    pending: list[int] = []
    for c in dates:
        first = next((r for r in said[c] if r in DATE_ROLES), None)
        if first in (Role.START, Role.END, Role.DEADLINE):
            out.put(first, c)
        else:
            pending.append(c)
    named = [c for c in pending if any(r in DATE_ROLES for r in said[c])]
    for c in pending:
        is_body = not any(r in DATE_ROLES for r in said[c]) and is_actor(out.headers[c])
        if is_body and len(pending) > 1:
            out.put(Role.EXTRA_DATE, c)
        elif not out.at.get(Role.DATE) and (not named or c in named):
            out.put(Role.DATE, c)
        else:
            out.put(Role.EXTRA_DATE, c)
    if out.at.get(Role.END) and not out.at.get(Role.START) and out.at.get(Role.DATE):
        out.at[Role.START] = out.at.pop(Role.DATE)
    if out.at.get(Role.START) and out.at.get(Role.END) and out.at.get(Role.DATE):
        of_another = [c for c in out.at[Role.DATE] if OF_ANOTHER.match(out.headers[c].strip())]
        out.at[Role.DATE] = [c for c in out.at[Role.DATE] if c not in of_another]
        for c in of_another:
            out.put(Role.EXTRA_DATE, c)  # beside a span: of what comes after it
    if out.at.get(Role.START) and not out.at.get(Role.END) and not out.at.get(Role.DATE):
        out.at[Role.DATE] = out.at.pop(Role.START)


OF_ANOTHER = regex(r"(?:dato|tidspunkt|tid) for (?P<what>[^\W\d][^\d]{2,40})$", re.IGNORECASE)
"""A head that says of what its days are: "Dato for behandling"."""
_NAMED = (
    Role.NUMBER, Role.STATUS, Role.DELIVERABLE, Role.PLACE, Role.METHOD, Role.PARTICIPANTS, Role.ACTOR, Role.AGENDA,
    Role.PHASE,
)  # fmt: skip


def _named(out: Columns, left: list[int], look: list[Content], said: list[tuple[Role, ...]]) -> list[int]:
    """Columns whose header says what they hold, unless the cells speak clearly against it."""
    for c in list(left):
        role = next((r for r in said[c] if r in _NAMED or r is Role.TITLE), None)
        if role is None or role is Role.TITLE:
            continue
        if role is Role.NUMBER and look[c].number < 0.5 and look[c].length > 12:
            continue
        if role is Role.ACTOR and look[c].filled and look[c].actor < 0.2 and look[c].length > 45:
            continue
        out.put(role, c)
        left.remove(c)
    return left


def _by_content(out: Columns, left: list[int], look: list[Content], said: list[tuple[Role, ...]]) -> list[int]:
    """Columns without a telling header: running numbers, status words, actors."""
    for c in list(left):
        others = [o for o in left if o != c and look[o].filled]
        is_numbered = look[c].number >= 0.8 and bool(others or out.at.get(Role.PHASE) or out.at.get(Role.AGENDA))
        if not look[c].filled or (Role.TITLE in said[c] and not is_numbered):
            continue
        if look[c].number >= 0.8 and (not said[c] or Role.TITLE in said[c]):
            out.put(Role.NUMBER, c)  # "1", "2" under "Møde" too: the words stand in another column
        elif c == 0 and not said[c] and others and _holds_several(look[c], [look[o] for o in others]):
            out.put(Role.PHASE, c)
        elif look[c].status >= 0.7 and others:
            out.put(Role.STATUS, c)
        elif (
            not out.at.get(Role.ACTOR)
            and look[c].actor >= 0.6
            and any(look[o].length > look[c].length or Role.TITLE in said[o] for o in others)
        ):
            out.put(Role.ACTOR, c)
        else:
            continue
        left.remove(c)
    return left


def _holds_several(first: Content, others: Sequence[Content]) -> bool:
    """Whether the texts of the first column stand for several rows each: merged cells, or empty ones below them."""
    if first.groups and first.actor < 0.6 and not all(other.groups for other in others):
        return True
    return first.length < 30 and first.filled * 4 <= 3 * max(other.filled for other in others)


def _names_things(look: Content) -> bool:
    """Whether cells without a head read as names of what happens: each its own, of some length, and no sentence."""
    return look.distinct >= 0.9 and look.length >= 12 and look.sentence < 0.5 and look.actor < 0.6


def _delivered(out: Columns, look: list[Content]) -> int | None:
    """The column of what is delivered when nothing else names the row: no title, and phases that hold several rows."""
    said = out.at.get(Role.DELIVERABLE, [])
    phases = out.at.get(Role.PHASE, [])
    if len(said) != 1 or look[said[0]].distinct < 0.8:
        return None
    others = [c for roles in (out.at.get(Role.AGENDA, []), phases) for c in roles if look[c].distinct >= 0.8]
    return None if others else said[0]


_REMARKS = regex(r"(?:bemærkning|not[ea]|kommentar|andet|øvrigt|oplysning)", re.IGNORECASE)


def _are_remarks(out: Columns, look: list[Content]) -> bool:
    """Whether beside a column of bodies, one a row, there are only remarks on some of their meetings."""
    bodies = out.at.get(Role.ACTOR, [])
    if len(bodies) != 1 or look[bodies[0]].actor < 0.8:
        return False
    filled = look[bodies[0]].filled
    return all(
        _REMARKS.match(out.headers[c].strip()) is not None and look[c].filled < filled for c in out.at[Role.AGENDA]
    )


_FORUM = regex(r"(?:for(?:um|a)|organ|instans|udvalg(?:et)?|råd|hvem mødes)\b", re.IGNORECASE)


def _held(out: Columns, look: list[Content]) -> int | None:
    """The column of bodies beside points, when some of its cells name what is held: "Fælles ledermøde", "Workshop"."""
    bodies = out.at.get(Role.ACTOR, [])
    if len(bodies) != 1 or not out.at.get(Role.AGENDA) or not _FORUM.match(out.headers[bodies[0]].strip()):
        return None
    return bodies[0] if look[bodies[0]].held * look[bodies[0]].filled >= 2 else None


_POINTS = regex(r"(?:(?:punkter|emner|sager|temaer)\b.*)?dagsorden\w*", re.IGNORECASE)


def _meets(out: Columns) -> int | None:
    """The column of forums beside one whose head says that it holds their agendas: their meetings are listed."""
    bodies = out.at.get(Role.ACTOR, [])
    points = any(_POINTS.fullmatch(out.headers[c].strip(" :")) for c in out.at.get(Role.AGENDA, []))
    return bodies[0] if len(bodies) == 1 and points and _FORUM.match(out.headers[bodies[0]].strip()) else None


def _title(out: Columns, left: list[int], look: list[Content], said: list[tuple[Role, ...]]) -> None:
    """The column that names the activity: by its header's rank, else the longest texts; the rest is its contents."""
    filled = [c for c in left if look[c].filled]
    with_words = [c for c in filled if Role.TITLE in said[c]]

    def rank(c: int) -> tuple[int, float]:
        match = _TITLE_RANK.search(out.headers[c])
        return (0 if match and match["a"] else 1 if match else 2, -look[c].filled)

    if with_words:
        title = min(with_words, key=rank)
    elif (named := _delivered(out, look)) is not None:
        title = named
        out.at[Role.DELIVERABLE].remove(named)
    elif out.at.get(Role.PHASE):
        title = out.at[Role.PHASE].pop(0)
    elif filled:
        title = max(filled, key=lambda c: (_names_things(look[c]), look[c].length, look[c].distinct))
    elif (meets := _meets(out)) is not None:
        out.put(Role.TITLE, meets)
        return
    elif (held := _held(out, look)) is not None:
        title = held
        out.at[Role.ACTOR].remove(held)
    elif out.at.get(Role.AGENDA) and not _are_remarks(out, look):
        title = max(out.at[Role.AGENDA], key=lambda c: look[c].length)
        out.at[Role.AGENDA].remove(title)
    elif out.at.get(Role.ACTOR):
        out.put(Role.TITLE, out.at[Role.ACTOR][0])
        return
    else:
        return
    out.put(Role.TITLE, title)
    for c in filled:
        if c != title:
            out.put(Role.AGENDA, c)
