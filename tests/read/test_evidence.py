"""What is an activity: clues for and against, their weights, the page's own day, and days side by side."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from frisat.plan import danish
from frisat.read import evidence, from_txt, own_day
from frisat.read.evidence import Candidate, candidate, clues
from frisat.read.evidence.candidate import Head, Place
from frisat.read.evidence.weights import GIVEN, WEIGHTS
from frisat.read.layouts import day_rows
from frisat.read.to_plan import to_plan


def read(text: str) -> list[tuple[str | None, str]]:
    plan = to_plan(from_txt.read(text.encode(), "side.txt")).plan
    return [(a.period.edtf if a.period else None, a.title) for a in plan.activities]


def happens(text: str) -> bool:
    return any(evidence.happens(text, found) for found in danish.find(text))


@pytest.mark.parametrize(
    "text",
    [
        "Den 12. maj 2031 åbner den nye bro for cyklister.",
        "Udvalget behandler svarene på mødet den 3. juni 2031.",
        "I løbet af 2031 skal skolerne sende deres planer til forvaltningen.",
        "Politisk stillingtagen: forventet medio 2031",
        "Første spadestik blev taget i marts 2031.",
    ],
)
def test_a_sentence_tells_of_what_happens(text: str) -> None:
    assert happens(text)


@pytest.mark.parametrize(
    "text",
    [
        "Siden er sidst opdateret den 3. maj 2031",
        "Mødet den 3. maj 2031 er flyttet til onsdag.",
        "Normalt er budgettet på plads den 1. oktober 2031.",
        "Plan for de kommunale haller i 2031",
        "Alle, der er fyldt 16 år senest den 1. maj 2031, er velkomne.",
        "Ring til kontoret på telefon 12 34 56 78 før maj 2031.",
        "Der holdes ikke møder i juli 2031.",
        "Der har til og med uge 5 2031 været 46 samtaler.",
        "Referat fra mødet er udsendt til rådet den 3. maj 2031.",
    ],
)
def test_a_sentence_names_a_time_in_passing(text: str) -> None:
    assert not happens(text)


@pytest.mark.parametrize("words", ["Indstilling", "Læs mere om broen", "|", "Kontakt"])
def test_words_far_below_a_date_are_no_step(words: str) -> None:
    head = Head(lines_below=3, usual=1, heads=2, is_last=True, is_listed=False, label="")
    assert not evidence.judge(Candidate(words, Place.ABOVE, "3. maj 2031", head=head)).is_activity


def test_a_verdict_tells_its_strongest_clue_first() -> None:
    text = "Nyhed offentliggjort 3. maj 2031"
    verdict = evidence.judge(candidate.told(text, danish.find(text)[0]))
    assert verdict.told[0] == ("a stamp before it [sentence]", WEIGHTS["a stamp before it [sentence]"])
    assert verdict.score == round(sum(weight for _, weight in verdict.told), 1)


def test_every_weight_is_of_a_clue_and_has_its_reason() -> None:
    """A clue that is renamed would silently count nothing."""
    folder = Path(clues.__file__).parent
    named = set(re.findall(r'^        "([^"]+)": ', (folder / "clues.py").read_text(encoding="utf-8"), re.MULTILINE))
    assert {re.sub(r" \[\w+\]$", "", name) for name in WEIGHTS} <= named
    assert WEIGHTS.keys() >= GIVEN
    lines = re.findall(r'^    "[^"]+": .*$', (folder / "weights.py").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(lines) == len(WEIGHTS)
    assert all("  # " in line for line in lines)


def test_a_last_date_does_not_head_the_rest_of_the_page() -> None:
    page = (
        "Møder i rådet\n\n3. maj 2031\n\nFællesmøde om havnen\n\n9. juni 2031\n\nDialogmøde om broen\n\n"
        "Læs mere om rådets arbejde\n\nKontakt\n\nAnne Berg\n"
    )
    assert [title for _, title in read(page)] == ["Fællesmøde om havnen", "Dialogmøde om broen"]


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["Arbejde på broen", "01-07-2031", "I uge 32 genoptages arbejdet."], "2031-07-01"),
        (["Arbejde på broen", "I uge 32 genoptages arbejdet.", "Siden er sidst ændret 2. maj 2031"], "2031-05-02"),
        (["Fra:", "Kontoret", "Sendt:", "onsdag den 5. marts 2031 10:14", "Kære alle"], "2031-03-05"),
        (["Nyt fra havnen", "Lerby Kommune, 3. maj 2031", "Den 9. juni åbner broen."], "2031-05-03"),
        (["Kære naboer", "Region Sund, den 3. maj 2031", "I uge 32 lukkes vejen."], "2031-05-03"),
        (["Havnen", "Lerby Kommune, 3. maj 2031 kl. 19 i hallen", "Den 9. juni åbner broen."], None),
        (["Havnen", "Besøg i Lerby Kommune, 3. maj 2031", "Den 9. juni åbner broen."], None),
        (["Møder", "3. maj 2031", "9. juni 2031", "8. september 2031"], None),
        (["Broen", "Byrådet behandler planen den 3. maj 2031.", "Vi ses."], None),
    ],
)
def test_the_day_of_a_page_is_where_a_page_says_it(lines: list[str], day: str | None) -> None:
    document = from_txt.read("\n\n".join(lines).encode(), "side.txt")
    assert own_day.find(list(document.lines())) == day


def test_a_page_with_a_byline_gives_its_weeks_their_year() -> None:
    page = "Arbejde på broen\n\n01-07-2031\n\nI uge 32 genoptages arbejdet på broen.\n"
    assert read(page) == [("2031-08-04/2031-08-10", "I uge 32 genoptages arbejdet på broen.")]


def test_days_side_by_side_are_each_a_day_of_the_heading() -> None:
    page = "Havnerådet\n\nDatoer for møder i 2031:\n\nDen 6/2 - aflyst  Den 13/2  Den 6/3\nDen 3/4  Den 5/6  Den 4/9\n"
    plan = to_plan(from_txt.read(page.encode(), "side.txt")).plan
    days = [a.period.edtf for a in plan.activities if a.period]
    assert days == ["2031-02-06", "2031-02-13", "2031-03-06", "2031-04-03", "2031-06-05", "2031-09-04"]
    assert [str(a.status) for a in plan.activities[:2]] == ["cancelled", "planned"]


@pytest.mark.parametrize("text", ["3. maj og 9. juni", "3. maj: Møde  9. juni: Møde", "Den 3/5 er en lørdag  Den 9/6"])
def test_other_lines_are_no_days_side_by_side(text: str) -> None:
    assert day_rows.days(text) == []


def test_a_year_of_the_budget_in_a_heading_names_the_budget() -> None:
    page = "Budgetaftale 2034\n\nRammer for sparekatalog 2034\n\n- 15. august: Udvalget drøfter rammerne\n"
    assert read(page) == [("2033-08-15", "Udvalget drøfter rammerne")]
