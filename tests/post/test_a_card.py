"""Who has no address is reached through somebody who prints a card for them."""

from __future__ import annotations

from tests.activities.desk import MONDAY, WEEK
from tests.post.office import Office, text


async def test_sannes_card_comes_to_karim_with_a_code_to_scan_and_nothing_of_what_she_wrote(office: Office) -> None:
    await office.hire("sanne", email=None)
    await office.start()
    await office.until(MONDAY + 3 * WEEK)
    mail = next(one for one in office.mails("karim") if [*one.iter_attachments()])
    (card,) = mail.iter_attachments()
    assert "Sanne" in text(mail)
    assert (card.get_content_type(), card.get_filename()) == ("text/html", "kaart-1.html")
    page = card.get_content()
    assert "<svg" in page and "Sanne" in page and "Feedback geven" in page and "zeggen wat ik denk" not in page
    assert not [one for one in await office.pool.fetch("select from event where kind = 'found-unreachable'")]
