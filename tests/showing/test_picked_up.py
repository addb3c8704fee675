"""What L&D did about a row of its list, as L&D reads it back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from journey.lnd.moves import PickedUp
from journey.lnd.reasons import Move, Reason
from journey.who.people import PersonId
from letters.tongue import tongue
from starter.showing import in_full


@pytest.mark.parametrize("move", Move)
def test_a_move_is_told_in_the_readers_language_and_not_by_its_code(move: Move) -> None:
    event = PickedUp(
        at=datetime(2027, 3, 1, 9, tzinfo=UTC),
        by=PersonId("marieke"),
        reason=Reason.NOT_HELD,
        move=move,
        until=date(2027, 3, 8),
    )
    said = in_full.of_the_list(event, tongue("nl"))
    assert said.startswith("heeft het opgepakt") and not said.endswith(move)
