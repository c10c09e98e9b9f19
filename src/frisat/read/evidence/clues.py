"""The clues of a candidate: what speaks for or against its being an activity, each under a name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from frisat.plan.regex import regex
from frisat.read.evidence import words as w
from frisat.read.evidence.candidate import Candidate, Dated, Head, Place
from frisat.read.fields import calling_off, furniture, stamps

_FEW, _MANY = 3, 9
"""Words of a title that is a mere label, and of one that is a sentence."""
_LABEL = 60
"""Characters of a heading."""
_SAME_LINE = frozenset({Place.OPENS, Place.ENDS})


@lru_cache(maxsize=256)
def _of_words(words: str) -> frozenset[str]:
    """The clues of the words alone; asked again for each date of a sentence."""
    text = words.strip()
    said = text.rstrip(" :.")
    count = len(text.split())
    event, body, acts = w.EVENT.search(text), w.BODY.search(text), w.ACTS.search(text) or w.SECOND.search(text)
    past = w.PAST.search(text)
    is_label = (len(said) <= _LABEL and bool(w.HEADING.fullmatch(said))) or (furniture.is_furniture(text) and not event)
    named: dict[str, object] = {
        "names an event": event,
        "names a body": body,
        "says what is done": acts,
        "told in the past": past,
        "no event, no act": not (event or acts or past or w.ASKS.match(text)),
        "no event, no act, no body": not (event or acts or past or body or w.ASKS.match(text)),
        "a sentence": count >= _MANY and text.endswith("."),
        "a word or two": count < _FEW and not (event or body),
        "a heading of papers": is_label,
        "leads to other papers": w.LINK.match(text),
        "contact data": w.CONTACT.search(text),
        "an agenda number": w.NUMBERED.match(text),
        "only in brackets": text.startswith("(") and text.endswith(")"),
        "no words": not re.search(r"[^\W\d]{2}", text),
        "begins small": text[:1].islower(),
        "what is usual": w.HABIT.search(text),
        "takes no place": w.NEGATED.search(text) and w.MATTER.search(text),
        "speaks of the paper": stamps.is_stamp(text) or w.STAMPED.match(text),
        "the last time": w.LAST_TIME.search(text),
        "says what the paper is about": w.DESCRIBES.match(text),
        "says what laws say": w.LAW.match(text),
        "a credit": w.CREDIT.match(text),
    }
    return frozenset(name for name, said in named.items() if said)


def _of_date(date: Dated) -> Mapping[str, object]:
    return {
        "a bare year": date.is_bare_year,
        "a month or season": not date.is_day and not date.is_bare_year,
        "a day": date.is_day,
    }


_AFTER_SEASON = regex(r"efter (?:sommer|vinter|forår|efterår)\w*", re.IGNORECASE)
_SCHOOL_YEAR = regex(r"(?:i )?skoleår", re.IGNORECASE)
_BY_THEN = regex(r"(?:inden|senest|frem til|indtil|fra|efter|før)\b", re.IGNORECASE)
"""The beginning of a time that nobody signs with."""


def _of_line(c: Candidate, date: Dated) -> Mapping[str, object]:
    """What stands around the date in its own sentence or line."""
    before, after = c.before, c.after
    bare_name = not any(char.isdigit() for char in c.when) and len(c.when.split()) == 1
    of_a_noun = not date.is_day and w.OF_A_NOUN.search(before)
    opens = _opens(before.strip(" ,–-("))
    has_clock = w.CLOCK.search(c.when + after)
    return {
        "a stamp before it": w.STAMP.search(before) and not w.CLOCK.search(after),
        "a weekday or a clock": has_clock or w.WEEKDAY.search(c.when),
        "a source before it": w.SOURCE.search(before),
        "a figure of then": w.COUNTED.search(before)
        or (not date.is_day and w.INDEX.search(before))
        or (w.SO_FAR.search(before) and w.UP_TO.match(c.when)),
        "a finished aside": _is_finished_aside(before, after),
        "called off": c.is_called_off,
        "a premise": w.PREMISE.search(before),
        "a condition before it": w.CONDITION.search(before),
        "only a label of time before it": w.TIME_LABEL.search(before),
        "a letterhead before it": not _BY_THEN.match(c.when) and w.LETTERHEAD.search(before),
        "not then": w.EXCEPT.search(before),
        "moved away from it": w.MOVED_AWAY.match(after),
        "a time of a noun": of_a_noun,
        "a time of the subject": of_a_noun and (w.VERB_NEXT.match(after) or w.BECAUSE.match(before)),
        "only after a season": not date.is_day and _AFTER_SEASON.fullmatch(c.when.strip(" .,")),
        "the course or end of a year": date.is_bare_year and (w.COURSE.search(before) or w.COURSE.match(c.when)),
        "goes on in that year": date.is_bare_year and w.GOES_ON.search(before),
        "a verb right behind it": opens and w.VERB_BEHIND.match(after),
        "only says which day it is": w.WHICH_DAY.match(after),
        "a bare name without a preposition": bare_name and not w.POINTED.search(before),
        "a preposition before it": w.POINTED.search(before),
        "opens": opens,
        "ends": not after.strip(" .!)"),
        "behind a label": w.LABELLED.fullmatch(before) and not after.strip(" ."),
        "in brackets": before.rstrip().endswith("(") and after.lstrip().startswith(")"),
        "a greeting": not date.is_day and w.GREETING.match(c.words),
        "lasts for years": (date.is_bare_year or _SCHOOL_YEAR.match(c.when)) and w.TERM.match(c.words),
        "hardly a word beside it": len(f"{before} {after}".split()) <= _FEW and not w.EVENT.search(before + after),
    }


def _is_finished_aside(before: str, after: str) -> bool:
    aside = (w.ASIDE_ENDS.match(after) and w.ASIDE.search(before)) or w.MADE_ONCE.search(before)
    return bool(aside) and not calling_off.was_to_be(before)


_OPENERS = frozenset({
    "den", "d", "i", "fra", "på", "om", "senest", "inden", "medio", "primo", "ultimo", "og", "også", "herefter",
    "derefter", "så", "men", "samt", "endelig",
})  # fmt: skip


def _opens(lead: str) -> bool:
    """Whether a date stands first, but for a word that leads in to it."""
    return not lead or lead.lower() in _OPENERS


def _of_place(place: Place) -> Mapping[str, object]:
    return {
        "told": place is Place.TOLD,
        "date opens the line": place is Place.OPENS,
        "date ends the line": place is Place.ENDS,
        "listed as still without a date": place is Place.NOWHERE,
        "title above its date": place is Place.BELOW,
    }


def _of_head(head: Head, dated_lines: int) -> Mapping[str, object]:
    """How words stand below a date on a line of its own."""
    below, plain = head.lines_below, not head.is_listed
    return {
        "in a list right below its date": head.is_listed,
        "right below its date": plain and below == 1,
        "two below its date": plain and below == 2,
        "far below its date": plain and below > 2,
        "no further below than others": plain and 1 < below <= head.usual,
        "below the last date that heads": plain and head.is_last and head.heads > 1 and below > max(2, head.usual),
        "dates head lines here": head.heads >= _FEW,
        "the only date that heads": head.heads == 1,
        "among dated lines": dated_lines >= _FEW,
        "below a label": head.label,
    }


def of(c: Candidate) -> frozenset[str]:
    """
    The names of the clues that hold.

    The words of a sentence, of a line with its date, and of a line apart from its date say different things: a title
    without a verb is the rule in a list and the exception in a sentence. Their clues bear the place in brackets.
    """
    group = "sentence" if c.place is Place.TOLD else "line" if c.place in _SAME_LINE else "apart"
    out = {f"{name} [{group}]" for name in _of_words(c.words)}
    if c.is_called_off:
        out -= {"takes no place [sentence]"}
    if c.date is not None:
        said = {**_of_date(c.date), **(_of_line(c, c.date) if group != "apart" else {})}
        out |= {f"{name} [{group}]" for name, holds in said.items() if holds}
    out |= {name for name, holds in _of_place(c.place).items() if holds}
    if c.head is not None:
        out |= {name for name, holds in _of_head(c.head, c.dated_lines).items() if holds}
    return frozenset(out)
