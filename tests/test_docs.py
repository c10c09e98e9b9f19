"""The documents say what the program does: generated pages are up to date, commands and codes are described."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from frisat.cli.parser import build
from frisat.reference import pages

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


@pytest.mark.parametrize("name", sorted(pages()))
def test_a_generated_page_is_up_to_date(name: str) -> None:
    """`make docs` would change nothing."""
    assert (DOCS / "reference" / name).read_text(encoding="utf-8") == pages()[name]


def test_links_inside_the_documents_lead_somewhere() -> None:
    """Every relative link of README and docs/ points at a file that exists."""
    broken = []
    for page in [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]:
        targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
        broken += [f"{page.relative_to(ROOT)}: {target}" for target in targets if not (page.parent / target).exists()]

    assert broken == []


def test_every_command_is_shown_in_a_document() -> None:
    """What `frisat --help` lists stands in README, a tutorial or a how-to."""
    text = "\n".join(p.read_text(encoding="utf-8") for p in [ROOT / "README.md", *DOCS.rglob("*.md")])
    commands = re.findall(r"^    (\w+)  ", build("en").format_help(), re.MULTILINE)
    assert len(commands) >= 7

    assert [name for name in commands if f"frisat {name}" not in text] == []


def test_every_decision_names_its_costs() -> None:
    """A record has status, context, decision and consequences with the costs."""
    for record in (DOCS / "decisions").glob("*.md"):
        text = record.read_text(encoding="utf-8")
        for part in ("**Status:**", "**Context.**", "**Decision.**", "**Consequences.**", "*Costs:*"):
            assert part in text, record.name
