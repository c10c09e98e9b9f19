"""The clues of a candidate: what speaks for or against its being an activity, each under a name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from frisat.plan import danish
from frisat.plan.period import Precision
from frisat.read.evidence import words as w
from frisat.read.evidence.candidate import Candidate, Place
from frisat.read.fields import furniture, stamps

_YEARS = frozenset({Precision.YEAR, Precision.YEARS, Precision.OPEN})
_FINE = frozenset({Precision.DAY, Precision.DAYS})
_FEW, _MANY, _LONG = 3, 9, 30
"""Words of a title that is a mere label, of one that is a sentence, and of one that is a paragraph."""
_SAME_LINE = frozenset({Place.OPENS, Place.ENDS})
_OTHER_LINE = frozenset({Place.ABOVE, Place.BELOW, Place.NOWHERE})


@lru_cache(maxsize=256)
def _of_words(words: str) -> frozenset[str]:
    """The clues of the words alone; asked again for each date of a sentence."""
    text = words.strip()
    said = text.rstrip(" :.")
    count = len(text.split())
    event, body, acts = w.EVENT.search(text), w.BODY.search(text), w.ACTS.search(text) or w.SECOND.search(text)
    past = w.PAST.search(text)
    is_label = bool(w.HEADING.fullmatch(said)) or (furniture.is_furniture(text) and not event)
    named: dict[str, object] = {
        "names an event": event,
        "names a body": body,
        "says what is done": acts,
        "asks the reader to act": w.ASKS.match(text),
        "told in the past": past,
        "no event, no act": not (event or acts or past or w.ASKS.match(text)),
        "no event, no act, no body": not (event or acts or past or body or w.ASKS.match(text)),
        "a sentence": count >= _MANY and text.endswith("."),
        "a paragraph": count > _LONG,
        "a word or two": count < _FEW and not (event or body),
        "ends with a colon": text.endswith(":"),
        "a heading of papers": is_label,
        "leads to other papers": w.LINK.match(text),
        "contact data": w.CONTACT.search(text),
        "an agenda number": w.NUMBERED.match(text),
        "only in brackets": text.startswith("(") and text.endswith(")"),
        "no words": not re.search(r"[^\W\d]{2}", text),
        "begins small": text[:1].islower(),
        "what is usual": w.HABIT.search(text),
        "takes no place": w.NEGATED.search(text) and w.MATTER.search(text),
        "a person's name": w.PERSON.fullmatch(text) and not (event or body),
        "money": w.MONEY.search(text),
        "speaks of the paper": stamps.is_stamp(text) or w.STAMPED.match(text),
        "the last time": w.LAST_TIME.search(text),
        "is recommended": w.RECOMMENDED.match(text),
    }
    return frozenset(name for name, said in named.items() if said)


def _of_date(c: Candidate) -> Mapping[str, object]:
    if c.period is None:
        return {}
    precision = c.period.precision
    coarse = precision in _YEARS and c.says_year
    fine = precision in _FINE
    return {
        "a bare year": coarse,
        "a month or season": not fine and not coarse,
        "a day": fine,
        "a deadline": c.period.bound is not None,
    }


def _of_line(c: Candidate) -> Mapping[str, object]:
    """What stands around the date in its own sentence or line."""
    before, after = c.before, c.after
    coarse = c.period is not None and c.period.precision in _YEARS and c.says_year
    fine = c.period is not None and c.period.precision in _FINE
    bare = not any(char.isdigit() for char in c.when) and len(c.when.split()) == 1
    lead = before.strip(" ,–-(")
    return {
        "a stamp before it": w.STAMP.search(before) and not w.CLOCK.search(after),
        "a weekday or a clock": w.WEEKDAY.search(c.when) or w.CLOCK.search(c.when + after),
        "a source before it": w.SOURCE.search(before),
        "a condition before it": w.CONDITION.search(before),
        "not then": w.EXCEPT.search(before),
        "moved away from it": w.MOVED_AWAY.match(after),
        "a coarse time of a noun": not fine and w.OF_A_NOUN.search(before),
        "hardly a word beside it": c.place is not Place.TOLD
        and len((before + " " + after).split()) <= _FEW
        and not w.EVENT.search(before + after),
        "a letterhead": w.LETTERHEAD.search(before),
        "a time of the subject": not fine
        and w.OF_A_NOUN.search(before)
        and (w.VERB_NEXT.match(after) or w.BECAUSE.match(before)),
        "the course or end of a year": coarse and (w.COURSE.search(before) or w.COURSE.match(c.when)),
        "goes on in it": coarse and w.GOES_ON.search(before),
        "a term": coarse and w.TERM.search(before),
        "a bare name without a preposition": bare and not w.POINTED.search(before),
        "a preposition before it": w.POINTED.search(before),
        "opens the sentence": not lead or len(lead.split()) == 1 and lead.lower() in _OPENERS,
        "ends the sentence": not after.strip(" .!)"),
        "behind a label": w.LABELLED.fullmatch(before) and not after.strip(" ."),
        "in brackets": before.rstrip().endswith("(") and after.lstrip().startswith(")"),
    }


_OPENERS = frozenset({"den", "d", "i", "fra", "på", "om", "senest", "inden", "medio", "primo", "ultimo", "og", "også"})


def _of_place(c: Candidate) -> Mapping[str, object]:
    above = c.place is Place.ABOVE
    plain = above and not c.is_listed
    other = [f for f in danish.find(c.words) if not f.needs_year] if c.place in _OTHER_LINE else []
    return {
        "told": c.place is Place.TOLD,
        "date opens the line": c.place is Place.OPENS,
        "date ends the line": c.place is Place.ENDS,
        "in a list right below its date": above and c.is_listed,
        "right below its date": plain and c.lines_below == 1,
        "two below its date": plain and c.lines_below == 2,
        "far below its date": plain and c.lines_below > 2,
        "no further below than others": plain and 1 < c.lines_below <= c.usual,
        "dates head lines here": above and c.heads >= 3,
        "the only date that heads": above and c.heads == 1,
        "below the last date that heads": plain and c.is_last and c.heads > 1 and c.lines_below > max(2, c.usual),
        "title above its date": c.place is Place.BELOW,
        "below a label": above and c.label,
        "below a stamp": above and c.label and stamps.is_stamp(c.label),
        "another date in it": any(f.period.precision in _FINE for f in other),
        "no date": c.place is Place.NOWHERE,
    }


def of(c: Candidate) -> frozenset[str]:
    """
    The names of the clues that hold.

    The words of a sentence, of a line with its date, and of a line apart from its date say different things: a title
    without a verb is the rule in a list and the exception in a sentence. Their clues bear the place in brackets.
    """
    group = "sentence" if c.place is Place.TOLD else "line" if c.place in _SAME_LINE else "apart"
    out = {f"{name} [{group}]" for name in _of_words(c.words)}
    for said in (_of_date(c), _of_line(c) if c.place not in _OTHER_LINE else {}):
        out |= {f"{name} [{group}]" for name, holds in said.items() if holds}
    out |= {name for name, holds in _of_place(c).items() if holds}
    if "a bare year [sentence]" in out:
        ahead = "says what is done [sentence]" in out
        out.add("a bare year, ahead" if ahead else "a bare year, not ahead")
    return frozenset(out)
