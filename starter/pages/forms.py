"""What was filled in on a form: plain texts by name."""

from __future__ import annotations

from starlette.requests import Request

FIELDS = 500
"""A name to tick for each who shares an ask, under each answer to it."""


async def filled_in(request: Request) -> dict[str, str]:
    """The fields of the form; files are none of ours, and of a name that came twice the last counts."""
    async with request.form(max_files=1, max_fields=FIELDS) as form:
        return {name: value for name, value in form.multi_items() if isinstance(value, str)}
