"""What the record calls a process and what is in it, and where each has its page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext

from frisat.web.process import drafts
from frisat.web.process.models import OPEN_STATES, Activity, Draft, IndexedActivity, PlanVersion, Process


def process_url(key: str) -> str:
    slug = Process.objects.filter(pk=key).values_list("slug", flat=True).first()
    return reverse("work_process", args=[slug]) if slug else ""


def activities(key: str) -> dict[str, str]:
    """Key -> title of what a process's plan has and had, those of its open draft before those that were published."""
    rows = IndexedActivity.objects.filter(process=key).values_list("activity__number", "title")
    out = {f"a{number}": " ".join(title.split()) for number, title in rows}
    open_one = Draft.objects.filter(process=key, state__in=OPEN_STATES).first()
    if open_one is not None:
        now = drafts.state_of(open_one).activities
        out.update({k: " ".join(str(row.get("title") or k).split()) for k, row in now.items()})
    return out


def activity(key: str) -> str:
    """ "»Møde i Byrådet«": by its newest published title, else by the key that the plan gives it ("a17")."""
    found = Activity.objects.filter(pk=key).select_related("index").first()
    if found is None:
        return key
    title = found.index.title if hasattr(found, "index") else ""
    return gettext("“%(title)s”") % {"title": " ".join(title.split())} if title else found.key


def activity_url(key: str) -> str:
    found = Activity.objects.filter(pk=key).select_related("process").first()
    return reverse("activity_history", args=[found.process.slug, found.key]) if found else ""


def version(key: str) -> str:
    found = _version(key)
    if found is None:
        return key
    return gettext("Version %(number)s of %(process)s") % {"number": found.number, "process": found.process.name}


def version_url(key: str) -> str:
    found = _version(key)
    return reverse("work_version", args=[found.process.slug, found.number]) if found else ""


def _version(key: str) -> PlanVersion | None:
    return PlanVersion.objects.filter(pk=key).select_related("process").defer("plan_json", "comparison").first()


def draft(key: str) -> str:
    found = Draft.objects.filter(pk=key).select_related("process").defer("snapshot").first()
    return gettext("The draft of %(process)s") % {"process": found.process.name} if found else key
