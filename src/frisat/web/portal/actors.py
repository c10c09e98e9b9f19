"""Who takes part, as the choices of a filter: bodies first, then people and groups, each once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from frisat.law.bodies import is_body
from frisat.plan.model import Activity

_DANISH_ORDER = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
"""After "z", as a Danish register has them."""
_SHORT_NAME = re.compile(r"[A-ZÆØÅ]{2,}\d*(?:\b|$)")
"""An organisation by its letters: "KL"."""
_ONE_PERSON = re.compile(r"direktør(?:en|er|erne)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a select field; options of one `group` stand together."""

    value: str
    words: str
    count: int = 0
    group: str = ""


def name_key(name: str) -> str:
    """What two spellings of a name share that differ only in case and spaces."""
    return " ".join(name.casefold().split())


def named(activities: Sequence[Activity]) -> list[Option]:
    """
    Everybody named in a plan once, however the letters stand, under the spelling that is used most.

    Bodies stand before people and groups, both in the order of the Danish alphabet, begun with a capital.
    """
    spelled: dict[str, Counter[str]] = {}
    for a in activities:
        for key, name in {name_key(actor): " ".join(actor.split()) for actor in a.actors if actor.strip()}.items():
            spelled.setdefault(key, Counter())[name] += 1
    bodies, others = gettext("Bodies"), gettext("People and groups")
    out = []
    for key, forms in spelled.items():
        best = min(forms, key=lambda form: (-forms[form], not form[:1].isupper(), form))
        group = bodies if _is_body(best) else others
        out.append(Option(key, best[:1].upper() + best[1:], forms.total(), group))
    return sorted(out, key=lambda o: (o.group != bodies, o.value.translate(_DANISH_ORDER)))


def _is_body(name: str) -> bool:
    """Whether a name is of a body or an organisation; one who leads one is a person."""
    return bool(_SHORT_NAME.match(name)) or (is_body(name) and not _ONE_PERSON.search(name))
