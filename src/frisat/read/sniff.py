"""What type a file is, told from its content: the ending of its name is only compared with it afterwards."""

from __future__ import annotations

import re
from enum import StrEnum

from frisat.plan.errors import ReadError
from frisat.plan.model import Note, Source
from frisat.plan.regex import regex
from frisat.read import encoding
from frisat.read.delimiters import delimiter_of


class FileType(StrEnum):
    """The types that are read."""

    TXT = "txt"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


IN_PROCESS = frozenset({FileType.TXT, FileType.CSV, FileType.JSON})
"""Types without a foreign parser: read where we are. The others are read in a limited child."""

ENDINGS = {
    **dict.fromkeys(("txt", "text", "md", "log", ""), FileType.TXT),
    **dict.fromkeys(("html", "htm", "xhtml"), FileType.HTML),
    **dict.fromkeys(("docx", "docm", "dotx", "dotm"), FileType.DOCX),
    **dict.fromkeys(("xlsx", "xlsm", "xltx", "xltm"), FileType.XLSX),
    **dict.fromkeys(("csv", "tsv", "tab"), FileType.CSV),
    "pdf": FileType.PDF,
    "json": FileType.JSON,
}

POWERPOINT = "PowerPoint (.pptx)"
_PICTURES = (
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"\0\0\1\0", "ICO"),
    (b"8BPS", "PSD"),
)
_ARCHIVES = (
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
)
_OPEN_DOCUMENT = {
    "text": ("E307", "OpenDocument (.odt)"),
    "spreadsheet": ("E308", "OpenDocument (.ods)"),
    "presentation": ("E309", "OpenDocument (.odp)"),
    "graphics": ("E309", "OpenDocument (.odg)"),
}
_HTML = regex(
    r"<!doctype\s+html|<html[\s>]|<(?:body|head|table|div|main|article|section|p|h[1-6]|ul|ol)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
_XML = regex(r"<\?xml[^>]*\?>")


def type_of(data: bytes, name: str = "") -> FileType:
    """
    The type of a whole file.

    Args:
        data: All of its bytes. name: its name; the ending decides only between plain text and csv.
    Raises:
        ReadError: E304 empty; E306 unknown; E307-E311 known but not read, with what to do; E312 encrypted; the
            zip's own errors (`unpack.open_zip`).
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise ReadError("E304")
    if data.startswith(b"PK"):
        return _of_zip(data)
    if b"%PDF-" in data[:1024] and not data.startswith((b"<", b"{")):
        return FileType.PDF
    _refuse_by_sign(data)
    if not encoding.looks_like_text(data):
        raise ReadError("E306")
    return _of_text(data, name)


def _refuse_by_sign(data: bytes) -> None:
    """Raises for the types that say in their first bytes what they are and that are not read."""
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _of_ole(data)
    if data.startswith(b"{\\rtf"):
        raise ReadError("E307", value="RTF (.rtf)")
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise ReadError("E310", value="WebP")
    if data[4:8] == b"ftyp":
        raise ReadError("E310", value="HEIC") if data[8:11] in (b"hei", b"mif", b"avi") else ReadError("E306")
    if data[257:262] == b"ustar":
        raise ReadError("E311", value="tar")
    for signs, code in ((_PICTURES, "E310"), (_ARCHIVES, "E311")):
        for sign, what in signs:
            if data.startswith(sign) and (len(sign) > 2 or not encoding.looks_like_text(data)):
                raise ReadError(code, value=what)


def _of_ole(data: bytes) -> ReadError:
    """Which program's file an OLE container is: names in its directory stand in UTF-16."""

    def holds(word: str) -> bool:
        return word.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return ReadError("E312")
    if holds("WordDocument"):
        return ReadError("E307", value="Word 97-2003 (.doc)")
    if holds("Workbook") or holds("Book"):
        return ReadError("E308", value="Excel 97-2003 (.xls)")
    if holds("PowerPoint Document"):
        return ReadError("E309", value="PowerPoint 97-2003 (.ppt)")
    if holds("__properties_version1.0"):
        return ReadError("E309", value="Outlook (.msg)")
    return ReadError("E306")


def _of_zip(data: bytes) -> FileType:
    from frisat.read.unpack import open_zip  # late: most text needs nothing of zips

    archive = open_zip(data)
    names = {name.lower() for name in archive.namelist()}
    if "word/document.xml" in names or _main_is(names, "word/"):
        return FileType.DOCX
    if any(name.startswith("xl/") and name.endswith("workbook.xml") for name in names):
        return FileType.XLSX
    if "xl/workbook.bin" in names:
        raise ReadError("E308", value="Excel (.xlsb)")
    if "ppt/presentation.xml" in names:
        raise ReadError("E309", value=POWERPOINT)
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        mime = archive.read("mimetype").decode("ascii", "replace")
        for word, (code, what) in _OPEN_DOCUMENT.items():
            if f"opendocument.{word}" in mime:
                raise ReadError(code, value=what)
        if "epub" in mime:
            raise ReadError("E309", value="EPUB")
    if "index/document.iwa" in names:
        raise ReadError("E307", value="Pages")
    if "[content_types].xml" in names:
        raise ReadError("E315")
    raise ReadError("E311", value="ZIP")


def _main_is(names: set[str], folder: str) -> bool:
    """Some programs number the main part: word/document2.xml."""
    return any(re.fullmatch(rf"{folder}document\d*\.xml", name) for name in names)


def _of_text(data: bytes, name: str) -> FileType:
    head, _ = encoding.decode(data[: 64 * 1024], said=True)
    head = head.lstrip("\ufeff \t\r\n")
    if head.startswith(("{", "[")) and (_ending(name) == "json" or '"frisat-plan/' in head or '"format"' in head):
        return FileType.JSON
    if head.startswith("<"):
        return _of_markup(head)
    if head.startswith("BEGIN:VCALENDAR"):
        raise ReadError("E309", value="iCalendar (.ics)")
    if head.startswith("%!PS"):
        raise ReadError("E309", value="PostScript")
    if _ending(name) in ("html", "htm", "xhtml") and len(_HTML.findall(head)) > 2:
        return FileType.HTML
    if delimiter_of(head, sure=ENDINGS.get(_ending(name)) is not FileType.CSV):
        return FileType.CSV
    return FileType.TXT


def _of_markup(head: str) -> FileType:
    if _XML.match(head) or "<?mso-application" in head[:500]:
        if "Word.Document" in head[:1000] or "wordml" in head[:2000]:
            raise ReadError("E307", value="Word XML (.xml)")
        if "Excel.Sheet" in head[:1000] or "urn:schemas-microsoft-com:office:spreadsheet" in head[:2000]:
            raise ReadError("E308", value="Excel XML (.xml)")
        if "office:document" in head[:2000]:
            raise ReadError("E307", value="OpenDocument XML")
        if "<svg" in head[:2000]:
            raise ReadError("E310", value="SVG")
    if head.startswith("<svg"):
        raise ReadError("E310", value="SVG")
    if _HTML.search(head):
        return FileType.HTML
    if _XML.match(head) or head.startswith(("<!DOCTYPE", "<!ENTITY")):
        raise ReadError("E318" if "<!ENTITY" in head else "E306")
    return FileType.TXT


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def misnamed(name: str, found: FileType) -> tuple[Note, ...]:
    """A note when the ending promises another type than the content has; none for an ending that says nothing."""
    said = ENDINGS.get(_ending(name))
    fits = (
        said is found or {said, found} == {FileType.TXT, FileType.CSV} or (said is FileType.TXT and _ending(name) == "")
    )
    if fits:
        return ()
    return (Note("R201", Source(document=name), value=name, parts=(("kind", found.value),)),)
