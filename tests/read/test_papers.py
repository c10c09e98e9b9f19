"""A paper is what its name says, without macros, or it is refused with a reason."""

from __future__ import annotations

import io
import zipfile

import pytest

from frisat.plan.errors import ReadError
from frisat.plan.sentences import catalogue
from frisat.read.papers import TYPES, media_type


def office(main: str, *, macro: str = "", types: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", types or "<Types/>")
        archive.writestr(main, "<x/>")
        if macro:
            archive.writestr(macro, b"\0")
    return out.getvalue()


WORD, EXCEL, SLIDES = office("word/document.xml"), office("xl/workbook.xml"), office("ppt/presentation.xml")
PNG, JPEG, PDF = b"\x89PNG\r\n\x1a\n" + b"\0" * 20, b"\xff\xd8\xff\xe0" + b"\0" * 20, b"%PDF-1.7\n%"
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40 + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PDF, "Bilag 1.pdf"), (WORD, "notat.docx"), (EXCEL, "tal.XLSX"), (SLIDES, "oplæg.pptx"), (PNG, "kort.png"),
        (JPEG, "kort.jpeg"), (JPEG, "kort.jpg"), ("Æblegrød".encode(), "noter.txt"), (b"a;b\n1;2\n", "tal.csv"),
    ],
)  # fmt: skip
def test_what_a_paper_can_be(data: bytes, name: str) -> None:
    assert media_type(data, name) == TYPES[name.rpartition(".")[2].lower()]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (WORD, "notat.pdf", "G201"), (PDF, "notat.docx", "G201"), (PDF, "billede.png", "G201"),
        (b"<html><script>alert(1)</script>", "notat.txt", "G201"), (b"<svg onload=x>", "kort.png", "G201"),
        (b"MZ\x90\0" + b"\0" * 60, "notat.pdf", "G205"), (b"hej", "notat.pdf", "G201"), (EXCEL, "tal.csv", "G201"),
        (WORD, "notat.docm", "G202"), (office("word/document.xml", macro="word/vbaProject.bin"), "notat.docx", "G202"),
        (office("xl/workbook.xml", types="<Types ContentType='application/vnd.ms-excel.sheet.macroEnabled'/>"),
         "tal.xlsx", "G202"),
        (b"PK\x03\x04 ikke en zip", "notat.docx", "G204"), (b"", "notat.pdf", "G204"), (LOCKED, "notat.docx", "G204"),
        (office("anden/fil.xml"), "notat.docx", "G205"), (b"x", "program.exe", "G203"), (PDF, "uden ending", "G203"),
        (b"{\\rtf1 hej}", "notat.txt", "G205"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "a.doc", "G203"),
    ],
)  # fmt: skip
def test_what_no_paper_can_be(data: bytes, name: str, code: str) -> None:
    with pytest.raises(ReadError) as refused:
        media_type(data, name)
    assert refused.value.code == code
    assert catalogue()[code]["da"].format(**{"kind": "", **refused.value.parts})
