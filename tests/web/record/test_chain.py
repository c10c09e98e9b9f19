"""Every edit, removal, insertion and swap of a single row of the record is found (docs/decisions/0011)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection, transaction

from frisat.web.process.models import Process
from frisat.web.record import chain, queries
from frisat.web.record.actions import SYSTEM, UnrecordedError, action, erase, nothing_changed, write
from frisat.web.record.models import Detail, Entry, Head
from frisat.web.record.things import Thing

pytestmark = pytest.mark.django_db
ROWS = 6


def key(name: str) -> str:
    """What the chain may hold of a name."""
    return "".join(c for c in name if c.isascii() and c.isalnum())


@action(lambda who: True)
def deed(by: object, name: str, **said: object) -> Entry:
    return write(by, "process.make", Thing("process", key(name)), after={"name": name}, **said)  # type: ignore[arg-type]


@pytest.fixture
def rows(db: None) -> list[Entry]:
    """A record of six rows, the fourth of them erased by the sixth."""
    found = [deed(SYSTEM, f"forløb {n}", reason="Byrådet har bedt om det") for n in range(1, ROWS)]

    @action(lambda who: True)
    def take_out(by: object) -> Entry:
        return erase(by, found[3], ground="databeskyttelse")

    return [*found, take_out(SYSTEM)]


def run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


ENTRY, DETAIL = Entry._meta.db_table, Detail._meta.db_table
TEXTS = ("at", "who", "verb", "thing", "thing_key", "within", "within_key", "detail_sha256", "before", "sha256")


def test_a_record_as_it_was_written_is_whole(rows: list[Entry]) -> None:
    verdict = queries.verify()

    assert verdict.is_whole
    assert (verdict.rows, verdict.last_number, verdict.last_sha256) == (ROWS, ROWS, rows[-1].sha256)
    assert [(e.number, e.by, e.ground) for e in verdict.erased] == [(4, 6, "databeskyttelse")]


@pytest.mark.parametrize("number", range(1, ROWS + 1))
@pytest.mark.parametrize("column", TEXTS)
def test_an_edited_column_is_found(rows: list[Entry], number: int, column: str) -> None:
    run(f'UPDATE {ENTRY} SET "{column}" = %s WHERE number = %s', "0" * 30, number)

    assert not queries.verify().is_whole


@pytest.mark.parametrize("number", range(1, ROWS + 1))
def test_a_row_edited_with_its_own_hash_made_anew_is_found(rows: list[Entry], number: int) -> None:
    entry = rows[number - 1]
    values = [getattr(entry, name) for name in chain.COLUMNS[1:]]
    values[1] = "account:7"
    run(
        f"UPDATE {ENTRY} SET who = %s, sha256 = %s WHERE number = %s",
        "account:7",
        chain.row_hash(number, values),
        number,
    )

    assert not queries.verify().is_whole


@pytest.mark.parametrize("number", range(1, ROWS + 1))
def test_a_removed_row_is_found(rows: list[Entry], number: int) -> None:
    run(f"UPDATE {DETAIL} SET erased_by_id = NULL WHERE erased_by_id = %s", number)
    run(f"DELETE FROM {DETAIL} WHERE entry_id = %s", number)
    run(f"DELETE FROM {ENTRY} WHERE number = %s", number)

    assert not queries.verify().is_whole


@pytest.mark.parametrize("number", range(1, ROWS))
def test_two_swapped_rows_are_found(rows: list[Entry], number: int) -> None:
    columns = ", ".join(f'"{name}"' for name in TEXTS)
    for one, other in ((number, rows[number]), (number + 1, rows[number - 1])):
        marks = ", ".join(["%s"] * len(TEXTS))
        values = [getattr(other, name) for name in TEXTS]
        run(f"UPDATE {ENTRY} SET ({columns}) = ROW({marks}) WHERE number = %s"
            if connection.vendor == "postgresql"
            else f"UPDATE {ENTRY} SET ({columns}) = ({marks}) WHERE number = %s", *values, one)  # fmt: skip

    assert not queries.verify().is_whole


def test_an_inserted_row_is_found(rows: list[Entry]) -> None:
    values = {name: getattr(rows[0], name) for name in chain.COLUMNS} | {"number": ROWS + 1}
    forged = Entry(**values, sha256=chain.row_hash(ROWS + 1, [values[name] for name in chain.COLUMNS[1:]]))
    forged.save(force_insert=True)
    Detail.objects.create(entry=forged, content="{}", salt="x")

    assert not queries.verify().is_whole


@pytest.mark.parametrize("number", range(1, ROWS + 1))
@pytest.mark.parametrize(
    ("column", "value"), [("content", '{"who":"En anden"}'), ("salt", "0"), ("visibility", "public")]
)
def test_an_edited_detail_is_found(rows: list[Entry], number: int, column: str, value: str) -> None:
    run(f'UPDATE {DETAIL} SET "{column}" = %s WHERE entry_id = %s', value, number)

    assert not queries.verify().is_whole


@pytest.mark.parametrize("number", range(1, ROWS + 1))
def test_a_removed_detail_is_found(rows: list[Entry], number: int) -> None:
    run(f"DELETE FROM {DETAIL} WHERE entry_id = %s", number)

    assert not queries.verify().is_whole


@pytest.mark.parametrize("by", [1, 5, 6])
def test_a_detail_taken_out_without_the_record_saying_so_is_found(rows: list[Entry], by: int) -> None:
    run(f"UPDATE {DETAIL} SET content = '', salt = '', erased_by_id = %s WHERE entry_id = 2", by)

    assert not queries.verify().is_whole


def test_another_ground_than_the_record_says_is_found(rows: list[Entry]) -> None:
    run(f"UPDATE {DETAIL} SET erased_ground = 'noget andet' WHERE entry_id = 4")

    assert not queries.verify().is_whole


@pytest.mark.parametrize("change", ["number = 5", "sha256 = 'x'"])
def test_an_edited_end_is_found(rows: list[Entry], change: str) -> None:
    run(f"UPDATE {Head._meta.db_table} SET {change}")

    assert not queries.verify().is_whole


def test_a_whole_new_chain_is_found_by_who_kept_a_hash(rows: list[Entry]) -> None:
    kept = (rows[2].number, rows[2].sha256)
    assert queries.verify(after=kept).is_whole
    for model in (Head, Detail, Entry):
        run(f"DELETE FROM {model._meta.db_table}")
    for n in range(1, ROWS + 1):
        deed(SYSTEM, f"et andet forløb {n}")

    assert queries.verify().is_whole
    assert [fault.code for fault in queries.verify(after=kept).faults] == ["T008"]


def test_erased_words_are_nowhere_and_cannot_be_guessed_from_the_hash(rows: list[Entry]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {DETAIL} WHERE entry_id = 4")
        said = str(cursor.fetchone())
    guess = chain.canonical({"who": "Frisat", "reason": "Byrådet har bedt om det", "after": {"name": "forløb 4"}})

    assert "forløb" not in said
    assert chain.detail_hash("", "staff", guess) != rows[3].detail_sha256


@pytest.mark.parametrize(
    ("verb", "thing", "key"),
    [
        ("process.make", "process", "a\nprocess"),
        ("process.make", "process", "Anna Holm"),
        ("process.make", "process", "anna@engby.example"),
        ("process.make", "et forløb", "1"),
        ("Anna", "process", "1"),
        ("process.make", "process", "1" * 81),
    ],
)
def test_no_words_of_a_person_come_into_the_chain(verb: str, thing: str, key: str) -> None:
    """What can never be erased names things by number; a line break could shift what a row says."""

    @action(lambda who: True)
    def careless(by: object) -> None:
        write(by, verb, Thing(thing, key))

    with pytest.raises(ValueError, match="by number"):
        careless(SYSTEM)
    assert not Entry.objects.exists()


def test_an_action_that_records_nothing_leaves_nothing() -> None:
    @action(lambda who: True)
    def silent(by: object) -> None:
        Process.objects.create(slug="stille", name="Stille")

    with pytest.raises(UnrecordedError):
        silent(SYSTEM)
    assert not Process.objects.filter(slug="stille").exists()


def test_an_action_may_say_that_nothing_changed() -> None:
    @action(lambda who: True)
    def idle(by: object) -> str:
        nothing_changed()
        return "ok"

    assert idle(SYSTEM) == "ok"
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_action_that_fails_leaves_no_row_and_the_chain_goes_on() -> None:
    @action(lambda who: True)
    def broken(by: object) -> None:
        write(by, "process.make", Thing("process", "x"))
        raise RuntimeError

    deed(SYSTEM, "før")
    with pytest.raises(RuntimeError):
        broken(SYSTEM)
    deed(SYSTEM, "efter")

    assert [e.number for e in Entry.objects.all()] == [1, 2]
    assert queries.verify().is_whole


def test_entries_are_never_changed_through_the_program(rows: list[Entry]) -> None:
    from frisat.web.base.fixed import FixedError

    for attempt in (rows[0].save, rows[0].delete, Entry.objects.all().delete):
        call: Callable[[], object] = attempt
        with pytest.raises(FixedError), transaction.atomic():
            call()
