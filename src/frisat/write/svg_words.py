"""What the timeline says in words: a mark's accessible name, the strip under it, title, description and legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from frisat.plan.layout.labels import date_words
from frisat.plan.layout.lanes import KIND_CODE
from frisat.plan.layout.text import clean
from frisat.plan.model import Activity, Kind, Plan, Status
from frisat.plan.period import Period, Precision
from frisat.plan.sentences import Language, sentence
from frisat.write.svg_marks import LEGEND, glyph_name

MOST_ACTORS = 3
LONGEST_NAME = 90
"""Of a title, in an accessible name; the whole stands in the list. The strip under the drawing has less room."""
LONGEST_STRIP = 80
_ONE = {kind: f"T{int(code[1:]) + 20}" for kind, code in KIND_CODE.items()}
_STATUS = {Status.TENTATIVE: "T305", Status.CANCELLED: "T306", Status.POSTPONED: "T307", Status.HELD: "T308"}
_VAGUE = (
    Precision.MONTH,
    Precision.SEASON,
    Precision.QUARTER,
    Precision.MONTHS,
    Precision.YEAR,
    Precision.YEARS,
)


def meaning(activity: Activity, language: Language = "da") -> list[str]:
    """What the date's words mean, phrase by phrase: "11.-20. marts 2022", "et sted i perioden", "årstallet er …"."""
    period = activity.period
    if period is None or period.edtf is None or period.span is None:
        return []
    codes = []
    if activity.status is Status.ONGOING:
        codes.append("T304")
    elif period.precision in _VAGUE and period.bound is None and activity.kind is not Kind.HEARING:
        codes.append("T301")
    if period.precision is Precision.OPEN:
        codes.append("T303" if period.span.first is None else "T302")
    if period.precision is Precision.ONE_OF:
        codes.append("T311")
    if period.bound:
        codes.append("T309" if period.bound == "before" else "T310")
    if period.is_qualified:
        codes.append("T312")
    plain = _plain_days(period, language)
    said = ([plain] if plain else []) + [sentence(code, language=language) for code in codes]
    said = [phrase for phrase in said if phrase not in period.text.casefold()]
    if period.inferred:
        basis = clean(period.basis or "", LONGEST_NAME)
        said.append(sentence("T313" if basis else "T314", {"basis": basis}, language=language))
    return said


@lru_cache(maxsize=4096)
def _plain_days(period: Period, language: Language) -> str | None:
    """The days that the words stand for, where they do not say them."""
    from frisat.plan.danish import meaning

    return meaning(period, language)


def status_words(activity: Activity, by_key: Mapping[str, Activity], language: Language = "da") -> str:
    """ "udskudt til september 2021", "aflyst", "foreløbig", "afholdt"; empty for what is planned."""
    heir = by_key.get(activity.replaced_by or "")
    words = date_words(heir, language) if heir and heir.key != activity.key else ""
    if words and activity.status.is_off:
        code = "T316" if activity.status is Status.CANCELLED else "T315"
        return sentence(code, {"words": words}, language=language)
    code_of = _STATUS.get(activity.status)
    return sentence(code_of, language=language) if code_of else ""


def accessible_name(activity: Activity, by_key: Mapping[str, Activity], language: Language = "da") -> str:
    """
    A mark in one breath: date in its own words, what that means, time, title, kind, status, actors.

    For instance "August-september 2021, et sted i perioden: Workshops på alle arbejdspladser. Workshop. Ledere."
    """
    date = date_words(activity, language) or sentence("T106", language=language)
    head = ", ".join([date, *meaning(activity, language), *_clock(activity, language)])
    kind = sentence(_ONE[str(activity.kind)], language=language) if activity.kind is not Kind.OTHER else ""
    actors = [clean(name, 60) for name in activity.actors[:MOST_ACTORS]]
    if len(activity.actors) > MOST_ACTORS:
        actors.append("…")
    parts = [kind, status_words(activity, by_key, language), ", ".join(actors)]
    said = " ".join(_sentence(part) for part in parts if part)
    return f"{head}: {_sentence(clean(activity.title, LONGEST_NAME))} {said}".strip()


