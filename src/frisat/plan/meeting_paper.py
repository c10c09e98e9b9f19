"""
A meeting as an agenda or minutes of `frisat-plan/1`, and back: what a paper that is read says of the meeting.

`plan_of_meeting` says what the writers print, paragraph by paragraph, so that a paper of ours that is read again
gives the same header and items. Nothing here cuts: give it what `frisat.plan.sight` has left.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from frisat.plan import minutes
from frisat.plan.danish.words import wording
from frisat.plan.errors import PeriodError
from frisat.plan.meeting import Attendee, Item, ItemKind, Meeting, MeetingKind, Paper, Part, Presence, Stage
from frisat.plan.model import Activity, AgendaItem, Clock, DocumentKind, Header, Kind, Person, Plan
from frisat.plan.period import Period
from frisat.plan.printed import key_of, one_line, word
from frisat.plan.regex import regex
from frisat.plan.sentences import Language, sentence
from frisat.plan.wording import meetings as words

_APART = "; "
"""Between several bodies of one header."""
_NAMED = regex(r"(?P<name>[A-ZÆØÅ][\w.'-]*(?: (?:[A-ZÆØÅ][\w.'-]*|de|von|van|af)){1,4}), (?P<role>.+)")
_STOOD_IN = regex(r"(?s)(?P<name>.+) \((?:for) (?P<who>[^()]+)\)")
_STAYED = regex(
    r"(?s)(?P<name>.+?) \((?:(?P<state>afbud|apologies)|(?:(?:fra|from) kl\. (?P<came>\d\d[.:]\d\d))?"
    r"(?:(?<!\() )?(?:(?:til|to) kl\. (?P<left>\d\d[.:]\d\d))?)\)"
)
_HEADING = regex(
    r"(?:endelig |foreløbig |åben |åbent )?(?:dagsorden(?:en)?|referat(?:et)?|beslutningsprotokol|beslutningsreferat|"
    r"protokol|mødeindkaldelse)(?:\s+(?:fra|til|for|af)\s+|\s*[:–-]\s*|$)",
    re.IGNORECASE,
)
_FACT_MINUTES = regex(r"(\d{1,3}) min\.")


def language_of(meeting: Meeting) -> Language:
    return "en" if meeting.language == "en" else "da"


def is_minutes(meeting: Meeting) -> bool:
    """Whether there is something to print of what came of the meeting: who was there, what was decided."""
    return (
        meeting.has_minutes
        or any(a.presence is not Presence.EXPECTED for a in meeting.attendees)
        or any(item.outcome or item.decision for item in meeting.items)
    )


# ----------------------------------------------------------------------------------------------- meeting to a paper
def facts(item: Item, language: Language = "da") -> str:
    """
    The line under an item's heading, "Til beslutning · 20 min. · Sagsnr. 27/1234"; empty where there is none.

    A discussion is what an item is that says nothing else, and is not told of.
    """
    parts = [
        word(words.ITEM_KINDS, item.kind, language) if item.kind is not ItemKind.DISCUSSION else "",
        f"{item.minutes} {word(words.PHRASES, 'minutes_long', language)}" if item.minutes else "",
        f"{word(words.PHRASES, 'case_no', language)} {one_line(item.case_no)}" if item.case_no else "",
        word(words.PHRASES, "supplementary", language) if item.supplementary else "",
    ]
    return " · ".join(part for part in parts if part)


def sections(item: Item, language: Language = "da") -> tuple[tuple[str, tuple[minutes.Line, ...]], ...]:
    """
    What stands under an item's heading: (heading, lines) with an empty heading for the case's own text.

    In order: facts and text, "Indstilling", "Bilag", "Beslutning"; a section without lines is left out.
    """
    quiet = facts(item, language)
    first = [*([minutes.Line(quiet)] if quiet else []), *minutes.lines_of(item.text)]
    if item.closed and item.ground:
        first.append(minutes.Line(one_line(item.ground), word(words.LINES, "ground", language)))
    found = (
        ("", tuple(first)),
        ("recommendation", minutes.lines_of(item.recommendation)),
        ("papers", tuple(minutes.Line(name, bullet=True) for paper in item.papers if (name := one_line(paper.name)))),
        ("decision", minutes.said(item, language)),
    )
    return tuple((word(words.SECTIONS, key, language) if key else "", lines) for key, lines in found if lines)


def title_of(meeting: Meeting) -> str:
    """ "Dagsorden: Møde om velfærdsaftalen"; a title that says so itself stands alone."""
    language = language_of(meeting)
    said = word(words.PHRASES, "minutes" if is_minutes(meeting) else "agenda", language)
    title = one_line(meeting.title)
    return title if said.casefold() in title.casefold() else f"{said}: {title}".rstrip(": ")


def plan_of_meeting(meeting: Meeting) -> Plan:
    """The paper of the meeting as a plan of kind "agenda", or "minutes" when there is something of them to say."""
    language = language_of(meeting)
    head = _header(meeting)
    return Plan(
        kind=DocumentKind.MINUTES if is_minutes(meeting) else DocumentKind.AGENDA,
        title=title_of(meeting),
        language=meeting.language,
        case_no=meeting.case_no,
        header=head,
        items=tuple(_agenda_item(item, language) for item in meeting.items),
        activities=(
            Activity(
                key=meeting.uid or "meeting",
                title=meeting.title,
                kind=Kind.MEETING,
                period=meeting.period,
                time=meeting.clock,
                actors=meeting.bodies or head.participants or (),
                agenda=tuple(item.title for item in meeting.items),
                status=meeting.status,
                status_reason=meeting.status_reason,
                place=meeting.place,
            ),
        ),
    )


def _header(meeting: Meeting) -> Header:
    listed = [a for a in meeting.attendees if a.part in (Part.MEMBER, Part.GUEST)]
    away = (Presence.EXCUSED, Presence.ABSENT)
    return Header(
        date=meeting.period.edtf if meeting.period else None,
        start=meeting.clock.start if meeting.clock else None,
        end=meeting.clock.end if meeting.clock else None,
        place=_line(meeting.place),
        body=_APART.join(map(one_line, meeting.bodies)) or None,
        chair=_person(meeting, Part.CHAIR),
        secretary=_person(meeting, Part.SECRETARY),
        caseworker=_person(meeting, Part.CASEWORKER),
        participants=tuple(attendee_words(a) for a in listed if a.presence not in away) or None,
        absent=tuple(attendee_words(a) for a in meeting.attendees if a.presence in away) or None,
        substitutes=tuple(
            attendee_words(a) for a in meeting.attendees if a.part is Part.SUBSTITUTE and a.presence not in away
        )
        or None,
        case_no=_line(meeting.case_no),
        department=_line(meeting.department),
        unit=_line(meeting.unit),
        document_date=meeting.released,
    )


def _line(text: str | None) -> str | None:
    return one_line(text) or None if text else None


def _person(meeting: Meeting, part: Part) -> Person | None:
    """Who chairs, writes or prepares; several stand in one field, as a paper prints them."""
    found = meeting.holding(part)
    if not found:
        return None
    if len(found) == 1:
        return Person(one_line(found[0].name), _line(found[0].role))
    return Person("; ".join(named(a) for a in found))


def named(who: Attendee) -> str:
    """Name and role, "Anna Dam, formand"."""
    return ", ".join(one_line(part) for part in (who.name, who.role or who.body) if part)


def attendee_words(who: Attendee) -> str:
    """ "Anna Dam, formand (fra kl. 15.20 til kl. 16.30)", "Mia Lund (for Per Holm)", "Per Holm (afbud)"."""
    beside = stay_words(who)
    return f"{named(who)} ({beside})" if beside else named(who)


def stay_words(who: Attendee) -> str:
    """What is told of somebody's stay beside "til stede"; empty for who was there all the time."""
    if who.presence is Presence.EXCUSED:
        return "afbud"
    if who.stands_in_for:
        return f"for {one_line(who.stands_in_for)}"
    times = ((word(words.PHRASES, key, "da"), at) for key, at in (("from", who.came), ("to", who.left)) if at)
    return " ".join(f"{key} kl. {at.replace(':', '.')}" for key, at in times)


