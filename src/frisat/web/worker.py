"""
What the site does behind its pages: a process that takes tasks from the database's queue, one after another.

`serve.py` starts it beside the web server, starts it again when it dies and ends it with itself. Started by hand
(`python -m frisat.web.worker`) it is one more worker on the same queue, on this machine or another.
"""

from __future__ import annotations

import contextlib
import os
import sys

INTERVAL_SECONDS = 1.0
QUEUES = ("default",)


def main() -> None:
    """Takes tasks until a signal ends the process: the task in hand is finished first."""
    from frisat.web import serve

    serve.setup()
    run()


def run() -> None:
    """As `main`, for a process in which Django is set up already."""
    from django_tasks_db.management.commands.db_worker import Worker

    from frisat.web.desk import tasks as letters
    from frisat.web.intake import tasks
    from frisat.web.invites import tasks as invites
    from frisat.web.meetings import fetched_tasks, paper_tasks
    from frisat.web.meetings import tasks as meetings

    tasks.take_up()
    letters.take_up()
    meetings.take_up()
    paper_tasks.take_up()
    fetched_tasks.take_up()
    invites.plan_next()
    invites.plan_fetching()
    worker = Worker(
        queue_names=list(QUEUES),
        interval=INTERVAL_SECONDS,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=tasks.worker_name(),
        excluded_queue_names=[],
    )
    worker.configure_signals()
    worker.run()


def end_with_parent(parent: int) -> None:
    """Asks the system to end this process when `parent`, which started it, does. Only Linux knows how."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes
    import signal

    parent_dies = 1  # PR_SET_PDEATHSIG
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(parent_dies, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(0)  # it was gone before we asked


if __name__ == "__main__":
    main()
