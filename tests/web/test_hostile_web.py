"""
The public site under attack: words that want to be script, addresses that nobody links to, requests that no browser
sends. Nothing runs, nothing is called, nothing answers with 500.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import quote, unquote, urlencode, urlsplit

import pytest
from django.db import transaction
from django.test import Client

from frisat.web import demo
from frisat.web.base import memory
from frisat.web.portal.files import NAMES
from tests import payloads
from tests.web import trees

pytestmark = pytest.mark.django_db
HOME = "/forloeb/fjendtlig/"
PAGES = [
    "/",
    "/en/",
    "/forloeb/",
    HOME,
    f"/en{HOME}",
    f"{HOME}plan/",
    f"{HOME}plan/1/",
    f"{HOME}aendringer/",
    f"/en{HOME}aendringer/",
    f"{HOME}eftersyn/",
    f"{HOME}kalender/",
    f"{HOME}hent/",
    "/kalender/",
    "/en/kalender/",
    "/soeg/?q=alert",
    "/aabne-data/",
    "/privatliv/",
    "/tilgaengelighed/",
    "/findes-ikke/",
    *(f"{HOME}aktivitet/a{n}/" for n in range(1, 70, 3)),
    *(f"/en{HOME}aktivitet/a{n}/" for n in range(5, 70, 20)),
]
_HANDLER = re.compile(r"on[a-z]+", re.IGNORECASE)
_OWN = "localhost"


@pytest.fixture(scope="module")
def site(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Client]:
    """A site of one hostile process, read once for all of these tests and taken back after them."""
    folder = payloads.folder(tmp_path_factory.mktemp("hostile"))
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        memory.forget()
        with transaction.atomic():
            demo.load(folder)
            yield Client(raise_request_exception=False, SERVER_NAME=_OWN)
            transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _forgetful() -> None:
    """The database is the same for the whole module, so what is remembered may be, too."""


def papers(site: Client) -> list[str]:
    """Addresses of the papers beside the plan."""
    return re.findall(rf'href="({HOME}dokument/\d+/)"', site.get(HOME).content.decode()) or [f"{HOME}dokument/3/"]


def faults(html: str) -> list[str]:
    """What the HTML standard calls a parse error, and what could run or call: elements, attributes and addresses."""
    tree, errors = trees.parsed(html)
    found = list(errors)
    idents: set[str] = set()
    for element in tree.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in ("iframe", "object", "embed", "base", "math", "frame", "applet", "animate", "set", "foreignObject"):
            found.append(f"<{name}>")
        if (
            name == "script"
            and element.get("type") != "application/ld+json"
            and not _is_own(element.get("src") or "//")
        ):
            found.append(f"<script src={element.get('src')}>")
        if name == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            found.append("<meta refresh>")
        for key, value in element.attrib.items():
            local = str(key).rpartition("}")[2]
            if _HANDLER.fullmatch(local) or local == "srcdoc":
                found.append(f"{name} {local}={value[:60]}")
            if local in ("href", "src", "action", "formaction", "data", "poster") and not _is_own(value):
                found.append(f"{name} {local}={value[:60]}")
            if local == "id":
                found += [f"id {value} twice"] * (value in idents)
                idents.add(value)
    return found


def _is_own(address: str) -> bool:
    """Whether an address leads to this site, or to a calendar program by way of its feed."""
    parts = urlsplit(address)
    return parts.scheme in ("", "http", "webcal") and parts.netloc in ("", _OWN)


# -------------------------------------------------------------------------------------------------- words of documents
def test_there_are_enough_payloads() -> None:
    assert len(set(payloads.PAYLOADS)) == len(payloads.PAYLOADS) >= 150


@pytest.mark.parametrize("path", [*PAGES, "paper"])
def test_no_word_of_a_document_becomes_markup(site: Client, path: str) -> None:
    path = papers(site)[0] if path == "paper" else path

    response = site.get(path)

    assert response.status_code == (404 if "findes-ikke" in path else 200)
    assert faults(response.content.decode()) == []


def test_every_payload_is_shown_as_the_words_it_is(site: Client) -> None:
    """Else the tests above would look at pages that say nothing."""
    tree = trees.tree_of(site.get(f"{HOME}plan/1/").content.decode())
    seen = " ".join("".join(tree.itertext()).split())

    missing = [p for p in payloads.SCRIPTS if " ".join(p.split()) not in seen]

    assert missing == []


@pytest.mark.parametrize("payload", payloads.PAYLOADS)
def test_no_word_of_an_address_becomes_markup(site: Client, payload: str) -> None:
    """As search words, as every filter, and as the path itself."""
    asked = {**dict.fromkeys(("spor", "organ", "slags", "stand", "baner", "dato"), payload), "fra": payload}
    for path in (f"/soeg/?{urlencode({'q': payload})}", f"{HOME}?{urlencode(asked)}", f"/{quote(payload)}/"):
        response = site.get(path)
        assert response.status_code in (200, 301, 400, 404), path
        if response.status_code == 301:
            assert _is_own(response["Location"])
        else:
            assert faults(response.content.decode()) == [], path


@pytest.mark.parametrize("name", ["spor", "organ"])
def test_a_hostile_track_or_body_can_be_asked_for(site: Client, name: str) -> None:
    for payload in payloads.PAYLOADS[::19]:
        response = site.get(HOME, {name: payload})
        assert response.status_code in (200, 400)
        assert faults(response.content.decode()) == []


# ------------------------------------------------------------------------------------------------------------- files
@pytest.mark.parametrize("version", ["1", "2"])
def test_the_written_page_and_drawing_hold_no_script(site: Client, version: str) -> None:
    page = site.get(f"{HOME}plan/{version}/plan.html")
    drawing = site.get(f"{HOME}plan/{version}/tidslinje.svg")

    assert faults(page.content.decode()) == []
    assert running(drawing.content) == []
    for response in (page, drawing):
        assert response["Content-Disposition"].startswith("attachment; ")
        assert response["X-Content-Type-Options"] == "nosniff"


def running(xml: bytes) -> list[str]:
    """What in an XML file could run or call when it is opened."""
    from defusedxml import ElementTree

    found = []
    for element in ElementTree.fromstring(xml, forbid_dtd=True).iter():
        name = element.tag.rpartition("}")[2]
        if name in ("script", "foreignObject", "iframe", "animate", "set", "image", "handler"):
            found.append(name)
        for key, value in element.attrib.items():
            local = key.rpartition("}")[2]
            if _HANDLER.fullmatch(local) or (local == "href" and not value.startswith("#")):
                found.append(f"{name} {local}={value[:50]}")
    return found


def test_the_workbook_holds_no_formula_and_no_link(site: Client) -> None:
    """A cell that begins with = is text; Excel asks before it runs anything, and should have nothing to ask about."""
    with zipfile.ZipFile(io.BytesIO(site.get(f"{HOME}plan/1/plan.xlsx").content)) as book:
        parts = {name: book.read(name).decode() for name in book.namelist() if name.endswith((".xml", ".rels"))}

    sheets = [text for name, text in parts.items() if "/worksheets/" in name]
    assert sheets
    assert not any(re.search(r"<(?:\w+:)?(?:f|hyperlink|ddeLink|oleLink|externalReference)[ >/]", t) for t in sheets)
    assert not any('TargetMode="External"' in text for text in parts.values())
    assert any("=HYPERLINK" in text for text in parts.values())


def test_the_word_file_holds_no_field_and_no_link(site: Client) -> None:
    with zipfile.ZipFile(io.BytesIO(site.get(f"{HOME}plan/1/plan.docx").content)) as book:
        parts = {name: book.read(name).decode() for name in book.namelist() if name.endswith((".xml", ".rels"))}

    fields = re.findall(r"<w:instrText[^>]*>([^<]*)<", parts["word/document.xml"])
    assert [field for field in fields if field.split()[0] not in ("PAGE", "NUMPAGES", "TOC")] == []
    assert not any('TargetMode="External"' in text for text in parts.values())
    assert "INCLUDEPICTURE" in parts["word/document.xml"]


def test_the_calendar_has_the_plans_events_and_no_others(site: Client) -> None:
    import icalendar

    data = site.get(f"{HOME}kalender.ics").content
    calendar = icalendar.Calendar.from_ical(data)

    lines = data.decode().replace("\r\n ", "").split("\r\n")
    assert "\n" not in "".join(lines)
    assert not [line for line in lines if line.startswith(("ATTACH", "X-EVIL", "SUMMARY:stj"))]
    assert not [line for line in lines if "ALTREP" in line.partition(":")[0]]
    events = [e for e in calendar.walk("VEVENT") if str(e["UID"])]
    assert len({str(e["UID"]) for e in events}) == len(events) == data.count(b"\nBEGIN:VEVENT")


# --------------------------------------------------------------------------------------------------- odd addresses
ODD = [
    "/static/../../../etc/passwd",
    "/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/static/..%5c..%5cpyproject.toml",
    "/static//etc/passwd",
    "/static/frisat/../../secret-key",
    f"{HOME}plan/1/..%2f..%2f..%2fetc%2fpasswd",
    f"{HOME}plan/1/plan.pdf%00.txt",
    f"{HOME}plan/1/PLAN.PDF",
    f"{HOME}plan/99999/plan.pdf",
    f"{HOME}plan/1.99999/plan.pdf",
    f"{HOME}plan/99999999999999999999999/",
    f"{HOME}dokument/99999999999999999999999/",
    f"{HOME}dokument/0/",
    f"{HOME}aktivitet/a999999/",
    f"{HOME}aktivitet/a٣/",
    f"{HOME}aktivitet/a01/",
    f"/forloeb/{'x' * 5000}/",
    "/forloeb/%00/",
    "/forloeb/%ff%fe/",
    "/%c0%ae%c0%ae/",
    "/" + "a/" * 2000,
    "/en" * 500 + "/",
    "/.git/config",
    "/healthz/..",
    f"{HOME}?dato=0000-00-00",
    f"{HOME}?dato=9999-99-99",
    f"{HOME}?dato=" + "9" * 5000,
    f"{HOME}?fra=2999&til=1900",
    f"{HOME}?fra=1900&til=2999",
    f"{HOME}aendringer/?fra=1&til=" + "9" * 400,
    f"{HOME}aendringer/?fra=%00&til=-1",
    f"{HOME}aendringer/?fra=1.1.1.1&til=٢",
    "/soeg/?q=%00%00",
    "/soeg/?q=%ed%a0%80",
    "/soeg/?q=" + "%25" * 3000,
    "/soeg/?q=" + "a+" * 5000,
    "/soeg/?q=" + quote("\\%_" * 60),
    "/soeg/?q[]=1&q=2&q=3",
    "/?" + "&".join(f"a{n}=1" for n in range(10_000)),
    f"{HOME}?" + "&".join(f"a{n}=1" for n in range(10_000)),
    "/soeg/?" + "&".join(f"q={n}" for n in range(10_000)),
    "/soeg/?q=" + "a" * 1_000_000,
]


@pytest.mark.parametrize("path", ODD, ids=[f"{n}-{path[:40]}" for n, path in enumerate(ODD)])
def test_an_odd_address_gets_an_answer_and_never_500(site: Client, path: str) -> None:
    for prefix in ("", "/en"):
        response = site.get(prefix + path)

        assert response.status_code in (200, 301, 302, 400, 404), response.status_code
        assert b"root:" not in response.content[:200_000]
        if response.status_code != 200:
            assert b"Traceback" not in response.content
        if response["Content-Type"].startswith("text/html") and response.status_code in (200, 400, 404):
            assert faults(response.content.decode()) == []


@pytest.mark.parametrize(
    "path", ["//evil.example/", "/en//evil.example/", "/en/%2f/evil.example/", "/en/\\evil.example/"]
)
@pytest.mark.parametrize("tail", ["", "x/..", "?q=1"])
def test_no_page_links_to_another_site_by_its_own_address(site: Client, path: str, tail: str) -> None:
    """ "/en//evil.example/" without its language is "//evil.example/": another site, behind the word Dansk."""
    name, _, query = (path + tail).partition("?")

    response = site.get("/", PATH_INFO=unquote(name), QUERY_STRING=query)

    assert response.status_code in (301, 404)
    if response.status_code == 301:
        assert urlsplit(response["Location"]).netloc in ("", _OWN)
    else:
        html = response.content.decode()
        assert faults(html) == []
        assert not re.search(r'(?:href|content)="(?:https?:)?[/\\]{2,}evil', html)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "FOO"])
@pytest.mark.parametrize("path", ["/", HOME, f"{HOME}plan/1/plan.pdf", "/healthz", "/soeg/?q=x", "/findes-ikke/"])
def test_odd_methods_change_nothing_and_never_end_in_500(site: Client, method: str, path: str) -> None:
    for client in (site, Client(enforce_csrf_checks=True, raise_request_exception=False, SERVER_NAME=_OWN)):
        response = client.generic(method, path, data=b"x=1")

        assert response.status_code in (400, 403, 404, 405)
        assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "localhost@evil.example", "a b", "", "localhost:x", "[::1"]
)
def test_another_host_is_refused_without_being_repeated(site: Client, host: str) -> None:
    for path in ("/", "/robots.txt", "/sitemap.xml", f"{HOME}kalender.ics"):
        response = site.get(path, headers={"host": host})

        assert response.status_code == 400
        assert b"evil.example" not in response.content


def test_a_forwarded_host_or_scheme_is_not_believed(site: Client) -> None:
    """Who may say how the site was reached is a setting (FRISAT_PROXY)."""
    said = {"x-forwarded-host": "evil.example", "x-forwarded-proto": "https", "forwarded": "host=evil.example"}

    for path in ("/", "/robots.txt", f"{HOME}kalender.ics", f"{HOME}hent/"):
        body = site.get(path, headers=said).content
        assert b"evil.example/robots" not in body
        assert b"https://localhost" not in body


@pytest.mark.parametrize(
    "header", ["if-modified-since", "if-none-match", "accept-language", "accept-encoding", "range", "cookie", "referer"]
)
def test_odd_headers_never_end_in_500(site: Client, header: str) -> None:
    for value in ("\xff" * 50, '"' * 5000, "Thu, 99 Foo 99999 99:99:99 GMT", "bytes=9-1,-", "a=b;" * 500, "*"):
        assert site.get(f"{HOME}kalender.ics", headers={header: value}).status_code in (200, 304, 400)
        assert site.get(HOME, headers={header: value}).status_code in (200, 304, 400)


# --------------------------------------------------------------------------------------------------------- headers
@pytest.mark.parametrize(
    "path", ["/", HOME, "/findes-ikke/", f"{HOME}?slags=x", f"{HOME}plan/1/plan.html", "/robots.txt"]
)
def test_every_answer_says_what_a_browser_may_do_with_it(site: Client, path: str) -> None:
    response = site.get(path)
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    policy = {name: value for name, _, value in parts}

    assert policy["default-src"] == "'none'"
    if path.endswith("plan.html"):  # a file handed out: nothing in it runs, were it opened all the same
        assert "sandbox" in policy
        assert not {"script-src", "style-src", "object-src"} & set(policy)
    else:
        assert policy["script-src"] == policy["style-src"] == "'self'"
        assert policy["object-src"] == "'none'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Server" not in response
    assert not response.cookies


@pytest.mark.parametrize("name", NAMES)
def test_a_files_name_is_made_of_the_address_alone(site: Client, name: str) -> None:
    """No title of a document, which could end the header or name a program."""
    said = site.get(f"{HOME}plan/1/{name}")["Content-Disposition"]

    assert re.fullmatch(r'attachment; filename="fjendtlig-1(?:-tidslinje)?\.[a-z]{3,4}"', said)