def _agenda_item(item: Item, language: Language) -> AgendaItem:
    parts = dict(sections(item, language))
    decision = parts.pop(word(words.SECTIONS, "decision", language), ())
    text = [line for heading, lines in parts.items() for line in (heading, *(one.whole for one in lines)) if line]
    return AgendaItem(
        no=one_line(item.no).rstrip("."),
        title=one_line(item.title) or sentence("P007", language=language),
        text="\n\n".join(text) or None,
        presenters=item.presenters,
        outcome="\n\n".join(line.whole for line in decision) or None,
        closed=item.closed,
    )


# ----------------------------------------------------------------------------------------------- paper to a meeting
def is_paper(plan: Plan) -> bool:
    """Whether a document is the agenda or the minutes of one meeting that it says something of."""
    return plan.kind in (DocumentKind.AGENDA, DocumentKind.MINUTES) and (bool(plan.items) or plan.header is not None)


def meeting_title(plan: Plan) -> str:
    """
    What the meeting of a paper is called: what the paper says beside "Dagsorden", else the body that meets.

    The paper's own title where it says neither.
    """
    title = one_line(plan.title)
    while title and (match := _HEADING.match(title)):
        title = title[match.end() :]
    if title:
        return title[0].upper() + title[1:]
    return f"Møde i {plan.header.body}" if plan.header and plan.header.body else plan.title


