"""What cases and decisions refuse: a code with its parts, said in Danish or English (`frisat.plan.wording.cases`)."""

from __future__ import annotations

from frisat.web.bodies.errors import RegisterError


class CaseError(RegisterError):
    """Nothing was written. `field` is the field of a form that the sentence belongs to, "" for none."""
