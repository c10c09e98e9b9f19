"""The public site in a real browser: accessible in every state, quiet, usable by keyboard and without script."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.e2e.accessible import faults, faults_as_it_stands
from tests.e2e.conftest import Open

pytestmark = pytest.mark.browser
HOME = "/forloeb/skolestruktur/"
PAGES = [
    "/",
    "/forloeb/",
    HOME,
    f"{HOME}?slags=hearing",
    f"{HOME}?slags=hearing&stand=cancelled",
    f"{HOME}?fra=2027&til=2027&baner=organ",
    f"{HOME}?dato=2027-03-10",
    f"{HOME}?foer=kun",
    f"{HOME}?foer=skjul",
    f"{HOME}aktivitet/a2/",
    f"{HOME}aktivitet/a4/",
    f"{HOME}plan/",
    f"{HOME}plan/1/",
    f"{HOME}plan/2/",
    f"{HOME}aendringer/",
    f"{HOME}eftersyn/",
    f"{HOME}kalender/",
    f"{HOME}hent/",
    f"{HOME}dokument/3/",
    f"{HOME}sager/",
    "/kalender/",
    "/moeder/",
    "/beslutninger/",
    "/soeg/",
    "/soeg/?q=skolestruktur",
    "/soeg/?q=giraf",
    "/tilgaengelighed/",
    "/privatliv/",
    "/aabne-data/",
    "/findes-ikke/",
    f"{HOME}?slags=ukendt",
]
EMPTY = ["/", "/forloeb/", "/kalender/", "/moeder/", "/beslutninger/", "/aabne-data/", "/soeg/?q=skole"]


def test_axe_finds_nothing_on_any_page(site: str, new_page: Open, axe: str) -> None:
    page = new_page()
    page.add_init_script(axe)
    wrong = []
    for path in [*PAGES, f"/en{HOME}", f"/en{HOME}aendringer/", "/en/"]:
        page.goto(site + path)
        wrong += faults(page, axe, path)
    assert not wrong, "\n".join(wrong)


def test_axe_finds_nothing_on_empty_pages(empty_site: str, new_page: Open, axe: str) -> None:
    page = new_page()
    wrong = []
    for path in EMPTY:
        page.goto(empty_site + path)
        assert "fr-empty" in page.content(), path
        wrong += faults(page, axe, f"empty {path}", dark=False)
    assert not wrong, "\n".join(wrong)


def test_axe_finds_nothing_in_the_open_menu(site: str, new_page: Open, axe: str) -> None:
    page = new_page(320)
    page.goto(site + HOME)
    page.get_by_role("button", name="Menu").click()

    assert page.get_by_role("dialog", name="Menu").is_visible()
    assert faults_as_it_stands(page, axe, "menu") == []


def test_no_page_scrolls_sideways_on_a_tablet_or_at_400_percent(site: str, new_page: Open) -> None:
    """1280 px at 400 % is 320 css px wide and 256 high. A telephone and a desk: with axe, above."""
    page = new_page()
    for path in PAGES:
        page.goto(site + path)
        for width, height in ((768, 900), (320, 256)):
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_pages_ask_nobody_else_report_nothing_and_set_no_cookie(site: str, new_page: Open) -> None:
    """In eight windows, so that the half second in which nothing more is asked is waited for by eight at once."""
    first = new_page()
    visitor = first.context
    asked: list[str] = []
    said: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.on("console", lambda message: said.append(message.text))
    visitor.on("weberror", lambda error: said.append(str(error.error)))
    visitor.add_init_script(
        "document.addEventListener('securitypolicyviolation', e => console.log('CSP ' + e.blockedURI))"
    )
    windows = [first, *(visitor.new_page() for _ in range(7))]
    for begin in range(0, len(PAGES), len(windows)):
        opened = list(zip(windows, PAGES[begin : begin + len(windows)], strict=False))
        for window, path in opened:
            window.goto(site + path)
        for window, _ in opened:
            window.wait_for_load_state("networkidle")

    assert {site + path for path in PAGES} <= set(asked)
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {urlsplit(site).netloc}
    assert [text for text in said if "status of 404" not in text and "status of 400" not in text] == []
    assert visitor.cookies() == []


def test_assets_are_found_by_hashed_names_and_the_font_is_plex(site: str, new_page: Open) -> None:
    page = new_page()
    failed: list[str] = []
    page.on("response", lambda r: failed.append(r.url) if r.status >= 400 else None)
    page.goto(site + HOME)
    page.wait_for_load_state("networkidle")

    assert failed == []
    sheets = page.eval_on_selector_all("link[rel=stylesheet]", "all => all.map(e => e.href)")
    assert all(len(Path(urlsplit(s).path).name.split(".")) == 3 for s in sheets)
    assert page.evaluate("document.fonts.check('16px \"IBM Plex Sans\"')")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_works_without_script(site: str, new_page: Open, path: str) -> None:
    page = new_page(320, scripts=False)
    page.goto(site + path)

    assert page.locator("h1").count() == 1
    assert not page.locator(".js-menu-open").is_visible()
    assert page.locator("footer a", has_text="Forløb").first.is_visible()


def test_filtering_works_without_script(site: str, new_page: Open) -> None:
    page = new_page(scripts=False)
    page.goto(site + HOME)
    page.get_by_label("Slags", exact=True).select_option("hearing")
    page.get_by_role("button", name="Vis", exact=True).click()

    assert page.locator(".fr-list tbody tr[id^=a]").count() == 1
    assert page.locator("svg.fr-chart").is_visible()


def focused(page: Page) -> str:
    return str(page.evaluate("(document.activeElement.textContent || document.activeElement.id).trim().slice(0, 80)"))


def test_the_first_tab_is_the_way_past_the_menu(site: str, new_page: Open) -> None:
    page = new_page()
    page.goto(site + HOME)
    page.keyboard.press("Tab")
    assert focused(page) == "Gå til sidens indhold"
    page.keyboard.press("Enter")

    page.wait_for_function("document.activeElement.id === 'main-content'")


def test_everything_on_the_process_page_is_reached_by_tab_with_a_visible_frame(site: str, new_page: Open) -> None:
    page = new_page()
    page.goto(site + HOME)
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input, select, [tabindex=\"0\"]')]"
        ".filter(e => e.checkVisibility({visibilityProperty: true})).length"
    )
    seen = set()
    for step in range(wanted + 20):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => { const e = document.activeElement; if (!e || e === document.body) return null;
            if (!e.dataset.seen) e.dataset.seen = 'n' + Math.random();
            const s = getComputedStyle(e), hit = e.querySelector('.tl-hit');
            const framed = s.outlineStyle !== 'none' || s.boxShadow !== 'none' || e.classList.contains('skipnav')
              || (hit && getComputedStyle(hit).stroke !== 'none');
            return [e.dataset.seen, framed, e.outerHTML.slice(0, 120)]; }"""
        )
        if state is None:
            if step > 5:
                break
            continue
        assert state[1], state[2]
        seen.add(state[0])
    assert len(seen) >= wanted - 1