def is_bare(title: str) -> bool:
    """Whether a title says what sort of paper it is and nothing else: "Dagsorden"."""
    return not title.strip() or _HEADING.fullmatch(one_line(title)) is not None


def meeting_of_plan(plan: Plan) -> Meeting:
    """
    The meeting that an agenda or minutes tell of.

    Every header field and item is kept. A paper that was read is out: its agenda is released, its minutes frozen. A
    paper names its attachments without giving them (`Paper` with an empty `sha256`). What stands beside header and
    items is kept under the unknown key "text".
    """
    head = plan.header or Header()
    first = plan.activities[0] if plan.activities else None
    are_minutes = plan.kind is DocumentKind.MINUTES
    title = _plain_title(plan.title)
    return Meeting(
        uid=plan.sha256[:32] if plan.sha256 else hashlib.sha256(repr((title, head)).encode()).hexdigest()[:32],
        title=title,
        kind=_kind(title),
        bodies=tuple(part for part in (head.body or "").split(_APART) if part),
        period=_period(head.date, first),
        clock=Clock(head.start, head.end) if head.start else None,
        place=head.place,
        case_no=head.case_no,
        stage=Stage.FROZEN if are_minutes else Stage.RELEASED,
        released=head.document_date,
        attendees=_attendees(head, Presence.PRESENT if are_minutes else Presence.EXPECTED),
        items=tuple(_item(found, str(n)) for n, found in enumerate(plan.items, 1)),
        language=plan.language,
        department=head.department,
        unit=head.unit,
        extra={"text": list(plan.text)} if plan.text else {},
    )


def _plain_title(title: str) -> str:
    for key in ("agenda", "minutes"):
        for said in words.PHRASES[key].values():
            title = title.removeprefix(f"{said}: ")
    return title


def _kind(title: str) -> MeetingKind:
    """What a title calls the meeting; an ordinary one where it says nothing."""
    low = title.casefold()
    for kind, stem in (
        (MeetingKind.EXTRAORDINARY, "ekstraordinær"),
        (MeetingKind.THEME, "temamøde"),
        (MeetingKind.DIALOGUE, "dialogmøde"),
        (MeetingKind.NETWORK, "netværksmøde"),
        (MeetingKind.VISIT, "besøg"),
    ):
        if stem in low:
            return kind
    return MeetingKind.ORDINARY


def _period(edtf: str | None, first: Activity | None) -> Period | None:
    if edtf is None:
        return None
    if first is not None and first.period is not None and first.period.edtf == edtf:
        return first.period
    try:
        return Period(edtf, wording(Period(edtf)))
    except PeriodError:
        return None


