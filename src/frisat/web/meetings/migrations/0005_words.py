"""Which meetings have which word. What stands there already is folded in by the worker; until then search reads it."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def mark(apps: Any, _schema_editor: Any) -> None:
    """Every meeting that has items waits to be folded in."""
    known = apps.get_model("meetings", "ItemWords").objects.values_list("item__meeting", flat=True).distinct()
    rows = apps.get_model("meetings", "MeetingWords")
    rows.objects.bulk_create((rows(meeting_id=pk) for pk in known), batch_size=2000)


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0004_public_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="Word",
            fields=[
                ("text", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("meetings", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="MeetingWords",
            fields=[
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="meetings.meeting",
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("stale", models.BooleanField(default=True)),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("stale", True)), fields=["meeting"], name="stale_words"),
                ],
            },
        ),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
