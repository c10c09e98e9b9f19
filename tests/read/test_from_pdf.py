"""PDF files: words with their places become tables, boxes and lines in reading order."""

from __future__ import annotations

import io

import pikepdf
import pytest
import typst

from frisat.plan.errors import ReadError
from frisat.read import from_pdf
from frisat.read.blocks import Box, Document, Table
from tests.read.office import letter_by_letter, pdf, pdf_page, pdf_pages, stream, words

TOP = 780.0
ROWS = (
    ("Dato", "Aktivitet", "Hvem"),
    ("20. januar 2021", "Temadrøftelse om scenarier", "Byrådet"),
    ("26. januar 2021", "Godkendelse af visioner", "Udvalget"),
    ("27. januar 2021", "Beslutning om udskydelse", "Byrådet"),
)
XS = (60.0, 180.0, 400.0)


def read(data: bytes) -> Document:
    return from_pdf.read(data, "a.pdf")


def set_(source: str) -> Document:
    """A typst source set and read."""
    return read(typst.compile(source.encode()))


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def grid(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines()]


def placed(rows: tuple[tuple[str, ...], ...], top: float = TOP, step: float = 20.0) -> bytes:
    """Rows of words at XS without a line drawn."""
    return words(
        *((x, top - n * step, text) for n, row in enumerate(rows) for x, text in zip(XS, row, strict=True) if text)
    )


def ruled(rows: int, top: float = TOP, step: float = 20.0, xs: tuple[float, ...] = (55, 175, 395, 540)) -> bytes:
    """Lines around the cells of `placed` rows."""
    y0, y1 = top + 13, top + 13 - rows * step
    across = "".join(f"{xs[0]} {y0 - n * step} m {xs[-1]} {y0 - n * step} l S\n" for n in range(rows + 1))
    return (across + "".join(f"{x} {y0} m {x} {y1} l S\n" for x in xs)).encode()


@pytest.mark.parametrize("drawn", [True, False])
def test_a_table_is_read_with_and_without_lines(drawn: bool) -> None:
    document = read(pdf_page(placed(ROWS) + (ruled(4) if drawn else b"")))

    assert [grid(table) for table in tables(document)] == [[list(row) for row in ROWS]]
    assert tables(document)[0].rows[1].source.where() == "side 1, tabel 1, række 2"


def test_horizontal_lines_alone_part_rows_whose_cells_wrap() -> None:
    rows = (
        ("Dato", "Aktivitet", "Hvem"),
        ("August-september", "Borgersamtaler med", "Ledere"),
        ("2021", "150 borgere", ""),
    )
    lines = b"".join(f"55 {y} m 540 {y} l S\n".encode() for y in (793, 773, 735, 715))
    document = read(
        pdf_page(
            placed(rows, step=14) + words((60, 722, "1. maj 2022"), (180, 722, "Frist"), (400, 722, "Alle")) + lines
        )
    )

    assert grid(tables(document)[0]) == [
        ["Dato", "Aktivitet", "Hvem"],
        ["August-september\n2021", "Borgersamtaler med\n150 borgere", "Ledere"],
        ["1. maj 2022", "Frist", "Alle"],
    ]


def test_an_undrawn_row_begins_where_its_first_column_does() -> None:
    rows = (
        ("Dato", "Aktivitet", "Hvem"),
        ("26. januar 2021", "Godkendelse af visioner for", "Ældre- og"),
        ("", "arbejdet", "Aktivitetsudvalget"),
        ("August-september", "Borgersamtaler", "Ledere"),
        ("2021", "med 150 borgere", ""),
        ("1. oktober 2021", "Frist", "Alle"),
    )
    document = read(pdf_page(placed(rows, step=13)))

    assert grid(tables(document)[0])[1:] == [
        ["26. januar 2021", "Godkendelse af visioner for\narbejdet", "Ældre- og\nAktivitetsudvalget"],
        ["August-september\n2021", "Borgersamtaler\nmed 150 borgere", "Ledere"],
        ["1. oktober 2021", "Frist", "Alle"],
    ]