def test_a_mark_of_the_timeline_leads_to_its_row_by_keyboard(site: str, new_page: Open) -> None:
    page = new_page()
    page.goto(site + HOME)
    mark = page.locator("svg.fr-chart a[href='#a3']:not(.is-former)")
    mark.focus()
    assert mark.locator(".tl-words").is_visible()
    page.keyboard.press("Enter")

    page.wait_for_url("**#a3")
    assert page.locator("#a3").is_visible()


def test_the_menu_of_a_phone_opens_closes_and_keeps_focus(site: str, new_page: Open) -> None:
    page = new_page(320)
    page.goto(site + "/")
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "Luk"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.closest('.mobile-drawer') !== null")
    page.keyboard.press("Escape")

    assert focused(page) == "Menu"
    assert not page.locator(".mobile-drawer").is_visible()


def test_on_a_phone_the_list_stands_for_the_drawing(site: str, new_page: Open) -> None:
    page = new_page(320)
    page.goto(site + HOME)

    assert not page.locator("svg.fr-chart").is_visible()
    assert page.locator("#a3").is_visible()
    assert page.locator("tr.fr-now").is_visible()


def test_targets_are_at_least_24_px(site: str, new_page: Open) -> None:
    page = new_page(320)
    page.goto(site + HOME)
    small = page.evaluate(
        """() => [...document.querySelectorAll('main button, main select, main input, .tab-button, .fr-zoom a')]
        .filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
        .filter(([_, r]) => r.width < 24 || r.height < 24).map(([h]) => h)"""
    )

    assert small == []


