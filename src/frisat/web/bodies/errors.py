"""What the registers refuse: a code with its parts, said in Danish or English (`frisat.plan.wording.register`)."""

from __future__ import annotations

from frisat.plan.sentences import hint, sentence
from frisat.web.base import words


class RegisterError(Exception):
    """Nothing was written. `field` is the field of a form that the sentence belongs to, "" for none."""

    def __init__(self, code: str, field: str = "", **parts: object) -> None:
        super().__init__(code)
        self.code, self.field, self.parts = code, field, parts

    @property
    def said(self) -> str:
        """What is wrong and what to do, in the language of the page."""
        language = words.language()
        parts = {name: str(value) for name, value in self.parts.items()}
        return f"{sentence(self.code, parts, language=language)} {hint(self.code, parts, language=language)}".strip()
