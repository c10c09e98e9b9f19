"""The Word document: what a person, Word and a screen reader find in it."""

from __future__ import annotations

import re
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from frisat.plan.errors import WriteError
from frisat.write import write
from frisat.write.to_docx import render

from . import plans

GOLDEN = Path(__file__).parent.parent / "golden"


def opened(data: bytes):
    return Document(BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words(data: bytes) -> str:
    """The document's text, a paragraph a line, cells parted by " | "."""
    document = opened(data)
    out = []
    for child in document.element.body:
        if child.tag == qn("w:p"):
            out.append("".join(t.text or "" for t in child.iter(qn("w:t"))))
        elif child.tag == qn("w:tbl"):
            for row in child.iter(qn("w:tr")):
                cells = [
                    " / ".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in cell.iter(qn("w:p")))
                    for cell in row.iter(qn("w:tc"))
                ]
                out.append(" | ".join(cells))
    return "\n".join(line for line in out if line.strip()) + "\n"


def test_headings_are_headings_and_the_title_is_the_first_of_them() -> None:
    document = opened(render(plans.everything()))
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings[0] == ("Heading 1", "Skoler i bevægelse")
    assert [level for level, _ in headings].count("Heading 1") == 1
    assert ("Heading 2", "Noter") in headings
    assert ("Heading 2", "Interessenter") in headings


def test_the_header_row_is_repeated_and_rows_stay_whole() -> None:
    table = opened(render(plans.everything())).tables[0]
    first, second = table.rows[0]._tr, table.rows[1]._tr
    assert first.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
    assert second.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None
    assert second.find(qn("w:trPr")).find(qn("w:tblHeader")) is None


def test_a_row_longer_than_a_page_may_break() -> None:
    rows = opened(render(plans.long_texts())).tables[0].rows
    long = next(row for row in rows if row.cells[1].text == "Kort")
    assert long._tr.find(qn("w:trPr")) is None


def test_the_table_tells_what_it_is() -> None:
    properties = opened(render(plans.everything())).tables[0]._tbl.tblPr
    assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "Skoler i bevægelse"
    assert "Kolonner: Dato, Aktivitet" in properties.find(qn("w:tblDescription")).get(qn("w:val"))


@pytest.mark.parametrize(("language", "locale"), [("da", "da-DK"), ("en", "en-GB")])
def test_the_language_is_set_once_and_for_all(language: str, locale: str) -> None:
    files = parts(render(plans.everything(), language=language))
    said = set(re.findall(rb'<w:lang [^>]*w:val="([^"]+)"', files["word/styles.xml"] + files["word/document.xml"]))
    assert said == {locale.encode()}
    assert f"<dc:language>{locale}</dc:language>".encode() in files["docProps/core.xml"]


def test_pages_are_numbered() -> None:
    footer = next(part for name, part in parts(render(plans.everything())).items() if "footer" in name)
    assert b" PAGE " in footer
    assert b" NUMPAGES " in footer
    assert b"Side " in footer


def test_nobody_stands_in_the_file_as_its_author() -> None:
    files = parts(render(plans.everything()))
    core = files["docProps/core.xml"]
    assert b"creator" not in core
    assert b"lastModifiedBy" not in core
    assert b"python-docx" not in b"".join(files.values())
    assert not [name for name in files if "comments" in name or "thumbnail" in name or "custom" in name]


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert render(plans.everything()) == render(plans.everything())


def test_wide_tables_lie_down_and_agendas_stand() -> None:
    wide = opened(render(plans.everything())).sections[0]
    tall = opened(render(plans.agenda())).sections[0]
    assert wide.page_width > wide.page_height
    assert tall.page_height > tall.page_width


def test_bullets_are_a_list_with_a_character_of_the_text_font() -> None:
    files = parts(render(plans.everything()))
    assert '<w:lvlText w:val="•"/>'.encode() in files["word/numbering.xml"]
    assert b'<w:numId w:val="7301"/>' in files["word/document.xml"]


