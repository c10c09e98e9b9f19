"""
All papers of a meeting in one ZIP with its agenda or minutes, made piece by piece while it is sent.

Only one paper is in memory at a time, and pieces go out as they are packed. Nothing here cuts and nothing is cleaned
here: give it a meeting that `frisat.plan.sight` has cut, and copies that `frisat.scan.clean_copy` has made.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from io import RawIOBase

from frisat.plan.meeting import Meeting, Paper
from frisat.plan.meeting_paper import language_of, title_of
from frisat.plan.printed import one_line
from frisat.plan.sentences import Language
from frisat.plan.wording import meetings as words
from frisat.write.meeting import write_meeting

_PIECE = 256 * 1024
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST = 120
"""Characters of a name without its ending; Windows allows 255 for name and folder together."""
_MOST_BYTES = 240
"""Of the same name in UTF-8, where signs take up to four; file systems of Linux take 255 with number and ending."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+')
_NUMBERED = re.compile(r"\s*(?:bilag\s*)?\d{1,3}[a-zæøå]?(?:[-.]\d{1,3})+\s*[.:–-]?\s+", re.IGNORECASE)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_PACKED = (".jpg", ".jpeg", ".png", ".pdf")
"""
Endings of files that are packed themselves: packing them again costs time and gains nothing.

Word and Excel files are packed again all the same: stored as they are, the last one's own table of contents would be
found at the end of a ZIP that broke off, and it would open as if it were whole.
"""

Open = Callable[[Paper], Iterator[bytes] | None]
"""Gives the bytes of a paper's clean copy in pieces; None for one that was withdrawn since the meeting was given."""


def names(meeting: Meeting) -> dict[tuple[str, str], str]:
    """
    The name in the ZIP of each paper, by (item's key, paper's key): "02a-1 Budget.pdf".

    Numbers are the item's, filled up with zeros so that a folder sorts them, and the paper's place under it. æøå
    stay; what a file system or a terminal would stumble over goes; no two names are the same on any system.
    """
    digits = max((len(re.match(r"\d*", item.no).group()) for item in meeting.items), default=1)  # type: ignore[union-attr]
    taken: set[str] = set()
    out: dict[tuple[str, str], str] = {}
    for item in meeting.items:
        number = re.sub(r"^\d+", lambda m: m[0].zfill(max(2, digits)), safe_name(item.no.rstrip(".")))
        for place, paper in enumerate(item.papers, 1):
            own = safe_name(_NUMBERED.sub("", one_line(paper.name), count=1)) or safe_name(paper.name)
            out[item.key, paper.key] = _alone(f"{number}-{place} {own}".strip(), taken)
    return out


def safe_name(text: str) -> str:
    """A name that every file system takes: one line, no path, no dot in front, not too long, its ending kept."""
    plain = one_line(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text.replace("\\", "/").rsplit("/", 1)[-1])))
    plain = plain.strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot or not 0 < len(ending) <= 5:
        stem, dot, ending = plain, "", ""
    stem = stem[:_LONGEST].encode("utf-8", "ignore")[:_MOST_BYTES].decode("utf-8", "ignore").rstrip(" .")
    name = f"{stem}{dot}{ending}"
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def _alone(name: str, taken: set[str]) -> str:
    """The name, with a number when another paper has it already; capitals do not tell names apart."""
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    number, wanted = 1, name
    while wanted.casefold() in taken:
        number += 1
        wanted = f"{stem} ({number}){dot}{ending}"
    taken.add(wanted.casefold())
    return wanted


def stream(
    meeting: Meeting, open_paper: Open, *, agenda: str = "pdf", template: bytes | None = None
) -> Iterator[bytes]:
    """
    The ZIP in pieces of at most some 256 KiB: the agenda or minutes first, then each paper in the order of the items.

    Args:
        meeting: What the reader may see of it. open_paper: Gives a paper's bytes in pieces; it is asked for one paper
            after the other, when its turn has come. In the place of one that is withdrawn by then stands a short text
            that says so and nothing of the paper. Papers that a document only named (no `sha256`) are left out.
        agenda: "pdf" or "docx".
        template: the municipality's letterhead; with one, the agenda stands there in Word, too, written on it.
    Raises:
        WriteError as `write_meeting`, with the first piece. What `open_paper` raises ends the file unfinished, so that
        nobody takes half of the papers for all of them.
    """
    language = language_of(meeting)
    found = names(meeting)
    taken = {name.casefold() for name in found.values()}
    out = _Pieces()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        first = safe_name(f"00 {title_of(meeting)}.{agenda}") or f"00 {words.PHRASES['agenda'][language]}.{agenda}"
        archive.writestr(_entry(first), write_meeting(meeting, agenda, template=template))
        yield from out.taken()
        if template is not None and agenda != "docx":
            archive.writestr(_entry(f"{first[: -len(agenda)]}docx"), write_meeting(meeting, "docx", template=template))
            yield from out.taken()
        for item in meeting.items:
            for paper in item.papers:
                if not paper.sha256:
                    continue
                name, pieces = found[item.key, paper.key], open_paper(paper)
                if pieces is None:
                    name, pieces = _withdrawn(name.partition(" ")[0], language)
                    name = _alone(name, taken)
                with archive.open(_entry(name), "w", force_zip64=True) as entry:
                    for piece in pieces:
                        entry.write(piece)
                        yield from out.taken(_PIECE)
                yield from out.taken(_PIECE)
    yield from out.taken()


def _withdrawn(place: str, language: Language) -> tuple[str, Iterator[bytes]]:
    """Name and bytes of the text that stands for a withdrawn paper: `place` is "02a-1", and all that is told of it."""
    said = words.PHRASES["withdrawn_text"][language]
    name = f"{place} {words.PHRASES['withdrawn_name'][language]}.txt"
    return name, iter((f"\ufeff{said}\r\n".encode(),))  # mark and line end: Notepad on every Windows shows the letters


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_STORED if name.lower().endswith(_PACKED) else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


class _Pieces(RawIOBase):
    """Where the archive writes to; what was written is taken out as it goes, so that it does not heap up."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        self._waiting += data
        return len(data)

    def taken(self, least: int = 1) -> Iterator[bytes]:
        """What is waiting, when it is at least so many bytes."""
        while len(self._waiting) >= least:
            piece = bytes(self._waiting[:_PIECE])
            del self._waiting[:_PIECE]
            yield piece
