"""
A row that is deleted, kept as JSON with what pointed to it, and put back under its own number.

It travels with the message that tells of the deed (`way_back`). Only actions put rows back; they say what must hold.
"""

from __future__ import annotations

import json
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import models

Kept = dict[str, Any]


def kept_row(row: models.Model) -> Kept:
    """What `row_of` and `insert_again` need. To be asked before the row is deleted."""
    [told] = json.loads(serializers.serialize("json", [row]))
    pointing = {}
    for relation in row._meta.related_objects:
        if relation.on_delete is models.SET_NULL:
            there = relation.related_model._base_manager.filter(**{relation.field.name: row.pk})
            pointing[f"{relation.related_model._meta.label}.{relation.field.name}"] = sorted(
                there.values_list("pk", flat=True)
            )
    return {"row": told, "pointing": pointing}


def row_of(kept: Kept) -> models.Model:
    """The row as it was, not stored yet. Raises LookupError when it is there, or what it points to is gone."""
    made: models.Model = next(iter(serializers.deserialize("python", [kept["row"]]))).object
    if type(made)._base_manager.filter(pk=made.pk).exists():
        raise LookupError(f"{made._meta.label} {made.pk} is there")
    for column in made._meta.concrete_fields:
        target, value = column.remote_field, getattr(made, column.attname)
        if target is None or value is None or target.model._base_manager.filter(pk=value).exists():
            continue
        if target.on_delete is not models.SET_NULL:
            raise LookupError(f"{made._meta.label} {made.pk} points to {target.model._meta.label} {value}")
        setattr(made, column.attname, None)
    return made


def insert_again(made: models.Model, kept: Kept) -> None:
    """Stores a row of `row_of`. What pointed to it does so again, unless it points elsewhere by now. For actions."""
    made.save(force_insert=True)
    for name, numbers in kept["pointing"].items():
        label, _, column = name.rpartition(".")
        apps.get_model(label)._base_manager.filter(pk__in=numbers, **{column: None}).update(**{column: made})
