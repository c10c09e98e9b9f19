"""Pictures of a document's pages, drawn once and kept as files that anybody may throw away (`cache/pages`)."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from frisat.plan.errors import ReadError
from frisat.read import limits
from frisat.read.picture import page_picture
from frisat.web.process.models import SourceDocument

MOST_KEPT = 2000


def most_pages() -> int:
    return limits.current().pages


def of_page(document_pk: int, number: int, folder: Path) -> bytes:
    """
    The picture of a page, from the kept ones or drawn now. Raises ReadError when the document has no such picture.
    """
    sha256 = SourceDocument.objects.values_list("sha256", flat=True).get(pk=document_pk)
    kept = folder / "cache" / "pages"
    file = kept / f"{sha256}-{number}.png"
    try:
        return file.read_bytes()
    except OSError:
        pass
    data = bytes(SourceDocument.objects.values_list("data", flat=True).get(pk=document_pk))
    if b"%PDF-" not in data[:1024]:
        raise ReadError("E306")
    with tempfile.NamedTemporaryFile(prefix="frisat-page-", suffix=".pdf") as source:
        source.write(data)
        source.flush()
        made = page_picture(Path(source.name), number)
    _keep(kept, file, made)
    return made


def _keep(kept: Path, file: Path, made: bytes) -> None:
    """Stores a picture whole or not at all; a full disk only means that it is drawn again."""
    try:
        kept.mkdir(mode=0o700, parents=True, exist_ok=True)
        files = sorted(kept.iterdir(), key=lambda f: f.stat().st_mtime)
        for old in files[: max(0, len(files) - MOST_KEPT + 1)]:
            old.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile(dir=kept, delete=False) as out:
            out.write(made)
        os.replace(out.name, file)
    except OSError:
        return
