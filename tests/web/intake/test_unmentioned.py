"""
What a document does not mention: what is proposed for it, and why, in every class.

"Uændret" for what ended before the document's first date, is undated, is over or called off, is hidden from the
document, or where the document is of another kind; "bortfalder?" for everything else. A person decides.
"""

from __future__ import annotations

import pytest

from frisat.plan.model import Activity, DocumentKind, Plan, Status, Visibility
from frisat.plan.period import Period
from frisat.plan.sentences import sentence
from frisat.web.intake import proposals
from frisat.web.intake.models import Decision, Intake

DAY = Period("2027-05-10", "10. maj 2027")
DOCUMENT = (
    Activity(key="d1", title="Møde i Byrådet", period=DAY),
    Activity(key="d2", title="Temamøde", period=Period("2027-09", "september 2027")),
)


def proposed(
    activity: Activity,
    *,
    kind: DocumentKind = DocumentKind.PLAN,
    of_document: DocumentKind = DocumentKind.PLAN,
    document: tuple[Activity, ...] = DOCUMENT,
) -> tuple[str, str]:
    """What is proposed for one activity of a plan, and the sentence that says why."""
    plan, read = Plan(kind=kind, activities=(activity,)), Plan(kind=of_document, activities=document)
    [row] = proposals.unmentioned(Intake(), plan, read, 7)
    assert (row.entry, row.position) == (activity.key, 7.0)
    [[code, parts]] = row.reasons
    return str(row.proposed), sentence(code, dict(parts), language="da")


def an(edtf: str | None, **more: object) -> Activity:
    period = Period(edtf, edtf) if edtf else None
    return Activity(key="a1", title="Borgermøde", period=period, **more)  # type: ignore[arg-type]


ENDED = (str(Decision.LEFT), "Den slutter, før dokumentets første dato (10. maj 2027).")
UNDATED = (str(Decision.LEFT), "Den har ingen dato.")
OTHER = (str(Decision.LEFT), "Dokumentet er af en anden slags end planen og nævner ikke det hele.")
OVER = (str(Decision.LEFT), "Den er aflyst, udskudt eller afholdt i forvejen.")
HIDDEN = (str(Decision.LEFT), "Den er kun for medarbejdere, og det kan dokumentet ikke vise.")
GONE = (
    str(Decision.DROPPED),
    "Dokumentet er af samme slags som planen og dækker tiden, men nævner den ikke.",
)


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2027-05-09", ENDED),  # the day before
        ("2027-05-10", GONE),  # the very day
        ("2026", ENDED),
        ("2027-03/2027-05-09", ENDED),
        ("2027-03/2027-05-10", GONE),  # begins before, ends on the day
        ("2027-05", GONE),  # the month goes on after the day
        ("2027-06-01", GONE),
        ("2029-01-01", GONE),  # after the document's last date as well
        ("2027-03/..", GONE),  # has no end
        (None, UNDATED),
    ],
)
def test_by_when_it_is(edtf: str | None, said: tuple[str, str]) -> None:
    assert proposed(an(edtf)) == said


def test_a_period_that_could_not_be_read_is_no_date() -> None:
    assert proposed(Activity(key="a1", title="Borgermøde", period=Period(None, "efter aftale"))) == UNDATED


@pytest.mark.parametrize("kind", [k for k in DocumentKind if k is not DocumentKind.PLAN])
def test_a_document_of_another_kind_lets_nothing_fall(kind: DocumentKind) -> None:
    """Such as a meeting overview beside a plan, or a plan beside an overview."""
    assert proposed(an("2027-06-01"), of_document=kind) == OTHER
    assert proposed(an("2027-06-01"), kind=kind) == OTHER
    assert proposed(an("2027-06-01"), kind=kind, of_document=kind) == GONE


@pytest.mark.parametrize("status", list(Status))
def test_what_is_over_or_called_off_stays(status: Status) -> None:
    over = status in (Status.CANCELLED, Status.POSTPONED, Status.HELD)

    assert proposed(an("2027-06-01", status=status)) == (OVER if over else GONE)


def test_what_only_staff_see_stays_where_the_document_shows_nothing_of_the_kind() -> None:
    hidden = an("2027-06-01", visibility=Visibility.STAFF)
    theirs = (*DOCUMENT, Activity(key="d3", title="Internt møde", period=DAY, visibility=Visibility.STAFF))

    assert proposed(hidden) == HIDDEN
    assert proposed(hidden, document=theirs) == GONE


def test_a_document_without_a_date_covers_all_time() -> None:
    undated = (Activity(key="d1", title="Møde"),)

    assert proposed(an("2020-01-01"), document=undated) == GONE
    assert proposed(an(None), document=undated) == UNDATED
