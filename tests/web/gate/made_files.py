"""
Files as an office hands them in: each says `SHOWN` where a reader looks, and the words of `PLANTED` everywhere else.

Made with other programs' libraries where there is one, so that a copy is not only tried on what we thought of.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx as python_docx
import openpyxl
import pikepdf
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, PngImagePlugin

from frisat.plan.meeting import Meeting
from frisat.write.meeting import write_meeting
from tests.read.office import relations, zipped

SHOWN = "Udvalget drøfter skolestrukturen"
PLANTED = (
    "Anna Ophav", "Bo Gemte", "Firma Fabelhaft", "Skabelon-x.dotx", "Egenskab-hemmelig", "Kommentar-hemmelig",
    "Skjult-ark", "skjult-celle", "skjult-kolonne", "skjult-raekke", "Note-hemmelig", "Skjult-dias", "skjult-ord",
    "Kamera-hemmelig", "XMP-hemmelig", "Vedhaeft-hemmelig", "Maerke-hemmelig", "Miniature-hemmelig", "bag-diagrammet",
    "Annas-mappe", "hale-hemmelig", "Afsnit-hemmelig", "Diasnavn-hemmelig",
)  # fmt: skip


def photo(form: str = "JPEG") -> bytes:
    """A picture with a place, a maker, XMP, a comment, a thumbnail and something behind its end."""
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (56.0, 10.0, 1.0), 3: "E", 4: (9.0, 1.0, 2.0)}
    exif[0x013B], exif[0x0110] = "Anna Ophav", "Kamera-hemmelig"
    out = io.BytesIO()
    image = Image.effect_noise((80, 60), 60).convert("RGB")
    if form == "PNG":
        words = PngImagePlugin.PngInfo()
        words.add_text("Author", "Anna Ophav")
        words.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>XMP-hemmelig</x:xmpmeta>", zip=True)
        image.save(out, "PNG", exif=exif, pnginfo=words)
    else:
        xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>XMP-hemmelig</x:xmpmeta>"
        image.save(out, form, exif=exif, comment=b"Kommentar-hemmelig", xmp=xmp)
        thumbnail = b"JFXX\0\x10Miniature-hemmelig"
        data = out.getvalue()
        segment = b"\xff\xe0" + (len(thumbnail) + 2).to_bytes(2, "big") + thumbnail
        return data[:20] + segment + data[20:] + b"hale-hemmelig"  # behind the first segment, JFIF of 18 bytes
    return out.getvalue() + b"hale-hemmelig"


def word() -> bytes:
    made = python_docx.Document()
    paragraph = made.add_paragraph(SHOWN)
    veiled = paragraph.add_run(" skjult-ord")
    veiled.font.hidden = True
    core = made.core_properties
    core.author, core.last_modified_by, core.keywords = "Anna Ophav", "Bo Gemte", "Egenskab-hemmelig"
    made.add_picture(io.BytesIO(photo()))
    made.add_comment(paragraph.runs[:1], text="Kommentar-hemmelig", author="Bo Gemte", initials="BG")
    made.part.relate_to("file:///D:\\Annas-mappe\\notat.docx", RT.HYPERLINK, is_external=True)
    out = io.BytesIO()
    made.save(out)
    app = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    app += "<Company>Firma Fabelhaft</Company><Template>Skabelon-x.dotx</Template></Properties>"
    return _with(out.getvalue(), {"docProps/app.xml": app, "customXml/item9.xml": "<a>Egenskab-hemmelig</a>"})


def _with(data: bytes, parts: dict[str, str | bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if name not in parts}
    return zipped({**kept, **parts})


def sheet() -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    page["A1"], page["B1"], page["A2"], page["A3"] = SHOWN, "skjult-kolonne", "skjult-raekke", 17
    page.column_dimensions["B"].hidden = True
    page.row_dimensions[2].hidden = True
    page["A1"].comment = Comment("Kommentar-hemmelig", "Anna Ophav")
    veiled = book.create_sheet("Skjult-ark")
    veiled["A1"], veiled.sheet_state = "skjult-celle", "veryHidden"
    veiled.oddHeader.center.text = "skjult-celle"
    book.defined_names["sti"] = DefinedName("sti", attr_text="'Skjult-ark'!$A$1")
    book.properties.creator, book.properties.lastModifiedBy = "Anna Ophav", "Bo Gemte"
    book.properties.keywords = "Egenskab-hemmelig"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NAMES = f'xmlns:p="{_P}" xmlns:a="{_A}" xmlns:r="{_R}"'


def _shape(text: str, more: str = "") -> str:
    return f"<p:sp><p:txBody><a:p><a:r><a:rPr>{more}</a:rPr><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"


def _slide(text: str, *, more: str = "", hidden: bool = False) -> str:
    show = ' show="0"' if hidden else ""
    held = f'<p:cSld name="Diasnavn-hemmelig"><p:spTree>{_shape(text, more)}</p:spTree></p:cSld>'
    return f"<p:sld {_NAMES}{show}>{held}</p:sld>"


def slides() -> bytes:
    """Two slides, one not shown and linked to from the other, with notes, a comment, a chart and its workbook."""
    ids = '<p:sldId id="256" r:id="rId1"/><p:sldId id="257" r:id="rId2"/>'
    p14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
    parts = f'<p14:sectionLst xmlns:p14="{p14}"><p14:section name="Afsnit-hemmelig" id="{{1}}"/></p14:sectionLst>'
    ends = f'<p:extLst><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">{parts}</p:ext></p:extLst>'
    notes = f"<p:notes {_NAMES}><p:cSld><p:spTree>{_shape('Note-hemmelig')}</p:spTree></p:cSld></p:notes>"
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    made = f'<cp:coreProperties xmlns:cp="{core}"><creator>Anna Ophav</creator></cp:coreProperties>'
    cells = '<c:numRef><c:f>Ark1!A1</c:f><c:numCache><c:pt idx="0"><c:v>7</c:v></c:pt></c:numCache></c:numRef>'
    chart = f'<c:chartSpace xmlns:c="{_C}" xmlns:r="{_R}">{cells}<c:externalData r:id="rId1"/></c:chartSpace>'
    jump = '<a:hlinkClick r:id="rId3" action="ppaction://hlinksldjump"/>'
    book = openpyxl.Workbook()
    book.active["A1"] = "bag-diagrammet"
    behind = io.BytesIO()
    book.save(behind)
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": relations({"rId1": ("officeDocument", "ppt/presentation.xml")}),
            "docProps/core.xml": made,
            "ppt/presentation.xml": f"<p:presentation {_NAMES}><p:sldIdLst>{ids}</p:sldIdLst>{ends}</p:presentation>",
            "ppt/_rels/presentation.xml.rels": relations(
                {
                    "rId1": ("slide", "slides/slide1.xml"), "rId2": ("slide", "slides/slide2.xml"),
                    "rId3": ("commentAuthors", "commentAuthors.xml"),
                }
            ),
            "ppt/commentAuthors.xml": f'<p:cmAuthorLst {_NAMES}><p:cmAuthor id="0" name="Bo Gemte"/></p:cmAuthorLst>',
            "ppt/comments/comment1.xml": f"<p:cmLst {_NAMES}><p:cm>Kommentar-hemmelig</p:cm></p:cmLst>",
            "ppt/slides/slide1.xml": _slide(SHOWN, more=jump),
            "ppt/slides/_rels/slide1.xml.rels": relations(
                {
                    "rId1": ("notesSlide", "../notesSlides/notesSlide1.xml"), "rId2": ("chart", "../charts/chart1.xml"),
                    "rId3": ("slide", "slide2.xml"), "rId4": ("comments", "../comments/comment1.xml"),
                    "rId5": ("image", "../media/image1.jpeg"),
                }
            ),
            "ppt/slides/slide2.xml": _slide("Skjult-dias", hidden=True),
            "ppt/notesSlides/notesSlide1.xml": notes,
            "ppt/charts/chart1.xml": chart,
            "ppt/charts/_rels/chart1.xml.rels": relations({"rId1": ("package", "../embeddings/ark1.xlsx")}),
            "ppt/embeddings/ark1.xlsx": behind.getvalue(),
            "ppt/media/image1.jpeg": photo(),
        }
    )  # fmt: skip


def paper() -> bytes:
    """A PDF whose page says nothing of its makers."""
    pdf = Pdf.open(io.BytesIO(write_meeting(Meeting(uid="u", title=SHOWN), "pdf")))
    pdf.docinfo["/Author"], pdf.docinfo["/Company"] = "Anna Ophav", "Firma Fabelhaft"
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = ["Anna Ophav", "XMP-hemmelig"]
    pdf.attachments["Vedhaeft-hemmelig.txt"] = b"Vedhaeft-hemmelig"
    page = pdf.pages[0].obj
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Highlight, Rect=[9, 9, 20, 20], T="Bo Gemte", Contents="Maerke-hemmelig"
    )
    file = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[9, 40, 20, 60], T="Bo Gemte", Contents="Note-hemmelig")
    page.Annots = Array([pdf.make_indirect(note), pdf.make_indirect(file)])
    page.Thumb = pdf.make_stream(b"Miniature-hemmelig")
    image = pdf.make_stream(photo(), Type=Name.XObject, Subtype=Name.Image, Width=80, Height=60, BitsPerComponent=8)
    image.ColorSpace, image.Filter = Name.DeviceRGB, Name.DCTDecode
    page.Resources.XObject = Dictionary(Im=image)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


KINDS: dict[str, Callable[[], bytes]] = {
    "docx": word, "xlsx": sheet, "pptx": slides, "pdf": paper, "jpg": photo, "png": lambda: photo("PNG"),
}  # fmt: skip
"""Every kind that a paper can be and that can hold more than it shows, by its ending."""


def everything(data: bytes) -> bytes:
    """All that anybody can get out of a file: parts of packages, streams and strings of a PDF, unpacked, one by one."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [name.encode() + b"\0" + everything(archive.read(name)) for name in archive.namelist()]
            return b"\0".join([*parts, archive.comment, *(i.extra for i in archive.infolist())])
    if data.startswith(b"%PDF-1") and len(data) > 100:  # papers of other tests are a first line alone
        out = io.BytesIO()
        with Pdf.open(io.BytesIO(data)) as pdf:
            pdf.save(out, qdf=True, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
        return data + out.getvalue()
    if data.startswith(b"\x89PNG"):
        chunks = Image.open(io.BytesIO(data))
        chunks.load()
        return data + str(chunks.info).encode() + str(dict(chunks.getexif())).encode()
    return data


def found_in(data: bytes) -> list[str]:
    """The planted words that a file holds, in any of the ways that formats write them."""
    said = everything(data)
    low = said.lower()
    return [
        word
        for word in PLANTED
        if word.encode() in said or word.encode("utf-16-be") in said or word.encode("utf-16-be").hex().encode() in low
    ]
