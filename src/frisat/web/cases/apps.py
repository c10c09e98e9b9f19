"""The journey of a case from body to body, and decisions."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "frisat.web.cases"
    label = "cases"

    def ready(self) -> None:
        from django.urls import reverse

        from frisat.web.cases import queries
        from frisat.web.cases.models import Case, Decision, Step
        from frisat.web.people import permissions
        from frisat.web.process import decided
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

        def label(model: type) -> object:
            return lambda key: str(model.objects.filter(pk=key).first() or key)  # type: ignore[attr-defined]

        def readable(model: type, path: str) -> object:
            def may(who: object, key: str) -> bool:
                found = model.objects.filter(pk=key).values_list(path, flat=True).first()  # type: ignore[attr-defined]
                return permissions.prepares_meetings(who, found)

            return may

        things.register("case", Case, label=label(Case), url=case_url, may_read=readable(Case, "process_id"))
        things.register("step", Step, label=label(Step), url=step_url, may_read=readable(Step, "case__process_id"))
        things.register(
            "decision", Decision, label=label(Decision), url=decision_url, may_read=readable(Decision, "process_id")
        )
        decided.register(queries.offers, queries.carry)
