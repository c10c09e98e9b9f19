"""Sentences that move what is held from one day to another: "Mødet den 3. maj er udsat til den 10. maj"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.fields import calling_off
from frisat.read.layouts.prose_clauses import DAYS, Sentence

_DECIDED = (
    r"(?:(?:indstillingen |forslaget |punktet |planen |kalenderen )?(?:blev |er )?(?:godkendt|tiltrådt|vedtaget)\b"
    r"[^.:;\d]{0,60}?,?\s+(?:(?:dog|men|idet)(?: således| sådan)?(?:,? at)?|med den (?:ændring|tilføjelse|bemærkning),?"
    r" at)\s+)?"
)
"""What a body decided of a whole before it moved one of its days: "Godkendt, dog således at …"."""
_HELD = regex(
    rf"{_DECIDED}(?:(?:(?:obs|nb|bemærk)\b[\s:!,]*(?:at )?)?(?P<what>(?:\w+ ){{0,2}}[\w-]*(?:mødet?|seance[nr]?|"
    r"workshop(?:pen)?|seminaret?|temadagen?|arrangementet?|høringen)\b[^,.;:]{0,60}?))"
    r"(?P<aside>,[^,.;:]{5,60})?[\s,]*(?:(?:den|d\.|på)\s*)?$",
    re.IGNORECASE,
)
_TO = regex(
    r"\s*(?:(?:er|bliver|blev|har måttet)(?: blevet| desværre| derfor)? (?:udsat|udskudt|flyttet|rykket|"
    r"fremrykket|ændret)|(?:må )?(?:flyttes|udsættes|udskydes|rykkes|fremrykkes|ændres)(?: desværre| derfor)?) til\s+"
    r"(?:i stedet )?(?:(?:den|d\.)\s*)?$",
    re.IGNORECASE,
)
_VERB_FIRST = regex(
    rf"{_DECIDED}(?:(?:derfor|samtidig|her) )?(?:flyttes|udsættes|udskydes|rykkes|fremrykkes) "
    r"(?P<what>(?:\w+ ){0,2}[\w-]*(?:mødet?|seance[nr]?|workshop(?:pen)?|seminaret?|temadagen?|arrangementet?|høringen)"
    r"\b[^,.;:\d]{0,60}?)\s+(?:fra\s+)?(?:(?:den|d\.|på)\s*)?$",
    re.IGNORECASE,
)
"""What is moved, behind its verb: "Godkendt, dog flyttes mødet den 3. maj til den 10. maj"."""

_WHY = regex(
    r"(?:,?\s*(?:da|fordi|eftersom|idet|på grund af|pga\.?|grundet|af hensyn til|samme sted|samme tid|i stedet)\b"
    r"[^\d;]{0,160})?",
    re.IGNORECASE,
)
"""Behind the new day: why it is moved, which names no other time."""


def moved(said: Sentence) -> tuple[str, Found, Found] | None:
    """
    What is held, its old day and its new one, of a sentence that says no more: "Mødet i udvalget den 3. maj er udsat
    til den 10. maj kl. 13."; None for any other.
    """
    found = _two_of(said)
    if len(found) != _OLD_AND_NEW:
        return None
    old, new = found
    fine = [one.in_any_year().period.precision for one in found]
    if (first := _VERB_FIRST.fullmatch(said.text[: old.start])) is not None:
        between, behind = said.text[old.end : new.start].strip().lower(), said.text[new.end :].strip(" .")
        if behind or between.removesuffix(" den") not in ("", "til") or not all(one in DAYS for one in fine):
            return None
        return first["what"][:1].upper() + first["what"][1:], old, new
    from_to = _FROM.fullmatch(said.text[: old.start]) if fine[0] is fine[1] and fine[0] in _MOVABLE else None
    if from_to is not None and said.text[old.end : new.start].strip().lower() in ("", "til", "til den"):
        what = from_to["what"].strip()
        return what[:1].upper() + what[1:], replace(old, start=from_to.start("verb")), new
    if not all(one in DAYS for one in fine):
        return None
    held = _HELD.fullmatch(said.text[: old.start])
    behind = said.text[new.end :].strip(" .")
    if (
        held is None
        or _WHY.fullmatch(behind) is None
        or _TO.fullmatch(said.text[old.end : new.start].lstrip(",")) is None
    ):
        return None
    if held["aside"]:
        if not calling_off.was_to_be(said.text[: old.start]):
            return None
        old = replace(old, start=held.start("aside") + 1)
    what = held["what"].strip()
    return what[:1].upper() + what[1:], old, new


def _two_of(said: Sentence) -> Sequence[Found]:
    """The dates of a sentence, with the ends of what was taken for a span apart behind a verb that moves something."""
    if len(said.found) != 1 or _VERB_FIRST.fullmatch(said.text[: said.found[0].start]) is None:
        return said.found
    span = said.found[0]
    words = said.text[span.start : span.end]
    cut = words.find(" til ")
    if cut < 0:
        return said.found
    ends = [
        *danish.find(words[:cut]),
        *(replace(f, start=f.start + cut, end=f.end + cut) for f in danish.find(words[cut:])),
    ]
    return [replace(one, start=one.start + span.start, end=one.end + span.start) for one in ends]


_OLD_AND_NEW = 2
_MOVABLE = frozenset({*DAYS, Precision.MONTH})
_FROM = regex(
    r"(?P<what>(?:\w+ )?[\w-]*(?:mødet?|seance[nr]?|workshop(?:pen)?|seminaret?|temadagen?|arrangementet?|høringen|"
    r"drøftelsen?|behandlingen|afstemningen|festen)\b[^,.;:]{0,80}?) (?P<verb>(?:er |bliver |blev )?(?:flytte[st]|"
    r"flyttet|udsat|udsættes|udskudt|udskydes|rykket|rykkes|fremrykket|fremrykkes)) "
    r"(?:(?:fra|til)\s+)?(?:(?:den|d\.)\s*)?",
    re.IGNORECASE,
)
"""What is moved, before its old day: "Drøftelsen flyttes fra maj til juni"."""