def test_wide_gaps_part_rows_that_have_no_date() -> None:
    content = b""
    for n, row in enumerate(
        (("Dato", "Aktivitet"), ("1. maj", "Møde"), ("", "Uden dato"), ("3. juni", "Fest"), ("4. juni", "Slut"))
    ):
        content += words(*((x, TOP - n * 40, text) for x, text in zip(XS, row, strict=False) if text))
        content += words((XS[1], TOP - n * 40 - 12, "andet linje"))
    (table,) = tables(read(pdf_page(content)))

    assert [row.cells[0].text for row in table.rows] == ["Dato", "1. maj", "", "3. juni", "4. juni"]
    assert table.rows[2].cells[1].text == "Uden dato\nandet linje"


def test_merged_cells_of_a_drawn_grid_span() -> None:
    xs = (55, 175, 395, 540)
    lines = "".join(f"55 {y} m 540 {y} l S\n" for y in (793, 773, 753, 733))
    lines += "55 793 m 55 733 l S 540 793 m 540 733 l S\n"
    lines += "".join(f"{x} 793 m {x} 773 l S {x} 753 m {x} 733 l S\n" for x in xs[1:3])
    rows = (("Dato", "Emne", "Hvem"), ("Efterår 2021", "", ""), ("1. maj", "Møde", "Alle"))
    document = read(pdf_page(placed(rows) + lines.encode()))
    first, second, third = tables(document)[0].rows

    assert (second.cells[0].text, second.cells[0].col_span, second.cells[1].covered) == ("Efterår 2021", 3, True)
    assert [cell.text for cell in third.cells] == ["1. maj", "Møde", "Alle"]
    assert len(first.cells) == 3


def test_a_table_over_two_pages_is_one_and_its_repeated_heading_is_marked() -> None:
    more = (ROWS[0], ("1. maj 2021", "Frist", "Alle"), ("2. maj 2021", "Møde", "Byrådet"))
    for lines in ((ruled(4), ruled(3)), (b"", b"")):
        (table,) = tables(read(pdf_pages(placed(ROWS) + lines[0], placed(more) + lines[1])))

        assert [row.is_header for row in table.rows] == [True, False, False, False, True, False, False]
        assert [row.source.page for row in table.rows] == [1, 1, 1, 1, 2, 2, 2]
        assert [row.source.row for row in table.rows] == list(range(1, 8))


def test_a_row_that_the_page_end_broke_is_one_row() -> None:
    first = (*ROWS[:3], ("27. januar 2021", "Beslutning om udskydelse af", "Byrådet"))
    second = (("", "arbejdet med aftalen", ""), ("1. maj 2021", "Frist", "Alle"))
    (table,) = tables(read(pdf_pages(placed(first) + ruled(4), placed(second) + ruled(2))))

    assert grid(table)[3:] == [
        ["27. januar 2021", "Beslutning om udskydelse af\narbejdet med aftalen", "Byrådet"],
        ["1. maj 2021", "Frist", "Alle"],
    ]
    assert [line.source.page for line in table.rows[3].cells[1].lines] == [1, 2]


def test_a_row_without_a_date_on_a_new_page_stays_a_row() -> None:
    second = (("", "Dialogmøde med ledere", "Udvalget"), ("1. maj 2021", "Frist", "Alle"))
    (table,) = tables(read(pdf_pages(placed(ROWS) + ruled(4), placed(second) + ruled(2))))

    assert grid(table)[4] == ["", "Dialogmøde med ledere", "Udvalget"]


def test_running_headers_and_footers_and_page_numbers_leave_the_text() -> None:
    pages = [
        words((60, 815, "Solvang Kommune"), (60, 30, "Opdateret 3. maj 2021"), (500, 30, f"Side {n} af 2"))
        + words((60, 700, f"Tekst på side {n}"))
        for n in (1, 2)
    ]
    document = read(pdf_pages(*pages))

    assert texts(document) == ["Tekst på side 1", "Tekst på side 2"]
    assert document.extra["header"] == "Solvang Kommune"
    assert document.extra["footer"] == "Opdateret 3. maj 2021 Side 1 af 2"
    assert {note.code for note in document.notes} == {"R209"}


