"""Files beside an activity: kept with their hash, handed out to staff only, never shown inside a page of ours."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from frisat.plan.errors import FormatError
from frisat.web.base.uploads import file_name
from frisat.web.people import permissions
from frisat.web.process.models import Activity, Attachment, Process
from frisat.web.record.actions import action, nothing_changed, write

MOST_BYTES = 25 * 1024 * 1024


def _number_of(process: Process, *_args: Any, **_kwargs: Any) -> int:
    return process.pk


@action(permissions.edits_plan, of=_number_of)
def attach(by: Any, process: Process, key: str, file: UploadedFile) -> Attachment:
    """
    Keeps a file beside an activity of the process; the same bytes there are kept once.

    Raises FormatError: E219, it is too large; E220, it is empty. Activity.DoesNotExist for a foreign key.
    """
    activity = activity_of(process, key)
    digest, parts, size = hashlib.sha256(), [], 0
    for chunk in file.chunks():
        size += len(chunk)
        if size > MOST_BYTES:
            raise FormatError("E219", where="file", value=file.name or "")
        digest.update(chunk)
        parts.append(chunk)
    if not size:
        raise FormatError("E220", where="file", value=file.name or "")
    known = activity.attachments.filter(sha256=digest.hexdigest()).defer("data").first()
    if known is not None:
        nothing_changed()
        kept: Attachment = known
        return kept
    made = Attachment.objects.create(
        activity=activity,
        name=file_name(file.name or ""),
        data=b"".join(parts),
        sha256=digest.hexdigest(),
        by=by if by.pk is not None else None,
    )
    said = {"file": made.name, "sha256": made.sha256, "bytes": size}
    write(by, "activity.attach", activity, within=process, after=said)
    return made


def files_of(activity: Activity) -> QuerySet[Attachment]:
    """The files beside an activity as they came, without their bytes."""
    return Attachment.objects.filter(activity=activity).defer("data").select_related("by").order_by("pk")


def activity_of(process: Process, key: str) -> Activity:
    """The row of an activity of the process. Raises Activity.DoesNotExist."""
    digits = key[1:]
    if not (key.startswith("a") and digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise Activity.DoesNotExist
    found: Activity = process.activities.get(number=int(digits))
    return found
