"""
An agenda or minutes as neutral parts: heading, head, attendance, items with their sections, approvals, corrections.

docx, pdf and html are set from it, so that they say the same in the same order. Nothing here cuts: what the meeting
holds is printed, so it must have been cut for its reader by `frisat.plan.sight` before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from frisat.plan.danish.words import weekday
from frisat.plan.meeting import Approval, Attendee, Correction, Item, Leg, Meeting, Part, Presence
from frisat.plan.meeting_paper import (
    facts,
    is_minutes,
    language_of,
    plan_of_meeting,
    sections,
    stay_words,
)
from frisat.plan.minutes import Line
from frisat.plan.model import Header
from frisat.plan.printed import period_words
from frisat.plan.sentences import Language
from frisat.plan.wording import meetings as words
from frisat.write.clean import clean
from frisat.write.labels import Labels
from frisat.write.outline import edtf_words, person_words
from frisat.write.table import Para, Role


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table with a header row; `widths` are shares."""

    heading: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an item; `heading` is empty for the case's own text, `decides` is true for what was decided."""

    heading: str
    paragraphs: tuple[Para, ...]
    decides: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One item: "2a. Budget 2027 v. Karen Holm, udvalgsformand" and its sections."""

    heading: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class MeetingOutline:
    """The whole paper; what a meeting lacks is empty."""

    title: str
    language: Language
    subtitle: str
    notices: tuple[str, ...]
    head: tuple[tuple[str, tuple[str, ...]], ...]
    attendance: Grid | None
    program_heading: str
    program: tuple[str, ...]
    remark: str
    points: tuple[Point, ...]
    approvals: Grid | None
    corrections_heading: str
    corrections: tuple[Para, ...]


def meeting_outline(meeting: Meeting) -> MeetingOutline:
    """The parts of the paper, in the meeting's language. Raises nothing."""
    language = language_of(meeting)
    say = _Words(language)
    plan = plan_of_meeting(meeting)
    attendance = _attendance(meeting, say) if is_minutes(meeting) else None
    numbers = {item.key: item.no for item in meeting.items}
    return MeetingOutline(
        title=clean(plan.title),
        language=language,
        subtitle=_subtitle(meeting, language),
        notices=_notices(meeting, say),
        head=_head(plan.header or Header(), meeting, say, listed=attendance is None),
        attendance=attendance,
        program_heading=say("program"),
        program=tuple(_leg_words(leg, language) for leg in meeting.legs),
        remark="" if meeting.items else say("no_items"),
        points=tuple(_point(item, language) for item in meeting.items),
        approvals=_approvals(meeting.approvals, say) if meeting.approvals else None,
        corrections_heading=say("corrections"),
        corrections=tuple(_correction(c, numbers.get(c.item or ""), say) for c in meeting.corrections),
    )


class _Words:
    """The phrases of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, key: str, **parts: object) -> str:
        return words.PHRASES[key][self.language].format(**parts)


def _subtitle(meeting: Meeting, language: Language) -> str:
    """ "Økonomiudvalget · tirsdag den 26. oktober 2021"; clock and place stand in the head below."""
    bodies = f" {Labels(language).phrase('and')} ".join(clean(body) for body in meeting.bodies)
    return _capital(" · ".join(part for part in (bodies, _day(meeting, language)) if part))


def _day(meeting: Meeting, language: Language) -> str:
    """The day with its weekday; a period that is no day in the words of the plan."""
    if meeting.period is None:
        return ""
    edtf = meeting.period.edtf
    said = period_words(replace(meeting.period, text="", inferred=False, basis=None), language)
    name = _weekday(edtf, language) if edtf else ""
    if not name:
        return said
    return f"{name} den {said}" if language == "da" else f"{name} {said}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def _weekday(edtf: str, language: Language) -> str:
    from datetime import date

    try:
        return weekday(_DAYS[date.fromisoformat(edtf).weekday()], language)
    except ValueError:
        return ""


def _clock(start: str | None, end: str | None, language: Language) -> str:
    said = "-".join(clean(at) for at in (start, end) if at)
    return said.replace(":", ".") if language == "da" else said


def _notices(meeting: Meeting, say: _Words) -> tuple[str, ...]:
    """That the meeting is cancelled or put off, why, and what takes its place."""
    if not meeting.status.is_off:
        return ()
    first = say(meeting.status.value)
    reason = clean(meeting.status_reason or "")
    out = [f"{first}: {reason}" if reason else f"{first}."]
    if meeting.replaced_by:
        out.append(f"{say('replaced', address=clean(meeting.replaced_by))}.")
    return tuple(out)


def _head(header: Header, meeting: Meeting, say: _Words, *, listed: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Label and lines of each field; `listed`: who takes part stands here and not in a table of its own."""
    labels = Labels(say.language)
    people: dict[str, Iterable[str]] = {}
    if listed:
        people = {key: getattr(header, key) or () for key in ("participants", "absent", "substitutes")}
    every: dict[str, Iterable[str]] = {
        "body": (header.body or "",),
        "date": (_capital(_day(meeting, say.language)),),
        "time": (_clock(header.start, header.end, say.language),),
        "place": (header.place or "",),
        **{
            key: (person_words(person),) if (person := getattr(header, key)) else ()
            for key in ("chair", "secretary", "caseworker")
        },
        **people,
        "department": (header.department or "",),
        "unit": (header.unit or "",),
        "case_no": (header.case_no or "",),
        "document_date": (edtf_words(header.document_date, say.language),),
    }
    out = [(labels.header(key), [clean(v) for v in values if clean(v)]) for key, values in every.items()]
    out += [(say("process"), [clean(meeting.process or "")]), (say("link"), [clean(meeting.link or "")])]
    return tuple((f"{label}:", tuple(values)) for label, values in out if any(values))


