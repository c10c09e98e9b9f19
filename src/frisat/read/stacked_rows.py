"""Steps of several lines as rows of a table: what stands in the same place, or under the same label, is a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from frisat.plan import danish
from frisat.plan.model import Source
from frisat.plan.period import Precision
from frisat.read.blocks import Cell, Line, Row, Table
from frisat.read.fields.where import is_place
from frisat.read.layouts import dated_alone, dated_titles, tables_words
from frisat.read.layouts.tables_words import Role
from frisat.read.stacked_lines import Kind, Said

_TITLE, _DATE, _CLOCK, _MORE = "Aktivitet", "Dato", "Kl.", "Beskrivelse"
_PLACE, _WHO = "Sted", "Ansvarlig"


_OF_ENDS = frozenset({Role.START, Role.END, Role.DEADLINE})
_MAY_NAME = frozenset({Role.NUMBER, Role.PHASE, Role.DELIVERABLE})
"""What a label that names the step may mean elsewhere: "Trin: Høring", "Leverance: Rapport"."""


def one_each(lines: Sequence[Said], steps: Sequence[range]) -> bool:
    """Whether each step names one thing that happens, so that no line of it is a step of its own."""
    places = _word_places(lines, steps)
    if _label_of_title(lines, steps) is not None:
        return True
    if not places:
        return False
    loose = _loose(lines, places)
    titles = set(loose[0])
    named = sum(any(n in titles and not _after_a_sentence(lines, step, n) for n in step) for step in steps)
    if named * 5 < len(steps) * 4 or any(_has_own_day(lines[n]) for step in steps for n in step):
        return False
    above = sum(n in titles and any(lines[m].kind is Kind.DATE for m in range(n, s[-1] + 1)) for s in steps for n in s)
    return len(loose) <= 1 or above * 5 >= len(steps) * 4  # lines below a day that has its title above say more of it


def _has_own_day(said: Said) -> bool:
    """Whether words beside the day of a step name another, so that something of its own happens then."""
    if said.kind is not Kind.WORDS or not any(map(str.isdigit, said.value)):
        return False
    return any(found.period.precision is Precision.DAY or found.needs_year for found in danish.find(said.value))


def _after_a_sentence(lines: Sequence[Said], step: range, n: int) -> bool:
    """Whether running text stands before a line in its step: then that is what happens, and the line a remark."""
    return any(lines[m].kind is Kind.SENTENCE for m in range(step[0], n))


def table(lines: Sequence[Said], steps: Sequence[range]) -> Table | None:
    """The steps as a table with a head of plain words."""
    places = _word_places(lines, steps)
    title = _label_of_title(lines, steps)
    names = _names(lines, places, titled=title is not None)
    rows = [_row(lines, step, names, title) for step in steps]
    heads = list(dict.fromkeys(name for row in rows for name in row.cells))
    if len(heads) < 2 or not ({_TITLE} & set(heads) or title):
        return None
    source = lines[steps[0][0]].line.source
    head = Row(tuple(Cell((Line(name, source),)) for name in heads), source, is_header=True)
    body = tuple(Row(tuple(Cell(tuple(row.cells.get(name, ()))) for name in heads), row.source) for row in rows)
    return Table((head, *body), source)


def _word_places(lines: Sequence[Said], steps: Sequence[range]) -> list[list[int]]:
    """The lines of plain words by their number among those of their step: all first ones, all second ones …"""
    places: list[list[int]] = []
    for step in steps:
        words = [n for n in step if lines[n].kind is Kind.WORDS]
        for place, n in enumerate(words):
            if place == len(places):
                places.append([])
            places[place].append(n)
    return places


def _loose(lines: Sequence[Said], places: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    """The places that nothing tells apart from a title: no heading, no name of a body, no repeated place."""
    heads = [place for place in places if any(lines[n].is_head for n in place)]
    if heads:
        return heads
    return [place for place in places if not _is_where(lines, place) and not _is_who(lines, place)] or list(places[:1])


def _is_where(lines: Sequence[Said], place: Sequence[int]) -> bool:
    """Whether the words in a place of the steps say where: the same again, or a room, house or street."""
    return sum(is_place(lines[n].value) for n in place) * 2 > len(place)


def _is_who(lines: Sequence[Said], place: Sequence[int]) -> bool:
    return sum(tables_words.is_actor(lines[n].value) for n in place) * 3 > len(place) * 2


def _label_of_title(lines: Sequence[Said], steps: Sequence[range]) -> str | None:
    """The label whose values name what happens, where no line without a label does."""
    labels = list(dict.fromkeys(lines[n].label for step in steps for n in step if lines[n].kind is Kind.LABELLED))
    if any(lines[n].kind is Kind.WORDS for step in steps for n in step):
        return None
    roles = {label: tables_words.header_roles(label) for label in labels}
    told = [label for label in labels if Role.TITLE in roles[label][:1]]
    told += [label for label in labels if Role.TITLE in roles[label] or set(roles[label]) <= _MAY_NAME]
    return told[0] if told else None


def _names(lines: Sequence[Said], places: Sequence[Sequence[int]], *, titled: bool) -> dict[int, str]:
    """The column of each line of plain words."""
    out: dict[int, str] = {}
    loose = _loose(lines, places) if places else []
    for place in places:
        name = _TITLE if loose and place is loose[0] and not titled else _MORE
        if name == _MORE and _is_where(lines, place):
            name = _PLACE
        elif name == _MORE and _is_who(lines, place):
            name = _WHO
        out |= dict.fromkeys(place, name)
    return out


@dataclass(slots=True)
class _Cells:
    source: Source
    cells: dict[str, list[Line]] = field(default_factory=dict)

    def put(self, name: str, line: Line) -> None:
        self.cells.setdefault(name, []).append(line)


def _row(lines: Sequence[Said], step: range, names: dict[int, str], title: str | None) -> _Cells:
    out = _Cells(_hull(lines[step[0]].line.source, lines[step[-1]].line.source))
    for n in step:
        said = lines[n]
        line = replace(said.line, text=said.value, level=0, bullet=None, bold=False)
        if said.kind is Kind.DATE and set(tables_words.header_roles(said.label)[:1]) & _OF_ENDS:
            out.put(said.label, line)
        elif said.kind is Kind.DATE:
            _put_date(out, said, line)
        elif said.kind is Kind.CLOCK:
            out.put(_CLOCK, line)
        elif said.label and said.label == title:
            out.put(_TITLE, line)
        elif said.label:
            out.put(said.label, line)
        else:
            name = names.get(n, _MORE)
            out.put(name, replace(line, text=dated_titles.without_number(line.text)) if name == _TITLE else line)
    return out


def _put_date(out: _Cells, said: Said, line: Line) -> None:
    alone = dated_alone.alone(said.value)
    if alone is None:
        out.put(_DATE, line)
        return
    out.put(_DATE, replace(line, text=alone.when))
    for name, text in ((_CLOCK, alone.clock), (_PLACE, alone.place), ("Status", alone.status)):
        if text:
            out.put(name, replace(line, text=text))


def _hull(first: Source, last: Source) -> Source:
    return replace(first, lines=(first.lines[0], last.lines[1])) if first.lines and last.lines else first
