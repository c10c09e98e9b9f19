"""Which page of a list an address asks for."""

from __future__ import annotations

from django.utils.translation import gettext

from frisat.web.base.middleware import AskedWrongly


def page_asked(said: str, pages: int) -> int:
    """The number of the page, 1 where none is named. Raises AskedWrongly for one that there is not."""
    if not said:
        return 1
    if not (said.isascii() and said.isdecimal()) or len(said) > 6 or not 1 <= int(said) <= pages:
        raise AskedWrongly(gettext("The list has no page “%(value)s”.") % {"value": said[:40]})
    return int(said)
