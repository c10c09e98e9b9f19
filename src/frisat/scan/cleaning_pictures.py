"""A picture without what tells of its making: where, when, with what and by whom it was taken, small copies of it."""

from __future__ import annotations

import re
import struct

_JPEG_TABLES_AND_FRAMES = frozenset(range(0xC0, 0xE0))
_JFIF, _COLOUR, _ADOBE = (0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe")
_PNG_KEPT = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"cICP",
    b"acTL", b"fcTL", b"fdAT",
}  # fmt: skip
"""What a picture is shown by; every other chunk is a note of some program."""
_JFIF_BARE = 16
"""Length of a JFIF segment that has no thumbnail; its last two bytes say how large that is."""
_ORIENTATION = 0x0112
_LOOPS = b"NETSCAPE2.0"
_SVG_NOTES = re.compile(rb"<!--.*?-->|<(metadata|[\w-]*:namedview)\b[^>]*(?:/>|>.*?</\1\s*>)", re.DOTALL)
_SVG_TRACES = re.compile(rb"""\s(?:inkscape|sodipodi):[\w-]+\s*=\s*(?:"[^"]*"|'[^']*')""")


def stripped(data: bytes) -> bytes:
    """The picture without EXIF, XMP, comments, thumbnails and what hangs on behind it; its pixels stay as they are."""
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.startswith(b"\x89PNG"):
        return _png(data)
    if data.startswith(b"GIF8"):
        return _gif(data)
    if b"<svg" in data[:4096]:
        return _SVG_TRACES.sub(b"", _SVG_NOTES.sub(b"", data))
    return data


def _jpeg(data: bytes) -> bytes:
    """Segments that carry the picture, up to its end: telephones put a second picture or a film behind that."""
    out = bytearray(data[:2] + _turned(data))
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        kind = data[position + 1]
        if kind == 0xFF:  # fill
            position += 1
            continue
        if kind == 0xD9:
            break
        length = int.from_bytes(data[position + 2 : position + 4], "big")
        if length < 2:
            return data
        end = position + 2 + length
        if kind == 0xDA:
            end = _end_of_scan(data, end)
        if kind == 0xDA or kind in _JPEG_TABLES_AND_FRAMES:
            out += data[position:end]
        elif _is_kept(kind, data[position + 4 : position + 18]):
            segment = bytearray(data[position:end])
            if kind == _JFIF[0] and length > _JFIF_BARE:
                segment = segment[: 2 + _JFIF_BARE]
                segment[2:4], segment[16:18] = _JFIF_BARE.to_bytes(2, "big"), b"\0\0"
            out += segment
        position = end
    return bytes(out + b"\xff\xd9")


def _turned(data: bytes) -> bytes:
    """A segment that says which side of the picture is up and nothing else; empty where the picture stands upright."""
    at = data.find(b"Exif\0\0", 0, 65_536)
    tiff = data[at + 6 : at + 65_536] if at > 0 else b""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 10:
        return b""
    start = int(struct.unpack_from(f"{order}I", tiff, 4)[0])
    if start + 2 > len(tiff):
        return b""
    for number in range(int(struct.unpack_from(f"{order}H", tiff, start)[0])):
        entry = start + 2 + 12 * number
        if entry + 12 > len(tiff):
            break
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, entry)
        if tag == _ORIENTATION and 2 <= value <= 8:
            said = b"Exif\0\0" + struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, value, 0, 0)
            return b"\xff\xe1" + (len(said) + 2).to_bytes(2, "big") + said
    return b""


def _is_kept(kind: int, head: bytes) -> bool:
    return any(kind == sign and head.startswith(name) for sign, name in (_JFIF, _COLOUR, _ADOBE))


def _end_of_scan(data: bytes, position: int) -> int:
    """Where the coded pixels end: at the next marker that is neither a stuffed byte nor a restart."""
    while True:
        position = data.find(b"\xff", position)
        if position < 0 or position + 1 >= len(data):
            return len(data)
        following = data[position + 1]
        if following != 0 and not 0xD0 <= following <= 0xD7 and following != 0xFF:
            return position
        position += 1 if following == 0xFF else 2


def _png(data: bytes) -> bytes:
    out = bytearray(data[:8])
    position = 8
    while position + 12 <= len(data):
        size = 12 + int.from_bytes(data[position : position + 4], "big")
        name = data[position + 4 : position + 8]
        if name in _PNG_KEPT:
            out += data[position : position + size]
        position += size
        if name == b"IEND":
            break
    return bytes(out)


def _gif(data: bytes) -> bytes:
    """Without comments and notes of programs, but for the one that says how often it is shown."""
    if len(data) < 13:
        return data
    position = 13 + (3 * 2 ** ((data[10] & 7) + 1) if data[10] & 0x80 else 0)
    out = bytearray(data[:position])
    while position < len(data) and data[position] in (0x21, 0x2C):
        start = position
        if data[start] == 0x2C:
            table = data[start + 9] if start + 9 < len(data) else 0
            position = start + 10 + (3 * 2 ** ((table & 7) + 1) if table & 0x80 else 0) + 1
            kept = True
        else:
            kept = data[start + 1 : start + 2] == b"\xf9" or data[start + 3 : start + 14] == _LOOPS
            position = start + 2
        while position < len(data) and data[position]:
            position += 1 + data[position]
        position += 1
        if kept:
            out += data[start:position]
    return bytes(out + b";")
