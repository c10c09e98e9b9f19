"""Small office files made from their XML, so that a test says exactly what stands in the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """Relations part: id -> (last word of the type, target); a target with :// is external."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def docx(body: str, *, parts: Mapping[str, str | bytes] | None = None, head: str = "") -> bytes:
    """
    A Word file.

    Args:
        body: XML of the body. parts: more parts by name; `word/styles.xml` and its like are related by their names.
        head: what stands before the root element (a document type, in a hostile file).
    """
    parts = dict(parts or {})
    related = {f"rId{n}": (_kind(name), name.removeprefix("word/")) for n, name in enumerate(parts, 1)}
    all_parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"{head}<w:document {W} {MORE}><w:body>{body}</w:body></w:document>",
        **parts,
    }
    all_parts.setdefault("word/_rels/document.xml.rels", relations(related))
    return zipped(all_parts)


def _kind(name: str) -> str:
    stem = Path(name).stem.rstrip("0123456789")
    return {"data": "diagramData", "vbaProject": "vbaProject"}.get(stem, stem)


def p(*texts: str, style: str = "", look: str = "", run: str = "") -> str:
    """A paragraph; a text that begins with < is XML, else the words of a run. look, run: its properties' XML."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(text if text.startswith("<") else r(text, run) for text in texts)
    return f"<w:p><w:pPr>{named}{look}</w:pPr>{runs}</w:p>"


def r(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(*paragraphs: str, look: str = "") -> str:
    inner = "".join(text if text.startswith("<") else p(text) for text in paragraphs) or p()
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, look: str = "") -> str:
    inner = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{look}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def xlsx(
    sheets: Mapping[str, str],
    *,
    strings: str = "",
    styles: str = "",
    states: Mapping[str, str] | None = None,
    book: str = "",
) -> bytes:
    """A workbook: sheet name -> XML inside `worksheet`. strings, styles: XML inside their roots."""
    names = list(sheets)
    related = {f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(names) + 1)}
    related["rId90"] = ("sharedStrings", "sharedStrings.xml")
    related["rId91"] = ("styles", "styles.xml")
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"{_state((states or {}).get(name))}/>'
        for n, name in enumerate(names, 1)
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook {S} xmlns:r="{R}">{book}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(related),
        "xl/sharedStrings.xml": f"<sst {S}>{strings}</sst>",
        "xl/styles.xml": f"<styleSheet {S}>{styles}</styleSheet>",
    }
    for n, content in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = f"<worksheet {S}>{content}</worksheet>"
    return zipped(parts)


def _state(state: str | None) -> str:
    return f' state="{state}"' if state else ""


def c(place: str, value: object, style: int = 0) -> str:
    """A cell: numbers as numbers, everything else as text in the cell."""
    if isinstance(value, int | float):
        return f'<c r="{place}" s="{style}"><v>{value}</v></c>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


def pdf(*objects: str | bytes, root: int = 1, trailer: str = "") -> bytes:
    """A PDF of numbered objects, 1 first; a `bytes` object is given whole ("1 0 obj…endobj")."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        if isinstance(content, bytes):
            out += content + b"\n"
        else:
            out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010d} 00000 n \n".encode()
    out += f"trailer\n<</Size {len(objects) + 1}/Root {root} 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(number: int, content: bytes, keys: str = "") -> bytes:
    head = f"{number} 0 obj\n<</Length {len(content)}{keys}>>\nstream\n".encode()
    return head + content + b"\nendstream\nendobj"


def pdf_page(content: bytes, *, keys: str = "", size: str = "0 0 595 842") -> bytes:
    """One page with Helvetica as /F1 and Helvetica-Bold as /F2."""
    return pdf_pages(content, keys=keys, size=size)


def pdf_pages(*contents: bytes, keys: str = "", size: str = "0 0 595 842", more: Sequence[str | bytes] = ()) -> bytes:
    """A page for each content; `more` objects follow, the first of them numbered 5 + twice the number of pages."""
    count = len(contents)
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(count))
    font = "<</Type/Font/Subtype/Type1/BaseFont/{}/Encoding/WinAnsiEncoding>>"
    objects: list[str | bytes] = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
        font.format("Helvetica"),
        font.format("Helvetica-Bold"),
    ]
    for n, content in enumerate(contents):
        resources = "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[{size}]/Contents {6 + 2 * n} 0 R{resources}{keys}>>")
        objects.append(stream(6 + 2 * n, content))
    return pdf(*objects, *more)


def words(*placed: tuple[float, float, str], size: float = 10, font: str = "F1") -> bytes:
    """Content that sets each text at (x, y from the bottom)."""
    out = b""
    for x, y, text in placed:
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        out += f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n".encode("cp1252")
    return out


def letter_by_letter(x: float, y: float, text: str) -> list[tuple[float, float, str]]:
    """Each letter drawn on its own, as browsers print pages; Helvetica's widths in thousandths."""
    widths = {
        " ": 278,
        ".": 278,
        "i": 222,
        "l": 222,
        "t": 278,
        "r": 333,
        "s": 500,
        "m": 833,
        "D": 722,
        "S": 667,
        "H": 722,
        "v": 500,
    }
    out = []
    for letter in text:
        if letter != " ":
            out.append((x, y, letter))
        x += widths.get(letter, 556) / 100
    return out
