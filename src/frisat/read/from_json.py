"""`frisat-plan` JSON straight to a reading: it already says what a document has to be read for."""

from __future__ import annotations

import json

from frisat.plan.errors import FormatError, ReadError
from frisat.plan.model import Reading
from frisat.plan.schema import reading_from_json
from frisat.read import encoding


def read(data: bytes, name: str) -> Reading:
    """
    The plan and its notes.

    Raises:
        ReadError: with the format's own code (E201 not a plan, E202 made by a newer Frisat, E1xx a period that
            cannot be), E315 the JSON is broken, E323 it is nested too deep.
    """
    text, _ = encoding.decode(data)
    try:
        return reading_from_json(json.loads(text.lstrip("\ufeff")))
    except FormatError as error:
        raise ReadError(error.code, where=error.where, **error.parts) from error
    except RecursionError as error:
        raise ReadError("E323") from error
    except ValueError as error:
        raise ReadError("E315") from error