def _attendance(meeting: Meeting, say: _Words) -> Grid | None:
    """Who was there, as what, and how; a caseworker prepares and need not be there."""
    rows = tuple(
        (clean(a.name), clean(_function(a, say.language)), _presence(a, say.language))
        for a in meeting.attendees
        if a.part is not Part.CASEWORKER
    )
    columns = (say("name"), say("role"), say("presence"))
    return Grid(say("attendance"), columns, (36, 34, 40), rows) if rows else None


def _function(who: Attendee, language: Language) -> str:
    part = words.PARTS[who.part][language]
    if who.part in (Part.CHAIR, Part.SECRETARY):
        return part
    return who.role or who.body or (part if who.part is not Part.MEMBER else "")


def _presence(who: Attendee, language: Language) -> str:
    said = words.PRESENCES[who.presence][language]
    stay = stay_words(who) if who.presence is not Presence.EXCUSED else ""
    return f"{said} {clean(stay)}".strip()


def _leg_words(leg: Leg, language: Language) -> str:
    clock = leg.clock
    when = f"{Labels(language).phrase('clock')} {_clock(clock.start, clock.end, language)}: " if clock else ""
    return clean(f"{when}{', '.join(part for part in (leg.title, leg.place) if part)}")


def _correction(found: Correction, no: str | None, say: _Words) -> Para:
    """A dated text beside frozen minutes, with who wrote it and which item it is about."""
    about = say("correction_item", no=no) if no else ""
    label = ", ".join(part for part in (edtf_words(found.day, say.language), found.by, about) if part)
    return Para(clean(found.text), label=f"{clean(label)}:")


def _point(item: Item, language: Language) -> Point:
    labels = Labels(language)
    title = clean(item.title) or labels.phrase("closed")
    if item.presenters:
        people = f" {labels.phrase('and')} ".join(person_words(p) for p in item.presenters)
        title = f"{title} {labels.phrase('presenter')} {people}"
    closed = labels.phrase("closed")
    if item.closed and title != closed:
        title = f"{title} ({closed[:1].lower()}{closed[1:]})"
    number = clean(item.no).rstrip(".")
    quiet = facts(item, language)
    parts = []
    for heading, lines in sections(item, language):
        paragraphs = tuple(Para(clean(line.text), _role(line, quiet), clean(line.label)) for line in lines)
        parts.append(Section(heading, paragraphs, heading == words.SECTIONS["decision"][language]))
    return Point(f"{number}. {title}" if number else title, tuple(parts))


def _role(line: Line, quiet: str) -> Role:
    if line.bullet:
        return "bullet"
    return "quiet" if quiet and line.text == quiet else "plain"


def _approvals(approvals: Iterable[Approval], say: _Words) -> Grid:
    """Each participant's word on the minutes; a missing and a refusing one is shown, too."""
    rows = []
    for one in approvals:
        if one.approved is None:
            said = say("not_answered")
        elif one.approved:
            said = say("is_approved_factor" if one.factor else "is_approved")
        else:
            said = say("not_approved")
        remark = clean(one.remark or "")
        rows.append((clean(one.name), _moment(one.at, say.language), f"{said}: {remark}" if remark else said))
    return Grid(say("approvals"), (say("name"), say("approved_at"), say("approval")), (36, 34, 40), tuple(rows))


def _moment(at: str | None, language: Language) -> str:
    """ "4. marts 2025 kl. 15.20" of an ISO moment, on the clock that it is given in."""
    if not at:
        return ""
    day, _, clock = at.partition("T")
    words_ = edtf_words(day, language)
    return f"{words_} {Labels(language).phrase('clock')} {_clock(clock[:5], None, language)}" if clock else words_
