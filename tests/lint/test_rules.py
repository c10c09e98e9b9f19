"""Every rule does what its docstring shows, can be switched off, and has its source and words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from frisat.lint import Config, Finding, Level, Rule, all_rules, check
from frisat.lint.notation import Example, parse
from frisat.lint.reference import page, text_of
from frisat.plan.model import LintOff

ROOT = Path(__file__).parents[2]
WANTED = {
    "decision-without-recommendation", "decision-before-hearing-ends", "hearing-too-short", "hearing-in-july",
    "council-before-committee", "undated", "no-responsible", "day-off", "weekday-mismatch", "range-reversed",
    "deadline-after-dependant", "cancelled-but-used", "deliverable-never-made", "bodies-nearly-alike",
    "body-double-booked", "outside-process", "year-inferred", "provisional-overtaken",
}  # fmt: skip
each_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda r: r.id)


def found(example: Example, rule: str, config: Config | None = None) -> list[Finding]:
    return [f for f in check(example.plan, config=config or Config(), today=example.today) if f.rule == rule]


def test_every_promised_rule_is_there() -> None:
    """The ids that issue 2 names exist, and no rule is without a file of its own."""
    files = {p.stem.replace("_", "-") for p in (ROOT / "src/frisat/lint/rules").glob("[a-z]*.py")}

    assert {r.id for r in all_rules()} >= WANTED
    assert files == {r.id for r in all_rules()}


@each_rule
def test_the_passing_example_passes(rule: Rule) -> None:
    """The first example of the docstring gives no finding of the rule."""
    assert found(parse(text_of(rule).passes), rule.id) == []


@each_rule
def test_the_failing_example_fails_at_the_rules_own_level(rule: Rule) -> None:
    """The second example gives a finding that names an activity and reads well in both languages."""
    example = parse(text_of(rule).fails)
    findings = found(example, rule.id)

    assert findings
    for finding in findings:
        assert finding.activities
        assert set(finding.activities) <= set(example.plan.by_key())
        for language in ("da", "en"):
            for text in (finding.message(language), finding.hint(language)):
                assert text.endswith((".", "?"))
                assert "{" not in text
                assert "@" not in text
                assert text[0].isupper() or text[0] in "»“"
        assert (finding.where(example.plan)) != ""
        assert finding.source == rule.source or finding.source.startswith("docs/policy/")


@each_rule
def test_a_rule_can_be_switched_off_in_the_configuration(rule: Rule) -> None:
    """With a reason in the configuration the failing example passes."""
    example = parse(text_of(rule).fails)

    assert found(example, rule.id, Config(off={rule.id: "En grund"})) == []


@each_rule
def test_a_rule_can_be_switched_off_for_one_activity_with_a_reason(rule: Rule) -> None:
    """`lint_off` on the activities of the finding silences it; without a reason it does not."""
    example = parse(text_of(rule).fails)

    def with_reason(reason: str) -> list[Finding]:
        activities = tuple(replace(a, lint_off=(LintOff(rule.id, reason),)) for a in example.plan.activities)
        return found(Example(replace(example.plan, activities=activities), example.today), rule.id)

    assert with_reason("En grund") == []
    assert with_reason(" ") == found(example, rule.id)


@each_rule
def test_the_source_of_a_rule_can_be_opened(rule: Rule) -> None:
    """The page and the heading that the rule names exist."""
    path, _, anchor = rule.source.partition("#")
    headings = re.findall(r"^#+ (.+)$", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)

    assert anchor in {h.lower().replace(" ", "-") for h in headings}


def test_the_sources_of_the_hearing_lengths_can_be_opened() -> None:
    """Every line of the table of hearing lengths has its own heading in the policy."""
    from frisat.law.hearings import GENERAL, HEARINGS

    headings = re.findall(r"^#+ (.+)$", (ROOT / "docs/policy/hearing.md").read_text(encoding="utf-8"), re.MULTILINE)
    anchors = {h.lower().replace(" ", "-") for h in headings}
    for rule in (*HEARINGS, GENERAL):
        assert rule.source.partition("#")[2] in anchors


def test_the_reference_page_is_up_to_date() -> None:
    """docs/reference/lint.md is what the docstrings say; `python -m frisat.lint.reference` makes it."""
    assert (ROOT / "docs/reference/lint.md").read_text(encoding="utf-8") == page()


def test_levels_are_graded_by_how_sure_the_ground_is() -> None:
    """The same clash is an error where the plan ties the two, and a hint where only the words do."""
    hearing = "2027-03-01/2027-04-26 | hearing | Høring om ny skolestruktur | Byrådet | key: h1\n"
    tied = parse(hearing + "2027-04-20 | decision | Godkendelse af ny skolestruktur | Byrådet | needs: h1")
    alike = parse(hearing + "2027-04-20 | decision | Godkendelse af ny skolestruktur | Byrådet")

    assert [f.level for f in found(tied, "decision-before-hearing-ends")] == [Level.ERROR]
    assert [f.level for f in found(alike, "decision-before-hearing-ends")] == [Level.HINT]
    assert "formentlig" in found(alike, "decision-before-hearing-ends")[0].message()


def test_the_day_is_an_argument_and_the_plans_own_date_stands_in_for_it() -> None:
    """What time has overtaken is told by `today`, else by the plan's date, else not at all."""
    line = "2027-02-23 | meeting | Møde med naboer | Forvaltningen | status: tentative"
    undated, dated = parse(line), parse(f"plan: updated=2027-03-01\n{line}")

    assert found(undated, "provisional-overtaken") == []
    assert [f.activities for f in found(dated, "provisional-overtaken")] == [("a1",)]
    assert [f.rule for f in check(undated.plan, today=date(2027, 2, 24)) if f.rule == "provisional-overtaken"] == [
        "provisional-overtaken"
    ]
