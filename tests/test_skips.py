"""Tests that need the founding documents, or a browser, are skipped by name where there is none, and never in CI."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.founding_documents import MISSING

ROOT = Path(__file__).parents[1]
SAMPLE = "tests/plan/test_diff_founding.py"


BROWSER_SAMPLE = "tests/e2e/test_gate.py"


def run(sample: str = SAMPLE, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """One file that is of the founding documents alone, run as a person or CI would, without the documents."""
    env = {k: v for k, v in os.environ.items() if k not in ("FRISAT_FOUNDING", "FRISAT_NO_SKIPS")} | environment
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", *options, sample]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=300)


def test_without_the_documents_every_test_of_them_is_skipped_and_counted() -> None:
    """None passes for having nothing to look at, none fails, and the reason stands in the summary."""
    done = run()

    assert done.returncode == 0, done.stdout
    assert MISSING in done.stdout
    assert "passed" not in done.stdout
    assert "skipped" in done.stdout.splitlines()[-1]


def test_in_ci_such_a_skip_fails_the_run() -> None:
    """Where nothing may be skipped, what lacks its documents is a failure with the test's name."""
    done = run(FRISAT_NO_SKIPS="1")

    assert done.returncode == 1, done.stdout
    assert "was skipped where nothing may be skipped" in done.stdout
    assert SAMPLE in done.stdout


def test_without_a_browser_no_site_is_made_for_it(tmp_path: Path) -> None:
    """Skipped by name and counted, before the seconds that a site takes; in CI, failed."""
    done = run(BROWSER_SAMPLE, "--setup-show", PATH=str(tmp_path))
    in_ci = run(BROWSER_SAMPLE, PATH=str(tmp_path), FRISAT_NO_SKIPS="1")

    assert done.returncode == 0, done.stdout
    assert "a browser: none of chromium, " in done.stdout
    assert "passed" not in done.stdout
    assert "skipped" in done.stdout.splitlines()[-1]
    assert "SETUP" not in done.stdout
    assert in_ci.returncode == 1, in_ci.stdout
    assert "was skipped where nothing may be skipped" in in_ci.stdout


def test_ci_names_the_documents_and_allows_no_skip() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")

    assert "export FRISAT_FOUNDING" in script
    assert "export FRISAT_NO_SKIPS=1" in script
    assert script.index("FRISAT_NO_SKIPS") < script.index("make check test")


def test_one_place_asks_for_the_documents() -> None:
    """A test that looked for the folder itself could find nothing, do nothing and pass."""
    own = {Path(__file__), ROOT / "tests/founding_documents.py"}
    asking = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if path not in own and "FRISAT_FOUNDING" in _code(path)
    ]

    assert asking == []


def _code(path: Path) -> str:
    """The strings of a file that are no docstrings: what it asks the machine for."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in said)
    return " ".join(text for text in texts if isinstance(text, str))


def test_the_documents_are_not_in_the_repository() -> None:
    """They are other people's papers: no copy stands here, by its own name, that a test could fall back on."""
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    own = re.compile(r"(?:^|/)00[0-4](?:_[0-9a-f]{16}\.txt|-[a-z-]+\.json)$")
    assert not [line for line in tracked.splitlines() if own.search(line)]
