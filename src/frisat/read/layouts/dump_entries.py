"""Bulleted agendas, lists of participants and status lines of a dumped row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from frisat.plan.regex import regex
from frisat.read.fields import mend, words
from frisat.read.layouts.dump_cells import ends_open
from frisat.read.layouts.dump_rows import Seg

_AGENDA_WORD = regex(r"(?:dagsorden|program|punkter|emner|indhold)\s*:?$", re.IGNORECASE)
_PARTICIPANTS = regex(
    r"(?P<label>deltagere|deltager|deltagerkreds|inviterede|mødedeltagere|repræsentanter)(?: "
    r"(?P<of>fra|i|er))?\s*:\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_NOTE = regex(
    r"\(\s*(?P<words>(?:dato|tid|tidspunkt)[^()]*|[^()]*(?:ikke (?:endelig )?(?:fastlagt|fastsat|"
    r"bekræftet|aftalt))|foreløbig(?: dato)?|"
    r"forventet(?: dato)?|afventer[^()]*|evt\.?|eventuelt|med forbehold[^()]*)\s*\)\s*$",
    re.IGNORECASE,
)
_STATUS = regex(
    r"(?:(?:mødet|mødet er|mødet blev|dette|arrangementet|aktiviteten|workshoppen|seminaret|temadagen|den|det)\s+)?"
    r"(?:er|blev|bliver|er blevet)?\s*(?:aflyst|aflyses|udsat|udsættes|udskudt|udskydes|bortfalder|"
    r"udgår|udgået|annulleret|"
    r"afholdt|gennemført|afviklet|flyttes|flyttet|rykkes|rykket)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_LONGEST_STATUS = 14


@dataclass(slots=True)
class Entries:
    """What a row says beside its title and its responsible cell."""

    agenda: list[str] = field(default_factory=list)
    participants: list[str] = field(default_factory=list)


def listed(segs: Sequence[Seg], known: frozenset[str]) -> Entries:
    """Agenda points and participants of an agenda cell: one text a bullet, continuation lines joined to it."""
    out = Entries()
    target = out.agenda
    lines: list[str] = []

    def close() -> None:
        text = mend.join(lines, known)
        lines.clear()
        if text and not _AGENDA_WORD.match(text):
            target.append(text)

    for seg in segs:
        label = _PARTICIPANTS.match(seg.text)
        new = seg.bullet is not None or (seg.gap > 0 and bool(lines) and _begins(lines[-1], seg)) or bool(label)
        if new or (lines and _AGENDA_WORD.match(mend.join(lines))):
            close()
        if label:
            target = out.participants
            lines = [label["rest"]] if label["rest"] else []
            continue
        lines.append(seg.text)
    close()
    return out


def _begins(before: str, seg: Seg) -> bool:
    """Whether a line after a blank one is a point of its own, though it has no bullet."""
    whole = bool(re.search(r"[.!?]$", before)) or words.is_event(seg.text.split()[0])
    return seg.text[:1].isupper() and not ends_open(before) and whole


def participants_from(segs: Sequence[Seg]) -> int:
    """Index of the segment that opens a list of participants, len(segs) when there is none."""
    return next((at for at, seg in enumerate(segs) if _PARTICIPANTS.match(seg.text)), len(segs))


def without_status(segs: Sequence[Seg]) -> tuple[list[Seg], str, str | None]:
    """
    The segments without status lines and notes on the date.

    Returns: (segments, status words, note on the date or None). A line counts when it is one by itself: "Mødet blev
    aflyst", "(dato ikke fastlagt)".
    """
    keep: list[Seg] = []
    said: list[str] = []
    note = None
    for seg in segs:
        status = _STATUS.match(seg.text.strip("() "))
        if seg.bullet is None and status and len(seg.text.split()) <= _LONGEST_STATUS:
            said.append(seg.text)
            continue
        found = _NOTE.search(seg.text) if seg.bullet is None else None
        if found and note is None:
            note = found["words"]
            rest = seg.text[: found.start()].strip()
            if rest:
                keep.append(Seg(rest, seg.at, seg.gap, seg.indent, seg.bullet))
            continue
        keep.append(seg)
    return keep, " ".join(said), note
