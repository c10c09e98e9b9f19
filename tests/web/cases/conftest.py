"""Bodies of a municipality in the order of who recommends to whom, and twenty that must say yes to one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from frisat.web.bodies.models import Body


@pytest.fixture
def chain(db: None) -> dict[str, Body]:
    from frisat.web.bodies.models import Body, BodyKind

    council = Body.objects.create(name="Byrådet", kind=BodyKind.COUNCIL)
    economy = Body.objects.create(name="Økonomiudvalget", kind=BodyKind.COMMITTEE, recommends_to=council)
    committee = Body.objects.create(name="Skoleudvalget", kind=BodyKind.COMMITTEE, recommends_to=council)
    office = Body.objects.create(name="Skoleforvaltningen", kind=BodyKind.ADMINISTRATION, recommends_to=committee)
    return {"office": office, "committee": committee, "economy": economy, "council": council}


@pytest.fixture
def twenty(db: None) -> list[Body]:
    from frisat.web.bodies.models import Body, BodyKind

    made = [
        Body.objects.create(name="Byrådet", organisation=f"Kommune {n:02}", kind=BodyKind.COUNCIL) for n in range(1, 20)
    ]
    return [*made, Body.objects.create(name="Regionsrådet", organisation="Regionen", kind=BodyKind.COUNCIL)]
