"""
What is recorded is named by (type, key); the part that owns a type says here what it is called and who reads it.

A higher part registers its types when it starts (`AppConfig.ready`), so that the record names none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model


@dataclass(frozen=True, slots=True)
class Thing:
    """An object as the record names it."""

    type: str
    key: str


@dataclass(frozen=True, slots=True)
class Register:
    """
    How things of one type are named (`label`), shown (`url`, "" for none) and who may read their history.

    `parts` says what is inside a thing: what an entry names by its key there ("a17") -> what people call it.
    """

    model: type[Model]
    key: Callable[[Any], str]
    label: Callable[[str], str]
    url: Callable[[str], str]
    may_read: Callable[[Any, str], bool]
    parts: Callable[[str], Mapping[str, str]]


_registered: dict[str, Register] = {}


def register(
    type_name: str,
    model: type[Model],
    *,
    label: Callable[[str], str],
    url: Callable[[str], str] = lambda key: "",
    may_read: Callable[[Any, str], bool],
    key: Callable[[Any], str] = lambda found: str(found.pk),
    parts: Callable[[str], Mapping[str, str]] = lambda key: {},
) -> None:
    """Makes a type of object recordable; a second call for the same type replaces the first."""
    _registered[type_name] = Register(model, key, label, url, may_read, parts)


def models() -> list[type[Model]]:
    """Every model whose objects are recorded."""
    return list(dict.fromkeys(found.model for found in _registered.values()))


def known(type_name: str) -> Register | None:
    return _registered.get(type_name)


def thing(found: Model | Thing) -> Thing:
    """The name of an object in the record. Raises LookupError for a type that nobody registered."""
    if isinstance(found, Thing):
        return found
    for type_name, registered in _registered.items():
        if found.__class__ is registered.model:  # also where `request.user` stands for an account
            return Thing(type_name, registered.key(found))
    raise LookupError(f"{type(found).__name__} is not registered in frisat.web.record.things")


def exists(found: Thing) -> bool:
    """Whether the thing is still there; False for a key that none can have."""
    registered = known(found.type)
    try:
        return registered is not None and registered.model._base_manager.filter(pk=found.key).exists()
    except (ValueError, OverflowError):
        return False


def label(found: Thing) -> str:
    """What a thing is called in a sentence; its key where its type is unknown by now."""
    registered = known(found.type)
    return registered.label(found.key) if registered else f"{found.type} {found.key}"
