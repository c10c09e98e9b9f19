"""What a picture tells besides what it shows: where it was taken, with what, and words kept in it."""

from __future__ import annotations

import re
import struct

from frisat.scan.finding import Grade, Kind, Place
from frisat.scan.pieces import Found, Piece, fact

_RUN = re.compile(rb"[\x20-\x7e\xa0-\xff]{6,400}")
_RUN_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\0){6,400}")
_XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_XMP_GPS = re.compile(rb"exif:GPS(?:Latitude|Longitude)")
_TAGS_TEXT = {0x010E, 0x010F, 0x0110, 0x013B, 0x8298, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F}
_AUTHOR, _GPS, _EXIF, _COMMENT = 0x013B, 0x8825, 0x8769, 0x9286
_MOST_ENTRIES = 400
_LARGE_SIDE = 500
"""Pixels: a page of text that can be read has at least as many on either side."""
_LARGE_BYTES = 60_000


def look(data: bytes, place: Place) -> Found:
    """GPS, author and words in a picture's EXIF, XMP and text chunks."""
    exif = _exif(data)
    gps = False
    if exif is not None:
        gps, words = _directory(exif)
        for author, text in words:
            yield Piece(text, place, alone=True)
            if author:
                yield fact(Kind.METADATA, Grade.LOW, "S130", place, name="S351", value=text[:80])
    for packet in _XMP.findall(data[: 4 * 1024 * 1024]):
        gps = gps or _XMP_GPS.search(packet) is not None
        text = packet.decode("utf-8", "replace")
        yield Piece(re.sub(r"<[^>]*>", " ", text), place)
        yield Piece(" ".join(re.findall(r'"([^"]*)"', text)), place, strict=True)
    for text in _chunks(data):
        yield Piece(text, place)
    if gps:
        yield fact(Kind.METADATA, Grade.MEDIUM, "S132", place)


def is_page(data: bytes) -> bool:
    """Whether a picture is large enough to be a letter or a table that somebody has scanned: no logo or portrait."""
    size = _size(data)
    if size is None:
        return len(data) > _LARGE_BYTES
    return min(size) >= _LARGE_SIDE or len(data) > 10 * _LARGE_BYTES


def _size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF or JPEG; None when its head does not say."""
    if data.startswith(b"\x89PNG") and len(data) > 24:
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if data.startswith(b"GIF8") and len(data) > 10:
        return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    position = 2 if data.startswith(b"\xff\xd8") else len(data)
    while position + 9 < len(data) and data[position] == 0xFF:
        kind, length = data[position + 1], int.from_bytes(data[position + 2 : position + 4], "big")
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            head = data[position + 5 : position + 9]
            return int.from_bytes(head[2:], "big"), int.from_bytes(head[:2], "big")
        position += 2 + max(2, length)
    return None


def drawing(data: bytes, place: Place) -> Found:
    """Words in a vector picture (EMF, WMF, SVG), which keeps text as characters."""
    if b"<svg" in data[:4096]:
        yield Piece(re.sub(r"<[^>]*>", "", data.decode("utf-8", "replace")), place)
        return
    for run in _RUN_WIDE.findall(data):
        yield Piece(run.decode("utf-16-le", "replace"), place)
    for run in _RUN.findall(data):
        yield Piece(run.decode("cp1252", "replace"), place, strict=True)


def _exif(data: bytes) -> bytes | None:
    """The TIFF structure that holds EXIF in a JPEG, PNG, WebP or TIFF file; None when there is none."""
    if data.startswith((b"II*\0", b"MM\0*")):
        return data
    if data.startswith(b"\xff\xd8"):
        position = 2
        while position + 4 < len(data) and data[position] == 0xFF:
            kind, length = data[position + 1], int.from_bytes(data[position + 2 : position + 4], "big")
            if kind == 0xE1 and data[position + 4 : position + 10] == b"Exif\0\0":
                return data[position + 10 : position + 2 + length]
            if kind == 0xDA or length < 2:
                return None
            position += 2 + length
        return None
    for sign in (b"eXIf", b"EXIF"):
        found = data.find(sign)
        if found > 0 and data.startswith((b"\x89PNG", b"RIFF")):
            start = found + (4 if sign == b"eXIf" else 8)
            return data[start:].removeprefix(b"Exif\0\0")
    return None


def _directory(tiff: bytes) -> tuple[bool, list[tuple[bool, str]]]:
    """(it has a place on earth, [(it names the author, text)])."""
    if len(tiff) < 8 or tiff[:2] not in (b"II", b"MM"):
        return False, []
    order = "<" if tiff[:2] == b"II" else ">"
    words: list[tuple[bool, str]] = []
    gps = False
    waiting = [int(struct.unpack_from(f"{order}I", tiff, 4)[0])]
    done: set[int] = set()
    while waiting:
        start = waiting.pop()
        if start in done or not 8 <= start <= len(tiff) - 2 or len(done) > 8:
            continue
        done.add(start)
        count = min(int(struct.unpack_from(f"{order}H", tiff, start)[0]), _MOST_ENTRIES)
        for number in range(count):
            at_byte = start + 2 + 12 * number
            if at_byte + 12 > len(tiff):
                break
            tag, kind, length, value = struct.unpack_from(f"{order}HHII", tiff, at_byte)
            if tag == _GPS:
                gps = gps or _has_place(tiff, order, value)
            elif tag == _EXIF:
                waiting.append(value)
            elif tag in _TAGS_TEXT or tag == _COMMENT:
                raw = (
                    tiff[at_byte + 8 : at_byte + 8 + length] if length <= 4 else tiff[value : value + min(length, 4000)]
                )
                coding = "utf-16-le" if tag >= 0x9C9B and tag <= 0x9C9F else "utf-8"
                text = raw.decode(coding, "replace").strip("\0 ")
                if kind in (1, 2, 7) and text:
                    words.append((tag == _AUTHOR, text))
    return gps, words


def _has_place(tiff: bytes, order: str, start: int) -> bool:
    """Whether the GPS directory has a latitude: some cameras write an empty one."""
    if not 8 <= start <= len(tiff) - 2:
        return False
    count = min(int(struct.unpack_from(f"{order}H", tiff, start)[0]), _MOST_ENTRIES)
    places = (start + 2 + 12 * n for n in range(count))
    return any(p + 2 <= len(tiff) and struct.unpack_from(f"{order}H", tiff, p)[0] == 2 for p in places)


def _chunks(data: bytes) -> list[str]:
    """Text chunks of a PNG and comments of a JPEG."""
    out = []
    if data.startswith(b"\x89PNG"):
        position = 8
        while position + 12 <= len(data):
            length = int.from_bytes(data[position : position + 4], "big")
            if data[position + 4 : position + 8] in (b"tEXt", b"iTXt"):
                out.append(
                    data[position + 8 : position + 8 + min(length, 8000)].decode("utf-8", "replace").replace("\0", " ")
                )
            position += 12 + length
    elif data.startswith(b"\xff\xd8"):
        found = data.find(b"\xff\xfe")
        if 0 < found < 65536:
            length = int.from_bytes(data[found + 2 : found + 4], "big")
            out.append(data[found + 4 : found + 2 + length].decode("utf-8", "replace"))
    return out
