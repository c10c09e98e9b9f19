"""The search words of activities that were indexed before spellings were folded: æ is ae, ø is oe, å is aa."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from frisat.web.process.spelling import loose


def fold(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rows = apps.get_model("process", "IndexedActivity").objects.only("search")
    for row in rows.iterator(chunk_size=500):
        words = dict.fromkeys(loose(row.search).split())
        row.search = f" {' '.join(words)} " if words else ""
        row.save(update_fields=["search"])


class Migration(migrations.Migration):
    dependencies = [("process", "0001_begin")]

    operations = [migrations.RunPython(fold, migrations.RunPython.noop)]
