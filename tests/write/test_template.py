"""Templates as municipalities have them: made of an old agenda, in sections, numbered, with controls, half broken."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from PIL import Image

from frisat.cli import DONE, main
from frisat.plan.errors import WriteError
from frisat.read.reading import document_of
from frisat.write.meeting import write_meeting
from tests.flow.meetings_made import EVERYTHING

W = nsdecls("w")
KEPT_BY_WORD = "wordprocessingml.document.main+xml"


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "PNG")
    return out.getvalue()


def made(dress: Callable[[Any], None] = lambda _: None, head: str = "ENGBY KOMMUNE") -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = head
    dress(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def lines(data: bytes) -> list[str]:
    return [line.text for line in document_of(data, "a.docx").lines()]


def words(document: Any) -> list[str]:
    return [p.text for p in document.paragraphs]


@cache
def plain() -> list[str]:
    return words(docx.Document(io.BytesIO(write_meeting(EVERYTHING, "docx"))))


def written(template: bytes) -> tuple[bytes, Any]:
    """The minutes on it, after a look that they say what they say without a template."""
    data = write_meeting(EVERYTHING, "docx", template=template)
    document = docx.Document(io.BytesIO(data))
    assert words(document) == plain()
    return data, document


def test_the_section_that_has_the_letterhead_is_the_agendas() -> None:
    """The next has its header by inheritance alone, and its paper for lying appendices."""

    def dress(document: Any) -> None:
        document.add_paragraph("Brev")
        second = document.add_section()
        second.orientation, second.page_width, second.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)

    _, document = written(made(dress))
    [section] = document.sections
    assert section.header.paragraphs[0].text == "ENGBY KOMMUNE"
    assert section.page_width < section.page_height


def test_a_cover_without_letterhead_is_passed_over() -> None:
    """And the footer that the cover has not is kept from the section that has it."""

    def dress(document: Any) -> None:
        document.add_paragraph("Forside")
        second = document.add_section()
        second.header.is_linked_to_previous = False
        second.header.paragraphs[0].text = "ENGBY KOMMUNE"
        second.footer.paragraphs[0].text = "Rådhuspladsen 1"

    _, document = written(made(dress, head=""))
    [section] = document.sections
    assert section.header.paragraphs[0].text == "ENGBY KOMMUNE"
    assert section.footer.paragraphs[0].text == "Rådhuspladsen 1"


def test_of_an_old_agenda_no_picture_note_or_address_stays_in_the_file() -> None:
    """The text went before, too; what it pointed at lay on in each agenda that was written."""

    def dress(document: Any) -> None:
        document.add_picture(io.BytesIO(picture()))
        notes = (
            '<w:footnotes {}><w:footnote w:id="2"><w:p><w:r><w:t>Hemmelig</w:t></w:r></w:p></w:footnote></w:footnotes>'
        )
        part = docx.opc.part.Part(  # type: ignore[attr-defined]
            docx.opc.packuri.PackURI("/word/footnotes.xml"),  # type: ignore[attr-defined]
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
            notes.format(W).encode(),
            document.part.package,
        )
        document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")

    template = made(dress)
    assert {"word/media/image1.png", "word/footnotes.xml"} <= set(parts(template))
    names = set(parts(written(template)[0]))
    assert not [n for n in names if "media" in n or "footnotes" in n or "customXml" in n or "thumbnail" in n]


def test_the_logo_in_the_header_stays() -> None:
    def dress(document: Any) -> None:
        document.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(picture()), width=Mm(20))

    data, _ = written(made(dress))
    assert [n for n in parts(data) if n.startswith("word/media/")] == ["word/media/image1.png"]


def test_lists_of_persons_and_locks_of_the_template_are_not_in_what_is_written() -> None:
    """A merged letter names a server and asks for its persons; a locked form cannot be written in."""
    settings = (
        b'<w:documentProtection w:edit="forms"/><w:mailMerge><w:mainDocumentType w:val="formLetters"/>'
        b'<w:connectString w:val="Data Source=SRV01"/><w:query w:val="SELECT * FROM borgere"/></w:mailMerge><w:zoom'
    )
    template = changed(made(), "word/settings.xml", lambda c: c.replace(b"<w:zoom", settings, 1))
    assert b"SRV01" in parts(template)["word/settings.xml"]
    found = parts(written(template)[0])["word/settings.xml"]
    assert b"mailMerge" not in found
    assert b"documentProtection" not in found


def test_headings_that_a_template_numbers_have_the_items_numbers_alone() -> None:
    """ "2.3 1. Godkendelse af dagsorden" is no number of an item."""

    def dress(document: Any) -> None:
        numbering = document.part.numbering_part.element
        level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="99">{level}</w:abstractNum>'))
        numbering.append(parse_xml(f'<w:num {W} w:numId="99"><w:abstractNumId w:val="99"/></w:num>'))
        style = document.styles["Heading 1"].element.get_or_add_pPr()
        style.insert(0, parse_xml(f'<w:numPr {W}><w:numId w:val="99"/></w:numPr>'))
        document.styles["Heading 2"].base_style = document.styles["Heading 1"]

    data, document = written(made(dress))
    assert "1. Godkendelse af dagsorden" in lines(data)
    headings = [p for p in document.paragraphs if p.style.name in ("Heading 1", "Heading 2")]
    assert {p._p.pPr.numPr.numId.val for p in headings} == {0}


def test_styles_with_danish_names_are_ours_and_no_id_stands_twice() -> None:
    """Other programs than Word write "Overskrift 1"; its look is the municipality's."""

    def danish(styles: bytes) -> bytes:
        return re.sub(rb'w:name w:val="heading (\d)"', rb'w:name w:val="Overskrift \1"', styles, flags=re.IGNORECASE)

    def dress(document: Any) -> None:
        document.styles["Heading 1"].font.name = "Georgia"

    _, document = written(changed(made(dress), "word/styles.xml", danish))
    title = next(p for p in document.paragraphs if p.text.startswith("Referat: "))
    assert title.style.font.name == "Georgia"
    ids = [style.style_id for style in document.styles]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", [rb"Heading \1", rb"HEADING \1"])
