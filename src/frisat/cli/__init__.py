"""
`frisat`: the whole flow without a server, and the server's own commands.

`parser.py` says what can be asked, one module a family does it, `screen.py` is the only place that knows terminals.
Nothing slow is imported before it is needed: `frisat read` of one file should answer before a person wonders.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from frisat.plan.errors import FrisatError, WriteError, os_reason

DONE, FOUND, FAILED = 0, 1, 2
"""Exit statuses: the work is done; `lint`, `diff` or `scan` found something; (some of) the work could not be done."""


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run one command.

    Args:
        argv: The words after `frisat`; those of the process when None.
    Returns:
        DONE, FOUND or FAILED (docs/reference/plan-format.md, last section).
    """
    from frisat.cli import screen
    from frisat.cli.parser import parse

    args = parse(argv)
    screen.prepare()
    try:
        status = int(args.run(args))
        sys.stdout.flush()
        return status
    except FrisatError as error:
        screen.complain(error, language=args.language)
        return FAILED
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone: not an error, and nothing more can be said to it.
        sys.stderr.close()
        return DONE
    except OSError as error:
        screen.complain(WriteError("E403", value=os_reason(error)), language=args.language)
        screen.give_up_output()
        return FAILED
    except KeyboardInterrupt:
        screen.say_error("Afbrudt." if args.language == "da" else "Interrupted.")
        return FAILED


if __name__ == "__main__":
    sys.exit(main())
