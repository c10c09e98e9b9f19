"""The journey of a case from body to body, and decisions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.db.models import Model


class CasesConfig(AppConfig):
    name = "frisat.web.cases"
    label = "cases"

    def ready(self) -> None:
        from django.urls import reverse

        from frisat.web.bodies import open_things
        from frisat.web.cases import queries, taken_out
        from frisat.web.cases.models import Case, Decision, Step
        from frisat.web.people import permissions
        from frisat.web.process import decided, standing
        from frisat.web.record import things

        def case_url(key: str) -> str:
            found = Case.objects.select_related("process").filter(pk=key).first()
            return reverse("case", args=[found.process.slug, found.number]) if found else ""

        def step_url(key: str) -> str:
            found = Step.objects.select_related("case__process").filter(pk=key).first()
            return reverse("case", args=[found.case.process.slug, found.case.number]) if found else ""

        def decision_url(key: str) -> str:
            found = Decision.objects.select_related("process").filter(pk=key).first()
            return reverse("work_decision", args=[found.process.slug, found.year, found.number]) if found else ""

        def case_label(key: str) -> str:
            """The title; of a closed case its number, since readers of the process see what the record says."""
            found = Case.objects.filter(pk=key).first()
            return key if found is None else str(found.number) if found.closed else found.title

        def step_label(key: str) -> str:
            found = Step.objects.select_related("case", "body").filter(pk=key).first()
            return f"{case_label(str(found.case_id))}, {found.body}" if found else key

        def decision_label(key: str) -> str:
            return str(Decision.objects.filter(pk=key).first() or key)

        def readable(model: type[Model], path: str) -> Callable[[Any, str], bool]:
            def may(who: Any, key: str) -> bool:
                found = model._base_manager.filter(pk=key).values_list(path, flat=True).first()
                return permissions.prepares_meetings(who, found)

            return may

        things.register("case", Case, label=case_label, url=case_url, may_read=readable(Case, "process_id"))
        things.register("step", Step, label=step_label, url=step_url, may_read=readable(Step, "case__process_id"))
        things.register(
            "decision", Decision, label=decision_label, url=decision_url, may_read=readable(Decision, "process_id")
        )
        open_things.register(_("Cases on their way"), queries.open_steps_of)
        open_things.register(_("Decisions to be looked at again"), queries.reviews_of)
        decided.register(queries.offers, queries.carry)
        standing.register(taken_out.look, taken_out.take_from_cases)
