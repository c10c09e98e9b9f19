"""
A copy of a PDF without what tells of its making, and without what acts when it is opened.

Gone: document information, XMP, files inside it, small pictures of pages, what
photos tell of themselves, scripts and actions, notes (of marks and stamps what is drawn
stays, their words, author and time go), private data of programs, earlier versions, objects that nothing points at.
The pages stay as they are drawn. **Not** taken out: hidden words on a page, form fields and their values, bookmarks,
alternative texts, layers (a scan of the copy reads all of these). A signature does not outlive the copy.
"""

from __future__ import annotations

import io
from importlib import import_module
from typing import Any

from frisat.plan.errors import ReadError
from frisat.scan.cleaning_pictures import stripped

_OF_ROOT = (
    "/Metadata",
    "/OpenAction",
    "/AA",
    "/PieceInfo",
    "/Threads",
    "/SpiderInfo",
    "/Perms",
    "/Legal",
    "/DSS",
    "/AF",
)
_OF_NAMES = ("/EmbeddedFiles", "/JavaScript", "/AlternatePresentations", "/Renditions")
_OF_ANY = ("/Metadata", "/PieceInfo", "/LastModified", "/AF", "/AA", "/SourceInfo")
_OF_NOTE = ("/T", "/M", "/CreationDate", "/NM", "/Popup", "/RC", "/Contents", "/Subj", "/IRT")
_NO_NOTES = frozenset({"/Widget", "/Link"})
"""Kinds whose /T is a form field's name and whose /Contents is the alternative text of a link."""
_ACTS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/Sound", "/Movie", "/GoToE"})
_GONE = frozenset({"/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"})
"""Notes that are nothing but words or a file; without those they would be empty frames."""
_TITLED = b"<pdfuaid:part>1</pdfuaid:part>"
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:title><rdf:Alt>'
    '<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title><pdfuaid:part>1</pdfuaid:part>'
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)


def clean(data: bytes) -> bytes:
    """
    The copy's bytes.

    A file that says that it follows PDF/UA-1 keeps saying so, with its title, because the claim stands in what goes.
    Raises ReadError: E313 a password, E315 damaged.
    """
    pikepdf: Any = import_module("pikepdf")
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise ReadError("E313") from error
    except pikepdf.PdfError as error:
        raise ReadError("E315") from error
    with pdf:
        if pdf.is_encrypted:
            # An owner's password forbids changes; a copy without its marks is for its owner to make.
            raise ReadError("E313")
        accessible = _claim(pdf)
        for key in _OF_ROOT:
            _drop(pdf.Root, key)
        names = pdf.Root.get("/Names")
        if isinstance(names, pikepdf.Dictionary):
            for key in _OF_NAMES:
                _drop(names, key)
        for page in pdf.pages:
            _drop(page.obj, "/Thumb")
            _clean_notes(pikepdf, page.obj)
        for one in pdf.objects:
            _clean_object(pikepdf, one)
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        if accessible is not None:
            packet = pdf.make_stream(_XMP.format(title=accessible).encode())
            packet["/Type"], packet["/Subtype"] = pikepdf.Name.Metadata, pikepdf.Name.XML
            pdf.Root["/Metadata"] = packet
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _claim(pdf: Any) -> str | None:
    """The title, escaped, of a file that says that it follows PDF/UA-1; None of any other."""
    from xml.sax.saxutils import escape

    packet = pdf.Root.get("/Metadata")
    try:
        said = packet.read_bytes() if packet is not None else b""
    except (AttributeError, RuntimeError):
        return None
    if _TITLED not in said.replace(b'pdfuaid:part="1"', _TITLED):
        return None
    title = pdf.trailer.get("/Info", {}).get("/Title") if "/Info" in pdf.trailer else None
    if title is None:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            title = metadata.get("dc:title", "")
    return escape(str(title or ""))


def _drop(holder: Any, key: str) -> None:
    if key in holder:
        del holder[key]


def _clean_object(pikepdf: Any, one: Any) -> None:
    """An object without private data of programs; an action that does more than lead to a place is emptied."""
    if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        return
    for key in _OF_ANY:
        _drop(one, key)
    if isinstance(one, pikepdf.Stream) and str(one.get("/Subtype")) == "/Image":
        _clean_photo(pikepdf, one)
    for key in ("/A", "/Next"):
        action = one.get(key)
        if isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in _ACTS:
            del one[key]
    if str(one.get("/S")) in _ACTS and isinstance(one, pikepdf.Dictionary):
        for key in ("/JS", "/F", "/Win", "/Next", "/R", "/T"):
            _drop(one, key)


def _clean_photo(pikepdf: Any, one: Any) -> None:
    """A photo that is kept as a JPEG file loses what it tells of itself."""
    method = one.get("/Filter")
    if isinstance(method, pikepdf.Array) and len(method) == 1:
        method = method[0]
    if not isinstance(method, pikepdf.Name) or str(method) != "/DCTDecode":
        return
    data = one.read_raw_bytes()
    bare = stripped(data)
    if bare != data and bare.startswith(b"\xff\xd8"):
        one.write(bare, filter=pikepdf.Name.DCTDecode, decode_parms=one.get("/DecodeParms"))


def _clean_notes(pikepdf: Any, page: Any) -> None:
    """Links, fields and what is drawn over a page stay, without words of people, who and when."""
    notes = page.get("/Annots")
    if not isinstance(notes, pikepdf.Array):
        return
    kept = []
    for note in notes:
        if not isinstance(note, pikepdf.Dictionary):
            continue
        kind = str(note.get("/Subtype"))
        if kind in _GONE:
            continue
        for key in _OF_NOTE if kind not in _NO_NOTES else ("/M",):
            _drop(note, key)
        kept.append(note)
    page["/Annots"] = pikepdf.Array(kept)
