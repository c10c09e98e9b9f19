"""
What one issue of an agenda says otherwise than the one before it, in sentences.

Both values were cut for their reader (`frisat.plan.sight`) before they come here: what the reader may not see is in
neither, and so in no sentence. Words: `plan/wording/issues.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from frisat.plan.danish.words import wording
from frisat.plan.meeting import Item, Meeting, Outcome, Paper
from frisat.plan.minutes_prose import joined
from frisat.plan.printed import one_line
from frisat.plan.sentences import Language
from frisat.plan.wording import issues as words
from frisat.plan.wording.writing import Words


def changes(before: Meeting, after: Meeting, language: Language = "da") -> tuple[str, ...]:
    """The sentences in the order of the paper: the meeting, who takes part, then item by item."""
    return (*_meeting(before, after, language), *_items(before, after, language))


def _meeting(before: Meeting, after: Meeting, language: Language) -> Iterator[str]:
    pairs = {
        "title": (before.title, after.title),
        "when": (_when(before, language), _when(after, language)),
        "place": (before.place or "", after.place or ""),
        "bodies": (joined(before.bodies, language), joined(after.bodies, language)),
    }
    for key, (was, now) in pairs.items():
        if was != now:
            yield _said(words.MEETING[key], language, was=was, now=now)
    if before.status is not after.status and after.status.is_off:
        yield words.MEETING[after.status.value][language]
    was_there, are_there = [a.name for a in before.attendees], [a.name for a in after.attendees]
    if new := [one_line(name) for name in are_there if name not in was_there]:
        yield _said(words.MEETING["joined"], language, now=joined(new, language))
    if gone := [one_line(name) for name in was_there if name not in are_there]:
        yield _said(words.MEETING["left"], language, was=joined(gone, language))


def _when(meeting: Meeting, language: Language) -> str:
    said = [wording(meeting.period, language)] if meeting.period else []
    if meeting.clock:
        until = f"-{meeting.clock.end}" if meeting.clock.end else ""
        clock = f"{meeting.clock.start}{until}"
        said.append(f"kl. {clock.replace(':', '.')}" if language == "da" else clock)
    return " ".join(said)


def _items(before: Meeting, after: Meeting, language: Language) -> Iterator[str]:
    old, new = ({item.key: item for item in m.items if item.no} for m in (before, after))
    for key, item in new.items():
        if key not in old:
            yield _item("added", item, language)
        else:
            yield from _item_changes(old[key], item, language)
    for key, item in old.items():
        if key not in new:
            yield _item("gone", item, language)


def _item_changes(was: Item, now: Item, language: Language) -> Iterator[str]:
    if was.closed != now.closed:
        yield _item("closed" if now.closed else "opened", now if not now.closed else was, language)
        return  # what else is otherwise may be only what the one that was cut does not show
    if now.outcome is Outcome.WITHDRAWN and was.outcome is not Outcome.WITHDRAWN:
        yield _item("withdrawn", now, language)
    if was.title != now.title:
        yield _item("title", now, language, was=one_line(was.title))
    corrected = [
        said[language]
        for name, said in words.FIELDS.items()
        if (getattr(was, name) or None) != (getattr(now, name) or None)
    ]
    if corrected:
        yield _item("fields", now, language, now=joined(corrected, language))
    yield from _papers(was.papers, now, language)


def _papers(papers: Sequence[Paper], item: Item, language: Language) -> Iterator[str]:
    old: Mapping[str, Paper] = {paper.key: paper for paper in papers}
    for paper in item.papers:
        was = old.get(paper.key)
        if was is None:
            yield _item("paper_added", item, language, now=paper.name)
        elif was.name != paper.name:
            yield _item("paper_named", item, language, was=was.name, now=paper.name)
        if was is not None and was.closed != paper.closed:
            yield _item("paper_closed" if paper.closed else "paper_opened", item, language, now=paper.name)
    there = {paper.key for paper in item.papers}
    for key, paper in old.items():
        if key not in there:
            yield _item("paper_gone", item, language, was=paper.name)


def _item(key: str, item: Item, language: Language, *, was: str = "", now: str = "") -> str:
    named = words.NAMED[language].format(no=item.no, title=one_line(item.title))
    return _said(words.ITEMS[key], language, item=named, was=was, now=now)


def _said(sentence: Words, language: Language, **parts: str) -> str:
    return sentence[language].format(**{name: part or words.NOWHERE[language] for name, part in parts.items()})
