"""A meeting whose agenda is to be sent, with a paper in Word."""

from __future__ import annotations

from tests.web.meetings.conftest import barred, loaded, meeting, member

__all__ = ["barred", "loaded", "meeting", "member"]
