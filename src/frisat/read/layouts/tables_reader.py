"""One row of a plan table as the activities that it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.model import Kind, Source
from frisat.plan.regex import regex
from frisat.read.blocks import Document, Table
from frisat.read.draft import DraftActivity
from frisat.read.fields import kinds, mend
from frisat.read.layouts import (
    absences,
    bare_days,
    dated_lines,
    tables_beside,
    tables_handled,
    tables_split,
    tables_words,
)
from frisat.read.layouts.tables_context import is_month
from frisat.read.layouts.tables_roles import OF_ANOTHER
from frisat.read.layouts.tables_rows import PlanRow, goes_on
from frisat.read.layouts.tables_split import Part, Piece, When
from frisat.read.layouts.tables_times import RowTimes
from frisat.read.layouts.tables_words import DATE_ROLES, Role


@dataclass(slots=True)
class RowReader(RowTimes):
    """Makes a table's rows activities."""

    def says_none(self, row: PlanRow) -> bool:
        """Whether a row says that nothing is held then, "Juli | Ingen møder"."""
        column = self.columns.one(Role.TITLE)
        return column is not None and absences.says_none(row.texts[column])

    def activities(self, row: PlanRow, key: object) -> list[DraftActivity]:
        """One row's activities; those of one row share `key`."""
        agenda = [p for c in self.columns.many(Role.AGENDA) for p in self.parts(row, c)]
        cell = self._title_cell(row)
        struck_row = bool(cell) and all(p.is_struck for p in cell if not tables_split.is_status(p.text))
        titles = tables_split.pieces(cell)
        if not titles and agenda:
            titles, agenda = tables_split.pieces(agenda, several=False), []
        if not titles:
            titles = [Piece(self._other_title(row))]
        if not titles[0].title:
            return []
        points = self._points(agenda, titles)
        out: list[DraftActivity] = []
        for n, piece in enumerate(titles):
            for when, found in self.whens(row, n, len(titles)):
                activity = self._activity(row, piece, n, len(titles), when, found, agenda=bool(points[n]))
                if not self.columns.many(*DATE_ROLES, Role.EXTRA_DATE):
                    self._date_of_title(activity, row)
                elif is_month(when.text) and (bare := self._bare_day(piece.title, when.text)):
                    activity.period_text, activity.time_text, activity.title = bare[0], bare[1], bare[2]
                    activity.found = None
                activity.agenda = [*piece.agenda, *piece.said.get(Role.AGENDA, []), *points[n]]
                if (struck_row or piece.struck) and not activity.status_text:
                    activity.status_text = "Aflyst"
                activity.row = key
                out.append(activity)
        out += self._extra_dates(row, titles[0], key, bool(out and (out[0].period_text or out[0].found)), out)
        out += self._taken_up(row, titles[0], key)
        return out + [
            made for point in (points[0] if len(titles) == 1 else []) for made in tables_beside.told(point, out[0])
        ]

    def _bare_day(self, title: str, month: str) -> tuple[str, str, str] | None:
        """When, clock and what of a title that opens with a day of its row's month."""
        bare = bare_days.line_in_month(title, month)
        return bare or (bare_days.numbered_in_month(title, month) if self.numbered else None)

    @staticmethod
    def _date_of_title(activity: DraftActivity, row: PlanRow) -> None:
        """Takes the date out of a title in a table without a column for it."""
        dated = dated_lines.split(activity.title, bullet=True, context=row.context)
        if dated is None:
            return
        activity.title, activity.period_text, activity.time_text = dated.title, dated.when, dated.clock
        activity.found = dated.found if dated.found is not None and not dated.found.needs_year else None
        activity.year = row.context.year_for(dated.when)
        activity.year_basis = row.context.basis if activity.year else ""

    def _title_cell(self, row: PlanRow) -> list[Part]:
        column = self.columns.one(Role.TITLE)
        return self.parts(row, column) if column is not None else []

    def _other_title(self, row: PlanRow) -> str:
        """
        The title of a row without words of its own: what is delivered, its phase, its body, else the heading; how it
        goes or where it is only when no heading says what it is.
        """
        dated = any(row.texts[c] for c in self.columns.many(*DATE_ROLES))
        heading = (row.context.above if row.context.when else row.context.heading) if dated else ""
        said = [self._first(row, Role.DELIVERABLE, Role.PHASE, Role.ACTOR, Role.PARTICIPANTS), heading]
        said += [self._first(row, Role.STATUS, Role.PLACE), row.context.heading if dated else ""]
        return next(filter(None, said), "")

    def _first(self, row: PlanRow, *roles: Role) -> str:
        """The first filled cell of the columns of these roles, in their order."""
        return next((row.texts[c] for role in roles for c in self.columns.many(role) if row.texts[c]), "")

    def _points(self, agenda: list[Part], titles: list[Piece]) -> list[list[str]]:
        """The contents cell dealt out to the row's activities; status sentences in it go to each."""
        plain: list[Part] = []
        for part in agenda:
            if tables_split.is_status(part.text):
                for piece in titles:
                    piece.said.setdefault(Role.STATUS, []).append(part.text)
                continue
            label = tables_split.label_of(part.text)
            if label and label[1] and label[0] in (Role.PLACE, Role.PARTICIPANTS, Role.CLOCK):
                for piece in titles:
                    piece.said.setdefault(label[0], []).append(label[1])
                continue
            plain.append(part)
        dealt = tables_split.groups(plain, len(titles)) if len(titles) > 1 else None
        if dealt is not None:
            return [tables_split.lists(group) for group in dealt]
        return [tables_split.lists(plain) for _ in titles]

    def _activity(
        self, row: PlanRow, piece: Piece, n: int, of: int, when: When, found: Found | None, *, agenda: bool = False
    ) -> DraftActivity:
        said = piece.said
        status = [*self._cell(row, Role.STATUS, n, of), *said.get(Role.STATUS, [])]
        status += [text for role in _ELSEWHERE for text in self._cell(row, role, n, of) if tables_split.is_status(text)]
        if when.status:
            status = [when.status]
        beside = [text for text in status if tables_split.is_date_note(text)]
        status = [text for text in status if text not in beside]
        own, own_basis = self._own_year(row)
        year = row.context.year_for(when.text)
        place = [*said.get(Role.PLACE, []), *self._cell(row, Role.PLACE, n, of)]
        method = [*said.get(Role.METHOD, []), *self._cell(row, Role.METHOD, n, of)]
        return DraftActivity(
            title=piece.title,
            period_text=when.text,
            found=found,
            period_note=piece.note or ". ".join(dict.fromkeys(beside)) or None,
            time_text=_clock([*said.get(Role.CLOCK, []), *self._cell(row, Role.CLOCK, n, of)]),
            year=own or year,
            year_basis=own_basis or (row.context.basis if year else ""),
            actor_text="\n".join([*self._cell(row, Role.ACTOR, n, of), *said.get(Role.ACTOR, [])]),
            participants=[*self._names(row, n, of), *said.get(Role.PARTICIPANTS, [])],
            deliverables=[*self._list(row, Role.DELIVERABLE, n, of), *said.get(Role.DELIVERABLE, [])],
            place=", ".join(place) or None,
            method=", ".join(method) or None,
            track=self._track(row),
            kind=self._kind(row) or (Kind.MEETING if self._is_meeting(piece.title, when) and not agenda else None),
            status_text=". ".join(dict.fromkeys(status)),
            section=row.context.heading,
            source=_source(row, self.document, self.table),
            block=self.block,
        )

    def _track(self, row: PlanRow) -> str | None:
        said = [row.texts[c] for c in self.columns.many(Role.PHASE) if row.texts[c]]
        return ", ".join(dict.fromkeys(said)) or row.section or None

    def _kind(self, row: PlanRow) -> Kind | None:
        """A deadline, when the only date of the row stands under a header that says so."""
        others = [c for c in self.columns.many(*DATE_ROLES) if c not in self.columns.at.get(Role.DEADLINE, ())]
        due = any(row.texts[c] for c in self.columns.many(Role.DEADLINE))
        first = next((c for c in self.columns.many(Role.START, Role.DATE) if row.texts[c]), None)
        if first is not None and _HEARD.fullmatch(self.columns.headers[first].strip(" :")):
            return Kind.HEARING
        return Kind.DEADLINE if due and not any(row.texts[c] for c in others) else None

    @staticmethod
    def _is_meeting(title: str, when: When) -> bool:
        """Whether a title with a date is a body's name and nothing else: then the body meets."""
        name = re.sub(r"\s*\([^)]*\)$", "", title)
        return bool(when.text) and tables_words.is_actor(name) and kinds.kind_of(name) in (Kind.MEETING, Kind.OTHER)

    def _dealt(self, row: PlanRow, column: int, n: int, of: int) -> list[Part]:
        cell = self.parts(row, column)
        dealt = tables_split.groups(cell, of) if of > 1 else None
        return dealt[n] if dealt else cell

    def _cell(self, row: PlanRow, role: Role, n: int, of: int) -> list[str]:
        out = [tables_split.texts(self._dealt(row, c, n, of)) for c in self.columns.many(role)]
        return [text for text in out if text.strip(" -–\n")]

    def _names(self, row: PlanRow, n: int, of: int) -> list[str]:
        """The participants' cell as its entries; a name that goes on in the next paragraph is one entry."""
        out: list[str] = []
        for column in self.columns.many(Role.PARTICIPANTS):
            for part in self._dealt(row, column, n, of):
                if out and goes_on(out[-1], part.text) and part.bullet is None:
                    out[-1] = mend.join([out[-1], part.text])
                elif part.text.strip(" -–"):
                    out.append(part.text)
        return out

    def _list(self, row: PlanRow, role: Role, n: int, of: int) -> list[str]:
        return [
            p for c in self.columns.many(role) for p in tables_split.lists(self._dealt(row, c, n, of)) if p.strip(" -–")
        ]

    # -------------------------------------------------------------------------------------------- time
    def _extra_dates(
        self, row: PlanRow, piece: Piece, key: object, dated: bool, made: list[DraftActivity]
    ) -> list[DraftActivity]:
        """A row's further dates ("Byrådet" over a day, "Frist for materiale"): activities of their own."""
        columns = [c for c in self.columns.many(Role.EXTRA_DATE) if row.texts[c].strip(" -–")]
        if dated:
            late = [c for c in self.columns.many(Role.DEADLINE) if row.texts[c].strip(" -–")]
            late = [c for c in late if row.texts[c] != made[0].period_text]
            apart = self.columns.one(Role.DATE) is not None
            columns = sorted({*columns, *(late if apart else [c for c in late if c in self.others_deadlines()])})
        out = []
        for c in columns:
            header = self.columns.headers[c]
            when = tables_split.when(self.parts(row, c))
            activity = self._activity(row, piece, 0, 1, *self.dated(row, when, self.columns.one(Role.MONTH)))
            activity.row = key
            what = OF_ANOTHER.match(" ".join(header.split()))
            if header and tables_words.is_actor(header):
                activity.actor_text = header
            elif what is not None and self._is_span:
                activity.title = f"{what['what'][:1].upper()}{what['what'][1:]} – {piece.title}"
                self._give_body(row, c, activity, made)
            elif header and c in self.others_deadlines() and self.columns.one(Role.DATE) is None:
                activity.title = " ".join(header.split())
            elif header and not danish.is_date_cell(header):
                activity.title = f"{' '.join(header.split())} – {piece.title}"
            activity.kind = None if activity.kind is Kind.HEARING else activity.kind
            if c in self.columns.at.get(Role.DEADLINE, ()):
                activity.kind = Kind.DEADLINE
            out.append(activity)
        return out

    def _taken_up(self, row: PlanRow, piece: Piece, key: object) -> list[DraftActivity]:
        """What each body that takes the row's matter up does on its day."""
        out = []
        for column in self.columns.many(Role.HANDLED):
            for one in tables_handled.split(row.texts[column]):
                activity = self._activity(row, piece, 0, 1, *self.dated(row, When(one.when), None))
                activity.row, activity.kind = (
                    key,
                    Kind.DECISION if _DECIDES.search(self.columns.headers[column]) else None,
                )
                activity.actor_text, activity.participants, activity.status_text = one.who, [], ""
                out.append(activity)
        return out

    @property
    def _is_span(self) -> bool:
        return self.columns.one(Role.START) is not None and self.columns.one(Role.END) is not None

    def _give_body(self, row: PlanRow, column: int, activity: DraftActivity, made: Sequence[DraftActivity]) -> None:
        """Who stands right before a further date ("Behandles i | Dato for behandling") acts then, and not before."""
        who = row.texts[column - 1] if column and column - 1 not in self.columns.many(*DATE_ROLES, Role.TITLE) else ""
        if not tables_words.is_actor(who):
            return
        activity.actor_text, activity.participants = who, []
        for other in made:
            other.actor_text = "\n".join(line for line in other.actor_text.split("\n") if line != who)


