"""The measure of what is pressed finds what is too small, and lets pass what the standard lets pass."""

from __future__ import annotations

import pytest

from tests.e2e.accessible import faults_as_it_stands
from tests.e2e.conftest import Open

pytestmark = pytest.mark.browser
_PAGE = """<!doctype html><html lang="da"><title>Mål</title><style>
label, button {{ display: inline-block; font: 12px/1 sans-serif; padding: 0; border: 0; margin: 0; color: #000 }}
input {{ position: absolute; opacity: 0; width: 1px; height: 1px }}
</style><main><h1>Mål</h1>{}</main></html>"""
_BOXES = "<div><input type=radio name=a id=a1><label for=a1 {0}>Ja</label></div>" + (
    "<div><input type=radio name=a id=a2><label for=a2 {0}>Nej</label></div>"
)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (_BOXES.format(""), 2),  # the fields are out of sight: what is pressed is the label
        (_BOXES.format("style='min-width:24px;min-height:24px'"), 0),
        ("<div><button type=button>Et</button></div><div><button type=button>To</button></div>", 2),
        ("<p style='margin:40px'><button type=button>Et</button></p><p style='margin:40px'>Alene.</p>", 0),
        ("<p>Læs <a href='#x'>det ene</a> og<br><a href='#y'>det andet</a>, før du svarer.</p>", 0),
    ],
)
def test_what_is_too_small_and_too_near_is_found(new_page: Open, axe: str, body: str, found: int) -> None:
    page = new_page()
    page.set_content(_PAGE.format(body))
    small = [one for one in faults_as_it_stands(page, axe, "page", dark=False, targets=True) if "target of" in one]
    assert len(small) == found, small
