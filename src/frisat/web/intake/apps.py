"""Documents on their way into a plan."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "frisat.web.intake"
    label = "intake"

    def ready(self) -> None:
        from frisat.web.bodies import places
        from frisat.web.intake import body_places, feeds, taken_out
        from frisat.web.intake.models import Intake
        from frisat.web.people import permissions
        from frisat.web.process import draft_feeds, take_out, work_counts
        from frisat.web.record import things

        places.register(body_places.of_imports)
        take_out.also(taken_out.scrub)
        draft_feeds.register("intake", feeds.of_batches)
        draft_feeds.register_originals("intake", feeds.originals)
        work_counts.register("imports", taken_out.to_review, url_name="imports")

        def process_of(key: str) -> int | None:
            return Intake.objects.filter(pk=key).values_list("process_id", flat=True).first()

        things.register(
            "intake",
            Intake,
            label=lambda key: str(Intake.objects.filter(pk=key).first() or key),
            url=feeds.address,
            may_read=lambda who, key: permissions.reads_process(who, process_of(key)),
        )
