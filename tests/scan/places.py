"""The places of a file where a number can stand: each a maker of a file from the texts that are to stand there."""

from __future__ import annotations

import base64
import io
import json
import quopri
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from xml.sax.saxutils import quoteattr

from tests.read.office import W, c, docx, p, pdf, pdf_pages, r, relations, stream, tbl, tc, tr, xlsx, zipped

Made = tuple[str, bytes]
FILLER = "Referat af møde i udvalget. Sagsnr. 25-008754, 00.22.04-P35-12-24. Budget 1.250.000 kr."


@dataclass(frozen=True, slots=True)
class Maker:
    """`plain`: characters that any file can write. `bare`: the text is the number alone. `one`: a file each."""

    make: Callable[[Sequence[str]], Made]
    plain: bool = False
    bare: bool = False
    alone: bool = True
    one: bool = False

    def groups(self, count: int) -> list[list[int]]:
        return [[n] for n in range(count)] if self.one else [list(range(count))]


def _docx(body: Callable[[str], str], **parts: str) -> Callable[[Sequence[str]], Made]:
    return lambda texts: ("brev.docx", docx(p(FILLER) + "".join(body(escape(t, quote=False)) for t in texts)))


def _part(name: str, root: str, one: Callable[[int, str], str]) -> Callable[[Sequence[str]], Made]:
    def make(texts: Sequence[str]) -> Made:
        inner = "".join(one(n, escape(t, quote=False)) for n, t in enumerate(texts, 2))
        return "brev.docx", docx(p(FILLER), parts={f"word/{name}.xml": f"<w:{root} {W}>{inner}</w:{root}>"})

    return make


def _split(text: str) -> str:
    """A run for every two characters."""
    return p(*(r(text[n : n + 2]) for n in range(0, len(text), 2)))


