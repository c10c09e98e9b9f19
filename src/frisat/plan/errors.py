"""Every error the domain raises: a code plus its parts; `plan/sentences.py` turns it into words."""

from __future__ import annotations

import errno


class FrisatError(Exception):
    """
    The work could not be done, and a person can be told why.

    `code` never changes meaning; `parts` fill the sentence of that code in `plan/wording/`;
    `where` says at which place ("linje 58"), when there is one.
    """

    def __init__(self, code: str, *, where: str = "", **parts: object) -> None:
        super().__init__(code, where, parts)
        self.code = code
        self.where = where
        self.parts = parts

    def __str__(self) -> str:
        from frisat.plan.sentences import sentence

        text = sentence(self.code, self.parts, language="da")
        return f"{self.where}: {text}" if self.where else text


_REASONS = {
    errno.ENOENT: "V101",
    errno.ENOTDIR: "V101",
    errno.EACCES: "V102",
    errno.EPERM: "V102",
    errno.EROFS: "V102",
    errno.ENOSPC: "V103",
    getattr(errno, "EDQUOT", -1): "V103",  # not on every system
    errno.EISDIR: "V104",
    errno.ENAMETOOLONG: "V105",
    errno.EFBIG: "V106",
    errno.EINVAL: "V107",
}


def os_reason(error: OSError | ValueError) -> str:
    """The code of the words for what the operating system says ("V102", no access); V109 when they are not known."""
    return _REASONS.get(getattr(error, "errno", None) or 0, "V109")


class PeriodError(FrisatError):
    """A text is not a period that Frisat can hold (codes E1xx)."""


class FormatError(FrisatError):
    """JSON that claims to be a plan does not follow `frisat-plan` (codes E2xx)."""


class ReadError(FrisatError):
    """A file cannot be read at all: refused before, or given up while, opening it (codes E3xx)."""


class WriteError(FrisatError):
    """A plan cannot be written in the wanted form (codes E4xx)."""
