"""`leerreis quiet on` and `off`: L&D's one switch; while it is on, nothing is sent to anybody."""

from __future__ import annotations

from starter.cli.errand import Errand, Given
from starter.cli.policy import Why, decide
from starter.showing import going

CLOCKS = "Clocks go on, and what waits goes when it is off again, as far as it still holds."


async def on(*, errand: Given, why: Why = None) -> int:
    """Send nothing to anybody, until it is switched off."""
    return await _switched(errand, why, is_silent=True)


async def off(*, errand: Given, why: Why = None) -> int:
    """Send again: the next round takes what still holds."""
    return await _switched(errand, why, is_silent=False)


async def _switched(errand: Errand, why: str | None, *, is_silent: bool) -> int:
    code = await decide(errand, lambda body: body.model_copy(update={"silent": is_silent}), why)
    if is_silent:
        errand.output.note(f"{errand.say(going.SILENT)} {errand.say(CLOCKS)}")
    return code
