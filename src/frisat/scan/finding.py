"""What a scan tells: findings with a grade, a reason and a place, and what it could not look at. No number is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from frisat.plan.sentences import Language, hint, sentence
from frisat.scan.masking import masked

Parts = tuple[tuple[str, str], ...]


class Kind(StrEnum):
    """What sort of thing was found."""

    CPR = "cpr"
    EMAIL = "email"
    TELEPHONE = "telephone"
    HIDDEN_TEXT = "hidden_text"
    TRACKED_CHANGE = "tracked_change"
    COMMENT = "comment"
    METADATA = "metadata"
    IMAGE_ONLY = "image_only"
    MACRO = "macro"
    EMBEDDED_FILE = "embedded_file"


class Grade(StrEnum):
    """How grave and how sure: high stops a publication until a person has decided."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where in a file something stands, as a code with parts; `inside` are the files it is packed in, outermost first.

    `line` is added by the finder when the text has lines of its own.
    """

    code: str
    parts: Parts = ()
    inside: tuple[str, ...] = ()

    def words(self, language: Language = "da") -> str:
        """The place in words; a number in a name of the file's own is masked."""
        parts = {name: masked(value) for name, value in self.parts}
        here = sentence(self.code, parts, language=language)
        return " > ".join([*(masked(name) for name in self.inside), here])


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One thing a person should look at before the file is published.

    `code` says what it is, `reasons` why the grade is what it is, both as codes of plan/wording. `excerpt` is masked:
    of a personal number it has the day of birth only. `incomplete`: this part of the file could not be looked at.
    """

    kind: Kind
    grade: Grade
    code: str
    place: Place
    parts: Parts = ()
    reasons: tuple[str, ...] = ()
    excerpt: str = ""
    incomplete: bool = False

    def message(self, language: Language = "da") -> str:
        return sentence(self.code, self._in_words(), language=language)

    def reason(self, language: Language = "da") -> str:
        """Why it has its grade; empty when the message says it all."""
        said = [sentence(code, language=language) for code in self.reasons]
        return "; ".join(said)

    def hint(self, language: Language = "da") -> str:
        return hint(self.code, self._in_words(), language=language)

    def _in_words(self) -> Mapping[str, str]:
        return {"excerpt": self.excerpt, **{name: masked(value) for name, value in self.parts}}


@dataclass(frozen=True, slots=True)
class Report:
    """What a scan of one file came to. `left_out`: how many findings more there were than are kept."""

    document: str
    findings: tuple[Finding, ...] = ()
    left_out: int = 0
    facts: Mapping[str, int] = field(default_factory=dict, hash=False)
    """How much was looked at: "texts", "characters", "pages"."""

    @property
    def checked(self) -> bool:
        """Whether all of the file could be looked at."""
        return not any(finding.incomplete for finding in self.findings)

    @property
    def grade(self) -> Grade | None:
        """The gravest grade; None when nothing was found."""
        return next((grade for grade in Grade if any(f.grade is grade for f in self.findings)), None)