_HEARD = regex(
    r"(?:i |offentlig |ekstern )?høring(?:en)?(?: (?:fra|fra og med|begynder|starter|start))?|høringsperiode(?:n)?|"
    r"høringsstart",
    re.IGNORECASE,
)
"""How the head of a column of days says that the row is heard then, or from then on."""
_DECIDES = regex(r"behandl(?:ing|es)|beslut|vedtag|godkend", re.IGNORECASE)
"""Heads of a column that names who takes a matter up to decide it."""
_ELSEWHERE = (Role.CLOCK, Role.PLACE)
"""Columns in which a cell may say instead that nothing is held ("AFLYST")."""
_ONE_CLOCK = regex(r"\d{1,2}(?:[.:]\d\d(?::\d\d)?)?")


def _clock(cells: list[str]) -> str:
    """
    The clock cells' words: two bare times are begin and end, and as their column says that "10-12" is hours, "kl."
    is put before it.
    """
    bare = [re.sub(r"^kl(?:\.|okken)?\s*", "", text, flags=re.IGNORECASE) for text in cells]
    if len(cells) == 2 and all(_ONE_CLOCK.fullmatch(text) for text in bare):
        return f"kl. {bare[0]}-{bare[1]}"
    text = " ".join(cells)
    return f"kl. {text}" if tables_words.is_clock(text) and "kl" not in text.lower() else text


def _source(row: PlanRow, document: Document, table: Table) -> Source:
    return replace(
        row.source, document=row.source.document or document.name, table=row.source.table or table.source.table
    )