def test_staff_only_rows_are_printed_for_staff_and_marked() -> None:
    plan = plans.staff_and_public()
    public, staff = words(render(plan)), words(render(plan, staff=True))
    assert "Formøde" not in public
    assert "Kun ansatte" not in public
    assert "Formøde i ledelsen" in staff
    assert staff.count("Kun ansatte") == 1
    assert "Kun os" not in staff


def test_a_replacement_that_the_public_may_not_see_is_not_named() -> None:
    assert "Afløses af" not in words(render(plans.staff_and_public()))
    assert "Afløses af: Formøde i ledelsen" in words(render(plans.staff_and_public(), staff=True))


def test_the_words_on_the_page_are_the_golden_ones() -> None:
    """Golden text; `make golden` rewrites it and the change is reviewed."""
    import os

    got = words(render(plans.everything()))
    golden = GOLDEN / "everything-docx.txt"
    if os.environ.get("FRISAT_WRITE_GOLDEN"):
        golden.write_text(got, encoding="utf-8")
    assert got == golden.read_text(encoding="utf-8")


# ---------------------------------------------------------------------------------------------------- templates
def template(*, dotx: bool = False, header: str = "Søby Kommune") -> bytes:
    """A municipality's template: a letterhead, a Danish style id, an author, a comment in its body."""
    document = Document()
    document.core_properties.author = "Sekretær Nogen"
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = "Rådhuspladsen 1"
    document.add_paragraph("Skriv her")
    style = document.styles["Heading 1"]
    style.element.set(qn("w:styleId"), "Overskrift1")
    out = BytesIO()
    document.save(out)
    if not dotx:
        return out.getvalue()
    again = BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(again, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(b"document.main+xml", b"template.main+xml")
            new.writestr(name, part)
    return again.getvalue()


@pytest.mark.parametrize("dotx", [False, True])
def test_a_template_keeps_its_letterhead_and_loses_its_text(dotx: bool) -> None:
    document = opened(write(plans.everything(), "docx", template=template(dotx=dotx)))
    assert document.sections[0].header.paragraphs[0].text == "Søby Kommune"
    assert document.sections[0].footer.paragraphs[0].text == "Rådhuspladsen 1"
    assert "Skriv her" not in [p.text for p in document.paragraphs]
    title = document.paragraphs[0]
    assert (title.text, title.style.style_id) == ("Skoler i bevægelse", "Overskrift1")


def test_a_templates_author_does_not_go_along() -> None:
    assert "Sekretær Nogen".encode() not in b"".join(
        parts(write(plans.everything(), "docx", template=template())).values()
    )


def test_a_template_without_our_styles_or_lists_is_used_all_the_same() -> None:
    document = Document()
    for name in ("Heading 1", "Heading 2", "Subtitle"):
        document.styles[name].delete()
    numbering = next(k for k, r in document.part.rels.items() if r.reltype.endswith("/numbering"))
    document.part.rels.pop(numbering)
    out = BytesIO()
    document.save(out)
    made = opened(write(plans.everything(), "docx", template=out.getvalue()))
    assert made.paragraphs[0].style.name == "Heading 1"
    assert len(made.tables[0].rows) == 3


def test_a_template_can_be_a_file(tmp_path: Path) -> None:
    path = tmp_path / "brevpapir.dotx"
    path.write_bytes(template(dotx=True))
    assert opened(write(plans.agenda(), "docx", template=path)).sections[0].header.paragraphs[0].text == "Søby Kommune"


@pytest.mark.parametrize("bad", [b"", b"PK\x03\x04 not a zip", b"%PDF-1.7"])
def test_what_is_no_template_is_refused_in_one_sentence(bad: bytes) -> None:
    with pytest.raises(WriteError) as caught:
        write(plans.everything(), "docx", template=bad)
    assert caught.value.code == "E402"
    assert str(caught.value).startswith("Skabelonen kan ikke bruges:")


def test_a_template_with_macros_is_refused() -> None:
    out = BytesIO(template())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    with pytest.raises(WriteError, match="makroer"):
        write(plans.everything(), "docx", template=out.getvalue())


def test_a_hundred_activities_take_less_than_a_second() -> None:
    plan = plans.many_rows()
    render(plan)
    start = time.process_time()
    render(plan)
    assert time.process_time() - start < 1.0
