"""
Which opener looks at a file, and files that lie in files: what the limited child does with the bytes it gets.

Nothing here trusts the name. What cannot be opened is an error for the file itself and a finding for one inside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from frisat.plan.errors import ReadError
from frisat.read import encoding, limits, sniff
from frisat.read.reading import check_size
from frisat.read.unpack import Unpacked, open_zip
from frisat.scan import coded, pictures
from frisat.scan.finding import Finding, Grade, Kind, Report
from frisat.scan.pieces import Found, Piece, at, fact, inside
from frisat.scan.text import scan_pieces

_DEEPEST = 4
"""A zip with a Word file with a workbook with a picture; what lies deeper is told of as not checked."""
_MOST_WITHIN = 2_000
_TEXT_CODES = {"E306", "E309", "E318"}


class _Budget:
    """What all files within one file may take together, unpacked."""

    def __init__(self) -> None:
        self.bytes = 0
        self.files = 0

    def take(self, size: int) -> None:
        self.bytes += size
        self.files += 1
        if self.bytes > limits.current().unpacked_bytes or self.files > _MOST_WITHIN:
            raise ReadError("E316")


def report(data: bytes, name: str) -> Report:
    """
    The report on a file, in this process and without its limits of time and memory.

    Raises ReadError as reading does, but not for text without a plan: E304, E305, E306-E313, E315-E319, E323, E325.
    """
    check_size(len(data))
    return scan_pieces(name, _whole(data, name))


def pieces(data: bytes, name: str) -> Found:
    """Every piece of text in a file, and what is told of the file itself. Raises as `report`."""
    check_size(len(data))
    yield from _opened(data, name, 0, _Budget())


def _whole(data: bytes, name: str) -> Found:
    yield Piece(_as_words(name), at("S338"))
    yield from _opened(data, name, 0, _Budget())


def _as_words(name: str) -> str:
    """A file's name as a finder wants it: its stem, strokes kept, the ending apart."""
    stem, dot, ending = name.rpartition(".")
    return (f"{stem} .{ending}" if dot and len(ending) < 6 else name).replace("_", " ")


def _opened(data: bytes, name: str, depth: int, budget: _Budget) -> Found:
    """The pieces of one file of any type that is known."""

    def nested(content: bytes, inner: str) -> Found:
        return _within(content, inner, depth + 1, budget)

    try:
        kind = sniff.type_of(data, name)
    except ReadError as error:
        yield from _by_code(error, data, name, depth, budget)
        return
    match kind:
        case sniff.FileType.DOCX:
            from frisat.scan import from_docx

            yield from from_docx.look(data, nested)
        case sniff.FileType.XLSX:
            from frisat.scan import from_xlsx

            yield from from_xlsx.look(data, nested)
        case sniff.FileType.PDF:
            from frisat.scan import from_pdf

            yield from from_pdf.look(data, nested)
        case sniff.FileType.HTML:
            from frisat.scan import from_html

            yield from from_html.look(data)
            yield from _coded(data, nested)
        case _:
            if coded.is_mail(data):
                yield from _mail(data, nested)
                return
            yield from _plain(data, name, kind)
            yield from _coded(data, nested)


def _mail(data: bytes, nested: Callable[[bytes, str], Found]) -> Found:
    """A saved mail as it is read, and once more as it stands: what no part of it has is looked at all the same."""
    yield from coded.mail(data, nested)
    yield Piece(encoding.decode(data)[0], at("S330"), lines=True, again=True)


def _coded(data: bytes, nested: Callable[[bytes, str], Found]) -> Found:
    """The files that a text holds in letters."""
    words, _ = encoding.decode(data)
    if words.startswith("BEGIN:V"):
        words = re.sub(r"\r?\n[ \t]", "", words)
    yield from coded.look(words.replace("\\/", "/"), nested)


def _plain(data: bytes, name: str, kind: sniff.FileType) -> Found:
    from frisat.scan import from_plain

    if kind is sniff.FileType.JSON or name.lower().endswith((".json", ".geojson")):
        yield from from_plain.tree(data)
    elif kind is sniff.FileType.CSV:
        yield from from_plain.table(data)
    else:
        yield from from_plain.text(data)


def _by_code(error: ReadError, data: bytes, name: str, depth: int, budget: _Budget) -> Found:
    """Files that reading refuses: some hold text all the same, a zip holds files, a picture is not checked."""

    def nested(content: bytes, inner: str) -> Found:
        return _within(content, inner, depth + 1, budget)

    value = str(error.parts.get("value", ""))
    if error.code == "E311" and value == "ZIP":
        yield from _archive(data, depth, budget)
    elif error.code == "E310":
        place = at("S345")
        if value == "SVG":
            from frisat.scan import from_html

            yield from from_html.look(data)
            yield from _coded(data, nested)
            return
        yield from pictures.look(data, place)
        yield fact(Kind.IMAGE_ONLY, Grade.MEDIUM, "S142", place, incomplete=True, value=value)
    elif error.code == "E309" and value == sniff.POWERPOINT:
        from frisat.scan import from_pptx

        yield from from_pptx.look(data, nested)
    elif error.code in _TEXT_CODES and not data.startswith(b"PK") and encoding.looks_like_text(data):
        if coded.is_mail(data):
            yield from _mail(data, nested)
            return
        yield from _markup_or_text(data)
        yield from _coded(data, nested)
    else:
        raise error


def _markup_or_text(data: bytes) -> Found:
    """Text of a type that reading has no use for: calendars, XML, what an e-mail was saved as."""
    from frisat.scan import from_html, from_plain

    head = data[:4096].lstrip()
    if head.startswith((b"<", b"\xef\xbb\xbf<")):
        yield from from_html.look(data)
    yield from from_plain.text(data)


def _archive(data: bytes, depth: int, budget: _Budget) -> Found:
    parts = Unpacked(open_zip(data))
    for name in parts.names:
        if name.endswith("/"):
            continue
        yield from _within(parts.read(name), name, depth + 1, budget, packed=True)


def _within(data: bytes, name: str, depth: int, budget: _Budget, *, packed: bool = False) -> Found:
    """A file inside another: looked at in the same way, or told of as not checked."""
    yield from inside(name, iter([Piece(_as_words(name), at("S338"))]))
    if depth > _DEEPEST:
        yield fact(Kind.EMBEDDED_FILE, Grade.MEDIUM, "S155", at("S345"), incomplete=True, value=_DEEPEST)
        return
    budget.take(len(data))
    if not data:
        return
    failed: list[ReadError] = []
    yield from inside(name, _tried(data, name, depth, budget, failed))
    if failed:
        why = failed[0].code
        parts = {key: str(part) for key, part in failed[0].parts.items()}
        yield _not_checked(name, why, parts)
    elif not packed:
        yield fact(Kind.EMBEDDED_FILE, Grade.LOW, "S151", at("S345"), value=name)


def _not_checked(name: str, why: str, parts: dict[str, str]) -> Finding:
    """`why` is put into words here, where its parts are known, in both languages through the code when it has none."""
    reason = why if not parts else "S156"
    return fact(Kind.EMBEDDED_FILE, Grade.MEDIUM, "S152", at("S345"), incomplete=True, value=name, why=reason)


def _tried(data: bytes, name: str, depth: int, budget: _Budget, failed: list[ReadError]) -> Iterator[Piece | Finding]:
    """The pieces of an inner file; what stops it is kept for the one sentence about it. Limits stop the whole file."""
    try:
        yield from _opened(data, name, depth, budget)
    except ReadError as error:
        if error.code == "E316":
            raise
        failed.append(error)
