"""
Serves the site: brings everything up to date, then runs gunicorn and, beside it, the worker of `worker.py`.

The first process only watches the two. When the web server ends, all end; a worker that dies is started again, more
slowly each time. (Windows: Django's own server, and the worker as a program of its own.)
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
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
    from frisat.web.record import noted

    noted.note("start")


def main(host: str = "127.0.0.1", port: int = 8000) -> None:
    """Prepares and serves until stopped; loads nothing into the database."""
    prepare()
    shown = f"[{host}]" if ":" in host else host
    print(f"Frisat: http://{shown}:{port}/", flush=True)
    if os.name == "nt":
        from django.core.management import call_command

        worker = subprocess.Popen([sys.executable, "-m", "frisat.web.worker"])
        try:
            call_command("runserver", f"{shown}:{port}", "--noreload", "--insecure")
        finally:
            worker.terminate()
        return
    sys.exit(Watch(lambda: _gunicorn(f"{shown}:{port}"), _work).run())


def _work() -> None:
    from frisat.web import worker

    worker.run()


LONGEST_PAUSE_SECONDS = 60.0


class Watch:
    """
    Two child processes, the server and the worker, watched by this one, which holds no database connection.

    `run` returns the server's exit status; a signal that ends this process ends both first.
    """

    def __init__(self, serve: Callable[[], None], work: Callable[[], None]) -> None:
        self.serve, self.work = serve, work
        self.server = self.worker = 0
        self.ending = False
        self.pause = 1.0

    def run(self) -> int:
        from django.db import connections

        connections.close_all()  # a connection must not be shared with a child
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)
        self.server = self._child(self.serve)
        started = self._start_worker()
        while True:
            try:
                pid, status = os.waitpid(-1, 0)
            except InterruptedError:
                continue
            except ChildProcessError:
                return 0
            if pid == self.server:
                self._end()
                self._await_worker()
                return os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 0 if self.ending else 1
            if pid == self.worker and not self.ending:
                self._rest(started)
                started = self._start_worker()

    def _child(self, what: Callable[[], None]) -> int:
        parent, pid = os.getpid(), os.fork()
        if pid:
            return pid
        status = 1
        try:
            from frisat.web.worker import end_with_parent

            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, signal.SIG_DFL)
            end_with_parent(parent)
            what()
            status = 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1 if end.code else 0
        except KeyboardInterrupt:
            status = 0
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            with contextlib.suppress(Exception):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(status)

    def _start_worker(self) -> float:
        if self.ending:
            return 0.0
        self.worker = self._child(self.work)
        return time.monotonic()

    def _rest(self, started: float) -> None:
        """Waits before a worker is started again: longer each time, unless it had worked for a while."""
        self.pause = 1.0 if time.monotonic() - started > LONGEST_PAUSE_SECONDS else min(
            self.pause * 2, LONGEST_PAUSE_SECONDS
        )  # fmt: skip
        print(f"Frisat: the worker ended; it is started again in {self.pause:.0f} s", file=sys.stderr, flush=True)
        until = time.monotonic() + self.pause
        while time.monotonic() < until and not self.ending and self._server_lives():
            time.sleep(0.1)

    def _server_lives(self) -> bool:
        found = os.waitid(os.P_PID, self.server, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        return found is None

    def _await_worker(self) -> None:
        """The worker finishes what it has in hand, for a while; then it is ended, and its task taken up next time."""
        until = time.monotonic() + 10
        while time.monotonic() < until:
            try:
                pid, _ = os.waitpid(self.worker, os.WNOHANG)
            except ChildProcessError:
                return
            if pid:
                return
            time.sleep(0.1)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.worker, signal.SIGKILL)

    def _end(self, *_: object) -> None:
        self.ending = True
        for pid in (self.server, self.worker):
            if pid:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGTERM)


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
            self.cfg.set("control_socket_disable", True)  # nobody steers it so, and it would lie in somebody's home
            self.cfg.set("post_worker_init", _warm)

        def load(self) -> Any:
            from frisat.web.wsgi import application

            return application

    Server().run()


def _warm(worker: Any) -> None:
    """Lets a new worker draw the timelines before the first visitor asks for them."""
    from frisat.web.portal import warm

    warm.up()
