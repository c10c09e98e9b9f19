"""Cells to paragraphs, and a row's cells to the activities that a human reader would see in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.blocks import Cell
from frisat.read.fields import furniture, mend, sentence_actors, words
from frisat.read.layouts import tables_words
from frisat.read.layouts.tables_words import Role

_STATUS = regex(
    r"(?:(?:obs|nb)\W+)?(?:(?:mødet?|arrangementet|aktiviteten|temamødet|workshoppen|høringen|dette|er|bliver|"
    r"blev|det)\s+)*"
    r"(?:aflyst|aflyses|udsat|udsættes|udskudt|udskydes|udgår|udgået|flyttet|flyttes|rykket|rykkes|bortfalder|afholdt|"
    r"gennemført|(?:foreløbig|forventet)(?=\W*(?:$|\d|(?:dato|tid|i|til|den|d|primo|medio|ultimo|senest|uge)\b))|"
    r"ny dato|ikke fastlagt)\b.{0,60}",
    re.IGNORECASE | re.DOTALL,
)
_NO_DATE = regex(r"[(\[](?:[^()]*\bdato\b[^()]*|[^()]*(?:ikke|endnu) (?:fastlagt|fastsat|aftalt)[^()]*)[)\]]", re.I)
_LABEL = regex(r"(?P<label>[A-ZÆØÅa-zæøå][\w/ -]{1,24}?)\s*:\s*(?P<rest>.*)", re.DOTALL)
_LABELLED = frozenset(
    {Role.PLACE, Role.PARTICIPANTS, Role.ACTOR, Role.DELIVERABLE, Role.AGENDA, Role.CLOCK, Role.STATUS, Role.METHOD}
)
_MEETING = regex(
    r"(?:\w+ ){0,2}[\w-]*møde(?:t|r|rne)?(?: (?:i|med|mellem|for|på) (?:(?!\bom\b|\bvedr).)*)?[:.]?", re.IGNORECASE
)


_EVENT = regex(
    r"(?:\w+ )?\w*(?:møde(?:t|r)?|workshop(?:s|pen)?|seminar(?:et|er)?|temadag(?:en|e)?|konference(?:n|r)?|"
    r"høring(?:en|er)?|"
    r"café(?:en|er)?|frist(?:en)?|interviews?|undersøgelse(?:n|r)?|besøg|offentliggørelse|udsendelse)\b",
    re.IGNORECASE,
)
"""How a paragraph begins that names an event of its own and is no point of the meeting above it."""


@dataclass(slots=True)
class Part:
    """One paragraph or list item of a cell. `struck`: the words of it that are struck through; `bold`: all of it is."""

    text: str
    bullet: int | None = None
    gap: bool = False
    struck: str = ""
    bold: bool = False

    @property
    def is_struck(self) -> bool:
        return bool(self.struck) and len(self.struck) >= 0.8 * len(self.text)


@dataclass(slots=True)
class Piece:
    """What a title cell says about one activity."""

    title: str
    agenda: list[str] = field(default_factory=list)
    said: dict[Role, list[str]] = field(default_factory=dict)
    note: str | None = None
    struck: bool = False


def parts(cell: Cell, *, wrapped: bool, widest: int = 0) -> list[Part]:
    """
    A cell's paragraphs in order, mended.

    Args:
        wrapped: whether the cell's lines are lines as laid out, so that most line ends mean nothing. Then a line
            begins a paragraph when it is a list item or has a gap before it, where bold letters end, or when it begins
            with a capital though its first word would have fitted on the line before. widest: the column's longest
            line, in characters.
    """
    out: list[list[int]] = []
    lines = list(cell.lines)
    gaps: set[int] = set()
    for n, line in enumerate(lines):
        if not line.text.strip():
            gaps.add(n + 1)
            continue
        if line.gap or n in gaps:
            gaps.add(n)
        old = lines[out[-1][-1]].text if out else ""
        new = not out or line.bullet is not None or n in gaps or not wrapped or _forced(old, line.text, widest)
        if new or (lines[out[-1][-1]].bold and not line.bold and line.text[:1].isupper()):
            out.append([n])
        else:
            out[-1].append(n)
    made = []
    for group in out:
        text = mend.join([lines[n].text for n in group])
        struck = " ".join(" ".join(lines[n].struck) for n in group).strip()
        if cell.struck:
            struck = text
        made.append(Part(text, lines[group[0]].bullet, group[0] in gaps, struck, all(lines[n].bold for n in group)))
    return made


def _forced(before: str, after: str, widest: int) -> bool:
    """Whether somebody pressed return between two laid-out lines."""
    before, after = before.strip(), after.strip()
    if not before or not after or after[0].islower() or before.split()[-1].lower() in words.DANGLING:
        return False
    if before[-1] in ",-–/(" or after[0] in "(–-":
        return False
    return len(before) + 1 + len(after.split()[0]) < widest * 0.8


def pieces(cell: list[Part], *, several: bool = True) -> list[Piece]:
    """
    The activities that a title cell holds, each with the points that stand under it.

    `several` is false where the row must stay one activity; plain words below bold ones say more of it. Sentences
    on status and words such as "(dato ikke fastlagt)" are set apart; labelled lines ("Deltagere: …") go to their role.
    """
    out: list[Piece] = []
    role: Role | None = None
    all_bullets = len(cell) > 1 and all(p.bullet is not None for p in cell)
    headed = len(cell) > 1 and cell[0].bold and not any(p.bold for p in cell[1:])
    for part in cell:
        text = part.text
        if not out:
            out.append(_piece(part))
            continue
        now = out[-1]
        label = label_of(text)
        if label is not None and label[0] in _LABELLED:
            role = label[0]
            if label[1]:
                now.said.setdefault(role, []).append(label[1])
            continue
        if part.bullet is not None and role is not None and not all_bullets:
            now.said.setdefault(role, []).append(text)
            continue
        role = None
        if is_status(text) or _WAS_TO_BE.fullmatch(f"{now.title} {text}"):
            now.said.setdefault(Role.STATUS, []).append(text.strip("()"))
        elif _NO_DATE.fullmatch(text):
            now.note = text.strip("()[]")
        elif part.bullet is not None:
            if all_bullets and several and part.bullet == min(p.bullet or 0 for p in cell):
                out.append(_piece(part))
            else:
                now.agenda.append(text)
        elif not headed and not (now.agenda and now.title.endswith(":")) and _joins(now, text):
            now.title = mend.join([now.title, text])
        elif (who := sentence_actors.who_joins(text)) or furniture.is_pointer(text):
            now.agenda.append(text)
            if who:
                now.said.setdefault(Role.PARTICIPANTS, []).append(who)
        elif not several or headed or now.agenda or (_MEETING.fullmatch(now.title) and not _EVENT.match(text)):
            now.agenda.append(text)
        else:
            out.append(_piece(part))
    return out


def _piece(part: Part) -> Piece:
    note = _NO_DATE.search(part.text)
    title, status = without_status(part.text)
    said = {Role.STATUS: [status]} if status else {}
    return Piece(title, said=said, note=note[0].strip("()[]") if note else None, struck=part.is_struck)


_MOVED_AWAY = regex(
    r"(?P<title>[^–—]{3,200}?)(?:\s*[–—:;,]|\s-)\s*(?P<in>(?:mødet )?(?:(?:er|bliver) )?(?:flyttes|flyttet|udsættes|"
    r"udsat|udskydes|udskudt|rykkes|rykket) til [^()–—]{0,20}\d[^()–—]{0,30})",
    re.IGNORECASE,
)
"""What is held, and to which other day it was moved: "Møde i rådet – flyttes til 4. maj"."""


_WAS_TO_BE = regex(
    r"(?P<title>[^()]{3,300}?)\s*\((?P<in>(?:(?:mødet?|høringen|arrangementet|seminaret|dette|det)\s+)?(?:skulle "
    r"(?:oprindeligt |ellers )?(?:have været|være) (?:af)?holdt|oprindeligt?|tidligere)\b[^()]{0,30}\d[^()]{0,160})\)"
    r"\.?",
    re.IGNORECASE,
)
"""What is held, and in brackets the day that it was first meant for: "(skulle have været holdt den 9. juni, men …)"."""


def without_status(title: str) -> tuple[str, str]:
    """A title and the status at its end ("Byrådet (aflyst)", "Byrådet – flyttes til 4. maj"), "" when there is none."""
    if (moved := without_move(title))[1]:
        return moved
    was = _WAS_TO_BE.fullmatch(title) if len(title) <= 2 * _LONGEST_MOVED else None
    if was is not None and len(danish.find(was["in"])) == 1:
        return was["title"], was["in"]
    match = re.fullmatch(r"(?P<title>.+?)\s*[(\[](?P<in>[^()\[\]]+)[)\]]", title, re.DOTALL)
    if match is None or not is_status(match["in"]) or _NO_DATE.fullmatch(f"({match['in']})"):
        return title, ""
    return match["title"], match["in"]


def without_move(title: str) -> tuple[str, str]:
    """A title and the words at its end on the other time that it was moved or put off to, "" when there are none."""
    moved = _MOVED_AWAY.fullmatch(title) if len(title) <= _LONGEST_MOVED else None
    if moved is None or not (danish.find(moved["in"]) or _TO_A_YEAR.search(moved["in"])):
        return title, ""
    return moved["title"], moved["in"]


_LONGEST_MOVED = 300
_TO_A_YEAR = regex(r"\btil (?:19|20)\d\d[.)]?$", re.IGNORECASE)


def _joins(now: Piece, text: str) -> bool:
    last = now.title.split()[-1].lower() if now.title else ""
    return text[0].islower() or text[0] == "(" or last in words.DANGLING or now.title.endswith((",", "-", ":", "–"))


def label_of(text: str) -> tuple[Role, str] | None:
    """The role and the rest of a labelled line ("Sted: Rådhuset"); None when its label is not known."""
    match = _LABEL.match(text)
    if match is None:
        return None
    role = next((r for r in tables_words.header_roles(match["label"].strip()) if r in _LABELLED), None)
    return (role, match["rest"].strip()) if role else None


def is_status(text: str) -> bool:
    """Whether a whole paragraph only says that something is cancelled, moved, held or provisional."""
    return len(text) <= 110 and bool(_STATUS.fullmatch(text.strip().strip("().!*")))


def is_date_note(text: str) -> bool:
    """Whether words on status speak of the date and not of the activity ("Foreløbig dato", "Dato ikke fastlagt")."""
    return bool(
        re.match(r"\W*(?:(?:foreløbig|forventet) dato|dato(?:en)?\b.*\bikke|ikke fastlagt)", text, re.IGNORECASE)
    )


@dataclass(slots=True)
class When:
    """One date text of a row and what the cell says about it ("flyttet til …", struck through)."""

    text: str
    status: str = ""


_MOVED_TO = regex(
    r"(?:er |blev |bliver )?(?:flytte[rst]*|rykke[rst]*|udsat|udsættes|udskudt|udskydes|ændret|ny dato)\W+(?:til\W+)?",
    re.I,
)


def when(cell: list[Part]) -> When:
    """
    The date of a date cell. Two dates side by side, or "flyttes fra X til Y", stay one text: `to_plan` parts them.

    An old date that is struck through is the date, and the new one beside it is said as where it was moved to.
    """
    text = mend.join([p.text for p in cell])
    struck = mend.plain(" ".join(p.struck for p in cell if p.struck))
    if not struck or not danish.parse(struck):
        return When(text)
    left = text
    for part in cell:
        if part.struck:
            left = left.replace(part.struck, " ", 1)
    new = mend.plain(_MOVED_TO.sub("", left)).strip(" ,;:()")
    if new and danish.parse(new):
        return When(struck, f"Flyttet til {new}")
    return When(struck, mend.plain(left) or "Aflyst")


def lists(cell: list[Part]) -> list[str]:
    """A contents cell as a list of points: its paragraphs and items, without the label "Dagsorden:" alone."""
    out: list[str] = []
    for part in cell:
        label = label_of(part.text)
        if label is not None and label[0] is Role.AGENDA:
            if label[1]:
                out.append(label[1])
            continue
        if label is None and re.fullmatch(r"dagsorden(?:spunkter)?:?", part.text.strip(), re.IGNORECASE):
            continue
        if out and part.bullet is None and part.text[:1].islower() and out[-1][-1:] not in ".:!?":
            out[-1] = mend.join([out[-1], part.text])
        else:
            out.append(part.text)
    return out


def groups(cell: list[Part], number: int) -> list[list[Part]] | None:
    """A cell's paragraphs dealt out to `number` activities: by gaps, else one each; None when they do not fit."""
    by_gap: list[list[Part]] = []
    for part in cell:
        if not by_gap or part.gap:
            by_gap.append([])
        by_gap[-1].append(part)
    if len(by_gap) == number:
        return by_gap
    if len(cell) == number:
        return [[part] for part in cell]
    return None


def texts(cell: Sequence[Part]) -> str:
    """Paragraphs as one text, a line each."""
    return "\n".join(p.text for p in cell)
