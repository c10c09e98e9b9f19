"""A clean copy, reopened with other programs' libraries, has nothing left of its making; the original is untouched."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx as python_docx
import openpyxl
import pytest
from openpyxl.comments import Comment
from PIL import Image

from frisat.cli import DONE, FAILED, FOUND, main
from frisat.plan.errors import WriteError
from frisat.read.reading import document_of
from frisat.scan import clean_copy
from tests.read.office import docx, p, r
from tests.scan.test_facts import picture, with_gps


@pytest.fixture
def letter() -> bytes:
    made = python_docx.Document()
    made.add_paragraph("Høringssvar fra skolen")
    core = made.core_properties
    core.author, core.last_modified_by, core.revision, core.keywords = "Anna Holm", "Bo Dam", 7, "hemmeligt"
    made.add_picture(io.BytesIO(picture("JPEG", exif=with_gps())))
    made.add_comment(made.paragraphs[0].runs, text="Skal vi sende den?", author="Ida Dam", initials="ID")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def everything(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\0".join(archive.read(name) for name in archive.namelist())


def test_a_word_file_loses_its_makers_and_keeps_its_text(letter: bytes) -> None:
    copy = clean_copy(letter, "svar.docx")

    again = python_docx.Document(io.BytesIO(copy))
    assert again.paragraphs[0].text == "Høringssvar fra skolen"
    assert (again.core_properties.author, again.core_properties.last_modified_by) == ("", "")
    assert list(again.comments) == []
    said = everything(copy)
    for word in ("Anna Holm", "Bo Dam", "Ida Dam", "Skal vi sende", "hemmeligt", "rsid"):
        assert word.encode() not in said, word
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        image = next(name for name in archive.namelist() if name.startswith("word/media/"))
        assert dict(Image.open(io.BytesIO(archive.read(image))).getexif()) == {}


def test_a_merged_letter_loses_the_list_of_persons_it_was_merged_with(letter: bytes) -> None:
    """Its settings name the server, the user and the query; Word asks the reader to run it."""
    merge = b'<w:mailMerge><w:connectString w:val="Data Source=SRV01;User=bente"/></w:mailMerge>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letter)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"</w:settings>", merge + b"</w:settings>"))
    with zipfile.ZipFile(out) as archive:
        assert b"SRV01" in archive.read("word/settings.xml")

    with zipfile.ZipFile(io.BytesIO(clean_copy(out.getvalue(), "brev.docx", accept_changes=True))) as archive:
        assert b"mailMerge" not in archive.read("word/settings.xml")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("C:\\Users\\bente\\skolen.jpg", "skolen.jpg"),
        (r"\\srv01\bente\skolen.jpg", "skolen.jpg"),
        ("Skolen, set fra gaden", ""),
    ],
)
def test_where_a_picture_lay_is_not_what_it_is_called(letter: bytes, said: str, left: str) -> None:
    """Older Word made the alternative text of it; one that a person wrote stays as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letter)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<wp:docPr ", f'<wp:docPr descr="{said}" '.encode()))

    made = python_docx.Document(io.BytesIO(clean_copy(out.getvalue(), "brev.docx", accept_changes=True)))

    assert made.inline_shapes[0]._inline.docPr.get("descr") == (left or said)


def test_labels_signatures_and_forgotten_parts_go(letter: bytes) -> None:
    """A sensitivity label names the organisation's tenant; "[trash]" is what Office forgot; a signature tells who."""
    kind = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"
    relation = f'<Relationship Id="rId77" Type="{kind}" Target="docMetadata/LabelInfo.xml"/></Relationships>'
    more = {
        "docMetadata/LabelInfo.xml": b"<l>Ida Dam</l>",
        "[trash]/0000.dat": b"Ida Dam",
        "word/forgotten.xml": b"<a>Ida Dam</a>",
        "_xmlsignatures/sig1.xml": b"<a>Ida Dam</a>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letter)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            is_top = name == "_rels/.rels"
            new.writestr(name, part.replace(b"</Relationships>", relation.encode()) if is_top else part)
        for name, part in more.items():
            new.writestr(name, part)

    copy = clean_copy(out.getvalue(), "brev.docx", accept_changes=True)

    assert b"Ida Dam" not in everything(copy)
    assert b"LabelInfo" not in everything(copy)
    made = python_docx.Document(io.BytesIO(copy))
    assert made.paragraphs[0].text == "Høringssvar fra skolen"
    assert len(made.inline_shapes) == 1


def test_an_excel_file_loses_its_makers_and_comments() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Punkt"
    book.active["A1"].comment = Comment("Ring til Anna", "Anna Holm")
    book.properties.creator, book.properties.lastModifiedBy = "Anna Holm", "Bo Dam"
    out = io.BytesIO()
    book.save(out)
    copy = clean_copy(out.getvalue(), "liste.xlsx")

    again = openpyxl.load_workbook(io.BytesIO(copy))
    assert again.active["A1"].value == "Punkt"
    assert again.active["A1"].comment is None
    assert b"Anna" not in everything(copy)
    assert b"Bo Dam" not in everything(copy)


def changed() -> bytes:
    gone = '<w:del w:id="1" w:author="Bo Dam"><w:r><w:delText>lukket</w:delText></w:r></w:del>'
    new = f'<w:ins w:id="2" w:author="Bo Dam">{r("åbent")}</w:ins>'
    mark = '<w:rPr><w:del w:id="3" w:author="Bo Dam"/></w:rPr>'
    return docx(p("Mødet er ", gone, new) + p("Første", look=mark) + p(" halvdel"))


def test_tracked_changes_are_refused_until_somebody_accepts_them() -> None:
    with pytest.raises(WriteError) as error:
        clean_copy(changed(), "a.docx")
    assert error.value.code == "E421"

    copy = clean_copy(changed(), "a.docx", accept_changes=True)
    assert [line.text for line in document_of(copy, "a.docx").lines()] == ["Mødet er åbent", "Første halvdel"]
    assert b"lukket" not in everything(copy)
    assert b"Bo Dam" not in everything(copy)


def test_the_command_writes_a_copy_and_leaves_the_original(
    letter: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    original, copy = tmp_path / "svar.docx", tmp_path / "svar-ren.docx"
    original.write_bytes(letter)

    assert main(["scan", str(original), "--clean", str(copy)]) in (DONE, FOUND)
    assert original.read_bytes() == letter
    assert "Ida Dam" not in capsys.readouterr().out
    assert main(["scan", str(original), "--clean", str(original)]) == FAILED
    assert original.read_bytes() == letter
    assert "oven i originalen" in capsys.readouterr().err


def test_a_type_of_which_no_copy_can_be_made_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.html"
    path.write_text("<!doctype html><p>Tekst", encoding="utf-8")

    assert main(["scan", str(path), "--clean", str(tmp_path / "b.html")]) == FAILED
    assert "Word-, Excel-, PowerPoint- og PDF-filer" in capsys.readouterr().err
    assert not (tmp_path / "b.html").exists()
