"""Words of the command line: no stored dates, many notes of a kind in one sentence, the language on either side."""

from __future__ import annotations

from pathlib import Path

import pytest

from frisat.cli import DONE, FAILED, main

CALENDAR = """Mødekalender 2027

Dato\tAktivitet\tHvem
3. maj\tTemadrøftelse kl. 15-17\tByrådet
7. juni\tMøde om budget\tByrådet
9. august\tMøde om skoler\tByrådet
13. september\tMøde om veje\tByrådet
"""


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    path = tmp_path / "kalender.txt"
    path.write_text(CALENDAR, encoding="utf-8")
    return path


def test_many_years_from_one_place_are_told_once(calendar: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Four days under "2027" make one sentence with examples, where it comes from and what to do."""
    assert main(["read", str(calendar)]) == DONE

    out = " ".join(capsys.readouterr().out.split())
    assert "4 datoer har intet årstal, for eksempel »3. maj«, »7. juni« og »9. august«." in out
    assert out.count("Se efter, om året er rigtigt.") == 1
    assert "2027-" not in out


@pytest.mark.parametrize(
    "words", [["--language", "en", "read"], ["read", "--language", "en"], ["read", "--language=en"]]
)
def test_the_language_may_stand_before_or_behind_the_command(
    words: list[str], calendar: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, str(calendar)]) == DONE

    out = capsys.readouterr().out
    assert "4 activities" in out
    assert "4 dates have no year" in " ".join(out.split())


def test_danish_is_the_language_when_none_is_said(
    calendar: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FRISAT_LANGUAGE", raising=False)
    assert main(["read", str(calendar)]) == DONE

    assert "4 aktiviteter" in capsys.readouterr().out


def test_lint_reads_its_settings_from_a_file(
    calendar: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """--config takes a file; one that is missing is one sentence and status 2."""
    config = tmp_path / "frisat.toml"
    config.write_text('[lint.off]\nbody-double-booked = "prøve"\nday-off = "prøve"\n', encoding="utf-8")

    assert main(["lint", str(calendar), "--today", "2027-01-01", "--config", str(config)]) == DONE
    assert "Ingen fund." in capsys.readouterr().out
    assert main(["lint", str(calendar), "--config", str(tmp_path / "intet.toml")]) == FAILED
    assert "findes ikke" in capsys.readouterr().err


def test_an_error_of_the_machine_is_told_in_the_readers_language(
    calendar: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "nej" / "plan.json"

    assert main(["write", str(calendar), "--to", "json", "-o", str(out)]) == FAILED
    assert "filen eller mappen findes ikke" in capsys.readouterr().err
    assert main(["write", str(calendar), "--to", "json", "-o", str(out), "--language", "en"]) == FAILED
    assert "the file or folder does not exist" in capsys.readouterr().err
