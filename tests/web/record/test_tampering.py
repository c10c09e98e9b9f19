"""Whatever one row of the record is made to say, the check finds it; nothing but an edit is found (decision 0011)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from frisat.web.record import chain, queries
from frisat.web.record.actions import SYSTEM, action, erase, write
from frisat.web.record.models import Detail, Entry, Head
from frisat.web.record.things import Thing

pytestmark = pytest.mark.django_db
ENTRY, DETAIL, HEAD = (model._meta.db_table for model in (Entry, Detail, Head))
ROWS = 7
COLUMNS = {
    ENTRY: ("number", *chain.COLUMNS[1:], "sha256"),
    DETAIL: ("content", "salt", "visibility", "erased_by_id", "erased_ground"),
    HEAD: ("number", "sha256"),
}
KEYS = {ENTRY: "number", DETAIL: "entry_id", HEAD: "ident"}
EDITS = [(table, column) for table, columns in COLUMNS.items() for column in columns]
words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)


def key(name: str) -> str:
    """What the chain may hold of a name."""
    return "".join(c for c in name if c.isascii() and c.isalnum())


@action(lambda who: True)
def deed(by: object, name: str, **said: object) -> Entry:
    return write(by, "process.make", Thing("process", key(name)), after={"name": name}, **said)  # type: ignore[arg-type]


@action(lambda who: True)
def take_out(by: object, entry: Entry) -> Entry:
    return erase(by, entry, ground="databeskyttelse")


@pytest.fixture
def rows() -> list[Entry]:
    found = [deed(SYSTEM, f"forløb {n}", reason="Byrådet bad om det") for n in range(1, ROWS)]
    return [*found, take_out(SYSTEM, found[2])]


@contextmanager
def tampering() -> Iterator[None]:
    """What is done inside is undone afterwards: each example begins with the same rows."""
    with transaction.atomic():
        point = transaction.savepoint()
        yield
        transaction.savepoint_rollback(point)


def run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def cell(table: str, column: str, key: int) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM {table} WHERE {KEYS[table]} = %s', [key])
        found: object = cursor.fetchone()[0]
        return found


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_edit_of_any_column_of_any_row_is_found(rows: list[Entry], data: st.DataObject) -> None:
    table, column = data.draw(st.sampled_from(EDITS))
    key = 1 if table == HEAD else data.draw(st.integers(1, ROWS))
    is_number = column in ("number", "erased_by_id")
    value: object = data.draw(st.integers(0, ROWS + 3) if is_number else words)
    if column == "erased_by_id":
        value = data.draw(st.one_of(st.none(), st.integers(1, ROWS)))
    if table == ENTRY and column == "number":
        value = data.draw(st.sampled_from([0, ROWS + 1, ROWS + 5]))
    assume(cell(table, column, key) != value)
    field = {"content": 10_000, "visibility": 10, "at": 32}.get(column, 30)
    assume(is_number or len(str(value)) <= field)

    assert queries.verify().is_whole
    with tampering():
        connection.cursor().execute("SET CONSTRAINTS ALL DEFERRED" if connection.vendor == "postgresql" else "SELECT 1")
        run(f'UPDATE {table} SET "{column}" = %s WHERE {KEYS[table]} = %s', value, key)
        assert not queries.verify().is_whole, (table, column, key, value)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_was_written_is_whole_as_long_as_nobody_touches_it(data: st.DataObject) -> None:
    with tampering():
        Head.objects.all().delete()
        text = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=80)
        for n in range(data.draw(st.integers(0, 6))):
            deed(SYSTEM, f"forløb {n}", reason=data.draw(text), before=data.draw(st.lists(text, max_size=3)))
        assert queries.verify().is_whole


@pytest.mark.parametrize("number", [0, ROWS + 1, ROWS + 9])
def test_a_row_put_in_is_found_wherever_it_stands(rows: list[Entry], number: int) -> None:
    values = {name: getattr(rows[0], name) for name in chain.COLUMNS} | {"number": number}
    forged = Entry(**values, sha256=chain.row_hash(number, [values[name] for name in chain.COLUMNS[1:]]))
    forged.save(force_insert=True)
    Detail.objects.create(entry=forged, content="{}", salt="x")

    assert not queries.verify().is_whole


@pytest.mark.parametrize(("column", "number"), [("erased_ground", 1), ("erased_by_id", 1), ("erased_by_id", 3)])
def test_a_mark_of_erasing_is_found_where_nothing_was_erased_and_missed_where_it_was(
    rows: list[Entry], column: str, number: int
) -> None:
    value = {"erased_ground": "fordi", "erased_by_id": None if number == 3 else ROWS}[column]
    run(f'UPDATE {DETAIL} SET "{column}" = %s WHERE entry_id = %s', value, number)

    assert not queries.verify().is_whole


def test_details_without_a_row_are_found(rows: list[Entry]) -> None:
    with tampering():
        connection.check_constraints = lambda *a, **k: None  # type: ignore[method-assign]
        try:
            if connection.vendor == "postgresql":
                run("SET CONSTRAINTS ALL DEFERRED")
            run(
                f"INSERT INTO {DETAIL} (entry_id, content, salt, visibility, erased_ground) "
                "VALUES (999, '{}', '', 'staff', '')"
            )
            assert [f.code for f in queries.verify().faults] == ["T010"]
        finally:
            del connection.check_constraints


if connection.vendor == "sqlite":  # the other database takes no bytes for words and no words for numbers

    @pytest.mark.parametrize("column", ["who", "verb", "sha256", "before"])
    def test_bytes_in_a_column_are_found_and_stop_nothing(rows: list[Entry], column: str) -> None:
        run(f"UPDATE {ENTRY} SET {column} = X'00ff' WHERE number = 2")

        assert "T003" in [f.code for f in queries.verify().faults]

    def test_a_word_for_a_number_is_found_and_stops_nothing(rows: list[Entry]) -> None:
        with tampering():
            run("PRAGMA ignore_check_constraints = ON")
            run(f"UPDATE {ENTRY} SET number = 'to' WHERE number = 2")
            found = [f.code for f in queries.verify().faults]
            run("PRAGMA ignore_check_constraints = OFF")

        assert "T001" in found
        assert "T009" in found


def test_the_entry_that_says_what_was_taken_out_cannot_be_taken_out(rows: list[Entry]) -> None:
    with pytest.raises(ValueError, match="stays"):
        take_out(SYSTEM, rows[-1])


@pytest.mark.parametrize("ground", ["", "  ", "x" * 201])
def test_nothing_is_taken_out_without_a_ground(rows: list[Entry], ground: str) -> None:
    with pytest.raises(ValueError, match="ground"):
        erase(SYSTEM, rows[0], ground=ground)


def test_who_checks_is_told_how_far_it_is_and_many_faults_end_it(rows: list[Entry], monkeypatch: object) -> None:
    run(f"UPDATE {ENTRY} SET who = 'account:9'")

    verdict = queries.verify(most_faults=3)

    assert (len(verdict.faults), verdict.gave_up) == (3, True)


def test_what_is_written_while_the_chain_is_walked_is_no_fault(
    rows: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the last row and the end of the chain somebody writes two more rows; both are read as well."""
    monkeypatch.setattr(queries, "BATCH", 4)
    late = iter(["forløb x", "forløb y"])

    verdict = queries.verify(tell=lambda seen: deed(SYSTEM, next(late)) and None)

    assert verdict.is_whole
    assert verdict.rows == ROWS + 2