def test_a_lone_page_number_is_no_text_but_the_same_number_in_a_table_is() -> None:
    document = read(pdf_page(words((60, 700, "Plan"), (290, 25, "1"))))

    assert texts(document) == ["Plan"]


def test_what_a_browser_prints_at_the_paper_edge_is_no_text() -> None:
    edge = words((25, 822, "11/22/26, 1:05 AM"), (250, 822, "Siden"), (25, 15, "https://eksempel.dk/plan"), size=8)
    document = read(pdf_page(edge + words((60, 700, "Møde 1. maj 2021"))))

    assert texts(document) == ["Møde 1. maj 2021"]
    assert "11/22/26" in document.extra["header"]


def test_frames_around_text_are_boxes_row_by_row() -> None:
    content = b""
    for x, y, text in ((60, 700, "1"), (300, 700, "2"), (60, 500, "3"), (300, 500, "4")):
        content += f"{x - 10} {y - 60} 180 90 re S\n".encode()
        content += words((x, y, f"{text}. maj 2018"), (x, y - 14, "Workshop"), (x, y - 40, "Aktører: SKU"))
    document = read(pdf_page(words((60, 800, "Proces")) + content))
    boxes = [block for block in document.blocks if isinstance(block, Box)]

    assert [box.lines[0].text for box in boxes] == ["1. maj 2018", "2. maj 2018", "3. maj 2018", "4. maj 2018"]
    assert [(line.text, line.gap) for line in boxes[0].lines[1:]] == [("Workshop", False), ("Aktører: SKU", True)]
    assert texts(document)[0] == "Proces"


def test_bullets_belong_to_their_words_also_over_a_wide_gap() -> None:
    content = words(
        (60, 700, "\u2022"),
        (85, 700, "Orientering om proces"),
        (85, 686, "og ansvar"),
        (60, 672, "\u2022"),
        (85, 672, "Debat"),
    )
    document = read(pdf_page(content))

    assert [(line.text, line.bullet) for line in document.lines()] == [
        ("Orientering om proces", 0), ("og ansvar", None), ("Debat", 0),
    ]  # fmt: skip


def test_running_lines_are_paragraphs_and_larger_letters_headings() -> None:
    prose = "Forvaltningen har i foråret haft fokus på inddragelse af borgere og medarbejdere i arbejdet, og i "
    document = set_(f"= Plan\n{prose}{prose}\n\nNyt afsnit her.\n== Tidsplan\nSlut.")

    assert [(line.text, line.level) for line in document.lines()] == [
        ("Plan", 1), ((prose + prose).strip(), 0), ("Nyt afsnit her.", 0), ("Tidsplan", 2), ("Slut.", 0),
    ]  # fmt: skip
    assert document.title == "Plan"


def test_headings_are_known_by_their_size_without_tags() -> None:
    content = (
        words((60, 780, "Plan"), size=18)
        + words((60, 740, "Fase 1"), size=14)
        + words((60, 700, "Vi begynder i maj."), (60, 686, "Og slutter."))
    )
    document = read(pdf_page(content))

    assert [line.level for line in document.lines()] == [1, 2, 0, 0]


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    left = [(60.0, 700.0 - 13 * n, f"venstre spalte med lange linjer tekst {n}") for n in range(10)]
    right = [(310.0, 700.0 - 13 * n, f"højre spalte med lange linjer tekst {n}") for n in range(10)]
    found = " ".join(texts(read(pdf_page(words(*left, *right)))))

    assert found.index("venstre spalte med lange linjer tekst 9") < found.index("højre spalte med lange")


