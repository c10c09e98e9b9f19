"""
The reference page of the rules, docs/reference/lint.md, made from their docstrings.

`python -m frisat.lint.reference FILE` writes it; a test fails when the page is not what this makes.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from frisat.lint.registry import Rule, all_rules

_SECTION = re.compile(r"^(Options|Passes|Fails):$", re.MULTILINE)

_HEAD = """# Lint rules

Generated from the docstrings in `src/frisat/lint/rules/`; do not edit by hand (`python -m frisat.lint.reference`).

`frisat lint FILE` reads a document or a plan and reports everything the rules find.
An **error** means that the plan contradicts itself or the law, a **warning** that something is missing, a **hint** that
a person should look. A finding that rests on doubt, such as a likeness of words, says so and is always a hint.

Switch a rule off in `frisat.toml`, always with a reason:

```toml
[lint.off]
year-inferred = "Årene er gennemgået af sekretariatet"

[lint.options.hearing-too-short]
general_days = 21
```

or for one activity, in the plan itself: `"lint_off": [{"rule": "day-off", "reason": "Byfest"}]`.

The examples are written one activity a line: period, kind, title, who, then further fields.
"""


@dataclass(frozen=True, slots=True)
class RuleText:
    """The parts of a rule's docstring; `passes` and `fails` are in the notation of `notation.py`."""

    summary: str
    about: str
    options: dict[str, str]
    passes: str
    fails: str


def text_of(rule: Rule) -> RuleText:
    """
    The docstring of a rule, taken apart.

    Raises:
        ValueError: a section is missing, or the options written there are not those of the module.
    """
    head, *rest = _SECTION.split(rule.doc)
    sections = {name: _dedent(body) for name, body in zip(rest[::2], rest[1::2], strict=True)}
    summary, _, about = head.strip().partition("\n\n")
    options = dict(re.findall(r"^(\w+): (.+)$", sections.get("Options", ""), re.MULTILINE))
    if set(options) != set(rule.options):
        raise ValueError(f"{rule.id}: the docstring's options {sorted(options)} are not {sorted(rule.options)}")
    if not sections.get("Passes") or not sections.get("Fails"):
        raise ValueError(f"{rule.id}: the docstring has no passing or no failing example")
    return RuleText(" ".join(summary.split()), about.strip(), options, sections["Passes"], sections["Fails"])


def _dedent(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip("\n").splitlines() if line.strip())


def page() -> str:
    """The whole reference page in Markdown."""
    out = [_HEAD, "| rule | level | what it finds |\n|---|---|---|"]
    out += [f"| [`{r.id}`](#{r.id}) | {r.level} | {text_of(r).summary} |" for r in all_rules()]
    for rule in all_rules():
        out.append("\n" + _section(rule))
    return "\n".join(out).rstrip() + "\n"


def _section(rule: Rule) -> str:
    text = text_of(rule)
    path, _, anchor = rule.source.partition("#")
    link = f"../{path.removeprefix('docs/')}#{anchor}"
    lines = [f"## {rule.id}", "", text.summary]
    if text.about:
        lines += ["", text.about]
    lines += ["", f"Level: {rule.level}. Source: [{rule.source}]({link})."]
    if text.options:
        lines += ["", "| option | default | meaning |", "|---|---|---|"]
        lines += [f"| `{name}` | `{rule.options[name]!r}` | {said} |" for name, said in text.options.items()]
    lines += ["", "Passes:", "", "```", text.passes, "```", "", "Fails:", "", "```", text.fails, "```"]
    return "\n".join(lines)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