def _half(text: str) -> tuple[str, str]:
    return text[: len(text) // 2], text[len(text) // 2 :]


def _deleted(text: str) -> str:
    return p(f'<w:del w:id="1" w:author="x"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>')


def _half_deleted(text: str) -> str:
    """The end of the number is deleted and written again as something else."""
    one, two = _half(text)
    gone = f'<w:del w:id="1"><w:r><w:delText xml:space="preserve">{two}</w:delText></w:r></w:del>'
    return p(r(one), gone, f'<w:ins w:id="2">{r("…")}</w:ins>')


def _half_inserted(text: str) -> str:
    one, two = _half(text)
    return p(r(one), f'<w:del w:id="1"><w:r><w:delText>udgår</w:delText></w:r></w:del><w:ins w:id="2">{r(two)}</w:ins>')


def _alt(text: str) -> str:
    shape = f"<wp:docPr id='1234567890' name='Billede 1' descr={quoteattr(text)}/>"
    return p(f"<w:r><w:drawing><wp:inline>{shape}</wp:inline></w:drawing></w:r>")


def _box(text: str) -> str:
    inner = f"<v:textbox><w:txbxContent>{p(text)}</w:txbxContent></v:textbox>"
    return p(f"<w:r><w:pict><v:shape>{inner}</v:shape></w:pict></w:r>")


def _field(text: str) -> str:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return p(f'{begin}<w:r><w:instrText>ASK felt "{text}"</w:instrText></w:r>{end}')


def _property(part: str, root: str, one: Callable[[str], str]) -> Callable[[Sequence[str]], Made]:
    def make(texts: Sequence[str]) -> Made:
        inner = "".join(one(escape(t, quote=False)) for t in texts)
        return "brev.docx", docx(p(FILLER), parts={f"docProps/{part}.xml": f"<{root}>{inner}</{root.split()[0]}>"})

    return make


def _more(texts: Sequence[str], name: str, content: Callable[[str], str]) -> Made:
    return "brev.docx", docx(p(FILLER), parts={name: content("".join(f"<t>{escape(t)}</t>" for t in texts))})


def _links(texts: Sequence[str]) -> Made:
    site, space = "https://sag.example/?q=", "http://schemas.openxmlformats.org/package/2006/relationships"
    rows = "".join(
        f'<Relationship Id="r{n}" Type="x/hyperlink" TargetMode="External" Target={quoteattr(site + t)}/>'
        for n, t in enumerate(texts)
    )
    return "brev.docx", docx(
        p(FILLER), parts={"word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{rows}</Relationships>'}
    )


def _sheet(texts: Sequence[str], cols: str = "", row: str = "", state: str = "", after: str = "") -> Made:
    rows = "".join(
        f'<row r="{n}"{row}>{c(f"A{n}", "Punkt")}{c(f"B{n}", escape(t))}</row>' for n, t in enumerate(texts, 2)
    )
    states = {"Bilag": state} if state else None
    content = f"{cols}<sheetData>{rows}</sheetData>{after}"
    return "bilag.xlsx", xlsx(
        {"Plan": f'<sheetData><row r="1">{c("A1", "Dato")}</row></sheetData>', "Bilag": content}, states=states
    )


def _book(book: str) -> Made:
    return "bilag.xlsx", xlsx({"Plan": f'<sheetData><row r="1">{c("A1", FILLER)}</row></sheetData>'}, book=book)


def _with_part(name: str, content: str) -> Made:
    base = xlsx({"Plan": f'<sheetData><row r="1">{c("A1", FILLER)}</row></sheetData>'})
    with zipfile.ZipFile(io.BytesIO(base)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    return "bilag.xlsx", zipped({**parts, name: content})


def _cell_comments(texts: Sequence[str]) -> Made:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    inner = "".join(
        f'<comment ref="B{n}"><text>{"".join(f"<r><t>{escape(h)}</t></r>" for h in _half(t))}</text></comment>'
        for n, t in enumerate(texts, 1)
    )
    return _with_part("xl/comments1.xml", f'<comments xmlns="{space}"><commentList>{inner}</commentList></comments>')


def _pivot(texts: Sequence[str]) -> Made:
    inner = "".join(f"<s v={quoteattr(t)}/>" for t in texts)
    return _with_part("xl/pivotCache/pivotCacheDefinition1.xml", f"<sharedItems>{inner}</sharedItems>")


def _lines(texts: Sequence[str]) -> bytes:
    """Text lines of a page, in a standard font."""
    out = b"BT /F1 10 Tf 14 TL 60 780 Td "
    for text in [FILLER, *texts]:
        out += b"(" + _string(text) + b") Tj T* "
    return out + b"ET"


def _string(text: str) -> bytes:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252", "replace")


def _pdf(
    texts: Sequence[str], keys: str = "", more: Sequence[str | bytes] = (), content: bytes = b"", trailer: str = ""
) -> Made:
    """`keys` of the page, `more` objects from number 7 on."""
    data = pdf_pages(_lines([]) + content, keys=keys, more=more)
    if trailer:
        data = data.replace(b"/Root 1 0 R", b"/Root 1 0 R" + trailer.encode())
    return "bilag.pdf", data


def _literal(text: str) -> str:
    return "<" + ("\ufeff" + text).encode("utf-16-be").hex() + ">"


def _annotations(texts: Sequence[str]) -> Made:
    made = [f"<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents{_literal(t)}>>" for t in texts]
    return _pdf(texts, f"/Annots[{' '.join(f'{7 + n} 0 R' for n in range(len(made)))}]", made)


def _fields(texts: Sequence[str]) -> Made:
    made = [
        f"<</Type/Annot/Subtype/Widget/FT/Tx/T(felt{n})/Rect[10 10 90 30]/V{_literal(t)}>>" for n, t in enumerate(texts)
    ]
    return _pdf(texts, f"/Annots[{' '.join(f'{7 + n} 0 R' for n in range(len(made)))}]", made)


def _bookmarks(texts: Sequence[str]) -> Made:
    made = [f"<</Title{_literal(t)}/Parent 7 0 R>>" for t in texts]
    return _pdf(texts, "", ["<</Type/Outlines>>", *made])


def _xmp(texts: Sequence[str]) -> Made:
    inner = "".join(f"<dc:description>{escape(t)}</dc:description>" for t in texts)
    return _pdf(texts, "", [stream(7, f"<x:xmpmeta>{inner}</x:xmpmeta>".encode(), "/Type/Metadata/Subtype/XML")])


def _alternatives(texts: Sequence[str]) -> Made:
    return _pdf(texts, "", [f"<</S/Figure/Alt{_literal(t)}>>" for t in texts])


def _attachment(texts: Sequence[str]) -> Made:
    data = pdf(
        "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(bilag.txt) 4 0 R]>>>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        "<</Type/Filespec/F(bilag.txt)/UF(bilag.txt)/EF<</F 5 0 R>>>>",
        stream(5, "\n".join(texts).encode(), "/Type/EmbeddedFile"),
    )
    return "bilag.pdf", data


def _page(texts: Sequence[str], one: Callable[[str], str], head: str = "") -> Made:
    inner = "\n".join(one(escape(t)) for t in texts)
    return "side.html", f"<!doctype html><html><head>{head}</head><body><p>{FILLER}</p>\n{inner}</body></html>".encode()


def _html(one: Callable[[str], str]) -> Callable[[Sequence[str]], Made]:
    return lambda texts: _page(texts, one)


def _in_zip(texts: Sequence[str]) -> Made:
    name, data = _docx(p)(texts)
    return "sag.zip", zipped({"bilag/1/" + name: data, "læs.txt": FILLER})


def _zip_names(texts: Sequence[str]) -> Made:
    return "sag.zip", zipped({f"bilag {t}.txt".replace("/", "_").replace(":", ""): FILLER for t in texts})


def _csv(texts: Sequence[str]) -> Made:
    return "liste.csv", (
        "Nr;Navn;CPR-nr.\n" + "".join(f'{n};Person {n};"{t}"\n' for n, t in enumerate(texts, 1))
    ).encode()


def _ics(texts: Sequence[str]) -> Made:
    def folded(text: str) -> str:
        return f"{text[:12]}\r\n {text[12:]}"

    events = "".join(f"BEGIN:VEVENT\r\n{folded('SUMMARY:' + t)}\r\nEND:VEVENT\r\n" for t in texts)
    return "møder.ics", f"BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n".encode()


def _letters(text: str) -> str:
    """Base64 in lines of 76, as a mail has it."""
    return base64.encodebytes(text.encode()).decode()


def _mail(texts: Sequence[str], *, by: str) -> Made:
    """A saved mail with two parts; the words stand in the second, written in letters or quoted-printable."""
    said = "\n".join([FILLER, *texts])
    coded = _letters(said) if by == "base64" else quopri.encodestring(said.encode(), quotetabs=True).decode()
    coded = coded if by == "base64" else coded.replace("-", "=2D")
    head = "From: Karen <karen@engby.example>\nTo: sekretariat@engby.example\nSubject: Bilag\nMIME-Version: 1.0\n"
    return "svar.eml", (
        f'{head}Content-Type: multipart/mixed; boundary="x1"\n\n--x1\nContent-Type: text/plain; charset=utf-8\n\nHej\n'
        f"--x1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {by}\n\n{coded}\n--x1--\n"
    ).encode()


def _mailed_word(texts: Sequence[str]) -> Made:
    """A Word file that hangs on to a saved mail."""
    _, data = PLACES["docx body"].make(texts)
    head = "From: karen@engby.example\nSubject: =?utf-8?q?H=C3=B8ring?=\nMIME-Version: 1.0\n"
    return "svar.eml", (
        f'{head}Content-Type: multipart/mixed; boundary="x1"\n\n--x1\nContent-Type: application/octet-stream; '
        'name="b.docx"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment\n\n'
        f"{base64.encodebytes(data).decode()}\n--x1--\n"
    ).encode()


def _data_address(texts: Sequence[str]) -> Made:
    links = [f'<a href="data:text/plain;base64,{base64.b64encode(t.encode()).decode()}">bilag</a>' for t in texts]
    return "side.html", f"<!doctype html><html><body><p>{FILLER}</p>{''.join(links)}</body></html>".encode()


def _attached(texts: Sequence[str]) -> Made:
    """A calendar with a file in it, its line folded."""
    whole = "ATTACH;VALUE=BINARY;ENCODING=BASE64:" + base64.b64encode("\n".join(texts).encode()).decode()
    folded = "\r\n ".join(whole[at : at + 74] for at in range(0, len(whole), 74))
    return "moede.ics", (
        f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Møde\r\n{folded}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode()
    )


def _json_file(texts: Sequence[str]) -> Made:
    _, data = PLACES["docx body"].make(texts)
    return "sag.json", json.dumps({"navn": "bilag.docx", "indhold": base64.b64encode(data).decode()}).encode()


def _slides(part: str, one: Callable[[str], str], *, show: str = "") -> Callable[[Sequence[str]], Made]:
    """A presentation with the texts in a part; `one` is the XML around each."""
    names = (
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    )

    def make(texts: Sequence[str]) -> Made:
        inner = "".join(one(escape(t, quote=False)) for t in texts)
        return "oplæg.pptx", zipped(
            {
                "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
                "_rels/.rels": relations({"rId1": ("officeDocument", "ppt/presentation.xml")}),
                "ppt/presentation.xml": f"<p:presentation {names}/>",
                "ppt/slides/slide1.xml": f"<p:sld {names}{show}>{_said(FILLER)}{'' if part else inner}</p:sld>",
                **({part: f"<p:part {names}>{inner}</p:part>"} if part else {}),
            }
        )

    return make


def _said(text: str) -> str:
    """A paragraph of a slide, cut into two runs."""
    return "<a:p>" + "".join(f"<a:r><a:t>{half}</a:t></a:r>" for half in _half(text)) + "</a:p>"


def _slide_row(text: str) -> str:
    cells = "".join(f"<a:tc><a:txBody>{_said(t)}</a:txBody></a:tc>" for t in ("Punkt", text))
    return f"<a:tbl><a:tr>{cells}</a:tr></a:tbl>"


_HIDDEN = "<w:vanish/>"
PLACES: dict[str, Maker] = {
    "docx body": Maker(_docx(p)),
    "docx split runs": Maker(_docx(_split)),
    "docx table cell": Maker(_docx(lambda t: tbl(tr("Punkt", "Tekst"), tr(tc("1"), tc(p(t)))))),
    "docx header": Maker(_part("header1", "hdr", lambda _, t: p(t))),
    "docx footer": Maker(_part("footer1", "ftr", lambda _, t: p(t))),
    "docx footnote": Maker(_part("footnotes", "footnotes", lambda n, t: f'<w:footnote w:id="{n}">{p(t)}</w:footnote>')),
    "docx endnote": Maker(_part("endnotes", "endnotes", lambda n, t: f'<w:endnote w:id="{n}">{p(t)}</w:endnote>')),
    "docx comment": Maker(_part("comments", "comments", lambda n, t: f'<w:comment w:id="{n}">{p(t)}</w:comment>')),
    "docx deletion": Maker(_docx(_deleted)),
    "docx insertion": Maker(_docx(lambda t: p(f'<w:ins w:id="1" w:author="x">{r(t)}</w:ins>'))),
    "docx half deleted": Maker(_docx(_half_deleted)),
    "docx half inserted": Maker(_docx(_half_inserted)),
    "docx alt text": Maker(_docx(_alt)),
    "docx text box": Maker(_docx(_box)),
    "docx field code": Maker(_docx(_field)),
    "docx hidden text": Maker(_docx(lambda t: p(r(t, _HIDDEN)))),
    "docx link": Maker(_links),
    "docx core property": Maker(_property("core", "cp", lambda t: f"<subject>{t}</subject>")),
    "docx app property": Maker(_property("app", "Properties", lambda t: f"<Manager>{t}</Manager>")),
    "docx custom property": Maker(
        _property("custom", "Properties", lambda t: f'<property name="CPR"><v>{t}</v></property>')
    ),
    "docx content control": Maker(
        _docx(
            lambda t: (
                f"<w:sdt><w:sdtPr><w:tag w:val={quoteattr(t)}/></w:sdtPr><w:sdtContent>{p('x')}</w:sdtContent></w:sdt>"
            )
        )
    ),
    "docx custom xml": Maker(lambda texts: _more(texts, "customXml/item1.xml", lambda t: f"<data>{t}</data>")),
    "docx chart": Maker(lambda texts: _more(texts, "word/charts/chart1.xml", lambda t: f"<chart>{t}</chart>")),
    "docx embedded xlsx": Maker(
        lambda texts: ("brev.docx", docx(p(FILLER), parts={"word/embeddings/ark.xlsx": _sheet(texts)[1]}))
    ),
    "xlsx cell": Maker(lambda texts: _sheet(texts)),
    "xlsx lone cell": Maker(lambda texts: _sheet(texts), bare=True),
    "xlsx hidden column": Maker(lambda texts: _sheet(texts, cols='<cols><col min="2" max="2" hidden="1"/></cols>')),
    "xlsx hidden row": Maker(lambda texts: _sheet(texts, row=' hidden="1"')),
    "xlsx hidden sheet": Maker(lambda texts: _sheet(texts, state="veryHidden")),
    "xlsx validation": Maker(
        lambda texts: _sheet(
            [FILLER],
            after="<dataValidations>"
            + "".join(f'<dataValidation type="list"><formula1>"{escape(t)}"</formula1></dataValidation>' for t in texts)
            + "</dataValidations>",
        )
    ),
    "xlsx page header": Maker(
        lambda texts: _sheet(
            [FILLER],
            after="<headerFooter>"
            + "".join(f"<oddHeader>&amp;C{escape(t)}</oddHeader>" for t in texts)
            + "</headerFooter>",
        )
    ),
    "xlsx defined name": Maker(
        lambda texts: _book(
            "<definedNames>"
            + "".join(f'<definedName name="n{n}">"{escape(t)}"</definedName>' for n, t in enumerate(texts))
            + "</definedNames>"
        )
    ),
    "xlsx cell comment": Maker(_cell_comments),
    "xlsx pivot cache": Maker(_pivot),
    "pptx slide": Maker(_slides("", _said)),
    "pptx table": Maker(_slides("", _slide_row)),
    "pptx hidden slide": Maker(_slides("", _said, show=' show="0"')),
    "pptx notes": Maker(_slides("ppt/notesSlides/notesSlide1.xml", _said)),
    "pptx comment": Maker(_slides("ppt/comments/comment1.xml", lambda t: f"<p:cm><p:text>{t}</p:text></p:cm>")),
    "pptx alt text": Maker(_slides("", lambda t: f"<p:cNvPr id='1' name='Billede' descr={quoteattr(t)}/>")),
    "pdf text": Maker(lambda texts: ("bilag.pdf", pdf_pages(_lines(texts))), plain=True),
    "pdf invisible text": Maker(lambda texts: ("bilag.pdf", pdf_pages(b"3 Tr " + _lines(texts))), plain=True),
    "pdf annotation": Maker(_annotations),
    "pdf form field": Maker(_fields),
    "pdf bookmark": Maker(_bookmarks),
    "pdf XMP": Maker(_xmp),
    "pdf information": Maker(
        lambda texts: _pdf(texts, more=[f"<</Title{_literal(' ; '.join(texts))}>>"], trailer="/Info 7 0 R")
    ),
    "pdf alternative text": Maker(_alternatives),
    "pdf attachment": Maker(_attachment),
    "html text": Maker(_html(lambda t: f"<p>{t}</p>")),
    "html split by tags": Maker(
        _html(lambda t: f"<p>{_half(t)[0]}<b>{_half(t)[1]}</b></p>" if "&" not in t else f"<p>{t}</p>")
    ),
    "html entities": Maker(_html(lambda t: "<p>" + t.replace("-", "&#8209;").replace(" ", "&nbsp;") + "</p>")),
    "html attribute": Maker(_html(lambda t: f'<img src="a.png" alt="{t}">')),
    "html data attribute": Maker(_html(lambda t: f'<div data-info="{t}">x</div>')),
    "html comment": Maker(_html(lambda t: f"<!-- {t.replace('--', '-')} -->")),
    "html hidden element": Maker(_html(lambda t: f'<div style="display: none"><span>{t}</span></div>')),
    "html script": Maker(_html(lambda t: f"<script>var a = {{tekst: '{t}'}}</script>")),
    "html meta": Maker(
        lambda texts: _page([], str, "".join(f'<meta name="description" content="{escape(t)}">' for t in texts))
    ),
    "txt": Maker(lambda texts: ("notat.txt", "\n".join([FILLER, *texts]).encode())),
    "txt Windows-1252": Maker(
        lambda texts: ("notat.txt", ("Æbler på øen\r\n" + "\r\n".join(texts)).encode("cp1252", "replace")), plain=True
    ),
    "txt UTF-16": Maker(lambda texts: ("notat.txt", "\n".join([FILLER, *texts]).encode("utf-16"))),
    "csv": Maker(_csv, bare=True),
    "json": Maker(
        lambda texts: ("data.json", json.dumps({"sager": [{"tekst": t, "nr": 4225075} for t in texts]}).encode())
    ),
    "ics": Maker(_ics),
    "file name": Maker(lambda texts: (f"ansøgning_{texts[0]}_bilag.txt", FILLER.encode()), plain=True, one=True),
    "zip": Maker(_in_zip),
    "zip names": Maker(_zip_names, plain=True),
    "mail part in base64": Maker(lambda texts: _mail(texts, by="base64")),
    "mail part quoted-printable": Maker(lambda texts: _mail(texts, by="quoted-printable")),
    "mail attachment": Maker(_mailed_word),
    "html data address": Maker(_data_address),
    "ics attachment": Maker(_attached),
    "json file in letters": Maker(_json_file),
}
