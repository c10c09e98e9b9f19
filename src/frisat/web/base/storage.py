"""Assets by hashed names once `collectstatic` has run, and by their own names before that."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Assets(CompressedManifestStaticFilesStorage):
    """A name that the manifest lacks is served as it is instead of breaking the page."""

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        try:
            return super().stored_name(name)
        except (ValueError, OSError):  # nothing was collected yet: a test, or a development server
            return name
