"""Agendas as tables with a clock for each point, and the points of a meeting in a mail; all words are made up."""

from __future__ import annotations

import pytest

from frisat.plan.model import Activity, DocumentKind, Kind, Plan, Status
from frisat.read import from_html, from_txt
from frisat.read.to_plan import to_plan

POINTS = ["Godkendelse af dagsorden", "Trivselsmåling, som gennemføres i uge 43", "Budget 2028", "Eventuelt"]
AIMS = ["Beslutning", "Drøftelse", "Orientering", ""]
CLOCKS = {
    "hours": ["9.00", "9.05", "9.45", "10.50"],
    "kl.": ["kl. 9.00", "kl. 9.05", "kl. 9.45", ""],
    "minutes": ["5 min.", "40 min.", "ca. 65 minutter", ""],
}
HEADS = {
    "a title and the day below": "<h1>Dagsorden til møde i Center-MED</h1>"
    "<p>Tirsdag den 14. september 2027 kl. 9-11, lokale 3</p>",
    "a body and the day below": "<h1>Dagsorden</h1><h2>Center-MED</h2><p>Den 14. september 2027 kl. 9-11</p>",
    "all in the title": "<h1>Dagsorden til møde i Center-MED den 14. september 2027 kl. 9-11</h1>",
}


def agenda(head: str, clocks: list[str], heads: tuple[str, ...]) -> Plan:
    rows = ["".join(f"<th>{name}</th>" for name in heads)]
    for n, (point, aim, clock) in enumerate(zip(POINTS, AIMS, clocks, strict=True), 1):
        cell = {"Nr.": str(n), "Emne": point, "Formål": aim, "Tid": clock}
        rows.append("".join(f"<td>{cell[name]}</td>" for name in heads))
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return to_plan(from_html.read(f"{head}<table>{table}</table>".encode(), "dagsorden.html")).plan


@pytest.mark.parametrize(
    "heads", [("Nr.", "Emne", "Formål", "Tid"), ("Nr.", "Tid", "Emne", "Formål"), ("Nr.", "Emne", "Tid")]
)
@pytest.mark.parametrize("clocks", CLOCKS)
@pytest.mark.parametrize("head", HEADS)
def test_a_table_of_points_with_their_clocks_is_one_meeting(head: str, clocks: str, heads: tuple[str, ...]) -> None:
    plan = agenda(HEADS[head], CLOCKS[clocks], heads)
    assert plan.kind is DocumentKind.AGENDA
    assert [item.title for item in plan.items] == POINTS
    (meeting,) = plan.activities
    assert meeting.period is not None
    assert (meeting.period.edtf, meeting.actors, meeting.agenda) == ("2027-09-14", ("Center-MED",), tuple(POINTS))


def test_a_numbered_table_with_days_is_a_plan_and_no_agenda() -> None:
    rows = [("Nr.", "Emne", "Tid"), ("1", "Velkomstmøde", "3. maj 2027"), ("2", "Workshop", "9. maj 2027")]
    rows.append(("3", "Afslutning", "Juni 2027"))
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    plan = to_plan(from_html.read(f"<h1>Tidsplan for møder</h1><table>{table}</table>".encode(), "plan.html")).plan
    assert [a.period.edtf for a in plan.activities if a.period] == ["2027-05-03", "2027-05-09", "2027-06"]


MAIL = """
Fra: Bo Lund
Til: Alle ledere
Emne: Indkaldelse til ledermøde
Sendt: 2. februar 2027

{bid}

{head}
{bullet} Siden sidst
{bullet} Opfølgning på temadagen den 20. januar
{bullet} Budgetopfølgning pr. 31. januar 2027
{bullet} Godkendelse af årsplan
{bullet} {ahead}

I marts sender vi et spørgeskema ud til alle medarbejdere.
"""
BIDS = [
    "Vi ses til ledermøde tirsdag den 9. februar kl. 13 i kantinen.",
    "Hermed indkaldelse til ledermøde den 9. februar 2027 kl. 13.",
    "I inviteres til et kort møde på tirsdag den 9. februar.",
]


def mail(**words: str) -> list[Activity]:
    text = MAIL.format(**{"bid": BIDS[0], "head": "Dagsorden:", "bullet": "-", "ahead": "Eventuelt"} | words)
    return list(to_plan(from_txt.read(text.strip("\n").encode(), "mail.txt")).plan.activities)


@pytest.mark.parametrize("bid", BIDS)
@pytest.mark.parametrize(
    ("head", "bullet"),
    [
        ("Dagsorden:", "-"),
        ("Foreløbig dagsorden:", "*"),
        ("På dagsordenen er:", "•"),
        ("Vi skal tale om følgende:", "-"),
        ("Punkter til mødet:", "-"),
    ],
)
def test_bullets_below_dagsorden_in_a_mail_are_the_points_of_its_meeting(bid: str, head: str, bullet: str) -> None:
    meeting, survey = mail(bid=bid, head=head, bullet=bullet)
    assert meeting.period is not None
    assert survey.period is not None
    assert (meeting.period.edtf, survey.period.edtf) == ("2027-02-09", "2027-03")
    assert meeting.kind is Kind.MEETING
    assert meeting.agenda == (
        "Siden sidst",
        "Opfølgning på temadagen den 20. januar",
        "Budgetopfølgning pr. 31. januar 2027",
        "Godkendelse af årsplan",
        "Eventuelt",
    )


@pytest.mark.parametrize(
    ("ahead", "title"),
    [("Næste møde den 8. april", "Næste møde"), ("Sommerfest den 8. april", "Sommerfest den 8. april")],
)
def test_a_point_that_tells_of_a_day_ahead_is_an_activity(ahead: str, title: str) -> None:
    days = [(a.period.edtf, a.title) for a in mail(ahead=ahead) if a.period]
    assert days[1] == ("2027-04-08", title)
    assert len(days) == 3


@pytest.mark.parametrize(
    "told",
    [
        "Tirsdag den 9. marts kl. 15-17 på rådhuset. Mødet den 8. juni er aflyst.",
        "Tirsdag den 9. marts kl. 15-17 i Kulturhuset.\nMødet den 8. juni er desværre aflyst.",
    ],
)
def test_the_point_of_the_next_meeting_tells_of_it_and_of_one_that_is_called_off(told: str) -> None:
    text = f"Referat af møde i følgegruppen den 12. januar 2027\n\n1. Velkomst\nGodt nytår.\n\n2. Næste møde\n{told}\n"
    meeting, ahead, off = to_plan(from_txt.read(text.encode(), "referat.txt")).plan.activities
    assert [a.period.edtf for a in (meeting, ahead, off) if a.period] == ["2027-01-12", "2027-03-09", "2027-06-08"]
    assert (ahead.title, ahead.kind, off.status) == ("Næste møde", Kind.MEETING, Status.CANCELLED)
