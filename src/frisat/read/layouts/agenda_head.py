"""
The head of an agenda or of minutes worked out: day, clock, place, body, persons, case. Used by `agenda.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.model import Clock, Header, Person
from frisat.plan.regex import regex
from frisat.read.blocks import Line
from frisat.read.fields import mend, stamps
from frisat.read.layouts import agenda_items
from frisat.read.layouts.agenda_labels import Labelled

KIND = regex(
    r"\b(?P<agenda>(?:tillægs)?dagsorden|indkaldelse|mødeindkaldelse|mødeinvitation)\b|"
    r"\b(?P<minutes>(?:beslutnings)?referat|beslutningsprotokol|mødereferat|protokol|mødeprotokol)\b",
    re.IGNORECASE,
)
_BODY = regex(
    r"(?:dagsorden|referat|protokol|beslutningsprotokol|indkaldelse)\s+(?:for|fra|til|af|–|-|:)?\s*"
    r"(?:(?:ordinært |ekstraordinært )?møde(?:t)?\s+(?:i|for|med|afholdt i)\s+)?(?P<body>[A-ZÆØÅ][^\d,:]{2,80}?)"
    r"(?=\s*(?:$|,|:|\b(?:den|d\.|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|kl\.?)\b|[-–]?\s*\d))",
    re.IGNORECASE,
)
_HELD = regex(r"(?:udvalg|råd|bestyrelse|med\b|gruppe|forum|nævn|netværk|direktion)", re.IGNORECASE)
PERSON = regex(r"[A-ZÆØÅ][\w.'-]+(?:\s+[A-ZÆØÅ][\w.'-]+){1,3}(?:\s*\([^)]*\)|,.*)?")
_PARTICIPANT_SPLIT = regex(r"\s*(?:;|\n)\s*")


_OF_MEETING = regex(r"møde(?:dato|sted|tid|tidspunkt|lokale)\b", re.IGNORECASE)
_MEETING_ON = regex(r"\bmøde\w*\b", re.IGNORECASE)


def names_a_meeting(label: Labelled) -> bool:
    """Whether a label can only be a meeting's ("Mødedato", "Mødested"), with a value."""
    return bool(label.values and _OF_MEETING.match(label.lines[0].text.strip()))


def is_heading_of_meeting(text: str) -> bool:
    """Whether one line says it all: "Referat af Skoleudvalgets møde den 3. maj 2024"."""
    kind = KIND.search(text)
    return kind is not None and kind.start() < 30 and bool(_MEETING_ON.search(text)) and bool(danish.find(text))


def body_and_day(heads: Sequence[str]) -> bool:
    """Whether the first lines are a body's name and, alone in a line, the day and clock of its meeting."""
    named = any(len(text.split()) <= 6 and _HELD.search(text) and not re.search(r"[\d.:]", text) for text in heads[:2])
    return named and any(danish.clock(text) and danish.is_date_cell(_CLOCK.sub("", text)) for text in heads)


_CLOCK = regex(r"[,\s]*\b(?:kl\.?|klokken)\s*[\d.:]+(?:\s*[-–]\s*[\d.:]+)?\s*$", re.IGNORECASE)


_ABOVE = 20
"""Lines of a page that may stand above the day of the meeting: notices, menus."""


def _is_day(text: str) -> bool:
    """Whether a line is a day, perhaps with its clock, and nothing else."""
    return len(text) < 60 and danish.is_date_cell(_CLOCK.sub("", text))


