"""Lines of a web page that belong to the page and not to its text: menus, skip links, logos, "til toppen"."""

from __future__ import annotations

import re

from frisat.plan.regex import regex

_LONGEST = 90
_FURNITURE = regex(
    r"(?:søg|menu|hovedmenu|forside|kontakt(?: os)?|luk(?: alle| menu)?|åbe?n alle|(?:ud)?fold alle(?: \w+)?|print|"
    r"del(?: (?:på|med) .*| siden| artiklen)?|udskriv(?: siden)?|utskrift.*|skriv ut|læs (?:mere|op|også)|tilbage|"
    r"(?:til(?:bage)? (?:til )?|til )top(?:pen)?|cookies?|log ind|hjem|feedback|skriv et svar|vis (?:mere|alle|alt)|"
    r"(?:spring|gå|hopp|hoppa) til .{0,12}(?:innhold|indhold|innehåll|meny?u?)\w*.*|skip (?:to|navigation).*|"
    r"du er her:?.*|slå adgang med .*|[\w .-]{2,40} kommunes? logo|publisert i .*|aula_close.*|"
    r"(?:https?://|www\.)\S+(?: [A-ZÆØÅ]\w*)*)",
    re.IGNORECASE,
)


def is_furniture(text: str) -> bool:
    """Whether a line says nothing of the matter."""
    return len(text) <= _LONGEST and _FURNITURE.fullmatch(text.strip()) is not None
