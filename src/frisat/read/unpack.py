"""
A zip within the limits: its directory before it is unpacked, each part while it is.

Nothing here trusts a size that the file claims: parts are counted as they unpack.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from frisat.plan.errors import ReadError
from frisat.read import limits

_END = struct.Struct("<4s4H2LH")
_END_SIGN = b"PK\x05\x06"
_LOCAL = struct.Struct("<4s5H3L2H")
_RATIO_FROM = limits.MIB
"""Small parts may shrink to nothing (a page of blanks); the ratio is asked of parts and files above this size."""


def open_zip(data: bytes) -> zipfile.ZipFile:
    """
    The zip in `data`, its directory checked.

    Raises:
        ReadError: E315 not a whole zip; E316 unpacks to too much, too many entries or a ratio above the limit;
            E317 an entry's path leaves the folder, names a disk or a link, stands twice, or entries overlap;
            E312 an entry is encrypted.
    """
    _check_end(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, struct.error, ValueError, OSError, NotImplementedError) as error:
        raise ReadError("E315") from error
    infos = archive.infolist()
    _check_sizes(infos, len(data))
    _check_paths(infos)
    _check_places(infos, data, archive.start_dir)
    return archive


def _check_end(data: bytes) -> None:
    """The end record is read by hand first: the library would load a million entries before anyone could count."""
    at = len(data) - _END.size
    if at < 0 or data[at : at + 4] != _END_SIGN or data[-2:] != b"\0\0":
        at = data.rfind(_END_SIGN, max(0, len(data) - 65_557))
    if at < 0 or at + _END.size > len(data):
        raise ReadError("E315")
    _, _, _, here, total, directory_bytes, offset, _ = _END.unpack_from(data, at)
    if 0xFFFF in (here, total) or 0xFFFFFFFF in (directory_bytes, offset):
        raise ReadError("E316")
    if max(here, total) > limits.current().entries or directory_bytes > limits.current().entries * 600:
        raise ReadError("E316")


def _check_sizes(infos: list[zipfile.ZipInfo], packed: int) -> None:
    total = sum(info.file_size for info in infos)
    if len(infos) > limits.current().entries or total > limits.current().unpacked_bytes:
        raise ReadError("E316")
    if total > _RATIO_FROM and total > packed * limits.current().ratio:
        raise ReadError("E316")
    for info in infos:
        if info.file_size > _RATIO_FROM and info.file_size > max(1, info.compress_size) * limits.current().ratio:
            raise ReadError("E316")


def _check_paths(infos: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        parts = name.replace("\\", "/").split("/")
        mode = info.external_attr >> 16
        link = (mode & 0o170000) not in (0, 0o100000, 0o040000)
        if ".." in parts or parts[0] == "" or ":" in parts[0] or "\\" in name or link or name.lower() in seen:
            raise ReadError("E317")
        if info.flag_bits & 0x1:
            raise ReadError("E312")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ReadError("E317")
        seen.add(name.lower())


def _check_places(infos: list[zipfile.ZipInfo], data: bytes, directory_at: int) -> None:
    """No two entries may share bytes: overlapping entries are how a small zip unpacks to a large one."""
    end = 0
    for info in sorted(infos, key=lambda i: i.header_offset):
        at = info.header_offset
        if at < end or at < 0 or at + _LOCAL.size > len(data):
            raise ReadError("E317" if at < end else "E315")
        sign, *_, name_bytes, extra_bytes = _LOCAL.unpack_from(data, at)
        if sign != b"PK\x03\x04":
            raise ReadError("E315")
        end = at + _LOCAL.size + int(name_bytes) + int(extra_bytes) + info.compress_size
        if end > directory_at:
            raise ReadError("E317")


class Unpacked:
    """Unpacks the parts of one checked zip and counts what really comes out, over all of them."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = {info.filename: info for info in archive.infolist()}
        self._lower = {name.lower(): name for name in self.names}
        self._bytes = 0

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._lower

    def read(self, name: str) -> bytes:
        """
        One part. Raises ReadError: E316 when it or all parts so far exceed the limits, E315 when it is damaged;
        KeyError when there is no such part (names compare without case, as Word does).
        """
        info = self.names[self._lower[name.lower()]]
        out = io.BytesIO()
        try:
            with self.archive.open(info) as part:
                while chunk := part.read(256 * 1024):
                    out.write(chunk)
                    self._bytes += len(chunk)
                    if out.tell() > limits.current().part_bytes or self._bytes > limits.current().unpacked_bytes:
                        raise ReadError("E316")
        except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError) as error:
            raise ReadError("E315") from error
        return out.getvalue()
