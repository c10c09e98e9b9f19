"""
A copy of a file without what tells of its making: who, when, how often, comments, places of pictures, hidden cells.

Word, Excel and PowerPoint: `cleaning_office.py`. PDF: `cleaning_pdf.py`. Pictures: `cleaning_pictures.py`. Plain text
has nothing beside its text.

Text that is shown is never changed, but for tracked changes when a person says that they are accepted. What hides in a
sheet, a row, a column, a slide or by a mark of Word's goes; what is only hard to see (white letters) stays, and a scan
of the copy tells of it.
"""

from __future__ import annotations

from frisat.plan.errors import ReadError, WriteError
from frisat.read import sniff

_PICTURES = {"PNG": "png", "JPEG": "jpg", "GIF": "gif"}
_OFFICE = {"docx", "xlsx", "pptx"}
_HIDDEN = frozenset({"S111", "S112", "S113", "S118", "S119"})
_DEEPEST = 3


def kind_of(data: bytes, name: str) -> str:
    """
    What sort of copy a file needs: "docx", "xlsx", "pptx", "pdf", "png", "jpg", "gif" or "text".

    Raises WriteError E420 for a type of which no copy can be made; ReadError as `sniff.type_of`.
    """
    try:
        found = sniff.type_of(data, name)
    except ReadError as error:
        value = str(error.parts.get("value", ""))
        if error.code == "E310" and value in _PICTURES:
            return _PICTURES[value]
        if error.code == "E309" and value == sniff.POWERPOINT:
            return "pptx"
        if error.code in ("E307", "E308", "E309", "E310", "E311"):
            raise WriteError("E420", value=value) from error
        raise
    if found in (sniff.FileType.TXT, sniff.FileType.CSV):
        return "text"
    if found.value in _OFFICE or found is sniff.FileType.PDF:
        return str(found.value)
    raise WriteError("E420", value=found.value)


def clean(data: bytes, name: str, *, accept_changes: bool = False, depth: int = 0) -> bytes:
    """
    The copy's bytes.

    Args:
        data: Of a docx, xlsx, pptx, pdf, png, jpg, gif or text file. name: Its name. accept_changes: whether tracked
            changes become text. depth: how many files it lies in.
    Raises:
        WriteError: E420 another type; E421 tracked changes that nobody has accepted; E425 something in it that cannot
            be taken out; E426 a file in it of which no copy can be made. ReadError as in reading.
    """
    kind = kind_of(data, name)
    if kind == "pdf":
        from frisat.scan import cleaning_pdf

        return cleaning_pdf.clean(data)
    if kind in _OFFICE:
        from frisat.scan import cleaning_office

        def nested(content: bytes, inner: str) -> bytes:
            if depth >= _DEEPEST:
                raise WriteError("E426", value=inner)
            try:
                return clean(content, inner, accept_changes=accept_changes, depth=depth + 1)
            except (ReadError, WriteError) as error:
                if error.code in ("E316", "E421", "E426"):
                    raise
                raise WriteError("E426", value=inner) from error

        return cleaning_office.clean(data, kind, nested, accept_changes=accept_changes)
    if kind == "text":
        return data
    from frisat.scan.cleaning_pictures import stripped

    return stripped(data)


def check(data: bytes, name: str) -> None:
    """
    Makes sure that a copy has nothing left of what was to go, by a scan of its own.

    Raises WriteError E422 when it has; ReadError when the copy cannot be opened.
    """
    from frisat.scan.finding import Kind
    from frisat.scan.opening import report

    is_word = kind_of(data, name) == "docx"  # a sheet has numbers whose format shows nothing; they stay, and are told
    gone = (Kind.METADATA, Kind.COMMENT, Kind.TRACKED_CHANGE)
    left = [
        f for f in report(data, name).findings if f.kind in gone or f.code in _HIDDEN or (f.code == "S110" and is_word)
    ]
    left = [f for f in left if f.code != "S134"]  # the field of a signature stays, and is told of
    if left:
        raise WriteError("E422", value=left[0].message())


def cleaned(data: bytes, name: str, accept_changes: bool) -> bytes:
    """The copy, made and checked: what the limited child does."""
    copy = clean(data, name, accept_changes=accept_changes)
    if not copy:
        raise ReadError("E322")
    check(copy, name)
    return copy
