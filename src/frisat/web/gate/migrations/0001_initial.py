

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Scanned',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64)),
                ('ending', models.CharField(max_length=8)),
                ('report', models.JSONField(blank=True, null=True)),
                ('fault', models.CharField(blank=True, max_length=8)),
                ('at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sha256', 'ending'), name='one_report_a_file')],
            },
        ),
        migrations.CreateModel(
            name='Override',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('process_id', models.PositiveBigIntegerField(db_index=True)),
                ('digest', models.CharField(max_length=64)),
                ('reason', models.CharField(max_length=300)),
                ('found', models.JSONField(default=list, help_text='kind, grade and how many; never what was found')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('process_id', 'digest'), name='one_override_a_text')],
            },
        ),
    ]