def test_bold_and_struck_words_are_told() -> None:
    strike = b"60 703 m 108 703 l S\n"
    document = read(
        pdf_page(
            words((60, 700, "22. januar"))
            + words((112, 700, "29. januar"))
            + strike
            + words((60, 650, "Fed"), font="F2")
        )
    )
    first, last = document.lines()

    assert (first.text, first.struck) == ("22. januar 29. januar", ("22. januar",))
    assert last.bold


def test_an_underlined_word_is_not_struck() -> None:
    document = read(pdf_page(words((60, 700, "22. januar")) + b"60 698.5 m 108 698.5 l S\n"))

    assert [line.struck for line in document.lines()] == [()]


def test_a_turned_page_reads_as_it_is_shown() -> None:
    """A landscape page stored upright: text is set sideways and the page is turned by 90 degrees."""
    lines = b""
    for n, row in enumerate(ROWS):
        for x, text in zip(XS, row, strict=True):
            lines += f"BT /F1 10 Tf 0 1 -1 0 {60 + n * 20} {x} Tm ({text}) Tj ET\n".encode("cp1252")
    (table,) = tables(read(pdf_page(lines, keys="/Rotate 90")))

    assert grid(table) == [list(row) for row in ROWS]


def test_ligatures_and_raised_marks_keep_their_letters() -> None:
    document = set_('#set text(font: "Libertinus Serif")\nvelfærdsaftale officiel affald#super[1] efter')

    assert texts(document) == ["velfærdsaftale officiel affald¹ efter"]


def test_tags_place_cells_that_stand_close_and_keep_empty_ones_empty() -> None:
    """Columns three points apart look like one; the file's own tags say where the cells are."""
    document = set_(
        "#set page(width: 12cm)\n#table(columns: 3, stroke: none, inset: (x: 1.5pt, y: 3pt),"
        "table.header[Dato][Emne][Hvem],"
        "[1. maj], [Møde], [Byrådet], [], [Uden dato], [Udvalget], [3. juni], [Fest], [],)"
    )

    assert [grid(table) for table in tables(document)] == [
        [
            ["Dato", "Emne", "Hvem"],
            ["1. maj", "Møde", "Byrådet"],
            ["", "Uden dato", "Udvalget"],
            ["3. juni", "Fest", ""],
        ]
    ]
    assert tables(document)[0].rows[0].is_header


def test_tags_that_contradict_the_page_are_not_believed() -> None:
    """The tags say that the two columns are rows: the page is read as it looks."""
    marks = [[f"/TD <</MCID {c * 4 + r}>> BDC " for c in range(3)] for r in range(4)]
    content = b""
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            content += marks[r][c].encode() + words((XS[c], TOP - 20 * r, text)) + b"EMC\n"
    base = pikepdf.open(io.BytesIO(pdf_page(content)))
    page = base.pages[0].obj
    root = base.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    table = base.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Table, P=root, K=[]))
    parents = [None] * 12
    for c in range(3):
        row = base.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.TR, P=table, K=[]))
        table.K.append(row)
        for r in range(4):
            number = c * 4 + r
            cell = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.TD, P=row, K=number, Pg=page)
            parents[number] = base.make_indirect(cell)
            row.K.append(parents[number])
    root.K = table
    root.ParentTree = base.make_indirect(pikepdf.Dictionary(Nums=[0, pikepdf.Array(parents)]))
    page.StructParents = 0
    base.Root.StructTreeRoot = root
    base.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    out = io.BytesIO()
    base.save(out)

    assert [grid(found) for found in tables(read(out.getvalue()))] == [[list(row) for row in ROWS]]


def test_tagged_lists_and_paragraphs_are_items_and_paragraphs() -> None:
    document = set_("- Orientering\n- Debat\n  - Under\n\nKort afsnit.\n\nNæste afsnit.")

    assert [(line.text, line.bullet) for line in document.lines()] == [
        ("Orientering", 0), ("Debat", 0), ("Under", 1), ("Kort afsnit.", None), ("Næste afsnit.", None),
    ]  # fmt: skip


