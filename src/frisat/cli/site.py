"""`serve` and `demo`: the site on this machine."""

from __future__ import annotations

import argparse
import os

from frisat.cli import DONE


def serve(args: argparse.Namespace) -> int:
    """Bring the database up to date and serve until stopped."""
    from frisat.web import serve as server

    server.main(args.host, args.port)
    return DONE


def demo(args: argparse.Namespace) -> int:
    """Import the example documents, saying each step, and serve them unless told not to."""
    os.environ.setdefault("FRISAT_DEMO", "1")
    from frisat.web import demo as example
    from frisat.web import serve as server

    server.prepare()
    example.load_examples()
    if not args.no_serve:
        server.main(args.host, args.port)
    return DONE
