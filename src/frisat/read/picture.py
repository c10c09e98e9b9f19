"""
The picture of one page of a PDF, for looking at beside its reading: drawn in a limited process of its own.

The drawing library meets a foreign file here, so what holds for reading holds here too (`child.py`): memory and time
are limited, nothing is written, no network. A damaged page takes nobody down; it becomes one `ReadError`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from frisat.plan.errors import ReadError
from frisat.read import limits

WIDTH_PX = 1100
MOST_BYTES = 12 * limits.MIB
SECONDS = 20
_START = (
    "import json,sys;sys.path[:]=json.loads(sys.argv[1]);from frisat.read.picture import main;"
    "main(sys.argv[2],sys.argv[3],int(sys.argv[4]))"
)


def page_picture(path: Path, number: int) -> bytes:
    """
    The page `number` (from 1) of the PDF at `path` as PNG.

    Raises ReadError: E320 it took too long, E322 it cannot be drawn or there is no such page.
    """
    paths = json.dumps([p for p in sys.path if p])
    settings = json.dumps(limits.current().as_json())
    try:
        done = subprocess.run(  # noqa: S603 -- our own interpreter and module, nothing of the file's
            [sys.executable, "-I", "-S", "-c", _START, paths, settings, str(path), str(number)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("FRISAT_DEBUG") else subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
            start_new_session=os.name == "posix",
        )
    except subprocess.TimeoutExpired as error:
        raise ReadError("E320") from error
    if done.returncode or not done.stdout.startswith(b"\x89PNG\r\n") or len(done.stdout) > MOST_BYTES:
        raise ReadError("E322")
    return done.stdout


def main(settings: str, path: str, number: int) -> None:
    """Draws one page and writes it to standard output: what the process of its own does."""
    import io

    import pypdfium2
    from PIL import Image

    from frisat.read import child

    Image.preinit()
    now = limits.Limits.from_json(json.loads(settings))
    limits.use(now)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    data = Path(path).read_bytes()
    child._limit_memory(now)
    child._limit_time(now)
    child._lock()
    document = pypdfium2.PdfDocument(data)
    page = document[number - 1]
    width, height = page.get_size()
    if not (1 <= width <= 20_000 and 1 <= height <= 20_000) or height > width * 6:
        sys.exit(1)
    picture = page.render(scale=WIDTH_PX / width).to_pil().convert("RGB").quantize(64)
    made = io.BytesIO()
    picture.save(made, "PNG")
    out.write(made.getvalue())
    out.flush()