def test_a_word_broken_for_want_of_room_is_one_word() -> None:
    narrow = words((60, 700, "Fælles møde"), (60, 688, "Handicapråde"), (60, 676, "t og andre"), (180, 700, "maj"))
    heading = words((60, 720, "Hvem"), (180, 720, "Dato"))
    lines = "".join(f"55 {y} m 240 {y} l S\n" for y in (733, 713, 665))
    lines += "".join(f"{x} 733 m {x} 665 l S\n" for x in (55, 126, 240))
    (table,) = tables(read(pdf_page(heading + narrow + lines.encode())))

    assert table.rows[-1].cells[0].text == "Fælles møde\nHandicaprådet\nog andre"


def test_hyphenated_lines_of_a_cell_stay_lines() -> None:
    rows = (("Dato", "Emne", "Hvem"), ("1. maj", "Sundhedskoordi-", "Alle"), ("", "nationsudvalget", ""))
    lines = b"".join(f"55 {y} m 540 {y} l S\n".encode() for y in (793, 773, 745))
    (table,) = tables(read(pdf_page(placed(rows, step=13) + lines)))

    assert table.rows[1].cells[1].text == "Sundhedskoordi-\nnationsudvalget"


def test_invisible_text_is_noted_not_read() -> None:
    hidden = b"BT 3 Tr /F1 10 Tf 60 650 Td (1. juni 2021) Tj ET\n" + words((60, -200, "2. juni 2021"))
    document = read(pdf_page(words((60, 700, "Plan")) + hidden))

    assert texts(document) == ["Plan"]
    assert [(note.code, dict(note.parts)["count"]) for note in document.notes] == [("R220", "20")]


def _with_picture(*contents: bytes) -> bytes:
    """Pages on which /X is a picture."""
    base = pikepdf.open(io.BytesIO(pdf_pages(*contents)))
    picture = base.make_stream(b"\x80" * 64)
    for key, value in (("Subtype", "/Image"), ("ColorSpace", "/DeviceGray")):
        picture[f"/{key}"] = pikepdf.Name(value)
    picture["/Width"] = picture["/Height"] = picture["/BitsPerComponent"] = 8
    for page in base.pages:
        page.Resources.XObject = pikepdf.Dictionary(X=picture)
    out = io.BytesIO()
    base.save(out)
    return out.getvalue()


FULL = b"q 595 0 0 842 0 0 cm /X Do Q\n"


def test_a_scanned_page_among_others_is_noted_and_a_scanned_file_refused() -> None:
    document = read(_with_picture(words((60, 700, "Plan")), FULL))

    assert [(note.code, dict(note.parts)) for note in document.notes] == [("R210", {"page": "2"})]
    assert "Side 2 " in document.notes[0].message()
    with pytest.raises(ReadError) as caught:
        read(_with_picture(FULL, FULL))
    assert caught.value.code == "E314"


def test_a_scan_with_recognised_text_is_read() -> None:
    """Text recognition puts invisible words over the picture of a page: they are what a person sees in it."""
    layer = b"BT 3 Tr /F1 10 Tf 60 650 Td (Moede 1. juni 2021) Tj ET\n"

    assert texts(read(_with_picture(FULL + layer))) == ["Moede 1. juni 2021"]


def test_filled_in_form_fields_are_part_of_the_page() -> None:
    look = stream(
        8,
        b"BT /F1 10 Tf 2 3 Td (26. oktober 2021) Tj ET",
        "/Type/XObject/Subtype/Form/BBox[0 0 150 14]/Resources<</Font<</F1 3 0 R>>>>",
    )
    field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(dato)/V(26. oktober 2021)/Rect[120 695 270 709]/F 4/AP<</N 8 0 R>>>>"
    document = read(pdf_pages(words((60, 700, "Dato:")), keys="/Annots[7 0 R]", more=(field, look)))

    assert " ".join(" ".join(texts(document)).split()) == "Dato: 26. oktober 2021"


