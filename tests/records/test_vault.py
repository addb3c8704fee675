import asyncio
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest

from records.database import Pool, open_pool
from records.master_key import BadMaster, load_master
from records.tokens import BadSeal
from records.vault import Forgotten, Sealed, UnknownPerson, Vault

TODAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEXT = "Ik wil rustig blijven als het druk is."


@pytest.fixture
async def people(pool: Pool) -> None:
    await pool.executemany(
        "insert into person (id, known_as, name, email, language) values ($1, $1, 'Naam', 'a@b.nl', 'nl')",
        [("ann",), ("bob",), ("cas",)],
    )


async def seal(vault: Vault, text: str = TEXT, *, by: str = "ann", of: str = "ann") -> str:
    return await vault.seal(text, speaker=by, learner=of, word=f"{by}:start/1", field="need.said")


@pytest.mark.usefixtures("people")
class TestSealing:
    async def test_what_was_sealed_opens(self, vault: Vault) -> None:
        token = await seal(vault)
        assert token.startswith("sealed:1/ann%3Astart%2F1/need.said/")
        assert "rustig" not in token
        assert await vault.open(token, learner="ann", word="ann:start/1") == TEXT

    async def test_the_same_text_sealed_twice_is_the_same_bytes(self, vault: Vault) -> None:
        assert await seal(vault) == await seal(vault)

    async def test_first_keys_made_at_once_are_one_key(self, vault: Vault) -> None:
        assert len({*await asyncio.gather(*(seal(vault) for _ in range(20)))}) == 1

    async def test_another_field_word_or_learner_is_other_bytes(self, vault: Vault) -> None:
        secrets = {
            (await vault.seal(TEXT, speaker="ann", learner=learner, word=word, field=field)).rpartition("/")[2]
            for learner in ("ann", "bob")
            for word in ("ann:1", "ann:2")
            for field in ("said", "want")
        }
        assert len(secrets) == 8

    async def test_an_empty_text_and_a_long_one_open_too(self, vault: Vault) -> None:
        for text in ("", "é" * 4000):
            assert await vault.open(await seal(vault, text), learner="ann") == text

    async def test_many_open_in_the_order_asked(self, vault: Vault) -> None:
        sealed = [
            Sealed(await seal(vault, f"{by} over {of}", by=by, of=of), of)
            for by in ("ann", "bob")
            for of in ("ann", "cas")
        ]
        await vault.forget("cas", at=TODAY)
        assert await vault.open_many(sealed) == ["ann over ann", None, "bob over ann", None]
        assert await vault.open_many([]) == []

    async def test_a_text_moved_to_another_word_is_refused(self, vault: Vault) -> None:
        token = await seal(vault)
        with pytest.raises(BadSeal, match="another word"):
            await vault.open(token, learner="ann", word="ann:2")
        with pytest.raises(BadSeal, match="another word"):
            await vault.open(token.replace("start%2F1", "2"), learner="ann")

    @pytest.mark.parametrize("token", ["", "hello", "sealed:1/", "sealed:1/a/b/c/d", "sealed:1/ann%3A1/f/!!"])
    async def test_a_text_that_no_vault_made_is_refused(self, vault: Vault, token: str) -> None:
        with pytest.raises(BadSeal):
            await vault.open(token, learner="ann")

    async def test_somebody_unknown_has_no_key(self, vault: Vault) -> None:
        with pytest.raises(UnknownPerson):
            await seal(vault, by="zoe")

    async def test_a_word_belongs_to_its_speaker(self, vault: Vault) -> None:
        with pytest.raises(ValueError, match="not a word of bob"):
            await vault.seal(TEXT, speaker="bob", learner="ann", word="ann:1", field="f")

    async def test_another_master_key_says_so(self, vault: Vault, pool: Pool) -> None:
        token = await seal(vault)
        with pytest.raises(BadMaster, match="another master key"):
            await Vault(pool, bytes(32)).open(token, learner="ann")

    async def test_keys_are_wrapped_in_the_database(self, vault: Vault, pool: Pool) -> None:
        await seal(vault)
        assert len(await pool.fetchval("select wrapped from key")) == 64 + 8


