"""Every public page: it works in both languages, says what it is, and keeps to its address."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from frisat.plan.journey import Say
from frisat.plan.meeting import Outcome
from frisat.web.bodies.models import Body, BodyKind
from frisat.web.cases.actions import make_case, show
from frisat.web.cases.deciding import decide
from frisat.web.meetings.actions import make_meeting
from frisat.web.meetings.models import Meeting
from frisat.web.portal.sitemap import addresses
from frisat.web.process.models import FormerSlug, IndexedActivity, PlanVersion, Process
from frisat.web.record.actions import SYSTEM

pytestmark = pytest.mark.django_db
HOME = "/forloeb/skolestruktur/"


def text(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def every_route(patterns: list[URLPattern | URLResolver] | None = None) -> set[str]:
    found: set[str] = set()
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if str(entry.pattern) == "arbejde/":  # the workspace has its own inventory (tests/web/people)
            continue
        if isinstance(entry, URLResolver):
            found |= every_route(entry.url_patterns)
        else:
            found.add(entry.name or str(entry.pattern))
    return found


PAGES = {
    "front": "/",
    "processes": "/forloeb/",
    "process": HOME,
    "activity": f"{HOME}aktivitet/a3/",
    "versions": f"{HOME}plan/",
    "version": f"{HOME}plan/2/",
    "changes": f"{HOME}aendringer/",
    "findings": f"{HOME}eftersyn/",
    "paper": None,
    "public_body": None,
    "process_calendar": f"{HOME}kalender/",
    "downloads": f"{HOME}hent/",
    "meetings": "/moeder/",
    "meeting": None,
    "meeting_item": None,
    "decisions": "/beslutninger/",
    "decision": None,
    "public_cases": f"{HOME}sager/",
    "public_case": None,
    "calendar": "/kalender/",
    "search": "/soeg/?q=skolestruktur",
    "accessibility": "/tilgaengelighed/",
    "privacy": "/privatliv/",
    "data": "/aabne-data/",
}
FILES = {"file": f"{HOME}plan/2/plan.json", "feed": f"{HOME}kalender.ics"}
OF_MEETINGS = {"meeting_paper", "meeting_papers", "meeting_entry"} | {
    f"meeting_{name}_{to}" for name in ("dagsorden", "referat") for to in ("pdf", "docx", "html", "json")
}
"""Files of a meeting: tests/web/meetings/test_public.py and test_leaks.py."""
OUT_OF_THE_HOUSE = {"meetings_feed", "body_feed", "shared_feed", "own_feed", "decision_data"}
"""Calendars of meetings and decisions as data: tests/web/invites/test_feeds.py, tests/web/cases/test_pages.py."""
MACHINES = {"healthz", "robots", "favicon", "sitemap", "was"}


def test_every_route_of_the_site_is_named_in_these_tests() -> None:
    assert every_route() == {*PAGES, *FILES, *OF_MEETINGS, *OUT_OF_THE_HOUSE, *MACHINES}


def met(process: Process, body: Body) -> Meeting:
    """A meeting of the process whose agenda is out, with one item."""
    indexed = IndexedActivity.objects.filter(process=process, left_in=None).exclude(first_day=None)[0]
    meeting = make_meeting(SYSTEM, indexed.activity, bodies=[body])
    meeting.items.get_or_create(order=1, no="1", title="Velkomst")
    Meeting.objects.filter(pk=meeting.pk).update(stage="released")
    return meeting


def paths(process: Process) -> dict[str, str]:
    paper = process.documents.get(file_name="dagsorden.txt")
    council = Body.objects.get_or_create(name="Byrådet", kind=BodyKind.COUNCIL)[0]
    made = {"paper": f"{HOME}dokument/{paper.pk}/", "public_body": f"/organer/{council.pk}-byraadet/"}
    made["meeting"] = f"/moeder/{met(process, council).addresses.last()}/"
    made["meeting_item"] = f"{made['meeting']}punkt-1/"
    case = make_case(SYSTEM, process, title="Ny skolestruktur", journey=[(council, Say.DECIDES)])
    show(SYSTEM, case, shown=True)
    made["public_case"] = f"{HOME}sager/{case.number}/"
    decision = decide(
        SYSTEM, process, body=council, day=date(2026, 10, 1), title="Skolestruktur", text="Godkendt",
        outcome=Outcome.APPROVED,
    )  # fmt: skip
    made["decision"] = f"/beslutninger/{decision}/"
    return {name: path or made[name] for name, path in PAGES.items()}


def test_every_page_works_in_both_languages_and_says_its_language(client: Client, process: Process) -> None:
    for path in paths(process).values():
        for prefix, language in (("", "da"), ("/en", "en")):
            response = client.get(prefix + path)
            html = response.content.decode()
            assert response.status_code == 200, path
            assert f'<html lang="{language}">' in html
            assert response["Content-Language"] == language


def test_every_page_has_one_heading_a_title_of_its_own_and_a_link_to_the_other_language(
    client: Client, process: Process
) -> None:
    titles = []
    for path in paths(process).values():
        html = text(client, path)
        title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)
        assert title is not None
        titles.append(" ".join(title[1].split()))
        assert html.count("<h1") == 1, path
        assert f'href="/en{path}'.replace("&", "&amp;") in html, path
    assert len(set(titles)) == len(titles)


def test_the_browsers_language_decides_nothing(client: Client, process: Process) -> None:
    html = client.get("/", headers={"accept-language": "en"}).content.decode()

    assert '<html lang="da">' in html


def test_an_english_page_marks_the_documents_own_words_as_danish(client: Client, process: Process) -> None:
    html = text(client, f"/en{HOME}")

    assert '<h1 lang="da">Ny skolestruktur i Engby</h1>' in html
    assert "All activities" in html


def test_the_front_page_leads_with_what_is_next_and_links_every_process(client: Client, process: Process) -> None:
    html = text(client, "/")

    assert html.index("Næste") < html.index("Seneste beslutninger") < html.index("Seneste ændringer")
    assert f'href="{HOME}"' in html
    assert "Dialogmøde med skolebestyrelserne" in html
    assert "i morgen" in html


def test_empty_pages_say_what_will_stand_there(client: Client, db: None) -> None:
    for path in ("/", "/forloeb/", "/kalender/", "/aabne-data/"):
        html = text(client, path)
        assert "fr-empty" in html, path
    assert "Ingen forløb endnu" in text(client, "/")
    assert "No processes yet" in text(client, "/en/")


def test_a_process_page_answers_with_timeline_list_and_doubts(client: Client, process: Process) -> None:
    html = text(client, HOME)

    assert "<svg" in html
    assert 'class="fr-chart"' in html
    assert 'id="a3"' in html
    assert "Det er usikkert" in html
    assert "Ikke nævnt i version 2" in html
    assert "I dag, mandag den 3. maj 2027" in html


def test_a_cancelled_activity_is_still_there_and_says_what_replaces_it(client: Client, process: Process) -> None:
    html = text(client, f"{HOME}aktivitet/a2/")

    assert "Aflyst" in html
    assert "afløses af 3. maj 2027" in html
    assert "Afløst af" in html


def test_an_activity_shows_its_source_lines_with_contact_data_blacked_out(client: Client, process: Process) -> None:
    html = text(client, f"{HOME}aktivitet/a4/")

    assert "is-mark" in html
    assert "Borgermøde i Engby Hallen" in html
    assert "hallen@engby.example" not in html
    assert "70 10 20 30" not in html
    assert "[sløret]" in html


def test_contact_data_is_nowhere_on_the_site(client: Client, process: Process) -> None:
    more = [
        f"/forloeb/skolestruktur/plan/{n}/{name}" for n in (1, 2) for name in ("plan.json", "plan.html", "plan.ics")
    ]
    for path in [*addresses(), *more, f"{HOME}kalender.ics", f"{HOME}aktivitet/a4/", "/soeg/?q=borgermøde"]:
        body = client.get(path).content.decode()
        for secret in ("hallen@engby", "70 10 20 30", "engxkl"):
            assert secret not in body, path


def test_an_activity_has_its_history_through_the_versions(client: Client, process: Process) -> None:
    html = text(client, f"{HOME}aktivitet/a3/")

    history = html[html.index("Historik") :]
    assert history.index("20. april 2027") < history.index("4. maj 2027")


def test_an_activity_that_left_the_plan_says_so_under_its_old_address(
    client: Client, process: Process, newest: PlanVersion
) -> None:
    from dataclasses import replace

    from frisat.web.process import actions

    plan = actions.plan_of(newest)
    left = tuple(a for a in plan.activities if a.key != "a3")
    actions.publish_version(SYSTEM, process, replace(plan, activities=left), valid_from=date(2027, 4, 30))

    html = text(client, f"{HOME}aktivitet/a3/")

    assert "den blev taget ud i version 3" in html


def test_the_plan_as_it_stood_on_a_day(client: Client, process: Process) -> None:
    html = text(client, f"{HOME}?dato=2027-03-10")

    assert "Sådan så planen ud den 10. marts 2027" in html
    assert "24. juni 2027" in html
    assert "27. oktober 2027" not in html


def test_a_day_before_the_first_plan_says_when_it_begins(client: Client, process: Process) -> None:
    html = text(client, f"{HOME}?dato=2020-01-01", 400)

    assert "3. marts 2027" in html


@pytest.mark.parametrize(
    "query",
    [
        "slags=ukendt",
        "spor=x",
        "organ=Ingen",
        "stand=x",
        "baner=x",
        "fra=i+går",
        "til=2027-13",
        "dato=x",
        "fra=2028&til=2027",
    ],
)
def test_an_unknown_selection_is_answered_with_what_to_do(client: Client, process: Process, query: str) -> None:
    html = text(client, f"{HOME}?{query}", 400)

    assert "Det kan ikke vises" in html
    assert "Den samme side uden filter" in html


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ("slags=hearing", "Høring om ny skolestruktur", "Opstartsmøde"),
        ("organ=Byr%C3%A5det", "Godkendelse af ny skolestruktur", "Opstartsmøde"),
        ("stand=cancelled", "Temadrøftelse om klassestørrelser", "Opstartsmøde"),
        ("fra=2027-08&til=2027-10", "Høring om ny skolestruktur", "Opstartsmøde"),
        ("fra=2028", "Løbende opfølgning", "Opstartsmøde"),
    ],
)
def test_a_selection_narrows_timeline_and_list_alike(
    client: Client, process: Process, query: str, there: str, not_there: str
) -> None:
    html = text(client, f"{HOME}?{query}")
    main = html[html.index('class="fr-chart"') : html.index("Det er usikkert")]

    assert there in main
    assert not_there not in main
    assert "vises" in html


@pytest.mark.parametrize("lanes", ["organ", "slags", "samlet"])
def test_lanes_can_be_chosen(client: Client, process: Process, lanes: str) -> None:
    assert 'class="fr-chart"' in text(client, f"{HOME}?baner={lanes}")


def test_a_selection_that_fits_nothing_says_so(client: Client, process: Process) -> None:
    html = text(client, f"{HOME}?slags=hearing&stand=cancelled")

    assert "Intet i planen passer på det hele" in html


@pytest.mark.parametrize(
    "path",
    [
        "/findes-ikke/",
        "/forloeb/findes-ikke/",
        f"{HOME}aktivitet/a999/",
        f"{HOME}aktivitet/a03/",
        f"{HOME}plan/9/",
        f"{HOME}plan/2.1/",
        f"{HOME}plan/2/ukendt.exe",
        f"{HOME}aendringer/?fra=7",
        f"{HOME}dokument/999/",
        "/en/forloeb/findes-ikke/",
        "/da/forloeb/",
    ],
)
def test_what_is_not_there_is_said_with_a_search_field(client: Client, process: Process, path: str) -> None:
    html = text(client, path, 404)

    assert 'name="q"' in html
    assert "404" not in html


def test_an_address_that_the_process_had_leads_to_the_one_it_has(client: Client, process: Process) -> None:
    FormerSlug.objects.create(process=process, slug="skoler-2027")

    response = client.get("/en/forloeb/skoler-2027/?slags=hearing")

    assert response.status_code == 301
    assert response["Location"] == "/en/forloeb/skolestruktur/?slags=hearing"


def test_comparing_a_version_with_a_newer_one_is_refused(client: Client, process: Process) -> None:
    html = text(client, f"{HOME}aendringer/?fra=2&til=1", 400)

    assert "ældre version" in html


def test_a_process_with_one_version_has_nothing_to_compare(client: Client, db: None) -> None:
    from frisat.plan.model import Activity, Plan
    from frisat.web.process import actions

    process = actions.make_process(SYSTEM, slug="ny", name="Ny")
    plan = Plan(activities=(Activity(key="x", title="Møde"),))
    actions.publish_version(SYSTEM, process, plan, valid_from=date(2027, 1, 1))

    assert "Der er ikke noget at sammenligne endnu" in text(client, "/forloeb/ny/aendringer/")
    assert "Har ingen dato endnu" in text(client, "/forloeb/ny/")


def test_an_empty_plan_and_a_process_without_one(client: Client, db: None) -> None:
    from frisat.plan.model import Plan
    from frisat.web.process import actions

    actions.make_process(SYSTEM, slug="uden-plan", name="Uden plan")
    empty = actions.make_process(SYSTEM, slug="tom", name="Tom")
    actions.publish_version(SYSTEM, empty, Plan(), valid_from=date(2027, 1, 1))

    text(client, "/forloeb/uden-plan/", 404)
    for tail in ("", "kalender/", "eftersyn/", "hent/", "plan/", "plan/1/"):
        text(client, f"/forloeb/tom/{tail}")


def test_only_reading_is_allowed(client: Client, process: Process) -> None:
    for path in paths(process).values():
        assert client.post(path).status_code in (403, 405), path


def test_no_page_sets_a_cookie_and_every_page_may_be_kept_a_minute(client: Client, process: Process) -> None:
    for path in paths(process).values():
        response = client.get(path)
        assert not response.cookies, path
        assert response["Cache-Control"] == "public, max-age=60", path


def test_every_answer_carries_the_headers_that_keep_it_safe(client: Client, process: Process) -> None:
    for path in (HOME, "/findes-ikke/", f"{HOME}plan/2/tidslinje.svg"):
        response = client.get(path)
        policy = response["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "object-src 'none'" in policy or policy.startswith("sandbox; default-src 'none';")
        assert "base-uri 'none'" in policy
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] == "same-origin"


def test_pages_have_no_inline_style_or_script(client: Client, process: Process) -> None:
    for path in paths(process).values():
        html = text(client, path)
        assert " style=" not in html, path
        assert "<style" not in html, path
        assert not re.search(r"<script(?![^>]*(?: src=|ld\+json))", html), path
        assert not re.search(r"\son[a-z]+=", html), path


def test_a_hostile_title_is_only_words(client: Client, db: None) -> None:
    from frisat.plan.model import Activity, Plan
    from frisat.plan.period import Period
    from frisat.web.process import actions

    bad = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'{{ 7*7 }}"
    process = actions.make_process(SYSTEM, slug="ny", name=bad, summary=bad, organisation=bad)
    one = Activity(
        key="x",
        title=bad,
        period=Period("2027-05-04", text=bad, note=bad),
        actors=(bad,),
        agenda=(bad,),
        place=bad,
        track=bad,
        status_reason=bad,
    )
    actions.publish_version(
        SYSTEM, process, Plan(title=bad, activities=(one,)), valid_from=date(2027, 1, 1), name=bad, reason=bad
    )

    for path in [*addresses(), "/soeg/?q=alert", "/soeg/?q=<script>alert(1)</script>", "/forloeb/ny/hent/"]:
        html = text(client, path)
        assert "<script>alert" not in html, path
        assert "<img src=x" not in html, path


def test_machines_find_health_robots_and_sitemap(client: Client, process: Process) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert "Sitemap: http://testserver/sitemap.xml" in text(client, "/robots.txt")
    sitemap = text(client, "/sitemap.xml")
    assert f"<loc>http://testserver{HOME}</loc>" in sitemap
    assert f'hreflang="en" href="http://testserver/en{HOME}"' in sitemap
    assert client.get("/favicon.ico").status_code == 302


def test_every_address_of_the_sitemap_works_in_both_languages(client: Client, process: Process) -> None:
    named = addresses()
    assert HOME in named
    for path in named:
        text(client, path)
        text(client, f"/en{path}")


def test_health_says_down_when_the_database_is(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import connection

    def gone() -> None:
        raise OSError("no database")

    monkeypatch.setattr(connection, "cursor", gone)

    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (503, {"status": "down"})


def test_the_accessibility_statement_is_where_the_law_wants_it(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/was")["Location"] == "/tilgaengelighed/"

    monkeypatch.setattr(settings, "FRISAT_WAS_URL", "https://was.example/engby")

    assert client.get("/was")["Location"] == "https://was.example/engby"
    assert 'href="https://was.example/engby"' in text(client, "/")


def test_a_foreign_host_is_refused_with_a_page(client: Client, db: None) -> None:
    response = client.get("/", headers={"host": "ond.example"})

    assert response.status_code == 400


def test_a_broken_page_says_so_in_words(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from frisat.web.process import queries

    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("x")

    monkeypatch.setattr(queries, "search", broken)
    client.raise_request_exception = False

    html = text(client, "/soeg/?q=x", 500)

    assert "Noget gik galt hos os" in html


def test_a_page_asks_the_database_few_times(
    client: Client, process: Process, django_assert_max_num_queries: object
) -> None:
    for path, most in ((HOME, 15), ("/", 25), (f"{HOME}aendringer/", 20)):
        client.get(path)
        with django_assert_max_num_queries(most):  # type: ignore[operator]
            text(client, path)


def test_an_event_is_described_for_search_engines(client: Client, process: Process) -> None:
    import json

    html = text(client, f"{HOME}aktivitet/a3/")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found is not None
    data = json.loads(found[1])

    assert data["@type"] == "Event"
    assert data["startDate"] == "2027-05-04"


def test_a_month_is_not_an_event_with_a_day(client: Client, process: Process) -> None:
    assert "ld+json" not in text(client, f"{HOME}aktivitet/a4/")


def test_the_paper_says_which_activity_it_seems_to_speak_of(client: Client, process: Process) -> None:
    paper = process.documents.get(file_name="dagsorden.txt")

    html = text(client, f"{HOME}dokument/{paper.pk}/")

    assert "Fælles fagfaglighed" in html
    assert f'href="{HOME}aktivitet/a3/"' in html
    assert "Omtalt i andre dokumenter" in text(client, f"{HOME}aktivitet/a3/")
