"""What meetings and agendas refuse: a code with its parts, said in Danish or English (`plan/wording/agendas.py`)."""

from __future__ import annotations

from frisat.plan.errors import FrisatError
from frisat.plan.sentences import hint, sentence
from frisat.web.base import words


class MeetingError(Exception):
    """Nothing was written. `field` is the field of a form that the sentence belongs to, "" for none."""

    def __init__(self, code: str, field: str = "", **parts: object) -> None:
        super().__init__(code)
        self.code, self.field, self.parts = code, field, parts

    @property
    def said(self) -> str:
        """What is wrong and what to do, in the language of the page."""
        return said_of(self)


def said_of(error: MeetingError | FrisatError) -> str:
    """The same of an error of the plan or of a file."""
    language = words.language()
    parts = {name: str(value) for name, value in error.parts.items()}
    return f"{sentence(error.code, parts, language=language)} {hint(error.code, parts, language=language)}".strip()