@pytest.mark.usefixtures("people")
class TestForgetting:
    async def test_a_forgotten_speaker_is_unreadable_elsewhere_at_once(self, vault: Vault, database_url: str) -> None:
        elsewhere_pool = await open_pool(database_url)
        elsewhere = Vault(elsewhere_pool, vault._master)
        token, other = await seal(vault, by="bob"), await seal(vault)
        assert await elsewhere.open(token, learner="ann") == TEXT
        await vault.forget("bob", at=TODAY)
        assert await elsewhere.open(token, learner="ann") is None
        assert await elsewhere.open(other, learner="ann") == TEXT
        elsewhere_pool.terminate()

    async def test_a_forgotten_learner_takes_all_words_of_the_journey_along(self, vault: Vault) -> None:
        tokens = [await seal(vault, by=by) for by in ("ann", "bob", "cas")]
        await vault.forget("ann", at=TODAY)
        assert await vault.open_many([Sealed(token, "ann") for token in tokens]) == [None] * 3

    async def test_nothing_new_is_kept_for_a_forgotten_person(self, vault: Vault) -> None:
        await seal(vault)
        await vault.forget("ann", at=TODAY)
        for by, of in (("ann", "ann"), ("ann", "bob"), ("bob", "ann")):
            with pytest.raises(Forgotten):
                await seal(vault, by=by, of=of)

    async def test_name_address_and_personnel_number_are_gone_and_the_first_time_counts(
        self, vault: Vault, pool: Pool
    ) -> None:
        await vault.forget("ann", at=TODAY)
        await vault.forget("ann", at=TODAY.replace(year=2027))
        row = await pool.fetchrow("select name, email, known_as, forgotten from person where id = 'ann'")
        assert row is not None and tuple(row) == ("", None, None, TODAY)

    async def test_a_stranger_cannot_be_forgotten(self, vault: Vault) -> None:
        with pytest.raises(UnknownPerson):
            await vault.forget("zoe", at=TODAY)

    async def test_no_key_is_left_when_sealing_and_forgetting_meet(self, vault: Vault, pool: Pool) -> None:
        for _ in range(10):
            await asyncio.gather(
                *(seal(vault, by=by, of=of) for by in ("ann", "bob") for of in ("ann", "bob", "cas")),
                vault.forget("ann", at=TODAY),
                return_exceptions=True,
            )
            left = await pool.fetchval("select count(*) from key where 'ann' in (speaker, learner)")
            assert left == 0
            await pool.execute("update person set forgotten = null, known_as = id where id = 'ann'")

    async def test_making_a_key_waits_for_who_is_being_forgotten(
        self, vault: Vault, pool: Pool, database_url: str
    ) -> None:
        other = await asyncpg.connect(database_url)
        forgetting = other.transaction()
        await forgetting.start()
        await other.execute("update person set forgotten = $1, known_as = null where id = 'ann'", TODAY)
        sealing = asyncio.create_task(seal(vault))
        await asyncio.wait([sealing], timeout=0.2)
        assert not sealing.done()
        await forgetting.commit()
        await other.close()
        with pytest.raises(Forgotten):
            await sealing


def test_a_master_key_is_32_bytes(tmp_path: Path) -> None:
    file = tmp_path / "master.key"
    with pytest.raises(BadMaster, match=r"There is no master key at .*master.key"):
        load_master(file)
    file.write_bytes(b"x" * 31)
    with pytest.raises(BadMaster, match="has 31 bytes; it must have 32"):
        load_master(file)
    with pytest.raises(BadMaster, match="can't be read"):
        load_master(tmp_path)
    file.write_bytes(b"x" * 32)
    assert load_master(file) == b"x" * 32