def test_the_hashed_text_of_a_detail_reads_one_way_only() -> None:
    """Salt and visibility hold no line break, and JSON writes one as two letters: no two details are one text."""
    assert "\n" not in chain.canonical({"reason": "en\nto", "after": "\u2028"})
    assert json.loads(chain.canonical({"b": 1, "a": "æ"})) == {"a": "æ", "b": 1}


# ------------------------------------------------------------------------------------------- one row, and any two rows
MANY = 36
OTHER = {
    **dict.fromkeys(("who", "verb", "thing", "thing_key", "part", "part_key", "reason", "erased_ground"), "andet"),
    "at": "2020-01-01T00:00:00.000000+00:00",
    **dict.fromkeys(("detail_sha256", "before", "sha256"), "0" * 64),
    "content": '{"after": "andet"}',
    "salt": "ff",
    "visibility": "public",
    "erased_by_id": 1,
}
"""Another value for a column, where it is not a number of the chain."""


@pytest.fixture
def many() -> list[Entry]:
    """Some dozens of rows by several people about several things, some of them with their detail taken out."""
    people = [SYSTEM]
    found = [deed(people[0], f"forløb {n % 7}", reason=f"Grund {n % 5}") for n in range(1, MANY - 3)]
    return [*found, *(take_out(SYSTEM, found[n]) for n in (2, 11, 19, 30))]


