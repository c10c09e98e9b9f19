"""Every number in every form and place is found; none is found where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from frisat.scan import Kind, scan_file, scan_text
from frisat.scan.opening import report
from tests.scan.places import PLACES
from tests.scan.planted import FORMS, corpus
from tests.scan.prose import pages


@pytest.mark.parametrize("seed", [11, 4711])
def test_every_planted_number_is_found(seed: int) -> None:
    """At least 600 numbers in 14 forms and over 50 places, a third without modulus 11: recall is 100 %."""
    missed, total, failing = [], 0, 0
    for file in corpus(seed):
        shown = [f.excerpt for f in report(file.data, file.name).findings if f.kind is Kind.CPR]
        for one in file.planted:
            total += 1
            failing += not one.modulus
            if not any(one.shown in excerpt for excerpt in shown):
                missed.append((one.place, one.form, one.digits))

    assert missed == []
    assert total >= 600
    assert failing >= total / 4
    assert len(FORMS) >= 14
    assert len(PLACES) >= 50


def test_a_number_is_found_without_any_word_or_control_digit() -> None:
    """The corpus has bare numbers, without modulus 11, that no word stands beside: the hardest third of the table."""
    hard = [
        one for file in corpus(11) for one in file.planted if one.form == "none" and not one.modulus and not one.said
    ]
    assert len(hard) >= 8


def test_at_most_one_number_is_found_in_a_thousand_pages_of_prose_without_any() -> None:
    """1,000 pages full of case, register and account numbers, columns of serial numbers among them."""
    whole = "\n".join(page.text for page in pages(8, 200))  # as one document, whose numbers speak for each other
    assert [f.excerpt for f in scan_text(whole) if f.kind is Kind.CPR] == []
    false, phones, true = [], 0, 0
    for page in pages(7, 1000):
        found = scan_text(page.text)
        false += [f.excerpt for f in found if f.kind is Kind.CPR]
        phones += sum(f.kind is Kind.TELEPHONE for f in found)
        true += page.phones

    assert len(false) <= 1
    assert true <= phones <= true + 25


@pytest.mark.founding
def test_the_founding_documents_hold_addresses_and_no_personal_number(founding: Path) -> None:
    """0 personal numbers; their two e-mail addresses and two telephone numbers are found, nothing else."""
    kinds = [
        finding.kind
        for path in sorted((founding / "seeds").glob("*.txt"))
        for finding in scan_file(path.read_bytes(), path.name).findings
    ]

    assert sorted(kinds) == [Kind.EMAIL, Kind.EMAIL, Kind.TELEPHONE, Kind.TELEPHONE]
