"""Rows that are written once: they refuse to be changed or removed, also in bulk."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class FixedError(Exception):
    """Something that was fixed once was about to be changed or removed."""


class FixedRows(models.QuerySet[Any]):
    """Rows that are written once: no update and no delete, also not in bulk."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise FixedError(f"{self.model.__name__} is never changed")

    def delete(self) -> NoReturn:
        raise FixedError(f"{self.model.__name__} is never deleted")


class FixedModel(models.Model):
    """Written once, then only read."""

    objects = FixedRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None and not self._state.adding:
            raise FixedError(f"{type(self).__name__} {self.pk} is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise FixedError(f"{type(self).__name__} {self.pk} is never deleted")
