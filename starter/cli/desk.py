"""Who asks, where only L&D may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journey import Refusal

if TYPE_CHECKING:
    from records.people import Person
    from starter.cli.errand import Errand
    from starter.showing.lnd import Desk


async def of_lnd(errand: Errand) -> Desk:
    """What whoever asks looks after. Somebody has to say who they are: here not even the operator looks.

    Raises:
        BadWord: nobody said who asks.
        Refusal: they are not of L&D.
    """
    from starter.showing import lnd

    asker = await errand.speaker()
    desk = await lnd.desk(await errand.pool(), await errand.organisation(), asker)
    if not desk.is_lnd:
        raise Refusal("for-lnd")
    return desk


async def of_lnd_or_nobody(errand: Errand) -> Desk | None:
    """The same for sums of the organisation, which whoever runs it may see too: None.

    Raises:
        Refusal: somebody asks who is not of L&D.
    """
    return None if await errand.asker() is None else await of_lnd(errand)


async def whose_post(errand: Errand, person: Person) -> bool:
    """Whether whoever asks is this person, and reads their letters; others only see of what kind they are.

    Raises:
        Refusal: they are neither that person, nor their adviser, nor a head or colleague of L&D.
    """
    from starter.showing import lnd

    asker = await errand.asker()
    if asker is None or asker.id == person.id:
        return asker is not None
    desk = await lnd.desk(await errand.pool(), await errand.organisation(), asker)
    if not (desk.stands_in or person.team in desk.teams):
        raise Refusal("post-is-theirs")
    return False
