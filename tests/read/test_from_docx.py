"""Word files as people leave them are read as the page looks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from frisat.read import from_docx
from frisat.read.blocks import Box, Document, Table
from tests.read.office import MORE, W, docx, p, r, tbl, tc, tr

INS = '<w:ins w:author="A">{}</w:ins>'
DEL = '<w:del w:author="A"><w:r><w:delText>{}</w:delText></w:r></w:del>'


def read(body: str, **parts: str) -> Document:
    """The document of a body; keyword arguments are parts in `word/`, by their stem."""
    return from_docx.read(docx(body, parts={f"word/{name}.xml": content for name, content in parts.items()}), "a.docx")


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines()]


def table(document: Document) -> Table:
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    return found


def grid(found: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


def codes(document: Document) -> Sequence[str]:
    return [note.code for note in document.notes]


def styles(*inner: str) -> str:
    return f"<w:styles {W}>{''.join(inner)}</w:styles>"


def style(key: str, *, name: str = "", kind: str = "paragraph", look: str = "", run: str = "", base: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name or key}"/>{based}'
        f"<w:pPr>{look}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def test_split_runs_are_one_text() -> None:
    assert texts(read(p("20. ", "jan", "uar 20", "21"))) == ["20. januar 2021"]


def test_tracked_changes_are_read_as_accepted_and_noted() -> None:
    document = read(p("Møde den ", DEL.format("20."), INS.format(r("22.")), " januar"))

    assert texts(document) == ["Møde den 22. januar"]
    (note,) = document.notes
    assert (note.code, dict(note.parts)) == ("R206", {"inserted": "1", "deleted": "1"})
    assert "1 indsættelse" in note.message()


def test_moved_text_stands_where_it_was_moved_to() -> None:
    document = read(
        p("<w:moveFrom>" + r("Byrådet") + "</w:moveFrom>", "a") + p("<w:moveTo>" + r("Byrådet") + "</w:moveTo>")
    )

    assert texts(document) == ["a", "Byrådet"]


def test_a_deleted_paragraph_end_joins_the_paragraphs() -> None:
    mark = '<w:rPr><w:del w:author="A"/></w:rPr>'

    assert texts(read(p("Møde i ", look=mark) + p("Byrådet"))) == ["Møde i Byrådet"]


def test_a_deleted_row_is_not_read_an_inserted_one_is() -> None:
    document = read(tbl(tr("a", "b"), tr("c", "d", look="<w:del/>"), tr("e", "f", look="<w:ins/>")))

    assert grid(table(document)) == [["a", "b"], ["e", "f"]]


def test_hidden_text_is_not_read_but_noted_also_when_a_style_hides_it() -> None:
    hidden = styles(style("Skjult", kind="character", run="<w:vanish/>"))
    document = read(p("Synlig", r(" direkte", "<w:vanish/>"), r(" stil", '<w:rStyle w:val="Skjult"/>')), styles=hidden)

    assert texts(document) == ["Synlig"]
    assert [(n.code, dict(n.parts)["count"]) for n in document.notes] == [("R202", "2")]


def test_vanish_switched_off_is_visible() -> None:
    assert texts(read(p(r("Synlig", '<w:vanish w:val="0"/>')))) == ["Synlig"]


def test_hidden_rows_are_not_read_but_noted() -> None:
    document = read(tbl(tr("a", "b"), tr("hemmelig", "d", look="<w:hidden/>"), tr("e", "f")))

    assert "hemmelig" not in texts(document)
    assert codes(document) == ["R203"]


def _shape(inner: str, place: str = "") -> str:
    """A drawing with a text box, as Word stores it."""
    shape = f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp>"
    graphic = f"<a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic>"
    return f"<w:drawing><wp:anchor>{place}{graphic}</wp:anchor></w:drawing>"


def test_a_text_box_is_read_once_though_it_is_stored_twice() -> None:
    inner = f"<w:txbxContent>{p('12. april 2018')}{p('Workshop')}</w:txbxContent>"
    choice = _shape(inner)
    fallback = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(p("Før", both) + p("Efter"))

    assert [type(block).__name__ for block in document.blocks] == ["Line", "Box", "Line"]
    box = document.blocks[1]
    assert isinstance(box, Box)
    assert [line.text for line in box.lines] == ["12. april 2018", "Workshop"]


def test_text_boxes_of_one_paragraph_stand_in_reading_order() -> None:
    def anchored(text: str, x: int, y: int) -> str:
        right = f"<wp:positionH><wp:posOffset>{x}</wp:posOffset></wp:positionH>"
        down = f"<wp:positionV><wp:posOffset>{y}</wp:posOffset></wp:positionV>"
        return f"<w:r>{_shape(f'<w:txbxContent>{p(text)}</w:txbxContent>', right + down)}</w:r>"

    far = 1_000_000
    boxes = (anchored("4", far, 2 * far), anchored("2", far, 90_000), anchored("3", 0, 2 * far), anchored("1", 0, 0))
    document = read(p(*boxes))

    assert texts(document) == ["1", "2", "3", "4"]


def test_smart_art_gives_a_box_for_each_step() -> None:
    words = "".join(
        f'<dgm:pt modelId="{key}"><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for key, text in (("2", "Høring"), ("1", "Foranalyse"), ("3", "Aktører: udvalget"))
    )
    links = "".join(
        f'<dgm:cxn srcId="{a}" destId="{b}" srcOrd="{n}"/>' for a, b, n in (("0", "2", 1), ("0", "1", 0), ("1", "3", 0))
    )
    points = f'<dgm:ptLst><dgm:pt modelId="0" type="doc"/>{words}</dgm:ptLst>'
    data = f"<dgm:dataModel {MORE}>{points}<dgm:cxnLst>{links}</dgm:cxnLst></dgm:dataModel>"
    graphic = '<a:graphic><a:graphicData><dgm:relIds r:dm="rId1"/></a:graphicData></a:graphic>'
    frame = f"<w:r><w:drawing>{graphic}</w:drawing></w:r>"
    document = from_docx.read(docx(p(frame), parts={"word/diagrams/data1.xml": data}), "a.docx")

    assert [[line.text for line in box.lines] for box in document.blocks if isinstance(box, Box)] == [
        ["Foranalyse", "Aktører: udvalget"],
        ["Høring"],
    ]


def test_tabs_and_line_breaks_stay_as_they_look() -> None:
    document = read(p("<w:r><w:t>Dato</w:t><w:tab/><w:t>Emne</w:t><w:br/><w:t>ny linje</w:t></w:r>"))

    assert texts(document) == ["Dato\tEmne", "ny linje"]


def test_hyphens_and_spaces_that_cannot_break_are_plain_and_soft_hyphens_are_gone() -> None:
    document = read(
        p(
            "<w:r><w:t>Fag</w:t><w:noBreakHyphen/><w:t>MED sund\u00adheds</w:t><w:softHyphen/></w:r>",
            "plan 1.\u00a0maj",
        )
    )

    assert texts(document) == ["Fag-MED sundhedsplan 1. maj"]


def test_fields_give_their_result_not_their_instruction() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>DATE \\@ dd-MM-yyyy</w:instrText></w:r>"
    body = p("Dato: ", mark("begin"), code, mark("separate"), "26-10-2021", mark("end"), " kl. 15")
    simple = p('<w:fldSimple w:instr="AUTHOR">' + r("Sekretariatet") + "</w:fldSimple>")

    assert texts(read(body + simple)) == ["Dato: 26-10-2021 kl. 15", "Sekretariatet"]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'

    assert texts(read(p("a", begin, "b") + p("c"))) == ["ab", "c"]


def test_content_controls_are_read_around_every_kind_of_content() -> None:
    """A date picker in a line, a control around a paragraph, a row and a cell."""
    date = "<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>" + r("26. oktober 2021") + "</w:sdtContent></w:sdt>"
    block = "<w:sdt><w:sdtContent>" + p("Afsnit") + "</w:sdtContent></w:sdt>"
    row = "<w:sdt><w:sdtContent>" + tr("c", "d") + "</w:sdtContent></w:sdt>"
    cell = "<w:sdt><w:sdtContent>" + tc("b") + "</w:sdtContent></w:sdt>"
    document = read(p("Den ", date) + block + tbl(tr("a", cell), row))

    assert texts(document)[:2] == ["Den 26. oktober 2021", "Afsnit"]
    assert grid(table(document)) == [["a", "b"], ["c", "d"]]


def test_a_control_that_only_asks_to_be_filled_in_is_noted() -> None:
    asking = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + r("Vælg en dato") + "</w:sdtContent></w:sdt>"
    )
    document = read(p("Dato: ", asking))

    assert texts(document) == ["Dato:"]
    assert [(n.code, n.value) for n in document.notes] == [("R218", "Vælg en dato")]


def test_symbols_stand_for_their_characters_and_a_typed_bullet_is_a_bullet() -> None:
    document = read(
        p('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:tab/><w:t>Orientering</w:t></w:r>') + p("- Drøfte")
    )

    assert [(line.text, line.bullet) for line in document.lines()] == [("Orientering", 0), ("Drøfte", 1)]


def test_a_bullet_typed_behind_a_line_break_is_one_too() -> None:
    document = read(p("<w:r><w:t>Udvalgene:</w:t><w:br/><w:t>• Forslag</w:t><w:br/><w:t>• Rettelser</w:t></w:r>"))

    assert [(line.text, line.bullet) for line in document.lines()] == [
        ("Udvalgene:", None),
        ("Forslag", 0),
        ("Rettelser", 0),
    ]


def test_a_dash_before_a_number_and_a_footnote_star_are_no_bullets() -> None:
    lines = list(read(p("30. november") + p("– 1. december") + p("* Fodnote")).lines())

    assert [(line.text, line.bullet) for line in lines[1:]] == [("– 1. december", None), ("* Fodnote", None)]


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


def listed(text: str, key: int, level: int = 0) -> str:
    return p(text, look=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')


def test_numbered_items_keep_their_number_and_bullets_their_depth() -> None:
    body = (
        listed("Velkomst", 1) + listed("Status", 1) + listed("delt", 1, 1) + listed("Eventuelt", 1)
        + listed("punkt", 2) + listed("under", 2, 1) + listed("forfra", 3)
    )  # fmt: skip
    lines = list(read(body, numbering=NUMBERING).lines())

    assert [(line.text, line.bullet) for line in lines] == [
        ("1. Velkomst", 0), ("2. Status", 0), ("2.a) delt", 1), ("3. Eventuelt", 0),
        ("punkt", 0), ("under", 1), ("1. forfra", 0),
    ]  # fmt: skip


def test_words_own_list_styles_say_how_deep_an_item_stands() -> None:
    look = '<w:numPr><w:numId w:val="2"/></w:numPr>'
    named = styles(
        style("Punkt", name="List Bullet", look=look),
        style("Punkt2", name="List Bullet 2", look=look),
        style("Eget", name="Udvalgets punkter", look=look, base="Punkt2"),
    )
    body = p("a", style="Punkt") + p("b", style="Punkt2") + p("c", style="Eget")
    assert [line.bullet for line in read(body, styles=named, numbering=NUMBERING).lines()] == [0, 1, 1]


def test_a_list_can_come_from_the_style_and_be_taken_off_again() -> None:
    look = '<w:numPr><w:numId w:val="2"/></w:numPr>'
    named = styles(style("Punkt", name="List Bullet", look=look))
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    lines = list(
        read(p("a", style="Punkt") + p("b", style="Punkt", look=off), styles=named, numbering=NUMBERING).lines()
    )

    assert [(line.text, line.bullet) for line in lines] == [("a", 0), ("b", None)]


@pytest.mark.parametrize(
    ("inner", "level"),
    [
        (style("Overskrift2", name="heading 2"), 2),
        (style("x", name="Overskrift 3"), 3),
        (style("x", name="Eget navn", look='<w:outlineLvl w:val="1"/>'), 2),
        (style("Titel", name="Title"), 1),
        (style("Brødtekst", name="Body Text"), 0),
    ],
)
def test_headings_are_known_by_level_or_name_in_any_language(inner: str, level: int) -> None:
    key = inner.split('w:styleId="')[1].split('"')[0]
    (line,) = read(p("Tidsplan", style=key), styles=styles(inner)).lines()

    assert line.level == level


def test_a_style_inherits_its_level() -> None:
    based = styles(style("A", name="heading 1"), style("B", name="Vores", base="A"))
    document = read(p("Tidsplan", style="B"), styles=based)

    assert [line.level for line in document.lines()] == [1]
    assert document.title == "Tidsplan"


def test_merged_cells_reach_over_rows_and_columns() -> None:
    begin, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read(
        tbl(
            tr(tc("Dato"), tc("Begge", look='<w:gridSpan w:val="2"/>')),
            tr(tc("maj", look=begin), "a", "b"),
            tr(tc(look=on), "c", "d"),
        )
    )
    first, second, third = table(document).rows

    assert (first.cells[1].col_span, first.cells[2].covered) == (2, True)
    assert (second.cells[0].text, second.cells[0].row_span) == ("maj", 2)
    assert (third.cells[0].text, third.cells[0].covered) == ("", True)
    assert all(len(row.cells) == 3 for row in table(document).rows)


def test_rows_may_begin_further_right() -> None:
    document = read(tbl(tr("a", "b", "c"), tr("d", "e", look='<w:gridBefore w:val="1"/>')))

    assert grid(table(document)) == [["a", "b", "c"], ["", "d", "e"]]


def test_repeated_header_rows_are_marked() -> None:
    rows = table(read(tbl(tr("Dato", "Hvem", look="<w:tblHeader/>"), tr("a", "b")))).rows

    assert [row.is_header for row in rows] == [True, False]


def test_bold_and_struck_text_is_told() -> None:
    struck = "<w:strike/>"
    document = read(
        p(r("Alt", "<w:b/>"), r(" fedt", "<w:b/>")) + p("Møde ", r("22.", struck), " 29. maj") + p(r("Aflyst", struck))
    )
    lines = list(document.lines())

    assert [line.bold for line in lines] == [True, False, False]
    assert [line.struck for line in lines] == [(), ("22.",), ("Aflyst",)]
    assert lines[1].text == "Møde 22. 29. maj"


def test_a_cell_is_struck_when_all_of_it_is() -> None:
    document = read(
        tbl(tr(tc(p(r("a", "<w:strike/>")), p(r("b", "<w:dstrike/>"))), tc(p(r("c", "<w:strike/>")), p("d"))))
    )

    assert [cell.struck for cell in table(document).rows[0].cells] == [True, False]


def test_an_empty_paragraph_leaves_a_gap() -> None:
    document = read(tbl(tr(tc("Orientering", p(), "Workshop", "Møde"), "b")))

    assert [(line.text, line.gap) for line in table(document).rows[0].cells[0].lines] == [
        ("Orientering", False), ("Workshop", True), ("Møde", False),
    ]  # fmt: skip


def test_a_table_of_one_cell_is_a_box() -> None:
    (box,) = read(tbl(tr(tc("Frist", "1. maj")))).blocks

    assert isinstance(box, Box)
    assert [line.text for line in box.lines] == ["Frist", "1. maj"]


def test_a_table_that_only_lays_out_others_gives_way_to_them() -> None:
    inner = tbl(tr("Dato", "Emne"), tr("1. maj", "Møde"))
    document = read(tbl(tr(tc(p("Til venstre"), inner), tc("Til højre"))))

    assert [type(block).__name__ for block in document.blocks] == ["Line", "Table", "Line"]


def test_a_table_in_a_cell_is_read_line_by_line() -> None:
    inner = tbl(tr("kl. 9", "Velkomst"), tr("kl. 10", "Debat"))
    document = read(tbl(tr("Dato", "Program"), tr("1. maj", tc(inner, p()))))

    assert grid(table(document))[1] == ["1. maj", "kl. 9\tVelkomst\nkl. 10\tDebat"]


def test_footnotes_stand_at_the_end_with_their_mark() -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="0" w:type="separator">{p("---")}</w:footnote>'
        f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " Forklaring")}</w:footnote></w:footnotes>'
    )
    document = read(p("Borgerdesign", '<w:r><w:footnoteReference w:id="2"/></w:r>', ".") + p("Slut"), footnotes=notes)

    assert texts(document) == ["Borgerdesign¹.", "Slut", "¹ Forklaring"]


def test_headers_and_footers_are_reachable_but_no_part_of_the_body() -> None:
    section = '<w:sectPr><w:headerReference r:id="rId1"/><w:footerReference r:id="rId2"/></w:sectPr>'
    document = read(
        p("Plan") + section,
        header1=f"<w:hdr {W}>{p('Forvaltningen')}</w:hdr>",
        footer1=f"<w:ftr {W}>{p('Opdateret: 9. dec. 2020')}{p('Side 1 af 3')}</w:ftr>",
    )

    assert texts(document) == ["Plan"]
    assert document.extra["header"] == "Forvaltningen"
    assert document.extra["footer"].splitlines()[0] == "Opdateret: 9. dec. 2020"
    assert [(n.code, n.value) for n in document.notes] == [
        ("R209", "Forvaltningen"),
        ("R209", "Opdateret: 9. dec. 2020"),
    ]


def test_comments_pictures_and_contents_lists_are_noted_not_read() -> None:
    toc = styles(style("Indhold1", name="toc 1"))
    graphic = '<a:graphic><a:graphicData><a:blip r:embed="rId9"/></a:graphicData></a:graphic>'
    picture = f"<w:r><w:drawing>{graphic}</w:drawing></w:r>"
    comments = f'<w:comments {W}><w:comment w:id="1">{p("Husk at ringe")}</w:comment></w:comments>'
    body = p("Plan", '<w:r><w:commentReference w:id="1"/></w:r>', picture) + p("Høring\t4", style="Indhold1")
    document = read(body, styles=toc, comments=comments)

    assert texts(document) == ["Plan"]
    assert sorted(codes(document)) == ["R207", "R208", "R217"]


def test_pages_are_known_where_word_noted_them() -> None:
    document = read(p("a") + p("<w:r><w:lastRenderedPageBreak/></w:r>", "b") + tbl(tr("c", "d")))

    assert [line.source.page for line in document.lines()] == [1, 2, 2, 2]


def test_every_line_has_a_number_and_rows_their_place() -> None:
    document = read(p("Plan") + tbl(tr("a", "b"), tr("c", "d")))

    assert [line.source.lines for line in document.lines()] == [(n, n) for n in range(1, 6)]
    row = table(document).rows[1]
    assert (row.source.table, row.source.row, row.source.lines) == (1, 2, (4, 5))
    assert row.source.where() == "tabel 1, række 2"


def test_strict_office_files_read_the_same() -> None:
    assert texts(from_docx.read(_strict(p("Plan") + tbl(tr("a", "b"))), "strict.docx")) == ["Plan", "a", "b"]


def _strict(body: str) -> bytes:
    from tests.read.office import relations, zipped

    namespace = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    related = relations({"rId1": ("officeDocument", "word/document.xml")}).replace(
        "schemas.openxmlformats.org/officeDocument/2006/relationships",
        "purl.oclc.org/ooxml/officeDocument/relationships",
    )
    return zipped(
        {"_rels/.rels": related, "word/document.xml": f"<w:document {namespace}><w:body>{body}</w:body></w:document>"}
    )
