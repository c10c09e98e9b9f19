"""The example documents as `make run` imports them: the story of the postponement can be read on the site."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from frisat.web import demo
from frisat.web.portal import changes
from frisat.web.process import actions, queries
from frisat.web.process.models import Process

pytestmark = pytest.mark.django_db
HOME = "/forloeb/velfaerdsaftale/"


@pytest.fixture
def example(db: None) -> Process:
    demo.load_examples(lambda line: None)
    return Process.objects.get(slug="velfaerdsaftale")


def test_the_examples_tell_the_story_of_the_postponement(client: Client, example: Process) -> None:
    older, newer = example.versions.order_by("major")

    assert (older.name, older.valid_from) == ("Mødeoversigt velfærdsaftale 2020/2021", date(2020, 12, 9))
    assert newer.name == "Tids- og procesplan for velfærdsaftalen på ældreområdet"
    html = client.get(f"{HOME}aendringer/").content.decode()
    assert "Byrådet besluttede den 27. januar 2021 at udskyde arbejdet" in html
    assert "er flyttet fra den 24. februar 2021 til august-september 2021" in html
    assert "16. december 2020 blev aflyst og er formentlig afløst" in html

    told = changes.told(older, newer)
    first_day = {a.title: a.period.earliest for a in queries.public_plan(newer).activities if a.period}
    assert all((first_day.get(line.link.words) or date.max) >= date(2021, 1, 1) for line in told.dropped)
    kept = [
        a for a in actions.plan_of(newer).activities if a.period and a.period.latest and a.period.latest.year == 2020
    ]
    assert len(kept) == 9

    assert client.get("/forloeb/sundhedsaftale/").status_code == 200
    front = client.get("/").content.decode()
    for process in queries.published():
        assert f'href="/forloeb/{process.slug}/"' in front
