"""Decisions of joint meetings that are final already were made by all the bodies that met."""

from typing import Any

from django.db import migrations


def name_the_others(apps: Any, schema_editor: Any) -> None:
    Item, MeetingBody = apps.get_model("meetings", "Item"), apps.get_model("meetings", "MeetingBody")
    FurtherBody = apps.get_model("cases", "FurtherBody")
    bodies: dict[int, list[int]] = {}
    for meeting, body in MeetingBody.objects.order_by("order", "pk").values_list("meeting_id", "body_id"):
        bodies.setdefault(meeting, []).append(body)
    made = Item._base_manager.filter(step=None, decision__further=None).exclude(decision=None).select_related("decision")
    FurtherBody.objects.bulk_create(
        FurtherBody(decision_id=item.decision_id, body_id=body, order=n)
        for item in made
        for n, body in enumerate((b for b in bodies.get(item.meeting_id, ()) if b != item.decision.body_id), 1)
    )


class Migration(migrations.Migration):

    dependencies = [
        ("meetings", "0014_put_off"),
        ("cases", "0005_joint_decisions"),
    ]

    operations = [migrations.RunPython(name_the_others, migrations.RunPython.noop)]
