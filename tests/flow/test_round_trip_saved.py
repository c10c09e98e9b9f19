"""Another program has saved or printed the file in between: LibreOffice the Word document, Chromium the page."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from frisat.plan.model import Plan
from frisat.write import write
from tests import founding_documents
from tests.flow.round_trip import read_bytes, same
from tests.flow.truths import NAMES, founding_plan
from tests.write import plans

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def _all(folder: Path | None) -> dict[str, Plan]:
    """Every tricky plan and, where they are at hand, the founding documents, by file name."""
    out = {name: make() for name, make in plans.TRICKY.items()}
    return out | ({f"founding-{name}": founding_plan(folder, name) for name in NAMES} if folder else {})


@pytest.fixture(scope="module")
def every_plan() -> dict[str, Plan]:
    return _all(founding_documents.folder())


@pytest.fixture(scope="module")
def saved_by_libreoffice(every_plan: dict[str, Plan], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each plan as Word document, and what LibreOffice made of it: folders "docx" and "pdf"."""
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("libreoffice")
    for name, plan in every_plan.items():
        (folder / f"{name}.docx").write_bytes(write(plan, "docx", staff=True))
    files = [str(folder / f"{name}.docx") for name in every_plan]
    profile = f"-env:UserInstallation=file://{folder}/profile"
    for to in ("docx:MS Word 2007 XML", "pdf"):
        out = folder / to.split(":")[0]
        command = [SOFFICE, "--headless", profile, "--convert-to", to, "--outdir", str(out), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
    return folder


@pytest.mark.parametrize("to", ["docx", "pdf"])
@pytest.mark.parametrize("name", [*plans.TRICKY, *(f"founding-{n}" for n in NAMES)])
def test_libreoffice_may_save_it(saved_by_libreoffice: Path, every_plan: dict[str, Plan], name: str, to: str) -> None:
    if name not in every_plan:
        pytest.skip(founding_documents.MISSING)
    data = (saved_by_libreoffice / to / f"{name}.{to}").read_bytes()
    same(every_plan[name], read_bytes(data, f"{name}.{to}").plan)


@pytest.fixture(scope="module")
def printed_by_chromium(every_plan: dict[str, Plan], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each plan as a page, printed to PDF."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    folder = tmp_path_factory.mktemp("chromium")
    for name, plan in every_plan.items():
        (folder / f"{name}.html").write_bytes(write(plan, "html", staff=True))
        command = [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={folder}/{name}.pdf",
            f"file://{folder}/{name}.html",
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder


@pytest.mark.browser
@pytest.mark.parametrize("name", [*plans.TRICKY, *(f"founding-{n}" for n in NAMES)])
def test_chromium_may_print_it(printed_by_chromium: Path, every_plan: dict[str, Plan], name: str) -> None:
    """With the browser's own head and foot on every page, as it prints when nobody asks it not to."""
    if name not in every_plan:
        pytest.skip(founding_documents.MISSING)
    data = (printed_by_chromium / f"{name}.pdf").read_bytes()
    same(every_plan[name], read_bytes(data, f"{name}.pdf").plan)


def test_a_workbook_that_libreoffice_saved_says_the_same(tmp_path: Path) -> None:
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    plan = plans.every_period()
    (tmp_path / "plan.xlsx").write_bytes(write(plan, "xlsx", staff=True))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [SOFFICE, "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*command, str(tmp_path / "out"), str(tmp_path / "plan.xlsx")], check=True, timeout=120)
    same(plan, read_bytes((tmp_path / "out" / "plan.xlsx").read_bytes(), "plan.xlsx").plan)