class Times:
    """Day, clock and document date of a meeting, from its labels, else from its title."""

    def __init__(self, labels: Sequence[Labelled], title: str, loose: Sequence[tuple[int, Line]]) -> None:
        values = {
            name: [label for label in labels if label.name == name]
            for name in ("date", "time", "document_date", "start", "end", "place")
        }
        dated = [first(label) for label in (*values["date"], *values["time"], *values["start"])]
        papers = [(first(label), label) for label in values["document_date"]]
        self.found: Found | None = next((f for f in dated if f), None)
        paper = next((f for f, _ in papers if f), None)
        if self.found is None and paper is not None and self._clock(values):
            self.found, paper = paper, None  # "Dato:" beside a clock is the meeting's day
        if self.found is None:
            above = [line.text for n, (_, line) in enumerate(loose[:_ABOVE]) if n < 6 or _is_day(line.text)]
            heads = [title, *(text for text in above if not stamps.is_stamp(text))]
            self.found = next((f for text in heads for f in danish.find(text)), None)
        if self.found is None:
            self.found, paper = paper, None
        self.document_date = _day(paper)
        self.clock = self._clock(values) or (self.found.time if self.found else None)
        self.text = self.found.period.text if self.found else ""
        self.anchor = _day_of(self.document_date) or _day_of(_day(self.found))

    @staticmethod
    def _clock(values: dict[str, list[Labelled]]) -> Clock | None:
        texts = [" ".join(label.values) for name in ("time", "date", "start", "place") for label in values[name]]
        ends = [" ".join(label.values) for label in values["end"]]
        clock = next((c for c in map(danish.clock, texts) if c), None)
        until = next((c for c in map(danish.clock, ends) if c), None)
        if clock and until and clock.end is None:
            return Clock(clock.start, until.start)
        return clock


def first(label: Labelled) -> Found | None:
    text = " ".join(label.values)
    return next(iter(danish.parse(text) or danish.find(text)), None)


def _day(found: Found | None) -> str | None:
    return found.period.edtf if found else None


def _day_of(edtf: str | None) -> date | None:
    try:
        return date.fromisoformat(edtf) if edtf else None
    except ValueError:
        return None


def header(
    labels: Sequence[Labelled], times: Times, unlabelled: Sequence[str], title: str, loose: Sequence[tuple[int, Line]]
) -> Header:
    """The header fields: labels first, then what stands in the head block without one, then the title."""
    texts = {name: _text(labels, name) for name in ("place", "case_no", "department", "unit")}
    department, unit = texts["department"], texts["unit"]
    spare = [words for words in unlabelled if not KIND.search(words) and len(words) < 60]
    if department is None and spare:
        department = spare.pop(0)
        unit = unit or (spare.pop(0) if spare else None)
    return Header(
        date=_day(times.found),
        start=times.clock.start if times.clock else None,
        end=times.clock.end if times.clock else None,
        place=_place(labels, texts["place"]),
        body=_bodies(labels) or body_of(title) or _body_line(loose),
        chair=_person(labels, "chair"),
        secretary=_person(labels, "secretary"),
        caseworker=_person(labels, "caseworker"),
        participants=_people(labels, "participants"),
        absent=_people(labels, "absent"),
        substitutes=_people(labels, "substitutes"),
        case_no=texts["case_no"],
        department=department,
        unit=unit,
        document_date=times.document_date,
    )


def body_of(title: str) -> str | None:
    """The body that "Referat af møde i Skoleudvalget den 3. maj" names."""
    match = _BODY.search(title)
    return match["body"].strip(" –-") if match and _HELD.search(match["body"]) else None


_MEETING_OF = regex(r"(?:ordinært |ekstraordinært )?møde(?:t)? (?:i|for) (?=[A-ZÆØÅ])", re.IGNORECASE)
"""What may stand before a body's name on its line: "Møde i Seniorrådet"."""
_TERM = regex(r",?\s+\(?(?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d\)?$")
"""The years for which a body is elected, behind its name."""


def _body_line(loose: Sequence[tuple[int, Line]]) -> str | None:
    """A body standing alone on one of the first lines, under or above the word "Dagsorden"."""
    for _, line in loose[:4]:
        text = _TERM.sub("", _MEETING_OF.sub("", mend.plain(line.text)))
        if len(text.split()) <= 6 and _HELD.search(text) and not KIND.search(text) and not re.search(r"[\d.:]", text):
            return text
    return None


