"""One run of the command line: who asks, and the resources it needs, each opened when first asked for."""

from __future__ import annotations

from contextlib import AsyncExitStack
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from letters.tongue import Tongue, tongue
from starter.cli.faults import BadWord, Unreachable
from starter.cli.output import Output

if TYPE_CHECKING:
    from temporalio.client import Client

    from journey.days.calendar import Calendar
    from records.database import Pool
    from records.organisation import Organisation
    from records.people import Person
    from records.vault import Vault
    from settings import Settings
    from starter.journeys import Journeys

# Temporal's client takes a second to import: what needs it imports it here, and `--help` does not.


class Errand:
    """Lives as long as one command. `output` is where everything is printed."""

    def __init__(self, as_: str | None = None) -> None:
        self.now = datetime.now(UTC)
        self.output = Output()
        self.say: Tongue = tongue()
        """English, until it is known who asks."""
        self._as = as_
        self._open = AsyncExitStack()
        self._pool: Pool | None = None
        self._client: Client | None = None

    @cached_property
    def settings(self) -> Settings:
        """Where everything runs; metrics are the worker's."""
        from settings import Settings

        return Settings(metrics_address=None)

    async def pool(self) -> Pool:
        """The database.

        Raises:
            Unreachable: it does not answer.
        """
        if self._pool is None:
            import asyncpg

            from records.database import open_pool
            from settings import postgres_url

            url = postgres_url(self.settings)
            try:
                self._pool = await open_pool(url, max_size=10)
            except (OSError, TimeoutError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError) as fault:
                raise Unreachable.postgres(url, fault) from fault
            self._open.push_async_callback(self._pool.close)
        return self._pool

    async def client(self) -> Client:
        """Temporal.

        Raises:
            Unreachable: it does not answer.
        """
        if self._client is None:
            from settings import connect

            try:
                self._client = await connect(self.settings)
            except RuntimeError as fault:  # the SDK's only word for a server that is not there
                raise Unreachable("Temporal", str(self.settings.temporal_address)) from fault
        return self._client

    async def vault(self) -> Vault:
        """What seals and opens."""
        from records.master_key import load_master
        from records.vault import Vault

        return Vault(await self.pool(), load_master(self.settings.master_key_file))

    async def door(self) -> Journeys:
        """The one door."""
        from starter.courier import Courier
        from starter.journeys import Journeys

        pool, vault = await self.pool(), await self.vault()
        return Journeys(Courier(await self.client(), self.settings.task_queue), pool, vault)

    async def organisation(self) -> Organisation:
        """The organisation as it is now."""
        from records.organisation import Organisations

        return await Organisations({}).newest(await self.pool())

    async def calendar(self) -> Calendar:
        """The organisation's days, and its time zone."""
        return (await self.organisation()).ground.calendar

    async def asker(self) -> Person | None:
        """Who asks; None: nobody said. From here on, answers are in their language.

        Raises:
            BadWord: `--as` names nobody.
        """
        if self._as is None:
            return None
        person = await self.person(self._as, "--as")
        self.say = tongue(person.language)
        return person

    async def speaker(self) -> Person:
        """Who says it.

        Raises:
            BadWord: nobody said who, or `--as` names nobody.
        """
        person = await self.asker()
        if person is None:
            raise BadWord("Say who says it: --as PERSON, with an id of people.csv, such as --as p017.")
        return person

    async def person(self, who: str, option: str) -> Person:
        """The person of the organisation's id, or of our own.

        Raises:
            BadWord: it names nobody.
        """
        from records import people

        person = await people.find(await self.pool(), who)
        if person is None:
            raise BadWord(f"{option}: “{who}” is nobody here; write an id of people.csv, such as p017.")
        return person

    async def close(self) -> None:
        """Let go of what was opened."""
        await self._open.aclose()


Given = Annotated[Errand, Parameter(parse=False)]
"""Each command gets the errand it runs."""
Json = Annotated[bool, Parameter(name="--json", negative="", show_default=False, help="Print JSON.")]
