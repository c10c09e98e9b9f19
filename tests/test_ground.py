"""The repository keeps its own promises: versions agree, nothing local leaks, every code has both languages."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import frisat
from frisat.plan.sentences import catalogue
from tests.turn import Clock, in_turn, seconds

ROOT = Path(__file__).parent.parent


def tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in names.splitlines() if (ROOT / name).is_file()]


def test_every_code_has_danish_and_english_words_with_the_same_parts() -> None:
    """No code lacks a language, and both languages use the same parts."""
    part = re.compile(r"\{(\w+)")

    for code, words in catalogue().items():
        assert words["da"].strip(), code
        assert words["en"].strip(), code
        assert set(part.findall(words["da"])) == set(part.findall(words["en"])), code
        assert ("da_hint" in words) == ("en_hint" in words), code


def test_the_files_whose_seconds_are_kept_are_there() -> None:
    assert [file for file in seconds() if not file.is_file()] == []


def test_what_needs_a_browser_comes_after_what_asks_a_database_and_the_longest_first() -> None:
    """A worker in which a browser was driven can ask no database afterwards."""
    folder = ROOT / "tests"
    files = sorted(folder.rglob("test_*.py"))
    browsers = {file for file in files if "mark.browser" in file.read_text(encoding="utf-8")}

    turn, took = in_turn(files, browsers), seconds()

    assert sorted(turn) == files
    assert set(turn[-len(browsers) :]) == browsers
    assert browsers >= {file for file in files if file.parent.name == "e2e"}
    for part in (turn[: -len(browsers)], turn[-len(browsers) :]):
        lasted = [took.get(file, 0) for file in part]
        assert lasted == sorted(lasted, reverse=True)
        assert lasted[0] >= 30, "the longest is known"


def test_seconds_are_kept_for_files_that_are_there_and_others_keep_theirs(tmp_path: Path) -> None:
    kept = tmp_path / "seconds.txt"
    kept.write_text("  30 test_docs.py\n   9 test_skips.py\n   8 test_gone.py\n")
    clock = Clock(kept)
    for duration in (20.2, 21.4):
        report = pytest.TestReport("tests/test_ground.py::test_x[a]", ("", 0, ""), {}, "passed", None, "call")
        report.duration = duration
        clock.pytest_runtest_logreport(report)
    clock.took[ROOT / "tests/test_skips.py"] = 1

    clock.pytest_sessionfinish()

    assert kept.read_text() == "  42 test_ground.py\n  30 test_docs.py\n"


def test_lock_files_name_no_registry() -> None:
    """A lock file pins names, versions and hashes, never an address."""
    locks = [*(ROOT / "requirements").glob("*.txt"), ROOT / "package-lock.json"]

    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        assert not re.search(r"https?://\S+\.(tgz|whl|zip|gz)", text), lock
        assert '"resolved"' not in text, lock


def test_public_code_says_the_same_version_and_licence_as_the_package() -> None:
    """publiccode.yml and the package agree."""
    text = (ROOT / "publiccode.yml").read_text(encoding="utf-8")

    assert f"softwareVersion: {frisat.__version__}\n" in text
    assert "license: EUPL-1.2\n" in text


def test_no_path_of_a_machine_is_tracked() -> None:
    """No tracked text names a home or work folder of somebody's machine."""
    local = re.compile(r"(?:^|[^\w.-])/(?:work|farm|root|home|Users)/[A-Za-z.]", re.MULTILINE)
    found = []
    for path in tracked():
        if path.suffix in {".py", ".md", ".toml", ".yml", ".txt", ".html", ".css", ".json", ".svg", ".in", ""}:
            text = path.read_text(encoding="utf-8", errors="ignore")
            found += [f"{path.relative_to(ROOT)}: {m.group(0)!r}" for m in local.finditer(text)]

    assert found == []


NAMES = (
    # Persons, places and local arrangements of the five founding documents. None is a general public term.
    "Viborg", "Langballe", "Kvist", "Kubel", "Vesterby", "Tandrup", "Frederiksen", "Frederiksens", "Multisalen",
    "Snapsting", "Seniorfestival", "Seniortopmøde", "Seniortopmødet", "Senior-topmøder", "Ældretopmøde",
    "borgersporet", "medarbejdersporet", "Sammenhængsmodellen", "sammenhængslaboratorium", "mulighedsrum",
    "drømmescenarier", "drømmescenarie", "borgerdesigne", "ledelsesgrundlaget", "SSO", "SSG", "SKU", "PLOM", "VIVE",
    "Fag-MED", "Praksisplanudvalget", "Patientinddragelsesudvalget", "Sundhedskoordinationsudvalget",
    "Sundhedsaftalesekretariatet", "velfærdskommuner", "principaftale", "Midtjylland", "vpmkvi", "Døgnseminar",
    "Levetance",
)  # fmt: skip
PHRASES = (
    "Ældre- og Aktivitetsudvalget",
    "Social- og Sundhedsudvalget",
    "Sundhed og Omsorg",
    "Social, Sundhed & Omsorg",
    "Center for Offentlig Innovation",
    "Ældre Sagen",
    "20/49269",
)


def stands_in(name: str, text: str) -> bool:
    """Whether a name is a word of the text; one written small is found in capitals too."""
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE if name.islower() else 0))


def test_the_source_names_nobody_of_the_founding_documents() -> None:
    """No proper name of the five founding documents stands in `src/`: general Danish terms only."""
    kinds = {".py", ".html", ".txt", ".po", ".toml", ".css", ".scss", ".js", ".typ"}
    source = [path for path in tracked() if path.is_relative_to(ROOT / "src") and path.suffix in kinds]
    assert len(source) > 20

    found = []
    for path in source:
        text = path.read_text(encoding="utf-8", errors="ignore")
        found += [f"{name} in {path.relative_to(ROOT)}" for name in (*NAMES, *PHRASES) if stands_in(name, text)]

    assert found == []


PUBLIC = ["README.md", "LICENSE", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "publiccode.yml"]


@pytest.mark.parametrize("name", PUBLIC)
def test_a_newcomer_finds_what_a_public_project_has(name: str) -> None:
    """The files that people and catalogues look for exist and say something."""
    assert (ROOT / name).stat().st_size > 200
