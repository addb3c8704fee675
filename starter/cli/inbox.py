"""`leerreis inbox`: the mails of a test installation, which stay on this machine; for whoever tries it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

from cyclopts import Parameter

from starter.cli.errand import Errand, Given, Json
from starter.cli.faults import DONE, REFUSED, BadWord
from starter.showing import arrived

if TYPE_CHECKING:
    from starter.embedded.mailroom import Kept

COLUMNS = ("nr", "to", "when", "subject")
NONE = "No mail has come in yet."
ONE = "--read {nr}: there is one mail, and it has number 1."
MANY = "--read {nr}: there are {count} mails; 1 is the newest."
ELSEWHERE = "Mail goes to {server}: there is no inbox here."
LOOK = "These mails did not leave this machine. Only a test installation has this inbox, and whoever runs it reads all."
LINKS = "Links:"
FILES = "Files:"
OWN = "With --as, one reads one's own mails."
NO_ADDRESS = "{name} has no address, and gets no mail."

Who = Annotated[str | None, Parameter(help="Whose mails: an id of people.csv; everybody's, if nothing is said.")]
Read = Annotated[
    int | None, Parameter(("--read", "--nth"), metavar="NR", help="Read this one, by its number in the list.")
]
Html = Annotated[
    Path | None, Parameter("--html", metavar="FILE", help="Write that mail's HTML to a file, for a browser.")
]


async def inbox(
    person: Who = None, /, *, errand: Given, read: Read = None, html: Html = None, json: Json = False
) -> int:
    """The mails of a test installation, the newest first; with --as, those to who asks."""
    from starter.embedded.mailroom import BadMail

    asker = await errand.asker()
    if (server := _elsewhere(errand)) is not None:
        errand.output.note(errand.say(ELSEWHERE, server=server))
        return REFUSED
    whose = await errand.person(person, "PERSON") if person else asker
    if whose and asker and whose.id != asker.id:
        raise BadWord(errand.say(OWN))
    if whose and not whose.email:
        errand.output.note(errand.say(NO_ADDRESS, name=whose.name))
        return DONE
    try:
        found = _mails(errand, whose.email if whose else None)
    except BadMail as fault:
        raise BadWord(f"{fault}") from None
    if html is not None or read is not None:
        _show(errand, _nth(errand, found, read or 1), html, json)
    else:
        _list(errand, found, json)
    return DONE


def _elsewhere(errand: Errand) -> str | None:
    """The server that mail is handed to; None: it stays here."""
    url = errand.settings.smtp_url
    if not url or errand.settings.mail_folder is not None:
        return None
    return urlsplit(url.get_secret_value()).netloc.rpartition("@")[2]


def _mails(errand: Errand, address: str | None) -> list[Kept]:
    from records.master_key import load_master
    from starter.embedded.mailroom import Mailroom, folder_of

    folder = folder_of(errand.settings)
    if not folder.exists():
        return []
    room = Mailroom(folder, load_master(errand.settings.master_key_file))
    return room.of(address) if address else room.all()


def _nth(errand: Errand, found: list[Kept], nr: int) -> Kept:
    if 1 <= nr <= len(found):
        return found[nr - 1]
    raise BadWord(errand.say.count(ONE, MANY, len(found), nr=nr) if found else errand.say(NONE))


def _list(errand: Errand, found: list[Kept], json: bool) -> None:
    if json:
        errand.output.json([_json(nr, kept) for nr, kept in enumerate(found, 1)])
        return
    if found:
        rows = [(str(nr), ", ".join(kept.to), _when(kept), kept.mail["Subject"]) for nr, kept in enumerate(found, 1)]
        errand.output.table([errand.say(column) for column in COLUMNS], rows)
    errand.output.note(errand.say(LOOK if found else NONE))


def _show(errand: Errand, kept: Kept, html: Path | None, json: bool) -> None:
    if html is not None:
        html.write_text(arrived.html(kept.mail), encoding="utf-8")
        return
    if json:
        errand.output.json(_json(None, kept) | {"text": arrived.text(kept.mail)})
        return
    line = errand.output.line
    errand.output.title(kept.mail["Subject"])
    line(f"{', '.join(kept.to)}, {_when(kept)}\n")
    text = arrived.text(kept.mail).rstrip()
    line(text)
    beside = [(label, url) for label, url in arrived.links(kept.mail) if url not in text]
    for head, pairs in ((LINKS, beside), (FILES, arrived.files(kept.mail))):
        if pairs:
            line(f"\n{errand.say(head)}")
            for name, what in pairs:
                line(f"  {name}: {what}" if name else f"  {what}")


def _when(kept: Kept) -> str:
    return f"{kept.at.astimezone():%Y-%m-%d %H:%M}"


def _json(nr: int | None, kept: Kept) -> dict[str, Any]:
    said = {"to": [*kept.to], "at": kept.at.isoformat(), "subject": kept.mail["Subject"]}
    said["message_id"] = kept.mail["Message-ID"]
    said["links"] = [{"label": label, "url": url} for label, url in arrived.links(kept.mail)]
    said["files"] = [name for name, _ in arrived.files(kept.mail)]
    return said if nr is None else {"nr": nr} | said
