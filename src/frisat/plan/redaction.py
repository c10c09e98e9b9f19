"""
Taking something out of plans for good: an activity, or a text wherever it stands.

Works on the JSON of the plan format, of readings, of a draft's operations and of the record alike. What is the
format's own (keys, kinds, days, codes) is never touched, so that what was valid stays valid; and taking out of a
state and of the operations that follow gives the same as taking out of what they add up to. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from frisat.plan.drafting import POSITION, STEP

BLOCK = "█████"
"""What stands where a text was."""
SHORTEST = 3
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_WITHOUT_UNSEEN = dict.fromkeys(map(ord, _UNSEEN))
_HYPHENS = "\u2010\u2011-"
_LINE_END = r"[ \t\r]*\n[ \t]*"
_BETWEEN = f"(?:[{_UNSEEN}]|[{_HYPHENS}]{_LINE_END})*"
"""What may stand between two letters of a word and is no part of it."""
_SPACE = rf"(?:[{_UNSEEN}]*\s)+[{_UNSEEN}]*"
_OWN = frozenset({
    "format", "key", "kind", "status", "visibility", "edtf", "bound", "basis", "language", "updated", "sha256", "rule",
    "start", "end", "date", "document_date", "no", "code", "came_from", "depends_on", "replaced_by", "activities",
    "how", "certainty", "a", "b", "where", "thing", "verb",
})  # fmt: skip
"""Names whose texts are the format's own, not anybody's words."""
OF_MEETINGS = _OWN | {
    "uid", "stage", "part", "presence", "outcome", "day", "came", "left", "came_item", "left_item", "released", "at",
    "taken_out", "item",
}  # fmt: skip
"""The same of the JSON of a meeting, a case and a decision."""
_POINTERS = frozenset({"came_from", "depends_on", "activities", "replaced_by"})


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken out: the activity `key`, every place where one of `texts` stands, or both."""

    key: str = ""
    texts: tuple[str, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """
        The texts as whole words, whatever their case, spaces and line breaks; a genitive goes too.

        So does what looks the same to a reader: with soft hyphens or signs without width in it, as Word leaves them,
        with letters made of two signs, as some computers write å, and broken with a hyphen at a line's end.
        """
        plain = sorted(map(_plain, self.texts), key=len, reverse=True)
        said = [_flexible(text) for text in plain if len(text) >= SHORTEST]
        return re.compile("|".join(said), re.IGNORECASE) if said else None


def _flexible(text: str) -> str:
    words = [_BETWEEN.join(map(_as_written, word)) for word in text.split()]
    before = r"(?<!\w)" if _is_word(text.strip()[0]) else ""
    after = r"(?:['’]?s)?(?!\w)" if _is_word(text.strip()[-1]) else ""
    return before + _SPACE.join(words) + after


def _as_written(character: str) -> str:
    """A character in every way of writing it that looks the same, or that a line's end makes of it."""
    if character in _HYPHENS:
        return f"[{_HYPHENS}](?:{_LINE_END})?"
    apart = unicodedata.normalize("NFD", character)
    own = re.escape(character)
    return own if apart == character else f"(?:{own}|{re.escape(apart)})"


def _plain(text: str) -> str:
    """Without what nobody sees, and with each letter as one sign: as a person would type it."""
    return unicodedata.normalize("NFC", text.translate(_WITHOUT_UNSEEN)).strip()


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


class Redactor:
    """
    Takes one `Taken` out of as many values as need be.

    For a draft, `start` is the keys of the plan that it started from, in order: positions in the plan are places among
    them, and close up where the activity stood. `own` are the names whose texts are the format's.
    """

    def __init__(self, taken: Taken, start: Sequence[str] = (), *, own: frozenset[str] = _OWN) -> None:
        self._own = own
        self.key, self.texts, self._pattern = taken.key, taken.texts, taken.pattern
        self._gap = STEP * (start.index(taken.key) + 1) if taken.key in start else None

    def _closed_up(self, position: float) -> float:
        """The position once the gap is closed: in the same order, and those of the start as they are without it."""
        if self._gap is None or position <= self._gap - STEP:
            return position
        if position >= self._gap + STEP:
            return position - STEP
        return self._gap - STEP + (position - self._gap + STEP) / 2

    def text(self, text: str) -> str:
        """A text of somebody's without what is taken out."""
        return self._pattern.sub(BLOCK, text) if self._pattern and text else text

    def value(self, value: Any, name: str = "") -> Any:
        """A JSON value that stands under `name`, without what is taken out; the same object when nothing was."""
        if isinstance(value, str):
            if name in _POINTERS:
                return None if self.key and value == self.key else value
            return value if name in self._own else self.text(value)
        if isinstance(value, Mapping):
            return self._mapping(value)
        if isinstance(value, list):
            return [self.value(v, name) for v in value if not self._is_it(v, name)]
        if name == POSITION and isinstance(value, int | float):
            return self._closed_up(float(value))
        return value

    def _mapping(self, value: Mapping[str, Any]) -> dict[str, Any]:
        out = {}
        for name, inner in value.items():
            if self.key and name == self.key and isinstance(inner, Mapping):
                continue  # a draft keeps its activities by key
            if name == "footnotes" and isinstance(inner, list):
                inner = [f for f in inner if not (self.key and f.get("activities") == [self.key])]
            out[name] = self.value(inner, name)
        return out

    def _is_it(self, value: Any, name: str) -> bool:
        if not self.key:
            return False
        if isinstance(value, Mapping):
            return value.get("key") == self.key
        return name in _POINTERS and value == self.key

    def comparison(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """What reading a document gave, without the pairs of the activity and without the texts in its grounds."""
        if not data:
            return dict(data)

        def stays(row: Mapping[str, Any]) -> bool:
            return not (self.key and self.key in (row.get("a"), row.get("b")))

        def parts(pairs: Iterable[Any]) -> list[list[Any]]:
            return [[k, self.value(v, str(k))] for k, v in pairs]

        matches = [
            {**m, "reasons": [[code, parts(pairs)] for code, pairs in m["reasons"]]}
            for m in data.get("matches", ())
            if stays(m)
        ]
        changes = [{**c, "parts": parts(c["parts"])} for c in data.get("changes", ()) if stays(c)]
        return {**data, "matches": matches, "changes": changes}

    def holds(self, value: Any) -> bool:
        """Whether anything of a JSON value would be taken out."""
        return bool(self.value(value) != value)


def places(value: Any, taken: Taken, *, around: int = 40, own: frozenset[str] = _OWN) -> list[str]:
    """Each place where a text stands, with the words around it, in the order of the value."""
    pattern = taken.pattern
    if pattern is None:
        return []
    out = []
    for text in _texts(value, own=own):
        for match in pattern.finditer(text):
            first, last = max(0, match.start() - around), match.end() + around
            out.append(("…" if first else "") + text[first:last].strip() + ("…" if last < len(text) else ""))
    return out


def _texts(value: Any, name: str = "", *, own: frozenset[str] = _OWN) -> Iterator[str]:
    if isinstance(value, str) and name not in own:
        yield value
    elif isinstance(value, Mapping):
        for inner_name, inner in value.items():
            yield from _texts(inner, inner_name, own=own)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner, name, own=own)


def own_words(key: str, plans: Iterable[Mapping[str, Any]], *, longest_common: int = 12) -> tuple[str, ...]:
    """
    What an activity says in any of several plans, and no other activity there says: with it these go everywhere.

    Short texts and bare names are left: "Byrådet" is many activities' own.
    """
    own: dict[str, None] = {}
    others: list[str] = []
    for plan in plans:
        for a in plan.get("activities", ()):
            said = list(_long(a, longest_common))
            if a.get("key") == key:
                own.update(dict.fromkeys(said))
            else:
                others += [" ".join(t.split()).casefold() for t in _texts(a)]
    return tuple(t for t in own if not any(" ".join(t.split()).casefold() in other for other in others))


_TOLD: tuple[Callable[[Mapping[str, Any]], Any], ...] = (
    lambda a: a.get("title"),
    lambda a: a.get("status_reason"),
    lambda a: a.get("remark"),
    lambda a: a.get("agenda"),
    lambda a: a.get("deliverables"),
)


def _long(activity: Mapping[str, Any], least: int) -> Iterator[str]:
    for told in _TOLD:
        for text in _texts(told(activity)):
            if len(text.strip()) >= least and " " in text.strip():
                yield text.strip()
