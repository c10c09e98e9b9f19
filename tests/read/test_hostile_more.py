"""
More files and texts made to break a reader; the first corpus is `hostile.py`.

Each names one thing that a file may claim and that nobody may believe: a level, a span, an encoding, a number, a size.
"""

from __future__ import annotations

import io
import json
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from frisat.plan.errors import ReadError
from frisat.read import (
    encoding,
    from_csv,
    from_docx,
    from_html,
    from_json,
    from_txt,
    from_xlsx,
    reading,
    unpack,
)
from frisat.read.blocks import Document, Line
from frisat.read.fields import sentences
from frisat.read.long_lines import MOST, cut
from frisat.read.to_plan import to_plan
from tests.read.hostile import LINE
from tests.read.office import W, c, docx, p, tbl, tc, tr, xlsx

DAY = "26. oktober 2021"


def _words(document: Document) -> str:
    return " ".join(line.text for line in document.lines())


# --------------------------------------------------------------------------------------------- texts without an end
_SLOW = ["1. januar 2021, ", "uge 1-", "x-\n", "a\n", "1. januar 2021\n", "Leverance:\n", "xx   1. maj\n", "\f", "a\f"]
_SLOW += [
    "mellem 1. januar og ",
    "er blevet ",
    "Møde den 1. maj 2021 kl. 12 i Byrådet.\n",
    "* fodnote\n",
    "Å" * 500,
    "(",
]