def test_attached_files_are_noted() -> None:
    base = pikepdf.open(io.BytesIO(pdf_page(words((60, 700, "Plan")))))
    base.attachments["plan.json"] = b"{}"
    out = io.BytesIO()
    base.save(out)

    assert [note.code for note in read(out.getvalue()).notes] == ["R215"]


def test_a_text_drawn_twice_to_look_bold_is_read_once() -> None:
    assert texts(read(pdf_page(words((60, 700, "Plan 2021"), (60.2, 700, "Plan 2021"))))) == ["Plan 2021"]


def test_lines_have_their_page_and_number() -> None:
    document = read(pdf_pages(words((60, 700, "Første")), words((60, 700, "Anden"))))

    assert [(line.source.page, line.source.lines) for line in document.lines()] == [(1, (1, 1)), (2, (2, 2))]


def test_a_file_without_pages_or_words_is_refused() -> None:
    for data in (pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"), pdf_page(b"")):
        with pytest.raises(ReadError) as caught:
            read(data)
        assert caught.value.code in ("E315", "E326")


def test_a_column_that_is_empty_on_the_last_page_stays_a_column() -> None:
    """A tagged file's tree has no empty cells: the page before and the repeated heading say which columns there are."""
    rows = "".join(f"[{n}. maj], [Møde {n}], [Byrådet]," for n in range(1, 12))
    document = set_(
        "#set page(width: 14cm, height: 8cm, margin: 1cm)\n#table(columns: (3cm, 5cm, 3cm), stroke: none, inset: 4pt,"
        f"table.header[Dato][Emne][Hvem], {rows} [Uden dato], [Netværk], [], [], [Sidste], [])"
    )
    (table,) = tables(document)

    assert grid(table)[-2:] == [["Uden dato", "Netværk", ""], ["", "Sidste", ""]]
    assert [row.is_header for row in table.rows if row.cells[0].text == "Dato"] == [True, True]


def test_a_folders_two_columns_are_two_texts_and_no_table() -> None:
    left = "== Det sker\n" + "\n".join(
        f"*{day}* \\\n{what}\n"
        for day, what in (
            ("5. februar", "Opstart i det gamle pakhus nede på kajen, hvor alle er velkomne fra start"),
            ("Marts og april", "Besøg på alle biblioteker og i hallerne, så længe der er folk på torvet"),
            ("26. april", "Børnenes topmøde for byens yngste i den store hal"),
            ("13. maj", "Udvalget drøfter forslag fra borgere og foreninger, før arbejdet går videre"),
        )
    )
    right = "== Vær med\n#text(size: 10.4pt)[Skriv din idé på et postkort, som ligger på biblioteket. Den skal " + (
        "være der inden sommerferien, og den bliver læst af en følgegruppe med folk fra hele byen. Derefter samler vi "
        "forslagene i en bog, som alle kan låne. Når bogen er læst, holder vi en fest for alle, der har skrevet i den, "
        "og for deres naboer.]"
    )
    document = set_(f"#columns(2, gutter: 24pt)[\n{left}\n#colbreak()\n{right}\n]")

    assert tables(document) == []
    said = texts(document)
    assert said.index("Det sker") < said.index("26. april") < said.index("Vær med")
    assert "Udvalget drøfter forslag fra borgere og foreninger, før arbejdet går videre" in " ".join(said)


def test_a_tall_narrow_list_under_a_wide_heading_is_read_in_words() -> None:
    """PDFium takes such a page for one of vertical lines and ends a line behind every letter of it."""
    head = [(60.0, 790.0, "Dato"), (250.0, 790.0, "Sted"), (480.0, 790.0, "Hvem")]
    days = [f"{n}. marts 2027" for n in range(1, 32)] + [f"{n}. april 2027" for n in range(1, 28)]
    lines = [*head, *((60.0, 766.0 - 12 * n, day) for n, day in enumerate(days))]

    said = texts(read(pdf_page(words(*(letter for line in lines for letter in letter_by_letter(*line))))))
    assert [text for text in said if text[0].isdigit()] == days
