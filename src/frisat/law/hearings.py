"""
How long a hearing must be open, by what it is about.

Source: docs/policy/hearing.md#length, which says for each line where it was seen and what was not looked up.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frisat.plan.likeness import fold
from frisat.plan.regex import regex
from frisat.plan.sentences import Language


class Footing(StrEnum):
    """What a figure stands on."""

    LAW = "law"  # seen in a public source as a demand of law
    PRACTICE = "practice"  # what municipalities do
    DOUBT = "doubt"  # general knowledge that nobody has looked up


@dataclass(frozen=True, slots=True)
class HearingRule:
    """
    `least_days` open days, both ends counted; `wait_days` from the end to the final decision; `words`: patterns in
    folded letters, one of which stands in what is said of the hearing.
    """

    key: str
    da: str
    en: str
    least_days: int
    footing: Footing
    source: str
    words: tuple[str, ...]
    wait_days: int = 0

    def name(self, language: Language = "da") -> str:
        return self.da if language == "da" else self.en


_CLOSING = (
    r"\b(?:lukning af|nedlæggelse af|lukke|nedlægge) (?:(?!(?:på|ved|til|for|fra|i|om|og)\b)[\w.-]+ ){0,4}"
    r"[\w-]*(?<!musik)(?<!kultur)(?<!billed)(?<!natur)(?<!ungdoms)(?<!høj)(?<!efter)skole(?:n|r|rne)?\b"
)
"""A named school too: "lukning af Nordre Skole"; not what is at a school, nor schools of another kind."""

HEARINGS: tuple[HearingRule, ...] = (
    HearingRule(
        "school-closing", "nedlæggelse af en skole", "the closing of a school", 56, Footing.LAW,
        "docs/policy/hearing.md#school-closing",
        ("skolelukning", "skolenedlæggelse", _CLOSING),
        wait_days=28,
    ),
    HearingRule(
        "school-structure", "en ny skolestruktur", "a new school structure", 56, Footing.PRACTICE,
        "docs/policy/hearing.md#school-structure", ("skolestruktur", "skoledistrikt"),
    ),
    HearingRule(
        "municipal-plan-change", "et tillæg til kommuneplanen", "a change of the municipal plan", 28, Footing.DOUBT,
        "docs/policy/hearing.md#municipal-plan-change",
        (
            "kommuneplantillæg",
            r"tillæg (?:[\w.]+ ){0,4}til (?:\w+ ){0,2}kommuneplan",
            r"ændring(?:er)? (?:af|i) kommuneplan",
        ),
    ),
    HearingRule(
        "municipal-plan", "en kommuneplan", "a municipal plan", 56, Footing.LAW,
        "docs/policy/hearing.md#municipal-plan", ("kommuneplan",),
    ),
    HearingRule(
        "raw-materials", "en råstofplan", "a raw materials plan", 56, Footing.LAW,
        "docs/policy/hearing.md#raw-materials", ("råstofplan",),
    ),
    HearingRule(
        "local-plan", "en lokalplan", "a local plan", 28, Footing.DOUBT,
        "docs/policy/hearing.md#local-plan", ("lokalplan",),
    ),
    HearingRule(
        "budget", "budgettet", "the budget", 7, Footing.PRACTICE,
        "docs/policy/hearing.md#budget", ("budget",),
    ),
    HearingRule(
        "bill", "et lovforslag", "a bill", 28, Footing.DOUBT,
        "docs/policy/hearing.md#bill", ("lovforslag", "bekendtgørelse"),
    ),
)  # fmt: skip
"""The narrower first: the first whose word stands in the text counts."""

GENERAL = HearingRule(
    "general",
    "høringer uden en særlig frist",
    "hearings without a time limit of their own",
    28,
    Footing.PRACTICE,
    "docs/policy/hearing.md#general",
    (),
)


def rule_for(*texts: str) -> HearingRule:
    """The rule for a hearing that is described by these texts; GENERAL when none fits."""
    said = " ".join(map(fold, texts))
    return next((rule for rule in HEARINGS if any(regex(word).search(said) for word in rule.words)), GENERAL)


def rule_named(key: str) -> HearingRule:
    """The rule with this key. Raises KeyError."""
    return {rule.key: rule for rule in (*HEARINGS, GENERAL)}[key]