def test_nothing_moves_while_a_page_loads(site: str, new_page: Open) -> None:
    page = new_page(360)
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(l => l.getEntries().forEach(e => { window.moved += e.value }))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    for path in ("/", HOME, f"{HOME}aendringer/"):
        page.goto(site + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.moved") <= 0.1, path


def test_print_has_no_menus_and_says_where_it_is_from(site: str, new_page: Open) -> None:
    page = new_page()
    page.goto(site + HOME)
    page.emulate_media(media="print")

    assert not page.locator(".navigation-menu").is_visible()
    assert not page.locator(".fr-filters").is_visible()
    assert "/forloeb/skolestruktur/" in page.locator(".fr-print-source").inner_text()
    assert page.locator(".fr-list").is_visible()


def test_a_visitor_walks_from_the_front_page_to_the_source_of_a_change(site: str, new_page: Open) -> None:
    page = new_page()
    page.goto(site + "/")
    page.get_by_role("link", name="Ny skolestruktur i Engby").first.click()
    page.get_by_role("link", name="Ændringer", exact=True).click()
    assert page.locator("h1").inner_text() == "Hvad er ændret?"
    page.locator(".fr-changes a").first.click()

    assert page.locator("#kilde .is-mark").first.is_visible()


def test_the_language_switch_keeps_the_page(site: str, new_page: Open) -> None:
    page = new_page()
    page.goto(f"{site}{HOME}aktivitet/a3/")
    page.get_by_role("link", name="English").first.click()

    assert urlsplit(page.url).path == f"/en{HOME}aktivitet/a3/"
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Dansk").first.click()
    assert urlsplit(page.url).path == f"{HOME}aktivitet/a3/"


def test_where_moved_activities_stood_is_seen_without_script_and_reached_by_tab(site: str, new_page: Open) -> None:
    page = new_page(1280, scripts=False)
    page.goto(site + HOME)
    ghost = page.locator('.fr-chart a.is-former[href="#a5"]')

    assert ghost.is_visible()
    assert "før: 24. juni 2027" in " ".join((ghost.text_content() or "").replace("\u00a0", " ").split())
    ghost.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#a5"
    page.keyboard.press("Enter")
    page.wait_for_url("**#a5")


def test_a_phone_tells_where_moved_activities_stood_in_the_list(site: str, new_page: Open) -> None:
    page = new_page(320)
    page.goto(site + HOME)

    assert not page.locator(".fr-chart").is_visible()
    assert page.locator("#a5").get_by_text("før: 24. juni 2027 (version 1)").is_visible()


def test_hiding_earlier_places_is_a_plain_form(site: str, new_page: Open) -> None:
    page = new_page(1280, scripts=False)
    page.goto(site + HOME)
    page.get_by_label("Tidligere datoer").select_option(label="Skjules")
    page.locator(".fr-filters").get_by_role("button", name="Vis", exact=True).click()

    assert "foer=skjul" in page.url
    assert page.locator(".fr-chart a.is-former").count() == 0
    assert page.locator(".fr-chart a").count() > 0


@pytest.mark.parametrize("width", [320, 1280])
def test_links_that_stand_under_each_other_in_a_list_are_wide_enough_for_a_finger(
    site: str, new_page: Open, width: int
) -> None:
    """WCAG 2.5.8, also where titles are so short that axe has no neighbour to complain of."""
    page = new_page(width)
    for path in ("/", "/kalender/", "/soeg/?q=skole"):
        page.goto(site + path)
        heights = page.eval_on_selector_all("li > .fr-when a", "all => all.map(a => a.getBoundingClientRect().height)")
        assert heights, path
        assert min(heights) >= 24, path
