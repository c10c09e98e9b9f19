from django.db import migrations, models

import frisat.web.base.clock


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_m4_journeys")]

    operations = [
        migrations.AlterField(
            model_name="casetext",
            name="made",
            field=models.DateTimeField(default=frisat.web.base.clock.moment),
        ),
    ]
