"""Bytes to characters for text files that may or may not say how they are written."""

from __future__ import annotations

import codecs
import re

from frisat.plan.regex import regex

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAID = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_SAID_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""")
_OF_PAGES = regex(
    r"utf-8|cp(?:437|85\d|86[56]|866|874|932|949|950|12[45]\d)|iso8859-\d+|mac-\w+|koi8-[ru]|"
    r"gbk|gb2312|gb18030|big5|euc_(?:jp|kr)|shift_jis|iso2022_jp"
)
_CONTROLS = regex(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def marked(data: bytes) -> str | None:
    """The encoding that a byte order mark says, or None."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def decode(data: bytes, *, said: bool = False) -> tuple[str, str | None]:
    """
    The text of `data`, and the encoding when it had to be guessed (else None).

    A byte order mark counts first, then (with `said`, for html) the encoding that the text names, then UTF-8 when
    every byte fits, else Windows' western one, in which each byte has some meaning.
    """
    name = marked(data)
    if name is None and said:
        match = _SAID_XML.search(data[:512]) or _SAID.search(data[:4096])
        name = _known(match[1].decode("ascii")) if match else None
    if name is not None:
        try:
            return data.decode(name), None
        except UnicodeDecodeError:
            if name != "utf-8":
                return data.decode(name, "replace"), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "Windows-1252"


def _known(name: str) -> str | None:
    """
    Python's name of an encoding that a page may name; Latin-1 is read as Windows-1252, as browsers do.

    Python knows more of that name than encodings of text: some run for minutes, some fail in ways of their own.
    """
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    if found in ("iso8859-1", "ascii"):
        return "cp1252"
    if found.startswith(("utf-16", "utf-32")):
        return "utf-8"  # a page that could be read as far as this line is not written in it
    return found if _OF_PAGES.fullmatch(found) else None


def looks_like_text(data: bytes) -> bool:
    """Whether the first 64 KiB of `data` are characters: hardly any control characters, mostly plain letters."""
    head = data[: 64 * 1024]
    if marked(head) in ("utf-16", "utf-32"):
        text = head[: len(head) // 4 * 4].decode(marked(head) or "utf-8", "replace")
    elif b"\0" in head:
        return False
    else:
        text, _ = decode(head[:-3] if len(head) == 64 * 1024 else head)
    if not text.strip():
        return True
    odd = len(_CONTROLS.findall(text)) + text.count("\ufffd")
    foreign = sum(character > "\x7f" for character in text)
    return odd <= len(text) * 0.005 and (foreign <= len(text) * 0.4 or marked(data) is not None)
