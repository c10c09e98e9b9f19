"""Pages that announce one event: its name stands among their headings, and one line only says when it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read import evidence
from frisat.read.blocks import Line
from frisat.read.draft import Draft, DraftActivity
from frisat.read.fields import mend, sentences, words

_TIME_LABEL = regex(
    r"\s*(?:tid(?:spunkt)?(?: og sted)?|sted og tid(?:spunkt)?|tid/sted|hvornår|(?P<date>dato))\s*:"
    r"\s*(?:den\s+|d\.\s*)?",
    re.IGNORECASE,
)
_WEEKDAY = regex(rf"(?:{words.WEEKDAY_STEMS})dag", re.IGNORECASE)


def _labelled(text: str) -> Found | None:
    """
    The day of a line that only says when ("Tid og sted: mandag den 18. maj kl. 19, på Rådhuset").

    After "Dato" the weekday has to be said: letters bear their own date so.
    """
    match = _TIME_LABEL.match(text)
    found = danish.find(text) if match else []
    if match is None or len(found) != 1 or found[0].start > match.end():
        return None
    return found[0] if not match["date"] or _WEEKDAY.match(found[0].period.text) else None


def _alone(text: str) -> Found | None:
    """The day of a sentence that is a day with its clock time and nothing else: no letter bears its own date so."""
    found = danish.find(text)
    if len(found) != 1 or found[0].time is None or text[: found[0].start].strip() or text[found[0].end :].strip(" ."):
        return None
    return found[0] if found[0].in_any_year().period.precision is Precision.DAY else None


def events(heads: Sequence[str], group: Sequence[Line], at: int) -> list[DraftActivity]:
    """
    The event that a page announces, from the paragraph that says when it is.

    Args:
        heads: what may be its name: the page's title, and then the headings above the paragraph.
    """
    name = _name(heads)
    if not name:
        return []
    said = [(found, line.source) for line in group if (found := _labelled(line.text)) is not None]
    if not said:
        said = [(found, source) for text, source in sentences.of(group) if (found := _alone(text)) is not None]
    return [DraftActivity(title=name, period_text=f.period.text, found=f, source=s, block=at) for f, s in said]


_INVITES = regex(
    r"(?:kom(?: med)? til|velkommen til|invitation til|vi inviterer til|mød op til)\s+(?:et |en )?", re.IGNORECASE
)
_MOST_WORDS = 10
_LONGEST = 160


def under_its_name(told: Sequence[DraftActivity], heads: Sequence[str], group: Sequence[Line]) -> bool:
    """
    Gives the one event of a paragraph that says no more than a day with its clock time and a place the name that stands
    among the headings: a poster sets both in lines of their own.

    Returns:
        Whether it did.
    """
    text = " ".join(line.text.strip() for line in group)
    found = danish.find(text) if len(told) == 1 and len(text) <= _LONGEST else []
    if len(found) != 1 or found[0].time is None or text[: found[0].start].strip(" :–-") or text.endswith("."):
        return False
    rest = text[found[0].end :].strip(" ,.·|–-")
    name = next((head for head in reversed(heads) if evidence.names_event(head)), "")
    if not name or len(rest.split()) > _MOST_WORDS or evidence.names_event(rest) or (rest and not rest[:1].isupper()):
        return False
    bare = _INVITES.sub("", name)
    told[0].title = bare[:1].upper() + bare[1:]
    told[0].place = told[0].place or rest
    return True


def _name(heads: Sequence[str]) -> str:
    """The first of the headings that names an event; the first of all, the page's title, when none does."""
    return next((head for head in heads if evidence.names_event(head)), heads[0] if heads else "")


_NEXT = regex(r"(?:næste|kommende) (?:ordinære )?møde\s*(?:er|bliver|holdes)?\s*:?\s*(?:den\s+|d\.\s*)?", re.IGNORECASE)
_PLACE = regex(r"(?:i|på|hos|ved)\s+(?P<place>[A-ZÆØÅ][^.,;]{1,60})", re.DOTALL)


def of_its_body(told: Sequence[DraftActivity], heading: str) -> None:
    """
    Gives a sentence that says no more than when and where a next meeting is ("Næste møde: mandag den 3. marts kl. 9 i
    Salen.") the heading that it stands under as its name: the words of the day name nothing.
    """
    for draft in told:
        text = draft.title
        if len(text) <= _LONGEST and _only_when(draft, heading):
            continue
        label = _NEXT.match(text) if len(text) <= _LONGEST else None
        found = danish.find(text) if label else []
        if label is None or len(found) != 1 or found[0].start > label.end():
            continue
        rest = text[found[0].end :].strip(" ,.·|–-")
        place = _PLACE.fullmatch(rest)
        if (rest and place is None) or not heading or danish.find(heading) or _NEXT.match(heading):
            continue
        draft.title = heading
        draft.place = draft.place or (place["place"].strip() if place else None)


