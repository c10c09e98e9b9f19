"""Plans that nobody would write: every format makes a whole file of each, or says why not in one Danish sentence."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from collections.abc import Callable

import pytest

from frisat.plan.errors import WriteError
from frisat.plan.model import Activity, Clock, Plan, Status
from frisat.plan.period import Period
from frisat.write import FORMATS, write

CONTROLS = "".join(map(chr, range(32))) + "\x7f\x85\x9b\ufffe\uffff"


def _a(key: str, title: str = "Møde", **fields: object) -> Activity:
    return Activity(key=key, title=title, **{"period": Period("2027-03-02", "2. marts 2027"), **fields})  # type: ignore[arg-type]


def _plan(*activities: Activity, **fields: object) -> Plan:
    return Plan(activities=activities, **fields)  # type: ignore[arg-type]


def _many(count: int) -> Plan:
    return _plan(
        *(
            _a(
                f"k{n}",
                f"Møde nummer {n}",
                period=Period(f"{2020 + n % 9}-{n % 12 + 1:02}-{n % 28 + 1:02}", ""),
                actors=(f"Udvalg {n % 40}",),
                track=f"Spor {n % 9}",
                depends_on=(f"k{(n + 1) % count}",),
            )
            for n in range(count)
        ),
        title="Mange",
    )


PLANS: dict[str, Callable[[], Plan]] = {
    "empty": lambda: Plan(),
    "nothing dated": lambda: _plan(_a("a", period=None)),
    "no titles": lambda: _plan(_a("a", ""), _a("b", " ")),
    "controls": lambda: _plan(
        _a("a", f"a{CONTROLS}b", place=CONTROLS, actors=(CONTROLS, "x"), track=CONTROLS, agenda=(CONTROLS,)),
        title=CONTROLS,
    ),
    "directions": lambda: _plan(_a("a", "\u202eedøM\u2069", actors=("\u200f\u202b",)), title="\u202eabc\u2066"),
    "half characters": lambda: _plan(
        _a("a", "\udfff x", place="\ud83d", extra={"\ud800": "\udc00"}), title="\ud800", extra={"\ud800": "\udc00"}
    ),
    "texts of 100,000": lambda: _plan(
        _a("a", "ord " * 25_000),
        _a("b", "y" * 100_000, place="z" * 100_000, actors=("q" * 100_000,), track="s" * 100_000),
        title="t" * 100_000,
    ),
    "a ring": lambda: _plan(
        _a("a", depends_on=("b",), came_from=("a",), replaced_by="b", status=Status.CANCELLED),
        _a("b", depends_on=("a",), replaced_by="a", status=Status.POSTPONED),
    ),
    "links to nowhere": lambda: _plan(_a("a", depends_on=("zz",), replaced_by="zz", decides=("q",))),
    "the first and the last day": lambda: _plan(
        _a("a", period=Period("0001-01-01", "1. januar 0001")),
        _a("b", period=Period("9999-12-31", "31. december 9999")),
    ),
    "before the first and after the last": lambda: _plan(
        _a("a", period=Period("../0001-01-01", "")), _a("b", period=Period("9999-12-31/..", ""))
    ),
    "one key twice": lambda: _plan(_a("a", "Et"), _a("a", "To")),
    "odd keys": lambda: _plan(*(_a(key) for key in ('a"><script>', "a b", "", "æ", "\n", "a/../b", "k" * 5000))),
    "hours that are not": lambda: _plan(
        _a("a", time=Clock("23:59", "00:00")),
        _a("b", time=Clock("02:30"), period=Period("2027-03-28", "")),
        _a("c", time=Clock("02:30"), period=Period("2027-10-31", "")),
    ),
    "unknown keys": lambda: _plan(
        _a("a", extra={"x": [[[]]], "title2": None}), extra={"a": {"b": [1, None, {"c": "<x>"}]}, "d": 1.5}
    ),
    "400 tracks": lambda: _plan(*(_a(f"k{n}", track=f"Spor {n}", actors=(f"U{n}",)) for n in range(400))),
}


def check(data: bytes, to: str) -> None:
    """Whether a file is a whole one of its kind: opened by another reader than our own where there is one."""
    if to in ("docx", "xlsx"):
        from defusedxml import ElementTree

        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    ElementTree.fromstring(archive.read(name), forbid_dtd=True)
        if to == "docx":
            import docx

            assert docx.Document(io.BytesIO(data)).paragraphs
        else:
            import openpyxl

            assert openpyxl.load_workbook(io.BytesIO(data)).worksheets
    elif to in ("pdf", "timeline"):
        import pikepdf

        with pikepdf.open(io.BytesIO(data)) as document:
            assert len(document.pages) >= 1
    elif to == "ics":
        import icalendar

        assert icalendar.Calendar.from_ical(data).name == "VCALENDAR"
        assert max(map(len, data.split(b"\r\n"))) <= 75
    elif to == "svg":
        from defusedxml import ElementTree

        assert ElementTree.fromstring(data, forbid_dtd=True).tag.endswith("svg")
    elif to == "html":
        import html5lib

        parser = html5lib.HTMLParser()
        parser.parse(data.decode())
        assert parser.errors == []
    elif to == "png":
        assert data.startswith(b"\x89PNG")
        assert data.rstrip().endswith(b"IEND\xaeB`\x82")
    else:
        assert json.loads(data)["format"] == "frisat-plan/1"


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("name", PLANS)
def test_a_whole_file_or_one_sentence(name: str, to: str) -> None:
    said = ""
    try:
        check(write(PLANS[name](), to), to)
    except WriteError as error:
        said = str(error)

    assert said == "" or re.fullmatch(r"[A-ZÆØÅ][^\n]{,300}\.", said)


def test_nearly_all_of_them_are_written() -> None:
    """A refusal is for what a format cannot hold, and no way out of the test above."""
    refused = []
    for name, make in PLANS.items():
        for to in ("docx", "xlsx", "html", "json", "ics", "svg"):
            try:
                write(make(), to)
            except WriteError:
                refused.append((name, to))

    assert refused == []


@pytest.mark.parametrize(("to", "seconds"), [("docx", 25), ("xlsx", 25), ("html", 15), ("json", 10), ("ics", 25)])
def test_five_thousand_activities_take_seconds(to: str, seconds: int) -> None:
    """A Word file of them took three minutes: the square of its rows. Processor time, not the clock's."""
    plan = _many(5000)
    start = time.process_time()

    data = write(plan, to)

    assert time.process_time() - start < seconds
    assert len(data) > 50_000
