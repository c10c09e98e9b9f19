"""When a letter was handed to the mail server: what was told before this counts as handed over then."""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import F


def _as_done(apps, schema_editor):  # type: ignore[no-untyped-def]
    apps.get_model("desk", "Sent").objects.exclude(done=None).update(handed=F("done"))


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_daily_mail")]

    operations = [
        migrations.AddField("sent", "handed", models.DateTimeField(blank=True, null=True)),
        migrations.RunPython(_as_done, migrations.RunPython.noop),
    ]
