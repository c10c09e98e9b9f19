"""Lines of a web page that belong to the page and not to its text: menus, skip links, logos, "til toppen"."""

from __future__ import annotations

import re

from frisat.plan.regex import regex

_LONGEST = 90
_FURNITURE = regex(
    r"(?:søg|menu|hovedmenu|forside|kontakt(?: os)?|luk(?: alle| menu)?|åbe?n alle|(?:ud)?fold alle(?: \w+)?|print|"
    r"del(?: (?:på|med) .*| (?:siden|artiklen|nyheden)(?: (?:på|med) .*)?)?|"
    r"(?:var|hjalp) (?:denne )?(?:side|artikel)\w* .*\?|"
    r"udskriv(?: siden)?|utskrift.*|skriv ut|læs (?:mere|op|også)|tilbage|"
    r"(?:til(?:bage)? (?:til )?|til )top(?:pen)?|cookies?|log ind|hjem|feedback|skriv et svar|vis (?:mere|alle|alt)|"
    r"(?:spring|gå|hopp|hoppa) til .{0,12}(?:innhold|indhold|innehåll|meny?u?)\w*.*|skip (?:to|navigation).*|"
    r"du er her:?.*|slå adgang med .*|[\w .-]{2,40} kommunes? logo|publisert i .*|aula_close.*|"
    r"(?:https?://|www\.)\S+(?: [A-ZÆØÅ]\w*)*)",
    re.IGNORECASE,
)
_ARCHIVE = regex(
    r"(?P<head>(?:måneds?|års|nyheds|blog|indlægs)?-?arkiv(?:er|et)?(?: for (?:måneden|året|perioden))?)"
    r"(?:\s*[:–-]\s*(?P<of>[^:]{3,20}))?:?",
    re.IGNORECASE,
)
_ENTRY = regex(r"(?P<month>[^\W\d_]{3,9}\.?)?\s*(?:19|20)\d\d(?:\s*\(\d{1,4}\))?", re.IGNORECASE)


_ELSEWHERE = regex(
    r"(?:(?:seneste|sidste|aktuelle|andre|flere|kort(?:e)?)\s+(?:nyt|nyheder|opdateringer)|nyheder|nyhedsliste|"
    r"nyt\s+(?:om|fra)\s+(?:projektet|processen|arbejdet|kommunen|byen)|"
    r"(?:læs|se)\s+(?:også|mere)|relatere\w*(?:\s+\w+)?|andre\s+(?:projekter|sider|høringer|planer)|"
    r"åbningstider|telefontider?|genveje|links|følg os(?:\s+på\s+.{2,30})?)\s*:?",
    re.IGNORECASE,
)


_SOURCES = regex(
    r"(?:(?:bilag|appendiks)\s*\w{1,3}\s*[.:–-]?\s*)?(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?"
    r"(?:(?:læst|anvendt|supplerende|udvalgt|relevant|benyttet|citeret)\w*\s+)?"
    r"(?:litteratur(?:liste|henvisninger)?|kilde(?:r|liste|henvisninger|fortegnelse)|referenc(?:er|eliste)|bibliografi)\s*:?",
    re.IGNORECASE,
)
"""A heading over the papers that a report has read: when those came out is no plan."""


def is_elsewhere(text: str) -> bool:
    """Whether a heading stands over what a page says beside its matter: other news, links, opening hours, sources."""
    return (len(text) <= _LONGEST and _ELSEWHERE.fullmatch(text.strip()) is not None) or is_of_sources(text)


def is_of_sources(text: str) -> bool:
    """Whether a heading stands over the papers that a report has read."""
    return len(text) <= _LONGEST and _SOURCES.fullmatch(text.strip()) is not None


def is_archive(text: str) -> bool:
    """Whether a line heads a web page's archive: "Månedsarkiv: februar 2026", "Arkiv"."""
    return len(text) <= _LONGEST and _ARCHIVE.fullmatch(text.strip()) is not None


def is_archived(text: str) -> bool:
    """Whether a line below such a head is a month or year of it, perhaps with a count: "januar 2025 (3)"."""
    return len(text) <= _LONGEST and _ENTRY.fullmatch(text.strip()) is not None


def is_furniture(text: str) -> bool:
    """Whether a line says nothing of the matter."""
    return len(text) <= _LONGEST and _FURNITURE.fullmatch(text.strip()) is not None


_POINTER = regex(
    r"(?:læs|se|hent|find|åbn|download|klik)(?:,?\s+[\w'’-]+){1,9}\s*(?:\([^()]{2,40}\)|>+|→)?[.:]?", re.IGNORECASE
)
_PAPERS = regex(
    r"\b(?:sag(?:en)?|(?:beslutnings)?referat(?:et)?|dagsorden(?:en)?|materiale(?:t|rne)?|bilag(?:et|ene)?|plan(?:en)?|"
    r"oplæg(?:get)?|præsentation(?:en)?|(?:hørings)?svar(?:ene)?|video(?:en)?|optagelse(?:n)?|notat(?:et)?|forslag(?:et)?|rapport(?:en)?|her|"
    r"mere|link)\b",
    re.IGNORECASE,
)
_LONGEST_POINTER = 80


def is_pointer(text: str) -> bool:
    """Whether a line only leads to a paper or page: "Læs sagen fra udvalget (link)", "Se materialet her:"."""
    said = text.strip()
    return (
        len(said) <= _LONGEST_POINTER
        and _POINTER.fullmatch(said) is not None
        and _PAPERS.search(said.partition(" ")[2]) is not None
    )
