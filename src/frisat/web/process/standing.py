"""
What stands beside the plan of a process and may say what is taken out of it: meetings, cases, decisions, papers.

Each higher part that keeps such things says here how to look through them and how to take words out of one of them.
`take_out` asks all of them; the person sees what was found and chooses.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from frisat.plan.redaction import OF_MEETINGS, Redactor, Taken
from frisat.web.process.models import Process

Rewrite = Callable[..., None]
"""Changes a row that is written once: `take_out`'s own, the only one."""


@dataclass(frozen=True, slots=True)
class Standing:
    """
    One thing in which the words stand, or may stand.

    `thing` and `key` name it as the record does. `places` are the words around each place. A file is taken out whole;
    `count` is how often the words stand in it, None where it could not be looked through: `note` says why.
    """

    thing: str
    key: str
    label: str
    url: str = ""
    places: tuple[str, ...] = ()
    is_file: bool = False
    count: int | None = 0
    note: str = ""

    @property
    def name(self) -> str:
        """What a form calls it."""
        return f"{self.thing}:{self.key}"

    @property
    def is_sure(self) -> bool:
        """Whether the words are known to stand there."""
        return not self.is_file or bool(self.count)


@dataclass(frozen=True, slots=True)
class Gone:
    """What was taken out of one thing, or of a `part` of it: an item of a meeting. SHA-256 where it has one."""

    thing: str
    key: str
    part: str = ""
    what: str = "text"
    before: str = ""
    after: str = ""


Look = Callable[[Process, Redactor], list[Standing]]
Take = Callable[[Process, Redactor, Collection[str], Rewrite], list[Gone]]
_keepers: list[tuple[Look, Take]] = []


def register(look: Look, taking: Take) -> None:
    """A higher part says how it looks through its things, and how it takes words out of those that are named."""
    if (look, taking) not in _keepers:
        _keepers.append((look, taking))


def words_of(redactor: Redactor) -> Redactor:
    """The same words for the JSON and the rows of meetings and cases, whose keys are not those of the plan."""
    return Redactor(Taken(texts=redactor.texts), own=OF_MEETINGS)


def found(process: Process, redactor: Redactor) -> tuple[Standing, ...]:
    """Everything beside the plan in which the words stand or may stand."""
    words = words_of(redactor)
    return tuple(one for look, _ in _keepers for one in look(process, words)) if redactor.texts else ()


def take_beside(process: Process, redactor: Redactor, names: Collection[str], rewrite: Rewrite) -> list[Gone]:
    """Takes the words out of the things with these names. For `take_out.take_out`, in its transaction."""
    words = words_of(redactor)
    return [gone for _, taking in _keepers for gone in taking(process, words, names, rewrite)]


def cleaned(row: Any, redactor: Redactor, *names: str) -> dict[str, Any]:
    """What of these columns of a row is otherwise without the words, no longer than a column may be."""
    out = {}
    for name in names:
        value = getattr(row, name)
        left = redactor.text(value) if isinstance(value, str) else redactor.value(value)
        if left != value:
            most = row._meta.get_field(name).max_length
            out[name] = left[:most] if most and isinstance(left, str) else left
    return out


def without_words(row: Any, redactor: Redactor, *names: str) -> bool:
    """Takes the words out of these columns of a row and saves it; whether there were any."""
    changed = cleaned(row, redactor, *names)
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.save(update_fields=list(changed))
    return bool(changed)
