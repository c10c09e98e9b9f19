"""
Files that stand in a text in letters: parts of a saved mail, attachments of a calendar, data addresses of a web page.

Base64 hides every number from whoever looks at the text as it stands (RFC 2045, section 6.8; RFC 2397; RFC 5545,
section 3.8.1.1). What it stands for is looked at as a file of its own, or told of as not checked.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import unquote_to_bytes

from frisat.scan import pictures
from frisat.scan.finding import Grade, Kind
from frisat.scan.pieces import Found, Piece, at, fact, inside

Nested = Callable[[bytes, str], Found]
"""Looks at a file that lies in another: its bytes and its name."""

_ADDRESS = re.compile(
    r"(?<!\w)data:(?=[\w.+-]{1,40}/|;)((?:[\w.+-]{1,40}/[\w.+-]{1,80})?)((?:;[\w=.\"-]{1,60}){0,4}),"
    r"([^\s\"'<>)\\]{8,}(?:\s+[\w+/=-]{40,})*)",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"ENCODING=(?:BASE64|b)[^:\n]{0,200}:([A-Za-z0-9+/=]{8,})", re.IGNORECASE)
_RUN = re.compile(
    r"(?<![A-Za-z0-9+/=_-])(?:(?:[A-Za-z0-9+/]{60,76}\r?\n)+[A-Za-z0-9+/]{0,76}={0,2}|[A-Za-z0-9+/]{100,}={0,2})"
)
_HEAD = re.compile(
    rb"\A(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,200}){2,200}\r?\n"
)
_MIME = re.compile(rb"^(?:mime-version|content-type|content-transfer-encoding):", re.IGNORECASE | re.MULTILINE)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_FILES = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf", b"Rar!")
_FONTS = ("font/", "application/font", "application/x-font", "application/vnd.ms-fontobject")
_MOST = 500
"""Files of one text; of more, one sentence says that they were not checked."""


def is_mail(data: bytes) -> bool:
    """Whether the bytes are a saved mail (RFC 5322) with parts that may be written in letters."""
    head = _HEAD.match(data[:200_000])
    return head is not None and _MIME.search(head[0]) is not None


def mail(data: bytes, nested: Nested) -> Found:
    """The head of a saved mail in words, each text of it, and each file that hangs on to it."""
    try:
        letter = message_from_bytes(data, policy=policy.default)
        parts = [part for part in letter.walk() if isinstance(part, EmailMessage) and not part.is_multipart()]
        heads = "\n".join(f"{name}: {value}" for name, value in letter.items())
    except (ValueError, LookupError, IndexError, AttributeError, TypeError, RecursionError):
        yield fact(Kind.EMBEDDED_FILE, Grade.MEDIUM, "S153", at("S345"), incomplete=True, value="MIME")
        return
    yield Piece(heads, at("S330"), lines=True)
    for number, part in enumerate(parts, 1):
        name = _name_of(part, number)
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        if not content:
            continue
        if part.get_content_type() == "text/plain" and not part.get_filename():
            yield from inside(name, iter([Piece(_in_words(part, content), at("S330"), lines=True)]))
        else:
            yield from _looked_at(content, name, nested)


def _name_of(part: EmailMessage, number: int) -> str:
    try:
        said = part.get_filename() or ""
    except (ValueError, LookupError, AttributeError, TypeError):
        said = ""
    return said or f"{number}.{part.get_content_subtype()}"


def _in_words(part: EmailMessage, content: bytes) -> str:
    try:
        return content.decode(part.get_content_charset() or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return content.decode("cp1252", "replace")


def look(text: str, nested: Nested) -> Found:
    """Every file that stands in letters in a text that is no mail; what is a key or a hash is left alone."""
    spans: list[tuple[int, int]] = []
    count = pages = 0
    for start, end, content, kind in _found(text):
        if any(a < end and start < b for a, b in spans[-8:]):
            continue
        spans.append((start, end))
        count += 1
        if count > _MOST:
            yield fact(Kind.EMBEDDED_FILE, Grade.MEDIUM, "S153", at("S345"), incomplete=True, value=f"> {_MOST}")
            break
        if content.startswith(_PICTURES):
            yield from pictures.look(content, at("S346", name=str(count)))
            pages += pictures.is_page(content)
        elif _is_words(content) and content.lstrip()[:1] not in b"<{[B":
            yield from inside(_named(count, kind), iter([Piece(content.decode(), at("S330"), lines=True)]))
        else:
            yield from nested(content, _named(count, kind))
    if pages:
        yield fact(Kind.IMAGE_ONLY, Grade.LOW, "S141", at("S345"), incomplete=True, count=pages)


def _named(count: int, kind: str) -> str:
    return f"{count}.{kind}" if kind else str(count)


def _looked_at(content: bytes, name: str, nested: Nested) -> Found:
    if content.startswith(_PICTURES) and not pictures.is_page(content):
        yield from pictures.look(content, at("S346", name=name))
    else:
        yield from nested(content, name)


def _found(text: str) -> list[tuple[int, int, bytes, str]]:
    """(start, end, bytes, ending) of what stands in letters, in the order of the text."""
    out: list[tuple[int, int, bytes, str]] = []
    for match in _ADDRESS.finditer(text):
        media, said, coded = match[1].lower(), match[2].lower(), match[3]
        if media.startswith(_FONTS):
            out.append((*match.span(), b"", ""))
            continue
        raw = unquote_to_bytes(coded)
        content = _decoded(raw.decode("latin-1")) if said.endswith(";base64") else raw
        out.append((*match.span(), content, media.rpartition("/")[2].partition("+")[0]))
    out += [(*match.span(), _decoded(match[1]), "") for match in _ATTACHED.finditer(text)]
    for match in _RUN.finditer(text):
        content = _decoded(match[0])
        if content.startswith(_PICTURES + _FILES) or _is_words(content):
            out.append((*match.span(), content, ""))
    return sorted((one for one in out if one[2]), key=lambda one: (one[0], -one[1]))


def _decoded(coded: str) -> bytes:
    plain = re.sub(r"[^A-Za-z0-9+/]", "", coded.replace("-", "+").replace("_", "/"))
    try:
        return base64.b64decode(plain[: len(plain) - (len(plain) % 4 == 1)] + "=" * (-len(plain) % 4 % 3))
    except (binascii.Error, ValueError):
        return b""


def _is_words(content: bytes) -> bool:
    """Whether the bytes are a text, as chance hardly ever makes them."""
    try:
        said = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return bool(said) and all(c.isprintable() or c in "\r\n\t\ufeff" for c in said)
