"""Serves the site: brings everything up to date, then runs gunicorn (Windows: Django's own server)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

WORKERS = 2
Say = Callable[[str], None]


def setup() -> None:
    """Django with our settings; a second call does nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frisat.web.settings")
    if os.environ.get("FRISAT_DEMO") == "1":
        from frisat.web.demo import site

        for name, value in site().items():
            os.environ.setdefault(name, value)
    import django

    django.setup()


def prepare(say: Say = print) -> None:
    """
    Everything that must be there before the first page: interface texts, assets, database, a folder of its own.

    Raises SystemExit with one clear line when the settings may not be served or the assets cannot be built.
    """
    from frisat.web.base import build

    try:
        build.main(lambda line: None if line.endswith("up to date") else say(line))
    except build.BuildError as error:
        sys.exit(str(error))
    setup()
    from django.conf import settings
    from django.core.checks import ERROR, run_checks
    from django.core.management import call_command

    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    refused = [c for c in run_checks(include_deployment_checks=settings.IS_PUBLIC) if c.level >= ERROR]
    if refused:
        sys.exit("\n".join(f"{c.msg} {c.hint or ''}".strip() for c in refused))
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def main(host: str = "127.0.0.1", port: int = 8000) -> None:
    """Prepares and serves until stopped; loads nothing into the database."""
    prepare()
    shown = f"[{host}]" if ":" in host else host
    print(f"Frisat: http://{shown}:{port}/", flush=True)
    if os.name == "nt":
        from django.core.management import call_command

        call_command("runserver", f"{shown}:{port}", "--noreload", "--insecure")
        return
    _gunicorn(f"{shown}:{port}")


def _gunicorn(address: str) -> None:
    from django.db import connections
    from gunicorn.app.base import BaseApplication

    connections.close_all()  # a database connection must not be shared with the workers

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            self.cfg.set("bind", address)
            self.cfg.set("workers", WORKERS)
            self.cfg.set("worker_class", "gthread")
            self.cfg.set("threads", 4)
            self.cfg.set("timeout", 60)
            self.cfg.set("loglevel", "warning")
            self.cfg.set("post_worker_init", _warm)

        def load(self) -> Any:
            from frisat.web.wsgi import application

            return application

    Server().run()


def _warm(worker: Any) -> None:
    """Lets a new worker draw the timelines before the first visitor asks for them."""
    from frisat.web.portal import warm

    warm.up()