def _text(labels: Sequence[Labelled], name: str) -> str | None:
    for label in labels:
        if label.name == name and label.values:
            return mend.join(label.values)
    return None


def _bodies(labels: Sequence[Labelled]) -> str | None:
    """The body's label; several bodies, each on a line of its own, with "; " between them."""
    for label in labels:
        if label.name == "body" and label.values:
            lines = [value.strip(" ;") for value in label.values]
            each = all(_HELD.search(value) and value[:1].isupper() for value in lines)
            return "; ".join(lines) if each and not any(_OPEN.search(value) for value in lines) else mend.join(lines)
    return None


_OPEN = regex(r"(?:[,\-–]|\b(?:og|samt|for))$", re.IGNORECASE)


def name_body(labels: Sequence[Labelled]) -> None:
    """ "Møde" beside a body's name and no day says who meets, and not when."""
    for label in labels:
        text = " ".join(label.values)
        if label.name == "date" and _MEETING.match(label.lines[0].text.strip()) and not danish.find(text):
            label.name = "body" if _HELD.search(text) else label.name


_MEETING = regex(r"møde\s*(?::|$|\t)", re.IGNORECASE)


def part_department(labels: Sequence[Labelled]) -> None:
    """Of two labels that say who sends the paper ("Forvaltning", "Afdeling") the second names the unit."""
    if any(label.name == "unit" and label.values for label in labels):
        return
    senders = [label for label in labels if label.name == "department" and label.values]
    for label in senders[1:2]:
        label.name = "unit"


def _place(labels: Sequence[Labelled], place: str | None) -> str | None:
    """The place label, else what is left of "Tid og sted: 4. maj kl. 15, Rådhuset" when day and clock are taken out."""
    if place is not None:
        return place
    for label in labels:
        if label.name == "date" and "sted" in label.lines[0].text.lower().split(":")[0]:
            tail = " ".join(label.values).rsplit(",", 1)
            if len(tail) == 2 and not danish.find(tail[1]) and not danish.clock(tail[1]):
                return tail[1].strip()
    return None


def _person(labels: Sequence[Labelled], name: str) -> Person | None:
    text = _text(labels, name)
    return agenda_items.person(text) if text else None


def _people(labels: Sequence[Labelled], name: str) -> tuple[str, ...] | None:
    """The list of a label; None when the document does not say: an empty label says nothing."""
    out: list[str] = []
    for label in labels:
        if label.name != name:
            continue
        for value in label.values:
            out += _names(value)
    return tuple(out) or None


_ONE = regex(r"[A-ZÆØÅ][\w.'-]+(?:\s+[A-ZÆØÅ][\w.'-]+){1,3}(?:\s*\([^)]*\))?")
_HOLDER = regex(
    r"[\w-]*(?:chef|leder|direktør|konsulent|sekretær|formand|borgmester|koordinator|læge|rådgiver|medarbejder|"
    r"repræsentant|tovholder|arkitekt|ingeniør|jurist)e?n(?:\s+(?:for|i|på|fra)\s+[\w -]{2,60})?(?:\s*\([^)]*\))?",
    re.IGNORECASE,
)
"""Who is named by an office, "Direktøren for Velfærd", "Plejechefen"."""


def _names(value: str) -> list[str]:
    """Several persons of one line; a body with commas in its name stays whole."""
    parts = [part.strip(" .•-–") for part in _PARTICIPANT_SPLIT.split(value)]
    if len(parts) == 1:
        pieces = [p.strip(" .") for p in re.split(r",\s+|\s+og\s+", parts[0]) if p.strip(" .")]
        if len(pieces) > 1 and (all(map(_ONE.fullmatch, pieces)) or all(map(_HOLDER.fullmatch, pieces))):
            return pieces
    return [part for part in parts if part]
