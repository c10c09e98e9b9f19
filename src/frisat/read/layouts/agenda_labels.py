"""
The words that label the head of an agenda or of minutes, and the values beside or under them.

`stream` walks the lines of a document, those of two-column tables included, and gives labels with their values and
all other lines; `header_run` says which part of the stream is the head block. Used by `agenda.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from frisat.plan.regex import regex
from frisat.read.blocks import Cell, Document, Line, Table
from frisat.read.layouts import agenda_attendance

LABELS: dict[str, tuple[str, ...]] = {
    "date": ("mødedato", "møde den", "dato for møde", "dato for mødet", "mødets dato", "dato og tid", "dato/tid",
             "dato og tidspunkt", "dato & tid", "tid og sted", "tid/sted", "tid & sted", "hvornår", "møde"),
    "time": ("mødetidspunkt", "mødetid", "tidspunkt", "tid", "klokkeslæt", "klokken", "kl."),
    "start": ("starttidspunkt", "mødestart", "start", "mødet begyndte", "mødet hævet op"),
    "end": ("sluttidspunkt", "mødeslut", "slut", "mødet hævet", "mødet sluttede", "sluttid"),
    "place": ("mødested", "sted", "lokale", "mødelokale", "lokalitet", "adresse", "hvor"),
    "body": ("udvalg", "organ", "forum", "mødeforum", "gruppe", "mødetype", "råd", "navn på møde"),
    "chair": ("mødeleder", "ordstyrer", "dirigent", "mødeformand", "formand", "leder af mødet", "forperson"),
    "secretary": ("referent", "sekretær", "mødesekretær", "protokolfører", "referat ved"),
    "caseworker": ("sagsbehandler", "kontaktperson", "kontakt", "ansvarlig sagsbehandler"),
    "participants": ("mødedeltagere", "deltagere", "deltager", "til stede", "tilstede", "tilstedeværende", "fremmødte",
                     "medlemmer", "mødte", "inviterede", "indkaldte", "deltog", "deltagende", "øvrige deltagere",
                     "mødedeltagere var", "deltagere i mødet"),
    "absent": ("fraværende", "afbud", "afbud fra", "ikke til stede", "fravær", "ikke mødt", "meldt afbud",
               "fraværende med afbud"),
    "substitutes": ("suppleanter", "suppleant", "stedfortrædere", "stedfortræder"),
    "case_no": ("sagsnr", "sagsnr.", "sagsnummer", "sagsid", "sags-id", "sags id", "sag nr.", "sagnr.", "journalnr.",
                "journalnr", "journalnummer", "j.nr.", "j. nr.", "acadre sagsnr.", "sags nr.", "esdh-sag", "sag"),
    "document_date": ("dato", "dateret", "udsendt", "dokumentdato", "udsendt den", "den"),
    "department": ("afdeling", "forvaltning", "direktørområde", "område", "fagområde", "magistratsafdeling"),
    "unit": ("enhed", "team", "sekretariat", "kontor", "center"),
    "other": ("brevid", "dok.nr.", "dok. nr.", "dokumentnr.", "telefon", "tlf.", "tlf", "mail", "e-mail", "e-post",
              "kopi til", "bilag", "næste møde", "emne", "vedrørende", "vedr.", "side", "forløb", "deltag online",
              "onlinemøde", "link til mødet"),
}  # fmt: skip
"""Field -> its labels, lower case without the colon. "other" is known and kept as text, but is no header field."""

_FIELD = {label: name for name, labels in LABELS.items() for label in labels}
_LONGEST = max(map(len, _FIELD))
_LABELLED = regex(r"\s*(?P<label>[^\W\d][^:\n]{1,38}?)\s*:(?:\s+(?P<value>.*)|\s*)$", re.DOTALL)
_TAB = regex(r"\t+| {3,}")


@dataclass(slots=True)
class Labelled:
    """One label of the head with its value lines (empty: the label is there and says nothing)."""

    name: str
    values: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    blocks: set[int] = field(default_factory=set)


def field_of(text: str) -> str | None:
    """The header field that a label names ("Mødedato:", "Sagsnr."); None for other words."""
    plain = " ".join(text.strip().rstrip(":").split()).lower()
    if not plain or len(plain) > _LONGEST + 2:
        return None
    return _FIELD.get(plain) or _FIELD.get(plain.rstrip(".")) or _FIELD.get(plain + ".")


def split_label(text: str) -> tuple[str, str] | None:
    """Field and rest of "Mødested: Rådhuset", or of label and value with a tab or wide gap between them."""
    match = _LABELLED.match(text)
    if match and (name := field_of(match["label"])):
        return name, (match["value"] or "").strip()
    parts = _TAB.split(text.strip(), maxsplit=1)
    if len(parts) == 2 and (name := field_of(parts[0])) and name not in ("other", "date", "body"):
        return name, parts[1].strip()
    return None


Said = Labelled | tuple[int, Line]
"""A label with its values, or (block index, line) of any other line, blank ones included."""


def stream(document: Document, instead: Mapping[int, Sequence[Line]]) -> list[Said]:
    """
    The document in its order as labels and other lines; no line stands twice.

    Args:
        instead: Block index -> the lines that are taken for that block, which are no labels.
    """
    out: list[Said] = []
    open_label: Labelled | None = None
    alone = _labels_alone(document)
    for at, block in enumerate(document.blocks):
        if at in instead:
            out += [(at, line) for line in instead[at]]
            open_label = None
            continue
        if at in alone:
            out.append(alone[at])
            open_label = None
            continue
        if any(at in label.blocks for label in alone.values()):
            continue
        if isinstance(block, Table):
            out += _table(at, block)
            open_label = None
            continue
        for line in (block,) if isinstance(block, Line) else block.lines:
            said = split_label(line.text) if not line.level else None
            if said:
                open_label = Labelled(said[0], [said[1]] if said[1] else [], [line], {at})
                out.append(open_label)
            elif open_label is not None and _continues(line, open_label, document.plain):
                open_label.values.append(line.text.strip())
                open_label.lines.append(line)
                open_label.blocks.add(at)
            else:
                open_label = None
                out.append((at, line))
    return out


_HEAD = 40
"""Lines from the beginning in which labels may stand alone, each above its value."""
_FEWEST_ALONE = 3
"""Labels alone on a line that make a head; fewer are headings of the page."""


def _labels_alone(document: Document) -> dict[int, Labelled]:
    """
    Labels without a colon that have a line of their own, the value in the next ("STED" above "Mødelokale 2").

    Empty unless there are several: one word alone is a heading.
    """
    lines = [(at, b) for at, b in enumerate(document.blocks) if isinstance(b, Line) and b.text.strip()][:_HEAD]
    names = [None if ":" in line.text or line.level else field_of(line.text) for _, line in lines]
    out: dict[int, Labelled] = {}
    for n, name in enumerate(names[:-1]):
        at, line = lines[n]
        below_at, below = lines[n + 1]
        if (
            name in (None, "other")
            or names[n + 1] is not None
            or _NUMBERED.match(below.text)
            or split_label(below.text)
        ):
            continue
        if n and lines[n - 1][0] in out:
            continue  # a value that happens to be a word of the list
        out[at] = Labelled(str(name), [below.text.strip()], [line, below], {at, below_at})
    return out if len({label.name for label in out.values()}) >= _FEWEST_ALONE else {}


def header_run(said: list[Said]) -> range:
    """
    Where the head block stands in a stream: the run of labels with the most different fields.

    A run goes on over up to four other lines, blank ones not counted, but never over a numbered point or a heading
    that is followed by text. Empty range when there are fewer than two header labels.
    """
    best, best_names = range(0), 1
    start, last, names, between = 0, 0, set[str](), 0
    for n, one in enumerate([*said, None]):
        if isinstance(one, Labelled):
            if not names:
                start = n
            names.add(one.name)
            last, between = n, 0
            continue
        ends = one is None or (names and (_NUMBERED.match(one[1].text) or between >= 4))
        if ends:
            if len(names - {"other"}) > best_names:
                best, best_names = range(start, last + 1), len(names - {"other"})
            names, between = set(), 0
        elif names and one is not None and one[1].text.strip():
            between += 1
    return best


_LISTS = ("participants", "absent", "substitutes")
_NUMBERED = regex(r"\s*(?:punkt|pkt\.?|sag)?\s*\d{1,3}\s*[.):](?!\d)", re.IGNORECASE)


def _continues(line: Line, label: Labelled, plain: bool) -> bool:
    """
    Whether `line` is a further value of the label above it.

    In dumped text a blank line ends a value, and one that is no list ends where its words are whole and something
    else follows: a sentence, a label, a third line. In Word a list of participants runs on in paragraphs or bullets;
    any other value is one paragraph.
    """
    if not line.text.strip() or line.level or _NUMBERED.match(line.text):
        return False
    if plain:
        return label.name in _LISTS or not label.values or _may_belong(line.text.strip(), label.values)
    return label.name in _LISTS and (line.bullet is not None or len(line.text) < 80) and not line.bold


_MOST_VALUES, _SHORT_VALUE = 3, 60
_OPEN_END = regex(r"(?:[,\-–/&]|\b(?:og|i|på|ved|til|af|for|samt|kl\.?))$", re.IGNORECASE)
_OTHER_LABEL = regex(r"[\w/ -]{2,24}:(?:\s|$)")


def _may_belong(text: str, values: Sequence[str]) -> bool:
    """Whether a line of dumped text goes on with a value of few words, as an address does."""
    if _OPEN_END.search(values[-1]) or text[0].islower():
        return True
    whole = text.endswith((".", ":", "?", "!")) or len(text) > _SHORT_VALUE or _OTHER_LABEL.match(text) is not None
    return not whole and len(values) < _MOST_VALUES


def _table(at: int, table: Table) -> list[Said]:
    """Labels of a table whose cells stand as label, value, label, value; other cells are lines of the page."""
    out: list[Said] = []
    if (there := agenda_attendance.lists(table)) is not None:
        lines = [line for row in table.rows for cell in row.cells for line in cell.lines]
        return [Labelled(name, values, lines, {at}) for name, values in there.items() if values]
    for row in table.rows:
        cells = [cell for cell in row.cells if not cell.covered]
        n = 0
        while n < len(cells):
            name = field_of(cells[n].text) if cells[n].text.strip() else None
            if name and n + 1 < len(cells) and len(cells) > 2 and field_of(cells[n + 1].text):
                name = None  # a table's header row, "Dato | Kl. | Sted", holds no values
            if name and n + 1 < len(cells):
                out.append(_pair(at, name, cells[n], cells[n + 1]))
                n += 2
                continue
            out += _inside(at, cells[n])
            n += 1
    return out


def _pair(at: int, name: str, label: Cell, value: Cell) -> Labelled:
    values = [line.text.strip() for line in value.lines if line.text.strip()]
    return Labelled(name, values, [*label.lines, *value.lines], {at})


def _inside(at: int, cell: Cell) -> Iterator[Said]:
    """A cell that holds "Mødested: Rådhuset" itself, or plain lines."""
    for line in cell.lines:
        said = split_label(line.text)
        if said:
            yield Labelled(said[0], [said[1]] if said[1] else [], [line], {at})
        else:
            yield at, line
