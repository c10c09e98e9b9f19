"""What programs write around a page: the head of a mail, the stamp of a browser's print, the day that a paper bears."""

from __future__ import annotations

import re
from collections.abc import Sequence

from frisat.plan import danish
from frisat.plan.model import Note
from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.draft import Draft
from frisat.read.fields import mend

_HEAD_LINES = 15
_DAY = regex(
    r"(?:^|\t|(?<=\s{3}))(?:dato|sendt|date|dateret|udsendt|publiceret|udgivet)\s*:\s*(?P<day>\S.*)$", re.IGNORECASE
)
_MAIL = regex(r"(?P<label>fra|from|sendt|sent|dato|date|til|to|cc|kopi|emne|subject)\s*:\s*(?P<said>.*)", re.I)
_SUBJECT = frozenset({"emne", "subject"})
_SENDER = frozenset({"fra", "from"})
_ADDRESS = regex(r"(?:https?|file)://\S+(?:\s+\d{1,3}\s*/\s*\d{1,3})?")
_PRINTED = regex(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+(?:kl\.\s*)?\d{1,2}[.:]\d\d(?:\s*[AP]M)?(?P<title>\s+\S.*)?", re.IGNORECASE
)


def take(document: Document, draft: Draft) -> None:
    """Takes a mail's head and a browser's print stamps out of the way; the subject of a mail is its title."""
    lines = [(at, b) for at, b in enumerate(document.blocks) if isinstance(b, Line) and b.text.strip()]
    head = _mail_head(lines)
    for at, line in head:
        label, said = _label(line)
        if label in _SUBJECT and said:
            draft.title = mend.plain(said)
        else:
            draft.text.append((at, mend.plain(line.text)))
        draft.use([at])
    for at, line in _quoted(lines, len(head)) if head else _memo_head(lines):
        draft.text.append((at, mend.plain(line.text)))
        draft.use([at])
    stamps = _print_stamps(lines)
    if stamps:
        draft.use(at for at, _ in stamps)
        words = " · ".join(dict.fromkeys(mend.plain(line.text) for _, line in stamps))
        draft.notes.append(Note("R109", stamps[0][1].source, words))


def day(lines: Sequence[Line]) -> str | None:
    """The EDTF of the one day that the head of a paper gives under "Dato:", "Sendt:" or the like; None without one."""
    said = [line.text for line in lines if line.text.strip()][:_HEAD_LINES]
    matches = [match for text in said if (match := _DAY.search(text))]
    if len(matches) > 1:  # a short mail, with the head of the one that it answers
        own = next((n for n, text in enumerate(said) if not _MAIL.fullmatch(text.strip())), 0)
        matches = [match for text in said[:own] if (match := _DAY.search(text))]
    if len(matches) != 1:
        return None
    found = danish.find(matches[0]["day"])
    return found[0].period.edtf if found and not found[0].needs_year else None


def _label(line: Line) -> tuple[str, str]:
    match = _MAIL.fullmatch(line.text.strip())
    return (match["label"].lower(), match["said"].strip()) if match else ("", "")


def _mail_head(lines: Sequence[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """The first lines of a mail: from, sent, to and subject, at least a sender and a subject; [] when it is none."""
    head = []
    for at, line in lines:
        if not _label(line)[0]:
            break
        head.append((at, line))
    labels = {_label(line)[0] for _, line in head}
    return head if labels & _SENDER and labels & _SUBJECT else []


_QUOTE = regex(
    r"[-_=\s]{2,}(?:oprindelig (?:meddelelse|besked|mail)|original message|videresendt (?:meddelelse|besked)|"
    r"forwarded message)\b.*|>.*|(?:den|d\.) .{6,60} skrev .{2,80}:",
    re.IGNORECASE,
)
_ENOUGH_DATED = 2
"""Dated lines of a mail's own, beside which the plan of an older mail that is quoted below no longer counts."""


def _quoted(lines: Sequence[tuple[int, Line]], head: int) -> list[tuple[int, Line]]:
    """
    The lines of the older mail that is quoted below a mail; [] when it is the older one that tells the plan.

    lines: those that say something. head: how many of them are the mail's own head.
    """
    begin = next((n for n in range(head, len(lines)) if _begins_quote(lines, n)), None)
    if begin is None:
        return []
    dated = sum(bool(danish.find(line.text)) or danish.is_date_cell(line.text) for _, line in lines[head:begin])
    return list(lines[begin:]) if dated >= _ENOUGH_DATED else []


def _begins_quote(lines: Sequence[tuple[int, Line]], n: int) -> bool:
    """Whether a quoted mail begins at the n-th line: a sign of one, or the head of one."""
    if _QUOTE.fullmatch(lines[n][1].text.strip()):
        return True
    if _label(lines[n][1])[0] not in _SENDER:
        return False
    labels = {_label(line)[0] for _, line in lines[n : n + _LABELS]}
    return bool(labels & _SUBJECT) and bool(labels & _SENT)


_SENT = frozenset({"sendt", "sent", "dato", "date"})
_LABELS = 6
"""Lines of a mail's head."""
_MEMO = regex(
    r"(?P<label>til|fra|dato|vedr(?:\.|ørende)?|sags?(?:nr|nummer|id|behandler)\.?|journal(?:nr|nummer)\.?|j\.?nr\.?|"
    r"kopi(?: til)?|cc|udarbejdet af|afsender|modtager(?:e)?|dok(?:ument)?\.?(?:nr|id)\.?|ref\.?)\s*:\s*(?P<said>.*)",
    re.IGNORECASE,
)
_LETTER = frozenset({"til", "fra", "afsender", "modtager", "modtagere", "udarbejdet af", "sagsbehandler"})
_ABOVE_MEMO = 2
"""Lines that may stand above the head of a memo: "NOTAT", whose it is."""
_MEETING = regex(r"\b(?:dagsorden|referat|beslutningsprotokol|møde|indkaldelse|invitation)\w*", re.IGNORECASE)


def _memo_head(lines: Sequence[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """
    The lines of a memo's head, "Til: …", "Dato: …", so that its day dates nothing that stands below; [] for none, and
    for the head of a meeting's paper, whose "Dato:" may be the meeting's.
    """
    first = next(
        (n for n, (_, line) in enumerate(lines[: _ABOVE_MEMO + 1]) if _MEMO.fullmatch(line.text.strip())), None
    )
    if first is None:
        return []
    head: list[tuple[int, Line]] = []
    labels: set[str] = set()
    for at, line in lines[first : first + _HEAD_LINES]:
        if (match := _MEMO.fullmatch(line.text.strip())) is None:
            break
        labels.add(match["label"].lower().rstrip("."))
        head.append((at, line))
    around = [*lines[:first], *lines[first + len(head) :][:_BELOW_MEMO]]
    if "dato" not in labels or not labels & _LETTER or any(_MEETING.search(line.text) for _, line in around):
        return []
    return head


_BELOW_MEMO = 2
"""Lines below a memo's head that may name it as a meeting's paper."""


def _print_stamps(lines: Sequence[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """The day and address that a browser prints at the ends of pages; a day with a clock alone is no stamp."""
    addresses = [(at, line) for at, line in lines if _ADDRESS.fullmatch(line.text.strip())]
    if not addresses:
        return []
    return sorted(
        [*addresses, *((at, line) for at, line in lines if _PRINTED.fullmatch(line.text.strip()))],
        key=lambda one: one[0],
    )
