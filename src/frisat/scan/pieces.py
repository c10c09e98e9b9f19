"""A piece of text with its place: what every opener of a file type hands to the finders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from frisat.scan.finding import Finding, Grade, Kind, Place

Found = Iterator["Piece | Finding"]


@dataclass(frozen=True, slots=True)
class Piece:
    """
    Text that stands together.

    `label`: the heading, key or field name above it. `alone`: it is a value of its own (a cell, a property), so that
    ten digits that are all of it stand for themselves. `strict`: the place is full of machine's numbers, only
    unmistakable shapes count. `lines`: the text has lines that a person can count. `again`: its words were handed
    over before, now with others beside them: only personal numbers that were not certain then are told.
    """

    text: str
    place: Place
    label: str = ""
    alone: bool = False
    strict: bool = False
    lines: bool = False
    again: bool = False


def at(code: str, **parts: object) -> Place:
    return Place(code, tuple((name, str(value)) for name, value in parts.items()))


def fact(kind: Kind, grade: Grade, code: str, place: Place, *, incomplete: bool = False, **parts: object) -> Finding:
    """A finding about the file itself: hidden text, a comment, a macro."""
    said = tuple((name, str(value)) for name, value in parts.items())
    return Finding(kind, grade, code, place, said, incomplete=incomplete)


def inside(name: str, found: Found) -> Found:
    """What was found in a file that stands in another."""
    for one in found:
        yield replace(one, place=replace(one.place, inside=(name, *one.place.inside)))