@pytest.mark.parametrize("piece", _SLOW)
def test_forty_kilobytes_of_one_piece_again_and_again_take_seconds(piece: str) -> None:
    """Each took the square of its length, a minute and more; now about a second of processor time."""
    data = (piece * (40_000 // len(piece.encode()))).encode()
    start = time.process_time()

    to_plan(from_txt.read(data, "a.txt"))

    assert time.process_time() - start < 8


def test_a_long_line_is_cut_at_sentences_and_loses_no_word() -> None:
    """A paragraph as long as a book is several lines in the same place; a usual document stays the same object."""
    usual = from_txt.read(LINE.encode(), "a.txt")
    long = from_txt.read(f"{LINE}. ".encode() * 400, "a.txt")

    pieces = [block for block in cut(long).blocks if isinstance(block, Line)]

    assert cut(usual) is usual
    assert max(len(piece.text) for piece in pieces) <= MOST
    assert all(piece.text.startswith("Møde") and piece.text.endswith("2021.") for piece in pieces)
    assert " ".join(piece.text for piece in pieces).split() == _words(long).split()
    assert {piece.source.lines for piece in pieces} == {(1, 1)}


def test_a_long_line_is_not_cut_inside_a_date() -> None:
    """Nor does it matter where the border falls, or that the text has no full stops: "den 26." is not a date."""
    for shift in range(0, 40, 3):
        text = "x" * shift + " " + "Byrådet holder møde den 26. oktober 2021 og " * 150
        document = from_txt.read(text.encode(), "a.txt")

        lines = [line.text for line in cut(document).lines()]

        assert len(lines) > 1
        assert sum(line.count(DAY) for line in lines) == 150


def test_a_long_cell_and_a_word_without_end_are_cut_too() -> None:
    document = from_docx.read(
        docx(tbl(tr("Dato", "Aktivitet"), tr(DAY, f"{LINE} " * 200), tr("x", "y" * 9000))), "a.docx"
    )

    lines = [line.text for line in cut(document).lines()]

    assert max(map(len, lines)) <= MOST
    assert max(len(word) for line in lines for word in line.split()) <= 300
    assert "".join(lines).count("y") == "".join(_words(document)).count("y") == 9000


def test_a_sentence_without_a_full_stop_ends_all_the_same() -> None:
    text = "og så " * 2000

    spans = sentences.split(text)

    assert max(end - start for start, end in spans) <= 1500
    assert "".join(text[start:end] for start, end in spans).split() == text.split()


def test_the_lines_of_a_sentence_are_found_in_a_long_paragraph() -> None:
    """Places come out the same as when every line was joined to all before it, hyphens at line ends included."""
    document = from_txt.read("".join(f"Møde nummer {n} holdes i ud-\nvalget.\n" for n in range(300)).encode(), "a.txt")
    lines = [block for block in document.blocks if isinstance(block, Line)]

    said = sentences.of(lines)

    assert [text for text, _ in said] == [f"Møde nummer {n} holdes i udvalget." for n in range(300)]
    assert [source.lines for _, source in said] == [(2 * n + 1, 2 * n + 2) for n in range(300)]


# --------------------------------------------------------------------------------------------------------- Word
def test_a_list_level_of_a_billion_is_a_deep_list() -> None:
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"/>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    levels = ["999999999", "-5", "x", "9" * 5000, "²", "٣"]
    body = "".join(p(LINE, look=f'<w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="1"/></w:numPr>') for n in levels)

    document = from_docx.read(docx(body, parts={"word/numbering.xml": numbering}), "a.docx")

    assert _words(document).count(LINE) == len(levels)


@pytest.mark.parametrize("span", ["-5", "0", "", "x", "²", "٣", "1e9"])
def test_a_span_that_is_no_number_is_one_cell(span: str) -> None:
    cell = tc(DAY, look=f'<w:gridSpan w:val="{span}"/>')

    document = from_docx.read(docx(tbl(tr(cell, "Møde"), tr("a", "b"))), "a.docx")

    assert DAY in _words(document)
    assert "Møde" in _words(document)


# -------------------------------------------------------------------------------------------------------- Excel
def _sheet(content: str, **more: str) -> Document:
    return from_xlsx.read(xlsx({"A": content}, **more), "a.xlsx")


@pytest.mark.parametrize("number", ["NaN", "inf", "-inf", "1e400", "1e308", "²", "", "x" * 50])
def test_a_number_that_is_none_breaks_no_sheet(number: str) -> None:
    cells = "".join(
        f'<c r="{at}1" {look}><v>{number}</v></c>'
        for at, look in zip("ABCD", ("", 's="0"', 't="s"', 't="d"'), strict=True)
    )

    document = _sheet(
        f'<sheetData><row r="1">{cells}{c("E1", LINE)}</row></sheetData>',
        styles='<cellXfs><xf numFmtId="14"/></cellXfs>',
    )

    assert LINE in _words(document)


def test_merged_cells_over_everything_cost_what_the_cells_do() -> None:
    merged = "".join(f'<mergeCell ref="A{n}:XFD{1048576 - n}"/>' for n in range(1, 3000))
    rows = "".join(f'<row r="{n}">{c(f"A{n}", DAY)}{c(f"B{n}", "Møde")}</row>' for n in range(1, 60))
    start = time.process_time()

    document = _sheet(f"<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>")

    assert DAY in _words(document)
    assert time.process_time() - start < 5


def test_one_text_in_thousands_of_cells_is_counted_each_time() -> None:
    """A shared string of 30 KB in 3,000 cells is 90 MB from a file of 40 KB."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 3001))

    with pytest.raises(ReadError) as caught:
        _sheet(f"<sheetData>{rows}</sheetData>", strings=f"<si><t>{'ord ' * 7500}</t></si>")

    assert caught.value.code == "E328"


def test_columns_hidden_again_and_again_are_refused() -> None:
    with pytest.raises(ReadError) as caught:
        _sheet(
            "<cols>"
            + '<col min="1" max="16384" hidden="1"/>' * 300
            + f'</cols><sheetData><row r="1">{c("A1", LINE)}</row></sheetData>'
        )

    assert caught.value.code == "E319"


# ---------------------------------------------------------------------------------------------------- html and csv
@pytest.mark.parametrize(
    "name", ["punycode", "idna", "undefined", "unicode_escape", "utf-7", "rot13", "zlib", "x" * 40]
)
def test_a_page_may_name_no_encoding_that_is_none_of_text(name: str) -> None:
    """Python knows codecs that run for minutes or fail in ways of their own."""
    data = f'<meta charset="{name}"><p>{LINE}</p>'.encode()

    assert encoding.decode(data, said=True)[0].endswith(f"<p>{LINE}</p>")
    assert LINE in _words(from_html.read(data, "a.html"))


@pytest.mark.parametrize("name", ["windows-1252", "iso-8859-1", "iso-8859-15", "cp865", "macintosh", "windows-1257"])
def test_a_page_may_name_the_encodings_of_old_pages(name: str) -> None:
    data = f'<meta charset="{name}"><p>{LINE}</p>'.encode(name)

    assert LINE in _words(from_html.read(data, "a.html"))


def test_a_row_of_thousands_of_columns_is_no_plan() -> None:
    start = time.process_time()

    read = to_plan(from_csv.read(b'""""""";' * 20_000, "a.csv"))

    assert read.plan.activities == ()
    assert time.process_time() - start < 10


# --------------------------------------------------------------------------------------------------------- JSON
def _json(**more: object) -> bytes:
    return json.dumps({"format": "frisat-plan/1", **more}).encode()


def _activity(**more: object) -> bytes:
    return _json(activities=[{"key": "a", "title": "Møde", **more}])


_WRONG: dict[str, bytes] = {
    "activities.1.time.start": _activity(time={"start": 7, "end": []}),
    "activities.1.time.end": _activity(time={"start": "10:00", "end": "<script>"}),
    "activities.1.quantities.1.min": _activity(quantities=[{"what": "borgere", "min": "x", "max": 2}]),
    "activities.1.actor_dates.1.actor": _activity(actor_dates=[{"actor": 7, "period": None}]),
    "activities.1.source.page": _activity(source={"document": "a", "page": "<b>"}),
    "activities.1.lint_off.1.reason": _activity(lint_off=[{"rule": "undated", "reason": 7}]),
    "footnotes.1.mark": _json(footnotes=[{"mark": 7, "text": "a"}]),
    "footnotes.1.text": _json(footnotes=[{"mark": "*", "text": None}]),
    "items.1.title": _json(items=[{"no": "1", "title": {}}]),
    "items.1.closed": _json(items=[{"no": "1", "title": "a", "closed": "nej"}]),
    "header.chair.name": _json(header={"chair": {"name": 7}}),
    "title": _json(title=["a"]),
    "updated": _json(updated="i går"),
}


@pytest.mark.parametrize("path", _WRONG)
def test_json_of_another_shape_is_refused_at_the_place(path: str) -> None:
    """Each was taken, and broke whatever came to print it."""
    with pytest.raises(ReadError) as caught:
        from_json.read(_WRONG[path], "a.json")

    assert (caught.value.code, caught.value.where) == ("E201", path)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e999999", "9" * 5000])
def test_a_number_that_json_has_not_is_refused(text: str) -> None:
    """Or it would stand in what is written from it."""
    with pytest.raises(ReadError) as caught:
        from_json.read(b'{"format":"frisat-plan/1","extra":' + text.encode() + b"}", "a.json")

    assert caught.value.code == "E315"


def test_halves_of_characters_become_the_sign_for_one_that_is_lost() -> None:
    plan = from_json.read(
        b'{"format":"frisat-plan/1","title":"\\ud800 a","\\udc00":1,'
        b'"activities":[{"key":"\\ud83d\\ude00","title":"\\udfff"}]}',
        "a.json",
    ).plan

    assert (plan.title, plan.activities[0].title, plan.activities[0].key) == ("\ufffd a", "\ufffd", "😀")
    assert list(plan.extra) == ["\ufffd"]


@pytest.mark.parametrize("escaped", [True, False])
def test_characters_that_nobody_sees_are_lost_at_the_door(escaped: bool) -> None:
    """A page that holds them is no valid page, or turns the words around it: as in every other file."""
    said = {"format": "frisat-plan/1", "title": "a\x9b31m\u202eb\u2066\x7f\ufffe", "activities": []}
    controls = {"language": "da", "text": ["x\x1b[2J\x00\ty\nz"]} if escaped else {}

    plan = from_json.read(json.dumps(said | controls, ensure_ascii=escaped).encode(), "a.json").plan

    assert plan.title == "a31mb"
    assert plan.text == (("x[2J\ty\nz",) if escaped else ())


def test_a_text_of_a_megabyte_is_refused() -> None:
    with pytest.raises(ReadError) as caught:
        from_json.read(_json(title="t" * 1_000_000), "a.json")

    assert caught.value.code == "E328"


def test_notes_that_nobody_has_words_for_are_left_out() -> None:
    notes = [{"code": "NOPE"}, {"code": "R111"}, {"code": "R205", "value": "Ark1"}]

    kept = from_json.read(_json(notes=notes), "a.json").notes

    assert [note.code for note in kept] == ["R205"]


def test_notes_of_another_shape_are_no_plan() -> None:
    with pytest.raises(ReadError) as caught:
        from_json.read(_json(notes=[{"code": 7, "activities": 5}]), "a.json")

    assert caught.value.code in ("E201", "E315")


def test_null_may_stand_for_what_is_left_out() -> None:
    """More forgiving than the schema: a plan from another program names every key."""
    nulls = dict.fromkeys(("kind", "period", "time", "actors", "agenda", "status", "visibility", "source", "place"))

    plan = from_json.read(
        _json(title=None, language=None, header=None, activities=[{"key": "a", "title": "Møde", **nulls}]), ""
    ).plan

    assert plan.activities[0].title == "Møde"


# ---------------------------------------------------------------------------------------------------------- zip
def _quoted_overlap() -> bytes:
    """An entry whose content is the next entry, header and all: how a zip bomb counts its kernel twice."""

    def local(name: bytes, data: bytes, packed: bytes, method: int) -> bytes:
        head = (b"PK\3\4", 20, 0, method, 0, 33, zlib.crc32(data), len(packed), len(data), len(name), 0)
        return struct.pack("<4s5H3L2H", *head) + name + packed

    def entry(name: bytes, data: bytes, packed: int, method: int, at: int) -> bytes:
        head = (b"PK\1\2", 20, 20, 0, method, 0, 33, zlib.crc32(data), packed, len(data), len(name), 0, 0, 0, 0, 0, at)
        return struct.pack("<4s6H3L5H2L", *head) + name

    kernel = b"\0" * 900_000
    deflated = zlib.compress(kernel, 9)[2:-4]
    inner = local(b"word/kernel", kernel, deflated, 8)
    document = f"<w:document {W}><w:body>{p(LINE)}</w:body></w:document>".encode()
    quote = local(b"word/quote", inner, inner, 0)
    body = quote + local(b"word/document.xml", document, document, 0)
    directory = (
        entry(b"word/quote", inner, len(inner), 0, 0)
        + entry(b"word/kernel", kernel, len(deflated), 8, 30 + len(b"word/quote"))
        + entry(b"word/document.xml", document, len(document), 0, len(quote))
    )
    return body + directory + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 3, 3, len(directory), len(body), 0)


def test_an_entry_inside_another_is_refused() -> None:
    with pytest.raises(ReadError) as caught:
        unpack.open_zip(_quoted_overlap())

    assert caught.value.code == "E317"


@pytest.mark.parametrize("zip64", [False, True])
def test_a_file_that_was_streamed_is_read(tmp_path: Path, zip64: bool) -> None:
    """Sizes after the content, and 64-bit marks on small parts: honest programs write both."""

    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            self.data += bytes(data)  # type: ignore[call-overload]
            return len(bytes(data))  # type: ignore[call-overload]

    out = Stream()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(  # type: ignore[arg-type]
            "word/document.xml", "w", force_zip64=zip64
        ) as part,
    ):
        part.write(f"<w:document {W}><w:body>{p(LINE)}</w:body></w:document>".encode())
    path = tmp_path / "a.docx"
    path.write_bytes(bytes(out.data))

    assert DAY in _words(reading.to_document(path))


# --------------------------------------------------------------------------------------------------- whole readings
_ODD: dict[str, Callable[[], bytes]] = {
    "direction.txt": lambda: f"Plan\n{DAY}\t\u202eedøM\u2066\n".encode(),
    "halves.txt": lambda: b"\xff\xfe" + f"{DAY} Møde".encode("utf-16-le") + b"\x00\xd8",
    "entities.html": lambda: ("<p>&#99999999999;&#0;&#xd800;&nosuch;" + LINE).encode(),
    "comments.html": lambda: b"<!--" * 20_000 + f"<p>{LINE}</p>".encode(),
    "attribute.html": lambda: f'<p title="{"x" * 2_000_000}" onclick=alert(1)>{LINE}</p>'.encode(),
    "span.html": lambda: f"<table><tr><td colspan=1000000000 rowspan=1000000000>{DAY}<td>Møde</table>".encode(),
    "quote.csv": lambda: b'Dato;Aktivitet\n26. oktober 2021;"' + b"y" * 100_000 + b'"\n',
}


def test_odd_files_are_read_or_refused_with_a_code(tmp_path: Path) -> None:
    """In a pool of children, as many files are."""
    paths = []
    for name, make in _ODD.items():
        paths.append(tmp_path / name)
        paths[-1].write_bytes(make())

    outcomes = dict(zip(_ODD, reading.read_many(paths), strict=True))

    refused = {name: outcome.code for name, outcome in outcomes.items() if isinstance(outcome, ReadError)}
    assert set(refused.values()) <= {"E329", "E319", "E306"}
    json.dumps([str(outcome) for outcome in outcomes.values()]).encode()
