"""What is checked before a file is opened, and how one file or many come to a reading."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from frisat.plan.errors import ReadError
from frisat.plan.model import Activity, Plan, Reading
from frisat.plan.schema import plan_to_json
from frisat.plan.sentences import catalogue
from frisat.plan.wording import containers, files
from frisat.read import limits, pool, read, read_many, read_with_document, reading, sniff, to_document, unpack, wire
from frisat.read.limits import Limits
from frisat.read.reading import document_of
from tests.read.office import W, docx, p, tbl, tr, zipped

PLAN = docx(
    p("Tidsplan for budget 2027") + tbl(tr("Dato", "Aktivitet"), tr("26. oktober 2026", "Møde i Økonomiudvalget"))
)


@pytest.fixture
def limit() -> Iterator[type[Limits]]:
    """Limits that a test sets with `limits.use` are the usual ones again after it."""
    usual = limits.current()
    yield Limits
    limits.use(usual)


def code_of(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        document_of(data, "a.docx")
    return caught.value.code


def test_the_limits_are_the_published_ones() -> None:
    mib = 1024 * 1024
    now = Limits()

    assert (now.file_bytes, now.unpacked_bytes, now.part_bytes) == (25 * mib, 200 * mib, 40 * mib)
    assert (now.entries, now.ratio, now.memory_bytes, now.cpu_seconds) == (2000, 100, 1024 * mib, 30)
    assert Limits.from_json(json.loads(json.dumps(now.as_json()))) == now


@pytest.mark.parametrize(
    ("changed", "data", "code"),
    [
        ({"entries": 3}, PLAN, "E316"),
        ({"unpacked_bytes": 500}, PLAN, "E316"),
        ({"part_bytes": 100}, PLAN, "E316"),
        ({"cells": 3}, PLAN, "E319"),
    ],
)
def test_each_limit_holds_at_its_figure(limit: type[Limits], changed: dict[str, int], data: bytes, code: str) -> None:
    document_of(data, "a.docx")
    limits.use(limit(**changed))

    assert code_of(data) == code


def test_a_part_is_counted_as_it_unpacks_not_as_it_claims(limit: type[Limits]) -> None:
    """The limit counts all parts read so far, so that many small ones do not add up to a large one."""
    data = zipped({f"word/{n}.xml": "x" * 1000 for n in range(5)})
    unpacked = unpack.Unpacked(unpack.open_zip(data))
    limits.use(limit(unpacked_bytes=2500))

    unpacked.read("word/0.xml")
    unpacked.read("word/1.xml")
    with pytest.raises(ReadError) as caught:
        unpacked.read("word/2.xml")

    assert caught.value.code == "E316"


def test_a_ratio_just_within_the_limit_is_read() -> None:
    """A long regular table packs well: 60 to 1 is an honest document."""
    rows = "".join(tr(f"{n}. maj 2026", "Møde i Økonomiudvalget om budgettet") for n in range(1, 3000))
    data = docx(tbl(rows))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("word/document.xml")

    assert info.file_size / info.compress_size > 20
    assert sum(1 for _ in document_of(data, "a.docx").lines()) == 2 * 2999


def test_every_refusal_and_note_has_both_languages_and_refusals_say_what_to_do() -> None:
    for code, words in (files.SENTENCES | containers.SENTENCES).items():
        assert {"da", "en"} <= words.keys(), code
        assert words["da"] != words["en"]
        if code.startswith("E"):
            assert words["da_hint"], code
            assert words["en_hint"], code
        assert code in catalogue()


@pytest.mark.parametrize(
    ("name", "kind", "noted"),
    [
        ("plan.docx", "docx", False), ("plan.DOCX", "docx", False), ("plan", "docx", False),
        ("plan.docm", "docx", False), ("plan.pdf", "docx", True), ("plan.txt", "docx", True),
    ],
)  # fmt: skip
def test_the_content_says_the_type_and_a_misleading_name_is_noted(name: str, kind: str, noted: bool) -> None:
    document = document_of(PLAN, name)

    assert sniff.type_of(PLAN, name).value == kind
    assert [note.code for note in document.notes] == (["R201"] if noted else [])
    assert document.name == name


def test_a_document_comes_unchanged_through_the_pipe(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(PLAN)

    there = to_document(path)

    assert there == document_of(PLAN, "plan.docx")
    assert there.extra == document_of(PLAN, "plan.docx").extra
    assert wire.document_from_json(json.loads(json.dumps(wire.document_to_json(there)))) == there


def test_reading_and_document_come_from_one_opening(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(PLAN)

    found, document = read_with_document(path)

    assert document == to_document(path)
    assert found == read(path)
    assert [a.title for a in found.plan.activities] == ["Møde i Økonomiudvalget"]
    assert found.plan.sha256 == document.sha256


def test_a_frisat_plan_is_read_as_it_is(tmp_path: Path) -> None:
    plan = Plan(title="Budget", activities=(Activity(key="a1", title="Møde"),))
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(plan_to_json(plan)))

    assert read(path) == Reading(plan)
    with pytest.raises(ReadError):
        to_document(path)


def test_many_files_come_in_the_order_given_with_an_error_for_each_that_fails(tmp_path: Path) -> None:
    paths = []
    for n in range(12):
        path = tmp_path / f"{n:02d}.{'docx' if n % 2 else 'txt'}"
        path.write_bytes(PLAN if n % 2 else f"{n + 1}. maj 2026 Møde i Byrådet\n".encode())
        paths.append(path)
    paths[3].write_bytes(PLAN[:-100])
    paths.append(tmp_path / "mangler.docx")
    done: list[Path] = []

    outcomes = list(read_many(paths, done.append))

    assert sorted(done) == sorted(paths)
    assert [type(o).__name__ for o in outcomes] == ["ReadError" if n in (3, 12) else "Reading" for n in range(13)]
    assert [o.code for o in outcomes if isinstance(o, ReadError)] == ["E315", "E301"]
    assert [o.plan.activities[0].source.document for o in outcomes if isinstance(o, Reading)] == [
        path.name for n, path in enumerate(paths) if n not in (3, 12)
    ]


def test_a_child_is_replaced_after_its_share_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(PLAN)
    started: list[int] = []
    plain = pool.Child

    class Counted(plain):  # type: ignore[misc, valid-type]
        def __init__(self) -> None:
            super().__init__()
            started.append(self.pid)

    monkeypatch.setattr(pool, "Child", Counted)
    monkeypatch.setattr(pool, "FILES_A_CHILD", 3)
    requests = [(str(path), path.name, "docx", ("document",))] * 7

    answers = dict(pool.ask_many(requests, workers=1))

    assert len(answers) == 7
    assert not any(isinstance(answer, ReadError) for answer in answers.values())
    assert len(started) == 3


def test_a_reader_who_stops_early_leaves_no_child_behind(tmp_path: Path) -> None:
    import psutil

    before = {child.pid for child in psutil.Process().children()}
    paths = []
    for n in range(12):
        path = tmp_path / f"{n}.docx"
        path.write_bytes(PLAN)
        paths.append(path)

    outcomes = read_many(paths)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]

    deadline = time.monotonic() + 10
    while {child.pid for child in psutil.Process().children()} - before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert {child.pid for child in psutil.Process().children()} <= before


def test_a_child_that_answers_rubbish_is_not_believed() -> None:
    """An error code that does not exist, parts that do not fit its sentence, or no answer at all."""
    for said in ({"code": "E999"}, {"code": "E305"}, {"code": 7}, "E304", None, {"code": "__class__"}):
        assert pool._as_error(said).code == "E322"
    assert pool._as_error({"code": "E305", "parts": {"mib": "26", "limit": "25"}}).code == "E305"
    assert isinstance(reading._reading_or_error({"reading": {"format": "frisat-plan/1", "activities": 7}}), ReadError)


def test_reading_imports_no_parser_before_a_file_asks_for_it() -> None:
    heavy = {"lxml", "openpyxl", "docx", "pypdfium2", "pypdfium2_raw", "pdfplumber", "subprocess"}
    script = f"import sys, frisat.read; print(sorted({heavy} & {{name.split('.')[0] for name in sys.modules}}))"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_it_works_where_the_system_has_no_limits_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no `resource`: a child goes on without limits rather than not at all."""
    from frisat.read import child

    monkeypatch.setitem(sys.modules, "resource", None)

    child._limit_memory(Limits())
    child._limit_time(Limits())


def test_a_document_part_may_have_another_name() -> None:
    """Some programs number the main part; the package says which it is."""
    from tests.read.office import relations

    data = zipped(
        {
            "_rels/.rels": relations({"rId1": ("officeDocument", "/word/document2.xml")}),
            "word/document2.xml": f"<w:document {W}><w:body>{p('Plan')}</w:body></w:document>",
        }
    )

    assert [line.text for line in document_of(data, "a.docx").lines()] == ["Plan"]