def test_styles_are_known_in_any_spelling(name: bytes) -> None:
    """LibreOffice writes "Heading 1" where Word writes "heading 1"."""

    def spelled(styles: bytes) -> bytes:
        return re.sub(rb'(?<=w:name w:val=")heading (\d)(?=")', name, styles, flags=re.IGNORECASE)

    _, document = written(changed(made(), "word/styles.xml", spelled))
    title = next(p for p in document.paragraphs if p.text.startswith("Referat: "))
    assert title.style.style_id == "Heading1"


@pytest.mark.parametrize(
    "inside",
    [
        "<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>Rådhuspladsen 1</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        "<w:p {W}><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Rådhuspladsen 1</w:t></w:r></w:p></w:txbxContent></w:pict>"
        "</w:r></w:p>",
    ],
    ids=["content control", "text box"],
)
def test_a_footer_in_a_control_or_a_text_box_is_a_footer(inside: str) -> None:
    """It was taken for an empty one, and page numbers were put in its place."""

    def dress(document: Any) -> None:
        footer = document.sections[0].footer
        footer.is_linked_to_previous = False
        footer._element.insert(0, parse_xml(inside.replace("{W}", W)))

    data, _ = written(made(dress))
    assert "Rådhuspladsen 1" in parts(data)["word/footer1.xml"].decode()


def test_what_a_control_asks_for_is_not_printed_and_what_was_filled_in_is() -> None:
    control = "<w:sdt {}><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:sdtContent></w:sdt>"

    def dress(document: Any) -> None:
        header = document.sections[0].header._element
        header.append(parse_xml(control.format(W, "<w:showingPlcHdr/>", "Klik her for at skrive")))
        header.append(parse_xml(control.format(W, "", "Journalnr. 12")))

    data, _ = written(made(dress))
    header = parts(data)["word/header1.xml"].decode()
    assert "Klik her" not in header
    assert "Journalnr. 12" in header


def test_the_text_of_an_agenda_stands_in_one_column_from_the_top() -> None:
    def dress(document: Any) -> None:
        props = document.element.body.sectPr
        for old in props.findall(qn("w:cols")):
            props.remove(old)
        props.append(parse_xml(f'<w:cols {W} w:num="2"/>'))
        props.append(parse_xml(f'<w:vAlign {W} w:val="center"/>'))

    _, document = written(made(dress))
    assert document.element.body.sectPr.find(qn("w:cols")) is None
    assert document.element.body.sectPr.find(qn("w:vAlign")) is None


@pytest.mark.parametrize("lost", [rb"<w:sectPr.*?</w:sectPr>", rb"<w:pg(?:Sz|Mar) [^>]*/>"], ids=["section", "page"])
def test_a_template_without_a_page_of_its_own_gets_a4(lost: bytes) -> None:
    template = changed(made(), "word/document.xml", lambda c: re.sub(lost, b"", c, flags=re.DOTALL))
    section = written(template)[1].sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.left_margin.mm > 10


@pytest.mark.parametrize("of", ["document.macroEnabled.main+xml", "template.macroEnabledTemplate.main+xml"])
def test_a_file_for_macros_is_refused_as_that_also_when_it_has_none(of: str) -> None:
    before = b"application/vnd.openxmlformats-officedocument." + KEPT_BY_WORD.encode()
    new = f"application/vnd.ms-word.{of}".encode()
    with pytest.raises(WriteError) as refused:
        write_meeting(
            EVERYTHING, "docx", template=changed(made(), "[Content_Types].xml", lambda c: c.replace(before, new))
        )
    assert (refused.value.code, refused.value.parts["value"]) == ("E402", "V303")


def test_the_command_line_accepts_the_templates_tracked_changes(tmp_path: Path) -> None:
    """As the site does when it takes a letterhead: neither deleted words nor who deleted them go out."""

    def dress(document: Any) -> None:
        change = f'<w:{{}} {W} w:id="1" w:author="Bente"><w:r><w:{{}}>{{}}</w:{{}}></w:r></w:{{}}>'
        p = document.sections[0].header.paragraphs[0]._p
        p.append(parse_xml(change.format("ins", "t", " og Omegn", "t", "ins")))
        p.append(parse_xml(change.format("del", "delText", "Gammelby", "delText", "del")))

    template, source, out = tmp_path / "brev.docx", tmp_path / "moede.json", tmp_path / "ud.docx"
    template.write_bytes(made(dress))
    source.write_bytes(write_meeting(EVERYTHING, "json"))
    assert main(["write", str(source), "--to", "docx", "--template", str(template), "-o", str(out)]) == DONE
    header = parts(out.read_bytes())["word/header1.xml"].decode()
    assert " og Omegn" in header
    assert "Gammelby" not in header
    assert "Bente" not in header
