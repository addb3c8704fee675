"""Who has no address is reached through a person who has one, and is never out of reach."""

from __future__ import annotations

from records import people
from records.database import Pool
from records.people import Person


async def test_through_the_companion_else_through_the_manager(pool: Pool) -> None:
    everybody = [
        Person("karim", "p004", "Karim", email="karim@example.nl"),
        Person("lotte", "p005", "Lotte", email="lotte@example.nl"),
        Person("luc", "p006", "Luc", manager="karim"),
        Person("mo", "p018", "Mo", manager="karim"),
    ]
    async with pool.acquire() as db, db.transaction():
        await people.save(db, everybody, [])
    asked = [("mo", "lotte"), ("mo", "luc"), ("mo", "mo"), ("luc", ""), ("karim", "lotte"), ("nobody", "karim")]
    assert await people.through(pool, asked) == {
        ("mo", "lotte"): "Lotte",
        ("mo", "luc"): "Karim",
        ("mo", "mo"): "Karim",
        ("luc", ""): "Karim",
    }