def columns_of(table: str, keys: tuple[str, ...] = ()) -> list[str]:
    return [c for c in COLUMNS[table] if c not in ("number", *keys)]


def row_of(table: str, number: int) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        names = ", ".join(f'"{c}"' for c in columns_of(table))
        cursor.execute(f"SELECT {names} FROM {table} WHERE {KEYS[table]} = %s", [number])
        return tuple(cursor.fetchone())


def put(table: str, number: int, values: tuple[object, ...]) -> None:
    said = ", ".join(f'"{c}" = %s' for c in columns_of(table))
    run(f"UPDATE {table} SET {said} WHERE {KEYS[table]} = %s", *values, number)


def is_found() -> bool:
    return not queries.verify(most_faults=3).is_whole


def test_every_column_of_every_row_is_found_when_it_is_made_to_say_something_else(many: list[Entry]) -> None:
    """Each cell of the chain and of its details, one at a time."""
    tried, missed = 0, []
    for table in (ENTRY, DETAIL):
        for number in range(1, MANY + 1):
            for column in columns_of(table):
                new = OTHER.get(column, "andet")
                if cell(table, column, number) == new:
                    new = "endnu noget"
                with tampering():
                    run(f'UPDATE {table} SET "{column}" = %s WHERE {KEYS[table]} = %s', new, number)
                    tried += 1
                    if not is_found():
                        missed.append((table, number, column))
    assert missed == []
    assert tried == MANY * (len(columns_of(ENTRY)) + len(columns_of(DETAIL)))


def test_every_row_that_is_removed_is_found(many: list[Entry]) -> None:
    """With its detail, and the detail alone; the last one too, and the end of the chain itself."""
    missed = []
    for number in range(1, MANY + 1):
        for tables in ((DETAIL, ENTRY), (DETAIL,)):
            with tampering():
                if connection.vendor == "postgresql":
                    run("SET CONSTRAINTS ALL DEFERRED")
                else:
                    run("PRAGMA defer_foreign_keys = ON")
                for table in tables:
                    run(f"DELETE FROM {table} WHERE {KEYS[table]} = %s", number)
                if not is_found():
                    missed.append((number, tables))
    with tampering():
        run(f"DELETE FROM {HEAD}")
        assert is_found()
    assert missed == []


def test_every_two_rows_that_change_places_are_found(many: list[Entry]) -> None:
    """All pairs: what two rows of the chain say, what two details say, and both with their details."""
    rows = {table: {n: row_of(table, n) for n in range(1, MANY + 1)} for table in (ENTRY, DETAIL)}
    swapped, missed = 0, []
    for a in range(1, MANY + 1):
        for b in range(a + 1, MANY + 1):
            for tables in ((ENTRY,), (DETAIL,), (ENTRY, DETAIL)):
                if all(rows[table][a] == rows[table][b] for table in tables):
                    continue  # two that say the same have not changed places: taken-out details are all empty
                with tampering():
                    for table in tables:
                        put(table, a, rows[table][b])
                        put(table, b, rows[table][a])
                    swapped += 1
                    if not is_found():
                        missed.append((a, b, tables))
    assert missed == []
    assert swapped > MANY * (MANY - 1)
