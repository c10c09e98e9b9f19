"""What the words say about whether an activity goes ahead. Never what the calendar knows."""

from __future__ import annotations

import re
from functools import lru_cache

from frisat.plan.danish import Found
from frisat.plan.model import Status
from frisat.plan.regex import regex

_CANCELLED = regex(
    r"\b(?:er |blev |bliver |er blevet )?(?:aflyst|aflyses|bortfald\w*|udgår|udgået|annulleret)\b", re.IGNORECASE
)
_POSTPONED = regex(
    r"\b(?:er |blev |bliver |er blevet )?(?:udsat|udsættes|udskudt|udskydes|flyttet|flyttes|rykket|rykkes)\b"
    r"(?! (?:for|pris|behandling|opgave|grupper?\b|borger\w*|unge\b|ind\b))",
    re.IGNORECASE,
)
_HELD = regex(
    r"\b(?:(?:er|blev|blevet) (?:afviklet|afholdt|holdt|gennemført|afsluttet|godkendt|vedtaget)|"
    r"afholdt|gennemført|afsluttet)\b",
    re.IGNORECASE,
)
_HELD_TITLE = regex(r"\b(?:er|blev) (?:afviklet|afholdt|holdt|gennemført|afsluttet)\b", re.IGNORECASE)
_EXPECTED = regex(r"\bforventes\b", re.IGNORECASE)
_TENTATIVE = regex(
    r"\b(?:forvent(?:es|et|ede|eligt)|evt\.|eventuelt|tentativ\w*|måske|muligvis|(?:ikke|endnu ikke) "
    r"(?:endelig )?(?:fast(?:lagt|sat)|aftalt|besluttet|afklaret)|"
    r"dato(?:en)? (?:følger|kommer senere|meldes ud|aftales)|"
    r"under forudsætning|med forbehold|når situationen|hvis muligt|afventer|skal bekræftes|ikke bekræftet)",
    re.IGNORECASE,
)
_MAYBE_FIRST = regex(
    r"^\W*(?:evt\.|eventuel\w*|muligt?|mulige|forventet|forventede|foreløbig dato|tentativ\w*)\s", re.IGNORECASE
)
_ONGOING = regex(
    r"\b(?:løbende|i hele perioden|fortløbende|kontinuerlig\w*)\b|"
    r"(?<!går )(?<!gå )(?<!gik )(?<!sættes )(?<!kommer )(?<!komme )\bi gang\s*$|^i gang\b|\bpågår\b",
    re.IGNORECASE,
)
_CELLS = {
    Status.PLANNED: "planlagt|kommende|ikke startet|ikke påbegyndt",
    Status.ONGOING: "i gang|igangværende|påbegyndt|igang",
    Status.HELD: "gennemført|afholdt|udført|færdig|afsluttet|holdt|ok",
    Status.TENTATIVE: "foreløbig|foreløbigt|tentativ|forventet|ikke fastlagt",
}
_WORDS = {word: status for status, words in _CELLS.items() for word in words.split("|")}
"""What a status cell can say, word for word."""
_REASON = regex(r"\b(?:på grund af|pga\.?|grundet|som følge af|fordi|da der|af hensyn til)\b.*", re.IGNORECASE)


def says_planned(text: str) -> bool:
    """Whether a status cell says no more than that nothing has happened yet, as every activity's status does."""
    return _WORDS.get(text.strip(" .!()").lower()) is Status.PLANNED


def status_of(
    title: str,
    said: str = "",
    found: Found | None = None,
    *,
    period_words: str = "",
    conditions: str = "",
) -> tuple[Status, str | None]:
    """
    The status that a document states, and the reason when it gives one.

    In: the title; `said`, a status cell or sentence ("Mødet blev aflyst pga. sne"); the period; the words in and
    beside the date cell ("dato ikke fastlagt"); `conditions`, words in brackets of the only agenda point.
    """
    cell = said.strip(" .!()").lower()
    if cell in _WORDS:
        return _WORDS[cell], None
    for pattern, status in ((_CANCELLED, Status.CANCELLED), (_POSTPONED, Status.POSTPONED)):
        if pattern.search(said) or _is_all(pattern, title) or pattern.search(period_words):
            return status, _reason(said or title)
    if _HELD.search(said) or _says(_HELD_TITLE, title):
        return Status.HELD, None
    beside = f"{period_words} {said}"
    if _TENTATIVE.search(beside) or re.search(r"\bforeløbig|\?|\bev(?:t|entuelt)\b", period_words, re.IGNORECASE):
        return Status.TENTATIVE, None
    if _MAYBE_FIRST.match(title) or _TENTATIVE.search(conditions) or _says(_EXPECTED, title):
        return Status.TENTATIVE, None
    if _ONGOING.search(f"{period_words} {said}") or _says(_ONGOING, title):
        return Status.ONGOING, None
    return Status.PLANNED, None


@lru_cache(maxsize=256)
def _says(pattern: re.Pattern[str], title: str) -> bool:
    """Whether a title has these words; remembered, as every day that a long sentence lists has it for its title."""
    return pattern.search(title) is not None


@lru_cache(maxsize=256)
def _is_all(pattern: re.Pattern[str], title: str) -> bool:
    """Whether the title itself says so of this activity: "AFLYST: …", "Møde (aflyst)", "Mødet er aflyst"."""
    match = pattern.search(title)
    if match is None:
        return False
    return (
        match.start() <= 1
        or title[match.start() - 1] in "(-–:,"
        or (
            match.end() >= len(title.rstrip(" .!)"))
            and bool(re.search(r"[-–(:.,]\s*\S*$|\b(?:er|blev|bliver)\b", title[: match.end()]))
        )
    )


def _reason(text: str) -> str | None:
    match = _REASON.search(text)
    return match[0].strip(" .)") if match else None