_NEXT_HEAD = regex(
    r"(?:\d{1,2}[.)]\s*)?(?P<what>(?:næste|kommende|nyt) (?:ordinære )?(?:møde(?:r|dato)?|styregruppemøde))[.:]?",
    re.IGNORECASE,
)


def _only_when(draft: DraftActivity, heading: str) -> bool:
    """Names a day with its clock and place that stands below "3. Næste møde"; whether it was that."""
    head = _NEXT_HEAD.fullmatch(heading.strip())
    found = danish.find(draft.title) if head else []
    if head is None or len(found) != 1 or draft.title[: found[0].start].strip(" :–-"):
        return False
    rest = draft.title[found[0].end :].strip(" ,.·|–-")
    place = _WHERE_HELD.fullmatch(rest)
    if rest and place is None:
        return False
    what = head["what"]
    draft.title = f"{what[:1].upper()}{what[1:]}"
    draft.place = draft.place or (place["place"].strip() if place else None)
    return True


_WHERE_HELD = regex(r"(?:(?:i|på|hos|ved)\s+(?=[a-zæøå])|)(?P<place>[^.,;:]{2,60})", re.DOTALL)
_JOINT = regex(r"[\s,:(–-]*(?:\b(?:den|d\.|i|fra|i perioden|senest|inden))?\s*$", re.IGNORECASE)


def named_by_heading(told: Sequence[DraftActivity], heading: str) -> None:
    """
    Gives a sentence that tells again of the time in the heading above it ("Frivillige test fra den 7. oktober til den
    29. november", then "I tiden fra den 7. oktober …") the heading's words as its name; the sentence says more of it.
    """
    dates = danish.find(heading) if told and len(heading) <= _LONGEST else []
    if len(dates) != 1 or heading[dates[0].end :].strip(" .)"):
        return
    name = _JOINT.sub("", heading[: dates[0].start]).strip()
    same = [draft for draft in told if draft.found is not None and _is_same_time(draft.found, dates[0])]
    if len(same) != 1 or len(told) != 1 or not any(map(str.isalpha, name)) or words.is_body(name.split()[-1]):
        return
    if same[0].title not in (mend.plain(heading), name):
        same[0].agenda = [same[0].title, *same[0].agenda]
    same[0].title = name


def _is_same_time(one: Found, other: Found) -> bool:
    """Whether two dates are the same days, the year aside where one of them lacks it."""
    year = next((f.period.earliest.year for f in (one, other) if not f.needs_year and f.period.earliest), 2024)
    periods = [(f.with_year(year, "") if f.needs_year else f).period for f in (one, other)]
    return periods[0].edtf is not None and periods[0].edtf == periods[1].edtf


_SAYS = regex(
    r"(?:\d{1,2}[.)]\s+)?(?P<what>[^:]{4,120}?)(?:[\s,:(–-]*\b(?:den|d\.|i|fra|senest|inden))?[\s,:(–-]*", re.IGNORECASE
)
_PAPERS = regex(
    r"(?:(?:ny|nyt|fra|til|om|se|læs)\s+)*(?:[\w-]*referat(?:er)?|[\w-]*dagsorden|nyhedsbrev|notat|bilag|pressemeddelelse|brev|"
    r"[\w-]*svar|program|[\w-]*plan|oversigt|[\w-]*kalender|nyt|nyheder|status)(?:et|en)?(?!\w)",
    re.IGNORECASE,
)
"""How the heading of a paper begins, whose day is the paper's own."""


def told_by_heading(group: Sequence[Line], at: int) -> dict[int, DraftActivity]:
    """What a heading by itself tells, "Byrådet behandler planen den 24. juni 2031": its block and the activity."""
    if len(group) != 1 or group[0].level < _BELOW_TITLE:
        return {}
    text = group[0].text.strip()
    found = danish.find(text) if len(text) <= _LONGEST else []
    said = _SAYS.fullmatch(text[: found[0].start]) if len(found) == 1 else None
    if said is None or text[found[0].end :].strip(" .)") or _PAPERS.match(said["what"]):
        return {}
    fine = found[0].in_any_year().period.precision in _FINE
    is_due = found[0].in_any_year().period.bound is not None
    if not fine or not evidence.happens(text, found[0].in_any_year()) or not (is_due or evidence.names_step(text)):
        return {}
    title = said["what"].strip()
    return {
        at: DraftActivity(
            title=title, period_text=found[0].period.text, found=found[0], told=True, source=group[0].source, block=at
        )
    }


def add_headings(draft: Draft, told: Mapping[int, DraftActivity]) -> None:
    """Adds what headings tell, unless a sentence tells of the same time."""
    for at, one in told.items():
        others = [other.found for other in draft.activities if other.found is not None]
        if one.found is not None and not any(_is_same_time(one.found, other) for other in others):
            draft.activities.append(one)
            draft.text = [(block, text) for block, text in draft.text if block != at]


_BELOW_TITLE = 2
_FINE = frozenset({Precision.DAY, Precision.DAYS, Precision.MONTH, Precision.MONTHS})
