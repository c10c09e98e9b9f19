"""What the pages say is said once, in plain Danish, in the same words everywhere."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from frisat.law import hearings
from frisat.lint.registry import all_rules
from frisat.plan.model import Activity, Plan, Reading, Source, Status
from frisat.plan.period import Period
from frisat.web.base import words
from frisat.web.portal import actors, changes, findings, rules
from frisat.web.process import actions
from frisat.web.process.models import PlanVersion, Process
from frisat.web.record.actions import SYSTEM

pytestmark = pytest.mark.django_db
HOME = "/forloeb/skolestruktur/"
PUBLIC = ("/", "/forloeb/", "/kalender/", "/tilgaengelighed/", "/privatliv/", "/aabne-data/", f"{HOME}eftersyn/")


def text(client: Client, path: str, status: int = 200) -> str:
    """What is read on a page, without tags, spaces folded."""
    response = client.get(path)
    assert response.status_code == status, path
    body = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", " ", response.content.decode())
    return " ".join(entities.unescape(re.sub(r"<[^>]*>", " ", body)).split())


# ------------------------------------------------------------------------------------------------------- the checks
def sources() -> set[str]:
    return {rule.source for rule in all_rules()} | {rule.source for rule in (*hearings.HEARINGS, hearings.GENERAL)}


def test_every_rule_has_a_name_and_every_source_words_in_both_languages() -> None:
    assert set(rules.NAMES) == {rule.id for rule in all_rules()}
    for language in ("da", "en"):
        with translation.override(language):
            for source in sources():
                said = rules.source_of(source)
                assert said, source
                assert "docs/" not in said
                assert "," in said, f"{source}: the section has no words"


def test_no_page_shows_a_rules_id_or_a_path_of_the_repository(client: Client, process: Process) -> None:
    for path in PUBLIC:
        for prefix in ("", "/en"):
            said = text(client, prefix + path)
            for rule in all_rules():
                if "-" in rule.id:
                    assert rule.id not in said, path
            for odd in ("docs/", ".md", "FRISAT_", "registret over organer", "register of bodies"):
                assert odd not in said, (path, odd)


def test_no_hint_of_the_checks_names_a_file_or_a_register() -> None:
    from frisat.plan.sentences import catalogue

    for code, said in catalogue().items():
        if re.fullmatch(r"L1[0-8]\d", code):
            for words_of in said.values():
                assert "docs/" not in words_of, code
                assert "registret" not in words_of, code


def test_findings_stand_rule_by_rule_under_their_weight(client: Client, db: None) -> None:
    process = actions.make_process(SYSTEM, slug="ny", name="Ny")
    steps = [
        Activity(key=f"x{n}", title=f"Noget {n}", period=period, actors=actor)
        for n, (period, actor) in enumerate(
            [(None, ("Byrådet",)), (Period("2027-06-01"), ()), (None, ("Byrådet",)), (Period("2027-06-02"), ())]
        )
    ]
    version = actions.publish_version(
        SYSTEM, process, Plan(title="P", activities=tuple(steps)), valid_from=date(2027, 1, 1)
    )

    levels = findings.by_level(findings.findings(version, date(2027, 5, 3)))
    names = [(rule.name, len(rule.findings)) for level in levels for rule in level.rules]

    assert sorted(names) == [("Ansvarlig mangler", 2), ("Uden dato", 2)]
    assert sum(level.count for level in levels) == 4


# --------------------------------------------------------------------------------------------------- names in filters
class NoRegister:
    """A site on which no body is registered."""

    def in_activity(self, process: Process, activity: Activity, names: Sequence[str]) -> list[tuple[str, None]]:
        return [(name, None) for name in names]

    def page(self, body: None) -> str:
        return ""


def named(*names: str) -> list[tuple[str, str, int]]:
    steps = [Activity(key=f"a{n}", title="Møde", actors=(name,)) for n, name in enumerate(names)]
    found = actors.Actors([(Process(), step) for step in steps], NoRegister())  # type: ignore[arg-type]
    return [(o.group, o.words, o.count) for o in found.options]


def test_case_variants_are_one_choice_under_the_commonest_spelling_with_a_capital() -> None:
    assert named("byrådet", "Byrådet", "Byrådet", "BYRÅDET ") == [("Organer", "Byrådet", 4)]
    assert named("byrådet", "byrådet") == [("Organer", "Byrådet", 2)]


def test_bodies_stand_before_people_in_the_order_of_the_danish_alphabet() -> None:
    found = named("borgere", "Ældrerådet", "KL", "Byrådet", "pårørende", "Handicaprådet", "Direktør fra kommunen")

    assert [(group, name) for group, name, _ in found] == [
        ("Organer", "Byrådet"),
        ("Organer", "Handicaprådet"),
        ("Organer", "KL"),
        ("Organer", "Ældrerådet"),
        ("Personer og grupper", "Borgere"),
        ("Personer og grupper", "Direktør fra kommunen"),
        ("Personer og grupper", "Pårørende"),
    ]


def test_an_activity_that_writes_a_body_otherwise_is_kept_by_the_filter(client: Client, db: None) -> None:
    process = actions.make_process(SYSTEM, slug="ny", name="Ny")
    steps = tuple(
        Activity(key=f"x{n}", title=f"Punkt {n}", actors=(name,), period=Period("2027-06-01"))
        for n, name in enumerate(["Byrådet", "byrådet", "Ældrerådet"])
    )
    actions.publish_version(SYSTEM, process, Plan(title="P", activities=steps), valid_from=date(2027, 1, 1))

    for asked in ("byrådet", "Byrådet"):
        html = client.get("/forloeb/ny/", {"organ": asked}).content.decode()
        assert set(re.findall(r'<tr id="(a\d+)"', html)) == {"a1", "a2"}
        assert html.count(" selected>Byrådet</option>") == 1


# ----------------------------------------------------------------------------------------------------------- calendar
@pytest.fixture
def going(db: None) -> Process:
    """On 3 May 2027: what goes on, what may fall now, what lies ahead."""
    process = actions.make_process(SYSTEM, slug="ny", name="Ny")

    def step(title: str, edtf: str, status: Status = Status.PLANNED) -> Activity:
        return Activity(key=title, title=title, period=Period(edtf, text=title), status=status)

    steps = (
        step("Siden 2026", "2026/..", Status.ONGOING),
        step("Ti dage", "2027-04-28/2027-05-07"),
        step("Foråret", "2027-03/2027-05"),
        step("Den niende", "2027-05-09"),
        step("I maj", "2027-05"),
        step("I juni", "2027-06"),
        step("Aflyst i juni", "2027-06-08", Status.CANCELLED),
        step("Overstået", "2027-04-01"),
    )
    actions.publish_version(SYSTEM, process, Plan(title="P", activities=steps), valid_from=date(2027, 1, 1))
    return process


def sections(html: str) -> dict[str, str]:
    """Heading -> text of each section of a calendar."""
    found = re.findall(r'(?s)<section class="fr-month".*?</section>', html)
    plain = [" ".join(re.sub(r"<[^>]*>", " ", section).split()) for section in found]
    return {" ".join(p.split()[:2]): p for p in plain}


def test_the_calendar_begins_with_what_goes_on_now_and_no_past_month(client: Client, going: Process) -> None:
    found = sections(client.get("/kalender/").content.decode())

    assert list(found) == ["Løbende nu", "Maj 2027", "Juni 2027"]
    now = found["Løbende nu"]
    assert now.index("Siden 2026") < now.index("Ti dage") < now.index("Kan falde nu, uden fast dag")
    assert now.index("Kan falde nu") < now.index("Foråret")
    maj = found["Maj 2027"]
    assert maj.index("Den niende") < maj.index("Begynder denne måned, uden fast dag") < maj.index("I maj")
    assert "Overstået" not in "".join(found.values())


def test_each_activity_stands_once_in_a_processs_calendar_the_past_in_its_month(client: Client, going: Process) -> None:
    html = client.get("/forloeb/ny/kalender/").content.decode()

    assert sorted(re.findall(r'href="/forloeb/ny/aktivitet/(a\d+)/"', html)) == [f"a{n}" for n in range(1, 9)]
    assert "Overstået" in sections(html)["April 2027"]


def test_what_is_called_off_says_so_in_words_in_the_calendar(client: Client, going: Process) -> None:
    june = sections(client.get("/kalender/").content.decode())["Juni 2027"]

    assert re.search(r"Aflyst i juni Aflyst\b", june)


# ----------------------------------------------------------------------------------------------------- an activity
def test_the_status_of_a_cancelled_activity_is_said_once(client: Client, process: Process) -> None:
    html = client.get(f"{HOME}aktivitet/a2/").content.decode()
    status = re.search(r"(?s)<dt>Status</dt><dd>(.*?)</dd>", html)

    assert status is not None
    said = " ".join(re.sub(r"<[^>]*>", " ", status[1]).split())
    assert said.lower().count("aflyst") == 1
    assert said.startswith("Aflyst afløses af 3. maj 2027")


def test_a_table_has_rows_and_a_text_has_lines(client: Client, process: Process, tmp_path: Path) -> None:
    assert "Den markerede række hører til aktiviteten." in text(client, f"{HOME}aktivitet/a4/")

    from frisat.read import read_with_document

    path = tmp_path / "plan.txt"
    path.write_text("Tidsplan\n\n3. maj 2027: Møde i Byrådet om skolerne\n\n9. juni 2027: Møde i Skoleudvalget\n")
    reading, document = read_with_document(path)
    other = actions.make_process(SYSTEM, slug="tekst", name="Tekst")
    actions.publish_document(
        SYSTEM, other, actions.keep_document(SYSTEM, other, path, reading, document), valid_from=date(2027, 1, 1)
    )

    said = text(client, "/forloeb/tekst/aktivitet/a1/")
    assert "Den markerede linje hører til aktiviteten." in said
    assert "række" not in said


# ------------------------------------------------------------------------------------------------------ comparing
def test_doubt_has_one_word_for_each_grade() -> None:
    assert [words.grade(g) for g in ("sure", "likely", "possible")] == ["", "Formentlig", "Måske"]


def paper(process: Process, folder: Path, name: str, valid_from: date, *steps: Activity) -> PlanVersion:
    path = folder / name
    path.write_text(name)
    told = tuple(replace(s, source=Source(name, table=1, row=n + 1)) for n, s in enumerate(steps))
    document = actions.keep_document(SYSTEM, process, path, Reading(Plan(title=name, activities=told)), None)
    return actions.publish_document(SYSTEM, process, document, valid_from=valid_from)


def test_sources_stand_in_the_order_of_the_versions_and_show_the_plan_then(db: None, tmp_path: Path) -> None:
    process = actions.make_process(SYSTEM, slug="ny", name="Ny")
    step = Activity(key="x", title="Godkendelse af ny skolestruktur", period=Period("2027-06-24"), actors=("Byrådet",))
    older = paper(process, tmp_path, "z.txt", date(2027, 1, 1), step)
    newer = paper(process, tmp_path, "a.txt", date(2027, 2, 1), replace(step, period=Period("2027-10-27")))

    (item,) = changes.told(older, newer).moved

    assert [(link.words, link.url) for link in item.sources] == [
        ("z.txt", "/forloeb/ny/aktivitet/a1/?dato=2027-01-01#kilde"),
        ("a.txt", "/forloeb/ny/aktivitet/a1/#kilde"),
    ]


def test_counts_of_changes_are_in_the_number_they_count(client: Client, db: None, tmp_path: Path) -> None:
    process = actions.make_process(SYSTEM, slug="ny", name="Ny")
    names = ["Godkendelse af skolestruktur", "Indvielse af hallen", "Borgermøde om trafik"]
    steps = [
        Activity(key=f"x{n}", title=t, period=Period("2027-06-24"), actors=("Byrådet",)) for n, t in enumerate(names)
    ]
    moved = [replace(s, period=Period("2027-10-27")) for s in steps]
    paper(process, tmp_path, "a.txt", date(2027, 1, 1), *steps)
    paper(process, tmp_path, "b.txt", date(2027, 2, 1), moved[0], *steps[1:])
    paper(process, tmp_path, "c.txt", date(2027, 3, 1), *moved)

    assert "1 flyttet eller aflyst " in text(client, "/forloeb/ny/aendringer/?fra=1&til=2")
    assert "2 flyttede eller aflyste " in text(client, "/forloeb/ny/aendringer/?fra=2&til=3")


# ----------------------------------------------------------------------------------------------- the site on itself
@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/tilgaengelighed/", "Når den er offentliggjort, kan du finde den her."),
        ("/privatliv/", "Vi måler ikke, hvad du læser."),
        ("/aabne-data/", "giver altid præcis den samme fil."),
        (f"{HOME}plan/2/", "Kontrolsum for planen"),
        (f"{HOME}hent/", "Faste dage er datoer, som Excel kan regne med."),
        ("/", "Datoen er passeret for"),
        (f"{HOME}eftersyn/", "Vink"),
    ],
)
def test_plain_words(client: Client, process: Process, path: str, said: str) -> None:
    assert said in text(client, path)


def test_a_tentative_activity_is_called_by_one_word_everywhere(client: Client, db: None) -> None:
    process = actions.make_process(SYSTEM, slug="ny", name="Ny")
    step = Activity(key="x", title="Studietur", period=Period("2027-06"), status=Status.TENTATIVE)
    actions.publish_version(SYSTEM, process, Plan(title="P", activities=(step,)), valid_from=date(2027, 1, 1))

    html = client.get("/forloeb/ny/").content.decode()

    name = re.search(r'<a href="#a1"[^>]*aria-label="([^"]*)"', html)
    assert name is not None
    assert name[1].endswith("Foreløbig.")
    assert not re.search(r"\beventuel\b", html, re.IGNORECASE)
    assert '<span class="badge badge-warning">Foreløbig</span>' in html
    assert "</svg>foreløbig</li>" in html


# ------------------------------------------------------------------------------------------------------ empty states
def test_a_plan_without_activities_says_so_and_offers_no_filter(client: Client, db: None) -> None:
    process = actions.make_process(SYSTEM, slug="tomt", name="Tomt")
    actions.publish_version(SYSTEM, process, Plan(title="P"), valid_from=date(2027, 1, 1))

    said = text(client, "/forloeb/tomt/")

    assert "Planen har ingen aktiviteter. Her kommer de til at stå" in said
    assert "Der er ikke planlagt noget endnu" in said
    assert "ligger bag os" not in said
    assert "Vælg færre ting" not in said
    assert "Alle slags" not in said
    for page in ("kalender/", "eftersyn/", "aendringer/", "plan/", "plan/1/", "hent/"):
        text(client, f"/forloeb/tomt/{page}")


def test_a_tall_timeline_is_not_printed_too_small_to_read(client: Client, db: None) -> None:
    def site(slug: str, count: int) -> str:
        process = actions.make_process(SYSTEM, slug=slug, name=slug)
        steps = tuple(
            Activity(key=f"x{n}", title=f"Møde nummer {n} om den nye struktur", period=Period("2027-06-01"))
            for n in range(count)
        )
        actions.publish_version(SYSTEM, process, Plan(title="P", activities=steps), valid_from=date(2027, 1, 1))
        return client.get(f"/forloeb/{slug}/").content.decode()

    assert 'class="fr-tl is-tall"' not in site("kort", 3)
    tall = site("lang", 60)
    assert 'class="fr-tl is-tall"' in tall
    assert "http://testserver/forloeb/lang/plan/1/tidslinje.pdf" in tall
