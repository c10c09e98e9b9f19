"""What a scan tells of a file besides numbers: hidden words, changes, comments, who made it, what was not checked."""

from __future__ import annotations

import base64
import io
import time

import docx as python_docx
import openpyxl
import pytest
from PIL import Image

from frisat.plan.errors import ReadError
from frisat.scan import Kind, Report, scan_file
from frisat.scan.opening import report
from tests.read.office import W, docx, letter_by_letter, p, pdf_pages, r, words, xlsx, zipped

TEXT = "Referat af møde i udvalget"


def kinds(found: Report) -> set[str]:
    return {finding.kind for finding in found.findings}


def picture(form: str, **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (1000, 1400), "white").save(out, form, **more)
    return out.getvalue()


def with_gps() -> Image.Exif:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (56.0, 10.0, 1.0), 3: "E", 4: (9.0, 1.0, 2.0)}
    exif[0x013B] = "Anna Holm"
    return exif


def test_a_clean_document_has_no_finding() -> None:
    found = report(docx(p(TEXT)), "referat.docx")

    assert found.findings == ()
    assert found.checked


def test_tracked_changes_comments_and_hidden_text_are_told() -> None:
    body = p(TEXT, '<w:ins w:author="Bo Dam">' + r("ny") + "</w:ins>") + p(r("skjult", "<w:vanish/>"))
    comments = f'<w:comments {W}><w:comment w:id="0">{p("?")}</w:comment></w:comments>'
    found = report(docx(body, parts={"word/comments.xml": comments}), "a.docx")

    assert kinds(found) == {Kind.TRACKED_CHANGE, Kind.COMMENT, Kind.HIDDEN_TEXT, Kind.METADATA}
    assert any("Bo Dam" in f.message() for f in found.findings)


@pytest.mark.parametrize("look", ['<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'])
def test_text_that_nobody_can_see_is_told(look: str) -> None:
    assert kinds(report(docx(p(TEXT) + p(r("usynlig", look))), "a.docx")) == {Kind.HIDDEN_TEXT}


def test_who_wrote_a_word_file_is_told() -> None:
    made = python_docx.Document()
    made.add_paragraph(TEXT)
    made.core_properties.author, made.core_properties.last_modified_by = "Anna Holm", "Bo Dam"
    made.core_properties.revision = 7
    out = io.BytesIO()
    made.save(out)
    said = " ".join(f.message() for f in report(out.getvalue(), "a.docx").findings)

    assert "Anna Holm" in said
    assert "Bo Dam" in said
    assert "revision »7«" in said


def test_hidden_sheets_rows_and_columns_are_told_with_their_place() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Navn", "CPR-nr."])
    sheet.append(["Ida", 702801231])
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True
    book.create_sheet("Bagved")["A1"] = "070280-1230"
    book["Bagved"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    found = report(out.getvalue(), "liste.xlsx")

    places = [f.place.words() for f in found.findings if f.kind is Kind.CPR]
    assert places == ["skjult kolonne B, række 2 (ark »Sheet«)", "skjult ark »Bagved«, celle A1"]
    assert sum(f.kind is Kind.HIDDEN_TEXT for f in found.findings) == 3


def test_a_number_that_lost_its_zero_is_found_by_its_format() -> None:
    styles = '<numFmts><numFmt numFmtId="170" formatCode="000000\\-0000"/></numFmts>'
    styles += '<cellXfs><xf/><xf numFmtId="170"/></cellXfs>'
    data = xlsx({"Ark": '<sheetData><row r="1"><c r="A1" s="1"><v>702801230</v></c></row></sheetData>'}, styles=styles)

    assert [f.excerpt for f in report(data, "a.xlsx").findings] == ["070280-••••"]


def test_a_picture_page_is_not_checked_even_with_a_page_number_on_it() -> None:
    """A scanned PDF is never silently clean, stamped or not."""
    scanned = picture("PDF")
    assert not report(scanned, "scan.pdf").checked
    assert kinds(report(scanned, "scan.pdf")) == {Kind.IMAGE_ONLY}

    raw = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q " + words((500, 20, "Side 3 af 5"))
    stamped = report(pdf_pages(words((60, 700, TEXT)), raw), "scan.pdf")
    assert [f.message() for f in stamped.findings] == ["Side 2 er et billede og er ikke kontrolleret."]
    assert not stamped.checked


def test_a_page_with_text_and_a_blank_page_are_checked() -> None:
    found = report(pdf_pages(words((60, 700, TEXT)), b""), "a.pdf")

    assert found.findings == ()
    assert found.checked


def test_text_of_an_earlier_version_of_a_pdf_is_found() -> None:
    """A change saved behind the file hides the old page and keeps it."""
    old = pdf_pages(words((60, 700, "CPR 070280-1231")))
    start = old.rindex(b"startxref") + 10
    place = int(old[start : old.index(b"\n", start)])
    content = words((60, 700, TEXT))
    new = b"6 0 obj\n<</Length %d>>\nstream\n" % len(content) + content + b"\nendstream\nendobj\n"
    at = len(old)
    xref = b"xref\n6 1\n%010d 00000 n \ntrailer\n<</Size 7/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        at,
        place,
        at + len(new),
    )
    found = report(old + new + xref, "a.pdf")

    assert [f.place.words() for f in found.findings if f.kind is Kind.CPR] == ["tidligere udgave 1, side 1"]