def _sentence(text: str) -> str:
    """Begun with a capital, ended with a full stop unless it ends itself."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def _clock(activity: Activity, language: Language) -> list[str]:
    if activity.time is None:
        return []
    parts = {"start": activity.time.start.replace(":", "."), "end": (activity.time.end or "").replace(":", ".")}
    if language == "en":
        parts = {"start": activity.time.start, "end": activity.time.end or ""}
    return [sentence("T317" if activity.time.end else "T318", parts, language=language)]


def strip_words(activity: Activity, by_key: Mapping[str, Activity], language: Language = "da") -> str:
    """The line under the drawing for the mark in hand: source's words, title, doubts, and where it stands."""
    date = date_words(activity, language) or sentence("T106", language=language)
    words = sentence("T506", {"words": date, "title": clean(activity.title, LONGEST_STRIP)}, language=language)
    more = [*meaning(activity, language), status_words(activity, by_key, language)]
    where = activity.source.where(language) if activity.source else ""
    out = " · ".join([words, *(m for m in more if m)])
    return f"{out} ({where})" if where else out


def former_name(activity: Activity, seen: Sequence[str], is_told: bool, language: Language = "da") -> str:
    """
    A ghost in one breath: the words that are `seen` beside it, then what it is and where it went.

    For instance "før: 13-01-2021. Flyttet til 22. januar 2021: Møde i Ældreråd." `is_told`: what is seen says all that.
    """
    code = "T117" if activity.is_dated else "T118"
    went = sentence(code, {"words": date_words(activity, language)}, language=language)
    head = _sentence_kept(" ".join(line.strip() for line in seen))
    if is_told:
        return head
    return f"{head} {went}: {_sentence(clean(activity.title, LONGEST_NAME))}"


def _sentence_kept(text: str) -> str:
    """Ended with a full stop, its first letter as it is seen."""
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def former_strip(activity: Activity, words: str, language: Language = "da") -> str:
    """The line under the drawing for a ghost: when it was to be, what, and when it is now."""
    code = "T117" if activity.is_dated else "T118"
    went = sentence(code, {"words": date_words(activity, language)}, language=language)
    return f"{clean(words)} · {clean(activity.title, LONGEST_STRIP)} · {went}"


def legend(activities: Sequence[Activity], language: Language = "da", *, former: bool = False) -> list[tuple[str, str]]:
    """
    (glyph name, words) of every mark that these activities use, in a settled order, each words once.

    `former`: the drawing also shows where some of them stood before.
    """
    used = {glyph_name(a) for a in activities} | ({"former"} if former else set())
    if any(a.period is not None and a.period.inferred for a in activities):
        used.add("inferred")
    out: dict[str, str] = {}
    for name, code in LEGEND.items():
        if name in used:
            out.setdefault(sentence(code, language=language), name)
    return [(name, words) for words, name in out.items()]


def subline(plan: Plan, language: Language = "da") -> str:
    """Under the heading of a drawing that stands alone: who, which case, from when."""
    said = [clean(plan.organisation or "", 120)]
    if plan.case_no:
        said.append(sentence("T509", {"case_no": clean(plan.case_no, 60)}, language=language))
    if plan.updated:
        said.append(sentence("T508", {"day": _day(plan.updated, language)}, language=language))
    if plan.provisional:
        said.append(sentence("T507", language=language))
    return " · ".join(part for part in said if part)


def _day(edtf: str, language: Language) -> str:
    from frisat.plan.errors import PeriodError
    from frisat.plan.layout.scale import in_words

    try:
        period = Period(edtf)
    except PeriodError:
        return clean(edtf, 40)
    if period.precision is Precision.DAY and period.earliest:
        return in_words(period.earliest, language)
    return clean(edtf, 40)
