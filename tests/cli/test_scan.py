"""`frisat scan`: statuses, words a secretary understands, JSON as documented, and no number in any of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from frisat.cli import DONE, FAILED, FOUND, main
from tests.read.office import docx, p


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brev.docx"
    path.write_bytes(docx(p("Ansøgning fra Lone Madsen, CPR-nr. 070280-1231") + p("Tlf. 86 12 34 56")))
    return path


def test_findings_are_told_with_place_reason_and_what_to_do(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", str(letter)]) == FOUND

    out = " ".join(capsys.readouterr().out.split())
    assert "brev.docx: 1 alvorligt, 1 muligt og 0 mindre fund." in out
    assert "afsnit 1: Personnummer (CPR): »Ansøgning fra Lone Madsen, CPR-nr. 070280-••••«." in out
    assert "teksten kalder det et personnummer" in out
    assert "Fjern nummeret fra dokumentet" in out
    assert "Hele filens tekst er kontrolleret." in out
    assert "1231" not in out


def test_a_clean_file_is_said_to_be_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notat.txt"
    path.write_text("Sagsnr. 20/49269, Brevid 4225075", encoding="utf-8")

    assert main(["scan", str(path)]) == DONE
    assert capsys.readouterr().out == "notat.txt: Ingen fund.\n  Hele filens tekst er kontrolleret.\n"


def test_json_has_the_documented_form(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", str(letter), "--json", "--language", "en"]) == FOUND

    data = json.loads(capsys.readouterr().out)
    assert data["source"] == {"document": "brev.docx"}
    assert data["checked"] is True
    assert data["left_out"] == 0
    assert [(hit["kind"], hit["grade"], hit["where"]) for hit in data["hits"]] == [
        ("cpr", "high", "paragraph 1"),
        ("telephone", "medium", "paragraph 2"),
    ]
    assert set(data["hits"][0]) == {
        "kind", "grade", "where", "excerpt", "message", "reason", "hint", "code", "checked",
    }  # fmt: skip


def test_several_files_give_a_line_each_and_a_missing_one_an_error(
    letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The name of a file may hold a number; it is masked in errors as well."""
    missing = tmp_path / "070280-1231.pdf"

    assert main(["scan", str(letter), str(missing), "--json"]) == FAILED
    said = capsys.readouterr()
    first, second = map(json.loads, said.out.splitlines())
    assert first["hits"]
    assert second["document"] == "070280-••••.pdf"
    assert second["error"]["code"] == "E301"
    assert "1231" not in said.out + said.err


def test_a_name_with_a_number_is_found_and_masked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ansøgning_070280-1231.txt"
    path.write_text("Intet her", encoding="utf-8")

    assert main(["scan", str(path)]) == FOUND
    out = capsys.readouterr().out
    assert "filnavnet" in out
    assert "1231" not in out