def test_a_picture_tells_where_and_by_whom_it_was_taken() -> None:
    found = report(docx(p(TEXT), parts={"word/media/image1.jpeg": picture("JPEG", exif=with_gps())}), "a.docx")

    said = " ".join(f.message() for f in found.findings)
    assert "GPS" in said
    assert "Anna Holm" in said
    assert not found.checked


def test_a_logo_does_not_make_a_document_unchecked() -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 90)).save(out, "PNG")

    assert report(docx(p(TEXT), parts={"word/media/image1.png": out.getvalue()}), "a.docx").findings == ()


def test_macros_and_files_within_are_told() -> None:
    inner = docx(p("CPR 070280-1231"))
    found = report(docx(p(TEXT), parts={"word/vbaProject.bin": b"x", "word/embeddings/brev.docx": inner}), "a.docm")

    assert kinds(found) == {Kind.MACRO, Kind.EMBEDDED_FILE, Kind.CPR}
    assert [f.place.words() for f in found.findings if f.kind is Kind.CPR] == ["brev.docx > afsnit 1"]


def test_what_cannot_be_opened_in_a_zip_is_told_and_the_rest_is_checked() -> None:
    old_word = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(4096)
    found = report(zipped({"a/gammel.doc": old_word, "b/notat.txt": "CPR 070280-1231"}), "sag.zip")

    assert not found.checked
    assert any("gammel.doc" in f.message() and f.incomplete for f in found.findings)
    assert [f.place.words() for f in found.findings if f.kind is Kind.CPR] == ["b/notat.txt > linje 1"]


def test_zips_within_zips_end() -> None:
    data = zipped({"a.txt": "CPR 070280-1231"})
    for _ in range(8):
        data = zipped({"inde.zip": data})
    found = report(data, "dyb.zip")

    assert not found.checked
    assert kinds(found) == {Kind.EMBEDDED_FILE}


@pytest.mark.parametrize(("data", "code"), [(b"", "E304"), (b"%PDF-1.7 x", "E315"), (b"PK\x03\x04 x", "E315")])
def test_a_file_that_cannot_be_opened_is_an_error_not_clean(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as error:
        scan_file(data, "a.pdf")

    assert error.value.code == code


# -------------------------------------------------------------------------------------------- files written in letters
def test_a_scanned_page_inside_a_web_page_is_told_as_not_checked() -> None:
    """A letter that somebody scanned, saved with the page it stood on: base64 is no reason to call it clean."""
    shown = base64.b64encode(picture("PNG")).decode()
    for name, form in (
        ("side.html", '<p>{}</p><img src="data:image/png;base64,{}">'),
        ("sag.json", '{{"a": "{} {}"}}'),
    ):
        found = report(form.format(TEXT, shown).encode(), name)
        assert Kind.IMAGE_ONLY in kinds(found), name
        assert not found.checked, name


@pytest.mark.parametrize(
    "said",
    [
        "sha256-" + "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" * 3,
        '<link href="data:font/woff2;base64,d09GMgABAAAAAAAAAAAAAAAAAAAAAAAAAAAA">',
        "Metadata:antal,kommunerne der svarede",
        "ssh-rsa " + "AAAAB3NzaC1yc2EAAAADAQABAAABgQ" + "C7Zz9qX4vK1w" * 20,
        "-----BEGIN CERTIFICATE-----\n" + ("MIIDdzCCAl+gAwIBAgIEbVQW" + "x" * 40 + "\n") * 4,
    ],
)
def test_keys_hashes_and_fonts_are_no_files(said: str) -> None:
    found = report(f"{TEXT}. {said}".encode(), "notat.txt")
    assert found.findings == ()
    assert found.checked


def test_a_file_in_a_mail_that_cannot_be_looked_at_is_told() -> None:
    head = 'From: a@engby.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x1"\n\n'
    data = base64.encodebytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600).decode()
    part = f'--x1\nContent-Type: application/msword; name="a.doc"\nContent-Transfer-Encoding: base64\n\n{data}--x1--\n'
    found = report((head + part).encode(), "svar.eml")
    assert [f.incomplete for f in found.findings if f.kind is Kind.EMBEDDED_FILE] == [True]
    assert not found.checked


@pytest.mark.parametrize(
    "said",
    ["data:" * 40_000, "data:a/b;" * 20_000, "A" * 99 + " ", ("A" * 76 + "\n") * 2_000,
     "data:;base64," + "A \n" * 60_000, "From: a\n" * 20_000,
     "From: a\n\t" + " b\n\t" * 40_000, "ENCODING=BASE64" * 15_000, "a/" * 90_000],
)  # fmt: skip
def test_hostile_letters_take_no_time(said: str) -> None:
    data = (said * max(1, 150_000 // len(said))).encode()
    began = time.process_time()
    report(data, "notat.txt")
    assert time.process_time() - began < 2


def test_a_tall_narrow_list_drawn_letter_by_letter_is_checked_in_words() -> None:
    """PDFium ends a line behind every letter of such a page; an address cut into its letters would be no finding."""
    lines = [(60.0, 790.0, "Navn"), (250.0, 790.0, "Sted"), (480.0, 790.0, "Hvem")]
    lines += [(60.0, 766.0 - 12 * n, f"anna{n}@engby.example") for n in range(58)]
    page = words(*(letter for line in lines for letter in letter_by_letter(*line)))

    assert len([hit for hit in report(pdf_pages(page), "liste.pdf").findings if hit.kind is Kind.EMAIL]) == 58
