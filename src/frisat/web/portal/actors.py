"""Who takes part, as the choices of a filter: bodies first, then people and groups, each once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from frisat.law.bodies import is_body
from frisat.plan.model import Activity
from frisat.web.bodies.models import Body, BodyKind
from frisat.web.portal.public_bodies import Called
from frisat.web.process.models import Process

_DANISH_ORDER = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
"""After "z", as a Danish register has them."""
_SHORT_NAME = re.compile(r"[A-ZÆØÅ]{2,}\d*(?:\b|$)")
"""An organisation by its letters: "KL"."""
_ONE_PERSON = re.compile(r"direktør(?:en|er|erne)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a select field; options of one `group` stand together. `key` is what its spellings share."""

    value: str
    words: str
    count: int = 0
    group: str = ""
    key: Hashable = None
    url: str = ""


def name_key(name: str) -> str:
    """What two spellings of a name share that differ only in case and spaces."""
    return " ".join(name.casefold().split())


Pair = tuple[Process, Activity]


class Actors:
    """Everybody named in some plans, by the register of bodies: all spellings of one body are one."""

    def __init__(self, pairs: Sequence[Pair], called: Called) -> None:
        self._called = called
        self.options = self._named(pairs)

    def keys(self, process: Process, activity: Activity) -> set[Hashable]:
        """Who is named in an activity."""
        return {_key(name, body) for name, body in self._called.in_activity(process, activity, activity.actors)}

    def chosen(self, asked: str, pairs: Sequence[Pair]) -> Option | None:
        """The choice that somebody means by a value or by any spelling of a body; None for a name nobody has."""
        wanted = name_key(asked)
        found = next((o for o in self.options if o.value == wanted), None)
        if found is not None or not wanted:
            return found
        for process, a in pairs:
            for name, body in self._called.in_activity(process, a, a.actors):
                if name_key(name) == wanted:
                    return next(o for o in self.options if o.key == _key(name, body))
        return None

    def _named(self, pairs: Sequence[Pair]) -> list[Option]:
        """
        Each body under its name in the register, each other name under the spelling that is used most.

        Bodies stand before people and groups, both in the order of the Danish alphabet, begun with a capital.
        """
        spelled: dict[Hashable, Counter[str]] = {}
        meant: dict[Hashable, Body] = {}
        for process, a in pairs:
            once: dict[Hashable, str] = {}
            for name, body in self._called.in_activity(process, a, a.actors):
                if name.strip():
                    once[_key(name, body)] = " ".join(name.split())
                    if body is not None:
                        meant[_key(name, body)] = body
            for key, name in once.items():
                spelled.setdefault(key, Counter())[name] += 1
        names = {key: meant[key].name if key in meant else _best(forms) for key, forms in spelled.items()}
        alike = Counter(map(name_key, names.values()))
        bodies, others = gettext("Bodies"), gettext("People and groups")
        out = []
        for key, forms in spelled.items():
            name, body = names[key], meant.get(key)
            if body is not None and alike[name_key(name)] > 1:  # two of one name: whose it is, else its number
                name = f"{name} ({body.organisation or body.pk})"
            is_one = body.kind != BodyKind.GROUP if body is not None else _is_body(name)
            words = name[:1].upper() + name[1:]
            out.append(
                Option(name_key(name), words, forms.total(), bodies if is_one else others, key, self._called.page(body))
            )
        return sorted(out, key=lambda o: (o.group != bodies, o.words.translate(_DANISH_ORDER)))


def _key(name: str, body: Body | None) -> Hashable:
    return name_key(name) if body is None else body.pk


def _best(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], not form[:1].isupper(), form))


def _is_body(name: str) -> bool:
    """Whether a name is of a body or an organisation; one who leads one is a person."""
    return bool(_SHORT_NAME.match(name)) or (is_body(name) and not _ONE_PERSON.search(name))
