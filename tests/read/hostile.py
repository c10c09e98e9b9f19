"""
Files made to break a reader, each by a few lines of script: none is kept as a binary.

`CASES`: name of the file -> (what makes it, what is to come of it). The outcome is an error code, several codes
where either is right, or READ when the file can be read after all. `{canary}` in a file stands for an address on
this machine where a test listens: nothing may call it.
"""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.read.office import W, c, docx, p, pdf, pdf_page, relations, stream, tbl, tc, tr, words, xlsx, zipped

READ = "read"
Made = Callable[[str], bytes]
MIB = 1024 * 1024
LINE = "Møde i udvalget den 26. oktober 2021"


def _plain_docx() -> bytes:
    return docx(p(LINE) + tbl(tr("Dato", "Aktivitet"), tr("26. oktober 2021", "Møde i udvalget")))


def _plain_xlsx() -> bytes:
    return xlsx({"Plan": f'<sheetData><row r="1">{c("A1", "Dato")}{c("B1", LINE)}</row></sheetData>'})


def _plain_pdf(text: str = "Moede i udvalget den 26. oktober 2021", keys: str = "") -> bytes:
    return pdf_page(words((60, 700, text)), keys=keys)


def _ole(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + name.encode("utf-16-le") + bytes(4096)


def _entries(*entries: tuple[str, bytes], attributes: int = 0) -> bytes:
    """A zip with exactly these entries, repeated names included."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = attributes
            archive.writestr(info, content)
    return out.getvalue()


def _with(name: str, content: bytes = b"x", attributes: int = 0) -> bytes:
    """A Word file with one entry more."""
    document = f"<w:document {W}><w:body>{p(LINE)}</w:body></w:document>".encode()
    return _entries(("word/document.xml", document), (name, content), attributes=attributes)


def _overlapping() -> bytes:
    """Many names in the directory for the same bytes: how a small zip unpacks to a large one."""
    data = bytearray(_with("word/one.xml", b"\0" * 900_000))
    end = data.rfind(b"PK\x05\x06")
    count, size, at = struct.unpack_from("<HLL", data, end + 10)
    directory = bytes(data[at : at + size])
    last = directory.rfind(b"PK\x01\x02")
    copies = b"".join(directory[last:].replace(b"word/one.xml", f"word/o{n:02d}.xml"[:12].encode()) for n in range(80))
    total = count + 80
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, total, total, size + len(copies), at, 0)
    return bytes(data[:at]) + directory + copies + tail


def _patched(data: bytes, sign: bytes, offset: int, value: bytes) -> bytes:
    """`data` with `value` written at `offset` behind every place where `sign` stands."""
    out, at = bytearray(data), data.find(sign)
    while at >= 0:
        out[at + offset : at + offset + len(value)] = value
        at = data.find(sign, at + 1)
    return bytes(out)


def _lying_size() -> bytes:
    """The directory says that the document is small; it unpacks to 60 MiB."""
    data = _entries(("word/document.xml", b" " * (45 * MIB)))
    return _patched(data, b"PK\x01\x02", 24, struct.pack("<L", 500))


def _many_nodes() -> bytes:
    """18 MiB of small paragraphs that do not repeat, so that the ratio is an honest one."""
    rng = random.Random(1)
    body = "".join(f'<w:p w:rsidR="{rng.getrandbits(64):016x}"/>' for _ in range(500_000))
    return docx(body)


def _laughs() -> str:
    lines = ['<!ENTITY a0 "ha">', *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))]
    return f"<!DOCTYPE w:document [{''.join(lines)}]>"


def _external(target: str) -> str:
    return f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{target}">]>'


def _wide_entity() -> bytes:
    text = (
        f'<?xml version="1.0" encoding="UTF-16"?>{_laughs()}<w:document {W}><w:body>{p("&a11;")}</w:body></w:document>'
    )
    return _entries(("word/document.xml", text.encode("utf-16")))


def _deep_tables(depth: int) -> bytes:
    return docx("<w:tbl><w:tr><w:tc>" * depth + p(LINE) + "<w:p/></w:tc></w:tr></w:tbl>" * depth)


def _wide_docx_table() -> bytes:
    row = f"<w:tr>{'<w:tc><w:p/></w:tc>' * 200}</w:tr>"
    return docx(tbl(row * 2500, tr("a", "b")), parts={"word/media/x.bin": random.Random(2).randbytes(MIB)})


def _million_cells() -> bytes:
    rng = random.Random(3)
    kinds = ["".join(f"<c><v>{rng.randrange(100, 99999)}</v></c>" for _ in range(500)) for _ in range(30)]
    rows = [f'<row r="{row}">{kinds[row % 30]}</row>' for row in range(1, 2001)]
    return xlsx({"Ark1": f"<sheetData>{''.join(rows)}</sheetData>"})


def _html(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def _page_loop() -> bytes:
    return pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>")


def _xref_loop() -> bytes:
    data = _plain_pdf()
    at = data.rfind(b"xref\n0")
    return data.replace(b"/Root 1 0 R", f"/Root 1 0 R/Prev {at}".encode())


def _stream_bomb() -> bytes:
    packed = zlib.compress(zlib.compress(b"\0" * (150 * MIB), 9), 9)
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        stream(4, packed, "/Filter[/FlateDecode/FlateDecode]"),
    )


def _form_loop() -> bytes:
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        stream(4, b"/X Do"),
        stream(5, b"/X Do /X Do", "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X 5 0 R>>>>"),
    )


def _scanned() -> bytes:
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        stream(4, b"595 0 0 842 0 0 cm /X Do"),
        stream(
            5, b"\x80" * 64, "/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8"
        ),
    )


def _many_pages(count: int) -> bytes:
    kids = " ".join("3 0 R" for _ in range(count))
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    )


def _locked(user: str) -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_plain_pdf())) as document:
        document.save(out, encryption=pikepdf.Encryption(user=user, owner="ejer"))
    return out.getvalue()


def _active(canary: str) -> bytes:
    """Opens an address, runs a script and starts a program when it is opened; has an address on its page."""
    keys = f"/AA<</O<</S/URI/URI(http://{canary}/open)>>>>"
    data = _plain_pdf(keys=keys)
    action = f"/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://{canary}/js'\\))>>"
    return data.replace(b"<</Type/Catalog", f"<</Type/Catalog{action}".encode())


def _open_document(kind: str) -> bytes:
    return _entries(("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode()), ("content.xml", b"<a/>"))


def _remote(canary: str) -> bytes:
    """A template, a picture and a frame that stand somewhere else."""
    targets = {
        "rId1": ("attachedTemplate", f"http://{canary}/template.dotm"),
        "rId2": ("image", f"http://{canary}/picture.png"),
        "rId3": ("aFChunk", f"http://{canary}/chunk.html"),
    }
    return docx(p(LINE), parts={"word/_rels/document.xml.rels": relations(targets)})


def _half_field() -> bytes:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    return docx(p(begin + '<w:r><w:instrText>INCLUDETEXT "/etc/passwd"</w:instrText></w:r>') * 200 + p(LINE))


def _style_loop() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 50}"/></w:style>'
        for n in range(50)
    )
    return docx(p(LINE, style="s3"), parts={"word/styles.xml": f"<w:styles {W}>{styles}</w:styles>"})


def _rectangles(count: int) -> bytes:
    rng = random.Random(4)
    boxes = "".join(f"{rng.randrange(500)} {rng.randrange(800)} 40 30 re S\n" for _ in range(count))
    return pdf_page(words((60, 700, "Plan 2021")) + boxes.encode())


def _lines(count: int) -> bytes:
    across = "".join(f"10 {y / 10:.1f} m 590 {y / 10:.1f} l S\n" for y in range(0, count * 10, 10))
    down = "".join(f"{x / 10:.1f} 10 m {x / 10:.1f} 830 l S\n" for x in range(0, count * 10, 10))
    return pdf_page(words((60, 700, "Plan 2021")) + across.encode() + down.encode())


def _sparse_sheet() -> bytes:
    cells = f'<row r="1">{c("A1", "Dato")}</row><row r="1048576">{c("XFD1048576", LINE)}</row>'
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return xlsx({"Ark1": f'<dimension ref="A1:XFD1048576"/><sheetData>{cells}</sheetData>{merged}'})


def _json(levels: int) -> bytes:
    return b'{"format":"frisat-plan/1","extra":' + b"[" * levels + b"]" * levels + b"}"


CASES: dict[str, tuple[Made, str | tuple[str, ...]]] = {
    "empty.docx": (lambda _: b"", "E304"),
    "blank.txt": (lambda _: b" \n\t\r\n" * 50, "E304"),
    "zeros.pdf": (lambda _: bytes(5000), "E304"),
    "random.bin": (lambda _: random.Random(5).randbytes(50_000), "E306"),
    "random.docx": (lambda _: random.Random(6).randbytes(MIB), "E306"),
    "begins-as-zip.docx": (lambda _: b"PK\x03\x04" + random.Random(7).randbytes(50_000), "E315"),
    "begins-as-pdf.pdf": (lambda _: b"%PDF-1.7\n" + random.Random(8).randbytes(50_000), "E315"),
    "too-large.txt": (lambda _: b"a" * (25 * MIB + 1), "E305"),
    "truncated.docx": (lambda _: _plain_docx()[:-200], "E315"),
    "truncated.xlsx": (lambda _: _plain_xlsx()[:300], "E315"),
    "truncated.pdf": (lambda _: _plain_pdf()[:120], ("E315", "E326")),
    "no-document.docx": (lambda _: zipped({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<a/>"}), "E315"),
    "broken-deflate.docx": (lambda _: _patched(_plain_docx(), b"word/document.xml", 20, b"\xff" * 40), "E315"),
    "bad-checksum.docx": (lambda _: _patched(_plain_docx(), b"PK\x01\x02", 16, b"\1\2\3\4"), "E315"),
    "broken-xml.docx": (lambda _: docx("<w:p><w:r></w:p>"), "E315"),
    "pdf-named.docx": (lambda _: _plain_pdf(), READ),
    "html-named.pdf": (lambda _: _html(f"<h1>Plan</h1><p>{LINE}</p>"), READ),
    "docx-named.xlsx": (lambda _: _plain_docx(), READ),
    "xlsx-named.csv": (lambda _: _plain_xlsx(), READ),
    "old-word.doc": (lambda _: _ole("WordDocument"), "E307"),
    "old-excel.xls": (lambda _: _ole("Workbook"), "E308"),
    "old-powerpoint.ppt": (lambda _: _ole("PowerPoint Document"), "E309"),
    "encrypted.docx": (lambda _: _ole("EncryptedPackage"), "E312"),
    "text.odt": (lambda _: _open_document("text"), "E307"),
    "sheet.ods": (lambda _: _open_document("spreadsheet"), "E308"),
    "rich.rtf": (lambda _: b"{\\rtf1\\ansi Hej}", "E307"),
    "word-2003.xml": (lambda _: b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><a/>', "E307"),
    "slides.pptx": (lambda _: zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<a/>"}), "E309"),
    "calendar.ics": (lambda _: b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "E309"),
    "picture.png": (lambda _: b"\x89PNG\r\n\x1a\n" + bytes(100), "E310"),
    "picture.pdf": (lambda _: b"\xff\xd8\xff\xe0" + bytes(100), "E310"),
    "folder.zip": (lambda _: zipped({"plan.docx": _plain_docx()}), "E311"),
    "packed.docx.gz": (lambda _: b"\x1f\x8b\x08" + bytes(50), "E311"),
    "bomb-one-node.docx": (lambda _: docx(p("a" * (60 * MIB))), "E316"),
    "bomb-repeated-nodes.docx": (lambda _: docx("<w:p/>" * (6 * MIB)), "E316"),
    "bomb-many-nodes.docx": (lambda _: _many_nodes(), ("E321", "E326")),
    "bomb-many-entries.docx": (lambda _: _entries(*((f"word/{n}.xml", b"") for n in range(3000))), "E316"),
    "bomb-overlap.docx": (lambda _: _overlapping(), ("E316", "E317")),
    "bomb-nested.docx": (lambda _: _with("word/embeddings/a.zip", _entries(("b", bytes(MIB)))), READ),
    "lying-size.docx": (lambda _: _lying_size(), ("E315", "E316")),
    "zip64-marks.docx": (
        lambda _: _patched(_plain_docx(), b"PK\x05\x06", 8, b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"),
        "E316",
    ),
    "twice.docx": (lambda _: _with("word/document.xml", b"<a/>"), "E317"),
    "up.docx": (lambda _: _with("../../../tmp/frisat-was-here"), "E317"),
    "up-windows.docx": (lambda _: _with("..\\..\\frisat-was-here"), "E317"),
    "absolute.docx": (lambda _: _with("/etc/frisat-was-here"), "E317"),
    "disk.docx": (lambda _: _with("C:/frisat-was-here"), "E317"),
    "link.docx": (lambda _: _with("word/link", b"/etc/passwd", 0o120777 << 16), "E317"),
    "locked-entry.docx": (lambda _: _patched(_plain_docx(), b"PK\x01\x02", 8, b"\1\0"), "E312"),
    "laughs.docx": (lambda _: docx(p("&a11;"), head=_laughs()), "E318"),
    "laughs-wide.docx": (lambda _: _wide_entity(), "E318"),
    "laughs.xlsx": (lambda _: zipped({"xl/workbook.xml": _laughs() + "<workbook>&a11;</workbook>"}), "E318"),
    "quadratic.docx": (
        lambda _: docx(p("&x;" * 50_000), head=f'<!DOCTYPE w:document [<!ENTITY x "{"y" * 50_000}">]>'),
        "E318",
    ),
    "entity-file.docx": (lambda _: docx(p("&x;"), head=_external("file:///etc/passwd")), "E318"),
    "entity-net.docx": (lambda canary: docx(p("&x;"), head=_external(f"http://{canary}/x")), "E318"),
    "entity.html": (
        lambda canary: b'<!DOCTYPE html [<!ENTITY x SYSTEM "http://' + canary.encode() + b'/">]><p>&x; Plan</p>',
        "E318",
    ),
    "remote.docx": (_remote, READ),
    "macros.docm": (lambda _: docx(p(LINE), parts={"word/vbaProject.bin": b"x"}), READ),
    "half-field.docx": (lambda _: _half_field(), READ),
    "style-loop.docx": (lambda _: _style_loop(), READ),
    "deep-tables.docx": (lambda _: _deep_tables(2000), "E323"),
    "wide-table.docx": (lambda _: _wide_docx_table(), ("E319", "E316")),
    "endless-span.docx": (
        lambda _: docx(tbl(tr(tc("a", look='<w:gridSpan w:val="999999999"/>'), "b"), tr("c", "d"))),
        "E319",
    ),
    "million-cells.xlsx": (lambda _: _million_cells(), "E319"),
    "far-cell.xlsx": (lambda _: _sparse_sheet(), READ),
    "no-such-string.xlsx": (
        lambda _: xlsx({"A": f'<sheetData><row><c t="s"><v>99999999</v></c>{c("B1", LINE)}</row></sheetData>'}),
        READ,
    ),
    "million-columns.csv": (lambda _: b"x;" * 1_000_000 + b"\na;b\n", "E319"),
    "open-quote.csv": (lambda _: b'"' + b"a;b\n" * 60_000, "E329"),
    "long-cell.xlsx": (
        lambda _: xlsx({"A": f'<sheetData><row r="1">{c("A1", "ord &#10;" * 9000)}{c("B1", LINE)}</row></sheetData>'}),
        "E329",
    ),
    "deep.html": (lambda _: _html("<div>" * 100_000 + LINE), "E323"),
    "deep-inline.html": (lambda _: _html("<b>" * 50_000 + LINE), "E323"),
    "million-cells.html": (lambda _: _html("<table>" + ("<tr>" + "<td>1" * 1000) * 1000 + "</table>"), "E319"),
    "endless-span.html": (
        lambda _: _html(f"<table>{'<tr><td colspan=99999 rowspan=99999>a<td>b' * 600}</table>"),
        ("E319", READ),
    ),
    "remote.html": (
        lambda canary: _html(
            f'<img src="http://{canary}/1"><iframe src="http://{canary}/2"></iframe><p>{LINE}</p>',
            f'<base href="http://{canary}/"><link rel=stylesheet href="http://{canary}/3">'
            f'<meta http-equiv=refresh content="0;http://{canary}/4"><script src="http://{canary}/5"></script>',
        ),
        READ,
    ),
    "angles.html": (lambda _: _html("<p>" + "<" * 100_000 + "</p><!--" + "-" * 100_000), READ),
    "style-brackets.html": (lambda _: _html(f"<p>{LINE}</p>", f"<style>{'@a{' * 30_000}{'a{' * 30_000}</style>"), READ),
    "page-loop.pdf": (lambda _: _page_loop(), ("E315", "E325", "E326")),
    "xref-loop.pdf": (lambda _: _xref_loop(), (READ, "E315")),
    "stream-bomb.pdf": (lambda _: _stream_bomb(), ("E315", "E320", "E321", "E322", "E326")),
    "form-loop.pdf": (lambda _: _form_loop(), ("E315", "E322", "E326")),
    "deep-arrays.pdf": (lambda _: _plain_pdf(keys=f"/A {'[' * 30_000}{']' * 30_000}"), (READ, "E315", "E326")),
    "active.pdf": (_active, READ),
    "password.pdf": (lambda _: _locked("hemmelig"), "E313"),
    "owner-password.pdf": (lambda _: _locked(""), READ),
    "scanned.pdf": (lambda _: _scanned(), "E314"),
    "thousand-pages.pdf": (lambda _: _many_pages(1000), "E325"),
    "blank-pages.pdf": (lambda _: _many_pages(3), "E326"),
    "endless-page.pdf": (lambda _: pdf_page(words((60, 7, "Plan 2021")), size="0 0 1e9 1e9"), (READ, "E315", "E326")),
    "rectangles.pdf": (lambda _: _rectangles(5_000), READ),
    "lines.pdf": (lambda _: _lines(1500), (READ, "E319")),
    "pdf-and-zip.pdf": (lambda _: _plain_pdf() + _plain_docx(), READ),
    "html-and-pdf.html": (lambda _: _html(f"<!-- %PDF-1.7 --><p>{LINE}</p>"), READ),
    "not-a-plan.json": (lambda _: json.dumps({"format": "noget-andet", "activities": 7}).encode(), "E201"),
    "newer-plan.json": (lambda _: b'{"format":"frisat-plan/99"}', "E202"),
    "broken.json": (lambda _: b'{"format":"frisat-plan/1",', "E315"),
    "deep.json": (lambda _: _json(200_000), "E323"),
}
