"""What the checks say of a public plan, sorted by weight and rule and worded for its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan.layout.labels import date_words
from frisat.web.base import words
from frisat.web.base.memory import remembered
from frisat.web.portal import present, rules
from frisat.web.portal.present import Link
from frisat.web.process import queries
from frisat.web.process.models import PlanVersion


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding in words. `keys` are the activities it speaks of."""

    rule: str
    level: str
    message: str
    hint: str
    source: str
    keys: tuple[str, ...]
    links: tuple[Link, ...]


def findings(version: PlanVersion, today: date) -> list[Shown]:
    """What the checks say of the public plan: the plan without staff's activities is all they see."""
    key = ("findings", version.stamp, today, words.language())
    return remembered(key, lambda: _findings(version, today))


def _findings(version: PlanVersion, today: date) -> list[Shown]:
    from frisat.lint import check

    language, plan = words.language(), queries.public_plan(version)
    by_key = plan.by_key()
    out = []
    for f in check(plan, today=today):
        links = tuple(
            Link(
                present.title_of(by_key[k]),
                reverse("activity", args=[version.process.slug, k]),
                date_words(by_key[k], language),
            )
            for k in f.activities
            if k in by_key
        )
        out.append(
            Shown(f.rule, str(f.level), f.message(language), f.hint(language), f.source, tuple(f.activities), links)
        )
    return out


@dataclass(frozen=True, slots=True)
class RuleOf:
    """What one rule found: its name, what it rests on, and its findings."""

    name: str
    source: str
    findings: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class LevelOf:
    level: str
    name: str
    why: str
    count: int
    rules: tuple[RuleOf, ...]


def by_level(found: Sequence[Shown]) -> list[LevelOf]:
    """Findings under their weight, the gravest first, rule by rule; weights without any are left out."""
    names = {
        "error": (gettext("Contradictions"), gettext("The plan contradicts itself or the law.")),
        "warning": (gettext("Missing"), gettext("Something that a plan should say is not there.")),
        "hint": (gettext("Hints"), gettext("Worth a look; it may well be as it should be.")),
    }
    out = []
    for level, (name, why) in names.items():
        those = [f for f in found if f.level == level]
        if those:
            groups = dict.fromkeys((f.rule, f.source) for f in those)
            by_rule = tuple(
                RuleOf(
                    rules.name_of(rule),
                    rules.source_of(source),
                    tuple(f for f in those if (f.rule, f.source) == (rule, source)),
                )
                for rule, source in groups
            )
            out.append(LevelOf(level, name, why, len(those), by_rule))
    return out