def _attendees(head: Header, presence: Presence) -> tuple[Attendee, ...]:
    out = [
        # A caseworker prepares; that a paper names one does not say that the person was there.
        Attendee(found.name, part, found.role, presence=Presence.EXPECTED if part is Part.CASEWORKER else presence)
        for part, found in (
            (Part.CHAIR, head.chair),
            (Part.SECRETARY, head.secretary),
            (Part.CASEWORKER, head.caseworker),
        )
        if found is not None
    ]
    out += [_attendee(text, Part.MEMBER, presence) for text in head.participants or ()]
    out += [_attendee(text, Part.SUBSTITUTE, presence) for text in head.substitutes or ()]
    out += [_attendee(text, Part.MEMBER, Presence.ABSENT) for text in head.absent or ()]
    return tuple(out)


def _attendee(text: str, part: Part, presence: Presence) -> Attendee:
    """The inverse of `attendee_words`; words that are not ours stay the name."""
    who = Attendee(text, part, presence=presence)
    if match := _STOOD_IN.fullmatch(text):
        who = replace(who, name=match["name"], stands_in_for=match["who"], part=Part.SUBSTITUTE)
    elif (match := _STAYED.fullmatch(text)) and any(match.group("state", "came", "left")):
        times = [at and at.replace(".", ":") for at in match.group("came", "left")]
        who = replace(
            who,
            name=match["name"],
            presence=Presence.EXCUSED if match["state"] else presence,
            came=times[0],
            left=times[1],
        )
    if match := _NAMED.fullmatch(who.name):
        who = replace(who, name=match["name"], role=match["role"])
    return who


def _item(found: AgendaItem, key: str) -> Item:
    item = Item(key=key, no=found.no, title=found.title, presenters=found.presenters, closed=found.closed)
    item = _with_text(item, (found.text or "").split("\n\n"))
    return minutes.understood(item, found.outcome)


def _with_text(item: Item, paragraphs: Sequence[str]) -> Item:
    """The item with its text parted into facts, text, recommendation and papers; other sections stay in the text."""
    lines = [line for line in paragraphs if line.strip()]
    if lines and (found := _facts_of(lines[0], item)):
        item, lines = found, lines[1:]
    into = "text"
    parts: dict[str, list[str]] = {"text": [], "recommendation": [], "papers": []}
    for line in lines:
        key = key_of(words.SECTIONS, line)
        ground = next((said for said in words.LINES["ground"].values() if line.startswith(f"{said} ")), None)
        if key in parts and not parts[key]:
            into = key
        elif item.closed and ground:
            item = replace(item, ground=line.removeprefix(ground).strip())
        elif into != "text" and minutes.is_section(line):
            into = "text"
            parts["text"].append(line)
        else:
            parts[into].append(line)
    return replace(
        item,
        text="\n\n".join(parts["text"]) or None,
        recommendation="\n\n".join(parts["recommendation"]) or None,
        papers=tuple(
            Paper(f"{item.key}-{n}", name, "", 0)
            for n, name in enumerate((line.removeprefix("- ") for line in parts["papers"]), 1)
        ),
    )


def _facts_of(line: str, item: Item) -> Item | None:
    """The item with what a line of facts says, None when the line is none."""
    for part in re.split(" [·•] ", line):
        kind = key_of(words.ITEM_KINDS, part)
        if kind:
            item = replace(item, kind=ItemKind(kind))
        elif match := _FACT_MINUTES.fullmatch(part):
            item = replace(item, minutes=int(match[1]))
        elif case_no := _after_label(part):
            item = replace(item, case_no=case_no)
        elif key_of({"": words.PHRASES["supplementary"]}, part) is not None:
            item = replace(item, supplementary=True)
        else:
            return None
    return item


def _after_label(part: str) -> str | None:
    for said in words.PHRASES["case_no"].values():
        if part.startswith(f"{said} "):
            return part.removeprefix(said).strip()
    return None
