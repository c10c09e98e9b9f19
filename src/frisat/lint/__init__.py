"""
Rules that check a plan, one a file in `rules/` (docs/reference/lint.md).

`check(plan)` runs them all and reports everything; a rule is switched off in `Config` (frisat.toml) or, with a reason,
on one activity (`lint_off`).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from frisat.lint.config import Config, ConfigError
from frisat.lint.context import Context
from frisat.lint.finding import Finding, Level
from frisat.lint.registry import Rule, all_rules
from frisat.plan.model import Plan
from frisat.plan.sentences import Language

__all__ = ["Config", "ConfigError", "Finding", "Level", "Rule", "all_rules", "check", "findings_to_json"]

_NO_CONFIG = Config()


def check(plan: Plan, *, config: Config = _NO_CONFIG, today: date | None = None) -> list[Finding]:
    """
    All findings, by the place of their first activity in the plan, then by rule.

    `today` lets rules say what time has overtaken; without it the plan's own date is used, if it has one.
    """
    context = Context(plan, config, today)
    order = {a.key: n for n, a in enumerate(plan.activities)}
    off = {
        (a.key, o.rule) for a in plan.activities for o in a.lint_off if o.reason.strip()
    }  # a rule is not switched off without a reason
    out = [
        finding
        for rule in all_rules()
        if rule.id not in config.off
        for finding in rule.check(plan, context)
        if not any((key, rule.id) in off for key in finding.activities)
    ]
    return sorted(out, key=lambda f: (order[f.activities[0]] if f.activities else -1, f.rule, f.activities))


def findings_to_json(findings: list[Finding], plan: Plan, language: Language = "da") -> dict[str, Any]:
    """What `frisat lint --json` prints (docs/reference/plan-format.md)."""
    return {
        "findings": [
            {
                "rule": f.rule,
                "level": str(f.level),
                "activities": list(f.activities),
                "where": f.where(plan, language),
                "message": f.message(language),
                "hint": f.hint(language),
                "source": f.source,
                "code": f.code,
            }
            for f in findings
        ]
    }
