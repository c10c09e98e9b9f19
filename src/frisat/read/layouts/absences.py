"""What a page says is not held: "Juli: ingen møder", "Uge 7 og uge 42 er mødefri". It is no activity."""

from __future__ import annotations

import re

from frisat.plan import danish
from frisat.plan.model import Note
from frisat.plan.regex import regex
from frisat.read.draft import Draft

_WHY = regex(r"(?<=\w)\s*\([^()]{2,40}\)$")
"""Why nothing is held, behind it."""
_DATE = "\u2316"
"""Stands where a date stood."""
_TIME = (
    rf"(?:{_DATE}|\d{{1,2}}|(?:hele )?(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|"
    r"december)(?: måned)?|"
    r"(?:skolernes )?(?:(?:skole|sommer|efterårs|vinter|påske|jule)?ferie(?:n|r|rne|dage)?|(?:efterårs|vinter)fri)|"
    r"påske(?:n|dagene)?|jul(?:en|edagene)?|pinse(?:n)?|sommeren|helligdage(?:ne)?)(?!\w)"
)
_WHEN = rf"(?:(?:i |på |hen over |over |mellem |uge |ugerne )?{_TIME}(?: ?[,+&/–-] ?| (?:og|samt|eller) | )?)+"
_MEETINGS = (
    r"(?:(?:ordinære|politiske|planlagte|faste|udvalgs)[ -]?)?"
    r"(?:[\w-]*møder?|mødeaktivitet(?:er)?|aktivitet(?:er)?|arrangement(?:er)?)"
)
_NO = r"(?:ingen|ikke|intet)"
_HOLDS = r"(?:er|holdes|afholdes|planlægges|ligger|bliver|vil)(?: der)?(?: være)?"
_FREE = r"(?:mødefrit?|mødefrie?|(?:politisk )?mødepause|pause i møderne)"
_SHAPES = (
    rf"(?:der {_HOLDS} )?{_NO} (?:planlagt )?{_MEETINGS}"
    r"(?: (?:(?:i|på grund af|pga\.?|denne|grundet) )?(?:[^\W\d]{3,16}|måned(?:en)?))?",
    rf"(?:der {_HOLDS} )?{_NO} (?:planlagt )?{_MEETINGS},? {_WHEN}",
    rf"{_WHEN}:? ?(?:{_HOLDS} )?{_NO} (?:planlagt )?{_MEETINGS}",
    rf"{_WHEN}:? ?(?:{_HOLDS} )?{_FREE}(?: (?:måned|uge|periode|for møder))?",
    rf"(?:der {_HOLDS} )?{_FREE}:? (?:(?:måned(?:er)?|uger?|perioder?|dage?):? )?{_WHEN}",
    rf"{_FREE}(?: (?:måned|uge|periode))?",
)
_NOTHING_HELD = regex("|".join(f"(?:{shape})" for shape in _SHAPES), re.IGNORECASE)
_SPEAKS_OF_IT = regex(r"ingen|ikke|intet|mødefri|pause", re.IGNORECASE)
_LONGEST = 160


def says_none(text: str) -> bool:
    """Whether a title or sentence says that nothing is held then, and no more: more than a dash or a feast."""
    said = text.strip(" .*")
    if len(said) > _LONGEST or not _SPEAKS_OF_IT.search(said):
        return False
    return _says(said) or _says(_WHY.sub("", said))


def _says(said: str) -> bool:
    said = said.strip(" .()*")
    return _NOTHING_HELD.fullmatch(said) is not None or _NOTHING_HELD.fullmatch(_without_dates(said)) is not None


def _without_dates(said: str) -> str:
    """The words with a sign where each of their dates stood, also one in brackets behind the name of a holiday."""
    for found in reversed(danish.find(said)):
        said = said[: found.start] + _DATE + said[found.end :]
    return re.sub(rf"\s*\((?:\w+ )?{_DATE}\)", "", said).strip()


def without(draft: Draft) -> None:
    """Makes what a draft has as activities, though it says that nothing is held then, text of the page with a note."""
    kept = [one for one in draft.activities if one.agenda or not says_none(one.title)]
    if len(kept) < len(draft.activities):
        gone = [one for one in draft.activities if all(one is not other for other in kept)]
        said = [(one, one.title if one.told else f"{one.period_text}: {one.title}".strip(": ")) for one in gone]
        draft.text += list(dict.fromkeys((one.block, words) for one, words in said))
        draft.notes += [Note("R101", one.source, words) for one, words in said]
        draft.activities = kept
